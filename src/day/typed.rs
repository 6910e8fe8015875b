//! What was typed, as it is recorded.

use super::Refusal;
use crate::agenda::ItemId;
use crate::text;

/// The longest note, in characters.
const NOTE_LIMIT: usize = 500;

/// A typed text as it is recorded: composed, trimmed, and free of what may not reach a terminal.
pub(super) fn written(text: &str) -> Result<String, Refusal> {
    let text = text::nfc(text.trim());
    if text.is_empty() {
        return Err(Refusal::EmptyText);
    }
    if text.chars().count() > NOTE_LIMIT {
        return Err(Refusal::TextTooLong { limit: NOTE_LIMIT });
    }
    if text.chars().any(|c| text::is_unsafe(c) || c.is_control()) {
        return Err(Refusal::UnsafeText { shown: text::harmless(&text) });
    }
    Ok(text)
}

/// A reason may be left out, or be blank.
pub(super) fn reason(text: Option<&str>) -> Result<Option<String>, Refusal> {
    match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => written(text).map(Some),
    }
}

/// The MC's words as they are recorded: like a typed text, but of several lines.
pub(super) fn script(text: &str) -> Result<String, Refusal> {
    let lines = text.lines().map(|line| match line.trim() {
        "" => Ok(String::new()),
        line => written(line),
    });
    Ok(lines.collect::<Result<Vec<_>, _>>()?.join("\n"))
}

/// An id that is not taken yet: the slug, or the slug with a number.
pub(super) fn fresh(slug: &str, otherwise: &str, taken: impl Fn(&str) -> bool) -> String {
    let slug = if slug.is_empty() { otherwise } else { slug };
    let numbered = (2..).map(|number: u32| format!("{slug}-{number}"));
    std::iter::once(slug.to_owned()).chain(numbered).find(|id| !taken(id)).unwrap_or_default()
}

/// What was chosen twice counts once.
pub(super) fn once_each(items: &[ItemId]) -> Vec<ItemId> {
    let mut once: Vec<ItemId> = Vec::with_capacity(items.len());
    items.iter().for_each(|item| {
        if !once.contains(item) {
            once.push(item.clone());
        }
    });
    once
}

/// The candidate most like what was written, if any is like it at all.
pub(super) fn nearest<'a>(written: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .map(|candidate| (strsim::jaro_winkler(written, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}
