//! Whether a batch may be divided, joined, given other presenters, or is done.

use super::Batch;
use super::{AwardsRefusal, Honoree};
use crate::agenda::{Decision, DecisionId, Performer, RecipientId};
use crate::day::state::State;
use crate::day::typed::written;
use crate::day::{Day, Refusal};

impl State {
    /// The batch in which a recipient goes up, and its place among those of the decision.
    fn batch_with(&self, id: &RecipientId) -> Result<(usize, Vec<Batch<'_>>), Refusal> {
        let honoree = self.known_recipient(id)?;
        let unknown = || AwardsRefusal::UnknownDecision(honoree.decision.clone());
        let decision = self.decisions().find(|own| own.id == honoree.decision).ok_or_else(unknown)?;
        let batches = self.awards.batches(decision);
        let at = batches.iter().position(|batch| batch.has(id)).ok_or_else(unknown)?;
        Ok((at, batches))
    }

    /// The batch that begins with a recipient, as the operator saw it; and the one before, of its
    /// kind.
    fn batch_from<'a>(&'a self, first: &RecipientId) -> Result<(Batch<'a>, Option<Batch<'a>>), Refusal> {
        let (at, mut batches) = self.batch_with(first)?;
        let batch = batches.swap_remove(at);
        if batch.first() != Some(first) {
            return Err(AwardsRefusal::BatchChanged(first.clone()).into());
        }
        let before = at.checked_sub(1).map(|before| batches.swap_remove(before));
        let same_kind = before.filter(|before| before.kind() == batch.kind());
        Ok((batch, same_kind))
    }

    pub(in crate::day) fn can_be_split(&self, before: &RecipientId) -> Result<(), Refusal> {
        let (at, batches) = self.batch_with(before)?;
        let Some(batch) = batches.get(at) else { return Err(Refusal::NothingChanges) };
        if batch.first() == Some(before) {
            return Err(Refusal::NothingChanges);
        }
        if let Some((at, _)) = batch.closed {
            return Err(AwardsRefusal::BatchClosed { at: *at }.into());
        }
        let later = batch.honorees.iter().skip_while(|honoree| honoree.id() != before);
        match later.into_iter().find(|honoree| honoree.state.was_called()) {
            Some(called) => Err(AwardsRefusal::BatchBegun { called: called.id().clone() }.into()),
            None => Ok(()),
        }
    }

    pub(in crate::day) fn can_be_joined(&self, first: &RecipientId) -> Result<(), Refusal> {
        let (batch, before) = self.batch_from(first)?;
        let before = before.ok_or(AwardsRefusal::NoBatchBefore)?;
        if let Some((at, _)) = batch.closed.or(before.closed) {
            return Err(AwardsRefusal::BatchClosed { at: *at }.into());
        }
        match batch.called() {
            Some(called) => Err(AwardsRefusal::BatchBegun { called: called.id().clone() }.into()),
            None => Ok(()),
        }
    }

    pub(in crate::day) fn can_be_staffed(
        &self,
        first: &RecipientId,
        presenters: &[Performer],
        bearers: &[String],
    ) -> Result<(), Refusal> {
        for presenter in presenters {
            if let Performer::Delegate(id) = presenter {
                self.people.known(id)?;
            }
        }
        let (batch, _) = self.batch_from(first)?;
        let decision = self.decisions().find(|own| own.id == *batch.decision);
        let decision = decision.ok_or_else(|| AwardsRefusal::UnknownDecision(batch.decision.clone()))?;
        // Nobody named: whoever the decision has.
        let presenters = if presenters.is_empty() { &decision.presenters } else { presenters };
        let bearers = if bearers.is_empty() { &decision.bearers } else { bearers };
        if batch.presenters == presenters && batch.bearers == bearers {
            return Err(Refusal::NothingChanges);
        }
        Ok(())
    }

    pub(in crate::day) fn can_be_closed(&self, first: &RecipientId) -> Result<(), Refusal> {
        let (batch, _) = self.batch_from(first)?;
        if let Some((at, _)) = batch.closed {
            return Err(AwardsRefusal::BatchClosed { at: *at }.into());
        }
        match batch.honorees.iter().find(|honoree| !honoree.state.is_settled()) {
            Some(waits) => {
                Err(AwardsRefusal::BatchOpen { left: batch.open(), waits: waits.id().clone() }.into())
            }
            None => Ok(()),
        }
    }

    /// What the batches of a decision follow from, without its lists.
    pub(in crate::day) fn plan_of(&self, id: &RecipientId) -> Option<Decision> {
        let decision = &self.awards.get(id)?.decision;
        let decision = self.decisions().find(|own| own.id == *decision)?;
        Some(Decision { id: decision.id.clone(), batches: decision.batches.clone(), ..Decision::default() })
    }

    /// Somebody is called: from now on the batches of their roll stand.
    pub(in crate::day) fn batches_stand(&mut self, called: &[RecipientId]) {
        let mut done: Vec<(DecisionId, _)> = Vec::new();
        for id in called {
            let Some(honoree) = self.awards.get(id) else { continue };
            let roll = (honoree.decision.clone(), honoree.kind);
            if done.contains(&roll) || self.awards.do_stand(&roll.0, roll.1) {
                continue;
            }
            if let Some(plan) = self.plan_of(id) {
                self.awards.stand(&plan, roll.1);
            }
            done.push(roll);
        }
    }
}

