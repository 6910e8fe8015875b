//! What floats above a screen: help, palette, find, a prompt, a question to confirm.

use super::action::{Group, TABLE};
use super::choice::{Choice, Chosen};
use super::field::Field;
use super::find::{self, Found};
use super::form::Purpose;
use super::ground::GroundChoice;
use super::preview::Pasted;
use super::update::objection;
use super::{Action, Code, Effect, Key, Tone, Ui, Words, update};
use crate::agenda::{DelegateId, DisciplineId, ItemId, TeamId};
use crate::clock::Timestamp;
use crate::day::{Command, Day, ProgrammeCommand};
use crate::text;

/// What floats above a screen.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// Help for the screen in front.
    Help {
        /// Lines scrolled.
        scroll: usize,
    },
    /// Actions, all or those for one item, found by typing.
    Palette {
        /// What is typed.
        field: Field,
        /// The selected line.
        selected: usize,
        /// What it is for: everything, or one item or delegate.
        scope: Scope,
    },
    /// Anything of the day, found by typing.
    Find {
        /// What is typed.
        field: Field,
        /// The selected line.
        selected: usize,
    },
    /// Something to be typed.
    Form {
        /// For what.
        purpose: Purpose,
        /// What is typed, field by field.
        fields: Vec<Field>,
        /// The field being typed in.
        at: usize,
    },
    /// Something to be chosen from a list.
    Choose {
        /// What.
        choice: Choice,
        /// The selected line.
        selected: usize,
    },
    /// A list that was pasted.
    Preview(Box<Pasted>),
    /// A question.
    Confirm {
        /// The question.
        title: &'static str,
        /// What the operator should know.
        lines: Vec<String>,
        /// What "yes" does.
        command: Command,
    },
}

/// What a palette is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Scope {
    /// Every action.
    All,
    /// What can be done with an item.
    Item(ItemId),
    /// What can be done with a delegate.
    Delegate(DelegateId),
    /// What can be done with a team at a discipline.
    Team(DisciplineId, TeamId),
}

impl Overlay {
    pub fn help() -> Self {
        Self::Help { scroll: 0 }
    }

    pub fn palette() -> Self {
        Self::menu(Scope::All)
    }

    pub fn menu(scope: Scope) -> Self {
        Self::Palette { field: Field::default(), selected: 0, scope }
    }

    pub fn find() -> Self {
        Self::Find { field: Field::default(), selected: 0 }
    }

    pub fn form(purpose: Purpose, words: &Words) -> Self {
        let fields = purpose.fields(words);
        Self::Form { purpose, fields, at: 0 }
    }

    /// A form with something in its fields; typing goes on in the first that is empty.
    pub fn filled(purpose: Purpose, fields: Vec<Field>) -> Self {
        let empty = fields.iter().position(|field| field.text().is_empty());
        Self::Form { purpose, fields, at: empty.unwrap_or(0) }
    }

    pub fn choose(choice: Choice) -> Self {
        Self::Choose { choice, selected: 0 }
    }

    pub fn confirm(title: &'static str, lines: Vec<String>, command: Command) -> Self {
        Self::Confirm { title, lines, command }
    }

    /// The field that is being typed in.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        match self {
            Self::Palette { field, .. } | Self::Find { field, .. } => Some(field),
            Self::Form { fields, at, .. } => fields.get_mut(*at),
            Self::Help { .. } | Self::Confirm { .. } | Self::Choose { .. } | Self::Preview(_) => None,
        }
    }

    /// The item it is about.
    pub fn item(&self) -> Option<&ItemId> {
        match self {
            Self::Palette { scope: Scope::Item(item), .. } => Some(item),
            _ => None,
        }
    }
}

