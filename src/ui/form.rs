//! What can be typed in a box: for what, under which labels, and what it comes to.

use super::field::Field;
use super::ground::GroundForm;
use super::words::Words;
use crate::agenda::{Delegate, DelegateId, ItemId, ItemKind, Performer, Recipient, RecipientId, Side, time};
use crate::day::{AwardsCommand, Command, Day, Handover, NewItem, PeopleCommand, ProgrammeCommand};
use crate::text::Lang;

/// What a form is filled in for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
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
    /// A new item before another, or at the end.
    Insert(Option<ItemId>),
    /// Who performs an item instead.
    Replace(ItemId),
    /// One line to the MC.
    Message,
    /// A guest whom nobody announced.
    Guest,
    /// Who has come instead of a delegate.
    Substitute(DelegateId),
    /// Who receives instead of a recipient.
    Proxy(RecipientId),
    /// A recipient's right name.
    Rename(RecipientId),
    /// Something on the drill ground.
    Ground(GroundForm),
    /// Somebody whose name came late, after a recipient.
    Recipient(RecipientId),
    /// Who hands over to the batch that begins with a recipient.
    Staff(RecipientId),
}

impl Purpose {
    /// What the box is called.
    pub fn title(&self, words: &Words) -> &'static str {
        match self {
            Self::Note(_) => words.note_title,
            Self::CorrectStart(_) => words.correct_title,
            Self::Skip(_) => words.skip_title,
            Self::Park(_) => words.park_title,
            Self::Rain(_) => words.rain_title,
            Self::Insert(_) => words.insert_title,
            Self::Replace(_) => words.replace_title,
            Self::Message => words.message_title,
            Self::Guest => words.guest_title,
            Self::Substitute(_) => words.substitute_title,
            Self::Proxy(_) => words.proxy_title,
            Self::Rename(_) => words.rename_title,
            Self::Ground(form) => form.title(words),
            Self::Recipient(_) => words.recipient_title,
            Self::Staff(_) => words.staff_title,
        }
    }

    /// What it is about.
    pub fn about(&self, day: &Day, words: &Words, lang: Lang) -> String {
        match self {
            Self::Ground(form) => form.about(day, words, lang),
            Self::Note(None) => words.whole_day.to_owned(),
            Self::Note(Some(item))
            | Self::CorrectStart(item)
            | Self::Skip(item)
            | Self::Park(item)
            | Self::Replace(item) => day.title(item),
            Self::Rain(items) => items.iter().map(|id| day.title(id)).collect::<Vec<_>>().join(", "),
            Self::Insert(Some(before)) => format!("{} “{}”", words.before, day.title(before)),
            Self::Insert(None) => words.at_the_end.to_owned(),
            Self::Message => String::new(),
            Self::Guest => words.guest_about.to_owned(),
            Self::Substitute(delegate) => day.delegate_name(delegate),
            Self::Proxy(recipient) | Self::Rename(recipient) => day.honoree_name(recipient),
            Self::Recipient(after) => {
                let decision = day.honoree(after).map(|own| day.decision_title(&own.decision));
                let decision = decision.unwrap_or_default();
                format!("{decision} · {} {}", words.after, day.honoree_name(after))
            }
            Self::Staff(first) => day.say_batch(first, words.batch),
        }
    }

    /// The label of each field; a single field needs none.
    pub fn labels(&self, words: &Words) -> Vec<&'static str> {
        match self {
            Self::Insert(_) => vec![words.item_title, words.performer, words.minutes],
            Self::Guest | Self::Substitute(_) => {
                vec![words.rank_title, words.full_name, words.position, words.organization]
            }
            Self::Proxy(_) => vec![words.full_name, words.relation],
            Self::Ground(form) => form.labels(words),
            Self::Recipient(_) => vec![words.full_name, words.position],
            Self::Staff(_) => vec![words.presenters, words.bearers],
            _ => vec![""],
        }
    }

    /// Empty fields for it.
    pub fn fields(&self, words: &Words) -> Vec<Field> {
        self.labels(words).iter().map(|_| Field::default()).collect()
    }

    /// The command that the fields come to; a sentence where they cannot be read.
    ///
    /// # Errors
    /// What is to be written otherwise.
    pub fn command(&self, fields: &[Field], day: &Day, words: &Words) -> Result<Command, &'static str> {
        let typed = |index: usize| fields.get(index).map(|field| field.text().trim()).unwrap_or_default();
        let optional = |index: usize| Some(typed(index).to_owned()).filter(|text| !text.is_empty());
        let reason = optional(0);
        Ok(match self {
            Self::Ground(form) => {
                let typed: Vec<&str> = fields.iter().map(Field::text).collect();
                form.command(&typed, day, words)?
            }
            Self::Note(item) => {
                ProgrammeCommand::Note { item: item.clone(), text: typed(0).to_owned() }.into()
            }
            Self::CorrectStart(item) => {
                let ago = time::lasting(typed(0)).ok_or(words.not_minutes)?;
                ProgrammeCommand::CorrectStart { item: item.clone(), ago }.into()
            }
            Self::Skip(item) => ProgrammeCommand::Skip { item: item.clone(), reason }.into(),
            Self::Park(item) => ProgrammeCommand::Park { item: item.clone(), reason }.into(),
            Self::Rain(items) => ProgrammeCommand::SetAside { items: items.clone(), reason }.into(),
            Self::Insert(before) => {
                let minutes = match typed(2) {
                    "" => None,
                    text => Some(time::lasting(text).ok_or(words.not_minutes)?),
                };
                let performer = optional(1).map(Performer::Named);
                let title = match (typed(0), typed(1)) {
                    ("", who) if !who.is_empty() => {
                        format!("{} {}", words.speech_of, day.performer(&day.performer_called(who)))
                    }
                    (title, _) => title.to_owned(),
                };
                // Whoever is put in on the day speaks, unless the title says what else it is.
                let speaks = performer.as_ref().map(|_| ItemKind::SPEECH);
                let kind = ItemKind::guess(&title).or(speaks).unwrap_or_default();
                let part = before.as_ref().and_then(|id| day.entry(id)).map(|entry| entry.item.part);
                let item = NewItem {
                    title,
                    kind,
                    part: part.unwrap_or_default(),
                    minutes,
                    words: performer.as_ref().map(|_| words.invitation.to_owned()),
                    performer,
                };
                ProgrammeCommand::Insert { item: Box::new(item), before: before.clone() }.into()
            }
            Self::Replace(item) => PeopleCommand::Replace {
                item: item.clone(),
                performer: Performer::Named(typed(0).to_owned()),
            }
            .into(),
            Self::Proxy(recipient) => AwardsCommand::Award {
                recipients: vec![recipient.clone()],
                state: Handover::ToProxy { name: typed(0).to_owned(), relation: typed(1).to_owned() },
            }
            .into(),
            Self::Rename(recipient) => {
                AwardsCommand::Rename { recipient: recipient.clone(), name: typed(0).to_owned() }.into()
            }
            Self::Recipient(after) => {
                let stands = day.honoree(after).ok_or(words.no_recipient)?;
                let recipient =
                    Recipient { name: typed(0).to_owned(), position: optional(1), ..Recipient::default() };
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
                    presenters: names(typed(0)).into_iter().map(Performer::Named).collect(),
                    bearers: names(typed(1)),
                }
                .into()
            }
            Self::Message => ProgrammeCommand::Send { text: typed(0).to_owned() }.into(),
            Self::Guest | Self::Substitute(_) => {
                let mut delegate = Delegate {
                    honorific: Some(words.comrade.to_owned()),
                    rank_title: optional(0),
                    name: optional(1),
                    position: optional(2),
                    organization: optional(3),
                    side: Side::Guest,
                    ..Delegate::default()
                };
                match self {
                    Self::Substitute(principal) => {
                        delegate.substitute_for = Some(day.delegate_name(principal));
                        if let Some(attendee) = day.attendee(principal) {
                            delegate.bloc = attendee.delegate.bloc;
                            delegate.side = attendee.delegate.side;
                            delegate.level = attendee.delegate.level;
                        }
                        let before = day.suggest_place(&delegate).before;
                        PeopleCommand::Substitute {
                            delegate: principal.clone(),
                            by: Box::new(delegate),
                            before,
                        }
                        .into()
                    }
                    _ => {
                        // Who comes unannounced and must be introduced is a superior, as a rule.
                        delegate.bloc = crate::agenda::Bloc::Superior;
                        delegate.level = Some(0);
                        let before = day.suggest_place(&delegate).before;
                        PeopleCommand::AddDelegate { delegate: Box::new(delegate), before }.into()
                    }
                }
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
