//! What happened by the stage.

use super::{Handover, StandIn};
use crate::agenda::{DecisionId, Kit, Performer, Recipient, RecipientId, RecipientKind};
use crate::day::record::events;

events! {
    /// What happened to decisions, batches and recipients.
    AwardsEvent

    /// A decision was read to the hall.
    Announced "announced" {
        /// The decision whose words the hall has heard.
        decision: DecisionId,
    }
    /// Recipients came so far.
    Awarded "awarded" {
        /// All who came as far: one, or a whole batch.
        recipients: Vec<RecipientId>,
        /// How far.
        state: Handover,
    }
    /// It became known who will receive instead of somebody, or that nobody will.
    StandInNamed "stand_in_named" {
        /// Instead of whom.
        recipient: RecipientId,
        /// Who; none is the recipient themselves.
        stand_in: Option<StandIn>,
    }
    /// Something was made ready for recipients, or was not after all.
    Prepared "prepared" {
        /// One recipient, or a whole list.
        recipients: Vec<RecipientId>,
        /// Printed, signed, framed, in the tray …
        kit: Kit,
        /// Ready, or not.
        done: bool,
    }
    /// A recipient's name was mended or filled in.
    Renamed "renamed" {
        /// By the id, which a name that is mended does not change.
        recipient: RecipientId,
        /// The right name.
        name: String,
        /// What stood there.
        was: String,
    }
    /// A list that arrived late was taken into a roll: unnamed places first, the rest at its end.
    Imported "imported" {
        /// Under which decision.
        decision: DecisionId,
        /// Into which roll.
        kind: RecipientKind,
        /// Who, in the order of the annex.
        recipients: Vec<Recipient>,
        /// The roll as it stood was taken away.
        replace: bool,
        /// Only places at which nobody had received took a name; in a journal of before the first
        /// without one did.
        #[serde(default)]
        free: bool,
    }
    /// A late name was put on a roll.
    RecipientAdded "recipient_added" {
        /// Under which decision.
        decision: DecisionId,
        /// On which roll.
        kind: RecipientKind,
        /// As it was typed, with the id that it got.
        recipient: Recipient,
        /// After whom; none is at the end.
        after: Option<RecipientId>,
    }
    /// A batch was divided.
    BatchSplit "batch_split" {
        /// Who begins the second part.
        before: RecipientId,
    }
    /// A batch was joined with the one before it.
    BatchJoined "batch_joined" {
        /// The first of it.
        batch: RecipientId,
    }
    /// A batch was given presenters and bearers of its own.
    BatchStaffed "batch_staffed" {
        /// The first of it.
        batch: RecipientId,
        /// Who hands over; none is whoever does for the decision.
        presenters: Vec<Performer>,
        /// Who carries tray and flowers; none is whoever does for the decision.
        bearers: Vec<String>,
    }
    /// The photo was taken and the batch was done.
    BatchClosed "batch_closed" {
        /// Under which decision.
        decision: DecisionId,
        /// The first of it.
        batch: RecipientId,
    }
}

impl AwardsEvent {
    /// Whether whoever did this looks to the next to be called: somebody was called, was handed
    /// something or is not there to be handed it, or a batch is done.
    pub fn gives_the_stage_to_the_next(&self) -> bool {
        match self {
            Self::Awarded { state, .. } => state.is_settled() || state.was_called(),
            Self::BatchClosed { .. } => true,
            Self::Announced { .. }
            | Self::Prepared { .. }
            | Self::Renamed { .. }
            | Self::StandInNamed { .. }
            | Self::Imported { .. }
            | Self::RecipientAdded { .. }
            | Self::BatchSplit { .. }
            | Self::BatchJoined { .. }
            | Self::BatchStaffed { .. } => false,
        }
    }

    /// Whether recipients have come further by it: the next to be called may be another.
    pub(in crate::day) fn hands_over(&self) -> bool {
        match self {
            Self::Awarded { .. } => true,
            Self::Announced { .. }
            | Self::Prepared { .. }
            | Self::Renamed { .. }
            | Self::StandInNamed { .. }
            | Self::Imported { .. }
            | Self::RecipientAdded { .. }
            | Self::BatchSplit { .. }
            | Self::BatchJoined { .. }
            | Self::BatchStaffed { .. }
            | Self::BatchClosed { .. } => false,
        }
    }
}
