//! The drill ground: timekeepers, judges and the chief referee at screen 6, by their keys.

use chrono::TimeDelta;
use ngayhoi::agenda::DisciplineId;
use ngayhoi::day::{BoardId, Competition, Mode};
use ngayhoi::text::Lang;
use ngayhoi::ui::{Input, ThemeName};

use crate::rig::{Desk, Rig};

const AGENDA: &str = r#"(
    title: "Ngày hội", date: "19/8/2026", start: "7h30",
    items: [
        (id: "thi", title: "Hội thi dân phòng", kind: Contest, contest: (
            teams: ["Tổ 2", "Tổ 5", "Tổ 7", (name: "Tổ 9", captain: "Đội trưởng 01")],
            disciplines: [
                (id: "tiep-suc", title: "Chạy tiếp sức", lanes: 2, watches: Mean, ties: [FewerFaults, Shared],
                    faults: [
                        (code: "1", text: "Xuất phát trước hiệu lệnh", seconds: 5),
                        (code: "2", text: "Lấn làn", disqualifies: true),
                    ],
                    prizes: "1-1-1"),
                (id: "lien-gia", title: "Tổ liên gia", rules: TheoryAndPractice, prizes: "1-1-1"),
            ],
        )),
    ],
)"#;

fn rig() -> Rig {
    Rig::new(AGENDA, Mode::Live, "07:30")
}

fn timekeeper(rig: &Rig, name: &str) -> Desk {
    let mut desk = rig.console(name, Lang::Vi, ThemeName::Dark);
    desk.press("6 Enter");
    desk
}

/// A timekeeper who has said which watch they hold: the first press asks, and is no reading.
fn at_a_watch(rig: &Rig, name: &str) -> Desk {
    let mut desk = timekeeper(rig, name);
    desk.press("Space Enter");
    desk
}

fn relay(desk: &Desk) -> &Competition {
    desk.console.day().competition(&DisciplineId::from("tiep-suc")).unwrap()
}

fn relay_board() -> BoardId {
    BoardId::Result("tiep-suc".into())
}

/// Types a reading for the selected team.
fn read(desk: &mut Desk, first: &str, second: &str) {
    desk.press("Left Left Left Left Right F5").write(first).press("Enter");
    desk.press("Right F5").write(second).press("Enter");
}

/// Every team of the relay has two readings.
fn all_have_run(desk: &mut Desk, readings: &[(&str, &str)]) {
    desk.press("Home");
    for (index, (first, second)) in readings.iter().enumerate() {
        desk.press("^F").write(["to 2", "to 5", "to 7", "to 9"][index]).press("Enter");
        read(desk, first, second);
    }
}

fn ranks(desk: &Desk) -> Vec<String> {
    let day = desk.console.day();
    let board = day.board(&relay_board()).unwrap();
    board
        .places
        .iter()
        .map(|place| {
            let rank = place.rank.map_or("–".to_owned(), |rank| rank.to_string());
            let shared = if place.shared { "=" } else { "" };
            let result = place.result.map(|result| day.say_measure(&board.id, result)).unwrap_or_default();
            format!("{rank}{shared} {} {result}", day.team_on(&board.id, &place.team)).trim_end().to_owned()
        })
        .collect()
}

#[test]
fn two_timekeepers_at_one_lane_stop_two_watches_that_the_starter_started() {
    let rig = rig();
    let mut starter = timekeeper(&rig, "phát lệnh");
    let (mut one, mut two) = (at_a_watch(&rig, "bấm giờ 1"), at_a_watch(&rig, "bấm giờ 2"));
    starter.press("F2");
    one.wait(42);
    two.wait(0);
    one.press("Space");
    // The second has not heard of the first.
    two.press("Space");
    two.wait(0);
    let run = relay(&two).run(&"to-2".into(), 1).unwrap();
    let held: Vec<(u8, String)> = run
        .watches
        .iter()
        .map(|watch| (watch.number, watch.by.as_ref().map(|by| by.to_string()).unwrap_or_default()))
        .collect();
    assert_eq!(held, [(1, "bấm giờ 1".to_owned()), (2, "bấm giờ 2".to_owned())]);
    assert!(!run.is_running());
    assert_eq!(ranks(&two)[0], "1 Tổ 2 42,00");
}

