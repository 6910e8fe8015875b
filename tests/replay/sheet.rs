//! A stranger with the printed sheet reckons every result again, from the readings, the marks, the
//! faults and the rules that stand on it and from nothing else.

use ngayhoi::agenda::{CapCounts, FaultCost, FaultRule, Marks, Pace, Points, Rule, RunTime};
use ngayhoi::day::{AttemptId, Day, GroundEvent, JudgeMark};
use ngayhoi::paper::out::{Block, Kind, Placed, page};
use ngayhoi::text::Lang;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;

use crate::cases;
use crate::ground::{day_of, happened};

/// One board of the sheet.
#[derive(Clone, Default)]
struct Printed {
    title: String,
    places: Vec<Placed>,
    rules: String,
    faults: String,
}

/// The boards of the sheet, one after the other.
fn boards(day: &Day) -> Vec<Printed> {
    let mut boards: Vec<Printed> = Vec::new();
    for block in Kind::Results.fill(day, Lang::Vi).blocks {
        match block {
            Block::Part => boards.push(Printed::default()),
            Block::Title { text, .. } => boards.last_mut().unwrap().title = text,
            Block::Ranking(ranking) => boards.last_mut().unwrap().places = ranking.places,
            Block::Paragraph(text) => {
                let board = boards.last_mut().unwrap();
                if let Some(rules) = text.strip_prefix("Thể lệ: ") {
                    board.rules = rules.trim_end_matches('.').to_owned();
                } else if let Some(faults) = text.strip_prefix("Lỗi: ") {
                    board.faults = faults.trim_end_matches('.').to_owned();
                }
            }
            _ => {}
        }
    }
    boards
}

