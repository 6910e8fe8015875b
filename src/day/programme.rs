//! The programme as it is held: items and their clock, checks, notes, messages.

mod command;
mod event;
mod refusal;
mod say;

use serde::{Deserialize, Serialize};

pub use command::{NewItem, ProgrammeCommand};
pub use event::ProgrammeEvent;
pub use refusal::ProgrammeRefusal;

use crate::agenda::{ItemId, Lasting};

/// Less time for an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    /// The item that is shortened.
    pub item: ItemId,
    /// By how much.
    pub by: Lasting,
}
