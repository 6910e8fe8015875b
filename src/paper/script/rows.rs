//! The rows of a running order, one after the other: an item, a heading, more about the item above.

use chrono::NaiveTime;

use super::columns::{Columns, Meaning};
use super::item::{item, perform, set, without_bullet};
use super::times::{self, Of, Times};
use super::words::say;
use super::{Item, Line, checks};
use crate::agenda::{ItemKind, Part};
use crate::paper::lists::office;
use crate::paper::lists::row::tidy;
use crate::paper::lists::table::{Cells, Table};
use crate::text;

/// A running order that is being read.
#[derive(Default)]
pub struct Reading {
    pub lines: Vec<Line>,
    /// The half of the day that the last heading named.
    part: Part,
    /// A time that stood beside a heading, for the item below it.
    waiting: Option<NaiveTime>,
    /// Those who sign have been named; what follows is of them.
    pub signed: bool,
    /// What each column said last, for the marks that repeat it.
    said: Vec<String>,
}

/// Which half of the day a heading begins: "PHẦN HỘI", "II. Phần hội (từ 9h30)".
pub fn part_of(line: &str) -> Option<Part> {
    let folded = text::fold(line);
    let bare = office::part(&folded.to_uppercase()).map_or_else(|| folded.clone(), text::fold);
    let names = [(Part::Ceremony, "phan le"), (Part::Festival, "phan hoi")];
    let said = |name: &str| {
        let at = bare.find(name)?;
        let after = bare.get(at + name.len()..)?;
        (at < 14 && !after.starts_with(char::is_alphabetic)).then_some(())
    };
    names.iter().find_map(|(part, name)| said(name).map(|()| *part))
}

/// Whether a heading begins a half of the day, so that nobody can tell when what stands above it is over.
pub fn is_half_of_day(line: &str) -> bool {
    let folded = text::fold(line);
    let bare = office::part(&folded.to_uppercase()).map_or_else(|| folded.clone(), text::fold);
    let names = ["buoi sang", "buoi chieu", "buoi toi", "sang", "chieu", "toi"];
    let rest =
        |name: &&str| bare.strip_prefix(name).map(|rest| rest.trim_start_matches([' ', ':', '(', ',']));
    let is_dated = |rest: &str| rest.is_empty() || rest.starts_with("ngay ") || rest.starts_with("tu ");
    names.iter().filter_map(rest).any(is_dated)
}

/// Whether a line that stands alone is a heading, and of which half of the day.
pub fn heading(line: &str) -> Option<Option<Part>> {
    let folded = text::fold(line);
    if let Some(part) = part_of(line) {
        return Some(Some(part));
    }
    let is_numbered = office::part(line).is_some();
    let is_named =
        ["phan ", "buoi ", "chuong trinh ", "noi dung "].iter().any(|lead| folded.starts_with(lead));
    let is_loud =
        line.chars().filter(|c| c.is_alphabetic()).count() > 3 && !line.contains(char::is_lowercase);
    let is_item = ItemKind::guess(line).is_some();
    (is_numbered || (is_named && is_loud) || (is_loud && !is_item) || is_half_of_day(line)).then_some(None)
}

/// The lines of a cell that have something on them.
pub fn lines_of(cell: &str) -> Vec<String> {
    cell.lines().map(tidy).filter(|line| !line.is_empty()).collect()
}

/// "as above": a mark that stands for what the row above says.
fn is_ditto(cell: &str) -> bool {
    let folded = text::fold(cell);
    matches!(
        folded.trim(),
        "\"" | "''" | "\"\"" | "nt" | "-nt-" | "- nt -" | "nhu tren" | "//" | "-//-" | "″" | "”"
    )
}

/// A row as its columns say.
struct Told<'a> {
    table: &'a Table,
    columns: &'a Columns,
    row: &'a Cells,
    /// With what is merged over several rows.
    carried: Cells,
}

impl<'a> Told<'a> {
    fn new(table: &'a Table, columns: &'a Columns, row: &'a Cells) -> Self {
        let holds = [Meaning::Performer, Meaning::Owner, Meaning::Prep, Meaning::Note];
        let holds = |column: usize| holds.iter().any(|own| columns.of(*own).any(|(at, _)| at == column));
        Self { table, columns, row, carried: table.carried(row, holds) }
    }

    fn cell(&self, column: usize) -> &str {
        self.carried.cells.get(column).map_or("", String::as_str)
    }

    /// What the first column of a meaning says.
    fn one(&self, meaning: Meaning) -> &str {
        self.columns.one(meaning).map_or("", |column| self.cell(column))
    }

    /// What each column of a meaning says, with its heading; not where it is blank.
    fn all(&self, meaning: Meaning) -> Vec<(&'a str, Vec<String>)> {
        let cells = self.columns.of(meaning).map(|(column, heading)| (heading, lines_of(self.cell(column))));
        cells.filter(|(_, lines)| !lines.is_empty()).collect()
    }

