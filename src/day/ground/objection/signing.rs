//! Whether a board can be signed: nothing is, while anything is still to come or to be decided.

use super::super::{Board, BoardId, Competition, Contests, GroundRefusal};
use super::Sense;
use crate::agenda::{Score, TeamId};

impl Contests {
    /// Nothing is signed while anything is still to come, or to be decided.
    pub(super) fn can_be_signed(&self, board: &BoardId) -> Sense {
        let own = self.open_board(board)?;
        let boards: Vec<Board> = match board.discipline() {
            // A discipline is signed as a whole.
            Some(discipline) => {
                let held = self.held(discipline)?;
                if held.teams.is_empty() {
                    return Err(GroundRefusal::NoTeams(discipline.clone()));
                }
                // Also of an attempt that no longer counts: nobody could stop it afterwards.
                if let Some(team) = held.timed().next() {
                    return Err(GroundRefusal::StillRuns(team));
                }
                let tied = self.finals_of(discipline).filter_map(|last| self.going_on(last.id()));
                if let Some(tied) = tied.map(|found| found.tied).find(|tied| !tied.is_empty()) {
                    let all_ran = self.board(board).is_some_and(|own| own.to_run().next().is_none());
                    if all_ran {
                        return Err(GroundRefusal::TiedForTheFinal(tied));
                    }
                }
                let ids = self.boards();
                let ids = ids.iter().filter(|id| id.discipline() == Some(discipline));
                ids.filter_map(|id| self.board(id)).collect()
            }
            None => {
                let BoardId::Overall(item) = board else { return Ok(()) };
                let counts = |held: &&Competition| self.counts_for(held, &BoardId::Overall(item.clone()));
                let mut open = self.held.iter().filter(counts).filter(|held| held.closing.signed.is_none());
                if let Some(open) = open.next() {
                    return Err(GroundRefusal::NotAllSigned(open.id().clone()));
                }
                vec![own]
            }
        };
        for board in &boards {
            // Practice done and no answer written: "did not start" would destroy a good run.
            let lacks = |team: &&TeamId| {
                let held = board.id.discipline().and_then(|id| self.get(id));
                held.is_some_and(|held| {
                    held.rules().score == Score::TheoryPlusPractice
                        && held.answer(team).is_none()
                        && held.attempt_of(team).is_none()
                })
            };
            let silent: Vec<TeamId> = board.to_run().filter(lacks).cloned().collect();
            if !silent.is_empty() {
                return Err(GroundRefusal::TheoryMissing(silent));
            }
            let to_run: Vec<TeamId> = board.to_run().cloned().collect();
            if !to_run.is_empty() {
                return Err(GroundRefusal::StillToRun(to_run));
            }
            let left: Vec<TeamId> = board.with_attempts_left().cloned().collect();
            if !left.is_empty() {
                return Err(GroundRefusal::AttemptsLeft(left));
            }
            if let Some(tie) = board.undecided().into_iter().next() {
                return Err(GroundRefusal::TieStands(tie));
            }
        }
        Ok(())
    }
}
