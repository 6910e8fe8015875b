//! Bad input, as people bring it; and what is said about sound input.

use proptest::prelude::*;

use super::super::report::{json, render};
use super::super::{FaultKind, Lines, MAX_BYTES, Position, Report, check, check_on, decode, load};
use crate::text::Lang;

/// Each fault as `line:column message → what to write instead`.
fn said(report: &Report, lang: Lang) -> Vec<String> {
    let lines = Lines::new(report.text.as_deref().unwrap_or_default());
    let say = |fault: &super::super::Fault| {
        let Position { line, column } = fault.position(&lines);
        let instead = fault.instead(lang).map(|instead| format!(" → {instead}")).unwrap_or_default();
        format!("{line}:{column} {}{instead}", fault.message(lang))
    };
    report.faults.iter().map(say).collect()
}

fn faults(text: &str) -> Vec<String> {
    said(&check(text.as_bytes()), Lang::Vi)
}

fn fault_of_bytes(bytes: &[u8]) -> String {
    let said = said(&check(bytes), Lang::Vi);
    assert_eq!(said.len(), 1, "{said:?}");
    said.into_iter().next().unwrap()
}

/// The faults of one item's fields, with their columns counted from the field.
fn item_faults(fields: &str) -> Vec<String> {
    faults(&format!("(title: \"a\", items: [(title: \"b\",\n{fields})])"))
}

fn warnings(text: &str) -> Vec<String> {
    let report = check(text.as_bytes());
    assert_eq!(said(&report, Lang::Vi), [""; 0]);
    let lines = Lines::new(report.text.as_deref().unwrap_or_default());
    report.warnings.iter().map(|w| format!("{}: {}", lines.line(w.at), w.message(Lang::Vi))).collect()
}

fn unknowns(text: &str) -> Vec<String> {
    let report = check(text.as_bytes());
    assert_eq!(said(&report, Lang::Vi), [""; 0]);
    let lines = Lines::new(report.text.as_deref().unwrap_or_default());
    report.unknowns.iter().map(|u| format!("{}: {}", lines.line(u.at), u.what(Lang::Vi))).collect()
}

const SOUND: &str = "(title: \"Ngày hội\",\n items: [\"Chào cờ\"])";

// The file as bytes.

#[test]
fn a_file_saved_in_another_encoding_is_refused_with_the_place_of_the_byte() {
    assert_eq!(
        fault_of_bytes(b"(title: \"a\",\n items: [\"Ch\xc3\xa0o c\xfc\"])"),
        "2:17 tệp không phải UTF-8: byte 0xFC không đọc được → \
         mở tệp, chọn Lưu thành (Save As), ở ô Mã hoá (Encoding) chọn UTF-8"
    );
}

