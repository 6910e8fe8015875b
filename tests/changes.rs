//! Whatever three people do to one day, in whatever order, right or wrong: they see the same day,
//! nothing is lost, and everything can be taken back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use ngayhoi::agenda::{self, Delegate, DelegateId, ItemId, ItemKind, Lasting, Performer};
use ngayhoi::clock::Timestamp;
use ngayhoi::day::{
    Command, Cut, Day, Event, ItemState, Mode, NewItem, Operator, PeopleCommand, PeopleEvent, Presence,
    ProgrammeCommand, ProgrammeEvent, Recorded, Seq, shorten,
};
use proptest::prelude::*;

/// The agenda of the day, and what the file is changed to: other order, other facts, items and
/// delegates that come and go; the last has a fault.
const AGENDAS: [&str; 5] = [
    r#"(title: "N", date: "19/8/2026", start: "08:00", must_end: "09:10",
        delegates: ["Khách 1", "Khách 2", "Khách 3"],
        items: [
            (title: "A", kind: FlagSalute, minutes: 5, checks: [(id: "c", title: "C", required: true)]),
            (title: "B", kind: Discussion, minutes: 15, performer: Delegate("khach-1")),
            (title: "C", kind: Game, minutes: 20, outdoor: true),
            (title: "D", kind: Arts, minutes: 10, start: "08:45"),
            (title: "E", kind: AwardConferral, minutes: 12, decisions: [(id: "q", form: "Giấy khen", presenters: [Delegate("khach-1"), Delegate("khach-2")])]),
            (title: "F", minutes: 10),
        ])"#,
    r#"(title: "N", date: "19/8/2026", start: "08:00", must_end: "09:00", delegates: ["Khách 2", "Khách 1"],
        items: [(title: "B", minutes: 10), (title: "A", minutes: 5), (title: "G", minutes: 4, checks: ["x"]), (title: "D", kind: Arts, minutes: 10)])"#,
    r#"(title: "N", date: "19/8/2026", start: "08:30", delegates: ["Khách 1", "Khách 2", "Khách 3", "Khách 4"],
        items: [(title: "A", minutes: 5), (title: "C", kind: Game, minutes: 25), (title: "Chen", minutes: 3), (title: "E"), (title: "F", minutes: 10)])"#,
    r#"(title: "N", items: ["F", "Chen", "H"])"#,
    r#"(title: "N", items: [(title: "A", minuts: 5)])"#,
];

/// Which command, on what, by whom, how many seconds later.
type Press = (u8, u8, u8, u8, u8, u16);

fn presses(most: usize) -> impl Strategy<Value = Vec<Press>> {
    prop::collection::vec((0u8..34, any::<u8>(), any::<u8>(), any::<u8>(), 0u8..3, 0u16..200), 1..most)
}

