//! An item of the day and how far it has come, and what is noted of the day beside it.

use chrono::TimeDelta;

use crate::agenda::{CheckId, DelegateId, Item, ItemId, RecipientId};
use crate::clock::Timestamp;
use crate::day::{Operator, Seq};

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
    /// The name in `status --json`, spelled as `do` spells every state.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::Live => "Live",
            Self::Done => "Done",
            Self::Skipped => "Skipped",
            Self::Parked => "Parked",
        }
    }
}

/// A stretch of time in which an item's clock ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// From.
    pub from: Timestamp,
    /// To, never before `from`; open while the clock runs.
    pub to: Option<Timestamp>,
}

impl Span {
    /// It is over; a clock put right since may tell of an end before the start.
    pub(super) fn end(&mut self, at: Timestamp) {
        self.to = Some(at.max(self.from));
    }

    /// It began at another moment than was recorded, which was this.
    pub(super) fn start_rather(&mut self, at: Timestamp) -> Timestamp {
        if let Some(to) = &mut self.to {
            *to = at.max(*to);
        }
        std::mem::replace(&mut self.from, at)
    }
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
    /// It stands where the agenda did not put it: inserted, moved or brought forward on the day.
    pub out_of_plan: bool,
    /// Guests who must leave, for whom it was brought forward.
    pub brought_forward_for: Vec<DelegateId>,
    /// It was left out by a changed agenda, and a later one has it again: its place is to be found.
    pub(super) is_back: bool,
    /// Each time it was started and not gone back from, oldest first.
    runs: Vec<Run>,
    /// How it was left, for going back to it.
    left: Option<Left>,
}

/// One start of an item, with what going back from it needs.
#[derive(Clone, Debug)]
struct Run {
    /// What ran when it was started.
    after: Option<ItemId>,
    state: ItemState,
    reason: Option<String>,
    left: Option<Left>,
    /// How many spans it had.
    spans: usize,
}

/// The moment at which an item gave way to another.
#[derive(Clone, Copy, Debug)]
struct Left {
    at: Timestamp,
    /// Its clock had been stopped before.
    paused: bool,
}

impl Entry {
    pub(super) fn new(item: Item) -> Self {
        Self {
            item,
            state: ItemState::Pending,
            spans: Vec::new(),
            adjusted: TimeDelta::zero(),
            reason: None,
            out_of_plan: false,
            brought_forward_for: Vec::new(),
            is_back: false,
            runs: Vec::new(),
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
            Some(planned) => {
                Some(planned.checked_add(&self.adjusted).unwrap_or(planned).max(TimeDelta::zero()))
            }
            // Nothing was planned; time given on the day is all there is to go by.
            None => (self.adjusted > TimeDelta::zero()).then_some(self.adjusted),
        }
    }

    /// It was held, and does not run any more.
    pub fn is_over(&self) -> bool {
        self.state == ItemState::Done
    }

    /// It runs, ran, or was told to have been held.
    pub fn was_held(&self) -> bool {
        !self.spans.is_empty() || self.state == ItemState::Done
    }

    /// When it first began.
    pub fn started_at(&self) -> Option<Timestamp> {
        self.spans.first().map(|span| span.from)
    }

    /// When it was over.
    pub fn ended_at(&self) -> Option<Timestamp> {
        let left = self.left.filter(|_| self.state == ItemState::Done)?;
        Some(self.spans.last().map_or(left.at, |span| left.at.max(span.from)))
    }

    /// The item that ran when this one was started.
    pub fn after(&self) -> Option<&ItemId> {
        self.runs.last()?.after.as_ref()
    }

    /// The number of spans before its present run began.
    pub(super) fn spans_before(&self) -> usize {
        self.runs.last().map_or(0, |run| run.spans)
    }

    /// It begins, after whatever ran.
    pub(super) fn start(&mut self, after: Option<ItemId>, at: Timestamp) {
        self.runs.push(Run {
            after,
            state: self.state,
            reason: self.reason.take(),
            left: self.left.take(),
            spans: self.spans.len(),
        });
        self.state = ItemState::Live;
        self.spans.push(Span { from: at, to: None });
    }

    /// It had been started by mistake: it is as it was before.
    pub(super) fn was_a_mistake(&mut self) {
        if let Some(run) = self.runs.pop() {
            self.state = run.state;
            self.reason = run.reason;
            self.left = run.left;
            self.spans.truncate(run.spans);
        }
    }

    /// It runs on as if it had never been left; a clock that was stopped before stays stopped.
    pub(super) fn run_on(&mut self) {
        self.state = ItemState::Live;
        if let (Some(left), Some(span)) = (self.left.take(), self.spans.last_mut())
            && !left.paused
        {
            span.to = None;
        }
    }

    /// What followed it began at another moment than was recorded: so it was over then.
    pub(super) fn was_left_rather_at(&mut self, old: Timestamp, new: Timestamp) {
        let Some(left) = self.left.as_mut().filter(|left| left.at == old) else { return };
        left.at = new;
        let paused = left.paused;
        if let Some(span) = self.spans.last_mut()
            && let Some(to) = span.to
        {
            span.end(if paused { new.min(to) } else { new });
        }
    }

    pub(super) fn close(&mut self, at: Timestamp, state: ItemState) {
        let paused = self.is_paused();
        if let Some(span) = self.spans.last_mut().filter(|span| span.to.is_none()) {
            span.end(at);
        }
        self.left = Some(Left { at, paused });
        self.state = state;
    }
}

/// Who ticked a check, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// When it was ticked.
    pub at: Timestamp,
    /// Whoever stands for it that it is done.
    pub by: Operator,
}

/// Something written down on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The number of its event.
    pub seq: Seq,
    /// When it was written.
    pub at: Timestamp,
    /// Whoever wrote it.
    pub by: Operator,
    /// About which item; none is the day.
    pub item: Option<ItemId>,
    /// For the minutes; the hall never sees it.
    pub text: String,
}

/// One line sent to the MC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The number of the event that sent it.
    pub seq: Seq,
    /// When it was sent.
    pub at: Timestamp,
    /// The operator to whom the MC would answer.
    pub by: Operator,
    /// What the MC is to see.
    pub text: String,
    /// When the MC said that it was read.
    pub seen: Option<Timestamp>,
}

/// A warning that required checks are open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caution {
    /// When it was given.
    pub at: Timestamp,
    /// The operator who pressed: whoever presses again has been told.
    pub by: Operator,
    /// What was running.
    pub item: Option<ItemId>,
    /// The open checks it named.
    pub checks: Vec<CheckId>,
    /// Whom it named, who had not received or signed.
    pub recipients: Vec<RecipientId>,
}
