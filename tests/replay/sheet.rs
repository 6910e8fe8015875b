//! A stranger with the printed sheet reckons every result again, from the readings, the marks, the
//! faults and the rules that stand on it and from nothing else; and who goes on to a final, and in
//! which order all stand.

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
pub struct Printed {
    title: String,
    places: Vec<Placed>,
    rules: String,
    faults: String,
    /// How teams come to it, where it is a final.
    from: String,
}

/// The boards of the sheet, one after the other.
pub fn boards(day: &Day) -> Vec<Printed> {
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
                } else if let Some(from) = text.strip_prefix("Vào chung kết: ") {
                    board.from = from.trim_end_matches('.').to_owned();
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
    /// Of so many who run each for themselves the best so many are added.
    individuals: Option<usize>,
    /// What teams are given, by their names.
    given: Vec<(String, i64)>,
    /// What the judges mark, with the most of each.
    criteria: Vec<i64>,
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
    let part = |lead: &str| text.split(lead).nth(1).and_then(|rest| rest.split(" · ").next());
    let given = part("được chấp (giây): ").map_or(Vec::new(), |given| {
        let one = |told: &str| told.rsplit_once(' ').map(|(team, own)| (team.to_owned(), time(own))).unwrap();
        given.split(", ").map(one).collect()
    });
    let best = text.split_once(" người tốt nhất").and_then(|(lead, _)| lead.rsplit(' ').next()?.parse().ok());
    let criteria = part("mỗi giám khảo chấm ").map_or(Vec::new(), |told| {
        let all = told.split(", ").take_while(|own| !own.ends_with("người tốt nhất"));
        all.map(|own| points(own.rsplit(' ').next().unwrap())).collect()
    });
    Book {
        watches: first_of(
            text,
            &["điện tử, bấm tay dự phòng", "giữa của ba", "chậm hơn của hai", "trung bình ·", "một đồng hồ"],
        ),
        unit: match () {
            () if text.contains("1/100 giây") => 10,
            () if text.contains("1/10 giây") => 100,
            () => 1000,
        },
        rounding: first_of(text, &["làm tròn lên", "cắt bỏ", "làm tròn"]),
        cap,
        caps_time: text.contains("quá giờ: tính bằng thời gian tối đa"),
        cap_with_penalties: text.contains("giới hạn so với thời gian đã cộng phạt"),
        // A comma also separates the parts of the reckoning; one inside a time has no blank after it.
        failed: failed.map(|rest| time(rest.split(" · ").next().unwrap().split(", ").next().unwrap())),
        by_time: text.starts_with("thời gian cộng phạt"),
        with_theory: text.starts_with("lý thuyết và thực hành"),
        sums: text.contains("tổng các lần") || best.is_some(),
        individuals: best,
        given,
        criteria,
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

/// What a judge marked, criterion by criterion where there are any: `1 38 + 25 + 18 = 81`.
fn one_judge(told: &str, book: &Book) -> i64 {
    let Some((parts, sum)) = told.split_once(" = ") else { return points(told.rsplit(' ').next().unwrap()) };
    let (_, parts) = parts.split_once(' ').unwrap();
    let parts: Vec<i64> = parts.split(" + ").map(points).collect();
    assert_eq!(parts.iter().sum::<i64>(), points(sum), "{told}");
    assert_eq!(parts.len(), book.criteria.len(), "{told}");
    assert!(parts.iter().zip(&book.criteria).all(|(own, most)| own <= most), "{told}");
    points(sum)
}

/// What a team's run on the sheet comes to: milliseconds, or hundredths of a point.
fn reckon(said: &str, book: &Book, team: &str) -> Option<i64> {
    let ahead = book.given.iter().find(|(own, _)| own == team).map_or(0, |(_, given)| *given);
    let mut parts = said.split("; ");
    let mut first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let is = |what: &str| first.starts_with(what) || rest.iter().any(|part| part.starts_with(what));
    if is("bỏ thi") || is("bị loại") || is("chưa có điểm") || is("chưa có giờ") {
        return None;
    }
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
        marks = judges.split(" · ").map(|own| one_judge(own, book)).collect();
        first = rest;
    }
    // Readings, then what they and the points come to.
    let segments: Vec<&str> = first.split(" → ").collect();
    let is_reading =
        |text: &&str| text.starts_with(|c: char| c.is_ascii_digit()) || text.starts_with("điện tử");
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
            Some(cap) if book.cap_with_penalties && capped(time - ahead, penalty) => cap,
            Some(cap) if !book.cap_with_penalties => ((time.min(cap) - ahead).max(0) + penalty).max(0),
            _ => ((time - ahead).max(0) + penalty).max(0),
        });
    }
    if unfinished {
        return book.with_theory.then_some(0);
    }
    let total = segments.iter().find(|text| is_sum(text)).or(segments.last())?;
    // Nothing was measured that still counts, and nothing given.
    if marks.is_empty() && !total.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
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
            let time = (time - ahead).max(0);
            let per = if time <= set { under } else { over };
            round(per * (set - time).abs(), 1000, 1, book.rounding) * (set - time).signum()
        }
        None => 0,
    };
    Some((given + paced - errors).max(0))
}

