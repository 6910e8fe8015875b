//! Files made here: sound ones, and every way in which they are not.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{doubts, hints, rows};
use crate::agenda::RecipientKind;
use crate::paper::lists::{Columns, Doubt, Hints, Preview, Source, Unreadable, read};

fn individual() -> Hints {
    hints(RecipientKind::Individual, "Giấy khen")
}

fn file(bytes: &[u8]) -> Result<Preview, Unreadable> {
    read(Source::File(bytes), &individual())
}

/// What is written on a sheet.
type Fill<'a> = &'a dyn Fn(&mut Worksheet);

fn book(sheets: &[(&str, Fill<'_>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, fill) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(sheet);
    }
    book.save_to_buffer().unwrap()
}

fn table(sheet: &mut Worksheet) {
    sheet.merge_range(0, 0, 0, 3, "DANH SÁCH KHEN THƯỞNG", &Format::new()).unwrap();
    for (column, heading) in ["STT", "Họ và tên", "Chức vụ, đơn vị", "Số tiền"].into_iter().enumerate()
    {
        sheet.write(2, column as u16, heading).unwrap();
    }
    for (index, name) in ["Cá nhân 02", "CÁ NHÂN 03"].into_iter().enumerate() {
        let row = index as u32 + 3;
        sheet.write(row, 0, row - 2).unwrap();
        sheet.write(row, 1, name).unwrap();
        sheet.write(row, 3, 1_170_000).unwrap();
    }
    // One post for both, merged over their rows: it stands in the first, and holds for both.
    sheet.merge_range(3, 2, 4, 2, "Tổ dân phố 3", &Format::new()).unwrap();
}

const READ: [&str; 2] = ["Cá nhân 02|Tổ dân phố 3|1.170.000", "CÁ NHÂN 03|Tổ dân phố 3|1.170.000"];

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_is_read_with_its_merged_cells() {
    let preview = file(&book(&[("Cá nhân", &table)])).unwrap();
    assert_eq!(rows(&preview), READ);
    assert_eq!(preview.rows[0].line, 4, "the row of the sheet");
    assert_eq!(preview.sheet.as_deref(), Some("Cá nhân"));
}

#[test]
fn an_old_workbook_is_read_as_well() {
    let bytes = include_bytes!("../../../../tests/lists/danh-sach.xls");
    let preview = file(bytes).unwrap();
    assert_eq!(
        rows(&preview),
        ["Cá nhân 02|Tổ trưởng Tổ dân phố 3|1.170.000", "CÁ NHÂN 03|Chi hội Phụ nữ|1.170.000"]
    );
    for cut in 0..bytes.len() / 100 {
        let _ = file(&bytes[..cut * 100]);
    }
}

#[test]
fn formulas_dates_and_errors_are_what_the_cell_shows() {
    let bytes = book(&[("Trang 1", &|sheet| {
        for (column, heading) in ["Họ và tên", "Đơn vị", "Ghi chú"].into_iter().enumerate() {
            sheet.write(0, column as u16, heading).unwrap();
        }
        sheet.write_formula(1, 0, Formula::new("=A9&B9").set_result("Cá nhân 01")).unwrap();
        let date = ExcelDateTime::from_ymd(2026, 8, 19).unwrap();
        sheet.write_with_format(1, 2, &date, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
        sheet.write_formula(2, 0, Formula::new("=NA()").set_result("#N/A")).unwrap();
        sheet.write(2, 1, "Tổ 3").unwrap();
        sheet.write_formula(3, 0, Formula::new("=\"\"").set_result("")).unwrap();
        sheet.write(3, 1, "Tổ 4").unwrap();
    })]);
    let preview = file(&bytes).unwrap();
    assert_eq!(rows(&preview)[0], "Cá nhân 01|19/08/2026");
    assert_eq!(rows(&preview)[1..], ["#N/A|Tổ 3", "0|Tổ 4"]);
    assert_eq!([doubts(&preview, 1), doubts(&preview, 2)], [[Doubt::NoName], [Doubt::NoName]]);
}

#[test]
fn the_sheet_is_the_one_with_headings_or_the_one_asked_for() {
    let notes: Fill<'_> = &|sheet| {
        sheet.write(0, 0, "Việc cần làm").unwrap();
        sheet.write(0, 1, "in giấy khen").unwrap();
    };
    let bytes = book(&[("Việc", notes), ("Cá nhân", &table)]);
    assert_eq!(rows(&file(&bytes).unwrap()), READ);
    let bytes = book(&[("Tập thể", &table), ("Cá nhân", &table)]);
    let sheets = vec!["Tập thể".to_owned(), "Cá nhân".to_owned()];
    assert_eq!(file(&bytes), Err(Unreadable::WhichSheet { sheets: sheets.clone() }));
    for asked in ["ca nhan", "2"] {
        let preview =
            read(Source::File(&bytes), &Hints { sheet: Some(asked.into()), ..individual() }).unwrap();
        assert_eq!(preview.sheet.as_deref(), Some("Cá nhân"));
    }
    let asked = Hints { sheet: Some("Hộ".into()), ..individual() };
    assert_eq!(read(Source::File(&bytes), &asked), Err(Unreadable::NoSheet { asked: "Hộ".into(), sheets }));
}

#[test]
fn columns_without_headings_are_asked_for() {
    let bytes = "1;Tổ 3;Cá nhân 01\n2;Tổ 4;Cá nhân 02\n".as_bytes();
    let first = ["1", "Tổ 3", "Cá nhân 01"].map(str::to_owned).to_vec();
    assert_eq!(file(bytes), Err(Unreadable::WhichColumns { first }));
    let columns = Columns::parse("number=1,name=3,position=2").unwrap();
    let preview = read(Source::File(bytes), &Hints { columns, ..individual() }).unwrap();
    assert_eq!(rows(&preview), ["Cá nhân 01|Tổ 3", "Cá nhân 02|Tổ 4"]);
}

#[test]
fn text_files_are_read_in_every_encoding_and_with_every_delimiter() {
    for delimiter in ["\t", ";", ",", "|"] {
        let text =
            ["STT", "Họ và tên", "Đơn vị\n1", "Nguyễn Thị Hạnh", "\"Tổ, dân phố 3\"\n"].join(delimiter);
        let utf_16 = |le: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|u| if le { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
        };
        let with = |mark: &[u8], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
        let files = [
            text.clone().into_bytes(),
            with(b"\xef\xbb\xbf", text.clone().into_bytes()),
            with(b"\xff\xfe", utf_16(true)),
            with(b"\xfe\xff", utf_16(false)),
            utf_16(true),
            text.replace('\n', "\r\n").into_bytes(),
            format!("sep={delimiter}\n{text}").into_bytes(),
            code_page(&text),
        ];
        for (index, bytes) in files.into_iter().enumerate() {
            let preview = file(&bytes).unwrap_or_else(|error| panic!("{delimiter} {index}: {error:?}"));
            assert_eq!(rows(&preview), ["Nguyễn Thị Hạnh|Tổ, dân phố 3"], "{delimiter} {index}");
            assert_eq!(doubts(&preview, 0), [], "{delimiter} {index}");
        }
    }
}

/// In the Vietnamese code page of old Windows: letters, and tones after them.
fn code_page(text: &str) -> Vec<u8> {
    use unicode_normalization::UnicodeNormalization;
    let mut out = Vec::new();
    for c in text.nfc() {
        let (tones, base): (String, String) =
            c.nfd().partition(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'));
        for c in base.nfc().chain(tones.chars()) {
            let letter = c.to_string();
            let (bytes, _, lost) = encoding_rs::WINDOWS_1258.encode(&letter);
            assert!(!lost, "{c}");
            out.extend_from_slice(&bytes);
        }
    }
    out
}

#[test]
fn a_file_typed_for_the_old_fonts_is_refused_row_by_row() {
    let text = "STT;Hä vµ tªn;§¬n vÞ\n1;NguyÔn V¨n Hïng;Tæ d©n phè 3\n2;NguyÔn An;\n";
    let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(text);
    assert!(!lost);
    let columns = Columns::parse("name=2,position=3").unwrap();
    let preview = read(Source::File(&bytes), &Hints { columns, ..individual() }).unwrap();
    assert!(preview.rows.iter().all(|row| row.is_refused()), "{:?}", preview.rows);
    assert!(preview.recipients(|_| false).is_empty());
}

#[test]
fn a_text_file_with_a_recipient_a_line_needs_no_columns() {
    let preview = file("1. Cá nhân 01\n2. Cá nhân 02\n".as_bytes()).unwrap();
    assert_eq!(rows(&preview), ["Cá nhân 01", "Cá nhân 02"]);
}

/// An ODS file with this sheet, its rows ending in empty cells up to the edge as LibreOffice
/// writes them.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Trang1">{rows}<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = r#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"#;
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", content.as_bytes()),
    ])
}

