//! What floats above a screen: help, palette, find, a prompt, a question.
//!
//! ```text
//!  ┌ Lệnh ────────────────────────────────┐
//!  │ › gõ vài chữ, không cần dấu           │
//!  │ ───────────────────────────────────── │
//!  │   PgDn  Sang mục kế tiếp              │
//!  └───────────────────────────────────────┘
//! ```

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};

use super::super::action;
use super::super::choice::Choice;
use super::super::cursor::{Chosen, Cursor, Selection};
use super::super::field::Field;
use super::super::form::{Form, Typed};
use super::super::overlay::{Menu, Overlay, matching};
use super::super::pen::spread;
use super::super::pen::{Hits, Pen, Row, list};
use super::super::row::{Action, Group};
use super::super::update::objection;
use super::super::{find, format};
use super::View;
use crate::day::{Command, ProgrammeCommand, Timing};
use crate::text;

/// Columns of what is found, before what it belongs to.
const FOUND: usize = 40;
/// The width of the palette and of find.
const PALETTE: u16 = 84;
/// The widest box.
const WIDEST: u16 = 96;
/// The widest line that help is set in: longer ones tire the eye.
const HELP: u16 = 96;

impl View<'_> {
    /// What floats above the screen; returns where the cursor stands.
    pub(super) fn overlay(&self, area: Rect, buf: &mut Buffer, hits: &mut Hits) -> Option<Position> {
        match self.ui.overlay.as_ref()? {
            Overlay::Help { scroll } => {
                let rows = self.help_rows(usize::from(area.width.min(HELP)).saturating_sub(6));
                let all = rows.len();
                let height = u16::try_from(rows.len() + 4).unwrap_or(u16::MAX);
                let mut pen = self.panel(area, HELP, height, self.words.help_title, buf);
                let room = usize::from(pen.left().saturating_sub(2));
                let scroll = (*scroll).min(rows.len().saturating_sub(room));
                for line in rows.into_iter().skip(scroll).take(room) {
                    pen.line(line);
                }
                pen.skip(pen.left().saturating_sub(1));
                let more = if all > room { self.words.help_more } else { "" };
                pen.line(Span::styled(format!("{}{more}", self.words.help_foot), self.theme.quiet));
                None
            }
            Overlay::Palette { field, selection, menu, about } => {
                let title = match (menu, about) {
                    (Menu::Item, Some(Cursor::Item(item))) => {
                        format!("{}: {}", self.words.item_menu, self.day.title(item))
                    }
                    (Menu::Delegate, Some(Cursor::Delegate(delegate))) => self.day.delegate_name(delegate),
                    (Menu::Team, Some(Cursor::Team(board, team))) => self.day.team_on(board, team),
                    (Menu::All | Menu::Item | Menu::Delegate | Menu::Team, _) => {
                        self.words.palette_title.to_owned()
                    }
                };
                let actions = matching(field.text(), *menu);
                let rows: Vec<Row> = actions
                    .iter()
                    .map(|row| {
                        let why = objection(self.ui, row, self.day, self.now);
                        let style = if why.is_none() { self.theme.base } else { self.theme.quiet };
                        let keys = format!("{:>9}  ", row.keys_written());
                        let indent = text::width(&keys);
                        let room = usize::from(area.width.min(PALETTE)).saturating_sub(indent + 4);
                        let parts = text::wrap(self.sentence(row), room);
                        let lines = parts.into_iter().enumerate().map(|(line, part)| {
                            let lead = if line == 0 { keys.clone() } else { " ".repeat(indent) };
                            Line::from(vec![Span::styled(lead, self.theme.quiet), Span::styled(part, style)])
                        });
                        let lines: Vec<Line<'static>> = lines.collect();
                        Row::new(Cursor::Action(row), lines)
                    })
                    .collect();
                self.typing_panel(area, &title, self.words.palette_hint, field, &rows, selection, buf, hits)
            }
            Overlay::Find { field, selection } => {
                let rows: Vec<Row> = find::find(field.text(), self.day, self.ui.lang)
                    .into_iter()
                    .map(|found| {
                        // What it belongs to stands in a column of its own.
                        let pad = FOUND.saturating_sub(text::width(&found.title));
                        let spans = vec![
                            Span::styled(format!(" {}{}", found.title, " ".repeat(pad)), self.theme.base),
                            Span::styled(format!("  {}", found.of), self.theme.quiet),
                        ];
                        Row::new(found.line(), vec![Line::from(spans)])
                    })
                    .collect();
                let hint = match (field.text().is_empty(), rows.is_empty()) {
                    (false, true) => self.words.found_nothing,
                    _ => self.words.find_hint,
                };
                self.typing_panel(area, self.words.find_title, hint, field, &rows, selection, buf, hits)
            }
            Overlay::Form { form, fields, at, .. } => self.form(area, form.as_ref(), fields, *at, buf),
            Overlay::Choose { choice, selection } => {
                self.choices(area, choice.as_ref(), selection, buf, hits);
                None
            }
            Overlay::Preview(pasted) => {
                self.pasted(area, pasted, buf, hits);
                None
            }
            Overlay::Confirm { title, lines, command } => {
                let wrapped: Vec<String> = lines.iter().flat_map(|line| text::wrap(line, 70)).collect();
                let height = u16::try_from(wrapped.len() + 5).unwrap_or(u16::MAX);
                let mut pen = self.panel(area, PALETTE, height, title, buf);
                for line in wrapped {
                    pen.line(Span::styled(line, self.theme.base));
                }
                pen.skip(pen.left().saturating_sub(2));
                // Starting an item out of turn moves everything; the other questions speak for themselves.
                let moves = matches!(
                    command,
                    Command::Programme(
                        ProgrammeCommand::Start(_)
                            | ProgrammeCommand::StartAhead(_)
                            | ProgrammeCommand::StartPast { .. }
                    )
                );
                pen.line(if moves { self.effect_on_the_end(command) } else { Line::default() });
                pen.line(Span::styled(self.words.confirm_foot, self.theme.quiet));
                None
            }
        }
    }

    fn form(
        &self,
        area: Rect,
        form: &dyn Form,
        fields: &[Field],
        at: usize,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let labels = form.questions(self.day, self.words, self.ui.lang);
        let mut about = text::wrap(&form.about(self.day, self.words, self.ui.lang), 72);
        // Whatever it is about, the fields and what they come to stay on the screen.
        let room = usize::from(area.height).saturating_sub(labels.len() + 8).max(1);
        if about.len() > room {
            about.truncate(room);
            if let Some(last) = about.last_mut() {
                last.push_str(" …");
            }
        }
        let lines = about.len() + fields.len() + 6;
        let height = u16::try_from(lines).unwrap_or(u16::MAX);
        let mut pen = self.panel(area, 84, height, form.title(self.day, self.words), buf);
        for line in about.iter().filter(|line| !line.is_empty()) {
            pen.line(Span::styled(line.clone(), self.theme.quiet));
        }
        pen.skip(1);
        let label_columns = labels.iter().map(|label| text::width(label)).max().unwrap_or(0);
        let mut cursor = None;
        for (index, (field, label)) in fields.iter().zip(&labels).enumerate() {
            let lead = if index == at { self.theme.glyphs.cursor } else { " " };
            let pad = " ".repeat(label_columns - text::width(label));
            let gap = if label_columns > 0 { "  " } else { "" };
            let column = label_columns + text::width(gap) + 2 + field.cursor_column();
            if index == at {
                let x = pen.rest().x + u16::try_from(column).unwrap_or(0);
                cursor = Some(Position { x, y: pen.y() });
            }
            pen.line(Line::from(vec![
                Span::styled(format!("{lead} "), self.theme.now),
                Span::styled(format!("{label}{pad}{gap}"), self.theme.quiet),
                Span::styled(field.text().to_owned(), self.theme.heading),
            ]));
        }
        let command = form.command(&Typed(fields), self.day, self.words).ok();
        let effect = command.map(|command| form.effect(self, &command)).unwrap_or_default();
        let effect = on_lines(effect, pen.width());
        pen.skip(pen.left().saturating_sub(1 + rows_of(&effect)));
        for line in effect {
            pen.line(line);
        }
        pen.line(Span::styled(self.words.prompt_foot, self.theme.quiet));
        cursor
    }

    fn choices(
        &self,
        area: Rect,
        choice: &dyn Choice,
        selection: &Selection,
        buf: &mut Buffer,
        hits: &mut Hits,
    ) {
        let lines = choice.lines(self.day, self.words, self.ui.lang);
        let width = usize::from(area.width.saturating_sub(4).min(WIDEST)).saturating_sub(4);
        let rows: Vec<Row> = lines
            .iter()
            .map(|line| {
                let room = width.saturating_sub(text::width(&line.right) + 2).max(width / 2);
                let parts = text::wrap(&line.text, room);
                let apart = text::width(&line.right) + room + 2 > width;
                let mut drawn: Vec<Line<'static>> = parts
                    .into_iter()
                    .enumerate()
                    .map(|(part_index, part)| {
                        let left = Line::from(Span::styled(format!(" {part}"), self.theme.base));
                        let right = Line::from(Span::styled(format!("{} ", line.right), self.theme.quiet));
                        if part_index == 0 && !apart { spread(left, right, width) } else { left }
                    })
                    .collect();
                if apart {
                    let under = text::wrap(&line.right, width.saturating_sub(4));
                    drawn.extend(
                        under
                            .into_iter()
                            .map(|part| Line::from(Span::styled(format!("    {part}"), self.theme.quiet))),
                    );
                }
                Row::new(line.on.clone(), drawn)
            })
            .collect();
        let why = if rows.is_empty() { text::wrap(choice.empty(self.words), width).len() } else { 0 };
        let wanted = rows.iter().map(|row| row.lines.len()).sum::<usize>() + why + 5;
        let height = u16::try_from(wanted).unwrap_or(u16::MAX).clamp(7, 28);
        let mut pen = self.panel(area, WIDEST, height, choice.title(self.words), buf);
        if rows.is_empty() {
            pen.text(choice.empty(self.words), self.theme.quiet);
        }
        let all: Vec<Cursor> = lines.into_iter().map(|line| line.on).collect();
        let effect = match selection.among(&all) {
            Chosen::Line(on) => {
                let command = choice.probe(&on, self.day);
                command.map(|command| choice.effect(self, &command)).unwrap_or_default()
            }
            Chosen::Gone => Line::from(Span::styled(self.words.chosen_gone, self.theme.attention)),
            Chosen::Nothing => Line::default(),
        };
        let effect = on_lines(effect, pen.width());
        let foot = 1 + rows_of(&effect);
        let rest = pen.rest();
        let place = Rect { height: rest.height.saturating_sub(foot + 1), ..rest };
        pen.skip(pen.left().saturating_sub(foot));
        for line in effect {
            pen.line(line);
        }
        pen.line(Span::styled(choice.foot(self.words), self.theme.quiet));
        list(buf, place, &rows, selection.cursor(), self.theme.selected, hits);
    }

    /// What a command would do to the end of the day, or why it would be refused.
    pub(in crate::ui) fn effect_on_the_end(&self, command: &Command) -> Line<'static> {
        match self.day.foresee(command, &self.ui.operator, self.now) {
            Err(refusal) => {
                let said = self.day.say_refusal(&refusal, self.now, self.ui.lang);
                Line::from(Span::styled(said, self.theme.quiet))
            }
            Ok(after) => {
                let at_least = self.theme.glyphs.at_least;
                let end =
                    |timing: &Timing| format::forecast(self.day, timing.forecast_end, self.now, at_least);
                let (before, then) = (end(&self.timing), end(&after));
                if before == then {
                    return Line::from(Span::styled(self.words.end_stays, self.theme.quiet));
                }
                let late = after.overrun().is_some_and(|over| over >= TimeDelta::minutes(1));
                let style = if late { self.theme.late } else { self.theme.done };
                let mut spans = vec![
                    Span::styled(format!("{} {before} → ", self.words.forecast_end), self.theme.base),
                    Span::styled(then, style),
                ];
                if let Some(must_end) = after.must_end {
                    let due = format::moment(self.day, must_end, self.now);
                    spans.push(Span::styled(format!("   {} {due}", self.words.must_end), self.theme.quiet));
                }
                Line::from(spans)
            }
        }
    }

    /// A box in the middle, with a title in its frame; returns a pen for its inside.
    pub(super) fn panel<'b>(
        &self,
        area: Rect,
        columns: u16,
        rows: u16,
        title: &str,
        buf: &'b mut Buffer,
    ) -> Pen<'b> {
        // No slivers of the screen behind at the sides.
        let wide = area.width < columns.saturating_add(8);
        let width = if wide { area.width } else { columns };
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
        selection: &Selection,
        buf: &mut Buffer,
        hits: &mut Hits,
    ) -> Option<Position> {
        let height = area.height.saturating_sub(4).min(24);
        let mut pen = self.panel(area, PALETTE, height, title, buf);
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
        list(buf, rest, rows, selection.cursor(), self.theme.selected, hits);
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
            let mut rows: Vec<Action> = action::table()
                .filter(|row| row.group == group && self.offers(row) && !row.keys.is_empty())
                .collect();
            // As in the key bar: what belongs to this screen alone comes first.
            rows.sort_by_key(|row| row.on.is_empty());
            lines.push(Line::from(Span::styled(title, self.theme.heading)));
            if matches!(group, Group::Screen | Group::Move) {
                lines.extend(self.in_short(&rows, width));
                lines.push(Line::default());
                continue;
            }
            for row in rows {
                let why = objection(self.ui, row, self.day, self.now);
                let style = if why.is_none() { self.theme.base } else { self.theme.quiet };
                let sentence = text::wrap(self.sentence(row), width.saturating_sub(12));
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
    fn in_short(&self, rows: &[Action], width: usize) -> Vec<Line<'static>> {
        let mut lines = vec![Line::from("   ")];
        for row in rows {
            let (keys, label) = (row.keys_written(), self.label(row));
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

/// The same on as many lines as it takes: a refusal is never cut. One line at least, so that
/// nothing jumps.
fn on_lines(effect: Line<'static>, width: usize) -> Vec<Line<'static>> {
    if effect.width() <= width {
        return vec![effect];
    }
    let style = effect.spans.first().map(|span| span.style).unwrap_or_default();
    let said: String = effect.spans.iter().map(|span| span.content.as_ref()).collect();
    text::wrap(&said, width).into_iter().map(|line| Line::from(Span::styled(line, style))).collect()
}

fn rows_of(lines: &[Line<'_>]) -> u16 {
    u16::try_from(lines.len()).unwrap_or(u16::MAX)
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
