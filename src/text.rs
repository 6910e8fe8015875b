//! Vietnamese text: normal form, folding, width, and what may reach a terminal.
//!
//! Every string that enters the program (keys, paste, files, operator names) passes through
//! [`nfc`] once, so that inside the house one spelling has one sequence of code points.
//! Two things NFC does not do, and this module does: `đ` has no decomposition, so folding maps
//! it itself; and a name without marks must find the name with them.

use unicode_normalization::char::decompose_canonical;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The language in which the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The one of two texts that is in this language.
    pub fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// One sentence with arguments, in the language asked for. Both must be there to compile.
macro_rules! say {
    ($lang:expr, $vi:literal, $en:literal $(,)?) => {
        match $lang {
            $crate::text::Lang::Vi => format!($vi),
            $crate::text::Lang::En => format!($en),
        }
    };
    // What follows the English stands in it alone, in its `{}`: counts with their plural.
    ($lang:expr, $vi:literal, $en:literal, $($count:expr),+ $(,)?) => {
        match $lang {
            $crate::text::Lang::Vi => format!($vi),
            $crate::text::Lang::En => format!($en, $($count),+),
        }
    };
}
pub(crate) use say;

/// `1 attempt`, `2 attempts`: an English count, by the one function that knows plurals.
pub fn counted(count: &dyn std::fmt::Display, noun: &str) -> String {
    let count = count.to_string();
    match (count.as_str(), noun.strip_suffix("person")) {
        ("1", _) => format!("1 {noun}"),
        (_, Some(lead)) => format!("{count} {lead}people"),
        (_, None) => format!("{count} {noun}s"),
    }
}

/// The composed form (NFC): what every entrance of the house stores.
pub fn nfc(text: &str) -> String {
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

/// Lower case without tone or letter marks, `đ` as `d`: the form in which people search.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut put = |c: char| {
        if ('\u{300}'..='\u{36f}').contains(&c) {
            return;
        }
        folded.extend(c.to_lowercase().map(|c| match c {
            'đ' => 'd',
            // Ba Na and Gia Rai names have it.
            'ƀ' => 'b',
            '\u{a0}' => ' ',
            c => c,
        }));
    };
    // Letter by letter: whole texts are folded ten thousand at a time. The order of marks is all that would
    // be lost, and the marks go.
    for c in text.chars() {
        if c.is_ascii() {
            put(c);
        } else {
            decompose_canonical(c, &mut put);
        }
    }
    folded
}

/// Whether two names are of one person, as far as their spelling tells.
pub fn is_same_name(a: &str, b: &str) -> bool {
    person(a) == person(b)
}

/// The form in which names of people are compared: without form of address and case, and with
/// the tone at the end of each syllable, for "Hoà" and "Hòa" are one name and "Hoa" another.
pub fn person(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut words: Vec<String> = Vec::new();
    for word in lower.split_whitespace() {
        if words.is_empty() && matches!(word, "ông" | "bà" | "anh" | "chị" | "đ/c") {
            continue;
        }
        words.push(spelling(word));
    }
    words.join(" ")
}

/// The form in which words are compared: in lower case, with the tone at the end of the syllable.
pub fn spelling(word: &str) -> String {
    let lower = word.to_lowercase();
    let tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let (tones, letters): (String, String) = lower.nfd().partition(tone);
    letters + &tones
}

/// How well what is typed fits something called `name` and described by `about`, whatever the
/// marks and the case; less is better. None unless each word typed stands in one of them.
///
/// Names of the Central Highlands are written with an apostrophe or a hyphen, and typed with
/// another one, with a blank, or with none: "H’Linh" is `h'linh`, `h linh` and `hlinh`.
pub fn likeness(typed: &str, name: &str, about: &str) -> Option<u8> {
    Sought::of(typed).likeness(name, about)
}

/// What is typed to find something, made ready to be held against many names.
pub struct Sought {
    folded: String,
    has_joint: bool,
}

impl Sought {
    /// As it was typed.
    pub fn of(typed: &str) -> Self {
        let folded = fold(typed);
        Self { has_joint: folded.contains(is_joint), folded }
    }

    /// See [`likeness`].
    pub fn likeness(&self, name: &str, about: &str) -> Option<u8> {
        let (name, about) = (fold(name), fold(about));
        if !self.has_joint && !name.contains(is_joint) && !about.contains(is_joint) {
            return fit(&self.folded, &name, &about);
        }
        let with = |joint: &str| {
            let [typed, name, about] =
                [&self.folded, &name, &about].map(|text| text.replace(is_joint, joint));
            fit(&typed, &name, &about)
        };
        [with(""), with(" ")].into_iter().flatten().min()
    }
}

