//! Which column of a running order means what: by the words of its headings, or by what stands in it.

use super::times::{self, Of};
use crate::paper::lists::row::tidy;
use crate::paper::lists::table::{Cells, Table};
use crate::text;

/// How far down the row of headings may stand.
const HEADINGS_WITHIN: usize = 40;

/// What a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// What counts the rows.
    Number,
    /// When it begins, or from when to when.
    Time,
    /// When it ends.
    End,
    Minutes,
    Content,
    /// More about the content.
    Detail,
    Performer,
    /// Who answers for it, where somebody else performs.
    Owner,
    Prep,
    Words,
    Note,
    /// What is to be ticked.
    Checks,
}

/// Headings of each meaning, folded: those that are so, and those that have this among their words. The
/// first that fits counts.
const HEADINGS: &[(Meaning, &[&str], &[&str])] = &[
    (Meaning::Number, &["stt", "tt", "so tt", "so thu tu", "#", "no", "s tt", "muc so", "thu tu"], &[]),
    // When work is due is no time of the programme.
    (Meaning::Note, &[], &["thoi han", "thoi gian hoan thanh", "han hoan thanh"]),
    (
        Meaning::Minutes,
        &["phut", "so phut", "duration", "minutes", "thoi gian phut", "tg phut"],
        &["thoi luong", "so phut", "du kien phut"],
    ),
    (Meaning::End, &["den", "ket thuc", "gio ket thuc", "den gio", "end"], &["thoi gian ket thuc"]),
    (
        Meaning::Time,
        &["gio", "tu", "bat dau", "time", "start", "tg", "tu gio", "moc gio", "du kien"],
        &["thoi gian", "thoi diem", "gio bat dau", "khung gio", "moc thoi gian", "gio du kien"],
    ),
    (
        Meaning::Words,
        &["mc", "loi thoai", "words", "noi dung mc"],
        &["loi dan", "kich ban mc", "loi mc", "mc doc", "loi gioi thieu", "loi binh", "phan loi"],
    ),
    (
        Meaning::Prep,
        &["nhac", "led", "prep", "hau can", "anh sang", "co so vat chat"],
        &[
            "chuan bi",
            "am thanh",
            "dao cu",
            "ky thuat",
            "thiet bi",
            "phuong tien",
            "man hinh",
            "vat tu",
            "trinh chieu",
        ],
    ),
    (Meaning::Note, &["note", "notes"], &["ghi chu", "luu y"]),
    (Meaning::Checks, &["kiem tra"], &["viec can lam", "can kiem tra", "danh muc kiem tra"]),
    (
        Meaning::Performer,
        &["thuc hien", "performer", "dien gia", "nguoi noi", "ai", "nguoi"],
        &[
            "nguoi thuc hien",
            "thanh phan thuc hien",
            "nguoi trinh bay",
            "nguoi phat bieu",
            "nguoi dan",
            "don vi thuc hien",
            "trinh bay",
            "dai bieu thuc hien",
            "bo phan thuc hien",
            "nguoi doc",
            "luc luong thuc hien",
            "can bo thuc hien",
        ],
    ),
    (
        Meaning::Owner,
        &["don vi", "to chuc", "chi dao", "bo phan"],
        &[
            "phu trach",
            "phoi hop",
            "dieu hanh",
            "chu tri",
            "phan cong",
            "chiu trach nhiem",
            "theo doi",
            "dau moi",
        ],
    ),
    (
        Meaning::Detail,
        &["mo ta", "dien giai", "yeu cau"],
        &["chi tiet", "dien bien", "cach thuc", "noi dung cu the", "hinh thuc"],
    ),
    (
        Meaning::Content,
        &[
            "muc",
            "chuong trinh",
            "viec",
            "cong viec",
            "content",
            "item",
            "noi dung",
            "tiet muc",
            "phan",
            "hang muc",
        ],
        &["noi dung", "tiet muc", "hoat dong", "trinh tu", "ten muc", "cong viec"],
    ),
];

/// What a heading says of its column.
fn meaning(cell: &str) -> Option<Meaning> {
    let folded = text::fold(&tidy(cell));
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric() && c != '#').filter(|w| !w.is_empty()).collect();
    if words.is_empty() || words.len() > 8 {
        return None;
    }
    let heading = words.join(" ");
    let has = |phrase: &&str| format!(" {heading} ").contains(&format!(" {phrase} "));
    let row =
        HEADINGS.iter().find(|(_, is, among)| is.contains(&heading.as_str()) || among.iter().any(has))?;
    Some(row.0)
}

