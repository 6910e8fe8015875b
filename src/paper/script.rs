//! A running order that comes in: the office's own table, in Word, Excel, text or as it was pasted → an agenda.
//!
//! ```text
//! Source ── tables and paragraphs ── columns ──▶ Line ── plan ──▶ Script ── written ──▶ the agenda's text
//! ```
//!
//! Nothing that stands in the source is lost: what is not understood stays as a comment where it
//! stood. Nothing is invented either: what the source does not say stays unknown.

mod awards;
mod checks;
mod columns;
mod delegates;
mod head;
mod item;
mod plan;
mod preview;
mod prose;
mod rows;
mod tables;
mod times;
mod words;
mod written;

#[cfg(test)]
mod tests;

use chrono::{NaiveTime, TimeDelta};

use crate::agenda::{DelegateId, ItemKind, Legacy, Part};
use crate::paper::lists::row::tidy;
use crate::paper::lists::sheet::{self, Found};
use crate::paper::lists::table::{self, Table};
use crate::paper::lists::{MAX_BYTES, Source, Unreadable, document};
use crate::paper::word::Block;
use crate::text::{self, Lang, say};
use awards::Decided;
use checks::Ticked;
use columns::Meaning;
use delegates::Guest;
use head::Head;
use words::Stretch;

/// What was understood of a running order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script {
    /// What stands above it: the name of the day, when and where.
    head: Head,
    /// Line by line, in the order of the source.
    lines: Vec<Line>,
    /// The columns that were used: heading and meaning; none where there was no table.
    columns: Vec<(String, Option<Meaning>)>,
    /// No row names the columns; they were guessed.
    guessed: bool,
    /// The delegates, in the order of introduction.
    guests: Vec<Guest>,
    /// Words of the MC that stand under no item's title.
    loose: Vec<Stretch>,
}

/// A line of the source.
#[derive(Clone, Debug, PartialEq)]
enum Line {
    Item(Box<Item>),
    /// A heading of a part, or of some items.
    Heading {
        text: String,
        part: Option<Part>,
    },
    /// What was not understood, with its row or line in the source.
    Unread {
        place: usize,
        text: String,
    },
}

impl Line {
    fn item_mut(&mut self) -> Option<&mut Item> {
        match self {
            Self::Item(item) => Some(item.as_mut()),
            Self::Heading { .. } | Self::Unread { .. } => None,
        }
    }
}

/// An item of the running order.
#[derive(Clone, Debug, Default, PartialEq)]
struct Item {
    /// Its row or line in the source.
    place: usize,
    title: String,
    /// In which half of the day it stands.
    part: Part,
    /// When the source says that it begins.
    start: Option<NaiveTime>,
    /// When the source says that it ends.
    end: Option<NaiveTime>,
    /// How long it takes, as said or as the times around it say.
    minutes: Option<TimeDelta>,
    /// It begins then and not when the one before it ends.
    fixed: bool,
    performer: Option<String>,
    /// Who of the delegates that is.
    delegate: Option<DelegateId>,
    /// What is to be ticked for it.
    checks: Vec<Ticked>,
    /// What is conferred in it.
    decisions: Vec<Decided>,
    prep: Vec<String>,
    note: Vec<String>,
    words: Option<String>,
    /// The source says that it is out of doors.
    outdoor: bool,
    /// What whoever edits the file should know.
    remarks: Vec<Remark>,
    /// It stands under the time of the item before it.
    shares: bool,
}

impl Item {
    /// What its title says that it is.
    fn kind(&self) -> Option<ItemKind> {
        ItemKind::guess(&self.title)
    }
}

/// What whoever edits the file should know of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Remark {
    /// One stretch of time for so many items.
    Shared { minutes: TimeDelta, items: usize },
    /// It begins, by the source, before the one above it is over.
    Overlaps { start: NaiveTime, until: NaiveTime },
    /// The source says a shorter length as well.
    AtLeast(TimeDelta),
    /// The source says another length than its own times do.
    OtherLength { minutes: TimeDelta },
}

/// Why nothing was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The file itself.
    File(Unreadable),
    /// No item was found.
    Empty,
    /// Something on it was typed for an old font.
    Legacy(Legacy, String),
}

impl From<Unreadable> for Trouble {
    fn from(why: Unreadable) -> Self {
        match why {
            Unreadable::Empty => Self::Empty,
            why => Self::File(why),
        }
    }
}

