//! What a day has come to: the fold itself.
//!
//! [`State::apply`] has no rules and cannot fail. [`State::objection`] says why an event would
//! make no sense here; `decide` asks it before recording, and undo asks it of every later event.

use std::collections::HashMap;

use chrono::TimeDelta;

use super::event::{Event, Operator, Recorded, Seq};
use super::refusal::Refusal;
use crate::agenda::{Agenda, CheckId, Item, ItemId};
use crate::clock::Timestamp;

/// How far an item has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemState {
    /// Waiting (chờ).
    Pending,
    /// Running (đang diễn ra).
    Live,
    /// Over (xong).
    Done,
    /// Left out (bỏ).
    Skipped,
    /// Set aside (treo).
    Parked,
}

impl ItemState {
    /// The name used in `status --json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Live => "live",
            Self::Done => "done",
            Self::Skipped => "skipped",
            Self::Parked => "parked",
        }
    }
}

/// A stretch of time in which an item's clock ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// From.
    pub from: Timestamp,
    /// To; open while the clock runs.
    pub to: Option<Timestamp>,
}

/// An item of the day.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The item.
    pub item: Item,
    /// How far it has come.
    pub state: ItemState,
    /// When its clock ran. Several after a pause, or when it was parked and taken up again.
    pub spans: Vec<Span>,
    /// Time given (or taken) on the day.
    pub adjusted: TimeDelta,
    /// Why it was skipped or parked.
    pub reason: Option<String>,
    /// What ran when it was started.
    after: Option<ItemId>,
    /// Its state and number of spans before it was last started, for going back.
    before: (ItemState, usize),
    /// When it was left, for going back to it.
    left: Option<Timestamp>,
}

impl Entry {
    fn new(item: Item) -> Self {
        Self {
            item,
            state: ItemState::Pending,
            spans: Vec::new(),
            adjusted: TimeDelta::zero(),
            reason: None,
            after: None,
            before: (ItemState::Pending, 0),
            left: None,
        }
    }

    /// Its id.
    pub fn id(&self) -> &ItemId {
        &self.item.id
    }

    /// Whether it is live with its clock stopped.
    pub fn is_paused(&self) -> bool {
        self.state == ItemState::Live && self.spans.last().is_some_and(|span| span.to.is_some())
    }

    /// How long its clock has run.
    pub fn elapsed(&self, now: Timestamp) -> TimeDelta {
        self.spans.iter().fold(TimeDelta::zero(), |sum, span| {
            sum + (span.to.unwrap_or(now.max(span.from)) - span.from).max(TimeDelta::zero())
        })
    }

    /// The time it may take: as planned, and what was given or taken since.
    pub fn allotted(&self) -> Option<TimeDelta> {
        match self.item.minutes {
            Some(planned) => Some((planned + self.adjusted).max(TimeDelta::zero())),
            // Nothing was planned; time given on the day is all there is to go by.
            None => (self.adjusted > TimeDelta::zero()).then_some(self.adjusted),
        }
    }

    /// When it first began.
    pub fn started_at(&self) -> Option<Timestamp> {
        self.spans.first().map(|span| span.from)
    }

    /// When it was over.
    pub fn ended_at(&self) -> Option<Timestamp> {
        match self.state {
            ItemState::Done => self.left,
            _ => None,
        }
    }

    /// The item that ran when this one was started.
    pub fn after(&self) -> Option<&ItemId> {
        self.after.as_ref()
    }

    /// The span with which its present run began.
    fn run_start(&self) -> Option<Span> {
        self.spans.get(self.before.1).copied()
    }

    fn close(&mut self, at: Timestamp, state: ItemState) {
        if let Some(span) = self.spans.last_mut() {
            span.to.get_or_insert(at.max(span.from));
        }
        self.left = Some(at);
        self.state = state;
    }
}

/// Who ticked a check, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Operator,
}

/// Something written down on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The number of its event.
    pub seq: Seq,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Operator,
    /// About which item; none is the day.
    pub item: Option<ItemId>,
    /// What.
    pub text: String,
}

/// A warning that required checks are open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caution {
    /// When it was given.
    pub at: Timestamp,
    /// To whom.
    pub by: Operator,
    /// What was running.
    pub item: Option<ItemId>,
    /// The open checks it named.
    pub checks: Vec<CheckId>,
}

/// How the running item came to run.
#[derive(Clone, Debug)]
pub(super) struct Move {
    pub at: Timestamp,
    pub by: Operator,
    pub in_turn: bool,
}

#[derive(Clone, Debug)]
pub(super) struct State {
    entries: Vec<Entry>,
    index: HashMap<ItemId, usize>,
    checks: HashMap<CheckId, Option<Tick>>,
    current: Option<ItemId>,
    moved: Option<Move>,
    caution: Option<Caution>,
    notes: Vec<Note>,
    ended: Option<Timestamp>,
}

