//! A journal to which several seats connect, on disk or in memory.

use std::path::PathBuf;

use ngayhoi::clock::Anchor;
use ngayhoi::day::{Recorded, Seq};
use ngayhoi::journal::{Journal, Memory, Sqlite};

/// Where the journal is.
#[derive(Clone, Copy, Debug)]
pub enum Kept {
    InMemory,
    OnDisk,
}

pub enum Store {
    Memory(Memory),
    Disk { path: PathBuf, _folder: tempfile::TempDir },
}

impl Store {
    /// A journal that holds the first event and the clock's anchor.
    pub fn new(kept: Kept, first: Recorded, anchor: &Anchor) -> Self {
        match kept {
            Kept::InMemory => {
                let memory = Memory::new();
                let mut journal = memory.clone();
                journal.append(Seq(0), &[first]).unwrap();
                journal.keep_anchor(anchor).unwrap();
                Self::Memory(memory)
            }
            Kept::OnDisk => {
                let folder = tempfile::tempdir().unwrap();
                let path = folder.path().join("day.ngayhoi");
                drop(Sqlite::create(&path, None, &first, anchor).unwrap());
                Self::Disk { path, _folder: folder }
            }
        }
    }

    pub fn connect(&self) -> Box<dyn Journal> {
        match self {
            Self::Memory(memory) => Box::new(memory.clone()),
            Self::Disk { path, .. } => Box::new(Sqlite::open(path).unwrap()),
        }
    }
}
