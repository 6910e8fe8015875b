//! Syntax errors: `ron` finds the first one, and often blames the place where it stumbled and not
//! the place to mend. Strings, brackets and quotation marks are therefore looked through first.

use std::ops::Range;

use ron::error::{Error, SpannedError};

use super::fault::{Fault, FaultKind, shown};
use super::lines::{Lines, Position};
use super::scan::{Token, token, trivia};
use crate::text;

/// What RON's grammar does not allow. Only the first can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are what the messages beside them show")]
pub enum Syntax {
    /// A string without its closing quote.
    OpenString,
    /// A bracket without its partner.
    OpenBracket { bracket: char },
    /// A bracket closed by another kind.
    CrossedBrackets { opened: char, opened_line: usize, found: char },
    /// A closing bracket that nothing opened.
    LoneBracket { bracket: char },
    /// `/*` without `*/`.
    OpenComment,
    /// No comma between two fields or elements.
    MissingComma,
    /// No colon after a field's name.
    MissingColon,
    /// A typographic quotation mark, as word processors write it.
    CurlyQuote { quote: char },
    /// `\` and a letter that means nothing.
    BadEscape,
    /// A field's name that is no name.
    BadKey { found: String },
    /// A number that is none.
    BadNumber,
    /// Something after the end of the agenda.
    Trailing,
    /// Brackets within brackets beyond any agenda.
    TooDeep,
    /// `#![enable(…)]` with something RON does not know.
    Extension,
    /// The end of the file comes too early.
    UnexpectedEnd,
    /// A character that fits nowhere.
    Unexpected { c: char },
    /// Anything else, in RON's own words.
    Other { message: String },
}

impl Syntax {
    pub(super) fn vi(&self) -> (String, Option<String>) {
        let (message, instead) = match self {
            Self::OpenString => {
                ("chuỗi mở ngoặc kép ở đây mà chưa đóng".into(), "thêm dấu \" ở cuối chuỗi".into())
            }
            Self::OpenBracket { bracket } => {
                (format!("dấu {bracket} mở ở đây mà chưa đóng"), format!("thêm dấu {}", partner(*bracket)))
            }
            Self::CrossedBrackets { opened, opened_line, found } => (
                format!("dấu {found} không khớp với dấu {opened} mở ở dòng {opened_line}"),
                format!("đóng bằng {} trước", partner(*opened)),
            ),
            Self::LoneBracket { bracket } => (
                format!("dấu {bracket} thừa, không có dấu mở"),
                "bỏ dấu này, hoặc thêm dấu mở trước đó".into(),
            ),
            Self::OpenComment => ("chú thích /* chưa đóng".into(), "thêm */ ở cuối chú thích".into()),
            Self::MissingComma => (
                "thiếu dấu phẩy trước chỗ này, hoặc chữ chưa để trong ngoặc kép".into(),
                "viết dấu , giữa hai mục; chữ thì viết trong \"…\"".into(),
            ),
            Self::MissingColon => {
                ("thiếu dấu hai chấm sau tên trường".into(), "viết như title: \"Chào cờ\"".into())
            }
            Self::CurlyQuote { quote } => (
                format!("dấu ngoặc kép kiểu Word {quote} không dùng được ở đây"),
                "thay bằng dấu ngoặc kép thẳng \"".into(),
            ),
            Self::BadEscape => (
                "sau dấu \\ là ký tự không có nghĩa".into(),
                "viết \\\\ nếu muốn chính dấu \\, hoặc để chuỗi dạng r\"…\"".into(),
            ),
            Self::BadKey { found } => (
                format!("\"{}\" không phải là tên trường", shown(found)),
                format!("tên trường viết liền không dấu, như {}", text::slug(found).replace('-', "_")),
            ),
            Self::BadNumber => {
                ("số viết sai".into(), "chỉ viết chữ số, như 10; giờ và ngày để trong \"…\"".into())
            }
            Self::Trailing => (
                "còn chữ sau chỗ chương trình đã đóng".into(),
                "bỏ phần thừa, hoặc xem dấu ) nào đóng sớm quá".into(),
            ),
            Self::TooDeep => {
                ("ngoặc lồng nhau quá sâu".into(), "chương trình chỉ cần khoảng mười lớp ngoặc".into())
            }
            Self::Extension => (
                "dòng #![…] ở đầu tệp viết sai".into(),
                "bỏ dòng này, hoặc viết #![enable(implicit_some)]".into(),
            ),
            Self::UnexpectedEnd => (
                "tệp kết thúc khi chương trình chưa viết xong".into(),
                "xem còn thiếu dấu đóng nào ở cuối".into(),
            ),
            Self::Unexpected { c } => (
                format!("không hiểu dấu {} ở đây", text::symbol(*c)),
                "chữ để trong \"…\", danh sách trong [ ], các trường trong ( )".into(),
            ),
            Self::Other { message } => return (format!("sai cú pháp RON: {}", shown(message)), None),
        };
        (message, Some(instead))
    }

