//! Whether an event of a contest makes sense.

mod signing;
mod sound;

use sound::{can_be_marked, is_sound};

use super::theory::{TheoryClock, TheoryStep};
use super::{AttemptId, Board, BoardId, Competition, Contests, GroundEvent, GroundRefusal, Run};
use crate::agenda::{DisciplineId, Outcome, RunTime, Score, Team, TeamId};
use crate::day::typed::nearest;
use crate::text;

type Sense = Result<(), GroundRefusal>;

/// The most watches on a lane: three, and one that stands in.
const MOST_WATCHES: u8 = 4;

impl Contests {
    /// Why an event would make no sense here, or nothing.
    pub fn objection(&self, event: &GroundEvent) -> Sense {
        match event {
            GroundEvent::WatchStarted { run, watch, .. } => {
                self.is_watch(*watch, 1)?;
                self.can_start(run, *watch)
            }
            GroundEvent::HeatStarted { runs, watches, .. } => {
                if runs.is_empty() {
                    return Err(GroundRefusal::NothingRuns);
                }
                for run in runs {
                    (1..=*watches).try_for_each(|watch| self.can_start(run, watch))?;
                }
                Ok(())
            }
            GroundEvent::WatchStopped { run, watch, .. } => {
                match self.open_run(run)?.and_then(|own| own.watch(*watch)) {
                    Some(own) if own.is_running() => Ok(()),
                    Some(own) if own.interrupted => Err(GroundRefusal::Interrupted(run.clone())),
                    _ => Err(GroundRefusal::WatchStands(run.clone(), *watch)),
                }
            }
            GroundEvent::Read { run, watch, time } => {
                self.is_watch(*watch, 0)?;
                let own = self.open_run(run)?;
                match (own.and_then(|own| own.watch(*watch)), time) {
                    (None, None) => Err(GroundRefusal::WatchStands(run.clone(), *watch)),
                    // Taken away, it would look as if the team had not begun.
                    (Some(own), None) if own.interrupted && own.typed.is_none() => {
                        Err(GroundRefusal::Interrupted(run.clone()))
                    }
                    _ => Ok(()),
                }
            }
            GroundEvent::LeftOut { run, watch, reason } => {
                let own = self.open_run(run)?.and_then(|own| own.watch(*watch));
                match own.filter(|own| own.reading().is_some()) {
                    Some(own) if own.left_out.is_some() == reason.is_some() => {
                        Err(GroundRefusal::SaidAlready(run.clone(), *watch))
                    }
                    Some(_) => Ok(()),
                    None => Err(GroundRefusal::WatchStands(run.clone(), *watch)),
                }
            }
            GroundEvent::WatchClaimed { item, lane, watch } => {
                self.is_watch(*watch, 0)?;
                let mut held = self.held.iter().filter(|held| held.item == *item).peekable();
                if held.peek().is_none() {
                    return Err(GroundRefusal::NoContest(item.clone()));
                }
                let lanes = held.map(|held| held.rules().lanes.unwrap_or(1)).max().unwrap_or(1);
                if (1..=lanes).contains(lane) { Ok(()) } else { Err(GroundRefusal::NoSuchLane { lanes }) }
            }
            GroundEvent::Charged { run, fault, .. } => {
                self.open_run(run)?;
                let rules = self.held(&run.discipline)?.rules();
                if rules.faults.iter().any(|rule| rule.code == *fault) {
                    return Ok(());
                }
                let known = rules.faults.iter().map(|rule| rule.code.clone()).collect();
                Err(GroundRefusal::UnknownFault { code: fault.clone(), known })
            }
            GroundEvent::Scored { run, points } => {
                self.open_run(run)?;
                let rules = self.held(&run.discipline)?.rules();
                match rules.most_points() {
                    _ if rules.score == Score::TimePlusPenalty => {
                        Err(GroundRefusal::ScoredByTime(run.discipline.clone()))
                    }
                    Some(most) if *points > most => Err(GroundRefusal::TooManyPoints(most)),
                    _ => Ok(()),
                }
            }
            GroundEvent::JudgesMarked { run, marks } => {
                self.open_run(run)?;
                let rules = self.held(&run.discipline)?.rules();
                if rules.low_wins() {
                    return Err(GroundRefusal::ScoredByTime(run.discipline.clone()));
                }
                marks.iter().try_for_each(|mark| can_be_marked(rules, mark))?;
                if marks.is_empty() { Err(GroundRefusal::NothingRuns) } else { Ok(()) }
            }
            GroundEvent::RunnerNamed { run, .. } => {
                let held = self.held(&run.discipline)?;
                competes(held, &run.team)?;
                match (1..=held.rules().attempts).contains(&run.attempt) {
                    true if held.rules().reckoning.individuals.is_some() => Ok(()),
                    true => Err(GroundRefusal::NoIndividuals(run.discipline.clone())),
                    false => Err(GroundRefusal::NoSuchAttempt { attempts: held.rules().attempts }),
                }
            }
            GroundEvent::Ruled { run, .. } => self.open_run(run).map(|_| ()),
            GroundEvent::TeamRuled { item, team, .. } => {
                let held: Vec<&Competition> = self.held.iter().filter(|held| held.item == *item).collect();
                if held.is_empty() {
                    return Err(GroundRefusal::NoContest(item.clone()));
                }
                let own: Vec<_> = held.iter().filter(|held| held.team(team).is_some()).collect();
                if own.is_empty() {
                    let known = held.iter().flat_map(|held| &held.teams).map(|team| &team.id);
                    return Err(unknown_team(team, known));
                }
                for held in own {
                    if held.timed().any(|timed| timed == *team) {
                        return Err(GroundRefusal::StillRuns(team.clone()));
                    }
                    self.open(held.id())?;
                }
                Ok(())
            }
            GroundEvent::RerunOrdered { run, .. } => match self.open_run(run)? {
                Some(own) if own.is_running() => Err(GroundRefusal::StillRuns(run.team.clone())),
                Some(own) if own.has_begun() => Ok(()),
                _ => Err(GroundRefusal::NotRun(run.clone())),
            },
            GroundEvent::Reinstated { run, .. } => match self.open_run(run)? {
                Some(own) if own.is_running() => Err(GroundRefusal::StillRuns(run.team.clone())),
                Some(own) if own.instead_of.is_some() => Ok(()),
                _ => Err(GroundRefusal::NoRerun(run.clone())),
            },
            GroundEvent::Interrupted { watches, theory } => {
                let running = self.running();
                let timed = |(discipline, team): &(DisciplineId, TeamId)| {
                    self.get(discipline).is_some_and(|held| held.timed_in_theory().any(|own| own == team))
                };
                let any = !watches.is_empty() || !theory.is_empty();
                let all = watches.iter().all(|watch| running.contains(watch)) && theory.iter().all(timed);
                if any && all { Ok(()) } else { Err(GroundRefusal::NothingRuns) }
            }
            GroundEvent::TheoryClock { discipline, team, step, .. } => {
                let held = self.open(discipline)?;
                competes(held, team)?;
                if held.rules().theory.is_none() {
                    return Err(GroundRefusal::NoTheory(discipline.clone()));
                }
                if held.answer(team).is_some() {
                    return Err(GroundRefusal::HasAnswered(discipline.clone(), team.clone()));
                }
                // Each step follows the one before; a team that is done may begin anew.
                let before = match step {
                    TheoryStep::Prepare => None,
                    TheoryStep::Answer => Some(TheoryStep::Prepare),
                    TheoryStep::Stop => Some(TheoryStep::Answer),
                };
                let is = held.theory_clock(team).and_then(TheoryClock::step);
                if is == before { Ok(()) } else { Err(GroundRefusal::ClockWentOn(team.clone())) }
            }
            GroundEvent::Answered { discipline, team, answer } => {
                let held = self.open(discipline)?;
                competes(held, team)?;
                match &held.rules().theory {
                    None => Err(GroundRefusal::NoTheory(discipline.clone())),
                    Some(theory) if answer.points > theory.max_points => {
                        Err(GroundRefusal::TooManyPoints(theory.max_points))
                    }
                    Some(_) => Ok(()),
                }
            }
            GroundEvent::HeatsSet { discipline, heats, .. } => self.can_set_heats(discipline, heats),
            GroundEvent::Advanced { discipline, teams } => {
                let held = self.open(discipline)?;
                let Some(own) = held.final_of() else {
                    return Err(GroundRefusal::NoFinal(discipline.clone()));
                };
                let heats = self.held(&own.discipline)?;
                if heats.closing.signed.is_none() {
                    return Err(GroundRefusal::NotAllSigned(heats.id().clone()));
                }
                if held.has_begun() {
                    return Err(GroundRefusal::HasBegun(discipline.clone()));
                }
                if teams.is_empty() {
                    return Err(GroundRefusal::NobodyGoesOn(heats.id().clone()));
                }
                teams.iter().try_for_each(|team| competes(heats, team))
            }
            GroundEvent::LotDrawn { discipline, team, lot, .. } => self.can_take_lot(discipline, team, *lot),
            GroundEvent::HeatCalled { runs, .. } => self.can_be_called(runs),
            GroundEvent::HeatRead { watch, times } => self.can_be_read(*watch, times),
            GroundEvent::PlaceRevealed { board, teams } => self.can_be_revealed(board, teams),
            GroundEvent::RuleSet { discipline, rule } => {
                self.open(discipline)?;
                let sound = is_sound(rule, self.held(discipline)?.rules());
                if sound { Ok(()) } else { Err(GroundRefusal::BadRule) }
            }
            GroundEvent::TeamsAdded { item, teams } => {
                let mut held = self.held.iter().filter(|held| held.item == *item).peekable();
                if held.peek().is_none() {
                    return Err(GroundRefusal::NoContest(item.clone()));
                }
                let categories = |held: &Competition| held.discipline.category.clone();
                let all: Option<Vec<String>> = held.clone().map(categories).collect();
                // Where every discipline is for one category, a team of another would compete nowhere.
                if let Some(mut known) = all
                    && let Some(category) =
                        teams.iter().filter_map(|team| team.category.clone()).find(|own| !known.contains(own))
                {
                    known.dedup();
                    return Err(GroundRefusal::NoSuchCategory { category, known });
                }
                for held in held {
                    self.open(held.id())?;
                    if let Some(there) = teams.iter().find(|team| held.team(&team.id).is_some()) {
                        return Err(GroundRefusal::TeamThere(there.id.clone()));
                    }
                }
                Ok(())
            }
            GroundEvent::TeamRenamed { item, team, name, .. } => {
                let mut held = self.held.iter().filter(|held| held.item == *item).peekable();
                if held.peek().is_none() {
                    return Err(GroundRefusal::NoContest(item.clone()));
                }
                let teams = held.clone().flat_map(|held| &held.teams);
                let same = |other: &&Team| other.id != *team && text::is_same_name(&other.name, name);
                if let Some(there) = teams.clone().find(same) {
                    return Err(GroundRefusal::TeamThere(there.id.clone()));
                }
                match held.find_map(|held| held.team(team)) {
                    Some(_) => Ok(()),
                    None => Err(unknown_team(team, teams.map(|team| &team.id))),
                }
            }
            GroundEvent::TieDecided { board, teams, .. } => {
                let board = self.open_board(board)?;
                let tied = teams.first().and_then(|team| board.tied_with(team)).unwrap_or_default();
                let same = tied.len() == teams.len() && teams.iter().all(|team| tied.contains(team));
                if same && teams.len() > 1 { Ok(()) } else { Err(GroundRefusal::NotTied) }
            }
            GroundEvent::Signed { board, standing } => {
                self.can_be_signed(board)?;
                // Those of a journal of before were given over open protests.
                if standing.is_empty() {
                    return Ok(());
                }
                match self.closing(board).and_then(super::Closing::open_protest) {
                    Some(open) => Err(GroundRefusal::ProtestOpen(board.clone(), open.seq)),
                    None => Ok(()),
                }
            }
            GroundEvent::ProtestSettled { board, protest, .. } => {
                self.open_board(board)?;
                let closing = self.closing(board);
                let own = closing.and_then(|own| own.protests.iter().find(|own| own.seq == *protest));
                match own {
                    Some(own) if own.settled.is_none() => Ok(()),
                    _ => Err(GroundRefusal::NoProtest(board.clone())),
                }
            }
            GroundEvent::Protested { board, team, .. } => {
                let known = self.known_board(board)?;
                if let Some(team) = team
                    && known.place(team).is_none()
                {
                    return Err(unknown_team(team, known.places.iter().map(|place| &place.team)));
                }
                let held = known.places.iter().any(|place| place.status != super::Status::ToRun);
                if held { Ok(()) } else { Err(GroundRefusal::NothingToDispute(board.clone())) }
            }
        }
    }

