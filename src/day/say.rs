//! Sentences about the day: refusals, and what the journal says in words.

use chrono::{NaiveDate, TimeDelta};

use super::{AttemptId, Day, Event, Mode, Recorded, Refusal, Seq};
use crate::agenda::RunTime;
use crate::clock::Timestamp;
use crate::text::{Lang, say};

impl Day {
    /// What a watch measured when it was stopped at a moment, whatever was typed over it since,
    /// struck or undone: from the start before it.
    pub(in crate::day) fn measured(&self, run: &AttemptId, watch: u8, stopped: Timestamp) -> Option<RunTime> {
        let started = self.log().iter().rev().find_map(|record| {
            let Event::Ground(event) = &record.event else { return None };
            event.started(run, watch).filter(|at| *at < stopped)
        });
        Some(RunTime((stopped - started?).num_milliseconds()))
    }

    /// What a record says, without its time and author.
    pub fn say_event(&self, record: &Recorded, lang: Lang) -> String {
        match &record.event {
            Event::Opened { mode: Mode::Live, .. } => {
                say!(lang, "mở chương trình", "the day was opened")
            }
            Event::Opened { mode: Mode::Rehearsal, .. } => {
                say!(lang, "mở buổi tổng duyệt", "the rehearsal was opened")
            }
            Event::Revised { .. } => {
                say!(lang, "lấy chương trình từ tệp đã sửa", "took the programme from the changed file")
            }
            Event::ProgrammeKept { .. } => say!(
                lang,
                "tệp chương trình đã sửa, giữ chương trình đang chạy",
                "the agenda file has changed; the programme was kept",
            ),
            Event::Ground(what) => self.say_ground_event(what, lang),
            Event::ClockAdopted { by_ms, .. } => {
                let by = TimeDelta::try_milliseconds(*by_ms).unwrap_or_default();
                let (from, to) = (self.clock_time(record.at), self.when(record.at + by, record.at));
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
            Event::Programme(event) => self.say_programme_event(event, record.at, lang),
            Event::People(event) => self.say_people_event(event, lang),
            Event::Awards(event) => self.say_awards_event(event, lang),
        }
    }

    /// What the record of this number says, named by its number.
    fn say_seq(&self, seq: Seq, lang: Lang) -> String {
        let Some(record) = self.recorded(seq) else { return seq.to_string() };
        if let Event::Reverted { seq: of } = record.event
            && of < seq
        {
            // A redo names what comes back, not the undo between.
            return self.say_seq(of, lang);
        }
        format!("{seq} · {}", self.say_event(record, lang))
    }

    pub(super) fn perhaps(&self, meant: Option<&str>, lang: Lang) -> String {
        meant.map(|id| say!(lang, " Có phải “{id}”?", " Did you mean “{id}”?")).unwrap_or_default()
    }

    /// `08:14:32`, and `21/8 08:14:32` of what is not of the date of `now`, or was done on a later
    /// date than the day ended on: what was owed is handed over for weeks.
    pub fn when(&self, at: Timestamp, now: Timestamp) -> String {
        Self::dated(self.date_beside(at, now), &self.clock_time(at))
    }

    /// `08:14:32` on paper, which is read on any date: with its date where that is not the day's.
    pub fn when_on_paper(&self, at: Timestamp) -> String {
        let date = self.local_date(at);
        Self::dated((date != self.date()).then(|| short_date(date)), &self.clock_time(at))
    }

    /// `21/8`, where a moment cannot be told by its time alone, as read at `now`.
    pub fn date_beside(&self, at: Timestamp, now: Timestamp) -> Option<String> {
        let date = self.local_date(at);
        (date != self.local_date(now)).then(|| short_date(date)).or_else(|| self.later_date(at))
    }

    fn dated(date: Option<String>, time: &str) -> String {
        date.map_or_else(|| time.to_owned(), |date| format!("{date} {time}"))
    }

    /// `21/8`, where a moment is on a later date than the day ended on, or than the one from which what
    /// was still to come was put off.
    pub fn later_date(&self, at: Timestamp) -> Option<String> {
        let date = self.local_date(at);
        let put_off = self.postponed().first().is_some_and(|first| at >= first.at && date > self.date());
        let over = self.ended_at().is_some_and(|ended| date > self.local_date(ended));
        (put_off || over).then(|| short_date(date))
    }

    /// The date at the place of the event.
    pub fn local_date(&self, at: Timestamp) -> NaiveDate {
        at.at(self.agenda().utc_offset).date_naive()
    }

    /// `08:14:32`, at the place of the event.
    pub fn clock_time(&self, at: Timestamp) -> String {
        at.at(self.agenda().utc_offset).format("%H:%M:%S").to_string()
    }

    /// A refusal at `now` as one sentence that says what to do.
    pub fn say_refusal(&self, refusal: &Refusal, now: Timestamp, lang: Lang) -> String {
        match refusal {
            Refusal::Programme(refusal) => self.say_programme_refusal(refusal, now, lang),
            Refusal::People(refusal) => self.say_people_refusal(refusal, lang),
            Refusal::Awards(refusal) => self.say_awards_refusal(refusal, now, lang),
            Refusal::Ground(refusal) => self.say_ground_refusal(refusal, lang),
            Refusal::NothingChosen => say!(lang, "Chưa chọn gì cả.", "Nothing was chosen."),
            Refusal::Already(event) => {
                let by = super::Operator::named("");
                let record = Recorded { seq: Seq(0), at: now, by, event: (**event).clone() };
                let said = self.say_event(&record, lang);
                say!(
                    lang,
                    "Đã như thế rồi nên không ghi thêm: {said}.",
                    "It is so already, so nothing is recorded: {said}."
                )
            }
            Refusal::FileUnchanged => say!(
                lang,
                "Tệp chương trình không có gì khác với chương trình đang chạy.",
                "The agenda file says nothing but what the day runs by."
            ),
            Refusal::NothingChanges => say!(
                lang,
                "Đã như thế rồi nên không ghi thêm. Muốn khác thì xem lại chỗ đang chọn.",
                "It is so already, so nothing is recorded. For another change look at what is selected."
            ),
            Refusal::ClockIsRight => say!(
                lang,
                "Giờ của ngày và giờ của máy đã khớp nhau.",
                "The day's time and the machine's agree already."
            ),
            Refusal::ClockOfRehearsal => say!(
                lang,
                "Tổng duyệt có đồng hồ riêng, không theo giờ của máy.",
                "A rehearsal has a clock of its own and does not follow the machine's."
            ),
            Refusal::EmptyText => say!(lang, "Chưa viết gì cả.", "Nothing was written."),
            Refusal::TextTooLong { limit } => {
                say!(
                    lang,
                    "Dài quá {limit} ký tự. Viết ngắn lại.",
                    "More than {limit} characters. Make it shorter."
                )
            }
            Refusal::UnsafeText { shown } => say!(
                lang,
                "Có ký tự điều khiển trong “{shown}”. Gõ lại bằng tay.",
                "There are control characters in “{shown}”. Type it by hand.",
            ),

            Refusal::AlreadyOpen => {
                say!(lang, "Ngày này đã mở rồi; cứ tiếp tục.", "This day is open already; carry on.")
            }
            Refusal::UnknownEvent(seq) => say!(
                lang,
                "Nhật ký không có sự kiện số {seq}. Xem số ở màn hình 8.",
                "The journal has no event number {seq}. The numbers are on screen 8.",
            ),
            Refusal::AlreadyUndone(seq) => {
                say!(lang, "Sự kiện số {seq} đã được hoàn tác rồi.", "Event {seq} has been undone already.")
            }
            Refusal::UndoOfUndo(seq) => say!(
                lang,
                "Số {seq} là một lần hoàn tác. Dùng làm lại (Ctrl-Y) để lấy lại việc đã hoàn tác.",
                "Number {seq} is an undo. Use redo (Ctrl-Y) to take it back.",
            ),
            Refusal::CannotBeUndone(seq) => {
                say!(lang, "Sự kiện số {seq} không hoàn tác được.", "Event {seq} cannot be undone.")
            }
            Refusal::NotAnUndo(seq) => say!(
                lang,
                "Số {seq} không phải một lần hoàn tác, nên không có gì để làm lại.",
                "Number {seq} is not an undo, so there is nothing to redo.",
            ),
            Refusal::LaterEventNeedsIt { seq, later } => {
                let (what, then) = (self.say_seq(*seq, lang), self.say_seq(*later, lang));
                if self.is_undo(*seq) {
                    say!(
                        lang,
                        "Chưa làm lại được “{what}”, vì sau đó có “{then}”. Hoàn tác việc sau trước.",
                        "“{what}” cannot be redone yet, because of “{then}” after it. Undo that first.",
                    )
                } else {
                    say!(
                        lang,
                        "Chưa hoàn tác được “{what}”, vì sau đó có “{then}”. Hoàn tác việc sau trước.",
                        "“{what}” cannot be undone yet, because of “{then}” after it. Undo that first.",
                    )
                }
            }
            Refusal::BadAgenda(first) => say!(
                lang,
                "Tệp chương trình mới có lỗi: {first}. Chạy ngayhoi check để xem hết.",
                "The changed agenda has faults: {first}. See them all with ngayhoi check.",
            ),
            Refusal::DayOver { at } => {
                let at = self.when(*at, now);
                say!(
                    lang,
                    "Ngày đã kết thúc lúc {at}. Hoàn tác việc kết thúc để đi tiếp.",
                    "The day was ended at {at}. Undo the ending to go on.",
                )
            }
        }
    }
}

/// `21/8`.
fn short_date(date: NaiveDate) -> String {
    date.format("%-d/%-m").to_string()
}
