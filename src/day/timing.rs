//! Plan, reality and forecast.
//!
//! *Planned* is the programme as written: the day's start and the minutes, or a fixed start.
//! *Actual* is what was recorded. *Forecast* follows reality by itself: what runs takes the rest
//! of its time, what waits follows in the day's order, and nothing begins before its fixed start.
//! An item without minutes takes at least no time at all; every moment after it is then marked
//! [`at_least`](Moment::at_least), and every planned time after it is unknown.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::programme::Postponement;
use super::{Day, Entry, ItemState};
use crate::agenda::{Agenda, Item, ItemId};
use crate::clock::Timestamp;

/// A forecast moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The moment.
    pub at: Timestamp,
    /// It may be later: something before it has an unknown duration.
    pub at_least: bool,
}

/// The times of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemTiming {
    /// The item whose times they are.
    pub id: ItemId,
    /// As written.
    pub planned_start: Option<Timestamp>,
    /// As written.
    pub planned_end: Option<Timestamp>,
    /// As recorded.
    pub actual_start: Option<Timestamp>,
    /// As recorded, once it is over.
    pub actual_end: Option<Timestamp>,
    /// For what runs or waits: when it began or will begin.
    pub forecast_start: Option<Moment>,
    /// For what runs or waits: when it will be over.
    pub forecast_end: Option<Moment>,
    /// How long its clock has run.
    pub elapsed: TimeDelta,
    /// The time it may take, with what was given or taken on the day.
    pub allotted: Option<TimeDelta>,
    /// What is left of that; negative when over.
    pub remaining: Option<TimeDelta>,
}

impl ItemTiming {
    /// What has run and what is left, in whole seconds that add up to what was allotted.
    pub fn clock(&self) -> (TimeDelta, Option<TimeDelta>) {
        let elapsed = TimeDelta::seconds(self.elapsed.num_seconds());
        (elapsed, self.allotted.map(|allotted| allotted - elapsed))
    }
}

/// The times of the day at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Timing {
    /// Each item, in the day's order.
    pub items: Vec<ItemTiming>,
    /// How much later (negative: earlier) than planned the next item will begin; when none waits,
    /// the day be over. Where that was not planned, but the running item began late: by how much.
    /// Unknown where the plan is.
    pub lateness: Option<TimeDelta>,
    /// The lateness may be larger: the running item has an unknown duration.
    pub lateness_at_least: bool,
    /// When the day begins, as written.
    pub planned_start: Option<Timestamp>,
    /// When the last item is over, as written.
    pub planned_end: Option<Timestamp>,
    /// When the day will be over (or was). At least, also while items are set aside.
    pub forecast_end: Moment,
    /// When it must be over.
    pub must_end: Option<Timestamp>,
}

impl Timing {
    pub(super) fn of(day: &Day, now: Timestamp) -> Self {
        let agenda = day.agenda();
        let plan = Plan::of(day);
        let as_it_runs =
            day.entries().iter().any(|entry| entry.out_of_plan).then(|| Plan::in_the_days_order(day));
        let mut items: Vec<ItemTiming> = day
            .entries()
            .iter()
            .map(|entry| {
                let planned = plan.item(entry.id());
                let elapsed = entry.elapsed(now);
                ItemTiming {
                    id: entry.id().clone(),
                    planned_start: planned.start,
                    planned_end: planned.end,
                    actual_start: entry.started_at(),
                    actual_end: entry.ended_at(),
                    forecast_start: None,
                    forecast_end: None,
                    elapsed,
                    allotted: entry.allotted(),
                    remaining: entry.allotted().map(|allotted| allotted - elapsed),
                }
            })
            .collect();

        let mut forecast_end = match day.ended_at() {
            Some(at) => Moment { at, at_least: false },
            None => forecast(day, &plan, now, &mut items),
        };
        let (lateness, lateness_at_least) =
            lateness(day, &items, forecast_end, as_it_runs.as_ref().unwrap_or(&plan));
        // What is set aside may be taken up again.
        let parked = day.entries().iter().any(|entry| entry.state == ItemState::Parked);
        forecast_end.at_least |= parked && day.ended_at().is_none();
        let must_end = agenda.must_end.and_then(|time| {
            if let Some(last) = day.postponed().last() {
                return due_on(agenda, last, time);
            }
            let at = agenda.moment(day.date(), time);
            let begins = items.iter().filter_map(|item| item.planned_start).min();
            let began = items.iter().filter_map(|item| item.actual_start).min();
            Some(match (begins, began) {
                (Some(begins), _) if at <= begins => at + TimeDelta::days(1),
                (Some(_), _) | (None, None) => at,
                (None, Some(began)) => first_after(agenda, day.date(), time, began),
            })
        });
        Self {
            items,
            lateness,
            lateness_at_least,
            planned_start: plan.start,
            planned_end: plan.end,
            forecast_end,
            must_end,
        }
    }

