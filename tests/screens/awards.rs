//! The part of the day that must not go wrong: one person after another, by name.

use ngayhoi::day::{Handover, Mode, Tally};
use ngayhoi::text::Lang;
use ngayhoi::ui::ThemeName;

use crate::rig::{Desk, Rig};

/// Ten people under one decision, as in scenario 3.
fn ten() -> String {
    let people: Vec<String> = (1..=10)
        .map(|n| format!("(name: \"Cá nhân {n:02}\", position: \"Tổ dân phố {n}\", slot: {n})"))
        .collect();
    format!(
        r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: [
            (title: "Trao Giấy khen", kind: AwardConferral, minutes: 20, decisions: [
                (id: "giay-khen", form: "Giấy khen", issuer: "Chủ tịch UBND phường", number: "214/QĐ-UBND", individuals: [{}]),
            ]),
        ])"#,
        people.join(", ")
    )
}

fn state(desk: &Desk, n: usize) -> Handover {
    let id = format!("giay-khen/ca-nhan-{n:02}");
    desk.console.day().honoree(&id.as_str().into()).unwrap().state.clone()
}

/// Scenario 3: six of ten in line; three absent, one proxy.
#[test]
fn six_receive_one_through_his_wife_and_three_names_are_owed() {
    let rig = Rig::new(&ten(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn 5").wait(5);
    desk.press("Enter");
    assert!(
        desk.text(100, 30).contains("chưa công bố. Công bố (F3) rồi hãy trao."),
        "{}",
        desk.text(100, 30)
    );
    desk.press("F3");
    // Before: three are missing, whom the reception could not find.
    for name in ["ca nhan 03", "ca nhan 06", "ca nhan 09"] {
        desk.press("^F").write(name).press("Enter F6");
    }
    desk.press("Home").wait(5);
    desk.press("Enter").wait(20);
    assert_eq!(state(desk, 1), Handover::Conferred);
    desk.press("F7").write("Cá nhân 99").press("Enter").write("vợ").press("Enter").wait(20);
    assert_eq!(state(desk, 2), Handover::ToProxy { name: "Cá nhân 99".into(), relation: "vợ".into() });
    insta::assert_snapshot!("awards_on_stage", desk.text(100, 30));
    // The absent are passed over, the others keep their places.
    for _ in 0..5 {
        desk.press("Enter").wait(20);
    }
    let day = desk.console.day();
    let tally = Tally::of(day.honorees());
    assert_eq!((tally.all, tally.conferred, tally.to_proxy, tally.later, tally.left()), (10, 6, 1, 3, 0));
    let order: Vec<usize> = day.honorees().iter().map(|honoree| honoree.number).collect();
    assert_eq!(order, (1..=10).collect::<Vec<_>>(), "the annex order stands");
    assert!(
        desk.text(100, 30).contains("10 = 6 đã trao + 1 nhận thay + 3 trao sau"),
        "{}",
        desk.text(100, 30)
    );
    // Another day, in the same journal: one of those owed comes for it.
    desk.press("^P").write("ket thuc ngay").press("Enter Enter").wait(86_400);
    desk.press("^F").write("ca nhan 06").press("Enter Enter");
    assert_eq!(state(desk, 6), Handover::Conferred);
    assert!(desk.text(100, 30).contains("đã trao 20/8"), "{}", desk.text(100, 30));
    desk.press("8");
    assert!(desk.text(100, 30).contains("  20/8 08:"), "{}", desk.text(100, 30));
}

#[test]
fn a_second_enter_of_a_shaking_hand_gives_nothing_to_the_next() {
    let rig = Rig::new(&ten(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn 5 F3 Enter Enter Enter");
    assert_eq!([state(desk, 1), state(desk, 2)], [Handover::Conferred, Handover::Pending]);
    desk.wait(1).press("Enter");
    assert_eq!([state(desk, 2), state(desk, 3)], [Handover::Conferred, Handover::Pending]);
}

#[test]
fn two_secretaries_never_confer_on_the_same_person_twice() {
    let rig = Rig::new(&ten(), Mode::Live, "08:00");
    let (one, other) = (&mut rig.desk(), &mut rig.console("thư ký 2", Lang::Vi, ThemeName::Dark));
    one.press("PgDn 5 F3").wait(5);
    other.wait(0).press("5");
    one.press("Enter");
    // The other one still sees the first as the next to be called.
    other.press("Enter");
    assert!(other.text(100, 30).contains("Cá nhân 01 đã nhận lúc"), "{}", other.text(100, 30));
    assert_eq!([state(other, 1), state(other, 2)], [Handover::Conferred, Handover::Pending]);
}

#[test]
fn the_whole_batch_but_for_those_marked() {
    let rig = Rig::new(&ten(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn 5 F3 Down Down F6 F8");
    let asked = desk.text(100, 34);
    assert!(asked.contains("Trao cả đợt?") && asked.contains("Cá nhân 01"), "{asked}");
    desk.press("Enter");
    assert_eq!(
        [state(desk, 2), state(desk, 3), state(desk, 10)],
        [Handover::Conferred, Handover::Later, Handover::Conferred]
    );
    desk.press("^Z");
    assert_eq!(state(desk, 1), Handover::Pending, "one key takes the batch back");
    assert_eq!(state(desk, 3), Handover::Later);
}

#[test]
fn a_name_is_mended_on_the_stage_and_the_old_one_stays_readable() {
    let rig = Rig::new(&ten(), Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("5 F5 ^U").write("Cá nhân 01 (tên đúng)").press("Enter Enter");
    assert!(desk.text(100, 30).to_lowercase().contains("cá nhân 01 (tên đúng)"), "{}", desk.text(100, 30));
    desk.press("8");
    assert!(desk.text(100, 30).contains("họ tên: Cá nhân 01 → Cá nhân 01 (tên đúng)"));
}

/// Every award of a shipped agenda, to the end, by keys; only counts are known, so the places are
/// named by number.
fn run_to_the_end(text: &str) -> Vec<(usize, usize)> {
    let rig = Rig::new(text, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    let items = desk.console.day().entries().len();
    for _ in 0..items {
        desk.press("1").go_on().wait(5);
        let day = desk.console.day();
        let decisions: Vec<_> =
            day.current().unwrap().item.decisions.iter().map(|own| own.id.clone()).collect();
        for decision in decisions {
            let count = desk.console.day().honorees().iter().filter(|own| own.decision == decision).count();
            desk.press("5").wait(2).press("F3");
            for _ in 0..count {
                desk.confer();
            }
        }
    }
    let day = desk.console.day();
    assert!(day.honorees().iter().all(|honoree| honoree.state == Handover::Conferred));
    let mut tallies = Vec::new();
    for item in &day.agenda().items {
        for decision in &item.decisions {
            let count = |kind| {
                let own = day.honorees().iter().filter(|own| own.decision == decision.id && own.kind == kind);
                own.count()
            };
            use ngayhoi::agenda::RecipientKind::{Collective, Individual};
            tallies.push((count(Collective), count(Individual)));
        }
    }
    tallies
}

#[test]
fn the_lists_of_the_real_events_are_run_to_the_end() {
    let lam_son = run_to_the_end(include_str!("../../agendas/lam-son-2023.ron"));
    assert_eq!(lam_son, [(0, 2), (5, 10)]);
    let quang_an = run_to_the_end(include_str!("../../agendas/quang-an-2023.ron"));
    assert_eq!(quang_an.iter().fold((0, 0), |sum, own| (sum.0 + own.0, sum.1 + own.1)), (3, 11));
    let le_chan = run_to_the_end(include_str!("../../agendas/le-chan-2024.ron"));
    assert_eq!(le_chan, [(0, 4), (18, 31)]);
}

#[test]
fn what_must_be_ready_is_marked_by_cell_and_by_column_and_counted() {
    let rig = Rig::new(&ten(), Mode::Live, "07:00");
    let desk = &mut rig.desk();
    desk.press("5 Tab F8 Enter");
    let shown = desk.text(100, 30);
    assert!(shown.contains("Chuẩn bị trao thưởng · in giấy"), "{shown}");
    desk.press("Right Right F8 Enter").press("^F").write("ca nhan 04").press("Enter Tab Space");
    desk.press("^F").write("ca nhan 07").press("Enter Tab Space");
    insta::assert_snapshot!("awards_ready", desk.text(100, 30));
    assert!(desk.text(100, 30).contains("ký, dấu") && desk.text(100, 30).contains("còn 2"));
    desk.press("Tab");
    assert!(desk.text(100, 30).contains("chưa công bố"));
}

#[test]
fn the_mc_calls_the_batch_as_it_stands_and_no_absentee() {
    let rig = Rig::new(&ten(), Mode::Live, "08:00");
    let (desk, mc) = (&mut rig.desk(), &mut rig.console("MC", Lang::Vi, ThemeName::Dark));
    desk.press("PgDn 5 Down Down F6");
    mc.press("2").wait(0);
    let shown = mc.text(100, 40);
    assert!(shown.contains("Cá nhân 02 – Tổ dân phố 2") && shown.contains("Cá nhân 04"), "{shown}");
    assert!(!shown.contains("Cá nhân 03"), "{shown}");
    // Both see the same person: the next to be called.
    assert!(shown.contains("1. CÁ NHÂN 01"), "{shown}");
    desk.press("F3 Home Enter");
    mc.wait(0);
    let shown = mc.text(100, 40);
    assert!(shown.contains("1. Cá nhân 01") && shown.contains("2. CÁ NHÂN 02"), "{shown}");
    assert!(desk.text(100, 40).contains("CÁ NHÂN 02"));
}

/// Eight people in three batches that the agenda fixes, the second with a presenter who leaves.
const BATCHES: &str = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h",
    delegates: [(id: "x", name: "Đại biểu 01", position: "Chủ tịch UBND phường"), (id: "y", name: "Đại biểu 02")],
    items: [
        (title: "Trao Giấy khen", kind: AwardConferral, minutes: 20, decisions: [
            (id: "giay-khen", form: "Giấy khen", number: "214/QĐ-UBND", presenters: [Delegate("x")],
             batches: [3, (size: 3, presenters: [Delegate("y")], bearers: ["Lễ tân 01"])],
             individuals: ["Cá nhân 01", "Cá nhân 02", "Cá nhân 03", "Cá nhân 04", "Cá nhân 05", "Cá nhân 06", "Cá nhân 07", "Cá nhân 08"]),
        ]),
    ])"#;

#[test]
fn a_batch_is_called_on_one_console_seen_on_the_other_photographed_and_done() {
    let rig = Rig::new(BATCHES, Mode::Live, "08:00");
    let (desk, mc) = (&mut rig.desk(), &mut rig.console("MC", Lang::Vi, ThemeName::Dark));
    desk.press("PgDn 5");
    mc.press("2").wait(0);
    mc.press("F12");
    assert!(mc.text(100, 40).contains("chưa công bố"), "{}", mc.text(100, 40));
    desk.press("F3");
    // The secretary sees who of the next batch is there.
    desk.press("Down Down Down Space Down Space Home");
    let shown = desk.text(100, 40);
    assert!(shown.contains("đợt sau: có mặt 2/3"), "{shown}");
    mc.wait(0).press("F12");
    desk.wait(0);
    let shown = desk.text(100, 40);
    assert!(shown.contains("ĐÃ GỌI") && shown.matches("đã gọi").count() >= 2, "{shown}");
    insta::assert_snapshot!("a_batch_is_called", shown);
    mc.press("F12");
    assert!(mc.text(100, 40).contains("Cả đợt đã được gọi rồi."));
    // Somebody of them is left: no photo yet.
    desk.press("^K");
    assert!(desk.text(100, 40).contains("Đợt này còn 3 người"), "{}", desk.text(100, 40));
    for _ in 0..3 {
        desk.press("Enter").wait(5);
    }
    // The cursor has gone on to the next batch, and the photo is of the one before.
    desk.press("^K");
    let shown = desk.text(100, 40);
    assert!(shown.contains("✓ cá nhân · đợt 1/3") && shown.contains("· xong 08:0"), "{shown}");
    mc.wait(0);
    assert!(
        mc.text(100, 40).contains("Xin trân trọng kính mời Đại biểu 02 lên trao cho:"),
        "{}",
        mc.text(100, 40)
    );
    desk.press("^Z");
    assert!(!desk.text(100, 40).contains("✓ cá nhân · đợt 1/3"), "one key takes it back");
    let tally = Tally::of(desk.console.day().honorees());
    assert_eq!((tally.all, tally.conferred, tally.left()), (8, 3, 5));
}

/// Scenario 2: who hands over to the second batch leaves; the rest of the decision stays as it is.
#[test]
fn a_presenter_who_leaves_is_replaced_in_their_batch_only() {
    let rig = Rig::new(BATCHES, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("PgDn 4 Down").press("^P").write("da ve").press("Enter");
    desk.press("5").wait(0);
    let shown = desk.text(100, 40);
    assert!(shown.contains("CẦN NGƯỜI THAY"), "{shown}");
    desk.press("F3 Down Down Down ^P").write("nguoi trao cua dot").press("Enter");
    let asked = desk.text(100, 40);
    assert!(asked.contains("đợt 2/3 · Cá nhân 04 – Cá nhân 06") && asked.contains("Đại biểu 02"), "{asked}");
    desk.press("^U").write("Đại biểu 01; Bí thư Đảng ủy").press("Enter Enter");
    let shown = desk.text(100, 40);
    assert!(shown.contains("Đại biểu 01 – Chủ tịch UBND phường và Bí thư Đảng ủy"), "{shown}");
    assert!(!shown.contains("CẦN NGƯỜI THAY"), "{shown}");
    // Two and one of them, and back again.
    desk.press("Down ^P").write("tach dot").press("Enter");
    assert!(desk.text(100, 40).contains("đợt 3/4"), "{}", desk.text(100, 40));
    desk.press("^P").write("gop dot").press("Enter");
    assert!(!desk.text(100, 40).contains("đợt 3/4"), "{}", desk.text(100, 40));
}

/// Two of three are dead; of one the list names who comes for the family.
const POSTHUMOUS: &str = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: [
    (title: "Trao Huy chương", kind: AwardConferral, minutes: 20, decisions: [
        (id: "huy-chuong", form: "Huy chương", individuals: [
            (name: "Cá nhân 01", position: "Tổ bảo vệ ANTT 1", posthumous: true, representative: "Cá nhân 91"),
            "Cá nhân 02",
            (name: "Cá nhân 03", posthumous: true),
        ]),
    ]),
])"#;

fn given(desk: &Desk, n: usize) -> Handover {
    let id = format!("huy-chuong/ca-nhan-{n:02}");
    desk.console.day().honoree(&id.as_str().into()).unwrap().state.clone()
}

#[test]
fn a_posthumous_award_goes_to_the_representative_of_the_family() {
    let rig = Rig::new(POSTHUMOUS, Mode::Live, "08:00");
    let (desk, mc) = (&mut rig.desk(), &mut rig.console("MC", Lang::Vi, ThemeName::Dark));
    desk.press("PgDn 5");
    mc.press("2").wait(0);
    let shown = mc.text(100, 40);
    assert!(
        shown.contains("1. Truy tặng CÁ NHÂN 01 – Tổ bảo vệ ANTT 1, đại diện gia đình: Cá nhân"),
        "{shown}"
    );
    assert!(shown.contains("3. Truy tặng Cá nhân 03, đại diện gia đình nhận"), "{shown}");
    // Nothing is asked before the decision was read.
    desk.press("Enter");
    assert!(desk.text(100, 30).contains("chưa công bố"), "{}", desk.text(100, 30));
    desk.press("F3 Enter");
    let asked = desk.text(100, 30);
    assert!(asked.contains("Ai nhận thay?") && asked.contains("Cá nhân 91"), "{asked}");
    desk.press("Enter Enter").wait(5);
    let family = "đại diện gia đình".to_owned();
    assert_eq!(given(desk, 1), Handover::ToProxy { name: "Cá nhân 91".into(), relation: family.clone() });
    // The whole batch, but for whom it must be asked who receives.
    desk.press("F8");
    let asked = desk.text(100, 30);
    assert!(asked.contains("còn lại, hỏi đại diện nhận: Cá nhân 03"), "{asked}");
    desk.press("Enter").wait(5);
    assert_eq!([given(desk, 2), given(desk, 3)], [Handover::Conferred, Handover::Pending]);
    // Nobody is known to come: the name is typed.
    desk.press("Enter").write("Cá nhân 93").press("Enter Enter").wait(5);
    assert_eq!(given(desk, 3), Handover::ToProxy { name: "Cá nhân 93".into(), relation: family });
    mc.wait(0);
    assert!(mc.text(100, 40).contains("3. Truy tặng Cá nhân 03, đại diện gia đình: Cá nhân 93"));
    let tally = Tally::of(desk.console.day().honorees());
    assert_eq!((tally.all, tally.conferred, tally.to_proxy, tally.left()), (3, 1, 2, 0));
}

/// Scenario 2: a guest must leave at nine; only the batch that he hands over goes first, the decision
/// is read once, nobody is skipped, and what stays behind is for others.
#[test]
fn the_batch_of_a_guest_who_must_leave_goes_before_the_others() {
    let text = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h",
        delegates: [
            (id: "pgd", name: "Đại biểu 01", position: "Phó Giám đốc", side: Guest),
            (id: "chu-tich", name: "Đại biểu 02", position: "Chủ tịch UBND phường", side: Host),
        ],
        items: [
            (title: "Báo cáo", minutes: 20),
            (title: "Trao thưởng", kind: AwardConferral, minutes: 20, decisions: [(
                id: "qd", form: "Giấy khen", presenters: [Delegate("chu-tich")],
                batches: [2, (size: 2, presenters: [Delegate("pgd")]), (size: 2, presenters: [Delegate("pgd")])],
                individuals: ["Cá nhân 01", "Cá nhân 02", "Cá nhân 03", "Cá nhân 04", "Cá nhân 05", "Cá nhân 06"],
            )]),
        ])"#;
    let rig = Rig::new(text, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("4 Home F3 Down F3 1 PgDn").wait(60);
    desk.press("^P").write("khach phai ve").press("Enter Enter").write("8h30").press("Enter");
    // In its turn his second batch would come at 8:33; brought forward, both of his go first.
    let shown = desk.text(100, 30);
    assert!(
        shown.contains("Đưa lên trước: Trao thưởng") && shown.contains("Kịp cả, trước 08:30."),
        "{shown}"
    );
    desk.press("Enter").wait(5);
    desk.press("1 PgDn").wait(5).press("5 F3");
    let next = |desk: &Desk| {
        desk.console.day().next_honoree().map(|own| own.name(ngayhoi::text::Lang::Vi)).unwrap_or_default()
    };
    assert_eq!(next(desk), "Cá nhân 03");
    assert!(desk.text(100, 30).contains("CÁ NHÂN 03"), "{}", desk.text(100, 30));
    desk.press("2");
    assert!(desk.text(100, 30).contains("CÁ NHÂN 03"), "the MC calls the same: {}", desk.text(100, 30));
    desk.press("5 Enter").wait(5).press("Enter").wait(5);
    assert_eq!(next(desk), "Cá nhân 05");
    // He has to go before his second batch: that one asks for somebody else, and the rest goes on.
    desk.press("4 Home ^P").write("da ve").press("Enter").wait(5).press("5");
    assert_eq!(next(desk), "Cá nhân 01");
    assert!(desk.text(100, 40).contains("CẦN NGƯỜI THAY"), "{}", desk.text(100, 40));
    for _ in 0..4 {
        desk.confer();
    }
    let tally = Tally::of(desk.console.day().honorees());
    assert_eq!((tally.all, tally.conferred), (6, 6));
}
