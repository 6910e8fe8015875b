//! Three operators press at random on one journal, each at their own seat, while somebody plays
//! with the clock.

use std::sync::Arc;

use chrono::TimeDelta;
use ngayhoi::agenda::{self, ItemId, Lasting, Points, RunTime};
use ngayhoi::clock::{Clock, Hands, Source, Timestamp};
use ngayhoi::day::{
    Answer, AttemptId, AwardsCommand, AwardsEvent, BoardId, Command, Competition, Day, Event, GroundCommand,
    Handover, ItemState, Mode, Operator, PeopleCommand, ProgrammeCommand, ProgrammeEvent, Recorded, Seq,
    Verdict,
};
use ngayhoi::seat::{Failure, Seat};
use ngayhoi::text::{Lang, is_unsafe};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use crate::any::{AGENDA, Press, command, press};
use crate::store::{Kept, Store};
use crate::{cases, same};

/// 19/8/2026, 22:00 at +07:00.
const START: Timestamp = Timestamp::from_millis(1_787_151_600_000);

/// A day, and those who sit at it.
pub struct Crowd {
    store: Store,
    hands: Arc<Hands>,
    pub seats: Vec<Seat>,
}

/// One thing that happens.
#[derive(Clone, Debug)]
enum Turn {
    Press(usize, Press),
    /// A console hears of what others did.
    Sync(usize),
    Pass(i64),
    Wall(i64),
    /// A console ends and is started again.
    Again(usize),
}

fn turn() -> BoxedStrategy<Turn> {
    prop_oneof![
        12 => (0_usize..3, press()).prop_map(|(who, press)| Turn::Press(who, press)),
        4 => (0_usize..3).prop_map(Turn::Sync),
        4 => prop_oneof![0_i64..3_000, 0_i64..900_000].prop_map(Turn::Pass),
        1 => (-4_000_000_i64..4_000_000).prop_map(Turn::Wall),
        1 => (0_usize..3).prop_map(Turn::Again),
    ]
    .boxed()
}

impl Crowd {
    pub fn new(kept: Kept, people: usize) -> Self {
        let hands = Hands::new("boot 1", START);
        let agenda = agenda::load(AGENDA).unwrap();
        let event = Day::opening(AGENDA, &agenda, Mode::Live, START);
        let first = Recorded { seq: Seq(1), at: START, by: Operator::named("0"), event };
        let anchor = Clock::resume(hands.clone(), None, None).anchor().clone();
        let store = Store::new(kept, first, &anchor);
        let mut crowd = Self { store, hands, seats: Vec::new() };
        crowd.seats = (0..people).map(|who| crowd.seat(who)).collect();
        crowd
    }

    fn seat(&self, who: usize) -> Seat {
        Seat::open(self.store.connect(), self.hands.clone(), Operator::named(who.to_string())).unwrap()
    }

    pub fn pass(&self, millis: i64) {
        self.hands.pass(TimeDelta::milliseconds(millis));
    }

