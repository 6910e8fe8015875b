//! What floats above a screen: help, palette, find, a prompt, a question.
//!
//! ```text
//!  ┌ Lệnh ────────────────────────────────┐
//!  │ › gõ vài chữ, không cần dấu           │
//!  │ ───────────────────────────────────── │
//!  │   PgDn  Sang mục kế tiếp              │
//!  └───────────────────────────────────────┘
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};

use super::super::action::{self, Group, TABLE};
use super::super::field::Field;
use super::super::find;
use super::super::overlay::{Overlay, Purpose, matching};
use super::super::pen::{Hits, Pen, Row, list};
use super::super::update::objection;
use super::View;
use crate::text;

/// The widest line that help is set in: longer ones tire the eye.
const HELP: u16 = 96;

impl View<'_> {
    /// What floats above the screen; returns where the cursor stands.
    pub(super) fn overlay(&self, area: Rect, buf: &mut Buffer, hits: &mut Hits) -> Option<Position> {
        match self.ui.overlay.as_ref()? {
            Overlay::Help { scroll } => {
                let rows = self.help_rows(usize::from(area.width.min(HELP)).saturating_sub(6));
                let height = u16::try_from(rows.len() + 4).unwrap_or(u16::MAX);
                let mut pen = self.panel(area, HELP, height, self.words.help_title, buf);
                let room = usize::from(pen.left().saturating_sub(2));
                let scroll = (*scroll).min(rows.len().saturating_sub(room));
                for line in rows.into_iter().skip(scroll).take(room) {
                    pen.line(line);
                }
                pen.skip(pen.left().saturating_sub(1));
                pen.line(Span::styled(self.words.help_foot, self.theme.quiet));
                None
            }
            Overlay::Palette { field, selected, item } => {
                let title = match item {
                    Some(item) => format!("{}: {}", self.words.item_menu, self.day.title(item)),
                    None => self.words.palette_title.to_owned(),
                };
                let actions = matching(field.text(), item.as_ref());
                let rows: Vec<Row> = actions
                    .iter()
                    .enumerate()
                    .filter_map(|(index, action)| Some((index, action.row()?)))
                    .map(|(index, row)| {
                        let why = objection(self.ui, row.action, self.day, self.now);
                        let style = if why.is_none() { self.theme.base } else { self.theme.quiet };
                        let keys = format!("{:>9}  ", row.keys_written());
                        let lines = vec![Line::from(vec![
                            Span::styled(keys, self.theme.quiet),
                            Span::styled(row.sentence(self.ui.lang), style),
                        ])];
                        Row::new(index.to_string(), lines)
                    })
                    .collect();
                self.typing_panel(area, &title, self.words.palette_hint, field, &rows, *selected, buf, hits)
            }
            Overlay::Find { field, selected } => {
                let rows: Vec<Row> = find::find(field.text(), self.day)
                    .into_iter()
                    .enumerate()
                    .map(|(index, found)| {
                        let mut spans = vec![Span::styled(format!("  {}", found.title), self.theme.base)];
                        if !found.of.is_empty() {
                            spans.push(Span::styled(format!("  {}", found.of), self.theme.quiet));
                        }
                        Row::new(index.to_string(), vec![Line::from(spans)])
                    })
                    .collect();
                let hint = match (field.text().is_empty(), rows.is_empty()) {
                    (false, true) => self.words.found_nothing,
                    _ => self.words.find_hint,
                };
                self.typing_panel(area, self.words.find_title, hint, field, &rows, *selected, buf, hits)
            }
            Overlay::Prompt { purpose, field } => {
                let (title, about) = self.prompt_title(purpose);
                let mut pen = self.panel(area, 76, 6, title, buf);
                pen.text(&about, self.theme.quiet);
                let at = Position {
                    x: pen.rest().x + u16::try_from(field.cursor_column() + 2).unwrap_or(0),
                    y: pen.y(),
                };
                pen.line(Line::from(vec![
                    Span::styled(format!("{} ", self.theme.glyphs.cursor), self.theme.now),
                    Span::styled(field.text().to_owned(), self.theme.heading),
                ]));
                pen.skip(pen.left().saturating_sub(1));
                self.panel_foot(&mut pen, self.words.prompt_foot);
                Some(at)
            }
            Overlay::Confirm { title, lines, .. } => {
                let wrapped: Vec<String> = lines.iter().flat_map(|line| text::wrap(line, 70)).collect();
                let height = u16::try_from(wrapped.len() + 5).unwrap_or(u16::MAX);
                let mut pen = self.panel(area, 76, height, title, buf);
                for line in wrapped {
                    pen.line(Span::styled(line, self.theme.base));
                }
                pen.skip(pen.left().saturating_sub(1));
                self.panel_foot(&mut pen, self.words.confirm_foot);
                None
            }
        }
    }

    fn panel_foot(&self, pen: &mut Pen<'_>, foot: &'static str) {
        pen.line(Span::styled(foot, self.theme.quiet));
    }

    fn prompt_title(&self, purpose: &Purpose) -> (&'static str, String) {
        let words = self.words;
        match purpose {
            Purpose::Note(None) => (words.note_title, words.whole_day.to_owned()),
            Purpose::Note(Some(item)) => (words.note_title, self.day.title(item)),
            Purpose::CorrectStart(item) => (words.correct_title, self.day.title(item)),
            Purpose::Skip(item) => (words.skip_title, self.day.title(item)),
            Purpose::Park(item) => (words.park_title, self.day.title(item)),
        }
    }

    /// A box in the middle, with a title in its frame; returns a pen for its inside.
    fn panel<'b>(&self, area: Rect, columns: u16, rows: u16, title: &str, buf: &'b mut Buffer) -> Pen<'b> {
        let width = columns.min(area.width.saturating_sub(4));
        let height = rows.min(area.height.saturating_sub(2));
        let place = Rect {
            x: area.x + (area.width - width) / 2,
            y: area.y + (area.height - height) / 3,
            width,
            height,
        };
        Clear.render(place, buf);
        buf.set_style(place, self.theme.base);
        let mut block = Block::bordered()
            .border_style(self.theme.quiet)
            .title(Span::styled(format!(" {title} "), self.theme.heading));
        if self.theme.glyphs.is_ascii() {
            block = block.border_set(ASCII_BORDER);
        }
        let inside = block.inner(place);
        block.render(place, buf);
        Pen::new(buf, Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside })
    }

    #[allow(clippy::too_many_arguments)]
    fn typing_panel(
        &self,
        area: Rect,
        title: &str,
        hint: &str,
        field: &Field,
        rows: &[Row],
        selected: usize,
        buf: &mut Buffer,
        hits: &mut Hits,
    ) -> Option<Position> {
        let height = area.height.saturating_sub(4).min(24);
        let mut pen = self.panel(area, 84, height, title, buf);
        let at =
            Position { x: pen.rest().x + u16::try_from(field.cursor_column() + 2).unwrap_or(0), y: pen.y() };
        let typed = field.text();
        pen.line(Line::from(vec![
            Span::styled(format!("{} ", self.theme.glyphs.cursor), self.theme.now),
            Span::styled(typed.to_owned(), self.theme.heading),
            Span::styled(if typed.is_empty() { hint } else { "" }, self.theme.quiet),
        ]));
        if !typed.is_empty() && rows.is_empty() {
            pen.text(hint, self.theme.quiet);
        }
        pen.rule(self.theme.glyphs.rule, self.theme.quiet);
        let rest = pen.rest();
        let key = selected.to_string();
        list(buf, rest, rows, Some(&key), self.theme.selected, hits);
        Some(at)
    }

    fn help_rows(&self, width: usize) -> Vec<Line<'static>> {
        let words = self.words;
        let mut lines = Vec::new();
        for (group, title) in [
            (Group::Day, words.help_day),
            (Group::Move, words.help_move),
            (Group::Program, words.help_program),
            (Group::Screen, words.help_screens),
        ] {
            let rows: Vec<_> = TABLE
                .iter()
                .filter(|row| row.group == group && row.works_on(self.ui.screen) && !row.keys.is_empty())
                .collect();
            lines.push(Line::from(Span::styled(title, self.theme.heading)));
            if matches!(group, Group::Screen | Group::Move) {
                lines.extend(self.in_short(&rows, width));
                lines.push(Line::default());
                continue;
            }
            for row in rows {
                let why = objection(self.ui, row.action, self.day, self.now);
                let style = if why.is_none() { self.theme.base } else { self.theme.quiet };
                let sentence = text::wrap(row.sentence(self.ui.lang), width.saturating_sub(12));
                for (index, part) in sentence.into_iter().enumerate() {
                    let keys = if index == 0 { row.keys_written() } else { String::new() };
                    lines.push(Line::from(vec![
                        Span::styled(format!("{keys:>9}   "), self.theme.now),
                        Span::styled(part, style),
                    ]));
                }
            }
            lines.push(Line::default());
        }
        lines
    }

    /// Keys whose label says all, side by side.
    fn in_short(&self, rows: &[&action::Row], width: usize) -> Vec<Line<'static>> {
        let mut lines = vec![Line::from("   ")];
        for row in rows {
            let (keys, label) = (row.keys_written(), row.label(self.ui.lang));
            let spans =
                [Span::styled(keys, self.theme.now), Span::styled(format!(" {label}   "), self.theme.base)];
            let columns: usize = spans.iter().map(Span::width).sum();
            if lines.last().is_some_and(|line| line.width() + columns > width) {
                lines.push(Line::from("   "));
            }
            if let Some(line) = lines.last_mut() {
                line.spans.extend(spans);
            }
        }
        lines
    }
}

const ASCII_BORDER: ratatui::symbols::border::Set<'static> = ratatui::symbols::border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};
