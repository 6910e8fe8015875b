//! The agenda's text: what was understood, with comments for whoever edits it, and what was not where it
//! stood.

mod people;

use std::fmt::Write;

use super::checks::Ticked;
use super::{Item, Line, Remark, Script};
use crate::agenda::{Lasting, Needs, Phase, time};
use crate::text::{self, Lang, say};

/// Between an entry and its comment.
const COMMENT: &str = " // ";

impl Script {
    /// The text of an agenda that checks; `from` is what the source is called.
    pub fn written(&self, from: &str, lang: Lang) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut out, from, lang);
        out
    }

    fn write(&self, out: &mut String, from: &str, lang: Lang) -> std::fmt::Result {
        let from = text::harmless(from);
        let lead = say!(
            lang,
            "Chương trình, viết từ: {from}\n\nDòng bắt đầu bằng hai dấu gạch chéo là lời giải thích, máy bỏ qua. Dòng có dấu hỏi (// ?) là chỗ\ntrong văn bản mà máy không hiểu: xem rồi viết lại thành mục, hoặc xoá đi. Điều gì chưa biết thì cứ để\ntrống; chương trình vẫn chạy và nhắc những chỗ còn phải điền.\n  Kiểm tra:   ngayhoi check TÊN-TỆP\n  Tổng duyệt: ngayhoi rehearse TÊN-TỆP\n  Các trường khác (đại biểu, quyết định, hội thi, việc cần làm): xem tệp mẫu của  ngayhoi new mau.ron",
            "An agenda, written from: {from}\n\nLines that begin with two slashes are comments. One with a question mark (// ?) is something in the\nsource that was not understood: look at it and write it as an item, or delete it. What is not known\nyet stays empty; the day runs, and the screens say what is still to be filled in.\n  Check it:   ngayhoi check FILE\n  Rehearse:   ngayhoi rehearse FILE\n  All fields (delegates, decisions, contests, checks): see the example of  ngayhoi new example.ron",
        );
        for line in lead.lines() {
            writeln!(out, "{}", format!("// {line}").trim_end())?;
        }
        writeln!(out, "(\n    format: 1,")?;
        self.write_head(out, lang)?;
        people::write_delegates(out, &self.guests, lang)?;
        writeln!(out, "\n    items: [")?;
        for line in &self.lines {
            match line {
                Line::Item(item) => write_item(out, item, lang)?,
                Line::Heading { text, .. } => writeln!(out, "        // ---- {text}")?,
                Line::Unread { place, text } => {
                    let said = say!(lang, "? dòng {place}: {text}", "? line {place}: {text}");
                    writeln!(out, "        // {said}")?;
                }
            }
        }
        for stretch in &self.loose {
            let title = if stretch.title.is_empty() { "…" } else { &stretch.title };
            let title = text::harmless(title);
            let said =
                say!(lang, "? lời dẫn chưa khớp mục nào: {title}", "? words that belong to no item: {title}");
            writeln!(out, "        // {said}")?;
            for line in &stretch.lines {
                writeln!(out, "        //   {}", text::harmless(line))?;
            }
        }
        writeln!(out, "    ],\n)")
    }

    fn write_head(&self, out: &mut String, lang: Lang) -> std::fmt::Result {
        let head = &self.head;
        let blank = |out: &mut String, field: &str, vi: &str, en: &str| {
            let why = lang.pick(vi, en);
            writeln!(out, "    // {field},{COMMENT}{why}")
        };
        match &head.title {
            Some(title) => writeln!(out, "    title: {},", quoted(title))?,
            None => {
                let why = lang
                    .pick("văn bản không ghi tên sự kiện: sửa lại", "the source names no event: change it");
                writeln!(out, "    title: \"Ngày hội toàn dân bảo vệ an ninh Tổ quốc\",{COMMENT}{why}")?;
            }
        }
        match &head.place {
            Some(place) => writeln!(out, "    place: {},", quoted(place))?,
            None => blank(out, "place: \"…\"", "địa điểm", "where it is held")?,
        }
        match &head.host {
            Some(host) => writeln!(out, "    host: {},", quoted(host))?,
            None => blank(out, "host: \"UBND phường …\"", "đơn vị tổ chức", "who holds it")?,
        }
        if let Some(number) = &head.plan_number {
            writeln!(out, "    plan_number: {},", quoted(number))?;
        }
        match head.date {
            Some(date) => writeln!(out, "    date: \"{}\",", time::print_date(date))?,
            None => blank(out, "date: \"19/8/2026\"", "ngày tổ chức", "the date")?,
        }
        match self.items().next().and_then(|item| item.start).or(head.start) {
            Some(start) => writeln!(out, "    start: \"{}\",", time::print_time(start))?,
            None => blank(out, "start: \"7h30\"", "giờ bắt đầu mục thứ nhất", "when the first item begins")?,
        }
        let last = self.items().last();
        let end = last.and_then(|item| item.end.or_else(|| Some(item.start? + item.minutes?)));
        let end = end.map_or("10h00".to_owned(), time::print_time);
        blank(
            out,
            &format!("must_end: \"{end}\""),
            "giờ phải xong: bỏ hai gạch chéo nếu có",
            "when it must be over: take the slashes off if there is one",
        )?;
        for line in &head.rest {
            writeln!(out, "    // {line}")?;
        }
        Ok(())
    }
}

