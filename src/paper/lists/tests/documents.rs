//! Word files, made by the programs that offices have: `tests/papers/make.py` says how.

use super::{hints, rows};
use crate::agenda::RecipientKind;
use crate::paper::lists::{Annex, Hints, Of, Preview, Remark, Source, Unreadable, read};
use crate::text::Lang;

const WORD: &[u8] = include_bytes!("../../../../tests/papers/khen-thuong.docx");
const LIBREOFFICE: &[u8] = include_bytes!("../../../../tests/papers/khen-thuong-libreoffice.docx");
const OLD_WORD: &[u8] = include_bytes!("../../../../tests/papers/khen-thuong.doc");
const ODT: &[u8] = include_bytes!("../../../../tests/papers/khen-thuong.odt");
const GOOGLE: &[u8] = include_bytes!("../../../../tests/papers/doi-thi-google.docx");
const WPS: &[u8] = include_bytes!("../../../../tests/papers/qua-wps.docx");

fn of(bytes: &[u8], kind: RecipientKind) -> Preview {
    read(Source::File(bytes), &hints(kind, "Giấy khen")).unwrap()
}

#[test]
fn a_list_under_a_decision_is_read_for_the_roll_that_is_wanted() {
    for (writer, bytes) in [("Word", WORD), ("LibreOffice", LIBREOFFICE)] {
        let individuals = of(bytes, RecipientKind::Individual);
        // The third stands on the next page, in a table that was begun again; the post of the second is
        // merged with that of the first.
        let expected = [
            "Cá nhân 01|Tổ trưởng, Tổ dân phố 1",
            "Cá nhân 02|Tổ trưởng, Tổ dân phố 1",
            "Cá nhân 03|Công an phường",
        ];
        assert_eq!(rows(&individuals), expected, "{writer}");
        assert_eq!(individuals.taken(), 3, "{writer}");
        assert_eq!(individuals.sheet.as_deref(), Some("II. CÁ NHÂN"), "{writer}");
        let beside = Remark::Beside(vec!["I. TẬP THỂ".into()]);
        assert!(individuals.remarks(3).contains(&beside), "{writer}: {:?}", individuals.remarks(3));
        let collectives = of(bytes, RecipientKind::Collective);
        assert_eq!(rows(&collectives), ["Tổ dân phố 1", "Tổ dân phố 10"], "{writer}");
    }
}

#[test]
fn the_decision_is_read_from_the_heading() {
    for bytes in [WORD, LIBREOFFICE] {
        let list = of(bytes, RecipientKind::Collective);
        let annex = Annex {
            number: Some("214/QĐ-UBND".into()),
            date: chrono::NaiveDate::from_ymd_opt(2026, 8, 10),
            issuer: Some("Chủ tịch UBND phường Mẫu".into()),
            form: Some("Giấy khen".into()),
        };
        assert_eq!(list.annex, Some(annex));
        let said = "Kèm theo Quyết định số 214/QĐ-UBND ngày 10/8/2026 của Chủ tịch UBND phường Mẫu.";
        assert_eq!(list.remarks(2)[0].say(Lang::Vi), said);
    }
}

#[test]
fn a_list_of_another_decision_is_said_to_be_one() {
    let known = |number: &str| Hints {
        number: Some(number.into()),
        ..hints(RecipientKind::Individual, "Giấy khen")
    };
    let other = read(Source::File(WORD), &known("215/QĐ-UBND")).unwrap();
    assert_eq!(other.is_of_another(), Some(("214/QĐ-UBND", "215/QĐ-UBND")));
    let own = read(Source::File(WORD), &known("214/qđ-ubnd")).unwrap();
    assert_eq!(own.is_of_another(), None);
    // What is pasted and what is a workbook is held against it, too.
    let pasted = "Kèm theo Quyết định số 214/QĐ-UBND ngày 10/8/2026\t\nTT\tHọ và tên\n1\tCá nhân 01\n";
    let other = read(Source::Text(pasted), &known("215/QĐ-UBND")).unwrap();
    assert_eq!(other.is_of_another(), Some(("214/QĐ-UBND", "215/QĐ-UBND")));
}