    /// What a press means at this seat.
    pub fn meaning(&self, who: usize, press: &Press) -> Option<Command> {
        let seat = &self.seats[who];
        let (day, running) = (seat.day(), seat.day().current_id().cloned());
        match press {
            Press::Command(command) => Some(command.clone()),
            Press::Next => Some(ProgrammeCommand::Next { from: running }.into()),
            Press::Back => running.map(|from| ProgrammeCommand::Back { from }.into()),
            Press::Pause => running.map(|it| ProgrammeCommand::Pause(it).into()),
            Press::Resume => running.map(|it| ProgrammeCommand::Resume(it).into()),
            Press::ParkIt => running.map(|item| ProgrammeCommand::Park { item, reason: None }.into()),
            Press::CorrectIt(ago) => {
                running.map(|item| ProgrammeCommand::CorrectStart { item, ago: *ago }.into())
            }
            Press::End => Some(ProgrammeCommand::End { from: running }.into()),
            Press::PutBack(index) => {
                let out = |state| matches!(state, ItemState::Skipped | ItemState::Parked);
                let out: Vec<_> = day.entries().iter().filter(|entry| out(entry.state)).collect();
                let entry = (!out.is_empty()).then(|| index.get(&out))?;
                let item = entry.id().clone();
                Some(match entry.state {
                    ItemState::Skipped => ProgrammeCommand::Unskip(item).into(),
                    // Either way.
                    _ if day.last_seq().0.is_multiple_of(2) => ProgrammeCommand::Unpark(item).into(),
                    _ => ProgrammeCommand::TakeUp { items: vec![item] }.into(),
                })
            }
            Press::Untick(index) => {
                let ticked: Vec<_> =
                    day.checks().filter(|(_, check)| day.tick(&check.id).is_some()).collect();
                (!ticked.is_empty()).then(|| ProgrammeCommand::Untick(index.get(&ticked).1.id.clone()).into())
            }
            Press::Seen(index) => {
                let sent = day.messages();
                (!sent.is_empty()).then(|| ProgrammeCommand::Seen(index.get(sent).seq).into())
            }
            Press::Finish(index) => {
                let batches: Vec<_> = day.decisions().flat_map(|own| day.batches(&own.id)).collect();
                let batch = (!batches.is_empty()).then(|| index.get(&batches))?;
                let left = batch.honorees.iter().filter(|own| !own.state.is_settled());
                let recipients: Vec<_> = left.map(|own| own.id().clone()).collect();
                Some(match recipients.is_empty() {
                    true => AwardsCommand::CloseBatch { batch: batch.first()?.clone() }.into(),
                    false => AwardsCommand::Award { recipients, state: Handover::Later }.into(),
                })
            }
            Press::Join(index) => {
                let batches: Vec<_> = day.decisions().flat_map(|own| day.batches(&own.id)).collect();
                let later: Vec<_> = batches.iter().filter(|batch| batch.number.0 > 1).collect();
                (!later.is_empty()).then(|| {
                    AwardsCommand::JoinBatch { batch: index.get(&later).first().cloned().unwrap_or_default() }
                        .into()
                })
            }
            Press::Leaves(index, minutes) => {
                let all = day.attendees();
                let delegate = (!all.is_empty()).then(|| index.get(all).delegate.id.clone())?;
                let at = seat.now() + TimeDelta::minutes(*minutes);
                let at = at.at(day.agenda().utc_offset).format("%H:%M").to_string();
                Some(PeopleCommand::Leave { delegate, at }.into())
            }
            Press::Signal(index) => {
                let held = day.competitions();
                let held = (!held.is_empty()).then(|| index.get(held))?;
                let ready = held.in_order().into_iter().filter_map(|team| {
                    let attempt = held.attempt_of(&team.id)?;
                    Some(AttemptId { discipline: held.id().clone(), team: team.id.clone(), attempt })
                });
                Some(Command::Ground(GroundCommand::StartHeat { runs: ready.take(2).collect() }))
            }
            Press::Stop(index) => {
                let running = day.running_watches();
                let (run, watch) = (!running.is_empty()).then(|| index.get(&running).clone())?;
                Some(Command::Ground(GroundCommand::StopWatch { run, watch: Some(watch) }))
            }
            Press::Settle(index) => {
                let boards = day.boards();
                // Mostly the first that is open, so that some day everything is signed.
                let open = |id: &&BoardId| day.board(id).is_some_and(|board| board.signed().is_none());
                let first = boards.iter().find(open).filter(|_| index.index(5) > 0);
                // Now and then a final, which has its heats held first.
                let is_final = |id: &&BoardId| {
                    let held = id.discipline().and_then(|id| day.competition(id));
                    held.is_some_and(|held| held.final_of().is_some() && held.teams.is_empty())
                };
                let last = boards.iter().find(is_final).filter(|_| index.index(4) == 0);
                // Now and then a podium, which is revealed place by place.
                let waits = |id: &&BoardId| day.board(id).is_some_and(|board| board.next_step().is_some());
                let podium = boards.iter().find(waits).filter(|_| index.index(4) == 1);
                let board =
                    last.or(podium).or(first).or_else(|| (!boards.is_empty()).then(|| index.get(&boards)))?;
                settle(day, board.clone()).map(Command::Ground)
            }
            Press::Again(index) => {
                let begun: Vec<AttemptId> = day.competitions().iter().flat_map(attempts_begun).collect();
                let run = (!begun.is_empty()).then(|| index.get(&begun).clone())?;
                let several = day.competition(&run.discipline)?.runs(&run.team, run.attempt).len() > 1;
                let reason = "xem lại".to_owned();
                Some(Command::Ground(match several {
                    true => GroundCommand::Reinstate { run, reason },
                    false => GroundCommand::Rerun { run, reason },
                }))
            }
            Press::Undo => day.last_undoable(seat.operator()).map(Command::Undo),
            Press::Redo => day.last_redoable(seat.operator()).map(Command::Redo),
        }
    }

