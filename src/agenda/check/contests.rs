//! What of a contest comes to nothing.

use super::super::contest::{Contest, FaultCost, FaultRule};
use super::warnings::WarningKind;

/// What of a contest's rules comes to nothing.
pub(super) fn idle(contest: &Contest) -> Vec<WarningKind> {
    let mut found = Vec::new();
    for discipline in &contest.disciplines {
        let rules = &discipline.rules;
        let nothing = |fault: &&FaultRule| match fault.costs {
            FaultCost::Points(_) => rules.low_wins(),
            FaultCost::Time(_) => !rules.low_wins(),
            FaultCost::Disqualified => false,
        };
        found.extend(rules.faults.iter().filter(nothing).map(|fault| WarningKind::CostsNothing {
            title: discipline.title.clone(),
            code: fault.code.clone(),
        }));
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
