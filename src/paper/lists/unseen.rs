//! What a workbook says and its reader does not tell: rows that are hidden, formulas that were never
//! worked out.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::clean;

/// The largest sheet that is looked at, in bytes; the archive has been measured before.
const LARGEST: u64 = 128 * 1_048_576;

/// The parts of a workbook by the names of their sheets.
pub struct Unseen<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    paths: HashMap<String, String>,
}

/// What is not seen of one sheet; lines from 1, columns from 0.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Lines that are hidden, by hand or by a filter.
    pub hidden: HashSet<usize>,
    /// Cells with a formula and no value.
    pub uncalculated: Vec<(usize, usize)>,
}

impl<'a> Unseen<'a> {
    /// None where the workbook is laid out otherwise; nothing is known of it then.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let book = part(&mut archive, "xl/workbook.xml")?;
        let relations = part(&mut archive, "xl/_rels/workbook.xml.rels")?;
        let targets: HashMap<String, String> = elements(&relations, "Relationship")
            .filter_map(|tag| Some((attribute(tag, "Id")?, attribute(tag, "Target")?)))
            .collect();
        let paths = elements(&book, "sheet").filter_map(|tag| {
            let target = targets.get(&attribute(tag, "r:id")?)?;
            let path = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("xl/{target}"),
            };
            Some((attribute(tag, "name")?, path))
        });
        let paths = paths.collect();
        Some(Self { archive, paths })
    }

    /// What is not seen of a sheet.
    pub fn sheet(&mut self, name: &str) -> Option<Sheet> {
        let path = self.paths.get(name)?;
        let written = part(&mut self.archive, path)?;
        let mut sheet = Sheet::default();
        let hidden = elements(&written, "row").filter(|tag| {
            attribute(tag, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true"))
        });
        sheet.hidden = hidden.filter_map(|tag| attribute(tag, "r")?.parse().ok()).collect();
        // Up to the next cell, a formula without a value after it.
        for cell in written.split("<c ").skip(1) {
            let cell = cell.split("</c>").next().unwrap_or_default();
            let has = |name: &str| cell.contains(&format!("<{name}>")) || cell.contains(&format!("<{name} "));
            let has_value = has("v") && !cell.contains("<v></v>");
            if (has("f") || cell.contains("<f/>")) && !has_value && !has("is") {
                sheet.uncalculated.extend(attribute(cell, "r").as_deref().and_then(place));
            }
        }
        Some(sheet)
    }
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(name).ok()?.take(LARGEST).read_to_string(&mut text).ok()?;
    Some(text)
}

/// The tags of a name, from their first attribute on.
fn elements<'x>(written: &'x str, name: &'static str) -> impl Iterator<Item = &'x str> {
    written.split('<').filter_map(move |tag| {
        let tag = tag.split('>').next()?;
        tag.strip_prefix(name).filter(|rest| rest.starts_with(char::is_whitespace))
    })
}

/// An attribute of a tag, without its entities.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let tag = tag.split('>').next()?;
    let mut rest = tag;
    loop {
        let (before, after) = rest.split_once('=')?;
        let found = before.trim().rsplit(char::is_whitespace).next()?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, next) = after.strip_prefix(quote)?.split_once(quote)?;
        if found == name {
            return Some(clean::without_markup(value).unwrap_or_else(|| value.to_owned()));
        }
        rest = next;
    }
}

/// Line and column of `B5`.
fn place(written: &str) -> Option<(usize, usize)> {
    let digits = written.find(|c: char| c.is_ascii_digit())?;
    let (letters, line) = written.split_at(digits);
    let column = letters.bytes().try_fold(0_usize, |column, letter| {
        letter.is_ascii_uppercase().then(|| column.saturating_mul(26) + usize::from(letter - b'A') + 1)
    })?;
    Some((line.parse().ok()?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_and_places_are_read() {
        let tag = r#" r="B5" s='1' name="A &amp; B">x"#;
        assert_eq!(attribute(tag, "r").as_deref(), Some("B5"));
        assert_eq!(attribute(tag, "name").as_deref(), Some("A & B"));
        assert_eq!(attribute(tag, "t"), None);
        assert_eq!(
            (place("B5"), place("AA10"), place("5"), place("b5")),
            (Some((5, 1)), Some((10, 26)), None, None)
        );
    }
}
