//! A copy of the journal, made from the console at any time.

use std::fs;
use std::time::Duration;

use ngayhoi::day::{Mode, Seq};
use ngayhoi::journal::{Journal, Sqlite};

use crate::rig::{Desk, Rig};

const DAY: &str = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h00",
    items: [(title: "Đón tiếp", minutes: 10), (title: "Chào cờ", minutes: 10)])"#;

fn desk() -> Desk {
    Rig::new(DAY, Mode::Live, "08:00").desk()
}

/// Until the copy has come to an end, for better or worse.
fn until_told(desk: &mut Desk) -> String {
    for _ in 0..200 {
        std::thread::sleep(Duration::from_millis(10));
        let shown = desk.wait_ms(10).text(160, 50);
        let on_its_way = shown.contains("Đang chép") || shown.contains("Đang ghi dở");
        if !on_its_way || desk.console.has_left() {
            return shown;
        }
    }
    panic!("the copy never ended");
}

#[test]
fn the_journal_is_copied_from_the_palette_to_the_place_proposed() {
    let stick = tempfile::tempdir().unwrap();
    let place = stick.path().join("ngay-hoi.ngayhoi");
    let mut desk = desk();
    desk.console.may_copy({
        let place = place.clone();
        move || place.clone()
    });
    desk.press("PgDn ^P").write("chep nhat ky").press("Enter");
    let shown = desk.text(160, 50);
    assert!(shown.contains("Chép nhật ký đến") && shown.contains("ngay-hoi.ngayhoi"), "{shown}");
    desk.press("Enter");
    assert!(desk.text(160, 50).contains("Đang chép nhật ký…"), "no key waits for a stick");
    let shown = until_told(&mut desk);
    assert!(shown.contains("Đã chép 2 sự kiện vào") && shown.contains("ngay-hoi.ngayhoi"), "{shown}");
    assert_eq!(Sqlite::open(&place).unwrap().since(Seq(0)).unwrap(), desk.console.day().log());
}

#[test]
fn a_copy_overwrites_nothing_and_says_why() {
    let stick = tempfile::tempdir().unwrap();
    let place = stick.path().join("da-co.ngayhoi");
    fs::write(&place, "của người khác").unwrap();
    let mut desk = desk();
    desk.console.may_copy({
        let place = place.clone();
        move || place.clone()
    });
    desk.press("^P").write("chep nhat ky").press("Enter Enter");
    let shown = until_told(&mut desk);
    assert!(shown.contains("Chưa chép được vào") && shown.contains("Đã có tệp này rồi"), "{shown}");
    assert_eq!(fs::read_to_string(&place).unwrap(), "của người khác");
}

#[test]
fn a_copy_into_a_folder_that_is_not_there_names_the_stick() {
    let stick = tempfile::tempdir().unwrap();
    let place = stick.path().join("USB");
    let mut desk = desk();
    desk.console.may_copy(move || place.clone());
    desk.press("^P").write("chep nhat ky").press("Enter Enter");
    let shown = until_told(&mut desk);
    assert!(shown.contains("Không có thư mục này"), "{shown}");
    assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 0);
}

#[test]
fn leaving_waits_for_the_copy() {
    let stick = tempfile::tempdir().unwrap();
    let place = stick.path().join("ngay-hoi.ngayhoi");
    let mut desk = desk();
    desk.console.may_copy({
        let place = place.clone();
        move || place.clone()
    });
    desk.press("^P").write("chep nhat ky").press("Enter Enter ^Q");
    assert!(!desk.console.has_left(), "the copy would be cut short");
    until_told(&mut desk);
    assert!(desk.console.has_left());
    assert_eq!(Sqlite::open(&place).unwrap().since(Seq(0)).unwrap().len(), 1);
}

#[test]
fn whoever_is_at_another_machine_writes_no_files_here() {
    let mut desk = desk();
    desk.press("^P").write("chep nhat ky").press("Enter");
    let shown = desk.text(160, 50);
    assert!(shown.contains("Từ đây không ghi được tệp"), "{shown}");
    assert!(!shown.contains("Chép nhật ký đến"), "{shown}");
}
