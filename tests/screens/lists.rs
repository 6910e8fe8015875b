//! Lists that arrive late, pasted on screen 5: a preview first, one event when accepted.

use ngayhoi::agenda::RecipientKind;
use ngayhoi::day::{AwardsEvent, Event, Handover, Mode};
use ngayhoi::text::Lang;
use ngayhoi::ui::{Input, ThemeName};

use crate::rig::{Desk, Rig};

/// Two decisions: certificates for six individuals of whom one is named, and medals.
const DAY: &str = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: [
    (title: "Trao thưởng", kind: AwardConferral, minutes: 20, decisions: [
        (id: "giay-khen", form: "Giấy khen", number: "214/QĐ-UBND",
         collectives: 1, individuals: (count: 6, list: ["Cá nhân 01"])),
        (id: "ky-niem-chuong", form: "Kỷ niệm chương", individuals: 3),
    ]),
])"#;

/// Scenario 10, as it came over Zalo: every style of number; line 3 in NFD, line 4 in capitals,
/// line 5 with a non-breaking space, line 6 twice, line 7 a collective, line 8 for an old font.
const ZALO: &str = "DANH SÁCH KHEN THƯỞNG\r\
    1) Cá nhân 02 - Tổ dân phố 3\r\
    02. Cá nha\u{302}n 03, To\u{302}\u{309} da\u{302}n pho\u{302}\u{301} 4\r\
    3 - CÁ NHÂN HOÀ 04\r\
    (4) Cá\u{a0}nhân 05 (Chi hội Phụ nữ)\r\
    5/ Cá nhân 02 - Tổ dân phố 3\r\
    6. Tổ bảo vệ ANTT số 2\r\
    7. NguyÔn V¨n Hïng\r";

fn paste(desk: &mut Desk, text: &str) {
    desk.console.input(Input::Paste(text.to_owned()));
}

fn names(desk: &Desk, decision: &str, kind: RecipientKind) -> Vec<String> {
    let own = desk.console.day().honorees().iter();
    let own = own.filter(|own| own.decision.0 == decision && own.kind == kind);
    own.map(|own| own.recipient.name.clone()).collect()
}

fn events(desk: &Desk) -> usize {
    desk.console.day().log().len()
}

#[test]
fn a_list_pasted_from_zalo_is_looked_at_before_anything_is_recorded() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("5 Down");
    let before = events(desk);
    paste(desk, ZALO);
    let seen = desk.text(100, 40);
    insta::assert_snapshot!("a_pasted_list", seen);
    for said in [
        "Giấy khen 214/QĐ-UBND · cá nhân",
        "dấu rời (NFD); đã ghép lại",
        "viết HOA toàn bộ; giữ như đã gõ",
        "có dấu cách lạ hoặc ký tự ẩn; đã sửa",
        "trùng tên với dòng 2",
        "giống tập thể, mà đây là danh sách cá nhân",
        "phông cũ TCVN3 (.VnTime), không nhận",
        "Ghi 4 người nhận vào",
        "1 dòng không nhận · 2 dòng cần xem",
        "dòng chưa lấy, Space để lấy",
        "Quyết định ghi 6; đã có 1, thêm 4 là 5.",
    ] {
        assert!(seen.contains(said), "{said}\n{seen}");
    }
    assert_eq!(events(desk), before, "nothing is recorded until it is accepted");
    // Esc leaves everything as it was.
    desk.press("Esc");
    assert_eq!((events(desk), names(desk, "giay-khen", RecipientKind::Individual)[1].as_str()), (before, ""));

    // Who is in doubt stands first and is taken by a hand, here the one who stands twice; the rest is
    // accepted: one event.
    paste(desk, ZALO);
    desk.press("Space");
    let seen = desk.text(100, 40);
    assert!(seen.contains("Ghi 5 người nhận vào") && seen.contains("dòng chưa lấy"), "{seen}");
    desk.press("Enter");
    assert_eq!(events(desk), before + 1);
    let Event::Awards(AwardsEvent::Imported { recipients, .. }) =
        &desk.console.day().log().last().unwrap().event
    else {
        panic!("not an import")
    };
    assert_eq!(recipients[1].position.as_deref(), Some("Tổ dân phố 4"));
    assert_eq!(
        names(desk, "giay-khen", RecipientKind::Individual),
        ["Cá nhân 01", "Cá nhân 02", "Cá nhân 03", "CÁ NHÂN HOÀ 04", "Cá nhân 05", "Cá nhân 02"],
        "the order of the decision is kept"
    );
    // One key takes it all back.
    desk.press("^Z");
    assert_eq!(names(desk, "giay-khen", RecipientKind::Individual), ["Cá nhân 01", "", "", "", "", ""]);
}

