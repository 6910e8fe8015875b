//! Other lengths for items, written into an agenda's text: every byte elsewhere stays as somebody wrote it,
//! comments and layout too.

use std::ops::Range;

use super::source::{self, Node, Shape};
use super::types::ItemId;
use super::{Fault, load};

/// A text with other lengths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retimed {
    /// The whole text.
    pub text: String,
    /// Each line that reads otherwise, in the order of the file.
    pub lines: Vec<OtherLine>,
}

/// A line that reads otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherLine {
    /// Its number, counted from 1.
    pub number: usize,
    /// As it stood.
    pub was: String,
    /// As it reads now.
    pub now: String,
}

/// The text of an agenda with these lengths, in minutes; an item that it does not have is passed over.
///
/// # Errors
/// The faults of an agenda that has some.
pub fn retime(text: &str, minutes: &[(ItemId, i64)]) -> Result<Retimed, Vec<Fault>> {
    // A byte order mark is no part of the agenda, and stays.
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let agenda = load(bare)?;
    let nodes = items(bare).unwrap_or_default();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (item, node) in agenda.items.iter().zip(&nodes).filter(|_| nodes.len() == agenda.items.len()) {
        let wanted = minutes.iter().find(|(id, _)| *id == item.id).map(|(_, minutes)| *minutes);
        edits.extend(wanted.and_then(|minutes| edit(*node, minutes)));
    }
    let mut new = bare.to_owned();
    for (place, instead) in edits.into_iter().rev() {
        new.replace_range(place, &instead);
    }
    let pairs = bare.lines().zip(new.lines()).enumerate().filter(|(_, (was, now))| was != now);
    let lines = pairs.map(|(at, (was, now))| OtherLine { number: at + 1, was: was.into(), now: now.into() });
    let lines = lines.collect();
    let mark = text.get(..text.len() - bare.len()).unwrap_or_default();
    Ok(Retimed { text: format!("{mark}{new}"), lines })
}

/// The items as they stand in the text.
fn items(text: &str) -> Option<Vec<Node<'_>>> {
    let fields = source::root(text).ok()?.fields()?;
    fields.into_iter().find(|field| field.key == "items")?.value.present()?.elements()
}

/// What is written instead of what, and where.
fn edit(node: Node<'_>, minutes: i64) -> Option<(Range<usize>, String)> {
    let node = node.present()?;
    if node.shape() == Shape::Text {
        return Some((node.span(), format!("(title: {}, minutes: {minutes})", node.text())));
    }
    let fields = node.fields()?;
    let of = |key: &str| fields.iter().find(|field| field.key == key).map(|field| field.value.span());
    match (of("minutes"), of("title")) {
        (Some(place), _) => Some((place, minutes.to_string())),
        (None, Some(title)) => Some((title.end..title.end, format!(", minutes: {minutes}"))),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\u{feff}(\r\n\
        \x20   title: \"Ngày hội\", // tên\r\n\
        \x20   items: [\r\n\
        \x20       (title: \"Chào cờ\",   minutes: 5), // năm phút\r\n\
        \x20       /* ai? */ (title: \"Báo cáo\", minutes: \"12 phút\", performer: \"Ai đó\"),\r\n\
        \x20       ( // không ghi\r\n\
        \x20           title: \"Phát biểu\", kind: DirectiveSpeech,\r\n\
        \x20       ),\r\n\
        \x20       \"Bế mạc\",\r\n\
        \x20   ],\r\n)\r\n";

    fn minutes(of: &[(&str, i64)]) -> Vec<(ItemId, i64)> {
        of.iter().map(|(id, minutes)| ((*id).into(), *minutes)).collect()
    }

    #[test]
    fn a_length_is_written_where_it_stands_and_every_byte_elsewhere_stays() {
        let wanted =
            minutes(&[("chao-co", 7), ("bao-cao", 14), ("phat-bieu", 9), ("be-mac", 3), ("khong-co", 1)]);
        let new = retime(TEXT, &wanted).unwrap();
        let expected = TEXT
            .replace("minutes: 5)", "minutes: 7)")
            .replace("\"12 phút\"", "14")
            .replace("\"Phát biểu\",", "\"Phát biểu\", minutes: 9,")
            .replace("\"Bế mạc\"", "(title: \"Bế mạc\", minutes: 3)");
        assert_eq!(new.text, expected);
        let numbers: Vec<usize> = new.lines.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [4, 5, 7, 9]);
        assert_eq!(new.lines[0].now, "        (title: \"Chào cờ\",   minutes: 7), // năm phút");
        let agenda = load(new.text.trim_start_matches('\u{feff}')).unwrap();
        let read: Vec<_> =
            agenda.items.iter().map(|item| item.minutes.map(|own| own.num_minutes())).collect();
        assert_eq!(read, [Some(7), Some(14), Some(9), Some(3)]);
    }

    #[test]
    fn without_other_lengths_nothing_changes_and_a_broken_agenda_is_not_touched() {
        assert_eq!(retime(TEXT, &[]).unwrap(), Retimed { text: TEXT.into(), lines: Vec::new() });
        assert!(retime("(title: ", &[]).is_err());
    }
}
