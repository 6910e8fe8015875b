//! `ngayhoi import`: a list of recipients or of teams, from a file or from standard input.

use std::io::{self, Read, Write};
use std::path::Path;

use super::open;
use super::remembered::{self, Layout};
use super::{Common, Exit, Stop, command, operator};
use crate::agenda::{DecisionId, ItemId, RecipientKind};
use crate::day::{AwardsCommand, Command, Day, GroundCommand, GroundRefusal, Refusal};
use crate::paper::lists::{self, Columns, Hints, Preview, Source, Unreadable, Weight};
use crate::text::{Lang, harmless, say};

/// What a list goes into.
pub enum Into {
    /// A roll of a decision.
    Roll { decision: DecisionId, kind: RecipientKind, replace: bool },
    /// The contest of an item.
    Teams(ItemId),
}

impl Into {
    /// What is known of it beforehand.
    fn hints(&self, day: &Day) -> Hints {
        match self {
            Self::Roll { decision, kind, replace } => Hints::of(day, decision, *kind, *replace),
            Self::Teams(item) => Hints::of_teams(day, item),
        }
    }

    fn title(&self, day: &Day, lang: Lang) -> String {
        match self {
            Self::Roll { decision, kind, .. } => {
                format!("{} · {}", day.decision_title(decision), lang.pick(kind.vi(), kind.en()))
            }
            Self::Teams(item) => day.title(item),
        }
    }

    /// The list, as it is recorded.
    fn command(self, read: &Preview) -> Command {
        match self {
            Self::Roll { decision, kind, replace } => {
                AwardsCommand::Import { decision, kind, recipients: read.recipients(|_| false), replace }
                    .into()
            }
            Self::Teams(item) => {
                Command::Ground(GroundCommand::AddTeams { item, teams: read.teams(|_| false) })
            }
        }
    }
}

/// How it is laid out, as typed.
pub struct LaidOut {
    pub sheet: Option<String>,
    pub columns: Option<String>,
}

impl LaidOut {
    fn is_told(&self) -> bool {
        self.sheet.is_some() || self.columns.is_some()
    }
}

/// Shows what was understood of a list; without `preview`, records it unless a row is refused.
pub fn import(
    common: &Common,
    file: &Path,
    into: Into,
    laid_out: LaidOut,
    preview: bool,
    journal: Option<&Path>,
    name: &str,
) -> Result<Exit, Stop> {
    let lang = common.lang;
    let mut seat = open::seat_at(journal, operator(name), common)?;
    known(seat.day(), &into, lang)?;
    let shown = if file == Path::new("-") { String::new() } else { format!("{}: ", open::shown(file)) };
    let bytes = bytes(file, lang)?;
    let roll = into.hints(seat.day());
    let (read, laid_out) = match remembered(file, &bytes, &laid_out, &roll, common)? {
        Some((read, laid_out)) => (read, laid_out),
        None => {
            let read = laid(file, &bytes, &laid_out, roll)
                .map_err(|why| Stop::trouble(format!("{shown}{}", why.say(lang))))?;
            (read, laid_out)
        }
    };
    if preview {
        print(&read, seat.day(), &into, lang)?;
        return Ok(if read.refused() > 0 { Exit::Refused } else { Exit::Done });
    }
    if read.refused() > 0 {
        let refused = read.rows.iter().filter(|row| row.is_refused());
        let lines: Vec<String> = refused.map(|row| line(row, &read, lang)).collect();
        let lines = lines.join("\n");
        return Err(Stop::refused(say!(
            lang,
            "{shown}chưa ghi gì, vì có dòng không nhận được:\n{lines}",
            "{shown}nothing was recorded, for some rows are refused:\n{lines}",
        )));
    }
    for remark in read.remarks(read.taken()) {
        writeln!(io::stderr(), "{}", remark.say(lang))?;
    }
    if matches!(into, Into::Teams(_)) {
        // A roll takes a name twice; a contest takes a team once, and which were not taken is told.
        for row in read.rows.iter().filter(|row| !read.takes(row)) {
            writeln!(io::stderr(), "{}", line(row, &read, lang))?;
        }
        if read.taken() == 0 {
            let none = "Không có đội nào mới; chưa ghi gì.";
            return Err(Stop::refused(lang.pick(none, "No team is new; nothing was recorded.")));
        }
    }
    let typed = format!("import {}", open::shown(file));
    command::put(&mut seat, &into.command(&read), &typed, common)?;
    // What has worked is worth remembering.
    if laid_out.is_told() && !read.headings.is_empty() {
        let LaidOut { sheet, columns } = laid_out;
        remembered::keep(common, Layout { headings: read.headings, sheet, columns });
    }
    Ok(Exit::Done)
}

/// Reads the list as it was laid out the last time that a file had these headings, unless it is
/// told now.
fn remembered(
    file: &Path,
    bytes: &[u8],
    told: &LaidOut,
    roll: &Hints,
    common: &Common,
) -> Result<Option<(Preview, LaidOut)>, Stop> {
    if told.is_told() {
        return Ok(None);
    }
    let lang = common.lang;
    for Layout { headings, sheet, columns } in remembered::all(common) {
        let laid_out = LaidOut { sheet, columns };
        let read = laid(file, bytes, &laid_out, roll.clone()).ok().filter(|read| read.headings == headings);
        let Some(read) = read else { continue };
        let parts = [("--sheet", &laid_out.sheet), ("--columns", &laid_out.columns)];
        let parts = parts.iter().filter_map(|(flag, value)| Some(format!("{flag} {}", value.as_ref()?)));
        let said = harmless(&parts.collect::<Vec<_>>().join(" "));
        let said = say!(
            lang,
            "Cùng đầu cột với tệp lần trước, đọc như lần trước: {said}. Ghi --sheet hoặc --columns để đọc khác.",
            "The headings are those of an earlier file, so it is read in the same way: {said}. Give --sheet or --columns to read it otherwise.",
        );
        writeln!(io::stderr(), "{said}")?;
        return Ok(Some((read, laid_out)));
    }
    Ok(None)
}

