//! Every rule of the day: what a command leads to, or why it is refused.

use chrono::TimeDelta;

use super::NewItem;
use super::ground::{GroundEvent, GroundRefusal};
use super::objection::LONGEST;
use super::state::State;
use super::{
    Attendee, AwardsCommand, AwardsEvent, Command, Day, Entry, Event, Handover, ItemState, Operator,
    PeopleCommand, PeopleEvent, ProgrammeCommand, ProgrammeEvent, Recorded, Refusal, Seq, reverted,
};
use crate::agenda::{Check, CheckId, Delegate, DelegateId, ItemId, Performer, Phase, RecipientId};
use crate::clock::Timestamp;
use crate::text;

/// A second "next" within this time is a second press, or a second person's (law 3).
const DOUBLE_PRESS: TimeDelta = TimeDelta::seconds(2);
/// A warning can have been read after this time.
const READABLE: TimeDelta = TimeDelta::seconds(2);
/// A warning older than this is forgotten, and given again.
const REMEMBERED: TimeDelta = TimeDelta::minutes(1);
/// The longest note, in characters.
const NOTE_LIMIT: usize = 500;

impl Day {
    /// What a command leads to, at a moment, or why it is refused. Changes nothing: it is also the
    /// dry run that tells a screen which of its keys mean anything now.
    ///
    /// # Errors
    /// A [`Refusal`]: one sentence that says what to do.
    pub fn decide(&self, command: &Command, by: &Operator, at: Timestamp) -> Result<Vec<Event>, Refusal> {
        let (pressed, at) = (at, self.not_before_last(at));
        let event: Event = match command {
            Command::Programme(ProgrammeCommand::Start(item)) => ProgrammeEvent::Started {
                item: item.clone(),
                after: self.current_id().cloned(),
                gone_over: self.open_required(Some(item)),
                in_turn: false,
            }
            .into(),
            Command::Programme(ProgrammeCommand::Next { from }) => self.decide_next(from.as_ref(), by, at)?,
            Command::Programme(ProgrammeCommand::Back { from }) => {
                let to = self.entry(from).and_then(|entry| entry.after().cloned());
                ProgrammeEvent::WentBack { from: from.clone(), to }.into()
            }
            Command::Programme(ProgrammeCommand::Pause(item)) => {
                ProgrammeEvent::Paused { item: item.clone() }.into()
            }
            Command::Programme(ProgrammeCommand::Resume(item)) => {
                ProgrammeEvent::Resumed { item: item.clone() }.into()
            }
            Command::Programme(ProgrammeCommand::Skip { item, reason: why }) => {
                ProgrammeEvent::Skipped { item: item.clone(), reason: reason(why.as_deref())? }.into()
            }
            Command::Programme(ProgrammeCommand::Unskip(item)) => {
                ProgrammeEvent::Unskipped { item: item.clone() }.into()
            }
            Command::Programme(ProgrammeCommand::Park { item, reason: why }) => {
                ProgrammeEvent::Parked { item: item.clone(), reason: reason(why.as_deref())? }.into()
            }
            Command::Programme(ProgrammeCommand::Unpark(item)) => {
                ProgrammeEvent::Unparked { item: item.clone() }.into()
            }
            Command::Programme(ProgrammeCommand::Tick(check)) => {
                ProgrammeEvent::Ticked { check: check.clone() }.into()
            }
            Command::Programme(ProgrammeCommand::Untick(check)) => {
                ProgrammeEvent::Unticked { check: check.clone() }.into()
            }
            Command::Programme(ProgrammeCommand::Note { item, text }) => {
                ProgrammeEvent::Noted { item: item.clone(), text: written(text)? }.into()
            }
            Command::Programme(ProgrammeCommand::CorrectStart { item, ago }) => {
                if ago.0 < TimeDelta::zero() {
                    return Err(Refusal::StartsInTheFuture);
                }
                if ago.0 > LONGEST {
                    return Err(Refusal::TooLong { limit: LONGEST });
                }
                ProgrammeEvent::StartCorrected { item: item.clone(), start: at - ago.0 }.into()
            }
            Command::Programme(ProgrammeCommand::Adjust { item, by }) => match by.0.num_seconds() {
                0 => return Err(Refusal::NothingToAdjust),
                by_s => ProgrammeEvent::Adjusted { item: item.clone(), by_s }.into(),
            },
            Command::Programme(ProgrammeCommand::Insert { item, before }) => {
                self.decide_insert(item, before.clone())?
            }
            Command::Programme(ProgrammeCommand::Move { items, before }) => {
                self.decide_move(items, before.clone())?
            }
            Command::Programme(ProgrammeCommand::SetAside { items, reason: why }) => {
                ProgrammeEvent::SetAside { items: once_each(items), reason: reason(why.as_deref())? }.into()
            }
            Command::Programme(ProgrammeCommand::TakeUp { items }) => {
                ProgrammeEvent::TakenUp { items: once_each(items) }.into()
            }
            Command::People(PeopleCommand::Replace { item, performer }) => {
                PeopleEvent::PerformerReplaced { item: item.clone(), performer: self.meant(performer)? }
                    .into()
            }
            Command::Programme(ProgrammeCommand::Shorten { cuts, drops }) => {
                ProgrammeEvent::Shortened { cuts: cuts.clone(), drops: drops.clone() }.into()
            }
            Command::Programme(ProgrammeCommand::PullForward { delegate, items }) => {
                self.decide_pull_forward(delegate, items)?
            }
            Command::People(PeopleCommand::Mark { delegates, presence }) => {
                PeopleEvent::Marked { delegates: delegates.clone(), presence: presence.clone() }.into()
            }
            Command::People(PeopleCommand::AddDelegate { delegate, before }) => {
                PeopleEvent::DelegateAdded { delegate: self.newcomer(delegate)?, before: before.clone() }
                    .into()
            }
            Command::People(PeopleCommand::MoveDelegate { delegate, before }) => {
                PeopleEvent::DelegateMoved { delegate: delegate.clone(), before: before.clone() }.into()
            }
            Command::People(PeopleCommand::Substitute { delegate, by, before }) => {
                let mut by = self.newcomer(by)?;
                if by.substitute_for.is_none() && self.attendee(delegate).is_some() {
                    by.substitute_for = Some(self.delegate_name(delegate));
                }
                PeopleEvent::Substituted { delegate: delegate.clone(), by, before: before.clone() }.into()
            }
            Command::Programme(ProgrammeCommand::Send { text }) => {
                ProgrammeEvent::MessageSent { text: written(text)? }.into()
            }
            Command::Programme(ProgrammeCommand::Seen(message)) => {
                ProgrammeEvent::MessageSeen { message: *message }.into()
            }
            Command::Revise { agenda: text } => {
                if text == self.agenda_text() {
                    return Err(Refusal::NothingChanges);
                }
                self.state.readings().read(text).map_err(|faults| {
                    let first = faults.first().map(|fault| fault.message(text::Lang::Vi));
                    Refusal::BadAgenda(first.unwrap_or_default())
                })?;
                Event::Revised { agenda: text.clone() }
            }
            Command::KeepProgramme { agenda } => {
                if self.kept_against() == Some(agenda) || agenda == self.agenda_text() {
                    return Err(Refusal::NothingChanges);
                }
                Event::ProgrammeKept { agenda: agenda.clone() }
            }
            Command::Awards(AwardsCommand::Announce(decision)) => {
                AwardsEvent::Announced { decision: decision.clone() }.into()
            }
            Command::Awards(AwardsCommand::Award { recipients, state }) => {
                // Asked here and not of the event: journals of before hold some that were ticked so.
                if *state == Handover::Conferred
                    && let Some(dead) = recipients.iter().find(|id| self.is_posthumous(id))
                {
                    return Err(Refusal::Posthumous(dead.clone()));
                }
                let state = match state {
                    Handover::ToProxy { name, relation } => Handover::ToProxy {
                        name: written(name)?,
                        relation: reason(Some(relation))?.unwrap_or_default(),
                    },
                    state => state.clone(),
                };
                AwardsEvent::Awarded { recipients: recipients.clone(), state }.into()
            }
            Command::Awards(AwardsCommand::Ready { recipients, kit, done }) => {
                AwardsEvent::Prepared { recipients: recipients.clone(), kit: *kit, done: *done }.into()
            }
            Command::Awards(AwardsCommand::Rename { recipient, name }) => AwardsEvent::Renamed {
                recipient: recipient.clone(),
                name: written(name)?,
                was: self
                    .honoree(recipient)
                    .map(|honoree| honoree.recipient.name.clone())
                    .unwrap_or_default(),
            }
            .into(),
            Command::Awards(AwardsCommand::Import { decision, kind, recipients, replace }) => {
                AwardsEvent::Imported {
                    decision: decision.clone(),
                    kind: *kind,
                    recipients: self.listed(decision, *kind, recipients, *replace)?,
                    replace: *replace,
                }
                .into()
            }
            Command::Awards(AwardsCommand::AddRecipient { decision, kind, recipient, after }) => {
                AwardsEvent::RecipientAdded {
                    decision: decision.clone(),
                    kind: *kind,
                    recipient: self.late_name(decision, *kind, recipient)?,
                    after: after.clone(),
                }
                .into()
            }
            Command::Awards(AwardsCommand::SplitBatch { before }) => {
                AwardsEvent::BatchSplit { before: before.clone() }.into()
            }
            Command::Awards(AwardsCommand::JoinBatch { batch }) => {
                AwardsEvent::BatchJoined { batch: batch.clone() }.into()
            }
            Command::Awards(AwardsCommand::StaffBatch { batch, presenters, bearers }) => {
                let (presenters, bearers) = self.hands(presenters, bearers)?;
                AwardsEvent::BatchStaffed { batch: batch.clone(), presenters, bearers }.into()
            }
            Command::Awards(AwardsCommand::CloseBatch { batch }) => {
                let decision = self.state.known_recipient(batch)?.decision.clone();
                AwardsEvent::BatchClosed { decision, batch: batch.clone() }.into()
            }
            Command::Ground(command) => self.decide_contest(command, by, pressed)?.into(),
            Command::Programme(ProgrammeCommand::End { from }) => ProgrammeEvent::Ended {
                item: from.clone(),
                gone_over: self.left_open().map(|check| check.id.clone()).collect(),
            }
            .into(),
            Command::AdoptClock { ahead_ms, since } => self.decide_clock(*ahead_ms, *since)?,
            Command::Undo(seq) => self.decide_undo(*seq, by)?,
            Command::Redo(seq) => self.decide_redo(*seq)?,
        };
        match self.state.objection(&event) {
            Some(refusal) => Err(refusal),
            None => Ok(vec![event]),
        }
    }

