//! How the MC calls the batches of an item to the stage, one after another.

use super::super::names::Said;
use super::{Batch, Honoree};
use crate::agenda::{Item, RecipientId};
use crate::day::Day;
use crate::text;

/// Recipients that are written out at once, in whole batches: what comes long after is not read yet.
const WRITTEN_OUT: usize = 40;

impl Day {
    /// The batches of an item as they are called: the one on the stage or next, and those that
    /// follow. Whoever is absent or withdrawn is not called; a list without names cannot be.
    pub(in crate::day) fn calls(&self, item: &Item) -> Vec<Said> {
        let batches = self.decisions_of(item).flat_map(|own| self.batches(&own.id));
        let mut batches: Vec<Batch<'_>> = batches.filter(|batch| called_of(batch).next().is_some()).collect();
        let next = self.next_honoree().map(Honoree::id);
        let on_stage = self.batch_on_stage().and_then(|batch| batch.first().cloned());
        let at = batches
            .iter()
            .position(|batch| on_stage.is_some() && batch.first() == on_stage.as_ref())
            .or_else(|| batches.iter().position(|batch| next.is_some_and(|next| batch.has(next))))
            .or_else(|| batches.iter().position(|batch| batch.open() > 0))
            .unwrap_or(batches.len().saturating_sub(1));
        let behind: Vec<Batch<'_>> = batches.drain(..at.min(batches.len())).collect();
        let mut batches = batches.into_iter();
        let Some(current) = batches.next() else { return Vec::new() };
        let to_come = behind.into_iter().chain(batches).filter(|batch| batch.open() > 0);
        let (mut said, mut written, mut more) = (Vec::new(), 0, 0);
        for batch in std::iter::once(current).chain(to_come) {
            let size = batch.honorees.len();
            if more > 0 || (written > 0 && written + size > WRITTEN_OUT) {
                more += 1;
            } else {
                written += size;
                self.call(&batch, next, &mut said);
            }
        }
        if more > 0 {
            said.push(Said::More(more));
        }
        said
    }

    /// One batch: who hands over, each by name, and the photo.
    fn call(&self, batch: &Batch<'_>, next: Option<&RecipientId>, said: &mut Vec<Said>) {
        let Some(first) = batch.first() else { return };
        let mut text = self.decision_title(batch.decision);
        let presenters = self.presenters_called(batch);
        if !presenters.is_empty() {
            let what = if self.is_signing(batch.decision) {
                "lên chứng kiến lễ ký của"
            } else {
                "lên trao cho"
            };
            text.push_str(&format!("\nXin trân trọng kính mời {presenters} {what}:"));
        }
        said.push(Said::Batch { first: first.clone(), text });
        said.extend(called_of(batch).map(|honoree| {
            let next = next == Some(honoree.id());
            let (id, state) = (honoree.id().clone(), honoree.state.clone());
            Said::Recipient { id, line: line(honoree, next), state, next }
        }));
        if !self.is_signing(batch.decision) {
            said.push(Said::Photo { first: first.clone(), taken: batch.is_done() });
        }
    }
}

/// Who of a batch is called: a nameless place is nobody yet.
fn called_of<'b>(batch: &'b Batch<'_>) -> impl Iterator<Item = &'b Honoree> {
    let honorees = batch.honorees.iter().copied();
    honorees.filter(move |honoree| !honoree.recipient.name.is_empty() && !honoree.state.stays_away())
}

/// How one recipient is called; in capitals whoever is next.
fn line(honoree: &Honoree, next: bool) -> String {
    let recipient = &honoree.recipient;
    let name = recipient.spoken.as_ref().unwrap_or(&recipient.name);
    let name = if next { name.to_uppercase() } else { name.clone() };
    let position = recipient.position.as_ref().map(|position| format!(" – {position}")).unwrap_or_default();
    let number = honoree.number;
    if recipient.posthumous {
        let family = family(honoree);
        return format!("{number}. Truy tặng {name}{position}, {family} nhận");
    }
    let instead = honoree.stands_in().map(|name| format!(" ({name} nhận thay)")).unwrap_or_default();
    format!("{number}. {name}{position}{instead}")
}

/// Who receives for the family of the dead, as the MC says it.
fn family(honoree: &Honoree) -> String {
    let who = honoree.stands_in().or(honoree.recipient.representative.as_deref());
    match who.map(|who| who.trim()).filter(|who| !who.is_empty()) {
        // Lists often say it whole: "Đại diện gia đình Cá nhân 03".
        Some(who) if text::fold(who).starts_with("dai dien") => format!("đại diện{}", from(who, "đại diện")),
        Some(who) => format!("đại diện gia đình: {who}"),
        None => "đại diện gia đình".to_owned(),
    }
}

/// What follows the first words, which may be written in any case.
fn from<'a>(text: &'a str, words: &str) -> &'a str {
    let end = text.char_indices().nth(words.chars().count()).map_or(text.len(), |(at, _)| at);
    text.get(end..).unwrap_or_default()
}
