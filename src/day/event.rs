//! What happened. Past tense; once recorded, for ever.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::awards::Handover;
use super::command::NewItem;
use super::ground::ContestEvent;
use crate::agenda::{
    CheckId, DecisionId, Delegate, DelegateId, ItemId, Kit, Lasting, Performer, Recipient, RecipientId,
    RecipientKind,
};
use crate::clock::Timestamp;

/// The number of an event in its journal: 1, 2, 3 … without gaps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl Seq {
    /// The number that follows.
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Who acts, by the name that the minutes will show.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Operator(pub String);

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether this is the day itself or a rehearsal of it (tổng duyệt).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// The day.
    Live,
    /// A rehearsal.
    Rehearsal,
}

/// Whether a delegate is here (có mặt).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Presence {
    /// Invited (mời).
    #[default]
    Expected,
    /// Here, not yet introduced (đã đến).
    Arrived,
    /// Introduced to the hall (đã giới thiệu).
    Introduced,
    /// Gone (đã về).
    Left,
    /// Not coming (vắng).
    Absent,
    /// Somebody else has come instead (có người đi thay).
    ReplacedBy(DelegateId),
}

/// Less time for an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    /// Which.
    pub item: ItemId,
    /// By how much.
    pub by: Lasting,
}

/// An event with its number, moment and author.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// Its number.
    pub seq: Seq,
    /// When the operator acted.
    pub at: Timestamp,
    /// Who.
    pub by: Operator,
    /// What.
    pub event: Event,
}