#[test]
fn a_watch_that_starts_when_the_team_is_over_the_line_is_refused() {
    let rig = rig();
    let (mut one, mut two) = (at_a_watch(&rig, "bấm giờ 1"), at_a_watch(&rig, "bấm giờ 2"));
    one.press("Space").wait(40).press("Space");
    two.wait(6).press("Space");
    let shown = two.text(100, 24);
    assert!(shown.contains("đã có đồng hồ dừng, bấm chạy lúc này không đo được gì"), "{shown}");
    assert_eq!(two.console.day().running_watches().len(), 0);
}

#[test]
fn a_shaking_hand_neither_stops_a_watch_nor_begins_the_next_run() {
    let rig = rig();
    let mut desk = at_a_watch(&rig, "bấm giờ 1");
    desk.press("Space").shake("Space");
    let shown = desk.text(80, 24);
    assert!(shown.contains("vừa bấm chạy. Lần bấm này không tính"), "{shown}");
    assert_eq!(desk.console.day().running_watches().len(), 1);
    desk.wait(40).press("Space").shake("Space");
    assert_eq!(desk.console.day().running_watches().len(), 0);
    let run = relay(&desk).run(&"to-2".into(), 1).unwrap();
    assert_eq!(run.watches[0].reading().unwrap().to_string(), "40,00");
}

#[test]
fn a_watch_stopped_by_mistake_runs_on_after_undo_as_if_it_had_never_stopped() {
    let rig = rig();
    let mut desk = at_a_watch(&rig, "bấm giờ 1");
    desk.press("Space").wait(20).press("Space").wait(3).press("^Z");
    assert_eq!(desk.console.day().running_watches().len(), 1);
    desk.wait(20).press("Space");
    assert_eq!(
        relay(&desk).run(&"to-2".into(), 1).unwrap().watches[0].reading().unwrap().to_string(),
        "43,00"
    );
}

#[test]
fn a_fault_takes_two_keys_and_its_cost_stands_beside_the_time() {
    let rig = rig();
    let mut desk = timekeeper(&rig, "giám sát 1");
    read(&mut desk, "42,31", "42,48");
    desk.take_count();
    desk.press("F3 1");
    assert_eq!(desk.take_count(), 2);
    let shown = desk.text(100, 30);
    assert!(shown.contains("42,31 · 42,48 → 42,40 + 5,00 = 47,40"), "{shown}");
    assert!(shown.contains("1 Xuất phát trước hiệu lệnh (+5 giây)"), "{shown}");
    // With a note, and taken back.
    desk.press("F3 Tab").write("vạch xuất phát").press("Enter");
    assert!(desk.text(100, 30).contains("vạch xuất phát"));
    desk.press("^Z ^Z");
    assert_eq!(ranks(&desk)[0], "1 Tổ 2 42,40");
}

#[test]
fn scenario_5_changing_the_rule_shows_who_moves_before_it_is_changed() {
    let rig = rig();
    let mut desk = timekeeper(&rig, "trọng tài");
    all_have_run(&mut desk, &[("42,31", "42,48"), ("42,44", "42,45"), ("50", "50"), ("51", "51")]);
    assert_eq!(ranks(&desk)[..2], ["1 Tổ 2 42,40", "2 Tổ 5 42,45"]);
    desk.press("6 F5");
    for _ in 0..30 {
        if desk.text(110, 30).lines().any(|line| line.contains("Tổ 2 42,40 (1) → 42,48 (2)")) {
            break;
        }
        desk.press("Down");
    }
    let shown = desk.text(110, 30);
    assert!(shown.contains("Tổ 2 42,40 (1) → 42,48 (2)"), "{shown}");
    // The list stays: rules are set one after another.
    desk.press("Enter Esc");
    assert_eq!(ranks(&desk)[..2], ["1 Tổ 5 42,45", "2 Tổ 2 42,48"]);
    desk.press("^Z");
    assert_eq!(ranks(&desk)[0], "1 Tổ 2 42,40");
}

