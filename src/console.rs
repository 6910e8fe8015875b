//! One operator's console: input → what it means → decided → on disk → on the screen.
//!
//! A console knows no terminal and no socket. Whoever drives it ([`crate::terminal`]) gives it
//! [`Input`], calls [`Console::turn`] when it is woken or time has passed, draws when it is
//! [dirty](Console::is_dirty), and sleeps no longer than [`Console::next_wake`] says.

mod agenda_file;
mod beside;
mod copying;
mod driven;
mod printing;

use std::path::PathBuf;
use std::time::Duration;

use chrono::TimeDelta;
use ratatui::Frame;

use agenda_file::AgendaFile;
use beside::Beside;
pub use driven::Driven;

use crate::clock::{Clock, Timestamp};
use crate::day::{Command, Day, Event, Hand, ProgrammeEvent, Recorded, Seq};
use crate::seat::{Failure, Seat};
use crate::ui::{self, Alarm, Effect, Input, Screen, Tone, Ui, View, Words};

/// How soon a command that could not be recorded is tried again by itself.
const RETRY: Duration = Duration::from_millis(200);
/// How soon a file that is being written is asked after.
const COPYING: Duration = Duration::from_millis(50);
/// The wall clock has jumped when it differs by more than this.
const JUMP: TimeDelta = TimeDelta::seconds(5);

/// One operator's console.
pub struct Console {
    seat: Seat,
    ui: Ui,
    waiting: Option<Waiting>,
    /// The last write failed.
    cannot_record: bool,
    agenda_file: Option<AgendaFile>,
    alarms: Vec<Alarm>,
    bell: bool,
    dirty: bool,
    redraw: bool,
    left: bool,
    drawn: Option<Timestamp>,
    /// What proposes a place for a copy of the journal; without it this console writes no files.
    place_for_a_copy: Option<Box<dyn Fn() -> PathBuf + Send>>,
    /// The folder of the papers; without it this console writes none.
    papers: Option<PathBuf>,
    copying: Option<Beside>,
    printing: Option<Beside>,
    /// The operator leaves when the file that is being written is whole.
    leaving: bool,
}

/// A command that could not be recorded yet.
struct Waiting {
    command: Command,
    pressed: Timestamp,
    until: Timestamp,
}

impl Console {
    /// A console at a seat.
    pub fn new(seat: Seat, ui: Ui) -> Self {
        let alarms = ui::alarms(seat.day(), seat.now());
        Self {
            seat,
            ui,
            waiting: None,
            cannot_record: false,
            agenda_file: None,
            alarms,
            bell: false,
            dirty: true,
            redraw: false,
            left: false,
            drawn: None,
            place_for_a_copy: None,
            papers: None,
            copying: None,
            printing: None,
            leaving: false,
        }
    }

    /// What the operator looks at.
    pub fn ui(&self) -> &Ui {
        &self.ui
    }

    /// The day, as far as this console has read it.
    pub fn day(&self) -> &Day {
        self.seat.day()
    }

    /// The moment of the day.
    pub fn now(&self) -> Timestamp {
        self.seat.now()
    }

    /// The day's clock: whoever reads keys stamps them with it.
    pub fn clock(&self) -> &Clock {
        self.seat.clock()
    }

    /// What stands under the screen from now on, whatever is on it: a line each.
    pub fn caption(&mut self, lines: Vec<String>) {
        if self.ui.caption != lines {
            self.ui.caption = lines;
            self.dirty = true;
        }
    }

    /// Whether a field is being typed in.
    pub fn is_typing(&self) -> bool {
        self.ui.is_typing()
    }

    /// Shows a sentence above the key bar.
    pub fn tell(&mut self, sentence: impl Into<String>) {
        let now = self.seat.now();
        self.ui.notify(sentence, Tone::Said, now);
        self.dirty = true;
    }

    /// Asks, before anything else, to which date what is still to come is put off.
    pub fn ask_when_it_goes_on(&mut self) {
        let now = self.seat.now();
        self.ui.ask_when_it_goes_on(self.seat.day(), now);
        self.dirty = true;
    }

    /// Takes what the terminal tells now.
    pub fn input(&mut self, input: Input) {
        self.input_at(input, self.seat.now());
    }

