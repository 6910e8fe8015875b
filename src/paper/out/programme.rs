//! The running order (chương trình), to hand out: nothing on it is for the organisers only.

use super::official::{clock_or, close, head, number, part, performer, when_and_where};
use super::{Block, Document, Holds, Table};
use crate::agenda::Part;
use crate::clock::Timestamp;
use crate::day::{Day, Entry, ItemState, Timing};
use crate::text::{Lang, say};

/// A row for each item that is held, in the order in which it is.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let timing = timing(day);
    let times = Times::of(day);
    let mut table = Table::headed(
        [
            ("TT", "No.", Holds::Number, 7),
            ("Thời gian", "Time", Holds::Time, 14),
            ("Nội dung", "Item", Holds::Text, 46),
            ("Người thực hiện", "Performed by", Holds::Text, 33),
        ],
        lang,
    );
    let held: Vec<&Entry> = day.entries().iter().filter(|entry| entry.state != ItemState::Skipped).collect();
    let parts = held.iter().any(|entry| entry.item.part == Part::Festival);
    let mut sheet = table.clone();
    let mut last = None;
    for (index, entry) in held.into_iter().enumerate() {
        if parts && last != Some(entry.item.part) {
            table.band(part(&entry.item, lang));
            last = Some(entry.item.part);
        }
        let row = [
            (index + 1).to_string(),
            clock_or(day, times.of_entry(&timing, entry)),
            entry.item.title.clone(),
            performer(day, &entry.item),
        ];
        table.push(row.clone());
        sheet.push(row);
    }
    let agenda = day.agenda();
    let plan = agenda.plan_number.as_ref();
    let plan = plan.map(|plan| say!(lang, "(Kèm theo Kế hoạch số {plan})", "(With plan no. {plan})"));
    let about = std::iter::once(agenda.title.clone()).chain(plan).collect();
    let number = number(agenda.letterhead.programme_number.as_ref(), "CTr", lang);
    let name = say!(lang, "CHƯƠNG TRÌNH", "PROGRAMME");
    let mut blocks = vec![head(day, Some(number), true, lang), Block::Name { name, about }];
    blocks.extend(when_and_where(day, lang));
    blocks.extend([Block::Gap, Block::Table(table), close(day, lang)]);
    let title = say!(lang, "Chương trình", "Programme");
    Document { title, blocks, sheet, ..Document::default() }
}

/// The times of the day as its last event left them.
pub fn timing(day: &Day) -> Timing {
    day.timing(day.last_at().unwrap_or_else(|| day.agenda().moment(day.date(), chrono::NaiveTime::MIN)))
}

/// Which times a programme bears: those of the plan, while its order is the plan's, or else those that
/// the day has come to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Times {
    Planned,
    Foreseen,
}

impl Times {
    fn of(day: &Day) -> Self {
        let is_moved = |entry: &Entry| entry.out_of_plan || entry.state == ItemState::Parked;
        if day.entries().iter().any(is_moved) { Self::Foreseen } else { Self::Planned }
    }

    fn of_entry(self, timing: &Timing, entry: &Entry) -> Option<Timestamp> {
        let own = timing.item(entry.id())?;
        match self {
            Self::Planned => own.planned_start,
            Self::Foreseen => {
                let foreseen = own.forecast_start.filter(|start| !start.at_least);
                own.actual_start.or(foreseen.map(|start| start.at))
            }
        }
    }
}
