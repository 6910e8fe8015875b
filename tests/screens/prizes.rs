//! Prizes: from the referee's signature to the hands of the winners.

use ngayhoi::day::{Mode, Tally};

use crate::rig::{Desk, Rig};

const AGENDA: &str = r#"(
    title: "Ngày hội", date: "19/8/2026", start: "7h30",
    items: [
        (id: "thi", title: "Hội thi", kind: Contest, contest: (
            teams: [(name: "Tổ 2", captain: "Đội trưởng 01"), "Tổ 5", "Tổ 7", "Tổ 9", "Tổ 11"],
            disciplines: [(id: "chay", title: "Chạy tiếp sức", prizes: [
                (grade: "Giải nhất", count: 1, amount: "500.000 đồng"),
                (grade: "Giải nhì", count: 1),
                (grade: "Giải ba", count: 1),
                (grade: "Giải khuyến khích"),
            ])],
        )),
        (
            id: "trao", title: "Trao giải", kind: PrizeGiving, prizes_of: ["chay"], prizes_from: Lowest,
            words: "Giải nhất: {ket_qua.chay.nhat}. Giải ba: {ket_qua.chay.ba}.",
        ),
    ],
)"#;

fn read(desk: &mut Desk, team: &str, time: &str) {
    desk.press("^F").write(team).press("Enter F5").write(time).press("Enter");
}

/// Five teams have run, two of them equal on the third place.
fn after_the_race() -> (Rig, Desk) {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    let mut desk = rig.desk();
    desk.press("PgDn 6 Enter");
    for (team, time) in [("to 2", "40"), ("to 5", "41"), ("to 7", "42"), ("to 9", "42"), ("to 11", "45")] {
        read(&mut desk, team, time);
    }
    (rig, desk)
}

fn names(desk: &Desk) -> Vec<String> {
    let line = |honoree: &ngayhoi::day::Honoree| {
        format!(
            "{} – {}",
            honoree.name(ngayhoi::text::Lang::Vi),
            honoree.recipient.position.clone().unwrap_or_default()
        )
    };
    desk.console.day().honorees().iter().map(line).collect()
}

fn share_and_sign(desk: &mut Desk) {
    desk.press("^P").write("dong hang").press("Enter Enter F8 Enter");
}

#[test]
fn before_the_signature_screen_5_waits_and_nothing_can_be_announced() {
    let (_rig, mut desk) = after_the_race();
    desk.press("5");
    let shown = desk.text(110, 30);
    assert!(shown.contains("Giải thưởng Chạy tiếp sức"), "{shown}");
    assert!(shown.contains("chờ kết quả: TẠM THỜI · chờ quyết định giải"), "{shown}");
    assert!(names(&desk).is_empty());
    // The MC's words have a gap where the winners will be.
    desk.press("1").wait(5).press("PgDn 2");
    let words = desk.text(110, 30);
    assert!(!words.contains("Tổ 2"), "{words}");
}

#[test]
fn scenario_6_to_the_end_a_shared_third_prize_is_called_from_the_lowest_up() {
    let (_rig, mut desk) = after_the_race();
    share_and_sign(&mut desk);
    assert_eq!(
        names(&desk),
        [
            "Tổ 11 – Giải khuyến khích",
            "Tổ 7 – Giải ba",
            "Tổ 9 – Giải ba",
            "Tổ 5 – Giải nhì",
            "Tổ 2 – Giải nhất",
        ]
    );
    desk.press("1").wait(5).press("PgDn 5");
    let shown = desk.text(110, 30);
    assert!(shown.contains("Giải ba: trao 2, mới in 1 giấy"), "{shown}");
    desk.press("Enter");
    assert!(desk.text(110, 30).contains("Công bố (F3) rồi hãy trao"), "{}", desk.text(110, 30));
    desk.press("F3");
    let shown = desk.text(110, 30);
    assert!(shown.contains("TỔ 11") && shown.contains("MỜI LÊN"), "{shown}");
    for _ in 0..5 {
        desk.press("Enter").wait(5);
    }
    let tally = Tally::of(desk.console.day().honorees());
    assert_eq!((tally.all, tally.conferred, tally.left()), (5, 5, 0));
    desk.press("2");
    let words = desk.text(110, 30);
    assert!(words.contains("Giải nhất: Tổ 2. Giải ba: Tổ 7 và Tổ 9."), "{words}");
}

