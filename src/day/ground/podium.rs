//! The prizes of a signed board as the hall learns them: place by place, the lowest first.

use super::{Allotted, Board, BoardId, Contests, GroundRefusal, Revealed};
use crate::agenda::{Decision, DecisionId, ItemId, TeamId};
use crate::clock::Timestamp;
use crate::day::Day;
use crate::day::state::State;

/// What is told to the hall in one breath: a place with all who share it, or all who are consoled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The prize, by its place in the list of grades.
    pub grade: usize,
    /// Who has it, in the order of the board.
    pub teams: Vec<TeamId>,
}

/// A board with prizes as it concerns one item.
pub struct Podium {
    /// The board, whether or not it is signed.
    pub board: Board,
    /// The decision by which its prizes are given.
    pub decision: DecisionId,
    /// When that was read to the hall, in this item.
    pub announced: Option<Timestamp>,
}

impl Board {
    /// The places that bring a prize, the lowest first. Whoever shares a place is told with it, and
    /// a prize for all the rest is told at once.
    pub fn steps(&self) -> Vec<Step> {
        let mut steps: Vec<(Option<u32>, Step)> = Vec::new();
        for place in &self.places {
            let Allotted::Grade(grade) = place.prize else { continue };
            let for_the_rest = self.grades.get(grade).is_some_and(|own| own.count.is_none());
            match steps.last_mut() {
                Some((rank, step)) if step.grade == grade && (for_the_rest || *rank == place.rank) => {
                    step.teams.push(place.team.clone());
                }
                _ => steps.push((place.rank, Step { grade, teams: vec![place.team.clone()] })),
            }
        }
        steps.into_iter().rev().map(|(_, step)| step).collect()
    }

    /// Whether the hall has learned a team's place.
    pub fn is_revealed(&self, team: &TeamId) -> bool {
        self.closing.revealed.iter().any(|own| own.board == self.id && own.team == *team)
    }

    /// When the hall last learned a place.
    pub fn last_revealed(&self) -> Option<Timestamp> {
        self.closing.revealed.iter().filter(|own| own.board == self.id).map(|own| own.at).max()
    }

    /// What the hall learns next; nothing of a board that is not signed, and nothing when it knows all.
    pub fn next_step(&self) -> Option<Step> {
        self.signed()?;
        self.steps().into_iter().find(|step| step.teams.iter().any(|team| !self.is_revealed(team)))
    }
}

impl Contests {
    pub(super) fn can_be_revealed(&self, board: &BoardId, teams: &[TeamId]) -> Result<(), GroundRefusal> {
        let board = self.known_board(board)?;
        if board.signed().is_none() {
            return Err(GroundRefusal::NotSigned(board.id));
        }
        match board.next_step() {
            Some(next) if next.teams == teams => Ok(()),
            _ if !teams.is_empty() && teams.iter().all(|team| board.is_revealed(team)) => {
                Err(GroundRefusal::IsRevealed(board.id, teams.to_vec()))
            }
            Some(_) => Err(GroundRefusal::NotTheNext(board.id)),
            None => Err(GroundRefusal::NothingToReveal(board.id)),
        }
    }

    /// The hall has learned these places.
    pub fn reveal(&mut self, board: &BoardId, teams: &[TeamId], at: Timestamp) {
        let Some(closing) = self.closing_mut(board) else { return };
        for team in teams {
            if !closing.revealed.iter().any(|own| own.board == *board && own.team == *team) {
                closing.revealed.push(Revealed { board: board.clone(), team: team.clone(), at });
            }
        }
    }
}

impl State {
    /// Whoever is called to the stage for a prize has it for all to see.
    pub(in crate::day) fn reveal_called(&mut self, decision: &DecisionId, team: &TeamId, at: Timestamp) {
        if let Some(board) = self.prize_board(decision).cloned() {
            self.ground.reveal(&board, std::slice::from_ref(team), at);
        }
    }
}

impl Day {
    /// The boards with prizes that belong to an item: given in it, or else held in it.
    pub fn podiums_of(&self, item: &ItemId) -> Vec<Podium> {
        let given: Vec<&DecisionId> = self
            .entry(item)
            .map(|entry| self.decisions_of(&entry.item).map(|own| &own.id).collect())
            .unwrap_or_default();
        let podium = |decision: &Decision| {
            let id = self.prize_board(&decision.id)?;
            let is_given = given.contains(&&decision.id);
            (is_given || self.item_of_board(id) == Some(item)).then_some(())?;
            let announced = self.announced_at(&decision.id).filter(|_| is_given);
            Some(Podium { board: self.board(id)?, decision: decision.id.clone(), announced })
        };
        self.decisions().filter_map(podium).collect()
    }

    /// The board of the running item of which the hall learns the next place: where it has begun to,
    /// or else the first that is signed.
    pub fn podium_to_go_on(&self) -> Option<Board> {
        let live = self.current_id()?;
        let boards = self.podiums_of(live).into_iter().map(|own| own.board);
        let open: Vec<Board> = boards.filter(|board| board.next_step().is_some()).collect();
        let begun = open.iter().filter(|board| board.last_revealed().is_some());
        begun.max_by_key(|board| board.last_revealed()).or(open.first()).cloned()
    }
}
