//! A list that was pasted, before it is taken into a roll or a contest: nothing is recorded until it is
//! accepted.

use std::collections::HashMap;

use super::cursor::Cursor;
use super::overlay::Overlay;
use super::{Code, Effect, Key, Screen, Tone, Ui};
use crate::agenda::{DecisionId, ItemId, RecipientKind};
use crate::clock::Timestamp;
use crate::day::{AwardsCommand, AwardsRefusal, BoardId, Command, Day, GroundCommand, Refusal};
use crate::paper::lists::{self, Hints, Preview, Source};

/// What a list can go into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Roll {
    /// A roll of a decision.
    Awards(DecisionId, RecipientKind),
    /// The teams of an item's contest.
    Teams(ItemId),
}

impl Roll {
    fn hints(&self, day: &Day, replace: bool) -> Hints {
        match self {
            Self::Awards(decision, kind) => Hints::of(day, decision, *kind, replace),
            Self::Teams(item) => Hints::of_teams(day, item),
        }
    }
}

/// A pasted list, and what was understood of it.
#[derive(Clone, Debug)]
pub struct Pasted {
    text: String,
    rolls: Vec<Roll>,
    roll: usize,
    /// Instead of the roll as it stands.
    pub replace: bool,
    /// What was understood.
    pub preview: Preview,
    /// Rows of which the operator has said whether they are taken.
    chosen: HashMap<usize, bool>,
    /// The selected line: rows in doubt come first.
    pub selected: usize,
}

impl Pasted {
    /// The roll that it goes into.
    pub fn roll(&self) -> Option<&Roll> {
        self.rolls.get(self.roll)
    }

    /// Whether a row is taken: understood, of this roll, and without a doubt or taken in spite of it.
    pub fn takes(&self, index: usize) -> bool {
        let Some(row) = self.preview.rows.get(index) else { return false };
        let chosen = self.chosen.get(&index).copied();
        self.preview.takes(row) && chosen.unwrap_or_else(|| self.preview.is_sure_of(row))
    }

    /// How many rows are in doubt and not taken.
    pub fn waiting(&self) -> usize {
        let waits = |(index, row): &(usize, &lists::Row)| {
            self.preview.takes(row) && row.is_unsure() && !self.takes(*index)
        };
        self.preview.rows.iter().enumerate().filter(waits).count()
    }

    /// How many rows are taken.
    pub fn taken(&self) -> usize {
        (0..self.preview.rows.len()).filter(|index| self.takes(*index)).count()
    }

    /// What accepting comes to.
    pub fn command(&self) -> Option<Command> {
        let without = |index| !self.takes(index);
        Some(match self.roll()?.clone() {
            Roll::Awards(decision, kind) => {
                let recipients = self.preview.recipients(without);
                AwardsCommand::Import { decision, kind, recipients, replace: self.replace }.into()
            }
            Roll::Teams(item) => {
                Command::Ground(GroundCommand::AddTeams { item, teams: self.preview.teams(without) })
            }
        })
    }

    /// More that was pasted while it is looked at: a terminal may hand over a long list in pieces.
    pub(super) fn add(&mut self, more: &str, day: &Day) {
        if self.text.len() + more.len() > lists::MAX_BYTES {
            return;
        }
        if !self.text.ends_with(['\n', '\r']) {
            self.text.push('\n');
        }
        self.text.push_str(more);
        self.look_again(day);
    }

    /// Moves the selection.
    fn step(&mut self, by: isize) {
        let last = self.preview.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
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
        let Some(hints) = self.roll().map(|roll| roll.hints(day, self.replace)) else { return false };
        match lists::read(Source::Text(&self.text), &hints) {
            Ok(preview) if preview != self.preview => {
                self.preview = preview;
                // What was taken in spite of one doubt is not taken in spite of another.
                self.chosen.retain(|_, taken| !*taken);
                true
            }
            _ => false,
        }
    }
}

/// The rolls of the day, in the order of calling.
fn rolls(day: &Day) -> Vec<Roll> {
    // Prizes are won, not listed.
    let listed = day.decisions().filter(|decision| day.prize_board(&decision.id).is_none());
    listed
        .flat_map(|decision| decision.rolls().map(|(kind, _)| Roll::Awards(decision.id.clone(), kind)))
        .collect()
}

/// The contests of the day, in the order of the programme.
fn contests(day: &Day) -> Vec<Roll> {
    let with = day.entries().iter().filter(|entry| entry.item.contest.is_some());
    with.map(|entry| Roll::Teams(entry.id().clone())).collect()
}

impl Ui {
    /// A list pasted where one of its roll was asked for.
    pub(super) fn paste_into(&mut self, text: String, roll: Roll, day: &Day, now: Timestamp) {
        let rolls = match roll {
            Roll::Awards(..) => rolls(day),
            Roll::Teams(_) => contests(day),
        };
        let at = rolls.iter().position(|other| *other == roll).unwrap_or(0);
        self.look_at(text, rolls, at, day, now);
    }

