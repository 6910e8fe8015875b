//! Who goes up together (đợt), as it stands on the day.
//!
//! Until something happens to a roll its batches follow from the agenda and the width of the
//! stage. From the first call, and from the first change by hand, they stand: a name that comes
//! late joins the batch in which it is put, and moves nobody else into another.

use std::collections::HashSet;

use super::{Awards, Honoree};
use crate::agenda::{Decision, DecisionId, Division, Performer, RecipientId, RecipientKind};
use crate::clock::Timestamp;
use crate::day::Operator;

/// Those who go up together (đợt): one decision, one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch<'a> {
    /// Under which decision.
    pub decision: &'a DecisionId,
    /// Its number among the batches of its roll, counted from 1, and how many there are.
    pub number: (usize, usize),
    /// Who, in the annex order.
    pub honorees: Vec<&'a Honoree>,
    /// Who hands over: its own, or those of the decision.
    pub presenters: &'a [Performer],
    /// Who carries tray and flowers: its own, or those of the decision.
    pub bearers: &'a [String],
    /// When the photo was taken and the batch was done, and by whose word.
    pub closed: Option<&'a (Timestamp, Operator)>,
}

impl<'a> Batch<'a> {
    /// The first of it, by whom it is named.
    pub fn first(&self) -> Option<&'a RecipientId> {
        self.honorees.first().map(|honoree| honoree.id())
    }

    /// Whether it has this recipient.
    pub fn has(&self, id: &RecipientId) -> bool {
        self.honorees.iter().any(|honoree| honoree.id() == id)
    }

    /// Of one kind, all of them.
    pub fn kind(&self) -> RecipientKind {
        self.honorees.first().map(|honoree| honoree.kind).unwrap_or_default()
    }

    /// How many of it are still to be called or to receive.
    pub fn open(&self) -> usize {
        self.honorees.iter().filter(|honoree| !honoree.state.is_settled()).count()
    }

    /// Who of it is left and not called.
    pub fn uncalled(&self) -> Vec<RecipientId> {
        let waits = |own: &&&Honoree| !own.state.is_settled() && own.state != super::Handover::Called;
        self.honorees.iter().filter(waits).map(|own| own.id().clone()).collect()
    }

    /// Nobody of it is left, and the photo was taken.
    pub fn is_done(&self) -> bool {
        self.closed.is_some() && self.open() == 0
    }

    /// Somebody of it who was called, or has received.
    pub fn called(&self) -> Option<&'a Honoree> {
        self.honorees.iter().find(|honoree| honoree.state.was_called()).copied()
    }
}

/// What a batch has that is not its decision's. It is kept with the first who goes up in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Opening {
    presenters: Vec<Performer>,
    bearers: Vec<String>,
    closed: Option<(Timestamp, Operator)>,
}

impl Opening {
    fn planned(division: &Division<'_>) -> Self {
        let planned = division.planned.map(|(_, batch)| batch.clone()).unwrap_or_default();
        Self { presenters: planned.presenters, bearers: planned.bearers, closed: None }
    }
}

/// A roll whose batches stand: those who come at its end join the last one up to this size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FixedRoll {
    decision: DecisionId,
    kind: RecipientKind,
    last: usize,
}

