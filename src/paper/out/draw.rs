//! Heats and lanes, and how anybody can draw the same lots again.

use super::official::head;
use super::{Block, Document, Holds, Table};
use crate::day::{Competition, Day, Lot};
use crate::text::{Lang, say};

/// Each discipline's heats.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let mut blocks = Vec::new();
    for held in day.competitions() {
        if !blocks.is_empty() {
            blocks.push(Block::Gap);
        }
        blocks.push(Block::Title { text: held.discipline.title.to_uppercase(), mark: String::new() });
        one(day, held, lang, &mut blocks);
    }
    let title = say!(lang, "Lượt và đường thi", "Heats and lanes");
    match blocks.is_empty() {
        true => blocks.push(Block::Paragraph(say!(
            lang,
            "Ngày này không có hội thi.",
            "This day has no contest."
        ))),
        false => {
            let name = Block::Name { name: title.to_uppercase(), about: vec![day.agenda().title.clone()] };
            blocks.splice(..0, [head(day, None, false, lang), name]);
        }
    }
    Document { title, blocks, sheet: sheet(day, lang), ..Document::default() }
}

fn one(day: &Day, held: &Competition, lang: Lang, blocks: &mut Vec<Block>) {
    for (number, heat) in (1..).zip(&held.heats) {
        let lanes = (1..).zip(heat).map(|(lane, team)| {
            let team = team.as_ref().and_then(|team| held.team(team)).map_or("–", |team| &team.name);
            (say!(lang, "đường {lane:<3}", "lane {lane:<3}"), team.to_owned())
        });
        let title = say!(lang, "Lượt {number}", "Heat {number}");
        blocks.push(Block::Heat { title, lanes: lanes.collect() });
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
    if !said.is_empty() {
        blocks.push(Block::Paragraph(said));
    }
    if held.heats.is_empty() {
        return;
    }
    if !held.lots.is_empty() {
        return lots(day, held, lang, blocks);
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
    blocks.push(Block::Paragraph(said));
    if let Some(seed) = held.seed.filter(|_| held.can_be_drawn_again()) {
        let id = held.id();
        let command = format!("ngayhoi do 'Contest(Draw(discipline: \"{id}\", seed: {seed}))'");
        blocks.push(Block::Verbatim(command));
    }
}

/// Lots drawn team by team, in the order in which they were: who took which, how, when and at whose
/// console.
fn lots(day: &Day, held: &Competition, lang: Lang, blocks: &mut Vec<Block>) {
    let mut drawn = Table::headed(
        [
            ("Số", "Lot", Holds::Number, 8),
            ("Đội", "Team", Holds::Text, 40),
            ("Bốc thế nào", "How", Holds::Text, 22),
            ("Lúc", "At", Holds::Mark, 15),
            ("Người ghi", "By", Holds::Text, 15),
        ],
        lang,
    );
    for lot in &held.lots {
        let team = held.team(&lot.team).map(|team| team.name.clone()).unwrap_or_default();
        let at = day.when(lot.at, lot.at);
        drawn.push([lot.lot.to_string(), team, how(lot, lang), at, lot.by.to_string()]);
    }
    blocks.push(Block::Paragraph(say!(
        lang,
        "Bốc thăm từng đội, theo thứ tự dưới đây. Số do máy bốc ra từ con số ghi bên cạnh: bốc lại đúng thứ tự này, từ cùng con số, thì ai bốc cũng ra như vậy.",
        "Drawn team by team, in this order. What the program drew follows from the number beside it: in this order and from the same numbers anybody draws the same again.",
    )));
    blocks.push(Block::Table(drawn));
}

/// Out of a box, or by the program.
fn how(lot: &Lot, lang: Lang) -> String {
    match lot.seed {
        Some(seed) => say!(lang, "máy bốc từ số {seed}", "by the program, from the number {seed}"),
        None => say!(lang, "rút thăm", "a lot was taken"),
    }
}

/// The teams that no heat holds.
fn unplaced(held: &Competition) -> impl Iterator<Item = &str> {
    let without = held.teams.iter().filter(|team| held.lane_of(&team.id).is_none());
    without.map(|team| team.name.as_str())
}

/// A row for each lane, the empty ones too, and for each team without one.
fn sheet(day: &Day, lang: Lang) -> Table {
    let mut sheet = Table::headed(
        [
            ("Môn", "Discipline", Holds::Text, 30),
            ("Lượt", "Heat", Holds::Number, 10),
            ("Đường", "Lane", Holds::Number, 10),
            ("Đội", "Team", Holds::Text, 35),
            ("Số bốc thăm", "Number drawn from", Holds::Text, 15),
        ],
        lang,
    );
    for held in day.competitions() {
        let title = &held.discipline.title;
        for (number, heat) in (1..).zip(&held.heats) {
            for (lane, team) in (1..).zip(heat) {
                let (number, lane): (u32, u32) = (number, lane);
                let lot = team.as_ref().and_then(|team| held.lot_of(team));
                let drawn = held.seed.map(|seed| seed.to_string()).or(lot.map(|lot| how(lot, lang)));
                let team = team.as_ref().and_then(|team| held.team(team)).map(|team| team.name.clone());
                sheet.push([
                    title.clone(),
                    number.to_string(),
                    lane.to_string(),
                    team.unwrap_or_default(),
                    drawn.unwrap_or_default(),
                ]);
            }
        }
        let blank = String::new;
        for team in unplaced(held) {
            sheet.push([title.clone(), blank(), blank(), team.to_owned(), blank()]);
        }
    }
    sheet
}
