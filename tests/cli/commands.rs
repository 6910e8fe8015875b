//! `ngayhoi do`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ngayhoi::day::EXAMPLES;
use rusqlite::Connection;

use crate::shell::{Shell, said};

const NEXT: &str = "Next()";

#[test]
fn a_command_that_is_done_says_what_was_recorded_and_exits_with_0() {
    let shell = Shell::with_agenda();
    let args = ["--clock", "07:30", "do", "--agenda", "a.ron", "--as", "MC", NEXT];
    let said = shell.run(&args).exits(0);
    assert_eq!(said.out, "2  07:30:00  sang mục: Chào cờ\n");
    assert_eq!(said.err, "");
    let log = shell.run(&["log"]).exits(0).out;
    assert!(log.ends_with("    2  07:30:00  MC  sang mục: Chào cờ\n"), "{log}");
}

#[test]
fn a_refusal_is_one_sentence_on_standard_error_and_exits_with_1() {
    let shell = Shell::with_agenda();
    let said = shell.run(&["--clock", "07:30", "do", "--agenda", "a.ron", "Pause(\"bao-cao\")"]).exits(1);
    assert_eq!(said.err, "Lúc này không có mục nào đang diễn ra. Nhìn lại màn hình rồi hãy bấm.\n");
    assert_eq!(said.out, "");
}

#[test]
fn a_warning_is_a_refusal_until_it_is_gone_over() {
    let shell = Shell::with_agenda();
    let put = |at, command| shell.run(&["--clock", at, "do", "--agenda", "a.ron", command]);
    put("07:30", NEXT).exits(0);
    let next = "Next(from: \"chao-co\")";
    put("07:35", next).exits(1).err_says("Còn 1 việc bắt buộc chưa xong: Trình chiếu.");
    put("07:35:03", next).exits(0).out_says("sang mục: Báo cáo (dù còn: Trình chiếu)");
}

#[test]
fn commands_in_a_row_stop_at_the_first_that_is_refused() {
    let shell = Shell::with_agenda();
    let args =
        ["--clock", "07:30", "do", "--agenda", "a.ron", NEXT, "Pause(\"be-mac\")", "Note(text: \"sau\")"];
    shell.run(&args).exits(1);
    assert_eq!(shell.run(&["log"]).out.lines().count(), 2);
}

#[test]
fn commands_from_standard_input_go_on_past_refusals() {
    let shell = Shell::with_agenda();
    let lines = "\n// mở đầu\nStart(\"chao-co\")\n  Pause(\"bao-cao\")\nNhảy()\n\nNote(text: \"sau\")\n";
    let said = shell.run_with(&["--clock", "07:30", "do", "--agenda", "a.ron", "-"], lines).exits(1);
    assert_eq!(said.out.lines().count(), 2, "{said:?}");
    assert_eq!(said.err.lines().count(), 2, "{said:?}");
    // All done exits with 0, and a row may go through it.
    let args = ["--clock", "07:40", "do", "Start(\"bao-cao\")", "-", "Start(\"be-mac\")"];
    let said = shell.run_with(&args, "Note(text: \"giữa\")\n").exits(0);
    let order = ["bắt đầu: Báo cáo", "giữa", "bắt đầu: Bế mạc"];
    assert!(said.out.lines().zip(order).all(|(line, part)| line.contains(part)), "{said:?}");
}

#[test]
fn a_command_typed_wrong_is_answered_with_how_to_write_it() {
    let shell = Shell::with_agenda();
    let put = |command| shell.run(&["do", "--agenda", "a.ron", command]).exits(1);
    put("Nxt()").err_says("Không có lệnh Nxt(). Xem các lệnh: ngayhoi do --list");
    put("Next(form: \"a\")").err_says("Viết như: Next(from: \"chao-co\")");
    put("Adjust(item: \"bao-cao\", by: \"mười phút\")").err_says("Viết như: Adjust(");
    put("\u{1b}[2J").err_says("Không có lệnh ␛[2J");
    put("").err_says("--list");
}

