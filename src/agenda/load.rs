//! RON text → [`Agenda`], with every fault of the file in one pass.
//!
//! # The file
//! ```ron
//! (
//!     format: 1,                     // the format's number; 1 when left out
//!     title: "Ngày hội …",           // the only field, with items, that must be there
//!     place: "…", host: "…", plan_number: "…",
//!     date: "19/8/2026", start: "7h30", must_end: "11:00",
//!     utc_offset: "+07:00", reading_speed: 150, stage_width: 10,
//!     spoken: [(written: "UBND", read: "Uỷ ban nhân dân")],
//!     figures: [(name: "so_ho", value: "12.356 hộ")],
//!     letterhead: (superior: "…", issuer: "…", locality: "…", programme_number: "…",
//!         minutes_number: "…", on_behalf: "…", post: "…", signatory: "…", secretary: "…",
//!         recipients: ["…"]),
//!     delegates: ["…", (name: "…", position: "…")],
//!     items: ["Chào cờ", (title: "Báo cáo", minutes: 10)],
//! )
//! ```
//! - Lengths of time: a number is minutes, a string says its unit ([`super::time`]). Times of day
//!   and dates are strings.
//! - `Some(x)`, `None` and `#![enable(implicit_some)]` are accepted and not needed.
//! - A word of a vocabulary is its code name (`kind: Report`) or a string with the code name or
//!   the Vietnamese term (`kind: "báo cáo"`); case and marks do not matter.
//! - `performer`, `announcer` and each of `presenters`: free text, or `Delegate("id")`.
//! - An item is a struct (`id, title, kind, part, minutes, start, performer, words, prep, note,
//!   outdoor, checks, decisions, contest, prizes_of, prizes_from`) or a string, its title.
//! - A check is a string or `(id, title, phase, owner, required)`.
//! - A decision is `(id, form, number, date, issuer, signatory, title, precedence, ad_hoc,
//!   announcer, presenters, bearers, batches, amount, note, collectives, households,
//!   individuals)`; a roll is a number, a list, or `(count, list)`; a recipient is a string or
//!   `(id, name, position, citation, slot, representative, posthumous, amount, spoken, note)`.
//! - A batch is `(size, presenters, bearers)` or a number, its size. Sizes are taken from the
//!   collectives, then the households, then the individuals, and never mix them.
//! - A contest is `(rules_ref, officials, teams, disciplines, overall, overall_of, overall_ties,
//!   overall_missing)`. A discipline's `rules`
//!   names a ready-made set; what is written beside it counts more. Prizes are a list of grades or
//!   their counts, the highest first: `"1-1-2"`, `"1-1-1-*"`. A fault rule has exactly one of
//!   `seconds`, `points`, `disqualifies`. Points are read exactly, from `9.5` or `"9,5"`.
//! - `criteria: [(title: "Nội dung", most: 40)]` is what each judge marks; `handicaps: [(team: "Tổ 1",
//!   time: 10)]` starts a team so much earlier and takes it off its time; `individuals: (of: 4, best:
//!   3)` lets four of a team run, each once, and adds the three best.
//! - `final_of: (discipline: "vong-loai", places: 1, best: 2)` is a final: the first of each heat of an
//!   earlier discipline and the best two of the others. `overall_of: ["chay", "leo-thang"]` names what
//!   counts for a whole contest, of any item; `prizes_of` names that contest `"toan_doan"`.
//! - Ids are written (`[a-z0-9_-]+`) or made from the title; a repeated default gets `-2`, `-3`.
//!   Items, delegates, decisions and disciplines are each one scope for the whole file; teams are
//!   one for their contest; checks and recipients carry their item's or decision's id before a
//!   slash.
//! - Text is kept in NFC and without blanks around. Only `words` and `note` may have several
//!   lines. Control characters and bidirectional overrides are faults wherever they stand.

mod award;
mod contest;
mod ids;
mod letterhead;
mod people;
mod refer;
mod value;
mod wanted;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use chrono::{FixedOffset, Offset, Utc};

use self::award::Drafted;
use self::ids::Draft;
use self::refer::{give_ids, names, refer};
use self::value::{Breaks, Object, Reader, term};
use super::fault::{Fault, FaultKind, Noun};
use super::kind::ItemKind;
use super::lines::Lines;
use super::source::{self, Node, Shape};
use super::syntax;
use super::terms::{Part, Phase, PrizeOrder};
use super::types::{Agenda, Check, CheckId, Delegate, DisciplineId, FORMAT, Figure, Item, Spoken};
use super::words::{self, Name};
use crate::text;

