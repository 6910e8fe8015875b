//! `ngayhoi check`.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use super::open::{read, shown, today};
use super::{Common, Exit, Stop, without_colour};
use crate::agenda;

/// Checks every file, and says everything that it has to say of each.
pub fn check(common: &Common, files: &[PathBuf], json: bool) -> Result<Exit, Stop> {
    let mut exit = Exit::Done;
    let mut out = io::stdout();
    let colour = out.is_terminal() && !without_colour();
    let today = today(common)?;
    let mut all = Vec::new();
    for file in files {
        let name = shown(file);
        let bytes = match read(file, common.lang) {
            Ok(bytes) => bytes,
            Err(stop) => {
                exit = exit.max(stop.exit);
                if json {
                    all.push(serde_json::json!({ "file": name, "ok": false, "unreadable": stop.sentence }));
                } else {
                    writeln!(io::stderr(), "{}", stop.sentence)?;
                }
                continue;
            }
        };
        let report = agenda::check_on(&bytes, Some(today));
        if report.agenda.is_none() {
            exit = exit.max(Exit::Refused);
        }
        if json {
            all.push(agenda::report::json(&report, &name, common.lang));
        } else {
            writeln!(out, "{}", agenda::report::render(&report, &name, common.lang, colour))?;
        }
    }
    if json {
        let text = serde_json::to_string_pretty(&all).map_err(|error| Stop::trouble(error.to_string()))?;
        writeln!(out, "{text}")?;
    }
    Ok(exit)
}
