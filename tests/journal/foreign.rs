//! Files that are no journals of this program, and must stay as they are.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use ngayhoi::day::Seq;
use ngayhoi::journal::{Journal, Sqlite, Trouble, folder};
use rusqlite::Connection;

use crate::disk::beside;
use crate::house::{self, Day, process};

/// Everything about a folder that a program could have changed.
fn state(folder: &Path) -> Vec<(String, Vec<u8>, SystemTime)> {
    let mut state: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let content = fs::read(entry.path()).unwrap_or_default();
            let changed = entry.metadata().unwrap().modified().unwrap();
            (entry.file_name().to_string_lossy().into_owned(), content, changed)
        })
        .collect();
    state.sort();
    state
}

/// Tries everything one could do with a path, and finds the folder as it was.
fn assert_refused_and_untouched(path: &Path, trouble: &Trouble) {
    let folder = path.parent().unwrap();
    let before = (state(folder), fs::metadata(folder).unwrap().modified().unwrap());
    assert_eq!(Sqlite::open(path).err().as_ref(), Some(trouble), "{}", path.display());
    assert_eq!(house::create(path).err(), Some(Trouble::Exists));
    let listed = folder::list(folder).unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].head.as_ref().err(), Some(trouble));
    let after = (state(folder), fs::metadata(folder).unwrap().modified().unwrap());
    assert_eq!(before, after, "{}", path.display());
}

#[test]
fn texts_pictures_and_empty_files_are_refused_and_untouched() {
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[7; 5_000]].concat();
    let nearly = [b"SQLite format 3\0".as_slice(), &[0xff; 5_000]].concat();
    let contents: [(&str, &[u8]); 5] = [
        ("a short text", "Ngày hội".as_bytes()),
        ("a long text", &b"(title: \"...\")\n".repeat(1_000)),
        ("a picture", &png),
        ("an empty file", b""),
        ("the beginning of a database", &nearly),
    ];
    for (what, content) in contents {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("{what} ?100%.ngayhoi"));
        fs::write(&path, content).unwrap();
        assert_refused_and_untouched(&path, &Trouble::NotAJournal);
    }
}

#[test]
fn databases_of_other_programs_are_refused_and_untouched() {
    for mode in ["DELETE", "WAL"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contacts.ngayhoi");
        let conn = Connection::open(&path).unwrap();
        conn.pragma_update_and_check(None, "journal_mode", mode, |_| Ok(())).unwrap();
        conn.execute_batch("CREATE TABLE event (seq INTEGER PRIMARY KEY); INSERT INTO event VALUES (1)")
            .unwrap();
        drop(conn);
        assert_refused_and_untouched(&path, &Trouble::NotAJournal);
    }
}

#[test]
fn a_database_in_use_by_another_program_keeps_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contacts.ngayhoi");
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
    conn.execute_batch("CREATE TABLE contact (name TEXT)").unwrap();
    assert!(beside(&path, "-wal").exists());
    assert_refused_and_untouched(&path, &Trouble::NotAJournal);
}

#[test]
fn a_folder_and_a_pipe_are_no_journals() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Sqlite::open(folder.path()).err(), Some(Trouble::NotAJournal));
    #[cfg(target_os = "linux")]
    {
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert_eq!(Sqlite::open(&pipe).err(), Some(Trouble::NotAJournal));
    }
    let nothing = folder.path().join("nothing");
    assert_eq!(Sqlite::open(&nothing).err(), Some(Trouble::Gone));
    assert!(!nothing.exists());
}

#[test]
fn a_journal_of_a_newer_program_is_refused_and_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ngay-hoi.ngayhoi");
    drop(house::create(&path).unwrap());
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "user_version", 7).unwrap();
    drop(conn);
    assert_refused_and_untouched(&path, &Trouble::Newer { found: 7, known: 2 });
}

#[test]
fn a_newer_event_in_a_known_file_is_named() {
    let day = Day::new();
    let conn = Connection::open(&day.path).unwrap();
    conn.execute_batch(
        "INSERT INTO event (seq, at, \"by\", kind, version, body) VALUES (2, 0, 'a', 'noted', 2, '{}')",
    )
    .unwrap();
    assert_eq!(day.console().since(Seq(0)), Err(Trouble::Newer { found: 2, known: 1 }));
    conn.execute_batch(
        "INSERT INTO event (seq, at, \"by\", kind, version, body) VALUES (3, 0, 'a', 'fireworks', 1, '{}')",
    )
    .unwrap();
    assert_eq!(day.console().since(Seq(2)), Err(Trouble::NewerEvent("fireworks".into())));
}

#[test]
fn an_event_whose_body_is_not_what_was_written_is_damage_and_said_as_such() {
    let day = Day::new();
    let conn = Connection::open(&day.path).unwrap();
    conn.execute_batch(
        "INSERT INTO event (seq, at, \"by\", kind, version, body) VALUES (2, 0, 'a', 'noted', 1, '{\"te')",
    )
    .unwrap();
    assert_eq!(day.console().since(Seq(1)), Err(Trouble::Damaged));
}

#[test]
fn nobody_changes_or_deletes_an_event_not_even_by_hand() {
    let day = Day::new();
    let conn = Connection::open(&day.path).unwrap();
    for by_hand in [
        "UPDATE event SET at = 0",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event VALUES (1, 0, 'a', 'noted', 1, '{}')",
        "INSERT INTO event (seq, at, \"by\", kind, version, body) VALUES (3, 0, 'a', 'noted', 1, '{}')",
        "INSERT INTO event (seq, at, \"by\", kind, version, body) VALUES (-1, 0, 'a', 'noted', 1, '{}')",
    ] {
        assert!(conn.execute_batch(by_hand).is_err(), "{by_hand}");
    }
    assert_eq!(day.console().since(Seq(0)).unwrap(), house::records(1, 1));
}

/// Closing any handle on a file takes away the process's POSIX locks on it. Another program that
/// then came and went would take itself for the last, and remove the log that is in use here.
#[cfg(target_os = "linux")]
#[test]
fn looking_at_a_journal_takes_no_locks_from_the_consoles_that_have_it_open() {
    use std::os::unix::fs::MetadataExt;
    let day = Day::new();
    let mut console = day.console();
    console.append(Seq(1), &house::records(2, 3)).unwrap();
    let inode = format!(":{} ", fs::metadata(&day.path).unwrap().ino());
    let locked = || fs::read_to_string("/proc/locks").unwrap().contains(&inode);
    assert!(locked());
    assert!(folder::list(day.folder()).unwrap()[0].head.is_ok());
    drop(day.console());
    assert_eq!(house::create(&day.path).err(), Some(Trouble::Exists));
    assert!(locked(), "the lock was lost");
    assert!(process("open and leave", &day.path).status().unwrap().success());
    assert!(beside(&day.path, "-wal").exists(), "the other process took itself for the last");
    console.append(Seq(3), &house::records(4, 4)).unwrap();
    assert_eq!(day.console().since(Seq(0)).unwrap(), house::records(1, 4));
}
