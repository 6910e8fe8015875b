//! A made-up day that plays itself: several invented seats act, and one console is watched.
//!
//! Its journal is in memory, its clock its own ([`Tempo`]), its day a rehearsal: nothing of it can be
//! taken for the day, and nothing is left behind. What is watched is a real console: the keys of the
//! script go where a hand's go, and whoever presses one takes over.
//!
//! ```text
//! scenes.ron ── beats ──▶ seats of the cast ──▶ journal in memory ──▶ the console that is watched
//!                 └───── keys, captions ────────────────────────────────────▲
//! ```

mod script;
mod tempo;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use chrono::{NaiveDate, TimeDelta};
use ratatui::Frame;

pub use script::{Beat, Scene, scenes};
pub use tempo::{Pace, Tempo};

use crate::agenda;
use crate::clock::{Clock, Source, Timestamp};
use crate::console::{Console, Driven};
use crate::day::{Command, Day, Event, Mode, Operator, ProgrammeEvent, Recorded, Seq};
use crate::journal::{Journal, Memory};
use crate::seat::{Failure, Seat};
use crate::text::{Lang, say};
use crate::ui::{Code, Input, Key, ThemeName, Ui};

/// The agenda that is played.
const AGENDA: &str = include_str!("../agendas/mau-ngay-hoi.ron");
/// When the first console is opened, in minutes of the day.
const OPENS: i64 = 7 * 60 + 20;

/// Who plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Playing {
    /// The script.
    Script,
    /// The script is at its end; nothing more happens by itself.
    AtEnd,
    /// Whoever pressed a key.
    Watcher,
}

/// A made-up day, and the console at which it is watched.
pub struct Demo {
    console: Console,
    cast: Vec<Seat>,
    journal: Memory,
    tempo: Arc<Tempo>,
    beats: VecDeque<Beat>,
    due: Timestamp,
    playing: Playing,
    said: Option<(String, String)>,
    lang: Lang,
    complaints: Vec<String>,
}

impl Demo {
    /// Sits down at a made-up day, before the first of these scenes of the script. What came before is
    /// played at once.
    ///
    /// # Errors
    /// When the script cannot be played; that is a fault of the program.
    pub fn new(
        machine: Arc<dyn Source>,
        from: usize,
        scenes: &[Scene],
        lang: Lang,
        theme: ThemeName,
    ) -> Result<Self, String> {
        let agenda = agenda::load(AGENDA).map_err(|faults| format!("{faults:?}"))?;
        let date = agenda.date.unwrap_or(NaiveDate::MIN);
        let opens = date.and_hms_opt(0, 0, 0).unwrap_or_default() + TimeDelta::minutes(OPENS);
        let at = agenda.moment(opens.date(), opens.time());
        let tempo = Tempo::standing(machine);
        let mut journal = Memory::new();
        let organiser = Operator::named(lang.pick("điều hành", "organiser"));
        let event = Day::opening(AGENDA, &agenda, Mode::Rehearsal, at);
        let opened = Recorded { seq: Seq(1), at, by: organiser.clone(), event };
        journal.append(Seq(0), &[opened]).map_err(|error| format!("{error:?}"))?;
        let clock = Clock::starting(tempo.clone(), at, 1);
        journal.keep_anchor(clock.anchor()).map_err(|trouble| format!("{trouble:?}"))?;
        let seat = sit_down(&journal, &tempo, organiser.clone())?;
        let mut demo = Self {
            console: Console::new(seat, Ui::new(organiser, lang, theme)),
            cast: Vec::new(),
            journal,
            tempo,
            beats: VecDeque::new(),
            due: at,
            playing: Playing::Script,
            said: None,
            lang,
            complaints: Vec::new(),
        };
        for scene in scenes.iter().take(from) {
            demo.beats.extend(scene.beats()?);
        }
        while let Some(beat) = demo.beats.pop_front() {
            demo.at_once(beat);
        }
        for scene in scenes.iter().skip(from) {
            demo.beats.extend(scene.beats()?);
        }
        demo.due = demo.console.now();
        demo.tempo.stop(false);
        demo.turn();
        Ok(demo)
    }

