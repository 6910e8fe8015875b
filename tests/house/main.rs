//! The walls of the house: who may know whom, read from the table in `src/lib.rs`; what stays
//! pure; the only door to time; files of a length that can be read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod arms;
mod inside;
mod read;
mod said;

use std::collections::{BTreeMap, BTreeSet};

use read::{House, Name, Source, root};

/// Modules without file, thread, environment, printing or a clock.
const PURE: [&str; 5] = ["agenda", "day", "paper", "text", "ui"];
/// Lines of a file without its tests: about 400, and never more than this.
const TOO_LONG: usize = 450;

/// What a module may use: paths from the root, of which everything below is meant.
enum May {
    Everything,
    Use(Vec<Name>),
}

/// The table in the crate's documentation: module, what it may use.
fn table() -> BTreeMap<String, May> {
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let mut table = BTreeMap::new();
    for row in lib.lines().filter_map(|line| line.strip_prefix("//! | [`")) {
        let (name, row) = row.split_once("`]").unwrap();
        let may = row.trim_end_matches([' ', '|']).rsplit(" | ").next().unwrap().trim();
        let may = match may {
            "everything" => May::Everything,
            "nothing" => May::Use(Vec::new()),
            list => {
                let quoted: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
                assert!(!quoted.is_empty(), "{name}: {list}");
                // Each is written like an import.
                let uses: String = quoted.iter().map(|path| format!("use crate::{path};")).collect();
                let only = [("table".to_owned(), vec!["table".to_owned()], uses)];
                May::Use(House::of(only.into_iter()).sources.remove(0).paths)
            }
        };
        table.insert(name.to_owned(), may);
    }
    table
}

#[test]
fn the_table_in_the_documentation_has_a_row_for_every_module() {
    let house = House::read();
    let lib = house.sources.iter().find(|source| source.module == ["crate"]).unwrap();
    let modules: BTreeSet<String> = lib.children.iter().cloned().collect();
    assert_eq!(modules, table().into_keys().collect());
    assert!(modules.len() >= 9, "{modules:?}");
}

#[test]
fn nobody_knows_more_of_the_house_than_the_table_allows() {
    let table = table();
    let mut strangers = BTreeSet::new();
    let mut known = 0;
    for source in &House::read().sources {
        let room = source.room();
        let Some(may) = table.get(room) else { continue };
        for path in source.all_paths() {
            let [krate, of, ..] = path.as_slice() else { continue };
            // `crate::something` that is no module: a macro or a re-export of the root.
            if krate != "crate" || of == room || !table.contains_key(of) {
                continue;
            }
            known += 1;
            let allowed = match may {
                May::Everything => true,
                May::Use(allowed) => allowed.iter().any(|prefix| path.starts_with(prefix)),
            };
            if !allowed {
                strangers.insert(format!("{} uses {}", source.file, path.join("::")));
            }
        }
    }
    let strangers: Vec<String> = strangers.into_iter().collect();
    assert!(strangers.is_empty(), "against the table in src/lib.rs:\n{}", strangers.join("\n"));
    assert!(known > 1000, "only {known} uses were seen: the test is blind");
}

#[test]
fn nothing_uses_the_command_line() {
    for source in &House::read().sources {
        let uses = |path: &Name| path.starts_with(&["crate".to_owned(), "cli".to_owned()]);
        assert!(
            matches!(source.room(), "cli" | "main" | "lib") || !source.all_paths().any(uses),
            "{}",
            source.file
        );
    }
}

/// Every place that names one of these: a path or its beginning (`std::fs`), its end (`*::Utc::now`),
/// or a macro (`println!`).
fn places(names: &[&str], within: impl Fn(&Source) -> bool) -> Vec<String> {
    let mut places = BTreeSet::new();
    let house = House::read();
    let searched: Vec<&Source> = house.sources.iter().filter(|source| within(source)).collect();
    assert!(!searched.is_empty(), "no file was searched");
    for source in searched {
        for name in names {
            let stands = if let Some(name) = name.strip_suffix('!') {
                source.macros.contains(name)
            } else if let Some(end) = name.strip_prefix("*::") {
                let end: Vec<&str> = end.split("::").collect();
                source
                    .all_paths()
                    .any(|path| path.iter().map(String::as_str).collect::<Vec<_>>().ends_with(&end))
            } else {
                let start: Name = name.split("::").map(str::to_owned).collect();
                source.all_paths().any(|path| path.starts_with(&start))
            };
            if stands {
                places.insert(format!("{}: {name}", source.file));
            }
        }
    }
    places.into_iter().collect()
}

