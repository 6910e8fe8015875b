//! Sentences about the programme: what the journal says, and refusals.

mod refusals;

use chrono::TimeDelta;

use super::ProgrammeEvent;
use crate::agenda::{CheckId, ItemId, Lasting, RecipientId};
use crate::clock::Timestamp;
use crate::day::Day;
use crate::text::{Lang, harmless, say};

impl Day {
    /// What the journal says of an event of the programme.
    pub(in crate::day) fn say_programme_event(
        &self,
        event: &ProgrammeEvent,
        at: Timestamp,
        lang: Lang,
    ) -> String {
        match event {
            ProgrammeEvent::Started { item, gone_over, left, in_turn, passed_over, .. } => {
                let title = self.title(item);
                let started = if *in_turn {
                    say!(lang, "sang mục: {title}", "went on to: {title}")
                } else {
                    say!(lang, "bắt đầu: {title}", "started: {title}")
                };
                let passed = passed_over.as_ref().map(|passed| {
                    let titles = self.titles(&passed.items);
                    match passed.held {
                        true => {
                            say!(
                                lang,
                                "; đã diễn ra, không bấm: {titles}",
                                "; held, though nobody pressed: {titles}"
                            )
                        }
                        false => say!(lang, "; bỏ: {titles}", "; left out: {titles}"),
                    }
                });
                let left = match left.as_slice() {
                    [] => String::new(),
                    left => format!("; {}", self.say_left(left, lang)),
                };
                started + &self.say_gone_over(gone_over, lang) + &left + &passed.unwrap_or_default()
            }
            ProgrammeEvent::Cautioned { checks, recipients, .. } => {
                let open = self.say_open(checks, recipients, lang);
                say!(lang, "được nhắc: {open}", "was reminded: {open}")
            }
            ProgrammeEvent::WentBack { from, to: Some(to) } => {
                let (from, to) = (self.title(from), self.title(to));
                say!(lang, "quay lại: {to} (bấm nhầm {from})", "went back to: {to} ({from} was a mistake)")
            }
            ProgrammeEvent::WentBack { from, to: None } => {
                let from = self.title(from);
                say!(lang, "đưa về chờ: {from} (bấm nhầm)", "put back to wait: {from} (a mistake)")
            }
            ProgrammeEvent::Paused { item } => {
                let item = self.title(item);
                say!(lang, "tạm dừng: {item}", "paused: {item}")
            }
            ProgrammeEvent::Resumed { item } => {
                let item = self.title(item);
                say!(lang, "chạy tiếp: {item}", "resumed: {item}")
            }
            ProgrammeEvent::Skipped { item, reason } => {
                let (item, why) = (self.title(item), because(reason.as_deref()));
                say!(lang, "bỏ: {item}{why}", "skipped: {item}{why}")
            }
            ProgrammeEvent::Unskipped { item } => {
                let item = self.title(item);
                say!(lang, "lấy lại mục đã bỏ: {item}", "put back: {item}")
            }
            ProgrammeEvent::Parked { item, reason } => {
                let (item, why) = (self.title(item), because(reason.as_deref()));
                say!(lang, "treo: {item}{why}", "set aside: {item}{why}")
            }
            ProgrammeEvent::Unparked { item } => {
                let item = self.title(item);
                say!(lang, "lấy lại mục treo: {item}", "taken up again: {item}")
            }
            ProgrammeEvent::Ticked { check } => {
                let check = self.check_title(check);
                say!(lang, "xong việc: {check}", "done: {check}")
            }
            ProgrammeEvent::Unticked { check } => {
                let check = self.check_title(check);
                say!(lang, "bỏ đánh dấu: {check}", "not done after all: {check}")
            }
            ProgrammeEvent::Noted { item, text } => {
                let about = item.as_ref().map(|id| format!(" ({})", self.title(id))).unwrap_or_default();
                say!(lang, "ghi chú{about}: {text}", "note{about}: {text}")
            }
            ProgrammeEvent::StartCorrected { item, start } => {
                let (item, start) = (self.title(item), self.when(*start, at));
                say!(lang, "sửa giờ bắt đầu: {item} từ {start}", "start corrected: {item} from {start}")
            }
            ProgrammeEvent::Adjusted { item, by_s } => {
                let (item, by) =
                    (self.title(item), Lasting(TimeDelta::seconds(by_s.saturating_abs())).say(lang));
                if *by_s < 0 {
                    say!(lang, "bớt {by}: {item}", "took {by}: {item}")
                } else {
                    say!(lang, "thêm {by}: {item}", "gave {by}: {item}")
                }
            }
            ProgrammeEvent::Inserted { what, .. } => {
                let title = &what.title;
                say!(lang, "chen mục: {title}", "put in: {title}")
            }
            ProgrammeEvent::Moved { items, before } => {
                let (what, place) = (self.titles(items), self.say_place(before.as_ref(), lang));
                say!(lang, "dời: {what} {place}", "moved: {what} {place}")
            }
            ProgrammeEvent::PulledForward { delegate, items, .. } => {
                let (who, what) = (self.delegate_name(delegate), self.titles(items));
                say!(
                    lang,
                    "{who} phải về sớm, đưa lên trước: {what}",
                    "{who} must leave, brought forward: {what}"
                )
            }
            ProgrammeEvent::SetAside { items, reason } => {
                let (what, why) = (self.titles(items), because(reason.as_deref()));
                say!(lang, "treo: {what}{why}", "set aside: {what}{why}")
            }
            ProgrammeEvent::Postponed { to, start, left } => {
                let to = crate::agenda::time::print_date(*to);
                let at = start.map(crate::agenda::time::print_time);
                let at = at.map(|at| say!(lang, ", bắt đầu {at}", ", from {at}")).unwrap_or_default();
                let left = left.as_ref().map(|left| {
                    let (title, until) = (self.title(&left.item), self.when_on_paper(left.at));
                    say!(
                        lang,
                        "; treo: {title}, dở từ {until}",
                        "; set aside: {title}, broken off at {until}"
                    )
                });
                let left = left.unwrap_or_default();
                say!(
                    lang,
                    "dời phần còn lại sang {to}{at}{left}",
                    "what is still to come was put off to {to}{at}{left}"
                )
            }
            ProgrammeEvent::TakenUp { items } => {
                let what = self.titles(items);
                say!(lang, "lấy lại: {what}", "taken up again: {what}")
            }
            ProgrammeEvent::Shortened { cuts, drops } => {
                let mut parts: Vec<String> =
                    cuts.iter().map(|cut| format!("{} −{}", self.title(&cut.item), cut.by)).collect();
                if !drops.is_empty() {
                    let dropped = self.titles(drops);
                    parts.push(say!(lang, "bỏ {dropped}", "left out {dropped}"));
                }
                let what = parts.join("; ");
                say!(lang, "rút để kịp giờ: {what}", "shortened to end on time: {what}")
            }
            ProgrammeEvent::MessageSent { text } => {
                say!(lang, "nhắn MC: {text}", "to the MC: {text}")
            }
            ProgrammeEvent::MessageSeen { message } => {
                let text = self.messages().iter().find(|sent| sent.seq == *message);
                let text = text.map(|sent| sent.text.as_str()).unwrap_or_default();
                say!(lang, "MC đã đọc: {text}", "the MC has read: {text}")
            }
            ProgrammeEvent::Ended { gone_over, .. } => {
                say!(lang, "kết thúc ngày", "the day was ended") + &self.say_gone_over(gone_over, lang)
            }
        }
    }

