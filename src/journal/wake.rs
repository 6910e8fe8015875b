//! Waking the consoles of other processes after a commit.
//!
//! A watch on the database itself fires when the log is written, *before* the commit can be seen:
//! each reader then finds the event before the last. So after the commit a small file beside the
//! journal is touched, and consoles watch that. Its content means nothing; while a journal is
//! being put in its place, a lock on it keeps other creators out.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use notify::event::{EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// The file that is touched after each commit.
pub fn file(journal: &Path) -> PathBuf {
    beside(journal, "-wake")
}

/// The path of a file that accompanies the journal.
pub(super) fn beside(journal: &Path, suffix: &str) -> PathBuf {
    let mut name = journal.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Wakes whoever watches. Failing is harmless: consoles also look by themselves, slowly.
pub(super) fn touch(journal: &Path) {
    // Not truncated: one write is one notice.
    let touched = File::options().write(true).create(true).truncate(false).open(file(journal));
    let _ = touched.and_then(|mut file| file.write_all(b"."));
}

/// A watch on one journal; dropping it ends the watch.
#[must_use = "dropping it ends the watch"]
pub struct Watch {
    _watcher: RecommendedWatcher,
}

/// Calls back, from a thread of its own, after each commit of any process, and when the journal
/// file appears, is removed or is renamed; never for a mere write to the log. May call more often
/// than something happened. None where the platform cannot watch the journal's folder.
pub fn watch(journal: &Path, callback: impl Fn() + Send + 'static) -> Option<Watch> {
    let journal = std::fs::canonicalize(journal).ok()?;
    let folder = journal.parent()?.to_owned();
    let name = journal.file_name()?.to_owned();
    let wake = file(&journal).file_name()?.to_owned();
    let parent = folder.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return callback() };
        let about = |name: &OsStr| event.paths.iter().any(|path| path.file_name() == Some(name));
        let woken = match event.kind {
            EventKind::Modify(ModifyKind::Metadata(_)) | EventKind::Access(_) => false,
            EventKind::Modify(ModifyKind::Name(_)) => about(&name) || about(&wake),
            EventKind::Modify(_) => about(&wake),
            EventKind::Create(_) => about(&name) || about(&wake),
            EventKind::Remove(_) => about(&name) || event.paths.contains(&parent),
            EventKind::Any | EventKind::Other => about(&wake),
        };
        if woken || event.need_rescan() {
            callback();
        }
    })
    .ok()?;
    watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
    Some(Watch { _watcher: watcher })
}
