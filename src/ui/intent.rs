//! What an action comes to: a command for the day, a box to fill in first, or nothing of the day.
//!
//! Also the dry run behind every grey key asks here, many times a second: nothing costly.

mod batches;

use chrono::TimeDelta;

use std::sync::Arc;

use super::awards::forms::AwardsForm;
use super::choice::Choice;
use super::cursor::Cursor;
use super::field::Field;
use super::overlay::{Menu, Overlay};
use super::people::choices::PeopleChoice;
use super::people::forms::PeopleForm;
use super::phrases::owed;
use super::programme::choices::ProgrammeChoice;
use super::programme::forms::ProgrammeForm;
use super::{Action, Screen, Ui, Words, ground};
use crate::agenda::{DelegateId, ItemId, Kit, Lasting, RecipientId};
use crate::clock::Timestamp;
use crate::day::{
    Attendee, AwardsCommand, Command, Day, Handover, Honoree, ItemState, Operator, PeopleCommand, Presence,
    ProgrammeCommand,
};
use crate::text::Lang;

/// A second press on the same thing within this time is a shaking hand.
pub(super) const SHAKING: TimeDelta = TimeDelta::seconds(2);

/// Two certificates are not handed over within this time: a second Enter is a shaking hand.
const ONE_BREATH: TimeDelta = TimeDelta::seconds(1);

/// What an action comes to.
pub enum Intent<'a> {
    /// Put a command to the day.
    Send(Command),
    /// Ask first, in a box that is made when it is opened (the dry run of every key does not);
    /// the command is what it would come to.
    Ask(Box<dyn FnOnce() -> Overlay + 'a>, Option<Command>),
    /// Nothing to do with the day.
    Here,
}

