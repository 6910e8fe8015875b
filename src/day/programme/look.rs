//! The programme of a day, as every screen and paper asks for it.

use super::{Caution, Entry, ItemState, Message, Note, Tick};
use crate::agenda::{Check, CheckId, Item, ItemId};
use crate::clock::Timestamp;
use crate::day::Day;

impl Day {
    /// The items in the day's order, with how far each has come.
    pub fn entries(&self) -> &[Entry] {
        self.state.programme.entries()
    }

    /// One item of the day.
    pub fn entry(&self, id: &ItemId) -> Option<&Entry> {
        self.state.programme.entry(id)
    }

    /// The running item.
    pub fn current(&self) -> Option<&Entry> {
        self.state.programme.current().and_then(|id| self.entry(id))
    }

    /// The id of the running item.
    pub fn current_id(&self) -> Option<&ItemId> {
        self.state.programme.current()
    }

    /// The item that "next" would start: the first in order that waits.
    pub fn next_up(&self) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.state == ItemState::Pending)
    }

    /// Whether any item has begun.
    pub fn has_begun(&self) -> bool {
        self.entries().iter().any(|entry| !entry.spans.is_empty())
    }

    /// When the day was ended.
    pub fn ended_at(&self) -> Option<Timestamp> {
        self.state.programme.ended_at()
    }

    /// Who ticked a check, and when; none while it is open.
    pub fn tick(&self, check: &CheckId) -> Option<&Tick> {
        self.state.programme.tick(check)
    }

    /// A check and the item it belongs to.
    pub fn check(&self, id: &CheckId) -> Option<(&Item, &Check)> {
        self.checks().find(|(_, check)| check.id == *id)
    }

    /// Every check of the day, in the order of its items.
    pub fn checks(&self) -> impl Iterator<Item = (&Item, &Check)> {
        self.entries()
            .iter()
            .flat_map(|entry| entry.item.checks.iter().map(move |check| (&entry.item, check)))
    }

    /// What was written down, oldest first.
    pub fn notes(&self) -> &[Note] {
        self.state.programme.notes()
    }

    /// The last warning about open required checks, while nothing has moved since.
    pub fn caution(&self) -> Option<&Caution> {
        self.state.programme.caution()
    }

    /// What was sent to the MC, oldest first.
    pub fn messages(&self) -> &[Message] {
        self.state.programme.messages()
    }
}
