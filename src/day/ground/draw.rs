//! Lots, drawn so that anybody can draw them again: from one number, in a way that is written
//! down here.

use super::Heat;
use crate::agenda::TeamId;

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers from the same seed, on every machine
/// and in every version of this program.
struct Lots(u64);

impl Lots {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`, each as likely: what would favour the low ones is thrown away.
    fn below(&mut self, n: u64) -> u64 {
        let fair = u64::MAX - u64::MAX % n;
        loop {
            let lot = self.next();
            if lot < fair {
                return lot % n;
            }
        }
    }
}

/// One of so many, each as likely; none of none.
pub fn one_of(count: usize, seed: u64) -> Option<usize> {
    let count = u64::try_from(count).ok().filter(|count| *count > 0)?;
    usize::try_from(Lots(seed).below(count)).ok()
}

/// Teams in an order drawn by lot (Fisher and Yates, from the last to the first).
pub fn order(teams: &[TeamId], seed: u64) -> Vec<TeamId> {
    let mut lots = Lots(seed);
    let mut order = teams.to_vec();
    for last in (1..order.len()).rev() {
        let drawn = lots.below(last as u64 + 1);
        order.swap(last, usize::try_from(drawn).unwrap_or(last));
    }
    order
}

/// Heats of so many lanes. The last heat may have empty lanes, which keep their numbers.
pub fn heats(order: Vec<TeamId>, lanes: usize) -> Vec<Heat> {
    let lanes = lanes.max(1);
    let mut heats: Vec<Heat> =
        order.chunks(lanes).map(|chunk| chunk.iter().cloned().map(Some).collect()).collect();
    if let Some(last) = heats.last_mut() {
        last.resize(lanes, None);
    }
    heats
}

#[cfg(test)]
mod tests {
    use super::*;

    fn teams(n: usize) -> Vec<TeamId> {
        (1..=n).map(|n| TeamId(format!("to-{n}"))).collect()
    }

    #[test]
    fn a_draw_can_be_drawn_again() {
        let drawn = order(&teams(6), 1924);
        assert_eq!(drawn, order(&teams(6), 1924));
        assert_ne!(drawn, order(&teams(6), 1925));
        let mut sorted = drawn;
        sorted.sort();
        assert_eq!(sorted, teams(6));
    }

    #[test]
    fn every_order_is_as_likely() {
        let mut counts = std::collections::HashMap::new();
        for seed in 0..6000 {
            *counts.entry(order(&teams(3), seed)).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 6);
        assert!(counts.values().all(|count| (850..1150).contains(count)), "{counts:?}");
    }

    #[test]
    fn an_empty_lane_keeps_its_number() {
        let heats = heats(teams(5), 2);
        assert_eq!(heats.len(), 3);
        assert_eq!(heats[2], vec![Some(TeamId::from("to-5")), None]);
    }
}
