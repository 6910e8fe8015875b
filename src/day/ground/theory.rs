//! The theory round (phần lý thuyết): a question is drawn, prepared and answered against the clock.

use serde::{Deserialize, Serialize};

use crate::agenda::{Lasting, Points, RunTime, Theory};
use crate::clock::Timestamp;

/// What a team does while the clock of the theory round runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TheoryStep {
    /// It prepares (chuẩn bị).
    Prepare,
    /// It answers (trả lời).
    Answer,
    /// It is done.
    Stop,
}

/// An answer in the theory round (phần lý thuyết).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Who answered.
    #[serde(default)]
    pub who: Option<String>,
    /// The number of the question drawn.
    #[serde(default)]
    pub question: Option<u32>,
    /// How long they prepared.
    #[serde(default)]
    pub prepared: Option<RunTime>,
    /// How long they answered.
    #[serde(default)]
    pub answered: Option<RunTime>,
    /// What it is worth.
    pub points: Points,
}

/// The clock of one team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TheoryClock {
    /// When the team began to prepare.
    pub prepare: Timestamp,
    /// When it began to answer.
    pub answer: Option<Timestamp>,
    /// When it was done.
    pub stop: Option<Timestamp>,
}

impl TheoryClock {
    /// What the team does; none when it is done.
    pub fn step(&self) -> Option<TheoryStep> {
        match (self.answer, self.stop) {
            (_, Some(_)) => None,
            (Some(_), None) => Some(TheoryStep::Answer),
            (None, None) => Some(TheoryStep::Prepare),
        }
    }

    /// When it last went on.
    pub fn since(&self) -> Timestamp {
        self.stop.or(self.answer).unwrap_or(self.prepare)
    }

    /// How long the team prepared.
    pub fn prepared(&self) -> Option<RunTime> {
        Some(RunTime((self.answer? - self.prepare).num_milliseconds()))
    }

    /// How long it answered.
    pub fn answered(&self) -> Option<RunTime> {
        Some(RunTime((self.stop? - self.answer?).num_milliseconds()))
    }

    /// How much time is left for what the team does (negative: how much over); how long it has
    /// taken, where the rules have no limit.
    pub fn left(&self, theory: &Theory, now: Timestamp) -> RunTime {
        let taken = RunTime((now - self.since()).num_milliseconds().max(0));
        let limit = match self.step() {
            Some(TheoryStep::Prepare) => theory.prepare,
            _ => theory.answer,
        };
        let limit = limit.map(|Lasting(limit)| RunTime(limit.num_milliseconds()));
        limit.map_or(taken, |limit| limit - taken)
    }
}
