//! What a command of the programme leads to.

use chrono::TimeDelta;

use super::objection::LONGEST;
use super::{Entry, ItemState, NewItem, PassedOver, ProgrammeCommand, ProgrammeEvent, ProgrammeRefusal};
use crate::agenda::{Check, CheckId, DelegateId, ItemId, Phase, RecipientId};
use crate::clock::Timestamp;
use crate::day::typed::{fresh, once_each, reason, script, written};
use crate::day::{Day, Event, Hand, Operator, Refusal};
use crate::text;

impl Day {
    /// What a command of the programme leads to. `at` is not before what was recorded last.
    pub(in crate::day) fn decide_programme(
        &self,
        command: &ProgrammeCommand,
        by: &Operator,
        at: Timestamp,
    ) -> Result<ProgrammeEvent, Refusal> {
        Ok(match command {
            ProgrammeCommand::Start(item) => {
                let earlier = self.not_started_before(item);
                let asks = self.ended_at().is_none() && self.current_id() != Some(item);
                if asks && !earlier.is_empty() {
                    return Err(ProgrammeRefusal::EarlierNotStarted { item: item.clone(), earlier }.into());
                }
                self.started(item, None)
            }
            ProgrammeCommand::StartAhead(item) => self.started(item, None),
            ProgrammeCommand::StartPast { item, earlier, held } => {
                self.started(item, Some(PassedOver { items: once_each(earlier), held: *held }))
            }
            ProgrammeCommand::Next { from } => self.decide_next(from.as_ref(), by, at)?,
            ProgrammeCommand::Back { from } => {
                let to = self.entry(from).and_then(|entry| entry.after().cloned());
                ProgrammeEvent::WentBack { from: from.clone(), to }
            }
            ProgrammeCommand::Pause(item) => ProgrammeEvent::Paused { item: item.clone() },
            ProgrammeCommand::Resume(item) => ProgrammeEvent::Resumed { item: item.clone() },
            ProgrammeCommand::Skip { item, reason: why } => {
                ProgrammeEvent::Skipped { item: item.clone(), reason: reason(why.as_deref())? }
            }
            ProgrammeCommand::Unskip(item) => ProgrammeEvent::Unskipped { item: item.clone() },
            ProgrammeCommand::Park { item, reason: why } => {
                ProgrammeEvent::Parked { item: item.clone(), reason: reason(why.as_deref())? }
            }
            ProgrammeCommand::Unpark(item) => ProgrammeEvent::Unparked { item: item.clone() },
            ProgrammeCommand::Tick(check) => ProgrammeEvent::Ticked { check: check.clone() },
            ProgrammeCommand::Untick(check) => ProgrammeEvent::Unticked { check: check.clone() },
            ProgrammeCommand::Note { item, text } => {
                ProgrammeEvent::Noted { item: item.clone(), text: written(text)? }
            }
            ProgrammeCommand::CorrectStart { item, ago } => {
                if ago.0 < TimeDelta::zero() {
                    return Err(ProgrammeRefusal::StartsInTheFuture.into());
                }
                if ago.0 > LONGEST {
                    return Err(ProgrammeRefusal::TooLong { limit: LONGEST }.into());
                }
                ProgrammeEvent::StartCorrected { item: item.clone(), start: at - ago.0 }
            }
            ProgrammeCommand::Adjust { item, by } => match by.0.num_seconds() {
                0 => return Err(ProgrammeRefusal::NothingToAdjust.into()),
                by_s => ProgrammeEvent::Adjusted { item: item.clone(), by_s },
            },
            ProgrammeCommand::Insert { item, before } => self.decide_insert(item, before.clone())?,
            ProgrammeCommand::Move { items, before } => self.decide_move(items, before.clone())?,
            ProgrammeCommand::SetAside { items, reason: why } => {
                ProgrammeEvent::SetAside { items: once_each(items), reason: reason(why.as_deref())? }
            }
            ProgrammeCommand::Postpone { to, start } => self.decide_postponement(to, start.as_deref(), at)?,
            ProgrammeCommand::TakeUp { items } => ProgrammeEvent::TakenUp { items: once_each(items) },
            ProgrammeCommand::Shorten { cuts, drops } => {
                ProgrammeEvent::Shortened { cuts: cuts.clone(), drops: drops.clone() }
            }
            ProgrammeCommand::PullForward { delegate, items } => self.decide_pull_forward(delegate, items)?,
            ProgrammeCommand::Send { text } => ProgrammeEvent::MessageSent { text: written(text)? },
            ProgrammeCommand::Seen(message) => ProgrammeEvent::MessageSeen { message: *message },
            ProgrammeCommand::End { from } => ProgrammeEvent::Ended {
                item: from.clone(),
                gone_over: self.left_open().map(|check| check.id.clone()).collect(),
            },
        })
    }

