//! What a command of the drill ground would do, on one line under a list or a form.

use ratatui::text::{Line, Span};

use crate::agenda::Rule;
use crate::day::{Board, BoardPart, Command, GroundCommand, JudgeMark};
use crate::text::say;
use crate::ui::View;

/// Teams named before the rest are only counted.
const NAMED: usize = 2;

/// What a command of a contest would change: a rule names the teams that move; a refusal says
/// why; the others speak for themselves.
pub fn effect(view: &View<'_>, command: &Command) -> Line<'static> {
    if let Err(refusal) = view.day.decide(command, &view.ui.operator, view.now) {
        return Line::from(Span::styled(
            view.day.say_refusal(&refusal, view.now, view.ui.lang),
            view.theme.quiet,
        ));
    }
    if let Command::Ground(GroundCommand::DrawLot { discipline, .. }) = command {
        let held = view.day.competition(discipline);
        let redraws = held.is_some_and(|held| held.lots.is_empty() && !held.heats.is_empty());
        let said = say!(
            view.ui.lang,
            "Bốc từng đội từ đầu: lượt, đường đã xếp trước đây bị bỏ.",
            "Drawn anew team by team: the heats of before are dropped."
        );
        let said = if redraws { said } else { String::new() };
        return Line::from(Span::styled(said, view.theme.attention));
    }
    if let Command::Ground(GroundCommand::JudgesMark { marks, .. }) = command {
        let said: Vec<String> = marks.iter().map(JudgeMark::said).collect();
        return Line::from(Span::styled(said.join(" · "), view.theme.attention));
    }
    let Command::Ground(GroundCommand::SetRule { discipline, rule }) = command else {
        return Line::default();
    };
    let Some(held) = view.day.competition(discipline) else { return Line::default() };
    let before = held.board(BoardPart::Result);
    let after = held.under(rule).board(BoardPart::Result);
    match (before, after) {
        (Some(before), Some(after)) => moved(view, &before, &after, rule),
        _ => Line::default(),
    }
}

fn moved(view: &View<'_>, before: &Board, after: &Board, rule: &Rule) -> Line<'static> {
    let shown = |board: &Board, place: &crate::day::Standing| {
        let result = place.result.map(|result| view.day.say_measure(&board.id, result));
        let rank = place.rank.map(|rank| format!(" ({rank})")).unwrap_or_default();
        format!("{}{rank}", result.unwrap_or_else(|| "–".to_owned()))
    };
    let moved: Vec<String> = after
        .places
        .iter()
        .filter_map(|place| {
            let was = before.place(&place.team)?;
            let same = was.result == place.result && was.rank == place.rank && was.status == place.status;
            let prize = matches!(rule, Rule::Prizes(_)) && was.prize != place.prize;
            (!same || prize).then(|| {
                let team = view.day.team_on(&after.id, &place.team);
                format!("{team} {} → {}", shown(before, was), shown(after, place))
            })
        })
        .collect();
    if moved.is_empty() {
        return Line::from(Span::styled(view.words.moved_none, view.theme.quiet));
    }
    let mut said = moved.iter().take(NAMED).cloned().collect::<Vec<_>>().join(" · ");
    if moved.len() > NAMED {
        said = format!("{said} · +{} {}", moved.len() - NAMED, view.words.moved_more);
    }
    Line::from(Span::styled(said, view.theme.attention))
}
