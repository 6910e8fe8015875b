//! What the screens say at the moment at which it is needed, and where the eye finds it.

use ngayhoi::day::{ItemState, Mode};
use ngayhoi::text::Lang;
use ngayhoi::ui::{Theme, ThemeName};
use ratatui::buffer::Buffer;
use ratatui::style::Color;

use crate::rig::{Desk, Rig};

/// Eleven items, so that not all of them fit beside the running one.
const ELEVEN: &str = r#"(
    title: "Ngày hội phường Mẫu", date: "19/8/2026", start: "8h00", must_end: "11h00",
    delegates: [
        (id: "a", name: "Đại biểu 01", honorific: "đồng chí", position: "Trưởng Công an phường"),
        (id: "b", name: "Đại biểu 02", honorific: "bà", position: "Tổ trưởng Tổ dân phố 5"),
    ],
    items: [
        (title: "Đón tiếp", minutes: 5), (title: "Chào cờ", minutes: 5),
        (title: "Báo cáo", minutes: 10, performer: Delegate("a"), words: "Kính mời {nguoi_trinh_bay} lên báo cáo."),
        (title: "Tham luận", minutes: 10, performer: Delegate("b"), checks: [(title: "Micro 2", phase: Before)]),
        (title: "Mục năm", minutes: 5), (title: "Mục sáu", minutes: 5), (title: "Mục bảy", minutes: 5),
        (title: "Mục tám", minutes: 5), (title: "Mục chín", minutes: 5), (title: "Mục mười", minutes: 5),
        (title: "Bế mạc", minutes: 5),
    ],
)"#;

/// The colour of the first cell of a text on the screen.
fn colour_of(cells: &Buffer, text: &str) -> Color {
    let area = cells.area;
    for y in 0..area.height {
        let row: Vec<&str> = (0..area.width).map(|x| cells[(x, y)].symbol()).collect();
        let line = row.concat();
        if let Some(at) = line.find(text) {
            let x = line[..at].chars().count();
            return cells[(u16::try_from(x).expect("a column"), y)].fg;
        }
    }
    panic!("{text} is not on the screen");
}

/// The report has run for this long.
fn report(seconds: i64) -> Desk {
    let rig = Rig::new(ELEVEN, Mode::Live, "08:00");
    let mut desk = rig.desk();
    desk.press("PgDn").wait(300).press("PgDn").wait(300).press("PgDn").wait(seconds);
    desk
}

#[test]
fn what_is_left_is_large_and_what_has_passed_is_small() {
    let mut desk = report(7 * 60 + 14);
    for (columns, rows) in [(80, 24), (110, 30), (160, 50)] {
        let shown = desk.text(columns, rows);
        assert!(shown.contains("đã qua 07:14 / 10:00"), "{shown}");
        assert!(!shown.contains("02:46"), "it stands there in large digits only: {shown}");
    }
    // Three rows of digits: 02:46.
    let shown = desk.text(80, 24);
    for row in ["█▀█ ▀▀█  ▄  █ █ █▀▀", "█ █ █▀▀  ▄  ▀▀█ █▀█", "▀▀▀ ▀▀▀       ▀ ▀▀▀"]
    {
        assert!(shown.contains(row), "{shown}");
    }
    // Over: said in words, and in the colour of lateness.
    desk.wait(200);
    let late = Theme::of(ThemeName::Dark).late.fg.expect("a colour");
    let cells = desk.cells(80, 24);
    assert_eq!(colour_of(&cells, "quá"), late);
    assert_eq!(colour_of(&cells, "█▀█"), late);
}

#[test]
fn a_small_screen_shows_what_was_what_is_and_as_much_of_what_follows_as_there_is_room_for() {
    let mut desk = report(60);
    let shown = desk.text(80, 24);
    for title in ["✓  08:05  Chào cờ", "▶  08:10  Báo cáo", "Tham luận", "Mục năm", "Mục sáu", "Micro 2"]
    {
        assert!(shown.contains(title), "{title}:\n{shown}");
    }
    assert_eq!(shown.matches("Báo cáo").count(), 1, "nothing stands there twice: {shown}");
    insta::assert_snapshot!("run_80", shown);
}

