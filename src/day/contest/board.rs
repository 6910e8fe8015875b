//! Boards: ranks, ties and prizes as they stand, provisional until they are signed.

use super::fold::{Contests, Overall};
use super::rank::{Allotted, Contender, DecidedTie, Group, allot, rank};
use super::result::{Measure, Worked};
use super::{BoardId, BoardPart, Closing, Competition, Signature};
use crate::agenda::{
    AfterTie, Counts, Outcome, Points, PrizeGrade, Rule, RunTime, Score, Team, TeamId, TieBreak,
};
use crate::text::{Lang, say};

/// How far a team has come on a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It has a result.
    Ranked,
    /// One of its watches runs.
    Running,
    /// It is still to run, or something of its run is missing.
    ToRun,
    /// It has no result and will have none.
    Out(Outcome),
}

/// A team's place on a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which team.
    pub team: TeamId,
    /// How far it has come.
    pub status: Status,
    /// Its rank.
    pub rank: Option<u32>,
    /// It shares its rank.
    pub shared: bool,
    /// What separated it from another of the same result.
    pub by: Option<TieBreak>,
    /// Its result so far.
    pub result: Option<Measure>,
    /// Which attempt counts, where one does.
    pub attempt: Option<u8>,
    /// Attempts still to be run.
    pub left: u8,
    /// It can still come first.
    pub may_win: bool,
    /// The prize it would have now.
    pub prize: Allotted,
}

/// More prizes of one grade than there are certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// The grade.
    pub grade: String,
    /// Prizes to be given.
    pub given: u32,
    /// Certificates printed.
    pub printed: u32,
}

impl Shortfall {
    /// As a line: `Giải ba: trao 2, mới in 1 giấy`.
    pub fn say(&self, lang: Lang) -> String {
        let (grade, given, printed) = (&self.grade, self.given, self.printed);
        say!(
            lang,
            "{grade}: trao {given}, mới in {printed} giấy",
            "{grade}: {given} to give, {printed} printed"
        )
    }
}

/// A board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// Which.
    pub id: BoardId,
    /// The teams: ranked ones by rank, then those who run, are to run, and are out.
    pub places: Vec<Place>,
    /// The grades of its prizes, the highest first.
    pub grades: Vec<PrizeGrade>,
    /// Whether it is closed, and what was disputed.
    pub closing: Closing,
}

impl Board {
    /// Who signed it, and when; none while it is provisional.
    pub fn signed(&self) -> Option<&Signature> {
        self.closing.signed.as_ref()
    }

    /// One team's place.
    pub fn place(&self, team: &TeamId) -> Option<&Place> {
        self.places.iter().find(|place| place.team == *team)
    }

    /// The teams that have something still to come.
    pub fn to_run(&self) -> impl Iterator<Item = &TeamId> {
        let open = |place: &&Place| matches!(place.status, Status::Running | Status::ToRun);
        self.places.iter().filter(open).map(|place| &place.team)
    }

    /// The teams that have a result and another attempt still to come.
    pub fn with_attempts_left(&self) -> impl Iterator<Item = &TeamId> {
        let left = |place: &&Place| place.status == Status::Ranked && place.left > 0;
        self.places.iter().filter(left).map(|place| &place.team)
    }

    /// Ties across the boundary of two prizes, which somebody has to decide.
    pub fn undecided(&self) -> Vec<Vec<TeamId>> {
        let mut ties: Vec<(u32, Vec<TeamId>)> = Vec::new();
        for place in self.places.iter().filter(|place| place.prize == Allotted::Waits) {
            let Some(rank) = place.rank else { continue };
            match ties.last_mut() {
                Some((of, teams)) if *of == rank => teams.push(place.team.clone()),
                _ => ties.push((rank, vec![place.team.clone()])),
            }
        }
        ties.into_iter().map(|(_, teams)| teams).collect()
    }

    /// The teams with which one shares its rank, itself among them; none when it stands alone.
    pub fn tied_with(&self, team: &TeamId) -> Option<Vec<TeamId>> {
        let rank = self.place(team).filter(|place| place.shared)?.rank;
        let tied = self.places.iter().filter(|place| place.shared && place.rank == rank);
        Some(tied.map(|place| place.team.clone()).collect())
    }

    /// Who has the prize of a grade, by its place in the list.
    pub fn winners(&self, grade: usize) -> impl Iterator<Item = &TeamId> {
        self.places.iter().filter(move |place| place.prize == Allotted::Grade(grade)).map(|place| &place.team)
    }

