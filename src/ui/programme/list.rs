//! Screen 3, Chương trình: every item, planned against real; the selected one in detail.
//!
//! ```text
//!    dự kiến  thực tế        mục                                              việc
//!  PHẦN LỄ
//!  ✓ 07:30    07:30    +2'   Đón tiếp đại biểu                                 3/3
//!  ▶ 08:02    08:04  07:14   Báo cáo kết quả phong trào                        1/5
//!                            Trung tá Phạm Văn Hùng – Trưởng Công an phường
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::run::{Dates, how_long, moment_of, sign, when};
use crate::agenda::Part;
use crate::day::Entry;
use crate::text;
use crate::ui::cursor::Cursor;
use crate::ui::pen::spread;
use crate::ui::pen::{Hits, Pen, Row, list};
use crate::ui::phrases::done_of;
use crate::ui::{View, format};

/// Columns before the title: sign, planned, real, how long.
const LEAD: usize = 30;
/// From this width on the detail stands beside the list.
const WIDE: u16 = 120;

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let (words, theme) = (view.words, view.theme);
    let mut pen = Pen::new(buf, area);
    pen.ends("", view.outlook());
    let head =
        format!("  {:<10}{:<10}{:>6}  {}", words.agenda_line, words.reality_line, words.minutes, words.item);
    pen.line(Span::styled(head, theme.quiet));
    let rest = pen.rest();
    let (left, right) = if area.width >= WIDE {
        let columns = area.width * 3 / 5;
        (
            Rect { width: columns, ..rest },
            Rect { x: rest.x + columns + 3, width: rest.width.saturating_sub(columns + 3), ..rest },
        )
    } else {
        let lines = rest.height.saturating_sub((rest.height / 3).clamp(6, 12));
        (
            Rect { height: lines, ..rest },
            Rect { y: rest.y + lines + 1, height: rest.height.saturating_sub(lines + 1), ..rest },
        )
    };
    let mut rows = Vec::new();
    let mut part: Option<Part> = None;
    let mut dates = Dates::new(view);
    for entry in view.day.entries() {
        if view.day.entries().iter().any(|entry| entry.item.part == Part::Festival)
            && part != Some(entry.item.part)
        {
            part = Some(entry.item.part);
            let title = match entry.item.part {
                Part::Ceremony => words.ceremony,
                Part::Festival => words.festival,
            };
            rows.push(Row::heading(Span::styled(title, theme.quiet)));
        }
        let planned = view.timing.item(entry.id()).and_then(|item| item.planned_start);
        if let Some(date) = dates.turns(view, moment_of(view, entry).map(|(at, _)| at).or(planned)) {
            rows.push(Row::heading(Span::styled(date, theme.quiet)));
        }
        rows.push(item_row(view, entry, usize::from(left.width)));
    }
    let selected = view.selected();
    list(buf, left, &rows, selected.as_ref(), theme.selected, hits);
    if area.width < WIDE {
        let y = right.y.saturating_sub(1);
        buf.set_string(rest.x, y, theme.glyphs.rule.repeat(usize::from(rest.width)), theme.quiet);
    } else {
        for y in rest.top()..rest.bottom() {
            buf.set_string(right.x.saturating_sub(2), y, theme.glyphs.divider, theme.quiet);
        }
    }
    if let Some(Cursor::Item(id)) = &selected
        && let Some(entry) = view.day.entry(id)
    {
        detail(view, entry, &mut Pen::new(buf, right));
    }
}

fn item_row(view: &View<'_>, entry: &Entry, width: usize) -> Row {
    let (glyph, style) = sign(view, entry);
    let planned = view.timing.item(entry.id()).and_then(|item| item.planned_start);
    let planned = planned.map(|at| format::hour_minute(view.day, at)).unwrap_or_default();
    // Marked to be moved together with others.
    let mark = if view.ui.is_marked(entry.id()) { view.theme.glyphs.cursor } else { " " };
    let lead = format!("{glyph}{mark}{planned:<10}{:<10}{:>6}  ", when(view, entry), how_long(view, entry));
    let checks = done_of(view.day, &entry.item);
    let room = width.saturating_sub(LEAD + 6);
    let lines = text::wrap(&entry.item.title, room)
        .into_iter()
        .enumerate()
        .map(|(index, part)| {
            let (lead, checks) =
                if index == 0 { (lead.clone(), checks.clone()) } else { (" ".repeat(LEAD), String::new()) };
            spread(
                Line::from(vec![Span::styled(lead, style), Span::styled(part, style)]),
                Line::from(Span::styled(format!("{checks} "), view.theme.quiet)),
                width,
            )
        })
        .collect();
    Row::new(Cursor::Item(entry.id().clone()), lines)
}

/// The selected item in full.
fn detail(view: &View<'_>, entry: &Entry, pen: &mut Pen<'_>) {
    let (words, theme, lang) = (view.words, view.theme, view.ui.lang);
    let item = &entry.item;
    pen.text(&item.title, theme.heading);
    let mut facts = Vec::new();
    // "Báo cáo" need not be told to be a report.
    let says = |kind: &&str| !text::fold(&item.title).starts_with(&text::fold(kind));
    facts.extend(item.kind.said(lang).filter(says).map(str::to_owned));
    if let Some(minutes) = item.minutes {
        facts.push(crate::agenda::Lasting(minutes).to_string());
    }
    if !entry.adjusted.is_zero() {
        facts.push(format::signed_minutes(entry.adjusted));
    }
    if let Some(reason) = &entry.reason {
        facts.push(reason.clone());
    }
    pen.text(&facts.join(&format!(" {} ", theme.glyphs.dot)), theme.quiet);
    let mut fact = |label: &str, value: &str, style| {
        pen.hanging(Span::styled(format!("{label}: "), theme.quiet), value, style);
    };
    let (who, style) = view.performer_of(item).unwrap_or_else(|| (words.unknown.to_owned(), theme.quiet));
    fact(words.performer, &who, style);
    if let Some(prep) = &item.prep {
        fact(words.prep, prep, theme.base);
    }
    if let Some(note) = &item.note {
        fact(words.note, note, theme.base);
    }
    let mut notes = view.day.notes().iter().filter(|note| note.item.as_ref() == Some(entry.id())).peekable();
    if notes.peek().is_some() {
        for note in notes {
            let lead = format!("{} {}: ", format::moment(view.day, note.at, view.now), note.by);
            pen.hanging(Span::styled(lead, theme.quiet), &note.text, theme.attention);
        }
    }
}