    /// What is open of the item, told to the one who pressed "next".
    pub fn say_caution(&self, checks: &[CheckId], recipients: &[RecipientId], lang: Lang) -> String {
        let open = self.say_open(checks, recipients, lang);
        say!(
            lang,
            "Còn {open}. Vẫn đi tiếp thì bấm lại sau 2 giây.",
            "{open}. To go on all the same, press again in 2 seconds.",
        )
    }

    fn say_open(&self, checks: &[CheckId], recipients: &[RecipientId], lang: Lang) -> String {
        let mut open = Vec::new();
        if !checks.is_empty() {
            let n = checks.len();
            let names = checks.iter().map(|id| self.check_title(id)).collect::<Vec<_>>().join("; ");
            open.push(say!(
                lang,
                "{n} việc bắt buộc chưa xong: {names}",
                "{n} required checks are open: {names}"
            ));
        }
        if !recipients.is_empty() {
            open.push(self.say_left(recipients, lang));
        }
        open.join("; ")
    }

    /// An item's title; its id when the day has no such item.
    pub fn title(&self, id: &ItemId) -> String {
        self.entry(id).map_or_else(|| harmless(&id.0), |entry| entry.item.title.clone())
    }

    /// A check's title; its id when the day has no such check.
    pub fn check_title(&self, id: &CheckId) -> String {
        self.check(id).map_or_else(|| harmless(&id.0), |(_, check)| check.title.clone())
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
}

fn because(reason: Option<&str>) -> String {
    reason.map(|reason| format!(" – {reason}")).unwrap_or_default()
}
