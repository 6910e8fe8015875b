//! The tables of a Word document, each with what stands above it.

use super::office::{self, Office};
use super::row::{Draft, tidy};
use super::table::Table;
use super::{Of, Unreadable, columns};
use crate::agenda::RecipientKind;
use crate::paper::word::{Block, Cell, Row};
use crate::text;

/// The longest name of a table, in characters.
const LONGEST: usize = 60;

/// The tables that may hold a list, in their order. A table that goes on after a new page is one with the
/// part before it; what an office sets in tables (its letterhead, who signs) is no list, and counts as
/// what stands above the next one.
pub fn tables(blocks: &[Block]) -> Result<Vec<Table>, Unreadable> {
    let mut tables: Vec<Table> = Vec::new();
    let mut above: Vec<String> = Vec::new();
    let (mut near, mut follows) = (0, false);
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                above.extend(paragraph.text.lines().map(tidy).filter(|line| !line.is_empty()));
                follows = false;
            }
            Block::Table(rows) if is_form(rows) => {
                let cells = rows.iter().flatten().flat_map(|cell| cell.text.lines());
                above.extend(cells.map(tidy).filter(|line| !line.is_empty()));
                follows = false;
            }
            Block::Table(rows) => {
                match tables.last_mut().filter(|table| follows && goes_on(table, rows)) {
                    Some(table) => add(table, rows)?,
                    None => {
                        let own = above.len() - near;
                        let mut table = Table { above: above.clone(), near: own, ..Table::default() };
                        near = above.len();
                        add(&mut table, rows)?;
                        table.sheet = Some(name(&table, tables.len() + 1));
                        tables.push(table);
                    }
                }
                follows = true;
            }
        }
    }
    tables.retain(|table| !table.rows.is_empty());
    for at in 1..tables.len() {
        let (before, own) = tables.split_at_mut(at);
        let Some(name) = own.first_mut().and_then(|table| table.sheet.as_mut()) else { continue };
        if before.iter().any(|table| table.sheet.as_ref() == Some(name)) {
            *name += &format!(" ({})", at + 1);
        }
    }
    Ok(tables)
}

/// The text of a document without a table, a line for each paragraph.
pub fn lines(blocks: &[Block]) -> String {
    let lines = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
        Block::Table(_) => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// One table by itself.
pub fn table(rows: &[Row]) -> Result<Table, Unreadable> {
    let mut table = Table::default();
    add(&mut table, rows)?;
    Ok(table)
}

/// Adds rows below those that are there; a row counts from where the table begins.
fn add(table: &mut Table, rows: &[Row]) -> Result<(), Unreadable> {
    let start = table.length;
    table.length += rows.len();
    // Which cell of the row above each column goes on with, as the line where it began.
    let mut begun: Vec<(usize, usize)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let line = start + index + 1;
        let mut cells: Vec<String> = Vec::new();
        for Cell { text, span, goes_on } in row {
            let column = cells.len();
            match begun.iter().find(|(at, _)| *at == column).map(|(_, first)| *first).filter(|_| *goes_on) {
                Some(first) => table.merge(first, line, column),
                None => {
                    begun.retain(|(at, _)| *at != column);
                    begun.push((column, line));
                }
            }
            cells.push(if *goes_on { String::new() } else { text.clone() });
            cells.resize(column + (*span).max(1), String::new());
        }
        table.push(line, cells)?;
    }
    Ok(())
}

/// Whether a table only goes on with the one before it: it has its headings again, or its columns and no
/// headings of its own.
fn goes_on(table: &Table, rows: &[Row]) -> bool {
    let width = |row: &Row| row.iter().map(|cell| cell.span.max(1)).sum::<usize>();
    let widest = rows.iter().map(width).max().unwrap_or(0);
    let folded = |cells: Vec<&str>| cells.iter().map(|cell| text::fold(&tidy(cell))).collect::<Vec<_>>();
    let Some(first) = rows.first() else { return false };
    let again = folded(first.iter().map(|cell| cell.text.as_str()).collect());
    let is_again =
        table.rows.iter().any(|row| folded(row.cells.iter().map(String::as_str).collect()) == again);
    is_again || (widest == table.widest() && !is_headed(rows))
}

/// Whether a table has headings of its own.
fn is_headed(rows: &[Row]) -> bool {
    let mut own = Table::default();
    add(&mut own, rows).is_ok() && columns::is_headed(&own)
}

/// Whether a table is the letterhead of an office, or who signs: no list.
pub fn is_form(rows: &[Row]) -> bool {
    const MOST_ROWS: usize = 4;
    let cells = || rows.iter().flatten().map(|cell| text::fold(&tidy(&cell.text)));
    let is_head = cells().any(|cell| cell.contains("cong hoa xa hoi") || cell.contains("doc lap - tu do"));
    let lines = || rows.iter().flatten().flat_map(|cell| cell.text.lines()).map(tidy);
    let signs = lines().any(|line| office::of(&line) == Some(Office::Signature));
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    // A short list may name a chairman, who signs elsewhere.
    rows.len() <= MOST_ROWS && widest <= 3 && (is_head || (signs && !is_headed(rows)))
}

/// The roll that what stands above a table names: "II. Cá nhân".
pub fn roll(table: &Table) -> Option<RecipientKind> {
    let said = |line: &String| Draft { name: line.clone(), ..Draft::default() }.section();
    table.above.iter().rev().take(table.near).find_map(said)
}

/// What a table is called: the line that titles it, or its number.
fn name(table: &Table, number: usize) -> String {
    let is_aside = |line: &str| line.starts_with('(') || !line.contains(char::is_alphabetic);
    let title = table.above.iter().rev().find(|line| !is_aside(line));
    match title {
        Some(title) => text::harmless(&title.chars().take(LONGEST).collect::<String>()),
        None => number.to_string(),
    }
}

/// The table that is meant, where several have headings: the one under the roll that is wanted, when
/// every one of them stands under a roll.
pub fn of_roll(tables: &[Table], of: Of, kind: RecipientKind) -> Option<usize> {
    let rolls: Option<Vec<RecipientKind>> = tables.iter().map(roll).collect();
    let rolls = rolls.filter(|_| of == Of::Recipients)?;
    let mut wanted = rolls.iter().enumerate().filter(|(_, roll)| **roll == kind);
    let (at, _) = wanted.next()?;
    wanted.next().is_none().then_some(at)
}
