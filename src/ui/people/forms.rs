//! What is typed about delegates.

use std::sync::Arc;

use ratatui::text::{Line, Span};

use super::choices::Everywhere;
use crate::agenda::{Bloc, Delegate, DelegateId, ItemId, Performer, RecipientId, Side};
use crate::day::{Command, Day, Mending, OfDelegate, OfItem, OfRecipient, PeopleCommand, Spot};
use crate::text::{Lang, say};
use crate::ui::View;
use crate::ui::choice::Choice;
use crate::ui::field::Field;
use crate::ui::form::{Form, Typed};
use crate::ui::overlay::Overlay;
use crate::ui::words::Words;

/// A form about a delegate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleForm {
    /// A guest whom nobody announced.
    Guest,
    /// Who has come instead of a delegate.
    Substitute(DelegateId),
}

impl Form for PeopleForm {
    fn title(&self, _: &Day, words: &Words) -> &'static str {
        match self {
            Self::Guest => words.guest_title,
            Self::Substitute(_) => words.substitute_title,
        }
    }

    fn about(&self, day: &Day, words: &Words, _lang: Lang) -> String {
        match self {
            Self::Guest => words.guest_about.to_owned(),
            Self::Substitute(delegate) => day.delegate_name(delegate),
        }
    }

    fn labels(&self, words: &Words) -> Vec<&'static str> {
        vec![words.rank_title, words.full_name, words.position, words.organization]
    }

    fn command(&self, typed: &Typed<'_>, day: &Day, words: &Words) -> Result<Command, &'static str> {
        let mut delegate = Delegate {
            honorific: Some(words.comrade.to_owned()),
            rank_title: typed.optional(0),
            name: typed.optional(1),
            position: typed.optional(2),
            organization: typed.optional(3),
            side: Side::Guest,
            ..Delegate::default()
        };
        Ok(match self {
            Self::Substitute(principal) => {
                delegate.substitute_for = Some(day.delegate_name(principal));
                if let Some(attendee) = day.attendee(principal) {
                    delegate.bloc = attendee.delegate.bloc;
                    delegate.side = attendee.delegate.side;
                    delegate.level = attendee.delegate.level;
                }
                let before = day.suggest_place(&delegate).before;
                PeopleCommand::Substitute { delegate: principal.clone(), by: Box::new(delegate), before }
                    .into()
            }
            Self::Guest => {
                // Who comes unannounced and must be introduced is a superior, as a rule.
                delegate.bloc = Bloc::Superior;
                delegate.level = Some(0);
                let before = day.suggest_place(&delegate).before;
                PeopleCommand::AddDelegate { delegate: Box::new(delegate), before }.into()
            }
        })
    }

    /// Where the new delegate would stand, and why there.
    fn effect(&self, view: &View<'_>, command: &Command) -> Line<'static> {
        let Command::People(
            PeopleCommand::AddDelegate { delegate, .. } | PeopleCommand::Substitute { by: delegate, .. },
        ) = command
        else {
            return view.effect_on_the_end(command);
        };
        let (day, words) = (view.day, view.words);
        let place = day.suggest_place(delegate);
        let before = place.before.map(|id| format!(" {} {}", words.before, day.delegate_name(&id)));
        let why = place.why.say(view.ui.lang);
        let said = format!("{}{} ({why})", words.suggested, before.unwrap_or_default());
        Line::from(Span::styled(said, view.theme.attention))
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

    /// The form, with what stands now.
    pub fn open(self, day: &Day) -> Overlay {
        let fields = self.spots().iter().map(|spot| Field::of(&day.text_at(spot))).collect();
        Overlay::Form { form: Arc::new(self), fields, at: 0, back: None }
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

    fn about(&self, day: &Day, words: &Words, lang: Lang) -> String {
        let of = match self {
            Self::Delegate(id) => day.delegate_name(id),
            Self::Recipient(id) => day.honoree_name(id, lang),
            Self::Item(id, _) => day.title(id),
        };
        format!("{of}. {}", words.mend_about)
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