#[test]
fn a_large_screen_shows_who_follows_whether_they_are_here_and_the_words() {
    let mut desk = report(60);
    let shown = desk.text(160, 50);
    assert!(
        shown.contains("Kính mời đồng chí Đại biểu 01") && shown.contains("Sau đó    Mục năm"),
        "{shown}"
    );
    assert!(!shown.contains("chưa đến"), "nobody ticks arrivals on this day: {shown}");
    desk.press("4 Home Space 1");
    assert!(desk.text(160, 50).contains("Tổ trưởng Tổ dân phố 5   ○ chưa đến"), "{}", desk.text(160, 50));
    desk.press("4 Down Space 1");
    assert!(desk.text(160, 50).contains("Tổ trưởng Tổ dân phố 5   ✓ có mặt"), "{}", desk.text(160, 50));
    assert!(desk.text(80, 24).contains("Tổ trưởng Tổ dân phố 5   ✓ có mặt"), "{}", desk.text(80, 24));
}

/// An item with something to do after it, and one that needs something before it.
const CHECKS: &str = r#"(
    title: "Ngày hội", date: "19/8/2026", start: "8h00",
    items: [
        (title: "Chào cờ", minutes: 5, checks: [(title: "Cờ đã treo", required: true)]),
        (title: "Báo cáo", minutes: 10, checks: [
            (title: "Thu lại bài báo cáo", phase: After, required: true), (title: "Tắt máy chiếu", phase: After)]),
        (title: "Tham luận", minutes: 10), (title: "Bế mạc", minutes: 5),
    ],
)"#;

#[test]
fn what_is_to_be_done_after_an_item_stands_on_screen_1_when_it_falls_due() {
    let rig = Rig::new(CHECKS, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("Space PgDn").wait(300).press("PgDn").wait(600).press("PgDn").wait(10);
    for (columns, rows) in [(80, 24), (110, 30)] {
        let shown = desk.text(columns, rows);
        assert!(shown.contains("Việc còn lại của mục trước"), "{shown}");
        assert!(shown.contains("○ Thu lại bài báo cáo") && shown.contains("○ Tắt máy chiếu"), "{shown}");
    }
    // One item on: what is required still stands there, what is not has had its time.
    desk.wait(600).press("PgDn").wait(10);
    let shown = desk.text(80, 24);
    assert!(shown.contains("○ Thu lại bài báo cáo") && !shown.contains("Tắt máy chiếu"), "{shown}");
    // It is the first open one: Space ticks it.
    desk.press("Space").wait(10);
    assert!(!desk.text(80, 24).contains("○ Thu lại"), "{}", desk.text(80, 24));
}

#[test]
fn what_was_to_be_done_before_an_item_is_asked_for_once() {
    let rig = Rig::new(CHECKS, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn");
    assert!(desk.text(80, 24).contains("chưa xong: Cờ đã treo"), "{}", desk.text(80, 24));
    desk.wait(3).press("PgDn").wait(300).press("PgDn");
    assert_eq!(desk.console.day().current_id().map(|id| id.0.as_str()), Some("bao-cao"));
    // Begun by its name instead, its box names what is open.
    desk.press("^Z ^Z").wait(10).press("3 Home F3");
    assert!(desk.text(80, 24).contains("Cờ đã treo"), "{}", desk.text(80, 24));
}

#[test]
fn what_is_owed_is_said_when_the_day_is_ended_and_afterwards() {
    let rig = Rig::new(
        r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: [
            (title: "Trao Giấy khen", kind: AwardConferral, minutes: 20, decisions: [
                (id: "giay-khen", form: "Giấy khen", number: "214/QĐ-UBND",
                 individuals: ["Cá nhân 01", "Cá nhân 02", "Cá nhân 03"]),
            ]),
        ])"#,
        Mode::Live,
        "08:00",
    );
    let desk = &mut rig.desk();
    desk.press("PgDn 5 F3 Enter").wait(5).press("F6").wait(5);
    let asked = desk.press("^P").write("ket thuc ngay").press("Enter").text(100, 30);
    assert!(asked.contains("Còn nợ, trao sau (1): Cá nhân 02"), "{asked}");
    assert!(asked.contains("Chưa trao (1): Cá nhân 03"), "{asked}");
    desk.press("Enter").wait(60);
    for (columns, rows) in [(80, 24), (110, 30)] {
        let shown = desk.press("1").text(columns, rows);
        assert!(shown.contains("Còn nợ, trao sau (1): Cá nhân 02"), "{shown}");
    }
}

/// Five people in two batches, an MC on screen 2 and a secretary on screen 5.
const TWO_BATCHES: &str = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", stage_width: 3, items: [
    (title: "Trao Giấy khen", kind: AwardConferral, minutes: 20, words: "Xin mời công bố quyết định.", decisions: [
        (id: "giay-khen", form: "Giấy khen", number: "214/QĐ-UBND", presenters: ["Chủ tịch UBND phường"],
         individuals: ["Cá nhân 01", "Cá nhân 02", "Cá nhân 03", "Cá nhân 04", "Cá nhân 05"]),
    ]),
    (title: "Bế mạc"),
])"#;

