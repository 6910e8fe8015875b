//! How the order of the day's items changes: put in, moved, taken from a changed agenda.

use chrono::TimeDelta;

use super::entry::{Entry, ItemState};
use super::fold::Programme;
use crate::agenda::{Agenda, Item, ItemId};

impl Programme {
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

    /// Moves entries, together and in this order.
    pub(super) fn move_to(&mut self, items: &[ItemId], before: Option<&ItemId>) {
        let mut moved = Vec::with_capacity(items.len());
        for item in items {
            if let Some(index) = self.entries.iter().position(|entry| entry.item.id == *item) {
                let mut entry = self.entries.remove(index);
                entry.out_of_plan = true;
                moved.push(entry);
            }
        }
        self.put(moved, before);
    }

    /// Takes over the items of a changed agenda.
    pub(in crate::day) fn revise(&mut self, written: &Agenda, agenda: &Agenda) {
        for entry in &mut self.entries {
            let old = written.item(entry.id());
            match agenda.item(entry.id()) {
                Some(new) => entry.revise(old, new),
                None if old.is_some() && matches!(entry.state, ItemState::Pending | ItemState::Parked) => {
                    entry.state = ItemState::Skipped;
                    entry.reason = None;
                }
                None => {}
            }
        }
        // What the file did not have is put where the file has it now.
        let (stay, mut come): (Vec<Entry>, Vec<Entry>) =
            std::mem::take(&mut self.entries).into_iter().partition(|entry| !entry.is_back);
        self.entries = stay;
        let known = |id: &ItemId, entries: &[Entry]| entries.iter().any(|entry| entry.id() == id);
        for item in &agenda.items {
            if !known(&item.id, &self.entries) && !known(&item.id, &come) {
                come.push(Entry::new(item.clone()));
            }
        }
        if !same_order(written, agenda) {
            self.take_order(agenda);
        }
        for (index, item) in agenda.items.iter().enumerate() {
            let Some(at) = come.iter().position(|entry| entry.item.id == item.id) else { continue };
            let mut entry = come.swap_remove(at);
            entry.is_back = false;
            let before = agenda.items.iter().take(index).rev();
            let place = |id: &ItemId| self.entries.iter().position(|entry| entry.item.id == *id);
            let after = before.filter_map(|item| place(&item.id)).next().map(|index| index + 1);
            let follows = agenda.items.iter().skip(index + 1).filter_map(|item| place(&item.id)).next();
            self.entries.insert(after.or(follows).unwrap_or(self.entries.len()), entry);
        }
        let ids = self.entries.iter().flat_map(|entry| &entry.item.checks).map(|check| check.id.clone());
        let ticks = std::mem::take(&mut self.checks);
        self.checks = ids.map(|id| (id.clone(), ticks.get(&id).cloned().flatten())).collect();
        self.number();
    }

    /// The file's order; what the file does not have stays behind what it followed.
    fn take_order(&mut self, agenda: &Agenda) {
        let old = std::mem::take(&mut self.entries);
        let order: Vec<ItemId> = old.iter().map(|entry| entry.item.id.clone()).collect();
        let mut old: Vec<Option<Entry>> = old.into_iter().map(Some).collect();
        let mut new: Vec<Entry> = Vec::with_capacity(old.len());
        for item in &agenda.items {
            let known = old.iter_mut().find(|entry| entry.as_ref().is_some_and(|e| e.item.id == item.id));
            if let Some(mut entry) = known.and_then(Option::take) {
                entry.out_of_plan = false;
                new.push(entry);
            }
        }
        for (index, entry) in old.into_iter().enumerate() {
            let Some(entry) = entry else { continue };
            let previous = index.checked_sub(1).and_then(|index| order.get(index));
            let after = previous.and_then(|id| new.iter().position(|entry| entry.item.id == *id));
            new.insert(after.map_or(0, |index| index + 1), entry);
        }
        self.entries = new;
    }
}

impl Entry {
    /// What a changed agenda says of this item now, over what it said before.
    fn revise(&mut self, old: Option<&Item>, new: &Item) {
        if self.state == ItemState::Done {
            return;
        }
        let mut item = new.clone();
        if let Some(old) = old {
            if old.title == new.title {
                item.title.clone_from(&self.item.title);
            }
            if old.words == new.words {
                item.words.clone_from(&self.item.words);
            }
            if old.performer == new.performer {
                item.performer.clone_from(&self.item.performer);
            }
            if old.decisions == new.decisions {
                item.decisions.clone_from(&self.item.decisions);
            }
        } else if self.state == ItemState::Skipped {
            self.state = ItemState::Pending;
            self.reason = None;
            self.is_back = true;
        }
        // Minutes were given to, or taken from, the time that was written then.
        if old.map_or(self.item.minutes, |old| old.minutes) != new.minutes {
            self.adjusted = TimeDelta::zero();
        }
        self.item = item;
    }
}

/// Whether two agendas have what both of them have in one order.
pub(in crate::day) fn same_order(old: &Agenda, new: &Agenda) -> bool {
    let common = |agenda: &Agenda, other: &Agenda| -> Vec<ItemId> {
        let ids = agenda.items.iter().map(|item| item.id.clone());
        ids.filter(|id| other.item(id).is_some()).collect()
    };
    common(old, new) == common(new, old)
}
