//! Who is still owed an award, to be signed for when they come for it (danh sách trao sau), and who has
//! come for it since.

use super::official::{between, clock, head, signature, when_and_where};
use super::{Block, Document, Holds, Table};
use crate::day::{Day, Handover, Honoree};
use crate::text::{Lang, say};

/// A row for each who has not received, and for each who received after the day.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let owed = still_owed(day, lang);
    let count = owed.rows.len();
    let name = say!(lang, "DANH SÁCH BÀN GIAO KHEN THƯỞNG TRAO SAU", "AWARDS TO BE HANDED OVER LATER");
    let mut blocks =
        vec![head(day, None, false, lang), Block::Name { name, about: vec![day.agenda().title.clone()] }];
    blocks.extend(when_and_where(day, lang));
    blocks.push(Block::Section(say!(lang, "I. CHƯA NHẬN", "I. NOT RECEIVED")));
    let waiting = not_held(day, lang);
    if count > 0 {
        blocks.push(Block::Table(owed.clone()));
    } else if waiting.is_empty() {
        blocks.push(Block::Paragraph(say!(lang, "Không còn ai chưa nhận.", "Everybody has received.")));
    }
    blocks.extend(waiting.into_iter().map(Block::Paragraph));
    let later = later(day, lang);
    if !later.rows.is_empty() {
        blocks.push(Block::Section(say!(lang, "II. ĐÃ NHẬN SAU", "II. RECEIVED LATER")));
        blocks.push(Block::Table(later));
    }
    let parties = [("NGƯỜI GIAO", "HANDED OVER BY"), ("NGƯỜI NHẬN BÀN GIAO", "TAKEN OVER BY")];
    let [from, to] = parties.map(|(vi, en)| signature(lang.pick(vi, en), lang));
    blocks.push(between(from, to));
    let title = say!(lang, "Danh sách bàn giao khen thưởng trao sau", "Awards to be handed over later");
    Document { title, blocks, sheet: owed, ..Document::default() }
}

fn still_owed(day: &Day, lang: Lang) -> Table {
    let mut table = Table::headed(
        [
            ("TT", "No.", Holds::Number, 6),
            ("Họ và tên", "Name", Holds::Text, 20),
            ("Chức vụ, đơn vị", "Post", Holds::Text, 20),
            ("Hình thức", "Award", Holds::Text, 18),
            ("Lý do", "Why", Holds::Text, 14),
            ("Ký nhận", "Signature", Holds::Hand, 12),
            ("Ngày nhận", "Date", Holds::Hand, 12),
        ],
        lang,
    );
    for (index, honoree) in day.owed().into_iter().enumerate() {
        table.push([
            (index + 1).to_string(),
            honoree.name(lang),
            honoree.recipient.position.clone().unwrap_or_default(),
            day.decision_title(&honoree.decision),
            why(day, honoree, lang),
            String::new(),
            String::new(),
        ]);
    }
    table
}

/// Put off, or not called: whoever was not seen may have been there all the same.
fn why(day: &Day, honoree: &Honoree, lang: Lang) -> String {
    if honoree.state == Handover::Pending && honoree.stand_in.is_none() {
        return say!(lang, "chưa trao", "not handed over");
    }
    day.say_honoree(honoree, lang)
}

/// The lists that nobody was called from, because their item is still to come, or was left out.
fn not_held(day: &Day, lang: Lang) -> Vec<String> {
    let begun = day.decisions_begun();
    let mut said = Vec::new();
    for decision in day.decisions().filter(|own| !begun.contains(&own.id) && !day.is_signing(&own.id)) {
        let of_it = |own: &&Honoree| own.decision == decision.id && !own.state.is_settled();
        let count = day.honorees().iter().filter(of_it).count();
        if count == 0 {
            continue;
        }
        let title = day.decision_title(&decision.id);
        said.push(match day.ended_at() {
            None => say!(lang, "{title} ({count}): chưa đến lượt trao.", "{title} ({count}): still to come."),
            Some(_) => {
                say!(lang, "{title} ({count}): không trao trong buổi lễ.", "{title} ({count}): not held.")
            }
        });
    }
    said
}

/// Whether somebody received after the day was over.
pub fn came_later(day: &Day, honoree: &Honoree) -> bool {
    let since = honoree.since.as_ref().map(|(at, _)| *at);
    honoree.state.is_received() && day.ended_at().zip(since).is_some_and(|(ended, since)| since > ended)
}

/// Who received after the day, when, and by whose word.
pub fn later(day: &Day, lang: Lang) -> Table {
    let mut table = Table::headed(
        [
            ("TT", "No.", Holds::Number, 6),
            ("Họ và tên", "Name", Holds::Text, 24),
            ("Hình thức", "Award", Holds::Text, 24),
            ("Người nhận", "Received by", Holds::Text, 20),
            ("Lúc", "At", Holds::Mark, 14),
            ("Người ghi", "Recorded by", Holds::Text, 12),
        ],
        lang,
    );
    let came = day.honorees().iter().filter(|own| came_later(day, own));
    for (index, honoree) in came.enumerate() {
        let (at, by) = honoree.since.as_ref().map(|(at, by)| (clock(day, *at), by.name.clone())).unzip();
        table.push([
            (index + 1).to_string(),
            honoree.name(lang),
            day.decision_title(&honoree.decision),
            received_by(honoree, lang),
            at.unwrap_or_default(),
            by.unwrap_or_default(),
        ]);
    }
    table
}

/// In person, or who came instead.
pub fn received_by(honoree: &Honoree, lang: Lang) -> String {
    match honoree.state.proxy() {
        None => say!(lang, "trực tiếp", "in person"),
        Some((name, "")) => name.to_owned(),
        Some((name, relation)) => format!("{name} ({relation})"),
    }
}
