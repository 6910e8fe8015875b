//! Finals: who goes on from the heats, by place or by result, before anybody is sent.

use super::fold::Contests;
use super::{Board, BoardId, BoardPart, Competition, Status};
use crate::agenda::{DisciplineId, FinalOf, Outcome, Team, TeamId};
use crate::day::Day;
use crate::text::{Lang, say};

/// How a team comes to a final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By its place in a heat, counted from 1.
    Standing(usize),
    /// By its result among those left.
    Best,
}

/// Who would go on to a final as the heats stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoingOn {
    /// Who does, in the order of the heats' board, and how.
    pub teams: Vec<(TeamId, Way)>,
    /// Equals of whom some would go on and some would not: somebody has to decide.
    pub tied: Vec<TeamId>,
}

impl GoingOn {
    /// The teams alone.
    pub fn ids(&self) -> Vec<TeamId> {
        self.teams.iter().map(|(team, _)| team.clone()).collect()
    }
}

impl Contests {
    /// The finals whose teams come from a discipline.
    pub fn finals_of<'a>(&'a self, heats: &'a DisciplineId) -> impl Iterator<Item = &'a Competition> {
        let from = move |held: &&Competition| held.final_of().is_some_and(|own| own.discipline == *heats);
        self.held.iter().filter(from)
    }

    /// Who would go on to a final now; none where it is none.
    pub fn going_on(&self, last: &DisciplineId) -> Option<GoingOn> {
        let own = self.get(last)?.final_of()?;
        let heats = self.get(&own.discipline)?;
        let board = heats.board(BoardPart::Result)?;
        Some(going_on(heats, &board, own))
    }

    /// A discipline's board as it counts in a whole contest: behind those of a final stand those who
    /// did not come to it, in the order of the heats.
    pub fn with_heats(&self, held: &Competition) -> Option<(Board, usize)> {
        let mut board = held.board(BoardPart::Result)?;
        let Some(own) = held.final_of() else { return Some((board, held.teams.len())) };
        let Some(heats) = self.get(&own.discipline) else { return Some((board, held.teams.len())) };
        let (before, all) = self.with_heats(heats)?;
        let left: Vec<_> =
            before.places.into_iter().filter(|place| held.team(&place.team).is_none()).collect();
        let first = u32::try_from(held.teams.len()).unwrap_or(u32::MAX);
        // Who came to the final stands before whoever did not, also without a result in it.
        for place in &mut board.places {
            if let Status::Out(Outcome::DidNotFinish | Outcome::DidNotStart) = place.status {
                (place.status, place.rank) = (Status::Ranked, Some(first));
            }
        }
        for mut place in left.clone() {
            if held.teams.is_empty() && place.status == Status::Ranked {
                // Nobody has been sent yet.
                (place.status, place.rank) = (Status::ToRun, None);
            }
            place.rank = place.rank.map(|rank| {
                let ahead = left.iter().filter(|other| other.rank.is_some_and(|other| other < rank));
                first.saturating_add(u32::try_from(ahead.count()).unwrap_or(u32::MAX)).saturating_add(1)
            });
            board.places.push(place);
        }
        Some((board, all.max(held.teams.len())))
    }
}

fn going_on(heats: &Competition, board: &Board, own: &FinalOf) -> GoingOn {
    let mut found = GoingOn::default();
    let ranked: Vec<(&TeamId, u32)> = board
        .places
        .iter()
        .filter(|place| place.status == Status::Ranked)
        .filter_map(|place| Some((&place.team, place.rank?)))
        .collect();
    let together = vec![ranked.iter().map(|(team, _)| Some((*team).clone())).collect()];
    let all = if heats.heats.is_empty() { &together } else { &heats.heats };
    for (number, heat) in (1..).zip(all) {
        let of_heat = |(team, _): &&(&TeamId, u32)| heat.iter().flatten().any(|own| own == *team);
        let ranked: Vec<_> = ranked.iter().filter(of_heat).copied().collect();
        take(heats, &ranked, own.places, Way::Standing(number), &mut found);
    }
    let sent = |team: &TeamId| found.teams.iter().any(|(own, _)| own == team) || found.tied.contains(team);
    let rest: Vec<_> = ranked.iter().filter(|(team, _)| !sent(team)).copied().collect();
    take(heats, &rest, own.best, Way::Best, &mut found);
    let place = |team: &TeamId| ranked.iter().position(|(own, _)| *own == team);
    found.teams.sort_by_key(|(team, _)| place(team));
    found
}

