//! How lists were laid out that needed telling: the sheet and the columns, for the next file with
//! the same headings.
//!
//! They are of the machine and not of a day, so they stand beside the folder of the days and in no
//! journal. Losing them costs typing them once more: nothing here is ever trouble.

use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Common;
use super::open::data_folder;
use crate::day::Mode;

/// The name of the file.
const FILE: &str = "lists.json";
/// The oldest are forgotten above this.
const MOST: usize = 20;

/// A list that was laid out by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Its headings, folded.
    pub headings: Vec<String>,
    /// The sheet, as typed.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The columns, as typed.
    #[serde(default)]
    pub columns: Option<String>,
}

/// What is remembered, the latest first.
pub fn all(common: &Common) -> Vec<Layout> {
    let text = file(common).and_then(|file| fs::read_to_string(file).ok());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Remembers a layout instead of an older one of the same headings.
pub fn keep(common: &Common, layout: Layout) {
    let mut layouts = all(common);
    layouts.retain(|other| other.headings != layout.headings);
    layouts.insert(0, layout);
    layouts.truncate(MOST);
    let (Some(file), Ok(text)) = (file(common), serde_json::to_string_pretty(&layouts)) else { return };
    // Whole or not at all: another import may read it at this moment.
    let new = file.with_extension(format!("{}.new", std::process::id()));
    let written = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&new, text));
    if written.and_then(|()| fs::rename(&new, &file)).is_err() {
        let _ = fs::remove_file(&new);
    }
}

fn file(common: &Common) -> Option<PathBuf> {
    let days = data_folder(Mode::Live, common).ok()?;
    Some(days.parent()?.join(FILE))
}
