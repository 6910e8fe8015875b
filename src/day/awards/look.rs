//! The recipients of a day, as every screen and paper asks for them.

use super::{Batch, Handover, Honoree};
use crate::agenda::{DecisionId, RecipientId};
use crate::clock::Timestamp;
use crate::day::Day;

impl Day {
    /// Every recipient of the day, in the order of the decisions and of their annexes.
    pub fn honorees(&self) -> &[Honoree] {
        self.state.awards.all()
    }

    /// One recipient.
    pub fn honoree(&self, id: &RecipientId) -> Option<&Honoree> {
        self.state.awards.get(id)
    }

    /// When a decision was read to the hall.
    pub fn announced_at(&self, decision: &DecisionId) -> Option<Timestamp> {
        self.state.awards.announced(decision)
    }

    /// Those who go up together under a decision, batch after batch.
    pub fn batches(&self, decision: &DecisionId) -> Vec<Batch<'_>> {
        self.decision(decision).map(|decision| self.state.awards.batches(decision)).unwrap_or_default()
    }

    /// Who of the running item has not received, or not signed, and was not put off either.
    pub fn left_without(&self) -> Vec<&RecipientId> {
        let open = self.of_running_item().filter(|honoree| !honoree.state.is_settled());
        open.map(Honoree::id).collect()
    }

    /// Whether the lists of the running item are kept here: somebody on them was dealt with.
    pub(in crate::day) fn is_being_ticked(&self) -> bool {
        self.of_running_item().any(|own| own.state.is_settled() || own.state == Handover::Called)
    }

    fn of_running_item(&self) -> impl Iterator<Item = &Honoree> {
        let decisions = self.current().into_iter().flat_map(|live| self.decisions_of(&live.item));
        let decisions: Vec<&DecisionId> = decisions.map(|own| &own.id).collect();
        self.honorees().iter().filter(move |own| decisions.contains(&&own.decision))
    }

    /// The recipient to be called next: the first who is not settled of the batch that stands on the
    /// stage, or else under the decisions of the running item; while that gives nothing, who was called
    /// last and has not received, or else of the first open decision. A batch that a guest hands over
    /// who must leave goes before the others. When the day is over, the first who is owed something.
    pub fn next_honoree(&self) -> Option<&Honoree> {
        if let Some(next) = self.urgent_honoree().or_else(|| self.next_on_stage()) {
            return Some(next);
        }
        if self.ended_at().is_some() {
            return self.owed().into_iter().next().or_else(|| self.unsigned().into_iter().next());
        }
        let open = |honoree: &&Honoree| !honoree.state.is_settled();
        let called = |honoree: &&Honoree| honoree.state == Handover::Called;
        let heard = |honoree: &&Honoree| honoree.since.as_ref().map(|(at, _)| *at);
        let up = || {
            let last = self.honorees().iter().filter(called).filter_map(|own| heard(&own)).max()?;
            self.honorees().iter().filter(called).find(|own| heard(own) == Some(last))
        };
        self.of_running_item().find(open).or_else(up).or_else(|| self.honorees().iter().find(open))
    }
}
