//! What a command of the drill ground would do, on one line under a list or a form.

use ratatui::text::{Line, Span};

use crate::agenda::RunTime;
use crate::day::{Allotted, AttemptId, Board, BoardId, Command, GroundCommand, JudgeMark, Standing};
use crate::text::{counted, say};
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
    if let Command::Ground(GroundCommand::Readings { times, .. }) = command {
        let time = |(run, time): &(AttemptId, RunTime)| {
            format!("{} {time}", view.day.team_name(&run.discipline, &run.team))
        };
        let said: Vec<String> = times.iter().map(time).collect();
        return Line::from(Span::styled(said.join(" · "), view.theme.attention));
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
    let lang = view.ui.lang;
    let boards = view.day.boards_under(discipline, rule);
    let moves = boards.iter().map(|(before, after)| (&after.id, moved(view, before, after)));
    let mut moves = moves.filter(|(_, moved)| !moved.is_empty());
    let Some((_, first)) = moves.next() else {
        return Line::from(Span::styled(
            lang.pick("không đội nào đổi kết quả hay thứ hạng", "no team's result or rank changes"),
            view.theme.quiet,
        ));
    };
    let mut said = first.iter().take(NAMED).cloned().collect::<Vec<_>>();
    if first.len() > NAMED {
        let more = first.len() - NAMED;
        said.push(say!(lang, "+{more} đội nữa", "+{}", counted(&more, "more team")));
    }
    said.extend(moves.map(|(id, _)| {
        let part = part(view, id);
        say!(lang, "{part} cũng đổi", "{part} changes too")
    }));
    Line::from(Span::styled(said.join(" · "), view.theme.attention))
}

/// What a board is called beside the result of its discipline, which goes without saying.
fn part(view: &View<'_>, id: &BoardId) -> &'static str {
    match id {
        BoardId::Result(_) => "",
        BoardId::Theory(_) => view.words.theory,
        BoardId::Practice(_) => view.words.practice,
        BoardId::Overall(_) => view.words.overall,
    }
}

/// Who stands otherwise on one board: `Tổ 2 42,40 (1) → 47,40 (2)`, with the prize where only that changes.
fn moved(view: &View<'_>, before: &Board, after: &Board) -> Vec<String> {
    let shown = |board: &Board, place: &Standing, with_prize: bool| {
        let result = place.result.map(|result| view.day.say_measure(&board.id, result));
        let rank = place.rank.map(|rank| format!(" ({rank})")).unwrap_or_default();
        let prize = match place.prize {
            Allotted::Grade(grade) => board.grades.get(grade).map(|grade| format!(" {}", grade.grade)),
            Allotted::Waits => Some(format!(" {}", view.words.waits_for_decision)),
            Allotted::Nothing => None,
        };
        let prize = prize.filter(|_| with_prize).unwrap_or_default();
        format!("{}{rank}{prize}", result.unwrap_or_else(|| "–".to_owned()))
    };
    let prize = |board: &Board, place: &Standing| match place.prize {
        Allotted::Grade(grade) => board.grades.get(grade).map(|grade| grade.grade.clone()),
        Allotted::Waits => Some(String::new()),
        Allotted::Nothing => None,
    };
    let of = Some(part(view, &after.id)).filter(|part| !part.is_empty());
    let of = of.map(|part| format!("{part}: ")).unwrap_or_default();
    let line = |place: &Standing| {
        let was = before.place(&place.team)?;
        let same = was.result == place.result && was.rank == place.rank && was.status == place.status;
        let another = prize(before, was) != prize(after, place);
        // With another rank another prize goes without saying.
        let named = same && another;
        (!same || another).then(|| {
            let team = view.day.team_on(&after.id, &place.team);
            format!("{of}{team} {} → {}", shown(before, was, named), shown(after, place, named))
        })
    };
    after.places.iter().filter_map(line).collect()
}
