//! What rehearsals and days took goes back into the agenda's file, and nothing else there changes.

use crate::shell::Shell;

const AGENDA: &str = "(\n    title: \"Ngày hội\", date: \"19/8/2026\", start: \"8h\", must_end: \"8h30\",\n    items: [\n        \
    (title: \"Chào cờ\", minutes: 5), // năm phút là đủ?\n        \
    (title: \"Báo cáo\",    minutes: \"10 phút\", performer: \"Ai đó\"),\n        \
    (title: \"Trao thưởng\", start: \"8h15\", minutes: 10),\n        \
    \"Bế mạc\",\n    ],\n)\n";

/// A day on which the items began at these times; the last is the end.
fn held(shell: &Shell, date: &str, times: [&str; 5]) {
    let items = ["chao-co", "bao-cao", "trao-thuong", "be-mac"];
    let [first, rest @ ..] = times;
    shell
        .run(&["--clock", &format!("{date}T{first}"), "do", "--agenda", "a.ron", "--new", "Next()"])
        .exits(0);
    for (item, time) in items.iter().zip(rest) {
        let command = match *item {
            "be-mac" => format!("End(from: \"{item}\")"),
            _ => format!("Next(from: \"{item}\")"),
        };
        shell
            .run(&["--clock", &format!("{date}T{time}"), "do", "--agenda", "a.ron", "--continue", &command])
            .exits(0);
    }
}

#[test]
fn lengths_as_they_were_are_shown_beside_the_plan_and_written_byte_for_byte() {
    let shell = Shell::new();
    let file = shell.write("a.ron", AGENDA);
    shell.run(&["retime", "a.ron"]).exits(1).err_says("chưa có buổi tổng duyệt hay buổi lễ nào");
    held(&shell, "2026-08-19", ["08:00:00", "08:07:00", "08:17:00", "08:29:00", "08:33:30"]);
    let said = shell.run(&["retime", "a.ron"]).exits(0);
    assert!(said.out.contains("(1) ngày 19/8/2026"), "{}", said.out);
    held(&shell, "2026-08-20", ["08:00:00", "08:09:00", "08:19:00", "08:33:00", "08:36:30"]);
    let said = shell.run(&["retime", "a.ron"]).exits(0);
    insta::assert_snapshot!("lengths_side_by_side", said.out);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), AGENDA, "nothing was asked to be written");

    shell.run(&["retime", "a.ron", "--write"]).exits(0).out_says("bản cũ: a.ron.bak");
    let expected = AGENDA
        .replace("minutes: 5)", "minutes: 8)")
        .replace("start: \"8h15\", minutes: 10", "start: \"8h15\", minutes: 13")
        .replace("\"Bế mạc\"", "(title: \"Bế mạc\", minutes: 4)");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), expected);
    assert_eq!(std::fs::read_to_string(shell.path("a.ron.bak")).unwrap(), AGENDA);
    shell.run(&["check", "a.ron"]).exits(0);
    // Nothing is left to be changed.
    shell.run(&["retime", "a.ron"]).exits(0).out_says("Thời lượng đã đúng");
}