    /// What of the script was refused: nothing, or the script is at fault.
    pub fn complaints(&self) -> &[String] {
        &self.complaints
    }

    /// The console that is watched.
    pub fn console(&self) -> &Console {
        &self.console
    }

    /// Whether the script is at its end.
    pub fn is_over(&self) -> bool {
        self.playing != Playing::Script
    }

    /// Does what is due.
    fn play(&mut self) {
        while self.playing == Playing::Script && self.due <= self.console.now() {
            match self.beats.pop_front() {
                Some(beat) => self.beat(beat),
                None => self.playing = Playing::AtEnd,
            }
        }
        self.caption();
    }

    fn beat(&mut self, beat: Beat) {
        match beat {
            Beat::LeapTo(time) => {
                let (day, now) = (self.console.day(), self.console.now());
                let then = day.agenda().moment(day.goes_on_date(), time);
                self.leap(then - now);
            }
            Beat::Leap(seconds) => self.leap(TimeDelta::seconds(seconds.into())),
            Beat::Say(vi, en) => self.said = Some((vi, en)),
            Beat::Wait(ms) => self.due = self.due + TimeDelta::milliseconds(ms.into()),
            Beat::Act(by, command) => self.act(&by, &command),
            Beat::Press(key) => {
                let now = self.console.now();
                self.console.input_at(Input::Key(key), now);
            }
        }
    }

    /// Plays a beat that nobody watches: what takes time takes none of the watcher's.
    fn at_once(&mut self, beat: Beat) {
        if let Beat::Wait(ms) = beat {
            self.leap(TimeDelta::milliseconds(ms.into()));
        } else {
            self.beat(beat);
        }
        self.console.turn();
    }

    fn leap(&mut self, by: TimeDelta) {
        self.tempo.leap(by);
        self.due = self.console.now();
    }

    /// A seat of the cast does something; it sits down with its first act.
    fn act(&mut self, by: &str, command: &Command) {
        let known = self.cast.iter().position(|seat| seat.operator().name == by);
        let index = match known.map_or_else(|| self.join(by), Ok) {
            Ok(index) => index,
            Err(why) => return self.complaints.push(why),
        };
        let Some(seat) = self.cast.get_mut(index) else { return };
        let now = seat.now();
        let outcome = seat.sync().map_err(Failure::NotRecorded).and_then(|_| seat.submit(command, now));
        let why = match outcome {
            Ok(records) => records.iter().find_map(|record| {
                let Event::Programme(ProgrammeEvent::Cautioned { checks, recipients, .. }) = &record.event
                else {
                    return None;
                };
                Some(seat.day().say_caution(checks, recipients, self.lang))
            }),
            Err(Failure::Refused(refusal)) => Some(seat.day().say_refusal(&refusal, now, self.lang)),
            Err(Failure::NotRecorded(trouble)) => Some(trouble.say(self.lang)),
        };
        self.complaints.extend(why.map(|why| format!("{by}: {command:?}: {why}")));
        self.console.turn();
    }

    fn join(&mut self, name: &str) -> Result<usize, String> {
        let seat = sit_down(&self.journal, &self.tempo, Operator::named(name))?;
        self.cast.push(seat);
        Ok(self.cast.len() - 1)
    }

