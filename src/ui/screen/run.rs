//! Screen 1, Điều hành.
//!
//! ```text
//!  kế hoạch  ▬▬▬▬▬▬▬ ▬▬ ▬▬ ▬▬▬ …                     chậm 2'  dự kiến xong 11:04 · hạn 11:00
//!  thực tế   ▬▬▬▬▬▬▬▬ ▬▬ ▬▬▬ ▬▬▶── …
//!
//!   ✓ 07:30  Đón tiếp đại biểu        +2' │  4/10
//!   ✓ 08:02  Chào cờ                   0' │  BÁO CÁO KẾT QUẢ PHONG TRÀO
//!  ▶  08:07  Báo cáo kết quả       07:14  │  Trung tá Phạm Văn Hùng – Trưởng Công an phường
//!   ○ 08:19  Tham luận                15' │  07:14   còn 04:46 / 12 phút
//!   ○ 08:34  Trao thưởng              20' │  ████████████████▌·············
//!                                         │  Kế tiếp  Tham luận …
//!                                         │  Việc của mục này 3/5
//!                                         │  › ○ Danh sách tham luận   Thư ký  bắt buộc
//! ```
//! On a narrow screen the programme shrinks to three lines above.

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::cursor::Cursor;
use super::super::pen::{Hits, Pen, Row, list};
use super::super::{View, format};
use super::{done_of, timeline};
use crate::agenda::{Check, Item, Lasting, Phase};
use crate::day::{Day, Entry, ItemState};
use crate::text;

/// From this width on the programme stands beside the running item.
const WIDE: u16 = 94;

/// Lines that the desk can use on a narrow screen before the programme takes more.
const DESK: u16 = 24;
/// Lines under the heading from which the clock is drawn large, or larger.
const ROOM_FOR_BIG: u16 = 16;
const ROOM_FOR_BIGGER: u16 = 26;
/// Lines from which there is room for what must stand ready.
const ROOM_FOR_PREP: u16 = 26;

/// The checks shown here: those of the running item, then what the next one needs before.
pub fn rows(day: &Day) -> Vec<Cursor> {
    let (own, before) = shown_checks(day);
    own.iter().chain(before.iter()).map(|check| Cursor::Check(check.id.clone())).collect()
}

fn shown_checks(day: &Day) -> (Vec<&Check>, Vec<&Check>) {
    let own = day.current().map(|live| live.item.checks.iter().collect()).unwrap_or_default();
    let before = |next: &'_ &Check| next.phase == Phase::Before;
    let next = match day.ended_at() {
        Some(_) => Vec::new(),
        None => {
            day.next_up().map(|next| next.item.checks.iter().filter(before).collect()).unwrap_or_default()
        }
    };
    (own, next)
}

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let mut pen = Pen::new(buf, area);
    pen.ends("", view.outlook());
    timeline::draw(view, &mut pen);
    pen.skip(1);
    let rest = pen.rest();
    if area.width >= WIDE {
        let left = (area.width * 9 / 20).clamp(46, 80);
        let column = Rect { width: left, ..rest };
        programme(view, column, buf, rest.height);
        for y in rest.top()..rest.bottom() {
            buf.set_string(rest.x + left + 1, y, view.theme.glyphs.divider, view.theme.quiet);
        }
        let right = Rect { x: rest.x + left + 4, width: rest.width.saturating_sub(left + 4), ..rest };
        desk(view, right, buf, hits);
    } else {
        // Three lines, and more where the desk leaves room.
        let items = u16::try_from(view.day.entries().len()).unwrap_or(u16::MAX).max(3);
        let lines = rest.height.saturating_sub(DESK).clamp(3, items);
        let column = Rect { height: rest.height.min(lines), ..rest };
        programme(view, column, buf, lines);
        let taken = column.height + 1;
        let below = Rect { y: rest.y + taken, height: rest.height.saturating_sub(taken), ..rest };
        desk(view, below, buf, hits);
    }
}

