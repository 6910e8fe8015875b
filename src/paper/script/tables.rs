//! A running order in tables: which of them are it, and what stands around them.

use super::columns::{self, Columns};
use super::head::Head;
use super::rows::{self, Reading};
use super::{Passage, Script};
use crate::agenda::ItemKind;
use crate::paper::lists::Unreadable;
use crate::paper::lists::columns::is_headed;
use crate::paper::lists::office::{self, Office};
use crate::paper::lists::row::tidy;
use crate::paper::lists::table::{self, Table};
use crate::text;

/// Reads the tables that are a programme; what stands in others stays as comments.
pub fn read(passages: Vec<Passage>) -> Script {
    let of = columns_of(&passages);
    let mut reading = Reading::default();
    let mut above: Vec<String> = Vec::new();
    let mut used: Vec<Columns> = Vec::new();
    for (passage, columns) in passages.iter().zip(of) {
        match (passage, columns) {
            (Passage::Line { text, .. }, _) if used.is_empty() => above.push(tidy(text)),
            (Passage::Line { place, text, .. }, _) => reading.between(*place, text),
            (Passage::Table(table), Some(columns)) => {
                let title = table.rows.iter().take(columns.at);
                let title: Vec<String> =
                    title.map(|row| tidy(&row.cells.join(" "))).filter(|line| !line.is_empty()).collect();
                if used.is_empty() {
                    above.extend(title);
                } else {
                    title.iter().for_each(|line| reading.between(1, line));
                }
                reading.signed = false;
                for row in table.rows.iter().skip(columns.start) {
                    reading.row(table, &columns, row);
                }
                used.push(columns);
            }
            (Passage::Table(table), None) if used.is_empty() => {
                above.extend(table.rows.iter().map(|row| tidy(&row.cells.join(" · "))));
            }
            (Passage::Table(table), None) => {
                reading.signed = false;
                for row in &table.rows {
                    reading.unread(row.line, &row.cells.join(" | "));
                }
            }
        }
    }
    let first = used.first().cloned().unwrap_or_default();
    Script {
        head: Head::of(&above),
        lines: reading.lines,
        columns: first.all.iter().map(|(_, meaning, heading)| (heading.clone(), *meaning)).collect(),
        guessed: first.are_guessed,
        ..Script::default()
    }
}

/// The columns of each table that is a part of the programme: those whose headings say what is done and when;
/// where none does, those that say what is done; where no headings are, the longest. A table without
/// headings below one with as many columns goes on with it.
fn columns_of(passages: &[Passage]) -> Vec<Option<Columns>> {
    let table = |passage: &Passage| match passage {
        Passage::Table(table) => Some(table.clone()),
        Passage::Line { .. } => None,
    };
    let tables: Vec<Option<Table>> = passages.iter().map(table).collect();
    let mut of: Vec<Option<Columns>> =
        tables.iter().map(|table| table.as_ref().and_then(columns::headed)).collect();
    if of.iter().flatten().any(Columns::says_when) {
        of.iter_mut().for_each(|columns| {
            columns.take_if(|own| !own.says_when());
        });
    }
    if of.iter().all(Option::is_none) {
        // A list of recipients or of teams is no programme.
        let length = |table: &Option<Table>| {
            table.as_ref().filter(|table| !is_headed(table)).map_or(0, |table| table.rows.len())
        };
        let longest = (0..tables.len()).rev().max_by_key(|at| tables.get(*at).map_or(0, length));
        if let Some((at, table)) = longest.and_then(|at| Some((at, tables.get(at)?.as_ref()?)))
            && !is_headed(table)
            && let Some(place) = of.get_mut(at)
        {
            *place = Some(columns::guessed(table));
        }
    }
    let mut before: Option<(usize, Columns)> = None;
    for (table, own) in tables.iter().zip(of.iter_mut()) {
        let Some(table) = table else { continue };
        match (&own, &before) {
            (Some(columns), _) => before = Some((table.widest(), columns.clone())),
            (None, Some((width, columns)))
                if *width == table.widest() && columns::headed(table).is_none() =>
            {
                *own = Some(Columns { at: 0, start: 0, ..columns.clone() });
            }
            (None, _) => {}
        }
    }
    of
}

/// A table that was copied and pasted. A cell of several lines comes out of Word as lines of its own: they are
/// put together again where they fill the row that began above them.
pub fn pasted(text: &str) -> Result<Table, Unreadable> {
    let table = table::of_text(text)?;
    // Excel sets such a cell in quotes, which are read already.
    let Some(columns) = columns::headed(&table).filter(|_| !text.contains('"')) else { return Ok(table) };
    let width = columns.all.len();
    let is_number = |cell: &str| {
        let bare = tidy(cell);
        let bare = bare.trim_end_matches(['.', ')', '/']);
        !bare.is_empty() && (bare.chars().all(|c| c.is_ascii_digit()) || office::is_part_number(bare))
    };
    let mut whole = Table { may_guess: true, ..Table::default() };
    let mut open: Option<(usize, Vec<String>)> = None;
    for (at, line) in text.lines().enumerate() {
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        // A line alone may be a heading or an item without more.
        let stands = cells.len() == 1 && (rows::heading(line).is_some() || ItemKind::guess(line).is_some());
        let starts = stands || cells.first().is_none_or(|first| tidy(first).is_empty() || is_number(first));
        match open.as_mut() {
            Some((_, row)) if row.len() > 1 && row.len() + cells.len() - 1 <= width && !starts => {
                let mut cells = cells.into_iter();
                if let (Some(last), Some(first)) = (row.last_mut(), cells.next()) {
                    *last = format!("{last}\n{first}");
                }
                row.extend(cells);
            }
            Some(_) | None => {
                if let Some((line, row)) = open.replace((at + 1, cells)) {
                    whole.push(line, row)?;
                }
            }
        }
    }
    if let Some((line, row)) = open {
        whole.push(line, row)?;
    }
    Ok(whole)
}

/// Whether a line is what an office sets around its papers, and says nothing of the programme.
pub fn is_around(line: &str) -> bool {
    let folded = text::fold(line);
    let is_motto = folded.contains("cong hoa xa hoi chu nghia") || folded.contains("doc lap - tu do");
    is_motto || matches!(office::of(line), Some(Office::Around | Office::Signature))
}

impl Reading {
    /// A paragraph below the programme or between its tables: a heading, or a comment.
    fn between(&mut self, place: usize, written: &str) {
        let line = tidy(written);
        self.signed |= office::of(&line) == Some(Office::Signature);
        if self.signed || line.is_empty() || (is_around(&line) && rows::part_of(&line).is_none()) {
            return;
        }
        match rows::heading(&line) {
            Some(part) => self.heading(&line, part),
            None => self.unread(place, &line),
        }
    }
}
