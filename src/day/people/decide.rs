//! What a command about people leads to.

use super::{Attendee, Mending, OfItem, OfRecipient, PeopleCommand, PeopleEvent, PeopleRefusal, Spot};
use crate::agenda::{Delegate, DelegateId, ItemId, Performer};
use crate::clock::Timestamp;
use crate::day::typed::{fresh, reason, script, written};
use crate::day::{Day, Refusal};
use crate::text;

impl Day {
    /// What a command about people leads to.
    pub(in crate::day) fn decide_people(
        &self,
        command: &PeopleCommand,
        now: Timestamp,
    ) -> Result<PeopleEvent, Refusal> {
        Ok(match command {
            PeopleCommand::Replace { item, performer } => {
                let (gone, to) = (self.gone_before(item, now), self.meant(performer)?);
                let was = self.entry(item).and_then(|entry| entry.item.performer.as_ref());
                let was = was.map(|was| self.performer(was)).unwrap_or_default();
                let titles = self.titles_naming(std::iter::once(item), &was, &self.performer(&to));
                PeopleEvent::PerformerReplaced { item: item.clone(), performer: to, gone, titles }
            }
            PeopleCommand::Leave { delegate, at } => {
                PeopleEvent::WillLeave { delegate: delegate.clone(), at: self.leaves_when(at, now)? }
            }
            PeopleCommand::Correct { changes, everywhere } => {
                let mut changes = self.corrections(changes)?;
                if *everywhere {
                    let found = self.elsewhere(&changes).into_iter().filter(|found| found.sure);
                    changes.extend(found.map(|found| found.change));
                }
                PeopleEvent::Corrected { changes }
            }
            PeopleCommand::Mark { delegates, presence } => {
                PeopleEvent::Marked { delegates: delegates.clone(), presence: presence.clone() }
            }
            PeopleCommand::AddDelegate { delegate, before } => {
                PeopleEvent::DelegateAdded { delegate: self.newcomer(delegate)?, before: before.clone() }
            }
            PeopleCommand::MoveDelegate { delegate, before } => {
                PeopleEvent::DelegateMoved { delegate: delegate.clone(), before: before.clone() }
            }
            PeopleCommand::Substitute { delegate, by, before } => {
                let mut by = self.newcomer(by)?;
                if by.substitute_for.is_none() && self.attendee(delegate).is_some() {
                    by.substitute_for = Some(self.delegate_name(delegate));
                }
                let was = self.performer(&Performer::Delegate(delegate.clone()));
                let titles = self.titles_naming(self.follow(delegate).iter(), &was, &by.address());
                PeopleEvent::Substituted { delegate: delegate.clone(), by, before: before.clone(), titles }
            }
        })
    }

    /// Titles of items that name in full who did them so far, as they read with somebody else.
    fn titles_naming<'i>(
        &self,
        items: impl Iterator<Item = &'i ItemId>,
        was: &str,
        now: &str,
    ) -> Vec<Mending> {
        let still = items.filter_map(|item| self.entry(item)).filter(|entry| !entry.is_over());
        let named = still.filter(|entry| !was.is_empty() && was != now && entry.item.title.contains(was));
        let mended = named.map(|entry| {
            let title = &entry.item.title;
            Mending::new(Spot::Item(entry.id().clone(), OfItem::Title), title, title.replace(was, now))
        });
        mended.collect()
    }

    /// What is to be mended, as it is recorded: with what stands there, composed and harmless.
    fn corrections(&self, changes: &[Mending]) -> Result<Vec<Mending>, Refusal> {
        let of = |change: &Mending| {
            let stands = || self.state.texts_at(&change.at).into_iter().next();
            let now = match &change.at {
                Spot::Item(_, OfItem::Words) => script(&change.now)?,
                Spot::Item(_, OfItem::Title) | Spot::Recipient(_, OfRecipient::Name) | Spot::Staff(_) => {
                    written(&change.now)?
                }
                Spot::Delegate(..) | Spot::Recipient(..) | Spot::Item(..) => {
                    reason(Some(&change.now))?.unwrap_or_default()
                }
            };
            Ok(Mending { at: change.at.clone(), was: change.was.clone().or_else(stands), now })
        };
        let mut changes = changes.iter().map(of).collect::<Result<Vec<_>, Refusal>>()?;
        let mut once: Vec<Mending> = Vec::with_capacity(changes.len());
        changes.retain(|change| {
            let twice = once.contains(change);
            once.push(change.clone());
            !twice
        });
        Ok(changes)
    }

    /// Who is meant by a performer: a delegate also where only their name was typed.
    pub(in crate::day) fn meant(&self, performer: &Performer) -> Result<Performer, Refusal> {
        match performer {
            Performer::Named(name) => Ok(self.performer_called(&written(name)?)),
            Performer::Delegate(_) => Ok(performer.clone()),
        }
    }

    /// Somebody new in the list: every field composed and harmless, with an id of their own.
    fn newcomer(&self, delegate: &Delegate) -> Result<Delegate, Refusal> {
        let clean = |field: &Option<String>| match field.as_deref().map(str::trim) {
            None | Some("") => Ok(None),
            Some(text) => written(text).map(Some),
        };
        let new = Delegate {
            name: clean(&delegate.name)?,
            honorific: clean(&delegate.honorific)?,
            rank_title: clean(&delegate.rank_title)?,
            position: clean(&delegate.position)?,
            organization: clean(&delegate.organization)?,
            substitute_for: clean(&delegate.substitute_for)?,
            spoken: clean(&delegate.spoken)?,
            note: clean(&delegate.note)?,
            ..delegate.clone()
        };
        let Some(called) = new.name.as_ref().or(new.position.as_ref()) else {
            return Err(PeopleRefusal::NobodyNamed.into());
        };
        let named = |other: &&Attendee| {
            let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
                (Some(a), Some(b)) => text::is_same_name(a, b),
                _ => false,
            };
            let (name, post) = (&other.delegate.name, &other.delegate.position);
            // Of two people of one name the posts tell who is who.
            let one_post = same(post, &new.position) || post.is_none() || new.position.is_none();
            match (name, &new.name) {
                (Some(_), Some(_)) => same(name, &new.name) && one_post,
                (None, None) => same(post, &new.position) && other.delegate.organization == new.organization,
                _ => false,
            }
        };
        if let Some(there) = self.attendees().iter().find(named) {
            return Err(PeopleRefusal::DelegateThere(there.delegate.id.clone()).into());
        }
        let id = fresh(&text::slug(called), "khach", |id| self.attendee(&id.into()).is_some());
        Ok(Delegate { id: DelegateId(id), ..new })
    }
}
