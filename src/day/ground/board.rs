//! Boards: ranks, ties and prizes as they stand, provisional until they are signed.

use super::fold::{Contests, Overall};
use super::rank::{Allotted, Contender, DecidedTie, Group, allot, rank};
use super::result::Measure;
use super::showing::{Counting, Showing, overall_showing};
use super::{BoardId, BoardPart, Book, Closing, Competition, Signature};
use crate::agenda::{AfterTie, DisciplineId, ItemId, Outcome, PrizeGrade, Rule, Team, TeamId, TieBreak};
use crate::text::{Lang, counted, say};

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
pub struct Standing {
    /// By its id, which a mended name does not change.
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
    /// The attempts that make its result.
    pub counting: Vec<u8>,
    /// It failed, has a time of the rules all the same, and stands behind whoever finished.
    pub unfinished: bool,
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

/// A grade that nobody has, although everything is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotGiven {
    /// The grade.
    pub grade: String,
    /// The grade above that has taken its place, and how many teams share that; none where there
    /// were not teams enough.
    pub taken_by: Option<(String, usize)>,
}

impl NotGiven {
    /// Instead of a name: `không trao – 2 đội cùng Giải nhì`.
    pub fn why(&self, lang: Lang) -> String {
        match &self.taken_by {
            Some((above, teams)) => {
                say!(
                    lang,
                    "không trao – {teams} đội cùng {above}",
                    "not given – {} share {above}",
                    counted(&teams, "team")
                )
            }
            None => say!(lang, "không trao – không đủ đội", "not given – too few teams"),
        }
    }

    /// As a line: `Giải ba: không trao – 2 đội cùng Giải nhì`.
    pub fn say(&self, lang: Lang) -> String {
        format!("{}: {}", self.grade, self.why(lang))
    }
}

