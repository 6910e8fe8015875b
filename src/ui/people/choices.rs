//! Who is chosen from a list of delegates.

use std::sync::Arc;

use super::forms::PeopleForm;
use crate::agenda::DelegateId;
use crate::day::{Command, Day, PeopleCommand, Presence, ProgrammeCommand};
use crate::text::Lang;
use crate::ui::choice::{After, Choice, Line, Pick};
use crate::ui::cursor::Cursor;
use crate::ui::form::Form;
use crate::ui::key::Key;
use crate::ui::words::Words;

/// A list of delegates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeopleChoice {
    /// Who has arrived and is not yet introduced.
    Waiting,
    /// Which guest must leave.
    Departing,
}

impl Choice for PeopleChoice {
    fn title(&self, words: &Words) -> &'static str {
        match self {
            Self::Waiting => words.waiting_title,
            Self::Departing => words.departing_title,
        }
    }

    fn empty(&self, words: &Words) -> &'static str {
        match self {
            Self::Waiting => words.nobody_waits,
            Self::Departing => words.found_nothing,
        }
    }

    fn foot(&self, words: &Words) -> &'static str {
        match self {
            Self::Waiting => words.waiting_foot,
            Self::Departing => words.choose_foot,
        }
    }

    fn lines(&self, day: &Day, words: &Words, _lang: Lang) -> Vec<Line> {
        match self {
            Self::Waiting => {
                let waiting = day.attendees().iter().filter(|attendee| attendee.waits_for_introduction());
                let line = |attendee: &crate::day::Attendee| {
                    let right = if attendee.unannounced { words.unannounced } else { "" };
                    let on = Cursor::Delegate(attendee.delegate.id.clone());
                    Line::new(on, attendee.delegate.address(), right)
                };
                waiting.map(line).collect()
            }
            Self::Departing => {
                let line = |id: DelegateId| {
                    let parts: Vec<String> = day.parts_of(&id).iter().map(|id| day.title(id)).collect();
                    let name = day.delegate_name(&id);
                    Line::new(Cursor::Delegate(id), name, parts.join(", "))
                };
                departing(day).into_iter().map(line).collect()
            }
        }
    }

    fn probe(&self, on: &Cursor, day: &Day) -> Option<Command> {
        match (self, on) {
            (Self::Departing, Cursor::Delegate(id)) => {
                Some(ProgrammeCommand::PullForward { delegate: id.clone(), items: day.parts_of(id) }.into())
            }
            (Self::Departing | Self::Waiting, _) => None,
        }
    }

    fn enter(&self, on: &Cursor, day: &Day) -> Pick {
        match (self, on) {
            (Self::Waiting, Cursor::Delegate(id)) => Pick::Command(
                PeopleCommand::Mark { delegates: vec![id.clone()], presence: Presence::Introduced }.into(),
            ),
            (Self::Departing | Self::Waiting, _) => self.probe(on, day).map_or(Pick::Nothing, Pick::Command),
        }
    }

    /// The list of those who wait says so: somebody more has come.
    fn form_of(&self, key: Key) -> Option<Arc<dyn Form>> {
        match self {
            Self::Waiting if key == Key::ctrl('n') => Some(Arc::new(PeopleForm::Guest)),
            Self::Waiting | Self::Departing => None,
        }
    }

    /// Guests are introduced one after another.
    fn after(&self) -> After {
        match self {
            Self::Waiting => After::GoOn,
            Self::Departing => After::Close,
        }
    }
}

/// Delegates who are here and take part in something that waits.
fn departing(day: &Day) -> Vec<DelegateId> {
    let here = day.attendees().iter().filter(|attendee| attendee.may_come());
    here.map(|attendee| attendee.delegate.id.clone()).filter(|id| !day.parts_of(id).is_empty()).collect()
}
