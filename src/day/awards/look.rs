//! The recipients of a day, as every screen and paper asks for them.

use super::{Batch, Honoree};
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

    /// The recipient to be called next: the first who is not settled of the batch that stands on the
    /// stage, or else under the decisions of the running item; of the first open decision while none
    /// runs. A batch that a guest hands over who must leave goes before the others.
    pub fn next_honoree(&self) -> Option<&Honoree> {
        if let Some(next) = self.urgent_honoree().or_else(|| self.next_on_stage()) {
            return Some(next);
        }
        let running: Vec<&DecisionId> = self
            .current()
            .map(|live| self.decisions_of(&live.item).map(|own| &own.id).collect())
            .unwrap_or_default();
        let open = |honoree: &&Honoree| !honoree.state.is_settled();
        let now = self.honorees().iter().filter(open).find(|honoree| running.contains(&&honoree.decision));
        now.or_else(|| self.honorees().iter().find(open))
    }
}
