//! Running orders as offices write them; `tests/papers/make.py` says how the files were made, and what is
//! written of each stands beside them.

use proptest::prelude::*;

use super::*;
use crate::agenda;

fn paper(name: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers").join(name)).unwrap()
}

fn script(name: &str) -> Script {
    let bytes = paper(name);
    let text = if name.ends_with(".txt") { String::from_utf8(bytes.clone()).unwrap() } else { String::new() };
    let source = if text.is_empty() { Source::File(&bytes) } else { Source::Text(&text) };
    read(source, None).unwrap()
}

/// What is written of a script; it always checks.
fn written(script: &Script, name: &str) -> String {
    let text = script.written(name, Lang::Vi);
    let report = agenda::check(text.as_bytes());
    assert!(report.agenda.is_some(), "{}\n{text}", agenda::report::render(&report, name, Lang::Vi, false));
    text
}

fn golden(name: &str, text: &str) {
    insta::with_settings!(
        { snapshot_path => "../../../tests/papers/read", prepend_module_to_snapshot => false, omit_expression => true },
        { insta::assert_snapshot!(name, text) }
    );
}

#[test]
fn running_orders_of_ten_habits_are_read_as_a_person_would() {
    for name in [
        "kich-ban-thuong.docx",
        "kich-ban-cot-khac.docx",
        "kich-ban-phut-bang-chu.docx",
        "kich-ban-khong-tieu-de.docx",
        "kich-ban-gop-o.docx",
        "kich-ban-hai-trang.docx",
        "kich-ban-la-ma.docx",
        "kich-ban.xlsx",
        "kich-ban.csv",
        "kich-ban-zalo.txt",
    ] {
        golden(&name.replace('.', "-"), &written(&script(name), name));
    }
}

/// Delegates and honoured people of a list stand where the programme needs them, words under their titles.
#[test]
fn words_delegates_and_awards_come_from_papers_of_their_own() {
    let mut read = script("kich-ban-day-du.docx");
    read.take_words(Source::File(&paper("loi-dan.docx"))).unwrap();
    read.take_delegates(Source::File(&paper("dai-bieu.docx"))).unwrap();
    assert!(read.take_awards(Source::File(&paper("khen-thuong.docx"))).unwrap());
    golden("day-du", &written(&read, "kich-ban-day-du.docx"));
    // A list is conferred in an item, or in none.
    assert_eq!(script("kich-ban.csv").take_awards(Source::File(&paper("khen-thuong.docx"))), Ok(false));
}

#[test]
fn words_in_a_table_or_a_chat_find_their_items() {
    let order = "1. Chào cờ\n2. Tham luận\n3. Tham luận\n4. Bế mạc\n";
    let words = |paper: &str| -> Vec<Option<String>> {
        let mut read = read(Source::Text(order), None).unwrap();
        read.take_words(Source::Text(paper)).unwrap();
        read.items().map(|item| item.words.clone()).collect()
    };
    let some = |said: &str| Some(said.to_owned());
    let table = "Nội dung\tLời dẫn\n1. Chào cờ\tNghiêm!\nTham luận\tTham luận thứ nhất\nTham luận\tTham luận thứ hai\n";
    let expected = [some("Nghiêm!"), some("Tham luận thứ nhất"), some("Tham luận thứ hai"), None];
    assert_eq!(words(table), expected);
    // "Chào cờ, chào!" is a command, and "Tham luận" in a sentence no title.
    let chat = "1. CHÀO CỜ\nNghiêm! Chào cờ, chào!\n2) Tham luận:\nMời đại diện lên tham luận\n4. Bế mạc\nXin cảm ơn!\n";
    let expected =
        [some("Nghiêm! Chào cờ, chào!"), some("Mời đại diện lên tham luận"), None, some("Xin cảm ơn!")];
    assert_eq!(words(chat), expected);
}

#[test]
fn the_same_table_says_the_same_whichever_program_wrote_it() {
    let same = |a: &str, b: &str| assert_eq!(script(a).lines, script(b).lines, "{a}, {b}");
    same("kich-ban-thuong.docx", "kich-ban-thuong-libreoffice.docx");
    same("kich-ban.xlsx", "kich-ban.ods");
}

#[test]
fn a_table_copied_out_of_word_and_pasted_says_the_same() {
    let pasted = "TT\tThời gian\tNội dung\tNgười thực hiện\n1\t7h30 – 8h00\tĐón tiếp\tLễ tân\n2\t8h00 – 8h05\tChào cờ\tMC\n";
    let script = read(Source::Text(pasted), None).unwrap();
    let told: Vec<_> = script
        .items()
        .map(|item| {
            (item.title.as_str(), item.minutes.map(|own| own.num_minutes()), item.performer.as_deref())
        })
        .collect();
    assert_eq!(told, [("Đón tiếp", Some(30), Some("Lễ tân")), ("Chào cờ", Some(5), Some("MC"))]);
}

