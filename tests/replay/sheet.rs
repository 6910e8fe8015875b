//! A stranger with the printed sheet reckons every result again, from the readings, the faults and
//! the rules that stand on it and from nothing else.

use ngayhoi::agenda::{Points, RunTime};
use ngayhoi::paper::out::{Kind, page};
use ngayhoi::text::Lang;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use crate::cases;
use crate::ground::{day_of, happened};

/// The rules as the sheet prints them.
struct Printed {
    watches: &'static str,
    unit: i64,
    rounding: &'static str,
    cap: Option<i64>,
    caps_time: bool,
    by_time: bool,
    attempts: usize,
    sums: bool,
}

fn first_of(text: &str, words: &[&'static str]) -> &'static str {
    // The longest first: "làm tròn lên" is not "làm tròn".
    words.iter().find(|word| text.contains(**word)).copied().unwrap_or("")
}

fn rules(text: &str) -> Printed {
    let after = |lead: &str| text.split(lead).nth(1).map(|rest| rest.split(" · ").next().unwrap().to_owned());
    let cap = after("giới hạn ").and_then(|cap| ngayhoi::agenda::time::lasting(cap.trim_end_matches('.')));
    let attempts = text.split(" lần thi").next().unwrap().rsplit(' ').next().unwrap();
    Printed {
        watches: first_of(
            text,
            &["điện tử, bấm tay dự phòng", "giữa của ba", "chậm hơn của hai", "trung bình", "một đồng hồ"],
        ),
        unit: if text.contains("1/100 giây") { 10 } else { 100 },
        rounding: first_of(text, &["làm tròn lên", "cắt bỏ", "làm tròn"]),
        cap: cap.map(|cap| cap.0.num_milliseconds()),
        caps_time: text.contains("quá giờ: tính bằng thời gian tối đa"),
        by_time: text.contains("thời gian cộng phạt"),
        attempts: attempts.parse().unwrap(),
        sums: text.contains("tổng các lần"),
    }
}

/// `sum / of` at the precision of the sheet.
fn round(sum: i64, of: i64, unit: i64, rounding: &str) -> i64 {
    let step = of * unit;
    unit * match rounding {
        "làm tròn lên" => (sum + step - 1) / step,
        "cắt bỏ" => sum / step,
        _ => (2 * sum + step) / (2 * step),
    }
}

fn one_time(readings: &[&str], rules: &Printed) -> Option<i64> {
    let read = |text: &str| RunTime::parse(text).unwrap_or_else(|| panic!("no time: {text}")).0;
    let electronic = readings.iter().find_map(|text| text.strip_prefix("điện tử ")).map(read);
    let mut hands: Vec<i64> =
        readings.iter().filter(|text| !text.starts_with("điện tử")).map(|text| read(text)).collect();
    let mean = |all: &[i64]| round(all.iter().sum(), all.len() as i64, rules.unit, rules.rounding);
    let one = |time: i64| round(time, 1, rules.unit, rules.rounding);
    Some(match rules.watches {
        "điện tử, bấm tay dự phòng" => match electronic {
            Some(time) => one(time),
            None if hands.is_empty() => return None,
            None => mean(&hands),
        },
        _ if hands.is_empty() => one(electronic?),
        "trung bình" => mean(&hands),
        "một đồng hồ" => one(hands[0]),
        "chậm hơn của hai" => one(*hands[..hands.len().min(2)].iter().max()?),
        "giữa của ba" => {
            hands.truncate(3);
            hands.sort_unstable();
            one(hands[hands.len() / 2])
        }
        other => panic!("watches: {other}"),
    })
}

/// What a run on the sheet comes to: milliseconds, or hundredths of a point.
fn reckon(said: &str, rules: &Printed) -> Option<i64> {
    let mut parts = said.split("; ");
    let first = parts.next()?.trim();
    let rest: Vec<&str> = parts.collect();
    let codes = rest.iter().find_map(|part| part.strip_prefix("lỗi ")).unwrap_or("");
    let seen =
        |code: &str| codes.split(" (").next().unwrap().split(", ").filter(|own| *own == code).count() as i64;
    let is = |outcome: &str| rest.iter().any(|part| part.starts_with(outcome)) || first.starts_with(outcome);
    let left = first.split(" → ").next().unwrap();
    if !rules.by_time {
        // `9,5 − 1 = 8,5`, perhaps after the readings.
        let points = first
            .rsplit(" → ")
            .find(|part| part.contains(" = "))
            .or_else(|| first.contains(" − ").then_some(first))
            .unwrap_or_else(|| first.rsplit(" → ").next().unwrap());
        let points = if first.contains(" − ") {
            first.split(" → ").find(|part| part.contains(" − "))?
        } else {
            points
        };
        let given = Points::parse(points.split(" − ").next().unwrap())?.0;
        return Some((given - 50 * seen("3")).max(0));
    }
    let readings: Vec<&str> =
        left.split(" · ").filter(|text| text.starts_with(|c: char| c.is_ascii_digit() || c == 'đ')).collect();
    let mut time = one_time(&readings, rules);
    if is("không hoàn thành") && rules.caps_time {
        return rules.cap;
    }
    if let (Some(cap), true) = (rules.cap, rules.caps_time) {
        time = time.map(|time| time.min(cap));
    }
    Some(time? + 5_000 * seen("1").min(2))
}

/// Every run of a team on the sheet, with whether it is the one that counts.
fn runs(facts: &str, attempts: usize) -> Vec<(bool, String)> {
    let until = |text: &str| {
        text.split("đồng hồ: ").next().unwrap().split("lý thuyết ").next().unwrap().trim().to_owned()
    };
    let led = (1..=3)
        .any(|n| facts.contains(&format!("lần {n}: ")) || facts.contains(&format!("lần {n} (tính): ")));
    if attempts == 1 && !led {
        return vec![(true, until(facts))];
    }
    // Attempts that the rules no longer have stand below, struck.
    let attempts = 3;
    let mut runs = Vec::new();
    for number in 1..=attempts {
        for (lead, counts) in [(format!("lần {number} (tính): "), true), (format!("lần {number}: "), false)]
        {
            if let Some((_, rest)) = facts.split_once(&lead) {
                let next = (1..=attempts).flat_map(|n| [format!("lần {n} (tính): "), format!("lần {n}: ")]);
                let end = next.filter_map(|lead| rest.find(&lead)).min().unwrap_or(rest.len());
                if !rest.starts_with("[ĐÃ GẠCH") {
                    runs.push((counts, until(&rest[..end])));
                }
            }
        }
    }
    runs
}

/// Reckons the sheet of the first board again; says how many results it held.
fn reckon_again(lines: &[String]) -> Result<usize, String> {
    let board: Vec<&str> =
        lines.iter().map(String::as_str).take_while(|line| !line.starts_with('─')).collect();
    let below = board.iter().position(|line| line.starts_with("Thể lệ: ")).ok_or("no rules on the sheet")?;
    let rest = board[below..].iter().take_while(|line| !line.starts_with("Lỗi:"));
    let printed = rules(&rest.copied().collect::<Vec<_>>().join(" "));
    let mut held = 0;
    let mut at = 0;
    while at < below {
        let Some(name) = board[at].find("Tổ ").filter(|_| !board[at].starts_with("        ")) else {
            at += 1;
            continue;
        };
        let row = board[at][name + "Tổ 1".len()..].trim();
        let result = row.split("  ").next().unwrap().trim();
        let facts: Vec<&str> =
            board[at + 1..below].iter().take_while(|line| line.starts_with("        ")).copied().collect();
        at += 1 + facts.len();
        let facts = facts.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
        let facts = facts.rsplit_once("bằng nhau, xét: ").map_or(facts.clone(), |(_, rest)| {
            rest.split_once(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']).map_or(String::new(), |_| {
                let from = rest.find("lần ").or_else(|| rest.find(|c: char| c.is_ascii_digit())).unwrap_or(0);
                rest[from..].to_owned()
            })
        });
        let is = match printed.by_time {
            true => RunTime::parse(result).map(|time| time.0),
            false => Points::parse(result).map(|points| points.0),
        };
        let Some(is) = is else { continue };
        held += 1;
        let runs = runs(&facts, printed.attempts);
        let reckoned: Option<i64> = match printed.sums {
            true => runs.iter().map(|(_, said)| reckon(said, &printed)).sum(),
            false => {
                let only = runs.first().filter(|_| printed.attempts == 1);
                let counts = runs.iter().find(|(counts, _)| *counts).or(only);
                counts.and_then(|(_, said)| reckon(said, &printed))
            }
        };
        if reckoned != Some(is) {
            return Err(format!(
                "printed {result}, reckoned {reckoned:?} from {facts:?}\n{}",
                board.join("\n")
            ));
        }
    }
    Ok(held)
}

proptest! {
    #![proptest_config(cases(192))]
    #[test]
    fn a_stranger_reckons_every_result_of_the_printed_sheet_again((all, _) in happened()) {
        let day = day_of(&all);
        let lines = page(&Kind::Results.fill(&day, Lang::Vi));
        // The sum of theory and practice is the next board's business: its halves are printed apart.
        if lines.iter().any(|line| line.contains("lý thuyết và thực hành ·")) {
            return Ok(());
        }
        reckon_again(&lines).map_err(TestCaseError::fail)?;
    }
}

#[test]
fn the_sheets_hold_results_to_be_reckoned_and_a_wrong_one_is_found_out() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut held, mut found, mut sheets) = (0, 0, 0);
    for _ in 0..200 {
        let (all, _) = happened().new_tree(&mut runner).unwrap().current();
        let lines = page(&Kind::Results.fill(&day_of(&all), Lang::Vi));
        if lines.iter().any(|line| line.contains("lý thuyết và thực hành ·")) {
            continue;
        }
        let results = reckon_again(&lines).unwrap();
        held += results;
        // The last digit of the first result is another: the sheet no longer comes out.
        let row = lines.iter().position(|line| line.contains("Tổ ") && !line.starts_with("        "));
        if let (Some(at), true) = (row, results > 0) {
            let name = lines[at].find("Tổ ").unwrap() + "Tổ 1".len();
            let result = lines[at][name..].trim().split("  ").next().unwrap().to_owned();
            let last = result.chars().next_back().unwrap();
            let other = if last == '1' { '2' } else { '1' };
            let forged_result = format!("{}{other}", &result[..result.len() - 1]);
            let mut forged = lines.clone();
            forged[at] =
                format!("{}{}", &lines[at][..name], lines[at][name..].replacen(&result, &forged_result, 1));
            sheets += 1;
            found += usize::from(reckon_again(&forged).is_err());
        }
    }
    assert!(held > 150, "only {held} results");
    assert!(found == sheets && sheets > 20, "{found} of {sheets} forged sheets were found out");
}