impl Day {
    /// The batch in which a recipient goes up.
    pub fn batch_of(&self, recipient: &RecipientId) -> Option<Batch<'_>> {
        let honoree = self.honoree(recipient)?;
        self.batches(&honoree.decision).into_iter().find(|batch| batch.has(recipient))
    }

    /// The batch that is on: of the recipient to be called next.
    pub fn open_batch(&self) -> Option<Batch<'_>> {
        self.batch_of(self.next_honoree()?.id())
    }

    /// The batch to which the stage belongs while the running item gives awards: the last that was
    /// called, until its photo is taken, another is called or another decision is read; or else the
    /// next to go up. None before the decision is read.
    pub fn batch_on_stage(&self) -> Option<Batch<'_>> {
        let live = self.current()?;
        let read = |own: &&Decision| self.announced_at(&own.id).is_some() || self.state.is_not_read(&own.id);
        let decisions: Vec<&Decision> = self.decisions_of(&live.item).filter(read).collect();
        let mut batches: Vec<Batch<'_>> = decisions.iter().flat_map(|own| self.batches(&own.id)).collect();
        let heard = |batch: &Batch<'_>| {
            let called = batch.honorees.iter().filter(|own| own.state.was_called());
            called.filter_map(|own| own.since.as_ref().map(|(at, _)| *at)).max()
        };
        let last = batches.iter().enumerate().filter(|(_, batch)| heard(batch).is_some());
        let last = last.max_by_key(|(_, batch)| heard(batch));
        let stands = |batch: &Batch<'_>| {
            let is_read_since = |own: &Batch<'_>| {
                let read = self.announced_at(own.decision);
                own.decision != batch.decision && own.open() > 0 && read >= heard(batch) && read.is_some()
            };
            batch.closed.is_none() && !batches.iter().any(is_read_since)
        };
        let up = last.filter(|(_, batch)| stands(batch));
        let next = self.next_honoree().map(Honoree::id);
        let is_next = |batch: &Batch<'_>| next.is_some_and(|next| batch.has(next) && batch.open() > 0);
        let at = up
            .map(|(at, _)| at)
            .or_else(|| batches.iter().position(is_next))
            .or_else(|| batches.iter().position(|batch| batch.open() > 0))
            .or_else(|| last.map(|(at, _)| at))?;
        Some(batches.swap_remove(at))
    }

    /// The first who is not settled of the batch that was last called under the running item.
    pub(in crate::day) fn next_on_stage(&self) -> Option<&Honoree> {
        let live = self.current()?;
        let running: Vec<&DecisionId> = self.decisions_of(&live.item).map(|own| &own.id).collect();
        let heard = self.honorees().iter().filter(|own| own.state.was_called());
        let heard = heard.filter(|own| running.contains(&&own.decision));
        let last = heard.max_by_key(|own| own.since.as_ref().map(|(at, _)| *at))?;
        let batch = self.batch_of(last.id()).filter(|batch| batch.closed.is_none())?;
        let open = batch.honorees.iter().find(|own| !own.state.is_settled())?.id().clone();
        self.honoree(&open)
    }

    /// The first who is still to be called in a batch of the running item that a guest hands over
    /// who must leave.
    pub(in crate::day) fn urgent_honoree(&self) -> Option<&Honoree> {
        // Asked many times a second: where nobody must leave, the lists are not looked through.
        let live = self.current().filter(|_| self.attendees().iter().any(|own| own.leaves.is_some()))?;
        let batches = self.decisions_of(&live.item).flat_map(|decision| self.batches(&decision.id));
        let mut urgent = batches.filter(|batch| {
            batch.open() > 0 && batch.presenters.iter().any(|who| self.goes_first(who, live))
        });
        let first = urgent.find_map(|batch| {
            batch.honorees.iter().find(|own| !own.state.is_settled()).map(|own| own.id().clone())
        })?;
        self.honoree(&first)
    }

    /// The batch that comes after the open one, in the order of calling.
    pub fn following_batch(&self) -> Option<Batch<'_>> {
        let open = self.open_batch()?;
        let running = self.current().into_iter().flat_map(|live| self.decisions_of(&live.item));
        let running: Vec<&Decision> = running.collect();
        let of_day = || self.decisions().collect();
        let is_running = running.iter().any(|decision| decision.id == *open.decision);
        let decisions: Vec<&Decision> = if is_running { running } else { of_day() };
        let mut batches = decisions.into_iter().flat_map(|decision| self.batches(&decision.id));
        // Not only what stands after it: a batch may have gone before its turn.
        batches.find(|batch| batch.first() != open.first() && batch.open() > 0)
    }

    /// Presenters and bearers as they are recorded.
    pub(in crate::day) fn hands(
        &self,
        presenters: &[Performer],
        bearers: &[String],
    ) -> Result<(Vec<Performer>, Vec<String>), Refusal> {
        let mut meant: Vec<Performer> = Vec::new();
        for presenter in presenters {
            let presenter = self.meant(presenter)?;
            if !meant.contains(&presenter) {
                meant.push(presenter);
            }
        }
        let bearers = bearers.iter().map(|bearer| written(bearer)).collect::<Result<_, _>>()?;
        Ok((meant, bearers))
    }
}
