//! What a command leads to, or why it is refused: each wing decides its own; undo and redo are
//! decided here.

use super::ground::{BoardId, GroundEvent, GroundRefusal};
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
            Command::People(command) => self.decide_people(command, at)?.into(),
            Command::Awards(command) => self.decide_awards(command)?.into(),
            Command::Revise { agenda: text } => {
                if text == self.agenda_text() {
                    return Err(Refusal::FileUnchanged);
                }
                let agenda = self.state.readings().read(text).map_err(|faults| {
                    let first = faults.first().map(|fault| fault.message(text::Lang::Vi));
                    Refusal::BadAgenda(first.unwrap_or_default())
                })?;
                Event::Revised { agenda: text.clone(), renamed: self.state.renamed(&agenda) }
            }
            Command::KeepProgramme { agenda } => {
                let event = Event::ProgrammeKept { agenda: agenda.clone() };
                if self.kept_against() == Some(agenda) || agenda == self.agenda_text() {
                    return Err(Refusal::already(event));
                }
                event
            }
            Command::Ground(command) => self.decide_ground(command, by, pressed)?.into(),
            Command::AdoptClock { ahead_ms, since } => self.decide_clock(*ahead_ms, *since)?,
            Command::Undo(seq) => self.decide_undo(*seq, by)?,
            Command::Redo(seq) => self.decide_redo(*seq)?,
        };
        match self.state.objection(&event) {
            Some(Refusal::NothingChanges) => Err(Refusal::already(event)),
            Some(refusal) => Err(refusal),
            None => Ok(vec![event]),
        }
    }

    fn decide_undo(&self, seq: Seq, by: &Operator) -> Result<Event, Refusal> {
        let record = self.recorded(seq).ok_or(Refusal::UnknownEvent(seq))?;
        if self.is_reverted(seq) {
            return Err(Refusal::AlreadyUndone(seq));
        }
        if let Event::Reverted { .. } = record.event {
            return Err(Refusal::UndoOfUndo(seq));
        }
        if !record.event.can_be_undone() {
            return Err(Refusal::CannotBeUndone(seq));
        }
        if let Event::Ground(GroundEvent::Signed { board, .. }) = &record.event {
            if record.by.name != by.name {
                return Err(GroundRefusal::NotYourSignature(board.clone()).into());
            }
            // What the hall was told cannot be made unheard, also where the telling was taken back.
            let signed = |of: &BoardId| {
                of == board || (of.discipline().is_some() && of.discipline() == board.discipline())
            };
            let told = |event: &Event| matches!(event, Event::Ground(GroundEvent::PlaceRevealed { board, .. }) if signed(board));
            if self.log.iter().any(|later| later.seq > seq && told(&later.event)) {
                return Err(GroundRefusal::UnderSignature(board.clone()).into());
            }
        }
        if self.is_followed(seq) || closes_or_opens(&record.event) {
            self.history_without(seq)?;
        }
        Ok(Event::Reverted { seq })
    }

    fn decide_redo(&self, seq: Seq) -> Result<Event, Refusal> {
        let record = self.recorded(seq).ok_or(Refusal::UnknownEvent(seq))?;
        if self.is_reverted(seq) {
            return Err(Refusal::AlreadyUndone(seq));
        }
        let Event::Reverted { seq: of } = record.event else { return Err(Refusal::NotAnUndo(seq)) };
        if self.is_undo(of) {
            // A redo: what it brought back is undone by its own number.
            return Err(Refusal::NotAnUndo(seq));
        }
        let fits = self.recorded(of).is_some_and(|back| self.state.objection(&back.event).is_none());
        let closes = self.recorded(of).is_some_and(|back| closes_or_opens(&back.event));
        if self.is_followed(of) || !fits || closes {
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
    /// make no sense. Everything that is signed must come out as it was signed: the boards are
    /// compared, whatever kind of event it is, and that is said first, since it cannot be helped by
    /// undoing the later event.
    fn history_without(&self, seq: Seq) -> Result<(), Refusal> {
        let passed_over = reverted(&self.log, Some(seq));
        let mut state = State::new(&self.written, self.state.readings());
        let mut needs_it = None;
        for record in self.log.iter().filter(|record| !passed_over.contains(&record.seq)) {
            let opens = matches!(record.event, Event::Opened { .. });
            // A signature that was lifted since by a protest asks for nothing any more.
            let lifted = matches!(&record.event, Event::Ground(GroundEvent::Signed { board, .. })
                if !self.state.ground.is_signed_by(board, record.seq));
            if !opens && !lifted && needs_it.is_none() && state.objection(&self.told(record).event).is_some()
            {
                needs_it = Some(record);
            }
            state.apply(&self.told(record));
        }
        let (was, is) = (&self.state.ground, &state.ground);
        if let Some(board) = was.signature_over_another(is).or_else(|| is.broken_signature()) {
            return Err(GroundRefusal::UnderSignature(board).into());
        }
        let Some(later) = needs_it else { return Ok(()) };
        if let Event::Ground(GroundEvent::Signed { board, .. }) = &later.event {
            return Err(GroundRefusal::UnderSignature(board.clone()).into());
        }
        Err(Refusal::LaterEventNeedsIt { seq, later: later.seq })
    }
}

/// A signature or a protest: undone or brought back, it may leave a board signed over something else,
/// even where nothing that stands has happened after it.
fn closes_or_opens(event: &Event) -> bool {
    match event {
        Event::Ground(event) => event.closes_or_opens().is_some(),
        Event::Opened { .. }
        | Event::Revised { .. }
        | Event::ProgrammeKept { .. }
        | Event::ClockAdopted { .. }
        | Event::Reverted { .. }
        | Event::Programme(_)
        | Event::People(_)
        | Event::Awards(_) => false,
    }
}
