//! Who has to do what (phân công nhiệm vụ): the checks of every item by their owners, and the officials
//! of the contests.

use super::official::{clock_or, head, when_and_where};
use super::programme::timing;
use super::{Access, Block, Document, Holds, Table};
use crate::agenda::Check;
use crate::day::{Day, Entry};
use crate::text::{self, Lang, say};

/// Under each owner a row for each check, in the order of the day.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let timing = timing(day);
    let columns = [
        ("TT", "No.", Holds::Number, 6),
        ("Giờ của mục", "Time of the item", Holds::Time, 10),
        ("Mục", "Item", Holds::Text, 27),
        ("Khi nào", "When", Holds::Mark, 10),
        ("Việc", "Check", Holds::Text, 39),
        ("Xong", "Done", Holds::Mark, 8),
    ];
    let mut table = Table::headed(columns, lang);
    let [number, rest @ ..] = columns;
    let mut sheet = Table::headed([number, ("Phụ trách", "Owner", Holds::Text, 20)], lang);
    sheet.columns.extend(Table::headed(rest, lang).columns);
    let mut number = 0;
    for owner in owners(day) {
        let called = owner.clone().unwrap_or_else(|| say!(lang, "Chưa phân công", "Nobody yet"));
        table.band(called.clone());
        for (entry, check) in all(day).filter(|(_, check)| is_of(check, owner.as_deref())) {
            number += 1;
            let planned = timing.item(entry.id()).and_then(|own| own.planned_start);
            let must =
                if check.required { say!(lang, " (bắt buộc)", " (required)") } else { String::new() };
            let done = if day.tick(&check.id).is_some() { "x" } else { "" };
            let (first, rest) = (
                number.to_string(),
                [
                    clock_or(day, planned),
                    entry.item.title.clone(),
                    lang.pick(check.phase.vi(), check.phase.en()).to_owned(),
                    format!("{}{must}", check.title),
                    done.to_owned(),
                ],
            );
            let [time, item, phase, what, done] = rest;
            table.push([
                first.clone(),
                time.clone(),
                item.clone(),
                phase.clone(),
                what.clone(),
                done.clone(),
            ]);
            sheet.push([first, called.clone(), time, item, phase, what, done]);
        }
    }
    let name = Block::Name {
        name: say!(lang, "PHÂN CÔNG NHIỆM VỤ", "DUTIES"),
        about: vec![day.agenda().title.clone()],
    };
    let mut blocks = vec![head(day, None, false, lang), name];
    blocks.extend(when_and_where(day, lang));
    blocks.push(Block::Table(table));
    blocks.extend(officials(day, lang));
    let title = say!(lang, "Phân công nhiệm vụ", "Duties");
    Document { title, access: Access::Internal, blocks, sheet, ..Document::default() }
}

fn all(day: &Day) -> impl Iterator<Item = (&Entry, &Check)> {
    day.entries().iter().flat_map(|entry| entry.item.checks.iter().map(move |check| (entry, check)))
}

/// Whether a check is somebody's: one owner is written in several ways.
fn is_of(check: &Check, owner: Option<&str>) -> bool {
    match (check.owner.as_deref(), owner) {
        (Some(own), Some(owner)) => text::fold(own) == text::fold(owner),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// Everybody who owns a check, in the order in which the day meets them; what nobody owns is last.
fn owners(day: &Day) -> Vec<Option<String>> {
    let mut found: Vec<Option<String>> = Vec::new();
    for (_, check) in all(day).filter(|(_, check)| check.owner.is_some()) {
        if !found.iter().any(|owner| is_of(check, owner.as_deref())) {
            found.push(check.owner.clone());
        }
    }
    let unowned = all(day).any(|(_, check)| check.owner.is_none());
    found.extend(unowned.then_some(None));
    found
}

/// Who is what in each contest.
fn officials(day: &Day, lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    for entry in day.entries() {
        let Some(contest) = entry.item.contest.as_ref().filter(|own| !own.officials.is_empty()) else {
            continue;
        };
        let title = &entry.item.title;
        blocks.push(Block::Section(say!(lang, "Ban trọng tài: {title}", "Officials: {title}")));
        let mut table = Table::headed(
            [("Nhiệm vụ", "Duty", Holds::Text, 40), ("Họ và tên", "Name", Holds::Text, 60)],
            lang,
        );
        for official in &contest.officials {
            let role = lang.pick(official.role.vi(), official.role.en()).to_owned();
            table.push([role, official.name.clone().unwrap_or_default()]);
        }
        blocks.push(Block::Table(table));
    }
    blocks
}
