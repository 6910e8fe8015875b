//! What operators do at a console, and what they then see.

use chrono::TimeDelta;
use ngayhoi::agenda::ItemId;
use ngayhoi::day::{Event, ItemState, Mode, ProgrammeEvent};
use ngayhoi::journal::Trouble;
use ngayhoi::text::Lang;
use ngayhoi::ui::{Code, Input, Key, ThemeName};

use crate::rig::Rig;

const MODEL: &str = include_str!("../../agendas/mau-ngay-hoi.ron");

/// A short day with round numbers.
const SHORT: &str = r#"(
    title: "Ngày hội phường Mẫu",
    date: "19/8/2026", start: "8h00", must_end: "9h00",
    items: [
        (title: "Chào cờ", minutes: 5, checks: [(title: "Cờ đã treo", required: true, owner: "Kỹ thuật")]),
        (title: "Báo cáo", minutes: 10, performer: "Trưởng Công an phường", checks: [
            (title: "Slide đã mở", owner: "Kỹ thuật"),
            (title: "Nước cho diễn giả", owner: "Lễ tân"),
        ]),
        (title: "Tham luận", minutes: 15),
        (title: "Bế mạc"),
    ],
)"#;

#[test]
fn a_day_from_the_first_key_to_the_last() {
    let rig = Rig::new(SHORT, Mode::Live, "07:55");
    let desk = &mut rig.desk();
    insta::assert_snapshot!("before_the_day", desk.text(110, 30));
    desk.wait(420).press("PgDn");
    insta::assert_snapshot!("required_checks_are_named", desk.text(80, 24));
    desk.press("Space").wait(2).press("PgDn").wait(434);
    insta::assert_snapshot!("the_first_item_runs_over", desk.text(110, 30));
    desk.press("PgDn").wait(434).press("Space");
    insta::assert_snapshot!("the_report_is_live", desk.text(110, 30));
    insta::assert_snapshot!("the_report_is_live_80", desk.text(80, 24));
    insta::assert_snapshot!("programme", desk.press("3").text(110, 30));
    insta::assert_snapshot!("checks", desk.press("7").text(80, 24));
    insta::assert_snapshot!("journal", desk.press("8").text(80, 24));
}

#[test]
fn two_people_press_next_together_and_the_day_moves_by_one() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let (mc, caller) = (&mut rig.console("MC", Lang::Vi, ThemeName::Dark), &mut rig.desk());
    mc.press("Space PgDn").wait(300);
    caller.wait(0);
    mc.press("PgDn");
    // This console has not heard of it yet: the press means the item that it still shows.
    caller.press("PgDn");
    assert_eq!(caller.console.day().current_id(), Some(&ItemId::from("bao-cao")));
    let shown = caller.text(110, 30);
    assert!(shown.contains("Lúc này đang là “Báo cáo” (MC bấm lúc 08:05:00)."), "{shown}");
}

#[test]
fn a_shaking_hand_on_one_check_does_not_untick_it() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("Space Space Space");
    assert!(desk.console.day().tick(&"chao-co/co-da-treo".into()).is_some());
    desk.wait(3).press("Space");
    assert!(desk.console.day().tick(&"chao-co/co-da-treo".into()).is_none());
}

#[test]
fn page_up_goes_back_only_when_pressed_twice() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("Space PgDn").wait(120).press("PgDn").wait(10).press("PgUp");
    assert_eq!(desk.console.day().current_id(), Some(&ItemId::from("bao-cao")));
    assert!(desk.text(110, 30).contains("PgUp lần nữa để quay lại “Chào cờ”"));
    desk.press("PgUp");
    let live = desk.console.day().current().unwrap();
    assert_eq!(live.id(), &ItemId::from("chao-co"));
    assert!(desk.text(110, 30).contains("02:10"), "the clock runs on as if it had never been left");
}

#[test]
fn what_somebody_else_did_is_told() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let (usher, desk) = (&mut rig.console("lễ tân 1", Lang::Vi, ThemeName::Dark), &mut rig.desk());
    usher.press("7 Space");
    desk.wait(0);
    assert!(desk.text(110, 30).contains("08:00 lễ tân 1: xong việc: Cờ đã treo"), "{}", desk.text(110, 30));
}