const AGENDA: Noun = Noun::new("chương trình", "the agenda");
const SPOKEN: Noun = Noun::new("cách đọc", "a spoken form");
const FIGURE: Noun = Noun::new("số liệu", "a figure");
const ITEM: Noun = Noun::new("tiết mục", "an item");
const CHECK: Noun = Noun::new("việc cần làm", "a check");
const DISCIPLINE: Noun = Noun::new("môn thi", "discipline");

/// Vietnam keeps UTC+7 all year.
const UTC_OFFSET_SECONDS: i32 = 7 * 3600;

/// Syllables a minute, unless written: a calm reading of ceremonial prose.
const READING_SPEED: u32 = 150;

/// Where the parts of an agenda stand, in bytes of the text; in the order of the agenda itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    pub root: usize,
    pub date: usize,
    pub must_end: usize,
    pub delegates: Vec<usize>,
    pub items: Vec<ItemPlaces>,
    /// What a file may no longer hold, though the days begun with it go on.
    pub stricter: Vec<Fault>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct ItemPlaces {
    pub at: usize,
    /// Its kind is not written.
    pub guessed: bool,
    pub start: usize,
    pub words: usize,
    pub contest: usize,
    pub decisions: Vec<DecisionPlaces>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct DecisionPlaces {
    pub at: usize,
    /// Where its batches are fixed.
    pub batches: usize,
    /// Collectives, households, individuals.
    pub rolls: Vec<usize>,
    /// Of the three rolls, one after the other.
    pub recipients: Vec<usize>,
}

/// Reads an agenda.
///
/// # Errors
/// Every fault of the file, in the order of the file; after a syntax error as many as can be told.
/// A file of a newer format is not looked at further.
pub fn load(text: &str) -> Result<Agenda, Vec<Fault>> {
    load_placed(text).map(|(agenda, _)| agenda)
}

/// What is read of the items before their ids are known.
#[derive(Default)]
struct Pending<'a> {
    items: Vec<Draft>,
    checks: Vec<Vec<Draft>>,
    decisions: Vec<Draft>,
    recipients: Vec<Vec<Draft>>,
    disciplines: Vec<Draft>,
    names: Vec<(Node<'a>, Range<usize>, Name)>,
    prizes_of: Vec<Range<usize>>,
    /// The disciplines of which others are the final, and those that count for a whole contest.
    finals: Vec<Range<usize>>,
    overall_of: Vec<Range<usize>>,
}

pub(super) fn load_placed(text: &str) -> Result<(Agenda, Places), Vec<Fault>> {
    let mut reader = Reader::new(text);
    scan_unsafe(&mut reader, text);
    let root = match source::root(text) {
        Ok(root) => root,
        Err(error) => {
            let syntax::Explained { mut faults, mended } = syntax::explain(&reader.lines, text, &error);
            if let Some(mended) = mended {
                read_on(&reader.lines, text, &mended, &mut faults);
            }
            // Where a stray control character is what RON stumbled over, naming it is enough.
            let known: HashSet<usize> = reader.faults.iter().map(|fault| fault.span.start).collect();
            faults.retain(|fault| !known.contains(&fault.span.start));
            reader.faults.append(&mut faults);
            return Err(reader.into_faults());
        }
    };
    let Some(mut object) = reader.object(root, AGENDA) else { return Err(reader.into_faults()) };
    if let Some(newer) = newer_format(&mut reader, &mut object) {
        return Err(vec![newer]);
    }
    let (agenda, mut places) = read(&mut reader, object);
    places.stricter = std::mem::take(&mut reader.stricter);
    if reader.faults.is_empty() {
        return Ok((agenda, places));
    }
    reader.faults.append(&mut places.stricter);
    Err(reader.into_faults())
}

/// What else is wrong in a text whose slips of syntax are mended; nothing of their own lines, where it
/// may be only what the mending left behind.
fn read_on(lines: &Lines<'_>, text: &str, mended: &str, faults: &mut Vec<Fault>) {
    let mut reader = Reader::new(mended);
    let Ok(root) = source::root(mended) else { return };
    let Some(mut object) = reader.object(root, AGENDA) else { return };
    if newer_format(&mut reader, &mut object).is_none() {
        read(&mut reader, object);
    }
    let told: HashSet<usize> = faults.iter().map(|fault| lines.line(fault.span.start)).collect();
    let other = |fault: &Fault| {
        !told.contains(&lines.line(fault.span.start)) && text.get(fault.span.clone()).is_some()
    };
    faults.extend(reader.into_faults().into_iter().filter(other));
}

/// Characters that may not reach a terminal, wherever they stand: comments are shown as well.
fn scan_unsafe(reader: &mut Reader<'_>, text: &str) {
    let mut last = None;
    for (at, c) in text.char_indices().filter(|(_, c)| text::is_unsafe(*c)) {
        if c == '\r' && text.get(at + 1..).is_some_and(|rest| rest.starts_with('\n')) {
            continue;
        }
        // A run of one character is one fault.
        if last != Some((at, c)) {
            reader.fault(at..at + c.len_utf8(), FaultKind::Unsafe { c });
        }
        last = Some((at + c.len_utf8(), c));
    }
}

fn newer_format<'a>(reader: &mut Reader<'a>, object: &mut Object<'a>) -> Option<Fault> {
    let node = object.take("format")?;
    let found = node.text().to_owned();
    let is_newer = found.bytes().all(|byte| byte.is_ascii_digit())
        && found.parse().map_or(true, |number: u32| number > FORMAT);
    if is_newer {
        return Some(Fault::new(node.span(), FaultKind::NewerFormat { found }));
    }
    reader.number(&node, 1..=FORMAT);
    None
}

