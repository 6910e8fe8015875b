//! What a changed agenda makes of the lists: nobody who was called, or has received, or came late
//! is lost, and who came late stays in place.

use std::collections::{HashMap, HashSet};

use super::batches::Opening;
use super::fold::Places;
use super::{Awards, Honoree};
use crate::agenda::{Agenda, DecisionId, RecipientId, RecipientKind};

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
        self.standing = old.standing;
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
                    if new.written == honoree.written {
                        new.recipient.name = honoree.recipient.name;
                    }
                    new.state = honoree.state;
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
