//! Prizes as awards: each board that has prizes is a decision of the day, whose recipients are
//! whoever a signed result names.
//!
//! Nothing provisional is among the recipients: they come with the referee's signature, in the
//! order of calling, and a protest takes back what was not yet handed over.

use std::cmp::Reverse;

use super::fold::PRIZES;
use super::{AwardsRefusal, Honoree};
use crate::agenda::words::{grade_slug, overall_key};
use crate::agenda::{Decision, DecisionId, ItemId, PrizeOrder, Recipient, RecipientId, TeamId};
use crate::clock::Timestamp;
use crate::day::ground::{Allotted, BoardId, Competition, GroundEvent};
use crate::day::programme::Entry;
use crate::day::state::State;
use crate::day::{Day, Refusal};
use crate::text::Lang;

/// The prizes of one board.
#[derive(Clone, Debug)]
pub(in crate::day) struct Prizes {
    board: BoardId,
    /// The item in which they are given.
    item: ItemId,
    order: PrizeOrder,
    decision: Decision,
}

fn decision_of(board: &BoardId) -> DecisionId {
    DecisionId(format!("{PRIZES}{}", board.key()))
}

/// The team that won, of the id of its prize.
fn team_of(winner: &RecipientId) -> TeamId {
    winner.0.rsplit('/').next().map(TeamId::from).unwrap_or_default()
}

impl State {
    /// The boards that have prizes, and where those are given: in the item that says so
    /// (`prizes_of`), or else where the contest is held. Found anew when a rule or the agenda changes.
    pub(in crate::day) fn find_prizes(&mut self) {
        let boards = self.ground.boards();
        let found: Vec<Prizes> = boards.into_iter().filter_map(|board| self.prizes_of_board(board)).collect();
        let old = std::mem::replace(&mut self.prizes, found);
        // Whoever has received under prizes that are no more stays in the books.
        for gone in old {
            let is_back = self.prizes.iter().any(|prizes| prizes.decision.id == gone.decision.id);
            if !is_back && self.awards.any_under(&gone.decision.id) {
                self.prizes.push(gone);
            }
        }
    }

    fn prizes_of_board(&self, board: BoardId) -> Option<Prizes> {
        let ranked = self.ground.board(&board)?;
        if ranked.grades.is_empty() {
            return None;
        }
        let held_in = self.ground.item_of(&board)?.clone();
        let named = match board.discipline() {
            Some(discipline) => discipline.clone(),
            None => overall_key(&held_in),
        };
        let gives = |entry: &&Entry| entry.item.prizes_of.contains(&named);
        // A whole contest that is not named goes with the first of its disciplines.
        let with_another = |entry: &&Entry| {
            let another = |id| self.ground.get(id).is_some_and(|held| held.item == held_in);
            board.discipline().is_none() && entry.item.prizes_of.iter().any(another)
        };
        let entries = || self.programme.entries().iter();
        let giver = entries().find(gives).or_else(|| entries().find(with_another));
        let title = match &board {
            BoardId::Overall(item) => {
                self.programme.entry(item).map(|entry| format!("{} (toàn đoàn)", entry.item.title))
            }
            BoardId::Result(id) => Some(self.ground.get(id)?.discipline.title.clone()),
            BoardId::Theory(id) => Some(format!("{} (lý thuyết)", self.ground.get(id)?.discipline.title)),
            BoardId::Practice(id) => Some(format!("{} (thực hành)", self.ground.get(id)?.discipline.title)),
        };
        let decision = Decision {
            id: decision_of(&board),
            form: format!("Giải thưởng {}", title.unwrap_or_default()),
            ..Decision::default()
        };
        Some(Prizes {
            item: giver.map_or(held_in, |entry| entry.id().clone()),
            order: giver.map(|entry| entry.item.prizes_from).unwrap_or_default(),
            board,
            decision,
        })
    }

