//! What was understood of a running order, to be looked at before a file is written:
//!
//! ```text
//! Tên: Ngày hội toàn dân bảo vệ an ninh Tổ quốc năm 2026
//! Ngày: 19/8/2026 · Nơi: Nhà văn hóa phường Mẫu · Kế hoạch: 45/KH-UBND
//! Các cột: “Thời gian” là giờ, “Nội dung” là tên mục, “Địa bàn” vào ghi chú
//!
//!   ── PHẦN LỄ
//!   07:30    30'  Đón tiếp đại biểu · Tổ Lễ tân
//!   08:00      ?  Hát Quốc ca · chào cờ · MC
//! ? dòng 9: Tổng cộng | 70 phút
//!
//! 2 mục, 1 dòng chưa hiểu.
//! ```

use super::columns::Meaning;
use super::{Item, Line, Script};
use crate::agenda::time;
use crate::text::{self, Lang, counted, say};

impl Script {
    /// Line by line.
    pub fn preview(&self, lang: Lang) -> Vec<String> {
        let mut shown = Vec::new();
        let head = &self.head;
        if let Some(title) = &head.title {
            shown.push(say!(lang, "Tên: {title}", "Name: {title}"));
        }
        let facts = [
            head.date.map(|date| (lang.pick("Ngày", "Date"), time::print_date(date))),
            head.place.clone().map(|place| (lang.pick("Nơi", "Place"), place)),
            head.host.clone().map(|host| (lang.pick("Đơn vị", "Host"), host)),
            head.plan_number.clone().map(|number| (lang.pick("Kế hoạch", "Plan"), number)),
        ];
        let facts: Vec<String> =
            facts.into_iter().flatten().map(|(what, said)| format!("{what}: {said}")).collect();
        if !facts.is_empty() {
            shown.push(facts.join(" · "));
        }
        shown.extend(self.say_columns(lang));
        shown.push(String::new());
        for line in &self.lines {
            match line {
                Line::Item(item) => {
                    shown.push(of_item(item, lang));
                    shown.extend(
                        item.remarks.iter().map(|remark| format!("               ({})", remark.say(lang))),
                    );
                }
                Line::Heading { text, .. } => shown.push(format!("  ── {text}")),
                Line::Unread { place, text } => {
                    shown.push(say!(lang, "? dòng {place}: {text}", "? line {place}: {text}"));
                }
            }
        }
        shown.extend(self.beside(lang));
        shown.push(String::new());
        let (items, unread) = (self.items().count(), self.unread().count());
        shown.push(say!(
            lang,
            "{items} mục, {unread} dòng chưa hiểu.",
            "{}, {} not understood.",
            counted(&items, "item"),
            counted(&unread, "line")
        ));
        shown
    }

    /// What the other papers say: words, delegates, awards.
    fn beside(&self, lang: Lang) -> Vec<String> {
        let mut shown = Vec::new();
        let spoken = self.items().filter(|item| item.words.is_some()).count();
        if spoken > 0 {
            let items = self.items().count();
            shown.push(say!(lang, "Lời dẫn: {spoken}/{items} mục.", "Words: {spoken} of {items} items."));
        }
        for stretch in &self.loose {
            let (title, lines) = (&stretch.title, stretch.lines.len());
            let title = if title.is_empty() { "…" } else { title };
            shown.push(say!(
                lang,
                "? lời dẫn chưa khớp mục nào ({lines} dòng): {title}",
                "? words that belong to no item ({}): {title}",
                counted(&lines, "line")
            ));
        }
        if !self.guests.is_empty() {
            let named = self.delegates().count();
            let performing = self.items().filter(|item| item.delegate.is_some()).count();
            let rest = self.guests.len() - named;
            shown.push(say!(
                lang,
                "Đại biểu: {named}, {rest} dòng chưa hiểu; {performing} mục do đại biểu thực hiện.",
                "Delegates: {named}, {} not understood; {} performed by delegates.",
                counted(&rest, "line"),
                counted(&performing, "item")
            ));
        }
        for (item, decided) in self.items().flat_map(|item| item.decisions.iter().map(move |own| (item, own)))
        {
            let number = decided.annex.number.clone().unwrap_or_default();
            let called = format!("{} {number}", decided.form());
            let rolls = decided.named().into_iter();
            let rolls = rolls.map(|(kind, count)| match lang {
                Lang::Vi => format!("{count} {}", kind.vi()),
                Lang::En => counted(&count, kind.en()),
            });
            let (called, rolls) = (called.trim().to_owned(), rolls.collect::<Vec<_>>().join(", "));
            let title = &item.title;
            shown.push(say!(
                lang,
                "Khen thưởng: {called}: {rolls}, trao ở mục “{title}”.",
                "Awards: {called}: {rolls}, conferred in “{title}”."
            ));
            for (place, text) in decided.doubtful() {
                shown.push(say!(lang, "? dòng {place}: {text}", "? line {place}: {text}"));
            }
        }
        shown
    }