/// The command that is meant, on what the day has; one in eight ids is of nothing.
fn command(day: &Day, (which, a, b, c, ..): Press) -> Command {
    let item = |n: u8| match n % 8 {
        7 => ItemId::from("khong-co"),
        _ => day.entries()[usize::from(n / 8) % day.entries().len()].id().clone(),
    };
    let delegate = |n: u8| match (n % 8, day.attendees().len()) {
        (7, _) | (_, 0) => DelegateId::from("khong-co"),
        (_, len) => day.attendees()[usize::from(n / 8) % len].delegate.id.clone(),
    };
    let place = |n: u8| (!n.is_multiple_of(4)).then(|| item(n));
    let items = |a: u8, b: u8| if a % 16 == 15 { vec![] } else { vec![item(a), item(b)] };
    let minutes = |n: u8| Lasting(TimeDelta::minutes(i64::from(n % 24) - 4));
    let performer = |n: u8| match n % 3 {
        0 => Performer::Named("Khách 1".to_owned()),
        1 => Performer::Named("Ai đó".to_owned()),
        _ => Performer::Delegate(delegate(n)),
    };
    let person = |n: u8| {
        Box::new(Delegate {
            name: (n % 5 < 4).then(|| format!("Khách {}", n % 7)),
            position: (n % 3 == 1).then(|| "Phó".to_owned()),
            ..Delegate::default()
        })
    };
    let check = |n: u8| match day.checks().nth(usize::from(n % 3)) {
        Some((_, check)) => check.id.clone(),
        None => "khong/co".into(),
    };
    let seq = |n: u8| Seq(day.last_seq().0.saturating_sub(u64::from(n % 12)));
    let now = day.current_id().cloned();
    let presence = match c % 6 {
        0 => Presence::Expected,
        1 => Presence::Arrived,
        2 => Presence::Introduced,
        3 => Presence::Left,
        4 => Presence::Absent,
        _ => Presence::ReplacedBy(delegate(c)),
    };
    match which {
        0 => ProgrammeCommand::StartAhead(item(a)).into(),
        1..=3 => ProgrammeCommand::Next { from: now }.into(),
        4 => ProgrammeCommand::Back { from: now.unwrap_or(item(a)) }.into(),
        5 => ProgrammeCommand::Pause(now.unwrap_or(item(a))).into(),
        6 => ProgrammeCommand::Resume(now.unwrap_or(item(a))).into(),
        7 => ProgrammeCommand::Skip { item: item(a), reason: (b % 2 == 0).then(|| "vì".to_owned()) }.into(),
        8 => ProgrammeCommand::Unskip(item(a)).into(),
        9 => ProgrammeCommand::Park { item: item(a), reason: None }.into(),
        10 => ProgrammeCommand::Unpark(item(a)).into(),
        11 => ProgrammeCommand::Tick(check(a)).into(),
        12 => ProgrammeCommand::Untick(check(a)).into(),
        13 => ProgrammeCommand::Note { item: place(a), text: "ghi".to_owned() }.into(),
        14 => ProgrammeCommand::CorrectStart { item: now.unwrap_or(item(a)), ago: minutes(b) }.into(),
        15 => ProgrammeCommand::Adjust { item: item(a), by: minutes(b) }.into(),
        16 => ProgrammeCommand::End { from: if b % 8 == 0 { now } else { Some(item(7)) } }.into(),
        17 | 18 => ProgrammeCommand::Insert {
            item: Box::new(NewItem {
                title: if c % 2 == 0 { "Chen".to_owned() } else { format!("Mục {}", c % 4) },
                kind: if c % 3 == 0 { ItemKind::Arts } else { ItemKind::DirectiveSpeech },
                minutes: (c % 5 > 0).then(|| minutes(c)),
                performer: (a % 2 == 0).then(|| performer(b)),
                words: Some("{nguoi_trinh_bay} {muc_sau} {".to_owned()),
                part: agenda::Part::Ceremony,
            }),
            before: place(b),
        }
        .into(),
        19 => ProgrammeCommand::Move { items: items(a, b), before: place(c) }.into(),
        20 => ProgrammeCommand::SetAside { items: items(a, b), reason: None }.into(),
        21 => ProgrammeCommand::TakeUp { items: parked(day).unwrap_or(items(a, b)) }.into(),
        22 => PeopleCommand::Replace { item: item(a), performer: performer(b) }.into(),
        23 => ProgrammeCommand::Shorten {
            cuts: vec![Cut { item: item(a), by: minutes(c) }],
            drops: if b % 2 == 0 { vec![item(b)] } else { vec![] },
        }
        .into(),
        24 => {
            ProgrammeCommand::PullForward { delegate: delegate(a), items: day.parts_of(&delegate(b)) }.into()
        }
        25 if c % 3 == 0 => {
            let at = format!("{:02}:{:02}", 7 + c % 5, u16::from(a) * 7 % 60);
            PeopleCommand::Leave { delegate: delegate(b), at }.into()
        }
        25 => PeopleCommand::Mark { delegates: vec![delegate(a)], presence }.into(),
        26 => PeopleCommand::AddDelegate { delegate: person(a), before: (b % 2 == 0).then(|| delegate(b)) }
            .into(),
        27 => {
            PeopleCommand::MoveDelegate { delegate: delegate(a), before: (b % 2 == 0).then(|| delegate(b)) }
                .into()
        }
        28 => PeopleCommand::Substitute { delegate: delegate(a), by: person(c), before: None }.into(),
        29 if a % 2 == 0 => ProgrammeCommand::Send { text: "nhắn".to_owned() }.into(),
        29 => ProgrammeCommand::Seen(day.messages().last().map_or(seq(b), |sent| sent.seq)).into(),
        30 => Command::Revise { agenda: AGENDAS[usize::from(a) % AGENDAS.len()].to_owned() },
        31 => Command::KeepProgramme { agenda: AGENDAS[usize::from(a) % AGENDAS.len()].to_owned() },
        32 => Command::Undo(seq(a)),
        _ => Command::Redo(seq(a)),
    }
}

