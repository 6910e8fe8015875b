//! Decisions, batches and who has received, held against what was expected.

use ngayhoi::agenda::{DecisionId, RecipientId};
use ngayhoi::day::Batch;

use crate::seen::{Looking, NOTHING};
use crate::told::Expect;

pub fn compare(look: &mut Looking<'_>, expect: &Expect) {
    let day = look.day;
    let decisions: Vec<&str> = day.decisions().map(|decision| decision.id.0.as_str()).collect();
    look.at("decisions", expect.decisions.as_deref(), &decisions.join(" "));
    for (id, expected) in &expect.batches {
        let decision = DecisionId::from(id.as_str());
        let shown = |batch: &Batch<'_>| {
            let done = if batch.is_done() { "✓" } else { "" };
            let common = day.decision(batch.decision).map(|own| own.presenters.as_slice());
            let own = batch.presenters.iter().filter(|_| Some(batch.presenters) != common);
            let who: Vec<String> = own.map(|who| day.performer(who)).collect();
            let who = if who.is_empty() { String::new() } else { format!(": {}", who.join(", ")) };
            format!("{}{done}{who}", batch.honorees.len())
        };
        let is: Vec<String> = day.batches(&decision).iter().map(shown).collect();
        look.at(&format!("batches of {id}"), Some(expected), &is.join(" | "));
    }
    for (id, expected) in &expect.roll {
        let own = day.honorees().iter().filter(|own| own.decision.0 == *id);
        let names: Vec<String> = own.map(|own| own.name(ngayhoi::text::Lang::Vi)).collect();
        let last: Vec<&str> = names.iter().filter_map(|name| name.split(' ').next_back()).collect();
        look.at(&format!("roll of {id}"), Some(expected), &last.join(" "));
    }
    for (id, expected) in &expect.awards {
        let is = day.honoree(&RecipientId::from(id.as_str())).map(|own| format!("{:?}", own.state));
        look.at(id, Some(expected), is.as_deref().unwrap_or(NOTHING));
    }
}
