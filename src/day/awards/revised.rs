//! What a changed agenda makes of the lists: nobody who was called, or has received, or came late
//! is lost, and who came late stays in place.

use std::collections::{HashMap, HashSet};

use super::batches::Opening;
use super::fold::{Places, everyone};
use super::{Awards, Honoree};
use crate::agenda::{Agenda, Decision, DecisionId, Recipient, RecipientId, RecipientKind};
use crate::day::renamed::is_slip;
use crate::text;

/// Comparisons of names that take no time that anybody notices.
const SLIPS: usize = 10_000;

/// Somebody who is not of the agenda, and whom of it they stand behind.
struct Late {
    after: Option<RecipientId>,
    honoree: Honoree,
}

impl Awards {
    /// Takes over a changed agenda: its lists, with what has happened to those who stand in both.
    /// Who was called or is settled and is no longer listed stays in the books, and so does everyone under a
    /// decision that outlives the file; a list that arrived on the day stands.
    pub fn revise(&mut self, agenda: &Agenda, outlived: &HashSet<DecisionId>) {
        let old = std::mem::replace(self, Self::new(agenda));
        self.announced = old.announced;
        self.replaced = old.replaced;
        let replaced = &self.replaced;
        self.honorees.retain(|new| !replaced.contains(&(new.decision.clone(), new.kind)));
        let decisions: HashSet<&DecisionId> = agenda.decisions().map(|decision| &decision.id).collect();
        let places: HashMap<RecipientId, usize> =
            self.honorees.iter().enumerate().map(|(index, new)| (new.id().clone(), index)).collect();
        let mut late: Vec<Late> = Vec::new();
        let mut before: HashMap<(DecisionId, RecipientKind), RecipientId> = HashMap::new();
        self.fixed = old.fixed;
        // A batch whose first is not listed any more begins with the next who is.
        let mut opens: Option<(DecisionId, RecipientKind, Opening)> = None;
        for mut honoree in old.honorees {
            let is_late = old.late.contains(honoree.id()) && decisions.contains(&honoree.decision);
            let settled = honoree.state.is_settled() || honoree.state.was_called();
            let keeps = settled || outlived.contains(&honoree.decision);
            let stays = places.contains_key(honoree.id()) || is_late || keeps;
            if let Some(own) = honoree.opens.take() {
                opens = Some((honoree.decision.clone(), honoree.kind, own));
            }
            if stays
                && let Some((decision, kind, own)) = opens.take()
                && decision == honoree.decision
                && kind == honoree.kind
            {
                honoree.opens = Some(own);
            }
            match places.get(honoree.id()).and_then(|index| self.honorees.get_mut(*index)) {
                Some(new) => {
                    new.keep_corrected(honoree.written, honoree.recipient);
                    new.state = honoree.state;
                    new.stand_in = honoree.stand_in;
                    new.ready = honoree.ready;
                    new.since = honoree.since;
                    new.opens = honoree.opens;
                    before.insert((new.decision.clone(), new.kind), new.id().clone());
                }
                None if is_late => {
                    let roll = (honoree.decision.clone(), honoree.kind);
                    late.push(Late { after: before.get(&roll).cloned(), honoree });
                }
                None if keeps => self.honorees.push(honoree),
                None => {}
            }
        }
        self.late = old.late;
        let order: Vec<DecisionId> = agenda.decisions().map(|decision| decision.id.clone()).collect();
        self.put_late(&order, late);
    }

