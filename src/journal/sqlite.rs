//! A journal in a file: SQLite with a write-ahead log, synced at each commit.

mod fault;
mod file;
mod head;
mod schema;

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use self::fault::Fault;
use self::file::OpenFiles;
pub use self::head::{Head, put_off_to};
use self::schema::Meta;
use super::{AppendError, Copyist, Journal, Trouble, follow, lacking, wake};
use crate::clock::Anchor;
use crate::day::{Recorded, Seq};

pub(super) use self::file::{alone, full, taken};

/// How long one operation waits for another program: short, because the console tries again by
/// itself and its screen stays alive meanwhile.
const BUSY: Duration = Duration::from_millis(100);

/// A journal in a file.
pub struct Sqlite {
    path: PathBuf,
    /// The files that were opened.
    files: OpenFiles,
    /// None when the next call is to connect anew.
    link: Option<Link>,
    meta: Meta,
    /// What only the lost file held, until it is restored.
    salvaged: Vec<Recorded>,
}

/// A connection.
struct Link {
    conn: Connection,
    /// `PRAGMA data_version` when changes were last asked for; none makes the next answer yes.
    seen: Option<i64>,
    /// Opened where nothing could be written: to be opened anew each time, in case it now can.
    read_only: bool,
}

impl Sqlite {
    /// Creates the journal of a day that begins with `first`, in its folder, which is made if
    /// need be. Of several processes that do so at once, one succeeds, and no other ever sees the
    /// file half made. `source` is the agenda file (a path that is not Unicode is not kept).
    ///
    /// # Errors
    /// [`Trouble::Exists`] when there is anything at `path`, or the log of a lost journal beside
    /// it: the caller [opens](Self::open) it or takes another name. Otherwise what the system
    /// says; then there is no journal, or (should only opening it have failed) a whole one.
    pub fn create(
        path: &Path,
        source: Option<&Path>,
        first: &Recorded,
        anchor: &Anchor,
    ) -> Result<Self, Trouble> {
        let first = std::slice::from_ref(first);
        follow(Seq(0), first)?;
        let path = file::full(path)?;
        // Before anything is put beside somebody's file.
        if taken(&path) {
            return Err(Trouble::Exists);
        }
        let source = source.and_then(|source| std::path::absolute(source).ok());
        let alone = file::alone(&path)?;
        if taken(&path) {
            return Err(Trouble::Exists);
        }
        file::place(&path, &Meta { source, anchor: Some(anchor.clone()) }, first)?;
        drop(alone);
        Self::open(&path)
    }

    /// Opens a journal. One that cannot be written opens too, and says so when it is written to.
    ///
    /// # Errors
    /// [`Trouble::Gone`] when there is none; [`Trouble::NotAJournal`] and [`Trouble::Newer`], and
    /// then neither the file nor anything beside it was touched; [`Trouble::Locked`] after at most
    /// some two seconds, or whatever else keeps it from being read.
    pub fn open(path: &Path) -> Result<Self, Trouble> {
        let path = file::full(path)?;
        let (link, files, meta) = connect(&path)?;
        Ok(Self { path, files, link: Some(link), meta, salvaged: Vec::new() })
    }

    /// The full path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The agenda file with which the day was opened.
    pub fn source(&self) -> Option<&Path> {
        self.meta.source.as_deref()
    }

    /// A connection to the file that is known.
    fn ready(&mut self) -> Result<&mut Link, Trouble> {
        if self.link.as_ref().is_some_and(|link| link.read_only) {
            self.link = None;
        }
        if self.link.is_some() {
            self.files.still(&self.path)?;
        } else if file::Id::of(&self.path)? != self.files.journal {
            return Err(Trouble::Gone);
        } else {
            let (mut link, files, meta) = connect(&self.path)?;
            link.seen = None;
            (self.link, self.files, self.meta) = (Some(link), files, meta);
        }
        self.link.as_mut().ok_or(Trouble::Gone)
    }

    /// Does something with the connection. Should the connection be left inside a transaction
    /// that could not even be rolled back, it is given up: closing it rolls back.
    fn with<T>(&mut self, act: impl FnOnce(&mut Link) -> Result<T, Fault>) -> Result<T, Trouble> {
        let link = self.ready()?;
        let done = act(link);
        if !link.conn.is_autocommit() {
            self.link = None;
        }
        done.map_err(|fault| fault.at(&self.path))
    }