#[track_caller]
fn nowhere(names: &[&str], what: &str, within: impl Fn(&Source) -> bool) {
    let places = places(names, within);
    assert!(places.is_empty(), "{what}:\n{}", places.join("\n"));
}

#[test]
fn the_clock_is_read_in_one_file() {
    let names = [
        "*::Utc::now",
        "*::Local::now",
        "*::Local::today",
        "*::SystemTime::now",
        "*::Instant::now",
        "*::clock_gettime",
    ];
    nowhere(&names, "time is an argument: only clock.rs reads it", |source| source.file != "src/clock.rs");
    assert!(!places(&names, |source| source.file == "src/clock.rs").is_empty(), "the test is blind");
}

#[test]
fn the_pure_modules_touch_no_file_no_thread_no_environment_and_no_screen() {
    let names = [
        "std::fs",
        "std::thread",
        "std::env",
        "std::process",
        "std::net",
        "*::stdout",
        "*::stderr",
        "*::stdin",
        "*::File::open",
        "*::File::create",
        "println!",
        "eprintln!",
        "print!",
        "eprint!",
        "dbg!",
    ];
    nowhere(&names, "without file, thread, environment, printing", |source| PURE.contains(&source.room()));
    assert!(places(&names, |source| source.room() == "cli").len() > 5, "the test is blind");
    for room in PURE {
        assert!(table().contains_key(room), "{room}");
    }
}

/// Who compares kinds elsewhere forgets the next one in silence: each question is a column of the
/// table.
#[test]
fn a_kind_of_item_is_named_in_its_table_and_nowhere_else() {
    let kinds = ngayhoi::agenda::ItemKind::ALL.iter();
    let kinds: Vec<String> = kinds.map(|kind| format!("*::ItemKind::{}", kind.code())).collect();
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    nowhere(&kinds, "ask the table", |source| source.file != "src/agenda/kind.rs");
    let asked = small("a", "use crate::agenda::ItemKind; fn x() { matches!(kind, ItemKind::Contest) }");
    assert!(asked.paths.iter().any(|path| path.ends_with(&["ItemKind".to_owned(), "Contest".to_owned()])));
}

#[test]
fn each_library_stays_behind_its_own_door() {
    nowhere(&["rusqlite", "notify"], "the journal's", |source| source.room() != "journal");
    nowhere(&["crossterm"], "the terminal's", |source| source.room() != "terminal");
    nowhere(&["clap"], "the command line's", |source| source.room() != "cli");
    nowhere(&["calamine", "zip", "quick_xml", "csv", "encoding_rs"], "paper's", |source| {
        source.room() != "paper"
    });
    let draws = ["ui", "console", "demo", "terminal"];
    nowhere(&["ratatui"], "the screen's", |source| !draws.contains(&source.room()));
    nowhere(
        &["ratatui::backend", "ratatui::Terminal", "ratatui::init", "ratatui::crossterm"],
        "ui draws and does no io",
        |source| source.room() == "ui",
    );
    nowhere(&["tokio"], "only a door for visitors may wait", |_| true);
    for (library, room) in [
        ("rusqlite", "journal"),
        ("crossterm", "terminal"),
        ("clap", "cli"),
        ("ratatui", "ui"),
        ("csv", "paper"),
    ] {
        assert!(!places(&[library], |source| source.room() == room).is_empty(), "blind for {library}");
    }
}

#[test]
fn no_module_file_is_called_mod_rs_and_no_file_is_too_long() {
    let house = House::read();
    assert!(house.sources.iter().all(|source| !source.file.ends_with("/mod.rs")));
    let long = house.sources.iter().filter(|source| source.lines > TOO_LONG);
    let long: Vec<String> = long.map(|source| format!("{}: {} lines", source.file, source.lines)).collect();
    assert!(long.is_empty(), "more than {TOO_LONG} lines without their tests:\n{}", long.join("\n"));
}

#[test]
fn each_screen_begins_by_saying_what_it_draws() {
    let house = House::read();
    let draws = |source: &&Source| source.room() == "ui" && source.text.contains("pub fn draw(view: &View");
    let screens: Vec<&Source> = house.sources.iter().filter(draws).collect();
    assert!(screens.len() >= 9, "only {} screens are drawn", screens.len());
    for screen in screens {
        let first = screen.text.lines().next().unwrap_or_default();
        let said = first.strip_prefix("//! ").unwrap_or_default();
        assert!(said.chars().count() > 15, "{} begins with {first:?}", screen.file);
    }
}

