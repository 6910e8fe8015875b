//! Recognises text typed for the old Vietnamese fonts TCVN3 (`.VnTime`) and VNI (`VNI-Times`).
//!
//! Such text is plain Latin-1 that only those fonts show as Vietnamese. It is recognised and
//! refused, never converted: the two encodings, and upper case within them, cannot be told apart
//! with certainty, and a wrongly converted name would be read out on a stage.

use std::ops::Range;

/// An old Vietnamese encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Legacy {
    /// TCVN3 (ABC), fonts named `.VnTime`, `.VnArial` …
    Tcvn3,
    /// VNI for Windows, fonts named `VNI-Times`, `VNI-Helve` …
    Vni,
}

impl Legacy {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (.VnTime)",
            Self::Vni => "VNI (VNI-Times)",
        }
    }
}

/// What was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub encoding: Legacy,
    /// The first suspicious word.
    pub word: Range<usize>,
    /// How much speaks for it; 2 convicts one string.
    pub score: usize,
}

/// Looks for words that only an old encoding explains.
pub(super) fn find(text: &str) -> Option<Found> {
    if text.is_ascii() {
        return None;
    }
    let mut found: [Option<Found>; 2] = [None, None];
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let place = start..start + word.trim_end().len();
        start += word.len();
        if word.is_ascii() {
            continue;
        }
        let scores = [(Legacy::Tcvn3, tcvn3(word)), (Legacy::Vni, vni(word))];
        for (slot, (encoding, score)) in found.iter_mut().zip(scores) {
            if score > 0 {
                slot.get_or_insert(Found { encoding, word: place.clone(), score: 0 }).score += score;
            }
        }
    }
    found.into_iter().flatten().max_by_key(|found| found.score).filter(|found| found.score >= 2)
}

/// Words with letters that only Unicode Vietnamese has.
pub(super) fn unicode_words(text: &str) -> usize {
    let vietnamese =
        |c: char| matches!(c, 'ă' | 'Ă' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'đ' | 'Đ' | '\u{1ea0}'..='\u{1ef9}');
    text.split_whitespace().filter(|word| word.contains(vietnamese)).count()
}

/// Signs that TCVN3 puts in the place of letters: `d©n` is "dân".
fn tcvn3_sign(c: char) -> bool {
    matches!(
        c,
        'µ' | '¸'
            | '¶'
            | '·'
            | '¹'
            | '¨'
            | '»'
            | '¾'
            | '¼'
            | '½'
            | '©'
            | '®'
            | 'ª'
            | '«'
            | '¬'
            | '§'
            | '×'
            | '÷'
    )
}

fn tcvn3(word: &str) -> usize {
    let letters: Vec<char> = word.chars().collect();
    let mut score = 0;
    for triple in letters.windows(2).enumerate().map(|(i, pair)| (pair, letters.get(i + 2))) {
        let ([before, c], after) = triple else { continue };
        let inside = after.is_some_and(|c| c.is_alphabetic() || tcvn3_sign(*c));
        if before.is_ascii_lowercase() && tcvn3_sign(*c) {
            score += if inside { 2 } else { 1 };
        }
        // Capitals of Latin-1 stand for small letters: `vÖ` is "vệ", `NguyÔn` is "Nguyễn".
        if before.is_ascii_lowercase() && matches!(c, 'À'..='Ö' | 'Ø'..='Þ') {
            let known_here = matches!(c, 'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý');
            score += if known_here { 1 } else { 2 };
        }
    }
    score
}

fn vni(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    letters
        .windows(2)
        .map(|pair| match pair {
            // The mark follows its vowel: `Ngaøy` is "Ngày", `Nguyeãn` is "Nguyễn".
            ['a' | 'e' | 'o' | 'u' | 'y' | 'i' | 'ö' | 'ô', 'ø' | 'û' | 'å'] => 2,
            ['a' | 'e', 'â' | 'ê' | 'à' | 'ã'] | ['o', 'â'] => 2,
            ['a' | 'e' | 'o' | 'u' | 'y' | 'ö' | 'ô', 'ï'] => 1,
            ['a' | 'e' | 'o', 'ä'] | ['a', 'ë' | 'ü'] => 1,
            ['ñ', _] => 1,
            _ => 0,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoding(text: &str) -> Option<Legacy> {
        find(text).map(|found| found.encoding)
    }

    #[test]
    fn text_of_the_old_fonts_is_recognised() {
        assert_eq!(encoding("Ngµy héi toµn d©n b¶o vÖ an ninh Tæ quèc"), Some(Legacy::Tcvn3));
        assert_eq!(encoding("NguyÔn ThÞ"), Some(Legacy::Tcvn3));
        assert_eq!(encoding("Nguyeãn"), Some(Legacy::Vni));
        assert_eq!(encoding("Ngaøy hoäi"), Some(Legacy::Vni));
        assert_eq!(encoding("NGAØY HOÄI TOAØN DAÂN"), Some(Legacy::Vni));
    }

    #[test]
    fn real_vietnamese_and_foreign_names_are_left_in_peace() {
        for text in [
            "Ngày hội toàn dân bảo vệ an ninh Tổ quốc",
            "Nguyễn Thị Thanh Hoà, Trần Loãn, xoã tóc, quê quán, tuân thủ, oán",
            "NGUYỄN THỊ THANH HÒA",
            "Lễ Noël, François Müller, Besançon, Citroën",
            "25 m², 36,6 kg, 12°, Zalo®, «Bốn tại chỗ», dài 5µm",
            "UBND, CATP, BCĐ 138",
        ] {
            assert_eq!(encoding(text), None, "{text}");
        }
    }

    #[test]
    fn the_first_suspicious_word_is_named() {
        let text = "Kính thưa d©n";
        assert_eq!(&text[find(text).unwrap().word], "d©n");
    }
}
