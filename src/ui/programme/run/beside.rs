//! What stands beside the programme on a wide screen: the running item, whoever is on the stage, what
//! follows, what is to be ticked and, where there is room left, the words that the MC has.
//!
//! ```text
//!  Trao Giấy khen                                                    9/34
//!  █▀█ █ █ ▄ █ █ █▀▀   còn
//!  …
//!  Trên sân khấu   Giấy khen 214/QĐ-UBND · cá nhân · đợt 1/2      10 = 3 đã trao + 7 còn lại
//!   ✓  3  Cá nhân 03   đã trao
//!   ▶  4  CÁ NHÂN 04   đã gọi
//!  Kế tiếp   Phát biểu chỉ đạo …
//!  Sau đó    …
//!  ○ 1 đại biểu đã đến, chưa giới thiệu: …
//!  Việc của mục này                                                   1/2
//!   ○ …
//!  Lời dẫn
//!  Kính thưa quý vị …
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Checks, ROOM_FOR_BIG, ROOM_FOR_BIGGER, clock, idle, place_of, who_of};
use crate::day::{Entry, Honoree};
use crate::text::{self, say};
use crate::ui::View;
use crate::ui::pen::spread;
use crate::ui::pen::{Hits, Pen, list};
use crate::ui::phrases::{to_come, unseen};

/// Lines from which there is room for what must stand ready.
const ROOM_FOR_PREP: usize = 24;
/// The most names of a batch that are shown.
const NAMES: usize = 12;
/// Lines of the words that are worth a heading.
const WORDS: usize = 4;

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let rows = Checks::of(view.day).rows(view, width);
    let checks: usize = rows.iter().map(|row| row.lines.len()).sum();
    let mut pen = Pen::new(buf, area);
    let now = match view.day.current() {
        Some(live) => running(view, live, width, height),
        None => idle(view, width),
    };
    now.into_iter().for_each(|line| pen.line(line));
    // Each part is shown as far as it leaves the checks their room.
    let fits = |pen: &Pen<'_>, lines: &[Line<'_>]| {
        !lines.is_empty() && usize::from(pen.left()) > lines.len() + (checks + 1).min(height / 3)
    };
    let stage = on_stage(view, width, height / 3);
    if fits(&pen, &stage) {
        pen.skip(1);
        stage.into_iter().for_each(|line| pen.line(line));
    }
    if view.day.ended_at().is_none() {
        if view.day.current().is_some() {
            pen.skip(1);
        }
        let near: Vec<&Entry> = match view.day.current() {
            Some(_) => to_come(view.day).take(2).collect(),
            None => view.day.next_up().into_iter().collect(),
        };
        for (index, entry) in near.iter().enumerate() {
            let lines = ahead(view, entry, index, width, height);
            if index == 0 || fits(&pen, &lines) {
                lines.into_iter().for_each(|line| pen.line(line));
            }
        }
        if near.is_empty() && view.day.current().is_some() {
            pen.line(Span::styled(view.words.nothing_follows, view.theme.quiet));
        }
    }
    let waits = waiting(view, width);
    if fits(&pen, &waits) {
        pen.skip(1);
        waits.into_iter().for_each(|line| pen.line(line));
    }
    if usize::from(pen.left()) > checks {
        pen.skip(1);
    }
    let rest = pen.rest();
    list(buf, rest, &rows, view.selected().as_ref(), view.theme.selected, hits);
    let used = u16::try_from(checks).unwrap_or(u16::MAX).min(rest.height);
    let gap = u16::from(checks > 0).min(rest.height - used);
    let below = Rect { y: rest.y + used + gap, height: rest.height - used - gap, ..rest };
    the_words(view, below, buf);
}

