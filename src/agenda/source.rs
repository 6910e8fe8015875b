//! A lazy view over RON text in which every key and value knows where it stands.
//!
//! `ron` stops at its first error and forgets positions, so nothing is decoded in one go: the
//! text is checked for syntax once, and then each struct is split into keys and raw values, each
//! list into raw values, and every leaf is decoded on its own. One bad field does not hide the
//! next. Offsets are found by pointer subtraction: a raw value is a slice of the text.

use std::fmt;
use std::ops::Range;

use ron::error::SpannedError;
use ron::extensions::Extensions;
use ron::value::RawValue;
use ron::{Deserializer, Options};
use serde::Deserialize;
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Levels of nesting that `ron` may enter: each bracket counts two. An agenda needs about ten
/// brackets; the stack holds many times this.
const RECURSION_LIMIT: usize = 128;

fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(RECURSION_LIMIT)
}

/// A value of the file, not yet read.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    text: &'a str,
    at: usize,
}

/// What a value looks like from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape<'a> {
    /// `"…"`, `r"…"`.
    Text,
    /// `12`, `-0.5`.
    Number,
    /// `Report`, `true`.
    Word(&'a str),
    /// `Delegate("x")`.
    Call(&'a str),
    /// `[…]`.
    List,
    /// `(…)`.
    Struct,
    /// Anything else that RON knows: maps, characters, bytes.
    Other,
}

/// Checks the syntax of the whole text and gives its value.
///
/// # Errors
/// The first syntax error, as `ron` tells it.
pub(super) fn root(text: &str) -> Result<Node<'_>, SpannedError> {
    let mut deserializer = Deserializer::from_str_with_options(text, &options())?;
    let at = text.len() - deserializer.remainder().len();
    if let Err(error) = IgnoredAny::deserialize(&mut deserializer) {
        return Err(deserializer.span_error(error));
    }
    let end = text.len() - deserializer.remainder().len();
    if let Err(error) = deserializer.end() {
        return Err(deserializer.span_error(error));
    }
    let text = text.get(at..end).unwrap_or_default();
    Ok(Node { text: text.trim_end(), at })
}

/// The length of the blanks and comments that a text begins with.
fn trivia(text: &str) -> usize {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}'));
        if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, after)| after);
        } else if rest.starts_with("/*") {
            rest = rest.get(block_comment(rest)..).unwrap_or_default();
        } else {
            return text.len() - rest.len();
        }
    }
}

/// The length of the block comment that a text begins with; they nest.
pub(super) fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut previous = ' ';
    for (index, c) in text.char_indices() {
        match (previous, c) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth = depth.saturating_sub(1),
            _ => {
                previous = c;
                continue;
            }
        }
        if depth == 0 {
            return index + 1;
        }
        // Both characters are spent: `/*/` does not close what it opens.
        previous = ' ';
    }
    text.len()
}

impl<'a> Node<'a> {
    /// The value as it stands in the file.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Where it stands, in bytes.
    pub fn span(&self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }

    fn child(&self, raw: &'a RawValue) -> Self {
        let raw = raw.get_ron();
        let skipped = trivia(raw);
        let mut text = raw.get(skipped..).unwrap_or_default();
        // `ron` keeps a comment that follows the value; no value ends in these two.
        if (text.ends_with('\n') || text.ends_with("*/"))
            && let Ok(mut deserializer) = Deserializer::from_str_with_options(text, &options())
        {
            let _ = IgnoredAny::deserialize(&mut deserializer);
            let end = text.len() - deserializer.remainder().len();
            text = text.get(..end).unwrap_or(text);
        }
        let at = self.at + (raw.as_ptr() as usize - self.text.as_ptr() as usize) + skipped;
        Self { text: text.trim_end(), at }
    }

