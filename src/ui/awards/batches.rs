//! What can be done with a batch: on screen 5 with that of the selected recipient, on the MC's
//! with that whose names are shown.

use std::sync::Arc;

use super::actions::{honoree, unless_doubted};
use super::forms::{AwardsForm, written};
use crate::agenda::RecipientId;
use crate::day::{AwardsCommand, Batch, Day, Handover, Honoree};
use crate::ui::Screen;
use crate::ui::field::Field;
use crate::ui::overlay::Overlay;
use crate::ui::row::{At, Intended, ask, confirm, send};

/// The batch that is meant, and whoever stands first in it.
fn batch<'d>(at: &At<'_, 'd>) -> Result<(Batch<'d>, RecipientId), String> {
    let batch = if at.ui.screen == Screen::Mc {
        at.day.open_batch()
    } else {
        honoree(at).ok().and_then(|honoree| at.day.batch_of(honoree.id()))
    };
    let batch = batch.ok_or_else(|| at.words().no_recipient.to_owned())?;
    let first = batch.first().cloned().ok_or_else(|| at.words().no_recipient.to_owned())?;
    Ok((batch, first))
}

pub fn call_batch<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (batch, _) = batch(at)?;
    let open = || batch.honorees.iter().filter(|honoree| !honoree.state.is_settled());
    let recipients = batch.uncalled();
    match (recipients.is_empty(), open().next()) {
        (true, None) => Err(at.words().batch_settled.to_owned()),
        (true, Some(_)) => Err(at.words().batch_called.to_owned()),
        (false, _) => {
            unless_doubted(at, AwardsCommand::Award { recipients, state: Handover::Called }, |sent| sent)
        }
    }
}

pub fn confer_batch<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let chosen = honoree(at)?;
    let batches = at.day.batches(&chosen.decision);
    let batch = batches.iter().find(|batch| batch.honorees.iter().any(|other| other.id() == chosen.id()));
    let open = batch.into_iter().flat_map(|batch| &batch.honorees).filter(|other| !other.state.is_settled());
    // For the dead it is asked, one by one, who receives.
    let (dead, open): (Vec<&Honoree>, Vec<&Honoree>) =
        open.copied().partition(|other| other.recipient.posthumous && other.stand_in.is_none());
    let recipients: Vec<RecipientId> = open.iter().map(|other| other.id().clone()).collect();
    let (words, lang) = (at.words(), at.ui.lang);
    let names = move || {
        let mut names: Vec<String> = open.iter().map(|other| other.name(lang)).collect();
        names.extend(dead.iter().map(|other| format!("{}: {}", words.asked_singly, other.name(lang))));
        names
    };
    let signs = at.day.is_signing(&chosen.decision);
    let title = if signs { words.confirm_batch_signed } else { words.confirm_batch };
    confirm(title, names, AwardsCommand::Award { recipients, state: Handover::Conferred })
}

pub fn split_batch<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (_, first) = batch(at)?;
    let before = honoree(at).map_or(first, |honoree| honoree.id().clone());
    send(AwardsCommand::SplitBatch { before })
}

pub fn join_batch<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (_, first) = batch(at)?;
    send(AwardsCommand::JoinBatch { batch: first })
}

pub fn close_batch<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (batch, first) = batch(at)?;
    // After the last of a batch the cursor has gone on: the photo is of those before.
    let batch = if batch.open() == 0 { first } else { photographed(at.day).unwrap_or(first) };
    send(AwardsCommand::CloseBatch { batch })
}

pub fn staff_batch<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (batch, first) = batch(at)?;
    let fields =
        [batch.presenters.iter().map(|who| written(at.day, who)).collect::<Vec<_>>(), batch.bearers.to_vec()];
    let fields = fields.map(|names| Field::of(&names.join("; "))).to_vec();
    ask(None, move || Overlay::filled(Arc::new(AwardsForm::Staff(first)), fields))
}

/// The last batch that has received and is not done yet.
fn photographed(day: &Day) -> Option<RecipientId> {
    let batches = day.decisions().flat_map(|decision| day.batches(&decision.id));
    let waits = |batch: &Batch<'_>| batch.open() == 0 && batch.closed.is_none() && batch.called().is_some();
    batches.filter(waits).last().and_then(|batch| batch.first().cloned())
}
