//! The call to the line: how long teams have to prepare, and when that is over.

use super::{AttemptId, Competition, Contests, GroundRefusal, Preparation};
use crate::agenda::{Lasting, RunTime};
use crate::clock::Timestamp;

/// How long a team has at the line; 90 seconds where the rules do not say (source 38 of the domain notes).
pub(super) fn usual(written: Option<Lasting>) -> Lasting {
    written.unwrap_or(Lasting::seconds(90))
}

impl Competition {
    /// How long a team has to prepare at the line.
    pub fn time_to_prepare(&self) -> RunTime {
        RunTime(usual(self.rules().prepare).0.num_milliseconds())
    }

    /// Who prepares at the line: was called, and nobody of them has begun.
    pub fn preparing(&self) -> Option<&Preparation> {
        self.called.as_ref().filter(|called| called.runs.iter().all(|run| !self.has_started(run)))
    }

    /// Of those who were called, who is still to begin and has not been ruled out.
    pub fn still_at_the_line(&self) -> impl Iterator<Item = &AttemptId> {
        let begun = |run: &&AttemptId| {
            let own = self.run(&run.team, run.attempt);
            !own.is_some_and(|own| own.ruled || own.has_watches())
        };
        self.preparing().into_iter().flat_map(|called| &called.runs).filter(begun)
    }

    fn has_started(&self, run: &AttemptId) -> bool {
        self.run(&run.team, run.attempt).is_some_and(super::Run::has_watches)
    }

    /// What is left of the time at the line; less than nothing when it is over.
    pub fn left_at_the_line(&self, now: Timestamp) -> Option<RunTime> {
        let called = self.preparing()?;
        Some(self.time_to_prepare() - RunTime((now - called.at).num_milliseconds().max(0)))
    }

    pub(super) fn call(&mut self, runs: &[AttemptId], at: Timestamp) {
        self.called = Some(Preparation { runs: runs.to_vec(), at });
    }
}

impl Contests {
    pub(super) fn can_be_called(&self, runs: &[AttemptId]) -> Result<(), GroundRefusal> {
        let Some(first) = runs.first() else { return Err(GroundRefusal::NothingRuns) };
        for run in runs {
            if run.discipline != first.discipline {
                return Err(GroundRefusal::TwoDisciplines);
            }
            self.can_start(run, 1)?;
        }
        Ok(())
    }
}