#[test]
fn a_cell_of_several_lines_that_word_took_apart_is_one_again() {
    let pasted = "TT\tThời gian\tNội dung\tNgười thực hiện\tChuẩn bị\n1\t7h30 – 8h00\tĐón tiếp\nphát tài liệu\tLễ tân\tBàn đón\nnước uống\n2\t8h00 – 8h05\tChào cờ\tMC\t\nPHẦN HỘI\n3\t8h05 – 8h10\tTrò chơi\tĐoàn Thanh niên\t\n";
    let script = read(Source::Text(pasted), None).unwrap();
    let told: Vec<_> = script
        .items()
        .map(|item| (item.title.as_str(), item.performer.as_deref(), item.prep.join(", "), item.part))
        .collect();
    let who = |name| Some(name);
    assert_eq!(
        told,
        [
            ("Đón tiếp phát tài liệu", who("Lễ tân"), "Bàn đón; nước uống".to_owned(), Part::Ceremony),
            ("Chào cờ", who("MC"), String::new(), Part::Ceremony),
            ("Trò chơi", who("Đoàn Thanh niên"), String::new(), Part::Festival),
        ]
    );
}

#[test]
fn what_cannot_be_read_is_answered_with_the_way_to_get_there() {
    let why = |bytes: &[u8]| read(Source::File(bytes), None).unwrap_err().say(Lang::Vi);
    assert!(why(b"%PDF-1.7 x").contains("--from -"), "{}", why(b"%PDF-1.7 x"));
    assert!(why(&paper("khen-thuong.doc")).contains(".docx"));
    assert_eq!(read(Source::Text(" \n"), None), Err(Trouble::Empty));
    let old = read(
        Source::Text("1. Ch\u{b5}o c\u{ea}, h\u{b8}t Qu\u{e8}c ca\n2. Nh\u{a9}n d\u{a9}n ph\u{ad}\u{ea}ng\n"),
        None,
    );
    assert!(matches!(old, Err(Trouble::Legacy(..))), "{old:?}");
}

/// Cells as an office may fill them: times, names, marks, headings, words that nobody expects.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[0-9]{1,2}h[0-9]{0,2}( - [0-9]{1,2}h[0-9]{2})?",
        "[0-9]{1,3} phút",
        prop::sample::select(vec![
            "nt",
            "I",
            "PHẦN HỘI",
            "Tổng cộng",
            "- Ý thứ nhất",
            "MC",
            "Nội dung",
            "Thời gian",
            "TT"
        ])
        .prop_map(str::to_owned),
        "[a-z]{3,8}( [a-z]{3,8}){0,3}",
        "\\PC{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_pasted_an_agenda_that_checks_is_written_or_nothing(text in "\\PC{0,80}(\\n\\PC{0,60}){0,8}") {
        if let Ok(script) = read(Source::Text(&text), None) {
            written(&script, "dán");
        }
    }

    #[test]
    fn whatever_stands_in_a_table_an_agenda_that_checks_is_written(
        rows in prop::collection::vec(prop::collection::vec(cell(), 1..6), 1..12),
        headed: bool,
    ) {
        let lead = if headed { "TT\tThời gian\tNội dung\tNgười thực hiện\tLạ\n" } else { "" };
        let lines: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
        if let Ok(script) = read(Source::Text(&format!("{lead}{}", lines.join("\n"))), None) {
            written(&script, "bảng");
        }
    }

    /// Every word is in an item, in a heading or in a comment.
    #[test]
    fn no_word_of_a_table_is_lost(rows in prop::collection::vec(prop::collection::vec("[a-z]{5,9}", 5), 1..9)) {
        let lead = "TT\tThời gian\tNội dung\tNgười thực hiện\tLạ\n";
        let line = |row: &Vec<String>| format!("{}\t8h00 {}\t{}", row[0], row[1], row[2..].join("\t"));
        let lines: Vec<String> = rows.iter().map(line).collect();
        let script = read(Source::Text(&format!("{lead}{}", lines.join("\n"))), None).unwrap();
        // A title begins with a capital.
        let text = written(&script, "bảng").to_lowercase();
        for word in rows.iter().flatten() {
            prop_assert!(text.contains(word.as_str()), "{word}\n{text}");
        }
    }
}

#[test]
fn a_plan_with_a_morning_and_an_afternoon_has_no_item_over_noon() {
    let pasted = "KẾ HOẠCH TỔ CHỨC NGÀY HỘI TOÀN DÂN BẢO VỆ ANTQ\nNgày 19 tháng 8 năm 2026\n\
        Thời gian\tNội dung công việc\tPhụ trách\n\
        Buổi sáng\t\t\n07h30\tPhát biểu khai mạc\tMC\n8h15\tHội thi\tBGK\n\
        Buổi chiều\t\t\n13h30\tGiao lưu\tĐoàn thanh niên\n16h30\tBế mạc\t\n";
    let said = written(&read(Source::Text(pasted), None).unwrap(), "dán");
    for part in [
        "title: \"NGÀY HỘI TOÀN DÂN BẢO VỆ ANTQ\"",
        "date: \"19/8/2026\"",
        "// ---- Buổi chiều",
        "kind: Opening",
        "minutes: 45",
        "start: \"13:30\"",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert!(!said.contains("minutes: 315") && !said.contains("// ? "), "{said}");
}
