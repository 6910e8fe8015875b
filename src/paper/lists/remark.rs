//! What there is to be said of a list as a whole.

use super::annex::Annex;
use crate::agenda::{RecipientKind, time};
use crate::text::{Lang, counted, say};

/// What there is to be said of a list as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The decision says another number.
    Count {
        /// How many the decision says.
        decision: usize,
        /// How many are named already.
        named: usize,
        /// How many would be taken.
        taken: usize,
    },
    /// The list says another number of itself.
    Stated {
        /// How many it says.
        stated: usize,
        /// How many there are.
        found: usize,
    },
    /// Rows under a heading of another roll, not taken now.
    OtherRoll {
        /// The roll that their heading names.
        kind: RecipientKind,
        /// How many.
        rows: usize,
    },
    /// Lines that name nobody: how many, and the first of them.
    Passed(usize, String),
    /// Lines that name no team: how many, and the first of them.
    NoTeam(usize, String),
    /// Columns that were not used, by their headings.
    Unused(Vec<String>),
    /// Other lists of the file, which were not read.
    Beside(Vec<String>),
    /// What the heading says of the decision.
    Annex(Annex),
    /// The heading names another decision than the one it is read for.
    OtherDecision {
        /// The number that the list names.
        list: String,
        /// The number of the decision.
        decision: String,
    },
}

impl Remark {
    /// As a sentence.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Count { decision, named: 0, taken } => say!(
                lang,
                "Quyết định ghi {decision}, danh sách này có {taken}.",
                "The decision says {decision}, this list has {taken}."
            ),
            Self::Count { decision, named, taken } => {
                let all = named + taken;
                say!(
                    lang,
                    "Quyết định ghi {decision}; đã có {named}, thêm {taken} là {all}.",
                    "The decision says {decision}; {named} are there, {taken} more make {all}."
                )
            }
            Self::Stated { stated, found } => say!(
                lang,
                "Danh sách tự ghi {stated}, nhưng có {found} dòng.",
                "The list says {stated} of itself, but has {}.",
                counted(&found, "row")
            ),
            Self::OtherRoll { kind, rows } => {
                let kind = lang.pick(kind.vi(), kind.en());
                say!(
                    lang,
                    "{rows} dòng thuộc phần {kind}: ghi riêng vào danh sách {kind}.",
                    "{} under “{kind}”: take them into that roll by themselves.",
                    counted(&rows, "row")
                )
            }
            Self::Passed(lines, first) => say!(
                lang,
                "{lines} dòng không phải người nhận: {first}.",
                "No recipient named, {}: {first}.",
                counted(&lines, "line")
            ),
            Self::NoTeam(lines, first) => {
                say!(
                    lang,
                    "{lines} dòng không phải đội: {first}.",
                    "No team named, {}: {first}.",
                    counted(&lines, "line")
                )
            }
            Self::Unused(headings) => {
                let headings = headings.join(", ");
                say!(lang, "Cột không dùng: {headings}.", "Columns not used: {headings}.")
            }
            Self::Beside(tables) => {
                let tables = tables.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
                say!(
                    lang,
                    "Tệp còn danh sách khác, chưa đọc: {tables}.",
                    "The file has other lists, which were not read: {tables}."
                )
            }
            Self::Annex(annex) => {
                let date = annex.date.map(time::print_date);
                let date = date.map(|date| say!(lang, " ngày {date}", " of {date}")).unwrap_or_default();
                let issuer = annex.issuer.as_ref().map(|own| say!(lang, " của {own}", ", {own}"));
                let (number, issuer) = (annex.number.clone().unwrap_or_default(), issuer.unwrap_or_default());
                say!(
                    lang,
                    "Kèm theo Quyết định số {number}{date}{issuer}.",
                    "Annex to decision {number}{date}{issuer}."
                )
            }
            Self::OtherDecision { list, decision } => say!(
                lang,
                "Danh sách ghi kèm theo Quyết định số {list}, mà đang nhập cho quyết định số {decision}: xem lại.",
                "The list says that it belongs to decision {list}, and it is being read for {decision}: look again."
            ),
        }
    }
}