fn ods_row(cells: &[&str], more: &str) -> String {
    let cell = |text: &&str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    format!("<table:table-row>{}{more}</table:table-row>", cells.iter().map(cell).collect::<String>())
}

#[test]
fn a_libreoffice_sheet_is_read() {
    let edge = r#"<table:table-cell table:number-columns-repeated="16380"/>"#;
    let sheet = ods_row(&["STT", "Họ và tên", "Đơn vị"], edge) + &ods_row(&["1", "Cá nhân 01", "Tổ 3"], edge);
    assert_eq!(rows(&file(&ods(&sheet)).unwrap()), ["Cá nhân 01|Tổ 3"]);
}

#[test]
fn a_libreoffice_sheet_of_repetitions_is_not_spelled_out() {
    let wide = r#"<table:table-cell table:number-columns-repeated="16000"/><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>"#;
    let sheet = ods_row(&["STT", "Họ và tên"], "") + &ods_row(&["1"], wide).repeat(2_000);
    assert_eq!(file(&ods(&sheet)), Err(Unreadable::Bomb));
}

#[test]
fn what_is_no_spreadsheet_is_said_to_be_what_it_is() {
    let archive = zipped(&[("anh.jpg", b"x")]);
    for bytes in [&archive[..], b"%PDF-1.7 x", b"\x00\x01\x02\x00\x01"] {
        assert!(matches!(file(bytes), Err(Unreadable::NotATable(..))), "{:?}", &bytes[..4]);
    }
    for bytes in [&b"\xff\xd8\xff\xe0 x"[..], b"\x89PNG\r\n\x1a\n"] {
        assert_eq!(file(bytes), Err(Unreadable::Picture), "{:?}", &bytes[..4]);
    }
    let no_word = zipped(&[("word/document.xml", b"<w:document/>")]);
    assert_eq!(file(&no_word), Err(Unreadable::Empty));
    assert_eq!(file(b""), Err(Unreadable::Empty));
    assert_eq!(file(b"\xef\xbb\xbf\r\n"), Err(Unreadable::Empty));
    assert_eq!(file(&book(&[("Trang 1", &|_| {})])), Err(Unreadable::Empty));
}

