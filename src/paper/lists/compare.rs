//! The doubts that no row has by itself.

use std::collections::HashMap;

use super::{Doubt, Elsewhere, Hints, Of, Preview, Row, kind};
use crate::agenda::{Legacy, RecipientKind};
use crate::text;

/// A name that may be typed for an old font is refused where others of the list are.
pub fn convict(rows: &mut [Row]) {
    let convicted = rows.iter().flat_map(|row| &row.doubts).any(|doubt| matches!(doubt, Doubt::Legacy(_)));
    for row in rows.iter_mut().filter(|row| convicted && !row.is_refused()) {
        row.doubts.extend(Legacy::suspected(&row.shown).map(Doubt::Legacy));
    }
}

/// Who is not surely a person is in doubt.
pub fn suspect(rows: &mut [Row], hints: &Hints) {
    for row in rows.iter_mut().filter(|row| hints.of == Of::Recipients && !row.is_refused()) {
        let is_told = row.section.is_some_and(|section| section != hints.kind);
        // A body among people has a doubt of its own.
        let is_body = matches!(row.kind, Some(RecipientKind::Collective | RecipientKind::Household));
        let is_individual = hints.kind == RecipientKind::Individual && !is_told && !is_body;
        let is_two = row.doubts.contains(&Doubt::TwoPeople);
        if is_individual && !is_two && !kind::may_be_person(&row.recipient.name, row.number.is_some()) {
            row.doubts.push(Doubt::NoPerson);
        }
    }
}

/// Who comes after the last place of the decision is in doubt.
pub fn count(preview: &mut Preview) {
    let Some((decision, named)) = preview.expected else { return };
    let mut left = decision.saturating_sub(named);
    for index in 0..preview.rows.len() {
        let is_taken = preview.rows.get(index).is_some_and(|row| preview.is_sure_of(row));
        if !is_taken {
            continue;
        }
        match left.checked_sub(1) {
            Some(fewer) => left = fewer,
            None => {
                if let Some(row) = preview.rows.get_mut(index) {
                    row.doubts.push(Doubt::OverCount(decision));
                }
            }
        }
    }
}

/// The doubts that come from looking at several rows, at the roll, and at the decision.
pub fn compare(preview: &mut Preview, hints: &Hints) {
    let medal = text::fold(&hints.form).contains("ky niem chuong");
    let standing: HashMap<String, (RecipientKind, usize)> =
        hints.standing.iter().map(|(kind, number, name)| (text::person(name), (*kind, *number))).collect();
    let mut elsewhere: HashMap<String, Vec<&Elsewhere>> = HashMap::new();
    for other in &hints.elsewhere {
        elsewhere.entry(text::person(&other.name)).or_default().push(other);
    }
    let mut seen: HashMap<String, (usize, Option<String>)> = HashMap::new();
    // Typed without a single mark, it may be anybody who reads alike.
    let mut plain: HashMap<String, (usize, bool, Option<String>)> = HashMap::new();
    let numbered = preview.rows.iter().filter(|row| row.number.is_some()).count();
    let mostly_numbered = numbered >= 3 && numbered * 2 > preview.rows.len();
    for row in &mut preview.rows {
        if row.is_refused() {
            continue;
        }
        let roll = row.section.unwrap_or(hints.kind);
        let other = match (roll, row.kind) {
            (RecipientKind::Household, Some(RecipientKind::Individual)) => None,
            (roll, Some(kind)) if kind != roll => Some(kind),
            _ => None,
        };
        row.doubts.extend(other.map(|kind| Doubt::OtherKind { kind, roll }));
        if medal && row.kind.unwrap_or(roll) != RecipientKind::Individual {
            row.doubts.push(Doubt::MedalToCollective);
        }
        let key = text::person(&row.recipient.name);
        let position = row.recipient.position.as_deref().map(text::fold);
        if roll == RecipientKind::Individual {
            // Two posts are two people; without a post nobody can tell.
            let same = |other: &&&Elsewhere| match (&other.position, &position) {
                (Some(other), Some(own)) => text::fold(other) == *own,
                _ => true,
            };
            let other = elsewhere.get(&key).and_then(|others| others.iter().find(same));
            row.doubts
                .extend(other.map(|o| Doubt::Elsewhere { decision: o.decision.clone(), number: o.number }));
        }
        let mut twice = false;
        if let Some((line, other)) = seen.get(&key) {
            let namesake = position.is_some() && other.is_some() && *other != position;
            row.doubts.push(Doubt::Twice { line: *line, namesake });
            twice = true;
        } else {
            let (name, bare) = (text::fold(&row.recipient.name), row.recipient.name.is_ascii());
            match plain.get(&name) {
                Some((line, other_bare, other)) if bare || *other_bare => {
                    let namesake = position.is_some() && other.is_some() && *other != position;
                    row.doubts.push(Doubt::Twice { line: *line, namesake });
                    twice = true;
                }
                _ => {
                    plain.insert(name, (row.line, bare, position.clone()));
                }
            }
            seen.insert(key.clone(), (row.line, position));
        }
        if let Some((kind, number)) = standing.get(&key) {
            row.doubts.push(Doubt::Standing { kind: *kind, number: *number });
            twice = true;
        }
        if medal && twice {
            row.doubts.push(Doubt::MedalTwice);
        }
        if mostly_numbered && row.number.is_none() {
            row.doubts.push(Doubt::Unnumbered);
        }
    }
}
