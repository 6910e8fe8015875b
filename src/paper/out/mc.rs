//! The MC's words in large letters, one item a block: what is left when the laptop dies.

use std::borrow::Cow;

use super::official::{clock_or, performer};
use super::programme::timing;
use super::{Access, Block, Document, Holds, Page, Table};
use crate::day::{Attendee, Day, Entry, Event, ItemState, PeopleEvent, Presence, Recorded, Said};
use crate::text::{Lang, say};

/// A block for each item that is still to be held or was.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let day = &as_if_all_came(day);
    let timing = timing(day);
    let mut sheet = Table::headed(
        [
            ("TT", "No.", Holds::Number, 6),
            ("Thời gian", "Time", Holds::Time, 10),
            ("Mục", "Item", Holds::Text, 24),
            ("Lời dẫn", "Words", Holds::Text, 60),
        ],
        lang,
    );
    let name = Block::Name {
        name: say!(lang, "KỊCH BẢN MC", "MC SCRIPT"),
        about: vec![day.agenda().title.clone()],
    };
    let mut blocks = vec![name];
    let held = day.entries().iter().filter(|entry| entry.state != ItemState::Skipped);
    for (index, entry) in held.enumerate() {
        let number = index + 1;
        let planned = timing.item(entry.id()).and_then(|own| own.planned_start);
        let time = clock_or(day, planned);
        let title = &entry.item.title;
        blocks.push(Block::Title { text: format!("{number}. {title}"), mark: time.clone() });
        let who = performer(day, &entry.item);
        if !who.is_empty() {
            blocks.push(Block::Aside(say!(lang, "Người thực hiện: {who}", "Performed by: {who}")));
        }
        let words = words(day, entry, lang);
        let said = match words.is_empty() {
            true => Block::Aside(say!(lang, "(chưa có lời dẫn)", "(no words yet)")),
            false => Block::Words(words.clone()),
        };
        blocks.push(said);
        sheet.push([number.to_string(), time, title.clone(), words]);
    }
    let title = say!(lang, "Kịch bản MC", "MC script");
    Document { title, access: Access::Internal, page: Page::Large, blocks, sheet, ..Document::default() }
}

/// While nobody has come yet, everybody who is expected is introduced on paper.
pub fn as_if_all_came(day: &Day) -> Cow<'_, Day> {
    let expected = |own: &&Attendee| own.presence == Presence::Expected;
    if day.attendees().is_empty() || !day.attendees().iter().all(|own| expected(&own)) {
        return Cow::Borrowed(day);
    }
    let delegates = day.attendees().iter().map(|own| own.delegate.id.clone()).collect();
    let mut all_came = day.clone();
    if let (Some(last), Some(at)) = (day.log().last(), day.last_at()) {
        let marked = PeopleEvent::Marked { delegates, presence: Presence::Arrived };
        let record = Recorded { seq: last.seq.next(), at, by: last.by.clone(), event: Event::People(marked) };
        all_came.apply(&record);
    }
    Cow::Owned(all_came)
}

/// The words of an item as they are read; what is not known is dots, to be written in.
pub fn words(day: &Day, entry: &Entry, lang: Lang) -> String {
    let mut text = String::new();
    for said in day.words_of(&entry.item) {
        match said {
            Said::Text(own) => text += &own,
            Said::Unknown(_) => text += "………………",
            Said::NotGiven(own) => text += &own.why(lang),
            Said::Delegate { address, .. } => text += &format!("\n– {address}"),
            Said::Batch { text: own, .. } => text += &format!("\n{own}"),
            Said::Recipient { line, .. } => text += &format!("\n– {line}"),
            Said::Photo { .. } => text += &say!(lang, "\n(chụp ảnh)", "\n(photo)"),
            Said::More(batches) => {
                text += &say!(lang, "\n(còn {batches} đợt)", "\n({batches} more to go up)");
            }
        }
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
