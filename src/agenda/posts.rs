//! Where a post stands in the order of introduction, as far as its words tell.
//!
//! The order of bodies and of posts within one is that of Hướng dẫn 112-HD/BTGTU (Đắk Lắk, 2020):
//! higher level first; Party, Assembly and Council, Government, Front, then others; within a body
//! bí thư, nguyên bí thư, phó bí thư, uỷ viên ban thường vụ, uỷ viên. The levels are those of the
//! administration: two of them below the centre since 1/7/2025, the district between before that,
//! and the residential groups below the ward. What the words do not tell stays unknown: nobody is
//! given a place by guessing.

use super::terms::{Bloc, Side};
use crate::text;

/// What the words of a post tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// 1 is the centre, larger is lower.
    pub level: u32,
    /// Of which body.
    pub bloc: Bloc,
    /// In that body, the first first.
    pub office: Office,
    /// Formerly ("nguyên").
    pub former: bool,
}

/// A post within a body, the first first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Office {
    /// Bí thư, chủ tịch, trưởng, giám đốc.
    Head,
    /// Phó.
    Deputy,
    /// Uỷ viên ban thường vụ.
    Standing,
    /// Uỷ viên, cán bộ.
    Member,
}

/// The ward or commune: whoever is of this level or below is at home.
const WARD: u32 = 4;

/// Which words tell the level. The lowest that is named counts: "phường Mẫu, thành phố Mẫu".
const LEVELS: &[(u32, &[&str])] = &[
    (
        5,
        &[
            "tổ dân phố",
            "khu phố",
            "khối phố",
            "khu dân cư",
            "thôn",
            "ấp",
            "buôn",
            "làng",
            "tổ bảo vệ",
            "chi bộ",
            "chi hội",
            "chi đoàn",
            "tdp",
            "tổ liên gia",
        ],
    ),
    (WARD, &["phường", "xã", "thị trấn", "đặc khu"]),
    (3, &["quận", "huyện", "thị xã", "quận uỷ", "huyện uỷ", "thị uỷ"]),
    (2, &["tỉnh", "thành phố", "tp", "thành uỷ", "tỉnh uỷ", "thành đoàn", "tỉnh đoàn", "sở", "catp", "pc07"]),
    (
        1,
        &[
            "trung ương",
            "quốc hội",
            "chính phủ",
            "bộ công an",
            "bộ trưởng",
            "thứ trưởng",
            "bộ chính trị",
            "ban bí thư",
            "cục trưởng",
            "cục",
        ],
    ),
];

/// Which words tell the body; the first row that fits counts: "Bí thư Đoàn" is not of the Party.
const BLOCS: &[(Bloc, &[&str])] = &[
    (
        Bloc::MassOrg,
        &[
            "đoàn thanh niên",
            "bí thư đoàn",
            "thành đoàn",
            "tỉnh đoàn",
            "quận đoàn",
            "huyện đoàn",
            "chi đoàn",
            "hội phụ nữ",
            "hội liên hiệp phụ nữ",
            "hội cựu chiến binh",
            "hội nông dân",
            "hội người cao tuổi",
            "hội chữ thập đỏ",
            "công đoàn",
            "liên đoàn lao động",
            "chi hội",
        ],
    ),
    (Bloc::Front, &["mặt trận", "mttq", "ubmttq"]),
    (Bloc::Police, &["công an", "cảnh sát", "catp", "pc07"]),
    (Bloc::Military, &["quân sự", "bộ đội", "biên phòng", "quân khu"]),
    (Bloc::Council, &["quốc hội", "hđnd", "hội đồng nhân dân"]),
    (
        Bloc::Party,
        &[
            "bí thư",
            "đảng uỷ",
            "thành uỷ",
            "tỉnh uỷ",
            "quận uỷ",
            "huyện uỷ",
            "thị uỷ",
            "đảng bộ",
            "chi bộ",
            "ban thường vụ",
            "ban tổ chức",
            "ban tuyên giáo",
            "ban dân vận",
            "uỷ ban kiểm tra",
        ],
    ),
    (
        Bloc::Government,
        &[
            "ubnd",
            "uỷ ban nhân dân",
            "chính phủ",
            "bộ trưởng",
            "thứ trưởng",
            "sở",
            "tổ trưởng",
            "trưởng thôn",
            "trưởng ấp",
            "trưởng khu phố",
            "tổ dân phố",
        ],
    ),
];

