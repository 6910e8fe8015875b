//! The sets of rules that are ready-made, from which a discipline may begin.

use super::contest::{PrizeGrade, Rules, Theory, prize_counts};
use super::measure::{Points, RunTime};
use super::reckoning::{Criterion, FaultCost, FaultRule, Pace, Reckoning};
use super::terms::{CapMeans, Combine, Counts, Marks, Rounding, RuleSet, Score, TieBreak};
use super::time::Lasting;

impl Rules {
    /// A ready-made set.
    pub fn of(set: RuleSet) -> Self {
        let plain = Self::default();
        match set {
            RuleSet::ThreeWatches => {
                Self { watches: Combine::MiddleOfThree, precision: 1, rounding: Rounding::Up, ..plain }
            }
            RuleSet::TwoWatches => {
                Self { watches: Combine::SlowerOfTwo, precision: 1, rounding: Rounding::Up, ..plain }
            }
            RuleSet::TwoRuns => Self {
                watches: Combine::ElectronicWithBackup,
                attempts: 2,
                counts: Counts::Best,
                ties: vec![TieBreak::BetterOtherAttempt, TieBreak::Shared],
                ..plain
            },
            RuleSet::TenSecondFaults => Self {
                cap: Some(Lasting::minutes(4)),
                cap_means: CapMeans::CappedTime,
                faults: vec![FaultRule {
                    code: "1".to_owned(),
                    text: "Lỗi kỹ thuật".to_owned(),
                    costs: FaultCost::Time(Lasting::seconds(10)),
                    then: Vec::new(),
                    max: None,
                }],
                ..plain
            },
            RuleSet::FailedStation => {
                let failed = Some(RunTime::from_millis(480_000));
                Self {
                    reckoning: Reckoning { failed, ..Reckoning::default() },
                    ..Self::of(RuleSet::TenSecondFaults)
                }
            }
            RuleSet::FiveHundred => Self {
                score: Score::PointsMinusErrors,
                precision: 0,
                reckoning: Reckoning {
                    start_points: Some(Points(50_000)),
                    pace: Some(Pace { over: Points(100), ..Pace::default() }),
                    ..Reckoning::default()
                },
                ties: vec![TieBreak::FewerFaults, TieBreak::BetterTime, TieBreak::Shared],
                ..plain
            },
            RuleSet::HundredLessFaults => Self {
                score: Score::PointsMinusErrors,
                reckoning: Reckoning { start_points: Some(Points(10_000)), ..Reckoning::default() },
                ties: vec![TieBreak::FewerFaults, TieBreak::BetterTime, TieBreak::Shared],
                ..plain
            },
            RuleSet::JudgesMarks => Self {
                score: Score::PointsMinusErrors,
                max_points: Some(Points(1000)),
                reckoning: Reckoning { marks: Marks::WithoutExtremes, ..Reckoning::default() },
                ..plain
            },
            RuleSet::CriteriaMarks => Self {
                score: Score::PointsMinusErrors,
                reckoning: Reckoning { criteria: usual_criteria(), ..Reckoning::default() },
                ..plain
            },
            RuleSet::BestThreeOfFour => Self {
                attempts: 4,
                counts: Counts::Sum,
                reckoning: Reckoning { individuals: Some(3), ..Reckoning::default() },
                ..plain
            },
            RuleSet::Relay => Self {
                prepare: Some(Lasting::seconds(90)),
                watches: Combine::Mean,
                cap: Some(Lasting::minutes(2)),
                ties: vec![TieBreak::FewerFaults, TieBreak::Shared],
                ..plain
            },
            RuleSet::TheoryAndPractice => Self {
                score: Score::TheoryPlusPractice,
                cap: Some(Lasting::seconds(120)),
                ties: vec![TieBreak::FewerFaults, TieBreak::BetterPractice, TieBreak::BetterTheory],
                prizes: prize_counts("1-2-3-4").unwrap_or_default(),
                practice_prizes: best_of("Thực hành tốt nhất"),
                theory: Some(Theory {
                    prepare: Some(Lasting::seconds(15)),
                    answer: Some(Lasting::seconds(60)),
                    prizes: best_of("Lý thuyết tốt nhất"),
                    ..Theory::default()
                }),
                ..plain
            },
        }
    }
}

/// What judges of a parade or a propaganda part usually mark; any other stands in the agenda.
fn usual_criteria() -> Vec<Criterion> {
    let usual = [("Nội dung", 4000), ("Hình thức", 3000), ("Tác phong", 2000), ("Thời gian", 1000)];
    usual.map(|(title, most)| Criterion { title: title.to_owned(), most: Points(most) }).to_vec()
}

fn best_of(grade: &str) -> Vec<PrizeGrade> {
    vec![PrizeGrade { grade: grade.to_owned(), count: Some(1), ..PrizeGrade::default() }]
}
