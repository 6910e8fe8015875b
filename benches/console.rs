//! What an operator waits for: `cargo bench --bench console`.
//!
//! Each figure is a median over many runs; nothing here asserts a time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use std::sync::Arc;

use chrono::TimeDelta;
use divan::{Bencher, black_box};
use ngayhoi::agenda::{self, Kit, RunTime};
use ngayhoi::clock::{Anchor, Hands, Timestamp};
use ngayhoi::console::Console;
use ngayhoi::day::{
    AttemptId, AwardsCommand, Command, Day, GroundCommand, Mode, Operator, ProgrammeEvent, Recorded, Seq,
};
use ngayhoi::journal::{Journal, Sqlite};
use ngayhoi::seat::Seat;
use ngayhoi::text::Lang;
use ngayhoi::ui::{Code, Input, Key, ThemeName, Ui};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tempfile::TempDir;

const MODEL: &str = include_str!("../agendas/mau-ngay-hoi.ron");
const START: Timestamp = Timestamp::from_millis(1_787_099_400_000);

fn main() {
    divan::main();
}

fn operator() -> Operator {
    Operator::named("điều hành")
}

/// A journal with the model day open, and so many more events in it.
fn journal(events: u64) -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ngay.ngayhoi");
    let agenda = agenda::load(MODEL).unwrap();
    let event = Day::opening(MODEL, &agenda, Mode::Live, START);
    let first = Recorded { seq: Seq(1), at: START, by: operator(), event };
    let anchor = Anchor { boot: "boot 1".to_owned(), since_boot: 0, at: START, speed: 1, since: 0 };
    let mut journal = Sqlite::create(&path, None, &first, &anchor).unwrap();
    let check = agenda.items[0].checks[0].id.clone();
    let rest: Vec<Recorded> = (2..=events)
        .map(|seq| {
            let event = match seq % 2 {
                0 => ProgrammeEvent::Ticked { check: check.clone() }.into(),
                _ => ProgrammeEvent::Unticked { check: check.clone() }.into(),
            };
            let at = START + TimeDelta::milliseconds(i64::try_from(seq).unwrap());
            Recorded { seq: Seq(seq), at, by: operator(), event }
        })
        .collect();
    journal.append(Seq(1), &rest).unwrap();
    (folder, path)
}

fn console(path: &Path) -> (Console, Arc<Hands>) {
    let hands = Hands::new("boot 1", START);
    hands.pass(TimeDelta::minutes(5));
    let seat = Seat::open(Box::new(Sqlite::open(path).unwrap()), hands.clone(), operator()).unwrap();
    (Console::new(seat, Ui::new(operator(), Lang::Vi, ThemeName::Dark)), hands)
}

fn draw(console: &mut Console, terminal: &mut Terminal<TestBackend>) {
    terminal.draw(|frame| console.draw(frame)).unwrap();
}

/// From nothing to the first frame: open the journal, fold the day, draw (34 items, 110×30).
#[divan::bench(args = [30, 1_000, 100_000])]
fn start_to_first_frame(bencher: Bencher<'_, '_>, events: u64) {
    let (_folder, path) = journal(events);
    bencher.bench_local(|| {
        let (mut console, _) = console(&path);
        let mut terminal = Terminal::new(TestBackend::new(110, 30)).unwrap();
        draw(&mut console, &mut terminal);
        black_box(terminal);
    });
}

/// From a key that only moves the cursor to the frame.
#[divan::bench(args = ["run", "programme", "checks", "log"])]
fn key_to_frame(bencher: Bencher<'_, '_>, screen: &str) {
    let (_folder, path) = journal(1_000);
    let (mut console, _) = console(&path);
    let digit = match screen {
        "run" => '1',
        "programme" => '3',
        "checks" => '7',
        _ => '8',
    };
    console.input(Input::Key(Key::char(digit)));
    let mut terminal = Terminal::new(TestBackend::new(110, 30)).unwrap();
    let mut down = false;
    bencher.bench_local(|| {
        down = !down;
        let code = if down { Code::Down } else { Code::Up };
        console.input(Input::Key(Key::plain(code)));
        draw(&mut console, &mut terminal);
    });
}