#[test]
fn the_documentation_of_every_file_comes_first() {
    for source in &House::read().sources {
        assert!(source.text.starts_with("//! "), "{} does not say what it is", source.file);
    }
}

/// A house of one file.
fn small(module: &str, code: &str) -> Source {
    let module = module.split("::").map(str::to_owned).collect();
    House::of([("a.rs".to_owned(), module, code.to_owned())].into_iter()).sources.remove(0)
}

#[test]
fn code_is_told_from_comments_and_strings_and_imports_are_unfolded() {
    let told = |module: &str, code: &str| {
        let source = small(module, code);
        let told = source.all_paths().filter(|path| path[0] == "crate").map(|path| path[1..].join("::"));
        told.collect::<BTreeSet<String>>().into_iter().collect::<Vec<_>>()
    };
    assert_eq!(
        told("a", "// crate::b\n/* crate::c */ const X: &str = \"crate::d\"; const Y: u8 = crate::g;"),
        ["g"]
    );
    assert_eq!(
        told("a::b", "use super::{c, d::{self, E}}; use super::super::f::G;"),
        ["a::c", "a::d", "a::d::E", "f::G"]
    );
    assert_eq!(told("a", "use crate::{b::C, d};\nfn x<'a>(y: &'a crate::e::F) {}"), ["b::C", "d", "e::F"]);
    assert_eq!(told("a", "fn x() { crate::b::C::<u8>::new(); xcrate::d::E; }"), ["b::C::new"]);
    // An import gives what follows its name, under another name too, and in a macro.
    assert_eq!(told("a", "use crate::b; fn x() { b::C; }"), ["b", "b::C"]);
    assert_eq!(told("a", "use crate::b as d; fn x() { m!(d::C, \"crate::e\") }"), ["b", "b::C"]);
    assert_eq!(told("a", "macro_rules! m { () => { $crate::b::C } }"), ["b::C"]);
}

#[test]
fn what_exists_only_under_test_is_left_out_wherever_it_stands() {
    let source = small(
        "a",
        "#[cfg(test)]\nuse crate::b;\n\nfn x() {}\n\n#[cfg(test)]\nmod tests {\n    use crate::c;\n}\n\nuse crate::d;\n",
    );
    assert_eq!(source.paths, [["crate", "d"]]);
    assert_eq!(source.lines, 5, "the blank lines between stay");
    let files = [
        ("src/a.rs", "#[cfg(test)] mod b; mod c;"),
        ("src/a/b.rs", "mod d;"),
        ("src/a/b/d.rs", ""),
        ("src/a/c.rs", ""),
    ];
    assert_eq!(
        of(&files).sources.iter().map(|source| source.file.as_str()).collect::<Vec<_>>(),
        ["src/a.rs", "src/a/c.rs"]
    );
}

/// A house of these files.
fn of(files: &[(&str, &str)]) -> House {
    House::of(files.iter().map(|(file, code)| {
        let module = file.trim_start_matches("src/").trim_end_matches(".rs").split('/').map(str::to_owned);
        ((*file).to_owned(), module.collect(), (*code).to_owned())
    }))
}

#[test]
fn what_is_handed_on_leads_to_where_it_is_defined() {
    let house = of(&[
        ("src/day.rs", "mod state; mod say; pub use state::Day; pub use say::*; use say::Word as Spoken;"),
        ("src/day/state.rs", "pub struct Day; table! { Made }"),
        ("src/day/say.rs", "pub struct Word; use super::Day;"),
    ]);
    let at = |path: &str| {
        let path: Name = path.split("::").map(str::to_owned).collect();
        house.defined(&path).map(|source| source.file.as_str())
    };
    assert_eq!(at("crate::day::Day::new"), Some("src/day/state.rs"));
    assert_eq!(at("crate::day::Word"), Some("src/day/say.rs"), "through a glob");
    assert_eq!(at("crate::day::Spoken"), Some("src/day/say.rs"), "under another name");
    assert_eq!(at("crate::day::state::Made"), Some("src/day/state.rs"), "made by a macro");
    assert_eq!(at("crate::day::state"), None, "a module that is only named");
    assert_eq!(at("std::fs::read"), None);
    assert!(inside::circles(&inside::graph(&house, "day", str::to_owned)).is_empty());
}
