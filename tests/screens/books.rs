//! Rule books beyond a time and its faults, by the keys of those who run them at screen 6.

use ngayhoi::day::{BoardId, Mode};
use ngayhoi::paper::out::{Kind, page};
use ngayhoi::text::Lang;
use ngayhoi::ui::ThemeName;

use crate::rig::{Desk, Rig};

const AGENDA: &str = r#"(
    title: "Ngày hội", date: "19/8/2026", start: "7h30",
    items: [
        (id: "thi", title: "Hội thi", contest: (
            teams: ["Tổ 2", "Tổ 5"],
            disciplines: [
                (id: "tuyen-truyen", title: "Tuyên truyền", rules: CriteriaMarks, prizes: "1-1",
                    criteria: [(title: "Nội dung", most: 4), (title: "Hình thức", most: 3), (title: "Tác phong", most: 3)]),
                (id: "chay", title: "Chạy", lanes: 2, handicaps: [(team: "Tổ 5", time: 10)], prizes: "1-1"),
                (id: "vuot", title: "Vượt chướng ngại", individuals: (of: 3, best: 2), prizes: "1-1"),
            ],
        )),
    ],
)"#;

/// Screen 6 with one discipline open.
fn open(rig: &Rig, name: &str, discipline: &str) -> Desk {
    let mut desk = rig.console(name, Lang::Vi, ThemeName::Dark);
    desk.press(&format!("6 {discipline}Enter"));
    desk
}

fn lines(desk: &Desk, board: &str) -> Vec<String> {
    let day = desk.console.day();
    let board = day.board(&BoardId::Result(board.into())).unwrap();
    let line = |place: &ngayhoi::day::Standing| {
        let result = place.result.map(|result| day.say_measure(&board.id, result)).unwrap_or_default();
        format!("{} {result}", day.team_on(&board.id, &place.team)).trim_end().to_owned()
    };
    board.places.iter().map(line).collect()
}

fn paper(desk: &Desk) -> String {
    page(&Kind::Results.fill(desk.console.day(), Lang::Vi), Lang::Vi).join("\n")
}

#[test]
fn each_judges_sheet_is_filled_in_criterion_by_criterion_and_f5_asks_for_the_next_judge() {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    let (mut first, mut second) = (open(&rig, "thư ký 1", ""), open(&rig, "thư ký 2", ""));
    first.press("F5");
    let screen = first.text(80, 24);
    for part in ["Giám khảo", "Nội dung (tối đa 4)", "Hình thức (tối đa 3)", "Tác phong (tối đa 3)"]
    {
        assert!(screen.contains(part), "{part}\n{screen}");
    }
    first.write("4").press("Tab").write("2,5").press("Tab").write("3");
    assert!(first.text(80, 24).contains("1 4 + 2,5 + 3 = 9,5"), "{}", first.text(80, 24));
    first.press("Enter");
    // The other secretary has the sheet of the second judge.
    second.wait(1).press("F5").write("3").press("Tab").write("4").press("Tab").write("2").press("Enter");
    assert!(second.text(80, 24).contains("Hình thức: nhiều nhất 3 điểm"), "{}", second.text(80, 24));
    second.press("Up").press("^U").write("3").press("Tab Enter");
    assert_eq!(lines(&second, "tuyen-truyen"), ["Tổ 2 8,75", "Tổ 5"]);
    let sheet = paper(&second);
    assert!(sheet.contains("giám khảo 1 4 + 2,5 + 3 = 9,5 · 2 3 + 3 + 2 = 8 → 8,75"), "{sheet}");
    let flowing = sheet.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flowing.contains("mỗi giám khảo chấm Nội dung 4, Hình thức 3, Tác phong 3"), "{sheet}");
    assert!(flowing.contains("làm tròn · trung bình các giám khảo"), "how they become one: {sheet}");
}

#[test]
fn whoever_waits_behind_the_line_sees_the_seconds_until_the_team_may_start() {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    let mut desk = rig.console("phát lệnh", Lang::Vi, ThemeName::Dark);
    desk.press("6 Down F7 F7").write("1924").press("Enter Enter F2 0").wait(4);
    let screen = desk.text(80, 24);
    assert!(screen.contains("phát lệnh: Tổ 5, Tổ 2 sau 10,00 giây"), "{screen}");
    assert!(screen.contains("▀▀▀ █▀█  ▄  █ █"), "-6,0: {screen}");
    // The starter's own watch: the old ones come in 50 s after the signal, 40 with what they are given.
    desk.press("0 Home Space Enter").wait(46);
    desk.press("Space");
    assert_eq!(lines(&desk, "chay")[0], "Tổ 5 40,00");
    assert!(paper(&desk).contains("được chấp (giây): Tổ 5 10,00"), "{}", paper(&desk));
}