/// What joins the parts of one name: every apostrophe and hyphen that a keyboard, a word
/// processor or a phone puts there.
fn is_joint(c: char) -> bool {
    matches!(
        c,
        '\'' | '`'
            | '´'
            | '’'
            | '‘'
            | '‛'
            | '′'
            | '‵'
            | 'ʼ'
            | 'ʻ'
            | 'ʽ'
            | 'ʹ'
            | 'ˈ'
            | 'ʾ'
            | 'ʿ'
            | 'ˊ'
            | 'ˋ'
            | '＇'
            | '᾿'
            | '-'
            | '\u{ad}'
            | '‐'
            | '\u{2011}'
            | '‒'
            | '–'
            | '—'
            | '−'
            | '﹣'
            | '－'
    )
}

fn fit(typed: &str, name: &str, about: &str) -> Option<u8> {
    let mut words = typed.split_whitespace();
    if name.starts_with(typed.trim()) {
        return Some(0);
    }
    let begins = |word: &str| name.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word));
    if words.clone().all(begins) {
        return Some(1);
    }
    if words.clone().all(|word| name.contains(word)) {
        return Some(2);
    }
    words.all(|word| name.contains(word) || about.contains(word)).then_some(3)
}

/// An identifier made from a title: folded ASCII words joined by `-` ("Chào cờ" → `chao-co`).
///
/// A title without a single ASCII letter or digit gives the empty string; the caller numbers it.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in fold(title).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Names as they are read aloud one after the other, the last with its "và". Where a name has a
/// comma of its own (a post, a body), a semicolon stands between two names.
pub fn listed(names: &[String], and: &str) -> String {
    let Some((last, others)) = names.split_last() else { return String::new() };
    if others.is_empty() {
        return last.clone();
    }
    let between = if names.iter().any(|name| name.contains(',')) { "; " } else { ", " };
    format!("{} {and} {last}", others.join(between))
}

/// A text as a sentence begins.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Columns that the text takes in a terminal.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// A character that must never reach a terminal from somebody's text: controls (escape
/// sequences begin with one), and the bidirectional overrides that make text lie about its order.
pub fn is_unsafe(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}'
        | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Text made harmless for a terminal: NFC, tabs and newlines as spaces, unsafe characters
/// replaced by a visible symbol (`␛` for the escape character).
pub fn harmless(text: &str) -> String {
    nfc(text).chars().map(symbol).collect()
}

/// The visible stand-in for one character: itself when it is safe.
pub fn symbol(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if is_unsafe(c) => '\u{fffd}',
        c => c,
    }
}

