//! Whether an event makes sense for the programme as it is: `decide` asks before recording, and undo
//! asks it again of every later event.

use chrono::TimeDelta;

use super::entry::{Entry, ItemState, Tick};
use super::fold::Programme;
use super::{Cut, ProgrammeEvent, ProgrammeRefusal};
use crate::agenda::{CheckId, DelegateId, ItemId, Performer};
use crate::clock::Timestamp;
use crate::day::Refusal;
use crate::day::typed::nearest;

/// The longest that an item may be given, as in the agenda.
pub(super) const LONGEST: TimeDelta = TimeDelta::hours(24);

impl Programme {
    /// Why an event would make no sense here, or nothing. `attends` refuses whom nobody knows.
    pub(in crate::day) fn objection(
        &self,
        event: &ProgrammeEvent,
        attends: impl Fn(&DelegateId) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let known = |id: &ItemId| self.known(id);
        match event {
            ProgrammeEvent::Cautioned { .. } => Ok(()),
            ProgrammeEvent::Started { item, after, passed_over, .. } => known(item).and_then(|entry| {
                self.running()?;
                self.seen(after.as_ref())?;
                if let Some(passed) = passed_over {
                    if passed.items.contains(item) {
                        return Err(Refusal::NothingChanges);
                    }
                    self.all_in(&passed.items, &[ItemState::Pending, ItemState::Parked])?;
                }
                if entry.state == ItemState::Live {
                    return Err(ProgrammeRefusal::AlreadyLive(item.clone()).into());
                }
                Ok(())
            }),
            ProgrammeEvent::WentBack { from, to } => known(from).and_then(|entry| {
                self.running()?;
                self.seen(Some(from))?;
                if entry.after() == to.as_ref() { Ok(()) } else { Err(self.has_moved()) }
            }),
            ProgrammeEvent::Paused { item } => known(item).and_then(|entry| {
                self.running()?;
                self.seen(Some(item))?;
                if entry.is_paused() {
                    Err(ProgrammeRefusal::AlreadyPaused(item.clone()).into())
                } else {
                    Ok(())
                }
            }),
            ProgrammeEvent::Resumed { item } => known(item).and_then(|entry| {
                self.running()?;
                self.seen(Some(item))?;
                if entry.is_paused() { Ok(()) } else { Err(ProgrammeRefusal::NotPaused(item.clone()).into()) }
            }),
            ProgrammeEvent::Skipped { item, .. } => known(item).and_then(|entry| {
                self.running()?;
                is_in(entry, &[ItemState::Pending, ItemState::Parked])
            }),
            ProgrammeEvent::Parked { item, .. } => known(item).and_then(|entry| {
                self.running()?;
                is_in(entry, &[ItemState::Pending, ItemState::Live])
            }),
            ProgrammeEvent::Unskipped { item } => known(item).and_then(|entry| {
                is_in(entry, &[ItemState::Skipped])?;
                self.running()
            }),
            ProgrammeEvent::Unparked { item } => known(item).and_then(|entry| {
                is_in(entry, &[ItemState::Parked])?;
                self.running()
            }),
            ProgrammeEvent::Ticked { check } => match self.known_check(check) {
                Ok(Some(tick)) => {
                    Err(ProgrammeRefusal::AlreadyTicked { check: check.clone(), tick: tick.clone() }.into())
                }
                Ok(None) => Ok(()),
                Err(refusal) => Err(refusal),
            },
            ProgrammeEvent::Unticked { check } => match self.known_check(check) {
                Ok(Some(_)) => Ok(()),
                Ok(None) => Err(ProgrammeRefusal::NotTicked(check.clone()).into()),
                Err(refusal) => Err(refusal),
            },
            ProgrammeEvent::Noted { item, .. } => {
                item.as_ref().map_or(Ok(()), |item| known(item).map(|_| ()))
            }
            ProgrammeEvent::StartCorrected { item, start } => known(item).and_then(|entry| {
                self.running()?;
                self.seen(Some(item))?;
                self.start_can_be(entry, *start)
            }),
            ProgrammeEvent::Adjusted { item, by_s } => known(item).and_then(|entry| {
                self.running()?;
                is_in(entry, &[ItemState::Pending, ItemState::Live, ItemState::Parked])?;
                let allotted = entry.allotted();
                let then = |has: TimeDelta| has.num_seconds().saturating_add(*by_s);
                if *by_s < 0 && allotted.is_none_or(|has| then(has) < 0) {
                    return Err(ProgrammeRefusal::NotThatMuchTime { item: item.clone(), allotted }.into());
                }
                if then(allotted.unwrap_or_default()) > LONGEST.num_seconds() {
                    return Err(ProgrammeRefusal::TooLong { limit: LONGEST }.into());
                }
                Ok(())
            }),
            ProgrammeEvent::Inserted { item, what, before } => self.running().and_then(|()| {
                if self.entry(item).is_some() {
                    return Err(ProgrammeRefusal::AlreadyThere(item.clone()).into());
                }
                if let Some(Performer::Delegate(id)) = &what.performer {
                    attends(id)?;
                }
                self.is_place(before.as_ref())
            }),
            ProgrammeEvent::Moved { items, before } => self
                .all_in(items, &[ItemState::Pending, ItemState::Parked, ItemState::Skipped])
                .and_then(|()| self.is_place(before.as_ref())),
            ProgrammeEvent::PulledForward { delegate, items, before } => attends(delegate)
                .and_then(|()| self.all_in(items, &[ItemState::Pending]))
                .and_then(|()| self.is_place(before.as_ref())),
            ProgrammeEvent::SetAside { items, .. } => {
                self.all_in(items, &[ItemState::Pending, ItemState::Live])
            }
            ProgrammeEvent::TakenUp { items } => self.all_in(items, &[ItemState::Parked]),
            ProgrammeEvent::Shortened { cuts, drops } => self.can_be_shortened(cuts, drops),
            ProgrammeEvent::Postponed { to, left, .. } => {
                self.can_be_postponed(*to, left.as_ref().map(|left| &left.item))
            }
            ProgrammeEvent::MessageSent { .. } => Ok(()),
            ProgrammeEvent::MessageSeen { message } => {
                match self.messages().iter().find(|sent| sent.seq == *message) {
                    None => Err(ProgrammeRefusal::NoMessage(*message).into()),
                    Some(sent) if sent.seen.is_some() => Err(Refusal::NothingChanges),
                    Some(_) => Ok(()),
                }
            }
            ProgrammeEvent::Ended { item, .. } => self.running().and_then(|()| self.seen(item.as_ref())),
        }
    }