#[test]
fn utf_16_from_notepad_is_refused_with_advice() {
    for big in [false, true] {
        for mark in ["\u{feff}", ""] {
            let units = format!("{mark}{SOUND}").encode_utf16().collect::<Vec<_>>();
            let bytes: Vec<u8> =
                units.iter().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect();
            assert!(fault_of_bytes(&bytes).starts_with("1:1 tệp được lưu dạng UTF-16"), "{big} {mark:?}");
        }
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_accepted() {
    let text = SOUND.replace('\n', "\r\n");
    let bytes = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    assert_eq!(decode(&bytes).unwrap(), SOUND);
    assert!(check(&bytes).is_sound());
    // And a fault behind them stands where an editor shows it.
    let broken = format!("\u{feff}{}", text.replace("Chào cờ", "Chào\\u{1b} cờ"));
    assert!(faults(&broken)[0].starts_with("2:15 ký tự điều khiển"));
}

#[test]
fn words_with_windows_line_ends_are_stored_with_plain_ones() {
    let text = "(title: \"a\", items: [(title: \"b\", words: \"một\r\nhai {xyz}\")])";
    assert!(faults(text)[0].starts_with("2:5 lời dẫn gọi tên {xyz}"));
    let agenda = crate::agenda::load(&text.replace("{xyz}", "")).unwrap();
    assert_eq!(agenda.items[0].words.as_deref(), Some("một\nhai"));
}

#[test]
fn an_empty_file_is_told_what_to_write() {
    for text in ["", " \n\t\n", "\u{feff}\r\n"] {
        assert_eq!(
            faults(text),
            ["1:1 tệp chưa có chương trình nào → \
              viết ít nhất (title: \"Tên ngày hội\", items: [(title: \"Chào cờ\")])"]
        );
    }
    assert!(faults("// chỉ có chú thích\n")[0].contains("tệp chưa có chương trình nào"));
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_unread() {
    let mut bytes = SOUND.as_bytes().to_vec();
    bytes.resize(50 * 1024 * 1024, b' ');
    assert!(fault_of_bytes(&bytes).starts_with("1:1 tệp lớn 50,1 MB, quá giới hạn 4 MB"));
    bytes.truncate(MAX_BYTES);
    assert!(check(&bytes).is_sound());
    bytes.push(b' ');
    assert!(!check(&bytes).is_sound());
}

#[test]
fn text_for_the_old_fonts_is_refused_and_never_guessed() {
    let advice = " → chuyển sang Unicode bằng Unikey (Ctrl+Shift+F6) rồi đọc lại từng tên; \
                  chương trình không tự đoán";
    // A whole file.
    let tcvn3 = "(title: \"Ngµy héi toµn d©n b¶o vÖ\",\n items: [\"NguyÔn ThÞ\"])";
    assert_eq!(faults(tcvn3), [format!("1:10 chữ gõ bằng mã cũ TCVN3 (.VnTime): \"Ngµy\"{advice}")]);
    let vni = "(title: \"Ngaøy hoäi\",\n items: [\"Nguyeãn\"])";
    assert_eq!(faults(vni), [format!("1:10 chữ gõ bằng mã cũ VNI (VNI-Times): \"Ngaøy\"{advice}")]);
    // The same as the bytes that the old program wrote.
    let bytes: Vec<u8> = tcvn3.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert!(fault_of_bytes(&bytes).starts_with("1:12 chữ gõ bằng mã cũ TCVN3"));
    // Two names pasted into a file that is otherwise right: each is shown.
    let pasted =
        "(title: \"Ngày hội của phường\", items: [\"Nguyễn Thị Được\", \"NguyÔn ThÞ\",\n \"Nguyeãn\"])";
    assert_eq!(
        faults(pasted),
        [
            format!("1:60 chữ gõ bằng mã cũ TCVN3 (.VnTime): \"NguyÔn\"{advice}"),
            format!("2:3 chữ gõ bằng mã cũ VNI (VNI-Times): \"Nguyeãn\"{advice}"),
        ]
    );
}

// The text.

#[test]
fn control_characters_and_overrides_are_shown_as_symbols() {
    let advice = " → xoá ký tự này; thường nó theo vào khi dán từ nơi khác";
    let message = |symbol: char, code: &str| {
        format!("ký tự điều khiển {symbol} (U+{code}) không được có trong chương trình{advice}")
    };
    // As themselves, in strings and in comments; and by escapes, which only decoding shows.
    let text = "(title: \"a\u{1b}[2J\", // \u{202e}\n items: [\"b\u{7f}\", \"c\\u{1b}\", \"d\\u{202e}\\r\"])";
    assert_eq!(
        faults(text),
        [
            format!("1:11 {}", message('␛', "001B")),
            format!("1:21 {}", message('\u{fffd}', "202E")),
            format!("2:12 {}", message('␡', "007F")),
            format!("2:18 {}", message('␛', "001B")),
            format!("2:29 {}", message('\u{fffd}', "202E")),
            format!("2:37 {}", message('␍', "000D")),
        ]
    );
}

#[test]
fn no_control_character_of_a_file_reaches_the_report() {
    let report = check("(titel\u{1b}: \"a\u{1b}[2J\u{202e}\", items: [\"\u{9b}31m\"])".as_bytes());
    for lang in Lang::ALL {
        let text = render(&report, "a\u{1b}.ron", lang, false);
        assert!(!text.contains(|c| crate::text::is_unsafe(c) && c != '\n'), "{text:?}");
    }
}

#[test]
fn nesting_ten_thousand_deep_is_refused() {
    let deep = format!("(title: \"a\", items: {}{})", "[".repeat(10_000), "]".repeat(10_000));
    let found = faults(&deep);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("ngoặc lồng nhau quá sâu"), "{found:?}");
    assert_eq!(faults(&"(".repeat(10_000)).len(), 1);
}

#[test]
fn a_newer_format_is_told_and_nothing_else_is() {
    assert_eq!(
        faults("(format: 2, tilte: 5, items: \"\u{1b}\")"),
        ["1:10 tệp viết theo định dạng 2, mới hơn bản ngayhoi này → \
          dùng bản ngayhoi mới hơn; bản này đọc được định dạng 1 trở về trước"]
    );
    assert_eq!(faults("(format: 1, title: \"a\", items: [\"b\"])"), [""; 0]);
    assert_eq!(
        faults("(format: 0, title: \"a\", items: [\"b\"])"),
        ["1:10 số 0 nằm ngoài khoảng cho phép → viết một số từ 1 đến 1"]
    );
}

#[test]
fn a_syntax_error_is_told_with_the_place_to_mend() {
    assert_eq!(
        faults("(\n  title: \"Ngày hội,\n  start: \"7h30\",\n)"),
        ["2:10 chuỗi mở ngoặc kép ở đây mà chưa đóng → thêm dấu \" ở cuối chuỗi"]
    );
    assert_eq!(
        faults("(title: “Ngày hội”, items: [])"),
        ["1:9 dấu ngoặc kép kiểu Word “ không dùng được ở đây → thay bằng dấu ngoặc kép thẳng \""]
    );
}

// The fields.

#[test]
fn a_misspelt_field_is_told_once_with_the_right_one() {
    assert_eq!(
        faults("(titel: \"a\", items: [(title: \"b\", minuets: 5, xyz: 1)])"),
        [
            "1:2 chương trình không có trường `titel` → có phải `title` không?".to_owned(),
            "1:35 tiết mục không có trường `minuets` → có phải `minutes` không?".to_owned(),
            "1:47 tiết mục không có trường `xyz` → các trường có thể viết: `id`, `title`, `kind`, `part`, \
             `minutes`, `start`, `performer`, `words`, `prep`, `note`, `outdoor`, `checks`, `decisions`, \
             `contest`, `prizes_of`, `prizes_from`"
                .to_owned(),
        ]
    );
}

#[test]
fn a_missing_field_is_told_at_the_beginning_of_its_struct() {
    assert_eq!(
        faults("// đầu\n(\n  place: \"x\",\n  items: [\n    (minutes: 5),\n  ],\n)"),
        [
            "2:1 chương trình thiếu trường `title` → thêm title: \"Ngày hội toàn dân bảo vệ an ninh Tổ quốc\"",
            "5:5 tiết mục thiếu trường `title` → thêm title: \"Chào cờ\"",
        ]
    );
    assert_eq!(
        faults("(title: \"a\")"),
        ["1:1 chương trình thiếu trường `items` → thêm items: [(title: \"Chào cờ\")]"]
    );
    assert_eq!(
        faults("(title: \"a\", items: [])"),
        ["1:21 chương trình chưa có tiết mục nào → viết ít nhất items: [(title: \"Chào cờ\")]"]
    );
}

#[test]
fn a_field_written_twice_is_a_fault() {
    assert_eq!(
        item_faults("minutes: 5,\nminutes: 6"),
        ["3:1 trường `minutes` viết hai lần, lần đầu ở dòng 2 → giữ lại một trong hai"]
    );
}

#[test]
fn a_value_of_the_wrong_type_is_told_at_the_value() {
    assert_eq!(
        item_faults("prep: 5, outdoor: \"x\", checks: \"Slide\", contest: [], performer: Anh"),
        [
            "2:7 ở đây cần chữ trong ngoặc kép, không phải số → viết \"5\"",
            "2:19 ở đây cần true hoặc false, không phải chữ trong ngoặc kép → viết true",
            "2:32 ở đây cần danh sách trong [ ], không phải chữ trong ngoặc kép → viết [\"Slide\"]",
            "2:50 ở đây cần các trường trong ( ), không phải danh sách trong [ ]",
            "2:65 không có từ \"Anh\" ở đây → chọn một trong: \"…\", Delegate(\"id\")",
        ]
    );
    assert_eq!(faults("[]"), ["1:1 ở đây cần các trường trong ( ), không phải danh sách trong [ ]"]);
    assert_eq!(
        faults("(\"a\", [\"b\"])"),
        ["1:1 ở đây cần các trường trong ( ), không phải giá trị không có tên trường → viết title: \"…\""]
    );
}

#[test]
fn impossible_times_dates_and_lengths_are_faults_with_an_example() {
    let lasting = " → viết số phút như 10, hoặc \"10 phút\", \"1h15\", \"90 giây\"";
    for (field, expected) in [
        (
            "start: \"25:00\"",
            "2:8 không có giờ nào là \"25:00\" → viết như \"07:30\" hoặc \"7h30\"".to_owned(),
        ),
        ("start: 7", "2:8 không có giờ nào là \"7\" → viết như \"07:30\" hoặc \"7h30\"".to_owned()),
        ("minutes: -5", format!("2:10 thời lượng -5 là số âm{lasting}")),
        ("minutes: \"-5 phút\"", format!("2:10 thời lượng -5 phút là số âm{lasting}")),
        ("minutes: 1441", format!("2:10 thời lượng 1441 dài hơn một ngày{lasting}")),
        ("minutes: 7.5", format!("2:10 \"7.5\" không phải là thời lượng{lasting}")),
        ("minutes: \"mười phút\"", format!("2:10 \"mười phút\" không phải là thời lượng{lasting}")),
    ] {
        assert_eq!(item_faults(field), [expected]);
    }
    assert_eq!(
        faults("(title: \"a\", date: \"31/2/2026\", utc_offset: \"Hà Nội\", items: [\"b\"])"),
        [
            "1:20 không có ngày nào là \"31/2/2026\" → viết như \"19/8/2026\" hoặc \"2026-08-19\"",
            "1:45 \"Hà Nội\" không phải là múi giờ → viết như \"+07:00\"; giờ Việt Nam thì không cần viết",
        ]
    );
    assert_eq!(item_faults("minutes: 1440"), [""; 0]);
}

#[test]
fn duplicate_ids_name_the_first_place() {
    assert_eq!(
        faults("(title: \"a\", items: [\n (id: \"x-1\", title: \"b\"),\n (id: \"x_1\", title: \"c\")])"),
        ["3:7 id \"x_1\" đã dùng ở dòng 2 → đặt id khác, hoặc bỏ đi để chương trình tự đặt theo tên"]
    );
    assert_eq!(
        faults("(title: \"a\", items: [(id: \"Chào cờ\", title: \"b\")])"),
        ["1:27 id \"Chào cờ\" có ký tự không dùng được → chỉ dùng a-z, 0-9, _ và -, như \"chao-co\""]
    );
}

#[test]
fn unknown_references_are_faults_with_the_nearest_that_exists() {
    let text = "(title: \"a\", delegates: [\"Đại biểu 01\"], figures: [(name: \"so_ho\", value: \"5\")], items: [
(title: \"b\", performer: Delegate(\"dai-bieu-1\")),
(title: \"c\", words: \"{dai_bieu.dai-bieu-02} {so_lieu.soho} {khen_thuong.x.so_ho} {ket_qua.chay.nhat}\"),
(title: \"d\", prizes_of: [\"chai\"], contest: (disciplines: [(title: \"Chạy\", prizes: [(grade: \"Giải ba\")])])),
])";
    assert_eq!(
        faults(text),
        [
            "2:34 không có đại biểu nào mang id \"dai-bieu-1\" → có phải \"dai-bieu-01\" không?".to_owned(),
            "3:22 lời dẫn gọi tên {dai_bieu.dai-bieu-02}, nhưng không có tên ấy → \
             có phải {dai_bieu.dai-bieu-01} không?"
                .to_owned(),
            "3:45 lời dẫn gọi tên {so_lieu.soho}, nhưng không có tên ấy → có phải {so_lieu.so_ho} không?".to_owned(),
            format!(
                "3:60 lời dẫn gọi tên {{khen_thuong.x.so_ho}}, nhưng không có tên ấy → các tên dùng được: {}",
                super::super::words::known()
            ),
            "3:82 lời dẫn gọi tên {ket_qua.chay.nhat}, nhưng không có tên ấy → có phải {ket_qua.chay.ba} không?"
                .to_owned(),
            "4:26 không có môn thi nào mang id \"chai\" → có phải \"chay\" không?".to_owned(),
        ]
    );
}

#[test]
fn names_in_the_words_are_checked_where_they_stand_even_behind_escapes() {
    assert_eq!(
        item_faults("words: \"\\u{41}\\n{xyz_bay_gio} {\""),
        [
            format!(
                "2:17 lời dẫn gọi tên {{xyz_bay_gio}}, nhưng không có tên ấy → các tên dùng được: {}",
                super::super::words::known()
            ),
            "2:31 dấu { lẻ trong lời dẫn → viết đủ cặp như {dia_diem}; muốn đọc đúng dấu này thì viết hai lần: {{"
                .to_owned(),
        ]
    );
}

/// Everything at once that hands accustomed to other files do.
#[test]
fn slips_of_other_kinds_of_files_are_told_together_with_how_to_write_them() {
    let text = "# chương trình\n(title: 'Ngày hội',\n items: [\n  (title: Chào cờ, minutes: 5),\n  (title: \"Báo cáo\", minutes: 7,5),\n\u{a0} (title: \"c\", kind: Signing),\n  (title: \"d\", minuts: 3),\n])";
    let report = check(text.as_bytes());
    let said = said(&report, Lang::Vi);
    for (line, parts) in [
        (1, ["ghi chú trong tệp này không bắt đầu bằng #", "viết // trước ghi chú"]),
        (2, ["phải để trong ngoặc kép", "viết \"Ngày hội\""]),
        (4, ["chưa để trong ngoặc kép", "viết \"Chào cờ\""]),
        (5, ["7,5", "viết \"7 phút 30 giây\""]),
        (6, ["dấu cách không ngắt (U+00A0)", "phím cách"]),
        (7, ["không có trường `minuts`", "có phải `minutes` không?"]),
    ] {
        let of_line: Vec<_> = said.iter().filter(|said| said.starts_with(&format!("{line}:"))).collect();
        assert_eq!(of_line.len(), 1, "{line}: {said:?}");
        for part in parts {
            assert!(of_line[0].contains(part), "{part}: {said:?}");
        }
    }
    assert!(report.agenda.is_none());
}

#[test]
fn a_character_is_no_text_and_the_right_form_is_said() {
    let told = said(&check("(title: 'A', items: [\"b\"])".as_bytes()), Lang::Vi);
    assert!(told.len() == 1 && told[0].contains("ngoặc đơn") && told[0].contains("viết \"A\""), "{told:?}");
}

#[test]
fn part_of_a_word_finds_it_in_every_vocabulary() {
    for (field, found) in [
        ("kind: Signing", "có phải PledgeSigning không?"),
        ("kind: \"giao nộp\"", "có phải WeaponHandover không?"),
        ("kind: Speech", "có phải DirectiveSpeech không?"),
        ("kind: Giving", "chọn một trong: GiftGiving, PrizeGiving"),
        ("part: hội", "có phải Festival không?"),
        ("contest: (disciplines: [(title: \"x\", watches: Slower)])", "có phải SlowerOfTwo không?"),
        ("contest: (officials: [(role: Keeper)])", "có phải Timekeeper không?"),
    ] {
        let told =
            said(&check(format!("(title: \"a\", items: [(title: \"b\", {field})])").as_bytes()), Lang::Vi);
        assert!(told.len() == 1 && told[0].contains(found), "{field}: {told:?}");
    }
}

/// Mended: with two grades and no counts everybody had the first, and nothing was said.
#[test]
fn only_the_last_grade_may_be_without_a_count() {
    let text = |prizes: &str| {
        format!(
            "(title: \"a\", items: [(title: \"b\", contest: (teams: [\"x\"], disciplines: [(title: \"c\", prizes: {prizes})]))])"
        )
    };
    let wrong = text("[(grade: \"Giải nhất\"), (grade: \"Giải nhì\")]");
    let told = said(&check(wrong.as_bytes()), Lang::Vi);
    assert!(told.len() == 1 && told[0].contains("viết (grade: \"Giải nhất\", count: 1)"), "{told:?}");
    assert!(load(&wrong).is_ok(), "a day that was begun with it goes on");
    for right in [
        "[(grade: \"Giải nhất\", count: 1), (grade: \"Giải nhì\")]",
        "\"1-1-*\"",
        "[(grade: \"Khuyến khích\")]",
    ] {
        assert!(check(text(right).as_bytes()).is_sound(), "{right}");
    }
    let twice = wrong.replace("title: \"b\"", "titel: \"b\"");
    assert_eq!(check(twice.as_bytes()).faults.len(), 2, "with other faults it is told as well");
}

#[test]
fn dates_that_look_like_a_slip_are_warned_of() {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 7, 1);
    let told = |fields: &str| {
        let report = check_on(
            format!(
                "({fields}, items: [(title: \"b\", decisions: [(form: \"Giấy khen\", date: \"1/8/2026\")])])"
            )
            .as_bytes(),
            today,
        );
        let messages: Vec<String> = report.warnings.iter().map(|warning| warning.message(Lang::Vi)).collect();
        messages.join("; ")
    };
    assert_eq!(told("title: \"Ngày hội\", date: \"19/8/2026\""), "");
    assert_eq!(told("title: \"Ngày hội năm 2026\", date: \"19/8/2026\""), "");
    assert_eq!(told("title: \"Tổng kết năm 2025, phương hướng 2026\", date: \"19/8/2026\""), "");
    assert!(told("title: \"Ngày hội\", date: \"19/8/2062\"").contains("19/8/2062 còn cách hôm nay"));
    assert!(told("title: \"Ngày hội năm 2026\", date: \"19/8/2062\"").contains("tên ngày hội ghi năm 2026"));
    assert!(
        told("title: \"Ngày hội\", date: \"19/7/2026\"")
            .contains("ký ngày 1/8/2026, sau ngày tổ chức 19/7/2026")
    );
}

#[test]
fn an_end_before_the_start_is_said_to_be_tomorrows() {
    let told = |fields: &str| {
        let report =
            check(format!("(title: \"a\", {fields}, items: [(title: \"b\", minutes: 10)])").as_bytes());
        report.warnings.iter().map(|warning| warning.message(Lang::Vi)).collect::<Vec<_>>()
    };
    assert!(told("start: \"7h30\", must_end: \"11h\"").is_empty());
    let said = told("start: \"13h30\", must_end: \"5h\"");
    assert!(
        said.len() == 1 && said[0].contains("hiểu là 05:00 hôm sau; nếu phải xong trong ngày"),
        "{said:?}"
    );
}

#[test]
fn words_outside_a_vocabulary_are_faults_with_the_nearest() {
    assert_eq!(
        item_faults("kind: Reprt, part: \"phần hộii\""),
        [
            "2:7 không có từ \"Reprt\" ở đây → có phải Report không?",
            "2:20 không có từ \"phần hộii\" ở đây → có phải phần hội không?",
        ]
    );
    assert!(item_faults("part: \"xyz\"")[0].ends_with("→ chọn một trong: Ceremony, Festival"));
}

#[test]
fn line_breaks_are_for_words_and_notes_only() {
    assert_eq!(item_faults("words: \"a\nb\", note: \"a\\nb\""), [""; 0]);
    assert_eq!(
        item_faults("prep: \"a\nb\""),
        [
            "2:9 chữ ở đây phải nằm trên một dòng → bỏ chỗ xuống dòng; chỉ `words` và `note` được viết nhiều dòng"
        ]
    );
}

#[test]
fn a_blank_title_is_a_fault() {
    assert_eq!(
        faults("(title: \" \", items: [\"\", (title: \"a\", checks: [\"\u{a0}\"])])"),
        [
            "1:9 `title` để trống → viết title: \"…\"",
            "1:22 `title` để trống → viết title: \"…\"",
            "1:48 `title` để trống → viết title: \"…\"",
        ]
    );
}

#[test]
fn a_fault_rule_costs_exactly_one_thing() {
    let rule = |costs: &str| {
        item_faults(&format!(
            "contest: (disciplines: [(title: \"c\", faults: [(code: \"1\", text: \"d\"{costs})])])"
        ))
    };
    assert_eq!(
        rule(""),
        ["2:47 lỗi thi này chưa nói bị phạt thế nào → \
          viết đúng một trong ba: seconds: 5, points: 2, disqualifies: true"]
    );
    assert!(rule(", seconds: 5, disqualifies: true")[0].contains("nhiều mức phạt cùng lúc"));
    // Where the rules say so, a fault costs seconds and points.
    assert_eq!(rule(", seconds: 5, points: 2"), [""; 0]);
    assert_eq!(rule(", points: \"1,25\", max: 2"), [""; 0]);
    assert_eq!(
        rule(", points: 1.125"),
        ["2:78 \"1.125\" không phải là số điểm, số giây → \
          viết số dương có nhiều nhất hai chữ số thập phân, như 10 hoặc \"9,5\""]
    );
}

#[test]
fn all_faults_of_all_items_are_told_in_one_pass() {
    let text = "(title: \"a\", date: \"x\", items: [
 (title: \"b\", minutes: -1, start: \"99:00\", kind: X, colour: 1),
 5,
 (title: \"\", decisions: [(number: \"1\", individuals: [(slot: 0)])]),
])";
    let places: Vec<_> = faults(text).iter().map(|f| f.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(places, ["1:20", "2:24", "2:35", "2:50", "2:53", "3:2", "4:10", "4:26", "4:54", "4:61"]);
}

#[test]
fn a_file_with_thousands_of_faults_is_answered_and_the_rest_is_counted() {
    let names = "{dai_bieu.xyz} ".repeat(5000);
    let text = format!("(title: \"a\", items: [(title: \"b\", words: \"{names}\")])");
    let found = faults(&text);
    assert_eq!(found.len(), 1001);
    assert!(found[1000].contains("và còn 4000 lỗi nữa"), "{}", found[1000]);
}

// What is said about sound files.

#[test]
fn a_commemorative_medal_to_a_collective_is_warned_of() {
    let text = |roll: &str| {
        format!(
            "(title: \"a\", items: [(title: \"b\", decisions: [\n(form: \"Kỷ niệm chương “Bảo vệ ANTQ”\", {roll})])])"
        )
    };
    assert_eq!(
        warnings(&text("collectives: 2")),
        ["2: Kỷ niệm chương “Bảo vệ ANTQ” chỉ tặng cá nhân, ở đây lại có tập thể hoặc hộ gia đình"]
    );
    assert_eq!(warnings(&text("individuals: 2")), [""; 0]);
}

#[test]
fn the_same_person_twice_under_one_decision_is_warned_of() {
    let text = |people: &str| {
        format!(
            "(title: \"a\", items: [(title: \"b\", decisions: [(form: \"Giấy khen\", individuals: [\n{people}])])])"
        )
    };
    assert_eq!(
        warnings(&text("\"Cá nhân 01\", \"Cá nhân 02\",\n\"Ông  CÁ NHÂN 01\"")),
        ["3: Ông  CÁ NHÂN 01 có tên hai lần trong cùng một quyết định (Giấy khen); \
          nếu là hai người trùng tên, ghi rõ position"]
    );
    let namesakes = "(name: \"Cá nhân 01\", position: \"Tổ 1\"), (name: \"Cá nhân 01\", position: \"Tổ 2\")";
    assert_eq!(warnings(&text(namesakes)), [""; 0]);
}

#[test]
fn one_person_in_two_lists_of_the_day_is_warned_of_and_namesakes_are_not() {
    let text = |second: &str| {
        format!(
            "(title: \"a\", items: [(title: \"b\", decisions: [(form: \"Giấy khen\", number: \"1/QĐ\", collectives: [\"Tổ 1\"],
             individuals: [(name: \"Cá nhân 01\", position: \"Tổ 1\"), \"Cá nhân 02\"])]),
             (title: \"c\", decisions: [(form: \"Bằng khen\", collectives: [\"Tổ 1\"], individuals: [\n{second}])])])"
        )
    };
    assert_eq!(
        warnings(&text("\"Ông CÁ NHÂN 01\", (name: \"Cá nhân 02\", position: \"Tổ 2\")")),
        [
            "4: Ông CÁ NHÂN 01 có tên trong hai danh sách của ngày: Giấy khen 1/QĐ và Bằng khen; \
             nếu là hai người trùng tên, ghi rõ position",
            "4: Cá nhân 02 có tên trong hai danh sách của ngày: Giấy khen 1/QĐ và Bằng khen; \
             nếu là hai người trùng tên, ghi rõ position",
        ]
    );
    assert_eq!(warnings(&text("(name: \"Cá nhân 01\", position: \"Tổ 2\")")), [""; 0]);
}

#[test]
fn batches_that_do_not_fit_the_lists_are_warned_of() {
    let text = |batches: &str| {
        format!(
            "(title: \"a\", stage_width: 8, items: [(title: \"b\", decisions: [(form: \"Giấy khen\", collectives: 5, individuals: 10,\n batches: [{batches}])])])"
        )
    };
    assert_eq!(warnings(&text("5, 5, (size: 5, presenters: [\"Người trao 01\"])")), [""; 0]);
    assert_eq!(
        warnings(&text("7, 8, 2")),
        [
            "2: Giấy khen: đợt 1 ghi 7 người, danh sách tập thể chỉ còn 5; một đợt không gộp hai loại, phần còn lại của đợt bỏ trống"
        ]
    );
    assert_eq!(
        warnings(&text("5, 4")),
        ["2: Giấy khen: các đợt gồm 9 người, danh sách có 15; 6 người sau cùng chia theo bề ngang sân khấu"]
    );
    assert_eq!(
        warnings(&text("5, 5, 5, 3")),
        ["2: Giấy khen: các đợt gồm 18 người, danh sách chỉ có 15; đợt thừa bỏ trống"]
    );
    assert_eq!(
        warnings(&text("5, 9, 1")),
        ["2: Giấy khen: đợt 2 có 9 người, sân khấu chỉ đứng được 8 (stage_width)"]
    );
}

#[test]
fn one_tray_slot_for_two_and_more_names_than_counted_are_warned_of() {
    let text = "(title: \"a\", items: [(title: \"b\", decisions: [(form: \"Giấy khen\",\n individuals: (count: 1, list: [
(name: \"Cá nhân 01\", slot: 1),
(name: \"Cá nhân 02\", slot: 1)]))])])";
    assert_eq!(
        warnings(text),
        [
            "2: Giấy khen: ghi 1 người nhận, danh sách lại có 2 tên",
            "4: vị trí khay 1 dùng cho cả Cá nhân 01 và Cá nhân 02",
        ]
    );
}

#[test]
fn a_plan_that_ends_too_late_is_warned_of() {
    let text =
        |items: &str| format!("(title: \"a\", start: \"10:00\",\n must_end: \"11:00\", items: [{items}])");
    assert_eq!(
        warnings(&text("(title: \"b\", minutes: 75)")),
        ["2: chương trình dự kiến kết thúc lúc 11:15, muộn hơn giờ phải xong 11:00 là 15 phút"]
    );
    assert_eq!(
        warnings(&text("(title: \"b\", minutes: 75), \"c\"")),
        ["2: chương trình sớm nhất cũng đến 11:15, muộn hơn giờ phải xong 11:00 là 15 phút"]
    );
    assert_eq!(warnings(&text("(title: \"b\", minutes: 60), \"c\"")), [""; 0]);
    // Past midnight.
    let night = "(title: \"a\", start: \"22:00\", must_end: \"0:30\", items: [(title: \"b\", minutes: 150)])";
    assert_eq!(warnings(night), [""; 0]);
}

#[test]
fn fixed_times_that_cannot_be_kept_are_warned_of() {
    let text = "(title: \"a\", start: \"8:00\", items: [(title: \"b\", minutes: 30),
(title: \"c\", start: \"8:20\", minutes: 5),
(title: \"d\", start: \"9:00\", minutes: 5),
(title: \"e\", start: \"9:00\")])";
    assert_eq!(
        warnings(text),
        [
            "2: \"c\" ấn định lúc 08:20, nhưng các mục trước đến 08:30 mới xong",
            "4: \"d\" và \"e\" cùng ấn định lúc 09:00",
        ]
    );
    let night = "(title: \"a\", items: [(title: \"b\", start: \"23:50\", minutes: 20), (title: \"c\", start: \"0:15\")])";
    assert_eq!(warnings(night), [""; 0]);
}

#[test]
fn words_that_take_longer_than_their_item_are_warned_of() {
    let text = |speed: u32| {
        let words = "kính thưa ".repeat(100);
        format!(
            "(title: \"a\", reading_speed: {speed}, items: [(title: \"b\", minutes: 1,\n words: \"{words}– {{tiet_muc}}\")])"
        )
    };
    assert_eq!(
        warnings(&text(150)),
        ["2: lời dẫn của \"b\" đọc mất khoảng 2 phút, dài hơn thời lượng 1 phút"]
    );
    assert_eq!(warnings(&text(300)), [""; 0]);
}

#[test]
fn a_rule_or_a_link_that_can_never_decide_anything_is_a_warning() {
    let of = |rules: &str| {
        let text = format!(
            "(title: \"a\", items: [(title: \"b\", contest: (teams: [\"x\"], disciplines: [(title: \"Chạy\", {rules})]))])"
        );
        let told = warnings(&text).into_iter().filter(|told| told.contains("không bao giờ có tác dụng"));
        told.map(|told| told.split('"').nth(2).unwrap().split(' ').nth(1).unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let fault = "faults: [(code: \"1\", text: \"Rơi lăng\", seconds: 5)]";
    for (rules, idle) in [
        // Links that have nothing to look at.
        ("ties: [BetterTheory, Shared]", &["BetterTheory"][..]),
        ("ties: [BetterOtherAttempt, Shared]", &["BetterOtherAttempt"]),
        ("ties: [FewerFaults, Shared]", &["FewerFaults"]),
        ("ties: [MoreFirsts, Shared]", &["MoreFirsts"]),
        // Nothing comes after the last word.
        (&format!("ties: [Shared, FewerFaults], {fault}"), &["ties"]),
        (&format!("ties: [DrawLots, FewerFaults], {fault}"), &["ties"]),
        // Points where time counts, and time where points do.
        ("start_points: 100", &["start_points"]),
        ("pace: (over: 1)", &["pace"]),
        ("marks: WithoutExtremes", &["marks"]),
        ("score: PointsMinusErrors, failed: 480", &["failed"]),
        ("score: PointsMinusErrors, pace: (set: 60)", &["pace"]),
        ("cap_counts: AfterPenalties", &["cap_counts"]),
        ("score: PointsMinusErrors, cap_means: CappedTime", &["cap_means"]),
        ("cap_means: CappedTime", &["cap_means"]),
        // Each of these has its effect.
        (&format!("ties: [FewerFaults, BetterTime, Shared], {fault}"), &[]),
        ("attempts: 2, ties: [BetterOtherAttempt, DrawLots]", &[]),
        ("theory: (max_points: 10), score: TheoryPlusPractice, ties: [BetterTheory, Shared]", &[]),
        ("score: PointsMinusErrors, start_points: 100, pace: (over: 1), marks: WithoutExtremes", &[]),
        ("failed: 480, cap: 4, cap_counts: AfterPenalties, cap_means: CappedTime", &[]),
    ] {
        assert_eq!(of(rules), idle, "{rules}");
    }
}

#[test]
fn what_is_still_to_be_filled_in_is_listed_and_forbids_nothing() {
    let text = "(title: \"a\",
 delegates: [(position: \"Bí thư\")],
 items: [
  (title: \"Báo cáo kết quả\", kind: Report),
  (title: \"Trao thưởng\", kind: AwardConferral, minutes: 10, decisions: [
    (form: \"Giấy khen\", individuals: 10,
     collectives: (count: 2, list: [\"Tập thể 01\"])),
    (form: \"Bằng khen\", number: \"1\", date: \"1/8/2026\"),
    (form: \"Quà tặng\", households: [\"Hộ 01\"]),
  ]),
  (title: \"Trao tiếp\", kind: AwardConferral, minutes: 1),
  (title: \"Hội thi\", kind: Contest, minutes: 1, contest: (disciplines: [(title: \"Chạy\")])),
  (title: \"Hội thao\", kind: Contest, minutes: 1),
 ])";
    assert_eq!(
        unknowns(text),
        [
            "1: ngày tổ chức",
            "1: giờ bắt đầu",
            "1: địa điểm",
            "2: họ tên đại biểu (Bí thư)",
            "4: thời lượng của \"Báo cáo kết quả\"",
            "4: người trình bày \"Báo cáo kết quả\"",
            "6: số quyết định (Giấy khen)",
            "6: ngày của quyết định (Giấy khen)",
            "6: tên 10 cá nhân (Giấy khen)",
            "7: tên 1 tập thể (Giấy khen)",
            "8: số người nhận (Bằng khen)",
            "11: quyết định khen thưởng của \"Trao tiếp\"",
            "12: các đội thi của \"Hội thi\"",
            "13: các môn thi của \"Hội thao\"",
            "13: các đội thi của \"Hội thao\"",
        ]
    );
}

// The report.

#[test]
fn gaps_in_the_words_are_listed_with_their_line_before_the_day() {
    let text = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h00",
    delegates: [(id: "a", organization: "Công an phường"), (id: "b", position: "Bí thư")],
    items: [
        (title: "Mở đầu", minutes: 5,
            words: "Tại {dia_diem}, {don_vi} và {don_vi}; {dai_bieu.a}, {dai_bieu.b}; tiếp theo là {nguoi_sau}."),
        (title: "Văn nghệ", minutes: 5, words: "Xin mời {nguoi_trinh_bay} – {chuc_vu}, rồi đến {muc_sau}."),
        (title: "Trao thưởng", kind: AwardConferral, minutes: 5, performer: "MC",
            words: "{khen_thuong.giay_khen.so_ho} hộ, {khen_thuong.giay_khen.so_ca_nhan} cá nhân; {nguoi_trinh_bay}.",
            decisions: [(form: "Giấy khen", number: "1", date: "1/8/2026", individuals: 3)]),
        (title: "Hội thi", kind: Contest, words: "Nhất: {ket_qua.a.nhat}. {muc_sau}", contest: (
            disciplines: [(id: "a", title: "Chạy")], teams: ["Tổ 1"])),
    ])"#;
    let gaps: Vec<String> =
        unknowns(text).into_iter().filter(|unknown| unknown.contains("lời dẫn")).collect();
    assert_eq!(
        gaps,
        [
            "5: chỗ trống trong lời dẫn của \"Mở đầu\": {dia_diem}, {don_vi}, {dai_bieu.a}, {nguoi_sau}",
            "6: chỗ trống trong lời dẫn của \"Văn nghệ\": {nguoi_trinh_bay}, {chuc_vu}",
            "8: chỗ trống trong lời dẫn của \"Trao thưởng\": {khen_thuong.giay-khen.so_ho}",
            "10: chỗ trống trong lời dẫn của \"Hội thi\": {muc_sau}",
        ]
    );
}

#[test]
fn the_report_shows_the_line_with_a_caret_and_what_to_write_instead() {
    let report = check("(\n  title: \"Ngày hội\",\n  items: [(titel: \"Chào cờ\")],\n)".as_bytes());
    let expected = "\
lỗi: tiết mục không có trường `titel`
 --> hoi.ron:3:12
  |
3 |   items: [(titel: \"Chào cờ\")],
  |            ^^^^^
  |
  = cách sửa: có phải `title` không?

hoi.ron: chưa dùng được; 1 lỗi
";
    assert_eq!(render(&report, "hoi.ron", Lang::Vi, false), expected);
    assert!(render(&report, "hoi.ron", Lang::Vi, true).contains("\u{1b}["));
}

#[test]
fn the_report_of_a_sound_file_ends_with_the_counts() {
    let text = "(title: \"a\", start: \"8:00\", must_end: \"8:10\", items: [(title: \"b\", minutes: 20)])";
    let expected = "\
warning: the plan ends at 08:20, after the must-end 08:10 by 10 min
 --> hoi.ron:1:39
  |
1 | (title: \"a\", start: \"8:00\", must_end: \"8:10\", items: [(title: \"b\", minutes: 20)])
  |                                       ^^^^^^

no kind is written and the title does not tell it, so it is never proposed for shortening: b

still to be filled in:
  hoi.ron:1: the date
  hoi.ron:1: the place

hoi.ron: sound; 1 item, 1 warning, 2 still to be filled in
";
    assert_eq!(render(&check(text.as_bytes()), "hoi.ron", Lang::En, false), expected);
}

#[test]
fn the_report_of_a_file_that_is_no_text_names_the_place_without_a_line() {
    let report = check(b"(title: \"\xff\")");
    let expected = "\
error: the file is not UTF-8: byte 0xFF cannot be read
--> hoi.ron:1:10
 = help: open it, choose Save As, and set Encoding to UTF-8

hoi.ron: not usable yet; 1 error
";
    assert_eq!(render(&report, "hoi.ron", Lang::En, false), expected);
}

#[test]
fn a_fault_far_out_in_a_long_line_is_shown_with_its_surroundings() {
    let text = format!("(title: \"{}\", titel: 1, items: [\"b\"])", "x ".repeat(50_000));
    let shown = render(&check(text.as_bytes()), "hoi.ron", Lang::Vi, false);
    assert!(shown.contains(" --> hoi.ron:1:100013\n"), "{shown}");
    assert!(shown.contains("titel: 1, items") && shown.contains("^^^^^"), "{shown}");
    assert!(shown.len() < 2000);
}

#[test]
fn programs_get_the_report_as_json() {
    let report = check("(title: \"a\", titel: 1, items: [\"b\"])".as_bytes());
    assert_eq!(
        json(&report, "hoi.ron", Lang::En),
        serde_json::json!({
            "file": "hoi.ron",
            "ok": false,
            "faults": [{
                "line": 1, "column": 14,
                "message": "the agenda has no field `titel`",
                "instead": "did you mean `title`?",
            }],
            "warnings": [],
            "unknowns": [],
            "guesses": [],
            "counts": { "faults": 1, "warnings": 0, "unknowns": 0 },
        })
    );
    let sound = json(&check(SOUND.as_bytes()), "hoi.ron", Lang::Vi);
    assert_eq!(sound["ok"], true);
    assert_eq!(
        sound["unknowns"][3],
        serde_json::json!({ "line": 2, "item": "chao-co", "what": "thời lượng của \"Chào cờ\"" })
    );
}

#[test]
fn every_fault_is_said_in_both_languages() {
    for text in
        ["(titel: 1, start: \"25:00\", items: [(title: 5, kind: X, words: \"{x}\")])", "(", "(a b)", "\u{1b}"]
    {
        let report = check(text.as_bytes());
        let [vi, en] = Lang::ALL.map(|lang| said(&report, lang));
        assert!(vi.len() == en.len() && vi.iter().zip(&en).all(|(vi, en)| vi != en), "{vi:?} {en:?}");
    }
}

// Whatever comes.

/// Says everything there is to say about some bytes.
fn survive(bytes: &[u8]) -> Report {
    let report = check(bytes);
    let lines = Lines::new(report.text.as_deref().unwrap_or_default());
    for fault in &report.faults {
        let Position { line, column } = fault.position(&lines);
        assert!(line >= 1 && column >= 1);
        if let Some(text) = &report.text {
            assert!(text.get(fault.span.clone()).is_some(), "{:?} in {text:?}", fault.span);
        }
        if let FaultKind::WrongType { wanted, found, .. } = &fault.kind {
            assert_ne!(wanted, found);
        }
    }
    assert_eq!(report.agenda.is_some(), report.is_sound());
    for lang in Lang::ALL {
        let shown = render(&report, "x", lang, false);
        assert!(!shown.contains(crate::text::is_unsafe), "{shown:?}");
        json(&report, "x", lang);
    }
    report
}

const FULL: &str = include_str!("../../../tests/agenda/every-field.ron");

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_a_check_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        survive(&bytes);
    }

    #[test]
    fn no_text_makes_a_check_panic(text in "[(\\[\\]){}\",:a-c“” \\n/*#r\\\\'0-9.đễ\u{1b}\u{feff}-]{0,80}") {
        survive(text.as_bytes());
        survive(format!("(title: \"a\", items: [{text}])").as_bytes());
        survive(format!("(title: \"a\", items: [(title: \"b\", words: \"{text}\")])").as_bytes());
    }

    #[test]
    fn no_damage_to_a_sound_agenda_makes_a_check_panic(
        at in 0..FULL.len(), length in 0..40_usize, text in "[(\\[\\]){}\",: a-c0-9\\\\đ\u{1b}-]{0,6}"
    ) {
        let floor = |at: usize| (0..=at.min(FULL.len())).rev().find(|at| FULL.is_char_boundary(*at)).unwrap();
        let (from, to) = (floor(at), floor(at + length));
        survive([&FULL[..from], &text, &FULL[to..]].concat().as_bytes());
        // And cut between bytes.
        survive(&[&FULL.as_bytes()[..at], text.as_bytes()].concat());
    }
}

#[test]
fn a_rule_that_comes_to_nothing_and_a_team_that_competes_nowhere_are_pointed_out() {
    let text = r#"(title: "Ngày", items: [
(title: "Hội thi", kind: Contest, contest: (
    teams: ["Tổ 1", (name: "Tổ 2", category: "gia đình"), (name: "Tổ 3", category: "dân phòng")],
    disciplines: [
        (title: "Chạy", category: "dân phòng", faults: [(code: "1", text: "a", points: 1), (code: "2", text: "b", seconds: 5)]),
        (title: "Sơ cứu", category: "dân phòng", score: PointsMinusErrors, faults: [(code: "1", text: "a", seconds: 5)]),
    ],
)),
])"#;
    assert_eq!(
        warnings(text),
        [
            "2: Chạy: lỗi 1 phạt bằng đơn vị mà môn này không tính (điểm ở môn tính giờ, hoặc giây ở môn chấm điểm)",
            "2: Sơ cứu: lỗi 1 phạt bằng đơn vị mà môn này không tính (điểm ở môn tính giờ, hoặc giây ở môn chấm điểm)",
            "2: đội Tổ 2 thuộc bảng gia đình, nhưng không môn nào dành cho bảng ấy",
        ]
    );
}

#[test]
fn a_rule_that_can_never_decide_anything_is_named() {
    let text = r#"(title: "Ngày", items: [
(title: "Hội thi", kind: Contest, contest: (
    teams: ["Tổ 1", "Tổ 2"], overall_of: ["chay"], overall_ties: [FewerFaults],
    disciplines: [
        (title: "Chạy", criteria: [(title: "Nội dung", most: 4)], ties: [BetterOtherAttempt]),
        (title: "Tuyên truyền", score: PointsMinusErrors, handicaps: [(team: "Tổ 2", time: 5)]),
        (title: "Chung kết", final_of: (discipline: "chay", places: 0), individuals: (of: 3, best: 2), counts: Best),
    ],
)),
])"#;
    let idle = |title: &str, rule: &str| {
        format!("2: \"{title}\": {rule} không bao giờ có tác dụng bên cạnh các thể lệ khác")
    };
    assert_eq!(
        warnings(text),
        [
            idle("Hội thi", "overall_of"),
            idle("Hội thi", "overall_ties"),
            idle("Hội thi", "FewerFaults"),
            idle("Chạy", "BetterOtherAttempt"),
            idle("Chạy", "criteria"),
            idle("Tuyên truyền", "handicaps"),
            idle("Chung kết", "final_of"),
        ]
    );
}

#[test]
fn a_final_has_its_teams_from_a_discipline_before_it_and_time_is_given_to_a_team_that_is_there() {
    let text = r#"(title: "Ngày", items: [
(title: "Hội thi", contest: (teams: ["Tổ 1"], disciplines: [
    (title: "Chung kết", final_of: (discipline: "vong-loai", best: 2)),
    (title: "Vòng loại", handicaps: [(team: "Tổ 9", time: 5)]),
    (title: "Bán kết", final_of: (discipline: "vong-loai")),
])),
])"#;
    let found = faults(text);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].contains("không có môn thi nào mang id \"vong-loai\""), "{found:#?}");
    assert!(found[1].contains("không có đội thi nào mang id \"Tổ 9\" → có phải \"Tổ 1\""), "{found:#?}");
    assert!(found[2].contains("best"), "{found:#?}");
}

#[test]
fn awards_that_would_go_from_low_to_high_are_pointed_out() {
    let text = r#"(title: "Ngày", items: [
(title: "Trao thưởng", kind: AwardConferral, decisions: [
    (form: "Giấy khen", number: "1/QĐ", precedence: 3),
    (form: "Quà"),
    (form: "Bằng khen", number: "2/QĐ", precedence: 2),
]),
])"#;
    assert_eq!(
        warnings(text),
        ["5: Bằng khen 2/QĐ có bậc cao hơn mà đọc sau Giấy khen 1/QĐ; trao từ cao đến thấp"]
    );
}