    /// "Next": the first waiting item in order, unless the operator's screen was stale, somebody
    /// has just pressed it, or required checks are open that nobody was told of.
    fn decide_next(&self, from: Option<&ItemId>, by: &Operator, at: Timestamp) -> Result<Event, Refusal> {
        if let Some(at) = self.ended_at() {
            return Err(Refusal::DayOver { at });
        }
        if self.current_id() != from {
            return Err(self.state.has_moved());
        }
        if let Some(moved) = self.state.moved()
            && at - moved.at < self.felt(DOUBLE_PRESS)
            // Somebody who has chosen an item by name may go on at once; another person may not
            // have seen it yet.
            && (moved.in_turn || moved.by != *by)
        {
            return Err(Refusal::TooSoon { current: self.current_id().cloned(), by: moved.by.clone() });
        }
        let Some(next) = self.next_up() else {
            let parked = self
                .entries()
                .iter()
                .filter(|entry| entry.state == ItemState::Parked)
                .map(|entry| entry.id());
            return Err(Refusal::NothingNext { parked: parked.cloned().collect() });
        };
        let open = self.open_required(Some(next.id()));
        if !open.is_empty() {
            let told = self.state.caution().filter(|caution| {
                caution.item.as_ref() == from
                    && at - caution.at <= self.felt(REMEMBERED)
                    && open.iter().all(|check| caution.checks.contains(check))
            });
            match told {
                None => return Ok(ProgrammeEvent::Cautioned { item: from.cloned(), checks: open }.into()),
                Some(caution) if at - caution.at < self.felt(READABLE) => {
                    return Err(Refusal::ReadFirst { checks: open });
                }
                Some(_) => {}
            }
        }
        Ok(ProgrammeEvent::Started {
            item: next.id().clone(),
            after: from.cloned(),
            gone_over: open,
            in_turn: true,
        }
        .into())
    }

