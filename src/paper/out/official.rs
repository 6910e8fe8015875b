//! What official papers have in common: the head, the close, dates and times as offices write them
//! (Nghị định 30/2020/NĐ-CP, phụ lục I and III). Nothing is invented: what the agenda does not say is
//! dots, to be filled in by hand.

use chrono::{Datelike, NaiveDate, Timelike};

use super::{Block, Close, Head, Signature};
use crate::agenda::Item;
use crate::clock::Timestamp;
use crate::day::Day;
use crate::text::{Lang, say};

/// Dots for a name.
pub const DOTS: &str = "………………………";
/// Dots for a number.
const FEW: &str = "……";

/// The head of a paper; one that is dated has the place and the dots of a date.
pub fn head(day: &Day, number: Option<String>, is_dated: bool, lang: Lang) -> Block {
    let own = &day.agenda().letterhead;
    let issuer = own.issuer.as_ref().or(day.agenda().host.as_ref());
    let place = own.locality.as_deref().unwrap_or(DOTS);
    let dated = is_dated.then(|| say!(lang, "{place}, ngày … tháng … năm ……", "{place}, …/…/……"));
    let [state, motto] = match lang {
        Lang::Vi => ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
        Lang::En => ["SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness"],
    };
    Block::Head(Head {
        superior: Some(own.superior.as_ref().map_or_else(|| DOTS.to_owned(), |own| in_two(own))),
        issuer: issuer.map_or_else(|| DOTS.to_owned(), |own| in_two(own)),
        number,
        state: [state.to_owned(), motto.to_owned()],
        dated,
    })
}

/// More letters than this stand on two lines of a head.
const LINE: usize = 22;

/// A long name on two lines of about the same length, and not with one word left over on the second.
fn in_two(name: &str) -> String {
    let count = name.chars().count();
    if count <= LINE {
        return name.to_owned();
    }
    let spaces = name.char_indices().enumerate().filter(|(_, (_, c))| *c == ' ');
    let middle = spaces.min_by_key(|(index, _)| ((2 * index).abs_diff(count), count - index));
    match middle.and_then(|(_, (at, _))| name.split_at_checked(at)) {
        Some((first, second)) => format!("{first}\n{}", second.trim_start()),
        None => name.to_owned(),
    }
}

/// `Số: 12/BB-UBND`; with dots where the agenda has no number, and the kind's own letters.
pub fn number(written: Option<&String>, letters: &str, lang: Lang) -> String {
    let number = written.cloned().unwrap_or_else(|| format!("{FEW}/{letters}-{FEW}"));
    say!(lang, "Số: {number}", "No. {number}")
}

/// Who signs for the day, and where the paper goes.
pub fn close(day: &Day, lang: Lang) -> Block {
    let own = &day.agenda().letterhead;
    let right = Signature {
        on_behalf: own.on_behalf.clone(),
        name: own.signatory.clone(),
        ..signature(own.post.clone().unwrap_or_else(|| DOTS.to_owned()), lang)
    };
    Block::Close(Close { left: None, right, copies: Some(copies(day, lang)) })
}

/// Who signs the minutes: whoever wrote them, and whoever presided.
pub fn close_minutes(day: &Day, lang: Lang) -> Block {
    let own = &day.agenda().letterhead;
    let [mut left, mut right] = [("THƯ KÝ", "SECRETARY"), ("CHỦ TRÌ", "IN THE CHAIR")]
        .map(|(vi, en)| signature(lang.pick(vi, en), lang));
    left.name.clone_from(&own.secretary);
    right.name.clone_from(&own.signatory);
    Block::Close(Close { left: Some(left), right, copies: Some(copies(day, lang)) })
}

/// Where a paper goes, with the heading.
fn copies(day: &Day, lang: Lang) -> (String, Vec<String>) {
    let own = &day.agenda().letterhead;
    let to = match own.recipients.as_slice() {
        [] => vec![format!("{DOTS};"), say!(lang, "Lưu: VT.", "File.")],
        written => written.to_vec(),
    };
    (say!(lang, "Nơi nhận:", "Copies to:"), to)
}

/// Two who sign, and nobody else who gets it.
pub fn between(left: Signature, right: Signature) -> Block {
    Block::Close(Close { left: Some(left), right, copies: None })
}

/// A place to sign.
pub fn signature(post: impl Into<String>, lang: Lang) -> Signature {
    let hint = say!(lang, "(ký, ghi rõ họ tên)", "(signature and name)");
    Signature { post: post.into(), hint, ..Signature::default() }
}

/// When and where the day is held: `Thời gian: 07 giờ 30 phút, ngày …`, `Địa điểm: …`.
pub fn when_and_where(day: &Day, lang: Lang) -> Vec<Block> {
    let agenda = day.agenda();
    let dots = || DOTS.to_owned();
    let start = agenda.start.map(|start| hours(start.hour(), start.minute(), lang));
    let start = start.unwrap_or_else(dots);
    let date = if is_dated(day) { date(day.goes_on_date(), lang) } else { dots() };
    let place = agenda.place.clone().unwrap_or_else(dots);
    vec![
        Block::Paragraph(say!(lang, "Thời gian: {start}, {date}.", "Time: {start}, {date}.")),
        Block::Paragraph(say!(lang, "Địa điểm: {place}.", "Place: {place}.")),
    ]
}

/// Whether the date of the day is known: an agenda without one has none before it was run.
fn is_dated(day: &Day) -> bool {
    day.agenda().date.is_some() || day.has_begun()
}

/// `ngày 19 tháng 8 năm 2026`; of the numbers, only days below ten and the first two months have a
/// nought before them.
pub fn date(date: NaiveDate, lang: Lang) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let two =
        |number: u32, least: u32| if number < least { format!("0{number}") } else { number.to_string() };
    match lang {
        Lang::Vi => format!("ngày {} tháng {} năm {year}", two(day, 10), two(month, 3)),
        Lang::En => format!("{day}/{month}/{year}"),
    }
}

/// `07 giờ 30 phút`.
fn hours(hour: u32, minute: u32, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{hour:02} giờ {minute:02} phút"),
        Lang::En => format!("{hour:02}:{minute:02}"),
    }
}

/// `07 giờ 30 phút, ngày 19 tháng 8 năm 2026`.
pub fn moment(day: &Day, at: Timestamp, lang: Lang) -> String {
    let local = at.at(day.agenda().utc_offset);
    format!("{}, {}", hours(local.hour(), local.minute(), lang), date(local.date_naive(), lang))
}

/// `07:30` for a table; with its date where that is not the day's.
pub fn clock(day: &Day, at: Timestamp) -> String {
    let time = day.clock_time(at);
    let time = time.get(..5).unwrap_or(&time);
    let date = day.local_date(at);
    if date == day.date() { time.to_owned() } else { format!("{}/{} {time}", date.day(), date.month()) }
}

/// The same of a moment that may not be known.
pub fn clock_or(day: &Day, at: Option<Timestamp>) -> String {
    at.map(|at| clock(day, at)).unwrap_or_default()
}

/// Who performs an item; nothing where that is not known.
pub fn performer(day: &Day, item: &Item) -> String {
    item.performer.as_ref().map(|who| day.performer(who)).unwrap_or_default()
}

/// `Phần lễ`, as it stands over its items.
pub fn part(item: &Item, lang: Lang) -> String {
    lang.pick(item.part.vi(), item.part.en()).to_uppercase()
}
