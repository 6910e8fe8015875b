//! What the window is like, and what it tells: its size, its colours, its bell, its mouse.

use crate::house::{ESC, MODEL, Machine, SMALLEST, WINDOW};
use crate::tui::Tui;

#[test]
fn a_window_too_small_says_so_and_shows_the_day_when_it_grows() {
    let machine = Machine::new(SMALLEST);
    let tui = machine.run_in((20, 5), &[], &[]);
    tui.wait_for("Cửa sổ nhỏ quá");
    tui.wait_for("cần ít nhất 80×24");
    tui.resize(WINDOW);
    tui.wait_for("Chưa bắt đầu");
    tui.wait_for("trợ giúp");
    tui.resize((200, 60));
    tui.wait_until("the whole width", |screen| {
        let lines: Vec<String> = screen.rows(0, 200).collect();
        lines[0].trim_end().chars().count() > 190 && lines[59].contains("trợ giúp")
    });
    tui.resize((79, 24));
    tui.wait_for("Cửa sổ nhỏ quá");
}

/// As a window manager does that tries places: the program may hear of the last size only.
#[test]
fn a_window_made_small_and_large_again_at_once_is_drawn_whole() {
    let machine = Machine::new(SMALLEST);
    let tui = machine.run(&[]);
    tui.wait_for("trợ giúp");
    for _ in 0..10 {
        tui.resize((20, 5));
        tui.resize(WINDOW);
        tui.wait_until("the whole window", |screen| {
            let lines: Vec<String> = screen.rows(0, 80).collect();
            lines[0].contains("Ngày hội") && lines[23].contains("trợ giúp")
        });
    }
}

/// The parameters of every "select graphic rendition" in what was written.
fn renditions(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw);
    let sequences = text.split("\u{1b}[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';' && c != ':')?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    });
    sequences.collect()
}

fn is_colour(rendition: &str) -> bool {
    rendition
        .split([';', ':'])
        .filter_map(|number| number.parse::<u8>().ok())
        .any(|n| matches!(n, 30..=38 | 40..=48 | 90..=107))
}

#[test]
fn no_color_means_no_colour_and_signs_of_plain_ascii_on_every_screen() {
    let machine = Machine::new(MODEL);
    machine
        .put("08:00:00", &["StartAhead(\"bao-cao\")", "Tick(\"bao-cao/slide\")", "Park(item: \"tro-choi\")"]);
    let mut tui = machine.run_in((110, 30), &[("NO_COLOR", "1")], &["--clock", "08:04:00"]);
    for keys in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "1?"] {
        tui.send(keys);
        tui.wait_quiet(std::time::Duration::from_millis(80));
        let text = tui.text();
        // Boxes, blocks, shapes and ticks; a minus, a middle dot and an arrow key are text, as
        // letters are.
        let sign = |c: char| ('\u{2500}'..='\u{2bff}').contains(&c) || "≥≤›".contains(c);
        let signs: String = text.chars().filter(|c| sign(*c)).collect();
        assert_eq!(signs, "", "{keys}\n{text}");
        tui.send(ESC);
        tui.wait_quiet(std::time::Duration::from_millis(80));
    }
    let colours: Vec<String> = renditions(&tui.raw()).into_iter().filter(|r| is_colour(r)).collect();
    assert_eq!(colours, Vec::<String>::new());
    // The same day in colour: the test can see one.
    let tui = machine.run(&["--clock", "08:04:00"]);
    assert!(renditions(&tui.raw()).iter().any(|r| is_colour(r)));
    assert!(tui.text().contains('▶'));
}

#[test]
fn in_english_everything_but_the_agenda_is_english() {
    let machine = Machine::new(SMALLEST);
    let mut tui = machine.run(&["--lang", "en"]);
    tui.wait_for("Not begun");
    tui.wait_for("PgDn next");
    tui.send("?");
    tui.wait_for("Go on to the next item");
    tui.send(ESC);
    tui.wait_without("Go on to the next item");
    tui.send(crate::house::PAGE_DOWN);
    tui.wait_for("went on to: Chào cờ");
}

fn bells(tui: &Tui) -> usize {
    tui.raw().iter().filter(|byte| **byte == 7).count()
}

#[test]
fn the_bell_rings_when_one_minute_is_left_and_when_time_is_up() {
    let machine = Machine::new(MODEL);
    machine.put("08:00:00", &["StartAhead(\"bao-cao\")"]);
    for (clock, said) in [("08:08:58", "còn 1 phút"), ("08:09:58", "hết giờ")] {
        let tui = machine.run(&["--clock", clock]);
        assert_eq!(bells(&tui), 0, "before {said}");
        tui.wait_for(&format!("bảo vệ an ninh Tổ quốc: {said}"));
        crate::house::eventually("the bell", || bells(&tui) == 1);
        std::thread::sleep(std::time::Duration::from_millis(1200));
        assert_eq!(bells(&tui), 1, "{said}: once");
    }
}

/// The row that is shown as selected.
fn selected(screen: &vt100::Screen) -> Option<(u16, String)> {
    let (rows, columns) = screen.size();
    (0..rows.get()).find_map(|row| {
        let inverse = screen.cell(row, 4).is_some_and(vt100::Cell::inverse);
        inverse.then(|| (row, screen.contents_between(row, 0, row, columns.get())))
    })
}

#[test]
fn a_click_selects_a_check_and_the_wheel_moves_down_the_list() {
    let machine = Machine::new(MODEL);
    let mut tui = machine.run(&[]);
    tui.send("7");
    tui.wait_for("Việc cần làm · theo mục");
    tui.wait_until("a selection", |screen| selected(screen).is_some());
    let (first, _) = tui.look(selected).unwrap();
    let wanted = "Thử ba micro";
    let row = tui.look(|screen| screen.rows(0, 80).position(|line| line.contains(wanted))).unwrap();
    // Columns and rows count from one.
    let click = |button: u8, row: u16, end: char| format!("\u{1b}[<{button};20;{}{end}", row + 1);
    let row = u16::try_from(row).unwrap();
    assert_ne!(row, first);
    tui.send(click(0, row, 'M') + &click(0, row, 'm'));
    tui.wait_until(wanted, |screen| selected(screen).is_some_and(|(_, line)| line.contains(wanted)));
    tui.send(" ");
    tui.wait_for("xong việc: Thử ba micro");
    tui.send(click(65, row, 'M'));
    tui.wait_until("the wheel to move on", |screen| {
        selected(screen).is_some_and(|(_, line)| line.contains("Điểm danh người nhận thưởng"))
    });
    for _ in 0..40 {
        tui.send(click(65, row, 'M'));
    }
    tui.wait_for("Dọn sân, kiểm tra tàn lửa");
    for _ in 0..60 {
        tui.send(click(64, row, 'M'));
    }
    tui.wait_for("Danh sách đại biểu in hai bản");
    assert_eq!(machine.kinds(), ["opened", "ticked"]);
}