/// The line that is marked as being read.
fn reading_line(mc: &mut Desk) -> String {
    let shown = mc.text(100, 40);
    let mut marked = shown.lines().filter_map(|line| line.trim_start().strip_prefix("▌ "));
    marked.next().unwrap_or_else(|| panic!("no reading line:\n{shown}")).to_owned()
}

#[test]
fn the_mcs_eye_meets_the_person_who_is_called_and_stays_for_the_photo() {
    let rig = Rig::new(TWO_BATCHES, Mode::Live, "08:00");
    let (desk, mc) = (&mut rig.desk(), &mut rig.console("MC", Lang::Vi, ThemeName::Dark));
    desk.press("PgDn 5");
    mc.press("2").wait(0);
    assert_eq!(reading_line(mc), "Xin mời công bố quyết định.");
    // Read, but nobody is called yet: the introduction is still the MC's.
    desk.press("F3");
    mc.wait(0);
    assert_eq!(reading_line(mc), "Xin mời công bố quyết định.");
    mc.press("F12").wait(0);
    assert_eq!(reading_line(mc), "1. CÁ NHÂN 01");
    let shown = mc.text(100, 40);
    assert!(shown.contains("Trao Giấy khen · cá nhân · đợt 1/2 · đã gọi 3/3"), "{shown}");
    // The desk sees that they are called before it gives: sooner its press was meant for what stood before.
    desk.wait(0).wait(1).press("Enter").wait(5);
    mc.wait(0);
    assert_eq!(reading_line(mc), "2. CÁ NHÂN 02");
    insta::assert_snapshot!("mc_calls", mc.text(100, 30));
    desk.press("Enter").wait(5).press("Enter").wait(5);
    mc.wait(0);
    // All three have received: the photo, and nothing of the next batch under the reading line.
    assert_eq!(reading_line(mc), "– chụp ảnh –");
    let shown = mc.text(100, 40);
    assert!(shown.contains("✓ 1. Cá nhân 01") && shown.contains("4. CÁ NHÂN 04"), "both batches: {shown}");
    assert_eq!(shown.matches("hết lời dẫn").count(), 1, "only after the last batch: {shown}");
    desk.press("^K");
    mc.wait(0);
    assert_eq!(reading_line(mc), "Giấy khen 214/QĐ-UBND");
    let shown = mc.text(100, 40);
    assert!(shown.contains("đợt 2/2 · đã gọi 0/2") && !shown.contains("Cá nhân 01"), "{shown}");
    mc.wait(3).press("F12");
    assert_eq!(reading_line(mc), "4. CÁ NHÂN 04");
}

