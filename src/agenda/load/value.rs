//! Reads single values, and keeps every fault that it meets.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeDelta};

use super::super::fault::{BadLasting, Fault, FaultKind, Noun};
use super::super::lines::Lines;
use super::super::measure::{Points, RunTime};
use super::super::source::{Field, Node, Shape};
use super::super::{legacy, time, words};
use super::wanted::{self, FIELDS, FLAG, LASTING, LIST, NUMBER, POINTS, TERM, TEXT};
use crate::text;

/// What goes through the file: its lines, the faults met so far.
pub struct Reader<'a> {
    pub lines: Lines<'a>,
    pub faults: Vec<Fault>,
    /// What a new file may not hold: journals of before hold it, and are read for ever.
    pub stricter: Vec<Fault>,
    more: Option<(Range<usize>, usize)>,
}

/// Nobody reads so many; a file that has more is not what it was taken for.
pub const MOST_FAULTS: usize = 1000;

/// A struct of the file, of which fields are taken one by one; what is left over is unknown.
pub struct Object<'a> {
    pub span: Range<usize>,
    of: Noun,
    fields: Vec<Field<'a>>,
    known: Vec<&'static str>,
    missing: Vec<(&'static str, &'static str)>,
}

impl<'a> Object<'a> {
    /// The value of a field, unless it is left out or `None`.
    pub fn take(&mut self, name: &'static str) -> Option<Node<'a>> {
        self.known.push(name);
        let index = self.fields.iter().position(|field| field.key == name)?;
        self.fields.remove(index).value.present()
    }

    /// Whether a field is written. Ask before taking it.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.key == name)
    }

    /// Whether a field holds a number with a fraction: `2.5`, `"2,5"`. Ask before taking it.
    pub fn has_fraction(&self, name: &str) -> bool {
        let field = self.fields.iter().find(|field| field.key == name);
        field.is_some_and(|field| {
            let text = field.value.text().trim_matches('"').trim();
            text.contains(['.', ',']) && Points::parse(text).is_some()
        })
    }

    /// Where a field's value stands; the struct itself when it is left out. Ask before taking it.
    pub fn place(&self, name: &str) -> usize {
        let field = self.fields.iter().find(|field| field.key == name);
        field.map_or(self.span.start, |field| field.value.span().start)
    }

    /// A field that must be there is not; told when the whole struct has been read.
    pub fn missing(&mut self, field: &'static str, example: &'static str) {
        self.missing.push((field, example));
    }

    /// Every field that nobody took is a fault, and every one that is missing, unless its name
    /// was only misspelt.
    pub fn finish(mut self, reader: &mut Reader<'a>) {
        for field in self.fields {
            let near = words::nearest(field.key, self.known.iter().copied());
            let suggestion = self.known.iter().copied().find(|name| Some(*name) == near.as_deref());
            self.missing.retain(|(name, _)| Some(*name) != suggestion);
            let kind = FaultKind::UnknownField {
                field: field.key.to_owned(),
                of: self.of,
                suggestion,
                known: self.known.clone(),
            };
            reader.fault(field.place, kind);
        }
        let start = self.span.start;
        for (field, example) in self.missing {
            reader.fault(start..start, FaultKind::MissingField { field, of: self.of, example });
        }
    }
}

