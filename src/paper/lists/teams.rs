//! Teams of a contest: a row or a line for each, with size, captain, category and victims.

use std::collections::HashMap;

use super::doubt::Doubt;
use super::row::{Draft, Row, tidy};
use super::{Hints, kind, lines};
use crate::agenda::{RecipientKind, Team};
use crate::text;

/// The most people that a team has.
const LARGEST: u32 = 10_000;
/// As much of a cell is shown where it is not understood.
const SHOWN: usize = 30;

/// How the one who leads a team is called.
const CAPTAIN: [&str; 6] = ["doi truong", "to truong", "nhom truong", "truong doan", "phu trach", "captain"];

/// How many people a cell says: `8`, `08`, `8 người`.
pub fn count(cell: &str) -> Option<u32> {
    let cell = tidy(cell);
    let digits = cell.len() - cell.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = cell.split_at_checked(digits)?;
    let count = number.parse().ok().filter(|count| *count <= LARGEST)?;
    (!rest.contains(|c: char| c.is_numeric())).then_some(count)
}

/// What one part of a line says of a team.
enum Part {
    Size,
    Captain(String),
    Category,
    Victims,
}

/// A line of a chat: `Tổ 2 - 8 người, đội trưởng Nguyễn Văn A, bảng B`. What is not understood at
/// its end belongs to the name, which may hold commas and dashes.
pub fn draft_of_line(line: usize, number: Option<String>, written: &str) -> Draft {
    let mut draft = Draft { line, number, ..Draft::default() };
    let written = written.trim();
    let (front, inside) = match written.strip_suffix(')').and_then(|open| open.split_once('(')) {
        Some((front, inside)) if !front.trim().is_empty() => (front, Some(inside)),
        _ => (written, None),
    };
    let mut name = front.trim();
    if let Some(inside) = inside {
        let parts = parts(inside);
        if parts.iter().all(|(_, part)| understood(part).is_some()) {
            parts.iter().for_each(|(_, part)| draft.take(part));
        } else {
            name = written;
        }
    }
    let parts = parts(name);
    let first =
        parts.iter().rposition(|(_, part)| understood(part).is_none()).map_or(1, |last| last + 1).max(1);
    for (_, part) in parts.iter().skip(first) {
        draft.take(part);
    }
    // The name ends where the separator before the first part that was understood begins.
    let end = parts.get(first).map_or(name.len(), |(begins, _)| *begins);
    name.get(..end).unwrap_or(name).trim().clone_into(&mut draft.name);
    draft
}

impl Draft {
    fn take(&mut self, part: &str) {
        match understood(part) {
            Some(Part::Size) => part.clone_into(&mut self.size),
            Some(Part::Captain(name)) => self.captain = name,
            Some(Part::Category) => part.clone_into(&mut self.category),
            Some(Part::Victims) => part.clone_into(&mut self.victims),
            None => {}
        }
    }

    /// A heading above teams of one category: `Bảng A`, `BẢNG NỮ:`.
    pub fn group(&self) -> Option<String> {
        let only = self.only()?;
        let words = only.split_whitespace().count();
        let is_group = self.number.is_none() && (2..=4).contains(&words);
        let shown = self.shown();
        (is_group && only.starts_with("bang ")).then(|| tidy(shown.trim_end_matches([':', '.', ' '])))
    }
}

/// The parts of a line, each with where the separator before it begins.
fn parts(line: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let (mut begins, mut from) = (0, 0);
    for (at, after) in lines::cuts(line) {
        let part = line.get(from..at).unwrap_or_default().trim();
        // "Đội trưởng: Nguyễn Văn A" is one part.
        if CAPTAIN.contains(&text::fold(part).as_str()) {
            continue;
        }
        parts.push((begins, part));
        (begins, from) = (at, after);
    }
    parts.push((begins, line.get(from..).unwrap_or_default().trim()));
    parts
}

