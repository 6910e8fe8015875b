use crate::agenda::{self, RecipientId, RecipientKind};
use crate::clock::Timestamp;
use crate::day::{
    AwardsCommand, AwardsRefusal, Command, Day, Event, Handover, Mode, Operator, Recorded, Refusal, Seq,
};

const KIND: RecipientKind = RecipientKind::Individual;

fn agenda_with(rolls: &str) -> String {
    format!(
        r#"(title: "Ngày hội", items: [
            (title: "Trao thưởng", kind: AwardConferral, decisions: [
                (id: "giay-khen", form: "Giấy khen", {rolls}),
                (id: "bang-khen", form: "Bằng khen", individuals: ["Cá nhân 90"]),
            ]),
        ])"#
    )
}

fn day(text: &str) -> Day {
    let at = Timestamp::from_millis(1_000);
    let event = Day::opening(text, &agenda::load(text).unwrap(), Mode::Live, at);
    Day::replay(vec![Recorded { seq: Seq(1), at, by: me(), event }]).unwrap()
}

fn me() -> Operator {
    Operator::named("thư ký")
}

fn put(day: &mut Day, command: &Command) -> Result<Vec<Event>, Refusal> {
    let at = Timestamp::from_millis(60_000);
    let events = day.decide(command, &me(), at)?;
    for record in day.record(events.clone(), &me(), at) {
        day.apply(&record);
    }
    // Replay tells the same day as living it did.
    assert_eq!(Day::replay(day.log().to_vec()).unwrap().honorees(), day.honorees());
    Ok(events)
}

fn import(names: &[&str], replace: bool) -> Command {
    let recipients =
        names.iter().map(|name| agenda::Recipient { name: (*name).into(), ..Default::default() });
    AwardsCommand::Import {
        decision: "giay-khen".into(),
        kind: KIND,
        recipients: recipients.collect(),
        replace,
    }
    .into()
}

fn roll(day: &Day) -> Vec<(usize, String, String)> {
    let own = day.honorees().iter().filter(|own| own.decision.0 == "giay-khen" && own.kind == KIND);
    own.map(|own| (own.number, own.id().0.clone(), own.recipient.name.clone())).collect()
}

fn names(day: &Day) -> Vec<String> {
    roll(day).into_iter().map(|(_, _, name)| name).collect()
}

fn award(id: &str, state: Handover) -> Command {
    AwardsCommand::Award { recipients: vec![id.into()], state }.into()
}

#[test]
fn a_list_fills_the_counted_places_and_then_makes_the_roll_longer() {
    let mut day = day(&agenda_with("individuals: (count: 3, list: [\"Cá nhân 01\"])"));
    put(&mut day, &award("giay-khen/ca-nhan-2", Handover::LinedUp)).unwrap();
    put(&mut day, &import(&["Cá nhân 09", "Cá nhân 01", "Cá nhân 02"], false)).unwrap();
    assert_eq!(
        roll(&day),
        [
            (1, "giay-khen/ca-nhan-01".into(), "Cá nhân 01".into()),
            (2, "giay-khen/ca-nhan-09".into(), "Cá nhân 09".into()),
            (3, "giay-khen/ca-nhan-01-2".into(), "Cá nhân 01".into()),
            (4, "giay-khen/ca-nhan-02".into(), "Cá nhân 02".into()),
        ]
    );
    let second = day.honoree(&"giay-khen/ca-nhan-09".into()).unwrap();
    assert_eq!(second.state, Handover::LinedUp, "who stood in the place is the one now named");
    let order: Vec<&str> = day.honorees().iter().map(|own| own.decision.0.as_str()).collect();
    assert_eq!(order, ["giay-khen", "giay-khen", "giay-khen", "giay-khen", "bang-khen"]);
}

#[test]
fn a_list_for_a_roll_that_had_nobody_stands_before_the_next_decision() {
    let mut day = day(&agenda_with(""));
    put(&mut day, &import(&["Cá nhân 01"], false)).unwrap();
    assert_eq!(day.next_honoree().unwrap().id().0, "giay-khen/ca-nhan-01");
}

#[test]
fn one_undo_takes_the_whole_list_back_but_not_from_under_somebody_who_received() {
    let mut day = day(&agenda_with("individuals: 2"));
    put(&mut day, &import(&["Cá nhân 01", "Cá nhân 02", "Cá nhân 03"], false)).unwrap();
    put(&mut day, &Command::Undo(Seq(2))).unwrap();
    assert_eq!(names(&day), ["", ""]);
    put(&mut day, &Command::Redo(Seq(3))).unwrap();
    put(&mut day, &AwardsCommand::Announce("giay-khen".into()).into()).unwrap();
    put(&mut day, &award("giay-khen/ca-nhan-02", Handover::Conferred)).unwrap();
    let refused = put(&mut day, &Command::Undo(Seq(2))).unwrap_err();
    assert_eq!(refused, Refusal::LaterEventNeedsIt { seq: Seq(2), later: Seq(6) });
}

