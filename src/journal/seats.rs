//! Which consoles are open at a journal, and under what names.
//!
//! Each holds a lock on a small file beside the journal, named after the operator and the number
//! of the seat. The system lets go of the lock when the process ends, however it ends: a seat whose
//! file is there and not locked was left by a crash or a power cut, and whoever comes back under
//! that name sits on it again.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::sqlite::{alone, full};
use super::wake::beside;
use crate::day::Operator;
use crate::text;

/// More consoles of one name than a machine has.
const MOST: u32 = 1_000;
/// Bytes of a name that enter a file name.
const SLUG_MAX: usize = 30;

/// A seat that is taken, until this is dropped.
#[derive(Debug)]
#[must_use = "dropping it leaves the seat"]
pub struct Taken {
    /// Who sits there.
    pub operator: Operator,
    /// Whether a console of this day had ended without being left: killed, or cut off.
    pub after_a_crash: bool,
    file: Option<(File, PathBuf)>,
}

impl Drop for Taken {
    fn drop(&mut self) {
        if let Some((file, path)) = self.file.take() {
            let _ = fs::remove_file(&path);
            drop(file);
        }
    }
}

/// Takes the first free seat of this name. Where nothing can be written beside the journal, the
/// first: others cannot be told from it then.
pub fn take(journal: &Path, name: &str) -> Taken {
    // One after another: whoever looks for seats left behind must not find one half taken.
    let journal = &full(journal).unwrap_or_else(|_| journal.to_owned());
    let _alone = alone(journal);
    let after_a_crash = clear(journal);
    for seat in Operator::FIRST..MOST {
        let path = file(journal, name, seat);
        let Ok(file) = File::options().write(true).create(true).truncate(false).open(&path) else { break };
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => {}
            // Left and removed by another console between the two lines above.
            Ok(()) if !is_at(&file, &path) => {}
            Ok(()) | Err(TryLockError::Error(_)) => {
                let operator = Operator { name: name.to_owned(), seat };
                return Taken { operator, after_a_crash, file: Some((file, path)) };
            }
        }
    }
    Taken { operator: Operator::named(name), after_a_crash, file: None }
}

/// Whether a console of this name is open at the journal.
pub fn is_in_use(journal: &Path, name: &str) -> bool {
    let Ok(journal) = full(journal) else { return false };
    let _alone = alone(&journal);
    let file = File::options().write(true).open(file(&journal, name, Operator::FIRST));
    file.is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

/// A name like this one that nobody uses at the journal: `điều hành`, `điều hành 2`, `điều hành 3` …
pub fn free_name(journal: &Path, name: &str) -> String {
    let numbered = (2..MOST).map(|number| format!("{name} {number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| !is_in_use(journal, name)).unwrap_or_else(|| name.to_owned())
}

/// Whether an open file still has this name.
fn is_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let (Ok(open), Ok(there)) = (file.metadata(), fs::metadata(path)) else { return false };
        (open.dev(), open.ino()) == (there.dev(), there.ino())
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        path.exists()
    }
}

/// Removes what consoles have left behind that ended without being left; tells whether any had.
fn clear(journal: &Path) -> bool {
    let prefix = beside(journal, "-seat-");
    let Some((folder, prefix)) = prefix.parent().zip(prefix.file_name()) else { return false };
    let mut found = false;
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        if !file.file_name().as_encoded_bytes().starts_with(prefix.as_encoded_bytes()) {
            continue;
        }
        let left = File::options().write(true).open(file.path());
        if left.is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(file.path());
            found = true;
        }
    }
    found
}

/// The file of a seat. Names that look alike in ASCII have different numbers before the seat.
fn file(journal: &Path, name: &str, seat: u32) -> PathBuf {
    let slug: String = text::slug(name).chars().take(SLUG_MAX).collect();
    // FNV-1a, the same on every machine and in every version.
    let of_name =
        name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    beside(journal, &format!("-seat-{slug}-{of_name:08x}-{seat}"))
}
