//! `ngayhoi list results`: each board with everything its ranks were made of, to be printed, read
//! against the judges' sheets, and signed.
//!
//! ```text
//! CHẠY TIẾP SỨC                                                          TẠM THỜI
//! Hội thi dân phòng · 19/8/2026
//!
//!  Hạng  Đội                                   Kết quả  Giải
//!    1   Tổ 2                                    42,40  Giải nhất
//!        42,31 · 42,48 → 42,40
//! ```

use crate::agenda::{OfficialRole, TeamId, time};
use crate::day::{
    Allotted, Board, BoardId, Competition, Day, Protest, Standing, Status, say_fault, say_rules,
};
use crate::text::{self, Lang, say};

/// Columns of a printed page.
const PAGE: usize = 80;
/// Columns before a team's name: its rank.
const LEAD: usize = 8;
/// Columns of a prize.
const PRIZE: usize = 22;

/// Every board of the day, as lines of a page.
pub fn page(day: &Day, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for board in day.boards().iter().filter_map(|id| day.board(id)) {
        if !lines.is_empty() {
            lines.extend([String::new(), "─".repeat(PAGE), String::new()]);
        }
        one(day, &board, lang, &mut lines);
    }
    if lines.is_empty() {
        lines.push(say!(lang, "Ngày này không có hội thi.", "This day has no contest."));
    }
    lines
}

fn one(day: &Day, board: &Board, lang: Lang, lines: &mut Vec<String>) {
    let held = board.id.discipline().and_then(|id| day.competition(id));
    let state = state(board, lang);
    spread(&day.board_title(&board.id, lang).to_uppercase(), &state, lines);
    let item = match (&board.id, held) {
        (BoardId::Overall(item), _) => Some(item),
        (_, held) => held.map(|held| &held.item),
    };
    let date = time::print_date(day.date());
    let of = item.map(|item| format!("{} · ", day.title(item))).unwrap_or_default();
    wrapped(0, &format!("{of}{date}"), lines);
    lines.push(String::new());
    let result = lang.pick("Kết quả", "Result");
    lines.extend(row(
        lang.pick("Hạng", "Rank"),
        lang.pick("Đội", "Team"),
        result,
        lang.pick("Giải", "Prize"),
    ));
    for place in &board.places {
        let (prize, result) = (prize(board, place, lang), day.say_standing(board, place, lang));
        lines.extend(row(&rank(place), &day.team_on(&board.id, &place.team), &result, &prize));
        for fact in facts(day, board, place, lang) {
            wrapped(LEAD, &fact, lines);
        }
    }
    if board.places.is_empty() {
        wrapped(LEAD, lang.pick("chưa có đội", "no teams yet"), lines);
    }
    lines.push(String::new());
    if let Some(held) = held {
        let rules = say_rules(held.rules(), lang).join(" · ");
        wrapped(0, &say!(lang, "Thể lệ: {rules}.", "Rules: {rules}."), lines);
        let faults: Vec<String> = held.rules().faults.iter().map(|fault| say_fault(fault, lang)).collect();
        if !faults.is_empty() && matches!(board.id, BoardId::Result(_)) {
            let faults = faults.join("; ");
            wrapped(0, &say!(lang, "Lỗi: {faults}.", "Faults: {faults}."), lines);
        }
    }
    for protest in &board.closing.protests {
        wrapped(0, &protested(day, &board.id, protest, lang), lines);
    }
    for short in board.shortfalls() {
        let (grade, given, printed) = (short.grade, short.given, short.printed);
        let said = say!(
            lang,
            "{grade}: trao {given}, mới in {printed} giấy.",
            "{grade}: {given} to give, {printed} printed."
        );
        wrapped(0, &said, lines);
    }
    wrapped(0, &closed(day, board, lang), lines);
    signature(day, item.and_then(|item| day.entry(item)).map(|entry| &entry.item), lang, lines);
}

/// The board's state on the line of its title.
fn state(board: &Board, lang: Lang) -> String {
    if board.signed().is_some() {
        say!(lang, "ĐÃ KÝ", "SIGNED")
    } else {
        say!(lang, "TẠM THỜI", "PROVISIONAL")
    }
}

/// Who closed it, or why nobody may rely on it yet.
fn closed(day: &Day, board: &Board, lang: Lang) -> String {
    if let Some(signed) = board.signed() {
        let (at, by) = (day.clock_time(signed.at), &signed.by);
        return say!(lang, "Đã ký trên máy lúc {at}: {by}.", "Signed on this machine at {at} by {by}.");
    }
    let to_run = board.to_run().count();
    let all = board.places.len();
    let ties = board.undecided();
    let tied = ties.iter().flatten().map(|team| day.team_on(&board.id, team)).collect::<Vec<_>>().join(", ");
    let mut said =
        say!(lang, "TẠM THỜI: trọng tài trưởng chưa ký.", "PROVISIONAL: the chief referee has not signed.");
    if to_run > 0 {
        said += &say!(lang, " {to_run}/{all} đội chưa có kết quả.", " {to_run}/{all} teams have no result.");
    }
    if !tied.is_empty() {
        said += &say!(
            lang,
            " Bằng nhau ở ranh giới giải, chờ quyết định: {tied}.",
            " Equal where two prizes meet, to be decided: {tied}."
        );
    }
    said
}

