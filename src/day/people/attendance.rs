//! Who is here: the delegates in the order of introduction, as reception marks them.

use chrono::NaiveTime;

use super::{OfDelegate, PeopleEvent, Presence};
use crate::agenda::{Delegate, DelegateId};
use crate::clock::Timestamp;

/// A delegate, and whether they are here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    /// As the list has them, or as they were written down at the door.
    pub delegate: Delegate,
    /// Whether they are here.
    pub presence: Presence,
    /// Since when they are so marked.
    pub since: Option<Timestamp>,
    /// Nobody had announced them.
    pub unannounced: bool,
    /// When they must leave, if that is before the end.
    pub leaves: Option<Leaves>,
    /// The how-manieth to be introduced.
    introduced: Option<usize>,
}

/// When a guest must leave who does not stay to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaves {
    /// Nobody said when: only what was brought forward for them is still theirs.
    Soon,
    /// At a time of day, as it was told at a moment.
    At {
        /// The time of day.
        time: NaiveTime,
        /// When that was told: its date follows.
        told: Timestamp,
    },
}

impl Attendee {
    /// Here, and not yet introduced to the hall.
    pub fn waits_for_introduction(&self) -> bool {
        self.presence == Presence::Arrived
    }

    /// Able to walk up when called.
    pub fn may_come(&self) -> bool {
        match self.presence {
            Presence::Expected | Presence::Arrived | Presence::Introduced => true,
            Presence::Left | Presence::Absent | Presence::ReplacedBy(_) => false,
        }
    }
}

/// The delegates of the day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::day) struct Attendance {
    attendees: Vec<Attendee>,
    introduced: usize,
}

impl Attendance {
    pub(in crate::day) fn apply(&mut self, event: &PeopleEvent, at: Timestamp) {
        match event {
            // Items and awards have performers, not the list of guests (`casting.rs`).
            PeopleEvent::PerformerReplaced { .. } => {}
            // Wherever it stands (`correction.rs`).
            PeopleEvent::Corrected { .. } => {}
            PeopleEvent::Marked { delegates, presence } => self.mark(delegates, presence, at),
            PeopleEvent::WillLeave { delegate, at: time } => {
                if let Some(attendee) = self.get_mut(delegate) {
                    attendee.leaves = time.map(|time| Leaves::At { time, told: at });
                }
            }
            PeopleEvent::DelegateAdded { delegate, before } => {
                self.add(delegate, before.as_ref(), at);
            }
            PeopleEvent::DelegateMoved { delegate, before } => self.reorder(delegate, before.as_ref()),
            PeopleEvent::Substituted { delegate, by, before, .. } => {
                self.add(by, before.as_ref(), at);
                let replaced = Presence::ReplacedBy(by.id.clone());
                self.mark(std::slice::from_ref(delegate), &replaced, at);
            }
        }
    }

    pub fn new(delegates: &[Delegate]) -> Self {
        let attendees = delegates
            .iter()
            .map(|delegate| Attendee {
                delegate: delegate.clone(),
                presence: Presence::Expected,
                since: None,
                unannounced: false,
                leaves: None,
                introduced: None,
            })
            .collect();
        Self { attendees, introduced: 0 }
    }

    pub fn all(&self) -> &[Attendee] {
        &self.attendees
    }

    pub fn get(&self, id: &DelegateId) -> Option<&Attendee> {
        self.attendees.iter().find(|attendee| attendee.delegate.id == *id)
    }

    fn get_mut(&mut self, id: &DelegateId) -> Option<&mut Attendee> {
        self.attendees.iter_mut().find(|attendee| attendee.delegate.id == *id)
    }

    fn position(&self, id: &DelegateId) -> Option<usize> {
        self.attendees.iter().position(|attendee| attendee.delegate.id == *id)
    }

    pub fn mark(&mut self, ids: &[DelegateId], presence: &Presence, at: Timestamp) {
        for id in ids {
            let Some(index) = self.position(id) else { continue };
            let number = self.introduced;
            let Some(attendee) = self.attendees.get_mut(index) else { continue };
            if *presence == Presence::Introduced && attendee.introduced.is_none() {
                attendee.introduced = Some(number);
                self.introduced = number + 1;
            }
            // Who was introduced, went out and comes back is not introduced a second time.
            let back = *presence == Presence::Arrived && attendee.presence == Presence::Left;
            if back && attendee.introduced.is_some() {
                attendee.presence = Presence::Introduced;
            } else {
                if matches!(presence, Presence::Expected | Presence::Arrived) {
                    attendee.introduced = None;
                }
                attendee.presence = presence.clone();
            }
            attendee.since = Some(at);
            // Whoever has come, or was introduced, leaves all the same at the time that was told.
            let stays_told = matches!(attendee.leaves, Some(Leaves::At { .. })) && attendee.may_come();
            if !stays_told || *presence == Presence::Expected {
                attendee.leaves = None;
            }
        }
    }

    /// What is written of a delegate is mended.
    pub fn correct(&mut self, id: &DelegateId, part: OfDelegate, now: Option<String>) {
        let Some(attendee) = self.get_mut(id) else { return };
        let delegate = &mut attendee.delegate;
        match part {
            OfDelegate::Name => delegate.name = now,
            OfDelegate::Rank => delegate.rank_title = now,
            OfDelegate::Post => delegate.position = now,
            OfDelegate::Body => delegate.organization = now,
            OfDelegate::Honorific => delegate.honorific = now,
            OfDelegate::Spoken => delegate.spoken = now,
            OfDelegate::SentBy => delegate.substitute_for = now,
        }
    }

