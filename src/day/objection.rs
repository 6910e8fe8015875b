//! Whether an event makes sense in a state: `decide` asks before recording, and undo asks it again
//! of every later event.

use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;

use super::attendance::Attendee;
use super::awards::{Handover, Honoree};
use super::entry::{Entry, ItemState, Tick};
use super::ground::GroundRefusal;
use super::refusal::Refusal;
use super::state::State;
use super::{AwardsEvent, PeopleEvent, ProgrammeEvent};
use super::{Cut, Event, Presence};
use crate::agenda::{CheckId, DecisionId, DelegateId, ItemId, Performer, RecipientId};
use crate::clock::Timestamp;

/// The longest that an item may be given, as in the agenda.
pub(super) const LONGEST: TimeDelta = TimeDelta::hours(24);

impl State {
    /// Why an event would make no sense here, or nothing.
    pub fn objection(&self, event: &Event) -> Option<Refusal> {
        let known = |id: &ItemId| {
            self.entry(id)
                .ok_or_else(|| Refusal::UnknownItem { id: id.clone(), meant: self.nearest_item(id) })
        };
        let sense = match event {
            Event::Opened { .. } => Err(Refusal::AlreadyOpen),
            Event::Programme(ProgrammeEvent::Cautioned { .. })
            | Event::ClockAdopted { .. }
            | Event::Reverted { .. } => Ok(()),
            Event::Programme(ProgrammeEvent::Started { item, after, .. }) => known(item).and_then(|entry| {
                self.running()?;
                self.seen(after.as_ref())?;
                if entry.state == ItemState::Live {
                    return Err(Refusal::AlreadyLive(item.clone()));
                }
                Ok(())
            }),
            Event::Programme(ProgrammeEvent::WentBack { from, to }) => known(from).and_then(|entry| {
                self.running()?;
                self.seen(Some(from))?;
                if entry.after() == to.as_ref() { Ok(()) } else { Err(self.has_moved()) }
            }),
            Event::Programme(ProgrammeEvent::Paused { item }) => known(item).and_then(|entry| {
                self.running()?;
                self.seen(Some(item))?;
                if entry.is_paused() { Err(Refusal::AlreadyPaused(item.clone())) } else { Ok(()) }
            }),
            Event::Programme(ProgrammeEvent::Resumed { item }) => known(item).and_then(|entry| {
                self.running()?;
                self.seen(Some(item))?;
                if entry.is_paused() { Ok(()) } else { Err(Refusal::NotPaused(item.clone())) }
            }),
            Event::Programme(ProgrammeEvent::Skipped { item, .. }) => known(item).and_then(|entry| {
                self.running()?;
                match entry.state {
                    ItemState::Pending | ItemState::Parked => Ok(()),
                    state => Err(Refusal::WrongState { item: item.clone(), state }),
                }
            }),
            Event::Programme(ProgrammeEvent::Parked { item, .. }) => known(item).and_then(|entry| {
                self.running()?;
                match entry.state {
                    ItemState::Pending | ItemState::Live => Ok(()),
                    state => Err(Refusal::WrongState { item: item.clone(), state }),
                }
            }),
            Event::Programme(ProgrammeEvent::Unskipped { item }) => {
                known(item).and_then(|entry| match entry.state {
                    ItemState::Skipped => self.running(),
                    state => Err(Refusal::WrongState { item: item.clone(), state }),
                })
            }
            Event::Programme(ProgrammeEvent::Unparked { item }) => {
                known(item).and_then(|entry| match entry.state {
                    ItemState::Parked => self.running(),
                    state => Err(Refusal::WrongState { item: item.clone(), state }),
                })
            }
            Event::Programme(ProgrammeEvent::Ticked { check }) => match self.known_check(check) {
                Ok(Some(tick)) => Err(Refusal::AlreadyTicked { check: check.clone(), tick: tick.clone() }),
                Ok(None) => Ok(()),
                Err(refusal) => Err(refusal),
            },
            Event::Programme(ProgrammeEvent::Unticked { check }) => match self.known_check(check) {
                Ok(Some(_)) => Ok(()),
                Ok(None) => Err(Refusal::NotTicked(check.clone())),
                Err(refusal) => Err(refusal),
            },
            Event::Programme(ProgrammeEvent::Noted { item, .. }) => {
                item.as_ref().map_or(Ok(()), |item| known(item).map(|_| ()))
            }
            Event::Programme(ProgrammeEvent::StartCorrected { item, start }) => {
                known(item).and_then(|entry| {
                    self.running()?;
                    self.seen(Some(item))?;
                    self.start_can_be(entry, *start)
                })
            }
            Event::Programme(ProgrammeEvent::Adjusted { item, by_s }) => known(item).and_then(|entry| {
                self.running()?;
                match entry.state {
                    ItemState::Done | ItemState::Skipped => {
                        Err(Refusal::WrongState { item: item.clone(), state: entry.state })
                    }
                    _ if *by_s < 0
                        && entry
                            .allotted()
                            .is_none_or(|time| time.num_seconds().saturating_add(*by_s) < 0) =>
                    {
                        Err(Refusal::NotThatMuchTime { item: item.clone(), allotted: entry.allotted() })
                    }
                    _ if entry.allotted().unwrap_or_default().num_seconds().saturating_add(*by_s)
                        > LONGEST.num_seconds() =>
                    {
                        Err(Refusal::TooLong { limit: LONGEST })
                    }
                    _ => Ok(()),
                }
            }),
            Event::Programme(ProgrammeEvent::Inserted { item, what, before }) => {
                self.running().and_then(|()| {
                    if self.entry(item).is_some() {
                        return Err(Refusal::AlreadyThere(item.clone()));
                    }
                    if let Some(Performer::Delegate(id)) = &what.performer {
                        self.known_delegate(id)?;
                    }
                    self.is_place(before.as_ref())
                })
            }
            Event::Programme(ProgrammeEvent::Moved { items, before }) => self
                .all_in(items, &[ItemState::Pending, ItemState::Parked, ItemState::Skipped])
                .and_then(|()| self.is_place(before.as_ref())),
            Event::Programme(ProgrammeEvent::PulledForward { delegate, items, before }) => self
                .known_delegate(delegate)
                .and_then(|_| self.all_in(items, &[ItemState::Pending]))
                .and_then(|()| self.is_place(before.as_ref())),
            Event::Programme(ProgrammeEvent::SetAside { items, .. }) => {
                self.all_in(items, &[ItemState::Pending, ItemState::Live])
            }
            Event::Programme(ProgrammeEvent::TakenUp { items }) => self.all_in(items, &[ItemState::Parked]),
            Event::People(PeopleEvent::PerformerReplaced { item, performer }) => {
                known(item).and_then(|entry| {
                    // Whoever does it already may still have to step in for others.
                    if entry.item.performer.as_ref() == Some(performer)
                        && (self.will_miss(performer, item) || !self.needs_performer(&entry.item))
                    {
                        return Err(Refusal::NothingChanges);
                    }
                    match performer {
                        Performer::Delegate(id) => self.known_delegate(id).map(|_| ()),
                        Performer::Named(_) => Ok(()),
                    }
                })
            }
            Event::Programme(ProgrammeEvent::Shortened { cuts, drops }) => self.can_be_shortened(cuts, drops),
            Event::People(PeopleEvent::Marked { delegates, presence }) => {
                self.can_be_marked(delegates, presence)
            }
            Event::People(PeopleEvent::DelegateAdded { delegate, before }) => {
                if self.attendance().get(&delegate.id).is_some() {
                    Err(Refusal::DelegateThere(delegate.id.clone()))
                } else {
                    before.as_ref().map_or(Ok(()), |before| self.known_delegate(before).map(|_| ()))
                }
            }
            Event::People(PeopleEvent::DelegateMoved { delegate, before }) => {
                self.known_delegate(delegate).and_then(|_| match before {
                    Some(before) if before == delegate => Err(Refusal::NothingChanges),
                    Some(before) => self.known_delegate(before).map(|_| ()),
                    None => Ok(()),
                })
            }
            Event::People(PeopleEvent::Substituted { delegate, by, before }) => {
                self.known_delegate(delegate).and_then(|there| {
                    if matches!(there.presence, Presence::ReplacedBy(_)) {
                        return Err(Refusal::AlreadyMarked(delegate.clone()));
                    }
                    if self.attendance().get(&by.id).is_some() {
                        return Err(Refusal::DelegateThere(by.id.clone()));
                    }
                    before.as_ref().map_or(Ok(()), |before| self.known_delegate(before).map(|_| ()))
                })
            }
            Event::Programme(ProgrammeEvent::MessageSent { .. }) => Ok(()),
            Event::Programme(ProgrammeEvent::MessageSeen { message }) => {
                match self.messages().iter().find(|sent| sent.seq == *message) {
                    None => Err(Refusal::NoMessage(*message)),
                    Some(sent) if sent.seen.is_some() => Err(Refusal::NothingChanges),
                    Some(_) => Ok(()),
                }
            }
            Event::Revised { .. } | Event::ProgrammeKept { .. } => self.running(),
            Event::Awards(AwardsEvent::Announced { decision }) => self.can_be_announced(decision),
            Event::Awards(AwardsEvent::Awarded { recipients, state }) => {
                self.can_be_awarded(recipients, state)
            }
            Event::Awards(AwardsEvent::Prepared { recipients, kit, done }) => {
                match self.known_recipients(recipients) {
                    Err(refusal) => Err(refusal),
                    Ok(known) if known.is_empty() => Err(Refusal::NothingChosen),
                    Ok(known) if known.iter().all(|honoree| honoree.ready.contains(kit) == *done) => {
                        Err(Refusal::NothingChanges)
                    }
                    Ok(_) => Ok(()),
                }
            }
            Event::Awards(AwardsEvent::Renamed { recipient, name, .. }) => {
                self.known_recipient(recipient).and_then(|honoree| {
                    if honoree.recipient.name == *name { Err(Refusal::NothingChanges) } else { Ok(()) }
                })
            }
            Event::Awards(AwardsEvent::Imported { decision, kind, recipients, replace }) => {
                self.can_be_imported(decision, *kind, recipients, *replace)
            }
            Event::Awards(AwardsEvent::RecipientAdded { decision, kind, recipient, after }) => {
                self.can_be_added(decision, *kind, recipient, after.as_ref())
            }
            Event::Ground(what) => self.contests().objection(what).map_err(Refusal::from),
            Event::Awards(AwardsEvent::BatchSplit { before }) => self.can_be_split(before),
            Event::Awards(AwardsEvent::BatchJoined { batch }) => self.can_be_joined(batch),
            Event::Awards(AwardsEvent::BatchStaffed { batch, presenters, bearers }) => {
                self.can_be_staffed(batch, presenters, bearers)
            }
            Event::Awards(AwardsEvent::BatchClosed { batch, .. }) => self.can_be_closed(batch),
            Event::Programme(ProgrammeEvent::Ended { item, .. }) => {
                self.running().and_then(|()| self.seen(item.as_ref()))
            }
        };
        sense.err()
    }

