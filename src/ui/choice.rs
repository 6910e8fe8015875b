//! What can be chosen from a list in a box: the lines, what choosing one comes to, and what that
//! would do to the day.

use super::form::Purpose;
use super::ground::{GroundChoice, Pick};
use super::words::Words;
use crate::agenda::{DelegateId, ItemId};
use crate::clock::Timestamp;
use crate::day::{
    Command, Day, Difference, ItemState, PeopleCommand, Presence, ProgrammeCommand, Saving, shorten,
};
use crate::text::Lang;

/// What is being chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// Where some items go.
    Place(Vec<ItemId>),
    /// Who has arrived and is not yet introduced.
    Waiting,
    /// Which guest must leave.
    Departing,
    /// Something on the drill ground.
    Ground(GroundChoice),
    /// Which savings are taken; a line is taken or not.
    Rescue(Vec<(Saving, bool)>),
    /// What a changed agenda would change; the first line takes it, the second does not.
    Changed {
        /// The text of the agenda file.
        text: String,
        /// What would change.
        differences: Vec<Difference>,
    },
}

/// One line to be chosen.
pub struct Line {
    /// What stands left.
    pub text: String,
    /// What stands right, quietly.
    pub right: String,
}

/// What choosing a line comes to.
pub enum Chosen {
    /// A command.
    Command(Command),
    /// Something has to be typed first.
    Ask(Purpose),
    /// The line is taken or left, and the box stays.
    Toggled(Choice),
    /// Nothing.
    Nothing,
}

impl From<Pick> for Chosen {
    fn from(pick: Pick) -> Self {
        match pick {
            Pick::Command(command) => Self::Command(Command::Ground(command)),
            Pick::Ask(form) => Self::Ask(Purpose::Ground(form)),
        }
    }
}

