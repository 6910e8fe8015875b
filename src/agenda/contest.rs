//! A contest as written: teams, disciplines, and the rules of each.
//!
//! No scoring annex of the national điều lệ was found, and provinces differ (domain notes §4): so
//! every rule is data, and [`RuleSet`] has the documented variants to begin from.

use serde::{Deserialize, Serialize};

use super::measure::{Points, RunTime};
use super::reckoning::{FaultRule, Pace, Reckoning};
use super::terms::{
    AfterTie, CapCounts, CapMeans, Combine, Counts, Marks, Missing, OfficialRole, Rounding, RuleSet, Score,
    TieBreak,
};
use super::time::Lasting;
use super::types::{DisciplineId, TeamId};

/// Two people who press at one moment are not half a second apart; no rule book that was found
/// names a number.
const WATCH_LIMIT: RunTime = RunTime(500);

/// The most attempts of one team.
pub const MOST_ATTEMPTS: u8 = 3;
/// The most of a team that run each for themselves.
pub const MOST_MEMBERS: u8 = 12;

/// A contest (hội thi, hội thao).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contest {
    /// The rules in force (điều lệ).
    pub rules_ref: Option<String>,
    /// Officials.
    pub officials: Vec<Official>,
    /// Teams, in the order written.
    pub teams: Vec<Team>,
    /// What is contested.
    pub disciplines: Vec<Discipline>,
    /// Prizes over all disciplines by the sum of ranks (toàn đoàn).
    pub overall: Vec<PrizeGrade>,
    /// How equals of that sum are separated; lots where nothing is written.
    pub overall_ties: Vec<TieBreak>,
    /// What a team has where it has no rank.
    pub overall_missing: Missing,
    /// The disciplines that count for it, also of other items; all of this contest where none is named.
    pub overall_of: Vec<DisciplineId>,
}

/// A contest official.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    /// What they do.
    pub role: OfficialRole,
    /// Their name; nobody is named yet where there is none.
    pub name: Option<String>,
}

/// A team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Team {
    /// Written, or the name folded.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Category (bảng).
    pub category: Option<String>,
    /// How many people.
    pub size: Option<u32>,
    /// Team captain.
    pub captain: Option<String>,
    /// How many play victims (người bị nạn).
    pub victims: Option<u32>,
}

/// One discipline (môn, nội dung thi).
#[derive(Clone, Debug, PartialEq)]
pub struct Discipline {
    /// Written, or the title folded.
    pub id: DisciplineId,
    /// Its title.
    pub title: String,
    /// Category whose teams compete; all teams when unknown.
    pub category: Option<String>,
    /// How much its rank counts in the whole contest, in hundredths: 100 is once.
    pub weight: Points,
    /// Whence its teams come, where it is a final.
    pub final_of: Option<FinalOf>,
    /// How it is held, timed, scored and rewarded.
    pub rules: Rules,
}

/// Who goes on to a final (vào chung kết).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinalOf {
    /// The discipline whose teams go on.
    pub discipline: DisciplineId,
    /// So many of each heat, by their places in it.
    pub places: u32,
    /// So many more, by their results.
    pub best: u32,
}

impl Default for Discipline {
    fn default() -> Self {
        Self {
            id: DisciplineId::default(),
            title: String::new(),
            category: None,
            weight: Points(100),
            final_of: None,
            rules: Rules::default(),
        }
    }
}

/// The rules of a discipline (thể lệ).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// How a result is made.
    pub score: Score,
    /// Lanes used side by side.
    pub lanes: Option<u32>,
    /// Time to prepare after the call to the lane.
    pub prepare: Option<Lasting>,
    /// The fault of the catalogue, by its code, that a team commits which is not ready by then.
    pub late: Option<String>,
    /// How watches combine.
    pub watches: Combine,
    /// Readings of one run that lie further apart are pointed at; none points at nothing.
    pub watch_limit: Option<RunTime>,
    /// Digits after the second: 0, 1 or 2.
    pub precision: u8,
    /// How the last digit is made.
    pub rounding: Rounding,
    /// Attempts for each team: 1 to 3; where each is another of the team, as many as [`MOST_MEMBERS`].
    pub attempts: u8,
    /// Which attempt counts.
    pub counts: Counts,
    /// Time cap.
    pub cap: Option<Lasting>,
    /// What reaching the cap means.
    pub cap_means: CapMeans,
    /// The most points that practice gives.
    pub max_points: Option<Points>,
    /// Parts of the reckoning that few rule books have.
    pub reckoning: Reckoning,
    /// The catalogue of faults.
    pub faults: Vec<FaultRule>,
    /// How ties are broken, first link first.
    pub ties: Vec<TieBreak>,
    /// Which rank follows a shared one.
    pub after_tie: AfterTie,
    /// Prizes, as counts for each grade, the highest first.
    pub prizes: Vec<PrizeGrade>,
    /// Prizes for practice alone.
    pub practice_prizes: Vec<PrizeGrade>,
    /// The theory round, when there is one.
    pub theory: Option<Theory>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            score: Score::default(),
            lanes: None,
            prepare: None,
            late: None,
            watches: Combine::default(),
            watch_limit: Some(WATCH_LIMIT),
            precision: 2,
            rounding: Rounding::default(),
            attempts: 1,
            counts: Counts::default(),
            cap: None,
            cap_means: CapMeans::default(),
            max_points: None,
            reckoning: Reckoning::default(),
            faults: Vec::new(),
            ties: Vec::new(),
            after_tie: AfterTie::default(),
            prizes: Vec::new(),
            practice_prizes: Vec::new(),
            theory: None,
        }
    }
}

