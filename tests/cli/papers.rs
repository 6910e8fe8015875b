//! An agenda out of the office's own papers: `ngayhoi new --from`.

use crate::shell::Shell;

fn paper(name: &str) -> String {
    format!("{}/tests/papers/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_running_order_in_word_becomes_an_agenda_that_runs() {
    let shell = Shell::new();
    let from = paper("kich-ban-thuong.docx");
    shell
        .run(&["new", "a.ron", "--from", &from])
        .exits(0)
        .out_says("Tên: Ngày hội toàn dân bảo vệ an ninh Tổ quốc năm 2026")
        .out_says("  08:10     5'  Chào cờ, hát Quốc ca · MC")
        .out_says("7 mục, 0 dòng chưa hiểu.")
        .out_says("Đã viết a.ron.");
    shell.run(&["check", "a.ron"]).exits(0).out_says("7 tiết mục");
    shell.run(&["do", "--agenda", "a.ron", "Start(\"don-tiep-dai-bieu-phat-tai-lieu\")"]).exits(0);
}

#[test]
fn what_is_there_already_is_never_written_over() {
    let shell = Shell::new();
    let mine = shell.write("a.ron", "// của tôi");
    let from = paper("kich-ban.xlsx");
    shell.run(&["new", "a.ron", "--from", &from]).exits(1).err_says("đã có tệp này, không ghi đè");
    assert_eq!(std::fs::read_to_string(mine).unwrap(), "// của tôi");
    // Looking writes nothing.
    shell.run(&["new", "b.ron", "--from", &from, "--preview"]).exits(0).out_says("Chưa viết tệp nào.");
    assert!(!shell.path("b.ron").exists());
}

#[test]
fn a_chat_that_is_pasted_becomes_an_agenda_and_a_list_of_names_does_not() {
    let shell = Shell::new();
    let chat = std::fs::read_to_string(paper("kich-ban-zalo.txt")).unwrap();
    shell.run_with(&["new", "a.ron", "--from", "-"], &chat).exits(0).out_says("6 mục, 0 dòng chưa hiểu.");
    shell.run(&["check", "a.ron"]).exits(0);
    let list = paper("khen-thuong.docx");
    shell.run(&["new", "b.ron", "--from", &list]).exits(2).err_says("Không thấy mục nào của chương trình");
    shell.run(&["new", "b.ron", "--from", &paper("khen-thuong.doc")]).exits(2).err_says("kiểu .docx");
    shell.run(&["new", "b.ron", "--from", "khong-co.docx"]).exits(2).err_says("không có tệp này");
    shell.run(&["new", "b.ron", "--lang", "en", "--from", &list]).exits(2).err_says("No item of a programme");
}

#[test]
fn the_words_the_delegates_and_the_lists_come_along() {
    let shell = Shell::new();
    let (words, delegates, awards) =
        (paper("loi-dan.docx"), paper("dai-bieu.docx"), paper("khen-thuong.docx"));
    let beside = ["--words", &words, "--delegates", &delegates, "--awards", &awards];
    let from = paper("kich-ban-day-du.docx");
    shell
        .run(&[&["new", "a.ron", "--from", &from], &beside[..]].concat())
        .exits(0)
        .out_says("Lời dẫn: 5/7 mục.")
        .out_says("? lời dẫn chưa khớp mục nào (1 dòng): 5. Phút tưởng niệm")
        .out_says("Đại biểu: 5, 0 dòng chưa hiểu; 2 mục do đại biểu thực hiện.")
        .out_says(
            "Giấy khen 214/QĐ-UBND: 2 tập thể, 3 cá nhân, trao ở mục “Công bố quyết định, trao Giấy khen”.",
        );
    shell.run(&["check", "a.ron"]).exits(0);
    shell.run(&["do", "--agenda", "a.ron", "Note(text: \"mở\")"]).exits(0);
    // Nothing is conferred in this programme.
    let from = paper("kich-ban.csv");
    let said = shell.run(&["new", "b.ron", "--from", &from, "--awards", &awards]);
    said.exits(1).err_says("chưa có mục nào để trao danh sách này");
    assert!(!shell.path("b.ron").exists());
    shell.run(&["new", "b.ron", "--words", &words]).exits(2).err_says("--from");
}
