//! What there is to be said of a row.

use crate::agenda::{Legacy, RecipientKind};
use crate::text::{Lang, say};

/// How much a doubt weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Told, nothing to be done.
    Told,
    /// To be looked at.
    Doubt,
    /// The row is not taken.
    Refusal,
}

/// What there is to be said of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// All capitals; kept as typed.
    AllCaps,
    /// The marks stood apart from their letters (NFD); composed.
    Decomposed,
    /// Non-breaking spaces or invisible characters; repaired.
    OddSpaces,
    /// The same name stands higher up in the list.
    Twice {
        /// On which line.
        line: usize,
        /// With another post: perhaps somebody else of that name.
        namesake: bool,
    },
    /// The same name stands under the decision already.
    Standing {
        /// On which roll.
        kind: RecipientKind,
        /// With which number.
        number: usize,
    },
    /// The same person stands under another decision of the day.
    Elsewhere {
        /// What that decision is called.
        decision: String,
        /// With which number, among the individuals.
        number: usize,
    },
    /// A collective among individuals, or the other way round.
    OtherKind {
        /// What it looks like.
        kind: RecipientKind,
        /// What the roll is for.
        roll: RecipientKind,
    },
    /// A commemorative medal (Kỷ niệm chương) is for individuals only.
    MedalToCollective,
    /// A commemorative medal is given once in a lifetime.
    MedalTwice,
    /// The other rows have numbers.
    Unnumbered,
    /// The same team stands higher up in the list.
    TeamTwice {
        /// On which line.
        line: usize,
    },
    /// A team of this name competes already.
    Competes,
    /// No discipline is for teams of this category.
    NoDiscipline(String),
    /// What should be a number of people is none.
    NotCounted(String),
    /// Markup of a web page stood in it; taken off.
    Markup,
    /// Emoji stood in the name; taken off.
    Pictures,
    /// A telephone number stood in the name or beside it; taken off, for both go to the hall.
    Phone,
    /// A form of address stood before the name ("Bà"); taken off, for it is on no certificate.
    Address(String),
    /// It does not look like a person.
    NoPerson,
    /// Two people seem to stand on it.
    TwoPeople,
    /// Something on it says that nothing may be awarded: "Không đạt", "xin rút", "thay bằng …".
    SaysNot(String),
    /// Its name is of a column that may be of somebody who is not honoured: those it may stand in, by
    /// number and heading.
    WhichColumn(Vec<(usize, String)>),
    /// It stands below those who sign.
    BelowSignature,
    /// The list says that it belongs to the decision of this number, which is another.
    OtherDecision(String),
    /// Its row is hidden in the sheet.
    Hidden,
    /// A letter that no Vietnamese name has: perhaps of an old font.
    OddLetter(char),
    /// The decision has no place left for it.
    OverCount(usize),
    /// Its name is a formula that was never worked out.
    Uncalculated,
    /// Typed for an old font.
    Legacy(Legacy),
    /// Nobody is named.
    NoName,
    /// Control characters or overrides of direction.
    Unsafe,
    /// Characters that were lost on the way.
    Garbled,
    /// More than this many characters in one cell.
    TooLong(usize),
}

impl Doubt {
    /// How much it weighs.
    pub fn weight(&self) -> Weight {
        match self {
            Self::AllCaps
            | Self::Decomposed
            | Self::OddSpaces
            | Self::Markup
            | Self::Pictures
            | Self::Address(_)
            | Self::Phone => Weight::Told,
            Self::Twice { .. }
            | Self::Standing { .. }
            | Self::Elsewhere { .. }
            | Self::OtherKind { .. }
            | Self::MedalToCollective
            | Self::MedalTwice
            | Self::Unnumbered
            | Self::NoPerson
            | Self::TwoPeople
            | Self::SaysNot(_)
            | Self::BelowSignature
            | Self::WhichColumn(_)
            | Self::OtherDecision(_)
            | Self::Hidden
            | Self::OddLetter(_)
            | Self::OverCount(_)
            | Self::TeamTwice { .. }
            | Self::Competes
            | Self::NoDiscipline(_)
            | Self::NotCounted(_) => Weight::Doubt,
            Self::Legacy(_)
            | Self::NoName
            | Self::Uncalculated
            | Self::Unsafe
            | Self::Garbled
            | Self::TooLong(_) => Weight::Refusal,
        }
    }

