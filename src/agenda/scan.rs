//! The tokens of RON, as far as they tell where things begin and end.

/// What a text begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// White space.
    Blank,
    /// `// …` or `/* … */`.
    Comment { closed: bool },
    /// A string of any form.
    Text { closed: bool },
    /// A character literal.
    Character,
    /// A name, a number, a typographic quotation mark, anything without a role of its own.
    Word,
    /// `(`, `[`, `{`.
    Open(char),
    /// `)`, `]`, `}`.
    Close(char),
    /// Any other sign: `,`, `:`, `#` …
    Sign(char),
}

/// The token that a text begins with, and its length in bytes; never 0 unless the text is empty.
pub(super) fn token(text: &str) -> (Token, usize) {
    let Some(c) = text.chars().next() else { return (Token::Blank, 0) };
    match c {
        '"' => ended(text, string_length(text)),
        '/' if text.starts_with("//") => {
            (Token::Comment { closed: true }, text.find('\n').unwrap_or(text.len()))
        }
        '/' if text.starts_with("/*") => match block_comment(text) {
            Some(length) => (Token::Comment { closed: true }, length),
            None => (Token::Comment { closed: false }, text.len()),
        },
        '\'' => match character_length(text) {
            Some(length) => (Token::Character, length),
            None => (Token::Sign(c), 1),
        },
        '(' | '[' | '{' => (Token::Open(c), 1),
        ')' | ']' | '}' => (Token::Close(c), 1),
        'r' | 'b' if raw_string(text).is_some() => ended(text, raw_string_length(text)),
        'b' if text.starts_with("b\"") => {
            ended(text, text.get(1..).and_then(string_length).map(|length| length + 1))
        }
        c if is_blank(c) => (Token::Blank, text.find(|c| !is_blank(c)).unwrap_or(text.len())),
        c if is_word(c) => (Token::Word, text.find(|c| !is_word(c)).unwrap_or(text.len())),
        c => (Token::Sign(c), c.len_utf8()),
    }
}

fn ended(text: &str, length: Option<usize>) -> (Token, usize) {
    (Token::Text { closed: length.is_some() }, length.unwrap_or(text.len()))
}

/// White space of RON: some invisible signs as well.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}')
}

pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of the blanks and comments that a text begins with.
pub(super) fn trivia(text: &str) -> usize {
    let mut at = 0;
    loop {
        match token(text.get(at..).unwrap_or_default()) {
            (_, 0) => return at,
            (Token::Blank | Token::Comment { .. }, length) => at += length,
            _ => return at,
        }
    }
}

/// The length of the value that a text begins with, without what follows it.
///
/// Goes over bytes and not over tokens: a file is gone over once for each level of its brackets.
pub(super) fn value_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut end, mut depth, mut in_word) = (0, 0, 0_usize, false);
    while let Some(byte) = bytes.get(at) {
        let next = bytes.get(at + 1);
        let starts_token = match byte {
            b'"' | b'\'' => true,
            b'/' => matches!(next, Some(b'/' | b'*')),
            b'r' => !in_word && matches!(next, Some(b'"' | b'#')),
            b'b' => !in_word && matches!(next, Some(b'"' | b'\'' | b'r')),
            _ => false,
        };
        if starts_token {
            let (token, length) = token(text.get(at..).unwrap_or_default());
            at += length.max(1);
            if !matches!(token, Token::Comment { .. }) {
                end = at;
            }
            in_word = token == Token::Word;
            continue;
        }
        at += 1;
        in_word = byte.is_ascii_alphanumeric() || *byte == b'_' || !byte.is_ascii();
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' | b',' if depth == 0 => return end,
            b')' | b']' | b'}' => depth -= 1,
            byte if byte.is_ascii_whitespace() => continue,
            _ => {}
        }
        end = at;
    }
    end
}

/// The length of the block comment that a text begins with; they nest.
fn block_comment(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    while let (Some(byte), next) = (bytes.get(at), bytes.get(at + 1)) {
        match (byte, next) {
            (b'/', Some(b'*')) => depth += 1,
            (b'*', Some(b'/')) => depth = depth.saturating_sub(1),
            _ => {
                at += 1;
                continue;
            }
        }
        // Both signs are spent: `/*/` does not close what it opens.
        at += 2;
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn string_length(text: &str) -> Option<usize> {
    let mut at = 1;
    loop {
        let rest = text.as_bytes().get(at..)?;
        let next = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        at += next + 1;
        if rest.get(next) == Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

/// The hashes and the content's beginning of the raw string (`r"…"`, `br#"…"#`) that a text
/// begins with.
pub(super) fn raw_string(text: &str) -> Option<(usize, usize)> {
    let hashed = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = hashed.len() - hashed.trim_start_matches('#').len();
    let content = hashed.get(hashes..)?.strip_prefix('"')?;
    Some((hashes, text.len() - content.len()))
}

fn raw_string_length(text: &str) -> Option<usize> {
    let (hashes, start) = raw_string(text)?;
    let ending = format!("\"{}", "#".repeat(hashes));
    text.get(start..)?.find(&ending).map(|end| start + end + ending.len())
}

fn character_length(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some(_)) => text.get(3..)?.find('\'').map(|end| end + 4),
        (Some(_), Some((end, '\''))) => Some(end + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn block_comments_nest() {
        assert_eq!(token("/* a /* b */ c */ d"), (Token::Comment { closed: true }, 17));
        assert_eq!(token("/*/ x */y"), (Token::Comment { closed: true }, 8));
        assert_eq!(token("/* a /* b */"), (Token::Comment { closed: false }, 12));
    }

    #[test]
    fn a_value_ends_where_its_brackets_and_strings_do() {
        for (text, value) in [
            ("\"a,)\\\"\" /* x */, b", "\"a,)\\\"\""),
            ("[1, (a: ')'), r#\"]\"#] // end\n)", "[1, (a: ')'), r#\"]\"#]"),
            ("Delegate ( \"x\" ) ,", "Delegate ( \"x\" )"),
            ("-5 ]", "-5"),
        ] {
            assert_eq!(text.get(..value_length(text)).unwrap(), value);
        }
    }
}
