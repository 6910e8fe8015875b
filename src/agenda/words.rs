//! The MC's words (lời dẫn) with names in braces: change a name once, it changes everywhere.
//!
//! | name | stands for |
//! |---|---|
//! | `{nguoi_trinh_bay}` | who performs the item, in full form |
//! | `{chuc_vu}` | that person's post |
//! | `{tiet_muc}` | the item's title |
//! | `{muc_sau}`, `{nguoi_sau}` | the next item's title and performer, as the day stands |
//! | `{ten_su_kien}`, `{dia_diem}`, `{ngay}`, `{don_vi}` | the day: title, place, date, who holds it |
//! | `{dai_bieu.<id>}` | a delegate, in full form; whoever has come instead |
//! | `{dai_bieu_co_mat}` | the delegates who are here, one a line, in the order of introduction |
//! | `{so_lieu.<name>}` | a figure |
//! | `{khen_thuong.<decision>.so_tap_the}`, `.so_ca_nhan`, `.so_ho` | how many a decision honours |
//! | `{ket_qua.<discipline>.nhat}`, `.nhi`, `.ba`, `.khuyen_khich` | who won what, once it is signed |
//! | `{ket_qua.toan_doan.nhat}`, `{ket_qua.<item>.nhat}` | who won a whole contest, once it is signed |
//! | `{ket_qua.<discipline>.ly_thuyet}`, `.thuc_hanh` | who was best in theory, in practice |
//!
//! `_` and `-` are the same in a name. `{{` and `}}` are the signs themselves.

mod whole;

use std::fmt;
use std::ops::Range;

use super::types::{Agenda, DecisionId, Delegate, DelegateId, DisciplineId, ItemId};
pub use whole::overall_key;
pub(super) use whole::overalls;
use whole::{grade_of_whole, whole_of};

use super::{Contest, RecipientKind};
use crate::text;

/// A stretch of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// To be read as it stands.
    Text(String),
    /// To be read as the day says.
    Name(Name),
}

/// What a name in braces stands for. Ids are as written until [`pieces`] has seen the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// Who performs the item, in full form.
    Performer,
    /// The performer's post.
    Position,
    /// The day's title.
    Event,
    /// The day's place.
    Place,
    /// The day's date.
    Date,
    /// Who holds the day.
    Host,
    /// The item's title.
    ItemTitle,
    /// The next item's title.
    NextItem,
    /// The next item's performer, in full form.
    NextPerformer,
    /// The delegates who are here, in the order of introduction, one a line.
    Present,
    /// A delegate, in full form.
    Delegate(DelegateId),
    /// A figure, by its name.
    Figure(String),
    /// How many recipients of one kind a decision has.
    Count(DecisionId, RecipientKind),
    /// Who won the prizes of one grade: its slug without "giải" (`nhat`, `khuyen-khich`).
    Result(DisciplineId, String),
    /// Who won the prizes of one grade of a whole contest.
    Overall(ItemId, String),
}

impl fmt::Display for Name {
    /// As it is written in the words, in braces.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = PLAIN.iter().find(|(_, name)| name == self).map(|(written, _)| *written);
        match self {
            Self::Delegate(id) => write!(f, "{{dai_bieu.{id}}}"),
            Self::Figure(figure) => write!(f, "{{so_lieu.{figure}}}"),
            Self::Count(id, kind) => {
                let count = COUNTS.iter().find(|(_, k)| k == kind).map_or("", |(name, _)| name);
                write!(f, "{{khen_thuong.{id}.{count}}}")
            }
            Self::Result(id, grade) => write!(f, "{{ket_qua.{id}.{}}}", grade.replace('-', "_")),
            Self::Overall(id, grade) => write!(f, "{{ket_qua.{id}.{}}}", grade.replace('-', "_")),
            _ => write!(f, "{{{}}}", plain.unwrap_or_default()),
        }
    }
}

