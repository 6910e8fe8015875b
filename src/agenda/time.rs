//! Times as people write them, and the one form in which the program prints them.
//!
//! Forms seen in real plans: `07:30`, `7h30`, `19 giờ 30`, `8-6`, `18/01/2024`,
//! `ngày 19 tháng 8 năm 2025`. All are read; one is printed.

use std::fmt;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::{self, Lang};

/// A length of time as people write it: a number is minutes, a string says its unit
/// (`"10 phút"`, `"1h15"`, `"90 s"`, `"-2 phút"`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lasting(pub TimeDelta);

impl Lasting {
    /// So many minutes.
    pub fn minutes(minutes: i64) -> Self {
        Self(TimeDelta::try_minutes(minutes).unwrap_or(TimeDelta::MAX))
    }

    /// So many seconds.
    pub fn seconds(seconds: i64) -> Self {
        Self(TimeDelta::try_seconds(seconds).unwrap_or(TimeDelta::MAX))
    }
}

impl Lasting {
    /// `1 giờ 15 phút`, `1 h 15 min`. What is written to a file is the Vietnamese, as `Display`.
    pub fn say(self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.to_string(),
            Lang::En => self.with_units(["h", "min", "s"]),
        }
    }

    fn with_units(self, units: [&str; 3]) -> String {
        let total = self.0.num_seconds();
        let sign = if total < 0 { "-" } else { "" };
        let (hours, minutes, seconds) = (total.abs() / 3600, total.abs() / 60 % 60, total.abs() % 60);
        let parts: Vec<String> = [hours, minutes, seconds]
            .iter()
            .zip(units)
            .filter(|(n, _)| **n != 0)
            .map(|(n, unit)| format!("{n} {unit}"))
            .collect();
        let [_, minute, _] = units;
        if parts.is_empty() { format!("{sign}0 {minute}") } else { format!("{sign}{}", parts.join(" ")) }
    }
}

impl fmt::Display for Lasting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.with_units(["giờ", "phút", "giây"]))
    }
}

impl Serialize for Lasting {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What a length of time tells a parser that it is written like.
pub(super) const LASTING_EXPECTED: &str = "minutes, or a length of time such as \"10 phút\"";

impl<'de> Deserialize<'de> for Lasting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Lasting;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(LASTING_EXPECTED)
            }

            fn visit_i64<E: serde::de::Error>(self, minutes: i64) -> Result<Lasting, E> {
                Ok(Lasting::minutes(minutes))
            }

            fn visit_u64<E: serde::de::Error>(self, minutes: u64) -> Result<Lasting, E> {
                i64::try_from(minutes).map(Lasting::minutes).map_err(|_| E::custom(LASTING_EXPECTED))
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Lasting, E> {
                lasting(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// Splits folded text into numbers and the words between them: `7h30` → 7, "h", 30, "".
fn numbers_and_units(text: &str) -> Option<Vec<(u32, String)>> {
    let mut parts: Vec<(u32, String)> = Vec::new();
    let mut digits = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            parts.push((digits.parse().ok()?, String::new()));
            digits.clear();
        }
        match parts.last_mut() {
            Some((_, unit)) => unit.push(c),
            None if c == ' ' => {}
            None => return None,
        }
    }
    if !digits.is_empty() {
        parts.push((digits.parse().ok()?, String::new()));
    }
    for (_, unit) in &mut parts {
        *unit = unit.trim().to_owned();
    }
    (!parts.is_empty()).then_some(parts)
}

/// A length of time: `10 phút`, `10'`, `1h15`, `1 giờ 15 phút`, `90 s`, `90 giây`, `1:30` is not one.
pub fn lasting(text: &str) -> Option<Lasting> {
    let folded = text::fold(text).replace('−', "-");
    let folded = folded.trim();
    let (sign, folded) = match folded.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, folded.strip_prefix('+').unwrap_or(folded)),
    };
    let parts = numbers_and_units(folded)?;
    let mut seconds: i64 = 0;
    let mut smallest = i64::MAX;
    for (index, (number, unit)) in parts.iter().enumerate() {
        let scale = match unit.as_str() {
            "h" | "gio" | "g" => 3600,
            "phut" | "p" | "ph" | "'" | "m" | "min" => 60,
            "giay" | "s" | "\"" | "sec" => 1,
            // "1h15": the unit after the last number may be left out when hours came before.
            "" if index > 0 && smallest == 3600 => 60,
            "" if index == 0 && parts.len() == 1 => 60,
            _ => return None,
        };
        if scale >= smallest {
            return None;
        }
        smallest = scale;
        seconds = seconds.checked_add(i64::from(*number).checked_mul(scale)?)?;
    }
    Some(Lasting::seconds(sign * seconds))
}

