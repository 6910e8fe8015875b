//! `ngayhoi import`: a list of recipients or of teams, from a file or from standard input.

use std::io::{self, Read, Write};
use std::path::Path;

use super::open;
use super::remembered::{self, Layout};
use super::{Common, Exit, Stop, command, operator};
use crate::agenda::{DecisionId, ItemId, RecipientKind};
use crate::clock::Timestamp;
use crate::day::{AwardsCommand, Command, Day, GroundCommand, GroundRefusal};
use crate::paper::lists::{self, Columns, Doubt, Hints, Preview, Row, Source, Unreadable, Weight};
use crate::text::{Lang, counted, harmless, say};

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
    fn command(self, read: &Preview, without: impl Fn(usize) -> bool) -> Command {
        match self {
            Self::Roll { decision, kind, replace } => {
                AwardsCommand::Import { decision, kind, recipients: read.recipients(without), replace }.into()
            }
            Self::Teams(item) => {
                Command::Ground(GroundCommand::AddTeams { item, teams: read.teams(without) })
            }
        }
    }
}

/// Which rows are taken, as typed; rows by their lines.
pub struct Chosen {
    /// Left out.
    pub without: Vec<usize>,
    /// Taken, whatever the doubt.
    pub take: Vec<usize>,
    /// Everything in doubt is taken, but for who is there already.
    pub doubtful: bool,
}

impl Chosen {
    fn takes(&self, row: &Row, read: &Preview) -> bool {
        let is_there =
            |doubt: &Doubt| matches!(doubt, Doubt::Standing { .. } | Doubt::Twice { namesake: false, .. });
        if !read.takes(row) || self.without.contains(&row.line) {
            return false;
        }
        read.is_sure_of(row)
            || self.take.contains(&row.line)
            || (self.doubtful && !row.doubts.iter().any(is_there))
    }

    /// Rows that nobody has decided on.
    fn waiting<'a>(&self, read: &'a Preview) -> Vec<&'a Row> {
        let waits = |row: &&Row| {
            let is_of_roll = row.is_refused() || read.takes(row);
            is_of_roll && !self.takes(row, read) && !self.without.contains(&row.line)
        };
        read.rows.iter().filter(waits).collect()
    }

    /// A line that was named and is not in the list.
    fn unknown(&self, read: &Preview) -> Option<usize> {
        let mut named = self.without.iter().chain(&self.take);
        named.find(|line| !read.rows.iter().any(|row| row.line == **line)).copied()
    }
}

