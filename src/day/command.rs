//! What an operator asks for. Imperative; carries what it was meant for.

use serde::{Deserialize, Serialize};

use super::Seq;
use crate::agenda::{CheckId, ItemId, Lasting};

/// What an operator asks of a running day. The RON form is the one `ngayhoi do` reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Command {
    /// Begin an item now, whatever is running; what was running is over.
    Start(ItemId),
    /// Go on to the next item in order. `from` is the item that the operator saw running
    /// (none before the first); a command from a stale screen is refused.
    Next {
        /// The item seen running.
        #[serde(default)]
        from: Option<ItemId>,
    },
    /// `from` was started by mistake: it waits again, and the one before it runs on as if it
    /// had never been left.
    Back {
        /// The item seen running.
        from: ItemId,
    },
    /// Stop the running item's clock.
    Pause(ItemId),
    /// Let a paused item's clock run on.
    Resume(ItemId),
    /// Leave an item out of the day.
    Skip {
        /// Which.
        item: ItemId,
        /// Why, for the minutes.
        #[serde(default)]
        reason: Option<String>,
    },
    /// Put a skipped item back in its place.
    Unskip(ItemId),
    /// Set an item aside (treo), perhaps in the middle of it; what it has done so far is kept.
    Park {
        /// Which.
        item: ItemId,
        /// Why, for the minutes.
        #[serde(default)]
        reason: Option<String>,
    },
    /// Put a parked item back in its place.
    Unpark(ItemId),
    /// A check is done.
    Tick(CheckId),
    /// A check is not done after all.
    Untick(CheckId),
    /// Write down something about an item or the day.
    Note {
        /// Which item; none is the day.
        #[serde(default)]
        item: Option<ItemId>,
        /// What.
        text: String,
    },
    /// The running item really began `ago` ago ("bắt đầu từ 2 phút trước").
    CorrectStart {
        /// The item seen running.
        item: ItemId,
        /// How long ago.
        ago: Lasting,
    },
    /// Give an item more time, or take some (negative).
    Adjust {
        /// Which.
        item: ItemId,
        /// How much.
        by: Lasting,
    },
    /// The day is over. `from` is the item seen running, if any.
    End {
        /// The item seen running.
        #[serde(default)]
        from: Option<ItemId>,
    },
    /// Take back the event of this number. It stays in the journal.
    Undo(Seq),
    /// Take back the undo of this number.
    Redo(Seq),
}

/// One example of each command, as `ngayhoi do` reads it, with what it does.
/// A test reads each of them back, and demands one for every command.
pub const EXAMPLES: &[(&str, &str, &str)] = &[
    (r#"Start("bao-cao")"#, "bắt đầu một mục ngay bây giờ", "start an item now"),
    (r#"Next(from: "chao-co")"#, "sang mục kế tiếp", "go on to the next item"),
    (r#"Back(from: "bao-cao")"#, "mục này bấm nhầm: quay lại mục trước", "this item was a mistake: go back"),
    (r#"Pause("bao-cao")"#, "dừng đồng hồ của mục", "stop the item's clock"),
    (r#"Resume("bao-cao")"#, "cho đồng hồ của mục chạy tiếp", "let the item's clock run on"),
    (r#"Skip(item: "van-nghe", reason: "thiếu nhạc")"#, "bỏ một mục", "leave an item out"),
    (r#"Unskip("van-nghe")"#, "lấy lại mục đã bỏ", "put a skipped item back"),
    (r#"Park(item: "hoi-thi", reason: "mưa")"#, "treo một mục", "set an item aside"),
    (r#"Unpark("hoi-thi")"#, "lấy lại mục treo", "put an item set aside back"),
    (r#"Tick("bao-cao/slide")"#, "đánh dấu một việc là xong", "tick a check"),
    (r#"Untick("bao-cao/slide")"#, "bỏ đánh dấu một việc", "untick a check"),
    (
        r#"Note(item: "bao-cao", text: "micro 2 hú")"#,
        "ghi chú về một mục, hoặc về cả ngày",
        "write a note on an item, or on the day",
    ),
    (
        r#"CorrectStart(item: "bao-cao", ago: "2 phút")"#,
        "mục thật ra đã bắt đầu từ 2 phút trước",
        "the item really began 2 minutes ago",
    ),
    (
        r#"Adjust(item: "bao-cao", by: "-2 phút")"#,
        "thêm hoặc bớt thời gian của mục",
        "give an item time, or take some",
    ),
    (r#"End(from: "be-mac")"#, "kết thúc ngày", "end the day"),
    ("Undo(12)", "hoàn tác sự kiện có số này", "undo the event of this number"),
    ("Redo(13)", "lấy lại việc đã hoàn tác ở số này", "redo what the undo of this number took back"),
];