    /// A list pasted on the screen of awards: read, and shown before anything is recorded.
    pub(super) fn paste_list(&mut self, text: String, day: &Day, now: Timestamp) {
        let rolls = rolls(day);
        if rolls.is_empty() {
            return self.notify(self.words().no_awards, Tone::Refused, now);
        }
        let of_selected = match self.cursor(Screen::Awards, day) {
            Some(Cursor::Recipient(id)) => day.honoree(&id),
            _ => None,
        };
        let roll = match of_selected {
            Some(own) => {
                let own = Roll::Awards(own.decision.clone(), own.kind);
                rolls.iter().position(|roll| *roll == own)
            }
            None => {
                let of_people = |roll: &Roll| matches!(roll, Roll::Awards(_, RecipientKind::Individual));
                rolls.iter().position(of_people)
            }
        };
        self.look_at(text, rolls, roll.unwrap_or(0), day, now);
    }

    /// A list of teams pasted on the screens of the contests.
    pub(super) fn paste_teams(&mut self, text: String, day: &Day, now: Timestamp) {
        let rolls = contests(day);
        if rolls.is_empty() {
            return self.notify(self.words().no_contests, Tone::Refused, now);
        }
        let board = match self.screen {
            Screen::Ground => self.open_board(day),
            _ => self.listed_board(day),
        };
        let item = board.and_then(|board| match &board {
            BoardId::Overall(item) => Some(item.clone()),
            _ => Some(day.competition(board.discipline()?)?.item.clone()),
        });
        let roll = item.map(Roll::Teams).and_then(|own| rolls.iter().position(|roll| *roll == own));
        self.look_at(text, rolls, roll.unwrap_or(0), day, now);
    }

    /// Reads a pasted list for one of the rolls, and shows what was understood.
    fn look_at(&mut self, text: String, rolls: Vec<Roll>, roll: usize, day: &Day, now: Timestamp) {
        let Some(hints) = rolls.get(roll).map(|roll| roll.hints(day, false)) else { return };
        match lists::read(Source::Text(&text), &hints) {
            Ok(preview) => {
                let replace = false;
                let pasted =
                    Pasted { text, rolls, roll, replace, preview, chosen: HashMap::new(), selected: 0 };
                self.overlay = Some(Overlay::Preview(Box::new(pasted)));
            }
            Err(unreadable) => self.notify(unreadable.say(self.lang), Tone::Refused, now),
        }
    }

    /// A key while a pasted list is looked at.
    pub(super) fn preview_key(&mut self, key: Key, day: &Day, now: Timestamp) -> Option<Effect> {
        let Some(Overlay::Preview(pasted)) = &mut self.overlay else { return None };
        let rows = pasted.preview.rows.len();
        match key.code {
            Code::Up => pasted.step(-1),
            Code::Down => pasted.step(1),
            Code::PageUp => pasted.step(-10),
            Code::PageDown => pasted.step(10),
            Code::Home => pasted.selected = 0,
            Code::End => pasted.selected = rows.saturating_sub(1),
            Code::Tab => pasted.turn(1, day),
            Code::BackTab => pasted.turn(-1, day),
            // Teams are added; a contest has no list to be replaced.
            Code::F(6) if matches!(pasted.roll(), Some(Roll::Awards(..))) => {
                pasted.replace = !pasted.replace;
                let refusal =
                    pasted.command().and_then(|command| day.decide(&command, &self.operator, now).err());
                if let (true, Some(refusal @ Refusal::Awards(AwardsRefusal::RollBegun { .. }))) =
                    (pasted.replace, refusal)
                {
                    pasted.replace = false;
                    self.notify(day.say_refusal(&refusal, now, self.lang), Tone::Refused, now);
                } else {
                    pasted.look_again(day);
                }
            }
            Code::Char(' ') => {
                if let Some(row) = pasted.preview.in_doubt_first().get(pasted.selected).copied() {
                    let taken = !pasted.takes(row);
                    pasted.chosen.insert(row, taken);
                }
                pasted.step(1);
            }
            // Somebody else has taken a list in meanwhile, perhaps this one.
            Code::Enter if pasted.look_again(day) => {
                let teams = matches!(pasted.roll(), Some(Roll::Teams(_)));
                let words = self.words();
                let said = if teams { words.teams_changed } else { words.roll_changed };
                self.notify(said, Tone::Refused, now);
            }
            // An empty list would replace a roll by nobody.
            Code::Enter if pasted.taken() == 0 => {
                let said = self.words().pasted_nobody;
                self.notify(said, Tone::Refused, now);
            }
            Code::Enter => {
                let command = pasted.command()?;
                return self.submit(Ok(command), day, now);
            }
            _ => {}
        }
        None
    }
}