/// Names that stand alone.
const PLAIN: [(&str, Name); 10] = [
    ("nguoi_trinh_bay", Name::Performer),
    ("chuc_vu", Name::Position),
    ("ten_su_kien", Name::Event),
    ("dia_diem", Name::Place),
    ("ngay", Name::Date),
    ("don_vi", Name::Host),
    ("tiet_muc", Name::ItemTitle),
    ("muc_sau", Name::NextItem),
    ("nguoi_sau", Name::NextPerformer),
    ("dai_bieu_co_mat", Name::Present),
];

/// Names that go on after a dot.
const FAMILIES: [&str; 4] = ["dai_bieu", "so_lieu", "khen_thuong", "ket_qua"];

const COUNTS: [(&str, RecipientKind); 3] = [
    ("so_tap_the", RecipientKind::Collective),
    ("so_ca_nhan", RecipientKind::Individual),
    ("so_ho", RecipientKind::Household),
];

/// Who was best in the theory round alone.
pub const THEORY: &str = "ly-thuyet";
/// Who was best in practice alone.
pub const PRACTICE: &str = "thuc-hanh";

/// Grades of a discipline whose prizes are not written: they may be set on the day.
const GRADES: [&str; 4] = ["nhat", "nhi", "ba", "khuyen-khich"];

/// The names that can be used, for a message.
pub(super) fn known() -> String {
    let plain = PLAIN.iter().map(|(name, _)| format!("{{{name}}}"));
    let families = ["{dai_bieu.…}", "{so_lieu.…}", "{khen_thuong.….so_ca_nhan}", "{ket_qua.….nhat}"];
    plain.chain(families.map(str::to_owned)).collect::<Vec<_>>().join(", ")
}

/// What is wrong in the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misnamed {
    /// The name or the brace, in bytes of the words.
    pub span: Range<usize>,
    /// What the fault sentence says of it.
    pub kind: Misname,
}

/// Kinds of [`Misnamed`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misname {
    /// No such name; perhaps this one.
    Unknown {
        /// As written.
        name: String,
        /// The nearest that exists.
        suggestion: Option<String>,
    },
    /// A brace without its partner.
    LoneBrace(char),
}

/// A piece with its place in the words, in bytes.
type Placed = (Range<usize>, Piece);

/// Takes the words apart.
///
/// # Errors
/// Every name that cannot exist and every brace without its partner.
pub fn parse(words: &str) -> Result<Vec<Piece>, Vec<Misnamed>> {
    let (placed, wrong) = parse_placed(words);
    if wrong.is_empty() { Ok(placed.into_iter().map(|(_, piece)| piece).collect()) } else { Err(wrong) }
}

/// The pieces that make sense, and what does not.
pub(super) fn parse_placed(words: &str) -> (Vec<Placed>, Vec<Misnamed>) {
    let mut pieces: Vec<Placed> = Vec::new();
    let mut wrong = Vec::new();
    let mut literal = String::new();
    let mut at = 0;
    while let Some(brace) = words.get(at..).and_then(|rest| rest.find(['{', '}'])) {
        literal.push_str(words.get(at..at + brace).unwrap_or_default());
        at += brace;
        let rest = words.get(at..).unwrap_or_default();
        let sign = if rest.starts_with('{') { '{' } else { '}' };
        if rest.starts_with("{{") || rest.starts_with("}}") {
            literal.push(sign);
            at += 2;
            continue;
        }
        let inside = rest.get(1..).unwrap_or_default();
        let end = inside
            .find(['{', '}', '\n'])
            .filter(|end| sign == '{' && inside.get(*end..*end + 1) == Some("}"));
        let Some(written) = end.and_then(|end| inside.get(..end)) else {
            wrong.push(Misnamed { span: at..at + 1, kind: Misname::LoneBrace(sign) });
            at += 1;
            continue;
        };
        let span = at..at + written.len() + 2;
        at = span.end;
        match name(written.trim()) {
            Ok(name) => {
                if !literal.is_empty() {
                    pieces.push((span.start..span.start, Piece::Text(std::mem::take(&mut literal))));
                }
                pieces.push((span, Piece::Name(name)));
            }
            Err(suggestion) => {
                let name = written.trim().to_owned();
                wrong.push(Misnamed { span, kind: Misname::Unknown { name, suggestion } });
            }
        }
    }
    literal.push_str(words.get(at..).unwrap_or_default());
    if !literal.is_empty() {
        pieces.push((at..at, Piece::Text(literal)));
    }
    (pieces, wrong)
}

