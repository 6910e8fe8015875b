//! Whether an event makes sense for the people as they are.

use super::attendance::{Attendance, Attendee, Leaves};
use super::{PeopleEvent, PeopleRefusal, Presence};
use crate::agenda::DelegateId;
use crate::day::Refusal;
use crate::day::typed::nearest;

impl Attendance {
    /// Why an event would make no sense here, or nothing.
    pub(in crate::day) fn objection(&self, event: &PeopleEvent) -> Result<(), Refusal> {
        match event {
            // Asked of items and awards (`casting.rs`).
            PeopleEvent::PerformerReplaced { .. } => Ok(()),
            // Asked of whatever names them (`correction.rs`).
            PeopleEvent::Corrected { .. } => Ok(()),
            PeopleEvent::Marked { delegates, presence } => self.can_be_marked(delegates, presence),
            PeopleEvent::WillLeave { delegate, at } => self.known(delegate).and_then(|there| {
                let told = match there.leaves {
                    Some(Leaves::At { time, .. }) => Some(time),
                    Some(Leaves::Soon) | None => None,
                };
                match (told == *at, there.leaves == Some(Leaves::Soon)) {
                    _ if !there.may_come() => Err(PeopleRefusal::NotHere(delegate.clone()).into()),
                    (true, false) => Err(Refusal::NothingChanges),
                    (true, true) | (false, _) => Ok(()),
                }
            }),
            PeopleEvent::DelegateAdded { delegate, before } => {
                if self.get(&delegate.id).is_some() {
                    Err(PeopleRefusal::DelegateThere(delegate.id.clone()).into())
                } else {
                    before.as_ref().map_or(Ok(()), |before| self.known(before).map(|_| ()))
                }
            }
            PeopleEvent::DelegateMoved { delegate, before } => {
                self.known(delegate).and_then(|_| match before {
                    Some(before) if before == delegate => Err(Refusal::NothingChanges),
                    Some(before) => self.known(before).map(|_| ()),
                    None => Ok(()),
                })
            }
            PeopleEvent::Substituted { delegate, by, before, .. } => self.known(delegate).and_then(|there| {
                if matches!(there.presence, Presence::ReplacedBy(_)) {
                    return Err(PeopleRefusal::AlreadyMarked(delegate.clone()).into());
                }
                if self.get(&by.id).is_some() {
                    return Err(PeopleRefusal::DelegateThere(by.id.clone()).into());
                }
                before.as_ref().map_or(Ok(()), |before| self.known(before).map(|_| ()))
            }),
        }
    }

    pub(in crate::day) fn known(&self, id: &DelegateId) -> Result<&Attendee, Refusal> {
        self.get(id).ok_or_else(|| {
            let ids = self.all().iter().map(|attendee| attendee.delegate.id.0.as_str());
            let meant = nearest(&id.0, ids).map(DelegateId::from);
            PeopleRefusal::UnknownDelegate { id: id.clone(), meant }.into()
        })
    }

    fn can_be_marked(&self, delegates: &[DelegateId], presence: &Presence) -> Result<(), Refusal> {
        if delegates.is_empty() {
            return Err(Refusal::NothingChosen);
        }
        if matches!(presence, Presence::ReplacedBy(_)) {
            return Err(PeopleRefusal::SubstituteIsAdded.into());
        }
        for id in delegates {
            let is = &self.known(id)?.presence;
            if is == presence {
                return Err(PeopleRefusal::AlreadyMarked(id.clone()).into());
            }
            // From a screen that has not been told: the hall has heard the name by now.
            if *is == Presence::Introduced && *presence == Presence::Arrived {
                return Err(PeopleRefusal::AlreadyIntroduced(id.clone()).into());
            }
        }
        Ok(())
    }
}
