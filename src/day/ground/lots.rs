//! Lots drawn team by team, out of a box or by the program, and the lanes that come of them.
//!
//! Lot 1 is lane 1 of the first heat, lot 2 the lane beside it, and so on from heat to heat.

use super::draw;
use super::{Competition, Contests, GroundEvent, GroundRefusal, Heat, Lot};
use crate::agenda::{DisciplineId, Team, TeamId};
use crate::day::record::Stamp;
use crate::text::{Lang, say};

/// More lanes than any drill ground has.
const MOST_LANES: u32 = 99;

impl Competition {
    /// The lot of a team.
    pub fn lot_of(&self, team: &TeamId) -> Option<&Lot> {
        self.lots.iter().find(|own| own.team == *team)
    }

    /// The first of the list that has no lot.
    pub fn next_to_draw(&self) -> Option<&Team> {
        self.teams.iter().find(|team| self.lot_of(&team.id).is_none())
    }

    /// Lots in the box: one for each team. A box of paper may hold those of empty lanes too.
    pub fn most_lots(&self) -> u32 {
        let (teams, lanes) = (count(self.teams.len()), self.lanes());
        teams.div_ceil(lanes).saturating_mul(lanes)
    }

    /// The heat and the lane of a lot, both counted from 1.
    pub fn place_of_lot(&self, lot: u32) -> (u32, u32) {
        let (from, lanes) = (lot.saturating_sub(1), self.lanes());
        (from / lanes + 1, from % lanes + 1)
    }

    /// `số 3: lượt 1, đường 3`.
    pub fn say_lot(&self, number: u32, lang: Lang) -> String {
        let (heat, lane) = self.place_of_lot(number);
        match self.lanes() {
            1 => say!(lang, "số {number}: lượt {heat}", "number {number}: heat {heat}"),
            _ => {
                say!(
                    lang,
                    "số {number}: lượt {heat}, đường {lane}",
                    "number {number}: heat {heat}, lane {lane}"
                )
            }
        }
    }

    fn lanes(&self) -> u32 {
        self.rules().lanes.unwrap_or(1).clamp(1, MOST_LANES)
    }

    /// The lot that comes out of the box for a number: of those for teams that nobody has drawn.
    pub(super) fn lot_from(&self, seed: u64) -> Option<u32> {
        let is_free = |lot: &u32| self.lots.iter().all(|own| own.lot != *lot);
        let free: Vec<u32> = (1..=self.most_lots()).filter(is_free).take(self.teams.len()).collect();
        let still = self.teams.len().saturating_sub(self.lots.len());
        let free = free.get(..still.min(free.len()))?;
        free.get(draw::one_of(free.len(), seed)?).copied()
    }

    /// Heats of the lots drawn so far, and of one more.
    fn heats_of_lots(&self, more: (&TeamId, u32)) -> Vec<Heat> {
        let lanes = usize::try_from(self.lanes()).unwrap_or(1);
        let drawn = || self.lots.iter().map(|own| (&own.team, own.lot)).chain([more]);
        let heats = usize::try_from(self.place_of_lot(self.most_lots()).0).unwrap_or(0);
        let mut all: Vec<Heat> = vec![vec![None; lanes]; heats];
        for (team, lot) in drawn() {
            let (heat, lane) = self.place_of_lot(lot);
            let at = |n: u32| usize::try_from(n.saturating_sub(1)).unwrap_or(usize::MAX);
            if let Some(place) = all.get_mut(at(heat)).and_then(|heat| heat.get_mut(at(lane))) {
                *place = Some(team.clone());
            }
        }
        all
    }

    pub(super) fn take_lot(&mut self, team: &TeamId, lot: u32, seed: Option<u64>, stamp: Stamp<'_>) {
        self.heats = self.heats_of_lots((team, lot));
        self.seed = None;
        self.lots.push(Lot { team: team.clone(), lot, seed, at: stamp.at, by: stamp.by.clone() });
    }

    /// Heats and lanes are another matter than lots, where they were drawn or set as a whole.
    pub(super) fn set_heats(&mut self, heats: &[Heat], seed: Option<u64>) {
        self.heats = heats.to_vec();
        self.seed = seed;
        self.lots.clear();
    }
}

impl Contests {
    pub(super) fn can_take_lot(
        &self,
        discipline: &DisciplineId,
        team: &TeamId,
        lot: u32,
    ) -> Result<(), GroundRefusal> {
        let held = self.open(discipline)?;
        super::objection::competes(held, team)?;
        if let Some(own) = held.lot_of(team) {
            return Err(GroundRefusal::HasLot(discipline.clone(), team.clone(), own.lot));
        }
        let most = held.most_lots();
        if !(1..=most).contains(&lot) {
            return Err(GroundRefusal::NoSuchLot { most });
        }
        if let Some(other) = held.lots.iter().find(|own| own.lot == lot) {
            return Err(GroundRefusal::LotIsDrawn(discipline.clone(), other.team.clone(), lot));
        }
        self.can_set_heats(discipline, &held.heats_of_lots((team, lot)))
    }
}

/// The next team of the list draws, where none is named.
pub(super) fn drawn(
    held: Option<&Competition>,
    discipline: &DisciplineId,
    team: Option<&TeamId>,
    lot: Option<u32>,
    seed: u64,
) -> Result<GroundEvent, GroundRefusal> {
    let next = || held.and_then(Competition::next_to_draw).map(|team| &team.id);
    // Of a discipline that is not known the objection says more.
    let everybody = || GroundRefusal::AllDrawn(discipline.clone());
    let team = match (team, held) {
        (Some(team), _) => team.clone(),
        (None, None) => TeamId::default(),
        (None, Some(_)) => next().ok_or_else(everybody)?.clone(),
    };
    let (lot, seed) = match lot {
        Some(lot) => (lot, None),
        None => (held.and_then(|held| held.lot_from(seed)).unwrap_or(1), Some(seed)),
    };
    Ok(GroundEvent::LotDrawn { discipline: discipline.clone(), team, lot, seed })
}

fn count(teams: usize) -> u32 {
    u32::try_from(teams).unwrap_or(u32::MAX)
}