/// Lines of at most `columns` columns, broken at words; a word wider than a line is broken
/// between graphemes, never dropped. Newlines in the text are kept as line ends.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let gap = usize::from(!line.is_empty());
            if width(&line) + gap + width(word) <= columns {
                if gap == 1 {
                    line.push(' ');
                }
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for grapheme in word.graphemes(true) {
                if !line.is_empty() && width(&line) + width(grapheme) > columns {
                    lines.push(std::mem::take(&mut line));
                }
                line.push_str(grapheme);
            }
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_several_names_has_its_and_and_posts_with_commas_stay_apart() {
        let names =
            |names: &[&str]| listed(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), "và");
        assert_eq!(names(&[]), "");
        assert_eq!(names(&["A"]), "A");
        assert_eq!(names(&["A", "B"]), "A và B");
        assert_eq!(names(&["A", "B", "C"]), "A, B và C");
        assert_eq!(names(&["A – Bí thư, Chủ tịch HĐND", "B", "C"]), "A – Bí thư, Chủ tịch HĐND; B và C");
    }

    #[test]
    fn one_name_is_the_same_in_capitals_and_with_its_tone_elsewhere() {
        assert!(is_same_name("Nguyễn Thị Thanh Hòa", "NGUYỄN  THỊ THANH HOÀ"));
        assert!(is_same_name("Uỷ ban", "U\u{309}y ban"));
        assert!(!is_same_name("Đỗ Thị Ánh", "Đỗ Thị Anh"));
        assert!(!is_same_name("Đỗ Thị Ân", "Đỗ Thị An"));
    }

    #[test]
    fn a_name_typed_without_marks_finds_the_name_with_them() {
        assert_eq!(fold("Nguyễn Thị Thanh Hòa"), "nguyen thi thanh hoa");
        assert_eq!(fold("ĐỖ ĐỨC"), "do duc");
        assert_eq!(fold("hoà"), fold("hòa"));
    }

    #[test]
    fn what_begins_with_the_letters_typed_comes_first() {
        let fits = |typed| likeness(typed, "Nguyễn Đức Kiên", "đại biểu, nguyên Phó Chủ tịch");
        assert_eq!(
            [fits("nguyen d"), fits("duc k"), fits("uyen"), fits("kien chu"), fits("kien x")],
            [Some(0), Some(1), Some(2), Some(3), None]
        );
    }

    #[test]
    fn a_name_of_the_highlands_is_found_whichever_apostrophe_is_typed_or_none() {
        for written in ["H’Linh Niê", "H'Linh Niê", "HʼLinh Niê", "H`Linh Niê", "H‘Linh Niê", "H-Linh Niê"]
        {
            for typed in ["h'linh", "h’linh", "hʼlinh", "h´linh", "hlinh", "h linh", "H-LINH", "h‑linh n"]
            {
                assert_eq!(likeness(typed, written, ""), Some(0), "{typed} in {written}");
            }
        }
        assert_eq!(likeness("hhen", "H’Hen Niê", ""), Some(0));
        assert_eq!(likeness("ksor", "K’sor Y Bã", ""), Some(0));
        assert_eq!(likeness("ksor", "Rơ Châm K-sor", ""), Some(1));
        assert_eq!(likeness("ythu", "Ksor Y-Thu", ""), Some(1));
        assert_eq!(likeness("bok", "ƀok Núp", ""), Some(0));
        assert_eq!(likeness("to 3", "Cá nhân 01", "Tổ trưởng – Tổ 3"), Some(3));
        assert_eq!(likeness("h linh", "H’Len Niê", ""), None);
        assert_eq!(likeness("-", "", ""), Some(0), "nothing but a joint is like nothing typed");
    }

    #[test]
    fn every_normal_form_is_stored_as_one() {
        // NFD (macOS), and Unikey's "Unicode tổ hợp": ê + a combining grave accent.
        assert_eq!(nfc("Nguye\u{302}\u{303}n"), "Nguyễn");
        assert_eq!(nfc("nghiê\u{300}n"), "nghiền");
    }

    #[test]
    fn a_title_becomes_an_identifier() {
        assert_eq!(slug("Chào cờ"), "chao-co");
        assert_eq!(slug("  Báo cáo: kết quả (2025)! "), "bao-cao-ket-qua-2025");
        assert_eq!(slug("…"), "");
    }

    #[test]
    fn words_wrap_whole_and_nothing_is_lost() {
        assert_eq!(wrap("Trung tá Phạm Văn Hùng", 10), ["Trung tá", "Phạm Văn", "Hùng"]);
        assert_eq!(wrap("nghiêngngả", 4), ["nghi", "êngn", "gả"]);
        assert_eq!(wrap("một\n\nhai", 10), ["một", "", "hai"]);
    }

    #[test]
    fn an_escape_sequence_is_shown_and_not_obeyed() {
        assert_eq!(harmless("a\u{1b}[2Jb\u{202e}c"), "a␛[2Jb\u{fffd}c");
    }

    #[test]
    fn one_name_in_two_spellings_is_one_person() {
        assert_eq!(person("Bà Nguyễn Thị Hoà"), person("NGUYỄN THỊ HÒA"));
        assert_ne!(person("Nguyễn Thị Hoa"), person("Nguyễn Thị Hoà"));
        assert_ne!(person("Nguyễn Văn An"), person("Nguyễn Văn Ân"));
        assert_ne!(person("Lê Văn Đức"), person("Lê Văn Dức"));
    }

    proptest::proptest! {
        #[test]
        fn letter_by_letter_a_text_is_folded_as_a_whole_one_is(text in "[ -~\u{a0}-ſƀ\u{300}-\u{36f}à-ỹ’]{0,40}") {
            let whole: String = text
                .nfd()
                .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
                .flat_map(char::to_lowercase)
                .map(|c| match c {
                    'đ' => 'd',
                    'ƀ' => 'b',
                    '\u{a0}' => ' ',
                    c => c,
                })
                .collect();
            proptest::prop_assert_eq!(fold(&text), whole);
        }
    }
}
