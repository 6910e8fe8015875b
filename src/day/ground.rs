//! The drill ground: contests as they are held.
//!
//! ```text
//! readings, faults, points ── result ──▶ runs worked out ── board ──▶ ranks, ties, prizes
//!        (a Run)             the rules                    chain, counts
//! ```
//!
//! Nothing that can be reckoned is kept: a changed rule changes every result at once.

mod board;
#[cfg(test)]
mod books;
mod closing;
mod command;
mod decide;
mod draw;
mod event;
mod finals;
mod fold;
mod ids;
mod line;
mod look;
mod lots;
mod objection;
mod podium;
mod rank;
mod refusal;
mod result;
mod revised;
mod run;
mod say;
mod seal;
mod sealed;
mod showing;
mod start;
mod theory;

use std::collections::BTreeMap;

pub use board::{Board, NotGiven, Shortfall, Standing, Status};
pub use closing::{Closing, Protest, Revealed, Settlement, Signature, Verdict};
pub use command::GroundCommand;
pub use event::GroundEvent;
pub use finals::{GoingOn, Way};
pub use fold::Claim;
pub(super) use fold::Contests;
pub use ids::{AttemptId, BoardId, BoardPart, Heat};
pub use podium::Step;
pub use rank::{Allotted, DecidedTie};
pub use refusal::GroundRefusal;
use result::Book;
pub use result::{ELECTRONIC, Measure, Worked};
pub use run::{Charged, Entry as SheetEntry, JudgeMark, Noted, Run, Watch};
pub use say::{say_cost, say_criteria, say_fault, say_prizes, say_rule};
pub use sealed::{Sealed, SealedPlace, SealedResult};
pub use start::{Lot, Preparation};
pub use theory::{Answer, TheoryClock, TheoryStep};

use super::Operator;
use crate::agenda::{Contest, Discipline, DisciplineId, ItemId, Outcome, Rules, RunTime, Team, TeamId};

/// A discipline as it is held.
#[derive(Clone, Debug, PartialEq)]
pub struct Competition {
    /// The item in which it is held.
    pub item: ItemId,
    /// What it is, with its rules as they are now.
    pub discipline: Discipline,
    /// The rules as the agenda has them.
    written: Rules,
    /// Who competes, in the order of the list.
    pub teams: Vec<Team>,
    /// Heats and lanes; empty while nobody drew or set them.
    pub heats: Vec<Heat>,
    /// The number from which the heats were drawn.
    pub seed: Option<u64>,
    /// Lots drawn team by team, in the order in which they were drawn.
    pub lots: Vec<Lot>,
    called: Option<Preparation>,
    attempts: BTreeMap<(TeamId, u8), Vec<Run>>,
    theory: BTreeMap<TeamId, Answer>,
    clocks: BTreeMap<TeamId, TheoryClock>,
    ties: Vec<DecidedTie>,
    /// Who runs which attempt, where each is another of the team.
    runners: BTreeMap<(TeamId, u8), String>,
    /// Teams that are out of it as a whole, and why.
    out: BTreeMap<TeamId, (Outcome, String)>,
    /// Whether it is closed.
    pub closing: Closing,
}

impl Competition {
    fn new(item: &ItemId, contest: &Contest, discipline: &Discipline) -> Self {
        let mut new = Self {
            item: item.clone(),
            discipline: discipline.clone(),
            written: discipline.rules.clone(),
            teams: Vec::new(),
            heats: Vec::new(),
            seed: None,
            lots: Vec::new(),
            called: None,
            attempts: BTreeMap::new(),
            theory: BTreeMap::new(),
            clocks: BTreeMap::new(),
            ties: Vec::new(),
            runners: BTreeMap::new(),
            out: BTreeMap::new(),
            closing: Closing::default(),
        };
        new.take_in(&contest.teams);
        new
    }

    /// Takes in the teams that compete here: those of its category.
    fn take_in(&mut self, teams: &[Team]) {
        // Those of a final come from its heats.
        if self.final_of().is_some() {
            return;
        }
        for team in teams {
            let competes = self.discipline.category.is_none()
                || team.category.is_none()
                || team.category == self.discipline.category;
            if competes && self.team(&team.id).is_none() {
                self.teams.push(team.clone());
            }
        }
    }

    /// Its id.
    pub fn id(&self) -> &DisciplineId {
        &self.discipline.id
    }

    /// The rules as they are now.
    pub fn rules(&self) -> &Rules {
        &self.discipline.rules
    }

    /// One team.
    pub fn team(&self, id: &TeamId) -> Option<&Team> {
        self.teams.iter().find(|team| team.id == *id)
    }

