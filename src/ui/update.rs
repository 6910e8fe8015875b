//! From an action to what is to be done. Decides nothing about the day: commands are put to
//! `Day::decide`, whose dry run also greys what cannot be done now.

use super::intent::{Intent, intent};
use super::{Action, Effect, Screen, Tone, Ui, ground};
use crate::agenda::Kit;
use crate::clock::Timestamp;
use crate::day::{Day, Hand};
use crate::text::Lang;

/// Lines of a page.
const PAGE: usize = 10;

/// What an action leads to.
pub fn update(ui: &mut Ui, action: Action, day: &Day, now: Timestamp) -> Option<Effect> {
    match intent(ui, action, day, now) {
        Err(why) => {
            ui.notify(why, Tone::Refused, now);
            None
        }
        // Where a rule forbids it as well, the rule says more.
        Ok(Intent::Send(command))
            if matches!(action, Action::Next | Action::Confer)
                && ui.pressed_unseen(now)
                && day.decide(&command, &ui.operator, now).is_ok() =>
        {
            ui.notify(ui.words().pressed_unseen, Tone::Refused, now);
            None
        }
        Ok(Intent::Send(command)) => {
            if action == Action::Answer {
                ui.answered(now);
            }
            if matches!(action, Action::Tick | Action::Arrive)
                && let Some(row) = ui.cursor(ui.screen, day)
            {
                // The cursor stays on what was marked, so that a second press meets it again.
                ui.selected.insert(ui.screen, row);
            }
            ui.stay_with(&command);
            if action == Action::Confer {
                // On to the next to be called, wherever the cursor was.
                ui.selected.remove(&ui.screen);
            }
            Some(Effect::Command(command))
        }
        Ok(Intent::Ask(overlay, probe)) => {
            match probe.and_then(|probe| day.decide(&probe, &ui.operator, now).err()) {
                Some(refusal) => ui.notify(day.say_refusal(&refusal, ui.lang), Tone::Refused, now),
                None => ui.overlay = Some(overlay()),
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

/// Actions that change only what the operator is looking at.
fn here(ui: &mut Ui, action: Action, day: &Day, now: Timestamp) -> Option<Effect> {
    if let Some(screen) = action.screen() {
        ui.screen = screen;
        return None;
    }
    if ui.screen == Screen::Mc
        && let Some(effect) = read(ui, action, day, now)
    {
        return effect;
    }
    if ground::here(ui, action, day) {
        return None;
    }
    match action {
        Action::Back => {
            if let Some(current) = day.current() {
                ui.back_armed = Some((current.id().clone(), now + day.felt_by(Hand::Armed)));
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
        Action::Prepare => {
            // Both lists are of the same people: the cursor stays on the same one.
            let chosen = ui.cursor(ui.screen, day);
            ui.screen = if ui.screen == Screen::Ready { Screen::Awards } else { Screen::Ready };
            if let Some(chosen) = chosen {
                ui.selected.insert(ui.screen, chosen);
            }
        }
        Action::KitLeft => ui.kit = ui.kit.saturating_sub(1),
        Action::KitRight => ui.kit = (ui.kit + 1).min(Kit::ALL.len() - 1),
        Action::GroupBy => ui.by_owner = !ui.by_owner,
        Action::HideDone => ui.hide_done = !ui.hide_done,
        Action::Large => ui.prompter.large = !ui.prompter.large,
        Action::Spoken => ui.prompter.spoken = !ui.prompter.spoken,
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

/// Actions of the MC's screen; none where the action is for another one.
fn read(ui: &mut Ui, action: Action, day: &Day, now: Timestamp) -> Option<Option<Effect>> {
    let by = match action {
        Action::Up => -1,
        Action::Down => 1,
        Action::First => isize::MIN,
        Action::Last => isize::MAX,
        Action::ReadPageUp | Action::ReadPageDown => {
            return Some(ui.read_page(day, now, action == Action::ReadPageDown));
        }
        _ => {
            match action {
                Action::Scroll => ui.toggle_scroll(day, now),
                Action::Slower | Action::Faster => ui.change_speed(day, now, action == Action::Faster),
                Action::Ahead => ui.look_ahead(day, now),
                Action::Dismiss if ui.look_here() => {}
                _ => return None,
            }
            return Some(None);
        }
    };
    Some(ui.read_on(day, now, by))
}

/// Moves the selection.
fn step(ui: &mut Ui, day: &Day, by: isize) {
    let rows = ui.screen.rows(day, ui);
    let Some(last) = rows.len().checked_sub(1) else { return };
    let at = ui.cursor(ui.screen, day).and_then(|row| rows.iter().position(|other| *other == row));
    if let Some(row) = rows.get(at.unwrap_or(0).saturating_add_signed(by).min(last)) {
        ui.selected.insert(ui.screen, row.clone());
    }
}
