//! A sheet for each team in each discipline, for whoever stands on the ground: blank, or with what was
//! recorded.

use super::official::{between, head, signature};
use super::{Block, Column, Document, Holds, Row, Table};
use crate::agenda::{Combine, OfficialRole, Score, Team};
use crate::day::{Competition, Day, say_cost};
use crate::text::{Lang, say};

/// The sheets, each on a page of its own.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let mut blocks = Vec::new();
    let mut sheet = Table::headed(
        [
            ("Môn", "Discipline", Holds::Text, 24),
            ("Đội", "Team", Holds::Text, 24),
            ("Lần", "Attempt", Holds::Mark, 10),
            ("Đã ghi", "Recorded", Holds::Text, 42),
        ],
        lang,
    );
    for held in day.competitions() {
        for team in &held.teams {
            blocks.push(Block::Part);
            one(day, held, team, lang, &mut blocks);
            for attempt in 1..=held.rules().attempts {
                let said = recorded(held, team, attempt, lang);
                sheet.push([
                    held.discipline.title.clone(),
                    team.name.clone(),
                    held.say_attempt(&team.id, attempt, lang),
                    said,
                ]);
            }
        }
    }
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(say!(
            lang,
            "Chưa có đội nào của một môn thi.",
            "No discipline has a team yet."
        )));
    }
    let title = say!(lang, "Phiếu chấm", "Score sheets");
    Document { title, blocks, sheet, ..Document::default() }
}

fn one(day: &Day, held: &Competition, team: &Team, lang: Lang, blocks: &mut Vec<Block>) {
    let discipline = held.discipline.title.clone();
    blocks.push(head(day, None, false, lang));
    blocks.push(Block::Name { name: say!(lang, "PHIẾU CHẤM", "SCORE SHEET"), about: vec![discipline] });
    let name = &team.name;
    let captain = team.captain.as_ref().map(|own| say!(lang, " · đội trưởng: {own}", " · captain: {own}"));
    let captain = captain.unwrap_or_default();
    let lane = held.lane_of(&team.id).map(|(heat, lane)| {
        let (heat, lane) = (heat + 1, lane + 1);
        say!(lang, " · lượt {heat}, đường {lane}", " · heat {heat}, lane {lane}")
    });
    let lane = lane.unwrap_or_default();
    blocks.push(Block::Paragraph(say!(lang, "Đội: {name}{captain}{lane}", "Team: {name}{captain}{lane}")));
    let rules = held.say_rules(lang).join(" · ");
    blocks.push(Block::Paragraph(say!(lang, "Thể lệ: {rules}.", "Rules: {rules}.")));
    if held.rules().score == Score::TimePlusPenalty {
        blocks.push(Block::Table(watches(held, team, lang)));
    } else {
        blocks.push(Block::Table(marks(held, team, lang)));
    }
    if !held.rules().faults.is_empty() {
        blocks.push(Block::Table(faults(held, team, lang)));
    }
    let judge = say!(lang, "TRỌNG TÀI GIÁM SÁT", "JUDGE");
    let chief = say!(lang, "TRƯỞNG BAN TRỌNG TÀI", "CHIEF REFEREE");
    let item = day.entry(&held.item).and_then(|entry| entry.item.contest.as_ref());
    let named = item.and_then(|contest| {
        contest.officials.iter().find(|own| own.role == OfficialRole::Chief)?.name.clone()
    });
    let mut chief = signature(chief, lang);
    chief.name = named;
    blocks.push(between(signature(judge, lang), chief));
}

/// What was recorded of an attempt.
fn recorded(held: &Competition, team: &Team, attempt: u8, lang: Lang) -> String {
    held.run(&team.id, attempt).map(|run| held.say_run(&team.id, run, lang)).unwrap_or_default()
}

