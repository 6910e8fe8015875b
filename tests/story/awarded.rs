//! Decisions, batches and who has received, held against what was expected.

use ngayhoi::agenda::RecipientId;

use crate::seen::{Looking, NOTHING};
use crate::told::Expect;

pub fn compare(look: &mut Looking<'_>, expect: &Expect) {
    let day = look.day;
    let decisions: Vec<&str> = day.decisions().map(|decision| decision.id.0.as_str()).collect();
    look.at("decisions", expect.decisions.as_deref(), &decisions.join(" "));
    for (id, expected) in &expect.awards {
        let is = day.honoree(&RecipientId::from(id.as_str())).map(|own| format!("{:?}", own.state));
        look.at(id, Some(expected), is.as_deref().unwrap_or(NOTHING));
    }
}