    /// Takes what can still be read from a file that no longer has a name: what others recorded
    /// there, and this console had not read. Then lets go of it. Returns all that is known now.
    fn salvage(&mut self, all: &[Recorded]) -> Result<Vec<Recorded>, Trouble> {
        let last = |all: &[Recorded]| all.last().map_or(Seq(0), |record| record.seq);
        if let Some(link) = &self.link {
            let known = last(self.salvaged.as_slice()).max(last(all));
            let rest = schema::read(&link.conn, known).unwrap_or_default();
            if follow(known, &rest).is_ok() {
                self.salvaged.extend(rest);
            }
            self.meta = Meta::read(&link.conn).unwrap_or_else(|_| self.meta.clone());
            self.files.sweep(&self.path)?;
        }
        self.link = None;
        let unknown = self.salvaged.iter().filter(|record| record.seq > last(all));
        Ok(all.iter().chain(unknown).cloned().collect())
    }

    /// Gives the journal what it lacks of `all`.
    fn catch_up(&mut self, all: &[Recorded], meta: &Meta) -> Result<(), Trouble> {
        let (times, _) = file::PATIENCE;
        for _ in 0..times {
            let theirs = self.since(Seq(0))?;
            let lacking = lacking(all, &theirs)?;
            let after = theirs.last().map_or(Seq(0), |record| record.seq);
            match self.append(after, lacking) {
                Ok(()) => {
                    if let Some(anchor) = &meta.anchor {
                        self.keep_anchor(anchor)?;
                    }
                    return Ok(());
                }
                Err(AppendError::Behind) => {}
                Err(AppendError::Trouble(trouble)) => return Err(trouble),
            }
        }
        Err(Trouble::Locked)
    }
}

impl Journal for Sqlite {
    fn append(&mut self, after: Seq, records: &[Recorded]) -> Result<(), AppendError> {
        follow(after, records)?;
        let last = self.with(|link| link.append(after, records))?;
        if last > after {
            return Err(AppendError::Behind);
        }
        if last < after {
            // An older copy was put in its place, into the same file.
            return Err(Trouble::Gone.into());
        }
        if !records.is_empty() {
            wake::touch(&self.path);
        }
        Ok(())
    }

    fn since(&mut self, seq: Seq) -> Result<Vec<Recorded>, Trouble> {
        self.with(|link| schema::read(&link.conn, seq))
    }

    fn changed(&mut self) -> Result<bool, Trouble> {
        self.with(|link| {
            let now = Some(data_version(&link.conn)?);
            Ok(std::mem::replace(&mut link.seen, now) != now)
        })
    }

    fn anchor(&mut self) -> Result<Option<Anchor>, Trouble> {
        self.meta.anchor = self.with(|link| Ok(Meta::read(&link.conn)?.anchor))?;
        Ok(self.meta.anchor.clone())
    }

    fn keep_anchor(&mut self, anchor: &Anchor) -> Result<Anchor, Trouble> {
        self.meta = self.with(|link| {
            link.transact(|conn| {
                let mut meta = Meta::read(conn)?;
                if meta.anchor.as_ref().is_none_or(|kept| kept.boot != anchor.boot) {
                    meta.anchor = Some(anchor.clone());
                    meta.write(conn)?;
                }
                Ok(meta)
            })
        })?;
        self.meta.anchor.clone().ok_or(Trouble::Gone)
    }