/// The actions that match what is typed in the palette, the best first.
pub fn matching(typed: &str, scope: &Scope) -> Vec<Action> {
    let mut found: Vec<(u8, Action)> = TABLE
        .iter()
        .filter(|row| match scope {
            Scope::Item(_) => Action::WITH_ITEM.contains(&row.action),
            Scope::Delegate(_) => Action::WITH_DELEGATE.contains(&row.action),
            Scope::Team(..) => Action::WITH_TEAM.contains(&row.action),
            // What only opens another list, or marks a row, is no use from here.
            Scope::All => {
                let no_use = [
                    Action::Dismiss,
                    Action::Menu,
                    Action::DelegateMenu,
                    Action::TeamMenu,
                    Action::OpenBoard,
                    Action::MarkItem,
                ];
                !matches!(row.group, Group::Move) && !no_use.contains(&row.action)
            }
        })
        .filter_map(|row| {
            let in_one = |name, about| text::likeness(typed, name, about);
            let fits = [in_one(row.label.0, row.sentence.0), in_one(row.label.1, row.sentence.1)];
            Some((fits.into_iter().flatten().min()?, row.action))
        })
        .collect();
    // Stable: what fits equally well stays in the order of the table.
    found.sort_by_key(|(likeness, _)| *likeness);
    found.into_iter().map(|(_, action)| action).collect()
}

impl Ui {
    /// A key while something floats above the screen.
    pub(super) fn overlay_key(&mut self, key: Key, day: &Day, now: Timestamp) -> Option<Effect> {
        if key.code == Code::Esc {
            self.overlay = None;
            return None;
        }
        match Action::of_key(key, self.screen) {
            Some(Action::Leave) => return Some(Effect::Leave),
            // The list of those who wait says so: somebody more has come.
            Some(Action::Guest)
                if matches!(self.overlay, Some(Overlay::Choose { choice: Choice::Waiting, .. })) =>
            {
                return update(self, Action::Guest, day, now);
            }
            _ => {}
        }
        let overlay = self.overlay.as_mut()?;
        match overlay {
            Overlay::Help { scroll } => {
                match key.code {
                    Code::Up => *scroll = scroll.saturating_sub(1),
                    Code::Down => *scroll += 1,
                    Code::PageUp => *scroll = scroll.saturating_sub(10),
                    Code::PageDown | Code::Char(' ') => *scroll += 10,
                    Code::Enter | Code::Char('?') | Code::F(1) => self.overlay = None,
                    _ => {}
                }
                None
            }
            Overlay::Palette { field, selected, scope } => {
                let found = matching(field.text(), scope);
                if choose(selected, key, found.len()) {
                    return None;
                }
                if key.code == Code::Enter {
                    let action = *found.get(*selected)?;
                    return self.run_from_palette(action, day, now);
                }
                if field.key(key) {
                    *selected = 0;
                }
                None
            }
            Overlay::Find { field, selected } => {
                let found = find::find(field.text(), day, self.lang);
                if choose(selected, key, found.len()) {
                    return None;
                }
                if key.code == Code::Enter {
                    let Found { screen, key, .. } = found.get(*selected)?;
                    self.screen = *screen;
                    self.selected.insert(*screen, key.clone());
                    self.overlay = None;
                    return None;
                }
                if field.key(key) {
                    *selected = 0;
                }
                None
            }
            Overlay::Form { purpose, fields, at } => {
                let last = fields.len().saturating_sub(1);
                match key.code {
                    Code::Down | Code::Tab => *at = if *at == last { 0 } else { *at + 1 },
                    Code::Up | Code::BackTab => *at = at.checked_sub(1).unwrap_or(last),
                    Code::Enter if *at < last => *at += 1,
                    Code::Enter => {
                        let command = purpose.command(fields, day, Words::of(self.lang));
                        return self.submit_form(command, day, now);
                    }
                    _ => {
                        if let Some(field) = fields.get_mut(*at) {
                            field.key(key);
                        }
                    }
                }
                None
            }
            Overlay::Choose { choice, selected } => {
                let lines = choice.lines(day, Words::of(self.lang), self.lang).len();
                if choose(selected, key, lines) {
                    return None;
                }
                let chosen = match key.code {
                    Code::Char(digit) if choice.by_digit(digit, day).is_some() => {
                        *selected = choice.by_digit(digit, day).unwrap_or(*selected);
                        choice.choose(*selected, day)
                    }
                    Code::Tab => choice.choose_more(*selected, day),
                    Code::Enter => choice.choose(*selected, day),
                    Code::Char(' ') => choice.toggle(*selected),
                    _ => Chosen::Nothing,
                };
                match chosen {
                    Chosen::Command(command) => self.submit_form(Ok(command), day, now),
                    Chosen::Ask(purpose) => {
                        self.overlay = Some(Overlay::form(purpose, Words::of(self.lang)));
                        None
                    }
                    Chosen::Toggled(toggled) => {
                        *choice = toggled;
                        None
                    }
                    Chosen::Nothing => None,
                }
            }
            Overlay::Preview(_) => self.preview_key(key, day, now),
            Overlay::Confirm { command, .. } => {
                if key.code != Code::Enter {
                    return None;
                }
                let command = command.clone();
                self.overlay = None;
                Some(Effect::Command(command))
            }
        }
    }

