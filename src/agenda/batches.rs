//! Batches (đợt): who goes up together.
//!
//! A batch never mixes kinds: collectives, then households, then individuals. The sizes that an
//! agenda plans are taken in that order; one that is larger than what is left of a roll ends with
//! the roll, and the next begins with the next roll. Whoever comes after the planned batches goes
//! up by the width of the stage.

use super::terms::RecipientKind;
use super::types::{Decision, Performer};

/// A batch that the agenda fixes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlannedBatch {
    /// How many go up.
    pub size: u32,
    /// Who hands over to them; those of the decision where nobody is named.
    pub presenters: Vec<Performer>,
    /// Who carries tray and flowers for them; those of the decision where nobody is named.
    pub bearers: Vec<String>,
}

/// One batch of a roll as it is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Division<'a> {
    /// How many go up.
    pub size: usize,
    /// The batch of the agenda that it carries out, with its number counted from 1.
    pub planned: Option<(usize, &'a PlannedBatch)>,
}

impl Decision {
    /// The batches of its rolls when so many stand on each and the stage is so wide.
    pub fn divide(&self, counts: &[(RecipientKind, usize)], width: usize) -> Vec<Vec<Division<'_>>> {
        let mut planned = self.batches.iter().enumerate();
        let width = width.max(1);
        let mut divided = Vec::with_capacity(counts.len());
        for (_, count) in counts {
            let mut left = *count;
            let mut batches = Vec::new();
            while left > 0 {
                let next = planned.next().map(|(index, batch)| (index + 1, batch));
                let wanted = next.and_then(|(_, batch)| usize::try_from(batch.size).ok()).unwrap_or(width);
                let size = wanted.clamp(1, left);
                batches.push(Division { size, planned: next });
                left -= size;
            }
            divided.push(batches);
        }
        divided
    }

    /// Everybody who takes part in it: who reads it, and who hands over, batch by batch.
    pub fn people(&self) -> impl Iterator<Item = &Performer> {
        let batches = self.batches.iter().flat_map(|batch| &batch.presenters);
        self.announcer.iter().chain(&self.presenters).chain(batches)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(planned: &[u32], collectives: usize, individuals: usize) -> Vec<Vec<usize>> {
        let batches = planned.iter().map(|size| PlannedBatch { size: *size, ..PlannedBatch::default() });
        let decision = Decision { batches: batches.collect(), ..Decision::default() };
        let counts = [(RecipientKind::Collective, collectives), (RecipientKind::Individual, individuals)];
        let divided = decision.divide(&counts, 10);
        divided.iter().map(|roll| roll.iter().map(|batch| batch.size).collect()).collect()
    }

    #[test]
    fn sizes_are_taken_in_order_and_never_mix_kinds() {
        assert_eq!(sizes(&[], 18, 31), [vec![10, 8], vec![10, 10, 10, 1]]);
        assert_eq!(sizes(&[5, 6, 4], 5, 10), [vec![5], vec![6, 4]]);
        // Seven were meant and five collectives are there: the individuals begin anew.
        assert_eq!(sizes(&[7, 6], 5, 10), [vec![5], vec![6, 4]]);
        assert_eq!(sizes(&[5, 5, 5, 5], 5, 7), [vec![5], vec![5, 2]]);
        assert_eq!(sizes(&[3], 0, 25), [vec![], vec![3, 10, 10, 2]]);
    }
}