/// A list of 10,000 recipients: down one line, tick one, find one by a few letters, down one line of
/// what must be ready for each.
#[divan::bench(args = ["scroll", "confer", "find", "board"])]
fn ten_thousand_recipients(bencher: Bencher<'_, '_>, what: &str) {
    let people: Vec<String> = (1..=10_000).map(|n| format!("\"Cá nhân {n:05}\"")).collect();
    let text = format!(
        "(title: \"Ngày\", items: [(title: \"Trao\", kind: GiftGiving, decisions: [(id: \"q\", form: \"Quà\", individuals: [{}])])])",
        people.join(", ")
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ngay.ngayhoi");
    let event = Day::opening(&text, &agenda::load(&text).unwrap(), Mode::Live, START);
    let first = Recorded { seq: Seq(1), at: START, by: operator(), event };
    let anchor = Anchor { boot: "boot 1".to_owned(), since_boot: 0, at: START, speed: 1, since: 0 };
    Sqlite::create(&path, None, &first, &anchor).unwrap();
    let (mut console, hands) = console(&path);
    let mut terminal = Terminal::new(TestBackend::new(110, 30)).unwrap();
    console.input(Input::Key(Key::char('5')));
    if what == "find" {
        console.input(Input::Key(Key::ctrl('f')));
    }
    if what == "board" {
        console.input(Input::Key(Key::plain(Code::Tab)));
    }
    let mut n = 0_u32;
    bencher.bench_local(|| {
        hands.pass(TimeDelta::seconds(3));
        n += 1;
        console.input(Input::Key(match what {
            "scroll" | "board" => Key::plain(Code::Down),
            "confer" => Key::plain(Code::Enter),
            _ => Key::char(char::from_digit(n % 10, 10).unwrap()),
        }));
        draw(&mut console, &mut terminal);
    });
}

/// A whole column of the board of 10,000 recipients, marked and taken back.
#[divan::bench]
fn ten_thousand_marked_at_once(bencher: Bencher<'_, '_>) {
    let people: Vec<String> = (1..=10_000).map(|n| format!("\"Cá nhân {n:05}\"")).collect();
    let text = format!(
        "(title: \"Ngày\", items: [(title: \"Trao\", kind: GiftGiving, decisions: [(id: \"q\", form: \"Quà\", individuals: [{}])])])",
        people.join(", ")
    );
    let event = Day::opening(&text, &agenda::load(&text).unwrap(), Mode::Live, START);
    let mut day = Day::replay(vec![Recorded { seq: Seq(1), at: START, by: operator(), event }]).unwrap();
    let recipients: Vec<_> = day.honorees().iter().map(|own| own.id().clone()).collect();
    let mut done = false;
    bencher.bench_local(|| {
        done = !done;
        let command = AwardsCommand::Ready { recipients: recipients.clone(), kit: Kit::Printed, done }.into();
        let events = day.decide(&command, &operator(), START).unwrap();
        for record in day.record(events, &operator(), START) {
            day.apply(&record);
        }
    });
}

/// From a key that records something to the frame that shows it: decided, on disk, drawn.
#[divan::bench]
fn tick_to_frame(bencher: Bencher<'_, '_>) {
    let (_folder, path) = journal(30);
    let (mut console, hands) = console(&path);
    let mut terminal = Terminal::new(TestBackend::new(110, 30)).unwrap();
    bencher.bench_local(|| {
        hands.pass(TimeDelta::seconds(3));
        console.input(Input::Key(Key::char(' ')));
        draw(&mut console, &mut terminal);
    });
}

/// What a second costs while nothing happens: the clocks.
#[divan::bench]
fn a_second_passes(bencher: Bencher<'_, '_>) {
    let (_folder, path) = journal(30);
    let (mut console, hands) = console(&path);
    let mut terminal = Terminal::new(TestBackend::new(110, 30)).unwrap();
    draw(&mut console, &mut terminal);
    bencher.bench_local(|| {
        hands.pass(TimeDelta::seconds(1));
        console.turn();
        draw(&mut console, &mut terminal);
    });
}

/// Checking the model agenda: every fault, warning and blank.
#[divan::bench]
fn check_an_agenda() {
    black_box(agenda::check(black_box(MODEL.as_bytes())));
}

/// Undo in a day of many events, but of the last: refused or not, the day is lived again.
#[divan::bench(args = [1_000, 100_000])]
fn decide_an_undo(bencher: Bencher<'_, '_>, events: u64) {
    let (_folder, path) = journal(events);
    let (console, _) = console(&path);
    let day = console.day();
    bencher.bench_local(|| black_box(day.decide(&Command::Undo(Seq(events - 1)), &operator(), START)));
}

/// A tenth of a second on the drill ground: ninety teams (Trảng Bom), half of them with a result,
/// one watch running.
#[divan::bench]
fn a_tenth_with_ninety_teams(bencher: Bencher<'_, '_>) {
    let teams: Vec<String> = (1..=90).map(|n| format!("\"Đội {n:02}\"")).collect();
    let text = format!(
        "(title: \"Ngày\", items: [(title: \"Hội thi\", contest: (teams: [{}], disciplines: [(id: \"chay\", \
         title: \"Chạy\", watches: Mean, faults: [(code: \"1\", text: \"Lỗi\", seconds: 5)], prizes: \"1-2-3-*\")]))])",
        teams.join(", ")
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ngay.ngayhoi");
    let event = Day::opening(&text, &agenda::load(&text).unwrap(), Mode::Live, START);
    let first = Recorded { seq: Seq(1), at: START, by: operator(), event };
    let anchor = Anchor { boot: "boot 1".to_owned(), since_boot: 0, at: START, speed: 1, since: 0 };
    Sqlite::create(&path, None, &first, &anchor).unwrap();
    let hands = Hands::new("boot 1", START);
    let mut seat = Seat::open(Box::new(Sqlite::open(&path).unwrap()), hands.clone(), operator()).unwrap();
    for n in 1..=45_i64 {
        let run =
            AttemptId { discipline: "chay".into(), team: format!("doi-{n:02}").as_str().into(), attempt: 1 };
        for watch in 1..=2 {
            let time = Some(RunTime(40_000 + n * 137 + i64::from(watch)));
            let command = GroundCommand::Reading { run: run.clone(), watch, time, sure: false };
            seat.submit(&Command::Ground(command), START).unwrap();
        }
        let command = GroundCommand::Charge { run, fault: "1".to_owned(), note: None };
        seat.submit(&Command::Ground(command), START).unwrap();
    }
    let mut console = Console::new(seat, Ui::new(operator(), Lang::Vi, ThemeName::Dark));
    let mut terminal = Terminal::new(TestBackend::new(110, 30)).unwrap();
    for key in [Key::char('6'), Key::plain(Code::Enter), Key::char(' ')] {
        console.input(Input::Key(key));
    }
    bencher.bench_local(|| {
        hands.pass(TimeDelta::milliseconds(100));
        console.turn();
        draw(&mut console, &mut terminal);
    });
}
