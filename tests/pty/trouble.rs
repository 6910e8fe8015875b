//! The disk is full, or read-only; the journal is deleted, or held by another program.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use ngayhoi::journal::Trouble;
use ngayhoi::text::Lang;
use ngayhoi::ui::Words;

use crate::disk::{self, Disk, beside};
use crate::house::{Machine, PAGE_DOWN, SMALLEST, length, ngayhoi, seconds};
use crate::tui::{PATIENCE, Tui};

fn words() -> &'static Words {
    Words::of(Lang::Vi)
}

/// What stands on the screen when something could not be recorded, and why.
fn not_recorded(what: &str, why: &str) -> String {
    let words = words();
    format!("{}: {what} – {} {why}", words.not_recorded, words.trying)
}

/// The time of day on screen 1.
fn clock(tui: &Tui) -> i64 {
    tui.text().lines().next().and_then(|line| line.split_whitespace().last().and_then(seconds)).unwrap()
}

/// The day's clock goes on whatever else does not.
fn assert_clock_runs(tui: &Tui) {
    let before = clock(tui);
    tui.wait_until("the clock to run on", |screen| {
        let line = screen.contents();
        let now = line.lines().next().and_then(|line| line.split_whitespace().last()).and_then(seconds);
        now.is_some_and(|now| now > before)
    });
}

/// Somebody gives the running item minutes until that cannot be recorded; returns how many the
/// screen showed to be recorded.
fn give_minutes_until(tui: &mut Tui, trouble: &str) -> i64 {
    let mut given = 0;
    loop {
        // No faster than a finger: a key that comes sooner again is held down.
        std::thread::sleep(std::time::Duration::from_millis(100));
        tui.tap("+");
        let more = length(given + 1);
        tui.wait_until("recorded, or not", |screen| {
            let text = crate::tui::flowed(&screen.contents());
            text.contains(&more) || text.contains(trouble)
        });
        if crate::tui::flowed(&tui.text()).contains(trouble) {
            return given;
        }
        given += 1;
        assert!(given < 2000, "the disk is never full");
    }
}

/// The rest of the story of a full disk, once it is full.
fn full(machine: &Machine, tui: &mut Tui, free: impl FnOnce()) {
    let given = give_minutes_until(tui, words().not_recorded);
    tui.wait_for(&Trouble::Full.say(Lang::Vi));
    tui.wait_for(words().trying);
    assert_clock_runs(tui);
    free();
    tui.wait_for(&length(given + 1));
    tui.wait_without(words().not_recorded);
    tui.wait_without(&Trouble::Full.say(Lang::Vi));
    assert!(tui.is_running());
    assert_eq!(machine.count("adjusted"), usize::try_from(given + 1).unwrap());
}

fn start(machine: &Machine) -> Tui {
    let mut tui = machine.run(&[]);
    tui.send(PAGE_DOWN);
    tui.wait_for("sang mục: Chào cờ");
    tui
}

#[test]
fn a_full_disk_is_said_and_what_was_pressed_is_recorded_once_there_is_space() {
    let Some(disk) = Disk::mount("1m") else {
        eprintln!("no disk may be mounted here: the story of the file-size limit stands for this one");
        return;
    };
    let machine = Machine::with_data(SMALLEST, disk.path());
    let mut tui = start(&machine);
    let path = disk.path().join("phim");
    let mut film = File::create(&path).unwrap();
    while film.write_all(&[7; 4096]).is_ok() {}
    full(&machine, &mut tui, || {
        drop(film);
        fs::remove_file(&path).unwrap();
    });
}

/// The same where nothing may be mounted: files may not grow.
#[cfg(target_os = "linux")]
#[test]
fn a_file_size_limit_is_a_full_disk_and_the_day_goes_on_when_it_is_lifted() {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let machine = Machine::new(SMALLEST);
    // Without the trap the system would kill a program that writes past the limit.
    let data = machine.data().to_str().unwrap();
    let script = "trap '' XFSZ; exec \"$0\" \"$@\"";
    let arguments = ["-c", script, ngayhoi().to_str().unwrap(), "run", SMALLEST, "--data", data];
    let mut tui = Tui::start(Path::new("/bin/sh"), arguments, &[], (80, 24));
    tui.wait_for("Chưa bắt đầu");
    tui.send(PAGE_DOWN);
    tui.wait_for("sang mục: Chào cờ");
    let pid = Pid::from_raw(tui.pid().try_into().unwrap());
    let before = prlimit(pid, Resource::Fsize, Rlimit { current: Some(64 * 1024), maximum: None }).unwrap();
    full(&machine, &mut tui, || {
        prlimit(pid, Resource::Fsize, before).unwrap();
    });
}