    /// What becomes of prizes after what happened on the drill ground.
    pub(in crate::day) fn prizes_follow(&mut self, event: &GroundEvent) {
        match event {
            GroundEvent::RuleSet { .. } => self.find_prizes(),
            GroundEvent::Signed { board, .. } => self.fill_prizes(board),
            GroundEvent::TeamRenamed { item, team, name, .. } => self.rename_winner(item, team, name),
            GroundEvent::Protested { board, .. } => {
                self.ground.opened_by(board).iter().for_each(|open| self.take_prizes_back(open));
            }
            GroundEvent::WatchStarted { .. }
            | GroundEvent::HeatStarted { .. }
            | GroundEvent::WatchStopped { .. }
            | GroundEvent::Read { .. }
            | GroundEvent::LeftOut { .. }
            | GroundEvent::JudgesMarked { .. }
            | GroundEvent::Advanced { .. }
            | GroundEvent::RunnerNamed { .. }
            | GroundEvent::TeamRuled { .. }
            | GroundEvent::WatchClaimed { .. }
            | GroundEvent::Charged { .. }
            | GroundEvent::Scored { .. }
            | GroundEvent::Ruled { .. }
            | GroundEvent::RerunOrdered { .. }
            | GroundEvent::Reinstated { .. }
            | GroundEvent::Interrupted { .. }
            | GroundEvent::TheoryClock { .. }
            | GroundEvent::Answered { .. }
            | GroundEvent::HeatsSet { .. }
            | GroundEvent::LotDrawn { .. }
            | GroundEvent::HeatCalled { .. }
            | GroundEvent::HeatRead { .. }
            | GroundEvent::PlaceRevealed { .. }
            | GroundEvent::TeamsAdded { .. }
            | GroundEvent::TieDecided { .. }
            | GroundEvent::ProtestSettled { .. } => {}
        }
    }

    /// The prize decisions of one item.
    pub(in crate::day) fn prizes_in<'a>(&'a self, item: &'a ItemId) -> impl Iterator<Item = &'a Decision> {
        self.prizes.iter().filter(move |prizes| prizes.item == *item).map(|prizes| &prizes.decision)
    }

    /// The board whose prizes a decision gives.
    pub(in crate::day) fn prize_board(&self, decision: &DecisionId) -> Option<&BoardId> {
        self.prizes.iter().find(|prizes| prizes.decision.id == *decision).map(|prizes| &prizes.board)
    }

    /// Boards that are signed or disputed together with one: a discipline is closed as a whole.
    fn closed_with(&self, board: &BoardId) -> Vec<Prizes> {
        let same = |prizes: &&Prizes| match board.discipline() {
            Some(discipline) => prizes.board.discipline() == Some(discipline),
            None => prizes.board == *board,
        };
        self.prizes.iter().filter(same).cloned().collect()
    }

    /// A board was signed: its prizes have recipients. A tie is expanded to all its names.
    pub(in crate::day) fn fill_prizes(&mut self, board: &BoardId) {
        let order = self.order_of_decisions();
        for prizes in self.closed_with(board) {
            let recipients = self.winners(&prizes);
            self.awards.give_prizes(&order, &prizes.decision.id, recipients);
        }
    }

    /// A result was disputed: what was not handed over waits again, and is to be announced anew.
    pub(in crate::day) fn take_prizes_back(&mut self, board: &BoardId) {
        for prizes in self.closed_with(board) {
            self.awards.take_prizes_back(&prizes.decision.id);
        }
    }

    /// Whoever is called to the stage for a prize has it for all to see.
    pub(in crate::day) fn reveal_winners(&mut self, called: &[RecipientId], at: Timestamp) {
        let decision = |id: &RecipientId| self.awards.get(id).map(|own| own.decision.clone());
        let called: Vec<(DecisionId, TeamId)> =
            called.iter().filter_map(|id| Some((decision(id)?, team_of(id)))).collect();
        called.iter().for_each(|(decision, team)| self.reveal_called(decision, team, at));
    }

