//! The record on disk: one journal a day, the only thing that operators share.
//!
//! [`Journal`] is the contract. An append names the last event that the writer has seen, so two
//! consoles that decide at the same moment cannot both be obeyed: the second is told that it is
//! [behind](AppendError::Behind), reads what it missed, and decides again.

use crate::clock::Anchor;
use crate::day::{Recorded, Seq};

/// A day's record.
pub trait Journal: Send {
    /// Makes the records durable, all or none. Their numbers follow `after` without a gap.
    ///
    /// # Errors
    /// [`AppendError::Behind`] when the journal already holds events after `after`;
    /// [`AppendError::Trouble`] when nothing could be recorded.
    fn append(&mut self, after: Seq, records: &[Recorded]) -> Result<(), AppendError>;

    /// Every record after `seq`, in order.
    ///
    /// # Errors
    /// When the record cannot be read now.
    fn since(&mut self, seq: Seq) -> Result<Vec<Recorded>, Trouble>;

    /// The clock that the day's consoles share.
    ///
    /// # Errors
    /// When the record cannot be read now.
    fn anchor(&mut self) -> Result<Option<Anchor>, Trouble>;

    /// Keeps the clock that the day's consoles share, unless one of this run of the machine is
    /// already kept; returns the one that counts.
    ///
    /// # Errors
    /// When nothing could be recorded.
    fn keep_anchor(&mut self, anchor: &Anchor) -> Result<Anchor, Trouble>;
}

/// Why records were not appended.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody recorded something first.
    #[error("others have recorded events since")]
    Behind,
    /// Nothing was recorded.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// What keeps a journal from being read or written. Nothing acknowledged is lost by any of these.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Another program holds the file.
    #[error("the journal is held by another program")]
    Locked,
    /// No space is left.
    #[error("the disk is full")]
    Full,
    /// The file or its folder cannot be written.
    #[error("the journal cannot be written")]
    ReadOnly,
    /// The file is no longer where it was.
    #[error("the journal file is gone")]
    Gone,
    /// The file is not a journal of this program.
    #[error("the file is not a journal")]
    NotAJournal,
    /// The journal was written by a newer program.
    #[error("the journal is of version {found}; this program reads up to {known}")]
    Newer {
        /// The version found.
        found: i64,
        /// The newest version known.
        known: i64,
    },
    /// Anything else, in the words of the system.
    #[error("{0}")]
    Other(String),
}
