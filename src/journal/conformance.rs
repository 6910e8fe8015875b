//! What every journal must do, whatever keeps it: each story is told of all of them.

use std::slice::from_ref;

use tempfile::TempDir;

use super::{AppendError, Journal, Memory, Sqlite, Trouble};
use crate::clock::{Anchor, Timestamp};
use crate::day::{Event, Mode, Operator, ProgrammeEvent, Recorded, Seq};

/// An event by somebody; the first opens the day.
pub(super) fn record(seq: u64, by: &str) -> Recorded {
    let event = match seq {
        1 => Event::Opened {
            agenda: "(title: \"Ngày hội\", items: [(title: \"Chào cờ\")])".to_owned(),
            mode: Mode::Live,
            date: chrono::NaiveDate::from_ymd_opt(2026, 8, 19).unwrap(),
        },
        _ => ProgrammeEvent::Noted { item: Some("chao-co".into()), text: format!("ghi chú số {seq}") }.into(),
    };
    let at = Timestamp::from_millis(1_786_000_000_000 + i64::try_from(seq).unwrap());
    Recorded { seq: Seq(seq), at, by: Operator::named(by), event }
}

/// Events `from` to `to`.
fn records(from: u64, to: u64) -> Vec<Recorded> {
    (from..=to).map(|seq| record(seq, "Cá nhân 01")).collect()
}

fn anchor(boot: &str, since_boot: i64) -> Anchor {
    Anchor {
        boot: boot.to_owned(),
        since_boot,
        at: Timestamp::from_millis(1_786_000_000_000),
        speed: 1,
        since: 0,
    }
}

/// One day's journal, where it lies, and how one more console comes to it.
struct House {
    console: Box<dyn Fn() -> Box<dyn Journal>>,
    _folder: Option<TempDir>,
}

fn memory() -> House {
    let journal = Memory::new();
    journal.clone().append(Seq(0), &records(1, 1)).unwrap();
    journal.clone().keep_anchor(&anchor("boot 1", 5)).unwrap();
    House { console: Box::new(move || Box::new(journal.clone())), _folder: None }
}

fn sqlite() -> House {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ngày hội.ngayhoi");
    drop(Sqlite::create(&path, None, &record(1, "Cá nhân 01"), &anchor("boot 1", 5)).unwrap());
    House { console: Box::new(move || Box::new(Sqlite::open(&path).unwrap())), _folder: Some(folder) }
}

fn what_was_appended_is_read_back_in_order_by_everyone(house: &House) {
    let (mut one, mut two) = ((house.console)(), (house.console)());
    one.append(Seq(1), &records(2, 4)).unwrap();
    two.append(Seq(4), &records(5, 5)).unwrap();
    for console in [&mut one, &mut two, &mut (house.console)()] {
        assert_eq!(console.since(Seq(0)).unwrap(), records(1, 5));
        assert_eq!(console.since(Seq(3)).unwrap(), records(4, 5));
        assert_eq!(console.since(Seq(5)).unwrap(), []);
    }
}

fn every_kind_of_text_comes_back_as_it_was(house: &House) {
    let mut console = (house.console)();
    let text = "Nguyễn Thị \"Ánh\" \\ \n\t\u{1f525} ký tự lạ: \u{0} \u{feff}".to_owned();
    let by = Operator { name: "Trưởng ban tổ chức".to_owned(), seat: 3 };
    let event = ProgrammeEvent::Noted { item: None, text }.into();
    let odd = Recorded { seq: Seq(2), at: Timestamp::from_millis(i64::MIN), by, event };
    console.append(Seq(1), from_ref(&odd)).unwrap();
    assert_eq!((house.console)().since(Seq(1)).unwrap(), [odd]);
}

fn of_two_who_decide_at_once_the_second_is_told_and_nothing_of_it_is_kept(house: &House) {
    let (mut one, mut two) = ((house.console)(), (house.console)());
    one.append(Seq(1), from_ref(&record(2, "Cá nhân 01"))).unwrap();
    let late = [record(2, "Cá nhân 02"), record(3, "Cá nhân 02")];
    assert_eq!(two.append(Seq(1), &late), Err(AppendError::Behind));
    assert_eq!(two.since(Seq(1)).unwrap(), [record(2, "Cá nhân 01")]);
    two.append(Seq(2), &late[1..]).unwrap();
    assert_eq!(one.since(Seq(2)).unwrap(), late[1..]);
}

