//! A clock that was wrong, and is put right.
//!
//! A day's clock is read off the machine once, and goes its own way from there. Where the machine
//! was wrong then, the machine's time is adopted later, as an event: from that moment on the day's
//! clock stands elsewhere, and what happened by the wrong clock happened so much earlier or later.
//! The journal keeps every moment as it was written; the day is folded as if the clock had been
//! right all along, so that whatever runs goes on unbroken.

use std::borrow::Cow;

use chrono::TimeDelta;

use super::{Command, Day, Event, Mode, Operator, Recorded, Refusal, Seq, Timing};
use crate::clock::Timestamp;

/// Less than this is not worth a change of the clock.
const NOTICED: i64 = 1_000;

/// A clock that was put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    /// Where the change is recorded.
    at: Seq,
    /// What came after this event was told by the clock that was wrong.
    since: Seq,
    by: TimeDelta,
}

impl Day {
    /// Every change of the clock in the log.
    pub(super) fn shifts_of(log: &[Recorded]) -> Vec<Shift> {
        let shift = |record: &Recorded| {
            let Event::ClockAdopted { by_ms, since } = record.event else { return None };
            Some(Shift { at: record.seq, since, by: millis(by_ms) })
        };
        log.iter().filter_map(shift).collect()
    }

    /// A record as it would have been written by the right clock.
    pub(super) fn told<'a>(&self, record: &'a Recorded) -> Cow<'a, Recorded> {
        let touched = |shift: &&Shift| shift.since < record.seq && record.seq <= shift.at;
        let by = self.shifts.iter().filter(touched).fold(TimeDelta::zero(), |sum, shift| sum + shift.by);
        if by.is_zero() {
            return Cow::Borrowed(record);
        }
        let mut record = record.clone();
        record.at = record.at + by;
        if let Some(at) = record.event.told_moment() {
            *at = *at + by;
        }
        Cow::Owned(record)
    }

    /// A day opened by a wrong clock may have been opened on another date.
    pub(super) fn mind_the_date(&mut self) {
        let Some(first) = self.log.first() else { return };
        let told = self.told(first).at;
        if told != first.at
            && let Event::Opened { date, .. } = Self::opening("", &self.written, self.mode, told)
        {
            self.date = date;
        }
    }

    /// When something recorded happened, by the clock as it is now; the journal has what the clock
    /// showed then.
    pub fn happened_at(&self, record: &Recorded) -> Timestamp {
        self.told(record).at
    }

    /// When the last event happened, by the clock as it is now.
    pub fn last_at(&self) -> Option<Timestamp> {
        self.log.last().map(|last| self.told(last).at)
    }

    /// By how much a clock that was read off the machine after this event has been put right since.
    pub fn put_right(&self, since: Seq) -> TimeDelta {
        let of_it = self.shifts.iter().filter(|shift| shift.since == since);
        of_it.fold(TimeDelta::zero(), |sum, shift| sum + shift.by)
    }

    /// `ahead_ms` is how far the right clock stands before the one read off the machine after event
    /// `since`; so that two who adopt it at once move it once.
    pub(super) fn decide_clock(&self, ahead_ms: i64, since: Seq) -> Result<Event, Refusal> {
        if self.mode() == Mode::Rehearsal {
            return Err(Refusal::ClockOfRehearsal);
        }
        let by_ms = ahead_ms.saturating_sub(self.put_right(since).num_milliseconds());
        if by_ms.saturating_abs() < NOTICED {
            return Err(Refusal::ClockIsRight);
        }
        Ok(Event::ClockAdopted { by_ms, since })
    }

    /// What the day would look like with the clock put right: the time it would be now, and the
    /// timing.
    ///
    /// # Errors
    /// As [`decide`](Self::decide).
    pub fn foresee_clock(
        &self,
        command: &Command,
        by: &Operator,
        now: Timestamp,
    ) -> Result<(Timestamp, Timing), Refusal> {
        let events = self.decide(command, by, now)?;
        let mut day = self.clone();
        let mut then = now;
        for record in self.record(events, by, now) {
            if let Event::ClockAdopted { by_ms, .. } = record.event {
                then = then + millis(by_ms);
            }
            day.apply(&record);
        }
        Ok((then, day.timing(then)))
    }
}

fn millis(millis: i64) -> TimeDelta {
    TimeDelta::try_milliseconds(millis).unwrap_or_default()
}
