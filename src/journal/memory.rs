//! A journal that lasts as long as the process: for tests, and for trying things out.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{AppendError, Copyist, Journal, Trouble, follow, lacking};
use crate::clock::Anchor;
use crate::day::{Recorded, Seq};

/// A journal in memory. A clone is another console at the same journal.
#[derive(Clone, Default)]
pub struct Memory {
    shared: Arc<Mutex<Shared>>,
    /// How many records there were when this console last wrote or was told of a change.
    seen: usize,
}

#[derive(Default)]
struct Shared {
    records: Vec<Recorded>,
    anchor: Option<Anchor>,
    trouble: Option<(Trouble, usize)>,
}

impl Memory {
    /// An empty journal.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the next `calls` calls fail, whichever console makes them and whichever they are.
    pub fn fail_with(&self, trouble: Trouble, calls: usize) {
        self.locked().trouble = Some((trouble, calls));
    }

    /// A console that panicked while it held the lock left whole records behind: none is ever
    /// changed in place.
    fn locked(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ready(&self) -> Result<MutexGuard<'_, Shared>, Trouble> {
        let mut shared = self.locked();
        match shared.trouble.take() {
            Some((trouble, calls)) if calls > 0 => {
                shared.trouble = Some((trouble.clone(), calls - 1));
                Err(trouble)
            }
            _ => Ok(shared),
        }
    }
}

impl Journal for Memory {
    fn append(&mut self, after: Seq, records: &[Recorded]) -> Result<(), AppendError> {
        follow(after, records)?;
        let mut shared = self.ready()?;
        let last = shared.records.last().map_or(Seq(0), |record| record.seq);
        if last > after {
            return Err(AppendError::Behind);
        }
        if last < after {
            return Err(Trouble::Gone.into());
        }
        let unseen = shared.records.len() - self.seen;
        shared.records.extend_from_slice(records);
        // What others had recorded before stays to be told of.
        let seen = shared.records.len() - unseen;
        drop(shared);
        self.seen = seen;
        Ok(())
    }

    fn since(&mut self, seq: Seq) -> Result<Vec<Recorded>, Trouble> {
        let shared = self.ready()?;
        let from = shared.records.partition_point(|record| record.seq <= seq);
        Ok(shared.records.get(from..).unwrap_or_default().to_vec())
    }

    fn changed(&mut self) -> Result<bool, Trouble> {
        let now = self.ready()?.records.len();
        Ok(std::mem::replace(&mut self.seen, now) != now)
    }

    fn anchor(&mut self) -> Result<Option<Anchor>, Trouble> {
        Ok(self.ready()?.anchor.clone())
    }

    fn keep_anchor(&mut self, anchor: &Anchor) -> Result<Anchor, Trouble> {
        let mut shared = self.ready()?;
        let kept = shared.anchor.take().filter(|kept| kept.boot == anchor.boot);
        Ok(shared.anchor.insert(kept.unwrap_or_else(|| anchor.clone())).clone())
    }

    fn restore(&mut self, all: &[Recorded]) -> Result<(), Trouble> {
        follow(Seq(0), all)?;
        let mut shared = self.ready()?;
        let lacking = lacking(all, &shared.records)?;
        shared.records.extend_from_slice(lacking);
        Ok(())
    }

    fn settle(&mut self) {}

    fn copyist(&mut self) -> Result<Copyist, Trouble> {
        let shared = self.ready()?;
        Ok(Copyist { of: None, source: None, anchor: shared.anchor.clone(), records: shared.records.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trouble_comes_as_often_as_it_was_ordered_and_records_nothing() {
        let mut journal = Memory::new();
        journal.fail_with(Trouble::Full, 2);
        let first = super::super::conformance::record(1, "Cá nhân 01");
        let refused = Err(AppendError::Trouble(Trouble::Full));
        assert_eq!(journal.append(Seq(0), std::slice::from_ref(&first)), refused);
        assert_eq!(journal.clone().append(Seq(0), std::slice::from_ref(&first)), refused);
        assert_eq!(journal.append(Seq(0), std::slice::from_ref(&first)), Ok(()));
        assert_eq!(journal.since(Seq(0)), Ok(vec![first]));
    }
}
