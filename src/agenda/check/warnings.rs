//! What a person should look at before the day, though the agenda can be run as it is.

mod said;

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};

use super::super::load::{DecisionPlaces, ItemPlaces, Places};
use super::super::terms::RecipientKind;
use super::super::types::{Agenda, Decision, DelegateId, Item, ItemId, Performer, Roll};
use super::super::words::{self, Name, Piece};
use super::contests::idle;
use crate::text::{self, Lang};

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The item it belongs to; none when it is about the whole day.
    pub item: Option<ItemId>,
    /// Where, in bytes of the text.
    pub at: usize,
    /// What deserves a second look.
    pub kind: WarningKind,
}

/// Kinds of [`Warning`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are what the messages beside them show")]
pub enum WarningKind {
    /// The Kỷ niệm chương is for individuals (Thông tư 20/2025/TT-BCA).
    MedalToCollective { form: String },
    /// The same person twice under one decision: a slip, or namesakes.
    SameRecipient { name: String, form: String },
    /// The same person under two decisions: meant so, a slip, or namesakes.
    TwoLists { name: String, title: String, other: String },
    /// The plan ends after the must-end.
    EndsLate { end: NaiveTime, must_end: NaiveTime, by: TimeDelta, open: bool },
    /// The must-end is a time of day before the start: it can only be meant on the next day.
    EndsTomorrow { start: NaiveTime, must_end: NaiveTime },
    /// The title names another year than the date.
    OtherYear { date: NaiveDate, year: i32 },
    /// Further ahead than anybody writes a running order.
    FarDate { date: NaiveDate, days: i64 },
    /// A decision of after the day.
    DecidedLater { title: String, decided: NaiveDate, date: NaiveDate },
    /// Two items at one fixed time.
    SameStart { start: NaiveTime, title: String, other: String },
    /// A fixed start before what precedes it can be over.
    StartsEarly { start: NaiveTime, title: String, reached: NaiveTime },
    /// One place on the tray for two.
    SameSlot { slot: u32, name: String, other: String },
    /// More names than the decision has.
    RollTooLong { form: String, count: u32, listed: usize },
    /// A planned batch is larger than what is left of its roll; it does not go on with the next.
    BatchCutShort { form: String, number: usize, size: u32, left: usize, kind: RecipientKind },
    /// The planned batches are for another number than the decision has.
    BatchesDoNotFit { form: String, planned: usize, recipients: usize },
    /// More go up than stand side by side.
    BatchTooWide { form: String, number: usize, size: u32, width: u32 },
    /// A decision of higher precedence is read after a lower one.
    OutOfPrecedence { title: String, after: String },
    /// A fault that costs what the discipline does not count: points where time is, or the reverse.
    CostsNothing { title: String, code: String },
    /// A rule that can never decide anything beside the others, by its name in the file.
    IdleRule { title: String, rule: &'static str },
    /// A team of a category that no discipline is for.
    IdleTeam { name: String, category: String },
    /// The MC cannot read the words in the item's time.
    WordsTooLong { title: String, needed: TimeDelta, planned: TimeDelta },
}

impl Warning {
    /// What to look at, in one sentence without a full stop.
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.kind.vi(),
            Lang::En => self.kind.en(),
        }
    }
}

/// Every warning, in the order of the file.
pub(super) fn find(agenda: &Agenda, places: &Places, today: Option<NaiveDate>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    dates(agenda, places, today, &mut warnings);
    timing(agenda, places, &mut warnings);
    for (index, (item, place)) in agenda.items.iter().zip(&places.items).enumerate() {
        words_too_long(agenda, index, item, place, &mut warnings);
        let known = item.decisions.iter().zip(&place.decisions).filter(|(own, _)| own.precedence.is_some());
        let known: Vec<_> = known.collect();
        for pair in known.windows(2) {
            let [(before, _), (own, at)] = pair else { continue };
            if own.precedence < before.precedence {
                let all = || agenda.decisions();
                let (title, after) = (own.called_among(all()), before.called_among(all()));
                let kind = WarningKind::OutOfPrecedence { title, after };
                warnings.push(Warning { item: Some(item.id.clone()), at: at.at, kind });
            }
        }
        if let Some(contest) = &item.contest {
            let warn = |kind| Warning { item: Some(item.id.clone()), at: place.contest, kind };
            warnings.extend(idle(&item.title, contest).into_iter().map(warn));
        }
        for (decision, place) in item.decisions.iter().zip(&place.decisions) {
            let mut warn = |at, kind| warnings.push(Warning { item: Some(item.id.clone()), at, kind });
            let form = decision.apart_from(agenda.decisions()).unwrap_or_else(|| decision.form.clone());
            awards(decision, &form, place, &mut warn);
            batches(decision, &form, place.batches, agenda.stage_width, &mut warn);
        }
    }
    two_lists(agenda, places, &mut warnings);
    warnings.sort_by_key(|warning| warning.at);
    warnings
}

