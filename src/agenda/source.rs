//! A lazy view over RON text in which every key and value knows where it stands.
//!
//! `ron` stops at its first error and forgets positions, so nothing is decoded in one go: `ron`
//! checks the syntax of the whole text once, and after that each struct is split into keys and
//! values, each list into values, and every leaf is decoded on its own. One bad field does not
//! hide the next. The splitting is our own ([`super::scan`]): `ron`'s `RawValue` parses what it
//! holds twice, and would do so again at every level.

use std::ops::Range;

use ron::error::SpannedError;
use ron::extensions::Extensions;
use ron::{Deserializer, Options};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::scan::{Token, is_word, raw_string, token, trivia, value_length};

/// Levels of nesting that `ron` may enter: each bracket counts two. An agenda needs about ten
/// brackets; the stack holds many times this.
const RECURSION_LIMIT: usize = 128;

/// Bytes of a string with escapes in which single places are still looked for: more than an hour
/// of the MC's words.
const LONG: usize = 64 * 1024;

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

impl<'a> Node<'a> {
    /// The value as it stands in the file.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Where it stands, in bytes.
    pub fn span(&self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }

    /// The value that begins at an offset of this one's text.
    fn child(&self, offset: usize) -> Self {
        let rest = self.text.get(offset..).unwrap_or_default();
        Self { text: rest.get(..value_length(rest)).unwrap_or_default(), at: self.at + offset }
    }

    /// The token at an offset, blanks and comments passed over: what, where, how long.
    fn token(&self, offset: usize) -> (Token, usize, usize) {
        let offset = offset + trivia(self.text.get(offset..).unwrap_or_default());
        let (token, length) = token(self.text.get(offset..).unwrap_or_default());
        (token, offset, length)
    }

    /// Where the content of a struct, tuple or list begins.
    fn inside(&self) -> Option<usize> {
        let (mut token, mut at, mut length) = self.token(0);
        while matches!(token, Token::Word | Token::Sign('#')) {
            (token, at, length) = self.token(at + length);
        }
        matches!(token, Token::Open('(' | '[')).then_some(at + length)
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
            Some('b') if matches!(token(text), (Token::Text { .. }, _)) || text.starts_with("b'") => {
                Shape::Other
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
                Shape::Call("Some") => match node.elements().as_deref() {
                    Some([inner]) => node = *inner,
                    _ => return Some(node),
                },
                _ => return Some(node),
            }
        }
    }

    /// Where the content of a string lies in its text, and whether it is raw.
    fn content(&self) -> (Range<usize>, bool) {
        match raw_string(self.text) {
            Some((hashes, start)) => (start..self.text.len().saturating_sub(hashes + 1), true),
            None => (1..self.text.len().saturating_sub(1), false),
        }
    }

    /// The decoded text of a string.
    pub fn string(&self) -> Option<String> {
        let (content, raw) = self.content();
        let content = self.text.get(content)?;
        if raw || !content.contains('\\') {
            return Some(content.to_owned());
        }
        options().from_str(self.text).ok()
    }

    /// The place in the file of a stretch of a string's decoded text; the whole string when the
    /// stretch cannot be found in reasonable time.
    pub fn place(&self, stretch: Range<usize>) -> Range<usize> {
        let (content, raw) = self.content();
        if raw || !self.text.contains('\\') {
            let start = self.at + content.start;
            return start + stretch.start..start + stretch.end;
        }
        if self.text.len() > LONG {
            return self.span();
        }
        let mut length = 0;
        let mut place: Option<Range<usize>> = None;
        for (at, c) in self.letters() {
            if stretch.contains(&length) {
                place = Some(place.map_or(at.start, |place| place.start)..at.end);
            }
            length += c.len_utf8();
        }
        place.unwrap_or(self.span())
    }

    /// Each character of a string after decoding, with the place in the file that it stands for.
    pub fn letters(&self) -> Vec<(Range<usize>, char)> {
        let (content, raw) = self.content();
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

    /// The elements of a list or tuple.
    pub fn elements(&self) -> Option<Vec<Self>> {
        let mut at = self.inside()?;
        let mut elements = Vec::new();
        loop {
            let (token, start, length) = self.token(at);
            match token {
                Token::Close(_) => return Some(elements),
                Token::Sign(',') => at = start + length,
                _ => {
                    let element = self.child(start);
                    // Nothing here is a value: the text is not what `ron` has seen.
                    if element.text.is_empty() {
                        return None;
                    }
                    at = start + element.text.len();
                    elements.push(element);
                }
            }
        }
    }

    /// The fields of a struct: key, its place, value. A struct may have a name, which says nothing.
    pub fn fields(&self) -> Option<Vec<Field<'a>>> {
        let mut at = self.inside()?;
        let mut fields = Vec::new();
        loop {
            let (token, start, length) = self.token(at);
            match token {
                Token::Close(_) => return Some(fields),
                Token::Sign(',') => at = start + length,
                Token::Word => {
                    let (Token::Sign(':'), colon, _) = self.token(start + length) else { return None };
                    let value = self.child(colon + 1 + trivia(self.text.get(colon + 1..)?));
                    at = value.at - self.at + value.text.len();
                    let key = self.text.get(start..start + length)?;
                    fields.push(Field { key, place: self.at + start..self.at + start + length, value });
                }
                _ => return None,
            }
        }
    }
}

/// A field of a struct.
pub(super) struct Field<'a> {
    pub key: &'a str,
    pub place: Range<usize>,
    pub value: Node<'a>,
}

fn word(text: &str) -> Shape<'_> {
    let end = text.find(|c: char| !(is_word(c) || c == '#')).unwrap_or(text.len());
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

    /// A value of RON, with something in it that could be mistaken for its end.
    const VALUE: &str = r#"("[a ,)\](]{0,4}"|"\\""|r\#"["a,]{0,3}"\#|br"[,)]"|[0-9]{1,3}|-5\.5|Some\(1\)|A|A\("x,"\)|\[1, \[2\]\]|'\)'|'\\''|\(d: 1, e: \[\]\)|\{1: ","\})"#;
    /// What may stand between two values.
    const GAP: &str = r"( |\n|/\*,\*/|/\* /\*\)\*/ \*/|//,\)\n){0,2}";

    proptest::proptest! {
        /// `ron` itself is the judge of where the parts of a text are.
        #[test]
        fn the_parts_of_a_value_are_those_that_ron_finds(
            parts in proptest::collection::vec((GAP, VALUE, GAP), 0..5), comma: bool, with_keys: bool
        ) {
            let end = if comma && !parts.is_empty() { "," } else { "" };
            let keyed = |(index, (before, value, after)): (usize, &(String, String, String))| {
                let key = if with_keys { format!("{before}k{index}{after}:") } else { String::new() };
                format!("{key}{before}{value}{after}")
            };
            let inner: Vec<String> = parts.iter().enumerate().map(keyed).collect();
            let (open, close) = if with_keys { ('(', ')') } else { ('[', ']') };
            let text = format!("{open}{}{end}{close}", inner.join(","));
            let node = root(&text).unwrap();
            let ours = match with_keys {
                true => node.fields().unwrap().into_iter().map(|field| field.value).collect(),
                false => node.elements().unwrap(),
            };
            let ours: Vec<&str> = ours.iter().map(Node::text).collect();
            let values: Vec<&str> = parts.iter().map(|(_, value, _)| value.as_str()).collect();
            proptest::prop_assert_eq!(ours, values, "{}", text);
        }
    }
}
