//! Boards, runs, signatures and heats, held against what was expected.

use ngayhoi::agenda::{DisciplineId, Outcome, TeamId};
use ngayhoi::day::{Allotted, Board, BoardId, Competition, Day, ELECTRONIC, Run, Standing, Status, Watch};
use ngayhoi::paper::out::{Kind, page};
use ngayhoi::text::Lang;

use crate::seen::Looking;
use crate::told::Expect;

pub fn compare(look: &mut Looking<'_>, expect: &Expect) {
    compare_paper(look, expect);
    let day = look.day;
    for (key, expected) in &expect.boards {
        match day.board(&BoardId::of_key(key)) {
            Some(board) => look.list(&format!("board {key}"), Some(expected), &lines(day, &board)),
            None => look.complaints.push(format!("there is no board {key}")),
        }
    }
    for (key, expected) in &expect.runs {
        match runs(day, key) {
            Some(is) => look.list(&format!("runs of {key}"), Some(expected), &is),
            None => look.complaints.push(format!("there is no attempt {key}")),
        }
    }
    for (key, expected) in &expect.short {
        let board = day.board(&BoardId::of_key(key));
        let is = board.map(|board| board.shortfalls()).unwrap_or_default();
        let is: Vec<String> = is.iter().map(|short| short.say(Lang::Vi)).collect();
        look.list(&format!("certificates of {key}"), Some(expected), &is);
    }
    for (key, expected) in &expect.signed {
        let yes = |is: bool| if is { "yes" } else { "no" };
        let is = day.board(&BoardId::of_key(key)).map_or("no board", |board| yes(board.signed().is_some()));
        look.at(&format!("signed {key}"), Some(yes(*expected)), is);
    }
    for (id, expected) in &expect.heats {
        let discipline = DisciplineId::from(id.as_str());
        match day.competition(&discipline) {
            Some(held) => {
                let is = day.say_heats(&discipline, &held.heats);
                look.at(&format!("heats of {id}"), Some(expected), &is);
            }
            None => look.complaints.push(format!("there is no discipline {id}")),
        }
    }
}

/// What the printed results say, or should not.
fn compare_paper(look: &mut Looking<'_>, expect: &Expect) {
    if expect.on_paper.is_empty() && expect.not_on_paper.is_empty() {
        return;
    }
    let lines = page(&Kind::Results.fill(look.day, Lang::Vi), Lang::Vi);
    let all = lines.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ");
    let missing = expect.on_paper.iter().filter(|part| !all.contains(part.as_str()));
    let there = expect.not_on_paper.iter().filter(|part| all.contains(part.as_str()));
    let missing = missing.map(|part| format!("not on paper: {part}"));
    let wrong: Vec<String> = missing.chain(there.map(|part| format!("on paper: {part}"))).collect();
    if !wrong.is_empty() {
        look.complaints.extend(wrong);
        look.complaints.push(lines.join("\n"));
    }
}

/// `1 Tổ 2 42,40 Giải nhất`, `2= Tổ 5 45,90 chờ quyết định`, `· Tổ 7 chưa thi`, `– Tổ 1 bị loại`.
fn lines(day: &Day, board: &Board) -> Vec<String> {
    let line = |place: &Standing| {
        let mut words = vec![match (place.rank, place.status) {
            (Some(rank), _) => format!("{rank}{}", if place.shared { "=" } else { "" }),
            (None, Status::Out(_)) => "–".to_owned(),
            (None, _) => "·".to_owned(),
        }];
        words.push(day.team_on(&board.id, &place.team));
        words.extend(place.result.map(|result| day.say_measure(&board.id, result)));
        match place.status {
            Status::Ranked => {}
            Status::Running => words.push("đang thi".to_owned()),
            Status::ToRun => words.push("chưa thi".to_owned()),
            Status::Out(outcome) => words.push(outcome.vi().to_owned()),
        }
        match place.prize {
            Allotted::Nothing => {}
            Allotted::Grade(grade) => words.push(board.grades[grade].grade.clone()),
            Allotted::Waits => words.push("chờ quyết định".to_owned()),
        }
        words.extend(place.by.map(|by| format!("({})", by.vi())));
        words.join(" ")
    };
    board.places.iter().map(line).collect()
}

/// Every run of an attempt, `chua-chay/to-2/1`; struck ones begin with `~`.
fn runs(day: &Day, key: &str) -> Option<Vec<String>> {
    let mut parts = key.split('/');
    let held = day.competition(&DisciplineId::from(parts.next()?))?;
    let team = TeamId::from(parts.next()?);
    held.team(&team)?;
    let attempt = parts.next()?.parse().ok()?;
    Some(held.runs(&team, attempt).iter().map(|run| run_line(day, held, &team, run)).collect())
}

/// `42,31 42,48 lỗi 1 +5,00 =47,40`; a watch that runs is `…`.
fn run_line(day: &Day, held: &Competition, team: &TeamId, run: &Run) -> String {
    let worked = held.work_out(team, run);
    let mut words: Vec<String> = Vec::new();
    let watch = |watch: &Watch| match watch.reading() {
        Some(reading) => held.written_down(reading).to_string(),
        None if watch.is_running() => "…".to_owned(),
        None => "mất số".to_owned(),
    };
    for own in &run.watches {
        if own.number == ELECTRONIC {
            words.push("điện tử".to_owned());
        }
        words.push(watch(own));
    }
    words.extend(worked.points.map(|points| format!("{points}đ")));
    if !run.faults.is_empty() {
        let codes: Vec<&str> = run.faults.iter().map(|fault| fault.code.as_str()).collect();
        words.push(format!("lỗi {}", codes.join(" ")));
    }
    if worked.penalty.0 > 0 {
        words.push(format!("+{}", worked.penalty));
    }
    if worked.errors.0 > 0 {
        words.push(format!("−{}đ", worked.errors));
    }
    let board = BoardId::Result(held.id().clone());
    words.extend(worked.net.map(|net| format!("={}", day.say_measure(&board, net))));
    if worked.outcome != Outcome::Finished {
        words.push(worked.outcome.vi().to_owned());
    }
    if words.is_empty() {
        words.push("chưa thi".to_owned());
    }
    let struck = if run.struck.is_some() { "~" } else { "" };
    format!("{struck}{}", words.join(" "))
}
