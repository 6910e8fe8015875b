//! What a command by the stage leads to.

use super::{AwardsCommand, AwardsEvent, AwardsRefusal, Handover, StandIn};
use crate::agenda::{DecisionId, RecipientId, RecipientKind};
use crate::day::typed::{reason, written};
use crate::day::{Day, Refusal};

impl Day {
    /// What a command by the stage leads to.
    pub(in crate::day) fn decide_awards(&self, command: &AwardsCommand) -> Result<AwardsEvent, Refusal> {
        Ok(match command {
            AwardsCommand::Announce(decision) => {
                // Asked here and not of the event: journals of before hold some that were announced so.
                if self.decision(decision).is_some() && !self.is_read_out(decision) {
                    return Err(AwardsRefusal::NothingToRead(decision.clone()).into());
                }
                AwardsEvent::Announced { decision: decision.clone() }
            }
            AwardsCommand::Award { recipients, state } => {
                // Asked here and not of the event: journals of before hold some that were ticked so.
                if *state == Handover::Conferred
                    && let Some(dead) = recipients.iter().find(|id| self.is_posthumous(id))
                {
                    return Err(AwardsRefusal::Posthumous(dead.clone()).into());
                }
                let state = match state.proxy() {
                    Some((name, relation)) => Handover::ToProxy {
                        name: written(name)?,
                        relation: reason(Some(relation))?.unwrap_or_default(),
                    },
                    None => state.clone(),
                };
                AwardsEvent::Awarded { recipients: recipients.clone(), state }
            }
            AwardsCommand::StandIn { recipient, name, relation } => {
                let relation = reason(Some(relation))?.unwrap_or_default();
                let stand_in = reason(Some(name))?.map(|name| StandIn { name, relation });
                AwardsEvent::StandInNamed { recipient: recipient.clone(), stand_in }
            }
            AwardsCommand::Ready { recipients, kit, done } => {
                AwardsEvent::Prepared { recipients: recipients.clone(), kit: *kit, done: *done }
            }
            AwardsCommand::Rename { recipient, name } => AwardsEvent::Renamed {
                recipient: recipient.clone(),
                name: written(name)?,
                was: self
                    .honoree(recipient)
                    .map(|honoree| honoree.recipient.name.clone())
                    .unwrap_or_default(),
            },
            AwardsCommand::Import { decision, kind, recipients, replace } => AwardsEvent::Imported {
                decision: decision.clone(),
                kind: *kind,
                recipients: self.listed(decision, *kind, recipients, *replace)?,
                replace: *replace,
                free: self.is_part_of(decision, *kind, recipients.len()),
            },
            AwardsCommand::AddRecipient { decision, kind, recipient, after } => AwardsEvent::RecipientAdded {
                decision: decision.clone(),
                kind: *kind,
                recipient: self.late_name(decision, *kind, recipient)?,
                after: after.clone(),
            },
            AwardsCommand::SplitBatch { before } => AwardsEvent::BatchSplit { before: before.clone() },
            AwardsCommand::JoinBatch { batch } => AwardsEvent::BatchJoined { batch: batch.clone() },
            AwardsCommand::StaffBatch { batch, presenters, bearers } => {
                let (presenters, bearers) = self.hands(presenters, bearers)?;
                AwardsEvent::BatchStaffed { batch: batch.clone(), presenters, bearers }
            }
            AwardsCommand::CloseBatch { batch } => {
                let decision = self.state.known_recipient(batch)?.decision.clone();
                AwardsEvent::BatchClosed { decision, batch: batch.clone() }
            }
        })
    }

    /// Whether a list has fewer names than its roll has places without one: then it does not
    /// tell who has received at one of them already. A whole list does, place by place.
    fn is_part_of(&self, decision: &DecisionId, kind: RecipientKind, names: usize) -> bool {
        let roll = self.honorees().iter().filter(|own| own.decision == *decision && own.kind == kind);
        names < roll.filter(|own| own.recipient.name.is_empty()).count()
    }

    /// An award to the dead (truy tặng), which the family's representative receives.
    fn is_posthumous(&self, id: &RecipientId) -> bool {
        self.honoree(id)
            .is_some_and(|own| own.recipient.posthumous && own.stand_in.is_none() && !own.state.is_received())
    }
}
