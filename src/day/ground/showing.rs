//! What a team has on one board before it is ranked: over all its attempts, with the theory where
//! it counts, and what may still become of it.

use super::rank::Contender;
use super::result::{Measure, Worked};
use super::{Board, Book, Competition, Status};
use crate::agenda::{Counts, Missing, Outcome, Points, RunTime, Score, TeamId};

/// More than any time: a team that failed and has a time of the rules stands behind all others.
const BEHIND: i64 = 1_000_000_000_000;

/// What a team has on one board, before ranking.
pub struct Showing {
    pub contender: Contender,
    pub result: Option<Measure>,
    pub status: Status,
    /// The attempts that make the result.
    pub counting: Vec<u8>,
    pub left: u8,
    /// It failed, and has a time of the rules all the same.
    pub unfinished: bool,
    /// The best that may still become of it, the lower the better; none when nothing may.
    pub best: Option<i64>,
    /// The worst: none when it may yet end without a result.
    pub worst: Option<i64>,
}

impl Competition {
    /// A team's result: over all its attempts, with the theory where it counts.
    pub fn showing(&self, team: &TeamId, with_theory: bool) -> Showing {
        let rules = self.rules();
        let runs: Vec<Option<Worked>> = (1..=rules.attempts).map(|n| self.worked(team, n)).collect();
        let over = |run: &Option<Worked>| run.as_ref().is_some_and(Worked::is_over);
        let left = u8::try_from(runs.iter().filter(|run| !over(run)).count()).unwrap_or(u8::MAX);
        let running = (1..=rules.attempts).any(|n| self.run(team, n).is_some_and(super::Run::is_running));
        let net = |run: &Option<Worked>| run.as_ref().and_then(|run| run.net);
        let mut nets: Vec<(u8, Measure)> =
            (1..=u8::MAX).zip(&runs).filter_map(|(n, run)| Some((n, net(run)?))).collect();
        let fails = |n: u8| {
            let run = runs.get(usize::from(n).saturating_sub(1)).and_then(Option::as_ref);
            run.is_some_and(Worked::is_unfinished)
        };
        let failed =
            runs.iter().flatten().rev().find(|run| run.outcome != Outcome::Finished && run.net.is_none());
        // Of a sum: how many are added.
        let added_up = rules.added_up();
        let (counted, practice) = match rules.counts {
            Counts::Best => {
                nets.sort_by_key(|(n, net)| (fails(*n), net.key(), *n));
                (nets.first().map(|(n, _)| vec![*n]), nets.first().map(|(_, net)| *net))
            }
            // The last that was run, until the last of all is.
            Counts::Last => {
                let last = (1..=u8::MAX).zip(&runs).rfind(|(_, run)| over(run));
                (last.map(|(n, _)| vec![n]), last.and_then(|(_, run)| net(run)))
            }
            Counts::Sum if nets.len() >= added_up => {
                if added_up < runs.len() {
                    nets.sort_by_key(|(n, net)| (net.key(), *n));
                }
                let added_up = nets.iter().take(added_up);
                let counted = added_up.clone().map(|(n, _)| *n).collect();
                (Some(counted), added_up.map(|(_, net)| *net).reduce(added))
            }
            Counts::Sum => (None, None),
        };
        let theory = self.answer(team).map(|answer| answer.points);
        let counts_theory = with_theory && rules.score == Score::TheoryPlusPractice;
        let result = match (practice, counts_theory) {
            (Some(Measure::Points(practice)), true) => {
                theory.map(|theory| Measure::Points(practice + theory))
            }
            (practice, _) => practice,
        };
        let lacks_theory = counts_theory && theory.is_none();
        let hopeless = match rules.counts {
            Counts::Best => left == 0 && practice.is_none(),
            Counts::Last => left == 0 && practice.is_none(),
            Counts::Sum => {
                let lost = runs.iter().flatten().filter(|run| run.is_over() && run.net.is_none()).count();
                lost > runs.len().saturating_sub(added_up)
            }
        };
        let status = match result {
            _ if running => Status::Running,
            _ if hopeless => Status::Out(failed.map_or(Outcome::DidNotStart, |run| run.outcome)),
            Some(_) => Status::Ranked,
            None => Status::ToRun,
        };
        // What the attempts that are left can still do: better a best one, replace a last one,
        // complete a sum. A time has no floor but nothing, points only where the rules have a most.
        let most = |points: Option<Points>| points.map_or(i64::MIN, |points| -points.0);
        let floor = if rules.low_wins() { 0 } else { most(rules.most_points()) };
        let counting: Vec<&Worked> = match &counted {
            Some(all) => all.iter().filter_map(|n| runs.get(usize::from(*n) - 1)?.as_ref()).collect(),
            None => runs.iter().flatten().collect(),
        };
        // Whoever failed stands behind whoever finished, whatever the times. One of several who
        // failed gives the team the time of the rules, and no more.
        let each = rules.reckoning.individuals.is_some();
        let behind = if !each && counting.iter().any(|run| run.is_unfinished()) { BEHIND } else { 0 };
        let key = result.map(|result| result.key().saturating_add(behind));
        let open = left > 0 && !hopeless;
        let best_practice = match (practice.map(|own| own.key().saturating_add(behind)), rules.counts) {
            (_, Counts::Sum) if open => {
                let mut all: Vec<i64> = nets.iter().map(|(_, net)| net.key()).collect();
                all.resize(all.len() + usize::from(left), floor);
                all.sort_unstable();
                let best = all.into_iter().take(added_up);
                Some(best.fold(behind, i64::saturating_add))
            }
            (own, _) if open => Some(own.map_or(floor, |own| own.min(floor))),
            (own, _) => own,
        };
        let best_theory = match (&rules.theory, counts_theory) {
            (rules, true) => theory.map_or(most(rules.as_ref().map(|rules| rules.max_points)), |own| -own.0),
            (_, false) => 0,
        };
        let best = best_practice.filter(|_| !hopeless).map(|own| own.saturating_add(best_theory));
        // What is still to come can only better a best one, or a sum of the best.
        let settles = !open || rules.counts != Counts::Last;
        let counts = |n: u8| counted.as_ref().is_some_and(|all| all.contains(&n));
        let mut other: Vec<i64> =
            nets.iter().filter(|(n, _)| !counts(*n)).map(|(_, net)| net.key()).collect();
        other.sort_unstable();
        if self.book() == Book::AsBefore {
            other.truncate(1);
        }
        // All that are missing come after any that is there.
        other.resize(usize::from(rules.attempts), i64::MAX);
        Showing {
            contender: Contender {
                team: team.clone(),
                key: key.unwrap_or(i64::MAX),
                time: {
                    let time: RunTime = counting.iter().filter_map(|run| run.time).sum();
                    if counting.iter().any(|run| run.time.is_some()) { time.0 } else { i64::MAX }
                },
                faults: counting.iter().map(|run| i64::from(run.faults)).sum(),
                practice: practice_key(practice, &counting),
                theory: theory.map_or(i64::MAX, |points| -points.0),
                whole: [0; 4],
                other,
            },
            result: result.filter(|_| !hopeless),
            status,
            counting: counted.clone().filter(|_| practice.is_some()).unwrap_or_default(),
            left,
            unfinished: behind > 0 && key.is_some(),
            best,
            worst: key.filter(|_| settles && !lacks_theory),
        }
    }

