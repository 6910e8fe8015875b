//! The faults behind a syntax error, as many as can be told at once.
//!
//! `ron` stops at its first error. What is surely a slip (a quotation mark of a word processor, a
//! comment with `#`, a comma that is missing) is therefore mended in a copy, byte for byte, so
//! that every place stays where it is, and the copy is read on. What it stumbles over behind a slip
//! that is told of the same line is not told: it is often only what the mending left behind.

use std::ops::Range;

use ron::error::{Error, SpannedError};

use super::super::fault::{Fault, FaultKind};
use super::super::lines::{Lines, Position};
use super::super::scan::{Token, token, trivia};
use super::super::source;
use super::super::time::Lasting;
use super::{Syntax, is_invisible, partner};

/// Enough to see what has happened to the file.
const MOST_SLIPS: usize = 1000;
/// Each is found by reading the whole file once more.
const MOST_STUMBLES: usize = 20;

/// What a text with a syntax error has to say.
#[derive(Debug)]
pub(in crate::agenda) struct Explained {
    /// Its faults, in the order of the file.
    pub faults: Vec<Fault>,
    /// A text of the same length without them, when there could be one.
    pub mended: Option<String>,
}

/// The faults behind a syntax error.
pub(in crate::agenda) fn explain(lines: &Lines<'_>, text: &str, error: &SpannedError) -> Explained {
    let only = |fault| Explained { faults: vec![fault], mended: None };
    if trivia(text) == text.len() {
        return only(Fault::new(0..0, FaultKind::Empty));
    }
    if error.code == Error::ExceededRecursionLimit {
        return only(stumble(lines, text, error).0);
    }
    let mut mended = Mended(text.as_bytes().to_vec());
    let mut slips = Slips { faults: Vec::new(), whole: true };
    look_through(lines, text, &mut slips, &mut mended);
    let Slips { mut faults, whole } = slips;
    if !whole {
        return Explained { faults, mended: None };
    }
    for _ in 0..MOST_STUMBLES {
        let Ok(read) = String::from_utf8(mended.0.clone()) else { break };
        let Err(error) = source::root(&read) else {
            faults.sort_by_key(|fault| fault.span.start);
            return Explained { faults, mended: Some(read) };
        };
        // The mended text has the same bytes on each line, and more characters.
        let (fault, mending) = stumble(&Lines::new(&read), &read, &error);
        let line = |fault: &Fault| lines.line(fault.span.start);
        let known = |known: &Fault| line(known) == line(&fault) && known.span.start <= fault.span.start;
        if !faults.iter().any(known) {
            faults.push(fault);
        }
        let Some(mending) = mending else { break };
        mending.mend(&mut mended);
    }
    faults.sort_by_key(|fault| fault.span.start);
    Explained { faults, mended: None }
}

/// A text in which slips are mended without moving anything.
struct Mended(Vec<u8>);

impl Mended {
    /// A sign, with blanks instead of the rest of what stood there.
    fn put(&mut self, range: Range<usize>, sign: u8) {
        self.blank(range.clone());
        if let Some(byte) = self.0.get_mut(range.start) {
            *byte = sign;
        }
    }

    fn blank(&mut self, range: Range<usize>) {
        for byte in self.0.get_mut(range).unwrap_or_default() {
            *byte = b' ';
        }
    }

    /// Straight quotes at both ends of a stretch; what stood there is lost.
    fn quote(&mut self, text: &str, range: Range<usize>) {
        let inside = text.get(range.clone()).unwrap_or_default();
        let first = inside.chars().next().map_or(0, char::len_utf8);
        let last = inside.chars().next_back().map_or(0, char::len_utf8);
        for byte in self.0.get_mut(range.clone()).unwrap_or_default() {
            if matches!(byte, b'"' | b'\\') {
                *byte = b' ';
            }
        }
        self.put(range.start..range.start + first, b'"');
        self.put(range.end - last..range.end, b'"');
        if last > 1 {
            self.put(range.end - last..range.end - last + 1, b'"');
        }
    }
}

/// How what `ron` stumbled over can be mended.
enum Mending {
    Sign(usize, u8),
    Quotes(Range<usize>, String),
}