    /// A team's name was mended: its prizes are read with the right one.
    pub(in crate::day) fn rename_winner(&mut self, item: &ItemId, team: &TeamId, name: &str) {
        let held_in = |prizes: &&Prizes| match prizes.board.discipline() {
            Some(discipline) => self.ground.get(discipline).is_some_and(|held| held.item == *item),
            None => self.ground.all().iter().any(|held| {
                held.item == *item && held.team(team).is_some() && self.ground.counts_for(held, &prizes.board)
            }),
        };
        let decisions: Vec<DecisionId> =
            self.prizes.iter().filter(held_in).map(|prizes| prizes.decision.id.clone()).collect();
        let won = |own: &&Honoree| decisions.contains(&own.decision) && team_of(own.id()) == *team;
        let ids: Vec<RecipientId> =
            self.awards.all().iter().filter(won).map(|own| own.id().clone()).collect();
        for id in ids {
            self.awards.rename(&id, name);
        }
    }

    /// The winners of a signed board in the order of calling.
    fn winners(&self, prizes: &Prizes) -> Vec<Recipient> {
        let Some(board) = self.ground.board(&prizes.board) else { return Vec::new() };
        let mut grades: Vec<usize> = (0..board.grades.len()).collect();
        if prizes.order == PrizeOrder::Lowest {
            grades.reverse();
        }
        // Teams are named within one contest: another may have one of the same id.
        let of_contest = |held: &&Competition| match prizes.board.discipline() {
            Some(discipline) => held.id() == discipline,
            None => self.ground.counts_for(held, &prizes.board),
        };
        let team = |id| self.ground.all().iter().filter(of_contest).find_map(|held| held.team(id));
        let mut recipients = Vec::new();
        for index in grades {
            let Some(grade) = board.grades.get(index) else { continue };
            let mut won: Vec<_> =
                board.places.iter().filter(|place| place.prize == Allotted::Grade(index)).collect();
            if prizes.order == PrizeOrder::Lowest {
                // Stable: who shares a rank stays in the order of the board.
                won.sort_by_key(|place| Reverse(place.rank));
            }
            recipients.extend(won.into_iter().filter_map(|place| team(&place.team)).map(|team| Recipient {
                id: RecipientId(format!("{}/{}/{}", prizes.decision.id, grade_slug(&grade.grade), team.id)),
                name: team.name.clone(),
                position: Some(grade.grade.clone()),
                representative: team.captain.clone(),
                amount: grade.amount.clone(),
                ..Recipient::default()
            }));
        }
        recipients
    }
}

impl Day {
    /// The board whose prizes a decision gives; none for any other decision.
    pub fn prize_board(&self, decision: &DecisionId) -> Option<&BoardId> {
        self.state.prize_board(decision)
    }

    /// Why an item that gives prizes cannot be held yet: the contest, held in another, is not decided.
    pub(in crate::day) fn result_awaited_by(&self, item: &ItemId) -> Option<Refusal> {
        let entry = self.entry(item)?;
        let is_open = |own: &&Decision| {
            let Some(board) = self.prize_board(&own.id) else { return false };
            let held_here = self.state.ground.item_of(board) == Some(item);
            !held_here && self.board(board).is_none_or(|board| board.signed().is_none())
        };
        let open = self.decisions_of(&entry.item).find(is_open)?;
        Some(AwardsRefusal::ResultNotSigned(open.id.clone()).into())
    }

    /// The board whose prizes a decision gives, by name.
    pub(super) fn say_prize_board(&self, decision: &DecisionId, lang: Lang) -> String {
        let board = self.prize_board(decision).map(|board| self.board_title(board, lang));
        board.unwrap_or_else(|| self.decision_title(decision))
    }

    /// Whether a prize was handed over that the result, as it is signed now, does not give.
    pub fn is_no_longer_won(&self, honoree: &Honoree) -> bool {
        let board = self.prize_board(&honoree.decision).and_then(|board| self.board(board));
        let Some(board) = board.filter(|board| board.signed().is_some()) else { return false };
        let grade = board.place(&team_of(honoree.id())).and_then(|place| match place.prize {
            Allotted::Grade(index) => board.grades.get(index),
            Allotted::Nothing | Allotted::Waits => None,
        });
        grade.map(|grade| grade.grade.as_str()) != honoree.recipient.position.as_deref()
    }
}
