//! A sound copy of a day, and where to put it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::Trouble;
use super::folder::EXTENSION;
use super::sqlite::{self, Head};
use crate::clock::Anchor;
use crate::day::{Recorded, Seq};

/// A day as it was at one moment, to be put into a file of its own. It needs the journal no more, so
/// that a slow stick holds up nobody.
pub struct Copyist {
    /// The journal that it is of.
    pub(super) of: Option<PathBuf>,
    pub(super) source: Option<PathBuf>,
    pub(super) anchor: Option<Anchor>,
    pub(super) records: Vec<Recorded>,
}

impl Copyist {
    /// The last event that the copy will hold.
    pub fn last(&self) -> Seq {
        self.records.last().map_or(Seq(0), |record| record.seq)
    }

    /// Puts it there; see [`Journal::copy`](super::Journal::copy).
    ///
    /// # Errors
    /// As there.
    pub fn copy(self, to: &Path) -> Result<PathBuf, Trouble> {
        let of = self.of.as_deref();
        let to = match of.and_then(Path::file_name) {
            Some(name) if to.is_dir() => to.join(name),
            // A folder that is not there, such as that of a stick not plugged in, must not become a file.
            _ if to.extension().is_none_or(|extension| extension != EXTENSION) => {
                return Err(Trouble::NoFolder);
            }
            _ => to.to_owned(),
        };
        let to = sqlite::full(&to)?;
        if !to.parent().is_some_and(Path::is_dir) {
            return Err(Trouble::NoFolder);
        }
        let same = |part: fn(&Path) -> Option<&OsStr>| of.and_then(part) == part(&to);
        if of.is_some_and(|of| of.parent() == to.parent()) && same(Path::extension) && !same(Path::file_name)
        {
            return Err(Trouble::Beside);
        }
        if sqlite::taken(&to) {
            return Err(Trouble::Exists);
        }
        let last = self.last();
        sqlite::place(&to, self.source, self.anchor, &self.records)?;
        // As it lies there, and not as it was sent: a full or broken stick is noticed now.
        if last > Seq(0) && Head::of(&to)?.last.seq == last { Ok(to) } else { Err(Trouble::Damaged) }
    }
}

/// Where a copy of this journal is put unless somebody says otherwise: on the first stick that is
/// plugged in, or else in the user's home; under a name that nothing has yet.
pub fn proposed(journal: &Path) -> PathBuf {
    let home = || directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned());
    fresh(&first_stick().or_else(home).unwrap_or_default(), journal)
}

fn fresh(folder: &Path, journal: &Path) -> PathBuf {
    let stem = journal.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mut path = folder.join(format!("{stem}.{EXTENSION}"));
    let mut number = 2_u32;
    while sqlite::taken(&path) {
        path = folder.join(format!("{stem}-{number}.{EXTENSION}"));
        number = number.saturating_add(1);
    }
    path
}

/// Where desktops put what is plugged in: one folder for each user, or one for all.
fn first_stick() -> Option<PathBuf> {
    let user = std::env::var_os("USER").unwrap_or_default();
    let places = [Path::new("/run/media").join(&user), Path::new("/media").join(&user), "/media".into()];
    places.iter().chain([&PathBuf::from("/Volumes")]).find_map(|place| mounted_in(place, is_mounted))
}

/// The first folder in which something is mounted; a folder alone may be what a stick left behind.
fn mounted_in(place: &Path, is_mounted: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(place).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.sort();
    folders.into_iter().find(|folder| folder.is_dir() && is_mounted(folder))
}

#[cfg(unix)]
fn is_mounted(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|about| about.dev()).ok();
    !folder.is_symlink() && device(folder) != folder.parent().and_then(device)
}

/// Elsewhere nothing safe tells a stick from a disk.
#[cfg(not(unix))]
fn is_mounted(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stick_is_a_folder_in_which_something_is_mounted() {
        let media = tempfile::tempdir().unwrap();
        for name in ["A-rut-ra", "B-usb", "C-usb"] {
            fs::create_dir(media.path().join(name)).unwrap();
        }
        fs::write(media.path().join("0-tep"), "").unwrap();
        let usb = |path: &Path| path.ends_with("B-usb") || path.ends_with("C-usb");
        assert_eq!(mounted_in(media.path(), usb), Some(media.path().join("B-usb")));
        assert_eq!(mounted_in(media.path(), is_mounted), None, "nothing is plugged in there");
        assert_eq!(mounted_in(&media.path().join("khong-co"), usb), None);
    }

    #[test]
    fn a_second_copy_has_another_name() {
        let home = tempfile::tempdir().unwrap();
        let journal = Path::new("days/2026-08-19-ngay-hoi.ngayhoi");
        let first = fresh(home.path(), journal);
        assert_eq!(first, home.path().join("2026-08-19-ngay-hoi.ngayhoi"));
        fs::write(&first, "").unwrap();
        assert_eq!(fresh(home.path(), journal), home.path().join("2026-08-19-ngay-hoi-2.ngayhoi"));
    }
}
