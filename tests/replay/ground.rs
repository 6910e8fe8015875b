//! What must hold of every board, whatever was read, seen and ruled, and under whatever rules.

use std::collections::{BTreeMap, BTreeSet};

use ngayhoi::agenda::{
    self, AfterTie, CapMeans, Combine, Counts, FaultCost, Lasting, Outcome, Points, Rounding, Rule, Rules,
    RunTime, Score, TeamId, TieBreak, prize_counts,
};
use ngayhoi::clock::Timestamp;
use ngayhoi::day::{
    Allotted, Answer, AttemptId, Board, BoardId, BoardPart, Competition, Day, ELECTRONIC, Event, GroundEvent,
    Measure, Mode, Operator, Recorded, Run, Seq, Standing, Status,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::{cases, contests};

const TEAMS: usize = 5;
const AGENDA: &str = r#"(
    title: "Hội thi", date: "19/8/2026", start: "8h",
    items: [(id: "thi", title: "Hội thi", contest: (
        teams: ["Tổ 1", "Tổ 2", "Tổ 3", "Tổ 4", "Tổ 5"],
        disciplines: [(id: "k", title: "Chữa cháy", lanes: 2, attempts: 2,
            faults: [(code: "1", text: "Rơi lăng", seconds: 5, max: 2), (code: "2", text: "Bỏ lăng", disqualifies: true),
                (code: "3", text: "Sai động tác", points: 0.5)],
            practice_prizes: [(grade: "Thực hành tốt nhất", count: 1)],
            theory: (max_points: 10, prizes: [(grade: "Lý thuyết tốt nhất", count: 1)]))],
        overall: [(grade: "Nhất toàn đoàn", count: 1)],
    ))],
)"#;

fn team(number: usize) -> TeamId {
    TeamId(format!("to-{}", number + 1))
}

/// A day on which all this happened, in this order.
pub fn day_of(events: &[GroundEvent]) -> Day {
    let agenda = agenda::load(AGENDA).unwrap();
    let at = Timestamp::from_millis(1_787_099_400_000);
    let opened = Day::opening(AGENDA, &agenda, Mode::Live, at);
    let all = std::iter::once(opened).chain(events.iter().cloned().map(Event::Ground));
    let by = Operator::named("thư ký");
    let records = (1..).zip(all).map(|(seq, event)| Recorded { seq: Seq(seq), at, by: by.clone(), event });
    Day::replay(records.collect()).unwrap()
}

fn held(day: &Day) -> &Competition {
    day.competition(&"k".into()).unwrap()
}

/// Few different ones, so that teams come out equal, and any others.
fn time() -> BoxedStrategy<RunTime> {
    prop_oneof![
        3 => select(&[42_310, 42_395, 42_480, 45_900][..]).prop_map(RunTime::from_millis),
        1 => (0_i64..200_000).prop_map(RunTime::from_millis),
    ]
    .boxed()
}

fn points() -> BoxedStrategy<Points> {
    prop_oneof![3 => select(&[0, 50, 800, 950][..]), 1 => 0_i64..1000].prop_map(Points).boxed()
}

/// What was written down of one attempt.
#[derive(Clone, Debug)]
struct Sheet {
    readings: BTreeMap<u8, RunTime>,
    faults: Vec<&'static str>,
    points: Option<Points>,
    outcome: Option<Outcome>,
}

fn sheet() -> BoxedStrategy<Sheet> {
    let outcome = prop_oneof![6 => Just(None), 1 => select(Outcome::ALL).prop_map(Some)];
    let faults = vec(select(&["1", "1", "1", "3", "3", "2"][..]), 0..4);
    let readings = proptest::collection::btree_map(0_u8..5, time(), 0..5);
    (readings, faults, of(points()), outcome)
        .prop_map(|(readings, faults, points, outcome)| Sheet { readings, faults, points, outcome })
        .boxed()
}

