//! Which column means what: by the words of the headings, as told, or by what stands in them.

use super::headings::{self, Meaning, meaning};
use super::honoured::{self, Choice};
use super::lines::numbering;
use super::row::{Draft, UNCALCULATED, tidy};
use super::table::{Cells, Table};
use super::{Hints, Of, Unreadable, kind, table, teams};
use crate::agenda::RecipientKind;
use crate::text;

/// How far down the row of headings may stand.
const HEADINGS_WITHIN: usize = 40;

/// Columns, counted from 0. A name or a post may stand in two: family names and given names, post
/// and body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    number: Option<usize>,
    name: Vec<usize>,
    position: Vec<usize>,
    citation: Option<usize>,
    amount: Option<usize>,
    note: Option<usize>,
    representative: Option<usize>,
    size: Option<usize>,
    captain: Option<usize>,
    category: Option<usize>,
    victims: Option<usize>,
}

impl Columns {
    /// Reads `name=2,position=3`: the number or the letter of each column.
    ///
    /// # Errors
    /// The part that cannot be read.
    pub fn parse(written: &str) -> Result<Self, Unreadable> {
        let mut columns = Self::default();
        for part in written.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            let bad = || Unreadable::BadColumns { part: text::harmless(part) };
            let (what, which) = part.split_once('=').ok_or_else(bad)?;
            let column = column(which.trim()).ok_or_else(bad)?;
            match text::slug(what).as_str() {
                "name" | "ten" | "ho-ten" | "ho-va-ten" | "doi" | "ten-doi" => columns.name.push(column),
                "position" | "chuc-vu" | "don-vi" => columns.position.push(column),
                "citation" | "thanh-tich" => columns.citation = Some(column),
                "amount" | "so-tien" => columns.amount = Some(column),
                "note" | "ghi-chu" => columns.note = Some(column),
                "number" | "stt" | "tt" => columns.number = Some(column),
                "representative" | "dai-dien" => columns.representative = Some(column),
                "size" | "so-nguoi" => columns.size = Some(column),
                "captain" | "doi-truong" => columns.captain = Some(column),
                "category" | "bang" => columns.category = Some(column),
                "victims" | "nguoi-bi-nan" => columns.victims = Some(column),
                _ => return Err(bad()),
            }
        }
        if columns.name.is_empty() {
            return Err(Unreadable::BadColumns { part: text::harmless(written) });
        }
        Ok(columns)
    }

    fn is_told(&self) -> bool {
        !self.name.is_empty()
    }

    fn uses(&self, column: usize) -> bool {
        let of_teams = [self.size, self.captain, self.category, self.victims];
        let single = [self.number, self.citation, self.amount, self.note, self.representative];
        self.name.contains(&column)
            || self.position.contains(&column)
            || single.contains(&Some(column))
            || of_teams.contains(&Some(column))
    }

    /// What is merged over several rows holds for each of them.
    fn carries(&self, column: usize) -> bool {
        self.position.contains(&column) || self.citation == Some(column) || self.category == Some(column)
    }

    fn draft(&self, row: &Cells) -> Draft {
        let written = |column: usize| row.cells.get(column).map_or("", String::as_str);
        let cell = |column: usize| Some(written(column)).filter(|cell| *cell != UNCALCULATED).unwrap_or("");
        let one = |column: Option<usize>| column.map_or("", cell).to_owned();
        let joined = |columns: &[usize], between: &str| {
            let cells = columns.iter().map(|column| cell(*column).trim()).filter(|cell| !cell.is_empty());
            cells.collect::<Vec<_>>().join(between)
        };
        let mut draft = Draft {
            line: row.line,
            number: Some(tidy(&one(self.number))).filter(|number| !number.is_empty()),
            name: joined(&self.name, " "),
            position: joined(&self.position, ", "),
            citation: one(self.citation),
            amount: one(self.amount),
            note: one(self.note),
            representative: one(self.representative),
            size: one(self.size),
            captain: one(self.captain),
            category: one(self.category),
            victims: one(self.victims),
            ..Draft::default()
        };
        if self.name.iter().any(|column| written(*column) == UNCALCULATED) {
            draft.name = UNCALCULATED.to_owned();
        }
        if self.number.is_none() {
            let (number, name) = numbering(&draft.name, None);
            (draft.number, draft.name) = (number, name.to_owned());
        }
        // A heading or a sum stands in whichever column it was merged from.
        if draft.is_blank() {
            let rest = row.cells.iter().enumerate().filter(|(column, _)| self.number != Some(*column));
            let rest = rest.map(|(_, cell)| cell.trim()).filter(|cell| !cell.is_empty());
            draft.note = rest.collect::<Vec<_>>().join(" ");
            if draft.is_blank() {
                let number = draft.number.take_if(|number| number.chars().any(char::is_alphabetic));
                draft.note = number.filter(|number| number.len() > 3).unwrap_or_default();
            }
        }
        draft
    }
}

