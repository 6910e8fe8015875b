//! The clock of what runs: what is left, large; what has passed, beside it.
//!
//! ```text
//!  █▀█ ▀▀█   ▄▄  █ █ █▀▀   còn
//!  █ █ ▄▄█   ▄▄  ▀▀█ █▀█   ███████████████▌···········
//!  ▀▀▀ ▀▀▀         ▀ ▀▀▀   đã qua 07:14 / 10:00
//! ```

use chrono::TimeDelta;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::day::Entry;
use crate::text;
use crate::ui::digits::{self, Size};
use crate::ui::{View, format};

/// Columns between the digits and what stands beside them.
const GAP: usize = 3;

/// The clock in at most so many rows of digits; in letters where there is no room for them.
pub fn lines(view: &View<'_>, live: &Entry, width: usize, rows: u16) -> Vec<Line<'static>> {
    let (words, theme) = (view.words, view.theme);
    let Some(item) = view.timing.item(live.id()) else { return Vec::new() };
    let (elapsed, remaining) = item.clock();
    let passed = format!("{} {}", words.elapsed, format::minutes_seconds(elapsed));
    // What is left is what people look for; without a length, there is only what has passed.
    let (label, time, style) = match remaining {
        Some(left) if left < TimeDelta::zero() => (words.over, left, theme.late),
        Some(left) if left <= TimeDelta::minutes(1) => (words.remaining, left, theme.attention),
        Some(left) => (words.remaining, left, theme.now),
        None => (words.elapsed, elapsed, theme.now),
    };
    let time = format::minutes_seconds(time);
    let small = match item.allotted {
        Some(allotted) => format!("{passed} / {}", format::minutes_seconds(allotted)),
        None => words.no_length.to_owned(),
    };
    let mut head = vec![Span::styled(label, style)];
    if live.is_paused() {
        let said = format!("   {} {}", theme.glyphs.paused, words.paused);
        head.push(Span::styled(said, theme.attention));
    }
    let widest = text::width(&small).max(Line::from(head.clone()).width());
    let room = u16::try_from(width.saturating_sub(widest + GAP)).unwrap_or(u16::MAX);
    let rows = if theme.glyphs.is_ascii() { 0 } else { rows };
    let Some(size) = Size::fitting(&time, room, rows) else {
        head.insert(1, Span::styled(format!(" {time}"), style));
        head.push(Span::styled(format!("   {small}"), theme.quiet));
        let bar = item.allotted.map(|allotted| bar(view, elapsed, allotted, width));
        return std::iter::once(Line::from(head)).chain(bar).collect();
    };
    let digits = digits::rows(&time, size);
    let beside = width.saturating_sub(usize::from(size.of(&time).0) + GAP);
    let (middle, last) = (digits.len() / 2, digits.len() - 1);
    let beside = |row: usize| match row {
        0 => Line::from(head.clone()),
        row if row == middle => {
            item.allotted.map(|allotted| bar(view, elapsed, allotted, beside)).unwrap_or_default()
        }
        row if row == last => Line::from(Span::styled(small.clone(), theme.quiet)),
        _ => Line::default(),
    };
    digits
        .into_iter()
        .enumerate()
        .map(|(row, digits)| {
            let digits = [Span::styled(digits, style), Span::raw(" ".repeat(GAP))];
            Line::from_iter(digits.into_iter().chain(beside(row).spans))
        })
        .collect()
}

/// How much of the time has passed.
fn bar(view: &View<'_>, elapsed: TimeDelta, allotted: TimeDelta, width: usize) -> Line<'static> {
    let (theme, whole) = (view.theme, allotted.num_seconds().max(1));
    let done = elapsed.num_seconds().clamp(0, whole);
    let full = usize::try_from(done).unwrap_or(0) * width / usize::try_from(whole).unwrap_or(1);
    let style: Style = if elapsed > allotted { theme.late } else { theme.now };
    Line::from(vec![
        Span::styled(theme.glyphs.full.repeat(full), style),
        Span::styled(theme.glyphs.empty.repeat(width.saturating_sub(full)), theme.quiet),
    ])
}
