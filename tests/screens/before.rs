//! Before a heat runs: lots drawn team by team for all to see, and the time to prepare at the line.

use ngayhoi::day::Mode;
use ngayhoi::text::Lang;
use ngayhoi::ui::ThemeName;

use crate::rig::{Desk, Rig};

const AGENDA: &str = r#"(
    title: "Ngày hội", date: "19/8/2026", start: "7h30",
    items: [
        (id: "thi", title: "Hội thi dân phòng", kind: Contest, contest: (
            teams: ["Tổ 1", "Tổ 2", "Tổ 3", "Tổ 4", "Tổ 5"],
            disciplines: [(id: "chay", title: "Chạy tiếp sức", lanes: 3, prepare: "60 s", late: "7",
                faults: [(code: "1", text: "Rơi lăng", seconds: 5), (code: "7", text: "Vào vạch muộn", seconds: 10)])],
        )),
        (id: "be-mac", title: "Bế mạc"),
    ],
)"#;

fn hall(rig: &Rig) -> Desk {
    let mut hall = rig.console("hội trường", Lang::Vi, ThemeName::Plain);
    hall.press("9");
    hall
}

fn lots(desk: &Desk) -> Vec<(String, u32, bool)> {
    let held = &desk.console.day().competitions()[0];
    held.lots.iter().map(|lot| (lot.team.0.clone(), lot.lot, lot.seed.is_some())).collect()
}

#[test]
fn lots_are_drawn_team_by_team_before_the_hall_out_of_a_box_or_by_the_program() {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    let (mut desk, mut hall) = (rig.desk(), hall(&rig));
    desk.press("PgDn 6 F7");
    // Tổ 1 took lot 4 out of the box; the program draws for Tổ 2 and Tổ 3.
    desk.press("Tab").write("4").press("Enter");
    let shown = hall.wait(0).text(100, 30);
    assert!(shown.contains("TỔ 1") && shown.contains("số 4: lượt 2, đường 1"), "{shown}");
    assert!(!shown.contains("TỔ 2"), "{shown}");
    desk.wait(1).press("Enter").wait(1).press("Enter");
    let drawn = lots(&desk);
    assert_eq!(drawn.len(), 3, "{drawn:?}\n{}", desk.text(100, 30));
    assert_eq!(drawn[0], ("to-1".to_owned(), 4, false));
    assert!(drawn[1].2 && drawn[2].2 && drawn[1].0 == "to-2" && drawn[2].0 == "to-3", "{drawn:?}");
    let shown = hall.wait(0).text(100, 30);
    assert!(shown.contains("TỔ 2") && shown.contains("TỔ 3") && shown.contains("……"), "{shown}");
    // A lot that is another team's, and one that is not in the box.
    desk.wait(1).press("Tab").write("4").press("Enter");
    assert!(desk.text(100, 30).contains("Số 4 Tổ 1 đã bốc rồi"), "{}", desk.text(100, 30));
    desk.press("Esc F7 Tab").write("9").press("Enter");
    assert!(desk.text(100, 30).contains("Thăm chỉ có số từ 1 đến 6"), "{}", desk.text(100, 30));
    desk.press("Esc ^Z");
    assert_eq!(lots(&desk), drawn[..2], "one lot is undone, not the whole draw");
    desk.press("F7").press("Enter").wait(1).press("Enter").wait(1).press("Enter");
    let held = &desk.console.day().competitions()[0];
    assert_eq!(held.heats.iter().flatten().flatten().count(), 5);
    assert_eq!(held.heats.len(), 2);
    let shown = hall.wait(0).text(100, 30);
    insta::assert_snapshot!("the_hall_sees_the_draw", hall.text(80, 24));
    assert!(["TỔ 1", "TỔ 2", "TỔ 3", "TỔ 4", "TỔ 5"].iter().all(|team| shown.contains(team)), "{shown}");
    desk.wait(1).press("Esc");
    let shown = desk.text(110, 30);
    assert!(shown.contains("bốc thăm từng đội 5/5"), "{shown}");
}

