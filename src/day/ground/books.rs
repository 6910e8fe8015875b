//! Worked examples: each rule that is run in the field, reckoned by hand in the test's name.

use super::result::{Book, work_out, work_out_of};
use super::run::tests::run_of;
use super::{JudgeMark, Worked};
use crate::agenda::{
    CapCounts, CapMeans, FaultCost, FaultRule, Lasting, Marks, Outcome, Pace, Points, Reckoning, Rounding,
    RuleSet, Rules, RunTime, Score,
};

fn worked(reading: &str, faults: &[&str], rules: &Rules) -> Worked {
    let readings: Vec<&str> = Some(reading).filter(|reading| !reading.is_empty()).into_iter().collect();
    work_out(&run_of(&readings, faults), rules, Book::AsWritten)
}

fn net(reading: &str, faults: &[&str], rules: &Rules) -> String {
    worked(reading, faults, rules).net.map_or("-".to_owned(), |net| net.to_string())
}

fn fault(code: &str, costs: FaultCost) -> FaultRule {
    FaultRule { code: code.to_owned(), text: "Lỗi".to_owned(), costs, then: Vec::new(), max: None }
}

fn points(reckoning: Reckoning) -> Rules {
    Rules { score: Score::PointsMinusErrors, reckoning, ..Rules::default() }
}

#[test]
fn five_hundred_less_43_seconds_less_10_is_447() {
    // 42,6 s counts as 43 (half up, whole seconds): 500 − 43 − 10 = 447.
    let rules =
        Rules { faults: vec![fault("1", FaultCost::Points(Points(500)))], ..Rules::of(RuleSet::FiveHundred) };
    assert_eq!(net("42,6", &["1", "1"], &rules), "447");
    // To hundredths: 500 − 42,35 − 10 = 447,65.
    let exact = Rules { precision: 2, ..rules };
    assert_eq!(net("42,35", &["1", "1"], &exact), "447,65");
}

#[test]
fn one_hundred_less_6_and_2_is_92_and_nobody_types_100() {
    let rules = Rules {
        faults: vec![fault("1", FaultCost::Points(Points(300))), fault("2", FaultCost::Points(Points(200)))],
        ..Rules::of(RuleSet::HundredLessFaults)
    };
    assert_eq!(net("", &["1", "2", "1"], &rules), "92");
    assert_eq!(net("", &[], &rules), "-", "nobody has run");
    let mut faultless = run_of(&[], &[]);
    faultless.ruled = true;
    assert_eq!(work_out(&faultless, &rules, Book::AsWritten).net.unwrap().to_string(), "100");
}

#[test]
fn half_a_point_for_each_second_under_60_and_1_for_each_over() {
    let pace = Some(Pace { set: RunTime(60_000), under: Points(50), over: Points(100) });
    let rules = points(Reckoning { start_points: Some(Points(10_000)), pace, ..Reckoning::default() });
    // 10 s under: 100 + 10 × 0,5 = 105; 4,5 s over: 100 − 4,5 = 95,5.
    assert_eq!(net("50", &[], &rules), "105");
    assert_eq!(net("64,5", &[], &rules), "95,5");
    // 0,33 s under are 0,165 points: half up 0,17, cut off 0,16.
    assert_eq!(net("59,67", &[], &rules), "100,17");
    let cut = Rules { rounding: Rounding::Truncate, ..rules };
    assert_eq!(net("59,67", &[], &cut), "100,16");
}

#[test]
fn tfa_45_a_failed_station_is_8_minutes_beside_a_cap_of_4() {
    let rules = Rules::of(RuleSet::FailedStation);
    // 4:12,50 is capped at 4:00, and with one fault 4:10.
    assert_eq!(net("4:12,50", &["1"], &rules), "4:10,00");
    let mut failed = run_of(&["3:10,00"], &[]);
    failed.outcome = Outcome::DidNotFinish;
    let worked = work_out(&failed, &rules, Book::AsWritten);
    assert_eq!(worked.net.unwrap().to_string(), "8:00,00");
    assert!(worked.is_unfinished(), "the sheet shows the ruling");
}