    /// Puts a command, and holds the answer to what must hold of every answer.
    pub fn put(&mut self, who: usize, command: &Command) -> Result<bool, TestCaseError> {
        let seat = &mut self.seats[who];
        let now = seat.now();
        let shown = format!("{:?}", seat.day());
        let dry = seat.day().decide(command, seat.operator(), now);
        prop_assert_eq!(&shown, &format!("{:?}", seat.day()), "a dry run changed the day");
        let before = seat.day().last_seq();
        match seat.submit(command, now) {
            Ok(records) => {
                prop_assert_eq!(records.len(), 1);
                prop_assert_eq!(&records[0].by, seat.operator());
                let nobody_else = records[0].seq == before.next();
                prop_assert!(dry.is_ok() || !nobody_else, "done what the dry run refused: {dry:?}");
                let said = [Lang::Vi, Lang::En].map(|lang| seat.day().say_event(&records[0], lang));
                prop_assert!(said.iter().all(|said| !said.chars().any(is_unsafe)), "{said:?}");
                Ok(true)
            }
            Err(Failure::Refused(refusal)) => {
                if seat.day().last_seq() == before {
                    prop_assert_eq!(&shown, &format!("{:?}", seat.day()), "a refusal changed the day");
                    prop_assert_eq!(dry.as_ref().err(), Some(&refusal));
                }
                for said in
                    [Lang::Vi, Lang::En].map(|lang| seat.day().say_refusal(&refusal, seat.now(), lang))
                {
                    prop_assert!(!said.trim().is_empty() && !said.chars().any(is_unsafe), "{said:?}");
                }
                Ok(false)
            }
            Err(Failure::NotRecorded(trouble)) => {
                Err(TestCaseError::fail(format!("not recorded: {trouble}")))
            }
        }
    }

    /// Every seat tells the same day as the journal.
    pub fn agree(&mut self) -> Result<Day, TestCaseError> {
        let records = self.store.connect().since(Seq(0)).unwrap();
        same::sound(&records).map_err(TestCaseError::fail)?;
        let fresh = Day::replay(records).unwrap();
        for seat in &mut self.seats {
            seat.sync().unwrap();
            same::same(&fresh, seat.day(), seat.now()).map_err(TestCaseError::fail)?;
        }
        makes_sense(&fresh).map_err(TestCaseError::fail)?;
        let without = forgetting(&fresh);
        tells_the_same(&fresh, &without).map_err(TestCaseError::fail)?;
        Ok(fresh)
    }
}

/// The attempts in which something has happened.
fn attempts_begun(held: &Competition) -> Vec<AttemptId> {
    let all = held.teams.iter().flat_map(|team| (1..=3).map(move |attempt| (&team.id, attempt)));
    let begun = all.filter(|(team, attempt)| !held.runs(team, *attempt).is_empty());
    begun
        .map(|(team, attempt)| AttemptId { discipline: held.id().clone(), team: team.clone(), attempt })
        .collect()
}

