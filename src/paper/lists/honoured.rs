//! Which of several columns of names holds whoever is honoured: a form asks for whoever fills it in
//! as well, and those must not be called to the stage.

use super::headings::{self, Meaning};
use super::row::tidy;
use super::table::{Cells, Table};
use super::{Of, kind};
use crate::agenda::RecipientKind;
use crate::text;

/// Of whom a heading speaks; the later outweighs the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    /// Of somebody who is not honoured: who sends, proposes, signs.
    Other,
    Nobody,
    Honoured,
}

/// What was chosen.
#[derive(Debug, Default)]
pub struct Choice {
    /// Columns of people who are not honoured.
    pub barred: Vec<usize>,
    /// A heading says that its column is of those honoured.
    pub is_said: bool,
    /// The columns between which a hand has to choose, with their headings.
    pub unsure: Vec<(usize, String)>,
}

fn claim(cell: &str) -> Claim {
    const OTHERS: [&str; 25] = [
        "dang ky",
        "nguoi gui",
        "can bo gui",
        "tham muu",
        "de nghi",
        "de xuat",
        "de cu",
        "gioi thieu",
        "lap bieu",
        "nguoi lap",
        "nguoi ky",
        "nguoi nhap",
        "nguoi khai",
        "nguoi dien",
        "nguoi bao",
        "nguoi duyet",
        "nguoi trinh",
        "tong hop",
        "phu trach",
        "lien he",
        "nhan thay",
        "nhan ho",
        "nguoi trao",
        "sender",
        "submitter",
    ];
    const HONOURED: [&str; 7] =
        ["khen thuong", "nguoi nhan", "danh sach khen", "vinh danh", "tuyen duong", "bieu duong", "honoured"];
    const AFTER: [&str; 11] = [
        "khen",
        "tang",
        "thuong",
        "nhan",
        "vinh danh",
        "tuyen duong",
        "bieu duong",
        "ton vinh",
        "de nghi",
        "de xuat",
        "de cu",
    ];
    // Those who are proposed are honoured; whoever proposes them is not.
    const PROPOSED: [&str; 4] = ["ca nhan de", "tap the de", "doi tuong de", "danh sach de"];
    let heading = headings::words(cell).join(" ");
    let padded = format!(" {heading} ");
    let has = |words: &[&str]| words.iter().any(|word| padded.contains(&format!(" {word} ")));
    let after = |word: &&str| padded.contains(&format!(" duoc {word} "));
    let stands_in = has(&["nhan thay", "nhan ho", "lien he"]);
    if !stands_in && (AFTER.iter().any(after) || has(&PROPOSED)) {
        Claim::Honoured
    } else if has(&OTHERS) {
        Claim::Other
    } else if has(&HONOURED) {
        Claim::Honoured
    } else {
        Claim::Nobody
    }
}

