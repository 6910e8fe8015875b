//! What a list of days shows of each.

use std::path::{Path, PathBuf};

use super::schema::{self, Meta};
use super::{Link, connect, file};
use crate::day::Recorded;
use crate::journal::Trouble;

/// The beginning and the end of a journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Its first event, which holds the agenda.
    pub first: Recorded,
    /// Its last event.
    pub last: Recorded,
    /// The agenda file with which it was opened.
    pub source: Option<PathBuf>,
    /// Whether the day was ended, and that was not taken back.
    pub ended: bool,
}

impl Head {
    /// Reads it without reading the events between, and without a trace where that is possible.
    ///
    /// # Errors
    /// As [`Sqlite::open`](super::Sqlite::open).
    pub fn of(path: &Path) -> Result<Self, Trouble> {
        let path = file::full(path)?;
        file::look(&path)?;
        // Without a log nobody has the journal open, or nobody has written: the file is all.
        if !file::has_log(&path)
            && let Ok(head) = Link::traceless(&path)
                .map_err(|fault| fault.at(&path))
                .and_then(|link| Self::read(&link, &path))
        {
            return Ok(head);
        }
        let (link, _, _) = connect(&path)?;
        Self::read(&link, &path)
    }

    fn read(link: &Link, path: &Path) -> Result<Self, Trouble> {
        let read = || {
            let Some((first, last)) = schema::ends(&link.conn)? else {
                return Err(Trouble::NotAJournal.into());
            };
            let ended = schema::ended(&link.conn)?;
            Ok(Self { first, last, source: Meta::read(&link.conn)?.source, ended })
        };
        read().map_err(|fault: super::Fault| fault.at(path))
    }
}
