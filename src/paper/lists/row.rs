//! One row: the cells that were found, and what was made of them.

use super::doubt::{Doubt, Weight};
use super::office::{self, Office};
use super::{clean, fonts, kind};
use crate::agenda::{Legacy, Recipient, RecipientKind, Team};
use crate::text::{self, Lang, counted, say};

/// The longest cell that can be recorded, in characters.
const LONGEST: usize = 500;

/// What stands for a formula that was never worked out.
pub const UNCALCULATED: &str = "#CHƯA_TÍNH";

/// A row as found, each cell as it stood.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Its line or row in the source, counted from 1.
    pub line: usize,
    pub number: Option<String>,
    pub name: String,
    pub position: String,
    pub citation: String,
    pub amount: String,
    pub note: String,
    pub representative: String,
    pub size: String,
    pub captain: String,
    pub category: String,
    pub victims: String,
    /// The headings again, on a new page.
    pub is_heading: bool,
    /// Its row is hidden in the sheet.
    pub is_hidden: bool,
    /// A heading says what its post is.
    pub is_told: bool,
    /// What stands in columns that are not used.
    pub beside: Vec<String>,
    /// Its name may be in any of these columns, by number and heading.
    pub unsure: Vec<(usize, String)>,
}

impl Draft {
    fn cells(&self) -> [&str; 10] {
        [
            &self.name,
            &self.position,
            &self.citation,
            &self.amount,
            &self.note,
            &self.representative,
            &self.size,
            &self.captain,
            &self.category,
            &self.victims,
        ]
        .map(String::as_str)
    }

    /// Everything that stands on it, harmless.
    pub fn shown(&self) -> String {
        let number = self.number.as_deref().unwrap_or_default();
        let cells = std::iter::once(number).chain(self.cells()).filter(|cell| !cell.trim().is_empty());
        text::harmless(&cells.collect::<Vec<_>>().join(" · "))
    }

    /// A form printed with more numbers than names.
    pub fn is_number_only(&self) -> bool {
        self.number.is_some() && self.is_blank()
    }

    /// Nothing stands in the columns that are used.
    pub fn is_blank(&self) -> bool {
        self.cells().iter().all(|cell| tidy(cell).is_empty())
    }

    /// The only text on it, folded.
    pub(super) fn only(&self) -> Option<String> {
        let mut cells = self.cells().into_iter().filter(|cell| !tidy(cell).is_empty());
        let only = cells.next()?;
        cells.next().is_none().then(|| text::fold(&tidy(only)))
    }

    /// Whether two people stand on it: in one cell, or the other where a post would be guessed.
    fn names_two(&self) -> bool {
        let is_one = |part: &str| kind::may_be_person(&tidy(part), true) && part.trim().contains(' ');
        let by_sign = self.name.split(['\n', ',', ';', '&', '+', '/']).flat_map(|part| part.split(" và "));
        let parts: Vec<&str> = by_sign.filter(|part| !tidy(part).is_empty()).collect();
        let in_the_name = parts.len() > 1 && parts.iter().all(|part| is_one(part));
        let is_person = |cell: &str| {
            kind::guess(&tidy(cell)) == Some(RecipientKind::Individual) && tidy(cell).split(' ').count() > 2
        };
        in_the_name
            || (!self.is_told && is_person(&self.name) && self.position.split([',', ';', '-']).any(is_person))
    }

    /// What stands beside the name and says that it may be on the list no more.
    fn says_not(&self) -> Option<String> {
        const NOT: [&str; 16] = [
            "khong dat",
            "khong dong y",
            "khong du",
            "khong khen",
            "khong xet",
            "khong nhan",
            "rut",
            "xin rut",
            "de nghi rut",
            "thay bang",
            "thay the bang",
            "loai",
            "tu choi",
            "huy",
            "bo ten",
            "chua du",
        ];
        let says = |cell: &str| {
            let folded = text::fold(cell);
            NOT.iter().any(|not| {
                folded.strip_prefix(not).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            })
        };
        // "Loại A" is a class, and no refusal.
        let is_class = |cell: &str| text::fold(cell).starts_with("loai ");
        let inside = self.name.split(['(', '[']).skip(1).map(|part| part.trim_end_matches([')', ']', ' ']));
        let cells = [self.position.as_str(), &self.note].into_iter();
        let mut cells = cells.chain(self.beside.iter().map(String::as_str)).chain(inside).map(tidy);
        let said = cells.find(|cell| says(cell) && !is_class(cell))?;
        Some(text::harmless(&said.chars().take(60).collect::<String>()))
    }

