//! Inside a room: which file knows which, and where they go round in a circle.

use std::collections::{BTreeMap, BTreeSet};

use crate::read::{House, root};

/// Who knows whom: a file or a wing, and those that it names.
pub type Graph = BTreeMap<String, BTreeSet<String>>;

/// The files of a room, each by what `node` makes of its path below the room.
pub fn graph(house: &House, room: &str, node: impl Fn(&str) -> String) -> Graph {
    let below = |file: &str| {
        let file = file.strip_prefix("src/").unwrap_or(file);
        let file = file.strip_suffix(".rs").unwrap_or(file);
        node(file.strip_prefix(room).map_or(file, |rest| rest.trim_start_matches('/')))
    };
    let mut graph = Graph::new();
    for source in house.sources.iter().filter(|source| source.room() == room) {
        let from = below(&source.file);
        let known = graph.entry(from.clone()).or_default();
        for other in source.paths.iter().filter_map(|path| house.defined(path)) {
            let to = below(&other.file);
            if other.room() == room && to != from {
                known.insert(to);
            }
        }
    }
    graph
}

/// The circles: sets of more than one of which each reaches each, the largest first.
pub fn circles(graph: &Graph) -> Vec<Vec<String>> {
    let reach = |from: &String| {
        let mut seen = BTreeSet::new();
        let mut todo = vec![from];
        while let Some(at) = todo.pop() {
            for next in graph.get(at).into_iter().flatten() {
                if seen.insert(next.clone()) {
                    todo.push(next);
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&String, BTreeSet<String>> = graph.keys().map(|from| (from, reach(from))).collect();
    let mut circles: BTreeSet<Vec<String>> = BTreeSet::new();
    for (from, to) in &reached {
        let circle: Vec<String> = to
            .iter()
            .filter(|other| reached.get(other).is_some_and(|back| back.contains(*from)))
            .cloned()
            .collect();
        if circle.len() > 1 {
            circles.insert(circle);
        }
    }
    let mut circles: Vec<Vec<String>> = circles.into_iter().collect();
    circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
    circles
}

/// The wings of a room that has them: each a job, with a folder of its own.
const WINGS: [(&str, &[&str]); 2] = [
    ("day", &["programme", "people", "awards", "ground"]),
    ("ui", &["programme", "mc", "people", "awards", "ground", "hall"]),
];

/// The wing or the shared file that a file below a room belongs to; the room's own file is `top`.
fn wing(wings: &[&str], below: &str) -> String {
    let first = below.split('/').next().unwrap_or_default();
    match below {
        "" => "top".to_owned(),
        _ if wings.contains(&first) => format!("[{first}]"),
        file => file.to_owned(),
    }
}

/// Every file of a wing that names what a file of another wing defines.
fn between_wings(house: &House, room: &str, wings: &[&str]) -> BTreeSet<(String, String)> {
    let below = |file: &str| {
        file.trim_start_matches("src/").trim_start_matches(room).trim_matches('/').replace(".rs", "")
    };
    let mut found = BTreeSet::new();
    for source in house.sources.iter().filter(|source| source.room() == room) {
        let own = wing(wings, &below(&source.file));
        for path in &source.paths {
            let Some(other) = house.defined(path).filter(|other| other.room() == room) else { continue };
            let theirs = wing(wings, &below(&other.file));
            if own != theirs && own.starts_with('[') && theirs.starts_with('[') {
                found.insert((source.file.clone(), other.file.clone()));
            }
        }
    }
    found
}

/// How many of a room may know each other in a circle: wings and shared files, and single files. It only
/// ever gets less: whoever makes it smaller lowers the number. (Before the wings 20 files in `day`, 27
/// in `ui`. A shared file cut in two counts twice; say so where the number grows.)
const ROUND: [(&str, usize, usize); 2] = [("day", 13, 8), ("ui", 19, 32)];

/// What a wing asks of another by name, and why. Whoever needs one more asks through what all share, or
/// argues for it here.
const ASKED: [(&str, &str, &str); 7] = [
    ("awards/decisions", "programme/entry", "a decision is read while its item runs"),
    ("awards/prizes", "ground", "a prize's recipients are whom a board ranks"),
    ("awards/prizes", "ground/ids", "the board, by its name"),
    ("awards/prizes", "ground/event", "what moves a board moves its prizes"),
    ("awards/prizes", "ground/rank", "the grade that a place has won"),
    ("awards/prizes", "programme/entry", "the item in which the prizes are called"),
    ("people/casting", "programme/entry", "who performs an item"),
];

#[test]
fn no_wing_knows_another_wing_but_through_what_all_share_or_a_question_with_a_name() {
    for (room, wings) in WINGS {
        let mut between = between_wings(House::read(), room, wings);
        for (from, to, _) in ASKED {
            between.remove(&(format!("src/{room}/{from}.rs"), format!("src/{room}/{to}.rs")));
        }
        assert!(between.is_empty(), "{room}: {between:#?}");
        for wing in wings {
            assert!(root().join("src").join(room).join(wing).is_dir(), "{room} has no wing {wing}");
        }
    }
    let house = crate::of(&[
        ("src/day.rs", "mod awards; mod people; pub use people::Delegate;"),
        ("src/day/awards.rs", "use super::Delegate;"),
        ("src/day/people.rs", "pub struct Delegate;"),
    ]);
    let between = between_wings(&house, "day", WINGS[0].1);
    assert_eq!(between.len(), 1, "what is handed on is still the other wing's: {between:?}");
}

#[test]
fn no_more_of_a_room_goes_round_in_a_circle_than_did() {
    for ((room, wings), (_, together, files)) in WINGS.into_iter().zip(ROUND) {
        let holds = |most: usize, graph: &Graph| {
            let round = circles(graph);
            let largest = round.first().map_or(0, Vec::len);
            assert!(largest <= most, "{room}: {largest} where there were {most}: {round:#?}");
        };
        holds(together, &graph(House::read(), room, |file| wing(wings, file)));
        holds(files, &graph(House::read(), room, str::to_owned));
    }
}

/// `cargo test --test house circles -- --nocapture` shows them.
#[test]
fn the_circles_inside_day_and_ui() {
    let house = House::read();
    for (room, wings) in WINGS {
        for (what, node) in [
            ("files", &str::to_owned as &dyn Fn(&str) -> String),
            ("wings and shared files", &|file| wing(wings, file)),
        ] {
            let graph = graph(house, room, node);
            println!("{room}: {} {what}", graph.len());
            for circle in circles(&graph) {
                println!("  a circle of {}: {}", circle.len(), circle.join(", "));
                for file in &circle {
                    let known: Vec<&String> =
                        graph[file].iter().filter(|other| circle.contains(other)).collect();
                    println!("    {file} -> {known:?}");
                }
            }
        }
    }
}