/// The columns of a table, counted from 0, with their headings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// What each means, and its heading as written; a heading that nobody knows means none.
    pub all: Vec<(usize, Option<Meaning>, String)>,
    /// At which row the headings stand; what is above them is a title.
    pub at: usize,
    /// At which row the programme begins.
    pub start: usize,
    /// The headings, folded, to know them again on the next page.
    pub headings: Vec<String>,
    /// They were guessed, for no row names them.
    pub are_guessed: bool,
}

impl Columns {
    /// The columns of a meaning.
    pub fn of(&self, meaning: Meaning) -> impl Iterator<Item = (usize, &str)> {
        let own = self.all.iter().filter(move |(_, own, _)| *own == Some(meaning));
        own.map(|(column, _, heading)| (*column, heading.as_str()))
    }

    /// The first column of a meaning.
    pub fn one(&self, meaning: Meaning) -> Option<usize> {
        self.of(meaning).next().map(|(column, _)| column)
    }

    /// Headings that are not known: what stands under them goes into the note.
    pub fn unknown(&self) -> impl Iterator<Item = (usize, &str)> {
        let own = self.all.iter().filter(|(_, meaning, heading)| meaning.is_none() && !heading.is_empty());
        own.map(|(column, _, heading)| (*column, heading.as_str()))
    }

    /// Whether it is a programme, and not a list of tasks: something says when.
    pub fn says_when(&self) -> bool {
        self.one(Meaning::Time).is_some() || self.one(Meaning::Minutes).is_some()
    }

    /// The headings again, on a new page.
    pub fn is_again(&self, row: &Cells) -> bool {
        !self.headings.is_empty() && folded(row) == self.headings
    }
}

fn folded(row: &Cells) -> Vec<String> {
    row.cells.iter().map(|cell| text::fold(&tidy(cell))).collect()
}

/// The columns by the row of headings: the first with a column of contents and another that is known.
pub fn headed(table: &Table) -> Option<Columns> {
    table.rows.iter().take(HEADINGS_WITHIN).enumerate().find_map(|(at, row)| {
        let filled = row.cells.iter().filter(|cell| !tidy(cell).is_empty()).count();
        let mut all: Vec<(usize, Option<Meaning>, String)> = row
            .cells
            .iter()
            .enumerate()
            .map(|(column, cell)| (column, meaning(cell), text::harmless(&tidy(cell))))
            .collect();
        let known = |all: &[(usize, Option<Meaning>, String)], wanted: Meaning| {
            all.iter().any(|(_, own, _)| *own == Some(wanted))
        };
        let count = all.iter().filter(|(_, own, _)| own.is_some()).count();
        if !known(&all, Meaning::Content) || count < 2 || count * 2 < filled {
            return None;
        }
        let mut start = at + 1;
        // A second row below: "Thời gian" over "Từ | Đến".
        if let Some(below) = table.rows.get(start).filter(|below| refines(below, row)) {
            for (column, cell) in below.cells.iter().enumerate() {
                let Some(meaning) = meaning(cell) else { continue };
                let heading = text::harmless(&tidy(cell));
                match all.iter_mut().find(|(own, ..)| *own == column) {
                    Some(own) => *own = (column, Some(meaning), heading),
                    None => all.push((column, Some(meaning), heading)),
                }
            }
            start += 1;
        }
        settle(&mut all);
        Some(Columns { all, at, start, headings: folded(row), are_guessed: false })
    })
}

/// Whether a row only says more of the headings above it: all of it is headings, under what is merged.
fn refines(below: &Cells, above: &Cells) -> bool {
    let cells: Vec<(usize, String)> = below
        .cells
        .iter()
        .enumerate()
        .map(|(column, cell)| (column, tidy(cell)))
        .filter(|(_, cell)| !cell.is_empty())
        .collect();
    let is_under = |column: usize| {
        // Under a blank cell, or under the first of those that were merged.
        let blank = |column: usize| above.cells.get(column).is_none_or(|cell| tidy(cell).is_empty());
        blank(column) || blank(column + 1)
    };
    cells.len() > 1 && cells.iter().all(|(column, cell)| meaning(cell).is_some() && is_under(*column))
}

/// One column of contents: what else could be one says more about it. Whoever answers for an item performs
/// it where nobody else does.
fn settle(all: &mut [(usize, Option<Meaning>, String)]) {
    let has =
        |all: &[(usize, Option<Meaning>, String)], wanted| all.iter().any(|(_, own, _)| *own == Some(wanted));
    let mut contents = all.iter_mut().filter(|(_, own, _)| *own == Some(Meaning::Content)).skip(1);
    contents.by_ref().for_each(|own| own.1 = Some(Meaning::Detail));
    if !has(all, Meaning::Performer) {
        let owner = all.iter_mut().find(|(_, own, _)| *own == Some(Meaning::Owner));
        owner.into_iter().for_each(|own| own.1 = Some(Meaning::Performer));
    }
    if !has(all, Meaning::Time) {
        return;
    }
    // "Thời gian" beside "Từ | Đến": the first that says when counts.
    let mut times = all.iter_mut().filter(|(_, own, _)| *own == Some(Meaning::Time)).skip(1);
    times.by_ref().for_each(|own| own.1 = None);
}

