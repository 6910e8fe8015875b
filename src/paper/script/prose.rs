//! A running order without a table: a line for each item, as it is typed into a chat or a short paper.

use super::head::Head;
use super::item;
use super::rows::{self, Reading};
use super::tables::is_around;
use super::times::{self, Of};
use super::{Item, Passage, Script};
use crate::agenda::posts;
use crate::paper::lists::kind;
use crate::paper::lists::lines::numbering;
use crate::paper::lists::row::tidy;
use crate::text;

/// How a line begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// With a number or a time: an item.
    Marked,
    /// With a dash or a dot.
    Bulleted,
    Plain,
}

fn begins(line: &str) -> Begins {
    let bare = item::without_bullet(line);
    let is_numbered = numbering(bare, None).0.is_some() || item::unnumbered(bare) != bare;
    if is_numbered || !times::split(bare).0.is_none() {
        Begins::Marked
    } else if bare != line {
        Begins::Bulleted
    } else {
        Begins::Plain
    }
}

/// Reads lines. Where some have numbers or times, those are the items and the others belong to the one
/// above them; else every line is one.
pub fn read(passages: Vec<Passage>) -> Script {
    let lines = passages.into_iter().filter_map(|passage| match passage {
        Passage::Line { place, text, .. } => Some((place, tidy(&text))).filter(|(_, line)| !line.is_empty()),
        Passage::Table(_) => None,
    });
    let lines: Vec<(usize, String)> = lines.collect();
    let count = |wanted: Begins| lines.iter().filter(|(_, line)| begins(line) == wanted).count();
    let mark = if count(Begins::Marked) > 1 {
        Begins::Marked
    } else if count(Begins::Bulleted) > 1 {
        Begins::Bulleted
    } else {
        Begins::Plain
    };
    let is_item = |line: &str| begins(line) == mark || begins(line) == Begins::Marked;
    let is_head = |line: &str| !is_item(line) && rows::part_of(line).is_none();
    let head = match mark {
        Begins::Plain => lines.iter().take_while(|(_, line)| Head::knows(line)).count(),
        Begins::Marked | Begins::Bulleted => {
            lines.iter().take_while(|(_, line)| is_head(line) || Head::knows(line)).count()
        }
    };
    let (above, below) = lines.split_at(head);
    let mut reading = Reading::default();
    for (place, line) in below {
        let bare = item::without_bullet(line);
        let has_time = !times::read(bare, Of::Day).is_none();
        let part = rows::heading(line).filter(|part| part.is_some() || !has_time);
        let is_part = rows::part_of(line).is_some();
        if is_part || (part.is_some() && crate::agenda::ItemKind::guess(line).is_none()) {
            reading.heading(line, part.flatten());
        } else if is_around(line) && !is_item(line) {
            continue;
        } else if is_item(line) {
            reading.item(of_line(*place, line));
        } else {
            reading.more(*place, line);
        }
    }
    let above: Vec<String> = above.iter().map(|(_, line)| line.clone()).collect();
    Script { head: Head::of(&above), lines: reading.lines, ..Script::default() }
}

/// An item of one line: `7h30 – 8h00: Đón tiếp đại biểu (Tổ lễ tân)`, `Báo cáo – Trung tá …, Trưởng Công an`.
fn of_line(place: usize, line: &str) -> Item {
    let mut item = item::item(place, &[line.to_owned()], true);
    let title = item.title.clone();
    let cut = [" – ", " - ", " — ", ": ", " | "].iter().find_map(|sign| {
        let (title, who) = title.rsplit_once(sign)?;
        performs(who).then(|| (title.to_owned(), who.to_owned()))
    });
    let in_brackets = || {
        let (title, who) = title.strip_suffix(')')?.rsplit_once('(')?;
        performs(who).then(|| (title.trim().to_owned(), who.to_owned()))
    };
    if let Some((title, who)) = cut.or_else(in_brackets).filter(|(title, _)| !title.trim().is_empty()) {
        // `Chào cờ (5 phút) – MC` has its length before who performs.
        let (length, bare) = times::split_length(&title);
        item.minutes = item.minutes.or(length);
        item.title = bare.to_owned();
        item::perform(&mut item, who.trim());
    }
    item
}

/// Whether somebody is named: a person, a body, a post.
fn performs(who: &str) -> bool {
    let who = who.trim();
    let folded = text::fold(who);
    let leads = [
        "mc",
        "dong chi",
        "d/c",
        "ban to chuc",
        "btc",
        "dai dien",
        "to le tan",
        "doi van nghe",
        "ong ",
        "ba ",
    ];
    let begins = leads.iter().any(|lead| {
        folded
            .strip_prefix(lead)
            .is_some_and(|rest| lead.ends_with(' ') || !rest.starts_with(char::is_alphanumeric))
    });
    begins || kind::guess(who).is_some() || posts::standing(who, "").is_some()
}

impl Reading {
    /// A line that says more about the item above it.
    fn more(&mut self, place: usize, line: &str) {
        match self.lines.last_mut() {
            Some(super::Line::Item(item)) => item.note.push(item::without_bullet(line).to_owned()),
            Some(super::Line::Heading { .. } | super::Line::Unread { .. }) | None => self.unread(place, line),
        }
    }
}
