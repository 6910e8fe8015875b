//! Screen 9, Hội trường: for the projector. One idea at a time, and only what is public.
//!
//! It is drawn from [`Public`], which holds nothing else: no note, no lateness, no check, no fault
//! and no ruling can reach the hall by a forgotten `if`.
//!
//! ```text
//!              HỘI THI DÂN PHÒNG                          TRAO THƯỞNG
//!                Chạy tiếp sức                         Giấy khen 214/QĐ-UBND
//!    đường 1  Tổ 2          █ █ ▀▀█   ▀▀█                  CÁ NHÂN 01
//!    đường 2  Tổ 5          ▀▀█ █▀▀ ▄ ▀▀▀                  CÁ NHÂN 02
//! ```

mod before;
mod podium;
mod public;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use self::public::{Public, PublicItem, PublicLane, Shown};
use crate::text;
use crate::ui::digits::{self, Size};
use crate::ui::pen::Pen;
use crate::ui::pen::spread;
use crate::ui::{Theme, View, Words, format};

/// Columns on each side that stay empty.
const MARGIN: u16 = 4;
/// The most rows of digits for one lane.
const DIGITS: u16 = 15;

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer) {
    picture(&Public::of(view), view.theme, view.words, area, buf);
}

fn picture(public: &Public, theme: Theme, words: &Words, area: Rect, buf: &mut Buffer) {
    match &public.item {
        Some(PublicItem { title, shown: Some(Shown::Lanes { discipline, lanes }), .. }) => {
            let top = heading([&public.event, title, discipline], theme, area, buf);
            return draw_lanes(lanes, theme, words, top, buf);
        }
        Some(PublicItem { title, shown: Some(Shown::Called { decision, names }), .. }) => {
            let top = heading([&public.event, title, decision], theme, area, buf);
            return draw_names(names, theme, top, buf);
        }
        Some(PublicItem { title, shown: Some(Shown::Lots { discipline, lots }), .. }) => {
            let top = heading([&public.event, title, discipline], theme, area, buf);
            return before::draw_lots(lots, theme, top, buf);
        }
        Some(PublicItem { title, shown: Some(Shown::AtTheLine { discipline, line }), .. }) => {
            let top = heading([&public.event, title, discipline], theme, area, buf);
            return before::draw_line(line, theme, top, buf);
        }
        Some(PublicItem { title, shown: Some(Shown::Podium { decision, podium }), .. }) => {
            let top = heading([&public.event, title, decision], theme, area, buf);
            return podium::draw(podium, theme, top, buf);
        }
        _ => {}
    }
    let width = usize::from(area.width).saturating_sub(8).max(1);
    let mut lines: Vec<(String, Style)> = Vec::new();
    let mut say = |words: &str, style: Style| {
        lines.extend(text::wrap(words, width).into_iter().map(|line| (line, style)));
        lines.push((String::new(), style));
    };
    match &public.item {
        Some(item) => {
            say(&public.event, theme.quiet);
            say(&item.title.to_uppercase(), theme.now);
            if let Some(performer) = &item.performer {
                say(performer, theme.base);
            }
        }
        None => {
            say(if public.over { words.thanks } else { words.welcome }, theme.base);
            say(&public.event.to_uppercase(), theme.now);
        }
    }
    let clock = public.item.as_ref().and_then(|item| item.remaining).map(format::minutes_seconds);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let size = clock.as_deref().and_then(|clock| {
        // The countdown takes what the words leave, but not more than a quarter of the screen.
        let rows = area.height.saturating_sub(height + 3).min(area.height / 4);
        Size::fitting(clock, area.width.saturating_sub(8), if theme.glyphs.is_ascii() { 0 } else { rows })
    });
    let (columns, rows) = match (&clock, size) {
        (Some(clock), Some(size)) => size.of(clock),
        (Some(clock), None) => (u16::try_from(clock.len()).unwrap_or(0), 1),
        (None, _) => (0, 0),
    };
    let mut pen = Pen::new(buf, area);
    pen.skip(area.height.saturating_sub(height + rows + 2) / 2);
    for (line, style) in lines {
        let pad = usize::from(area.width).saturating_sub(text::width(&line)) / 2;
        pen.line(Line::from(vec![Span::raw(" ".repeat(pad)), Span::styled(line, style)]));
    }
    if let Some(clock) = clock {
        let caption = Span::styled(words.remaining, theme.quiet);
        let pad = usize::from(area.width).saturating_sub(caption.width()) / 2;
        pen.line(Line::from(vec![Span::raw(" ".repeat(pad)), caption]));
        pen.skip(1);
        let x = area.x + area.width.saturating_sub(columns) / 2;
        let place = Rect { x, y: pen.rest().y, width: columns, height: rows.min(pen.left()) };
        match size {
            Some(size) => digits::draw(&clock, size, theme.heading, place, buf),
            None => Pen::new(buf, place).line(Span::styled(clock, theme.heading)),
        }
    }
}

