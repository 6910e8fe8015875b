//! What of a contest comes to nothing.

use super::super::contest::{Contest, Rules};
use super::super::reckoning::{FaultCost, FaultRule};
use super::super::terms::{CapCounts, CapMeans, Counts, Marks, Missing, TieBreak};
use super::warnings::WarningKind;

/// What of the rules of an item's contest comes to nothing.
pub(super) fn idle(item: &str, contest: &Contest) -> Vec<WarningKind> {
    let whole = idle_whole(contest).into_iter();
    let mut found: Vec<WarningKind> =
        whole.map(|rule| WarningKind::IdleRule { title: item.to_owned(), rule }).collect();
    for discipline in &contest.disciplines {
        let rules = &discipline.rules;
        let nothing = |fault: &&FaultRule| match fault.costs {
            FaultCost::Points(_) => rules.low_wins(),
            FaultCost::Time(_) | FaultCost::Seconds(_) => !rules.low_wins(),
            FaultCost::Bonus(time, points) => {
                if rules.low_wins() {
                    time.0 == 0
                } else {
                    points.0 == 0
                }
            }
            FaultCost::Both(..) | FaultCost::Disqualified => false,
        };
        found.extend(rules.faults.iter().filter(nothing).map(|fault| WarningKind::CostsNothing {
            title: discipline.title.clone(),
            code: fault.code.clone(),
        }));
    }
    for discipline in &contest.disciplines {
        found.extend(
            idle_rules(&discipline.rules)
                .into_iter()
                .map(|rule| WarningKind::IdleRule { title: discipline.title.clone(), rule }),
        );
        // A final to which nobody can come.
        if discipline.final_of.as_ref().is_some_and(|own| own.places == 0 && own.best == 0) {
            found.push(WarningKind::IdleRule { title: discipline.title.clone(), rule: "final_of" });
        }
    }
    let nowhere = |category: &String| {
        !contest.disciplines.is_empty()
            && contest.disciplines.iter().all(|own| own.category.as_ref().is_some_and(|own| own != category))
    };
    found.extend(contest.teams.iter().filter_map(|team| {
        let category = team.category.clone().filter(|category| nowhere(category))?;
        Some(WarningKind::IdleTeam { name: team.name.clone(), category })
    }));
    found
}

/// Rules of a whole contest that can never decide anything, by their names in the file.
fn idle_whole(contest: &Contest) -> Vec<&'static str> {
    let mut idle = Vec::new();
    if contest.overall.is_empty() {
        idle.extend((!contest.overall_of.is_empty()).then_some("overall_of"));
        idle.extend((!contest.overall_ties.is_empty()).then_some("overall_ties"));
        idle.extend((contest.overall_missing != Missing::default()).then_some("overall_missing"));
    }
    let never = |link: &&TieBreak| match link {
        TieBreak::FewerFaults
        | TieBreak::BetterTime
        | TieBreak::BetterPractice
        | TieBreak::BetterTheory
        | TieBreak::BetterOtherAttempt => true,
        TieBreak::MoreFirsts
        | TieBreak::MoreSeconds
        | TieBreak::BetterFirstDiscipline
        | TieBreak::BetterLastDiscipline
        | TieBreak::DrawLots
        | TieBreak::Shared => false,
    };
    idle.extend(contest.overall_ties.iter().filter(never).map(|link| link.code()));
    idle
}

/// Rules that can never decide anything beside the others, by their names in the file.
fn idle_rules(rules: &Rules) -> Vec<&'static str> {
    let mut idle = Vec::new();
    let (timed, reckoning) = (rules.low_wins(), &rules.reckoning);
    let uses_time = timed || reckoning.pace.is_some();
    let never = |link: &TieBreak| match link {
        TieBreak::BetterTheory => rules.theory.is_none(),
        TieBreak::BetterOtherAttempt => rules.attempts < 2,
        TieBreak::FewerFaults => rules.faults.is_empty(),
        TieBreak::MoreFirsts
        | TieBreak::MoreSeconds
        | TieBreak::BetterFirstDiscipline
        | TieBreak::BetterLastDiscipline => true,
        TieBreak::BetterTime | TieBreak::BetterPractice | TieBreak::DrawLots | TieBreak::Shared => false,
    };
    idle.extend(rules.ties.iter().filter(|link| never(link)).map(|link| link.code()));
    // Nothing comes after the last word.
    if rules.ties.iter().rev().skip(1).any(|link| matches!(link, TieBreak::DrawLots | TieBreak::Shared)) {
        idle.push("ties");
    }
    if rules.late.as_ref().is_some_and(|late| rules.faults.iter().all(|fault| fault.code != *late)) {
        idle.push("late");
    }
    if timed && reckoning.start_points.is_some() {
        idle.push("start_points");
    }
    if timed && reckoning.pace.is_some() {
        idle.push("pace");
    }
    if reckoning.pace.is_some_and(|pace| pace.under.0 == 0 && pace.over.0 == 0) {
        idle.push("pace");
    }
    if !timed && reckoning.failed.is_some() {
        idle.push("failed");
    }
    if reckoning.cap_counts != CapCounts::default() && (rules.cap.is_none() || !timed) {
        idle.push("cap_counts");
    }
    if reckoning.marks != Marks::default() && timed {
        idle.push("marks");
    }
    if timed && !reckoning.criteria.is_empty() {
        idle.push("criteria");
    }
    if !uses_time && !reckoning.handicaps.is_empty() {
        idle.push("handicaps");
    }
    if reckoning.individuals.is_some() && rules.counts != Counts::Sum {
        idle.push("individuals");
    }
    // Where all that were run are added, none is left that could separate.
    if rules.counts == Counts::Sum && rules.added_up() == usize::from(rules.attempts) {
        idle.extend(
            rules.ties.iter().filter(|link| **link == TieBreak::BetterOtherAttempt).map(|link| link.code()),
        );
    }
    if rules.cap_means != CapMeans::default() && rules.cap.is_none() {
        idle.push("cap_means");
    }
    idle
}
