//! A picture of the day for one operator: frame, screen, and what floats above it.
//!
//! ```text
//!  TỔNG DUYỆT                                    (a rehearsal only)
//!  title of the day                       thứ Bảy 13/8 · 08:14:32
//!  … the screen …
//!  notice
//!  PgDn kế tiếp  Space đánh dấu  …  ? trợ giúp
//! ```

mod above;
mod preview;

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::action;
use super::cursor::Cursor;
use super::key::Key;
use super::pen::{Hits, Pen};
use super::phrases::parts_with_times;
use super::row::{Action, Group, OnPledge};
use super::update::objection;
use super::{Notice, Screen, Theme, Tone, Ui, Words, format};
use crate::agenda::{Lasting, Performer, time};
use crate::clock::Timestamp;
use crate::day::{Board, Command, Day, Departure, Mode, Timing};
use crate::text::{self, say};

/// Columns and rows from which every screen works.
const SMALLEST: (u16, u16) = (80, 24);
/// A difference between the computer's clock and the day's that is worth a word.
const DRIFT: TimeDelta = TimeDelta::seconds(5);
/// The most lines of a notice.
const NOTICE_LINES: usize = 4;

/// A picture of the day for one operator.
pub struct View<'a> {
    pub(super) day: &'a Day,
    pub(super) ui: &'a Ui,
    pub(super) theme: Theme,
    pub(super) words: &'static Words,
    /// The moment, in whole seconds: all clocks on a screen change together.
    pub(super) now: Timestamp,
    /// The same to the millisecond, for what is measured.
    pub(super) moment: Timestamp,
    pub(super) timing: Timing,
}

impl<'a> View<'a> {
    /// The picture at a moment.
    pub fn new(day: &'a Day, ui: &'a Ui, now: Timestamp) -> Self {
        let moment = now;
        let now = now - TimeDelta::milliseconds(now.as_millis().rem_euclid(1000));
        let (theme, words) = (Theme::of(ui.theme), Words::of(ui.lang));
        Self { day, ui, theme, words, now, moment, timing: day.timing(now) }
    }

    /// The row that a click on this column and row means.
    pub(super) fn row_at(&self, x: u16, y: u16) -> Option<Cursor> {
        let area = Rect::new(0, 0, self.ui.size.0, self.ui.size.1);
        let mut scratch = Buffer::empty(area);
        let mut hits = Hits::new();
        self.draw(area, &mut scratch, &mut hits);
        hits.into_iter().rev().find(|(place, _)| place.contains(Position { x, y })).map(|(_, row)| row)
    }

    /// Draws the picture, and says where the cursor of the field being typed in stands, if one is.
    pub fn render_with_cursor(&self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        self.draw(area, buf, &mut Hits::new())
    }

    /// The selected row of this screen.
    pub(super) fn selected(&self) -> Option<Cursor> {
        self.ui.cursor(self.ui.screen, self.day)
    }

    fn is_too_small(&self, area: Rect) -> bool {
        area.width < SMALLEST.0 || area.height < SMALLEST.1
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, hits: &mut Hits) -> Option<Position> {
        let area = area.intersection(buf.area);
        buf.set_style(area, self.theme.base);
        if self.is_too_small(area) {
            self.too_small(area, buf);
            return None;
        }
        let area = self.caption(area, buf);
        let mut inner = area;
        if self.day.mode() == Mode::Rehearsal {
            inner = self.rehearsal_edge(area, buf);
        }
        inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        let mut foot = 0;
        if !self.ui.screen.is_public() {
            foot = self.foot(inner, buf);
            inner.height = inner.height.saturating_sub(foot);
        }
        if self.ui.screen.has_frame() {
            inner = self.header(inner, buf);
        }
        self.ui.screen.draw(self, inner, buf, hits);
        self.ui.overlay.as_ref()?;
        hits.clear();
        self.overlay(above_foot(area, foot), buf, hits)
    }

