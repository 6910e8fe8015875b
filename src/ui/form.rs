//! What can be typed in a box: for what, under which labels, and what it comes to. Each wing has its
//! own forms; the box works them all alike.

use std::fmt;
use std::sync::Arc;

use super::choice::Choice;
use super::field::Field;
use super::preview::Roll;
use super::words::Words;
use super::{Effect, View};
use crate::clock::Timestamp;
use crate::day::{Command, Day};
use crate::text::Lang;

/// What was typed, field by field, without blanks around it.
pub struct Typed<'f>(pub &'f [Field]);

impl<'f> Typed<'f> {
    /// The text of a field.
    pub fn at(&self, index: usize) -> &'f str {
        self.0.get(index).map(|field| field.text().trim()).unwrap_or_default()
    }

    /// The text of a field, unless it was left empty.
    pub fn optional(&self, index: usize) -> Option<String> {
        Some(self.at(index).to_owned()).filter(|text| !text.is_empty())
    }
}

/// A form to be filled in.
pub trait Form: fmt::Debug + Send + Sync {
    /// What the box is called.
    fn title(&self, day: &Day, words: &Words) -> &'static str;

    /// What it is about.
    fn about(&self, day: &Day, words: &Words, lang: Lang) -> String;

    /// The label of each field; a single field needs none.
    fn labels(&self, _words: &Words) -> Vec<&'static str> {
        vec![""]
    }

    /// What stands in its fields as it opens, to be changed.
    fn begins(&self, _day: &Day) -> Vec<String> {
        Vec::new()
    }

    /// The label of each field where a label is made of what the day holds.
    fn questions(&self, _day: &Day, words: &Words, _lang: Lang) -> Vec<String> {
        self.labels(words).into_iter().map(str::to_owned).collect()
    }

    /// The command that the fields come to; a sentence where they cannot be read.
    ///
    /// # Errors
    /// What is to be written otherwise.
    fn command(&self, typed: &Typed<'_>, day: &Day, words: &Words) -> Result<Command, &'static str>;

    /// What is asked of the machine rather than of the day; nothing with most forms.
    fn errand(&self, _typed: &Typed<'_>) -> Option<Effect> {
        None
    }

    /// What is looked at, line by line, before its command is put; nothing where what it does stands
    /// under it already.
    fn leads_to(&self, _typed: &Typed<'_>, _day: &Day) -> Option<Arc<dyn Choice>> {
        None
    }

    /// What is chosen from once its command was obeyed.
    fn goes_on_with(&self, _typed: &Typed<'_>, _day: &Day, _now: Timestamp) -> Option<Arc<dyn Choice>> {
        None
    }

    /// The list of which it adds one: several that are pasted into it are looked at as a list.
    fn of_list(&self, _day: &Day) -> Option<Roll> {
        None
    }

    /// What was typed or pasted, to be looked at row by row; asked where it does not come to a command
    /// as it stands, and where several lines are pasted.
    fn row_by_row(&self, _text: &str, _day: &Day) -> Option<Arc<dyn Choice>> {
        None
    }

    /// What its command would do, on the line under it.
    fn effect(&self, view: &View<'_>, command: &Command) -> ratatui::text::Line<'static> {
        view.effect_on_the_end(command)
    }
}
