//! Who received what from whom.

use std::collections::HashMap;

use super::super::official::clock;
use super::super::owed::{came_later, received_by};
use super::super::{Block, Holds, Table};
use crate::agenda::{DecisionId, RecipientId};
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

/// `Đã trao 12, trao sau buổi lễ 1, trong đó 2 người nhận thay, chưa trao 3, rút 1.`
fn sum(day: &Day, decision: &DecisionId, own: &[&Honoree], lang: Lang) -> String {
    let Tally { all, conferred, to_proxy, withdrawn, .. } = Tally::of(own.iter().copied());
    let since = own.iter().filter(|own| came_later(day, own)).count();
    let received = conferred + to_proxy;
    let (then, left) = (received - since, all - received - withdrawn);
    let signs = day.is_signing(decision);
    let mut said = vec![match signs {
        true => say!(lang, "Đã ký {then}", "{then} signed"),
        false => say!(lang, "Đã trao {then}", "{then} received"),
    }];
    if since > 0 {
        said.push(say!(lang, "trao sau buổi lễ {since}", "{since} after the day"));
    }
    if to_proxy > 0 {
        said.push(say!(lang, "trong đó {to_proxy} người nhận thay", "{to_proxy} of them by proxy"));
    }
    if left > 0 || then + since == 0 {
        said.push(match signs {
            true => say!(lang, "chưa ký {left}", "{left} did not sign"),
            false => say!(lang, "chưa trao {left}", "{left} did not receive"),
        });
    }
    if withdrawn > 0 {
        said.push(say!(lang, "rút {withdrawn}", "{withdrawn} taken off"));
    }
    format!("{}.", said.join(", "))
}

fn table(day: &Day, decision: &DecisionId, own: &[&Honoree], lang: Lang) -> Table {
    let signs = day.is_signing(decision);
    let by = if signs { ("Người ký", "Signed by") } else { ("Người nhận", "Received by") };
    let mut table = Table::headed(
        [
            ("TT", "No.", Holds::Number, 6),
            ("Họ và tên, đơn vị", "Name and post", Holds::Text, 32),
            ("Người trao", "Handed over by", Holds::Text, 26),
            (by.0, by.1, Holds::Text, 20),
            ("Lúc", "At", Holds::Mark, 17),
        ],
        lang,
    );
    let mut from: HashMap<&RecipientId, String> = HashMap::new();
    for batch in day.batches(decision) {
        let presenters = presenters(day, &batch, lang);
        from.extend(batch.honorees.iter().map(|own| (own.id(), presenters.clone())));
    }
    for (index, honoree) in own.iter().enumerate() {
        let received = honoree.state.is_received();
        // Whoever stood on the stage handed over nothing that was fetched later.
        let from =
            from.get(honoree.id()).filter(|_| received && !signs && !came_later(day, honoree)).cloned();
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

fn presenters(day: &Day, batch: &Batch<'_>, lang: Lang) -> String {
    let names: Vec<String> = batch.presenters.iter().map(|who| day.performer(who)).collect();
    listed(&names, lang.pick("và", "and"))
}
