//! The MC's words, from a paper of their own: each stretch under the title of its item.

use super::columns::{self, Meaning};
use super::item::{labelled, perform, unnumbered, without_bullet};
use super::rows::lines_of;
use super::tables::is_around;
use super::{Item, Line, Script, Trouble, times};
use crate::paper::lists::row::tidy;
use crate::paper::lists::sheet::{self, Found};
use crate::paper::lists::table::{self, Table};
use crate::paper::lists::{MAX_BYTES, Source, Unreadable, document};
use crate::paper::word::Block;
use crate::text;

/// The most words that a title may have more than the item's own.
const MOST_MORE: usize = 6;
/// The most words of a heading that no item is called like.
const LONGEST_HEADING: usize = 14;

/// A stretch of words: under which title, and the lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stretch {
    pub title: String,
    pub lines: Vec<String>,
}

/// A line of the paper, and whether it stands out from the others.
struct Spoken {
    line: String,
    stands_out: bool,
}

impl Script {
    /// Gives each item the words under its title; what stands under no item's title is kept apart.
    ///
    /// # Errors
    /// When the paper cannot be read.
    pub fn take_words(&mut self, source: Source<'_>) -> Result<(), Trouble> {
        let length = match source {
            Source::Text(text) => text.len(),
            Source::File(bytes) => bytes.len(),
        };
        if length > MAX_BYTES {
            return Err(Unreadable::TooLarge { limit: MAX_BYTES }.into());
        }
        let found = match source {
            Source::Text(pasted) if table::is_table(pasted) => Found::Tables(vec![table::of_text(pasted)?]),
            Source::Text(pasted) => Found::Lines(pasted.to_owned()),
            Source::File(bytes) => sheet::of_file(bytes, None)?,
        };
        let (mut tabled, mut spoken) = (Vec::new(), Vec::new());
        match found {
            Found::Tables(tables) => tabled.extend(tables.iter().filter_map(in_table).flatten()),
            Found::Lines(lines) => spoken.extend(lines.lines().map(|line| said(line, false))),
            Found::Document(blocks) => {
                for block in &blocks {
                    match block {
                        Block::Paragraph(own) => {
                            spoken.extend(own.text.lines().map(|line| said(line, own.stands_out)));
                        }
                        Block::Table(rows) => match in_table(&document::table(rows)?) {
                            Some(stretches) => tabled.extend(stretches),
                            // What is set in a frame is read as it stands.
                            None => spoken.extend(
                                rows.iter()
                                    .flatten()
                                    .flat_map(|cell| cell.text.lines())
                                    .map(|line| said(line, false)),
                            ),
                        },
                    }
                }
            }
        }
        spoken.retain(|own| !own.line.is_empty());
        if tabled.is_empty() && spoken.is_empty() {
            return Err(Trouble::Empty);
        }
        let mut cursor = 0;
        for stretch in tabled {
            match self.called(&stretch.title, true, cursor) {
                Some(at) => {
                    cursor = at + 1;
                    self.speak(at, &stretch.lines);
                }
                None => self.loose.push(stretch),
            }
        }
        self.take_lines(&spoken);
        self.sound()
    }

    /// Words that stand one under the other, with titles between them.
    fn take_lines(&mut self, spoken: &[Spoken]) {
        let mut cursor = 0;
        let mut into: Option<usize> = None;
        let mut apart = Stretch::default();
        for own in spoken {
            let title = bare(&own.line);
            // Whoever performs stands in the running order.
            if let (Some((Meaning::Performer, named)), Some(at)) = (labelled(&own.line), into) {
                let item = self.lines.iter_mut().filter_map(Line::item_mut).nth(at);
                if let Some(item) = item.filter(|item| item.performer.is_none()) {
                    perform(item, named);
                }
                continue;
            }
            let is_marked = own.stands_out || title != own.line || is_loud(&own.line);
            if let Some(at) = self.called(title, is_marked, cursor) {
                self.keep(std::mem::take(&mut apart));
                (cursor, into) = (at + 1, Some(at));
                continue;
            }
            let is_heading = is_marked
                && !own.line.ends_with(['.', '!', '?', ',', ';'])
                && own.line.split_whitespace().count() <= LONGEST_HEADING
                && (own.stands_out || is_loud(&own.line));
            if is_heading {
                self.keep(std::mem::take(&mut apart));
                into = None;
                apart.title.clone_from(&own.line);
            } else if let Some(at) = into {
                self.speak(at, std::slice::from_ref(&own.line));
            } else if !is_around(&own.line) {
                apart.lines.push(own.line.clone());
            }
        }
        self.keep(apart);
    }

