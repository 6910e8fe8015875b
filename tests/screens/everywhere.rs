//! Every screen, at every size, in every theme and language, at every stage of a day.

use ngayhoi::agenda::{Item, ItemId};
use ngayhoi::day::{ItemState, Mode};
use ngayhoi::text::{Lang, fold, is_unsafe};
use ngayhoi::ui::ThemeName;

use crate::rig::{Desk, Rig};

const SIZES: [(u16, u16); 7] = [(0, 0), (1, 1), (20, 5), (80, 24), (110, 30), (120, 40), (200, 60)];
const MODEL: &str = include_str!("../../agendas/mau-ngay-hoi.ron");
pub const SHIPPED: [&str; 7] = [
    MODEL,
    include_str!("../../agendas/nhan-chinh-2022.ron"),
    include_str!("../../agendas/lam-son-2023.ron"),
    include_str!("../../agendas/vinh-tuy-2020.ron"),
    include_str!("../../agendas/quang-an-2023.ron"),
    include_str!("../../agendas/le-chan-2024.ron"),
    include_str!("../../agendas/toi-gian.ron"),
];

/// Draws every screen, and what floats above them, at every size.
fn draw_all(desk: &mut Desk, sizes: &[(u16, u16)]) {
    // Behind 6 lies the ground, behind 5 the board of what must be ready.
    for screen in ["1", "2", "3", "4", "5", "5 Tab", "6", "6 Enter", "7", "8", "9"] {
        desk.press(screen);
        for (columns, rows) in sizes {
            let cells = desk.cells(*columns, *rows);
            for cell in cells.content() {
                assert!(!cell.symbol().chars().any(is_unsafe), "{:?}", cell.symbol());
            }
        }
        for above in ["?", "^P", "^F", "F4"] {
            desk.press(above);
            for (columns, rows) in sizes {
                desk.cells(*columns, *rows);
            }
            desk.press("Esc");
        }
    }
}

#[test]
fn every_screen_can_be_drawn_at_every_stage_in_every_theme_and_language() {
    for theme in ThemeName::ALL {
        for lang in Lang::ALL {
            let rig = Rig::new(MODEL, Mode::Live, "07:20");
            let desk = &mut rig.console("điều hành", lang, theme);
            draw_all(desk, &SIZES);
            desk.go_on().wait(1900).go_on().wait(700);
            draw_all(desk, &SIZES);
            desk.press("1 F2");
            draw_all(desk, &[(80, 24), (160, 50)]);
            // The running item set aside: nothing runs.
            desk.press("F2 3 F6").write("mưa").press("Enter");
            assert!(desk.console.day().current().is_none());
            draw_all(desk, &[(80, 24), (160, 50)]);
            desk.press("^P").write("ket thuc").press("Enter Enter");
            assert!(desk.console.day().ended_at().is_some());
            draw_all(desk, &SIZES);
        }
    }
}

#[test]
fn every_shipped_agenda_can_be_drawn_from_begin_to_end() {
    for text in SHIPPED {
        let rig = Rig::new(text, Mode::Rehearsal, "07:30");
        let desk = &mut rig.desk();
        for _ in 0..desk.console.day().entries().len() {
            desk.press("1").go_on().wait(400);
            draw_all(desk, &[(80, 24), (120, 40)]);
        }
        assert!(desk.console.day().entries().iter().all(|entry| entry.state != ItemState::Pending));
    }
}

/// The words of a text, in order, somewhere on the screen: wrapped perhaps, but never cut.
fn stands_whole(screen: &str, text: &str) -> bool {
    let screen = fold(screen);
    let mut rest = screen.as_str();
    fold(text).split_whitespace().all(|word| match rest.find(word) {
        Some(at) => {
            rest = &rest[at + word.len()..];
            true
        }
        None => false,
    })
}

