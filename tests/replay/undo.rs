//! Undo and redo, all the way.

use ngayhoi::day::{Command, Event, Seq};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::any::press;
use crate::cases;
use crate::crowd::Crowd;
use crate::store::Kept;

/// What a day shows, without the numbers of its records.
fn shown(crowd: &Crowd) -> String {
    let day = crowd.seats[0].day();
    let ticks: Vec<_> = day.checks().map(|(_, check)| (check.id.clone(), day.tick(&check.id))).collect();
    format!(
        "{:#?} {:?} {ticks:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        day.entries(),
        day.current_id(),
        day.notes(),
        day.messages(),
        day.attendees(),
        day.competitions(),
        day.agenda(),
        day.ended_at()
    )
}

/// The last event that stands and that undo can take back, whoever recorded it.
fn last_standing(crowd: &Crowd) -> Option<Seq> {
    let day = crowd.seats[0].day();
    let stands = |seq| !day.is_reverted(seq);
    let mut log = day.log().iter().rev();
    log.find(|record| stands(record.seq) && record.event.can_be_undone()).map(|record| record.seq)
}

proptest! {
    #![proptest_config(cases(96))]
    #[test]
    fn undoing_everything_returns_to_the_start_and_redoing_it_comes_back(
        presses in vec((press(), 0_i64..100_000), 1..30)
    ) {
        let mut crowd = Crowd::new(Kept::InMemory, 1);
        let start = shown(&crowd);
        for (press, millis) in &presses {
            crowd.pass(*millis);
            if let Some(command) = crowd.meaning(0, press) {
                crowd.put(0, &command)?;
            }
        }
        let end = shown(&crowd);
        let mut undone = Vec::new();
        while let Some(last) = last_standing(&crowd) {
            crowd.pass(1_000);
            prop_assert!(crowd.put(0, &Command::Undo(last))?, "the last event {last} cannot be undone");
            let undo = crowd.seats[0].day().last_seq();
            let record = crowd.seats[0].day().recorded(undo).cloned();
            let expected = Some(Event::Reverted { seq: last });
            prop_assert_eq!(record.map(|record| record.event), expected);
            prop_assert!(crowd.seats[0].day().is_reverted(last), "{last} still stands");
            undone.push(undo);
        }
        prop_assert_eq!(&shown(&crowd), &start);
        for undo in undone.into_iter().rev() {
            crowd.pass(1_000);
            prop_assert!(crowd.put(0, &Command::Redo(undo))?, "the undo {undo} cannot be redone");
        }
        prop_assert_eq!(&shown(&crowd), &end);
        crowd.agree()?;
    }
}

proptest! {
    #![proptest_config(cases(96))]
    #[test]
    fn an_undo_at_once_leaves_no_trace_but_its_record(
        presses in vec((press(), 0_i64..100_000), 1..20), last in press()
    ) {
        let mut crowd = Crowd::new(Kept::InMemory, 1);
        for (press, millis) in &presses {
            crowd.pass(*millis);
            if let Some(command) = crowd.meaning(0, press) {
                crowd.put(0, &command)?;
            }
        }
        let before = shown(&crowd);
        let Some(command) = crowd.meaning(0, &last) else { return Ok(()) };
        if !crowd.put(0, &command)? {
            return Ok(());
        }
        let day = crowd.seats[0].day();
        let done = day.last_seq();
        let undoable = day.recorded(done).is_some_and(|record| record.event.can_be_undone());
        let command = if undoable { Command::Undo(done) } else { Command::Redo(done) };
        if crowd.put(0, &command)? {
            prop_assert_eq!(before, shown(&crowd));
        } else {
            prop_assert!(!undoable, "what was just done cannot be undone");
        }
    }
}