#[test]
fn a_cap_of_60_before_penalties_gives_70_and_after_them_60() {
    // 58 + 12 = 70: the time run is within the cap, the time with its penalties is not.
    let rules = |cap_counts, cap_means| Rules {
        cap: Some(Lasting::seconds(60)),
        cap_means,
        faults: vec![fault("1", FaultCost::Time(Lasting::seconds(12)))],
        reckoning: Reckoning { cap_counts, ..Reckoning::default() },
        ..Rules::default()
    };
    assert_eq!(net("58", &["1"], &rules(CapCounts::BeforePenalties, CapMeans::CappedTime)), "1:10,00");
    assert_eq!(net("58", &["1"], &rules(CapCounts::AfterPenalties, CapMeans::CappedTime)), "1:00,00");
    assert_eq!(net("58", &["1"], &rules(CapCounts::BeforePenalties, CapMeans::DidNotFinish)), "1:10,00");
    assert_eq!(net("58", &["1"], &rules(CapCounts::AfterPenalties, CapMeans::DidNotFinish)), "-");
}

#[test]
fn two_faults_of_2_5_seconds_on_42_31_are_47_31_and_a_bonus_of_1_5_takes_them_to_45_81() {
    let faults = vec![
        fault("1", FaultCost::Seconds(RunTime(2500))),
        fault("T", FaultCost::Bonus(RunTime(1500), Points(0))),
    ];
    let rules = Rules { faults, ..Rules::default() };
    assert_eq!(net("42,31", &["1", "1"], &rules), "47,31");
    assert_eq!(net("42,31", &["1", "1", "T"], &rules), "45,81");
    assert_eq!(worked("42,31", &["1", "1", "T"], &rules).faults, 2, "a bonus is no fault");
}

#[test]
fn a_fault_that_costs_5_then_10_then_puts_out_is_55_and_out() {
    let mut escalates = fault("1", FaultCost::Time(Lasting::seconds(5)));
    escalates.then = vec![FaultCost::Time(Lasting::seconds(10)), FaultCost::Disqualified];
    let rules = Rules { faults: vec![escalates], ..Rules::default() };
    assert_eq!(net("40", &["1"], &rules), "45,00");
    assert_eq!(net("40", &["1", "1"], &rules), "55,00");
    assert_eq!(worked("40", &["1", "1", "1"], &rules).outcome, Outcome::Disqualified);
}

#[test]
fn a_fault_of_5_seconds_and_2_points_costs_what_the_scoring_reckons_in() {
    let faults = vec![fault("1", FaultCost::Both(RunTime(5000), Points(200)))];
    assert_eq!(net("40", &["1"], &Rules { faults: faults.clone(), ..Rules::default() }), "45,00");
    let start_points = Some(Points(10_000));
    let scored = Rules { faults, ..points(Reckoning { start_points, ..Reckoning::default() }) };
    assert_eq!(net("", &["1"], &scored), "98");
}

#[test]
fn marks_9_5_and_9_and_8_and_7_5_are_8_5_on_the_mean_and_8_5_without_the_extremes_9_9_9_1_are_9() {
    let marked = |marks: &[i64], marks_mean| {
        let mut run = run_of(&[], &[]);
        run.marks = (1..)
            .zip(marks)
            .map(|(judge, points)| JudgeMark::of(i32::to_string(&judge), Points(*points)))
            .collect();
        let rules = points(Reckoning { marks: marks_mean, ..Reckoning::default() });
        work_out(&run, &rules, Book::AsWritten).net.map_or("-".to_owned(), |net| net.to_string())
    };
    assert_eq!(marked(&[950, 900, 800, 750], Marks::Mean), "8,5");
    assert_eq!(marked(&[950, 900, 800, 750], Marks::WithoutExtremes), "8,5");
    assert_eq!(marked(&[900, 900, 900, 100], Marks::Mean), "7");
    assert_eq!(marked(&[900, 900, 900, 100], Marks::WithoutExtremes), "9");
    // Two judges: there is nobody to drop. 9 + 8 + 8 = 25 / 3 = 8,333… → 8,33.
    assert_eq!(marked(&[900, 800], Marks::WithoutExtremes), "8,5");
    assert_eq!(marked(&[900, 800, 800], Marks::Mean), "8,33");
    assert_eq!(marked(&[], Marks::Mean), "-");
}

