//! Lines of cells, from text: the encoding and the delimiter are told by the text itself.

use std::collections::HashSet;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

use super::row::tidy;
use super::{MAX_ROWS, Unreadable};
use crate::agenda::Legacy;
use crate::text;

/// The most columns that are looked at.
pub const MAX_COLUMNS: usize = 256;

/// One line of cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cells {
    /// Its line or row in the source, counted from 1.
    pub line: usize,
    pub cells: Vec<String>,
}

/// Lines of cells; empty lines are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub rows: Vec<Cells>,
    /// The sheet it was on.
    pub sheet: Option<String>,
    /// What the columns mean may be guessed where no headings say it: the text was pasted, and the
    /// preview is in front of somebody.
    pub may_guess: bool,
    /// Lines that are hidden in the sheet.
    pub hidden: HashSet<usize>,
    /// Cells merged over several lines: the first, the last, and the column.
    pub merged: Vec<(usize, usize, usize)>,
    /// The lines above it in a document, those above earlier tables among them.
    pub above: Vec<String>,
    /// How many of those stand between it and the table before it.
    pub near: usize,
    /// How many lines it has, the empty ones among them, where that is known.
    pub length: usize,
}

impl Table {
    /// Whether three cells of five in a column, the empty ones left out, look so.
    pub fn is_mostly(&self, column: usize, looks: impl Fn(&str) -> bool) -> bool {
        let cells = self.rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| tidy(cell));
        let (mut all, mut fit) = (0_usize, 0_usize);
        for cell in cells.filter(|cell| !cell.is_empty()) {
            all += 1;
            fit += usize::from(looks(&cell));
        }
        all > 0 && fit * 5 >= all * 3
    }

    /// A line with what is merged over it, in those columns.
    pub fn carried(&self, row: &Cells, carries: impl Fn(usize) -> bool) -> Cells {
        let mut row = row.clone();
        let over = self.merged.iter().filter(|(first, last, _)| (*first + 1..=*last).contains(&row.line));
        for (first, _, column) in over.filter(|(_, _, column)| carries(*column)) {
            let value = self.rows.binary_search_by_key(first, |row| row.line).ok();
            let value = value.and_then(|at| self.rows.get(at)?.cells.get(*column)).cloned();
            // Where nothing else stands on the line there is nobody.
            let is_empty = row.cells.iter().all(|cell| tidy(cell).is_empty());
            if let Some(value) = value.filter(|_| !is_empty) {
                if row.cells.len() <= *column {
                    row.cells.resize(*column + 1, String::new());
                }
                if let Some(cell) = row.cells.get_mut(*column).filter(|cell| tidy(cell).is_empty()) {
                    *cell = value;
                }
            }
        }
        row
    }

    /// The lines that say of what it is a list: those directly above it, where they title a list of its own,
    /// or else all.
    pub fn titles(&self) -> &[String] {
        let near = self.above.get(self.above.len().saturating_sub(self.near)..).unwrap_or_default();
        let is_title =
            |line: &String| text::fold(line).starts_with("danh sach") && !text::fold(line).contains(" gom ");
        if near.iter().any(is_title) { near } else { &self.above }
    }

    /// A line's cell goes on with the one that began on the first.
    pub fn merge(&mut self, first: usize, line: usize, column: usize) {
        match self.merged.iter_mut().find(|(own, _, at)| (*own, *at) == (first, column)) {
            Some((_, last, _)) => *last = line,
            None => self.merged.push((first, line, column)),
        }
    }

    /// Whether a line's cell only goes on with the one above it.
    pub fn goes_on(&self, line: usize, column: usize) -> bool {
        self.merged.iter().any(|(first, last, at)| *at == column && (*first + 1..=*last).contains(&line))
    }

    /// The most cells on a line.
    pub fn widest(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// Writes something into a cell that is empty.
    pub fn fill(&mut self, line: usize, column: usize, written: &str) {
        if column >= MAX_COLUMNS {
            return;
        }
        let at = match self.rows.binary_search_by_key(&line, |row| row.line) {
            Ok(at) => at,
            Err(_) if self.rows.len() >= MAX_ROWS => return,
            Err(at) => {
                self.rows.insert(at, Cells { line, cells: Vec::new() });
                at
            }
        };
        let Some(row) = self.rows.get_mut(at) else { return };
        if row.cells.len() <= column {
            row.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = row.cells.get_mut(column).filter(|cell| tidy(cell).is_empty()) {
            written.clone_into(cell);
        }
    }

    /// Takes a line unless it is empty.
    pub fn push(&mut self, line: usize, mut cells: Vec<String>) -> Result<(), Unreadable> {
        while cells.last().is_some_and(|cell| tidy(cell).is_empty()) {
            cells.pop();
        }
        cells.truncate(MAX_COLUMNS);
        if cells.iter().all(|cell| tidy(cell).is_empty()) {
            return Ok(());
        }
        if self.rows.len() >= MAX_ROWS {
            return Err(Unreadable::TooManyRows { limit: MAX_ROWS });
        }
        self.rows.push(Cells { line, cells });
        Ok(())
    }
}

/// Whether a text is a table: most of its lines hold tabs, and some hold them between something.
pub fn is_table(text: &str) -> bool {
    if is_drawn(text) {
        return true;
    }
    let lines = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty());
    let (mut all, mut with, mut between) = (0_usize, 0_usize, false);
    for line in lines {
        all += 1;
        with += usize::from(line.contains('\t'));
        between |= line.trim().contains('\t');
    }
    between && with * 2 > all
}