    /// What it looks like.
    pub fn shape(&self) -> Shape<'a> {
        let text = self.text;
        match text.chars().next() {
            Some('"') => Shape::Text,
            Some('r') if raw_string(text).is_some() => Shape::Text,
            Some('0'..='9' | '+' | '-' | '.') => Shape::Number,
            Some('[') => Shape::List,
            Some('(') => Shape::Struct,
            Some('{' | '\'') | None => Shape::Other,
            Some('b') if text.starts_with("b\"") || text.starts_with("b'") || text.starts_with("br") => {
                match text.get(1..) {
                    Some(rest) if rest.starts_with(['"', '\'']) || raw_string(rest).is_some() => Shape::Other,
                    _ => word(text),
                }
            }
            Some(_) => word(text),
        }
    }

    /// The value inside any number of `Some(…)`; nothing for `None`.
    pub fn present(self) -> Option<Self> {
        let mut node = self;
        loop {
            match node.shape() {
                Shape::Word("None") => return None,
                Shape::Call("Some") => match options().from_str::<Option<&'a RawValue>>(node.text) {
                    Ok(Some(inner)) => node = node.child(inner),
                    Ok(None) => return None,
                    Err(_) => return Some(node),
                },
                _ => return Some(node),
            }
        }
    }

    /// The decoded text of a string.
    pub fn string(&self) -> Option<String> {
        options().from_str(self.text).ok()
    }

    /// Each character of a string after decoding, with the place in the file that it stands for.
    pub fn letters(&self) -> Vec<(Range<usize>, char)> {
        let (content, raw) = match raw_string(self.text) {
            Some(content) => (content, true),
            None => (1..self.text.len().saturating_sub(1), false),
        };
        let inner = self.text.get(content.clone()).unwrap_or_default();
        let start = self.at + content.start;
        if raw {
            return inner.char_indices().map(|(i, c)| (start + i..start + i + c.len_utf8(), c)).collect();
        }
        let mut letters = Vec::new();
        let mut rest = inner;
        while let Some(c) = rest.chars().next() {
            let at = start + inner.len() - rest.len();
            let (length, decoded) = if c == '\\' { escape(rest) } else { (c.len_utf8(), Some(c)) };
            letters.extend(decoded.map(|decoded| (at..at + length, decoded)));
            rest = rest.get(length..).unwrap_or_default();
        }
        letters
    }

    /// The elements of a list.
    pub fn elements(&self) -> Option<Vec<Self>> {
        let values: Sequence<'a> = options().from_str(self.text).ok()?;
        Some(values.0.into_iter().map(|raw| self.child(raw)).collect())
    }

    /// The fields of a struct: key, its place, value. A struct may have a name, which says nothing.
    pub fn fields(&self) -> Option<Vec<Field<'a>>> {
        let pairs: Pairs<'a> = options().from_str(self.text).ok()?;
        let place = |key: &str| {
            let at = self.at + (key.as_ptr() as usize - self.text.as_ptr() as usize);
            at..at + key.len()
        };
        Some(
            pairs
                .0
                .into_iter()
                .map(|(key, raw)| Field { key, place: place(key), value: self.child(raw) })
                .collect(),
        )
    }
}

/// A field of a struct.
pub(super) struct Field<'a> {
    pub key: &'a str,
    pub place: Range<usize>,
    pub value: Node<'a>,
}

/// Where the content of a raw string (`r"…"`, `r#"…"#`) lies in its text.
fn raw_string(text: &str) -> Option<Range<usize>> {
    let hashed = text.strip_prefix('r')?;
    let hashes = hashed.len() - hashed.trim_start_matches('#').len();
    hashed.get(hashes..)?.strip_prefix('"')?;
    Some(hashes + 2..text.len().saturating_sub(hashes + 1))
}

fn word(text: &str) -> Shape<'_> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '#')).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let name = name.strip_prefix("r#").unwrap_or(name);
    if rest.get(trivia(rest)..).is_some_and(|rest| rest.starts_with('(')) {
        Shape::Call(name)
    } else {
        Shape::Word(name)
    }
}