impl Rules {
    /// The same rules with one of them changed.
    #[must_use]
    pub fn with(mut self, rule: &Rule) -> Self {
        match rule.clone() {
            Rule::All(set) => {
                let mut new = Self { lanes: self.lanes, ..Self::of(set) };
                if !self.faults.is_empty() {
                    new.faults = self.faults;
                }
                if !self.prizes.is_empty() {
                    new.prizes = self.prizes;
                }
                return new;
            }
            Rule::Score(score) => self.score = score,
            Rule::Lanes(lanes) => self.lanes = lanes,
            Rule::Watches(watches) => self.watches = watches,
            Rule::WatchLimit(limit) => self.watch_limit = limit,
            Rule::Precision(precision) => self.precision = precision,
            Rule::Rounding(rounding) => self.rounding = rounding,
            Rule::Attempts(attempts) => self.attempts = attempts,
            Rule::Counts(counts) => self.counts = counts,
            Rule::Cap(cap) => self.cap = cap,
            Rule::CapMeans(means) => self.cap_means = means,
            Rule::MaxPoints(points) => self.max_points = points,
            Rule::Reckoning(reckoning) => self.reckoning = reckoning,
            Rule::Prepare(prepare) => self.prepare = prepare,
            Rule::StartPoints(points) => self.reckoning.start_points = points,
            Rule::Pace(pace) => self.reckoning.pace = pace,
            Rule::Failed(time) => self.reckoning.failed = time,
            Rule::CapCounts(counts) => self.reckoning.cap_counts = counts,
            Rule::Marks(marks) => self.reckoning.marks = marks,
            Rule::Fault(fault) => match self.faults.iter_mut().find(|known| known.code == fault.code) {
                Some(known) => *known = fault,
                None => self.faults.push(fault),
            },
            Rule::Ties(ties) => self.ties = ties,
            Rule::AfterTie(after) => self.after_tie = after,
            Rule::Prizes(prizes) => self.prizes = prizes,
        }
        self
    }

    /// The most points that practice gives, where anything says so: the rules, or the criteria.
    pub fn most_points(&self) -> Option<Points> {
        let criteria = &self.reckoning.criteria;
        let sum = || criteria.iter().map(|own| own.most).sum();
        self.max_points.or_else(|| (!criteria.is_empty()).then(sum))
    }

    /// How many attempts are added up, where their sum counts: all, or the best of a team's people.
    pub fn added_up(&self) -> usize {
        usize::from(self.reckoning.individuals.unwrap_or(self.attempts).min(self.attempts))
    }

    /// The most attempts that there may be.
    pub fn most_attempts(&self) -> u8 {
        if self.reckoning.individuals.is_some() { MOST_MEMBERS } else { MOST_ATTEMPTS }
    }

    /// Whether the lower result wins: a time does, points do not.
    pub fn low_wins(&self) -> bool {
        self.score == Score::TimePlusPenalty
    }

    /// How many watches stand on a lane, the electronic one not counted.
    pub fn watch_count(&self) -> u8 {
        match self.watches {
            Combine::Single => 1,
            Combine::Mean | Combine::SlowerOfTwo | Combine::ElectronicWithBackup => 2,
            Combine::MiddleOfThree => 3,
        }
    }
}

/// One rule, as it can be changed on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rule {
    /// A ready-made set; the lanes stay, and so do the catalogue of faults and the prizes where
    /// there are any.
    All(RuleSet),
    /// How a result is made.
    Score(Score),
    /// Lanes used side by side.
    Lanes(Option<u32>),
    /// How watches combine.
    Watches(Combine),
    /// How far apart readings of one run may lie before they are pointed at, or nothing.
    WatchLimit(Option<RunTime>),
    /// Digits after the second: 0, 1 or 2.
    Precision(u8),
    /// How the last digit is made.
    Rounding(Rounding),
    /// Attempts for each team: 1 to 3, or as many as run each for themselves.
    Attempts(u8),
    /// Which attempt counts.
    Counts(Counts),
    /// Time cap, or none.
    Cap(Option<Lasting>),
    /// What reaching the cap means.
    CapMeans(CapMeans),
    /// The most points that practice gives.
    MaxPoints(Option<Points>),
    /// All parts of the reckoning that few rule books have, at once.
    Reckoning(Reckoning),
    /// Time to prepare after the call to the lane, or none.
    Prepare(Option<Lasting>),
    /// Points that every team starts with, or none.
    StartPoints(Option<Points>),
    /// Points for each second under or over a set time, or none.
    Pace(Option<Pace>),
    /// The time of a team that failed, or none.
    Failed(Option<RunTime>),
    /// What the cap is held against.
    CapCounts(CapCounts),
    /// How the marks of several judges become one.
    Marks(Marks),
    /// A fault of the catalogue, new or told anew.
    Fault(FaultRule),
    /// How ties are broken.
    Ties(Vec<TieBreak>),
    /// Which rank follows a shared one.
    AfterTie(AfterTie),
    /// Prizes.
    Prizes(Vec<PrizeGrade>),
}

