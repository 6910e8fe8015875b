//! What a changed agenda would change in the running day, item by item.

use std::collections::HashMap;

use super::state::State;
use super::{Attendee, Day, Handover, Honoree, ItemState, people, programme};
use crate::agenda::{Agenda, DecisionId, DelegateId, Item, Lasting, RecipientId, time};
use crate::text::{Lang, say};

/// One difference between a changed agenda and the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A fact of the whole day.
    Day(&'static str, &'static str, String),
    /// A new item.
    Added(String),
    /// An item that waits and is no longer in the agenda: it would be skipped.
    Removed(String),
    /// An item with other facts: its title, and which facts in Vietnamese and English.
    Changed(String, Vec<(&'static str, &'static str, String)>),
    /// An item that is over: it stays as it was held.
    TooLate(String),
    /// An item that runs and is no longer in the agenda: it runs on.
    RunsOn(String),
    /// Items stand in another order.
    Reordered,
    /// Delegates are introduced in another order.
    DelegatesReordered,
    /// Of whom or what; and what becomes of them.
    Line(String, Change),
    /// So many lines more.
    More(usize),
}

/// What becomes of one delegate or recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// New.
    Come(String),
    /// Gone.
    Gone(String),
    /// Another name, and how far they have come where that is something.
    Named(String, String, Option<Handover>),
    /// Described otherwise, and how.
    Told(String, Vec<(&'static str, &'static str, String)>),
}

impl Difference {
    /// The difference as a line.
    pub fn say(&self, lang: Lang) -> String {
        let facts = |facts: &[(&'static str, &'static str, String)]| {
            let said =
                facts.iter().map(|(vi, en, now)| format!("{} {now}", lang.pick(vi, en)).trim().to_owned());
            said.collect::<Vec<_>>().join("; ")
        };
        match self {
            Self::Day(vi, en, now) => format!("{}: {now}", lang.pick(vi, en)),
            Self::Added(title) => say!(lang, "+ thêm: {title}", "+ new: {title}"),
            Self::Removed(title) => say!(lang, "− bỏ: {title}", "- left out: {title}"),
            Self::Changed(title, changed) => {
                let changed = facts(changed);
                say!(lang, "~ {title}: {changed}", "~ {title}: {changed}")
            }
            Self::TooLate(title) => {
                say!(lang, "· {title}: đã xong, giữ như đã diễn ra", ". {title}: over, stays as it was held",)
            }
            Self::RunsOn(title) => {
                say!(lang, "· {title}: đang diễn ra, giữ đến hết", ". {title}: runs, and runs on to its end")
            }
            Self::Reordered => say!(lang, "~ thứ tự các mục", "~ the order of the items"),
            Self::DelegatesReordered => {
                say!(lang, "~ đại biểu: thứ tự giới thiệu mới", "~ delegates: another order of introduction")
            }
            Self::Line(of, Change::Come(who)) => format!("+ {}: {who}", said_of(of, lang)),
            Self::Line(of, Change::Gone(who)) => {
                let of = said_of(of, lang);
                say!(lang, "− {of}: {who}", "- {of}: {who}")
            }
            Self::Line(of, Change::Named(was, now, state)) => {
                let state = state.as_ref().map(|state| format!(" ({})", state.say(lang))).unwrap_or_default();
                format!("~ {}: {was} → {now}{state}", said_of(of, lang))
            }
            Self::Line(of, Change::Told(who, changed)) => {
                format!("~ {}: {who}: {}", said_of(of, lang), facts(changed))
            }
            Self::More(count) => say!(lang, "… và {count} thay đổi nữa", "… and {count} more"),
        }
    }
}

/// Whose line it is: a decision's, or the delegates'.
fn said_of(of: &str, lang: Lang) -> &str {
    if of.is_empty() { lang.pick("đại biểu", "delegate") } else { of }
}

/// As many lines as somebody reads before taking the file; the rest is counted.
fn shown(mut lines: Vec<Difference>) -> Vec<Difference> {
    let more = lines.len().saturating_sub(SHOWN);
    lines.truncate(SHOWN);
    lines.extend((more > 0).then_some(Difference::More(more)));
    lines
}

/// Lines of one kind in a preview.
const SHOWN: usize = 60;

