//! What a command leads to, or why it is refused: each wing decides its own; undo and redo are
//! decided here.

use super::state::State;
use super::{Command, Day, Event, Operator, Refusal, Seq, reverted};
use crate::clock::Timestamp;
use crate::text;

impl Day {
    /// What a command leads to, at a moment, or why it is refused. Changes nothing: it is also the
    /// dry run that tells a screen which of its keys mean anything now.
    ///
    /// # Errors
    /// A [`Refusal`]: one sentence that says what to do.
    pub fn decide(&self, command: &Command, by: &Operator, at: Timestamp) -> Result<Vec<Event>, Refusal> {
        let (pressed, at) = (at, self.not_before_last(at));
        let event: Event = match command {
            Command::Programme(command) => self.decide_programme(command, by, at)?.into(),
            Command::People(command) => self.decide_people(command)?.into(),
            Command::Awards(command) => self.decide_awards(command)?.into(),
            Command::Revise { agenda: text } => {
                if text == self.agenda_text() {
                    return Err(Refusal::NothingChanges);
                }
                self.state.readings().read(text).map_err(|faults| {
                    let first = faults.first().map(|fault| fault.message(text::Lang::Vi));
                    Refusal::BadAgenda(first.unwrap_or_default())
                })?;
                Event::Revised { agenda: text.clone() }
            }
            Command::KeepProgramme { agenda } => {
                if self.kept_against() == Some(agenda) || agenda == self.agenda_text() {
                    return Err(Refusal::NothingChanges);
                }
                Event::ProgrammeKept { agenda: agenda.clone() }
            }
            Command::Ground(command) => self.decide_ground(command, by, pressed)?.into(),
            Command::Undo(seq) => self.decide_undo(*seq)?,
            Command::Redo(seq) => self.decide_redo(*seq)?,
        };
        match self.state.objection(&event) {
            Some(refusal) => Err(refusal),
            None => Ok(vec![event]),
        }
    }

    fn decide_undo(&self, seq: Seq) -> Result<Event, Refusal> {
        let record = self.recorded(seq).ok_or(Refusal::UnknownEvent(seq))?;
        if self.is_reverted(seq) {
            return Err(Refusal::AlreadyUndone(seq));
        }
        match record.event {
            Event::Reverted { .. } => return Err(Refusal::UndoOfUndo(seq)),
            _ if !record.event.can_be_undone() => return Err(Refusal::CannotBeUndone(seq)),
            _ => {}
        }
        if self.is_followed(seq) {
            self.history_without(seq)?;
        }
        Ok(Event::Reverted { seq })
    }

    fn decide_redo(&self, seq: Seq) -> Result<Event, Refusal> {
        let record = self.recorded(seq).ok_or(Refusal::UnknownEvent(seq))?;
        if self.is_reverted(seq) {
            return Err(Refusal::AlreadyUndone(seq));
        }
        let of = match record.event {
            Event::Reverted { seq: of } if !self.is_undo(of) => of,
            // Also a redo: what it brought back is undone by its own number.
            _ => return Err(Refusal::NotAnUndo(seq)),
        };
        let fits = self.recorded(of).is_some_and(|back| self.state.objection(&back.event).is_none());
        if self.is_followed(of) || !fits {
            self.history_without(seq)?;
        }
        Ok(Event::Reverted { seq })
    }

    /// Whether anything stands that was done after an event. What came last is needed by nothing.
    fn is_followed(&self, seq: Seq) -> bool {
        let mut after = self.log.iter().rev().take_while(|record| record.seq > seq);
        after.any(|record| !matches!(record.event, Event::Reverted { .. }) && !self.is_reverted(record.seq))
    }

    /// Lives the day again without one event, and names the first later event that would then
    /// make no sense.
    fn history_without(&self, seq: Seq) -> Result<(), Refusal> {
        let passed_over = reverted(&self.log, Some(seq));
        let mut state = State::new(&self.written, self.state.readings());
        for record in self.log.iter().filter(|record| !passed_over.contains(&record.seq)) {
            if !matches!(record.event, Event::Opened { .. }) && state.objection(&record.event).is_some() {
                return Err(Refusal::LaterEventNeedsIt { seq, later: record.seq });
            }
            state.apply(record);
        }
        Ok(())
    }
}