impl Mending {
    fn mend(self, mended: &mut Mended) {
        match self {
            Self::Sign(at, sign) => mended.put(at..at + 1, sign),
            Self::Quotes(range, text) => mended.quote(&text, range),
        }
    }
}

/// The fault that `ron` stumbled over.
fn stumble(lines: &Lines<'_>, text: &str, error: &SpannedError) -> (Fault, Option<Mending>) {
    let end = lines.offset(Position { line: error.span.end.line, column: error.span.end.col });
    let start = lines.offset(Position { line: error.span.start.line, column: error.span.start.col });
    let here = text.get(end..).and_then(|rest| rest.chars().next());
    let syntax = |range, syntax| Fault::new(range, FaultKind::Syntax(syntax));
    if let Some(key) = bad_key(text, end) {
        let found = text.get(key.clone()).unwrap_or_default().to_owned();
        let sign = found.find(['-', '.', '+']).map(|at| Mending::Sign(key.start + at, b'_'));
        return (syntax(key, Syntax::BadKey { found }), sign);
    }
    // A blank before the place can become the sign that is missing.
    let before = |sign| {
        let at = end.checked_sub(1)?;
        text.as_bytes().get(at)?.is_ascii_whitespace().then_some(Mending::Sign(at, sign))
    };
    let (at, found, mending) = match &error.code {
        Error::ExceededRecursionLimit => (end, Syntax::TooDeep, None),
        Error::Eof => (end, Syntax::UnexpectedEnd, None),
        Error::ExpectedComma
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedArrayEnd
        | Error::ExpectedMapEnd
        | Error::ExpectedOptionEnd => {
            if follows_key(text, end) {
                (end, Syntax::MissingColon, before(b':'))
            } else if let Some(bare) = bare_text(text, end) {
                let found = text.get(bare.clone()).unwrap_or_default().to_owned();
                let long = found.chars().count() > 1;
                let mending = long.then(|| Mending::Quotes(bare.clone(), text.to_owned()));
                return (syntax(bare, Syntax::BareText { found }), mending);
            } else {
                (end, Syntax::MissingComma, before(b','))
            }
        }
        Error::ExpectedMapColon => (end, Syntax::MissingColon, before(b':')),
        Error::InvalidEscape(_) => {
            let backslash = text.get(..end).and_then(|before| before.rfind('\\'));
            let mending = backslash.map(|at| Mending::Sign(at, b' '));
            return (syntax(backslash.unwrap_or(start)..end, Syntax::BadEscape), mending);
        }
        Error::IntegerOutOfBounds
        | Error::InvalidIntegerDigit { .. }
        | Error::ExpectedInteger
        | Error::ExpectedFloat
        | Error::FloatUnderscore
        | Error::UnderscoreAtBeginning => (start, Syntax::BadNumber, None),
        Error::TrailingCharacters => (end, Syntax::Trailing, None),
        Error::NoSuchExtension(_) | Error::ExpectedAttribute | Error::ExpectedAttributeEnd => {
            (start, Syntax::Extension, None)
        }
        Error::UnclosedBlockComment => (start, Syntax::OpenComment, None),
        Error::ExpectedStringEnd => (start, Syntax::OpenString, None),
        Error::UnexpectedChar(c) => (end, Syntax::Unexpected { c: *c }, None),
        Error::ExpectedIdentifier => match here {
            Some(c) => (end, Syntax::Unexpected { c }, None),
            None => (end, Syntax::UnexpectedEnd, None),
        },
        other => (end, Syntax::Other { error: other.clone() }, None),
    };
    (syntax(at..word_end(text, at), found), mending)
}

/// The name with a dash, dot or plus that stands around a place and before a colon.
fn bad_key(text: &str, at: usize) -> Option<Range<usize>> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '+');
    let (before, after) = text.split_at_checked(at)?;
    let start = before.trim_end_matches(part).len();
    let end = at + after.find(|c| !part(c)).unwrap_or(after.len());
    let name = text.get(start..end)?;
    let is_key = text.get(end..)?.trim_start().starts_with(':') && name.starts_with(char::is_alphabetic);
    (is_key && name.contains(['-', '.', '+'])).then_some(start..end)
}

