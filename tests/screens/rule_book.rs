//! F5, the rules of a discipline on the day: what can be typed and chosen, and who moves before it is.

use ngayhoi::agenda::{Pace, Points, Rule, RuleSet, RunTime};
use ngayhoi::day::{Competition, Mode, say_rule};
use ngayhoi::text::Lang;
use ngayhoi::ui::ThemeName;

use crate::hall::obey;
use crate::rig::{Desk, Rig};

const AGENDA: &str = r#"(
    title: "Ngày hội", date: "19/8/2026", start: "7h30",
    items: [(id: "thi", title: "Hội thi", kind: Contest, contest: (
        teams: ["Tổ 1", "Tổ 2"], overall: "1-1",
        disciplines: [
            (id: "cham", title: "Liên gia", score: PointsMinusErrors, watches: Single, prizes: "1-1"),
            (id: "chay", title: "Chạy", prizes: "1-1"),
        ],
    ))],
)"#;

/// Tổ 1 has 90 points in 50 s and 41 s in the run, Tổ 2 has 91 points in 70 s and 40 s.
fn rig() -> Rig {
    let rig = Rig::new(AGENDA, Mode::Live, "07:30");
    for (team, points, time, run) in [("to-1", "90", "50", "41"), ("to-2", "91", "70", "40")] {
        let on = |discipline: &str| format!(r#"run: (discipline: "{discipline}", team: "{team}")"#);
        obey(&rig, &format!(r#"Points({}, points: "{points}")"#, on("cham")));
        obey(&rig, &format!(r#"Reading({}, watch: 1, time: "{time}")"#, on("cham")));
        obey(&rig, &format!(r#"Reading({}, watch: 1, time: "{run}")"#, on("chay")));
    }
    rig
}

fn referee(rig: &Rig, name: &str) -> Desk {
    let mut desk = rig.console(name, Lang::Vi, ThemeName::Dark);
    desk.press("6");
    desk
}

fn marked(desk: &Desk) -> &Competition {
    desk.console.day().competition(&"cham".into()).unwrap()
}

#[test]
fn points_for_seconds_are_typed_and_who_moves_is_shown_before_they_are_set() {
    let rig = rig();
    let mut desk = referee(&rig, "trọng tài");
    desk.press("F5 Down Down Down Down Down Down Down Down Down Enter");
    desk.write("60").press("Tab").write("0,5").press("Tab").write("1");
    let shown = desk.text(120, 40);
    for said in ["Tổ 1 90 (2) → 95 (1)", "Tổ 2 91 (1) → 81 (2)", "toàn đoàn cũng đổi"] {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
    assert_eq!(marked(&desk).rules().reckoning.pace, None, "nothing is set yet");
    desk.press("Enter");
    let pace = Pace { set: RunTime(60_000), under: Points(50), over: Points(100) };
    assert_eq!(marked(&desk).rules().reckoning.pace, Some(pace));
    // Opened again, the fields hold what is in force; emptied, there is no such rule any more.
    desk.press("F5 Down Down Down Down Down Down Down Down Down Enter");
    let shown = desk.text(120, 40);
    assert!(shown.contains("1:00,00") && shown.contains("0,5"), "{shown}");
    assert!(shown.contains("Đã như thế rồi"), "{shown}");
    desk.press("^U Tab ^U Tab ^U Enter");
    assert_eq!(marked(&desk).rules().reckoning.pace, None);
}

#[test]
fn two_referees_who_set_two_rules_of_the_reckoning_lose_neither() {
    let rig = rig();
    let (mut one, mut two) = (referee(&rig, "trọng tài 1"), referee(&rig, "trọng tài 2"));
    let pace = "F5 Down Down Down Down Down Down Down Down Down Enter";
    two.press(pace).write("60").press("Tab").write("1").press("Tab").write("1");
    // Meanwhile the other sets the points to start with.
    one.press("F5 Down Down Down Down Down Down Down Down Enter").write("100").press("Enter");
    two.press("Enter");
    one.wait(0);
    let reckoning = &marked(&one).rules().reckoning;
    assert_eq!(reckoning.start_points, Some(Points(10_000)));
    assert!(reckoning.pace.is_some());
}

#[test]
fn every_rule_that_is_data_has_its_line_with_the_rules() {
    let rig = rig();
    let mut desk = referee(&rig, "trọng tài");
    desk.press("F5");
    let mut seen = String::new();
    for _ in 0..70 {
        seen.push_str(&desk.text(120, 40));
        desk.press("Down");
    }
    for said in [
        "không giới hạn thời gian",
        "không hoàn thành thì không có thời gian",
        "không quy định thời gian chuẩn bị",
        "báo khi đồng hồ lệch quá 0,50 giây",
        "không cho điểm sẵn",
        "không tính điểm theo giây",
        "giới hạn so với thời gian đã cộng phạt",
        "bỏ điểm cao nhất, thấp nhất",
        "bằng nhau thì xét: ít lỗi hơn → thời gian thực hành ít hơn → đồng hạng",
    ] {
        assert!(seen.contains(said), "{said}");
    }
    for set in RuleSet::ALL {
        assert!(seen.contains(set.vi()), "{}", set.vi());
    }
}

#[test]
fn every_ready_made_set_has_its_own_words_in_both_languages() {
    for lang in Lang::ALL {
        let mut said: Vec<String> = RuleSet::ALL.iter().map(|set| say_rule(&Rule::All(*set), lang)).collect();
        said.sort();
        said.dedup();
        assert_eq!(said.len(), RuleSet::ALL.len(), "{said:?}");
    }
    // What it sets is told below its board, and no two say the same.
    let rig = rig();
    let mut told: Vec<String> = Vec::new();
    for set in RuleSet::ALL.iter().rev() {
        obey(&rig, &format!(r#"SetRule(discipline: "chay", rule: All({}))"#, set.code()));
        let desk = referee(&rig, "trọng tài");
        let held = desk.console.day().competition(&"chay".into()).unwrap();
        told.push(Lang::ALL.map(|lang| held.say_rules(lang).join(" · ")).join(" / "));
    }
    told.sort();
    told.dedup();
    assert_eq!(told.len(), RuleSet::ALL.len(), "{told:?}");
}