    /// A team that is out of it as a whole.
    pub fn without_result(&self, team: &TeamId) -> Showing {
        let outcome = self.out_of_it(team).map_or(Outcome::Disqualified, |(outcome, _)| outcome);
        Showing {
            contender: Contender {
                team: team.clone(),
                key: i64::MAX,
                faults: 0,
                time: 0,
                practice: 0,
                theory: 0,
                whole: [0; 4],
                other: Vec::new(),
            },
            result: None,
            status: Status::Out(outcome),
            counting: Vec::new(),
            left: 0,
            unfinished: false,
            best: None,
            worst: None,
        }
    }

    /// What a team has in the theory round alone.
    pub fn theory_showing(&self, team: &TeamId) -> Showing {
        let points = self.answer(team).map(|answer| answer.points);
        let result = points.map(Measure::Points);
        let key = result.map(Measure::key);
        let most = self.rules().theory.as_ref().map_or(i64::MIN, |theory| -theory.max_points.0);
        // A team that did not come answers nothing; one that came late may.
        let missed = |n| self.worked(team, n).is_some_and(|run| run.outcome == Outcome::DidNotStart);
        let absent = points.is_none() && (1..=self.rules().attempts).all(missed);
        Showing {
            contender: Contender {
                team: team.clone(),
                key: key.unwrap_or(i64::MAX),
                faults: 0,
                time: 0,
                practice: 0,
                theory: 0,
                whole: [0; 4],
                other: Vec::new(),
            },
            result,
            status: match result {
                Some(_) => Status::Ranked,
                None if absent => Status::Out(Outcome::DidNotStart),
                None => Status::ToRun,
            },
            counting: Vec::new(),
            left: 0,
            unfinished: false,
            best: key.or((!absent).then_some(most)),
            worst: key,
        }
    }
}

