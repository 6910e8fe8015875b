//! Sets words into lines: whole words, and what is spoken otherwise than written in its place.

use unicode_segmentation::UnicodeSegmentation;

use super::{Block, Line, Manner, Mark, Named, Part, Role, Stretch};
use crate::agenda::{DelegateId, Spoken};
use crate::text::width;

/// Columns by which a delegate's second line is set in: it is seen where the next one begins.
const HANGING: usize = 2;

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    None,
    Space,
    Line,
    Paragraph,
}

/// What is never broken: a word, a sign, or the mark of what is not known yet.
struct Atom {
    text: String,
    role: Role,
    at: Mark,
}

/// Sets words into lines.
pub struct Setter<'a> {
    manner: Manner<'a>,
    lines: Vec<Line>,
    /// The word being gathered, and what stands before it.
    word: Vec<Atom>,
    before: Gap,
    /// What stands before the next atom.
    pending: Gap,
    /// Whose name is being set.
    pub delegate: Option<Named>,
    /// What is being set.
    pub is_of: Part,
    /// Columns used in the last line.
    used: usize,
}

impl<'a> Setter<'a> {
    pub fn new(manner: Manner<'a>) -> Self {
        let columns = manner.columns.max(1);
        Self {
            manner: Manner { columns, ..manner },
            lines: Vec::new(),
            word: Vec::new(),
            before: Gap::Paragraph,
            pending: Gap::Paragraph,
            delegate: None,
            is_of: Part::default(),
            used: 0,
        }
    }

    /// At least this stands before the next word.
    pub fn part(&mut self, gap: Gap) {
        self.pending = self.pending.max(gap);
    }

    /// The next word begins a paragraph, and is nobody's name.
    pub fn leave_list(&mut self) {
        self.set_word();
        self.delegate = None;
        self.is_of = Part::default();
        self.part(Gap::Paragraph);
    }

    /// Takes a text in: its words, each where a written one is spoken otherwise.
    pub fn text(&mut self, text: &str, block: &Block) {
        let mark = |word: usize, part: usize| Mark { block: block.clone(), word, part };
        let (mut words, mut inside, mut part) = (0_usize, false, 0);
        for (chunk, read) in read_aloud(text, self.manner.spoken) {
            if let Some(read) = read {
                if !inside {
                    (words, part) = (words + 1, 0);
                }
                for word in read.split_whitespace() {
                    self.atom(word.to_owned(), Role::Spoken, mark(words - 1, part));
                    self.part(Gap::Space);
                    part += 1;
                }
                self.pending = Gap::None;
                words += chunk.split_whitespace().count().saturating_sub(1);
                inside = true;
                continue;
            }
            let mut rest = chunk;
            while let Some(first) = rest.chars().next() {
                let space = first.is_whitespace();
                let end = rest.find(|c: char| c.is_whitespace() != space).unwrap_or(rest.len());
                let (run, after) = rest.split_at(end);
                rest = after;
                if space {
                    self.space(run, block);
                    inside = false;
                    continue;
                }
                if !inside {
                    (words, part) = (words + 1, 0);
                }
                self.atom(run.to_owned(), Role::Plain, mark(words - 1, part));
                inside = true;
                part += 1;
            }
        }
    }

    fn space(&mut self, run: &str, block: &Block) {
        if run.contains('\n') || (self.delegate.is_some() && matches!(block, Block::Text(_))) {
            self.leave_list();
        } else {
            self.part(Gap::Space);
        }
    }

    pub fn atom(&mut self, text: String, role: Role, at: Mark) {
        let gap = std::mem::replace(&mut self.pending, Gap::None);
        if gap != Gap::None {
            self.set_word();
            self.before = gap;
        }
        self.word.push(Atom { text, role, at });
    }

