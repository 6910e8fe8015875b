//! An action is one row of its wing's table: the key, the words for it, where it holds, and the function
//! that says what it comes to. A row without a function does not compile, and nothing else lists actions.

use std::cell::Cell;
use std::fmt;

use super::choice::Choice;
use super::cursor::Cursor;
use super::form::Form;
use super::key::{Code, Key};
use super::overlay::{Menu, Overlay};
use super::screen::Screen;
use super::{Effect, Ui, Words};
use crate::agenda::ItemId;
use crate::clock::Timestamp;
use crate::day::{Command, Day, Hand};

/// How an action appears in help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Runs the day.
    Day,
    /// Moves about a screen.
    Move,
    /// Goes to another screen.
    Screen,
    /// The program itself.
    Program,
}

/// What an action is called, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// A word or two, for the key bar.
    pub label: (&'static str, &'static str),
    /// A sentence, for help and palette.
    pub sentence: (&'static str, &'static str),
}

/// What becomes of an action where whoever the list names signs a pledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnPledge {
    /// It is called the same.
    Alike,
    /// It is called otherwise.
    Says(Wording),
    /// It has no meaning there.
    Absent,
}

/// One row of a table.
pub struct Row {
    /// Its name, which no other row has.
    pub name: &'static str,
    /// Keys that call it.
    pub keys: &'static [Key],
    /// Screens on which the keys work; empty means all.
    pub on: &'static [Screen],
    /// Where it stands in help.
    pub group: Group,
    /// What it is called.
    pub wording: Wording,
    /// What becomes of it where the list under the hand is signed, and nothing handed over.
    pub on_pledge: OnPledge,
    /// What it comes to now.
    pub run: for<'u, 'd> fn(&At<'u, 'd>) -> Intended<'d>,
    /// The menus that offer it.
    pub menus: &'static [Menu],
    /// The key bar names it.
    pub in_bar: bool,
    /// The palette lists it: not what only opens another list, or marks a row.
    pub in_palette: bool,
    /// It works while a box is open as well.
    pub over_boxes: bool,
    /// It is done several times in a row: the menu stays for it.
    pub again: bool,
    /// How long its key must have been left alone before it counts again, where it belongs to the day.
    pub let_go: Hand,
}

/// An action.
pub type Action = &'static Row;

impl Row {
    /// What a row is where its table says nothing else.
    pub const PLAIN: Self = Self {
        name: "",
        keys: &[],
        on: &[],
        group: Group::Day,
        wording: Wording { label: ("", ""), sentence: ("", "") },
        on_pledge: OnPledge::Alike,
        run: |_| here(|_, _, _| None),
        menus: &[],
        in_bar: true,
        in_palette: true,
        over_boxes: false,
        again: false,
        let_go: Hand::LetGo,
    };

    /// Its words for a list that is signed, where they are others.
    pub fn pledge(&self) -> Option<Wording> {
        match self.on_pledge {
            OnPledge::Says(wording) => Some(wording),
            OnPledge::Alike | OnPledge::Absent => None,
        }
    }

    /// Whether its keys work on this screen.
    pub fn works_on(&self, screen: Screen) -> bool {
        self.on.is_empty() || self.on.contains(&screen)
    }

    /// Its keys, written out: `PgDn`, `+ =`.
    pub fn keys_written(&self) -> String {
        self.keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The table of a wing, in the order of the key bar and of help. Each row is named after the function
/// that it runs: name, group, keys, screens, a word or two, a sentence, and what is not as usual.
macro_rules! rows {
    ($(#[$doc:meta])* $table:ident: $($run:ident $group:ident [$($key:expr),*] [$($screen:ident),*]
        $vi:literal $en:literal, $vi_long:literal $en_long:literal
        $(, $field:ident: $value:expr)*;)+) => {
        $(#[$doc])* pub static $table: &[$crate::ui::row::Row] = &[$($crate::ui::row::Row {
            name: stringify!($run),
            keys: &[$($key),*],
            on: &[$($crate::ui::Screen::$screen),*],
            group: $crate::ui::row::Group::$group,
            wording: $crate::ui::row::Wording { label: ($vi, $en), sentence: ($vi_long, $en_long) },
            run: $run,
            $($field: $value,)*
            ..$crate::ui::row::Row::PLAIN
        },)+];
    };
}
pub(super) use rows;

/// What an action is called on a pledge.
pub const fn signed(
    vi: &'static str,
    en: &'static str,
    vi_long: &'static str,
    en_long: &'static str,
) -> OnPledge {
    OnPledge::Says(Wording { label: (vi, en), sentence: (vi_long, en_long) })
}

/// The key alone.
pub const fn k(code: Code) -> Key {
    Key::plain(code)
}

/// What an action comes to, or why it comes to nothing.
pub type Intended<'d> = Result<Intent<'d>, String>;

/// What an action comes to.
pub enum Intent<'d> {
    /// Put a command to the day.
    Send(Sent),
    /// Ask first, in a box that is made when it is opened (the dry run of every key does not);
    /// the command is what it would come to.
    Ask(Box<dyn FnOnce() -> Overlay + 'd>, Option<Command>),
    /// Nothing to do with the day: only what the operator is looking at changes.
    Here(fn(&mut Ui, &Day, Timestamp) -> Option<Effect>),
}

