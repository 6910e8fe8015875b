//! Lists of recipients that arrive on the day: what makes one fit to be recorded, and whether it
//! still makes sense.

use std::collections::{HashMap, HashSet};

use super::{AwardsRefusal, Honoree};
use crate::agenda::{DecisionId, Recipient, RecipientId, RecipientKind};
use crate::day::state::State;
use crate::day::typed::{reason, written};
use crate::day::{Day, Refusal};
use crate::text;

/// More recipients than any ward has on one roll.
const MOST: usize = 100_000;

impl Day {
    /// A list as it is recorded: every field composed and harmless, in its order, each with an id
    /// made from the name. Who stands on the roll to be replaced keeps the id.
    pub(in crate::day) fn listed(
        &self,
        decision: &DecisionId,
        kind: RecipientKind,
        recipients: &[Recipient],
        replace: bool,
    ) -> Result<Vec<Recipient>, Refusal> {
        let goes = |own: &&super::Honoree| !(replace && own.decision == *decision && own.kind == kind);
        let mut used: HashSet<String> =
            self.honorees().iter().filter(goes).map(|own| own.id().0.clone()).collect();
        let mut next: HashMap<String, usize> = HashMap::new();
        let clean = |field: &Option<String>| reason(field.as_deref());
        let mut listed = Vec::with_capacity(recipients.len());
        for recipient in recipients {
            let name = written(&recipient.name)?;
            let mut own = text::slug(&name);
            if own.is_empty() {
                own = format!("muc-{}", listed.len() + 1);
            }
            let base = format!("{decision}/{own}");
            let mut id = base.clone();
            // Counting goes on where it stopped, so that a thousand equal names take no million tries.
            let number = next.entry(base.clone()).or_insert(1);
            while used.contains(&id) {
                *number += 1;
                id = format!("{base}-{number}");
            }
            used.insert(id.clone());
            listed.push(Recipient {
                id: RecipientId(id),
                name,
                position: clean(&recipient.position)?,
                citation: clean(&recipient.citation)?,
                slot: recipient.slot,
                representative: clean(&recipient.representative)?,
                posthumous: recipient.posthumous,
                amount: clean(&recipient.amount)?,
                spoken: clean(&recipient.spoken)?,
                note: clean(&recipient.note)?,
            });
        }
        Ok(listed)
    }

    /// One late name, as it is recorded.
    pub(in crate::day) fn late_name(
        &self,
        decision: &DecisionId,
        kind: RecipientKind,
        recipient: &Recipient,
    ) -> Result<Recipient, Refusal> {
        let listed = self.listed(decision, kind, std::slice::from_ref(recipient), false)?;
        listed.into_iter().next().ok_or(Refusal::NothingChosen)
    }
}

impl State {
    pub(in crate::day) fn can_be_imported(
        &self,
        decision: &DecisionId,
        kind: RecipientKind,
        recipients: &[Recipient],
        replace: bool,
    ) -> Result<(), Refusal> {
        self.known_decision(decision)?;
        if self.prize_board(decision).is_some() {
            return Err(AwardsRefusal::WonNotListed(decision.clone()).into());
        }
        if recipients.is_empty() {
            return Err(Refusal::NothingChosen);
        }
        let (roll, others): (Vec<_>, Vec<_>) =
            self.awards.all().iter().partition(|own| own.decision == *decision && own.kind == kind);
        let begun = |own: &&&Honoree| own.state.is_settled() || own.state.was_called();
        if replace && let Some(called) = roll.iter().find(begun) {
            return Err(AwardsRefusal::RollBegun { called: called.id().clone() }.into());
        }
        let stays = if replace { Vec::new() } else { roll };
        if recipients.len() + stays.len() > MOST {
            return Err(AwardsRefusal::TooManyRecipients { limit: MOST }.into());
        }
        let mut ids: HashSet<&RecipientId> = stays.iter().chain(&others).map(|own| own.id()).collect();
        match recipients.iter().find(|recipient| !ids.insert(&recipient.id)) {
            Some(twice) => Err(AwardsRefusal::RecipientThere(twice.id.clone()).into()),
            None => Ok(()),
        }
    }

    pub(in crate::day) fn can_be_added(
        &self,
        decision: &DecisionId,
        kind: RecipientKind,
        recipient: &Recipient,
        after: Option<&RecipientId>,
    ) -> Result<(), Refusal> {
        if let Some(after) = after {
            let stands = self.known_recipient(after)?;
            if stands.decision != *decision || stands.kind != kind {
                return Err(AwardsRefusal::UnknownRecipient { id: after.clone(), meant: None }.into());
            }
        }
        self.can_be_imported(decision, kind, std::slice::from_ref(recipient), false)
    }
}

#[cfg(test)]
mod tests;
