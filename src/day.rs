//! The programme as it happens: a fold of events over an agenda.
//!
//! ```text
//! Command ── decide ──▶ Event ── journal ──▶ Recorded ── apply ──▶ Day
//!             every rule          durable                no rules, cannot fail
//! ```
//!
//! [`Day::decide`] answers a command with the events it leads to, or with a [`Refusal`].
//! [`Day::apply`] takes what was recorded. Undo is an event as well: the day is folded again
//! without the event it names.

mod awards;
mod command;
mod decide;
mod differences;
mod event;
mod examples;
mod ground;
mod hands;
mod leaving;
mod names;
mod people;
mod programme;
mod readings;
mod reckoning;
mod record;
mod refusal;
mod renamed;
mod say;
mod state;
mod timing;
mod typed;

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};

pub use awards::{
    AwardsCommand, AwardsDoubt, AwardsEvent, AwardsRefusal, Batch, Handover, Honoree, StandIn, Tally,
};
pub use command::Command;
pub use differences::{Change, Difference};
pub use event::{Event, Recorded};
pub use examples::EXAMPLES;
pub use ground::{
    Allotted, Answer, AttemptId, Board, BoardId, BoardPart, Charged, Claim, Closing, Competition, ELECTRONIC,
    GoingOn, GroundCommand, GroundEvent, GroundRefusal, Heat, JudgeMark, Lot, Measure, Noted, Preparation,
    Protest, Revealed, Run, Sealed, SealedPlace, SealedResult, Settlement, SheetEntry, Shortfall, Signature,
    Standing, Status, Step, TheoryClock, TheoryStep, Verdict, Watch, Way, Worked, say_cost, say_criteria,
    say_fault, say_prizes, say_rule,
};
pub use hands::Hand;
pub use leaving::{Departure, Part};
pub use names::Said;
pub use people::{
    Attendee, Elsewhere, Leaves, Mending, OfDelegate, OfItem, OfRecipient, PeopleCommand, PeopleEvent,
    PeopleRefusal, Place, Presence, Spot, Why,
};
pub use programme::{
    Caution, Cut, Entry, ItemState, LeftRunning, Message, NewItem, Note, PassedOver, ProgrammeCommand,
    ProgrammeEvent, ProgrammeRefusal, Saving, Span, Tick, shorten,
};
pub use record::{Mode, Operator, Seq, Unreadable};
pub use refusal::Refusal;
pub use renamed::Renamed;
pub use timing::{ItemTiming, Moment, Timing};

use crate::agenda::Agenda;
use crate::clock::Timestamp;
use readings::Readings;
use reckoning::Shift;
use state::State;

/// A running day.
#[derive(Clone, Debug)]
pub struct Day {
    /// The agenda with which the day was opened.
    written: Arc<Agenda>,
    /// How many times faster than reality its clock runs: hands are as slow as ever.
    speed: u32,
    mode: Mode,
    date: NaiveDate,
    log: Vec<Recorded>,
    /// Who has acted.
    hands: BTreeSet<Operator>,
    /// Each time the clock was put right.
    shifts: Vec<Shift>,
    reverted: HashSet<Seq>,
    state: State,
}

/// Why records do not make a day.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NotADay {
    /// There is no record, or the first is not the opening.
    #[error("the journal does not begin with the opening of a day")]
    NotOpened,
    /// The agenda text in the opening cannot be read.
    #[error("the agenda in the journal cannot be read: {0}")]
    BadAgenda(String),
}

impl Day {
    /// The event that opens a day on an agenda's text.
    ///
    /// The agenda's times of day belong to its own date; a day opened after that date has passed
    /// (postponed, or an old agenda tried out) takes the date on which it is opened. An evening
    /// that must end after midnight has not passed before that.
    pub fn opening(text: &str, agenda: &Agenda, mode: Mode, at: Timestamp) -> Event {
        let today = at.at(agenda.utc_offset).date_naive();
        let after_midnight = agenda.must_end.filter(|end| agenda.start.is_some_and(|start| *end <= start));
        let is_still_on = |date: NaiveDate| {
            let until = date.succ_opt().zip(after_midnight).map(|(next, end)| agenda.moment(next, end));
            date >= today || until.is_some_and(|until| at < until)
        };
        let date = match agenda.date {
            Some(date) if mode == Mode::Rehearsal || is_still_on(date) => date,
            _ => today,
        };
        Event::Opened { agenda: text.to_owned(), mode, date }
    }