/// What a board needs next.
fn settle(day: &Day, board: BoardId) -> Option<GroundCommand> {
    // A final to which nobody was sent: its heats come first.
    let nobody = |held: &&Competition| held.teams.is_empty() && held.final_of().is_some();
    let last = board.discipline().and_then(|id| day.competition(id)).filter(nobody);
    let board =
        last.and_then(Competition::final_of).map_or(board, |own| BoardId::Result(own.discipline.clone()));
    let is_signed = |held: &&Competition| {
        let heats = held.final_of().map(|own| BoardId::Result(own.discipline.clone()));
        heats.and_then(|heats| day.board(&heats)).is_some_and(|board| board.signed().is_some())
    };
    if let Some(last) = day.competitions().iter().filter(nobody).find(is_signed) {
        return Some(GroundCommand::Advance { discipline: last.id().clone(), seen: None });
    }
    let ranked = day.board(&board)?;
    let odd = !day.last_seq().0.is_multiple_of(2);
    let waits = |last: &&Competition| {
        last.final_of().map(|own| BoardId::Result(own.discipline.clone())) == Some(board.clone())
    };
    let last = day.competitions().iter().find(waits);
    let tied = last.and_then(|last| ranked.tied_with(day.going_on(last.id())?.tied.first()?));
    if ranked.next_step().is_some() {
        return Some(GroundCommand::Reveal { board, teams: Vec::new() });
    }
    if ranked.signed().is_some() {
        let reason = "xem lại".to_owned();
        return odd.then_some(GroundCommand::Protest { board, team: None, reason });
    }
    let ran = ranked.to_run().chain(ranked.with_attempts_left()).next().is_none();
    if let Some(teams) = ranked.undecided().into_iter().next().or(tied.filter(|_| ran)) {
        return Some(match odd {
            true => GroundCommand::DrawTie { board, teams, seed: None },
            false => GroundCommand::ShareTie { board, teams },
        });
    }
    if ranked.closing.open_protest().is_some() {
        let verdict = if odd { Verdict::Upheld } else { Verdict::Rejected };
        return Some(GroundCommand::Settle { board, protest: None, verdict, decided_by: None, reason: None });
    }
    let Some(team) = ranked.to_run().chain(ranked.with_attempts_left()).next().cloned() else {
        return Some(GroundCommand::Sign(board));
    };
    let held = board.discipline().and_then(|id| day.competition(id))?;
    let discipline = held.id().clone();
    let Some(attempt) = held.attempt_of(&team) else {
        let answer = Answer { points: Points(950), ..Answer::default() };
        return Some(GroundCommand::Theory { discipline, team, answer });
    };
    let time = held.rules().low_wins();
    let run = AttemptId { discipline, team, attempt };
    Some(match time {
        true => {
            GroundCommand::Reading { run, watch: 1, time: Some(RunTime::from_millis(42_310)), sure: false }
        }
        false => GroundCommand::Points { run, points: Points(50), sure: false },
    })
}

/// The day as if what was undone had never been done.
fn forgetting(day: &Day) -> Day {
    let kept = day
        .log()
        .iter()
        .filter(|record| !day.is_reverted(record.seq) && !matches!(record.event, Event::Reverted { .. }));
    Day::replay(kept.cloned().collect()).unwrap()
}

/// Every event that stands made sense when it happened, also without those taken back since.
fn makes_sense(day: &Day) -> Result<(), String> {
    let mut records = day.log().iter().filter(|record| !day.is_reverted(record.seq));
    let mut so_far = Day::replay(records.next().into_iter().cloned().collect()).unwrap();
    for record in records.filter(|record| !matches!(record.event, Event::Reverted { .. })) {
        let (running, goes_on) = (so_far.current_id(), so_far.ended_at().is_none());
        let paused = so_far.current().is_some_and(|entry| entry.is_paused());
        let was = |item, states: &[ItemState]| {
            goes_on && so_far.entry(item).is_some_and(|entry| states.contains(&entry.state))
        };
        use ItemState::{Done, Live, Parked, Pending, Skipped};
        let sensible = match &record.event {
            Event::Programme(ProgrammeEvent::Started { item, after, .. }) => {
                after.as_ref() == running && was(item, &[Pending, Done, Skipped, Parked])
            }
            Event::Programme(ProgrammeEvent::WentBack { from: item, .. })
            | Event::Programme(ProgrammeEvent::StartCorrected { item, .. }) => {
                Some(item) == running && goes_on
            }
            Event::Programme(ProgrammeEvent::Paused { item }) => Some(item) == running && !paused,
            Event::Programme(ProgrammeEvent::Resumed { item }) => Some(item) == running && paused,
            Event::Programme(ProgrammeEvent::Ended { item, .. }) => item.as_ref() == running && goes_on,
            Event::Programme(ProgrammeEvent::Skipped { item, .. }) => was(item, &[Pending, Parked]),
            Event::Programme(ProgrammeEvent::Parked { item, .. }) => was(item, &[Pending, Live]),
            Event::Programme(ProgrammeEvent::Unskipped { item }) => was(item, &[Skipped]),
            Event::Programme(ProgrammeEvent::Unparked { item }) => was(item, &[Parked]),
            Event::Programme(ProgrammeEvent::SetAside { items, .. }) => {
                items.iter().all(|item| was(item, &[Pending, Live]))
            }
            Event::Programme(ProgrammeEvent::TakenUp { items }) => {
                items.iter().all(|item| was(item, &[Parked]))
            }
            Event::Programme(ProgrammeEvent::Adjusted { item, .. }) => was(item, &[Pending, Live, Parked]),
            Event::Programme(ProgrammeEvent::Inserted { item, .. }) => {
                goes_on && so_far.entry(item).is_none()
            }
            Event::Programme(ProgrammeEvent::Ticked { check }) => {
                so_far.check(check).is_some() && so_far.tick(check).is_none()
            }
            Event::Programme(ProgrammeEvent::Unticked { check }) => so_far.tick(check).is_some(),
            Event::Programme(ProgrammeEvent::MessageSeen { message }) => {
                so_far.messages().iter().any(|sent| sent.seq == *message)
            }
            _ => true,
        };
        if !sensible {
            return Err(format!("{record:?} makes no sense"));
        }
        so_far.apply(record);
    }
    Ok(())
}

