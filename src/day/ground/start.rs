//! What goes before a heat: lots, and the call to the line.

use super::AttemptId;
use crate::agenda::TeamId;
use crate::clock::Timestamp;
use crate::day::record::Operator;

/// The lot of one team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lot {
    /// Who drew it.
    pub team: TeamId,
    /// Its number, counted from 1.
    pub lot: u32,
    /// The number from which the program drew; none of a real lot that was typed.
    pub seed: Option<u64>,
    /// When it was written down.
    pub at: Timestamp,
    /// At whose console.
    pub by: Operator,
}

/// Teams that were called to the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preparation {
    /// Their attempts, lane by lane.
    pub runs: Vec<AttemptId>,
    /// When they were called.
    pub at: Timestamp,
}

impl Preparation {
    /// Whether a team was called.
    pub fn has(&self, run: &AttemptId) -> bool {
        self.runs.contains(run)
    }
}
