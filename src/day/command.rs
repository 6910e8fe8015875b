//! What an operator asks for. Imperative; carries what it was meant for.

use serde::{Deserialize, Serialize};

use super::ground::ContestCommand;
use super::{Cut, Handover, Presence, Seq};
use crate::agenda::{
    CheckId, DecisionId, Delegate, DelegateId, Item, ItemId, ItemKind, Kit, Lasting, Part, Performer,
    Recipient, RecipientId, RecipientKind,
};

/// What an operator asks of a running day. The RON form is the one `ngayhoi do` reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Command {
    /// Begin an item now, whatever is running; what was running is over.
    Start(ItemId),
    /// Go on to the next item in order. `from` is the item that the operator saw running
    /// (none before the first); a command from a stale screen is refused.
    Next {
        /// The item seen running.
        #[serde(default)]
        from: Option<ItemId>,
    },
    /// `from` was started by mistake: it waits again, and the one before it runs on as if it
    /// had never been left.
    Back {
        /// The item seen running.
        from: ItemId,
    },
    /// Stop the running item's clock.
    Pause(ItemId),
    /// Let a paused item's clock run on.
    Resume(ItemId),
    /// Leave an item out of the day.
    Skip {
        /// Which.
        item: ItemId,
        /// Why, for the minutes.
        #[serde(default)]
        reason: Option<String>,
    },
    /// Put a skipped item back in its place.
    Unskip(ItemId),
    /// Set an item aside (treo), perhaps in the middle of it; what it has done so far is kept.
    Park {
        /// Which.
        item: ItemId,
        /// Why, for the minutes.
        #[serde(default)]
        reason: Option<String>,
    },
    /// Put a parked item back in its place.
    Unpark(ItemId),
    /// A check is done.
    Tick(CheckId),
    /// A check is not done after all.
    Untick(CheckId),
    /// Write down something about an item or the day.
    Note {
        /// Which item; none is the day.
        #[serde(default)]
        item: Option<ItemId>,
        /// What.
        text: String,
    },
    /// The running item really began `ago` ago ("bắt đầu từ 2 phút trước").
    CorrectStart {
        /// The item seen running.
        item: ItemId,
        /// How long ago.
        ago: Lasting,
    },
    /// Give an item more time, or take some (negative).
    Adjust {
        /// Which.
        item: ItemId,
        /// How much.
        by: Lasting,
    },
    /// The day is over. `from` is the item seen running, if any.
    End {
        /// The item seen running.
        #[serde(default)]
        from: Option<ItemId>,
    },
    /// Put a new item into the day.
    Insert {
        /// What.
        item: Box<NewItem>,
        /// Before which item; none is at the end.
        #[serde(default)]
        before: Option<ItemId>,
    },
    /// Move items that wait, together and in the order given.
    Move {
        /// Which.
        items: Vec<ItemId>,
        /// Before which item; none is to the end.
        #[serde(default)]
        before: Option<ItemId>,
    },
    /// Set several items aside at once: rain.
    SetAside {
        /// Which.
        items: Vec<ItemId>,
        /// Why, for the minutes.
        #[serde(default)]
        reason: Option<String>,
    },
    /// Put items set aside back in their places.
    TakeUp {
        /// Which.
        items: Vec<ItemId>,
    },
    /// Somebody else performs an item. The MC's words follow.
    Replace {
        /// Which item.
        item: ItemId,
        /// Who does it now.
        performer: Performer,
    },
    /// Shorten some items and leave others out, all at once, to end on time.
    Shorten {
        /// Less time for these.
        #[serde(default)]
        cuts: Vec<Cut>,
        /// These are left out.
        #[serde(default)]
        drops: Vec<ItemId>,
    },
    /// A guest must leave: what they take part in comes next, in its order.
    PullForward {
        /// Who.
        delegate: DelegateId,
        /// Which items.
        items: Vec<ItemId>,
    },
    /// Mark delegates as arrived, introduced, left …
    Mark {
        /// Whom.
        delegates: Vec<DelegateId>,
        /// As what.
        presence: Presence,
    },
    /// A guest whom nobody announced, who is here now.
    AddDelegate {
        /// Who. An id is made from the name.
        delegate: Box<Delegate>,
        /// Before whom in the order of introduction; none is at the end.
        #[serde(default)]
        before: Option<DelegateId>,
    },
    /// Change the order of introduction.
    MoveDelegate {
        /// Whom.
        delegate: DelegateId,
        /// Before whom; none is to the end.
        #[serde(default)]
        before: Option<DelegateId>,
    },
    /// Somebody else has come instead of a delegate. A substitute does not take the principal's
    /// place in the order ("ngôi thứ không ủy quyền").
    Substitute {
        /// Instead of whom.
        delegate: DelegateId,
        /// Who has come.
        by: Box<Delegate>,
        /// Before whom in the order of introduction; none is at the end.
        #[serde(default)]
        before: Option<DelegateId>,
    },
    /// Send the MC one line.
    Send {
        /// What.
        text: String,
    },
    /// The MC has read the line sent with this number.
    Seen(Seq),
    /// Take the day's programme from a changed agenda.
    Revise {
        /// The text of the agenda file.
        agenda: String,
    },
    /// Leave the programme as it is although the agenda file has changed.
    KeepProgramme {
        /// The text of the agenda file that is not taken.
        agenda: String,
    },
    /// The decision is read to the hall; once for each.
    Announce(DecisionId),
    /// Recipients have come so far: present, lined up, called, conferred, received by another, to be
    /// handed over later, withdrawn.
    Award {
        /// Whom.
        recipients: Vec<RecipientId>,
        /// How far.
        state: Handover,
    },
    /// Something is ready for recipients, or is not after all.
    Ready {
        /// For whom.
        recipients: Vec<RecipientId>,
        /// What.
        kit: Kit,
        /// Ready, or not.
        done: bool,
    },
    /// Mend the spelling of a recipient's name, or fill it in.
    Rename {
        /// Whose.
        recipient: RecipientId,
        /// The right name.
        name: String,
    },
    /// Take a list that has arrived into a roll, in its order: unnamed places are filled first, the
    /// others follow at the end. Ids are made from the names.
    Import {
        /// Under which decision.
        decision: DecisionId,
        /// Into which roll.
        #[serde(default)]
        kind: RecipientKind,
        /// Who.
        recipients: Vec<Recipient>,
        /// Instead of the roll as it stands; refused once anybody of it has been called.
        #[serde(default)]
        replace: bool,
    },
    /// Put a late name on a roll, at its place.
    AddRecipient {
        /// Under which decision.
        decision: DecisionId,
        /// On which roll.
        #[serde(default)]
        kind: RecipientKind,
        /// Who. An id is made from the name.
        recipient: Box<Recipient>,
        /// After whom; none is at the end.
        #[serde(default)]
        after: Option<RecipientId>,
    },
    /// Something on the drill ground.
    Contest(ContestCommand),
    /// Divide a batch (đợt): somebody and those after them go up by themselves. Refused once any of
    /// these has been called.
    SplitBatch {
        /// Who begins the second part.
        before: RecipientId,
    },
    /// Join a batch with the one before it, of its kind. Refused once any of it has been called.
    JoinBatch {
        /// The first of the batch, as the operator saw it.
        batch: RecipientId,
    },
    /// Give a batch presenters and bearers of its own.
    StaffBatch {
        /// The first of the batch, as the operator saw it.
        batch: RecipientId,
        /// Who hands over; none is whoever does for the decision.
        #[serde(default)]
        presenters: Vec<Performer>,
        /// Who carries tray and flowers; none is whoever does for the decision.
        #[serde(default)]
        bearers: Vec<String>,
    },
    /// The photo is taken and the batch is done; refused while somebody of it is left.
    CloseBatch {
        /// The first of the batch, as the operator saw it.
        batch: RecipientId,
    },
    /// Take back the event of this number. It stays in the journal.
    Undo(Seq),
    /// Take back the undo of this number.
    Redo(Seq),
}

/// An item that the agenda does not have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewItem {
    /// What the programme calls it. Its id is made from this.
    pub title: String,
    /// What it is.
    #[serde(default)]
    pub kind: ItemKind,
    /// Which half of the day.
    #[serde(default)]
    pub part: Part,
    /// How long it is to take.
    #[serde(default)]
    pub minutes: Option<Lasting>,
    /// Who does it.
    #[serde(default)]
    pub performer: Option<Performer>,
    /// What the MC says.
    #[serde(default)]
    pub words: Option<String>,
}

impl NewItem {
    /// As an item of the day.
    pub(super) fn item(&self, id: &ItemId) -> Item {
        Item {
            id: id.clone(),
            title: self.title.clone(),
            kind: self.kind.or_guess(&self.title),
            part: self.part,
            minutes: self.minutes.map(|minutes| minutes.0),
            performer: self.performer.clone(),
            words: self.words.clone(),
            ..Item::default()
        }
    }
}