impl Day {
    /// What taking the programme from this agenda would change; people and lengths of time stand in it
    /// as that language calls them.
    pub fn differences(&self, new: &Agenda, lang: Lang) -> Vec<Difference> {
        let renamed = self.state.renamed(new);
        let new = &renamed.onto(new);
        let old = self.agenda();
        let mut found = Vec::new();
        let unknown = || "?".to_owned();
        if old.title != new.title {
            found.push(Difference::Day("tên ngày", "title", new.title.clone()));
        }
        if old.start != new.start {
            let now = new.start.map_or_else(unknown, time::print_time);
            found.push(Difference::Day("giờ bắt đầu", "start", now));
        }
        if old.must_end != new.must_end {
            let now = new.must_end.map_or_else(unknown, time::print_time);
            found.push(Difference::Day("hạn kết thúc", "must end", now));
        }
        if old.place != new.place {
            found.push(Difference::Day("địa điểm", "place", new.place.clone().unwrap_or_else(unknown)));
        }
        if old.host != new.host {
            found.push(Difference::Day("đơn vị", "host", new.host.clone().unwrap_or_else(unknown)));
        }
        if old.utc_offset != new.utc_offset {
            found.push(Difference::Day("múi giờ", "UTC offset", new.utc_offset.to_string()));
        }
        if let Some(date) = new.date.filter(|date| old.date != Some(*date)) {
            let date = time::print_date(date);
            found.push(Difference::Day(
                "ngày trong tệp (ngày đang chạy không đổi)",
                "date in the file (the running day keeps its own)",
                date,
            ));
        }
        if old.figures != new.figures {
            let figures: Vec<&str> = new.figures.iter().map(|figure| figure.value.as_str()).collect();
            found.push(Difference::Day("số liệu", "figures", figures.join(", ")));
        }
        if old.letterhead != new.letterhead {
            let issuer = new.letterhead.issuer.clone().unwrap_or_else(unknown);
            found.push(Difference::Day("phần đầu văn bản", "letterhead", issuer));
        }
        if old.spoken != new.spoken || old.reading_speed != new.reading_speed {
            found.push(Difference::Day(
                "cách đọc, tốc độ",
                "spoken forms, speed",
                new.reading_speed.to_string(),
            ));
        }
        for item in &new.items {
            // What the file did not have is held against what the day has.
            let before = old.item(&item.id);
            match self.entry(&item.id) {
                None => found.push(Difference::Added(item.title.clone())),
                Some(entry) if before.is_none() && entry.state == ItemState::Skipped => {
                    found.push(Difference::Added(item.title.clone()));
                }
                Some(entry) => {
                    let before = before.unwrap_or(&entry.item);
                    if before != item {
                        let renamed = renamed.items.iter().any(|(known, _)| *known == item.id);
                        found.push(self.changed(before, item, renamed, lang));
                    }
                }
            }
        }
        for item in old.items.iter().filter(|item| new.item(&item.id).is_none()) {
            let title = item.title.clone();
            found.extend(self.entry(&item.id).and_then(|entry| match entry.state {
                ItemState::Pending | ItemState::Parked => Some(Difference::Removed(title)),
                ItemState::Live => Some(Difference::RunsOn(title)),
                ItemState::Done => Some(Difference::TooLate(title)),
                ItemState::Skipped => None,
            }));
        }
        if !programme::same_order(old, new) {
            found.push(Difference::Reordered);
        }
        let after = self.state.after(new);
        found.extend(shown(self.changed_delegates(&after)));
        if !people::same_order(&old.delegates, &new.delegates) {
            found.push(Difference::DelegatesReordered);
        }
        found.extend(shown(self.changed_recipients(&after, lang)));
        found
    }

    /// Who comes, goes or is described otherwise, as the day would have it.
    fn changed_delegates(&self, after: &State) -> Vec<Difference> {
        let line = |change| Difference::Line(String::new(), change);
        let find = |list: &[Attendee], id: &DelegateId| {
            list.iter().find(|own| own.delegate.id == *id).map(|own| own.delegate.clone())
        };
        let (old, new) = (self.attendees(), after.people.all());
        let mut found = Vec::new();
        for own in new.iter().map(|own| &own.delegate) {
            let Some(was) = find(old, &own.id) else {
                found.push(line(Change::Come(own.address())));
                continue;
            };
            if was.name.is_some() && own.name.is_some() && was.name != own.name {
                found.push(line(Change::Named(was.address(), own.address(), None)));
            } else if was != *own {
                let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
                let facts = [
                    ("họ tên", "name", &was.name, &own.name),
                    ("xưng hô", "form of address", &was.honorific, &own.honorific),
                    ("cấp bậc", "rank", &was.rank_title, &own.rank_title),
                    ("chức vụ", "post", &was.position, &own.position),
                    ("đơn vị", "body", &was.organization, &own.organization),
                    ("đi thay", "substitute for", &was.substitute_for, &own.substitute_for),
                ];
                let facts = facts.into_iter().filter(|(.., was, now)| was != now);
                let mut facts: Vec<_> = facts.map(|(vi, en, _, now)| (vi, en, text(now))).collect();
                if facts.is_empty() {
                    facts.push(("khối, cấp, ghi chú", "bloc, level, notes", String::new()));
                }
                found.push(line(Change::Told(was.address(), facts)));
            }
        }
        let gone = old.iter().map(|own| &own.delegate).filter(|own| find(new, &own.id).is_none());
        found.extend(gone.map(|own| line(Change::Gone(own.address()))));
        found
    }

