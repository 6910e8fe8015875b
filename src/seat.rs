//! A seat at a day without a screen: a journal, the day folded from it, a clock and a name.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::TimeDelta;

use crate::clock::{Clock, Source, Timestamp};
use crate::day::{Command, Day, Event, GroundCommand, Mode, NotADay, Operator, Recorded, Refusal, Seq};
use crate::journal::seats::Taken;
use crate::journal::{AppendError, Copyist, Journal, Trouble};

/// How often a command is decided again because somebody else was faster, before it is called
/// trouble. Each time the other one got on, so this is never reached by people.
const TRIES: usize = 50;
/// So long after what others recorded the journal is settled, where they did not do it themselves:
/// they may have been killed.
const QUIET: TimeDelta = TimeDelta::seconds(2);

/// One operator's seat.
pub struct Seat {
    journal: Box<dyn Journal>,
    day: Day,
    clock: Clock,
    operator: Operator,
    /// Keeps others of the same name from sitting here as well.
    taken: Option<Taken>,
    restored: bool,
    /// When the journal's one file is to be made whole; none when it is.
    settle_at: Option<Timestamp>,
    /// The machine was off since anybody sat here.
    cut: bool,
    restarted_after: Option<Seq>,
}

/// Why a command was not done.
#[derive(Debug)]
pub enum Failure {
    /// A rule forbids it.
    Refused(Refusal),
    /// It could not be recorded.
    NotRecorded(Trouble),
}