#[test]
fn the_runners_of_a_team_are_named_and_the_sum_of_the_best_stands_on_the_sheet() {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    let mut desk = open(&rig, "thư ký", "Down Down ");
    desk.press("^P").write("ten nguoi thi").press("Enter").write("Cá nhân 01").press("Enter");
    desk.press("F5").write("42,5").press("Enter");
    assert!(desk.text(80, 24).contains("người 1, Cá nhân 01: 42,50"), "{}", desk.text(80, 24));
    desk.press("+ F5").write("40").press("Enter + F5").write("44").press("Enter");
    assert_eq!(lines(&desk, "vuot"), ["Tổ 2 1:22,50", "Tổ 5"]);
    let sheet = paper(&desk);
    for part in [
        "người 1, Cá nhân 01 (tính): 42,50",
        "người 2 (tính): 40,00",
        "người 3: 44,00",
        "40,00 + 42,50 = 1:22,50",
    ] {
        assert!(sheet.contains(part), "{part}\n{sheet}");
    }
    assert!(sheet.contains("3 người thi, mỗi người một lần"), "{sheet}");
}

#[test]
fn f2_names_who_goes_on_to_the_final_and_how_before_anybody_is_sent() {
    let agenda = r#"(
        title: "Ngày hội", date: "19/8/2026", start: "7h30",
        items: [(id: "thi", title: "Hội thi", contest: (
            teams: ["Tổ 1", "Tổ 2", "Tổ 3"],
            disciplines: [
                (id: "vong-loai", title: "Vòng loại"),
                (id: "chung-ket", title: "Chung kết", lanes: 2, final_of: (discipline: "vong-loai", best: 2)),
            ],
        ))],
    )"#;
    let rig = Rig::new(agenda, Mode::Live, "07:30");
    let mut desk = open(&rig, "trọng tài", "");
    for (team, time) in [("Home", "42"), ("Tab", "40"), ("Tab", "41")] {
        desk.press(&format!("{team} F5")).write(time).press("Enter");
    }
    let screen = desk.text(80, 24);
    assert_eq!(screen.matches("vào chung kết").count(), 2, "{screen}");
    desk.press("6 End F2");
    assert!(desk.text(80, 24).contains("Chưa ký kết quả môn Vòng loại"), "{}", desk.text(80, 24));
    let screen = desk.text(80, 24);
    assert!(screen.contains("Vào chung kết: 2 đội tốt nhất của Vòng loại"), "{screen}");
    desk.press("Home F8 Enter End").wait(1);
    // Another console sees the same, and sends them.
    let mut other = rig.console("thư ký", Lang::Vi, ThemeName::Dark);
    other.press("6 End F2");
    let screen = other.text(80, 24);
    assert!(screen.contains("Tổ 2: theo thành tích, 40,00"), "{screen}");
    assert!(screen.contains("Tổ 3: theo thành tích, 41,00"), "{screen}");
    other.press("Enter");
    assert_eq!(lines(&other, "chung-ket"), ["Tổ 2", "Tổ 3"]);
    // Both press: the second changes nothing, and says so.
    desk.press("F2 Enter");
    assert_eq!(lines(&desk, "chung-ket"), ["Tổ 2", "Tổ 3"]);
    let sheet = paper(&desk);
    assert!(sheet.contains("vào chung kết"), "{sheet}");
}

#[test]
fn the_mc_reads_who_won_the_whole_contest_of_two_items_where_its_prizes_are_given() {
    let agenda = r#"(
        title: "Ngày hội", date: "19/8/2026", start: "7h30",
        items: [
            (id: "sang", title: "Thi sáng", contest: (teams: ["Tổ 1", "Tổ 2"], disciplines: [(id: "chay", title: "Chạy")],
                overall: [(grade: "Nhất toàn đoàn", count: 1)], overall_of: ["chay", "leo-thang"])),
            (id: "chieu", title: "Thi chiều", contest: (teams: ["Tổ 1", "Tổ 2"], disciplines: [(id: "leo-thang", title: "Leo thang")])),
            (id: "be-mac", title: "Bế mạc", prizes_of: ["toan_doan"], words: "Nhất toàn đoàn là {ket_qua.toan_doan.nhat}."),
        ],
    )"#;
    let rig = Rig::new(agenda, Mode::Live, "07:30");
    let mut desk = rig.console("trọng tài", Lang::Vi, ThemeName::Dark);
    for board in ["Home", "Home Down Down"] {
        desk.press(&format!("6 {board} Enter"));
        for (team, time) in [("Home", "41"), ("Tab", "40")] {
            desk.press(&format!("{team} F5")).write(time).press("Enter");
        }
        desk.press("F8 Enter").wait(1);
    }
    desk.press("6 Home Down F8 Enter");
    let day = desk.console.day();
    let said = day.words_of(&day.entry(&"be-mac".into()).unwrap().item);
    assert!(format!("{said:?}").contains("Tổ 2"), "{said:?}");
    let given: Vec<String> =
        day.decisions_of(&day.entry(&"be-mac".into()).unwrap().item).map(|own| own.form.clone()).collect();
    assert_eq!(given, ["Giải thưởng Thi sáng (toàn đoàn)"]);
    let sheet = paper(&desk);
    assert!(sheet.contains("hạng: Chạy 1 + Leo thang 1"), "{sheet}");
}