/// The runs of a place that make its result: those that stand, or the one that is said to count.
fn counting<'p>(place: &'p Placed, book: &Book) -> Vec<&'p str> {
    let stands = |fact: &&String| {
        let aside = ["bằng nhau, xét: ", "đồng hồ: ", "lý thuyết ", "thực hành ", "[CẢ ĐỘI", "vòng loại: "];
        let struck = fact.contains("[ĐÃ GẠCH");
        !struck && !aside.iter().any(|lead| fact.starts_with(lead))
    };
    let facts: Vec<&str> = place.facts.iter().filter(stands).map(String::as_str).collect();
    let told = |fact: &&str| fact.starts_with("lần ") && fact.contains(" (tính): ");
    let bare = |fact: &'_ str| -> usize { fact.find("): ").map_or(0, |at| at + "): ".len()) };
    if let Some(one) = facts.iter().find(|fact| told(fact)) {
        return vec![&one[bare(one)..]];
    }
    let lead = if book.individuals.is_some() { "người" } else { "lần" };
    let runs: Vec<&str> = facts
        .iter()
        .filter_map(|fact| {
            let (which, run) = fact.strip_prefix(lead)?.split_once(": ")?;
            which.trim().trim_end_matches(" (tính)").parse::<u8>().ok().map(|_| run)
        })
        .collect();
    if runs.is_empty() { facts.into_iter().take(1).collect() } else { runs }
}

fn theory(place: &Placed) -> Option<i64> {
    let told = place.facts.iter().find_map(|fact| fact.strip_prefix("lý thuyết "))?;
    Some(points(told.split(' ').next().unwrap()))
}

/// The runs that count as one result: the only one, their sum, or the sum of the best so many.
fn added_up(runs: impl Iterator<Item = Option<i64>>, book: &Book) -> Option<i64> {
    let Some(best) = book.individuals else {
        let runs: Vec<i64> = runs.collect::<Option<_>>()?;
        return (book.sums || runs.len() == 1).then(|| runs.iter().sum());
    };
    let mut runs: Vec<i64> = runs.flatten().collect();
    runs.sort_by_key(|own| if book.by_time { *own } else { -*own });
    (runs.len() >= best).then(|| runs.iter().take(best).sum())
}

