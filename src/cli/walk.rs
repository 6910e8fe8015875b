//! `ngayhoi walk`: what is still loose the evening before, item by item, to be ticked off on paper.

use std::io::{self, Write};
use std::path::Path;

use super::open::{self, read, shown, today};
use super::{Common, Exit, Stop};
use crate::agenda::{self, ItemId, loose};
use crate::text::{counted, harmless, say};

/// Goes through the programme and says all that somebody has still to see to.
pub fn walk(common: &Common, file: &Path) -> Result<Exit, Stop> {
    let lang = common.lang;
    // Faults are shown as they are before a day.
    let agenda = open::agenda(file, common)?.agenda;
    let report = agenda::check_on(&read(file, lang)?, Some(today(common)?));
    let mut found: Vec<(Option<ItemId>, String)> = Vec::new();
    found.extend(report.unknowns.iter().map(|own| {
        let what = own.what(lang);
        (own.item.clone(), say!(lang, "còn phải điền {what}", "to be filled in: {what}"))
    }));
    found.extend(report.warnings.iter().map(|own| (own.item.clone(), own.message(lang))));
    found.extend(loose(&agenda).into_iter().map(|own| (Some(own.item), own.kind.say(lang))));
    let mut out = io::stdout();
    let name = shown(file);
    if found.is_empty() {
        writeln!(
            out,
            "{}",
            say!(
                lang,
                "{name}: đi hết chương trình, không còn gì dở.",
                "{name}: nothing is loose, from beginning to end."
            )
        )?;
        return Ok(Exit::Done);
    }
    let mut put = |title: &str, of: Option<&ItemId>| -> io::Result<()> {
        let own: Vec<&String> =
            found.iter().filter(|(item, _)| item.as_ref() == of).map(|(_, said)| said).collect();
        if own.is_empty() {
            return Ok(());
        }
        writeln!(out, "{}", harmless(title))?;
        for said in own {
            writeln!(out, "  [ ] {}", harmless(said))?;
        }
        Ok(())
    };
    put(lang.pick("Cả buổi", "The whole day"), None)?;
    for item in &agenda.items {
        put(&item.title, Some(&item.id))?;
    }
    let count = found.len();
    let things = counted(&count, "thing");
    writeln!(io::stdout(), "\n{}", say!(lang, "Còn {count} việc.", "{things} to see to."))?;
    Ok(Exit::Done)
}