impl Choice {
    /// What the box is called.
    pub fn title(&self, words: &Words) -> &'static str {
        match self {
            Self::Place(_) => words.place_title,
            Self::Waiting => words.waiting_title,
            Self::Departing => words.departing_title,
            Self::Ground(choice) => choice.title(words),
            Self::Rescue(_) => words.rescue_title,
            Self::Changed { .. } => words.changed_title,
        }
    }

    /// What it says where there is nothing to choose.
    pub fn empty(&self, words: &Words) -> &'static str {
        match self {
            Self::Waiting => words.nobody_waits,
            Self::Rescue(_) => words.no_rescue,
            _ => words.found_nothing,
        }
    }

    /// How it is worked.
    pub fn foot(&self, words: &Words) -> &'static str {
        match self {
            Self::Waiting => words.waiting_foot,
            Self::Rescue(_) => words.rescue_foot,
            Self::Ground(choice) => choice.foot(words),
            _ => words.choose_foot,
        }
    }

    /// The lines.
    pub fn lines(&self, day: &Day, words: &Words, lang: Lang) -> Vec<Line> {
        let line = |text: String, right: String| Line { text, right };
        match self {
            Self::Place(items) => {
                let places = places(day, items);
                let mut lines: Vec<Line> = places
                    .iter()
                    .enumerate()
                    .map(|(index, id)| {
                        let right = if index == 0 { words.right_next } else { "" };
                        line(format!("{} {}", words.before, day.title(id)), right.to_owned())
                    })
                    .collect();
                lines.push(line(words.at_the_end.to_owned(), String::new()));
                lines
            }
            Self::Waiting => day
                .attendees()
                .iter()
                .filter(|attendee| attendee.waits_for_introduction())
                .map(|attendee| {
                    let right = if attendee.unannounced { words.unannounced } else { "" };
                    line(attendee.delegate.address(), right.to_owned())
                })
                .collect(),
            Self::Ground(choice) => {
                choice.lines(day, words, lang).into_iter().map(|(text, right)| line(text, right)).collect()
            }
            Self::Departing => departing(day)
                .iter()
                .map(|id| {
                    let parts =
                        day.parts_of(id).iter().map(|id| day.title(id)).collect::<Vec<_>>().join(", ");
                    line(day.delegate_name(id), parts)
                })
                .collect(),
            Self::Rescue(savings) => savings
                .iter()
                .map(|(saving, taken)| {
                    let mark = if *taken { "[x]" } else { "[ ]" };
                    let what = if saving.dropped { words.leave_out } else { words.shorten };
                    let by = crate::agenda::Lasting(saving.by);
                    line(format!("{mark} {what}: {}", day.title(&saving.item)), format!("−{by}"))
                })
                .collect(),
            Self::Changed { differences, .. } => {
                let mut lines = vec![
                    line(words.take_changes.to_owned(), String::new()),
                    line(words.keep_running.to_owned(), String::new()),
                ];
                lines.extend(differences.iter().map(|difference| line(difference.say(lang), String::new())));
                lines
            }
        }
    }

    /// What the selected line would come to, for the dry run under the list.
    pub fn probe(&self, selected: usize, day: &Day) -> Option<Command> {
        match self {
            Self::Place(items) => Some(
                ProgrammeCommand::Move {
                    items: items.clone(),
                    before: places(day, items).get(selected).cloned(),
                }
                .into(),
            ),
            Self::Departing => {
                let delegate = departing(day).into_iter().nth(selected)?;
                let items = day.parts_of(&delegate);
                Some(ProgrammeCommand::PullForward { delegate, items }.into())
            }
            Self::Rescue(savings) => {
                let taken: Vec<Saving> =
                    savings.iter().filter(|(_, taken)| *taken).map(|(saving, _)| saving.clone()).collect();
                (!taken.is_empty()).then(|| shorten(&taken))
            }
            Self::Changed { text, .. } if selected == 0 => Some(Command::Revise { agenda: text.clone() }),
            Self::Ground(choice) => choice.probe(selected, day),
            Self::Changed { .. } | Self::Waiting => None,
        }
    }

    /// Enter on the selected line.
    pub fn choose(&self, selected: usize, day: &Day) -> Chosen {
        match self {
            Self::Waiting => {
                let mut waiting = day.attendees().iter().filter(|attendee| attendee.waits_for_introduction());
                match waiting.nth(selected) {
                    Some(attendee) => Chosen::Command(
                        PeopleCommand::Mark {
                            delegates: vec![attendee.delegate.id.clone()],
                            presence: Presence::Introduced,
                        }
                        .into(),
                    ),
                    None => Chosen::Nothing,
                }
            }
            Self::Changed { text, .. } if selected == 1 => {
                Chosen::Command(Command::KeepProgramme { agenda: text.clone() })
            }
            Self::Ground(choice) => choice.pick(selected, day, false).map_or(Chosen::Nothing, Chosen::from),
            _ => self.probe(selected, day).map_or(Chosen::Nothing, Chosen::Command),
        }
    }

    /// Tab on the selected line: a note or a reason is typed with it.
    pub fn choose_more(&self, selected: usize, day: &Day) -> Chosen {
        match self {
            Self::Ground(choice) => choice.pick(selected, day, true).map_or(Chosen::Nothing, Chosen::from),
            _ => Chosen::Nothing,
        }
    }

    /// The line that a digit means, where digits mean lines.
    pub fn by_digit(&self, digit: char, day: &Day) -> Option<usize> {
        match self {
            Self::Ground(choice) => choice.by_digit(digit, day),
            _ => None,
        }
    }

    /// Space on the selected line.
    pub fn toggle(&self, selected: usize) -> Chosen {
        match self {
            Self::Rescue(savings) => {
                let mut savings = savings.clone();
                if let Some((_, taken)) = savings.get_mut(selected) {
                    *taken = !*taken;
                }
                Chosen::Toggled(Self::Rescue(savings))
            }
            _ => Chosen::Nothing,
        }
    }

    /// A proposal to end on time, all of it taken.
    pub fn rescue(day: &Day, now: Timestamp) -> Self {
        Self::Rescue(day.end_on_time(now).into_iter().map(|saving| (saving, true)).collect())
    }
}

/// The items before which others can be put: what still waits, in order.
fn places(day: &Day, moved: &[ItemId]) -> Vec<ItemId> {
    let ahead = day.entries().iter().filter(|entry| entry.state == ItemState::Pending);
    ahead.map(|entry| entry.id().clone()).filter(|id| !moved.contains(id)).collect()
}

/// Delegates who are here and take part in something that waits.
fn departing(day: &Day) -> Vec<DelegateId> {
    let here = day.attendees().iter().filter(|attendee| attendee.may_come());
    here.map(|attendee| attendee.delegate.id.clone()).filter(|id| !day.parts_of(id).is_empty()).collect()
}
