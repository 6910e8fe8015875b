//! Sentences about people: what the journal says, and refusals.

use super::{Mending, OfDelegate, OfItem, OfRecipient, PeopleEvent, PeopleRefusal, Presence, Spot};
use crate::agenda::DelegateId;
use crate::day::Day;
use crate::text::{Lang, harmless, say};

impl Day {
    /// What the journal says of an event about people.
    pub(in crate::day) fn say_people_event(&self, event: &PeopleEvent, lang: Lang) -> String {
        match event {
            PeopleEvent::PerformerReplaced { item, performer, .. } => {
                let (item, who) = (self.title(item), self.performer(performer));
                say!(lang, "đổi người: {item} – {who}", "performer changed: {item} – {who}")
            }
            PeopleEvent::Corrected { changes } => {
                let said = changes.iter().map(|change| self.say_change(change, lang)).collect::<Vec<_>>();
                let said = said.join("; ");
                say!(lang, "sửa: {said}", "mended: {said}")
            }
            PeopleEvent::Marked { delegates, presence } => {
                let who = delegates.iter().map(|id| self.delegate_name(id)).collect::<Vec<_>>().join(", ");
                let marked = presence.say(lang);
                say!(lang, "{marked}: {who}", "{marked}: {who}")
            }
            PeopleEvent::WillLeave { delegate, at } => {
                let who = self.delegate_name(delegate);
                match at.map(crate::agenda::time::print_time) {
                    Some(at) => say!(lang, "phải về lúc {at}: {who}", "must leave at {at}: {who}"),
                    None => say!(lang, "ở lại đến hết: {who}", "stays to the end: {who}"),
                }
            }
            PeopleEvent::DelegateAdded { delegate, .. } => {
                let who = delegate.address();
                say!(lang, "thêm đại biểu: {who}", "delegate added: {who}")
            }
            PeopleEvent::DelegateMoved { delegate, before } => {
                let who = self.delegate_name(delegate);
                match before {
                    Some(before) => {
                        let before = self.delegate_name(before);
                        say!(
                            lang,
                            "giới thiệu {who} trước {before}",
                            "{who} to be introduced before {before}"
                        )
                    }
                    None => say!(lang, "giới thiệu {who} sau cùng", "{who} to be introduced last"),
                }
            }
            PeopleEvent::Substituted { delegate, by, .. } => {
                let (who, by) = (self.delegate_name(delegate), by.address());
                say!(lang, "{by} đi thay {who}", "{by} has come instead of {who}")
            }
        }
    }

    /// One text that is mended: where it stands, from what to what.
    pub fn say_change(&self, change: &Mending, lang: Lang) -> String {
        let (was, now) = match change.at {
            // Of the MC's words only what changes.
            Spot::Item(_, OfItem::Words) => changed_lines(change.was(), &change.now),
            Spot::Delegate(..) | Spot::Recipient(..) | Spot::Item(..) | Spot::Staff(_) => {
                (change.was().to_owned(), change.now.clone())
            }
        };
        let or_nothing = |text: String| match text.is_empty() {
            true => lang.pick("(chưa ghi)", "(nothing)").to_owned(),
            false => text,
        };
        format!("{}: {} → {}", self.say_spot(&change.at, lang), or_nothing(was), or_nothing(now))
    }

    fn say_spot(&self, spot: &Spot, lang: Lang) -> String {
        match spot {
            Spot::Delegate(_, part) => {
                let part = part.say(lang);
                say!(lang, "Danh sách đại biểu, {part}", "Delegates, {part}")
            }
            Spot::Recipient(id, part) => {
                let honoree = self.honoree(id);
                let list = honoree.map(|own| self.decision_title(&own.decision)).unwrap_or_default();
                let (number, part) = (honoree.map_or(0, |own| own.number), part.say(lang));
                say!(lang, "{list}, số {number}, {part}", "{list}, number {number}, {part}")
            }
            Spot::Item(_, OfItem::Title) => lang.pick("Chương trình, tên mục", "Programme, title").to_owned(),
            Spot::Item(id, part @ (OfItem::Performer | OfItem::Words)) => {
                let (title, part) = (self.title(id), part.say(lang));
                say!(lang, "Mục “{title}”, {part}", "Item “{title}”, {part}")
            }
            Spot::Staff(id) => {
                let list = self.decision_title(id);
                say!(lang, "{list}, người công bố, người trao", "{list}, who reads and hands over")
            }
        }
    }