fn sheets() -> BoxedStrategy<Vec<GroundEvent>> {
    let of_team = (vec(of(sheet()), 3), of(points()));
    vec(of_team, TEAMS).prop_map(|teams| teams.into_iter().enumerate().flat_map(written).collect()).boxed()
}

/// What a team did, one event for each thing that was written down.
fn written((number, (sheets, theory)): (usize, (Vec<Option<Sheet>>, Option<Points>))) -> Vec<GroundEvent> {
    let mut events = Vec::new();
    for (attempt, sheet) in (1_u8..).zip(sheets) {
        let Some(sheet) = sheet else { continue };
        let run = AttemptId { discipline: "k".into(), team: team(number), attempt };
        for (watch, time) in sheet.readings {
            events.push(GroundEvent::Read { run: run.clone(), watch, time: Some(time) });
        }
        for fault in sheet.faults {
            events.push(GroundEvent::Charged { run: run.clone(), fault: fault.to_owned(), note: None });
        }
        events.extend(sheet.points.map(|points| GroundEvent::Scored { run: run.clone(), points }));
        let ruled = |outcome| GroundEvent::Ruled { run: run.clone(), outcome, reason: None };
        events.extend(sheet.outcome.map(ruled));
    }
    events.extend(theory.map(|points| GroundEvent::Answered {
        discipline: "k".into(),
        team: team(number),
        answer: Answer { points, ..Answer::default() },
    }));
    events
}

/// One rule of every kind.
pub fn rules() -> BoxedStrategy<Vec<GroundEvent>> {
    let result = (select(Score::ALL), 1_u8..=3, select(Counts::ALL), 1_u8..=2);
    let watches = (select(Combine::ALL), select(Rounding::ALL), of(30_i64..60), select(CapMeans::ALL));
    let counts = select(&["1-1-1", "1-1-2", "2", "1-2-*", "1-1-1-*", "1"][..]);
    let order = (vec(select(TieBreak::ALL), 0..3), select(AfterTie::ALL), counts);
    (result, watches, order)
        .prop_map(|((score, attempts, counts, digits), (watches, rounding, cap, means), order)| {
            let rules = [
                Rule::Score(score),
                Rule::Attempts(attempts),
                Rule::Counts(counts),
                Rule::Precision(digits),
                Rule::Watches(watches),
                Rule::Rounding(rounding),
                Rule::Cap(cap.map(Lasting::seconds)),
                Rule::CapMeans(means),
                Rule::Ties(order.0),
                Rule::AfterTie(order.1),
                Rule::Prizes(prize_counts(order.2).unwrap()),
            ];
            let set = |rule| GroundEvent::RuleSet { discipline: "k".into(), rule };
            rules.into_iter().map(set).collect()
        })
        .boxed()
}

/// Everything that happened, and the same in another order.
pub fn happened() -> BoxedStrategy<(Vec<GroundEvent>, Vec<GroundEvent>)> {
    let all = (rules(), sheets()).prop_map(|(rules, sheets)| [rules, sheets].concat());
    all.prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())).boxed()
}

fn boards(day: &Day) -> Vec<Board> {
    day.boards().iter().map(|id| day.board(id).unwrap()).collect()
}