#[test]
fn anything_is_found_without_accents() {
    let rig = Rig::new(include_str!("../../agendas/quang-an-2023.ron"), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    // As a Telex tool sends it: hoa, backspace, the letter with its mark, in the old placement.
    desk.press("^F").write("hoa").press("Backspace Backspace").write("oà");
    assert!(desk.text(80, 24).contains("Nguyễn Thị Thanh Hòa"), "{}", desk.text(80, 24));
    desk.press("Esc ^F").write("duc");
    assert!(desk.text(80, 24).contains("Nguyễn Đức Kiên"), "{}", desk.text(80, 24));
    desk.press("Enter");
    assert!(desk.text(80, 24).contains("Đại biểu, theo thứ tự giới thiệu"));
}

#[test]
fn the_palette_finds_an_action_and_says_why_it_cannot_be_done() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("^P").write("tam dung").press("Enter");
    assert!(desk.text(110, 30).contains("Chưa có mục nào đang diễn ra."), "{}", desk.text(110, 30));
}

#[test]
fn ending_on_time_says_when_there_is_nothing_to_shorten_and_when_no_end_is_written() {
    let items = r#"items: [(title: "Chào cờ", minutes: 5), (title: "Báo cáo", minutes: 15)],"#;
    for (written, said) in [
        (r#"must_end: "9h00","#, "Vẫn kịp giờ; không cần rút bớt."),
        ("", "Chương trình chưa ghi hạn kết thúc (must_end)."),
    ] {
        let agenda = format!(r#"(title: "Ngày hội", date: "19/8/2026", start: "8h00", {written} {items})"#);
        let rig = Rig::new(&agenda, Mode::Live, "08:00");
        let desk = &mut rig.desk();
        let before = desk.console.day().last_seq();
        desk.press("^E");
        assert!(desk.text(80, 24).contains(said), "{}", desk.text(80, 24));
        assert_eq!(desk.console.day().last_seq(), before);
    }
}

#[test]
fn an_item_is_parked_with_a_reason_and_taken_up_again() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("3 End Up F6").write("mưa").press("Enter");
    let entry = desk.console.day().entry(&"tham-luan".into()).unwrap();
    assert_eq!((entry.state, entry.reason.as_deref()), (ItemState::Parked, Some("mưa")));
    desk.press("F6");
    assert_eq!(desk.console.day().entry(&"tham-luan".into()).unwrap().state, ItemState::Pending);
    // By the item's own menu as well.
    desk.press("Enter").write("bo muc").press("Enter").write("hết giờ").press("Enter");
    assert_eq!(desk.console.day().entry(&"tham-luan".into()).unwrap().state, ItemState::Skipped);
}

#[test]
fn minutes_are_given_and_taken_and_undone() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("Space PgDn").wait(10).press("+ + -");
    assert!(desk.text(110, 30).contains("/ 06:00"), "{}", desk.text(110, 30));
    desk.press("^Z ^Z ^Y");
    assert!(desk.text(110, 30).contains("/ 07:00") || desk.text(110, 30).contains("/ 06:00"));
    desk.press("^Z ^Z");
    assert!(desk.text(110, 30).contains("/ 05:00"), "{}", desk.text(110, 30));
}

#[test]
fn the_start_of_the_running_item_is_corrected() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("Space PgDn").wait(300).press("PgDn").wait(60);
    desk.press("F5").write("hai").press("Enter");
    assert!(desk.text(110, 30).contains("Viết số phút"), "what was typed stays: {}", desk.text(110, 30));
    desk.press("^U").write("2 phút").press("Enter");
    assert!(desk.text(80, 24).contains("đã qua 02:00 / 10:00"), "{}", desk.text(80, 24));
}

