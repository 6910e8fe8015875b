//! The folder of days.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use ngayhoi::day::{Event, Mode, ProgrammeEvent, Recorded, Seq};
use ngayhoi::journal::{Journal, Trouble, folder};

use crate::house::{anchor, record, records};

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 8, 19).unwrap()
}

#[test]
fn days_and_rehearsals_lie_apart_where_one_wants_them() {
    let data = Path::new("/data");
    assert_eq!(folder::folder(Mode::Live, Some(data)), Some(data.join("days")));
    assert_eq!(folder::folder(Mode::Rehearsal, Some(data)), Some(data.join("rehearsals")));
    if let Some(days) = folder::folder(Mode::Live, None) {
        assert!(days.ends_with("days") && days.to_string_lossy().contains("ngayhoi"), "{days:?}");
    }
}

#[test]
fn a_second_day_of_the_same_title_gets_a_number() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("not yet there");
    let mut names = Vec::new();
    for _ in 0..3 {
        let day = folder::create(&folder, date(), "ngay-hoi", None, &record(1, "a"), &anchor()).unwrap();
        names.push(day.path().file_name().unwrap().to_owned());
    }
    assert_eq!(
        names,
        ["2026-08-19-ngay-hoi.ngayhoi", "2026-08-19-ngay-hoi-2.ngayhoi", "2026-08-19-ngay-hoi-3.ngayhoi"]
    );
}

#[test]
fn eight_who_create_a_day_at_once_get_eight_days() {
    let root = tempfile::tempdir().unwrap();
    let names: std::collections::BTreeSet<_> = std::thread::scope(|scope| {
        let creators: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    let day = folder::create(root.path(), date(), "", None, &record(1, "a"), &anchor());
                    day.unwrap().path().to_owned()
                })
            })
            .collect();
        creators.into_iter().map(|creator| creator.join().unwrap()).collect()
    });
    assert_eq!(names.len(), 8);
    assert!(names.contains(&root.path().canonicalize().unwrap().join("2026-08-19.ngayhoi")));
}

#[test]
fn a_title_never_leads_out_of_the_folder_nor_past_what_file_systems_take() {
    let folder = Path::new("/days");
    assert_eq!(folder::fresh_name(folder, date(), "../../etc"), folder.join("2026-08-19-etc.ngayhoi"));
    let long = folder::fresh_name(folder, date(), &"ngay-hoi-".repeat(100));
    assert!(long.file_name().unwrap().len() < 100);
}

#[test]
fn the_list_tells_of_each_day_what_one_needs_to_choose() {
    let root = tempfile::tempdir().unwrap();
    assert_eq!(folder::list(&root.path().join("not there")), Ok(Vec::new()));
    let source = Path::new("/chương trình.ron");
    let create = |slug| {
        folder::create(root.path(), date(), slug, Some(source), &record(1, "Cá nhân 01"), &anchor()).unwrap()
    };
    let event = |seq, event| Recorded { event, ..record(seq, "Cá nhân 01") };
    let ended = |seq| event(seq, ProgrammeEvent::Ended { item: None, gone_over: Vec::new() }.into());
    let reverted = |seq, of| event(seq, Event::Reverted { seq: Seq(of) });

    let mut over = create("over");
    over.append(Seq(1), &[ended(2), reverted(3, 2), reverted(4, 3)]).unwrap();
    let mut goes_on = create("goes-on");
    goes_on.append(Seq(1), &[ended(2), reverted(3, 2)]).unwrap();
    drop(goes_on);
    let mut open = create("open");
    open.append(Seq(1), &records(2, 9)).unwrap();
    drop(create("fresh"));
    fs::write(root.path().join("broken.ngayhoi"), "not a journal").unwrap();
    fs::write(root.path().join("note.txt"), "not even named like one").unwrap();

    let listed = folder::list(root.path()).unwrap();
    let told: Vec<_> = listed
        .iter()
        .map(|entry| {
            let name = entry.path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, entry.head.as_ref().map(|head| (head.last.seq.0, head.ended)).map_err(Clone::clone))
        })
        .collect();
    assert_eq!(
        told,
        [
            ("2026-08-19-open".to_owned(), Ok((9, false))),
            ("2026-08-19-over".to_owned(), Ok((4, true))),
            ("2026-08-19-goes-on".to_owned(), Ok((3, false))),
            ("2026-08-19-fresh".to_owned(), Ok((1, false))),
            ("broken".to_owned(), Err(Trouble::NotAJournal)),
        ]
    );
    let head = listed[0].head.as_ref().unwrap();
    assert_eq!((&head.first, &head.last), (&record(1, "Cá nhân 01"), &record(9, "Cá nhân 01")));
    assert_eq!(head.source.as_deref(), Some(source));
}

#[test]
fn listing_leaves_a_closed_day_as_it_lies() {
    let root = tempfile::tempdir().unwrap();
    let day = folder::create(root.path(), date(), "x", None, &record(1, "a"), &anchor()).unwrap();
    let path = day.path().to_owned();
    drop(day);
    let state = || {
        let names: Vec<_> =
            fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        (names, fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap())
    };
    let before = state();
    assert!(folder::list(root.path()).unwrap()[0].head.is_ok());
    assert_eq!(state(), before);
}
