//! Whether a board is closed: who signed, what was disputed, and what the hall has learned of it.

use serde::{Deserialize, Serialize};

use super::{BoardId, Sealed};
use crate::agenda::TeamId;
use crate::clock::Timestamp;
use crate::day::{Operator, Seq};
use crate::text::Lang;

/// Who signed, when, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The number of its event.
    pub seq: Seq,
    /// When the referee signed.
    pub at: Timestamp,
    /// Whose signature it is: nobody else may take it back.
    pub by: Operator,
    /// What stood on the boards; nothing in a journal of before this was recorded.
    pub standing: Vec<Sealed>,
}

/// What became of a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// Chấp nhận.
    Upheld,
    /// Bác.
    Rejected,
}

impl Verdict {
    /// As it is called.
    pub fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Upheld => lang.pick("chấp nhận", "upheld"),
            Self::Rejected => lang.pick("bác", "rejected"),
        }
    }
}

/// How a dispute was settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// When it was settled.
    pub at: Timestamp,
    /// Who wrote it down.
    pub by: Operator,
    /// What became of it.
    pub verdict: Verdict,
    /// Who decided, where it was told.
    pub decided_by: Option<String>,
    /// What it was decided on, where it was told.
    pub reason: Option<String>,
}

/// A dispute (khiếu nại).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protest {
    /// The number of its event.
    pub seq: Seq,
    /// When it was raised.
    pub at: Timestamp,
    /// Who wrote it down.
    pub by: Operator,
    /// Which team disputes.
    pub team: Option<TeamId>,
    /// What is claimed, in the words of whoever does.
    pub reason: String,
    /// What became of it; none while nobody has decided.
    pub settled: Option<Settlement>,
}

/// Whether a board is closed, and what was disputed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// Who signed; none while the result is provisional.
    pub signed: Option<Signature>,
    /// Disputes, oldest first.
    pub protests: Vec<Protest>,
    /// Whose places the hall has learned, in the order in which it did.
    pub revealed: Vec<Revealed>,
}

/// A place that the hall has learned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revealed {
    /// On which board: those of a discipline are signed together and told one by one.
    pub board: BoardId,
    /// Whose place it is.
    pub team: TeamId,
    /// When it was told.
    pub at: Timestamp,
}

impl Closing {
    /// The oldest dispute that nobody has decided.
    pub fn open_protest(&self) -> Option<&Protest> {
        self.protests.iter().find(|protest| protest.settled.is_none())
    }
}