    /// Folds a day from its records.
    ///
    /// # Errors
    /// When the first record does not open a day, or holds an agenda that cannot be read.
    pub fn replay(records: Vec<Recorded>) -> Result<Self, NotADay> {
        let Some(Event::Opened { agenda: text, mode, date }) = records.first().map(|record| &record.event)
        else {
            return Err(NotADay::NotOpened);
        };
        let readings = Arc::new(Readings::default());
        let written = readings.read(text).map_err(|faults| {
            let first = faults.first().map(|fault| fault.message(crate::text::Lang::Vi));
            NotADay::BadAgenda(first.unwrap_or_default())
        })?;
        let (mode, date) = (*mode, *date);
        let state = State::new(&written, &readings);
        let mut day = Self {
            written,
            speed: 1,
            mode,
            date,
            log: records,
            hands: BTreeSet::new(),
            shifts: Vec::new(),
            reverted: HashSet::new(),
            state,
        };
        for record in &day.log {
            if !day.hands.contains(&record.by) {
                day.hands.insert(record.by.clone());
            }
        }
        day.refold();
        Ok(day)
    }

    /// Tells how many times faster than reality the day's clock runs, so that what is too soon for
    /// a hand, or too soon to have been read, is reckoned in the time of the people.
    pub fn set_speed(&mut self, speed: u32) {
        self.speed = speed.max(1);
    }

    /// A time of the people, in the day's time.
    pub fn felt(&self, time: TimeDelta) -> TimeDelta {
        time * i32::try_from(self.speed).unwrap_or(i32::MAX)
    }

    /// Whether it is sooner after a moment than a hand can mean it.
    pub fn is_within(&self, hand: Hand, since: Timestamp, now: Timestamp) -> bool {
        now - since < self.felt_by(hand)
    }

    /// The time that a hand needs, in the day's time.
    pub fn felt_by(&self, hand: Hand) -> TimeDelta {
        self.felt(hand.time())
    }

    /// Takes what was recorded. Records already taken are passed over.
    pub fn apply(&mut self, record: &Recorded) {
        if record.seq <= self.last_seq() {
            return;
        }
        self.log.push(record.clone());
        self.mind_the_hand(record);
        if record.event.changes_the_past() { self.refold() } else { self.state.apply(record) }
    }

    fn refold(&mut self) {
        self.reverted = reverted(&self.log, None);
        self.shifts = Self::shifts_of(&self.log);
        self.mind_the_date();
        self.state = State::new(&self.written, self.state.readings());
        for record in &self.log {
            if let Event::Reverted { .. } = record.event {
                // Undone or not: whoever undid or redid a move has moved the programme.
                if self.taken_back(record).is_some_and(Event::moves) {
                    self.state.programme.was_moved(self.told(record).stamp(), false);
                }
            } else if !self.reverted.contains(&record.seq) {
                self.state.apply(&self.told(record));
            }
        }
    }

    /// What an undo takes back, or a redo brings back.
    fn taken_back<'a>(&'a self, record: &'a Recorded) -> Option<&'a Event> {
        let mut event = &record.event;
        // Each points to one before it, so this comes to an end.
        while let Event::Reverted { seq } = event {
            event = &self.recorded(*seq).filter(|of| of.seq < record.seq)?.event;
        }
        Some(event)
    }

    /// Numbers events that were decided, for the journal. Time never runs backwards in a journal:
    /// an event is not older than the one before it.
    pub fn record(&self, events: Vec<Event>, by: &Operator, at: Timestamp) -> Vec<Recorded> {
        let at = self.not_before_last(at);
        let mut seq = self.last_seq();
        events
            .into_iter()
            .map(|event| {
                seq = seq.next();
                Recorded { seq, at, by: by.clone(), event }
            })
            .collect()
    }

