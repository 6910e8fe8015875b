//! The texts of the day that name somebody or something, and how one of them is mended.

use super::{Attendee, Mending, OfDelegate, OfItem, OfRecipient, PeopleEvent, PeopleRefusal, Spot};
use crate::agenda::{Decision, DecisionId, Performer};
use crate::day::Refusal;
use crate::day::state::State;

impl State {
    /// Whether what an event says of items, lists and rolls makes sense there.
    pub(in crate::day) fn can_be_cast_or_corrected(&self, event: &PeopleEvent) -> Result<(), Refusal> {
        if let Some(new) = event.new_performer() {
            self.can_be_handed_over(new)?;
        }
        match event.corrections() {
            // Who comes instead of somebody need not be named anywhere.
            Some([]) if event.departs_from_the_plan() => Ok(()),
            Some(changes) => self.can_be_corrected(changes),
            None => Ok(()),
        }
    }

    /// Whether what is to be mended stands as it was seen.
    fn can_be_corrected(&self, changes: &[Mending]) -> Result<(), Refusal> {
        if changes.is_empty() {
            return Err(Refusal::NothingChosen);
        }
        if changes.iter().any(|change| change.was() == change.now) {
            return Err(Refusal::NothingChanges);
        }
        for change in changes {
            match &change.at {
                Spot::Delegate(id, _) => self.people.known(id).map(|_| ())?,
                Spot::Recipient(id, _) => self.known_recipient(id).map(|_| ())?,
                Spot::Item(id, _) => self.programme.known(id).map(|_| ())?,
                Spot::Staff(id) => self.known_decision(id)?,
            }
            if !self.texts_at(&change.at).iter().any(|text| text == change.was()) {
                let is = self.texts_at(&change.at).into_iter().next().unwrap_or_default();
                let was = crate::text::harmless(change.was());
                return Err(PeopleRefusal::WrittenOtherwise { was, is }.into());
            }
            if let Spot::Delegate(id, _) = &change.at
                && self.people.get(id).is_some_and(|own| is_nobody(own, changes))
            {
                return Err(PeopleRefusal::NobodyNamed.into());
            }
        }
        Ok(())
    }

    /// What stands at a place: one text, or whoever is named in a decision.
    pub(in crate::day) fn texts_at(&self, spot: &Spot) -> Vec<String> {
        let text = match spot {
            Spot::Delegate(id, part) => self.people.get(id).map(|own| written_of(own, *part)),
            Spot::Recipient(id, part) => self.awards.get(id).map(|own| {
                let text = match part {
                    OfRecipient::Name => Some(own.recipient.name.clone()),
                    OfRecipient::Post => own.recipient.position.clone(),
                    OfRecipient::Spoken => own.recipient.spoken.clone(),
                    OfRecipient::Representative => own.recipient.representative.clone(),
                    OfRecipient::StandIn => own.stands_in().map(str::to_owned),
                };
                text.unwrap_or_default()
            }),
            Spot::Item(id, part) => self.programme.entry(id).map(|entry| match part {
                OfItem::Title => entry.item.title.clone(),
                OfItem::Performer => named(entry.item.performer.as_ref()).unwrap_or_default().to_owned(),
                OfItem::Words => entry.item.words.clone().unwrap_or_default(),
            }),
            Spot::Staff(id) => {
                let decision = self.decisions().find(|own| own.id == *id);
                return decision.map(|own| self.staff(own)).unwrap_or_default();
            }
        };
        text.into_iter().collect()
    }

    /// Who is named in a decision and in its batches, but for the delegates among them; each once.
    pub(in crate::day) fn staff(&self, decision: &Decision) -> Vec<String> {
        let batches = self.awards.batches(decision);
        let people = decision.people().chain(batches.iter().flat_map(|batch| batch.presenters));
        let people = people.filter_map(|who| named(Some(who)));
        let bearers = decision.bearers.iter().chain(batches.iter().flat_map(|batch| batch.bearers));
        let mut staff: Vec<String> = Vec::new();
        for name in people.chain(bearers.map(String::as_str)).chain(decision.signatory.as_deref()) {
            if !staff.iter().any(|other| other == name) {
                staff.push(name.to_owned());
            }
        }
        staff
    }

