//! What lies on the tray, in the order in which it is handed over. Whoever signs a pledge takes nothing
//! from it.

use super::{Access, Block, Document, Holds, Table};
use crate::day::{Day, Handover};
use crate::text::{Lang, say};

/// A row for each place of each batch, and one for each kind of certificate of which too few are
/// printed.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let mut sheet = Table::headed(
        [
            ("Đợt", "Batch", Holds::Mark, 7),
            ("TT", "No.", Holds::Number, 6),
            ("Khay", "Slot", Holds::Number, 8),
            ("Họ và tên", "Name", Holds::Text, 30),
            ("Hình thức", "Award", Holds::Text, 34),
            ("", "", Holds::Text, 15),
        ],
        lang,
    );
    let handed_over = day.decisions().filter(|decision| !day.is_signing(&decision.id));
    for batch in handed_over.flat_map(|decision| day.batches(&decision.id)) {
        for honoree in &batch.honorees {
            // Nobody moves up: who is absent leaves a gap, and the next keeps their place.
            let gap = matches!(honoree.state, Handover::Later | Handover::Withdrawn);
            let name = if gap { "—".to_owned() } else { honoree.name(lang) };
            let slot = honoree.recipient.slot.map(|slot| slot.to_string()).unwrap_or_default();
            sheet.push([
                format!("{}/{}", batch.number.0, batch.number.1),
                honoree.number.to_string(),
                slot,
                name,
                day.decision_title(&honoree.decision),
                match (&honoree.stand_in, gap) {
                    (_, true) => honoree.state.say(lang),
                    (Some(stand_in), _) => day.say_stand_in(honoree.id(), stand_in, lang),
                    (None, _) => String::new(),
                },
            ]);
        }
    }
    // One certificate too few is found at the table, not on the stage.
    for decision in day.decisions() {
        let board = day.prize_board(&decision.id).and_then(|board| day.board(board));
        for short in board.map(|board| board.shortfalls()).unwrap_or_default() {
            let blank = String::new;
            sheet.push([
                "!".to_owned(),
                blank(),
                blank(),
                short.say(lang),
                day.decision_title(&decision.id),
                blank(),
            ]);
        }
    }
    let title = say!(lang, "Danh sách xếp khay", "What lies on the tray");
    let name = Block::Name { name: title.to_uppercase(), about: vec![day.agenda().title.clone()] };
    let blocks = vec![name, Block::Table(sheet.clone())];
    Document { title, access: Access::Internal, blocks, sheet, ..Document::default() }
}
