//! However the program ends, the terminal is as it was.

use std::path::Path;
use std::sync::Arc;

use ngayhoi::agenda;
use ngayhoi::clock::{Anchor, Clock, Machine as Here, Source};
use ngayhoi::console::Console;
use ngayhoi::day::{Day, Mode, Operator, Recorded, Seq};
use ngayhoi::journal::{AppendError, Copyist, Journal, Memory, Trouble};
use ngayhoi::seat::Seat;
use ngayhoi::terminal;
use ngayhoi::text::Lang;
use ngayhoi::ui::{ThemeName, Ui};
use rustix::process::{Pid, Signal, kill_process};

use crate::house::{CTRL_C, CTRL_Q, Machine, PAGE_DOWN, SMALLEST, WINDOW, eventually, ngayhoi};
use crate::tui::Tui;

/// What the program did to the terminal, and undid.
fn assert_sane(tui: &Tui) {
    tui.look(|screen| {
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pasted text is sent as it is");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(screen.mouse_protocol_encoding(), vt100::MouseProtocolEncoding::Default);
    });
    let left = tui.raw().windows(8).filter(|bytes| bytes == b"\x1b[?1049l").count();
    // A terminal that leaves it twice puts its cursor back where it was before: into the message.
    assert_eq!(left, 1, "the alternate screen is left once");
    assert!(tui.is_cooked(), "what is typed is shown, and comes by the line");
}

/// A day in which something runs, on the screen.
fn running(machine: &Machine) -> Tui {
    let mut tui = machine.run(&[]);
    assert!(!tui.is_cooked());
    tui.look(|screen| {
        assert!(screen.alternate_screen() && screen.bracketed_paste());
        assert_ne!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    });
    tui.send(PAGE_DOWN);
    tui.wait_for("sang mục: Chào cờ");
    tui
}

fn assert_goes_on(machine: &Machine) {
    assert_eq!(machine.kinds(), ["opened", "started"]);
    let mut again = machine.run(&[]);
    again.wait_for("Chào cờ");
    again.send(CTRL_Q);
    assert!(again.wait_end().success());
}

#[test]
fn ctrl_q_and_ctrl_c_leave_the_terminal_as_it_was_and_the_day_goes_on() {
    for key in [CTRL_Q, CTRL_C] {
        let machine = Machine::new(SMALLEST);
        let mut tui = running(&machine);
        tui.send(key);
        assert!(tui.wait_end().success());
        assert_sane(&tui);
        assert_goes_on(&machine);
    }
}

#[test]
fn the_system_shuts_down_and_the_terminal_is_as_it_was() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP, Signal::QUIT] {
        let machine = Machine::new(SMALLEST);
        let mut tui = running(&machine);
        kill_process(Pid::from_raw(tui.pid().try_into().unwrap()).unwrap(), signal).unwrap();
        assert!(tui.wait_end().success());
        assert_sane(&tui);
        assert_goes_on(&machine);
    }
}

#[test]
fn the_window_is_closed_and_the_day_goes_on() {
    let machine = Machine::new(SMALLEST);
    let mut tui = running(&machine);
    tui.hang_up();
    let ended = tui.wait_end();
    // It may have noticed by failing to draw, which is trouble; but it did not panic.
    assert!(ended.signal().is_none() && ended.exit_code() <= 2, "{ended:?}");
    assert_goes_on(&machine);
}

#[test]
fn after_leaving_the_shell_reads_and_shows_lines_again() {
    let machine = Machine::new(SMALLEST);
    let script = "stty -a; \"$0\" \"$@\"; echo left with $?; stty -a; read line; echo got $line";
    let data = machine.data().to_str().unwrap();
    let program = ngayhoi().to_str().unwrap();
    let arguments = ["-c", script, program, "run", SMALLEST, "--data", data];
    let mut shell = Tui::start(Path::new("/bin/sh"), arguments, &[], (120, 40));
    shell.wait_for("Chưa bắt đầu");
    shell.send(CTRL_Q);
    shell.wait_for("left with 0");
    shell.wait_until("both settings", |screen| screen.contents().matches("-extproc").count() == 2);
    shell.send("xin chào\r");
    assert!(shell.wait_end().success());
    let text = shell.text();
    assert!(text.contains("\nxin chào\ngot xin chào"), "{text}");
    let settings: Vec<&str> =
        text.split("left with 0").map(|part| &part[part.find("speed").unwrap()..]).collect();
    assert_eq!(settings[0].trim(), settings[1].split("xin chào").next().unwrap().trim());
}

/// Presses what a shell does for `kill -TSTP` and `fg`.
/// Whether the process is stopped (`T`), as `ps` would show it.
fn sleeps(pid: Pid) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap();
    // The name before the state stands in brackets, and may hold anything.
    stat.rsplit_once(") ").is_some_and(|(_, rest)| rest.starts_with('T'))
}

