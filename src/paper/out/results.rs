//! Each board with everything its ranks were made of, to be printed, read against the judges'
//! sheets, and signed.
//!
//! ```text
//! CHẠY TIẾP SỨC                                                          TẠM THỜI
//! Hội thi dân phòng · 19/8/2026
//!
//!  Hạng  Đội                                   Kết quả  Giải
//!    1   Tổ 2                                    42,40  Giải nhất
//!        42,31 · 42,48 → 42,40
//! ```

use chrono::NaiveDate;

use super::official::head;
use super::{Block, Close, Document, Holds, Placed, Ranking, Signature, Table};
use crate::agenda::{ItemId, OfficialRole, Points, Rule, TeamId, TieBreak, time};
use crate::day::{
    Allotted, Board, BoardId, Competition, Day, Protest, Standing, Status, say_fault, say_rule,
};
use crate::text::{Lang, say};

/// Every board of the day, each to be signed by itself.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let mut blocks = Vec::new();
    for board in day.boards().iter().filter_map(|id| day.board(id)) {
        blocks.push(Block::Part);
        one(day, &board, lang, &mut blocks);
    }
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(say!(lang, "Ngày này không có hội thi.", "This day has no contest.")));
    }
    let title = say!(lang, "Kết quả hội thi", "Results of the contests");
    Document { title, blocks, sheet: sheet(day, lang), ..Document::default() }
}

fn one(day: &Day, board: &Board, lang: Lang, blocks: &mut Vec<Block>) {
    let held = board.id.discipline().and_then(|id| day.competition(id));
    let item = day.item_of_board(&board.id);
    let date = time::print_date(held_on(day, item));
    let of = item.map(|item| format!("{} · ", day.title(item))).unwrap_or_default();
    blocks.extend([
        head(day, None, false, lang),
        Block::Name {
            name: say!(lang, "KẾT QUẢ HỘI THI", "RESULTS"),
            about: vec![day.agenda().title.clone()],
        },
        Block::Title { text: day.board_title(&board.id, lang).to_uppercase(), mark: state(board, lang) },
        Block::Paragraph(format!("{of}{date}")),
        Block::Gap,
        Block::Ranking(ranking(day, board, lang)),
        Block::Gap,
    ]);
    blocks.extend(below_rules(day, board, held, lang).into_iter().map(Block::Paragraph));
    blocks.push(signature(day, item.and_then(|item| day.entry(item)).map(|entry| &entry.item), lang));
}

/// The date that a sheet bears: a contest that the rain put off was not held on the day's first date.
fn held_on(day: &Day, item: Option<&ItemId>) -> NaiveDate {
    item.map_or(day.goes_on_date(), |item| day.date_of(item))
}

fn ranking(day: &Day, board: &Board, lang: Lang) -> Ranking {
    let heads = [("Hạng", "Rank"), ("Đội", "Team"), ("Kết quả", "Result"), ("Giải", "Prize")];
    let goes_on = day.going_on_from(&board.id);
    let mut places: Vec<Placed> = Vec::new();
    for place in &board.places {
        places.push(Placed {
            rank: rank(place),
            name: day.team_on(&board.id, &place.team),
            result: day.say_standing(board, place, lang),
            prize: prize(board, place, &goes_on, lang),
            facts: facts(day, board, place, true, lang),
        });
    }
    Ranking {
        heads: heads.map(|(vi, en)| lang.pick(vi, en).to_owned()),
        places,
        none: say!(lang, "chưa có đội", "no teams yet"),
    }
}

/// The same with a line for each team, which tells only what separated equals.
pub fn one_line(day: &Day, board: &Board, lang: Lang) -> Ranking {
    let mut own = ranking(day, board, lang);
    for (placed, place) in own.places.iter_mut().zip(&board.places) {
        placed.facts.truncate(usize::from(place.by.is_some()));
    }
    own
}

/// What is said below a board: by which rules, what was protested, who closed it.
fn below_rules(day: &Day, board: &Board, held: Option<&Competition>, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(held) = held {
        let rules = held.say_rules(lang).join(" · ");
        said.push(say!(lang, "Thể lệ: {rules}.", "Rules: {rules}."));
        if let Some(own) = held.final_of() {
            said.push(format!("{}.", day.say_final_of(own, lang)));
        }
        let faults: Vec<String> = held.rules().faults.iter().map(|fault| say_fault(fault, lang)).collect();
        if !faults.is_empty() && !matches!(board.id, BoardId::Theory(_)) {
            let faults = faults.join("; ");
            said.push(say!(lang, "Lỗi: {faults}.", "Faults: {faults}."));
        }
    }
    if let BoardId::Overall(item) = &board.id {
        said.extend(whole_contest(day, item, lang));
    }
    said.extend(below(day, board, lang));
    said
}

