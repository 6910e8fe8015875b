//! What floats above a screen: help, palette, find, a prompt, a question to confirm.

mod selected;
mod submit;

use std::sync::Arc;

use super::action;
use super::choice::{After, Choice, Pick};
use super::cursor::{Chosen, Cursor, Selection};
use super::field::Field;
use super::find;
use super::form::Form;
use super::preview::Pasted;
use super::row::{Action, Group};
use super::update::update;
use super::{Code, Effect, Key, Tone, Ui, Words};
use crate::agenda::ItemId;
use crate::clock::Timestamp;
use crate::day::{Command, Day};
use crate::text::{self, Lang};

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
        selection: Selection,
        /// Every action, or those for one thing.
        menu: Menu,
        /// What was selected on the screen when it was opened: what is done is done to that, whatever
        /// others record meanwhile.
        about: Option<Cursor>,
    },
    /// Anything of the day, found by typing.
    Find {
        /// What is typed.
        field: Field,
        /// The selected line.
        selection: Selection,
    },
    /// Something to be typed.
    Form {
        /// For what.
        form: Arc<dyn Form>,
        /// What is typed, field by field.
        fields: Vec<Field>,
        /// The field being typed in.
        at: usize,
        /// The list from which it was opened, where that goes on afterwards.
        back: Option<(Arc<dyn Choice>, Selection)>,
    },
    /// Something to be chosen from a list.
    Choose {
        /// The list, whose lines are made anew whenever they are looked at.
        choice: Arc<dyn Choice>,
        /// The selected line.
        selection: Selection,
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

/// What a palette lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Every action.
    All,
    /// What can be done with an item.
    Item,
    /// What can be done with a delegate.
    Delegate,
    /// What can be done with a team at a discipline.
    Team,
}

impl Overlay {
    pub fn help() -> Self {
        Self::Help { scroll: 0 }
    }

    /// Actions, all or those for one thing, about what is selected now.
    pub fn palette(menu: Menu, about: Option<Cursor>) -> Self {
        let selection = Selection::first(&lines_of(&matching("", menu)));
        Self::Palette { field: Field::default(), selection, menu, about }
    }

    pub fn find() -> Self {
        Self::Find { field: Field::default(), selection: Selection::default() }
    }

    /// A form with what it begins with, typing in its first field.
    pub fn form(form: Arc<dyn Form>, day: &Day, words: &Words) -> Self {
        let mut known = form.begins(day).into_iter();
        let labels = form.labels(words);
        let fields = labels.iter().map(|_| Field::of(&known.next().unwrap_or_default())).collect();
        Self::Form { form, fields, at: 0, back: None }
    }

    /// A form with something in its fields; typing goes on in the first that is empty.
    pub fn filled(form: Arc<dyn Form>, fields: Vec<Field>) -> Self {
        let empty = fields.iter().position(|field| field.text().is_empty());
        Self::Form { form, fields, at: empty.unwrap_or(0), back: None }
    }