    /// An item of the day.
    pub(in crate::day) fn known(&self, id: &ItemId) -> Result<&Entry, Refusal> {
        let unknown = || ProgrammeRefusal::UnknownItem { id: id.clone(), meant: self.nearest_item(id) };
        self.entry(id).ok_or_else(|| unknown().into())
    }

    /// The day is not over.
    pub(in crate::day) fn running(&self) -> Result<(), Refusal> {
        self.ended_at().map_or(Ok(()), |at| Err(Refusal::DayOver { at }))
    }

    /// What the operator saw running is what runs.
    fn seen(&self, item: Option<&ItemId>) -> Result<(), Refusal> {
        if self.current() == item { Ok(()) } else { Err(self.has_moved()) }
    }

    /// The refusal of a command from a stale screen.
    pub(in crate::day) fn has_moved(&self) -> Refusal {
        let mover = self.moved().map(|moved| (moved.by.clone(), moved.at));
        ProgrammeRefusal::Moved { current: self.current().cloned(), mover }.into()
    }

    fn known_check(&self, check: &CheckId) -> Result<Option<&Tick>, Refusal> {
        if self.check_ids().any(|id| id == check) {
            return Ok(self.tick(check));
        }
        let meant = nearest(&check.0, self.check_ids().map(|id| id.0.as_str()));
        Err(ProgrammeRefusal::UnknownCheck {
            id: check.clone(),
            meant: meant.map(|id| CheckId(id.to_owned())),
        }
        .into())
    }

    /// Somewhere among what still lies ahead.
    fn is_place(&self, before: Option<&ItemId>) -> Result<(), Refusal> {
        let Some(before) = before else { return Ok(()) };
        let entry = self.entry(before).ok_or_else(|| ProgrammeRefusal::UnknownItem {
            id: before.clone(),
            meant: self.nearest_item(before),
        })?;
        match entry.state {
            ItemState::Done | ItemState::Live => Err(ProgrammeRefusal::PlaceIsPast(before.clone()).into()),
            ItemState::Pending | ItemState::Skipped | ItemState::Parked => Ok(()),
        }
    }

    /// Some items, all known, none twice, all in one of these states.
    fn all_in(&self, items: &[ItemId], states: &[ItemState]) -> Result<(), Refusal> {
        self.running()?;
        if items.is_empty() {
            return Err(Refusal::NothingChosen);
        }
        for (index, item) in items.iter().enumerate() {
            let entry = self.entry(item).ok_or_else(|| ProgrammeRefusal::UnknownItem {
                id: item.clone(),
                meant: self.nearest_item(item),
            })?;
            is_in(entry, states)?;
            if items.iter().take(index).any(|other| other == item) {
                return Err(ProgrammeRefusal::WrongState { item: item.clone(), state: entry.state }.into());
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
                return Err(ProgrammeRefusal::NotThatMuchTime { item: item.clone(), allotted }.into());
            }
        }
        Ok(())
    }

    fn start_can_be(&self, entry: &Entry, start: Timestamp) -> Result<(), Refusal> {
        let before = entry.spans_before();
        let stopped = entry.spans.get(before).and_then(|span| span.to);
        if stopped.is_some_and(|stop| start > stop) {
            return Err(ProgrammeRefusal::StartsAfterPause.into());
        }
        if let Some(previous) = entry.after().and_then(|after| self.entry(after))
            && let Some(began) = previous.spans.last().map(|span| span.from)
            && start < began
        {
            return Err(
                ProgrammeRefusal::StartsBeforePrevious { previous: previous.id().clone(), began }.into()
            );
        }
        // Nor while another was running, or this one itself at an earlier time.
        let ran = self.entries().iter().filter(|other| entry.after() != Some(other.id()));
        let ran = ran.filter_map(|other| {
            let spans = if other.id() == entry.id() { other.spans.get(..before)? } else { &other.spans };
            Some((other, spans.last()?.to?))
        });
        match ran.max_by_key(|(_, until)| *until).filter(|(_, until)| start < *until) {
            Some((other, until)) => {
                Err(ProgrammeRefusal::StartsWithinAnother { item: other.id().clone(), until }.into())
            }
            None => Ok(()),
        }
    }

    fn nearest_item(&self, id: &ItemId) -> Option<ItemId> {
        nearest(&id.0, self.entries().iter().map(|entry| entry.item.id.0.as_str())).map(ItemId::from)
    }
}

/// Whether an item is as far as it must be for what is asked of it.
fn is_in(entry: &Entry, states: &[ItemState]) -> Result<(), Refusal> {
    if states.contains(&entry.state) {
        return Ok(());
    }
    Err(ProgrammeRefusal::WrongState { item: entry.id().clone(), state: entry.state }.into())
}