impl Trouble {
    /// As a sentence that says what to do.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::File(Unreadable::NotATable(vi, en)) => {
                let what = lang.pick(vi, en);
                say!(
                    lang,
                    "Đây là {what}. Mở ra, chọn bảng chương trình, sao chép, rồi chạy: ngayhoi new TỆP.ron --from - , dán vào, xuống dòng và bấm Ctrl-D (Windows: Ctrl-Z, Enter).",
                    "This is {what}. Open it, select the table, copy it, then run: ngayhoi new FILE.ron --from - , paste, begin a new line and press Ctrl-D (Windows: Ctrl-Z, Enter).",
                )
            }
            Self::File(why) => why.say(lang),
            Self::Empty => say!(
                lang,
                "Không thấy mục nào của chương trình. Cần một bảng có cột “Nội dung”, hoặc mỗi mục một dòng.",
                "No item of a programme was found. It takes a table with a column “Nội dung”, or a line for each item.",
            ),
            Self::Legacy(encoding, shown) => {
                let encoding = encoding.name();
                say!(
                    lang,
                    "Có chỗ gõ bằng phông cũ {encoding}: “{shown}”. Chuyển sang Unicode (bộ công cụ của Unikey), lưu lại rồi làm lại.",
                    "Something was typed for an old font, {encoding}: “{shown}”. Convert it to Unicode (Unikey's toolkit), save it and do this again.",
                )
            }
        }
    }
}

impl Script {
    /// The items, in order.
    fn items(&self) -> impl Iterator<Item = &Item> {
        self.lines.iter().filter_map(|line| match line {
            Line::Item(item) => Some(item.as_ref()),
            Line::Heading { .. } | Line::Unread { .. } => None,
        })
    }

    /// Whether an agenda would take every text of it: none is of an old font.
    fn sound(&self) -> Result<(), Trouble> {
        match self.texts().find_map(|own| Some((Legacy::of(own)?, own))) {
            Some((encoding, own)) => {
                Err(Trouble::Legacy(encoding, text::harmless(&own.chars().take(40).collect::<String>())))
            }
            None => Ok(()),
        }
    }

    /// Every text that the agenda will hold; lists of names say for themselves what they refuse.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let head = &self.head;
        let of_head = [&head.title, &head.place, &head.host, &head.plan_number].into_iter().flatten();
        let of_items = self.items().flat_map(|item| {
            let single = std::iter::once(&item.title).chain(&item.performer).chain(&item.words);
            let checks = item.checks.iter().flat_map(|own| std::iter::once(&own.title).chain(&own.owner));
            single.chain(&item.prep).chain(&item.note).chain(checks)
        });
        of_head.chain(of_items).map(String::as_str)
    }

    /// What was not understood: where, and what.
    fn unread(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines.iter().filter_map(|line| match line {
            Line::Unread { place, text } => Some((*place, text.as_str())),
            Line::Item(_) | Line::Heading { .. } => None,
        })
    }
}

/// Reads a running order.
///
/// # Errors
/// When no item is found: the file is damaged, locked, of another kind.
pub fn read(source: Source<'_>, sheet: Option<&str>) -> Result<Script, Trouble> {
    let found = match source {
        Source::Text(pasted) if pasted.len() > MAX_BYTES => {
            return Err(Unreadable::TooLarge { limit: MAX_BYTES }.into());
        }
        Source::File(bytes) if bytes.len() > MAX_BYTES => {
            return Err(Unreadable::TooLarge { limit: MAX_BYTES }.into());
        }
        Source::Text(pasted) if table::is_table(pasted) => Found::Tables(vec![tables::pasted(pasted)?]),
        Source::Text(pasted) => Found::Lines(pasted.to_owned()),
        Source::File(bytes) => sheet::of_file(bytes, sheet)?,
    };
    let passages = match found {
        Found::Document(blocks) => of_document(&blocks)?,
        Found::Tables(tables) => of_tables(tables),
        Found::Lines(lines) => {
            lines.lines().enumerate().map(|(at, line)| Passage::line(at + 1, line)).collect()
        }
    };
    let has_table = passages.iter().any(|passage| matches!(passage, Passage::Table(_)));
    let mut script = if has_table { tables::read(passages) } else { prose::read(passages) };
    plan::settle(&mut script.lines);
    script.sound()?;
    if script.items().next().is_none() { Err(Trouble::Empty) } else { Ok(script) }
}

/// A stretch of the source.
enum Passage {
    /// A paragraph or a line of text, and where it stands.
    Line {
        place: usize,
        text: String,
    },
    Table(Table),
}

impl Passage {
    fn line(place: usize, text: &str) -> Self {
        Self::Line { place, text: text.to_owned() }
    }
}

fn of_document(blocks: &[Block]) -> Result<Vec<Passage>, Unreadable> {
    let mut passages = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) => {
                let lines = paragraph.text.lines().filter(|line| !tidy(line).is_empty());
                passages.extend(lines.map(|line| Passage::line(at + 1, line)));
            }
            // A letterhead is read as the lines that it is.
            Block::Table(rows) if document::is_form(rows) => {
                let lines = rows.iter().flatten().flat_map(|cell| cell.text.lines());
                let lines = lines.filter(|line| !tidy(line).is_empty());
                passages.extend(lines.map(|line| Passage::line(at + 1, line)));
            }
            Block::Table(rows) => passages.push(Passage::Table(document::table(rows)?)),
        }
    }
    Ok(passages)
}

/// The sheets of a workbook: several are told apart by their names.
fn of_tables(tables: Vec<Table>) -> Vec<Passage> {
    let mut passages = Vec::new();
    for table in tables.into_iter().filter(|table| !table.rows.is_empty()) {
        passages.push(Passage::Table(table));
    }
    passages
}
