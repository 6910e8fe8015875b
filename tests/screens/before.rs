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
    hall.wait(45);
    let shown = hall.text(100, 30);
    assert!(shown.contains("HẾT GIỜ CHUẨN BỊ"), "{shown}");
    let shown = timekeeper.wait(0).text(100, 30);
    assert!(shown.contains("HẾT GIỜ CHUẨN BỊ"), "{shown}");
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