#[test]
fn two_consoles_that_draw_for_one_team_draw_one_lot() {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    let mut desk = rig.desk();
    let mut other = rig.console("thư ký", Lang::Vi, ThemeName::Dark);
    desk.press("PgDn 6 F7");
    other.press("6 F7");
    desk.press("Enter");
    other.press("Enter");
    assert_eq!(lots(&desk).len(), 1, "{:?}", lots(&desk));
    assert!(other.text(100, 30).contains("Tổ 1 đã bốc được số"), "{}", other.text(100, 30));
}

#[test]
fn the_time_at_the_line_is_counted_down_for_all_and_what_then_happens_is_only_offered() {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    let (mut desk, mut hall) = (rig.desk(), hall(&rig));
    let mut timekeeper = rig.console("bấm giờ 1", Lang::Vi, ThemeName::Plain);
    desk.press("PgDn 6 F7");
    for lot in ["1", "2", "3", "4", "5"] {
        desk.press("Tab").write(lot).press("Enter").wait(1);
    }
    desk.press("Esc Enter F12");
    timekeeper.press("6 Enter");
    let shown = hall.wait(18).text(100, 30);
    assert!(shown.contains("CHUẨN BỊ Ở VẠCH") && shown.contains("00:42"), "{shown}");
    assert!(shown.contains("ĐƯỜNG 3 TỔ 3") && !shown.contains("TỔ 4"), "{shown}");
    let shown = timekeeper.wait(0).text(100, 30);
    assert!(shown.contains("00:42") && shown.contains("F2 phát lệnh"), "{shown}");
    let mut mc = rig.console("MC", Lang::Vi, ThemeName::Plain);
    mc.press("2").console.take_bell();
    timekeeper.console.take_bell();
    hall.wait(45);
    let shown = hall.text(100, 30);
    assert!(shown.contains("HẾT GIỜ CHUẨN BỊ"), "{shown}");
    let shown = timekeeper.wait(0).text(100, 30);
    assert!(shown.contains("HẾT GIỜ CHUẨN BỊ"), "{shown}");
    assert!(shown.contains("Chạy tiếp sức: hết giờ chuẩn bị ở vạch"), "{shown}");
    assert!(timekeeper.console.take_bell(), "whoever looks at a team and not at the clock hears it");
    timekeeper.wait(2);
    assert!(!timekeeper.console.take_bell(), "once is enough");
    mc.wait(0);
    assert!(!mc.console.take_bell(), "the MC goes on speaking");
    // Nothing has happened by itself: the referee chooses.
    let seq = desk.console.day().last_seq();
    let shown = desk.wait(0).press("F12").text(100, 30);
    assert_eq!(desk.console.day().last_seq(), seq);
    assert!(shown.contains("Tổ 1: lỗi “Vào vạch muộn”") && shown.contains("Tổ 1: bỏ thi"), "{shown}");
    desk.press("Enter");
    let charged = |desk: &Desk| {
        let held = &desk.console.day().competitions()[0];
        held.run(&"to-1".into(), 1)
            .map(|run| run.faults.iter().map(|own| own.code.clone()).collect::<Vec<_>>())
    };
    assert_eq!(charged(&desk), Some(vec!["7".to_owned()]));
    desk.wait(1).press("F2");
    assert_eq!(desk.console.day().running_watches().len(), 3, "{}", desk.text(100, 30));
    assert!(desk.console.day().competitions()[0].preparing().is_none());
    let shown = hall.wait(0).text(100, 30);
    assert!(!shown.contains("CHUẨN BỊ"), "{shown}");
}