    /// A refusal about people as one sentence that says what to do.
    pub(in crate::day) fn say_people_refusal(&self, refusal: &PeopleRefusal, lang: Lang) -> String {
        match refusal {
            PeopleRefusal::UnknownDelegate { id, meant } => {
                let id = harmless(&id.0);
                let hint = self.perhaps(meant.as_ref().map(|id| id.0.as_str()), lang);
                say!(lang, "Không có đại biểu “{id}”.{hint}", "There is no delegate “{id}”.{hint}")
            }
            PeopleRefusal::DelegateThere(id) => {
                let name = self.delegate_name(id);
                say!(
                    lang,
                    "Danh sách đã có {name}: chỉ cần đánh dấu. Nếu là người trùng tên, ghi chức vụ khác.",
                    "{name} is in the list already: just mark them. For a namesake, give another post.",
                )
            }
            PeopleRefusal::AlreadyMarked(id) => {
                let name = self.delegate_name(id);
                say!(lang, "{name} đã được đánh dấu như thế.", "{name} is so marked already.")
            }
            PeopleRefusal::AlreadyIntroduced(id) => {
                let name = self.delegate_name(id);
                say!(
                    lang,
                    "{name} đã được giới thiệu rồi. Nếu giới thiệu nhầm, hoàn tác việc đó.",
                    "{name} has been introduced already. If that was a mistake, undo it.",
                )
            }
            PeopleRefusal::NotHere(id) => {
                let name = self.delegate_name(id);
                say!(
                    lang,
                    "{name} không có mặt nữa nên không cần ghi giờ về.",
                    "{name} is not here any more, so there is no time to write down.",
                )
            }
            PeopleRefusal::NotATime(text) => say!(
                lang,
                "Không hiểu “{text}”. Viết giờ như 9h30; để trống là về ngay.",
                "“{text}” cannot be read. Write a time as 9h30; blank is now.",
            ),
            PeopleRefusal::SubstituteIsAdded => say!(
                lang,
                "Ghi tên người đi thay, thay vì đánh dấu.",
                "Add the substitute by name instead of marking.",
            ),
            PeopleRefusal::WrittenOtherwise { was, is } => {
                let (was, is) = (harmless(was), harmless(is));
                say!(
                    lang,
                    "Chỗ ghi “{was}” nay đã là “{is}”: có người vừa sửa. Mở lại để xem rồi sửa.",
                    "What read “{was}” is now “{is}”: somebody has just mended it. Open it again and look.",
                )
            }
            PeopleRefusal::NobodyNamed => {
                say!(lang, "Cần ít nhất họ tên hoặc chức vụ.", "A name or a post is needed at least.")
            }
        }
    }

    /// A delegate's name, or post where there is no name.
    pub fn delegate_name(&self, id: &DelegateId) -> String {
        let Some(attendee) = self.attendee(id) else { return harmless(&id.0) };
        let delegate = &attendee.delegate;
        delegate.name.clone().or_else(|| delegate.position.clone()).unwrap_or_else(|| id.to_string())
    }
}

impl Presence {
    /// As the journal and the screens say it.
    pub fn say(&self, lang: Lang) -> &'static str {
        match self {
            Self::Expected => lang.pick("chưa đến", "expected"),
            Self::Arrived => lang.pick("đã đến", "arrived"),
            Self::Introduced => lang.pick("đã giới thiệu", "introduced"),
            Self::Left => lang.pick("đã về", "left"),
            Self::Absent => lang.pick("vắng", "absent"),
            Self::ReplacedBy(_) => lang.pick("có người đi thay", "replaced"),
        }
    }
}

impl OfDelegate {
    /// As a list has it over its column.
    pub fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Name => lang.pick("họ tên", "name"),
            Self::Rank => lang.pick("cấp bậc", "rank"),
            Self::Post => lang.pick("chức vụ", "post"),
            Self::Body => lang.pick("đơn vị", "body"),
            Self::Honorific => lang.pick("xưng hô", "form of address"),
            Self::Spoken => lang.pick("cách đọc", "spoken"),
            Self::SentBy => lang.pick("đi thay", "instead of"),
        }
    }
}

impl OfRecipient {
    /// As a list has it over its column.
    pub fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Name => lang.pick("họ tên", "name"),
            Self::Post => lang.pick("chức vụ, đơn vị", "post and body"),
            Self::Spoken => lang.pick("cách đọc", "spoken"),
            Self::Representative => lang.pick("đại diện nhận", "representative"),
            Self::StandIn => lang.pick("nhận thay", "proxy"),
        }
    }
}

impl OfItem {
    /// As the programme has it over its column.
    pub fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Title => lang.pick("tên mục", "title"),
            Self::Performer => lang.pick("người thực hiện", "performer"),
            Self::Words => lang.pick("lời dẫn", "words"),
        }
    }
}

/// The lines that differ between two scripts.
fn changed_lines(was: &str, now: &str) -> (String, String) {
    let differing = was.lines().zip(now.lines()).filter(|(was, now)| was != now);
    let (was_lines, now_lines): (Vec<&str>, Vec<&str>) = differing.unzip();
    match was.lines().count() == now.lines().count() {
        true => (was_lines.join(" "), now_lines.join(" ")),
        false => (was.replace('\n', " "), now.replace('\n', " ")),
    }
}
