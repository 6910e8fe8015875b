//! The minutes of the day (biên bản), in the form of Nghị định 30/2020/NĐ-CP, mẫu 1.10: when and where,
//! who was there, what happened against the plan, who received what from whom, the results, what was
//! changed and why.

mod awarded;
mod contests;
mod line;

use super::delegates::{came, here};
use super::official::{DOTS, clock, clock_or, close_minutes, head, moment, number, performer};
use super::owed::later;
use super::programme::timing;
use super::script::said_state;
use super::{Block, Document, Holds, Table};
use crate::clock::Timestamp;
use crate::day::{Attendee, Day, Entry, Event, Presence, Recorded};
use crate::text::{self, Lang, say};

/// Everybody who came is named up to so many; the rest are in the list of delegates.
const NAMED: usize = 30;

/// The sections that the day has something for, numbered as they come.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let own = &day.agenda().letterhead;
    let number = number(own.minutes_number.as_ref(), "BB", lang);
    let name =
        Block::Name { name: say!(lang, "BIÊN BẢN", "MINUTES"), about: vec![day.agenda().title.clone()] };
    let mut blocks = vec![head(day, Some(number), false, lang), name];
    blocks.extend(opening(day, lang));
    let sheet = course(day, lang);
    let mut course = vec![Block::Table(sheet.clone())];
    course.extend(line::lines(day, lang));
    let sections = [
        (("DIỄN BIẾN", "COURSE OF THE DAY"), course),
        (("THAY ĐỔI SO VỚI CHƯƠNG TRÌNH", "CHANGES TO THE PROGRAMME"), changes(day, lang)),
        (("TRAO THƯỞNG", "AWARDS"), awarded::blocks(day, lang)),
        (("TRAO SAU BUỔI LỄ", "HANDED OVER AFTER THE DAY"), handed_over_later(day, lang)),
        (("KẾT QUẢ HỘI THI", "RESULTS OF THE CONTESTS"), contests::blocks(day, lang)),
        (("GHI CHÉP TRONG BUỔI LỄ", "NOTES"), notes(day, lang)),
        (("VIỆC CHƯA XONG", "LEFT UNDONE"), left_undone(day, lang)),
    ];
    let romans = ["I", "II", "III", "IV", "V", "VI", "VII"];
    let sections = sections.into_iter().filter(|(_, own)| !own.is_empty());
    for (roman, ((vi, en), own)) in romans.into_iter().zip(sections) {
        blocks.push(Block::Section(format!("{roman}. {}", lang.pick(vi, en))));
        blocks.extend(own);
    }
    let ended = day.ended_at().map_or_else(|| DOTS.to_owned(), |at| moment(day, at, lang));
    blocks.push(Block::Gap);
    blocks.push(Block::Paragraph(say!(lang, "Buổi lễ kết thúc lúc {ended}./.", "The day ended at {ended}.")));
    blocks.push(close_minutes(day, lang));
    let title = say!(lang, "Biên bản", "Minutes");
    Document { title, blocks, sheet, ..Document::default() }
}

/// When it began, where, who was there, who presided, who wrote.
fn opening(day: &Day, lang: Lang) -> Vec<Block> {
    let agenda = day.agenda();
    let dots = || DOTS.to_owned();
    let began = day.entries().iter().filter_map(Entry::started_at).min();
    let began = began.map_or_else(dots, |at| moment(day, at, lang));
    let place = agenda.place.clone().unwrap_or_else(dots);
    let host = agenda.host.clone().unwrap_or_else(dots);
    let secretary = agenda.letterhead.secretary.clone().unwrap_or_else(dots);
    let chair = agenda.letterhead.signatory.clone().unwrap_or_else(dots);
    let mut said = vec![
        Block::Paragraph(say!(lang, "Thời gian bắt đầu: {began}.", "Began at: {began}.")),
        Block::Paragraph(say!(lang, "Địa điểm: {place}.", "Place: {place}.")),
        Block::Paragraph(say!(lang, "Đơn vị chủ trì: {host}.", "Held by: {host}.")),
        Block::Paragraph(say!(lang, "Chủ trì: {chair}.", "In the chair: {chair}.")),
        Block::Paragraph(say!(lang, "Thư ký: {secretary}.", "Secretary: {secretary}.")),
    ];
    let (all, here) = (day.attendees().len(), here(day));
    if all == 0 {
        said.push(Block::Paragraph(say!(lang, "Thành phần tham dự: {DOTS}.", "Present: {DOTS}.")));
        return said;
    }
    said.push(Block::Paragraph(say!(
        lang,
        "Thành phần tham dự: {here}/{all} đại biểu trong danh sách có mặt.",
        "Present: {here} of {all} on the list."
    )));
    let present = day.attendees().iter().filter(|own| came(own));
    said.extend(present.take(NAMED).map(|own| Block::Point(own.delegate.address())));
    let more = here.saturating_sub(NAMED);
    if more > 0 {
        let more =
            say!(lang, "và {more} đại biểu khác (danh sách kèm theo)", "and {more} more (list attached)");
        said.push(Block::Point(more));
    }
    let absent: Vec<String> = day.attendees().iter().filter_map(|own| absent(day, own, lang)).collect();
    if !absent.is_empty() && here > 0 {
        let absent = absent.join("; ");
        said.push(Block::Paragraph(say!(lang, "Vắng: {absent}.", "Absent: {absent}.")));
    }
    said
}