#[test]
fn a_protest_takes_back_what_was_not_handed_over_and_the_new_result_fills_anew() {
    let (_rig, mut desk) = after_the_race();
    share_and_sign(&mut desk);
    desk.press("1").wait(5).press("PgDn 5 F3 Enter").wait(5);
    assert_eq!(names(&desk).len(), 5);
    desk.press("6 ^P").write("khieu nai").press("Enter").write("đồng hồ đường 2").press("Enter");
    // Who has received stays in the books.
    assert_eq!(names(&desk), ["Tổ 11 – Giải khuyến khích"]);
    let shown = desk.press("5").text(110, 30);
    assert!(shown.contains("chờ kết quả: TẠM THỜI"), "{shown}");
    desk.press("6 Enter");
    read(&mut desk, "to 9", "42,5");
    // What became of the protest comes before the signature.
    desk.press("F8 Down Enter Enter Enter F8 Enter");
    assert_eq!(
        names(&desk),
        [
            "Tổ 11 – Giải khuyến khích",
            "Tổ 9 – Giải khuyến khích",
            "Tổ 7 – Giải ba",
            "Tổ 5 – Giải nhì",
            "Tổ 2 – Giải nhất",
        ]
    );
    let day = desk.console.day();
    assert!(
        day.honorees()
            .iter()
            .any(|honoree| honoree.name(ngayhoi::text::Lang::Vi) == "Tổ 11" && honoree.state.is_received())
    );
    let decision = day.honorees()[0].decision.clone();
    assert!(day.announced_at(&decision).is_none(), "the new result is announced anew");
}

#[test]
fn a_team_whose_name_is_mended_is_called_by_the_right_one() {
    let (_rig, mut desk) = after_the_race();
    share_and_sign(&mut desk);
    desk.press("6 Enter ^F").write("to 11").press("Down Enter ^P").write("sua ten doi").press("Enter");
    desk.write("Tổ dân phố 11").press("Enter");
    assert_eq!(names(&desk)[0], "Tổ dân phố 11 – Giải khuyến khích");
    desk.press("^Z");
    assert_eq!(names(&desk)[0], "Tổ 11 – Giải khuyến khích");
}

#[test]
fn a_list_cannot_be_pasted_into_prizes() {
    let (_rig, mut desk) = after_the_race();
    share_and_sign(&mut desk);
    let day = desk.console.day();
    let decision = day.honorees()[0].decision.clone();
    let command = ngayhoi::day::AwardsCommand::AddRecipient {
        decision,
        kind: ngayhoi::agenda::RecipientKind::Collective,
        recipient: Box::new(ngayhoi::agenda::Recipient { name: "Tổ 99".to_owned(), ..Default::default() }),
        after: None,
    }
    .into();
    let refused = day.decide(&command, &ngayhoi::day::Operator::named("thư ký"), desk.console.now());
    let said = day.say_refusal(&refused.unwrap_err(), desk.console.now(), ngayhoi::text::Lang::Vi);
    assert!(said.contains("lấy từ kết quả đã ký"), "{said}");
}

#[test]
fn whoever_holds_a_prize_that_the_new_result_does_not_give_is_pointed_out() {
    let (_rig, mut desk) = after_the_race();
    share_and_sign(&mut desk);
    desk.press("1").wait(5).press("PgDn 5 F3 Enter").wait(5).press("Enter").wait(5);
    // Tổ 7 has received a third prize; the protest makes it fourth.
    desk.press("6 ^P").write("khieu nai").press("Enter").write("đồng hồ đường 1").press("Enter");
    // Found twice by now: among the winners, and on the ground.
    desk.press("^F")
        .write("to 7")
        .press("Down Enter F5")
        .write("43")
        .press("Enter F8 Down Enter Enter Enter F8 Enter 5");
    let shown = desk.text(110, 40);
    assert!(shown.contains("KẾT QUẢ ĐÃ ĐỔI: thu hồi"), "{shown}");
    let day = desk.console.day();
    let tally = Tally::of(day.honorees());
    assert_eq!(tally.all, tally.conferred + tally.left(), "{:?}", names(&desk));
}