    /// What stands on the row itself, column by column.
    fn filled(&self) -> Vec<(usize, String)> {
        let cells = self.row.cells.iter().enumerate().map(|(at, cell)| (at, tidy(cell)));
        cells.filter(|(_, cell)| !cell.is_empty()).collect()
    }

    fn is_blank(&self, meaning: Meaning) -> bool {
        let own = |column: usize| self.row.cells.get(column).is_none_or(|cell| tidy(cell).is_empty());
        self.columns.of(meaning).all(|(column, _)| own(column))
    }

    /// Its content only goes on with that of the row above.
    fn goes_on(&self) -> bool {
        self.columns.one(Meaning::Content).is_some_and(|column| self.table.goes_on(self.row.line, column))
    }

    /// It stands under the time of the row above.
    fn shares(&self) -> bool {
        self.columns.one(Meaning::Time).is_some_and(|column| self.table.goes_on(self.row.line, column))
    }

    fn times(&self) -> Times {
        let mut times = times::read(self.one(Meaning::Time), Of::Day);
        let end = times::read(self.one(Meaning::End), Of::Day);
        times.end = times.end.or(end.start).or(end.end);
        let length = times::read(self.one(Meaning::Minutes), Of::Length);
        if length.minutes.is_some() {
            (times.minutes, times.at_least) = (length.minutes, length.at_least);
        }
        times
    }
}

/// A row that only numbers the columns: (1) (2) (3), or A B C.
fn numbers_columns(filled: &[(usize, String)]) -> bool {
    let bare = |cell: &str| cell.trim_matches(['(', ')', '[', ']']).chars().count() == 1;
    filled.len() > 2 && filled.iter().all(|(_, cell)| bare(cell))
}

impl Reading {
    /// A line that was not understood.
    pub fn unread(&mut self, place: usize, written: &str) {
        let text = text::harmless(&tidy(written));
        if !text.is_empty() {
            self.lines.push(Line::Unread { place, text });
        }
    }

    pub fn heading(&mut self, line: &str, part: Option<Part>) {
        self.part = part.unwrap_or(self.part);
        self.lines.push(Line::Heading { text: text::harmless(line), part });
    }

    fn last(&mut self) -> Option<&mut Item> {
        match self.lines.last_mut() {
            Some(Line::Item(item)) => Some(item),
            Some(Line::Heading { .. } | Line::Unread { .. }) | None => None,
        }
    }

    /// Takes an item, in the half of the day that the last heading named.
    pub fn item(&mut self, mut item: Item) {
        item.part = self.part;
        let notes = item.note.len();
        item.note.retain(|line| text::fold(line.trim_end_matches('.')) != "ngoai troi");
        item.outdoor = item.note.len() < notes;
        if item.start.is_none() {
            item.start = self.waiting;
        }
        self.waiting = None;
        self.lines.push(Line::Item(Box::new(item)));
    }

    /// A row of a table.
    pub fn row(&mut self, table: &Table, columns: &Columns, row: &Cells) {
        let row = &self.repeated(row);
        let told = Told::new(table, columns, row);
        let filled = told.filled();
        if filled.is_empty() || columns.is_again(row) || numbers_columns(&filled) {
            return;
        }
        // What is hidden in the sheet was perhaps taken out.
        if table.hidden.contains(&row.line) {
            let cells: Vec<String> = filled.into_iter().map(|(_, cell)| cell).collect();
            return self.unread(row.line, &cells.join(" | "));
        }
        let whole = || told.row.cells.iter().map(|cell| tidy(cell)).filter(|cell| !cell.is_empty());
        let whole = || whole().collect::<Vec<_>>().join(" | ");
        let number = tidy(told.one(Meaning::Number));
        let content = lines_of(told.one(Meaning::Content));
        let times = told.times();
        let says_who = !told.is_blank(Meaning::Performer) || !told.is_blank(Meaning::Words);
        // One cell over the whole row stands in the first column.
        if let [(column, only)] = filled.as_slice()
            && columns.one(Meaning::Content) != Some(*column)
            && !told.goes_on()
        {
            return self.across(row.line, only, columns.one(Meaning::Time) == Some(*column));
        }
        let Some(first) = content.first() else {
            let is_more = number.is_empty() && times.is_none();
            return match self.last() {
                Some(above) if told.goes_on() || (is_more && filled.len() < 3) => more(above, &told),
                _ => self.unread(row.line, &whole()),
            };
        };
        let is_part = office::is_part_number(number.trim_end_matches(['.', ')', '/'])) && !number.is_empty();
        let stands_alone = !says_who && told.is_blank(Meaning::Prep);
        let length = times.minutes.is_some() || times.end.is_some();
        let part = part_of(first);
        if stands_alone
            && (part.is_some() || (is_part && !length) || (filled.len() == 1 && heading(first).is_some()))
        {
            let number = number.trim_end_matches(['.', ')', '/']);
            let number = if number.is_empty() { String::new() } else { format!("{number}. ") };
            self.heading(&format!("{number}{}", content.join(" ")), part);
            self.waiting = times.start;
            return;
        }
        if is_sum(first) {
            return self.unread(row.line, &whole());
        }
        let alone = filled.len() == 1;
        // A row that was broken by the end of a page, and points that say more about the item above.
        let is_rest = first.starts_with(char::is_lowercase);
        let is_point = without_bullet(first) != first;
        if let Some(above) = self.last().filter(|_| number.is_empty() && times.is_none() && !told.shares())
            && (is_rest || (alone && is_point))
        {
            if is_rest {
                above.title = format!("{} {}", above.title, content.join(" "));
            } else {
                above.note.extend(content.iter().map(|line| without_bullet(line).to_owned()));
            }
            return more(above, &told);
        }
        let mut item = item(row.line, &content, columns.one(Meaning::Number).is_none());
        if !times.is_none() {
            set(&mut item, times);
        }
        // "Sau văn nghệ, 8h00" says more than a time; a number with letters more than a number.
        for (meaning, of) in
            [(Meaning::Time, Of::Day), (Meaning::End, Of::Day), (Meaning::Minutes, Of::Length)]
        {
            let cell = tidy(told.one(meaning));
            if !cell.is_empty() && (times::read(&cell, of).is_none() || times::says_more(&cell)) {
                item.note.push(format!("Thời gian: {cell}"));
            }
        }
        if number.chars().filter(|c| c.is_alphabetic()).count() > 2 {
            item.note.push(number);
        }
        item.shares = told.shares() && item.start.is_none() && item.minutes.is_none();
        more(&mut item, &told);
        self.item(item);
    }

