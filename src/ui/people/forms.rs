//! What is typed about delegates.

use ratatui::text::{Line, Span};

use crate::agenda::{Bloc, Delegate, DelegateId, Side};
use crate::day::{Command, Day, PeopleCommand};
use crate::text::Lang;
use crate::ui::View;
use crate::ui::form::{Form, Typed};
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