    /// A guest must leave before the end, and nobody says when.
    pub fn will_leave(&mut self, id: &DelegateId) {
        if let Some(attendee) = self.get_mut(id) {
            attendee.leaves.get_or_insert(Leaves::Soon);
        }
    }

    /// Puts somebody who is here now into the order.
    pub fn add(&mut self, delegate: &Delegate, before: Option<&DelegateId>, at: Timestamp) {
        let index = before.and_then(|id| self.position(id)).unwrap_or(self.attendees.len());
        let attendee = Attendee {
            delegate: delegate.clone(),
            presence: Presence::Arrived,
            since: Some(at),
            unannounced: true,
            leaves: None,
            introduced: None,
        };
        self.attendees.insert(index, attendee);
    }

    pub fn reorder(&mut self, id: &DelegateId, before: Option<&DelegateId>) {
        let Some(index) = self.position(id) else { return };
        let attendee = self.attendees.remove(index);
        let index = before.and_then(|id| self.position(id)).unwrap_or(self.attendees.len());
        self.attendees.insert(index, attendee);
    }

    /// Takes over a changed list: what it says of everybody, and its order where the list changed
    /// that. Who was marked or came unannounced stays, and so does who is named by an item.
    pub fn revise(&mut self, old: &[Delegate], new: &[Delegate], named: &[DelegateId]) {
        let find = |list: &[Delegate], id: &DelegateId| list.iter().position(|delegate| delegate.id == *id);
        self.attendees.retain(|attendee| {
            let id = &attendee.delegate.id;
            find(new, id).is_some()
                || attendee.unannounced
                || attendee.presence != Presence::Expected
                || named.contains(id)
        });
        for attendee in &mut self.attendees {
            let of = |list: &[Delegate]| list.iter().find(|own| own.id == attendee.delegate.id).cloned();
            if let Some(delegate) = of(new) {
                attendee.delegate = revised(of(old), delegate, &attendee.delegate);
            }
        }
        if !same_order(old, new) {
            // What the list does not have stays behind whom it followed.
            let mut sorted: Vec<Attendee> = Vec::with_capacity(self.attendees.len());
            let mut previous: Option<DelegateId> = None;
            let (mut listed, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.attendees)
                .into_iter()
                .map(|attendee| {
                    let follows = previous.replace(attendee.delegate.id.clone());
                    (attendee, follows)
                })
                .partition(|(attendee, _)| find(new, &attendee.delegate.id).is_some());
            listed.sort_by_key(|(attendee, _)| find(new, &attendee.delegate.id));
            sorted.extend(listed.into_iter().map(|(attendee, _)| attendee));
            for (attendee, follows) in others {
                let after = follows.and_then(|id| sorted.iter().position(|other| other.delegate.id == id));
                sorted.insert(after.map_or(0, |index| index + 1), attendee);
            }
            self.attendees = sorted;
        }
        for (index, attendee) in Self::new(new).attendees.into_iter().enumerate() {
            if self.position(&attendee.delegate.id).is_some() {
                continue;
            }
            let before = new.iter().take(index).rev();
            let after = before.filter_map(|other| self.position(&other.id)).next().map(|index| index + 1);
            let follows = new.iter().skip(index + 1).filter_map(|other| self.position(&other.id)).next();
            let place = after.or(follows).unwrap_or(self.attendees.len());
            self.attendees.insert(place, attendee);
        }
    }

    /// Those to be read out: who was introduced, in the order in which that was done, and then
    /// who has arrived, in the order of introduction. What was read never moves.
    pub fn to_introduce(&self) -> Vec<&Attendee> {
        let mut read: Vec<&Attendee> =
            self.attendees.iter().filter(|attendee| attendee.introduced.is_some()).collect();
        read.sort_by_key(|attendee| attendee.introduced);
        read.extend(self.attendees.iter().filter(|attendee| attendee.waits_for_introduction()));
        read
    }
}

/// A delegate as a changed list has them: what was mended on the day stays where the list still says
/// what it said.
fn revised(old: Option<Delegate>, new: Delegate, day: &Delegate) -> Delegate {
    let Some(old) = old else { return new };
    let keep = |old: Option<String>, new: Option<String>, day: &Option<String>| match old == new {
        true => day.clone(),
        false => new,
    };
    Delegate {
        name: keep(old.name, new.name, &day.name),
        honorific: keep(old.honorific, new.honorific, &day.honorific),
        rank_title: keep(old.rank_title, new.rank_title, &day.rank_title),
        position: keep(old.position, new.position, &day.position),
        organization: keep(old.organization, new.organization, &day.organization),
        spoken: keep(old.spoken, new.spoken, &day.spoken),
        substitute_for: keep(old.substitute_for, new.substitute_for, &day.substitute_for),
        ..new
    }
}

/// Whether two lists have whom both of them have in one order.
pub(in crate::day) fn same_order(old: &[Delegate], new: &[Delegate]) -> bool {
    let common = |list: &[Delegate], other: &[Delegate]| -> Vec<DelegateId> {
        let ids = list.iter().map(|delegate| delegate.id.clone());
        ids.filter(|id| other.iter().any(|delegate| delegate.id == *id)).collect()
    };
    common(old, new) == common(new, old)
}
