//! Every contest of the day, folded from what happened. No rules, and it cannot fail.

use super::rank::DecidedTie;
use super::run::{Charged, Entry, Run};
use super::theory::{TheoryClock, TheoryStep};
use super::{AttemptId, BoardId, Closing, Competition, GroundEvent, Protest, Settlement, Signature};
use crate::agenda::{Agenda, DisciplineId, ItemId, Missing, Outcome, PrizeGrade, RunTime, TieBreak};
use crate::clock::Timestamp;
use crate::day::record::{Operator, Stamp};

/// A whole contest, ranked by the sum of ranks.
#[derive(Clone, Debug, PartialEq)]
pub struct Overall {
    /// The item in which it is held.
    pub item: ItemId,
    /// Its prizes, the highest first.
    pub prizes: Vec<PrizeGrade>,
    /// How equals are separated.
    pub chain: Vec<TieBreak>,
    /// What a team has where it has no rank.
    pub missing: Missing,
    /// What was decided about teams of one sum.
    pub ties: Vec<DecidedTie>,
    /// The disciplines that count for it, also of other items; all of its item where none is named.
    pub of: Vec<DisciplineId>,
    /// The disciplines that the signature is for: one that comes later changes nothing signed.
    pub signed_over: Vec<DisciplineId>,
    /// Whether it is closed.
    pub closing: Closing,
}

/// Every contest of the day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contests {
    /// The disciplines, in the order of their items.
    pub held: Vec<Competition>,
    /// Whole contests that have prizes of their own.
    pub overall: Vec<Overall>,
    /// Which console holds which watch.
    pub claims: Vec<Claim>,
}

/// A watch on a lane that a console holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// In the contest of which item.
    pub item: ItemId,
    /// The console that holds it.
    pub by: Operator,
    /// On which lane, counted from 1.
    pub lane: u32,
    /// The watch, counted from 1; 0 is the electronic one.
    pub watch: u8,
}

impl Contests {
    pub fn new(agenda: &Agenda) -> Self {
        let mut new = Self::default();
        for (item, contest) in agenda.items.iter().filter_map(|item| Some((&item.id, item.contest.as_ref()?)))
        {
            let disciplines = contest.disciplines.iter();
            new.held.extend(disciplines.map(|discipline| Competition::new(item, contest, discipline)));
            if !contest.overall.is_empty() {
                new.overall.push(Overall {
                    item: item.clone(),
                    prizes: contest.overall.clone(),
                    chain: contest.overall_ties.clone(),
                    missing: contest.overall_missing,
                    of: contest.overall_of.clone(),
                    ties: Vec::new(),
                    signed_over: Vec::new(),
                    closing: Closing::default(),
                });
            }
        }
        new
    }

    pub fn all(&self) -> &[Competition] {
        &self.held
    }

    pub fn get(&self, id: &DisciplineId) -> Option<&Competition> {
        self.held.iter().find(|held| held.id() == id)
    }

    /// Whether a board is closed, and what was disputed.
    pub fn closing(&self, board: &BoardId) -> Option<&Closing> {
        match board {
            BoardId::Overall(item) => {
                self.overall.iter().find(|overall| overall.item == *item).map(|overall| &overall.closing)
            }
            BoardId::Result(id) | BoardId::Theory(id) | BoardId::Practice(id) => {
                self.get(id).map(|held| &held.closing)
            }
        }
    }

    /// The item in whose contest a board is.
    pub fn item_of<'a>(&'a self, board: &'a BoardId) -> Option<&'a ItemId> {
        match board {
            BoardId::Overall(item) => Some(item),
            BoardId::Result(id) | BoardId::Theory(id) | BoardId::Practice(id) => {
                self.get(id).map(|held| &held.item)
            }
        }
    }

