//! Events through their JSON, commands through their RON, and texts that are neither.

use ngayhoi::agenda;
use ngayhoi::day::{Command, EXAMPLES, Event, ProgrammeCommand};
use ngayhoi::text::Lang;
use proptest::prelude::*;
use proptest::strategy::{Union, ValueTree};

use crate::any::{command, events};
use crate::{cases, contests};

fn read(text: &str) -> Result<Command, ron::error::SpannedError> {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME).from_str(text)
}

fn any_event() -> BoxedStrategy<Event> {
    Union::new(events().into_iter().map(|(_, event)| event)).boxed()
}

#[test]
fn there_is_a_strategy_for_every_kind_of_event() {
    let mut kinds: Vec<&str> = events().iter().map(|(kind, _)| *kind).collect();
    let mut known = Event::kinds();
    kinds.sort_unstable();
    known.sort_unstable();
    assert_eq!(kinds, known);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for (kind, event) in events() {
        assert_eq!(event.new_tree(&mut runner).unwrap().current().kind(), kind);
    }
}

/// They named what happened in a contest by its variant, under one kind.
#[test]
fn every_event_of_a_contest_is_read_as_journals_of_before_wrote_it() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for (kind, event) in contests::events() {
        let event = Event::Ground(event.new_tree(&mut runner).unwrap().current());
        let name: String = kind.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect();
        let before = format!(r#"{{"what":{{"{name}":{}}}}}"#, event.body().unwrap());
        assert_eq!(Event::from_parts("contest", &before).unwrap(), event, "{before}");
    }
}

proptest! {
    #![proptest_config(cases(512))]
    #[test]
    fn an_event_is_read_back_from_the_journal_as_it_was(event in any_event()) {
        let body = event.body().unwrap();
        prop_assert_eq!(Event::from_parts(event.kind(), &body).unwrap(), event.clone());
        // An object of its fields, on one line, whatever the texts hold.
        let one_line = body.starts_with('{') && !body.contains('\n');
        prop_assert!(one_line, "{}", body);
        // A field that a newer program added is passed over.
        let later = body.replacen('{', if body == "{}" { "{\"later\":1" } else { "{\"later\":1," }, 1);
        prop_assert_eq!(Event::from_parts(event.kind(), &later).unwrap(), event);
    }
}

proptest! {
    #![proptest_config(cases(512))]
    #[test]
    fn no_body_whatever_brings_the_reading_down(
        kind in prop_oneof![proptest::sample::select(Event::kinds()).prop_map(str::to_owned), any::<String>()],
        body in any::<String>(),
        event in any_event(),
    ) {
        let _ = Event::from_parts(&kind, &body);
        let _ = Event::from_parts(&kind, &event.body().unwrap());
    }
}

proptest! {
    #![proptest_config(cases(256))]
    #[test]
    fn a_command_is_read_back_from_its_ron(command in command()) {
        let written = ron::to_string(&command).unwrap();
        // A length of time is written to the second and in at most ten digits of a unit.
        if let Ok(read) = ron::from_str::<Command>(&written) {
            prop_assert_eq!(ron::to_string(&read).unwrap(), written);
        } else {
            prop_assert!(matches!(
                command,
                Command::Programme(ProgrammeCommand::CorrectStart { .. }) | Command::Programme(ProgrammeCommand::Adjust { .. }) | Command::Programme(ProgrammeCommand::Shorten { .. }) | Command::Programme(ProgrammeCommand::Insert { .. })
            ), "{written}");
        }
    }
}

proptest! {
    #![proptest_config(cases(512))]
    #[test]
    fn no_text_whatever_brings_the_command_line_down(
        text in any::<String>(),
        example in proptest::sample::select(EXAMPLES),
        at in any::<prop::sample::Index>(),
        instead in any::<String>(),
    ) {
        let _ = read(&text);
        let chars: Vec<char> = example.0.chars().collect();
        let at = at.index(chars.len());
        let spoilt: String = chars[..at].iter().copied().chain(instead.chars()).chain(chars[at + 1..].iter().copied()).collect();
        let _ = read(&spoilt);
    }
}

proptest! {
    #![proptest_config(cases(256))]
    #[test]
    fn no_bytes_whatever_bring_the_agenda_check_down(
        bytes in proptest::collection::vec(any::<u8>(), 0..300), text in any::<String>(),
    ) {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            let report = agenda::check(bytes);
            let _ = agenda::report::render(&report, "x.ron", Lang::Vi, true);
            let _ = agenda::report::json(&report, "x.ron", Lang::En);
        }
    }
}

proptest! {
    #![proptest_config(cases(48))]
    #[test]
    fn an_agenda_spoilt_at_one_place_is_read_or_refused(
        at in any::<prop::sample::Index>(), many in 0_usize..40, instead in "[^a]{0,3}",
    ) {
        let whole: Vec<char> = include_str!("../../agendas/lam-son-2023.ron").chars().collect();
        let at = at.index(whole.len());
        let until = (at + many).min(whole.len());
        let spoilt: String = whole[..at].iter().copied().chain(instead.chars()).chain(whole[until..].iter().copied()).collect();
        let report = agenda::check(spoilt.as_bytes());
        let said = agenda::report::render(&report, "x.ron", Lang::Vi, false);
        prop_assert!(!said.is_empty());
    }
}

#[test]
fn every_example_of_the_list_is_a_command() {
    for (example, ..) in EXAMPLES {
        read(example).unwrap_or_else(|error| panic!("{example}: {error}"));
    }
}
