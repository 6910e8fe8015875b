//! Screen 5 before the ceremony: what must be ready for each recipient, and the count that the
//! stage manager shouts.
//!
//! ```text
//!  Chuẩn bị trao thưởng · ký, dấu                                   còn 3
//!  Giấy khen 214/QĐ-UBND
//!                          in  tên  ký  khung khay bì  hoa ghế báo
//!                          đủ   2   3    10   …
//!     1  Cá nhân 01         ✓   ✓   ○    ○
//! ```
//! Whoever signs a pledge is not on it: nothing is printed, framed or put on a tray for them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::agenda::{Decision, Kit};
use crate::day::{Day, Honoree};
use crate::text;
use crate::ui::View;
use crate::ui::cursor::Cursor;
use crate::ui::pen::spread;
use crate::ui::pen::{Hits, Pen, Row, is_near, list};

/// Columns of one thing on the board.
const CELL: usize = 6;

/// The decisions under which something is handed over.
fn handed_over(day: &Day) -> impl Iterator<Item = &Decision> {
    day.decisions().filter(|decision| !day.is_signing(&decision.id))
}

/// Who receives something, in the order of the lists.
pub fn rows(day: &Day) -> Vec<Cursor> {
    let of = |decision: &Decision| {
        let batches = day.batches(&decision.id);
        let honorees = batches.iter().flat_map(|batch| batch.honorees.iter());
        honorees.map(|honoree| Cursor::Recipient(honoree.id().clone())).collect::<Vec<_>>()
    };
    handed_over(day).flat_map(of).collect()
}

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let (words, theme, lang) = (view.words, view.theme, view.ui.lang);
    let mut pen = Pen::new(buf, area);
    pen.skip(1);
    let kit = view.ui.kit();
    let order = rows(view.day);
    let missing = handed_over(view.day)
        .flat_map(|decision| view.day.batches(&decision.id))
        .map(|batch| batch.honorees.iter().filter(|honoree| !honoree.ready.contains(&kit)).count())
        .sum::<usize>();
    let title = vec![
        Span::styled(words.prepare_title, theme.heading),
        Span::styled(format!(" {} {}", theme.glyphs.dot, lang.pick(kit.vi(), kit.en())), theme.now),
    ];
    let count = match missing {
        0 => words.all_ready.to_owned(),
        missing => format!("{} {missing}", words.remaining),
    };
    pen.ends(Line::from(title), Span::styled(format!("{count} "), theme.now));
    pen.skip(1);
    let width = pen.width();
    let name = width.saturating_sub(Kit::ALL.len() * CELL + 8).clamp(16, 40);
    let (selected, mut nth) = (view.selected(), 0);
    let at = order.iter().position(|row| Some(row) == selected.as_ref()).unwrap_or_default();
    let mut rows = Vec::new();
    for decision in handed_over(view.day) {
        if !rows.is_empty() {
            rows.push(Row::blank());
        }
        for line in text::wrap(&view.day.decision_title(&decision.id), width) {
            rows.push(Row::heading(Span::styled(line, theme.heading)));
        }
        let batches = view.day.batches(&decision.id);
        let all: Vec<&Honoree> = batches.iter().flat_map(|batch| batch.honorees.iter().copied()).collect();
        let heads = Kit::ALL.iter().map(|kit| (short(view, *kit), *kit)).map(|(label, own)| {
            let style = if own == kit { theme.now } else { theme.quiet };
            Span::styled(format!("{label:^CELL$}"), style)
        });
        rows.push(Row::heading(Line::from_iter(
            std::iter::once(Span::raw(" ".repeat(name + 7))).chain(heads),
        )));
        let open = Kit::ALL.iter().map(|own| {
            let missing = all.iter().filter(|honoree| !honoree.ready.contains(own)).count();
            let said = if missing == 0 { theme.glyphs.done.to_owned() } else { missing.to_string() };
            let style = match (missing, *own == kit) {
                (_, true) => theme.now,
                (0, _) => theme.done,
                _ => theme.attention,
            };
            Span::styled(format!("{said:^CELL$}"), style)
        });
        let lead = Span::styled(format!("{:>width$} ", words.remaining, width = name + 6), theme.quiet);
        rows.push(Row::heading(Line::from_iter(std::iter::once(lead).chain(open))));
        for honoree in all {
            rows.push(if is_near(nth, at, area) { row(view, honoree, name) } else { Row::unseen() });
            nth += 1;
        }
    }
    if rows.is_empty() {
        pen.text(words.no_awards, theme.quiet);
    }
    let rest = pen.rest();
    list(buf, rest, &rows, selected.as_ref(), theme.selected, hits);
}

fn row(view: &View<'_>, honoree: &Honoree, name: usize) -> Row {
    let theme = view.theme;
    let parts = text::wrap(&honoree.name(view.ui.lang), name);
    let lines = parts
        .into_iter()
        .enumerate()
        .map(|(index, part)| {
            let lead = if index == 0 { format!("{:>5}  ", honoree.number) } else { " ".repeat(7) };
            let left = Line::from(Span::styled(format!("{lead}{part}"), theme.base));
            if index > 0 {
                return left;
            }
            let cells = Kit::ALL.iter().map(|kit| {
                let done = honoree.ready.contains(kit);
                let glyph = if done { theme.glyphs.done } else { theme.glyphs.open };
                Span::styled(format!("{glyph:^CELL$}"), if done { theme.done } else { theme.quiet })
            });
            spread(left, Line::from_iter(cells), name + 7 + Kit::ALL.len() * CELL)
        })
        .collect();
    Row::new(Cursor::Recipient(honoree.id().clone()), lines)
}

/// A word short enough for the head of a column.
fn short(view: &View<'_>, kit: Kit) -> &'static str {
    let (vi, en) = match kit {
        Kit::Printed => ("in", "prnt"),
        Kit::Correct => ("tên", "name"),
        Kit::Signed => ("ký", "sign"),
        Kit::Framed => ("khung", "frame"),
        Kit::InTray => ("khay", "tray"),
        Kit::Envelope => ("bì", "env"),
        Kit::Flowers => ("hoa", "flwr"),
        Kit::Seated => ("ghế", "seat"),
        Kit::Contacted => ("báo", "told"),
    };
    view.ui.lang.pick(vi, en)
}
