//! Who is still owed something: the one place that knows, for screens, papers and the command line.

use std::collections::HashSet;

use super::{Handover, Honoree};
use crate::agenda::DecisionId;
use crate::day::Day;

impl Day {
    /// Whoever is owed an award, in the order of the annexes: put off, or not called although
    /// the item was held or the handing over was begun. What is to come, or was left out with its item, is not owed yet.
    pub fn owed(&self) -> Vec<&Honoree> {
        self.open_after(false)
    }

    /// Whoever has not signed a pledge of which the signing was begun, in the order of the lists: owed nothing, but may
    /// sign on another day.
    pub fn unsigned(&self) -> Vec<&Honoree> {
        self.open_after(true)
    }

    /// The decisions that were begun: their item was held or is, they were read, or somebody under them was
    /// dealt with although the programme was not stepped through.
    pub fn decisions_begun(&self) -> HashSet<&DecisionId> {
        let held = self.entries().iter().filter(|entry| entry.was_held());
        let held = held.flat_map(|entry| self.decisions_of(&entry.item)).map(|own| &own.id);
        let read = self.decisions().map(|own| &own.id).filter(|id| self.announced_at(id).is_some());
        let dealt_with = |own: &&Honoree| own.state.was_called() || own.state == Handover::Later;
        let begun = self.honorees().iter().filter(dealt_with).map(|own| &own.decision);
        held.chain(read).chain(begun).collect()
    }

    fn open_after(&self, signs: bool) -> Vec<&Honoree> {
        let begun = self.decisions_begun();
        let signings: HashSet<&DecisionId> =
            self.decisions().map(|own| &own.id).filter(|id| self.is_signing(id)).collect();
        let is_open = |own: &&Honoree| {
            own.state == Handover::Later || !own.state.is_settled() && begun.contains(&own.decision)
        };
        let own = self.honorees().iter().filter(|own| signings.contains(&own.decision) == signs);
        own.filter(is_open).collect()
    }
}