/// What stands above lanes and names; returns what is left below.
fn heading([event, title, about]: [&str; 3], theme: Theme, area: Rect, buf: &mut Buffer) -> Rect {
    let mut pen = Pen::new(buf, area);
    pen.skip(1);
    let lines =
        [(event.to_owned(), theme.quiet), (title.to_uppercase(), theme.now), (about.to_owned(), theme.base)];
    for (said, style) in lines {
        for line in text::wrap(&said, usize::from(area.width.saturating_sub(2 * MARGIN)).max(1)) {
            pen.line(centred(line, style, area.width));
        }
    }
    pen.skip(1);
    pen.rest()
}

fn centred(line: String, style: Style, width: u16) -> Line<'static> {
    let pad = usize::from(width).saturating_sub(text::width(&line)) / 2;
    Line::from(vec![Span::raw(" ".repeat(pad)), Span::styled(line, style)])
}

/// The lanes, one below the other: the team, and its time as large as there is room.
fn draw_lanes(lanes: &[PublicLane], theme: Theme, words: &Words, area: Rect, buf: &mut Buffer) {
    let count = u16::try_from(lanes.len()).unwrap_or(u16::MAX).max(1);
    let rows = (area.height / count).max(1);
    let width = area.width.saturating_sub(2 * MARGIN);
    // One size for all, and the same from the first second to the last of a minute.
    let is_long = |lane: &PublicLane| lane.time.as_ref().is_some_and(|time| time.contains(':'));
    let widest = if lanes.iter().any(is_long) { "00:00,00" } else { "00,00" };
    let size = Size::fitting(widest, width * 3 / 5, rows.saturating_sub(1).min(DIGITS));
    let size = size.filter(|_| !theme.glyphs.is_ascii());
    for (lane, y) in lanes.iter().zip((area.y..area.bottom()).step_by(usize::from(rows))) {
        let place = Rect { x: area.x + MARGIN, y, width, height: rows.min(area.bottom() - y) };
        let style = if lane.runs { theme.now } else { theme.heading };
        let number = lane.number.map(|number| format!("{} {number}  ", words.lane)).unwrap_or_default();
        let time = lane.time.clone().unwrap_or_default();
        let (Some(size), true) = (size, lane.time.is_some()) else {
            let room = usize::from(width).saturating_sub(text::width(&time) + 1);
            for (index, part) in
                text::wrap(&format!("{number}{}", lane.team), room.max(1)).into_iter().enumerate()
            {
                let right = if index == 0 { time.clone() } else { String::new() };
                let (left, right) =
                    (Line::from(Span::styled(part, style)), Line::from(Span::styled(right, style)));
                if u16::try_from(index).is_ok_and(|index| index < place.height) {
                    let row = Rect { y: place.y + u16::try_from(index).unwrap_or(0), height: 1, ..place };
                    Pen::new(buf, row).line(spread(left, right, usize::from(width)));
                }
            }
            continue;
        };
        // Room for the hundredths, so that the comma stays where it is when the watch is stopped.
        let time = if lane.runs { format!("{time} ") } else { time };
        let (columns, high) = size.of(&time);
        // To the right, so that a growing number of minutes moves nothing else.
        let x = place.right().saturating_sub(columns);
        digits::draw(&time, size, style, Rect { x, y, width: columns, height: high.min(place.height) }, buf);
        let (widest, _) = size.of(widest);
        let beside = Rect { width: width.saturating_sub(widest + 2), ..place };
        let mut pen = Pen::new(buf, beside);
        if !number.is_empty() {
            pen.line(Span::styled(number, theme.quiet));
        }
        pen.text(&lane.team, style);
    }
}

/// Names, large for a terminal: capitals, apart from each other, in the middle of the screen; in
/// columns where there are more than rows.
fn draw_names(names: &[String], theme: Theme, area: Rect, buf: &mut Buffer) {
    let names: Vec<String> = names.iter().map(|name| name.to_uppercase()).collect();
    let width = area.width.saturating_sub(2 * MARGIN);
    let of = |columns: u16| -> Vec<Vec<String>> {
        let room = usize::from(width / columns).saturating_sub(2).max(1);
        names.iter().map(|name| text::wrap(name, room)).collect()
    };
    let high =
        |blocks: &[Vec<String>], gap: usize| -> usize { blocks.iter().map(|block| block.len() + gap).sum() };
    let rows = usize::from(area.height);
    let columns = (1..=3_u16)
        .find(|columns| high(&of(*columns), 0).div_ceil(usize::from(*columns)) <= rows)
        .unwrap_or(3);
    let blocks = of(columns);
    let gap = usize::from(columns == 1 && high(&blocks, 1) <= rows);
    let each = blocks.len().div_ceil(usize::from(columns)).max(1);
    for (column, part) in (0..columns).zip(blocks.chunks(each)) {
        let wide = width / columns;
        let place = Rect { x: area.x + MARGIN + column * wide, width: wide, ..area };
        let mut pen = Pen::new(buf, place);
        pen.skip(u16::try_from(rows.saturating_sub(high(part, gap)) / 3).unwrap_or(0));
        for block in part {
            for line in block {
                pen.line(centred(line.clone(), theme.heading, wide));
            }
            pen.skip(u16::try_from(gap).unwrap_or(0));
        }
    }
}
