//! The decisions of the day: the one place that knows which there are.
//!
//! They are those of the items as they are held now; those that a changed agenda gives to an item
//! that is over; and those that it dropped although somebody under them has received, or is owed.

use std::collections::HashSet;

use crate::agenda::{Decision, DecisionId, Item, ItemId};
use crate::day::Day;
use crate::day::programme::{Entry, ItemState};
use crate::day::state::State;

/// A decision that no item of the day has any more.
#[derive(Clone, Debug)]
pub(in crate::day) struct Dropped {
    decision: Decision,
    /// It had nothing to be read.
    unread: bool,
}

impl State {
    /// Every decision of the day, each once: in the order of the items, and last what was dropped.
    pub(in crate::day) fn decisions(&self) -> impl Iterator<Item = &Decision> {
        self.granted().map(|(_, decision)| decision)
    }

    /// Those of one item.
    pub(in crate::day) fn decisions_of<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a Decision> {
        let own = entry.item.decisions.iter().filter(|decision| self.holds(entry, &decision.id));
        // What is over stays as it was held: a decision that was written down since comes on top.
        let now = self.agenda.item(entry.id()).into_iter().flat_map(|item| &item.decisions);
        let now = now.filter(|new| entry.item.decisions.iter().all(|old| old.id != new.id));
        own.chain(now).chain(self.prizes_in(entry.id()))
    }

    /// Their ids, in that order.
    pub(in crate::day) fn order_of_decisions(&self) -> Vec<DecisionId> {
        self.decisions().map(|decision| decision.id.clone()).collect()
    }

    /// Whether nobody reads it: it is a gift list, or names who signs a pledge.
    pub(in crate::day) fn is_not_read(&self, id: &DecisionId) -> bool {
        self.granted().any(|(unread, decision)| unread && decision.id == *id)
    }

    /// Whether whoever it names signs a pledge, and nothing is handed over.
    pub(in crate::day) fn is_signing(&self, id: &DecisionId) -> bool {
        let mut signings = self.programme.entries().iter().filter(|entry| entry.item.kind.row().signs);
        signings.any(|entry| self.decisions_of(entry).any(|decision| decision.id == *id))
    }

    fn granted(&self) -> impl Iterator<Item = (bool, &Decision)> {
        let held = self.programme.entries().iter().flat_map(move |entry| {
            let kind = entry.item.kind;
            self.decisions_of(entry).map(move |decision| (!decision.is_read(kind), decision))
        });
        held.chain(self.dropped.iter().map(|dropped| (dropped.unread, &dropped.decision)))
    }

    /// Whether a decision that an entry was written with is still to be found there.
    fn holds(&self, entry: &Entry, id: &DecisionId) -> bool {
        match self.agenda.owner(id) {
            Some(owner) => owner.id == *entry.id(),
            None => goes_on(entry) || self.awards.any_under(id),
        }
    }

    /// The decisions that a changed agenda leaves out, of items that go on without it.
    pub(in crate::day) fn outlived(&self) -> HashSet<DecisionId> {
        let going = self.programme.entries().iter().filter(|entry| goes_on(entry));
        let ids = going.flat_map(|entry| &entry.item.decisions).map(|decision| &decision.id);
        ids.filter(|id| self.agenda.owner(id).is_none()).cloned().collect()
    }

    /// Of the decisions before the agenda changed, keeps those that no item has now and under which
    /// somebody stands.
    pub(in crate::day) fn keep_dropped(&mut self, before: Vec<Dropped>) {
        self.dropped.clear();
        let now: HashSet<DecisionId> = self.decisions().map(|decision| decision.id.clone()).collect();
        let gone = |old: &Dropped| !now.contains(&old.decision.id);
        self.dropped = before.into_iter().filter(gone).collect();
        self.dropped.retain(|old| self.awards.any_under(&old.decision.id));
    }

    /// What may be dropped by a change of the agenda.
    pub(in crate::day) fn droppable(&self) -> Vec<Dropped> {
        self.granted().map(|(unread, decision)| Dropped { decision: decision.clone(), unread }).collect()
    }

    /// An item that the file left out is held after all: its lists are back.
    pub(in crate::day) fn hold_after_all(&mut self, item: &ItemId) {
        let Some(entry) = self.programme.entry(item).filter(|entry| self.agenda.item(entry.id()).is_none())
        else {
            return;
        };
        let own: Vec<Decision> = entry.item.decisions.clone();
        for decision in own.iter().filter(|own| self.agenda.owner(&own.id).is_none()) {
            self.awards.bring_back(decision);
        }
    }
}

/// It is held, or will be.
fn goes_on(entry: &Entry) -> bool {
    matches!(entry.state, ItemState::Pending | ItemState::Live)
}

impl Day {
    /// Every decision of the day, each once: in the order of the items, and last what the file
    /// dropped although somebody under it has received, or is owed.
    pub fn decisions(&self) -> impl Iterator<Item = &Decision> {
        self.state.decisions()
    }

    /// One decision.
    pub fn decision(&self, id: &DecisionId) -> Option<&Decision> {
        self.decisions().find(|decision| decision.id == *id)
    }

    /// Whether a decision is read to the hall before anything is handed over.
    pub fn is_read_out(&self, id: &DecisionId) -> bool {
        !self.state.is_not_read(id)
    }

    /// Whether whoever a list names signs a pledge, and nothing is handed over.
    pub fn is_signing(&self, id: &DecisionId) -> bool {
        self.state.is_signing(id)
    }

    /// The item in whose course what a decision names is handed over, where it was not held so far.
    pub(in crate::day) fn item_not_held(&self, id: &DecisionId) -> Option<&Entry> {
        let mut entries = self.entries().iter();
        let own = entries.find(|entry| self.state.decisions_of(entry).any(|decision| decision.id == *id));
        own.filter(|entry| !entry.was_held())
    }

    /// The decisions of an item of the day.
    pub fn decisions_of<'a>(&'a self, item: &Item) -> impl Iterator<Item = &'a Decision> {
        self.entry(&item.id).into_iter().flat_map(|entry| self.state.decisions_of(entry))
    }
}
