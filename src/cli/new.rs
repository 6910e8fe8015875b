//! `ngayhoi new`: an agenda to start from, the commented example or one read from the office's own papers.

use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::open::shown;
use super::{Common, Exit, Stop, ask, import};
use crate::paper::script;
use crate::text::{Lang, say};

/// The agenda that `ngayhoi new` writes, in Vietnamese and in English.
const TEMPLATES: (&str, &str) =
    (include_str!("../agenda/template.ron"), include_str!("../agenda/template-en.ron"));

/// The office's papers that an agenda is made of.
#[derive(Clone, Debug, Args)]
pub struct Papers {
    /// The running order that it is read from: DOCX, XLSX, XLS, ODS, CSV or text; `-` reads text from
    /// standard input. What was understood is shown first
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// The sheet of a workbook, by name or number
    #[arg(long, value_name = "NAME", requires = "from")]
    sheet: Option<String>,
    /// Only show what was understood
    #[arg(long, requires = "from")]
    preview: bool,
}

/// Writes an agenda to start from. A file that exists is never overwritten.
pub fn new(common: &Common, file: &Path, papers: &Papers) -> Result<Exit, Stop> {
    match &papers.from {
        Some(from) => read(common, file, from, papers),
        None => example(common, file),
    }
}

fn example(common: &Common, file: &Path) -> Result<Exit, Stop> {
    write(file, common.lang.pick(TEMPLATES.0, TEMPLATES.1), common.lang)?;
    let name = shown(file);
    let said = say!(
        common.lang,
        "Đã viết {name}. Mở bằng trình soạn thảo, sửa, rồi: ngayhoi check {name}",
        "Wrote {name}. Open it in an editor, change it, then: ngayhoi check {name}",
    );
    writeln!(io::stdout(), "{said}")?;
    Ok(Exit::Done)
}

/// Reads a running order, shows what was understood, and writes an agenda of it.
fn read(common: &Common, file: &Path, from: &Path, papers: &Papers) -> Result<Exit, Stop> {
    let lang = common.lang;
    // Whoever looks at a long preview should not learn only then that the name is taken.
    if !papers.preview && file.exists() {
        return Err(taken(file, lang));
    }
    let typed = from == Path::new("-");
    let source =
        if typed { lang.pick("văn bản dán vào", "pasted text").to_owned() } else { shown(from) };
    let bytes = import::bytes(from, lang)?;
    let read = import::with_source(from, &bytes, |source| {
        let source = source.map_err(script::Trouble::from)?;
        script::read(source, papers.sheet.as_deref())
    });
    let read = read.map_err(|why| Stop::trouble(format!("{source}: {}", why.say(lang))))?;
    let mut out = io::stdout();
    for line in read.preview(lang) {
        writeln!(out, "{line}")?;
    }
    let name = shown(file);
    if papers.preview {
        writeln!(out, "{}", lang.pick("Chưa viết tệp nào.", "Nothing was written."))?;
        return Ok(Exit::Done);
    }
    // Nobody can be asked whose text came in by the keyboard's way.
    if !typed && io::stdin().is_terminal() && out.is_terminal() {
        let wanted =
            say!(lang, "Viết {name}? (Enter: viết; q: thôi)", "Write {name}? (Enter: write; q: leave)");
        if !ask::goes_on(&wanted)? {
            writeln!(out, "{}", lang.pick("Chưa viết tệp nào.", "Nothing was written."))?;
            return Ok(Exit::Done);
        }
    }
    let called = from.file_name().filter(|_| !typed).map_or(source, |own| shown(Path::new(own)));
    write(file, &read.written(&called, lang), lang)?;
    let said = say!(
        lang,
        "Đã viết {name}. Mở ra xem lại, nhất là các dòng // ?, rồi: ngayhoi check {name}",
        "Wrote {name}. Look it through, above all the lines // ?, then: ngayhoi check {name}",
    );
    writeln!(out, "{said}")?;
    Ok(Exit::Done)
}

fn write(file: &Path, text: &str, lang: Lang) -> Result<(), Stop> {
    let written = OpenOptions::new().write(true).create_new(true).open(file);
    written.and_then(|mut out| out.write_all(text.as_bytes())).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            return taken(file, lang);
        }
        let name = shown(file);
        Stop::trouble(say!(
            lang,
            "{name}: không viết được ({error}).",
            "{name}: cannot be written ({error})."
        ))
    })
}

fn taken(file: &Path, lang: Lang) -> Stop {
    let name = shown(file);
    Stop::refused(say!(
        lang,
        "{name}: đã có tệp này, không ghi đè. Chọn tên khác.",
        "{name} exists already and is left as it is. Choose another name.",
    ))
}