/// Days ahead from which on a date looks like a slip of the pen: plans are written within the year.
const FAR: i64 = 400;

/// Dates that look like a slip: the year of the title, of the decisions, and today's are the witnesses.
fn dates(agenda: &Agenda, places: &Places, today: Option<NaiveDate>, warnings: &mut Vec<Warning>) {
    let Some(date) = agenda.date else { return };
    let mut warn = |item, at, kind| warnings.push(Warning { item, at, kind });
    let numbers = agenda.title.split(|c: char| !c.is_ascii_digit());
    let mut years =
        numbers.filter(|number| number.len() == 4).filter_map(|number| number.parse::<i32>().ok());
    // A review of the year that is over may be held in the next.
    let other = |year: &i32| (2000..2100).contains(year) && !(date.year() - 1..=date.year()).contains(year);
    match (years.clone().any(|year| !other(&year)), years.find(other)) {
        (false, Some(year)) => warn(None, places.date, WarningKind::OtherYear { date, year }),
        _ => {
            let days = today.map(|today| (date - today).num_days()).filter(|days| *days > FAR);
            if let Some(days) = days {
                warn(None, places.date, WarningKind::FarDate { date, days });
            }
        }
    }
    for (item, place) in agenda.items.iter().zip(&places.items) {
        for (decision, place) in item.decisions.iter().zip(&place.decisions) {
            if let Some(decided) = decision.date.filter(|decided| *decided > date) {
                let kind = WarningKind::DecidedLater {
                    title: decision.called_among(agenda.decisions()),
                    decided,
                    date,
                };
                warn(Some(item.id.clone()), place.at, kind);
            }
        }
    }
}

/// Length of a day: times of day are compared around the clock.
const DAY: i64 = 24 * 3600;

fn timing(agenda: &Agenda, places: &Places, warnings: &mut Vec<Warning>) {
    // Seconds since the reference, the first time that is known; nothing before it is timed.
    let Some(reference) = agenda.start.or_else(|| agenda.items.iter().find_map(|item| item.start)) else {
        return;
    };
    let since = |time: NaiveTime| (time - reference).num_seconds();
    let clock = |seconds: i64| reference + TimeDelta::seconds(seconds);
    let mut timed = agenda.start.is_some();
    let mut reached: i64 = 0;
    let mut open = false;
    let mut fixed: HashMap<NaiveTime, &Item> = HashMap::new();
    for (item, place) in agenda.items.iter().zip(&places.items) {
        if let Some(start) = item.start {
            // The occurrence nearest to what was reached: a programme may go on after midnight.
            let ahead = (since(start) - reached + DAY / 2).rem_euclid(DAY) - DAY / 2;
            let title = item.title.clone();
            let kind = match fixed.insert(start, item) {
                Some(other) => {
                    Some(WarningKind::SameStart { start, title: other.title.clone(), other: title })
                }
                None if timed && ahead < 0 => {
                    Some(WarningKind::StartsEarly { start, title, reached: clock(reached) })
                }
                None => None,
            };
            let at = place.start;
            warnings.extend(kind.map(|kind| Warning { item: Some(item.id.clone()), at, kind }));
            reached += ahead.max(0);
            timed = true;
        }
        if timed {
            open |= item.minutes.is_none();
            reached += item.minutes.map_or(0, |minutes| minutes.num_seconds());
        }
    }
    if let Some(must_end) = agenda.must_end {
        // An evening may end after midnight; a whole night and more was not meant.
        if must_end <= reference && since(must_end).rem_euclid(DAY) * 2 >= DAY {
            let kind = WarningKind::EndsTomorrow { start: reference, must_end };
            warnings.push(Warning { item: None, at: places.must_end, kind });
        }
        let late = reached - since(must_end).rem_euclid(DAY);
        if late > 0 {
            let by = TimeDelta::seconds(late);
            let kind = WarningKind::EndsLate { end: clock(reached), must_end, by, open };
            warnings.push(Warning { item: None, at: places.must_end, kind });
        }
    }
}