    /// Takes what the terminal told at a moment of the day's clock: that is when the operator
    /// acted, however long the console was kept from it. Nothing is told ahead of time.
    pub fn input_at(&mut self, input: Input, at: Timestamp) {
        self.dirty = true;
        let now = self.seat.now();
        let at = at.min(now);
        self.mind_the_words(at);
        // A window made small and large again at once has its old size when it is asked for, and has
        // lost what stood outside the small one.
        self.redraw |= matches!(input, Input::Resize(..));
        let effect = self.ui.input(input, self.seat.day(), at);
        self.ui.shown_late(at, now);
        if self.ui.unrecorded.is_none() {
            // Dismissed: what waited to be recorded is given up with it.
            self.waiting = None;
        }
        match effect {
            Some(Effect::Command(_)) if self.waiting.is_some() => {
                self.ui.notify(Words::of(self.ui.lang).one_at_a_time, Tone::Refused, now);
            }
            Some(Effect::Command(command)) => self.submit(command, at),
            Some(Effect::Redraw) => self.redraw = true,
            Some(Effect::Leave) => self.leave(now),
            Some(Effect::ProposeCopy) => {
                if let Some(place) = &self.place_for_a_copy {
                    self.ui.ask_where_to_copy(&place());
                }
            }
            Some(Effect::ReadAgenda) => self.show_changes(now),
            Some(Effect::Copy(to)) => self.copy(to, now),
            Some(Effect::Print(kind, format)) => self.print(kind, format, now),
            None => {}
        }
        // After that: the clock itself may have been put right.
        let now = self.seat.now();
        self.mind_the_words(now);
        self.mind_the_alarms(now);
    }

    /// Time has passed, or somebody has recorded something.
    pub fn turn(&mut self) {
        let synced = self.seat.sync();
        // After that: the clock itself may have been put right.
        let now = self.seat.now();
        match synced {
            Ok(records) => {
                self.read_again(now);
                self.hear(&records, now);
                self.tell_of_restoring(now);
            }
            Err(trouble) => self.show_trouble(trouble.say(self.ui.lang)),
        }
        if let Some(Waiting { command, pressed, until }) = self.waiting.take() {
            if now < until {
                self.try_to_record(command, pressed, until);
            } else {
                let words = Words::of(self.ui.lang);
                self.say_unrecorded(&command, pressed, words.given_up);
            }
        }
        self.mind_the_files(now);
        self.seat.settle();
        self.ui.clock_of_machine = self.seat.adopt_clock();
        let drift = self.seat.clock().drift();
        if (drift - self.ui.drift).abs() > JUMP {
            self.ui.drift = drift;
            self.dirty = true;
        }
        self.mind_the_agenda(now);
        self.mind_the_words(now);
        self.mind_the_alarms(now);
        // Between two ticks of the clocks on the screen nothing has changed.
        if self.drawn.is_none_or(|drawn| ui::has_ticked(&self.ui, self.seat.day(), drawn, now)) {
            self.dirty = true;
        }
    }

    fn submit(&mut self, command: Command, pressed: Timestamp) {
        if self.waiting.is_some() {
            // One at a time: what the next command means depends on whether this one happened.
            return;
        }
        let until = pressed + self.seat.day().felt_by(Hand::Patience);
        self.try_to_record(command, pressed, until);
    }

    fn try_to_record(&mut self, command: Command, pressed: Timestamp, until: Timestamp) {
        let before = self.seat.day().last_seq();
        let done = self.seat.submit(&command, pressed);
        let now = self.seat.now();
        self.dirty = true;
        match done {
            Ok(records) => {
                self.ui.unrecorded = None;
                self.cannot_record = false;
                self.over_the_trouble(now);
                self.hear_since(before, &records, now);
                self.tell_of_restoring(now);
            }
            Err(Failure::Refused(refusal)) => {
                self.ui.unrecorded = None;
                let sentence = self.seat.day().say_refusal(&refusal, now, self.ui.lang);
                self.ui.notify(sentence, Tone::Refused, now);
                self.ui.refused(&command, &refusal, self.seat.day());
            }
            Err(Failure::NotRecorded(trouble)) => {
                self.cannot_record = true;
                self.show_trouble(trouble.say(self.ui.lang));
                self.say_unrecorded(&command, pressed, Words::of(self.ui.lang).trying);
                self.waiting = Some(Waiting { command, pressed, until });
            }
        }
    }

    /// Shows own records; what others did meanwhile is on the screen and in the journal, and the
    /// notice is for what was just pressed.
    fn hear_since(&mut self, before: Seq, own: &[Recorded], now: Timestamp) {
        let first = own.first().map_or(Seq(0), |record| record.seq);
        let others: Vec<Recorded> = self
            .seat
            .day()
            .log()
            .iter()
            .rev()
            .take_while(|record| record.seq > before)
            .filter(|record| record.seq < first)
            .cloned()
            .collect();
        self.hear(&others, now);
        self.hear(own, now);
    }

    fn hear(&mut self, records: &[Recorded], now: Timestamp) {
        for record in records {
            let to_mc = matches!(record.event, Event::Programme(ProgrammeEvent::MessageSent { .. }));
            self.bell |= to_mc && self.ui.screen == Screen::Mc && record.by != *self.seat.operator();
            if let Event::ClockAdopted { by_ms, .. } = record.event {
                let by = TimeDelta::try_milliseconds(by_ms).unwrap_or_default();
                self.ui.clock_moved(by);
                if let Some(waiting) = &mut self.waiting {
                    (waiting.pressed, waiting.until) = (waiting.pressed + by, waiting.until + by);
                }
                self.drawn = None;
                self.ui.drift = self.seat.clock().drift();
            }
            self.ui.heard(record, self.seat.day(), now);
            self.dirty = true;
        }
    }

