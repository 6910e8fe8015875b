//! What happened to people.

use chrono::NaiveTime;

use super::{Mending, Presence};
use crate::agenda::{Delegate, DelegateId, ItemId, Performer};
use crate::day::record::events;

events! {
    /// What happened to delegates and performers.
    PeopleEvent

    /// Delegates were marked.
    Marked "marked" {
        /// All who were marked alike.
        delegates: Vec<DelegateId>,
        /// As what.
        presence: Presence,
    }
    /// A guest must leave before the end.
    WillLeave "will_leave" {
        /// The guest.
        delegate: DelegateId,
        /// At which time of day; none is that they stay after all.
        at: Option<NaiveTime>,
    }
    /// A guest whom nobody announced has come.
    DelegateAdded "delegate_added" {
        /// As written down at the door, with the id that they got.
        delegate: Delegate,
        /// Before whom in the order of introduction; none is at the end.
        before: Option<DelegateId>,
    }
    /// The order of introduction was changed.
    DelegateMoved "delegate_moved" {
        /// The delegate who is introduced earlier or later.
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
        /// Titles that named whoever sent them.
        #[serde(default)]
        titles: Vec<Mending>,
    }
    /// What was written of somebody or something was mended.
    Corrected "corrected" {
        /// Each text, with what stood there.
        changes: Vec<Mending>,
    }
    /// Somebody else performs an item.
    PerformerReplaced "performer_replaced" {
        /// The item that has another performer.
        item: ItemId,
        /// Who does it now.
        performer: Performer,
        /// Who will have left by then, as the forecast had it.
        #[serde(default)]
        gone: Vec<DelegateId>,
        /// The item's title, where it named who did it before.
        #[serde(default)]
        titles: Vec<Mending>,
    }
}

/// Somebody else does an item.
#[derive(Clone, Copy)]
pub(in crate::day) struct NewPerformer<'e> {
    pub item: &'e ItemId,
    pub performer: &'e Performer,
    /// Who will have left by then: when that was decided, the forecast said so.
    pub gone: &'e [DelegateId],
}

impl PeopleEvent {
    /// Whether other people came, or did something, than was planned: the minutes say so.
    pub fn departs_from_the_plan(&self) -> bool {
        match self {
            Self::DelegateAdded { .. } | Self::Substituted { .. } | Self::PerformerReplaced { .. } => true,
            Self::Marked { .. }
            | Self::WillLeave { .. }
            | Self::DelegateMoved { .. }
            | Self::Corrected { .. } => false,
        }
    }

    /// What is written otherwise from now on: it may stand anywhere in the day.
    pub(in crate::day) fn corrections(&self) -> Option<&[Mending]> {
        match self {
            Self::Corrected { changes } => Some(changes),
            Self::Substituted { titles, .. } | Self::PerformerReplaced { titles, .. } => Some(titles),
            Self::Marked { .. }
            | Self::WillLeave { .. }
            | Self::DelegateAdded { .. }
            | Self::DelegateMoved { .. } => None,
        }
    }

    /// The item that has another performer, and who that is: items and awards ask.
    pub(in crate::day) fn new_performer(&self) -> Option<NewPerformer<'_>> {
        match self {
            Self::PerformerReplaced { item, performer, gone, .. } => {
                Some(NewPerformer { item, performer, gone })
            }
            Self::Marked { .. }
            | Self::WillLeave { .. }
            | Self::DelegateAdded { .. }
            | Self::DelegateMoved { .. }
            | Self::Corrected { .. }
            | Self::Substituted { .. } => None,
        }
    }
}