#[test]
fn an_event_is_undone_from_the_journal_with_a_question_first() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("Space PgDn").wait(5).press("8 Enter");
    insta::assert_snapshot!("undo_is_asked", desk.text(80, 24));
    desk.press("Enter");
    assert!(desk.console.day().current().is_none());
    assert!(desk.text(80, 24).contains("đã hoàn tác"));
}

#[test]
fn the_bell_rings_at_one_minute_and_when_time_is_up() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("Space PgDn").wait(239);
    assert!(!desk.console.take_bell());
    desk.wait(1);
    assert!(desk.console.take_bell() && desk.text(80, 24).contains("Chào cờ: còn 1 phút"));
    desk.wait(59);
    assert!(!desk.console.take_bell());
    desk.wait(1);
    assert!(desk.console.take_bell() && desk.text(80, 24).contains("Chào cờ: hết giờ"));
    desk.wait(100);
    assert!(!desk.console.take_bell(), "once is enough");
}

#[test]
fn what_could_not_be_recorded_is_said_and_tried_again() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    rig.journal.fail_with(Trouble::Full, 3);
    desk.press("Space");
    assert!(
        desk.console.day().tick(&"chao-co/co-da-treo".into()).is_none(),
        "not shown before it is on disk"
    );
    let shown = desk.text(80, 24);
    assert!(shown.contains("CHƯA GHI ĐƯỢC: xong việc: Cờ đã treo – đang thử lại…"), "{shown}");
    assert!(shown.contains("Đĩa đã đầy."), "{shown}");
    desk.press("PgDn");
    assert!(
        desk.text(80, 24).contains("Việc trước chưa ghi được."),
        "one thing at a time, and not in silence"
    );
    for _ in 0..4 {
        desk.wait(1);
    }
    assert!(desk.console.day().tick(&"chao-co/co-da-treo".into()).is_some());
    assert!(!desk.text(80, 24).contains("CHƯA GHI ĐƯỢC"));
}

#[test]
fn what_cannot_be_recorded_for_long_is_given_up_and_stays_named_until_seen() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    rig.journal.fail_with(Trouble::ReadOnly, 1000);
    desk.press("Space");
    for _ in 0..20 {
        desk.wait(1);
    }
    assert!(desk.text(80, 24).contains("CHƯA GHI ĐƯỢC"), "{}", desk.text(80, 24));
    rig.journal.fail_with(Trouble::ReadOnly, 0);
    desk.wait(1);
    assert!(desk.console.day().tick(&"chao-co/co-da-treo".into()).is_none(), "nobody means it any more");
    assert!(desk.text(80, 24).contains("CHƯA GHI ĐƯỢC"), "{}", desk.text(80, 24));
    desk.press("Esc");
    assert!(!desk.text(80, 24).contains("CHƯA GHI ĐƯỢC"));
}

#[test]
fn a_full_disk_that_can_be_read_is_not_said_to_record_again() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    rig.journal.fail_with(Trouble::Full, 1);
    desk.press("Space");
    assert!(desk.text(80, 24).contains("Đĩa đã đầy"));
    desk.press("Esc").wait(1);
    let shown = desk.text(80, 24);
    assert!(!shown.contains("Đã ghi được trở lại"), "nobody has tried: {shown}");
    assert!(!shown.contains("Đĩa đã đầy"), "seen, and nothing waits any more: {shown}");
    assert!(desk.console.day().tick(&"chao-co/co-da-treo".into()).is_none());
}

#[test]
fn a_journal_that_was_lost_when_a_key_was_pressed_is_said_to_have_been() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    rig.journal.fail_with(Trouble::Gone, 1);
    desk.press("Space");
    assert!(desk.console.day().tick(&"chao-co/co-da-treo".into()).is_some());
    let shown = desk.text(80, 24);
    assert!(shown.contains("Tệp nhật ký đã bị xoá; đã ghi lại toàn bộ vào chỗ cũ."), "{shown}");
}

#[test]
fn a_wall_clock_set_back_is_shown_and_moves_nothing() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("Space PgDn").wait(120);
    rig.hands.set_wall(chrono::TimeDelta::minutes(-10));
    desk.wait(20);
    let shown = desk.text(110, 30);
    assert!(shown.contains("02:20"), "{shown}");
    assert!(shown.contains("Giờ máy chậm hơn giờ của ngày 10 phút"), "{shown}");
}

