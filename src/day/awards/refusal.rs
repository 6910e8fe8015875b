//! Why a command by the stage is refused. Each becomes one calm sentence that says what to do.

use crate::agenda::{DecisionId, RecipientId};
use crate::clock::Timestamp;

/// Why a command by the stage is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum AwardsRefusal {
    /// No recipient of this id.
    UnknownRecipient {
        /// As written.
        id: RecipientId,
        /// Perhaps this one.
        meant: Option<RecipientId>,
    },
    /// No decision of this id.
    UnknownDecision(DecisionId),
    /// The decision was read already.
    AlreadyAnnounced(DecisionId),
    /// A gift list, or a pledge: there is no decision to read.
    NothingToRead(DecisionId),
    /// The decision has not been read yet.
    NotAnnounced(DecisionId),
    /// The recipient has received already.
    AlreadyReceived(RecipientId),
    /// The dead do not receive themselves: it is asked who does.
    Posthumous(RecipientId),
    /// A recipient of this id is there already.
    RecipientThere(RecipientId),
    /// A roll of which somebody has been called is not replaced.
    RollBegun {
        /// Who was called.
        called: RecipientId,
    },
    /// No batch begins with this recipient any more.
    BatchChanged(RecipientId),
    /// A batch of which somebody has been called stays as it is.
    BatchBegun {
        /// Who was called.
        called: RecipientId,
    },
    /// The first batch of a roll has none before it: kinds are not mixed.
    NoBatchBefore,
    /// The batch is done.
    BatchClosed {
        /// Since when.
        at: Timestamp,
    },
    /// Somebody of the batch is left.
    BatchOpen {
        /// How many.
        left: usize,
        /// The first of them.
        waits: RecipientId,
    },
    /// More recipients than any ward has.
    TooManyRecipients {
        /// The most on one roll.
        limit: usize,
    },
    /// The result is not signed, so none of its prizes is public.
    ResultNotSigned(DecisionId),
    /// Prizes are won, not listed.
    WonNotListed(DecisionId),
}