    /// The times of one item.
    pub fn item(&self, id: &ItemId) -> Option<&ItemTiming> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// By how much the forecast end misses the time by which all must be over.
    pub fn overrun(&self) -> Option<TimeDelta> {
        self.must_end.map(|must_end| self.forecast_end.at - must_end)
    }
}

/// The programme as written.
struct Plan {
    items: HashMap<ItemId, PlannedItem>,
    start: Option<Timestamp>,
    end: Option<Timestamp>,
}

#[derive(Clone, Copy, Default)]
struct PlannedItem {
    start: Option<Timestamp>,
    end: Option<Timestamp>,
    /// The time before which it does not begin.
    fixed: Option<Timestamp>,
}

impl Plan {
    fn of(day: &Day) -> Self {
        Self::lay(day, day.agenda().items.iter(), false)
    }

    /// The same items in the order in which the day takes them: what was brought forward makes
    /// nobody late.
    fn in_the_days_order(day: &Day) -> Self {
        let agenda = day.agenda();
        Self::lay(day, day.entries().iter().filter_map(|entry| agenda.item(entry.id())), true)
    }

    /// Lays items one after the other. Where they do not stand as written, a fixed start is only
    /// the time before which an item does not begin.
    fn lay<'a>(day: &Day, in_order: impl Iterator<Item = &'a Item>, moved: bool) -> Self {
        let agenda = day.agenda();
        let has_lengths = agenda.items.iter().any(|item| item.minutes.is_some());
        let mut sittings = Sitting::of(day);
        let mut items = HashMap::with_capacity(agenda.items.len());
        for item in in_order {
            let at = Sitting::index(day, &item.id);
            let before = at.checked_sub(1).and_then(|before| day.postponed().get(before));
            let Some(sitting) = sittings.get_mut(at) else { continue };
            // Without a written start the plan is counted from the item that really began first.
            if sitting.cursor.is_none() && has_lengths && !sitting.is_written {
                sitting.cursor = sitting.first.as_ref().filter(|(_, id)| *id == item.id).map(|(at, _)| *at);
            }
            let fixed = item.start.map(|time| {
                let from = sitting.last.unwrap_or_else(|| agenda.moment(sitting.date, NaiveTime::MIN));
                first_after(agenda, sitting.date, time, from)
            });
            // Where it was put off to begin later than written, it does.
            let moved = moved || before.is_some();
            let start = if moved { fixed.max(sitting.cursor) } else { fixed.or(sitting.cursor) };
            sitting.begins = sitting.begins.or(Some(start));
            let held = before.map(|before| before.held(&item.id)).unwrap_or_default();
            let left = item.minutes.map(|minutes| (minutes - held).max(TimeDelta::zero()));
            let end = start.zip(left).map(|(start, left)| start + left);
            items.insert(item.id.clone(), PlannedItem { start, end, fixed });
            sitting.cursor = end;
            sitting.last = end.or(start).or(sitting.last);
        }
        let held = || sittings.iter().filter(|sitting| sitting.begins.is_some());
        Self {
            start: held().find_map(|sitting| sitting.begins).flatten(),
            end: held().next_back().or(sittings.first()).and_then(|sitting| sitting.cursor),
            items,
        }
    }

    fn item(&self, id: &ItemId) -> PlannedItem {
        self.items.get(id).copied().unwrap_or_default()
    }
}

/// What is held on one date: the day's own, or one to which the rest was put off.
struct Sitting {
    date: NaiveDate,
    /// When it begins was written or said.
    is_written: bool,
    /// The item that began first on it.
    first: Option<(Timestamp, ItemId)>,
    cursor: Option<Timestamp>,
    last: Option<Timestamp>,
    /// When its first item begins, if it has one.
    begins: Option<Option<Timestamp>>,
}

impl Sitting {
    fn of(day: &Day) -> Vec<Self> {
        let agenda = day.agenda();
        let own = (day.date(), agenda.start, None);
        let later = day.postponed().iter().map(|later| (later.to, later.start, Some(later.at)));
        let sitting =
            |(index, (date, start, since)): (usize, (NaiveDate, Option<NaiveTime>, Option<Timestamp>))| {
                let written = start.map(|time| agenda.moment(date, time));
                let first = day.entries().iter().filter(|entry| Self::index(day, entry.id()) == index);
                let first = first.filter_map(|entry| {
                    let mut began = entry.spans.iter().map(|span| span.from);
                    Some((began.find(|from| since.is_none_or(|since| *from >= since))?, entry.id().clone()))
                });
                let first = first.min_by_key(|(at, _)| *at);
                Self {
                    date,
                    is_written: start.is_some(),
                    first,
                    cursor: written,
                    last: written,
                    begins: None,
                }
            };
        std::iter::once(own).chain(later).enumerate().map(sitting).collect()
    }

