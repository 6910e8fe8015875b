//! The recipients as they have come: the fold itself.

use std::collections::{HashMap, HashSet};

use super::batches::FixedRoll;
use super::{Handover, Honoree, StandIn};
use crate::agenda::{Agenda, Decision, DecisionId, Kit, Recipient, RecipientId, RecipientKind, Roll};
use crate::clock::Timestamp;
use crate::day::Operator;

/// What the id of a prize decision begins with. A written id holds no slash.
pub(super) const PRIZES: &str = "giai/";

/// Whether a decision gives the prizes of a contest.
fn is_of_prizes(decision: &DecisionId) -> bool {
    decision.0.starts_with(PRIZES)
}

/// Which unnamed places of a roll are taken by names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::day) enum Places {
    /// One after the other: the names are those of the places, and of what was marked for them.
    All,
    /// Those at which nobody has received or was settled otherwise: that was somebody else.
    Free,
}

/// People on the stage at once, unless the agenda says otherwise.
const STAGE_WIDTH: usize = 10;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::day) struct Awards {
    pub(super) honorees: Vec<Honoree>,
    pub(super) announced: Vec<(DecisionId, Timestamp)>,
    /// Those who were not in the agenda: a list or a name that arrived late.
    pub(super) late: HashSet<RecipientId>,
    /// Rolls of which the agenda's own list was taken away.
    pub(super) replaced: HashSet<(DecisionId, RecipientKind)>,
    pub(super) width: usize,
    pub(super) fixed: Vec<FixedRoll>,
}

impl Awards {
    pub fn new(agenda: &Agenda) -> Self {
        let mut honorees = Vec::new();
        agenda.decisions().for_each(|decision| honorees.extend(listed(decision)));
        let width = agenda.stage_width.and_then(|width| usize::try_from(width).ok());
        Self { honorees, width: width.unwrap_or(STAGE_WIDTH).max(1), ..Self::default() }
    }

    /// The prizes of a signed board, in the order of calling. Whoever was given a prize that the
    /// result does not give any more stays in the books.
    pub fn give_prizes(&mut self, order: &[DecisionId], decision: &DecisionId, recipients: Vec<Recipient>) {
        let (old, rest) =
            std::mem::take(&mut self.honorees).into_iter().partition(|own| own.decision == *decision);
        let mut old: Vec<Honoree> = old;
        self.honorees = rest;
        let mut list: Vec<Honoree> = Vec::with_capacity(recipients.len());
        for recipient in recipients {
            let was = old.iter().position(|own| *own.id() == recipient.id).map(|at| old.swap_remove(at));
            let new = Honoree::new(recipient, decision.clone(), RecipientKind::Collective, 0);
            list.push(match was {
                Some(Honoree { state, stand_in, ready, since, opens, .. }) => {
                    Honoree { state, stand_in, ready, since, opens, ..new }
                }
                None => new,
            });
        }
        list.extend(old.into_iter().filter(|own| own.state.is_received()));
        self.take_in(order, decision, RecipientKind::Collective, list, Places::All);
    }

    /// A result is disputed: what was not handed over waits again, and is to be announced anew.
    pub fn take_prizes_back(&mut self, decision: &DecisionId) {
        self.honorees.retain(|own| own.decision != *decision || own.state.is_received());
        self.announced.retain(|(announced, _)| announced != decision);
        self.number(decision, RecipientKind::Collective);
    }

    /// Takes the prizes out while a changed agenda is taken over: they are of the contests.
    pub fn lift_prizes(&mut self) -> Vec<Honoree> {
        let (prizes, rest) =
            std::mem::take(&mut self.honorees).into_iter().partition(|own| is_of_prizes(&own.decision));
        self.honorees = rest;
        prizes
    }

    /// Puts them back.
    pub fn put_prizes(&mut self, order: &[DecisionId], mut prizes: Vec<Honoree>) {
        while let Some(first) = prizes.first() {
            let decision = first.decision.clone();
            let (list, rest) = prizes.into_iter().partition(|own| own.decision == decision);
            self.take_in(order, &decision, RecipientKind::Collective, list, Places::All);
            prizes = rest;
        }
    }

