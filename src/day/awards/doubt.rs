//! What may be done by the stage, but is hardly what was meant: asked about first, by screens and by
//! the command line alike.

use super::{AwardsCommand, Handover, Honoree};
use crate::agenda::{DecisionId, ItemId, RecipientId};
use crate::day::Day;
use crate::text::{self, Lang, say};

/// Why an order by the stage may be meant for somebody else, or for another moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AwardsDoubt {
    /// The item in whose course it is handed over was not held: it is to come, or was left out.
    NotHeld {
        /// That item.
        item: ItemId,
        /// Under which decision.
        decision: DecisionId,
        /// Who would be called or receive; nobody where the decision would be read.
        whom: Vec<RecipientId>,
    },
    /// They are marked as absent while their batch is on the stage.
    Absent(RecipientId),
    /// They were taken off the list.
    Withdrawn(RecipientId),
    /// Another batch is on the stage, and theirs was not called.
    OfNextBatch(RecipientId),
}

impl Day {
    /// What is to be asked before this is done by the stage; nothing where it is plainly meant. Whoever
    /// is owed something after the batch is done, or on another day, is not asked about.
    pub fn doubt_about(&self, command: &AwardsCommand) -> Option<AwardsDoubt> {
        match command {
            AwardsCommand::Announce(decision) => {
                let reads = self.current().is_some_and(|entry| entry.item.kind.row().reads);
                (!reads).then(|| self.not_held(decision, Vec::new()))?
            }
            AwardsCommand::Award { recipients, state } if state.was_called() => {
                let first = self.honoree(recipients.first()?)?;
                self.not_to_receive(recipients)
                    .or_else(|| self.not_held(&first.decision, recipients.clone()))
                    .or_else(|| self.of_next_batch(first, state))
            }
            AwardsCommand::Award { .. }
            | AwardsCommand::StandIn { .. }
            | AwardsCommand::Ready { .. }
            | AwardsCommand::Rename { .. }
            | AwardsCommand::Import { .. }
            | AwardsCommand::AddRecipient { .. }
            | AwardsCommand::SplitBatch { .. }
            | AwardsCommand::JoinBatch { .. }
            | AwardsCommand::StaffBatch { .. }
            | AwardsCommand::CloseBatch { .. } => None,
        }
    }

    /// The item of a decision was not held, and nobody under it was called: another list may be meant.
    fn not_held(&self, decision: &DecisionId, whom: Vec<RecipientId>) -> Option<AwardsDoubt> {
        let entry = self.item_not_held(decision)?;
        let begun = || {
            if self.ended_at().is_some() {
                return self.decisions_begun().contains(decision);
            }
            let mut own = self.honorees().iter().filter(|honoree| honoree.decision == *decision);
            own.any(|honoree| honoree.state.was_called())
        };
        (!begun()).then(|| AwardsDoubt::NotHeld {
            item: entry.id().clone(),
            decision: decision.clone(),
            whom,
        })
    }

    /// Somebody whom the hall does not see receive now; they may have come after all.
    fn not_to_receive(&self, recipients: &[RecipientId]) -> Option<AwardsDoubt> {
        let doubtful = |honoree: &Honoree| match honoree.state {
            Handover::Withdrawn => Some(AwardsDoubt::Withdrawn(honoree.id().clone())),
            Handover::Later => {
                let own = self.batch_of(honoree.id())?;
                let goes_on = own.closed.is_none() && own.open() > 0 && self.ended_at().is_none();
                goes_on.then(|| AwardsDoubt::Absent(honoree.id().clone()))
            }
            Handover::Pending
            | Handover::Present
            | Handover::LinedUp
            | Handover::Called
            | Handover::Conferred
            | Handover::ToProxy { .. } => None,
        };
        recipients.iter().filter_map(|id| self.honoree(id)).find_map(doubtful)
    }

    /// Those on the stage stand for the photo, and somebody of the next batch would receive uncalled. What
    /// is handed over under an item that is over is not of this stage.
    fn of_next_batch(&self, honoree: &Honoree, state: &Handover) -> Option<AwardsDoubt> {
        let live = self.current()?;
        let is_of = |decision: &DecisionId| self.decisions_of(&live.item).any(|own| own.id == *decision);
        if *state == Handover::Called || honoree.state.is_settled() || !is_of(&honoree.decision) {
            return None;
        }
        let on_stage = self.batch_on_stage()?;
        let stands = on_stage.called().is_some() && on_stage.closed.is_none() && !on_stage.has(honoree.id());
        let uncalled = self.batch_of(honoree.id())?.called().is_none();
        (stands && uncalled).then(|| AwardsDoubt::OfNextBatch(honoree.id().clone()))
    }