/// The form in which names and ids are compared: `_` and `-` are the same.
pub(super) fn canonical(name: &str) -> String {
    name.replace('_', "-")
}

fn name(written: &str) -> Result<Name, Option<String>> {
    let key = canonical(written);
    if let Some((_, name)) = PLAIN.iter().find(|(plain, _)| canonical(plain) == key) {
        return Ok(name.clone());
    }
    let parts: Vec<&str> = written.split('.').collect();
    let family = parts.first().map(|family| canonical(family)).unwrap_or_default();
    match (family.as_str(), parts.as_slice()) {
        ("dai-bieu", [_, id]) if !id.is_empty() => Ok(Name::Delegate(DelegateId::from(*id))),
        ("so-lieu", [_, figure]) if !figure.is_empty() => Ok(Name::Figure((*figure).to_owned())),
        ("khen-thuong", [_, decision, count]) if !decision.is_empty() => {
            let key = canonical(count);
            match COUNTS.iter().find(|(name, _)| canonical(name) == key) {
                Some((_, kind)) => Ok(Name::Count(DecisionId::from(*decision), *kind)),
                None => Err(nearest(count, COUNTS.iter().map(|(name, _)| *name))
                    .map(|count| format!("khen_thuong.{decision}.{count}"))),
            }
        }
        ("ket-qua", [_, discipline, grade]) if !discipline.is_empty() && !grade.is_empty() => {
            Ok(Name::Result(DisciplineId::from(*discipline), canonical(grade)))
        }
        ("khen-thuong", [_, decision]) => Err(Some(format!("khen_thuong.{decision}.so_ca_nhan"))),
        ("ket-qua", [_, discipline]) => Err(Some(format!("ket_qua.{discipline}.nhat"))),
        (_, [first, rest @ ..]) if !rest.is_empty() => Err(nearest(first, FAMILIES.into_iter())
            .filter(|found| found != first)
            .map(|found| format!("{found}.{}", rest.join(".")))),
        // A family's own name lacks what follows the dot: the list of names shows it.
        _ => Err(nearest(written, PLAIN.iter().map(|(name, _)| *name).chain(FAMILIES))
            .filter(|found| found != written)),
    }
}

/// The nearest of some names to what was written, when it is near enough to be a slip.
pub(super) fn nearest<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let key = text::slug(written);
    names
        .map(|name| (strsim::damerau_levenshtein(&key, &text::slug(name)), name))
        .filter(|(distance, name)| *distance <= 1.max(name.chars().count().max(key.len()) / 3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name.to_owned())
}

/// The code names of the terms of which what was written is a part: "Signing" of `PledgeSigning`,
/// "giao ước" of what is called so. Two letters are a part of too much.
pub(super) fn having<T: Copy>(
    written: &str,
    all: &[T],
    code: fn(T) -> &'static str,
    vi: fn(T) -> &'static str,
) -> Vec<&'static str> {
    let key = text::slug(written);
    let part = |name: &str| text::slug(name).replace('-', "").contains(&key.replace('-', ""));
    let has = |term: &&T| key.len() > 2 && (part(code(**term)) || part(vi(**term)));
    all.iter().filter(has).map(|term| code(*term)).collect()
}

