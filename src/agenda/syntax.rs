//! Syntax errors: `ron` finds the first one, and often blames the place where it stumbled and not
//! the place to mend. Strings, brackets and quotation marks are therefore looked through first.

mod explain;
mod unread;

pub(super) use explain::{Explained, explain};
pub use unread::say_unread;

use super::fault::shown;
use crate::text::{self, Lang};

/// What RON's grammar does not allow.
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
    /// A text in single quotes.
    SingleQuotes { found: String },
    /// A text without quotes.
    BareText { found: String },
    /// A number with a comma, and how it is written.
    DecimalComma { found: String, instead: String },
    /// A blank or sign that is not seen and not allowed.
    Invisible { c: char },
    /// A comment as other files have it.
    ForeignComment { sign: char },
    /// `;` where a comma belongs.
    Semicolon,
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
    /// Anything else that the parser does not take.
    Other { error: ron::Error },
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
            Self::SingleQuotes { found } => (
                "chữ phải để trong ngoặc kép, không phải ngoặc đơn".into(),
                format!("viết \"{}\"", shown(found)),
            ),
            Self::BareText { found } => {
                let what = if is_moment(found) { "giờ, ngày hay số phút" } else { "chữ" };
                (format!("{what} ở đây chưa để trong ngoặc kép"), format!("viết \"{}\"", shown(found)))
            }
            Self::DecimalComma { found, instead } => {
                (format!("số {found} viết dấu phẩy thì máy hiểu là hai số"), format!("viết {instead}"))
            }
            Self::Invisible { c } => (
                format!("{} không nhìn thấy được nằm ở đây", invisible(*c, Lang::Vi)),
                "xoá khoảng trống này rồi gõ lại bằng phím cách; thường nó theo vào khi dán từ Word hay Zalo"
                    .into(),
            ),
            Self::ForeignComment { sign } => {
                (format!("ghi chú trong tệp này không bắt đầu bằng {sign}"), "viết // trước ghi chú".into())
            }
            Self::Semicolon => {
                ("hai mục ở đây cách nhau bằng dấu ;".into(), "viết dấu , thay cho dấu ;".into())
            }
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
            Self::Other { error } => return (format!("viết sai: {}", say_unread(error, Lang::Vi)), None),
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
            Self::SingleQuotes { found } => (
                "text stands in double quotes, not in single ones".into(),
                format!("write \"{}\"", shown(found)),
            ),
            Self::BareText { found } => {
                let what = if is_moment(found) { "time, date or length" } else { "text" };
                (format!("the {what} here stands without quotes"), format!("write \"{}\"", shown(found)))
            }
            Self::DecimalComma { found, instead } => {
                (format!("with its comma, {found} is two numbers"), format!("write {instead}"))
            }
            Self::Invisible { c } => (
                format!("an invisible sign stands here: {}", invisible(*c, Lang::En)),
                "delete this gap and type it again with the space bar; it often comes with pasted text"
                    .into(),
            ),
            Self::ForeignComment { sign } => {
                (format!("comments do not begin with {sign} in this file"), "write // before it".into())
            }
            Self::Semicolon => {
                ("two entries are separated by a ; here".into(), "write a , instead of the ;".into())
            }
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
            Self::Other { error } => {
                return (format!("written wrong: {}", say_unread(error, Lang::En)), None);
            }
        };
        (message, Some(instead))
    }
}

/// Whether a text without quotes is one that begins with digits.
fn is_moment(found: &str) -> bool {
    found.starts_with(|c: char| c.is_ascii_digit())
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

/// The name of a sign that nobody sees.
fn invisible(c: char, lang: Lang) -> String {
    let (vi, en) = match c {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => ("dấu cách không ngắt", "a no-break space"),
        '\u{200b}' | '\u{2060}' => ("dấu cách không độ rộng", "a zero-width space"),
        '\u{200c}' | '\u{200d}' => ("dấu nối không độ rộng", "a zero-width joiner"),
        '\u{ad}' => ("dấu gạch nối ẩn", "a soft hyphen"),
        _ => ("dấu cách lạ", "an unusual space"),
    };
    format!("{} (U+{:04X})", lang.pick(vi, en), u32::from(c))
}

/// Whether a sign is not seen, and is not among the blanks that RON knows.
fn is_invisible(c: char) -> bool {
    let known = matches!(c, '\t'..='\r' | ' ' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}');
    !known && (c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'))
}
