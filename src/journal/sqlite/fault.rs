//! What SQLite and the system say, as [`Trouble`].

use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::{ErrorCode, ffi};

use crate::journal::Trouble;
use crate::journal::wake::beside;

/// A failure before it is known what it means for the journal at hand.
#[derive(Debug)]
pub(super) enum Fault {
    /// As SQLite says it.
    Sql(rusqlite::Error),
    /// Already understood.
    Known(Trouble),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<Trouble> for Fault {
    fn from(trouble: Trouble) -> Self {
        Self::Known(trouble)
    }
}

impl Fault {
    /// What it means for the journal at `path`.
    pub(super) fn at(self, path: &Path) -> Trouble {
        let error = match self {
            Self::Sql(error) => error,
            Self::Known(trouble) => return trouble,
        };
        let rusqlite::Error::SqliteFailure(failure, _) = &error else {
            return match error {
                // Not the kind of value that was written there.
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::Utf8Error(..) => Trouble::Damaged,
                error => Trouble::Other(error.to_string()),
            };
        };
        let known = match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
                Some(Trouble::Locked)
            }
            ErrorCode::DiskFull => Some(Trouble::Full),
            ErrorCode::ReadOnly if failure.extended_code == ffi::SQLITE_READONLY_DBMOVED => {
                Some(Trouble::Gone)
            }
            ErrorCode::ReadOnly => Some(Trouble::ReadOnly),
            ErrorCode::NotADatabase => Some(Trouble::NotAJournal),
            ErrorCode::DatabaseCorrupt => Some(Trouble::Damaged),
            ErrorCode::CannotOpen | ErrorCode::PermissionDenied => not_opened(path),
            ErrorCode::SystemIoFailure => not_written(path),
            _ => None,
        };
        known.unwrap_or_else(|| Trouble::Other(error.to_string()))
    }
}

/// Why the journal, or a file beside it, could not be opened.
fn not_opened(path: &Path) -> Option<Trouble> {
    if let Err(error) = fs::metadata(path) {
        return Some(error.into());
    }
    // Asked without opening it: see the warning on top of `journal.rs`.
    #[cfg(unix)]
    if rustix::fs::access(path, rustix::fs::Access::READ_OK).is_err() {
        return Some(Trouble::Forbidden);
    }
    Some(Trouble::ReadOnly)
}

/// Why the system refused a write: SQLite says only "I/O error" when a quota or a file-size limit
/// is reached, or the log was made immutable. Tries the same beside the journal, and asks the log
/// itself, which no console locks.
pub(super) fn not_written(path: &Path) -> Option<Trouble> {
    let log = beside(path, "-wal");
    let length = match File::options().write(true).open(&log).and_then(|log| log.metadata()) {
        Ok(log) => log.len(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => 0,
        Err(error) => return Some(error.into()),
    };
    let probe = beside(path, &format!("-probe-{}", std::process::id()));
    let tried = File::create(&probe).and_then(|mut file| {
        file.seek(SeekFrom::Start(length))?;
        file.write_all(&[0; 65_536])?;
        file.sync_all()
    });
    let _ = fs::remove_file(&probe);
    tried.err().map(Trouble::from)
}