/// What is set aside, if anything is.
fn parked(day: &Day) -> Option<Vec<ItemId>> {
    let parked = day.entries().iter().filter(|entry| entry.state == ItemState::Parked);
    let parked: Vec<ItemId> = parked.map(|entry| entry.id().clone()).collect();
    (!parked.is_empty()).then_some(parked)
}

fn opened() -> (Recorded, Day) {
    let agenda = agenda::load(AGENDAS[0]).unwrap();
    let at = agenda.moment(agenda.date.unwrap(), agenda.start.unwrap());
    let event = Day::opening(AGENDAS[0], &agenda, Mode::Live, at);
    let first = Recorded { seq: Seq(1), at, by: Operator::named("an"), event };
    let day = Day::replay(vec![first.clone()]).unwrap();
    (first, day)
}

/// Everything that a day has come to.
fn all_of(day: &Day, now: Timestamp) -> String {
    let ticks: Vec<_> = day.checks().map(|(_, check)| (&check.id, day.tick(&check.id))).collect();
    format!(
        "{:#?}",
        (
            (day.entries(), day.current_id(), day.ended_at(), ticks),
            (day.attendees(), day.messages(), day.notes(), day.agenda(), day.agenda_text()),
            (day.kept_against(), day.timing(now)),
        )
    )
}

/// The ids that a day must have, by what was recorded and not taken back.
fn nothing_is_lost(day: &Day, now: Timestamp) {
    let loaded: BTreeMap<&str, _> =
        AGENDAS.iter().filter_map(|text| Some((*text, agenda::load(text).ok()?))).collect();
    let (mut items, mut people) = (BTreeSet::new(), BTreeSet::new());
    for record in day.log().iter().filter(|record| !day.is_reverted(record.seq)) {
        match &record.event {
            Event::Opened { agenda, .. } | Event::Revised { agenda, .. } => {
                items.extend(loaded[agenda.as_str()].items.iter().map(|item| item.id.clone()));
            }
            Event::Programme(ProgrammeEvent::Inserted { item, .. }) => {
                items.insert(item.clone());
            }
            Event::People(PeopleEvent::DelegateAdded { delegate, .. }) => {
                people.insert(delegate.id.clone());
            }
            Event::People(PeopleEvent::Substituted { by, .. }) => {
                people.insert(by.id.clone());
            }
            _ => {}
        }
    }
    let there: Vec<ItemId> = day.entries().iter().map(|entry| entry.id().clone()).collect();
    let once: BTreeSet<ItemId> = there.iter().cloned().collect();
    assert_eq!(there.len(), once.len(), "an item stands twice");
    assert_eq!(once, items, "an item is lost, or nobody's");
    people.extend(day.agenda().delegates.iter().map(|delegate| delegate.id.clone()));
    let there: Vec<DelegateId> = day.attendees().iter().map(|a| a.delegate.id.clone()).collect();
    let once: BTreeSet<DelegateId> = there.iter().cloned().collect();
    assert_eq!(there.len(), once.len(), "a delegate stands twice");
    assert!(once.is_superset(&people), "{people:?} are not all in {once:?}");
    let read: Vec<_> = day.to_introduce().iter().map(|a| a.delegate.id.clone()).collect();
    assert_eq!(read.len(), read.iter().collect::<BTreeSet<_>>().len(), "somebody is introduced twice");
    let live = day.entries().iter().filter(|entry| entry.state == ItemState::Live).count();
    assert_eq!(live, usize::from(day.current_id().is_some()), "items that run");
    let timing = day.timing(now);
    for entry in day.entries() {
        day.words_of(&entry.item);
        day.needs_performer(&entry.item, &timing);
    }
}

