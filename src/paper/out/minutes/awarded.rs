//! Who received what from whom.

use super::super::official::clock;
use super::super::owed::received_by;
use super::super::{Block, Holds, Table};
use crate::agenda::DecisionId;
use crate::day::{Batch, Day, Handover, Honoree, Tally};
use crate::text::{Lang, listed, say};

/// For each decision how many received, and a row for each recipient.
pub fn blocks(day: &Day, lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    for decision in day.decisions() {
        let own: Vec<&Honoree> = day.honorees().iter().filter(|own| own.decision == decision.id).collect();
        if own.is_empty() {
            continue;
        }
        let issuer = decision.issuer.as_ref().map(|own| say!(lang, " của {own}", ", {own}"));
        let title = day.decision_title(&decision.id);
        let (issuer, sum) = (issuer.unwrap_or_default(), sum(day, &decision.id, &own, lang));
        let read = day.announced_at(&decision.id).map(|at| {
            let at = clock(day, at);
            say!(lang, "Công bố lúc {at}. ", "Read at {at}. ")
        });
        let read = read.unwrap_or_default();
        blocks.push(Block::Paragraph(format!("{title}{issuer}. {read}{sum}")));
        blocks.push(Block::Table(table(day, &decision.id, &own, lang)));
    }
    blocks
}

/// `Đã trao 12 (nhận thay 2), chưa trao 3, rút 1.`
fn sum(day: &Day, decision: &DecisionId, own: &[&Honoree], lang: Lang) -> String {
    let Tally { all, conferred, to_proxy, later, withdrawn } = Tally::of(own.iter().copied());
    let received = conferred + to_proxy;
    let left = all - received - withdrawn;
    let absent = match later {
        0 => String::new(),
        later => say!(lang, ", trong đó vắng {later}", ", {later} of them absent"),
    };
    let taken_off = match withdrawn {
        0 => String::new(),
        withdrawn => say!(lang, "; rút {withdrawn}", "; {withdrawn} taken off"),
    };
    let proxies = match to_proxy {
        0 => String::new(),
        to_proxy => say!(lang, " (thay {to_proxy})", " ({to_proxy} by proxy)"),
    };
    match day.is_signing(decision) {
        true => say!(
            lang,
            "Đã ký {received}{proxies}, chưa ký {left}{absent}{taken_off}.",
            "{received} signed{proxies}, {left} did not{absent}{taken_off}."
        ),
        false => say!(
            lang,
            "Đã trao {received}{proxies}, chưa trao {left}{absent}{taken_off}.",
            "{received} received{proxies}, {left} did not{absent}{taken_off}."
        ),
    }
}

fn table(day: &Day, decision: &DecisionId, own: &[&Honoree], lang: Lang) -> Table {
    let signs = day.is_signing(decision);
    let by = if signs { ("Người ký", "Signed by") } else { ("Người nhận", "Received by") };
    let mut table = Table::headed(
        [
            ("TT", "No.", Holds::Number, 6),
            ("Họ và tên, đơn vị", "Name and post", Holds::Text, 36),
            ("Người trao", "Handed over by", Holds::Text, 26),
            (by.0, by.1, Holds::Text, 20),
            ("Lúc", "At", Holds::Mark, 12),
        ],
        lang,
    );
    let batches = day.batches(decision);
    for (index, honoree) in own.iter().enumerate() {
        let received = honoree.state.is_received();
        let batch = batches.iter().find(|batch| batch.has(honoree.id()));
        let from = batch.filter(|_| received && !signs).map(|batch| presenters(day, batch));
        let at = honoree.since.as_ref().filter(|_| received).map(|(at, _)| clock(day, *at));
        let post = honoree.recipient.position.as_ref().map(|post| format!(", {post}")).unwrap_or_default();
        let state = match honoree.state {
            Handover::Conferred | Handover::ToProxy { .. } => received_by(honoree, lang),
            Handover::Pending | Handover::Present | Handover::LinedUp | Handover::Called => {
                if signs {
                    say!(lang, "chưa ký", "not signed")
                } else {
                    say!(lang, "chưa trao", "not received")
                }
            }
            Handover::Later | Handover::Withdrawn => day.say_state(decision, &honoree.state, lang),
        };
        table.push([
            (index + 1).to_string(),
            format!("{}{post}", honoree.name(lang)),
            from.unwrap_or_default(),
            state,
            at.unwrap_or_default(),
        ]);
    }
    table
}

fn presenters(day: &Day, batch: &Batch<'_>) -> String {
    let names: Vec<String> = batch.presenters.iter().map(|who| day.performer(who)).collect();
    listed(&names, "và")
}
