//! Why a command is refused. Each becomes one calm sentence that says what to do (`say.rs`).

use super::Seq;
use super::awards::AwardsRefusal;
use super::event::Event;
use super::ground::GroundRefusal;
use super::people::PeopleRefusal;
use super::programme::ProgrammeRefusal;
use crate::clock::Timestamp;

/// Why a command is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The programme does not allow it.
    Programme(ProgrammeRefusal),
    /// It is not so with the people named.
    People(PeopleRefusal),
    /// It cannot be done by the stage.
    Awards(AwardsRefusal),
    /// Not possible on the drill ground.
    Ground(GroundRefusal),
    /// Nothing was chosen.
    NothingChosen,
    /// It is so already, as an event that is looked at finds; `decide` says with which ([`Self::Already`]).
    NothingChanges,
    /// This would say only what is so already.
    Already(Box<Event>),
    /// The day's clock shows what the machine's shows.
    ClockIsRight,
    /// A rehearsal's clock has nothing to do with the machine's.
    ClockOfRehearsal,
    /// Nothing was written.
    EmptyText,
    /// Too much was written.
    TextTooLong {
        /// The most, in characters.
        limit: usize,
    },
    /// The text holds control characters or overrides of direction.
    UnsafeText {
        /// The text with symbols in their place.
        shown: String,
    },
    /// The day is open already.
    AlreadyOpen,
    /// No event of this number.
    UnknownEvent(Seq),
    /// Undone already.
    AlreadyUndone(Seq),
    /// This is an undo; redo takes it back.
    UndoOfUndo(Seq),
    /// The opening and warnings stay.
    CannotBeUndone(Seq),
    /// Only an undo can be redone.
    NotAnUndo(Seq),
    /// A later event would make no sense without it.
    LaterEventNeedsIt {
        /// The event to be undone.
        seq: Seq,
        /// The first later event that needs it.
        later: Seq,
    },
    /// The agenda file is what the day runs by.
    FileUnchanged,
    /// The changed agenda has faults; the first of them.
    BadAgenda(String),
    /// The day is over.
    DayOver {
        /// Since when.
        at: Timestamp,
    },
}

impl Refusal {
    /// What an event would say is so already.
    pub(in crate::day) fn already(event: impl Into<Event>) -> Self {
        Self::Already(Box::new(event.into()))
    }
}

impl From<ProgrammeRefusal> for Refusal {
    fn from(refusal: ProgrammeRefusal) -> Self {
        Self::Programme(refusal)
    }
}

impl From<PeopleRefusal> for Refusal {
    fn from(refusal: PeopleRefusal) -> Self {
        Self::People(refusal)
    }
}

impl From<AwardsRefusal> for Refusal {
    fn from(refusal: AwardsRefusal) -> Self {
        Self::Awards(refusal)
    }
}

impl From<GroundRefusal> for Refusal {
    fn from(refusal: GroundRefusal) -> Self {
        Self::Ground(refusal)
    }
}