/// Whether a value begins here, right after a field's name: `(title "…"`.
fn follows_key(text: &str, at: usize) -> bool {
    let (before, here) = text.split_at_checked(at).unwrap_or_default();
    let before = before.trim_end();
    let rest = before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
    here.starts_with(['"', '[', '(', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
        && rest.len() < before.len()
        && rest.trim_end().ends_with(['(', ','])
}

/// The words around a place that stand on one line where a text belongs, without quotes.
fn bare_text(text: &str, at: usize) -> Option<Range<usize>> {
    let ends = |c: char| matches!(c, ':' | '[' | ']' | '(' | ')' | '{' | '}' | ',' | '"' | '\n');
    let (before, after) = text.split_at_checked(at)?;
    let begins = before.rfind(ends)? + 1;
    let stops = at + after.find(ends).unwrap_or(after.len());
    let opened = before.get(begins - 1..begins)?;
    let stop = text.get(stops..)?.chars().next();
    if !matches!(opened, ":" | "[" | ",") || !stop.is_none_or(|c| matches!(c, ',' | ')' | ']' | '\n')) {
        return None;
    }
    let words = text.get(begins..stops)?;
    let start = begins + words.len() - words.trim_start().len();
    let end = begins + words.trim_end().len();
    (start < at && at < end).then_some(start..end)
}

/// The end of the word at a place; at least one character.
fn word_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
    at + word.max(rest.chars().next().map_or(0, char::len_utf8))
}

/// What was found on the way through a text.
struct Slips {
    faults: Vec<Fault>,
    /// All of it could be mended.
    whole: bool,
}

impl Slips {
    fn slip(&mut self, range: Range<usize>, syntax: Syntax) {
        if self.faults.len() < MOST_SLIPS {
            self.faults.push(Fault::new(range, FaultKind::Syntax(syntax)));
        }
    }

    /// A fault after which nothing more can be told from what is inside and what is outside.
    fn end(&mut self, range: Range<usize>, syntax: Syntax) {
        // A quotation mark without its partner explains whatever does not fit after it.
        if self.whole {
            self.slip(range, syntax);
        }
        self.whole = false;
    }
}

/// Strings, comments, brackets, quotation marks and commas that do not fit together.
fn look_through(lines: &Lines<'_>, text: &str, slips: &mut Slips, mended: &mut Mended) {
    let mut open: Vec<(char, usize)> = Vec::new();
    // The last tokens that say something: key, colon, number, comma.
    let mut last: [(Token, Range<usize>); 4] = std::array::from_fn(|_| (Token::Blank, 0..0));
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (token, mut length) = token(rest);
        let one = at..at + 1;
        match token {
            Token::Comment { closed: false } => return slips.end(one, Syntax::OpenComment),
            Token::Text { closed } if !closed || !string_ends_well(rest, length) => {
                return slips.end(one, Syntax::OpenString);
            }
            Token::Sign(quote @ ('“' | '”' | '‘' | '’' | '„' | '«' | '»')) => {
                length = quoted(rest);
                slips.slip(at..at + length, Syntax::CurlyQuote { quote });
                if length > quote.len_utf8() {
                    mended.quote(text, at..at + length);
                } else {
                    slips.whole = false;
                }
            }
            Token::Sign('\'') => match single_quoted(rest) {
                Some(found) => {
                    length = found.len() + 2;
                    slips.slip(at..at + length, Syntax::SingleQuotes { found: found.to_owned() });
                    mended.quote(text, at..at + length);
                }
                None => slips.end(one, Syntax::Unexpected { c: '\'' }),
            },
            Token::Sign(sign @ ('#' | ';')) if is_comment(sign, rest, last.last()) => {
                length = rest.find('\n').unwrap_or(rest.len());
                slips.slip(at..at + length, Syntax::ForeignComment { sign });
                mended.blank(at..at + length);
            }
            Token::Sign(';') => {
                slips.slip(one.clone(), Syntax::Semicolon);
                mended.put(one, b',');
            }
            Token::Blank | Token::Sign(_) => {
                let inside = rest.get(..length).unwrap_or_default();
                for (place, c) in inside.char_indices().filter(|(_, c)| is_invisible(*c)) {
                    let range = at + place..at + place + c.len_utf8();
                    slips.slip(range.clone(), Syntax::Invisible { c });
                    mended.blank(range);
                }
            }
            Token::Word => {
                if let Some((whole, syntax)) = decimal_comma(text, &last, at..at + length) {
                    mended.put(at - 1..at, b'.');
                    slips.slip(whole, syntax);
                } else if let Some(bare) = bare_value(text, &last, at) {
                    length = bare.len();
                    let found = text.get(bare.clone()).unwrap_or_default().to_owned();
                    mended.quote(text, bare.clone());
                    slips.slip(bare, Syntax::BareText { found });
                }
            }
            Token::Open(bracket) => open.push((bracket, at)),
            Token::Close(found) => match open.pop() {
                Some((opened, _)) if partner(opened) == found => {}
                Some((opened, start)) => {
                    let opened_line = lines.line(start);
                    return slips.end(one, Syntax::CrossedBrackets { opened, opened_line, found });
                }
                None => return slips.end(one, Syntax::LoneBracket { bracket: found }),
            },
            Token::Comment { closed: true } | Token::Text { .. } | Token::Character => {}
        }
        if !matches!(token, Token::Blank | Token::Comment { .. }) {
            last.rotate_left(1);
            if let Some(newest) = last.last_mut() {
                *newest = (token, at..at + length);
            }
        }
        at += length;
    }
    if let Some((bracket, start)) = open.pop() {
        slips.end(start..start + 1, Syntax::OpenBracket { bracket });
    }
}

