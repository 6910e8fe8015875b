//! The people of the day: delegates, those who came instead, performers.

mod attendance;
mod casting;
mod command;
mod correction;
mod decide;
mod elsewhere;
mod event;
mod look;
mod objection;
mod precedence;
mod refusal;
mod say;
mod texts;

use serde::{Deserialize, Serialize};

pub(super) use attendance::{Attendance, same_order};
pub use attendance::{Attendee, Leaves};
pub use command::PeopleCommand;
pub use correction::{Mending, OfDelegate, OfItem, OfRecipient, Spot};
pub use elsewhere::Elsewhere;
pub use event::PeopleEvent;
pub use precedence::{Place, Why};
pub use refusal::PeopleRefusal;

use crate::agenda::DelegateId;

/// Whether a delegate is here (có mặt).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Presence {
    /// Invited (mời).
    #[default]
    Expected,
    /// Here, not yet introduced (đã đến).
    Arrived,
    /// Introduced to the hall (đã giới thiệu).
    Introduced,
    /// Gone (đã về).
    Left,
    /// Not coming (vắng).
    Absent,
    /// Somebody else has come instead (có người đi thay).
    ReplacedBy(DelegateId),
}

impl Presence {
    /// The name, as `do` and the journal spell it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Expected => "Expected",
            Self::Arrived => "Arrived",
            Self::Introduced => "Introduced",
            Self::Left => "Left",
            Self::Absent => "Absent",
            Self::ReplacedBy(_) => "ReplacedBy",
        }
    }
}