/// Lines as they are typed: `3,7`.
fn lines(rows: &[&Row]) -> String {
    rows.iter().map(|row| row.line.to_string()).collect::<Vec<_>>().join(",")
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

/// One of several line numbers, as typed.
pub fn line_number(typed: &str) -> Result<usize, String> {
    typed.trim().parse().map_err(|_| "write the numbers of the lines, such as 3,7".to_owned())
}

/// Shows what was understood of a list; without `preview`, records what is surely somebody, and
/// what was chosen. Rows in doubt are shown first, and the exit code says that they wait.
#[allow(clippy::too_many_arguments, reason = "what was typed, part by part")]
pub fn import(
    common: &Common,
    file: &Path,
    into: Into,
    laid_out: LaidOut,
    chosen: &Chosen,
    preview: bool,
    journal: Option<&Path>,
    name: &str,
) -> Result<Exit, Stop> {
    let lang = common.lang;
    let mut seat = open::seat_at(journal, operator(name), common)?;
    known(seat.day(), &into, seat.now(), lang)?;
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
    if let Some(line) = chosen.unknown(&read) {
        return Err(Stop::refused(say!(
            lang,
            "{shown}chưa ghi gì, vì không có dòng {line} trong những dòng đọc được.",
            "{shown}nothing was recorded: there is no line {line} among those that were read.",
        )));
    }
    let waiting = chosen.waiting(&read);
    if preview {
        print(&read, chosen, seat.day(), &into, lang)?;
        // As recording it would end: rows wait.
        return Ok(if waiting.is_empty() { Exit::Done } else { Exit::Refused });
    }
    // What was damaged on its way says nothing good of the rows beside it.
    if waiting.iter().any(|row| row.doubts.iter().any(Doubt::is_damage)) {
        let refused = waiting.iter().filter(|row| row.is_refused());
        let refused = refused.map(|row| line(row, true, lang)).collect::<Vec<_>>().join("\n");
        return Err(Stop::refused(say!(
            lang,
            "{shown}chưa ghi gì, vì có dòng không nhận được (bỏ dòng bằng --without):\n{refused}",
            "{shown}nothing was recorded, for some rows are refused (--without leaves rows out):\n{refused}",
        )));
    }
    for row in &waiting {
        writeln!(io::stderr(), "{}", line(row, true, lang))?;
    }
    let taken = read.rows.iter().filter(|row| chosen.takes(row, &read)).count();
    for remark in read.remarks(taken) {
        writeln!(io::stderr(), "{}", remark.say(lang))?;
    }
    if matches!(into, Into::Teams(_)) {
        // A contest takes a team once, and which were not taken is told.
        for row in read.rows.iter().filter(|row| !row.is_refused() && !read.takes(row)) {
            writeln!(io::stderr(), "{}", line(row, true, lang))?;
        }
    }
    let nobody = taken == 0;
    if nobody && matches!(into, Into::Teams(_)) {
        let none = "Không có đội nào mới; chưa ghi gì.";
        return Err(Stop::refused(lang.pick(none, "No team is new; nothing was recorded.")));
    }
    if !nobody {
        let typed = format!("import {}", open::shown(file));
        let without = |index: usize| !read.rows.get(index).is_some_and(|row| chosen.takes(row, &read));
        command::put(&mut seat, &into.command(&read, without), &typed, common)?;
    }
    if !waiting.is_empty() || nobody {
        let (count, lines) = (waiting.len(), lines(&waiting));
        let said = match nobody {
            true if waiting.is_empty() => lang.pick("Chưa ghi gì.", "Nothing was recorded.").to_owned(),
            true => say!(
                lang,
                "Chưa ghi gì: cả {count} dòng cần xem ({lines}). Lấy: --take {lines}; bỏ: --without {lines}.",
                "Nothing was recorded: to be looked at, {} ({lines}). To take them: --take {lines}; to leave them out: --without {lines}.",
                counted(&count, "row")
            ),
            false => say!(
                lang,
                "Đã ghi {taken}; chưa lấy {count} dòng cần xem ({lines}). Lấy thêm: --take {lines} hoặc --doubtful, cùng --replace để giữ thứ tự; bỏ hẳn: --without {lines}.",
                "Recorded: {taken}. To be looked at and not taken: {} ({lines}). To take them: --take {lines} or --doubtful, with --replace to keep the order; to leave them out: --without {lines}.",
                counted(&count, "row")
            ),
        };
        writeln!(io::stderr(), "{said}")?;
        return Ok(Exit::Refused);
    }
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
fn known(day: &Day, into: &Into, now: Timestamp, lang: Lang) -> Result<(), Stop> {
    let decision = match into {
        Into::Roll { decision, .. } => decision,
        Into::Teams(item) => return has_contest(day, item, now, lang),
    };
    if day.decision(decision).is_some() {
        return Ok(());
    }
    let listed = day.decisions().filter(|known| day.prize_board(&known.id).is_none());
    let asked = harmless(&decision.0);
    Err(Stop::refused(match ids(listed.map(|known| (&known.id.0, day.decision_title(&known.id)))) {
        Some(ids) => say!(
            lang,
            "Không có quyết định “{asked}”. Có:\n{ids}",
            "There is no decision “{asked}”. There are:\n{ids}",
        ),
        None => say!(
            lang,
            "Không có quyết định “{asked}”; chương trình không có quyết định nào.",
            "There is no decision “{asked}”: the agenda has none.",
        ),
    }))
}

fn has_contest(day: &Day, item: &ItemId, now: Timestamp, lang: Lang) -> Result<(), Stop> {
    let with = || day.entries().iter().filter(|entry| entry.item.contest.is_some());
    if with().any(|entry| entry.id() == item) {
        return Ok(());
    }
    let ids = ids(with().map(|entry| (&entry.id().0, entry.item.title.clone())));
    let asked = harmless(&item.0);
    Err(Stop::refused(match (day.entry(item).is_some(), ids) {
        (true, Some(ids)) => say!(
            lang,
            "Mục “{asked}” không có hội thi. Có:\n{ids}",
            "The item “{asked}” has no contest. There are:\n{ids}",
        ),
        (true, None) => day.say_refusal(&GroundRefusal::NoContest(item.clone()).into(), now, lang),
        (false, Some(ids)) => say!(
            lang,
            "Không có mục “{asked}”. Các mục có hội thi:\n{ids}",
            "There is no item “{asked}”. Items with a contest:\n{ids}",
        ),
        (false, None) => say!(
            lang,
            "Không có mục “{asked}”, cũng không mục nào có hội thi.",
            "There is no item “{asked}”, and no item has a contest.",
        ),
    }))
}

/// What there is to choose from, a line each; none where there is nothing.
fn ids<'a>(all: impl Iterator<Item = (&'a String, String)>) -> Option<String> {
    let lines: Vec<String> = all.map(|(id, title)| format!("  {id}  {title}")).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The bytes of a list, or what is typed where `-` stands for it.
pub(super) fn bytes(file: &Path, lang: Lang) -> Result<Vec<u8>, Stop> {
    if file != Path::new("-") {
        return open::list(file, lang);
    }
    let mut bytes = Vec::new();
    let limit = u64::try_from(lists::MAX_BYTES).unwrap_or(u64::MAX);
    io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read(file: &Path, bytes: &[u8], hints: &Hints) -> Result<Preview, Unreadable> {
    with_source(file, bytes, |source| lists::read(source?, hints))
}

/// Reads what comes from a file: as text where it is said to be, else as what its bytes are.
pub(super) fn with_source<T>(
    file: &Path,
    bytes: &[u8],
    read: impl FnOnce(Result<Source<'_>, Unreadable>) -> T,
) -> T {
    // What comes from a chat has commas in its lines and is no CSV.
    let typed = file == Path::new("-");
    let is_text = typed || file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"));
    if is_text && !lists::is_workbook(bytes) && bytes.len() <= lists::MAX_BYTES {
        return match lists::decode(bytes) {
            Ok(text) => read(Ok(Source::Text(&text))),
            Err(why) => read(Err(why)),
        };
    }
    read(Ok(Source::File(bytes)))
}

fn print(read: &Preview, chosen: &Chosen, day: &Day, into: &Into, lang: Lang) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", into.title(day, lang))?;
    if let Some(sheet) = &read.sheet {
        writeln!(out, "{}: {sheet}", lang.pick("trang", "sheet"))?;
    }
    for row in read.in_doubt_first().iter().filter_map(|index| read.rows.get(*index)) {
        writeln!(out, "{}", line(row, !chosen.takes(row, read), lang))?;
    }
    let taken = read.rows.iter().filter(|row| chosen.takes(row, read)).count();
    for remark in read.remarks(taken) {
        writeln!(out, "{}", remark.say(lang))?;
    }
    let refused = read.refused();
    let doubts = read.rows.iter().filter(|row| row.weight() == Some(Weight::Doubt)).count();
    let what = match into {
        Into::Roll { .. } => say!(lang, "{taken} người nhận", "{}", counted(&taken, "recipient")),
        Into::Teams(_) => say!(lang, "{taken} đội", "{}", counted(&taken, "team")),
    };
    let sum = say!(
        lang,
        "{what}, {refused} dòng không nhận, {doubts} dòng cần xem. Chưa ghi gì.",
        "{what}, {} refused, {} to look at. Nothing was recorded.",
        counted(&refused, "row"),
        counted(&doubts, "row")
    );
    writeln!(out, "{sum}")
}

/// A row as understood, and its doubts under it.
fn line(row: &Row, is_left: bool, lang: Lang) -> String {
    let sign = match row.weight() {
        Some(Weight::Refusal) => 'x',
        _ if is_left => '-',
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