/// The items around the running one. With three lines: what was, what is, what follows.
fn programme(view: &View<'_>, area: Rect, buf: &mut Buffer, lines: u16) {
    let compact = lines <= 3;
    let rows: Vec<Row> = view
        .day
        .entries()
        .iter()
        .map(|entry| Row::new(Cursor::Item(entry.id().clone()), item_lines(view, entry, area.width, compact)))
        .collect();
    let middle = view.day.current().or_else(|| view.day.next_up());
    let middle = middle.map(|entry| Cursor::Item(entry.id().clone()));
    let middle = middle.or_else(|| rows.last().and_then(|row| row.on.clone()));
    list(buf, area, &rows, middle.as_ref(), Style::new(), &mut Hits::new());
}

/// One item of the programme, wrapped under its title; on one line where there is no room.
fn item_lines(view: &View<'_>, entry: &Entry, width: u16, one_line: bool) -> Vec<Line<'static>> {
    let (glyph, style) = sign(view, entry);
    let time = when(view, entry);
    let right = how_long(view, entry);
    let lead = format!("{glyph} {time:>6}  ");
    let room = usize::from(width).saturating_sub(text::width(&lead) + text::width(&right) + 2);
    let mut parts = text::wrap(&entry.item.title, room);
    if one_line && parts.len() > 1 {
        let first = parts.first().cloned().unwrap_or_default();
        parts = vec![format!("{first} …")];
    }
    parts
        .into_iter()
        .enumerate()
        .map(|(index, part)| {
            let columns = text::width(&part);
            let (lead, right) = if index == 0 {
                (lead.clone(), right.clone())
            } else {
                (" ".repeat(text::width(&lead)), String::new())
            };
            let gap = room.saturating_sub(columns) + 2;
            Line::from(vec![
                Span::styled(lead, style),
                Span::styled(part, style),
                Span::styled(format!("{}{right}", " ".repeat(gap)), style),
            ])
        })
        .collect()
}

/// The sign of an item's state, and the role that goes with it.
pub fn sign(view: &View<'_>, entry: &Entry) -> (&'static str, Style) {
    let (glyphs, theme) = (view.theme.glyphs, view.theme);
    match entry.state {
        ItemState::Live if entry.is_paused() => (glyphs.paused, theme.attention),
        ItemState::Live => (glyphs.now, theme.now),
        ItemState::Done => (glyphs.done, theme.done),
        ItemState::Pending => (glyphs.open, theme.base),
        ItemState::Skipped => (glyphs.skipped, theme.quiet),
        ItemState::Parked => (glyphs.parked, theme.attention),
    }
}

/// When an item began, or will.
pub fn when(view: &View<'_>, entry: &Entry) -> String {
    let Some(item) = view.timing.item(entry.id()) else { return String::new() };
    match (entry.state, item.actual_start, item.forecast_start) {
        (ItemState::Done | ItemState::Live, Some(start), _) => format::hour_minute(view.day, start),
        // Where no length is known, "no earlier than now" on every line says nothing.
        (ItemState::Pending, _, Some(start)) if view.knows_lengths() => {
            format::forecast(view.day, start, view.theme.glyphs.at_least)
        }
        _ => String::new(),
    }
}

/// How long an item took against its plan, has run, or will take.
pub fn how_long(view: &View<'_>, entry: &Entry) -> String {
    let Some(item) = view.timing.item(entry.id()) else { return String::new() };
    match entry.state {
        ItemState::Done => match item.allotted {
            Some(allotted) => format::signed_minutes(item.elapsed - allotted),
            None => format::minutes(item.elapsed),
        },
        ItemState::Live => format::minutes_seconds(item.elapsed),
        ItemState::Pending => item.allotted.map(format::minutes).unwrap_or_default(),
        ItemState::Skipped => view.words.skipped.to_owned(),
        ItemState::Parked => view.words.parked.to_owned(),
    }
}

/// The running item: title, who, clock; what follows; what is to be ticked.
fn desk(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let words = view.words;
    let mut pen = Pen::new(buf, area);
    match view.day.current() {
        Some(live) => running(view, live, &mut pen),
        None => idle(view, &mut pen),
    }
    if view.day.ended_at().is_none() && view.day.current().is_some() {
        pen.skip(1);
        following(view, &mut pen);
    }
    let (own, before) = shown_checks(view.day);
    let mut rows = Vec::new();
    let width = pen.width();
    if let Some(live) = view.day.current()
        && !own.is_empty()
    {
        let (title, count) = view.heading_line(words.checks_of_item, done_of(view.day, &live.item));
        rows.push(Row::heading(spread(title, count, width)));
        rows.extend(own.iter().map(|check| check_row(view, check, width, true)));
    }
    if !before.is_empty() {
        if !rows.is_empty() {
            rows.push(Row::blank());
        }
        let (title, _) = view.heading_line(words.checks_of_next, String::new());
        rows.push(Row::heading(title));
        rows.extend(before.iter().map(|check| check_row(view, check, width, true)));
    }
    if usize::from(pen.left()) > rows.iter().map(|row| row.lines.len()).sum() {
        pen.skip(1);
    }
    let rest = pen.rest();
    list(buf, rest, &rows, view.selected().as_ref(), view.theme.selected, hits);
}

/// Two texts at the ends of a line of this width.
pub fn spread(left: Line<'static>, right: Line<'static>, width: usize) -> Line<'static> {
    let gap = width.saturating_sub(left.width() + right.width());
    let mut spans = left.spans;
    spans.push(Span::raw(" ".repeat(gap)));
    spans.extend(right.spans);
    Line::from(spans)
}