    /// Takes a list into a roll: unnamed places first, then the end. With `replace`, instead of the
    /// roll as it stands; who is on both keeps what has happened to them.
    pub fn import(
        &mut self,
        order: &[DecisionId],
        (decision, kind): (&DecisionId, RecipientKind),
        recipients: &[Recipient],
        replace: bool,
        places: Places,
    ) {
        let mut known = HashMap::new();
        if replace {
            let (old, rest) = std::mem::take(&mut self.honorees)
                .into_iter()
                .partition(|own| own.decision == *decision && own.kind == kind);
            self.honorees = rest;
            known = Vec::into_iter(old).map(|own| (own.id().clone(), own)).collect();
            self.replaced.insert((decision.clone(), kind));
            self.divide_anew(decision, kind);
        }
        let honorees = recipients.iter().map(|recipient| {
            let new = Honoree::new(recipient.clone(), decision.clone(), kind, 0);
            match known.remove(&recipient.id) {
                Some(Honoree { state, stand_in, ready, since, .. }) => {
                    Honoree { state, stand_in, ready, since, ..new }
                }
                None => new,
            }
        });
        let honorees = honorees.collect();
        self.late.extend(recipients.iter().map(|recipient| recipient.id.clone()));
        self.take_in(order, decision, kind, honorees, places);
    }

    /// Puts a late name on a roll: after somebody, or at the end. An unnamed place there is theirs,
    /// unless somebody has received at it.
    pub fn add(
        &mut self,
        order: &[DecisionId],
        decision: &DecisionId,
        kind: RecipientKind,
        recipient: &Recipient,
        after: Option<&RecipientId>,
    ) {
        let Some(after) = after.and_then(|id| self.honorees.iter().position(|own| own.id() == id)) else {
            self.late.insert(recipient.id.clone());
            let honoree = Honoree::new(recipient.clone(), decision.clone(), kind, 0);
            return self.take_in(order, decision, kind, vec![honoree], Places::Free);
        };
        self.late.insert(recipient.id.clone());
        match self.honorees.get_mut(after + 1) {
            Some(next) if next.decision == *decision && next.kind == kind && next.is_free() => {
                next.recipient = recipient.clone();
            }
            _ => {
                let honoree = Honoree::new(recipient.clone(), decision.clone(), kind, 0);
                self.honorees.insert(after + 1, honoree);
            }
        }
        self.number(decision, kind);
    }

    pub(super) fn take_in(
        &mut self,
        order: &[DecisionId],
        decision: &DecisionId,
        kind: RecipientKind,
        list: Vec<Honoree>,
        places: Places,
    ) {
        let mut list = list.into_iter();
        for place in self.honorees.iter_mut().filter(|own| own.decision == *decision && own.kind == kind) {
            let is_theirs = match places {
                Places::All => place.recipient.name.is_empty(),
                Places::Free => place.is_free(),
            };
            if !is_theirs {
                continue;
            }
            let Some(named) = list.next() else { break };
            // What was marked for the place holds for its name; what was marked for the name counts more.
            place.recipient = named.recipient;
            place.written = named.written;
            place.ready.extend(named.ready);
            place.opens = named.opens.or(place.opens.take());
            place.stand_in = named.stand_in.or(place.stand_in.take());
            if named.since.is_some() {
                place.state = named.state;
                place.since = named.since;
            }
        }
        let rank = |of: &DecisionId, kind: RecipientKind| (order.iter().position(|id| id == of), kind);
        let of_roll = |own: &Honoree| own.decision == *decision && own.kind == kind;
        let end = match self.honorees.iter().rposition(of_roll) {
            Some(last) => last + 1,
            None => {
                let own = rank(decision, kind);
                let later = |other: &Honoree| rank(&other.decision, other.kind) > own;
                self.honorees.iter().position(later).unwrap_or(self.honorees.len())
            }
        };
        self.honorees.splice(end..end, list);
        self.number(decision, kind);
    }

    pub(super) fn number(&mut self, decision: &DecisionId, kind: RecipientKind) {
        let roll = self.honorees.iter_mut().filter(|own| own.decision == *decision && own.kind == kind);
        for (index, honoree) in roll.enumerate() {
            honoree.number = index + 1;
        }
    }

    pub fn all(&self) -> &[Honoree] {
        &self.honorees
    }

    pub fn get(&self, id: &RecipientId) -> Option<&Honoree> {
        self.honorees.iter().find(|honoree| honoree.id() == id)
    }

