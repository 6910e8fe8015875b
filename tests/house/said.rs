//! What comments say: the reason in place, and nothing that restates a name or points to a page
//! that the reader has not got.

use crate::read::{House, files, root};

/// A documentation of one such word, or of `Which` and the name of the field, says nothing that the
/// name does not.
const BARE: [&str; 9] = ["Who", "Whom", "Whose", "Which", "What", "When", "Where", "Why", "How"];
/// Pages of those who planned the house, which do not come with it.
const PAGES: [&str; 5] = ["DESIGN", "domain.md", "screens.md", "stack.md", "the brief"];

/// Every line of documentation that is one bare word, and has no other beside it.
pub fn bare(text: &str) -> Vec<usize> {
    let said = |line: &str| {
        let line = line.trim_start();
        line.strip_prefix("///").or_else(|| line.strip_prefix("//!")).map(|said| said.trim().to_owned())
    };
    let lines: Vec<Option<String>> = text.lines().map(said).collect();
    let alone = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| lines[before].as_ref());
        before.is_none() && lines.get(at + 1).is_none_or(Option::is_none)
    };
    let bare = |said: &str| {
        let said = said.trim_end_matches(['.', '?']);
        BARE.contains(&said) || said.strip_prefix("Which ").is_some_and(|name| !name.contains(' '))
    };
    (0..lines.len())
        .filter(|at| lines[*at].as_deref().is_some_and(bare) && alone(*at))
        .map(|at| at + 1)
        .collect()
}

/// Every comment that points to a page or to a number on it.
pub fn pointing(text: &str) -> Vec<usize> {
    let points = |line: &str| {
        // A string may hold two slashes, but never after a space as a comment does here.
        let comment = line.find("// ").or_else(|| line.find("/// ")).or_else(|| line.find("//! "));
        let Some(comment) = comment.map(|at| &line[at..]) else { return false };
        let law = comment.to_lowercase();
        let law = law.match_indices("law ").any(|(at, _)| {
            let before = law[..at].chars().next_back();
            let number = law[at + 4..].starts_with(|c: char| c.is_ascii_digit());
            number && !before.is_some_and(char::is_alphanumeric)
        });
        law || PAGES.iter().any(|page| comment.contains(page))
    };
    text.lines().enumerate().filter(|(_, line)| points(line)).map(|(at, _)| at + 1).collect()
}

#[test]
fn a_bare_word_and_a_pointer_are_found() {
    assert_eq!(bare("/// Which.\npub a: u8,\n/// Whom?\nb: u8,\n/// Who it is.\nc: u8,"), [1, 3]);
    assert_eq!(bare("/// Which watch.\nwatch: u8,\n/// Which watch, from 1.\nwatch: u8,"), [1]);
    assert_eq!(bare("/// Why.\n///\n/// Because.\n"), Vec::<usize>::new(), "goes on");
    assert_eq!(pointing("x(); // as in law 3\n/// Laws are kept.\n//! (DESIGN §3)\n// flaw 3"), [1, 3]);
}

#[test]
fn no_documentation_says_only_which() {
    let house = House::read();
    let places = house
        .sources
        .iter()
        .flat_map(|source| bare(&source.text).into_iter().map(move |line| format!("{}:{line}", source.file)));
    let places: Vec<String> = places.collect();
    assert!(places.is_empty(), "say what it is for, not only that it is asked:\n{}", places.join("\n"));
}

#[test]
fn no_comment_points_to_a_page_that_a_stranger_has_not_got() {
    let mut paths = Vec::new();
    for folder in ["src", "tests", "benches", "examples"] {
        files(&root().join(folder), &mut paths);
    }
    let stories = std::fs::read_dir(root().join("tests/story")).unwrap().map(|story| story.unwrap().path());
    paths.extend(stories.filter(|path| path.extension().is_some_and(|extension| extension == "ron")));
    let mut places = Vec::new();
    for path in paths {
        let file = path.strip_prefix(root()).unwrap().display().to_string();
        // This file has to name them.
        if file == "tests/house/said.rs" {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        places.extend(pointing(&text).into_iter().map(|line| format!("{file}:{line}")));
    }
    assert!(places.is_empty(), "give the reason in place:\n{}", places.join("\n"));
}

/// What nobody on the ground says, with what they say.
const NOT_SAID: [(&str, &str); 6] = [
    ("đủ mặt", "có mặt"),
    ("mở ngày", "mở chương trình, mở buổi lễ"),
    ("trọng tài trưởng", "trưởng ban trọng tài"),
    ("chữ tắt", "chữ viết tắt"),
    ("vừa đến dự", "đã đến dự"),
    ("không phải làm gì thêm", "what to do"),
];

#[test]
fn nothing_on_a_screen_is_said_as_nobody_on_the_ground_would() {
    let house = House::read();
    let mut places = Vec::new();
    for source in &house.sources {
        for (at, line) in source.text.lines().enumerate() {
            let line = line.to_lowercase();
            let said = NOT_SAID.iter().filter(|(wrong, _)| line.contains(wrong));
            places
                .extend(said.map(|(wrong, right)| format!("{}:{}: {wrong} → {right}", source.file, at + 1)));
        }
    }
    assert!(places.is_empty(), "say it as they do:\n{}", places.join("\n"));
}
