//! The one file is the whole day, and can be copied at any time.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ngayhoi::day::Seq;
use ngayhoi::journal::{Journal, Memory, Sqlite, Trouble};

use crate::house::{Day, assert_sound, hear, process, record, records, start};

/// What somebody has who takes only the one file along.
fn taken_along(day: &Day) -> u64 {
    let stick = tempfile::tempdir().unwrap();
    let copy = stick.path().join("day.ngayhoi");
    fs::copy(&day.path, &copy).unwrap();
    let last = Sqlite::open(&copy).unwrap().since(Seq(0)).unwrap().last().unwrap().seq.0;
    assert_sound(&copy);
    last
}

/// The role of another process: records, settles, and stays until it is killed.
pub fn settle_and_stay(path: &Path) {
    let mut journal = Sqlite::open(path).unwrap();
    journal.append(Seq(1), &records(2, 8)).unwrap();
    journal.settle();
    println!("settled");
    std::thread::sleep(Duration::from_secs(60));
}

#[test]
fn the_file_copied_alone_while_consoles_are_open_is_the_whole_day() {
    let day = Day::new();
    let (mut one, two) = (day.console(), day.console());
    one.append(Seq(1), &records(2, 8)).unwrap();
    assert!(taken_along(&day) < 8, "or else this tests nothing");
    one.settle();
    assert_eq!(taken_along(&day), 8);
    one.append(Seq(8), &records(9, 9)).unwrap();
    // Whoever leaves leaves the file whole, while another stays.
    drop(one);
    assert_eq!(taken_along(&day), 9);
    drop(two);
}

#[test]
fn after_a_kill_the_file_copied_alone_has_all_that_was_settled() {
    let day = Day::new();
    let (mut child, mut said) = start(process("settle and stay", &day.path));
    hear(&mut said, "settled");
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(taken_along(&day), 8);
}

#[test]
fn settling_costs_milliseconds_and_nothing_where_there_is_nothing() {
    let day = Day::new();
    let mut journal = day.console();
    let mut seq = 1;
    let mut settle = |many: u64| {
        journal.append(Seq(seq), &records(seq + 1, seq + many)).unwrap();
        seq += many;
        let start = Instant::now();
        journal.settle();
        let first = start.elapsed();
        let start = Instant::now();
        journal.settle();
        (first, start.elapsed())
    };
    let mut costs: Vec<_> = (0..20).map(|_| settle(5)).collect();
    costs.sort();
    let (usual, idle) = costs[10];
    println!("settling five events: {usual:?}; again: {idle:?}");
    assert!(usual < Duration::from_millis(200) && idle < Duration::from_millis(20), "{costs:?}");
}

#[test]
fn a_copy_made_while_others_write_is_whole_and_opens() {
    let day = Day::new();
    let stick = tempfile::tempdir().unwrap();
    let mut journal = day.console();
    let writing = {
        let mut writer = process("write for ever", &day.path);
        writer.env("NGAYHOI_TEST_NAME", "Cá nhân 02");
        start(writer)
    };
    let (mut child, _said) = writing;
    let mut last = Vec::new();
    for number in 0..5 {
        let to = stick.path().join(format!("ban {number}.ngayhoi"));
        let copy = journal.copy(&to).unwrap();
        assert_sound(&copy);
        last.push(Sqlite::open(&copy).unwrap().since(Seq(0)).unwrap().last().unwrap().seq);
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(last.is_sorted(), "{last:?}");
    // It goes on as a day of its own.
    let mut copy = Sqlite::open(&stick.path().join("ban 4.ngayhoi")).unwrap();
    let next = record(last[4].0 + 1, "Cá nhân 03");
    copy.append(last[4], &[next]).unwrap();
    assert_eq!(copy.source(), Some(Path::new("/chương trình.ron")));
    assert_eq!(copy.anchor(), Ok(Some(crate::house::anchor())));
}

#[test]
fn a_copy_overwrites_nothing_and_never_lies_among_the_days() {
    let day = Day::new();
    let mut journal = day.console();
    let stick = tempfile::tempdir().unwrap();
    let name = day.path.file_name().unwrap();
    assert_eq!(journal.copy(stick.path()), Ok(stick.path().canonicalize().unwrap().join(name)));
    assert_eq!(journal.copy(stick.path()), Err(Trouble::Exists));
    assert_eq!(journal.copy(&day.path), Err(Trouble::Exists));
    assert_eq!(journal.copy(day.folder()), Err(Trouble::Exists));
    assert_eq!(journal.copy(&day.folder().join("khac.ngayhoi")), Err(Trouble::Beside));
    // A stick that is not plugged in does not become a file of its name.
    for not_there in ["usb", "usb/ngay.ngayhoi"] {
        assert_eq!(journal.copy(&stick.path().join(not_there)), Err(Trouble::NoFolder), "{not_there}");
    }
    let left: Vec<PathBuf> = fs::read_dir(stick.path()).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(left.len(), 1, "{left:?}");
    // From memory as well.
    let mut memory = Memory::new();
    memory.append(Seq(0), &records(1, 3)).unwrap();
    let copy = memory.copy(&stick.path().join("nho.ngayhoi")).unwrap();
    assert_eq!(Sqlite::open(&copy).unwrap().since(Seq(0)).unwrap(), records(1, 3));
}
