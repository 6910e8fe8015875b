use super::*;
use crate::agenda::Legacy;
use crate::text::Lang;

mod corpus;
mod documents;
mod files;
mod offices;

fn hints(kind: RecipientKind, form: &str) -> Hints {
    Hints { kind, form: form.to_owned(), ..Hints::default() }
}

fn pasted(text: &str) -> Preview {
    read(Source::Text(text), &hints(RecipientKind::Individual, "Giấy khen")).unwrap()
}

/// Name, post and the rest of each row, joined by `|`.
fn rows(preview: &Preview) -> Vec<String> {
    let of = |row: &Row| {
        let own = &row.recipient;
        let facts = [
            Some(own.name.clone()),
            own.position.clone(),
            own.citation.clone(),
            own.amount.clone(),
            own.note.clone(),
        ];
        facts.into_iter().flatten().collect::<Vec<_>>().join("|")
    };
    preview.rows.iter().map(of).collect()
}

fn doubts(preview: &Preview, index: usize) -> &[Doubt] {
    &preview.rows[index].doubts
}

#[test]
fn scenario_10_a_list_from_zalo() {
    let list = "1) Cá nhân 01 - Tổ dân phố 3\n\
        01. Ca\u{301} nha\u{302}n 02\n\
        3 - CÁ NHÂN BA\n\
        4. Cá\u{a0}nhân 04\n\
        5. Cá nhân 01 - Tổ dân phố 3\n\
        6. Tổ bảo vệ ANTT số 2\n\
        7. NguyÔn ThÞ Hoµ\n";
    let preview = pasted(list);
    assert_eq!(
        rows(&preview)[..6],
        [
            "Cá nhân 01|Tổ dân phố 3",
            "Cá nhân 02",
            "CÁ NHÂN BA",
            "Cá nhân 04",
            "Cá nhân 01|Tổ dân phố 3",
            "Tổ bảo vệ ANTT số 2",
        ]
    );
    assert_eq!(doubts(&preview, 0), []);
    assert_eq!(doubts(&preview, 1), [Doubt::Decomposed]);
    assert_eq!(doubts(&preview, 2), [Doubt::AllCaps]);
    assert_eq!(doubts(&preview, 3), [Doubt::OddSpaces]);
    assert_eq!(doubts(&preview, 4), [Doubt::Twice { line: 1, namesake: false }]);
    let (kind, roll) = (RecipientKind::Collective, RecipientKind::Individual);
    assert_eq!(doubts(&preview, 5), [Doubt::OtherKind { kind, roll }]);
    assert_eq!(doubts(&preview, 6), [Doubt::Legacy(Legacy::Tcvn3)]);
    let recipients = preview.recipients(|_| false);
    assert_eq!(recipients.len(), 6, "the row typed for an old font is refused");
    assert_eq!(recipients[2].name, "CÁ NHÂN BA", "kept as typed");
}

#[test]
fn a_medal_is_for_one_person_once() {
    let list = "Cá nhân 01\nCông an phường\nCá nhân 02\nCá nhân 01";
    let mut hints = hints(RecipientKind::Individual, "Kỷ niệm chương Bảo vệ ANTQ");
    hints.standing = vec![(RecipientKind::Individual, 4, "CÁ NHÂN 02".to_owned())];
    let preview = read(Source::Text(list), &hints).unwrap();
    let (kind, roll) = (RecipientKind::Collective, RecipientKind::Individual);
    assert_eq!(doubts(&preview, 1), [Doubt::OtherKind { kind, roll }, Doubt::MedalToCollective]);
    let standing = Doubt::Standing { kind: RecipientKind::Individual, number: 4 };
    assert_eq!(doubts(&preview, 2), [standing, Doubt::MedalTwice]);
    assert_eq!(doubts(&preview, 3), [Doubt::Twice { line: 1, namesake: false }, Doubt::MedalTwice]);
    assert_eq!(preview.recipients(|_| false).len(), 4, "doubts are told; the operator decides");
}

#[test]
fn an_individual_among_collectives_is_pointed_out_and_a_householder_is_not() {
    let list = "Tổ dân phố 3\nNguyễn Văn A";
    let of = |kind| {
        let preview = read(Source::Text(list), &hints(kind, "Giấy khen")).unwrap();
        preview.rows.iter().map(|row| row.doubts.len()).collect::<Vec<_>>()
    };
    assert_eq!(of(RecipientKind::Collective), [0, 1]);
    assert_eq!(of(RecipientKind::Household), [1, 0]);
    assert_eq!(of(RecipientKind::Individual), [1, 0]);
}

#[test]
fn two_spellings_are_one_name_and_another_post_may_be_somebody_else() {
    let preview = pasted("1. Trần Thị Hoà, Tổ 1\n2. TRẦN THỊ HÒA, Tổ 2\n3. Trần Thị Hoa, Tổ 1");
    assert_eq!(doubts(&preview, 1), [Doubt::AllCaps, Doubt::Twice { line: 1, namesake: true }]);
    assert_eq!(doubts(&preview, 2), []);
}

