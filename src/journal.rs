//! The record on disk: one journal a day, the only thing that operators share.
//!
//! [`Journal`] is the contract; [`Sqlite`] keeps it on disk, [`Memory`] for tests, and one suite
//! (`conformance.rs`) holds both to it. How a console lives by it:
//!
//! 1. It [opens](Sqlite::open) or [creates](Sqlite::create) the journal, reads everything
//!    ([`since`](Journal::since) zero) and folds it.
//! 2. To record, it [appends](Journal::append) after the last event that it has seen. Two
//!    consoles that decide at the same moment cannot both be obeyed: the second is told that it
//!    is [behind](AppendError::Behind), reads what it missed, and decides again.
//! 3. When [woken](wake::watch), and slowly by itself, it asks whether the journal has
//!    [changed](Journal::changed), and reads what is new.
//! 4. On [`Trouble`] it says so and tries again: an operation that failed left nothing behind.
//!    On [`Trouble::Gone`] it [restores](Journal::restore) what it knows.
//!
//! Nothing but this module may open a journal's file, not even to read it: closing any other
//! handle on it takes away the locks of every console in the process (POSIX locks belong to the
//! process, not to the handle), and another process may then remove the log under them.

use std::path::{Path, PathBuf};

use crate::clock::Anchor;
use crate::day::{Recorded, Seq};
use crate::text::{self, Lang, say};

#[cfg(test)]
mod conformance;
mod copyist;
pub mod folder;
mod memory;
pub mod seats;
mod sqlite;
pub mod wake;

pub use copyist::{Copyist, proposed};
pub use memory::Memory;
pub use sqlite::{Head, Sqlite, put_off_to};

/// A day's record.
///
/// Every call answers soon: in a few milliseconds, or after about a tenth of a second when
/// another program holds the file (when it has to be opened anew, at worst after some two
/// seconds). Trying again is the caller's, whose screen stays alive.
pub trait Journal: Send {
    /// Makes the records durable, all or none. Their numbers follow `after` without a gap.
    ///
    /// # Errors
    /// [`AppendError::Behind`] when the journal already holds events after `after`;
    /// [`AppendError::Trouble`] when nothing could be recorded, and nothing will appear later:
    /// [`Trouble::Gone`] also when the journal no longer holds the event `after`.
    fn append(&mut self, after: Seq, records: &[Recorded]) -> Result<(), AppendError>;

    /// Every record after `seq`, in order.
    ///
    /// # Errors
    /// When the record cannot be read now.
    fn since(&mut self, seq: Seq) -> Result<Vec<Recorded>, Trouble>;

    /// Whether others may have recorded something since the journal was opened or this was last
    /// asked. What was recorded through this same value does not count. Costs microseconds.
    ///
    /// # Errors
    /// When the record cannot be read now; [`Trouble::Gone`] is noticed here too.
    fn changed(&mut self) -> Result<bool, Trouble>;

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

    /// After [`Trouble::Gone`]: puts the day back where it was. `all` is every record that this
    /// console knows, from the first. What others recorded in the lost file before it was lost is
    /// kept as well, as are the clock and the agenda's path. When another console was faster, its
    /// file is taken over and given what it lacks; the caller then reads
    /// [`since`](Self::since) its last event as usual.
    ///
    /// # Errors
    /// When it cannot be put back now: the caller tries again. [`Trouble::Other`] when a journal
    /// lies there that tells something else.
    fn restore(&mut self, all: &[Recorded]) -> Result<(), Trouble>;

    /// Brings what is acknowledged into the one file that bears the journal's name, so that whoever
    /// takes that file alone (a copy to a USB stick, a backup) takes the whole day. For quiet
    /// moments: it costs a sync or two, holds nobody up, and may be left undone.
    fn settle(&mut self);

    /// The whole day, as it is at this moment, to be copied elsewhere by whoever has the time.
    ///
    /// # Errors
    /// When the record cannot be read now.
    fn copyist(&mut self) -> Result<Copyist, Trouble>;

    /// Copies the whole day, as it is at this moment, to a file (`….ngayhoi`) or into a folder, where
    /// it opens like any journal. Returns where it lies.
    ///
    /// # Errors
    /// [`Trouble::Exists`] when there is something already: nothing is ever overwritten;
    /// [`Trouble::NoFolder`], [`Trouble::Beside`], or what the system says. Then no file is left.
    fn copy(&mut self, to: &Path) -> Result<PathBuf, Trouble> {
        self.copyist()?.copy(to)
    }
}

/// Why records were not appended.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
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
    /// The file may not be read: it is another user's.
    #[error("the journal may not be read")]
    Forbidden,
    /// The file was cut short, or some of it is not what was written.
    #[error("the journal is damaged")]
    Damaged,
    /// The file or its folder cannot be written.
    #[error("the journal cannot be written")]
    ReadOnly,
    /// The file is no longer where it was, or no longer the same file.
    #[error("the journal file is gone")]
    Gone,
    /// A journal was to be created where there is already something.
    #[error("there is already a file of this name")]
    Exists,
    /// The folder in which something was to be put is not there.
    #[error("there is no such folder")]
    NoFolder,
    /// A copy was to be put among the days, where it would be taken for a second day.
    #[error("a copy among the days would be a second day")]
    Beside,
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
    /// The journal holds an event of this kind, which a newer program wrote.
    #[error("the journal holds an event of a newer program: {0}")]
    NewerEvent(String),
    /// Anything else, in the words of the system.
    #[error("{0}")]
    Other(String),
}

