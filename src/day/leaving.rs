//! A guest must leave before the end: what of theirs the forecast has after that.

use chrono::{NaiveTime, TimeDelta, Timelike};

use super::timing::first_after;
use super::{
    Attendee, Batch, Command, Day, Entry, ItemState, Leaves, Moment, Operator, PeopleRefusal, Refusal, Timing,
};
use crate::agenda::{Decision, DelegateId, ItemId, Performer, RecipientId, time};
use crate::clock::Timestamp;
use crate::text;

/// A guest who is here, must leave at a time, and still takes part in something.
#[derive(Clone, Debug, PartialEq)]
pub struct Departure {
    /// The guest.
    pub who: DelegateId,
    /// When they leave.
    pub at: Timestamp,
    /// What is still theirs, in the day's order.
    pub parts: Vec<Part>,
}

impl Departure {
    /// What comes only after they have left.
    pub fn too_late(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.comes.is_some_and(|comes| comes.at >= self.at))
    }
}

/// What a guest who must leave still takes part in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The item.
    pub item: ItemId,
    /// Of the running item only what they hand over is still to come: the first of that batch.
    pub batch: Option<RecipientId>,
    /// When the last of it that is theirs begins, by the forecast.
    pub comes: Option<Moment>,
}

impl Day {
    /// When somebody must leave, where a time was told and the day was not put off since.
    pub fn leaves_at(&self, attendee: &Attendee) -> Option<Timestamp> {
        let Some(Leaves::At { time, told }) = attendee.leaves else { return None };
        if !attendee.may_come() || self.postponed().last().is_some_and(|put_off| put_off.at >= told) {
            return None;
        }
        Some(self.time_told(time, told))
    }

    /// A time of day that was told at a moment, on the date that is meant.
    fn time_told(&self, time: NaiveTime, told: Timestamp) -> Timestamp {
        let date = self.local_date(told).max(self.goes_on_date());
        first_after(self.agenda(), date, time, told)
    }

    /// What would be left of a guest's who leaves at a time as it was typed; nothing where they stay.
    pub fn departure_when(&self, who: &DelegateId, typed: &str, now: Timestamp) -> Option<Departure> {
        let at = self.time_told(self.leaves_when(typed, now).ok()??, now);
        Some(self.departure_at(who, at, &self.timing(now)))
    }

    /// A time of day as it was typed: blank is now; none is that they stay to the end.
    pub(in crate::day) fn leaves_when(
        &self,
        typed: &str,
        now: Timestamp,
    ) -> Result<Option<NaiveTime>, Refusal> {
        match text::fold(typed).trim() {
            "" => {
                let local = now.at(self.agenda().utc_offset).time();
                Ok(Some(local - TimeDelta::nanoseconds(i64::from(local.nanosecond()))))
            }
            "cuoi" | "end" => Ok(None),
            _ => match time::time_of_day(typed) {
                Some(time) => Ok(Some(time)),
                None => Err(PeopleRefusal::NotATime(text::harmless(typed.trim())).into()),
            },
        }
    }

    /// Guests who must leave at a time and still take part in something, who leaves first before others.
    pub fn departures(&self, timing: &Timing) -> Vec<Departure> {
        let leaving =
            |own: &Attendee| Some(self.departure_at(&own.delegate.id, self.leaves_at(own)?, timing));
        let mut all: Vec<Departure> = self.attendees().iter().filter_map(leaving).collect();
        all.sort_by_key(|own| own.at);
        all.retain(|own| !own.parts.is_empty());
        all
    }

    /// What would be left of a guest's, who leaves at a moment, after a command.
    pub fn departure_after(
        &self,
        command: &Command,
        by: &Operator,
        now: Timestamp,
        who: &DelegateId,
        at: Timestamp,
    ) -> Option<Departure> {
        let then = self.with(self.decide(command, by, now).ok()?, by, now);
        Some(then.departure_at(who, at, &then.timing(now)))
    }

    /// What is left of a guest's who leaves at a moment.
    pub fn departure_at(&self, who: &DelegateId, at: Timestamp, timing: &Timing) -> Departure {
        let parts = self.entries().iter().filter_map(|entry| self.part_of(who, entry, timing)).collect();
        Departure { who: who.clone(), at, parts }
    }

