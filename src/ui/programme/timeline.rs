//! The line of time: where the day is, plan against reality.
//!
//! ```text
//!  kế hoạch  ▬▬▬▬▬▬▬ ▬▬ ▬▬ ▬▬▬ ▬▬▬ ▬▬▬▬ ▬▬ ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬ ▬▬▬      │
//!  thực tế   ▬▬▬▬▬▬▬▬ ▬▬ ▬▬▬ ▬▬▶── ─── ──── ── ─────────────────── ───  │
//!            07:30         08:00         08:30                         hạn
//! ```

use chrono::{TimeDelta, Timelike};
use ratatui::style::Style;
use ratatui::text::Span;

use crate::clock::Timestamp;
use crate::day::ItemState;
use crate::text;
use crate::ui::View;
use crate::ui::pen::Pen;

/// Draws the three lines, or one that says why there is nothing to draw.
pub fn draw(view: &View<'_>, pen: &mut Pen<'_>) {
    let timing = &view.timing;
    let starts = [timing.planned_start, timing.items.iter().filter_map(|item| item.actual_start).min()];
    let ends = [timing.planned_end, Some(timing.forecast_end.at), timing.must_end];
    let (Some(from), Some(to)) =
        (starts.into_iter().flatten().min(), ends.into_iter().flatten().max().filter(|_| known(view)))
    else {
        return;
    };
    let label = text::width(view.words.agenda_line).max(text::width(view.words.reality_line)) + 2;
    let scale =
        Scale { from, to: to.max(from + TimeDelta::minutes(1)), columns: pen.width().saturating_sub(label) };
    let mut plan = Strip::new(scale.columns);
    let mut real = Strip::new(scale.columns);
    let glyphs = view.theme.glyphs;
    let mut mark = None;
    for (entry, item) in view.day.entries().iter().zip(&timing.items) {
        if let (Some(start), Some(end)) = (item.planned_start, item.planned_end) {
            plan.stretch(scale.cell(start), scale.cell(end), glyphs.past, view.theme.quiet);
        }
        match entry.state {
            ItemState::Done => {
                if let (Some(start), Some(end)) = (item.actual_start, item.actual_end) {
                    real.stretch(scale.cell(start), scale.cell(end), glyphs.past, view.theme.done);
                }
            }
            ItemState::Live | ItemState::Pending => {
                if let (Some(start), Some(end)) = (item.forecast_start, item.forecast_end) {
                    real.stretch(scale.cell(start.at), scale.cell(end.at), glyphs.ahead, view.theme.quiet);
                }
            }
            ItemState::Skipped | ItemState::Parked => {}
        }
        if entry.state == ItemState::Live
            && let Some(start) = item.actual_start
        {
            let over = item.remaining.is_some_and(|left| left < TimeDelta::zero());
            let style = if over { view.theme.late } else { view.theme.now };
            let now = scale.cell(view.now);
            for at in scale.cell(start)..now {
                real.put(at, glyphs.past, style);
            }
            mark = Some((now, style));
        }
    }
    // Last, so that nothing that is to come hides where the day is now.
    if let Some((now, style)) = mark {
        real.put(now, glyphs.now, style);
    }
    if let Some(must_end) = timing.must_end {
        real.restyle(scale.cell(must_end), view.theme.late);
        for strip in [&mut plan, &mut real] {
            strip.put(scale.cell(must_end), glyphs.divider, view.theme.late);
        }
    }
    pen.line(plan.line(view.words.agenda_line, label, view.theme.quiet));
    pen.line(real.line(view.words.reality_line, label, view.theme.quiet));
    pen.line(hours(view, &scale).line("", label, view.theme.quiet));
}

/// Whether there is any length to draw: a day of unknown lengths has no picture.
fn known(view: &View<'_>) -> bool {
    view.timing.items.iter().any(|item| item.allotted.is_some()) && view.timing.planned_start.is_some()
}

/// The hours (half hours in a short day) under the strips, and the time by which all must be over.
fn hours(view: &View<'_>, scale: &Scale) -> Strip {
    let mut strip = Strip::new(scale.columns);
    let step = match (scale.to - scale.from).num_minutes() {
        ..=150 => 30,
        151..=480 => 60,
        _ => 180,
    };
    if let Some(must_end) = view.timing.must_end {
        let label = view.words.must_end;
        let columns = text::width(label);
        let at = scale.cell(must_end).min(scale.columns.saturating_sub(columns));
        strip.write(at, label, view.theme.late);
    }
    let offset = view.day.agenda().utc_offset;
    let first = scale.from.at(offset);
    let into = i64::from(first.minute() % 30) * 60 + i64::from(first.second());
    let mut at = scale.from - TimeDelta::seconds(into);
    while at <= scale.to {
        let local = at.at(offset);
        if (local.hour() * 60 + local.minute()).is_multiple_of(step) && at >= scale.from {
            strip.write(scale.cell(at), &local.format("%H:%M").to_string(), view.theme.quiet);
        }
        at = at + TimeDelta::minutes(30);
    }
    strip
}

struct Scale {
    from: Timestamp,
    to: Timestamp,
    columns: usize,
}

impl Scale {
    fn cell(&self, at: Timestamp) -> usize {
        let whole = (self.to - self.from).num_seconds().max(1);
        let part = (at - self.from).num_seconds().clamp(0, whole);
        let last = i64::try_from(self.columns.saturating_sub(1)).unwrap_or(0);
        usize::try_from(part * last / whole).unwrap_or(0)
    }
}

struct Strip {
    cells: Vec<(String, Style)>,
}

impl Strip {
    fn new(columns: usize) -> Self {
        Self { cells: vec![(" ".to_owned(), Style::new()); columns] }
    }

    fn put(&mut self, at: usize, glyph: &str, style: Style) {
        if let Some(cell) = self.cells.get_mut(at) {
            *cell = (glyph.to_owned(), style);
        }
    }

    /// Fills from one cell to before another; the last cell stays free where there is room, so
    /// that items stand apart.
    fn stretch(&mut self, from: usize, to: usize, glyph: &str, style: Style) {
        let to = if to > from + 1 { to - 1 } else { (from + 1).max(to) };
        for at in from..to {
            self.put(at, glyph, style);
        }
    }

    /// Shows everything from a cell on in another style.
    fn restyle(&mut self, from: usize, style: Style) {
        for cell in self.cells.iter_mut().skip(from) {
            cell.1 = style;
        }
    }

    /// Writes a label where nothing is written yet.
    fn write(&mut self, at: usize, label: &str, style: Style) {
        let columns = text::width(label);
        let free = |cell: &(String, Style)| cell.0 == " ";
        let room = self.cells.iter().skip(at.saturating_sub(1)).take(columns + 2);
        if at + columns > self.cells.len() || !room.clone().all(free) {
            return;
        }
        for (offset, c) in label.chars().enumerate() {
            self.put(at + offset, &c.to_string(), style);
        }
    }

    fn line(self, label: &str, columns: usize, style: Style) -> ratatui::text::Line<'static> {
        let mut spans = vec![Span::styled(format!("{label:<columns$}"), style)];
        spans.extend(self.cells.into_iter().map(|(glyph, style)| Span::styled(glyph, style)));
        spans.into()
    }
}
