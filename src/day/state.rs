//! What a day has come to: the fold itself.
//!
//! [`State::apply`] has no rules and cannot fail. Whether an event makes sense is asked beforehand
//! (`objection.rs`).

use std::collections::HashMap;
use std::sync::Arc;

use chrono::TimeDelta;

use super::attendance::Attendance;
use super::awards::Awards;
use super::decisions::Dropped;
use super::entry::{Caution, Entry, ItemState, Message, Note, Span, Tick};
use super::ground::{Contests, GroundEvent};
use super::prizes::Prizes;
use super::readings::Readings;
use super::{AwardsEvent, PeopleEvent, ProgrammeEvent};
use super::{Event, Operator, Presence, Recorded};
use crate::agenda::{Agenda, CheckId, ItemId};
use crate::clock::Timestamp;

/// The last change of what is running.
#[derive(Clone, Debug)]
pub(super) struct Move {
    pub at: Timestamp,
    pub by: Operator,
    pub in_turn: bool,
}

#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) agenda: Arc<Agenda>,
    readings: Arc<Readings>,
    pub(super) entries: Vec<Entry>,
    pub(super) index: HashMap<ItemId, usize>,
    pub(super) checks: HashMap<CheckId, Option<Tick>>,
    current: Option<ItemId>,
    moved: Option<Move>,
    caution: Option<Caution>,
    notes: Vec<Note>,
    messages: Vec<Message>,
    pub(super) attendance: Attendance,
    pub(super) awards: Awards,
    pub(super) contests: Contests,
    pub(super) prizes: Vec<Prizes>,
    pub(super) dropped: Vec<Dropped>,
    pub(super) kept: Option<String>,
    ended: Option<Timestamp>,
}

impl State {
    pub fn new(agenda: &Arc<Agenda>, readings: &Arc<Readings>) -> Self {
        let entries: Vec<Entry> = agenda.items.iter().cloned().map(Entry::new).collect();
        let checks =
            agenda.items.iter().flat_map(|item| &item.checks).map(|check| (check.id.clone(), None)).collect();
        let mut state = Self {
            agenda: Arc::clone(agenda),
            readings: Arc::clone(readings),
            attendance: Attendance::new(&agenda.delegates),
            awards: Awards::new(agenda),
            contests: Contests::new(agenda),
            prizes: Vec::new(),
            dropped: Vec::new(),
            entries,
            index: HashMap::new(),
            checks,
            current: None,
            moved: None,
            caution: None,
            notes: Vec::new(),
            messages: Vec::new(),
            kept: None,
            ended: None,
        };
        state.number();
        state.find_prizes();
        state
    }

    pub fn agenda(&self) -> &Agenda {
        &self.agenda
    }

    /// The agendas that were read already.
    pub fn readings(&self) -> &Arc<Readings> {
        &self.readings
    }

    pub fn attendance(&self) -> &Attendance {
        &self.attendance
    }

    pub fn awards(&self) -> &Awards {
        &self.awards
    }

