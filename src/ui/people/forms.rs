//! What is typed about delegates.

use std::sync::Arc;

use ratatui::text::{Line, Span};

use super::choices::{Everywhere, TooLate};
use crate::agenda::{Delegate, DelegateId, ItemId, Performer, RecipientId, posts};
use crate::clock::Timestamp;
use crate::day::{
    AwardsCommand, Command, Day, Mending, OfDelegate, OfItem, OfRecipient, Part, PeopleCommand, Spot,
};
use crate::text::{self, Lang, say};
use crate::ui::choice::Choice;
use crate::ui::form::{Form, Typed};
use crate::ui::phrases::parts_with_times;
use crate::ui::words::Words;
use crate::ui::{View, format};

/// A form about a delegate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleForm {
    /// A guest whom nobody announced.
    Guest,
    /// Who has come instead of a delegate.
    Substitute(DelegateId),
    /// When a guest must leave.
    Leave(DelegateId),
    /// Who does something of a guest's that comes after they have left.
    Instead(DelegateId, Part),
}

impl Form for PeopleForm {
    fn title(&self, _: &Day, words: &Words) -> &'static str {
        match self {
            Self::Guest => words.guest_title,
            Self::Substitute(_) => words.substitute_title,
            Self::Leave(_) => words.leave_title,
            Self::Instead(..) => words.replace_title,
        }
    }

    fn about(&self, day: &Day, _words: &Words, lang: Lang) -> String {
        match self {
            Self::Guest => lang.pick("Enter sang ô sau; ô cuối Enter là ghi. Chỗ giới thiệu để trống là theo gợi ý bên dưới.", "Enter goes to the next field; in the last it records. A blank place is the one suggested below.").to_owned(),
            Self::Substitute(delegate) => day.delegate_name(delegate),
            Self::Instead(_, part) => day.title(&part.item),
            Self::Leave(delegate) => {
                let who = day.delegate_name(delegate);
                say!(
                    lang,
                    "{who}. Ghi như 9h30; để trống là về ngay; “cuối” là ở lại đến hết.",
                    "{who}. As 9h30; blank is now; “end” is that they stay after all."
                )
            }
        }
    }

    fn labels(&self, words: &Words) -> Vec<&'static str> {
        match self {
            Self::Leave(_) | Self::Instead(..) => vec![""],
            Self::Guest | Self::Substitute(_) => vec![
                words.address_and_rank,
                words.full_name,
                words.position,
                words.organization,
                words.introduced_before,
            ],
        }
    }

    /// With the form of address that most have: it is typed over for others.
    fn begins(&self, _day: &Day) -> Vec<String> {
        match self {
            Self::Guest | Self::Substitute(_) => vec![posts::MOST_ARE_ADDRESSED.to_owned()],
            Self::Leave(_) | Self::Instead(..) => Vec::new(),
        }
    }

    /// What comes after they have left is looked at once that is written down.
    fn goes_on_with(&self, typed: &Typed<'_>, day: &Day, now: Timestamp) -> Option<Arc<dyn Choice>> {
        let Self::Leave(who) = self else { return None };
        let late = TooLate::of(&day.departure_when(who, typed.at(0), now)?, now)?;
        Some(Arc::new(late))
    }

    fn command(&self, typed: &Typed<'_>, day: &Day, words: &Words) -> Result<Command, &'static str> {
        match self {
            Self::Leave(who) => {
                return Ok(PeopleCommand::Leave { delegate: who.clone(), at: typed.at(0).to_owned() }.into());
            }
            Self::Instead(who, part) => return Ok(instead(who, part, typed.at(0), day)),
            Self::Guest | Self::Substitute(_) => {}
        }
        let (honorific, rank_title) = posts::addressed(typed.at(0));
        let mut delegate = Delegate {
            honorific,
            rank_title,
            name: typed.optional(1),
            position: typed.optional(2),
            organization: typed.optional(3),
            ..Delegate::default()
        };
        if let Self::Substitute(principal) = self {
            delegate.substitute_for = Some(day.delegate_name(principal));
            if let Some(attendee) = day.attendee(principal) {
                delegate.bloc = attendee.delegate.bloc;
                delegate.side = attendee.delegate.side;
                delegate.level = attendee.delegate.level;
            }
        } else if let Some(standing) = posts::standing(typed.at(2), typed.at(3)) {
            delegate.bloc = standing.bloc;
            delegate.side = day.side_of(&standing, &delegate);
        }
        let before = match typed.at(4) {
            "" => day.suggest_place(&delegate).before,
            typed => place(typed, day).ok_or(words.place_unclear)?,
        };
        let by = Box::new(delegate);
        Ok(match self {
            Self::Substitute(delegate) => {
                PeopleCommand::Substitute { delegate: delegate.clone(), by, before }.into()
            }
            Self::Guest | Self::Leave(_) | Self::Instead(..) => {
                PeopleCommand::AddDelegate { delegate: by, before }.into()
            }
        })
    }

    /// How they will be introduced, before whom, and why there.
    fn effect(&self, view: &View<'_>, command: &Command) -> Line<'static> {
        if let Command::People(PeopleCommand::Leave { delegate, at }) = command {
            return effect_of_leaving(view, command, delegate, at);
        }
        if let Self::Instead(..) = self {
            let mut typed = None;
            if let Command::People(PeopleCommand::Replace { performer, .. }) = command {
                typed = Some(performer);
            }
            if let Command::Awards(AwardsCommand::StaffBatch { presenters, .. }) = command {
                typed = presenters.iter().find(|who| matches!(who, Performer::Named(_)));
            }
            return view.effect_with(typed, command);
        }
        let Command::People(
            PeopleCommand::AddDelegate { delegate, before }
            | PeopleCommand::Substitute { by: delegate, before, .. },
        ) = command
        else {
            return view.effect_on_the_end(command);
        };
        let (day, lang) = (view.day, view.ui.lang);
        let suggested = day.suggest_place(delegate);
        let address = delegate.address();
        let place = match before {
            Some(before) => {
                let before = day.delegate_name(before);
                say!(lang, "trước {before}", "before {before}")
            }
            None => lang.pick("sau cùng", "last").to_owned(),
        };
        // With a place of one's own choice no rule is given for it.
        let why = match suggested.before == *before {
            true => format!(" ({})", suggested.why.say(lang)),
            false => String::new(),
        };
        let said = say!(lang, "Giới thiệu {place}{why}: {address}", "Introduced {place}{why}: {address}");
        Line::from(Span::styled(said, view.theme.attention))
    }
}

/// Somebody else does an item, or hands over to the one batch of the running item.
fn instead(who: &DelegateId, part: &Part, name: &str, day: &Day) -> Command {
    let other = Performer::Named(name.to_owned());
    let Some(batch) = part.batch.as_ref().and_then(|first| day.batch_of(first)) else {
        return PeopleCommand::Replace { item: part.item.clone(), performer: other }.into();
    };
    let given = |own: &Performer| if day.is_meant(own, who) { other.clone() } else { own.clone() };
    AwardsCommand::StaffBatch {
        batch: batch.first().cloned().unwrap_or_default(),
        presenters: batch.presenters.iter().map(given).collect(),
        bearers: batch.bearers.to_vec(),
    }
    .into()
}

/// What is theirs and comes after they have left.
fn effect_of_leaving(view: &View<'_>, command: &Command, who: &DelegateId, at: &str) -> Line<'static> {
    let (day, lang, now) = (view.day, view.ui.lang, view.now);
    let sound = day.decide(command, &view.ui.operator, now).is_ok();
    let Some(departure) = day.departure_when(who, at, now).filter(|_| sound) else {
        return view.effect_on_the_end(command);
    };
    let at = format::moment(day, departure.at, now);
    let late: Vec<&Part> = departure.too_late().collect();
    let (said, style) = match (departure.parts.as_slice(), late.as_slice()) {
        ([], _) => (
            say!(lang, "{at}: khách không còn phần nào.", "{at}: nothing of theirs is left."),
            view.theme.quiet,
        ),
        (_, []) => (
            say!(lang, "Phần của khách đều trước {at}.", "All of theirs comes before {at}."),
            view.theme.done,
        ),
        (_, late) => {
            let late = parts_with_times(day, late.iter().copied(), now);
            (say!(lang, "Sau {at} vẫn còn: {late}", "Still after {at}: {late}"), view.theme.attention)
        }
    };
    Line::from(Span::styled(said, style))
}

/// A place as people type it: a number in the order, "cuối", or the name of whom they come before.
#[allow(clippy::option_option)]
fn place(typed: &str, day: &Day) -> Option<Option<DelegateId>> {
    let all = day.attendees();
    if let Ok(number) = typed.parse::<usize>() {
        let before = all.get(number.checked_sub(1)?);
        return (number <= all.len() + 1).then(|| before.map(|own| own.delegate.id.clone()));
    }
    if matches!(text::fold(typed).as_str(), "cuoi" | "last") {
        return Some(None);
    }
    let fits = |own: &&crate::day::Attendee| text::likeness(typed, &own.delegate.address(), "").is_some();
    let mut found = all.iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(own), None) => Some(Some(own.delegate.id.clone())),
        (Some(_), Some(_)) | (None, _) => None,
    }
}

