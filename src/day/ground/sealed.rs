//! What was signed, as it is recorded with the signature.

use serde::{Deserialize, Serialize};

use super::BoardId;
use crate::agenda::{Outcome, Points, RunTime, TeamId};

/// One board as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// One result, or the whole contest.
    pub board: BoardId,
    /// Its places, from the first down.
    pub places: Vec<SealedPlace>,
}

/// One place as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedPlace {
    /// By its id, which a mended name does not change.
    pub team: TeamId,
    /// Its rank.
    #[serde(default)]
    pub rank: Option<u32>,
    /// Its result, or how it ended without one.
    pub result: SealedResult,
    /// Its prize.
    #[serde(default)]
    pub prize: Option<String>,
    /// Everything that was written down of its attempts: `1: 1=42,31 2=42,48 +1 +1; 2: 1=40,00`.
    #[serde(default)]
    pub sheet: String,
}

/// A result as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SealedResult {
    /// A time.
    Time(RunTime),
    /// Points.
    Points(Points),
    /// A sum of ranks.
    Ranks(u32),
    /// A sum of weighted ranks.
    Weighted(Points),
    /// It ended without one.
    Out(Outcome),
    /// Nothing yet.
    Open,
}

impl Sealed {
    /// Nothing on it is still to come.
    pub fn is_settled(&self) -> bool {
        self.places.iter().all(|place| place.result != SealedResult::Open)
    }
}