/// Reads a list that is laid out in this way.
fn laid(file: &Path, bytes: &[u8], laid_out: &LaidOut, roll: Hints) -> Result<Preview, Unreadable> {
    let columns = laid_out.columns.as_deref().map(Columns::parse).transpose()?.unwrap_or_default();
    read(file, bytes, &Hints { sheet: laid_out.sheet.clone(), columns, ..roll })
}

/// The decision or the item is one of the day's; otherwise those there are.
fn known(day: &Day, into: &Into, lang: Lang) -> Result<(), Stop> {
    let decision = match into {
        Into::Roll { decision, .. } => decision,
        Into::Teams(item) => return has_contest(day, item, lang),
    };
    if day.decision(decision).is_some() {
        return Ok(());
    }
    let asked = harmless(&decision.0);
    let listed = day.decisions().filter(|known| day.prize_board(&known.id).is_none());
    let ids = listed.map(|known| format!("  {}  {}", known.id, day.decision_title(&known.id)));
    let ids = ids.collect::<Vec<_>>().join("\n");
    Err(Stop::refused(say!(
        lang,
        "Không có quyết định “{asked}”. Có:\n{ids}",
        "There is no decision “{asked}”. There are:\n{ids}",
    )))
}

fn has_contest(day: &Day, item: &ItemId, lang: Lang) -> Result<(), Stop> {
    let mut with = day.entries().iter().filter(|entry| entry.item.contest.is_some());
    if with.clone().any(|entry| entry.id() == item) {
        return Ok(());
    }
    if day.entry(item).is_some() && with.next().is_none() {
        let refusal = Refusal::from(GroundRefusal::NoContest(item.clone()));
        return Err(Stop::refused(day.say_refusal(&refusal, lang)));
    }
    let asked = harmless(&item.0);
    let with = day.entries().iter().filter(|entry| entry.item.contest.is_some());
    let ids =
        with.map(|entry| format!("  {}  {}", entry.id(), entry.item.title)).collect::<Vec<_>>().join("\n");
    Err(Stop::refused(say!(
        lang,
        "Mục “{asked}” không có hội thi. Có:\n{ids}",
        "The item “{asked}” has no contest. There are:\n{ids}",
    )))
}

fn bytes(file: &Path, lang: Lang) -> Result<Vec<u8>, Stop> {
    if file != Path::new("-") {
        return open::list(file, lang);
    }
    let mut bytes = Vec::new();
    let limit = u64::try_from(lists::MAX_BYTES).unwrap_or(u64::MAX);
    io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read(file: &Path, bytes: &[u8], hints: &Hints) -> Result<Preview, Unreadable> {
    // What comes from a chat has commas in its lines and is no CSV.
    let typed = file == Path::new("-");
    let is_text = typed || file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"));
    if is_text && !lists::is_workbook(bytes) && bytes.len() <= lists::MAX_BYTES {
        return lists::decode(bytes).and_then(|text| lists::read(Source::Text(&text), hints));
    }
    lists::read(Source::File(bytes), hints)
}

fn print(read: &Preview, day: &Day, into: &Into, lang: Lang) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", into.title(day, lang))?;
    if let Some(sheet) = &read.sheet {
        writeln!(out, "{}: {sheet}", lang.pick("trang", "sheet"))?;
    }
    for row in &read.rows {
        writeln!(out, "{}", line(row, read, lang))?;
    }
    let taken = read.taken();
    for remark in read.remarks(taken) {
        writeln!(out, "{}", remark.say(lang))?;
    }
    let refused = read.refused();
    let doubts = read.rows.iter().filter(|row| row.weight() == Some(Weight::Doubt)).count();
    let what = match into {
        Into::Roll { .. } => say!(lang, "{taken} người nhận", "{taken} recipients"),
        Into::Teams(_) => say!(lang, "{taken} đội", "{taken} teams"),
    };
    let sum = say!(
        lang,
        "{what}, {refused} dòng không nhận, {doubts} dòng cần xem. Chưa ghi gì.",
        "{what}, {refused} rows refused, {doubts} rows to look at. Nothing was recorded.",
    );
    writeln!(out, "{sum}")
}

/// A row as understood, and its doubts under it.
fn line(row: &lists::Row, read: &Preview, lang: Lang) -> String {
    let sign = match row.weight() {
        Some(Weight::Refusal) => 'x',
        _ if !read.takes(row) => '-',
        Some(Weight::Doubt) => '!',
        _ => ' ',
    };
    let understood = if row.is_refused() {
        row.shown.clone()
    } else {
        std::iter::once(row.name().to_owned()).chain(row.facts(lang)).collect::<Vec<_>>().join(" · ")
    };
    let mut said = format!("{sign} {} {:>3}  {understood}", lang.pick("dòng", "line"), row.line);
    for doubt in &row.doubts {
        said += &format!("\n             {}", doubt.say(lang));
    }
    said
}
