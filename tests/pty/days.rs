//! Several days on one machine, and rehearsals.

use std::fs;
use std::thread;
use std::time::Duration;

use crate::house::{CTRL_Q, ESC, MODEL, Machine, PAGE_DOWN, QUANG_AN, SMALLEST, seconds};

#[test]
fn ngayhoi_alone_lists_the_days_and_goes_on_with_the_chosen_one() {
    let machine = Machine::new(MODEL);
    machine.put("07:30", &["Note(text: \"ngày mẫu\")"]);
    let other = machine.also(QUANG_AN);
    other.put("07:31", &["StartAhead(\"bao-cao\")"]);
    let mut tui = machine.start(&[], &[]);
    tui.wait_for("Số của buổi lễ");
    let text = tui.text();
    let number = text.lines().find(|line| line.contains("Quảng An") || line.contains("năm 2023")).unwrap();
    let number = number.split_whitespace().next().unwrap().to_owned();
    // No such number: asked again.
    tui.send("9\r");
    tui.wait_until("asked again", |screen| screen.contents().matches("Số của buổi lễ").count() == 2);
    tui.send(format!("{number}\r"));
    tui.wait_for("Tên của bạn trong nhật ký");
    tui.send("Cá nhân 07\r");
    tui.wait_for("Nguyễn Chu Thực");
    tui.send("+");
    tui.wait_for("Báo cáo");
    tui.send(CTRL_Q);
    assert!(tui.wait_end().success());
    let days: serde_json::Value = serde_json::from_str(&machine.answer(&["days", "--json"], &[])).unwrap();
    let quang_an = |day: &&serde_json::Value| day["agenda"].as_str().unwrap().ends_with("quang-an-2023.ron");
    let journal = days.as_array().unwrap().iter().find(quang_an).unwrap()["journal"].as_str().unwrap();
    let log = machine.answer(&["log", "--journal", journal], &[]);
    assert!(log.lines().last().unwrap().contains("Cá nhân 07"), "{log}");

    let mut tui = machine.start(&[], &[]);
    tui.wait_for("Số của buổi lễ");
    tui.send("q\r");
    assert!(tui.wait_end().success());
}

#[test]
fn on_a_new_machine_ngayhoi_alone_says_how_to_begin() {
    let machine = Machine::new(SMALLEST);
    let mut tui = machine.start(&[], &[]);
    assert!(tui.wait_end().success());
    assert!(tui.text().contains("ngayhoi new chuong-trinh.ron"), "{}", tui.text());
}

#[test]
fn a_rehearsal_cannot_be_taken_for_the_day() {
    let machine = Machine::new(MODEL);
    let mut tui = machine.rehearse(&["--speed", "60"]);
    let banner = "TỔNG DUYỆT – không phải ngày thật";
    tui.wait_for(banner);
    for digit in 1..=9 {
        tui.send(digit.to_string());
        tui.wait_quiet(Duration::from_millis(40));
        assert!(tui.text().contains(banner), "screen {digit}\n{}", tui.text());
        // The edge is there to the last row, in its own colour.
        let edge = tui.look(|screen| screen.cell(22, 0).unwrap().contents().to_owned());
        assert_eq!(edge, "▌", "screen {digit}");
    }
    tui.send("1");
    let clock = |text: &str| text.lines().nth(1)?.split_whitespace().last().and_then(seconds);
    tui.wait_until("a clock", |screen| clock(&screen.contents()).is_some());
    let before = clock(&tui.text()).unwrap();
    thread::sleep(Duration::from_secs(2));
    let passed = clock(&tui.text()).unwrap() - before;
    assert!((90..400).contains(&passed), "{passed} s passed in two");

    tui.send(PAGE_DOWN);
    tui.wait_for("Còn 3 việc bắt buộc");
    tui.send(ESC);
    tui.wait_without("Còn 3 việc bắt buộc");
    tui.send(CTRL_Q);
    assert!(tui.wait_end().success());
    assert_eq!(
        fs::read_dir(machine.data().join("rehearsals"))
            .unwrap()
            .filter(|file| {
                file.as_ref().unwrap().path().extension().is_some_and(|extension| extension == "ngayhoi")
            })
            .count(),
        1
    );
    assert!(!machine.data().join("days").exists());

    // The day itself begins anew, without a banner, at its own pace.
    let day = machine.run(&[]);
    assert!(!day.text().contains("TỔNG DUYỆT"), "{}", day.text());
    assert_eq!(machine.kinds(), ["opened"]);
}