    /// Who comes on a list, goes from it, or stands there under another name, as the day would have it.
    fn changed_recipients(&self, after: &State, lang: Lang) -> Vec<Difference> {
        let titles: HashMap<&DecisionId, String> = self
            .state
            .decisions()
            .chain(after.decisions())
            .map(|decision| (&decision.id, decision.called()))
            .collect();
        let line = |own: &Honoree, change| {
            Difference::Line(titles.get(&own.decision).cloned().unwrap_or_default(), change)
        };
        fn by_id(list: &[Honoree]) -> HashMap<&RecipientId, &Honoree> {
            list.iter().map(|own| (own.id(), own)).collect()
        }
        let (old, new) = (by_id(self.honorees()), by_id(after.awards.all()));
        let mut found = Vec::new();
        for own in after.awards.all() {
            let Some(was) = old.get(own.id()) else {
                found.push(line(own, Change::Come(own.name(lang))));
                continue;
            };
            if was.recipient.name != own.recipient.name {
                let state = Some(own.state.clone()).filter(|state| *state != Handover::Pending);
                found.push(line(own, Change::Named(was.name(lang), own.name(lang), state)));
            } else if was.recipient != own.recipient {
                let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
                let (was, now) = (&was.recipient, &own.recipient);
                let facts = [
                    ("chức vụ, đơn vị", "post", &was.position, &now.position),
                    ("thành tích", "achievement", &was.citation, &now.citation),
                    ("người nhận", "received by", &was.representative, &now.representative),
                    ("mức tiền", "amount", &was.amount, &now.amount),
                ];
                let facts = facts.into_iter().filter(|(.., was, now)| was != now);
                let mut facts: Vec<_> = facts.map(|(vi, en, _, now)| (vi, en, text(now))).collect();
                if was.slot != now.slot {
                    let slot = now.slot.map_or_else(|| "–".to_owned(), |slot| slot.to_string());
                    facts.push(("khay", "tray", slot));
                }
                if facts.is_empty() {
                    facts.push(("cách đọc, ghi chú", "spoken form, notes", String::new()));
                }
                found.push(line(own, Change::Told(own.name(lang), facts)));
            }
        }
        let gone = self.honorees().iter().filter(|own| !new.contains_key(own.id()));
        found.extend(gone.map(|own| line(own, Change::Gone(own.name(lang)))));
        found
    }

    fn changed(&self, old: &Item, new: &Item, renamed: bool, lang: Lang) -> Difference {
        if self.entry(&old.id).is_some_and(|entry| entry.state == ItemState::Done) {
            // What is over is not held again because it is called otherwise.
            let title = match renamed && old.title != new.title {
                true => format!("{} → {}", old.title, new.title),
                false => new.title.clone(),
            };
            return Difference::TooLate(title);
        }
        let mut facts = Vec::new();
        if old.title != new.title {
            facts.push(("trước là", "was", old.title.clone()));
        }
        if old.minutes != new.minutes {
            let now = new.minutes.map_or_else(|| "?".to_owned(), |minutes| Lasting(minutes).say(lang));
            facts.push(("thời lượng", "length", now));
        }
        if old.start != new.start {
            facts.push((
                "giờ cố định",
                "fixed start",
                new.start.map_or_else(|| "–".to_owned(), time::print_time),
            ));
        }
        if old.performer != new.performer {
            let who = new.performer.as_ref().map(|who| self.performer(who)).unwrap_or_default();
            facts.push(("người thực hiện", "performer", who));
        }
        // Where no kind is written, another title may make it another kind: the title is told.
        let kind = old.kind != new.kind && old.title == new.title;
        for (changed, vi, en) in [
            (old.words != new.words, "lời dẫn", "the MC's words"),
            (old.checks != new.checks, "việc cần làm", "checks"),
            (old.decisions != new.decisions, "khen thưởng", "awards"),
            (old.contest != new.contest || old.prizes_of != new.prizes_of, "hội thi", "contest"),
            (old.note != new.note || old.prep != new.prep, "ghi chú, chuẩn bị", "notes"),
            (kind || old.part != new.part || old.outdoor != new.outdoor, "loại mục", "kind"),
        ] {
            if changed {
                facts.push((vi, en, String::new()));
            }
        }
        Difference::Changed(new.title.clone(), facts)
    }
}
