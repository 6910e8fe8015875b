//! What a name looks like: a collective, a household, a person.

use crate::agenda::RecipientKind;
use crate::text;

/// First words of collectives, with their marks: "Tổ" is one, "Tô" is a family name; "Ban" is
/// one, "Bàn" is a family name.
const COLLECTIVE: &[&str] = &[
    "tổ",
    "chi bộ",
    "chi hội",
    "chi đoàn",
    "đảng bộ",
    "đảng ủy",
    "công an",
    "hội",
    "trường",
    "ban",
    "đội",
    "ubnd",
    "hđnd",
    "ubmttq",
    "mttq",
    "ủy ban",
    "mặt trận",
    "đoàn thanh niên",
    "đoàn phường",
    "đoàn xã",
    "đoàn trường",
    "liên đoàn",
    "công đoàn",
    "khu phố",
    "khu dân cư",
    "khối phố",
    "thôn",
    "xóm",
    "ấp",
    "cụm",
    "nhóm",
    "câu lạc bộ",
    "clb",
    "công ty",
    "doanh nghiệp",
    "xí nghiệp",
    "hợp tác xã",
    "htx",
    "trung tâm",
    "trạm",
    "phòng",
    "quỹ",
    "chợ",
    "chùa",
    "nhà thờ",
    "giáo xứ",
    "lực lượng",
    "tập thể",
    "cán bộ, chiến sĩ",
    "ngân hàng",
    "bệnh viện",
    "tiểu đội",
    "trung đội",
    "đại đội",
    "quân sự",
];

/// The same, as typed without marks; more than one word, or no name at all, so as not to meet
/// family names.
const COLLECTIVE_PLAIN: &[&str] = &[
    "to dan pho",
    "to bao ve",
    "to lien gia",
    "chi bo",
    "chi hoi",
    "chi doan",
    "cong an",
    "hoi phu nu",
    "hoi cuu chien binh",
    "hoi nong dan",
    "ban chi huy",
    "ban dieu hanh",
    "ban quan tri",
    "ubnd",
    "hdnd",
    "mttq",
    "khu pho",
    "cau lac bo",
    "clb",
    "cong ty",
    "truong tieu hoc",
    "truong thcs",
    "truong mam non",
    "doi dan phong",
    "tap the",
    "lien gia",
];

const HOUSEHOLD: &[&str] = &["hộ", "gia đình", "gđ"];

const PERSON: &[&str] = &[
    "ông",
    "bà",
    "anh",
    "chị",
    "đồng chí",
    "đ/c",
    "em",
    "cháu",
    "cá nhân",
    "đại tá",
    "thượng tá",
    "trung tá",
    "thiếu tá",
    "đại úy",
    "thượng úy",
    "trung úy",
    "thiếu úy",
    "thượng sĩ",
    "trung sĩ",
    "hạ sĩ",
];

/// How a list addresses whom it names, beside their names.
const ADDRESSES: &[&str] = &[
    "ông",
    "bà",
    "anh",
    "chị",
    "em",
    "cháu",
    "đồng chí",
    "đ/c",
    "ô",
    "cô",
    "chú",
    "bác",
    "cụ",
    "thầy",
    "mr",
    "mrs",
    "ms",
];

/// The commonest family names, which nine people in ten have.
const FAMILY: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô",
    "dương", "lý", "đinh", "trịnh", "đoàn", "mai", "tạ", "lương", "trương", "lâm", "đào", "hà", "cao", "chu",
    "tô", "nông", "bàn", "thái", "vương", "phùng", "quách", "tống", "kiều", "lưu", "tăng", "giang",
];

/// A name without the form of address before it, and that. "Ông" is a family name too, so only where
/// one of the commonest follows, and more than that: "Bà Trần Thị Chín", not "Ông Tư".
pub fn without_address(name: &str) -> Option<(&str, &str)> {
    let lower = modern(&name.to_lowercase());
    let word = ADDRESSES.iter().find(|word| begins(&lower, &[**word]))?;
    let (at, _) = name.char_indices().nth(word.chars().count())?;
    let (address, rest) = name.split_at_checked(at)?;
    let rest = rest.trim_start_matches([' ', '.', ':']);
    let (family, given) = rest.split_once(' ')?;
    let is_name = FAMILY.contains(&modern(&family.to_lowercase()).as_str()) && !given.trim().is_empty();
    is_name.then_some((rest, address))
}