#[test]
fn who_does_not_start_does_not_finish_or_is_disqualified_stands_below() {
    let rig = rig();
    let mut desk = timekeeper(&rig, "trọng tài");
    read(&mut desk, "42,31", "42,48");
    desk.press("^F").write("to 5").press("Enter F6 Down Enter");
    desk.press("^F").write("to 7").press("Enter F6 Tab").write("bỏ vòi giữa đường").press("Enter");
    desk.press("^F").write("to 9").press("Enter");
    read(&mut desk, "40", "40");
    desk.press("F3 2");
    assert_eq!(ranks(&desk), ["1 Tổ 2 42,40", "– Tổ 7", "– Tổ 9", "– Tổ 5"]);
    let shown = desk.text(100, 30);
    for said in ["không hoàn thành – bỏ vòi giữa đường", "bị loại", "bỏ thi"] {
        assert!(shown.contains(said), "{said}:\n{shown}");
    }
}

#[test]
fn a_re_run_keeps_the_old_result_struck_and_can_be_withdrawn() {
    let rig = rig();
    let mut desk = timekeeper(&rig, "trọng tài");
    read(&mut desk, "42,31", "42,48");
    desk.press("F7 Enter").write("vòi nước hỏng").press("Enter");
    read(&mut desk, "45", "45");
    assert_eq!(ranks(&desk)[0], "1 Tổ 2 45,00");
    let shown = desk.text(100, 30);
    assert!(shown.contains("42,40 (đã gạch: vòi nước hỏng)"), "{shown}");
    desk.press("F7 Down Enter").write("xem lại hình").press("Enter");
    assert_eq!(ranks(&desk)[0], "1 Tổ 2 42,40");
    assert!(desk.text(100, 30).contains("(đã gạch: xem lại hình)"));
}

#[test]
fn nothing_is_signed_while_a_team_is_to_run_and_a_protest_opens_what_was_signed() {
    let rig = rig();
    let mut desk = timekeeper(&rig, "trọng tài trưởng");
    read(&mut desk, "42,31", "42,48");
    desk.press("F8");
    assert!(desk.text(100, 30).contains("Còn 3 đội chưa có kết quả: Tổ 5, Tổ 7, Tổ 9"));
    all_have_run(&mut desk, &[("41", "41"), ("42", "42"), ("43", "43"), ("44", "44")]);
    desk.press("F8");
    let asked = desk.text(100, 30);
    assert!(asked.contains("1. Tổ 2: 41,00"), "{asked}");
    desk.press("Enter");
    assert!(desk.console.day().board(&relay_board()).unwrap().signed().is_some());
    assert!(desk.text(100, 30).contains("đã ký 07:30 · trọng tài trưởng"));
    // Closed: a reading, a fault, a rule.
    desk.press("F3 1");
    assert!(desk.text(100, 30).contains("kết quả đã ký. Muốn sửa thì ghi khiếu nại trước"));
    desk.press("Esc ^P").write("khieu nai").press("Enter").write("lỗi 1 ghi nhầm đường").press("Enter");
    assert!(desk.console.day().board(&relay_board()).unwrap().signed().is_none());
    let shown = desk.text(100, 30);
    assert!(shown.contains("lỗi 1 ghi nhầm đường") && shown.contains("TẠM THỜI"), "{shown}");
}

#[test]
fn a_board_that_moves_while_its_box_stands_open_is_shown_anew_and_not_signed() {
    let rig = rig();
    let (mut desk, mut judge) = (timekeeper(&rig, "trọng tài trưởng"), timekeeper(&rig, "giám sát"));
    all_have_run(&mut desk, &[("41", "41"), ("42", "42"), ("43", "43"), ("44", "44")]);
    judge.wait(1).press("^F").write("to 2").press("Enter");
    desk.press("F8");
    assert!(desk.text(100, 30).contains("1. Tổ 2: 41,00"));
    judge.press("F3 1");
    desk.press("Enter");
    let shown = desk.text(100, 30);
    assert!(desk.console.day().board(&relay_board()).unwrap().signed().is_none());
    assert!(shown.contains("bảng vừa đổi sau khi bạn xem"), "{shown}");
    assert!(shown.contains("1. Tổ 5: 42,00"), "{shown}");
    desk.press("Enter");
    assert!(desk.console.day().board(&relay_board()).unwrap().signed().is_some());
}