pub fn intent<'a>(ui: &Ui, action: Action, day: &'a Day, now: Timestamp) -> Result<Intent<'a>, String> {
    let words = ui.words();
    let current = day.current_id().cloned();
    let live = || current.clone().ok_or_else(|| words.no_item.to_owned());
    let target = || ui.target(day).ok_or_else(|| words.no_item.to_owned());
    let selected = || ui.cursor(ui.screen, day);
    let nothing = || words.nothing_selected.to_owned();
    let delegate = || match selected() {
        Some(Cursor::Delegate(id)) => day.attendee(&id),
        _ => None,
    };
    let delegate = || delegate().ok_or_else(|| words.no_delegate_selected.to_owned());
    let honoree = || match selected() {
        Some(Cursor::Recipient(id)) => day.honoree(&id),
        _ => None,
    };
    let honoree = || honoree().ok_or_else(|| words.no_recipient.to_owned());
    let send = |command| Ok(Intent::Send(command));
    if let Some(of_the_ground) = ground::intent(ui, action, day, now) {
        return of_the_ground;
    }
    match action {
        Action::Next => send(ProgrammeCommand::Next { from: current }.into()),
        Action::Back => {
            let from = live()?;
            let armed = ui.back_armed.as_ref().is_some_and(|(item, until)| *item == from && now < *until);
            let command = ProgrammeCommand::Back { from }.into();
            if armed {
                send(command)
            } else {
                day.decide(&command, &ui.operator, now)
                    .map_or_else(|refusal| Err(day.say_refusal(&refusal, ui.lang)), |_| Ok(Intent::Here))
            }
        }
        Action::Tick => {
            let Some(Cursor::Check(check)) = selected() else { return Err(nothing()) };
            match day.tick(&check) {
                Some(tick) if now - tick.at < day.felt(SHAKING) => Err(words.just_marked.to_owned()),
                Some(_) => send(ProgrammeCommand::Untick(check).into()),
                None => send(ProgrammeCommand::Tick(check).into()),
            }
        }
        Action::More => send(ProgrammeCommand::Adjust { item: target()?, by: Lasting::minutes(1) }.into()),
        Action::Less => send(ProgrammeCommand::Adjust { item: target()?, by: Lasting::minutes(-1) }.into()),
        Action::PauseResume => {
            let item = live()?;
            let paused = day.current().is_some_and(crate::day::Entry::is_paused);
            send(if paused {
                ProgrammeCommand::Resume(item).into()
            } else {
                ProgrammeCommand::Pause(item).into()
            })
        }
        Action::StartItem => {
            let item = target()?;
            let command = ProgrammeCommand::Start(item.clone()).into();
            let lines = move || {
                let ends = current.map(|running| format!("{}: {}", words.ends_running, day.title(&running)));
                let open = day.open_required(Some(&item));
                let open: Vec<String> =
                    open.iter().filter_map(|id| Some(day.check(id)?.1.title.clone())).collect();
                let open = (!open.is_empty())
                    .then(|| format!("{} ({}): {}", words.still_open, open.len(), open.join("; ")));
                std::iter::once(day.title(&item)).chain(ends).chain(open).collect()
            };
            confirm(words.confirm_start, lines, command)
        }
        Action::Park => {
            let item = target()?;
            match day.entry(&item).map(|entry| entry.state) {
                Some(ItemState::Parked) => send(ProgrammeCommand::Unpark(item).into()),
                Some(ItemState::Skipped) => send(ProgrammeCommand::Unskip(item).into()),
                _ => {
                    let probe = ProgrammeCommand::Park { item: item.clone(), reason: None }.into();
                    ask(Some(probe), move || Overlay::form(Arc::new(ProgrammeForm::Park(item)), words))
                }
            }
        }
        Action::Skip => {
            let item = target()?;
            let probe = ProgrammeCommand::Skip { item: item.clone(), reason: None }.into();
            ask(Some(probe), move || Overlay::form(Arc::new(ProgrammeForm::Skip(item)), words))
        }
        Action::CorrectStart => {
            let item = live()?;
            ask(None, move || Overlay::form(Arc::new(ProgrammeForm::CorrectStart(item)), words))
        }
        Action::Note => {
            let about = ui.target(day);
            ask(None, move || Overlay::form(Arc::new(ProgrammeForm::Note(about)), words))
        }
        Action::Undo => match day.last_undoable(&ui.operator) {
            Some(seq) => send(Command::Undo(seq)),
            None => Err(words.nothing_to_undo.to_owned()),
        },
        Action::Redo => match day.last_redoable(&ui.operator) {
            Some(seq) => send(Command::Redo(seq)),
            None => Err(words.nothing_to_redo.to_owned()),
        },
        Action::UndoSelected => {
            let Some(Cursor::Event(seq)) = selected() else { return Err(nothing()) };
            let record = day.recorded(seq).ok_or_else(nothing)?;
            let (lang, command) = (ui.lang, Command::Undo(seq));
            let line =
                move || format!("{} · {}: {}", day.when(record.at), record.by, day.say_event(record, lang));
            confirm(words.confirm_undo, move || vec![line()], command)
        }
        Action::EndDay => {
            let (lang, command) = (ui.lang, ProgrammeCommand::End { from: current }.into());
            confirm(words.confirm_end, move || what_ending_leaves(day, lang, words), command)
        }
        Action::Insert => {
            let before = match ui.screen {
                Screen::Programme => ui.target(day).filter(|id| waits(day, id)),
                _ => None,
            };
            let before = before.or_else(|| day.next_up().map(|next| next.id().clone()));
            ask(None, move || Overlay::form(Arc::new(ProgrammeForm::Insert(before)), words))
        }
        Action::Move => {
            let items = ui.marked_items(day).ok_or_else(|| words.nothing_selected.to_owned())?;
            let probe = ProgrammeCommand::Move { items: items.clone(), before: None }.into();
            ask(Some(probe), ui.choose(day, move || ProgrammeChoice::Place(items)))
        }
        Action::Replace => {
            let item = target()?;
            ask(None, move || Overlay::form(Arc::new(ProgrammeForm::Replace(item)), words))
        }
        Action::Rain => {
            let outdoor = |state| {
                let entries =
                    day.entries().iter().filter(move |entry| entry.item.outdoor && entry.state == state);
                entries.map(|entry| entry.id().clone()).collect::<Vec<_>>()
            };
            let waiting: Vec<ItemId> =
                outdoor(ItemState::Live).into_iter().chain(outdoor(ItemState::Pending)).collect();
            // What rain has not touched yet is set aside first; after that, the same takes it all up.
            match (waiting.is_empty(), outdoor(ItemState::Parked)) {
                (true, parked) if parked.is_empty() => Err(words.nothing_outdoor.to_owned()),
                (true, items) => send(ProgrammeCommand::TakeUp { items }.into()),
                (false, _) => {
                    let probe = ProgrammeCommand::SetAside { items: waiting.clone(), reason: None }.into();
                    ask(Some(probe), move || Overlay::form(Arc::new(ProgrammeForm::Rain(waiting)), words))
                }
            }
        }
        Action::EndOnTime => {
            if day.timing(now).must_end.is_none() {
                return Err(words.no_must_end.to_owned());
            }
            if day.timing(now).overrun().is_none_or(|over| over <= TimeDelta::zero()) {
                return Err(words.ends_in_time.to_owned());
            }
            ask(None, ui.choose(day, move || ProgrammeChoice::rescue(day, now)))
        }
        Action::PullForward => ask(None, ui.choose(day, || PeopleChoice::Departing)),
        Action::Message => ask(None, move || Overlay::form(Arc::new(ProgrammeForm::Message), words)),
        Action::Waiting => ask(None, ui.choose(day, || PeopleChoice::Waiting)),
        Action::Guest => ask(None, move || Overlay::form(Arc::new(PeopleForm::Guest), words)),
        Action::Arrive => {
            let attendee = delegate()?;
            let presence = match attendee.presence {
                Presence::Arrived if attendee.since.is_some_and(|since| now - since < day.felt(SHAKING)) => {
                    return Err(words.just_marked.to_owned());
                }
                Presence::Arrived => Presence::Expected,
                _ => Presence::Arrived,
            };
            send(mark(attendee, presence))
        }
        Action::Introduce => send(mark(delegate()?, Presence::Introduced)),
        Action::Absent => send(mark(delegate()?, Presence::Absent)),
        Action::Depart => send(mark(delegate()?, Presence::Left)),
        Action::Substitute => {
            let id = delegate()?.delegate.id.clone();
            ask(None, move || Overlay::form(Arc::new(PeopleForm::Substitute(id)), words))
        }
        Action::EarlierPlace | Action::LaterPlace => {
            let id = delegate()?.delegate.id.clone();
            let order: Vec<DelegateId> =
                day.attendees().iter().map(|other| other.delegate.id.clone()).collect();
            let at = order.iter().position(|other| *other == id).unwrap_or(0);
            let before = match action {
                Action::EarlierPlace => {
                    order.get(at.checked_sub(1).ok_or_else(|| words.already_first.to_owned())?)
                }
                _ if at + 1 == order.len() => return Err(words.already_last.to_owned()),
                _ => order.get(at + 2),
            };
            send(PeopleCommand::MoveDelegate { delegate: id, before: before.cloned() }.into())
        }
        Action::DelegateMenu => {
            let about = Cursor::Delegate(delegate()?.delegate.id.clone());
            ask(None, move || Overlay::palette(Menu::Delegate, Some(about)))
        }
        Action::MarkReady => {
            let honoree = honoree()?;
            send(ready(vec![honoree.id().clone()], ui.kit(), !honoree.ready.contains(&ui.kit())))
        }
        Action::MarkColumn => {
            let chosen = honoree()?;
            let roll = day.honorees().iter();
            let roll = roll.filter(|other| other.decision == chosen.decision && other.kind == chosen.kind);
            let kit = ui.kit();
            let missing: Vec<&Honoree> = roll.filter(|other| !other.ready.contains(&kit)).collect();
            let recipients = missing.iter().map(|other| other.id().clone()).collect();
            let what = ui.lang.pick(kit.vi(), kit.en()).to_owned();
            let lines = || std::iter::once(what).chain(missing.into_iter().map(Honoree::name)).collect();
            confirm(words.confirm_column, lines, ready(recipients, kit, true))
        }
        Action::Confer => {
            let honoree = honoree()?;
            let just = |since: &(Timestamp, Operator)| {
                since.1 == ui.operator && now - since.0 < day.felt(ONE_BREATH)
            };
            let received = |other: &&Honoree| other.state.is_received();
            if day.honorees().iter().filter(received).any(|other| other.since.as_ref().is_some_and(just)) {
                return Err(words.just_awarded.to_owned());
            }
            if honoree.recipient.posthumous && !honoree.state.is_received() {
                return proxy(honoree, words);
            }
            send(award(honoree, Handover::Conferred))
        }
        Action::LineUp => {
            let honoree = honoree()?;
            send(award(
                honoree,
                match honoree.state {
                    Handover::Present | Handover::Called => Handover::LinedUp,
                    Handover::LinedUp => Handover::Pending,
                    _ => Handover::Present,
                },
            ))
        }
        Action::Announce => send(AwardsCommand::Announce(honoree()?.decision.clone()).into()),
        Action::Later => send(award(honoree()?, Handover::Later)),
        Action::Withdraw => send(award(honoree()?, Handover::Withdrawn)),
        Action::Proxy => proxy(honoree()?, words),
        Action::Rename => {
            let id = honoree()?.id().clone();
            ask(None, move || Overlay::form(Arc::new(AwardsForm::Rename(id)), words))
        }
        Action::AddRecipient => {
            let after = honoree()?.id().clone();
            ask(None, move || Overlay::form(Arc::new(AwardsForm::Recipient(after)), words))
        }
        Action::ConferBatch => {
            let chosen = honoree()?;
            let batches = day.batches(&chosen.decision);
            let batch =
                batches.iter().find(|batch| batch.honorees.iter().any(|other| other.id() == chosen.id()));
            let open =
                batch.into_iter().flat_map(|batch| &batch.honorees).filter(|other| !other.state.is_settled());
            // For the dead it is asked, one by one, who receives.
            let (dead, open): (Vec<&Honoree>, Vec<&Honoree>) =
                open.copied().partition(|other| other.recipient.posthumous);
            let recipients: Vec<RecipientId> = open.iter().map(|other| other.id().clone()).collect();
            let names = move || {
                let mut names: Vec<String> = open.iter().map(|other| other.name()).collect();
                names.extend(dead.iter().map(|other| format!("{}: {}", words.asked_singly, other.name())));
                names
            };
            confirm(
                words.confirm_batch,
                names,
                AwardsCommand::Award { recipients, state: Handover::Conferred }.into(),
            )
        }
        Action::CallBatch
        | Action::SplitBatch
        | Action::JoinBatch
        | Action::StaffBatch
        | Action::CloseBatch => batches::intent(ui, action, day, honoree().ok()),
        Action::Changes => match ui.changed.clone() {
            Some((text, differences)) => {
                ask(None, ui.choose(day, move || ProgrammeChoice::Changed { text, differences }))
            }
            None => Err(ui.unusable.clone().unwrap_or_else(|| words.nothing_changed.to_owned())),
        },
        Action::Menu => {
            let item = target()?;
            ask(None, move || Overlay::palette(Menu::Item, Some(Cursor::Item(item))))
        }
        Action::Answer => send(ui.answer(day, now)?),
        Action::Palette => {
            let about = selected();
            ask(None, move || Overlay::palette(Menu::All, about))
        }
        Action::Find => ask(None, Overlay::find),
        Action::Help => ask(None, Overlay::help),
        _ => Ok(Intent::Here),
    }
}