#[test]
fn a_list_replaces_a_roll_until_somebody_of_it_was_called() {
    let mut day = day(&agenda_with("individuals: [\"Cá nhân 01\", \"Cá nhân 02\"]"));
    put(&mut day, &award("giay-khen/ca-nhan-02", Handover::Present)).unwrap();
    put(&mut day, &import(&["Cá nhân 02", "Cá nhân 03"], true)).unwrap();
    assert_eq!(names(&day), ["Cá nhân 02", "Cá nhân 03"]);
    assert_eq!(day.honoree(&"giay-khen/ca-nhan-02".into()).unwrap().state, Handover::Present);
    put(&mut day, &award("giay-khen/ca-nhan-03", Handover::Later)).unwrap();
    let refused = put(&mut day, &import(&["Cá nhân 04"], true)).unwrap_err();
    assert_eq!(refused, AwardsRefusal::RollBegun { called: "giay-khen/ca-nhan-03".into() }.into());
    put(&mut day, &import(&["Cá nhân 04"], false)).unwrap();
    assert_eq!(names(&day), ["Cá nhân 02", "Cá nhân 03", "Cá nhân 04"]);
}

#[test]
fn a_late_name_comes_to_its_place() {
    let mut day = day(&agenda_with("individuals: (count: 3, list: [\"Cá nhân 01\", \"Cá nhân 03\"])"));
    let add = |name: &str, after: Option<&str>| {
        AwardsCommand::AddRecipient {
            decision: "giay-khen".into(),
            kind: KIND,
            recipient: Box::new(agenda::Recipient { name: name.into(), ..Default::default() }),
            after: after.map(RecipientId::from),
        }
        .into()
    };
    put(&mut day, &add("Cá nhân 02", Some("giay-khen/ca-nhan-01"))).unwrap();
    put(&mut day, &add("Cá nhân 04", None)).unwrap();
    assert_eq!(names(&day), ["Cá nhân 01", "Cá nhân 02", "Cá nhân 03", "Cá nhân 04"]);
    assert_eq!(roll(&day).iter().map(|own| own.0).collect::<Vec<_>>(), [1, 2, 3, 4]);
    let elsewhere = put(&mut day, &add("Cá nhân 05", Some("bang-khen/ca-nhan-90"))).unwrap_err();
    assert!(matches!(elsewhere, Refusal::Awards(AwardsRefusal::UnknownRecipient { .. })));
}

#[test]
fn a_list_that_arrived_stands_when_the_agenda_file_changes() {
    let mut day = day(&agenda_with("individuals: 2"));
    put(&mut day, &import(&["Cá nhân 01", "Cá nhân 02", "Cá nhân 03"], false)).unwrap();
    let agenda = agenda_with("individuals: 2, collectives: [\"Tập thể 01\"]");
    put(&mut day, &Command::Revise { agenda }).unwrap();
    assert_eq!(names(&day), ["Cá nhân 01", "Cá nhân 02", "Cá nhân 03"]);
    put(&mut day, &import(&["Cá nhân 07"], true)).unwrap();
    let agenda = agenda_with("individuals: [\"Cá nhân 01\"]");
    put(&mut day, &Command::Revise { agenda }).unwrap();
    assert_eq!(names(&day), ["Cá nhân 07"]);
}

#[test]
fn an_empty_list_an_unknown_decision_and_a_hidden_escape_are_refused() {
    let mut day = day(&agenda_with("individuals: 2"));
    assert_eq!(put(&mut day, &import(&[], false)).unwrap_err(), Refusal::NothingChosen);
    assert_eq!(put(&mut day, &import(&[" "], false)).unwrap_err(), Refusal::EmptyText);
    let Refusal::UnsafeText { .. } = put(&mut day, &import(&["Cá\u{1b}[2J"], false)).unwrap_err() else {
        panic!("an escape sequence was let in")
    };
    let unknown = AwardsCommand::Import {
        decision: "bang-ron".into(),
        kind: KIND,
        recipients: vec![agenda::Recipient { name: "Cá nhân 01".into(), ..Default::default() }],
        replace: false,
    }
    .into();
    assert_eq!(
        put(&mut day, &unknown).unwrap_err(),
        AwardsRefusal::UnknownDecision("bang-ron".into()).into()
    );
}

fn add(name: &str, after: Option<&str>) -> Command {
    AwardsCommand::AddRecipient {
        decision: "giay-khen".into(),
        kind: KIND,
        recipient: Box::new(agenda::Recipient { name: name.into(), ..Default::default() }),
        after: after.map(RecipientId::from),
    }
    .into()
}