impl State {
    pub fn new(agenda: &Agenda) -> Self {
        let entries: Vec<Entry> = agenda.items.iter().cloned().map(Entry::new).collect();
        let index = entries.iter().enumerate().map(|(i, entry)| (entry.item.id.clone(), i)).collect();
        let checks =
            agenda.items.iter().flat_map(|item| &item.checks).map(|check| (check.id.clone(), None)).collect();
        Self {
            entries,
            index,
            checks,
            current: None,
            moved: None,
            caution: None,
            notes: Vec::new(),
            ended: None,
        }
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn entry(&self, id: &ItemId) -> Option<&Entry> {
        self.entries.get(*self.index.get(id)?)
    }

    fn entry_mut(&mut self, id: &ItemId) -> Option<&mut Entry> {
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
            Event::Opened { .. } | Event::Reverted { .. } => {}
            Event::Started { item, after, in_turn, .. } => {
                if self.entry(item).is_none() {
                    return;
                }
                self.leave_current(at, ItemState::Done);
                if let Some(entry) = self.entry_mut(item) {
                    entry.before = (entry.state, entry.spans.len());
                    entry.after.clone_from(after);
                    entry.state = ItemState::Live;
                    entry.reason = None;
                    entry.left = None;
                    entry.spans.push(Span { from: at, to: None });
                }
                self.current = Some(item.clone());
                self.moved = Some(Move { at, by: record.by.clone(), in_turn: *in_turn });
            }
            Event::Cautioned { item, checks } => {
                self.caution =
                    Some(Caution { at, by: record.by.clone(), item: item.clone(), checks: checks.clone() });
            }
            Event::WentBack { from, to } => {
                if let Some(entry) = self.entry_mut(from) {
                    entry.state = entry.before.0;
                    entry.spans.truncate(entry.before.1);
                    entry.left = entry.spans.last().and_then(|span| span.to);
                }
                if let Some(entry) = to.as_ref().and_then(|to| self.entry_mut(to)) {
                    entry.state = ItemState::Live;
                    // A clock that was stopped before the item was left stays stopped.
                    if let Some(span) = entry.spans.last_mut()
                        && span.to == entry.left
                    {
                        span.to = None;
                    }
                    entry.left = None;
                }
                self.current.clone_from(to);
                self.moved = Some(Move { at, by: record.by.clone(), in_turn: false });
                self.caution = None;
            }
            Event::Paused { item } => {
                if let Some(span) = self.entry_mut(item).and_then(|entry| entry.spans.last_mut()) {
                    span.to = Some(at);
                }
            }
            Event::Resumed { item } => {
                if let Some(entry) = self.entry_mut(item) {
                    entry.spans.push(Span { from: at, to: None });
                }
            }
            Event::Skipped { item, reason } => self.set(item, ItemState::Skipped, reason.clone()),
            Event::Unskipped { item } | Event::Unparked { item } => self.set(item, ItemState::Pending, None),
            Event::Parked { item, reason } => {
                if self.current.as_ref() == Some(item) {
                    self.leave_current(at, ItemState::Parked);
                }
                self.set(item, ItemState::Parked, reason.clone());
            }
            Event::Ticked { check } => self.set_tick(check, Some(Tick { at, by: record.by.clone() })),
            Event::Unticked { check } => self.set_tick(check, None),
            Event::Noted { item, text } => self.notes.push(Note {
                seq: record.seq,
                at,
                by: record.by.clone(),
                item: item.clone(),
                text: text.clone(),
            }),
            Event::StartCorrected { item, start } => self.correct_start(item, *start),
            Event::Adjusted { item, by_s } => {
                let by = TimeDelta::try_seconds(*by_s).unwrap_or_default();
                if let Some(entry) = self.entry_mut(item) {
                    entry.adjusted = entry.adjusted.checked_add(&by).unwrap_or(entry.adjusted);
                }
            }
            Event::Ended { .. } => {
                self.leave_current(at, ItemState::Done);
                self.ended = Some(at);
            }
        }
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
        let run = entry.before.1;
        let Some(span) = entry.spans.get_mut(run) else { return };
        let old = std::mem::replace(&mut span.from, start);
        // What ran before is over when this one began, also where that moment moved.
        let after = entry.after.clone();
        if let Some(previous) = after.and_then(|after| self.entry_mut(&after))
            && previous.left == Some(old)
        {
            if let Some(span) = previous.spans.last_mut()
                && span.to == Some(old)
            {
                span.to = Some(start);
            }
            previous.left = Some(start);
        }
    }