#[test]
fn a_shaking_hand_does_not_begin_the_time_anew_and_whoever_waits_may() {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    let mut desk = rig.desk();
    let mut other = rig.console("trọng tài", Lang::Vi, ThemeName::Dark);
    desk.press("PgDn 6 Enter");
    other.press("6 Enter");
    desk.press("F12");
    let seq = desk.console.day().last_seq();
    other.press("F12");
    assert_eq!(other.console.day().last_seq(), seq, "{}", other.text(100, 30));
    other.press("Esc");
    desk.wait(30).press("F12 PgDn Enter");
    let held = &desk.console.day().competitions()[0];
    assert_eq!(
        held.left_at_the_line(desk.console.now()).map(|left| left.0),
        Some(60_000),
        "{}",
        desk.text(100, 30)
    );
}

#[test]
fn the_times_of_a_phone_are_pasted_for_a_heat_shown_and_taken_in_one_go() {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    let mut desk = rig.desk();
    desk.press("PgDn 6 F7");
    for lot in ["3", "1", "2", "4", "5"] {
        desk.press("Tab").write(lot).press("Enter").wait(1);
    }
    desk.press("Esc Enter ^R").write("42,31 43,05 bỏ").press("Enter");
    assert!(desk.console.day().competitions()[0].all_runs().next().is_none(), "{}", desk.text(110, 30));
    desk.press("Esc ^R").write("42,31 43,05 1:02,5");
    let shown = desk.text(110, 30);
    assert!(shown.contains("Tổ 2 42,31 · Tổ 3 43,05 · Tổ 1 1:02,50"), "{shown}");
    desk.press("Enter");
    let read = |desk: &Desk, team: &str| {
        let held = &desk.console.day().competitions()[0];
        held.run(&team.into(), 1).and_then(|run| run.watches.first()?.typed).map(|time| time.to_string())
    };
    assert_eq!(read(&desk, "to-1").as_deref(), Some("1:02,50"), "{}", desk.text(110, 30));
    assert_eq!(read(&desk, "to-2").as_deref(), Some("42,31"));
    // One act, one undo.
    desk.press("^Z");
    assert!(["to-1", "to-2", "to-3"].iter().all(|team| read(&desk, team).is_none()));
    // Digits without their comma are asked about.
    desk.wait(1).press("^R").write("Tổ 2 4231,0").press("Enter");
    assert_eq!(read(&desk, "to-2"), None);
    desk.wait(1).press("Enter");
    assert!(read(&desk, "to-2").is_some(), "{}", desk.text(110, 30));
}

/// The heat of Tổ 2, Tổ 3, Tổ 1 in front.
fn a_heat(desk: &mut Desk) {
    desk.press("PgDn 6 F7");
    for lot in ["3", "1", "2", "4", "5"] {
        desk.press("Tab").write(lot).press("Enter").wait(1);
    }
    desk.press("Esc Enter");
}

fn read(desk: &Desk, team: &str) -> Option<String> {
    let held = &desk.console.day().competitions()[0];
    held.run(&team.into(), 1).and_then(|run| run.watches.first()?.typed).map(|time| time.to_string())
}

#[test]
fn pasted_times_are_looked_at_row_by_row_and_a_doubtful_one_waits() {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    let mut desk = rig.desk();
    a_heat(&mut desk);
    desk.paste("Đội  Giờ\nLàn 1: 42,31\nTổ 3 43\nTổ 9 1 phút 02 giây 50");
    insta::assert_snapshot!("times_row_by_row", desk.text(80, 24));
    desk.press("Enter");
    assert_eq!(read(&desk, "to-2").as_deref(), Some("42,31"), "{}", desk.text(110, 30));
    assert_eq!(read(&desk, "to-3"), None, "whole seconds wait where the rules measure hundredths");
    assert_eq!(read(&desk, "to-1"), None);
    // What is in doubt is still in front: Tổ 3 did take 43, and the last one is of Tổ 1.
    desk.wait(1).press("Down Down Space").wait(1).press("Down Tab");
    let shown = desk.text(110, 30);
    assert!(
        shown.contains("[x] 43,00 đường 2 · Tổ 3") && shown.contains("[x] 1:02,50 đường 3 · Tổ 1"),
        "{shown}"
    );
    desk.wait(1).press("Enter");
    assert_eq!(read(&desk, "to-3").as_deref(), Some("43,00"), "{}", desk.text(110, 30));
    assert_eq!(read(&desk, "to-1").as_deref(), Some("1:02,50"));
    assert!(!desk.text(110, 30).contains("[x]"), "nothing is left to be looked at");
}