    /// The day is not over.
    fn running(&self) -> Result<(), Refusal> {
        self.ended_at().map_or(Ok(()), |at| Err(Refusal::DayOver { at }))
    }

    /// What the operator saw running is what runs.
    fn seen(&self, item: Option<&ItemId>) -> Result<(), Refusal> {
        if self.current() == item { Ok(()) } else { Err(self.has_moved()) }
    }

    /// The refusal of a command from a stale screen.
    pub fn has_moved(&self) -> Refusal {
        let mover = self.moved().map(|moved| (moved.by.clone(), moved.at));
        Refusal::Moved { current: self.current().cloned(), mover }
    }

    fn known_check(&self, check: &CheckId) -> Result<Option<&Tick>, Refusal> {
        if self.check_ids().any(|id| id == check) {
            return Ok(self.tick(check));
        }
        let meant = nearest(&check.0, self.check_ids().map(|id| id.0.as_str()));
        Err(Refusal::UnknownCheck { id: check.clone(), meant: meant.map(|id| CheckId(id.to_owned())) })
    }

    pub(super) fn known_delegate(&self, id: &DelegateId) -> Result<&Attendee, Refusal> {
        self.attendance().get(id).ok_or_else(|| {
            let ids = self.attendance().all().iter().map(|attendee| attendee.delegate.id.0.as_str());
            let meant = nearest(&id.0, ids).map(DelegateId::from);
            Refusal::UnknownDelegate { id: id.clone(), meant }
        })
    }

