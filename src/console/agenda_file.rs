//! The agenda file beside a running day: it may be changed while the day runs.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::time::SystemTime;

use super::Console;
use crate::agenda::{self, Agenda, Fault, MAX_BYTES};
use crate::clock::Timestamp;
use crate::text::{Lang, harmless, say};
use crate::ui::{Tone, Words};

/// An agenda file, and how it looked when it was last read.
pub struct AgendaFile {
    path: PathBuf,
    seen: Option<(SystemTime, u64)>,
}

/// What the file holds.
enum Holds {
    /// A sound agenda: its text and what it means.
    Sound(String, Box<Agenda>),
    /// Faults; the first of them, and its line.
    Faulty(Box<Fault>, usize),
    /// More than any agenda.
    TooMuch,
}

impl AgendaFile {
    /// The file at this path; what it holds now counts as a change.
    pub fn new(path: PathBuf) -> Self {
        Self { path, seen: None }
    }

    /// What the file holds, if it was touched since it was last read. A file that is gone or
    /// cannot be read is no change: the day has its own copy.
    fn changed(&mut self) -> Option<Holds> {
        let about = fs::metadata(&self.path).ok()?;
        let now = (about.modified().ok()?, about.len());
        if self.seen == Some(now) || !about.is_file() {
            return None;
        }
        self.read().ok()
    }

    /// What the file holds at this moment.
    fn read(&mut self) -> io::Result<Holds> {
        let about = fs::metadata(&self.path)?;
        self.seen = about.modified().ok().map(|modified| (modified, about.len()));
        if about.len() > MAX_BYTES as u64 {
            return Ok(Holds::TooMuch);
        }
        let report = agenda::check(&fs::read(&self.path)?);
        Ok(match (report.text, report.agenda) {
            (Some(text), Some(agenda)) => Holds::Sound(text, Box::new(agenda)),
            (text, _) => {
                let fault = report.faults.into_iter().next().ok_or(ErrorKind::InvalidData)?;
                let text = text.unwrap_or_default();
                let line = fault.position(&agenda::Lines::new(&text)).line;
                Holds::Faulty(Box::new(fault), line)
            }
        })
    }

    /// Its name, as it may be shown.
    fn name(&self) -> String {
        harmless(&self.path.file_name().unwrap_or_default().to_string_lossy())
    }

    /// Why nothing of it can be taken.
    fn say_unread(&self, error: &io::Error, lang: Lang) -> String {
        let name = self.name();
        match error.kind() {
            ErrorKind::NotFound => say!(
                lang,
                "{name}: không còn tệp này ở chỗ cũ (đổi tên, chuyển đi?). Buổi lễ vẫn chạy theo bản đang dùng.",
                "{name} is no longer where it was (renamed, moved?). The day goes on with the programme it has.",
            ),
            ErrorKind::PermissionDenied => say!(
                lang,
                "{name}: không được phép đọc tệp này. Buổi lễ vẫn chạy theo bản đang dùng.",
                "{name} may not be read. The day goes on with the programme it has.",
            ),
            _ => {
                let why = harmless(&error.to_string());
                say!(
                    lang,
                    "{name}: không đọc được ({why}). Buổi lễ vẫn chạy theo bản đang dùng.",
                    "{name} cannot be read ({why}). The day goes on with the programme it has.",
                )
            }
        }
    }

    fn say_faulty(&self, fault: &Fault, line: usize, lang: Lang) -> String {
        let (name, what) = (self.name(), fault.message(lang));
        say!(
            lang,
            "{name} có lỗi nên chưa dùng được; buổi lễ vẫn chạy theo bản đang dùng. Dòng {line}: {what}",
            "{name} has faults and cannot be used; the day goes on with the programme it has. Line {line}: {what}",
        )
    }

    fn say_too_much(&self, lang: Lang) -> String {
        let (name, limit) = (self.name(), MAX_BYTES / 1_048_576);
        say!(
            lang,
            "{name}: tệp nặng hơn {limit} MB, không phải chương trình. Có lẽ nhầm tệp.",
            "{name} is larger than {limit} MB: no agenda is. It may be another file.",
        )
    }
}

impl Console {
    /// Notices from now on when the agenda file at this path says something else than the day.
    pub fn watch_agenda(&mut self, path: PathBuf) {
        self.agenda_file = Some(AgendaFile::new(path));
        let now = self.seat.now();
        self.mind_the_agenda(now);
    }

    /// A changed agenda file is shown and enters the day only by an event.
    pub(super) fn mind_the_agenda(&mut self, now: Timestamp) {
        if let Some(holds) = self.agenda_file.as_mut().and_then(AgendaFile::changed)
            && let Some(said) = self.take_in(holds)
        {
            self.ui.notify(said, Tone::Refused, now);
        }
        self.forget_what_is_settled();
    }

    /// Reads the agenda file as it is at this moment, and shows what it would change.
    pub(super) fn show_changes(&mut self, now: Timestamp) {
        let lang = self.ui.lang;
        let Some(file) = &mut self.agenda_file else {
            return self.ui.notify(Words::of(lang).no_agenda_file, Tone::Refused, now);
        };
        let wrong = match file.read() {
            Ok(holds) => self.take_in(holds),
            Err(error) => {
                self.ui.changed = None;
                Some(file.say_unread(&error, lang))
            }
        };
        self.forget_what_is_settled();
        match wrong {
            Some(wrong) => self.ui.notify(wrong, Tone::Refused, now),
            None if self.ui.show_changes(self.seat.day()) => {}
            None => self.ui.notify(Words::of(lang).nothing_changed, Tone::Refused, now),
        }
    }

    /// Keeps what the file would change; says what is wrong with it where it would change nothing
    /// because of that.
    fn take_in(&mut self, holds: Holds) -> Option<String> {
        let (file, lang) = (self.agenda_file.as_ref()?, self.ui.lang);
        self.dirty = true;
        // What was sound before is not what the file holds now.
        self.ui.changed = None;
        match holds {
            Holds::Sound(text, agenda) => {
                let day = self.seat.day();
                // Other comments, or other line ends, are no other programme.
                if *agenda != *day.agenda() {
                    self.ui.changed = Some((text, day.differences(&agenda, lang)));
                }
                None
            }
            Holds::Faulty(fault, line) => Some(file.say_faulty(&fault, line, lang)),
            Holds::TooMuch => Some(file.say_too_much(lang)),
        }
    }

    fn forget_what_is_settled(&mut self) {
        let day = self.seat.day();
        let settled = |text: &str| text == day.agenda_text() || day.kept_against() == Some(text);
        if self.ui.changed.as_ref().is_some_and(|(text, _)| settled(text)) {
            self.ui.changed = None;
            self.dirty = true;
        }
    }
}
