//! Whether an event makes sense by the stage as it is.

use std::collections::{HashMap, HashSet};

use super::{AwardsEvent, AwardsRefusal, Handover, Honoree};
use crate::agenda::{DecisionId, RecipientId};
use crate::day::Refusal;
use crate::day::state::State;
use crate::day::typed::nearest;

impl State {
    /// Why an event by the stage would make no sense here, or nothing.
    pub(in crate::day) fn objection_by_the_stage(&self, event: &AwardsEvent) -> Result<(), Refusal> {
        match event {
            AwardsEvent::Announced { decision } => self.can_be_announced(decision),
            AwardsEvent::Awarded { recipients, state } => self.can_be_awarded(recipients, state),
            AwardsEvent::StandInNamed { recipient, stand_in } => {
                let honoree = self.known_recipient(recipient)?;
                match honoree.state {
                    _ if honoree.stand_in == *stand_in => Err(Refusal::NothingChanges),
                    _ if honoree.state.is_received() => {
                        Err(AwardsRefusal::AlreadyReceived(recipient.clone()).into())
                    }
                    _ => Ok(()),
                }
            }
            AwardsEvent::Prepared { recipients, kit, done } => match self.known_recipients(recipients) {
                Err(refusal) => Err(refusal),
                Ok(known) if known.is_empty() => Err(Refusal::NothingChosen),
                Ok(known) if known.iter().all(|honoree| honoree.ready.contains(kit) == *done) => {
                    Err(Refusal::NothingChanges)
                }
                Ok(_) => Ok(()),
            },
            AwardsEvent::Renamed { recipient, name, .. } => {
                self.known_recipient(recipient).and_then(|honoree| {
                    if honoree.recipient.name == *name { Err(Refusal::NothingChanges) } else { Ok(()) }
                })
            }
            AwardsEvent::Imported { decision, kind, recipients, replace, .. } => {
                self.can_be_imported(decision, *kind, recipients, *replace)
            }
            AwardsEvent::RecipientAdded { decision, kind, recipient, after } => {
                self.can_be_added(decision, *kind, recipient, after.as_ref())
            }
            AwardsEvent::BatchSplit { before } => self.can_be_split(before),
            AwardsEvent::BatchJoined { batch } => self.can_be_joined(batch),
            AwardsEvent::BatchStaffed { batch, presenters, bearers } => {
                self.can_be_staffed(batch, presenters, bearers)
            }
            AwardsEvent::BatchClosed { batch, .. } => self.can_be_closed(batch),
        }
    }

    /// Several at once: a whole column may be ten thousand, and is not looked for one by one.
    fn known_recipients(&self, ids: &[RecipientId]) -> Result<Vec<&Honoree>, Refusal> {
        if let [id] = ids {
            return self.known_recipient(id).map(|honoree| vec![honoree]);
        }
        let all: HashMap<&RecipientId, &Honoree> =
            self.awards.all().iter().map(|honoree| (honoree.id(), honoree)).collect();
        let known = |id| all.get(id).map_or_else(|| self.known_recipient(id), |honoree| Ok(*honoree));
        ids.iter().map(known).collect()
    }

    pub(in crate::day) fn known_recipient(&self, id: &RecipientId) -> Result<&Honoree, Refusal> {
        self.awards.get(id).ok_or_else(|| {
            let ids = self.awards.all().iter().map(|honoree| honoree.recipient.id.0.as_str());
            let meant = nearest(&id.0, ids).map(RecipientId::from);
            AwardsRefusal::UnknownRecipient { id: id.clone(), meant }.into()
        })
    }

    fn can_be_announced(&self, decision: &DecisionId) -> Result<(), Refusal> {
        // Nothing provisional is announced.
        if let Some(board) = self.prize_board(decision)
            && self.ground.board(board).is_none_or(|board| board.signed().is_none())
        {
            return Err(AwardsRefusal::ResultNotSigned(decision.clone()).into());
        }
        if self.awards.announced(decision).is_some() {
            return Err(AwardsRefusal::AlreadyAnnounced(decision.clone()).into());
        }
        self.known_decision(decision)
    }

    pub(in crate::day) fn known_decision(&self, decision: &DecisionId) -> Result<(), Refusal> {
        match self.decisions().any(|known| known.id == *decision) {
            true => Ok(()),
            false => Err(AwardsRefusal::UnknownDecision(decision.clone()).into()),
        }
    }

    /// Nobody receives twice, and nothing is handed over before its decision was read. Gifts have
    /// no decision to read.
    fn can_be_awarded(&self, recipients: &[RecipientId], state: &Handover) -> Result<(), Refusal> {
        if recipients.is_empty() {
            return Err(Refusal::NothingChosen);
        }
        let mut named: HashSet<&RecipientId> = HashSet::with_capacity(recipients.len());
        for (id, honoree) in recipients.iter().zip(self.known_recipients(recipients)?) {
            if honoree.state.is_received() {
                return Err(AwardsRefusal::AlreadyReceived(id.clone()).into());
            }
            if honoree.state == *state || !named.insert(id) {
                return Err(Refusal::NothingChanges);
            }
            let read =
                || self.awards.announced(&honoree.decision).is_some() || self.is_not_read(&honoree.decision);
            // Recipients come up after the reading, not before.
            if state.was_called() && !read() {
                return Err(AwardsRefusal::NotAnnounced(honoree.decision.clone()).into());
            }
        }
        Ok(())
    }
}