    /// Grades of which more prizes are to be given than certificates are printed.
    pub fn shortfalls(&self) -> Vec<Shortfall> {
        let of = |(index, grade): (usize, &PrizeGrade)| {
            let given = u32::try_from(self.winners(index).count()).ok()?;
            let printed = grade.printed.or(grade.count)?;
            (given > printed).then(|| Shortfall { grade: grade.grade.clone(), given, printed })
        };
        self.grades.iter().enumerate().filter_map(of).collect()
    }
}

/// What a team has on one board, before ranking.
struct Standing {
    contender: Contender,
    result: Option<Measure>,
    status: Status,
    attempt: Option<u8>,
    left: u8,
    /// The best that may still become of it, the lower the better; none when nothing may.
    best: Option<i64>,
    /// The worst: none when it may yet end without a result.
    worst: Option<i64>,
}

impl Contests {
    /// A board as it stands.
    pub fn board(&self, id: &BoardId) -> Option<Board> {
        match id {
            BoardId::Overall(item) => {
                let overall = self.overall.iter().find(|overall| overall.item == *item)?;
                Some(self.overall_board(overall))
            }
            _ => self.get(id.discipline()?)?.board(id.part()),
        }
    }

    /// Every board of the day: each discipline's result, its halves where they have prizes of
    /// their own, and each whole contest.
    pub fn boards(&self) -> Vec<BoardId> {
        let mut ids = Vec::new();
        for held in &self.held {
            let rules = held.rules();
            ids.push(BoardId::Result(held.id().clone()));
            if rules.theory.as_ref().is_some_and(|theory| !theory.prizes.is_empty()) {
                ids.push(BoardId::Theory(held.id().clone()));
            }
            if !rules.practice_prizes.is_empty() {
                ids.push(BoardId::Practice(held.id().clone()));
            }
            let last = self.held.iter().rev().find(|other| other.item == held.item);
            let overall = self.overall.iter().any(|overall| overall.item == held.item);
            if overall && last.is_some_and(|last| last.id() == held.id()) {
                ids.push(BoardId::Overall(held.item.clone()));
            }
        }
        ids
    }

    /// Toàn đoàn: the team with the least sum of ranks wins. Who has no rank in a discipline has
    /// the last one there. Teams of one sum share their rank unless lots are drawn.
    fn overall_board(&self, overall: &Overall) -> Board {
        let held: Vec<(&Competition, Board)> = self
            .held
            .iter()
            .filter(|held| held.item == overall.item)
            .filter_map(|held| Some((held, held.board(BoardPart::Result)?)))
            .collect();
        let mut teams: Vec<TeamId> = Vec::new();
        for team in held.iter().flat_map(|(held, _)| &held.teams) {
            if !teams.contains(&team.id) {
                teams.push(team.id.clone());
            }
        }
        let standings = teams.into_iter().map(|team| {
            let mut sum = 0_u32;
            let mut status = Status::Ranked;
            let mut any = false;
            for (held, board) in &held {
                let last = u32::try_from(held.teams.len()).unwrap_or(u32::MAX);
                let place = board.place(&team);
                match place.map(|place| place.status) {
                    Some(Status::Running | Status::ToRun) => status = Status::ToRun,
                    Some(Status::Ranked) => any = true,
                    Some(Status::Out(_)) | None => {}
                }
                sum = sum.saturating_add(place.and_then(|place| place.rank).unwrap_or(last));
            }
            if status == Status::Ranked && !any {
                status = Status::Out(Outcome::DidNotStart);
            }
            let result = (status == Status::Ranked).then_some(Measure::Ranks(sum));
            let key = result.map_or(i64::MAX, Measure::key);
            Standing {
                contender: Contender { team, key, faults: 0, practice: 0, theory: 0, other: 0 },
                result,
                status,
                attempt: None,
                left: 0,
                best: if status == Status::ToRun { Some(0) } else { result.map(Measure::key) },
                worst: result.map(Measure::key),
            }
        });
        let chain = [TieBreak::DrawLots];
        let id = BoardId::Overall(overall.item.clone());
        assemble(
            id,
            standings.collect(),
            &chain,
            &overall.ties,
            AfterTie::Skipped,
            &overall.prizes,
            &overall.closing,
        )
    }
}

