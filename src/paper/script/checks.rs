//! What is to be ticked for an item: `[ ] trước: Thử micro (Kỹ thuật) *`, `☐ Bằng khen đã đóng dấu`.

use super::item::without_bullet;
use crate::agenda::Phase;
use crate::text;

/// One thing to tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticked {
    pub title: String,
    pub phase: Phase,
    pub owner: Option<String>,
    pub required: bool,
}

/// The check that a line says; nothing where it is blank.
pub fn of_line(line: &str) -> Option<Ticked> {
    const BOXES: [char; 8] = ['[', ']', '☐', '☑', '☒', '□', '✓', '✔'];
    let boxed = without_bullet(line).trim_start_matches(|c: char| BOXES.contains(&c) || c == ' ');
    let boxed = boxed.strip_prefix("x]").unwrap_or(boxed).trim_start();
    let (required, bare) = match boxed.strip_suffix('*') {
        Some(bare) => (true, bare.trim_end()),
        None => (false, boxed),
    };
    let (phase, bare) = match bare.split_once(':') {
        Some((lead, rest)) => {
            let known = Phase::ALL.iter().find(|phase| text::fold(phase.vi()) == text::fold(lead.trim()));
            known.map_or((Phase::default(), bare), |phase| (*phase, rest.trim_start()))
        }
        None => (Phase::default(), bare),
    };
    // Who does it stands in brackets at the end; a number there is no one.
    let owned = bare.strip_suffix(')').and_then(|bare| bare.rsplit_once(" ("));
    let owned =
        owned.filter(|(title, owner)| !title.trim().is_empty() && owner.contains(char::is_alphabetic));
    let (title, owner) = match owned {
        Some((title, owner)) => (title, Some(text::harmless(owner))),
        None => (bare, None),
    };
    let title = text::harmless(title.trim_end_matches([';', '.', ' ']));
    (!title.is_empty()).then_some(Ticked { title, phase, owner, required })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_is_ticked_when_by_whom_and_whether_it_must_be() {
        let told = |line: &str| of_line(line).map(|own| (own.title, own.phase, own.owner, own.required));
        let check = |title: &str, phase, owner: Option<&str>, required| {
            Some((title.to_owned(), phase, owner.map(str::to_owned), required))
        };
        assert_eq!(
            told("[ ] sau: Chốt danh sách (Lễ tân) *"),
            check("Chốt danh sách", Phase::After, Some("Lễ tân"), true)
        );
        assert_eq!(told("☐ Thử ba micro"), check("Thử ba micro", Phase::Before, None, false));
        assert_eq!(told("- Khẩu hiệu: treo xong"), check("Khẩu hiệu: treo xong", Phase::Before, None, false));
        assert_eq!(told("[ ]"), None);
    }
}
