//! What `check` has to say, for people (in the manner of rustc) and for programs (JSON).

use std::fmt::Write;
use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

use super::check::{Guess, Report};
use super::fault::Fault;
use super::kind::ItemKind;
use super::lines::{Lines, Position};
use super::scan::value_length;
use super::time::print_date;
use crate::text::{self, Lang, say};

/// Characters of a line that are shown before and after the place of a fault. The whole file may
/// be one line.
const AROUND: usize = 200;

/// The report for people: faults and warnings with the line they stand in, then what is still to
/// be filled in, then one line that counts.
pub fn render(report: &Report, file_name: &str, lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let file_name = text::harmless(file_name);
    let lines = Lines::new(report.text.as_deref().unwrap_or_default());
    let has_text = report.text.is_some();
    let error = Level::ERROR.with_name(lang.pick("lỗi", "error"));
    let warning = Level::WARNING.with_name(lang.pick("cảnh báo", "warning"));
    let mut out = String::new();
    for fault in &report.faults {
        let excerpt = has_text.then(|| Excerpt::new(&lines, fault.span.clone()));
        let place = fault.position(&lines);
        let title = error.clone().primary_title(fault.message(lang));
        let group = place_in(Group::with_title(title), excerpt, place, &file_name);
        let group = match fault.instead(lang) {
            Some(instead) => {
                let help = Level::HELP.with_name(lang.pick("cách sửa", "help"));
                group.element(help.message(instead))
            }
            None => group,
        };
        let _ = writeln!(out, "{}\n", renderer.render(&[group]));
    }
    for found in &report.warnings {
        let excerpt = has_text.then(|| Excerpt::new(&lines, entry(&lines, found.at)));
        let title = warning.clone().primary_title(found.message(lang));
        let group = place_in(Group::with_title(title), excerpt, lines.position(found.at), &file_name);
        let _ = writeln!(out, "{}\n", renderer.render(&[group]));
    }
    if let Some(said) = taken_for(report, lang) {
        let _ = writeln!(out, "{said}\n");
    }
    if !report.unknowns.is_empty() {
        let _ = writeln!(out, "{}", lang.pick("còn phải điền:", "still to be filled in:"));
        for unknown in &report.unknowns {
            let _ = writeln!(out, "  {file_name}:{}: {}", lines.line(unknown.at), unknown.what(lang));
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{file_name}: {}", counted(report, lang));
    out
}

/// What the items without a written kind are taken for, in one paragraph: said once, and no
/// warning, for nothing needs to be done where it is right.
fn taken_for(report: &Report, lang: Lang) -> Option<String> {
    let guessed = |guess: &Guess| guess.kind.map(|kind| format!("{} ({})", guess.title, kind.code()));
    let known: Vec<_> = report.guesses.iter().filter_map(guessed).collect();
    // Without a time to end by, nothing is ever proposed for shortening.
    let ends = report.agenda.as_ref().is_some_and(|agenda| agenda.must_end.is_some());
    let unknown = report.guesses.iter().filter(|guess| ends && guess.kind.is_none());
    let unknown: Vec<_> = unknown.map(|guess| guess.title.clone()).collect();
    let (known_list, unknown_list) = (known.join("; "), unknown.join("; "));
    let mut said = Vec::new();
    if !known.is_empty() {
        said.push(say!(
            lang,
            "chưa ghi kind, hiểu theo tên tiết mục (hiểu sai thì ghi kind): {known_list}",
            "no kind is written, so the title tells it (write kind where that is wrong): {known_list}"
        ));
    }
    if !unknown.is_empty() {
        said.push(say!(
            lang,
            "chưa ghi kind và tên không cho biết, nên khi chậm giờ không tự đề xuất rút: {unknown_list}",
            "no kind is written and the title does not tell it, so it is never proposed for shortening: {unknown_list}"
        ));
    }
    (!said.is_empty()).then(|| said.iter().map(|line| text::harmless(line)).collect::<Vec<_>>().join("\n"))
}

/// The value that begins at a place.
fn entry(lines: &Lines<'_>, at: usize) -> Range<usize> {
    let line = lines.line(at);
    let rest = lines.content(line).get(at - lines.start(line)..).unwrap_or_default();
    at..at + value_length(rest).max(1)
}

/// How much was found, in one line.
fn counted(report: &Report, lang: Lang) -> String {
    let (faults, warnings, unknowns) = (report.faults.len(), report.warnings.len(), report.unknowns.len());
    let items = report.agenda.as_ref().map_or(0, |agenda| agenda.items.len());
    // A slip of the pen in the date is seen by its weekday.
    let date = report.agenda.as_ref().and_then(|agenda| agenda.date);
    let date = date.map(|date| format!("; {} {}", weekday(date, lang), print_date(date))).unwrap_or_default();
    match (lang, report.is_sound()) {
        (Lang::Vi, true) => {
            format!("dùng được; {items} tiết mục, {warnings} cảnh báo, {unknowns} chỗ còn phải điền{date}")
        }
        (Lang::Vi, false) => format!("chưa dùng được; {faults} lỗi"),
        (Lang::En, true) => format!(
            "sound; {}, {}, {unknowns} still to be filled in{date}",
            crate::text::counted(&items, "item"),
            crate::text::counted(&warnings, "warning")
        ),
        (Lang::En, false) => format!("not usable yet; {}", crate::text::counted(&faults, "error")),
    }
}

fn weekday(date: NaiveDate, lang: Lang) -> &'static str {
    match date.weekday() {
        Weekday::Mon => lang.pick("thứ Hai", "Monday"),
        Weekday::Tue => lang.pick("thứ Ba", "Tuesday"),
        Weekday::Wed => lang.pick("thứ Tư", "Wednesday"),
        Weekday::Thu => lang.pick("thứ Năm", "Thursday"),
        Weekday::Fri => lang.pick("thứ Sáu", "Friday"),
        Weekday::Sat => lang.pick("thứ Bảy", "Saturday"),
        Weekday::Sun => lang.pick("Chủ nhật", "Sunday"),
    }
}

fn place_in<'a>(
    group: Group<'a>,
    excerpt: Option<Excerpt>,
    place: Position,
    file_name: &'a str,
) -> Group<'a> {
    match excerpt {
        // The carets say the column; in a shortened line the number would be that of the excerpt.
        Some(excerpt) if excerpt.whole => group.element(
            Snippet::source(excerpt.text)
                .path(file_name)
                .line_start(place.line)
                .annotation(AnnotationKind::Primary.span(excerpt.span)),
        ),
        Some(excerpt) => {
            let origin = Origin::path(file_name).line(place.line).char_column(place.column);
            let snippet = Snippet::source(excerpt.text)
                .line_start(place.line)
                .annotation(AnnotationKind::Primary.span(excerpt.span));
            group.element(origin).element(snippet)
        }
        None => group.element(Origin::path(file_name).line(place.line).char_column(place.column)),
    }
}

