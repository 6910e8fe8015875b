//! Waking the others.

use std::fs;
use std::sync::{Mutex, mpsc};
use std::time::Duration;

use ngayhoi::day::Seq;
use ngayhoi::journal::{Journal, wake};

use crate::disk::beside;
use crate::house::{Day, records};

const SOON: Duration = Duration::from_secs(10);
const QUIET: Duration = Duration::from_millis(300);

/// A watch on the day, and its calls.
fn watch(day: &Day) -> (wake::Watch, mpsc::Receiver<()>) {
    let (call, calls) = mpsc::channel();
    let watch =
        wake::watch(&day.path, move || call.send(()).unwrap_or_default()).expect("this platform can watch");
    (watch, calls)
}

fn drain(calls: &mpsc::Receiver<()>) {
    while calls.recv_timeout(QUIET).is_ok() {}
}

/// A wake that came before the commit could be seen would show the event before the last, and
/// nobody would be woken again.
#[test]
fn whoever_is_woken_sees_the_event() {
    let day = Day::new();
    let (tell, told) = mpsc::channel();
    let reader = Mutex::new((day.console(), Seq(0)));
    let _watch = wake::watch(&day.path, move || {
        let (console, seen) = &mut *reader.lock().unwrap();
        // The end of the story removes the journal, which wakes once more.
        for record in console.since(*seen).unwrap_or_default() {
            *seen = record.seq;
            tell.send(record).unwrap_or_default();
        }
    });
    let mut one = day.console();
    for seq in 2..=100 {
        one.append(Seq(seq - 1), &records(seq, seq)).unwrap();
        while told.recv_timeout(SOON).expect("woken in time").seq < Seq(seq) {}
    }
}

#[test]
fn writes_to_the_log_and_readers_wake_nobody() {
    let day = Day::new();
    let mut one = day.console();
    let (_watch, calls) = watch(&day);
    drain(&calls);
    let conn = rusqlite::Connection::open(&day.path).unwrap();
    conn.execute_batch("INSERT INTO event (seq, at, \"by\", kind, version, body) VALUES (2, 0, 'a', 'noted', 1, '{\"item\":null,\"text\":\"\"}')")
        .unwrap();
    assert!(one.changed().unwrap());
    assert_eq!(one.since(Seq(1)).unwrap().len(), 1);
    fs::write(day.folder().join("something else"), "").unwrap();
    assert!(calls.recv_timeout(QUIET).is_err());
}

#[test]
fn the_loss_of_the_journal_wakes_and_so_does_its_return() {
    let day = Day::new();
    let mut one = day.console();
    let (_watch, calls) = watch(&day);
    drain(&calls);
    fs::remove_file(&day.path).unwrap();
    calls.recv_timeout(SOON).expect("woken by the loss");
    drain(&calls);
    one.restore(&records(1, 1)).unwrap();
    calls.recv_timeout(SOON).expect("woken by the return");
    drain(&calls);
    fs::rename(&day.path, day.folder().join("renamed")).unwrap();
    calls.recv_timeout(SOON).expect("woken by the new name");
}

#[test]
fn a_watch_that_was_dropped_is_silent() {
    let day = Day::new();
    let (watch, calls) = watch(&day);
    drop(watch);
    while calls.try_recv().is_ok() {}
    day.console().append(Seq(1), &records(2, 2)).unwrap();
    assert!(calls.recv_timeout(QUIET).is_err());
}

#[test]
fn recording_goes_on_when_nobody_can_be_woken() {
    let day = Day::new();
    fs::remove_file(beside(&day.path, "-wake")).unwrap();
    fs::create_dir(beside(&day.path, "-wake")).unwrap();
    let mut one = day.console();
    one.append(Seq(1), &records(2, 2)).unwrap();
    assert_eq!(day.console().since(Seq(1)).unwrap(), records(2, 2));
    assert!(wake::watch(&day.folder().join("nowhere/journal"), || {}).is_none());
}
