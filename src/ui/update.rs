//! From an action to what is to be done. Decides nothing about the day: commands are put to
//! `Day::decide`, whose dry run also greys what cannot be done now.

use chrono::TimeDelta;

use super::choice::Choice;
use super::form::Purpose;
use super::overlay::{Overlay, Scope};
use super::{Action, Effect, Screen, Tone, Ui};
use crate::agenda::{CheckId, DelegateId, ItemId, Lasting};
use crate::clock::Timestamp;
use crate::day::{Attendee, Command, Day, ItemState, Presence, Seq};
use crate::text::{Lang, say};

/// A second press on the same check within this time is a shaking hand.
const SHAKING: TimeDelta = TimeDelta::seconds(2);
/// PageUp is to be pressed twice within this time: presenters' clickers send it by accident.
const ARMED: TimeDelta = TimeDelta::seconds(5);
/// Lines of a page.
const PAGE: usize = 10;

/// What an action comes to.
enum Intent {
    /// Put a command to the day.
    Send(Command),
    /// Ask first; the command is what it would come to, for the dry run.
    Ask(Overlay, Option<Command>),
    /// Nothing to do with the day.
    Here,
}

/// What an action leads to.
pub fn update(ui: &mut Ui, action: Action, day: &Day, now: Timestamp) -> Option<Effect> {
    match intent(ui, action, day, now) {
        Err(why) => {
            ui.notify(why, Tone::Refused, now);
            None
        }
        Ok(Intent::Send(command)) => {
            if matches!(action, Action::Tick | Action::Arrive)
                && let Some(check) = ui.selected_key(ui.screen, day)
            {
                // The cursor stays on what was marked, so that a second press meets it again.
                ui.selected.insert(ui.screen, check);
            }
            Some(Effect::Command(command))
        }
        Ok(Intent::Ask(overlay, probe)) => {
            match probe.and_then(|probe| day.decide(&probe, &ui.operator, now).err()) {
                Some(refusal) => ui.notify(day.say_refusal(&refusal, ui.lang), Tone::Refused, now),
                None => ui.overlay = Some(overlay),
            }
            None
        }
        Ok(Intent::Here) => here(ui, action, day, now),
    }
}

/// Why an action cannot be done now, if it cannot.
pub(super) fn objection(ui: &Ui, action: Action, day: &Day, now: Timestamp) -> Option<String> {
    let probe = match intent(ui, action, day, now) {
        Err(why) => return Some(why),
        Ok(Intent::Send(command)) => Some(command),
        Ok(Intent::Ask(_, probe)) => probe,
        Ok(Intent::Here) => None,
    }?;
    day.decide(&probe, &ui.operator, now).err().map(|refusal| day.say_refusal(&refusal, ui.lang))
}

