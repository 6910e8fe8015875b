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
