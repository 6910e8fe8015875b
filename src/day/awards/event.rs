//! What happened by the stage.

use super::Handover;
use crate::agenda::{DecisionId, Kit, Performer, Recipient, RecipientId, RecipientKind};
use crate::day::record::events;

events! {
    /// What happened to decisions, batches and recipients.
    AwardsEvent

    /// A decision was read to the hall.
    Announced "announced" {
        /// Which.
        decision: DecisionId,
    }
    /// Recipients came so far.
    Awarded "awarded" {
        /// Whom.
        recipients: Vec<RecipientId>,
        /// How far.
        state: Handover,
    }
    /// Something was made ready for recipients, or was not after all.
    Prepared "prepared" {
        /// For whom.
        recipients: Vec<RecipientId>,
        /// What.
        kit: Kit,
        /// Ready, or not.
        done: bool,
    }
    /// A recipient's name was mended or filled in.
    Renamed "renamed" {
        /// Whose.
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
    }
    /// A late name was put on a roll.
    RecipientAdded "recipient_added" {
        /// Under which decision.
        decision: DecisionId,
        /// On which roll.
        kind: RecipientKind,
        /// Who.
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
    /// Whether somebody else may be the next to be called after it.
    pub(in crate::day) fn steps_on(&self) -> bool {
        matches!(self, Self::Awarded { .. } | Self::BatchClosed { .. })
    }
}
