//! A running order in tables: which of them are it, and what stands around them.

use super::columns::{self, Columns};
use super::head::Head;
use super::rows::{self, Reading};
use super::{Passage, Script};
use crate::paper::lists::columns::is_headed;
use crate::paper::lists::office::{self, Office};
use crate::paper::lists::row::tidy;
use crate::paper::lists::table::Table;
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