/// Chooses among the columns of names below the headings of that row; `name` is where they were
/// found first, family and given names together.
pub fn choose(table: &Table, at: usize, roll: RecipientKind, name: &mut Vec<usize>) -> Choice {
    let Some(row) = table.rows.get(at) else { return Choice::default() };
    let of = |column: usize| row.cells.get(column).map_or(Claim::Nobody, |cell| claim(cell));
    let barred: Vec<usize> = (0..row.cells.len()).filter(|column| of(*column) == Claim::Other).collect();
    let weight = |group: &Vec<usize>| {
        let claims = || group.iter().map(|column| of(*column));
        let least = if claims().any(|claim| claim == Claim::Other) { Claim::Other } else { Claim::Nobody };
        claims().find(|claim| *claim == Claim::Honoured).unwrap_or(least)
    };
    let mut groups = vec![name.clone()];
    groups.extend(names(row).into_iter().filter(|column| !name.contains(column)).map(|column| vec![column]));
    let most = groups.iter().map(weight).max().unwrap_or(Claim::Nobody);
    groups.retain(|group| weight(group) == most);
    let mut keep = |is: &dyn Fn(usize) -> bool| {
        let fits = |group: &Vec<usize>| group.len() > 1 || group.iter().any(|column| is(*column));
        if groups.len() > 1 && groups.iter().any(fits) {
            groups.retain(fits);
        }
    };
    let start = at + 1;
    keep(&|column| is_of_roll(row, column, roll));
    match roll {
        RecipientKind::Individual => keep(&|column| people(table, start, column).is_some()),
        _ => keep(&|column| has_words(table, start, column)),
    }
    let Some(first) = groups.first() else { return Choice::default() };
    name.clone_from(first);
    let is_doubted = groups.len() > 1 || most == Claim::Other;
    let shown = |column: &usize| {
        Some((*column + 1, text::harmless(&tidy(row.cells.get(*column)?))))
            .filter(|(_, said)| !said.is_empty())
    };
    let unsure = groups.iter().flatten().filter_map(shown).collect();
    Choice { barred, is_said: most == Claim::Honoured, unsure: if is_doubted { unsure } else { Vec::new() } }
}

/// The columns whose headings are of names.
fn names(row: &Cells) -> Vec<usize> {
    let all = row.cells.iter().enumerate();
    all.filter(|(_, cell)| headings::meaning(cell, Of::Recipients) == Some(Meaning::Name))
        .map(|(column, _)| column)
        .collect()
}

/// A heading that says the roll: "Tên tập thể" beside "Họ và tên".
fn is_of_roll(row: &Cells, column: usize, roll: RecipientKind) -> bool {
    let heading = row.cells.get(column).map(|cell| headings::words(cell).join(" ")).unwrap_or_default();
    let words: &[&str] = match roll {
        RecipientKind::Collective => &["tap the", "ten to"],
        RecipientKind::Household => &["ho gia dinh", "ten ho", "chu ho"],
        RecipientKind::Individual => &["ca nhan"],
    };
    words.iter().any(|word| heading.contains(word))
}

/// Something is written in a column that may be a name.
fn has_words(table: &Table, start: usize, column: usize) -> bool {
    let mut cells = table.rows.iter().skip(start).filter_map(|row| row.cells.get(column));
    cells.any(|cell| tidy(cell).contains(' ') && cell.contains(char::is_alphabetic))
}

/// How many in a thousand of a column's cells may be people, where most of them are.
pub fn people(table: &Table, start: usize, column: usize) -> Option<usize> {
    let cells = table.rows.iter().skip(start).filter_map(|row| row.cells.get(column)).map(|cell| tidy(cell));
    let (mut all, mut fit) = (0_usize, 0_usize);
    for cell in cells.filter(|cell| !cell.is_empty()) {
        all += 1;
        let is_body = || kind::guess(&cell) == Some(RecipientKind::Collective);
        fit += usize::from(kind::may_be_person(&cell, true) && !is_body());
    }
    (fit * 5 >= all * 3).then(|| (fit * 1_000).checked_div(all)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_proposed_is_honoured_and_whoever_proposes_is_not() {
        for (heading, of) in [
            ("Họ tên người được khen", Claim::Honoured),
            ("Họ và tên người được đề nghị khen thưởng", Claim::Honoured),
            ("Cá nhân đề nghị khen thưởng", Claim::Honoured),
            ("Họ tên người nhận", Claim::Honoured),
            ("Danh sách khen", Claim::Honoured),
            ("Họ tên người đề nghị khen thưởng", Claim::Other),
            ("Họ tên người đăng ký", Claim::Other),
            ("Họ và tên cán bộ tham mưu khen thưởng", Claim::Other),
            ("Người nhận thay", Claim::Other),
            ("Người ký", Claim::Other),
            ("Họ và tên", Claim::Nobody),
        ] {
            assert_eq!(claim(heading), of, "{heading}");
        }
    }
}