/// A row for each attempt: what each watch of the rules read, and any other that was read as well.
fn watches(held: &Competition, team: &Team, lang: Lang) -> Table {
    const WATCHES: [(u8, (&str, &str)); 4] = [
        (0, ("Điện tử", "Electronic")),
        (1, ("Đồng hồ 1", "Watch 1")),
        (2, ("Đồng hồ 2", "Watch 2")),
        (3, ("Đồng hồ 3", "Watch 3")),
    ];
    let rules = held.rules();
    let runs = || (1..=rules.attempts).filter_map(|attempt| held.run(&team.id, attempt));
    let was_read =
        |number: u8| runs().any(|run| run.watch(number).is_some_and(|own| own.reading().is_some()));
    let is_of = |number: u8| match number {
        0 => rules.watches == Combine::ElectronicWithBackup,
        number => number <= rules.watch_count(),
    };
    let own: Vec<_> = WATCHES.into_iter().filter(|(number, _)| is_of(*number) || was_read(*number)).collect();
    let mut heads = vec![("Lần", "Attempt", Holds::Text, 16)];
    heads.extend(own.iter().map(|(_, (vi, en))| (*vi, *en, Holds::Hand, 18)));
    heads.push(("Kết quả, đã ghi trên máy", "Result, as recorded", Holds::Text, 42));
    let mut table = Table::headed(heads, lang);
    for attempt in 1..=rules.attempts {
        let run = held.run(&team.id, attempt);
        let mut cells = vec![held.say_attempt(&team.id, attempt, lang)];
        cells.extend(own.iter().map(|(number, _)| {
            let reading = run.and_then(|run| run.watch(*number)).and_then(|watch| watch.reading());
            reading.map(|reading| held.written_down(reading).to_string()).unwrap_or_default()
        }));
        cells.push(recorded(held, team, attempt, lang));
        table.push(cells);
    }
    table
}

/// A row for each criterion, or one for all; and one for theory.
fn marks(held: &Competition, team: &Team, lang: Lang) -> Table {
    let mut table = Table::headed(
        [
            ("Nội dung chấm", "Criterion", Holds::Text, 40),
            ("Tối đa", "At most", Holds::Mark, 14),
            ("Điểm", "Points", Holds::Hand, 16),
            ("Đã ghi trên máy", "As recorded", Holds::Text, 30),
        ],
        lang,
    );
    let rules = held.rules();
    let blank = String::new;
    for criterion in &rules.reckoning.criteria {
        table.push([criterion.title.clone(), criterion.most.to_string(), blank(), blank()]);
    }
    let most = rules.max_points.map(|most| most.to_string()).unwrap_or_default();
    for attempt in 1..=rules.attempts {
        let called = held.say_attempt(&team.id, attempt, lang);
        let said = say!(lang, "Thực hành, {called}", "Practice, {called}");
        table.push([said, most.clone(), blank(), recorded(held, team, attempt, lang)]);
    }
    if let Some(theory) = &rules.theory {
        let said = say!(lang, "Lý thuyết", "Theory");
        let answer = held.say_answer(&team.id, lang).unwrap_or_default();
        table.push([said, theory.max_points.to_string(), blank(), answer]);
    }
    table
}

/// A row for each fault of the catalogue, with how often it was charged in each attempt.
fn faults(held: &Competition, team: &Team, lang: Lang) -> Table {
    let mut table = Table::headed(
        [
            ("Mã", "Code", Holds::Mark, 8),
            ("Lỗi", "Fault", Holds::Text, 50),
            ("Tính", "Cost", Holds::Mark, 18),
        ],
        lang,
    );
    let attempts = held.rules().attempts;
    for attempt in 1..=attempts {
        let share = 24 / u32::from(attempts).max(1) + 4;
        let head = held.say_attempt(&team.id, attempt, lang);
        table.columns.push(Column { head, holds: Holds::Hand, share });
    }
    for fault in &held.rules().faults {
        let mut row = vec![fault.code.clone(), fault.text.clone(), say_cost(fault.cost_at(0), lang)];
        for attempt in 1..=attempts {
            let run = held.run(&team.id, attempt);
            let times = run.map_or(0, |run| run.faults.iter().filter(|own| own.code == fault.code).count());
            row.push(if times == 0 { String::new() } else { times.to_string() });
        }
        table.rows.push(Row::Cells(row));
    }
    table
}
