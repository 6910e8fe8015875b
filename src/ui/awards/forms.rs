//! What is typed about recipients and batches.

use crate::agenda::{Performer, Recipient, RecipientId};
use crate::day::{AwardsCommand, Command, Day, Handover};
use crate::text::Lang;
use crate::ui::form::{Form, Typed};
use crate::ui::preview::Roll;
use crate::ui::words::Words;

/// A form about a recipient or a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AwardsForm {
    /// Who receives instead of a recipient.
    Proxy(RecipientId),
    /// Who will receive instead of a recipient whose batch is not called yet.
    StandIn(RecipientId),
    /// Somebody whose name came late, after a recipient.
    Recipient(RecipientId),
    /// Who hands over to the batch that begins with a recipient.
    Staff(RecipientId),
}

impl AwardsForm {
    /// Whether whoever it is about signs a pledge.
    fn signs(&self, day: &Day) -> bool {
        let (Self::Proxy(own) | Self::StandIn(own) | Self::Recipient(own) | Self::Staff(own)) = self;
        day.honoree(own).is_some_and(|own| day.is_signing(&own.decision))
    }
}

impl Form for AwardsForm {
    fn title(&self, day: &Day, words: &Words) -> &'static str {
        let signs = self.signs(day);
        match self {
            Self::Proxy(_) if signs => words.proxy_signs_title,
            Self::Proxy(_) => words.proxy_title,
            Self::StandIn(_) if signs => words.stand_in_signs_title,
            Self::StandIn(_) => words.stand_in_title,
            Self::Recipient(_) if signs => words.signer_title,
            Self::Recipient(_) => words.recipient_title,
            Self::Staff(_) if signs => words.witnesses_title,
            Self::Staff(_) => words.staff_title,
        }
    }

    fn about(&self, day: &Day, words: &Words, lang: Lang) -> String {
        match self {
            Self::Proxy(recipient) | Self::StandIn(recipient) => day.honoree_name(recipient, lang),
            Self::Recipient(after) => {
                let decision = day.honoree(after).map(|own| day.decision_title(&own.decision));
                let decision = decision.unwrap_or_default();
                format!("{decision} · {} {}", words.after, day.honoree_name(after, lang))
            }
            Self::Staff(first) => day.say_batch(first, words.batch, lang),
        }
    }

    fn labels(&self, words: &Words) -> Vec<&'static str> {
        match self {
            Self::Proxy(_) | Self::StandIn(_) => vec![words.full_name, words.relation],
            Self::Recipient(_) => vec![words.full_name, words.position],
            Self::Staff(_) => vec![words.presenters, words.bearers],
        }
    }

    fn of_list(&self, day: &Day) -> Option<Roll> {
        match self {
            Self::Recipient(after) => {
                let stands = day.honoree(after)?;
                Some(Roll::Awards(stands.decision.clone(), stands.kind))
            }
            Self::Proxy(_) | Self::StandIn(_) | Self::Staff(_) => None,
        }
    }

    fn command(&self, typed: &Typed<'_>, day: &Day, words: &Words) -> Result<Command, &'static str> {
        Ok(match self {
            Self::Proxy(recipient) => AwardsCommand::Award {
                recipients: vec![recipient.clone()],
                state: Handover::ToProxy { name: typed.at(0).to_owned(), relation: typed.at(1).to_owned() },
            }
            .into(),
            Self::StandIn(recipient) => AwardsCommand::StandIn {
                recipient: recipient.clone(),
                name: typed.at(0).to_owned(),
                relation: typed.at(1).to_owned(),
            }
            .into(),
            Self::Recipient(after) => {
                let stands = day.honoree(after).ok_or(words.no_recipient)?;
                let recipient = Recipient {
                    name: typed.at(0).to_owned(),
                    position: typed.optional(1),
                    ..Recipient::default()
                };
                AwardsCommand::AddRecipient {
                    decision: stands.decision.clone(),
                    kind: stands.kind,
                    recipient: Box::new(recipient),
                    after: Some(after.clone()),
                }
                .into()
            }
            Self::Staff(first) => {
                let names = |text: &str| {
                    let names = text.split(';').map(str::trim).filter(|name| !name.is_empty());
                    names.map(str::to_owned).collect::<Vec<_>>()
                };
                AwardsCommand::StaffBatch {
                    batch: first.clone(),
                    presenters: names(typed.at(0)).into_iter().map(Performer::Named).collect(),
                    bearers: names(typed.at(1)),
                }
                .into()
            }
        })
    }
}

/// A performer as they are typed, so that they are found again.
pub fn written(day: &Day, who: &Performer) -> String {
    match who {
        Performer::Named(name) => name.clone(),
        Performer::Delegate(id) => {
            let name = day.attendee(id).and_then(|attendee| attendee.delegate.name.clone());
            name.unwrap_or_else(|| day.performer(who))
        }
    }
}
