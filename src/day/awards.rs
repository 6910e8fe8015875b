//! Awards, ticked one by one: who has received, through whom, and who is still owed something.
//!
//! Recipients stand in the order of the decision's annex, which nothing here re-sorts. Of a roll
//! that only tells how many, each unnamed recipient has a place of their own all the same.

mod applied;
mod batches;
mod calls;
mod command;
mod decide;
mod decisions;
mod doubt;
mod event;
mod fold;
mod going_up;
mod import;
mod look;
mod objection;
mod owed;
mod prizes;
mod refusal;
mod revised;
mod say;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use batches::Batch;
pub use command::AwardsCommand;
pub(super) use decisions::Dropped;
pub use doubt::AwardsDoubt;
pub use event::AwardsEvent;
pub(super) use fold::Awards;
pub(super) use prizes::Prizes;
pub use refusal::AwardsRefusal;

use super::Operator;
use crate::agenda::{DecisionId, Kit, Recipient, RecipientId, RecipientKind};
use crate::clock::Timestamp;
use crate::text::Lang;
use batches::Opening;

/// How far a recipient has come (trạng thái trao).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Handover {
    /// Not seen yet (chưa thấy).
    #[default]
    Pending,
    /// Here (có mặt).
    Present,
    /// Lined up beside the stage (đã tập kết).
    LinedUp,
    /// Called to the stage (đã gọi).
    Called,
    /// Received in person (đã trao).
    Conferred,
    /// Somebody received instead (nhận thay).
    ToProxy {
        /// Whoever received, as the register of signatures has it.
        name: String,
        /// Husband, daughter, colleague …
        relation: String,
    },
    /// Absent; to be handed over later (vắng – trao sau).
    Later,
    /// Taken off the list (rút).
    Withdrawn,
}

impl Handover {
    /// The name, as `do` and the journal spell it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::Present => "Present",
            Self::LinedUp => "LinedUp",
            Self::Called => "Called",
            Self::Conferred => "Conferred",
            Self::ToProxy { .. } => "ToProxy",
            Self::Later => "Later",
            Self::Withdrawn => "Withdrawn",
        }
    }

    /// Nothing more is to be done on the stage.
    pub fn is_settled(&self) -> bool {
        match self {
            Self::Conferred | Self::ToProxy { .. } | Self::Later | Self::Withdrawn => true,
            Self::Pending | Self::Present | Self::LinedUp | Self::Called => false,
        }
    }

    /// Nobody comes to the stage for it: what is left is handed over on another day, or not at all.
    pub fn stays_away(&self) -> bool {
        self.is_settled() && !self.is_received()
    }

    /// Who received instead, and as what to the recipient.
    pub fn proxy(&self) -> Option<(&str, &str)> {
        if let Self::ToProxy { name, relation } = self { Some((name, relation)) } else { None }
    }

    /// The hall has heard the name: called, or received.
    pub fn was_called(&self) -> bool {
        self.is_received() || *self == Self::Called
    }

    /// They are here: seen, lined up or called.
    pub fn is_here(&self) -> bool {
        matches!(self, Self::Present | Self::LinedUp | Self::Called)
    }

    /// The certificate has been handed over.
    pub fn is_received(&self) -> bool {
        matches!(self, Self::Conferred | Self::ToProxy { .. })
    }
}

/// Who is to receive instead of somebody, known before they are called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandIn {
    /// As the MC reads it.
    pub name: String,
    /// Husband, daughter, colleague …
    pub relation: String,
}

/// One recipient of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Honoree {
    /// Who, as in the annex; an empty name is still to be filled in.
    pub recipient: Recipient,
    /// Under which decision.
    pub decision: DecisionId,
    /// Collective, household, individual.
    pub kind: RecipientKind,
    /// Place in the roll, counted from 1.
    pub number: usize,
    /// How far they have come.
    pub state: Handover,
    /// Who will receive instead; nothing has been handed over for that.
    pub stand_in: Option<StandIn>,
    /// As the file has them: what was corrected stays while the file says the same.
    written: Recipient,
    /// What is ready for them.
    pub ready: BTreeSet<Kit>,
    /// Since when, and by whose word.
    pub since: Option<(Timestamp, Operator)>,
    /// A batch that stands begins here.
    opens: Option<Opening>,
}

impl Honoree {
    fn new(recipient: Recipient, decision: DecisionId, kind: RecipientKind, number: usize) -> Self {
        Self {
            written: recipient.clone(),
            recipient,
            decision,
            kind,
            number,
            state: Handover::Pending,
            stand_in: None,
            ready: BTreeSet::new(),
            since: None,
            opens: None,
        }
    }

    /// Who received instead, or will.
    pub fn stands_in(&self) -> Option<&str> {
        let will = || self.stand_in.as_ref().map(|stand_in| stand_in.name.as_str());
        self.state.proxy().map(|(name, _)| name).or_else(will)
    }

    /// The name of whoever received instead, or will, is mended.
    pub(in crate::day) fn correct_stand_in(&mut self, now: &str) {
        if let Handover::ToProxy { name, .. } = &mut self.state {
            now.clone_into(name);
        }
        if let Some(own) = &mut self.stand_in {
            now.clone_into(&mut own.name);
        }
    }

    /// Its name, or its place on the list while it has none.
    pub fn name(&self, lang: Lang) -> String {
        if self.recipient.name.is_empty() {
            format!("{} {:02}", lang.pick(self.kind.vi(), self.kind.en()), self.number)
        } else {
            self.recipient.name.clone()
        }
    }

    /// A place of nobody, which a name may take: nobody has received at it, was absent or withdrawn.
    /// A place that was called with its batch had no name that the hall could hear.
    fn is_free(&self) -> bool {
        self.recipient.name.is_empty() && !self.state.is_settled()
    }

    /// Its id.
    pub fn id(&self) -> &RecipientId {
        &self.recipient.id
    }
}

/// How many of a list have come how far. They always add up to the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub all: usize,
    /// In person.
    pub conferred: usize,
    /// Through somebody else.
    pub to_proxy: usize,
    /// To be handed over later.
    pub later: usize,
    /// Taken off.
    pub withdrawn: usize,
}

impl Tally {
    /// Of these recipients.
    pub fn of<'a>(honorees: impl IntoIterator<Item = &'a Honoree>) -> Self {
        let mut tally = Self::default();
        for honoree in honorees {
            tally.all += 1;
            match honoree.state {
                Handover::Conferred => tally.conferred += 1,
                Handover::ToProxy { .. } => tally.to_proxy += 1,
                Handover::Later => tally.later += 1,
                Handover::Withdrawn => tally.withdrawn += 1,
                Handover::Pending | Handover::Present | Handover::LinedUp | Handover::Called => {}
            }
        }
        tally
    }

    /// Still to be called.
    pub fn left(&self) -> usize {
        self.all - self.conferred - self.to_proxy - self.later - self.withdrawn
    }
}
