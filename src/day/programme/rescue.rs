//! Rescuing a day: what a command would do to its times, and how to end on time.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::TimeDelta;

use super::{Cut, Entry, ItemState, ProgrammeCommand, ProgrammeEvent};
use crate::agenda::{DelegateId, ItemId, ItemKind, Lasting, Spare};
use crate::clock::Timestamp;
use crate::day::{Command, Day, Event, Operator, Recorded, Refusal, Timing};

/// One item of a proposal: shortened, or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saving {
    /// The item that would be shortened or left out.
    pub item: ItemId,
    /// By how much; all of it when left out.
    pub by: TimeDelta,
    /// Left out of the day.
    pub dropped: bool,
}

/// The command that takes these savings.
pub fn shorten(savings: &[Saving]) -> Command {
    let cuts = savings.iter().filter(|saving| !saving.dropped);
    let drops = savings.iter().filter(|saving| saving.dropped);
    ProgrammeCommand::Shorten {
        cuts: cuts.map(|saving| Cut { item: saving.item.clone(), by: Lasting(saving.by) }).collect(),
        drops: drops.map(|saving| saving.item.clone()).collect(),
    }
    .into()
}

impl Day {
    /// The times of the day after a command, without doing it.
    ///
    /// # Errors
    /// The refusal, when it would be refused.
    pub fn foresee(&self, command: &Command, by: &Operator, now: Timestamp) -> Result<Timing, Refusal> {
        let events = self.decide(command, by, now)?;
        Ok(self.with(events, by, now).timing(now))
    }

    /// The day with these events added. The log is not carried along: only what the day has come
    /// to matters for its times, and a proposal is tried out many times a second.
    pub(in crate::day) fn with(&self, events: Vec<Event>, by: &Operator, now: Timestamp) -> Self {
        let records: Vec<Recorded> = self.record(events, by, now);
        if records
            .iter()
            .any(|record| matches!(record.event, Event::Reverted { .. } | Event::ClockAdopted { .. }))
        {
            let mut day = self.clone();
            records.iter().for_each(|record| day.apply(record));
            return day;
        }
        let mut state = self.state.clone();
        records.iter().for_each(|record| state.apply(record));
        Self {
            written: Arc::clone(&self.written),
            speed: self.speed,
            mode: self.mode,
            date: self.date,
            hands: std::collections::BTreeSet::new(),
            shifts: Vec::new(),
            log: Vec::new(),
            reverted: HashSet::new(),
            state,
        }
    }

    /// Which items to shorten or leave out so that the day is over when it must be, as few and as
    /// dispensable ones as will do. Untouched are what has a fixed start, what protocol demands,
    /// and what nobody has said the kind of.
    /// Empty when nothing is needed, or when nothing of the kind would help.
    pub fn end_on_time(&self, now: Timestamp) -> Vec<Saving> {
        if !self.is_late(&[], now) {
            return Vec::new();
        }
        let mut savings: Vec<Saving> = Vec::new();
        let kinds = ItemKind::spared_first();
        for (kind, spare) in &kinds {
            // The last of a kind first: who has been announced next keeps their place longest.
            for entry in self.entries().iter().rev().filter(|entry| entry.item.kind == *kind) {
                let Some(by) = shortened(entry, *spare) else { continue };
                savings.push(Saving { item: entry.id().clone(), by, dropped: false });
                if !self.is_late(&savings, now) {
                    return self.only_what_is_needed(savings, now);
                }
            }
        }
        for (kind, spare) in kinds.iter().filter(|(_, spare)| spare.droppable) {
            for entry in self.entries().iter().rev().filter(|entry| entry.item.kind == *kind) {
                // What was half held is not left out.
                let (Some(_), Some(all), []) = (shortened(entry, *spare), entry.allotted(), &*entry.spans)
                else {
                    continue;
                };
                savings.retain(|saving| saving.item != *entry.id());
                savings.push(Saving { item: entry.id().clone(), by: all, dropped: true });
                if !self.is_late(&savings, now) {
                    return self.only_what_is_needed(savings, now);
                }
            }
        }
        self.only_what_is_needed(savings, now)
    }

    /// Whether the day would still not be over when it must be.
    fn is_late(&self, savings: &[Saving], now: Timestamp) -> bool {
        self.end_with(savings, now).is_some_and(|over| over > TimeDelta::zero())
    }

    /// By how much the end would be missed with these savings; unknown without a time to end by.
    fn end_with(&self, savings: &[Saving], now: Timestamp) -> Option<TimeDelta> {
        let Command::Programme(ProgrammeCommand::Shorten { cuts, drops }) = shorten(savings) else {
            return None;
        };
        let events = if savings.is_empty() {
            Vec::new()
        } else {
            vec![ProgrammeEvent::Shortened { cuts, drops }.into()]
        };
        self.with(events, &Operator::default(), now).timing(now).overrun()
    }

    /// Gives back what turned out not to help, the least dispensable first.
    fn only_what_is_needed(&self, mut savings: Vec<Saving>, now: Timestamp) -> Vec<Saving> {
        let best = self.end_with(&savings, now);
        let enough = |over: Option<TimeDelta>| over <= best.map(|best| best.max(TimeDelta::zero()));
        for index in (0..savings.len()).rev() {
            let mut without = savings.clone();
            without.remove(index);
            if enough(self.end_with(&without, now)) {
                savings = without;
            }
        }
        // Minutes to spare go back to the least dispensable of those shortened.
        if let Some(spare) = self.end_with(&savings, now).filter(|over| *over < TimeDelta::zero())
            && let Some(last) = savings.iter_mut().rev().find(|saving| !saving.dropped)
        {
            let back = TimeDelta::minutes(spare.num_minutes().abs());
            last.by = (last.by - back).max(TimeDelta::minutes(1));
        }
        let order = |saving: &Saving| self.entries().iter().position(|entry| *entry.id() == saving.item);
        savings.sort_by_key(order);
        savings
    }

    /// What runs or waits and a delegate still takes part in.
    pub fn still_in(&self, delegate: &DelegateId) -> impl Iterator<Item = &Entry> {
        let goes_on = |entry: &&Entry| matches!(entry.state, ItemState::Live | ItemState::Pending);
        self.entries().iter().filter(goes_on).filter(|entry| self.takes_part(delegate, &entry.item))
    }

    /// What waits and a delegate takes part in, in the day's order.
    pub fn parts_of(&self, delegate: &DelegateId) -> Vec<ItemId> {
        let waits = self.entries().iter().filter(|entry| entry.state == ItemState::Pending);
        waits.filter(|entry| self.takes_part(delegate, &entry.item)).map(|entry| entry.id().clone()).collect()
    }
}

/// By how much an item can be shortened: by the share of the time it has left that its kind can
/// spare, in whole minutes. None for what is over, fixed in time, or too short to be worth it.
fn shortened(entry: &Entry, spare: Spare) -> Option<TimeDelta> {
    let waits = entry.state == ItemState::Pending && entry.item.start.is_none();
    // Of what was half held before the rain, only the rest can be saved.
    let ran = entry.spans.iter().filter_map(|span| Some(span.to? - span.from)).sum::<TimeDelta>();
    let part = (entry.allotted()? - ran).num_minutes() * i64::from(spare.percent) / 100;
    (waits && part > 0).then(|| TimeDelta::minutes(part))
}
