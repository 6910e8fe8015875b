//! Lists of recipients and of teams that arrive late, from chat, spreadsheets and text files.
//!
//! ```text
//! Source ── table ──▶ lines of cells ── columns ──▶ Row, with its doubts ──▶ Preview
//!           (text, CSV, XLSX, XLS, ODS, DOCX)
//! ```
//!
//! [`read`] says row by row what was understood. The order is that of the source and is never
//! changed; names are kept as typed, but for what is repaired and told.

mod annex;
mod clean;
pub(super) mod columns;
mod compare;
pub(super) mod document;
mod doubt;
mod fonts;
mod headings;
mod honoured;
pub(super) mod kind;
pub(super) mod lines;
pub(super) mod office;
mod remark;
pub(super) mod row;
pub(super) mod sheet;
pub(super) mod table;
mod teams;
mod unreadable;
mod unseen;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

pub use annex::Annex;
pub use columns::Columns;
pub use doubt::{Doubt, Weight};
pub use remark::Remark;
pub use row::Row;
pub use sheet::is_workbook;
pub use unreadable::Unreadable;

use crate::agenda::{Decision, DecisionId, ItemId, Recipient, RecipientKind, Team};
use crate::day::{Day, Handover};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 20 * 1_048_576;
/// The most rows that are read.
pub const MAX_ROWS: usize = 20_000;

/// Where a list comes from.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// Text, pasted or typed: separated by tabs, or a line for each.
    Text(&'a str),
    /// A file: CSV, TSV, XLSX, XLS, ODS or DOCX, told by what is in it.
    File(&'a [u8]),
}

/// What a list names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Of {
    /// Recipients of awards.
    #[default]
    Recipients,
    /// Teams of a contest.
    Teams,
}

/// What is known beforehand: for which roll the list is, and how it is laid out.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// What the list names.
    pub of: Of,
    /// The roll that it is for.
    pub kind: RecipientKind,
    /// The decision's form of award.
    pub form: String,
    /// Who stands under the decision already, or competes: kind, number and name.
    pub standing: Vec<(RecipientKind, usize, String)>,
    /// Individuals who stand under the other decisions of the day.
    pub elsewhere: Vec<Elsewhere>,
    /// How many recipients of this kind the decision has: as it says, or as it names.
    pub count: Option<usize>,
    /// The categories of the contest's disciplines.
    pub categories: Vec<String>,
    /// A discipline of the contest is for teams of every category.
    pub open_to_all: bool,
    /// The sheet, by name or by number from 1.
    pub sheet: Option<String>,
    /// The columns, where they were told.
    pub columns: Columns,
    /// The decision's number.
    pub number: Option<String>,
}

/// Somebody who stands under another decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// What that decision is called.
    pub decision: String,
    /// Their number there.
    pub number: usize,
    /// Their name.
    pub name: String,
    /// Their post, where it is known.
    pub position: Option<String>,
}

impl Hints {
    /// For a roll of the day; with `replace`, instead of the roll as it stands.
    pub fn of(day: &Day, decision: &DecisionId, kind: RecipientKind, replace: bool) -> Self {
        let written = day.decision(decision);
        let roll = |written: &Decision| {
            let (_, roll) = written.rolls().into_iter().find(|(of, _)| *of == kind)?;
            usize::try_from(roll.count?).ok()
        };
        let standing = day.honorees().iter().filter(|own| {
            own.decision == *decision && !own.recipient.name.is_empty() && !(replace && own.kind == kind)
        });
        let individuals = day.honorees().iter().filter(|own| {
            own.kind == RecipientKind::Individual
                && own.decision != *decision
                && !own.recipient.name.is_empty()
                && own.state != Handover::Withdrawn
        });
        let titles: HashMap<&DecisionId, String> =
            day.decisions().map(|decision| (&decision.id, decision.called_among(day.decisions()))).collect();
        let elsewhere = individuals.map(|own| Elsewhere {
            decision: titles.get(&own.decision).cloned().unwrap_or_default(),
            number: own.number,
            name: own.recipient.name.clone(),
            position: own.recipient.position.clone(),
        });
        Self {
            elsewhere: elsewhere.collect(),
            kind,
            form: written.map(|written| written.form.clone()).unwrap_or_default(),
            standing: standing.map(|own| (own.kind, own.number, own.recipient.name.clone())).collect(),
            count: written.and_then(roll),
            number: written.and_then(|written| written.number.clone()),
            ..Self::default()
        }
    }
}