/// Nothing that undo took back shows.
fn tells_the_same(day: &Day, without: &Day) -> Result<(), String> {
    let state = |day: &Day| {
        let ticks: Vec<_> = day.checks().map(|(_, check)| (check.id.clone(), day.tick(&check.id))).collect();
        format!(
            "{:#?} {:?} {ticks:?} {:?} {:?} {:?} {:?} {:?}",
            day.entries(),
            day.current_id(),
            day.notes(),
            day.messages(),
            day.attendees(),
            day.competitions(),
            day.ended_at()
        )
    };
    let (is, was) = (state(day), state(without));
    if is == was { Ok(()) } else { Err(format!("what was undone shows: {is}\n/\n{was}")) }
}

fn live(kept: Kept, turns: &[Turn]) -> Result<(), TestCaseError> {
    let mut crowd = Crowd::new(kept, 3);
    for turn in turns {
        match turn {
            Turn::Press(who, press) => {
                if let Some(command) = crowd.meaning(*who, press) {
                    crowd.put(*who, &command)?;
                    let seat = &crowd.seats[*who];
                    same::holds(seat.day(), seat.now()).map_err(TestCaseError::fail)?;
                }
            }
            Turn::Sync(who) => {
                crowd.seats[*who].sync().unwrap();
            }
            Turn::Pass(millis) => crowd.pass(*millis),
            Turn::Wall(millis) => crowd.hands.set_wall(TimeDelta::milliseconds(*millis)),
            Turn::Again(who) => crowd.seats[*who] = crowd.seat(*who),
        }
    }
    crowd.agree().map(|_| ())
}

proptest! {
    #![proptest_config(cases(96))]
    #[test]
    fn three_operators_who_press_at_random_agree_at_the_end(turns in vec(turn(), 1..60)) {
        live(Kept::InMemory, &turns)?;
    }
}

proptest! {
    #![proptest_config(cases(8))]
    #[test]
    fn three_operators_agree_on_disk_as_well(turns in vec(turn(), 1..40)) {
        live(Kept::OnDisk, &turns)?;
    }
}