    /// What stands under every screen, and the room above it.
    fn caption(&self, area: Rect, buf: &mut Buffer) -> Rect {
        let width = usize::from(area.width.saturating_sub(2));
        let lines: Vec<String> = self.ui.caption.iter().flat_map(|line| text::wrap(line, width)).collect();
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height / 3);
        let above = Rect { height: area.height - height, ..area };
        let place = Rect { y: above.bottom(), height, ..area };
        buf.set_style(place, self.theme.rehearsal);
        for (y, line) in (place.top()..place.bottom()).zip(&lines) {
            buf.set_string(place.x + 1, y, line, self.theme.rehearsal);
        }
        above
    }

    fn too_small(&self, area: Rect, buf: &mut Buffer) {
        let words = self.words;
        let mut pen = Pen::new(buf, area);
        pen.text(words.too_small, self.theme.attention);
        pen.text(&format!("{} {}×{}", words.too_small_need, SMALLEST.0, SMALLEST.1), self.theme.base);
        pen.text(&format!("{} {}×{}", words.too_small_have, area.width, area.height), self.theme.quiet);
    }

    /// A rehearsal cannot be mistaken for the day: a banner, and an edge in its own colour.
    fn rehearsal_edge(&self, area: Rect, buf: &mut Buffer) -> Rect {
        let style = self.theme.rehearsal;
        for y in area.top()..area.bottom() {
            buf.set_string(
                area.x,
                y,
                self.theme.glyphs.edge,
                style.remove_modifier(ratatui::style::Modifier::REVERSED),
            );
        }
        let banner = Rect { height: 1, ..area };
        buf.set_style(banner, style);
        let title = self.words.rehearsal;
        let x = area.x + area.width.saturating_sub(u16::try_from(text::width(title)).unwrap_or(0)) / 2;
        buf.set_string(x, area.y, title, style);
        Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(1),
            height: area.height.saturating_sub(1),
        }
    }

    fn header(&self, area: Rect, buf: &mut Buffer) -> Rect {
        let words = self.words;
        let clock = format!(
            "{} {} {}",
            format::date(self.day, self.now, words),
            self.theme.glyphs.dot,
            self.day.clock_time(self.now)
        );
        let room = usize::from(area.width).saturating_sub(text::width(&clock) + 3);
        let title = text::wrap(&self.day.agenda().title, room);
        let mut pen = Pen::new(buf, area);
        for (index, line) in title.iter().enumerate() {
            let clock = if index == 0 { clock.as_str() } else { "" };
            pen.ends(
                Span::styled(line.clone(), self.theme.heading),
                Span::styled(clock.to_owned(), self.theme.base),
            );
        }
        pen.rest()
    }

    /// Trouble, notice and key bar; returns how many lines they take.
    fn foot(&self, area: Rect, buf: &mut Buffer) -> u16 {
        let width = usize::from(area.width);
        let mut lines: Vec<(String, Style)> = Vec::new();
        for trouble in [&self.ui.unrecorded, &self.ui.trouble].into_iter().flatten() {
            lines.extend(text::wrap(trouble, width).into_iter().map(|line| (line, self.theme.late)));
        }
        // On stage nobody is told what others do: what concerns the words is seen in them.
        let heard = |notice: &&Notice| self.ui.screen == Screen::Mc && notice.tone == Tone::Heard;
        match self.ui.notice(self.day, self.now).filter(|notice| !heard(notice)) {
            Some(notice) => {
                let style = match notice.tone {
                    Tone::Said => self.theme.base,
                    Tone::Refused => self.theme.attention,
                    Tone::Heard => self.theme.quiet,
                };
                let wrapped = text::wrap(&notice.text, width);
                lines.extend(wrapped.into_iter().take(NOTICE_LINES).map(|line| (line, style)));
            }
            None => lines.extend(self.standing_notice().map(|notice| (notice, self.theme.quiet))),
        }
        if lines.is_empty() {
            lines.push((String::new(), self.theme.base));
        }
        let bar = usize::from(self.ui.screen.has_frame());
        let height = u16::try_from(lines.len() + bar).unwrap_or(u16::MAX).min(area.height);
        let place = Rect { y: area.bottom().saturating_sub(height), height, ..area };
        let mut pen = Pen::new(buf, place);
        for (line, style) in lines {
            pen.line(Span::styled(line, style));
        }
        if bar == 1 {
            pen.line(self.key_bar(width));
        }
        height
    }

    /// What is worth saying while there is nothing else to say: the computer's clock has jumped,
    /// or the agenda is for another date.
    fn standing_notice(&self) -> Option<String> {
        let words = self.words;
        let drift = self.ui.drift;
        if drift.abs() >= DRIFT {
            let which = if drift > TimeDelta::zero() { words.clock_ahead } else { words.clock_behind };
            return Some(format!("{which} {}; {}", Lasting(drift.abs()).say(self.ui.lang), words.clock_kept));
        }
        if let Some((_, differences)) = &self.ui.changed {
            return Some(format!("{} {}.", words.file_changed, differences.len()));
        }
        let written = self.day.agenda().date?;
        let other =
            written != self.day.date() && self.day.goes_on_date() == self.day.date() && !self.day.has_begun();
        other.then(|| format!("{} {}.", words.another_date, time::print_date(written)))
    }

    /// What can be done here, most useful first: always what the screen is for, then as much as fits of
    /// what can be done now, and of the rest what there is room for beside it.
    fn key_bar(&self, width: usize) -> Line<'static> {
        let here = action::table().filter(|row| {
            !row.keys.is_empty() && row.in_bar && self.offers(row) && !matches!(row.group, Group::Screen)
        });
        // What belongs to this screen alone comes first; help is always there, at the end.
        let (own, common): (Vec<_>, Vec<_>) = here.partition(|row| !row.on.is_empty());
        let help = action::of_key(Key::char('?'), self.ui.screen);
        let help = help.map(|row| format!("? {}", self.label(row))).unwrap_or_default();
        let mut room = width.saturating_sub(text::width(&help) + 2);
        let mut keys: Vec<_> = own
            .into_iter()
            .chain(common)
            .filter_map(|row| {
                let (key, label) = (row.keys.first()?.to_string(), format!(" {}  ", self.label(row)));
                let possible = objection(self.ui, row, self.day, self.now).is_none();
                Some((key, label, possible, false))
            })
            .collect();
        let mut give_room = |(key, label, _, fits): &mut (String, String, bool, bool)| {
            let columns = text::width(key) + text::width(label);
            *fits = columns <= room;
            room -= if *fits { columns } else { 0 };
        };
        // It is often out of reach for a second only, and the hand looks for it in its place.
        keys.iter_mut().take(1).for_each(&mut give_room);
        for now in [true, false] {
            keys.iter_mut().skip(1).filter(|(_, _, possible, _)| *possible == now).for_each(&mut give_room);
        }
        let mut spans = Vec::new();
        for (key, label, possible, _) in keys.into_iter().filter(|(_, _, _, fits)| *fits) {
            let style = if possible { self.theme.heading } else { self.theme.quiet };
            spans.push(Span::styled(key, style));
            spans.push(Span::styled(label, self.theme.quiet));
        }
        spans.push(Span::raw(" ".repeat(room + 2)));
        spans.push(Span::styled(help, self.theme.quiet));
        Line::from(spans)
    }

    /// Whether an action has a meaning on the screen in front, for the list under the hand.
    pub(super) fn offers(&self, row: Action) -> bool {
        row.works_on(self.ui.screen) && !(row.on_pledge == OnPledge::Absent && self.ui.signs(self.day))
    }

    /// A word or two for an action, as the list under the hand has it.
    pub(super) fn label(&self, row: Action) -> &'static str {
        let own = row.pledge().filter(|_| self.ui.signs(self.day)).unwrap_or(row.wording);
        self.ui.lang.pick(own.label.0, own.label.1)
    }

    /// The sentence for an action, as the list under the hand has it.
    pub(super) fn sentence(&self, row: Action) -> &'static str {
        let own = row.pledge().filter(|_| self.ui.signs(self.day)).unwrap_or(row.wording);
        self.ui.lang.pick(own.sentence.0, own.sentence.1)
    }

    /// What a command does to the end of the day, with who is meant by a name that was typed before it.
    pub(in crate::ui) fn effect_with(&self, typed: Option<&Performer>, command: &Command) -> Line<'static> {
        let mut line = self.effect_on_the_end(command);
        if let Some(Performer::Named(name)) = typed
            && !name.trim().is_empty()
        {
            let who = self.day.performer_called(name.trim());
            let known = who != Performer::Named(name.trim().to_owned());
            let (says, style) = match known {
                true => {
                    let who = self.day.performer(&who);
                    (format!("{}: {who}. ", self.words.taken_for), self.theme.attention)
                }
                false => (format!("{}. ", self.words.as_typed), self.theme.quiet),
            };
            line.spans.insert(0, Span::styled(says, style));
        }
        line
    }

    /// Lateness and forecast in one phrase: `chậm 2'   dự kiến xong 11:04 · hạn 11:00`.
    pub(super) fn outlook(&self) -> Line<'static> {
        let (words, timing) = (self.words, &self.timing);
        let mut spans = Vec::new();
        if let Some(late) = timing.lateness {
            let style = if late >= TimeDelta::minutes(1) { self.theme.late } else { self.theme.done };
            let least = if timing.lateness_at_least && late >= TimeDelta::minutes(1) {
                format!("{} ", words.at_least)
            } else {
                String::new()
            };
            spans.push(Span::styled(format!("{least}{}", format::lateness(late, words)), style));
            spans.push(Span::raw("   "));
        }
        match self.day.ended_at() {
            Some(at) => spans.push(Span::styled(
                format!("{} {}", words.ended_at, format::moment(self.day, at, self.now)),
                self.theme.base,
            )),
            None if !self.knows_lengths() => spans.push(Span::styled(words.no_plan, self.theme.quiet)),
            None => {
                let end =
                    format::forecast(self.day, timing.forecast_end, self.now, self.theme.glyphs.at_least);
                spans.push(Span::styled(format!("{} {end}", words.forecast_end), self.theme.base));
            }
        }
        if let Some(must_end) = timing.must_end {
            let over = timing.overrun().is_some_and(|over| over >= TimeDelta::minutes(1));
            let style = if over { self.theme.late } else { self.theme.quiet };
            let at = format::moment(self.day, must_end, self.now);
            spans.push(Span::styled(format!(" {} {} {at}", self.theme.glyphs.dot, words.must_end), style));
        }
        Line::from(spans)
    }

    /// Whether the day has any length to reckon with: planned, or given on the day.
    pub(super) fn knows_lengths(&self) -> bool {
        self.timing.items.iter().any(|item| item.allotted.is_some())
            || self.day.agenda().items.iter().any(|item| item.start.is_some())
    }

    /// Who does an item, and the role in which to say it: somebody else may be needed.
    pub(super) fn performer_of(&self, item: &crate::agenda::Item) -> Option<(String, Style)> {
        let who = item.performer.as_ref().map(|performer| self.day.performer(performer));
        if self.day.needs_performer(item, &self.timing) {
            let who = who.map(|who| format!("{}: {who}", self.words.needs_performer));
            return Some((who.unwrap_or_else(|| self.words.needs_performer.to_owned()), self.theme.late));
        }
        Some((who?, self.theme.base))
    }

    /// A count said with its noun, as in a heading.
    pub(super) fn heading_line(&self, title: &str, right: String) -> (Line<'static>, Line<'static>) {
        (
            Line::from(Span::styled(title.to_owned(), self.theme.heading)),
            Line::from(Span::styled(right, self.theme.quiet)),
        )
    }

    /// A sentence in the language of the screen.
    pub(super) fn minutes_over(&self, over: TimeDelta) -> String {
        let time = format::minutes_seconds(over);
        say!(self.ui.lang, "quá {time}", "over {time}")
    }
}

