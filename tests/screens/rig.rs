//! A console on a desk: a real day in a memory journal, a clock turned by hand, and keys.

use std::sync::Arc;

use chrono::TimeDelta;
use ngayhoi::agenda;
use ngayhoi::clock::{Clock, Hands};
use ngayhoi::console::Console;
use ngayhoi::day::{Day, Mode, Operator, Recorded, Seq};
use ngayhoi::journal::{Journal, Memory};
use ngayhoi::seat::Seat;
use ngayhoi::text::Lang;
use ngayhoi::ui::{Code, Input, Key, ThemeName, Ui};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// How long a hand takes to press a key again that it has let go.
const LET_GO: TimeDelta = TimeDelta::milliseconds(710);

/// How soon a finger presses an arrow again.
const A_FINGER: TimeDelta = TimeDelta::milliseconds(100);

/// A machine with one day on it.
pub struct Rig {
    pub hands: Arc<Hands>,
    pub journal: Memory,
}

impl Rig {
    /// The day of this agenda, opened at a time of its date.
    pub fn new(text: &str, mode: Mode, time: &str) -> Self {
        let agenda = agenda::load(text).expect("a sound agenda");
        let date =
            agenda.date.unwrap_or_else(|| chrono::NaiveDate::from_ymd_opt(2026, 8, 19).expect("a date"));
        let time = agenda::time::time_of_day(time).expect("a time of day");
        let at = agenda.moment(date, time);
        let hands = Hands::new("boot 1", at);
        let mut journal = Memory::new();
        let event = Day::opening(text, &agenda, mode, at);
        let first = Recorded { seq: Seq(1), at, by: operator("điều hành"), event };
        journal.append(Seq(0), &[first]).expect("an empty journal");
        let clock = match mode {
            Mode::Live => Clock::resume(hands.clone(), None, None),
            Mode::Rehearsal => Clock::starting(hands.clone(), at, 1),
        };
        journal.keep_anchor(clock.anchor()).expect("a first anchor");
        Self { hands, journal }
    }

    /// A console of this name.
    pub fn console(&self, name: &str, lang: Lang, theme: ThemeName) -> Desk {
        let seat =
            Seat::open(Box::new(self.journal.clone()), self.hands.clone(), operator(name)).expect("a day");
        let ui = Ui::new(operator(name), lang, theme);
        Desk { console: Console::new(seat, ui), hands: self.hands.clone(), count: 0, held: None }
    }

    /// The organiser's console, in Vietnamese, dark.
    pub fn desk(&self) -> Desk {
        self.console("điều hành", Lang::Vi, ThemeName::Dark)
    }
}

fn operator(name: &str) -> Operator {
    Operator::named(name)
}

/// One console, and the machine's time.
pub struct Desk {
    pub console: Console,
    hands: Arc<Hands>,
    count: usize,
    /// The key on which the finger still is.
    held: Option<Key>,
}

