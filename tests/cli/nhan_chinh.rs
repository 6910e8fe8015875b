//! The three contests of Nhân Chính 2022, from the shipped agenda to signed results, through
//! `ngayhoi do` alone: the agenda knows neither teams nor rules, so they come on the day.

use ngayhoi::agenda::RunTime;
use serde_json::{Value, json};

use crate::shell::Shell;

const AGENDA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/agendas/nhan-chinh-2022.ron");

/// The day, at a shell.
struct Ground(Shell);

impl Ground {
    fn new() -> Self {
        let ground = Self(Shell::new());
        ground.0.run(&["--clock", "2022-08-10T08:00", "do", "--agenda", AGENDA, "Next()"]).exits(0);
        ground
    }

    /// What somebody asks of the contests at a time of the day.
    fn put(&self, clock: &str, by: &str, commands: &[String]) {
        let clock = format!("2022-08-10T{clock}");
        let commands: Vec<&str> = commands.iter().map(String::as_str).collect();
        self.0.does(&["--clock", &clock, "do", "--as", by], &commands);
    }

    fn refused(&self, clock: &str, command: &str, part: &str) {
        let clock = format!("2022-08-10T{clock}");
        self.0.run(&["--clock", &clock, "do", command]).exits(1).err_says(part);
    }

