//! The people of a day, as every screen and paper asks for them.

use super::{Attendee, Place, Spot};
use crate::agenda::posts::{Standing, side};
use crate::agenda::{Delegate, DelegateId, Side};
use crate::day::Day;

impl Day {
    /// The delegates, in the order of introduction.
    pub fn attendees(&self) -> &[Attendee] {
        self.state.people.all()
    }

    /// What is written at a place; nothing where nothing is.
    pub fn text_at(&self, spot: &Spot) -> String {
        self.state.texts_at(spot).into_iter().next().unwrap_or_default()
    }

    /// One delegate.
    pub fn attendee(&self, id: &DelegateId) -> Option<&Attendee> {
        self.state.people.get(id)
    }

    /// Those to be read out at the introduction: what was read stays where it was.
    pub fn to_introduce(&self) -> Vec<&Attendee> {
        self.state.people.to_introduce()
    }

    /// Whether somebody of a standing is a guest of this day, or at home.
    pub fn side_of(&self, standing: &Standing, delegate: &Delegate) -> Side {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        side(standing, &text(&delegate.position), &text(&delegate.organization), &self.of_the_day())
    }

    /// What the agenda says of whose day it is.
    fn of_the_day(&self) -> String {
        let agenda = self.agenda();
        let own = [Some(&agenda.title), agenda.place.as_ref(), agenda.host.as_ref()];
        own.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// Where a new delegate might stand in the order of introduction, and why.
    pub fn suggest_place(&self, delegate: &Delegate) -> Place {
        self.state.people.suggest(delegate, &self.of_the_day())
    }
}