    /// An item is begun by its name, in spite of others that nobody started.
    fn started(&self, item: &ItemId, passed_over: Option<PassedOver>) -> ProgrammeEvent {
        ProgrammeEvent::Started {
            item: item.clone(),
            after: self.current_id().cloned(),
            gone_over: self.open_required(Some(item)),
            left: self.left_without().into_iter().cloned().collect(),
            in_turn: false,
            passed_over,
        }
    }

    /// Items before one that wait, although what comes after them is about to begin: somebody may have
    /// forgotten to press.
    pub fn not_started_before(&self, item: &ItemId) -> Vec<ItemId> {
        let Some(at) = self.entries().iter().position(|entry| entry.id() == item) else { return Vec::new() };
        let before = self.entries().iter().take(at);
        before.filter(|entry| entry.state == ItemState::Pending).map(|entry| entry.id().clone()).collect()
    }

    /// "Next": the first waiting item in order, unless the operator's screen was stale, somebody
    /// has just pressed it, or something of the item is open that nobody was told of.
    fn decide_next(
        &self,
        from: Option<&ItemId>,
        by: &Operator,
        at: Timestamp,
    ) -> Result<ProgrammeEvent, Refusal> {
        if let Some(at) = self.ended_at() {
            return Err(Refusal::DayOver { at });
        }
        if self.current_id() != from {
            return Err(self.state.programme.has_moved());
        }
        if let Some(moved) = self.state.programme.moved()
            && self.is_within(Hand::DoublePress, moved.at, at)
            // Somebody who has chosen an item by name may go on at once; another person may not
            // have seen it yet.
            && (moved.in_turn || moved.by != *by)
        {
            return Err(ProgrammeRefusal::TooSoon {
                current: self.current_id().cloned(),
                by: moved.by.clone(),
            }
            .into());
        }
        let Some(next) = self.next_up() else {
            let parked = self
                .entries()
                .iter()
                .filter(|entry| entry.state == ItemState::Parked)
                .map(|entry| entry.id());
            return Err(ProgrammeRefusal::NothingNext { parked: parked.cloned().collect() }.into());
        };
        let checks = self.open_required(Some(next.id()));
        let left: Vec<RecipientId> = self.left_without().into_iter().cloned().collect();
        // A list that nobody ticks is kept elsewhere: who is left on it is told, and not asked about.
        let recipients = if self.is_being_ticked() { left.clone() } else { Vec::new() };
        if !(checks.is_empty() && recipients.is_empty()) {
            let told = self.state.programme.caution().filter(|caution| {
                // Whoever presses now has to have been told themselves.
                caution.by == *by
                    && caution.item.as_ref() == from
                    && at - caution.at <= self.felt_by(Hand::Remembered)
                    && checks.iter().all(|check| caution.checks.contains(check))
                    && recipients.iter().all(|own| caution.recipients.contains(own))
            });
            match told {
                None => return Ok(ProgrammeEvent::Cautioned { item: from.cloned(), checks, recipients }),
                Some(caution) if self.is_within(Hand::Readable, caution.at, at) => {
                    return Err(ProgrammeRefusal::ReadFirst { checks, recipients }.into());
                }
                Some(_) => {}
            }
        }
        Ok(ProgrammeEvent::Started {
            item: next.id().clone(),
            after: from.cloned(),
            gone_over: checks,
            left,
            in_turn: true,
            passed_over: None,
        })
    }

