//! Who is chosen from a list of delegates.

use std::sync::Arc;

use super::forms::PeopleForm;
use crate::agenda::{DelegateId, ItemId};
use crate::clock::Timestamp;
use crate::day::{
    AwardsCommand, Command, Day, Departure, Elsewhere, Handover, Mending, Part, PeopleCommand, Presence,
    ProgrammeCommand,
};
use crate::text::{Lang, say};
use crate::ui::choice::{After, Choice, Line, Pick};
use crate::ui::cursor::{Cursor, Way};
use crate::ui::form::Form;
use crate::ui::key::{Code, Key};
use crate::ui::phrases::parts_with_times;
use crate::ui::row::k;
use crate::ui::words::Words;
use crate::ui::{View, format};

/// A list of delegates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeopleChoice {
    /// Who has arrived and is not yet introduced.
    Waiting,
    /// Which guest must leave.
    Departing,
}

impl Choice for PeopleChoice {
    fn title(&self, words: &Words) -> &'static str {
        match self {
            Self::Waiting => words.waiting_title,
            Self::Departing => words.departing_title,
        }
    }

    fn empty(&self, words: &Words) -> &'static str {
        match self {
            Self::Waiting => words.nobody_waits,
            Self::Departing => words.found_nothing,
        }
    }

    fn foot(&self, words: &Words) -> &'static str {
        match self {
            Self::Waiting => words.waiting_foot,
            Self::Departing => words.choose_foot,
        }
    }

    fn lines(&self, day: &Day, words: &Words, _lang: Lang) -> Vec<Line> {
        match self {
            Self::Waiting => {
                let waiting = day.attendees().iter().filter(|attendee| attendee.waits_for_introduction());
                let line = |attendee: &crate::day::Attendee| {
                    let right = if attendee.unannounced { words.unannounced } else { "" };
                    let on = Cursor::Delegate(attendee.delegate.id.clone());
                    Line::new(on, attendee.delegate.address(), right)
                };
                waiting.map(line).collect()
            }
            Self::Departing => {
                let line = |id: DelegateId| {
                    let parts: Vec<String> = day.still_in(&id).map(|own| own.item.title.clone()).collect();
                    let name = day.delegate_name(&id);
                    Line::new(Cursor::Delegate(id), name, parts.join(", "))
                };
                let here = day.attendees().iter().filter(|attendee| attendee.may_come());
                let here = here.map(|attendee| attendee.delegate.id.clone());
                here.filter(|id| day.still_in(id).next().is_some()).map(line).collect()
            }
        }
    }

    fn probe(&self, _on: &Cursor, _day: &Day) -> Option<Command> {
        None
    }

    fn enter(&self, on: &Cursor, _day: &Day) -> Pick {
        match (self, on) {
            (Self::Waiting, Cursor::Delegate(id)) => Pick::Command(
                PeopleCommand::Mark { delegates: vec![id.clone()], presence: Presence::Introduced }.into(),
            ),
            (Self::Departing, Cursor::Delegate(id)) => Pick::Ask(Arc::new(PeopleForm::Leave(id.clone()))),
            (Self::Departing | Self::Waiting, _) => Pick::Nothing,
        }
    }

    /// The list of those who wait says so: somebody more has come.
    fn form_of(&self, key: Key) -> Option<Arc<dyn Form>> {
        match self {
            Self::Waiting if key == Key::ctrl('n') => Some(Arc::new(PeopleForm::Guest)),
            Self::Waiting | Self::Departing => None,
        }
    }

    /// Guests are introduced one after another.
    fn after(&self, _: &Day) -> After {
        match self {
            Self::Waiting => After::GoOn,
            Self::Departing => After::Close,
        }
    }
}

/// What comes after a guest has left: brought forward, or somebody else does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooLate {
    who: DelegateId,
    /// When they leave.
    at: Timestamp,
    /// When the forecast was looked at.
    seen: Timestamp,
}

impl TooLate {
    /// Nothing where all of theirs comes before.
    pub fn of(departure: &Departure, now: Timestamp) -> Option<Self> {
        let late = departure.too_late().next().is_some();
        late.then(|| Self { who: departure.who.clone(), at: departure.at, seen: now })
    }

    fn departure(&self, day: &Day) -> Departure {
        day.departure_at(&self.who, self.at, &day.timing(self.seen))
    }
}

