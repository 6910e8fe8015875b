//! What is typed about the programme.

use std::sync::Arc;

use ratatui::text::Line;

use crate::agenda::{ItemId, ItemKind, Performer, time};
use crate::clock::Timestamp;
use crate::day::{Command, Day, Entry, ItemState, NewItem, PeopleCommand, ProgrammeCommand};
use crate::text::Lang;
use crate::ui::View;
use crate::ui::field::Field;
use crate::ui::form::{Form, Typed};
use crate::ui::overlay::Overlay;
use crate::ui::words::Words;

/// A form of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgrammeForm {
    /// A note on an item, or on the day.
    Note(Option<ItemId>),
    /// How long ago the running item began.
    CorrectStart(ItemId),
    /// Why an item is skipped.
    Skip(ItemId),
    /// Why an item is set aside.
    Park(ItemId),
    /// Why all that is out of doors is set aside.
    Rain(Vec<ItemId>),
    /// To which date what is still to come is put off, and when it begins there.
    Postpone(Option<ItemId>),
    /// A new item before another, or at the end.
    Insert(Option<ItemId>),
    /// Who performs an item instead.
    Replace(ItemId),
}

impl ProgrammeForm {
    /// Putting off, with what is most likely: to today where the day's date has passed, or else to the
    /// day after, at the hour that the programme names unless that has passed too.
    pub fn postpone(day: &Day, now: Timestamp) -> Overlay {
        let today = day.local_date(now);
        let to = match today > day.goes_on_date() {
            true => Some(today),
            false => day.goes_on_date().succ_opt(),
        };
        let begins = |to| day.agenda().start.filter(|start| day.agenda().moment(to, *start) > now);
        let start = to.and_then(begins).map(time::print_time).unwrap_or_default();
        let to = to.map(time::print_date).unwrap_or_default();
        // In the last field, where Enter takes it as proposed.
        Overlay::Form {
            form: Arc::new(Self::Postpone(day.left_running(now).map(|left| left.item))),
            fields: vec![Field::of(&to), Field::of(&start)],
            at: 1,
            back: None,
        }
    }
}

impl Form for ProgrammeForm {
    fn title(&self, _: &Day, words: &Words) -> &'static str {
        match self {
            Self::Note(_) => words.note_title,
            Self::CorrectStart(_) => words.correct_title,
            Self::Skip(_) => words.skip_title,
            Self::Park(_) => words.park_title,
            Self::Rain(_) => words.rain_title,
            Self::Postpone(_) => words.postpone_title,
            Self::Insert(_) => words.insert_title,
            Self::Replace(_) => words.replace_title,
        }
    }

    fn about(&self, day: &Day, words: &Words, lang: Lang) -> String {
        match self {
            Self::Note(None) => words.whole_day.to_owned(),
            Self::Note(Some(item))
            | Self::CorrectStart(item)
            | Self::Skip(item)
            | Self::Park(item)
            | Self::Replace(item) => day.title(item),
            Self::Rain(items) => items.iter().map(|id| day.title(id)).collect::<Vec<_>>().join(", "),
            Self::Postpone(left) => {
                let said = |entry: &Entry| match entry.state {
                    ItemState::Parked => format!("{} ({})", entry.item.title, words.parked),
                    ItemState::Live => {
                        format!("{} ({})", entry.item.title, lang.pick("đang dở", "broken off"))
                    }
                    ItemState::Pending | ItemState::Done | ItemState::Skipped => entry.item.title.clone(),
                };
                // What nobody ended on the date before is put off with the rest.
                let left = left.as_ref().and_then(|item| day.entry(item));
                let titles: Vec<String> = left.into_iter().chain(day.to_come()).map(said).collect();
                format!("{} ({}): {}", words.still_waiting, titles.len(), titles.join(", "))
            }
            Self::Insert(Some(before)) => format!("{} “{}”", words.before, day.title(before)),
            Self::Insert(None) => words.at_the_end.to_owned(),
        }
    }

    fn labels(&self, words: &Words) -> Vec<&'static str> {
        match self {
            Self::Insert(_) => vec![words.item_title, words.performer, words.minutes],
            Self::Postpone(_) => vec![words.to_date, words.begins_at],
            Self::Note(_)
            | Self::CorrectStart(_)
            | Self::Skip(_)
            | Self::Park(_)
            | Self::Rain(_)
            | Self::Replace(_) => vec![""],
        }
    }

    fn command(&self, typed: &Typed<'_>, day: &Day, words: &Words) -> Result<Command, &'static str> {
        let reason = typed.optional(0);
        let text = typed.at(0).to_owned();
        Ok(match self {
            Self::Note(item) => ProgrammeCommand::Note { item: item.clone(), text }.into(),
            Self::CorrectStart(item) => {
                let ago = time::lasting(typed.at(0)).ok_or(words.not_minutes)?;
                ProgrammeCommand::CorrectStart { item: item.clone(), ago }.into()
            }
            Self::Skip(item) => ProgrammeCommand::Skip { item: item.clone(), reason }.into(),
            Self::Park(item) => ProgrammeCommand::Park { item: item.clone(), reason }.into(),
            Self::Rain(items) => ProgrammeCommand::SetAside { items: items.clone(), reason }.into(),
            Self::Postpone(_) => ProgrammeCommand::Postpone { to: text, start: typed.optional(1) }.into(),
            Self::Insert(before) => {
                let item = Box::new(new_item(typed, before.as_ref(), day, words)?);
                ProgrammeCommand::Insert { item, before: before.clone() }.into()
            }
            Self::Replace(item) => {
                PeopleCommand::Replace { item: item.clone(), performer: Performer::Named(text) }.into()
            }
        })
    }

    /// Who is meant by what was typed stands before what it does to the end of the day.
    fn effect(&self, view: &View<'_>, command: &Command) -> Line<'static> {
        let typed = if let Command::Programme(ProgrammeCommand::Insert { item, .. }) = command {
            item.performer.as_ref()
        } else if let Command::People(PeopleCommand::Replace { performer, .. }) = command {
            Some(performer)
        } else {
            None
        };
        view.effect_with(typed, command)
    }
}

/// An item as typed: title, who, how long. Whoever has no title speaks.
fn new_item(
    typed: &Typed<'_>,
    before: Option<&ItemId>,
    day: &Day,
    words: &Words,
) -> Result<NewItem, &'static str> {
    let minutes = match typed.at(2) {
        "" => None,
        text => Some(time::lasting(text).ok_or(words.not_minutes)?),
    };
    let performer = typed.optional(1).map(Performer::Named);
    let title = match (typed.at(0), typed.at(1)) {
        ("", who) if !who.is_empty() => {
            format!("{} {}", words.speech_of, day.performer(&day.performer_called(who)))
        }
        (title, _) => title.to_owned(),
    };
    // Whoever is put in on the day speaks, unless the title says what else it is.
    let speaks = performer.as_ref().map(|_| ItemKind::SPEECH);
    let kind = ItemKind::guess(&title).or(speaks).unwrap_or_default();
    let part = before.and_then(|id| day.entry(id)).map(|entry| entry.item.part);
    Ok(NewItem {
        title,
        kind,
        part: part.unwrap_or_default(),
        minutes,
        words: performer.as_ref().map(|_| words.invitation.to_owned()),
        performer,
    })
}
