//! What an office writes around a list: who signs, where copies go, pages, dates, parts.

use crate::text;

/// What a line that stands alone is, where it names nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Office {
    /// A page, a number, a date, a part.
    Around,
    /// Those who sign: below it stand their names.
    Signature,
}

/// Lines that begin so are a signature, folded.
const SIGNED: &[&str] = &[
    "kt.",
    "kt ",
    "k/t",
    "tm.",
    "tm ",
    "t/m",
    "tl.",
    "tl ",
    "tuq",
    "q. chu tich",
    "thay mat",
    "thu truong",
    "nguoi lap",
    "nguoi ky",
    "nguoi tong hop",
    "lap bieu",
    "lap bang",
    "noi nhan",
    "da ky",
    "ky ten",
    "ky, ",
    "ky va ",
    "ky ghi",
    "xac nhan",
    "luu:",
    "luu vt",
    "nhu tren",
    "chu tich ubnd",
    "chu tich uy ban",
    "chu tich phuong",
    "pho chu tich ubnd",
    "pho chu tich uy ban",
    "truong cong an",
    "thu ky hoi dong",
];
/// Lines that are so and nothing else.
const POSTS: &[&str] = &[
    "chu tich",
    "pho chu tich",
    "bi thu",
    "pho bi thu",
    "giam doc",
    "pho giam doc",
    "hieu truong",
    "pho hieu truong",
    "truong ban",
    "pho truong ban",
    "pho ban",
    "truong phong",
    "pho truong phong",
    "truong doan",
    "to truong",
    "ke toan",
    "thu ky",
    "can bo",
    "can bo lap",
    "chi huy truong",
    "nguoi duyet",
    "ban chi dao",
    "hoi dong thi dua",
    "hoi dong thi dua khen thuong",
    "ubnd phuong",
];
/// Lines that begin so stand around a list.
const AROUND: &[&str] = &[
    "quyet dinh so",
    "can cu",
    "kinh gui",
    "kinh trinh",
    "ghi chu:",
    "luu y",
    "v/v",
    "ve viec",
    "nam hoc ",
    "(kem",
    "(ban hanh",
    "het",
    "---",
    "mau so",
    "phu luc",
    "don vi tinh",
    "bang chu",
];

/// What a line that stands alone is, where it names nobody.
pub fn of(line: &str) -> Option<Office> {
    let folded = text::fold(line);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let begins = |words: &[&str]| words.iter().any(|word| bare.starts_with(word.trim_start_matches('(')));
    if POSTS.contains(&bare) || SIGNED.contains(&bare) || begins(SIGNED) {
        return Some(Office::Signature);
    }
    let number =
        |after: &str| after.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == ':' || c == '/');
    let counted =
        ["trang", "page", "so", "to so"].iter().any(|word| bare.strip_prefix(word).is_some_and(number));
    let has_date = bare.contains("ngay") && bare.contains("thang") && bare.contains("nam");
    let is_word = ["so", "trang", "stt", "tt", "ho va ten", "het"].contains(&bare);
    let no_word = !bare.contains(char::is_alphabetic);
    (counted || has_date || is_word || no_word || begins(AROUND)).then_some(Office::Around)
}

/// A heading of a part in Roman numbers or letters: `II. Lực lượng dân phòng`. What stands after
/// the number.
pub fn part(line: &str) -> Option<&str> {
    let (number, rest) = line.trim().split_once(['.', ')', '-', '/', ' ', ':'])?;
    (is_part_number(number) && !rest.trim().is_empty()).then(|| rest.trim_start_matches(['.', ')', ' ', '-']))
}

/// Roman numbers, and letters that count.
pub fn is_part_number(number: &str) -> bool {
    const ROMAN: [&str; 15] =
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "A", "B", "C"];
    ROMAN.contains(&number.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_list_is_known_and_names_are_left() {
        for line in [
            "CHỦ TỊCH",
            "KT. CHỦ TỊCH",
            "(Đã ký)",
            "Nơi nhận:",
            "Người lập biểu",
            "TM. UBND PHƯỜNG",
            "- Lưu: VT",
        ] {
            assert_eq!(of(line), Some(Office::Signature), "{line}");
        }
        for line in [
            "Số",
            "Số: 214/QĐ-UBND",
            "Trang 1/2",
            "Page 2",
            "1/2",
            "***",
            "Vĩnh Tuy, ngày … tháng 8 năm 2026",
        ] {
            assert_eq!(of(line), Some(Office::Around), "{line}");
        }
        for line in
            ["Nguyễn Văn An", "Trang Thị Sơ", "Tô Sơn", "Chu Tịch Nhi", "Cá nhân 01", "Tổ 3", "Sơ Hoà"]
        {
            assert_eq!(of(line), None, "{line}");
        }
        assert_eq!(part("II. Lực lượng dân phòng"), Some("Lực lượng dân phòng"));
        assert_eq!(part("Y Thu"), None);
    }
}