    /// On which of them an item is held.
    fn index(day: &Day, item: &ItemId) -> usize {
        let postponed = day.postponed();
        postponed.iter().position(|later| later.leaves(item)).unwrap_or(postponed.len())
    }
}

/// A time of day on the day's date; on the date after where it would lie far before what goes
/// before it: an evening programme crosses midnight.
pub(super) fn first_after(agenda: &Agenda, date: NaiveDate, time: NaiveTime, before: Timestamp) -> Timestamp {
    let mut at = agenda.moment(date, time);
    while at + TimeDelta::hours(12) < before {
        at = at + TimeDelta::days(1);
    }
    at
}

/// When all must be over that was put off: at the same time of day, unless it begins only after that;
/// an evening's is after midnight.
fn due_on(agenda: &Agenda, put_off: &Postponement, time: NaiveTime) -> Option<Timestamp> {
    let at = agenda.moment(put_off.to, time);
    match put_off.start.or(agenda.start) {
        Some(start) if time <= start => {
            let evening = agenda.start.is_some_and(|written| time <= written);
            evening.then(|| at + TimeDelta::days(1))
        }
        Some(_) | None => Some(at),
    }
}

/// Whether anything has begun since the rest was put off.
fn has_gone_on(day: &Day, put_off: &Postponement) -> bool {
    day.entries().iter().flat_map(|entry| &entry.spans).any(|span| span.from >= put_off.at)
}

/// Fills in what runs and what waits; returns when the day will be over.
fn forecast(day: &Day, plan: &Plan, now: Timestamp, items: &mut [ItemTiming]) -> Moment {
    let mut cursor = Moment { at: now, at_least: false };
    let begins = match day.postponed().last() {
        Some(last) if !has_gone_on(day, last) => last.start.map(|start| day.agenda().moment(last.to, start)),
        Some(_) => None,
        None => plan.start.filter(|_| !day.has_begun()),
    };
    if let Some(begins) = begins {
        cursor.at = now.max(begins);
    }
    let live = day.current().and_then(|live| items.iter_mut().find(|item| item.id == *live.id()));
    if let Some(item) = live {
        cursor = Moment {
            at: now + item.remaining.unwrap_or_default().max(TimeDelta::zero()),
            at_least: item.allotted.is_none(),
        };
        item.forecast_start = item.actual_start.map(|at| Moment { at, at_least: false });
        item.forecast_end = Some(cursor);
    }
    let mut waiting = false;
    for (entry, item) in day.entries().iter().zip(items.iter_mut()) {
        if entry.state != ItemState::Pending {
            continue;
        }
        waiting = true;
        if let Some(fixed) = plan.item(&item.id).fixed {
            cursor.at = cursor.at.max(fixed);
        }
        item.forecast_start = Some(cursor);
        cursor = match item.remaining {
            Some(left) => Moment { at: cursor.at + left.max(TimeDelta::zero()), ..cursor },
            None => Moment { at_least: true, ..cursor },
        };
        item.forecast_end = Some(cursor);
    }
    let parked = day.entries().iter().any(|entry| entry.state == ItemState::Parked);
    if !waiting && !parked && day.current().is_none() {
        // All is done but nobody has ended the day: it was over with its last item.
        cursor.at = items.iter().filter_map(|item| item.actual_end).max().unwrap_or(cursor.at);
    }
    cursor
}

fn lateness(day: &Day, items: &[ItemTiming], forecast_end: Moment, plan: &Plan) -> (Option<TimeDelta>, bool) {
    let find = |entry: &Entry| items.iter().find(|item| item.id == *entry.id());
    let live = day.current().and_then(find);
    // What was put in on the day has no plan to be late against.
    let planned = |entry: &&Entry| entry.state == ItemState::Pending && plan.items.contains_key(entry.id());
    let next = day.entries().iter().find(planned).and_then(find);
    let (real, planned) = match (next, live) {
        _ if day.ended_at().is_some() => (Some(forecast_end), plan.end),
        (Some(next), _) => (next.forecast_start, plan.item(&next.id).start),
        (None, Some(last)) if plan.end.is_none() => (last.forecast_end, plan.item(&last.id).end),
        (None, _) => (Some(forecast_end), plan.end),
    };
    match (real, planned) {
        (Some(real), Some(planned)) => (Some(real.at - planned), real.at_least),
        _ => {
            let late = live.and_then(|live| Some(live.actual_start? - plan.item(&live.id).start?));
            let late = late.filter(|late| *late > TimeDelta::zero());
            (late, late.is_some())
        }
    }
}