/// A board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The discipline or the whole contest, and the part of it that is ranked.
    pub id: BoardId,
    /// The teams: ranked ones by rank, then those who run, are to run, and are out.
    pub places: Vec<Standing>,
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
    pub fn place(&self, team: &TeamId) -> Option<&Standing> {
        self.places.iter().find(|place| place.team == *team)
    }

    /// The teams that have something still to come.
    pub fn to_run(&self) -> impl Iterator<Item = &TeamId> {
        let open = |place: &&Standing| matches!(place.status, Status::Running | Status::ToRun);
        self.places.iter().filter(open).map(|place| &place.team)
    }

    /// The teams that have a result and another attempt still to come.
    pub fn with_attempts_left(&self) -> impl Iterator<Item = &TeamId> {
        let left = |place: &&Standing| place.status == Status::Ranked && place.left > 0;
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

    /// Grades that nobody has, once nothing is to come and no tie waits: two who share the second
    /// prize leave no third.
    pub fn not_given(&self) -> Vec<NotGiven> {
        let waits = self.places.iter().any(|place| place.prize == Allotted::Waits);
        let to_come = self.to_run().chain(self.with_attempts_left()).next().is_some();
        if waits || (to_come && self.signed().is_none()) {
            return Vec::new();
        }
        let given: Vec<usize> = (0..self.grades.len()).map(|grade| self.winners(grade).count()).collect();
        let above = |grade: usize| {
            let above = self.grades.iter().zip(&given).take(grade).rev().find(|(_, given)| **given > 0)?;
            let most = above.0.count.and_then(|count| usize::try_from(count).ok())?;
            (*above.1 > most).then(|| (above.0.grade.clone(), *above.1))
        };
        let empty = self.grades.iter().zip(&given).enumerate().filter(|(_, (_, given))| **given == 0);
        empty.map(|(at, (grade, _))| NotGiven { grade: grade.grade.clone(), taken_by: above(at) }).collect()
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

impl Contests {
    /// A board as it stands.
    pub fn board(&self, id: &BoardId) -> Option<Board> {
        match id {
            BoardId::Overall(item) => {
                let overall = self.overall.iter().find(|overall| overall.item == *item)?;
                Some(self.overall_board(overall))
            }
            BoardId::Result(discipline) | BoardId::Theory(discipline) | BoardId::Practice(discipline) => {
                self.get(discipline)?.board(id.part())
            }
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
        // One that is made of disciplines of other items alone.
        let apart = |overall: &&Overall| self.held.iter().all(|held| held.item != overall.item);
        ids.extend(self.overall.iter().filter(apart).map(|overall| BoardId::Overall(overall.item.clone())));
        ids
    }

    /// What counts for a whole contest. Heats whose final counts too are in its ranks.
    fn counting_for(&self, overall: &Overall) -> Vec<Counting<'_>> {
        let id = BoardId::Overall(overall.item.clone());
        let counts = |held: &&Competition| match &overall.closing.signed {
            Some(_) => overall.signed_over.contains(held.id()),
            None => self.counts_for(held, &id),
        };
        let has_final = |held: &&Competition| self.finals_of(held.id()).any(|last| counts(&last));
        let all = self.held.iter().filter(counts).filter(|held| !has_final(held));
        all.filter_map(|held| {
            let (board, teams) = self.with_heats(held)?;
            Some(Counting { held, board, teams })
        })
        .collect()
    }

    /// The ranks of a team that make its sum in a whole contest, each with its discipline; none where
    /// it is still to come.
    pub fn ranks_in(&self, item: &ItemId, team: &TeamId) -> Vec<(&Competition, Option<i64>)> {
        let Some(overall) = self.overall.iter().find(|overall| overall.item == *item) else {
            return Vec::new();
        };
        let rank = |own: Counting<'_>| {
            let open = own.is_open(team);
            (!open).then(|| own.rank(team, overall.missing))
        };
        self.counting_for(overall).into_iter().map(|own| (own.held, rank(own))).collect()
    }

    /// Every board that a discipline has a part in, as it is and as it would be under another rule.
    pub fn boards_under(&self, discipline: &DisciplineId, rule: &Rule) -> Vec<(Board, Board)> {
        let mut other = self.clone();
        let held = other.held.iter_mut().find(|held| held.id() == discipline);
        let Some(held) = held else { return Vec::new() };
        held.discipline.rules = held.discipline.rules.clone().with(rule);
        let own = |id: &BoardId| match id.discipline() {
            Some(own) => own == discipline,
            None => self.get(discipline).is_some_and(|held| self.counts_for(held, id)),
        };
        let ids = self.boards().into_iter().filter(own);
        ids.filter_map(|id| Some((self.board(&id)?, other.board(&id)?))).collect()
    }

    /// Toàn đoàn: the team with the least sum of ranks wins. Who has no rank in a discipline has
    /// the last one there. Teams of one sum share their rank unless lots are drawn.
    fn overall_board(&self, overall: &Overall) -> Board {
        let counts = self.counting_for(overall);
        let mut teams: Vec<TeamId> = Vec::new();
        for team in counts.iter().flat_map(|own| &own.held.teams).map(|team| &team.id) {
            if !teams.contains(team) {
                teams.push(team.clone());
            }
        }
        for place in counts.iter().flat_map(|own| &own.board.places) {
            if !teams.contains(&place.team) {
                teams.push(place.team.clone());
            }
        }
        let showings = teams.into_iter().map(|team| overall_showing(&counts, overall.missing, team));
        let lots = [TieBreak::DrawLots];
        let chain = if overall.chain.is_empty() { &lots[..] } else { &overall.chain[..] };
        let id = BoardId::Overall(overall.item.clone());
        assemble(
            id,
            showings.collect(),
            chain,
            &overall.ties,
            AfterTie::Skipped,
            &overall.prizes,
            &overall.closing,
        )
    }
}

impl Competition {
    /// One of its boards as it stands; none where it has no theory.
    pub fn board(&self, part: BoardPart) -> Option<Board> {
        let rules = self.rules();
        let (id, grades) = match part {
            BoardPart::Result => (BoardId::Result(self.id().clone()), &rules.prizes),
            BoardPart::Practice => (BoardId::Practice(self.id().clone()), &rules.practice_prizes),
            BoardPart::Theory => (BoardId::Theory(self.id().clone()), &rules.theory.as_ref()?.prizes),
        };
        let showings = self.in_order().into_iter().map(|team| match part {
            _ if self.out.contains_key(&team.id) => self.without_result(&team.id),
            BoardPart::Result => self.showing(&team.id, true),
            BoardPart::Practice => self.showing(&team.id, false),
            BoardPart::Theory => self.theory_showing(&team.id),
        });
        let mut ties: Vec<DecidedTie> = self.ties.iter().filter(|tie| tie.part == part).cloned().collect();
        let before = self.book() == Book::AsBefore;
        if before {
            ties.iter_mut().for_each(|tie| tie.over.clear());
        }
        // Every board applies the chain that is printed under it.
        let chain = match part {
            BoardPart::Theory | BoardPart::Practice if before => &[TieBreak::DrawLots],
            BoardPart::Theory | BoardPart::Practice | BoardPart::Result => &rules.ties[..],
        };
        Some(assemble(id, showings.collect(), chain, &ties, rules.after_tie, grades, &self.closing))
    }

    /// The teams in the order in which they run: of the heats, and then of the list.
    pub fn in_order(&self) -> Vec<&Team> {
        let placed = self.heats.iter().flatten().flatten().filter_map(|id| self.team(id));
        let mut order: Vec<&Team> = placed.collect();
        let rest: Vec<&Team> = self.teams.iter().filter(|team| self.lane_of(&team.id).is_none()).collect();
        order.extend(rest);
        order
    }
}

fn assemble(
    id: BoardId,
    showings: Vec<Showing>,
    chain: &[TieBreak],
    ties: &[DecidedTie],
    after: AfterTie,
    grades: &[PrizeGrade],
    closing: &Closing,
) -> Board {
    let has_result = |showing: &&Showing| showing.result.is_some();
    let contenders: Vec<Contender> =
        showings.iter().filter(has_result).map(|showing| showing.contender.clone()).collect();
    let groups: Vec<Group> = rank(&contenders, chain, ties, after);
    let prizes = allot(&groups, grades, ties, after);
    let may_win = |showing: &Showing| {
        let Some(best) = showing.best else { return false };
        let others = showings.iter().filter(|other| other.contender.team != showing.contender.team);
        others.filter_map(|other| other.worst).all(|worst| best <= worst)
    };
    let place = |showing: &Showing, rank: Option<(&Group, Allotted)>| Standing {
        team: showing.contender.team.clone(),
        status: showing.status,
        rank: rank.map(|(group, _)| group.rank),
        shared: rank.is_some_and(|(group, _)| group.teams.len() > 1),
        by: rank.and_then(|(group, _)| group.by),
        result: showing.result,
        counting: showing.counting.clone(),
        unfinished: showing.unfinished,
        left: showing.left,
        may_win: may_win(showing),
        prize: rank.map_or(Allotted::Nothing, |(_, prize)| prize),
    };
    let mut places = Vec::new();
    for (group, prize) in groups.iter().zip(prizes) {
        for team in &group.teams {
            let own = showings.iter().find(|showing| showing.contender.team == *team);
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
    let mut others: Vec<&Showing> = showings.iter().filter(|showing| showing.result.is_none()).collect();
    others.sort_by_key(|showing| order(showing.status));
    places.extend(others.into_iter().map(|showing| place(showing, None)));
    Board { id, places, grades: grades.to_vec(), closing: closing.clone() }
}