    pub(super) fn can_start(&self, run: &AttemptId, watch: u8) -> Sense {
        let Some(own) = self.open_run(run)? else { return Ok(()) };
        if own.outcome != Outcome::Finished {
            return Err(GroundRefusal::RunOver(run.clone()));
        }
        // Not on another watch either: what began before the machine went off is not begun anew.
        if own.is_interrupted() {
            return Err(GroundRefusal::Interrupted(run.clone()));
        }
        match own.watch(watch) {
            // The team is over the line: a watch that starts now measures nothing.
            None if own.watches.iter().any(|other| other.stopped.is_some()) => {
                Err(GroundRefusal::RunStopped(run.clone()))
            }
            None => Ok(()),
            Some(own) if own.is_running() => Err(GroundRefusal::WatchRuns(run.clone(), watch)),
            Some(_) => Err(GroundRefusal::WatchHasReading(run.clone(), watch)),
        }
    }

    pub(super) fn can_set_heats(&self, discipline: &DisciplineId, heats: &[super::Heat]) -> Sense {
        let held = self.open(discipline)?;
        // Whoever came late takes an empty lane; everybody else stays where they stood.
        let stays = held.heats.iter().enumerate().all(|(heat, lanes)| {
            lanes.iter().enumerate().all(|(lane, team)| {
                team.is_none() || heats.get(heat).and_then(|own| own.get(lane)) == Some(team)
            })
        });
        if held.has_begun() && (held.heats.is_empty() || !stays) {
            return Err(GroundRefusal::HasBegun(discipline.clone()));
        }
        let mut placed: Vec<&TeamId> = Vec::new();
        for team in heats.iter().flatten().flatten() {
            competes(held, team)?;
            if placed.contains(&team) {
                return Err(GroundRefusal::TeamTwice(team.clone()));
            }
            placed.push(team);
        }
        if placed.is_empty() { Err(GroundRefusal::NoTeams(discipline.clone())) } else { Ok(()) }
    }

