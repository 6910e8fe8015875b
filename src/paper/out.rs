//! Documents that leave the house: one model, filled per kind, written per format.
//!
//! A kind fills a [`Document`] from the day and knows no format; a format writes whatever blocks
//! it is given and knows no kind. So a new document is a file that fills it and a row in
//! [`Kind`]; a new format is a file that writes it, and then has every kind.

mod csv;
mod draw;
mod owed;
mod page;
mod results;
mod tray;

use crate::day::Day;
use crate::text::Lang;

pub use self::csv::csv;
pub use self::page::page;

/// One kind a row: its name as typed, what fills it, and what it is for.
macro_rules! kinds {
    ($($kind:ident $code:literal $fill:path, $vi:literal $en:literal;)+) => {
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

            /// What it is for, in one line.
            pub fn about(self, lang: Lang) -> &'static str {
                match self { $(Self::$kind => lang.pick($vi, $en),)+ }
            }

            /// This document, as the day stands.
            pub fn fill(self, day: &Day, lang: Lang) -> Document {
                match self { $(Self::$kind => $fill(day, lang),)+ }
            }
        }
    };
}

kinds! {
    Owed "owed" owed::fill,
        "Danh sách trao sau: ai chưa nhận, có cột ký nhận và ngày nhận"
        "Who has not received yet, with columns for signature and date";
    Tray "tray" tray::fill,
        "Danh sách xếp khay, theo thứ tự danh sách kèm quyết định; người vắng để trống chỗ"
        "What lies on the tray, in the annex order, with a gap for each who is absent";
    Results "results" results::fill,
        "Bảng kết quả thi để ký, kèm cách tính từng hạng"
        "Each board with what its ranks were made of, to be signed";
    Draw "draw" draw::fill,
        "Lượt và đường thi, kèm cách bốc lại"
        "Heats and lanes, and how to draw them again";
}

/// What stands on paper, whatever it is written as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// For people: from top to bottom.
    pub blocks: Vec<Block>,
    /// For a spreadsheet: the same as one flat table.
    pub sheet: Table,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Here begins what is read by itself, on a page of its own where there are pages.
    Part,
    /// What follows is about this. The mark stands at the right edge; it may be empty.
    Title {
        /// The words of the title.
        text: String,
        /// Its state, such as *provisional*.
        mark: String,
    },
    /// A sentence or several.
    Paragraph(String),
    /// Something to be copied: never broken over two lines.
    Verbatim(String),
    /// An empty line.
    Gap,
    /// Rows and columns.
    Table(Table),
    /// Who came in which place.
    Ranking(Ranking),
    /// Who runs in which lane.
    Heat {
        /// Its number, in words.
        title: String,
        /// The lane in words, and the team.
        lanes: Vec<(String, String)>,
    },
    /// Where somebody signs.
    Signature {
        /// The date of signing.
        date: String,
        /// As what they sign.
        post: String,
        /// What else is to be written there.
        hint: String,
        /// Their name, where it is known.
        name: Option<String>,
    },
}

/// Rows and columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The headings.
    pub heads: Vec<String>,
    /// The rows below them.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table with headings, each as Vietnamese and English.
    fn headed<const N: usize>(heads: [(&str, &str); N], lang: Lang) -> Self {
        Self { heads: heads.map(|(vi, en)| lang.pick(vi, en).to_owned()).into(), rows: Vec::new() }
    }
}

/// Who came in which place, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// The headings of rank, name, result and prize.
    pub heads: [String; 4],
    /// The places in order.
    pub places: Vec<Placed>,
    /// What stands there instead while there is no place.
    pub none: String,
}

/// One place of a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// `1`, `2=` where it is shared, a dash where there is none.
    pub rank: String,
    /// Who it is.
    pub name: String,
    /// What they reached.
    pub result: String,
    /// What they get for it; may be empty.
    pub prize: String,
    /// What the result was made of, a line each.
    pub facts: Vec<String>,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_has_a_name_of_its_own_and_says_what_it_is_for_in_both_languages() {
        let names: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.code()).collect();
        assert_eq!(names.len(), Kind::ALL.len());
        for kind in Kind::ALL {
            let [vi, en] = Lang::ALL.map(|lang| kind.about(lang));
            assert!(vi != en && vi == crate::text::nfc(vi), "{kind:?}");
        }
    }

    #[test]
    fn a_command_to_be_copied_stays_on_its_line_where_a_sentence_is_wrapped() {
        let long = "một hai ba bốn ".repeat(8).trim_end().to_owned();
        let written = |block: Block| page(&Document { blocks: vec![block], sheet: Table::default() });
        assert_eq!(written(Block::Paragraph(long.clone())).len(), 2);
        assert_eq!(written(Block::Verbatim(long.clone())), [format!("  {long}")]);
    }

    #[test]
    fn a_title_and_its_mark_fill_the_page_and_a_title_without_one_ends_where_it_ends() {
        let written = |mark: &str| {
            let block = Block::Title { text: "CHẠY".to_owned(), mark: mark.to_owned() };
            page(&Document { blocks: vec![block], sheet: Table::default() })
        };
        assert_eq!(written(""), ["CHẠY"]);
        assert_eq!(crate::text::width(&written("ĐÃ KÝ")[0]), 80);
    }
}
