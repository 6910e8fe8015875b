//! Screen 9 while a heat runs and while people are called to the stage: what the public may see,
//! and nothing before its time.

use chrono::TimeDelta;
use ngayhoi::day::{Mode, Operator};
use ngayhoi::seat::Seat;
use ngayhoi::text::Lang;
use ngayhoi::ui::ThemeName;

use crate::rig::{Desk, Rig};

const CONTEST: &str = r#"(
    title: "Ngày hội", date: "19/8/2026", start: "7h30",
    items: [
        (id: "chao-co", title: "Chào cờ"),
        (id: "thi", title: "Hội thi dân phòng", kind: Contest, contest: (
            teams: ["Tổ 2", "Tổ 5", "Tổ 7"],
            disciplines: [
                (id: "tiep-suc", title: "Chạy tiếp sức", lanes: 3, watches: Mean, cap: 1, cap_means: CappedTime,
                    faults: [(code: "1", text: "Xuất phát sớm", seconds: 5), (code: "2", text: "Lấn làn", disqualifies: true)],
                    prizes: "1-1-1"),
            ],
        )),
    ],
)"#;

const AWARDS: &str = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", stage_width: 2, items: [
    (id: "trao", title: "Trao thưởng", kind: AwardConferral, minutes: 20, decisions: [
        (id: "giay-khen", form: "Giấy khen", number: "214/QĐ-UBND",
         individuals: ["Cá nhân An", "Cá nhân Bình", "Cá nhân Chi"]),
        (id: "bang-khen", form: "Bằng khen", individuals: ["Cá nhân Dung"]),
    ]),
])"#;

fn hall(rig: &Rig) -> Desk {
    let mut hall = rig.console("hội trường", Lang::Vi, ThemeName::Dark);
    hall.press("9");
    hall
}

/// Somebody else's command, from the command line.
pub fn obey(rig: &Rig, command: &str) {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let command = options.from_str(command).unwrap_or_else(|error| panic!("{command}: {error}"));
    let by = Operator::named("lệnh");
    let mut seat = Seat::open(Box::new(rig.journal.clone()), rig.hands.clone(), by).unwrap();
    let now = seat.now();
    seat.submit(&command, now).unwrap();
}

fn wait(rig: &Rig, seconds: i64) {
    rig.hands.pass(TimeDelta::seconds(seconds));
}

/// A heat of three lanes: in the second one a watch has been stopped.
fn running(rig: &Rig) {
    obey(rig, "StartAhead(\"thi\")");
    let lanes = r#"Contest(SetHeats(discipline: "tiep-suc", heats: [["to-5", "to-2", None], ["to-7"]]))"#;
    obey(rig, lanes);
    let run = |team: &str| format!("(discipline: \"tiep-suc\", team: \"{team}\")");
    obey(rig, &format!("Contest(StartHeat(runs: [{}, {}]))", run("to-5"), run("to-2")));
    wait(rig, 42);
    for watch in 1..=2 {
        obey(rig, &format!("Contest(StopWatch(run: {}, watch: {watch}))", run("to-2")));
    }
}

/// What the referees may do meanwhile, and the hall learns only when it is signed.
const RULED: [&str; 5] = [
    r#"Contest(Charge(run: (discipline: "tiep-suc", team: "to-2"), fault: "1", note: "vạch"))"#,
    r#"Contest(Charge(run: (discipline: "tiep-suc", team: "to-2"), fault: "2"))"#,
    r#"Contest(Rule(run: (discipline: "tiep-suc", team: "to-2"), outcome: DidNotFinish, reason: "bỏ cuộc"))"#,
    r#"Contest(Rule(run: (discipline: "tiep-suc", team: "to-7"), outcome: DidNotStart))"#,
    r#"Contest(Protest(board: Result("tiep-suc"), team: "to-2", reason: "đường ướt"))"#,
];

