//! The journal as a file: what lies at a path, is it still the same, and how a new one is put there.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::fault::{self, Fault};
use super::schema::{self, Meta};
use crate::day::Recorded;
use crate::journal::Trouble;
use crate::journal::wake::{self, beside};

/// How often something that another process holds for a moment is tried again, and how long is
/// waited in between.
pub(super) const PATIENCE: (u32, Duration) = (20, Duration::from_millis(20));

/// The one name under which a journal is known, whatever folder the process moves to and through
/// whatever link it came: the files beside it are found by it.
pub(in crate::journal) fn full(path: &Path) -> Result<PathBuf, Trouble> {
    // On Windows the canonical form is one that SQLite's URIs do not know.
    #[cfg(unix)]
    if let Ok(full) = fs::canonicalize(path) {
        return Ok(full);
    }
    let path = std::path::absolute(path)?;
    #[cfg(unix)]
    if let (Some(folder), Some(name)) = (path.parent(), path.file_name())
        && let Ok(folder) = fs::canonicalize(folder)
    {
        return Ok(folder.join(name));
    }
    Ok(path)
}

/// Whether anything has this name, or the log of a lost journal is still beside it. SQLite would
/// replay such a log into whatever is put here.
pub(in crate::journal) fn taken(path: &Path) -> bool {
    [path.to_owned(), beside(path, "-wal")].iter().any(|path| fs::symlink_metadata(path).is_ok())
}

/// Whether there is a log with something in it: without one, the file alone is the whole journal.
pub(super) fn has_log(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Which file lies at a path: device and inode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id(u64, u64);

impl Id {
    /// Of the file at `path`.
    ///
    /// # Errors
    /// [`Trouble::Gone`] when there is none.
    pub(super) fn of(path: &Path) -> Result<Self, Trouble> {
        let metadata = fs::metadata(path)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            Ok(Self(metadata.dev(), metadata.ino()))
        }
        // Windows does not let go of a file that SQLite has open: being there is being the same.
        #[cfg(not(unix))]
        {
            let _ = metadata;
            Ok(Self(0, 0))
        }
    }
}

/// The files that a connection has open. Losing the log or its index is as bad as losing the
/// journal: what is written to them afterwards is seen by nobody.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenFiles {
    pub(super) journal: Id,
    beside: [(&'static str, Option<Id>); 2],
}

impl OpenFiles {
    /// Of a connection that has just read something.
    pub(super) fn of(path: &Path) -> Result<Self, Trouble> {
        let beside = ["-wal", "-shm"].map(|suffix| (suffix, Id::of(&beside(path, suffix)).ok()));
        Ok(Self { journal: Id::of(path)?, beside })
    }

    /// # Errors
    /// [`Trouble::Gone`] when one of the files is no longer there, or another took its name.
    pub(super) fn still(&self, path: &Path) -> Result<(), Trouble> {
        if Id::of(path)? != self.journal {
            return Err(Trouble::Gone);
        }
        for (suffix, id) in self.beside {
            if id.is_some() && id != Id::of(&beside(path, suffix)).ok() {
                return Err(Trouble::Gone);
            }
        }
        Ok(())
    }

    /// Removes the log of this journal when another journal lies in its place: SQLite would replay
    /// it into that. The caller is [`alone`] there, has read what the log held, and still has it
    /// open, so that no other file can have the same identity.
    pub(super) fn sweep(&self, path: &Path) -> Result<(), Trouble> {
        if Id::of(path).is_ok_and(|id| id != self.journal) {
            for (suffix, id) in self.beside {
                let path = beside(path, suffix);
                if id.is_some() && id == Id::of(&path).ok() {
                    fs::remove_file(path)?;
                }
            }
        }
        Ok(())
    }
}

/// A connection that reads the file alone, whatever lies beside it, and leaves no trace: no lock,
/// no file beside it, not one byte. SQLite closes it without harm to other locks in the process.
pub(super) fn traceless(path: &Path) -> rusqlite::Result<Connection> {
    let mut uri = OsString::from(if cfg!(windows) { "file:///" } else { "file:" });
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push("/"),
            b'/' | b':' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                uri.push(char::from(*byte).to_string());
            }
            _ => uri.push(format!("%{byte:02x}")),
        }
    }
    uri.push("?immutable=1");
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(Path::new(&uri), flags)
}

