//! What a changed agenda file calls otherwise: an id that nobody wrote follows from the title, so a
//! mended title looks like one item that is gone and another that has come. The day keeps the id
//! under which it knows them, and with it whatever has happened to them.
//!
//! What is held to be the same is part of the event: a journal of before, in which nothing was,
//! replays as it was lived.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::agenda::{
    Agenda, CheckId, Decision, DecisionId, Delegate, DelegateId, Item, ItemId, Performer, RecipientId,
};
use crate::text;

/// Pairs of ids: as the day knows it, and as the changed file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Renamed {
    /// Items.
    pub items: Vec<(ItemId, ItemId)>,
    /// Delegates.
    pub delegates: Vec<(DelegateId, DelegateId)>,
    /// Decisions.
    pub decisions: Vec<(DecisionId, DecisionId)>,
    /// Recipients, and places of a roll that have a name now.
    pub recipients: Vec<(RecipientId, RecipientId)>,
}

impl Renamed {
    fn is_empty(&self) -> bool {
        self.items.is_empty()
            && self.delegates.is_empty()
            && self.decisions.is_empty()
            && self.recipients.is_empty()
    }

    /// The changed agenda with the ids under which the day knows what is in it.
    pub(super) fn onto(&self, agenda: &Agenda) -> Agenda {
        let mut agenda = agenda.clone();
        if self.is_empty() {
            return agenda;
        }
        for delegate in &mut agenda.delegates {
            known(&self.delegates, &mut delegate.id);
        }
        for item in &mut agenda.items {
            if let Some((old, new)) = self.items.iter().find(|(_, new)| *new == item.id) {
                for check in &mut item.checks {
                    check.id = CheckId(moved(&check.id.0, &new.0, &old.0));
                }
                item.id = old.clone();
            }
            item.performer.iter_mut().for_each(|who| self.performer(who));
            item.decisions.iter_mut().for_each(|decision| self.decision(decision));
        }
        agenda
    }

    fn decision(&self, decision: &mut Decision) {
        let was = decision.id.clone();
        known(&self.decisions, &mut decision.id);
        let now = decision.id.clone();
        let recipients: HashMap<&RecipientId, &RecipientId> =
            self.recipients.iter().map(|(old, new)| (new, old)).collect();
        for recipient in [&mut decision.collectives, &mut decision.households, &mut decision.individuals]
            .into_iter()
            .flat_map(|roll| &mut roll.list)
        {
            recipient.id = match recipients.get(&recipient.id) {
                Some(old) => (*old).clone(),
                None => RecipientId(moved(&recipient.id.0, &was.0, &now.0)),
            };
        }
        let own = decision.presenters.iter_mut().chain(&mut decision.announcer);
        let of_batches = decision.batches.iter_mut().flat_map(|batch| &mut batch.presenters);
        own.chain(of_batches).for_each(|who| self.performer(who));
    }

    fn performer(&self, who: &mut Performer) {
        if let Performer::Delegate(id) = who {
            known(&self.delegates, id);
        }
    }
}

fn known<Id: Clone + PartialEq>(pairs: &[(Id, Id)], id: &mut Id) {
    if let Some((old, _)) = pairs.iter().find(|(_, new)| new == id) {
        *id = old.clone();
    }
}

/// The same id under another parent: `cha/con`.
fn moved(id: &str, from: &str, to: &str) -> String {
    match id.strip_prefix(from).and_then(|rest| rest.strip_prefix('/')) {
        Some(own) => format!("{to}/{own}"),
        None => id.to_owned(),
    }
}

/// Something that has an id and a title.
struct Titled<'a, Id> {
    id: &'a Id,
    title: &'a str,
    /// Its id may follow from its title.
    is_free: bool,
}

/// Whether an id is what nobody wrote: the folded title, perhaps with a number.
fn follows(id: &str, title: &str) -> bool {
    let slug = text::slug(title);
    id.strip_prefix(slug.as_str()).is_some_and(|rest| {
        let number = rest.strip_prefix('-');
        !slug.is_empty() && (rest.is_empty() || number.is_some_and(|number| number.parse::<u32>().is_ok()))
    })
}

