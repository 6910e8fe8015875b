//! Why a command is refused. Each becomes one calm sentence that says what to do (`say.rs`).

use chrono::TimeDelta;

use super::ground::GroundRefusal;
use super::{ItemState, Operator, Seq, Tick};
use crate::agenda::{CheckId, DecisionId, DelegateId, ItemId, RecipientId};
use crate::clock::Timestamp;

/// Why a command is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// No item of this id.
    UnknownItem {
        /// As written.
        id: ItemId,
        /// Perhaps this one.
        meant: Option<ItemId>,
    },
    /// No check of this id.
    UnknownCheck {
        /// As written.
        id: CheckId,
        /// Perhaps this one.
        meant: Option<CheckId>,
    },
    /// No delegate of this id.
    UnknownDelegate {
        /// As written.
        id: DelegateId,
        /// Perhaps this one.
        meant: Option<DelegateId>,
    },
    /// An item of this id is there already.
    AlreadyThere(ItemId),
    /// A delegate of this id is there already.
    DelegateThere(DelegateId),
    /// The delegate is so marked already.
    AlreadyMarked(DelegateId),
    /// The delegate has arrived and was introduced.
    AlreadyIntroduced(DelegateId),
    /// A substitute is not marked but added, with a name.
    SubstituteIsAdded,
    /// A guest without name and post cannot be introduced.
    NobodyNamed,
    /// Nothing can be put before what is over or running.
    PlaceIsPast(ItemId),
    /// An item cannot last less than nothing.
    LessThanNothing,
    /// Nothing was chosen.
    NothingChosen,
    /// It is so already.
    NothingChanges,
    /// The day's clock shows what the machine's shows.
    ClockIsRight,
    /// A rehearsal's clock has nothing to do with the machine's.
    ClockOfRehearsal,
    /// No message of this number.
    NoMessage(Seq),
    /// No recipient of this id.
    UnknownRecipient {
        /// As written.
        id: RecipientId,
        /// Perhaps this one.
        meant: Option<RecipientId>,
    },
    /// No decision of this id.
    UnknownDecision(DecisionId),
    /// The decision was read already.
    AlreadyAnnounced(DecisionId),
    /// The decision has not been read yet.
    NotAnnounced(DecisionId),
    /// The recipient has received already.
    AlreadyReceived(RecipientId),
    /// The dead do not receive themselves: it is asked who does.
    Posthumous(RecipientId),
    /// A recipient of this id is there already.
    RecipientThere(RecipientId),
    /// A roll of which somebody has been called is not replaced.
    RollBegun {
        /// Who was called.
        called: RecipientId,
    },
    /// No batch begins with this recipient any more.
    BatchChanged(RecipientId),
    /// A batch of which somebody has been called stays as it is.
    BatchBegun {
        /// Who was called.
        called: RecipientId,
    },
    /// The first batch of a roll has none before it: kinds are not mixed.
    NoBatchBefore,
    /// The batch is done.
    BatchClosed {
        /// Since when.
        at: Timestamp,
    },
    /// Somebody of the batch is left.
    BatchOpen {
        /// How many.
        left: usize,
        /// The first of them.
        waits: RecipientId,
    },
    /// More recipients than any ward has.
    TooManyRecipients {
        /// The most on one roll.
        limit: usize,
    },
    /// Not possible on the drill ground.
    Ground(GroundRefusal),
    /// The changed agenda has faults; the first of them.
    BadAgenda(String),
    /// No event of this number.
    UnknownEvent(Seq),
    /// The day is open already.
    AlreadyOpen,
    /// The day is over.
    DayOver {
        /// Since when.
        at: Timestamp,
    },
    /// The screen was stale: something else is running now.
    Moved {
        /// What is running.
        current: Option<ItemId>,
        /// Who moved the programme last, and when.
        mover: Option<(Operator, Timestamp)>,
    },
    /// The programme moved a moment ago; this is a second press.
    TooSoon {
        /// What is running.
        current: Option<ItemId>,
        /// Who moved it.
        by: Operator,
    },
    /// No item waits any more.
    NothingNext {
        /// Items set aside.
        parked: Vec<ItemId>,
    },
    /// Required checks are open, and the warning cannot have been read yet.
    ReadFirst {
        /// The open checks.
        checks: Vec<CheckId>,
    },
    /// The item is running already.
    AlreadyLive(ItemId),
    /// The item's clock is stopped already.
    AlreadyPaused(ItemId),
    /// The item's clock is running.
    NotPaused(ItemId),
    /// Not possible for an item in this state.
    WrongState {
        /// Which item.
        item: ItemId,
        /// Its state.
        state: ItemState,
    },
    /// The check is done already.
    AlreadyTicked {
        /// Which.
        check: CheckId,
        /// By whom, when.
        tick: Tick,
    },
    /// The check is open.
    NotTicked(CheckId),
    /// An item cannot have begun before the one before it.
    StartsBeforePrevious {
        /// The one before.
        previous: ItemId,
        /// When that began.
        began: Timestamp,
    },
    /// An item cannot have begun while another was running (which was then set aside), or before
    /// its own earlier run was over.
    StartsWithinAnother {
        /// What ran.
        item: ItemId,
        /// Until when.
        until: Timestamp,
    },
    /// An item cannot have begun after its clock was first stopped.
    StartsAfterPause,
    /// An item that is running cannot begin in the future.
    StartsInTheFuture,
    /// Longer than any item is: a slip of the finger.
    TooLong {
        /// The longest.
        limit: TimeDelta,
    },
    /// Adjusting by nothing.
    NothingToAdjust,
    /// More time would be taken than the item has.
    NotThatMuchTime {
        /// Which item.
        item: ItemId,
        /// What it has; unknown when nothing was planned.
        allotted: Option<TimeDelta>,
    },
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
}

impl From<GroundRefusal> for Refusal {
    fn from(refusal: GroundRefusal) -> Self {
        Self::Ground(refusal)
    }
}