fn awards(
    decision: &Decision,
    form: &str,
    place: &DecisionPlaces,
    warn: &mut impl FnMut(usize, WarningKind),
) {
    let form = || form.to_owned();
    let others = [&decision.collectives, &decision.households];
    let others = others.iter().any(|roll| roll.count.is_some_and(|count| count > 0));
    if others && text::fold(&decision.form).contains("ky niem chuong") {
        warn(place.at, WarningKind::MedalToCollective { form: form() });
    }
    let mut recipients = place.recipients.iter();
    let mut seen: HashMap<String, Vec<Option<String>>> = HashMap::new();
    for ((_, roll), at) in decision.rolls().into_iter().zip(&place.rolls) {
        let listed = roll.list.len();
        if let Some(count) = roll.count.filter(|count| usize::try_from(*count).is_ok_and(|n| n < listed)) {
            warn(*at, WarningKind::RollTooLong { form: form(), count, listed });
        }
        let mut slots: HashMap<u32, &str> = HashMap::new();
        for recipient in &roll.list {
            let at = recipients.next().copied().unwrap_or(place.at);
            let name = recipient.name.clone();
            let position = recipient.position.as_deref().map(text::fold);
            let namesakes = seen.entry(text::person(&name)).or_default();
            // Two posts are two people; without a post nobody can tell.
            if namesakes.iter().any(|other| other.is_none() || position.is_none() || *other == position) {
                warn(at, WarningKind::SameRecipient { name: name.clone(), form: form() });
            }
            namesakes.push(position);
            if let Some(slot) = recipient.slot
                && let Some(other) = slots.insert(slot, &recipient.name)
            {
                warn(at, WarningKind::SameSlot { slot, name, other: other.to_owned() });
            }
        }
    }
}

/// Planned batches against the rolls as they stand; while nobody is counted, nothing can be told.
fn batches(
    decision: &Decision,
    form: &str,
    at: usize,
    stage_width: Option<u32>,
    warn: &mut impl FnMut(usize, WarningKind),
) {
    let form = || form.to_owned();
    let counted = |roll: &Roll| roll.count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
    let counts = decision.rolls().map(|(kind, roll)| (kind, counted(roll).max(roll.list.len())));
    let recipients: usize = counts.iter().map(|(_, count)| count).sum();
    for (index, batch) in decision.batches.iter().enumerate() {
        if let Some(width) = stage_width.filter(|width| batch.size > *width) {
            let (number, size) = (index + 1, batch.size);
            warn(at, WarningKind::BatchTooWide { form: form(), number, size, width });
        }
    }
    if recipients == 0 || decision.batches.is_empty() {
        return;
    }
    let sizes = decision.batches.iter().filter_map(|batch| usize::try_from(batch.size).ok());
    let planned: usize = sizes.fold(0, usize::saturating_add);
    let mut cut_short = false;
    for ((kind, _), roll) in counts.iter().zip(decision.divide(&counts, 1)) {
        for batch in roll {
            let Some((number, planned)) = batch.planned else { continue };
            if usize::try_from(planned.size).is_ok_and(|size| size > batch.size) {
                cut_short = true;
                let (size, left) = (planned.size, batch.size);
                warn(at, WarningKind::BatchCutShort { form: form(), number, size, left, kind: *kind });
            }
        }
    }
    if planned != recipients && !cut_short {
        warn(at, WarningKind::BatchesDoNotFit { form: form(), planned, recipients });
    }
}

