//! What an item of the programme is, and everything that the rest of the program asks of it.
//!
//! One kind is one row. A row answers every question, or it does not compile; nothing outside
//! this file compares kinds.

use serde::{Deserialize, Serialize};

use crate::text::{self, Lang};

/// What "end on time" may take from an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spare {
    /// Which kinds are taken from first: those that are missed least. 1 is the first.
    pub turn: u8,
    /// How much of the time it has left may be taken.
    pub percent: u8,
    /// When shortening is not enough, it may be left out altogether.
    pub droppable: bool,
}

/// What is still to be filled in while an item of this kind does not have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Somebody other than the MC speaks.
    Performer,
    /// Something is conferred by decision.
    Decisions,
    /// Something is contested.
    Contest,
}

/// The answers of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// The name written in RON.
    pub code: &'static str,
    /// The Vietnamese term.
    pub vi: &'static str,
    /// The English term.
    pub en: &'static str,
    /// What "end on time" may take; nothing of what protocol fixes, nor of what is not known.
    pub spare: Option<Spare>,
    /// What is to be filled in.
    pub needs: &'static [Needs],
    /// The delegates who have come are named in its words.
    pub introduces: bool,
    /// Words of command are given: nobody speaks between them.
    pub commands: bool,
    /// The event begins with it: nothing is brought forward before it.
    pub opens: bool,
    /// Decisions of other items are read in it.
    pub reads: bool,
    /// What it hands over are gifts: recipients without a decision.
    pub gifts: bool,
    /// Whoever its lists name signs; nothing is handed over.
    pub signs: bool,
    /// How titles of this kind run, folded: whoever writes no kind is understood all the same.
    pub titles: &'static [&'static str],
}

/// May be shortened to half, and left out when that is not enough.
const fn droppable(turn: u8) -> Option<Spare> {
    Some(Spare { turn, percent: 50, droppable: true })
}

/// May be shortened to half.
const fn shortened(turn: u8) -> Option<Spare> {
    Some(Spare { turn, percent: 50, droppable: false })
}

/// Declares the kinds. A row lacks no answer: it is a whole `Kind`.
macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident $vi:literal $en:literal { $($answer:ident: $value:expr,)+ })+) => {
        /// What an item of the programme is.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum ItemKind {
            $($(#[$meta])* #[doc = $vi] $kind,)+
        }

        impl ItemKind {
            /// Every kind, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The answers of this kind.
            pub const fn row(self) -> &'static Kind {
                match self {
                    $(Self::$kind => const {
                        &Kind { code: stringify!($kind), vi: $vi, en: $en, $($answer: $value),+ }
                    },)+
                }
            }
        }
    };
}

