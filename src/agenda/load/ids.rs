//! Ids: written ones win, the others are made from titles.

use std::collections::HashMap;
use std::ops::Range;

use super::super::fault::FaultKind;
use super::super::words::canonical;
use super::value::{Breaks, Object, Reader};
use crate::text;

/// What an id will be made from.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// As written, and where.
    pub written: Option<(String, Range<usize>)>,
    /// The title, for the default.
    pub title: String,
}

impl<'a> Reader<'a> {
    /// The written id of a struct.
    pub fn id(&mut self, object: &mut Object<'a>) -> Option<(String, Range<usize>)> {
        let node = object.take("id")?;
        let found = self.string(&node, Breaks::Refused)?;
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
        if !found.is_empty() && found.chars().all(allowed) {
            return Some((found, node.span()));
        }
        let mut suggestion = text::slug(&found);
        if suggestion.is_empty() {
            "muc-1".clone_into(&mut suggestion);
        }
        self.fault(node.span(), FaultKind::BadId { found, suggestion: suggestion.clone() });
        // The corrected id stands in, so that what refers to it is not reported as well.
        Some((suggestion, node.span()))
    }

    /// The ids of one scope, in order. Names in the words do not tell `_` from `-`, so ids that
    /// differ only there are the same.
    pub fn assign<'d>(&mut self, drafts: impl Iterator<Item = &'d Draft> + Clone) -> Vec<String> {
        let mut used: HashMap<String, usize> = HashMap::new();
        for (id, place) in drafts.clone().filter_map(|draft| draft.written.as_ref()) {
            if let Some(first) = used.get(&canonical(id)) {
                let kind = FaultKind::DuplicateId { id: id.clone(), first_line: self.lines.line(*first) };
                self.fault(place.clone(), kind);
            } else {
                used.insert(canonical(id), place.start);
            }
        }
        let mut next: HashMap<String, usize> = HashMap::new();
        let mut ids = Vec::new();
        for (index, draft) in drafts.enumerate() {
            if let Some((id, _)) = &draft.written {
                ids.push(id.clone());
                continue;
            }
            let mut base = text::slug(&draft.title);
            if base.is_empty() {
                base = format!("muc-{}", index + 1);
            }
            let mut id = base.clone();
            // Counting goes on where it stopped, so that a thousand equal names take no million tries.
            let number = next.entry(base.clone()).or_insert(1);
            while used.contains_key(&id) {
                *number += 1;
                id = format!("{base}-{number}");
            }
            used.insert(id.clone(), 0);
            ids.push(id);
        }
        ids
    }
}