#[test]
fn every_example_of_the_list_works_as_written() {
    let shell = Shell::with_agenda();
    let list = shell.run(&["do", "--list"]).exits(0).out;
    assert_eq!(list.lines().count(), EXAMPLES.len());
    for (line, (example, vi, _)) in list.lines().zip(EXAMPLES) {
        assert!(line.starts_with(example) && line.ends_with(vi), "{line}");
    }
    let lines: String = EXAMPLES.iter().map(|(example, ..)| format!("{example}\n")).collect();
    let said = shell.run_with(&["do", "--agenda", "a.ron", "-"], &lines);
    assert!(!said.err.contains("Không hiểu lệnh") && !said.err.contains("Không có lệnh"), "{said:?}");
    assert!(said.out.contains("bắt đầu: Báo cáo"), "{said:?}");
}

#[test]
fn a_clock_that_is_no_time_is_said_so() {
    let shell = Shell::with_agenda();
    let put = |clock| shell.run(&["--clock", clock, "do", "--agenda", "a.ron", "Note(text: \"x\")"]);
    put("lát nữa").exits(2).err_says("--clock lát nữa: viết như");
    put("2026-08-19T07:31:15").exits(0).out_says("07:31:15");
    put("2026-08-19T00:31:20Z").exits(0).out_says("07:31:20");
    put("7h32").exits(0).out_says("07:32:00");
}

#[test]
fn time_in_the_journal_never_runs_backwards_even_when_the_clock_told_does() {
    let shell = Shell::with_agenda();
    shell.run(&["--clock", "08:00", "do", "--agenda", "a.ron", "Note(text: \"một\")"]).exits(0);
    shell.run(&["--clock", "07:00", "do", "Note(text: \"hai\")"]).exits(0).out_says("3  08:00:00");
}

/// What lies in the folder must be the same after a command that is trouble.
#[track_caller]
fn stays(shell: &Shell, journal: &str, sentence: &str) {
    let before: BTreeMap<PathBuf, Vec<u8>> = shell.files("");
    for command in ["Note(text: \"x\")", "Next()"] {
        shell.run(&["do", "--journal", journal, command]).exits(2).err_says(sentence);
    }
    shell.run(&["status", "--journal", journal, "--json"]).exits(2).err_says(sentence);
    shell.run(&["log", "--journal", journal]).exits(2).err_says(sentence);
    assert_eq!(before, shell.files(""));
}

#[test]
fn a_journal_that_is_not_there_is_not_made() {
    stays(&Shell::new(), "khong-co.ngayhoi", "khong-co.ngayhoi: không có nhật ký này.");
}

#[test]
fn a_file_that_is_no_journal_is_left_byte_for_byte() {
    let shell = Shell::with_agenda();
    shell.write("thu.txt", "Kính gửi…");
    stays(&shell, "thu.txt", "thu.txt: Tệp này không phải nhật ký của ngayhoi.");
    shell.write("trong", "");
    stays(&shell, "trong", "trong: ");
    // Another program's database.
    Connection::open(shell.path("khac.db")).unwrap().execute_batch("create table t (x)").unwrap();
    stays(&shell, "khac.db", "không phải nhật ký của ngayhoi");
    // Nor with an agenda to open a day of.
    let before = shell.files("");
    shell.run(&["do", "--journal", "thu.txt", "--agenda", "a.ron", "Next()"]).exits(2);
    assert_eq!(before, shell.files(""));
}

#[test]
fn a_journal_of_a_newer_program_is_refused_in_a_sentence_and_left_byte_for_byte() {
    let shell = Shell::with_agenda();
    shell.run(&["do", "--journal", "j", "--agenda", "a.ron", "Note(text: \"x\")"]).exits(0);
    std::fs::remove_file(shell.path("j-wake")).unwrap();
    let newer = Connection::open(shell.path("j")).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    newer.close().unwrap();
    stays(&shell, "j", "99");
}