kinds! {
    #[default]
    Other "tiết mục khác" "other" {
        spare: None, needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false, titles: &[],
    }
    Reception "đón tiếp đại biểu" "reception" {
        spare: None, needs: &[], introduces: false, commands: false, opens: true, reads: false, gifts: false, signs: false,
        titles: &["don tiep", "don dai bieu", "don khach", "reception"],
    }
    Arts "văn nghệ" "arts performance" {
        spare: droppable(4), needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["van nghe", "tieu pham", "ca nhac", "arts performance", "arts"],
    }
    FlagSalute "chào cờ" "flag salute" {
        spare: None, needs: &[], introduces: false, commands: true, opens: true, reads: false, gifts: false, signs: false,
        titles: &["chao co", "quoc ca", "flag salute", "national anthem"],
    }
    Opening "tuyên bố lý do, khai mạc" "opening" {
        spare: None, needs: &[], introduces: false, commands: false, opens: true, reads: false, gifts: false, signs: false,
        titles: &["tuyen bo ly do", "khai mac", "phat bieu khai mac", "opening"],
    }
    DelegateIntro "giới thiệu đại biểu" "introduction of delegates" {
        spare: None, needs: &[], introduces: true, commands: false, opens: true, reads: false, gifts: false, signs: false,
        titles: &[
            "gioi thieu dai bieu", "gioi thieu thanh phan", "gioi thieu khach", "tuyen bo ly do gioi thieu dai bieu",
            "introduction of delegates",
        ],
    }
    ProgrammeApproval "thông qua chương trình" "programme approval" {
        spare: None, needs: &[], introduces: false, commands: false, opens: true, reads: false, gifts: false, signs: false,
        titles: &["thong qua chuong trinh", "thong bao chuong trinh", "programme approval"],
    }
    CommemorativeAddress "diễn văn ôn lại truyền thống" "commemorative address" {
        spare: None, needs: &[Needs::Performer], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["dien van", "on lai truyen thong", "on truyen thong", "commemorative address"],
    }
    Report "báo cáo" "report" {
        spare: None, needs: &[Needs::Performer], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["bao cao", "tong ket", "so ket", "report"],
    }
    Discussion "tham luận" "discussion paper" {
        spare: droppable(5), needs: &[Needs::Performer], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["tham luan", "trao doi kinh nghiem", "discussion paper", "discussion"],
    }
    DirectiveSpeech "phát biểu chỉ đạo" "directive speech" {
        spare: None, needs: &[Needs::Performer], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["phat bieu", "y kien chi dao", "directive speech", "speech"],
    }
    Response "đáp từ" "response" {
        spare: None, needs: &[Needs::Performer], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["dap tu", "phat bieu dap tu", "phat bieu tiep thu", "tiep thu y kien", "response"],
    }
    DecisionReading "công bố quyết định" "reading of decisions" {
        spare: None, needs: &[], introduces: false, commands: false, opens: false, reads: true, gifts: false, signs: false,
        titles: &["cong bo quyet dinh", "cong bo cac quyet dinh", "reading of decisions"],
    }
    AwardConferral "trao thưởng" "conferral of awards" {
        spare: None, needs: &[Needs::Decisions], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &[
            "trao thuong", "trao tang thuong", "khen thuong", "trao giay khen", "trao tang giay khen", "trao bang khen",
            "trao tang bang khen", "trao ky niem chuong", "trao tang ky niem chuong", "tang giay khen",
            "cong bo quyet dinh trao thuong", "cong bo quyet dinh khen thuong", "cong bo quyet dinh va trao thuong",
            "cong bo quyet dinh trao giay khen", "cong bo quyet dinh va trao giay khen", "cong bo quyet dinh trao bang khen",
            "cong bo quyet dinh va trao bang khen", "cong bo quyet dinh trao tang", "cong bo quyet dinh va trao tang",
            "cong bo cac quyet dinh khen thuong", "cong bo cac quyet dinh trao thuong",
            "conferral of awards", "awards",
        ],
    }
    ModelLaunch "ra mắt mô hình" "launch of a model" {
        spare: None, needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["ra mat", "cong bo quyet dinh thanh lap", "trao quyet dinh thanh lap", "launch of a model"],
    }
    EmulationLaunch "phát động thi đua" "emulation launch" {
        spare: None, needs: &[Needs::Performer], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["phat dong", "emulation launch"],
    }
    PledgeSigning "ký giao ước, cam kết" "signing of pledges" {
        spare: None, needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: true,
        titles: &["ky giao uoc", "ky cam ket", "ky ket", "giao uoc thi dua", "signing of pledges", "signing"],
    }
    FlowerGift "tặng hoa" "giving of flowers" {
        spare: None, needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["tang hoa", "trao hoa", "giving of flowers"],
    }
    GiftGiving "tặng quà" "giving of gifts" {
        spare: None, needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: true, signs: false,
        titles: &["tang qua", "trao qua", "trao tang qua", "giving of gifts", "gifts"],
    }
    Propaganda "tuyên truyền" "public information" {
        spare: shortened(6), needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["tuyen truyen", "public information"],
    }
    Training "tập huấn" "training" {
        spare: shortened(7), needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["tap huan", "huong dan ky nang", "training"],
    }
    Drill "diễn tập" "drill" {
        spare: shortened(8), needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["dien tap", "thuc tap phuong an", "drill"],
    }
    Contest "hội thi" "contest" {
        spare: None, needs: &[Needs::Contest], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["hoi thi", "hoi thao", "cuoc thi", "thi dau", "thi gia dinh", "thi luc luong", "thi cong an", "thi doi", "thi chua chay", "contest"],
    }
    Game "trò chơi" "game" {
        spare: droppable(1), needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["tro choi", "keo co", "nhay bao bo", "games", "game"],
    }
    Booth "gian hàng" "booths" {
        spare: droppable(2), needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["gian hang", "gian trung bay", "booths", "booth"],
    }
    WeaponHandover "giao nộp vũ khí" "handing in of weapons" {
        spare: None, needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["giao nop vu khi", "tiep nhan vu khi", "giao nop", "handing in of weapons"],
    }
    PrizeGiving "trao giải" "prize giving" {
        spare: None, needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["trao giai", "cong bo ket qua", "tong ket hoi thi", "tong ket hoi thao", "prize giving"],
    }
    Closing "bế mạc" "closing" {
        spare: None, needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["be mac", "closing"],
    }
    Break "nghỉ giải lao" "break" {
        spare: droppable(3), needs: &[], introduces: false, commands: false, opens: false, reads: false, gifts: false, signs: false,
        titles: &["giai lao", "nghi giua buoi", "break"],
    }
}

impl ItemKind {
    /// What somebody put in on the day does, unless the title says otherwise.
    pub const SPEECH: Self = Self::DirectiveSpeech;

