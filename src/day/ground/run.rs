//! One run of an attempt: its watches, its faults, how it ended.

use serde::{Deserialize, Serialize};

use crate::agenda::{Outcome, Points, RunTime};
use crate::clock::Timestamp;
use crate::day::record::{Operator, Seq, Stamp};

/// One stopwatch on one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    /// Its number on the lane; 0 is the electronic one.
    pub number: u8,
    /// Who holds it; nobody while only the starter has started it.
    pub by: Option<Operator>,
    /// When it was started.
    pub started: Option<Timestamp>,
    /// When it was stopped.
    pub stopped: Option<Timestamp>,
    /// A reading that was typed; it counts before what was measured.
    pub typed: Option<RunTime>,
    /// Why the referee leaves it out.
    pub left_out: Option<String>,
    /// It ran when the machine was switched off: what it measured is lost.
    pub interrupted: bool,
}

impl Watch {
    /// What it shows in the end, in milliseconds as they were measured.
    pub fn reading(&self) -> Option<RunTime> {
        self.typed.or_else(|| self.measured())
    }

    /// What was measured between its start and its stop.
    pub fn measured(&self) -> Option<RunTime> {
        Some(RunTime((self.stopped? - self.started?).num_milliseconds()))
    }

    /// Whether it runs.
    pub fn is_running(&self) -> bool {
        self.started.is_some() && self.stopped.is_none() && self.typed.is_none() && !self.interrupted
    }

    /// How long until its team starts, which waits behind those that are given time.
    pub fn starts_in(&self, now: Timestamp) -> Option<RunTime> {
        let wait = self.started.filter(|_| self.is_running())? - now;
        (wait.num_milliseconds() >= 100).then(|| RunTime(wait.num_milliseconds()))
    }

    /// What it shows at a moment.
    pub fn shows(&self, now: Timestamp) -> Option<RunTime> {
        match self.started {
            Some(started) if self.is_running() => Some(RunTime((now - started).num_milliseconds().max(0))),
            _ => self.reading(),
        }
    }
}

/// What was written down of a watch, as what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Pressed on a console.
    Measured(RunTime),
    /// Read elsewhere and typed.
    Typed(RunTime),
    /// Taken away: the watch has no reading.
    Struck,
    /// Left out by the referee, and why.
    LeftOut(String),
    /// Counts again.
    TakenIn,
}

/// One line of a run's sheet: what was written down of a watch, when and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// When it was written down, which may be long after the run.
    pub at: Timestamp,
    /// Whoever stopped the watch, or typed.
    pub by: Operator,
    /// Of which watch.
    pub watch: u8,
    /// The reading, or what became of it.
    pub what: Entry,
}

/// A fault that a judge saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charged {
    /// The number of its event.
    pub seq: Seq,
    /// When it was charged.
    pub at: Timestamp,
    /// The judge at whose console it was charged.
    pub by: Operator,
    /// The fault's code.
    pub code: String,
    /// What else should be known.
    pub note: Option<String>,
}

/// A judge's mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JudgeMark {
    /// Which judge: a name, or a number at the table.
    pub judge: String,
    /// How many points; the sum, where they are marked by criterion.
    #[serde(default)]
    pub points: Points,
    /// Criterion by criterion, in the order of the rules; nothing where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Points>,
}

impl JudgeMark {
    /// One mark for all that was judged.
    pub fn of(judge: impl Into<String>, points: Points) -> Self {
        Self { judge: judge.into(), points, criteria: Vec::new() }
    }

    /// A mark for each criterion, in the order of the rules.
    pub fn by_criteria(judge: impl Into<String>, criteria: Vec<Points>) -> Self {
        Self { judge: judge.into(), points: criteria.iter().copied().sum(), criteria }
    }

    /// As it stands on the sheet: `GK 1 9`, `GK 1 38 + 25 + 18 = 81`.
    pub fn said(&self) -> String {
        let (judge, points) = (&self.judge, self.points);
        if self.criteria.is_empty() {
            return format!("{judge} {points}");
        }
        let parts: Vec<String> = self.criteria.iter().map(Points::to_string).collect();
        format!("{judge} {} = {points}", parts.join(" + "))
    }
}

