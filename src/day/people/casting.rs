//! Who does an item on the day as it is: a substitute for whoever sent one, and somebody else
//! where those named are not coming, are gone, or must leave.

use super::Presence;
use super::attendance::{Attendee, Leaves};
use super::event::NewPerformer;
use crate::agenda::{Decision, DelegateId, Item, ItemId, Performer, RecipientId};
use crate::day::Refusal;
use crate::day::programme::{Entry, ItemState};
use crate::day::state::State;

/// Whether somebody has left before an item begins, or before the batch of it goes up that
/// begins with a recipient.
pub(in crate::day) type Gone<'a> = &'a dyn Fn(&Attendee, Option<&RecipientId>) -> bool;

impl State {
    /// The delegate, or whoever came instead, or instead of them in turn.
    pub(in crate::day) fn stands_for(&self, id: &DelegateId) -> Option<&Attendee> {
        let mut attendee = self.people.get(id)?;
        // A substitute is newer than the one replaced, so this comes to an end; counted all the same.
        for _ in 0..self.people.all().len() {
            let Presence::ReplacedBy(by) = &attendee.presence else { break };
            attendee = self.people.get(by)?;
        }
        Some(attendee)
    }

    /// Whether a performer will not be there for an item that is still to be held, as far as that is
    /// known without a look at the clock.
    pub(in crate::day) fn will_miss(&self, performer: &Performer, item: &ItemId) -> bool {
        let Performer::Delegate(id) = performer else { return false };
        let Some(attendee) = self.stands_for(id) else { return false };
        match self.programme.entry(item) {
            Some(entry) if entry.state == ItemState::Done => false,
            Some(entry) if entry.state == ItemState::Live => !attendee.may_come(),
            Some(entry) => {
                !attendee.may_come()
                    || (attendee.leaves == Some(Leaves::Soon)
                        && !entry.brought_forward_for.contains(&attendee.delegate.id))
            }
            None => !attendee.may_come(),
        }
    }

    /// Whether a performer is somebody who, by the hour, has left before what waits: an item, or
    /// one batch of it.
    fn leaves_before(
        &self,
        performer: &Performer,
        item: &ItemId,
        batch: Option<&RecipientId>,
        gone: Gone<'_>,
    ) -> bool {
        let Performer::Delegate(id) = performer else { return false };
        let waits = |entry: &Entry| matches!(entry.state, ItemState::Pending | ItemState::Parked);
        self.programme.entry(item).is_some_and(waits)
            && self.stands_for(id).is_some_and(|own| gone(own, batch))
    }

    /// Whether an item still to be held needs somebody else. An award with several presenters is
    /// given by those who are left. `gone`: who has left by then, which the forecast knows.
    pub(in crate::day) fn needs_performer(&self, item: &Item, gone: Gone<'_>) -> bool {
        let over = |entry: &Entry| matches!(entry.state, ItemState::Done | ItemState::Skipped);
        if self.programme.entry(&item.id).is_some_and(over) {
            return false;
        }
        let misses_batch = |performer: &Performer, batch: Option<&RecipientId>| {
            self.will_miss(performer, &item.id) || self.leaves_before(performer, &item.id, batch, gone)
        };
        let misses = |performer: &Performer| misses_batch(performer, None);
        let all_miss = |presenters: &[Performer], batch: Option<&RecipientId>| {
            !presenters.is_empty() && presenters.iter().all(|own| misses_batch(own, batch))
        };
        let lacks_one = |decision: &Decision| {
            let batches = self.awards.batches(decision);
            decision.announcer.iter().any(misses)
                || (batches.is_empty() && all_miss(&decision.presenters, None))
                || batches.iter().any(|batch| batch.open() > 0 && all_miss(batch.presenters, batch.first()))
        };
        item.performer.iter().any(misses) || item.decisions.iter().any(lacks_one)
    }

    /// Whether a performer is a delegate, or whoever sent them.
    pub(in crate::day) fn is_meant(&self, performer: &Performer, id: &DelegateId) -> bool {
        match performer {
            Performer::Delegate(named) => {
                named == id || self.stands_for(named).is_some_and(|attendee| attendee.delegate.id == *id)
            }
            Performer::Named(_) => false,
        }
    }