/// Which words tell the post within a body; the first row that fits counts.
const OFFICES: &[(Office, &[&str])] = &[
    (Office::Deputy, &["phó"]),
    (Office::Standing, &["uỷ viên ban thường vụ", "uỷ viên thường vụ", "uv btv"]),
    (Office::Member, &["uỷ viên", "cán bộ", "chuyên viên", "thành viên", "đại biểu"]),
    (
        Office::Head,
        &[
            "bí thư",
            "chủ tịch",
            "giám đốc",
            "trưởng",
            "tổ trưởng",
            "đội trưởng",
            "bộ trưởng",
            "thứ trưởng",
            "chủ nhiệm",
            "cục trưởng",
            "chỉ huy trưởng",
        ],
    ),
];

/// Forms of address (xưng hô): đồng chí for cadres, ông and bà for others, and those of the clergy.
const FORMS_OF_ADDRESS: &[&str] = &[
    "đồng chí",
    "đ/c",
    "ông",
    "bà",
    "cụ",
    "bác",
    "cô",
    "chú",
    "anh",
    "chị",
    "hoà thượng",
    "thượng toạ",
    "đại đức",
    "ni sư",
    "ni trưởng",
    "sư cô",
    "linh mục",
    "mục sư",
];

/// What is written for most before anybody says otherwise; a rank or a name follows.
pub const MOST_ARE_ADDRESSED: &str = "đồng chí ";

/// The form of address that a text begins with, and the rank that is left of it.
pub fn addressed(typed: &str) -> (Option<String>, Option<String>) {
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let forms = FORMS_OF_ADDRESS.iter().map(|form| form.split(' ').count());
    for count in [2, 1].into_iter().filter(|count| forms.clone().any(|own| own == *count)) {
        let first: Vec<&str> = typed.split_whitespace().take(count).collect();
        let first = first.join(" ");
        let is_it =
            |form: &&str| Said::spelled(form, first.is_ascii()) == Said::spelled(&first, first.is_ascii());
        if !first.is_empty()
            && let Some(form) = FORMS_OF_ADDRESS.iter().find(|form| is_it(form))
        {
            let rest: Vec<&str> = typed.split_whitespace().skip(count).collect();
            let form = if first.is_ascii() && !form.is_ascii() { (*form).to_owned() } else { first };
            return (some(&form), some(&rest.join(" ")));
        }
    }
    (None, some(typed))
}

/// Words as they are compared: however their tones are placed, and without marks where none were typed.
struct Said {
    words: String,
    plain: bool,
}

impl Said {
    fn new(text: &str) -> Self {
        let plain = text.is_ascii();
        Self { words: Self::spelled(text, plain), plain }
    }

    fn spelled(text: &str, plain: bool) -> String {
        let words = text.split(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c));
        let words = words.filter(|word| !word.is_empty());
        let words = words.map(|word| if plain { text::fold(word) } else { text::spelling(word) });
        format!(" {} ", words.collect::<Vec<_>>().join(" "))
    }

    fn has(&self, phrase: &str) -> bool {
        self.words.contains(&Self::spelled(phrase, self.plain))
    }

    fn first<T: Copy>(&self, table: &[(T, &[&str])]) -> Option<T> {
        table
            .iter()
            .find(|(_, phrases)| phrases.iter().any(|phrase| self.has(phrase)))
            .map(|(value, _)| *value)
    }
}

/// What the words of a post and of the body it belongs to tell; nothing where level or body stay
/// unknown. Of several posts of one person the highest counts.
pub fn standing(post: &str, organization: &str) -> Option<Standing> {
    let tail = Said::new(&format!("{post}, {organization}"));
    let (of_all, bloc_of_all) = (tail.first(LEVELS), tail.first(BLOCS));
    let clauses = post.split([',', ';', '–']).flat_map(|clause| clause.split(" kiêm "));
    let known = clauses.filter(|clause| !clause.trim().is_empty()).filter_map(|clause| {
        let said = Said::new(clause);
        let office = said.first(OFFICES)?;
        let level = said.first(LEVELS).or(of_all)?;
        let bloc = said.first(BLOCS).or(bloc_of_all)?;
        Some(Standing { level, bloc, office, former: said.has("nguyên") })
    });
    known.min_by_key(|own| (own.level, own.bloc, own.office))
}

