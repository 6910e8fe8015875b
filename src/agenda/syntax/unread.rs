//! Why a value could not be read, for people: the parser's own words are English and name types.

use ron::error::Error;

use super::super::fault::shown;
use super::super::measure::{POINTS_EXPECTED, TIME_EXPECTED};
use super::super::time::LASTING_EXPECTED;
use crate::text::{Lang, say, symbol};

/// What our own values are written like, by what they tell the parser.
const WRITTEN: [(&str, &str, &str); 3] = [
    (TIME_EXPECTED, "một thời gian, như \"42,31\" hoặc \"1:02,5\"", "a time, as \"42,31\" or \"1:02,5\""),
    (POINTS_EXPECTED, "số điểm, như 10 hoặc \"9,5\"", "points, as 10 or \"9,5\""),
    (LASTING_EXPECTED, "số phút, hoặc như \"10 phút\"", "minutes, or as \"10 phút\""),
];

/// Why something typed could not be read: what was expected there.
pub fn say_unread(error: &Error, lang: Lang) -> String {
    let pick = |vi: &str, en: &str| lang.pick(vi, en).to_owned();
    match error {
        Error::Eof => pick("thiếu phần cuối", "its end is missing"),
        Error::ExpectedArray => pick("chỗ này là danh sách trong [ ]", "a list in [ ] belongs here"),
        Error::ExpectedComma
        | Error::ExpectedArrayEnd
        | Error::ExpectedMapEnd
        | Error::ExpectedOptionEnd
        | Error::ExpectedStructLikeEnd => {
            pick("thiếu dấu phẩy hoặc dấu đóng ngoặc", "a comma or a closing bracket is missing")
        }
        Error::ExpectedMapColon => pick("thiếu dấu hai chấm sau tên", "a colon is missing after the name"),
        Error::ExpectedBoolean => pick("chỗ này là true hoặc false", "true or false belongs here"),
        Error::ExpectedInteger
        | Error::ExpectedFloat
        | Error::FloatUnderscore
        | Error::UnderscoreAtBeginning
        | Error::InvalidIntegerDigit { .. } => {
            pick("chỗ này là số, không có ngoặc kép", "a number without quotes belongs here")
        }
        Error::IntegerOutOfBounds => pick("số nhỏ quá hoặc lớn quá", "the number is too small or too large"),
        Error::ExpectedMap
        | Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedDifferentStructName { .. }
        | Error::ExpectedStructName(_) => {
            pick("chỗ này viết trong ngoặc ( )", "what belongs here is written in ( )")
        }
        Error::ExpectedString
        | Error::ExpectedByteString
        | Error::ExpectedChar
        | Error::ExpectedByteLiteral => {
            pick("chỗ này là chữ trong ngoặc kép \"…\"", "text in quotes \"…\" belongs here")
        }
        Error::ExpectedIdentifier => pick(
            "chỗ này là một từ không có ngoặc kép, như Arts, Delegate(\"mã\") hoặc Named(\"tên\")",
            "a word without quotes belongs here, such as Arts, Delegate(\"id\") or Named(\"name\")",
        ),
        Error::ExpectedStringEnd => pick("thiếu ngoặc kép đóng", "the closing quote is missing"),
        Error::InvalidEscape(_) => {
            pick("sau dấu \\ là ký tự không có nghĩa", "a \\ before a character that means nothing")
        }
        Error::UnexpectedChar(c) => {
            let c = symbol(*c);
            say!(lang, "không hiểu dấu {c}", "{c} has no meaning here")
        }
        Error::TrailingCharacters => pick("thừa chữ ở cuối", "there is more after its end"),
        Error::ExpectedDifferentLength { .. } => {
            pick("số giá trị trong ngoặc không đúng", "there are too many or too few values in the brackets")
        }
        Error::NoSuchEnumVariant { expected, found, .. }
        | Error::NoSuchStructField { expected, found, .. } => {
            let (found, known) = (shown(found), expected.join(", "));
            say!(lang, "không có “{found}”, chỉ có: {known}", "there is no “{found}”, only: {known}")
        }
        Error::MissingStructField { field, .. } => {
            say!(lang, "thiếu “{field}: …”", "“{field}: …” is missing")
        }
        Error::DuplicateStructField { field, .. } => {
            say!(lang, "“{field}: …” viết hai lần", "“{field}: …” is written twice")
        }
        Error::InvalidValueForType { expected, .. } | Error::Message(expected) => {
            let own = WRITTEN.iter().find(|(told, ..)| told == expected);
            match own.map(|(_, vi, en)| lang.pick(vi, en)) {
                Some(own) => say!(lang, "chỗ này là {own}", "{own} belongs here"),
                None => pick("giá trị ở đây không đúng", "the value here is not a right one"),
            }
        }
        _ => pick("viết sai", "it is written wrong"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::Rule;

    fn said(typed: &str) -> String {
        let options =
            ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        say_unread(&options.from_str::<Rule>(typed).unwrap_err().code, Lang::Vi)
    }

    #[test]
    fn a_rule_typed_wrong_is_answered_with_what_belongs_there() {
        for (typed, expected) in [
            ("Cap(\"abc\")", "chỗ này là số phút, hoặc như \"10 phút\""),
            ("WatchLimit(\"abc\")", "chỗ này là một thời gian, như \"42,31\" hoặc \"1:02,5\""),
            ("MaxPoints(\"abc\")", "chỗ này là số điểm, như 10 hoặc \"9,5\""),
            ("MaxPoints(1.2345)", "chỗ này là số điểm, như 10 hoặc \"9,5\""),
            ("MaxPoints(-1)", "chỗ này là số điểm, như 10 hoặc \"9,5\""),
            ("Precision(300)", "số nhỏ quá hoặc lớn quá"),
            ("Precision(\"2\")", "chỗ này là số, không có ngoặc kép"),
            ("Rounding(Down)", "không có “Down”, chỉ có: HalfUp, Up, Truncate"),
            ("Fault((code: \"1\", text: \"Rơi lăng\"))", "thiếu “costs: …”"),
            ("Ties(Shared)", "chỗ này là danh sách trong [ ]"),
            ("Precision(1", "thiếu dấu phẩy hoặc dấu đóng ngoặc"),
            ("Precision", "chỗ này viết trong ngoặc ( )"),
        ] {
            assert_eq!(said(typed), expected, "{typed}");
        }
    }
}