#[test]
fn the_hall_sees_lanes_and_times_and_never_a_fault_a_ruling_or_a_rank() {
    let rig = Rig::new(CONTEST, Mode::Live, "07:30");
    running(&rig);
    let hall = &mut hall(&rig);
    let ruled = |hall: &mut Desk, commands: &[&str]| {
        hall.wait(0);
        let before = hall.cells(120, 40);
        for command in commands {
            obey(&rig, command);
            hall.wait(0);
            assert_eq!(hall.cells(120, 40), before, "{command}");
        }
    };
    insta::assert_snapshot!("the_hall_sees_a_heat", hall.text(100, 30));
    ruled(hall, &RULED);
    // The same when the last watch has been stopped, and there are ranks to be seen elsewhere.
    wait(&rig, 3);
    for watch in 1..=2 {
        let run = r#"(discipline: "tiep-suc", team: "to-5")"#;
        obey(&rig, &format!("Contest(StopWatch(run: {run}, watch: {watch}))"));
    }
    let of_the_other = RULED.iter().filter(|command| command.contains("to-2"));
    let of_the_other: Vec<String> = of_the_other.map(|command| command.replace("to-2", "to-5")).collect();
    ruled(hall, &of_the_other.iter().map(String::as_str).collect::<Vec<_>>());
    for theme in [ThemeName::Dark, ThemeName::Plain] {
        let other = &mut rig.console("hội trường", Lang::Vi, theme);
        for (columns, rows) in [(120, 40), (80, 24)] {
            let text = other.press("9").text(columns, rows);
            assert!(text.contains("đường 1") && text.contains("Tổ 5"), "{text}");
            assert!(text.contains("đường 2") && text.contains("Tổ 2"), "{text}");
            for internal in
                ["lỗi", "Lỗi", "vạch", "bỏ cuộc", "loại", "lăng hỏng", "Khiếu", "ướt", "Giải", "Tổ 7", "TẠM"]
            {
                assert!(!text.contains(internal), "{internal}\n{text}");
            }
        }
    }
}

