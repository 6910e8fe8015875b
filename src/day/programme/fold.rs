//! What the programme has come to: the fold itself.
//!
//! [`Programme::apply`] has no rules and cannot fail. Whether an event makes sense is asked
//! beforehand (`objection.rs`).

use std::collections::HashMap;

use chrono::TimeDelta;

use super::ProgrammeEvent;
use super::entry::{Caution, Entry, ItemState, Message, Note, Span, Tick};
use super::postponed::Postponement;
use crate::agenda::{Agenda, CheckId, ItemId};
use crate::clock::Timestamp;
use crate::day::record::{Operator, Stamp};

/// The last change of what is running.
#[derive(Clone, Debug)]
pub(in crate::day) struct Move {
    pub at: Timestamp,
    pub by: Operator,
    pub in_turn: bool,
}

/// The items as they are held, and what is noted beside them.
#[derive(Clone, Debug, Default)]
pub(in crate::day) struct Programme {
    pub(super) entries: Vec<Entry>,
    pub(super) index: HashMap<ItemId, usize>,
    pub(super) checks: HashMap<CheckId, Option<Tick>>,
    current: Option<ItemId>,
    moved: Option<Move>,
    caution: Option<Caution>,
    notes: Vec<Note>,
    messages: Vec<Message>,
    ended: Option<Timestamp>,
    postponed: Vec<Postponement>,
}

impl Programme {
    pub(in crate::day) fn new(agenda: &Agenda) -> Self {
        let checks = agenda.items.iter().flat_map(|item| &item.checks).map(|check| (check.id.clone(), None));
        let mut programme = Self {
            entries: agenda.items.iter().cloned().map(Entry::new).collect(),
            checks: checks.collect(),
            ..Self::default()
        };
        programme.number();
        programme
    }

    pub(in crate::day) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(in crate::day) fn entry(&self, id: &ItemId) -> Option<&Entry> {
        self.entries.get(*self.index.get(id)?)
    }

    pub(in crate::day) fn entry_mut(&mut self, id: &ItemId) -> Option<&mut Entry> {
        self.entries.get_mut(*self.index.get(id)?)
    }

    pub(in crate::day) fn entries_mut(&mut self) -> &mut [Entry] {
        &mut self.entries
    }

    pub(in crate::day) fn current(&self) -> Option<&ItemId> {
        self.current.as_ref()
    }

    pub(in crate::day) fn moved(&self) -> Option<&Move> {
        self.moved.as_ref()
    }

    pub(in crate::day) fn ended_at(&self) -> Option<Timestamp> {
        self.ended
    }

    pub(in crate::day) fn postponed(&self) -> &[Postponement] {
        &self.postponed
    }

    pub(in crate::day) fn tick(&self, check: &CheckId) -> Option<&Tick> {
        self.checks.get(check)?.as_ref()
    }

    pub(in crate::day) fn check_ids(&self) -> impl Iterator<Item = &CheckId> {
        self.checks.keys()
    }

    pub(in crate::day) fn notes(&self) -> &[Note] {
        &self.notes
    }

    pub(in crate::day) fn messages(&self) -> &[Message] {
        &self.messages
    }

    pub(in crate::day) fn caution(&self) -> Option<&Caution> {
        self.caution.as_ref()
    }

