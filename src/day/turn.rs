//! Whose turn it is. A key often means "the next one": the next recipient, the next open check, the
//! next guest. When somebody else has just stepped on, the same key means another person than the
//! one the hand was on its way to; such a press is refused, never obeyed for whoever comes after.

use chrono::TimeDelta;

use super::{Day, Event, Operator, Recorded, Refusal};
use crate::clock::Timestamp;

/// Within this time of another operator's step nobody can have seen who is next now, and have
/// decided to press.
const UNSEEN: TimeDelta = TimeDelta::seconds(2);

/// A row of people or things that are taken one after another. Each wing has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Queue {
    Checks,
    Guests,
    Stage,
}

impl Event {
    /// The row in which somebody else may be next after it.
    fn steps_on(&self) -> Option<Queue> {
        match self {
            Self::Programme(event) => event.steps_on().then_some(Queue::Checks),
            Self::People(event) => event.steps_on().then_some(Queue::Guests),
            Self::Awards(event) => event.steps_on().then_some(Queue::Stage),
            // A team and a watch are chosen, and two timekeepers press at one moment.
            Self::Ground(_) => None,
            Self::Opened { .. }
            | Self::Revised { .. }
            | Self::ProgrammeKept { .. }
            | Self::Reverted { .. } => None,
        }
    }
}

impl Day {
    /// Refuses what was meant for whoever was next, while another operator has just stepped on in
    /// the same row, or has just taken such a step back.
    pub(super) fn is_my_turn(&self, event: &Event, by: &Operator, at: Timestamp) -> Result<(), Refusal> {
        let Some(queue) = event.steps_on() else { return Ok(()) };
        let recent = self.log.iter().rev().take_while(|record| at - record.at < self.felt(UNSEEN));
        let of_queue = |record: &&Recorded| {
            let stepped = self.taken_back(record).and_then(Event::steps_on);
            stepped == Some(queue) && !record.by.is_hand_of(by)
        };
        match recent.filter(|record| !self.is_reverted(record.seq)).find(of_queue) {
            Some(record) => Err(Refusal::SteppedOn(record.seq)),
            None => Ok(()),
        }
    }
}