impl Hints {
    /// For the teams of an item's contest.
    pub fn of_teams(day: &Day, item: &ItemId) -> Self {
        let held = || day.competitions().iter().filter(|held| held.item == *item);
        let mut standing: Vec<(RecipientKind, usize, String)> = Vec::new();
        for team in held().flat_map(|held| &held.teams) {
            if !standing.iter().any(|(_, _, name)| *name == team.name) {
                standing.push((RecipientKind::default(), standing.len() + 1, team.name.clone()));
            }
        }
        let categories = held().filter_map(|held| held.discipline.category.clone()).collect();
        let open_to_all = held().any(|held| held.discipline.category.is_none());
        Self { of: Of::Teams, standing, categories, open_to_all, ..Self::default() }
    }
}

/// What was understood of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// What it names.
    pub of: Of,
    /// The roll that it was read for.
    pub kind: RecipientKind,
    /// Row by row, in the order of the source.
    pub rows: Vec<Row>,
    /// Lines that name nobody (titles, headings, sums), with their numbers.
    pub passed: Vec<(usize, String)>,
    /// The headings of its columns, folded; none where no row names them.
    pub headings: Vec<String>,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// How many recipients the list says of itself.
    stated: Option<usize>,
    /// How many the decision says, and how many of them are named already.
    expected: Option<(usize, usize)>,
    /// Headings of columns that were not used.
    unused: Vec<String>,
    /// Other lists of the file, which were not read.
    beside: Vec<String>,
    /// What its heading says of the decision that it is the annex to.
    pub annex: Option<Annex>,
    /// The number of the decision that it is read for.
    number: Option<String>,
}

impl Preview {
    /// Whether a row goes into the roll: it is not refused, no heading of the list puts it into
    /// another roll, and it is no team that is there already.
    pub fn takes(&self, row: &Row) -> bool {
        let is_there = |doubt: &Doubt| matches!(doubt, Doubt::Competes | Doubt::TeamTwice { .. });
        !row.is_refused()
            && !row.doubts.iter().any(is_there)
            && row.section.is_none_or(|section| section == self.kind)
    }

    /// Whether a row goes into the roll unless somebody leaves it out: all is sure of it.
    pub fn is_sure_of(&self, row: &Row) -> bool {
        self.takes(row) && !row.is_unsure()
    }

    /// The rows as they are to be looked at, by index: those in doubt first.
    pub fn in_doubt_first(&self) -> Vec<usize> {
        let is_doubted = |index: &usize| {
            self.rows.get(*index).is_some_and(|row| row.is_refused() || (self.takes(row) && row.is_unsure()))
        };
        let (mut first, rest): (Vec<usize>, Vec<usize>) = (0..self.rows.len()).partition(is_doubted);
        first.extend(rest);
        first
    }

    /// The recipients to be recorded, in their order, without the rows of these indices.
    pub fn recipients(&self, without: impl Fn(usize) -> bool) -> Vec<Recipient> {
        let taken = self.rows.iter().enumerate().filter(|(index, row)| self.takes(row) && !without(*index));
        taken.map(|(_, row)| row.recipient.clone()).collect()
    }

    /// The teams to be recorded, in their order, without the rows of these indices.
    pub fn teams(&self, without: impl Fn(usize) -> bool) -> Vec<Team> {
        let taken = self.rows.iter().enumerate().filter(|(index, row)| self.takes(row) && !without(*index));
        taken.filter_map(|(_, row)| row.team.clone()).collect()
    }