#[test]
fn the_mc_moves_the_reading_line_and_it_stays_until_the_stage_goes_on() {
    let rig = Rig::new(TWO_BATCHES, Mode::Live, "08:00");
    let (desk, mc) = (&mut rig.desk(), &mut rig.console("MC", Lang::Vi, ThemeName::Dark));
    desk.press("PgDn 5 F3");
    mc.press("2").wait(0).press("F12").wait(0).press("Up Up");
    assert_eq!(reading_line(mc), "Giấy khen 214/QĐ-UBND");
    mc.wait(10);
    assert_eq!(reading_line(mc), "Giấy khen 214/QĐ-UBND");
    // Whoever is called next stands out all the same.
    let now = Theme::of(ThemeName::Dark).now.fg.expect("a colour");
    assert_eq!(colour_of(&mc.cells(100, 40), "1. CÁ NHÂN 01"), now);
    desk.wait(0).wait(1).press("Enter");
    mc.wait(0);
    assert_eq!(reading_line(mc), "2. CÁ NHÂN 02");
}

#[test]
fn no_guest_is_named_between_two_words_of_command() {
    let rig = Rig::new(
        r#"(title: "Ngày hội", date: "19/8/2026", start: "8h",
            delegates: [(id: "a", name: "Đại biểu 01", honorific: "đồng chí", position: "Phó Chủ tịch UBND thành phố")],
            items: [
                (title: "Ổn định tổ chức", minutes: 5),
                (title: "Chào cờ, hát Quốc ca", minutes: 5, words: "Nghiêm! Chào cờ, chào!"),
                (title: "Báo cáo", minutes: 5, words: "Kính mời lên báo cáo."),
            ])"#,
        Mode::Live,
        "08:00",
    );
    let desk = &mut rig.desk();
    desk.press("PgDn").wait(10).press("4 Space 2").wait(5).press("PgDn").wait(2);
    let shown = desk.text(100, 30);
    assert!(shown.contains("▌ Nghiêm! Chào cờ, chào!"), "{shown}");
    assert!(
        !shown.contains("Ban Tổ chức trân trọng giới thiệu") && !shown.contains("Enter đã giới thiệu"),
        "{shown}"
    );
    desk.press("Enter");
    assert!(desk.console.day().attendees()[0].waits_for_introduction(), "and Enter names nobody");
    // The next seam.
    desk.wait(60).press("PgDn").wait(2);
    assert!(desk.text(100, 30).contains("Ban Tổ chức trân trọng giới thiệu"), "{}", desk.text(100, 30));
}

/// Three people at a decision that is over but for one who was absent, and the stage at the next.
const AFTER: &str = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: [
    (title: "Trao Kỷ niệm chương", kind: AwardConferral, minutes: 10, decisions: [
        (id: "ky-niem", form: "Kỷ niệm chương", individuals: [
            (name: "Cá nhân 01", position: "Tổ dân phố 1", slot: 1), (name: "Cá nhân 02", slot: 2)]),
    ]),
    (title: "Trao Giấy khen", kind: AwardConferral, minutes: 20, decisions: [
        (id: "giay-khen", form: "Giấy khen", number: "214/QĐ-UBND", individuals: [
            (name: "Cá nhân 11", position: "Tổ dân phố 1", slot: 1), (name: "Cá nhân 12", position: "Hội Phụ nữ", slot: 2)]),
    ]),
    (title: "Bế mạc"),
])"#;