/// Takes the first of some that are ranked. Equals at the end go on together where their rank was
/// shared on purpose; otherwise somebody has to decide.
fn take(heats: &Competition, ranked: &[(&TeamId, u32)], count: u32, way: Way, found: &mut GoingOn) {
    let count = usize::try_from(count).unwrap_or(usize::MAX).min(ranked.len());
    let (first, left) = ranked.split_at(count);
    let last = first.last().map(|(_, rank)| *rank);
    let equal = |(_, rank): &&(&TeamId, u32)| Some(*rank) == last;
    if left.first().is_none_or(|next| !equal(&next)) {
        found.teams.extend(first.iter().map(|(team, _)| ((*team).clone(), way)));
        return;
    }
    let tied: Vec<TeamId> = ranked.iter().filter(equal).map(|(team, _)| (*team).clone()).collect();
    let sure = first.iter().filter(|own| !equal(own)).map(|(team, _)| ((*team).clone(), way));
    found.teams.extend(sure);
    let shared = heats.ties.iter().any(|tie| {
        tie.seed.is_none()
            && tie.part == BoardPart::Result
            && tied.iter().all(|team| tie.teams.contains(team))
    });
    match shared {
        true => found.teams.extend(tied.into_iter().map(|team| (team, way))),
        false => found.tied.extend(tied),
    }
}

impl Competition {
    /// Whence its teams come, where it is a final.
    pub fn final_of(&self) -> Option<&FinalOf> {
        self.discipline.final_of.as_ref()
    }

    /// Takes those who go on; lanes that were drawn for others are drawn anew.
    pub(super) fn send(&mut self, teams: Vec<Team>) {
        self.teams = teams;
        self.set_heats(&[], None);
    }
}

impl Day {
    /// Who would go on to a final now; none where it is none.
    pub fn going_on(&self, last: &DisciplineId) -> Option<GoingOn> {
        self.state.ground.going_on(last)
    }

    /// Who goes on from a discipline to a final, as it stands.
    pub fn going_on_from(&self, board: &BoardId) -> Vec<TeamId> {
        let BoardId::Result(heats) = board else { return Vec::new() };
        let finals = self.state.ground.finals_of(heats);
        finals.filter_map(|last| self.going_on(last.id())).flat_map(|found| found.ids()).collect()
    }

    /// Who goes on to a final and how, a line each: `Tổ 2: nhất lượt 1, 41,20`.
    pub fn say_going_on(&self, last: &DisciplineId, lang: Lang) -> Vec<String> {
        let own = self.competition(last).and_then(Competition::final_of);
        let (Some(own), Some(found)) = (own, self.going_on(last)) else { return Vec::new() };
        let id = BoardId::Result(own.discipline.clone());
        let board = self.board(&id);
        let line = |(team, way): &(TeamId, Way)| {
            let name = self.team_name(&own.discipline, team);
            let place = board.as_ref().and_then(|board| board.place(team));
            let result = place.and_then(|place| place.result).map(|own| self.say_measure(&id, own));
            let result = result.unwrap_or_default();
            match way {
                Way::Standing(heat) => {
                    say!(
                        lang,
                        "{name}: theo hạng lượt {heat}, {result}",
                        "{name}: by place in heat {heat}, {result}"
                    )
                }
                Way::Best => say!(lang, "{name}: theo thành tích, {result}", "{name}: by result, {result}"),
            }
        };
        found.teams.iter().map(line).collect()
    }

    /// How teams come to a final: `Vào chung kết: 1 đội đầu mỗi lượt của Vòng loại`.
    pub fn say_final_of(&self, own: &FinalOf, lang: Lang) -> String {
        let (heats, places, best) = (self.discipline_title(&own.discipline), own.places, own.best);
        match (places, best) {
            (0, _) => say!(
                lang,
                "Vào chung kết: {best} đội tốt nhất của {heats}",
                "Final of the best {best} of {heats}"
            ),
            (_, 0) => say!(
                lang,
                "Vào chung kết: {places} đội đầu mỗi lượt của {heats}",
                "Final of the first {places} of each heat of {heats}"
            ),
            _ => say!(
                lang,
                "Vào chung kết: {places} đội đầu mỗi lượt và {best} đội tốt nhất còn lại của {heats}",
                "Final of the first {places} of each heat and the best {best} left of {heats}"
            ),
        }
    }
}
