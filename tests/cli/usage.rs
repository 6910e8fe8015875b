//! What `--help` and usage errors say, in the language of whoever types.

use crate::shell::{Said, Shell};

const COMMANDS: &[&str] = &[
    "run", "rehearse", "check", "new", "days", "do", "import", "status", "paper", "clock", "copy", "log",
    "help",
];

#[track_caller]
fn wrong(args: &[&str]) -> Said {
    let said = Shell::new().run(args).exits(2);
    assert_eq!(said.out, "");
    for english in ["error:", "tip:", "Usage", "--help'", "argument", "similar", "invalid", "required"] {
        assert!(!said.err.contains(english), "{english}: {said:?}");
    }
    assert!(said.err.contains("Xem cách dùng: ngayhoi"), "{said:?}");
    said
}

#[test]
fn help_of_each_command_is_whole_in_its_language() {
    let shell = Shell::new();
    let mut lines: Vec<Vec<&str>> = vec![vec!["--help"], vec!["-h"]];
    lines.extend(
        COMMANDS.iter().flat_map(|name| [vec![*name, "--help"], vec![*name, "-h"], vec!["help", *name]]),
    );
    for line in &lines {
        let vi = shell.run(line).exits(0);
        assert!(vi.out.contains("Cách dùng: ngayhoi") && vi.out.contains("Tuỳ chọn:"), "{vi:?}");
        for english in [
            "Usage",
            "Options",
            "Commands",
            "Arguments",
            "OPTIONS",
            "COMMAND",
            "default:",
            "possible",
            "Print",
            " the ",
            " a ",
        ] {
            assert!(!vi.out.contains(english), "{english} in {line:?}: {}", vi.out);
        }
        let mut line = line.clone();
        line.extend(["--lang", "en"]);
        let en = shell.run(&line).exits(0);
        assert!(en.out.contains("Usage: ngayhoi") && en.out.contains("Options:"), "{en:?}");
        let vietnamese = en.out.chars().find(|c| c.is_alphabetic() && !c.is_ascii());
        assert_eq!(vietnamese, None, "{line:?}: {}", en.out);
    }
    shell.run(&["--help"]).out_says("Lệnh:\n  run ");
    shell
        .run(&["check", "--help"])
        .out_says("Cách dùng: ngayhoi check [TUỲ CHỌN] <TỆP>...\n\nTham số:\n  <TỆP>...");
    shell.run(&["paper", "--help"]).out_says("owed: Danh sách trao sau");
    shell.run(&["help"]).exits(0).out_says("Cách dùng: ngayhoi [TUỲ CHỌN] [LỆNH]");
}

#[test]
fn an_unknown_option_is_answered_with_the_one_that_is_meant() {
    wrong(&["check", "--jsn", "a.ron"])
        .err_says("Không có tuỳ chọn --jsn. Có phải --json không?\nXem cách dùng: ngayhoi check --help");
    wrong(&["days", "x"]).err_says("Thừa “x”");
}

#[test]
fn an_unknown_command_is_answered_with_the_one_that_is_meant() {
    wrong(&["rehearsal"]).err_says("Không có lệnh “rehearsal”. Có phải rehearse không?");
    wrong(&["help", "rehearsal"]).err_says("Có phải rehearse không?");
}

#[test]
fn what_is_missing_is_named() {
    wrong(&["run"]).err_says("Còn thiếu <TỆP>");
    wrong(&["import", "a.csv", "--decision"]).err_says("Sau --decision <MÃ> còn thiếu một giá trị");
    wrong(&["import", "a.csv"]).err_says("Còn thiếu --decision <MÃ>");
}

#[test]
fn a_value_that_cannot_be_used_is_answered_with_those_that_can() {
    wrong(&["paper", "owd"]).err_says(
        "“owd” không dùng được cho <BẢN_IN>. Có phải owed không? Viết một trong: programme, script, mc, cues, tasks, delegates, awards, tray, owed, scores, results, draw, minutes.",
    );
    wrong(&["rehearse", "a.ron", "--speed", "x"])
        .err_says("“x” không dùng được cho --speed <SỐ_LẦN>. Viết một số nguyên từ 1 đến 600.");
    wrong(&["--lang", "fr"]).err_says("Viết vi hoặc en.");
    wrong(&["import", "a.csv", "--decision", "g", "--kind", "x"])
        .err_says("Viết collective, household, individual.");
}

#[test]
fn two_options_that_exclude_each_other_are_both_named() {
    wrong(&["run", "a.ron", "--new", "--continue"]).err_says("--new không đi cùng --continue. Bỏ bớt một.");
    wrong(&["run", "a.ron", "--as", "x", "--as", "y"]).err_says("--as <TÊN> chỉ ghi một lần.");
}

#[test]
fn the_language_of_a_wrong_line_is_that_of_the_option_or_the_variable() {
    let shell = Shell::new();
    shell.run(&["runn", "--lang", "en"]).exits(2).err_says("similar subcommand exists: 'run'");
    shell.run(&["run", "--bad", "--lang=en"]).exits(2).err_says("unexpected argument '--bad'");
    let with_variable = |args: &[&str]| {
        let output = shell.command(args).env("NGAYHOI_LANG", "en").output().unwrap();
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    };
    assert!(with_variable(&["run"]).contains("required arguments"));
    assert!(with_variable(&["days"]).contains("no day"), "{}", with_variable(&["days"]));
    assert!(with_variable(&["run", "--lang", "vi"]).contains("Còn thiếu"));
}

#[test]
fn what_was_typed_wrong_reaches_the_terminal_harmless() {
    for lang in ["vi", "en"] {
        let said = Shell::new().run(&["--lang", lang, "run", "--\u{1b}[31mx"]).exits(2);
        assert!(!said.err.contains('\u{1b}'), "{said:?}");
    }
}