fn intent(ui: &Ui, action: Action, day: &Day, now: Timestamp) -> Result<Intent, String> {
    let words = ui.words();
    let current = day.current_id().cloned();
    let live = || current.clone().ok_or_else(|| words.no_item.to_owned());
    let target = || ui.target(day).ok_or_else(|| words.no_item.to_owned());
    let selected = || ui.selected_key(ui.screen, day).ok_or_else(|| words.nothing_selected.to_owned());
    let delegate = || {
        let chosen = (ui.screen == Screen::Delegates).then(selected).and_then(Result::ok);
        chosen
            .and_then(|id| day.attendee(&DelegateId(id)))
            .ok_or_else(|| words.no_delegate_selected.to_owned())
    };
    let send = |command| Ok(Intent::Send(command));
    match action {
        Action::Next => send(Command::Next { from: current }),
        Action::Back => {
            let from = live()?;
            let armed = ui.back_armed.as_ref().is_some_and(|(item, until)| *item == from && now < *until);
            let command = Command::Back { from };
            if armed {
                send(command)
            } else {
                day.decide(&command, &ui.operator, now)
                    .map_or_else(|refusal| Err(day.say_refusal(&refusal, ui.lang)), |_| Ok(Intent::Here))
            }
        }
        Action::Tick => {
            let check = CheckId(selected()?);
            match day.tick(&check) {
                Some(tick) if now - tick.at < SHAKING => Err(say!(
                    ui.lang,
                    "Vừa đánh dấu xong. Muốn bỏ đánh dấu thì bấm lại sau 2 giây.",
                    "Ticked a moment ago. To untick it, press again in 2 seconds.",
                )),
                Some(_) => send(Command::Untick(check)),
                None => send(Command::Tick(check)),
            }
        }
        Action::More => send(Command::Adjust { item: target()?, by: Lasting::minutes(1) }),
        Action::Less => send(Command::Adjust { item: target()?, by: Lasting::minutes(-1) }),
        Action::PauseResume => {
            let item = live()?;
            let paused = day.current().is_some_and(crate::day::Entry::is_paused);
            send(if paused { Command::Resume(item) } else { Command::Pause(item) })
        }
        Action::StartItem => {
            let item = target()?;
            let command = Command::Start(item.clone());
            let mut lines = vec![day.title(&item)];
            if let Some(running) = current {
                lines.push(format!("{}: {}", words.ends_running, day.title(&running)));
            }
            Ok(Intent::Ask(Overlay::confirm(words.confirm_start, lines, command.clone()), Some(command)))
        }
        Action::Park => {
            let item = target()?;
            match day.entry(&item).map(|entry| entry.state) {
                Some(ItemState::Parked) => send(Command::Unpark(item)),
                Some(ItemState::Skipped) => send(Command::Unskip(item)),
                _ => {
                    let probe = Command::Park { item: item.clone(), reason: None };
                    Ok(Intent::Ask(Overlay::form(Purpose::Park(item), words), Some(probe)))
                }
            }
        }
        Action::Skip => {
            let item = target()?;
            let probe = Command::Skip { item: item.clone(), reason: None };
            Ok(Intent::Ask(Overlay::form(Purpose::Skip(item), words), Some(probe)))
        }
        Action::CorrectStart => Ok(Intent::Ask(Overlay::form(Purpose::CorrectStart(live()?), words), None)),
        Action::Note => Ok(Intent::Ask(Overlay::form(Purpose::Note(ui.target(day)), words), None)),
        Action::Undo => match day.last_undoable(&ui.operator) {
            Some(seq) => send(Command::Undo(seq)),
            None => Err(words.nothing_to_undo.to_owned()),
        },
        Action::Redo => match day.last_redoable(&ui.operator) {
            Some(seq) => send(Command::Redo(seq)),
            None => Err(words.nothing_to_redo.to_owned()),
        },
        Action::UndoSelected => {
            let seq = Seq(selected()?.parse().map_err(|_| words.nothing_selected.to_owned())?);
            let record = day.recorded(seq).ok_or_else(|| words.nothing_selected.to_owned())?;
            let line =
                format!("{} · {}: {}", day.clock_time(record.at), record.by, day.say_event(record, ui.lang));
            let command = Command::Undo(seq);
            Ok(Intent::Ask(Overlay::confirm(words.confirm_undo, vec![line], command.clone()), Some(command)))
        }
        Action::EndDay => {
            let command = Command::End { from: current };
            let lines = what_ending_leaves(day, ui);
            Ok(Intent::Ask(Overlay::confirm(words.confirm_end, lines, command.clone()), Some(command)))
        }
        Action::Insert => {
            let before = match ui.screen {
                Screen::Programme => ui.target(day).filter(|id| waits(day, id)),
                _ => None,
            };
            let before = before.or_else(|| day.next_up().map(|next| next.id().clone()));
            Ok(Intent::Ask(Overlay::form(Purpose::Insert(before), words), None))
        }
        Action::Move => {
            let items = ui.marked_items(day).ok_or_else(|| words.nothing_selected.to_owned())?;
            let probe = Command::Move { items: items.clone(), before: None };
            Ok(Intent::Ask(Overlay::choose(Choice::Place(items)), Some(probe)))
        }
        Action::Replace => Ok(Intent::Ask(Overlay::form(Purpose::Replace(target()?), words), None)),
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
                (true, items) => send(Command::TakeUp { items }),
                (false, _) => {
                    let probe = Command::SetAside { items: waiting.clone(), reason: None };
                    Ok(Intent::Ask(Overlay::form(Purpose::Rain(waiting), words), Some(probe)))
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
            Ok(Intent::Ask(Overlay::choose(Choice::rescue(day, now)), None))
        }
        Action::PullForward => Ok(Intent::Ask(Overlay::choose(Choice::Departing), None)),
        Action::Message => Ok(Intent::Ask(Overlay::form(Purpose::Message, words), None)),
        Action::Waiting => Ok(Intent::Ask(Overlay::choose(Choice::Waiting), None)),
        Action::Guest => Ok(Intent::Ask(Overlay::form(Purpose::Guest, words), None)),
        Action::Arrive => {
            let attendee = delegate()?;
            let presence = match attendee.presence {
                Presence::Arrived if attendee.since.is_some_and(|since| now - since < SHAKING) => {
                    return Err(say!(
                        ui.lang,
                        "Vừa đánh dấu đã đến. Muốn bỏ thì bấm lại sau 2 giây.",
                        "Marked as arrived a moment ago. To take it back, press again in 2 seconds.",
                    ));
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
            Ok(Intent::Ask(Overlay::form(Purpose::Substitute(id), words), None))
        }
        Action::Earlier | Action::Later => {
            let id = delegate()?.delegate.id.clone();
            let order: Vec<DelegateId> =
                day.attendees().iter().map(|other| other.delegate.id.clone()).collect();
            let at = order.iter().position(|other| *other == id).unwrap_or(0);
            let before = match action {
                Action::Earlier => {
                    order.get(at.checked_sub(1).ok_or_else(|| words.already_first.to_owned())?)
                }
                _ if at + 1 == order.len() => return Err(words.already_last.to_owned()),
                _ => order.get(at + 2),
            };
            send(Command::MoveDelegate { delegate: id, before: before.cloned() })
        }
        Action::DelegateMenu => {
            let id = delegate()?.delegate.id.clone();
            Ok(Intent::Ask(Overlay::menu(Scope::Delegate(id)), None))
        }
        Action::Changes => match ui.changed.clone() {
            Some((text, differences)) => {
                Ok(Intent::Ask(Overlay::choose(Choice::Changed { text, differences }), None))
            }
            None => Err(words.nothing_changed.to_owned()),
        },
        Action::Menu => Ok(Intent::Ask(Overlay::menu(Scope::Item(target()?)), None)),
        Action::Palette => Ok(Intent::Ask(Overlay::palette(), None)),
        Action::Find => Ok(Intent::Ask(Overlay::find(), None)),
        Action::Help => Ok(Intent::Ask(Overlay::help(), None)),
        _ => Ok(Intent::Here),
    }
}

fn mark(attendee: &Attendee, presence: Presence) -> Command {
    Command::Mark { delegates: vec![attendee.delegate.id.clone()], presence }
}

fn waits(day: &Day, id: &ItemId) -> bool {
    day.entry(id).is_some_and(|entry| entry.state == ItemState::Pending)
}

/// What the operator should know before the day is ended.
fn what_ending_leaves(day: &Day, ui: &Ui) -> Vec<String> {
    let words = ui.words();
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
    let open: Vec<_> = day
        .checks()
        .filter(|(_, check)| check.required && day.tick(&check.id).is_none())
        .map(|(_, check)| check.title.as_str())
        .collect();
    if !open.is_empty() {
        lines.push(format!("{} ({}): {}", words.still_open, open.len(), open.join("; ")));
    }
    lines
}

/// Actions that change only what the operator is looking at.
fn here(ui: &mut Ui, action: Action, day: &Day, now: Timestamp) -> Option<Effect> {
    if let Some(screen) = action.screen() {
        ui.screen = screen;
        return None;
    }
    match action {
        Action::Back => {
            if let Some(current) = day.current() {
                let speed = i32::try_from(ui.speed).unwrap_or(i32::MAX);
                ui.back_armed = Some((current.id().clone(), now + ARMED * speed));
                let to = current.after().map(|id| day.title(id)).unwrap_or_default();
                ui.notify(format!("{} “{to}”.", ui.words().press_back_again), Tone::Said, now);
            }
        }
        Action::Up => step(ui, day, -1),
        Action::Down => step(ui, day, 1),
        Action::PageUp => step(ui, day, -(PAGE as isize)),
        Action::PageDown => step(ui, day, PAGE as isize),
        Action::First => step(ui, day, isize::MIN),
        Action::Last => step(ui, day, isize::MAX),
        Action::MarkItem => {
            if let Some(item) = ui.target(day)
                && !ui.marked.remove(&item)
            {
                ui.marked.insert(item);
            }
            step(ui, day, 1);
        }
        Action::GroupBy => ui.by_owner = !ui.by_owner,
        Action::HideDone => ui.hide_done = !ui.hide_done,
        Action::Theme => ui.theme = ui.theme.following(),
        Action::Language => {
            ui.lang = match ui.lang {
                Lang::Vi => Lang::En,
                Lang::En => Lang::Vi,
            }
        }
        Action::Dismiss => {
            ui.notice = None;
            ui.unrecorded = None;
        }
        Action::Redraw => return Some(Effect::Redraw),
        Action::Leave => return Some(Effect::Leave),
        _ => {}
    }
    None
}

/// Moves the selection, or scrolls where there is nothing to select.
fn step(ui: &mut Ui, day: &Day, by: isize) {
    if ui.screen == Screen::Mc {
        let item = day.current_id().cloned();
        let from = if ui.scrolled.0 == item { ui.scrolled.1 } else { 0 };
        ui.scrolled = (item, from.saturating_add_signed(by).min(10_000));
        return;
    }
    let keys = ui.screen.keys(day, ui);
    let Some(last) = keys.len().checked_sub(1) else { return };
    let at = ui
        .selected_key(ui.screen, day)
        .and_then(|key| keys.iter().position(|other| *other == key))
        .unwrap_or(0);
    if let Some(key) = keys.get(at.saturating_add_signed(by).min(last)) {
        ui.selected.insert(ui.screen, key.clone());
    }
}

impl Ui {
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
            (_, Screen::Programme) => self.selected_key(Screen::Programme, day).map(ItemId),
            _ => day.current_id().cloned(),
        }
    }
}
