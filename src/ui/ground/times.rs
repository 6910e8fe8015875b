//! The times of a heat as somebody read them off a phone or a photocell, typed or pasted in one go.
//!
//! A time has its comma (`42,31`, `1:23,45`, `83.45`, `1'23"45`); what stands before it says whose it
//! is: nothing (lane by lane), `Làn 2:`, `đường 2`, or the team's name. Whole seconds need a line of
//! their own, or a team before them.

use crate::agenda::RunTime;
use crate::day::{AttemptId, Competition, Day};
use crate::text;

/// A team of the heat: its attempt, its lane, its name.
#[derive(Clone, Debug, PartialEq)]
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

/// One time as somebody wrote it down.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    /// The words of it, as they stand there.
    pub text: String,
    /// What says whose it is: a lane, a team; blank where nothing does.
    pub label: String,
    /// The time; none where there is none among the words.
    pub time: Option<RunTime>,
    /// Whether less than a second was written.
    pub is_fine: bool,
    /// A lap of a phone's watch: it tells when somebody arrived, and not who.
    pub is_lap: bool,
}

/// A time among the words of a line: how many words it takes, and whether less than a second was
/// written.
struct Found {
    words: usize,
    time: RunTime,
    is_fine: bool,
}

/// What stands between words; the ends of pasted lines are shown as symbols in a field.
fn apart(c: char) -> bool {
    c.is_whitespace() || c.is_control() || [';', '|'].contains(&c) || is_symbol(c)
}

fn is_symbol(c: char) -> bool {
    ('\u{2400}'..='\u{2426}').contains(&c)
}

fn ends_line(c: char) -> bool {
    ['\n', '\r', '\u{240a}', '\u{240d}'].contains(&c)
}

fn digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A word as times are read in it: without accents, without what encloses it.
fn plain(word: &str) -> String {
    text::fold(word).trim_end_matches([',', ':', '.', ')']).trim_start_matches('(').to_owned()
}

/// A time in one word: `42,31`, and as phones and people in a hurry write it, `00:42:31`, `42s31`, `1p23s45`.
fn time(word: &str) -> Option<(RunTime, bool)> {
    let known = |c: char| c.is_ascii_digit() || ",.:'\"spm".contains(c);
    let mut word = word.replace(['’', '′'], "'").replace(['”', '″'], "\"");
    if digits(&word) || !word.chars().all(known) || !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    word = word.replace(['p', 'm'], ":").trim_end_matches('"').to_owned();
    if let Some((before, hundredths)) = word.split_once('s')
        && !hundredths.is_empty()
    {
        word = (hundredths.len() == 2).then(|| format!("{before},{hundredths}"))?;
    }
    let fraction = |word: &str| word.contains([',', '.', '"']);
    // Phones write hours that no run takes, and some a colon before the hundredths.
    if word.matches(':').count() == 2 {
        word = match (fraction(&word), word.rsplit_once(':')?) {
            (true, _) => word.trim_start_matches('0').strip_prefix(':')?.to_owned(),
            (false, (before, hundredths)) if hundredths.len() == 2 => format!("{before},{hundredths}"),
            (false, _) => return None,
        };
    }
    Some((RunTime::parse(&word)?, fraction(&word)))
}

/// A time that begins with the first of these words: in one word, or spelled, `1 phút 23 giây 45`.
fn found(words: &[String]) -> Option<Found> {
    let at = |index: usize| words.get(index).map_or("", String::as_str);
    let is_minutes = |index: usize| ["phut", "ph", "p", "min"].contains(&at(index));
    let is_seconds = |index: usize| ["giay", "s", "sec"].contains(&at(index));
    let mut index = 0;
    let mut minutes = None;
    if digits(at(0)) && is_minutes(1) {
        minutes = Some(at(0));
        index = 2;
    }
    if let Some((time, is_fine)) = time(at(index)).filter(|_| minutes.is_none()) {
        return Some(Found { words: index + 1 + usize::from(is_seconds(index + 1)), time, is_fine });
    }
    let seconds = at(index);
    let is_number = digits(seconds) || digits(&seconds.replacen([',', '.'], "", 1));
    if !is_number || (minutes.is_none() && !is_seconds(index + 1)) {
        return None;
    }
    let mut written = minutes.map_or(seconds.to_owned(), |minutes| format!("{minutes}:{seconds}"));
    index += 1;
    if is_seconds(index) {
        index += 1;
        // The hundredths have no word of their own; a number with one is another time.
        let is_another = is_seconds(index + 1) || is_minutes(index + 1);
        if digits(seconds) && digits(at(index)) && at(index).len() == 2 && !is_another {
            written = format!("{written},{}", at(index));
            index += 1;
        }
    }
    let is_fine = written.contains([',', '.']);
    Some(Found { words: index, time: RunTime::parse(&written)?, is_fine })
}