/// Whether a string is closed by its own quote. One that forgot it runs on to the opening quote
/// of the next string, some lines below, and words follow.
fn string_ends_well(text: &str, length: usize) -> bool {
    let (string, rest) = text.split_at(length);
    let next = rest.trim_start().chars().next();
    !string.contains('\n') || next.is_none_or(|c| matches!(c, ',' | ')' | ']' | '}' | ':' | '/' | '“' | '”'))
}

/// From a typographic quotation mark to its partner on the same line, or the mark alone.
fn quoted(text: &str) -> usize {
    let line = text.find('\n').and_then(|end| text.get(..end)).unwrap_or(text);
    let mark = line.chars().next().map_or(1, char::len_utf8);
    line.char_indices()
        .skip(1)
        .find(|(_, c)| matches!(c, '”' | '’' | '»' | '“' | '"'))
        .filter(|(_, c)| *c != '"')
        .map_or(mark, |(at, c)| at + c.len_utf8())
}

/// What stands between a single quote and its partner on the same line.
fn single_quoted(text: &str) -> Option<&str> {
    let inside = text.get(1..)?;
    let line = inside.find('\n').and_then(|end| inside.get(..end)).unwrap_or(inside);
    line.find('\'').and_then(|end| line.get(..end))
}

/// Whether a `#` or `;` begins what was meant as a comment: nothing else begins with `#` but the
/// head of a file and a raw string; a `;` after a value and before a name only separates them.
fn is_comment(sign: char, text: &str, before: Option<&(Token, Range<usize>)>) -> bool {
    if sign == '#' {
        return !text.starts_with("#!");
    }
    let line = text.get(1..).unwrap_or_default();
    let line = line.find('\n').and_then(|end| line.get(..end)).unwrap_or(line).trim_start();
    let word = line.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'))).unwrap_or(line.len());
    let names = word > 0 && line.get(word..).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let separates =
        matches!(before, Some((Token::Text { .. } | Token::Word | Token::Close(_) | Token::Character, _)));
    !(separates && (names || line.is_empty() || line.starts_with(['(', '"', '['])))
}

