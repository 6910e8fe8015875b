//! What can be done with a batch: on screen 5 with that of the selected recipient, on the MC's
//! with that whose names are shown.

use std::sync::Arc;

use super::super::awards::forms::{AwardsForm, written};
use super::super::field::Field;
use super::super::overlay::Overlay;
use super::super::{Action, Screen, Ui};
use super::{Intent, ask};
use crate::agenda::RecipientId;
use crate::day::{AwardsCommand, Batch, Day, Handover, Honoree};

/// What an action on a batch comes to.
pub fn intent<'a>(
    ui: &Ui,
    action: Action,
    day: &'a Day,
    chosen: Option<&Honoree>,
) -> Result<Intent<'a>, String> {
    let words = ui.words();
    let batch = match ui.screen {
        Screen::Mc => day.open_batch(),
        _ => chosen.and_then(|honoree| day.batch_of(honoree.id())),
    };
    let (Some(batch), Some(first)) = (&batch, batch.as_ref().and_then(Batch::first)) else {
        return Err(words.no_recipient.to_owned());
    };
    let first: RecipientId = first.clone();
    match action {
        Action::CallBatch => {
            let open = || batch.honorees.iter().filter(|honoree| !honoree.state.is_settled());
            let uncalled = open().filter(|honoree| honoree.state != Handover::Called);
            let recipients: Vec<RecipientId> = uncalled.map(|honoree| honoree.id().clone()).collect();
            match (recipients.is_empty(), open().next()) {
                (true, None) => Err(words.batch_settled.to_owned()),
                (true, Some(_)) => Err(words.batch_called.to_owned()),
                _ => Ok(Intent::Send(AwardsCommand::Award { recipients, state: Handover::Called }.into())),
            }
        }
        Action::SplitBatch => {
            let before = chosen.map_or(first, |honoree| honoree.id().clone());
            Ok(Intent::Send(AwardsCommand::SplitBatch { before }.into()))
        }
        Action::JoinBatch => Ok(Intent::Send(AwardsCommand::JoinBatch { batch: first }.into())),
        Action::CloseBatch => {
            // After the last of a batch the cursor has gone on: the photo is of those before.
            let batch = if batch.open() == 0 { first } else { photographed(day).unwrap_or(first) };
            Ok(Intent::Send(AwardsCommand::CloseBatch { batch }.into()))
        }
        _ => {
            let fields = [
                batch.presenters.iter().map(|who| written(day, who)).collect::<Vec<_>>(),
                batch.bearers.to_vec(),
            ];
            let fields = fields.map(|names| Field::of(&names.join("; "))).to_vec();
            ask(None, move || Overlay::filled(Arc::new(AwardsForm::Staff(first)), fields))
        }
    }
}

/// The last batch that has received and is not done yet.
fn photographed(day: &Day) -> Option<RecipientId> {
    let batches = day.decisions().flat_map(|decision| day.batches(&decision.id));
    let waits = |batch: &Batch<'_>| batch.open() == 0 && batch.closed.is_none() && batch.called().is_some();
    batches.filter(waits).last().and_then(|batch| batch.first().cloned())
}
