//! Documents that leave the house: one model, filled per kind, written per format.
//!
//! A kind fills a [`Document`] from the day and knows no format; a format writes whatever blocks
//! it is given and knows no kind. So a new document is a file that fills it and a row in
//! [`Kind`]; a new format is a file that writes it, and then has every kind.

mod awards;
mod csv;
mod cues;
mod delegates;
mod document;
mod docx;
mod draw;
mod format;
mod html;
mod mc;
mod minutes;
mod official;
mod owed;
mod page;
mod programme;
mod results;
mod scores;
mod script;
mod tasks;
mod tray;
mod xlsx;

use crate::day::{Day, Mode};
use crate::text::Lang;

pub use self::csv::csv;
pub use self::document::{
    Access, Bars, Block, Close, Column, Document, Head, Holds, Page, Placed, Ranking, Row, Signature, Table,
    TimeLine,
};
pub use self::format::Format;
pub use self::page::page;

/// One kind a row: its name as typed, what fills it, what it is called, and what it is for.
macro_rules! kinds {
    ($($kind:ident $code:literal $plain:literal $fill:path, $name:literal $called:literal, $vi:literal $en:literal;)+) => {
        /// What can be printed of a day.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { $(#[doc = $en] $kind,)+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind,)+];

            /// Its name on the command line.
            pub fn code(self) -> &'static str {
                match self { $(Self::$kind => $code,)+ }
            }

            /// Its name in Vietnamese without marks, which is understood on the command line as well.
            pub fn plain(self) -> &'static str {
                match self { $(Self::$kind => $plain,)+ }
            }

            /// What people call it.
            pub fn called(self, lang: Lang) -> &'static str {
                match self { $(Self::$kind => lang.pick($name, $called),)+ }
            }

            /// What it is for, in one line.
            pub fn about(self, lang: Lang) -> &'static str {
                match self { $(Self::$kind => lang.pick($vi, $en),)+ }
            }

            /// This document, as the day stands.
            pub fn fill(self, day: &Day, lang: Lang) -> Document {
                let document = match self { $(Self::$kind => $fill(day, lang),)+ };
                Document { is_rehearsed: day.mode() == Mode::Rehearsal, ..document }
            }
        }
    };
}

kinds! {
    Programme "programme" "chuong-trinh" programme::fill, "chương trình" "programme",
        "Chương trình để phát cho mọi người: giờ, nội dung, người thực hiện"
        "The running order to hand out: time, item, who performs";
    Script "script" "kich-ban-dieu-hanh" script::fill, "kịch bản điều hành" "running script",
        "Kịch bản điều hành: dự kiến, thực tế, chuẩn bị, việc cần làm của từng mục (nội bộ)"
        "The organisers' script: plan, reality, what must be ready, checks of each item (internal)";
    Mc "mc" "kich-ban-mc" mc::fill, "kịch bản MC" "MC script",
        "Lời dẫn chữ to, để đọc khi máy hỏng (nội bộ)"
        "The MC's words in large letters, for when the laptop dies (internal)";
    Cues "cues" "the-mc" cues::fill, "thẻ MC" "cue cards",
        "Thẻ MC để cắt: mục, người được mời, câu mở đầu, mục kế tiếp (nội bộ)"
        "Cards to cut out: the item, who is invited, the first sentence, what follows (internal)";
    Tasks "tasks" "phan-cong-nhiem-vu" tasks::fill, "phân công nhiệm vụ" "duties",
        "Phân công nhiệm vụ theo từng người phụ trách (nội bộ)"
        "Who has to do what, by owner (internal)";
    Delegates "delegates" "danh-sach-dai-bieu" delegates::fill, "danh sách đại biểu" "delegates",
        "Danh sách đại biểu theo thứ tự giới thiệu, ai đã đến"
        "The delegates in the order of introduction, and who came";
    Awards "awards" "danh-sach-khen-thuong" awards::fill, "danh sách khen thưởng" "awards",
        "Danh sách khen thưởng theo từng quyết định, có cột ký nhận"
        "Who is honoured under which decision, with a column to sign";
    Tray "tray" "danh-sach-khay" tray::fill, "danh sách khay" "tray",
        "Danh sách xếp khay, theo thứ tự danh sách kèm quyết định; người vắng để trống chỗ (nội bộ)"
        "What lies on the tray, in the annex order, with a gap for each who is absent (internal)";
    Owed "owed" "ban-giao" owed::fill, "bàn giao" "hand-over",
        "Danh sách trao sau: ai chưa nhận, có cột ký nhận và ngày nhận; ai đã nhận sau buổi lễ"
        "Who has not received yet, with columns for signature and date; who received after the day";
    Scores "scores" "phieu-cham" scores::fill, "phiếu chấm" "score sheets",
        "Phiếu chấm từng đội: đồng hồ, lỗi, điểm; để trống, hoặc điền những gì đã ghi"
        "A score sheet for each team: watches, faults, marks; blank, or with what was recorded";
    Results "results" "ket-qua-hoi-thi" results::fill, "kết quả hội thi" "results",
        "Bảng kết quả thi để ký, kèm cách tính từng hạng"
        "Each board with what its ranks were made of, to be signed";
    Draw "draw" "luot-thi" draw::fill, "lượt thi" "draw",
        "Lượt và đường thi, kèm cách bốc lại"
        "Heats and lanes, and how to draw them again";
    Minutes "minutes" "bien-ban" minutes::fill, "biên bản" "minutes",
        "Biên bản của ngày: diễn biến so với dự kiến, trao thưởng, kết quả, việc đổi và lý do"
        "The minutes of the day: what happened against the plan, awards, results, changes and why";
}