fn ask<'a>(probe: Option<Command>, overlay: impl FnOnce() -> Overlay + 'a) -> Result<Intent<'a>, String> {
    Ok(Intent::Ask(Box::new(overlay), probe))
}

/// Asks before a command is put to the day; what it is about is written out when the box is opened.
fn confirm<'a>(
    title: &'static str,
    lines: impl FnOnce() -> Vec<String> + 'a,
    command: Command,
) -> Result<Intent<'a>, String> {
    ask(Some(command.clone()), move || Overlay::confirm(title, lines(), command))
}

fn award(honoree: &Honoree, state: Handover) -> Command {
    AwardsCommand::Award { recipients: vec![honoree.id().clone()], state }.into()
}

/// Asks who receives instead; for the dead, the representative that the list names.
fn proxy<'a>(honoree: &Honoree, words: &'a Words) -> Result<Intent<'a>, String> {
    let id = honoree.id().clone();
    // Whoever it is: the dry run asks whether anybody may receive now.
    let state = Handover::ToProxy { name: honoree.name(), relation: String::new() };
    let probe = award(honoree, state);
    if !honoree.recipient.posthumous {
        return ask(Some(probe), move || Overlay::form(Arc::new(AwardsForm::Proxy(id)), words));
    }
    let name = honoree.recipient.representative.clone().unwrap_or_default();
    let fields = vec![Field::of(&name), Field::of(words.of_the_family)];
    ask(Some(probe), move || Overlay::filled(Arc::new(AwardsForm::Proxy(id)), fields))
}