fn write_item(out: &mut String, item: &Item, lang: Lang) -> std::fmt::Result {
    for remark in &item.remarks {
        writeln!(out, "        // {}", remark.say(lang))?;
    }
    writeln!(out, "        (\n            title: {},", quoted(&item.title))?;
    let kind = item.kind();
    if let Some(kind) = kind {
        let said = lang.pick(kind.vi(), kind.en());
        writeln!(out, "            kind: {},{COMMENT}{said}", kind.code())?;
    }
    if item.part != crate::agenda::Part::default() {
        writeln!(out, "            part: {},", item.part.code())?;
    }
    match item.minutes {
        Some(minutes) if minutes.num_seconds() % 60 == 0 => {
            writeln!(out, "            minutes: {},", minutes.num_minutes())?;
        }
        Some(minutes) => writeln!(out, "            minutes: \"{}\",", Lasting(minutes))?,
        None => {
            let why = lang.pick("văn bản không ghi thời lượng", "the source says no length");
            writeln!(out, "            // minutes: 10,{COMMENT}{why}")?;
        }
    }
    if let Some(start) = item.start.filter(|_| item.fixed) {
        writeln!(out, "            start: \"{}\",", time::print_time(start))?;
    }
    match &item.performer {
        Some(performer) if item.delegate.is_some() => {
            let id = item.delegate.clone().unwrap_or_default();
            writeln!(
                out,
                "            performer: Delegate(\"{id}\"),{COMMENT}{}",
                text::harmless(performer)
            )?;
        }
        Some(performer) => writeln!(out, "            performer: {},", quoted(performer))?,
        None if kind.is_some_and(|kind| kind.row().needs.contains(&Needs::Performer)) => {
            let why = lang.pick("ai thực hiện", "who performs it");
            writeln!(out, "            // performer: \"…\",{COMMENT}{why}")?;
        }
        None => {}
    }
    if let Some(words) = &item.words {
        // A brace would begin the name of something.
        writeln!(out, "            words: {},", quoted(words).replace('{', "{{").replace('}', "}}"))?;
    }
    if !item.prep.is_empty() {
        writeln!(out, "            prep: {},", quoted(&item.prep.join("; ")))?;
    }
    if !item.note.is_empty() {
        writeln!(out, "            note: {},", quoted(&item.note.join("\n")))?;
    }
    if item.outdoor {
        writeln!(out, "            outdoor: true,")?;
    }
    write_checks(out, &item.checks)?;
    people::write_decisions(out, &item.decisions, lang)?;
    writeln!(out, "        ),")
}

fn write_checks(out: &mut String, checks: &[Ticked]) -> std::fmt::Result {
    if checks.is_empty() {
        return Ok(());
    }
    writeln!(out, "            checks: [")?;
    for check in checks {
        let mut said = format!("title: {}", quoted(&check.title));
        if check.phase != Phase::default() {
            said += &format!(", phase: {}", check.phase.code());
        }
        if let Some(owner) = &check.owner {
            said += &format!(", owner: {}", quoted(owner));
        }
        if check.required {
            said += ", required: true";
        }
        writeln!(out, "                ({said}),")?;
    }
    writeln!(out, "            ],")
}

/// A text as the file writes it; line ends stay.
fn quoted(said: &str) -> String {
    let lines = said.lines().map(|line| text::harmless(line.trim())).collect::<Vec<_>>().join("\n");
    format!("\"{}\"", lines.replace('\\', "\\\\").replace('"', "\\\""))
}

impl Remark {
    /// As a sentence.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Shared { minutes, items } => {
                let minutes = Lasting(*minutes).say(lang);
                say!(
                    lang,
                    "{minutes} là thời gian chung cho {items} mục, kể từ mục này: chia ra nếu biết",
                    "{minutes} are for {items} items together, from this one on: divide them if you can"
                )
            }
            Self::Overlaps { start, until } => {
                let (start, until) = (time::print_time(*start), time::print_time(*until));
                say!(
                    lang,
                    "văn bản ghi bắt đầu {start}, mà mục trên {until} mới xong",
                    "the source begins it at {start}, and the item above is over only at {until}"
                )
            }
            Self::AtLeast(least) => {
                let least = Lasting(*least).say(lang);
                say!(lang, "văn bản ghi ít nhất {least}", "the source says at least {least}")
            }
            Self::OtherLength { minutes } => {
                let minutes = Lasting(*minutes).say(lang);
                say!(
                    lang,
                    "văn bản còn ghi {minutes}, không khớp với giờ bắt đầu và kết thúc",
                    "the source also says {minutes}, which its own times do not"
                )
            }
        }
    }
}
