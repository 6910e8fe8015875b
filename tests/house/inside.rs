//! Inside a room: which file knows which, and where they go round in a circle.

use std::collections::{BTreeMap, BTreeSet};

use crate::read::House;

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

#[test]
fn the_circles_inside_day_and_ui() {
    let house = House::read();
    for room in ["day", "ui"] {
        let graph = graph(house, room, str::to_owned);
        println!("{room}: {} files", graph.len());
        for circle in circles(&graph) {
            println!("  a circle of {}: {}", circle.len(), circle.join(", "));
            for file in &circle {
                let known: Vec<&String> = graph[file].iter().filter(|other| circle.contains(other)).collect();
                println!("    {file} -> {known:?}");
            }
        }
    }
}