#[test]
fn the_first_stray_press_of_a_console_that_nobody_claimed_is_no_reading() {
    let rig = rig();
    let mut starter = timekeeper(&rig, "phát lệnh");
    let (mut one, mut two) = (at_a_watch(&rig, "bấm giờ 1"), timekeeper(&rig, "thư ký"));
    starter.press("F2");
    one.wait(42).press("Space");
    // Whoever passes by that laptop presses, and presses again.
    two.wait(1).press("Space");
    let shown = two.text(100, 24);
    assert!(shown.contains("Máy này bấm đồng hồ nào?"), "{shown}");
    assert!(shown.contains("đường 1 · đồng hồ 2") && shown.contains("bấm giờ 1"), "{shown}");
    two.press("Space Esc Space Esc");
    let run = relay(&two).run(&"to-2".into(), 1).unwrap();
    assert!(run.watches.iter().all(|watch| watch.by.as_ref().is_none_or(|by| by.name != "thư ký")));
    assert_eq!(run.sheet.len(), 1);
    // Who says so holds the second watch, and the next press is theirs.
    two.press("Space Enter Space");
    let run = relay(&two).run(&"to-2".into(), 1).unwrap();
    assert_eq!(run.watch(2).unwrap().by.as_ref().unwrap().name, "thư ký");
}

#[test]
fn a_console_that_holds_a_lane_follows_it_and_takes_no_other_teams_time() {
    let rig = rig();
    let mut desk = rig.desk();
    desk.press("6 F7 F7").write("1924").press("Enter");
    let mut one = timekeeper(&rig, "bấm giờ 1");
    one.press("Space Down Down Enter");
    let claim = one.console.day().claims()[0].clone();
    assert_eq!((claim.lane, claim.watch), (2, 1), "the other lane follows after its own two watches");
    let second = relay(&one).heats[0][1].clone().unwrap();
    let first = relay(&one).heats[0][0].clone().unwrap();
    let name = |team: &ngayhoi::agenda::TeamId| relay(&desk).team(team).unwrap().name.clone();
    let (second, first) = (name(&second), name(&first));
    desk.press("Enter F2");
    one.wait(40).press("^F").write(&first).press("Enter Space");
    let shown = one.text(120, 24);
    assert!(shown.contains("Máy này giữ đường 2, đội đang chọn ở đường 1"), "{shown}");
    one.press("^F").write(&second).press("Enter Space");
    let run = relay(&one).run(&relay(&one).heats[0][1].clone().unwrap(), 1).unwrap();
    assert_eq!(run.watch(1).unwrap().reading().unwrap().to_string(), "40,00");
}

#[test]
fn a_time_that_no_run_takes_is_asked_about_before_it_is_taken() {
    let rig = rig();
    let mut desk = timekeeper(&rig, "thư ký");
    for (typed, asked) in [("0", "0,00"), ("1,9", "1,90"), ("4231", "70:31,00")] {
        desk.press("F5").write(typed).press("Enter");
        let shown = desk.text(100, 24);
        assert!(shown.contains("Ghi số này thật không?") && shown.contains(asked), "{shown}");
        assert!(relay(&desk).run(&"to-2".into(), 1).is_none(), "{typed} was taken unasked");
        desk.press("Esc");
    }
    desk.press("F5").write("4231").press("Enter");
    assert!(desk.text(100, 24).contains("Nếu là 42,31"), "{}", desk.text(100, 24));
    desk.press("Esc F5").write("0").press("Enter Enter");
    assert_eq!(relay(&desk).run(&"to-2".into(), 1).unwrap().watches[0].reading().unwrap().0, 0);
}

