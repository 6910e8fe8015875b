//! Names typed for an old font that sentences could pass with: what is proof in a name would be
//! none in a text about areas, trade marks and footnotes.

use crate::agenda::Legacy;

/// The old font in which a name was typed, with what is proof in a name.
pub fn of_name(name: &str) -> Option<Legacy> {
    if has_vietnamese(name) {
        return None;
    }
    let letters: Vec<char> = name.chars().collect();
    let is_letter = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphabetic());
    for (at, c) in letters.iter().enumerate() {
        let (before, after) = (is_letter(at.checked_sub(1)), is_letter(Some(at + 1)));
        match c {
            'ª' | '©' | 'µ' | '¸' | '¶' | '¹' | '¨' | '¾' | '¼' | '¬' | '§' | '×' | '÷'
                if before || after =>
            {
                return Some(Legacy::Tcvn3);
            }
            // `L­u` is "Lưu": there the soft hyphen is ư, which nobody sees.
            '\u{ad}' | '«' | '»' | '®' | '·' | '½' if before && after => return Some(Legacy::Tcvn3),
            _ => {}
        }
    }
    let lower: Vec<char> = name.to_lowercase().chars().collect();
    let of_vni = lower.windows(2).any(|two| match two {
        ['a', next] => "áàâãåäéèúüëùøûõï".contains(*next),
        ['e', next] => "áàâãåäùøûõï".contains(*next),
        // "hoá", "hoà" and "xoè" are Vietnamese.
        ['o', next] => "âåäùøûõï".contains(*next),
        ['u' | 'y', next] => "ùøûõï".contains(*next),
        ['ö' | 'ô', next] => "ùøûõï".contains(*next),
        _ => false,
    });
    of_vni.then_some(Legacy::Vni)
}

/// Letters of Latin-1 that no Vietnamese name has.
pub fn odd_letters(name: &str) -> Option<char> {
    let is_odd = |c: &char| "ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿªº".contains(*c);
    name.chars().find(is_odd)
}

/// Letters that only Unicode Vietnamese has.
fn has_vietnamese(name: &str) -> bool {
    name.contains(|c: char| {
        matches!(c, 'ă' | 'Ă' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'đ' | 'Đ' | '\u{1ea0}'..='\u{1ef9}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_convicted_and_every_real_one_is_free() {
        for (name, font) in [
            ("Lª Hïng", Legacy::Tcvn3),
            ("L\u{ad}u V¨n An", Legacy::Tcvn3),
            ("Tr\u{ad}ng An", Legacy::Tcvn3),
            ("Voõ Taán", Legacy::Vni),
            ("VOÕ TAÁN", Legacy::Vni),
            ("Leâ Duõng", Legacy::Vni),
        ] {
            assert_eq!(of_name(name), Some(font), "{name}");
        }
        for name in [
            "Lê Hoà",
            "Trần Khuê",
            "Lý Quý Toán",
            "Hoàng Loan",
            "Vũ Xuân Hoè",
            "H’Hen Niê",
            "Noël",
            "Lê Tuyên",
        ] {
            assert_eq!(of_name(name), None, "{name}");
        }
        assert_eq!(odd_letters("Hïng"), Some('ï'));
        assert_eq!(odd_letters("Lê Hoà Ý"), None);
    }
}
