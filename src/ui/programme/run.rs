//! Screen 1, Điều hành.
//!
//! ```text
//!  kế hoạch  ▬▬▬▬▬▬▬ ▬▬ ▬▬ ▬▬▬ …                     chậm 2'  dự kiến xong 11:04 · hạn 11:00
//!  thực tế   ▬▬▬▬▬▬▬▬ ▬▬ ▬▬▬ ▬▬▶── …
//!
//!   ✓ 07:30  Đón tiếp đại biểu        +2' │  BÁO CÁO KẾT QUẢ PHONG TRÀO               4/10
//!   ✓ 08:02  Chào cờ                   0' │  Trung tá Phạm Văn Hùng – Trưởng Công an phường
//!  ▶  08:07  Báo cáo kết quả       07:14  │
//!   ○ 08:19  Tham luận                15' │  █▀█ █ █ ▄ █ █ █▀▀   còn
//!   ○ 08:34  Trao thưởng              20' │  █ █ ▀▀█ ▄ ▀▀█ █▀█   ████████████▌···········
//!                                         │  ▀▀▀   ▀     ▀ ▀▀▀   đã qua 07:14 / 12:00
//!                                         │
//!                                         │  Kế tiếp  Tham luận …
//!                                         │  Việc của mục này                         3/5
//!                                         │  › ○ Danh sách tham luận   Thư ký  bắt buộc
//!                                         │  Lời dẫn …
//! ```
//! On a narrow screen the running item stands in the programme, between what was and what follows.

mod beside;
mod clock;

use chrono::{NaiveDate, TimeDelta};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::timeline;
use crate::agenda::{Check, Performer, Phase};
use crate::clock::Timestamp;
use crate::day::{Day, Entry, ItemState, Presence};
use crate::text;
use crate::ui::cursor::Cursor;
use crate::ui::pen::spread;
use crate::ui::pen::{Hits, Pen, Row, list};
use crate::ui::phrases::{done_of, owed};
use crate::ui::view::departing;
use crate::ui::{View, format};

/// From this width on the programme stands beside the running item.
const WIDE: u16 = 94;

/// Columns before a title in the programme: sign and time.
const LEAD: usize = 10;
/// Lines under the heading from which the clock is drawn large, or larger.
const ROOM_FOR_BIG: usize = 13;
const ROOM_FOR_BIGGER: usize = 26;
/// Lines that the checks leave to the programme on a narrow screen.
const ROOM_FOR_PROGRAMME: usize = 3;

/// The checks shown here, in order.
struct Checks<'d> {
    /// Those of the running item.
    own: Vec<&'d Check>,
    /// What was to be done after items that are over: the last one's, and of the others what is
    /// required and still open.
    left: Vec<&'d Check>,
    /// What the next item needs before it begins.
    before: Vec<&'d Check>,
}

/// Those checks, in order.
pub fn rows(day: &Day) -> Vec<Cursor> {
    let Checks { own, left, before } = Checks::of(day);
    own.iter().chain(&left).chain(&before).map(|check| Cursor::Check(check.id.clone())).collect()
}

impl<'d> Checks<'d> {
    fn of(day: &'d Day) -> Self {
        let own = day.current().map(|live| live.item.checks.iter().collect()).unwrap_or_default();
        let over = || day.entries().iter().filter(|entry| entry.state == ItemState::Done);
        let last = match day.current() {
            Some(live) => live.after(),
            None => over().max_by_key(|entry| entry.ended_at()).map(Entry::id),
        };
        let is_left = |entry: &Entry, check: &Check| {
            let open = check.required && day.tick(&check.id).is_none();
            check.phase == Phase::After && (open || last == Some(entry.id()))
        };
        let left =
            over().flat_map(|entry| entry.item.checks.iter().filter(|check| is_left(entry, check))).collect();
        let next = day.next_up().filter(|_| day.ended_at().is_none());
        let before = next.map(|next| &next.item.checks).into_iter().flatten();
        Self { own, left, before: before.filter(|check| check.phase == Phase::Before).collect() }
    }

