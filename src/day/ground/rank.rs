//! Ranks and prizes. A tie is shown as a tie, and broken only by a rule or by a recorded lot.

use super::BoardPart;
use crate::agenda::{AfterTie, PrizeGrade, TeamId, TieBreak};

/// A team that has a result, with what may separate it from another of the same result. The lower
/// number wins everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contender {
    /// Which.
    pub team: TeamId,
    /// Its result.
    pub key: i64,
    /// How many faults counted.
    pub faults: i64,
    /// Time of practice.
    pub time: i64,
    /// Practice alone.
    pub practice: i64,
    /// Theory alone.
    pub theory: i64,
    /// In a whole contest: first ranks and second ranks, the more the lower, and the ranks in its
    /// first and its last discipline.
    pub whole: [i64; 4],
    /// The attempts that did not count, the best first.
    pub other: Vec<i64>,
}

impl Contender {
    /// What a link compares; of several numbers the first that differ decide.
    fn by(&self, link: TieBreak) -> Vec<i64> {
        match link {
            TieBreak::FewerFaults => vec![self.faults],
            TieBreak::BetterTime => vec![self.time],
            TieBreak::BetterPractice => vec![self.practice],
            TieBreak::BetterTheory => vec![self.theory],
            TieBreak::BetterOtherAttempt => self.other.clone(),
            TieBreak::MoreFirsts => self.whole.iter().take(1).copied().collect(),
            TieBreak::MoreSeconds => self.whole.iter().skip(1).take(1).copied().collect(),
            TieBreak::BetterFirstDiscipline => self.whole.iter().skip(2).take(1).copied().collect(),
            TieBreak::BetterLastDiscipline => self.whole.iter().skip(3).copied().collect(),
            TieBreak::DrawLots | TieBreak::Shared => Vec::new(),
        }
    }
}

/// Teams that stand on one rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Which; more than one is a tie.
    pub teams: Vec<TeamId>,
    /// The rank.
    pub rank: u32,
    /// What separated them from others of the same result.
    pub by: Option<TieBreak>,
}

/// What was decided about teams of one result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedTie {
    /// On which board.
    pub part: BoardPart,
    /// Which teams; in the order of the lots, where lots were drawn.
    pub teams: Vec<TeamId>,
    /// The number from which the draw follows; none where the rank is shared.
    pub seed: Option<u64>,
    /// The rank that they shared when it was decided.
    pub rank: u32,
    /// The prizes over which it was decided.
    pub over: Vec<PrizeGrade>,
}

impl DecidedTie {
    fn is_of(&self, teams: &[TeamId]) -> bool {
        self.teams.len() == teams.len() && teams.iter().all(|team| self.teams.contains(team))
    }
}

/// Ranks teams. Those of one result are separated by the links of the chain, one after the other,
/// and then by lots if they were drawn for exactly these teams; what is left is a tie. Within a tie
/// the order is that of `contenders`.
pub fn rank(
    contenders: &[Contender],
    chain: &[TieBreak],
    decided: &[DecidedTie],
    after: AfterTie,
) -> Vec<Group> {
    let all: Vec<&Contender> = contenders.iter().collect();
    let mut groups = Vec::new();
    for tied in parts(all, |contender| contender.key) {
        separate(tied, chain, decided, None, &mut groups);
    }
    let mut rank = 1;
    for group in &mut groups {
        group.rank = rank;
        rank += match after {
            AfterTie::Skipped => u32::try_from(group.teams.len()).unwrap_or(1),
            AfterTie::NotSkipped => 1,
        };
    }
    groups
}

fn separate(
    tied: Vec<&Contender>,
    chain: &[TieBreak],
    decided: &[DecidedTie],
    by: Option<TieBreak>,
    groups: &mut Vec<Group>,
) {
    let link = chain.first().copied();
    if tied.len() > 1 && !matches!(link, None | Some(TieBreak::Shared)) {
        let link = link.unwrap_or_default();
        let split = parts(tied, |contender| contender.by(link));
        let by = if split.len() > 1 { Some(link) } else { by };
        for part in split {
            separate(part, chain.get(1..).unwrap_or_default(), decided, by, groups);
        }
        return;
    }
    let teams: Vec<TeamId> = tied.into_iter().map(|contender| contender.team.clone()).collect();
    let lots = decided.iter().rev().find(|tie| tie.is_of(&teams)).filter(|tie| tie.seed.is_some());
    match lots {
        Some(lots) if teams.len() > 1 => groups.extend(lots.teams.iter().map(|team| Group {
            teams: vec![team.clone()],
            rank: 0,
            by: Some(TieBreak::DrawLots),
        })),
        _ => groups.push(Group { teams, rank: 0, by }),
    }
}