    /// What was typed or chosen stays until it can be obeyed: nothing has to be typed twice.
    pub(super) fn submit_form(
        &mut self,
        command: Result<Command, &'static str>,
        day: &Day,
        now: Timestamp,
    ) -> Option<Effect> {
        let decided = command.map_err(str::to_owned).and_then(|command| {
            match day.decide(&command, &self.operator, now) {
                Ok(_) => Ok(command),
                Err(refusal) => Err(day.say_refusal(&refusal, self.lang)),
            }
        });
        match decided {
            Ok(command) => {
                // Guests are introduced one after another, rules are set one after another: those
                // lists stay.
                let stays = matches!(
                    &self.overlay,
                    Some(Overlay::Choose {
                        choice: Choice::Waiting | Choice::Ground(GroundChoice::Rules(_)),
                        ..
                    })
                );
                if !stays {
                    self.overlay = None;
                }
                // What was moved together has arrived; marks are for the next move.
                if matches!(command, Command::Programme(ProgrammeCommand::Move { .. })) {
                    self.marked.clear();
                }
                Some(Effect::Command(command))
            }
            Err(why) => {
                self.notify(why, Tone::Refused, now);
                None
            }
        }
    }

    fn run_from_palette(&mut self, action: Action, day: &Day, now: Timestamp) -> Option<Effect> {
        if let Some(why) = objection(self, action, day, now) {
            self.notify(why, Tone::Refused, now);
            return None;
        }
        if action == Action::Back
            && let Some(current) = day.current_id()
        {
            // Chosen by name from a list: that is deliberate enough.
            self.overlay = None;
            return Some(Effect::Command(ProgrammeCommand::Back { from: current.clone() }.into()));
        }
        let before = std::mem::discriminant(self.overlay.as_ref()?);
        let was_menu = self.overlay.as_ref().is_some_and(|overlay| overlay.item().is_some());
        let effect = update(self, action, day, now);
        let asked = self.overlay.as_ref().is_some_and(|overlay| std::mem::discriminant(overlay) != before);
        // Giving minutes is done several times in a row: the menu stays for it.
        let again = was_menu && matches!(action, Action::More | Action::Less);
        if !asked && !again {
            self.overlay = None;
        }
        effect
    }

    /// A click on a line of the palette or of what was found selects it; says whether anything
    /// floats above the screen.
    pub(super) fn overlay_select(&mut self, key: &str) -> bool {
        match &mut self.overlay {
            Some(
                Overlay::Palette { selected, .. }
                | Overlay::Find { selected, .. }
                | Overlay::Choose { selected, .. },
            ) => {
                if let Ok(index) = key.parse() {
                    *selected = index;
                }
                true
            }
            Some(Overlay::Preview(pasted)) => {
                if let Ok(index) = key.parse() {
                    pasted.selected = index;
                }
                true
            }
            Some(_) => true,
            None => false,
        }
    }
}

/// Moves a selection in a list of `len`; says whether the key was for that.
pub(super) fn choose(selected: &mut usize, key: Key, len: usize) -> bool {
    let by: isize = match key.code {
        Code::Up => -1,
        Code::Down => 1,
        Code::PageUp => -10,
        Code::PageDown => 10,
        _ => return false,
    };
    *selected = selected.saturating_add_signed(by).min(len.saturating_sub(1));
    true
}