impl Widget for &View<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        self.render_with_cursor(area, buf);
    }
}

/// Where a box may float: a notice of several lines stays readable under it.
fn above_foot(area: Rect, foot: u16) -> Rect {
    Rect { height: area.height.saturating_sub(foot.saturating_sub(2)), ..area }
}

/// Guests who must leave while something of theirs is still to come: what comes too late, as soon as
/// that is known, and what is left, as the hour draws near.
pub fn departing(view: &View<'_>) -> Vec<(String, Style)> {
    let (day, lang, now) = (view.day, view.ui.lang, view.now);
    let say_of = |own: Departure| {
        let (who, at) = (day.delegate_name(&own.who), format::moment(day, own.at, now));
        let late = parts_with_times(day, own.too_late(), now);
        if !late.is_empty() {
            let said = say!(
                lang,
                "{who} về lúc {at}, sau đó mới đến: {late}",
                "{who} leaves at {at}, before: {late}"
            );
            return Some((said, view.theme.late));
        }
        let left = parts_with_times(day, own.parts.iter(), now);
        (own.at - now <= NEAR).then(|| {
            (
                say!(lang, "{who} về lúc {at}, còn: {left}", "{who} leaves at {at}, still theirs: {left}"),
                view.theme.attention,
            )
        })
    };
    day.departures(&view.timing).into_iter().filter_map(say_of).collect()
}