fn read<'a>(reader: &mut Reader<'a>, mut object: Object<'a>) -> (Agenda, Places) {
    let mut places = Places { root: object.span.start, ..Places::default() };
    let (title, _) = reader.required(&mut object, "title", "\"Ngày hội toàn dân bảo vệ an ninh Tổ quốc\"");
    let place = reader.text(&mut object, "place");
    let host = reader.text(&mut object, "host");
    let plan_number = reader.text(&mut object, "plan_number");
    places.date = object.place("date");
    let date = reader.date(&mut object, "date");
    let start = reader.time(&mut object, "start");
    places.must_end = object.place("must_end");
    let must_end = reader.time(&mut object, "must_end");
    let utc_offset = reader.offset(&mut object, "utc_offset");
    let utc_offset = utc_offset.or_else(|| FixedOffset::east_opt(UTC_OFFSET_SECONDS));
    let reading_speed = reader.whole(&mut object, "reading_speed", 30..=600).unwrap_or(READING_SPEED);
    let stage_width = reader.whole(&mut object, "stage_width", 1..=200);
    let nodes = reader.list(&mut object, "spoken");
    let spoken = nodes.into_iter().filter_map(|node| spoken(reader, node)).collect();
    let figures = figures(reader, &mut object);
    let letterhead = letterhead::letterhead(reader, &mut object);
    let nodes = reader.list(&mut object, "delegates");
    let delegates;
    (delegates, places.delegates) = people::delegates(reader, &nodes);

    let mut pending = Pending::default();
    let mut items = Vec::new();
    match object.take("items") {
        Some(node) => {
            let nodes = reader.elements(node);
            if nodes.is_empty() && node.shape() == Shape::List {
                reader.fault(node.span(), FaultKind::NoItems);
            }
            for node in nodes {
                if let Some((item, place)) = item(reader, node, &delegates, &mut pending) {
                    items.push(item);
                    places.items.push(place);
                }
            }
        }
        None => object.missing("items", "[(title: \"Chào cờ\")]"),
    }
    object.finish(reader);

    let mut agenda = Agenda {
        title,
        place,
        host,
        plan_number,
        date,
        start,
        must_end,
        utc_offset: utc_offset.unwrap_or_else(|| Utc.fix()),
        reading_speed,
        stage_width,
        spoken,
        figures,
        letterhead,
        delegates,
        items,
    };
    give_ids(reader, &mut agenda, &pending);
    refer(reader, &mut agenda, pending);
    (agenda, places)
}

fn spoken<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Spoken> {
    let mut object = reader.object(node, SPOKEN)?;
    let (written, _) = reader.required(&mut object, "written", "\"UBND\"");
    let (read, _) = reader.required(&mut object, "read", "\"Uỷ ban nhân dân\"");
    object.finish(reader);
    Some(Spoken { written, read })
}

