//! Correcting a name, a rank, a post, a title: one form with what stands now, and then, line by line,
//! wherever else the same person or title stands.

use std::sync::Arc;

use ratatui::text::{Line, Span};

use crate::agenda::{DelegateId, ItemId, Performer, RecipientId};
use crate::day::{Command, Day, Elsewhere, Mending, OfDelegate, OfItem, OfRecipient, PeopleCommand, Spot};
use crate::text::{Lang, say};
use crate::ui::View;
use crate::ui::choice::{Choice, Line as Listed, Pick};
use crate::ui::cursor::Cursor;
use crate::ui::field::Field;
use crate::ui::form::{Form, Typed};
use crate::ui::overlay::Overlay;
use crate::ui::words::Words;

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
        Overlay::Form { form: Arc::new(self), fields, at: 0 }
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
    fn title(&self, words: &Words) -> &'static str {
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
            Self::Item(_, Some(_)) => std::iter::once(words.item_title).chain(delegate).collect(),
            Self::Item(_, None) => vec![words.item_title, words.performer],
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
        let own = own.into_iter().map(|change| (Elsewhere { change, sure: true }, true));
        let others = elsewhere.into_iter().map(|found| (found.clone(), found.sure));
        Some(Arc::new(Everywhere { lines: own.chain(others).collect(), follow: self.follow(day) }))
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

/// Each place that would be mended, taken or left.
#[derive(Clone, Debug)]
struct Everywhere {
    lines: Vec<(Elsewhere, bool)>,
    /// Items that follow by themselves.
    follow: Vec<ItemId>,
}

impl Choice for Everywhere {
    fn title(&self, words: &Words) -> &'static str {
        words.mend_everywhere
    }

    fn foot(&self, words: &Words) -> &'static str {
        words.mend_foot
    }

    fn lines(&self, day: &Day, words: &Words, lang: Lang) -> Vec<Listed> {
        let line = |(index, (found, taken)): (usize, &(Elsewhere, bool))| {
            let mark = if *taken { "[x]" } else { "[ ]" };
            let doubt = if found.sure { "" } else { words.perhaps_another };
            let text = format!("{mark} {}", day.say_change(&found.change, lang));
            Listed::new(Cursor::Mending(index), text, doubt)
        };
        let mut lines: Vec<Listed> = self.lines.iter().enumerate().map(line).collect();
        if !self.follow.is_empty() {
            let titles: Vec<String> = self.follow.iter().map(|id| day.title(id)).collect();
            let titles = titles.join(", ");
            let said = say!(lang, "Tự đổi theo: {titles}", "Follow by themselves: {titles}");
            lines.push(Listed::new(Cursor::Mending(self.lines.len()), said, ""));
        }
        lines
    }

    fn probe(&self, _on: &Cursor, _day: &Day) -> Option<Command> {
        let taken = self.lines.iter().filter(|(_, taken)| *taken);
        let changes: Vec<Mending> = taken.map(|(found, _)| found.change.clone()).collect();
        (!changes.is_empty()).then(|| PeopleCommand::Correct { changes, everywhere: false }.into())
    }

    /// How many places are mended; the programme and its end stay.
    fn effect(&self, view: &View<'_>, command: &Command) -> Line<'static> {
        if view.day.decide(command, &view.ui.operator, view.now).is_err() {
            return view.effect_on_the_end(command);
        }
        let (taken, all) = (self.lines.iter().filter(|(_, taken)| *taken).count(), self.lines.len());
        let said = say!(
            view.ui.lang,
            "sửa {taken}/{all} chỗ; một lần hoàn tác trả lại tất cả",
            "{taken} of {all} places; one undo takes all back",
        );
        Line::from(Span::styled(said, view.theme.quiet))
    }

    fn space(&self, on: &Cursor) -> Pick {
        let turned = |(index, (found, taken)): (usize, &(Elsewhere, bool))| {
            (found.clone(), *taken != (*on == Cursor::Mending(index)))
        };
        let lines = self.lines.iter().enumerate().map(turned).collect();
        Pick::Instead(Arc::new(Self { lines, follow: self.follow.clone() }))
    }
}
