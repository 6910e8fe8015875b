//! Who is here: the delegates in the order of introduction, as reception marks them.

use super::event::Presence;
use crate::agenda::{Bloc, Delegate, DelegateId, Side};
use crate::clock::Timestamp;
use crate::text::{Lang, say};

/// A delegate, and whether they are here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    /// Who.
    pub delegate: Delegate,
    /// Whether they are here.
    pub presence: Presence,
    /// Since when they are so marked.
    pub since: Option<Timestamp>,
    /// Nobody had announced them.
    pub unannounced: bool,
    /// The how-manieth to be introduced.
    introduced: Option<usize>,
}

impl Attendee {
    /// Here, and not yet introduced to the hall.
    pub fn waits_for_introduction(&self) -> bool {
        self.presence == Presence::Arrived
    }

    /// Able to walk up when called.
    pub fn may_come(&self) -> bool {
        matches!(self.presence, Presence::Expected | Presence::Arrived | Presence::Introduced)
    }
}

/// A place in the order of introduction, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Before whom; none is at the end.
    pub before: Option<DelegateId>,
    /// Which rule leads there.
    pub why: Why,
}

/// The rules of Hướng dẫn 112-HD/BTGTU (Đắk Lắk, 2020) that suggest a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Guests before hosts ("khách trước, chủ sau").
    GuestBeforeHost,
    /// Higher level before lower.
    Level,
    /// The order of blocs.
    Bloc,
    /// After those of the same bloc and level: of equal posts the one appointed earlier comes
    /// first, which the tool does not know.
    AfterEquals,
    /// Nobody comes after.
    Last,
}

impl Why {
    /// The rule as a phrase.
    pub fn say(self, lang: Lang) -> String {
        match self {
            Self::GuestBeforeHost => say!(lang, "khách trước, chủ sau", "guests before hosts"),
            Self::Level => say!(lang, "cấp trên trước", "higher level first"),
            Self::Bloc => {
                say!(
                    lang,
                    "theo khối: Đảng, HĐND, UBND, MTTQ…",
                    "by bloc: Party, Council, Government, Front…"
                )
            }
            Self::AfterEquals => say!(
                lang,
                "sau người cùng khối, cùng cấp (ai bổ nhiệm trước thì trước)",
                "after those of the same bloc and level (the earlier appointed first)",
            ),
            Self::Last => say!(lang, "cuối danh sách", "at the end"),
        }
    }
}

/// The delegates of the day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attendance {
    attendees: Vec<Attendee>,
    introduced: usize,
}

impl Attendance {
    pub fn new(delegates: &[Delegate]) -> Self {
        let attendees = delegates
            .iter()
            .map(|delegate| Attendee {
                delegate: delegate.clone(),
                presence: Presence::Expected,
                since: None,
                unannounced: false,
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
            if matches!(presence, Presence::Expected | Presence::Arrived) {
                attendee.introduced = None;
            }
            attendee.presence = presence.clone();
            attendee.since = Some(at);
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

    /// Takes over a changed list: its order and its entries, with what was marked; whoever came
    /// unannounced stays where they stood.
    pub fn revise(&mut self, delegates: &[Delegate]) {
        let old = std::mem::take(&mut self.attendees);
        let mut new = Self::new(delegates).attendees;
        let mut previous: Option<DelegateId> = None;
        for attendee in old {
            let id = attendee.delegate.id.clone();
            if let Some(kept) = new.iter_mut().find(|new| new.delegate.id == id) {
                let delegate = std::mem::take(&mut kept.delegate);
                *kept = Attendee { delegate, ..attendee };
            } else if attendee.presence != Presence::Expected {
                let after =
                    previous.as_ref().and_then(|id| new.iter().position(|new| new.delegate.id == *id));
                new.insert(after.map_or(0, |index| index + 1), attendee);
            } else {
                continue;
            }
            previous = Some(id);
        }
        self.attendees = new;
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

    /// Where a new delegate might stand, and why. Only a suggestion: the order is the organisers'.
    pub fn suggest(&self, new: &Delegate) -> Place {
        // A retired post keeps no rank, and a substitute does not take the principal's.
        let lower = u32::from(new.substitute_for.is_some());
        let rank = |delegate: &Delegate, lower: u32| {
            let side = match delegate.side {
                Side::Guest => 0,
                Side::Host => 1,
            };
            let level = delegate.level.unwrap_or(u32::MAX - 1) + lower;
            let bloc = Bloc::ALL.iter().position(|bloc| *bloc == delegate.bloc).unwrap_or(usize::MAX);
            (side, level, bloc)
        };
        let own = rank(new, lower);
        let after = self.attendees.iter().find(|attendee| rank(&attendee.delegate, 0) > own);
        let Some(after) = after else { return Place { before: None, why: Why::Last } };
        let theirs = rank(&after.delegate, 0);
        let equals = self.attendees.iter().any(|attendee| rank(&attendee.delegate, 0) == own);
        let why = match () {
            () if equals => Why::AfterEquals,
            () if own.0 != theirs.0 => Why::GuestBeforeHost,
            () if own.1 != theirs.1 => Why::Level,
            () => Why::Bloc,
        };
        Place { before: Some(after.delegate.id.clone()), why }
    }
}