/// Who did not come, and who came instead.
fn absent(day: &Day, attendee: &Attendee, lang: Lang) -> Option<String> {
    let address = attendee.delegate.address();
    match &attendee.presence {
        Presence::Expected | Presence::Absent => Some(address),
        Presence::ReplacedBy(by) => {
            let by = day.delegate_name(by);
            Some(say!(lang, "{address} ({by} đi thay)", "{address} ({by} came instead)"))
        }
        Presence::Arrived | Presence::Introduced | Presence::Left => None,
    }
}

/// A row for each item: as planned, and as held.
fn course(day: &Day, lang: Lang) -> Table {
    let timing = timing(day);
    let mut table = Table::headed(
        [
            ("TT", "No.", Holds::Number, 6),
            ("Nội dung", "Item", Holds::Text, 28),
            ("Người thực hiện", "Performed by", Holds::Text, 21),
            ("Dự kiến", "Planned", Holds::Time, 10),
            ("Thực tế", "Held", Holds::Mark, 18),
            ("Ghi chú", "Remarks", Holds::Text, 17),
        ],
        lang,
    );
    for (index, entry) in day.entries().iter().enumerate() {
        let planned = timing.item(entry.id()).and_then(|own| own.planned_start);
        let held = [entry.started_at(), entry.ended_at()];
        let held = held.into_iter().flatten().map(|at| clock(day, at)).collect::<Vec<_>>().join("–");
        let remark = said_state(day, entry, lang).or_else(|| {
            let not_held = day.ended_at().is_some() && entry.started_at().is_none();
            not_held.then(|| say!(lang, "Không thực hiện", "Not held"))
        });
        table.push([
            (index + 1).to_string(),
            entry.item.title.clone(),
            performer(day, &entry.item),
            clock_or(day, planned),
            held,
            remark.unwrap_or_default(),
        ]);
    }
    table
}

/// What was put in, moved, left out, put off, and who did something instead of another: when, and why.
fn changes(day: &Day, lang: Lang) -> Vec<Block> {
    let departs = |record: &&Recorded| match &record.event {
        Event::Programme(event) => event.departs_from_the_plan(),
        Event::People(event) => event.departs_from_the_plan(),
        Event::Revised { .. } => true,
        Event::Opened { .. }
        | Event::ProgrammeKept { .. }
        | Event::ClockAdopted { .. }
        | Event::Reverted { .. }
        | Event::Awards(_)
        | Event::Ground(_) => false,
    };
    let valid = day.log().iter().filter(|record| !day.is_reverted(record.seq));
    let said = valid.filter(departs).map(|record| {
        let said = day.say_event(record, lang);
        point(day, day.happened_at(record), &text::capital(&said))
    });
    said.collect()
}

fn handed_over_later(day: &Day, lang: Lang) -> Vec<Block> {
    let later = later(day, lang);
    if later.rows.is_empty() { Vec::new() } else { vec![Block::Table(later)] }
}

fn notes(day: &Day, lang: Lang) -> Vec<Block> {
    let one = |note: &crate::day::Note| {
        let about = note.item.as_ref().map(|item| format!(" ({})", day.title(item))).unwrap_or_default();
        let (text, by) = (&note.text, &note.by.name);
        point(day, note.at, &say!(lang, "{text}{about} – {by} ghi", "{text}{about} - noted by {by}"))
    };
    day.notes().iter().map(one).collect()
}

fn left_undone(day: &Day, lang: Lang) -> Vec<Block> {
    let one = |check: &crate::agenda::Check| {
        let item = day.check(&check.id).map(|(item, _)| item.title.clone()).unwrap_or_default();
        let owner = check.owner.as_ref().map(|owner| format!(" – {owner}")).unwrap_or_default();
        let title = &check.title;
        Block::Point(say!(lang, "{title} ({item}){owner}", "{title} ({item}){owner}"))
    };
    if day.ended_at().is_none() {
        return Vec::new();
    }
    day.left_open().map(one).collect()
}

/// `08:14: …`.
fn point(day: &Day, at: Timestamp, said: &str) -> Block {
    Block::Point(format!("{}: {said}", clock(day, at)))
}