fn ready(recipients: Vec<RecipientId>, kit: Kit, done: bool) -> Command {
    AwardsCommand::Ready { recipients, kit, done }.into()
}

fn mark(attendee: &Attendee, presence: Presence) -> Command {
    PeopleCommand::Mark { delegates: vec![attendee.delegate.id.clone()], presence }.into()
}

fn waits(day: &Day, id: &ItemId) -> bool {
    day.entry(id).is_some_and(|entry| entry.state == ItemState::Pending)
}

/// What the operator should know before the day is ended.
fn what_ending_leaves(day: &Day, lang: Lang, words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(current) = day.current_id() {
        lines.push(format!("{}: {}", words.ends_running, day.title(current)));
    }
    let waiting: Vec<_> = day
        .entries()
        .iter()
        .filter(|entry| matches!(entry.state, ItemState::Pending | ItemState::Parked))
        .map(|entry| entry.item.title.as_str())
        .collect();
    if !waiting.is_empty() {
        lines.push(format!("{} ({}): {}", words.still_waiting, waiting.len(), waiting.join(", ")));
    }
    let open: Vec<_> = day.left_open().map(|check| check.title.as_str()).collect();
    if !open.is_empty() {
        lines.push(format!("{} ({}): {}", words.still_open, open.len(), open.join("; ")));
    }
    lines.extend(owed(day, lang));
    lines
}

