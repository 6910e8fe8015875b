//! What is wrong in an agenda file: where, what, and what to write instead.

mod said;

use std::ops::Range;

use super::legacy::Legacy;
use super::lines::{Lines, Position};
use super::syntax::Syntax;
use crate::text::{self, Lang};

/// One fault of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The place, in bytes of the decoded text (of the file itself when it cannot be decoded).
    pub span: Range<usize>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// A text in both languages of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

impl Noun {
    pub(super) const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en }
    }

    /// In one language.
    pub fn pick(self, lang: Lang) -> &'static str {
        lang.pick(self.vi, self.en)
    }
}

/// What kinds of fault there are.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are what the messages beside them show")]
pub enum FaultKind {
    /// More bytes than [`super::MAX_BYTES`].
    TooLarge { bytes: usize },
    /// Nothing but blanks and comments.
    Empty,
    /// UTF-16, as Notepad's "Unicode" writes it.
    Utf16,
    /// A byte that UTF-8 does not allow. Line and column count from 1.
    NotUtf8 { line: usize, column: usize, byte: u8 },
    /// Text for old Vietnamese fonts.
    Legacy { encoding: Legacy, word: String },
    /// A whole file for old Vietnamese fonts. Line and column count from 1.
    LegacyFile { encoding: Legacy, word: String, line: usize, column: usize },
    /// Written for a newer program.
    NewerFormat { found: String },
    /// RON's grammar.
    Syntax(Syntax),
    /// A field that the struct does not have.
    UnknownField { field: String, of: Noun, suggestion: Option<&'static str>, known: Vec<&'static str> },
    /// A field written twice in one struct.
    DuplicateField { field: String, first_line: usize },
    /// A field that must be written.
    MissingField { field: &'static str, of: Noun, example: &'static str },
    /// A value of another type.
    WrongType { wanted: Noun, found: Noun, instead: Option<String> },
    /// A word outside a closed vocabulary.
    UnknownTerm { found: String, suggestion: Option<&'static str>, choices: Vec<&'static str> },
    /// An id that nothing has.
    UnknownReference { to: Noun, found: String, suggestion: Option<String> },
    /// A name in braces that nothing has.
    UnknownName { name: String, suggestion: Option<String> },
    /// `{` without `}`, or the other way round.
    LoneBrace { brace: char },
    /// No such length of time, or one that cannot be planned.
    BadLasting { found: String, why: BadLasting },
    /// No such time of day.
    BadTime { found: String },
    /// No such date.
    BadDate { found: String },
    /// No such offset from UTC.
    BadOffset { found: String },
    /// Not a number with at most two digits after the comma.
    BadPoints { found: String },
    /// Prizes that are neither counts nor a list of grades.
    BadPrizes { found: String },
    /// A grade without a count that is not the last: it would take every team that is left.
    Uncounted { grade: String },
    /// A whole number outside its range.
    OutOfRange { found: String, least: u32, most: u32 },
    /// An id with other characters than `a-z 0-9 _ -`.
    BadId { found: String, suggestion: String },
    /// An id written twice.
    DuplicateId { id: String, first_line: usize },
    /// An empty text where one is needed.
    Blank { field: &'static str },
    /// A line break in a text of one line.
    LineBreak,
    /// A character that may not reach a terminal.
    Unsafe { c: char },
    /// An agenda without items.
    NoItems,
    /// How many faults there are beyond those told.
    More { count: usize },
    /// A fault rule with no cost or several.
    Costs { count: usize },
}

/// Why a length of time is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadLasting {
    /// It cannot be read.
    Unreadable,
    /// Below zero.
    Negative,
    /// More than a day.
    TooLong,
}

impl Fault {
    pub(super) fn new(span: Range<usize>, kind: FaultKind) -> Self {
        Self { span, kind }
    }

    /// Line and column in the file. The lines are those of the decoded text; a file that cannot
    /// be decoded has none, and its fault knows its own place.
    pub fn position(&self, lines: &Lines<'_>) -> Position {
        match self.kind {
            FaultKind::NotUtf8 { line, column, .. } | FaultKind::LegacyFile { line, column, .. } => {
                Position { line, column }
            }
            _ => lines.position(self.span.start),
        }
    }

    /// What is wrong, in one sentence without a full stop.
    pub fn message(&self, lang: Lang) -> String {
        // Messages quote the file, and the file may hold anything.
        text::harmless(&self.said(lang).0)
    }

    /// What to write instead, when that can be said.
    pub fn instead(&self, lang: Lang) -> Option<String> {
        self.said(lang).1.map(|instead| text::harmless(&instead))
    }

    fn said(&self, lang: Lang) -> (String, Option<String>) {
        match lang {
            Lang::Vi => self.kind.vi(),
            Lang::En => self.kind.en(),
        }
    }
}

/// A stretch of the file as a message quotes it.
pub(super) fn shown(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