impl Trouble {
    /// What is wrong, as a sentence that an operator can act on.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Locked => say!(
                lang,
                "Nhật ký đang bị một chương trình khác giữ (sao lưu, quét vi-rút?). Chờ nó xong, hoặc tắt nó đi.",
                "The journal is held by another program (a backup, a virus scanner?). Let it finish, or close it."
            ),
            Self::Full => say!(
                lang,
                "Đĩa đã đầy. Xoá bớt tệp để có chỗ.",
                "The disk is full. Delete some files to make room."
            ),
            Self::Forbidden => say!(
                lang,
                "Không được phép đọc tệp nhật ký: tệp của người dùng khác trên máy này.",
                "The journal may not be read: it belongs to another user of this machine."
            ),
            Self::Damaged => say!(
                lang,
                "Nhật ký bị hỏng hoặc bị cắt ngắn (chép dở, rút USB sớm?). Giữ nguyên tệp này, rồi mở bản sao gần nhất bằng --journal BẢN_SAO.",
                "The journal is damaged or cut short (a copy that was broken off?). Keep this file as it is, and open the last copy with --journal COPY."
            ),
            Self::ReadOnly => say!(
                lang,
                "Không được phép ghi vào tệp nhật ký hoặc thư mục của nó.",
                "The journal or its folder cannot be written."
            ),
            Self::Gone => {
                say!(lang, "Tệp nhật ký không còn ở chỗ cũ.", "The journal file is no longer where it was.")
            }
            Self::NotAJournal => say!(
                lang,
                "Tệp này không phải nhật ký của ngayhoi.",
                "This file is not a journal of ngayhoi."
            ),
            Self::Newer { found, known } => say!(
                lang,
                "Nhật ký này của bản ngayhoi mới hơn (dạng {found}; bản này đọc đến dạng {known}).",
                "This journal was written by a newer ngayhoi (version {found}; this one reads up to {known})."
            ),
            Self::NewerEvent(kind) => {
                let kind = text::harmless(kind);
                say!(
                    lang,
                    "Nhật ký có việc “{kind}” mà bản ngayhoi này chưa biết. Mở bằng bản mới hơn.",
                    "The journal holds an event ({kind}) that this ngayhoi does not know. Open it with a newer one."
                )
            }
            Self::NoFolder => say!(
                lang,
                "Không có thư mục này. Nếu là USB thì cắm vào rồi làm lại.",
                "There is no such folder. If it is a stick, plug it in and try again."
            ),
            Self::Beside => say!(
                lang,
                "Bản chép để cạnh nhật ký sẽ bị lẫn thành buổi lễ thứ hai. Chép vào USB hoặc thư mục khác.",
                "A copy beside the journal would be taken for a second day. Copy it to a stick or another folder."
            ),
            Self::Exists => say!(lang, "Đã có tệp này rồi.", "There is already such a file."),
            Self::Other(error) => text::harmless(error),
        }
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => Self::Gone,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::Full,
            _ => Self::Other(error.to_string()),
        }
    }
}

/// Holds a caller to the contract: the numbers follow `after` without a gap.
fn follow(after: Seq, records: &[Recorded]) -> Result<(), Trouble> {
    let mut expected = after;
    for record in records {
        expected = expected.next();
        if record.seq != expected {
            return Err(Trouble::Other(format!("event {} where {expected} was due", record.seq)));
        }
    }
    Ok(())
}

/// The records of `all` that `theirs` lacks.
///
/// # Errors
/// When the two tell different things.
fn lacking<'a>(all: &'a [Recorded], theirs: &[Recorded]) -> Result<&'a [Recorded], Trouble> {
    match all.iter().zip(theirs).find(|(ours, theirs)| ours != theirs) {
        Some((ours, _)) => Err(Trouble::Other(format!(
            "the journal that lies there now tells something else from event {} on",
            ours.seq
        ))),
        None => Ok(all.get(theirs.len()..).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_is_said_in_a_whole_sentence_of_either_language() {
        let newer = Trouble::Newer { found: 9, known: 2 };
        let all = [
            Trouble::Locked,
            Trouble::Full,
            Trouble::Forbidden,
            Trouble::Damaged,
            Trouble::ReadOnly,
            Trouble::Gone,
            Trouble::Exists,
            Trouble::NoFolder,
            Trouble::Beside,
            Trouble::NotAJournal,
            Trouble::NewerEvent("fireworks".into()),
            newer.clone(),
        ];
        for trouble in &all {
            let [vi, en] = Lang::ALL.map(|lang| trouble.say(lang));
            assert!(vi.ends_with(['.', '?']) && en.ends_with(['.', '?']) && en.is_ascii(), "{vi} {en}");
            assert_ne!(vi, en);
        }
        let said = newer.say(Lang::Vi);
        assert!(said.contains("dạng 9") && said.contains("dạng 2"), "{said}");
    }

    #[test]
    fn the_words_of_the_system_reach_the_screen_without_control_characters() {
        let said = Trouble::Other("disk\u{1b}[2J".to_owned()).say(Lang::En);
        assert!(said.starts_with("disk") && !said.contains('\u{1b}'), "{said}");
    }
}