/// The line of a fault, harmless for a terminal, and the fault's place in it.
struct Excerpt {
    text: String,
    span: Range<usize>,
    /// Whether the line is there from its beginning.
    whole: bool,
}

impl Excerpt {
    fn new(lines: &Lines<'_>, span: Range<usize>) -> Self {
        let line = lines.line(span.start);
        let content = lines.content(line);
        let start = span.start.saturating_sub(lines.start(line)).min(content.len());
        let end = span.end.saturating_sub(lines.start(line)).clamp(start, content.len());
        let before = content.get(..start).unwrap_or_default();
        let cut = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let mut text = String::new();
        let mut place = 0..0;
        for (at, c) in content.get(cut..).unwrap_or_default().char_indices().map(|(at, c)| (cut + at, c)) {
            if at == start {
                place.start = text.len();
            }
            text.push(text::symbol(c));
            if at < end || at == start {
                place.end = text.len();
            }
            if at > start && at - start > AROUND * 3 {
                break;
            }
        }
        if start >= content.len() {
            place = text.len()..text.len();
        }
        place.start = place.start.min(place.end);
        Self { text, span: place, whole: cut == 0 }
    }
}

/// The report for programs.
///
/// `file`, `ok`, `faults` (`line`, `column`, `message`, `instead`), `warnings` (`line`, `item`,
/// `message`), `unknowns` (`line`, `item`, `what`), `guesses` (`line`, `item`, `kind`), `counts`
/// (of the first three).
pub fn json(report: &Report, file_name: &str, lang: Lang) -> Value {
    let lines = Lines::new(report.text.as_deref().unwrap_or_default());
    let fault = |fault: &Fault| {
        let Position { line, column } = fault.position(&lines);
        json!({ "line": line, "column": column, "message": fault.message(lang), "instead": fault.instead(lang) })
    };
    let warnings = report.warnings.iter().map(|warning| {
        json!({ "line": lines.line(warning.at), "item": warning.item, "message": warning.message(lang) })
    });
    let unknowns = report.unknowns.iter().map(
        |unknown| json!({ "line": lines.line(unknown.at), "item": unknown.item, "what": unknown.what(lang) }),
    );
    let guesses = report.guesses.iter().map(|guess| {
        let kind = guess.kind.map(ItemKind::code);
        json!({ "line": lines.line(guess.at), "item": guess.item, "kind": kind })
    });
    json!({
        "file": file_name,
        "ok": report.is_sound(),
        "faults": report.faults.iter().map(fault).collect::<Vec<_>>(),
        "warnings": warnings.collect::<Vec<_>>(),
        "unknowns": unknowns.collect::<Vec<_>>(),
        "guesses": guesses.collect::<Vec<_>>(),
        "counts": {
            "faults": report.faults.len(),
            "warnings": report.warnings.len(),
            "unknowns": report.unknowns.len(),
        },
    })
}