/// Reckons every board of a sheet again; says how many results it held.
pub fn reckon_again(boards: &[Printed]) -> Result<usize, String> {
    let mut held = 0;
    for board in boards {
        in_order(board)?;
        go_on(board, boards)?;
        for place in board.places.iter().filter(|place| place.rank != "–") {
            let (is, reckoned) = if board.rules.starts_with("cộng hạng các môn") {
                (Some(points(&place.result)), whole(place, board, boards))
            } else if board.title.ends_with("(LÝ THUYẾT)") {
                (Some(points(&place.result)), theory(place))
            } else {
                let book = book(board);
                let runs = counting(place, &book);
                let practice = added_up(runs.iter().map(|run| reckon(run, &book, &place.name)), &book);
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

/// `hạng: Chữa cháy 2 + Diễu hành 1 × 1,5`: the sum in hundredths, each rank as its own board has it.
fn whole(place: &Placed, board: &Printed, boards: &[Printed]) -> Option<i64> {
    let told = place.facts.iter().find_map(|fact| fact.strip_prefix("hạng: "))?;
    told.split(" + ")
        .map(|part| {
            let (part, weight) = part.split_once(" × ").unwrap_or((part, "1"));
            let (title, rank) = part.rsplit_once(' ')?;
            let there = rank_in(&place.name, title, board, boards)?;
            rank.parse::<i64>().ok().filter(|rank| *rank == there).map(|rank| rank * points(weight))
        })
        .sum()
}

fn called<'b>(title: &str, boards: &'b [Printed]) -> Option<&'b Printed> {
    boards.iter().find(|own| own.title == title.to_uppercase())
}

fn number(place: &Placed) -> Option<i64> {
    place.rank.trim_end_matches('=').parse().ok()
}

/// The rank of a team in a discipline of the whole contest; behind those of a final stand the others
/// of its heats.
fn rank_in(team: &str, title: &str, whole: &Printed, boards: &[Printed]) -> Option<i64> {
    let own = called(title, boards)?;
    let heats = own.from.split_once(" của ").and_then(|(_, heats)| called(heats, boards));
    let after = i64::from(whole.rules.contains("sau hạng cuối một hạng"));
    let last = heats.unwrap_or(own).places.len() as i64 + after;
    let there = own.places.iter().find(|other| other.name == team);
    let Some(heats) = heats else { return Some(there.and_then(number).unwrap_or(last)) };
    assert!(whole.rules.contains("không vào chung kết xếp sau"), "{}", whole.rules);
    let finalists = own.places.len() as i64;
    if let Some(there) = there {
        let came = ["không hoàn thành", "bỏ thi"].contains(&there.result.as_str());
        return Some(number(there).unwrap_or(if came { finalists } else { last }));
    }
    let left = || heats.places.iter().filter(|other| own.places.iter().all(|last| last.name != other.name));
    let Some(rank) = left().find(|other| other.name == team).and_then(number) else { return Some(last) };
    let ahead = left().filter_map(number).filter(|other| *other < rank).count();
    Some(finalists + 1 + ahead as i64)
}

/// Ranks follow the results, and where they part equals it is said by what; a rank that is shared is
/// marked, and the next one is what the rules say.
fn in_order(board: &Printed) -> Result<(), String> {
    let low = board.rules.starts_with("thời gian cộng phạt") || board.rules.starts_with("cộng hạng");
    let low = low && !board.title.ends_with("(LÝ THUYẾT)");
    let result = |place: &Placed| if low { -amount(&place.result) } else { amount(&place.result) };
    let ranked: Vec<&Placed> = board.places.iter().filter(|place| number(place).is_some()).collect();
    let skips = !board.rules.contains("không bỏ hạng");
    let fails = |place: &Placed| place.facts.iter().any(|fact| fact.contains("không hoàn thành"));
    let by_rule = |place: &Placed| place.facts.iter().any(|fact| fact.starts_with("bằng nhau, xét: "));
    for (at, pair) in ranked.windows(2).enumerate() {
        let (above, below) = (pair[0], pair[1]);
        let same = number(above) == number(below);
        let better = result(above) > result(below) || fails(below);
        let equal = result(above) == result(below);
        let next = if skips { at as i64 + 2 } else { number(above).unwrap() + 1 };
        let sound = match same {
            true => equal && above.rank.ends_with('=') && below.rank.ends_with('='),
            false => (better || equal && by_rule(above) && by_rule(below)) && number(below) == Some(next),
        };
        if !sound {
            return Err(format!("{}: {above:#?}\nbefore {below:#?}\nThể lệ: {}", board.title, board.rules));
        }
    }
    Ok(())
}

/// A result as a number, whatever its unit.
fn amount(result: &str) -> i64 {
    Points::parse(result).map_or_else(|| time(result), |own| own.0)
}

/// Who goes on is who the board of the heats says, heat by heat.
fn go_on(last: &Printed, boards: &[Printed]) -> Result<(), String> {
    let Some(heats) = last.from.split_once(" của ").and_then(|(_, heats)| called(heats, boards)) else {
        return Ok(());
    };
    let n = |lead: &str| -> usize {
        let told = last.from.split(lead).next().unwrap_or_default().trim_end();
        if last.from.contains(lead) { told.rsplit(' ').next().unwrap().parse().unwrap() } else { 0 }
    };
    let (places, best) = (n(" đội đầu mỗi lượt"), n(" đội tốt nhất"));
    let ranked: Vec<&Placed> = heats.places.iter().filter(|place| number(place).is_some()).collect();
    let heat = |place: &Placed| {
        let told = place.facts.iter().find_map(|fact| fact.strip_prefix("vòng loại: lượt "));
        told.and_then(|told| told.split(',').next()?.parse::<usize>().ok())
    };
    let mut sent: Vec<&str> = Vec::new();
    for at in 1..=heats.places.len() {
        let first = ranked.iter().filter(|place| heat(place) == Some(at)).take(places);
        sent.extend(first.map(|place| place.name.as_str()));
    }
    let rest = ranked.iter().map(|place| place.name.as_str()).filter(|name| !sent.contains(name));
    let rest: Vec<&str> = rest.take(best).collect();
    sent.extend(rest);
    let marked = heats.places.iter().filter(|place| place.prize.ends_with("vào chung kết"));
    let mut marked: Vec<&str> = marked.map(|place| place.name.as_str()).collect();
    sent.sort_unstable();
    marked.sort_unstable();
    // Equals of whom only some could go on wait for a decision.
    let waits = ranked.iter().any(|place| place.rank.ends_with('='));
    if waits || sent == marked { Ok(()) } else { Err(format!("{}: {sent:?}, printed {marked:?}", last.from)) }
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
        results += reckon_again(&sheet).unwrap_or_else(|why| panic!("{why}"));
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
