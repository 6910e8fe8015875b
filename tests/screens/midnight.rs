//! An evening that goes on past midnight, and the morning after: a time of another date has its date.

use ngayhoi::day::Mode;

use crate::rig::{Desk, Rig};

const EVENING: &str = r#"(
    title: "Đêm hội phường Mẫu", date: "19/8/2026", start: "19:30", must_end: "00:30",
    delegates: [(id: "a", name: "Đại biểu 01", position: "Trưởng Công an phường")],
    items: [
        (title: "Khai mạc", minutes: 30, checks: [(title: "Loa đã thử")]),
        (title: "Trao thưởng", kind: AwardConferral, minutes: 230, decisions: [
            (id: "g", form: "Giấy khen", individuals: ["Cá nhân 01", "Cá nhân 02"]),
        ]),
        (title: "Bắn pháo hoa", start: "00:15", minutes: 10),
        (title: "Bế mạc", minutes: 5),
    ],
)"#;

/// The evening, at this many minutes after its beginning at 19:30.
fn evening(minutes: i64) -> (Rig, Desk) {
    let rig = Rig::new(EVENING, Mode::Live, "19:30");
    let mut desk = rig.desk();
    desk.press("PgDn Space").wait(30 * 60).press("PgDn").wait((minutes - 30) * 60);
    (rig, desk)
}

#[test]
fn before_midnight_what_comes_after_it_has_its_date() {
    let (_rig, mut desk) = evening(90);
    for (columns, rows) in [(80, 24), (160, 50)] {
        let shown = desk.text(columns, rows);
        assert!(shown.contains("dự kiến xong 20/8 00:30 · hạn 20/8 00:30"), "{shown}");
    }
    // Beside the running item the date stands once, above the first that has it.
    let shown = desk.text(160, 50);
    let date = shown.find("thứ Năm 20/8").unwrap_or_else(|| panic!("{shown}"));
    assert!(shown.find("19:30").unwrap() < date, "{shown}");
    assert!(date < shown.find("Bắn pháo hoa").unwrap(), "{shown}");
    // In a narrow window it stands with the time.
    assert!(desk.text(80, 24).contains("20/8 00:15  Bắn pháo hoa"), "{}", desk.text(80, 24));
}

#[test]
fn after_midnight_what_was_before_it_has_its_date() {
    let (_rig, mut desk) = evening(4 * 60 + 45);
    let shown = desk.text(160, 50);
    assert!(shown.contains("hạn 00:30"), "{shown}");
    let shown = desk.press("7").text(100, 30);
    assert!(shown.contains("19/8 19:30"), "who ticked the check, and when: {shown}");
    // The programme keeps its columns; the date stands between its lines.
    let shown = desk.press("3").text(100, 30);
    let (first, second) = (shown.find("thứ Tư 19/8"), shown.rfind("thứ Năm 20/8"));
    let (first, second) =
        (first.unwrap_or_else(|| panic!("{shown}")), second.unwrap_or_else(|| panic!("{shown}")));
    assert!(first < shown.find("Khai mạc").unwrap(), "{shown}");
    assert!(
        second < shown.find("Bắn pháo hoa").unwrap() && second > shown.find("Trao thưởng").unwrap(),
        "{shown}"
    );
    let shown = desk.press("8").text(100, 30);
    assert!(shown.contains("19/8 20:00:00"), "{shown}");
    // Columns stay columns: what was done now stands under what was done yesterday.
    let shown = desk.press("7 Space 8").wait(60).text(100, 30);
    let column = |part: &str| {
        let line = shown.lines().find(|line| line.contains(part)).unwrap_or_else(|| panic!("{shown}"));
        line[..line.find("điều hành").unwrap()].chars().count()
    };
    assert_eq!(column("bỏ đánh dấu"), column("mở chương trình"), "{shown}");
}

#[test]
fn the_next_morning_the_deadline_of_yesterday_has_its_date() {
    let (_rig, mut desk) = evening(13 * 60);
    let shown = desk.text(100, 30);
    assert!(shown.contains("hạn 00:30"), "still the 20th: {shown}");
    desk.wait(24 * 3600);
    let shown = desk.text(100, 30);
    assert!(shown.contains("hạn 20/8 00:30"), "{shown}");
    let shown = desk.press("8").text(100, 30);
    assert!(shown.contains("19/8 19:30:00"), "{shown}");
}

#[test]
fn on_one_date_no_date_stands_beside_a_time() {
    let rig = Rig::new(
        &EVENING.replace("00:30", "23:30").replace("00:15", "23:10").replace("230", "190"),
        Mode::Live,
        "19:30",
    );
    let mut desk = rig.desk();
    desk.press("PgDn").wait(30 * 60).press("PgDn").wait(60);
    for screen in ["1", "3", "4", "5", "7", "8"] {
        for (columns, rows) in [(80, 24), (160, 50)] {
            let shown = desk.press(screen).text(columns, rows);
            assert!(!shown.lines().skip(1).any(|line| line.contains("9/8 ")), "{shown}");
        }
    }
}