    /// Every run of an attempt, struck ones too, in the order in which they were run.
    pub fn runs(&self, team: &TeamId, attempt: u8) -> &[Run] {
        self.attempts.get(&(team.clone(), attempt)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The run of an attempt that stands.
    pub fn run(&self, team: &TeamId, attempt: u8) -> Option<&Run> {
        self.runs(team, attempt).iter().rev().find(|run| run.struck.is_none())
    }

    /// Who of a team runs an attempt, where it was written down.
    pub fn runner(&self, team: &TeamId, attempt: u8) -> Option<&str> {
        self.runners.get(&(team.clone(), attempt)).map(String::as_str)
    }

    /// The run that stands, worked out.
    pub fn worked(&self, team: &TeamId, attempt: u8) -> Option<Worked> {
        self.run(team, attempt).map(|run| self.work_out(team, run))
    }

    /// The number of the watch that an operator held last here.
    fn last_held_by(&self, by: &Operator) -> Option<u8> {
        let runs = self.attempts.values().flatten();
        let held = runs.filter_map(|run| Some((run.started_at()?, run.held_by(by)?.number)));
        held.max_by_key(|(at, _)| *at).map(|(_, number)| number)
    }

    /// A run of a team, worked out by the rules as they are now.
    pub fn work_out(&self, team: &TeamId, run: &Run) -> Worked {
        let head_start = self.rules().reckoning.head_start(team);
        result::work_out_of(run, self.rules(), head_start, self.book())
    }

    /// How a team is out of it as a whole, and why; its runs are kept and count for nothing.
    pub fn out_of_it(&self, team: &TeamId) -> Option<(Outcome, &str)> {
        self.out.get(team).map(|(outcome, why)| (*outcome, why.as_str()))
    }

    /// By which book results are reckoned: what was signed before signatures told what they are for
    /// is reckoned as it was then.
    fn book(&self) -> Book {
        match &self.closing.signed {
            Some(signature) if signature.standing.is_empty() => Book::AsBefore,
            _ => Book::AsWritten,
        }
    }

    /// The watches of a run as one time, and nothing else: no fault, no ruling, no cap. What
    /// everybody on the ground could see.
    pub fn clocked(&self, run: &Run) -> Option<RunTime> {
        result::clocked(run, self.rules())
    }

    /// Every run, struck ones too, with its team and attempt.
    pub fn all_runs(&self) -> impl Iterator<Item = (&TeamId, u8, &Run)> {
        self.attempts
            .iter()
            .flat_map(|((team, attempt), runs)| runs.iter().map(move |run| (team, *attempt, run)))
    }

    /// A reading as a judge writes it down: in hundredths of a second, by the rounding of the rules.
    pub fn written_down(&self, reading: RunTime) -> RunTime {
        result::written_down(reading, self.rules())
    }

    /// What a team answered in the theory round.
    pub fn answer(&self, team: &TeamId) -> Option<&Answer> {
        self.theory.get(team)
    }

    /// The clock of a team's theory round.
    pub fn theory_clock(&self, team: &TeamId) -> Option<&TheoryClock> {
        self.clocks.get(team)
    }

    /// Whether time is being taken: a watch runs, or a theory round.
    pub fn is_timing(&self) -> bool {
        self.timed().next().is_some()
    }

    /// The teams whose time is being taken.
    fn timed(&self) -> impl Iterator<Item = TeamId> {
        self.running().map(|(run, _)| run.team).chain(self.timed_in_theory().cloned())
    }

    /// The teams in the theory round whose clock runs. Who has an answer written down is done,
    /// whether or not somebody stopped the clock.
    fn timed_in_theory(&self) -> impl Iterator<Item = &TeamId> {
        let runs = |(team, clock): &(&TeamId, &TheoryClock)| {
            clock.step().is_some() && !self.theory.contains_key(*team)
        };
        self.clocks.iter().filter(runs).map(|(team, _)| team)
    }

    /// Whether any attempt has begun.
    pub fn has_begun(&self) -> bool {
        self.attempts.values().flatten().any(Run::has_begun) || !self.theory.is_empty()
    }

    /// The attempt that a team runs now, or has to run next; none when it has run them all.
    pub fn attempt_of(&self, team: &TeamId) -> Option<u8> {
        let attempts = 1..=self.rules().attempts;
        let running = attempts.clone().find(|n| self.run(team, *n).is_some_and(Run::is_running));
        running.or_else(|| {
            attempts.into_iter().find(|n| !self.worked(team, *n).is_some_and(|run| run.is_over()))
        })
    }

    /// The heat (counted from 0) and lane (counted from 1) of a team.
    pub fn lane_of(&self, team: &TeamId) -> Option<(usize, usize)> {
        self.heats.iter().enumerate().find_map(|(heat, lanes)| {
            let lane = lanes.iter().position(|own| own.as_ref() == Some(team))?;
            Some((heat, lane + 1))
        })
    }

    /// The watches that run, with their attempts.
    fn running(&self) -> impl Iterator<Item = (AttemptId, u8)> {
        self.attempts.iter().flat_map(|((team, attempt), runs)| {
            let run = runs.iter().rev().find(|run| run.struck.is_none());
            let watches = run.into_iter().flat_map(|run| &run.watches).filter(|watch| watch.is_running());
            watches.map(|watch| {
                let id = AttemptId { discipline: self.id().clone(), team: team.clone(), attempt: *attempt };
                (id, watch.number)
            })
        })
    }

    fn run_mut(&mut self, team: &TeamId, attempt: u8) -> &mut Run {
        let runs = self.attempts.entry((team.clone(), attempt)).or_default();
        let at = match runs.iter().rposition(|run| run.struck.is_none()) {
            Some(at) => at,
            None => {
                runs.push(Run::default());
                runs.len() - 1
            }
        };
        #[allow(clippy::indexing_slicing, reason = "found or pushed on the lines above")]
        &mut runs[at]
    }

    fn order_rerun(&mut self, team: &TeamId, attempt: u8, reason: &str) {
        let runs = self.attempts.entry((team.clone(), attempt)).or_default();
        let old = runs.iter().rposition(|run| run.struck.is_none());
        if let Some(run) = old.and_then(|at| runs.get_mut(at)) {
            run.struck = Some(reason.to_owned());
        }
        runs.push(Run { instead_of: old, ..Run::default() });
    }

    fn reinstate(&mut self, team: &TeamId, attempt: u8, reason: &str) {
        let runs = self.attempts.entry((team.clone(), attempt)).or_default();
        let Some(again) = runs.iter_mut().rev().find(|run| run.struck.is_none()) else { return };
        let Some(old) = again.instead_of else { return };
        again.struck = Some(reason.to_owned());
        if let Some(old) = runs.get_mut(old) {
            old.struck = None;
        }
    }
}
