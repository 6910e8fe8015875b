//! Screen 2, MC: what is to be said now, and nothing else.
//!
//! ```text
//!  Báo cáo kết quả phong trào                        còn 04:46 · chậm 2' · 08:14
//!
//!     Kính thưa quý vị đại biểu! …
//!  ─────────────────────────────────────────────────────────────────────────────
//!  Kế tiếp   Tham luận – Tổ dân phố 5
//! ```

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::pen::Pen;
use super::super::{View, format};
use crate::agenda::Item;
use crate::day::{ItemState, Said};
use crate::text;

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer) {
    let (words, theme) = (view.words, view.theme);
    let live = view.day.current().or_else(|| view.day.next_up().filter(|_| !view.day.has_begun()));
    let mut pen = Pen::new(buf, area);
    let clock = clock(view);
    let title = live.map(|entry| entry.item.title.clone()).unwrap_or_default();
    let room = pen.width().saturating_sub(clock.width() + 2);
    for (index, line) in text::wrap(&title, room).into_iter().enumerate() {
        let right = if index == 0 { clock.clone() } else { Line::default() };
        pen.ends(Span::styled(line, theme.now), right);
    }
    pen.skip(1);

    let foot = foot(view, pen.width());
    let below = u16::try_from(foot.len()).unwrap_or(0).min(pen.left() / 2);
    let rest = pen.rest();
    let body = Rect {
        x: rest.x + 2,
        width: rest.width.saturating_sub(4).min(96),
        height: rest.height - below,
        ..rest
    };
    let lines = live.map(|entry| spoken(view, &entry.item, usize::from(body.width))).unwrap_or_default();
    let scroll = match &view.ui.scrolled {
        (item, lines_down) if item.as_ref() == view.day.current_id() => *lines_down,
        _ => 0,
    };
    let scroll = scroll.min(lines.len().saturating_sub(usize::from(body.height)));
    let mut pen = Pen::new(buf, body);
    if lines.is_empty() {
        pen.text(words.no_words, theme.quiet);
    }
    for line in lines.into_iter().skip(scroll) {
        pen.line(line);
    }
    let mut pen = Pen::new(buf, Rect { y: body.bottom(), height: below, ..rest });
    for line in foot {
        pen.line(line);
    }
}

fn clock(view: &View<'_>) -> Line<'static> {
    let (words, theme) = (view.words, view.theme);
    let dot = format!(" {} ", theme.glyphs.dot);
    let mut spans = Vec::new();
    if let Some(left) = view.day.current_id().and_then(|id| view.timing.item(id)?.clock().1) {
        let (said, style) = if left < TimeDelta::zero() {
            (view.minutes_over(left), theme.late)
        } else {
            (format!("{} {}", words.remaining, format::minutes_seconds(left)), theme.heading)
        };
        spans.push(Span::styled(said, style));
        spans.push(Span::styled(dot.clone(), theme.quiet));
    }
    if let Some(late) = view.timing.lateness {
        spans.push(Span::styled(format::lateness(late, words), theme.quiet));
        spans.push(Span::styled(dot, theme.quiet));
    }
    spans.push(Span::styled(format::hour_minute(view.day, view.now), theme.quiet));
    Line::from(spans)
}

/// What follows, with the exact title of who walks up.
fn foot(view: &View<'_>, width: usize) -> Vec<Line<'static>> {
    let (words, theme) = (view.words, view.theme);
    let mut lines = vec![Line::from(Span::styled(theme.glyphs.rule.repeat(width), theme.quiet))];
    let after = view.day.current().map_or(1, |_| 0);
    let next = view
        .day
        .entries()
        .iter()
        .filter(|entry| entry.state == ItemState::Pending)
        .nth(if view.day.has_begun() { 0 } else { after });
    let lead = format!("{}   ", words.following);
    let indent = text::width(&lead);
    let said = match next {
        Some(next) => {
            let performer =
                view.performer_of(&next.item).map(|(who, _)| format!(" – {who}")).unwrap_or_default();
            format!("{}{performer}", next.item.title)
        }
        None => words.nothing_follows.to_owned(),
    };
    for (index, part) in text::wrap(&said, width.saturating_sub(indent)).into_iter().enumerate() {
        let lead = if index == 0 { lead.clone() } else { " ".repeat(indent) };
        lines.push(Line::from(vec![Span::styled(lead, theme.quiet), Span::styled(part, theme.base)]));
    }
    lines
}

/// The words of an item, wrapped; what is not known yet is marked.
fn spoken(view: &View<'_>, item: &Item, width: usize) -> Vec<Line<'static>> {
    let unknown = format!("{} {}", view.theme.glyphs.open, view.words.unnamed);
    let said: String = view
        .day
        .words_of(item)
        .into_iter()
        .map(|piece| match piece {
            Said::Text(text) => text,
            Said::Unknown(_) => unknown.clone(),
            Said::Delegate { address, .. } => format!("\n{address}"),
        })
        .collect();
    if said.trim().is_empty() {
        return Vec::new();
    }
    text::wrap(said.trim_start(), width)
        .into_iter()
        .map(|line| {
            let style =
                if line.contains(view.theme.glyphs.open) { view.theme.attention } else { view.theme.base };
            Line::from(Span::styled(line, style))
        })
        .collect()
}
