//! Who is honoured under which decision, as its annex has them, with a column to sign.

use super::official::{DOTS, close, date, head};
use super::{Block, Document, Holds, Row, Table};
use crate::agenda::{Decision, RecipientKind};
use crate::day::{Day, Handover, Honoree};
use crate::text::{Lang, say};

/// A list for each decision, each on a page of its own.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let mut blocks = Vec::new();
    let columns = [
        ("TT", "No.", Holds::Number, 7),
        ("Họ và tên", "Name", Holds::Text, 24),
        ("Chức vụ, đơn vị", "Post and body", Holds::Text, 26),
        ("Thành tích, mức thưởng", "Achievement, amount", Holds::Text, 27),
        ("Ký nhận", "Signature", Holds::Hand, 16),
    ];
    let of = [("Quyết định", "Decision", Holds::Text, 20), ("Đối tượng", "Kind", Holds::Text, 12)];
    let mut sheet = Table::headed(of, lang);
    sheet.columns.extend(Table::headed(columns, lang).columns);
    for decision in day.decisions().filter(|decision| !day.is_signing(&decision.id)) {
        let own = |kind: RecipientKind| -> Vec<&Honoree> {
            let is = |own: &&Honoree| {
                own.decision == decision.id && own.kind == kind && own.state != Handover::Withdrawn
            };
            day.honorees().iter().filter(is).collect()
        };
        let rolls: Vec<(RecipientKind, Vec<&Honoree>)> =
            [RecipientKind::Collective, RecipientKind::Household, RecipientKind::Individual]
                .map(|kind| (kind, own(kind)))
                .into_iter()
                .filter(|(_, roll)| !roll.is_empty())
                .collect();
        if rolls.is_empty() {
            continue;
        }
        let mut table = Table::headed(columns, lang);
        for (roman, (kind, roll)) in ["I", "II", "III"].into_iter().zip(&rolls) {
            let called = lang.pick(kind.vi(), kind.en());
            table.band(format!("{roman}. {} ({})", called.to_uppercase(), roll.len()));
            for honoree in roll {
                let row = row(decision, honoree, lang);
                let mut flat = vec![day.decision_title(&decision.id), called.to_owned()];
                flat.extend(row.clone());
                table.rows.push(Row::Cells(row));
                sheet.rows.push(Row::Cells(flat));
            }
        }
        blocks.extend([Block::Part, head(day, None, false, lang), name(day, decision, lang)]);
        blocks.push(Block::Table(table));
        blocks.push(Block::Paragraph(count(&rolls, lang)));
        blocks.push(close(day, lang));
    }
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(say!(lang, "Chưa có danh sách.", "There is no list yet.")));
    }
    let title = say!(lang, "Danh sách khen thưởng", "Awards");
    Document { title, blocks, sheet, ..Document::default() }
}

/// `DANH SÁCH KHEN THƯỞNG`, with the decision that it is the annex of.
fn name(day: &Day, decision: &Decision, lang: Lang) -> Block {
    let is_gift = !day.is_read_out(&decision.id);
    let name = match is_gift {
        true => say!(lang, "DANH SÁCH NHẬN QUÀ", "WHO RECEIVES GIFTS"),
        false => say!(lang, "DANH SÁCH KHEN THƯỞNG", "WHO IS HONOURED"),
    };
    let mut about = vec![decision.form.clone()];
    about.extend(decision.title.clone());
    if !is_gift {
        let number = decision.number.as_deref().unwrap_or(DOTS);
        let dated = decision.date.map_or_else(|| say!(lang, "ngày {DOTS}", "{DOTS}"), |own| date(own, lang));
        let issuer = decision.issuer.as_ref().map(|issuer| say!(lang, " của {issuer}", ", {issuer}"));
        let issuer = issuer.unwrap_or_default();
        about.push(say!(
            lang,
            "(Kèm theo Quyết định số {number} {dated}{issuer})",
            "(With decision no. {number}, {dated}{issuer})"
        ));
    }
    Block::Name { name, about }
}

fn row(decision: &Decision, honoree: &Honoree, lang: Lang) -> Vec<String> {
    let own = &honoree.recipient;
    let amount = own.amount.as_ref().or(decision.amount.as_ref());
    // A name that nobody knows yet is written in by hand.
    let name = Some(&own.name).filter(|name| !name.is_empty());
    let mut name = name.cloned().unwrap_or_else(|| DOTS.to_owned());
    if own.posthumous {
        name += lang.pick(" (truy tặng)", " (posthumous)");
    }
    vec![
        honoree.number.to_string(),
        name,
        own.position.clone().unwrap_or_default(),
        own.citation.iter().chain(amount).cloned().collect::<Vec<_>>().join("\n"),
        String::new(),
    ]
}

/// `Danh sách gồm 5 tập thể, 10 cá nhân./.`
fn count(rolls: &[(RecipientKind, Vec<&Honoree>)], lang: Lang) -> String {
    let part = |(kind, roll): &(RecipientKind, Vec<&Honoree>)| match lang {
        Lang::Vi => format!("{} {}", roll.len(), kind.vi()),
        Lang::En => crate::text::counted(&roll.len(), kind.en()),
    };
    let parts = rolls.iter().map(part).collect::<Vec<_>>().join(", ");
    say!(lang, "Danh sách gồm {parts}./.", "The list has {parts}.")
}