    /// What of one item is still somebody's.
    fn part_of(&self, who: &DelegateId, entry: &Entry, timing: &Timing) -> Option<Part> {
        let item = entry.id().clone();
        let is = |performer: &Performer| self.state.is_meant(performer, who);
        let theirs = |batch: &Batch<'_>| batch.open() > 0 && batch.presenters.iter().any(is);
        let batches = self.decisions_of(&entry.item).flat_map(|decision| self.batches(&decision.id));
        let last = batches.filter(theirs).last();
        let comes = last.as_ref().and_then(|batch| self.goes_up(batch, timing));
        match entry.state {
            ItemState::Pending if self.takes_part(who, &entry.item) => {
                let begins = timing.item(&item).and_then(|own| own.forecast_start);
                Some(Part { item, batch: None, comes: comes.or(begins) })
            }
            ItemState::Live => {
                let batch = last?.first()?.clone();
                Some(Part { item, batch: Some(batch), comes })
            }
            ItemState::Pending | ItemState::Done | ItemState::Skipped | ItemState::Parked => None,
        }
    }

    /// When a batch goes up by the forecast of its item: all who are still to be called there take
    /// their share of its time, in order.
    fn goes_up(&self, batch: &Batch<'_>, timing: &Timing) -> Option<Moment> {
        let has = |entry: &&Entry| self.decisions_of(&entry.item).any(|own| own.id == *batch.decision);
        let entry = self.entries().iter().find(has)?;
        let own = timing.item(entry.id())?;
        let (end, left) = (own.forecast_end?, own.remaining.unwrap_or_default().max(TimeDelta::zero()));
        let of = |decision: &Decision| self.batches(&decision.id);
        let mut batches: Vec<Batch<'_>> = self.decisions_of(&entry.item).flat_map(of).collect();
        // What stands on the stage is in time, whatever its place on the lists.
        let is_up = |batch: &Batch<'_>| batch.called().is_some() && batch.closed.is_none();
        let is_urgent = |batch: &Batch<'_>| batch.presenters.iter().any(|who| self.goes_first(who, entry));
        batches.sort_by_key(|batch| (!is_up(batch), !is_urgent(batch)));
        let all: usize = batches.iter().map(Batch::open).sum();
        let before = batches.iter().take_while(|other| other.first() != batch.first());
        let before: usize = before.map(Batch::open).sum();
        let share = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
        let passed = left * share(before) / share(all).max(1);
        Some(Moment { at: end.at - left + passed, at_least: end.at_least })
    }

    /// Whether what somebody hands over in an item goes before the rest of it: they must leave, and at a
    /// time that was told only if the item was brought forward for it.
    pub(in crate::day) fn goes_first(&self, who: &Performer, entry: &Entry) -> bool {
        let Performer::Delegate(id) = who else { return false };
        let Some(own) = self.state.stands_for(id).filter(|own| own.may_come()) else { return false };
        match own.leaves {
            Some(Leaves::Soon) => true,
            Some(Leaves::At { .. }) => entry.brought_forward_for.contains(&own.delegate.id),
            None => false,
        }
    }

    /// Whether somebody has left before an item begins, or before the batch of it goes up that begins with
    /// a recipient.
    pub(in crate::day) fn leaves_before(
        &self,
        own: &Attendee,
        item: &ItemId,
        batch: Option<&RecipientId>,
        timing: &Timing,
    ) -> bool {
        let Some(at) = self.leaves_at(own) else { return false };
        let comes = match batch {
            Some(first) => self.batch_of(first).and_then(|batch| self.goes_up(&batch, timing)),
            None => timing.item(item).and_then(|own| own.forecast_start),
        };
        comes.is_some_and(|comes| comes.at >= at)
    }

    /// Whether whoever is to hand over to a batch has left before it goes up.
    pub(in crate::day) fn leaves_before_batch(
        &self,
        who: &Performer,
        batch: &Batch<'_>,
        timing: &Timing,
    ) -> bool {
        let Performer::Delegate(id) = who else { return false };
        let Some((own, at)) = self.state.stands_for(id).and_then(|own| Some((own, self.leaves_at(own)?)))
        else {
            return false;
        };
        own.may_come() && self.goes_up(batch, timing).is_some_and(|comes| comes.at >= at)
    }

    /// Who has left before what of an item is theirs, so that another does all of it for them.
    pub(in crate::day) fn gone_before(&self, item: &ItemId, now: Timestamp) -> Vec<DelegateId> {
        if self.attendees().iter().all(|own| self.leaves_at(own).is_none()) {
            return Vec::new();
        }
        let departures = self.departures(&self.timing(now));
        let late = departures.iter().filter(|own| own.too_late().any(|part| part.item == *item));
        late.map(|own| own.who.clone()).collect()
    }
}
