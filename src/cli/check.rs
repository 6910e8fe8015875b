//! `ngayhoi check` and `ngayhoi new`.

use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::open::{read, shown, today};
use super::{Common, Exit, Stop, without_colour};
use crate::agenda;
use crate::text::say;

/// The agenda that `ngayhoi new` writes, in Vietnamese and in English.
const TEMPLATES: (&str, &str) =
    (include_str!("../agenda/template.ron"), include_str!("../agenda/template-en.ron"));

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

/// Writes a commented agenda to start from. A file that exists is never overwritten.
pub fn new(common: &Common, file: &Path) -> Result<Exit, Stop> {
    let name = shown(file);
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(file)
        .and_then(|mut out| out.write_all(common.lang.pick(TEMPLATES.0, TEMPLATES.1).as_bytes()));
    match written {
        Ok(()) => {
            let said = say!(
                common.lang,
                "Đã viết {name}. Mở bằng trình soạn thảo, sửa, rồi: ngayhoi check {name}",
                "Wrote {name}. Open it in an editor, change it, then: ngayhoi check {name}",
            );
            writeln!(io::stdout(), "{said}")?;
            Ok(Exit::Done)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Stop::refused(say!(
            common.lang,
            "{name}: đã có tệp này, không ghi đè. Chọn tên khác.",
            "{name} exists already and is left as it is. Choose another name.",
        ))),
        Err(error) => Err(Stop::trouble(say!(
            common.lang,
            "{name}: không viết được ({error}).",
            "{name}: cannot be written ({error}).",
        ))),
    }
}
