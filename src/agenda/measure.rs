//! Numbers that people sign: exact, in whole thousandths and hundredths, never in floating point.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text;

/// A time on a stopwatch, in milliseconds. Written `42,31`, `1:02,5` or `1'02"5`; printed with a
/// comma: `42,31`, `1:02,50`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RunTime(pub i64);

/// Points, in hundredths of a point. Written `9,5` or `10`; printed without needless zeros.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(pub i64);

/// The longest time that can be typed: a day.
const LONGEST: i64 = 24 * 3600 * 1000;
/// The most points that can be typed, in hundredths.
const MOST: i64 = 100_000_000;

impl RunTime {
    /// So many milliseconds.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Reads a time as people write it; a number alone is seconds.
    ///
    /// # Errors
    /// None when it is no time, or longer than a day.
    pub fn parse(typed: &str) -> Option<Self> {
        let folded = text::fold(typed);
        let mut rest = folded.trim().trim_end_matches(['s', '"']).trim_end();
        rest = rest.strip_suffix("giay").unwrap_or(rest).trim_end();
        let (minutes, seconds) = match rest.split_once([':', '\'']) {
            Some((minutes, seconds)) => (whole(minutes.trim())?, seconds.trim()),
            None => (0, rest),
        };
        let (seconds, fraction) = seconds.split_once([',', '.', '"']).unwrap_or((seconds, "0"));
        if fraction.is_empty() || fraction.len() > 3 || (seconds.len() > 2 && minutes > 0) {
            return None;
        }
        let seconds = whole(seconds)?;
        if minutes > 0 && seconds >= 60 {
            return None;
        }
        let scale = 10_i64.pow(3 - u32::try_from(fraction.len()).ok()?);
        let millis = minutes.checked_mul(60_000)?.checked_add(seconds.checked_mul(1000)?)?;
        let millis = millis.checked_add(whole(fraction)? * scale)?;
        (millis <= LONGEST).then_some(Self(millis))
    }

    /// With so many digits after the second; what is behind them is cut off.
    pub fn show(self, digits: u32) -> String {
        let millis = self.0.abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        let (minutes, seconds) = (millis / 60_000, millis / 1000 % 60);
        let whole = if minutes > 0 { format!("{minutes}:{seconds:02}") } else { seconds.to_string() };
        let digits = digits.min(3);
        if digits == 0 {
            return format!("{sign}{whole}");
        }
        let part = millis % 1000 / 10_i64.pow(3 - digits);
        format!("{sign}{whole},{part:0width$}", width = digits as usize)
    }

    /// The time with so many digits after the comma, or with as many more as it has: half a second
    /// that a fault costs does not disappear where watches are read to the second.
    pub fn show_whole(self, digits: u32) -> String {
        let unit = |digits: u32| 10_i64.pow(3 - digits.min(3));
        let needed = match self.0 {
            millis if millis % unit(digits) == 0 => digits,
            millis if millis % unit(2) == 0 => digits.max(2),
            _ => 3,
        };
        self.show(needed)
    }
}

impl Points {
    /// Reads points as people write them, at most two digits after the comma.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim().replace(',', ".");
        let (units, fraction) = typed.split_once('.').unwrap_or((&typed, "0"));
        if fraction.is_empty() || fraction.len() > 2 {
            return None;
        }
        let scale = if fraction.len() == 1 { 10 } else { 1 };
        let points = whole(units)?.checked_mul(100)?.checked_add(whole(fraction)? * scale)?;
        (points <= MOST).then_some(Self(points))
    }
}

/// Digits and nothing else.
fn whole(digits: &str) -> Option<i64> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// Hundredths of a second; thousandths where there are any, so that nothing recorded is hidden.
impl fmt::Display for RunTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.show(if self.0 % 10 == 0 { 2 } else { 3 }))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (units, part) = (self.0.abs() / 100, self.0.abs() % 100);
        match part {
            0 => write!(f, "{sign}{units}"),
            part if part % 10 == 0 => write!(f, "{sign}{units},{}", part / 10),
            part => write!(f, "{sign}{units},{part:02}"),
        }
    }
}

macro_rules! exact {
    ($name:ident, $expecting:expr) => {
        impl Add for $name {
            type Output = Self;

            fn add(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0))
            }
        }

        impl Sub for $name {
            type Output = Self;

            fn sub(self, other: Self) -> Self {
                Self(self.0.saturating_sub(other.0))
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
                all.fold(Self(0), Add::add)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expecting)
                    }

                    fn visit_i64<E: serde::de::Error>(self, units: i64) -> Result<$name, E> {
                        u64::try_from(units)
                            .map_err(|_| E::custom($expecting))
                            .and_then(|units| self.visit_u64(units))
                    }

                    fn visit_u64<E: serde::de::Error>(self, units: u64) -> Result<$name, E> {
                        $name::parse(&units.to_string()).ok_or_else(|| E::custom($expecting))
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        $name::parse(text)
                            .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
                    }
                }
                deserializer.deserialize_any(Visitor)
            }
        }
    };
}

/// What a time tells a parser that it is written like.
pub(super) const TIME_EXPECTED: &str = "a time in seconds such as \"42,31\" or \"1:02,5\"";
/// And points.
pub(super) const POINTS_EXPECTED: &str = "points such as 10 or \"9,5\"";

exact!(RunTime, TIME_EXPECTED);
exact!(Points, POINTS_EXPECTED);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for (text, millis) in [
            ("42,31", 42_310),
            ("42.5", 42_500),
            ("42", 42_000),
            ("1:02,50", 62_500),
            ("1'02\"5", 62_500),
            ("62,317", 62_317),
            ("42,31 s", 42_310),
            ("42,31 giây", 42_310),
            ("125", 125_000),
        ] {
            assert_eq!(RunTime::parse(text), Some(RunTime(millis)), "{text}");
        }
        for text in ["", "-1", "1:60", "1:2:3", "4,", ",5", "1,2345", "abc", "1:123", "99999999999999999999"]
        {
            assert_eq!(RunTime::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_is_written_so_that_it_is_read_back() {
        for millis in [0, 5, 10, 990, 42_310, 42_317, 62_500, 3_600_000, 86_400_000] {
            let time = RunTime(millis);
            assert_eq!(RunTime::parse(&time.to_string()), Some(time), "{time}");
        }
        assert_eq!(RunTime(42_395).show(1), "42,3");
        assert_eq!(RunTime(62_500).to_string(), "1:02,50");
    }

    #[test]
    fn points_are_read_and_written_exactly() {
        for (text, hundredths) in [("10", 1000), ("9,5", 950), ("0.05", 5), ("9,25", 925)] {
            let points = Points::parse(text).unwrap();
            assert_eq!(points, Points(hundredths), "{text}");
            assert_eq!(Points::parse(&points.to_string()), Some(points));
        }
        for text in ["", "-1", "1e3", ",5", "5,", "9,125", "99999999999"] {
            assert_eq!(Points::parse(text), None, "{text}");
        }
    }

    #[test]
    fn half_a_second_does_not_disappear_where_watches_are_read_to_the_second() {
        for (millis, digits, shown) in
            [(42_000, 0, "42"), (42_500, 0, "42,50"), (42_310, 2, "42,31"), (42_315, 1, "42,315")]
        {
            assert_eq!(RunTime(millis).show_whole(digits), shown);
        }
    }
}