    fn decide_insert(&self, item: &NewItem, before: Option<ItemId>) -> Result<ProgrammeEvent, Refusal> {
        let title = written(&item.title)?;
        if item.minutes.is_some_and(|minutes| minutes.0 > LONGEST) {
            return Err(ProgrammeRefusal::TooLong { limit: LONGEST }.into());
        }
        if item.minutes.is_some_and(|minutes| minutes.0 < TimeDelta::zero()) {
            return Err(ProgrammeRefusal::LessThanNothing.into());
        }
        let id = fresh(&text::slug(&title), "muc", |id| self.entry(&id.into()).is_some());
        let performer = item.performer.as_ref().map(|performer| self.meant(performer)).transpose()?;
        let words = match item.words.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(words) => Some(script(words)?),
        };
        Ok(ProgrammeEvent::Inserted {
            item: ItemId(id),
            what: NewItem { title, performer, words, ..item.clone() },
            before,
        })
    }

    /// Items that wait go together to another place, in the order given.
    fn decide_move(&self, items: &[ItemId], before: Option<ItemId>) -> Result<ProgrammeEvent, Refusal> {
        let items = once_each(items);
        let stays = before.as_ref().is_some_and(|before| items.contains(before))
            || (!items.is_empty() && self.stand_before(&items, before.as_ref()));
        let is_known = items.iter().all(|item| self.entry(item).is_some());
        let event = ProgrammeEvent::Moved { items, before };
        if stays && is_known { Err(Refusal::already(event)) } else { Ok(event) }
    }

    /// Whether items stand already in this order before another, or at the end.
    fn stand_before(&self, items: &[ItemId], before: Option<&ItemId>) -> bool {
        let end = match before {
            Some(before) => self.entries().iter().position(|entry| entry.id() == before),
            None => Some(self.entries().len()),
        };
        let run = end.and_then(|end| self.entries().get(end.checked_sub(items.len())?..end));
        run.is_some_and(|run| run.iter().map(|entry| entry.id()).eq(items))
    }

    /// What a guest who must leave takes part in comes next, in its order.
    fn decide_pull_forward(
        &self,
        delegate: &DelegateId,
        items: &[ItemId],
    ) -> Result<ProgrammeEvent, Refusal> {
        let in_order = self.entries().iter().map(|entry| entry.id()).filter(|id| items.contains(id)).cloned();
        let waits = |entry: &Entry| entry.state == ItemState::Pending && !items.contains(entry.id());
        // Nothing goes before what the event begins with.
        let opening = self.entries().iter().rposition(|entry| waits(entry) && entry.item.kind.row().opens);
        let after = opening.map_or(0, |last| last + 1);
        let first = self.entries().iter().skip(after).find(|entry| waits(entry));
        let mut items: Vec<ItemId> =
            in_order.chain(items.iter().filter(|id| self.entry(id).is_none()).cloned()).collect();
        items = once_each(&items);
        // Prizes of a contest come after it, whoever has to leave.
        let undecided = items.iter().find_map(|item| self.result_awaited_by(item));
        items.retain(|item| self.result_awaited_by(item).is_none());
        if let Some(undecided) = undecided.filter(|_| items.is_empty()) {
            return Err(undecided);
        }
        let before = first.map(|entry| entry.id().clone());
        let known = |entry: &Entry| entry.brought_forward_for.contains(delegate);
        let done_before = self.attendee(delegate).is_some_and(|attendee| attendee.leaves.is_some())
            && items.iter().all(|item| self.entry(item).is_some_and(known))
            && self.stand_before(&items, before.as_ref());
        let done_before = done_before && !items.is_empty();
        let event = ProgrammeEvent::PulledForward { delegate: delegate.clone(), items, before };
        if done_before { Err(Refusal::already(event)) } else { Ok(event) }
    }

    /// Required checks that should be done before the running item gives way to `next`: those
    /// before and during the one, and those before the other. What was open when the running item
    /// began was named then, and is not asked for a second time.
    pub fn open_required(&self, next: Option<&ItemId>) -> Vec<CheckId> {
        let running = self.current_id();
        let stands = self.log.iter().rev().filter(|record| !self.is_reverted(record.seq));
        let mut named = stands.filter_map(|record| {
            let Event::Programme(ProgrammeEvent::Started { item, gone_over, .. }) = &record.event else {
                return None;
            };
            (running == Some(item)).then_some(gone_over)
        });
        let named = running.and_then(|_| named.next());
        let was_named = |check: &Check| named.is_some_and(|named| named.contains(&check.id));
        self.checks()
            .filter(|(item, check)| {
                let due = match check.phase {
                    Phase::Before => {
                        next == Some(&item.id) || (running == Some(&item.id) && !was_named(check))
                    }
                    Phase::During => running == Some(&item.id),
                    Phase::After => false,
                };
                due && check.required && self.tick(&check.id).is_none()
            })
            .map(|(_, check)| check.id.clone())
            .collect()
    }

    /// Required checks of what was held, still open: what is left out of the day needs none.
    pub fn left_open(&self) -> impl Iterator<Item = &Check> {
        let held = self.entries().iter().filter(|entry| !entry.spans.is_empty());
        let checks = held.flat_map(|entry| &entry.item.checks);
        checks.filter(|check| check.required && self.tick(&check.id).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda;
    use crate::day::Mode;
    use crate::day::{Recorded, Seq};

    #[test]
    fn in_a_fast_rehearsal_a_second_press_is_still_a_second_press() {
        let text = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: ["Chào cờ", "Báo cáo"])"#;
        let agenda = agenda::load(text).unwrap();
        let (by, at) = (Operator::named("MC"), Timestamp::from_millis(1_787_099_400_000));
        let event = Day::opening(text, &agenda, Mode::Rehearsal, at);
        let mut day = Day::replay(vec![Recorded { seq: Seq(1), at, by: by.clone(), event }]).unwrap();
        day.set_speed(60);
        let events = day.decide(&ProgrammeCommand::Next { from: None }.into(), &by, at).unwrap();
        for record in day.record(events, &by, at) {
            day.apply(&record);
        }
        let next = ProgrammeCommand::Next { from: day.current_id().cloned() }.into();
        // One second of the operator is a minute of this day.
        let second = day.decide(&next, &by, at + TimeDelta::seconds(60));
        assert!(matches!(second, Err(Refusal::Programme(ProgrammeRefusal::TooSoon { .. }))), "{second:?}");
        assert!(day.decide(&next, &by, at + TimeDelta::seconds(121)).is_ok());
    }
}