/// The proposal is possible, never makes the day later, and keeps its hands off what is fixed.
fn ending_on_time_is_safe(day: &Day, by: &Operator, now: Timestamp) {
    let savings = day.end_on_time(now);
    for saving in &savings {
        let entry = day.entry(&saving.item).unwrap();
        assert_eq!(entry.item.start, None, "{} is fixed", saving.item);
        let by_protocol = [ItemKind::FlagSalute, ItemKind::DirectiveSpeech, ItemKind::AwardConferral];
        assert!(!by_protocol.contains(&entry.item.kind), "{} is demanded by protocol", saving.item);
        assert_ne!(entry.item.kind, ItemKind::Other, "nobody said what {} is", saving.item);
        assert!(saving.by > TimeDelta::zero());
    }
    if !savings.is_empty() && day.ended_at().is_none() {
        let before = day.timing(now);
        let after = day.foresee(&shorten(&savings), by, now).expect("the proposal is possible");
        assert!(after.forecast_end.at < before.forecast_end.at, "the proposal does not help");
        assert!(before.overrun().unwrap() > TimeDelta::zero(), "nothing had to be saved");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, max_shrink_iters: 2000, ..ProptestConfig::default() })]

    #[test]
    fn three_people_change_one_day_and_nothing_is_lost(presses in presses(60)) {
        let names = ["an", "bình", "chi"].map(Operator::named);
        let (first, day) = opened();
        let mut now = first.at;
        let mut journal = vec![first];
        let mut seats = [day.clone(), day.clone(), day];
        for press in presses {
            let (by, after) = (usize::from(press.4), press.5);
            // Meant on a screen that may be stale, decided on the day as it is.
            let meant = command(&seats[by], press);
            now = now + TimeDelta::seconds(i64::from(after));
            for record in &journal {
                seats[by].apply(record);
            }
            let day = &mut seats[by];
            let Ok(events) = day.decide(&meant, &names[by], now) else {
                prop_assert!(day.foresee(&meant, &names[by], now).is_err());
                continue;
            };
            let foreseen = day.foresee(&meant, &names[by], now).unwrap();
            let records = day.record(events, &names[by], now);
            records.iter().for_each(|record| day.apply(record));
            journal.extend(records);
            prop_assert_eq!(&foreseen, &day.timing(now), "{:?} did not lead to what was foreseen", meant);
            nothing_is_lost(day, now);
            ending_on_time_is_safe(day, &names[by], now);
        }
        let mut alone = Day::replay(journal.clone()).unwrap();
        let told = all_of(&alone, now);
        for seat in &mut seats {
            journal.iter().for_each(|record| seat.apply(record));
            prop_assert_eq!(&told, &all_of(seat, now));
        }
        // The last first, all of it goes back.
        let mut undone = alone.clone();
        while let Some(seq) = undone
            .log()
            .iter()
            .rev()
            .find(|record| record.event.can_be_undone() && !undone.is_reverted(record.seq))
            .map(|record| record.seq)
        {
            let events = undone.decide(&Command::Undo(seq), &names[0], now).expect("the last can be undone");
            let records = undone.record(events, &names[0], now);
            records.iter().for_each(|record| undone.apply(record));
        }
        let untouched = Day::replay(vec![journal[0].clone()]).unwrap();
        prop_assert_eq!(all_of(&untouched, now), all_of(&undone, now));
        // And the undoing is on record like everything else.
        alone = Day::replay(undone.log().to_vec()).unwrap();
        prop_assert_eq!(all_of(&alone, now), all_of(&undone, now));
    }
}