#[test]
fn a_journal_deleted_under_a_running_day_is_written_again_and_nothing_is_lost() {
    let machine = Machine::new(SMALLEST);
    let mut tui = start(&machine);
    let (path, before) = (machine.journal(), machine.log());
    for suffix in ["", "-wal", "-shm", "-wake"] {
        let _ = fs::remove_file(beside(&path, suffix));
    }
    tui.wait_for(words().trouble_restored);
    assert_eq!(machine.log(), before);
    tui.tap("+");
    tui.wait_for(&length(1));
    // Deleted again, and a key is pressed before anybody looks.
    for suffix in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(beside(&path, suffix));
    }
    tui.tap("+");
    tui.wait_for(&length(2));
    assert_eq!(machine.kinds(), ["opened", "started", "adjusted", "adjusted"]);
    tui.kill();
    machine.run(&[]).wait_for(&length(2));
}

#[test]
fn a_journal_held_for_five_seconds_is_said_to_be_and_the_press_is_recorded_once() {
    let machine = Machine::new(SMALLEST);
    let mut tui = machine.run(&[]);
    let holder = rusqlite::Connection::open(machine.journal()).unwrap();
    holder.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let held = Instant::now();
    tui.send(PAGE_DOWN);
    tui.wait_for(&not_recorded("sang mục: Chào cờ", &Trouble::Locked.say(Lang::Vi)));
    // An impatient hand: still one press.
    tui.send(PAGE_DOWN);
    while held.elapsed() < Duration::from_secs(5) {
        assert_clock_runs(&tui);
        assert!(tui.text().contains(words().not_recorded), "{}", tui.text());
    }
    tui.wait_for("Chưa bắt đầu");
    let told = String::from_utf8_lossy(&tui.raw()).into_owned();
    assert!(!told.contains(words().recording_again), "it can be read all along, but not recorded");
    holder.execute_batch("ROLLBACK").unwrap();
    tui.wait_for("sang mục: Chào cờ");
    tui.wait_without(words().not_recorded);
    thread::sleep(Duration::from_millis(500));
    assert_eq!(machine.kinds(), ["opened", "started"]);
    let started = machine.log().pop().unwrap();
    let at = chrono::DateTime::parse_from_rfc3339(started["at"].as_str().unwrap()).unwrap();
    let opened = chrono::DateTime::parse_from_rfc3339(machine.log()[0]["at"].as_str().unwrap()).unwrap();
    assert!((at - opened).num_seconds() < 4, "it began when the key was pressed: {opened} {at}");
}

#[test]
fn a_press_given_up_is_never_recorded_later() {
    let machine = Machine::new(SMALLEST);
    let mut tui = machine.run(&[]);
    let holder = rusqlite::Connection::open(machine.journal()).unwrap();
    holder.execute_batch("BEGIN EXCLUSIVE").unwrap();
    tui.send(PAGE_DOWN);
    tui.wait_for(words().trying);
    assert!(PATIENCE > Duration::from_secs(16));
    tui.wait_for(words().given_up);
    holder.execute_batch("ROLLBACK").unwrap();
    // What was not done stays named until it is seen, and so does why.
    thread::sleep(Duration::from_secs(1));
    let text = crate::tui::flowed(&tui.text());
    assert!(text.contains(words().not_recorded) && text.contains(&Trouble::Locked.say(Lang::Vi)), "{text}");
    assert_eq!(machine.kinds(), ["opened"]);
    tui.send(crate::house::ESC);
    tui.wait_without(words().not_recorded);
    tui.wait_without("đang bị một chương trình khác giữ");
    tui.send(PAGE_DOWN);
    tui.wait_for("sang mục: Chào cờ");
    assert_eq!(machine.kinds(), ["opened", "started"]);
}

/// Makes the folder of a day that lies there read-only in a way that this user cannot get around,
/// shows the day, and makes it writable again.
fn read_only(machine: &Machine, forbid: impl Fn(bool) -> bool) {
    machine.put("07:00", &["Note(text: \"trước\")"]);
    if !forbid(true) {
        eprintln!("one way to make a folder read-only is not permitted here");
        forbid(false);
        return;
    }
    let mut tui = machine.run(&[]);
    tui.send(PAGE_DOWN);
    tui.wait_for(&not_recorded("sang mục: Chào cờ", &Trouble::ReadOnly.say(Lang::Vi)));
    assert_clock_runs(&tui);
    assert!(forbid(false));
    tui.wait_for("sang mục: Chào cờ");
    tui.wait_without(words().not_recorded);
    assert!(tui.is_running());
    assert_eq!(machine.kinds(), ["opened", "noted", "started"]);
}

#[test]
fn a_day_on_a_read_only_disk_is_shown_and_says_that_nothing_is_recorded() {
    let Some(disk) = Disk::mount("4m") else {
        eprintln!("no disk may be mounted here: the story of the read-only folder stands for this one");
        return;
    };
    read_only(&Machine::with_data(SMALLEST, disk.path()), |on| disk.read_only(on));
}

#[test]
fn a_day_in_a_read_only_folder_is_shown_and_says_that_nothing_is_recorded() {
    let machine = Machine::new(SMALLEST);
    read_only(&machine, |on| disk::read_only(machine.data(), on));
}