#[test]
fn three_consoles_started_at_once_are_at_one_day() {
    let machine = Machine::new(SMALLEST);
    let run = |name| machine.start(&["run", SMALLEST], &["--as", name]);
    let mut consoles = ["điều hành", "MC", "thư ký"].map(run);
    for console in &consoles {
        console.wait_until("the first screen", |screen| screen.alternate_screen());
    }
    consoles[0].send(PAGE_DOWN);
    for console in &consoles {
        console.wait_for("sang mục: Chào cờ");
    }
    assert_eq!(machine.kinds(), ["opened", "started"]);
}

#[test]
fn after_the_rain_one_key_goes_on_with_yesterday_s_day() {
    let machine = Machine::new(MODEL);
    machine.put("2026-08-19T08:00", &["StartAhead(\"bao-cao\")"]);
    let mut tui = machine.start(&["run", MODEL], &["--clock", "2026-08-20T07:30"]);
    tui.wait_for("Chạy tiếp buổi lễ ngày 19/8/2026");
    // No answer is taken for granted.
    tui.send("\r");
    tui.wait_for("Không có số đó.");
    tui.send("1\r");
    tui.wait_until("the day", |screen| screen.alternate_screen());
    tui.wait_for("Báo cáo");
    tui.send(CTRL_Q);
    assert!(tui.wait_end().success());
    assert_eq!(machine.kinds(), ["opened", "started"], "the one journal of the folder");
}

#[test]
fn what_the_rain_left_over_is_put_off_to_today_when_the_day_is_opened_again() {
    let machine = Machine::new(MODEL);
    machine.put("2026-08-19T08:00", &["Note(text: \"mưa to\")"]);
    let mut tui = machine.start(&["run", MODEL], &["--clock", "2026-08-20T06:30"]);
    tui.wait_for("sang hôm nay, 20/8/2026");
    tui.send("2\r");
    tui.wait_until("the day", |screen| screen.alternate_screen());
    tui.wait_for("Dời phần còn lại sang ngày khác");
    tui.wait_for("20/8/2026");
    assert_eq!(machine.kinds().last().map(String::as_str), Some("noted"), "nothing is taken for granted");
    tui.tap("\r");
    tui.wait_for("dời phần còn lại sang 20/8/2026");
    tui.send(CTRL_Q);
    assert!(tui.wait_end().success());
    assert_eq!(machine.kinds().last().map(String::as_str), Some("postponed"));
}

#[test]
fn what_is_still_owed_is_on_the_screen_after_one_key_three_days_later() {
    let machine = Machine::new(MODEL);
    machine.put(
        "2026-08-19T10:50",
        &[
            // Read out, though the item in which it is handed over was never begun.
            "--sure",
            "StartAhead(\"trao-giay-khen-phuong\")",
            "Announce(\"ky-niem-chuong\")",
            "End(from: \"trao-giay-khen-phuong\")",
        ],
    );
    let mut tui = machine.start(&["run", MODEL], &["--clock", "2026-08-22T15:00"]);
    tui.wait_for("Trao nốt phần còn nợ của buổi lễ ngày 19/8/2026");
    tui.send("2\r");
    tui.wait_until("the day", |screen| screen.alternate_screen());
    tui.wait_for("Trao thưởng");
    thread::sleep(Duration::from_millis(300));
    tui.send("\r");
    tui.wait_for("đã trao");
    assert!(include_str!("../../README.md").contains("| a gift is handed over three days later | 3 |"));
    tui.send(CTRL_Q);
    assert!(tui.wait_end().success());
    assert_eq!(machine.kinds().last().map(String::as_str), Some("awarded"));
    assert_eq!(machine.journal().file_name().unwrap().to_str().unwrap().get(..10), Some("2026-08-19"));
}

#[test]
fn a_name_that_is_in_use_is_told_and_a_free_one_proposed() {
    let machine = Machine::new(SMALLEST);
    let _first = machine.run(&[]);
    let mut tui = machine.start(&[], &[]);
    tui.wait_for("Số của buổi lễ");
    tui.send("\r");
    tui.wait_for("(Enter: điều hành 2)");
    tui.send("điều hành\r");
    tui.wait_for("“điều hành” đang có người dùng");
    tui.send("\r");
    tui.wait_until("the day", |screen| screen.alternate_screen());
    tui.send(PAGE_DOWN);
    tui.wait_for("sang mục: Chào cờ");
    assert_eq!(machine.log()[1]["by"], "điều hành 2");
}