fn column(written: &str) -> Option<usize> {
    if let Ok(number) = written.parse::<usize>() {
        return number.checked_sub(1).filter(|column| *column < table::MAX_COLUMNS);
    }
    let letters = written.bytes().map(|b| b.to_ascii_uppercase());
    let mut column = 0_usize;
    for letter in letters {
        if !letter.is_ascii_uppercase() || column > table::MAX_COLUMNS {
            return None;
        }
        column = column * 26 + usize::from(letter - b'A') + 1;
    }
    column.checked_sub(1).filter(|column| *column < table::MAX_COLUMNS)
}

/// The rows of a table, and the headings of columns that are not used.
pub fn drafts(table: &Table, hints: &Hints) -> Result<(Vec<Draft>, Vec<String>), Unreadable> {
    let (told, of) = (&hints.columns, hints.of);
    let headings = find_headings(table, of);
    let (mut columns, start) = match (&headings, told.is_told()) {
        (headings, true) => (told.clone(), headings.as_ref().map_or(0, |(at, _)| at + 1)),
        (Some((at, columns)), false) => (columns.clone(), at + 1),
        (None, false) if table.may_guess || table.widest() < 2 => (guess(table, of), 0),
        (None, false) => {
            let first = table.rows.first().ok_or(Unreadable::Empty)?;
            let shown = |cell: &String| text::harmless(&cell.chars().take(30).collect::<String>());
            return Err(Unreadable::WhichColumns { first: first.cells.iter().take(12).map(shown).collect() });
        }
    };
    let mut choice = Choice::default();
    if let (Of::Recipients, Some((at, _)), false) = (of, &headings, told.is_told()) {
        choice = honoured::choose(table, *at, hints.kind, &mut columns.name);
        if hints.kind == RecipientKind::Individual && !choice.is_said {
            people(table, start, &choice.barred, &mut columns);
        }
    }
    let columns = columns;
    let row_of_headings = headings.as_ref().and_then(|(at, _)| table.rows.get(*at));
    let mut unused = Vec::new();
    if let Some(row) = row_of_headings {
        for (index, cell) in row.cells.iter().enumerate() {
            let heading = text::harmless(&tidy(cell));
            let is_empty = |row: &Cells| row.cells.get(index).is_none_or(|cell| tidy(cell).is_empty());
            if !heading.is_empty() && !columns.uses(index) && !table.rows.iter().skip(start).all(is_empty) {
                unused.push(heading);
            }
        }
    }
    let above = table.rows.iter().take(if told.is_told() { 0 } else { start.saturating_sub(1) });
    let below = table.rows.iter().skip(start).enumerate();
    let below = below
        .filter(|(index, row)| *index > 0 || headings.is_none() || !numbers_columns(row))
        .map(|(_, row)| row);
    // A heading such as "I. Tập thể" may stand above the row of headings; titles do as well.
    let above = above.map(|row| columns.draft(row)).filter(|draft| draft.section().is_some());
    let is_again = |row: &Cells| {
        let same = |heading: &Cells| {
            let folded =
                |row: &Cells| row.cells.iter().map(|cell| text::fold(&tidy(cell))).collect::<Vec<_>>();
            folded(heading) == folded(row)
        };
        row_of_headings.is_some_and(same)
            || (row_of_headings.is_some() && headings_of_names(row, of) && row.cells.len() > 1)
    };
    // Headings in words that nobody knows, above columns that were told.
    let first = table.rows.first().map(|row| row.line).filter(|_| told.is_told() && headings.is_none());
    let is_unknown = |row: &Cells, name: &str| {
        first == Some(row.line)
            && folded_headings(table, of).len() > 1
            && kind::guess(name).is_none()
            && !kind::may_be_person(name, false)
    };
    let below = below.map(|row| {
        let mut draft = columns.draft(&table.carried(row, |column| columns.carries(column)));
        draft.is_hidden = table.hidden.contains(&row.line);
        draft.unsure.clone_from(&choice.unsure);
        draft.is_told = headings.is_some() || told.is_told();
        let beside = row.cells.iter().enumerate().filter(|(column, _)| !columns.uses(*column));
        draft.beside = beside.map(|(_, cell)| cell.clone()).collect();
        draft.is_heading = is_again(row) || is_unknown(row, &tidy(&draft.name));
        draft
    });
    Ok((above.chain(below).collect(), unused))
}

