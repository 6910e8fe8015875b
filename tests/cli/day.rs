//! `ngayhoi status`, `log`, `days`, `run` without a terminal: the day as others read it.

use std::process::Stdio;

use serde_json::{Value, json};

use crate::shell::{AGENDA, Shell, to_seconds};

/// A day that has come as far as its second item.
fn underway() -> Shell {
    let shell = Shell::with_agenda();
    for (clock, command) in
        [("07:20", "Tick(\"bao-cao/slide\")"), ("07:32", "Next()"), ("07:38", "Next(from: \"chao-co\")")]
    {
        shell.run(&["--clock", clock, "do", "--agenda", "a.ron", "--as", "MC", command]).exits(0);
    }
    shell
}

#[test]
fn the_status_for_programs_has_every_field_at_the_clock_given() {
    let shell = underway();
    // Half a second later than the commands, however long those took.
    let args = ["--clock", "2026-08-19T07:40:00.5", "status", "--json"];
    let status = shell.run(&args).exits(0).json();
    let at = |time: &str| json!(format!("2026-08-19T{time}+07:00"));
    for (field, value) in [
        ("mode", json!("live")),
        ("title", json!("Ngày hội")),
        ("date", json!("2026-08-19")),
        ("now", at("07:40:00")),
        ("seq", json!(4)),
        ("current", json!("bao-cao")),
        ("next", json!("be-mac")),
        ("lateness_s", json!(180)),
        ("lateness_at_least", json!(false)),
        ("planned_end", Value::Null),
        ("forecast_end", at("07:53:00")),
        ("forecast_end_at_least", json!(true)),
        ("must_end", at("09:00:00")),
        ("ended_at", Value::Null),
    ] {
        assert_eq!(status[field], value, "{field}: {status:#}");
    }
    let items = status["items"].as_array().unwrap();
    assert_eq!(items.iter().map(|item| &item["id"]).collect::<Vec<_>>(), ["chao-co", "bao-cao", "be-mac"]);
    let item =
        |index: usize, field: &str| items[index].get(field).unwrap_or_else(|| panic!("{field}")).clone();
    for (index, field, value) in [
        (0, "title", json!("Chào cờ")),
        (0, "state", json!("Done")),
        (0, "planned_start", at("07:30:00")),
        (0, "planned_end", at("07:35:00")),
        (0, "actual_start", at("07:32:00")),
        (0, "actual_end", at("07:38:00")),
        (0, "forecast_start", Value::Null),
        (0, "forecast_end", Value::Null),
        (0, "elapsed_s", json!(360)),
        (0, "checks", json!([])),
        (1, "state", json!("Live")),
        (1, "paused", json!(false)),
        (1, "planned_start", at("07:35:00")),
        (1, "planned_end", at("07:50:00")),
        (1, "actual_start", at("07:38:00")),
        (1, "actual_end", Value::Null),
        (1, "forecast_start", at("07:38:00")),
        (1, "forecast_end", at("07:53:00")),
        (1, "forecast_at_least", json!(false)),
        (1, "allotted_s", json!(900)),
        (1, "elapsed_s", json!(120)),
        (1, "remaining_s", json!(780)),
        (2, "state", json!("Pending")),
        (2, "planned_start", at("07:50:00")),
        (2, "planned_end", Value::Null),
        (2, "actual_start", Value::Null),
        (2, "forecast_start", at("07:53:00")),
        (2, "forecast_end", at("07:53:00")),
        (2, "forecast_at_least", json!(true)),
        (2, "allotted_s", Value::Null),
        (2, "remaining_s", Value::Null),
    ] {
        assert_eq!(item(index, field), value, "{index} {field}: {status:#}");
    }
    let checks = &items[1]["checks"];
    assert_eq!(checks[0]["id"], "bao-cao/slide");
    assert_eq!(checks[0]["title"], "Trình chiếu");
    assert_eq!(checks[0]["state"], "done");
    assert_eq!(checks[0]["required"], true);
    assert_eq!(checks[0]["owner"], "Kỹ thuật");
    assert_eq!(checks[0]["by"], "MC");
    assert_eq!(checks[0]["at"], at("07:20:00"));
    assert_eq!(checks[1]["state"], "open");
    assert_eq!(checks[1]["required"], false);
    assert_eq!(checks[1]["at"], Value::Null);
}

#[test]
fn the_status_for_people_is_a_few_lines() {
    let shell = underway();
    let said = shell.run(&["--clock", "07:40", "status"]).exits(0);
    for part in ["Đang là: Báo cáo", "Kế tiếp: Bế mạc", "chậm 3 phút", "ít nhất 07:53:00"] {
        assert!(said.out.contains(part), "{part}: {said:?}");
    }
}

