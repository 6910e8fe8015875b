//! The walls of the house: who may know whom, read from the table in `src/lib.rs`; what stays
//! pure; the only door to time; files of a length that can be read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Modules without file, thread, environment, printing or a clock (DESIGN §3).
const PURE: [&str; 4] = ["agenda", "day", "text", "ui"];
/// Lines of a file without its tests: about 400. Above this it wants to be split …
const LONG: usize = 450;
/// … and above this it must be argued for.
const TOO_LONG: usize = 600;
/// Files argued for, and why.
const ARGUED: [(&str, &str); 0] = [];

/// A source file, without its comments, its strings and its tests.
struct Source {
    /// Where it stands, from the root of the crate.
    file: String,
    /// Its module: `["day", "timing"]`.
    module: Vec<String>,
    code: String,
    lines: usize,
}

impl Source {
    /// The module of the house that it belongs to; `main` and `lib` are their own.
    fn room(&self) -> &str {
        self.module.first().map_or("lib", String::as_str)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut paths = Vec::new();
    files(&src, &mut paths);
    paths.sort();
    let texts: Vec<(PathBuf, String)> =
        paths.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect();
    // A module that exists only under test: `#[cfg(test)] mod conformance;`.
    let mut only_tests: BTreeSet<Vec<String>> = BTreeSet::new();
    let mut sources = Vec::new();
    for (path, text) in &texts {
        let relative = path.strip_prefix(&src).unwrap().with_extension("");
        let mut module: Vec<String> =
            relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        if module == ["lib"] {
            module.clear();
        }
        let code = bare(text);
        for line in code.split("#[cfg(test)]").skip(1) {
            if let Some(name) = line.trim_start().strip_prefix("mod ").and_then(|rest| rest.split(';').next())
                && name.chars().all(|c| c.is_alphanumeric() || c == '_')
            {
                only_tests.insert(module.iter().cloned().chain([name.to_owned()]).collect());
            }
        }
        let until = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
        let code = bare(&text[..until]);
        let file = path.strip_prefix(root()).unwrap().display().to_string();
        sources.push(Source { file, module, code, lines: text[..until].lines().count() });
    }
    sources.retain(|source| !only_tests.iter().any(|tests| source.module.starts_with(tests)));
    sources
}

/// The code without comments and without what stands in strings and characters.
fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
        } else if let Some(hashes) = raw_string(rest) {
            let close = format!("\"{}", "#".repeat(hashes));
            let body = &rest[hashes + 2..];
            rest = body.find(&close).map_or("", |end| &body[end + close.len()..]);
            bare.push_str("\"\"");
        } else if c == '"' {
            let mut escaped = false;
            let end = rest[1..].find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            rest = end.map_or("", |end| &rest[end + 2..]);
            bare.push_str("\"\"");
        } else if c == '\'' && character(rest).is_some() {
            rest = &rest[character(rest).unwrap()..];
            bare.push_str("' '");
        } else {
            bare.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    bare
}

/// The number of `#` of a raw string that begins here.
fn raw_string(rest: &str) -> Option<usize> {
    let hashes = rest.strip_prefix('r')?.chars().take_while(|c| *c == '#').count();
    rest[1 + hashes..].starts_with('"').then_some(hashes)
}

/// The length of a character literal that begins here; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let mut chars = rest.char_indices().skip(1);
    let (_, first) = chars.next()?;
    if first != '\\' {
        let (at, close) = chars.next()?;
        return (close == '\'').then_some(at + 1);
    }
    chars.next()?;
    chars.find(|(_, c)| *c == '\'').map(|(at, _)| at + 1)
}

/// Every path from the root of the crate that the code names, `use` trees unfolded.
fn paths(source: &Source) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for start in ["crate", "super"] {
        for (at, _) in source.code.match_indices(&format!("{start}::")) {
            let before = source.code[..at].chars().next_back();
            let goes_on = source.code[..at].ends_with("super::") || source.code[..at].ends_with("crate::");
            if goes_on || before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let mut base = if start == "crate" { Vec::new() } else { source.module.clone() };
            let mut rest = &source.code[at..];
            rest = rest.strip_prefix("crate::").unwrap_or(rest);
            while let Some(up) = rest.strip_prefix("super::") {
                base.pop();
                rest = up;
            }
            unfold(&base, rest, &mut found);
        }
    }
    found
}

