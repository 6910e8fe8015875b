//! What is typed to the MC.

use crate::day::{Command, Day, ProgrammeCommand};
use crate::text::Lang;
use crate::ui::form::{Form, Typed};
use crate::ui::words::Words;

/// One line to the MC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message;

impl Form for Message {
    fn title(&self, _: &Day, words: &Words) -> &'static str {
        words.message_title
    }

    fn about(&self, _day: &Day, _words: &Words, _lang: Lang) -> String {
        String::new()
    }

    fn command(&self, typed: &Typed<'_>, _day: &Day, _words: &Words) -> Result<Command, &'static str> {
        Ok(ProgrammeCommand::Send { text: typed.at(0).to_owned() }.into())
    }
}