    /// Whether a delegate takes part in an item, themselves or for somebody who sent them:
    /// performs it, announces or presents its awards.
    pub(in crate::day) fn takes_part(&self, id: &DelegateId, item: &Item) -> bool {
        let is = |performer: &Performer| self.is_meant(performer, id);
        let presents = |decision: &Decision| {
            let batches = self.awards.batches(decision);
            decision.announcer.iter().any(is)
                || (batches.is_empty() && decision.presenters.iter().any(is))
                || batches.iter().any(|batch| batch.presenters.iter().any(is))
        };
        item.performer.iter().any(is) || item.decisions.iter().any(presents)
    }

    /// Whether somebody else may do an item.
    pub(in crate::day) fn can_be_handed_over(
        &self,
        NewPerformer { item, performer: to, gone }: NewPerformer<'_>,
    ) -> Result<(), Refusal> {
        let left = |own: &Attendee, _: Option<&RecipientId>| gone.contains(&own.delegate.id);
        let entry = self.programme.known(item)?;
        // Whoever does it already may still have to step in for others.
        if entry.item.performer.as_ref() == Some(to)
            && (self.will_miss(to, item)
                || self.leaves_before(to, item, None, &left)
                || !self.needs_performer(&entry.item, &left))
        {
            return Err(Refusal::NothingChanges);
        }
        match to {
            Performer::Delegate(id) => self.people.known(id).map(|_| ()),
            Performer::Named(_) => Ok(()),
        }
    }

    /// Somebody else does an item: in the place of its performer, and of those of its awards who
    /// will miss it. Where only the awards lack somebody, its performer stays.
    pub(in crate::day) fn hand_over(&mut self, NewPerformer { item, performer: to, gone }: NewPerformer<'_>) {
        let Some(entry) = self.programme.entry(item) else { return };
        let old = entry.item.performer.clone();
        let left = |own: &Attendee, _: Option<&RecipientId>| gone.contains(&own.delegate.id);
        let misses = |performer: &Performer| {
            self.will_miss(performer, item) || self.leaves_before(performer, item, None, &left)
        };
        let others_only =
            old.is_some() && self.needs_performer(&entry.item, &left) && !old.iter().any(misses);
        let replaced =
            |performer: &Performer| misses(performer) || (!others_only && old.as_ref() == Some(performer));
        let give = |presenters: &mut Vec<Performer>| {
            let some_left = !presenters.iter().all(misses);
            for presenter in presenters.iter_mut() {
                let takes = if some_left { old.as_ref() == Some(presenter) && !others_only } else { true };
                if takes {
                    *presenter = to.clone();
                }
            }
            let mut seen: Vec<Performer> = Vec::new();
            presenters.retain(|presenter| {
                let new = !seen.contains(presenter);
                seen.push(presenter.clone());
                new
            });
        };
        let mut decisions = entry.item.decisions.clone();
        let mut staffed = Vec::new();
        for decision in &mut decisions {
            if decision.announcer.iter().any(replaced) {
                decision.announcer = Some(to.clone());
            }
            give(&mut decision.presenters);
            decision.batches.iter_mut().for_each(|batch| give(&mut batch.presenters));
            let mut own: Vec<Vec<Performer>> = self.awards.staffed(&decision.id).cloned().collect();
            own.iter_mut().for_each(give);
            staffed.push((decision.id.clone(), own));
        }
        for (decision, own) in staffed {
            self.awards.staffed_mut(&decision).zip(own).for_each(|(old, new)| *old = new);
        }
        if let Some(entry) = self.programme.entry_mut(item) {
            entry.item.decisions = decisions;
            if !others_only {
                entry.item.performer = Some(to.clone());
            }
        }
    }

    /// Whether anything of the day names a delegate.
    pub(in crate::day) fn is_named(&self, id: &DelegateId) -> bool {
        let is = |performer: &Performer| matches!(performer, Performer::Delegate(named) if named == id);
        self.programme.entries().iter().any(|entry| {
            let of = |decision: &Decision| {
                decision.people().any(is) || self.awards.staffed(&decision.id).flatten().any(is)
            };
            entry.item.performer.iter().any(is) || entry.item.decisions.iter().any(of)
        })
    }
}
