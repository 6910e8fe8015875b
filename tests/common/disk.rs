//! Disks that fail for real: small ones that fill up, folders that nobody may write to.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Whether a command is there, permitted, and does its work.
pub fn works(command: &str, args: &[&str]) -> bool {
    Command::new(command).args(args).output().is_ok_and(|output| output.status.success())
}

/// A small disk of its own, where this process may mount one.
pub struct Disk(tempfile::TempDir);

impl Disk {
    pub fn mount(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().to_str().unwrap();
        works("mount", &["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs", at]).then_some(Self(folder))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Makes the disk read-only, or writable again; tells whether that worked.
    pub fn read_only(&self, on: bool) -> bool {
        let how = if on { "remount,ro" } else { "remount,rw" };
        works("mount", &["-o", how, self.path().to_str().unwrap()])
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        works("umount", &["-l", self.path().to_str().unwrap()]);
    }
}

/// Makes a folder read-only, or writable again, in a way that this user cannot get around; tells
/// whether that worked.
pub fn read_only(folder: &Path, on: bool) -> bool {
    let at = folder.to_str().unwrap();
    if !on {
        let _ = works("chattr", &["-R", "-i", at]);
        return works("chmod", &["-R", "u+w", at]);
    }
    // Root goes past permissions, but not past the immutable attribute.
    works("chmod", &["-R", "a-w", at]);
    works("chattr", &["-R", "+i", at]) || File::create(folder.join("probe")).is_err()
}

/// The file that SQLite keeps beside a journal: `-wal`, `-shm`.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
