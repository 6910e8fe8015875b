//! Refusals of the programme as sentences: calm, one each, and each says what to do.

use crate::agenda::Lasting;
use crate::clock::Timestamp;
use crate::day::Day;
use crate::day::{ItemState, ProgrammeRefusal};
use crate::text::{Lang, harmless, say};

/// So many are named in a sentence; the rest is counted.
const NAMED: usize = 4;

impl Day {
    /// A refusal of the programme as one sentence that says what to do.
    pub(in crate::day) fn say_programme_refusal(
        &self,
        refusal: &ProgrammeRefusal,
        now: Timestamp,
        lang: Lang,
    ) -> String {
        match refusal {
            ProgrammeRefusal::UnknownItem { id, meant } => {
                let id = harmless(&id.0);
                let hint = self.perhaps(meant.as_ref().map(|id| id.0.as_str()), lang);
                say!(lang, "Không có mục “{id}”.{hint}", "There is no item “{id}”.{hint}")
            }
            ProgrammeRefusal::UnknownCheck { id, meant } => {
                let id = harmless(&id.0);
                let hint = self.perhaps(meant.as_ref().map(|id| id.0.as_str()), lang);
                say!(lang, "Không có việc “{id}”.{hint}", "There is no check “{id}”.{hint}")
            }
            ProgrammeRefusal::AlreadyThere(item) => {
                let item = self.title(item);
                say!(lang, "Chương trình đã có “{item}”.", "The programme has “{item}” already.")
            }
            ProgrammeRefusal::PlaceIsPast(item) => {
                let item = self.title(item);
                say!(
                    lang,
                    "“{item}” đã qua hoặc đang diễn ra; chọn chỗ phía sau.",
                    "“{item}” is over or running; choose a place after it.",
                )
            }
            ProgrammeRefusal::LessThanNothing => {
                say!(lang, "Số phút không thể âm.", "An item cannot last less than nothing.")
            }
            ProgrammeRefusal::NoMessage(seq) => {
                say!(lang, "Không có tin nhắn số {seq}.", "There is no message number {seq}.")
            }
            ProgrammeRefusal::Moved { current, mover } => {
                let running = self.running_now(current.as_ref(), lang);
                match mover {
                    Some((by, at)) => {
                        let at = self.when(*at, now);
                        say!(
                            lang,
                            "{running} ({by} bấm lúc {at}). Nhìn lại màn hình rồi hãy bấm.",
                            "{running} ({by} pressed at {at}). Look again before you press.",
                        )
                    }
                    None => say!(
                        lang,
                        "{running}. Nhìn lại màn hình rồi hãy bấm.",
                        "{running}. Look again before you press.",
                    ),
                }
            }
            ProgrammeRefusal::TooSoon { current, by } => {
                let running = self.running_now(current.as_ref(), lang);
                say!(
                    lang,
                    "{running}: {by} vừa bấm. Nếu vẫn muốn đi tiếp, bấm lại sau 2 giây.",
                    "{running}: {by} has just pressed. To go on all the same, press again in 2 seconds.",
                )
            }
            ProgrammeRefusal::NothingNext { parked } if parked.is_empty() => say!(
                lang,
                "Không còn mục nào chờ. Kết thúc ngày bằng Ctrl-P, “Kết thúc ngày”.",
                "No item waits. End the day with Ctrl-P, “End the day”.",
            ),
            ProgrammeRefusal::NothingNext { parked } => {
                let parked = parked.iter().map(|id| self.title(id)).collect::<Vec<_>>().join(", ");
                say!(
                    lang,
                    "Không còn mục nào chờ; đang treo: {parked}. Lấy lại mục treo, hoặc kết thúc ngày (Ctrl-P).",
                    "No item waits; set aside: {parked}. Take one up again, or end the day (Ctrl-P).",
                )
            }
            ProgrammeRefusal::ReadFirst { checks, recipients } => self.say_caution(checks, recipients, lang),
            ProgrammeRefusal::EarlierNotStarted { item, earlier } => {
                let more = earlier.len().saturating_sub(NAMED);
                let named = || earlier.iter().take(NAMED);
                let ids = named().map(|id| format!("\"{}\"", harmless(&id.0))).collect::<Vec<_>>().join(", ");
                let titles = named().map(|id| format!("“{}”", self.title(id))).collect::<Vec<_>>().join(", ");
                let (title, id) = (self.title(item), harmless(&item.0));
                let (and, dots) = match more {
                    0 => (String::new(), ""),
                    more => (say!(lang, " và {more} mục nữa", " and {more} more"), ", …"),
                };
                say!(
                    lang,
                    "Trước “{title}” còn mục chưa bắt đầu: {titles}{and}. Bấm F3 ở màn hình 3 để nói chúng ra sao; bằng lệnh: StartAhead(\"{id}\") nếu còn làm sau, StartPast(item: \"{id}\", earlier: [{ids}{dots}], held: true) nếu đã diễn ra (held: false: bỏ).",
                    "Before “{title}” there are items never started: {titles}{and}. Press F3 on screen 3 to say what became of them; as a command: StartAhead(\"{id}\") if they are still to come, StartPast(item: \"{id}\", earlier: [{ids}{dots}], held: true) if they were held (held: false: left out).",
                )
            }
            ProgrammeRefusal::AlreadyLive(item) => {
                let item = self.title(item);
                say!(lang, "“{item}” đang diễn ra.", "“{item}” is running.")
            }
            ProgrammeRefusal::AlreadyPaused(item) => {
                let item = self.title(item);
                say!(
                    lang,
                    "“{item}” đang tạm dừng. Bấm tiếp tục để chạy lại đồng hồ.",
                    "“{item}” is paused already. Resume to let its clock run.",
                )
            }
            ProgrammeRefusal::NotPaused(item) => {
                let item = self.title(item);
                say!(
                    lang,
                    "“{item}” không tạm dừng; đồng hồ đang chạy.",
                    "“{item}” is not paused; its clock runs."
                )
            }
            ProgrammeRefusal::WrongState { item, state } => {
                let item = self.title(item);
                match state {
                    ItemState::Pending => {
                        say!(
                            lang,
                            "“{item}” đang chờ, không bị bỏ hay treo.",
                            "“{item}” waits; it is neither skipped nor set aside."
                        )
                    }
                    ItemState::Live => say!(
                        lang,
                        "“{item}” đang diễn ra. Bấm kế tiếp để kết thúc mục, hoặc treo.",
                        "“{item}” is running. Press next to finish it, or set it aside.",
                    ),
                    ItemState::Done => say!(
                        lang,
                        "“{item}” đã xong. Muốn làm lại thì bắt đầu mục đó.",
                        "“{item}” is over. Start it to do it again.",
                    ),
                    ItemState::Skipped => say!(
                        lang,
                        "“{item}” đã bỏ. Lấy lại mục đó trước.",
                        "“{item}” was skipped. Put it back first.",
                    ),
                    ItemState::Parked => say!(
                        lang,
                        "“{item}” đang treo. Lấy lại mục đó trước.",
                        "“{item}” is set aside. Put it back first.",
                    ),
                }
            }
            ProgrammeRefusal::AlreadyTicked { check, tick } => {
                let (check, at, by) = (self.check_title(check), self.when(tick.at, now), &tick.by);
                say!(
                    lang,
                    "“{check}” đã được {by} đánh dấu lúc {at}.",
                    "“{check}” was ticked by {by} at {at}.",
                )
            }
            ProgrammeRefusal::NotTicked(check) => {
                let check = self.check_title(check);
                say!(lang, "“{check}” chưa được đánh dấu.", "“{check}” is not ticked.")
            }
            ProgrammeRefusal::StartsBeforePrevious { previous, began } => {
                let previous = self.title(previous);
                let began = self.when(*began, now);
                say!(
                    lang,
                    "Mục trước, “{previous}”, bắt đầu lúc {began}; mục này không thể sớm hơn. Nhập ít phút hơn.",
                    "The item before, “{previous}”, began at {began}; this one cannot be earlier. Give fewer minutes.",
                )
            }
            ProgrammeRefusal::StartsWithinAnother { item, until } => {
                let (item, until) = (self.title(item), self.when(*until, now));
                say!(
                    lang,
                    "“{item}” còn diễn ra đến {until}; mục này không thể bắt đầu trước đó. Nhập ít phút hơn.",
                    "“{item}” was running until {until}; this one cannot have begun before. Give fewer minutes.",
                )
            }
            ProgrammeRefusal::StartsAfterPause => say!(
                lang,
                "Mục này đã tạm dừng sau lúc đó. Nhập nhiều phút hơn.",
                "The item had been paused by then. Give more minutes.",
            ),
            ProgrammeRefusal::StartsInTheFuture => say!(
                lang,
                "Mục đang diễn ra không thể bắt đầu trong tương lai. Nhập số phút đã qua.",
                "A running item cannot begin in the future. Give how long ago it began.",
            ),
            ProgrammeRefusal::TooLong { limit } => {
                let limit = Lasting(*limit).say(lang);
                say!(
                    lang,
                    "Nhiều quá: không mục nào dài hơn {limit}. Xem lại số phút.",
                    "Too much: no item is longer than {limit}. Look at the minutes again.",
                )
            }
            ProgrammeRefusal::NotADateOrTime(text) => say!(
                lang,
                "Không hiểu “{text}”. Viết ngày như 20/8/2026, giờ như 7h30.",
                "“{text}” cannot be read. Write a date as 20/8/2026, a time as 7h30.",
            ),
            ProgrammeRefusal::NotALaterDate { than } => {
                let than = crate::agenda::time::print_date(*than);
                say!(
                    lang,
                    "Ngày dời đến phải sau ngày {than}, và trong vòng một năm.",
                    "It is put off to a date after {than}, and within a year.",
                )
            }
            ProgrammeRefusal::RunsStill(item) => {
                let item = self.title(item);
                say!(
                    lang,
                    "“{item}” đang diễn ra. Treo mục đó trước, rồi dời phần còn lại.",
                    "“{item}” is running. Set it aside first, then put off the rest.",
                )
            }
            ProgrammeRefusal::NothingToCome => say!(
                lang,
                "Không còn mục nào chờ, nên không có gì để dời.",
                "No item is still to come, so there is nothing to put off.",
            ),
            ProgrammeRefusal::NothingToAdjust => {
                say!(
                    lang,
                    "Thêm hoặc bớt 0 phút thì không đổi gì.",
                    "Adding or taking nothing changes nothing."
                )
            }
            ProgrammeRefusal::NotThatMuchTime { item, allotted } => {
                let item = self.title(item);
                match allotted.map(Lasting) {
                    Some(time) => say!(
                        lang,
                        "“{item}” chỉ có {time}; không bớt được nhiều hơn thế.",
                        "“{item}” has only {time}; no more can be taken.",
                    ),
                    None => say!(
                        lang,
                        "“{item}” chưa có thời lượng, nên không bớt được. Thêm phút trước.",
                        "“{item}” has no planned length, so none can be taken. Give it time first.",
                    ),
                }
            }
        }
    }
}
