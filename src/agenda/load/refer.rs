//! What is known only when the whole file has been read: ids, and what refers to something else.

use std::ops::Range;

use super::super::fault::FaultKind;
use super::super::source::Node;
use super::super::types::{Agenda, CheckId, DecisionId, DisciplineId, ItemId, RecipientId};
use super::super::words::{self, Misname};
use super::value::Reader;
use super::{DISCIPLINE, Pending};

/// The names in the words; whether they exist is seen when the whole file is read.
pub(super) fn names<'a>(reader: &mut Reader<'a>, node: &Node<'a>, pending: &mut Pending<'a>) {
    let Some(words) = node.string() else { return };
    let (pieces, wrong) = words::parse_placed(&words);
    for (span, piece) in pieces {
        if let words::Piece::Name(name) = piece {
            pending.names.push((*node, span, name));
        }
    }
    for wrong in wrong {
        let kind = match wrong.kind {
            Misname::Unknown { name, suggestion } => FaultKind::UnknownName { name, suggestion },
            Misname::LoneBrace(brace) => FaultKind::LoneBrace { brace },
        };
        let place = if reader.is_full() { node.span() } else { node.place(wrong.span) };
        reader.fault(place, kind);
    }
}

pub(super) fn give_ids(reader: &mut Reader<'_>, agenda: &mut Agenda, pending: &Pending<'_>) {
    let ids = reader.assign(pending.items.iter());
    for ((item, id), drafts) in agenda.items.iter_mut().zip(ids).zip(&pending.checks) {
        for (check, own) in item.checks.iter_mut().zip(reader.assign(drafts.iter())) {
            check.id = CheckId(format!("{id}/{own}"));
        }
        item.id = ItemId(id);
    }
    let ids = reader.assign(pending.decisions.iter());
    let decisions = agenda.items.iter_mut().flat_map(|item| &mut item.decisions);
    for ((decision, id), drafts) in decisions.zip(ids).zip(&pending.recipients) {
        let rolls = [&mut decision.collectives, &mut decision.households, &mut decision.individuals];
        let recipients = rolls.into_iter().flat_map(|roll| &mut roll.list);
        for (recipient, own) in recipients.zip(reader.assign(drafts.iter())) {
            recipient.id = RecipientId(format!("{id}/{own}"));
        }
        decision.id = DecisionId(id);
    }
    let ids = reader.assign(pending.disciplines.iter());
    let contests = agenda.items.iter_mut().filter_map(|item| item.contest.as_mut());
    for (discipline, id) in contests.flat_map(|contest| &mut contest.disciplines).zip(ids) {
        discipline.id = DisciplineId(id);
    }
}

/// Holds what refers to something against what there is.
pub(super) fn refer(reader: &mut Reader<'_>, agenda: &mut Agenda, pending: Pending<'_>) {
    for (words, span, name) in pending.names {
        if let Err(suggestion) = words::resolve(&name, agenda) {
            // Places are searched for, so not for faults that are only counted.
            if reader.is_full() {
                reader.fault(words.span(), FaultKind::UnknownName { name: String::new(), suggestion });
                continue;
            }
            let place = words.place(span);
            let written = reader.lines.slice(&place).trim_matches(['{', '}', ' ']).to_owned();
            reader.fault(place, FaultKind::UnknownName { name: written, suggestion });
        }
    }
    let contests = agenda.items.iter().filter_map(|item| item.contest.as_ref());
    let ids: Vec<String> = contests.flat_map(|c| &c.disciplines).map(|d| d.id.0.clone()).collect();
    let wholes = words::overalls(agenda);
    let references = agenda.items.iter_mut().flat_map(|item| &mut item.prizes_of);
    for (reference, place) in references.zip(pending.prizes_of) {
        let whole = wholes.iter().find(|(name, _)| *name == words::canonical(&reference.0));
        let known = !ids.iter().any(|id| words::canonical(id) == words::canonical(&reference.0));
        match whole.filter(|_| known) {
            Some((_, item)) => *reference = words::overall_key(item),
            None => one_of(reader, reference, &ids, place),
        }
    }
    let mut places = pending.finals.into_iter();
    for contest in agenda.items.iter_mut().filter_map(|item| item.contest.as_mut()) {
        // A final has its teams from a discipline of the same contest that stands before it.
        let mut before: Vec<String> = Vec::new();
        for discipline in &mut contest.disciplines {
            if let Some(own) = &mut discipline.final_of
                && let Some(place) = places.next()
            {
                one_of(reader, &mut own.discipline, &before, place);
            }
            before.push(discipline.id.0.clone());
        }
    }
    let contests = agenda.items.iter_mut().filter_map(|item| item.contest.as_mut());
    let references = contests.flat_map(|contest| &mut contest.overall_of);
    for (reference, place) in references.zip(pending.overall_of) {
        one_of(reader, reference, &ids, place);
    }
}

/// Gives a reference the id of one of these, or says that there is none.
fn one_of(reader: &mut Reader<'_>, reference: &mut DisciplineId, ids: &[String], place: Range<usize>) {
    let key = words::canonical(&reference.0);
    match ids.iter().find(|id| words::canonical(id) == key) {
        Some(id) => *reference = DisciplineId(id.clone()),
        None => {
            let suggestion = words::nearest(&reference.0, ids.iter().map(String::as_str));
            let kind = FaultKind::UnknownReference { to: DISCIPLINE, found: reference.0.clone(), suggestion };
            reader.fault(place, kind);
        }
    }
}