#[test]
fn a_roll_that_is_over_folds_to_a_line_and_keeps_only_who_is_owed() {
    let rig = Rig::new(AFTER, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn 5 F3 Enter").wait(5).press("F6").wait(5);
    desk.press("1 PgDn").wait(5).press("5 Esc").wait(5);
    desk.press("^F").write("ca nhan 11").press("Enter").wait(5);
    let shown = desk.text(100, 30);
    insta::assert_snapshot!("awards_folded", shown);
    assert!(shown.contains("✓ Kỷ niệm chương") && shown.contains("2 = 1 đã trao + 1 trao sau"), "{shown}");
    assert!(!shown.contains("Cá nhân 01") && shown.contains("Cá nhân 02"), "{shown}");
    // What is to be done is said on top: two to be called, one owed.
    assert!(shown.contains("2 chưa trao · 1 trao sau"), "{shown}");
    // Whoever is looked for is there.
    let shown = desk.press("^F").write("ca nhan 01").press("Enter").text(100, 30);
    assert!(shown.contains("Cá nhân 01") && shown.contains("Tổ dân phố 1"), "{shown}");
    // All have been called: what is owed is not passed over in silence.
    desk.press("^F").write("ca nhan 11").press("Enter F3 Enter").wait(5).press("Enter").wait(5);
    let shown = desk.text(100, 30);
    assert!(shown.contains("1 trao sau") && !shown.contains("0 chưa trao"), "{shown}");
}

#[test]
fn a_roll_that_was_passed_over_is_a_line_while_another_is_on_and_whole_when_the_day_has_ended() {
    let rig = Rig::new(AFTER, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    // Nobody of the first item received; the second runs.
    desk.press("PgDn").wait(5).press("PgDn").wait(5).press("5 F3").wait(5);
    desk.press("^F").write("ca nhan 11").press("Enter").wait(5);
    let shown = desk.text(100, 30);
    assert!(shown.contains("Kỷ niệm chương") && shown.contains("… 2 chưa trao"), "{shown}");
    assert!(!shown.contains("Cá nhân 01") && shown.contains("CÁ NHÂN 11"), "{shown}");
    // Whoever is gone up to unfolds it.
    let shown = desk.press("Up").text(100, 30);
    assert!(shown.contains("Cá nhân 01") && shown.contains("Cá nhân 02"), "{shown}");
    desk.press("Down");
    // A second console, at which nothing is selected, sees the same.
    let other = &mut rig.console("thư ký", Lang::Vi, ThemeName::Plain);
    let shown = other.press("5").text(80, 24);
    assert!(shown.contains("… 2 chưa trao") && !shown.contains("Cá nhân 01"), "{shown}");
    // Nobody is on the stage any more: both lists are to be handed over.
    desk.press("1 PgDn").wait(5).press("^P").write("ket thuc ngay").press("Enter Enter").wait(5);
    assert!(desk.console.day().ended_at().is_some());
    let shown = desk.press("5").text(100, 30);
    assert!(!shown.contains("… 2 chưa trao") && shown.contains("Cá nhân 01"), "{shown}");
}

#[test]
fn the_state_stands_beside_the_name_however_wide_the_screen_is() {
    let rig = Rig::new(AFTER, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("5");
    for columns in [80, 110, 160, 200] {
        let shown = desk.text(columns, 50);
        let line = shown.lines().find(|line| line.contains("Cá nhân 12")).expect("a row");
        let column = |what: &str| line.find(what).map(|at| line[..at].chars().count()).expect("on the row");
        assert!(column("chưa thấy") < 90 && column("khay 2") < column("chưa thấy"), "{line}");
        // And in one column with the others.
        let other = shown.lines().find(|line| line.contains("Cá nhân 02")).expect("a row");
        assert_eq!(other.find("chưa thấy").map(|at| other[..at].chars().count()), Some(column("chưa thấy")));
    }
}

#[test]
fn a_pledge_is_signed_and_speaks_of_no_award() {
    let rig = Rig::new(
        r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: [
            (title: "Ký giao ước thi đua", kind: PledgeSigning, minutes: 5, decisions: [
                (id: "giao-uoc", form: "Giao ước thi đua", collectives: [
                    (name: "Tổ dân phố 1", representative: "Cá nhân 01"), "Tổ dân phố 2", "Tổ dân phố 3"]),
            ]),
            (title: "Bế mạc"),
        ])"#,
        Mode::Live,
        "08:00",
    );
    let (desk, mc) = (&mut rig.desk(), &mut rig.console("MC", Lang::Vi, ThemeName::Dark));
    desk.press("PgDn 5").wait(5);
    let shown = desk.text(100, 30);
    assert!(shown.contains("MỜI LÊN") && !shown.contains("chưa công bố"), "{shown}");
    assert!(shown.contains("người ký: Cá nhân 01"), "{shown}");
    // Nor has anything to be on a tray.
    let ready = desk.press("Tab").text(100, 30);
    assert!(!ready.contains("Tổ dân phố 1") && !ready.contains("khay"), "{ready}");
    desk.press("Tab").wait(1);
    // Nothing is to be read before.
    desk.press("Enter").wait(5).press("Enter").wait(5).press("F6").wait(5).press("^K").wait(5);
    mc.press("2").wait(0);
    let shown = format!("{}{}", desk.text(100, 30), desk.press("8").text(100, 30));
    assert!(
        shown.contains("đã ký: Tổ dân phố 1") && shown.contains("vắng · ký sau: Tổ dân phố 3"),
        "{shown}"
    );
    let said = mc.text(100, 30);
    for award in ["trao", "chụp ảnh", "công bố", "nhận thay"] {
        assert!(!shown.contains(award), "{award}: {shown}");
        assert!(!said.contains(award), "{award}: {said}");
    }
    // Help and the boxes speak of signing as well.
    let help = desk.press("5 ?").text(100, 40);
    assert!(help.contains("Người đang chọn đã ký") && !help.contains("Công bố"), "{help}");
    let box_ = desk.press("Esc End F7").text(100, 30);
    assert!(box_.contains("Ai ký thay?"), "{box_}");
    desk.press("Esc");
    // Nobody is owed anything.
    let asked = desk.press("^P").write("ket thuc ngay").press("Enter").text(100, 30);
    assert!(!asked.contains("Còn nợ"), "{asked}");
    assert!(asked.contains("Chưa ký (1): Tổ dân phố 3"), "{asked}");
}

/// Two lists, one of them of a pledge, and what comes after.
const LEFT: &str = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: [
    (title: "Ký cam kết", kind: PledgeSigning, minutes: 5, decisions: [
        (id: "cam-ket", form: "Bản cam kết", collectives: ["Tổ dân phố 1", "Tổ dân phố 2", "Tổ dân phố 3"]),
    ]),
    (title: "Trao thưởng", kind: AwardConferral, minutes: 10, decisions: [
        (id: "giay-khen", form: "Giấy khen", number: "214/QĐ-UBND", individuals: ["Cá nhân 01", "Cá nhân 02"]),
    ]),
    (title: "Bế mạc"),
])"#;

#[test]
fn who_is_left_of_an_item_is_said_before_it_is_left() {
    let rig = Rig::new(LEFT, Mode::Live, "08:00");
    let (desk, secretary) = (&mut rig.desk(), &mut rig.console("thư ký", Lang::Vi, ThemeName::Dark));
    let on = |desk: &Desk| desk.console.day().current_id().map(|id| id.0.clone()).unwrap_or_default();
    desk.press("PgDn").wait(5);
    secretary.wait(0).press("5 Enter").wait(5).press("Enter").wait(5);
    // The other one presses "next" while the third has not signed: it is told, and nothing moves.
    let shown = desk.press("PgDn").text(100, 30);
    assert_eq!(on(desk), "ky-cam-ket");
    assert!(shown.contains("Còn 1 chưa ký: Tổ dân phố 3."), "{shown}");
    // Whoever signs meanwhile is not asked about.
    secretary.wait(3).press("Enter").wait(5);
    desk.wait(0).press("PgDn").wait(5);
    assert_eq!(on(desk), "trao-thuong");
    // A list that nobody has touched is kept elsewhere: who was left is told, and stays readable.
    desk.press("PgDn").wait(1);
    assert_eq!(on(desk), "be-mac");
    let shown = desk.text(100, 30);
    assert!(shown.contains("2 chưa trao: Cá nhân 01, Cá nhân 02"), "{shown}");
    assert!(desk.press("8").text(100, 30).contains("2 chưa trao: Cá nhân 01"), "{}", desk.text(100, 30));
}

#[test]
fn who_was_left_of_awards_is_gone_over_only_by_a_second_press() {
    let rig = Rig::new(LEFT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    let on = |desk: &Desk| desk.console.day().current_id().map(|id| id.0.clone()).unwrap_or_default();
    desk.press("^F")
        .write("trao thuong")
        .press("Enter F3 Down Down Enter")
        .wait(5)
        .press("5 F3")
        .wait(5)
        .press("Enter")
        .wait(5);
    assert!(
        desk.press("1 PgDn").text(100, 30).contains("Còn 1 chưa trao: Cá nhân 02."),
        "{}",
        desk.text(100, 30)
    );
    assert_eq!(on(desk), "trao-thuong");
    desk.wait(3).press("PgDn").wait(1);
    assert_eq!(on(desk), "be-mac");
    // Nobody is lost: the end of the day has them.
    let asked = desk.press("^P").write("ket thuc ngay").press("Enter").text(100, 30);
    assert!(asked.contains("Chưa trao (1): Cá nhân 02"), "{asked}");
}

/// At 08:25 the report is begun by its name; the reception ran, and nobody pressed for what came since.
fn forgotten() -> Desk {
    let rig = Rig::new(ELEVEN, Mode::Live, "08:00");
    let mut desk = rig.desk();
    desk.press("PgDn").wait(1500).press("^F").write("bao cao").press("Enter F3");
    desk
}

#[test]
fn presses_that_were_forgotten_are_asked_about_when_a_later_item_is_begun() {
    let mut desk = forgotten();
    let asked = desk.text(100, 30);
    assert!(asked.contains("Các mục trước chưa bấm bắt đầu") && asked.contains("Chào cờ"), "{asked}");
    insta::assert_snapshot!("forgotten", asked);
    desk.press("Down Enter").wait(5);
    let state = |desk: &Desk, id: &str| desk.console.day().entry(&id.into()).expect("an item").state;
    assert_eq!(state(&desk, "chao-co"), ItemState::Done);
    assert_eq!(desk.console.day().current_id().map(|id| id.0.as_str()), Some("bao-cao"));
    // Its time is not known, and nothing is made up.
    let shown = desk.press("1").text(110, 30);
    assert!(shown.contains("Chào cờ") && shown.contains("không rõ giờ"), "{shown}");
    assert!(desk.press("8").text(100, 30).contains("đã diễn ra, không bấm: Chào cờ"));
    // On, and not back.
    desk.press("1 PgDn").wait(5);
    assert_eq!(desk.console.day().current_id().map(|id| id.0.as_str()), Some("tham-luan"));
}

#[test]
fn what_was_not_held_is_left_out_or_still_to_come() {
    let mut desk = forgotten();
    desk.press("Down Down Enter").wait(5);
    assert_eq!(desk.console.day().entry(&"chao-co".into()).expect("an item").state, ItemState::Skipped);
    desk.press("1 PgDn").wait(5);
    assert_eq!(desk.console.day().current_id().map(|id| id.0.as_str()), Some("tham-luan"));
    // Still to come: it is next, and said to be.
    let mut desk = forgotten();
    desk.press("Enter").wait(5);
    assert!(desk.press("1").text(110, 30).contains("Kế tiếp   Chào cờ"), "{}", desk.text(110, 30));
    // One key takes back what was chosen together with what it began.
    let mut desk = forgotten();
    desk.press("Down Enter").wait(5).press("^Z");
    assert_eq!(desk.console.day().entry(&"chao-co".into()).expect("an item").state, ItemState::Pending);
    assert_eq!(desk.console.day().current_id().map(|id| id.0.as_str()), Some("don-tiep"));
}

#[test]
fn on_a_wide_screen_a_delegate_s_state_stands_near_the_name() {
    let agenda = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: ["Chào cờ"],
        delegates: [(name: "Cá nhân 01", position: "Bí thư Đảng ủy phường")])"#;
    let desk = &mut Rig::new(agenda, Mode::Live, "08:00").desk();
    let shown = desk.press("4").text(160, 50);
    let line = shown.lines().find(|line| line.contains("Cá nhân 01")).unwrap();
    assert!(line.chars().count() <= 80, "{line}");
}

#[test]
fn whoever_is_called_stands_beside_the_lists_where_the_screen_is_wide() {
    let rig = Rig::new(AFTER, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn 5 F3").wait(5).press("F12").wait(5);
    let shown = desk.text(160, 50);
    assert!(shown.lines().any(|line| line.contains("│  ĐÃ GỌI")), "{shown}");
    assert!(shown.contains("Sau đó   2. Cá nhân 02 · đã gọi"), "{shown}");
    insta::assert_snapshot!("awards_beside", shown);
    // Not where it would take the lists their room, and on a narrow screen 1 in a line of its own.
    let narrower = desk.text(120, 40);
    assert!(!narrower.contains("Sau đó   2."), "{narrower}");
    let shown = desk.press("1").text(80, 24);
    assert!(shown.contains("Trên sân khấu: 1. CÁ NHÂN 01 · đã gọi · 1/2"), "{shown}");
    // The band over the words is the one thing that the MC's eye meets.
    let drawn = desk.press("2").cells(100, 30);
    let inverse: Vec<String> = (0..30)
        .filter(|y| (0..100).any(|x| drawn[(x, *y)].modifier.contains(ratatui::style::Modifier::REVERSED)))
        .map(|y| (0..100).map(|x| drawn[(x, y)].symbol()).collect::<String>().trim().to_owned())
        .collect();
    assert!(matches!(inverse.as_slice(), [one] if one.contains("1. CÁ NHÂN 01")), "{inverse:?}");
}

#[test]
fn the_key_bar_keeps_its_room_for_what_can_be_done_now() {
    let rig = Rig::new(AFTER, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    let bar = |desk: &mut Desk| desk.text(80, 24).lines().last().unwrap_or_default().to_owned();
    desk.press("PgDn 5").wait(5);
    // Nothing can be conferred before the decision is read, and its key stays where the hand knows it.
    let before = bar(desk);
    assert!(before.contains("Enter trao & kế tiếp") && before.contains("F3 công bố"), "{before}");
    desk.press("F3").wait(5);
    let after = bar(desk);
    assert!(after.contains("F7 nhận thay") && !after.contains("F3 công bố"), "{after}");
    // A press within two seconds of the last is refused: nothing moves for that.
    let stays = bar(desk.press("1").wait(5).press("PgDn"));
    assert!(stays.starts_with(" PgDn kế tiếp"), "{stays}");
    assert_eq!(bar(desk.wait(10)).split("  ").next(), stays.split("  ").next());
}

#[test]
fn in_a_high_window_the_words_stand_apart_and_the_batch_that_waits_beside_the_one_on_stage() {
    let two = AFTER.replace(
        "(name: \"Cá nhân 11\"",
        "(name: \"Cá nhân 10\", position: \"Tổ dân phố 9\")], collectives: [(name: \"Tập thể 01\"), (name: \"Cá nhân 11\"",
    );
    let rig = Rig::new(&two, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn").wait(5).press("PgDn").wait(5).press("5 F3").wait(5);
    let shown = desk.press("Enter").wait(5).text(160, 50);
    let beside: String =
        shown.lines().filter_map(|line| line.split_once('│')).map(|(_, right)| right).collect();
    assert!(beside.contains("đợt sau:") && beside.contains("Cá nhân 10"), "{shown}");
    let row_of = |shown: &str, name: &str| shown.lines().position(|line| line.contains(name));
    let apart = |shown: &str| {
        let below = row_of(shown, "Tập thể 01").zip(row_of(shown, "CÁ NHÂN 11"));
        below.map(|(first, second)| second - first)
    };
    desk.press("2");
    let (high, low) = (desk.text(160, 50), desk.text(80, 24));
    assert_eq!((apart(&high), apart(&low)), (Some(2), Some(1)), "{high}\n{low}");
}
