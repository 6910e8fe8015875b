//! A list to be chosen from in a box: the lines, what choosing one comes to, and what that would do
//! to the day. Each wing has its own lists; the box works them all alike.

use std::fmt;
use std::sync::Arc;

use super::cursor::Cursor;
use super::form::Form;
use super::key::Key;
use super::words::Words;
use super::{Effect, View};
use crate::day::{Command, Day};
use crate::text::Lang;

/// One line to be chosen.
pub struct Line {
    /// What it is about.
    pub on: Cursor,
    /// What stands left.
    pub text: String,
    /// What stands right, quietly.
    pub right: String,
}

impl Line {
    /// A line with something on its right.
    pub fn new(on: Cursor, text: impl Into<String>, right: impl Into<String>) -> Self {
        Self { on, text: text.into(), right: right.into() }
    }
}

/// What choosing a line comes to.
pub enum Pick {
    /// A command.
    Command(Command),
    /// Something has to be typed first.
    Ask(Arc<dyn Form>),
    /// The line is taken or left: the box goes on with this list.
    Instead(Arc<dyn Choice>),
    /// Something outside the day.
    Errand(Effect),
    /// Nothing.
    Nothing,
}

/// What becomes of the box when its command was obeyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// It closes.
    Close,
    /// It stays, on the same line.
    Stay,
    /// It stays, and goes on to the next line: what was chosen will leave the list.
    GoOn,
}

/// A list to be chosen from.
pub trait Choice: fmt::Debug + Send + Sync {
    /// What the box is called.
    fn title(&self, words: &Words) -> &'static str;

    /// What it says where there is nothing to choose.
    fn empty(&self, words: &Words) -> &'static str {
        words.found_nothing
    }

    /// How it is worked.
    fn foot(&self, words: &Words) -> &'static str {
        words.choose_foot
    }

    /// The lines, as the day is now.
    fn lines(&self, day: &Day, words: &Words, lang: Lang) -> Vec<Line>;

    /// What a line would come to, for the dry run under the list.
    fn probe(&self, on: &Cursor, day: &Day) -> Option<Command>;

    /// What a command of this list would do, on the line under it.
    fn effect(&self, view: &View<'_>, command: &Command) -> ratatui::text::Line<'static> {
        view.effect_on_the_end(command)
    }

    /// Enter on a line.
    fn enter(&self, on: &Cursor, day: &Day) -> Pick {
        self.probe(on, day).map_or(Pick::Nothing, Pick::Command)
    }

    /// Tab on a line: a note or a reason is typed with it.
    fn tab(&self, _on: &Cursor, _day: &Day) -> Pick {
        Pick::Nothing
    }

    /// Space on a line.
    fn space(&self, _on: &Cursor, _day: &Day) -> Pick {
        Pick::Nothing
    }

    /// The line that a digit means, where digits mean lines.
    fn by_digit(&self, _digit: char, _day: &Day) -> Option<Cursor> {
        None
    }

    /// What a key of its own asks for instead of a line.
    fn form_of(&self, _key: Key) -> Option<Arc<dyn Form>> {
        None
    }

    /// What becomes of the box when its command was obeyed.
    fn after(&self, _day: &Day) -> After {
        After::Close
    }
}