/// Whether a row is headings again, in other words: a name and something else beside it.
fn headings_of_names(row: &Cells, of: Of) -> bool {
    let meanings: Vec<Meaning> = row.cells.iter().filter_map(|cell| meaning(cell, of)).collect();
    meanings.len() > 1 && meanings.contains(&Meaning::Name) && meanings.contains(&Meaning::Number)
}

/// The row of headings: the first that names a column of names.
fn find_headings(table: &Table, of: Of) -> Option<(usize, Columns)> {
    table.rows.iter().take(HEADINGS_WITHIN).enumerate().find_map(|(at, row)| {
        let columns = headings(row, table.rows.get(at + 1), of)?;
        Some((at, columns))
    })
}

/// The headings of a table, folded: of the row that names them, or of a first row that may, in
/// words that are not known here. A row with a number in it is somebody's.
pub fn folded_headings(table: &Table, of: Of) -> Vec<String> {
    let filled = |row: &&Cells| row.cells.iter().filter(|cell| !tidy(cell).is_empty()).count() > 1;
    let row = match find_headings(table, of) {
        Some((at, _)) => table.rows.get(at),
        None => table.rows.iter().take(HEADINGS_WITHIN).find(filled),
    };
    let folded: Vec<String> =
        row.into_iter().flat_map(|row| &row.cells).map(|cell| text::fold(&tidy(cell))).collect();
    let is_number =
        |cell: &String| !cell.is_empty() && cell.chars().all(|c| c.is_ascii_digit() || ".,)".contains(c));
    if folded.iter().any(is_number) { Vec::new() } else { folded }
}

/// What stands on the lines above the row of headings.
pub fn above(table: &Table, of: Of) -> Vec<String> {
    let at = find_headings(table, of).map_or(0, |(at, _)| at);
    table.rows.iter().take(at).map(|row| tidy(&row.cells.join(" "))).collect()
}

/// Whether a table has a row of headings.
pub fn has_headings(table: &Table, of: Of) -> bool {
    find_headings(table, of).is_some()
}

/// Whether a table has headings of a list, whatever it names.
pub fn is_headed(table: &Table) -> bool {
    [Of::Recipients, Of::Teams].iter().any(|of| has_headings(table, *of))
}

fn headings(row: &Cells, below: Option<&Cells>, of: Of) -> Option<Columns> {
    let mut meanings: Vec<(usize, Meaning)> =
        row.cells.iter().enumerate().filter_map(|(index, cell)| Some((index, meaning(cell, of)?))).collect();
    // A title stands above the headings, and names a column only among them.
    let is_title = |index: usize| row.cells.get(index).is_some_and(|cell| headings::is_title(cell));
    let is_among = meanings
        .iter()
        .any(|(index, meaning)| matches!(meaning, Meaning::Number | Meaning::Name) && !is_title(*index));
    meanings.retain(|(index, meaning)| *meaning != Meaning::Name || is_among || !is_title(*index));
    let filled = row.cells.iter().filter(|cell| !tidy(cell).is_empty()).count();
    let all = |wanted: Meaning| -> Vec<usize> {
        meanings.iter().filter(|(_, meaning)| *meaning == wanted).map(|(index, _)| *index).collect()
    };
    let one = |wanted: Meaning| all(wanted).first().copied();
    let mut columns = Columns {
        number: one(Meaning::Number),
        position: all(Meaning::Position),
        citation: one(Meaning::Citation),
        amount: one(Meaning::Amount),
        note: one(Meaning::Note),
        representative: one(Meaning::Representative),
        size: one(Meaning::Size),
        captain: one(Meaning::Captain),
        category: one(Meaning::Category),
        victims: one(Meaning::Victims),
        ..Columns::default()
    };
    let body = all(Meaning::Body);
    let names = all(Meaning::Name);
    match (all(Meaning::Family), names.first()) {
        (family, Some(name)) => {
            columns.name.extend(family);
            columns.name.push(*name);
            columns.position.extend(body);
            columns.position.sort_unstable();
        }
        (family, None) if !family.is_empty() => {
            columns.name.extend(family);
            columns.position.extend(body);
        }
        // A list of collectives has their names under "Đơn vị".
        (_, None) if meanings.len() > 1 => {
            let (first, rest) = body.split_first()?;
            columns.name.push(*first);
            columns.position.extend(rest);
        }
        (_, None) => return None,
    }
    // "Họ và tên" beside "Tên", where the second holds one word: the given name again, apart.
    if let [first, second] = names.as_slice()
        && second - first == 1
        && below.is_some_and(|below| is_one_word(below, *second))
        && columns.name.last() == Some(first)
    {
        columns.name.push(*second);
    }
    // One word among unknown ones is a row that happens to hold it.
    if filled > 1 && meanings.len() < 2 {
        return None;
    }
    // One heading over two columns: family names, and given names.
    if of == Of::Recipients
        && let [name] = columns.name.as_slice()
    {
        let beside = name + 1;
        let blank = row.cells.get(beside).is_some_and(|cell| tidy(cell).is_empty());
        let given = below.and_then(|below| below.cells.get(beside)).map(|cell| tidy(cell));
        let is_word = |given: &String| given.chars().all(char::is_alphabetic) && !given.is_empty();
        if blank && given.as_ref().is_some_and(is_word) {
            columns.name.push(beside);
        }
    }
    Some(columns)
}

