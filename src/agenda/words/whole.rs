//! Whole contests (toàn đoàn) by name: in the MC's words, and among the prizes that an item gives.

use super::{canonical, grade_slug, nearest};
use crate::agenda::Contest;
use crate::agenda::types::{Agenda, DisciplineId, Item, ItemId};

/// The whole contest of a day that has one; where there are several, the first.
const OVERALL: &str = "toan-doan";

/// A whole contest as it is named: `toan_doan`, or the id of its item.
pub(super) fn whole_of<'a>(id: &DisciplineId, agenda: &'a Agenda) -> Option<(&'a ItemId, &'a Contest)> {
    let key = canonical(&id.0);
    let contests = || agenda.items.iter().filter_map(|item| Some((&item.id, item.contest.as_ref()?)));
    if contests().flat_map(|(_, own)| &own.disciplines).any(|own| canonical(&own.id.0) == key) {
        return None;
    }
    let mut wholes = contests().filter(|(_, own)| !own.overall.is_empty());
    wholes.find(|(item, _)| key == OVERALL || canonical(&item.0) == key)
}

/// Every name of a whole contest that has prizes, and its item.
pub fn overalls(agenda: &Agenda) -> Vec<(String, ItemId)> {
    let has = |item: &&Item| item.contest.as_ref().is_some_and(|contest| !contest.overall.is_empty());
    let wholes: Vec<ItemId> = agenda.items.iter().filter(has).map(|item| item.id.clone()).collect();
    let first = wholes.first().map(|item| (OVERALL.to_owned(), item.clone()));
    first.into_iter().chain(wholes.iter().map(|item| (canonical(&item.0), item.clone()))).collect()
}

/// The prizes of a whole contest among those of disciplines (`prizes_of`); ids hold no slash.
pub fn overall_key(item: &ItemId) -> DisciplineId {
    DisciplineId(format!("{item}/{OVERALL}"))
}

/// "Nhất toàn đoàn" is the first prize of a whole contest, as "Giải nhất" is.
fn of_whole(grade: &str) -> &str {
    grade.strip_suffix(OVERALL).map_or(grade, |grade| grade.trim_end_matches('-'))
}

/// The grade of a whole contest that is meant.
///
/// # Errors
/// It has no such grade; the nearest that it has, or its first.
pub(super) fn grade_of_whole(contest: &Contest, grade: &str) -> Result<String, Option<String>> {
    let slugs: Vec<String> = contest.overall.iter().map(|own| grade_slug(&own.grade)).collect();
    let is = |own: &&String| *own == grade || of_whole(own) == of_whole(grade);
    match slugs.iter().find(is) {
        Some(own) => Ok(own.clone()),
        None => {
            let near = nearest(grade, slugs.iter().map(String::as_str));
            Err(near.or_else(|| slugs.first().cloned()))
        }
    }
}
