//! Days on which every kind of rule that the format knows decides something, for the stranger who
//! reckons their sheets again.

use ngayhoi::agenda::{
    self, CapCounts, Criterion, Handicap, Marks, Outcome, Pace, Points, Reckoning, Rule, RunTime,
};
use ngayhoi::clock::Timestamp;
use ngayhoi::day::{Answer, AttemptId, Day, Event, GroundEvent, JudgeMark, Mode, Operator, Recorded, Seq};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;

use crate::sheet::{boards, reckon_again};
use crate::{cases, ground};

/// Heats, their final, runners of a team, and judges' marks at another item; all count for toàn đoàn,
/// one of them more than the others.
const AGENDA: &str = r#"(
    title: "Hội thi", date: "19/8/2026", start: "8h",
    items: [
        (id: "thi", title: "Hội thi", contest: (
            teams: ["Tổ 1", "Tổ 2", "Tổ 3", "Tổ 4", "Tổ 5"],
            disciplines: [
                (id: "k", title: "Vòng loại", lanes: 2, attempts: 2,
                    faults: [(code: "1", text: "Rơi lăng", seconds: 5, max: 2), (code: "2", text: "Bỏ lăng", disqualifies: true),
                        (code: "3", text: "Sai động tác", points: 0.5), (code: "4", text: "Động tác đẹp", bonus_time: "1,5"),
                        (code: "5", text: "Lỡ bước", seconds: "2,5", then: [(seconds: 5), (disqualifies: true)])],
                    theory: (max_points: 10, prizes: [(grade: "Lý thuyết tốt nhất", count: 1)])),
                (id: "ck", title: "Chung kết", lanes: 3, prizes: "1-1-1", final_of: (discipline: "k", places: 1, best: 1)),
                (id: "n", title: "Chạy 100 m", individuals: (of: 3, best: 2))],
            overall: "1-1", overall_of: ["ck", "n", "p"], MISSING)),
        (id: "tt", title: "Tuyên truyền", contest: (
            teams: ["Tổ 1", "Tổ 2", "Tổ 3", "Tổ 4", "Tổ 5"],
            disciplines: [(id: "p", title: "Diễu hành", weight: 1.5, score: PointsMinusErrors)])),
    ],
)"#;

const MISSING: [&str; 3] = ["LastRank", "OneAfterLast", "NotRanked"];
const CRITERIA: [(&str, i64); 2] = [("Nội dung", 600), ("Hình thức", 400)];

/// A day of these events, by what a team has where it has no rank.
fn day_of(missing: &str, events: &[GroundEvent]) -> Day {
    let text = AGENDA.replace("MISSING", &format!("overall_missing: {missing}"));
    let agenda = agenda::load(&text).unwrap();
    let at = Timestamp::from_millis(1_787_099_400_000);
    let opened = Day::opening(&text, &agenda, Mode::Live, at);
    let all = std::iter::once(opened).chain(events.iter().cloned().map(Event::Ground));
    let by = Operator::named("thư ký");
    let records = (1..).zip(all).map(|(seq, event)| Recorded { seq: Seq(seq), at, by: by.clone(), event });
    Day::replay(records.collect()).unwrap()
}

/// What became of one attempt of a team.
#[derive(Clone, Debug)]
struct Story {
    readings: std::collections::BTreeMap<u8, RunTime>,
    /// A reading that the referee leaves out, by its place among them.
    left_out: Option<usize>,
    faults: Vec<&'static str>,
    points: Option<Points>,
    /// What each judge gave for each criterion.
    marks: Vec<[i64; 2]>,
    outcome: Option<Outcome>,
    /// The referee orders it to be run again.
    again: bool,
}

fn time() -> BoxedStrategy<RunTime> {
    prop_oneof![
        3 => select(&[42_310, 42_395, 42_480, 45_900][..]).prop_map(RunTime::from_millis),
        1 => (2_000_i64..200_000).prop_map(RunTime::from_millis),
    ]
    .boxed()
}

fn story() -> BoxedStrategy<Story> {
    let readings = btree_map(0_u8..4, time(), 1..4);
    let faults = vec(select(&["1", "1", "3", "4", "5", "5", "2"][..]), 0..3);
    let outcome = prop_oneof![7 => Just(None), 1 => select(Outcome::ALL).prop_map(Some)];
    let marks = vec([0_i64..=12, 0_i64..=8].prop_map(|marks| marks.map(|own| own * 50)), 0..4);
    let points = of((0_i64..20).prop_map(|own| Points(own * 50)));
    (readings, of(0_usize..6), faults, points, marks, outcome, prop::bool::weighted(0.15))
        .prop_map(|(readings, left_out, faults, points, marks, outcome, again)| Story {
            readings,
            left_out,
            faults,
            points,
            marks,
            outcome,
            again,
        })
        .boxed()
}

