//! Who was meant: by the stage several people press for one person, and hands go on where they were.

use ngayhoi::day::{AwardsEvent, Event, Handover, Mode};
use ngayhoi::text::Lang;
use ngayhoi::ui::ThemeName;

use crate::hall::obey;
use crate::rig::{Desk, Rig};

/// A roll of four, as the secretary has it.
fn four() -> String {
    let people = ["An", "Bình", "Cường", "Dung"].map(|name| format!("(name: \"Cá nhân {name}\")")).join(", ");
    format!(
        r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: [
            (title: "Trao Giấy khen", kind: AwardConferral, decisions: [
                (id: "giay-khen", form: "Giấy khen", number: "214/QĐ-UBND", individuals: [{people}]),
            ], checks: ["micro", "hoa", "khay"]),
            "Bế mạc",
        ])"#
    )
}

fn state(desk: &Desk, name: &str) -> Handover {
    let id = format!("giay-khen/ca-nhan-{name}");
    desk.console.day().honoree(&id.as_str().into()).unwrap().state.clone()
}

fn conferred(desk: &Desk) -> usize {
    let received = |own: &&ngayhoi::day::Honoree| own.state.is_received();
    desk.console.day().honorees().iter().filter(received).count()
}

#[test]
fn after_marking_cuong_absent_and_calling_the_batch_enter_confers_on_an() {
    let rig = Rig::new(&four(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn 5").wait(5);
    desk.press("F3 Down Down F6 F12").wait(5);
    assert_eq!(state(desk, "cuong"), Handover::Later);
    desk.press("Enter").wait(5);
    assert_eq!(state(desk, "an"), Handover::Conferred);
    assert_eq!(state(desk, "cuong"), Handover::Later);
    desk.press("Enter").wait(5);
    desk.press("Enter").wait(5);
    assert_eq!([state(desk, "binh"), state(desk, "dung")], [Handover::Conferred, Handover::Conferred]);
}

#[test]
fn whoever_is_absent_while_the_batch_is_up_receives_only_after_a_question() {
    let rig = Rig::new(&four(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn 5").wait(5);
    desk.press("F3 Down Down F6 F12").wait(5);
    desk.press("Home Down Down Enter");
    let asked = desk.text(100, 30);
    assert!(
        asked.contains("Cá nhân Cường") && asked.contains("vắng") && asked.contains("Cá nhân An"),
        "{asked}"
    );
    assert_eq!(state(desk, "cuong"), Handover::Later);
    desk.press("Enter").wait(5);
    assert_eq!(state(desk, "cuong"), Handover::Conferred, "he has come after all");
    // Whoever was taken off the list is asked about at any time.
    desk.press("^F").write("dung").press("Enter ^P").write("rut nguoi nhan").press("Enter").wait(5);
    assert_eq!(state(desk, "dung"), Handover::Withdrawn);
    desk.press("^F").write("dung").press("Enter Enter");
    assert!(desk.text(100, 30).contains("Đã rút khỏi danh sách"), "{}", desk.text(100, 30));
    assert_eq!(state(desk, "dung"), Handover::Withdrawn);
}

#[test]
fn three_consoles_that_press_enter_for_one_person_confer_on_one() {
    let mut trials = 0;
    for apart in [0, 20, 100, 300] {
        for _ in 0..20 {
            let rig = Rig::new(&four(), Mode::Live, "08:00");
            let mut desks = ["thư ký", "MC", "phụ"].map(|name| rig.console(name, Lang::Vi, ThemeName::Dark));
            desks[0].press("PgDn 5").wait(5);
            desks[0].press("F3").wait(5);
            for desk in &mut desks[1..] {
                desk.wait(5).press("5");
            }
            for desk in &mut desks {
                desk.wait_ms(apart).press("Enter");
            }
            assert_eq!(conferred(desks[2].wait(1)), 1, "{apart} ms apart");
            let said = desks[2].text(100, 30);
            assert!(said.contains("Bấm khi màn hình chưa kịp đổi"), "{said}");
            // Whoever looks again and presses is obeyed.
            assert_eq!(conferred(desks[2].wait(3).press("Enter").wait(1)), 2);
            trials += 1;
        }
    }
    assert_eq!(trials, 80);
}

#[test]
fn two_people_who_tick_the_next_check_at_once_tick_one() {
    let rig = Rig::new(&four(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    let other = &mut rig.console("kỹ thuật", Lang::Vi, ThemeName::Dark);
    desk.press("PgDn").wait(5);
    other.wait(5);
    desk.press("Space");
    other.wait_ms(100).press("Space");
    let day = desk.wait(1).console.day();
    assert_eq!(day.checks().filter(|(_, check)| day.tick(&check.id).is_some()).count(), 1);
    // A check that was chosen by hand is the one that is meant.
    other.press("Down").wait(1);
    desk.press("Up").wait(1);
    other.press("Space");
    let day = other.console.day();
    assert_eq!(day.checks().filter(|(_, check)| day.tick(&check.id).is_some()).count(), 2);
}

#[test]
fn an_undo_of_another_operator_makes_the_one_before_next_again_and_is_read_first() {
    let rig = Rig::new(&four(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    let other = &mut rig.console("thư ký", Lang::Vi, ThemeName::Dark);
    desk.press("PgDn 5").wait(5);
    desk.press("F3").wait(5);
    desk.press("Enter").wait(10);
    other.wait(1).press("5");
    desk.press("^Z");
    other.wait_ms(100).press("Enter");
    let awarded = |event: &Event| matches!(event, Event::Awards(AwardsEvent::Awarded { .. }));
    let log = other.console.day().log();
    assert_eq!(log.iter().filter(|record| awarded(&record.event)).count(), 1);
}

#[test]
fn whoever_will_receive_instead_has_received_only_when_it_was_handed_over() {
    let rig = Rig::new(&four(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("5 Home Down F7").write("Cá nhân 99").press("Enter").write("vợ").press("Enter").wait(5);
    assert_eq!(state(desk, "binh"), Handover::Pending);
    let shown = desk.text(100, 30);
    assert!(shown.contains("Cá nhân 99 (vợ) sẽ nhận thay") && shown.contains("4 chưa trao"), "{shown}");
    desk.press("1 PgDn 5").wait(5);
    desk.press("F3").wait(5);
    desk.press("F12").wait(5);
    desk.press("Enter").wait(5);
    // Another console sees who comes up, and hands it over.
    let other = &mut rig.console("thư ký", Lang::Vi, ThemeName::Dark);
    other.wait(5).press("5");
    assert!(other.text(100, 30).contains("Cá nhân 99 (vợ) sẽ nhận thay"), "{}", other.text(100, 30));
    other.wait(5).press("Enter").wait(5);
    assert_eq!(state(other, "binh"), Handover::ToProxy { name: "Cá nhân 99".into(), relation: "vợ".into() });
}

#[test]
fn whoever_is_absent_before_the_batch_is_called_receives_only_after_a_question() {
    let rig = Rig::new(&four(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn 5").wait(5);
    desk.press("F3 Down Down F6").wait(5);
    desk.press("Home Down Down Enter");
    assert!(desk.text(100, 30).contains("Đang ghi là vắng"), "{}", desk.text(100, 30));
    assert_eq!(state(desk, "cuong"), Handover::Later);
}

#[test]
fn two_people_who_pause_at_once_pause_and_do_not_undo_each_other() {
    let rig = Rig::new(&four(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    let other = &mut rig.console("kỹ thuật", Lang::Vi, ThemeName::Dark);
    desk.press("PgDn").wait(5);
    other.wait(5).press("1");
    for apart in [0, 100, 400] {
        desk.wait(10).press("F2");
        other.wait_ms(apart).press("F2");
        let paused = desk.wait(1).console.day().current().unwrap().is_paused();
        assert!(paused, "{apart} ms apart");
        other.wait(5).press("F2");
        assert!(!other.console.day().current().unwrap().is_paused(), "who looks and presses is obeyed");
    }
}

#[test]
fn two_people_who_mark_one_recipient_present_at_once_mark_once() {
    let rig = Rig::new(&four(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    let other = &mut rig.console("thư ký", Lang::Vi, ThemeName::Dark);
    desk.press("PgDn 5").wait(5);
    other.wait(5).press("5");
    desk.press("Space");
    other.wait_ms(400).press("Space");
    assert_eq!(state(desk.wait(1), "an"), Handover::Present);
}

#[test]
fn what_arrives_in_one_burst_in_the_palette_is_found_and_enter_opens_it() {
    let rig = Rig::new(&four(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn").wait(5);
    desk.press("^P");
    desk.console.input(ngayhoi::ui::Input::Paste("man hinh 8".into()));
    desk.wait(2).press("Enter");
    assert!(desk.text(100, 30).contains("Nhật ký"), "{}", desk.text(100, 30));
    desk.press("^F");
    desk.console.input(ngayhoi::ui::Input::Paste("ca nhan cuong".into()));
    desk.wait(2).press("Enter");
    assert!(desk.text(100, 30).contains("Trao thưởng, theo thứ tự"), "{}", desk.text(100, 30));
}

/// Two guests who have come, and the introduction that names them.
const GUESTS: &str = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h",
    delegates: [
        (id: "a", honorific: "đồng chí", name: "Vũ Văn Khách", position: "Phó Chủ tịch UBND thành phố"),
        (id: "b", name: "Cá nhân 02", position: "Bí thư Đảng ủy phường", side: Host),
    ],
    items: [
        (title: "Giới thiệu đại biểu", kind: DelegateIntro, minutes: 10, words: "Kính thưa quý vị!"),
        (title: "Báo cáo", minutes: 10), "Bế mạc",
    ])"#;

fn introduced(desk: &Desk) -> usize {
    let is = |own: &&ngayhoi::day::Attendee| own.presence == ngayhoi::day::Presence::Introduced;
    desk.console.day().attendees().iter().filter(is).count()
}

#[test]
fn end_on_the_mcs_screen_introduces_nobody_unasked() {
    let rig = Rig::new(GUESTS, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("4 Space Down Space 2").wait(1).press("PgDn").wait(3);
    desk.press("End").wait(1);
    assert_eq!(introduced(desk), 0, "nobody has said a name");
    let asked = desk.text(100, 30);
    assert!(asked.contains("Vũ Văn Khách") && asked.contains("Cá nhân 02"), "{asked}");
    assert!(asked.contains("Đã giới thiệu những vị này rồi?"), "{asked}");
    desk.press("Esc").wait(1);
    assert_eq!(introduced(desk), 0);
    // Held, the arrow reads nothing either.
    desk.press("Home").wait(1).hold("Down", 300, 1500);
    assert!(introduced(desk) <= 1, "what the first press passed");
    // Said to have been introduced, they are.
    desk.press("Esc Home End Enter").wait(1);
    assert_eq!(introduced(desk), 2);
}

#[test]
fn line_by_line_whoever_is_read_is_introduced() {
    let rig = Rig::new(GUESTS, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("4 Space Down Space 2").wait(1).press("PgDn").wait(3);
    for _ in 0..4 {
        desk.press("Down").wait(2);
    }
    assert_eq!(introduced(desk), 2);
}

#[test]
fn a_speaker_typed_without_accents_is_shown_and_recorded_as_the_delegate() {
    let rig = Rig::new(GUESTS, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn").wait(5).press("F7 Down").write("vu van khach");
    let shown = desk.text(110, 30);
    assert!(shown.contains("Ghi người: đồng chí Vũ Văn Khách"), "before Enter: {shown}");
    desk.press("Down").write("5").press("Enter").wait(1);
    let day = desk.console.day();
    let speech = day.entries().iter().find(|own| own.item.title.contains("Phát biểu")).unwrap();
    assert_eq!(
        speech.item.performer,
        Some(ngayhoi::agenda::Performer::Delegate("a".into())),
        "{:?}",
        speech.item
    );
    assert!(speech.item.title.contains("Vũ Văn Khách"), "{}", speech.item.title);
    // A name with other accents is another person's.
    desk.press("F7 Down").write("Vũ Văn Khạch");
    let shown = desk.text(110, 30);
    assert!(shown.contains("Ghi đúng như đã gõ"), "{shown}");
}

/// A delegate who also hands over as written, speaks, and receives; and a namesake.
const ONE_MAN: &str = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h",
    delegates: [(id: "pho-cap", name: "Đại biểu Hưng", rank_title: "Trung tá", position: "Phó Trưởng Công an phường", side: Host)],
    items: [
        (title: "Báo cáo", kind: Report, minutes: 15, performer: Delegate("pho-cap"), words: "Kính mời {nguoi_trinh_bay} lên báo cáo."),
        (title: "Trao thưởng", kind: AwardConferral, minutes: 10, decisions: [
            (form: "Giấy khen", presenters: ["Trung tá Đại biểu Hưng"], individuals: [
                (name: "Đại biểu Hưng", position: "Tổ dân phố 3"), (name: "Cá nhân 02"),
            ]),
        ]),
    ],
)"#;

#[test]
fn a_name_is_mended_everywhere_shown_first_and_the_namesake_stays() {
    let rig = Rig::new(ONE_MAN, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    let mc = &mut rig.console("MC", Lang::Vi, ThemeName::Dark);
    desk.press("PgDn 4 F5 Backspace Backspace Backspace").write("ùng").press("Enter ^U").write("Thượng tá");
    insta::assert_snapshot!("a_name_is_being_mended", desk.text(100, 30));
    desk.press("Enter Enter Enter Enter");
    assert_eq!(
        desk.console.day().delegate_name(&"pho-cap".into()),
        "Đại biểu Hưng",
        "nothing before it was seen"
    );
    insta::assert_snapshot!("where_a_name_stands", desk.text(100, 30));
    desk.wait(1).press("Enter").wait(1);
    let day = desk.console.day();
    assert_eq!(day.delegate_name(&"pho-cap".into()), "Đại biểu Hùng");
    let names: Vec<&str> = day.honorees().iter().map(|own| own.recipient.name.as_str()).collect();
    assert_eq!(names, ["Đại biểu Hưng", "Cá nhân 02"], "a namesake with another post is left");
    mc.wait(1).press("2");
    let shown = mc.text(100, 30);
    assert!(shown.contains("Kính mời Thượng tá Đại biểu Hùng – Phó Trưởng Công an phường"), "{shown}");
    desk.press("1");
    assert!(desk.text(100, 30).contains("Thượng tá Đại biểu Hùng"), "{}", desk.text(100, 30));
    desk.press("^Z").wait(1);
    assert_eq!(desk.console.day().delegate_name(&"pho-cap".into()), "Đại biểu Hưng");
    mc.wait(1);
    assert!(mc.text(100, 30).contains("Trung tá Đại biểu Hưng"), "{}", mc.text(100, 30));
}

#[test]
fn a_title_is_mended_from_the_programme_and_what_another_has_just_mended_is_looked_at_again() {
    let rig = Rig::new(ONE_MAN, Mode::Live, "08:00");
    let (desk, other) = (&mut rig.desk(), &mut rig.console("thư ký", Lang::Vi, ThemeName::Dark));
    desk.press("3 F5").write(" kết quả");
    other.press("3 F5").write(" phong trào").press("Up Enter").wait(1);
    assert_eq!(other.console.day().title(&"bao-cao".into()), "Báo cáo phong trào");
    desk.press("Up Enter").wait(1);
    let shown = desk.text(100, 30);
    assert!(shown.contains("nay đã là “Báo cáo phong trào”"), "{shown}");
    assert_eq!(desk.console.day().title(&"bao-cao".into()), "Báo cáo phong trào");
}

/// Two lists, one after the other.
const TWO: &str = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: [
    (title: "Công bố quyết định", kind: DecisionReading),
    (title: "Trao Kỷ niệm chương", kind: AwardConferral, decisions: [
        (id: "knc", form: "Kỷ niệm chương", individuals: ["Cá nhân 01", "Cá nhân 02"]),
    ]),
    (title: "Trao Giấy khen", kind: AwardConferral, decisions: [
        (id: "giay-khen", form: "Giấy khen", individuals: ["Cá nhân 03", "Cá nhân 04"]),
    ]),
])"#;

#[test]
fn whoever_is_called_before_their_item_is_asked_about_once_and_never_after_it() {
    let rig = Rig::new(TWO, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    let called = |desk: &Desk| {
        let up = |own: &&ngayhoi::day::Honoree| own.state.was_called();
        desk.console
            .day()
            .honorees()
            .iter()
            .filter(up)
            .map(|own| own.recipient.name.clone())
            .collect::<Vec<_>>()
    };
    desk.press("PgDn 5").wait(5);
    desk.press("F3").wait(5).press("Down Down F3").wait(5);
    // The hand lies on the second list while the first is still to come.
    let shown = desk.press("F12").text(100, 30);
    assert_eq!(called(desk), <[String; 0]>::default());
    assert!(shown.contains("Chưa đến mục này. Vẫn làm?"), "{shown}");
    assert!(shown.contains("“Trao Giấy khen” chưa bắt đầu. Đang: Công bố quyết định."), "{shown}");
    assert!(shown.contains("Cá nhân 03 và Cá nhân 04"), "{shown}");
    // It was meant: done, and not asked again of the same list.
    desk.press("Enter").wait(5).press("Enter").wait(5);
    assert_eq!(called(desk), ["Cá nhân 03", "Cá nhân 04"]);
    assert_eq!(conferred(desk), 1);
    // What is handed over when its item is over, or the day, is ordinary.
    desk.press("1 PgDn").wait(60).press("PgDn").wait(60);
    desk.press("5 Home").wait(5).press("Enter").wait(5);
    assert_eq!(conferred(desk), 2);
}

#[test]
fn after_the_last_of_a_batch_one_more_enter_asks_before_it_is_the_next_batch() {
    let text = TWO
        .replace("decisions: [\n        (id: \"knc\"", "decisions: [\n        (id: \"knc\", batches: [1, 1]");
    let rig = Rig::new(&text, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn")
        .wait(60)
        .press("PgDn 5")
        .wait(5)
        .press("F3")
        .wait(5)
        .press("F12")
        .wait(5)
        .press("Enter")
        .wait(5);
    assert_eq!(conferred(desk), 1);
    let shown = desk.press("Enter").text(100, 30);
    assert_eq!(conferred(desk), 1, "the second stands beside the stage");
    assert!(shown.contains("Đợt sau chưa được gọi. Vẫn trao cho người này?"), "{shown}");
    assert!(shown.contains("2. Cá nhân 02") && shown.contains("chưa chụp ảnh"), "{shown}");
    // Called by the MC meanwhile, or the photo taken: then it is plain who is meant.
    desk.press("Esc ^K").wait(5).press("F12").wait(5).press("Enter").wait(5);
    assert_eq!(conferred(desk), 2);
}

#[test]
fn a_decision_whose_item_has_not_begun_is_read_only_if_it_is_meant() {
    let rig = Rig::new(TWO, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn").wait(60).press("PgDn 5 Down Down").wait(5).press("F3");
    let shown = desk.text(100, 30);
    assert!(shown.contains("“Trao Giấy khen” chưa bắt đầu. Đang: Trao Kỷ niệm chương."), "{shown}");
    assert!(desk.console.day().announced_at(&"giay-khen".into()).is_none());
    desk.press("Enter").wait(5);
    assert!(desk.console.day().announced_at(&"giay-khen".into()).is_some());
}

#[test]
fn what_is_owed_after_the_day_is_under_the_hand_and_a_pledge_that_was_left_out_is_not_signed_by_it() {
    let text = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: [
        (title: "Ký giao ước", kind: PledgeSigning, decisions: [
            (id: "ky", form: "Giao ước", collectives: ["Tập thể 01", "Tập thể 02"]),
        ]),
        (title: "Trao Giấy khen", kind: AwardConferral, decisions: [
            (id: "giay-khen", form: "Giấy khen", individuals: ["Cá nhân 01", "Cá nhân 02"]),
        ]),
    ])"#;
    let rig = Rig::new(text, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    obey(&rig, r#"Skip(item: "ky-giao-uoc")"#);
    desk.wait(0).press("PgDn 5").wait(5).press("F3").wait(5).press("Enter").wait(5).press("F6").wait(5);
    obey(&rig, r#"End(from: "trao-giay-khen")"#);
    // Three days later.
    desk.wait(3 * 86_400).wait(5).press("5").wait(5);
    desk.press("Enter").wait(5);
    assert_eq!(conferred(desk), 2, "{}", desk.text(100, 30));
    let signed = |desk: &Desk| {
        let own = desk.console.day().honorees().iter();
        own.filter(|own| own.decision.0 == "ky" && own.state.is_received()).count()
    };
    desk.press("Enter").wait(5);
    assert_eq!(signed(desk), 0);
    assert!(desk.text(100, 30).contains("Mục này đã bỏ. Vẫn làm?"), "{}", desk.text(100, 30));
}

#[test]
fn awards_of_an_item_that_was_told_to_have_been_held_are_asked_about_when_the_day_ends() {
    let rig = Rig::new(TWO, Mode::Live, "08:00");
    obey(
        &rig,
        r#"StartPast(item: "trao-giay-khen", earlier: ["cong-bo-quyet-dinh", "trao-ky-niem-chuong"], held: true)"#,
    );
    let desk = &mut rig.desk();
    let owed: Vec<&str> = desk.console.day().owed().iter().map(|own| own.recipient.name.as_str()).collect();
    assert_eq!(owed, ["Cá nhân 01", "Cá nhân 02", "Cá nhân 03", "Cá nhân 04"]);
}