#[test]
fn a_table_copied_from_a_spreadsheet_is_read_by_its_headings() {
    let list = "UBND PHƯỜNG\t\t\t\t\nDANH SÁCH\t\t\t\t\n\
        TT\tHọ và tên\tChức vụ\tĐơn vị\tThành tích\tMức thưởng\tGhi chú\tKý nhận\n\
        (1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\t(8)\n\
        1\tCá nhân 01\tTổ trưởng\tTổ dân phố 3\tBắt trộm\t500.000 đ\t\t\n\
        2\tCá nhân 02\t\tTổ dân phố 4\t\"Dập lửa,\nsơ tán\"\t500.000 đ\tmới\t\n\
        3\t\tTổ phó\tTổ dân phố 5\t\t\t\t\n\
        Danh sách gồm 4 cá nhân\t\t\t\t\t\t\t\n";
    let preview = pasted(list);
    assert_eq!(
        rows(&preview),
        [
            "Cá nhân 01|Tổ trưởng, Tổ dân phố 3|Bắt trộm|500.000 đ",
            "Cá nhân 02|Tổ dân phố 4|Dập lửa, sơ tán|500.000 đ|mới",
            "|Tổ phó, Tổ dân phố 5",
        ]
    );
    assert_eq!(preview.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [5, 6, 8]);
    assert_eq!(doubts(&preview, 2), [Doubt::NoName]);
    let remarks = preview.remarks(2);
    assert!(remarks.contains(&Remark::Stated { stated: 4, found: 3 }), "{remarks:?}");
}

#[test]
fn a_table_without_headings_is_guessed_where_somebody_looks_at_it() {
    let preview = pasted("1\tCá nhân 01\tTổ 3\t1.170.000\n2\tCá nhân 02\tTổ 4\t1.170.000\n");
    assert_eq!(rows(&preview), ["Cá nhân 01|Tổ 3|1.170.000", "Cá nhân 02|Tổ 4|1.170.000"]);
    let preview = pasted("Cá nhân 01\tTổ 3\nCá nhân 02\tTổ 4");
    assert_eq!(rows(&preview), ["Cá nhân 01|Tổ 3", "Cá nhân 02|Tổ 4"]);
}

#[test]
fn family_and_given_names_in_two_columns_are_one_name() {
    let preview = pasted("STT\tHọ và tên đệm\tTên\tĐơn vị\n1\tTrần Thị\tBa\tTổ 3\n");
    assert_eq!(rows(&preview), ["Trần Thị Ba|Tổ 3"]);
    let preview = pasted("STT\tHọ và tên\t\tĐơn vị\n1\tTrần Thị\tBa\tTổ 3\n");
    assert_eq!(rows(&preview), ["Trần Thị Ba|Tổ 3"]);
    let preview = pasted("STT\tĐơn vị\tSố tiền\n1\tTổ dân phố 3\t500000\n");
    assert_eq!(rows(&preview), ["Tổ dân phố 3|500000"]);
}

#[test]
fn a_list_in_parts_keeps_each_part_for_its_roll() {
    let list = "I. TẬP THỂ (02)\n1. Tổ dân phố 3\n2. Tổ dân phố 4\nII. CÁ NHÂN:\n1. Cá nhân 01\n";
    let preview = pasted(list);
    assert_eq!(preview.rows.len(), 3);
    assert!(preview.rows.iter().all(|row| row.doubts.is_empty()), "{:?}", preview.rows);
    let taken = preview.recipients(|_| false);
    assert_eq!(taken.iter().map(|own| own.name.as_str()).collect::<Vec<_>>(), ["Cá nhân 01"]);
    assert!(preview.remarks(1).contains(&Remark::OtherRoll { kind: RecipientKind::Collective, rows: 2 }));
    let other = read(Source::Text(list), &hints(RecipientKind::Collective, "Giấy khen")).unwrap();
    assert_eq!(other.recipients(|_| false).len(), 2);
}

#[test]
fn what_is_not_a_name_is_refused_and_shown_without_harm() {
    let long = "a".repeat(501);
    let list = format!(
        "1. Cá nhân 01\n2. Cá\u{1b}[2Jnhân 02\n3. \u{202e}Cá nhân 03\n4. —\n5. {long}\n6. Cá \u{fffd}hân\n"
    );
    let preview = pasted(&list);
    let refusals: Vec<_> = preview.rows.iter().map(|row| row.doubts.first().cloned()).collect();
    assert_eq!(
        refusals,
        [
            None,
            Some(Doubt::Unsafe),
            Some(Doubt::Unsafe),
            Some(Doubt::NoName),
            Some(Doubt::TooLong(500)),
            Some(Doubt::Garbled)
        ]
    );
    assert_eq!(preview.rows[1].shown, "2 · Cá␛[2Jnhân 02");
    assert_eq!(preview.recipients(|_| false).len(), 1);
}

