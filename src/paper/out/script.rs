//! The organisers' script (kịch bản điều hành): every item with plan, reality, what must stand ready,
//! and who does what.

use super::official::{clock_or, head, part, performer, when_and_where};
use super::programme::timing;
use super::{Access, Block, Document, Holds, Page, Table};
use crate::day::{Day, Entry, ItemState};
use crate::text::{Lang, say};

/// A row for each item, the ones left out too.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let timing = timing(day);
    let mut table = Table::headed(
        [
            ("TT", "No.", Holds::Number, 4),
            ("Dự kiến", "Planned", Holds::Time, 8),
            ("Phút", "Min.", Holds::Number, 6),
            ("Nội dung", "Item", Holds::Text, 17),
            ("Người thực hiện", "Performed by", Holds::Text, 15),
            ("Chuẩn bị", "Ready", Holds::Text, 13),
            ("Việc cần làm", "Checks", Holds::Text, 26),
            ("Thực tế", "Held", Holds::Mark, 8),
            ("Ghi chú", "Notes", Holds::Text, 15),
        ],
        lang,
    );
    let mut sheet = table.clone();
    let mut last = None;
    for (index, entry) in day.entries().iter().enumerate() {
        let item = &entry.item;
        if last != Some(item.part) {
            table.band(part(item, lang));
            last = Some(item.part);
        }
        let own = timing.item(entry.id());
        let row = [
            (index + 1).to_string(),
            clock_or(day, own.and_then(|own| own.planned_start)),
            item.minutes.map(|minutes| minutes.num_minutes().to_string()).unwrap_or_default(),
            item.title.clone(),
            performer(day, item),
            item.prep.clone().unwrap_or_default(),
            checks(day, entry, lang),
            held(day, entry),
            notes(day, entry, lang),
        ];
        table.push(row.clone());
        sheet.push(row);
    }
    let name = Block::Name {
        name: say!(lang, "KỊCH BẢN ĐIỀU HÀNH", "RUNNING SCRIPT"),
        about: vec![day.agenda().title.clone()],
    };
    let mut blocks = vec![head(day, None, false, lang), name];
    blocks.extend(when_and_where(day, lang));
    blocks.push(Block::Table(table));
    let title = say!(lang, "Kịch bản điều hành", "Running script");
    Document { title, access: Access::Internal, page: Page::Across, blocks, sheet, ..Document::default() }
}

/// `[x] trước: Micro đã thử (Kỹ thuật) *`, a line each; the star is on what "next" waits for.
fn checks(day: &Day, entry: &Entry, lang: Lang) -> String {
    let line = |check: &crate::agenda::Check| {
        let done = if day.tick(&check.id).is_some() { "[x]" } else { "[ ]" };
        let phase = lang.pick(check.phase.vi(), check.phase.en());
        let owner = check.owner.as_ref().map(|owner| format!(" ({owner})")).unwrap_or_default();
        let star = if check.required { " *" } else { "" };
        format!("{done} {phase}: {}{owner}{star}", check.title)
    };
    entry.item.checks.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `07:31–07:36`.
fn held(day: &Day, entry: &Entry) -> String {
    match (entry.started_at(), entry.ended_at()) {
        (Some(from), Some(to)) => format!("{}–{}", clock_or(day, Some(from)), clock_or(day, Some(to))),
        (Some(from), None) => format!("{}–", clock_or(day, Some(from))),
        (None, _) => String::new(),
    }
}

fn notes(day: &Day, entry: &Entry, lang: Lang) -> String {
    let mut said: Vec<String> = said_state(day, entry, lang).into_iter().collect();
    if entry.item.outdoor {
        said.push(say!(lang, "Ngoài trời", "Outdoors"));
    }
    said.extend(entry.item.note.clone());
    let noted = day.notes().iter().filter(|note| note.item.as_ref() == Some(entry.id()));
    said.extend(noted.map(|note| note.text.clone()));
    said.join("\n")
}

/// What became of an item that was not held as planned: left out, set aside, put in, moved; and why.
pub fn said_state(day: &Day, entry: &Entry, lang: Lang) -> Option<String> {
    let why = entry.reason.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
    match entry.state {
        ItemState::Skipped => Some(say!(lang, "Không thực hiện{why}", "Left out{why}")),
        ItemState::Parked => Some(say!(lang, "Tạm gác{why}", "Set aside{why}")),
        ItemState::Pending | ItemState::Live | ItemState::Done => {
            let is_new = day.agenda().item(entry.id()).is_none();
            match (is_new, entry.out_of_plan) {
                (true, _) => Some(say!(lang, "Bổ sung", "Put in on the day")),
                (false, true) => Some(say!(lang, "Đổi thứ tự", "Moved on the day")),
                (false, false) => None,
            }
        }
    }
}
