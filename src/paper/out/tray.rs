//! What lies on the tray, in the order in which it is handed over. Whoever signs a pledge takes nothing
//! from it.

use super::{Block, Document, Table};
use crate::day::{Day, Handover};
use crate::text::Lang;

/// A row for each place of each batch, and one for each kind of certificate of which too few are
/// printed.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let mut sheet = Table::headed(
        [
            ("Đợt", "Batch"),
            ("TT", "No."),
            ("Khay", "Slot"),
            ("Họ và tên", "Name"),
            ("Hình thức", "Award"),
            ("", ""),
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
            sheet.rows.push(vec![
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
            sheet.rows.push(vec![
                "!".to_owned(),
                blank(),
                blank(),
                short.say(lang),
                day.decision_title(&decision.id),
                blank(),
            ]);
        }
    }
    Document { blocks: vec![Block::Table(sheet.clone())], sheet }
}
