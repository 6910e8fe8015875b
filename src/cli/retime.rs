//! `ngayhoi retime`: lengths for the items, as rehearsals and days had them, side by side and as a change of
//! the agenda's file.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::TimeDelta;

use super::open::{self, shown};
use super::which::{self, Known};
use super::{Common, Exit, Stop, ask};
use crate::agenda::{self, Agenda, Item, ItemId, Lasting, Retimed};
use crate::day::{Day, Mode};
use crate::text::{Lang, counted, harmless, say, width};

/// Columns of a bar: a minute is one, up to so many.
const BAR: i64 = 40;

/// What is to be done with which agenda.
#[derive(Debug, clap::Args)]
pub struct Wanted {
    /// The agenda
    file: PathBuf,
    /// Change the file; the old one is kept beside it
    #[arg(long)]
    write: bool,
}

/// One rehearsal or day, and how long each item took in it.
struct Run {
    name: String,
    took: Vec<(ItemId, TimeDelta)>,
}

impl Run {
    fn of(known: &Known, mode: Mode, lang: Lang) -> Option<Self> {
        let day = ask::replayed(&known.path)?;
        let date = which::date_of(known);
        let name = match mode {
            Mode::Rehearsal => say!(lang, "tổng duyệt {date}", "rehearsal {date}"),
            Mode::Live => say!(lang, "ngày {date}", "day {date}"),
        };
        Some(Self { name, took: lengths(&day) }).filter(|run| !run.took.is_empty())
    }

    fn took(&self, item: &ItemId) -> Option<TimeDelta> {
        self.took.iter().find(|(id, _)| id == item).map(|(_, took)| *took)
    }
}

/// How long each item took that was held to its end, pauses left out.
fn lengths(day: &Day) -> Vec<(ItemId, TimeDelta)> {
    let held = day.entries().iter().filter(|entry| entry.is_over() && !entry.spans.is_empty());
    let now = day.last_at();
    held.filter_map(|entry| Some((entry.id().clone(), entry.elapsed(now?)))).collect()
}

/// What the runs say of one item.
struct Told<'a> {
    item: &'a Item,
    took: Vec<Option<TimeDelta>>,
    median: Option<TimeDelta>,
    spread: Option<(TimeDelta, TimeDelta)>,
}

impl<'a> Told<'a> {
    fn of(item: &'a Item, runs: &[Run]) -> Self {
        let took: Vec<Option<TimeDelta>> = runs.iter().map(|run| run.took(&item.id)).collect();
        let mut sorted: Vec<TimeDelta> = took.iter().flatten().copied().collect();
        sorted.sort();
        let spread = sorted.first().copied().zip(sorted.last().copied());
        Self { item, took, median: median(&sorted), spread }
    }

    /// Whole minutes that would be enough, where the plan has others.
    fn proposed(&self) -> Option<i64> {
        let minutes = whole_minutes(self.median?);
        let planned =
            self.item.minutes.map(|planned| (planned.num_minutes(), planned.num_seconds() % 60 == 0));
        (planned != Some((minutes, true))).then_some(minutes)
    }
}

/// The one in the middle, or half way between the two in the middle.
fn median(sorted: &[TimeDelta]) -> Option<TimeDelta> {
    let (low, high) = (sorted.get(sorted.len().checked_sub(1)? / 2)?, sorted.get(sorted.len() / 2)?);
    Some((*low + *high) / 2)
}

/// In minutes, begun ones counted whole; an item takes at least one.
fn whole_minutes(length: TimeDelta) -> i64 {
    ((length.num_seconds() + 59) / 60).max(1)
}