    /// Somewhere among what still lies ahead.
    fn is_place(&self, before: Option<&ItemId>) -> Result<(), Refusal> {
        let Some(before) = before else { return Ok(()) };
        let entry = self
            .entry(before)
            .ok_or_else(|| Refusal::UnknownItem { id: before.clone(), meant: self.nearest_item(before) })?;
        match entry.state {
            ItemState::Done | ItemState::Live => Err(Refusal::PlaceIsPast(before.clone())),
            _ => Ok(()),
        }
    }

    /// Some items, all known, none twice, all in one of these states.
    fn all_in(&self, items: &[ItemId], states: &[ItemState]) -> Result<(), Refusal> {
        self.running()?;
        if items.is_empty() {
            return Err(Refusal::NothingChosen);
        }
        for (index, item) in items.iter().enumerate() {
            let entry = self
                .entry(item)
                .ok_or_else(|| Refusal::UnknownItem { id: item.clone(), meant: self.nearest_item(item) })?;
            if !states.contains(&entry.state) || items.iter().take(index).any(|other| other == item) {
                return Err(Refusal::WrongState { item: item.clone(), state: entry.state });
            }
        }
        Ok(())
    }

    fn can_be_shortened(&self, cuts: &[Cut], drops: &[ItemId]) -> Result<(), Refusal> {
        let cut: Vec<ItemId> = cuts.iter().map(|cut| cut.item.clone()).collect();
        let both: Vec<ItemId> = cut.iter().chain(drops).cloned().collect();
        self.all_in(&both, &[ItemState::Pending, ItemState::Live, ItemState::Parked])?;
        if !drops.is_empty() {
            self.all_in(drops, &[ItemState::Pending, ItemState::Parked])?;
        }
        for Cut { item, by } in cuts {
            let allotted = self.entry(item).and_then(Entry::allotted);
            if by.0 <= TimeDelta::zero() || allotted.is_none_or(|allotted| by.0 > allotted) {
                return Err(Refusal::NotThatMuchTime { item: item.clone(), allotted });
            }
        }
        Ok(())
    }