#[test]
fn one_of_several_tables_is_chosen_by_its_name_its_number_or_a_part_of_its_name() {
    for asked in ["I. TẬP THỂ", "1", "tập thể", "tap the"] {
        let hints = Hints { sheet: Some(asked.into()), ..hints(RecipientKind::Collective, "Giấy khen") };
        assert_eq!(
            rows(&read(Source::File(WORD), &hints).unwrap()),
            ["Tổ dân phố 1", "Tổ dân phố 10"],
            "{asked}"
        );
    }
    let none =
        Hints { sheet: Some("hộ gia đình".into()), ..hints(RecipientKind::Household, "Giấy khen") };
    let sheets = vec!["I. TẬP THỂ".to_owned(), "II. CÁ NHÂN".to_owned()];
    let asked = "hộ gia đình".to_owned();
    assert_eq!(read(Source::File(WORD), &none), Err(Unreadable::NoSheet { asked, sheets: sheets.clone() }));
    let unsaid = read(Source::File(WORD), &hints(RecipientKind::Household, "Giấy khen"));
    assert_eq!(unsaid, Err(Unreadable::WhichSheet { sheets }));
}

#[test]
fn teams_in_a_file_of_google_docs_and_names_in_one_of_wps_are_read() {
    let teams = read(Source::File(GOOGLE), &Hints { of: Of::Teams, ..Hints::default() }).unwrap();
    let all = teams.teams(|_| false);
    let all: Vec<_> =
        all.iter().map(|team| (team.name.as_str(), team.size, team.captain.as_deref())).collect();
    let captain = |name| Some(name);
    assert_eq!(
        all,
        [
            ("Tổ dân phố 1", Some(8), captain("Đội trưởng 01")),
            ("Tổ dân phố 2", Some(8), captain("Đội trưởng 02"))
        ]
    );
    let gifts = of(WPS, RecipientKind::Individual);
    let expected = ["Cá nhân 01|Tổ dân phố 1", "Cá nhân 02|Tổ dân phố 2", "Cá nhân 03|Tổ dân phố 3"];
    assert_eq!(rows(&gifts), expected);
}

#[test]
fn what_was_saved_otherwise_is_answered_with_the_way_to_get_there() {
    for (bytes, what, how) in [
        (OLD_WORD, "Word đời cũ (.doc)", ".docx"),
        (ODT, "OpenDocument (.odt)", ".docx"),
        (b"{\\rtf1 x".as_slice(), "RTF", ".docx"),
        (b"%PDF-1.7 x", "PDF", "sao chép rồi dán"),
        (b"\xff\xd8\xff\xe0 x", "ảnh", "gõ lại"),
        (b"\0\0\0\x18ftypheic", "ảnh", "gõ lại"),
    ] {
        let why = read(Source::File(bytes), &hints(RecipientKind::Individual, "Giấy khen")).unwrap_err();
        let said = why.say(Lang::Vi);
        assert!(said.contains(what) && said.contains(how), "{said}");
    }
}

#[test]
fn a_document_cut_short_is_damaged_and_never_hangs() {
    for cut in 1..20 {
        let bytes = &WORD[..WORD.len() * cut / 20];
        let read = read(Source::File(bytes), &hints(RecipientKind::Individual, "Giấy khen"));
        assert_eq!(read, Err(Unreadable::Damaged), "{cut}/20");
    }
}

#[test]
fn who_is_honoured_after_death_is_told_by_the_word_behind_the_name() {
    let pasted = "TT\tHọ và tên\tThành tích, mức thưởng\n1\tCá nhân 03 (truy tặng)\tDũng cảm cứu người\n";
    let list = read(Source::Text(pasted), &hints(RecipientKind::Individual, "Giấy khen")).unwrap();
    let own = &list.rows[0].recipient;
    assert_eq!((own.name.as_str(), own.posthumous), ("Cá nhân 03", true));
    assert_eq!((own.citation.as_deref(), own.amount.as_deref()), (Some("Dũng cảm cứu người"), None));
}

#[test]
fn a_column_without_anything_in_it_is_no_column_of_people() {
    let pasted = "TT\tĐơn vị\tCó mặt\n1\tUBND phường\t\n";
    assert!(read(Source::Text(pasted), &hints(RecipientKind::Individual, "Giấy khen")).is_ok());
    let list = "TT,Họ và tên,Có mặt,Lúc\n1,Đại biểu 01,,\n2,Đại biểu 02,,\n";
    assert!(read(Source::File(list.as_bytes()), &hints(RecipientKind::Individual, "Giấy khen")).is_ok());
}

#[test]
fn a_short_list_with_a_chairman_in_it_is_no_signature() {
    const SHORT: &[u8] = include_bytes!("../../../../tests/papers/hai-dai-bieu.docx");
    let list = of(SHORT, RecipientKind::Individual);
    assert_eq!(rows(&list), ["Đại biểu 01|Phó Bí thư Thành ủy", "Đại biểu 02|Chủ tịch UBND phường"]);
}