    /// How many rows are taken unless somebody leaves them out.
    pub fn taken(&self) -> usize {
        self.rows.iter().filter(|row| self.is_sure_of(row)).count()
    }

    /// How many rows are refused.
    pub fn refused(&self) -> usize {
        self.rows.iter().filter(|row| row.is_refused()).count()
    }

    /// The decision that the list names as its own, where it is another than the one it is read for: the
    /// number of each.
    pub fn is_of_another(&self) -> Option<(&str, &str)> {
        let (annex, number) = (self.annex.as_ref()?, self.number.as_deref()?);
        annex.is_of_another(number).then_some((annex.number.as_deref()?, number))
    }

    /// What is to be said of the list as a whole, when so many of its rows are taken.
    pub fn remarks(&self, taken: usize) -> Vec<Remark> {
        let mut remarks = Vec::new();
        if let Some((list, decision)) = self.is_of_another() {
            remarks.push(Remark::OtherDecision { list: list.to_owned(), decision: decision.to_owned() });
        } else if let Some(annex) = self.annex.as_ref().filter(|annex| annex.number.is_some()) {
            remarks.push(Remark::Annex(annex.clone()));
        }
        if !self.beside.is_empty() {
            remarks.push(Remark::Beside(self.beside.clone()));
        }
        if let Some((decision, named)) = self.expected
            && decision != named + taken
        {
            remarks.push(Remark::Count { decision, named, taken });
        }
        if let Some(stated) = self.stated.filter(|stated| *stated != self.rows.len()) {
            remarks.push(Remark::Stated { stated, found: self.rows.len() });
        }
        for kind in RecipientKind::ALL.iter().copied() {
            let rows = self.rows.iter().filter(|row| row.section == Some(kind)).count();
            if kind != self.kind && rows > 0 {
                remarks.push(Remark::OtherRoll { kind, rows });
            }
        }
        if !self.passed.is_empty() {
            const SHOWN: usize = 3;
            let lines = self.passed.iter().take(SHOWN).map(|(line, shown)| format!("({line}) {shown}"));
            let more = if self.passed.len() > SHOWN { " …" } else { "" };
            let first = lines.collect::<Vec<_>>().join(", ") + more;
            remarks.push(match self.of {
                Of::Recipients => Remark::Passed(self.passed.len(), first),
                Of::Teams => Remark::NoTeam(self.passed.len(), first),
            });
        }
        if !self.unused.is_empty() {
            remarks.push(Remark::Unused(self.unused.clone()));
        }
        remarks
    }
}

