//! Sentences about people: what the journal says, and refusals.

use super::{PeopleEvent, PeopleRefusal, Presence};
use crate::agenda::DelegateId;
use crate::day::Day;
use crate::text::{Lang, harmless, say};

impl Day {
    /// What the journal says of an event about people.
    pub(in crate::day) fn say_people_event(&self, event: &PeopleEvent, lang: Lang) -> String {
        match event {
            PeopleEvent::PerformerReplaced { item, performer } => {
                let (item, who) = (self.title(item), self.performer(performer));
                say!(lang, "đổi người: {item} – {who}", "performer changed: {item} – {who}")
            }
            PeopleEvent::Marked { delegates, presence } => {
                let who = delegates.iter().map(|id| self.delegate_name(id)).collect::<Vec<_>>().join(", ");
                let marked = presence.say(lang);
                say!(lang, "{marked}: {who}", "{marked}: {who}")
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
            PeopleRefusal::SubstituteIsAdded => say!(
                lang,
                "Ghi tên người đi thay, thay vì đánh dấu.",
                "Add the substitute by name instead of marking.",
            ),
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
