//! Keys that are held down, and clickers that stick: one press, whatever they send.

use ngayhoi::agenda::ItemId;
use ngayhoi::day::{Event, Handover, Mode, ProgrammeEvent};
use ngayhoi::ui::Input;

use crate::rig::{Desk, Rig};

/// A keyboard, a slow keyboard, a clicker that sticks.
const DELAYS: [i64; 3] = [250, 600, 33];

fn day() -> String {
    let people = (1..=10).map(|n| format!("(name: \"Cá nhân {n:02}\")")).collect::<Vec<_>>().join(", ");
    format!(
        r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: [
            "Đón tiếp", "Chào cờ", "Báo cáo", "Tham luận", (title: "Phát biểu", minutes: 10),
            (title: "Trao Giấy khen", kind: AwardConferral, decisions: [
                (id: "giay-khen", form: "Giấy khen", number: "214/QĐ-UBND", individuals: [{people}]),
            ], checks: [(title: "Khay", required: true), "micro", "hoa"]),
            "Bế mạc",
        ])"#
    )
}

fn live(desk: &Desk) -> Option<&str> {
    desk.console.day().current_id().map(|id| id.0.as_str())
}

fn conferred(desk: &Desk) -> usize {
    desk.console.day().honorees().iter().filter(|own| own.state == Handover::Conferred).count()
}

/// At the fifth item, a minute after it began.
fn at_the_speech(rig: &Rig) -> Desk {
    let mut desk = rig.desk();
    for _ in 0..5 {
        desk.press("PgDn").wait(60);
    }
    assert_eq!(live(&desk), Some("phat-bieu"));
    desk
}

#[test]
fn page_up_held_for_a_second_goes_back_by_none_and_twice_by_one() {
    for delay in DELAYS {
        let rig = Rig::new(&day(), Mode::Live, "08:00");
        let desk = &mut at_the_speech(&rig);
        desk.hold("PgUp", delay, 1000);
        assert_eq!(live(desk), Some("phat-bieu"), "{delay} ms");
        assert!(desk.text(110, 30).contains("PgUp lần nữa"), "what a second press does stays to be read");
        desk.wait(1).hold("PgUp", delay, 1000);
        assert_eq!(live(desk), Some("tham-luan"), "{delay} ms: let go, pressed again, held");
        desk.wait(1).hold("PgUp", delay, 4000);
        assert_eq!(live(desk), Some("tham-luan"), "{delay} ms");
    }
}

#[test]
fn page_down_held_for_eight_seconds_goes_on_by_one_and_not_past_a_warning() {
    for delay in DELAYS {
        let rig = Rig::new(&day(), Mode::Live, "08:00");
        let desk = &mut at_the_speech(&rig);
        desk.hold("PgDn", delay, 8000);
        assert_eq!(live(desk), Some("phat-bieu"), "{delay} ms: the tray is not there");
        assert!(desk.text(110, 30).contains("Khay"), "the warning stays to be read");
        desk.wait(3).hold("PgDn", delay, 8000);
        assert_eq!(live(desk), Some("trao-giay-khen"), "{delay} ms: read, and on by one");
    }
}

#[test]
fn enter_held_for_six_seconds_confers_on_one() {
    for delay in DELAYS {
        let rig = Rig::new(&day(), Mode::Live, "08:00");
        let desk = &mut at_the_speech(&rig);
        desk.press("PgDn").wait(3).press("PgDn 5").wait(5);
        desk.press("F3").wait(5).hold("Enter", delay, 6000);
        assert_eq!(conferred(desk), 1, "{delay} ms");
        let shown = desk.text(110, 30);
        assert!(shown.contains("bấm lại"), "{shown}");
    }
}

#[test]
fn a_person_who_presses_enter_every_second_and_a_half_is_never_refused() {
    let rig = Rig::new(&day(), Mode::Live, "08:00");
    let desk = &mut at_the_speech(&rig);
    desk.press("PgDn").wait(3).press("PgDn 5").wait(5);
    desk.press("F3").wait(5);
    for done in 1..=10 {
        desk.press("Enter").wait_ms(1500);
        assert_eq!(conferred(desk), done);
    }
}

