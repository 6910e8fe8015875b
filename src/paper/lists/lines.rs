//! Text with a recipient or a team a line, as it comes from chats: "1) NGUYỄN VĂN A - Tổ 3".

use super::row::{Draft, tidy};
use super::{MAX_ROWS, Of, Unreadable, clean, kind, teams};
use crate::agenda::RecipientKind;

/// The rows of a text, a line for each.
pub fn drafts(text: &str, of: Of) -> Result<Vec<Draft>, Unreadable> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut drafts: Vec<Draft> = Vec::new();
    let mut numbered = 0;
    for (index, line) in text.split('\n').enumerate() {
        if tidy(line).is_empty() {
            continue;
        }
        if drafts.len() == MAX_ROWS {
            return Err(Unreadable::TooManyRows { limit: MAX_ROWS });
        }
        // A picture before a line is a bullet.
        let line = line.trim_start_matches(|c| clean::is_picture(c) || c == '\u{fe0f}' || c.is_whitespace());
        let (number, rest) = numbering(line, Some(numbered + 1));
        numbered += usize::from(number.is_some());
        let mut draft = Draft { line: index + 1, number, name: rest.to_owned(), ..Draft::default() };
        if of == Of::Teams && draft.group().is_none() && !draft.is_title() {
            draft = teams::draft_of_line(draft.line, draft.number, rest);
        } else if of == Of::Recipients && !draft.names_nobody() {
            let (name, position) = parts(rest);
            draft = Draft { name: name.to_owned(), position: position.to_owned(), ..draft };
        }
        drafts.push(draft);
    }
    Ok(drafts)
}

/// Takes a number of any style off the beginning: `1)`, `01.`, `1 -`, `(1)`, `1/`, `1️⃣`, and a
/// bullet. A bare number counts where it is the one expected here.
pub fn numbering(text: &str, expected: Option<usize>) -> (Option<String>, &str) {
    let text = text.trim();
    let rest = text.strip_prefix(['(', '[']).unwrap_or(text);
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let Some((number, after)) = rest.split_at_checked(digits).filter(|_| (1..=5).contains(&digits)) else {
        return (None, bullet(text));
    };
    let keycap = after.trim_start_matches(['\u{fe0f}', '\u{20e3}']);
    let mark = keycap.trim_start();
    let name = mark.trim_start_matches([')', '.', '-', '–', '—', ':', '/', ']', '_', '|']);
    let written = name.len() < mark.len() || keycap.len() < after.len();
    let number = number.to_owned();
    if written && !name.starts_with(|c: char| c.is_ascii_digit()) {
        return (Some(number), bullet(name.trim_start()));
    }
    let is_next = expected.is_some() && number.parse().ok() == expected;
    // "12 Nguyễn Văn An", whichever number was expected; "12 hộ dân Tổ 3" has none.
    if !written && mark.len() < keycap.len() && kind::guess(&tidy(mark)) == Some(RecipientKind::Individual) {
        return (Some(number), mark);
    }
    if !written && is_next && (mark.len() < keycap.len() || mark.is_empty()) {
        return (Some(number), mark);
    }
    (None, text)
}

fn bullet(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        matches!(c, '-' | '–' | '—' | '•' | '*' | '+' | '·' | '▪' | '●' | '➢' | '✓' | '✔')
    })
    .trim_start()
}

/// Name and post of a line. The name of a collective may hold commas and dashes: it is not cut.
fn parts(line: &str) -> (&str, &str) {
    let line = line.trim();
    if let Some((name, position)) = line.split_once('\t') {
        return (name.trim(), position.trim());
    }
    if kind::guess(&tidy(line)) == Some(RecipientKind::Collective) {
        return (line, "");
    }
    if let Some((name, inside)) = line.strip_suffix(')').and_then(|line| line.split_once('('))
        && !name.trim().is_empty()
    {
        return (name.trim(), inside.trim());
    }
    if let Some((at, after)) = cuts(line).into_iter().next()
        && let (Some(name), Some(rest)) = (line.get(..at), line.get(after..))
    {
        return (name.trim(), rest.trim());
    }
    (line, "")
}

/// Where a line can be cut: the beginning and the end of each comma, and of each dash beside a
/// space.
pub fn cuts(line: &str) -> Vec<(usize, usize)> {
    let mut cuts = Vec::new();
    let mut before = ' ';
    let mut letters = line.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let after = letters.peek().map_or(' ', |(_, c)| *c);
        let apart = before.is_whitespace() || after.is_whitespace();
        if at > 0 && (matches!(c, ',' | ';' | ':' | '|') || (matches!(c, '-' | '–' | '—') && apart)) {
            cuts.push((at, at + c.len_utf8()));
        }
        before = c;
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_style_come_off() {
        for written in [
            "1) Cá nhân A",
            "01. Cá nhân A",
            "1 - Cá nhân A",
            "(1) Cá nhân A",
            "1/ Cá nhân A",
            "1: Cá nhân A",
            "1.Cá nhân A",
            "1️⃣ Cá nhân A",
            "  1 – Cá nhân A",
            "1 Cá nhân A",
            "1. - Cá nhân A",
        ] {
            let (number, name) = numbering(written, Some(1));
            assert_eq!(number.as_deref().map(|n| n.trim_start_matches('0')), Some("1"), "{written}");
            assert_eq!(name, "Cá nhân A", "{written}");
        }
        assert_eq!(numbering("- Cá nhân A", None), (None, "Cá nhân A"));
        assert_eq!(numbering("12 hộ dân Tổ 3", Some(4)), (None, "12 hộ dân Tổ 3"));
        assert_eq!(numbering("30-4 Tổ", Some(4)), (None, "30-4 Tổ"));
    }

    #[test]
    fn a_post_stands_after_a_dash_a_comma_or_in_brackets() {
        for written in
            ["Cá nhân A - Tổ 3", "Cá nhân A, Tổ 3", "Cá nhân A (Tổ 3)", "Cá nhân A– Tổ 3", "Cá nhân A\tTổ 3"]
        {
            assert_eq!(parts(written), ("Cá nhân A", "Tổ 3"), "{written}");
        }
        assert_eq!(parts("Chi hội Phụ nữ - Tổ 3, phường"), ("Chi hội Phụ nữ - Tổ 3, phường", ""));
        assert_eq!(parts("Cá nhân A-B"), ("Cá nhân A-B", ""));
    }
}