#[test]
fn a_medal_for_a_collective_and_one_for_a_person_who_stands_twice_are_pointed_out() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("5 End");
    paste(desk, "1. Cá nhân 01\n2. Công an phường\n3. Cá nhân 01");
    let seen = desk.text(100, 40);
    for said in [
        "Kỷ niệm chương · cá nhân",
        "Kỷ niệm chương chỉ tặng cá nhân",
        "Kỷ niệm chương chỉ tặng mỗi người một lần",
        "Ghi 1 người nhận vào",
    ] {
        assert!(seen.contains(said), "{said}\n{seen}");
    }
}

#[test]
fn tab_chooses_another_roll_and_a_list_in_parts_goes_where_it_belongs() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("5 Down");
    let both = "STT\tHọ và tên\tChức vụ, đơn vị\tGhi chú\n\
        I\tTập thể\n1\tTổ dân phố 3\t\t\n\
        II\tCá nhân\n1\tCá nhân 02\tTổ trưởng\t\n2\tCá nhân 03\tTổ phó\tmới";
    paste(desk, both);
    assert!(desk.text(100, 30).contains("1 dòng thuộc phần tập thể"), "{}", desk.text(100, 30));
    desk.press("Enter").wait(1);
    paste(desk, both);
    // From the individuals to the next decision, and round to the collectives of the first.
    desk.press("Tab");
    assert!(desk.text(100, 30).contains("Kỷ niệm chương · tập thể"), "{}", desk.text(100, 30));
    desk.press("Tab Tab Tab");
    assert!(desk.text(100, 30).contains("Giấy khen 214/QĐ-UBND · tập thể"), "{}", desk.text(100, 30));
    desk.press("Enter");
    assert_eq!(names(desk, "giay-khen", RecipientKind::Collective), ["Tổ dân phố 3"]);
    let individuals = names(desk, "giay-khen", RecipientKind::Individual);
    assert_eq!(individuals, ["Cá nhân 01", "Cá nhân 02", "Cá nhân 03", "", "", ""]);
    // And they are called like everybody else.
    desk.press("1 PgDn 5 F3 Home").wait(5);
    desk.press("Enter");
    assert_eq!(desk.console.day().honorees()[0].state, Handover::Conferred);
}

#[test]
fn two_secretaries_do_not_take_the_same_list_in_twice() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let (one, other) = (&mut rig.desk(), &mut rig.console("thư ký 2", Lang::Vi, ThemeName::Dark));
    for desk in [&mut *one, &mut *other] {
        desk.press("5 Down");
        paste(desk, "1. Cá nhân 02\n2. Cá nhân 03");
    }
    one.press("Enter");
    other.wait(0).press("Enter");
    let seen = other.text(100, 40);
    assert!(seen.contains("Danh sách của quyết định vừa đổi."), "{seen}");
    assert!(seen.contains("quyết định này đã có tên đó (cá nhân số 2)"), "{seen}");
    other.press("Esc");
    let named = names(other, "giay-khen", RecipientKind::Individual);
    assert_eq!(named, ["Cá nhân 01", "Cá nhân 02", "Cá nhân 03", "", "", ""]);
}