fn protested(day: &Day, board: &BoardId, protest: &Protest, lang: Lang) -> String {
    let team = protest.team.as_ref().map(|team| format!(", {}", day.team_on(board, team)));
    let (at, by, team) = (day.clock_time(protest.at), &protest.by, team.unwrap_or_default());
    let reason = &protest.reason;
    let settled = day.say_settled(protest, lang);
    say!(
        lang,
        "Khiếu nại {at}{team}: {reason} ({by} ghi). {settled}",
        "Protest {at}{team}: {reason} (noted by {by}). {settled}"
    )
}

/// The place where the chief referee signs, with their name where the agenda has it.
fn signature(day: &Day, item: Option<&crate::agenda::Item>, lang: Lang, lines: &mut Vec<String>) {
    let contest = item.and_then(|item| item.contest.as_ref());
    let chief = contest.and_then(|contest| {
        let chief = contest.officials.iter().find(|official| official.role == OfficialRole::Chief)?;
        chief.name.clone()
    });
    let date = time::print_date(day.date());
    let below = [
        date,
        lang.pick("TRƯỞNG BAN TRỌNG TÀI", "CHIEF REFEREE").to_owned(),
        lang.pick("(ký, ghi rõ họ tên)", "(signature and name)").to_owned(),
        String::new(),
        String::new(),
        chief.unwrap_or_else(|| "…………………………………".to_owned()),
    ];
    lines.push(String::new());
    for line in below {
        // In the right half of the page, as on every minute that is signed.
        let pad = (PAGE / 2).saturating_sub(text::width(&line)) / 2 + PAGE / 2;
        lines.push(format!("{}{line}", " ".repeat(pad)).trim_end().to_owned());
    }
}

/// `1`, `2=` where it is shared, a dash where there is none.
fn rank(place: &Standing) -> String {
    place.rank.map_or("–".to_owned(), |rank| format!("{rank}{}", if place.shared { "=" } else { "" }))
}

fn prize(board: &Board, place: &Standing, lang: Lang) -> String {
    match place.prize {
        Allotted::Grade(grade) => {
            board.grades.get(grade).map(|grade| grade.grade.clone()).unwrap_or_default()
        }
        Allotted::Waits => say!(lang, "chờ quyết định giải", "prize to be decided"),
        Allotted::Nothing => String::new(),
    }
}

/// What stands behind a result: what separated equals, each attempt, the theory, struck runs too.
fn facts(day: &Day, board: &Board, place: &Standing, lang: Lang) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(by) = place.by {
        let by = lang.pick(by.vi(), by.en());
        facts.push(say!(lang, "bằng nhau, xét: {by}", "equal, decided by: {by}"));
    }
    match (&board.id, board.id.discipline().and_then(|id| day.competition(id))) {
        (BoardId::Overall(item), _) => facts.extend(ranks(day, item, &place.team, lang)),
        (BoardId::Theory(_), Some(held)) => facts.extend(held.say_answer(&place.team, lang)),
        (BoardId::Practice(_), Some(held)) => facts.extend(attempts(held, place, lang)),
        (BoardId::Result(_), Some(held)) => {
            facts.extend(attempts(held, place, lang));
            facts.extend(held.say_answer(&place.team, lang));
        }
        (_, None) => {}
    }
    facts
}

/// Every run of a team, on a line each.
fn attempts(held: &Competition, place: &Standing, lang: Lang) -> Vec<String> {
    let several = held.rules().attempts > 1;
    let mut said = Vec::new();
    for attempt in 1..=held.rules().attempts {
        for run in held.runs(&place.team, attempt) {
            let line = held.say_run(run, lang);
            let counts = place.attempt == Some(attempt) && run.struck.is_none();
            let lead = match (several, counts) {
                (false, _) => String::new(),
                (true, false) => say!(lang, "lần {attempt}: ", "attempt {attempt}: "),
                (true, true) => say!(lang, "lần {attempt} (tính): ", "attempt {attempt} (counts): "),
            };
            match &run.struck {
                Some(why) => {
                    said.push(say!(lang, "{lead}[ĐÃ GẠCH – {why}] {line}", "{lead}[STRUCK - {why}] {line}"))
                }
                None if line.is_empty() => {}
                None => said.push(format!("{lead}{line}")),
            }
        }
    }
    said
}

