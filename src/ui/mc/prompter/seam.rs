//! The seams of a day, where guests who came late are introduced and nobody is interrupted; and what
//! Enter answers on the MC's screen.

use chrono::TimeDelta;

use super::super::reading::Bookmark;
use crate::agenda::{DelegateId, ItemId};
use crate::clock::Timestamp;
use crate::day::{Attendee, Command, Day, Entry, Hand, ItemState, PeopleCommand, Presence, ProgrammeCommand};
use crate::ui::Ui;
use crate::ui::phrases::unseen;

/// How long after an item has begun its words may still be opened with a guest's introduction.
const SEAM: TimeDelta = TimeDelta::seconds(60);

/// Who could be introduced before the words of an item were begun. Kept while it runs, so that
/// nothing moves under the MC's eyes when that moment is over.
#[derive(Clone, Debug, PartialEq)]
pub struct Seam {
    /// The item whose words were not begun.
    item: Option<ItemId>,
    /// Guests who waited then, in the order of introduction.
    delegates: Vec<DelegateId>,
}

/// Guests to be introduced at a seam.
pub struct Guests<'d> {
    /// In the order of introduction.
    pub delegates: Vec<&'d Attendee>,
    /// It can be done now.
    pub open: bool,
}

impl Ui {
    /// Whether the words of what runs are not begun, or nothing runs: nobody is interrupted, and no
    /// guest is named between two words of command.
    fn is_seam(&self, day: &Day, now: Timestamp) -> bool {
        match day.current() {
            Some(entry) if entry.item.kind.row().commands => false,
            Some(entry) => {
                *self.place(entry.id()) == Bookmark::Start && !self.scrolls() && entry.elapsed(now) < SEAM
            }
            None => true,
        }
    }

    /// Who has arrived and will be introduced by no words: those of the running item are behind,
    /// or name nobody, and no introduction is to come.
    pub(in crate::ui) fn waiting<'d>(&self, day: &'d Day, now: Timestamp) -> Vec<&'d Attendee> {
        let to_come = |entry: &Entry| entry.item.kind.row().introduces && entry.state == ItemState::Pending;
        if !day.has_begun() || day.ended_at().is_some() || day.entries().iter().any(to_come) {
            return Vec::new();
        }
        let mut waiting: Vec<&Attendee> =
            day.attendees().iter().filter(|attendee| attendee.waits_for_introduction()).collect();
        if let Some(entry) = day.current().filter(|_| !waiting.is_empty()) {
            let script = self.script(day, &entry.item);
            let (line, _) = self.scrolled(&script, entry, day, now);
            waiting.retain(|attendee| !script.to_be_read(line).any(|id| *id == attendee.delegate.id));
        }
        waiting
    }

    /// Who is to be introduced before the words, and whether it can be done now.
    pub(in crate::ui) fn guests<'d>(&self, day: &'d Day, now: Timestamp) -> Guests<'d> {
        if self.is_seam(day, now) {
            return Guests { delegates: self.waiting(day, now), open: true };
        }
        let seam = self.prompter.seam.as_ref().filter(|seam| seam.item.as_ref() == day.current_id());
        let kept = seam.map(|seam| seam.delegates.as_slice()).unwrap_or_default();
        Guests { delegates: kept.iter().filter_map(|id| day.attendee(id)).collect(), open: false }
    }

    pub(in crate::ui) fn mind_the_seam(&mut self, day: &Day, now: Timestamp) {
        let item = day.current_id().cloned();
        if self.is_seam(day, now) {
            let waiting = self.waiting(day, now);
            let delegates = waiting.iter().map(|attendee| attendee.delegate.id.clone()).collect();
            self.prompter.seam = Some(Seam { item, delegates });
        } else if self.prompter.seam.as_ref().is_some_and(|seam| seam.item != item) {
            self.prompter.seam = None;
        }
    }

    /// What Enter answers: the oldest line from the organisers, or else the guests at a seam.
    ///
    /// # Errors
    /// Why it answers nothing now.
    pub(in crate::ui) fn answer(&self, day: &Day, now: Timestamp) -> Result<Command, String> {
        let words = self.words();
        let message = unseen(day).next();
        // The hand shakes no faster in a rehearsal that runs faster.
        let shaking =
            self.prompter.answered.is_some_and(|answered| day.is_within(Hand::Shaking, answered, now));
        let unread = message.is_some_and(|message| day.is_within(Hand::Unread, message.at, now));
        if shaking || unread {
            return Err(words.answered_just_now.to_owned());
        }
        if let Some(message) = message {
            return Ok(ProgrammeCommand::Seen(message.seq).into());
        }
        let guests = self.guests(day, now);
        let ids = guests.delegates.iter().map(|attendee| attendee.delegate.id.clone());
        introduce(ids.filter(|_| guests.open).collect()).ok_or_else(|| {
            match self.waiting(day, now).is_empty() {
                true => words.nothing_to_answer.to_owned(),
                false => words.guests_wait_for_a_seam.to_owned(),
            }
        })
    }

    pub(in crate::ui) fn answered(&mut self, now: Timestamp) {
        self.prompter.answered = Some(now);
    }
}

/// The command that marks delegates as introduced, if there are any.
pub fn introduce(delegates: Vec<DelegateId>) -> Option<Command> {
    let any = !delegates.is_empty();
    any.then_some(PeopleCommand::Mark { delegates, presence: Presence::Introduced }.into())
}
