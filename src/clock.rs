//! The only door to time.
//!
//! A day has one clock, shared by every console on the machine: an [`Anchor`] ties a moment of
//! the day to the machine's time since boot, and [`Clock::now`] counts from there. The wall clock
//! is read once, when the anchor is made; setting it back afterwards moves nothing. Time since
//! boot includes sleep, so a laptop that slept for an hour wakes an hour later.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::{Deserialize, Serialize};

/// A moment: milliseconds since the Unix epoch, UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From milliseconds since the Unix epoch, UTC.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the Unix epoch, UTC.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// The calendar date and time of day at a place that keeps this offset from UTC.
    ///
    /// A moment outside chrono's range (±262,000 years) is shown as the epoch.
    pub fn at(self, offset: FixedOffset) -> DateTime<FixedOffset> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default().with_timezone(&offset)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match DateTime::from_timestamp_millis(self.0) {
            Some(utc) => write!(f, "{}", utc.format("%FT%T%.3fZ")),
            None => write!(f, "{} ms", self.0),
        }
    }
}

impl<Tz: chrono::TimeZone> From<DateTime<Tz>> for Timestamp {
    fn from(moment: DateTime<Tz>) -> Self {
        Self(moment.timestamp_millis())
    }
}

impl std::ops::Sub for Timestamp {
    type Output = TimeDelta;

    fn sub(self, earlier: Self) -> TimeDelta {
        millis(self.0.saturating_sub(earlier.0))
    }
}

impl std::ops::Add<TimeDelta> for Timestamp {
    type Output = Self;

    fn add(self, by: TimeDelta) -> Self {
        Self(self.0.saturating_add(by.num_milliseconds()))
    }
}

impl std::ops::Sub<TimeDelta> for Timestamp {
    type Output = Self;

    fn sub(self, by: TimeDelta) -> Self {
        Self(self.0.saturating_sub(by.num_milliseconds()))
    }
}

/// A length of time in milliseconds, clamped to what chrono can hold.
fn millis(millis: i64) -> TimeDelta {
    TimeDelta::try_milliseconds(millis).unwrap_or(if millis < 0 { TimeDelta::MIN } else { TimeDelta::MAX })
}

/// What a machine can tell of time. The real one is [`Machine`]; stories turn [`Hands`] by hand.
pub trait Source: Send + Sync {
    /// Whether [`boot`](Self::boot) names a run of the machine, rather than of this process.
    fn tells_boots(&self) -> bool {
        true
    }
    /// The wall clock. May be set forward or back at any moment, by anyone.
    fn wall(&self) -> Timestamp;
    /// Milliseconds since the machine was started, sleep included; never runs backwards.
    fn since_boot(&self) -> i64;
    /// Names this run of the machine: `since_boot` can be compared only under one name.
    fn boot(&self) -> &str;
}

/// Ties a moment of the day to time since boot. Kept beside the journal, so that every console
/// on the machine reads the same clock, whatever the wall clock says when it joins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The run of the machine in which `since_boot` was read.
    pub boot: String,
    /// Milliseconds since boot at the moment `at`.
    pub since_boot: i64,
    /// The moment of the day.
    pub at: Timestamp,
    /// How many times faster than reality the day runs: 1, or more in a rehearsal.
    pub speed: u32,
    /// The number of the event after which it was read off the machine.
    #[serde(default)]
    pub since: u64,
}

/// A day's clock.
#[derive(Clone)]
pub struct Clock {
    source: Arc<dyn Source>,
    anchor: Anchor,
    /// Whether it means to show what the wall clock shows.
    of_the_wall: bool,
    /// Milliseconds by which it was put right since; whoever reads keys has a clone of the clock.
    shift: Arc<AtomicI64>,
}

impl Clock {
    /// A clock that shows `at` now, whatever the wall clock shows, and runs `speed` times as fast
    /// as the machine's: a rehearsal's, or a story's.
    pub fn starting(source: Arc<dyn Source>, at: Timestamp, speed: u32) -> Self {
        let anchor = Anchor {
            boot: source.boot().to_owned(),
            since_boot: source.since_boot(),
            at,
            speed: speed.max(1),
            since: 0,
        };
        Self { source, anchor, of_the_wall: false, shift: Arc::default() }
    }