    pub(super) fn closing_mut(&mut self, board: &BoardId) -> Option<&mut Closing> {
        match board {
            BoardId::Overall(item) => self
                .overall
                .iter_mut()
                .find(|overall| overall.item == *item)
                .map(|overall| &mut overall.closing),
            BoardId::Result(id) | BoardId::Theory(id) | BoardId::Practice(id) => {
                self.get_mut(id).map(|held| &mut held.closing)
            }
        }
    }

    /// What a protest opens: the board, and the whole contest that is reckoned from it.
    pub fn opened_by(&self, board: &BoardId) -> Vec<BoardId> {
        let held = board.discipline().and_then(|id| self.get(id));
        let wholes = self.overall.iter().map(|overall| BoardId::Overall(overall.item.clone()));
        let from = |whole: &BoardId| held.is_some_and(|held| self.counts_for(held, whole));
        std::iter::once(board.clone()).chain(wholes.filter(from)).collect()
    }

    /// Whether a discipline counts for the whole contest of a board.
    pub fn counts_for(&self, held: &Competition, board: &BoardId) -> bool {
        let BoardId::Overall(item) = board else { return false };
        match self.overall.iter().find(|overall| overall.item == *item) {
            Some(overall) if !overall.of.is_empty() => overall.of.contains(held.id()),
            _ => held.item == *item,
        }
    }

    fn get_mut(&mut self, id: &DisciplineId) -> Option<&mut Competition> {
        self.held.iter_mut().find(|held| held.id() == id)
    }

    fn run_mut(&mut self, run: &AttemptId) -> Option<&mut Run> {
        Some(self.get_mut(&run.discipline)?.run_mut(&run.team, run.attempt))
    }

    /// The watches that run anywhere.
    pub fn running(&self) -> Vec<(AttemptId, u8)> {
        self.held.iter().flat_map(Competition::running).collect()
    }