/// Looks whether a journal that this program knows lies at `path`, without a trace.
///
/// # Errors
/// [`Trouble::Gone`], [`Trouble::NotAJournal`], [`Trouble::Newer`], or what keeps it from being read.
pub(super) fn look(path: &Path) -> Result<(), Trouble> {
    // Not merely an optimisation: opening a FIFO would wait for ever.
    if !fs::metadata(path)?.is_file() {
        return Err(Trouble::NotAJournal);
    }
    let looked = || -> Result<i32, Fault> {
        let conn = traceless(path)?;
        // The first page may be from the middle of a checkpoint and name more pages than there
        // are; with this SQLite does not mind.
        conn.pragma_update(None, "writable_schema", true)?;
        let application = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
        if application == schema::APPLICATION_ID {
            schema::version(&conn)?;
        }
        Ok(application)
    };
    match looked().map_err(|fault| fault.at(path))? {
        schema::APPLICATION_ID => Ok(()),
        _ => Err(Trouble::NotAJournal),
    }
}

/// Keeps other processes and threads from putting a journal at `path` until the returned file is
/// dropped. Where the file system knows no locks, the exclusive link alone must do.
///
/// # Errors
/// [`Trouble::Locked`] when another keeps it for too long (it is a matter of milliseconds), or what the system says.
pub(in crate::journal) fn alone(path: &Path) -> Result<File, Trouble> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let file = File::options().write(true).create(true).truncate(false).open(wake::file(path))?;
    let (times, pause) = PATIENCE;
    for _ in 0..times {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(pause),
            Ok(()) | Err(TryLockError::Error(_)) => return Ok(file),
        }
    }
    Err(Trouble::Locked)
}

/// Puts a new journal at `path`, whole: nobody ever sees it half made. The caller is
/// [`alone`] there.
///
/// # Errors
/// [`Trouble::Exists`] when there is something at `path`; otherwise what the system says. Then
/// nothing is left behind.
pub(super) fn place(path: &Path, meta: &Meta, records: &[Recorded]) -> Result<(), Trouble> {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.new", std::process::id()));
    let fresh = path.with_file_name(name);
    let sweep = || {
        for leftover in ["", "-journal", "-wal", "-shm"] {
            let _ = fs::remove_file(beside(&fresh, leftover));
        }
    };
    sweep();
    let built = build(&fresh, meta, records).map_err(|fault| match fault.at(&fresh) {
        // What was never made is not gone: its folder takes no new file.
        Trouble::Gone if path.parent().is_some_and(Path::is_dir) => Trouble::ReadOnly,
        trouble => trouble,
    });
    let placed = built.and_then(|()| link(&fresh, path));
    sweep();
    placed?;
    // The name must survive a power cut like the content. Not every file system can sync a folder;
    // SQLite does not insist either, and does it again with the first append.
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

/// A whole journal in one file. Written without a log: closing a log reports no error, so a full
/// disk would go unnoticed.
fn build(fresh: &Path, meta: &Meta, records: &[Recorded]) -> Result<(), Fault> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(fresh, flags)?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    let tx = conn.transaction()?;
    tx.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
    schema::migrate(&tx)?;
    meta.write(&tx)?;
    schema::write(&tx, records)?;
    tx.commit()?;
    if !keep_log(&conn)? {
        let refused = || Trouble::Other("the file system takes no write-ahead log".to_owned());
        return Err(fault::not_written(fresh).unwrap_or_else(refused).into());
    }
    conn.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Has the file keep a write-ahead log from now on. SQLite reports no error when it cannot: it
/// goes on as before.
pub(super) fn keep_log(conn: &Connection) -> rusqlite::Result<bool> {
    conn.pragma_update_and_check(None, "journal_mode", "WAL", |row| Ok(row.get_ref(0)?.as_str()? == "wal"))
}

/// Gives the finished file its name, unless something has that name.
fn link(fresh: &Path, path: &Path) -> Result<(), Trouble> {
    match fs::hard_link(fresh, path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Trouble::Exists),
        // A file system without hard links (a USB stick): being alone here, looking first will do.
        Err(_) if fs::symlink_metadata(path).is_ok() => Err(Trouble::Exists),
        Err(_) => Ok(fs::rename(fresh, path)?),
    }
}

/// Removes the log of a journal whose file is gone, so that it is not replayed into the next. The
/// caller is [`alone`] there, and has read what the log held.
pub(super) fn sweep(path: &Path) -> Result<(), Trouble> {
    for leftover in ["-wal", "-shm"] {
        match fs::remove_file(beside(path, leftover)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