/// A team of the heat by its lane or its name; and the lane, where one was named beside the team.
pub fn named(label: &str, heat: &[Laned]) -> Option<(usize, Option<usize>)> {
    let bare = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let folded = bare(&text::fold(label));
    let by_name = |name: &str| heat.iter().position(|own| bare(&text::fold(&own.name)) == name);
    if folded.is_empty() {
        return None;
    }
    if let Some(at) = by_name(&folded) {
        return Some((at, None));
    }
    ["lan", "duong", "lane", ""].iter().find_map(|word| {
        let rest = folded.strip_prefix(word)?.trim_start_matches(['#', '.', ' ']);
        let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let lane = number.parse::<usize>().ok()?;
        match bare(rest.strip_prefix(&number)?).as_str() {
            "" => Some((heat.iter().position(|own| own.lane == lane)?, None)),
            name => Some((by_name(name)?, Some(lane).filter(|_| !word.is_empty()))),
        }
    })
}

/// A line of a phone's laps: `Lap 1  00:42.31  00:42.31`, the lap and then the time since the start.
fn lap(words: &[&str], plain: &[String]) -> Option<Noted> {
    let first = plain.first()?;
    let is_called = ["lap", "vong", "split"]
        .iter()
        .any(|name| first.strip_prefix(name).is_some_and(|number| number.is_empty() || digits(number)));
    let mut times = Vec::new();
    let mut rest = plain;
    while !rest.is_empty() {
        let own = found(rest);
        rest = rest.get(own.as_ref().map_or(1, |own| own.words)..).unwrap_or_default();
        times.extend(own);
    }
    if !(is_called || digits(first) && times.len() == 2 && plain.len() == 3) {
        return None;
    }
    let last = times.iter().max_by_key(|own| own.time)?;
    let number: String =
        plain.iter().take(2).flat_map(|word| word.chars()).filter(char::is_ascii_digit).collect();
    let label = if digits(first) { first.clone() } else { number };
    Some(Noted { text: words.join(" "), label, time: Some(last.time), is_fine: last.is_fine, is_lap: true })
}

/// The times of a text, in its order, and the words in which there is none.
pub fn noted(text: &str, heat: &[Laned]) -> Vec<Noted> {
    let mut rows: Vec<Noted> = Vec::new();
    // A team may stand on a line of its own, and its time under it.
    let mut above = String::new();
    for line in text.split(ends_line) {
        let line = line.chars().map(|c| if apart(c) { ' ' } else { c }).collect::<String>();
        let line = text::harmless(&spaced(&line));
        let words: Vec<&str> = line.split_whitespace().collect();
        let folded: Vec<String> = words.iter().map(|word| plain(word)).collect();
        if words.is_empty() {
            continue;
        }
        if let Some(own) = lap(&words, &folded) {
            rows.push(own);
            continue;
        }
        let mut label: Vec<&str> = Vec::new();
        if !above.is_empty() {
            label.push(&above);
        }
        let mut at = 0;
        while let Some(word) = words.get(at) {
            if let Some(own) = folded.get(at..).and_then(found) {
                let said = words.get(at..at + own.words).unwrap_or_default();
                if are_seconds(&label) && named(&label.join(" "), heat).is_none() {
                    rows.extend(seconds(&label));
                    label.clear();
                }
                rows.push(row(&label, said, Some((own.time, own.is_fine))));
                label.clear();
                at += own.words;
                continue;
            }
            if !["-", "–", "→", "="].contains(word) {
                label.push(word);
            }
            at += 1;
        }
        let next = bare_or_not(&label, heat, &mut rows);
        above = next.unwrap_or_default();
    }
    if !above.is_empty() {
        rows.push(row(&[above.as_str()], &[], None));
    }
    rows
}

/// What no time follows in a line: whole seconds, a team whose time stands under it (handed back), or
/// words that say nothing here.
fn bare_or_not(label: &[&str], heat: &[Laned], rows: &mut Vec<Noted>) -> Option<String> {
    let (last, before) = label.split_last()?;
    if named(&label.join(" "), heat).is_some() && !(before.is_empty() && digits(last)) {
        return Some(label.join(" "));
    }
    if let Some(time) = RunTime::parse(last).filter(|_| digits(last))
        && (before.is_empty() || named(&before.join(" "), heat).is_some())
    {
        rows.push(row(before, &[last], Some((time, false))));
    } else if are_seconds(label) {
        rows.extend(seconds(label));
    } else {
        rows.push(row(label, &[], None));
    }
    None
}

/// Whether words before a time are times themselves, in whole seconds: a single digit is a lane.
fn are_seconds(words: &[&str]) -> bool {
    words.iter().all(|word| digits(word) && word.len() > 1)
}

fn seconds(words: &[&str]) -> impl Iterator<Item = Noted> {
    words.iter().map(|word| row(&[], &[word], RunTime::parse(word).map(|time| (time, false))))
}

/// The units of a spelled time as words of their own: `1phút23giây45`.
fn spaced(line: &str) -> String {
    let mut line = line.to_owned();
    for unit in ["phút", "giây", "Phút", "Giây"] {
        line = line.replace(unit, &format!(" {unit} "));
    }
    line
}