#[test]
fn one_who_is_too_fast_waits_out_one_breath_from_the_refused_press() {
    let rig = Rig::new(&day(), Mode::Live, "08:00");
    let desk = &mut at_the_speech(&rig);
    desk.press("PgDn").wait(3).press("PgDn 5").wait(5);
    desk.press("F3").wait(5);
    for _ in 0..6 {
        desk.shake("Enter").wait_ms(900);
    }
    assert_eq!(conferred(desk), 1);
    desk.wait_ms(200).press("Enter");
    assert_eq!(conferred(desk), 2, "{}", desk.text(110, 30));
}

#[test]
fn space_held_ticks_one_check_and_plus_held_gives_two_minutes_at_most() {
    for delay in DELAYS {
        let rig = Rig::new(&day(), Mode::Live, "08:00");
        let desk = &mut at_the_speech(&rig);
        desk.press("7").wait(1).hold("Space", delay, 5000);
        let ticked = |desk: &Desk| {
            let day = desk.console.day();
            day.checks().filter(|(_, check)| day.tick(&check.id).is_some()).count()
        };
        assert_eq!(ticked(desk), 1, "{delay} ms");
        desk.press("1").wait(1).hold("+", delay, 3000);
        let adjusted = |event: &Event| matches!(event, Event::Programme(ProgrammeEvent::Adjusted { .. }));
        let log = desk.console.day().log();
        assert!(log.iter().filter(|record| adjusted(&record.event)).count() <= 2, "{delay} ms");
        // Pressed three times by a quick finger it counts three times.
        for _ in 0..3 {
            desk.wait_ms(150).shake("-");
        }
        let taken = desk.console.day().log().iter().rev().take_while(|record| adjusted(&record.event));
        assert!(taken.count() >= 3, "{delay} ms");
    }
}

#[test]
fn enter_held_on_what_asks_does_not_answer_it() {
    let rig = Rig::new(&day(), Mode::Live, "08:00");
    let desk = &mut at_the_speech(&rig);
    desk.press("3").wait(1);
    // The line of the journal is asked about, and stays in the day.
    desk.press("8").wait(1).hold("Enter", 500, 3000);
    assert_eq!(live(desk), Some("phat-bieu"));
    assert!(desk.text(110, 30).contains("Hoàn tác"), "{}", desk.text(110, 30));
    desk.wait(1).press("Enter");
    assert_eq!(live(desk), Some("tham-luan"), "let go and pressed: that is an answer");
}

#[test]
fn arrows_and_letters_repeat_as_long_as_they_are_held() {
    let rig = Rig::new(&day(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("3").wait(1).hold("Down", 250, 1000);
    desk.press("F6").write("aaaaaaaaaa").wait(1).press("Enter");
    let parked = desk.console.day().entry(&ItemId::from("be-mac")).unwrap();
    assert_eq!(parked.reason.as_deref(), Some("aaaaaaaaaa"));
}

#[test]
fn where_the_terminal_tells_that_a_key_is_held_it_is_one_press_however_slow() {
    let rig = Rig::new(&day(), Mode::Live, "08:00");
    let desk = &mut at_the_speech(&rig);
    desk.press("PgDn").wait(3).press("PgDn 5").wait(5);
    desk.press("F3").wait(5).press("Enter");
    for _ in 0..3 {
        desk.wait(2).console.input(Input::Repeat(ngayhoi::ui::Key::plain(ngayhoi::ui::Code::Enter)));
    }
    assert_eq!(conferred(desk), 1);
}

/// Mended: a reason handed over whole, by a keyboard tool or pasted, was no key between two Enters, and
/// the second was taken for the first one held down.
#[test]
fn enter_after_a_word_that_came_whole_is_another_press() {
    let rig = Rig::new(&day(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("^P").write("ghi chú").press("Enter");
    desk.wait_ms(300).console.input(Input::Paste("mất điện".to_owned()));
    desk.wait_ms(300).shake("Enter");
    assert_eq!(desk.console.day().notes().last().map(|note| note.text.as_str()), Some("mất điện"));
}
