//! What the names in the MC's words stand for, on the day as it is now.

use super::Day;
use crate::agenda::words::{Name, Piece, pieces};
use crate::agenda::{Decision, DecisionId, Delegate, Item, Performer, RecipientKind, time};

/// A stretch of the words as it is read aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// To be read.
    Text(String),
    /// Something that is not known yet.
    Unknown(Name),
}

impl Day {
    /// The words of an item, with what its names stand for now.
    pub fn words_of(&self, item: &Item) -> Vec<Said> {
        let written = item.words.as_deref().unwrap_or_default();
        pieces(self.agenda(), written)
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(text) => Said::Text(text),
                Piece::Name(name) => match self.value_of(&name, item) {
                    Some(value) => Said::Text(value),
                    None => Said::Unknown(name),
                },
            })
            .collect()
    }

    /// Who performs an item, in the full form of address.
    pub fn performer(&self, performer: &Performer) -> String {
        match performer {
            Performer::Named(name) => name.clone(),
            Performer::Delegate(id) => {
                self.agenda().delegate(id).map_or_else(|| id.to_string(), Delegate::address)
            }
        }
    }

    fn value_of(&self, name: &Name, item: &Item) -> Option<String> {
        let agenda = self.agenda();
        let performer = |item: &Item| item.performer.as_ref().map(|who| self.performer(who));
        match name {
            Name::Performer => performer(item),
            Name::Position => match item.performer.as_ref()? {
                Performer::Delegate(id) => agenda.delegate(id)?.position.clone(),
                Performer::Named(_) => None,
            },
            Name::Event => Some(agenda.title.clone()),
            Name::Place => agenda.place.clone(),
            Name::Date => Some(time::print_date(self.date())),
            Name::Host => agenda.host.clone(),
            Name::ItemTitle => Some(item.title.clone()),
            Name::NextItem => self.following(item).map(|next| next.title.clone()),
            Name::NextPerformer => self.following(item).and_then(performer),
            Name::Delegate(id) => agenda.delegate(id).map(Delegate::address),
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
        match roll.count {
            Some(count) => usize::try_from(count).ok(),
            None => (!roll.list.is_empty()).then_some(roll.list.len()),
        }
    }
}