    /// A list, on the line that is the first as it is opened.
    pub fn choose(choice: Arc<dyn Choice>, day: &Day, lang: Lang) -> Self {
        let lines = choice.lines(day, Words::of(lang), lang);
        let selection = Selection::first(lines.iter().map(|line| &line.on));
        Self::Choose { choice, selection }
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

    /// What was selected on the screen when it was opened, where that stays what is meant.
    pub fn about(&self) -> Option<&Cursor> {
        match self {
            Self::Palette { about, .. } => about.as_ref(),
            Self::Help { .. }
            | Self::Find { .. }
            | Self::Form { .. }
            | Self::Choose { .. }
            | Self::Preview(_)
            | Self::Confirm { .. } => None,
        }
    }

    /// The item whose menu it is.
    pub fn item(&self) -> Option<&ItemId> {
        match self {
            Self::Palette { menu: Menu::Item, about: Some(Cursor::Item(item)), .. } => Some(item),
            _ => None,
        }
    }
}

/// The actions that match what is typed in the palette, the best first.
pub fn matching(typed: &str, menu: Menu) -> Vec<Action> {
    let listed = |row: &Action| match menu {
        Menu::All => row.in_palette && row.group != Group::Move,
        Menu::Item | Menu::Delegate | Menu::Team => row.menus.contains(&menu),
    };
    let mut found: Vec<(u8, Action)> = action::table()
        .filter(listed)
        .filter_map(|row| {
            let in_one = |name, about| text::likeness(typed, name, about);
            let said = std::iter::once(row.wording).chain(row.pledge());
            let fits = said
                .flat_map(|own| [in_one(own.label.0, own.sentence.0), in_one(own.label.1, own.sentence.1)]);
            Some((fits.flatten().min()?, row))
        })
        .collect();
    // Stable: what fits equally well stays in the order of the table.
    found.sort_by_key(|(likeness, _)| *likeness);
    found.into_iter().map(|(_, action)| action).collect()
}

/// The lines of a palette.
pub fn lines_of(actions: &[Action]) -> Vec<Cursor> {
    actions.iter().copied().map(Cursor::Action).collect()
}

impl Ui {
    /// A key while something floats above the screen.
    pub(super) fn overlay_key(&mut self, key: Key, day: &Day, now: Timestamp) -> Option<Effect> {
        if key.code == Code::Esc {
            self.overlay = None;
            return None;
        }
        if let Some(action) = action::of_key(key, self.screen).filter(|row| row.over_boxes) {
            return update(self, action, day, now);
        }
        if self.is_held_in_box(key, day) {
            self.say_held(day, now);
            return None;
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
            Overlay::Palette { field, selection, menu, .. } => {
                let lines = lines_of(&matching(field.text(), *menu));
                if selection.step(key, &lines) {
                    return None;
                }
                if key.code == Code::Enter {
                    return match selection.among(&lines) {
                        Chosen::Line(Cursor::Action(action)) => self.run_from_palette(action, day, now),
                        Chosen::Line(_) | Chosen::Gone | Chosen::Nothing => None,
                    };
                }
                if field.key(key) {
                    self.look_up(day);
                }
                None
            }
            Overlay::Find { field, selection } => {
                let lines = find::lines(&find::find(field.text(), day, self.lang));
                if selection.step(key, &lines) {
                    return None;
                }
                if key.code == Code::Enter {
                    match selection.among(&lines) {
                        Chosen::Line(Cursor::Found(screen, row)) => {
                            self.screen = screen;
                            self.selected.insert(screen, *row);
                            self.overlay = None;
                        }
                        Chosen::Line(_) | Chosen::Nothing => {}
                        Chosen::Gone => self.notify(self.words().chosen_gone, Tone::Refused, now),
                    }
                    return None;
                }
                if field.key(key) {
                    self.look_up(day);
                }
                None
            }
            Overlay::Form { fields, at, .. } => {
                let last = fields.len().saturating_sub(1);
                match key.code {
                    Code::Down | Code::Tab => *at = if *at == last { 0 } else { *at + 1 },
                    Code::Up | Code::BackTab => *at = at.checked_sub(1).unwrap_or(last),
                    Code::Enter if *at < last => *at += 1,
                    Code::Enter => {
                        return self.fill_in(day, now);
                    }
                    _ => {
                        if let Some(field) = fields.get_mut(*at) {
                            field.key(key);
                        }
                    }
                }
                None
            }
            Overlay::Choose { choice, selection } => {
                let lines = choice.lines(day, Words::of(self.lang), self.lang);
                let lines: Vec<Cursor> = lines.into_iter().map(|line| line.on).collect();
                if selection.step(key, &lines) {
                    return None;
                }
                if let Some(form) = choice.form_of(key) {
                    self.overlay = Some(Overlay::form(form, day, Words::of(self.lang)));
                    return None;
                }
                if let Code::Char(digit) = key.code
                    && let Some(line) = choice.by_digit(digit, day)
                {
                    *selection = Selection::on(line);
                } else if !matches!(key.code, Code::Tab | Code::Enter | Code::Char(' ')) {
                    return None;
                }
                let line = match selection.among(&lines) {
                    Chosen::Line(line) => line,
                    Chosen::Gone => {
                        self.notify(self.words().chosen_gone, Tone::Refused, now);
                        return None;
                    }
                    Chosen::Nothing if lines.is_empty() => return None,
                    Chosen::Nothing => {
                        self.notify(self.words().nothing_selected, Tone::Refused, now);
                        return None;
                    }
                };
                let pick = match key.code {
                    Code::Tab => choice.tab(&line, day),
                    Code::Char(' ') => choice.space(&line, day),
                    _ => choice.enter(&line, day),
                };
                match pick {
                    Pick::Command(command) => self.submit(Ok(command), day, now),
                    Pick::Ask(form) => {
                        let own =
                            (choice.after(day) == After::GoOn).then(|| (choice.clone(), selection.clone()));
                        let known = form.begins(day);
                        let mut asked = match known.is_empty() {
                            true => Overlay::form(form, day, Words::of(self.lang)),
                            false => Overlay::filled(form, known.iter().map(|own| Field::of(own)).collect()),
                        };
                        if let Overlay::Form { back, .. } = &mut asked {
                            *back = own;
                        }
                        self.overlay = Some(asked);
                        None
                    }
                    Pick::Instead(other) => {
                        *choice = other;
                        None
                    }
                    Pick::Errand(effect) => {
                        self.overlay = None;
                        Some(effect)
                    }
                    Pick::Nothing => None,
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
}
