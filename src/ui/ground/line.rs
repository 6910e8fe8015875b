//! Before a heat runs, at the referee's console: who draws, and what is offered when the time at the
//! line is over.

use crate::agenda::{DisciplineId, FaultRule, Outcome, TeamId};
use crate::day::{AttemptId, Competition, Day, say_cost};
use crate::text::{Lang, say};

/// A team with its name and its lot.
type Drawn = (TeamId, String, String);

/// Who still draws, and who has, in the order of the list.
pub fn lots(held: &Competition, lang: Lang) -> (Vec<Drawn>, Vec<Drawn>) {
    let teams = held.teams.iter().map(|team| {
        let said = held.lot_of(&team.id).map(|lot| held.say_lot(lot.lot, lang)).unwrap_or_default();
        (team.id.clone(), team.name.clone(), said)
    });
    teams.partition(|(.., said)| said.is_empty())
}

/// What may be done with a team that was not ready in time.
pub struct Late {
    /// With whom.
    pub team: TeamId,
    /// The fault of the rules; or else it did not start.
    pub is_fault: bool,
    /// What it is called.
    pub said: String,
    /// What it costs.
    pub costs: String,
}

/// For each team what the rules say, then the other. Nothing of it is done by itself.
pub fn late(held: &Competition, lang: Lang) -> Vec<Late> {
    let outcome = lang.pick(Outcome::DidNotStart.vi(), Outcome::DidNotStart.en());
    let offers = held.still_at_the_line().flat_map(|run| {
        let name = held.team(&run.team).map(|team| team.name.clone()).unwrap_or_default();
        let fault = fault_of(held).map(|rule| {
            let text = &rule.text;
            let said = say!(lang, "{name}: lỗi “{text}”", "{name}: fault “{text}”");
            Late { team: run.team.clone(), is_fault: true, said, costs: say_cost(rule.costs, lang) }
        });
        let said = format!("{name}: {outcome}");
        let absent = Late { team: run.team.clone(), is_fault: false, said, costs: String::new() };
        fault.into_iter().chain([absent])
    });
    offers.collect()
}

fn fault_of(held: &Competition) -> Option<&FaultRule> {
    let code = held.rules().late.as_ref()?;
    held.rules().faults.iter().find(|rule| rule.code == *code)
}

/// The code of the fault that the rules name for a team that is not ready.
pub fn late_fault(day: &Day, id: &DisciplineId) -> Option<String> {
    day.competition(id).and_then(fault_of).map(|rule| rule.code.clone())
}

/// The attempts that are called to the line.
pub fn called(day: &Day, id: &DisciplineId) -> Vec<AttemptId> {
    let called = day.competition(id).and_then(Competition::preparing);
    called.map(|called| called.runs.clone()).unwrap_or_default()
}

/// Of those, a team's.
pub fn called_run(day: &Day, id: &DisciplineId, team: &TeamId) -> Option<AttemptId> {
    called(day, id).into_iter().find(|run| run.team == *team)
}