    /// Takes what happened. No rules, cannot fail.
    pub fn apply(&mut self, event: &GroundEvent, stamp: Stamp<'_>) {
        let by = stamp.by;
        match event {
            GroundEvent::WatchStarted { run, watch, at } => self.start(run, *watch, Some(by), *at),
            GroundEvent::HeatStarted { runs, watches, at, .. } => {
                for run in runs {
                    for watch in 1..=*watches {
                        let started = event.started(run, watch).unwrap_or(*at);
                        self.start(run, watch, None, started);
                    }
                }
            }
            GroundEvent::WatchStopped { run, watch, at } => {
                if let Some(run) = self.run_mut(run) {
                    let own = run.watch_mut(*watch);
                    own.stopped = Some(*at);
                    own.by = Some(by.clone());
                    if let Some(time) = own.measured() {
                        run.note(stamp, *watch, Entry::Measured(time));
                    }
                }
            }
            GroundEvent::LeftOut { run, watch, reason } => {
                if let Some(run) = self.run_mut(run) {
                    run.watch_mut(*watch).left_out.clone_from(reason);
                    let entry = reason.clone().map_or(Entry::TakenIn, Entry::LeftOut);
                    run.note(stamp, *watch, entry);
                }
            }
            GroundEvent::WatchClaimed { item, lane, watch } => {
                self.claims.retain(|claim| claim.item != *item || claim.by != *by);
                let (item, by) = (item.clone(), by.clone());
                self.claims.push(Claim { item, by, lane: *lane, watch: *watch });
            }
            GroundEvent::Read { run, watch, time } => self.read(run, *watch, *time, stamp),
            GroundEvent::Charged { run, fault, note } => {
                if let Some(run) = self.run_mut(run) {
                    run.faults.push(Charged {
                        seq: stamp.seq,
                        at: stamp.at,
                        by: by.clone(),
                        code: fault.clone(),
                        note: note.clone(),
                    });
                }
            }
            GroundEvent::Scored { run, points } => {
                if let Some(run) = self.run_mut(run) {
                    run.points = Some(*points);
                }
            }
            GroundEvent::JudgesMarked { run, marks } => {
                if let Some(run) = self.run_mut(run) {
                    run.marks.retain(|old| marks.iter().all(|new| new.judge != old.judge));
                    run.marks.extend(marks.iter().cloned());
                }
            }
            GroundEvent::RunnerNamed { run, name } => {
                if let Some(held) = self.get_mut(&run.discipline) {
                    let of = (run.team.clone(), run.attempt);
                    match name {
                        Some(name) => held.runners.insert(of, name.clone()),
                        None => held.runners.remove(&of),
                    };
                }
            }
            GroundEvent::Ruled { run, outcome, reason } => {
                if let Some(run) = self.run_mut(run) {
                    run.ruled = true;
                    run.outcome = *outcome;
                    run.reason.clone_from(reason);
                }
            }
            GroundEvent::TeamRuled { item, team, outcome, reason } => {
                let held = self.held.iter_mut().filter(|held| held.item == *item);
                for held in held.filter(|held| held.team(team).is_some()) {
                    match outcome {
                        Outcome::Finished => held.out.remove(team),
                        _ => held.out.insert(team.clone(), (*outcome, reason.clone().unwrap_or_default())),
                    };
                }
            }
            GroundEvent::RerunOrdered { run, reason } => {
                if let Some(held) = self.get_mut(&run.discipline) {
                    held.order_rerun(&run.team, run.attempt, reason);
                }
            }
            GroundEvent::Reinstated { run, reason } => {
                if let Some(held) = self.get_mut(&run.discipline) {
                    held.reinstate(&run.team, run.attempt, reason);
                }
            }
            GroundEvent::Interrupted { watches, theory } => {
                for (discipline, team) in theory {
                    if let Some(held) = self.get_mut(discipline) {
                        held.clocks.remove(team);
                    }
                }
                for (run, watch) in watches {
                    if let Some(run) = self.run_mut(run) {
                        run.watch_mut(*watch).interrupted = true;
                    }
                }
            }
            GroundEvent::TheoryClock { discipline, team, step, at } => {
                if let Some(held) = self.get_mut(discipline) {
                    match (step, held.clocks.get_mut(team)) {
                        (TheoryStep::Prepare, _) => {
                            let clock = TheoryClock { prepare: *at, answer: None, stop: None };
                            held.clocks.insert(team.clone(), clock);
                        }
                        (TheoryStep::Answer, Some(clock)) => clock.answer = Some(*at),
                        (TheoryStep::Stop, Some(clock)) => clock.stop = Some(*at),
                        (_, None) => {}
                    }
                }
            }
            GroundEvent::Answered { discipline, team, answer } => {
                if let Some(held) = self.get_mut(discipline) {
                    held.theory.insert(team.clone(), answer.clone());
                }
            }
            GroundEvent::HeatsSet { discipline, seed, heats } => {
                if let Some(held) = self.get_mut(discipline) {
                    held.set_heats(heats, *seed);
                }
            }
            GroundEvent::Advanced { discipline, teams } => {
                let heats = self.get(discipline).and_then(Competition::final_of).map(|own| &own.discipline);
                let heats = heats.and_then(|heats| self.get(heats));
                let team = |id| heats.and_then(|heats| heats.team(id)).cloned();
                let sent = teams.iter().filter_map(team).collect();
                if let Some(held) = self.get_mut(discipline) {
                    held.send(sent);
                }
            }
            GroundEvent::LotDrawn { discipline, team, lot, seed } => {
                if let Some(held) = self.get_mut(discipline) {
                    held.take_lot(team, *lot, *seed, stamp);
                }
            }
            GroundEvent::HeatCalled { runs, at } => {
                if let Some(held) = runs.first().and_then(|run| self.get_mut(&run.discipline)) {
                    held.call(runs, *at);
                }
            }
            GroundEvent::HeatRead { watch, times } => {
                times.iter().for_each(|(run, time)| self.read(run, *watch, Some(*time), stamp));
            }
            GroundEvent::PlaceRevealed { board, teams } => self.reveal(board, teams, stamp.at),
            GroundEvent::RuleSet { discipline, rule } => {
                if let Some(held) = self.get_mut(discipline) {
                    held.discipline.rules = std::mem::take(&mut held.discipline.rules).with(rule);
                }
            }
            GroundEvent::TeamsAdded { item, teams } => {
                for held in self.held.iter_mut().filter(|held| held.item == *item) {
                    held.take_in(teams);
                }
            }
            GroundEvent::TeamRenamed { item, team, name, .. } => {
                let teams =
                    self.held.iter_mut().filter(|held| held.item == *item).flat_map(|held| &mut held.teams);
                for own in teams.filter(|own| own.id == *team) {
                    own.name.clone_from(name);
                }
            }
            GroundEvent::TieDecided { board, teams, seed } => {
                let ranked = self.board(board);
                let place = ranked.as_ref().and_then(|board| board.place(teams.first()?)?.rank);
                let tie = DecidedTie {
                    part: board.part(),
                    teams: teams.clone(),
                    seed: *seed,
                    rank: place.unwrap_or_default(),
                    over: ranked.map(|board| board.grades).unwrap_or_default(),
                };
                match board {
                    BoardId::Overall(item) => {
                        if let Some(overall) = self.overall.iter_mut().find(|own| own.item == *item) {
                            overall.ties.push(tie);
                        }
                    }
                    BoardId::Result(id) | BoardId::Theory(id) | BoardId::Practice(id) => {
                        if let Some(held) = self.get_mut(id) {
                            held.ties.push(tie);
                        }
                    }
                }
            }
            GroundEvent::Signed { board, standing } => {
                if let BoardId::Overall(item) = board {
                    let counts = |held: &&Competition| self.counts_for(held, board);
                    let held = self.held.iter().filter(counts);
                    let over = held.map(|held| held.id().clone()).collect();
                    if let Some(overall) = self.overall.iter_mut().find(|own| own.item == *item) {
                        overall.signed_over = over;
                    }
                }
                if let Some(closing) = self.closing_mut(board) {
                    closing.signed = Some(Signature {
                        seq: stamp.seq,
                        at: stamp.at,
                        by: by.clone(),
                        standing: standing.clone(),
                    });
                }
            }
            GroundEvent::Protested { board, team, reason } => {
                for open in self.opened_by(board) {
                    if let Some(closing) = self.closing_mut(&open) {
                        closing.signed = None;
                        closing.revealed.clear();
                    }
                }
                if let Some(closing) = self.closing_mut(board) {
                    closing.protests.push(Protest {
                        seq: stamp.seq,
                        at: stamp.at,
                        by: by.clone(),
                        team: team.clone(),
                        reason: reason.clone(),
                        settled: None,
                    });
                }
            }
            GroundEvent::ProtestSettled { board, protest, verdict, decided_by, reason } => {
                let closing = self.closing_mut(board);
                if let Some(own) =
                    closing.and_then(|closing| closing.protests.iter_mut().find(|own| own.seq == *protest))
                {
                    own.settled = Some(Settlement {
                        at: stamp.at,
                        by: by.clone(),
                        verdict: *verdict,
                        decided_by: decided_by.clone(),
                        reason: reason.clone(),
                    });
                }
            }
        }
    }

    fn read(&mut self, run: &AttemptId, watch: u8, time: Option<RunTime>, stamp: Stamp<'_>) {
        let Some(run) = self.run_mut(run) else { return };
        run.note(stamp, watch, time.map_or(Entry::Struck, Entry::Typed));
        match time {
            Some(_) => run.watch_mut(watch).typed = time,
            None => match run.watches.iter_mut().find(|own| own.number == watch) {
                Some(own) if own.interrupted => own.typed = None,
                _ => run.watches.retain(|own| own.number != watch),
            },
        }
    }

    fn start(&mut self, run: &AttemptId, watch: u8, by: Option<&Operator>, at: Timestamp) {
        if let Some(run) = self.run_mut(run) {
            let watch = run.watch_mut(watch);
            (watch.started, watch.stopped) = (Some(at), None);
            watch.by = by.cloned();
        }
    }
}