/// A discipline as it counts in a whole contest.
pub struct Counting<'a> {
    pub held: &'a Competition,
    pub board: Board,
    /// How many it ranks: of a final, those of its heats.
    pub teams: usize,
}

impl Counting<'_> {
    /// What a team has there that has no rank.
    fn without(&self, missing: Missing) -> i64 {
        let last = i64::try_from(self.teams).unwrap_or(i64::from(u32::MAX));
        if missing == Missing::OneAfterLast { last + 1 } else { last }
    }

    /// The rank that counts for a team.
    pub fn rank(&self, team: &TeamId, missing: Missing) -> i64 {
        let rank = self.board.place(team).and_then(|place| place.rank);
        rank.map_or(self.without(missing), i64::from)
    }

    /// Whether its rank there is still to come.
    pub fn is_open(&self, team: &TeamId) -> bool {
        let place = self.board.place(team);
        place.is_some_and(|place| {
            matches!(place.status, Status::Running | Status::ToRun) && place.rank.is_none()
        })
    }
}

/// What a team has over all disciplines: the sum of its ranks. Where a discipline is still open its
/// rank there may yet become any, also without it running again: somebody else may come between.
///
/// A rank counts as often as its discipline weighs; where it has none, what the contest says.
pub fn overall_showing(all: &[Counting<'_>], missing: Missing, team: TeamId) -> Showing {
    // Whole ranks where every discipline counts once, hundredths of one otherwise.
    let plain = all.iter().all(|own| own.held.discipline.weight == Points(100));
    let (mut sum, mut best, mut worst) = (0_i64, 0_i64, 0_i64);
    let mut status = Status::Ranked;
    let (mut any, mut sure, mut lacks) = (false, false, false);
    let mut ranks: Vec<i64> = Vec::new();
    for own in all {
        let board = &own.board;
        let without = own.without(missing);
        let weight = if plain { 1 } else { own.held.discipline.weight.0 };
        let is = board.place(&team).map(|place| place.status);
        let rank = own.rank(&team, missing);
        let open = board.to_run().chain(board.with_attempts_left()).next().is_some();
        match is {
            Some(Status::Running | Status::ToRun) => status = Status::ToRun,
            Some(Status::Ranked) => any = true,
            Some(Status::Out(_)) | None => lacks = true,
        }
        sure |= is == Some(Status::Ranked) && !open;
        let (at_best, at_worst) = match is {
            Some(Status::Out(_)) | None => (without, without),
            Some(_) if open => (1, without),
            Some(_) => (rank, rank),
        };
        ranks.push(rank);
        sum = sum.saturating_add(rank.saturating_mul(weight));
        best = best.saturating_add(at_best.saturating_mul(weight));
        worst = worst.saturating_add(at_worst.saturating_mul(weight));
    }
    if status == Status::Ranked && (!any || (lacks && missing == Missing::NotRanked)) {
        status = Status::Out(Outcome::DidNotStart);
    }
    let ranked = match plain {
        true => Measure::Ranks(u32::try_from(sum).unwrap_or(u32::MAX)),
        false => Measure::Weighted(Points(sum)),
    };
    let result = (status == Status::Ranked).then_some(ranked);
    let count = |rank: i64| -i64::try_from(ranks.iter().filter(|own| **own == rank).count()).unwrap_or(0);
    let at = |rank: Option<&i64>| rank.copied().unwrap_or(i64::MAX);
    let whole = [count(1), count(2), at(ranks.first()), at(ranks.last())];
    let key = result.map_or(i64::MAX, Measure::key);
    Showing {
        contender: Contender {
            team,
            key,
            faults: 0,
            time: 0,
            practice: 0,
            theory: 0,
            whole,
            other: Vec::new(),
        },
        result,
        status,
        counting: Vec::new(),
        left: 0,
        unfinished: false,
        best: (!matches!(status, Status::Out(_))).then_some(best),
        worst: sure.then_some(worst),
    }
}

fn added(a: Measure, b: Measure) -> Measure {
    match (a, b) {
        (Measure::Time(a), Measure::Time(b)) => Measure::Time(a + b),
        (Measure::Points(a), Measure::Points(b)) => Measure::Points(a + b),
        (a, _) => a,
    }
}

/// "Better practice": the practice points where there are points, or else the time without what
/// was added for faults.
fn practice_key(practice: Option<Measure>, counting: &[&Worked]) -> i64 {
    match practice {
        Some(points @ Measure::Points(_)) => points.key(),
        _ => {
            let time: RunTime = counting.iter().filter_map(|run| run.time).sum();
            if counting.iter().any(|run| run.time.is_some()) { time.0 } else { i64::MAX }
        }
    }
}
