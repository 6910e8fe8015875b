//! What a run comes to: watches, faults and points become one exact result.
//!
//! Each reading is first brought to hundredths of a second by the rounding of the rules, as a
//! judge would write it down; from what is written down everything else follows, so that whoever
//! disputes a result can reckon it again on paper. All of it is in whole numbers.

use std::fmt;

use super::Run;
use crate::agenda::{
    CapCounts, CapMeans, Combine, FaultCost, Marks, Outcome, Pace, Points, Rounding, Rules, RunTime, Score,
};

/// The number of the electronic watch.
pub const ELECTRONIC: u8 = 0;

/// A result, in its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// A time: the lower wins.
    Time(RunTime),
    /// Points: the higher win.
    Points(Points),
    /// A sum of ranks: the lower wins.
    Ranks(u32),
    /// A sum of weighted ranks, in hundredths: the lower wins.
    Weighted(Points),
}

impl Measure {
    /// The lower the better, whatever the unit.
    pub fn key(self) -> i64 {
        match self {
            Self::Time(time) => time.0,
            Self::Points(points) => -points.0,
            Self::Ranks(ranks) => i64::from(ranks),
            Self::Weighted(ranks) => ranks.0,
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(time) => time.fmt(f),
            Self::Points(points) => points.fmt(f),
            Self::Ranks(ranks) => ranks.fmt(f),
            Self::Weighted(ranks) => ranks.fmt(f),
        }
    }
}

/// A run, worked out. What it was made of stays beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// What each watch shows, by its number, to hundredths of a second.
    pub readings: Vec<(u8, RunTime)>,
    /// The watches as one time.
    pub time: Option<RunTime>,
    /// Fewer watches than the rules ask for have a reading.
    pub short: bool,
    /// Watches whose reading lies further from every other than the rules allow.
    pub astray: Vec<u8>,
    /// Time that the team was given, and that is taken off.
    pub head_start: RunTime,
    /// Time added for faults.
    pub penalty: RunTime,
    /// Points given by the judges.
    pub points: Option<Points>,
    /// Points for seconds under a set time, less than nothing for those over it.
    pub paced: Option<Points>,
    /// Points taken for faults.
    pub errors: Points,
    /// How many faults were seen.
    pub faults: u32,
    /// The cap, where the time with its penalties was over it.
    pub capped: Option<RunTime>,
    /// How it ended: as ruled, by a fault that disqualifies, or by the time cap.
    pub outcome: Outcome,
    /// What counts; none while something is missing, or when it does not count.
    pub net: Option<Measure>,
}

impl Worked {
    /// It did not finish and has a time all the same, that of the rules.
    pub fn is_unfinished(&self) -> bool {
        self.outcome == Outcome::DidNotFinish && matches!(self.net, Some(Measure::Time(_)))
    }

    /// Nothing more is to come: it has a result, or ended without one.
    pub fn is_over(&self) -> bool {
        self.net.is_some() || self.outcome != Outcome::Finished
    }
}

/// By which book a result is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Book {
    /// As the rules are written.
    AsWritten,
    /// As before a few of them were read right: a ruled "did not finish" took the cap as if it had
    /// finished, "fewer faults" counted those that cost something, and a ruling of "finished" did
    /// not reach a fault that disqualifies. Only for what was signed then.
    AsBefore,
}

/// What the faults of a run come to.
#[derive(Default)]
struct Faults {
    penalty: RunTime,
    errors: Points,
    seen: u32,
    counted: u32,
    out: bool,
}

