//! An item, by the lines of its content: its title, its times where they stand in it, and what says more.

use super::columns::Meaning;
use super::times::{self, Of, Times};
use super::words::say;
use super::{Item, Remark};
use crate::paper::lists::lines::numbering;
use crate::text;

/// The longest title that is left as it is, in characters.
const LONGEST_TITLE: usize = 120;

/// Without the bullet or the dash that a line begins with.
pub fn without_bullet(line: &str) -> &str {
    line.trim_start_matches(['-', '–', '—', '+', '•', '*', '·', '▪', '●', '➢', '✓', '\u{f0b7}', ' '])
}

/// A label that a line of the content begins with, and what it says.
pub fn labelled(line: &str) -> Option<(Meaning, &str)> {
    let (label, said) = line.split_once(':').filter(|(_, said)| !said.trim().is_empty())?;
    let label = text::fold(without_bullet(label));
    let meaning = match label.trim() {
        "nguoi trinh bay" | "nguoi thuc hien" | "nguoi phat bieu" | "trinh bay" | "thuc hien"
        | "nguoi doc" | "nguoi dieu hanh" | "don vi thuc hien" | "nguoi trao" => Meaning::Performer,
        "chuan bi" | "am thanh" | "dao cu" | "hau can" => Meaning::Prep,
        "loi dan" | "mc" | "loi mc" => Meaning::Words,
        "ghi chu" | "luu y" => Meaning::Note,
        "thoi luong" | "thoi gian" => Meaning::Minutes,
        _ => return None,
    };
    Some((meaning, said.trim()))
}

/// Somebody performs, beside whoever does already.
pub fn perform(item: &mut Item, named: &str) {
    item.performer = match item.performer.take() {
        Some(before) if before.split("; ").any(|own| own == named) => Some(before),
        Some(before) => Some(format!("{before}; {named}")),
        None => Some(named.to_owned()).filter(|named| !named.is_empty()),
    };
}

/// Takes the times that the source says of an item.
pub fn set(item: &mut Item, times: Times) {
    (item.start, item.end) = (times.start, times.end);
    item.minutes = times.lasting();
    if let Some(least) = times.at_least {
        item.remarks.push(Remark::AtLeast(least));
    }
    let own = Times { minutes: None, ..times }.lasting();
    if let (Some(said), Some(own)) = (times.minutes, own)
        && said != own
    {
        item.remarks.push(Remark::OtherLength { minutes: said });
        item.minutes = Some(own);
    }
}

/// An item by the lines of its content: the first is its title, the others say more.
pub fn item(place: usize, content: &[String], may_be_numbered: bool) -> Item {
    let mut item = Item { place, ..Item::default() };
    let mut title = content.first().cloned().unwrap_or_default();
    let mut rest = content.get(1..).unwrap_or_default().iter().peekable();
    // A title that was broken by hand goes on in small letters.
    while let Some(more) = rest.next_if(|line| {
        line.starts_with(char::is_lowercase) || title.ends_with([',', '–', '-']) || title.ends_with(" và")
    }) {
        title = format!("{title} {more}");
    }
    let bare = without_bullet(&title);
    let bare = if may_be_numbered { unnumbered(bare) } else { bare };
    let (times, bare) = times::split(bare);
    let (length, bare) = times::split_length(bare);
    let times = Times { minutes: times.minutes.or(length), ..times };
    if !times.is_none() {
        set(&mut item, times);
    }
    let bare = bare.trim_end_matches([':', ';', '.', ' ']);
    let (title, more) = shortened(if bare.is_empty() { title.trim() } else { bare });
    item.title = text::capital(title);
    item.note.extend(more.map(str::to_owned));
    for line in rest {
        match labelled(line) {
            Some((Meaning::Performer, named)) => perform(&mut item, named),
            Some((Meaning::Prep, said)) => item.prep.push(said.to_owned()),
            Some((Meaning::Words, said)) => say(&mut item, said),
            Some((Meaning::Minutes, said))
                if item.minutes.is_none() && !times::read(said, Of::Length).is_none() =>
            {
                item.minutes = times::read(said, Of::Length).lasting();
            }
            Some(_) | None => item.note.push(without_bullet(line).to_owned()),
        }
    }
    item
}

/// Without the number that it begins with: `1.`, `02)`, `1.2.`, `a)`.
pub fn unnumbered(line: &str) -> &str {
    let (number, rest) = numbering(line, None);
    if number.is_some() && !rest.is_empty() {
        return rest;
    }
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let taken = line.len() - digits.len();
    let head = line.get(..taken).unwrap_or_default();
    if head.contains('.') && head.len() > 2 && digits.starts_with([' ', ')', '/']) {
        return digits.trim_start_matches([' ', ')', '/']);
    }
    match line.split_once([')', '.']) {
        Some((letter, rest))
            if letter.chars().count() == 1
                && letter.contains(char::is_alphabetic)
                && rest.starts_with(' ') =>
        {
            rest.trim_start()
        }
        _ => line,
    }
}

/// A title of a length that a screen can show, and what was behind it.
fn shortened(title: &str) -> (&str, Option<&str>) {
    if title.chars().count() <= LONGEST_TITLE {
        return (title, None);
    }
    let limit = title.char_indices().nth(LONGEST_TITLE).map_or(title.len(), |(at, _)| at);
    let head = title.get(..limit).unwrap_or(title);
    let at = [". ", "; ", ": ", " (", " – ", " - ", ", "]
        .iter()
        .find_map(|sign| head.rfind(sign).filter(|at| *at > 20));
    match at {
        Some(at) => {
            let (head, rest) = title.split_at(at);
            (head, Some(rest.trim_start_matches(['.', ';', ':', ',', '–', '-', ' '])))
        }
        None => (title, None),
    }
}
