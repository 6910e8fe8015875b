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
    /// The old encoding in which a text was typed, if only that explains it.
    pub fn of(text: &str) -> Option<Self> {
        find(text).map(|found| found.encoding)
    }

    /// The same with less proof: for a line among others that are convicted.
    pub fn suspected(text: &str) -> Option<Self> {
        suspect(text).map(|found| found.encoding)
    }

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
    suspect(text).filter(|found| found.score >= 2)
}

/// Looks for words that an old encoding may explain.
fn suspect(text: &str) -> Option<Found> {
    let mut found = [Legacy::Tcvn3, Legacy::Vni].map(|encoding| Found { encoding, word: 0..0, score: 0 });
    // In one pass over all text of a file, so without splitting it into words.
    let mut before = ' ';
    let mut word = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        if is_break(c) {
            word = at + c.len_utf8();
        } else if ('\u{a1}'..='\u{ff}').contains(&c) || before == 'ñ' {
            let after = letters.peek().map(|(_, c)| *c);
            for (found, score) in
                found.iter_mut().zip([tcvn3(before, c, after), vni(lower(before), lower(c))])
            {
                if found.score == 0 {
                    found.word.start = word;
                }
                found.score += score;
            }
        }
        before = c;
    }
    let mut found = found.into_iter().max_by_key(|found| found.score).filter(|found| found.score > 0)?;
    let rest = text.get(found.word.start..).unwrap_or_default();
    found.word.end = found.word.start + rest.find(is_break).unwrap_or(rest.len());
    Some(found)
}

fn is_break(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation()
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

/// How much a character between two others speaks for TCVN3.
fn tcvn3(before: char, c: char, after: Option<char>) -> usize {
    // `V¨n` is "Văn": no other text has such a sign between a capital and a small letter.
    let begins_word = before.is_ascii_uppercase() && after.is_some_and(|c| c.is_ascii_lowercase());
    if begins_word && tcvn3_sign(c) && !matches!(c, '·' | '®' | '§' | '×' | '÷') {
        return 2;
    }
    if !before.is_ascii_lowercase() {
        return 0;
    }
    match c {
        c if tcvn3_sign(c) => {
            if after.is_some_and(|c| c.is_alphabetic() || tcvn3_sign(c)) {
                2
            } else {
                1
            }
        }
        // Capitals of Latin-1 stand for small letters: `vÖ` is "vệ", `NguyÔn` is "Nguyễn". Those
        // that Vietnamese has as well may be a slip of the shift key.
        'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý' => 1,
        'À'..='Ö' | 'Ø'..='Þ' => 2,
        _ => 0,
    }
}

/// How much two characters, in lower case, speak for VNI: there the mark follows its vowel
/// (`Ngaøy` is "Ngày", `Nguyeãn` is "Nguyễn").
fn vni(before: char, c: char) -> usize {
    match (before, c) {
        ('a' | 'e' | 'o' | 'u' | 'y' | 'i' | 'ö' | 'ô', 'ø' | 'û' | 'å') => 2,
        ('a' | 'e', 'â' | 'ê' | 'à' | 'ã') | ('o', 'â') => 2,
        ('a' | 'e' | 'o' | 'u' | 'y' | 'ö' | 'ô', 'ï') => 1,
        ('a' | 'e' | 'o', 'ä') | ('a', 'ë' | 'ü') => 1,
        ('ñ', c) if c.is_alphabetic() => 1,
        _ => 0,
    }
}

/// Lower case within Latin-1, one character for one.
fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
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
        assert_eq!(encoding("NguyÔn V¨n Hïng"), Some(Legacy::Tcvn3));
        assert_eq!((encoding("NguyÔn An"), Legacy::suspected("NguyÔn An")), (None, Some(Legacy::Tcvn3)));
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