#[test]
fn the_hall_reveals_the_board_from_the_last_place_up_as_its_winners_are_called() {
    let (rig, mut desk) = after_the_race();
    let mut hall = rig.console("hội trường", ngayhoi::text::Lang::Vi, ngayhoi::ui::ThemeName::Dark);
    hall.press("9");
    share_and_sign(&mut desk);
    desk.press("1").wait(5).press("PgDn 5");
    hall.wait(0);
    let shown = hall.text(100, 30);
    assert!(!shown.contains("TỔ"), "nothing before it is announced:\n{shown}");
    desk.press("F3 Enter").wait(5);
    hall.wait(0);
    let shown = hall.text(100, 30);
    assert!(shown.contains("GIẢI NHẤT") && shown.contains("GIẢI KHUYẾN KHÍCH   TỔ 11"), "{shown}");
    assert!(shown.matches("……").count() == 3, "each prize is one gap, however many share it:\n{shown}");
    assert!(!shown.contains("TỔ 2") && !shown.contains("TỔ 7"), "{shown}");
    for _ in 0..4 {
        desk.press("Enter").wait(5);
    }
    hall.wait(0);
    let shown = hall.text(100, 30);
    for team in ["TỔ 2", "TỔ 5", "TỔ 7", "TỔ 9", "TỔ 11"] {
        assert!(shown.contains(team), "{team}\n{shown}");
    }
    assert!(!shown.contains("……"), "{shown}");
}

/// Two teams equal on the second place of `chay`.
fn with_two_seconds() -> (Rig, Desk) {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    let mut desk = rig.desk();
    desk.press("PgDn 6 Enter");
    for (team, time) in [("to 2", "40"), ("to 5", "41"), ("to 7", "41"), ("to 9", "42"), ("to 11", "45")] {
        read(&mut desk, team, time);
    }
    (rig, desk)
}

#[test]
fn a_shared_second_prize_leaves_no_third_and_hall_mc_and_board_say_so() {
    let (rig, mut desk) = with_two_seconds();
    let mut hall = rig.console("hội trường", ngayhoi::text::Lang::Vi, ngayhoi::ui::ThemeName::Dark);
    hall.press("9");
    share_and_sign(&mut desk);
    let shown = desk.press("6 Enter").text(110, 40);
    assert!(shown.contains("Giải ba: không trao – 2 đội cùng Giải nhì"), "{shown}");
    desk.press("1").wait(5).press("PgDn 5 F3");
    hall.wait(0);
    let shown = hall.text(100, 30);
    // That there is none says how many share the prize above: it is told with that.
    assert!(!shown.contains("không trao") && !shown.contains("TỔ"), "{shown}");
    desk.press("1").wait(1).press("^O").wait(3).press("^O");
    hall.wait(0);
    let shown = hall.text(160, 40);
    assert!(shown.contains("không trao – 2 đội cùng Giải nhì") && !shown.contains("TỔ 2"), "{shown}");
    let mut mc = rig.console("MC", ngayhoi::text::Lang::Vi, ngayhoi::ui::ThemeName::Dark);
    let words = mc.press("2").text(110, 30);
    assert!(words.contains("Giải ba: không trao – 2 đội cùng Giải nhì."), "{words}");
    let mut other = rig.console("guest", ngayhoi::text::Lang::En, ngayhoi::ui::ThemeName::Dark);
    let words = other.press("2").text(110, 30);
    assert!(words.contains("not given – 2 teams share Giải nhì"), "{words}");
}

#[test]
fn a_result_that_brings_no_prize_reaches_the_hall_when_it_is_signed() {
    let agenda = AGENDA.replace("prizes_of: [\"chay\"], prizes_from: Lowest,", "");
    let (from, to) = (agenda.find(", prizes: [").unwrap(), agenda.find("])],").unwrap());
    let agenda = format!("{}{}", &agenda[..from], &agenda[to + 1..]);
    let rig = Rig::new(&agenda, Mode::Live, "07:30");
    let mut desk = rig.desk();
    desk.press("PgDn 6 Enter");
    for (team, time) in [("to 2", "40"), ("to 5", "41"), ("to 7", "42"), ("to 9", "43"), ("to 11", "45")] {
        read(&mut desk, team, time);
    }
    let mut hall = rig.console("hội trường", ngayhoi::text::Lang::Vi, ngayhoi::ui::ThemeName::Dark);
    let before = hall.press("9").text(100, 30);
    assert!(!before.contains("TỔ"), "{before}");
    desk.press("F8 Enter");
    hall.wait(0);
    let shown = hall.text(100, 30);
    assert!(shown.contains("1. TỔ 2: 40,00") && shown.contains("5. TỔ 11: 45,00"), "{shown}");
    // A dispute takes it from the screen: nobody may rely on it.
    desk.press("^P").write("khieu nai").press("Enter").write("đường ướt").press("Enter");
    hall.wait(0);
    let shown = hall.text(100, 30);
    assert!(!shown.contains("40,00") && !shown.contains("ướt"), "{shown}");
}

fn the_hall(rig: &Rig) -> Desk {
    let mut hall = rig.console("hội trường", ngayhoi::text::Lang::Vi, ngayhoi::ui::ThemeName::Dark);
    hall.press("9");
    hall
}