    fn restore(&mut self, all: &[Recorded]) -> Result<(), Trouble> {
        follow(Seq(0), all)?;
        let alone = file::alone(&self.path)?;
        let all = self.salvage(all)?;
        if !all.is_empty() && file::Id::of(&self.path) == Err(Trouble::Gone) {
            file::sweep(&self.path)?;
            match file::place(&self.path, &self.meta, &all) {
                Ok(()) | Err(Trouble::Exists) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        let mut there = Self::open(&self.path)?;
        there.catch_up(&all, &self.meta)?;
        // What others had recorded there is not known to the caller yet.
        if let Some(link) = &mut there.link {
            link.seen = None;
        }
        std::mem::swap(self, &mut there);
        drop(there);
        drop(alone);
        wake::touch(&self.path);
        Ok(())
    }

    fn settle(&mut self) {
        if self.link.as_ref().is_none_or(|link| link.read_only) {
            return;
        }
        // Passive: it waits for nobody and holds nobody up. What it cannot do now the next will.
        let _ = self.with(|link| {
            Ok(link.conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| row.get::<_, i64>(0))?)
        });
    }

    fn copyist(&mut self) -> Result<Copyist, Trouble> {
        let records = self.since(Seq(0))?;
        let anchor = self.anchor()?;
        Ok(Copyist { of: Some(self.path.clone()), source: self.meta.source.clone(), anchor, records })
    }
}

/// Whoever leaves takes nothing along: the file alone is the whole day.
impl Drop for Sqlite {
    fn drop(&mut self) {
        self.settle();
    }
}

/// Puts a day's records whole into a file of their own, where there is none.
pub(super) fn place(
    to: &Path,
    source: Option<PathBuf>,
    anchor: Option<Anchor>,
    records: &[Recorded],
) -> Result<(), Trouble> {
    file::place(to, &Meta { source, anchor }, records)
}

impl Link {
    /// The last event found. When that is `after`, the records were written; otherwise nothing was.
    fn append(&mut self, after: Seq, records: &[Recorded]) -> Result<Seq, Fault> {
        self.transact(|conn| {
            let last = schema::last(conn)?;
            if last == after {
                schema::write(conn, records)?;
            }
            Ok(last)
        })
    }

    /// Does something that is durable when this returns, or has not happened.
    fn transact<T>(&mut self, act: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, Fault> {
        // Takes the write lock first: what is read stays true until the commit.
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = act(&tx)?;
        if let Err(error) = tx.commit() {
            // When the log took everything and only the sync failed, the transaction is over, but
            // a crash before the next commit would bring it back. Any other commit takes its
            // place in the log, even one that cannot be synced either.
            let _ = self.conn.pragma_update(None, "user_version", schema::VERSION);
            return Err(error.into());
        }
        Ok(done)
    }

    /// A connection as it should be.
    fn live(path: &Path) -> Result<Self, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut conn = Connection::open_with_flags(path, flags)?;
        conn.busy_timeout(BUSY)?;
        // SQLite itself falls back to reading when the file cannot be written.
        let read_only = conn.is_readonly(rusqlite::MAIN_DB)?;
        let mode: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        if mode != "wal" && !read_only && !file::keep_log(&conn)? {
            return Err(Trouble::Locked.into());
        }
        conn.pragma_update(None, "synchronous", "FULL")?;
        if schema::version(&conn)? < schema::VERSION {
            let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            schema::migrate(&tx)?;
            tx.commit()?;
        }
        Ok(Self { seen: Some(data_version(&conn)?), conn, read_only })
    }

    /// A connection to a journal that lies whole in its file, where nothing can be written beside.
    fn traceless(path: &Path) -> Result<Self, Fault> {
        Ok(Self { conn: file::traceless(path)?, seen: None, read_only: true })
    }
}

/// Changes whenever another connection has committed.
fn data_version(conn: &Connection) -> Result<i64, Fault> {
    let mut statement = conn.prepare_cached("PRAGMA data_version")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// Connects, waiting for others who open, recover or restore the journal at this moment.
fn connect(path: &Path) -> Result<(Link, OpenFiles, Meta), Trouble> {
    let (times, pause) = file::PATIENCE;
    for _ in 0..times {
        let before = file::Id::of(path)?;
        file::look(path)?;
        let connected = Link::live(path)
            .or_else(|fault| match fault.at(path) {
                Trouble::ReadOnly if !file::has_log(path) => Link::traceless(path),
                trouble => Err(trouble.into()),
            })
            .and_then(|link| {
                let meta = Meta::read(&link.conn)?;
                Ok((link, meta))
            });
        match connected.map_err(|fault| fault.at(path)) {
            // Replaced while it was being opened: which of the two was opened is not known.
            Ok((link, meta)) => match OpenFiles::of(path)? {
                files if files.journal == before => return Ok((link, files, meta)),
                _ => {}
            },
            Err(Trouble::Locked) => {}
            Err(trouble) => return Err(trouble),
        }
        thread::sleep(pause);
    }
    Err(Trouble::Locked)
}