#[test]
fn a_reading_that_another_console_wrote_meanwhile_is_replaced_by_nobody_unasked() {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    let mut desk = rig.desk();
    let mut other = rig.console("thư ký", Lang::Vi, ThemeName::Dark);
    a_heat(&mut desk);
    other.wait(0).press("6 Enter");
    desk.paste("Tổ 2 42\nTổ 3 43,05");
    // Tổ 2 is taken in whole seconds; then another reading of that watch stands.
    desk.press("Space");
    assert!(desk.text(110, 30).contains("[x] 42,00"), "{}", desk.text(110, 30));
    other.press("^R").write("Tổ 2 41,90").press("Enter");
    desk.wait(0);
    let shown = desk.text(110, 30);
    assert!(shown.contains("[?] 42,00") && shown.contains("thay 41,90 đã ghi ở đồng hồ 1"), "{shown}");
    desk.press("Enter");
    assert_eq!(read(&desk, "to-2").as_deref(), Some("41,90"), "{}", desk.text(110, 30));
    assert_eq!(read(&desk, "to-3").as_deref(), Some("43,05"));
    desk.wait(1).press("Space").wait(1).press("Enter");
    assert_eq!(read(&desk, "to-2").as_deref(), Some("42,00"), "{}", desk.text(110, 30));
}

#[test]
fn laps_of_a_phone_are_never_sure_and_of_two_rows_of_one_team_one_is_taken() {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    let mut desk = rig.desk();
    a_heat(&mut desk);
    desk.press("^R").paste("Lap 1  00:42.31  00:42.31\nLap 2  00:00.74  00:43.05");
    desk.press("Enter");
    let none = ["to-1", "to-2", "to-3"].iter().all(|team| read(&desk, team).is_none());
    assert!(none && desk.text(110, 30).contains("Chưa dòng giờ nào được nhận"), "{}", desk.text(110, 30));
    // The first to arrive was Tổ 3, in lane 2: until the second lap is another's, one of the two is taken.
    desk.press("Tab").wait(1).press("Space");
    let shown = desk.text(110, 30);
    assert!(
        shown.contains("[x] 42,31 đường 2 · Tổ 3") && shown.contains("[ ] 43,05 đường 2 · Tổ 3"),
        "{shown}"
    );
    desk.press("Down Tab").wait(1).press("Space Up").wait(1);
    let shown = desk.text(110, 30);
    assert!(
        shown.contains("[?] 42,31") && shown.contains("[x] 43,05 đường 3 · Tổ 1"),
        "another doubt asks again: {shown}"
    );
    desk.press("Space").wait(1).press("Enter");
    assert_eq!(read(&desk, "to-3").as_deref(), Some("42,31"), "{}", desk.text(110, 30));
    assert_eq!(read(&desk, "to-1").as_deref(), Some("43,05"));
    desk.press("^Z");
    assert!(["to-1", "to-3"].iter().all(|team| read(&desk, team).is_none()), "one act, one undo");
}

#[test]
fn names_that_are_pasted_on_the_ground_are_a_list_of_teams_and_times_are_not() {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    let mut desk = rig.desk();
    a_heat(&mut desk);
    desk.paste("Tổ 6\nTổ 7");
    assert!(!desk.text(110, 30).contains("Giờ của lượt"), "{}", desk.text(110, 30));
    desk.press("Esc").paste("42,31\n43,05\n44,00");
    let shown = desk.text(110, 30);
    assert!(shown.contains("Giờ của lượt") && shown.contains("Ghi 3 giờ vào đồng hồ 1"), "{shown}");
    desk.press("Enter");
    assert_eq!(read(&desk, "to-1").as_deref(), Some("44,00"), "{}", desk.text(110, 30));
}
