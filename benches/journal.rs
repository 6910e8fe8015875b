//! What the journal costs: one durable event, a long day opened and read, and the time from a
//! commit until another console, woken, has read it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use divan::Bencher;
use ngayhoi::clock::{Anchor, Timestamp};
use ngayhoi::day::{Event, Mode, Operator, ProgrammeEvent, Recorded, Seq};
use ngayhoi::journal::{Head, Journal, Sqlite, wake};
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn record(seq: u64) -> Recorded {
    let at = Timestamp::from_millis(1_786_000_000_000 + i64::try_from(seq).unwrap());
    let event = match seq {
        1 => Event::Opened {
            agenda: "(title: \"Chào cờ\")\n".repeat(200),
            mode: Mode::Live,
            date: chrono::NaiveDate::from_ymd_opt(2026, 8, 19).unwrap(),
        },
        _ if seq.is_multiple_of(10) => ProgrammeEvent::Started {
            item: "chao-co".into(),
            after: Some("don-tiep".into()),
            gone_over: vec!["don-tiep/micro".into()],
            left: Vec::new(),
            in_turn: true,
            passed_over: None,
        }
        .into(),
        _ => ProgrammeEvent::Ticked { check: "don-tiep/micro".into() }.into(),
    };
    Recorded { seq: Seq(seq), at, by: Operator::named("Trưởng ban tổ chức"), event }
}

/// A closed journal of so many events.
fn day(events: u64) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ngay-hoi.ngayhoi");
    let anchor = Anchor { boot: "boot 1".to_owned(), since_boot: 0, at: record(1).at, speed: 1, since: 0 };
    let mut journal = Sqlite::create(&path, None, &record(1), &anchor).unwrap();
    let rest: Vec<_> = (2..=events).map(record).collect();
    journal.append(Seq(1), &rest).unwrap();
    (folder, path)
}

#[divan::bench]
fn append_one_event_durably(bencher: Bencher<'_, '_>) {
    let (_folder, path) = day(1);
    let mut journal = Sqlite::open(&path).unwrap();
    let mut last = Seq(1);
    bencher.bench_local(|| {
        journal.append(last, &[record(last.0 + 1)]).unwrap();
        last = last.next();
    });
}

#[divan::bench(args = [40, 1_000, 100_000])]
fn open_and_read(bencher: Bencher<'_, '_>, events: u64) {
    let (_folder, path) = day(events);
    bencher.bench_local(|| {
        let all = Sqlite::open(&path).unwrap().since(Seq(0)).unwrap();
        assert_eq!(all.len() as u64, events);
        all
    });
}

#[divan::bench(args = [40, 100_000])]
fn head_of_a_day(bencher: Bencher<'_, '_>, events: u64) {
    let (_folder, path) = day(events);
    bencher.bench_local(|| Head::of(&path).unwrap());
}

#[divan::bench]
fn ask_for_changes_when_there_are_none(bencher: Bencher<'_, '_>) {
    let (_folder, path) = day(40);
    let mut journal = Sqlite::open(&path).unwrap();
    bencher.bench_local(|| journal.changed().unwrap());
}

/// From the call of `append` in one thread to the event read in another: the commit is in it.
#[divan::bench]
fn append_until_a_woken_console_has_read_it(bencher: Bencher<'_, '_>) {
    let (_folder, path) = day(1);
    let (call, calls) = mpsc::channel();
    let (tell, told) = mpsc::channel();
    let watch = wake::watch(&path, move || call.send(()).unwrap_or_default()).unwrap();
    let mut reader = Sqlite::open(&path).unwrap();
    let reading = std::thread::spawn(move || {
        let mut seen = Seq(1);
        while calls.recv().is_ok() {
            if reader.changed().unwrap() {
                seen = reader.since(seen).unwrap().last().map_or(seen, |record| record.seq);
                if tell.send(seen).is_err() {
                    return;
                }
            }
        }
    });
    let mut journal = Sqlite::open(&path).unwrap();
    let mut last = Seq(1);
    bencher.bench_local(|| {
        journal.append(last, &[record(last.0 + 1)]).unwrap();
        last = last.next();
        while told.recv_timeout(Duration::from_secs(5)).expect("woken") < last {}
    });
    drop((watch, told));
    reading.join().unwrap();
}
