//! What rule books ask beyond watches and faults: a judge's sheet, a runner's name, who goes on.

use std::sync::Arc;

use super::forms::GroundForm;
use crate::agenda::DisciplineId;
use crate::day::{AttemptId, Competition, GroundCommand};
use crate::ui::field::Field;
use crate::ui::overlay::Overlay;
use crate::ui::row::{At, Intended, ask};

/// Judges hand in their sheets one after the other: the next is of whoever has none yet.
pub fn sheet_of_the_next_judge<'d>(held: &Competition, run: AttemptId) -> Intended<'d> {
    let own = held.run(&run.team, run.attempt);
    let marks = own.map(|own| own.marks.as_slice()).unwrap_or_default();
    let is_in = |judge: &String| marks.iter().any(|mark| mark.judge == *judge);
    let judge = (1_u32..).map(|judge| judge.to_string()).find(|judge| !is_in(judge));
    let mut fields = vec![Field::of(&judge.unwrap_or_default())];
    fields.resize(1 + held.rules().reckoning.criteria.len(), Field::default());
    ask(None, move || Overlay::filled(Arc::new(GroundForm::Marks(run)), fields))
}

/// A runner's name, with what is known of it.
pub fn name_of_runner<'d>(at: &At<'_, 'd>, run: AttemptId) -> Intended<'d> {
    let probe = GroundCommand::NameRunner { run: run.clone(), name: ".".to_owned() };
    let known = at.day.competition(&run.discipline).and_then(|held| held.runner(&run.team, run.attempt));
    let fields = vec![Field::of(known.unwrap_or_default())];
    ask(Some(probe.into()), move || Overlay::filled(Arc::new(GroundForm::Runner(run)), fields))
}

/// The question names who goes on, and how; what it names is what is sent.
pub fn who_goes_on<'d>(at: &At<'_, 'd>, id: DisciplineId) -> Intended<'d> {
    let (ui, day) = (at.ui, at.day);
    // The heats may be selected as well as their final.
    let last = day.competitions().iter().find(|held| held.final_of().is_some_and(|own| own.discipline == id));
    let id = if day.competition(&id).is_some_and(|held| held.final_of().is_some()) {
        id
    } else {
        last.map_or(id, |last| last.id().clone())
    };
    let probe = GroundCommand::Advance { discipline: id.clone(), seen: None };
    let (words, lang) = (ui.words(), ui.lang);
    ask(Some(probe.into()), move || {
        let seen = day.going_on(&id).map(|found| found.ids());
        let mut lines = vec![day.discipline_title(&id)];
        lines.extend(day.say_going_on(&id, lang));
        Overlay::confirm(words.advance_title, lines, GroundCommand::Advance { discipline: id, seen }.into())
    })
}
