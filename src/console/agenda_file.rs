//! Notices that the agenda file was changed while its day runs.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use crate::agenda::{self, Agenda, Fault, MAX_BYTES};

/// An agenda file, and how it looked when it was last read.
pub struct AgendaFile {
    path: PathBuf,
    seen: Option<(SystemTime, u64)>,
}

/// What a changed file holds.
pub enum Changed {
    /// A sound agenda: its text and what it means.
    Sound(String, Box<Agenda>),
    /// Faults; the first of them, and its line.
    Faulty(Box<Fault>, usize),
}

impl AgendaFile {
    /// The file at this path; what it holds now counts as a change.
    pub fn new(path: PathBuf) -> Self {
        Self { path, seen: None }
    }

    /// What the file holds, if it was touched since this was last asked. A file that is gone or
    /// cannot be read is no change: the day has its own copy.
    pub fn changed(&mut self) -> Option<Changed> {
        let about = fs::metadata(&self.path).ok()?;
        let now = (about.modified().ok()?, about.len());
        if self.seen == Some(now) || !about.is_file() || about.len() > MAX_BYTES as u64 {
            return None;
        }
        self.seen = Some(now);
        let report = agenda::check(&fs::read(&self.path).ok()?);
        match (report.text, report.agenda) {
            (Some(text), Some(agenda)) => Some(Changed::Sound(text, Box::new(agenda))),
            (text, _) => {
                let fault = report.faults.into_iter().next()?;
                let text = text.unwrap_or_default();
                let line = fault.position(&agenda::Lines::new(&text)).line;
                Some(Changed::Faulty(Box::new(fault), line))
            }
        }
    }
}