    /// What is told under the screen: what happens, and what the keys do.
    fn caption(&mut self) {
        let lang = self.lang;
        let told = self.said.as_ref().map(|(vi, en)| lang.pick(vi, en));
        let (pace, stopped) = (self.tempo.pace().written(), self.tempo.is_stopped());
        let keys = match self.playing {
            Playing::Script if stopped => lang.pick(
                "ĐANG DỪNG · Space: diễn tiếp · phím khác: tự làm lấy · ^Q: rời",
                "STOPPED · Space: go on · another key: take over · ^Q: leave",
            ),
            Playing::Script => &say!(
                lang,
                "TỰ DIỄN {pace} · Space: dừng · ← →: chậm, nhanh · phím khác: tự làm lấy · ^Q: rời",
                "PLAYING {pace} · Space: stop · ← →: slower, faster · another key: take over · ^Q: leave",
            ),
            Playing::AtEnd => lang.pick(
                "HẾT PHẦN DIỄN · phím nào cũng được: tự làm tiếp · ^Q: rời, không để lại tệp nào",
                "THE END · any key: go on by yourself · ^Q: leave, no file stays behind",
            ),
            Playing::Watcher => lang.pick(
                "BẠN ĐANG ĐIỀU KHIỂN ngày hội mẫu này · ?: trợ giúp · ^Q: rời, không để lại tệp nào",
                "THIS MODEL DAY IS IN YOUR HANDS · ?: help · ^Q: leave, no file stays behind",
            ),
        };
        let told = told.filter(|_| self.playing != Playing::Watcher);
        let lines = told.into_iter().chain([keys]).map(str::to_owned).collect();
        self.console.caption(lines);
    }

    /// A key of the watcher.
    fn watcher_presses(&mut self, key: Key, at: Timestamp) {
        let leaves = key == Key::ctrl('q') || key == Key::ctrl('c');
        if leaves || self.playing == Playing::Watcher {
            return self.console.input_at(Input::Key(key), at);
        }
        match (self.playing, key.code) {
            (Playing::Script, Code::Char(' ')) => self.tempo.stop(!self.tempo.is_stopped()),
            (Playing::Script, Code::Left) => self.tempo.go_at(self.tempo.pace().slower()),
            (Playing::Script, Code::Right) => self.tempo.go_at(self.tempo.pace().faster()),
            _ => {
                // Only taken: what it would do here can be read first.
                self.playing = Playing::Watcher;
                self.tempo.go_at(Pace::Real);
                self.tempo.stop(false);
            }
        }
        self.caption();
    }
}

fn sit_down(journal: &Memory, tempo: &Arc<Tempo>, operator: Operator) -> Result<Seat, String> {
    Seat::open(Box::new(journal.clone()), tempo.clone(), operator).map_err(|error| error.to_string())
}

impl Driven for Demo {
    fn clock(&self) -> &Clock {
        self.console.clock()
    }

    fn input_at(&mut self, input: Input, at: Timestamp) {
        match input {
            Input::Key(key) | Input::Repeat(key) => self.watcher_presses(key, at),
            Input::Resize(..) => self.console.input_at(input, at),
            Input::Paste(_) | Input::Click(..) | Input::Scroll(_) => {
                if self.playing == Playing::Watcher {
                    self.console.input_at(input, at);
                }
            }
        }
    }

    fn input(&mut self, input: Input) {
        self.input_at(input, self.console.now());
    }

    fn is_typing(&self) -> bool {
        self.playing == Playing::Watcher && self.console.is_typing()
    }

    fn turn(&mut self) {
        self.console.turn();
        self.play();
    }

    fn next_wake(&self) -> Duration {
        let wake = self.console.next_wake();
        if self.playing != Playing::Script || self.tempo.is_stopped() {
            return wake;
        }
        // In the day's time; at another pace it comes a little early, which costs nothing.
        let due = (self.due - self.console.now()).to_std().unwrap_or_default() / 4;
        wake.min(due.max(Duration::from_millis(5)))
    }

    fn is_dirty(&self) -> bool {
        self.console.is_dirty()
    }

    fn take_bell(&mut self) -> bool {
        self.console.take_bell()
    }

    fn take_redraw(&mut self) -> bool {
        self.console.take_redraw()
    }

    fn has_left(&self) -> bool {
        self.console.has_left()
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.console.draw(frame);
    }
}