    pub(super) fn known_board(&self, board: &BoardId) -> Result<Board, GroundRefusal> {
        if let Some(discipline) = board.discipline() {
            self.held(discipline)?;
        }
        self.board(board).ok_or_else(|| GroundRefusal::NoBoard(board.clone()))
    }

    fn open_board(&self, board: &BoardId) -> Result<Board, GroundRefusal> {
        let known = self.known_board(board)?;
        if known.signed().is_some() { Err(GroundRefusal::Signed(board.clone())) } else { Ok(known) }
    }

    fn held(&self, discipline: &DisciplineId) -> Result<&Competition, GroundRefusal> {
        self.get(discipline).ok_or_else(|| {
            let meant = nearest(&discipline.0, self.held.iter().map(|held| held.id().0.as_str()));
            let meant = meant.map(DisciplineId::from);
            GroundRefusal::UnknownDiscipline { id: discipline.clone(), meant }
        })
    }

    /// A discipline that is not signed.
    pub(super) fn open(&self, discipline: &DisciplineId) -> Result<&Competition, GroundRefusal> {
        let held = self.held(discipline)?;
        match held.closing.signed {
            Some(_) => Err(GroundRefusal::Signed(BoardId::Result(discipline.clone()))),
            None => Ok(held),
        }
    }

