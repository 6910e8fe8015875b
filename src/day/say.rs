//! Sentences about the day: refusals, and what the journal says in words.

mod refusals;

use chrono::TimeDelta;

use super::{
    AwardsEvent, Day, Event, Handover, Honoree, Mode, PeopleEvent, Presence, ProgrammeEvent, Recorded, Seq,
};
use crate::agenda::{CheckId, Decision, DecisionId, DelegateId, ItemId, Lasting, RecipientId};
use crate::clock::Timestamp;
use crate::text::{Lang, harmless, say};

impl Day {
    /// Open required checks, named to the one who pressed "next".
    pub fn say_caution(&self, checks: &[CheckId], lang: Lang) -> String {
        let n = checks.len();
        let names = checks.iter().map(|id| self.check_title(id)).collect::<Vec<_>>().join("; ");
        say!(
            lang,
            "Còn {n} việc bắt buộc chưa xong: {names}. Vẫn đi tiếp thì bấm lại sau 2 giây.",
            "{n} required checks are open: {names}. To go on all the same, press again in 2 seconds.",
        )
    }

    /// What a record says, without its time and author.
    pub fn say_event(&self, record: &Recorded, lang: Lang) -> String {
        match &record.event {
            Event::Opened { mode: Mode::Live, .. } => say!(lang, "mở ngày", "the day was opened"),
            Event::Opened { mode: Mode::Rehearsal, .. } => {
                say!(lang, "mở buổi tổng duyệt", "the rehearsal was opened")
            }
            Event::Programme(ProgrammeEvent::Started { item, gone_over, in_turn, .. }) => {
                let title = self.title(item);
                let started = if *in_turn {
                    say!(lang, "sang mục: {title}", "went on to: {title}")
                } else {
                    say!(lang, "bắt đầu: {title}", "started: {title}")
                };
                started + &self.say_gone_over(gone_over, lang)
            }
            Event::Programme(ProgrammeEvent::Cautioned { checks, .. }) => {
                let names = checks.iter().map(|id| self.check_title(id)).collect::<Vec<_>>().join("; ");
                say!(lang, "được nhắc việc bắt buộc: {names}", "was reminded of required checks: {names}")
            }
            Event::Programme(ProgrammeEvent::WentBack { from, to: Some(to) }) => {
                let (from, to) = (self.title(from), self.title(to));
                say!(lang, "quay lại: {to} (bấm nhầm {from})", "went back to: {to} ({from} was a mistake)")
            }
            Event::Programme(ProgrammeEvent::WentBack { from, to: None }) => {
                let from = self.title(from);
                say!(lang, "đưa về chờ: {from} (bấm nhầm)", "put back to wait: {from} (a mistake)")
            }
            Event::Programme(ProgrammeEvent::Paused { item }) => {
                let item = self.title(item);
                say!(lang, "tạm dừng: {item}", "paused: {item}")
            }
            Event::Programme(ProgrammeEvent::Resumed { item }) => {
                let item = self.title(item);
                say!(lang, "chạy tiếp: {item}", "resumed: {item}")
            }
            Event::Programme(ProgrammeEvent::Skipped { item, reason }) => {
                let (item, why) = (self.title(item), because(reason.as_deref()));
                say!(lang, "bỏ: {item}{why}", "skipped: {item}{why}")
            }
            Event::Programme(ProgrammeEvent::Unskipped { item }) => {
                let item = self.title(item);
                say!(lang, "lấy lại mục đã bỏ: {item}", "put back: {item}")
            }
            Event::Programme(ProgrammeEvent::Parked { item, reason }) => {
                let (item, why) = (self.title(item), because(reason.as_deref()));
                say!(lang, "treo: {item}{why}", "set aside: {item}{why}")
            }
            Event::Programme(ProgrammeEvent::Unparked { item }) => {
                let item = self.title(item);
                say!(lang, "lấy lại mục treo: {item}", "taken up again: {item}")
            }
            Event::Programme(ProgrammeEvent::Ticked { check }) => {
                let check = self.check_title(check);
                say!(lang, "xong việc: {check}", "done: {check}")
            }
            Event::Programme(ProgrammeEvent::Unticked { check }) => {
                let check = self.check_title(check);
                say!(lang, "bỏ đánh dấu: {check}", "not done after all: {check}")
            }
            Event::Programme(ProgrammeEvent::Noted { item, text }) => {
                let about = item.as_ref().map(|id| format!(" ({})", self.title(id))).unwrap_or_default();
                say!(lang, "ghi chú{about}: {text}", "note{about}: {text}")
            }
            Event::Programme(ProgrammeEvent::StartCorrected { item, start }) => {
                let (item, start) = (self.title(item), self.clock_time(*start));
                say!(lang, "sửa giờ bắt đầu: {item} từ {start}", "start corrected: {item} from {start}")
            }
            Event::Programme(ProgrammeEvent::Adjusted { item, by_s }) => {
                let (item, by) = (self.title(item), Lasting(TimeDelta::seconds(by_s.saturating_abs())));
                if *by_s < 0 {
                    say!(lang, "bớt {by}: {item}", "took {by}: {item}")
                } else {
                    say!(lang, "thêm {by}: {item}", "gave {by}: {item}")
                }
            }
            Event::Programme(ProgrammeEvent::Inserted { what, .. }) => {
                let title = &what.title;
                say!(lang, "chen mục: {title}", "put in: {title}")
            }
            Event::Programme(ProgrammeEvent::Moved { items, before }) => {
                let (what, place) = (self.titles(items), self.say_place(before.as_ref(), lang));
                say!(lang, "dời: {what} {place}", "moved: {what} {place}")
            }
            Event::Programme(ProgrammeEvent::PulledForward { delegate, items, .. }) => {
                let (who, what) = (self.delegate_name(delegate), self.titles(items));
                say!(
                    lang,
                    "{who} phải về sớm, đưa lên trước: {what}",
                    "{who} must leave, brought forward: {what}"
                )
            }
            Event::Programme(ProgrammeEvent::SetAside { items, reason }) => {
                let (what, why) = (self.titles(items), because(reason.as_deref()));
                say!(lang, "treo: {what}{why}", "set aside: {what}{why}")
            }
            Event::Programme(ProgrammeEvent::TakenUp { items }) => {
                let what = self.titles(items);
                say!(lang, "lấy lại: {what}", "taken up again: {what}")
            }
            Event::People(PeopleEvent::PerformerReplaced { item, performer }) => {
                let (item, who) = (self.title(item), self.performer(performer));
                say!(lang, "đổi người: {item} – {who}", "performer changed: {item} – {who}")
            }
            Event::Programme(ProgrammeEvent::Shortened { cuts, drops }) => {
                let mut parts: Vec<String> =
                    cuts.iter().map(|cut| format!("{} −{}", self.title(&cut.item), cut.by)).collect();
                if !drops.is_empty() {
                    let dropped = self.titles(drops);
                    parts.push(say!(lang, "bỏ {dropped}", "left out {dropped}"));
                }
                let what = parts.join("; ");
                say!(lang, "rút để kịp giờ: {what}", "shortened to end on time: {what}")
            }
            Event::People(PeopleEvent::Marked { delegates, presence }) => {
                let who = delegates.iter().map(|id| self.delegate_name(id)).collect::<Vec<_>>().join(", ");
                let marked = presence.say(lang);
                say!(lang, "{marked}: {who}", "{marked}: {who}")
            }
            Event::People(PeopleEvent::DelegateAdded { delegate, .. }) => {
                let who = delegate.address();
                say!(lang, "thêm đại biểu: {who}", "delegate added: {who}")
            }
            Event::People(PeopleEvent::DelegateMoved { delegate, before }) => {
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
            Event::People(PeopleEvent::Substituted { delegate, by, .. }) => {
                let (who, by) = (self.delegate_name(delegate), by.address());
                say!(lang, "{by} đi thay {who}", "{by} has come instead of {who}")
            }
            Event::Programme(ProgrammeEvent::MessageSent { text }) => {
                say!(lang, "nhắn MC: {text}", "to the MC: {text}")
            }
            Event::Programme(ProgrammeEvent::MessageSeen { message }) => {
                let text = self.messages().iter().find(|sent| sent.seq == *message);
                let text = text.map(|sent| sent.text.as_str()).unwrap_or_default();
                say!(lang, "MC đã đọc: {text}", "the MC has read: {text}")
            }
            Event::Revised { .. } => {
                say!(lang, "lấy chương trình từ tệp đã sửa", "took the programme from the changed file")
            }
            Event::ProgrammeKept { .. } => say!(
                lang,
                "tệp chương trình đã sửa, giữ chương trình đang chạy",
                "the agenda file has changed; the programme was kept",
            ),
            Event::Awards(AwardsEvent::Announced { decision }) => {
                let decision = self.decision_title(decision);
                say!(lang, "công bố: {decision}", "read: {decision}")
            }
            Event::Awards(AwardsEvent::Awarded { recipients, state }) => {
                let who = recipients.iter().map(|id| self.honoree_name(id)).collect::<Vec<_>>().join(", ");
                let how = state.say(lang);
                say!(lang, "{how}: {who}", "{how}: {who}")
            }
            Event::Awards(AwardsEvent::Prepared { recipients, kit, done }) => {
                let who = match recipients.as_slice() {
                    [one] => self.honoree_name(one),
                    many => {
                        let n = many.len();
                        say!(lang, "{n} người nhận", "{n} recipients")
                    }
                };
                let (kit, not) =
                    (lang.pick(kit.vi(), kit.en()), if *done { "" } else { lang.pick("chưa ", "not ") });
                say!(lang, "{not}{kit}: {who}", "{not}{kit}: {who}")
            }
            Event::Awards(AwardsEvent::Renamed { name, was, .. }) if was.is_empty() => {
                say!(lang, "ghi tên người nhận: {name}", "recipient's name: {name}")
            }
            Event::Awards(AwardsEvent::Renamed { name, was, .. }) => {
                say!(lang, "sửa tên người nhận: {was} → {name}", "recipient's name mended: {was} → {name}")
            }
            Event::Awards(AwardsEvent::Imported { decision, kind, recipients, replace }) => {
                let (decision, n) = (self.decision_title(decision), recipients.len());
                let kind = lang.pick(kind.vi(), kind.en());
                if *replace {
                    say!(
                        lang,
                        "thay danh sách {kind} bằng {n} người nhận: {decision}",
                        "roll ({kind}) replaced by a list of {n}: {decision}"
                    )
                } else {
                    say!(
                        lang,
                        "ghi danh sách {n} {kind}: {decision}",
                        "list of {n} ({kind}) taken in: {decision}"
                    )
                }
            }
            Event::Awards(AwardsEvent::RecipientAdded { decision, recipient, .. }) => {
                let (decision, name) = (self.decision_title(decision), &recipient.name);
                say!(lang, "thêm người nhận: {name} ({decision})", "recipient added: {name} ({decision})")
            }
            Event::Ground(what) => self.say_contest_event(what, lang),
            Event::Awards(AwardsEvent::BatchSplit { before }) => {
                let name = self.honoree_name(before);
                say!(lang, "tách đợt: từ {name} lên riêng", "batch divided before {name}")
            }
            Event::Awards(AwardsEvent::BatchJoined { batch }) => {
                let name = self.honoree_name(batch);
                say!(lang, "gộp đợt của {name} với đợt trước", "batch of {name} joined with the one before")
            }
            Event::Awards(AwardsEvent::BatchStaffed { batch, presenters, bearers }) => {
                let name = self.honoree_name(batch);
                let who: Vec<String> =
                    presenters.iter().map(|who| self.performer(who)).chain(bearers.iter().cloned()).collect();
                let who = who.join("; ");
                if who.is_empty() {
                    say!(
                        lang,
                        "đợt của {name}: người trao như của quyết định",
                        "batch of {name}: presenters as for the decision"
                    )
                } else {
                    say!(
                        lang,
                        "người trao đợt của {name}: {who}",
                        "presenters for the batch of {name}: {who}"
                    )
                }
            }
            Event::Awards(AwardsEvent::BatchClosed { batch, .. }) => {
                let name = self.honoree_name(batch);
                say!(lang, "xong đợt của {name}, đã chụp ảnh", "batch of {name} done, photo taken")
            }
            Event::Programme(ProgrammeEvent::Ended { gone_over, .. }) => {
                say!(lang, "kết thúc ngày", "the day was ended") + &self.say_gone_over(gone_over, lang)
            }
            Event::ClockAdopted { by_ms, .. } => {
                let by = TimeDelta::try_milliseconds(*by_ms).unwrap_or_default();
                let (from, to) = (self.clock_time(record.at), self.clock_time(record.at + by));
                say!(
                    lang,
                    "lấy giờ của máy: {from} → {to}; việc trước đó tính theo giờ mới",
                    "the machine's time was adopted: {from} → {to}; what came before is reckoned by it"
                )
            }
            Event::Reverted { seq } => {
                let what = self.say_seq(*seq, lang);
                if self.is_undo(*seq) {
                    say!(lang, "làm lại {what}", "redid {what}")
                } else {
                    say!(lang, "hoàn tác {what}", "undid {what}")
                }
            }
        }
    }

    /// What the record of this number says, named by its number.
    fn say_seq(&self, seq: Seq, lang: Lang) -> String {
        match self.recorded(seq) {
            // A redo names what comes back, not the undo between.
            Some(Recorded { event: Event::Reverted { seq: of }, .. }) if *of < seq => self.say_seq(*of, lang),
            Some(record) => format!("{seq} · {}", self.say_event(record, lang)),
            None => seq.to_string(),
        }
    }

    fn say_gone_over(&self, checks: &[CheckId], lang: Lang) -> String {
        if checks.is_empty() {
            return String::new();
        }
        let names = checks.iter().map(|id| self.check_title(id)).collect::<Vec<_>>().join("; ");
        say!(lang, " (dù còn: {names})", " (though open: {names})")
    }

    fn running_now(&self, current: Option<&ItemId>, lang: Lang) -> String {
        match current {
            Some(current) => {
                let title = self.title(current);
                say!(lang, "Lúc này đang là “{title}”", "“{title}” is running now")
            }
            None => say!(lang, "Lúc này không có mục nào đang diễn ra", "Nothing is running now"),
        }
    }

    pub(super) fn perhaps(&self, meant: Option<&str>, lang: Lang) -> String {
        meant.map(|id| say!(lang, " Có phải “{id}”?", " Did you mean “{id}”?")).unwrap_or_default()
    }

    /// An item's title; its id when the day has no such item.
    pub fn title(&self, id: &ItemId) -> String {
        self.entry(id).map_or_else(|| harmless(&id.0), |entry| entry.item.title.clone())
    }

    fn titles(&self, items: &[ItemId]) -> String {
        items.iter().map(|id| self.title(id)).collect::<Vec<_>>().join(", ")
    }

    fn say_place(&self, before: Option<&ItemId>, lang: Lang) -> String {
        match before {
            Some(before) => {
                let before = self.title(before);
                say!(lang, "lên trước {before}", "before {before}")
            }
            None => say!(lang, "xuống cuối", "to the end"),
        }
    }

    /// A delegate's name, or post where there is no name.
    pub fn delegate_name(&self, id: &DelegateId) -> String {
        let Some(attendee) = self.attendee(id) else { return harmless(&id.0) };
        let delegate = &attendee.delegate;
        delegate.name.clone().or_else(|| delegate.position.clone()).unwrap_or_else(|| id.to_string())
    }

    /// A decision's form and number.
    pub fn decision_title(&self, id: &DecisionId) -> String {
        self.decision(id).map_or_else(|| harmless(&id.0), Decision::called)
    }

    /// A recipient's name, or their place on the list while it has none.
    pub fn honoree_name(&self, id: &RecipientId) -> String {
        self.honoree(id).map_or_else(|| harmless(&id.0), Honoree::name)
    }

    /// `Giấy khen 214/QĐ-UBND · đợt 2/3 · Cá nhân 05 – Cá nhân 08`, with the word for a batch.
    pub fn say_batch(&self, first: &RecipientId, word: &str) -> String {
        let Some(batch) = self.batch_of(first) else { return self.honoree_name(first) };
        let (number, of) = batch.number;
        let last = batch.honorees.last().map(|last| last.name()).unwrap_or_default();
        let title = self.decision_title(batch.decision);
        format!("{title} · {word} {number}/{of} · {} – {last}", self.honoree_name(first))
    }

    /// A check's title; its id when the day has no such check.
    pub fn check_title(&self, id: &CheckId) -> String {
        self.check(id).map_or_else(|| harmless(&id.0), |(_, check)| check.title.clone())
    }

    /// `08:14:32`, and of what was done on a later date than the day ended on, `21/8 08:14:32`:
    /// what was owed is handed over for weeks.
    pub fn when(&self, at: Timestamp) -> String {
        match self.later_date(at) {
            Some(date) => format!("{date} {}", self.clock_time(at)),
            None => self.clock_time(at),
        }
    }

    /// `21/8`, where a moment is on a later date than the day ended on.
    pub fn later_date(&self, at: Timestamp) -> Option<String> {
        let date = |at: Timestamp| at.at(self.agenda().utc_offset).date_naive();
        let ended = self.ended_at()?;
        (date(at) > date(ended)).then(|| date(at).format("%-d/%-m").to_string())
    }

    /// `08:14:32`, at the place of the event.
    pub fn clock_time(&self, at: Timestamp) -> String {
        at.at(self.agenda().utc_offset).format("%H:%M:%S").to_string()
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

impl Handover {
    /// As the journal and the screens say it.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Pending => say!(lang, "chưa thấy", "not seen"),
            Self::Present => say!(lang, "có mặt", "present"),
            Self::LinedUp => say!(lang, "đã tập kết", "lined up"),
            Self::Called => say!(lang, "đã gọi", "called"),
            Self::Conferred => say!(lang, "đã trao", "conferred"),
            Self::ToProxy { name, relation } if relation.is_empty() => {
                say!(lang, "{name} nhận thay", "received by {name}")
            }
            Self::ToProxy { name, relation } => {
                say!(lang, "{name} ({relation}) nhận thay", "received by {name} ({relation})")
            }
            Self::Later => say!(lang, "vắng · trao sau", "absent, later"),
            Self::Withdrawn => say!(lang, "rút", "withdrawn"),
        }
    }
}

fn because(reason: Option<&str>) -> String {
    reason.map(|reason| format!(" – {reason}")).unwrap_or_default()
}
