//! How times, lateness and people are written on the screen.

use chrono::{Datelike, TimeDelta};

use super::words::Words;
use crate::clock::Timestamp;
use crate::day::{Day, Moment};

/// `08:14`, at the place of the event: for now itself, and for columns that have the date above.
pub fn hour_minute(day: &Day, at: Timestamp) -> String {
    at.at(day.agenda().utc_offset).format("%H:%M").to_string()
}

/// `08:14` for a sentence or a heading read at `now`, `19/8 08:14` where that is on another date.
pub fn moment(day: &Day, at: Timestamp, now: Timestamp) -> String {
    let time = hour_minute(day, at);
    day.date_beside(at, now).map_or_else(|| time.clone(), |date| format!("{date} {time}"))
}

/// A forecast: `08:14`, or with a sign before it when it may be later.
pub fn forecast(day: &Day, moment: Moment, now: Timestamp, at_least: &str) -> String {
    let time = self::moment(day, moment.at, now);
    if moment.at_least { format!("{at_least}{time}") } else { time }
}

/// `thứ Bảy 13/8`.
pub fn date(day: &Day, at: Timestamp, words: &Words) -> String {
    let local = at.at(day.agenda().utc_offset);
    format!(
        "{} {}/{}",
        words.weekday(local.weekday().num_days_from_monday() as usize + 1),
        local.day(),
        local.month()
    )
}

/// Minutes and seconds, `07:14`, or `1:07:14` from an hour on; without a sign.
pub fn minutes_seconds(time: TimeDelta) -> String {
    let s = time.num_seconds().abs();
    if s >= 3600 {
        format!("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)
    } else {
        format!("{:02}:{:02}", s / 60, s % 60)
    }
}

/// Whole minutes as `15'`, or `1h05'` from an hour on; without a sign.
pub fn minutes(time: TimeDelta) -> String {
    let m = time.num_minutes().abs();
    if m >= 60 { format!("{}h{:02}'", m / 60, m % 60) } else { format!("{m}'") }
}

/// A difference: `+2'` late, `−3'` early, `0'`.
pub fn signed_minutes(time: TimeDelta) -> String {
    match time.num_minutes() {
        0 => "0'".to_owned(),
        m if m > 0 => format!("+{}", minutes(time)),
        _ => format!("−{}", minutes(time)),
    }
}

/// How late the day is: `chậm 2'`, `sớm 3'`, `đúng giờ`.
pub fn lateness(time: TimeDelta, words: &Words) -> String {
    match time.num_minutes() {
        0 => words.on_time.to_owned(),
        m if m > 0 => format!("{} {}", words.late, minutes(time)),
        _ => format!("{} {}", words.early, minutes(time)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn lateness_is_said_in_whole_minutes_begun() {
        let words = Words::of(Lang::Vi);
        for (seconds, said) in [
            (0, "đúng giờ"),
            (59, "đúng giờ"),
            (-59, "đúng giờ"),
            (60, "chậm 1'"),
            (150, "chậm 2'"),
            (-180, "sớm 3'"),
            (3900, "chậm 1h05'"),
        ] {
            assert_eq!(lateness(TimeDelta::seconds(seconds), words), said);
        }
    }

    #[test]
    fn clocks_keep_their_width() {
        for (seconds, said) in [(0, "00:00"), (434, "07:14"), (-5, "00:05"), (3661, "1:01:01")] {
            assert_eq!(minutes_seconds(TimeDelta::seconds(seconds)), said);
        }
    }
}
