//! The drill ground through real terminals: a console dies in mid-run, and the power is cut.

use std::thread;
use std::time::Duration;

use ngayhoi::day::GroundEvent;

use crate::house::{MODEL, Machine};
use crate::tui::Tui;

/// A relay of the model day: screen 6, the second board, opened.
fn ground(machine: &Machine, name: &str) -> Tui {
    let mut tui = machine.run(&["--as", name]);
    tui.send("6");
    tui.wait_for("Hội thi gia đình chữa cháy");
    tui.press("\u{6}");
    tui.press("to bao ve an ninh trat tu 1");
    tui.wait_for("Tổ bảo vệ an ninh trật tự 1 Chạy tiếp sức");
    tui.press("\r");
    tui.wait_for("đồng hồ 1");
    tui
}

/// Space asks a console that has not said so which watch it holds; its timekeeper answers.
fn take_the_first_watch(tui: &mut Tui) {
    tui.press(" ");
    tui.wait_for("Máy này bấm đồng hồ nào?");
    tui.wait_for("đường 1 · đồng hồ 1");
    tui.press("\r");
    tui.wait_without("Máy này bấm đồng hồ nào?");
}

/// What the journal recorded of the contests: kind, and the moment in milliseconds.
fn recorded(machine: &Machine) -> Vec<(String, i64)> {
    machine
        .log()
        .iter()
        .map(|event| (event["kind"].as_str().unwrap_or_default(), &event["body"]))
        .filter(|(kind, _)| GroundEvent::kinds().contains(kind))
        .map(|(kind, body)| (kind.to_owned(), body["at"].as_i64().unwrap_or_default()))
        .collect()
}

#[test]
fn a_watch_runs_on_when_its_console_is_killed_and_another_stops_it() {
    let machine = Machine::new(MODEL);
    let mut first = ground(&machine, "bấm giờ 1");
    // The first press asks which watch this console holds, and is no reading.
    take_the_first_watch(&mut first);
    first.press(" ");
    first.wait_for("đang thi");
    first.kill();
    thread::sleep(Duration::from_millis(5500));
    let mut second = ground(&machine, "bấm giờ 2");
    second.wait_for("đang thi");
    // The watches that nobody holds are offered first; whose console is gone stands last, by name.
    second.press(" ");
    second.wait_for("đường 1 · đồng hồ 1 bấm giờ 1");
    second.press("\u{1b}[6~");
    second.press("\r");
    second.wait_without("Máy này bấm đồng hồ nào?");
    second.press(" ");
    second.wait_for("TẠM THỜI");
    let events = recorded(&machine);
    assert_eq!(
        events.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(),
        ["watch_claimed", "watch_started", "watch_claimed", "watch_stopped"]
    );
    // It ran all the while between the two consoles. How exactly is measured in a bench.
    let measured = events[3].1 - events[1].1;
    assert!(measured >= 5500, "{measured} ms");
}

#[test]
fn scenario_4_a_power_cut_in_the_second_attempt_leaves_the_first_and_the_referee_decides() {
    let machine = Machine::new(MODEL);
    let run = |attempt: u8| {
        format!(
            "run: (discipline: \"tiep-suc-4x100\", team: \"to-bao-ve-an-ninh-trat-tu-1\", attempt: {attempt})"
        )
    };
    let read =
        |watch: u8, time: &str| format!("Contest(Reading({}, watch: {watch}, time: \"{time}\"))", run(1));
    let before = [read(1, "42,31"), read(2, "42,48"), format!("Contest(Charge({}, fault: \"1\"))", run(1))];
    // Of this moment, so that the consoles' own clock is not behind.
    let mut first = ground(&machine, "bấm giờ 1");
    let more: Vec<&str> = before.iter().map(String::as_str).collect();
    machine.answer(&["do"], &more);
    first.wait_for("47,40");
    take_the_first_watch(&mut first);
    // To the second attempt, and off.
    first.press("+");
    first.press(" ");
    first.wait_for("đang thi");
    // The plug is pulled: the process is gone at once, and the machine that starts again is another
    // run of it.
    first.kill();
    let journal = rusqlite::Connection::open(machine.journal()).unwrap();
    let anchor: String =
        journal.query_row("SELECT value FROM meta WHERE key = 'anchor'", [], |row| row.get(0)).unwrap();
    let mut anchor: serde_json::Value = serde_json::from_str(&anchor).unwrap();
    anchor["boot"] = "the run before the power cut".into();
    journal.execute("UPDATE meta SET value = ?1 WHERE key = 'anchor'", [anchor.to_string()]).unwrap();
    drop(journal);

    let mut again = ground(&machine, "bấm giờ 1");
    again.wait_for("MẤT SỐ");
    again.wait_for("47,40");
    // It cannot simply go on …
    again.press(" ");
    again.wait_for("máy đã tắt giữa lần thi");
    // … but be run again.
    again.press("\u{1b}[18~");
    again.press("\r");
    again.press("mất điện");
    again.wait_for("mất điện");
    again.press("\r");
    again.wait_for("đã gạch: mất điện");
    again.press(" ");
    again.wait_for("đang thi");
    let kinds: Vec<String> = recorded(&machine).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(
        kinds,
        [
            "read",
            "read",
            "charged",
            "watch_claimed",
            "watch_started",
            "interrupted",
            "rerun_ordered",
            "watch_started"
        ]
    );
}
