//! The power is cut.

use std::thread;
use std::time::{Duration, Instant};

use crate::house::{MODEL, Machine, PAGE_DOWN, clock_of_item, current, eventually, next, seconds};
use crate::tui::Tui;

/// What screen 1 shows at one glance: the time of day, and how long the item has run.
fn glance(tui: &Tui) -> Option<(i64, i64)> {
    let text = tui.text();
    let clock = text.lines().next()?.split_whitespace().last().and_then(seconds)?;
    let (elapsed, _) = clock_of_item(&text)?;
    Some((clock, elapsed))
}

/// The same between two changes of the screen.
fn steady_glance(tui: &Tui) -> (i64, i64) {
    let mut seen = None;
    eventually("a steady glance", || {
        let before = seen;
        thread::sleep(Duration::from_millis(20));
        seen = glance(tui);
        seen.is_some() && seen == before
    });
    seen.unwrap()
}

/// Seconds since midnight at which the running item began, as the journal says, rounded up: a
/// clock that shows whole seconds shows the first one when it is over.
fn began(machine: &Machine) -> i64 {
    let status = machine.status();
    let start = current(&status)["actual_start"].as_str().unwrap().to_owned();
    let time = chrono::DateTime::parse_from_rfc3339(&start).unwrap().time();
    let midnight = time - chrono::NaiveTime::MIN;
    midnight.num_seconds() + i64::from(midnight.subsec_nanos() > 0)
}

#[test]
fn after_a_power_cut_the_day_goes_on_at_the_same_item_and_the_same_second() {
    let machine = Machine::new(MODEL);
    let before = ["danh-sach", "am-thanh", "y-te"].map(|check| format!("Tick(\"don-tiep/{check}\")"));
    machine.put("07:29:00", &before.each_ref().map(String::as_str));
    let mut tui = machine.run(&["--clock", "07:30:00"]);
    tui.send(PAGE_DOWN);
    tui.wait_for("sang mục: Đón tiếp đại biểu");
    // The first check that is still open, from the keyboard.
    tui.send(" ");
    tui.wait_for("xong việc: Dán tên từng ghế");
    tui.wait_until("two seconds of it", |screen| {
        clock_of_item(&screen.contents()).is_some_and(|(passed, _)| passed == 2)
    });
    tui.kill();

    let kinds = machine.kinds();
    assert_eq!(kinds, ["opened", "ticked", "ticked", "ticked", "started", "ticked"]);
    let began = began(&machine);
    for clock in ["07:30:09", "07:37:14", "08:31:00"] {
        let mut tui = machine.run(&["--clock", clock]);
        tui.wait_until(clock, |screen| screen.contents().contains(clock));
        for _ in 0..2 {
            let (now, elapsed) = steady_glance(&tui);
            assert!(now >= seconds(clock).unwrap());
            assert_eq!(elapsed, now - began, "at {clock}\n{}", tui.text());
            thread::sleep(Duration::from_millis(1100));
        }
        let status = machine.status();
        let checks = current(&status)["checks"].as_array().unwrap();
        let done = checks.iter().filter(|check| check["state"] == "done").count();
        assert_eq!(done, 4);
        tui.kill();
    }
    assert_eq!(machine.kinds(), kinds, "looking records nothing");
}

#[test]
fn a_clock_that_nobody_set_runs_on_through_a_power_cut() {
    let machine = Machine::new(MODEL);
    let mut tui = machine.run(&[]);
    tui.send(PAGE_DOWN);
    tui.wait_for("Còn 3 việc bắt buộc");
    next(&mut tui);
    tui.wait_for("sang mục: Đón tiếp đại biểu");
    let started = Instant::now();
    thread::sleep(Duration::from_secs(2));
    tui.kill();
    thread::sleep(Duration::from_millis(1500));
    let tui = machine.run(&[]);
    let (_, elapsed) = steady_glance(&tui);
    let real = i64::try_from(started.elapsed().as_secs()).unwrap();
    assert!((elapsed - real).abs() <= 1, "{elapsed} s on the screen after {real} s\n{}", tui.text());
}

/// How many minutes the running item has, as screen 1 shows.
fn allotted(tui: &Tui) -> i64 {
    clock_of_item(&tui.text()).map_or(0, |(_, length)| length / 60)
}

#[test]
fn whatever_the_screen_showed_when_the_power_was_cut_is_in_the_journal() {
    let machine = Machine::new(MODEL);
    machine.put("08:00:00", &["StartAhead(\"bao-cao\")"]);
    for cut_after in [1, 4, 9, 16] {
        let mut tui = machine.run(&["--clock", "08:01:00"]);
        eventually("the item", || allotted(&tui) >= 10);
        let before = allotted(&tui);
        // A key pressed as fast as a finger can.
        eventually("some of it", || {
            tui.tap("+");
            allotted(&tui) >= before + cut_after
        });
        tui.send("+++++++");
        tui.kill();
        let shown = allotted(&tui);
        let recorded = current(&machine.status())["allotted_s"].as_i64().unwrap() / 60;
        assert!(recorded >= shown, "{recorded} minutes recorded, {shown} shown");
        assert_eq!(usize::try_from(recorded - 10).unwrap(), machine.count("adjusted"));
    }
}

#[test]
fn after_the_cut_the_console_says_what_the_last_act_was_and_when() {
    let machine = Machine::new(MODEL);
    machine.put("15:12:11", &["StartAhead(\"bao-cao\")"]);
    let mut tui = machine.run(&["--clock", "15:12:20"]);
    tui.kill();
    let mut tui = machine.run(&["--clock", "15:14:00"]);
    tui.wait_until("the last act", |screen| {
        let text = crate::tui::flowed(&screen.contents());
        text.contains("Việc cuối đã ghi: 15:12:11 bắt đầu: ") && text.contains("xem lại sân khấu.")
    });
    // Whoever leaves as one should is not asked to look at the stage.
    tui.send(crate::house::CTRL_Q);
    assert!(tui.wait_end().success());
    let tui = machine.run(&["--clock", "15:15:00"]);
    assert!(!tui.text().contains("Việc cuối đã ghi"), "{}", tui.text());
}

#[test]
fn the_journal_copied_alone_after_a_kill_has_whatever_was_acknowledged() {
    let machine = Machine::new(MODEL);
    machine.put("08:00:00", &["StartAhead(\"bao-cao\")"]);
    // Another console stays open, and holds nothing back.
    let _other = machine.run(&["--clock", "08:01:00"]);
    let mut tui = machine.run(&["--clock", "08:01:00"]);
    eventually("the item", || allotted(&tui) >= 10);
    for _ in 0..5 {
        let before = allotted(&tui);
        tui.tap("+");
        eventually("a minute more", || allotted(&tui) > before);
    }
    // As long as it takes to reach for the plug.
    thread::sleep(Duration::from_millis(100));
    tui.kill();
    let stick = tempfile::tempdir().unwrap();
    let copy = stick.path().join("ngay.ngayhoi");
    std::fs::copy(machine.journal(), &copy).unwrap();
    let there = machine.answer(&["log", "--journal", copy.to_str().unwrap()], &[]).lines().count();
    assert_eq!(there, machine.log().len());
}