    /// Comes after what was heard: of all that happened this should be read.
    fn tell_of_restoring(&mut self, now: Timestamp) {
        if self.seat.take_restored() {
            let sentence = Words::of(self.ui.lang).trouble_restored;
            self.ui.notify(sentence, Tone::Refused, now);
            self.dirty = true;
        }
    }

    fn show_trouble(&mut self, sentence: String) {
        let sentence = Some(sentence);
        self.dirty |= self.ui.trouble != sentence;
        self.ui.trouble = sentence;
    }

    /// The journal could be read. A full disk and a held journal can be read all along: whether
    /// they can be written only a write tells.
    fn read_again(&mut self, now: Timestamp) {
        if !self.cannot_record {
            self.over_the_trouble(now);
        } else if self.ui.unrecorded.is_none() {
            // Nothing waits any more, and it was seen why: the next press will tell.
            self.cannot_record = false;
            self.ui.trouble = None;
            self.dirty = true;
        }
    }

    fn over_the_trouble(&mut self, now: Timestamp) {
        if self.ui.trouble.take().is_some() {
            self.ui.notify(Words::of(self.ui.lang).recording_again, Tone::Said, now);
            self.dirty = true;
        }
    }

    /// Names what is not on disk, and what is being done about it.
    fn say_unrecorded(&mut self, command: &Command, pressed: Timestamp, and: &str) {
        let what = self.name(command, pressed);
        let words = Words::of(self.ui.lang);
        self.ui.unrecorded = Some(format!("{}: {what} – {and}", words.not_recorded));
        self.dirty = true;
    }

    /// What a command would have come to, in words.
    fn name(&self, command: &Command, at: Timestamp) -> String {
        let day = self.seat.day();
        let said = day.decide(command, self.seat.operator(), at).ok().and_then(|events| {
            let record = day.record(events, self.seat.operator(), at).into_iter().next()?;
            Some(day.say_event(&record, self.ui.lang))
        });
        said.unwrap_or_default()
    }

    /// The MC's words scroll by themselves; whom the reading line passes was introduced.
    fn mind_the_words(&mut self, now: Timestamp) {
        let on_time = ui::on_time(&mut self.ui, self.seat.day(), now);
        self.dirty |= on_time.moved;
        if let Some(Effect::Command(command)) = on_time.effect {
            self.submit(command, now);
        }
    }

    fn mind_the_alarms(&mut self, now: Timestamp) {
        let alarms = ui::alarms(self.seat.day(), now);
        if alarms == self.alarms {
            return;
        }
        for alarm in alarms.iter().filter(|alarm| !self.alarms.contains(alarm)) {
            if alarm.is_heard_on(self.ui.screen) {
                let said = alarm.say(self.seat.day(), Words::of(self.ui.lang));
                self.ui.notify(said, Tone::Refused, now);
                self.bell = true;
            }
        }
        self.alarms = alarms;
        self.dirty = true;
    }

    /// How long this console has nothing to do by itself.
    pub fn next_wake(&self) -> Duration {
        let speed = self.seat.clock().speed();
        let wake = ui::next_wake(&self.ui, self.seat.day(), self.seat.now());
        let wake = wake.to_std().unwrap_or(Duration::from_secs(1));
        let wake = match self.seat.settles_in() {
            Some(until) => wake.min(until.to_std().unwrap_or_default()),
            None => wake,
        };
        // A fast rehearsal need not be drawn faster than people see.
        let wake = (wake / speed).max(Duration::from_millis(if speed > 1 { 100 } else { 1 }));
        let writes = self.copying.is_some() || self.printing.is_some();
        let wake = if writes { wake.min(COPYING) } else { wake };
        if self.waiting.is_some() || self.ui.trouble.is_some() { wake.min(RETRY) } else { wake }
    }

    /// Whether the screen is no longer what was drawn last.
    pub fn is_dirty(&self) -> bool {
        self.dirty
    }

    /// Whether the bell is to be rung; asking stops it.
    pub fn take_bell(&mut self) -> bool {
        std::mem::take(&mut self.bell)
    }

    /// Whether everything is to be drawn anew, not only what changed; asking clears it.
    pub fn take_redraw(&mut self) -> bool {
        std::mem::take(&mut self.redraw)
    }

    /// Whether the operator has left.
    pub fn has_left(&self) -> bool {
        self.left
    }

    /// Draws the screen.
    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        let now = self.seat.now();
        let area = frame.area();
        if self.ui.size != (area.width, area.height) {
            let _ = self.ui.input(Input::Resize(area.width, area.height), self.seat.day(), now);
        }
        let view = View::new(self.seat.day(), &self.ui, now);
        if let Some(position) = view.render_with_cursor(area, frame.buffer_mut()) {
            frame.set_cursor_position(position);
        }
        self.drawn = Some(now);
        self.dirty = false;
    }
}
