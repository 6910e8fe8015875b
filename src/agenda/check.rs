//! A file's bytes → everything that can be said about it before the day: faults, which forbid
//! it; warnings, which a person should look at; and what is still to be filled in, which the day
//! can be run without.

mod contests;
mod loose;
mod unknowns;
mod warnings;

pub use loose::{Loose, LooseKind, loose};
pub use unknowns::{Unknown, UnknownKind};
pub use warnings::{Warning, WarningKind};

use chrono::NaiveDate;

use super::fault::{Fault, FaultKind};
use super::kind::ItemKind;
use super::legacy;
use super::lines::{Lines, Position};
use super::load::{Places, load_placed};
use super::types::{Agenda, ItemId};

/// The largest file that is read, in bytes. A day with a thousand recipients has a tenth of it;
/// anything larger is the wrong file.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// What there is to say about a file.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The text, when the bytes are text: without byte order mark, lines ending in `\n`.
    pub text: Option<String>,
    /// The agenda, when there is no fault.
    pub agenda: Option<Agenda>,
    /// Every fault, in the order of the file.
    pub faults: Vec<Fault>,
    /// What a person should look at; only told of a file without faults.
    pub warnings: Vec<Warning>,
    /// What is still to be filled in; only told of a file without faults.
    pub unknowns: Vec<Unknown>,
    /// The items whose kind is not written; only told of a file without faults.
    pub guesses: Vec<Guess>,
}

/// An item whose kind is not written, and what it is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The item without a written kind.
    pub item: ItemId,
    /// Where, in bytes of the text.
    pub at: usize,
    /// What its title says.
    pub title: String,
    /// What it is taken for; none where the title says nothing.
    pub kind: Option<ItemKind>,
}

impl Report {
    /// Whether the day can be run from this file.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Everything that can be said about a file.
pub fn check(bytes: &[u8]) -> Report {
    check_on(bytes, None)
}

/// Everything that can be said about a file on a day: a date years ahead looks like a slip then.
pub fn check_on(bytes: &[u8], today: Option<NaiveDate>) -> Report {
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(fault) => return Report { faults: vec![fault], ..Report::default() },
    };
    match load_placed(&text) {
        Ok((_, places)) if !places.stricter.is_empty() => {
            let mut faults = places.stricter;
            faults.sort_by_key(|fault| fault.span.start);
            Report { faults, text: Some(text), ..Report::default() }
        }
        Ok((agenda, places)) => Report {
            warnings: warnings::find(&agenda, &places, today),
            unknowns: unknowns::find(&agenda, &places),
            guesses: guesses(&agenda, &places),
            faults: Vec::new(),
            agenda: Some(agenda),
            text: Some(text),
        },
        Err(faults) => Report { faults, text: Some(text), ..Report::default() },
    }
}

fn guesses(agenda: &Agenda, places: &Places) -> Vec<Guess> {
    let items = agenda.items.iter().zip(&places.items).filter(|(_, place)| place.guessed);
    items
        .map(|(item, place)| Guess {
            item: item.id.clone(),
            at: place.at,
            title: item.title.clone(),
            kind: ItemKind::guess(&item.title),
        })
        .collect()
}

/// The text of a file: its byte order mark dropped, its lines ending in `\n`.
///
/// # Errors
/// What no agenda can be read from: too large, empty, UTF-16, another encoding than UTF-8, or
/// text typed for the old fonts TCVN3 and VNI.
pub fn decode(bytes: &[u8]) -> Result<String, Fault> {
    let whole = |kind| Fault::new(0..0, kind);
    if bytes.len() > MAX_BYTES {
        return Err(whole(FaultKind::TooLarge { bytes: bytes.len() }));
    }
    if is_utf16(bytes) {
        return Err(whole(FaultKind::Utf16));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\r') => text.replace("\r\n", "\n"),
        Ok(text) => text.to_owned(),
        Err(error) => return Err(not_utf8(bytes, error.valid_up_to())),
    };
    if text.trim().is_empty() {
        return Err(whole(FaultKind::Empty));
    }
    // One pasted name is told with its place by the loader; a whole file is told here.
    match legacy::find(&text) {
        Some(found) if found.score >= 4 && found.score > legacy::unicode_words(&text) => {
            let word = text.get(found.word.clone()).unwrap_or_default().to_owned();
            let Position { line, column } = Lines::new(&text).position(found.word.start);
            Err(Fault::new(
                found.word,
                FaultKind::LegacyFile { encoding: found.encoding, word, line, column },
            ))
        }
        _ => Ok(text),
    }
}

/// A byte order mark of UTF-16, or its zero bytes beside plain letters.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return true;
    }
    let pairs: Vec<_> = bytes.chunks_exact(2).take(32).collect();
    let zeros = |place: usize| pairs.iter().filter(|pair| pair.get(place) == Some(&0)).count();
    pairs.len() >= 4 && (zeros(0) * 2 > pairs.len()) != (zeros(1) * 2 > pairs.len())
}

fn not_utf8(bytes: &[u8], at: usize) -> Fault {
    let before = bytes.get(..at).unwrap_or_default();
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = String::from_utf8_lossy(before.get(line_start..).unwrap_or_default()).chars().count() + 1;
    let byte = bytes.get(at).copied().unwrap_or_default();
    let kind = FaultKind::NotUtf8 { line, column, byte };
    // An old encoding is one byte a letter: then nothing beside ASCII is UTF-8, or as good as nothing.
    let lossy = String::from_utf8_lossy(bytes);
    let broken = lossy.chars().filter(|c| *c == '\u{fffd}').count();
    let proper = lossy.chars().filter(|c| !c.is_ascii() && *c != '\u{fffd}').count();
    if broken > proper * 3 {
        let latin: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        if let Some(found) = legacy::find(&latin) {
            let word = latin.get(found.word).unwrap_or_default().to_owned();
            // The place is that of the first bad byte: the text itself has no places.
            return Fault::new(
                at..at + 1,
                FaultKind::LegacyFile { encoding: found.encoding, word, line, column },
            );
        }
    }
    Fault::new(at..at + 1, kind)
}

#[cfg(test)]
mod tests;