    /// The name written in RON.
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// The Vietnamese term.
    pub fn vi(self) -> &'static str {
        self.row().vi
    }

    /// The English term.
    pub fn en(self) -> &'static str {
        self.row().en
    }

    /// The term, unless the kind says nothing of the item.
    pub fn said(self, lang: Lang) -> Option<&'static str> {
        (self != Self::default()).then(|| lang.pick(self.vi(), self.en()))
    }

    /// The kinds from which "end on time" may take, those that are missed least first.
    pub fn spared_first() -> Vec<(Self, Spare)> {
        let spare = |kind: &Self| Some((*kind, kind.row().spare?));
        let mut kinds: Vec<_> = Self::ALL.iter().filter_map(spare).collect();
        kinds.sort_by_key(|(_, spare)| spare.turn);
        kinds
    }

    /// What is said of an item, or else what its title says.
    pub fn or_guess(self, title: &str) -> Self {
        if self == Self::default() { Self::guess(title).unwrap_or_default() } else { self }
    }

    /// What an item of this title must be: what the title begins with or says first, and more of it
    /// rather than less. A title that also names something fixed by protocol is that: "Văn nghệ,
    /// chào cờ" is not to be shortened. Nothing is guessed of what no row knows.
    pub fn guess(title: &str) -> Option<Self> {
        let title = words(title);
        let found = Self::ALL.iter().flat_map(|kind| {
            let places = kind.row().titles.iter().filter_map(|phrase| {
                let at = format!("{title} ").find(&format!(" {phrase} "))?;
                Some((kind.row().spare.is_some(), at, std::cmp::Reverse(phrase.len()), *kind))
            });
            places.collect::<Vec<_>>()
        });
        found.min_by_key(|(spared, at, length, _)| (*spared, *at, *length)).map(|(.., kind)| kind)
    }
}

/// A title as phrases are looked for in it: folded words, a blank before each.
fn words(title: &str) -> String {
    let mut words = String::with_capacity(title.len() + 1);
    for word in text::fold(title).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words.push(' ');
        words.push_str(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_the_field_has_a_term_of_its_own() {
        for term in [ItemKind::vi, ItemKind::en, ItemKind::code] {
            let mut terms: Vec<_> = ItemKind::ALL.iter().map(|kind| term(*kind)).collect();
            terms.sort_unstable();
            terms.dedup();
            assert_eq!(terms.len(), ItemKind::ALL.len());
        }
    }

    #[test]
    fn the_turns_of_what_can_be_spared_are_counted_from_one() {
        let turns: Vec<usize> =
            ItemKind::spared_first().iter().map(|(_, spare)| usize::from(spare.turn)).collect();
        assert_eq!(turns, (1..=turns.len()).collect::<Vec<_>>());
    }

    /// A phrase that is not folded is never found; one that two kinds have is found by chance.
    #[test]
    fn the_phrases_of_titles_are_folded_and_each_of_one_kind() {
        let mut seen = std::collections::HashSet::new();
        for kind in ItemKind::ALL {
            for phrase in kind.row().titles {
                assert_eq!(words(phrase), format!(" {phrase}"), "{kind:?}");
                assert!(seen.insert(*phrase), "{phrase}");
                assert_eq!(ItemKind::guess(phrase), Some(*kind), "{phrase}");
            }
        }
    }

    #[test]
    fn a_kind_is_guessed_from_its_own_name_in_both_languages() {
        for kind in ItemKind::ALL.iter().filter(|kind| **kind != ItemKind::Other) {
            assert_eq!(ItemKind::guess(kind.vi()), Some(*kind));
            assert_eq!(ItemKind::guess(kind.en()), Some(*kind));
        }
    }

    #[test]
    fn titles_as_organisers_write_them_say_what_the_item_is() {
        for (title, kind) in [
            ("CHÀO CỜ", ItemKind::FlagSalute),
            ("Hát Quốc ca", ItemKind::FlagSalute),
            ("Văn nghệ chào mừng", ItemKind::Arts),
            ("Tuyên bố lý do, giới thiệu đại biểu", ItemKind::DelegateIntro),
            ("Diễn văn ôn lại truyền thống 19/8", ItemKind::CommemorativeAddress),
            ("Công bố quyết định, trao thưởng", ItemKind::AwardConferral),
            ("Trao tặng Giấy khen cho các tập thể, cá nhân", ItemKind::AwardConferral),
            ("Công bố quyết định và trao Giấy khen", ItemKind::AwardConferral),
            ("Phát biểu của lãnh đạo Công an thành phố", ItemKind::DirectiveSpeech),
            ("Phát động phong trào thi đua, ký giao ước", ItemKind::EmulationLaunch),
            ("Trao giải Hội thi", ItemKind::PrizeGiving),
            ("Tham luận 2: trường học", ItemKind::Discussion),
            ("Tặng quà hộ khó khăn", ItemKind::GiftGiving),
        ] {
            assert_eq!(ItemKind::guess(title), Some(kind), "{title}");
        }
        for title in ["Ổn định tổ chức", "Thảo luận nhóm", "", "Giao lưu", "Chào hỏi cờ"]
        {
            assert_eq!(ItemKind::guess(title), None, "{title}");
        }
    }

    #[test]
    fn what_also_names_something_of_the_protocol_is_not_spared() {
        for title in
            ["Văn nghệ và chào cờ", "Tuyên truyền pháp luật, trao thưởng", "Hội thi tuyên truyền viên"]
        {
            let guessed = ItemKind::guess(title).unwrap();
            assert_eq!(guessed.row().spare, None, "{title}: {guessed:?}");
        }
    }
}