#[test]
fn a_third_reading_that_disagrees_is_pointed_at_and_left_out_with_a_reason() {
    let rig = rig();
    let mut desk = timekeeper(&rig, "trọng tài");
    read(&mut desk, "42,31", "42,48");
    desk.press("Right F5").write("49,90").press("Enter");
    let shown = desk.text(110, 30);
    assert!(shown.contains("đồng hồ lệch: 3") && ranks(&desk)[0].contains("44,90"), "{shown}");
    desk.press("F6 Down Down Down Down Down Down");
    assert!(desk.text(110, 30).contains("không tính đồng hồ 3: 49,90"), "{}", desk.text(110, 30));
    desk.press("Enter").write("máy không người").press("Enter");
    let shown = desk.text(110, 30);
    assert!(ranks(&desk)[0].contains("42,40"), "{shown}");
    assert!(shown.contains("đồng hồ 3 không tính 49,90: máy không người"), "{shown}");
}

#[test]
fn f8_over_an_open_protest_asks_what_became_of_it_and_by_whom() {
    let rig = rig();
    let mut desk = timekeeper(&rig, "trọng tài trưởng");
    all_have_run(&mut desk, &[("41", "41"), ("42", "42"), ("43", "43"), ("44", "44")]);
    desk.press("^P").write("khieu nai").press("Enter").write("lấn làn").press("Enter");
    assert!(desk.text(100, 30).contains("lấn làn · Chưa giải quyết."), "{}", desk.text(100, 30));
    desk.press("F8");
    let shown = desk.text(100, 30);
    assert!(
        shown.contains("Khiếu nại được giải quyết thế nào?") && shown.contains("bác: lấn làn"),
        "{shown}"
    );
    desk.press("Enter").write("Ban tổ chức").press("Enter").write("xem lại hình").press("Enter");
    let shown = desk.text(100, 30);
    assert!(shown.contains("Bác 07:30:01, Ban tổ chức – xem lại hình."), "{shown}");
    desk.press("F8 Enter");
    assert!(desk.console.day().board(&relay_board()).unwrap().signed().is_some());
}

#[test]
fn scenario_6_a_tie_for_third_is_decided_before_it_is_signed() {
    let rig = rig();
    let mut desk = timekeeper(&rig, "trọng tài trưởng");
    all_have_run(&mut desk, &[("41", "41"), ("42", "42"), ("43", "43"), ("43", "43")]);
    desk.press("F8");
    let shown = desk.text(100, 30);
    assert!(shown.contains("Bằng nhau ở ranh giới giải: Tổ 7, Tổ 9"), "{shown}");
    assert!(shown.contains("chờ quyết định giải"), "{shown}");
    desk.press("^P").write("dong hang").press("Enter Enter");
    let shown = desk.text(100, 30);
    assert!(shown.contains("Giải ba: trao 2, mới in 1 giấy"), "{shown}");
    desk.press("F8 Enter");
    assert!(desk.console.day().board(&relay_board()).unwrap().signed().is_some());
}

#[test]
fn heats_are_drawn_from_a_number_and_an_empty_lane_keeps_its_own() {
    let rig = rig();
    let mut desk = rig.desk();
    desk.press("6 F7 F7").write("1924").press("Enter");
    assert_eq!(relay(&desk).heats.len(), 2);
    assert!(desk.text(110, 40).contains("bốc thăm số 1924"));
    desk.press("^P").write("xep luot").press("Enter").write("3 1; - 4; 2 -").press("Enter");
    let heats: Vec<Vec<&str>> = relay(&desk)
        .heats
        .iter()
        .map(|heat| heat.iter().map(|team| team.as_ref().map_or("-", |team| team.0.as_str())).collect())
        .collect();
    assert_eq!(heats, [["to-7", "to-2"], ["-", "to-9"], ["to-5", "-"]]);
    desk.press("Enter F2").wait(5);
    desk.press("0");
    let shown = desk.text(110, 30);
    assert!(shown.contains("đường 1  Tổ 7") && shown.contains("đường 2  Tổ 2"), "{shown}");
    // A timekeeper goes on to whoever comes next in the same lane.
    desk.press("0 Tab");
    assert!(desk.text(110, 30).contains("TỔ 5 · lượt 3/3 · đường 1"), "{}", desk.text(110, 30));
}

