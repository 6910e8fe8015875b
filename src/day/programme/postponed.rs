//! What is still to come, put off to another date: rain to tomorrow.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::fold::Programme;
use super::{Entry, ItemState, LeftRunning, ProgrammeEvent, ProgrammeRefusal};
use crate::agenda::{ItemId, time};
use crate::clock::Timestamp;
use crate::day::{Day, Refusal};

/// More than this is a slip of the finger in the year.
const FURTHEST: TimeDelta = TimeDelta::days(366);

/// What had not been held was put off.
#[derive(Clone, Debug)]
pub(in crate::day) struct Postponement {
    /// When that was recorded.
    pub at: Timestamp,
    /// To this date.
    pub to: NaiveDate,
    /// When it begins there, where that is known.
    pub start: Option<NaiveTime>,
    /// What was put off, with how long it had been held before it was set aside.
    to_come: HashMap<ItemId, TimeDelta>,
    /// What stayed on the date before.
    stayed: Vec<ItemId>,
}

impl Postponement {
    pub(super) fn new(programme: &Programme, at: Timestamp, to: NaiveDate, start: Option<NaiveTime>) -> Self {
        let waits = |state| matches!(state, ItemState::Pending | ItemState::Parked);
        let (to_come, stayed): (Vec<_>, Vec<_>) =
            programme.entries().iter().partition(|entry| waits(entry.state));
        Self {
            at,
            to,
            start,
            to_come: to_come.iter().map(|entry| (entry.id().clone(), entry.elapsed(at))).collect(),
            stayed: stayed.iter().map(|entry| entry.id().clone()).collect(),
        }
    }

    /// Whether an item stayed on the date before; what came into the programme since did not.
    pub fn leaves(&self, item: &ItemId) -> bool {
        self.stayed.contains(item)
    }

    /// How long it had been held when it was put off.
    pub fn held(&self, item: &ItemId) -> TimeDelta {
        self.to_come.get(item).copied().unwrap_or_default()
    }
}

impl Programme {
    /// `left` is what still ran when the day was left, and is set aside with it.
    pub(super) fn can_be_postponed(&self, to: NaiveDate, left: Option<&ItemId>) -> Result<(), Refusal> {
        self.running()?;
        match (self.current(), left) {
            (Some(item), None) => return Err(ProgrammeRefusal::RunsStill(item.clone()).into()),
            (current, left) if current != left => return Err(self.has_moved()),
            _ => {}
        }
        let to_come = left.is_some()
            || self
                .entries()
                .iter()
                .any(|entry| matches!(entry.state, ItemState::Pending | ItemState::Parked));
        match self.postponed().last() {
            _ if !to_come => Err(ProgrammeRefusal::NothingToCome.into()),
            Some(last) if to <= last.to => Err(ProgrammeRefusal::NotALaterDate { than: last.to }.into()),
            _ => Ok(()),
        }
    }
}

impl Day {
    /// The date to which the times of what is still to come belong: the day's, or the one to which it
    /// was last put off.
    pub fn goes_on_date(&self) -> NaiveDate {
        self.postponed().last().map_or(self.date(), |last| last.to)
    }

    /// The date on which an item is held: what was put off, on the one to which it was.
    pub fn date_of(&self, item: &ItemId) -> NaiveDate {
        let postponed = self.postponed();
        match postponed.iter().position(|later| later.leaves(item)) {
            Some(0) => self.date(),
            Some(later) => postponed.get(later - 1).map_or(self.date(), |before| before.to),
            None => self.goes_on_date(),
        }
    }

    /// What is still to come, in the day's order: it waits, or was set aside.
    pub fn to_come(&self) -> impl Iterator<Item = &Entry> {
        let entries = self.entries().iter();
        entries.filter(|entry| matches!(entry.state, ItemState::Pending | ItemState::Parked))
    }

    pub(in crate::day) fn postponed(&self) -> &[Postponement] {
        self.state.programme.postponed()
    }

    /// Whether something is still to come of a day whose date has passed, so that it may be put off to
    /// the date of this moment.
    pub fn may_be_postponed(&self, now: Timestamp) -> Option<NaiveDate> {
        let today = now.at(self.agenda().utc_offset).date_naive();
        let late = self.timing(now).must_end.is_none_or(|end| end < now);
        let late = today > self.goes_on_date() && late;
        (late && self.state.programme.can_be_postponed(today, self.current_id()).is_ok()).then_some(today)
    }

    /// What still runs although its date has passed: nobody held it through the night.
    pub fn left_running(&self, now: Timestamp) -> Option<LeftRunning> {
        let item = self.current_id()?.clone();
        let at = self.last_at().filter(|_| self.local_date(now) > self.goes_on_date())?;
        Some(LeftRunning { item, at })
    }

    pub(super) fn decide_postponement(
        &self,
        to: &str,
        start: Option<&str>,
        now: Timestamp,
    ) -> Result<ProgrammeEvent, Refusal> {
        let not = |text: &str| ProgrammeRefusal::NotADateOrTime(crate::text::harmless(text));
        let than = self.goes_on_date();
        let date = time::date_after(to, than).ok_or_else(|| not(to))?;
        let start = match start.map(str::trim).filter(|start| !start.is_empty()) {
            Some(text) => Some(time::time_of_day(text).ok_or_else(|| not(text))?),
            None => None,
        };
        if date <= than || date - than > FURTHEST {
            return Err(ProgrammeRefusal::NotALaterDate { than }.into());
        }
        Ok(ProgrammeEvent::Postponed { to: date, start, left: self.left_running(now) })
    }
}
