//! The time of a made-up day: it stops, runs slower or faster, and leaps over what nobody would watch.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::TimeDelta;

use crate::clock::{Source, Timestamp};

/// How fast the made-up day goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// A second of it takes two.
    Half,
    /// A second is a second.
    Real,
    /// Twice as fast.
    Double,
    /// Four times as fast.
    Fourfold,
}

impl Pace {
    /// Milliseconds of the day in 1000 of the machine.
    const fn per_thousand(self) -> i64 {
        match self {
            Self::Half => 500,
            Self::Real => 1000,
            Self::Double => 2000,
            Self::Fourfold => 4000,
        }
    }

    /// One step faster.
    pub const fn faster(self) -> Self {
        match self {
            Self::Half => Self::Real,
            Self::Real => Self::Double,
            Self::Double | Self::Fourfold => Self::Fourfold,
        }
    }

    /// One step slower.
    pub const fn slower(self) -> Self {
        match self {
            Self::Half | Self::Real => Self::Half,
            Self::Double => Self::Real,
            Self::Fourfold => Self::Double,
        }
    }

    /// As it is written: `×2`.
    pub const fn written(self) -> &'static str {
        match self {
            Self::Half => "×½",
            Self::Real => "×1",
            Self::Double => "×2",
            Self::Fourfold => "×4",
        }
    }
}

/// A machine's clock with a hand on it.
pub struct Tempo {
    machine: Arc<dyn Source>,
    stand: Mutex<Stand>,
}

/// What the day's clock showed when the hand last touched it.
struct Stand {
    machine_ms: i64,
    own_ms: i64,
    pace: Pace,
    stopped: bool,
}

impl Tempo {
    /// Over this machine's clock, standing still.
    pub fn standing(machine: Arc<dyn Source>) -> Arc<Self> {
        let machine_ms = machine.since_boot();
        let stand = Stand { machine_ms, own_ms: 0, pace: Pace::Real, stopped: true };
        Arc::new(Self { machine, stand: Mutex::new(stand) })
    }

    fn stand(&self) -> MutexGuard<'_, Stand> {
        self.stand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Touches the clock where it stands now.
    fn touch(&self, change: impl FnOnce(&mut Stand)) {
        let own_ms = self.since_boot();
        let mut stand = self.stand();
        (stand.own_ms, stand.machine_ms) = (own_ms, self.machine.since_boot());
        change(&mut stand);
    }

    /// It stands still, or goes on.
    pub fn stop(&self, stopped: bool) {
        self.touch(|stand| stand.stopped = stopped);
    }

    /// It goes on at this pace.
    pub fn go_at(&self, pace: Pace) {
        self.touch(|stand| stand.pace = pace);
    }

    /// It leaps forward; never back.
    pub fn leap(&self, by: TimeDelta) {
        self.touch(|stand| stand.own_ms = stand.own_ms.saturating_add(by.num_milliseconds().max(0)));
    }

    /// Its pace.
    pub fn pace(&self) -> Pace {
        self.stand().pace
    }

    /// Whether it stands still.
    pub fn is_stopped(&self) -> bool {
        self.stand().stopped
    }
}

impl Source for Tempo {
    fn wall(&self) -> Timestamp {
        self.machine.wall()
    }

    fn since_boot(&self) -> i64 {
        let stand = self.stand();
        if stand.stopped {
            return stand.own_ms;
        }
        let passed = self.machine.since_boot().saturating_sub(stand.machine_ms).max(0);
        stand.own_ms.saturating_add(passed.saturating_mul(stand.pace.per_thousand()) / 1000)
    }

    fn boot(&self) -> &'static str {
        "demo"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Hands;

    #[test]
    fn time_stops_goes_at_its_pace_and_leaps() {
        let hands = Hands::new("boot", Timestamp::from_millis(0));
        let tempo = Tempo::standing(hands.clone());
        hands.pass(TimeDelta::seconds(5));
        assert_eq!(tempo.since_boot(), 0);
        tempo.stop(false);
        hands.pass(TimeDelta::seconds(5));
        tempo.go_at(Pace::Real.slower());
        hands.pass(TimeDelta::seconds(2));
        assert_eq!(tempo.since_boot(), 6_000);
        tempo.leap(TimeDelta::minutes(1));
        tempo.leap(TimeDelta::minutes(-5));
        tempo.go_at(Pace::Double.faster());
        hands.pass(TimeDelta::seconds(1));
        assert_eq!(tempo.since_boot(), 70_000);
    }
}