/// What was protested, what is not given, and who closed it.
pub fn below(day: &Day, board: &Board, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(board.closing.protests.iter().map(|protest| protested(day, &board.id, protest, lang)));
    said.extend(board.not_given().iter().map(|prize| format!("{}.", prize.say(lang))));
    said.push(closed(day, board, lang));
    said
}

/// By which rules ranks are added up.
fn whole_contest(day: &Day, item: &ItemId, lang: Lang) -> Option<String> {
    let contest = day.agenda().item(item)?.contest.as_ref()?;
    let missing = contest.overall_missing;
    let missing = lang.pick(missing.vi(), missing.en());
    let ties = match contest.overall_ties.as_slice() {
        [] => vec![TieBreak::DrawLots],
        written => written.to_vec(),
    };
    let ties = say_rule(&Rule::Ties(ties), lang);
    // Behind those of a final stand the others of its heats: nobody could tell that from its board.
    let counts = |held: &&Competition| day.counts_for(held, &BoardId::Overall(item.clone()));
    let has_final = day.competitions().iter().filter(counts).any(|held| held.final_of().is_some());
    let behind = match has_final {
        false => String::new(),
        true => say!(
            lang,
            " · đội không vào chung kết xếp sau các đội đã vào, theo thứ tự vòng loại; đã vào mà bỏ thi, không hoàn thành: hạng cuối của chung kết",
            " · who did not come to a final stands behind whoever did, in the order of the heats; who came and did not start or finish: the last rank of the final"
        ),
    };
    Some(say!(
        lang,
        "Thể lệ: cộng hạng các môn, tổng nhỏ hơn xếp trên · không có hạng ở một môn: {missing} · {ties}{behind}.",
        "Rules: ranks are added, the least sum wins · without a rank in a discipline: {missing} · {ties}{behind}."
    ))
}

/// In which heat a team ran and on which lane, where its place in it decides who goes on.
fn heat(day: &Day, board: &Board, team: &TeamId, lang: Lang) -> Option<String> {
    let BoardId::Result(id) = &board.id else { return None };
    let by_places =
        |held: &Competition| held.final_of().is_some_and(|own| own.discipline == *id && own.places > 0);
    if !day.competitions().iter().any(by_places) {
        return None;
    }
    let (before, lane) = day.competition(id)?.lane_of(team)?;
    let heat = before + 1;
    Some(say!(lang, "vòng loại: lượt {heat}, đường {lane}", "heats: heat {heat}, lane {lane}"))
}

/// The board's state on the line of its title.
pub fn state(board: &Board, lang: Lang) -> String {
    if board.signed().is_some() {
        say!(lang, "ĐÃ KÝ", "SIGNED")
    } else {
        say!(lang, "TẠM THỜI", "PROVISIONAL")
    }
}

/// Who closed it, or why nobody may rely on it yet.
fn closed(day: &Day, board: &Board, lang: Lang) -> String {
    if let Some(signed) = board.signed() {
        let (at, by) = (day.when_on_paper(signed.at), &signed.by);
        return say!(lang, "Đã ký trên máy lúc {at}: {by}.", "Signed on this machine at {at} by {by}.");
    }
    let to_run = board.to_run().count();
    let all = board.places.len();
    let ties = board.undecided();
    let tied = ties.iter().flatten().map(|team| day.team_on(&board.id, team)).collect::<Vec<_>>().join(", ");
    let mut said = say!(
        lang,
        "TẠM THỜI: trưởng ban trọng tài chưa ký.",
        "PROVISIONAL: the chief referee has not signed."
    );
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
    let (at, by, team) = (day.when_on_paper(protest.at), &protest.by, team.unwrap_or_default());
    let reason = &protest.reason;
    let settled = day.say_settled(protest, |at| day.when_on_paper(at), lang);
    say!(
        lang,
        "Khiếu nại {at}{team}: {reason} ({by} ghi). {settled}",
        "Protest {at}{team}: {reason} (noted by {by}). {settled}"
    )
}

