//! Plan and reality as a picture: a line of time for each date on which something was held.

use chrono::{NaiveDate, TimeDelta};

use super::super::programme::timing;
use super::super::{Bars, Block, TimeLine};
use crate::agenda::time;
use crate::clock::Timestamp;
use crate::day::{Day, Entry, Timing};
use crate::text::{Lang, say};

/// More hours than this are marked every hour, not every half.
const HALVES: i64 = 4;
/// More hours than this are marked every second one.
const HOURS: i64 = 9;

/// The lines of time; none while nothing was held.
pub fn lines(day: &Day, lang: Lang) -> Vec<Block> {
    let timing = timing(day);
    let mut dates: Vec<NaiveDate> =
        day.entries().iter().filter_map(Entry::started_at).map(|at| day.local_date(at)).collect();
    dates.sort_unstable();
    dates.dedup();
    let several = dates.len() > 1;
    let mut blocks = Vec::new();
    for date in dates {
        let Some(line) = line(day, &timing, date, lang) else { continue };
        if several {
            let date = time::print_date(date);
            blocks.push(Block::Paragraph(say!(lang, "Ngày {date}:", "On {date}:")));
        }
        blocks.push(Block::TimeLine(line));
    }
    blocks
}

/// What was planned and held of an item on a date.
type Spans = (Option<(Timestamp, Timestamp)>, Vec<(Timestamp, Timestamp)>);

fn spans(day: &Day, timing: &Timing, entry: &Entry, date: NaiveDate) -> Spans {
    let own = timing.item(entry.id());
    let on_date = |at: Timestamp| day.local_date(at) == date;
    let planned = own.and_then(|own| Some((own.planned_start?, own.planned_end?)));
    let held = entry.spans.iter().filter_map(|span| Some((span.from, span.to?)));
    (planned.filter(|(from, _)| on_date(*from)), held.filter(|(from, _)| on_date(*from)).collect())
}

fn line(day: &Day, timing: &Timing, date: NaiveDate, lang: Lang) -> Option<TimeLine> {
    let all: Vec<(&Entry, Spans)> =
        day.entries().iter().map(|entry| (entry, spans(day, timing, entry, date))).collect();
    let every = || all.iter().flat_map(|(_, (planned, held))| planned.iter().chain(held));
    let first = every().map(|(from, _)| *from).min()?;
    let last = every().map(|(_, to)| *to).max()?;
    let midnight = day.agenda().moment(date, chrono::NaiveTime::MIN);
    let minutes = |at: Timestamp| (at - midnight).num_minutes();
    let hours = (last - first).num_hours();
    let step = match hours {
        hours if hours <= HALVES => 30,
        hours if hours <= HOURS => 60,
        _ => 120,
    };
    let from = minutes(first) / step * step;
    let to = (minutes(last) / step + 1) * step;
    let slot = |at: i64| {
        let slot = (at - from) * i64::from(TimeLine::SLOTS) / (to - from).max(1);
        u32::try_from(slot).unwrap_or(0).min(TimeLine::SLOTS)
    };
    let span = |(from, to): &(Timestamp, Timestamp)| {
        let from = slot(minutes(*from)).min(TimeLine::SLOTS - 1);
        (from, slot(minutes(*to)).max(from + 1))
    };
    let ticks = (0..).map(|tick| from + tick * step).take_while(|at| *at < to);
    let ticks = ticks.map(|at| {
        let time = day.clock_time(midnight + TimeDelta::minutes(at));
        (slot(at), time.get(..5).unwrap_or(&time).to_owned())
    });
    let bars = all.iter().filter(|(_, (planned, held))| planned.is_some() || !held.is_empty());
    Some(TimeLine {
        legend: [say!(lang, "dự kiến", "planned"), say!(lang, "thực tế", "held")],
        ticks: ticks.collect(),
        bars: bars
            .map(|(entry, (planned, held))| Bars {
                label: entry.item.title.clone(),
                planned: planned.as_ref().map(span),
                held: held.iter().map(span).collect(),
            })
            .collect(),
    })
}
