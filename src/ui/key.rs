//! Keys as the house knows them, whichever terminal they come from, and how they are written.

use std::fmt;
use std::str::FromStr;

/// A key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key without Ctrl and Alt.
    pub code: Code,
    /// With Ctrl held.
    pub ctrl: bool,
    /// With Alt held.
    pub alt: bool,
}

/// A key of the keyboard, or the character that the keyboard makes of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Code {
    /// A character, as composed by the keyboard; Shift is in it.
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
    F(u8),
}

impl Key {
    /// The key alone.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// The key of a character alone.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// With Ctrl held.
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, alt: false }
    }

    /// Backspace, or Ctrl-H: the byte 0x08, which Windows keyboard tools send for Backspace,
    /// arrives as Ctrl-H.
    pub fn is_backspace(self) -> bool {
        self.code == Code::Backspace || (self.ctrl && matches!(self.code, Code::Char('h' | 'H')))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.alt {
            f.write_str("Alt-")?;
        }
        match self.code {
            Code::Char(c) if self.ctrl => write!(f, "^{}", c.to_ascii_uppercase()),
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) => write!(f, "{c}"),
            Code::F(n) => write!(f, "F{n}"),
            Code::PageUp => f.write_str("PgUp"),
            Code::PageDown => f.write_str("PgDn"),
            Code::Up => f.write_str("↑"),
            Code::Down => f.write_str("↓"),
            Code::Left => f.write_str("←"),
            Code::Right => f.write_str("→"),
            Code::BackTab => f.write_str("Shift-Tab"),
            code => write!(f, "{code:?}"),
        }
    }
}

impl FromStr for Key {
    type Err = String;

    /// As it is written: `PgDn`, `^Z`, `F3`, `Space`, `5`.
    fn from_str(written: &str) -> Result<Self, String> {
        let named = [
            Code::Enter,
            Code::Esc,
            Code::Tab,
            Code::BackTab,
            Code::Backspace,
            Code::Delete,
            Code::Up,
            Code::Down,
            Code::Left,
            Code::Right,
            Code::PageUp,
            Code::PageDown,
            Code::Home,
            Code::End,
            Code::Char(' '),
        ];
        let named = named.into_iter().chain((1..=12).map(Code::F)).map(Self::plain);
        let chords = ('a'..='z').map(Self::ctrl);
        if let Some(key) = named.chain(chords).find(|key| key.to_string() == written) {
            return Ok(key);
        }
        let mut letters = written.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) => Ok(Self::char(letter)),
            _ => Err(format!("no key is written {written}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        for key in [
            Key::plain(Code::PageDown),
            Key::ctrl('z'),
            Key::char(' '),
            Key::plain(Code::F(12)),
            Key::char('+'),
        ] {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        assert!("PageDown".parse::<Key>().is_err());
    }
}