    fn not_before_last(&self, at: Timestamp) -> Timestamp {
        self.last_at().map_or(at, |last| at.max(last))
    }

    /// The agenda as written, or as last taken from a changed file.
    pub fn agenda(&self) -> &Agenda {
        &self.state.agenda
    }

    /// The text of that agenda.
    pub fn agenda_text(&self) -> &str {
        let mut valid = self.log.iter().rev().filter(|record| !self.is_reverted(record.seq));
        valid.find_map(|record| record.event.agenda_taken()).unwrap_or_default()
    }

    /// The text of a changed agenda that was last refused.
    pub fn kept_against(&self) -> Option<&str> {
        self.state.kept()
    }

    /// The day, or a rehearsal.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The date to which the agenda's times of day belong.
    pub fn date(&self) -> NaiveDate {
        self.date
    }

    fn mind_the_hand(&mut self, record: &Recorded) {
        if !self.hands.contains(&record.by) {
            self.hands.insert(record.by.clone());
        }
    }

    /// How an operator is called among all who have acted: a command given under the name of
    /// somebody at a console is told apart from what they did there.
    pub fn who(&self, by: &Operator) -> String {
        let at_a_console = |hand: &Operator| hand.name == by.name && hand.seat != Operator::COMMAND;
        if by.seat == Operator::COMMAND && self.hands.iter().any(at_a_console) {
            return format!("{by} (do)");
        }
        by.to_string()
    }

    /// Every record, the undone ones too.
    pub fn log(&self) -> &[Recorded] {
        &self.log
    }

    /// The record of this number.
    pub fn recorded(&self, seq: Seq) -> Option<&Recorded> {
        let index = usize::try_from(seq.0.checked_sub(1)?).ok()?;
        self.log.get(index).filter(|record| record.seq == seq)
    }

    /// Whether the event of this number was taken back.
    pub fn is_reverted(&self, seq: Seq) -> bool {
        self.reverted.contains(&seq)
    }

    /// The number of the last record.
    pub fn last_seq(&self) -> Seq {
        self.log.last().map_or(Seq(0), |record| record.seq)
    }

    /// Plan, reality and forecast at a moment.
    pub fn timing(&self, now: Timestamp) -> Timing {
        Timing::of(self, now)
    }

    /// The last thing that this operator did and that undo would take back.
    pub fn last_undoable(&self, by: &Operator) -> Option<Seq> {
        self.log
            .iter()
            .rev()
            .filter(|record| record.by == *by && !self.is_reverted(record.seq))
            .find(|record| record.event.can_be_undone())
            .map(|record| record.seq)
    }

    /// The last undo of this operator, while they have done nothing since but redo.
    pub fn last_redoable(&self, by: &Operator) -> Option<Seq> {
        let mine = self.log.iter().rev().filter(|record| record.by == *by && !self.is_reverted(record.seq));
        for record in mine {
            match record.event {
                Event::Reverted { seq } if !self.is_undo(seq) => return Some(record.seq),
                Event::Reverted { .. } => {}
                Event::Programme(ref event) if !event.has_an_effect() => {}
                Event::Opened { .. }
                | Event::Revised { .. }
                | Event::ProgrammeKept { .. }
                | Event::ClockAdopted { .. }
                | Event::Programme(_)
                | Event::People(_)
                | Event::Awards(_)
                | Event::Ground(_) => return None,
            }
        }
        None
    }

    fn is_undo(&self, seq: Seq) -> bool {
        matches!(self.recorded(seq), Some(Recorded { event: Event::Reverted { .. }, .. }))
    }
}

/// The numbers of the events that undo has taken back, with one more undo at the end if so asked:
/// an undo counts unless it was itself taken back, so the log is read from its end.
fn reverted(log: &[Recorded], one_more: Option<Seq>) -> HashSet<Seq> {
    let mut reverted = HashSet::from_iter(one_more);
    for record in log.iter().rev() {
        if let Event::Reverted { seq } = record.event
            && !reverted.contains(&record.seq)
        {
            reverted.insert(seq);
        }
    }
    reverted
}
