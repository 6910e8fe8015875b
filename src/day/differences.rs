//! What a changed agenda would change in the running day, item by item.

use super::{Attendee, Day, ItemState, Presence, people, programme};
use crate::agenda::{Agenda, Delegate, DelegateId, Item, Lasting, time};
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
    /// Delegates come or go, or are described otherwise.
    Delegates {
        /// New ones.
        added: usize,
        /// Gone ones.
        removed: usize,
        /// Described otherwise.
        changed: usize,
        /// Introduced in another order.
        reordered: bool,
    },
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
            Self::Delegates { added, removed, changed, reordered } => {
                let order = match reordered {
                    true => lang.pick("; thứ tự mới", "; in another order"),
                    false => "",
                };
                say!(
                    lang,
                    "~ đại biểu: thêm {added}, bớt {removed}, sửa {changed}{order}",
                    "~ delegates: {added} new, {removed} gone, {changed} changed{order}",
                )
            }
        }
    }
}

impl Day {
    /// What taking the programme from this agenda would change.
    pub fn differences(&self, new: &Agenda) -> Vec<Difference> {
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
                        found.push(self.changed(before, item));
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
        found.extend(self.changed_delegates(&old.delegates, &new.delegates));
        found
    }

    fn changed_delegates(&self, old: &[Delegate], new: &[Delegate]) -> Option<Difference> {
        let of = |list: &[Delegate], id: &DelegateId| list.iter().find(|other| other.id == *id).cloned();
        let there = |id: &DelegateId| self.attendee(id).map(|attendee| &attendee.delegate);
        let added = new.iter().filter(|delegate| there(&delegate.id).is_none()).count();
        let other = |delegate: &&Delegate| there(&delegate.id).is_some_and(|there| there != *delegate);
        let changed = new.iter().filter(other).count();
        // Who is here, or was, stays in the list.
        let goes = |delegate: &&Delegate| {
            let expected = |attendee: &Attendee| {
                attendee.presence == Presence::Expected
                    && !attendee.unannounced
                    && !self.state.is_named(&attendee.delegate.id)
            };
            of(new, &delegate.id).is_none() && self.attendee(&delegate.id).is_some_and(expected)
        };
        let removed = old.iter().filter(goes).count();
        let reordered = !people::same_order(old, new);
        (added + removed + changed > 0 || reordered).then_some(Difference::Delegates {
            added,
            removed,
            changed,
            reordered,
        })
    }

    fn changed(&self, old: &Item, new: &Item) -> Difference {
        if self.entry(&old.id).is_some_and(|entry| entry.state == ItemState::Done) {
            return Difference::TooLate(new.title.clone());
        }
        let mut facts = Vec::new();
        if old.title != new.title {
            facts.push(("trước là", "was", old.title.clone()));
        }
        if old.minutes != new.minutes {
            let now = new.minutes.map_or_else(|| "?".to_owned(), |minutes| Lasting(minutes).to_string());
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