#[test]
fn the_mc_sees_words_with_names_and_what_follows() {
    let rig = Rig::new(MODEL, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("3").write("").press("^F").write("bao cao ket qua").press("Enter F3 Enter");
    desk.press("2").wait(134);
    insta::assert_snapshot!("mc", desk.text(100, 30));
}

#[test]
fn a_click_selects_and_the_wheel_moves() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    let shown = desk.press("7").text(80, 24);
    let row = shown.lines().position(|line| line.contains("Nước cho diễn giả")).unwrap();
    desk.console.input(Input::Click(10, u16::try_from(row).unwrap()));
    desk.press("Space");
    assert!(desk.console.day().tick(&"bao-cao/nuoc-cho-dien-gia".into()).is_some());
    desk.console.input(Input::Scroll(-1));
    desk.wait(3).press("Space");
    assert!(desk.console.day().tick(&"bao-cao/slide-da-mo".into()).is_some());
}

#[test]
fn a_window_too_small_says_so() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    assert!(desk.text(60, 20).contains("Cửa sổ nhỏ quá"));
    assert!(desk.text(80, 24).contains("Chào cờ"));
}

/// Mended: before the day is ended the question named the checks of what was never held, which the
/// record of the end does not.
#[test]
fn what_is_asked_before_the_end_is_what_the_end_records() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("3 F3 Enter").wait(60).press("^Z");
    desk.press("End Up F3 Enter").wait(60);
    desk.press("^P").write("ket thuc ngay").press("Enter");
    let asked = desk.text(110, 30);
    assert!(asked.contains("Kết thúc ngày?") && !asked.contains("Việc bắt buộc còn lại"), "{asked}");
    desk.press("Esc Home F3 Enter").wait(60).press("^P").write("ket thuc ngay").press("Enter");
    let asked = desk.text(110, 30);
    assert!(asked.contains("Việc bắt buộc còn lại (1): Cờ đã treo"), "{asked}");
    desk.press("Enter");
    let Some(Event::Programme(ProgrammeEvent::Ended { gone_over, .. })) =
        desk.console.day().log().last().map(|record| &record.event)
    else {
        panic!("the day did not end");
    };
    assert_eq!(*gone_over, ["chao-co/co-da-treo".into()]);
}

#[test]
fn a_key_counts_from_when_it_came_however_late_it_is_heard() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    let next = || Input::Key(Key::plain(Code::PageDown));
    desk.press("Space");
    let came = desk.console.now();
    desk.wait(3);
    desk.console.input_at(next(), came + TimeDelta::milliseconds(1234));
    assert_eq!(desk.console.day().log().last().unwrap().at, came + TimeDelta::milliseconds(1234));
    // A clock that is ahead of the day's stamps nothing with what is yet to come.
    desk.wait(60);
    desk.console.input_at(next(), desk.console.now() + TimeDelta::seconds(9));
    assert_eq!(desk.console.day().log().last().unwrap().at, desk.console.now());
}

/// While the disk is slow, an impatient hand presses again and again at a screen that stands still.
#[test]
fn next_pressed_at_a_screen_that_could_not_change_moves_the_day_once() {
    let rig = Rig::new(SHORT, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    let next = || Input::Key(Key::plain(Code::PageDown));
    desk.press("Space PgDn").wait(300);
    let came = desk.console.now();
    desk.wait(12);
    for seconds in [0, 4, 8] {
        desk.console.input_at(next(), came + TimeDelta::seconds(seconds));
    }
    assert_eq!(desk.console.day().current_id(), Some(&ItemId::from("bao-cao")));
    desk.wait(3);
    let shown = desk.text(110, 30);
    assert!(shown.contains("Bấm khi màn hình chưa kịp đổi nên không tính."), "seen long enough: {shown}");
    desk.press("PgDn");
    assert_eq!(desk.console.day().current_id(), Some(&ItemId::from("tham-luan")));
}
