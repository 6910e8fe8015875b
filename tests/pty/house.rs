//! What the stories share: a machine with an agenda on it, the program, and keys.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::tui::Tui;

/// The model day.
pub const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/agendas/mau-ngay-hoi.ron");
/// A real day of which little is known.
pub const QUANG_AN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/agendas/quang-an-2023.ron");
/// Five items and nothing else.
pub const SMALLEST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/agendas/toi-gian.ron");

pub const PAGE_DOWN: &str = "\u{1b}[6~";
pub const ESC: &str = "\u{1b}";
pub const CTRL_C: &str = "\u{3}";
pub const CTRL_F: &str = "\u{6}";
pub const CTRL_Q: &str = "\u{11}";
pub const CTRL_Z: &str = "\u{1a}";

/// From one press of PageDown to the next that is not a double press.
pub const NOT_DOUBLE: Duration = Duration::from_millis(2300);

/// The smallest window in which every screen works.
pub const WINDOW: (u16, u16) = (80, 24);

/// A machine with one agenda, and the days run from it.
pub struct Machine {
    agenda: PathBuf,
    data: PathBuf,
    _folder: TempDir,
}

impl Machine {
    /// With its data in a folder of its own.
    pub fn new(agenda: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { agenda: agenda.into(), data: folder.path().to_owned(), _folder: folder }
    }

    /// With its data in that folder.
    pub fn with_data(agenda: &str, data: &Path) -> Self {
        Self { data: data.to_owned(), ..Self::new(agenda) }
    }

    /// Where its days lie.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The same folder, for another agenda.
    pub fn also(&self, agenda: &str) -> Self {
        Self::with_data(agenda, &self.data)
    }

    /// What is typed to run the program.
    fn typed<'a>(&'a self, command: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
        let data = ["--data", self.data.to_str().unwrap()];
        [command, &data, more].concat()
    }

    /// `ngayhoi run` in a terminal, when it has drawn its first screen.
    pub fn run(&self, more: &[&str]) -> Tui {
        self.run_in(WINDOW, &[], more)
    }

    /// The same in a window of another size, with something in its environment.
    pub fn run_in(&self, size: (u16, u16), environment: &[(&str, &str)], more: &[&str]) -> Tui {
        let tui = self.start_in(size, environment, &["run", self.agenda.to_str().unwrap()], more);
        tui.wait_until("the first screen", |screen| screen.alternate_screen());
        tui.wait_quiet(Duration::from_millis(30));
        tui
    }

    /// Any command in a terminal.
    pub fn start(&self, command: &[&str], more: &[&str]) -> Tui {
        self.start_in(WINDOW, &[], command, more)
    }

    fn start_in(
        &self,
        size: (u16, u16),
        environment: &[(&str, &str)],
        command: &[&str],
        more: &[&str],
    ) -> Tui {
        Tui::start(ngayhoi(), self.typed(command, more), environment, size)
    }

    /// `ngayhoi rehearse` in a terminal.
    pub fn rehearse(&self, more: &[&str]) -> Tui {
        self.start(&["rehearse", self.agenda.to_str().unwrap()], more)
    }

    fn ask(&self, command: &[&str], more: &[&str]) -> Output {
        Command::new(ngayhoi()).args(self.typed(command, more)).env_remove("NGAYHOI_DATA").output().unwrap()
    }

    /// What a command answers; it must succeed.
    pub fn answer(&self, command: &[&str], more: &[&str]) -> String {
        let output = self.ask(command, more);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Puts commands to the day at a time of its date; the day is opened if need be.
    pub fn put(&self, at: &str, commands: &[&str]) {
        let agenda = self.agenda.to_str().unwrap();
        let mut more = vec!["--agenda", agenda, "--as", "thư ký", "--clock", at];
        more.extend(commands);
        self.answer(&["do"], &more);
    }

    /// The journal: one object an event.
    pub fn log(&self) -> Vec<Value> {
        let lines = self.answer(&["log", "--json"], &[]);
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The kinds of the events, in order.
    pub fn kinds(&self) -> Vec<String> {
        self.log().iter().map(|event| event["kind"].as_str().unwrap().to_owned()).collect()
    }

    /// How many events of this kind there are.
    pub fn count(&self, kind: &str) -> usize {
        self.kinds().iter().filter(|other| *other == kind).count()
    }

    /// Where the day is.
    pub fn status(&self) -> Value {
        serde_json::from_str(&self.answer(&["status", "--json"], &[])).unwrap()
    }

    /// The one journal of the folder.
    pub fn journal(&self) -> PathBuf {
        let mut journals: Vec<PathBuf> = fs::read_dir(self.data.join("days"))
            .unwrap()
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "ngayhoi"))
            .collect();
        assert_eq!(journals.len(), 1);
        journals.remove(0)
    }
}

/// The program.
pub fn ngayhoi() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_ngayhoi"))
}

/// The item that runs, of the answer to [`Machine::status`].
pub fn current(status: &Value) -> &Value {
    let items = status["items"].as_array().unwrap();
    items.iter().find(|item| item["id"] == status["current"]).unwrap_or(&Value::Null)
}

/// The length of the running item, as it stands beside its clock on screen 1.
pub fn length(minutes: i64) -> String {
    match minutes {
        0..60 => format!("/ {minutes:02}:00"),
        _ => format!("/ {}:{:02}:00", minutes / 60, minutes % 60),
    }
}

/// The clock of the running item on screen 1: the seconds that have passed of how many.
pub fn clock_of_item(text: &str) -> Option<(i64, i64)> {
    let (_, clock) = text.lines().find_map(|line| line.split_once("đã qua "))?;
    let (passed, length) = clock.split_once(" / ")?;
    Some((seconds(passed.trim())?, seconds(length.trim())?))
}

/// Presses PageDown as somebody who has waited since the last time.
pub fn next(tui: &mut Tui) {
    thread::sleep(NOT_DOUBLE);
    tui.send(PAGE_DOWN);
}

/// Waits until something holds.
pub fn eventually(wanted: &str, mut holds: impl FnMut() -> bool) {
    let start = std::time::Instant::now();
    while !holds() {
        assert!(start.elapsed() < crate::tui::PATIENCE, "never came: {wanted}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Seconds of a clock as a screen shows it: `07:14`, `1:07:14` or `08:49:00`.
pub fn seconds(clock: &str) -> Option<i64> {
    let parts: Option<Vec<i64>> = clock.split(':').map(|part| part.parse().ok()).collect();
    match parts?.as_slice() {
        [m, s] => Some(m * 60 + s),
        [h, m, s] => Some(h * 3600 + m * 60 + s),
        _ => None,
    }
}