/// Ranks are a total preorder that follows the results, and every team stands on the board once.
fn is_a_ranking(board: &Board, after: AfterTie) -> Result<(), String> {
    let teams: BTreeSet<&TeamId> = board.places.iter().map(|place| &place.team).collect();
    if teams.len() != TEAMS || board.places.len() != TEAMS {
        return Err(format!("not every team stands on it once: {:?}", board.places));
    }
    let ranked: Vec<_> = board.places.iter().filter_map(|place| Some((place.rank?, place))).collect();
    let first_without = board.places.iter().position(|place| place.rank.is_none()).unwrap_or(TEAMS);
    if first_without != ranked.len() {
        return Err("a team without a rank stands above one with a rank".to_owned());
    }
    let distinct: BTreeSet<u32> = ranked.iter().map(|(rank, _)| *rank).collect();
    for (rank, place) in &ranked {
        let above = match after {
            AfterTie::Skipped => ranked.iter().filter(|(other, _)| other < rank).count(),
            AfterTie::NotSkipped => distinct.iter().filter(|other| *other < rank).count(),
        };
        if *rank as usize != above + 1 {
            return Err(format!("{} is {rank} with {above} above", place.team));
        }
        let same = ranked.iter().filter(|(other, _)| other == rank).count();
        if place.shared != (same > 1) {
            return Err(format!("{} shares its rank, or not: {same}", place.team));
        }
        let behind = |place: &Standing| Some((place.unfinished, place.result.map(Measure::key)?));
        let key = behind(place).ok_or("ranked without a result")?;
        for (other_rank, other) in &ranked {
            let other_key = behind(other).ok_or("ranked without a result")?;
            if key < other_key && rank >= other_rank {
                return Err(format!("{} is better than {} and not before it", place.team, other.team));
            }
            if key == other_key && rank != other_rank && (place.by.is_none() || other.by.is_none()) {
                return Err(format!("nothing separates {} from {}", place.team, other.team));
            }
            if rank == other_rank && place.prize != other.prize {
                return Err(format!("{} and {} share a rank, not a prize", place.team, other.team));
            }
        }
    }
    Ok(())
}

/// No grade has more winners than prizes, unless a tie that somebody decided to share covers it.
fn gives_no_more_than_there_are(board: &Board, shared: &[Vec<TeamId>]) -> Result<(), String> {
    for (index, grade) in board.grades.iter().enumerate() {
        let winners: BTreeSet<&TeamId> = board.winners(index).collect();
        let Some(count) = grade.count.map(|count| count as usize) else { continue };
        if winners.len() <= count {
            continue;
        }
        let covered = shared.iter().any(|tie| {
            let others = winners.iter().filter(|team| !tie.contains(team)).count();
            others < count && tie.iter().all(|team| winners.contains(team))
        });
        if !covered {
            return Err(format!("{}: {} of {count}: {:?}", grade.grade, winners.len(), board.places));
        }
    }
    Ok(())
}

/// A fraction, exactly.
#[derive(Clone, Copy)]
struct Exact(i128, i128);

impl Exact {
    /// The multiple of `unit` that the rounding makes of it.
    fn to(self, unit: i128, rounding: Rounding) -> i128 {
        let Self(n, d) = self;
        let steps = match rounding {
            Rounding::Truncate => n.div_euclid(d * unit),
            Rounding::Up => -(-n).div_euclid(d * unit),
            Rounding::HalfUp => (2 * n + d * unit).div_euclid(2 * d * unit),
        };
        steps * unit
    }
}

/// The watches of a run as one time, in milliseconds, as the rules are written.
fn one_time(run: &Run, rules: &Rules) -> Option<i128> {
    let unit = if rules.precision == 1 { 100 } else { 10 };
    let shown = |watch: u8| -> Option<i128> {
        Some(Exact(run.watch(watch)?.reading()?.0.into(), 1).to(10, rules.rounding))
    };
    let hands: Vec<i128> = (1..=9).filter_map(shown).collect();
    let mean = |all: &[i128]| Exact(all.iter().sum(), all.len() as i128);
    let exact = match rules.watches {
        Combine::ElectronicWithBackup => match shown(ELECTRONIC) {
            Some(time) => Exact(time, 1),
            None if hands.is_empty() => return None,
            None => mean(&hands),
        },
        _ if hands.is_empty() => Exact(shown(ELECTRONIC)?, 1),
        Combine::Single => Exact(hands[0], 1),
        Combine::Mean => mean(&hands),
        Combine::SlowerOfTwo => Exact(*hands[..hands.len().min(2)].iter().max()?, 1),
        Combine::MiddleOfThree => match hands[..] {
            [one] => Exact(one, 1),
            [a, b] => Exact(a.max(b), 1),
            [a, b, c, ..] => Exact(a + b + c - a.min(b).min(c) - a.max(b).max(c), 1),
            [] => return None,
        },
    };
    Some(exact.to(unit, rules.rounding))
}