/// What a part says, where it says anything of a team.
fn understood(part: &str) -> Option<Part> {
    let folded = text::fold(&tidy(part));
    if count(part).is_some() {
        let unit = folded.trim_start_matches(|c: char| c.is_ascii_digit()).trim();
        const PEOPLE: [&str; 10] = [
            "nguoi",
            "thanh vien",
            "doi vien",
            "van dong vien",
            "vdv",
            "dong chi",
            "d/c",
            "ng",
            "members",
            "people",
        ];
        return match unit {
            _ if unit.contains("bi nan") || unit.contains("nan nhan") || unit.starts_with("victim") => {
                Some(Part::Victims)
            }
            _ if PEOPLE.contains(&unit) => Some(Part::Size),
            _ => None,
        };
    }
    if let Some(lead) = CAPTAIN.iter().find(|lead| folded.starts_with(*lead)) {
        let words = lead.split(' ').count();
        let name: Vec<&str> = part.split_whitespace().skip(words).collect();
        let name = name.join(" ");
        let name = name.trim_start_matches([':', '-', '–', ' ']);
        return (!name.is_empty()).then(|| Part::Captain(name.to_owned()));
    }
    if folded.starts_with("bang ") || folded.starts_with("category ") {
        return Some(Part::Category);
    }
    (kind::guess(&tidy(part)) == Some(RecipientKind::Individual)).then(|| Part::Captain(part.to_owned()))
}

/// The row of a team, with the doubts that come from itself alone.
pub fn row(draft: Draft, group: Option<&String>) -> Row {
    let optional = |cell: &str| Some(tidy(cell)).filter(|cell| !cell.is_empty());
    let mut unclear = Vec::new();
    let mut number = |cell: &str| {
        let number = count(cell);
        if number.is_none() && !tidy(cell).is_empty() {
            let shown: String = tidy(cell).chars().take(SHOWN).collect();
            unclear.push(Doubt::NotCounted(text::harmless(&shown)));
        }
        number
    };
    let (size, victims) = (number(&draft.size), number(&draft.victims));
    let team = Team {
        name: tidy(&draft.name),
        category: optional(&draft.category).or_else(|| group.cloned()),
        size,
        captain: optional(&draft.captain),
        victims,
        ..Team::default()
    };
    let mut row = Row::of(draft, None);
    if !row.is_refused() {
        row.doubts.extend(unclear);
    }
    row.team = Some(team);
    row
}

/// The doubts that come from looking at several teams, and at those that compete already.
pub fn compare(rows: &mut [Row], hints: &Hints) {
    let competing: Vec<String> = hints.standing.iter().map(|(_, _, name)| text::person(name)).collect();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for row in rows.iter_mut().filter(|row| !row.is_refused()) {
        let Some(team) = &mut row.team else { continue };
        if let Some(category) = &team.category {
            match same_category(category, &hints.categories) {
                // One spelling for one category, or the team would compete nowhere.
                Some(known) => team.category = Some(known.clone()),
                None if !hints.categories.is_empty() && !hints.open_to_all => {
                    row.doubts.push(Doubt::NoDiscipline(category.clone()));
                }
                None => {}
            }
        }
        let key = text::person(&team.name);
        if competing.contains(&key) {
            row.doubts.push(Doubt::Competes);
        } else if let Some(line) = seen.get(&key) {
            row.doubts.push(Doubt::TeamTwice { line: *line });
        } else {
            seen.insert(key, row.line);
        }
    }
}

/// The category as the contest writes it; `Bảng A` and `A` are one.
fn same_category<'a>(written: &str, known: &'a [String]) -> Option<&'a String> {
    let bare = |category: &str| {
        let folded = text::fold(category);
        folded.strip_prefix("bang ").unwrap_or(&folded).trim().to_owned()
    };
    known.iter().find(|known| bare(known) == bare(written))
}

#[cfg(test)]
mod tests {
    use super::super::{Of, Preview, Source, read};
    use super::*;
    use crate::text::Lang;

    fn hints() -> Hints {
        Hints {
            of: Of::Teams,
            standing: vec![(RecipientKind::default(), 1, "Tổ 1".to_owned())],
            categories: vec!["A".to_owned(), "Nữ".to_owned()],
            ..Hints::default()
        }
    }

    fn teams(preview: &Preview) -> Vec<String> {
        let of = |team: &Team| {
            let number = |count: Option<u32>| count.map_or("–".to_owned(), |count| count.to_string());
            let or = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
            [
                team.name.clone(),
                number(team.size),
                or(&team.captain),
                or(&team.category),
                number(team.victims),
            ]
            .join("|")
        };
        preview.rows.iter().filter_map(|row| row.team.as_ref()).map(of).collect()
    }

