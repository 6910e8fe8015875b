//! What a fault costs, as a judge types it.

use crate::agenda::{FaultCost, Lasting, Points, RunTime};
use crate::text;

/// What a fault costs, as typed: `5` or `5 giây`, `0,5 điểm`, `loại`.
pub fn cost(typed: &str) -> Option<FaultCost> {
    let folded = text::fold(typed);
    let folded = folded.trim();
    if folded.starts_with("loai") || folded.starts_with("bi loai") || folded.starts_with("dis") {
        return Some(FaultCost::Disqualified);
    }
    if let Some(points) = folded.strip_suffix("diem").or_else(|| folded.strip_suffix("points")) {
        return Points::parse(points).map(FaultCost::Points);
    }
    let seconds = folded.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ');
    if seconds.contains([',', '.']) {
        return RunTime::parse(seconds).map(FaultCost::Seconds);
    }
    seconds.parse::<u32>().ok().map(|seconds| FaultCost::Time(Lasting::seconds(i64::from(seconds))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_fault_costs_is_read_as_judges_write_it() {
        let time = |seconds| Some(FaultCost::Time(Lasting::seconds(seconds)));
        for (typed, expected) in [
            ("5", time(5)),
            ("5 giây", time(5)),
            ("10s", time(10)),
            ("2,5 giây", Some(FaultCost::Seconds(RunTime(2500)))),
            ("0,5 điểm", Some(FaultCost::Points(Points(50)))),
            ("loại", Some(FaultCost::Disqualified)),
            ("Bị loại", Some(FaultCost::Disqualified)),
            ("", None),
            ("nhiều", None),
        ] {
            assert_eq!(cost(typed), expected, "{typed}");
        }
    }
}
