//! Finding anything of the day by typing, without accents.

use std::collections::HashMap;

use super::Screen;
use super::cursor::Cursor;
use crate::day::{BoardId, Day};
use crate::text::{Lang, Sought};

/// Something found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The screen that shows it.
    pub screen: Screen,
    /// Its row there.
    pub row: Cursor,
    /// What it is called.
    pub title: String,
    /// What it belongs to.
    pub of: String,
}

/// The most that is listed: who sees more should type more.
const MOST: usize = 50;

/// Everything that fits what is typed, the best first.
pub fn find(typed: &str, day: &Day, lang: Lang) -> Vec<Found> {
    if typed.trim().is_empty() {
        return Vec::new();
    }
    // A post or a unit that was typed is shown beside the name that it found.
    let found = |screen, row: Cursor, title: &str, of: &[&str]| Found {
        screen,
        row,
        title: title.to_owned(),
        of: of.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", "),
    };
    let or_none = |text: &Option<String>| text.clone().unwrap_or_default();
    let items = day.entries().iter().map(|entry| {
        let kind = lang.pick(entry.item.kind.vi(), entry.item.kind.en());
        let performer = entry.item.performer.as_ref().map(|who| day.performer(who)).unwrap_or_default();
        let row = Cursor::Item(entry.id().clone());
        found(Screen::Programme, row, &entry.item.title, &[kind, &performer])
    });
    let delegates = day.attendees().iter().map(|attendee| &attendee.delegate).map(|delegate| {
        let parts = [&delegate.rank_title, &delegate.position, &delegate.organization].map(or_none);
        let title = delegate.name.as_ref().or(delegate.position.as_ref()).cloned().unwrap_or_default();
        let row = Cursor::Delegate(delegate.id.clone());
        found(Screen::Delegates, row, &title, &parts.each_ref().map(String::as_str))
    });
    let sought = Sought::of(typed);
    let titles: HashMap<_, _> = day.decisions().map(|own| (&own.id, day.decision_title(&own.id))).collect();
    let recipients = day.honorees().iter().map(|honoree| {
        let name = honoree.name(lang);
        let own = &honoree.recipient;
        let parts = [&own.position, &own.representative].map(or_none);
        let [position, representative] = parts.each_ref().map(String::as_str);
        let title = titles.get(&honoree.decision).map(String::as_str).unwrap_or_default();
        let of = [position, representative, title];
        let row = Cursor::Recipient(honoree.id().clone());
        found(Screen::Awards, row, &name, &of)
    });
    let teams = day.competitions().iter().flat_map(|held| {
        held.teams.iter().map(|team| {
            let parts = [&team.captain, &team.category].map(or_none);
            let [captain, category] = parts.each_ref().map(String::as_str);
            let of = [&held.discipline.title, captain, category];
            let row = Cursor::Team(BoardId::Result(held.id().clone()), team.id.clone());
            found(Screen::Ground, row, &team.name, &of)
        })
    });
    let checks = day.checks().map(|(item, check)| {
        found(Screen::Checks, Cursor::Check(check.id.clone()), &check.title, &[&item.title])
    });
    let mut all: Vec<(u8, Found)> = items
        .chain(delegates)
        .chain(recipients)
        .chain(teams)
        .chain(checks)
        .filter_map(|found| Some((sought.likeness(&found.title, &found.of)?, found)))
        .collect();
    // Stable: what fits equally well stays in the order of the day.
    all.sort_by_key(|(likeness, _)| *likeness);
    all.into_iter().take(MOST).map(|(_, found)| found).collect()
}

impl Found {
    /// Its line among what was found: the same may be found on two screens.
    pub fn line(&self) -> Cursor {
        Cursor::Found(self.screen, Box::new(self.row.clone()))
    }
}

/// The lines of what was found.
pub fn lines(found: &[Found]) -> Vec<Cursor> {
    found.iter().map(Found::line).collect()
}