/// What a name looks like, where it looks like anything.
pub fn guess(name: &str) -> Option<RecipientKind> {
    let lower = modern(&name.to_lowercase());
    if begins(&lower, HOUSEHOLD) {
        return Some(RecipientKind::Household);
    }
    if begins(&lower, PERSON) {
        return Some(RecipientKind::Individual);
    }
    if begins(&lower, COLLECTIVE) || begins(&text::fold(name), COLLECTIVE_PLAIN) {
        return Some(RecipientKind::Collective);
    }
    let words: Vec<&str> = lower.split_whitespace().collect();
    let letters = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '.'));
    let is_person = (2..=6).contains(&words.len())
        && words.iter().all(letters)
        && words.first().is_some_and(|family| FAMILY.contains(family));
    is_person.then_some(RecipientKind::Individual)
}

/// Whether a name may be a person's: two to seven words of letters, each beginning with a capital,
/// or with a known family name. `surely`: something else says so as well, such as a number.
pub fn may_be_person(name: &str, surely: bool) -> bool {
    let lower = modern(&name.to_lowercase());
    let address = PERSON.iter().find(|word| begins(&lower, &[**word]));
    let bare = address.map_or(name, |word| {
        let letters = word.chars().count();
        name.char_indices().nth(letters).and_then(|(at, _)| name.get(at..)).unwrap_or_default().trim()
    });
    let words: Vec<&str> = bare.split_whitespace().collect();
    // "Cá nhân 01" stands for a name that is not told.
    if address == Some(&"cá nhân") {
        return (1..=3).contains(&words.len());
    }
    let is_name = |word: &&str| {
        word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`' | '-' | '.'))
            && word.chars().any(char::is_alphabetic)
    };
    let has_family = || words.first().is_some_and(|word| FAMILY.contains(&word.to_lowercase().as_str()));
    let has_capitals = words.iter().all(|word| word.starts_with(char::is_uppercase));
    let all_capitals = !name.contains(char::is_lowercase);
    let least = if address.is_some() { 1 } else { 2 };
    (least..=7).contains(&words.len())
        && words.iter().all(is_name)
        && (has_family() || (has_capitals && (surely || !all_capitals)))
}

fn begins(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        name.strip_prefix(word).is_some_and(|rest| !rest.chars().next().is_some_and(char::is_alphanumeric))
    })
}

/// One spelling where there are two: "uỷ ban" is "ủy ban".
fn modern(lower: &str) -> String {
    lower.replace("uỷ", "ủy").replace("uý", "úy")
}

#[cfg(test)]
mod tests {
    use super::*;
    use RecipientKind::{Collective, Household, Individual};

    #[test]
    fn who_may_be_a_person_is_told_from_what_an_office_writes() {
        for name in [
            "Nguyễn Văn An",
            "ĐẶNG VĂN ĐỨC",
            "nguyễn văn an",
            "Ông Nguyễn Văn A",
            "Thiếu tá Nguyễn Văn A",
            "Đại uý Trần Thị B",
            "Bà Bình",
            "H’Hen Niê",
            "Y Thu",
            "Siu Black",
            "Tôn Nữ Thị Ninh",
            "Cá nhân 01",
            "Cá nhân X",
            "Lê A.",
        ] {
            assert!(may_be_person(name, false), "{name}");
        }
        assert!(may_be_person("H’HEN NIÊ", true) && !may_be_person("XÁC NHẬN CHUNG", false));
        for name in ["Em gửi chị ạ", "Hùng", "Tổ 3 – khu A", "Nguyễn Văn A1", "mọi người lưu ý", "Đợt 2", ""]
        {
            assert!(!may_be_person(name, true), "{name}");
        }
    }

    #[test]
    fn collectives_households_and_people_are_told_apart() {
        for (name, kind) in [
            ("Tổ dân phố 3", Some(Collective)),
            ("TỔ BẢO VỆ ANTT SỐ 2", Some(Collective)),
            ("To dan pho so 3", Some(Collective)),
            ("Chi bộ 5", Some(Collective)),
            ("Công an phường", Some(Collective)),
            ("Uỷ ban MTTQ phường", Some(Collective)),
            ("UBND phường", Some(Collective)),
            ("Hộ ông Nguyễn Văn A", Some(Household)),
            ("Gia đình bà Trần Thị B", Some(Household)),
            ("Nguyễn Văn A", Some(Individual)),
            ("ĐOÀN VĂN A", Some(Individual)),
            ("Tô Văn A", Some(Individual)),
            ("Bàn Văn A", Some(Individual)),
            ("Hồ Thị B", Some(Individual)),
            ("Cá nhân 01", Some(Individual)),
            ("Công Văn A", None),
            ("", None),
        ] {
            assert_eq!(guess(name), kind, "{name}");
        }
    }
}
