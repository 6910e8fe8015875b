//! Screen 4, Đại biểu: who is invited, in the order of introduction, as the agenda has it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::View;
use super::super::pen::{Hits, Pen, Row, list};
use crate::agenda::Side;
use crate::text;

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let (words, theme, lang) = (view.words, view.theme, view.ui.lang);
    let delegates = &view.day.agenda().delegates;
    let mut pen = Pen::new(buf, area);
    pen.skip(1);
    pen.ends(
        Span::styled(words.delegates_title, theme.heading),
        Span::styled(format!("{} ", delegates.len()), theme.quiet),
    );
    pen.skip(1);
    if delegates.is_empty() {
        pen.text(words.no_delegates, theme.quiet);
    }
    let width = pen.width();
    let rows: Vec<Row> = delegates
        .iter()
        .enumerate()
        .map(|(index, delegate)| {
            let lead = format!("{:>4}  ", index + 1);
            let mut lines: Vec<Line<'static>> = Vec::new();
            for (line, part) in
                text::wrap(&delegate.address(), width.saturating_sub(8)).into_iter().enumerate()
            {
                let lead = if line == 0 { lead.clone() } else { " ".repeat(6) };
                lines.push(Line::from(vec![Span::styled(lead, theme.quiet), Span::styled(part, theme.base)]));
            }
            let side = match delegate.side {
                Side::Guest => words.guest,
                Side::Host => words.host,
            };
            let mut facts =
                format!("{} {} {side}", lang.pick(delegate.bloc.vi(), delegate.bloc.en()), theme.glyphs.dot);
            if let Some(principal) = &delegate.substitute_for {
                facts.push_str(&format!(" {} {} {principal}", theme.glyphs.dot, words.substitute_for));
            }
            lines.push(Line::from(Span::styled(format!("      {facts}"), theme.quiet)));
            Row::new(delegate.id.0.clone(), lines)
        })
        .collect();
    let rest = pen.rest();
    list(buf, rest, &rows, view.selected().as_deref(), theme.selected, hits);
}