impl Competition {
    /// The same discipline under another rule, to see what that would change.
    #[must_use]
    pub fn under(&self, rule: &Rule) -> Self {
        let mut other = self.clone();
        other.discipline.rules = other.discipline.rules.with(rule);
        other
    }

    /// One of its boards as it stands; none where it has no theory.
    pub fn board(&self, part: BoardPart) -> Option<Board> {
        let rules = self.rules();
        let (id, grades) = match part {
            BoardPart::Result => (BoardId::Result(self.id().clone()), &rules.prizes),
            BoardPart::Practice => (BoardId::Practice(self.id().clone()), &rules.practice_prizes),
            BoardPart::Theory => (BoardId::Theory(self.id().clone()), &rules.theory.as_ref()?.prizes),
        };
        let standings = self.in_order().into_iter().map(|team| match part {
            BoardPart::Result => self.standing(&team.id, true),
            BoardPart::Practice => self.standing(&team.id, false),
            BoardPart::Theory => self.theory_standing(&team.id),
        });
        let ties: Vec<DecidedTie> = self.ties.iter().filter(|tie| tie.part == part).cloned().collect();
        let chain = if part == BoardPart::Result { &rules.ties[..] } else { &[TieBreak::DrawLots] };
        Some(assemble(id, standings.collect(), chain, &ties, rules.after_tie, grades, &self.closing))
    }

    /// The teams in the order in which they run: of the heats, and then of the list.
    pub fn in_order(&self) -> Vec<&Team> {
        let placed = self.heats.iter().flatten().flatten().filter_map(|id| self.team(id));
        let mut order: Vec<&Team> = placed.collect();
        let rest: Vec<&Team> = self.teams.iter().filter(|team| self.lane_of(&team.id).is_none()).collect();
        order.extend(rest);
        order
    }

    /// A team's result: over all its attempts, with the theory where it counts.
    fn standing(&self, team: &TeamId, with_theory: bool) -> Standing {
        let rules = self.rules();
        let runs: Vec<Option<Worked>> = (1..=rules.attempts).map(|n| self.worked(team, n)).collect();
        let over = |run: &Option<Worked>| run.as_ref().is_some_and(Worked::is_over);
        let left = u8::try_from(runs.iter().filter(|run| !over(run)).count()).unwrap_or(u8::MAX);
        let running = (1..=rules.attempts).any(|n| self.run(team, n).is_some_and(super::Run::is_running));
        let net = |run: &Option<Worked>| run.as_ref().and_then(|run| run.net);
        let mut nets: Vec<(u8, Measure)> =
            (1..=u8::MAX).zip(&runs).filter_map(|(n, run)| Some((n, net(run)?))).collect();
        let failed =
            runs.iter().flatten().rev().find(|run| run.outcome != Outcome::Finished && run.net.is_none());
        let (attempt, practice) = match rules.counts {
            Counts::Best => {
                nets.sort_by_key(|(n, net)| (net.key(), *n));
                (nets.first().map(|(n, _)| *n), nets.first().map(|(_, net)| *net))
            }
            // The last that was run, until the last of all is.
            Counts::Last => {
                let last = (1..=u8::MAX).zip(&runs).rfind(|(_, run)| over(run));
                (last.map(|(n, _)| n), last.and_then(|(_, run)| net(run)))
            }
            Counts::Sum if nets.len() == runs.len() => (None, nets.iter().map(|(_, net)| *net).reduce(added)),
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
            Counts::Sum => failed.is_some(),
        };
        let status = match result {
            _ if running => Status::Running,
            _ if hopeless => Status::Out(failed.map_or(Outcome::DidNotStart, |run| run.outcome)),
            Some(_) => Status::Ranked,
            None => Status::ToRun,
        };
        // What the attempts that are left can still do: better a best one, replace a last one,
        // complete a sum. A time has no floor but nothing, points only where the rules have a most.
        let most = || {
            let practice = rules.max_points?;
            let theory = match (&rules.theory, counts_theory) {
                (Some(rules), true) => theory.unwrap_or(rules.max_points),
                _ => Points(0),
            };
            Some(-(practice + theory).0)
        };
        let floor = if rules.low_wins() { 0 } else { most().unwrap_or(i64::MIN) };
        let key = result.map(Measure::key);
        let open = left > 0 && !hopeless;
        let best = match (open, lacks_theory) {
            (true, _) if rules.counts == Counts::Sum && rules.low_wins() => {
                Some(nets.iter().map(|(_, net)| net.key()).sum())
            }
            (true, _) => Some(key.map_or(floor, |key| key.min(floor))),
            (false, true) if !hopeless => Some(floor),
            _ => key.filter(|_| !hopeless),
        };
        let settles = !open || rules.counts == Counts::Best;
        let counting: Vec<&Worked> = match attempt {
            Some(n) => runs.get(usize::from(n) - 1).into_iter().flatten().collect(),
            None => runs.iter().flatten().collect(),
        };
        let other = nets.iter().filter(|(n, _)| Some(*n) != attempt).map(|(_, net)| net.key()).min();
        Standing {
            contender: Contender {
                team: team.clone(),
                key: key.unwrap_or(i64::MAX),
                faults: counting.iter().map(|run| i64::from(run.faults)).sum(),
                practice: practice_key(practice, &counting),
                theory: theory.map_or(i64::MAX, |points| -points.0),
                other: other.unwrap_or(i64::MAX),
            },
            result: result.filter(|_| !hopeless),
            status,
            attempt: attempt.filter(|_| practice.is_some()),
            left,
            best,
            worst: key.filter(|_| settles && !lacks_theory),
        }
    }