    /// The rows of the list, with what they belong to above them.
    fn rows(&self, view: &View<'_>, width: usize) -> Vec<Row> {
        let words = view.words;
        let count = view.day.current().map(|live| done_of(view.day, &live.item)).unwrap_or_default();
        let groups = [
            (words.checks_of_item, count, &self.own),
            (words.checks_left, String::new(), &self.left),
            (words.checks_of_next, String::new(), &self.before),
        ];
        let mut rows = Vec::new();
        for (title, count, checks) in groups.into_iter().filter(|(.., checks)| !checks.is_empty()) {
            if !rows.is_empty() {
                rows.push(Row::blank());
            }
            let (title, count) = view.heading_line(title, count);
            rows.push(Row::heading(spread(title, count, width)));
            rows.extend(checks.iter().map(|check| check_row(view, check, width, true)));
        }
        rows
    }
}

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let mut pen = Pen::new(buf, area);
    pen.ends("", view.outlook());
    timeline::draw(view, &mut pen);
    for (said, style) in departing(view) {
        pen.text(&said, style);
    }
    pen.skip(1);
    let rest = pen.rest();
    if area.width >= WIDE {
        let left = (area.width * 9 / 20).clamp(46, 80);
        let column = Rect { width: left, ..rest };
        programme(view, column, buf);
        for y in rest.top()..rest.bottom() {
            buf.set_string(rest.x + left + 1, y, view.theme.glyphs.divider, view.theme.quiet);
        }
        let right = Rect { x: rest.x + left + 4, width: rest.width.saturating_sub(left + 4), ..rest };
        beside::draw(view, right, buf, hits);
    } else {
        narrow(view, rest, buf, hits);
    }
}

/// The programme with the running item in its middle, and below it what is to be ticked.
fn narrow(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let entries = view.day.entries();
    let next = view.day.next_up().filter(|_| view.day.ended_at().is_none());
    let now = match view.day.current() {
        Some(live) => in_the_programme(view, live, width, if height >= ROOM_FOR_BIG { 3 } else { 0 }),
        None => idle(view, width),
    };
    let at = view.day.current().or(next).map(Entry::id);
    let at = entries.iter().position(|entry| Some(entry.id()) == at).unwrap_or(entries.len());
    let other =
        |entry: &&Entry| Some(entry.id()) != view.day.current_id() && Some(entry.id()) != next.map(Entry::id);
    let mut before: Vec<&Entry> = entries.iter().take(at).filter(other).collect();
    let mut ahead = entries.iter().skip(at).filter(other).filter(|entry| entry.state != ItemState::Done);
    let next = next.map(|next| in_the_programme(view, next, width, 0)).unwrap_or_default();
    let rows = Checks::of(view.day).rows(view, width);
    let checks: usize = rows.iter().map(|row| row.lines.len()).sum();
    let mut room = height.saturating_sub(now.len() + next.len());
    // The checks scroll; what was and what follows gives way to them but for a line or two.
    let checks = checks.min(room.saturating_sub(ROOM_FOR_PROGRAMME).max(ROOM_FOR_PROGRAMME)).min(room);
    room -= (checks + usize::from(checks > 0)).min(room);
    let one_line = |entry: &Entry| one_line(view, entry, area.width);
    let (mut above, mut below) = (Vec::new(), Vec::new());
    // One of what was, then all that follows, then the rest of what was.
    let was = before.len().min(1);
    for entry in before.split_off(before.len() - was).into_iter().chain(ahead.by_ref()).take(room) {
        let is_over = above.is_empty() && was == 1;
        if is_over { above.extend(one_line(entry)) } else { below.extend(one_line(entry)) }
    }
    let older = before.len().saturating_sub(room - (above.len() + below.len()).min(room));
    let older: Vec<Line<'_>> = before.iter().skip(older).flat_map(|entry| one_line(entry)).collect();
    let mut pen = Pen::new(buf, area);
    for line in older.into_iter().chain(above).chain(now).chain(next).chain(below) {
        pen.line(line);
    }
    if checks > 0 {
        pen.skip(1);
    }
    let rest = pen.rest();
    list(buf, rest, &rows, view.selected().as_ref(), view.theme.selected, hits);
}