/// The events of an attempt, as far as anything of it is measured.
fn told(run: &AttemptId, story: &Story) -> Vec<GroundEvent> {
    let own = || run.clone();
    let mut all = Vec::new();
    for (watch, time) in &story.readings {
        all.push(GroundEvent::Read { run: own(), watch: *watch, time: Some(*time) });
    }
    if let Some(watch) = story.left_out.and_then(|at| story.readings.keys().nth(at)) {
        let reason = Some("bấm nhầm".to_owned());
        all.push(GroundEvent::LeftOut { run: own(), watch: *watch, reason });
    }
    for fault in &story.faults {
        all.push(GroundEvent::Charged { run: own(), fault: (*fault).to_owned(), note: None });
    }
    all.extend(story.points.map(|points| GroundEvent::Scored { run: own(), points }));
    if !story.marks.is_empty() {
        let one = |(judge, own): (u8, &[i64; 2])| {
            JudgeMark::by_criteria(judge.to_string(), own.iter().copied().map(Points).collect())
        };
        let marks = (1_u8..).zip(&story.marks).map(one).collect();
        all.push(GroundEvent::JudgesMarked { run: own(), marks });
    }
    all.extend(story.outcome.map(|outcome| GroundEvent::Ruled { run: own(), outcome, reason: None }));
    all
}

fn run(discipline: &str, team: usize, attempt: u8) -> AttemptId {
    let team = format!("to-{}", team + 1);
    AttemptId { discipline: discipline.into(), team: team.as_str().into(), attempt }
}

/// An attempt, and what became of it when it was run again; none where nobody came.
type Run = Option<(Story, Story)>;

/// Attempts of every team; some never came.
fn attempts() -> BoxedStrategy<Vec<Vec<Run>>> {
    let one = prop_oneof![5 => (story(), story()).prop_map(Some), 1 => Just(None)];
    vec(vec(one, 3), 5).boxed()
}

fn held(discipline: &str, teams: &[Vec<Run>]) -> Vec<GroundEvent> {
    let mut all = Vec::new();
    for (team, attempts) in teams.iter().enumerate() {
        for (attempt, stories) in (1_u8..).zip(attempts) {
            let Some((first, second)) = stories else { continue };
            let run = run(discipline, team, attempt);
            all.extend(told(&run, first));
            if first.again {
                all.push(GroundEvent::RerunOrdered { run: run.clone(), reason: "vòi hỏng".to_owned() });
                all.extend(told(&run, second));
            }
        }
    }
    all
}

/// Every part of the reckoning, as far as it is written.
fn reckoning() -> BoxedStrategy<Reckoning> {
    let some = || select(&[0, 25, 100, 150][..]).prop_map(Points);
    let pace = (select(&[0, 42_000, 60_000][..]), some(), some());
    let pace = of(pace.prop_map(|(set, under, over)| Pace { set: RunTime(set), under, over }));
    let start = of(select(&[10_000, 50_000][..]).prop_map(Points));
    let failed = of(select(&[480_000, 90_500][..]).prop_map(RunTime));
    let given = vec(select(&[0, 3_000, 12_500, 60_000][..]), 0..3);
    let individuals = 1_u8..=3;
    (start, pace, failed, select(CapCounts::ALL), select(Marks::ALL), given, individuals)
        .prop_map(|(start_points, pace, failed, cap_counts, marks, given, best)| Reckoning {
            start_points,
            pace,
            failed,
            cap_counts,
            marks,
            criteria: CRITERIA
                .map(|(title, most)| Criterion { title: title.to_owned(), most: Points(most) })
                .to_vec(),
            handicaps: (1..)
                .zip(given)
                .map(|(team, own): (u8, i64)| Handicap {
                    team: format!("to-{team}").as_str().into(),
                    time: RunTime(own),
                })
                .collect(),
            individuals: Some(best),
        })
        .boxed()
}

