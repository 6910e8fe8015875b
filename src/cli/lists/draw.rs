//! `ngayhoi list draw`: heats and lanes, and how anybody can draw the same lots again.

use crate::day::{Competition, Day};
use crate::text::{self, Lang, say};

/// Columns of a printed page.
const PAGE: usize = 80;

/// Each discipline's heats, as lines of a page.
pub fn page(day: &Day, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for held in day.competitions() {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(text::wrap(&held.discipline.title.to_uppercase(), PAGE));
        one(held, lang, &mut lines);
    }
    if lines.is_empty() {
        lines.push(say!(lang, "Ngày này không có hội thi.", "This day has no contest."));
    }
    lines
}

fn one(held: &Competition, lang: Lang, lines: &mut Vec<String>) {
    for (number, heat) in (1..).zip(&held.heats) {
        for (lane, team) in (1..).zip(heat) {
            let lead =
                if lane == 1 { say!(lang, "Lượt {number}", "Heat {number}") } else { String::new() };
            let pad = " ".repeat(10_usize.saturating_sub(text::width(&lead)));
            let lane = say!(lang, "đường {lane:<3}", "lane {lane:<3}");
            let team = team.as_ref().and_then(|team| held.team(team)).map_or("–", |team| &team.name);
            let indent = 10 + text::width(&lane) + 1;
            for (index, part) in text::wrap(team, PAGE.saturating_sub(indent)).into_iter().enumerate() {
                let beside = if index == 0 { format!("{lead}{pad}{lane} ") } else { " ".repeat(indent) };
                lines.push(format!("{beside}{part}"));
            }
        }
    }
    let unplaced: Vec<&str> = unplaced(held).collect();
    let unplaced = unplaced.join(", ");
    let said = match (held.heats.is_empty(), held.teams.is_empty()) {
        (true, true) => say!(lang, "Chưa có đội.", "No teams yet."),
        (true, false) => say!(lang, "Chưa bốc thăm: {unplaced}.", "Not drawn yet: {unplaced}."),
        (false, _) if !unplaced.is_empty() => {
            say!(lang, "Chưa có lượt: {unplaced}.", "Without a heat: {unplaced}.")
        }
        (false, _) => String::new(),
    };
    lines.extend(text::wrap(&said, PAGE).into_iter().filter(|line| !line.is_empty()));
    if held.heats.is_empty() {
        return;
    }
    let said = match held.seed {
        Some(seed) if held.can_be_drawn_again() => say!(
            lang,
            "Bốc thăm từ số {seed}. Cùng số này, cùng danh sách đội thì ai bốc lại cũng ra đúng như trên:",
            "Drawn from the number {seed}. From this number and this list anybody draws the same again:",
        ),
        Some(seed) => say!(
            lang,
            "Bốc thăm từ số {seed}; từ đó danh sách đội hoặc số đường đã đổi, bốc lại sẽ ra khác.",
            "Drawn from the number {seed}; teams or lanes have changed since, and a new draw would differ.",
        ),
        None => {
            say!(lang, "Xếp bằng tay, không bốc thăm trên máy.", "Set by hand, not drawn on this machine.")
        }
    };
    lines.extend(text::wrap(&said, PAGE));
    if let Some(seed) = held.seed.filter(|_| held.can_be_drawn_again()) {
        // A command is copied: it is never broken over two lines.
        lines.push(format!("  ngayhoi do 'Contest(Draw(discipline: \"{}\", seed: {seed}))'", held.id()));
    }
}

/// The teams that no heat holds.
fn unplaced(held: &Competition) -> impl Iterator<Item = &str> {
    let without = held.teams.iter().filter(|team| held.lane_of(&team.id).is_none());
    without.map(|team| team.name.as_str())
}

/// A row for each lane, the empty ones too, and for each team without one.
pub fn rows(day: &Day, lang: Lang) -> Vec<Vec<String>> {
    let heads = [
        ("Môn", "Discipline"),
        ("Lượt", "Heat"),
        ("Đường", "Lane"),
        ("Đội", "Team"),
        ("Số bốc thăm", "Number drawn from"),
    ];
    let mut rows = vec![heads.iter().map(|(vi, en)| lang.pick(vi, en).to_owned()).collect()];
    for held in day.competitions() {
        let title = &held.discipline.title;
        let seed = held.seed.map(|seed| seed.to_string()).unwrap_or_default();
        for (number, heat) in (1..).zip(&held.heats) {
            for (lane, team) in (1..).zip(heat) {
                let (number, lane): (u32, u32) = (number, lane);
                let team = team.as_ref().and_then(|team| held.team(team)).map(|team| team.name.clone());
                rows.push(vec![
                    title.clone(),
                    number.to_string(),
                    lane.to_string(),
                    team.unwrap_or_default(),
                    seed.clone(),
                ]);
            }
        }
        let blank = String::new;
        rows.extend(
            unplaced(held).map(|team| vec![title.clone(), blank(), blank(), team.to_owned(), blank()]),
        );
    }
    rows
}