    /// The clock of a day that may have been running already.
    ///
    /// An anchor made since the machine was started goes on counting. Otherwise (first console,
    /// power cut) the wall clock is trusted, but never to before `last`, the last moment recorded.
    pub fn resume(source: Arc<dyn Source>, anchor: Option<Anchor>, last: Option<Timestamp>) -> Self {
        match anchor {
            Some(anchor) if anchor.boot == source.boot() => {
                Self { source, anchor, of_the_wall: true, shift: Arc::default() }
            }
            _ => {
                let wall = source.wall();
                let at = last.map_or(wall, |last| wall.max(last));
                Self { of_the_wall: true, ..Self::starting(source, at, 1) }
            }
        }
    }

    /// The moment of the day.
    pub fn now(&self) -> Timestamp {
        let elapsed = self.source.since_boot().saturating_sub(self.anchor.since_boot).max(0);
        let shift = self.shift.load(Ordering::SeqCst);
        self.anchor.at + millis(elapsed.saturating_mul(i64::from(self.anchor.speed)).saturating_add(shift))
    }

    /// The same machine, read by another anchor of the same run of it.
    pub fn anchored(self, anchor: Anchor) -> Self {
        if anchor.boot == self.anchor.boot { Self { anchor, ..self } } else { self }
    }

    /// Notes after which event it was read off the machine.
    pub fn read_after(mut self, event: u64) -> Self {
        self.anchor.since = event;
        self
    }

    /// Stands so far ahead (negative: behind) of what was read off the machine, for every clone. A
    /// clock that never meant to show the machine's time stays as it is.
    pub fn put_right(&self, by: TimeDelta) {
        if self.of_the_wall {
            self.shift.store(by.num_milliseconds(), Ordering::SeqCst);
        }
    }

    /// How far it would have to stand ahead of what was read off the machine to show what the wall
    /// clock shows now; nothing for a clock that never meant to.
    pub fn right(&self) -> Option<TimeDelta> {
        self.of_the_wall.then(|| self.drift() + millis(self.shift.load(Ordering::SeqCst)))
    }

    /// Whether the machine has been switched off and on since this anchor was made. Where the
    /// machine does not tell one run from another, nobody can say.
    pub fn was_cut(source: &dyn Source, anchor: &Anchor) -> bool {
        source.tells_boots() && anchor.boot != source.boot()
    }

    /// How far the wall clock stands ahead of this one (negative: behind). Zero for a clock that
    /// never meant to show the same.
    pub fn drift(&self) -> TimeDelta {
        if self.of_the_wall { self.source.wall() - self.now() } else { TimeDelta::zero() }
    }

    /// How many times faster than reality it runs.
    pub fn speed(&self) -> u32 {
        self.anchor.speed
    }

    /// What another console needs to read the same clock.
    pub fn anchor(&self) -> &Anchor {
        &self.anchor
    }
}

/// How long the program has run: for the gaps between two keys, which have nothing to do with the
/// day's clock and its speed.
#[derive(Clone, Copy, Debug)]
pub struct Running(std::time::Instant);

impl Running {
    /// From now on.
    #[allow(clippy::disallowed_methods)]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// How long until now; never runs backwards.
    pub fn so_far(&self) -> std::time::Duration {
        self.0.elapsed()
    }
}

/// How a boot is named where the machine does not tell: each process is its own.
const PROCESS: &str = "process ";

/// This machine's clocks.
pub struct Machine {
    boot: String,
    #[cfg(not(target_os = "linux"))]
    started: std::time::Instant,
}

impl Machine {
    /// Reads which run of the machine this is.
    #[cfg(target_os = "linux")]
    pub fn new() -> Self {
        // Where the kernel hides its boot id, the process id stands in: each console then makes
        // its own anchor, as on other systems.
        let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id")
            .map_or_else(|_| format!("{PROCESS}{}", std::process::id()), |id| id.trim().to_owned());
        Self { boot }
    }