impl Desk {
    /// Presses keys, as a hand that lets one go before it presses it again, written as the key bar writes them: `PgDn Space ^Z F2 a`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace().map(key_of) {
            if self.held == Some(key) {
                let moves = matches!(key.code, Code::Up | Code::Down | Code::Left | Code::Right | Code::Tab);
                self.hands.pass(if moves { A_FINGER } else { LET_GO });
                self.console.turn();
            }
            self.held = Some(key);
            self.count += 1;
            self.console.input(Input::Key(key));
        }
        self
    }

    /// The same key again, at once: a hand that shakes.
    pub fn shake(&mut self, key: &str) -> &mut Self {
        self.console.input(Input::Key(key_of(key)));
        self
    }

    /// Holds a key down for a while: it comes again after a quarter to half a second, and then every
    /// 33 ms. A clicker that sticks does the same.
    pub fn hold(&mut self, key: &str, delay: i64, lasting: i64) -> &mut Self {
        let key = key_of(key);
        self.console.input(Input::Key(key));
        let mut at = 0;
        for next in (0..).map(|again| delay + 33 * again).take_while(|next| *next < lasting) {
            self.wait_ms(next - at);
            self.console.input(Input::Key(key));
            at = next;
        }
        self.wait_ms(lasting - at)
    }

    /// Pastes a text, in one go.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.held = None;
        self.count += 1;
        self.console.input(Input::Paste(text.to_owned()));
        self
    }

    /// Types text, key by key.
    pub fn write(&mut self, text: &str) -> &mut Self {
        self.held = None;
        for c in text.chars() {
            self.count += 1;
            self.console.input(Input::Key(Key::char(c)));
        }
        self
    }

    /// How many keys were pressed since this was last asked.
    pub fn take_count(&mut self) -> usize {
        std::mem::take(&mut self.count)
    }

    /// Time passes.
    pub fn wait(&mut self, seconds: i64) -> &mut Self {
        self.held = self.held.filter(|_| seconds < 1);
        self.hands.pass(TimeDelta::seconds(seconds));
        self.console.turn();
        self
    }

    /// A moment passes.
    pub fn wait_ms(&mut self, milliseconds: i64) -> &mut Self {
        self.held = self.held.filter(|_| milliseconds < LET_GO.num_milliseconds());
        self.hands.pass(TimeDelta::milliseconds(milliseconds));
        self.console.turn();
        self
    }

    /// Goes on to the next item as a person does who reads the warning first.
    pub fn go_on(&mut self) -> &mut Self {
        let before = self.console.day().current_id().cloned();
        self.press("PgDn");
        if self.console.day().current_id() == before.as_ref() {
            self.wait(3).press("PgDn");
        }
        self
    }

    /// Confers on whoever is selected, in a moment when it counts; where the next batch was not called, it
    /// is said that it is meant.
    pub fn confer(&mut self) -> &mut Self {
        self.wait(5).press("Enter");
        match self.text(100, 30).contains("Đợt sau chưa được gọi") {
            true => self.wait(5).press("Enter"),
            false => self,
        }
    }

    /// What is drawn in a window of this size.
    pub fn cells(&mut self, columns: u16, rows: u16) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a test terminal");
        terminal.draw(|frame| self.console.draw(frame)).expect("drawn");
        terminal.backend().buffer().clone()
    }

    /// Where the terminal's own cursor stands, if it is shown.
    pub fn cursor(&mut self, columns: u16, rows: u16) -> Option<ratatui::layout::Position> {
        let area = ratatui::layout::Rect::new(0, 0, columns, rows);
        let mut terminal = Terminal::new(TestBackend::new(area.width, area.height)).expect("a test terminal");
        terminal.draw(|frame| self.console.draw(frame)).expect("drawn");
        let position = terminal.backend().cursor_position();
        terminal.backend().cursor_visible().then_some(position)
    }

    /// The same as text, without trailing blanks.
    pub fn text(&mut self, columns: u16, rows: u16) -> String {
        let cells = self.cells(columns, rows);
        let mut lines = Vec::new();
        for y in 0..rows {
            let line: String = (0..columns).map(|x| cells[(x, y)].symbol()).collect();
            lines.push(line.trim_end().to_owned());
        }
        lines.join("\n")
    }
}

fn key_of(key: &str) -> Key {
    if let Some(chord) = key.strip_prefix('^').filter(|chord| !chord.is_empty()) {
        return Key::ctrl(chord.to_ascii_lowercase().chars().next().expect("a chord"));
    }
    let code = match key {
        "PgDn" => Code::PageDown,
        "PgUp" => Code::PageUp,
        "Space" => Code::Char(' '),
        "Enter" => Code::Enter,
        "Esc" => Code::Esc,
        "Tab" => Code::Tab,
        "Up" => Code::Up,
        "Down" => Code::Down,
        "Left" => Code::Left,
        "Right" => Code::Right,
        "Home" => Code::Home,
        "End" => Code::End,
        "Backspace" => Code::Backspace,
        key => match (key.strip_prefix('F').and_then(|n| n.parse().ok()), key.chars().next()) {
            (Some(n), _) => Code::F(n),
            (None, Some(c)) if key.chars().count() == 1 => Code::Char(c),
            _ => panic!("no such key: {key}"),
        },
    };
    Key::plain(code)
}

/// Keys that a rescue takes: printed, and held against the table of the README.
#[track_caller]
pub fn rescue(what: &str, keys: usize) {
    println!("rescue: {what}: {keys}");
    let readme = include_str!("../../README.md");
    let row = format!("| {what} | {keys} |");
    assert!(readme.contains(&row), "README has no row “{row}”");
}
