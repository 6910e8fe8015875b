//! What a changed agenda would change in the running day, item by item.

use super::{Day, ItemState};
use crate::agenda::{Agenda, Delegate, Item, ItemId, Lasting, time};
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
            Self::Reordered => say!(lang, "~ thứ tự các mục", "~ the order of the items"),
            Self::Delegates { added, removed, changed } => say!(
                lang,
                "~ đại biểu: thêm {added}, bớt {removed}, sửa {changed}",
                "~ delegates: {added} new, {removed} gone, {changed} changed",
            ),
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
        for item in &new.items {
            match old.item(&item.id) {
                None => found.push(Difference::Added(item.title.clone())),
                Some(before) if before != item => found.push(self.changed(before, item)),
                Some(_) => {}
            }
        }
        let gone = |item: &&Item| {
            let waits = self
                .entry(&item.id)
                .is_some_and(|entry| matches!(entry.state, ItemState::Pending | ItemState::Parked));
            waits && new.item(&item.id).is_none()
        };
        found.extend(old.items.iter().filter(gone).map(|item| Difference::Removed(item.title.clone())));
        let in_both = |agenda: &Agenda, other: &Agenda| -> Vec<ItemId> {
            let ids = agenda.items.iter().map(|item| item.id.clone());
            ids.filter(|id| other.item(id).is_some()).collect()
        };
        if in_both(old, new) != in_both(new, old) {
            found.push(Difference::Reordered);
        }
        found.extend(delegates(&old.delegates, &new.delegates));
        found
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
        for (changed, vi, en) in [
            (old.words != new.words, "lời dẫn", "the MC's words"),
            (old.checks != new.checks, "việc cần làm", "checks"),
            (old.decisions != new.decisions, "khen thưởng", "awards"),
            (old.contest != new.contest, "hội thi", "contest"),
            (old.note != new.note || old.prep != new.prep, "ghi chú, chuẩn bị", "notes"),
            (old.kind != new.kind || old.part != new.part || old.outdoor != new.outdoor, "loại mục", "kind"),
        ] {
            if changed {
                facts.push((vi, en, String::new()));
            }
        }
        Difference::Changed(new.title.clone(), facts)
    }
}

fn delegates(old: &[Delegate], new: &[Delegate]) -> Option<Difference> {
    let same = |list: &[Delegate], id| list.iter().find(|delegate| delegate.id == id).cloned();
    let added = new.iter().filter(|delegate| same(old, delegate.id.clone()).is_none()).count();
    let removed = old.iter().filter(|delegate| same(new, delegate.id.clone()).is_none()).count();
    let other = |delegate: &&Delegate| same(old, delegate.id.clone()).is_some_and(|old| old != **delegate);
    let changed = new.iter().filter(other).count();
    (added + removed + changed > 0).then_some(Difference::Delegates { added, removed, changed })
}