fn row(label: &[&str], said: &[&str], time: Option<(RunTime, bool)>) -> Noted {
    let text = [label, said].concat().join(" ");
    let (time, is_fine) = (time.map(|own| own.0), time.is_some_and(|own| own.1));
    Noted { text, label: label.join(" "), time, is_fine, is_lap: false }
}

/// Whether a text is times rather than a list of teams: half of its lines hold one, or more.
pub fn looks_like_times(text: &str) -> bool {
    let lines = || text.split(ends_line).filter(|line| !line.trim().is_empty());
    let has_time =
        |line: &&str| noted(line, &[]).iter().any(|own| own.is_lap || (own.time.is_some() && own.is_fine));
    let timed = lines().filter(has_time).count();
    timed > 0 && timed * 2 >= lines().count()
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

    fn told(typed: &str) -> String {
        let heat = heat();
        let said = |own: &Noted| {
            let whose = match named(&own.label, &heat) {
                Some((at, None)) => heat[at].name.clone(),
                Some((at, Some(lane))) => format!("{}?{lane}", heat[at].name),
                None if own.label.is_empty() => "·".to_owned(),
                None => format!("{}?", own.label),
            };
            let time = own.time.map_or("–".to_owned(), |time| time.show(if own.is_fine { 2 } else { 0 }));
            format!("{}{whose} {time}", if own.is_lap { "vòng " } else { "" })
        };
        noted(typed, &heat).iter().map(said).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn times_of_a_heat_are_read_as_people_write_them() {
        for (typed, expected) in [
            ("", ""),
            ("42,31 1:23,45 83.45", "· 42,31; · 1:23,45; · 1:23,45"),
            ("42,31\n43,05\n1'23\"45", "· 42,31; · 43,05; · 1:23,45"),
            ("1’23”45", "· 1:23,45"),
            ("Làn 2: 42,31\nLàn 1: 43,05", "Tổ 2 42,31; Tổ 5 43,05"),
            ("đường 3 – 00:42.31", "Tổ 7 42,31"),
            ("2) 42,31; 1) 40,00", "Tổ 2 42,31; Tổ 5 40,00"),
            ("Làn 3 00:42:31; Làn 1 42s31; Làn 2 1p23s45", "Tổ 7 42,31; Tổ 5 42,31; Tổ 2 1:23,45"),
            ("Tổ 7 42,31 s\nto 2: 43,5", "Tổ 7 42,31; Tổ 2 43,50"),
            ("Tổ 5 1 phút 23 giây 45\nTổ 2 42 giây 31", "Tổ 5 1:23,45; Tổ 2 42,31"),
            ("1phút23giây45 42,31 giây 43 giây 44 giây", "· 1:23,45; · 42,31; · 43; · 44"),
            ("Tổ 7 1 phút 23,45 giây", "Tổ 7 1:23,45"),
            ("42\n43s", "· 42; · 43"),
            ("42 43 44", "· 42; · 43; · 44"),
            ("Làn 2 42", "Tổ 2 42"),
            ("2 42", "Tổ 2 42"),
            ("Làn 2\n42,31\nTổ 5\n43", "Tổ 2 42,31; Tổ 5 43"),
            ("Tổ 2", "Tổ 2 –"),
            ("Làn 1 Tổ 2 42,31", "Tổ 2?1 42,31"),
            ("1 Tổ 2 42,31", "Tổ 2 42,31"),
            ("00:00:42.31\n0:01:23,4", "· 42,31; · 1:23,40"),
            ("Lap  Time  Total\nLap 1  00:42.31  00:42.31", "Lap Time Total? –; vòng Tổ 5 42,31"),
            ("Vòng 2\t00:03.20\t00:45.51", "vòng Tổ 2 45,51"),
            ("3  00:01.10  00:46.61", "vòng Tổ 7 46,61"),
            ("Tổ 9 42,31", "Tổ 9? 42,31"),
            ("42,31 43,05 bỏ", "· 42,31; · 43,05; bỏ? –"),
        ] {
            assert_eq!(told(typed), expected, "{typed}");
            // In a field the ends of lines are blanks.
            if !expected.contains(['v', '?']) {
                let in_a_field = text::harmless(typed);
                assert_eq!(told(&in_a_field), expected, "{in_a_field}");
            }
        }
    }

    #[test]
    fn times_are_told_from_a_list_of_teams() {
        for typed in
            ["42,31\n43,05", "Tổ 2 42,31", "Lap 1  00:42.31  00:42.31", "Đội Giờ\nTổ 1 42,31\nTổ 2 40,5"]
        {
            assert!(looks_like_times(typed), "{typed}");
        }
        for typed in ["Tổ 1\nTổ 2", "Tổ 1;8;Cá nhân 01\nTổ 2;7;Cá nhân 02", "1 Tổ 1\n2 Tổ 2", ""]
        {
            assert!(!looks_like_times(typed), "{typed}");
        }
    }
}