    fn decide_insert(&self, item: &NewItem, before: Option<ItemId>) -> Result<Event, Refusal> {
        let title = written(&item.title)?;
        if item.minutes.is_some_and(|minutes| minutes.0 > LONGEST) {
            return Err(Refusal::TooLong { limit: LONGEST });
        }
        if item.minutes.is_some_and(|minutes| minutes.0 < TimeDelta::zero()) {
            return Err(Refusal::LessThanNothing);
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
        }
        .into())
    }

    /// Items that wait go together to another place, in the order given.
    fn decide_move(&self, items: &[ItemId], before: Option<ItemId>) -> Result<Event, Refusal> {
        let items = once_each(items);
        let stays = before.as_ref().is_some_and(|before| items.contains(before))
            || (!items.is_empty() && self.stand_before(&items, before.as_ref()));
        if stays && items.iter().all(|item| self.entry(item).is_some()) {
            return Err(Refusal::NothingChanges);
        }
        Ok(ProgrammeEvent::Moved { items, before }.into())
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

    /// An award to the dead (truy tặng), which the family's representative receives.
    fn is_posthumous(&self, id: &RecipientId) -> bool {
        self.honoree(id).is_some_and(|own| own.recipient.posthumous && !own.state.is_received())
    }

    /// Who is meant by a performer: a delegate also where only their name was typed.
    pub(super) fn meant(&self, performer: &Performer) -> Result<Performer, Refusal> {
        match performer {
            Performer::Named(name) => Ok(self.performer_called(&written(name)?)),
            Performer::Delegate(_) => Ok(performer.clone()),
        }
    }

    /// What a guest who must leave takes part in comes next, in its order.
    fn decide_pull_forward(&self, delegate: &DelegateId, items: &[ItemId]) -> Result<Event, Refusal> {
        let in_order = self.entries().iter().map(|entry| entry.id()).filter(|id| items.contains(id)).cloned();
        let waits = |state| matches!(state, ItemState::Pending);
        let first = self.entries().iter().find(|entry| waits(entry.state) && !items.contains(entry.id()));
        let mut items: Vec<ItemId> =
            in_order.chain(items.iter().filter(|id| self.entry(id).is_none()).cloned()).collect();
        items = once_each(&items);
        let before = first.map(|entry| entry.id().clone());
        let known = |entry: &Entry| entry.brought_forward_for.contains(delegate);
        let done_before = self.attendee(delegate).is_some_and(|attendee| attendee.leaving)
            && items.iter().all(|item| self.entry(item).is_some_and(known))
            && self.stand_before(&items, before.as_ref());
        if done_before && !items.is_empty() {
            return Err(Refusal::NothingChanges);
        }
        Ok(ProgrammeEvent::PulledForward { delegate: delegate.clone(), items, before }.into())
    }

    /// Somebody new in the list: every field composed and harmless, with an id of their own.
    fn newcomer(&self, delegate: &Delegate) -> Result<Delegate, Refusal> {
        let clean = |field: &Option<String>| match field.as_deref().map(str::trim) {
            None | Some("") => Ok(None),
            Some(text) => written(text).map(Some),
        };
        let new = Delegate {
            name: clean(&delegate.name)?,
            honorific: clean(&delegate.honorific)?,
            rank_title: clean(&delegate.rank_title)?,
            position: clean(&delegate.position)?,
            organization: clean(&delegate.organization)?,
            substitute_for: clean(&delegate.substitute_for)?,
            spoken: clean(&delegate.spoken)?,
            note: clean(&delegate.note)?,
            ..delegate.clone()
        };
        let Some(called) = new.name.as_ref().or(new.position.as_ref()) else {
            return Err(Refusal::NobodyNamed);
        };
        let named = |other: &&Attendee| {
            let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
                (Some(a), Some(b)) => text::is_same_name(a, b),
                _ => false,
            };
            let (name, post) = (&other.delegate.name, &other.delegate.position);
            // Of two people of one name the posts tell who is who.
            let one_post = same(post, &new.position) || post.is_none() || new.position.is_none();
            match (name, &new.name) {
                (Some(_), Some(_)) => same(name, &new.name) && one_post,
                (None, None) => same(post, &new.position) && other.delegate.organization == new.organization,
                _ => false,
            }
        };
        if let Some(there) = self.attendees().iter().find(named) {
            return Err(Refusal::DelegateThere(there.delegate.id.clone()));
        }
        let id = fresh(&text::slug(called), "khach", |id| self.attendee(&id.into()).is_some());
        Ok(Delegate { id: DelegateId(id), ..new })
    }

    /// Required checks that should be done before the running item gives way to `next`: those
    /// before and during the one, and those before the other. What was open when the running item
    /// began was named then, and is not asked for a second time.
    pub fn open_required(&self, next: Option<&ItemId>) -> Vec<CheckId> {
        let running = self.current_id();
        let stands = self.log.iter().rev().filter(|record| !self.is_reverted(record.seq));
        let mut named = stands.filter_map(|record| match &record.event {
            Event::Programme(ProgrammeEvent::Started { item, gone_over, .. }) => {
                (running == Some(item)).then_some(gone_over)
            }
            _ => None,
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

    fn decide_undo(&self, seq: Seq, by: &Operator) -> Result<Event, Refusal> {
        let record = self.recorded(seq).ok_or(Refusal::UnknownEvent(seq))?;
        if self.is_reverted(seq) {
            return Err(Refusal::AlreadyUndone(seq));
        }
        match record.event {
            Event::Reverted { .. } => return Err(Refusal::UndoOfUndo(seq)),
            _ if !record.event.can_be_undone() => return Err(Refusal::CannotBeUndone(seq)),
            _ => {}
        }
        if let Event::Ground(GroundEvent::Signed { board, .. }) = &record.event
            && record.by.name != by.name
        {
            return Err(GroundRefusal::NotYourSignature(board.clone()).into());
        }
        if self.is_followed(seq) || closes_or_opens(&record.event) {
            self.history_without(seq)?;
        }
        Ok(Event::Reverted { seq })
    }

    fn decide_redo(&self, seq: Seq) -> Result<Event, Refusal> {
        let record = self.recorded(seq).ok_or(Refusal::UnknownEvent(seq))?;
        if self.is_reverted(seq) {
            return Err(Refusal::AlreadyUndone(seq));
        }
        let of = match record.event {
            Event::Reverted { seq: of } if !self.is_undo(of) => of,
            // Also a redo: what it brought back is undone by its own number.
            _ => return Err(Refusal::NotAnUndo(seq)),
        };
        let fits = self.recorded(of).is_some_and(|back| self.state.objection(&back.event).is_none());
        let closes = self.recorded(of).is_some_and(|back| closes_or_opens(&back.event));
        if self.is_followed(of) || !fits || closes {
            self.history_without(seq)?;
        }
        Ok(Event::Reverted { seq })
    }

    /// Whether anything stands that was done after an event. What came last is needed by nothing.
    fn is_followed(&self, seq: Seq) -> bool {
        let mut after = self.log.iter().rev().take_while(|record| record.seq > seq);
        after.any(|record| !matches!(record.event, Event::Reverted { .. }) && !self.is_reverted(record.seq))
    }

    /// Lives the day again without one event, and names the first later event that would then
    /// make no sense. Everything that is signed must come out as it was signed: the boards are
    /// compared, whatever kind of event it is, and that is said first, since it cannot be helped by
    /// undoing the later event.
    fn history_without(&self, seq: Seq) -> Result<(), Refusal> {
        let passed_over = reverted(&self.log, Some(seq));
        let mut state = State::new(&self.written, self.state.readings());
        let mut needs_it = None;
        for record in self.log.iter().filter(|record| !passed_over.contains(&record.seq)) {
            let opens = matches!(record.event, Event::Opened { .. });
            // A signature that was lifted since by a protest asks for nothing any more.
            let lifted = matches!(&record.event, Event::Ground(GroundEvent::Signed { board, .. })
                if !self.state.contests().is_signed_by(board, record.seq));
            if !opens && !lifted && needs_it.is_none() && state.objection(&self.told(record).event).is_some()
            {
                needs_it = Some(record);
            }
            state.apply(&self.told(record));
        }
        let (was, is) = (self.state.contests(), state.contests());
        if let Some(board) = was.signature_over_another(is).or_else(|| is.broken_signature()) {
            return Err(GroundRefusal::UnderSignature(board).into());
        }
        match needs_it {
            None => Ok(()),
            Some(Recorded { event: Event::Ground(GroundEvent::Signed { board, .. }), .. }) => {
                Err(GroundRefusal::UnderSignature(board.clone()).into())
            }
            Some(later) => Err(Refusal::LaterEventNeedsIt { seq, later: later.seq }),
        }
    }
}

/// A signature or a protest: undone or brought back, it may leave a board signed over something else,
/// even where nothing that stands has happened after it.
fn closes_or_opens(event: &Event) -> bool {
    matches!(event, Event::Ground(GroundEvent::Signed { .. } | GroundEvent::Protested { .. }))
}

/// An id that is not taken yet: the slug, or the slug with a number.
pub(super) fn fresh(slug: &str, otherwise: &str, taken: impl Fn(&str) -> bool) -> String {
    let slug = if slug.is_empty() { otherwise } else { slug };
    let numbered = (2..).map(|number: u32| format!("{slug}-{number}"));
    std::iter::once(slug.to_owned()).chain(numbered).find(|id| !taken(id)).unwrap_or_default()
}

/// What was chosen twice counts once.
fn once_each(items: &[ItemId]) -> Vec<ItemId> {
    let mut once: Vec<ItemId> = Vec::with_capacity(items.len());
    items.iter().for_each(|item| {
        if !once.contains(item) {
            once.push(item.clone());
        }
    });
    once
}

/// A reason may be left out, or be blank.
pub(super) fn reason(text: Option<&str>) -> Result<Option<String>, Refusal> {
    match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => written(text).map(Some),
    }
}

/// The MC's words as they are recorded: like a typed text, but of several lines.
fn script(text: &str) -> Result<String, Refusal> {
    let lines = text.lines().map(|line| match line.trim() {
        "" => Ok(String::new()),
        line => written(line),
    });
    Ok(lines.collect::<Result<Vec<_>, _>>()?.join("\n"))
}

/// A typed text as it is recorded: composed, trimmed, and free of what may not reach a terminal.
pub(super) fn written(text: &str) -> Result<String, Refusal> {
    let text = text::nfc(text.trim());
    if text.is_empty() {
        return Err(Refusal::EmptyText);
    }
    if text.chars().count() > NOTE_LIMIT {
        return Err(Refusal::TextTooLong { limit: NOTE_LIMIT });
    }
    if text.chars().any(|c| text::is_unsafe(c) || c.is_control()) {
        return Err(Refusal::UnsafeText { shown: text::harmless(&text) });
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::super::Recorded;
    use super::*;
    use crate::agenda;
    use crate::day::Mode;

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
        assert!(matches!(second, Err(Refusal::TooSoon { .. })), "{second:?}");
        assert!(day.decide(&next, &by, at + TimeDelta::seconds(121)).is_ok());
    }
}