/// A person who is called twice on one day, under two decisions. Collectives often are.
fn two_lists(agenda: &Agenda, places: &Places, warnings: &mut Vec<Warning>) {
    let mut seen: HashMap<String, Vec<(Option<String>, &Decision)>> = HashMap::new();
    for (item, place) in agenda.items.iter().zip(&places.items) {
        for (decision, place) in item.decisions.iter().zip(&place.decisions) {
            // The individuals are the last of the three rolls.
            let before = decision.collectives.list.len() + decision.households.list.len();
            let places = place.recipients.iter().skip(before);
            for (recipient, at) in decision.individuals.list.iter().zip(places) {
                let position = recipient.position.as_deref().map(text::fold);
                let named = seen.entry(text::person(&recipient.name)).or_default();
                let other = named.iter().find(|(other, under)| {
                    under.id != decision.id && (other.is_none() || position.is_none() || *other == position)
                });
                warnings.extend(other.map(|(_, other)| Warning {
                    item: Some(item.id.clone()),
                    at: *at,
                    kind: WarningKind::TwoLists {
                        name: recipient.name.clone(),
                        title: decision.called_among(agenda.decisions()),
                        other: other.called_among(agenda.decisions()),
                    },
                }));
                named.push((position, decision));
            }
        }
    }
}

fn words_too_long(
    agenda: &Agenda,
    index: usize,
    item: &Item,
    place: &ItemPlaces,
    warnings: &mut Vec<Warning>,
) {
    let (Some(words), Some(planned)) = (&item.words, item.minutes) else { return };
    let syllables: usize =
        words::pieces(agenda, words).iter().map(|piece| spoken(agenda, index, item, piece)).sum();
    let Ok(syllables) = i64::try_from(syllables) else { return };
    let needed = TimeDelta::seconds(syllables * 60 / i64::from(agenda.reading_speed.max(1)));
    if needed > planned {
        let kind = WarningKind::WordsTooLong { title: item.title.clone(), needed, planned };
        warnings.push(Warning { item: Some(item.id.clone()), at: place.words, kind });
    }
}

/// Syllables of a piece of the words. Vietnamese writes each syllable by itself.
fn spoken(agenda: &Agenda, index: usize, item: &Item, piece: &Piece) -> usize {
    let count = |text: &str| text.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count();
    let known = |text: Option<&String>| text.map_or(1, |text| count(text));
    let delegate = |id: &DelegateId| agenda.delegate(id).map_or(1, |delegate| count(&delegate.address()));
    let performer = |item: Option<&Item>| match item.and_then(|item| item.performer.as_ref()) {
        Some(Performer::Delegate(id)) => delegate(id),
        Some(Performer::Named(name)) => count(name),
        None => 1,
    };
    let next = agenda.items.get(index + 1);
    match piece {
        Piece::Text(text) => count(text),
        Piece::Name(Name::Performer) => performer(Some(item)),
        Piece::Name(Name::NextPerformer) => performer(next),
        Piece::Name(Name::Position) => match &item.performer {
            Some(Performer::Delegate(id)) => {
                known(agenda.delegate(id).and_then(|delegate| delegate.position.as_ref()))
            }
            _ => 1,
        },
        Piece::Name(Name::Event) => count(&agenda.title),
        Piece::Name(Name::Place) => known(agenda.place.as_ref()),
        Piece::Name(Name::Host) => known(agenda.host.as_ref()),
        Piece::Name(Name::ItemTitle) => count(&item.title),
        Piece::Name(Name::NextItem) => known(next.map(|item| &item.title)),
        Piece::Name(Name::Delegate(id)) => delegate(id),
        // All of them, should all come.
        Piece::Name(Name::Present) => agenda.delegates.iter().map(|who| count(&who.address())).sum(),
        Piece::Name(Name::Figure(name)) => {
            known(agenda.figures.iter().find(|figure| figure.name == *name).map(|figure| &figure.value))
        }
        // "ngày mười chín tháng tám năm hai nghìn không trăm hai mươi sáu", and what only the day knows.
        Piece::Name(Name::Date) => 13,
        Piece::Name(Name::Count(..) | Name::Result(..) | Name::Overall(..)) => 1,
    }
}
