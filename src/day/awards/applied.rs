//! What was recorded by the stage is taken in.

use super::AwardsEvent;
use super::fold::Places;
use crate::day::record::Stamp;
use crate::day::state::State;

impl State {
    pub(in crate::day) fn apply_to_awards(&mut self, event: &AwardsEvent, stamp: Stamp<'_>) {
        let at = stamp.at;
        match event {
            AwardsEvent::Announced { decision } => self.awards.announce(decision, at),
            AwardsEvent::Awarded { recipients, state } => {
                if state.was_called() {
                    self.batches_stand(recipients);
                    self.reveal_winners(recipients, at);
                }
                self.awards.set(recipients, state, at, stamp.by);
            }
            AwardsEvent::BatchSplit { before } => {
                if let Some(plan) = self.plan_of(before) {
                    self.awards.split(&plan, before);
                }
            }
            AwardsEvent::BatchJoined { batch } => {
                if let Some(plan) = self.plan_of(batch) {
                    self.awards.join(&plan, batch);
                }
            }
            AwardsEvent::BatchStaffed { batch, presenters, bearers } => {
                if let Some(plan) = self.plan_of(batch) {
                    self.awards.staff(&plan, batch, presenters, bearers);
                }
            }
            AwardsEvent::BatchClosed { batch, .. } => {
                if let Some(plan) = self.plan_of(batch) {
                    self.awards.close(&plan, batch, at, stamp.by);
                }
            }
            AwardsEvent::StandInNamed { recipient, stand_in } => {
                self.awards.expect(recipient, stand_in.as_ref());
            }
            AwardsEvent::Prepared { recipients, kit, done } => self.awards.prepare(recipients, *kit, *done),
            AwardsEvent::Renamed { recipient, name, .. } => self.awards.rename(recipient, name),
            AwardsEvent::Imported { decision, kind, recipients, replace, free } => {
                let order = self.order_of_decisions();
                let places = if *free { Places::Free } else { Places::All };
                self.awards.import(&order, (decision, *kind), recipients, *replace, places);
            }
            AwardsEvent::RecipientAdded { decision, kind, recipient, after } => {
                let order = self.order_of_decisions();
                self.awards.add(&order, decision, *kind, recipient, after.as_ref());
            }
        }
    }
}
