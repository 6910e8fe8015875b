//! A line of text being typed, with a Vietnamese keyboard tool on.
//!
//! Such a tool sends backspaces and retypes; some send combining marks on their own. After each
//! key the text is composed again, so that what is deleted, counted and recorded is what is seen.

use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use super::key::{Code, Key};
use crate::text;

/// The most that a line of text may hold, in characters: a page. What is longer is another
/// paste than was meant, and a console that lays it out at every key would stand still.
pub const LONGEST: usize = 5_000;

/// A paste that does not fit: how many characters it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong(pub usize);

/// A line of text and its cursor.
#[derive(Clone, Debug, Default)]
pub struct Field {
    input: Input,
}

impl Field {
    /// A field that holds a text already, its cursor at the end.
    pub fn of(text: &str) -> Self {
        let mut field = Self::default();
        let fits = text.char_indices().nth(LONGEST).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
        // What has been cut fits; its composed form is never longer.
        let _ = field.paste(fits);
        field
    }

    /// What is typed, composed (NFC).
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Columns before the cursor.
    pub fn cursor_column(&self) -> usize {
        self.input.visual_cursor()
    }

    /// Takes a key that edits; says whether it was one.
    pub fn key(&mut self, key: Key) -> bool {
        let request = match key.code {
            _ if key.is_backspace() => {
                // Delete what is seen as one letter, base and marks together.
                InputRequest::DeletePrevChar
            }
            Code::Char(_) if !key.ctrl && !key.alt && self.is_full() => return true,
            Code::Char(c) if !key.ctrl && !key.alt => InputRequest::InsertChar(c),
            Code::Delete => InputRequest::DeleteNextChar,
            Code::Left => InputRequest::GoToPrevChar,
            Code::Right => InputRequest::GoToNextChar,
            Code::Home => InputRequest::GoToStart,
            Code::End => InputRequest::GoToEnd,
            Code::Char('u') if key.ctrl => InputRequest::DeleteLine,
            Code::Char('w') if key.ctrl => InputRequest::DeletePrevWord,
            _ => return false,
        };
        self.input.handle(request);
        self.compose();
        true
    }

    fn is_full(&self) -> bool {
        // Bytes are counted first: almost always that is enough, and costs nothing.
        self.text().len() >= LONGEST && self.text().chars().count() >= LONGEST
    }

    /// Takes pasted text: line ends and tabs become spaces, what may not reach a terminal a symbol.
    ///
    /// # Errors
    /// When it does not fit; nothing of it is taken then, for half a text is another text.
    pub fn paste(&mut self, pasted: &str) -> Result<(), TooLong> {
        let long = pasted.chars().count();
        if long > LONGEST.saturating_sub(self.text().chars().count()) {
            return Err(TooLong(long));
        }
        let harmless = text::harmless(pasted);
        let mut value: String = self.text().chars().take(self.input.cursor()).collect();
        value.push_str(&harmless);
        let cursor = value.chars().count();
        value.extend(self.text().chars().skip(self.input.cursor()));
        self.input = Input::new(value).with_cursor(cursor);
        self.compose();
        Ok(())
    }

    fn compose(&mut self) {
        let value = self.input.value();
        let composed = text::nfc(value);
        if composed == value {
            return;
        }
        // The cursor stays behind the same letter: letters are counted, not code points.
        let before: String = value.chars().take(self.input.cursor()).collect();
        let letters = text::nfc(&before).graphemes(true).count();
        let cursor = composed.graphemes(true).take(letters).map(|g| g.chars().count()).sum();
        self.input = Input::new(composed).with_cursor(cursor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> Field {
        let mut field = Field::default();
        for c in keys.chars() {
            let key = match c {
                '⌫' => Key::plain(Code::Backspace),
                '␈' => Key::ctrl('h'),
                '←' => Key::plain(Code::Left),
                c => Key::char(c),
            };
            field.key(key);
        }
        field
    }

    #[test]
    fn telex_that_takes_back_and_retypes_gives_the_word() {
        assert_eq!(typed("Nguye⌫ê⌫ễn").text(), "Nguyễn");
        assert_eq!(typed("d␈đ").text(), "đ");
    }

    #[test]
    fn a_mark_that_arrives_alone_joins_its_letter() {
        let field = typed("Ho\u{300}a");
        assert_eq!(field.text(), "Hòa");
        assert_eq!(field.cursor_column(), 3);
        // Two backspaces leave H, whatever the marks.
        assert_eq!(typed("Ho\u{300}a⌫⌫").text(), "H");
    }

    #[test]
    fn a_mark_typed_in_the_middle_keeps_the_cursor_where_it_was() {
        let mut field = typed("hoa←");
        field.key(Key::char('\u{300}'));
        assert_eq!(field.text(), "hòa");
        field.key(Key::char('x'));
        assert_eq!(field.text(), "hòxa");
    }

    #[test]
    fn a_pasted_escape_sequence_is_shown_and_not_obeyed() {
        let mut field = Field::default();
        field.paste("mưa\n\u{1b}[2J to").unwrap();
        assert_eq!(field.text(), "mưa ␛[2J to");
    }

    #[test]
    fn what_is_pasted_goes_in_at_the_cursor_and_composes_with_what_stands_there() {
        let mut field = typed("Hoa Binh←←←←←←");
        field.paste("\u{300}").unwrap();
        assert_eq!(field.text(), "Hòa Binh");
        field.paste("ng L").unwrap();
        assert_eq!(field.text(), "Hòng La Binh");
        field.key(Key::char('x'));
        assert_eq!(field.text(), "Hòng Lxa Binh");
    }

    #[test]
    fn a_paste_longer_than_a_page_is_refused_whole_and_at_once() {
        let mut field = typed("mưa ");
        let book = "một hai ba ".repeat(29_000);
        assert_eq!(field.paste(&book), Err(TooLong(book.chars().count())));
        assert_eq!(field.text(), "mưa ");
        let page = "a".repeat(LONGEST - 4);
        assert_eq!(field.paste(&page), Ok(()));
        field.key(Key::char('b'));
        assert_eq!(field.text().chars().count(), LONGEST, "a held key does not go on either");
        field.key(Key::plain(Code::Backspace));
        field.key(Key::char('b'));
        assert!(field.text().ends_with("ab"));
    }
}
