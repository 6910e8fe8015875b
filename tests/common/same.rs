//! What must hold of every journal and every day, and whether two foldings tell the same.

use std::collections::BTreeSet;
use std::fmt::Debug;

use chrono::TimeDelta;
use ngayhoi::agenda::RecipientKind;
use ngayhoi::clock::Timestamp;
use ngayhoi::day::{Day, Event, ItemState, Recorded};

/// What must hold of any journal.
pub fn sound(records: &[Recorded]) -> Result<(), String> {
    for (index, record) in records.iter().enumerate() {
        if record.seq.0 != index as u64 + 1 {
            return Err(format!("record {} is numbered {}", index + 1, record.seq));
        }
    }
    // A clock that was put right may have gone back: what came before is reckoned by the right one.
    let set = |record: &Recorded| matches!(record.event, Event::ClockAdopted { .. });
    match records.windows(2).find(|pair| pair[1].at < pair[0].at && !set(&pair[0])) {
        Some(pair) => Err(format!("time runs backwards at event {}", pair[1].seq)),
        None => Ok(()),
    }
}

/// Two foldings of one journal tell the same day.
pub fn same(a: &Day, b: &Day, now: Timestamp) -> Result<(), String> {
    fn equal<T: PartialEq + Debug>(what: &str, a: T, b: T) -> Result<(), String> {
        if a == b { Ok(()) } else { Err(format!("replay and live differ in {what}: {a:?} / {b:?}")) }
    }
    equal("records", a.log(), b.log())?;
    equal("current", a.current_id(), b.current_id())?;
    // Entries hold more than they show: what going back needs.
    equal("entries", format!("{:?}", a.entries()), format!("{:?}", b.entries()))?;
    equal("agenda", a.agenda(), b.agenda())?;
    equal("delegates", a.attendees(), b.attendees())?;
    equal("messages", a.messages(), b.messages())?;
    equal("recipients", a.honorees(), b.honorees())?;
    equal("decisions", a.decisions().collect::<Vec<_>>(), b.decisions().collect())?;
    for decision in a.decisions() {
        equal("batches", a.batches(&decision.id), b.batches(&decision.id))?;
    }
    equal("contests", a.competitions(), b.competitions())?;
    equal("boards", a.boards(), b.boards())?;
    for id in a.boards() {
        equal("a board", a.board(&id), b.board(&id))?;
    }
    equal("the agenda's text", a.agenda_text(), b.agenda_text())?;
    equal("the refused agenda", a.kept_against(), b.kept_against())?;
    equal("timing", a.timing(now), b.timing(now))?;
    equal("notes", a.notes(), b.notes())?;
    equal("caution", a.caution(), b.caution())?;
    equal("end", a.ended_at(), b.ended_at())?;
    for (_, check) in a.checks() {
        equal(&check.id.0, a.tick(&check.id), b.tick(&check.id))?;
    }
    for record in a.log() {
        equal("undone", a.is_reverted(record.seq), b.is_reverted(record.seq))?;
    }
    holds(b, now)
}

/// What must hold of any day at any moment.
pub fn holds(day: &Day, now: Timestamp) -> Result<(), String> {
    let running = day.entries().iter().filter(|entry| entry.state == ItemState::Live);
    let running: Vec<_> = running.map(|entry| entry.id()).collect();
    if running != day.current_id().into_iter().collect::<Vec<_>>() {
        return Err(format!("running: {running:?}, current: {:?}", day.current_id()));
    }
    let timing = day.timing(now);
    for (entry, item) in day.entries().iter().zip(&timing.items) {
        let id = entry.id();
        if item.elapsed < TimeDelta::zero() {
            return Err(format!("{id}: elapsed {}", item.elapsed));
        }
        let open = entry.spans.iter().filter(|span| span.to.is_none()).count();
        let runs = usize::from(entry.state == ItemState::Live && !entry.is_paused());
        if open != runs || entry.spans.iter().any(|span| span.to.is_some_and(|to| to < span.from)) {
            return Err(format!("{id} is {:?} with {:?}", entry.state, entry.spans));
        }
        if entry.spans.windows(2).any(|pair| pair[0].to.is_none_or(|to| to > pair[1].from)) {
            return Err(format!("{id} ran twice at once: {:?}", entry.spans));
        }
        if item.actual_start.zip(item.actual_end).is_some_and(|(start, end)| end < start) {
            return Err(format!("{id} was over before it began"));
        }
    }
    for id in day.boards() {
        let Some(board) = day.board(&id) else { return Err(format!("{id:?} is no board")) };
        // What is signed is whole: nothing in it is still to come or to be decided.
        let open = board.to_run().next().is_some() || !board.undecided().is_empty();
        if board.signed().is_some() && open {
            return Err(format!("{id:?} is signed and open: {:?}", board.places));
        }
    }
    let mut grouped = 0;
    let mut seen = BTreeSet::new();
    for decision in day.decisions() {
        if !seen.insert(&decision.id) {
            return Err(format!("{} stands twice among the decisions", decision.id));
        }
        let batches = day.batches(&decision.id);
        if batches.iter().any(|batch| batch.honorees.iter().any(|own| own.kind != batch.kind())) {
            return Err(format!("a batch of {} mixes kinds", decision.id));
        }
        let in_batches: Vec<_> = batches.iter().flat_map(|batch| &batch.honorees).collect();
        grouped += in_batches.len();
        for kind in RecipientKind::ALL {
            let of_roll =
                day.honorees().iter().filter(|own| own.decision == decision.id && own.kind == *kind);
            if !in_batches
                .iter()
                .filter(|own| own.kind == *kind)
                .map(|own| own.id())
                .eq(of_roll.map(|own| own.id()))
            {
                return Err(format!("the batches of {} are not in the order of its roll", decision.id));
            }
        }
    }
    if grouped != day.honorees().len() {
        return Err(format!("{grouped} recipients stand in batches, {} in the day", day.honorees().len()));
    }
    if timing.forecast_end.at < day.happened_at(&day.log()[0]) && day.ended_at().is_none() {
        return Err(format!("the day is to end at {:?}, before it was opened", timing.forecast_end.at));
    }
    Ok(())
}