impl Kind {
    /// The name of its file, without folder and ending: `2026-08-19-bien-ban`.
    pub fn file_name(self, day: &Day, lang: Lang) -> String {
        let name = lang.pick(self.plain(), self.code());
        let rehearsed = match day.mode() {
            Mode::Live => "",
            Mode::Rehearsal => lang.pick("-tong-duyet", "-rehearsal"),
        };
        format!("{}-{name}{rehearsed}", day.date().format("%Y-%m-%d"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::day::{Event, Operator, Recorded, Seq};

    #[test]
    fn every_kind_has_a_name_of_its_own_and_says_what_it_is_for_in_both_languages() {
        let names: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.code()).collect();
        assert_eq!(names.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            let [vi, en] = Lang::ALL.map(|lang| kind.about(lang));
            assert!(vi != en && vi == crate::text::nfc(vi), "{kind:?}");
            assert_eq!(kind.plain(), crate::text::slug(kind.called(Lang::Vi)));
        }
    }

    #[test]
    fn a_paper_of_a_rehearsal_says_so_on_every_page_and_in_the_name_of_its_file() {
        let agenda = "(title: \"Ngày hội\", items: [\"Chào cờ\"])";
        let date = chrono::NaiveDate::from_ymd_opt(2026, 8, 19).unwrap();
        for (mode, said, name) in [
            (Mode::Live, None, "2026-08-19-bien-ban"),
            (Mode::Rehearsal, Some("TỔNG DUYỆT"), "2026-08-19-bien-ban-tong-duyet"),
        ] {
            let event = Event::Opened { agenda: agenda.to_owned(), mode, date };
            let at = crate::agenda::load(agenda).unwrap().moment(date, chrono::NaiveTime::MIN);
            let day =
                Day::replay(vec![Recorded { seq: Seq(1), at, by: Operator::named("mc"), event }]).unwrap();
            let document = Kind::Minutes.fill(&day, Lang::Vi);
            assert_eq!(document.mark(Lang::Vi).as_deref(), said);
            assert_eq!(Kind::Minutes.file_name(&day, Lang::Vi), name);
        }
    }

    #[test]
    fn a_command_to_be_copied_stays_on_its_line_where_a_sentence_is_wrapped() {
        let long = "một hai ba bốn ".repeat(8).trim_end().to_owned();
        let written = |block: Block| page(&Document { blocks: vec![block], ..Document::default() }, Lang::Vi);
        assert_eq!(written(Block::Paragraph(long.clone())).len(), 2);
        assert_eq!(written(Block::Verbatim(long.clone())), [format!("  {long}")]);
    }

    #[test]
    fn a_title_and_its_mark_fill_the_page_and_a_title_without_one_ends_where_it_ends() {
        let written = |mark: &str| {
            let block = Block::Title { text: "CHẠY".to_owned(), mark: mark.to_owned() };
            page(&Document { blocks: vec![block], ..Document::default() }, Lang::Vi)
        };
        assert_eq!(written(""), ["CHẠY"]);
        assert_eq!(crate::text::width(&written("ĐÃ KÝ")[0]), 80);
    }
}