/// Whether somebody of this standing is at home: of the ward that holds the day, or of its residential
/// groups. Another ward that is named is a guest.
pub fn side(standing: &Standing, post: &str, organization: &str, of_the_day: &str) -> Side {
    if standing.level < WARD {
        return Side::Guest;
    }
    let said = format!("{post} {organization}");
    let mut words = said
        .split_whitespace()
        .skip_while(|word| !["phường", "xã"].iter().any(|ward| text::spelling(word) == text::spelling(ward)));
    let named = words.by_ref().skip(1).collect::<Vec<_>>();
    // "phường bạn" is a neighbour.
    if named
        .first()
        .is_some_and(|word| text::spelling(word.trim_matches([',', '.'])) == text::spelling("bạn"))
    {
        return Side::Guest;
    }
    let named: Vec<&str> = named
        .into_iter()
        .take_while(|word| word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric()))
        .collect();
    let named = named.join(" ");
    let named = named.trim_matches(|c: char| !c.is_alphanumeric());
    let is_own = named.is_empty() || Said::new(of_the_day).has(named);
    if is_own { Side::Host } else { Side::Guest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_tells_level_body_and_office() {
        let told = |post: &str| standing(post, "").map(|own| (own.level, own.bloc, own.office));
        for (post, expected) in [
            ("Phó Giám đốc Công an thành phố", (2, Bloc::Police, Office::Deputy)),
            ("pho giam doc cong an thanh pho", (2, Bloc::Police, Office::Deputy)),
            ("Phó Chủ tịch UBND thành phố", (2, Bloc::Government, Office::Deputy)),
            ("Bí thư Đảng ủy phường", (4, Bloc::Party, Office::Head)),
            ("Bí thư Đảng uỷ, Chủ tịch HĐND phường", (4, Bloc::Party, Office::Head)),
            ("Phó Bí thư Đảng ủy, Chủ tịch UBND phường", (4, Bloc::Party, Office::Deputy)),
            ("Ủy viên Ban Thường vụ Thành ủy, Bí thư Đảng ủy phường", (2, Bloc::Party, Office::Standing)),
            ("Trưởng ban Công tác Mặt trận Tổ dân phố", (5, Bloc::Front, Office::Head)),
            ("Bí thư Đoàn phường", (4, Bloc::MassOrg, Office::Head)),
            ("Tổ trưởng Tổ dân phố 5", (5, Bloc::Government, Office::Head)),
            ("Chỉ huy trưởng Ban Chỉ huy Quân sự phường", (4, Bloc::Military, Office::Head)),
            ("Trưởng Công an phường Mẫu, thành phố Mẫu", (4, Bloc::Police, Office::Head)),
        ] {
            assert_eq!(told(post), Some(expected), "{post}");
        }
        for post in ["Giám đốc Công ty TNHH Mẫu", "Nhà hảo tâm", ""] {
            assert_eq!(told(post), None, "{post}");
        }
        assert_eq!(standing("Chủ tịch", "UBND phường Mẫu").map(|own| own.level), Some(4));
        assert!(standing("Nguyên Chủ tịch UBND phường", "").is_some_and(|own| own.former));
    }

    #[test]
    fn a_form_of_address_is_told_from_a_rank() {
        let told = |typed: &str| {
            let (form, rank) = addressed(typed);
            [form.unwrap_or_default(), rank.unwrap_or_default()]
        };
        assert_eq!(told("đồng chí Đại tá"), ["đồng chí", "Đại tá"]);
        assert_eq!(told("đồng chí "), ["đồng chí", ""]);
        assert_eq!(told("bà"), ["bà", ""]);
        assert_eq!(told("Thượng tọa"), ["Thượng tọa", ""]);
        assert_eq!(told("dong chi"), ["đồng chí", ""]);
        assert_eq!(told("Đại tá"), ["", "Đại tá"]);
        assert_eq!(told(" "), ["", ""]);
    }

    #[test]
    fn the_own_ward_is_at_home_and_another_is_a_guest() {
        let of = |post: &str| side(&standing(post, "").unwrap(), post, "", "UBND phường Mẫu");
        assert_eq!(of("Chủ tịch UBND phường"), Side::Host);
        assert_eq!(of("Trưởng Công an phường Mẫu"), Side::Host);
        assert_eq!(of("Trưởng Công an phường Hai"), Side::Guest);
        assert_eq!(of("Phó Chủ tịch UBND phường bạn"), Side::Guest);
        assert_eq!(of("Tổ trưởng Tổ dân phố 5"), Side::Host);
        assert_eq!(of("Phó Chủ tịch UBND thành phố"), Side::Guest);
    }
}