    pub fn contests(&self) -> &Contests {
        &self.contests
    }

    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// The text of the changed agenda that was last refused.
    pub fn kept(&self) -> Option<&str> {
        self.kept.as_deref()
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn check_ids(&self) -> impl Iterator<Item = &CheckId> {
        self.checks.keys()
    }

    pub fn entry(&self, id: &ItemId) -> Option<&Entry> {
        self.entries.get(*self.index.get(id)?)
    }

    pub(super) fn entry_mut(&mut self, id: &ItemId) -> Option<&mut Entry> {
        self.entries.get_mut(*self.index.get(id)?)
    }

    pub fn current(&self) -> Option<&ItemId> {
        self.current.as_ref()
    }

    pub fn moved(&self) -> Option<&Move> {
        self.moved.as_ref()
    }

    pub fn ended_at(&self) -> Option<Timestamp> {
        self.ended
    }

    pub fn tick(&self, check: &CheckId) -> Option<&Tick> {
        self.checks.get(check)?.as_ref()
    }

    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    pub fn caution(&self) -> Option<&Caution> {
        self.caution.as_ref()
    }

    pub fn apply(&mut self, record: &Recorded) {
        let at = record.at;
        match &record.event {
            Event::Opened { .. } | Event::ClockAdopted { .. } | Event::Reverted { .. } => {}
            Event::Programme(ProgrammeEvent::Started { item, after, in_turn, .. }) => {
                if self.entry(item).is_none() {
                    return;
                }
                self.leave_current(at, ItemState::Done);
                if let Some(entry) = self.entry_mut(item) {
                    entry.start(after.clone(), at);
                }
                self.hold_after_all(item);
                self.current = Some(item.clone());
                self.was_moved(record, *in_turn);
            }
            Event::Programme(ProgrammeEvent::Cautioned { item, checks }) => {
                self.caution =
                    Some(Caution { at, by: record.by.clone(), item: item.clone(), checks: checks.clone() });
            }
            Event::Programme(ProgrammeEvent::WentBack { from, to }) => {
                if let Some(entry) = self.entry_mut(from) {
                    entry.was_a_mistake();
                }
                if let Some(entry) = to.as_ref().and_then(|to| self.entry_mut(to)) {
                    entry.run_on();
                }
                self.current.clone_from(to);
                self.was_moved(record, false);
                self.caution = None;
            }
            Event::Programme(ProgrammeEvent::Paused { item }) => {
                if let Some(span) = self.entry_mut(item).and_then(|entry| entry.spans.last_mut()) {
                    span.to = Some(at);
                }
            }
            Event::Programme(ProgrammeEvent::Resumed { item }) => {
                if let Some(entry) = self.entry_mut(item) {
                    entry.spans.push(Span { from: at, to: None });
                }
            }
            Event::Programme(ProgrammeEvent::Skipped { item, reason }) => {
                self.set(item, ItemState::Skipped, reason.clone())
            }
            Event::Programme(ProgrammeEvent::Unskipped { item })
            | Event::Programme(ProgrammeEvent::Unparked { item }) => {
                self.set(item, ItemState::Pending, None);
                self.hold_after_all(item);
            }
            Event::Programme(ProgrammeEvent::Parked { item, reason }) => {
                if self.current.as_ref() == Some(item) {
                    self.leave_current(at, ItemState::Parked);
                    self.was_moved(record, false);
                }
                self.set(item, ItemState::Parked, reason.clone());
            }
            Event::Programme(ProgrammeEvent::Ticked { check }) => {
                self.set_tick(check, Some(Tick { at, by: record.by.clone() }))
            }
            Event::Programme(ProgrammeEvent::Unticked { check }) => self.set_tick(check, None),
            Event::Programme(ProgrammeEvent::Noted { item, text }) => self.notes.push(Note {
                seq: record.seq,
                at,
                by: record.by.clone(),
                item: item.clone(),
                text: text.clone(),
            }),
            Event::Programme(ProgrammeEvent::StartCorrected { item, start }) => {
                self.correct_start(item, *start)
            }
            Event::Programme(ProgrammeEvent::Adjusted { item, by_s }) => {
                let by = TimeDelta::try_seconds(*by_s).unwrap_or_default();
                if let Some(entry) = self.entry_mut(item) {
                    entry.adjusted = entry.adjusted.checked_add(&by).unwrap_or(entry.adjusted);
                }
            }
            Event::Programme(ProgrammeEvent::Inserted { item, what, before }) => {
                let mut entry = Entry::new(what.item(item));
                entry.out_of_plan = true;
                self.put(vec![entry], before.as_ref());
            }
            Event::Programme(ProgrammeEvent::Moved { items, before }) => self.move_to(items, before.as_ref()),
            Event::Programme(ProgrammeEvent::PulledForward { delegate, items, before }) => {
                self.move_to(items, before.as_ref());
                for item in items {
                    if let Some(entry) = self.entry_mut(item)
                        && !entry.brought_forward_for.contains(delegate)
                    {
                        entry.brought_forward_for.push(delegate.clone());
                    }
                }
                self.attendance.will_leave(delegate);
            }
            Event::Programme(ProgrammeEvent::SetAside { items, reason }) => {
                for item in items {
                    if self.current.as_ref() == Some(item) {
                        self.leave_current(at, ItemState::Parked);
                        self.was_moved(record, false);
                    }
                    self.set(item, ItemState::Parked, reason.clone());
                }
            }
            Event::Programme(ProgrammeEvent::TakenUp { items }) => {
                for item in items {
                    self.set(item, ItemState::Pending, None);
                }
            }
            Event::People(PeopleEvent::PerformerReplaced { item, performer }) => {
                self.hand_over(item, performer)
            }
            Event::Programme(ProgrammeEvent::Shortened { cuts, drops }) => {
                for cut in cuts {
                    if let Some(entry) = self.entry_mut(&cut.item) {
                        entry.adjusted = entry.adjusted.checked_sub(&cut.by.0).unwrap_or(entry.adjusted);
                    }
                }
                for item in drops {
                    self.set(item, ItemState::Skipped, None);
                }
            }
            Event::People(PeopleEvent::Marked { delegates, presence }) => {
                self.attendance.mark(delegates, presence, at)
            }
            Event::People(PeopleEvent::DelegateAdded { delegate, before }) => {
                self.attendance.add(delegate, before.as_ref(), at);
            }
            Event::People(PeopleEvent::DelegateMoved { delegate, before }) => {
                self.attendance.reorder(delegate, before.as_ref())
            }
            Event::People(PeopleEvent::Substituted { delegate, by, before }) => {
                self.attendance.add(by, before.as_ref(), at);
                let replaced = Presence::ReplacedBy(by.id.clone());
                self.attendance.mark(std::slice::from_ref(delegate), &replaced, at);
            }
            Event::Programme(ProgrammeEvent::MessageSent { text }) => self.messages.push(Message {
                seq: record.seq,
                at,
                by: record.by.clone(),
                text: text.clone(),
                seen: None,
            }),
            Event::Programme(ProgrammeEvent::MessageSeen { message }) => {
                if let Some(message) = self.messages.iter_mut().find(|sent| sent.seq == *message) {
                    message.seen = Some(at);
                }
            }
            // The text was checked when this was decided; a text that cannot be read changes nothing.
            Event::Revised { agenda: text } => {
                if let Ok(agenda) = self.readings.read(text) {
                    self.revise(agenda);
                }
            }
            Event::ProgrammeKept { agenda } => self.kept = Some(agenda.clone()),
            Event::Awards(AwardsEvent::Announced { decision }) => self.awards.announce(decision, at),
            Event::Awards(AwardsEvent::Awarded { recipients, state }) => {
                if state.was_called() {
                    self.batches_stand(recipients);
                }
                self.awards.set(recipients, state, at, &record.by);
            }
            Event::Awards(AwardsEvent::BatchSplit { before }) => {
                if let Some(plan) = self.plan_of(before) {
                    self.awards.split(&plan, before);
                }
            }
            Event::Awards(AwardsEvent::BatchJoined { batch }) => {
                if let Some(plan) = self.plan_of(batch) {
                    self.awards.join(&plan, batch);
                }
            }
            Event::Awards(AwardsEvent::BatchStaffed { batch, presenters, bearers }) => {
                if let Some(plan) = self.plan_of(batch) {
                    self.awards.staff(&plan, batch, presenters, bearers);
                }
            }
            Event::Awards(AwardsEvent::BatchClosed { batch, .. }) => {
                if let Some(plan) = self.plan_of(batch) {
                    self.awards.close(&plan, batch, at, &record.by);
                }
            }
            Event::Awards(AwardsEvent::Prepared { recipients, kit, done }) => {
                self.awards.prepare(recipients, *kit, *done)
            }
            Event::Awards(AwardsEvent::Renamed { recipient, name, .. }) => {
                self.awards.rename(recipient, name)
            }
            Event::Awards(AwardsEvent::Imported { decision, kind, recipients, replace }) => {
                let order = self.order_of_decisions();
                self.awards.import(&order, decision, *kind, recipients, *replace);
            }
            Event::Awards(AwardsEvent::RecipientAdded { decision, kind, recipient, after }) => {
                let order = self.order_of_decisions();
                self.awards.add(&order, decision, *kind, recipient, after.as_ref());
            }
            Event::Ground(what) => {
                self.contests.apply(what, record);
                match what {
                    GroundEvent::RuleSet { .. } => self.find_prizes(),
                    GroundEvent::Signed { board, .. } => self.fill_prizes(board),
                    GroundEvent::TeamRenamed { item, team, name, .. } => {
                        self.rename_winner(item, team, name);
                    }
                    GroundEvent::Protested { board, .. } => {
                        self.contests.opened_by(board).iter().for_each(|open| self.take_prizes_back(open));
                    }
                    _ => {}
                }
            }
            Event::Programme(ProgrammeEvent::Ended { .. }) => {
                self.leave_current(at, ItemState::Done);
                self.was_moved(record, false);
                self.ended = Some(at);
            }
        }
    }

    /// This record changed what is running.
    pub fn was_moved(&mut self, record: &Recorded, in_turn: bool) {
        self.moved = Some(Move { at: record.at, by: record.by.clone(), in_turn });
    }

    fn leave_current(&mut self, at: Timestamp, state: ItemState) {
        if let Some(entry) = self.current.take().and_then(|id| self.entry_mut(&id)) {
            entry.close(at, state);
        }
        self.caution = None;
    }

    fn set(&mut self, item: &ItemId, state: ItemState, reason: Option<String>) {
        if let Some(entry) = self.entry_mut(item) {
            entry.state = state;
            entry.reason = reason;
        }
    }

    fn set_tick(&mut self, check: &CheckId, tick: Option<Tick>) {
        if let Some(slot) = self.checks.get_mut(check) {
            *slot = tick;
        }
    }

    fn correct_start(&mut self, item: &ItemId, start: Timestamp) {
        let Some(entry) = self.entry_mut(item) else { return };
        let run = entry.spans_before();
        let Some(span) = entry.spans.get_mut(run) else { return };
        let old = std::mem::replace(&mut span.from, start);
        // What ran before is over when this one began, also where that moment moved.
        let after = entry.after().cloned();
        if let Some(previous) = after.and_then(|after| self.entry_mut(&after)) {
            previous.was_left_rather_at(old, start);
        }
    }
}