/// Reads `a::{b, c::d}` after a base; what follows the tree is left alone.
fn unfold(base: &[String], rest: &str, found: &mut Vec<Vec<String>>) {
    let mut path = base.to_vec();
    let mut rest = rest;
    loop {
        if let Some(tree) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut from = 0;
            for (at, c) in tree.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth > 0 => depth -= 1,
                    ',' | '}' if depth == 0 => {
                        let branch = tree[from..at].trim();
                        if !branch.is_empty() {
                            unfold(&path, branch, found);
                        }
                        from = at + 1;
                        if c == '}' {
                            return;
                        }
                    }
                    _ => {}
                }
            }
            return;
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let name = &rest[..end];
        if !name.is_empty() && name != "self" {
            path.push(name.to_owned());
        }
        match rest[end..].strip_prefix("::") {
            Some(more) if !more.starts_with('<') => rest = more,
            _ => break,
        }
    }
    if path.len() > base.len() || !base.is_empty() {
        found.push(path);
    }
}

/// What a module may use: paths, of which everything below is meant.
enum May {
    Everything,
    Use(Vec<Vec<String>>),
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
                let mut paths = Vec::new();
                for quoted in list.split('`').skip(1).step_by(2) {
                    unfold(&[], quoted, &mut paths);
                }
                assert!(!paths.is_empty(), "{name}: {list}");
                May::Use(paths)
            }
        };
        table.insert(name.to_owned(), may);
    }
    table
}

#[test]
fn the_table_in_the_documentation_has_a_row_for_every_module() {
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let modules: BTreeSet<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod ")))
        .map(|line| line.trim_end_matches(';'))
        .collect();
    let table = table();
    assert_eq!(modules, table.keys().map(String::as_str).collect());
    assert!(modules.len() >= 9, "{modules:?}");
}

#[test]
fn nobody_knows_more_of_the_house_than_the_table_allows() {
    let table = table();
    let mut strangers = Vec::new();
    let mut known = 0;
    for source in sources() {
        let room = source.room();
        let Some(may) = table.get(room) else { continue };
        for path in paths(&source) {
            let Some(of) = path.first() else { continue };
            // `crate::something` that is no module: a macro or a re-export of the root.
            if of == room || !table.contains_key(of) {
                continue;
            }
            known += 1;
            let allowed = match may {
                May::Everything => true,
                May::Use(allowed) => allowed.iter().any(|prefix| path.starts_with(prefix)),
            };
            if !allowed {
                strangers.push(format!("{} uses {}", source.file, path.join("::")));
            }
        }
    }
    strangers.sort();
    strangers.dedup();
    assert!(strangers.is_empty(), "against the table in src/lib.rs:\n{}", strangers.join("\n"));
    assert!(known > 100, "only {known} uses were seen: the test is blind");
}

#[test]
fn nothing_uses_the_command_line() {
    for source in sources().iter().filter(|source| !matches!(source.room(), "cli" | "main" | "lib")) {
        assert!(paths(source).iter().all(|path| path[0] != "cli"), "{}", source.file);
    }
}

/// Fails with every place where one of these words stands, but in the files excepted.
#[track_caller]
fn nowhere(words: &[&str], what: &str, within: impl Fn(&Source) -> bool) {
    let mut places = Vec::new();
    let sources = sources();
    let searched: Vec<&Source> = sources.iter().filter(|source| within(source)).collect();
    assert!(!searched.is_empty(), "no file was searched");
    for source in searched {
        for word in words {
            let stands = source.code.match_indices(word).any(|(at, _)| {
                let before = source.code[..at].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
            });
            if stands {
                places.push(format!("{}: {word}", source.file));
            }
        }
    }
    assert!(places.is_empty(), "{what}:\n{}", places.join("\n"));
}

#[test]
fn the_clock_is_read_in_one_file() {
    let words =
        ["Utc::now", "Local::now", "Local::today", "SystemTime::now", "Instant::now", "clock_gettime"];
    nowhere(&words, "time is an argument: only clock.rs reads it", |source| source.file != "src/clock.rs");
    let clock = sources().into_iter().find(|source| source.file == "src/clock.rs").unwrap();
    assert!(clock.code.contains("Utc::now"), "the words are not found where they are");
}