fn faults(run: &Run, rules: &Rules, book: Book) -> Faults {
    let mut sum = Faults::default();
    for rule in &rules.faults {
        let mut seen = 0_usize;
        let most = rule.max.and_then(|max| usize::try_from(max).ok()).unwrap_or(usize::MAX);
        for _ in run.faults.iter().filter(|charged| charged.code == rule.code) {
            let cost = rule.cost_at(seen);
            if seen < most {
                sum.penalty = sum.penalty + cost.time();
                sum.errors = sum.errors + cost.points();
                sum.out |= cost == FaultCost::Disqualified;
            }
            seen += 1;
        }
        if !rule.costs.is_bonus() {
            sum.seen = sum.seen.saturating_add(u32::try_from(seen).unwrap_or(u32::MAX));
            sum.counted = sum.counted.saturating_add(u32::try_from(seen.min(most)).unwrap_or(u32::MAX));
        }
    }
    // The referee's word that it finished stands over a fault that would put it out.
    sum.out &= book == Book::AsBefore || !run.is_acquitted();
    sum
}

/// The marks of several judges as one, by the rounding of the rules.
fn marked(run: &Run, rules: &Rules) -> Option<Points> {
    let mut marks: Vec<i64> = run.marks.iter().map(|mark| mark.points.0).collect();
    if rules.reckoning.marks == Marks::WithoutExtremes && marks.len() > 2 {
        marks.sort_unstable();
        marks.pop();
        marks.remove(0);
    }
    let of = i64::try_from(marks.len()).ok().filter(|of| *of > 0)?;
    Some(Points(rounded(RunTime(marks.iter().sum()), of, 1, rules.rounding).0))
}

/// Points for the seconds under (positive) or over (negative) a set time.
fn paced(time: RunTime, pace: Pace, rounding: Rounding) -> Points {
    let under = (pace.set - time).0;
    let (per, sign) = if under >= 0 { (pace.under, 1) } else { (pace.over, -1) };
    let hundredths = RunTime(per.0.saturating_mul(under.abs()));
    Points(sign * rounded(hundredths, 1000, 1, rounding).0)
}

/// Works a run out by the rules, of a team that is given nothing.
#[cfg(test)]
pub fn work_out(run: &Run, rules: &Rules, book: Book) -> Worked {
    work_out_of(run, rules, RunTime::default(), book)
}

/// Works a run out by the rules, of a team that is given so much time.
pub fn work_out_of(run: &Run, rules: &Rules, head_start: RunTime, book: Book) -> Worked {
    let more = &rules.reckoning;
    let readings = readings(run, rules);
    let astray = astray(&readings, rules);
    let combined = combine(&readings, rules);
    let short = combined.is_some_and(|(_, short)| short);
    let mut time = combined.map(|(time, _)| time);
    let Faults { penalty, errors, seen, counted, out } = faults(run, rules, book);
    let mut outcome = run.outcome;
    if out && outcome == Outcome::Finished {
        outcome = Outcome::Disqualified;
    }
    let mut capped = None;
    // A time of its own for whoever failed; the cap stands in for it where none is written.
    let mut unfinished = (outcome == Outcome::DidNotFinish).then_some(more.failed).flatten();
    if let Some(cap) = rules.cap.map(|cap| RunTime(cap.0.num_milliseconds())) {
        let with_penalties = more.cap_counts == CapCounts::AfterPenalties;
        let against = time.map(|time| if with_penalties { time - head_start + penalty } else { time });
        let over = against.is_some_and(|against| against > cap);
        match rules.cap_means {
            CapMeans::DidNotFinish if over && outcome == Outcome::Finished => {
                outcome = Outcome::DidNotFinish;
                unfinished = more.failed;
            }
            CapMeans::CappedTime if outcome == Outcome::DidNotFinish && book == Book::AsWritten => {
                unfinished = unfinished.or(Some(cap));
            }
            CapMeans::CappedTime if over && with_penalties => capped = Some(cap),
            CapMeans::CappedTime if over || outcome == Outcome::DidNotFinish => {
                time = Some(cap);
                if outcome == Outcome::DidNotFinish {
                    outcome = Outcome::Finished;
                }
            }
            _ => {}
        }
    }
    let runs = run.watches.iter().any(super::Watch::is_running);
    let own = |time: RunTime| RunTime((time - head_start).0.max(0));
    let paced = more.pace.zip(time.map(own)).map(|(pace, time)| paced(time, pace, rules.rounding));
    let given = marked(run, rules).or(run.points);
    let begun = time.is_some() || run.ruled || !run.faults.is_empty();
    let given = given.or(more.start_points.filter(|_| begun));
    let waits = more.pace.is_some() && paced.is_none();
    let practice =
        |points: Points| Measure::Points(Points((points + paced.unwrap_or_default() - errors).0.max(0)));
    let timed = |time: RunTime| Measure::Time(RunTime((own(time) + penalty).0.max(0)));
    let net = match (rules.score, outcome) {
        _ if runs => None,
        (Score::TimePlusPenalty, Outcome::Finished) => capped.map(Measure::Time).or(time.map(timed)),
        (Score::TimePlusPenalty, Outcome::DidNotFinish) => unfinished.map(Measure::Time),
        (_, Outcome::Finished) if waits => None,
        (_, Outcome::Finished) => given.map(practice),
        // Who does not finish the practice has no points for it; the theory still counts.
        (Score::TheoryPlusPractice, Outcome::DidNotFinish) => Some(Measure::Points(Points(0))),
        _ => None,
    };
    let faults = if book == Book::AsWritten { seen } else { counted };
    Worked {
        readings,
        time,
        short,
        astray,
        head_start,
        penalty,
        points: given,
        paced,
        errors,
        faults,
        capped,
        outcome,
        net,
    }
}