impl Awards {
    /// The batches of a decision, collectives first, in the annex order.
    pub fn batches<'a>(&'a self, decision: &'a Decision) -> Vec<Batch<'a>> {
        let rolls: Vec<(RecipientKind, Vec<&Honoree>)> =
            RecipientKind::ALL.iter().map(|kind| (*kind, self.roll(&decision.id, *kind).collect())).collect();
        let counts: Vec<(RecipientKind, usize)> =
            rolls.iter().map(|(kind, roll)| (*kind, roll.len())).collect();
        let mut batches = Vec::new();
        for ((kind, roll), planned) in rolls.into_iter().zip(decision.divide(&counts, self.width)) {
            let fixed = self.fixed_roll(&decision.id, kind);
            let sizes = match fixed {
                Some(fixed) => fixed_sizes(&roll, fixed.last),
                None => planned.iter().map(|division| division.size).collect(),
            };
            let count = sizes.len();
            let mut rest = roll.as_slice();
            for (index, size) in sizes.into_iter().enumerate() {
                let (honorees, later) = rest.split_at(size.min(rest.len()));
                rest = later;
                let opens = honorees.first().and_then(|first| first.opens.as_ref());
                // While the batches do not stand, those of the agenda are only planned.
                let planned = planned.get(index).and_then(|division| division.planned);
                let (presenters, bearers): (&[Performer], &[String]) = match (fixed, opens, planned) {
                    (Some(_), Some(opens), _) => (&opens.presenters, &opens.bearers),
                    (None, _, Some((_, planned))) => (&planned.presenters, &planned.bearers),
                    _ => (&[], &[]),
                };
                batches.push(Batch {
                    decision: &decision.id,
                    number: (index + 1, count),
                    honorees: honorees.to_vec(),
                    presenters: if presenters.is_empty() { &decision.presenters } else { presenters },
                    bearers: if bearers.is_empty() { &decision.bearers } else { bearers },
                    closed: opens.and_then(|opens| opens.closed.as_ref()),
                });
            }
        }
        batches
    }

    fn fixed_roll(&self, decision: &DecisionId, kind: RecipientKind) -> Option<&FixedRoll> {
        self.fixed.iter().find(|fixed| fixed.decision == *decision && fixed.kind == kind)
    }

    /// Whether the batches of a roll stand.
    pub fn do_stand(&self, decision: &DecisionId, kind: RecipientKind) -> bool {
        self.fixed_roll(decision, kind).is_some()
    }

    /// From now on the batches of a roll stand as they are.
    pub fn stand(&mut self, decision: &Decision, kind: RecipientKind) {
        let counts: Vec<(RecipientKind, usize)> =
            RecipientKind::ALL.iter().map(|kind| (*kind, self.roll(&decision.id, *kind).count())).collect();
        let divided = decision.divide(&counts, self.width);
        let planned = counts.iter().zip(divided).find(|((own, _), _)| *own == kind).map(|(_, own)| own);
        let planned = planned.unwrap_or_default();
        let new = !self.do_stand(&decision.id, kind);
        let firsts: HashSet<RecipientId> = self
            .batches(decision)
            .iter()
            .filter(|batch| batch.kind() == kind)
            .filter_map(|batch| batch.first().cloned())
            .collect();
        let mut planned = planned.iter();
        for honoree in self.honorees.iter_mut().filter(|own| firsts.contains(own.id())) {
            let own = planned.next().filter(|_| new);
            honoree.opens.get_or_insert_with(|| own.map(Opening::planned).unwrap_or_default());
        }
        if new && !firsts.is_empty() {
            self.fixed.push(FixedRoll { decision: decision.id.clone(), kind, last: self.width });
        }
    }

    fn roll(&self, decision: &DecisionId, kind: RecipientKind) -> impl Iterator<Item = &Honoree> {
        self.honorees.iter().filter(move |own| own.decision == *decision && own.kind == kind)
    }

    /// A batch is divided before somebody, who begins the second part. Its presenters stay with both.
    pub fn split(&mut self, decision: &Decision, before: &RecipientId) {
        let Some(kind) = self.get(before).map(|honoree| honoree.kind) else { return };
        self.stand(decision, kind);
        let opens = self
            .batches(decision)
            .iter()
            .find(|batch| batch.has(before))
            .and_then(|batch| batch.honorees.first().and_then(|first| first.opens.clone()));
        if let Some(honoree) = self.get_mut(before) {
            honoree.opens = Some(Opening { closed: None, ..opens.unwrap_or_default() });
        }
    }

