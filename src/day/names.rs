//! What the names in the MC's words stand for, on the day as it is now.

use super::ground::{Board, BoardId, NotGiven};
use super::{Attendee, Batch, Day, Handover, ItemState, Presence, Timing};
use crate::agenda::words::{Name, PRACTICE, Piece, THEORY, grade_slug, pieces};
use crate::agenda::{DecisionId, Delegate, DelegateId, Item, Performer, RecipientId, RecipientKind, time};
use crate::text;

/// A stretch of the words as it is read aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// To be read.
    Text(String),
    /// Something that is not known yet, or somebody who is not coming.
    Unknown(Name),
    /// A prize that nobody has, although the result is signed.
    NotGiven(NotGiven),
    /// A delegate to be introduced: who, how they are addressed, and whether that was done.
    Delegate {
        /// The delegate, whose mark tells whether the MC has read the name.
        id: DelegateId,
        /// The full form of address.
        address: String,
        /// It was read to the hall.
        introduced: bool,
    },
    /// A batch begins: under which decision, and who is invited to hand over.
    Batch {
        /// The first who goes up in it.
        first: RecipientId,
        /// What is read.
        text: String,
    },
    /// Somebody is called to the stage.
    Recipient {
        /// The recipient, whom the secretary ticks.
        id: RecipientId,
        /// What is read.
        line: String,
        /// How far they have come.
        state: Handover,
        /// They are called next: the MC and the secretary see the same person.
        next: bool,
    },
    /// A batch is over with its photo.
    Photo {
        /// The first who went up in it.
        first: RecipientId,
        /// It was taken.
        taken: bool,
    },
    /// So many batches are to come that are not written out yet.
    More(usize),
}

