//! What the names in the MC's words stand for, on the day as it is now.

use super::{Attendee, Day, Presence};
use crate::agenda::words::{Name, Piece, pieces};
use crate::agenda::{
    Decision, DecisionId, Delegate, DelegateId, Item, ItemKind, Performer, RecipientKind, time,
};

/// A stretch of the words as it is read aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// To be read.
    Text(String),
    /// Something that is not known yet, or somebody who is not coming.
    Unknown(Name),
    /// A delegate to be introduced: who, how they are addressed, and whether that was done.
    Delegate {
        /// Who.
        id: DelegateId,
        /// The full form of address.
        address: String,
        /// It was read to the hall.
        introduced: bool,
    },
}

impl Day {
    /// The words of an item, with what its names stand for now. An introduction of delegates whose
    /// words do not say where they are named names them at its end.
    pub fn words_of(&self, item: &Item) -> Vec<Said> {
        let written = item.words.as_deref().unwrap_or_default();
        let mut pieces = pieces(self.agenda(), written);
        if item.kind == ItemKind::DelegateIntro && !pieces.contains(&Piece::Name(Name::Present)) {
            pieces.push(Piece::Text("\n".to_owned()));
            pieces.push(Piece::Name(Name::Present));
        }
        let mut said = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => said.push(Said::Text(text)),
                Piece::Name(Name::Present) => {
                    said.extend(self.to_introduce().into_iter().map(|attendee| Said::Delegate {
                        id: attendee.delegate.id.clone(),
                        address: attendee.delegate.address(),
                        introduced: !attendee.waits_for_introduction(),
                    }))
                }
                Piece::Name(name) => said.push(match self.value_of(&name, item) {
                    Some(value) => Said::Text(value),
                    None => Said::Unknown(name),
                }),
            }
        }
        said
    }

    /// Who performs an item, in the full form of address; a substitute where there is one.
    pub fn performer(&self, performer: &Performer) -> String {
        match performer {
            Performer::Named(name) => name.clone(),
            Performer::Delegate(id) => match self.stands_for(id) {
                Some(attendee) => attendee.delegate.address(),
                None => self.agenda().delegate(id).map_or_else(|| id.to_string(), Delegate::address),
            },
        }
    }

    /// Whether whoever performs an item is not coming, or gone: somebody else is needed.
    pub fn needs_performer(&self, item: &Item) -> bool {
        let gone = |performer: &Performer| match performer {
            Performer::Named(_) => false,
            Performer::Delegate(id) => self.stands_for(id).is_some_and(|attendee| !attendee.may_come()),
        };
        item.performer.iter().any(gone)
            || item.decisions.iter().any(|decision| {
                // An award with several presenters is still given by those who are left.
                decision.announcer.iter().any(gone)
                    || (!decision.presenters.is_empty() && decision.presenters.iter().all(gone))
            })
    }

    /// Whether a delegate takes part in an item: performs it, announces or presents its awards.
    pub fn takes_part(&self, id: &DelegateId, item: &Item) -> bool {
        let is = |performer: &Performer| *performer == Performer::Delegate(id.clone());
        item.performer.iter().any(is)
            || item
                .decisions
                .iter()
                .any(|decision| decision.announcer.iter().chain(&decision.presenters).any(is))
    }

    /// The delegate, or whoever came instead, or instead of them in turn.
    fn stands_for(&self, id: &DelegateId) -> Option<&Attendee> {
        let mut attendee = self.attendee(id)?;
        // A substitute is newer than the one replaced, so this comes to an end; counted all the same.
        for _ in 0..self.attendees().len() {
            match &attendee.presence {
                Presence::ReplacedBy(by) => attendee = self.attendee(by)?,
                _ => break,
            }
        }
        Some(attendee)
    }

    fn value_of(&self, name: &Name, item: &Item) -> Option<String> {
        let agenda = self.agenda();
        let performer = |item: &Item| item.performer.as_ref().map(|who| self.performer(who));
        match name {
            Name::Performer => performer(item),
            Name::Position => match item.performer.as_ref()? {
                Performer::Delegate(id) => self.stands_for(id)?.delegate.position.clone(),
                Performer::Named(_) => None,
            },
            Name::Event => Some(agenda.title.clone()),
            Name::Place => agenda.place.clone(),
            Name::Date => Some(time::print_date(self.date())),
            Name::Host => agenda.host.clone(),
            Name::ItemTitle => Some(item.title.clone()),
            Name::NextItem => self.following(item).map(|next| next.title.clone()),
            Name::NextPerformer => self.following(item).and_then(performer),
            Name::Present => None,
            // Who is not coming is not called: the MC sees a gap instead of a name.
            Name::Delegate(id) => {
                self.stands_for(id).filter(|attendee| attendee.may_come()).map(|a| a.delegate.address())
            }
            Name::Figure(name) => {
                agenda.figures.iter().find(|figure| figure.name == *name).map(|figure| figure.value.clone())
            }
            Name::Count(decision, kind) => self.count(decision, *kind).map(|count| count.to_string()),
            // Results are known once a discipline has been held and signed.
            Name::Result(..) => None,
        }
    }

    /// The item that comes after one: the next to be started when it runs, or the one after it
    /// in order that still waits.
    fn following(&self, item: &Item) -> Option<&Item> {
        if self.current_id() == Some(&item.id) {
            return self.next_up().map(|entry| &entry.item);
        }
        let mut waiting = self.entries().iter().filter(|entry| entry.state == super::ItemState::Pending);
        if waiting.clone().any(|entry| *entry.id() == item.id) {
            waiting.find(|entry| *entry.id() == item.id);
        }
        waiting.next().map(|entry| &entry.item)
    }

    fn count(&self, id: &DecisionId, kind: RecipientKind) -> Option<usize> {
        let mut decisions = self.entries().iter().flat_map(|entry| &entry.item.decisions);
        let decision: &Decision = decisions.find(|decision| decision.id == *id)?;
        let (_, roll) = decision.rolls().into_iter().find(|(of, _)| *of == kind)?;
        // Everyone on the roll as it stands now, with those whose names came late.
        let now = self.honorees().iter().filter(|own| own.decision == *id && own.kind == kind).count();
        (now > 0 || roll.count == Some(0)).then_some(now)
    }
}