    /// Who of a changed decision stands on the day's roll under another id: a place that has a name
    /// now, in the order of the annex, and a name that was mended. Of a list that arrived on the day
    /// the file changes nothing.
    pub(in crate::day) fn renamed(
        &self,
        decision: &Decision,
        known: &DecisionId,
    ) -> Vec<(RecipientId, RecipientId)> {
        let mut pairs = Vec::new();
        let there: HashSet<&RecipientId> = self.honorees.iter().map(Honoree::id).collect();
        for (kind, roll) in decision.rolls() {
            if self.replaced.contains(&(known.clone(), kind)) {
                continue;
            }
            let listed = everyone(decision, kind, roll);
            let as_known = |id: &RecipientId| match id.0.strip_prefix(&decision.id.0) {
                Some(own) => RecipientId(format!("{known}{own}")),
                None => id.clone(),
            };
            let now: HashSet<RecipientId> = listed.iter().map(|own| as_known(&own.id)).collect();
            let mut gone: Vec<&Honoree> = self
                .honorees
                .iter()
                .filter(|own| own.decision == *known && own.kind == kind)
                .filter(|own| !now.contains(own.id()) && !self.late.contains(own.id()))
                .collect();
            let come = listed.iter().filter(|own| !own.name.is_empty());
            let mut come: Vec<&Recipient> = come.filter(|own| !there.contains(&as_known(&own.id))).collect();
            // Ten thousand names are looked for at once.
            let mut named: HashMap<String, usize> = HashMap::new();
            for (at, own) in gone.iter().enumerate() {
                for name in [&own.recipient.name, &own.written.name] {
                    named.entry(text::fold(name)).or_insert(at);
                }
            }
            named.remove("");
            let mut found: HashSet<usize> = HashSet::new();
            come.retain(|own| match named.get(&text::fold(&own.name)) {
                Some(at) if found.insert(*at) => {
                    pairs.extend(gone.get(*at).map(|old| (old.id().clone(), own.id.clone())));
                    false
                }
                _ => true,
            });
            let mut at = 0..;
            gone.retain(|_| at.next().is_some_and(|at| !found.contains(&at)));
            let is_mended = |old: &Honoree, new: &Recipient| {
                new.position.is_some()
                    && old.recipient.position == new.position
                    && is_slip(&old.recipient.name, &new.name)
            };
            // A slip is mended in few lines; a list of which all is new is not compared name by name.
            if gone.len() * come.len() <= SLIPS {
                come.retain(|new| match gone.iter().position(|old| is_mended(old, new)) {
                    Some(at) => {
                        pairs.push((gone.remove(at).id().clone(), new.id.clone()));
                        false
                    }
                    None => true,
                });
            }
            let places = gone.into_iter().filter(|own| own.written.name.is_empty());
            pairs.extend(places.zip(come).map(|(old, new)| (old.id().clone(), new.id.clone())));
        }
        pairs
    }

    /// Those who are not of the agenda go to unnamed places of their roll; where all have names,
    /// behind whom they stood behind, or else to the end.
    fn put_late(&mut self, order: &[DecisionId], late: Vec<Late>) {
        let unnamed: HashSet<(DecisionId, RecipientKind)> = self
            .honorees
            .iter()
            .filter(|own| own.recipient.name.is_empty())
            .map(|own| (own.decision.clone(), own.kind))
            .collect();
        let mut behind: HashMap<RecipientId, Vec<Honoree>> = HashMap::new();
        let mut rolls: Vec<(DecisionId, RecipientKind, Vec<Honoree>)> = Vec::new();
        for Late { after, honoree } in late {
            let (decision, kind) = (honoree.decision.clone(), honoree.kind);
            let of_roll = |(of, own, _): &&mut (DecisionId, RecipientKind, Vec<Honoree>)| {
                *of == decision && *own == kind
            };
            let to_end = match after {
                Some(after) if !unnamed.contains(&(decision.clone(), kind)) => {
                    behind.entry(after).or_default().push(honoree);
                    None
                }
                _ => Some(honoree),
            };
            match rolls.iter_mut().find(of_roll) {
                Some((.., roll)) => roll.extend(to_end),
                None => rolls.push((decision, kind, Vec::from_iter(to_end))),
            }
        }
        for honoree in std::mem::take(&mut self.honorees) {
            let follow = behind.remove(honoree.id());
            self.honorees.push(honoree);
            self.honorees.extend(follow.into_iter().flatten());
        }
        for (decision, kind, roll) in rolls {
            self.take_in(order, &decision, kind, roll, Places::Free);
        }
    }
}

impl Honoree {
    /// What was mended on the day stays where the file still says what it said.
    fn keep_corrected(&mut self, written: Recipient, day: Recipient) {
        let new = &mut self.recipient;
        if self.written.name == written.name {
            new.name = day.name;
        }
        if self.written.position == written.position {
            new.position = day.position;
        }
        if self.written.spoken == written.spoken {
            new.spoken = day.spoken;
        }
        if self.written.representative == written.representative {
            new.representative = day.representative;
        }
    }
}