/// What each watch shows, by its number, to hundredths of a second.
fn readings(run: &Run, rules: &Rules) -> Vec<(u8, RunTime)> {
    let written = |time| written_down(time, rules);
    let counts = run.watches.iter().filter(|watch| watch.left_out.is_none());
    counts.filter_map(|watch| Some((watch.number, written(watch.reading()?)))).collect()
}

/// Watches whose reading lies further from every other than the rules allow. Of two that disagree
/// both are: nobody knows which is right.
fn astray(readings: &[(u8, RunTime)], rules: &Rules) -> Vec<u8> {
    let Some(limit) = rules.watch_limit else { return Vec::new() };
    let far = |(number, time): &&(u8, RunTime)| {
        let mut others = readings.iter().filter(|(other, _)| other != number).peekable();
        others.peek().is_some() && others.all(|(_, other)| (other.0 - time.0).abs() > limit.0)
    };
    readings.iter().filter(far).map(|(number, _)| *number).collect()
}

/// The watches of a run as one time, and nothing else: no fault, no ruling, no cap.
pub fn clocked(run: &Run, rules: &Rules) -> Option<RunTime> {
    combine(&readings(run, rules), rules).map(|(time, _)| time)
}

/// A reading in hundredths of a second, by the rounding of the rules.
pub fn written_down(reading: RunTime, rules: &Rules) -> RunTime {
    rounded(reading, 1, 10, rules.rounding)
}

/// Several watches as one time, at the precision of the rules, and whether any was missing.
///
/// The mean is that of every watch. Otherwise a watch beyond those that the rules ask for stands in
/// for one that failed. Of three watches of
/// which only two have a reading the slower counts (source 39 of the domain notes); where the
/// electronic watch has none, the mean of the hand watches does (source 43).
fn combine(readings: &[(u8, RunTime)], rules: &Rules) -> Option<(RunTime, bool)> {
    let electronic = readings.iter().find(|(number, _)| *number == ELECTRONIC).map(|(_, time)| time.0);
    let mut hands: Vec<i64> =
        readings.iter().filter(|(number, _)| *number != ELECTRONIC).map(|(_, time)| time.0).collect();
    let unit = match rules.precision {
        0 => 1000,
        1 => 100,
        _ => 10,
    };
    let exact = |sum: i64, of: i64| rounded(RunTime(sum), of, unit, rules.rounding);
    let count = usize::from(rules.watch_count());
    let short = hands.len() < count;
    let mean = |hands: &[i64]| exact(hands.iter().sum(), i64::try_from(hands.len()).unwrap_or(1));
    if hands.is_empty() && rules.watches != Combine::ElectronicWithBackup {
        // Timed electronically although the rules ask for hands: that is the time there is.
        return electronic.map(|time| (exact(time, 1), true));
    }
    let time = match rules.watches {
        Combine::ElectronicWithBackup => match electronic {
            Some(time) => return Some((exact(time, 1), false)),
            None if hands.is_empty() => return None,
            None => return Some((mean(&hands), short)),
        },
        Combine::Mean => mean(&hands),
        Combine::Single | Combine::SlowerOfTwo => {
            hands.truncate(count);
            exact(hands.iter().copied().max()?, 1)
        }
        Combine::MiddleOfThree => {
            hands.truncate(count);
            hands.sort_unstable();
            exact(*hands.get(hands.len() / 2)?, 1)
        }
    };
    Some((time, short))
}