/// Declares the events: variant, kind in the journal, fields. The body of an event is the JSON
/// object of its fields; kinds and fields are read for ever, so they are only ever added to.
macro_rules! events {
    ($($(#[$meta:meta])* $variant:ident $kind:literal { $($(#[$fmeta:meta])* $field:ident: $type:ty,)* })+) => {
        /// What happened to a day.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Event {
            $($(#[$meta])* $variant { $($(#[$fmeta])* $field: $type,)* },)+
        }

        impl Event {
            /// Every kind, as named in the journal.
            pub const KINDS: &'static [&'static str] = &[$($kind),+];

            /// The kind, as named in the journal.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $kind,)+ }
            }

            /// The fields as a JSON object.
            ///
            /// # Errors
            /// None in practice: every field is a string, a number or a list of them.
            pub fn body(&self) -> Result<String, serde_json::Error> {
                match self {
                    $(Self::$variant { $($field),* } => {
                        #[derive(Serialize)]
                        struct Body<'a> { $($field: &'a $type,)* #[serde(skip)] _a: std::marker::PhantomData<&'a ()> }
                        serde_json::to_string(&Body { $($field,)* _a: std::marker::PhantomData })
                    })+
                }
            }

            /// Reads an event back from its kind and body.
            ///
            /// # Errors
            /// An unknown kind (written by a newer program), or a body that lacks a field.
            pub fn from_parts(kind: &str, body: &str) -> Result<Self, Unreadable> {
                match kind {
                    $($kind => {
                        #[derive(Deserialize)]
                        struct Body { $($(#[$fmeta])* $field: $type,)* }
                        let Body { $($field),* } = read(kind, body)?;
                        Ok(Self::$variant { $($field),* })
                    })+
                    _ => Err(Unreadable { kind: kind.to_owned(), reason: "unknown kind".to_owned() }),
                }
            }
        }
    };
}

fn read<T: DeserializeOwned>(kind: &str, body: &str) -> Result<T, Unreadable> {
    serde_json::from_str(body)
        .map_err(|error| Unreadable { kind: kind.to_owned(), reason: error.to_string() })
}

/// An event of the journal that this program cannot read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("event {kind:?}: {reason}")]
pub struct Unreadable {
    /// The kind, as found.
    pub kind: String,
    /// Why not.
    pub reason: String,
}

events! {
    /// The day was opened. Holds the whole agenda text, so that the day replays after the file
    /// is edited or lost.
    Opened "opened" {
        /// The agenda file, as read.
        agenda: String,
        /// The day, or a rehearsal.
        mode: Mode,
        /// The calendar date to which the agenda's times of day belong.
        date: chrono::NaiveDate,
    }
    /// An item began; what ran before is over.
    Started "started" {
        /// Which.
        item: ItemId,
        /// What was running.
        after: Option<ItemId>,
        /// Required checks that were still open, and gone over.
        gone_over: Vec<CheckId>,
        /// By "next", as opposed to being chosen by name.
        in_turn: bool,
    }
    /// Somebody pressed "next" while required checks were open, and was told which.
    Cautioned "cautioned" {
        /// The item that was running.
        item: Option<ItemId>,
        /// The open checks named.
        checks: Vec<CheckId>,
    }
    /// An item had been started by mistake; the one before runs on.
    WentBack "went_back" {
        /// The item that waits again.
        from: ItemId,
        /// The item that runs on; none when nothing ran before.
        to: Option<ItemId>,
    }
    /// The running item's clock was stopped.
    Paused "paused" {
        /// Which.
        item: ItemId,
    }
    /// The running item's clock runs on.
    Resumed "resumed" {
        /// Which.
        item: ItemId,
    }
    /// An item was left out.
    Skipped "skipped" {
        /// Which.
        item: ItemId,
        /// Why.
        reason: Option<String>,
    }
    /// A skipped item was put back.
    Unskipped "unskipped" {
        /// Which.
        item: ItemId,
    }
    /// An item was set aside.
    Parked "parked" {
        /// Which.
        item: ItemId,
        /// Why.
        reason: Option<String>,
    }
    /// A parked item was put back.
    Unparked "unparked" {
        /// Which.
        item: ItemId,
    }
    /// A check was done.
    Ticked "ticked" {
        /// Which.
        check: CheckId,
    }
    /// A check was not done after all.
    Unticked "unticked" {
        /// Which.
        check: CheckId,
    }
    /// Something was written down.
    Noted "noted" {
        /// About which item; none is the day.
        item: Option<ItemId>,
        /// What.
        text: String,
    }
    /// The running item really began at another moment.
    StartCorrected "start_corrected" {
        /// Which.
        item: ItemId,
        /// When it began.
        start: Timestamp,
    }
    /// An item was given time, or some was taken.
    Adjusted "adjusted" {
        /// Which.
        item: ItemId,
        /// How many seconds.
        by_s: i64,
    }
    /// A new item was put into the day.
    Inserted "inserted" {
        /// Its id.
        item: ItemId,
        /// What it is.
        what: NewItem,
        /// Before which item; none is at the end.
        before: Option<ItemId>,
    }
    /// Items were moved, together and in this order.
    Moved "moved" {
        /// Which.
        items: Vec<ItemId>,
        /// Before which item; none is to the end.
        before: Option<ItemId>,
    }
    /// Several items were set aside at once.
    SetAside "set_aside" {
        /// Which.
        items: Vec<ItemId>,
        /// Why.
        reason: Option<String>,
    }
    /// Items set aside were put back.
    TakenUp "taken_up" {
        /// Which.
        items: Vec<ItemId>,
    }
    /// Somebody else performs an item.
    PerformerReplaced "performer_replaced" {
        /// Which item.
        item: ItemId,
        /// Who does it now.
        performer: Performer,
    }
    /// Items were shortened and left out, all at once, to end on time.
    Shortened "shortened" {
        /// Less time for these.
        cuts: Vec<Cut>,
        /// These were left out.
        drops: Vec<ItemId>,
    }
    /// A guest must leave: what they take part in was brought forward.
    PulledForward "pulled_forward" {
        /// Who.
        delegate: DelegateId,
        /// Which items, in their order.
        items: Vec<ItemId>,
        /// Before which item; none when nothing else waited.
        before: Option<ItemId>,
    }
    /// Delegates were marked.
    Marked "marked" {
        /// Whom.
        delegates: Vec<DelegateId>,
        /// As what.
        presence: Presence,
    }
    /// A guest whom nobody announced has come.
    DelegateAdded "delegate_added" {
        /// Who.
        delegate: Delegate,
        /// Before whom in the order of introduction; none is at the end.
        before: Option<DelegateId>,
    }
    /// The order of introduction was changed.
    DelegateMoved "delegate_moved" {
        /// Whom.
        delegate: DelegateId,
        /// Before whom; none is to the end.
        before: Option<DelegateId>,
    }
    /// Somebody else has come instead of a delegate.
    Substituted "substituted" {
        /// Instead of whom.
        delegate: DelegateId,
        /// Who has come.
        by: Delegate,
        /// Before whom in the order of introduction; none is at the end.
        before: Option<DelegateId>,
    }
    /// The MC was sent a line.
    MessageSent "message_sent" {
        /// What.
        text: String,
    }
    /// The MC has read a line.
    MessageSeen "message_seen" {
        /// The number of the event that sent it.
        message: Seq,
    }
    /// The day's programme was taken from a changed agenda.
    Revised "revised" {
        /// The text of the agenda file.
        agenda: String,
    }
    /// The agenda file has changed, and the programme was left as it is.
    ProgrammeKept "programme_kept" {
        /// The text of the agenda file that was not taken.
        agenda: String,
    }
    /// A decision was read to the hall.
    Announced "announced" {
        /// Which.
        decision: DecisionId,
    }
    /// Recipients came so far.
    Awarded "awarded" {
        /// Whom.
        recipients: Vec<RecipientId>,
        /// How far.
        state: Handover,
    }
    /// Something was made ready for recipients, or was not after all.
    Prepared "prepared" {
        /// For whom.
        recipients: Vec<RecipientId>,
        /// What.
        kit: Kit,
        /// Ready, or not.
        done: bool,
    }
    /// A recipient's name was mended or filled in.
    Renamed "renamed" {
        /// Whose.
        recipient: RecipientId,
        /// The right name.
        name: String,
        /// What stood there.
        was: String,
    }
    /// A list that arrived late was taken into a roll: unnamed places first, the rest at its end.
    Imported "imported" {
        /// Under which decision.
        decision: DecisionId,
        /// Into which roll.
        kind: RecipientKind,
        /// Who, in the order of the annex.
        recipients: Vec<Recipient>,
        /// The roll as it stood was taken away.
        replace: bool,
    }
    /// A late name was put on a roll.
    RecipientAdded "recipient_added" {
        /// Under which decision.
        decision: DecisionId,
        /// On which roll.
        kind: RecipientKind,
        /// Who.
        recipient: Recipient,
        /// After whom; none is at the end.
        after: Option<RecipientId>,
    }
    /// A batch was divided.
    BatchSplit "batch_split" {
        /// Who begins the second part.
        before: RecipientId,
    }
    /// A batch was joined with the one before it.
    BatchJoined "batch_joined" {
        /// The first of it.
        batch: RecipientId,
    }
    /// A batch was given presenters and bearers of its own.
    BatchStaffed "batch_staffed" {
        /// The first of it.
        batch: RecipientId,
        /// Who hands over; none is whoever does for the decision.
        presenters: Vec<Performer>,
        /// Who carries tray and flowers; none is whoever does for the decision.
        bearers: Vec<String>,
    }
    /// The photo was taken and the batch was done.
    BatchClosed "batch_closed" {
        /// Under which decision.
        decision: DecisionId,
        /// The first of it.
        batch: RecipientId,
    }
    /// Something happened on the drill ground.
    Contest "contest" {
        /// What.
        what: ContestEvent,
    }
    /// The day was ended.
    Ended "ended" {
        /// What was running.
        item: Option<ItemId>,
        /// Required checks that were still open.
        gone_over: Vec<CheckId>,
    }
    /// An earlier event was taken back.
    Reverted "reverted" {
        /// Which.
        seq: Seq,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_read_back_as_it_was_written() {
        let event = Event::Started {
            item: "chao-co".into(),
            after: Some("don-tiep".into()),
            gone_over: vec!["don-tiep/micro".into()],
            in_turn: true,
        };
        let body = event.body().unwrap();
        assert_eq!(
            body,
            r#"{"item":"chao-co","after":"don-tiep","gone_over":["don-tiep/micro"],"in_turn":true}"#
        );
        assert_eq!(Event::from_parts(event.kind(), &body).unwrap(), event);
    }

    #[test]
    fn an_event_of_a_newer_program_is_named() {
        let error = Event::from_parts("fireworks", "{}").unwrap_err();
        assert_eq!(error.kind, "fireworks");
    }
}