#[test]
fn before_and_after_the_day_nothing_is_current() {
    let shell = Shell::with_agenda();
    shell.run(&["--clock", "07:00", "do", "--agenda", "a.ron", "Note(text: \"mở\")"]).exits(0);
    let status = shell.run(&["--clock", "07:00", "status", "--json"]).json();
    assert_eq!((&status["current"], &status["next"]), (&Value::Null, &json!("chao-co")));
    assert_eq!(status["lateness_s"], 0);
    shell.run(&["--clock", "07:30", "do", "StartAhead(\"be-mac\")", "End(from: \"be-mac\")"]).exits(0);
    let status = shell.run(&["--clock", "08:00", "status", "--json"]).json();
    assert_eq!(status["current"], Value::Null);
    assert_eq!(status["ended_at"], "2026-08-19T07:30:00+07:00");
    assert_eq!(status["forecast_end"], "2026-08-19T07:30:00+07:00");
}

#[test]
fn the_log_for_programs_is_one_object_a_line() {
    let shell = underway();
    shell.run(&["--clock", "07:41", "do", "Undo(4)"]).exits(0);
    let log = shell.run(&["log", "--json"]).exits(0).out;
    let mut lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines.iter_mut().for_each(to_seconds);
    assert_eq!(lines.iter().map(|line| line["seq"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    let kinds: Vec<&str> = lines.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["opened", "ticked", "started", "started", "reverted"]);
    assert_eq!(lines[0]["body"]["agenda"], AGENDA);
    assert_eq!(lines[0]["body"]["mode"], "live");
    assert_eq!(lines[1]["at"], "2026-08-19T07:20:00+07:00");
    assert_eq!(lines[1]["by"], "MC");
    assert_eq!(lines[1]["body"], json!({ "check": "bao-cao/slide" }));
    assert_eq!(lines[2]["body"]["in_turn"], true);
    assert_eq!(lines[4]["body"], json!({ "seq": 4 }));
    assert_eq!(lines[3]["undone"], true);
    assert_eq!(lines[2]["undone"], false);
    // For people: the undone one is marked.
    let log = shell.run(&["log"]).out;
    assert!(log.contains("sang mục: Báo cáo  (đã hoàn tác)"), "{log}");
}

#[test]
fn whoever_stops_reading_the_log_is_not_told_of_trouble() {
    let shell = Shell::new();
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/agendas/mau-ngay-hoi.ron");
    shell.run(&["do", "--agenda", model, "Note(text: \"x\")"]).exits(0);
    let mut child = shell.command(&["log", "--json"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn the_days_of_the_machine_are_listed() {
    let shell = Shell::with_agenda();
    shell.run(&["days"]).exits(0).out_says("Chưa có buổi lễ nào trên máy này.");
    assert_eq!(shell.run(&["days", "--json"]).exits(0).json(), json!([]));
    shell.write("b.ron", "(title: \"Đêm hội\", items: [\"Một\"])");
    shell
        .run(&["--clock", "2026-08-19T07:30", "do", "--agenda", "a.ron", "Next()", "End(from: \"chao-co\")"])
        .exits(0);
    shell.run(&["--clock", "2026-08-20T19:30", "do", "--agenda", "b.ron", "Next()"]).exits(0);
    let days = shell.run(&["days", "--json"]).exits(0).json();
    let of = |title: &str| {
        days.as_array()
            .unwrap()
            .iter()
            .find(|day| day["title"] == title)
            .unwrap_or_else(|| panic!("{days:#}"))
            .clone()
    };
    let first = of("Ngày hội");
    assert_eq!(first["mode"], "live");
    assert_eq!(first["date"], "2026-08-19");
    assert_eq!(first["ended"], true);
    assert_eq!(first["events"], 3);
    assert!(first["journal"].as_str().unwrap().contains("2026-08-19-ngay-hoi"), "{first}");
    assert!(first["agenda"].as_str().unwrap().ends_with("a.ron"), "{first}");
    assert_eq!(of("Đêm hội")["ended"], false);
    let said = shell.run(&["days"]).exits(0);
    assert!(said.out.contains("19/8/2026  Ngày hội  (đã kết thúc, 3 sự kiện)"), "{said:?}");
    assert!(said.out.contains("20/8/2026  Đêm hội  (đang mở, 2 sự kiện)"), "{said:?}");
    // Alone, without a terminal to choose in, the same list.
    shell.run(&[]).exits(0).out_says("Đêm hội");
    // One day is open: it is the one that is meant.
    assert_eq!(shell.run(&["status", "--json"]).exits(0).json()["title"], "Đêm hội");
    shell.run(&["--clock", "2026-08-20T19:31", "do", "--agenda", "b.ron", "Pause(\"mot\")"]).exits(0);
    assert_eq!(shell.run(&["days", "--json"]).json().as_array().unwrap().len(), 2);
}

#[test]
fn of_several_open_days_one_must_be_chosen() {
    let shell = Shell::with_agenda();
    shell.write("b.ron", "(title: \"Đêm hội\", items: [\"Một\"])");
    for agenda in ["a.ron", "b.ron"] {
        shell.run(&["--clock", "07:30", "do", "--agenda", agenda, "Note(text: \"x\")"]).exits(0);
    }
    let said = shell.run(&["status"]).exits(2);
    assert_eq!(said.err.matches("--journal").count(), 2, "{said:?}");
    let path = said.err.lines().last().unwrap().trim().strip_prefix("--journal ").unwrap().to_owned();
    shell.run(&["status", "--journal", &path]).exits(0);
}

#[test]
fn the_day_goes_on_after_its_agenda_was_edited_and_deleted() {
    let shell = underway();
    shell.write("a.ron", "(title: \"Khác hẳn\", items: [\"Một\"])");
    let status = shell.run(&["--clock", "07:45", "status", "--json"]).exits(0).json();
    assert_eq!((&status["title"], &status["current"]), (&json!("Ngày hội"), &json!("bao-cao")));
    std::fs::remove_file(shell.path("a.ron")).unwrap();
    let next = "Next(from: \"bao-cao\")";
    shell.run(&["--clock", "07:50", "do", next]).exits(0).out_says("sang mục: Bế mạc");
}

#[test]
fn an_old_agenda_is_run_on_the_date_of_the_day_it_is_run() {
    let shell = Shell::new();
    shell.write(
        "cu.ron",
        "(title: \"Cũ\", date: \"30/7/2020\", start: \"14:00\", items: [(title: \"Một\", minutes: 5)])",
    );
    shell.run(&["--clock", "2026-08-17T14:00", "do", "--agenda", "cu.ron", "Next()"]).exits(0);
    let status = shell.run(&["--clock", "2026-08-17T14:02", "status", "--json"]).json();
    assert_eq!(status["date"], "2026-08-17");
    assert_eq!(status["items"][0]["planned_start"], "2026-08-17T14:00:00+07:00");
    assert_eq!(status["lateness_s"], 0);
}

#[test]
fn a_day_runs_in_a_terminal_and_says_so_elsewhere() {
    let shell = Shell::with_agenda();
    for command in ["run", "rehearse"] {
        shell.run(&[command, "a.ron"]).exits(2).err_says("Cần một cửa sổ dòng lệnh.").err_says("ngayhoi do");
    }
    assert!(shell.files("data").is_empty(), "no day was begun");
    shell.run(&["run", "nope.ron"]).exits(2).err_says("nope.ron: không có tệp này.");
    shell.run(&["rehearse", "a.ron", "--speed", "0"]).exits(2);
}

#[test]
fn nothing_depends_on_the_zone_of_the_machine() {
    let shell = underway();
    let output = shell.command(&["log"]).env("TZ", "America/New_York").output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("07:38:00"));
}

#[test]
fn an_operator_s_name_reaches_no_terminal_raw() {
    let shell = Shell::with_agenda();
    let args = ["do", "--agenda", "a.ron", "--as", "\u{1b}[31mAn\u{202e}", "Note(text: \"x\")"];
    shell.run(&args).exits(0);
    shell.run(&["log"]).exits(0).out_says("␛[31mAn");
}

#[test]
fn status_and_log_on_another_date_tell_the_date() {
    let shell = Shell::with_agenda();
    shell.run(&["--clock", "2026-08-19T07:30", "do", "--agenda", "a.ron", "Next()"]).exits(0);
    let said = shell.run(&["--clock", "2026-08-19T07:31", "log"]).exits(0);
    assert!(!said.out.contains("19/8"), "{said:?}");
    shell.run(&["--clock", "2026-08-20T09:00", "log"]).exits(0).out_says("19/8 07:30:0");
    let said = shell.run(&["--clock", "2026-08-19T23:50", "status"]).exits(0);
    assert!(said.out.contains("20/8 00:"), "{said:?}");
}