#[test]
fn a_shell_that_stops_the_console_has_its_terminal_and_gives_it_back() {
    let machine = Machine::new(SMALLEST);
    let mut tui = running(&machine);
    let pid = Pid::from_raw(tui.pid().try_into().unwrap()).unwrap();
    for _ in 0..2 {
        kill_process(pid, Signal::TSTP).unwrap();
        tui.wait_until("the shell's screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        eventually("the shell's modes", || tui.is_cooked());
        tui.look(|screen| assert!(!screen.bracketed_paste()));
        // As a shell waits before it goes on: woken before it sleeps, a program would sleep for ever.
        eventually("asleep", || sleeps(pid));
        kill_process(pid, Signal::CONT).unwrap();
        tui.wait_until("our screen", |screen| screen.alternate_screen() && screen.bracketed_paste());
        tui.wait_for("Chào cờ");
        eventually("our modes", || !tui.is_cooked());
        // Keys count again.
        tui.send("8");
        tui.wait_for("Nhật ký");
        tui.send("1");
        tui.wait_without("Nhật ký");
    }
    // Stopped in a way that nobody is told of, and its modes taken away meanwhile.
    kill_process(pid, Signal::STOP).unwrap();
    eventually("asleep", || sleeps(pid));
    kill_process(pid, Signal::CONT).unwrap();
    tui.send("8");
    tui.wait_for("Nhật ký");
    tui.send(CTRL_Q);
    assert!(tui.wait_end().success());
    tui.look(|screen| assert!(!screen.alternate_screen() && !screen.hide_cursor()));
    assert!(tui.is_cooked());
    assert_eq!(machine.kinds(), ["opened", "started"]);
}

#[test]
fn a_terminal_that_knows_no_colours_is_sent_none() {
    let machine = Machine::new(SMALLEST);
    for (terminal, coloured) in [("dumb", false), ("xterm-256color", true)] {
        let mut tui = machine.run_in(WINDOW, &[("TERM", terminal)], &[]);
        tui.wait_for("Chưa bắt đầu");
        let raw = String::from_utf8_lossy(&tui.raw()).into_owned();
        assert_eq!(raw.contains("8;5;"), coloured, "{terminal}");
        tui.send(CTRL_Q);
        assert!(tui.wait_end().success());
    }
}

/// A journal that breaks the program after a few looks.
struct Breaking {
    journal: Memory,
    looks: u32,
}

impl Journal for Breaking {
    fn append(&mut self, after: Seq, records: &[Recorded]) -> Result<(), AppendError> {
        self.journal.append(after, records)
    }

    fn since(&mut self, seq: Seq) -> Result<Vec<Recorded>, Trouble> {
        self.journal.since(seq)
    }

    fn changed(&mut self) -> Result<bool, Trouble> {
        self.looks += 1;
        assert!(self.looks < 3, "the third look breaks it");
        self.journal.changed()
    }

    fn anchor(&mut self) -> Result<Option<Anchor>, Trouble> {
        self.journal.anchor()
    }

    fn keep_anchor(&mut self, anchor: &Anchor) -> Result<Anchor, Trouble> {
        self.journal.keep_anchor(anchor)
    }

    fn restore(&mut self, all: &[Recorded]) -> Result<(), Trouble> {
        self.journal.restore(all)
    }

    fn settle(&mut self) {
        self.journal.settle();
    }

    fn copyist(&mut self) -> Result<Copyist, Trouble> {
        self.journal.copyist()
    }
}

/// Not a story: the program that breaks, in a terminal of its own.
#[test]
#[ignore = "a story starts it as a process of its own"]
fn a_console_whose_journal_breaks() {
    let source: Arc<dyn Source> = Arc::new(Here::new());
    let text = std::fs::read_to_string(SMALLEST).unwrap();
    let event = Day::opening(&text, &agenda::load(&text).unwrap(), Mode::Live, source.wall());
    let operator = Operator::named("điều hành");
    let first = Recorded { seq: Seq(1), at: source.wall(), by: operator.clone(), event };
    let mut journal = Memory::new();
    journal.append(Seq(0), &[first]).unwrap();
    journal.keep_anchor(Clock::resume(source.clone(), None, None).anchor()).unwrap();
    let seat = Seat::open(Box::new(Breaking { journal, looks: 0 }), source, operator.clone()).unwrap();
    let console = Console::new(seat, Ui::new(operator, Lang::Vi, ThemeName::Dark));
    terminal::run(console, None).unwrap();
}

#[test]
fn a_panic_leaves_the_terminal_as_it_was_and_its_message_to_be_read() {
    let program = std::env::current_exe().unwrap();
    let program = program.to_str().unwrap();
    let script = "\"$0\" \"$@\"; echo the shell again";
    let broken = ["leaving::a_console_whose_journal_breaks", "--exact", "--ignored", "--nocapture"];
    let arguments = [&["-c", script, program][..], &broken, &["--test-threads=1"]].concat();
    let mut shell = Tui::start(Path::new("/bin/sh"), arguments, &[("RUST_BACKTRACE", "0")], WINDOW);
    shell.wait_for("Chưa bắt đầu");
    assert!(shell.wait_end().success());
    assert_sane(&shell);
    let text = shell.text();
    assert!(text.contains("the third look breaks it"), "{text}");
    assert!(text.contains("the shell again"), "{text}");
}