    /// The run of an attempt that stands, of a discipline that is not signed; none while nothing has
    /// happened in it.
    fn open_run(&self, run: &AttemptId) -> Result<Option<&Run>, GroundRefusal> {
        let held = self.open(&run.discipline)?;
        competes(held, &run.team)?;
        let attempts = held.rules().attempts;
        let own = held.run(&run.team, run.attempt);
        // Rules that were changed under it leave nobody with a watch that cannot be stopped.
        if !(1..=attempts).contains(&run.attempt) && !own.is_some_and(Run::is_running) {
            return Err(GroundRefusal::NoSuchAttempt { attempts });
        }
        Ok(own)
    }

    fn can_be_read(&self, watch: u8, times: &[(AttemptId, RunTime)]) -> Sense {
        self.is_watch(watch, 0)?;
        if times.is_empty() {
            return Err(GroundRefusal::NoTimes);
        }
        for (at, (run, _)) in times.iter().enumerate() {
            self.open_run(run)?;
            if times.iter().take(at).any(|(other, _)| other == run) {
                return Err(GroundRefusal::TeamTwice(run.team.clone()));
            }
        }
        Ok(())
    }

    fn is_watch(&self, watch: u8, least: u8) -> Sense {
        if (least..=MOST_WATCHES).contains(&watch) { Ok(()) } else { Err(GroundRefusal::NoSuchWatch(watch)) }
    }
}

pub(super) fn competes(held: &Competition, team: &TeamId) -> Sense {
    match held.team(team) {
        Some(_) => Ok(()),
        None => Err(unknown_team(team, held.teams.iter().map(|team| &team.id))),
    }
}

fn unknown_team<'a>(team: &TeamId, known: impl Iterator<Item = &'a TeamId>) -> GroundRefusal {
    let meant = nearest(&team.0, known.map(|id| id.0.as_str())).map(TeamId::from);
    GroundRefusal::UnknownTeam { id: team.clone(), meant }
}