#[test]
fn a_time_of_42_31_is_42_in_whole_seconds_and_43_rounded_up() {
    let rules = |rounding| Rules { precision: 0, rounding, ..Rules::default() };
    assert_eq!(net("42,31", &[], &rules(Rounding::HalfUp)), "42,00");
    assert_eq!(net("42,31", &[], &rules(Rounding::Up)), "43,00");
    assert_eq!(net("42,99", &[], &rules(Rounding::Truncate)), "42,00");
}

#[test]
fn a_ruling_of_finished_stands_over_the_fault_that_would_put_the_team_out() {
    let rules = Rules { faults: vec![fault("1", FaultCost::Disqualified)], ..Rules::default() };
    let mut run = run_of(&["40"], &["1"]);
    assert_eq!(work_out(&run, &rules, Book::AsWritten).outcome, Outcome::Disqualified);
    run.ruled = true;
    assert_eq!(work_out(&run, &rules, Book::AsWritten).net.unwrap().to_string(), "40,00");
}

#[test]
fn fewer_faults_counts_12_where_4_of_them_cost() {
    let mut capped = fault("1", FaultCost::Points(Points(500)));
    capped.max = Some(4);
    let start_points = Some(Points(10_000));
    let rules = Rules { faults: vec![capped], ..points(Reckoning { start_points, ..Reckoning::default() }) };
    let worked = worked("", &["1"; 12], &rules);
    assert_eq!((worked.net.unwrap().to_string(), worked.faults), ("80".to_owned(), 12));
}

#[test]
fn criteria_4_3_2_and_3_5_3_1_5_are_9_and_8_and_their_mean_8_5() {
    let rules = points(Reckoning::default());
    let mut run = run_of(&[], &[]);
    let sheet = |judge: &str, marks: &[i64]| {
        JudgeMark::by_criteria(judge, marks.iter().map(|mark| Points(*mark)).collect())
    };
    run.marks = vec![sheet("1", &[400, 300, 200]), sheet("2", &[350, 300, 150])];
    assert_eq!(run.marks[1].said(), "2 3,5 + 3 + 1,5 = 8");
    assert_eq!(work_out(&run, &rules, Book::AsWritten).net.unwrap().to_string(), "8,5");
    // Of 9, 8, 8 and 5 without the highest and the lowest: 8.
    run.marks.extend([sheet("3", &[300, 300, 200]), sheet("4", &[200, 200, 100])]);
    let rules = points(Reckoning { marks: Marks::WithoutExtremes, ..Reckoning::default() });
    assert_eq!(work_out(&run, &rules, Book::AsWritten).net.unwrap().to_string(), "8");
}

#[test]
fn given_10_seconds_52_31_is_42_31_and_with_a_fault_of_5_is_47_31() {
    let faults = vec![fault("1", FaultCost::Time(Lasting::seconds(5)))];
    let rules = Rules { faults, cap: Some(Lasting::seconds(60)), ..Rules::default() };
    let net = |reading: &str, faults: &[&str]| {
        let worked = work_out_of(&run_of(&[reading], faults), &rules, RunTime(10_000), Book::AsWritten);
        worked.net.map_or("-".to_owned(), |net| net.to_string())
    };
    assert_eq!(net("52,31", &[]), "42,31");
    assert_eq!(net("52,31", &["1"]), "47,31");
    // The cap is held against what was run, and nobody has less than nothing.
    assert_eq!(net("61", &[]), "-");
    assert_eq!(net("8", &[]), "0,00");
}
