//! The shipped agendas: sound, and faithful to the numbers of their events.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use ngayhoi::agenda::{self, Agenda, ItemKind, RecipientKind};
use ngayhoi::text::Lang;

use crate::shell::Shell;

fn shipped() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("agendas");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|extension| extension == "ron")).collect()
}

fn load(name: &str) -> Agenda {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("agendas").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    agenda::load(&text).unwrap_or_else(|faults| {
        panic!("{name}: {:?}", faults.iter().map(|fault| fault.message(Lang::En)).collect::<Vec<_>>())
    })
}

/// Collectives and individuals awarded under decisions of this form; of any when it is empty.
fn awarded(agenda: &Agenda, form: &str) -> (u32, u32) {
    let decisions = agenda.items.iter().flat_map(|item| &item.decisions);
    let decisions = decisions.filter(|decision| decision.form.contains(form));
    let count = |kind: RecipientKind| {
        let rolls = decisions.clone().flat_map(|decision| decision.rolls());
        let rolls = rolls.filter(|(of, _)| *of == kind);
        rolls.map(|(_, roll)| roll.count.unwrap_or(u32::try_from(roll.list.len()).unwrap())).sum()
    };
    (count(RecipientKind::Collective), count(RecipientKind::Individual))
}

#[test]
fn every_shipped_agenda_is_sound_and_without_a_warning() {
    let files = shipped();
    assert!(files.len() >= 7, "{files:?}");
    let files: Vec<&str> = files.iter().map(|path| path.to_str().unwrap()).collect();
    let said = Shell::new().run(&[&["check", "--json"], &files[..]].concat()).exits(0);
    for report in said.json().as_array().unwrap() {
        assert_eq!(report["ok"], true, "{report}");
        assert_eq!(report["counts"]["warnings"], 0, "{report:#}");
    }
}

#[test]
fn every_shipped_agenda_can_be_run_to_its_end() {
    for path in shipped() {
        let shell = Shell::new();
        let items = load(path.file_name().unwrap().to_str().unwrap()).items;
        let starts: String = items.iter().map(|item| format!("Start(\"{}\")\n", item.id)).collect();
        let end = format!("{starts}End(from: \"{}\")\n", items.last().unwrap().id);
        let args = ["--clock", "09:00", "do", "--agenda", path.to_str().unwrap(), "-"];
        shell.run_with(&args, &end).exits(0);
        let status = shell.run(&["--clock", "12:00", "status", "--json"]).json();
        assert!(status["items"].as_array().unwrap().iter().all(|item| item["state"] == "Done"), "{status:#}");
        assert!(status["ended_at"].is_string());
    }
}

#[test]
fn lam_son_gave_2_medals_and_certificates_to_5_collectives_and_10_people() {
    let agenda = load("lam-son-2023.ron");
    assert_eq!(awarded(&agenda, "Kỷ niệm chương"), (0, 2));
    assert_eq!(awarded(&agenda, "Giấy khen"), (5, 10));
    assert_eq!(awarded(&agenda, ""), (5, 12));
}

#[test]
fn quang_an_gave_awards_to_11_people_and_3_collectives_at_three_levels() {
    let agenda = load("quang-an-2023.ron");
    assert_eq!(awarded(&agenda, ""), (3, 11));
    let each: Vec<(u32, u32)> = agenda
        .items
        .iter()
        .flat_map(|item| &item.decisions)
        .map(|decision| (decision.collectives.count.unwrap_or(0), decision.individuals.count.unwrap_or(0)))
        .collect();
    assert_eq!(each, [(1, 1), (2, 5), (0, 5)]);
}

#[test]
fn le_chan_gave_4_for_sudden_achievement_and_31_and_18() {
    let agenda = load("le-chan-2024.ron");
    assert_eq!(awarded(&agenda, ""), (18, 35));
    let ad_hoc = agenda.items.iter().flat_map(|item| &item.decisions).filter(|decision| decision.ad_hoc);
    assert_eq!(ad_hoc.map(|decision| decision.individuals.count).collect::<Vec<_>>(), [Some(4)]);
}

#[test]
fn vinh_tuy_had_neither_awards_nor_a_contest_and_nhan_chinh_three() {
    let agenda = load("vinh-tuy-2020.ron");
    assert!(agenda.items.iter().all(|item| item.decisions.is_empty() && item.contest.is_none()));
    let agenda = load("nhan-chinh-2022.ron");
    assert_eq!(agenda.items.iter().filter(|item| item.contest.is_some()).count(), 3);
    assert_eq!(awarded(&agenda, ""), (0, 0), "the press gave no counts");
    assert!(agenda.items.iter().all(|item| item.minutes.is_none() && item.start.is_none()));
}

#[test]
fn the_model_day_uses_every_kind_of_item_and_ends_in_time() {
    let agenda = load("mau-ngay-hoi.ron");
    let used: HashSet<ItemKind> = agenda.items.iter().map(|item| item.kind).collect();
    let missing: Vec<_> = ItemKind::ALL.iter().filter(|kind| !used.contains(kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(agenda.items.iter().filter(|item| item.contest.is_some()).count(), 3);
    assert!(agenda.items.iter().flat_map(|item| &item.checks).any(|check| check.owner.is_some()));
    let numbered = agenda.items.iter().flat_map(|item| &item.decisions).filter(|it| it.number.is_some());
    assert_eq!(numbered.count(), 3);
    // Placeholders, never invented people.
    let names =
        agenda.items.iter().flat_map(|item| &item.decisions).flat_map(|it| it.individuals.list.clone());
    assert!(names.clone().count() > 0);
    for person in names {
        assert!(person.name.starts_with("Cá nhân "), "{}", person.name);
    }
    for delegate in &agenda.delegates {
        assert!(delegate.name.as_deref().is_none_or(|name| name.starts_with("Đại biểu ")), "{delegate:?}");
    }
}

/// A title without its kind must not put at stake what the written kind protects.
#[test]
fn the_titles_of_every_agenda_say_what_their_items_are() {
    let (mut told, mut untold) = (0, Vec::new());
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/agendas")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        if !name.ends_with(".ron") {
            continue;
        }
        for item in load(&name).items {
            match ItemKind::guess(&item.title) {
                Some(kind) if kind == item.kind => told += 1,
                Some(kind) => assert_eq!(
                    (kind.row().spare, item.kind.row().spare),
                    (None, item.kind.row().spare),
                    "{name}: {} is {:?} and would be taken for {kind:?}",
                    item.title,
                    item.kind
                ),
                None if item.kind == ItemKind::Other => {}
                None => untold.push(item.title),
            }
        }
    }
    assert!(told >= 60, "{told}; {untold:?}");
    assert!(untold.len() <= 1, "{untold:?}");
}