impl Ui {
    /// A list to be chosen from, made and read when the box is opened.
    pub(super) fn choose<'a, C: Choice + 'static>(
        &self,
        day: &'a Day,
        choice: impl FnOnce() -> C + 'a,
    ) -> impl FnOnce() -> Overlay + 'a {
        let lang = self.lang;
        move || Overlay::choose(Arc::new(choice()), day, lang)
    }

    /// The selected column of the board of what must be ready.
    pub(super) fn kit(&self) -> Kit {
        Kit::ALL.get(self.kit).copied().unwrap_or_default()
    }

    /// The marked items in the day's order, or the selected one.
    fn marked_items(&self, day: &Day) -> Option<Vec<ItemId>> {
        let waiting = day.entries().iter().filter(|entry| entry.state != ItemState::Done);
        let marked: Vec<ItemId> =
            waiting.map(|entry| entry.id().clone()).filter(|id| self.marked.contains(id)).collect();
        if marked.is_empty() { self.target(day).map(|item| vec![item]) } else { Some(marked) }
    }

    /// The item that an action on "the item" means: the selected one on the programme, the
    /// running one elsewhere.
    pub(super) fn target(&self, day: &Day) -> Option<ItemId> {
        match (&self.overlay, self.screen) {
            (Some(overlay), _) if overlay.item().is_some() => overlay.item().cloned(),
            (_, Screen::Programme) => match self.cursor(Screen::Programme, day) {
                Some(Cursor::Item(id)) => Some(id),
                _ => None,
            },
            _ => day.current_id().cloned(),
        }
    }
}
