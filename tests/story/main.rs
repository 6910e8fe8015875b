//! Every scenario of `tests/story/*.ron`, lived through real seats at a real journal: once on disk
//! and once in memory. After each step a second reading of the journal must tell the same day.
//!
//! `told.rs` is the form of a scenario; a field that it does not know is an error, so that no
//! expectation is passed over in silence. `world.rs` is the machine, its power and its consoles.
//! `seen.rs` compares what is expected with what is; `people.rs` the delegates, the words and the
//! messages; `ground.rs` contests; `ahead.rs` what is proposed and foreseen; `same.rs` what must
//! hold of any day.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod ahead;
mod awarded;
mod ground;
mod people;
#[path = "../common/same.rs"]
mod same;
mod seen;
#[path = "../common/store.rs"]
mod store;
mod told;
mod world;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use store::Kept;
use told::Story;
use world::World;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/story")
}

fn stories() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    files.sort();
    files
}

/// Lives a story through; what went otherwise than told, one complaint a line.
fn live(story: &Story, kept: Kept) -> Vec<String> {
    let mut world = match World::open(story, kept) {
        Ok(world) => world,
        Err(complaint) => return vec![format!("opening: {complaint}")],
    };
    let mut complaints = Vec::new();
    for (index, step) in story.steps.iter().enumerate() {
        let number = index + 1;
        match world.live(step) {
            Ok(found) => complaints.extend(found.into_iter().map(|c| format!("step {number} ({step}): {c}"))),
            // What follows such a step would only be noise.
            Err(complaint) => {
                complaints.push(format!("step {number} ({step}): {complaint}"));
                return complaints;
            }
        }
    }
    complaints.extend(world.agree().err().map(|complaint| format!("at the end: {complaint}")));
    complaints
}

#[test]
fn every_story_comes_out_as_it_is_told() {
    let only = std::env::var("STORY").unwrap_or_default();
    let mut report = String::new();
    let mut lived = 0;
    for file in stories() {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        if !name.contains(&only) {
            continue;
        }
        lived += 1;
        let story = match told::read(&std::fs::read_to_string(&file).unwrap()) {
            Ok(story) => story,
            Err(error) => {
                let _ = writeln!(report, "\n{name}: {error}");
                continue;
            }
        };
        for kept in [Kept::InMemory, Kept::OnDisk] {
            let complaints = live(&story, kept);
            if !complaints.is_empty() {
                let _ = writeln!(report, "\n{name} ({kept:?}): {}", story.title);
                for complaint in complaints {
                    let _ = writeln!(report, "  {complaint}");
                }
                break;
            }
        }
    }
    assert!(report.is_empty(), "{report}");
    assert!(lived > 0, "no story was lived");
}

#[test]
fn every_story_has_a_title_of_its_own() {
    let mut titles = std::collections::HashMap::new();
    for file in stories() {
        let story = told::read(&std::fs::read_to_string(&file).unwrap()).unwrap();
        assert!(!story.title.trim().is_empty(), "{}", file.display());
        if let Some(other) = titles.insert(story.title.clone(), file.clone()) {
            panic!("{} and {} are both “{}”", file.display(), other.display(), story.title);
        }
    }
}

mod the_teller {
    use super::*;

    const AGENDA: &str =
        r##"agenda: Text(r#"(title: "Ngày", items: [(title: "A", minutes: 5), (title: "B")])"#),"##;

    fn told(steps: &str) -> Vec<String> {
        let text = format!(r#"(title: "thử", {AGENDA} opens: "2026-08-19 07:30", steps: [{steps}])"#);
        live(&told::read(&text).unwrap(), Kept::InMemory)
    }

    #[test]
    fn a_story_that_comes_out_is_silent() {
        assert_eq!(
            told(r#"(at: "07:31", by: "An", do: Start("a"), expect: (current: "a", next: "b"))"#),
            [""; 0]
        );
    }

    #[test]
    fn a_wrong_expectation_is_reported_with_both_sides() {
        let said = told(
            r#"(do: Start("a"), expect: (current: "b", lateness: "5 phút", item: {"b": (state: "live")}))"#,
        );
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(said[0].contains("current: expected b, is a"), "{said:?}");
    }

    #[test]
    fn an_unexpected_refusal_and_an_unexpected_success_are_reported() {
        assert!(told(r#"(do: Pause("a"))"#)[0].contains("refused: "));
        assert!(told(r#"(do: Start("a"), refused: ["đang"])"#)[0].contains("was done"));
    }

    #[test]
    fn a_misspelt_field_is_an_error_and_not_passed_over() {
        for steps in
            [r#"(expect: (curent: "a"))"#, r#"(atl: "07:31")"#, r#"(expect: (item: {"a": (begun: "x")}))"#]
        {
            let text = format!(r#"(title: "thử", {AGENDA} opens: "2026-08-19 07:30", steps: [{steps}])"#);
            assert!(told::read(&text).is_err(), "{steps}");
        }
    }

    #[test]
    fn a_board_a_run_and_heats_that_are_otherwise_are_reported() {
        let agenda = r##"agenda: Text(r#"(title: "Ngày", items: [(title: "A", contest: (
            teams: ["Tổ 1"], disciplines: [(id: "k", title: "K", lanes: 1)]))])"#),"##;
        let said = |expect: &str| {
            let steps = format!("(do: Contest(Draw(discipline: \"k\", seed: 1)), expect: ({expect}))");
            let text = format!(r#"(title: "thử", {agenda} opens: "2026-08-19 07:30", steps: [{steps}])"#);
            live(&told::read(&text).unwrap(), Kept::InMemory)
        };
        let right = r#"boards: {"k": ["· Tổ 1 chưa thi"]}, runs: {"k/to-1/1": []}, signed: {"k": false}, heats: {"k": "1) 1 Tổ 1"}"#;
        assert_eq!(said(right), [""; 0]);
        for wrong in [
            r#"boards: {"k": []}"#,
            r#"boards: {"l": []}"#,
            r#"boards: {"k/ly-thuyet": []}"#,
            r#"runs: {"k/to-1/1": ["42,00"]}"#,
            r#"runs: {"k/to-2/1": []}"#,
            r#"short: {"k": ["Giải nhất: trao 2, mới in 1 giấy"]}"#,
            r#"signed: {"k": true}"#,
            r#"signed: {"l": false}"#,
            r#"heats: {"k": ""}"#,
        ] {
            assert_eq!(said(wrong).len(), 1, "{wrong}");
        }
    }

    #[test]
    fn a_time_that_would_run_backwards_is_an_error() {
        assert!(told(r#"(at: "07:29", do: Start("a"))"#)[0].contains("backwards"));
    }

    #[test]
    fn an_item_that_does_not_exist_cannot_be_expected() {
        assert!(told(r#"(expect: (item: {"c": (state: "pending")}))"#)[0].contains("no item"));
    }
}