#[test]
fn times_run_in_tenths_stop_in_hundredths_and_stand_for_a_quarter_of_a_minute() {
    let rig = Rig::new(CONTEST, Mode::Live, "07:30");
    running(&rig);
    // Without block characters the times can be read as text.
    let hall = &mut rig.console("hội trường", Lang::Vi, ThemeName::Plain);
    hall.press("9");
    rig.hands.pass(TimeDelta::milliseconds(340));
    hall.wait(0);
    let text = hall.text(120, 40);
    assert!(text.contains("42,3") && text.contains("42,00"), "{text}");
    assert!(text.contains("Chạy tiếp sức") && text.contains("lượt 1/2"), "{text}");
    // A capped time is a ruling: the watch shows what it measured.
    wait(&rig, 30);
    for watch in 1..=2 {
        obey(
            &rig,
            &format!(r#"Contest(StopWatch(run: (discipline: "tiep-suc", team: "to-5"), watch: {watch}))"#),
        );
    }
    hall.wait(0);
    let text = hall.text(120, 40);
    assert!(text.contains("1:12,34") && text.contains("42,00"), "{text}");
    hall.wait(14);
    assert!(hall.text(120, 40).contains("1:12,34"));
    hall.wait(2);
    let text = hall.text(120, 40);
    assert!(!text.contains("1:12") && !text.contains("Tổ 5") && text.contains("HỘI THI DÂN PHÒNG"), "{text}");
    // Ordered to run again: the team beside has no time of the run before.
    obey(&rig, r#"Contest(Rerun(run: (discipline: "tiep-suc", team: "to-2"), reason: "lăng hỏng"))"#);
    obey(&rig, r#"Contest(StartWatch(run: (discipline: "tiep-suc", team: "to-2")))"#);
    wait(&rig, 3);
    hall.wait(0);
    let text = hall.text(120, 40);
    assert!(text.contains("3,0") && text.contains("Tổ 5") && !text.contains("1:12"), "{text}");
    assert!(!text.contains("lăng"), "{text}");
}

#[test]
fn a_time_that_was_struck_for_a_re_run_goes_from_the_hall() {
    let rig = Rig::new(CONTEST, Mode::Live, "07:30");
    running(&rig);
    let hall = &mut rig.console("hội trường", Lang::Vi, ThemeName::Plain);
    hall.press("9").wait(0);
    assert!(hall.text(120, 40).contains("42,00"), "{}", hall.text(120, 40));
    obey(&rig, r#"Contest(Rerun(run: (discipline: "tiep-suc", team: "to-2"), reason: "lăng hỏng"))"#);
    wait(&rig, 1);
    hall.wait(0);
    let text = hall.text(120, 40);
    assert!(!text.contains("42,00") && text.contains("Tổ 2") && text.contains("43,0"), "{text}");
    assert!(!text.contains("lăng") && !text.contains("thi lại"), "nor is told why: {text}");
}

#[test]
fn a_watch_that_runs_while_another_item_is_on_is_not_for_the_hall() {
    let rig = Rig::new(CONTEST, Mode::Live, "07:30");
    running(&rig);
    obey(&rig, "StartAhead(\"chao-co\")");
    let text = hall(&rig).text(120, 40);
    assert!(text.contains("CHÀO CỜ") && !text.contains("Tổ 2"), "{text}");
}

#[test]
fn digits_are_large_and_a_heat_of_ten_lanes_is_whole_at_every_size() {
    let teams: Vec<String> = (1..=10).map(|n| format!("\"Tổ liên gia an toàn phòng cháy số {n}\"")).collect();
    let text = format!(
        r#"(title: "Ngày hội", date: "19/8/2026", start: "7h30", items: [(id: "thi", title: "Hội thi", kind: Contest,
            contest: (teams: [{}], disciplines: [(id: "chay", title: "Chạy", lanes: 10)]))])"#,
        teams.join(", ")
    );
    let rig = Rig::new(&text, Mode::Live, "07:30");
    obey(&rig, "StartAhead(\"thi\")");
    obey(&rig, r#"Contest(Draw(discipline: "chay", seed: 1))"#);
    let ids: Vec<String> =
        rig.desk().console.day().competitions()[0].teams.iter().map(|team| team.id.0.clone()).collect();
    let runs: Vec<String> = ids.iter().map(|id| format!("(discipline: \"chay\", team: \"{id}\")")).collect();
    obey(&rig, &format!("Contest(StartHeat(runs: [{}]))", runs.join(", ")));
    wait(&rig, 7);
    let hall = &mut hall(&rig);
    for (columns, rows) in [(160, 60), (100, 30), (80, 24)] {
        let seen = hall.text(columns, rows);
        assert!((1..=10).all(|n| seen.contains(&format!("đường {n} "))), "{columns}x{rows}\n{seen}");
    }
    assert!(hall.text(160, 60).contains('█'));
}

#[test]
fn names_are_seen_once_their_decision_was_announced_batch_by_batch() {
    let rig = Rig::new(AWARDS, Mode::Live, "08:00");
    let hall = &mut hall(&rig);
    obey(&rig, "StartAhead(\"trao\")");
    hall.wait(0);
    let unannounced = hall.text(100, 30);
    assert!(!unannounced.to_uppercase().contains("CÁ NHÂN"), "{unannounced}");
    // Who lines up is nobody's business yet.
    let ids: Vec<String> = rig.desk().console.day().honorees().iter().map(|own| own.id().0.clone()).collect();
    let mark = |id: &str, state: &str| format!("Award(recipients: [\"{id}\"], state: {state})");
    obey(&rig, &mark(&ids[1], "LinedUp"));
    hall.wait(0);
    assert_eq!(hall.text(100, 30), unannounced);
    obey(&rig, "Announce(\"giay-khen\")");
    hall.wait(0);
    let seen = hall.text(100, 30);
    let at = |name: &str| seen.find(name).unwrap_or_else(|| panic!("{name}\n{seen}"));
    assert!(at("Giấy khen") < at("CÁ NHÂN AN") && at("CÁ NHÂN AN") < at("CÁ NHÂN BÌNH"), "{seen}");
    assert!(!seen.contains("CHI") && !seen.contains("DUNG"), "{seen}");
    // Called and to be called stand together; the annex order stays.
    obey(&rig, &mark(&ids[1], "Conferred"));
    hall.wait(0);
    assert_eq!(hall.text(100, 30), seen);
    // Who is absent is not shown; the others stand for their photo, and nobody takes their place.
    obey(&rig, &mark(&ids[0], "Later"));
    hall.wait(0);
    let photo = hall.text(100, 30);
    assert!(photo.contains("CÁ NHÂN BÌNH") && !photo.contains("CÁ NHÂN AN"), "{photo}");
    assert!(!photo.contains("CHI"), "{photo}");
    obey(&rig, &format!("CloseBatch(batch: \"{}\")", ids[0]));
    hall.wait(0);
    let next = hall.text(100, 30);
    assert!(next.contains("CÁ NHÂN CHI") && !next.contains("CÁ NHÂN AN"), "{next}");
    // The next decision has its own word to wait for; the last batch stays meanwhile.
    obey(&rig, &mark(&ids[2], "Conferred"));
    hall.wait(0);
    assert_eq!(hall.text(100, 30), next);
    obey(&rig, "Announce(\"bang-khen\")");
    hall.wait(0);
    let last = hall.text(100, 30);
    assert!(last.contains("CÁ NHÂN DUNG") && !last.contains("CHI"), "{last}");
    // Names of absent and of withdrawn people are not shown.
    obey(&rig, &mark(&ids[3], "Withdrawn"));
    hall.wait(0);
    assert!(!hall.text(100, 30).contains("DUNG"));
}

#[test]
fn whoever_is_called_is_shown_also_while_another_batch_waits_before_them() {
    let rig = Rig::new(
        r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: [
            (id: "trao", title: "Trao thưởng", kind: AwardConferral, minutes: 20, decisions: [
                (id: "giay-khen", form: "Giấy khen", collectives: ["Tập thể 01", "Tập thể 02"],
                 individuals: ["Cá nhân 01", "Cá nhân 02"]),
            ]),
        ])"#,
        Mode::Live,
        "08:00",
    );
    let (hall, desk) = (&mut hall(&rig), &mut rig.desk());
    let mc = &mut rig.console("MC", Lang::Vi, ThemeName::Dark);
    // The collectives are not here yet: the individuals are called first.
    desk.press("PgDn 5 F3 Down Down F12");
    hall.wait(0);
    let seen = hall.text(100, 30);
    assert!(
        seen.contains("CÁ NHÂN 01") && seen.contains("CÁ NHÂN 02") && !seen.contains("TẬP THỂ"),
        "{seen}"
    );
    // The secretary and the MC go on with whoever stands there.
    mc.press("2").wait(0);
    let said = mc.text(100, 30);
    assert!(said.contains("▌ 1. CÁ NHÂN 01"), "{said}");
    desk.press("Home").wait(5);
    desk.press("1").wait(0);
    assert!(desk.text(160, 50).contains("▶   1  CÁ NHÂN 01   đã gọi"), "{}", desk.text(160, 50));
}

#[test]
fn who_won_is_not_told_with_the_announcement_of_the_prizes() {
    let rig = Rig::new(CONTEST, Mode::Live, "07:30");
    obey(&rig, "StartAhead(\"thi\")");
    for (team, time) in [("to-2", "42,31"), ("to-5", "43,00"), ("to-7", "44,00")] {
        for watch in 1..=2 {
            let run = format!("(discipline: \"tiep-suc\", team: \"{team}\")");
            obey(&rig, &format!("Contest(Reading(run: {run}, watch: {watch}, time: \"{time}\"))"));
        }
    }
    obey(&rig, r#"Contest(Sign(Result("tiep-suc")))"#);
    obey(&rig, "Announce(\"giai/tiep-suc\")");
    let text = hall(&rig).text(100, 30);
    assert!(
        text.contains("GIẢI NHẤT") && text.matches("……").count() == 3 && !text.to_uppercase().contains("TỔ "),
        "{text}"
    );
}
