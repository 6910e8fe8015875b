//! What happened. Past tense; once recorded, for ever.

use serde::Deserialize;

use super::awards::AwardsEvent;
use super::ground::GroundEvent;
use super::people::PeopleEvent;
use super::programme::ProgrammeEvent;
use super::record::{Mode, Operator, Seq, Stamp, Unreadable, events, read};
use super::renamed::Renamed;
use crate::clock::Timestamp;

/// An event with its number, moment and author.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// Its number.
    pub seq: Seq,
    /// When the operator acted.
    pub at: Timestamp,
    /// Name and seat: undo takes back what was done at one's own.
    pub by: Operator,
    /// What the fold of the day is made of.
    pub event: Event,
}

impl Recorded {
    /// All but what happened.
    pub(super) fn stamp(&self) -> Stamp<'_> {
        Stamp { seq: self.seq, at: self.at, by: &self.by }
    }
}

events! {
    /// What happened to a day: to the whole of it, or in one of its wings.
    Event {
        /// To the programme.
        Programme(ProgrammeEvent),
        /// To people.
        People(PeopleEvent),
        /// By the stage.
        Awards(AwardsEvent),
        /// On the drill ground.
        Ground(GroundEvent),
    }
    /// The day was opened. Holds the whole agenda text, so that the day replays after the file
    /// is edited or lost.
    Opened "opened" {
        /// The agenda file, as read.
        agenda: String,
        /// The day, or a rehearsal.
        mode: Mode,
        /// The calendar date to which the agenda's times of day belong.
        date: chrono::NaiveDate,
    }
    /// The day's programme was taken from a changed agenda.
    Revised "revised" {
        /// The text of the agenda file.
        agenda: String,
        /// What the day goes on knowing under the id that it had; in a journal of before, nothing.
        #[serde(default)]
        renamed: Renamed,
    }
    /// The agenda file has changed, and the programme was left as it is.
    ProgrammeKept "programme_kept" {
        /// The text of the agenda file that was not taken.
        agenda: String,
    }
    /// The day's clock was put right by the machine's.
    ClockAdopted "clock_adopted" {
        /// By how many milliseconds it went forward (negative: back).
        by_ms: i64,
        /// What came after this event was told by the clock that was wrong.
        since: Seq,
    }
    /// An earlier event was taken back.
    Reverted "reverted" {
        /// The number of the event, or of the undo that redo takes back.
        seq: Seq,
    }
}

impl Event {
    /// Reads an event back from its kind and body.
    ///
    /// # Errors
    /// An unknown kind (written by a newer program), or a body that lacks a field.
    pub fn from_parts(kind: &str, body: &str) -> Result<Self, Unreadable> {
        if kind == OLD_GROUND {
            return read(kind, body).map(|OldGround { what }| Self::Ground(what));
        }
        Self::of_kind(kind, body).unwrap_or_else(|| Err(Unreadable::unknown(kind)))
    }
}

impl Event {
    /// Whether undo may take it back. The opening stays, a warning has no effect, and an undo is
    /// taken back by redo.
    pub fn can_be_undone(&self) -> bool {
        match self {
            Self::Opened { .. } | Self::ClockAdopted { .. } | Self::Reverted { .. } => false,
            Self::Programme(event) => event.has_an_effect(),
            Self::Revised { .. }
            | Self::ProgrammeKept { .. }
            | Self::People(_)
            | Self::Awards(_)
            | Self::Ground(_) => true,
        }
    }

    /// Whether "next", or the next to be called, may be another one after it.
    pub fn turns_the_page(&self) -> bool {
        match self {
            Self::Programme(event) => event.moves(),
            Self::Awards(event) => event.hands_over(),
            Self::Reverted { .. } => true,
            Self::Opened { .. }
            | Self::Revised { .. }
            | Self::ProgrammeKept { .. }
            | Self::ClockAdopted { .. }
            | Self::People(_)
            | Self::Ground(_) => false,
        }
    }

