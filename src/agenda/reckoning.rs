//! The catalogue of faults, and how points and times of a run are reckoned where a rule book goes
//! beyond "time and penalty" or "points less errors": nothing of it applies unless it is written.

use serde::{Deserialize, Serialize};

use super::measure::{Points, RunTime};
use super::terms::{CapCounts, Marks};
use super::time::Lasting;
use super::types::TeamId;

/// The parts of the reckoning that few rule books have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reckoning {
    /// Points that every team starts with (`500 − giây − lỗi`, `100 − lỗi`): nobody types them.
    pub start_points: Option<Points>,
    /// Points for each second under or over a set time.
    pub pace: Option<Pace>,
    /// The time of a team that failed (8 minutes beside a cap of 4).
    pub failed: Option<RunTime>,
    /// Whether the cap is held against the time run, or against the time with its penalties.
    pub cap_counts: CapCounts,
    /// How the marks of several judges become one.
    pub marks: Marks,
    /// What each judge marks, with the most that each gives; one mark for all where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
    /// Time that is taken off a team's own (được chấp): it starts so much earlier than whoever is
    /// given nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub handicaps: Vec<Handicap>,
    /// Each attempt is run by another of the team (thi cá nhân, tính đồng đội), and of their results
    /// so many of the best are added up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub individuals: Option<u8>,
}

/// One criterion of the judges' sheet (tiêu chí).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// As the judges' sheet calls it.
    pub title: String,
    /// The most points that it gives.
    pub most: Points,
}

/// Time that a team is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handicap {
    /// By its id, whatever it is called on the day.
    pub team: TeamId,
    /// How long before the others it starts.
    pub time: RunTime,
}

impl Reckoning {
    /// What a team is given.
    pub fn head_start(&self, team: &TeamId) -> RunTime {
        let own = self.handicaps.iter().find(|own| own.team == *team);
        own.map_or(RunTime::default(), |own| own.time)
    }
}

/// Points for time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    /// The set time.
    #[serde(default)]
    pub set: RunTime,
    /// Points added for each second under it.
    #[serde(default)]
    pub under: Points,
    /// Points taken for each second over it.
    #[serde(default)]
    pub over: Points,
}

/// One fault of the catalogue (lỗi).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaultRule {
    /// Short code: "1", "A2".
    pub code: String,
    /// What the judge sees.
    pub text: String,
    /// What it costs.
    pub costs: FaultCost,
    /// What it costs the second time, the third, and from then on; the same where nothing is said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<FaultCost>,
    /// How often it can count in one attempt.
    #[serde(default)]
    pub max: Option<u32>,
}

/// What a fault costs, for each occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FaultCost {
    /// Time added.
    Time(Lasting),
    /// Points taken.
    Points(Points),
    /// Parts of a second, as well: `2,5`.
    Seconds(RunTime),
    /// Time added and points taken.
    Both(RunTime, Points),
    /// No fault: time taken off, points added.
    Bonus(RunTime, Points),
    /// Disqualified.
    Disqualified,
}

impl FaultRule {
    /// What it costs at an occurrence, counted from 0.
    pub fn cost_at(&self, occurrence: usize) -> FaultCost {
        let later = occurrence.checked_sub(1).and_then(|later| self.then.get(later).or(self.then.last()));
        later.copied().unwrap_or(self.costs)
    }
}

impl FaultCost {
    /// Whether it is no fault at all.
    pub fn is_bonus(self) -> bool {
        matches!(self, Self::Bonus(..))
    }

    /// The time added.
    pub fn time(self) -> RunTime {
        match self {
            Self::Time(time) => RunTime(time.0.num_milliseconds()),
            Self::Seconds(time) | Self::Both(time, _) => time,
            Self::Bonus(time, _) => RunTime(-time.0),
            Self::Points(_) | Self::Disqualified => RunTime::default(),
        }
    }

    /// The points taken.
    pub fn points(self) -> Points {
        match self {
            Self::Points(points) => points,
            Self::Both(_, points) => points,
            Self::Bonus(_, points) => Points(-points.0),
            Self::Time(_) | Self::Seconds(_) | Self::Disqualified => Points::default(),
        }
    }
}