/// What a run comes to by the rules as they are written; none where it has no result.
fn reckoned(run: &Run, rules: &Rules) -> (Option<i128>, Outcome) {
    let seen = |code: &str| run.faults.iter().filter(|fault| fault.code == code).count() as i128;
    let (mut added, mut taken, mut out) = (0, 0, false);
    for fault in &rules.faults {
        let times = seen(&fault.code).min(fault.max.map_or(i128::MAX, i128::from));
        match fault.costs {
            FaultCost::Time(time) => added += times * i128::from(time.0.num_milliseconds()),
            FaultCost::Points(points) => taken += times * i128::from(points.0),
            FaultCost::Seconds(time) => added += times * i128::from(time.0),
            FaultCost::Both(time, points) => {
                added += times * i128::from(time.0);
                taken += times * i128::from(points.0);
            }
            FaultCost::Bonus(time, points) => {
                added -= times * i128::from(time.0);
                taken -= times * i128::from(points.0);
            }
            FaultCost::Disqualified => out |= times > 0,
        }
    }
    let mut outcome = run.outcome;
    // The referee's word that it finished stands over what a judge saw.
    if outcome == Outcome::Finished && out && !run.ruled {
        outcome = Outcome::Disqualified;
    }
    let mut time = one_time(run, rules);
    if let Some(cap) = rules.cap.map(|cap| i128::from(cap.0.num_milliseconds())) {
        let late = time.is_some_and(|time| time > cap);
        match (rules.cap_means, outcome) {
            (CapMeans::DidNotFinish, Outcome::Finished) if late => outcome = Outcome::DidNotFinish,
            // It has the time of the cap, and stands behind whoever finished.
            (CapMeans::CappedTime, Outcome::DidNotFinish) if rules.score == Score::TimePlusPenalty => {
                return (Some(cap), outcome);
            }
            (CapMeans::CappedTime, _) if late => time = Some(cap),
            _ => {}
        }
    }
    let practice = run.points.map(|points| (i128::from(points.0) - taken).max(0));
    let net = match (rules.score, outcome) {
        (Score::TimePlusPenalty, Outcome::Finished) => time.map(|time| time + added),
        (_, Outcome::Finished) => practice,
        (Score::TheoryPlusPractice, Outcome::DidNotFinish) => Some(0),
        _ => None,
    };
    (net, outcome)
}

fn amount(measure: Measure) -> i128 {
    match measure {
        Measure::Time(time) => time.0.into(),
        Measure::Points(points) => points.0.into(),
        Measure::Ranks(ranks) => ranks.into(),
        Measure::Weighted(ranks) => ranks.0.into(),
    }
}

proptest! {
    #![proptest_config(cases(384))]
    #[test]
    fn ranks_are_a_total_preorder_whatever_the_order_of_entry((all, shuffled) in happened()) {
        let day = day_of(&all);
        for board in boards(&day) {
            let after = match &board.id {
                BoardId::Overall(_) => AfterTie::Skipped,
                _ => held(&day).rules().after_tie,
            };
            is_a_ranking(&board, after).map_err(|why| TestCaseError::fail(format!("{:?}: {why}", board.id)))?;
            gives_no_more_than_there_are(&board, &[]).map_err(TestCaseError::fail)?;
        }
        prop_assert_eq!(boards(&day), boards(&day_of(&shuffled)));
    }
}

