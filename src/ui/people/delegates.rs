//! Screen 4, Đại biểu: who is invited, in the order of introduction, and who is here.
//!
//! ```text
//!  Đại biểu, theo thứ tự giới thiệu          có mặt 7/16 · 2 chưa giới thiệu
//!     1 ✓ đồng chí Đại biểu 01 – Phó Bí thư Thành ủy        đã giới thiệu 08:24
//!     2 ● đồng chí Đại biểu 02 – Phó Chủ tịch UBND thành phố       đã đến 08:31
//!         cấp trên · khách · không báo trước
//!     3 ○ đồng chí Đại biểu 03 …                                       chưa đến
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::agenda::Side;
use crate::day::{Attendee, Day, Presence};
use crate::text::{self, say};
use crate::ui::cursor::Cursor;
use crate::ui::pen::{Hits, Pen, Row, as_wide_as, list, spread};
use crate::ui::{View, format};

/// Columns before a name: number and sign.
const LEAD: usize = 8;
/// Columns between the longest name and what stands beside it.
const GAP: usize = 4;

pub fn rows(day: &Day) -> Vec<Cursor> {
    day.attendees().iter().map(|attendee| Cursor::Delegate(attendee.delegate.id.clone())).collect()
}

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let (words, theme) = (view.words, view.theme);
    let attendees = view.day.attendees();
    let content = |own: &Attendee| {
        LEAD + text::width(&own.delegate.address()) + GAP + text::width(&presence(view, own))
    };
    let area = as_wide_as(attendees.iter().map(content).max().unwrap_or_default(), area);
    let mut pen = Pen::new(buf, area);
    pen.skip(1);
    let count = |is: fn(&Attendee) -> bool| attendees.iter().filter(|attendee| is(attendee)).count();
    let here = count(|attendee| matches!(attendee.presence, Presence::Arrived | Presence::Introduced));
    let waiting = count(Attendee::waits_for_introduction);
    let mut right = vec![Span::styled(format!("{} {here}/{}", words.here, attendees.len()), theme.heading)];
    if waiting > 0 {
        let said = format!(" {} {waiting} {}", theme.glyphs.dot, words.to_introduce);
        right.push(Span::styled(said, theme.attention));
    }
    right.push(Span::raw(" "));
    pen.ends(Span::styled(words.delegates_title, theme.heading), Line::from(right));
    pen.skip(1);
    if attendees.is_empty() {
        pen.text(words.no_delegates, theme.quiet);
    }
    let width = pen.width();
    let rows: Vec<Row> =
        attendees.iter().enumerate().map(|(index, attendee)| row(view, index, attendee, width)).collect();
    let rest = pen.rest();
    list(buf, rest, &rows, view.selected().as_ref(), theme.selected, hits);
}

/// The sign of a delegate's presence, and the role that goes with it.
fn sign(view: &View<'_>, presence: &Presence) -> (&'static str, Style) {
    let (glyphs, theme) = (view.theme.glyphs, view.theme);
    match presence {
        Presence::Expected => (glyphs.open, theme.base),
        Presence::Arrived => (glyphs.parked, theme.attention),
        Presence::Introduced => (glyphs.done, theme.done),
        Presence::Left | Presence::Absent | Presence::ReplacedBy(_) => (glyphs.skipped, theme.quiet),
    }
}

/// Whether a delegate is here, and since when.
fn presence(view: &View<'_>, attendee: &Attendee) -> String {
    let since = attendee.since.map(|at| format!(" {}", format::moment(view.day, at, view.now)));
    format!("{}{} ", attendee.presence.say(view.ui.lang), since.unwrap_or_default())
}

fn row(view: &View<'_>, index: usize, attendee: &Attendee, width: usize) -> Row {
    let (words, theme, lang) = (view.words, view.theme, view.ui.lang);
    let (glyph, style) = sign(view, &attendee.presence);
    let delegate = &attendee.delegate;
    let right = presence(view, attendee);
    let room = width.saturating_sub(LEAD + text::width(&right) + 1).max(width / 2);
    let mut lines: Vec<Line<'static>> = text::wrap(&delegate.address(), room)
        .into_iter()
        .enumerate()
        .map(|(part_index, part)| {
            let lead = if part_index == 0 { format!("{:>4} {glyph}  ", index + 1) } else { " ".repeat(LEAD) };
            let line = Line::from(vec![Span::styled(lead, style), Span::styled(part, style)]);
            let right = Line::from(Span::styled(right.clone(), theme.quiet));
            if part_index == 0 { spread(line, right, width) } else { line }
        })
        .collect();
    let side = match delegate.side {
        Side::Guest => words.guest,
        Side::Host => words.host,
    };
    let mut facts = vec![lang.pick(delegate.bloc.vi(), delegate.bloc.en()).to_owned(), side.to_owned()];
    if let Some(at) = view.day.leaves_at(attendee) {
        let at = format::moment(view.day, at, view.now);
        facts.push(say!(lang, "phải về lúc {at}", "must leave at {at}"));
    }
    if attendee.unannounced {
        facts.push(words.unannounced.to_owned());
    }
    if let Some(principal) = &delegate.substitute_for {
        facts.push(format!("{} {principal}", words.substitute_for));
    }
    if let Presence::ReplacedBy(by) = &attendee.presence {
        facts.push(format!("{} {}", words.replaced_by, view.day.delegate_name(by)));
    }
    if let Some(note) = &delegate.note {
        facts.push(note.clone());
    }
    let facts = facts.join(&format!(" {} ", theme.glyphs.dot));
    let under = text::wrap(&facts, width.saturating_sub(LEAD + 1));
    let pad = " ".repeat(LEAD);
    lines.extend(under.into_iter().map(|line| Line::from(Span::styled(format!("{pad}{line}"), theme.quiet))));
    Row::new(Cursor::Delegate(delegate.id.clone()), lines)
}