/// A command to be put, and what that does to the operator's own view.
pub struct Sent {
    /// What is put to the day.
    pub command: Command,
    /// It means what the screen showed: a press that came before the screen could change is refused.
    pub if_seen: bool,
    /// What becomes of the view.
    pub then: fn(&mut Ui, &Command, &Day, Timestamp),
}

impl Sent {
    /// The view stays as it is.
    pub fn new(command: impl Into<Command>) -> Self {
        Self { command: command.into(), if_seen: false, then: |_, _, _, _| {} }
    }

    /// Only if the screen had changed before the press.
    pub fn if_seen(self) -> Self {
        Self { if_seen: true, ..self }
    }

    /// And this becomes of the view.
    pub fn then(self, then: fn(&mut Ui, &Command, &Day, Timestamp)) -> Self {
        Self { then, ..self }
    }
}

impl<'d> From<Sent> for Intended<'d> {
    fn from(sent: Sent) -> Self {
        Ok(Intent::Send(sent))
    }
}

/// A command, and nothing else.
pub fn send<'d>(command: impl Into<Command>) -> Intended<'d> {
    Sent::new(command).into()
}

/// Something that changes only the view.
pub fn here<'d>(change: fn(&mut Ui, &Day, Timestamp) -> Option<Effect>) -> Intended<'d> {
    Ok(Intent::Here(change))
}

/// A box to be filled in first; the command is what it would come to.
pub fn ask<'d>(probe: Option<Command>, overlay: impl FnOnce() -> Overlay + 'd) -> Intended<'d> {
    Ok(Intent::Ask(Box::new(overlay), probe))
}

/// Asks before a command is put to the day; what it is about is written out when the box is opened.
pub fn confirm<'d>(
    title: &'static str,
    lines: impl FnOnce() -> Vec<String> + 'd,
    command: impl Into<Command>,
) -> Intended<'d> {
    let command = command.into();
    ask(Some(command.clone()), move || Overlay::confirm(title, lines(), command))
}

/// The cursor stays on what was marked, so that a second press meets it again.
pub fn keep_the_cursor(ui: &mut Ui, _: &Command, day: &Day, _: Timestamp) {
    if let Some(row) = ui.cursor(ui.screen, day) {
        ui.selected.insert(ui.screen, row);
    }
}

/// Where and when an action is asked for.
pub struct At<'u, 'd> {
    /// Who asks, and what they are looking at.
    pub ui: &'u Ui,
    /// The day as it is.
    pub day: &'d Day,
    /// The moment of the press.
    pub now: Timestamp,
    /// Chosen by its name from a list: that is deliberate enough.
    pub by_name: bool,
    /// Whether it asked what is selected.
    looked: Cell<bool>,
}

impl<'u, 'd> At<'u, 'd> {
    /// By a key.
    pub fn new(ui: &'u Ui, day: &'d Day, now: Timestamp) -> Self {
        Self { ui, day, now, by_name: false, looked: Cell::new(false) }
    }

    /// Whether the action was for what is selected.
    pub fn looked_at_the_selection(&self) -> bool {
        self.looked.get()
    }

    /// The action turns over what the operator saw: it is not done where somebody else just has.
    pub fn turns_over(&self) {
        self.looked.set(true);
    }

    /// The words of the screen.
    pub fn words(&self) -> &'static Words {
        self.ui.words()
    }

    /// What is selected on the screen in front.
    pub fn selected(&self) -> Option<Cursor> {
        self.looked.set(true);
        self.ui.cursor(self.ui.screen, self.day)
    }

    /// The running item.
    pub fn live(&self) -> Result<ItemId, String> {
        self.day.current_id().cloned().ok_or_else(|| self.words().no_item.to_owned())
    }

    /// The item that an action on "the item" means: the selected one on the programme, the
    /// running one elsewhere.
    pub fn target(&self) -> Option<ItemId> {
        if let Some(item) = self.ui.overlay.as_ref().and_then(Overlay::item) {
            return Some(item.clone());
        }
        if self.ui.screen != Screen::Programme {
            return self.day.current_id().cloned();
        }
        match self.selected() {
            Some(Cursor::Item(id)) => Some(id),
            _ => None,
        }
    }

    /// The same, where there has to be one.
    pub fn item(&self) -> Result<ItemId, String> {
        self.target().ok_or_else(|| self.words().no_item.to_owned())
    }

    /// A form to be filled in.
    pub fn form(&self, probe: Option<Command>, form: impl Form + 'static) -> Intended<'d> {
        let (day, words) = (self.day, self.words());
        ask(probe, move || Overlay::form(std::sync::Arc::new(form), day, words))
    }

    /// A list to be chosen from, made and read when the box is opened.
    pub fn choose<C: Choice + 'static>(
        &self,
        probe: Option<Command>,
        choice: impl FnOnce() -> C + 'd,
    ) -> Intended<'d> {
        let (day, lang) = (self.day, self.ui.lang);
        ask(probe, move || Overlay::choose(std::sync::Arc::new(choice()), day, lang))
    }
}