/// Whether a text may have several lines.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Breaks {
    Allowed,
    Refused,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { lines: Lines::new(text), faults: Vec::new(), stricter: Vec::new(), more: None }
    }

    /// Keeps a fault; of more than [`MOST_FAULTS`] only the number, and where they begin.
    pub fn fault(&mut self, span: Range<usize>, kind: FaultKind) {
        if self.is_full() {
            self.more.get_or_insert((span, 0)).1 += 1;
        } else {
            self.faults.push(Fault::new(span, kind));
        }
    }

    /// Whether further faults are only counted.
    pub fn is_full(&self) -> bool {
        self.faults.len() >= MOST_FAULTS
    }

    /// Every fault, in the order of the file.
    pub fn into_faults(mut self) -> Vec<Fault> {
        self.faults.sort_by_key(|fault| fault.span.start);
        let more = self.more.map(|(span, count)| Fault::new(span, FaultKind::More { count }));
        self.faults.extend(more);
        self.faults
    }

    fn wrong_type(&mut self, node: &Node<'a>, wanted: Noun) {
        let kind = FaultKind::WrongType {
            wanted,
            found: wanted::found(node, wanted),
            instead: wanted::righted(node, wanted),
        };
        self.fault(node.span(), kind);
    }

    /// The fields of a struct; a key written twice is a fault, and its first value counts.
    pub fn object(&mut self, node: Node<'a>, of: Noun) -> Option<Object<'a>> {
        let fields = match node.shape() {
            Shape::Struct | Shape::Call(_) => node.fields(),
            _ => None,
        };
        let Some(fields) = fields else {
            self.wrong_type(&node, FIELDS);
            return None;
        };
        let mut kept: Vec<Field<'a>> = Vec::new();
        let mut first: HashMap<&str, usize> = HashMap::new();
        for field in fields {
            match first.entry(field.key) {
                Entry::Occupied(first) => {
                    let first_line = self.lines.line(*first.get());
                    let kind = FaultKind::DuplicateField { field: field.key.to_owned(), first_line };
                    self.fault(field.place, kind);
                }
                Entry::Vacant(entry) => {
                    entry.insert(field.place.start);
                    kept.push(field);
                }
            }
        }
        Some(Object { span: node.span(), of, fields: kept, known: Vec::new(), missing: Vec::new() })
    }

    /// The elements of a list; `None` among them are passed over.
    pub fn elements(&mut self, node: Node<'a>) -> Vec<Node<'a>> {
        match (node.shape(), node.elements()) {
            (Shape::List, Some(elements)) => elements.into_iter().filter_map(Node::present).collect(),
            _ => {
                self.wrong_type(&node, LIST);
                Vec::new()
            }
        }
    }

    pub fn list(&mut self, object: &mut Object<'a>, name: &'static str) -> Vec<Node<'a>> {
        object.take(name).map(|node| self.elements(node)).unwrap_or_default()
    }

    /// A text as the house keeps it: NFC, without blanks around, nothing in it that a terminal
    /// would obey.
    pub fn string(&mut self, node: &Node<'a>, breaks: Breaks) -> Option<String> {
        let decoded = match node.shape() {
            Shape::Text => node.string(),
            _ => None,
        };
        let Some(decoded) = decoded else {
            self.wrong_type(node, TEXT);
            return None;
        };
        // What stands in the file as itself is found by the scan of the whole file.
        if node.text().contains('\\') {
            for (place, c) in node.letters() {
                if text::is_unsafe(c) && place.len() != c.len_utf8() {
                    self.fault(place, FaultKind::Unsafe { c });
                }
            }
        }
        if breaks == Breaks::Refused && decoded.trim().contains('\n') {
            let inside = node.letters().into_iter().skip_while(|(_, c)| c.is_whitespace());
            let place = inside.into_iter().find(|(_, c)| *c == '\n').map(|(place, _)| place);
            self.fault(place.unwrap_or(node.span()), FaultKind::LineBreak);
        }
        if let Some(found) = legacy::find(&decoded) {
            let word = decoded.get(found.word.clone()).unwrap_or_default().to_owned();
            let place = node.place(found.word);
            self.fault(place, FaultKind::Legacy { encoding: found.encoding, word });
        }
        if decoded.contains(['\r', '\t']) {
            return Some(text::nfc(decoded.replace("\r\n", "\n").replace('\t', " ").trim()));
        }
        Some(text::nfc(decoded.trim()))
    }

    fn text_with(&mut self, object: &mut Object<'a>, name: &'static str, breaks: Breaks) -> Option<String> {
        let node = object.take(name)?;
        self.string(&node, breaks).filter(|text| !text.is_empty())
    }

    /// A text of one line; an empty one is the same as none.
    pub fn text(&mut self, object: &mut Object<'a>, name: &'static str) -> Option<String> {
        self.text_with(object, name, Breaks::Refused)
    }

    /// A text that may have several lines.
    pub fn paragraphs(&mut self, object: &mut Object<'a>, name: &'static str) -> Option<String> {
        self.text_with(object, name, Breaks::Allowed)
    }

    /// A text that must be there, and its place. Its absence is a fault at the struct's start.
    pub fn required(
        &mut self,
        object: &mut Object<'a>,
        name: &'static str,
        example: &'static str,
    ) -> (String, Range<usize>) {
        match object.take(name) {
            Some(node) => (self.not_blank(&node, name), node.span()),
            None => {
                object.missing(name, example);
                (String::new(), object.span.clone())
            }
        }
    }

    /// A text that may not be empty.
    pub fn not_blank(&mut self, node: &Node<'a>, field: &'static str) -> String {
        let text = self.string(node, Breaks::Refused);
        if text.as_deref() == Some("") {
            self.fault(node.span(), FaultKind::Blank { field });
        }
        text.unwrap_or_default()
    }

    pub fn texts(&mut self, object: &mut Object<'a>, name: &'static str) -> Vec<String> {
        self.list(object, name).iter().map(|node| self.not_blank(node, name)).collect()
    }

    /// A whole number within its range.
    pub fn number(&mut self, node: &Node<'a>, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
        if node.shape() != Shape::Number || node.text().contains('.') {
            self.wrong_type(node, NUMBER);
            return None;
        }
        let number = node.text().replace('_', "").parse().ok().filter(|number| range.contains(number));
        if number.is_none() {
            let (least, most) = (*range.start(), *range.end());
            self.fault(node.span(), FaultKind::OutOfRange { found: node.text().to_owned(), least, most });
        }
        number
    }

    pub fn whole(
        &mut self,
        object: &mut Object<'a>,
        name: &'static str,
        range: std::ops::RangeInclusive<u32>,
    ) -> Option<u32> {
        object.take(name).and_then(|node| self.number(&node, range))
    }

    pub fn flag(&mut self, object: &mut Object<'a>, name: &'static str) -> Option<bool> {
        let node = object.take(name)?;
        match node.shape() {
            Shape::Word("true") => Some(true),
            Shape::Word("false") => Some(false),
            _ => {
                self.wrong_type(&node, FLAG);
                None
            }
        }
    }

    /// A length of time in which a bare number counts `unit`s of so many seconds.
    fn lasting(&mut self, object: &mut Object<'a>, name: &'static str, unit: i64) -> Option<TimeDelta> {
        let node = object.take(name)?;
        let (found, lasting) = match node.shape() {
            Shape::Number => {
                let digits = node.text().replace('_', "");
                let lasting =
                    digits.parse::<i64>().ok().map(|n| time::Lasting::seconds(n.saturating_mul(unit)));
                (node.text().to_owned(), lasting)
            }
            Shape::Text => {
                let text = self.string(&node, Breaks::Refused)?;
                let lasting = time::lasting(&text);
                (text, lasting)
            }
            _ => {
                self.wrong_type(&node, LASTING);
                return None;
            }
        };
        let why = match lasting {
            None => BadLasting::Unreadable,
            Some(time::Lasting(length)) if length < TimeDelta::zero() => BadLasting::Negative,
            Some(time::Lasting(length)) if length > TimeDelta::hours(24) => BadLasting::TooLong,
            Some(time::Lasting(length)) => return Some(length),
        };
        self.fault(node.span(), FaultKind::BadLasting { found, why });
        None
    }

    /// A length of time; a bare number is minutes.
    pub fn minutes(&mut self, object: &mut Object<'a>, name: &'static str) -> Option<TimeDelta> {
        self.lasting(object, name, 60)
    }

    /// A length of time; a bare number is seconds.
    pub fn seconds(&mut self, object: &mut Object<'a>, name: &'static str) -> Option<TimeDelta> {
        self.lasting(object, name, 1)
    }

    fn parsed<T>(
        &mut self,
        object: &mut Object<'a>,
        name: &'static str,
        parse: impl Fn(&str) -> Option<T>,
        bad: impl Fn(String) -> FaultKind,
    ) -> Option<T> {
        let node = object.take(name)?;
        let found = match node.shape() {
            // `7` or `19` where a time or date is meant: the form is wrong, not the type.
            Shape::Number => node.text().to_owned(),
            _ => self.string(&node, Breaks::Refused)?,
        };
        let value = (node.shape() == Shape::Text).then(|| parse(&found)).flatten();
        if value.is_none() {
            self.fault(node.span(), bad(found));
        }
        value
    }

    pub fn time(&mut self, object: &mut Object<'a>, name: &'static str) -> Option<NaiveTime> {
        self.parsed(object, name, time::time_of_day, |found| FaultKind::BadTime { found })
    }

    pub fn date(&mut self, object: &mut Object<'a>, name: &'static str) -> Option<NaiveDate> {
        self.parsed(object, name, time::date, |found| FaultKind::BadDate { found })
    }

    pub fn offset(&mut self, object: &mut Object<'a>, name: &'static str) -> Option<FixedOffset> {
        self.parsed(object, name, time::offset, |found| FaultKind::BadOffset { found })
    }

    /// Seconds to hundredths, from `0.5`, `10` or `"2,5"`.
    pub fn run_time(&mut self, object: &mut Object<'a>, name: &'static str) -> Option<RunTime> {
        self.points(object, name).map(|hundredths| RunTime(hundredths.0.saturating_mul(10)))
    }

    /// Points, from `9.5`, `10` or `"9,5"`.
    pub fn points(&mut self, object: &mut Object<'a>, name: &'static str) -> Option<Points> {
        let node = object.take(name)?;
        let found = match node.shape() {
            Shape::Number => node.text().replace('_', ""),
            Shape::Text => self.string(&node, Breaks::Refused)?,
            _ => {
                self.wrong_type(&node, POINTS);
                return None;
            }
        };
        let value = Points::parse(&found);
        if value.is_none() {
            self.fault(node.span(), FaultKind::BadPoints { found });
        }
        value
    }

    /// A word of a closed vocabulary: its code name, bare or in quotes, or its Vietnamese term,
    /// whole or (where it names several things) one of the parts between commas.
    pub fn term<T: Copy>(
        &mut self,
        node: &Node<'a>,
        all: &[T],
        code: fn(T) -> &'static str,
        vi: fn(T) -> &'static str,
    ) -> Option<T> {
        let found = match node.shape() {
            Shape::Word(word) => word.to_owned(),
            Shape::Text => self.string(node, Breaks::Refused)?,
            _ => {
                self.wrong_type(node, TERM);
                return None;
            }
        };
        // Folding a whole vocabulary for each word is most of the cost of a check.
        if let Some(term) = all.iter().find(|term| code(**term) == found) {
            return Some(*term);
        }
        let key = text::fold(&found);
        let whole = |term: &T| text::fold(code(*term)) == key || text::fold(vi(*term)) == key;
        let part = |term: &T| vi(*term).split(", ").any(|part| text::fold(part) == key);
        let value = all.iter().find(|term| whole(term)).or_else(|| all.iter().find(|term| part(term)));
        if value.is_none() {
            let names = all.iter().flat_map(|term| [code(*term), vi(*term)]);
            let near = words::nearest(&found, names.clone());
            let near = names.into_iter().find(|name| Some(*name) == near.as_deref());
            let having: Vec<&str> = words::having(&found, all, code, vi);
            let suggestion = near.or(if let [only] = having.as_slice() { Some(*only) } else { None });
            let choices =
                if having.is_empty() { all.iter().map(|term| code(*term)).collect() } else { having };
            self.fault(node.span(), FaultKind::UnknownTerm { found, suggestion, choices });
        }
        value.copied()
    }
}

/// Reads a field whose value is a word of one of the vocabularies of `terms.rs`.
macro_rules! term {
    ($reader:expr, $object:expr, $name:literal, $vocabulary:ty) => {
        $object
            .take($name)
            .and_then(|node| $reader.term(&node, <$vocabulary>::ALL, <$vocabulary>::code, <$vocabulary>::vi))
    };
}
pub(super) use term;
