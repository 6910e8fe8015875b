//! A clock that was wrong when the day was opened is put right from the palette.

use chrono::TimeDelta;
use ngayhoi::day::Mode;
use ngayhoi::text::Lang;
use ngayhoi::ui::ThemeName;

use crate::rig::Rig;

const DAY: &str = r#"(
    title: "Ngày hội phường Mẫu", date: "19/8/2026", start: "8h00",
    items: [
        (title: "Chào cờ", minutes: 5),
        (title: "Báo cáo", minutes: 15),
        (title: "Bế mạc", minutes: 10),
    ],
)"#;

#[test]
fn the_machine_s_time_is_adopted_after_it_was_shown_what_moves() {
    // It is eight on everybody's wrist, and the machine says 08:45.
    let rig = Rig::new(DAY, Mode::Live, "08:45");
    let mut desk = rig.desk();
    let mut mc = rig.console("MC", Lang::Vi, ThemeName::Dark);
    desk.press("PgDn").wait(120);
    mc.wait(0);
    rig.hands.set_wall(TimeDelta::minutes(-45));
    let shown = desk.wait(10).text(80, 24);
    // Nothing is claimed that is not so, and the way out is named.
    assert!(shown.contains("Giờ máy chậm hơn giờ của ngày 45 phút"), "{shown}");
    assert!(shown.contains("Ctrl-P “giờ của máy”") && !shown.contains("vẫn tính đúng"), "{shown}");

    desk.take_count();
    desk.press("^P").write("gio cua may").press("Enter");
    let asked = desk.text(120, 40);
    for part in [
        "Lấy giờ của máy?",
        "Giờ của ngày: 08:47:10 → 08:02:10 (lùi 45 phút)",
        "So với kế hoạch: chậm 45 phút → đúng giờ",
        "Dự kiến xong: 09:15 → 08:30",
    ] {
        assert!(asked.contains(part), "{part}\n{asked}");
    }
    assert_eq!(desk.console.day().log().len(), 2, "nothing has happened yet");
    desk.press("Enter");
    assert_eq!(desk.take_count(), 14);
    let done = desk.text(120, 40);
    assert!(
        done.contains("lấy giờ của máy: 08:47:10 → 08:02:10"),
        "an item's time is not up for that: {done}"
    );
    assert!(done.contains("08:02:10") && done.contains("02:10") && !done.contains("45 phút;"), "{done}");

    // The other console as well; and both can be worked at once, not in 45 minutes.
    mc.wait(1);
    assert_eq!(mc.console.now(), desk.console.now());
    mc.wait(5).press("PgDn");
    assert_eq!(mc.console.day().current_id().unwrap().to_string(), "bao-cao");
    desk.wait(5).press("PgDn");
    assert_eq!(desk.console.day().current_id().unwrap().to_string(), "be-mac");
    // What is said now goes away as it always does.
    assert!(desk.text(120, 40).contains("sang mục: Bế mạc"));
    assert!(!desk.wait(30).text(120, 40).contains("sang mục: Bế mạc"));
    // Asked once more, there is nothing to do.
    desk.press("^P").write("gio cua may").press("Enter");
    let shown = desk.text(120, 40);
    assert!(shown.contains("Giờ của ngày và giờ của máy đã khớp nhau."), "{shown}");
}

#[test]
fn where_the_clock_moves_to_another_date_every_time_has_its_own() {
    // A laptop two days ahead, put right while the day runs.
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let mut desk = rig.desk();
    desk.press("PgDn").wait(60);
    rig.hands.set_wall(TimeDelta::days(-2));
    desk.wait(10).press("^P").write("gio cua may").press("Enter");
    let asked = desk.text(120, 40);
    for part in [
        "Giờ của ngày: 19/8 08:01:10 → 17/8 08:01:10 (lùi 48 giờ)",
        "So với kế hoạch: đúng giờ → sớm 48 giờ",
        "Dự kiến xong: 19/8 08:30 → 17/8 08:30",
    ] {
        assert!(asked.contains(part), "{part}\n{asked}");
    }
}
