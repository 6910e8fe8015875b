//! The times of a heat as somebody read them off a phone or a photocell, typed or pasted in one go.
//!
//! A time has its comma (`42,31`, `1:23,45`, `83.45`, `1'23"45`); what stands before it says whose it
//! is: nothing (lane by lane), `Làn 2:`, `đường 2`, or the team's name.

use crate::agenda::RunTime;
use crate::day::{AttemptId, Competition, Day};
use crate::text;

/// A team of the heat: its attempt, its lane, its name.
pub struct Laned {
    pub run: AttemptId,
    pub lane: usize,
    pub name: String,
}

/// The attempt of every team in the heat of one.
pub fn heat(held: &Competition, run: &AttemptId) -> Vec<AttemptId> {
    let lanes = held.lane_of(&run.team).and_then(|(heat, _)| held.heats.get(heat));
    let teams = lanes.map_or(vec![run.team.clone()], |lanes| lanes.iter().flatten().cloned().collect());
    teams.into_iter().map(|team| AttemptId { team, ..run.clone() }).collect()
}

/// The teams of a heat, with their lanes.
pub fn laned(runs: &[AttemptId], day: &Day) -> Vec<Laned> {
    let lane = |run: &AttemptId| day.competition(&run.discipline)?.lane_of(&run.team);
    let own = |(at, run): (usize, &AttemptId)| Laned {
        run: run.clone(),
        lane: lane(run).map_or(at + 1, |(_, lane)| lane),
        name: day.team_name(&run.discipline, &run.team),
    };
    runs.iter().enumerate().map(own).collect()
}

/// What stands between words; the ends of pasted lines are shown as symbols in a field.
fn apart(c: char) -> bool {
    c.is_whitespace() || c.is_control() || [';', '|'].contains(&c) || ('\u{2400}'..='\u{2426}').contains(&c)
}

/// A time with its parts: `42,31`, and as phones and people in a hurry write it, `00:42:31`, `42s31`, `1p23s45`.
fn time(word: &str) -> Option<RunTime> {
    if let Some(time) = RunTime::parse(word) {
        return word.contains([',', '.', ':', '\'']).then_some(time);
    }
    let (before, hundredths) = word.rsplit_once([':', 's'])?;
    if hundredths.len() != 2 {
        return None;
    }
    let before = before.replace(['p', 'm'], ":");
    RunTime::parse(&format!("{before},{hundredths}"))
}

/// Each time with its team, in the order typed; none where anything of it is not sure.
pub fn read(typed: &str, heat: &[Laned]) -> Option<Vec<(AttemptId, RunTime)>> {
    let mut told: Vec<(String, RunTime)> = Vec::new();
    let mut label: Vec<&str> = Vec::new();
    for word in typed.split(apart).filter(|word| !word.is_empty()) {
        let bare = word.trim_end_matches([',', ':', '.']);
        match time(bare) {
            Some(time) => {
                told.push((label.join(" "), time));
                label.clear();
            }
            None if ["s", "giây", "-", "–", "→", "="].contains(&word) => {}
            None => label.push(word),
        }
    }
    // A word that no time follows was not understood.
    if !label.is_empty() || told.is_empty() {
        return None;
    }
    if told.iter().all(|(label, _)| label.is_empty()) {
        let same = told.len() == heat.len();
        let times = told.into_iter().zip(heat).map(|((_, time), own)| (own.run.clone(), time));
        return same.then(|| times.collect());
    }
    let whose = |label: &str| {
        let folded = text::fold(label);
        let folded = folded.trim_matches(|c: char| !c.is_alphanumeric());
        let lane = ["lan", "duong", "lane", ""].iter().find_map(|word| {
            let number = folded.strip_prefix(word)?.trim_start_matches(['#', ' ']);
            number.parse::<usize>().ok()
        });
        match lane {
            Some(lane) => heat.iter().find(|own| own.lane == lane),
            None => heat.iter().find(|own| text::fold(&own.name) == folded),
        }
    };
    told.iter().map(|(label, time)| Some((whose(label)?.run.clone(), *time))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heat() -> Vec<Laned> {
        let laned = |(at, name): (usize, &str)| Laned {
            run: AttemptId { discipline: "chay".into(), team: name.into(), attempt: 1 },
            lane: at + 1,
            name: name.to_owned(),
        };
        ["Tổ 5", "Tổ 2", "Tổ 7"].into_iter().enumerate().map(laned).collect()
    }

    fn told(typed: &str) -> Option<String> {
        let times = read(typed, &heat())?;
        Some(times.iter().map(|(run, time)| format!("{} {time}", run.team.0)).collect::<Vec<_>>().join("; "))
    }

    #[test]
    fn times_of_a_heat_are_read_as_people_write_them() {
        for (typed, expected) in [
            ("42,31 1:23,45 83.45", "Tổ 5 42,31; Tổ 2 1:23,45; Tổ 7 1:23,45"),
            ("42,31\n43,05\n1'23\"45", "Tổ 5 42,31; Tổ 2 43,05; Tổ 7 1:23,45"),
            ("Làn 2: 42,31\nLàn 1: 43,05", "Tổ 2 42,31; Tổ 5 43,05"),
            ("đường 3 – 00:42.31", "Tổ 7 42,31"),
            ("2) 42,31; 1) 40,00", "Tổ 2 42,31; Tổ 5 40,00"),
            ("Làn 3 00:42:31; Làn 1 42s31; Làn 2 1p23s45", "Tổ 7 42,31; Tổ 5 42,31; Tổ 2 1:23,45"),
            ("Tổ 7 42,31 s\nto 2: 43,5", "Tổ 7 42,31; Tổ 2 43,50"),
        ] {
            assert_eq!(told(typed).as_deref(), Some(expected), "{typed}");
            let pasted = text::harmless(typed);
            assert_eq!(told(&pasted).as_deref(), Some(expected), "{pasted}");
        }
    }

    #[test]
    fn what_is_not_sure_is_not_taken() {
        for typed in
            ["", "42,31", "42,31 43,05", "Tổ 9 42,31", "Làn 4: 42,31", "42,31 43,05 bỏ", "4231 4305 4400"]
        {
            assert_eq!(told(typed), None, "{typed}");
        }
    }
}