/// One run of an attempt: the first, or one ordered by the referee.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Its watches, by their numbers.
    pub watches: Vec<Watch>,
    /// Everything that was written down of them, in its order: nothing is overwritten.
    pub sheet: Vec<Noted>,
    /// Its faults, in the order in which they were seen.
    pub faults: Vec<Charged>,
    /// The marks of several judges, by whom.
    pub marks: Vec<JudgeMark>,
    /// The referee has ruled how it ended.
    pub ruled: bool,
    /// Points given by the judges.
    pub points: Option<Points>,
    /// How it ended, as ruled.
    pub outcome: Outcome,
    /// Why it was so ruled.
    pub reason: Option<String>,
    /// Why it no longer counts.
    pub struck: Option<String>,
    /// The run of the same attempt that it stands in for.
    pub(super) instead_of: Option<usize>,
}

impl Run {
    /// Whether anything has happened in it.
    pub fn has_begun(&self) -> bool {
        !self.watches.is_empty()
            || !self.faults.is_empty()
            || self.points.is_some()
            || !self.marks.is_empty()
            || self.ruled
            || self.outcome != Outcome::Finished
    }

    /// Whether a watch of it was started, or read.
    pub fn has_watches(&self) -> bool {
        !self.watches.is_empty()
    }

    /// Whether the referee has ruled that it finished, whatever a judge saw.
    pub fn is_acquitted(&self) -> bool {
        self.ruled && self.outcome == Outcome::Finished
    }

    /// Whether a watch of it runs.
    pub fn is_running(&self) -> bool {
        self.watches.iter().any(Watch::is_running)
    }

    /// Whether the machine was switched off while a watch of it ran, and no time was typed since.
    pub fn is_interrupted(&self) -> bool {
        self.watches.iter().any(|watch| watch.interrupted && watch.typed.is_none())
    }

    /// The watch of this number.
    pub fn watch(&self, number: u8) -> Option<&Watch> {
        self.watches.iter().find(|watch| watch.number == number)
    }

    /// When its first watch was started.
    pub fn started_at(&self) -> Option<Timestamp> {
        self.watches.iter().filter_map(|watch| watch.started).min()
    }

    /// The watch that an operator holds.
    pub fn held_by(&self, by: &Operator) -> Option<&Watch> {
        self.watches.iter().find(|watch| watch.by.as_ref().is_some_and(|own| own.is_hand_of(by)))
    }

    /// Writes a line on the sheet.
    pub(super) fn note(&mut self, stamp: Stamp<'_>, watch: u8, what: Entry) {
        self.sheet.push(Noted { at: stamp.at, by: stamp.by.clone(), watch, what });
    }

    pub(super) fn watch_mut(&mut self, number: u8) -> &mut Watch {
        let at = match self.watches.binary_search_by_key(&number, |watch| watch.number) {
            Ok(at) => at,
            Err(at) => {
                let new = Watch {
                    number,
                    by: None,
                    started: None,
                    stopped: None,
                    typed: None,
                    left_out: None,
                    interrupted: false,
                };
                self.watches.insert(at, new);
                at
            }
        };
        #[allow(clippy::indexing_slicing, reason = "found or inserted on the line above")]
        &mut self.watches[at]
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A run with these readings typed and these faults seen.
    pub fn run_of(readings: &[&str], faults: &[&str]) -> Run {
        let by = Operator::named("bấm giờ");
        let mut run = Run::default();
        for (number, reading) in (1..).zip(readings) {
            run.watch_mut(number).typed = RunTime::parse(reading);
        }
        let at = Timestamp::from_millis(0);
        run.faults.extend(faults.iter().map(|code| Charged {
            seq: Seq(1),
            at,
            by: by.clone(),
            code: (*code).to_owned(),
            note: None,
        }));
        run
    }
}