/// What is corrected: whoever or whatever is selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correct {
    /// A delegate.
    Delegate(DelegateId),
    /// A recipient.
    Recipient(RecipientId),
    /// An item, and the delegate who performs it where one does.
    Item(ItemId, Option<DelegateId>),
}

/// What is written of a delegate, in the order of the form.
const OF_DELEGATE: [OfDelegate; 5] =
    [OfDelegate::Name, OfDelegate::Rank, OfDelegate::Post, OfDelegate::Body, OfDelegate::Honorific];

impl Correct {
    /// Of an item.
    pub fn item(day: &Day, id: ItemId) -> Self {
        let performer = day.entry(&id).and_then(|entry| entry.item.performer.clone());
        let delegate = match performer {
            Some(Performer::Delegate(who)) if day.attendee(&who).is_some() => Some(who),
            Some(Performer::Delegate(_) | Performer::Named(_)) | None => None,
        };
        Self::Item(id, delegate)
    }

    /// What its fields stand for.
    fn spots(&self) -> Vec<Spot> {
        let of = |id: &DelegateId| OF_DELEGATE.map(|part| Spot::Delegate(id.clone(), part)).to_vec();
        match self {
            Self::Delegate(id) => of(id),
            Self::Recipient(id) => {
                [OfRecipient::Name, OfRecipient::Post].map(|part| Spot::Recipient(id.clone(), part)).to_vec()
            }
            Self::Item(id, delegate) => {
                let mut spots = vec![Spot::Item(id.clone(), OfItem::Title)];
                spots.extend(match delegate {
                    Some(delegate) => of(delegate),
                    None => vec![Spot::Item(id.clone(), OfItem::Performer)],
                });
                spots
            }
        }
    }