#[test]
fn one_key_reveals_the_podium_from_the_lowest_prize_up_and_never_the_winner_before_his_turn() {
    let (rig, mut desk) = after_the_race();
    let mut hall = the_hall(&rig);
    desk.press("^O");
    assert!(desk.text(110, 30).contains("Không có giải nào chờ công bố"), "{}", desk.text(110, 30));
    share_and_sign(&mut desk);
    desk.press("1").wait(5).press("PgDn 2");
    let shown = desk.text(110, 30);
    assert!(shown.contains("Công bố ^O   Giải khuyến khích: Tổ 11"), "{shown}");
    let mut told = Vec::new();
    for teams in [vec!["TỔ 11"], vec!["TỔ 7", "TỔ 9"], vec!["TỔ 5"], vec!["TỔ 2"]] {
        hall.wait(0);
        let before = hall.text(100, 30);
        assert!(teams.iter().all(|team| !before.contains(team)), "{teams:?} too early\n{before}");
        desk.wait(1).press("^O");
        hall.wait(0);
        told.extend(teams);
        let shown = hall.text(100, 30);
        assert!(told.iter().all(|team| shown.contains(team)), "{told:?}\n{shown}");
        if told.len() == 3 {
            insta::assert_snapshot!("the_podium_without_its_winner", shown);
        }
    }
    insta::assert_snapshot!("the_podium_whole", hall.text(80, 24));
    desk.wait(1).press("^O");
    assert!(desk.text(110, 30).contains("Không có giải nào chờ công bố"), "{}", desk.text(110, 30));
    // The hall had it wrong for a moment only.
    desk.press("^Z");
    hall.wait(0);
    assert!(!hall.text(100, 30).contains("TỔ 2"), "{}", hall.text(100, 30));
}

#[test]
fn two_who_reveal_at_once_reveal_one_place_and_the_second_console_sees_the_same() {
    let (rig, mut desk) = after_the_race();
    share_and_sign(&mut desk);
    desk.press("1").wait(5).press("PgDn");
    let mut mc = rig.console("MC", ngayhoi::text::Lang::Vi, ngayhoi::ui::ThemeName::Dark);
    mc.press("2").wait(3);
    let (mut first, mut second) = (the_hall(&rig), the_hall(&rig));
    desk.press("^O");
    mc.press("^O");
    assert!(mc.text(110, 30).contains("Công bố ^O   Giải ba: Tổ 7, Tổ 9"), "{}", mc.text(110, 30));
    for hall in [&mut first, &mut second] {
        hall.wait(0);
        let shown = hall.text(100, 30);
        assert!(shown.contains("TỔ 11") && !shown.contains("TỔ 7"), "{shown}");
    }
    mc.wait(3).press("^O");
    desk.wait(0);
    let before = first.wait(0).text(100, 30);
    assert!(before.contains("TỔ 7") && before.contains("TỔ 9") && !before.contains("TỔ 5"), "{before}");
    assert_eq!(before, second.wait(0).text(100, 30));
    // A protest takes all of it from the screens: the new result is told anew.
    desk.press("6 ^P").write("khieu nai").press("Enter").write("đồng hồ đường 2").press("Enter");
    let after = first.wait(0).text(100, 30);
    assert!(!after.contains("TỔ 7") && !after.contains("TỔ 11"), "{after}");
}

#[test]
fn a_shared_second_prize_leaves_no_third_and_the_hall_learns_that_with_it() {
    let rig = Rig::new(&AGENDA.replace("(grade: \"Giải khuyến khích\"),", ""), Mode::Live, "07:30");
    let mut desk = rig.desk();
    desk.press("PgDn 6 Enter");
    for (team, time) in [("to 2", "40"), ("to 5", "41"), ("to 7", "41"), ("to 9", "42"), ("to 11", "45")] {
        read(&mut desk, team, time);
    }
    share_and_sign(&mut desk);
    desk.press("1").wait(5).press("PgDn 5 F3");
    let mut hall = the_hall(&rig);
    let shown = hall.text(100, 30);
    assert!(shown.matches("……").count() == 3 && !shown.contains("không trao"), "{shown}");
    desk.press("1").wait(1).press("^O");
    let shown = hall.wait(0).text(100, 30);
    assert!(shown.contains("TỔ 5") && shown.contains("TỔ 7") && shown.contains("không trao"), "{shown}");
    assert!(!shown.contains("TỔ 2") && !shown.contains("TỔ 9"), "{shown}");
}
