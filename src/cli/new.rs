//! `ngayhoi new`: an agenda to start from, the commented example or one read from the office's own papers.

use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::open::shown;
use super::{Common, Exit, Stop, ask, import};
use crate::paper::lists::Source;
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
    /// The MC's words: each stretch goes to the item whose title stands above it
    #[arg(long, value_name = "FILE", requires = "from")]
    words: Option<PathBuf>,
    /// The list of delegates, in the order of introduction
    #[arg(long, value_name = "FILE", requires = "from")]
    delegates: Option<PathBuf>,
    /// A list of who is honoured, with the decision that its heading names; more than once for several
    #[arg(long, value_name = "FILE", requires = "from")]
    awards: Vec<PathBuf>,
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
    let mut read = of_paper(from, lang, |source| script::read(source, papers.sheet.as_deref()))?;
    if let Some(words) = &papers.words {
        of_paper(words, lang, |source| read.take_words(source))?;
    }
    if let Some(delegates) = &papers.delegates {
        of_paper(delegates, lang, |source| read.take_delegates(source))?;
    }
    for awards in &papers.awards {
        if !of_paper(awards, lang, |source| read.take_awards(source))? {
            let name = shown(awards);
            return Err(Stop::refused(say!(
                lang,
                "{name}: kịch bản chưa có mục nào để trao danh sách này (như “Công bố quyết định, trao thưởng”). Thêm mục ấy vào kịch bản, hoặc bỏ --awards.",
                "{name}: the running order has no item in which this list is conferred (such as “Công bố quyết định, trao thưởng”). Add it there, or leave --awards out.",
            )));
        }
    }
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
    write(file, &read.written(&called(from, lang), lang), lang)?;
    let said = say!(
        lang,
        "Đã viết {name}. Mở ra xem lại, nhất là các dòng // ?, rồi: ngayhoi check {name}",
        "Wrote {name}. Look it through, above all the lines // ?, then: ngayhoi check {name}",
    );
    writeln!(out, "{said}")?;
    Ok(Exit::Done)
}

/// What is read out of one of the papers.
fn of_paper<T>(
    file: &Path,
    lang: Lang,
    read: impl FnOnce(Source<'_>) -> Result<T, script::Trouble>,
) -> Result<T, Stop> {
    let bytes = import::bytes(file, lang)?;
    let read = import::with_source(file, &bytes, |source| read(source.map_err(script::Trouble::from)?));
    read.map_err(|why| Stop::trouble(format!("{}: {}", called(file, lang), why.say(lang))))
}

/// What a paper is called.
fn called(file: &Path, lang: Lang) -> String {
    if file == Path::new("-") {
        return lang.pick("văn bản dán vào", "pasted text").to_owned();
    }
    file.file_name().map_or_else(|| shown(file), |own| shown(Path::new(own)))
}

fn write(file: &Path, text: &str, lang: Lang) -> Result<(), Stop> {
    let written = OpenOptions::new().write(true).create_new(true).open(file);
    written.and_then(|mut out| out.write_all(text.as_bytes())).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            return taken(file, lang);
        }
        super::open::cannot_write(&shown(file), &error, lang)
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