fn running(view: &View<'_>, live: &Entry, pen: &mut Pen<'_>) {
    let (words, theme, glyphs) = (view.words, view.theme, view.theme.glyphs);
    let all = view.day.entries().len();
    let at = view.day.entries().iter().position(|entry| entry.id() == live.id()).map_or(0, |index| index + 1);
    pen.text(&live.item.title, theme.now);
    let place = format!("{at}/{all}");
    match view.performer_of(&live.item) {
        Some((performer, style)) => {
            let lines = text::wrap(&performer, pen.width().saturating_sub(text::width(&place) + 2));
            for (index, line) in lines.into_iter().enumerate() {
                let place = if index == 0 { place.as_str() } else { "" };
                pen.ends(Span::styled(line, style), Span::styled(place.to_owned(), theme.quiet));
            }
        }
        None => pen.ends("", Span::styled(place, theme.quiet)),
    }
    if let Some(prep) = &live.item.prep
        && pen.left() >= ROOM_FOR_PREP
    {
        pen.hanging(Span::styled(format!("{}: ", words.prep), theme.quiet), prep, theme.quiet);
    }
    pen.skip(1);
    let Some(item) = view.timing.item(live.id()) else { return };
    let (elapsed, remaining) = item.clock();
    let clock = format::minutes_seconds(elapsed);
    let mut beside = Vec::new();
    match (remaining, item.allotted) {
        (Some(left), Some(allotted)) => {
            let style = match left.num_seconds() {
                ..0 => theme.late,
                0..=60 => theme.attention,
                _ => theme.heading,
            };
            let said = if left < TimeDelta::zero() {
                view.minutes_over(left)
            } else {
                format!("{} {}", words.remaining, format::minutes_seconds(left))
            };
            beside.push(Span::styled(said, style));
            beside.push(Span::styled(format!(" / {}", Lasting(allotted)), theme.quiet));
        }
        _ => beside.push(Span::styled(words.no_length, theme.quiet)),
    }
    if live.is_paused() {
        beside.push(Span::raw("   "));
        beside.push(Span::styled(format!("{} {}", glyphs.paused, words.paused), theme.attention));
    }
    let rows = match pen.left() {
        _ if glyphs.is_ascii() => 0,
        ..ROOM_FOR_BIG => 0,
        ROOM_FOR_BIG..ROOM_FOR_BIGGER => 3,
        _ => 5,
    };
    pen.big(&clock, rows, theme.now, Line::from(beside));
    if rows > 0 {
        pen.skip(1);
    }
    if let (Some(left), Some(allotted)) = (item.remaining, item.allotted) {
        let width = pen.width();
        let whole = allotted.num_seconds().max(1);
        let done = item.elapsed.num_seconds().clamp(0, whole);
        let full = usize::try_from(done).unwrap_or(0) * width / usize::try_from(whole).unwrap_or(1);
        let style = if left < TimeDelta::zero() { theme.late } else { theme.now };
        pen.line(Line::from(vec![
            Span::styled(glyphs.full.repeat(full), style),
            Span::styled(glyphs.empty.repeat(width.saturating_sub(full)), theme.quiet),
        ]));
    }
}