impl Choice for TooLate {
    fn title(&self, words: &Words) -> &'static str {
        words.too_late_title
    }

    fn foot(&self, words: &Words) -> &'static str {
        words.too_late_foot
    }

    fn lines(&self, day: &Day, words: &Words, lang: Lang) -> Vec<Line> {
        let departure = self.departure(day);
        let waits = departure.too_late().any(|part| part.batch.is_none());
        let titles: Vec<String> = day.parts_of(&self.who).iter().map(|id| day.title(id)).collect();
        let titles = titles.join(", ");
        let forward = say!(lang, "Đưa lên trước: {titles}", "Bring forward: {titles}");
        let forward = waits.then(|| Line::new(Cursor::Way(Way::BringForward), forward, ""));
        let call = departure.too_late().filter_map(|part| {
            let first = part.batch.as_ref()?;
            let batch = day.say_batch(first, words.batch, lang);
            let text = say!(lang, "Gọi lên trước: {batch}", "Call first: {batch}");
            Some(Line::new(Cursor::Recipient(first.clone()), text, self.comes(part, day)))
        });
        let others = departure.too_late().map(|part| {
            let item = day.title(&part.item);
            let text = say!(lang, "Người khác làm: {item}", "Somebody else does: {item}");
            Line::new(Cursor::Item(part.item.clone()), text, self.comes(part, day))
        });
        forward.into_iter().chain(call).chain(others).collect()
    }

    fn probe(&self, on: &Cursor, day: &Day) -> Option<Command> {
        match on {
            Cursor::Way(Way::BringForward) => {
                let items = day.parts_of(&self.who);
                Some(ProgrammeCommand::PullForward { delegate: self.who.clone(), items }.into())
            }
            Cursor::Recipient(first) => {
                let recipients = day.batch_of(first)?.uncalled();
                Some(AwardsCommand::Award { recipients, state: Handover::Called }.into())
            }
            _ => None,
        }
    }

    /// What of theirs would still come too late.
    fn effect(&self, view: &View<'_>, command: &Command) -> ratatui::text::Line<'static> {
        let (day, lang, now) = (view.day, view.ui.lang, view.now);
        let Some(then) = day.departure_after(command, &view.ui.operator, now, &self.who, self.at) else {
            return view.effect_on_the_end(command);
        };
        let (late, at) = (parts_with_times(day, then.too_late(), now), format::moment(day, self.at, now));
        let (said, style) = match late.is_empty() {
            true => (say!(lang, "Kịp cả, trước {at}.", "All of it before {at}."), view.theme.done),
            false => {
                (say!(lang, "Sau {at} vẫn còn: {late}", "Still after {at}: {late}"), view.theme.attention)
            }
        };
        ratatui::text::Line::styled(said, style)
    }

    fn enter(&self, on: &Cursor, day: &Day) -> Pick {
        if let Cursor::Item(item) = on {
            let part = self.departure(day).parts.into_iter().find(|part| part.item == *item);
            let instead = part.map(|part| PeopleForm::Instead(self.who.clone(), part));
            return instead.map_or(Pick::Nothing, |form| Pick::Ask(Arc::new(form)));
        }
        self.probe(on, day).map_or(Pick::Nothing, Pick::Command)
    }

    /// The time itself may be another by now.
    fn form_of(&self, key: Key) -> Option<Arc<dyn Form>> {
        (key == k(Code::F(2))).then(|| Arc::new(PeopleForm::Leave(self.who.clone())) as Arc<dyn Form>)
    }
}

impl TooLate {
    fn comes(&self, part: &Part, day: &Day) -> String {
        part.comes.map(|comes| format::moment(day, comes.at, self.seen)).unwrap_or_default()
    }
}

/// Each place that would be mended, taken or left.
#[derive(Clone, Debug)]
pub struct Everywhere {
    lines: Vec<(Elsewhere, bool)>,
    /// Items that follow by themselves.
    follow: Vec<ItemId>,
}

impl Everywhere {
    /// What was asked for, and where else it stands: who is surely the same is taken.
    pub fn new(own: Vec<Mending>, elsewhere: Vec<Elsewhere>, follow: Vec<ItemId>) -> Self {
        let own = own.into_iter().map(|change| (Elsewhere { change, sure: true }, true));
        let others = elsewhere.into_iter().map(|found| (found.clone(), found.sure));
        Self { lines: own.chain(others).collect(), follow }
    }
}

impl Choice for Everywhere {
    fn title(&self, words: &Words) -> &'static str {
        words.mend_everywhere
    }

    fn foot(&self, words: &Words) -> &'static str {
        words.mend_foot
    }

    fn lines(&self, day: &Day, _words: &Words, lang: Lang) -> Vec<Line> {
        let line = |(index, (found, taken)): (usize, &(Elsewhere, bool))| {
            let mark = if *taken { "[x]" } else { "[ ]" };
            let doubt = if found.sure {
                ""
            } else {
                lang.pick("có thể là người khác", "perhaps somebody else")
            };
            let text = format!("{mark} {}", day.say_change(&found.change, lang));
            Line::new(Cursor::Mending(index), text, doubt)
        };
        let mut lines: Vec<Line> = self.lines.iter().enumerate().map(line).collect();
        if !self.follow.is_empty() {
            let titles: Vec<String> = self.follow.iter().map(|id| day.title(id)).collect();
            let titles = titles.join(", ");
            let said = say!(lang, "Tự đổi theo: {titles}", "Follow by themselves: {titles}");
            lines.push(Line::new(Cursor::Mending(self.lines.len()), said, ""));
        }
        lines
    }

    fn probe(&self, _on: &Cursor, _day: &Day) -> Option<Command> {
        let taken = self.lines.iter().filter(|(_, taken)| *taken);
        let changes: Vec<Mending> = taken.map(|(found, _)| found.change.clone()).collect();
        (!changes.is_empty()).then(|| PeopleCommand::Correct { changes, everywhere: false }.into())
    }

    /// How many places are mended; the programme and its end stay.
    fn effect(&self, view: &View<'_>, command: &Command) -> ratatui::text::Line<'static> {
        if view.day.decide(command, &view.ui.operator, view.now).is_err() {
            return view.effect_on_the_end(command);
        }
        let (taken, all) = (self.lines.iter().filter(|(_, taken)| *taken).count(), self.lines.len());
        let said = say!(
            view.ui.lang,
            "sửa {taken}/{all} chỗ; một lần hoàn tác trả lại tất cả",
            "{taken} of {all} places; one undo takes all back",
        );
        ratatui::text::Line::styled(said, view.theme.quiet)
    }

    fn space(&self, on: &Cursor, _: &Day) -> Pick {
        let turned = |(index, (found, taken)): (usize, &(Elsewhere, bool))| {
            (found.clone(), *taken != (*on == Cursor::Mending(index)))
        };
        let lines = self.lines.iter().enumerate().map(turned).collect();
        Pick::Instead(Arc::new(Self { lines, follow: self.follow.clone() }))
    }
}
