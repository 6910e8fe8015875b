//! Refusals as sentences: calm, one each, and each says what to do.

use super::super::{Day, ItemState, Refusal};
use crate::agenda::Lasting;
use crate::text::{Lang, harmless, say};

impl Day {
    /// A refusal as one sentence that says what to do.
    pub fn say_refusal(&self, refusal: &Refusal, lang: Lang) -> String {
        match refusal {
            Refusal::UnknownItem { id, meant } => {
                let id = harmless(&id.0);
                let hint = self.perhaps(meant.as_ref().map(|id| id.0.as_str()), lang);
                say!(lang, "Không có mục “{id}”.{hint}", "There is no item “{id}”.{hint}")
            }
            Refusal::UnknownCheck { id, meant } => {
                let id = harmless(&id.0);
                let hint = self.perhaps(meant.as_ref().map(|id| id.0.as_str()), lang);
                say!(lang, "Không có việc “{id}”.{hint}", "There is no check “{id}”.{hint}")
            }
            Refusal::UnknownDelegate { id, meant } => {
                let id = harmless(&id.0);
                let hint = self.perhaps(meant.as_ref().map(|id| id.0.as_str()), lang);
                say!(lang, "Không có đại biểu “{id}”.{hint}", "There is no delegate “{id}”.{hint}")
            }
            Refusal::AlreadyThere(item) => {
                let item = self.title(item);
                say!(lang, "Chương trình đã có “{item}”.", "The programme has “{item}” already.")
            }
            Refusal::DelegateThere(id) => {
                let name = self.delegate_name(id);
                say!(
                    lang,
                    "Danh sách đã có {name}: chỉ cần đánh dấu. Nếu là người trùng tên, ghi chức vụ khác.",
                    "{name} is in the list already: just mark them. For a namesake, give another post.",
                )
            }
            Refusal::AlreadyMarked(id) => {
                let name = self.delegate_name(id);
                say!(lang, "{name} đã được đánh dấu như thế.", "{name} is so marked already.")
            }
            Refusal::AlreadyIntroduced(id) => {
                let name = self.delegate_name(id);
                say!(
                    lang,
                    "{name} đã được giới thiệu rồi. Nếu giới thiệu nhầm, hoàn tác việc đó.",
                    "{name} has been introduced already. If that was a mistake, undo it.",
                )
            }
            Refusal::SubstituteIsAdded => say!(
                lang,
                "Ghi tên người đi thay, thay vì đánh dấu.",
                "Add the substitute by name instead of marking.",
            ),
            Refusal::NobodyNamed => {
                say!(lang, "Cần ít nhất họ tên hoặc chức vụ.", "A name or a post is needed at least.")
            }
            Refusal::PlaceIsPast(item) => {
                let item = self.title(item);
                say!(
                    lang,
                    "“{item}” đã qua hoặc đang diễn ra; chọn chỗ phía sau.",
                    "“{item}” is over or running; choose a place after it.",
                )
            }
            Refusal::LessThanNothing => {
                say!(lang, "Số phút không thể âm.", "An item cannot last less than nothing.")
            }
            Refusal::NothingChosen => say!(lang, "Chưa chọn gì cả.", "Nothing was chosen."),
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
            Refusal::NothingChanges => say!(lang, "Đã như thế rồi.", "It is so already."),
            Refusal::NoMessage(seq) => {
                say!(lang, "Không có tin nhắn số {seq}.", "There is no message number {seq}.")
            }
            Refusal::UnknownRecipient { id, meant } => {
                let id = harmless(&id.0);
                let hint = self.perhaps(meant.as_ref().map(|id| id.0.as_str()), lang);
                say!(lang, "Không có người nhận “{id}”.{hint}", "There is no recipient “{id}”.{hint}")
            }
            Refusal::UnknownDecision(id) => {
                let id = harmless(&id.0);
                say!(lang, "Không có quyết định “{id}”.", "There is no decision “{id}”.")
            }
            Refusal::AlreadyAnnounced(decision) => {
                let decision = self.decision_title(decision);
                say!(lang, "“{decision}” đã công bố rồi.", "“{decision}” was read already.")
            }
            Refusal::NotAnnounced(decision) => {
                let decision = self.decision_title(decision);
                say!(
                    lang,
                    "“{decision}” chưa công bố. Công bố (F3) rồi hãy trao.",
                    "“{decision}” has not been read. Read it (F3) before handing over.",
                )
            }
            Refusal::AlreadyReceived(id) => {
                let (name, since) = (self.honoree_name(id), self.honoree(id).and_then(|h| h.since.clone()));
                let (at, by) = since.map(|(at, by)| (self.when(at), by.to_string())).unwrap_or_default();
                say!(
                    lang,
                    "{name} đã nhận lúc {at} ({by} ghi). Nếu nhầm thì hoàn tác.",
                    "{name} received at {at} (recorded by {by}). Undo that if it was a mistake.",
                )
            }
            Refusal::RecipientThere(id) => {
                let name = self.honoree_name(id);
                say!(lang, "Danh sách đã có {name}.", "{name} is on the list already.")
            }
            Refusal::RollBegun { called } => {
                let name = self.honoree_name(called);
                say!(
                    lang,
                    "Đã gọi đến {name}, nên không thay cả danh sách được. Ghi thêm vào danh sách, hoặc sửa từng tên.",
                    "{name} has been dealt with, so the list cannot be replaced. Add to it, or mend single names.",
                )
            }
            Refusal::TooManyRecipients { limit } => say!(
                lang,
                "Nhiều hơn {limit} người nhận. Có lẽ nhầm danh sách; xem lại.",
                "More than {limit} recipients. It may be another list; look again.",
            ),
            Refusal::Ground(refusal) => self.say_contest_refusal(refusal, lang),
            Refusal::BadAgenda(first) => say!(
                lang,
                "Tệp chương trình mới có lỗi: {first}. Chạy ngayhoi check để xem hết.",
                "The changed agenda has faults: {first}. See them all with ngayhoi check.",
            ),
            Refusal::UnknownEvent(seq) => say!(
                lang,
                "Nhật ký không có sự kiện số {seq}. Xem số ở màn hình 8.",
                "The journal has no event number {seq}. The numbers are on screen 8.",
            ),
            Refusal::AlreadyOpen => {
                say!(lang, "Ngày này đã mở rồi; cứ tiếp tục.", "This day is open already; carry on.")
            }
            Refusal::DayOver { at } => {
                let at = self.clock_time(*at);
                say!(
                    lang,
                    "Ngày đã kết thúc lúc {at}. Hoàn tác việc kết thúc để đi tiếp.",
                    "The day was ended at {at}. Undo the ending to go on.",
                )
            }
            Refusal::Moved { current, mover } => {
                let now = self.running_now(current.as_ref(), lang);
                match mover {
                    Some((by, at)) => {
                        let at = self.clock_time(*at);
                        say!(
                            lang,
                            "{now} ({by} bấm lúc {at}). Nhìn lại màn hình rồi hãy bấm.",
                            "{now} ({by} pressed at {at}). Look again before you press.",
                        )
                    }
                    None => say!(
                        lang,
                        "{now}. Nhìn lại màn hình rồi hãy bấm.",
                        "{now}. Look again before you press.",
                    ),
                }
            }
            Refusal::TooSoon { current, by } => {
                let now = self.running_now(current.as_ref(), lang);
                say!(
                    lang,
                    "{now}: {by} vừa bấm. Nếu vẫn muốn đi tiếp, bấm lại sau 2 giây.",
                    "{now}: {by} has just pressed. To go on all the same, press again in 2 seconds.",
                )
            }
            Refusal::NothingNext { parked } if parked.is_empty() => say!(
                lang,
                "Không còn mục nào chờ. Kết thúc ngày bằng Ctrl-P, “Kết thúc ngày”.",
                "No item waits. End the day with Ctrl-P, “End the day”.",
            ),
            Refusal::NothingNext { parked } => {
                let parked = parked.iter().map(|id| self.title(id)).collect::<Vec<_>>().join(", ");
                say!(
                    lang,
                    "Không còn mục nào chờ; đang treo: {parked}. Lấy lại mục treo, hoặc kết thúc ngày (Ctrl-P).",
                    "No item waits; set aside: {parked}. Take one up again, or end the day (Ctrl-P).",
                )
            }
            Refusal::ReadFirst { checks } => self.say_caution(checks, lang),
            Refusal::AlreadyLive(item) => {
                let item = self.title(item);
                say!(lang, "“{item}” đang diễn ra.", "“{item}” is running.")
            }
            Refusal::AlreadyPaused(item) => {
                let item = self.title(item);
                say!(
                    lang,
                    "“{item}” đang tạm dừng. Bấm tiếp tục để chạy lại đồng hồ.",
                    "“{item}” is paused already. Resume to let its clock run.",
                )
            }
            Refusal::NotPaused(item) => {
                let item = self.title(item);
                say!(
                    lang,
                    "“{item}” không tạm dừng; đồng hồ đang chạy.",
                    "“{item}” is not paused; its clock runs."
                )
            }
            Refusal::Posthumous(id) => {
                let name = self.honoree_name(id);
                say!(
                    lang,
                    "Truy tặng {name}: ghi đại diện gia đình nhận (F7) thay vì đã trao.",
                    "Posthumous, {name}: record who receives for the family (F7) instead."
                )
            }
            Refusal::BatchChanged(first) => {
                let name = self.honoree_name(first);
                say!(
                    lang,
                    "Không còn đợt nào bắt đầu từ {name}. Xem lại các đợt rồi bấm lại.",
                    "No batch begins with {name} any more. Look at the batches and press again."
                )
            }
            Refusal::BatchBegun { called } => {
                let name = self.honoree_name(called);
                say!(
                    lang,
                    "Đã gọi {name}: đợt này không tách, không gộp được nữa.",
                    "Already called: {name}. The batch is neither divided nor joined any more."
                )
            }
            Refusal::NoBatchBefore => say!(
                lang,
                "Đây là đợt đầu của danh sách; tập thể, hộ và cá nhân không gộp vào một đợt.",
                "This is the first batch of its roll; collectives, households and individuals are not mixed."
            ),
            Refusal::BatchClosed { at } => {
                let at = self.clock_time(*at);
                say!(
                    lang,
                    "Đợt đã xong lúc {at}. Muốn sửa thì hoàn tác việc đó trước (màn hình 8).",
                    "The batch was done at {at}. To change it, undo that first (screen 8)."
                )
            }
            Refusal::BatchOpen { left, waits } => {
                let name = self.honoree_name(waits);
                say!(
                    lang,
                    "Đợt này còn {left} người, từ {name}. Ghi đã trao, vắng hoặc nhận thay rồi hãy khép đợt.",
                    "{left} of this batch are left, from {name}. Record them as conferred, absent or by proxy first."
                )
            }
            Refusal::WrongState { item, state } => {
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
            Refusal::AlreadyTicked { check, tick } => {
                let (check, at, by) = (self.check_title(check), self.clock_time(tick.at), &tick.by);
                say!(
                    lang,
                    "“{check}” đã được {by} đánh dấu lúc {at}.",
                    "“{check}” was ticked by {by} at {at}.",
                )
            }
            Refusal::NotTicked(check) => {
                let check = self.check_title(check);
                say!(lang, "“{check}” chưa được đánh dấu.", "“{check}” is not ticked.")
            }
            Refusal::StartsBeforePrevious { previous, began } => {
                let previous = self.title(previous);
                let began = self.clock_time(*began);
                say!(
                    lang,
                    "Mục trước, “{previous}”, bắt đầu lúc {began}; mục này không thể sớm hơn. Nhập ít phút hơn.",
                    "The item before, “{previous}”, began at {began}; this one cannot be earlier. Give fewer minutes.",
                )
            }
            Refusal::StartsWithinAnother { item, until } => {
                let (item, until) = (self.title(item), self.clock_time(*until));
                say!(
                    lang,
                    "“{item}” còn diễn ra đến {until}; mục này không thể bắt đầu trước đó. Nhập ít phút hơn.",
                    "“{item}” was running until {until}; this one cannot have begun before. Give fewer minutes.",
                )
            }
            Refusal::StartsAfterPause => say!(
                lang,
                "Mục này đã tạm dừng sau lúc đó. Nhập nhiều phút hơn.",
                "The item had been paused by then. Give more minutes.",
            ),
            Refusal::StartsInTheFuture => say!(
                lang,
                "Mục đang diễn ra không thể bắt đầu trong tương lai. Nhập số phút đã qua.",
                "A running item cannot begin in the future. Give how long ago it began.",
            ),
            Refusal::TooLong { limit } => {
                let limit = Lasting(*limit);
                say!(
                    lang,
                    "Nhiều quá: không mục nào dài hơn {limit}. Xem lại số phút.",
                    "Too much: no item is longer than {limit}. Look at the minutes again.",
                )
            }
            Refusal::NothingToAdjust => {
                say!(
                    lang,
                    "Thêm hoặc bớt 0 phút thì không đổi gì.",
                    "Adding or taking nothing changes nothing."
                )
            }
            Refusal::NotThatMuchTime { item, allotted } => {
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
        }
    }
}
