//! What several screens say, and ask, of the day in the same way.

use super::format;
use crate::agenda::Item;
use crate::clock::Timestamp;
use crate::day::{Day, Entry, Handover, Honoree, ItemState, Message, Part};
use crate::text::{Lang, say};

/// `3/5`; nothing where there is nothing to tick.
pub fn done_of(day: &Day, item: &Item) -> String {
    match item.checks.len() {
        0 => String::new(),
        all => {
            let done = item.checks.iter().filter(|check| day.tick(&check.id).is_some()).count();
            format!("{done}/{all}")
        }
    }
}

/// The item whose words are to be read: the running one, or the first before the day begins.
pub fn on_stage(day: &Day) -> Option<&Entry> {
    day.current().or_else(|| day.next_up().filter(|_| !day.has_begun()))
}

/// What follows what is on stage, in order.
pub fn to_come(day: &Day) -> impl Iterator<Item = &Entry> {
    let now = on_stage(day).map(Entry::id);
    day.entries().iter().filter(move |entry| entry.state == ItemState::Pending && Some(entry.id()) != now)
}

/// Lines from the organisers that the MC has not answered, the oldest first.
pub fn unseen(day: &Day) -> impl Iterator<Item = &Message> {
    day.messages().iter().filter(|message| message.seen.is_none())
}

/// Whoever has not received or signed: put off, or not called in an item that was held; a sentence each.
pub fn owed(day: &Day, lang: Lang) -> Vec<String> {
    let ids = |own: Vec<&Honoree>| own.into_iter().map(|own| own.id().clone()).collect::<Vec<_>>();
    let (later, open): (Vec<_>, Vec<_>) =
        day.owed().into_iter().partition(|own| own.state == Handover::Later);
    let (later, open, unsigned) = (ids(later), ids(open), ids(day.unsigned()));
    let mut said = Vec::new();
    if !later.is_empty() {
        let (count, names) = (later.len(), day.say_names(&later, lang));
        said.push(say!(
            lang,
            "Còn nợ, trao sau ({count}): {names}",
            "Owed, to be handed over later ({count}): {names}"
        ));
    }
    if !open.is_empty() {
        let (count, names) = (open.len(), day.say_names(&open, lang));
        said.push(say!(lang, "Chưa trao ({count}): {names}", "Not handed over ({count}): {names}"));
    }
    if !unsigned.is_empty() {
        let (count, names) = (unsigned.len(), day.say_names(&unsigned, lang));
        said.push(say!(lang, "Chưa ký ({count}): {names}", "Not signed ({count}): {names}"));
    }
    said
}

/// What of a guest's is still to come, each with its hour.
pub fn parts_with_times<'p>(day: &Day, parts: impl Iterator<Item = &'p Part>, now: Timestamp) -> String {
    let said = |part: &Part| {
        let comes = part.comes.map(|comes| format!(" ({})", format::moment(day, comes.at, now)));
        day.title(&part.item) + &comes.unwrap_or_default()
    };
    parts.map(said).collect::<Vec<_>>().join(", ")
}