#[test]
fn a_locked_file_is_said_to_be_locked() {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.extend([0; 2000]);
    assert_eq!(file(&bytes), Err(Unreadable::Damaged));
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(file(&bytes), Err(Unreadable::Password));
}

#[test]
fn a_file_cut_short_or_damaged_is_refused_or_read_and_never_hangs() {
    let whole = book(&[("Cá nhân", &table)]);
    for cut in 1..20 {
        let bytes = &whole[..whole.len() * cut / 20];
        assert_eq!(file(bytes), Err(Unreadable::Damaged), "{cut}/20");
    }
    let mut seed = 7_usize;
    for _ in 0..300 {
        let mut bytes = whole.clone();
        for _ in 0..3 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = (seed >> 20) % bytes.len();
            bytes[at] ^= (seed >> 50) as u8 | 1;
        }
        let _ = file(&bytes);
    }
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_read() {
    let zeros = vec![b' '; 140 * 1_048_576];
    let honest = zipped(&[("xl/workbook.xml", b"<a/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(honest.len() < 1_048_576, "a small file");
    assert_eq!(file(&honest), Err(Unreadable::Bomb));
    // The sizes in the archive lie.
    let real = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    let mut lying = honest;
    for at in 0..lying.len() - 4 {
        if lying[at..at + 4] == real {
            lying[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
        }
    }
    let refused = file(&lying);
    assert!(matches!(refused, Err(Unreadable::Bomb | Unreadable::Damaged)), "{refused:?}");
}

#[test]
fn too_many_rows_are_refused_and_a_sheet_may_claim_to_be_enormous() {
    let long = book(&[("Trang 1", &|sheet| {
        for row in 0..200_000 {
            sheet.write(row, 0, "Cá nhân 01").unwrap();
        }
    })]);
    assert_eq!(file(&long), Err(Unreadable::TooManyRows { limit: 20_000 }));
    let lines = "Cá nhân 01\n".repeat(200_000);
    assert_eq!(file(lines.as_bytes()), Err(Unreadable::TooManyRows { limit: 20_000 }));
    assert_eq!(file(&vec![b'a'; 21 * 1_048_576]), Err(Unreadable::TooLarge { limit: 20 * 1_048_576 }));
    let corners = book(&[("Trang 1", &|sheet| {
        sheet.write(0, 0, "Họ và tên").unwrap();
        sheet.write(1, 0, "Cá nhân 01").unwrap();
        sheet.write(1_048_575, 16_383, "x").unwrap();
    })]);
    assert_eq!(rows(&file(&corners).unwrap()), ["Cá nhân 01"]);
}

#[test]
fn a_workbook_of_teams_is_read_from_the_sheet_that_names_teams() {
    let guide: Fill<'_> = &|sheet| {
        sheet.write(0, 0, "Điền vào trang bên, trước ngày 15/8").unwrap();
        sheet.write(1, 0, "Họ và tên").unwrap();
        sheet.write(1, 1, "Chức vụ").unwrap();
    };
    let teams: Fill<'_> = &|sheet| {
        for (column, heading) in ["STT", "Đội thi", "Số người"].into_iter().enumerate() {
            sheet.write(1, column as u16, heading).unwrap();
        }
        sheet.write(2, 1, "Tổ 2").unwrap();
        sheet.write(2, 2, 8).unwrap();
    };
    let bytes = book(&[("Hướng dẫn", guide), ("Đội", teams)]);
    let hints = Hints { of: crate::paper::lists::Of::Teams, ..Hints::default() };
    let preview = read(Source::File(&bytes), &hints).unwrap();
    assert_eq!(preview.sheet.as_deref(), Some("Đội"));
    let read = preview.teams(|_| false);
    assert_eq!((read[0].name.as_str(), read[0].size), ("Tổ 2", Some(8)));
}