#[test]
fn a_line_without_a_number_among_numbered_ones_is_pointed_out() {
    let preview = pasted("1. Cá nhân 01\n2. Cá nhân 02\n3. Cá nhân 03\nEm gửi chị ạ");
    assert_eq!(doubts(&preview, 3), [Doubt::NoPerson, Doubt::Unnumbered]);
    assert_eq!(rows(&pasted("Cá nhân 01\nCá nhân 02")), ["Cá nhân 01", "Cá nhân 02"]);
}

#[test]
fn numbers_that_nobody_filled_in_are_no_recipients() {
    let preview = pasted("TT\tHọ và tên\n1\tCá nhân 01\n2\t\n3\tCá nhân 03\n4\t\n5\t\n");
    assert_eq!(rows(&preview), ["Cá nhân 01", "", "Cá nhân 03"]);
    assert_eq!(doubts(&preview, 1), [Doubt::NoName], "a gap in the middle is a name that is missing");
}

#[test]
fn a_count_that_differs_from_the_decision_s_is_told() {
    let mut hints = hints(RecipientKind::Individual, "Giấy khen");
    hints.count = Some(3);
    hints.standing = vec![(RecipientKind::Individual, 1, "Cá nhân 01".to_owned())];
    let preview = read(Source::Text("Cá nhân 02\nCá nhân 03"), &hints).unwrap();
    assert_eq!(preview.remarks(2), []);
    assert_eq!(preview.remarks(1), [Remark::Count { decision: 3, named: 1, taken: 1 }]);
}

#[test]
fn the_order_is_that_of_the_source() {
    let names: Vec<String> = (0..500).map(|n| format!("Cá nhân {:03}", (n * 7919) % 1000)).collect();
    let preview = pasted(&names.join("\n"));
    let read: Vec<String> = preview.recipients(|_| false).into_iter().map(|own| own.name).collect();
    assert_eq!(read, names);
}

#[test]
fn every_doubt_remark_and_error_is_said_in_both_languages() {
    let kind = RecipientKind::Collective;
    let doubts = [
        Doubt::TwoPeople,
        Doubt::SaysNot("Không đạt".to_owned()),
        Doubt::AllCaps,
        Doubt::Decomposed,
        Doubt::OddSpaces,
        Doubt::Twice { line: 3, namesake: false },
        Doubt::Twice { line: 3, namesake: true },
        Doubt::Standing { kind, number: 3 },
        Doubt::OtherKind { kind, roll: RecipientKind::Individual },
        Doubt::MedalToCollective,
        Doubt::MedalTwice,
        Doubt::Unnumbered,
        Doubt::Legacy(Legacy::Vni),
        Doubt::NoName,
        Doubt::Unsafe,
        Doubt::Garbled,
        Doubt::TooLong(500),
        Doubt::WhichColumn(vec![(2, "Vợ".to_owned()), (3, "Chồng".to_owned())]),
    ];
    for doubt in &doubts {
        let [vi, en] = Lang::ALL.map(|lang| doubt.say(lang));
        assert!(vi != en && crate::text::nfc(&vi) == vi, "{vi} {en}");
    }
    for columns in ["name=0", "name=x1", "colour=3", "position=2", ""] {
        assert!(matches!(Columns::parse(columns), Err(Unreadable::BadColumns { .. })), "{columns}");
    }
    assert_eq!(Columns::parse("name=B, position=3"), Columns::parse("tên=2;chức vụ=C"));
}

proptest::proptest! {
    #[test]
    fn any_text_and_any_bytes_are_read_or_refused(text in ".{0,200}", bytes in proptest::collection::vec(0u8.., 0..400)) {
        for kind in [RecipientKind::Collective, RecipientKind::Household, RecipientKind::Individual] {
            let hints = hints(kind, "Kỷ niệm chương");
            for source in [Source::Text(&text), Source::File(text.as_bytes()), Source::File(&bytes)] {
                if let Ok(preview) = read(source, &hints) {
                    for own in preview.recipients(|_| false) {
                        proptest::prop_assert!(!own.name.is_empty());
                        proptest::prop_assert!(!own.name.chars().any(|c| crate::text::is_unsafe(c) || c.is_control()));
                    }
                }
            }
        }
    }

    #[test]
    fn lines_of_letters_tabs_and_numbers_are_read_or_refused(text in "([0-9IVa-zÀ-ỹ\t\n\"#(),.:; -]){0,300}") {
        let _ = read(Source::Text(&text), &hints(RecipientKind::Individual, ""));
        let _ = read(Source::File(text.as_bytes()), &hints(RecipientKind::Individual, ""));
    }
}
