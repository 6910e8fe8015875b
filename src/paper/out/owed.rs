//! Who is still owed an award, to be signed for when they come for it (danh sách trao sau).

use super::{Block, Document, Table};
use crate::day::{Day, Handover, Honoree};
use crate::text::Lang;

/// A row for each who has not received.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let mut sheet = Table::headed(
        [
            ("TT", "No."),
            ("Họ và tên", "Name"),
            ("Chức vụ, đơn vị", "Post"),
            ("Hình thức", "Award"),
            ("Lý do", "Why"),
            ("Ký nhận", "Signature"),
            ("Ngày nhận", "Date"),
        ],
        lang,
    );
    let still = |honoree: &&Honoree| !honoree.state.is_received() && honoree.state != Handover::Withdrawn;
    for (index, honoree) in day.honorees().iter().filter(still).enumerate() {
        sheet.rows.push(vec![
            (index + 1).to_string(),
            honoree.name(lang),
            honoree.recipient.position.clone().unwrap_or_default(),
            day.decision_title(&honoree.decision),
            honoree.state.say(lang),
            "………………".to_owned(),
            "……/……/………".to_owned(),
        ]);
    }
    Document { blocks: vec![Block::Table(sheet.clone())], sheet }
}