#[test]
fn the_pure_modules_touch_no_file_no_thread_no_environment_and_no_screen() {
    let words = [
        "std::fs",
        "std::thread",
        "std::env",
        "std::process",
        "std::net",
        "std::io::std",
        "stdout(",
        "stderr(",
        "stdin(",
        "println!",
        "eprintln!",
        "print!",
        "eprint!",
        "File::open",
        "thread::spawn",
        "env::var",
    ];
    nowhere(&words, "agenda, day, ui and text are pure", |source| PURE.contains(&source.room()));
}

/// Who compares kinds elsewhere forgets the next one in silence: each question is a column of the table.
#[test]
fn a_kind_of_item_is_named_in_its_table_and_nowhere_else() {
    let kinds = ngayhoi::agenda::ItemKind::ALL.iter().map(|kind| format!("ItemKind::{}", kind.code()));
    let kinds: Vec<String> = kinds.collect();
    for source in sources().iter().filter(|source| source.file != "src/agenda/kind.rs") {
        for kind in &kinds {
            assert!(!source.code.contains(kind.as_str()), "{} asks for {kind}", source.file);
        }
    }
}

#[test]
fn each_library_stays_behind_its_own_door() {
    nowhere(&["rusqlite", "notify::"], "the journal's", |source| source.room() != "journal");
    nowhere(&["crossterm"], "the terminal's", |source| source.room() != "terminal");
    nowhere(&["clap::", "clap"], "the command line's", |source| source.room() != "cli");
    let draws = ["ui", "console", "terminal"];
    nowhere(&["ratatui"], "the screen's", |source| !draws.contains(&source.room()));
    nowhere(
        &["ratatui::backend", "ratatui::Terminal", "ratatui::init", "ratatui::crossterm"],
        "ui draws and does no io",
        |source| source.room() == "ui",
    );
    nowhere(&["tokio", "async fn"], "only a door for visitors may wait", |_| true);
}

#[test]
fn no_module_file_is_called_mod_rs_and_no_file_is_too_long() {
    let mut sources = sources();
    assert!(sources.iter().all(|source| !source.file.ends_with("/mod.rs")));
    sources.sort_by_key(|source| std::cmp::Reverse(source.lines));
    let argued = |source: &Source| ARGUED.iter().any(|(file, _)| *file == source.file);
    let too_long = sources.iter().any(|source| source.lines > TOO_LONG && !argued(source));
    let long = sources.iter().filter(|source| source.lines > LONG);
    let long: Vec<String> = long.map(|source| format!("{}: {} lines", source.file, source.lines)).collect();
    assert!(!too_long, "more than {TOO_LONG} lines without their tests; long already:\n{}", long.join("\n"));
}

#[test]
fn each_screen_begins_by_saying_what_it_draws() {
    let mut screens = Vec::new();
    files(&root().join("src/ui/screen"), &mut screens);
    assert!(screens.len() >= 9, "{screens:?}");
    for path in screens {
        let text = std::fs::read_to_string(&path).unwrap();
        let first = text.lines().next().unwrap_or_default();
        let said = first.strip_prefix("//! ").unwrap_or_default();
        assert!(said.chars().count() > 15, "{} begins with {first:?}", path.display());
    }
}

#[test]
fn the_documentation_of_every_file_comes_first() {
    for source in sources() {
        let text = std::fs::read_to_string(root().join(&source.file)).unwrap();
        assert!(text.starts_with("//! "), "{} does not say what it is", source.file);
    }
}

#[test]
fn code_is_told_from_comments_and_strings() {
    let source = |module: &str, code: &str| Source {
        file: String::new(),
        module: module.split("::").map(str::to_owned).collect(),
        code: bare(code),
        lines: 0,
    };
    let told = |module: &str, code: &str| {
        let mut told: Vec<String> = paths(&source(module, code)).iter().map(|path| path.join("::")).collect();
        told.sort();
        told
    };
    assert_eq!(
        told(
            "a",
            "// crate::b\n/* crate::c */ \"crate::d \\\" crate::e\" r#\"crate::f\"# '\\'' '\"' crate::g"
        ),
        ["g"]
    );
    assert_eq!(
        told("a::b", "use super::{c, d::{self, E}}; use super::super::f::G;"),
        ["a::c", "a::d", "a::d::E", "f::G"]
    );
    assert_eq!(told("a", "use crate::{b::C, d};\nfn x<'a>(y: &'a crate::e::F) {}"), ["b::C", "d", "e::F"]);
    assert_eq!(told("a", "let x = crate::b::C::<u8>::new(); xcrate::d::E;"), ["b::C"]);
}
