//! Screen 9, Hội trường: for the projector. One idea at a time, and only what is public.
//!
//! It is drawn from [`Public`], which holds nothing else: no note, no lateness, no check can
//! reach the hall by a forgotten `if`.

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::digits::{self, Size};
use super::super::pen::Pen;
use super::super::{Theme, View, Words, format};
use crate::text;

/// What the hall may see.
struct Public {
    event: String,
    item: Option<PublicItem>,
    over: bool,
}

struct PublicItem {
    title: String,
    performer: Option<String>,
    remaining: Option<TimeDelta>,
}

impl Public {
    fn of(view: &View<'_>) -> Self {
        let item = view.day.current().map(|live| PublicItem {
            title: live.item.title.clone(),
            performer: live.item.performer.as_ref().map(|who| view.day.performer(who)),
            remaining: view
                .timing
                .item(live.id())
                .and_then(|item| item.clock().1)
                .filter(|left| *left > TimeDelta::zero()),
        });
        Self { event: view.day.agenda().title.clone(), item, over: view.day.ended_at().is_some() }
    }
}

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer) {
    picture(&Public::of(view), view.theme, view.words, area, buf);
}

fn picture(public: &Public, theme: Theme, words: &Words, area: Rect, buf: &mut Buffer) {
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
