//! From an action to what is to be done. Decides nothing about the day: commands are put to
//! `Day::decide`, whose dry run also greys what cannot be done now.

use super::choice::After;
use super::overlay::Overlay;
use super::row::{Action, At, Group, Intent};
use super::{Code, Effect, Input, Key, Notice, Tone, Ui};
use crate::clock::Timestamp;
use crate::day::{Day, Hand};
use crate::text::say;

/// What an action that was called by a key leads to.
pub fn update(ui: &mut Ui, action: Action, day: &Day, now: Timestamp) -> Option<Effect> {
    run(ui, action, day, now, false)
}

/// What an action that was chosen by its name leads to.
pub fn chosen(ui: &mut Ui, action: Action, day: &Day, now: Timestamp) -> Option<Effect> {
    run(ui, action, day, now, true)
}

fn run(ui: &mut Ui, action: Action, day: &Day, now: Timestamp, by_name: bool) -> Option<Effect> {
    let mut at = At::new(ui, day, now);
    at.by_name = by_name;
    let intended = (action.run)(&at);
    let held = !by_name && action.group == Group::Day && ui.press.is_held(action.let_go, day);
    let slid = at.looked_at_the_selection() && !by_name && ui.has_slid(day, now);
    match intended {
        Err(why) => {
            ui.press.was_refused();
            ui.notify(why, Tone::Refused, now);
            None
        }
        Ok(Intent::Send(sent)) => {
            if held && day.decide(&sent.command, &ui.operator, now).is_ok() {
                ui.say_held(day, now);
                return None;
            }
            // Where a rule forbids it as well, the rule says more.
            let unseen = slid || (sent.if_seen && ui.pressed_unseen(now));
            if unseen && day.decide(&sent.command, &ui.operator, now).is_ok() {
                ui.notify(ui.words().pressed_unseen, Tone::Refused, now);
                return None;
            }
            (sent.then)(ui, &sent.command, day, now);
            Some(Effect::Command(sent.command))
        }
        Ok(Intent::Ask(..) | Intent::Here(_)) if held => {
            ui.say_held(day, now);
            None
        }
        Ok(Intent::Ask(overlay, probe)) => {
            match probe.and_then(|probe| day.decide(&probe, &ui.operator, now).err()) {
                Some(refusal) => ui.notify(day.say_refusal(&refusal, now, ui.lang), Tone::Refused, now),
                None => ui.overlay = Some(overlay()),
            }
            None
        }
        Ok(Intent::Here(change)) => change(ui, day, now),
    }
}

/// Why an action cannot be done now, if it cannot.
pub(super) fn objection(ui: &Ui, action: Action, day: &Day, now: Timestamp) -> Option<String> {
    let probe = match (action.run)(&At::new(ui, day, now)) {
        Err(why) => return Some(why),
        Ok(Intent::Send(sent)) => Some(sent.command),
        Ok(Intent::Ask(_, probe)) => probe,
        Ok(Intent::Here(_)) => None,
    }?;
    day.decide(&probe, &ui.operator, now).err().map(|refusal| day.say_refusal(&refusal, now, ui.lang))
}

impl Ui {
    /// Moves the selection.
    pub(super) fn step(&mut self, day: &Day, by: isize) {
        let rows = self.screen.rows(day, self);
        let Some(last) = rows.len().checked_sub(1) else { return };
        let at = self.cursor(self.screen, day).and_then(|row| rows.iter().position(|other| *other == row));
        if let Some(row) = rows.get(at.unwrap_or(0).saturating_add_signed(by).min(last)) {
            self.selected.insert(self.screen, row.clone());
        }
    }

    /// Minds the key that comes.
    pub(super) fn mind_the_hand(&mut self, input: &Input, day: &Day, now: Timestamp) {
        match input {
            Input::Key(key) => self.press.begin(*key, false, now, day),
            Input::Repeat(key) => self.press.begin(*key, true, now, day),
            // Whole words come so too, from a keyboard tool: whoever types has let go of the key before.
            Input::Paste(_) => self.press = super::held::Press::default(),
            Input::Click(..) | Input::Scroll(_) | Input::Resize(..) => {}
        }
    }

    /// Whether a key in a box would act, and was never let go since it opened the box or acted in it.
    pub(super) fn is_held_in_box(&self, key: Key, day: &Day) -> bool {
        let let_go = match (&self.overlay, key.code) {
            (Some(Overlay::Palette { .. } | Overlay::Preview(_) | Overlay::Confirm { .. }), Code::Enter) => {
                Hand::LetGo
            }
            (Some(Overlay::Form { fields, at, .. }), Code::Enter) if at + 1 >= fields.len() => Hand::LetGo,
            (Some(Overlay::Choose { choice, .. }), Code::Enter | Code::Tab | Code::Char(_)) => {
                // A fault is counted as often as its key is pressed.
                if choice.after(day) == After::Stay { Hand::Tapped } else { Hand::LetGo }
            }
            _ => return false,
        };
        self.press.is_held(let_go, day)
    }

    /// Says that the key does not count. What was refused before is to be read, not this.
    pub(super) fn say_held(&mut self, day: &Day, now: Timestamp) {
        self.press.was_refused();
        let Some((key, since)) = self.press.key() else { return };
        let read = |notice: &Notice| notice.tone == Tone::Refused && notice.since >= since;
        if self.notice(day, now).is_some_and(read) {
            return;
        }
        let said = say!(
            self.lang,
            "Phím {key} còn đang giữ hoặc bấm dồn: thả ra, đợi một lát rồi bấm lại.",
            "{key} is still held, or pressed too fast: let it go, wait a moment, press again.",
        );
        self.notify(said, Tone::Refused, now);
    }
}