/// A row below the headings that only numbers the columns: (1) (2) (3), or A B C.
fn numbers_columns(row: &Cells) -> bool {
    let cells = row.cells.iter().map(|cell| tidy(cell)).filter(|cell| !cell.is_empty());
    let bare: Vec<String> = cells.map(|cell| cell.trim_matches(['(', ')', '[', ']']).to_owned()).collect();
    bare.len() > 1 && bare.iter().all(|cell| cell.len() == 1)
}

fn is_one_word(row: &Cells, column: usize) -> bool {
    let given = row.cells.get(column).map(|cell| tidy(cell)).unwrap_or_default();
    given.chars().all(char::is_alphabetic) && !given.is_empty()
}

/// Where no heading says where the people are, and one column is full of them, that is it: bodies
/// stand under "Đơn vị" in a list of people as well.
fn people(table: &Table, start: usize, barred: &[usize], columns: &mut Columns) {
    let share = |column: usize| honoured::people(table, start, column);
    let [named] = columns.name.as_slice() else { return };
    let named = *named;
    if share(named).is_some() {
        return;
    }
    let free = (0..table.widest()).filter(|column| !columns.uses(*column) && !barred.contains(column));
    if let Some((_, column)) =
        free.filter_map(|column| Some((share(column)?, column))).max_by_key(|(fit, _)| *fit)
    {
        columns.name = vec![column];
        columns.position.push(named);
        columns.position.sort_unstable();
    }
}

/// What the columns mean where no headings say it: numbers, then names, then posts, then what for;
/// money is known by its looks. Teams: their size is known by its looks, then come captain and
/// category.
fn guess(table: &Table, of: Of) -> Columns {
    let share = |column: usize, is: &dyn Fn(&str) -> bool| table.is_mostly(column, is);
    let is_ordinal = |cell: &str| {
        let digits = cell.trim_matches(|c: char| !c.is_ascii_digit());
        !digits.is_empty()
            && digits.len() <= 4
            && digits.chars().all(|c| c.is_ascii_digit())
            && !cell.contains(char::is_alphabetic)
    };
    let is_money = |cell: &str| {
        let folded = text::fold(cell);
        let bare = folded.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ' || c == '₫');
        let digits = bare.chars().filter(char::is_ascii_digit).count();
        digits >= 4 && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '))
    };
    let mut columns = Columns::default();
    for column in 0..table.widest() {
        if column == 0 && share(column, &is_ordinal) {
            columns.number = Some(column);
        } else if of == Of::Teams {
            let is_size = || share(column, &|cell| teams::count(cell).is_some());
            if !share(column, &|_| true) {
            } else if columns.name.is_empty() {
                columns.name.push(column);
            } else if columns.size.is_none() && is_size() {
                columns.size = Some(column);
            } else if columns.captain.is_none() {
                columns.captain = Some(column);
            } else if columns.category.is_none() {
                columns.category = Some(column);
            }
        } else if columns.amount.is_none() && share(column, &is_money) {
            columns.amount = Some(column);
        } else if !share(column, &|_| true) {
        } else if columns.name.is_empty() {
            columns.name.push(column);
        } else if columns.position.is_empty() {
            columns.position.push(column);
        } else if columns.citation.is_none() {
            columns.citation = Some(column);
        } else if columns.note.is_none() {
            columns.note = Some(column);
        }
    }
    columns
}