    /// A heading, a sum or a title.
    pub fn names_nobody(&self) -> bool {
        self.section().is_some() || self.count().is_some() || self.is_title() || self.office().is_some()
    }

    /// What an office writes around a list, where nothing else stands on the row.
    pub fn office(&self) -> Option<Office> {
        if self.is_heading {
            return Some(Office::Around);
        }
        // How many people a team has, or how much money, is no page number.
        let counts = [&self.size, &self.victims, &self.captain, &self.category, &self.amount];
        if self.number.is_some() || counts.iter().any(|cell| !tidy(cell).is_empty()) {
            return None;
        }
        let cells = self.cells().map(tidy);
        let mut all = cells.iter().filter(|cell| !cell.is_empty()).map(|cell| office::of(cell));
        let first = all.next()??;
        // "NGƯỜI LẬP" and "CHỦ TỊCH" stand side by side.
        all.try_fold(first, |first, next| {
            let next = next?;
            Some(if next == Office::Signature { next } else { first })
        })
    }

    /// A heading of a part that is about no person: "III. Lực lượng dân phòng".
    pub fn is_part(&self) -> bool {
        let cells = self.cells().map(tidy);
        let mut all = cells.iter().filter(|cell| !cell.is_empty());
        let (Some(only), None) = (all.next(), all.next()) else { return false };
        let about = match &self.number {
            Some(number) if office::is_part_number(number.trim_end_matches(['.', ')'])) => {
                Some(only.as_str())
            }
            Some(_) => None,
            None => office::part(only),
        };
        about.is_some_and(|about| !kind::may_be_person(about, false))
    }

    /// A heading within the list: "I. Tập thể", "II. Cá nhân (10)".
    pub fn section(&self) -> Option<RecipientKind> {
        let mut only = self.only()?;
        // What stands after a colon or in brackets is how many.
        let end = only.find([':', '(']).unwrap_or(only.len());
        only.truncate(end);
        let words: Vec<&str> = only.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let is_lead = |word: &str| {
            matches!(word, "i" | "ii" | "iii" | "iv" | "a" | "b" | "c" | "phan" | "danh" | "sach" | "cac")
                || word.chars().all(|c| c.is_ascii_digit())
        };
        let start = words.iter().position(|word| !is_lead(word))?;
        match words.get(start..)? {
            ["tap", "the"] => Some(RecipientKind::Collective),
            ["ca", "nhan"] => Some(RecipientKind::Individual),
            ["ho"] | ["ho", "gia", "dinh"] | ["gia", "dinh"] => Some(RecipientKind::Household),
            _ => None,
        }
    }

    /// How many the list says of itself: "Danh sách gồm 15 tập thể, cá nhân".
    pub fn count(&self) -> Option<usize> {
        if self.number.is_some() {
            return None;
        }
        let only = self.only()?;
        const LEADS: [&str; 6] =
            ["danh sach gom", "danh sach nay", "danh sach co", "tong cong", "tong so", "an dinh danh sach"];
        if !LEADS.iter().any(|lead| only.trim_start_matches(['(', '-', ' ']).starts_with(lead)) {
            return None;
        }
        let mut numbers = only.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
        let count = numbers.next()?.parse().ok()?;
        // Two numbers are a sum that nobody can tell from a date.
        numbers.next().is_none().then_some(count)
    }