/// The place where the chief referee signs, with their name where the agenda has it.
fn signature(day: &Day, item: Option<&crate::agenda::Item>, lang: Lang) -> Block {
    let contest = item.and_then(|item| item.contest.as_ref());
    let chief = contest.and_then(|contest| {
        let chief = contest.officials.iter().find(|official| official.role == OfficialRole::Chief)?;
        chief.name.clone()
    });
    let right = Signature {
        date: Some(time::print_date(held_on(day, item.map(|item| &item.id)))),
        post: say!(lang, "TRƯỞNG BAN TRỌNG TÀI", "CHIEF REFEREE"),
        hint: say!(lang, "(ký, ghi rõ họ tên)", "(signature and name)"),
        name: chief,
        ..Signature::default()
    };
    Block::Close(Close { left: None, right, copies: None })
}

/// `1`, `2=` where it is shared, a dash where there is none.
fn rank(place: &Standing) -> String {
    place.rank.map_or("–".to_owned(), |rank| format!("{rank}{}", if place.shared { "=" } else { "" }))
}

fn prize(board: &Board, place: &Standing, goes_on: &[TeamId], lang: Lang) -> String {
    let prize = match place.prize {
        Allotted::Grade(grade) => board.grades.get(grade).map(|grade| grade.grade.clone()),
        Allotted::Waits => Some(say!(lang, "chờ quyết định giải", "prize to be decided")),
        Allotted::Nothing => None,
    };
    // Heats with prizes of their own send teams to the final as well.
    let goes_on = goes_on.contains(&place.team).then(|| say!(lang, "vào chung kết", "goes on"));
    [prize, goes_on].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What stands behind a result: what separated equals, each attempt, the theory, struck runs too.
fn facts(day: &Day, board: &Board, place: &Standing, sheet: bool, lang: Lang) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(by) = place.by {
        let by = lang.pick(by.vi(), by.en());
        facts.push(say!(lang, "bằng nhau, xét: {by}", "equal, decided by: {by}"));
    }
    facts.extend(heat(day, board, &place.team, lang).filter(|_| sheet));
    match (&board.id, board.id.discipline().and_then(|id| day.competition(id))) {
        (BoardId::Overall(item), _) => facts.extend(ranks(day, item, &place.team, lang)),
        (BoardId::Theory(_), Some(held)) => facts.extend(held.say_answer(&place.team, lang)),
        (BoardId::Practice(_), Some(held)) => facts.extend(attempts(sheet.then_some(day), held, place, lang)),
        (BoardId::Result(_), Some(held)) => {
            facts.extend(attempts(sheet.then_some(day), held, place, lang));
            facts.extend(held.say_sum(&place.team));
            facts.extend(held.say_answer(&place.team, lang));
            facts.extend(held.say_total(&place.team, lang));
        }
        (BoardId::Theory(_) | BoardId::Practice(_) | BoardId::Result(_), None) => {}
    }
    if let Some(discipline) = board.id.discipline().filter(|_| sheet) {
        facts.extend(day.undone_under_protest(discipline, &place.team).into_iter().map(|(record, undo)| {
            let (what, by, at) = (day.say_event(record, lang), &undo.by, day.when_on_paper(undo.at));
            say!(
                lang,
                "[HOÀN TÁC KHI KHIẾU NẠI – {by} {at}] {what}",
                "[UNDONE UNDER PROTEST - {by} {at}] {what}"
            )
        }));
    }
    facts
}

