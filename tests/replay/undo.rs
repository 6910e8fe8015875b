//! Undo and redo, all the way.

use ngayhoi::day::{BoardId, Command, Day, Event, GroundEvent, Operator, Sealed, Seq};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;

use crate::any::{Press, press};
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

/// Something that may be asked under a signed board, or near one.
fn near_a_signature() -> BoxedStrategy<(usize, Reach)> {
    let reach = prop_oneof![
        6 => any::<Index>().prop_map(|index| Reach::Press(Press::Settle(index))),
        6 => press().prop_map(Reach::Press),
        3 => any::<Index>().prop_map(Reach::Undo),
        2 => any::<Index>().prop_map(Reach::Redo),
    ];
    (0_usize..3, reach).boxed()
}

#[derive(Clone, Debug)]
enum Reach {
    Press(Press),
    /// Any event whatever, whoever did it.
    Undo(Index),
    Redo(Index),
}

/// What stands on every board that is signed.
fn signed(day: &Day) -> Vec<(BoardId, Vec<Sealed>)> {
    let ids = day.boards().into_iter();
    let signed = ids.filter(|id| day.board(id).is_some_and(|board| board.signed().is_some()));
    signed.map(|id| (id.clone(), day.seal(&id))).collect()
}

/// Reaches for what is signed, and says how many times there was something signed to reach for.
fn reach_for_signatures(reaches: &[(usize, Reach)]) -> Result<usize, TestCaseError> {
    let mut crowd = Crowd::new(Kept::InMemory, 3);
    let mut met = 0;
    for (who, reach) in reaches {
        crowd.pass(30_000);
        crowd.seats[*who].sync().unwrap();
        let day = crowd.seats[*who].day();
        let before = signed(day);
        let some = |index: &Index| Seq(1 + index.index(day.log().len()) as u64);
        let command = match reach {
            Reach::Press(press) => crowd.meaning(*who, press),
            Reach::Undo(index) => Some(Command::Undo(some(index))),
            Reach::Redo(index) => Some(Command::Redo(some(index))),
        };
        let Some(command) = command else { continue };
        met += usize::from(!before.is_empty());
        if !crowd.put(*who, &command)? {
            continue;
        }
        let day = crowd.seats[*who].day();
        for (board, was) in before {
            let now = day.board(&board).filter(|board| board.signed().is_some());
            match now.map(|_| day.seal(&board)) {
                Some(is) => prop_assert_eq!(&is, &was, "{:?} changed what is signed", &command),
                // Open again: by a protest, or because whoever signed took the signature back.
                None => {
                    let of_contest = |seq| match day.recorded(seq).map(|record| (&record.event, &record.by)) {
                        Some((Event::Ground(what), by)) => Some((what.clone(), by.clone())),
                        _ => None,
                    };
                    let own = Operator::named(who.to_string());
                    let opened = match &command {
                        Command::Undo(seq) => matches!(of_contest(*seq),
                            Some((GroundEvent::Signed { .. }, by)) if by.name == own.name),
                        // A protest, or a signature taken back, that was undone and is redone.
                        Command::Redo(_) => true,
                        _ => matches!(of_contest(day.last_seq()), Some((GroundEvent::Protested { .. }, _))),
                    };
                    prop_assert!(opened, "{:?} opened {:?}", command, board);
                }
            }
        }
        for id in day.boards() {
            let board = day.board(&id).unwrap();
            if let Some(signature) = board.signed() {
                let own = signature.standing.iter().find(|sealed| sealed.board == id);
                let is = day.seal(&id);
                prop_assert_eq!(own, is.iter().find(|sealed| sealed.board == id));
            }
        }
    }
    Ok(met)
}

proptest! {
    #![proptest_config(cases(96))]
    #[test]
    fn nothing_but_a_protest_changes_what_was_signed(reaches in vec(near_a_signature(), 1..90)) {
        reach_for_signatures(&reaches)?;
    }
}

#[test]
fn random_reaches_find_signatures_to_reach_for() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let many = vec(near_a_signature(), 90);
    let met: usize =
        (0..40).map(|_| reach_for_signatures(&many.new_tree(&mut runner).unwrap().current()).unwrap()).sum();
    assert!(met > 200, "only {met} commands met a signature");
}
