//! A journal of an earlier build, with every kind of event that it knew.

use std::collections::BTreeSet;

use ngayhoi::agenda::ItemKind;
use ngayhoi::day::Event;
use serde_json::{Value, json};

use crate::shell::Shell;

const JOURNAL: &[u8] = include_bytes!("../journal/kept/every-kind.ngayhoi");
const STATUS: &str = include_str!("../journal/kept/every-kind.status.json");
const LOG: &str = include_str!("../journal/kept/every-kind.log.jsonl");

/// The kinds of that build; what happened on the drill ground by its variant.
const KINDS: [&str; 61] = [
    "opened",
    "started",
    "cautioned",
    "went_back",
    "paused",
    "resumed",
    "skipped",
    "unskipped",
    "parked",
    "unparked",
    "ticked",
    "unticked",
    "noted",
    "start_corrected",
    "adjusted",
    "inserted",
    "moved",
    "set_aside",
    "taken_up",
    "performer_replaced",
    "shortened",
    "pulled_forward",
    "marked",
    "delegate_added",
    "delegate_moved",
    "substituted",
    "message_sent",
    "message_seen",
    "revised",
    "programme_kept",
    "announced",
    "awarded",
    "prepared",
    "renamed",
    "imported",
    "recipient_added",
    "batch_split",
    "batch_joined",
    "batch_staffed",
    "batch_closed",
    "ended",
    "reverted",
    "WatchStarted",
    "HeatStarted",
    "WatchStopped",
    "Read",
    "Charged",
    "Scored",
    "Ruled",
    "RerunOrdered",
    "Reinstated",
    "Interrupted",
    "TheoryClock",
    "Answered",
    "HeatsSet",
    "RuleSet",
    "TeamsAdded",
    "TeamRenamed",
    "TieDecided",
    "Signed",
    "Protested",
];

fn lines(log: &str) -> Vec<Value> {
    log.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// `HeatsSet` as `heats_set`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// `lined_up` as `LinedUp`.
fn camel(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

/// What happened on the drill ground: its variant and body, as that build recorded it.
fn of_contest(line: &Value) -> Option<(&String, &Value)> {
    if line["kind"] == "contest" { line["body"]["what"].as_object()?.iter().next() } else { None }
}

#[test]
fn the_kept_journal_holds_every_kind_of_its_build_and_undone_events() {
    let lines = lines(LOG);
    let kind = |line: &Value| match of_contest(line) {
        Some((variant, _)) => variant.clone(),
        None => line["kind"].as_str().unwrap().to_owned(),
    };
    let kinds: BTreeSet<String> = lines.iter().map(kind).collect();
    assert_eq!(kinds, KINDS.map(str::to_owned).into());
    // Each is known to this day; nothing is ever taken away.
    let known = Event::kinds();
    assert!(KINDS.iter().all(|kind| known.contains(&snake(kind).as_str())), "{known:?}");
    let undone = |kind: &str| lines.iter().any(|line| line["kind"] == kind && line["undone"] == true);
    assert!(undone("noted") && undone("reverted") && undone("ended"));
}

/// Fields are only ever added: whatever stood there stands there still.
fn holds(now: &Value, before: &Value) -> bool {
    match (now, before) {
        (Value::Object(now), Value::Object(before)) => {
            before.iter().all(|(field, before)| now.get(field).is_some_and(|now| holds(now, before)))
        }
        (Value::Array(now), Value::Array(before)) => {
            now.len() == before.len() && now.iter().zip(before).all(|(now, before)| holds(now, before))
        }
        _ => now == before,
    }
}

#[test]
fn a_journal_of_an_earlier_build_opens_and_its_log_reads_as_before_but_for_the_contests() {
    let shell = Shell::new();
    shell.write("day.ngayhoi", JOURNAL);
    let now = lines(&shell.run(&["log", "--json", "--journal", "day.ngayhoi"]).exits(0).out);
    let before = lines(LOG);
    assert_eq!(now.len(), before.len());
    for (now, mut before) in now.into_iter().zip(before) {
        // The one changed spelling: a contest's events have kinds and bodies of their own.
        if let Some((variant, body)) = of_contest(&before) {
            let (kind, body) = (json!(snake(variant)), body.clone());
            before["kind"] = kind;
            before["body"] = body;
        }
        assert!(holds(&now, &before), "{now}\n{before}");
    }
}

/// The clock that is set goes on while the program starts: a forecast may be some milliseconds later.
fn to_the_second(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Some((second, rest)) = text.split_once('.')
                && second.contains('T')
                && let Some(offset) = rest.find('+')
            {
                *text = format!("{second}{}", &rest[offset..]);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(to_the_second),
        Value::Object(fields) => fields.values_mut().for_each(to_the_second),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn a_journal_of_an_earlier_build_comes_to_the_same_day() {
    let shell = Shell::new();
    shell.write("day.ngayhoi", JOURNAL);
    let args = ["--clock", "2026-08-19T11:00:00", "status", "--json", "--journal", "day.ngayhoi"];
    let mut now: Value = serde_json::from_str(&shell.run(&args).exits(0).out).unwrap();
    to_the_second(&mut now);
    let mut before: Value = serde_json::from_str(STATUS).unwrap();
    let spell = |value: &mut Value, field: &str| {
        value[field] = json!(camel(value[field].as_str().unwrap()));
    };
    // The changed spellings: every state and term as `do` and the journal spell it.
    for item in before["items"].as_array_mut().unwrap() {
        // Where no kind was written, the title tells it now.
        if item["kind"] == "Other" {
            let guess = ItemKind::guess(item["title"].as_str().unwrap());
            item["kind"] = json!(guess.unwrap_or_default().code());
        }
        spell(item, "state");
        spell(item, "part");
        for check in item["checks"].as_array_mut().unwrap() {
            spell(check, "phase");
        }
    }
    // Said since a day may be put off.
    before["goes_on_date"] = before["date"].clone();
    for award in before["awards"].as_array_mut().unwrap() {
        spell(award, "state");
        spell(award, "kind");
        // Who will receive instead is another thing than who has received.
        award["stand_in"] = Value::Null;
    }
    for delegate in before["delegates"].as_array_mut().unwrap() {
        spell(delegate, "presence");
        // Said by its presence alone before: who came instead.
        let replaced = delegate["presence"] == "Replaced";
        if replaced {
            delegate["presence"] = json!("ReplacedBy");
        }
        delegate["replaced_by"] = if replaced { json!("dai-bieu-98") } else { Value::Null };
    }
    to_the_second(&mut before);
    assert_eq!(now, before);
}