    /// Whether it may change what is running.
    pub(super) fn moves(&self) -> bool {
        match self {
            Self::Programme(event) => event.moves(),
            Self::Opened { .. }
            | Self::Revised { .. }
            | Self::ProgrammeKept { .. }
            | Self::ClockAdopted { .. }
            | Self::Reverted { .. }
            | Self::People(_)
            | Self::Awards(_)
            | Self::Ground(_) => false,
        }
    }

    /// Whether what came before it is another than it was: the day is folded anew.
    pub(super) fn changes_the_past(&self) -> bool {
        match self {
            Self::Reverted { .. } | Self::ClockAdopted { .. } => true,
            Self::Opened { .. }
            | Self::Revised { .. }
            | Self::ProgrammeKept { .. }
            | Self::Programme(_)
            | Self::People(_)
            | Self::Awards(_)
            | Self::Ground(_) => false,
        }
    }

    /// The text of the agenda from which the programme was taken by it.
    pub(super) fn agenda_taken(&self) -> Option<&str> {
        match self {
            Self::Opened { agenda, .. } | Self::Revised { agenda, .. } => Some(agenda),
            Self::ProgrammeKept { .. }
            | Self::ClockAdopted { .. }
            | Self::Reverted { .. }
            | Self::Programme(_)
            | Self::People(_)
            | Self::Awards(_)
            | Self::Ground(_) => None,
        }
    }

    /// A moment that it tells beside the one at which it was recorded.
    pub(super) fn told_moment(&mut self) -> Option<&mut Timestamp> {
        match self {
            Self::Programme(event) => event.told_moment(),
            Self::Ground(event) => event.told_moment(),
            Self::Opened { .. }
            | Self::Revised { .. }
            | Self::ProgrammeKept { .. }
            | Self::ClockAdopted { .. }
            | Self::Reverted { .. }
            | Self::People(_)
            | Self::Awards(_) => None,
        }
    }
}

/// Older journals have one kind for all that happens on the drill ground.
const OLD_GROUND: &str = "contest";

/// The body of that kind: what happened, named as in the code.
#[derive(Deserialize)]
struct OldGround {
    what: GroundEvent,
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn an_event_is_read_back_as_it_was_written() {
        let event = Event::from(ProgrammeEvent::Started {
            item: "chao-co".into(),
            after: Some("don-tiep".into()),
            gone_over: vec!["don-tiep/micro".into()],
            left: vec![],
            in_turn: true,
            passed_over: None,
        });
        let body = event.body().unwrap();
        assert_eq!(
            body,
            r#"{"item":"chao-co","after":"don-tiep","gone_over":["don-tiep/micro"],"left":[],"in_turn":true,"passed_over":null}"#
        );
        assert_eq!(Event::from_parts(event.kind(), &body).unwrap(), event);
    }

    #[test]
    fn an_event_of_a_newer_program_is_named() {
        let error = Event::from_parts("fireworks", "{}").unwrap_err();
        assert_eq!(error.kind, "fireworks");
    }

    #[test]
    fn no_two_events_of_the_wings_share_a_kind() {
        let kinds = Event::kinds();
        assert_eq!(kinds.iter().collect::<HashSet<_>>().len(), kinds.len());
        assert!(!kinds.contains(&OLD_GROUND));
    }

    #[test]
    fn a_contest_recorded_under_the_one_kind_of_before_is_read() {
        let body = r#"{"what":{"HeatsSet":{"discipline":"chua-chay","seed":1924,"heats":[["to-2",null]]}}}"#;
        let event = Event::from_parts("contest", body).unwrap();
        assert_eq!(event.kind(), "heats_set");
        assert_eq!(
            event.body().unwrap(),
            r#"{"discipline":"chua-chay","seed":1924,"heats":[["to-2",null]]}"#
        );
        // Written before theory rounds had a clock.
        let body = r#"{"what":{"Interrupted":{"watches":[]}}}"#;
        assert_eq!(Event::from_parts("contest", body).unwrap().kind(), "interrupted");
    }
}