    /// A batch joins the one before, and has its presenters.
    pub fn join(&mut self, decision: &Decision, first: &RecipientId) {
        let Some(kind) = self.get(first).map(|honoree| honoree.kind) else { return };
        self.stand(decision, kind);
        if let Some(honoree) = self.get_mut(first) {
            honoree.opens = None;
        }
        // The last batch may be larger than the stage is wide, because somebody wants it so.
        let count = self.roll(&decision.id, kind).count();
        let last = self.roll(&decision.id, kind).enumerate().filter(|(_, own)| own.opens.is_some());
        let size = count - last.map(|(index, _)| index).last().unwrap_or(0);
        let fixed = self.fixed.iter_mut();
        for fixed in fixed.filter(|own| own.decision == decision.id && own.kind == kind) {
            fixed.last = fixed.last.max(size);
        }
    }

    /// A batch has presenters and bearers of its own; those of its decision where nobody is named.
    pub fn staff(
        &mut self,
        decision: &Decision,
        first: &RecipientId,
        presenters: &[Performer],
        bearers: &[String],
    ) {
        self.change(decision, first, |opens| {
            opens.presenters = presenters.to_vec();
            opens.bearers = bearers.to_vec();
        });
    }

    /// The photo was taken: the batch is done.
    pub fn close(&mut self, decision: &Decision, first: &RecipientId, at: Timestamp, by: &Operator) {
        self.change(decision, first, |opens| opens.closed = Some((at, by.clone())));
    }

    fn change(&mut self, decision: &Decision, first: &RecipientId, change: impl FnOnce(&mut Opening)) {
        let Some(kind) = self.get(first).map(|honoree| honoree.kind) else { return };
        self.stand(decision, kind);
        if let Some(honoree) = self.get_mut(first) {
            change(honoree.opens.get_or_insert_default());
        }
    }

    /// The presenters that batches which stand have of their own.
    pub fn staffed(&self, decision: &DecisionId) -> impl Iterator<Item = &Vec<Performer>> {
        let own = self.honorees.iter().filter(move |honoree| honoree.decision == *decision);
        own.filter_map(|honoree| honoree.opens.as_ref()).map(|opens| &opens.presenters)
    }

    /// The same, to be replaced.
    pub fn staffed_mut(&mut self, decision: &DecisionId) -> impl Iterator<Item = &mut Vec<Performer>> {
        let own = self.honorees.iter_mut().filter(move |honoree| honoree.decision == *decision);
        own.filter_map(|honoree| honoree.opens.as_mut()).map(|opens| &mut opens.presenters)
    }

    /// The bearers that batches which stand have of their own, to be replaced.
    pub fn bearers_mut(&mut self, decision: &DecisionId) -> impl Iterator<Item = &mut Vec<String>> {
        let own = self.honorees.iter_mut().filter(move |honoree| honoree.decision == *decision);
        own.filter_map(|honoree| honoree.opens.as_mut()).map(|opens| &mut opens.bearers)
    }

    /// A roll that was replaced is divided anew.
    pub(super) fn divide_anew(&mut self, decision: &DecisionId, kind: RecipientKind) {
        self.fixed.retain(|fixed| !(fixed.decision == *decision && fixed.kind == kind));
    }
}

/// The sizes of batches that stand: each begins with somebody who opens it. After the last of
/// them, whoever does not fit goes up in batches of the same size.
fn fixed_sizes(roll: &[&Honoree], last: usize) -> Vec<usize> {
    let mut sizes: Vec<usize> = Vec::new();
    for honoree in roll {
        match sizes.last_mut() {
            Some(size) if honoree.opens.is_none() => *size += 1,
            _ => sizes.push(1),
        }
    }
    if let Some(mut left) = sizes.pop() {
        let last = last.max(1);
        while left > last {
            sizes.push(last);
            left -= last;
        }
        sizes.push(left);
    }
    sizes
}