#[test]
fn theory_and_practice_are_added_and_have_prizes_of_their_own() {
    let rig = rig();
    let mut desk = rig.desk();
    desk.press("6 Down Enter");
    assert!(desk.text(100, 30).contains("Tổ liên gia"), "{}", desk.text(100, 30));
    desk.press("F5").write("8,5").press("Enter ^P").write("ly thuyet").press("Enter");
    desk.write("Cá nhân 01")
        .press("Enter")
        .write("12")
        .press("Enter")
        .write("15")
        .press("Enter")
        .write("48,5");
    desk.press("Enter").write("9,5").press("Enter");
    let day = desk.console.day();
    let board = day.board(&BoardId::Result("lien-gia".into())).unwrap();
    assert_eq!(day.say_measure(&board.id, board.places[0].result.unwrap()), "18");
    let boards: Vec<BoardId> = day.boards();
    assert!(boards.contains(&BoardId::Theory("lien-gia".into())));
    assert!(boards.contains(&BoardId::Practice("lien-gia".into())));
}

#[test]
fn the_theory_clock_counts_down_to_prepare_and_to_answer_and_its_times_are_kept() {
    let rig = rig();
    let mut desk = rig.desk();
    desk.press("6 Down Enter ^K").wait(4);
    let shown = desk.text(100, 30);
    assert!(shown.contains("lý thuyết: chuẩn bị"), "{shown}");
    assert!(desk.console.next_wake() <= std::time::Duration::from_millis(100));
    // A shaking hand does not skip the time to answer.
    desk.press("^K").shake("^K");
    assert!(desk.text(100, 30).contains("lý thuyết: trả lời"));
    desk.wait(48).press("^K");
    assert!(desk.text(100, 30).contains("lý thuyết: chuẩn bị 4,0, trả lời 48,0"), "{}", desk.text(100, 30));
    desk.press("^P")
        .write("ly thuyet cau tra loi")
        .press("Enter Enter Enter Enter Enter")
        .write("9")
        .press("Enter");
    let held = desk.console.day().competition(&DisciplineId::from("lien-gia")).unwrap();
    let answer = held.answer(&"to-2".into()).unwrap();
    assert_eq!(answer.prepared.unwrap().to_string(), "4,00");
    assert_eq!(answer.answered.unwrap().to_string(), "48,00");
}

#[test]
fn a_running_watch_is_shown_in_tenths_and_nothing_is_drawn_between_two_of_them() {
    let rig = rig();
    let mut desk = at_a_watch(&rig, "bấm giờ 1");
    desk.press("Space");
    desk.text(80, 24);
    assert!(desk.console.next_wake() <= std::time::Duration::from_millis(100));
    rig.hands.pass(TimeDelta::milliseconds(40));
    desk.console.turn();
    assert!(!desk.console.is_dirty());
    rig.hands.pass(TimeDelta::milliseconds(70));
    desk.console.turn();
    assert!(desk.console.is_dirty());
    desk.press("1");
    desk.text(80, 24);
    rig.hands.pass(TimeDelta::milliseconds(200));
    desk.console.turn();
    assert!(!desk.console.is_dirty(), "screen 1 shows whole seconds");
}

#[test]
fn the_moment_of_a_key_is_when_it_came_and_not_when_it_was_taken() {
    let rig = rig();
    let mut desk = at_a_watch(&rig, "bấm giờ 1");
    let start = desk.console.now();
    desk.console.input_at(Input::Key(ngayhoi::ui::Key::char(' ')), start);
    rig.hands.pass(TimeDelta::milliseconds(40_250));
    // The console was busy for a while: the key had come before.
    desk.console.input_at(Input::Key(ngayhoi::ui::Key::char(' ')), start + TimeDelta::milliseconds(40_123));
    assert_eq!(relay(&desk).run(&"to-2".into(), 1).unwrap().watches[0].reading().unwrap().0, 40_123);
}