    /// A title, or what else stands around a list and names nobody.
    pub fn is_title(&self) -> bool {
        const LEADS: [&str; 14] = [
            "danh sach",
            "kem theo",
            "ban hanh kem theo",
            "theo quyet dinh",
            "quyet dinh so",
            "duoc tang",
            "cong hoa xa hoi",
            "doc lap",
            "nguoi lap",
            "noi nhan",
            "tong cong",
            "tong so",
            "stt ",
            "tt ho",
        ];
        let Some(only) = self.only().filter(|_| self.number.is_none()) else { return false };
        let only = only.trim_start_matches(['(', '-', '*', ' ']);
        LEADS.iter().any(|lead| only.starts_with(lead)) || !only.contains(char::is_alphanumeric)
    }
}

/// One row: what was understood, and what there is to be said of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its line or row in the source, counted from 1.
    pub line: usize,
    /// The number written on it.
    pub number: Option<String>,
    /// Who; without an id yet. In a list of teams, no more than the name.
    pub recipient: Recipient,
    /// In a list of teams, the team; without an id yet.
    pub team: Option<Team>,
    /// What the name looks like.
    pub kind: Option<RecipientKind>,
    /// Under which heading of the list it stands.
    pub section: Option<RecipientKind>,
    /// What there is to be said.
    pub doubts: Vec<Doubt>,
    /// The row as found, harmless.
    pub shown: String,
}

impl Row {
    /// The row of a draft, with the doubts that come from itself alone.
    pub(super) fn of(mut draft: Draft, section: Option<RecipientKind>) -> Self {
        let shown = draft.shown();
        let told = clean(&mut draft);
        let optional = |cell: &str| Some(tidy(cell)).filter(|cell| !cell.is_empty());
        let (name, mut posthumous) = living(tidy(&draft.name));
        if draft.position.split(", ").any(is_posthumous) {
            let posts: Vec<&str> = draft.position.split(", ").filter(|part| !is_posthumous(part)).collect();
            draft.position = posts.join(", ");
            posthumous = true;
        }
        posthumous |= is_posthumous(&draft.note);
        let recipient = Recipient {
            name,
            posthumous,
            position: optional(&draft.position),
            citation: optional(&draft.citation),
            amount: optional(&draft.amount),
            note: optional(&draft.note),
            representative: optional(&draft.representative),
            ..Recipient::default()
        };
        let all = draft.cells().join("\n");
        let mut doubts = Vec::new();
        let harmful = |c: char| (text::is_unsafe(c) || c.is_control()) && !is_space(c) && !is_invisible(c);
        let is_error = recipient.name.starts_with('#') && !recipient.name.contains(' ');
        if all.contains(harmful) {
            doubts.push(Doubt::Unsafe);
        }
        if all.contains('\u{fffd}') {
            doubts.push(Doubt::Garbled);
        }
        if let Some(encoding) = Legacy::of(&all).or_else(|| fonts::of_name(&draft.name)) {
            doubts.push(Doubt::Legacy(encoding));
        }
        if recipient.name == UNCALCULATED {
            doubts.push(Doubt::Uncalculated);
        }
        // A formula that was never worked out shows 0.
        if doubts.is_empty() && (is_error || !recipient.name.contains(char::is_alphabetic)) {
            doubts.push(Doubt::NoName);
        }
        if draft.cells().iter().any(|cell| tidy(cell).chars().count() > LONGEST) {
            doubts.push(Doubt::TooLong(LONGEST));
        }
        if doubts.is_empty() {
            doubts.extend(told);
            if is_capitals(&recipient.name) {
                doubts.push(Doubt::AllCaps);
            }
            if text::nfc(&all) != all {
                doubts.push(Doubt::Decomposed);
            }
            if all.contains(|c: char| {
                is_invisible(c) || (is_space(c) && !matches!(c, ' ' | '\t' | '\n' | '\r'))
            }) {
                doubts.push(Doubt::OddSpaces);
            }
            if draft.names_two() {
                doubts.push(Doubt::TwoPeople);
            }
            doubts.extend(draft.says_not().map(Doubt::SaysNot));
            if draft.is_hidden {
                doubts.push(Doubt::Hidden);
            }
            if !draft.unsure.is_empty() {
                doubts.push(Doubt::WhichColumn(draft.unsure));
            }
            doubts.extend(fonts::odd_letters(&recipient.name).map(Doubt::OddLetter));
        }
        let kind = kind::guess(&recipient.name);
        let team = None;
        Self { line: draft.line, number: draft.number, kind, recipient, team, section, doubts, shown }
    }