proptest! {
    #![proptest_config(cases(256))]
    #[test]
    fn prizes_never_exceed_their_counts_but_by_a_decided_tie(
        (mut all, _) in happened(), share in vec(any::<bool>(), 8), seed in any::<u64>(),
    ) {
        let mut shared: Vec<(BoardId, Vec<TeamId>)> = Vec::new();
        for share in share {
            let day = day_of(&all);
            let tie = boards(&day).into_iter().find_map(|board| {
                Some((board.id.clone(), board.undecided().into_iter().next()?))
            });
            let Some((board, mut teams)) = tie else { break };
            if share {
                shared.push((board.clone(), teams.clone()));
            } else {
                teams.reverse();
            }
            let seed = (!share).then_some(seed);
            all.push(GroundEvent::TieDecided { board, teams, seed });
        }
        let day = day_of(&all);
        for board in boards(&day) {
            let own: Vec<_> =
                shared.iter().filter(|(id, _)| *id == board.id).map(|(_, teams)| teams.clone()).collect();
            gives_no_more_than_there_are(&board, &own).map_err(TestCaseError::fail)?;
            let after = match &board.id {
                BoardId::Overall(_) => AfterTie::Skipped,
                _ => held(&day).rules().after_tie,
            };
            is_a_ranking(&board, after).map_err(|why| TestCaseError::fail(format!("{:?}: {why}", board.id)))?;
        }
    }
}