/// Gives a name the ids of the agenda.
///
/// # Errors
/// Nothing in the agenda has that name; the nearest that exists, when one is near.
pub(super) fn resolve(name: &Name, agenda: &Agenda) -> Result<Name, Option<String>> {
    match name {
        Name::Delegate(id) => {
            let ids = || agenda.delegates.iter().map(|delegate| delegate.id.0.as_str());
            find(&id.0, ids)
                .map(|id| Name::Delegate(DelegateId::from(id)))
                .map_err(|id| id.map(|id| format!("dai_bieu.{id}")))
        }
        Name::Figure(figure) => {
            let names = || agenda.figures.iter().map(|figure| figure.name.as_str());
            find(figure, names)
                .map(|name| Name::Figure(name.to_owned()))
                .map_err(|name| name.map(|name| format!("so_lieu.{name}")))
        }
        Name::Count(id, kind) => {
            let ids = || agenda.decisions().map(|d| d.id.0.as_str());
            let count = COUNTS.iter().find(|(_, k)| k == kind).map_or("", |(name, _)| name);
            find(&id.0, ids)
                .map(|id| Name::Count(DecisionId::from(id), *kind))
                .map_err(|id| id.map(|id| format!("khen_thuong.{id}.{count}")))
        }
        Name::Result(id, grade) => {
            if let Some((item, contest)) = whole_of(id, agenda) {
                let found = grade_of_whole(contest, grade);
                let found = found.map(|grade| Name::Overall(item.clone(), grade));
                return found
                    .map_err(|near| near.map(|grade| format!("ket_qua.{id}.{}", grade.replace('-', "_"))));
            }
            let contests = || agenda.items.iter().filter_map(|item| item.contest.as_ref());
            let disciplines = || contests().flat_map(|contest: &Contest| &contest.disciplines);
            let id = find(&id.0, || disciplines().map(|discipline| discipline.id.0.as_str()))
                .map_err(|id| id.map(|id| format!("ket_qua.{id}.{grade}")))?;
            let prizes = disciplines().find(|d| d.id.0 == id).map_or(&[][..], |d| &d.rules.prizes);
            let mut grades: Vec<String> = prizes.iter().map(|prize| grade_slug(&prize.grade)).collect();
            if grades.is_empty() {
                grades = GRADES.map(str::to_owned).to_vec();
            }
            grades.extend([THEORY, PRACTICE].map(str::to_owned));
            if grades.contains(grade) {
                return Ok(Name::Result(DisciplineId::from(id), grade.clone()));
            }
            let near = nearest(grade, grades.iter().map(String::as_str)).or_else(|| grades.first().cloned());
            Err(near.map(|grade| format!("ket_qua.{id}.{}", grade.replace('-', "_"))))
        }
        plain => Ok(plain.clone()),
    }
}

/// The slug of a prize grade without the word "giải": "Giải nhất" → `nhat`.
pub fn grade_slug(grade: &str) -> String {
    let slug = text::slug(grade);
    slug.strip_prefix("giai-").map_or(slug.clone(), str::to_owned)
}

fn find<'a, I: Iterator<Item = &'a str>>(
    written: &str,
    ids: impl Fn() -> I,
) -> Result<&'a str, Option<String>> {
    let key = canonical(written);
    ids().find(|id| canonical(id) == key).ok_or_else(|| nearest(written, ids()))
}

/// The words of a loaded agenda in pieces, every name carrying the agenda's own ids. What is no
/// name (in words typed on the day) is read as it stands.
pub fn pieces(agenda: &Agenda, words: &str) -> Vec<Piece> {
    let Ok(pieces) = parse(words) else { return vec![Piece::Text(words.to_owned())] };
    pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Name(name) => Piece::Name(resolve(&name, agenda).unwrap_or(name)),
            text => text,
        })
        .collect()
}

