//! One team's place on a board: its rank, its result, and everything the result was made of.
//!
//! ```text
//!    2=  Tổ 5                                     47,40    chờ quyết định giải
//!        lần 1: 42,31 · 42,48 → 42,40 + 5,00 = 47,40; lỗi 2
//! ```

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::day::{Allotted, Board, BoardId, Standing, Status};
use crate::text;
use crate::ui::View;
use crate::ui::cursor::Cursor;
use crate::ui::pen::Row;
use crate::ui::pen::spread;

/// Columns before a team's name: its rank.
const LEAD: usize = 8;
/// Columns of a result.
const RESULT: usize = 9;
/// Columns of a prize.
const PRIZE: usize = 22;

/// The rows of a board.
pub fn rows(view: &View<'_>, board: &Board, width: usize) -> Vec<Row> {
    let goes_on = view.day.going_on_from(&board.id);
    board.places.iter().map(|place| row(view, board, place, goes_on.contains(&place.team), width)).collect()
}

fn row(view: &View<'_>, board: &Board, place: &Standing, goes_on: bool, width: usize) -> Row {
    let theme = view.theme;
    let style = match place.status {
        Status::Running => theme.now,
        Status::Ranked => theme.base,
        Status::ToRun | Status::Out(_) => theme.quiet,
    };
    let rank = match (place.rank, place.status) {
        (Some(rank), _) => format!("{rank}{}", if place.shared { "=" } else { " " }),
        (None, Status::Running) => format!("{} ", theme.glyphs.now),
        (None, Status::Out(_)) => format!("{} ", theme.glyphs.skipped),
        (None, _) => format!("{} ", theme.glyphs.empty),
    };
    let lead = format!("{rank:>6}  ");
    let (prize, prize_style) = match goes_on && place.prize == Allotted::Nothing {
        true => {
            (view.words.goes_on.to_owned(), if board.signed().is_some() { theme.done } else { theme.quiet })
        }
        false => prize_of(view, board, place),
    };
    let result = view.day.say_standing(board, place, view.ui.lang);
    let right = Line::from(vec![
        Span::styled(format!("{result:>RESULT$}"), style),
        Span::styled(
            format!("  {prize}{} ", " ".repeat(PRIZE.saturating_sub(text::width(&prize)))),
            prize_style,
        ),
    ]);
    let room =
        width.saturating_sub(LEAD + RESULT.max(text::width(&result)) + PRIZE.max(text::width(&prize)) + 4);
    let name = view.day.team_on(&board.id, &place.team);
    let mut lines: Vec<Line<'static>> = text::wrap(&name, room.max(width / 4))
        .into_iter()
        .enumerate()
        .map(|(index, part)| {
            let lead = if index == 0 { lead.clone() } else { " ".repeat(LEAD) };
            let left = Line::from(vec![Span::styled(lead, style), Span::styled(part, style)]);
            if index == 0 { spread(left, right.clone(), width) } else { left }
        })
        .collect();
    for (fact, style) in facts(view, board, place) {
        let wrapped = text::wrap(&fact, width.saturating_sub(LEAD + 1));
        lines.extend(
            wrapped
                .into_iter()
                .map(|line| Line::from(vec![Span::raw(" ".repeat(LEAD)), Span::styled(line, style)])),
        );
    }
    Row::new(Cursor::Team(board.id.clone(), place.team.clone()), lines)
}

/// The prize a place would bring now, or that a tie has to be decided first.
fn prize_of(view: &View<'_>, board: &Board, place: &Standing) -> (String, Style) {
    let (words, theme) = (view.words, view.theme);
    match place.prize {
        Allotted::Waits => (words.waits_for_decision.to_owned(), theme.attention),
        Allotted::Grade(grade) => {
            let grade = board.grades.get(grade).map(|grade| grade.grade.clone()).unwrap_or_default();
            // Until the referee has signed, a prize is only what it would be.
            (grade, if board.signed().is_some() { theme.done } else { theme.quiet })
        }
        // Of interest once there is somebody to be beaten.
        Allotted::Nothing
            if place.may_win
                && place.result.is_none()
                && board.signed().is_none()
                && board.places.iter().any(|place| place.status == Status::Ranked) =>
        {
            (words.may_win.to_owned(), theme.quiet)
        }
        Allotted::Nothing => (String::new(), theme.quiet),
    }
}

/// What stands behind a result: the tie-break that decided, each attempt with its watches and
/// faults, the theory; what was struck stays readable.
fn facts(view: &View<'_>, board: &Board, place: &Standing) -> Vec<(String, Style)> {
    let (words, theme, lang) = (view.words, view.theme, view.ui.lang);
    let mut facts = Vec::new();
    if let Some(by) = place.by {
        facts.push((lang.pick(by.vi(), by.en()).to_owned(), theme.attention));
    }
    let BoardId::Result(discipline) = &board.id else { return facts };
    let Some(held) = view.day.competition(discipline) else { return facts };
    for attempt in 1..=held.rules().attempts {
        for run in
            held.runs(&place.team, attempt).iter().filter(|run| run.has_begun() || run.struck.is_some())
        {
            let mut said = held.say_run(&place.team, run, lang);
            if said.is_empty() && run.struck.is_none() {
                continue;
            }
            if held.rules().attempts > 1 {
                let counts = if held.is_said_to_count(place, attempt) { theme.glyphs.cursor } else { " " };
                let attempt = held.say_attempt(&place.team, attempt, lang);
                said = format!("{counts} {attempt}: {said}");
            }
            match &run.struck {
                None => facts.push((said, theme.quiet)),
                Some(why) => {
                    let said = format!("{said} ({}: {why})", words.struck);
                    facts.push((said, theme.quiet.add_modifier(Modifier::CROSSED_OUT)));
                }
            }
        }
    }
    facts.extend(held.say_sum(&place.team).map(|said| (said, theme.quiet)));
    facts.extend(held.say_answer(&place.team, lang).map(|said| (said, theme.quiet)));
    facts
}
