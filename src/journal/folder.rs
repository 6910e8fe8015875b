//! The folder where days lie, one journal each.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::sqlite::taken;
use super::{Head, Sqlite, Trouble};
use crate::clock::Anchor;
use crate::day::{Mode, Recorded};

/// What a journal's name ends with.
pub const EXTENSION: &str = "ngayhoi";

/// Bytes of a title that enter a file name; with date and number it stays far below 255, the
/// limit of every file system in use.
const SLUG_MAX: usize = 60;

/// The folder of the days, or of the rehearsals, under `data`, or else where the platform keeps a
/// program's data (Linux: `~/.local/share/ngayhoi`; Windows: `%LOCALAPPDATA%\ngayhoi\data`). None
/// when the platform names no such place: the user has no home.
pub fn folder(mode: Mode, data: Option<&Path>) -> Option<PathBuf> {
    let data = match data {
        Some(data) => data.to_owned(),
        None => directories::ProjectDirs::from("", "", "ngayhoi")?.data_local_dir().to_owned(),
    };
    Some(data.join(match mode {
        Mode::Live => "days",
        Mode::Rehearsal => "rehearsals",
    }))
}

/// A name for a new journal that nothing has yet: `2026-08-19-ngay-hoi.ngayhoi`, then `…-2`, `…-3`.
///
/// `slug` is the title in ASCII words; other characters are left out. Another process may take
/// the name meanwhile: [`create`] minds that.
pub fn fresh_name(folder: &Path, date: NaiveDate, slug: &str) -> PathBuf {
    let slug: String =
        slug.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(SLUG_MAX).collect();
    let stem = format!("{date}-{slug}");
    let stem = stem.trim_end_matches('-');
    let mut path = folder.join(format!("{stem}.{EXTENSION}"));
    let mut number = 2_u32;
    while taken(&path) {
        path = folder.join(format!("{stem}-{number}.{EXTENSION}"));
        number = number.saturating_add(1);
    }
    path
}

/// Creates a journal under a [fresh name](fresh_name), whoever else does so at this moment.
///
/// # Errors
/// As [`Sqlite::create`], but never because a name is taken.
pub fn create(
    folder: &Path,
    date: NaiveDate,
    slug: &str,
    source: Option<&Path>,
    first: &Recorded,
    anchor: &Anchor,
) -> Result<Sqlite, Trouble> {
    loop {
        match Sqlite::create(&fresh_name(folder, date, slug), source, first, anchor) {
            Err(Trouble::Exists) => {}
            created => return created,
        }
    }
}

/// One file of the folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The file.
    pub path: PathBuf,
    /// What it holds, or why that cannot be told.
    pub head: Result<Head, Trouble>,
}

/// The journal whose log this is, if anything is in it.
fn logged(log: &Path) -> Option<PathBuf> {
    let name = log.file_name()?.to_str()?.strip_suffix("-wal")?;
    let journal = log.with_file_name(name);
    let is_one = journal.extension().is_some_and(|extension| extension == EXTENSION);
    (is_one && fs::metadata(log).is_ok_and(|log| log.len() > 0)).then_some(journal)
}

/// The journals of a folder, the one last written to first; then those that cannot be read,
/// and those of which only the log is left. A folder that does not exist is empty. Nothing but a journal is ever touched.
///
/// # Errors
/// When the folder cannot be read.
pub fn list(folder: &Path) -> Result<Vec<Entry>, Trouble> {
    let files = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        files => files?,
    };
    let mut entries = Vec::new();
    for file in files {
        let path = file?.path();
        // A journal that was renamed or moved leaves its log, and with it its last events.
        if let Some(lost) = logged(&path)
            && fs::symlink_metadata(&lost).is_err()
        {
            entries.push(Entry { path: lost, head: Err(Trouble::Gone) });
        }
        if path.extension().is_some_and(|extension| extension == EXTENSION) {
            let head = Head::of(&path);
            entries.push(Entry { path, head });
        }
    }
    let moment = |entry: &Entry| entry.head.as_ref().ok().map(|head| head.last.at);
    entries.sort_by(|a, b| moment(b).cmp(&moment(a)).then_with(|| b.path.cmp(&a.path)));
    Ok(entries)
}