/// Which of the new are which of the old: those of one title; and then whoever stands where another
/// one is gone, between the same neighbours, and fits.
fn same<Id: Clone + PartialEq>(
    old: &[Titled<'_, Id>],
    new: &[Titled<'_, Id>],
    fits: impl Fn(&Id, &Id) -> bool,
) -> Vec<(Id, Id)> {
    let mut pairs: Vec<(Id, Id)> = Vec::new();
    let has = |list: &[Titled<'_, Id>], id: &Id| list.iter().any(|own| own.id == id);
    let gone: Vec<usize> = (0..old.len())
        .filter(|at| old.get(*at).is_some_and(|own| own.is_free && !has(new, own.id)))
        .collect();
    let come: Vec<usize> =
        (0..new.len()).filter(|at| new.get(*at).is_some_and(|own| !has(old, own.id))).collect();
    let mut taken: HashMap<usize, usize> = HashMap::new();
    for at in &come {
        let Some(own) = new.get(*at).filter(|own| !own.title.is_empty()) else { continue };
        let is_it = |other: &&usize| {
            let title = old.get(**other).map(|other| other.title).unwrap_or_default();
            text::is_same_name(title, own.title) && !taken.values().any(|taken| taken == *other)
        };
        if let Some(other) = gone.iter().find(is_it) {
            taken.insert(*at, *other);
        }
    }
    // Where each of the new stands in the old order, as far as that is known.
    let place = |at: usize| {
        let own = new.get(at)?;
        taken.get(&at).copied().or_else(|| old.iter().position(|other| other.id == own.id))
    };
    let mut fitting: Vec<(usize, usize)> = Vec::new();
    for at in come.iter().filter(|at| !taken.contains_key(at)) {
        let Some(own) = new.get(*at).filter(|own| own.is_free) else { continue };
        let before = (0..*at).rev().find_map(place);
        let after = (at + 1..new.len()).find_map(place);
        let between = before.map_or(0, |place| place + 1)..after.unwrap_or(old.len());
        let is_left = |other: &usize| {
            !taken.values().any(|taken| taken == other) && !fitting.iter().any(|(_, taken)| taken == other)
        };
        let mut there = gone.iter().filter(|other| between.contains(*other) && is_left(other));
        let fits = |other: &&usize| old.get(**other).is_some_and(|other| fits(other.id, own.id));
        fitting.extend(there.find(fits).map(|other| (*at, *other)));
    }
    for (at, other) in taken.into_iter().chain(fitting) {
        if let (Some(other), Some(own)) = (old.get(other), new.get(at)) {
            pairs.push((other.id.clone(), own.id.clone()));
        }
    }
    // A map has no order, and what is recorded does.
    pairs.sort_by_key(|(old_id, _)| old.iter().position(|own| own.id == old_id));
    pairs
}

/// What somebody or something is called, from which an id follows that nobody wrote.
fn title_of(delegate: &Delegate) -> &str {
    let known = [&delegate.name, &delegate.position, &delegate.organization];
    known.into_iter().flatten().next().map(String::as_str).unwrap_or_default()
}

/// Words in braces name a delegate or a decision by its id, and are not written anew.
fn is_named(agenda: &Agenda, id: &str) -> bool {
    let id = id.replace('-', "_");
    let words = agenda.items.iter().filter_map(|item| item.words.as_ref());
    words.into_iter().any(|words| words.contains('{') && words.replace('-', "_").contains(&id))
}

/// Items that go on under their id; `is_held` where one was not left out on the day.
pub(super) fn items(
    old: &Agenda,
    new: &Agenda,
    last: &Renamed,
    is_held: impl Fn(&ItemId) -> bool,
) -> Vec<(ItemId, ItemId)> {
    fn titled(item: &Item, known: bool) -> Titled<'_, ItemId> {
        Titled { id: &item.id, title: &item.title, is_free: known || follows(&item.id.0, &item.title) }
    }
    let is_known = |item: &Item| last.items.iter().any(|(known, _)| *known == item.id);
    let before: Vec<_> = old.items.iter().map(|own| titled(own, is_known(own))).collect();
    let now: Vec<_> = new.items.iter().map(|own| titled(own, false)).collect();
    same(&before, &now, |id, now| {
        let (Some(own), Some(now)) = (old.item(id), new.item(now)) else { return false };
        is_held(id) && is_one_item(own, now)
    })
}

/// Delegates who go on under their id.
pub(super) fn delegates(old: &Agenda, new: &Agenda, last: &Renamed) -> Vec<(DelegateId, DelegateId)> {
    fn titled(own: &Delegate, known: bool) -> Titled<'_, DelegateId> {
        let title = title_of(own);
        Titled { id: &own.id, title, is_free: known || follows(&own.id.0, title) }
    }
    let is_known = |own: &Delegate| last.delegates.iter().any(|(known, _)| *known == own.id);
    let before: Vec<_> = old.delegates.iter().map(|own| titled(own, is_known(own))).collect();
    let now: Vec<_> = new.delegates.iter().map(|own| titled(own, false)).collect();
    let mut pairs = same(&before, &now, |id, now| {
        let (Some(own), Some(now)) = (old.delegate(id), new.delegate(now)) else { return false };
        is_one_person(own, now)
    });
    pairs.retain(|(_, now)| !is_named(new, &now.0));
    pairs
}

/// Decisions that go on under their id, in items that do.
pub(super) fn decisions(
    old: &Agenda,
    new: &Agenda,
    last: &Renamed,
    items: &[(ItemId, ItemId)],
) -> Vec<(DecisionId, DecisionId)> {
    fn titled(own: &Decision, known: bool) -> Titled<'_, DecisionId> {
        Titled { id: &own.id, title: &own.form, is_free: known || follows(&own.id.0, &own.form) }
    }
    let is_known = |own: &Decision| last.decisions.iter().any(|(known, _)| *known == own.id);
    let mut pairs = Vec::new();
    for item in &new.items {
        let id = items.iter().find(|(_, now)| *now == item.id).map_or(&item.id, |(known, _)| known);
        let Some(before) = old.item(id) else { continue };
        let before: Vec<_> = before.decisions.iter().map(|own| titled(own, is_known(own))).collect();
        let now: Vec<_> = item.decisions.iter().map(|own| titled(own, false)).collect();
        let of = |agenda: &'_ Agenda, id: &DecisionId| agenda.decisions().find(|own| own.id == *id).cloned();
        pairs.extend(same(&before, &now, |id, now| {
            let (Some(own), Some(now)) = (of(old, id), of(new, now)) else { return false };
            is_one_decision(&own, &now)
        }));
    }
    pairs.retain(|(known, now)| {
        !is_named(new, &now.0) && new.owner(known).is_none() && old.owner(now).is_none()
    });
    pairs
}