/// An item where it stands in the programme, with who does it; the running one with its clock.
fn in_the_programme(view: &View<'_>, entry: &Entry, width: usize, digits: u16) -> Vec<Line<'static>> {
    let live = entry.state == ItemState::Live;
    let right = if live { place_of(view, entry) } else { how_long(view, entry) };
    let mut lines = titled(view, entry, &dated(view, entry), width, right);
    let pad = " ".repeat(LEAD);
    let who = who_of(view, entry, width.saturating_sub(LEAD));
    let mut own =
        if live { clock::lines(view, entry, width.saturating_sub(LEAD), digits) } else { Vec::new() };
    if digits > 0 {
        own.insert(0, Line::default());
    }
    if live {
        own.extend(beside::on_stage_in_short(view, width.saturating_sub(LEAD)));
    }
    for line in who.into_iter().chain(own) {
        lines.push(Line::from_iter(std::iter::once(Span::raw(pad.clone())).chain(line.spans)));
    }
    lines
}

/// `4/10`: the how-manieth item of how many.
fn place_of(view: &View<'_>, entry: &Entry) -> String {
    let entries = view.day.entries();
    let at = entries.iter().position(|other| other.id() == entry.id()).map_or(0, |index| index + 1);
    format!("{at}/{}", entries.len())
}

/// Who does an item and, while it waits and arrivals are ticked, whether they are here.
fn who_of(view: &View<'_>, entry: &Entry, width: usize) -> Vec<Line<'static>> {
    let (theme, day) = (view.theme, view.day);
    let Some((who, style)) = view.performer_of(&entry.item) else { return Vec::new() };
    let mut lines: Vec<Line<'static>> =
        text::wrap(&who, width).into_iter().map(|line| Line::from(Span::styled(line, style))).collect();
    let ticked = || day.attendees().iter().any(|attendee| attendee.since.is_some());
    if let Some(Performer::Delegate(id)) = &entry.item.performer
        && entry.state != ItemState::Live
        && let Some(attendee) = day.attendee(id)
        && ticked()
    {
        let (glyph, style, said) = match attendee.presence {
            Presence::Expected => (theme.glyphs.open, theme.attention, attendee.presence.say(view.ui.lang)),
            Presence::Arrived | Presence::Introduced => (theme.glyphs.done, theme.done, view.words.here),
            Presence::Left | Presence::Absent | Presence::ReplacedBy(_) => return lines,
        };
        let said = Span::styled(format!("   {glyph} {said}"), style);
        match lines.last_mut().filter(|line| line.width() + said.width() <= width) {
            Some(last) => last.spans.push(said),
            None => lines.push(Line::from(said)),
        }
    }
    lines
}

/// The items around the running one.
fn programme(view: &View<'_>, area: Rect, buf: &mut Buffer) {
    let mut dates = Dates::new(view);
    let mut rows = Vec::new();
    for entry in view.day.entries() {
        if let Some(date) = dates.turns(view, moment_of(view, entry).map(|(at, _)| at)) {
            rows.push(Row::heading(Span::styled(date, view.theme.quiet)));
        }
        let lead = when(view, entry);
        let lines = titled(view, entry, &lead, usize::from(area.width), how_long(view, entry));
        rows.push(Row::new(Cursor::Item(entry.id().clone()), lines));
    }
    let middle = view.day.current().or_else(|| view.day.next_up());
    let middle = middle.map(|entry| Cursor::Item(entry.id().clone()));
    let middle = middle.or_else(|| rows.last().and_then(|row| row.on.clone()));
    list(buf, area, &rows, middle.as_ref(), Style::new(), &mut Hits::new());
}

/// One item of the programme, on one line.
fn one_line(view: &View<'_>, entry: &Entry, width: u16) -> Vec<Line<'static>> {
    let width = usize::from(width);
    let mut lines = titled(view, entry, &dated(view, entry), width, how_long(view, entry));
    if lines.len() > 1 {
        lines.truncate(1);
        if let Some(title) = lines.first_mut().and_then(|line| line.spans.get_mut(1)) {
            title.content = format!("{} …", title.content).into();
        }
    }
    lines
}

/// Sign, time and title of an item, with something at the right end of its first line.
fn titled(view: &View<'_>, entry: &Entry, when: &str, width: usize, right: String) -> Vec<Line<'static>> {
    let (glyph, style) = sign(view, entry);
    let lead = format!("{glyph} {when:>6}  ");
    // Two columns stay free for the sign that a title goes on.
    let room = width.saturating_sub(text::width(&lead) + text::width(&right) + 2);
    text::wrap(&entry.item.title, room)
        .into_iter()
        .enumerate()
        .map(|(index, part)| {
            let (lead, right) = match index {
                0 => (lead.clone(), right.clone()),
                _ => (" ".repeat(text::width(&lead)), String::new()),
            };
            let left = Line::from(vec![Span::styled(lead, style), Span::styled(part, style)]);
            spread(left, Line::from(Span::styled(right, style)), width)
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

/// When an item began, or will; `08:14`, for a column in which [`Dates`] tell the date.
pub fn when(view: &View<'_>, entry: &Entry) -> String {
    let Some((at, at_least)) = moment_of(view, entry) else { return String::new() };
    let sign = if at_least { view.theme.glyphs.at_least } else { "" };
    format!("{sign}{}", format::hour_minute(view.day, at))
}

/// The same where no line is free for a date: `20/8 00:15`.
fn dated(view: &View<'_>, entry: &Entry) -> String {
    let Some((at, at_least)) = moment_of(view, entry) else { return String::new() };
    let sign = if at_least { view.theme.glyphs.at_least } else { "" };
    format!("{sign}{}", format::moment(view.day, at, view.now))
}

/// When an item began, or will, and whether that may be later.
pub fn moment_of(view: &View<'_>, entry: &Entry) -> Option<(Timestamp, bool)> {
    let item = view.timing.item(entry.id())?;
    match entry.state {
        ItemState::Done | ItemState::Live => item.actual_start.map(|start| (start, false)),
        // Where no length is known, "no earlier than now" on every line says nothing.
        ItemState::Pending => {
            let start = item.forecast_start.filter(|_| view.knows_lengths());
            start.map(|start| (start.at, start.at_least))
        }
        ItemState::Skipped | ItemState::Parked => None,
    }
}

/// The dates of a programme, each said once, before the first item of it: `thứ Năm 20/8`.
pub struct Dates(NaiveDate);

impl Dates {
    /// Begins at today, which needs no saying.
    pub fn new(view: &View<'_>) -> Self {
        Self(view.day.local_date(view.now))
    }

    /// The date, where it is another than that of the item before.
    pub fn turns(&mut self, view: &View<'_>, at: Option<Timestamp>) -> Option<String> {
        let at = at?;
        let date = view.day.local_date(at);
        (std::mem::replace(&mut self.0, date) != date).then(|| format::date(view.day, at, view.words))
    }
}

/// How long an item took against its plan, has run, or will take.
pub fn how_long(view: &View<'_>, entry: &Entry) -> String {
    let Some(item) = view.timing.item(entry.id()) else { return String::new() };
    match entry.state {
        // It was held, and nobody pressed.
        ItemState::Done if entry.spans.is_empty() => view.words.no_time.to_owned(),
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

/// Nothing runs: the day has not begun, something was set aside, or all is over.
fn idle(view: &View<'_>, width: usize) -> Vec<Line<'static>> {
    let (words, theme) = (view.words, view.theme);
    let said = |said: &str, style: Style| -> Vec<Line<'static>> {
        text::wrap(said, width).into_iter().map(|line| Line::from(Span::styled(line, style))).collect()
    };
    if view.day.ended_at().is_some() {
        let mut lines = said(words.day_over, theme.now);
        lines.extend(owed(view.day, view.ui.lang).into_iter().flat_map(|owed| said(&owed, theme.attention)));
        return lines;
    }
    if view.day.next_up().is_none() {
        return said(words.all_done, theme.now);
    }
    let begun = view.day.has_begun();
    let title = if begun { words.nothing_runs } else { words.not_begun };
    let wait = view.timing.planned_start.filter(|_| !begun).map(|start| start - view.now);
    let mut lines = match wait.filter(|wait| *wait > TimeDelta::zero() && *wait < TimeDelta::hours(24)) {
        Some(wait) => {
            let (dot, wait) = (theme.glyphs.dot, format::minutes_seconds(wait));
            said(&format!("{title} {dot} {} {wait}", words.begins_in), theme.now)
        }
        None => said(title, theme.now),
    };
    lines.extend(said(if begun { words.press_for_next } else { words.press_to_begin }, theme.quiet));
    lines.push(Line::default());
    lines
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
        Some(tick) => format!("{} {}", tick.by, format::moment(view.day, tick.at, view.now)),
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
