//! What is chosen from a list on the programme.

use std::sync::Arc;

use crate::agenda::{ItemId, Lasting};
use crate::clock::Timestamp;
use crate::day::{Command, Day, Difference, ItemState, ProgrammeCommand, Saving, shorten};
use crate::text::Lang;
use crate::ui::choice::{Choice, Line, Pick};
use crate::ui::cursor::{Cursor, Way};
use crate::ui::words::Words;

/// A list of the programme.
#[derive(Clone, Debug, PartialEq)]
pub enum ProgrammeChoice {
    /// Where some items go.
    Place(Vec<ItemId>),
    /// Which savings are taken; a line is taken or not.
    Rescue(Vec<(Saving, bool)>),
    /// An item is begun while others before it were never started: what became of those.
    Earlier {
        /// The item to begin.
        item: ItemId,
        /// Those before it.
        earlier: Vec<ItemId>,
    },
    /// What a changed agenda would change; the first line takes it, the second does not.
    Changed {
        /// The text of the agenda file.
        text: String,
        /// What would change.
        differences: Vec<Difference>,
    },
}

impl ProgrammeChoice {
    /// A proposal to end on time, all of it taken.
    pub fn rescue(day: &Day, now: Timestamp) -> Self {
        Self::Rescue(day.end_on_time(now).into_iter().map(|saving| (saving, true)).collect())
    }
}

/// The line of a saving.
fn line_of(saving: &Saving) -> Cursor {
    Cursor::Saving(saving.item.clone(), saving.dropped)
}

impl Choice for ProgrammeChoice {
    fn title(&self, words: &Words) -> &'static str {
        match self {
            Self::Place(_) => words.place_title,
            Self::Rescue(_) => words.rescue_title,
            Self::Earlier { .. } => words.earlier_title,
            Self::Changed { .. } => words.changed_title,
        }
    }

    fn empty(&self, words: &Words) -> &'static str {
        match self {
            Self::Rescue(_) => words.no_rescue,
            Self::Place(_) | Self::Earlier { .. } | Self::Changed { .. } => words.found_nothing,
        }
    }

    fn foot(&self, words: &Words) -> &'static str {
        match self {
            Self::Rescue(_) => words.rescue_foot,
            Self::Place(_) | Self::Earlier { .. } | Self::Changed { .. } => words.choose_foot,
        }
    }

    fn lines(&self, day: &Day, words: &Words, lang: Lang) -> Vec<Line> {
        match self {
            Self::Place(items) => {
                let before = |(index, id): (usize, ItemId)| {
                    let right = if index == 0 { words.right_next } else { "" };
                    let text = format!("{} {}", words.before, day.title(&id));
                    Line::new(Cursor::Before(Some(id)), text, right)
                };
                let mut lines: Vec<Line> = places(day, items).into_iter().enumerate().map(before).collect();
                lines.push(Line::new(Cursor::Before(None), words.at_the_end, ""));
                lines
            }
            Self::Rescue(savings) => savings
                .iter()
                .map(|(saving, taken)| {
                    let mark = if *taken { "[x]" } else { "[ ]" };
                    let what = if saving.dropped { words.leave_out } else { words.shorten };
                    let text = format!("{mark} {what}: {}", day.title(&saving.item));
                    Line::new(line_of(saving), text, format!("−{}", Lasting(saving.by).say(lang)))
                })
                .collect(),
            Self::Earlier { item, earlier } => {
                let ways = [
                    (Way::StillToCome, words.still_to_come),
                    (Way::WasHeld, words.was_held),
                    (Way::LeftOut, words.is_left_out),
                ];
                let mut lines: Vec<Line> =
                    ways.into_iter().map(|(way, said)| Line::new(Cursor::Way(way), said, "")).collect();
                let titles = earlier.iter().map(|id| (id, format!("   {}", day.title(id))));
                lines.extend(titles.map(|(id, title)| Line::new(Cursor::Item(id.clone()), title, "")));
                let begins = format!("{}: {}", words.begins, day.title(item));
                lines.push(Line::new(Cursor::Item(item.clone()), begins, ""));
                lines
            }
            Self::Changed { differences, .. } => {
                let mut lines = vec![
                    Line::new(Cursor::Way(Way::TakeChanges), words.take_changes, ""),
                    Line::new(Cursor::Way(Way::KeepRunning), words.keep_running, ""),
                ];
                lines.extend(differences.iter().map(|difference| {
                    Line::new(Cursor::Difference(difference.clone()), difference.say(lang), "")
                }));
                lines
            }
        }
    }

    fn probe(&self, on: &Cursor, _day: &Day) -> Option<Command> {
        match (self, on) {
            (Self::Place(items), Cursor::Before(before)) => {
                Some(ProgrammeCommand::Move { items: items.clone(), before: before.clone() }.into())
            }
            (Self::Rescue(savings), _) => {
                let taken = savings.iter().filter(|(_, taken)| *taken);
                let taken: Vec<Saving> = taken.map(|(saving, _)| saving.clone()).collect();
                (!taken.is_empty()).then(|| shorten(&taken))
            }
            (Self::Earlier { item, .. }, Cursor::Way(Way::StillToCome)) => {
                Some(ProgrammeCommand::StartAhead(item.clone()).into())
            }
            (Self::Earlier { item, earlier }, Cursor::Way(way @ (Way::WasHeld | Way::LeftOut))) => {
                let (item, earlier) = (item.clone(), earlier.clone());
                Some(ProgrammeCommand::StartPast { item, earlier, held: *way == Way::WasHeld }.into())
            }
            (Self::Changed { text, .. }, Cursor::Way(Way::TakeChanges)) => {
                Some(Command::Revise { agenda: text.clone() })
            }
            (Self::Place(_) | Self::Earlier { .. } | Self::Changed { .. }, _) => None,
        }
    }

    fn enter(&self, on: &Cursor, day: &Day) -> Pick {
        if let (Self::Changed { text, .. }, Cursor::Way(Way::KeepRunning)) = (self, on) {
            return Pick::Command(Command::KeepProgramme { agenda: text.clone() });
        }
        self.probe(on, day).map_or(Pick::Nothing, Pick::Command)
    }

    fn space(&self, on: &Cursor, _: &Day) -> Pick {
        match self {
            Self::Rescue(savings) => {
                let turned = |(saving, taken): &(Saving, bool)| {
                    (saving.clone(), if line_of(saving) == *on { !taken } else { *taken })
                };
                Pick::Instead(Arc::new(Self::Rescue(savings.iter().map(turned).collect())))
            }
            Self::Place(_) | Self::Earlier { .. } | Self::Changed { .. } => Pick::Nothing,
        }
    }
}

/// The items before which others can be put: what still waits, in order.
fn places(day: &Day, moved: &[ItemId]) -> Vec<ItemId> {
    let ahead = day.entries().iter().filter(|entry| entry.state == ItemState::Pending);
    ahead.map(|entry| entry.id().clone()).filter(|id| !moved.contains(id)).collect()
}
