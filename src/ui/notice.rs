//! One sentence above the key bar, and how long it takes to read it.

use chrono::TimeDelta;

use crate::clock::Timestamp;

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// What was just done.
    Said,
    /// Why it was not done.
    Refused,
    /// What somebody else did.
    Heard,
}

/// One sentence above the key bar, for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
    /// Since when.
    pub(super) since: Timestamp,
}

impl Notice {
    /// How long it takes to read it.
    pub(super) fn reading(&self) -> TimeDelta {
        let characters = i32::try_from(self.text.chars().count()).unwrap_or(i32::MAX).min(400);
        TimeDelta::milliseconds(4000) + TimeDelta::milliseconds(60) * characters
    }
}