/// The running item: title, who, what must stand ready, and its clock.
fn running(view: &View<'_>, live: &Entry, width: usize, height: usize) -> Vec<Line<'static>> {
    let (words, theme) = (view.words, view.theme);
    let place = place_of(view, live);
    let room = width.saturating_sub(text::width(&place) + 2);
    let mut lines = Vec::new();
    for (index, part) in text::wrap(&live.item.title, room).into_iter().enumerate() {
        let place = if index == 0 { place.clone() } else { String::new() };
        let title = Line::from(Span::styled(part, theme.now));
        lines.push(spread(title, Line::from(Span::styled(place, theme.quiet)), width));
    }
    lines.extend(who_of(view, live, width));
    if let Some(prep) = live.item.prep.as_ref().filter(|_| height >= ROOM_FOR_PREP) {
        let said = format!("{}: {prep}", words.prep);
        lines.extend(
            text::wrap(&said, width).into_iter().map(|line| Line::from(Span::styled(line, theme.quiet))),
        );
    }
    lines.push(Line::default());
    let digits = match height {
        ..ROOM_FOR_BIG => 0,
        ROOM_FOR_BIG..ROOM_FOR_BIGGER => 3,
        _ => 5,
    };
    lines.extend(clock::lines(view, live, width, digits));
    lines
}

/// What follows: the next item with who does it and whether they are here, and the one after it.
fn ahead(view: &View<'_>, entry: &Entry, index: usize, width: usize, height: usize) -> Vec<Line<'static>> {
    let (words, theme) = (view.words, view.theme);
    let label = if index == 0 { words.following } else { words.following_after };
    let indent = text::width(words.following).max(text::width(words.following_after)) + 3;
    let room = width.saturating_sub(indent);
    let style = if index == 0 { theme.heading } else { theme.quiet };
    let mut said: Vec<Line<'static>> = text::wrap(&entry.item.title, room)
        .into_iter()
        .map(|part| Line::from(Span::styled(part, style)))
        .collect();
    if index == 0 {
        said.extend(who_of(view, entry, room));
        if let Some(prep) = entry.item.prep.as_ref().filter(|_| height >= ROOM_FOR_PREP) {
            let prep = format!("{}: {prep}", words.prep);
            let prep = text::wrap(&prep, room).into_iter();
            said.extend(prep.map(|line| Line::from(Span::styled(line, theme.quiet))));
        }
    }
    let lead = |line: usize| if line == 0 { format!("{label:<indent$}") } else { " ".repeat(indent) };
    let said = said.into_iter().enumerate();
    said.map(|(line, said)| {
        let lead = Span::styled(lead(line), theme.quiet);
        Line::from_iter(std::iter::once(lead).chain(said.spans))
    })
    .collect()
}

/// The batch on the stage, around whoever is called next.
fn on_stage(view: &View<'_>, width: usize, most: usize) -> Vec<Line<'static>> {
    let (words, theme, day) = (view.words, view.theme, view.day);
    let Some(batch) = day.batch_on_stage() else { return Vec::new() };
    let kind = view.ui.lang.pick(batch.kind().vi(), batch.kind().en());
    let dot = theme.glyphs.dot;
    let mut title = format!("{} {dot} {kind}", day.decision_title(batch.decision));
    if let (number, 2..) = batch.number {
        title += &format!(" {dot} {} {number}/{}", words.batch, batch.number.1);
    }
    let title = text::wrap(&format!("{}   {title}", words.on_stage), width).into_iter();
    let mut lines: Vec<Line<'static>> =
        title.map(|part| Line::from(Span::styled(part, theme.heading))).collect();
    let next = day.next_honoree().map(Honoree::id);
    let at = batch.honorees.iter().position(|own| next == Some(own.id())).unwrap_or(0);
    let most = most.saturating_sub(lines.len()).clamp(1, NAMES);
    let first = at.saturating_sub(most / 3).min(batch.honorees.len().saturating_sub(most));
    for own in batch.honorees.iter().skip(first).take(most) {
        let is_next = next == Some(own.id());
        let (glyph, style) = match (is_next, own.state.is_received(), own.state.is_settled()) {
            (true, ..) => (theme.glyphs.now, theme.now),
            (_, true, _) => (theme.glyphs.done, theme.done),
            (_, _, true) => (theme.glyphs.skipped, theme.quiet),
            _ => (theme.glyphs.open, theme.base),
        };
        let name = if is_next { own.name(view.ui.lang).to_uppercase() } else { own.name(view.ui.lang) };
        let state = format!("   {}", day.say_honoree(own, view.ui.lang));
        let room = width.saturating_sub(8 + text::width(&state));
        for (index, part) in text::wrap(&name, room).into_iter().enumerate() {
            let lead = if index == 0 { format!(" {glyph}{:>4}  ", own.number) } else { " ".repeat(8) };
            let mut spans = vec![Span::styled(lead, style), Span::styled(part, style)];
            if index == 0 {
                spans.push(Span::styled(state.clone(), theme.quiet));
            }
            lines.push(Line::from(spans));
        }
    }
    lines
}

/// `Trên sân khấu: 4. CÁ NHÂN 04 · đã gọi · 2/8`: whom the stage waits for, where there is no room for
/// the batch.
pub fn on_stage_in_short(view: &View<'_>, width: usize) -> Vec<Line<'static>> {
    let (words, theme, day) = (view.words, view.theme, view.day);
    let next = day.next_honoree();
    let Some((batch, next)) = day.batch_on_stage().zip(next) else { return Vec::new() };
    let Some(at) = batch.honorees.iter().position(|own| own.id() == next.id()) else { return Vec::new() };
    let (at, of, dot) = (at + 1, batch.honorees.len(), theme.glyphs.dot);
    let name = next.name(view.ui.lang).to_uppercase();
    let state = day.say_honoree(next, view.ui.lang);
    let said = format!("{}: {}. {name} {dot} {state} {dot} {at}/{of}", words.on_stage, next.number);
    text::wrap(&said, width).into_iter().map(|part| Line::from(Span::styled(part, theme.heading))).collect()
}

/// Who has arrived and was not introduced, and what the MC has not read yet.
fn waiting(view: &View<'_>, width: usize) -> Vec<Line<'static>> {
    let (day, lang) = (view.day, view.ui.lang);
    let names: Vec<String> = view
        .ui
        .waiting(day, view.now)
        .iter()
        .map(|attendee| day.delegate_name(&attendee.delegate.id))
        .collect();
    let mut said = Vec::new();
    if !names.is_empty() {
        let (count, names) = (names.len(), names.join(", "));
        said.push(say!(
            lang,
            "{count} đại biểu đã đến, chưa giới thiệu: {names}",
            "{count} arrived, not yet introduced: {names}",
        ));
    }
    said.extend(unseen(day).map(|message| {
        let text = &message.text;
        say!(lang, "MC chưa đọc: {text}", "The MC has not read: {text}")
    }));
    let glyph = view.theme.glyphs.open;
    let lines = said.iter().flat_map(|said| text::wrap(&format!("{glyph} {said}"), width));
    lines.map(|line| Line::from(Span::styled(line, view.theme.attention))).collect()
}

/// The words that the MC has before them, as far as there is room.
fn the_words(view: &View<'_>, area: Rect, buf: &mut Buffer) {
    let theme = view.theme;
    let Some(lines) = view.ui.words_in(view.day, usize::from(area.width)) else { return };
    let room = usize::from(area.height);
    if lines.is_empty() || room < WORDS.min(lines.len() + 1) {
        return;
    }
    let mut pen = Pen::new(buf, area);
    pen.line(Span::styled(view.words.mc_title, theme.heading));
    let whole = lines.len() < room;
    for line in lines.iter().take(if whole { lines.len() } else { room - 2 }) {
        pen.line(Span::styled(line.clone(), theme.quiet));
    }
    if !whole {
        let more = lines.len() - (room - 2);
        pen.line(Span::styled(format!("… {more} {}", view.words.lines_more), theme.quiet));
    }
}
