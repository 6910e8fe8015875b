//! A list that was pasted, before it is taken into a roll: nothing is recorded until it is
//! accepted.

use std::collections::HashSet;

use super::overlay::{self, Overlay};
use super::{Code, Effect, Key, Screen, Tone, Ui};
use crate::agenda::{DecisionId, RecipientId, RecipientKind};
use crate::clock::Timestamp;
use crate::day::{Command, Day, Refusal};
use crate::paper::lists::{self, Hints, Preview, Source};

/// A pasted list, and what was understood of it.
#[derive(Clone, Debug)]
pub struct Pasted {
    text: String,
    rolls: Vec<(DecisionId, RecipientKind)>,
    roll: usize,
    /// Instead of the roll as it stands.
    pub replace: bool,
    /// What was understood.
    pub preview: Preview,
    /// Rows that the operator leaves out.
    pub left_out: HashSet<usize>,
    /// The selected row.
    pub selected: usize,
}

impl Pasted {
    /// The roll that it goes into.
    pub fn roll(&self) -> Option<&(DecisionId, RecipientKind)> {
        self.rolls.get(self.roll)
    }

    /// Whether a row is taken: understood, of this roll, and not left out.
    pub fn takes(&self, index: usize) -> bool {
        let row = self.preview.rows.get(index);
        row.is_some_and(|row| self.preview.takes(row)) && !self.left_out.contains(&index)
    }

    /// How many rows are taken.
    pub fn taken(&self) -> usize {
        (0..self.preview.rows.len()).filter(|index| self.takes(*index)).count()
    }

    /// What accepting comes to.
    pub fn command(&self) -> Option<Command> {
        let (decision, kind) = self.roll()?.clone();
        let recipients = self.preview.recipients(|index| self.left_out.contains(&index));
        Some(Command::Import { decision, kind, recipients, replace: self.replace })
    }

    /// Another roll: the doubts are looked at anew.
    fn turn(&mut self, by: isize, day: &Day) {
        let count = self.rolls.len().max(1);
        self.roll = (self.roll + count).saturating_add_signed(by) % count;
        // What was meant for one roll is not meant for another.
        self.replace = false;
        self.look_again(day);
    }

    /// Reads the list for its roll as it is now; says whether there is anything else to see.
    fn look_again(&mut self, day: &Day) -> bool {
        let Some((decision, kind)) = self.roll() else { return false };
        let hints = Hints::of(day, decision, *kind, self.replace);
        match lists::read(Source::Text(&self.text), &hints) {
            Ok(preview) if preview != self.preview => {
                self.preview = preview;
                true
            }
            _ => false,
        }
    }
}

/// The rolls of the day, in the order of calling.
fn rolls(day: &Day) -> Vec<(DecisionId, RecipientKind)> {
    day.decisions()
        .flat_map(|decision| decision.rolls().map(|(kind, _)| (decision.id.clone(), kind)))
        .collect()
}

impl Ui {
    /// A list pasted on the screen of awards: read, and shown before anything is recorded.
    pub(super) fn paste_list(&mut self, text: String, day: &Day, now: Timestamp) {
        let rolls = rolls(day);
        if rolls.is_empty() {
            return self.notify(self.words().no_awards, Tone::Refused, now);
        }
        let selected = self.selected_key(Screen::Awards, day).map(RecipientId);
        let of_selected = selected.and_then(|id| day.honoree(&id));
        let roll = match of_selected {
            Some(own) => rolls.iter().position(|roll| *roll == (own.decision.clone(), own.kind)),
            None => rolls.iter().position(|(_, kind)| *kind == RecipientKind::Individual),
        };
        let roll = roll.unwrap_or(0);
        let Some((decision, kind)) = rolls.get(roll) else { return };
        match lists::read(Source::Text(&text), &Hints::of(day, decision, *kind, false)) {
            Ok(preview) => {
                let replace = false;
                let pasted =
                    Pasted { text, rolls, roll, replace, preview, left_out: HashSet::new(), selected: 0 };
                self.overlay = Some(Overlay::Preview(Box::new(pasted)));
            }
            Err(unreadable) => self.notify(unreadable.say(self.lang), Tone::Refused, now),
        }
    }

    /// A key while a pasted list is looked at.
    pub(super) fn preview_key(&mut self, key: Key, day: &Day, now: Timestamp) -> Option<Effect> {
        let Some(Overlay::Preview(pasted)) = &mut self.overlay else { return None };
        let rows = pasted.preview.rows.len();
        if overlay::choose(&mut pasted.selected, key, rows) {
            return None;
        }
        match key.code {
            Code::Home => pasted.selected = 0,
            Code::End => pasted.selected = rows.saturating_sub(1),
            Code::Tab => pasted.turn(1, day),
            Code::BackTab => pasted.turn(-1, day),
            Code::F(6) => {
                pasted.replace = !pasted.replace;
                let refusal =
                    pasted.command().and_then(|command| day.decide(&command, &self.operator, now).err());
                if let (true, Some(refusal @ Refusal::RollBegun { .. })) = (pasted.replace, refusal) {
                    pasted.replace = false;
                    self.notify(day.say_refusal(&refusal, self.lang), Tone::Refused, now);
                } else {
                    pasted.look_again(day);
                }
            }
            Code::Char(' ') => {
                let row = pasted.selected;
                if !pasted.left_out.remove(&row) {
                    pasted.left_out.insert(row);
                }
                overlay::choose(&mut pasted.selected, Key::plain(Code::Down), rows);
            }
            // Somebody else has taken a list in meanwhile, perhaps this one.
            Code::Enter if pasted.look_again(day) => {
                self.notify(self.words().roll_changed, Tone::Refused, now);
            }
            Code::Enter => {
                let command = pasted.command()?;
                return self.submit_form(Ok(command), day, now);
            }
            _ => {}
        }
        None
    }
}
