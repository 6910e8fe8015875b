//! The types of values: what one is called when it is wanted, or stands where another is.

use super::super::fault::Noun;
use super::super::source::{Node, Shape};

pub const TEXT: Noun = Noun::new("chữ trong ngoặc kép", "text in quotes");
pub const NUMBER: Noun = Noun::new("số nguyên", "a whole number");
pub const FLAG: Noun = Noun::new("true hoặc false", "true or false");
pub const LIST: Noun = Noun::new("danh sách trong [ ]", "a list in [ ]");
pub const FIELDS: Noun = Noun::new("các trường trong ( )", "fields in ( )");
pub const LASTING: Noun = Noun::new("thời lượng", "a length of time");
pub const POINTS: Noun = Noun::new("số điểm", "a number of points");
pub const TERM: Noun = Noun::new("một từ trong bảng từ", "a word of the vocabulary");

/// What stands where something else is wanted.
pub fn found(node: &Node<'_>, wanted: Noun) -> Noun {
    match node.shape() {
        Shape::Struct | Shape::Call(_) if wanted == FIELDS => {
            Noun::new("giá trị không có tên trường", "values without the names of fields")
        }
        Shape::Text => TEXT,
        Shape::Number => Noun::new("số", "a number"),
        Shape::Word("true" | "false") => FLAG,
        Shape::Word(_) | Shape::Call(_) => Noun::new("chữ không có ngoặc kép", "text without quotes"),
        Shape::List => LIST,
        Shape::Struct => FIELDS,
        Shape::Other if node.text().starts_with('\'') => {
            Noun::new("chữ trong ngoặc đơn", "text in single quotes")
        }
        Shape::Other => Noun::new("kiểu này", "this"),
    }
}

/// What a value of the wrong type would look like if it were right, when that is easily said.
pub fn righted(node: &Node<'_>, wanted: Noun) -> Option<String> {
    let short = Some(node.text()).filter(|text| text.len() <= 60 && !text.contains('\n'));
    match (node.shape(), short) {
        (Shape::Number | Shape::Word(_), Some(text)) if wanted == TEXT => Some(format!("\"{text}\"")),
        (Shape::Other, Some(text)) if wanted == TEXT && text.starts_with('\'') => {
            Some(format!("\"{}\"", text.trim_matches('\'')))
        }
        (Shape::Text, Some(_)) if wanted == NUMBER => {
            node.string().filter(|text| text.parse::<u32>().is_ok()).map(|digits| digits.trim().to_owned())
        }
        (Shape::Struct, _) if wanted == FIELDS => Some("title: \"…\"".into()),
        (_, _) if wanted == FLAG => Some("true".into()),
        (Shape::Text | Shape::Number | Shape::Call(_) | Shape::Word(_), Some(text)) if wanted == LIST => {
            Some(format!("[{text}]"))
        }
        (Shape::Struct, _) if wanted == LIST => Some("[(…), (…)]".into()),
        _ => None,
    }
}