    /// Each process counts from its own start where time since boot cannot be shared.
    #[cfg(not(target_os = "linux"))]
    #[allow(clippy::disallowed_methods)]
    pub fn new() -> Self {
        let started = std::time::Instant::now();
        Self { boot: format!("{PROCESS}{} {:?}", std::process::id(), started), started }
    }
}

impl Default for Machine {
    fn default() -> Self {
        Self::new()
    }
}

impl Source for Machine {
    #[allow(clippy::disallowed_methods)]
    fn wall(&self) -> Timestamp {
        chrono::Utc::now().into()
    }

    #[cfg(target_os = "linux")]
    fn since_boot(&self) -> i64 {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        time.tv_sec.saturating_mul(1000).saturating_add(time.tv_nsec / 1_000_000)
    }

    #[cfg(not(target_os = "linux"))]
    fn since_boot(&self) -> i64 {
        i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    fn boot(&self) -> &str {
        &self.boot
    }

    fn tells_boots(&self) -> bool {
        !self.boot.starts_with(PROCESS)
    }
}

/// A clock turned by hand: what stories and tests live by.
pub struct Hands {
    boot: String,
    wall: AtomicI64,
    since_boot: AtomicI64,
}

impl Hands {
    /// A machine just started, whose wall clock shows `wall`.
    pub fn new(boot: &str, wall: Timestamp) -> Arc<Self> {
        Arc::new(Self { boot: boot.to_owned(), wall: wall.0.into(), since_boot: 0.into() })
    }

    /// Time passes (awake or asleep: a machine's time since boot does not tell).
    pub fn pass(&self, by: TimeDelta) {
        self.set_wall(by);
        self.since_boot.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
    }

    /// Somebody sets the wall clock forward or back; no time passes.
    pub fn set_wall(&self, by: TimeDelta) {
        self.wall.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
    }
}

impl Source for Hands {
    fn wall(&self) -> Timestamp {
        Timestamp(self.wall.load(Ordering::SeqCst))
    }

    fn since_boot(&self) -> i64 {
        self.since_boot.load(Ordering::SeqCst)
    }

    fn boot(&self) -> &str {
        &self.boot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_millis(1_786_000_000_000);

    #[test]
    fn a_wall_clock_set_back_does_not_move_the_day() {
        let hands = Hands::new("boot 1", START);
        let clock = Clock::resume(hands.clone(), None, None);
        hands.pass(TimeDelta::minutes(5));
        hands.set_wall(TimeDelta::minutes(-10));
        assert_eq!(clock.now() - START, TimeDelta::minutes(5));
        assert_eq!(clock.drift(), TimeDelta::minutes(-10));
    }

    #[test]
    fn a_second_console_reads_the_first_ones_clock() {
        let hands = Hands::new("boot 1", START);
        let first = Clock::resume(hands.clone(), None, None);
        hands.set_wall(TimeDelta::minutes(-10));
        let second = Clock::resume(hands.clone(), Some(first.anchor().clone()), None);
        hands.pass(TimeDelta::seconds(3));
        assert_eq!(first.now(), second.now());
    }

    #[test]
    fn after_a_power_cut_time_never_runs_before_what_is_recorded() {
        let before = Clock::resume(Hands::new("boot 1", START), None, None);
        let dead_battery = Hands::new("boot 2", START - TimeDelta::hours(3));
        let clock = Clock::resume(dead_battery, Some(before.anchor().clone()), Some(START));
        assert_eq!(clock.now(), START);
        assert_eq!(clock.drift(), TimeDelta::hours(-3));
    }

    #[test]
    fn a_rehearsal_runs_faster() {
        let hands = Hands::new("boot 1", START);
        let clock = Clock::starting(hands.clone(), START, 60);
        hands.pass(TimeDelta::seconds(2));
        assert_eq!(clock.now() - START, TimeDelta::minutes(2));
    }
}