proptest! {
    #![proptest_config(cases(512))]
    #[test]
    fn every_run_and_every_result_is_what_paper_and_pencil_make_of_it((all, _) in happened()) {
        let day = day_of(&all);
        let (held, rules) = (held(&day), held(&day).rules());
        for board in [BoardPart::Result, BoardPart::Practice] {
            let ranked = held.board(board).unwrap();
            for own in &held.teams {
                let mut nets = Vec::new();
                for attempt in 1..=rules.attempts {
                    let run = held.run(&own.id, attempt);
                    let (net, outcome) = run.map_or((None, Outcome::Finished), |run| reckoned(run, rules));
                    let worked = run.map(|run| held.work_out(&own.id, run));
                    prop_assert_eq!(worked.as_ref().and_then(|worked| worked.net).map(amount), net);
                    prop_assert_eq!(worked.map(|worked| worked.outcome).unwrap_or_default(), outcome);
                    nets.push((net, outcome));
                }
                let some = nets.iter().filter_map(|(net, _)| *net);
                let low = rules.low_wins();
                // An attempt that was finished is better than one that was not, whatever its time.
                let finished = |(_, outcome): &&(Option<i128>, Outcome)| *outcome == Outcome::Finished;
                let practice = match rules.counts {
                    Counts::Best if low => {
                        nets.iter().filter(finished).filter_map(|(net, _)| *net).min().or(some.min())
                    }
                    Counts::Best => some.max(),
                    Counts::Sum if nets.iter().all(|(net, _)| net.is_some()) => Some(some.sum()),
                    Counts::Sum => None,
                    Counts::Last => nets
                        .iter()
                        .rev()
                        .find(|(net, outcome)| net.is_some() || *outcome != Outcome::Finished)
                        .and_then(|(net, _)| *net),
                };
                let theory = held.answer(&own.id).map(|answer| i128::from(answer.points.0));
                let result = match (rules.score, board) {
                    (Score::TheoryPlusPractice, BoardPart::Result) => {
                        practice.zip(theory).map(|(practice, theory)| practice + theory)
                    }
                    _ => practice,
                };
                let place = ranked.place(&own.id).unwrap();
                prop_assert_eq!(place.result.map(amount), result, "{:?} of {}", board, own.id);
                if place.status == Status::Ranked {
                    prop_assert!(place.rank.is_some());
                } else {
                    prop_assert_eq!((place.rank, place.prize), (None, Allotted::Nothing));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(256))]
    #[test]
    fn a_rule_tried_out_shows_what_setting_it_brings((mut all, _) in happened(), rule in contests::rule()) {
        let (was, k) = (day_of(&all), "k".into());
        let tried = was.boards_under(&k, &rule);
        all.push(GroundEvent::RuleSet { discipline: k, rule });
        let set = day_of(&all);
        prop_assert!(tried.iter().any(|(before, _)| matches!(before.id, BoardId::Result(_))));
        for (before, after) in tried {
            prop_assert_eq!(was.board(&before.id), Some(before));
            prop_assert_eq!(set.board(&after.id), Some(after));
        }
    }
}

/// What is still to come: some of the attempts that nobody has begun, some answers not yet given.
fn to_come(day: &Day, later: Vec<GroundEvent>) -> Vec<GroundEvent> {
    let held = held(day);
    let answers = held.board(BoardPart::Theory).unwrap();
    let new = |event: &GroundEvent| match event {
        GroundEvent::Read { run, .. }
        | GroundEvent::Charged { run, .. }
        | GroundEvent::Scored { run, .. }
        | GroundEvent::Ruled { run, .. } => held.run(&run.team, run.attempt).is_none(),
        // Not of a team that was said not to have come at all.
        GroundEvent::Answered { team, .. } => answers.place(team).unwrap().status == Status::ToRun,
        _ => false,
    };
    later.into_iter().filter(new).collect()
}

proptest! {
    #![proptest_config(cases(512))]
    #[test]
    fn whoever_comes_first_in_the_end_was_said_to_be_able_to(
        rules in rules(), (now, later) in (sheets(), sheets()), whole in any::<bool>(),
    ) {
        let most = GroundEvent::RuleSet { discipline: "k".into(), rule: Rule::MaxPoints(Some(Points(1000))) };
        let mut all = [rules, vec![most], now].concat();
        let before = day_of(&all);
        all.extend(to_come(&before, if whole { later } else { Vec::new() }));
        let after = day_of(&all);
        for (then, board) in boards(&before).iter().zip(boards(&after)) {
            for place in board.places.iter().filter(|place| place.rank == Some(1)) {
                let was = then.place(&place.team).unwrap();
                prop_assert!(was.may_win, "{:?}: {:?} became {:?}", board.id, was, place);
            }
        }
    }
}

#[test]
fn a_journal_with_rules_that_no_command_could_set_brings_nothing_down() {
    let odd = [
        Rule::Attempts(0),
        Rule::Attempts(u8::MAX),
        Rule::Precision(0),
        Rule::Precision(u8::MAX),
        Rule::Lanes(Some(u32::MAX)),
        Rule::Cap(Some(Lasting::seconds(-60))),
        Rule::MaxPoints(Some(Points(-1))),
    ];
    for counts in Counts::ALL {
        for rule in &odd {
            let set = |rule: Rule| GroundEvent::RuleSet { discipline: "k".into(), rule };
            let run = AttemptId { discipline: "k".into(), team: team(0), attempt: 1 };
            let time = Some(RunTime::from_millis(42_310));
            let read = GroundEvent::Read { run, watch: 1, time };
            let day = day_of(&[set(Rule::Counts(*counts)), read, set(rule.clone())]);
            assert_eq!(boards(&day).first().map(|board| board.places.len()), Some(TEAMS), "{rule:?}");
        }
    }
}

proptest! {
    #![proptest_config(cases(2048))]
    #[test]
    fn times_and_points_are_read_back_as_they_are_written(
        millis in prop_oneof![0_i64..=86_400_000, 0_i64..70_000],
        hundredths in prop_oneof![0_i64..=100_000_000, 0_i64..2000],
        typed in "[0-9]{1,3}([:'][0-5][0-9])?([.,\"][0-9]{1,3})?",
    ) {
        let (time, points) = (RunTime::from_millis(millis), Points(hundredths));
        prop_assert_eq!(RunTime::parse(&time.to_string()), Some(time));
        prop_assert_eq!(RunTime::parse(&time.show(3)), Some(time));
        prop_assert_eq!(RunTime::parse(&time.show(1)), Some(RunTime::from_millis(millis - millis % 100)));
        prop_assert_eq!(Points::parse(&points.to_string()), Some(points));
        if let Some(time) = RunTime::parse(&typed) {
            prop_assert_eq!(RunTime::parse(&time.to_string()), Some(time), "{}", typed);
        }
        if let Some(points) = Points::parse(&typed) {
            prop_assert_eq!(Points::parse(&points.to_string()), Some(points), "{}", typed);
        }
    }
}