/// Nothing runs: the day has not begun, something was set aside, or all is over.
fn idle(view: &View<'_>, pen: &mut Pen<'_>) {
    let (words, theme) = (view.words, view.theme);
    if view.day.ended_at().is_some() {
        pen.text(words.day_over, theme.now);
        return;
    }
    let Some(next) = view.day.next_up() else {
        pen.text(words.all_done, theme.now);
        return;
    };
    let begun = view.day.has_begun();
    let title = if begun { words.nothing_runs } else { words.not_begun };
    let wait = view.timing.planned_start.filter(|_| !begun).map(|start| start - view.now);
    match wait.filter(|wait| *wait > TimeDelta::zero()) {
        Some(wait) if wait < TimeDelta::hours(24) => pen.text(
            &format!(
                "{title} {} {} {}",
                view.theme.glyphs.dot,
                words.begins_in,
                format::minutes_seconds(wait)
            ),
            theme.now,
        ),
        _ => pen.text(title, theme.now),
    }
    pen.text(if begun { words.press_for_next } else { words.press_to_begin }, theme.quiet);
    pen.skip(1);
    item_ahead(view, &next.item, pen, String::new());
}

fn following(view: &View<'_>, pen: &mut Pen<'_>) {
    let (words, theme) = (view.words, view.theme);
    match view.day.next_up() {
        Some(next) => item_ahead(view, &next.item, pen, format!("{}   ", words.following)),
        None => pen.line(Span::styled(words.nothing_follows, theme.quiet)),
    }
}

fn item_ahead(view: &View<'_>, item: &Item, pen: &mut Pen<'_>, lead: String) {
    let theme = view.theme;
    let indent = text::width(&lead);
    pen.hanging(Span::styled(lead, theme.quiet), &item.title, theme.heading);
    if let Some((performer, style)) = view.performer_of(item) {
        pen.hanging(Span::raw(" ".repeat(indent)), &performer, style);
    }
}

/// A check: sign, what, who (unless that is said above), whether it is required.
pub fn check_row(view: &View<'_>, check: &Check, width: usize, with_owner: bool) -> Row {
    let (theme, glyphs) = (view.theme, view.theme.glyphs);
    let tick = view.day.tick(&check.id);
    let (glyph, style) = match (tick, check.required) {
        (Some(_), _) => (glyphs.done, theme.done),
        (None, true) => (glyphs.open, theme.attention),
        (None, false) => (glyphs.open, theme.base),
    };
    // Open: who is to do it. Done: who said so, and when.
    let right = match tick {
        Some(tick) => format!("{} {}", tick.by, format::hour_minute(view.day, tick.at)),
        None => {
            let required = check.required.then(|| view.words.required.to_owned());
            check
                .owner
                .clone()
                .filter(|_| with_owner)
                .into_iter()
                .chain(required)
                .collect::<Vec<_>>()
                .join("  ")
        }
    };
    // What stands right keeps its column; a title that has too little room left goes above it.
    let beside = width.saturating_sub(text::width(&right) + 6);
    let (room, apart) = if beside >= width / 2 { (beside, false) } else { (width.saturating_sub(4), true) };
    let right = Line::from(Span::styled(format!("{right} "), theme.quiet));
    let mut rows: Vec<Line<'static>> = text::wrap(&check.title, room)
        .into_iter()
        .enumerate()
        .map(|(index, part)| {
            let lead = if index == 0 { format!(" {glyph} ") } else { "   ".to_owned() };
            let line = Line::from(Span::styled(format!("{lead}{part}"), style));
            if index == 0 && !apart { spread(line, right.clone(), width) } else { line }
        })
        .collect();
    if apart {
        rows.push(spread(Line::default(), right, width));
    }
    Row::new(Cursor::Check(check.id.clone()), rows)
}