#[test]
fn what_cannot_be_a_list_is_said_and_opens_nothing() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("5");
    paste(desk, " \n\n");
    assert!(desk.text(100, 30).contains("Không thấy tên nào."), "{}", desk.text(100, 30));
    // A list belongs to screen 5: elsewhere it is shown as what it is, and nothing in it acts.
    for screen in ["1", "2", "3", "4", "7", "8", "1 ?", "1 ^E"] {
        desk.press("Esc").press(screen);
        let before = (desk.console.ui().screen, events(desk));
        paste(desk, "1. Cá nhân 01\r\n2. Cá nhân 02\t5\r\n");
        let seen = desk.text(100, 30);
        assert!(seen.contains("Vừa dán 2 dòng (“1. Cá nhân 01”); ở đây không nhận"), "{screen}\n{seen}");
        assert_eq!((desk.console.ui().screen, events(desk)), before, "{screen}");
    }
    // The hall sees nothing of it.
    desk.press("Esc 9");
    let before = desk.text(100, 30);
    paste(desk, "1. Cá nhân 01\n2. Cá nhân 02");
    assert_eq!(desk.text(100, 30), before);
}

#[test]
fn a_list_pasted_where_one_name_is_asked_for_opens_the_preview() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    // On the collectives: the list is for the roll that the form was opened on.
    desk.press("5 Home ^R");
    paste(desk, "Tổ dân phố 7\nTổ dân phố 8\n");
    let seen = desk.text(100, 40);
    assert!(seen.contains("Giấy khen 214/QĐ-UBND · tập thể") && seen.contains("Ghi 1 người nhận"), "{seen}");
    assert!(seen.contains("quá số 1 mà quyết định ghi"), "{seen}");
    // One line goes into the field, with its end.
    desk.press("Esc ^R");
    paste(desk, "Tổ dân phố 9\r\n");
    let seen = desk.text(100, 40);
    assert!(seen.contains("Thêm người nhận") && seen.contains("Tổ dân phố 9"), "{seen}");
    assert_eq!(events(desk), 1);
}

#[test]
fn enter_takes_nobody_unseen_and_never_an_empty_list() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("5 Down");
    let before = events(desk);
    paste(desk, "1. Đợt 2\n2. Hùng");
    for keys in ["Enter", "F6 Enter"] {
        desk.press(keys);
        let seen = desk.text(100, 40);
        assert!(seen.contains("Chưa dòng nào được lấy") && seen.contains("không giống tên người"), "{seen}");
        assert_eq!(events(desk), before, "a roll is not replaced by nobody");
    }
    desk.press("End Space Enter");
    assert_eq!(events(desk), before + 1);
    assert_eq!(names(desk, "giay-khen", RecipientKind::Individual), ["Hùng"]);
}

#[test]
fn what_is_pasted_in_pieces_is_one_list() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("5 Down");
    paste(desk, "1. Cá nhân 02\n2. Cá nhân 03\n");
    paste(desk, "3. Cá nhân 04\n4. Cá nhân 05");
    assert!(desk.text(100, 40).contains("Ghi 4 người nhận vào"), "{}", desk.text(100, 40));
}

#[test]
fn a_book_pasted_into_a_field_is_refused_at_once_and_the_console_goes_on() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("F4").write("mưa ");
    let book = "Ngày hội toàn dân bảo vệ an ninh Tổ quốc ".repeat(7_800);
    paste(desk, &book);
    let seen = desk.text(100, 30);
    let said = format!("Đoạn vừa dán có {} ký tự, ô này nhận nhiều nhất 5000", book.chars().count());
    assert!(seen.contains(&said) && seen.contains("mưa"), "{seen}");
    desk.write("to").press("Enter");
    assert_eq!(desk.console.day().notes().last().unwrap().text, "mưa to");
}

#[test]
fn anybody_is_found_by_their_post_or_unit_and_whichever_apostrophe_is_typed() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("5 Down");
    paste(desk, "1. H’Linh Niê - Tổ trưởng Tổ dân phố 7\n2. K’sor Y Thu - Chi hội Phụ nữ");
    desk.press("Enter").wait(1);
    for (typed, found) in [
        ("h'linh", "H’Linh Niê"),
        ("hlinh", "H’Linh Niê"),
        ("ksor", "K’sor Y Thu"),
        ("chi hoi phu nu", "K’sor Y Thu"),
        ("to dan pho 7", "H’Linh Niê"),
    ] {
        desk.press("^F").write(typed);
        let seen = desk.text(100, 30);
        assert!(seen.contains(found), "{typed}\n{seen}");
        desk.press("Esc");
    }
}