    /// The places of a discipline: rank, name, result, prize.
    fn places(&self, discipline: &str) -> Vec<String> {
        let board = self.board(discipline);
        let word = |value: &Value| match value {
            Value::Null => "–".to_owned(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let places = board["places"].as_array().unwrap().iter();
        places
            .map(|place| {
                let parts = ["rank", "name", "result", "prize"].map(|field| word(&place[field]));
                parts.join(" | ")
            })
            .collect()
    }

    fn board(&self, discipline: &str) -> Value {
        let status = self.0.run(&["status", "--json"]).exits(0).json();
        let boards = status["contests"].as_array().unwrap();
        let own = boards.iter().find(|board| board["id"] == json!({ "Result": discipline }));
        own.unwrap_or_else(|| panic!("{discipline}: {boards:?}")).clone()
    }

    /// What the watches of a team measured, from the moments in the journal, in milliseconds.
    fn measured(&self, team: &str) -> Vec<i64> {
        let log = self.0.run(&["log", "--json"]).exits(0).out;
        let mut started = None;
        let mut measured = Vec::new();
        for line in log.lines() {
            let event: Value = serde_json::from_str(line).unwrap();
            let body = &event["body"];
            if event["kind"] == "heat_started" {
                let runs = body["runs"].as_array().unwrap();
                if runs.iter().any(|run| run["team"] == team) {
                    started = body["at"].as_i64();
                }
            }
            if event["kind"] == "watch_stopped" && body["run"]["team"] == team {
                measured.push(body["at"].as_i64().unwrap() - started.unwrap());
            }
        }
        measured
    }
}

fn run(discipline: &str, team: &str) -> String {
    format!("(discipline: \"{discipline}\", team: \"{team}\")")
}

fn rule(discipline: &str, rule: &str) -> String {
    format!("SetRule(discipline: \"{discipline}\", rule: {rule})")
}

fn teams(item: &str, name: &str, count: usize) -> String {
    let teams: Vec<String> = (1..=count).map(|n| format!("(name: \"{name} {n:02}\")")).collect();
    format!("AddTeams(item: \"{item}\", teams: [{}])", teams.join(", "))
}

fn prizes(discipline: &str, counts: &[(&str, u32)]) -> String {
    let grades: Vec<String> =
        counts.iter().map(|(grade, count)| format!("(grade: \"{grade}\", count: {count})")).collect();
    rule(discipline, &format!("Prizes([{}])", grades.join(", ")))
}

fn reading(discipline: &str, team: &str, watch: u8, time: &str) -> String {
    format!("Reading(run: {}, watch: {watch}, time: \"{time}\")", run(discipline, team))
}

fn charge(discipline: &str, team: &str) -> String {
    format!("Charge(run: {}, fault: \"1\")", run(discipline, team))
}

fn sign(discipline: &str) -> String {
    format!("Sign(Result(\"{discipline}\"))")
}

/// In hundredths, half up, as a judge writes it down.
fn hundredths(millis: i64) -> i64 {
    (millis + 5) / 10
}

/// Two readings taken by hand, and the mean of them, half up.
fn mean(measured: &[i64]) -> RunTime {
    let [first, second] = measured else { panic!("{measured:?}") };
    RunTime::from_millis((hundredths(*first) + hundredths(*second) + 1) / 2 * 10)
}

#[test]
fn three_contests_of_nhan_chinh_from_nothing_to_signed_results_and_prizes_in_hand() {
    let ground = Ground::new();
    families(&ground);
    civil_defence(&ground);
    ward_police(&ground);
    let log = ground.0.run(&["log"]).exits(0).out;
    assert_eq!(log.matches("trưởng ban trọng tài ký kết quả").count(), 3, "{log}");
    let page = ground.0.run(&["paper", "results"]).exits(0).out;
    assert_eq!(page.matches("ĐÃ KÝ").count(), 3, "{page}");
    assert!(!page.contains("TẠM THỜI"), "{page}");
    assert!(page.contains("42,31 · 42,48 → 42,40 + 5,00 = 47,40; lỗi 1"), "{page}");
    confer(&ground);
}

/// The prizes of all three are announced and handed over, each to the team that won it.
fn confer(ground: &Ground) {
    let owed = ground.0.run(&["paper", "owed"]).exits(0).out;
    // Four families, three civil defence teams (two of them second), one team of the ward police.
    assert_eq!(owed.lines().filter(|line| line.contains("Giải thưởng")).count(), 8, "{owed}");
    ground.refused(
        "10:00",
        "Award(recipients: [\"giai/cong-an-chua-chay/nhat/to-cong-tac-02\"], state: Conferred)",
        "Công bố (F3) rồi hãy trao",
    );
    let tray = ground.0.run(&["paper", "tray"]).exits(0).out;
    assert!(tray.contains("Giải nhì: trao 2, mới in 1 giấy"), "{tray}");
    for discipline in ["gia-dinh-chua-chay", "dan-phong-chua-chay", "cong-an-chua-chay"] {
        let winners: Vec<String> = ground.board(discipline)["places"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|place| {
                let grade = ngayhoi::agenda::words::grade_slug(place["prize"].as_str()?);
                Some(format!("\"giai/{discipline}/{grade}/{}\"", place["team"].as_str()?))
            })
            .collect();
        let announce = format!("Announce(\"giai/{discipline}\")");
        let award = format!("Award(recipients: [{}], state: Conferred)", winners.join(", "));
        ground.put("10:05", "thư ký", &[announce, award]);
    }
    let owed = ground.0.run(&["paper", "owed"]).exits(0).out;
    assert!(!owed.contains("Giải thưởng"), "{owed}");
}

/// Four families in two lanes, timed with the watches of the program.
fn families(ground: &Ground) {
    let id = "gia-dinh-chua-chay";
    ground.refused("08:30", &sign(id), "chưa có đội thi");
    let setup = [
        contest_start("thi-gia-dinh"),
        teams("thi-gia-dinh", "Gia đình", 4),
        rule(id, "Lanes(2)"),
        rule(id, "Watches(Mean)"),
        rule(id, "Fault((code: \"1\", text: \"Đứng ngược gió\", costs: Time(\"5 s\")))"),
        prizes(id, &[("Giải nhất", 1), ("Giải nhì", 1), ("Giải ba", 2)]),
        format!("Draw(discipline: \"{id}\", seed: 1924)"),
    ];
    ground.put("08:30", "thư ký", &setup);
    let log = ground.0.run(&["log"]).exits(0).out;
    assert!(log.contains("bốc thăm (số 1924): Gia đình chữa cháy: 1) 1 Gia đình 0"), "{log}");
    // Seconds apart, with the faults too, however slow the machine is between two presses.
    for (minute, second, pair) in
        [(40, 20, ["gia-dinh-01", "gia-dinh-02"]), (50, 34, ["gia-dinh-03", "gia-dinh-04"])]
    {
        let runs = pair.map(|team| run(id, team)).join(", ");
        ground.put(&format!("08:{minute}:00"), "phát lệnh", &[format!("StartHeat(runs: [{runs}])")]);
        for (lane, team) in pair.iter().enumerate() {
            for keeper in 1..=2 {
                let stop = format!("StopWatch(run: {})", run(id, team));
                let clock = format!("08:{minute}:{}.{keeper}", second + 7 * lane);
                ground.put(&clock, &format!("bấm giờ {}", 2 * lane + keeper), &[stop]);
            }
        }
    }
    ground.put("08:55", "giám sát", &[charge(id, "gia-dinh-01"), charge(id, "gia-dinh-01")]);
    // Reckoned from the moments in the journal: what the watches showed, their mean, two faults.
    let net = |number: usize| {
        let measured = ground.measured(&format!("gia-dinh-{number:02}"));
        let faults = if number == 1 { 10_000 } else { 0 };
        mean(&measured) + RunTime::from_millis(faults)
    };
    for place in ground.board(id)["places"].as_array().unwrap() {
        let number: usize = place["team"].as_str().unwrap().trim_start_matches("gia-dinh-").parse().unwrap();
        assert_eq!(place["result"], net(number).show(2), "{place}");
        let faster = (1..=4).filter(|other| net(*other) < net(number)).count();
        assert_eq!(place["rank"], faster + 1, "{place}");
    }
    ground.put("09:00", "trọng tài trưởng", &[sign(id)]);
    assert_eq!(ground.board(id)["signed"]["by"], "trọng tài trưởng");
    ground.refused("09:01", &charge(id, "gia-dinh-02"), "kết quả đã ký");
}

/// The numbers of the domain notes, typed from hand watches.
fn civil_defence(ground: &Ground) {
    let id = "dan-phong-chua-chay";
    ground.put(
        "09:10",
        "thư ký",
        &[
            contest_start("thi-dan-phong"),
            teams("thi-dan-phong", "Dân phòng", 4),
            rule(id, "Watches(Mean)"),
            rule(id, "Fault((code: \"1\", text: \"Rơi lăng\", costs: Time(\"5 s\")))"),
            prizes(id, &[("Giải nhất", 1), ("Giải nhì", 1), ("Giải ba", 1)]),
            format!("Draw(discipline: \"{id}\", seed: 7)"),
            reading(id, "dan-phong-01", 1, "42,31"),
            reading(id, "dan-phong-01", 2, "42,48"),
            charge(id, "dan-phong-01"),
            reading(id, "dan-phong-02", 1, "45,9"),
            reading(id, "dan-phong-02", 2, "45,9"),
            reading(id, "dan-phong-03", 1, "47,30"),
            reading(id, "dan-phong-03", 2, "47,50"),
        ],
    );
    ground.refused("09:20", &sign(id), "Còn 1 đội chưa có kết quả: Dân phòng 04");
    let out = format!("Rule(run: {}, outcome: DidNotStart, reason: \"vắng\")", run(id, "dan-phong-04"));
    ground.put("09:21", "trọng tài", &[out]);
    // Equal across second and third prize, in the order of the draw: somebody decides.
    let second = |prize: &str| {
        [
            "1 | Dân phòng 02 | 45,90 | Giải nhất".to_owned(),
            format!("2 | Dân phòng 03 | 47,40 | {prize}"),
            format!("2 | Dân phòng 01 | 47,40 | {prize}"),
            "– | Dân phòng 04 | – | –".to_owned(),
        ]
    };
    assert_eq!(ground.places(id), second("–"));
    ground.refused("09:25", &sign(id), "Bằng nhau ở ranh giới giải");
    let tied = "[\"dan-phong-01\", \"dan-phong-03\"]";
    let share = format!("ShareTie(board: Result(\"{id}\"), teams: {tied})");
    ground.put("09:30", "trọng tài trưởng", &[share, sign(id)]);
    assert_eq!(ground.places(id), second("Giải nhì"));
}

/// Athletics by hand: three watches, the middle one, up to the next tenth.
fn ward_police(ground: &Ground) {
    let id = "cong-an-chua-chay";
    ground.put(
        "09:40",
        "thư ký",
        &[
            contest_start("thi-cong-an"),
            teams("thi-cong-an", "Tổ công tác", 2),
            rule(id, "All(ThreeWatches)"),
            rule(id, "Fault((code: \"1\", text: \"Vòi xoắn\", costs: Time(\"2 s\")))"),
            prizes(id, &[("Giải nhất", 1)]),
            reading(id, "to-cong-tac-01", 1, "38,11"),
            reading(id, "to-cong-tac-01", 2, "38,21"),
            reading(id, "to-cong-tac-01", 3, "38,90"),
            charge(id, "to-cong-tac-01"),
            reading(id, "to-cong-tac-02", 1, "39,99"),
            reading(id, "to-cong-tac-02", 2, "40,01"),
            sign(id),
        ],
    );
    assert_eq!(ground.places(id), ["1 | Tổ công tác 02 | 40,1 | Giải nhất", "2 | Tổ công tác 01 | 40,3 | –"]);
}

fn contest_start(item: &str) -> String {
    format!("StartAhead(\"{item}\")")
}
