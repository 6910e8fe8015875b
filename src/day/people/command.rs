//! What is asked about people.

use serde::{Deserialize, Serialize};

use super::{Mending, Presence};
use crate::agenda::{Delegate, DelegateId, ItemId, Performer};

/// What an operator asks about delegates and performers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum PeopleCommand {
    /// Mark delegates as arrived, introduced, left …
    Mark {
        /// All who are to be marked alike.
        delegates: Vec<DelegateId>,
        /// As what.
        presence: Presence,
    },
    /// A guest must leave before the end.
    Leave {
        /// The guest.
        delegate: DelegateId,
        /// At which time of day, as people write it; blank is now, and `"cuối"` that they stay after all.
        #[serde(default)]
        at: String,
    },
    /// A guest whom nobody announced, who is here now.
    AddDelegate {
        /// Who. An id is made from the name.
        delegate: Box<Delegate>,
        /// Before whom in the order of introduction; none is at the end.
        #[serde(default)]
        before: Option<DelegateId>,
    },
    /// Mending the order of introduction.
    MoveDelegate {
        /// The delegate who is to be introduced earlier or later.
        delegate: DelegateId,
        /// Before whom; none is to the end.
        #[serde(default)]
        before: Option<DelegateId>,
    },
    /// Somebody else has come instead of a delegate. A substitute does not take the principal's
    /// place in the order ("ngôi thứ không ủy quyền").
    Substitute {
        /// Instead of whom.
        delegate: DelegateId,
        /// Who has come.
        by: Box<Delegate>,
        /// Before whom in the order of introduction; none is at the end.
        #[serde(default)]
        before: Option<DelegateId>,
    },
    /// What is written of somebody or something is mended. The MC's words, the hall and what is
    /// printed follow.
    Correct {
        /// Each text that is mended.
        changes: Vec<Mending>,
        /// And wherever else the same person, or the same title, surely stands.
        #[serde(default)]
        everywhere: bool,
    },
    /// Somebody else performs an item. The MC's words follow.
    Replace {
        /// The item that gets another performer.
        item: ItemId,
        /// Who does it now.
        performer: Performer,
    },
}
