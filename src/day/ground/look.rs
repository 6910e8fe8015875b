//! The contests of a day, as every screen and paper asks for them.

use super::{AttemptId, Board, BoardId, Claim, Competition, Sealed};
use crate::agenda::{DisciplineId, ItemId, Rule, TeamId};
use crate::day::{Day, Event, Recorded};

impl Day {
    /// Every discipline of the day, in the order of the items.
    pub fn competitions(&self) -> &[Competition] {
        self.state.ground.all()
    }

    /// One discipline as it is held.
    pub fn competition(&self, id: &DisciplineId) -> Option<&Competition> {
        self.state.ground.get(id)
    }

    /// Every board of the day.
    pub fn boards(&self) -> Vec<BoardId> {
        self.state.ground.boards()
    }

    /// The ranks of a team that make its sum in a whole contest; none where one is still to come.
    pub fn ranks_in(&self, item: &ItemId, team: &TeamId) -> Vec<(&Competition, Option<i64>)> {
        self.state.ground.ranks_in(item, team)
    }

    /// Whether a discipline counts for the whole contest of a board.
    pub fn counts_for(&self, held: &Competition, board: &BoardId) -> bool {
        self.state.ground.counts_for(held, board)
    }

    /// A board as it stands.
    pub fn board(&self, id: &BoardId) -> Option<Board> {
        self.state.ground.board(id)
    }

    /// Which console holds which watch.
    pub fn claims(&self) -> &[Claim] {
        &self.state.ground.claims
    }

    /// Every board that a discipline has a part in, as it is and as it would be under another rule.
    pub fn boards_under(&self, discipline: &DisciplineId, rule: &Rule) -> Vec<(Board, Board)> {
        self.state.ground.boards_under(discipline, rule)
    }

    /// The item in whose contest a board is.
    pub fn item_of_board<'a>(&'a self, id: &'a BoardId) -> Option<&'a ItemId> {
        self.state.ground.item_of(id)
    }

    /// What a signature on a board would be for now.
    pub fn seal(&self, id: &BoardId) -> Vec<Sealed> {
        self.state.ground.seal(id)
    }

    /// What of a team at a discipline was taken back while a protest was open there: the record, and that
    /// of its undo. It stays on the sheet, for a stranger to see what the protest has changed.
    pub fn undone_under_protest(
        &self,
        discipline: &DisciplineId,
        team: &TeamId,
    ) -> Vec<(&Recorded, &Recorded)> {
        let of = BoardId::Result(discipline.clone());
        let protests = self.state.ground.closing(&of).map(|closing| closing.protests.as_slice());
        let Some(first) = protests.and_then(|protests| protests.first()).map(|own| own.seq) else {
            return Vec::new();
        };
        let undone = self.log().iter().filter(|record| record.seq > first && !self.is_reverted(record.seq));
        let pairs = undone.filter_map(|undo| {
            let Event::Reverted { seq } = undo.event else { return None };
            let record = self.recorded(seq)?;
            let Event::Ground(event) = &record.event else { return None };
            event.is_of(discipline, team).then_some((record, undo))
        });
        pairs.collect()
    }

    /// The watches that run, with their attempts.
    pub fn running_watches(&self) -> Vec<(AttemptId, u8)> {
        self.state.ground.running()
    }

    /// Whether time is being taken on the drill ground.
    pub fn is_timing(&self) -> bool {
        self.competitions().iter().any(Competition::is_timing)
    }
}