    /// Whether a row is left out until somebody takes it: nobody knows that it is a person, or one
    /// who is not there yet.
    pub fn leaves_out(&self) -> bool {
        match self {
            Self::Twice { namesake, .. } => !namesake,
            Self::Standing { .. }
            | Self::OtherKind { .. }
            | Self::MedalToCollective
            | Self::MedalTwice
            | Self::Unnumbered
            | Self::NoPerson
            | Self::TwoPeople
            | Self::SaysNot(_)
            | Self::BelowSignature
            | Self::WhichColumn(_)
            | Self::OtherDecision(_)
            | Self::Hidden
            | Self::OddLetter(_)
            | Self::OverCount(_)
            | Self::TeamTwice { .. }
            | Self::Competes => true,
            Self::Elsewhere { .. } | Self::NoDiscipline(_) | Self::NotCounted(_) => false,
            Self::AllCaps
            | Self::Decomposed
            | Self::OddSpaces
            | Self::Markup
            | Self::Pictures
            | Self::Address(_)
            | Self::Phone => false,
            Self::Legacy(_)
            | Self::NoName
            | Self::Uncalculated
            | Self::Unsafe
            | Self::Garbled
            | Self::TooLong(_) => true,
        }
    }

    /// Whether it says that the whole list was damaged on its way, and not this row alone.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Legacy(_) | Self::Unsafe | Self::Garbled | Self::TooLong(_))
    }

    /// As a sentence.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::AllCaps => {
                say!(lang, "viết HOA toàn bộ; giữ như đã gõ", "all capitals; kept as typed")
            }
            Self::Decomposed => say!(lang, "dấu rời (NFD); đã ghép lại", "marks apart (NFD); composed"),
            Self::OddSpaces => say!(
                lang,
                "có dấu cách lạ hoặc ký tự ẩn; đã sửa",
                "unusual spaces or invisible characters; repaired"
            ),
            Self::Twice { line, namesake: false } => {
                say!(lang, "trùng tên với dòng {line}", "the same name as on line {line}")
            }
            Self::Twice { line, namesake: true } => say!(
                lang,
                "cùng tên, khác chức vụ với dòng {line}",
                "the same name as on line {line}, with another post"
            ),
            Self::Standing { kind, number } => {
                let kind = lang.pick(kind.vi(), kind.en());
                say!(
                    lang,
                    "quyết định này đã có tên đó ({kind} số {number})",
                    "this decision has that name already ({kind} number {number})"
                )
            }
            Self::Elsewhere { decision, number } => say!(
                lang,
                "đã có tên trong danh sách khác của ngày: {decision}, số {number}",
                "stands in another list of the day: {decision}, number {number}"
            ),
            Self::OtherKind { kind, roll } => {
                let (kind, roll) = (lang.pick(kind.vi(), kind.en()), lang.pick(roll.vi(), roll.en()));
                say!(
                    lang,
                    "giống {kind}, mà đây là danh sách {roll}",
                    "looks like a {kind}, and this is a roll of {roll}s"
                )
            }
            Self::MedalToCollective => {
                say!(lang, "Kỷ niệm chương chỉ tặng cá nhân", "a Kỷ niệm chương is for individuals only")
            }
            Self::MedalTwice => say!(
                lang,
                "Kỷ niệm chương chỉ tặng mỗi người một lần",
                "a Kỷ niệm chương is given to a person only once"
            ),
            Self::Unnumbered => say!(
                lang,
                "không có số thứ tự như các dòng khác; có phải người nhận?",
                "has no number as the other lines have; is it a recipient?"
            ),
            Self::Markup => {
                say!(lang, "có thẻ của trang mạng; đã bỏ", "markup of a web page; taken off")
            }
            Self::Pictures => {
                say!(lang, "có biểu tượng trong tên; đã bỏ", "pictures in the name; taken off")
            }
            Self::Phone => {
                say!(lang, "có số điện thoại; đã bỏ", "a telephone number; taken off")
            }
            Self::Address(address) => {
                say!(lang, "có “{address}” trước tên; đã bỏ", "“{address}” before the name; taken off")
            }
            Self::NoPerson => say!(
                lang,
                "không giống tên người; có phải người nhận?",
                "does not look like a person; is it a recipient?"
            ),
            Self::TwoPeople => say!(
                lang,
                "có vẻ hai người trên một dòng; ai được khen? Tách mỗi người một dòng rồi dán lại",
                "two people on one line, it seems; who is honoured? Give each a line and paste again"
            ),
            Self::SaysNot(said) => say!(
                lang,
                "có ghi “{said}”; còn được khen không?",
                "“{said}” is written there; is it still to be honoured?"
            ),
            Self::BelowSignature => say!(
                lang,
                "đứng dưới chỗ ký; có lẽ là người ký",
                "stands below the signature; perhaps it is who signs"
            ),
            Self::WhichColumn(columns) => {
                let all = columns.iter().map(|(_, heading)| format!("“{heading}”"));
                let all = all.collect::<Vec<_>>().join(", ");
                let example = columns.last().map_or(1, |(column, _)| *column);
                say!(
                    lang,
                    "chưa rõ ai được khen: {all}. Bỏ cột không phải rồi dán lại, hoặc chỉ ra cột: import --columns name={example}",
                    "who is honoured is not clear: {all}. Take the other column out and paste again, or name the column: import --columns name={example}"
                )
            }
            Self::OtherDecision(number) => say!(
                lang,
                "danh sách ghi Quyết định số {number}, là quyết định khác",
                "the list names decision {number}, which is another"
            ),
            Self::Hidden => say!(
                lang,
                "dòng đang ẩn trong bảng tính; có lẽ đã bị loại",
                "hidden in the sheet; perhaps it was taken out"
            ),
            Self::OddLetter(letter) => say!(
                lang,
                "có chữ “{letter}” không có trong tiếng Việt; có lẽ gõ bằng phông cũ",
                "“{letter}” is no letter of Vietnamese; perhaps typed for an old font"
            ),
            Self::OverCount(count) => {
                say!(lang, "quá số {count} mà quyết định ghi", "more than the {count} of the decision")
            }
            Self::Uncalculated => say!(
                lang,
                "tên là công thức chưa tính, không nhận. Mở tệp bằng Excel, lưu lại",
                "the name is a formula that was not worked out: not taken. Open the file in Excel and save it"
            ),
            Self::TeamTwice { line } => say!(
                lang,
                "trùng đội với dòng {line}; không ghi lại",
                "the same team as on line {line}; not taken again"
            ),
            Self::Competes => say!(
                lang,
                "đội này đã có trong hội thi; không ghi lại",
                "this team competes already; not taken again"
            ),
            Self::NoDiscipline(category) => say!(
                lang,
                "không môn nào có bảng “{category}”; đội này sẽ không thi môn nào",
                "no discipline has the category “{category}”; this team would compete in none"
            ),
            Self::NotCounted(shown) => say!(
                lang,
                "không phải số người: “{shown}”; để trống",
                "“{shown}” is no number of people; left out"
            ),
            Self::Legacy(encoding) => {
                let encoding = encoding.name();
                say!(
                    lang,
                    "gõ bằng phông cũ {encoding}, không nhận. Chuyển sang Unicode (bộ công cụ của Unikey) rồi dán lại",
                    "typed for an old font, {encoding}: not taken. Convert it to Unicode (Unikey's toolkit) and paste again"
                )
            }
            Self::NoName => {
                say!(lang, "trống tên, không nhận. Ghi tên vào", "no name: not taken. Fill in the name")
            }
            Self::Unsafe => say!(
                lang,
                "có ký tự điều khiển, không nhận. Gõ lại bằng tay",
                "control characters: not taken. Type it by hand"
            ),
            Self::Garbled => say!(
                lang,
                "có chữ bị hỏng, không nhận. Lưu lại tệp với mã UTF-8",
                "letters were lost: not taken. Save the file again as UTF-8"
            ),
            Self::TooLong(limit) => say!(
                lang,
                "có ô dài quá {limit} ký tự, không nhận. Rút ngắn lại",
                "a cell of more than {limit} characters: not taken. Make it shorter"
            ),
        }
    }
}