impl Day {
    /// The words of an item, with what its names stand for now. An introduction of delegates whose
    /// words do not say where they are named names them at its end.
    pub fn words_of(&self, item: &Item) -> Vec<Said> {
        let written = item.words.as_deref().unwrap_or_default();
        let mut pieces = pieces(self.agenda(), written);
        if item.kind.row().introduces && !pieces.contains(&Piece::Name(Name::Present)) {
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
                    None => self.not_given(&name).map_or(Said::Unknown(name), Said::NotGiven),
                }),
            }
        }
        said.extend(self.calls(item));
        said
    }

    /// Whether nobody of those who were to hand over to a batch that is left will be there.
    pub fn needs_presenter(&self, batch: &Batch<'_>, timing: &Timing) -> bool {
        let leaves = |who: &Performer| self.leaves_before_batch(who, batch, timing);
        batch.open() > 0
            && !batch.presenters.is_empty()
            && (self.presenters_called(batch).is_empty() || batch.presenters.iter().all(leaves))
    }

    /// Who hands over to a batch, as the MC calls them: who is not coming is not called.
    pub(super) fn presenters_called(&self, batch: &Batch<'_>) -> String {
        let item = self.entries().iter().find(|entry| {
            let mut own = self.decisions_of(&entry.item);
            own.any(|decision| decision.id == *batch.decision)
        });
        let misses = |who: &Performer| item.is_some_and(|entry| self.state.will_miss(who, entry.id()));
        let called = batch.presenters.iter().filter(|who| !misses(who));
        text::listed(&called.map(|who| self.performer(who)).collect::<Vec<_>>(), "và")
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

    /// Whoever is meant by a name: the delegate, if exactly one is so called or, having no name, so
    /// addressed; typed without accents, the one person so called of all whom the day knows by name.
    pub fn performer_called(&self, name: &str) -> Performer {
        let called = |delegate: &Delegate| delegate.name.clone().unwrap_or_else(|| delegate.address());
        let one = |is: &dyn Fn(&str) -> bool| {
            let mut so = self.attendees().iter().filter(|other| is(&called(&other.delegate)));
            match (so.next(), so.next()) {
                (None, _) => Ok(None),
                (Some(one), None) => Ok(Some(Performer::Delegate(one.delegate.id.clone()))),
                (Some(_), Some(_)) => Err(()),
            }
        };
        let as_typed = || Performer::Named(name.to_owned());
        match one(&|other| text::is_same_name(other, name)) {
            Ok(None) if name.is_ascii() => {}
            Ok(found) => return found.unwrap_or_else(as_typed),
            Err(()) => return as_typed(),
        }
        let plain = |name: &str| text::fold(&text::person(name));
        match one(&|other| plain(other) == plain(name)) {
            Ok(Some(found)) => return found,
            Ok(None) => {}
            Err(()) => return as_typed(),
        }
        let performers = self.entries().iter().filter_map(|entry| match entry.item.performer.as_ref()? {
            Performer::Named(other) => Some(other),
            Performer::Delegate(_) => None,
        });
        let recipients = self.honorees().iter().map(|own| &own.recipient.name);
        let mut so: Vec<&String> =
            performers.chain(recipients).filter(|other| plain(other) == plain(name)).collect();
        so.sort();
        so.dedup();
        match so.as_slice() {
            [one] => Performer::Named((*one).clone()),
            _ => as_typed(),
        }
    }

    /// Whether an item still to be held needs somebody else: whoever performs it, announces or
    /// presents its awards is not coming, is gone, or must leave before.
    pub fn needs_performer(&self, item: &Item, timing: &Timing) -> bool {
        self.state.needs_performer(item, &|own, batch| self.leaves_before(own, &item.id, batch, timing))
    }

    /// The same as far as it is known without the hour: so the MC goes on calling a guest who must
    /// leave, until they have.
    pub fn lacks_performer(&self, item: &Item) -> bool {
        self.state.needs_performer(item, &|_, _| false)
    }

    /// Whether a delegate takes part in an item: performs it, announces or presents its awards.
    pub fn takes_part(&self, id: &DelegateId, item: &Item) -> bool {
        self.state.takes_part(id, item)
    }

    /// Whether a performer is a delegate, or whoever sent them.
    pub fn is_meant(&self, performer: &Performer, id: &DelegateId) -> bool {
        self.state.is_meant(performer, id)
    }

    fn stands_for(&self, id: &DelegateId) -> Option<&Attendee> {
        self.state.stands_for(id)
    }

    /// The performer of an item, if the MC may call them: who is not coming is not called.
    fn called<'a>(&self, item: &'a Item) -> Option<&'a Performer> {
        let performer = item.performer.as_ref()?;
        let misses = self.state.will_miss(performer, &item.id) && !self.is_in_the_middle(item, performer);
        (!misses).then_some(performer)
    }

    /// Whoever has gone while their item runs was there for it, and is thanked.
    fn is_in_the_middle(&self, item: &Item, performer: &Performer) -> bool {
        let Performer::Delegate(id) = performer else { return false };
        self.current_id() == Some(&item.id)
            && self.stands_for(id).is_some_and(|attendee| attendee.presence == Presence::Left)
    }

    fn value_of(&self, name: &Name, item: &Item) -> Option<String> {
        let agenda = self.agenda();
        let performer = |item: &Item| self.called(item).map(|who| self.performer(who));
        match name {
            Name::Performer => performer(item),
            Name::Position => match self.called(item)? {
                Performer::Delegate(id) => self.stands_for(id)?.delegate.position.clone(),
                Performer::Named(_) => None,
            },
            Name::Event => Some(agenda.title.clone()),
            Name::Place => agenda.place.clone(),
            Name::Date => Some(time::print_date(self.goes_on_date())),
            Name::Host => agenda.host.clone(),
            Name::ItemTitle => Some(item.title.clone()),
            Name::NextItem => self.following(item).map(|next| next.title.clone()),
            Name::NextPerformer => self.following(item).and_then(performer),
            Name::Present => None,
            Name::Delegate(id) => {
                let over = self.entry(&item.id).is_some_and(|entry| entry.state == ItemState::Done);
                let called = |attendee: &&Attendee| over || attendee.may_come();
                self.stands_for(id).filter(called).map(|attendee| attendee.delegate.address())
            }
            Name::Figure(name) => {
                agenda.figures.iter().find(|figure| figure.name == *name).map(|figure| figure.value.clone())
            }
            Name::Count(decision, kind) => self.count(decision, *kind).map(|count| count.to_string()),
            Name::Result(..) | Name::Overall(..) => self.winners(name),
        }
    }

    /// Who won the prizes of one grade, or was best in theory or practice.
    fn winners(&self, name: &Name) -> Option<String> {
        let (board, index) = self.signed_grade(name)?;
        let names: Vec<String> = board.winners(index).map(|team| self.team_on(&board.id, team)).collect();
        (!names.is_empty()).then(|| text::listed(&names, "và"))
    }

    /// The prize that a name stands for and nobody has.
    fn not_given(&self, name: &Name) -> Option<NotGiven> {
        let (board, index) = self.signed_grade(name)?;
        let grade = &board.grades.get(index)?.grade;
        board.not_given().into_iter().find(|own| own.grade == *grade)
    }

    /// The signed board that gives a grade of prizes, and the place of the grade in its list.
    /// Nothing that the referee has not signed is read to the hall.
    fn signed_grade(&self, name: &Name) -> Option<(Board, usize)> {
        let (id, grade) = match name {
            Name::Result(discipline, grade) if grade == THEORY => (BoardId::Theory(discipline.clone()), None),
            Name::Result(discipline, grade) if grade == PRACTICE => {
                (BoardId::Practice(discipline.clone()), None)
            }
            Name::Result(discipline, grade) => (BoardId::Result(discipline.clone()), Some(grade)),
            Name::Overall(item, grade) => (BoardId::Overall(item.clone()), Some(grade)),
            _ => return None,
        };
        let board = self.board(&id)?;
        let index = match grade {
            Some(grade) => board.grades.iter().position(|own| grade_slug(&own.grade) == *grade)?,
            None => 0,
        };
        board.signed()?;
        Some((board, index))
    }

    /// The item that comes after one: the next to be started when it runs, or the one after it
    /// in order that still waits.
    fn following(&self, item: &Item) -> Option<&Item> {
        if self.current_id() == Some(&item.id) {
            return self.next_up().map(|entry| &entry.item);
        }
        let mut waiting = self.entries().iter().filter(|entry| entry.state == ItemState::Pending);
        if waiting.clone().any(|entry| *entry.id() == item.id) {
            waiting.find(|entry| *entry.id() == item.id);
        }
        waiting.next().map(|entry| &entry.item)
    }

    fn count(&self, id: &DecisionId, kind: RecipientKind) -> Option<usize> {
        let (_, roll) = self.decision(id)?.rolls().into_iter().find(|(of, _)| *of == kind)?;
        // Everyone on the roll as it stands now, with those whose names came late.
        let now = self.honorees().iter().filter(|own| own.decision == *id && own.kind == kind).count();
        (now > 0 || roll.count == Some(0)).then_some(now)
    }
}
