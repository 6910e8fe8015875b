//! Screen 6, Hội thi: every board of the day, and how far each has come.
//!
//! ```text
//!  Thi lực lượng dân phòng                                        8 đội
//!  › Chạy tiếp sức 4×100                   TẠM THỜI · còn 3 đội chưa có kết quả
//!       thời gian cộng phạt · chậm hơn của hai · 2 lần thi · lấy lần tốt nhất
//!       1 Giải nhất, 1 Giải nhì, 2 Giải ba
//!    Sơ cứu, chuyển nạn nhân                                     đã ký 10:12
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::agenda::TeamId;
use crate::day::{BoardId, Day, say_prizes};
use crate::text::{self, say};
use crate::ui::View;
use crate::ui::cursor::Cursor;
use crate::ui::pen::{Hits, Pen, Row, as_wide_as, list, spread};
use crate::ui::view::state_of;

/// The widest that the boards are drawn: a state belongs to the board at the left of its line.
const WIDEST: usize = 100;

pub fn rows(day: &Day) -> Vec<Cursor> {
    day.boards().into_iter().map(Cursor::Board).collect()
}

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let (words, theme) = (view.words, view.theme);
    let area = as_wide_as(WIDEST, area);
    let mut pen = Pen::new(buf, area);
    pen.skip(1);
    pen.line(Span::styled(words.contests_title, theme.heading));
    pen.skip(1);
    let width = pen.width();
    let mut rows = Vec::new();
    let mut item = None;
    for id in view.day.boards() {
        let own = view.day.item_of_board(&id).cloned();
        if own != item {
            if !rows.is_empty() {
                rows.push(Row::blank());
            }
            let title = own.as_ref().map(|item| view.day.title(item)).unwrap_or_default();
            for line in text::wrap(&title, width) {
                rows.push(Row::heading(Span::styled(line, theme.heading)));
            }
            item = own;
        }
        rows.push(board_row(view, &id, width));
    }
    if rows.is_empty() {
        pen.text(words.no_contests, theme.quiet);
    }
    let rest = pen.rest();
    list(buf, rest, &rows, view.selected().as_ref(), theme.selected, hits);
}

fn board_row(view: &View<'_>, id: &BoardId, width: usize) -> Row {
    let (theme, lang) = (view.theme, view.ui.lang);
    let Some(board) = view.day.board(id) else { return Row::blank() };
    let (state, style) = state_of(view, &board);
    let title = match id {
        BoardId::Result(_) => view.day.board_title(id, lang),
        // The heading, or the discipline above, says of what.
        BoardId::Theory(_) => format!("   {}", view.words.theory),
        BoardId::Practice(_) => format!("   {}", view.words.practice),
        BoardId::Overall(_) => view.words.overall.to_owned(),
    };
    let room = width.saturating_sub(text::width(&state) + 6).max(width / 3);
    let mut lines: Vec<Line<'static>> = text::wrap(&title, room)
        .into_iter()
        .enumerate()
        .map(|(index, line)| {
            let left = Line::from(Span::styled(format!("   {line}"), theme.base));
            let right = Line::from(Span::styled(format!("{state} "), style));
            if index == 0 { spread(left, right, width) } else { left }
        })
        .collect();
    let mut facts = Vec::new();
    if let (BoardId::Result(discipline), Some(held)) =
        (id, id.discipline().and_then(|id| view.day.competition(id)))
    {
        match held.final_of() {
            Some(own) => facts.push(view.day.say_final_of(own, lang)),
            None if held.teams.is_empty() => facts.push(view.words.paste_teams.to_owned()),
            None => {}
        }
        facts.extend(held.say_rules(lang));
        if let Some(seed) = held.seed {
            facts.push(format!("{} {seed}", view.words.drawn_with));
        }
        if !held.lots.is_empty() {
            let (drawn, all) = (held.lots.len(), held.teams.len());
            facts.push(say!(lang, "bốc thăm từng đội {drawn}/{all}", "drawn team by team {drawn}/{all}"));
        }
        for (number, heat) in held.heats.iter().enumerate() {
            let lane = |(lane, team): (usize, &Option<TeamId>)| {
                let team =
                    team.as_ref().map_or("–".to_owned(), |team| view.day.team_name(discipline, team));
                format!("{} {team}", lane + 1)
            };
            let lanes: Vec<String> = heat.iter().enumerate().map(lane).collect();
            let dot = format!(" {} ", view.theme.glyphs.dot);
            facts.push(format!("{} {}: {}", view.words.heat, number + 1, lanes.join(&dot)));
        }
    }
    if !board.grades.is_empty() {
        facts.push(say_prizes(&board.grades, lang));
    }
    let wrapped = facts.iter().flat_map(|fact| text::wrap(fact, width.saturating_sub(7)));
    lines.extend(wrapped.map(|line| Line::from(Span::styled(format!("      {line}"), theme.quiet))));
    Row::new(Cursor::Board(id.clone()), lines)
}