#[test]
fn a_late_name_takes_no_place_at_which_somebody_has_received() {
    let mut day = day(&agenda_with("individuals: (count: 4, list: [\"Cá nhân 01\"])"));
    put(&mut day, &AwardsCommand::Announce("giay-khen".into()).into()).unwrap();
    let proxy = Handover::ToProxy { name: "Cá nhân 99".into(), relation: "vợ".into() };
    put(&mut day, &award("giay-khen/ca-nhan-2", proxy.clone())).unwrap();
    put(&mut day, &award("giay-khen/ca-nhan-3", Handover::Later)).unwrap();
    put(&mut day, &add("Cá nhân 12", Some("giay-khen/ca-nhan-01"))).unwrap();
    put(&mut day, &add("Cá nhân 13", None)).unwrap();
    assert_eq!(names(&day), ["Cá nhân 01", "Cá nhân 12", "", "", "Cá nhân 13"]);
    let state = |day: &Day, id: &str| day.honoree(&id.into()).unwrap().state.clone();
    assert_eq!(state(&day, "giay-khen/ca-nhan-12"), Handover::Pending);
    assert_eq!(state(&day, "giay-khen/ca-nhan-2"), proxy);
    assert_eq!(state(&day, "giay-khen/ca-nhan-3"), Handover::Later);
    // Neither do they when the file changes: the list of the day stands beside what happened.
    let agenda =
        agenda_with("individuals: (count: 4, list: [\"Cá nhân 01\"]), collectives: [\"Tập thể 01\"]");
    put(&mut day, &Command::Revise { agenda }).unwrap();
    assert_eq!(state(&day, "giay-khen/ca-nhan-2"), proxy);
    assert_eq!(state(&day, "giay-khen/ca-nhan-12"), Handover::Pending);
}

#[test]
fn part_of_a_list_takes_places_at_which_nobody_has_received_and_a_whole_one_takes_all() {
    let begun = || {
        let mut day = day(&agenda_with("individuals: 3"));
        put(&mut day, &AwardsCommand::Announce("giay-khen".into()).into()).unwrap();
        put(&mut day, &award("giay-khen/ca-nhan-1", Handover::Conferred)).unwrap();
        day
    };
    let mut day = begun();
    put(&mut day, &import(&["Cá nhân 11", "Cá nhân 12"], false)).unwrap();
    assert_eq!(names(&day), ["", "Cá nhân 11", "Cá nhân 12"], "whoever received is one of neither");
    let mut day = begun();
    put(&mut day, &import(&["Cá nhân 11", "Cá nhân 12", "Cá nhân 13"], false)).unwrap();
    assert_eq!(names(&day), ["Cá nhân 11", "Cá nhân 12", "Cá nhân 13"]);
    assert_eq!(day.honoree(&"giay-khen/ca-nhan-11".into()).unwrap().state, Handover::Conferred);
}

#[test]
fn part_of_a_list_in_a_journal_of_before_stays_on_the_places_it_was_given() {
    let mut day = day(&agenda_with("individuals: 3"));
    put(&mut day, &award("giay-khen/ca-nhan-1", Handover::Present)).unwrap();
    let body = r#"{"decision":"giay-khen","kind":"Individual","recipients":[{"id":"giay-khen/a","name":"A"}],"replace":false}"#;
    let event = Event::from_parts("imported", body).unwrap();
    for record in day.record(vec![event], &me(), Timestamp::from_millis(60_000)) {
        day.apply(&record);
    }
    assert_eq!(names(&day), ["A", "", ""]);
    assert_eq!(day.honoree(&"giay-khen/a".into()).unwrap().state, Handover::Present);
}

#[test]
fn a_changed_file_in_a_journal_of_before_renames_nobody() {
    let mut day = day(&agenda_with("individuals: 2"));
    put(&mut day, &AwardsCommand::Announce("giay-khen".into()).into()).unwrap();
    put(&mut day, &award("giay-khen/ca-nhan-1", Handover::Conferred)).unwrap();
    let agenda = agenda_with("individuals: [\"Cá nhân 11\", \"Cá nhân 12\"]");
    let body = format!(r#"{{"agenda":{}}}"#, serde_json::to_string(&agenda).unwrap());
    let event = Event::from_parts("revised", &body).unwrap();
    for record in day.record(vec![event], &me(), Timestamp::from_millis(60_000)) {
        day.apply(&record);
    }
    // Later events of that journal name these.
    let ids: Vec<String> = roll(&day).into_iter().map(|(_, id, _)| id).collect();
    assert_eq!(ids, ["giay-khen/ca-nhan-11", "giay-khen/ca-nhan-12", "giay-khen/ca-nhan-1"]);
}

#[test]
fn a_slip_in_a_name_that_the_file_mends_keeps_who_received() {
    let text = |name: &str| {
        agenda_with(&format!(r#"individuals: [(name: "{name}", position: "Tổ 3"), "Cá nhân 02"]"#))
    };
    let mut day = day(&text("Cá nhân Hoang"));
    put(&mut day, &AwardsCommand::Announce("giay-khen".into()).into()).unwrap();
    put(&mut day, &award("giay-khen/ca-nhan-hoang", Handover::Conferred)).unwrap();
    put(&mut day, &Command::Revise { agenda: text("Cá nhân Hoanh") }).unwrap();
    assert_eq!(names(&day), ["Cá nhân Hoanh", "Cá nhân 02"]);
    assert_eq!(day.honoree(&"giay-khen/ca-nhan-hoang".into()).unwrap().state, Handover::Conferred);
    // Another person is another recipient, and who has received stays in the books.
    put(&mut day, &Command::Revise { agenda: text("Cá nhân Tuấn") }).unwrap();
    assert_eq!(names(&day), ["Cá nhân Tuấn", "Cá nhân 02", "Cá nhân Hoanh"]);
}