#[test]
fn the_running_item_is_never_cut_on_any_screen_that_shows_it() {
    let rig = Rig::new(MODEL, Mode::Live, "07:30");
    let desk = &mut rig.desk();
    let items: Vec<Item> = desk.console.day().entries().iter().map(|entry| entry.item.clone()).collect();
    for item in items {
        desk.press("1").go_on().wait(120);
        assert_eq!(desk.console.day().current_id(), Some(&item.id));
        let performer = item.performer.as_ref().map(|who| desk.console.day().performer(who));
        for (columns, rows) in [(80, 24), (100, 30), (160, 50)] {
            for screen in ["1", "2", "3", "9"] {
                let shown = desk.press(screen).text(columns, rows);
                assert!(stands_whole(&shown, &item.title), "{} on {screen}:\n{shown}", item.title);
            }
            let shown = desk.press("1").text(columns, rows);
            if let Some(performer) = &performer {
                assert!(stands_whole(&shown, performer), "{performer}:\n{shown}");
            }
        }
    }
}

#[test]
fn the_hall_never_sees_anything_internal() {
    let rig = Rig::new(MODEL, Mode::Live, "07:30");
    let hall = &mut rig.console("hội trường", Lang::Vi, ThemeName::Dark);
    let desk = &mut rig.desk();
    desk.go_on().wait(60);
    hall.press("9").wait(0);
    let before = hall.cells(120, 40);
    // Notes, ticks, time given and taken, and a refusal on the hall's own console.
    desk.press("F4").write("lãnh đạo chưa tới").press("Enter 1 Space 7 Down Space");
    hall.wait(0).press("^Z PgDn PgUp");
    assert_eq!(hall.cells(120, 40), before);
    let text = hall.text(120, 40);
    assert!(!text.contains("lãnh đạo") && !text.contains("chậm") && !text.contains("sớm"), "{text}");
}

#[test]
fn a_rehearsal_cannot_be_mistaken_for_the_day_on_any_screen() {
    let rig = Rig::new(MODEL, Mode::Rehearsal, "07:30");
    for theme in ThemeName::ALL {
        let desk = &mut rig.console("điều hành", Lang::Vi, theme);
        for screen in 1..=9 {
            let shown = desk.press(&screen.to_string()).text(80, 24);
            assert!(shown.lines().next().unwrap().contains("TỔNG DUYỆT"), "{shown}");
        }
    }
}

#[test]
fn what_is_not_done_here_is_said_on_no_line_of_help() {
    // Help of a screen comes from the table that dispatches: what it lists works there.
    let rig = Rig::new(MODEL, Mode::Live, "07:30");
    let desk = &mut rig.desk();
    let first = desk.press("1 ?").text(120, 60);
    assert!(first.contains("Sang mục kế tiếp") && !first.contains("Hoàn tác sự kiện đang chọn"), "{first}");
    let eighth = desk.press("Esc 8 ?").text(120, 60);
    assert!(
        eighth.contains("Hoàn tác sự kiện đang chọn") && !eighth.contains("Sang mục kế tiếp"),
        "{eighth}"
    );
}

#[test]
fn an_item_that_the_keyboard_tool_would_harm_is_safe() {
    // Scenario 9: Telex and VNI streams in command mode.
    let rig = Rig::new(MODEL, Mode::Live, "07:30");
    let desk = &mut rig.desk();
    desk.go_on();
    let before = desk.console.day().last_seq();
    for screen in ["1", "2", "3", "7", "8"] {
        desk.press(screen);
        for keys in [
            "d Backspace đ",
            "a Backspace ạ",
            "o Backspace ó",
            "w Backspace ư",
            "[ Backspace ơ",
            "^H ^H",
            "e Backspace ê e",
        ] {
            desk.press(keys);
        }
        desk.write("aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz\u{300}\u{301}\u{303}\u{309}\u{323}[]{}");
    }
    assert_eq!(desk.console.day().last_seq(), before);
    assert!(!desk.console.has_left());
    assert_eq!(desk.console.day().current_id(), Some(&ItemId::from("don-tiep")));
}
