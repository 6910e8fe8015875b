//! `ngayhoi import`: a list of recipients, from a file or from standard input.

use std::io::{self, Read, Write};
use std::path::Path;

use super::open;
use super::{Common, Exit, Stop, command, operator};
use crate::agenda::{DecisionId, RecipientKind};
use crate::day::{Command, Day};
use crate::paper::lists::{self, Columns, Hints, Preview, Source, Unreadable, Weight};
use crate::text::{Lang, harmless, say};

/// Which roll a list goes into.
pub struct Into {
    pub decision: DecisionId,
    pub kind: RecipientKind,
    pub replace: bool,
}

/// How it is laid out, as typed.
pub struct LaidOut {
    pub sheet: Option<String>,
    pub columns: Option<String>,
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
    known(seat.day(), &into.decision, lang)?;
    let columns = laid_out.columns.as_deref().map(Columns::parse).transpose();
    let hints = Hints {
        sheet: laid_out.sheet,
        columns: columns.map_err(|why| Stop::trouble(why.say(lang)))?.unwrap_or_default(),
        ..Hints::of(seat.day(), &into.decision, into.kind, into.replace)
    };
    let shown = if file == Path::new("-") { String::new() } else { format!("{}: ", open::shown(file)) };
    let read = read(file, &hints, lang)?.map_err(|why| Stop::trouble(format!("{shown}{}", why.say(lang))))?;
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
    let recipients = read.recipients(|_| false);
    let Into { decision, kind, replace } = into;
    for remark in read.remarks(recipients.len()) {
        writeln!(io::stderr(), "{}", remark.say(lang))?;
    }
    let typed = format!("import {}", open::shown(file));
    command::put(&mut seat, &Command::Import { decision, kind, recipients, replace }, &typed, common)?;
    Ok(Exit::Done)
}

/// The decision is one of the day's; otherwise those there are.
fn known(day: &Day, decision: &DecisionId, lang: Lang) -> Result<(), Stop> {
    if day.decision(decision).is_some() {
        return Ok(());
    }
    let asked = harmless(&decision.0);
    let ids = day.decisions().map(|known| format!("  {}  {}", known.id, day.decision_title(&known.id)));
    let ids = ids.collect::<Vec<_>>().join("\n");
    Err(Stop::refused(say!(
        lang,
        "Không có quyết định “{asked}”. Có:\n{ids}",
        "There is no decision “{asked}”. There are:\n{ids}",
    )))
}

fn read(file: &Path, hints: &Hints, lang: Lang) -> Result<Result<Preview, Unreadable>, Stop> {
    let typed = file == Path::new("-");
    let bytes = if typed {
        let mut bytes = Vec::new();
        let limit = u64::try_from(lists::MAX_BYTES).unwrap_or(u64::MAX);
        io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)?;
        bytes
    } else {
        open::list(file, lang)?
    };
    // What comes from a chat has commas in its lines and is no CSV.
    let is_text = typed || file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"));
    if is_text && !lists::is_workbook(&bytes) && bytes.len() <= lists::MAX_BYTES {
        return Ok(lists::decode(&bytes).and_then(|text| lists::read(Source::Text(&text), hints)));
    }
    Ok(lists::read(Source::File(&bytes), hints))
}

fn print(read: &Preview, day: &Day, into: &Into, lang: Lang) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let kind = lang.pick(into.kind.vi(), into.kind.en());
    writeln!(out, "{} · {kind}", day.decision_title(&into.decision))?;
    if let Some(sheet) = &read.sheet {
        writeln!(out, "{}: {sheet}", lang.pick("trang", "sheet"))?;
    }
    for row in &read.rows {
        writeln!(out, "{}", line(row, read, lang))?;
    }
    let taken = read.recipients(|_| false).len();
    for remark in read.remarks(taken) {
        writeln!(out, "{}", remark.say(lang))?;
    }
    let refused = read.refused();
    let doubts = read.rows.iter().filter(|row| row.weight() == Some(Weight::Doubt)).count();
    let sum = say!(
        lang,
        "{taken} người nhận, {refused} dòng không nhận, {doubts} dòng cần xem. Chưa ghi gì.",
        "{taken} recipients, {refused} rows refused, {doubts} rows to look at. Nothing was recorded.",
    );
    writeln!(out, "{sum}")
}

/// A row as understood, and its doubts under it.
fn line(row: &lists::Row, read: &Preview, lang: Lang) -> String {
    let own = &row.recipient;
    let sign = match row.weight() {
        Some(Weight::Refusal) => 'x',
        _ if !read.takes(row) => '-',
        Some(Weight::Doubt) => '!',
        _ => ' ',
    };
    let understood = if row.is_refused() {
        row.shown.clone()
    } else {
        let facts = [&own.position, &own.representative, &own.citation, &own.amount, &own.note];
        let facts = facts.into_iter().flatten().map(String::as_str);
        std::iter::once(own.name.as_str()).chain(facts).collect::<Vec<_>>().join(" · ")
    };
    let mut said = format!("{sign} {} {:>3}  {understood}", lang.pick("dòng", "line"), row.line);
    for doubt in &row.doubts {
        said += &format!("\n             {}", doubt.say(lang));
    }
    said
}