    fn can_be_marked(&self, delegates: &[DelegateId], presence: &Presence) -> Result<(), Refusal> {
        if delegates.is_empty() {
            return Err(Refusal::NothingChosen);
        }
        if matches!(presence, Presence::ReplacedBy(_)) {
            return Err(Refusal::SubstituteIsAdded);
        }
        for id in delegates {
            match (&self.known_delegate(id)?.presence, presence) {
                (is, new) if is == new => return Err(Refusal::AlreadyMarked(id.clone())),
                // From a screen that has not been told: the hall has heard the name by now.
                (Presence::Introduced, Presence::Arrived) => {
                    return Err(Refusal::AlreadyIntroduced(id.clone()));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Several at once: a whole column may be ten thousand, and is not looked for one by one.
    fn known_recipients(&self, ids: &[RecipientId]) -> Result<Vec<&Honoree>, Refusal> {
        if let [id] = ids {
            return self.known_recipient(id).map(|honoree| vec![honoree]);
        }
        let all: HashMap<&RecipientId, &Honoree> =
            self.awards().all().iter().map(|honoree| (honoree.id(), honoree)).collect();
        let known = |id| all.get(id).map_or_else(|| self.known_recipient(id), |honoree| Ok(*honoree));
        ids.iter().map(known).collect()
    }

    pub(super) fn known_recipient(&self, id: &RecipientId) -> Result<&Honoree, Refusal> {
        self.awards().get(id).ok_or_else(|| {
            let ids = self.awards().all().iter().map(|honoree| honoree.recipient.id.0.as_str());
            let meant = nearest(&id.0, ids).map(RecipientId::from);
            Refusal::UnknownRecipient { id: id.clone(), meant }
        })
    }

    fn can_be_announced(&self, decision: &DecisionId) -> Result<(), Refusal> {
        // Nothing provisional is announced.
        if let Some(board) = self.prize_board(decision)
            && self.contests().board(board).is_none_or(|board| board.signed().is_none())
        {
            return Err(GroundRefusal::NotSigned(board.clone()).into());
        }
        if self.awards().announced(decision).is_some() {
            return Err(Refusal::AlreadyAnnounced(decision.clone()));
        }
        self.known_decision(decision)
    }

    pub(super) fn known_decision(&self, decision: &DecisionId) -> Result<(), Refusal> {
        match self.decisions().any(|known| known.id == *decision) {
            true => Ok(()),
            false => Err(Refusal::UnknownDecision(decision.clone())),
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
                return Err(Refusal::AlreadyReceived(id.clone()));
            }
            if honoree.state == *state || !named.insert(id) {
                return Err(Refusal::NothingChanges);
            }
            let read =
                || self.awards().announced(&honoree.decision).is_some() || self.is_gift(&honoree.decision);
            // Recipients come up after the reading, not before.
            if state.was_called() && !read() {
                return Err(Refusal::NotAnnounced(honoree.decision.clone()));
            }
        }
        Ok(())
    }

    fn start_can_be(&self, entry: &Entry, start: Timestamp) -> Result<(), Refusal> {
        let before = entry.spans_before();
        let stopped = entry.spans.get(before).and_then(|span| span.to);
        if stopped.is_some_and(|stop| start > stop) {
            return Err(Refusal::StartsAfterPause);
        }
        if let Some(previous) = entry.after().and_then(|after| self.entry(after))
            && let Some(began) = previous.spans.last().map(|span| span.from)
            && start < began
        {
            return Err(Refusal::StartsBeforePrevious { previous: previous.id().clone(), began });
        }
        // Nor while another was running, or this one itself at an earlier time.
        let ran = self.entries().iter().filter(|other| entry.after() != Some(other.id()));
        let ran = ran.filter_map(|other| {
            let spans = if other.id() == entry.id() { other.spans.get(..before)? } else { &other.spans };
            Some((other, spans.last()?.to?))
        });
        match ran.max_by_key(|(_, until)| *until).filter(|(_, until)| start < *until) {
            Some((other, until)) => Err(Refusal::StartsWithinAnother { item: other.id().clone(), until }),
            None => Ok(()),
        }
    }

    fn nearest_item(&self, id: &ItemId) -> Option<ItemId> {
        nearest(&id.0, self.entries().iter().map(|entry| entry.item.id.0.as_str())).map(ItemId::from)
    }
}

/// The candidate most like what was written, if any is like it at all.
pub(super) fn nearest<'a>(written: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .map(|candidate| (strsim::jaro_winkler(written, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}
