//! The programme as it is held: items and their clock, checks, notes, messages.

mod command;
mod decide;
mod entry;
mod event;
mod fold;
mod look;
mod objection;
mod postponed;
mod rearrange;
mod refusal;
mod rescue;
mod say;

use serde::{Deserialize, Serialize};

pub use command::{NewItem, ProgrammeCommand};
pub use entry::{Caution, Entry, ItemState, Message, Note, Span, Tick};
pub use event::ProgrammeEvent;
pub(super) use fold::Programme;
pub(super) use postponed::Postponement;
pub(super) use rearrange::same_order;
pub use refusal::ProgrammeRefusal;
pub use rescue::{Saving, shorten};

use crate::agenda::{ItemId, Lasting};
use crate::clock::Timestamp;

/// Items that nobody started when it was their turn, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassedOver {
    /// In the order of the programme.
    pub items: Vec<ItemId>,
    /// They were held, and nobody pressed; otherwise they are left out.
    pub held: bool,
}

/// An item that nobody had ended when the day was left for another date, and was set aside there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftRunning {
    /// The item.
    pub item: ItemId,
    /// When something was last recorded in its course: it may have gone on a little longer.
    pub at: Timestamp,
}

/// Less time for an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    /// The item that is shortened.
    pub item: ItemId,
    /// By how much.
    pub by: Lasting,
}
