//! Papers of the day, written from the console while the day goes on.

use std::fs;
use std::time::Duration;

use ngayhoi::day::Mode;

use crate::rig::{Desk, Rig};

const DAY: &str = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h00",
    items: [(title: "Đón tiếp", minutes: 10), (title: "Chào cờ", minutes: 10)])"#;

/// Until the paper is written, or not.
fn until_told(desk: &mut Desk) -> String {
    for _ in 0..400 {
        std::thread::sleep(Duration::from_millis(10));
        let shown = desk.wait_ms(10).text(160, 50);
        if !shown.contains("Đang ghi giấy tờ") || desk.console.has_left() {
            return shown;
        }
    }
    panic!("the paper was never written");
}

fn names(folder: &tempfile::TempDir) -> Vec<String> {
    let files = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_paper_is_written_beside_the_agenda_and_its_place_is_told_while_the_clock_runs_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Rig::new(DAY, Mode::Live, "08:00").desk();
    desk.console.may_print(folder.path().to_owned());
    // On screen 8 the minutes are on top.
    desk.press("PgDn 8 ^S");
    let shown = desk.text(80, 24);
    assert!(shown.contains("Ghi giấy tờ nào?") && shown.contains("Enter: Word · Tab: Excel"), "{shown}");
    desk.press("Enter");
    assert!(desk.text(160, 50).contains("Đang ghi giấy tờ…"), "no key waits for a disk");
    let shown = until_told(&mut desk);
    assert!(shown.contains("Đã ghi") && shown.contains("2026-08-19-bien-ban.docx"), "{shown}");
    // A second one takes another name, and the other formats another key.
    desk.press("^S Enter");
    until_told(&mut desk);
    desk.press("^S Tab");
    until_told(&mut desk);
    desk.press("^S Space");
    until_told(&mut desk);
    let minutes = [
        "2026-08-19-bien-ban-2.docx",
        "2026-08-19-bien-ban.docx",
        "2026-08-19-bien-ban.html",
        "2026-08-19-bien-ban.xlsx",
    ];
    assert_eq!(names(&folder), minutes);
    assert_eq!(desk.console.day().log().len(), 2, "a paper is no event of the day");
    assert!(desk.console.day().current().is_some());
}

#[test]
fn each_screen_has_the_paper_that_it_is_about_on_top() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Rig::new(DAY, Mode::Live, "08:00").desk();
    desk.console.may_print(folder.path().to_owned());
    for screen in ["1", "2", "3", "4", "5", "6", "7", "8"] {
        desk.press(&format!("{screen} ^S Space"));
        until_told(&mut desk);
    }
    let written: Vec<String> =
        names(&folder).iter().map(|name| name.trim_start_matches("2026-08-19-").to_owned()).collect();
    assert_eq!(
        written,
        [
            "bien-ban.html",
            "chuong-trinh.html",
            "danh-sach-dai-bieu.html",
            "danh-sach-khen-thuong.html",
            "ket-qua-hoi-thi.html",
            "kich-ban-dieu-hanh.html",
            "kich-ban-mc.html",
            "phan-cong-nhiem-vu.html",
        ]
    );
}

#[test]
fn where_no_file_may_be_written_or_the_folder_is_gone_it_says_so_and_the_day_goes_on() {
    let mut desk = Rig::new(DAY, Mode::Live, "08:00").desk();
    desk.press("^S");
    let shown = desk.text(160, 50);
    assert!(shown.contains("Từ đây không ghi được tệp."), "{shown}");
    let gone = tempfile::tempdir().unwrap().path().join("usb");
    desk.console.may_print(gone);
    desk.press("Esc ^S Enter");
    let shown = until_told(&mut desk);
    assert!(shown.contains("Chưa ghi được vào"), "{shown}");
    desk.press("Esc PgDn");
    assert!(desk.console.day().current().is_some());
}
