//! What comes along with a name and is none of it: markup, emoji, telephone numbers.

use crate::text;

/// Text without the markup of a web page: its rows and lines become lines, its cells are kept
/// apart by tabs. None where there is no markup.
pub fn without_markup(written: &str) -> Option<String> {
    let mut out = String::new();
    let (mut rest, mut found) = (written, false);
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let read = if from.starts_with('<') { tag(from) } else { entity(from) };
        let Some((instead, after)) = read else {
            let mut letters = from.chars();
            out.extend(letters.next());
            rest = letters.as_str();
            continue;
        };
        found = true;
        out.push_str(&instead);
        rest = after;
    }
    out.push_str(rest);
    found.then_some(out)
}

/// A tag at the beginning: what stands for it, and what follows it.
fn tag(from: &str) -> Option<(String, &str)> {
    const LINES: [&str; 11] = ["br", "tr", "/tr", "p", "/p", "div", "/div", "li", "/li", "/table", "/h3"];
    const NAMES: [&str; 21] = [
        "b", "i", "u", "a", "em", "strong", "span", "font", "td", "th", "table", "tbody", "thead", "ul",
        "ol", "html", "body", "h1", "h2", "h3", "o:p",
    ];
    let (inside, after) = from.strip_prefix('<')?.split_once('>')?;
    let name = inside.split([' ', '\n', '\r', '\t']).next()?.trim_end_matches('/').to_lowercase();
    let instead = match name.as_str() {
        "/td" | "/th" => "\t",
        name if LINES.contains(&name) => "\n",
        name if NAMES.contains(&name.trim_start_matches('/')) => "",
        name if name.starts_with("!--") => "",
        _ => return None,
    };
    Some((instead.to_owned(), after))
}

/// An entity at the beginning.
fn entity(from: &str) -> Option<(String, &str)> {
    let (name, after) = from.strip_prefix('&')?.split_once(';').filter(|(name, _)| name.len() <= 8)?;
    let c = match name {
        "nbsp" => ' ',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let code = name.strip_prefix('#')?;
            let code = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => code.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?
        }
    };
    Some((c.to_string(), after))
}

/// Emoji and other pictures.
pub fn is_picture(c: char) -> bool {
    matches!(c,
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
        | '\u{2190}'..='\u{21ff}' | '\u{25a0}'..='\u{25ff}' | '\u{2300}'..='\u{23ff}'
        | '\u{e0020}'..='\u{e007f}')
}

/// A name without the telephone number in it; nothing where there is none, or no name.
pub fn without_phone(name: &str) -> Option<String> {
    phone_off(name).filter(|left| !left.is_empty())
}

/// What is left of a cell without the telephone number in it. So many digits are no other number of a
/// list, and begin as numbers here do.
pub fn phone_off(cell: &str) -> Option<String> {
    let is_of = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '+' | '(' | ')');
    let begins = cell.char_indices().filter(|(at, c)| {
        matches!(c, '0' | '+' | '8')
            && !cell.get(..*at).unwrap_or_default().ends_with(|c: char| c.is_ascii_digit())
    });
    for (at, _) in begins {
        let (before, from) = cell.split_at(at);
        let length = from.find(|c: char| !is_of(c)).unwrap_or(from.len());
        let (phone, after) = from.split_at(length);
        let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
        if (9..=12).contains(&digits.len()) && (digits.starts_with('0') || digits.starts_with("84")) {
            let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
            // "ĐT", "SĐT" and the like go with it.
            let word = before.rsplit(' ').next().unwrap_or_default();
            let is_label =
                ["dt", "sdt", "tel", "so dt", "dd", "zalo", "phone"].contains(&text::fold(word).as_str());
            let before = before.strip_suffix(word).filter(|_| is_label).unwrap_or(before);
            let left = format!("{before} {after}");
            let left = left.trim_matches(|c: char| !c.is_alphanumeric());
            return Some(left.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_comes_off_and_another_number_does_not() {
        for (written, name) in [
            ("ĐẶNG VĂN ĐỨC 0912 345 678", "ĐẶNG VĂN ĐỨC"),
            ("Nguyễn Văn An - ĐT: 0912.345.678", "Nguyễn Văn An"),
            ("Nguyễn Văn An (0912345678)", "Nguyễn Văn An"),
            ("+84 912 345 678 Trần Thị Bình", "Trần Thị Bình"),
            ("Trần Thị Bình SĐT 0243.8255.555", "Trần Thị Bình"),
        ] {
            assert_eq!(without_phone(written).as_deref(), Some(name), "{written}");
        }
        for written in ["Cá nhân 01", "Tổ dân phố 30-4", "Tổ 80", "Sinh 08/08/1988 A", "0912345678"]
        {
            assert_eq!(without_phone(written), None, "{written}");
        }
        for (written, left) in
            [("0912 345 678", ""), ("TDP 3 - 0912.345.678", "TDP 3"), ("Tổ 3, ĐT 0912345678", "Tổ 3")]
        {
            assert_eq!(phone_off(written).as_deref(), Some(left), "{written}");
        }
    }

    #[test]
    fn markup_comes_off_and_a_smaller_sign_stays() {
        let table = "<table><tr><td>1</td><td><b>Nguy&#7877;n A</b></td></tr><tr><td>2</td><td>B&nbsp;C</td></tr></table>";
        let read = without_markup(table).unwrap();
        let rows: Vec<&str> = read.lines().map(str::trim).filter(|row| !row.is_empty()).collect();
        assert_eq!(rows, ["1\tNguyễn A", "2\tB C"]);
        assert_eq!(without_markup("a < b && c > d; Tổ <3>"), None);
    }
}
