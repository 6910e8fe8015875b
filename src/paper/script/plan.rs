//! How long each item takes, as its own times and those around it say, and which of them are held to a time
//! of day.

use chrono::{NaiveTime, TimeDelta};

use super::{Item, Line, Remark, rows};

/// Works out lengths and fixed beginnings. What cannot be told stays unknown: the last item's end, and
/// what each of several takes under one stretch of time.
pub fn settle(lines: &mut [Line]) {
    // In the afternoon the day begins anew.
    let mut anew = Vec::new();
    let mut begins = false;
    for line in lines.iter() {
        match line {
            Line::Heading { text, .. } => begins |= rows::is_half_of_day(text),
            Line::Item(_) => anew.push(std::mem::take(&mut begins)),
            Line::Unread { .. } => {}
        }
    }
    let mut items: Vec<&mut Item> = lines.iter_mut().filter_map(Line::item_mut).collect();
    share(&mut items);
    // From one beginning to the next, where nothing stands between them.
    let starts: Vec<Option<NaiveTime>> = items.iter().map(|item| item.start).collect();
    for (at, item) in items.iter_mut().enumerate() {
        let goes_on = !anew.get(at + 1).copied().unwrap_or_default();
        let next = starts.get(at + 1).copied().flatten().filter(|_| goes_on);
        if let (None, Some(start), Some(next)) = (item.minutes, item.start, next) {
            let is_shared = item.remarks.iter().any(|remark| matches!(remark, Remark::Shared { .. }));
            item.minutes = Some(next - start).filter(|minutes| *minutes > TimeDelta::zero() && !is_shared);
        }
    }
    // When the source says that the item above is over.
    let mut clock: Option<NaiveTime> = None;
    for (at, item) in items.iter_mut().enumerate() {
        match (item.start, clock) {
            (Some(start), Some(clock)) if clock == start => {}
            // It cannot begin before the one above is over; far back is the next day.
            (Some(start), Some(clock)) if start < clock && clock - start < TimeDelta::hours(12) => {
                item.remarks.push(Remark::Overlaps { start, until: clock });
            }
            (Some(_), _) => item.fixed = at > 0,
            (None, _) => {}
        }
        clock = item.start.or(clock).zip(item.minutes).map(|(begins, minutes)| begins + minutes);
    }
}

/// Several items under one stretch of time: nobody says how much of it each takes.
fn share(items: &mut [&mut Item]) {
    let mut at = 0;
    while at < items.len() {
        let count = 1 + items.iter().skip(at + 1).take_while(|item| item.shares).count();
        if let Some(first) = items.get_mut(at).filter(|_| count > 1)
            && let Some(minutes) = first.minutes.take()
        {
            first.remarks.push(Remark::Shared { minutes, items: count });
        }
        at += count;
    }
}