fn first_of(text: &str, words: &[&'static str]) -> &'static str {
    // The longest first: "làm tròn lên" is not "làm tròn".
    words.iter().find(|word| text.contains(**word)).copied().unwrap_or("")
}

fn time(text: &str) -> i64 {
    RunTime::parse(text).unwrap_or_else(|| panic!("no time: {text}")).0
}

fn points(text: &str) -> i64 {
    Points::parse(text).unwrap_or_else(|| panic!("no points: {text}")).0
}

/// What a fault costs each time: milliseconds, hundredths of a point, out.
type Cost = (i64, i64, bool);

/// The rules of a board, read from its sheet.
struct Book {
    watches: &'static str,
    unit: i64,
    rounding: &'static str,
    cap: Option<i64>,
    caps_time: bool,
    cap_with_penalties: bool,
    failed: Option<i64>,
    by_time: bool,
    with_theory: bool,
    sums: bool,
    without_extremes: bool,
    /// The set time, and what a second under and over it brings.
    pace: Option<(i64, i64, i64)>,
    /// Code, what it costs the first time and later, how often it counts.
    faults: Vec<(String, Vec<Cost>, usize)>,
}

/// `+5 giây`, `+2,50 giây, −0,5 điểm`, `thưởng −1,50 giây, +2 điểm`, `bị loại`.
fn cost(text: &str) -> Cost {
    let mut cost = (0, 0, text == "bị loại");
    for part in text.trim_start_matches("thưởng ").split(", ") {
        let (sign, rest) = match part.strip_prefix('+') {
            Some(rest) => (1, rest),
            None => (-1, part.strip_prefix('−').unwrap_or(part)),
        };
        if let Some(seconds) = rest.strip_suffix(" giây") {
            cost.0 += sign * time(seconds);
        } else if let Some(taken) = rest.strip_suffix(" điểm") {
            cost.1 -= sign * points(taken);
        }
    }
    cost
}

/// `1 Rơi lăng (+5 giây → bị loại, tính tối đa 2 lần)`.
fn fault(text: &str) -> (String, Vec<Cost>, usize) {
    let (what, costs) = text.trim_end_matches(')').rsplit_once(" (").unwrap();
    let (costs, most) = match costs.split_once(", tính tối đa ") {
        Some((costs, most)) => (costs, most.trim_end_matches(" lần").parse().unwrap()),
        None => (costs, usize::MAX),
    };
    let code = what.split(' ').next().unwrap().to_owned();
    (code, costs.split(" → ").map(cost).collect(), most)
}

fn book(board: &Printed) -> Book {
    let text = &board.rules;
    // "giới hạn 30 giây", not "giới hạn so với thời gian …".
    let cap = text.split(" · giới hạn ").skip(1).find_map(|rest| {
        let cap = ngayhoi::agenda::time::lasting(rest.split(" · ").next()?)?;
        Some(cap.0.num_milliseconds())
    });
    let pace = text.split("thời gian chuẩn ").nth(1).map(|rest| {
        let (set, rest) = rest.split_once(": mỗi giây nhanh hơn +").unwrap();
        let (under, rest) = rest.split_once(", chậm hơn −").unwrap();
        (time(set), points(under), points(rest.split(" điểm").next().unwrap()))
    });
    let failed = text.split("không hoàn thành tính ").nth(1);
    Book {
        watches: first_of(
            text,
            &["điện tử, bấm tay dự phòng", "giữa của ba", "chậm hơn của hai", "trung bình ·", "một đồng hồ"],
        ),
        unit: if text.contains("1/100 giây") { 10 } else { 100 },
        rounding: first_of(text, &["làm tròn lên", "cắt bỏ", "làm tròn"]),
        cap,
        caps_time: text.contains("quá giờ: tính bằng thời gian tối đa"),
        cap_with_penalties: text.contains("giới hạn so với thời gian đã cộng phạt"),
        // A comma also separates the parts of the reckoning; one inside a time has no blank after it.
        failed: failed.map(|rest| time(rest.split(" · ").next().unwrap().split(", ").next().unwrap())),
        by_time: text.starts_with("thời gian cộng phạt"),
        with_theory: text.starts_with("lý thuyết và thực hành"),
        sums: text.contains("tổng các lần"),
        without_extremes: text.contains("bỏ điểm cao nhất, thấp nhất"),
        pace,
        faults: board.faults.split("; ").filter(|text| !text.is_empty()).map(fault).collect(),
    }
}

/// `sum / of` at the precision of the sheet; what is less than nothing is nothing.
fn round(sum: i64, of: i64, unit: i64, rounding: &str) -> i64 {
    let (step, sum) = (of * unit, sum.max(0));
    unit * match rounding {
        "làm tròn lên" => (sum + step - 1) / step,
        "cắt bỏ" => sum / step,
        _ => (2 * sum + step) / (2 * step),
    }
}

fn one_time(readings: &[&str], book: &Book) -> Option<i64> {
    let electronic = readings.iter().find_map(|text| text.strip_prefix("điện tử ")).map(time);
    let mut hands: Vec<i64> =
        readings.iter().filter(|text| !text.starts_with("điện tử")).map(|text| time(text)).collect();
    let mean = |all: &[i64]| round(all.iter().sum(), all.len() as i64, book.unit, book.rounding);
    let one = |time: i64| round(time, 1, book.unit, book.rounding);
    Some(match book.watches {
        "điện tử, bấm tay dự phòng" => match electronic {
            Some(time) => one(time),
            None if hands.is_empty() => return None,
            None => mean(&hands),
        },
        _ if hands.is_empty() => one(electronic?),
        "trung bình ·" => mean(&hands),
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

/// The marks of judges as one, in hundredths.
fn one_mark(mut marks: Vec<i64>, book: &Book) -> i64 {
    marks.sort_unstable();
    if book.without_extremes && marks.len() > 2 {
        marks.pop();
        marks.remove(0);
    }
    round(marks.iter().sum(), marks.len() as i64, 1, book.rounding)
}

/// What a run on the sheet comes to: milliseconds, or hundredths of a point.
fn reckon(said: &str, book: &Book) -> Option<i64> {
    let mut parts = said.split("; ");
    let mut first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let is = |what: &str| first.starts_with(what) || rest.iter().any(|part| part.starts_with(what));
    let unfinished = is("không hoàn thành");
    let codes = rest.iter().chain([&first]).find_map(|part| part.strip_prefix("lỗi ")).unwrap_or("");
    let codes: Vec<&str> = codes.split(" (").next().unwrap().split(", ").collect();
    let (mut penalty, mut errors) = (0, 0);
    for (code, costs, most) in &book.faults {
        let seen = codes.iter().filter(|own| *own == code).count().min(*most);
        for cost in (0..seen).map(|at| costs[at.min(costs.len() - 1)]) {
            penalty += cost.0;
            errors += cost.1;
        }
    }
    let mut marks = Vec::new();
    if let Some(told) = first.strip_prefix("giám khảo ") {
        let (judges, rest) = told.split_once(" → ").unwrap_or((told, ""));
        marks = judges.split(" · ").map(|own| points(own.rsplit(' ').next().unwrap())).collect();
        first = rest;
    }
    // Readings, then what they and the points come to.
    let segments: Vec<&str> = first.split(" → ").collect();
    let is_reading = |text: &&str| text.starts_with(|c: char| c.is_ascii_digit() || c == 'đ');
    let is_sum = |text: &str| text.contains(" = ") || text.contains(" − ") || text.contains(" + ");
    let own = |text: &&str| !is_sum(text);
    let readings: Vec<&str> =
        segments.iter().take(1).filter(|text| own(text)).flat_map(|text| text.split(" · ")).collect();
    let readings: Vec<&str> = readings.into_iter().filter(is_reading).collect();
    let capped = |time: i64, penalty: i64| book.cap.is_some_and(|cap| time + penalty > cap);
    if book.by_time {
        if unfinished {
            return book.failed.or(book.cap.filter(|_| book.caps_time));
        }
        let time = one_time(&readings, book)?;
        return Some(match book.cap.filter(|_| book.caps_time) {
            Some(cap) if book.cap_with_penalties && capped(time, penalty) => cap,
            Some(cap) if !book.cap_with_penalties => (time.min(cap) + penalty).max(0),
            _ => (time + penalty).max(0),
        });
    }
    if unfinished {
        return book.with_theory.then_some(0);
    }
    let total = segments.iter().find(|text| is_sum(text)).or(segments.last())?;
    let given = match marks.is_empty() {
        true => points(total.split([' ']).next().unwrap()),
        false => one_mark(marks, book),
    };
    let paced = match book.pace {
        Some((set, under, over)) => {
            let alone = segments.len() == 1 && !is_sum(segments[0]);
            assert!(!alone || readings.len() == 1, "{said}");
            let mut time = one_time(&readings, book)?;
            if book.caps_time && !book.cap_with_penalties {
                time = book.cap.map_or(time, |cap| time.min(cap));
            }
            let per = if time <= set { under } else { over };
            round(per * (set - time).abs(), 1000, 1, book.rounding) * (set - time).signum()
        }
        None => 0,
    };
    Some((given + paced - errors).max(0))
}

/// The runs of a place that make its result: those that stand, or the one that is said to count.
fn counting(place: &Placed) -> Vec<&str> {
    let stands = |fact: &&String| {
        let aside = ["bằng nhau, xét: ", "đồng hồ: ", "lý thuyết ", "thực hành ", "[CẢ ĐỘI"];
        let struck = fact.contains("[ĐÃ GẠCH");
        !struck && !aside.iter().any(|lead| fact.starts_with(lead))
    };
    let facts: Vec<&str> = place.facts.iter().filter(stands).map(String::as_str).collect();
    let told = |fact: &&str| fact.starts_with("lần ") && fact.contains(" (tính): ");
    let bare = |fact: &'_ str| -> usize { fact.find("): ").map_or(0, |at| at + "): ".len()) };
    if let Some(one) = facts.iter().find(|fact| told(fact)) {
        return vec![&one[bare(one)..]];
    }
    let led = |fact: &&str| (1..=3).any(|n| fact.starts_with(&format!("lần {n}: ")));
    let runs: Vec<&str> =
        facts.iter().filter(|fact| led(fact)).map(|fact| &fact["lần 1: ".len()..]).collect();
    if runs.is_empty() { facts.into_iter().take(1).collect() } else { runs }
}

fn theory(place: &Placed) -> Option<i64> {
    let told = place.facts.iter().find_map(|fact| fact.strip_prefix("lý thuyết "))?;
    Some(points(told.split(' ').next().unwrap()))
}

/// Reckons every board of a sheet again; says how many results it held.
fn reckon_again(boards: &[Printed]) -> Result<usize, String> {
    let mut held = 0;
    for board in boards {
        for place in board.places.iter().filter(|place| place.rank != "–") {
            let (is, reckoned) = if board.rules.starts_with("cộng hạng các môn") {
                (place.result.parse::<i64>().ok(), whole(place, boards))
            } else if board.title.ends_with("(LÝ THUYẾT)") {
                (Some(points(&place.result)), theory(place))
            } else {
                let book = book(board);
                let runs: Option<Vec<i64>> = counting(place).iter().map(|run| reckon(run, &book)).collect();
                let practice = runs.filter(|runs| book.sums || runs.len() == 1).map(|runs| runs.iter().sum());
                let result = if book.by_time { time(&place.result) } else { points(&place.result) };
                let with_theory = book.with_theory && !board.title.ends_with("(THỰC HÀNH)");
                let added = if with_theory { theory(place) } else { Some(0) };
                (Some(result), practice.zip(added).map(|(practice, added): (i64, i64)| practice + added))
            };
            held += 1;
            if is.is_none() || reckoned != is {
                return Err(format!(
                    "{}: {} printed {}, reckoned {reckoned:?} from {:#?}\nThể lệ: {}\nLỗi: {}",
                    board.title, place.name, place.result, place.facts, board.rules, board.faults
                ));
            }
        }
    }
    Ok(held)
}

/// `hạng: Chữa cháy 2`: the sum, each rank as its own board has it.
fn whole(place: &Placed, boards: &[Printed]) -> Option<i64> {
    let told = place.facts.iter().find_map(|fact| fact.strip_prefix("hạng: "))?;
    told.split(" + ")
        .map(|part| {
            let (title, rank) = part.rsplit_once(' ')?;
            let own = boards.iter().find(|board| board.title == title.to_uppercase())?;
            let there = own.places.iter().find(|other| other.name == place.name)?;
            let there = there.rank.trim_end_matches('=').parse().unwrap_or(own.places.len() as i64);
            rank.parse::<i64>().ok().filter(|rank| *rank == there)
        })
        .sum()
}

/// What few rule books have, set beside the others; and what judges marked.
fn more() -> BoxedStrategy<Vec<GroundEvent>> {
    let some = || select(&[0, 25, 100, 150][..]).prop_map(Points);
    let pace = (select(&[0, 42_000, 60_000][..]), some(), some());
    let pace = of(pace.prop_map(|(set, under, over)| Pace { set: RunTime(set), under, over }));
    let start = of(select(&[10_000, 50_000][..]).prop_map(Points));
    let failed = of(select(&[480_000, 90_500][..]).prop_map(RunTime));
    let marks = vec((1_u8..=2, 0_usize..5, vec(select(&[800, 850, 925, 1000][..]), 1..5)), 0..5);
    let faults = vec((1_u8..=2, 0_usize..5, select(&["4", "5"][..])), 0..8);
    (start, pace, failed, select(CapCounts::ALL), select(Marks::ALL), marks, faults)
        .prop_map(|(start, pace, failed, counts, how, marks, faults)| {
            let fault = |code: &str, text: &str, costs, then, max| {
                Rule::Fault(FaultRule { code: code.to_owned(), text: text.to_owned(), costs, then, max })
            };
            let twice = FaultCost::Both(RunTime(5_000), Points(100));
            let rules = [
                Rule::StartPoints(start),
                Rule::Pace(pace),
                Rule::Failed(failed),
                Rule::CapCounts(counts),
                Rule::Marks(how),
                fault("4", "Động tác đẹp", FaultCost::Bonus(RunTime(1500), Points(200)), Vec::new(), Some(2)),
                fault("5", "Lỡ bước", FaultCost::Both(RunTime(2500), Points(50)), vec![twice], None),
            ];
            let set = |rule| GroundEvent::RuleSet { discipline: "k".into(), rule };
            let run = |attempt: u8, team: usize| AttemptId {
                discipline: "k".into(),
                team: format!("to-{}", team + 1).as_str().into(),
                attempt,
            };
            let mark = |(attempt, team, points): (u8, usize, Vec<i64>)| {
                let marks =
                    (1..).zip(points).map(|(judge, own)| JudgeMark::of(i32::to_string(&judge), Points(own)));
                GroundEvent::JudgesMarked { run: run(attempt, team), marks: marks.collect() }
            };
            let charge = |(attempt, team, fault): (u8, usize, &str)| GroundEvent::Charged {
                run: run(attempt, team),
                fault: fault.to_owned(),
                note: None,
            };
            let rules = rules.into_iter().map(set);
            rules.chain(marks.into_iter().map(mark)).chain(faults.into_iter().map(charge)).collect()
        })
        .boxed()
}

/// A contest by usual rules, or by those of few rule books too.
fn held() -> BoxedStrategy<Vec<GroundEvent>> {
    let usual = happened().prop_map(|(all, _)| all);
    (usual, of(more())).prop_map(|(all, more)| [all, more.unwrap_or_default()].concat()).boxed()
}

proptest! {
    #![proptest_config(cases(384))]
    #[test]
    fn a_stranger_reckons_every_result_of_the_printed_sheet_again(all in held()) {
        reckon_again(&boards(&day_of(&all))).map_err(TestCaseError::fail)?;
    }
}

#[test]
fn the_sheets_hold_results_to_be_reckoned_and_a_wrong_one_is_found_out() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut results, mut found, mut sheets) = (0, 0, 0);
    let mut kinds = std::collections::BTreeSet::new();
    for _ in 0..300 {
        let all = held().new_tree(&mut runner).unwrap().current();
        let day = day_of(&all);
        let sheet = boards(&day);
        results += reckon_again(&sheet).unwrap();
        let all_said =
            sheet.iter().map(|board| format!("{} {}", board.rules, board.faults)).collect::<String>();
        let facts = sheet.iter().flat_map(|board| &board.places).flat_map(|place| &place.facts);
        let said = facts.fold(all_said, |said, fact| format!("{said} {fact}"));
        let wanted =
            ["thời gian chuẩn", "giám khảo 1", "thưởng", "+ lý thuyết", "hạng: ", "không hoàn thành tính"];
        kinds.extend(wanted.into_iter().filter(|wanted| said.contains(wanted)));
        // What is reckoned is what is printed: the page has each fact, however its lines break.
        let paper = page(&Kind::Results.fill(&day, Lang::Vi), Lang::Vi).join(" ");
        let paper = paper.split_whitespace().collect::<Vec<_>>().join(" ");
        for fact in sheet.iter().flat_map(|board| &board.places).flat_map(|place| &place.facts) {
            assert!(
                paper.contains(&fact.split_whitespace().collect::<Vec<_>>().join(" ")),
                "{fact}\n{paper}"
            );
        }
        // The last digit of any result is another: the sheet no longer comes out.
        for at in 0..sheet.len() {
            let ranked = sheet[at].places.iter().position(|place| place.rank != "–");
            let Some(place) = ranked else { continue };
            let mut forged = sheet.clone();
            let result = &mut forged[at].places[place].result;
            let last = if result.ends_with('1') { '2' } else { '1' };
            result.pop();
            result.push(last);
            sheets += 1;
            found += usize::from(reckon_again(&forged).is_err());
        }
    }
    assert_eq!(kinds.len(), 6, "{kinds:?}");
    assert!(results > 500, "only {results} results");
    assert!(found == sheets && sheets > 200, "{found} of {sheets} forged sheets were found out");
}
