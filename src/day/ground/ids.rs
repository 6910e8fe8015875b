//! How things of the drill ground are named.

use serde::{Deserialize, Serialize};

use crate::agenda::{DisciplineId, ItemId, TeamId};

/// The teams of one heat (lượt), lane by lane. An empty lane is `None` and keeps its number.
pub type Heat = Vec<Option<TeamId>>;

/// Names one attempt (lần thi) of a team at a discipline.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttemptId {
    /// At which discipline.
    pub discipline: DisciplineId,
    /// Of which team.
    pub team: TeamId,
    /// Which of its attempts, counted from 1.
    #[serde(default = "first")]
    pub attempt: u8,
}

fn first() -> u8 {
    1
}

/// What is ranked: a discipline, one half of it, or a whole contest.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BoardId {
    /// The result of a discipline.
    Result(DisciplineId),
    /// Its theory round alone.
    Theory(DisciplineId),
    /// Its practice alone.
    Practice(DisciplineId),
    /// All disciplines of an item's contest, by the sum of ranks (toàn đoàn).
    Overall(ItemId),
}

impl BoardId {
    /// The discipline that it belongs to.
    pub fn discipline(&self) -> Option<&DisciplineId> {
        match self {
            Self::Result(id) | Self::Theory(id) | Self::Practice(id) => Some(id),
            Self::Overall(_) => None,
        }
    }

    /// The board that is closed with it: a discipline is signed as a whole, whichever of its boards is named.
    pub fn closed_as(&self) -> Self {
        self.discipline().map_or_else(|| self.clone(), |discipline| Self::Result(discipline.clone()))
    }

    /// As one word: `chay`, `chay/ly-thuyet`, `hoi-thi/toan-doan`.
    pub fn key(&self) -> String {
        match self {
            Self::Result(id) => id.0.clone(),
            Self::Theory(id) => format!("{id}/ly-thuyet"),
            Self::Practice(id) => format!("{id}/thuc-hanh"),
            Self::Overall(item) => format!("{item}/toan-doan"),
        }
    }

    /// The board of a key. Ids hold no slash.
    pub fn of_key(key: &str) -> Self {
        match key.split_once('/') {
            Some((id, "ly-thuyet")) => Self::Theory(id.into()),
            Some((id, "thuc-hanh")) => Self::Practice(id.into()),
            Some((item, _)) => Self::Overall(item.into()),
            None => Self::Result(key.into()),
        }
    }

    pub(super) fn part(&self) -> BoardPart {
        match self {
            Self::Theory(_) => BoardPart::Theory,
            Self::Practice(_) => BoardPart::Practice,
            Self::Result(_) | Self::Overall(_) => BoardPart::Result,
        }
    }
}

/// Which ranking of a discipline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BoardPart {
    /// The result.
    #[default]
    Result,
    /// Theory alone.
    Theory,
    /// Practice alone.
    Practice,
}