/// A table drawn with bars, as a chat or a note has it: two bars or more on half of its lines. A single
/// one only parts a name from its post.
fn is_drawn(text: &str) -> bool {
    let lines = || text.split(['\n', '\r']).filter(|line| !line.trim().is_empty());
    let drawn = lines().filter(|line| cells(line).count() > 2).count();
    drawn > 1 && drawn * 2 >= lines().count()
}

/// The cells between the bars of a line; those at its ends are its border.
fn cells(line: &str) -> impl Iterator<Item = &str> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    line.strip_suffix('|').unwrap_or(line).split('|').map(str::trim)
}

/// A text that was copied from a spreadsheet or a table.
pub fn of_text(text: &str) -> Result<Table, Unreadable> {
    let mut table = Table::default();
    if is_drawn(text) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let is_rule =
            |line: &str| line.contains('-') && line.chars().all(|c| matches!(c, '-' | ':' | '|' | ' '));
        for (index, line) in text.split('\n').enumerate().filter(|(_, line)| !is_rule(line)) {
            table.push(index + 1, cells(line).map(str::to_owned).collect())?;
        }
    } else {
        table = delimited(text, b'\t')?;
    }
    Ok(Table { may_guess: true, ..table })
}

/// A text with a delimiter between its cells. Cells in quotes may hold it, and line ends.
pub fn delimited(text: &str, delimiter: u8) -> Result<Table, Unreadable> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut table = Table::default();
    for record in reader(&text, delimiter).records() {
        let Ok(record) = record else { return Err(Unreadable::Damaged) };
        let line = record.position().map_or(0, |position| position.line());
        let cells = record.iter().map(str::to_owned).collect();
        table.push(usize::try_from(line).unwrap_or(usize::MAX), cells)?;
    }
    Ok(table)
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The delimiter of a text: the one that cuts most of its lines into the same number of cells.
/// None where nothing cuts them.
pub fn delimiter(text: &str) -> Option<u8> {
    let beginning = text.get(..text.floor_char_boundary(65_536)).unwrap_or(text);
    let fits = |delimiter: u8| {
        let mut counts = std::collections::HashMap::new();
        let records = reader(beginning, delimiter).into_records().take(100).flatten();
        for columns in records.map(|record| record.len()).filter(|columns| *columns > 1) {
            *counts.entry(columns).or_insert(0_usize) += 1;
        }
        counts.into_values().max().unwrap_or(0)
    };
    let [tab, semicolon, comma, bar] = *b"\t;,|";
    let best = [bar, comma, semicolon, tab].into_iter().max_by_key(|delimiter| fits(*delimiter))?;
    let lines = beginning.lines().filter(|line| !line.trim().is_empty()).take(100).count();
    (fits(best) * 2 > lines).then_some(best)
}

/// The text of a file. A byte-order mark, UTF-16 without one, UTF-8, and the Vietnamese code page
/// of old Windows are told apart; text typed for the old fonts stays as it is, to be refused.
pub fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return text_only(text.into_owned());
    }
    if let Some(encoding) = utf_16(bytes) {
        return text_only(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text_only(text.to_owned());
    }
    let vietnamese = text::nfc(&WINDOWS_1258.decode_without_bom_handling(bytes).0);
    // In the code page every tone composes with the vowel before it. A tone that is left over, or
    // letters of the old fonts, say that this is not the code page.
    let is_tone = |c: char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    if Legacy::of(&vietnamese).is_some() || vietnamese.contains(is_tone) {
        return text_only(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned());
    }
    text_only(vietnamese)
}

fn text_only(text: String) -> Result<String, Unreadable> {
    if text.contains('\0') {
        return Err(Unreadable::NotATable("tệp không phải văn bản", "a file that is no text"));
    }
    Ok(text)
}

/// Text in UTF-16 is half zeros, all on one side.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let beginning = bytes.get(..bytes.len().min(4096))?;
    if beginning.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |from: usize| beginning.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let some = beginning.len() / 8;
    match (even, odd) {
        (0, odd) if odd >= some => Some(UTF_16LE),
        (even, 0) if even >= some => Some(UTF_16BE),
        _ => None,
    }
}