/// A time, a date, a length or several words after a field's name, without quotes: `date: 19/8/2026`.
fn bare_value(text: &str, last: &[(Token, Range<usize>); 4], at: usize) -> Option<Range<usize>> {
    let [.., (Token::Word, _), (Token::Sign(':'), _)] = last else { return None };
    let rest = text.get(at..)?;
    let ends = |c: char| matches!(c, ',' | ')' | ']' | '}' | '(' | '[' | '{' | '"' | '\n' | '“' | '#' | ';');
    let stop = rest.find(ends).unwrap_or(rest.len()).min(rest.find("//").unwrap_or(rest.len()));
    let follows = rest.get(stop..)?.chars().next();
    if follows.is_some_and(|c| matches!(c, '(' | '[' | '{' | '"' | '“')) {
        return None;
    }
    let found = rest.get(..stop)?.trim_end();
    let is_number = found.replace('_', "").parse::<f64>().is_ok() || found.starts_with("0x");
    // `5 start: 7` lacks a comma; the colon of `11:00` stands between digits.
    let mut parts = found.split(':').peekable();
    let mut holds_key = false;
    while let (Some(part), Some(next)) = (parts.next(), parts.peek()) {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        holds_key |= !(digit(part.chars().next_back()) && digit(next.chars().next()));
    }
    let is_text = found.starts_with(|c: char| c.is_ascii_digit()) || found.contains(' ');
    (is_text && !is_number && !holds_key && found.chars().count() > 1).then(|| at..at + found.len())
}

