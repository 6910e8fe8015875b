//! Where somebody new might stand in the order of introduction.
//!
//! Only a suggestion: the order is the organisers', and need not follow any rule.

use super::Attendee;
use super::attendance::Attendance;
use crate::agenda::posts::{Office, Standing, side, standing};
use crate::agenda::{Bloc, Delegate, DelegateId, Side};
use crate::text::{Lang, say};

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
    /// The post does not tell where it stands.
    Unknown,
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
            Self::Unknown => {
                say!(lang, "chưa rõ chức vụ này xếp ở đâu", "where this post stands is not known",)
            }
        }
    }
}

impl Attendance {
    /// Where a new delegate might stand, and why: the place against which the fewest of those stand
    /// of whom the rules know anything. `of_the_day` tells who is at home.
    pub fn suggest(&self, new: &Delegate, of_the_day: &str) -> Place {
        let ladder = Ladder::of(self.all());
        let Some(own) = ladder.rank(new, of_the_day) else {
            return Place { before: None, why: Why::Unknown };
        };
        let ranks: Vec<(&Attendee, Rank)> = self
            .all()
            .iter()
            .filter_map(|attendee| Some((attendee, ladder.rank(&attendee.delegate, of_the_day)?)))
            .collect();
        // Those before who should come after, and those after who should not.
        let mut against = ranks.iter().filter(|(_, rank)| *rank <= own).count();
        let (mut fewest, mut place) = (against, 0);
        for (index, (_, rank)) in ranks.iter().enumerate() {
            if *rank <= own {
                against -= 1;
            } else {
                against += 1;
            }
            if against <= fewest {
                (fewest, place) = (against, index + 1);
            }
        }
        let Some((after, theirs)) = ranks.get(place) else { return Place { before: None, why: Why::Last } };
        let why = match () {
            () if ranks.iter().any(|(_, rank)| *rank == own) => Why::AfterEquals,
            () if own.side != theirs.side => Why::GuestBeforeHost,
            () if own.level != theirs.level => Why::Level,
            () => Why::Bloc,
        };
        Place { before: Some(after.delegate.id.clone()), why }
    }
}

/// What the rules order by, the first first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    side: Side,
    level: u32,
    bloc: Bloc,
    office: Office,
    /// "Bí thư, nguyên bí thư": after those who hold the post.
    former: bool,
}

/// The levels that a list has written, beside those that its posts tell: an agenda may count them
/// otherwise than the administration does.
struct Ladder {
    steps: Vec<(u32, u32, Bloc)>,
}

impl Ladder {
    fn of(attendees: &[Attendee]) -> Self {
        let step = |attendee: &Attendee| {
            let delegate = &attendee.delegate;
            Some((told(delegate)?.level, delegate.level?, delegate.bloc))
        };
        Self { steps: attendees.iter().filter_map(step).collect() }
    }

    /// What the list would write for a level that a post tells.
    fn level(&self, told: u32) -> u32 {
        let steps = || self.steps.iter();
        let same = steps().filter(|(own, ..)| *own == told).map(|(_, written, _)| *written).min();
        let higher = steps().filter(|(own, ..)| *own < told).map(|(_, written, _)| *written).max();
        let lower = steps().filter(|(own, ..)| *own > told).map(|(_, written, _)| *written).min();
        same.or(higher.map(|written| written.saturating_add(1)))
            .or(lower.map(|written| written.saturating_sub(1)))
            .unwrap_or(told)
    }

    /// Many lists have one bloc for all who come from above.
    fn bloc(&self, told: &Standing) -> Bloc {
        let above = |(own, _, bloc): &(u32, u32, Bloc)| *own == told.level && *bloc == Bloc::Superior;
        if self.steps.iter().any(above) { Bloc::Superior } else { told.bloc }
    }

    /// Nothing where neither the list nor the post tells anything.
    fn rank(&self, delegate: &Delegate, of_the_day: &str) -> Option<Rank> {
        let told = told(delegate);
        // A substitute does not take the principal's rank.
        let lower = u32::from(delegate.substitute_for.is_some());
        let is_written = delegate.level.is_some() || delegate.bloc != Bloc::Guest;
        if !is_written && told.is_none() {
            return None;
        }
        let of_post = || told.map(|told| self.level(told.level));
        let at_home = match (delegate.level, told) {
            (None, Some(told)) => side(&told, post(delegate), body(delegate), of_the_day),
            (Some(_), _) | (None, None) => Side::Guest,
        };
        Some(Rank {
            side: delegate.side.max(at_home),
            level: delegate.level.or_else(of_post).unwrap_or(u32::MAX - 1).saturating_add(lower),
            bloc: match told {
                Some(told) if delegate.bloc == Bloc::Guest && delegate.level.is_none() => self.bloc(&told),
                Some(_) | None => delegate.bloc,
            },
            office: told.map_or(Office::Head, |told| told.office),
            former: delegate.former || told.is_some_and(|told| told.former),
        })
    }
}

fn told(delegate: &Delegate) -> Option<Standing> {
    standing(post(delegate), body(delegate))
}

fn post(delegate: &Delegate) -> &str {
    delegate.position.as_deref().unwrap_or_default()
}

fn body(delegate: &Delegate) -> &str {
    delegate.organization.as_deref().unwrap_or_default()
}
