//! Papers of the day as it stands, written to files beside the console.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::Console;
use super::beside::Beside;
use crate::clock::Timestamp;
use crate::paper::out::{Format, Kind};
use crate::text::{harmless, say};
use crate::ui::{Tone, Words};

/// So many papers of one kind are told apart by a number; a folder with more is another folder.
const ALIKE: u32 = 99;

impl Console {
    /// Lets the operator write papers into a folder of this machine. Not for whoever comes from another
    /// one: they have no business in its folders.
    pub fn may_print(&mut self, folder: PathBuf) {
        self.papers = Some(folder);
        self.ui.may_print = true;
    }

    pub(super) fn print(&mut self, kind: Kind, format: Format, now: Timestamp) {
        let lang = self.ui.lang;
        let words = Words::of(lang);
        let Some(folder) = self.papers.clone() else {
            return self.ui.notify(words.files_elsewhere, Tone::Refused, now);
        };
        if self.printing.is_some() {
            return self.ui.notify(words.printing, Tone::Refused, now);
        }
        let day = self.seat.day().clone();
        let write = move || {
            let bytes = format.write(&kind.fill(&day, lang), lang)?;
            let name = kind.file_name(&day, lang);
            let said = |path: &Path| harmless(&path.display().to_string());
            match write_fresh(&folder, &name, format.ending(), &bytes) {
                Ok(path) => {
                    let path = said(&path);
                    Ok(say!(lang, "Đã ghi {path}", "Wrote {path}"))
                }
                Err(error) => {
                    let (folder, error) = (said(&folder), harmless(&error.to_string()));
                    Err(say!(
                        lang,
                        "Chưa ghi được vào {folder} ({error}).",
                        "It could not be written to {folder} ({error})."
                    ))
                }
            }
        };
        match Beside::start("paper", write) {
            Ok(printing) => {
                self.printing = Some(printing);
                self.ui.notify(words.printing, Tone::Said, now);
            }
            Err(error) => self.ui.notify(harmless(&error.to_string()), Tone::Refused, now),
        }
    }
}

/// Writes a file under a name that no other has: `bien-ban.docx`, `bien-ban-2.docx`. One that cannot be
/// written whole is taken away again.
fn write_fresh(folder: &Path, name: &str, ending: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    for number in 1..=ALIKE {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("{name}{number}.{ending}"));
        let mut file = match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(error),
        };
        if let Err(error) = file.write_all(bytes).and_then(|()| file.sync_all()) {
            let _ = fs::remove_file(&path);
            return Err(error);
        }
        return Ok(path);
    }
    Err(ErrorKind::AlreadyExists.into())
}