    /// Sets the word that was gathered.
    pub fn set_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        let Some(first) = word.first() else { return };
        let columns: usize = word.iter().map(|atom| width(&atom.text)).sum();
        let before = std::mem::replace(&mut self.before, Gap::None);
        let fits = self.used + usize::from(before == Gap::Space) + columns <= self.manner.columns;
        if before >= Gap::Line || self.lines.is_empty() || !fits {
            self.begin_line(before, first.at.clone());
        } else if before == Gap::Space {
            self.put(" ", first.role);
        }
        for Atom { text, role, at } in word {
            if let Some(line) = self.lines.last_mut() {
                let spoken = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
                line.syllables += spoken.count();
            }
            for (index, grapheme) in text.graphemes(true).enumerate() {
                if self.used + width(grapheme) > self.manner.columns {
                    self.begin_line(Gap::None, Mark { part: at.part + index, ..at.clone() });
                }
                self.put(grapheme, role);
            }
        }
    }

    fn begin_line(&mut self, before: Gap, at: Mark) {
        let is_one_of_many = self.delegate.is_some() || matches!(self.is_of, Part::Recipient { .. });
        let hanging = is_one_of_many && (at.word, at.part) != (0, 0);
        let indent = if hanging { HANGING.min(self.manner.columns / 2) } else { 0 };
        let gap = match before {
            _ if self.lines.is_empty() => 0,
            Gap::Paragraph => 1 + usize::from(self.manner.large),
            _ => usize::from(self.manner.large),
        };
        let delegate = self.delegate.clone();
        let part = self.is_of.clone();
        self.lines.push(Line { stretches: Vec::new(), gap, indent, syllables: 0, delegate, part, at });
        self.used = indent;
    }

    fn put(&mut self, text: &str, role: Role) {
        let Some(line) = self.lines.last_mut() else { return };
        self.used += width(text);
        match line.stretches.last_mut() {
            // A space belongs to what it joins; between two roles, to the plain one.
            Some(last) if last.role == role => last.text.push_str(text),
            Some(last) if text == " " && last.role == Role::Plain => last.text.push(' '),
            _ => {
                let role = if text == " " { Role::Plain } else { role };
                line.stretches.push(Stretch { text: text.to_owned(), role });
            }
        }
    }

    pub fn finish(mut self) -> Vec<Line> {
        self.set_word();
        let ids: Vec<Option<DelegateId>> =
            self.lines.iter().map(|line| line.delegate.as_ref().map(|named| named.id.clone())).collect();
        for (index, line) in self.lines.iter_mut().enumerate() {
            if let Some(named) = &mut line.delegate {
                named.ends = ids.get(index + 1).and_then(Option::as_ref) != Some(&named.id);
            }
        }
        self.lines
    }
}

/// A text in chunks, each with what is read for it where that is not what is written. Whole words
/// only; `spoken` has the longest first.
fn read_aloud<'t>(text: &'t str, spoken: &'t [Spoken]) -> Vec<(&'t str, Option<&'t str>)> {
    let mut chunks = Vec::new();
    let (mut from, mut at) = (0, 0);
    let mut previous: Option<char> = None;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let whole = |after: &str| !after.starts_with(char::is_alphanumeric);
        let begins = previous.is_none_or(|previous| !previous.is_alphanumeric());
        let found = spoken.iter().filter(|_| begins).find(|spoken| {
            !spoken.written.is_empty() && rest.strip_prefix(spoken.written.as_str()).is_some_and(whole)
        });
        let Some(found) = found else {
            previous = Some(c);
            at += c.len_utf8();
            continue;
        };
        if from < at {
            chunks.push((text.get(from..at).unwrap_or_default(), None));
        }
        let end = at + found.written.len();
        chunks.push((text.get(at..end).unwrap_or_default(), Some(found.read.as_str())));
        previous = found.written.chars().next_back();
        (from, at) = (end, end);
    }
    if from < text.len() {
        chunks.push((text.get(from..).unwrap_or_default(), None));
    }
    chunks
}