#[test]
fn two_processes_that_race_with_the_same_next_move_the_day_by_one() {
    let shell = Shell::with_agenda();
    shell
        .run(&["--clock", "07:30", "do", "--journal", "j", "--agenda", "a.ron", "Tick(\"bao-cao/slide\")"])
        .exits(0);
    let mut from = "Next()".to_owned();
    for (minute, item) in [(31, "chao-co"), (36, "bao-cao"), (50, "be-mac")] {
        let clock = format!("07:{minute}");
        let racing: Vec<_> = ["An", "Bình", "Chi"]
            .map(|name| {
                let args = ["--clock", &clock, "do", "--journal", "j", "--as", name, &from];
                shell.command(&args).spawn().unwrap()
            })
            .into_iter()
            .map(|child| said(child.wait_with_output().unwrap()))
            .collect();
        let won = racing.iter().filter(|said| said.code == 0).count();
        assert_eq!(won, 1, "{racing:?}");
        for lost in racing.iter().filter(|said| said.code != 0) {
            assert_eq!(lost.code, 1, "{lost:?}");
            assert!(lost.err.contains("Lúc này đang là"), "{lost:?}");
        }
        let status = shell.run(&["--clock", &clock, "status", "--journal", "j", "--json"]).json();
        assert_eq!(status["current"], item);
        from = format!("Next(from: \"{item}\")");
    }
    assert_eq!(shell.run(&["log", "--journal", "j"]).out.lines().count(), 5);
}

#[test]
fn many_processes_that_write_notes_at_once_lose_none() {
    let shell = Shell::with_agenda();
    let children: Vec<_> = (0..6)
        .map(|n| {
            let note = format!("Note(text: \"ghi {n}\")");
            // Each may be the one that opens the day.
            shell.command(&["do", "--journal", "j", "--agenda", "a.ron", &note]).spawn().unwrap()
        })
        .collect();
    for child in children {
        said(child.wait_with_output().unwrap()).exits(0);
    }
    let log = shell.run(&["log", "--journal", "j"]).out;
    assert_eq!(log.lines().count(), 7, "{log}");
    assert!((0..6).all(|n| log.contains(&format!("ghi {n}"))), "{log}");
}

#[test]
fn nothing_to_do_is_said_so() {
    let shell = Shell::with_agenda();
    shell.run(&["do"]).exits(2).err_says("Xem các lệnh: ngayhoi do --list");
    shell.run(&["do", NEXT]).exits(2).err_says("Chưa có buổi lễ nào trên máy này.");
}

/// Mended: `do` began an item by its name and left those before it standing without a word, where the
/// console asks.
#[test]
fn an_item_begun_by_its_name_asks_what_became_of_those_before_it() {
    let shell = Shell::with_agenda();
    let put = |more: &[&str]| shell.run(&[&["--clock", "07:30", "do", "--agenda", "a.ron"], more].concat());
    put(&["Start(\"be-mac\")"])
        .exits(1)
        .err_says("Trước “Bế mạc” còn mục chưa bắt đầu: “Chào cờ”, “Báo cáo”.")
        .err_says("StartAhead(\"be-mac\")")
        .err_says("StartPast(item: \"be-mac\", earlier: [\"chao-co\", \"bao-cao\"], held: true)");
    assert_eq!(shell.run(&["log"]).out.lines().count(), 1, "nothing was begun");
    let english = ["--clock", "07:30", "--lang", "en", "do", "Start(\"bao-cao\")"];
    shell.run(&english).exits(1).err_says("Before “Báo cáo” there are items never started: “Chào cờ”.");
    // What is first, or was said what became of, begins.
    put(&["Start(\"chao-co\")"]).exits(0);
    put(&["StartAhead(\"be-mac\")"]).exits(0);
    put(&["StartPast(item: \"be-mac\", earlier: [\"bao-cao\"], held: true)"])
        .exits(1)
        .err_says("đang diễn ra");
    put(&["Start(\"bao-cao\")"]).exits(0);
}