    pub fn get_mut(&mut self, id: &RecipientId) -> Option<&mut Honoree> {
        self.honorees.iter_mut().find(|honoree| honoree.id() == id)
    }

    /// Whether anybody stands under a decision.
    pub fn any_under(&self, decision: &DecisionId) -> bool {
        self.honorees.iter().any(|honoree| honoree.decision == *decision)
    }

    /// A decision that was left out is held after all: who was listed is, but who stayed.
    pub fn bring_back(&mut self, decision: &Decision) {
        let stay: HashSet<RecipientId> = self.honorees.iter().map(|own| own.id().clone()).collect();
        let back = listed(decision).into_iter().filter(|own| !stay.contains(own.id()));
        let replaced = &self.replaced;
        let back = back.filter(|own| !replaced.contains(&(own.decision.clone(), own.kind)));
        let back: Vec<Honoree> = back.collect();
        self.honorees.extend(back);
    }

    pub fn announced(&self, decision: &DecisionId) -> Option<Timestamp> {
        self.announced.iter().find(|(id, _)| id == decision).map(|(_, at)| *at)
    }

    pub fn announce(&mut self, decision: &DecisionId, at: Timestamp) {
        if self.announced(decision).is_none() {
            self.announced.push((decision.clone(), at));
        }
    }

    /// Those of these ids: of ten thousand at once, none is looked for ten thousand times.
    fn those<'a>(&'a mut self, ids: &[RecipientId]) -> impl Iterator<Item = &'a mut Honoree> {
        let ids: HashSet<RecipientId> = ids.iter().cloned().collect();
        self.honorees.iter_mut().filter(move |honoree| ids.contains(&honoree.recipient.id))
    }

    pub fn set(&mut self, ids: &[RecipientId], state: &Handover, at: Timestamp, by: &Operator) {
        for honoree in self.those(ids) {
            // Whoever stood in for them received it.
            let instead = honoree.stand_in.as_ref().filter(|_| *state == Handover::Conferred);
            honoree.state = match instead {
                Some(StandIn { name, relation }) => {
                    Handover::ToProxy { name: name.clone(), relation: relation.clone() }
                }
                None => state.clone(),
            };
            if honoree.state.is_settled() {
                honoree.stand_in = None;
            }
            honoree.since = Some((at, by.clone()));
        }
    }

    pub fn expect(&mut self, id: &RecipientId, stand_in: Option<&StandIn>) {
        for honoree in self.those(std::slice::from_ref(id)) {
            honoree.stand_in = stand_in.cloned();
            // Somebody comes for them after all.
            if honoree.stand_in.is_some() && honoree.state == Handover::Later {
                honoree.state = Handover::Pending;
            }
        }
    }

    pub fn prepare(&mut self, ids: &[RecipientId], kit: Kit, done: bool) {
        for honoree in self.those(ids) {
            if done {
                honoree.ready.insert(kit);
            } else {
                honoree.ready.remove(&kit);
            }
        }
    }

    pub fn rename(&mut self, id: &RecipientId, name: &str) {
        if let Some(honoree) = self.get_mut(id) {
            name.clone_into(&mut honoree.recipient.name);
        }
    }
}

/// The rolls of a decision as it is written.
pub(super) fn listed(decision: &Decision) -> Vec<Honoree> {
    let mut honorees = Vec::new();
    for (kind, roll) in decision.rolls() {
        for (index, recipient) in everyone(decision, kind, roll).into_iter().enumerate() {
            honorees.push(Honoree::new(recipient, decision.id.clone(), kind, index + 1));
        }
    }
    honorees
}

/// Everyone on a roll: the listed, and a place for each who is only counted.
pub(super) fn everyone(decision: &Decision, kind: RecipientKind, roll: &Roll) -> Vec<Recipient> {
    let counted = roll.count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
    let letter = match kind {
        RecipientKind::Collective => "tap-the",
        RecipientKind::Household => "ho",
        RecipientKind::Individual => "ca-nhan",
    };
    let unnamed = (roll.list.len() + 1..=counted).map(|number| Recipient {
        id: RecipientId(format!("{}/{letter}-{number}", decision.id)),
        ..Recipient::default()
    });
    roll.list.iter().cloned().chain(unnamed).collect()
}