    /// Why an event would make no sense here, or nothing.
    pub fn objection(&self, event: &Event) -> Option<Refusal> {
        let known = |id: &ItemId| {
            self.entry(id)
                .ok_or_else(|| Refusal::UnknownItem { id: id.clone(), meant: self.nearest_item(id) })
        };
        let sense = match event {
            Event::Opened { .. } => Err(Refusal::AlreadyOpen),
            Event::Cautioned { .. } | Event::Reverted { .. } => Ok(()),
            Event::Started { item, after, .. } => known(item).and_then(|entry| {
                self.running()?;
                self.seen(after.as_ref())?;
                if entry.state == ItemState::Live {
                    return Err(Refusal::AlreadyLive(item.clone()));
                }
                Ok(())
            }),
            Event::WentBack { from, to } => known(from).and_then(|entry| {
                self.running()?;
                self.seen(Some(from))?;
                if entry.after == *to { Ok(()) } else { Err(self.has_moved()) }
            }),
            Event::Paused { item } => known(item).and_then(|entry| {
                self.seen(Some(item))?;
                if entry.is_paused() { Err(Refusal::AlreadyPaused(item.clone())) } else { Ok(()) }
            }),
            Event::Resumed { item } => known(item).and_then(|entry| {
                self.seen(Some(item))?;
                if entry.is_paused() { Ok(()) } else { Err(Refusal::NotPaused(item.clone())) }
            }),
            Event::Skipped { item, .. } => known(item).and_then(|entry| {
                self.running()?;
                match entry.state {
                    ItemState::Pending | ItemState::Parked => Ok(()),
                    state => Err(Refusal::WrongState { item: item.clone(), state }),
                }
            }),
            Event::Parked { item, .. } => known(item).and_then(|entry| {
                self.running()?;
                match entry.state {
                    ItemState::Pending | ItemState::Live => Ok(()),
                    state => Err(Refusal::WrongState { item: item.clone(), state }),
                }
            }),
            Event::Unskipped { item } => known(item).and_then(|entry| match entry.state {
                ItemState::Skipped => self.running(),
                state => Err(Refusal::WrongState { item: item.clone(), state }),
            }),
            Event::Unparked { item } => known(item).and_then(|entry| match entry.state {
                ItemState::Parked => self.running(),
                state => Err(Refusal::WrongState { item: item.clone(), state }),
            }),
            Event::Ticked { check } => match self.known_check(check) {
                Ok(Some(tick)) => Err(Refusal::AlreadyTicked { check: check.clone(), tick: tick.clone() }),
                Ok(None) => Ok(()),
                Err(refusal) => Err(refusal),
            },
            Event::Unticked { check } => match self.known_check(check) {
                Ok(Some(_)) => Ok(()),
                Ok(None) => Err(Refusal::NotTicked(check.clone())),
                Err(refusal) => Err(refusal),
            },
            Event::Noted { item, .. } => item.as_ref().map_or(Ok(()), |item| known(item).map(|_| ())),
            Event::StartCorrected { item, start } => known(item).and_then(|entry| {
                self.seen(Some(item))?;
                self.start_can_be(entry, *start)
            }),
            Event::Adjusted { item, by_s } => known(item).and_then(|entry| {
                self.running()?;
                match entry.state {
                    ItemState::Done | ItemState::Skipped => {
                        Err(Refusal::WrongState { item: item.clone(), state: entry.state })
                    }
                    _ if *by_s < 0 && entry.allotted().is_none_or(|time| time.num_seconds() + by_s < 0) => {
                        Err(Refusal::NotThatMuchTime { item: item.clone(), allotted: entry.allotted() })
                    }
                    _ => Ok(()),
                }
            }),
            Event::Ended { item, .. } => self.running().and_then(|()| self.seen(item.as_ref())),
        };
        sense.err()
    }

    /// The day is not over.
    fn running(&self) -> Result<(), Refusal> {
        self.ended.map_or(Ok(()), |at| Err(Refusal::DayOver { at }))
    }

    /// What the operator saw running is what runs.
    fn seen(&self, item: Option<&ItemId>) -> Result<(), Refusal> {
        if self.current.as_ref() == item { Ok(()) } else { Err(self.has_moved()) }
    }

    /// The refusal of a command from a stale screen.
    pub fn has_moved(&self) -> Refusal {
        let mover = self.moved.as_ref().map(|moved| (moved.by.clone(), moved.at));
        Refusal::Moved { current: self.current.clone(), mover }
    }

    fn known_check(&self, check: &CheckId) -> Result<Option<&Tick>, Refusal> {
        self.checks.get(check).map(Option::as_ref).ok_or_else(|| Refusal::UnknownCheck {
            id: check.clone(),
            meant: nearest(&check.0, self.checks.keys().map(|id| id.0.as_str()))
                .map(|id| CheckId(id.to_owned())),
        })
    }

    fn start_can_be(&self, entry: &Entry, start: Timestamp) -> Result<(), Refusal> {
        let earliest = entry.after.as_ref().and_then(|after| self.entry(after)).and_then(|e| e.spans.last());
        if let Some(earliest) = earliest
            && start < earliest.from
        {
            return Err(Refusal::StartsBeforePrevious {
                previous: entry.after.clone(),
                began: earliest.from,
            });
        }
        let first_stop = entry.run_start().and_then(|span| span.to);
        if first_stop.is_some_and(|stop| start > stop) {
            return Err(Refusal::StartsAfterPause);
        }
        Ok(())
    }

    fn nearest_item(&self, id: &ItemId) -> Option<ItemId> {
        nearest(&id.0, self.entries.iter().map(|entry| entry.item.id.0.as_str())).map(ItemId::from)
    }
}

/// The candidate most like what was written, if any is like it at all.
fn nearest<'a>(written: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .map(|candidate| (strsim::jaro_winkler(written, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}
