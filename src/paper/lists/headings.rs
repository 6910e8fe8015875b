//! What the words of a heading say of its column.

use super::Of;
use super::row::tidy;
use crate::text;

/// What a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// What counts the rows.
    Number,
    /// Family names, middle names, or both, where the given name stands in a column of its own.
    Family,
    Name,
    /// A body: the name of a collective, or the post of a person.
    Body,
    Position,
    Citation,
    Amount,
    Note,
    Representative,
    /// How many people a team has.
    Size,
    Captain,
    Category,
    Victims,
}

/// Within a heading of names, folded.
const NAMES: &[&str] = &[
    "ho va ten",
    "ho ten",
    "hoten",
    "ho chu dem va ten",
    "chu dem va ten",
    "ho dem va ten",
    "ho ten dem va ten",
    "ho lot va ten",
    "full name",
    "ten tap the",
    "ten ca nhan",
    "ten ho",
    "ten to",
    "ten hoc sinh",
    "ten can bo",
    "ten nguoi",
    "ten doan vien",
    "ten hoi vien",
    "ten thanh vien",
    "nguoi duoc",
    "ca nhan duoc",
    "guong mat",
    "doi tuong khen",
    "doi tuong duoc",
    "nguoi nhan",
    "danh sach khen",
    "danh sach duoc",
    "danh sach de nghi",
];
/// A heading of names, as it stands.
const NAMED: &[&str] = &[
    "ten",
    "name",
    "ten goi",
    "tap the ca nhan",
    "ca nhan tap the",
    "ho gia dinh",
    "chu ho",
    "ong ba",
    "ong",
    "ba",
    "ca nhan",
    "hoc sinh",
    "can bo",
    "quan chung",
    "quan chung nhan dan",
    "doan vien",
    "hoi vien",
    "chien si",
    "thanh vien",
    "can bo chien si",
    "doi tuong",
    "nhan vien",
    "dong chi",
    "nguoi nhan thuong",
    "ten day du",
];

/// The words of a heading, folded.
pub fn words(cell: &str) -> Vec<String> {
    let folded = text::fold(&tidy(cell));
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '#');
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a heading is a title as well: "Danh sách khen thưởng".
pub fn is_title(cell: &str) -> bool {
    text::fold(&tidy(cell)).starts_with("danh sach")
}

/// What a heading says of its column.
pub fn meaning(cell: &str, of: Of) -> Option<Meaning> {
    let words = words(cell);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // Headings are short; a sentence is none.
    if words.is_empty() || words.len() > 9 {
        return None;
    }
    let heading = words.join(" ");
    let is = |names: &[&str]| names.contains(&heading.as_str());
    let has = |names: &[&str]| names.iter().any(|name| format!(" {heading} ").contains(&format!(" {name} ")));
    if is(&["stt", "tt", "so tt", "so thu tu", "#", "no", "s tt"]) {
        Some(Meaning::Number)
    } else if of == Of::Teams {
        of_team(&heading)
    } else if has(&["email", "e mail", "thu dien tu"]) {
        // An address of that kind is nobody's post.
        None
    } else if is_family(&words) {
        Some(Meaning::Family)
    } else if has(&["dai dien", "representative"]) {
        Some(Meaning::Representative)
    } else if has(NAMES) || is(NAMED) {
        Some(Meaning::Name)
    } else if has(&["chuc vu", "chuc danh", "position", "dia chi", "noi cong tac", "noi o", "cap bac"]) {
        Some(Meaning::Position)
    } else if has(&["don vi", "tap the", "unit"])
        || is(&["to dan pho", "khu pho", "khu dan cu", "co quan", "truong", "truong hoc", "noi cong tac"])
    {
        Some(Meaning::Body)
    } else if has(&["thanh tich"]) {
        // "Thành tích, mức thưởng": what it is for is more than what it is worth.
        Some(Meaning::Citation)
    } else if has(&["so tien", "muc thuong", "tien thuong", "muc tien", "amount", "muc khen", "muc chi"])
        || is(&["tien"])
    {
        Some(Meaning::Amount)
    } else if has(&["ghi chu", "note", "notes"]) {
        Some(Meaning::Note)
    } else if has(&["noi dung khen", "ly do", "citation"]) || is(&["noi dung"]) {
        Some(Meaning::Citation)
    } else {
        None
    }
}

/// Whether a heading is of family and middle names: the given name has a column of its own then.
/// "Họ, chữ đệm và tên" ends with the given name, "Họ và tên đệm" does not.
fn is_family(words: &[&str]) -> bool {
    let ends = |word: &&str| matches!(*word, "dem" | "lot");
    let is_middle = matches!(words, ["ten" | "chu", word] | [word] if ends(word));
    *words == ["ho"] || is_middle || (words.first() == Some(&"ho") && words.last().is_some_and(ends))
}

/// What a heading means in a list of teams. "Số người bị nạn" comes before "số người", and "tổ
/// trưởng" before "tổ".
fn of_team(heading: &str) -> Option<Meaning> {
    let is = |names: &[&str]| names.contains(&heading);
    let has = |names: &[&str]| names.iter().any(|name| format!(" {heading} ").contains(&format!(" {name} ")));
    if has(&["bi nan", "nan nhan", "victims", "victim"]) {
        Some(Meaning::Victims)
    } else if has(&[
        "doi truong",
        "to truong",
        "nhom truong",
        "truong doan",
        "phu trach",
        "captain",
        "leader",
    ]) {
        Some(Meaning::Captain)
    } else if has(&["so nguoi", "quan so", "so luong", "si so", "so thanh vien", "so doi vien", "so vdv"])
        || is(&["size", "people", "members", "thanh vien", "so van dong vien"])
    {
        Some(Meaning::Size)
    } else if is(&["bang", "bang thi", "bang dau", "hang", "khoi", "khoi thi", "category"]) {
        Some(Meaning::Category)
    } else if has(&["ten doi", "doi thi", "don vi", "ten to", "team"])
        || is(&[
            "doi",
            "ten",
            "to",
            "name",
            "to dan pho",
            "khu pho",
            "khu dan cu",
            "doi tham gia",
            "to lien gia",
        ])
    {
        Some(Meaning::Name)
    } else {
        None
    }
}