    /// A text is mended.
    pub(in crate::day) fn correct(&mut self, change: &Mending) {
        let now = change.now.as_str();
        let some = (!now.is_empty()).then(|| now.to_owned());
        match &change.at {
            Spot::Delegate(id, part) => self.people.correct(id, *part, some),
            Spot::Recipient(id, part) => {
                let Some(own) = self.awards.get_mut(id) else { return };
                match part {
                    OfRecipient::Name => now.clone_into(&mut own.recipient.name),
                    OfRecipient::Post => own.recipient.position = some,
                    OfRecipient::Spoken => own.recipient.spoken = some,
                    OfRecipient::Representative => own.recipient.representative = some,
                    OfRecipient::StandIn => own.correct_stand_in(now),
                }
            }
            Spot::Item(id, part) => {
                let Some(entry) = self.programme.entry_mut(id) else { return };
                match part {
                    OfItem::Title => now.clone_into(&mut entry.item.title),
                    OfItem::Performer => entry.item.performer = some.map(Performer::Named),
                    OfItem::Words => entry.item.words = some,
                }
            }
            Spot::Staff(id) => self.correct_staff(id, change.was(), now),
        }
    }

    fn correct_staff(&mut self, id: &DecisionId, was: &str, now: &str) {
        let mend = |who: &mut Performer| {
            if let Performer::Named(name) = who
                && name == was
            {
                now.clone_into(name);
            }
        };
        let rename = |name: &mut String| {
            if name == was {
                now.clone_into(name);
            }
        };
        for entry in self.programme.entries_mut() {
            for decision in entry.item.decisions.iter_mut().filter(|own| own.id == *id) {
                let of_batches = decision.batches.iter_mut();
                let (mut presenters, mut bearers) = (Vec::new(), Vec::new());
                for batch in of_batches {
                    presenters.extend(batch.presenters.iter_mut());
                    bearers.extend(batch.bearers.iter_mut());
                }
                decision.announcer.iter_mut().chain(&mut decision.presenters).for_each(mend);
                presenters.into_iter().for_each(mend);
                decision.bearers.iter_mut().chain(bearers).chain(&mut decision.signatory).for_each(rename);
            }
        }
        self.awards.staffed_mut(id).flatten().for_each(mend);
        self.awards.bearers_mut(id).flatten().for_each(rename);
    }
}

/// Somebody who is named as written, and is none of the delegates.
pub(in crate::day) fn named(who: Option<&Performer>) -> Option<&str> {
    match who? {
        Performer::Named(name) => Some(name),
        Performer::Delegate(_) => None,
    }
}

/// What is written of a delegate; nothing where nothing is.
fn written_of(own: &Attendee, part: OfDelegate) -> String {
    let delegate = &own.delegate;
    let text = match part {
        OfDelegate::Name => &delegate.name,
        OfDelegate::Rank => &delegate.rank_title,
        OfDelegate::Post => &delegate.position,
        OfDelegate::Body => &delegate.organization,
        OfDelegate::Honorific => &delegate.honorific,
        OfDelegate::Spoken => &delegate.spoken,
        OfDelegate::SentBy => &delegate.substitute_for,
    };
    text.clone().unwrap_or_default()
}

/// Whether neither a name nor a post would be left of a delegate.
fn is_nobody(own: &Attendee, changes: &[Mending]) -> bool {
    let left = |part: OfDelegate| {
        let at = Spot::Delegate(own.delegate.id.clone(), part);
        let mended = changes.iter().find(|change| change.at == at).map(|change| change.now.clone());
        mended.unwrap_or_else(|| written_of(own, part))
    };
    left(OfDelegate::Name).is_empty() && left(OfDelegate::Post).is_empty()
}
