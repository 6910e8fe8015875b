//! What is asked by the stage.

use serde::{Deserialize, Serialize};

use super::Handover;
use crate::agenda::{DecisionId, Kit, Performer, Recipient, RecipientId, RecipientKind};

/// What an operator asks about decisions, batches and recipients.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum AwardsCommand {
    /// The decision is read to the hall; once for each.
    Announce(DecisionId),
    /// Recipients have come so far: present, lined up, called, conferred, received by another, to be
    /// handed over later, withdrawn.
    Award {
        /// All who have come as far: one, or a whole batch.
        recipients: Vec<RecipientId>,
        /// How far.
        state: Handover,
    },
    /// Somebody will receive instead of a recipient, or nobody will; it is not handed over yet.
    StandIn {
        /// Instead of whom.
        recipient: RecipientId,
        /// Who; empty is the recipient themselves after all.
        name: String,
        /// Husband, daughter, colleague …
        #[serde(default)]
        relation: String,
    },
    /// Something is ready for recipients, or is not after all.
    Ready {
        /// One recipient, or a whole list.
        recipients: Vec<RecipientId>,
        /// Printed, signed, framed, in the tray …
        kit: Kit,
        /// Ready, or not.
        done: bool,
    },
    /// Mend the spelling of a recipient's name, or fill it in.
    Rename {
        /// By the id, which a name that is mended does not change.
        recipient: RecipientId,
        /// The right name.
        name: String,
    },
    /// Take a list that has arrived into a roll, in its order: unnamed places are filled first, the
    /// others follow at the end. Ids are made from the names.
    Import {
        /// Under which decision.
        decision: DecisionId,
        /// Into which roll.
        #[serde(default)]
        kind: RecipientKind,
        /// In the order of the annex, which is never sorted.
        recipients: Vec<Recipient>,
        /// Instead of the roll as it stands; refused once anybody of it has been called.
        #[serde(default)]
        replace: bool,
    },
    /// Put a late name on a roll, at its place.
    AddRecipient {
        /// Under which decision.
        decision: DecisionId,
        /// On which roll.
        #[serde(default)]
        kind: RecipientKind,
        /// Who. An id is made from the name.
        recipient: Box<Recipient>,
        /// After whom; none is at the end.
        #[serde(default)]
        after: Option<RecipientId>,
    },
    /// Divide a batch (đợt): somebody and those after them go up by themselves. Refused once any of
    /// these has been called.
    SplitBatch {
        /// Who begins the second part.
        before: RecipientId,
    },
    /// Join a batch with the one before it, of its kind. Refused once any of it has been called.
    JoinBatch {
        /// The first of the batch, as the operator saw it.
        batch: RecipientId,
    },
    /// Give a batch presenters and bearers of its own.
    StaffBatch {
        /// The first of the batch, as the operator saw it.
        batch: RecipientId,
        /// Who hands over; none is whoever does for the decision.
        #[serde(default)]
        presenters: Vec<Performer>,
        /// Who carries tray and flowers; none is whoever does for the decision.
        #[serde(default)]
        bearers: Vec<String>,
    },
    /// The photo is taken and the batch is done; refused while somebody of it is left.
    CloseBatch {
        /// The first of the batch, as the operator saw it.
        batch: RecipientId,
    },
}