/// One rule of every kind for a discipline; only of runners are the best added up.
fn rules(discipline: &'static str) -> BoxedStrategy<Vec<GroundEvent>> {
    (ground::rules(), of(reckoning()), 0_u8..=2)
        .prop_map(move |(usual, more, digits)| {
            let mut all: Vec<Rule> = usual
                .into_iter()
                .filter_map(|event| match event {
                    GroundEvent::RuleSet { rule, .. } => Some(rule),
                    _ => None,
                })
                .collect();
            all.push(Rule::Precision(digits));
            let each = discipline == "n";
            if let Some(mut more) = more {
                more.individuals = more.individuals.filter(|_| each);
                all.push(Rule::Reckoning(more));
            } else {
                let criteria = CRITERIA
                    .map(|(title, most)| Criterion { title: title.to_owned(), most: Points(most) })
                    .to_vec();
                let individuals = each.then_some(2);
                all.push(Rule::Reckoning(Reckoning { criteria, individuals, ..Reckoning::default() }));
            }
            if each {
                all.extend([Rule::Attempts(3), Rule::Counts(agenda::Counts::Sum)]);
            }
            all.into_iter().map(|rule| GroundEvent::RuleSet { discipline: discipline.into(), rule }).collect()
        })
        .boxed()
}

/// Everything that happened: the heats, who goes on, and all the rest.
fn happened() -> BoxedStrategy<(&'static str, Vec<GroundEvent>)> {
    let rules = ["k", "ck", "n", "p"].map(rules);
    let runs = [attempts(), attempts(), attempts(), attempts()];
    let answers = vec(of((0_i64..=20).prop_map(|own| Points(own * 50))), 5);
    (rules, runs, answers, any::<u64>(), select(&MISSING[..]))
        .prop_map(|(rules, [k, ck, n, p], answers, seed, missing)| {
            let teams: Vec<_> = (0..5).map(|team| Some(run("k", team, 1).team)).collect();
            let mut lanes = teams.clone();
            lanes.rotate_left((seed % 5) as usize);
            let heats = lanes.chunks(2).map(<[_]>::to_vec).collect();
            let mut all = rules.concat();
            all.push(GroundEvent::HeatsSet { discipline: "k".into(), seed: None, heats });
            all.extend(held("k", &k));
            for (team, points) in teams.into_iter().flatten().zip(answers) {
                let answer = |points| Answer { points, ..Answer::default() };
                all.extend(points.map(|points| GroundEvent::Answered {
                    discipline: "k".into(),
                    team,
                    answer: answer(points),
                }));
            }
            let going_on = day_of(missing, &all).going_on(&"ck".into()).unwrap_or_default().ids();
            all.push(GroundEvent::Advanced { discipline: "ck".into(), teams: going_on.clone() });
            let of_the_final = |event: &GroundEvent| match event {
                GroundEvent::Read { run, .. }
                | GroundEvent::LeftOut { run, .. }
                | GroundEvent::Charged { run, .. }
                | GroundEvent::Scored { run, .. }
                | GroundEvent::JudgesMarked { run, .. }
                | GroundEvent::Ruled { run, .. }
                | GroundEvent::RerunOrdered { run, .. } => going_on.contains(&run.team),
                _ => true,
            };
            all.extend(held("ck", &ck).into_iter().filter(of_the_final));
            all.extend(held("n", &n));
            all.extend(held("p", &p));
            (missing, all)
        })
        .boxed()
}

proptest! {
    #![proptest_config(cases(192))]
    #[test]
    fn a_stranger_reckons_every_kind_of_rule_again_from_the_printed_sheet((missing, all) in happened()) {
        reckon_again(&boards(&day_of(missing, &all))).map_err(TestCaseError::fail)?;
    }
}

#[test]
fn the_sheets_hold_something_of_every_kind_of_rule() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let wanted = [
        "mỗi giám khảo chấm",
        "được chấp (giây)",
        "người tốt nhất",
        "Vào chung kết",
        "× 1,5",
        "[ĐÃ GẠCH",
        "không tính",
        "+ lý thuyết",
        "thời gian chuẩn",
        "không hoàn thành tính",
        "lấy đến giây",
        "vòng loại: lượt 2",
        "sau hạng cuối một hạng",
    ];
    let (mut results, mut found) = (0, std::collections::BTreeSet::new());
    for _ in 0..120 {
        let (missing, all) = happened().new_tree(&mut runner).unwrap().current();
        let day = day_of(missing, &all);
        results += reckon_again(&boards(&day)).unwrap_or_else(|why| panic!("{why}"));
        let sheet = format!("{:?}", ngayhoi::paper::out::Kind::Results.fill(&day, ngayhoi::text::Lang::Vi));
        found.extend(wanted.into_iter().filter(|wanted| sheet.contains(wanted)));
    }
    let lacks: Vec<_> = wanted.into_iter().filter(|wanted| !found.contains(wanted)).collect();
    assert!(lacks.is_empty(), "no sheet has {lacks:?}");
    assert!(results > 1000, "only {results} results");
}