fn words(title: &str) -> Vec<String> {
    let folded = text::fold(title);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// One number, or a form that was written shorter or longer: not another award.
fn is_one_decision(old: &Decision, new: &Decision) -> bool {
    match (&old.number, &new.number) {
        (Some(old), Some(new)) => old == new,
        _ => {
            let (was, now) = (words(&old.form), words(&new.form));
            was.iter().all(|word| now.contains(word)) || now.iter().all(|word| was.contains(word))
        }
    }
}

/// A title that has a word of the other, or another title over all the same.
fn is_one_item(old: &Item, new: &Item) -> bool {
    let (was, now) = (words(&old.title), words(&new.title));
    let both = was.iter().filter(|word| now.contains(word)).count();
    if both > 0 && both * 2 >= was.len().min(now.len()) {
        return true;
    }
    let says_more = new.words.is_some() || new.contest.is_some() || !new.decisions.is_empty();
    says_more
        && old.words == new.words
        && old.contest == new.contest
        && old.decisions == new.decisions
        && old.performer == new.performer
}

/// A name that is filled in, or a post that is mended: not another person sent to the same place.
fn is_one_person(old: &Delegate, new: &Delegate) -> bool {
    let is_post = old.position == new.position && old.organization == new.organization;
    match (&old.name, &new.name) {
        (Some(_), Some(_)) | (None, Some(_)) if !is_post => false,
        (Some(old), Some(new)) => is_slip(old, new),
        (None, None) => true,
        (None, Some(_)) | (Some(_), None) => {
            new.position.is_some() && old.position == new.position || new.organization.is_some() && is_post
        }
    }
}

/// Whether two spellings are of one name: a letter or two apart, and no number.
pub(super) fn is_slip(old: &str, new: &str) -> bool {
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    digits(old) == digits(new) && strsim::levenshtein(&text::slug(old), &text::slug(new)) <= 2
}