    /// The name as it would be recorded.
    pub fn name(&self) -> &str {
        &self.recipient.name
    }

    /// What else would be recorded.
    pub fn facts(&self, lang: Lang) -> Vec<String> {
        if let Some(team) = &self.team {
            let size = team.size.map(|size| say!(lang, "{size} người", "{}", counted(&size, "person")));
            let captain = team.captain.as_ref().map(|who| say!(lang, "đội trưởng {who}", "captain {who}"));
            let victims = team.victims.map(|n| say!(lang, "{n} người bị nạn", "{n} victims"));
            return [size, captain, team.category.clone(), victims].into_iter().flatten().collect();
        }
        let own = &self.recipient;
        let facts = [&own.position, &own.representative, &own.citation, &own.amount, &own.note];
        let dead = own.posthumous.then(|| lang.pick("truy tặng", "posthumous").to_owned());
        dead.into_iter().chain(facts.into_iter().flatten().cloned()).collect()
    }

    /// It is not taken.
    pub fn is_refused(&self) -> bool {
        self.weight() == Some(Weight::Refusal)
    }

    /// It is left out until somebody takes it.
    pub fn is_unsure(&self) -> bool {
        self.doubts.iter().any(Doubt::leaves_out)
    }

    /// The heaviest of its doubts.
    pub fn weight(&self) -> Option<Weight> {
        self.doubts.iter().map(Doubt::weight).max()
    }
}

/// "Truy tặng", with or without brackets.
fn is_posthumous(cell: &str) -> bool {
    text::fold(cell.trim_matches(|c: char| !c.is_alphanumeric())) == "truy tang"
}

/// A name without "(truy tặng)", and whether that stood behind it.
fn living(name: String) -> (String, bool) {
    match name.rsplit_once('(') {
        Some((bare, said)) if is_posthumous(said) => (bare.trim().to_owned(), true),
        _ => (name, false),
    }
}

/// Takes off what came along and is nobody's name.
fn clean(draft: &mut Draft) -> Vec<Doubt> {
    let mut told = Vec::new();
    let cells = [&mut draft.name, &mut draft.position, &mut draft.citation, &mut draft.note];
    for cell in cells {
        if let Some(bare) = clean::without_markup(cell) {
            *cell = bare;
            if !told.contains(&Doubt::Markup) {
                told.push(Doubt::Markup);
            }
        }
    }
    if draft.name.contains(clean::is_picture) {
        draft.name = draft.name.replace(clean::is_picture, " ");
        told.push(Doubt::Pictures);
    }
    if let Some(name) = clean::without_phone(&tidy(&draft.name)) {
        draft.name = name;
        told.push(Doubt::Phone);
    }
    // What stands beside the name is read out and shown as well.
    for cell in [&mut draft.position, &mut draft.citation, &mut draft.representative] {
        if let Some(left) = clean::phone_off(&tidy(cell)) {
            *cell = left;
            if !told.contains(&Doubt::Phone) {
                told.push(Doubt::Phone);
            }
        }
    }
    let name = tidy(&draft.name);
    if let Some((bare, address)) = kind::without_address(&name) {
        told.push(Doubt::Address(address.to_owned()));
        draft.name = bare.to_owned();
    }
    told
}

/// A cell as it is recorded: composed, single spaces, nothing invisible.
pub fn tidy(cell: &str) -> String {
    let visible: String = cell.chars().filter(|c| !is_invisible(*c)).collect();
    text::nfc(&visible.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}')
}

/// Characters of no width that come along from web pages and chats.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}' | '\u{feff}' | '\u{fe0f}')
}

/// More than an abbreviation, and no small letter in it.
fn is_capitals(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters > 4 && name.contains(' ') && !name.chars().any(char::is_lowercase)
}