fn figures<'a>(reader: &mut Reader<'a>, object: &mut Object<'a>) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut first: HashMap<String, usize> = HashMap::new();
    for node in reader.list(object, "figures") {
        let Some(mut object) = reader.object(node, FIGURE) else { continue };
        let (name, place) = reader.required(&mut object, "name", "\"so_ho\"");
        let (value, _) = reader.required(&mut object, "value", "\"12.356 hộ\"");
        object.finish(reader);
        let key = words::canonical(&name);
        if let Some(first) = first.get(&key).copied().filter(|_| !name.is_empty()) {
            let first_line = reader.lines.line(first);
            reader.fault(place.clone(), FaultKind::DuplicateId { id: name.clone(), first_line });
        } else if words::canonical(&text::slug(&name)) != key {
            let suggestion = text::slug(&name).replace('-', "_");
            reader.fault(place.clone(), FaultKind::BadId { found: name.clone(), suggestion });
        }
        first.entry(key).or_insert(place.start);
        figures.push(Figure { name, value });
    }
    figures
}

fn item<'a>(
    reader: &mut Reader<'a>,
    node: Node<'a>,
    delegates: &[Delegate],
    pending: &mut Pending<'a>,
) -> Option<(Item, ItemPlaces)> {
    let mut item = Item::default();
    let mut places = ItemPlaces { at: node.span().start, ..ItemPlaces::default() };
    if node.shape() == Shape::Text {
        item.title = reader.not_blank(&node, "title");
        item.kind = ItemKind::guess(&item.title).unwrap_or_default();
        places.guessed = true;
        pending.items.push(Draft { written: None, title: item.title.clone() });
        pending.checks.push(Vec::new());
        return Some((item, places));
    }
    let mut object = reader.object(node, ITEM)?;
    let written = reader.id(&mut object);
    let title;
    (item.title, title) = reader.required(&mut object, "title", "\"Chào cờ\"");
    places.at = title.start;
    let kind = term!(reader, object, "kind", ItemKind);
    places.guessed = kind.is_none();
    item.kind = kind.or_else(|| ItemKind::guess(&item.title)).unwrap_or_default();
    item.part = term!(reader, object, "part", Part).unwrap_or_default();
    item.minutes = reader.minutes(&mut object, "minutes");
    places.start = object.place("start");
    item.start = reader.time(&mut object, "start");
    item.performer = object.take("performer").and_then(|node| people::performer(reader, &node, delegates));
    places.words = object.place("words");
    if let Some(node) = object.take("words") {
        item.words = reader.string(&node, Breaks::Allowed).filter(|words| !words.is_empty());
        names(reader, &node, pending);
    }
    item.prep = reader.text(&mut object, "prep");
    item.note = reader.paragraphs(&mut object, "note");
    item.outdoor = reader.flag(&mut object, "outdoor").unwrap_or_default();
    let nodes = reader.list(&mut object, "checks");
    let (drafts, checks) = nodes.into_iter().filter_map(|node| check(reader, node)).unzip();
    item.checks = checks;
    for node in reader.list(&mut object, "decisions") {
        let Some(Drafted { draft, decision, recipients, places: place }) =
            award::decision(reader, node, delegates)
        else {
            continue;
        };
        pending.decisions.push(draft);
        pending.recipients.push(recipients);
        item.decisions.push(decision);
        places.decisions.push(place);
    }
    places.contest = object.place("contest");
    if let Some((contest, drafts)) =
        object.take("contest").and_then(|node| contest::contest(reader, node, pending))
    {
        item.contest = Some(contest);
        pending.disciplines.extend(drafts);
    }
    for node in reader.list(&mut object, "prizes_of") {
        item.prizes_of.push(DisciplineId(reader.not_blank(&node, "prizes_of")));
        pending.prizes_of.push(node.span());
    }
    item.prizes_from = term!(reader, object, "prizes_from", PrizeOrder).unwrap_or_default();
    object.finish(reader);
    pending.items.push(Draft { written, title: item.title.clone() });
    pending.checks.push(drafts);
    Some((item, places))
}

fn check<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<(Draft, Check)> {
    let id = CheckId(String::new());
    if node.shape() == Shape::Text {
        let title = reader.not_blank(&node, "title");
        let check = Check { id, title: title.clone(), phase: Phase::default(), owner: None, required: false };
        return Some((Draft { written: None, title }, check));
    }
    let mut object = reader.object(node, CHECK)?;
    let written = reader.id(&mut object);
    let (title, _) = reader.required(&mut object, "title", "\"Micro đã thử\"");
    let phase = term!(reader, object, "phase", Phase).unwrap_or_default();
    let owner = reader.text(&mut object, "owner");
    let required = reader.flag(&mut object, "required").unwrap_or_default();
    object.finish(reader);
    Some((Draft { written, title: title.clone() }, Check { id, title, phase, owner, required }))
}

#[cfg(test)]
mod tests;