/// So long before a guest leaves, everybody is told what is left of theirs.
const NEAR: TimeDelta = TimeDelta::minutes(15);

/// How far a board has come, in a phrase: signed and when, or provisional and what is missing.
pub fn state_of(view: &View<'_>, board: &Board) -> (String, Style) {
    let (words, theme) = (view.words, view.theme);
    let dot = format!(" {} ", theme.glyphs.dot);
    if let Some(signed) = board.signed() {
        let at = format::moment(view.day, signed.at, view.now);
        return (format!("{} {at}{dot}{}", words.signed, signed.by), theme.done);
    }
    let mut parts = Vec::new();
    let to_run = board.to_run().count();
    let has_begun = board.places.len() > to_run;
    if board.places.is_empty() {
        parts.push(words.no_teams.to_owned());
    } else if has_begun {
        parts.push(words.provisional.to_owned());
    }
    if to_run > 0 {
        parts.push(format!("{to_run}/{} {}", board.places.len(), words.teams_to_run));
    }
    let left = board.with_attempts_left().count();
    if left > 0 {
        parts.push(format!("{left} {}", words.attempts_left));
    }
    if !board.undecided().is_empty() {
        parts.push(words.waits_for_decision.to_owned());
    }
    if !board.closing.protests.is_empty() {
        parts.push(format!("{} {}", board.closing.protests.len(), words.protests));
    }
    let style = if has_begun { theme.attention } else { theme.quiet };
    (parts.join(&dot), style)
}
