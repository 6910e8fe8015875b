//! A key that is held down, or a clicker that sticks, is pressed once: whatever it sends until it has
//! been let go is not obeyed. Kept by each console for its own keyboard.
//!
//! A held key is silent for 250 to 600 ms and then comes every 25 to 40 ms, so the second of them
//! looks like a second press: only who has left the key alone for longer has let it go. Keys that
//! move the cursor, scroll or write repeat freely.

use chrono::TimeDelta;

use super::key::Key;
use crate::clock::Timestamp;
use crate::day::{Day, Hand};

/// The key that was pressed last, and how it came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Press {
    last: Option<(Key, Timestamp)>,
    /// When the same key came before it, with no other between them.
    before: Option<Timestamp>,
    /// Since when it has not been let go.
    since: Option<Timestamp>,
    /// The terminal itself says that the key is held.
    told: bool,
    /// It came to nothing, and so did not count.
    refused: bool,
    /// The one before it came to nothing.
    refused_before: bool,
}

impl Press {
    /// A key comes.
    pub fn begin(&mut self, key: Key, told: bool, at: Timestamp, day: &Day) {
        self.before = self.last.filter(|(last, _)| *last == key).map(|(_, at)| at);
        if !self.before.is_some_and(|before| day.is_within(Hand::LetGo, before, at)) {
            self.since = Some(at);
        }
        self.refused_before = std::mem::take(&mut self.refused) && self.before.is_some();
        (self.last, self.told) = (Some((key, at)), told);
    }

    /// What it asked for was refused.
    pub fn was_refused(&mut self) {
        self.refused = true;
    }

    /// The day's clock was put right.
    pub fn clock_moved(&mut self, by: TimeDelta) {
        if let Some((_, at)) = &mut self.last {
            *at = *at + by;
        }
        self.since = self.since.map(|at| at + by);
    }

    /// Whether the key that has just come was never let go: it came again within the time that its
    /// action asks for. A press that was refused begins that time anew.
    pub fn is_held(&self, let_go: Hand, day: &Day) -> bool {
        let (Some((_, at)), Some(before)) = (self.last, self.before) else { return self.told };
        let shakes =
            self.refused_before && let_go != Hand::Tapped && day.is_within(Hand::OneBreath, before, at);
        self.told || shakes || day.is_within(let_go, before, at)
    }

    /// The key, and since when it has not been let go.
    pub fn key(&self) -> Option<(Key, Timestamp)> {
        Some((self.last?.0, self.since?))
    }
}