/// A time of day: `07:30`, `7h30`, `7h`, `19 giờ 30`, `19 giờ 30 phút`, `07:30:15`.
pub fn time_of_day(text: &str) -> Option<NaiveTime> {
    let folded = text::fold(text);
    let parts = numbers_and_units(&folded)?;
    let hours = parts.first()?;
    if !matches!(hours.1.as_str(), ":" | "h" | "gio" | "g") {
        return None;
    }
    let minutes = parts
        .get(1)
        .map_or(Some(0), |(n, unit)| matches!(unit.as_str(), "" | ":" | "phut" | "p" | "'").then_some(*n))?;
    let seconds =
        parts.get(2).map_or(Some(0), |(n, unit)| matches!(unit.as_str(), "" | "giay" | "s").then_some(*n))?;
    if parts.len() > 3 || (hours.1 == ":" && parts.len() < 2) {
        return None;
    }
    NaiveTime::from_hms_opt(hours.0, minutes, seconds)
}

/// A date: `19/8/2026`, `19-8-2026`, `19.8.2026`, `2026-08-19`, `ngày 19 tháng 8 năm 2026`.
pub fn date(text: &str) -> Option<NaiveDate> {
    let folded = text::fold(text);
    let folded = folded.trim();
    let parts = numbers_and_units(folded.strip_prefix("ngay").unwrap_or(folded))?;
    let [(a, s1), (b, s2), (c, s3)] = parts.as_slice() else { return None };
    let separated =
        matches!((s1.as_str(), s2.as_str()), ("/", "/") | ("-", "-") | (".", ".") | ("thang", "nam"));
    if !separated || !s3.is_empty() {
        return None;
    }
    let (day, year) = if *a > 31 { (*c, *a) } else { (*a, *c) };
    (1900..=2200).contains(&year).then(|| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, *b, day))?
}

/// The date meant after another one: as [`date`] reads it, or `20/8` of the same year; `3/1` said in
/// December is of the next.
pub fn date_after(text: &str, after: NaiveDate) -> Option<NaiveDate> {
    let of = |year: i32| date(&format!("{}/{year}", text.trim()));
    date(text).or_else(|| {
        let same_year = of(after.year())?;
        if after - same_year > HALF_A_YEAR { of(after.year() + 1) } else { Some(same_year) }
    })
}

/// A date without its year that lies further back than this is the next year's.
const HALF_A_YEAR: TimeDelta = TimeDelta::days(183);

/// An offset from UTC: `+07:00`, `+7`, `-3:30`, `UTC+7`.
pub fn offset(text: &str) -> Option<FixedOffset> {
    let text = text.trim().to_uppercase().replace('−', "-");
    let text = text.strip_prefix("UTC").or_else(|| text.strip_prefix("GMT")).unwrap_or(&text);
    let (sign, text) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = text.split_once(':').unwrap_or((text, "0"));
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    if !(0..=14).contains(&hours) || !(0..60).contains(&minutes) {
        return None;
    }
    FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60))
}

/// `07:30`, the printed form of a time of day.
pub fn print_time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// `19/8/2026`, the printed form of a date.
pub fn print_date(date: NaiveDate) -> String {
    date.format("%-d/%-m/%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_read_as_people_write_them() {
        for (text, seconds) in [
            ("10 phút", 600),
            ("10", 600),
            ("10'", 600),
            ("1h15", 4500),
            ("1 giờ 15 phút", 4500),
            ("90 s", 90),
            ("90 giây", 90),
            ("1 phút 30 giây", 90),
            ("-2 phút", -120),
            ("−2 phút", -120),
            ("+3 phút", 180),
        ] {
            assert_eq!(lasting(text), Some(Lasting::seconds(seconds)), "{text}");
        }
        for text in ["", "phút", "10 km", "5 phút 1 giờ", "1:30", "mười phút", "99999999999"] {
            assert_eq!(lasting(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_printed_is_read_back() {
        for seconds in [0, 1, 59, 60, 90, 3600, 4500, 86_399, -120] {
            let lasting_ = Lasting::seconds(seconds);
            assert_eq!(lasting(&lasting_.to_string()), Some(lasting_));
        }
    }

    #[test]
    fn times_of_day_are_read_as_people_write_them() {
        for (text, expected) in [
            ("07:30", (7, 30)),
            ("7h30", (7, 30)),
            ("7h", (7, 0)),
            ("19 giờ 30", (19, 30)),
            ("19 giờ 30 phút", (19, 30)),
            ("0:00", (0, 0)),
        ] {
            assert_eq!(time_of_day(text), NaiveTime::from_hms_opt(expected.0, expected.1, 0), "{text}");
        }
        for text in ["25:00", "7h60", "7", "7:", "", "sáng", "07:30:00:00", "24:00"] {
            assert_eq!(time_of_day(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in ["19/8/2026", "19/08/2026", "19-8-2026", "2026-08-19", "ngày 19 tháng 8 năm 2026"] {
            assert_eq!(date(text), NaiveDate::from_ymd_opt(2026, 8, 19), "{text}");
        }
        for text in ["31/2/2026", "19/8", "19/8-2026", "8/2026", "hôm nay", "19/8/26"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn offsets_from_utc_are_read() {
        for (text, seconds) in [("+07:00", 25_200), ("+7", 25_200), ("UTC+7", 25_200), ("-3:30", -12_600)] {
            assert_eq!(offset(text).map(|offset| offset.local_minus_utc()), Some(seconds), "{text}");
        }
        for text in ["", "7", "+25:00", "+7:99", "Hà Nội", "ầ"] {
            assert_eq!(offset(text), None, "{text}");
        }
    }
}
