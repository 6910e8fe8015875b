//! How the order of the day's items changes: put in, moved, taken from a changed agenda.

use std::sync::Arc;

use super::state::{Entry, ItemState, State};
use crate::agenda::{Agenda, ItemId};

impl State {
    /// Entries are found by id; after a change of their order they are numbered anew.
    pub(super) fn number(&mut self) {
        self.index = self.entries.iter().enumerate().map(|(i, entry)| (entry.item.id.clone(), i)).collect();
    }

    /// Puts entries before another, or at the end.
    pub(super) fn put(&mut self, entries: Vec<Entry>, before: Option<&ItemId>) {
        let index = before.and_then(|id| self.entries.iter().position(|entry| entry.item.id == *id));
        let index = index.unwrap_or(self.entries.len());
        self.entries.splice(index..index, entries);
        self.number();
    }

    /// Takes over a changed agenda: its order and its items, with what has happened to them. What
    /// is over stays as it was held; what the new agenda leaves out is skipped; what was put in on
    /// the day stays behind the item that it followed.
    pub(super) fn revise(&mut self, agenda: Agenda) {
        let mut old: Vec<Option<Entry>> = std::mem::take(&mut self.entries).into_iter().map(Some).collect();
        let order: Vec<ItemId> = old.iter().flatten().map(|entry| entry.item.id.clone()).collect();
        let mut new: Vec<Entry> = Vec::with_capacity(old.len());
        for item in &agenda.items {
            let known =
                old.iter_mut().find(|entry| entry.as_ref().is_some_and(|entry| entry.item.id == item.id));
            new.push(match known.and_then(Option::take) {
                Some(entry) if entry.state == ItemState::Done => entry,
                Some(mut entry) => {
                    entry.item = item.clone();
                    entry.out_of_plan = false;
                    entry
                }
                None => Entry::new(item.clone()),
            });
        }
        for (index, entry) in old.into_iter().enumerate() {
            let Some(mut entry) = entry else { continue };
            let was_written = self.agenda.items.iter().any(|item| item.id == entry.item.id);
            if was_written && matches!(entry.state, ItemState::Pending | ItemState::Parked) {
                entry.state = ItemState::Skipped;
            }
            let previous = index.checked_sub(1).and_then(|index| order.get(index));
            let after = previous.and_then(|id| new.iter().position(|entry| entry.item.id == *id));
            new.insert(after.map_or(0, |index| index + 1), entry);
        }
        let ids = new.iter().flat_map(|entry| &entry.item.checks).map(|check| check.id.clone());
        let ticks = std::mem::take(&mut self.checks);
        self.checks = ids.map(|id| (id.clone(), ticks.get(&id).cloned().flatten())).collect();
        self.entries = new;
        self.number();
        self.attendance.revise(&agenda.delegates);
        self.awards.revise(&agenda);
        self.agenda = Arc::new(agenda);
        self.kept = None;
    }
}
