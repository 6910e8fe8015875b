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

#[test]
fn the_evening_before_every_loose_end_is_on_one_list_to_be_ticked_off() {
    let shell = Shell::new();
    shell.write(
        "a.ron",
        r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", place: "Sân", delegates: [(id: "ct", name: "Đại biểu 01")], items: [
            (title: "Chào cờ", minutes: 5, checks: [(title: "Nhạc", required: true)]),
            (title: "Báo cáo", minutes: 10),
            (title: "Trao thưởng", kind: AwardConferral, minutes: 10, decisions: [
                (id: "gk", form: "Giấy khen", date: "12/8/2026", presenters: [Delegate("ct")], individuals: ["Đại biểu 01"]),
            ]),
        ])"#,
    );
    let said = shell.run(&["walk", "a.ron"]).exits(0).out;
    assert_eq!(
        said,
        "Chào cờ\n  [ ] việc bắt buộc chưa có ai làm: Nhạc\n\
        Báo cáo\n  [ ] còn phải điền người trình bày \"Báo cáo\"\n\
        Trao thưởng\n  [ ] còn phải điền số quyết định (Giấy khen)\n  [ ] Đại biểu 01 vừa trao vừa nhận (Giấy khen)\n\n\
        Còn 4 việc.\n"
    );
    let english = shell.run(&["--lang", "en", "walk", "a.ron"]).exits(0).out;
    assert!(
        english.contains("Đại biểu 01 hands over and receives") && english.ends_with("4 things to see to.\n"),
        "{english}"
    );
    shell.run(&["walk", "agendas/mau-ngay-hoi.ron"]).exits(2);
}