    fn theory_standing(&self, team: &TeamId) -> Standing {
        let points = self.answer(team).map(|answer| answer.points);
        let result = points.map(Measure::Points);
        let key = result.map(Measure::key);
        let most = self.rules().theory.as_ref().map_or(i64::MIN, |theory| -theory.max_points.0);
        let first = self.worked(team, 1);
        // A team that did not come answers nothing.
        let absent = points.is_none() && first.is_some_and(|run| run.outcome == Outcome::DidNotStart);
        Standing {
            contender: Contender {
                team: team.clone(),
                key: key.unwrap_or(i64::MAX),
                faults: 0,
                practice: 0,
                theory: 0,
                other: 0,
            },
            result,
            status: match result {
                Some(_) => Status::Ranked,
                None if absent => Status::Out(Outcome::DidNotStart),
                None => Status::ToRun,
            },
            attempt: None,
            left: 0,
            best: key.or((!absent).then_some(most)),
            worst: key,
        }
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

fn assemble(
    id: BoardId,
    standings: Vec<Standing>,
    chain: &[TieBreak],
    ties: &[DecidedTie],
    after: AfterTie,
    grades: &[PrizeGrade],
    closing: &Closing,
) -> Board {
    let has_result = |standing: &&Standing| standing.result.is_some();
    let contenders: Vec<Contender> =
        standings.iter().filter(has_result).map(|standing| standing.contender.clone()).collect();
    let groups: Vec<Group> = rank(&contenders, chain, ties, after);
    let prizes = allot(&groups, grades, ties, after);
    let may_win = |standing: &Standing| {
        let Some(best) = standing.best else { return false };
        let others = standings.iter().filter(|other| other.contender.team != standing.contender.team);
        others.filter_map(|other| other.worst).all(|worst| best <= worst)
    };
    let place = |standing: &Standing, rank: Option<(&Group, Allotted)>| Place {
        team: standing.contender.team.clone(),
        status: standing.status,
        rank: rank.map(|(group, _)| group.rank),
        shared: rank.is_some_and(|(group, _)| group.teams.len() > 1),
        by: rank.and_then(|(group, _)| group.by),
        result: standing.result,
        attempt: standing.attempt,
        left: standing.left,
        may_win: may_win(standing),
        prize: rank.map_or(Allotted::Nothing, |(_, prize)| prize),
    };
    let mut places = Vec::new();
    for (group, prize) in groups.iter().zip(prizes) {
        for team in &group.teams {
            let own = standings.iter().find(|standing| standing.contender.team == *team);
            places.extend(own.map(|own| place(own, Some((group, prize)))));
        }
    }
    let order = |status: Status| match status {
        Status::Ranked => 0,
        Status::Running => 1,
        Status::ToRun => 2,
        Status::Out(Outcome::DidNotFinish | Outcome::Finished) => 3,
        Status::Out(Outcome::Disqualified) => 4,
        Status::Out(Outcome::DidNotStart) => 5,
    };
    let mut others: Vec<&Standing> = standings.iter().filter(|standing| standing.result.is_none()).collect();
    others.sort_by_key(|standing| order(standing.status));
    places.extend(others.into_iter().map(|standing| place(standing, None)));
    Board { id, places, grades: grades.to_vec(), closing: closing.clone() }
}