    /// A row with what the marks on it repeat.
    fn repeated(&mut self, row: &Cells) -> Cells {
        let mut row = row.clone();
        for (column, cell) in row.cells.iter_mut().enumerate() {
            if is_ditto(cell) {
                cell.clone_from(self.said.get(column).unwrap_or(&String::new()));
            } else if !tidy(cell).is_empty() {
                if self.said.len() <= column {
                    self.said.resize(column + 1, String::new());
                }
                self.said.get_mut(column).into_iter().for_each(|said| said.clone_from(cell));
            }
        }
        row
    }

    /// A text over the whole row: a heading, an item, or something that nobody knows.
    fn across(&mut self, place: usize, only: &str, is_time: bool) {
        if let Some(part) =
            heading(only).filter(|_| ItemKind::guess(only).is_none() || part_of(only).is_some())
        {
            let (_, rest) = times::split(only);
            if !rest.is_empty() {
                self.heading(only, part);
                self.waiting = times::read(only, Of::Day).start;
                return;
            }
        }
        let has_words = only.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() > 1;
        if is_time || !has_words || is_sum(only) {
            self.unread(place, only);
        } else {
            self.item(item(place, &[only.to_owned()], true));
        }
    }
}

/// "Tổng cộng: 120 phút" is no item.
fn is_sum(line: &str) -> bool {
    let folded = text::fold(line);
    ["tong cong", "tong thoi gian", "tong so", "tong thoi luong", "cong:"]
        .iter()
        .any(|lead| folded.starts_with(lead))
}

/// Adds what other columns say.
fn more(item: &mut Item, told: &Told<'_>) {
    let joined = |lines: &[String]| {
        lines
            .iter()
            .map(|line| without_bullet(line).trim_end_matches([';', ',']))
            .collect::<Vec<_>>()
            .join("; ")
    };
    for (_, lines) in told.all(Meaning::Performer) {
        perform(item, &joined(&lines));
    }
    let mut prep = told.all(Meaning::Prep);
    let several = told.columns.of(Meaning::Prep).count() > 1;
    for (heading, lines) in prep.drain(..) {
        let said = joined(&lines);
        let said = if several { format!("{heading}: {said}") } else { said };
        if !item.prep.contains(&said) {
            item.prep.push(said);
        }
    }
    for (heading, lines) in told.all(Meaning::Owner) {
        note(item, format!("{heading}: {}", joined(&lines)));
    }
    for (_, lines) in [told.all(Meaning::Detail), told.all(Meaning::Note)].concat() {
        lines.iter().for_each(|line| note(item, line.clone()));
    }
    for (_, lines) in told.all(Meaning::Checks) {
        item.checks.extend(lines.iter().filter_map(|line| checks::of_line(line)));
    }
    for (column, heading) in told.columns.unknown() {
        let lines = lines_of(told.cell(column));
        if !lines.is_empty() {
            note(item, format!("{heading}: {}", joined(&lines)));
        }
    }
    let words = lines_of(told.one(Meaning::Words)).join("\n");
    if !words.is_empty() {
        say(item, &words);
    }
}

fn note(item: &mut Item, line: String) {
    if !item.note.contains(&line) {
        item.note.push(line);
    }
}