/// `sum / of`, brought to a multiple of `unit` milliseconds.
fn rounded(sum: RunTime, of: i64, unit: i64, rounding: Rounding) -> RunTime {
    let step = of.max(1) * unit;
    let sum = sum.0.max(0);
    let steps = match rounding {
        Rounding::HalfUp => (2 * sum + step) / (2 * step),
        Rounding::Up => (sum + step - 1) / step,
        Rounding::Truncate => sum / step,
    };
    RunTime(steps * unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::Lasting;

    fn times(texts: &[&str]) -> Vec<(u8, RunTime)> {
        (1..).zip(texts.iter().map(|text| RunTime::parse(text).unwrap())).collect()
    }

    fn combined(watches: Combine, rounding: Rounding, precision: u8, texts: &[&str]) -> String {
        let rules = Rules { watches, rounding, precision, ..Rules::default() };
        combine(&times(texts), &rules).map_or("-".to_owned(), |(time, short)| {
            format!("{}{}", time.show(u32::from(precision)), if short { " thiếu" } else { "" })
        })
    }

    #[test]
    fn domain_notes_4_every_way_of_combining_watches() {
        use Combine::{ElectronicWithBackup, Mean, MiddleOfThree, Single, SlowerOfTwo};
        use Rounding::{HalfUp, Truncate, Up};
        for (watches, rounding, precision, texts, expected) in [
            (Single, HalfUp, 2, &["42,31"][..], "42,31"),
            (Mean, HalfUp, 2, &["42,31", "42,48"], "42,40"),
            (Mean, Up, 2, &["42,31", "42,48"], "42,40"),
            (Mean, Truncate, 2, &["42,31", "42,48"], "42,39"),
            (Mean, HalfUp, 1, &["42,31", "42,48"], "42,4"),
            (Mean, HalfUp, 2, &["42,31"], "42,31 thiếu"),
            (SlowerOfTwo, HalfUp, 2, &["42,31", "42,48"], "42,48"),
            (SlowerOfTwo, Up, 1, &["42,31", "42,41"], "42,5"),
            (SlowerOfTwo, Truncate, 1, &["42,31", "42,49"], "42,4"),
            // A third watch only stands in.
            (SlowerOfTwo, HalfUp, 2, &["42,31", "42,48", "50,00"], "42,48"),
            // Athletics by hand [39]: three, the middle; two, the slower.
            (MiddleOfThree, Up, 1, &["42,31", "42,48", "42,30"], "42,4"),
            (MiddleOfThree, HalfUp, 2, &["42,31", "42,48", "42,30"], "42,31"),
            (MiddleOfThree, HalfUp, 2, &["42,31", "42,48"], "42,48 thiếu"),
            (MiddleOfThree, HalfUp, 2, &["42,31"], "42,31 thiếu"),
            // Kuppelcup [43]: where the electronic time fails, the mean of the hand times.
            (ElectronicWithBackup, HalfUp, 2, &["42,31", "42,48"], "42,40"),
            (Mean, HalfUp, 2, &[], "-"),
        ] {
            assert_eq!(
                combined(watches, rounding, precision, texts),
                expected,
                "{watches:?} {rounding:?} {texts:?}"
            );
        }
        let rules = Rules { watches: ElectronicWithBackup, ..Rules::default() };
        let with = [(ELECTRONIC, RunTime(42_350)), (1, RunTime(42_310)), (2, RunTime(42_480))];
        assert_eq!(combine(&with, &rules), Some((RunTime(42_350), false)));
    }

    #[test]
    fn a_reading_in_thousandths_is_written_down_in_hundredths_first() {
        // 42,314 and 42,486 are written 42,31 and 42,49: whoever reckons from those gets 42,40.
        let texts = ["42,314", "42,486"];
        let run = super::super::run::tests::run_of(&texts, &[]);
        let rules = Rules { watches: Combine::Mean, ..Rules::default() };
        let worked = work_out(&run, &rules, Book::AsWritten);
        assert_eq!(worked.readings, [(1, RunTime(42_310)), (2, RunTime(42_490))]);
        assert_eq!(worked.time, Some(RunTime(42_400)));
    }

    #[test]
    fn a_third_reading_of_49_90_beside_42_31_and_42_48_is_astray() {
        let worked = |readings: &[&str], limit: Option<i64>| {
            let rules = Rules { watches: Combine::Mean, watch_limit: limit.map(RunTime), ..Rules::default() };
            work_out(&super::super::run::tests::run_of(readings, &[]), &rules, Book::AsWritten).astray
        };
        assert_eq!(worked(&["42,31", "42,48", "49,90"], Some(500)), [3]);
        assert!(
            worked(&["42,31", "42,81"], Some(500)).is_empty(),
            "half a second apart is within half a second"
        );
        assert_eq!(worked(&["42,31", "42,82"], Some(500)), [1, 2]);
        assert!(worked(&["42,31", "49,90"], None).is_empty());
        assert!(worked(&["42,31"], Some(500)).is_empty());
    }

    #[test]
    fn a_reading_that_is_left_out_stays_on_the_sheet_and_out_of_the_mean() {
        // (42,31 + 42,48) / 2 = 42,395 → 42,40; with 49,90 it would be 44,90.
        let mut run = super::super::run::tests::run_of(&["42,31", "42,48", "49,90"], &[]);
        let rules = Rules { watches: Combine::Mean, ..Rules::default() };
        assert_eq!(work_out(&run, &rules, Book::AsWritten).time, Some(RunTime(44_900)));
        run.watch_mut(3).left_out = Some("bấm nhầm".to_owned());
        assert_eq!(work_out(&run, &rules, Book::AsWritten).time, Some(RunTime(42_400)));
        assert!(work_out(&run, &rules, Book::AsWritten).astray.is_empty());
        assert_eq!(run.watch(3).and_then(super::super::Watch::reading), Some(RunTime(49_900)));
    }

    #[test]
    fn tfa_austria_45_ten_seconds_a_fault_and_four_minutes_at_most() {
        let rules = Rules::of(crate::agenda::RuleSet::TenSecondFaults);
        let net = |text: &str, faults: &[&str]| {
            work_out(&super::super::run::tests::run_of(&[text], faults), &rules, Book::AsWritten)
                .net
                .unwrap()
                .to_string()
        };
        assert_eq!(net("3:10,00", &["1", "1"]), "3:30,00");
        assert_eq!(net("4:12,50", &[]), "4:00,00");
    }

    #[test]
    fn petrolimex_son_la_31_the_cap_of_120_seconds() {
        let rules = Rules { cap: Some(Lasting::seconds(120)), ..Rules::default() };
        let worked =
            |text: &str| work_out(&super::super::run::tests::run_of(&[text], &[]), &rules, Book::AsWritten);
        assert_eq!(worked("2:00,00").net, Some(Measure::Time(RunTime(120_000))), "within the cap");
        assert_eq!(worked("2:00,01").outcome, Outcome::DidNotFinish);
        assert_eq!(worked("2:00,01").net, None);
    }
}