proptest! {
    #![proptest_config(cases(96))]
    #[test]
    fn one_operator_sees_after_every_press_what_a_replay_tells(
        presses in vec((press(), 0_i64..200_000), 1..30)
    ) {
        let mut crowd = Crowd::new(Kept::InMemory, 1);
        for (press, millis) in &presses {
            crowd.pass(*millis);
            if let Some(command) = crowd.meaning(0, press) {
                crowd.put(0, &command)?;
                crowd.agree()?;
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(128))]
    #[test]
    fn a_dry_run_of_anything_at_any_time_changes_nothing(
        presses in vec(press(), 0..12), command in command(), at in any::<i64>(),
    ) {
        let mut crowd = Crowd::new(Kept::InMemory, 1);
        for press in &presses {
            crowd.pass(5_000);
            if let Some(command) = crowd.meaning(0, press) {
                crowd.put(0, &command)?;
            }
        }
        let seat = &crowd.seats[0];
        let before = format!("{:?}", seat.day());
        let at = Timestamp::from_millis(at);
        let _ = seat.day().decide(&command, seat.operator(), at);
        let _ = seat.day().timing(at);
        prop_assert_eq!(before, format!("{:?}", seat.day()));
    }
}

#[test]
fn the_wall_of_these_days_shows_the_evening_before_they_begin() {
    let crowd = Crowd::new(Kept::InMemory, 1);
    assert_eq!(crowd.hands.wall(), START);
    assert_eq!(crowd.seats[0].day().clock_time(START), "22:00:00");
    assert_eq!(crowd.seats[0].day().date().to_string(), "2026-08-19");
}

/// The machine was read anew in the middle of an item, wrongly, and put right much later: only what
/// came after that reading moves.
#[test]
fn no_stretch_of_time_ends_before_it_began_whatever_clock_is_put_right() {
    let act = |crowd: &mut Crowd, command: Command| {
        assert!(crowd.put(0, &command).unwrap(), "{command:?}");
        crowd.pass(60_000);
    };
    let (a, b) = (ItemId("a".to_owned()), ItemId("b".to_owned()));
    let back = || Command::AdoptClock { ahead_ms: -4_800_000, since: Seq(2) };
    let start = |item: &ItemId| Command::from(ProgrammeCommand::StartAhead(item.clone()));
    let ago = |item: &ItemId| {
        ProgrammeCommand::CorrectStart { item: item.clone(), ago: Lasting(TimeDelta::seconds(30)) }.into()
    };
    let pause: Command = ProgrammeCommand::Pause(a.clone()).into();
    for rest in
        [vec![pause.clone()], vec![start(&b)], vec![start(&b), ago(&b)], vec![pause, start(&b), ago(&b)]]
    {
        let mut crowd = Crowd::new(Kept::InMemory, 1);
        act(&mut crowd, start(&a));
        rest.into_iter().for_each(|command| act(&mut crowd, command));
        act(&mut crowd, back());
        crowd.agree().unwrap();
    }
}

#[test]
fn random_presses_come_to_every_kind_of_event() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let many = vec((press(), 0_i64..100_000), 40);
    let (mut kinds, mut put, mut done) = (std::collections::BTreeSet::new(), 0, 0);
    for _ in 0..900 {
        let mut crowd = Crowd::new(Kept::InMemory, 1);
        for (press, millis) in many.new_tree(&mut runner).unwrap().current() {
            crowd.pass(millis);
            if let Some(command) = crowd.meaning(0, &press) {
                put += 1;
                done += usize::from(crowd.put(0, &command).unwrap());
            }
        }
        for record in crowd.seats[0].day().log() {
            kinds.insert(record.event.kind());
        }
    }
    let missing: Vec<_> = Event::kinds().into_iter().filter(|kind| !kinds.contains(kind)).collect();
    assert!(missing.is_empty(), "never happened: {missing:?}");
    assert!(done * 3 > put, "only {done} of {put} were done");
}

proptest! {
    #![proptest_config(crate::cases(64))]

    #[test]
    fn nobody_is_lost_nobody_receives_twice_and_the_annex_order_stands(
        presses in vec((press(), 0_i64..100_000), 1..60)
    ) {
        let mut crowd = Crowd::new(Kept::InMemory, 3);
        // Prizes come in when a result is signed.
        let order = |crowd: &Crowd| -> Vec<String> {
            let all = crowd.seats[0].day().honorees().iter().map(|honoree| honoree.id().to_string());
            all.filter(|id| !id.starts_with("giai/")).collect()
        };
        let start = order(&crowd);
        for (index, (press, millis)) in presses.iter().enumerate() {
            crowd.pass(*millis);
            if let Some(command) = crowd.meaning(index % 3, press) {
                crowd.put(index % 3, &command)?;
            }
        }
        crowd.agree()?;
        let day = crowd.seats[0].day();
        // A list that came late, or a changed file, brings an order of its own.
        let lists = |event: &Event| {
            matches!(event, Event::Revised { .. } | Event::Awards(AwardsEvent::Imported { .. }) | Event::Awards(AwardsEvent::RecipientAdded { .. }))
        };
        if !day.log().iter().any(|record| lists(&record.event)) {
            prop_assert_eq!(order(&crowd), start);
        }
        let tally = ngayhoi::day::Tally::of(day.honorees());
        let sum = tally.conferred + tally.to_proxy + tally.later + tally.withdrawn + tally.left();
        prop_assert_eq!(sum, tally.all);
        // Each conferral that stands is of somebody else.
        let standing = day.log().iter().filter(|record| !day.is_reverted(record.seq));
        let mut received = std::collections::HashSet::new();
        for record in standing {
            if let Event::Awards(AwardsEvent::Awarded { recipients, state }) = &record.event
                && state.is_received()
            {
                for recipient in recipients {
                    prop_assert!(received.insert(recipient.clone()), "{recipient} received twice");
                }
            }
        }
    }
}