/// Every run of a team, on a line each; on paper with who wrote down which reading, and when.
fn attempts(clock: Option<&Day>, held: &Competition, place: &Standing, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    if let Some((outcome, why)) = held.out_of_it(&place.team) {
        let outcome = lang.pick(outcome.vi(), outcome.en());
        said.push(say!(
            lang,
            "[CẢ ĐỘI {outcome} – {why}; các lần thi giữ lại, không tính]",
            "[THE TEAM {outcome} - {why}; its runs are kept and do not count]"
        ));
    }
    // Attempts that the rules no longer have are kept on paper.
    let kept = held.all_runs().filter(|(team, _, run)| **team == place.team && run.has_begun());
    let most = kept.map(|(_, attempt, _)| attempt).max().unwrap_or(0).max(held.rules().attempts);
    let several = most > 1;
    for attempt in 1..=most {
        let beyond = attempt > held.rules().attempts;
        for run in held.runs(&place.team, attempt) {
            let line = held.say_run(&place.team, run, lang);
            let counts = held.is_said_to_count(place, attempt) && run.struck.is_none();
            let called = held.say_attempt(&place.team, attempt, lang);
            let lead = match (several, counts) {
                (false, _) => String::new(),
                (true, false) => format!("{called}: "),
                (true, true) => say!(lang, "{called} (tính): ", "{called} (counts): "),
            };
            if beyond && run.struck.is_none() {
                said.push(say!(
                    lang,
                    "{lead}[ĐÃ GẠCH – thể lệ bớt số lần thi] {line}",
                    "{lead}[STRUCK - the rules have fewer attempts now] {line}"
                ));
                continue;
            }
            match &run.struck {
                Some(why) => {
                    said.push(say!(lang, "{lead}[ĐÃ GẠCH – {why}] {line}", "{lead}[STRUCK - {why}] {line}"))
                }
                None if line.is_empty() => {}
                None => said.push(format!("{lead}{line}")),
            }
            if let Some(day) = clock {
                said.extend(held.say_sheet(run, |at| day.when_on_paper(at), lang));
            }
        }
    }
    said
}

/// The ranks that a team's sum is made of: `Chạy tiếp sức 1 + Leo thang 3`.
fn ranks(day: &Day, item: &ItemId, team: &TeamId, lang: Lang) -> Option<String> {
    let of = |(held, rank): &(&Competition, Option<i64>)| {
        let title = &held.discipline.title;
        let rank = rank.map_or("?".to_owned(), |rank| rank.to_string());
        let weight = held.discipline.weight;
        let times = if weight == Points(100) { String::new() } else { format!(" × {weight}") };
        format!("{title} {rank}{times}")
    };
    let ranks = day.ranks_in(item, team).iter().map(of).collect::<Vec<_>>().join(" + ");
    (!ranks.is_empty()).then(|| say!(lang, "hạng: {ranks}", "ranks: {ranks}"))
}

/// A row for each team of each board.
fn sheet(day: &Day, lang: Lang) -> Table {
    let heads = [
        ("Môn", "Board", Holds::Text, 14),
        ("Hạng", "Rank", Holds::Mark, 5),
        ("Đội", "Team", Holds::Text, 14),
        ("Kết quả", "Result", Holds::Mark, 8),
        ("Cách tính", "Reckoning", Holds::Text, 18),
        ("Lỗi", "Faults", Holds::Text, 6),
        ("Xét khi bằng nhau", "Tie-break", Holds::Text, 8),
        ("Giải", "Prize", Holds::Text, 8),
        ("Trạng thái", "Status", Holds::Text, 7),
        ("Ký", "Signed", Holds::Text, 6),
        ("Khiếu nại", "Protests", Holds::Text, 6),
    ];
    let mut sheet = Table::headed(heads, lang);
    for board in day.boards().iter().filter_map(|id| day.board(id)) {
        let signed = match board.signed() {
            Some(signed) => format!("{} {}", day.when_on_paper(signed.at), signed.by),
            None => state(&board, lang),
        };
        let goes_on = day.going_on_from(&board.id);
        for place in &board.places {
            let held = board.id.discipline().and_then(|id| day.competition(id));
            let behind = facts(day, &board, place, false, lang);
            // What separated equals has a column of its own.
            let reckoning = behind.into_iter().skip(usize::from(place.by.is_some()));
            let protests = board.closing.protests.iter();
            let own =
                protests.filter(|protest| protest.team.is_none() || protest.team == Some(place.team.clone()));
            let result = place.result.map(|result| day.say_measure(&board.id, result));
            sheet.push([
                day.board_title(&board.id, lang),
                rank(place),
                day.team_on(&board.id, &place.team),
                result.unwrap_or_default(),
                reckoning.collect::<Vec<_>>().join(" | "),
                held.map(|held| codes(held, place)).unwrap_or_default(),
                place.by.map(|by| lang.pick(by.vi(), by.en()).to_owned()).unwrap_or_default(),
                prize(&board, place, &goes_on, lang),
                status(day, &board, place, lang),
                signed.clone(),
                own.map(|protest| protest.reason.clone()).collect::<Vec<_>>().join(" | "),
            ]);
        }
    }
    sheet
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