    pub(super) fn en(&self) -> (String, Option<String>) {
        let (message, instead) = match self {
            Self::OpenString => {
                ("the string opened here is never closed".into(), "add a \" at its end".into())
            }
            Self::OpenBracket { bracket } => {
                (format!("the {bracket} opened here is never closed"), format!("add a {}", partner(*bracket)))
            }
            Self::CrossedBrackets { opened, opened_line, found } => (
                format!("the {found} does not match the {opened} opened on line {opened_line}"),
                format!("close that with {} first", partner(*opened)),
            ),
            Self::LoneBracket { bracket } => (
                format!("the {bracket} closes nothing"),
                "remove it, or add the opening bracket before it".into(),
            ),
            Self::OpenComment => ("the comment /* is never closed".into(), "add */ at its end".into()),
            Self::MissingComma => (
                "a comma is missing before this, or text stands without quotes".into(),
                "write a , between two entries; text goes into \"…\"".into(),
            ),
            Self::MissingColon => {
                ("a colon is missing after the field's name".into(), "write title: \"Flag salute\"".into())
            }
            Self::CurlyQuote { quote } => (
                format!("the word processor's quotation mark {quote} cannot be used here"),
                "write the straight quotation mark \"".into(),
            ),
            Self::BadEscape => (
                "a \\ before a character that means nothing".into(),
                "write \\\\ for the sign itself, or the string as r\"…\"".into(),
            ),
            Self::BadKey { found } => (
                format!("\"{}\" is not the name of a field", shown(found)),
                format!("names are plain words such as {}", text::slug(found).replace('-', "_")),
            ),
            Self::BadNumber => (
                "this is not a number".into(),
                "write digits only, such as 10; times and dates go into \"…\"".into(),
            ),
            Self::Trailing => (
                "there is more after the end of the agenda".into(),
                "remove it, or see which ) closes too early".into(),
            ),
            Self::TooDeep => ("brackets nest too deeply".into(), "an agenda needs about ten levels".into()),
            Self::Extension => (
                "the #![…] line at the head of the file is wrong".into(),
                "leave it out, or write #![enable(implicit_some)]".into(),
            ),
            Self::UnexpectedEnd => {
                ("the file ends before the agenda does".into(), "see which closing bracket is missing".into())
            }
            Self::Unexpected { c } => (
                format!("{} has no meaning here", text::symbol(*c)),
                "text goes into \"…\", lists into [ ], fields into ( )".into(),
            ),
            Self::Other { message } => return (format!("not valid RON: {}", shown(message)), None),
        };
        (message, Some(instead))
    }
}

/// The bracket that closes one.
pub(super) fn partner(bracket: char) -> char {
    match bracket {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        c => c,
    }
}

/// Enough to see what has happened to the file.
const MOST_QUOTES: usize = 1000;

