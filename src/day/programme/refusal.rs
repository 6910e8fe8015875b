//! Why a command of the programme is refused. Each becomes one calm sentence that says what to do.

use chrono::TimeDelta;

use crate::agenda::{CheckId, ItemId, RecipientId};
use crate::clock::Timestamp;
use crate::day::{ItemState, Tick};
use crate::day::{Operator, Seq};

/// Why a command of the programme is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum ProgrammeRefusal {
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
    /// An item of this id is there already.
    AlreadyThere(ItemId),
    /// Nothing can be put before what is over or running.
    PlaceIsPast(ItemId),
    /// An item cannot last less than nothing.
    LessThanNothing,
    /// No message of this number.
    NoMessage(Seq),
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
    /// Something of the item is open, and the warning cannot have been read yet.
    ReadFirst {
        /// The open checks.
        checks: Vec<CheckId>,
        /// Who has not received, or not signed.
        recipients: Vec<RecipientId>,
    },
    /// Others before the item were never started, and nobody said what became of them.
    EarlierNotStarted {
        /// The item that was to begin.
        item: ItemId,
        /// Those before it.
        earlier: Vec<ItemId>,
    },
    /// The item is running already.
    AlreadyLive(ItemId),
    /// The item's clock is stopped already.
    AlreadyPaused(ItemId),
    /// The item's clock is running.
    NotPaused(ItemId),
    /// Not possible for an item in this state.
    WrongState {
        /// The item that it was asked of.
        item: ItemId,
        /// Its state.
        state: ItemState,
    },
    /// The check is done already.
    AlreadyTicked {
        /// The check that was to be ticked.
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
    /// Neither a date nor a time can be read in this.
    NotADateOrTime(String),
    /// What is put off goes to a later date, within a year.
    NotALaterDate {
        /// Than this.
        than: chrono::NaiveDate,
    },
    /// While an item runs, nothing is put off.
    RunsStill(ItemId),
    /// Nothing is to come that could be put off.
    NothingToCome,
    /// Adjusting by nothing.
    NothingToAdjust,
    /// More time would be taken than the item has.
    NotThatMuchTime {
        /// The item of which time was to be taken.
        item: ItemId,
        /// What it has; unknown when nothing was planned.
        allotted: Option<TimeDelta>,
    },
}