    pub(in crate::day) fn apply(&mut self, event: &ProgrammeEvent, stamp: Stamp<'_>) {
        let at = stamp.at;
        match event {
            ProgrammeEvent::Started { item, after, in_turn, passed_over, .. } => {
                if self.entry(item).is_none() {
                    return;
                }
                if let Some(passed) = passed_over {
                    let state = if passed.held { ItemState::Done } else { ItemState::Skipped };
                    passed.items.iter().for_each(|item| self.set(item, state, None));
                }
                self.leave_current(at, ItemState::Done);
                if let Some(entry) = self.entry_mut(item) {
                    entry.start(after.clone(), at);
                }
                self.current = Some(item.clone());
                self.was_moved(stamp, *in_turn);
            }
            ProgrammeEvent::Cautioned { item, checks, recipients } => {
                self.caution = Some(Caution {
                    at,
                    by: stamp.by.clone(),
                    item: item.clone(),
                    checks: checks.clone(),
                    recipients: recipients.clone(),
                });
            }
            ProgrammeEvent::WentBack { from, to } => {
                if let Some(entry) = self.entry_mut(from) {
                    entry.was_a_mistake();
                }
                if let Some(entry) = to.as_ref().and_then(|to| self.entry_mut(to)) {
                    entry.run_on();
                }
                self.current.clone_from(to);
                self.was_moved(stamp, false);
                self.caution = None;
            }
            ProgrammeEvent::Paused { item } => {
                if let Some(span) = self.entry_mut(item).and_then(|entry| entry.spans.last_mut()) {
                    span.end(at);
                }
            }
            ProgrammeEvent::Resumed { item } => {
                if let Some(entry) = self.entry_mut(item) {
                    entry.spans.push(Span { from: at, to: None });
                }
            }
            ProgrammeEvent::Skipped { item, reason } => self.set(item, ItemState::Skipped, reason.clone()),
            ProgrammeEvent::Unskipped { item } | ProgrammeEvent::Unparked { item } => {
                self.set(item, ItemState::Pending, None);
            }
            ProgrammeEvent::Parked { item, reason } => {
                if self.current.as_ref() == Some(item) {
                    self.leave_current(at, ItemState::Parked);
                    self.was_moved(stamp, false);
                }
                self.set(item, ItemState::Parked, reason.clone());
            }
            ProgrammeEvent::Ticked { check } => self.set_tick(check, Some(Tick { at, by: stamp.by.clone() })),
            ProgrammeEvent::Unticked { check } => self.set_tick(check, None),
            ProgrammeEvent::Noted { item, text } => self.notes.push(Note {
                seq: stamp.seq,
                at,
                by: stamp.by.clone(),
                item: item.clone(),
                text: text.clone(),
            }),
            ProgrammeEvent::StartCorrected { item, start } => self.correct_start(item, *start),
            ProgrammeEvent::Adjusted { item, by_s } => {
                let by = TimeDelta::try_seconds(*by_s).unwrap_or_default();
                if let Some(entry) = self.entry_mut(item) {
                    entry.adjusted = entry.adjusted.checked_add(&by).unwrap_or(entry.adjusted);
                }
            }
            ProgrammeEvent::Inserted { item, what, before } => {
                let mut entry = Entry::new(what.item(item));
                entry.out_of_plan = true;
                self.put(vec![entry], before.as_ref());
            }
            ProgrammeEvent::Moved { items, before } => self.move_to(items, before.as_ref()),
            ProgrammeEvent::PulledForward { delegate, items, before } => {
                self.move_to(items, before.as_ref());
                for item in items {
                    if let Some(entry) = self.entry_mut(item)
                        && !entry.brought_forward_for.contains(delegate)
                    {
                        entry.brought_forward_for.push(delegate.clone());
                    }
                }
            }
            ProgrammeEvent::SetAside { items, reason } => {
                for item in items {
                    if self.current.as_ref() == Some(item) {
                        self.leave_current(at, ItemState::Parked);
                        self.was_moved(stamp, false);
                    }
                    self.set(item, ItemState::Parked, reason.clone());
                }
            }
            ProgrammeEvent::TakenUp { items } => {
                for item in items {
                    self.set(item, ItemState::Pending, None);
                }
            }
            ProgrammeEvent::Shortened { cuts, drops } => {
                for cut in cuts {
                    if let Some(entry) = self.entry_mut(&cut.item) {
                        entry.adjusted = entry.adjusted.checked_sub(&cut.by.0).unwrap_or(entry.adjusted);
                    }
                }
                for item in drops {
                    self.set(item, ItemState::Skipped, None);
                }
            }
            ProgrammeEvent::Postponed { to, start, left } => {
                if let Some(left) = left {
                    self.leave_current(left.at, ItemState::Parked);
                    self.was_moved(stamp, false);
                }
                self.postponed.push(Postponement::new(self, at, *to, *start));
            }
            ProgrammeEvent::MessageSent { text } => self.messages.push(Message {
                seq: stamp.seq,
                at,
                by: stamp.by.clone(),
                text: text.clone(),
                seen: None,
            }),
            ProgrammeEvent::MessageSeen { message } => {
                if let Some(message) = self.messages.iter_mut().find(|sent| sent.seq == *message) {
                    message.seen = Some(at);
                }
            }
            // The text was checked when this was decided; a text that cannot be read changes nothing.
            ProgrammeEvent::Ended { .. } => {
                self.leave_current(at, ItemState::Done);
                self.was_moved(stamp, false);
                self.ended = Some(at);
            }
        }
    }

    /// This record changed what is running.
    pub(in crate::day) fn was_moved(&mut self, stamp: Stamp<'_>, in_turn: bool) {
        self.moved = Some(Move { at: stamp.at, by: stamp.by.clone(), in_turn });
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
        let old = span.start_rather(start);
        // What ran before is over when this one began, also where that moment moved.
        let after = entry.after().cloned();
        if let Some(previous) = after.and_then(|after| self.entry_mut(&after)) {
            previous.was_left_rather_at(old, start);
        }
    }
}
