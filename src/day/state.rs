//! What a day has come to: what each wing has, and what follows in one from what happened in
//! another.
//!
//! [`State::apply`] has no rules and cannot fail. Whether an event makes sense is asked beforehand
//! ([`State::objection`]).

use std::sync::Arc;

use super::awards::{Awards, Dropped, Prizes};
use super::ground::Contests;
use super::people::Attendance;
use super::programme::{ItemState, Programme};
use super::readings::Readings;
use super::renamed::{self, Renamed};
use super::{Event, Recorded, Refusal};
use crate::agenda::{Agenda, DecisionId, DelegateId, ItemId};

#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) agenda: Arc<Agenda>,
    readings: Arc<Readings>,
    pub(super) programme: Programme,
    pub(super) people: Attendance,
    pub(super) awards: Awards,
    pub(super) prizes: Vec<Prizes>,
    pub(super) dropped: Vec<Dropped>,
    pub(super) ground: Contests,
    kept: Option<String>,
    /// What the agenda file calls otherwise than the day does.
    pub(super) renamed: Renamed,
}

impl State {
    pub fn new(agenda: &Arc<Agenda>, readings: &Arc<Readings>) -> Self {
        let mut state = Self {
            agenda: Arc::clone(agenda),
            readings: Arc::clone(readings),
            programme: Programme::new(agenda),
            people: Attendance::new(&agenda.delegates),
            awards: Awards::new(agenda),
            prizes: Vec::new(),
            dropped: Vec::new(),
            ground: Contests::new(agenda),
            kept: None,
            renamed: Renamed::default(),
        };
        state.find_prizes();
        state
    }

    /// The agendas that were read already.
    pub fn readings(&self) -> &Arc<Readings> {
        &self.readings
    }

    /// The text of the changed agenda that was last refused.
    pub fn kept(&self) -> Option<&str> {
        self.kept.as_deref()
    }

    pub fn apply(&mut self, record: &Recorded) {
        match &record.event {
            Event::Opened { .. } | Event::ClockAdopted { .. } | Event::Reverted { .. } => {}
            Event::Programme(event) => {
                self.programme.apply(event, record.stamp());
                if let Some(item) = event.is_to_be_held() {
                    self.hold_after_all(item);
                }
                if let Some(guest) = event.will_leave() {
                    self.people.will_leave(guest);
                }
            }
            Event::People(event) => {
                self.people.apply(event, record.at);
                if let Some(new) = event.new_performer() {
                    self.hand_over(new);
                }
                event.corrections().into_iter().flatten().for_each(|change| self.correct(change));
            }
            Event::Awards(event) => self.apply_to_awards(event, record.stamp()),
            Event::Ground(event) => {
                self.ground.apply(event, record.stamp());
                self.prizes_follow(event);
            }
            // The text was checked when this was decided; a text that cannot be read changes nothing.
            Event::Revised { agenda: text, renamed } => {
                if let Ok(agenda) = self.readings.read(text) {
                    self.revise(Arc::new(renamed.onto(&agenda)));
                    self.renamed = renamed.clone();
                }
            }
            Event::ProgrammeKept { agenda } => self.kept = Some(agenda.clone()),
        }
    }

    /// Why an event would make no sense here, or nothing: `decide` asks before recording, and undo
    /// asks it again of every later event.
    pub fn objection(&self, event: &Event) -> Option<Refusal> {
        let sense = match event {
            Event::Opened { .. } => Err(Refusal::AlreadyOpen),
            Event::ClockAdopted { .. } | Event::Reverted { .. } => Ok(()),
            Event::Revised { .. } | Event::ProgrammeKept { .. } => self.programme.running(),
            Event::Programme(event) => {
                self.programme.objection(event, |delegate| self.people.known(delegate).map(|_| ()))
            }
            Event::People(event) => {
                self.people.objection(event).and_then(|()| self.can_be_cast_or_corrected(event))
            }
            Event::Awards(event) => self.objection_by_the_stage(event),
            Event::Ground(event) => self.ground.objection(event).map_err(Refusal::from),
        };
        sense.err()
    }

    /// What of a changed agenda the day knows under another id.
    pub(super) fn renamed(&self, new: &Agenda) -> Renamed {
        let (old, last) = (&self.agenda, &self.renamed);
        // What was left out on the day is not what has come in its place.
        let is_held =
            |id: &ItemId| self.programme.entry(id).is_some_and(|entry| entry.state != ItemState::Skipped);
        let mut items = renamed::items(old, new, last, is_held);
        items.retain(|(_, now)| self.programme.entry(now).is_none());
        let mut delegates = renamed::delegates(old, new, last);
        delegates.retain(|(_, now)| self.people.known(now).is_err());
        let decisions = renamed::decisions(old, new, last, &items);
        let known = |decision: &DecisionId| {
            let known = decisions.iter().find(|(_, now)| now == decision).map(|(known, _)| known);
            known.unwrap_or(decision).clone()
        };
        let rolls = new.decisions().map(|decision| self.awards.renamed(decision, &known(&decision.id)));
        let recipients = rolls.flatten().collect();
        Renamed { items, delegates, decisions, recipients }
    }

    /// What the day would have come to with a changed agenda.
    pub(super) fn after(&self, agenda: &Agenda) -> Self {
        let mut after = self.clone();
        after.revise(Arc::new(agenda.clone()));
        after
    }

    /// Takes over a changed agenda. What the file changed is changed; what was changed on the day
    /// and not in the file (the order, a performer, minutes given or taken) stays. What is over
    /// stays as it was held; what the file leaves out is skipped, unless it runs.
    fn revise(&mut self, agenda: Arc<Agenda>) {
        let written = Arc::clone(&self.agenda);
        let decisions = self.droppable();
        self.programme.revise(&written, &agenda);
        let named: Vec<DelegateId> = self.people.all().iter().map(|a| a.delegate.id.clone()).collect();
        let named: Vec<DelegateId> = named.into_iter().filter(|id| self.is_named(id)).collect();
        self.people.revise(&written.delegates, &agenda.delegates, &named);
        self.ground.revise(&written, &agenda);
        self.agenda = agenda;
        let prizes = self.awards.lift_prizes();
        self.awards.revise(&Arc::clone(&self.agenda), &self.outlived());
        self.find_prizes();
        self.awards.put_prizes(&self.order_of_decisions(), prizes);
        self.keep_dropped(decisions);
        self.kept = None;
    }
}
