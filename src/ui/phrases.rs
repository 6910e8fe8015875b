//! What several screens say, and ask, of the day in the same way.

use chrono::TimeDelta;
use ratatui::style::Style;

use super::{View, format};
use crate::agenda::{DecisionId, Item, RecipientId};
use crate::clock::Timestamp;
use crate::day::{Board, Day, Departure, Entry, Handover, Honoree, ItemState, Message, Part};
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
    let held = day.entries().iter().filter(|entry| !entry.spans.is_empty());
    let held: Vec<&DecisionId> =
        held.flat_map(|entry| day.decisions_of(&entry.item)).map(|own| &own.id).collect();
    let signings: Vec<&DecisionId> =
        day.decisions().map(|own| &own.id).filter(|id| day.is_signing(id)).collect();
    let of = |signs: bool, is: &dyn Fn(&Honoree) -> bool| -> Vec<RecipientId> {
        let own = day.honorees().iter().filter(|own| signings.contains(&&own.decision) == signs);
        own.filter(|own| is(own)).map(|own| own.id().clone()).collect()
    };
    let is_open = |own: &Honoree| !own.state.is_settled() && held.contains(&&own.decision);
    let later = of(false, &|own| own.state == Handover::Later);
    let open = of(false, &is_open);
    // Whoever did not sign a pledge is owed nothing, but signs on another day.
    let unsigned = of(true, &|own| own.state == Handover::Later || is_open(own));
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

/// Guests who must leave while something of theirs is still to come: what comes too late, as soon as
/// that is known, and what is left, as the hour draws near.
pub fn departing(view: &View<'_>) -> Vec<(String, Style)> {
    let (day, lang, now) = (view.day, view.ui.lang, view.now);
    let say_of = |own: Departure| {
        let (who, at) = (day.delegate_name(&own.who), format::moment(day, own.at, now));
        let late = parts_with_times(day, own.too_late(), now);
        if !late.is_empty() {
            let said = say!(
                lang,
                "{who} về lúc {at}, sau đó mới đến: {late}",
                "{who} leaves at {at}, before: {late}"
            );
            return Some((said, view.theme.late));
        }
        let left = parts_with_times(day, own.parts.iter(), now);
        (own.at - now <= NEAR).then(|| {
            (
                say!(lang, "{who} về lúc {at}, còn: {left}", "{who} leaves at {at}, still theirs: {left}"),
                view.theme.attention,
            )
        })
    };
    day.departures(&view.timing).into_iter().filter_map(say_of).collect()
}

/// So long before a guest leaves, everybody is told what is left of theirs.
const NEAR: TimeDelta = TimeDelta::minutes(15);

/// How far a board has come, in a phrase: signed and when, or provisional and what is missing.
pub fn state_of(view: &View<'_>, board: &Board) -> (String, Style) {
    let (words, theme) = (view.words, view.theme);
    let dot = format!(" {} ", theme.glyphs.dot);
    if let Some(signed) = board.signed() {
        let at = format::moment(view.day, signed.at, view.now);
        return (format!("{} {at}{dot}{}", words.signed, signed.by), theme.done);
    }
    let mut parts = Vec::new();
    let to_run = board.to_run().count();
    let has_begun = board.places.len() > to_run;
    if board.places.is_empty() {
        parts.push(words.no_teams.to_owned());
    } else if has_begun {
        parts.push(words.provisional.to_owned());
    }
    if to_run > 0 {
        parts.push(format!("{to_run}/{} {}", board.places.len(), words.teams_to_run));
    }
    let left = board.with_attempts_left().count();
    if left > 0 {
        parts.push(format!("{left} {}", words.attempts_left));
    }
    if !board.undecided().is_empty() {
        parts.push(words.waits_for_decision.to_owned());
    }
    if !board.closing.protests.is_empty() {
        parts.push(format!("{} {}", board.closing.protests.len(), words.protests));
    }
    let style = if has_begun { theme.attention } else { theme.quiet };
    (parts.join(&dot), style)
}
