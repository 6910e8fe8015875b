//! What a list of days shows of each.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::schema::{self, Meta};
use super::{Fault, Link, connect, file};
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
        look(path, Self::read)
    }

    fn read(link: &Link) -> Result<Self, Fault> {
        let Some((first, last)) = schema::ends(&link.conn)? else {
            return Err(Trouble::NotAJournal.into());
        };
        let ended = schema::ended(&link.conn)?;
        Ok(Self { first, last, source: Meta::read(&link.conn)?.source, ended })
    }
}

/// The date to which what was still to come of a day was last put off. Reads more than [`Head::of`].
///
/// # Errors
/// As [`Sqlite::open`](super::Sqlite::open).
pub fn put_off_to(path: &Path) -> Result<Option<NaiveDate>, Trouble> {
    look(path, |link| schema::put_off_to(&link.conn))
}

/// Reads something of a journal, without a trace where that is possible.
fn look<T>(path: &Path, read: impl Fn(&Link) -> Result<T, Fault>) -> Result<T, Trouble> {
    let path = file::full(path)?;
    file::look(&path)?;
    // Without a log nobody has the journal open, or nobody has written: the file is all.
    if !file::has_log(&path)
        && let Ok(seen) = Link::traceless(&path).and_then(|link| read(&link))
    {
        return Ok(seen);
    }
    let (link, _, _) = connect(&path)?;
    read(&link).map_err(|fault| fault.at(&path))
}