/// The length of an escape and the character it stands for; none for a line continuation.
fn escape(text: &str) -> (usize, Option<char>) {
    let mut chars = text.chars().skip(1);
    match chars.next() {
        Some('n') => (2, Some('\n')),
        Some('r') => (2, Some('\r')),
        Some('t') => (2, Some('\t')),
        Some('0') => (2, Some('\0')),
        Some('\n' | '\r') => {
            let rest = text.get(1..).unwrap_or_default().trim_start_matches([' ', '\t', '\n', '\r']);
            (text.len() - rest.len(), None)
        }
        Some('u') => {
            let length = text.find('}').map_or(text.len(), |end| end + 1);
            let digits = text.get(3..length.saturating_sub(1)).unwrap_or_default();
            (length, u32::from_str_radix(digits, 16).ok().and_then(char::from_u32))
        }
        Some('x') => {
            let bytes: Vec<u8> = text
                .split("\\x")
                .skip(1)
                .take(4)
                .map_while(|digits| u8::from_str_radix(digits.get(..2)?, 16).ok())
                .collect();
            // As in `ron`: as few bytes as make one character.
            (1..=bytes.len())
                .find_map(|n| {
                    let one = std::str::from_utf8(bytes.get(..n)?).ok()?;
                    Some((n * 4, one.chars().next()))
                })
                .unwrap_or((4, None))
        }
        Some(c) => (1 + c.len_utf8(), Some(c)),
        None => (1, None),
    }
}

struct Sequence<'a>(Vec<&'a RawValue>);

impl<'de> Deserialize<'de> for Sequence<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Elements;
        impl<'de> Visitor<'de> for Elements {
            type Value = Sequence<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Sequence<'de>, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = seq.next_element()? {
                    elements.push(element);
                }
                Ok(Sequence(elements))
            }
        }
        deserializer.deserialize_any(Elements)
    }
}

struct Pairs<'a>(Vec<(&'a str, &'a RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("named fields")
            }

            fn visit_unit<E>(self) -> Result<Pairs<'de>, E> {
                Ok(Pairs(Vec::new()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_any(Entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_know_where_they_stand() {
        let text =
            "#![enable(implicit_some)]\n// đầu\n(\n  a: /* x */ \"é\", // sau\n  b: [1, 22 /* c */],\n)\n";
        let root = root(text).unwrap();
        assert_eq!(root.span().start, text.find('(').map(|_| text.find("(\n").unwrap()).unwrap());
        let fields = root.fields().unwrap();
        assert_eq!(&text[fields[0].place.clone()], "a");
        assert_eq!(&text[fields[0].value.span()], "\"é\"");
        let elements = fields[1].value.elements().unwrap();
        assert_eq!(&text[elements[1].span()], "22");
    }

    #[test]
    fn a_value_shows_its_shape() {
        for (text, shape) in [
            ("\"x\"", Shape::Text),
            ("r#\"x\"#", Shape::Text),
            ("rap", Shape::Word("rap")),
            ("-5", Shape::Number),
            ("Delegate(\"x\")", Shape::Call("Delegate")),
            ("(a: 1)", Shape::Struct),
            ("[1]", Shape::List),
            ("'c'", Shape::Other),
            ("b\"x\"", Shape::Other),
        ] {
            assert_eq!(root(text).unwrap().shape(), shape, "{text}");
        }
        assert_eq!(root("Some(Some(5))").unwrap().present().unwrap().text(), "5");
        assert!(root("Some(None)").unwrap().present().is_none());
    }

    #[test]
    fn each_letter_of_a_string_leads_back_to_its_place_in_the_file() {
        for text in [
            "\"plain ê\"",
            "\"a\\n\\u{1b}b\\\"c\\x41\\xc3\\xa9\"",
            "\"a\\\n   b\"",
            "r##\"raw \"# \\n\"##",
            "\"\"",
        ] {
            let node = root(text).unwrap();
            let decoded: String = node.letters().iter().map(|(_, c)| c).collect();
            assert_eq!(node.string().unwrap(), decoded, "{text}");
        }
        let text = "\"ab\\u{1b}c\"";
        assert_eq!(&text[root(text).unwrap().letters()[2].0.clone()], "\\u{1b}");
    }

    #[test]
    fn block_comments_nest() {
        assert_eq!(block_comment("/* a /* b */ c */ d"), 17);
        assert_eq!(block_comment("/*/ x */y"), 8);
    }
}