/// A number that goes on after its comma, `minutes: 7,5`: all of it, and how it is written.
fn decimal_comma(
    text: &str,
    last: &[(Token, Range<usize>); 4],
    here: Range<usize>,
) -> Option<(Range<usize>, Syntax)> {
    let [(Token::Word, key), (Token::Sign(':'), _), (Token::Word, before), (Token::Sign(','), comma)] = last
    else {
        return None;
    };
    let digits = |range: &Range<usize>| {
        text.get(range.clone()).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let (units, decimals) = (digits(before)?, digits(&here)?);
    if before.end != comma.start || comma.end != here.start {
        return None;
    }
    let found = format!("{units},{decimals}");
    let instead = match text.get(key.clone())? {
        "minutes" | "prepare" | "cap" | "answer" => {
            let scale = 10_i64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
            let part = decimals.parse::<i64>().ok()?.checked_mul(60)? / scale;
            let seconds = units.parse::<i64>().ok()?.checked_mul(60)?.checked_add(part)?;
            format!("\"{}\"", Lasting::seconds(seconds))
        }
        _ => format!("{units}.{decimals}"),
    };
    Some((before.start..here.end, Syntax::DecimalComma { found, instead }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `line:column kind` of each fault.
    fn faults(text: &str) -> Vec<String> {
        let lines = Lines::new(text);
        let Err(error) = source::root(text) else { return Vec::new() };
        explain(&lines, text, &error)
            .faults
            .into_iter()
            .map(|fault| {
                let Position { line, column } = lines.position(fault.span.start);
                let FaultKind::Syntax(syntax) = fault.kind else { panic!("{fault:?}") };
                let name = format!("{syntax:?}");
                format!("{line}:{column} {}", name.split([' ', '{']).next().unwrap())
            })
            .collect()
    }

    #[test]
    fn the_place_to_mend_is_named_and_not_the_place_of_stumbling() {
        for (text, expected) in [
            ("(\n  title: \"Ngày hội,\n  start: \"7h30\",\n)", "2:10 OpenString"),
            ("(title: \"a\", items: [(title: \"b\")", "1:21 OpenBracket"),
            ("(title: \"a\",\n items: [\n  (title: \"b\"\n ]\n)", "4:2 CrossedBrackets"),
            ("(title: \"a\"))", "1:13 LoneBracket"),
            ("(title: \"a\" items: [])", "1:13 MissingComma"),
            ("(title \"a\")", "1:8 MissingColon"),
            ("(title: Ngày hội)", "1:9 BareText"),
            ("(start: 7h30)", "1:9 BareText"),
            ("(date: 19/8/2026)", "1:8 BareText"),
            ("(date: 2026-08-19, // ngày\n)", "1:8 BareText"),
            ("(must_end: 11:00)", "1:12 BareText"),
            ("(minutes: 5 phút)", "1:11 BareText"),
            ("(minutes: 5 start: 7)", "1:13 MissingComma"),
            ("(items: [Chào cờ, \"Khai mạc\"])", "1:10 BareText"),
            ("(minutes: 5 title: \"a\")", "1:13 MissingComma"),
            ("(title: 'Chào cờ')", "1:9 SingleQuotes"),
            ("(title: 'Chào cờ)", "1:9 Unexpected"),
            ("(minutes: 7,5)", "1:11 DecimalComma"),
            ("(title:\u{a0}\"a\")", "1:8 Invisible"),
            ("(title: \u{200b}\"a\")", "1:9 Invisible"),
            ("(title: \"a\", # (tên\n)", "1:14 ForeignComment"),
            ("; tên \"của\n(title: \"a\")", "1:1 ForeignComment"),
            ("(title: \"a\"; minutes: 5)", "1:12 Semicolon"),
            ("(title: \"a\";\n minutes: 5)", "1:12 Semicolon"),
            ("(title: \"a\", ; tên\n)", "1:14 ForeignComment"),
            ("(plan-number: \"a\")", "1:2 BadKey"),
            ("(title: \"a\\q\")", "1:11 BadEscape"),
            ("(title: \"a\") (b: 1)", "1:14 Trailing"),
            ("(title: \"a\", /* )", "1:14 OpenComment"),
            ("(title: r#\"a\")", "1:9 OpenString"),
            ("(title: @)", "1:9 Unexpected"),
            ("(minutes: 99999999999999999999999999z)", "1:11 BareText"),
            ("#![enable(everything)]\n()", "1:11 Extension"),
        ] {
            assert_eq!(faults(text), [expected], "{text}");
        }
    }

    #[test]
    fn every_word_processor_quote_is_named() {
        let text = "(title: “Ngày hội”,\n items: [“Chào cờ”, \"Khai mạc\"])";
        assert_eq!(faults(text), ["1:9 CurlyQuote", "2:10 CurlyQuote"]);
    }

    #[test]
    fn several_slips_are_told_at_once_and_none_twice() {
        let text = "# đầu tệp\n(title: 'Ngày hội'\n start: 7h30, place: Nhà văn hoá,\n plan-number: \"1\",\n items: [\n (title: \"a\" minutes: 7,5),\n (title “b”),\n (title: \"c\"\u{a0}),\n])";
        assert_eq!(
            faults(text),
            [
                "1:1 ForeignComment",
                "2:9 SingleQuotes",
                "3:2 MissingComma",
                "3:9 BareText",
                "3:22 BareText",
                "4:2 BadKey",
                "6:14 MissingComma",
                "6:23 DecimalComma",
                "7:9 CurlyQuote",
                "8:13 Invisible",
            ]
        );
    }

    #[test]
    fn what_is_mended_stays_where_it_was() {
        let text =
            "# đầu\n(title: 'Lễ \"to\"',\n a: “Ờ”, b: Ngày hội, # x\n c: 7,5,\n d: 1; e-f: \"\\q\" g: 2)";
        let Err(error) = source::root(text) else { panic!() };
        let explained = explain(&Lines::new(text), text, &error);
        let mended = explained.mended.unwrap();
        assert_eq!(mended.len(), text.len());
        assert_eq!(mended.find("c: 7.5"), text.find("c: 7,5"));
        assert_eq!(mended.find("g: 2"), text.find("g: 2"));
        assert_eq!(
            faults(text),
            [
                "1:1 ForeignComment",
                "2:9 SingleQuotes",
                "3:5 CurlyQuote",
                "3:13 BareText",
                "3:23 ForeignComment",
                "4:5 DecimalComma",
                "5:6 Semicolon"
            ]
        );
    }

    #[test]
    fn brackets_and_quotes_inside_strings_and_comments_say_nothing() {
        let text = "(a: \")“\", b: r\"(\", /* [ */ c: '(' // {\n d: 1)";
        assert_eq!(faults(text), ["2:2 MissingComma"]);
    }

    #[test]
    fn nesting_ten_thousand_deep_is_refused_with_the_stack_intact() {
        for open in ["(a:", "[", "{1:", "Some("] {
            let closed = match open {
                "(a:" | "Some(" => ")",
                "[" => "]",
                _ => "}",
            };
            let text = format!("{}1{}", open.repeat(10_000), closed.repeat(10_000));
            assert!(faults(&text)[0].ends_with("TooDeep"), "{open}");
            assert_eq!(faults(&open.repeat(10_000)).len(), 1, "{open}");
        }
    }
}