    fn say_columns(&self, lang: Lang) -> Option<String> {
        let known = self.columns.iter().enumerate().map(|(at, (heading, meaning))| {
            let heading = if heading.is_empty() { (at + 1).to_string() } else { format!("“{heading}”") };
            meaning.map_or_else(
                || {
                    (!self.guessed)
                        .then(|| say!(lang, "{heading} vào ghi chú", "{heading} goes into the note"))
                },
                |meaning| {
                    let meaning = meaning.say(lang);
                    Some(say!(lang, "{heading} là {meaning}", "{heading} is {meaning}"))
                },
            )
        });
        let known = known.flatten().collect::<Vec<_>>().join(", ");
        match (known.is_empty(), self.guessed) {
            (true, _) => None,
            (false, false) => Some(say!(lang, "Các cột: {known}.", "Columns: {known}.")),
            (false, true) => Some(say!(
                lang,
                "Không có dòng tiêu đề; đoán các cột: {known}.",
                "There are no headings; the columns were guessed: {known}."
            )),
        }
    }
}

fn of_item(item: &Item, lang: Lang) -> String {
    let start = item.start.map_or_else(|| "     ".to_owned(), time::print_time);
    let minutes = item.minutes.map_or_else(
        || "?".to_owned(),
        |minutes| match (minutes.num_minutes(), minutes.num_seconds() % 60) {
            (minutes, 0) => format!("{minutes}'"),
            (minutes, seconds) => format!("{minutes}'{seconds:02}"),
        },
    );
    // A title that says what it is needs no second word for it.
    let is_plain = |kind: &str| text::fold(&item.title).contains(&text::fold(kind));
    let kind = item.kind().map(|kind| lang.pick(kind.vi(), kind.en()).to_owned());
    let kind = kind.filter(|kind| !is_plain(kind));
    let words = item.words.as_ref().map(|_| lang.pick("có lời dẫn", "with words").to_owned());
    let facts = [kind, item.performer.clone(), words].into_iter().flatten();
    let said = std::iter::once(item.title.clone()).chain(facts).collect::<Vec<_>>().join(" · ");
    format!("  {start} {minutes:>6}  {said}")
}

impl Meaning {
    /// What a column is.
    fn say(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Number => ("số thứ tự", "the number"),
            Self::Time => ("giờ", "the time"),
            Self::End => ("giờ kết thúc", "the end"),
            Self::Minutes => ("thời lượng", "the length"),
            Self::Content => ("tên mục", "the item"),
            Self::Detail => ("chi tiết, vào ghi chú", "details, in the note"),
            Self::Performer => ("người thực hiện", "who performs"),
            Self::Owner => ("người phụ trách, vào ghi chú", "who answers for it, in the note"),
            Self::Prep => ("chuẩn bị", "what is prepared"),
            Self::Words => ("lời dẫn của MC", "the MC's words"),
            Self::Note => ("ghi chú", "the note"),
            Self::Checks => ("việc cần làm", "what is to be ticked"),
        };
        lang.pick(vi, en)
    }
}
