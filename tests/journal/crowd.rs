//! Many at one journal.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::path::Path;
use std::time::Duration;

use ngayhoi::day::Seq;
use ngayhoi::journal::{Journal, Sqlite, Trouble};

use crate::disk::beside;
use crate::house::{self, Day, assert_sound, hear, process, record_for_sure, start, wait_until};

/// The part of a process that records and says what was acknowledged.
pub fn write(path: &Path, name: &str, times: u64) {
    let mut journal = Sqlite::open(path).unwrap();
    let mut seen = Seq(0);
    for _ in 0..times {
        let seq = record_for_sure(&mut journal, &mut seen, name);
        println!("acknowledged {seq}");
    }
}

/// The part of a process that comes to a day that may not exist yet, at the same moment as others.
pub fn create_or_open(path: &Path, name: &str) {
    println!("ready");
    wait_until(|| beside(path, ".go").exists());
    let first = house::record(1, name);
    let (mut journal, created) = match Sqlite::create(path, None, &first, &house::anchor()) {
        Ok(journal) => (journal, true),
        Err(Trouble::Exists) => (Sqlite::open(path).unwrap(), false),
        Err(trouble) => panic!("{trouble:?}"),
    };
    let mut seen = Seq(0);
    let opened_by = journal.since(seen).unwrap()[0].by.clone();
    record_for_sure(&mut journal, &mut seen, name);
    println!("created {created} by {opened_by}");
}

#[test]
fn three_processes_record_at_once_and_no_event_is_lost() {
    let day = Day::new();
    let mut watching = day.console();
    let writers = ["Cá nhân 01", "Cá nhân 02", "Cá nhân 03"].map(|name| {
        let mut command = process("write 200", &day.path);
        command.env("NGAYHOI_TEST_NAME", name);
        (name, start(command))
    });
    let mut live = watching.since(Seq(0)).unwrap();
    wait_until(|| {
        live.extend(watching.since(live.last().unwrap().seq).unwrap());
        live.len() == 601
    });
    let all = day.console().since(Seq(0)).unwrap();
    assert_eq!(live, all, "who watched and who came later agree");
    assert!(all.iter().zip(1..).all(|(record, seq)| record.seq == Seq(seq)));
    for (name, (mut writer, said)) in writers {
        let acknowledged: Vec<Seq> = acknowledged(said);
        assert!(writer.wait().unwrap().success());
        let recorded: Vec<Seq> = all
            .iter()
            .filter(|record| record.by.name == name && record.seq > Seq(1))
            .map(|record| record.seq)
            .collect();
        assert_eq!(acknowledged, recorded);
        assert_eq!(recorded.len(), 200);
    }
    assert_sound(&day.path);
}

#[test]
fn three_threads_record_at_once_and_no_event_is_lost() {
    let day = Day::new();
    std::thread::scope(|scope| {
        for name in ["Cá nhân 01", "Cá nhân 02", "Cá nhân 03"] {
            let mut journal = day.console();
            scope.spawn(move || {
                let mut seen = Seq(0);
                for _ in 0..100 {
                    record_for_sure(&mut journal, &mut seen, name);
                }
            });
        }
    });
    let mut count = BTreeMap::<String, usize>::new();
    for record in day.console().since(Seq(1)).unwrap() {
        *count.entry(record.by.name).or_default() += 1;
    }
    assert_eq!(count.into_values().collect::<Vec<_>>(), [100, 100, 100]);
    assert_sound(&day.path);
}

#[test]
fn killed_in_the_middle_of_recording_ten_times_everything_acknowledged_is_there() {
    let day = Day::new();
    let mut total = 0;
    for round in 0..10_u64 {
        let writers = ["Cá nhân 01", "Cá nhân 02"].map(|name| {
            let mut command = process("write for ever", &day.path);
            command.env("NGAYHOI_TEST_NAME", name);
            start(command)
        });
        let [(mut one, mut said_one), (mut two, said_two)] = writers;
        hear(&mut said_one, "acknowledged");
        std::thread::sleep(Duration::from_millis(60 + 17 * round));
        one.kill().unwrap();
        two.kill().unwrap();
        let _ = (one.wait().unwrap(), two.wait().unwrap());
        // The next console comes to what the killed left behind.
        let all = day.console().since(Seq(0)).unwrap();
        for (name, said) in [("Cá nhân 01", said_one), ("Cá nhân 02", said_two)] {
            for seq in acknowledged(said) {
                assert_eq!(all[usize::try_from(seq.0).unwrap() - 1], house::record(seq.0, name));
            }
        }
        assert!(all.len() > total, "each round records something");
        total = all.len();
        assert_sound(&day.path);
    }
}

#[test]
fn of_three_processes_that_create_the_same_day_at_once_one_does_and_the_others_join_it() {
    for _ in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ngay-hoi.ngayhoi");
        let mut processes = ["Cá nhân 01", "Cá nhân 02", "Cá nhân 03"].map(|name| {
            let mut command = process("create or open", &path);
            command.env("NGAYHOI_TEST_NAME", name);
            start(command)
        });
        for (_, said) in &mut processes {
            hear(said, "ready");
        }
        std::fs::write(beside(&path, ".go"), "").unwrap();
        let said = processes.each_mut().map(|(_, said)| hear(said, "created"));
        for (mut process, _) in processes {
            assert!(process.wait().unwrap().success());
        }
        let all = Sqlite::open(&path).unwrap().since(Seq(0)).unwrap();
        assert_eq!(said.iter().filter(|said| said.starts_with("true")).count(), 1, "{said:?}");
        let opened_by = format!("by {}", all[0].by);
        assert!(said.iter().all(|said| said.ends_with(&opened_by)), "{said:?}");
        assert_eq!(all.len(), 4);
        assert_sound(&path);
        let left: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert!(!left.iter().any(|name| name.to_string_lossy().ends_with(".new")), "{left:?}");
    }
}

fn acknowledged(said: impl BufRead) -> Vec<Seq> {
    said.lines()
        .map_while(Result::ok)
        .filter_map(|line| line.split_once("acknowledged ")?.1.parse().ok().map(Seq))
        .collect()
}