/// Splits contenders into those of equal keys, the lowest key first; their order stays.
fn parts<K: Ord>(mut all: Vec<&Contender>, key: impl Fn(&Contender) -> K) -> Vec<Vec<&Contender>> {
    all.sort_by_key(|contender| key(contender));
    let mut parts: Vec<Vec<&Contender>> = Vec::new();
    for contender in all {
        match parts.last_mut() {
            Some(part) if part.first().is_some_and(|first| key(first) == key(contender)) => {
                part.push(contender);
            }
            _ => parts.push(vec![contender]),
        }
    }
    parts
}

/// What prize a rank brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allotted {
    /// None.
    Nothing,
    /// The prize of this grade, by its place in the list.
    Grade(usize),
    /// A tie stands across the boundary of two grades: somebody has to decide.
    Waits,
}

/// Gives the prizes to the groups, in their order. Prizes are counts for each grade: a tie that
/// reaches beyond the prizes of its grade waits until it was decided that the grade is shared, and
/// never silently makes one prize more.
pub fn allot(
    groups: &[Group],
    grades: &[PrizeGrade],
    decided: &[DecidedTie],
    after: AfterTie,
) -> Vec<Allotted> {
    // Where the prizes of each grade end, counted in teams.
    let mut end = 0_usize;
    let ends: Vec<usize> = grades
        .iter()
        .map(|grade| {
            let count = grade.count.map_or(usize::MAX, |count| usize::try_from(count).unwrap_or(usize::MAX));
            end = end.saturating_add(count);
            end
        })
        .collect();
    let grade_at = |place: usize| ends.iter().position(|end| place < *end);
    let mut place = 0;
    groups
        .iter()
        .map(|group| {
            let teams = group.teams.len();
            let (first, last) = (grade_at(place), grade_at(place + teams.max(1) - 1));
            let Some(grade) = first else { return Allotted::Nothing };
            if first == last {
                place += teams;
                return Allotted::Grade(grade);
            }
            let last = decided.iter().rev().find(|tie| tie.is_of(&group.teams));
            // Who decided that two share the third prize has not decided that they share the first.
            // Nor of other prizes than those of now.
            let others = |tie: &DecidedTie| tie.over != grades && !tie.over.is_empty();
            if last.is_none_or(|tie| tie.seed.is_some() || tie.rank != group.rank || others(tie)) {
                place += teams;
                return Allotted::Waits;
            }
            place = match after {
                AfterTie::Skipped => place + teams,
                AfterTie::NotSkipped => ends.get(grade).copied().unwrap_or(place + teams),
            };
            Allotted::Grade(grade)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::prize_counts;

    fn contender(team: &str, key: i64) -> Contender {
        Contender {
            team: team.into(),
            key,
            faults: 0,
            time: 0,
            practice: 0,
            theory: 0,
            whole: [0; 4],
            other: Vec::new(),
        }
    }

    fn shown(groups: &[Group]) -> String {
        let of = |group: &Group| {
            let teams: Vec<&str> = group.teams.iter().map(|team| team.0.as_str()).collect();
            let by = group.by.map(|by| format!(" ({})", by.vi())).unwrap_or_default();
            format!("{} {}{by}", group.rank, teams.join("="))
        };
        groups.iter().map(of).collect::<Vec<_>>().join(", ")
    }

    fn prizes(groups: &[Group], counts: &str, decided: &[DecidedTie], after: AfterTie) -> String {
        let grades = prize_counts(counts).unwrap();
        let allotted = allot(groups, &grades, decided, after);
        let of = |allotted: &Allotted| match allotted {
            Allotted::Nothing => "-".to_owned(),
            Allotted::Waits => "?".to_owned(),
            Allotted::Grade(grade) => (grade + 1).to_string(),
        };
        allotted.iter().map(of).collect::<Vec<_>>().join(" ")
    }

    fn shared(rank: u32, teams: &[&str]) -> DecidedTie {
        DecidedTie {
            part: BoardPart::Result,
            teams: teams.iter().map(|team| TeamId::from(*team)).collect(),
            seed: None,
            rank,
            over: Vec::new(),
        }
    }

    #[test]
    fn consultant_256394_47_equal_results_share_a_rank_and_the_next_is_skipped() {
        let all = [contender("a", 10), contender("b", 20), contender("c", 20), contender("d", 30)];
        assert_eq!(shown(&rank(&all, &[], &[], AfterTie::Skipped)), "1 a, 2 b=c, 4 d");
    }

    #[test]
    fn consultant_252637_48_equal_results_share_a_rank_and_none_is_skipped() {
        let all = [contender("a", 10), contender("b", 20), contender("c", 20), contender("d", 30)];
        assert_eq!(shown(&rank(&all, &[], &[], AfterTie::NotSkipped)), "1 a, 2 b=c, 3 d");
    }

    #[test]
    fn the_link_that_separated_teams_is_named() {
        let mut all = [contender("a", 20), contender("b", 20), contender("c", 20)];
        all[0].faults = 1;
        all[1].theory = -950;
        let chain = [TieBreak::FewerFaults, TieBreak::BetterTheory, TieBreak::Shared];
        let ranked = rank(&all, &chain, &[], AfterTie::Skipped);
        assert_eq!(shown(&ranked), "1 b (lý thuyết tốt hơn), 2 c (lý thuyết tốt hơn), 3 a (ít lỗi hơn)");
    }

    #[test]
    fn lots_separate_only_the_teams_they_were_drawn_for() {
        let all = [contender("a", 20), contender("b", 20), contender("c", 20)];
        let lots = |teams: &[&str]| DecidedTie { seed: Some(7), ..shared(1, teams) };
        let chain = [TieBreak::DrawLots];
        let drawn = rank(&all, &chain, &[lots(&["c", "a", "b"])], AfterTie::Skipped);
        assert_eq!(shown(&drawn), "1 c (bốc thăm), 2 a (bốc thăm), 3 b (bốc thăm)");
        let other = rank(&all, &chain, &[lots(&["c", "a"])], AfterTie::Skipped);
        assert_eq!(shown(&other), "1 a=b=c");
    }

    #[test]
    fn scenario_6_a_tie_for_third_waits_and_shared_makes_1_1_2() {
        let all =
            [contender("a", 1), contender("b", 2), contender("c", 3), contender("d", 3), contender("e", 4)];
        let groups = rank(&all, &[], &[], AfterTie::Skipped);
        assert_eq!(prizes(&groups, "1-1-1", &[], AfterTie::Skipped), "1 2 ? -");
        assert_eq!(prizes(&groups, "1-1-1", &[shared(3, &["d", "c"])], AfterTie::Skipped), "1 2 3 -");
        // Both fit where there are two, and nobody need decide.
        assert_eq!(prizes(&groups, "1-1-2", &[], AfterTie::Skipped), "1 2 3 -");
        assert_eq!(prizes(&groups, "1-1-1-*", &[shared(3, &["c", "d"])], AfterTie::Skipped), "1 2 3 4");
    }

    #[test]
    fn a_shared_first_prize_takes_the_second_or_does_not() {
        let all = [contender("a", 1), contender("b", 1), contender("c", 3), contender("d", 4)];
        let decided = [shared(1, &["a", "b"])];
        let skipped = rank(&all, &[], &decided, AfterTie::Skipped);
        assert_eq!(prizes(&skipped, "1-1-1", &decided, AfterTie::Skipped), "1 3 -");
        let not = rank(&all, &[], &decided, AfterTie::NotSkipped);
        assert_eq!(prizes(&not, "1-1-1", &decided, AfterTie::NotSkipped), "1 2 3");
    }

    #[test]
    fn a_shared_third_prize_is_not_a_shared_first() {
        let all = [contender("a", 1), contender("b", 1), contender("c", 3)];
        let groups = rank(&all, &[], &[], AfterTie::Skipped);
        assert_eq!(prizes(&groups, "1-1-1", &[shared(3, &["a", "b"])], AfterTie::Skipped), "? 3");
        assert_eq!(prizes(&groups, "1-1-1", &[shared(1, &["a", "b"])], AfterTie::Skipped), "1 3");
    }

    #[test]
    fn thai_nguyen_27_all_the_others_are_consoled() {
        let all: Vec<Contender> = (0..31).map(|n| contender(&format!("t{n}"), n)).collect();
        let groups = rank(&all, &[], &[], AfterTie::Skipped);
        let allotted = allot(&groups, &prize_counts("1-1-1-*").unwrap(), &[], AfterTie::Skipped);
        assert_eq!(allotted.iter().filter(|prize| **prize == Allotted::Grade(3)).count(), 28);
    }
}