/// Prizes of one grade.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PrizeGrade {
    /// Giải nhất, giải nhì, giải ba, khuyến khích …
    pub grade: String,
    /// How many; unknown means all the rest.
    pub count: Option<u32>,
    /// What goes with it, as written.
    pub amount: Option<String>,
    /// How many certificates of it are printed; as many as there are prizes when unknown.
    pub printed: Option<u32>,
}

/// A theory round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theory {
    /// Questions in the bank.
    pub questions: Option<u32>,
    /// Time to prepare.
    pub prepare: Option<Lasting>,
    /// Time to answer.
    pub answer: Option<Lasting>,
    /// The most points.
    pub max_points: Points,
    /// Prizes for theory alone.
    pub prizes: Vec<PrizeGrade>,
}

impl Default for Theory {
    /// Ten points, when nobody says how many (source 31 of the domain notes).
    fn default() -> Self {
        Self { questions: None, prepare: None, answer: None, max_points: Points(1000), prizes: Vec::new() }
    }
}

/// The grades of prizes, as they are usually called.
const GRADES: [&str; 4] = ["Giải nhất", "Giải nhì", "Giải ba", "Giải khuyến khích"];

/// Prizes from their counts, the highest first: `1-1-2`, `1-2-3-4`; `*` last is "all the rest".
pub fn prize_counts(typed: &str) -> Option<Vec<PrizeGrade>> {
    let counts: Vec<&str> = typed.trim().split(['-', '–', '/']).map(str::trim).collect();
    if counts.len() > GRADES.len() {
        return None;
    }
    let last = counts.len() - 1;
    let mut prizes = Vec::new();
    for (index, (count, grade)) in counts.iter().zip(GRADES).enumerate() {
        // "The rest" are consoled, whatever came before.
        let (grade, count) = match *count {
            "*" if index == last && index > 0 => (GRADES[3], None),
            digits => (grade, Some(digits.parse().ok().filter(|count| *count <= 1000)?)),
        };
        if count != Some(0) {
            prizes.push(PrizeGrade { grade: grade.to_owned(), count, ..PrizeGrade::default() });
        }
    }
    (!prizes.is_empty()).then_some(prizes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prizes_are_counts_for_each_grade() {
        let shown = |typed: &str| {
            let prizes = prize_counts(typed)?;
            let said = prizes.iter().map(|prize| {
                format!("{} {}", prize.grade, prize.count.map_or("*".to_owned(), |count| count.to_string()))
            });
            Some(said.collect::<Vec<_>>().join(", "))
        };
        assert_eq!(shown("1-1-2").unwrap(), "Giải nhất 1, Giải nhì 1, Giải ba 2");
        assert_eq!(shown("1-1-1-*").unwrap(), "Giải nhất 1, Giải nhì 1, Giải ba 1, Giải khuyến khích *");
        assert_eq!(shown("1-*").unwrap(), "Giải nhất 1, Giải khuyến khích *");
        for typed in ["", "*", "1-*-1", "1-x", "1-1-1-1-1", "0", "-1"] {
            assert_eq!(shown(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_ready_made_set_leaves_the_lanes_and_brings_faults_and_prizes_where_there_are_none() {
        let ground = Rules { lanes: Some(2), ..Rules::default() };
        let set = ground.clone().with(&Rule::All(RuleSet::TenSecondFaults));
        assert_eq!((set.lanes, set.faults.len()), (Some(2), 1));
        let set = ground.with(&Rule::All(RuleSet::TheoryAndPractice));
        assert_eq!((set.lanes, set.prizes.len()), (Some(2), 4));
        let own = Rules { prizes: prize_counts("1-1-2").unwrap(), faults: Vec::new(), ..Rules::default() };
        assert_eq!(own.with(&Rule::All(RuleSet::TheoryAndPractice)).prizes.len(), 3);
        let own = Rules::of(RuleSet::TenSecondFaults);
        assert_eq!(own.with(&Rule::All(RuleSet::Relay)).faults.len(), 1);
    }
}