/// The faults behind a syntax error.
pub(super) fn explain(lines: &Lines<'_>, text: &str, error: &SpannedError) -> Vec<Fault> {
    let end = lines.offset(Position { line: error.span.end.line, column: error.span.end.col });
    if trivia(text) == text.len() {
        return vec![Fault::new(0..0, FaultKind::Empty)];
    }
    if error.code != Error::ExceededRecursionLimit {
        let faults = look_through(lines, text);
        if !faults.is_empty() {
            return faults;
        }
    }
    let start = lines.offset(Position { line: error.span.start.line, column: error.span.start.col });
    let here = text.get(end..).and_then(|rest| rest.chars().next());
    if let Some(key) = bad_key(text, end) {
        let found = lines.slice(&key).to_owned();
        return vec![Fault::new(key, FaultKind::Syntax(Syntax::BadKey { found }))];
    }
    let (at, syntax) = match &error.code {
        Error::ExceededRecursionLimit => (end, Syntax::TooDeep),
        Error::Eof => (end, Syntax::UnexpectedEnd),
        Error::ExpectedComma
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedArrayEnd
        | Error::ExpectedMapEnd
        | Error::ExpectedOptionEnd => {
            (end, if follows_key(text, end) { Syntax::MissingColon } else { Syntax::MissingComma })
        }
        Error::ExpectedMapColon => (end, Syntax::MissingColon),
        Error::InvalidEscape(_) => {
            let backslash = text.get(..end).and_then(|before| before.rfind('\\'));
            return vec![Fault::new(backslash.unwrap_or(start)..end, FaultKind::Syntax(Syntax::BadEscape))];
        }
        Error::IntegerOutOfBounds
        | Error::InvalidIntegerDigit { .. }
        | Error::ExpectedInteger
        | Error::ExpectedFloat
        | Error::FloatUnderscore
        | Error::UnderscoreAtBeginning => (start, Syntax::BadNumber),
        Error::TrailingCharacters => (end, Syntax::Trailing),
        Error::NoSuchExtension(_) | Error::ExpectedAttribute | Error::ExpectedAttributeEnd => {
            (start, Syntax::Extension)
        }
        Error::UnclosedBlockComment => (start, Syntax::OpenComment),
        Error::ExpectedStringEnd => (start, Syntax::OpenString),
        Error::UnexpectedChar(c) => (end, Syntax::Unexpected { c: *c }),
        Error::ExpectedIdentifier => match here {
            Some(c) => (end, Syntax::Unexpected { c }),
            None => (end, Syntax::UnexpectedEnd),
        },
        other => (end, Syntax::Other { message: other.to_string() }),
    };
    vec![Fault::new(at..word_end(text, at), FaultKind::Syntax(syntax))]
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

/// The end of the word at a place; at least one character.
fn word_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
    at + word.max(rest.chars().next().map_or(0, char::len_utf8))
}

/// Strings, comments, brackets and quotation marks that do not fit together.
fn look_through(lines: &Lines<'_>, text: &str) -> Vec<Fault> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut quotes = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (token, mut length) = token(rest);
        let one = |syntax| vec![Fault::new(at..at + 1, FaultKind::Syntax(syntax))];
        match token {
            Token::Comment { closed: false } => return one(Syntax::OpenComment),
            Token::Text { closed } if !closed || !string_ends_well(rest, length) => {
                return one(Syntax::OpenString);
            }
            Token::Sign(quote @ ('“' | '”' | '‘' | '’' | '„' | '«' | '»')) => {
                length = quoted(rest);
                let span = at..at + length;
                quotes.push(Fault::new(span, FaultKind::Syntax(Syntax::CurlyQuote { quote })));
                if quotes.len() == MOST_QUOTES {
                    break;
                }
            }
            Token::Open(bracket) => open.push((bracket, at)),
            Token::Close(found) => match open.pop() {
                Some((opened, _)) if partner(opened) == found => {}
                Some((opened, start)) => {
                    let opened_line = lines.line(start);
                    return one(Syntax::CrossedBrackets { opened, opened_line, found });
                }
                None => return one(Syntax::LoneBracket { bracket: found }),
            },
            _ => {}
        }
        at += length;
    }
    if quotes.is_empty()
        && let Some((bracket, start)) = open.pop()
    {
        let span: Range<usize> = start..start + 1;
        return vec![Fault::new(span, FaultKind::Syntax(Syntax::OpenBracket { bracket }))];
    }
    quotes
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

#[cfg(test)]
mod tests {
    use super::super::source;
    use super::*;

    /// `line:column kind` of each fault.
    fn faults(text: &str) -> Vec<String> {
        let lines = Lines::new(text);
        let Err(error) = source::root(text) else { return Vec::new() };
        explain(&lines, text, &error)
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
            ("(title: Ngày hội)", "1:14 MissingComma"),
            ("(start: 7h30)", "1:10 MissingComma"),
            ("(plan-number: \"a\")", "1:2 BadKey"),
            ("(title: \"a\\q\")", "1:11 BadEscape"),
            ("(title: \"a\") (b: 1)", "1:14 Trailing"),
            ("(title: \"a\", /* )", "1:14 OpenComment"),
            ("(title: r#\"a\")", "1:9 OpenString"),
            ("(title: @)", "1:9 Unexpected"),
            ("(minutes: 99999999999999999999999999z)", "1:37 MissingComma"),
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
