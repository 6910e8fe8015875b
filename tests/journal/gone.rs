//! Files that vanish under a running day.

use std::fs;
use std::path::{Path, PathBuf};

use ngayhoi::day::Seq;
use ngayhoi::journal::{AppendError, Journal, Sqlite, Trouble};

use crate::disk::beside;
use crate::house::{self, Day, anchor, assert_sound, record, records};

const GONE: AppendError = AppendError::Trouble(Trouble::Gone);

/// Two consoles; the second has recorded what the first has not read, and so has a third that
/// left again. Then files are removed, and both go on.
fn lose_and_restore(remove: &[&str]) {
    let day = Day::new();
    let (mut one, mut two) = (day.console(), day.console());
    one.append(Seq(1), &records(2, 5)).unwrap();
    let mut at_two = two.since(Seq(0)).unwrap();
    two.append(Seq(5), &records(6, 7)).unwrap();
    at_two.extend(records(6, 7));
    day.console().append(Seq(7), &records(8, 8)).unwrap();
    let ours = records(1, 5);
    for suffix in remove {
        fs::remove_file(beside(&day.path, suffix)).unwrap();
    }

    assert_eq!(one.append(Seq(5), &records(6, 6)), Err(GONE));
    assert_eq!(one.since(Seq(5)), Err(Trouble::Gone));
    assert_eq!(two.changed(), Err(Trouble::Gone));
    // Consoles keep trying; one may have to wait until the other has let go of the old log.
    let mut restored = (one.restore(&ours), two.restore(&at_two));
    for _ in 0..3 {
        if restored.0.is_err() {
            restored.0 = one.restore(&ours);
        }
        if restored.1.is_err() {
            restored.1 = two.restore(&at_two);
        }
    }
    assert_eq!(restored, (Ok(()), Ok(())), "without {remove:?}");

    assert!(one.changed().unwrap());
    assert_eq!(one.since(Seq(5)).unwrap(), records(6, 8));
    one.append(Seq(8), &records(9, 9)).unwrap();
    two.append(Seq(9), &records(10, 10)).unwrap();
    let mut later = day.console();
    assert_eq!(later.since(Seq(0)).unwrap(), records(1, 10), "without {remove:?}");
    assert_eq!(later.anchor().unwrap(), Some(anchor()));
    assert_eq!(later.source(), Some(Path::new("/chương trình.ron")));
    drop((one, two, later));
    assert_eq!(day.console().since(Seq(0)).unwrap(), records(1, 10), "without {remove:?}");
    assert_sound(&day.path);
}

#[test]
fn the_journal_is_deleted_with_all_that_lies_beside_it() {
    lose_and_restore(&["", "-wal", "-shm", "-wake"]);
}

#[test]
fn the_journal_is_deleted_and_its_log_left() {
    lose_and_restore(&[""]);
}

#[test]
fn the_log_is_deleted_by_somebody_who_tidies_up() {
    lose_and_restore(&["-wal"]);
    lose_and_restore(&["-shm"]);
    lose_and_restore(&["-wal", "-shm"]);
}

#[test]
fn the_whole_folder_is_moved_away() {
    let day = Day::new();
    let mut one = day.console();
    one.append(Seq(1), &records(2, 3)).unwrap();
    let away = tempfile::tempdir().unwrap();
    fs::rename(day.folder(), away.path().join("moved")).unwrap();
    assert_eq!(one.append(Seq(3), &records(4, 4)), Err(GONE));
    one.restore(&records(1, 3)).unwrap();
    one.append(Seq(3), &records(4, 4)).unwrap();
    assert_eq!(day.console().since(Seq(0)).unwrap(), records(1, 4));
}

#[test]
fn another_days_journal_put_in_its_place_is_neither_written_nor_mixed() {
    let day = Day::new();
    let mut one = day.console();
    one.append(Seq(1), &records(2, 3)).unwrap();
    let other = Day::new();
    let first = record(1, "Cá nhân 09");
    fs::remove_file(&other.path).unwrap();
    drop(Sqlite::create(&other.path, None, &first, &anchor()).unwrap());
    fs::remove_file(&day.path).unwrap();
    fs::rename(&other.path, &day.path).unwrap();
    let content = fs::read(&day.path).unwrap();

    assert_eq!(one.append(Seq(3), &records(4, 4)), Err(GONE));
    let Err(Trouble::Other(sentence)) = one.restore(&records(1, 3)) else { panic!("it was mixed") };
    assert!(sentence.contains("event 1"), "{sentence}");
    assert_eq!(one.append(Seq(3), &records(4, 4)), Err(GONE));
    assert_eq!(fs::read(&day.path).unwrap(), content);

    fs::remove_file(&day.path).unwrap();
    one.restore(&records(1, 3)).unwrap();
    one.append(Seq(3), &records(4, 4)).unwrap();
    assert_eq!(day.console().since(Seq(0)).unwrap(), records(1, 4));
}

#[test]
fn what_only_the_lost_file_held_survives_a_restore_that_fails_at_first() {
    let day = Day::new();
    let mut one = day.console();
    one.append(Seq(1), &records(2, 2)).unwrap();
    day.console().append(Seq(2), &records(3, 3)).unwrap();
    for suffix in ["", "-wal", "-shm"] {
        fs::remove_file(beside(&day.path, suffix)).unwrap();
    }
    fs::write(&day.path, "in the way").unwrap();
    assert_eq!(one.restore(&records(1, 2)), Err(Trouble::NotAJournal));
    assert_eq!(fs::read(&day.path).unwrap(), b"in the way");
    fs::remove_file(&day.path).unwrap();
    one.restore(&records(1, 2)).unwrap();
    assert_eq!(one.since(Seq(2)).unwrap(), records(3, 3));
}

#[test]
fn a_name_beside_which_a_lost_log_lies_is_not_used_for_a_new_day() {
    let day = Day::new();
    let mut one = day.console();
    one.append(Seq(1), &records(2, 5)).unwrap();
    fs::remove_file(&day.path).unwrap();
    assert_eq!(house::create(&day.path).err(), Some(Trouble::Exists));
    one.restore(&records(1, 5)).unwrap();
    assert_eq!(day.console().since(Seq(0)).unwrap(), records(1, 5));
}

#[test]
fn a_journal_is_the_same_through_any_link() {
    let day = Day::new();
    let link: PathBuf = day.folder().join("hôm nay.ngayhoi");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&day.path, &link).unwrap();
    #[cfg(not(unix))]
    let link = day.path.clone();
    let mut one = Sqlite::open(&link).unwrap();
    one.append(Seq(1), &records(2, 2)).unwrap();
    assert_eq!(day.console().since(Seq(1)).unwrap(), records(2, 2));
    fs::remove_file(&day.path).unwrap();
    assert_eq!(one.changed(), Err(Trouble::Gone));
    one.restore(&records(1, 2)).unwrap();
    assert_eq!(day.console().since(Seq(0)).unwrap(), records(1, 2));
}
