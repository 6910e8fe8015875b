//! Plan, reality and forecast.
//!
//! *Planned* is the programme as written: the day's start and the minutes, or a fixed start.
//! *Actual* is what was recorded. *Forecast* follows reality by itself: what runs takes the rest
//! of its time, what waits follows in the day's order, and nothing begins before its fixed start.
//! An item without minutes takes at least no time at all; every moment after it is then marked
//! [`at_least`](Moment::at_least), and every planned time after it is unknown.

use std::collections::HashMap;

use chrono::{NaiveTime, TimeDelta};

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
        let must_end = agenda.must_end.map(|time| {
            let at = agenda.moment(day.date(), time);
            let begins = items.iter().filter_map(|item| item.planned_start).min();
            let began = items.iter().filter_map(|item| item.actual_start).min();
            match (begins, began) {
                (Some(begins), _) if at <= begins => at + TimeDelta::days(1),
                (Some(_), _) | (None, None) => at,
                (None, Some(began)) => first_after(agenda, day, time, began),
            }
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
        let written = agenda.start.map(|time| agenda.moment(day.date(), time));
        let has_lengths = agenda.items.iter().any(|item| item.minutes.is_some());
        // Without a written start the plan is counted from the item that really began first.
        let first = day
            .entries()
            .iter()
            .filter_map(|entry| Some((entry.started_at()?, entry.id())))
            .min_by_key(|(at, _)| *at)
            .filter(|_| written.is_none() && has_lengths);
        let mut last = written;
        let mut cursor = written;
        let mut items = HashMap::with_capacity(agenda.items.len());
        let mut begins = None;
        for item in in_order {
            if let Some((at, id)) = first
                && *id == item.id
                && cursor.is_none()
            {
                cursor = Some(at);
            }
            let fixed = item.start.map(|time| {
                let from = last.unwrap_or_else(|| agenda.moment(day.date(), NaiveTime::MIN));
                first_after(agenda, day, time, from)
            });
            let start = if moved { fixed.max(cursor) } else { fixed.or(cursor) };
            begins = begins.or(Some(start));
            let end = start.zip(item.minutes).map(|(start, minutes)| start + minutes);
            items.insert(item.id.clone(), PlannedItem { start, end, fixed });
            cursor = end;
            last = end.or(start).or(last);
        }
        Self { start: begins.flatten(), end: cursor, items }
    }

    fn item(&self, id: &ItemId) -> PlannedItem {
        self.items.get(id).copied().unwrap_or_default()
    }
}

/// A time of day on the day's date; on the date after where it would lie far before what goes
/// before it: an evening programme crosses midnight.
fn first_after(agenda: &Agenda, day: &Day, time: NaiveTime, before: Timestamp) -> Timestamp {
    let mut at = agenda.moment(day.date(), time);
    while at + TimeDelta::hours(12) < before {
        at = at + TimeDelta::days(1);
    }
    at
}

/// Fills in what runs and what waits; returns when the day will be over.
fn forecast(day: &Day, plan: &Plan, now: Timestamp, items: &mut [ItemTiming]) -> Moment {
    let mut cursor = Moment { at: now, at_least: false };
    if !day.has_begun()
        && let Some(start) = plan.start
    {
        cursor.at = now.max(start);
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