#[test]
fn a_console_on_the_ground_can_be_drawn_at_every_size_in_every_state() {
    for theme in ThemeName::ALL {
        for lang in Lang::ALL {
            let rig = rig();
            let mut desk = rig.console("bấm giờ 1", lang, theme);
            desk.press("6 F7 F7 Enter Enter");
            let draw = |desk: &mut Desk| {
                for lanes in ["0", "0"] {
                    desk.press(lanes);
                    for (columns, rows) in
                        [(0, 0), (1, 1), (20, 5), (80, 24), (110, 30), (160, 50), (200, 60)]
                    {
                        desk.cells(columns, rows);
                    }
                }
            };
            draw(&mut desk);
            desk.press("F2").wait(41);
            draw(&mut desk);
            desk.press("Space F3 1");
            draw(&mut desk);
            desk.press("F3");
            desk.cells(80, 24);
            desk.press("Esc F6 Enter F7 Enter").write("gió").press("Enter");
            draw(&mut desk);
        }
    }
}

#[test]
fn a_refusal_in_a_box_is_wrapped_and_never_cut() {
    let title = "Chạy tiếp sức chữa cháy 4×100 m vượt chướng ngại vật, chuyển nạn nhân";
    let rig = Rig::new(&AGENDA.replace("Chạy tiếp sức", title), Mode::Live, "07:30");
    let mut desk = timekeeper(&rig, "trọng tài");
    all_have_run(&mut desk, &[("41", "41"), ("42", "42"), ("43", "43"), ("44", "44")]);
    desk.press("F8 Enter").wait(60).press("F6");
    let shown = desk.text(80, 24);
    let flowed = shown.replace(['│', '\n'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flowed.contains(&format!("{title}: kết quả đã ký. Muốn sửa thì ghi khiếu nại trước.")),
        "{shown}"
    );
}

#[test]
fn space_held_on_a_stopwatch_starts_it_once_and_stops_it_once() {
    // A keyboard repeats after a quarter to half a second.
    for delay in [250, 500, 600] {
        let rig = rig();
        let desk = &mut at_a_watch(&rig, "bấm giờ 1");
        desk.wait(3);
        let kinds = |desk: &Desk| {
            let log = desk.console.day().log();
            let kinds = log.iter().map(|record| record.event.kind());
            kinds.filter(|kind| kind.starts_with("watch_st")).collect::<Vec<_>>()
        };
        desk.hold("Space", delay, 4000);
        assert_eq!(kinds(desk).len(), 1, "{delay} ms: {:?}", kinds(desk));
        desk.wait(40).hold("Space", delay, 4000).wait(2);
        assert_eq!(kinds(desk).len(), 2, "{delay} ms: {:?}", kinds(desk));
        assert!(kinds(desk)[1].contains("stopped"), "{:?}", kinds(desk));
    }
}

#[test]
fn the_cursor_stays_with_its_team_when_another_console_makes_the_board_sort_anew() {
    let rig = rig();
    let mut desk = timekeeper(&rig, "thư ký");
    all_have_run(&mut desk, &[("42", "42"), ("43", "43"), ("44", "44"), ("45", "45")]);
    desk.press("^F").write("to 7").press("Enter");
    // Meanwhile the other console charges the two before it: Tổ 7 goes from the third place to the first.
    for team in ["to-2", "to-5"] {
        let run = format!(r#"(discipline: "tiep-suc", team: "{team}")"#);
        crate::hall::obey(&rig, &format!(r#"Charge(run: {run}, fault: "1")"#));
    }
    desk.wait(0);
    assert_eq!(ranks(&desk)[..2], ["1 Tổ 7 44,00", "2 Tổ 9 45,00"]);
    // What is pressed next is still of Tổ 7.
    desk.press("F3 1");
    assert_eq!(ranks(&desk)[3], "4 Tổ 7 49,00");
    desk.press("F6 Tab").write("bỏ vòi").press("Enter");
    assert_eq!(ranks(&desk)[3], "– Tổ 7");
}