/// Shows the runs beside the plan and what would change in the file; changes it if so asked.
pub fn retime(common: &Common, Wanted { file, write }: &Wanted) -> Result<Exit, Stop> {
    let lang = common.lang;
    let written = open::agenda(file, common)?;
    let runs = runs(&written.agenda, common)?;
    let name = shown(file);
    if runs.is_empty() {
        return Err(Stop::refused(say!(
            lang,
            "{name}: trên máy này chưa có buổi tổng duyệt hay buổi lễ nào của chương trình này đã qua mục nào. Bắt đầu bằng: ngayhoi rehearse {name}",
            "{name}: no rehearsal or day of this agenda on this machine has come past an item. Begin with: ngayhoi rehearse {name}",
        )));
    }
    let told: Vec<Told<'_>> = written.agenda.items.iter().map(|item| Told::of(item, &runs)).collect();
    let mut out = io::stdout();
    for line in side_by_side(&told, &runs, lang) {
        writeln!(out, "{}", line.trim_end())?;
    }
    let proposed: Vec<(ItemId, i64)> =
        told.iter().filter_map(|own| Some((own.item.id.clone(), own.proposed()?))).collect();
    if proposed.is_empty() {
        writeln!(
            out,
            "\n{}",
            lang.pick("Thời lượng đã đúng, không phải sửa gì.", "The lengths are right as they stand.")
        )?;
        return Ok(Exit::Done);
    }
    let bytes = open::read(file, lang)?;
    let text = String::from_utf8(bytes).map_err(|error| Stop::trouble(error.to_string()))?;
    let new = agenda::retime(&text, &proposed).map_err(|_| {
        Stop::trouble(say!(
            lang,
            "{name}: tệp vừa bị sửa. Thử lại.",
            "{name} has just been changed. Try again."
        ))
    })?;
    writeln!(out)?;
    for line in &new.lines {
        writeln!(
            out,
            "{name}:{}\n- {}\n+ {}",
            line.number,
            harmless(line.was.trim()),
            harmless(line.now.trim())
        )?;
    }
    for said in moved(&text, &new, lang) {
        writeln!(out, "{said}")?;
    }
    if !*write {
        let how = say!(
            lang,
            "\nChưa ghi gì. Để sửa tệp như trên (bản cũ được giữ lại): ngayhoi retime {name} --write",
            "\nNothing was written. To change the file so (the old one is kept): ngayhoi retime {name} --write",
        );
        writeln!(out, "{how}")?;
        return Ok(Exit::Done);
    }
    let kept = put(file, &text, &new.text).map_err(|error| {
        Stop::trouble(say!(lang, "Không ghi được {name}: {error}", "{name} cannot be written: {error}"))
    })?;
    let (count, kept) = (new.lines.len(), shown(&kept));
    let items = counted(&count, "line");
    writeln!(
        out,
        "\n{}",
        say!(
            lang,
            "Đã sửa {count} dòng của {name}; bản cũ: {kept}",
            "Changed {items} of {name}; the old one: {kept}"
        )
    )?;
    Ok(Exit::Done)
}

/// Every rehearsal and day of the agenda on this machine, the oldest first.
fn runs(agenda: &Agenda, common: &Common) -> Result<Vec<Run>, Stop> {
    let mut all = Vec::new();
    for mode in [Mode::Rehearsal, Mode::Live] {
        let days = which::days(mode, common)?;
        days.complain(common.lang);
        let mut own: Vec<Known> = days.known;
        own.retain(|known| known.title().as_deref() == Some(agenda.title.as_str()));
        own.sort_by_key(|known| known.head.first.at);
        all.extend(own.iter().filter_map(|known| Run::of(known, mode, common.lang)));
    }
    Ok(all)
}