    /// What was typed otherwise than it stands.
    fn changes(&self, typed: &Typed<'_>, day: &Day) -> Vec<Mending> {
        let fields = self.spots().into_iter().enumerate();
        fields
            .map(|(index, spot)| {
                let was = day.text_at(&spot);
                Mending::new(spot, was, typed.at(index))
            })
            .filter(|change| change.was() != change.now)
            .collect()
    }

    /// The items whose people change with a delegate, without being written themselves.
    fn follow(&self, day: &Day) -> Vec<ItemId> {
        match self {
            Self::Delegate(id) | Self::Item(_, Some(id)) => day.follow(id),
            Self::Recipient(_) | Self::Item(_, None) => Vec::new(),
        }
    }
}

impl Form for Correct {
    fn title(&self, _day: &Day, words: &Words) -> &'static str {
        words.mend_title
    }

    fn about(&self, day: &Day, _words: &Words, lang: Lang) -> String {
        let of = match self {
            Self::Delegate(id) => day.delegate_name(id),
            Self::Recipient(id) => day.honoree_name(id, lang),
            Self::Item(id, _) => day.title(id),
        };
        format!(
            "{of}. {}",
            lang.pick(
                "Sửa ô nào sai; ô cuối Enter là ghi.",
                "Mend what is wrong; Enter in the last field records."
            )
        )
    }

    fn labels(&self, words: &Words) -> Vec<&'static str> {
        let delegate =
            [words.full_name, words.rank_title, words.position, words.organization, words.honorific];
        match self {
            Self::Delegate(_) => delegate.to_vec(),
            Self::Recipient(_) => vec![words.full_name, words.position],
            Self::Item(_, Some(_)) => std::iter::once(words.its_title).chain(delegate).collect(),
            Self::Item(_, None) => vec![words.its_title, words.performer],
        }
    }

    fn begins(&self, day: &Day) -> Vec<String> {
        self.spots().iter().map(|spot| day.text_at(spot)).collect()
    }

    fn command(&self, typed: &Typed<'_>, day: &Day, _words: &Words) -> Result<Command, &'static str> {
        Ok(PeopleCommand::Correct { changes: self.changes(typed, day), everywhere: false }.into())
    }

    /// Where else it stands is looked at first.
    fn leads_to(&self, typed: &Typed<'_>, day: &Day) -> Option<Arc<dyn Choice>> {
        let own = self.changes(typed, day);
        let elsewhere = day.elsewhere(&own);
        if elsewhere.is_empty() {
            return None;
        }
        Some(Arc::new(Everywhere::new(own, elsewhere, self.follow(day))))
    }

    /// What changes here, or in how many places.
    fn effect(&self, view: &View<'_>, command: &Command) -> Line<'static> {
        let Command::People(PeopleCommand::Correct { changes, .. }) = command else {
            return view.effect_on_the_end(command);
        };
        let (day, lang) = (view.day, view.ui.lang);
        let others = day.elsewhere(changes).len();
        let own: Vec<String> = changes.iter().map(|change| day.say_change(change, lang)).collect();
        let own = own.join("; ");
        let said = match others {
            0 => own,
            _ => say!(
                lang,
                "{own}. Còn ghi ở {others} chỗ khác: Enter để xem từng chỗ.",
                "{own}. Also written elsewhere ({others}): Enter shows each.",
            ),
        };
        Line::from(Span::styled(said, view.theme.attention))
    }
}