/// Reads a list, and says row by row what was understood.
///
/// # Errors
/// When there are no rows to speak of: the file is damaged, locked, too large, or its columns are
/// not known.
pub fn read(source: Source<'_>, hints: &Hints) -> Result<Preview, Unreadable> {
    let mut drafts;
    let (mut sheet, mut unused, mut headings) = (None, Vec::new(), Vec::new());
    let mut section = None;
    let (mut titles, mut beside): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    // A table copied from a web page as it is written there.
    let bare = match source {
        Source::Text(pasted) if pasted.len() <= MAX_BYTES => clean::without_markup(pasted),
        _ => None,
    };
    let source = bare.as_deref().map_or(source, Source::Text);
    match source {
        Source::Text(pasted) if !table::is_table(pasted) => {
            check_size(pasted.len())?;
            drafts = lines::drafts(pasted, hints.of)?;
        }
        Source::Text(pasted) => {
            check_size(pasted.len())?;
            let table = table::of_text(pasted)?;
            headings = columns::folded_headings(&table, hints.of);
            titles.extend(columns::above(&table, hints.of));
            (drafts, unused) = columns::drafts(&table, hints)?;
        }
        Source::File(bytes) => {
            check_size(bytes.len())?;
            let asked = hints.sheet.as_deref();
            let tables = match sheet::of_file(bytes, asked)? {
                sheet::Found::Tables(tables) => Ok(tables),
                sheet::Found::Document(blocks) => match sheet::of_document(&blocks, asked)? {
                    none if none.is_empty() => Err(document::lines(&blocks)),
                    tables => Ok(tables),
                },
                sheet::Found::Lines(decoded) => Err(decoded),
            };
            match tables {
                Ok(tables) => {
                    let table;
                    (table, beside) = sheet::choose(tables, hints)?;
                    sheet.clone_from(&table.sheet);
                    headings = columns::folded_headings(&table, hints.of);
                    titles.extend_from_slice(table.titles());
                    section = document::roll(&table);
                    (drafts, unused) = columns::drafts(&table, hints)?;
                    titles.extend(columns::above(&table, hints.of));
                }
                Err(lines) => drafts = lines::drafts(&lines, hints.of)?,
            }
        }
    }
    // A form printed with more numbers than names ends in numbers only.
    while let Some(last) = drafts.pop() {
        if !last.is_number_only() {
            drafts.push(last);
            break;
        }
    }
    let mut preview =
        Preview { of: hints.of, kind: hints.kind, headings, sheet, unused, beside, ..Preview::default() };
    let (mut group, mut signed) = (None, false);
    for draft in drafts {
        let is_of = |of: Of| hints.of == of;
        if let Some(category) = draft.group().filter(|_| is_of(Of::Teams)) {
            group = Some(category);
            preview.passed.push((draft.line, draft.shown()));
        } else if let Some(kind) = draft.section().filter(|_| is_of(Of::Recipients)) {
            section = Some(kind);
            preview.passed.push((draft.line, draft.shown()));
        } else if let Some(stated) = draft.count() {
            preview.stated = Some(stated);
            preview.passed.push((draft.line, draft.shown()));
        } else if let Some(around) = draft.office() {
            signed |= around == office::Office::Signature;
            preview.passed.push((draft.line, draft.shown()));
        } else if draft.is_title() || (is_of(Of::Recipients) && draft.is_part()) {
            preview.passed.push((draft.line, draft.shown()));
        } else {
            let mut row = match hints.of {
                Of::Teams => teams::row(draft, group.as_ref()),
                Of::Recipients => Row::of(draft, section),
            };
            if signed && row.number.is_none() {
                // In a column that is not of names, it is whoever signs.
                if row.doubts == [Doubt::NoName] {
                    preview.passed.push((row.line, row.shown));
                    continue;
                }
                if !row.is_refused() {
                    row.doubts.push(Doubt::BelowSignature);
                }
            }
            preview.rows.push(row);
        }
    }
    if preview.rows.is_empty() {
        return Err(Unreadable::Empty);
    }
    let passed = preview.passed.iter().map(|(_, shown)| shown.as_str());
    preview.annex = Annex::of(passed.chain(titles.iter().map(String::as_str)));
    preview.number.clone_from(&hints.number);
    if let Some(other) = preview.is_of_another().map(|(list, _)| list.to_owned()) {
        for row in preview.rows.iter_mut().filter(|row| !row.is_refused()) {
            row.doubts.push(Doubt::OtherDecision(other.clone()));
        }
    }
    let named = hints.standing.iter().filter(|(kind, ..)| *kind == hints.kind).count();
    preview.expected = hints.count.map(|count| (count, named));
    compare::convict(&mut preview.rows);
    compare::suspect(&mut preview.rows, hints);
    match hints.of {
        Of::Recipients => {
            compare::compare(&mut preview, hints);
            compare::count(&mut preview);
        }
        Of::Teams => teams::compare(&mut preview.rows, hints),
    }
    Ok(preview)
}

fn check_size(bytes: usize) -> Result<(), Unreadable> {
    if bytes > MAX_BYTES { Err(Unreadable::TooLarge { limit: MAX_BYTES }) } else { Ok(()) }
}

/// The text of a file that holds a list line by line: its encoding is told by its bytes.
///
/// # Errors
/// When it is no text.
pub fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    table::decode(bytes)
}
