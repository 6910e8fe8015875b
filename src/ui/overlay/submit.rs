//! What becomes of a box when it is filled in or a line of it is chosen: a command, another box, or a
//! sentence that says why not.

use super::Overlay;
use crate::clock::Timestamp;
use crate::day::{Command, Day, ProgrammeCommand};
use crate::ui::choice::After;
use crate::ui::cursor::Cursor;
use crate::ui::form::Typed;
use crate::ui::row::Action;
use crate::ui::update::{chosen, objection};
use crate::ui::{Effect, Tone, Ui, Words};

impl Ui {
    /// Enter in the last field of a form.
    pub(super) fn fill_in(&mut self, day: &Day, now: Timestamp) -> Option<Effect> {
        let Some(Overlay::Form { form, fields, .. }) = &self.overlay else { return None };
        let typed = Typed(fields);
        if let Some(errand) = form.errand(&typed) {
            self.overlay = None;
            return Some(errand);
        }
        let command = form.command(&typed, day, Words::of(self.lang));
        if command.is_err()
            && let Some(choice) = form.row_by_row(typed.at(0), day)
        {
            self.overlay = Some(Overlay::choose(choice, day, self.lang));
            return None;
        }
        let sound = |command: &Command| day.decide(command, &self.operator, now).is_ok();
        if command.as_ref().is_ok_and(sound)
            && let Some(choice) = form.leads_to(&typed, day)
        {
            self.overlay = Some(Overlay::choose(choice, day, self.lang));
            return None;
        }
        let next = form.goes_on_with(&typed, day, now);
        let effect = self.submit(command, day, now);
        if let Some(choice) = next.filter(|_| effect.is_some() && self.overlay.is_none()) {
            self.overlay = Some(Overlay::choose(choice, day, self.lang));
        }
        effect
    }

    /// What was typed or chosen stays until it can be obeyed: nothing has to be typed twice.
    pub(in crate::ui) fn submit(
        &mut self,
        command: Result<Command, &'static str>,
        day: &Day,
        now: Timestamp,
    ) -> Option<Effect> {
        let decided = command.map_err(str::to_owned).and_then(|command| {
            match day.decide(&command, &self.operator, now) {
                Ok(_) => Ok(command),
                Err(refusal) => {
                    let said = day.say_refusal(&refusal, now, self.lang);
                    self.refused(&command, &refusal, day);
                    Err(said)
                }
            }
        });
        match decided {
            Ok(command) => {
                if let Some(Overlay::Form { back, .. }) = &mut self.overlay
                    && let Some((choice, selection)) = back.take()
                {
                    self.overlay = Some(Overlay::Choose { choice, selection });
                }
                match &mut self.overlay {
                    Some(Overlay::Choose { choice, selection }) => match choice.after(day) {
                        After::Stay => {}
                        After::GoOn => {
                            let lines = choice.lines(day, Words::of(self.lang), self.lang);
                            let lines: Vec<Cursor> = lines.into_iter().map(|line| line.on).collect();
                            selection.go_on(&lines);
                        }
                        After::Close => self.overlay = None,
                    },
                    _ => self.overlay = None,
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

    pub(super) fn run_from_palette(&mut self, action: Action, day: &Day, now: Timestamp) -> Option<Effect> {
        if let Some(why) = objection(self, action, day, now) {
            self.notify(why, Tone::Refused, now);
            return None;
        }
        let before = std::mem::discriminant(self.overlay.as_ref()?);
        let was_menu = self.overlay.as_ref().is_some_and(|overlay| overlay.item().is_some());
        let effect = chosen(self, action, day, now);
        let asked = self.overlay.as_ref().is_some_and(|overlay| std::mem::discriminant(overlay) != before);
        let stays = asked || (was_menu && action.again);
        if !stays {
            self.overlay = None;
        }
        effect
    }
}