#[test]
fn a_preview_is_drawn_in_every_size_theme_and_language() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let long: String = (1..=3000)
        .map(|n| format!("{n}. Cá nhân {n:04}, Tổ dân phố {n} – \u{1b}[2J tên rất dài\n"))
        .collect();
    for theme in [ThemeName::Dark, ThemeName::Light, ThemeName::Plain] {
        for lang in Lang::ALL {
            let desk = &mut rig.console("thư ký", lang, theme);
            desk.press("5 End");
            for list in [ZALO, &long] {
                paste(desk, list);
                for (columns, rows) in [(0, 0), (1, 1), (20, 5), (80, 24), (120, 40), (200, 60)] {
                    let seen = desk.text(columns, rows);
                    assert!(!seen.contains('\u{1b}'));
                }
                desk.press("End PgUp Space Tab Home Esc");
            }
        }
    }
}

#[test]
fn who_stands_in_another_list_of_the_day_is_doubted_with_the_decision_and_the_number() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("5 End");
    paste(desk, "1. CÁ NHÂN 01 - Tổ 1\n2. Cá nhân 07 - Tổ 2");
    let seen = desk.text(100, 40);
    assert!(seen.contains("đã có tên trong danh sách khác của ngày: Giấy khen 214/QĐ-UBND, số 1"), "{seen}");
    assert_eq!(seen.matches("danh sách khác của ngày").count(), 1, "{seen}");
}

#[test]
fn a_late_name_is_typed_after_the_selected_one() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("5 Down ^R");
    let asked = desk.text(100, 40);
    assert!(asked.contains("Thêm người nhận") && asked.contains("sau Cá nhân 01"), "{asked}");
    desk.write("Cá nhân 88").press("Enter").write("Tổ dân phố 8").press("Enter");
    let of = names(desk, "giay-khen", RecipientKind::Individual);
    assert_eq!(of[..3], ["Cá nhân 01", "Cá nhân 88", ""]);
    desk.press("^Z");
    assert_eq!(names(desk, "giay-khen", RecipientKind::Individual)[1], "");
}

#[test]
fn a_pasted_list_replaces_the_roll_until_somebody_was_called() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("5 Down");
    paste(desk, "1. Cá nhân 01\n2. Cá nhân 07");
    assert!(desk.text(100, 40).contains("đã có tên đó"), "{}", desk.text(100, 40));
    desk.press("F6");
    let seen = desk.text(100, 40);
    assert!(seen.contains("THAY cả danh sách bằng 2 người nhận") && !seen.contains("đã có tên đó"), "{seen}");
    desk.press("Enter");
    assert_eq!(names(desk, "giay-khen", RecipientKind::Individual), ["Cá nhân 01", "Cá nhân 07"]);
    desk.press("^Z 1 PgDn 5").wait(5);
    desk.press("Down F3 Enter").wait(5);
    desk.press("Down");
    paste(desk, "1. Cá nhân 01\n2. Cá nhân 07");
    desk.press("F6");
    let seen = desk.text(100, 40);
    assert!(seen.contains("Ghi 1 người nhận vào") && !seen.contains("THAY"), "{seen}");
    assert!(seen.contains("nên không thay cả danh sách được"), "{seen}");
}

#[test]
fn a_list_of_another_decision_is_left_out_until_somebody_takes_it() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("5 Down");
    let before = events(desk);
    paste(
        desk,
        "(Kèm theo Quyết định số 99/QĐ-UBND ngày 10/8/2026)\t\rTT\tHọ và tên\r1\tCá nhân 12\r2\tCá nhân 13\r",
    );
    let seen = desk.text(100, 30);
    for said in ["danh sách ghi Quyết định số 99/QĐ-UBND, là quyết định khác", "Cá nhân 12"]
    {
        assert!(seen.contains(said), "{said}\n{seen}");
    }
    desk.press("Enter");
    assert!(!names(desk, "giay-khen", RecipientKind::Individual).contains(&"Cá nhân 12".to_owned()));
    assert_eq!(events(desk), before);
}
