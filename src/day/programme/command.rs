//! What is asked of the programme.

use serde::{Deserialize, Serialize};

use super::Cut;
use crate::agenda::{CheckId, DelegateId, Item, ItemId, ItemKind, Lasting, Part, Performer};
use crate::day::Seq;

/// What an operator asks of the items, their clock, the checks, the notes and the MC.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum ProgrammeCommand {
    /// Begin an item now, whatever is running; what was running is over. Refused where others before it
    /// were never started: somebody has to say what became of those.
    Start(ItemId),
    /// Begin an item now, ahead of others before it, which are still to come.
    StartAhead(ItemId),
    /// Begin an item now although others before it were never started: those were held, and nobody
    /// pressed, or are left out.
    StartPast {
        /// The item to begin.
        item: ItemId,
        /// Those before it, as the operator saw them waiting.
        earlier: Vec<ItemId>,
        /// They were held; otherwise they are left out.
        held: bool,
    },
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
        /// What is left out.
        item: ItemId,
        /// Why, for the minutes.
        #[serde(default)]
        reason: Option<String>,
    },
    /// Put a skipped item back in its place.
    Unskip(ItemId),
    /// Set an item aside (treo), perhaps in the middle of it; what it has done so far is kept.
    Park {
        /// What is set aside.
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
        /// For the minutes; the hall never sees it.
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
        /// One that runs or is still to be held.
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
        /// The item as it would stand in an agenda; an id is made from its title.
        item: Box<NewItem>,
        /// Before which item; none is at the end.
        #[serde(default)]
        before: Option<ItemId>,
    },
    /// Move items that wait, together and in the order given.
    Move {
        /// Those that wait, in the order that they are to have.
        items: Vec<ItemId>,
        /// Before which item; none is to the end.
        #[serde(default)]
        before: Option<ItemId>,
    },
    /// Set several items aside at once: rain.
    SetAside {
        /// All that cannot be held now.
        items: Vec<ItemId>,
        /// Why, for the minutes.
        #[serde(default)]
        reason: Option<String>,
    },
    /// Put items set aside back in their places.
    TakeUp {
        /// Of those set aside, whichever can be held now.
        items: Vec<ItemId>,
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
        /// The guest who must leave.
        delegate: DelegateId,
        /// What they take part in, as the operator saw it.
        items: Vec<ItemId>,
    },
    /// Put what is still to come off to a later date; what was held stays on its own.
    Postpone {
        /// To which date, as people write it.
        to: String,
        /// When it begins there.
        #[serde(default)]
        start: Option<String>,
    },
    /// Send the MC one line.
    Send {
        /// As the MC is to see it.
        text: String,
    },
    /// The MC has read the line sent with this number.
    Seen(Seq),
}

/// An item that the agenda does not have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewItem {
    /// What the programme calls it. Its id is made from this.
    pub title: String,
    /// Speech, contest, awards …; guessed from the title where it is not told.
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
    pub(in crate::day) fn item(&self, id: &ItemId) -> Item {
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
