//! Before a heat runs, at the referee's console: who draws, who is called to the line, and what is
//! offered when the time to prepare is over.

use std::sync::Arc;

use super::forms::GroundForm;
use crate::agenda::{DisciplineId, Outcome, TeamId};
use crate::day::{AttemptId, BoardId, Command, Competition, Day, GroundCommand, say_cost};
use crate::text::{Lang, say};
use crate::ui::choice::{Line, Pick};
use crate::ui::cursor::{Cursor, Way};
use crate::ui::words::Words;

/// Who still draws, in the order of the list, and then who has.
pub fn lots(held: &Competition, words: &Words, lang: Lang) -> Vec<Line> {
    let on = |team: &TeamId| Cursor::Team(BoardId::Result(held.id().clone()), team.clone());
    let (drawn, open): (Vec<_>, Vec<_>) = held.teams.iter().partition(|team| held.lot_of(&team.id).is_some());
    let open = open.into_iter().map(|team| Line::new(on(&team.id), team.name.clone(), ""));
    let all = Line::new(Cursor::Way(Way::DrawAll), words.draw_all, "");
    let said = |team: &TeamId| held.lot_of(team).map(|lot| held.say_lot(lot.lot, lang)).unwrap_or_default();
    let drawn = drawn.into_iter().map(|team| Line::new(on(&team.id), team.name.clone(), said(&team.id)));
    open.chain([all]).chain(drawn).collect()
}

/// What is offered when the time at the line is over: for each team what the rules say, then the
/// other, and the call again. Nothing of it is done by itself.
pub fn late(day: &Day, held: &Competition, words: &Words, lang: Lang) -> Vec<Line> {
    let of = |team: &TeamId| day.team_name(held.id(), team);
    let fault = held.rules().late.as_ref();
    let fault = fault.and_then(|code| held.rules().faults.iter().find(|rule| rule.code == *code));
    let mut lines = Vec::new();
    for run in held.still_at_the_line() {
        let team = of(&run.team);
        if let Some(rule) = fault {
            let text = &rule.text;
            let said = say!(lang, "{team}: lỗi “{text}”", "{team}: fault “{text}”");
            lines.push(Line::new(Cursor::Late(run.team.clone(), true), said, say_cost(rule.costs, lang)));
        }
        let outcome = lang.pick(Outcome::DidNotStart.vi(), Outcome::DidNotStart.en());
        lines.push(Line::new(Cursor::Late(run.team.clone(), false), format!("{team}: {outcome}"), ""));
    }
    lines.push(Line::new(Cursor::Way(Way::CallAgain), words.call_again, ""));
    lines
}

/// What a line of those offers comes to.
pub fn pick(id: &DisciplineId, on: &Cursor, day: &Day) -> Pick {
    let Some(held) = day.competition(id) else { return Pick::Nothing };
    let command = |command: GroundCommand| Pick::Command(Command::Ground(command));
    let called = || held.preparing().map(|own| own.runs.clone()).unwrap_or_default();
    let of = |team: &TeamId| called().into_iter().find(|run: &AttemptId| run.team == *team);
    match on {
        Cursor::Way(Way::CallAgain) => command(GroundCommand::CallHeat { runs: called() }),
        Cursor::Late(team, is_fault) => {
            let Some(run) = of(team) else { return Pick::Nothing };
            match held.rules().late.clone().filter(|_| *is_fault) {
                Some(fault) => command(GroundCommand::Charge { run, fault, note: None }),
                None => Pick::Ask(Arc::new(GroundForm::Outcome(run, Outcome::DidNotStart))),
            }
        }
        _ => Pick::Nothing,
    }
}