/// What the columns mean where no headings say it: numbers, times and lengths are known by their looks; the
/// column with the most text is the content, those after it are who performs, what is prepared, notes.
pub fn guessed(table: &Table) -> Columns {
    let width = table.widest();
    let share = |column: usize, is: &dyn Fn(&str) -> bool| table.is_mostly(column, is);
    let is_number = |cell: &str| {
        let bare = cell.trim_end_matches(['.', ')', ' ']);
        bare.len() <= 3 && !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit())
    };
    let letters = |column: usize| -> usize {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
        cells.map(|cell| cell.chars().filter(|c| c.is_alphabetic()).count()).sum()
    };
    let mut columns = Columns { are_guessed: true, ..Columns::default() };
    let mut meanings: Vec<Option<Meaning>> = vec![None; width];
    let mut text_columns: Vec<usize> = Vec::new();
    for (column, meaning) in meanings.iter_mut().enumerate() {
        let says = |of: Of| move |cell: &str| !times::read(cell, of).is_none();
        let is_moment = |cell: &str| times::read(cell, Of::Day).start.is_some();
        if column == 0 && share(column, &is_number) {
            *meaning = Some(Meaning::Number);
        } else if share(column, &is_moment) && !share(column, &|cell| cell.chars().count() > 40) {
            *meaning = Some(Meaning::Time);
        } else if share(column, &says(Of::Length)) && !share(column, &|cell| cell.chars().count() > 20) {
            *meaning = Some(Meaning::Minutes);
        } else if letters(column) > 0 {
            text_columns.push(column);
        }
    }
    // What is read aloud is longer than what it is called; the content comes first of two that are long.
    let longest = text_columns.iter().map(|column| letters(*column)).max().unwrap_or(0);
    let content = text_columns.iter().copied().find(|column| letters(*column) * 2 >= longest);
    let mut rest = [Meaning::Performer, Meaning::Prep, Meaning::Note].into_iter();
    for column in text_columns {
        let meaning = match content {
            Some(content) if column == content => Some(Meaning::Content),
            Some(content) if column > content => rest.next().or(Some(Meaning::Note)),
            _ => Some(Meaning::Note),
        };
        if let Some(place) = meanings.get_mut(column) {
            *place = meaning;
        }
    }
    columns.all =
        meanings.into_iter().enumerate().map(|(at, meaning)| (at, meaning, String::new())).collect();
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_many_offices_say_what_their_columns_are() {
        for (row, expected) in [
            ("STT|Nội dung|Thời gian|Địa điểm|Chủ trì|Thành phần", "Number Content Time - Performer -"),
            (
                "TT|Thời gian (phút)|Tên mục|Đơn vị thực hiện|Người phụ trách",
                "Number Minutes Content Performer Owner",
            ),
            ("Giờ|Hoạt động|Phân công thực hiện|Phối hợp|Lưu ý", "Time Content Performer Owner Note"),
            (
                "TT|Thời gian dự kiến|Nội dung chương trình|Kịch bản MC|Âm thanh|Màn hình LED",
                "Number Time Content Words Prep Prep",
            ),
            (
                "Từ|Đến|Nội dung thực hiện|Chi tiết|Người dẫn chương trình",
                "Time End Content Detail Performer",
            ),
            ("NỘI DUNG|NGƯỜI ĐIỀU HÀNH", "Content Performer"),
        ] {
            let cells = row.split('|').map(str::to_owned).collect();
            let table = Table { rows: vec![Cells { line: 1, cells }], ..Table::default() };
            let said = |own: &(usize, Option<Meaning>, String)| {
                own.1.map_or("-".to_owned(), |own| format!("{own:?}"))
            };
            let all = headed(&table).unwrap_or_default().all;
            assert_eq!(all.iter().map(said).collect::<Vec<_>>().join(" "), expected, "{row}");
        }
        for row in ["STT|Họ và tên|Chức vụ", "TT|Tên đội|Số người"] {
            let cells = row.split('|').map(str::to_owned).collect();
            assert_eq!(
                headed(&Table { rows: vec![Cells { line: 1, cells }], ..Table::default() }),
                None,
                "{row}"
            );
        }
    }
}
