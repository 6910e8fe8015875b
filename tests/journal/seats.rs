//! Who sits at a journal: two consoles of one name, and one that was killed.

use std::fs;

use ngayhoi::day::{Operator, Recorded};
use ngayhoi::journal::{Journal, Sqlite, seats};

use crate::house::{Day, hear, process, record, start};

fn left_beside(day: &Day) -> usize {
    let files = fs::read_dir(day.folder()).unwrap();
    files.filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().contains("-seat-")).count()
}

/// The role of another process: sits down and stays until it is killed.
pub fn sit(path: &std::path::Path) {
    let taken = seats::take(path, "điều hành");
    println!("sits {}", taken.operator.seat);
    std::thread::sleep(std::time::Duration::from_secs(60));
}

#[test]
fn consoles_of_one_name_have_seats_of_their_own() {
    let day = Day::new();
    let one = seats::take(&day.path, "điều hành");
    let two = seats::take(&day.path, "điều hành");
    // Names that look alike without accents are two names.
    let three = seats::take(&day.path, "Điều Hạnh");
    assert_eq!([&one, &two, &three].map(|taken| taken.operator.seat), [1, 2, 1]);
    assert_eq!(
        (two.operator.to_string(), three.operator.to_string()),
        ("điều hành (2)".into(), "Điều Hạnh".into())
    );
    assert!(seats::is_in_use(&day.path, "điều hành") && !seats::is_in_use(&day.path, "MC"));
    assert_eq!(seats::free_name(&day.path, "điều hành"), "điều hành 2");
    drop(one);
    let back = seats::take(&day.path, "điều hành");
    assert_eq!((back.operator.seat, back.after_a_crash), (1, false));
    drop((back, two, three));
    assert_eq!(left_beside(&day), 0, "who leaves leaves nothing");
}

#[test]
fn whoever_comes_back_after_a_crash_has_the_old_seat_and_is_told() {
    let day = Day::new();
    let (mut child, mut said) = start(process("sit", &day.path));
    assert_eq!(hear(&mut said, "sits"), "1");
    let meanwhile = seats::take(&day.path, "điều hành");
    assert_eq!((meanwhile.operator.seat, meanwhile.after_a_crash), (2, false));
    child.kill().unwrap();
    child.wait().unwrap();
    let back = seats::take(&day.path, "điều hành");
    assert_eq!((back.operator.seat, back.after_a_crash), (1, true));
    // It is said once.
    assert!(!seats::take(&day.path, "MC").after_a_crash);
    drop((back, meanwhile));
    assert_eq!(left_beside(&day), 0);
}

#[test]
fn twenty_consoles_that_sit_down_at_once_have_twenty_seats() {
    let day = Day::new();
    let numbers: std::collections::BTreeSet<u32> = std::thread::scope(|scope| {
        let sitting: Vec<_> = (0..20).map(|_| scope.spawn(|| seats::take(&day.path, "điều hành"))).collect();
        let taken: Vec<_> = sitting.into_iter().map(|one| one.join().unwrap()).collect();
        taken.iter().map(|taken| taken.operator.seat).collect()
    });
    assert_eq!(numbers, (1..=20).collect());
}

#[test]
fn a_journal_written_before_seats_were_recorded_opens_and_goes_on() {
    let day = Day::new();
    day.console().append(record(1, "a").seq, &[record(2, "Cá nhân 02")]).unwrap();
    let old = rusqlite::Connection::open(&day.path).unwrap();
    old.execute_batch("ALTER TABLE event DROP COLUMN seat; PRAGMA user_version = 1;").unwrap();
    old.close().unwrap();

    // Looking leaves it as it lies.
    let before = fs::read(&day.path).unwrap();
    assert!(ngayhoi::journal::folder::list(day.folder()).unwrap()[0].head.is_ok());
    assert_eq!(fs::read(&day.path).unwrap(), before);

    let mut console = Sqlite::open(&day.path).unwrap();
    let all = console.since(ngayhoi::day::Seq(0)).unwrap();
    assert_eq!(all, [record(1, "Cá nhân 01"), record(2, "Cá nhân 02")]);
    assert_eq!(all[1].by.seat, Operator::FIRST);
    let second = Recorded { by: Operator { name: "Cá nhân 02".into(), seat: 2 }, ..record(3, "") };
    console.append(all[1].seq, std::slice::from_ref(&second)).unwrap();
    assert_eq!(day.console().since(all[1].seq).unwrap(), [second]);
}