    /// A stretch that belongs to no item; a heading alone says nothing.
    fn keep(&mut self, apart: Stretch) {
        if !apart.lines.is_empty() {
            self.loose.push(apart);
        }
    }

    fn speak(&mut self, at: usize, lines: &[String]) {
        if let Some(item) = self.lines.iter_mut().filter_map(Line::item_mut).nth(at) {
            lines.iter().for_each(|line| say(item, line));
        }
    }

    /// The item that a title is of: the one most like it, and of several the next in order that has no words
    /// from here yet. A line that does not stand out must be the title word for word.
    fn called(&self, title: &str, is_marked: bool, cursor: usize) -> Option<usize> {
        let words = words(title);
        if words.is_empty() || title.ends_with(['!', '?', ',']) {
            return None;
        }
        let items = self.items().enumerate().filter_map(|(at, item)| {
            let like = likeness(&words, &self::words(&item.title), is_marked)?;
            // Of equals the next one in the order of the programme; what is past counts less.
            let distance = if at >= cursor { at - cursor } else { 1000 + cursor - at };
            Some((like, std::cmp::Reverse(distance), at))
        });
        items.max().map(|(.., at)| at)
    }
}

/// Adds a line to the words of an item.
pub fn say(item: &mut Item, line: &str) {
    item.words = Some(match item.words.take() {
        Some(before) => format!("{before}\n{line}"),
        None => line.to_owned(),
    });
}

fn said(line: &str, stands_out: bool) -> Spoken {
    // A title may have its time set apart at the edge.
    let line = match line.split_once('\t') {
        Some((title, edge)) if stands_out && !times::read(edge, times::Of::Day).is_none() => title,
        _ => line,
    };
    Spoken { line: tidy(line), stands_out }
}

/// A title without number, time and what closes it.
fn bare(line: &str) -> &str {
    let (_, line) = times::split(unnumbered(without_bullet(line)));
    let (_, line) = times::split_length(line);
    line.trim_end_matches([':', '.', ' '])
}

/// Written in capitals throughout.
fn is_loud(line: &str) -> bool {
    line.chars().filter(|c| c.is_alphabetic()).count() > 3 && !line.contains(char::is_lowercase)
}

fn words(title: &str) -> Vec<String> {
    let folded = text::fold(title);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// How much a title is like an item's, in hundredths; nothing where it is another's.
fn likeness(title: &[String], item: &[String], is_marked: bool) -> Option<usize> {
    const ENOUGH: usize = 60;
    if title == item {
        return Some(200);
    }
    if !is_marked || item.is_empty() || title.len() > item.len() + MOST_MORE {
        return None;
    }
    let mut rest = item.to_vec();
    let common = title.iter().filter(|word| {
        let at = rest.iter().position(|own| own == *word);
        at.map(|at| rest.remove(at)).is_some()
    });
    let common = common.count();
    let like = common * 200 / (title.len() + item.len());
    // "Chào cờ" is "Chào cờ, hát Quốc ca", but one word in common says little.
    let is_within = common > 1 && (common == title.len() || common == item.len());
    (like >= ENOUGH || is_within).then_some(like)
}

/// Words in a table: a column of titles and one of words.
fn in_table(table: &Table) -> Option<Vec<Stretch>> {
    let columns = columns::headed(table)?;
    let (content, words) = (columns.one(Meaning::Content)?, columns.one(Meaning::Words)?);
    let cell = |row: &table::Cells, column: usize| lines_of(row.cells.get(column).map_or("", String::as_str));
    let rows = table.rows.iter().skip(columns.start).filter(|row| !columns.is_again(row));
    let stretches = rows.map(|row| {
        let title = cell(row, content);
        let title = title.first().map_or("", |title| bare(title)).to_owned();
        Stretch { title, lines: cell(row, words) }
    });
    Some(stretches.filter(|stretch| !stretch.lines.is_empty()).collect())
}