fn numbers_with_a_gap_are_refused_whole(house: &House) {
    let mut console = (house.console)();
    for wrong in [vec![record(3, "a")], vec![record(2, "a"), record(4, "a")], vec![record(1, "a")]] {
        let refused = console.append(Seq(1), &wrong);
        assert!(matches!(refused, Err(AppendError::Trouble(Trouble::Other(_)))), "{refused:?}");
    }
    assert_eq!(console.since(Seq(0)).unwrap(), records(1, 1));
}

fn a_console_that_has_seen_more_than_there_is_learns_that_the_journal_is_gone(house: &House) {
    let mut console = (house.console)();
    assert_eq!(console.append(Seq(7), &records(8, 8)), Err(Trouble::Gone.into()));
    console.restore(&records(1, 7)).unwrap();
    console.append(Seq(7), &records(8, 8)).unwrap();
    assert_eq!((house.console)().since(Seq(0)).unwrap(), records(1, 8));
}

fn nothing_appended_is_nothing_recorded(house: &House) {
    let mut console = (house.console)();
    console.append(Seq(1), &[]).unwrap();
    assert_eq!(console.append(Seq(0), &[]), Err(AppendError::Behind));
    assert_eq!(console.since(Seq(0)).unwrap(), records(1, 1));
}

fn a_change_is_what_others_recorded(house: &House) {
    let (mut one, mut two) = ((house.console)(), (house.console)());
    for console in [&mut one, &mut two] {
        console.changed().unwrap();
        assert!(!console.changed().unwrap());
    }
    one.append(Seq(1), &records(2, 2)).unwrap();
    assert!(!one.changed().unwrap());
    assert!(two.changed().unwrap());
    assert!(!two.changed().unwrap());
    two.append(Seq(2), &records(3, 3)).unwrap();
    one.append(Seq(3), &records(4, 4)).unwrap();
    assert!(one.changed().unwrap(), "its own event hides nobody else's");
}

fn the_first_clock_of_a_run_of_the_machine_counts(house: &House) {
    let (mut one, mut two) = ((house.console)(), (house.console)());
    assert_eq!(one.anchor().unwrap(), Some(anchor("boot 1", 5)));
    assert_eq!(one.keep_anchor(&anchor("boot 1", 900)).unwrap(), anchor("boot 1", 5));
    assert_eq!(one.keep_anchor(&anchor("boot 2", 7)).unwrap(), anchor("boot 2", 7));
    assert_eq!(two.keep_anchor(&anchor("boot 2", 800)).unwrap(), anchor("boot 2", 7));
    assert_eq!(two.anchor().unwrap(), Some(anchor("boot 2", 7)));
}

fn restoring_what_is_there_changes_nothing(house: &House) {
    let mut console = (house.console)();
    console.append(Seq(1), &records(2, 6)).unwrap();
    console.restore(&records(1, 4)).unwrap();
    assert_eq!(console.since(Seq(0)).unwrap(), records(1, 6));
    assert_eq!(console.anchor().unwrap(), Some(anchor("boot 1", 5)));
}

fn restoring_refuses_to_mix_two_days(house: &House) {
    let mut console = (house.console)();
    console.append(Seq(1), &records(2, 3)).unwrap();
    let other = [record(1, "Cá nhân 01"), record(2, "Cá nhân 09")];
    assert!(matches!(console.restore(&other), Err(Trouble::Other(_))));
    assert_eq!(console.since(Seq(0)).unwrap(), records(1, 3));
}

/// Tells every story of one journal.
macro_rules! tell {
    ($house:ident: $($story:ident)+) => {
        mod $house {
            $(#[test]
            fn $story() {
                super::super::$story(&super::super::$house());
            })+
        }
    };
}

macro_rules! stories {
    ($($story:ident)+) => {
        mod of {
            tell!(memory: $($story)+);
            tell!(sqlite: $($story)+);
        }
    };
}

stories! {
    what_was_appended_is_read_back_in_order_by_everyone
    every_kind_of_text_comes_back_as_it_was
    of_two_who_decide_at_once_the_second_is_told_and_nothing_of_it_is_kept
    numbers_with_a_gap_are_refused_whole
    a_console_that_has_seen_more_than_there_is_learns_that_the_journal_is_gone
    nothing_appended_is_nothing_recorded
    a_change_is_what_others_recorded
    the_first_clock_of_a_run_of_the_machine_counts
    restoring_what_is_there_changes_nothing
    restoring_refuses_to_mix_two_days
}