/// The ranks that a team's sum is made of: `Chạy tiếp sức 1 + Leo thang 3`.
fn ranks(day: &Day, item: &crate::agenda::ItemId, team: &TeamId, lang: Lang) -> Option<String> {
    let of = |held: &Competition| {
        let board = day.board(&BoardId::Result(held.id().clone()))?;
        let place = board.place(team);
        let title = &held.discipline.title;
        let rank = match (place.and_then(|place| place.rank), place.map(|place| place.status)) {
            (Some(rank), _) => rank.to_string(),
            (None, Some(Status::Running | Status::ToRun)) => "?".to_owned(),
            // Who has no rank has the last.
            (None, _) => held.teams.len().to_string(),
        };
        Some(format!("{title} {rank}"))
    };
    let held = day.competitions().iter().filter(|held| held.item == *item);
    let ranks = held.filter_map(of).collect::<Vec<_>>().join(" + ");
    (!ranks.is_empty()).then(|| say!(lang, "hạng: {ranks}", "ranks: {ranks}"))
}

/// A row of the table; a long name goes on below.
fn row(rank: &str, name: &str, result: &str, prize: &str) -> Vec<String> {
    let pad = " ".repeat(PRIZE.saturating_sub(text::width(prize)));
    let right = format!("{result}  {prize}{pad}");
    let room = PAGE.saturating_sub(LEAD + text::width(&right) + 1).max(12);
    let mut lines = Vec::new();
    for (index, part) in text::wrap(name, room).into_iter().enumerate() {
        let lead = " ".repeat(LEAD);
        if index > 0 {
            lines.push(format!("{lead}{part}"));
            continue;
        }
        let gap = " ".repeat(PAGE.saturating_sub(LEAD + text::width(&part) + text::width(&right)).max(1));
        // The mark of a shared rank stands beside the number, which keeps its column.
        let mark = usize::from(rank.ends_with('='));
        let lead = format!("{}{rank}", " ".repeat((5 + mark).saturating_sub(text::width(rank))));
        let lead = format!("{lead}{}", " ".repeat(LEAD.saturating_sub(text::width(&lead))));
        lines.push(format!("{lead}{part}{gap}{right}").trim_end().to_owned());
    }
    lines
}

fn spread(left: &str, right: &str, lines: &mut Vec<String>) {
    let room = PAGE.saturating_sub(text::width(right) + 2);
    for (index, part) in text::wrap(left, room).into_iter().enumerate() {
        let gap = PAGE.saturating_sub(text::width(&part) + text::width(right));
        lines.push(if index == 0 { format!("{part}{}{right}", " ".repeat(gap)) } else { part });
    }
}

fn wrapped(indent: usize, said: &str, lines: &mut Vec<String>) {
    let parts = text::wrap(said, PAGE.saturating_sub(indent));
    lines.extend(parts.into_iter().map(|part| format!("{}{part}", " ".repeat(indent))));
}

/// A row for each team of each board.
pub fn rows(day: &Day, lang: Lang) -> Vec<Vec<String>> {
    let heads = [
        ("Môn", "Board"),
        ("Hạng", "Rank"),
        ("Đội", "Team"),
        ("Kết quả", "Result"),
        ("Cách tính", "Reckoning"),
        ("Lỗi", "Faults"),
        ("Xét khi bằng nhau", "Tie-break"),
        ("Giải", "Prize"),
        ("Trạng thái", "Status"),
        ("Ký", "Signed"),
        ("Khiếu nại", "Protests"),
    ];
    let mut rows = vec![heads.iter().map(|(vi, en)| lang.pick(vi, en).to_owned()).collect()];
    for board in day.boards().iter().filter_map(|id| day.board(id)) {
        let signed = match board.signed() {
            Some(signed) => format!("{} {}", day.clock_time(signed.at), signed.by),
            None => state(&board, lang),
        };
        for place in &board.places {
            let held = board.id.discipline().and_then(|id| day.competition(id));
            let behind = facts(day, &board, place, lang);
            // What separated equals has a column of its own.
            let reckoning = behind.into_iter().skip(usize::from(place.by.is_some()));
            let protests = board.closing.protests.iter();
            let own =
                protests.filter(|protest| protest.team.is_none() || protest.team == Some(place.team.clone()));
            let result = place.result.map(|result| day.say_measure(&board.id, result));
            rows.push(vec![
                day.board_title(&board.id, lang),
                rank(place),
                day.team_on(&board.id, &place.team),
                result.unwrap_or_default(),
                reckoning.collect::<Vec<_>>().join(" | "),
                held.map(|held| codes(held, place)).unwrap_or_default(),
                place.by.map(|by| lang.pick(by.vi(), by.en()).to_owned()).unwrap_or_default(),
                prize(&board, place, lang),
                status(day, &board, place, lang),
                signed.clone(),
                own.map(|protest| protest.reason.clone()).collect::<Vec<_>>().join(" | "),
            ]);
        }
    }
    rows
}

/// The codes of the faults in the runs that stand.
fn codes(held: &Competition, place: &Standing) -> String {
    let runs = (1..=held.rules().attempts).filter_map(|attempt| held.run(&place.team, attempt));
    let codes = runs.flat_map(|run| &run.faults).map(|fault| fault.code.as_str());
    codes.collect::<Vec<_>>().join(", ")
}

fn status(day: &Day, board: &Board, place: &Standing, lang: Lang) -> String {
    match place.status {
        Status::Ranked => say!(lang, "có kết quả", "ranked"),
        _ => day.say_standing(board, place, lang),
    }
}