    fn doubts(preview: &Preview) -> Vec<String> {
        let rows = preview.rows.iter();
        rows.flat_map(|row| row.doubts.iter().map(|doubt| format!("{} {}", row.line, doubt.say(Lang::Vi))))
            .collect()
    }

    #[test]
    fn a_list_of_teams_from_a_chat() {
        let text = "DANH SÁCH ĐỘI THI\n1) Tổ 2 - 8 người, đội trưởng: Nguyễn Văn A\n\
            2. Tổ 5 (10 người, 2 người bị nạn)\n3/ Đội PCCC, Tổ liên gia số 4\nBảng nữ:\n4. Tổ 7 – Trần Thị B\n\
            5. tổ 1\n6. Tổ 5";
        let read = read(Source::Text(text), &hints()).unwrap();
        assert_eq!(
            teams(&read),
            [
                "Tổ 2|8|Nguyễn Văn A|–|–",
                "Tổ 5|10|–|–|2",
                "Đội PCCC, Tổ liên gia số 4|–|–|–|–",
                "Tổ 7|–|Trần Thị B|Nữ|–",
                "tổ 1|–|–|Nữ|–",
                "Tổ 5|–|–|Nữ|–",
            ]
        );
        assert_eq!(
            doubts(&read),
            ["7 đội này đã có trong hội thi; không ghi lại", "8 trùng đội với dòng 3; không ghi lại"]
        );
        assert_eq!(read.teams(|_| false).len(), 4, "what competes already is not taken");
    }

    #[test]
    fn columns_are_known_by_their_headings() {
        for headings in [
            "STT\tTên đội\tSố người\tĐội trưởng\tBảng\tSố người bị nạn",
            "TT\tĐơn vị\tQuân số\tTổ trưởng\tBảng thi\tNạn nhân",
            "No\tTeam\tSize\tCaptain\tCategory\tVictims",
        ] {
            let text =
                format!("{headings}\n1\tTổ 2\t8\tNguyễn Văn A\tbảng a\t2\n2\tTỔ DÂN PHỐ 3\ttám\t\tB\t\n");
            let read = read(Source::Text(&text), &hints()).unwrap();
            assert_eq!(teams(&read), ["Tổ 2|8|Nguyễn Văn A|A|2", "TỔ DÂN PHỐ 3|–|–|B|–"], "{headings}");
            assert_eq!(
                doubts(&read),
                [
                    "3 viết HOA toàn bộ; giữ như đã gõ",
                    "3 không phải số người: “tám”; để trống",
                    "3 không môn nào có bảng “B”; đội này sẽ không thi môn nào",
                ],
                "{headings}"
            );
        }
        // Without headings, where somebody looks on.
        let read =
            read(Source::Text("Tổ 2\t8\tNguyễn Văn A\nTổ 3\t9 người\tTrần Thị B\n"), &hints()).unwrap();
        assert_eq!(teams(&read), ["Tổ 2|8|Nguyễn Văn A|–|–", "Tổ 3|9|Trần Thị B|–|–"]);
    }

    #[test]
    fn what_cannot_be_a_team_is_refused_and_what_can_be_repaired_is() {
        let text =
            "Đội\tSố người\nTo\u{302}\u{309} 2\t8\nTổ\u{a0}3\t8\nTæ d©n phè\t5\n\t8\nTổ\u{1b}[2J 4\t\n";
        let read = read(Source::Text(text), &hints()).unwrap();
        assert_eq!(teams(&read)[..2], ["Tổ 2|8|–|–|–", "Tổ 3|8|–|–|–"]);
        assert_eq!(read.refused(), 3, "{:?}", doubts(&read));
        let said = doubts(&read).join("\n");
        for part in ["dấu rời (NFD)", "dấu cách lạ", "phông cũ", "trống tên", "ký tự điều khiển"]
        {
            assert!(said.contains(part), "{part}\n{said}");
        }
        assert_eq!(read.teams(|_| false).len(), 2);
    }
}