/// Why a seat cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum CannotOpen {
    /// The journal cannot be read.
    #[error(transparent)]
    Trouble(#[from] Trouble),
    /// What it holds is not a day.
    #[error(transparent)]
    NotADay(#[from] NotADay),
}

impl Seat {
    /// Takes a seat at the day of this journal, with the clock that its consoles share.
    ///
    /// # Errors
    /// When the journal cannot be read, or holds no day.
    pub fn open(
        mut journal: Box<dyn Journal>,
        source: Arc<dyn Source>,
        operator: Operator,
    ) -> Result<Self, CannotOpen> {
        let mut day = Day::replay(journal.since(Seq(0))?)?;
        let tells_boots = source.tells_boots();
        let anchor = journal.anchor()?;
        let last = day.last_at();
        let read_after = day.last_seq().0;
        let cut = anchor.as_ref().is_some_and(|anchor| Clock::was_cut(source.as_ref(), anchor));
        let clock = match (day.mode(), anchor, last) {
            // A rehearsal's clock has nothing to do with the wall: after a restart of the machine
            // it goes on where it stood.
            (Mode::Rehearsal, Some(anchor), Some(last)) => {
                let told = Clock::starting(source.clone(), last, anchor.speed);
                if anchor.boot == source.boot() { told.anchored(anchor) } else { told }
            }
            (_, anchor, last) => match Clock::resume(source, anchor.clone(), last) {
                clock if anchor.as_ref() == Some(clock.anchor()) => clock,
                fresh => fresh.read_after(read_after),
            },
        };
        clock.put_right(day.put_right(Seq(clock.anchor().since)));
        if cut && day.is_timing() {
            interrupt(journal.as_mut(), &mut day, &operator, clock.now());
        }
        // A clock that cannot be kept is still a clock; other trouble will show itself.
        let clock = match journal.keep_anchor(clock.anchor()) {
            Ok(anchor) => clock.anchored(anchor),
            Err(_) => clock,
        };
        clock.put_right(day.put_right(Seq(clock.anchor().since)));
        day.set_speed(clock.speed());
        // A clock read off the machine in the middle of a day was read after it had been off.
        let since = Seq(clock.anchor().since);
        let restarted_after = (since > Seq(0) && tells_boots).then_some(since);
        Ok(Self {
            cut,
            restarted_after,
            journal,
            day,
            clock,
            operator,
            taken: None,
            restored: false,
            settle_at: last,
        })
    }

    /// Reads another clock than the one shared: for stories, whose time is told to them.
    pub fn set_clock(&mut self, clock: Clock) {
        self.day.set_speed(clock.speed());
        self.clock = clock;
    }

    /// Keeps the place of its operator until it is left.
    pub fn keep(&mut self, taken: Taken) {
        self.taken = Some(taken);
    }

    /// The last thing recorded before the machine was last off.
    pub fn restarted_after(&self) -> Option<Seq> {
        self.restarted_after
    }

    /// The last thing recorded before the machine was off, or a console ended without being left,
    /// where this is the first to come back: the stage may have gone on meanwhile.
    pub fn last_before_the_cut(&self) -> Option<&Recorded> {
        let crashed = self.taken.as_ref().is_some_and(|taken| taken.after_a_crash);
        let seq = match (self.cut, crashed) {
            (true, _) => self.restarted_after.unwrap_or_else(|| self.day.last_seq()),
            (false, true) => self.day.last_seq(),
            (false, false) => return None,
        };
        self.day.recorded(seq).filter(|record| !matches!(record.event, Event::Opened { .. }))
    }

    /// Copies the journal, whole, as it is at this moment; see [`Journal::copy`].
    ///
    /// # Errors
    /// When it cannot be read, or not be put there.
    pub fn copy(&mut self, to: &Path) -> Result<PathBuf, Trouble> {
        self.journal.copy(to)
    }

    /// The day as it is at this moment, to be copied while the seat goes on.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn copyist(&mut self) -> Result<Copyist, Trouble> {
        self.journal.copyist()
    }

    /// Brings what was recorded into the journal's one file: what was recorded here as soon as nothing
    /// else is to be done, and the screen shows it.
    pub fn settle(&mut self) {
        if self.settles_in().is_some_and(|wait| wait <= TimeDelta::zero()) {
            self.settle_at = None;
            self.journal.settle();
        }
    }

    /// How long until there is something to settle; nothing when there is nothing.
    pub fn settles_in(&self) -> Option<TimeDelta> {
        Some(self.settle_at? - self.now())
    }

    /// The day, as far as this seat has read it.
    pub fn day(&self) -> &Day {
        &self.day
    }

    /// The day's clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Who sits here.
    pub fn operator(&self) -> &Operator {
        &self.operator
    }

    /// The moment of the day.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Whether the journal had been lost and was put back since this was last asked.
    pub fn take_restored(&mut self) -> bool {
        std::mem::take(&mut self.restored)
    }

    /// Puts a command to the day: decided, made durable, and only then true.
    ///
    /// `at` is when the operator acted, which may be a while ago when it is tried again.
    ///
    /// # Errors
    /// Refused by a rule, or not recorded; in both cases nothing has happened.
    pub fn submit(&mut self, command: &Command, at: Timestamp) -> Result<Vec<Recorded>, Failure> {
        for _ in 0..TRIES {
            let events = self.day.decide(command, &self.operator, at).map_err(Failure::Refused)?;
            let records = self.day.record(events, &self.operator, at);
            match self.journal.append(self.day.last_seq(), &records) {
                Ok(()) => {
                    for record in &records {
                        self.day.apply(record);
                    }
                    self.mind_the_clock();
                    self.settle_at = Some(self.now());
                    return Ok(records);
                }
                // Somebody was faster: read what they did, and decide again.
                Err(AppendError::Behind) => {
                    self.read().map_err(Failure::NotRecorded)?;
                }
                Err(AppendError::Trouble(Trouble::Gone)) => {
                    self.restore().map_err(Failure::NotRecorded)?;
                }
                Err(AppendError::Trouble(trouble)) => return Err(Failure::NotRecorded(trouble)),
            }
        }
        Err(Failure::NotRecorded(Trouble::Locked))
    }

    /// What others have recorded since it was last read.
    ///
    /// # Errors
    /// When the journal cannot be read now; the seat is as it was.
    pub fn sync(&mut self) -> Result<Vec<Recorded>, Trouble> {
        match self.journal.changed() {
            Ok(false) => Ok(Vec::new()),
            Ok(true) => self.read(),
            Err(Trouble::Gone) => self.restore(),
            Err(trouble) => Err(trouble),
        }
    }

    fn read(&mut self) -> Result<Vec<Recorded>, Trouble> {
        let records = self.journal.since(self.day.last_seq())?;
        for record in &records {
            self.day.apply(record);
        }
        if !records.is_empty() {
            self.mind_the_clock();
            let later = self.now() + self.day.felt(QUIET);
            self.settle_at = Some(self.settle_at.map_or(later, |at| at.min(later)));
        }
        Ok(records)
    }

    /// The clock stands where it was last put right.
    fn mind_the_clock(&self) {
        self.clock.put_right(self.day.put_right(Seq(self.clock.anchor().since)));
    }

    /// What adopts the machine's time as it is now; nothing where the day has a clock of its own.
    pub fn adopt_clock(&self) -> Option<Command> {
        let ahead = self.clock.right()?;
        let since = Seq(self.clock.anchor().since);
        Some(Command::AdoptClock { ahead_ms: ahead.num_milliseconds(), since })
    }

    /// Puts back a journal that was deleted under us, and reads what others had added.
    fn restore(&mut self) -> Result<Vec<Recorded>, Trouble> {
        self.journal.restore(self.day.log())?;
        self.restored = true;
        self.read()
    }
}

/// Watches and theory clocks that ran when the power was cut have lost their time, and that is
/// recorded before the new clock is: whoever opens the day first after the cut says so for all.
/// Where it cannot be recorded now, the next one to open the day will.
fn interrupt(journal: &mut dyn Journal, day: &mut Day, by: &Operator, at: Timestamp) {
    let command = Command::Ground(GroundCommand::Interrupt);
    let Ok(events) = day.decide(&command, by, at) else { return };
    let records = day.record(events, by, at);
    match journal.append(day.last_seq(), &records) {
        Ok(()) => records.iter().for_each(|record| day.apply(record)),
        Err(_) => {
            for record in journal.since(day.last_seq()).unwrap_or_default() {
                day.apply(&record);
            }
        }
    }
}
