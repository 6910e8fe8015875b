//! Who is chosen from a list of delegates.

use std::sync::Arc;

use super::forms::PeopleForm;
use crate::agenda::{DelegateId, ItemId};
use crate::day::{Command, Day, Elsewhere, Mending, PeopleCommand, Presence, ProgrammeCommand};
use crate::text::{Lang, say};
use crate::ui::View;
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

/// Each place that would be mended, taken or left.
#[derive(Clone, Debug)]
pub struct Everywhere {
    lines: Vec<(Elsewhere, bool)>,
    /// Items that follow by themselves.
    follow: Vec<ItemId>,
}

impl Everywhere {
    /// What was asked for, and where else it stands: who is surely the same is taken.
    pub fn new(own: Vec<Mending>, elsewhere: Vec<Elsewhere>, follow: Vec<ItemId>) -> Self {
        let own = own.into_iter().map(|change| (Elsewhere { change, sure: true }, true));
        let others = elsewhere.into_iter().map(|found| (found.clone(), found.sure));
        Self { lines: own.chain(others).collect(), follow }
    }
}

impl Choice for Everywhere {
    fn title(&self, words: &Words) -> &'static str {
        words.mend_everywhere
    }

    fn foot(&self, words: &Words) -> &'static str {
        words.mend_foot
    }

    fn lines(&self, day: &Day, _words: &Words, lang: Lang) -> Vec<Line> {
        let line = |(index, (found, taken)): (usize, &(Elsewhere, bool))| {
            let mark = if *taken { "[x]" } else { "[ ]" };
            let doubt = if found.sure {
                ""
            } else {
                lang.pick("có thể là người khác", "perhaps somebody else")
            };
            let text = format!("{mark} {}", day.say_change(&found.change, lang));
            Line::new(Cursor::Mending(index), text, doubt)
        };
        let mut lines: Vec<Line> = self.lines.iter().enumerate().map(line).collect();
        if !self.follow.is_empty() {
            let titles: Vec<String> = self.follow.iter().map(|id| day.title(id)).collect();
            let titles = titles.join(", ");
            let said = say!(lang, "Tự đổi theo: {titles}", "Follow by themselves: {titles}");
            lines.push(Line::new(Cursor::Mending(self.lines.len()), said, ""));
        }
        lines
    }

    fn probe(&self, _on: &Cursor, _day: &Day) -> Option<Command> {
        let taken = self.lines.iter().filter(|(_, taken)| *taken);
        let changes: Vec<Mending> = taken.map(|(found, _)| found.change.clone()).collect();
        (!changes.is_empty()).then(|| PeopleCommand::Correct { changes, everywhere: false }.into())
    }

    /// How many places are mended; the programme and its end stay.
    fn effect(&self, view: &View<'_>, command: &Command) -> ratatui::text::Line<'static> {
        if view.day.decide(command, &view.ui.operator, view.now).is_err() {
            return view.effect_on_the_end(command);
        }
        let (taken, all) = (self.lines.iter().filter(|(_, taken)| *taken).count(), self.lines.len());
        let said = say!(
            view.ui.lang,
            "sửa {taken}/{all} chỗ; một lần hoàn tác trả lại tất cả",
            "{taken} of {all} places; one undo takes all back",
        );
        ratatui::text::Line::styled(said, view.theme.quiet)
    }

    fn space(&self, on: &Cursor) -> Pick {
        let turned = |(index, (found, taken)): (usize, &(Elsewhere, bool))| {
            (found.clone(), *taken != (*on == Cursor::Mending(index)))
        };
        let lines = self.lines.iter().enumerate().map(turned).collect();
        Pick::Instead(Arc::new(Self { lines, follow: self.follow.clone() }))
    }
}
