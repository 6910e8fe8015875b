//! Correcting how somebody or something is written: where it stands, and everywhere else.
//!
//! A correction is a list of changes, one text of the day each, as the operator saw them: it is
//! recorded as one act, and undone as one.

use serde::{Deserialize, Serialize};

use crate::agenda::{DecisionId, DelegateId, ItemId, RecipientId};

/// What is written of a delegate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfDelegate {
    /// Full name.
    Name,
    /// Rank: Trung tá.
    Rank,
    /// Post, without "nguyên".
    Post,
    /// Body.
    Body,
    /// Form of address: đồng chí, ông, bà.
    Honorific,
    /// How the name is read aloud.
    Spoken,
    /// Instead of whom they have come.
    SentBy,
}

/// What is written of a recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfRecipient {
    /// As in the annex.
    Name,
    /// Post and body.
    Post,
    /// How the name is read aloud.
    Spoken,
    /// Who receives for a collective, or for the family of the dead.
    Representative,
    /// Who received instead, or will.
    StandIn,
}

/// What is written of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfItem {
    /// What the programme calls it.
    Title,
    /// Who does it, where that is none of the delegates.
    Performer,
    /// What the MC says.
    Words,
}

/// A text of the day that may name somebody or something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spot {
    /// In the list of delegates.
    Delegate(DelegateId, OfDelegate),
    /// On a roll.
    Recipient(RecipientId, OfRecipient),
    /// In the programme.
    Item(ItemId, OfItem),
    /// Whoever announces a decision, hands over, carries or signed, wherever they are written alike.
    Staff(DecisionId),
}

/// One text of the day that is mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mending {
    /// Where it stands.
    pub at: Spot,
    /// As it stood. A command that leaves it out means whatever stands there.
    #[serde(default)]
    pub was: Option<String>,
    /// As it is right; nothing where nothing is to stand.
    pub now: String,
}

impl Mending {
    /// From what stood to what is right.
    pub fn new(at: Spot, was: impl Into<String>, now: impl Into<String>) -> Self {
        Self { at, was: Some(was.into()), now: now.into() }
    }

    /// As it stood.
    pub fn was(&self) -> &str {
        self.was.as_deref().unwrap_or_default()
    }
}