/// A table: what was planned, each run, the median, the spread; and a bar for plan and median.
fn side_by_side(told: &[Told<'_>], runs: &[Run], lang: Lang) -> Vec<String> {
    let minutes = |length: TimeDelta| {
        let (minutes, seconds) = (length.num_minutes(), length.num_seconds() % 60);
        format!("{minutes}:{seconds:02}")
    };
    let or_dash = |length: Option<TimeDelta>| length.map_or_else(|| "–".to_owned(), minutes);
    let mut heads = vec![lang.pick("mục", "item").to_owned(), lang.pick("dự kiến", "planned").to_owned()];
    heads.extend((1..=runs.len()).map(|number| format!("({number})")));
    heads.push(lang.pick("giữa", "median").to_owned());
    heads.push(lang.pick("từ – đến", "from – to").to_owned());
    let mut rows = vec![heads];
    for own in told {
        let mut row = vec![harmless(&own.item.title), or_dash(own.item.minutes)];
        row.extend(own.took.iter().map(|took| or_dash(*took)));
        row.push(or_dash(own.median));
        let spread = own.spread.filter(|(least, most)| least != most);
        row.push(
            spread
                .map_or_else(String::new, |(least, most)| format!("{} – {}", minutes(least), minutes(most))),
        );
        rows.push(row);
    }
    let columns = rows.first().map_or(0, Vec::len);
    let widths: Vec<usize> = (0..columns)
        .map(|at| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0))
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, wide))| {
            let blank = " ".repeat(wide.saturating_sub(width(cell)));
            if at == 0 { format!("{cell}{blank}") } else { format!("{blank}{cell}") }
        });
        cells.collect::<Vec<_>>().join("  ")
    };
    let mut lines: Vec<String> =
        (1..).zip(runs).map(|(number, run)| format!("({number}) {}", run.name)).collect();
    lines.push(String::new());
    lines.extend(rows.iter().map(line));
    lines.push(String::new());
    let bar = |length: Option<TimeDelta>, sign: &str| {
        let columns = length.map_or(0, whole_minutes).clamp(0, BAR);
        sign.repeat(usize::try_from(columns).unwrap_or(0))
    };
    let widest = widths.first().copied().unwrap_or(0);
    for own in told.iter().filter(|own| own.median.is_some()) {
        let title = harmless(&own.item.title);
        let blank = " ".repeat(widest.saturating_sub(width(&title)));
        lines.push(format!("{title}{blank}  {}", bar(own.item.minutes, "▒")));
        lines.push(format!("{}  {}", " ".repeat(widest), bar(own.median, "█")));
    }
    lines.push(format!(
        "{}  {}",
        " ".repeat(widest),
        lang.pick("▒ dự kiến   █ giữa các lần", "▒ planned   █ median")
    ));
    lines
}

/// What no longer holds with the new lengths: a fixed beginning, the end on time.
fn moved(text: &str, new: &Retimed, lang: Lang) -> Vec<String> {
    let total = |text: &str| {
        let report = agenda::check(text.as_bytes());
        let warnings: Vec<String> = report.warnings.iter().map(|warning| warning.message(lang)).collect();
        let planned = report.agenda.iter().flat_map(|agenda| &agenda.items).filter_map(|item| item.minutes);
        (planned.fold(TimeDelta::zero(), |sum, own| sum + own), warnings)
    };
    let ((before, known), (after, warnings)) = (total(text), total(&new.text));
    let (from, to) = (Lasting(before).say(lang), Lasting(after).say(lang));
    let mut said = vec![say!(lang, "Cả buổi: {from} → {to}", "In all: {from} → {to}")];
    said.extend(warnings.into_iter().filter(|warning| !known.contains(warning)));
    said
}

/// Writes a file anew and keeps the old one beside it, over nothing that is there.
fn put(file: &Path, old: &str, new: &str) -> io::Result<PathBuf> {
    let named = |number: usize| {
        let mut name = file.as_os_str().to_owned();
        name.push(if number == 1 { ".bak".to_owned() } else { format!(".bak{number}") });
        PathBuf::from(name)
    };
    let mut number = 1;
    let kept = loop {
        let kept = named(number);
        match fs::File::create_new(&kept) {
            Ok(mut made) => {
                made.write_all(old.as_bytes())?;
                made.sync_all()?;
                break kept;
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 1000 => number += 1,
            Err(error) => return Err(error),
        }
    };
    let mut name = std::ffi::OsString::from(format!(".{}-", std::process::id()));
    name.push(file.file_name().unwrap_or_default());
    let beside = file.with_file_name(name);
    let mut made = fs::File::create_new(&beside)?;
    made.write_all(new.as_bytes())?;
    made.sync_all()?;
    fs::rename(&beside, file)?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_two_is_half_way_and_a_begun_minute_counts() {
        let seconds = |own: &[i64]| own.iter().map(|own| TimeDelta::seconds(*own)).collect::<Vec<_>>();
        assert_eq!(median(&seconds(&[])), None);
        assert_eq!(median(&seconds(&[60, 240])), Some(TimeDelta::seconds(150)));
        assert_eq!(median(&seconds(&[60, 90, 600])), Some(TimeDelta::seconds(90)));
        assert_eq!([0, 1, 60, 61].map(|own| whole_minutes(TimeDelta::seconds(own))), [1, 1, 1, 2]);
    }
}