impl Delegate {
    /// The spoken form: "đồng chí Trung tá Phạm Văn Hùng – Trưởng Công an phường, Công an
    /// phường Nhân Chính". What is unknown is left out.
    pub fn address(&self) -> String {
        let who = [&self.honorific, &self.rank_title, &self.name];
        let mut spoken = who.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        if let Some(position) = &self.position {
            // Without a name the post itself is addressed: "đồng chí Bí thư Đảng uỷ".
            spoken.push_str(match (&self.name, spoken.is_empty()) {
                (_, true) => "",
                (Some(_), _) => " – ",
                (None, _) => " ",
            });
            if self.former {
                spoken.push_str("nguyên ");
            }
            spoken.push_str(position);
        }
        if let Some(organization) = &self.organization {
            spoken.push_str(if spoken.is_empty() { "" } else { ", " });
            spoken.push_str(organization);
        }
        spoken
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::load;

    fn unknown(words: &str) -> (Range<usize>, Option<String>) {
        match parse(words).unwrap_err().remove(0) {
            Misnamed { span, kind: Misname::Unknown { suggestion, .. } } => (span, suggestion),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn names_in_braces_are_told_from_text() {
        assert_eq!(
            parse("Kính mời {nguoi_trinh_bay}, {dai_bieu.a-b}!").unwrap(),
            [
                Piece::Text("Kính mời ".into()),
                Piece::Name(Name::Performer),
                Piece::Text(", ".into()),
                Piece::Name(Name::Delegate("a-b".into())),
                Piece::Text("!".into()),
            ]
        );
        assert_eq!(parse("{muc-sau}").unwrap(), [Piece::Name(Name::NextItem)]);
        assert_eq!(
            parse("{khen_thuong.qd-1.so_ca_nhan}{ket_qua.pa.khuyen_khich}").unwrap(),
            [
                Piece::Name(Name::Count("qd-1".into(), RecipientKind::Individual)),
                Piece::Name(Name::Result("pa".into(), "khuyen-khich".into())),
            ]
        );
    }

    #[test]
    fn doubled_braces_are_the_signs_themselves() {
        assert_eq!(parse("a {{b}} c").unwrap(), [Piece::Text("a {b} c".into())]);
    }

    #[test]
    fn a_misspelt_name_is_found_and_the_right_one_offered() {
        assert_eq!(unknown("Kính mời {nguoi_trinhbay}"), (12..28, Some("nguoi_trinh_bay".into())));
        assert_eq!(unknown("{người_trình_bày}").1.as_deref(), Some("nguoi_trinh_bay"));
        assert_eq!(unknown("{khen_thuong.qd.so_canhan}").1.as_deref(), Some("khen_thuong.qd.so_ca_nhan"));
        assert_eq!(unknown("{daibieu.x}").1.as_deref(), Some("dai_bieu.x"));
        assert_eq!(unknown("{xyz}").1, None);
        assert_eq!(unknown("{}").1, None);
    }

    #[test]
    fn every_lone_brace_is_named() {
        let wrong = parse("a { b } c } d {e").unwrap_err();
        let spans: Vec<_> = wrong.iter().map(|wrong| (wrong.span.start, &wrong.kind)).collect();
        assert_eq!(spans.len(), 3);
        assert_eq!(spans[1], (10, &Misname::LoneBrace('}')));
        assert_eq!(spans[2], (14, &Misname::LoneBrace('{')));
    }

    #[test]
    fn a_name_with_underscores_finds_the_id_with_dashes() {
        let agenda = load(
            r#"(title: "N", delegates: ["Phạm Văn Hùng"], items: [(title: "a", words: "{dai_bieu.pham_van_hung}")])"#,
        )
        .unwrap();
        let words = agenda.items[0].words.clone().unwrap();
        assert_eq!(pieces(&agenda, &words), [Piece::Name(Name::Delegate("pham-van-hung".into()))]);
    }

    #[test]
    fn a_delegate_is_addressed_in_full() {
        let agenda = load(
            r#"(title: "N", items: ["a"], delegates: [
                (name: "Phạm Văn Hùng", honorific: "đồng chí", rank_title: "Trung tá",
                 position: "Trưởng Công an phường", organization: "Công an phường Nhân Chính"),
                (name: "Ngô Văn Dụ", honorific: "đồng chí", position: "Uỷ viên Bộ Chính trị", former: true),
                (honorific: "đồng chí", position: "Bí thư Đảng uỷ phường"),
                "Cá nhân 01",
            ])"#,
        )
        .unwrap();
        let spoken: Vec<_> = agenda.delegates.iter().map(Delegate::address).collect();
        assert_eq!(
            spoken,
            [
                "đồng chí Trung tá Phạm Văn Hùng – Trưởng Công an phường, Công an phường Nhân Chính",
                "đồng chí Ngô Văn Dụ – nguyên Uỷ viên Bộ Chính trị",
                "đồng chí Bí thư Đảng uỷ phường",
                "Cá nhân 01",
            ]
        );
    }
}
