//! Files that are not what they should be.

use crate::shell::{AGENDA, Said, Shell};

#[track_caller]
fn check(content: impl AsRef<[u8]>) -> Said {
    let shell = Shell::new();
    shell.write("a.ron", content);
    shell.run(&["check", "a.ron"])
}

#[test]
fn a_file_that_is_not_utf8_is_refused_with_advice() {
    check(b"\xff\xfe(\0t\0").exits(1).out_says("UTF-16");
    check("(title: \"Ngày hội\", items: [\"A\"])".chars().map(|c| c as u32 as u8).collect::<Vec<_>>())
        .exits(1)
        .out_says("UTF-8");
    check(b"(title: \"A\xff\", items: [\"A\"])").exits(1).out_says("a.ron:1:11");
}

#[test]
fn a_byte_order_mark_windows_line_ends_and_decomposed_letters_are_accepted() {
    let decomposed: String = AGENDA.replace('à', "a\u{300}").replace('ộ', "o\u{323}\u{302}");
    assert_ne!(decomposed, AGENDA);
    let windows = format!("\u{feff}{}", decomposed.replace('\n', "\r\n"));
    let shell = Shell::new();
    shell.write("a.ron", windows);
    shell.run(&["check", "a.ron"]).exits(0);
    // Stored in one form: the ids and the titles are those of the composed text.
    shell.run(&["--clock", "07:30", "do", "--agenda", "a.ron", "Start(\"chao-co\")"]).exits(0);
    let status = shell.run(&["--clock", "07:30", "status", "--json"]).json();
    assert_eq!(status["title"], "Ngày hội");
    assert_eq!(status["items"][0]["title"], "Chào cờ");
}

#[test]
fn a_fault_after_windows_line_ends_and_a_mark_is_in_its_right_place() {
    let said = check("\u{feff}(title: \"A\",\r\n  items: [(title: \"X\", minuts: 5)])").exits(1);
    assert!(said.out.contains("a.ron:2:24"), "{said:?}");
}

#[test]
fn text_of_the_old_fonts_is_refused_and_not_guessed() {
    check("(title: \"Ngµy héi toµn d©n b¶o vÖ an ninh Tæ quèc\", items: [\"A\"])").exits(1).out_says("TCVN3");
    check("(title: \"Ngaøy hoäi toaøn daân\", items: [\"A\"])").exits(1).out_says("VNI");
}

#[test]
fn control_characters_and_overrides_are_refused_and_shown_as_symbols() {
    let said = check("(title: \"\u{1b}[2J\u{202e}A\u{7}\", items: [\"X\"])").exits(1);
    assert!(said.out.contains("␛[2J"), "{said:?}");
    assert!(said.out.contains("U+202E"), "{said:?}");
}

#[test]
fn a_name_of_a_file_with_an_escape_sequence_is_harmless() {
    let shell = Shell::new();
    shell.write("a\u{1b}[31m.ron", "(");
    shell.run(&["check", "a\u{1b}[31m.ron"]).exits(1).out_says("a␛[31m.ron");
    shell.run(&["check", "\u{1b}]0;x\u{7}.ron"]).exits(2).err_says("␛]0;x␇.ron: không có tệp này.");
}

#[test]
fn ids_twice_references_to_nothing_and_times_that_are_none() {
    let said = check(
        r#"(title: "A", date: "31/2/2026", start: "7h60", items: [
            (id: "x", title: "A"),
            (id: "x", title: "B"),
            (title: "C", performer: Delegate("khong-co"), minutes: "-5 phút"),
            (title: "D", words: "Xin mời {khong_co}"),
            (title: "E", prizes_of: ["khong-co"], start: "24:30"),
        ])"#,
    )
    .exits(1);
    for part in
        ["31/2/2026", "7h60", "id \"x\" đã dùng ở dòng 2", "khong-co", "-5 phút", "{khong_co}", "24:30"]
    {
        assert!(said.out.contains(part), "{part}: {said:?}");
    }
    assert!(said.out.contains("chưa dùng được; 8 lỗi"), "{said:?}");
}

#[test]
fn an_empty_file_says_what_to_write() {
    check("").exits(1).out_says("viết ít nhất (title:");
    check(" \n// chỉ có lời ghi\n").exits(1).out_says("viết ít nhất (title:");
}

#[test]
fn a_folder_and_a_file_of_50_mb_are_not_read() {
    let shell = Shell::new();
    std::fs::create_dir(shell.path("thu-muc")).unwrap();
    shell.run(&["check", "thu-muc"]).exits(2).err_says("đây là một thư mục");
    let big = std::fs::File::create(shell.path("to.ron")).unwrap();
    big.set_len(50 * 1024 * 1024).unwrap();
    shell.run(&["check", "to.ron"]).exits(2).err_says("tệp nặng 50 MB");
    shell.run(&["do", "--agenda", "to.ron", "Next()"]).exits(2).err_says("tệp nặng 50 MB");
}

#[test]
fn nesting_ten_thousand_deep_is_a_fault_and_not_a_crash() {
    check("(".repeat(10_000)).exits(1).out_says("lồng nhau quá sâu");
    check(format!("(title: \"A\", items: {}", "[".repeat(10_000))).exits(1);
    check(format!("(title: \"A\", items: {}", "(x:".repeat(10_000))).exits(1);
    check("/*".repeat(10_000)).exits(1);
    let deep = format!("Note(text: {}", "(".repeat(10_000));
    Shell::with_agenda().run(&["do", "--agenda", "a.ron", &deep]).exits(1);
}

#[test]
fn an_agenda_of_a_newer_format_is_refused_in_a_sentence() {
    check("(format: 2, title: \"A\", items: [\"X\"])").exits(1).out_says("mới hơn bản ngayhoi này");
    check("(format: 1, title: \"A\", items: [\"X\"])").exits(0);
}

#[test]
fn an_agenda_with_faults_opens_no_day() {
    let shell = Shell::new();
    shell.write("a.ron", "(title: \"A\", items: [(title: \"X\", minuts: 5)])");
    shell.run(&["do", "--agenda", "a.ron", "Next()"]).exits(1).err_says("có phải `minutes` không?");
    assert!(shell.files("data").is_empty());
}