    /// What is asked, and what it is about, line by line.
    pub fn say_doubt(&self, doubt: &AwardsDoubt, lang: Lang) -> (&'static str, Vec<String>) {
        let of = |id: &RecipientId| self.honoree(id);
        let signs = |id: &RecipientId| of(id).is_some_and(|own| self.is_signing(&own.decision));
        let numbered = |id: &RecipientId| {
            of(id).map(|own| format!("{}. {}", own.number, own.name(lang))).unwrap_or_default()
        };
        match doubt {
            AwardsDoubt::NotHeld { item, decision, whom } => {
                let (title, now) = (self.title(item), self.current_id().map(|now| self.title(now)));
                let now = now.map(|now| say!(lang, " Đang: {now}.", " Now: {now}.")).unwrap_or_default();
                let names: Vec<String> = whom.iter().filter_map(of).map(|own| own.name(lang)).collect();
                let about = match whom.as_slice() {
                    [] => self.decision_title(decision),
                    [one] => numbered(one),
                    _ => text::listed(&names, lang.pick("và", "and")),
                };
                let comes = self.ended_at().is_none() && self.to_come().any(|entry| entry.id() == item);
                let why = match comes {
                    true => say!(lang, "“{title}” chưa bắt đầu.{now}", "“{title}” has not begun.{now}"),
                    false => say!(lang, "“{title}” không diễn ra.{now}", "“{title}” was not held.{now}"),
                };
                let asked = match comes {
                    true => {
                        lang.pick("Chưa đến mục này. Vẫn làm?", "Its item has not begun. Do it all the same?")
                    }
                    false => {
                        lang.pick("Mục này đã bỏ. Vẫn làm?", "Its item was left out. Do it all the same?")
                    }
                };
                (asked, vec![why, about])
            }
            AwardsDoubt::Absent(id) => {
                let asked = match signs(id) {
                    true => lang.pick(
                        "Đang ghi là vắng. Vẫn ghi người này đã ký?",
                        "Marked as absent. Record as signed all the same?",
                    ),
                    false => lang.pick(
                        "Đang ghi là vắng. Vẫn trao cho người này?",
                        "Marked as absent. Award to this one all the same?",
                    ),
                };
                (asked, self.and_whose_turn_it_is(id, numbered(id), lang))
            }
            AwardsDoubt::Withdrawn(id) => {
                let asked = match signs(id) {
                    true => lang.pick(
                        "Đã rút khỏi danh sách. Vẫn ghi người này đã ký?",
                        "Taken off the list. Record as signed all the same?",
                    ),
                    false => lang.pick(
                        "Đã rút khỏi danh sách. Vẫn trao cho người này?",
                        "Taken off the list. Award to this one all the same?",
                    ),
                };
                (asked, self.and_whose_turn_it_is(id, numbered(id), lang))
            }
            AwardsDoubt::OfNextBatch(id) => {
                let asked = match signs(id) {
                    true => lang.pick(
                        "Đợt sau chưa được gọi. Vẫn ghi người này đã ký?",
                        "The next batch was not called. Record as signed all the same?",
                    ),
                    false => lang.pick(
                        "Đợt sau chưa được gọi. Vẫn trao cho người này?",
                        "The next batch was not called. Award to this one all the same?",
                    ),
                };
                let done = match self.batch_on_stage() {
                    Some(batch) if batch.open() > 0 => {
                        let left = batch.open();
                        say!(
                            lang,
                            "Đợt trên sân khấu còn {left} người.",
                            "{left} of the batch on the stage are left."
                        )
                    }
                    Some(_) | None if signs(id) => {
                        lang.pick("Đợt trước đã ký hết.", "The batch before has signed.").to_owned()
                    }
                    Some(_) | None => lang
                        .pick(
                            "Đợt trên sân khấu đã nhận hết, chưa chụp ảnh.",
                            "The batch on the stage has received; the photo is not taken.",
                        )
                        .to_owned(),
                };
                let how = lang
                    .pick("^K: đợt đã xong. F12: gọi đợt sau.", "^K: the batch is done. F12: call the next.");
                (asked, vec![numbered(id), done, how.to_owned()])
            }
        }
    }

    /// Whom the list names next, where that is somebody else.
    fn and_whose_turn_it_is(&self, id: &RecipientId, whom: String, lang: Lang) -> Vec<String> {
        let next = self.next_honoree().filter(|next| next.id() != id);
        let next = next.map(|next| {
            let name = next.name(lang);
            say!(lang, "Người được gọi tiếp theo: {name}", "Next to be called: {name}")
        });
        std::iter::once(whom).chain(next).collect()
    }
}
