//! What can be done on the drill ground and to its boards.

use super::choices::GroundChoice;
use super::forms::GroundForm;
use super::{advance_box, final_meant, judges_sheet, next_team, sign_box};
use crate::agenda::{DisciplineId, TeamId};
use crate::day::{AttemptId, BoardId, Command, Competition, Day, GroundCommand, Hand};
use crate::text::say;
use crate::ui::cursor::{Cursor, RuleField};
use crate::ui::key::{Code, Key};
use crate::ui::overlay::{Menu, Overlay};
use crate::ui::row::{At, Intended, Sent, ask, here, k, rows, send};
use crate::ui::{Screen, Ui};

rows! {
    /// Watches, faults, rulings, boards.
    ROWS:
        open_board Day [k(Code::Enter)] [Contest]
            "mở môn thi" "open", "Mở môn đang chọn: đồng hồ và bảng xếp hạng" "Open the selected discipline: watches and ranking",
            in_palette: false;
        watch Day [k(Code::Char(' '))] [Ground]
            "chạy/dừng" "start/stop", "Bấm chạy hoặc dừng đồng hồ của bạn cho đội đang chọn" "Start or stop your watch for the selected team",
            menus: &[Menu::Team], let_go: Hand::Tapped;
        claim_watch Day [] [Ground]
            "nhận đồng hồ" "take a watch", "Máy này giữ đồng hồ nào, ở đường nào" "Which watch this console holds, on which lane",
            menus: &[Menu::Team];
        call_to_line Day [k(Code::F(12))] [Ground]
            "vào vạch" "to the line", "Gọi lượt vào vạch, đếm giờ chuẩn bị; hết giờ thì chọn việc với đội chưa sẵn sàng" "Call the heat to the line: its time to prepare runs; afterwards what becomes of a team that is not ready";
        signal Day [k(Code::F(2))] [Ground]
            "phát lệnh" "signal", "Phát lệnh: mọi đồng hồ của lượt cùng chạy" "The starter's signal: every watch of the heat starts";
        charge Day [k(Code::F(3))] [Ground]
            "lỗi" "fault", "Ghi lỗi của đội đang chọn: F3 rồi số của lỗi" "Charge the selected team with a fault: F3, then its number",
            menus: &[Menu::Team];
        write_reading Day [k(Code::F(5))] [Ground]
            "ghi giờ" "write time", "Ghi số của đồng hồ, hoặc điểm thực hành" "Write down a watch's reading, or points for practice",
            menus: &[Menu::Team];
        write_times Day [Key::ctrl('r')] [Ground]
            "giờ cả lượt" "heat's times", "Ghi giờ cả lượt trong một lần, gõ hoặc dán: theo thứ tự đường, “đường 2: 42,31”, hoặc tên đội" "The times of the whole heat in one go, typed or pasted: lane by lane, \"lane 2: 42,31\", or by team";
        ruling Day [k(Code::F(6))] [Ground]
            "bỏ/loại" "DNF…", "Trọng tài: bỏ thi, không hoàn thành, bị loại, hoặc công nhận lại" "The referee rules: did not start, did not finish, disqualified, or finished after all",
            menus: &[Menu::Team];
        run_again Day [k(Code::F(7))] [Ground]
            "thi lại" "re-run", "Cho thi lại (giữ kết quả cũ, gạch đi), hoặc bỏ lượt thi lại" "Order a re-run (the old result is kept and struck), or withdraw it",
            menus: &[Menu::Team];
        sign Day [k(Code::F(8))] [Ground, Contest]
            "ký kết quả" "sign", "Trưởng ban trọng tài ký kết quả" "The chief referee signs the result",
            menus: &[Menu::Team];
        reveal Day [Key::ctrl('o')] [Run, Mc, Contest, Ground]
            "công bố giải" "announce prize", "Công bố giải kế tiếp trên màn hình hội trường, từ giải thấp lên" "The hall learns the next prize, from the lowest up";
        team_menu Day [k(Code::Enter)] [Ground]
            "việc với đội" "team", "Mở danh sách việc làm được với đội đang chọn" "Show what can be done with the selected team",
            in_palette: false;
        draw_heats Day [k(Code::F(7))] [Contest]
            "bốc thăm" "draw", "Bốc thăm lượt và đường chạy" "Draw heats and lanes by lot";
        advance Day [k(Code::F(2))] [Contest]
            "vào chung kết" "to the final", "Các đội vào chung kết theo kết quả đã ký của vòng loại" "Send on to the final whoever goes on from the signed heats";
        rules Day [k(Code::F(5))] [Contest]
            "thể lệ" "rules", "Xem và đổi thể lệ của môn" "See and change the rules of the discipline",
            menus: &[Menu::Team];
        theory_clock Day [Key::ctrl('k')] [Ground]
            "giờ lý thuyết" "theory clock", "Đồng hồ lý thuyết: chuẩn bị, rồi trả lời, rồi dừng" "The theory clock: to prepare, then to answer, then it stops",
            menus: &[Menu::Team];
        theory_answer Day [] [Ground]
            "lý thuyết" "theory", "Ghi câu trả lời lý thuyết của đội đang chọn" "Write down the selected team's answer in the theory round",
            menus: &[Menu::Team];
        protest Day [] [Ground, Contest]
            "khiếu nại" "protest", "Ghi khiếu nại; kết quả đã ký được mở lại" "Record a protest; a signed result is open again",
            menus: &[Menu::Team];
        name_runner Day [] [Ground]
            "tên người thi" "name runner", "Ghi tên người thi, khi mỗi người của đội thi một lần" "Write down who runs, where each of a team runs once",
            menus: &[Menu::Team];
        decide_tie Day [] [Ground]
            "đồng hạng/bốc thăm" "decide tie", "Các đội bằng nhau: đồng hạng hoặc bốc thăm" "Equal teams: share the rank, or draw lots",
            menus: &[Menu::Team];
        set_heats Day [] [Ground, Contest]
            "xếp lượt" "set heats", "Xếp lượt, đường bằng tay" "Set heats and lanes by hand";
        rename_team Day [] [Ground]
            "sửa tên đội" "mend name", "Sửa tên đội đang chọn" "Mend the selected team's name",
            menus: &[Menu::Team];
        add_team Day [k(Code::F(3))] [Contest]
            "thêm đội" "add team", "Thêm một đội thi" "Add a team";
        team_after Move [k(Code::Tab)] [Ground]
            "đội kế tiếp" "next team", "Sang đội thi kế tiếp, cùng đường chạy" "On to the team that runs next, in the same lane";
        watch_before Move [k(Code::Left)] [Ground]
            "đồng hồ trước" "watch before", "Cầm đồng hồ số nhỏ hơn" "Hold the watch of the number before";
        watch_after Move [k(Code::Right)] [Ground]
            "đồng hồ sau" "watch after", "Cầm đồng hồ số lớn hơn" "Hold the watch of the number after";
        attempt_before Move [Key::char('-')] [Ground]
            "lần thi trước" "attempt before", "Xem lần thi trước của đội" "Look at the team's attempt before";
        attempt_after Move [Key::char('+'), Key::char('=')] [Ground]
            "lần thi sau" "attempt after", "Xem lần thi sau của đội" "Look at the team's attempt after";
        all_lanes Move [Key::char('0')] [Ground]
            "mọi đường" "all lanes", "Xem mọi đường của lượt, hoặc một đường" "Look at all lanes of the heat, or at one";
}

/// The attempt that is shown, judged and corrected.
fn shown(at: &At<'_, '_>) -> Result<AttemptId, String> {
    at.ui.shown_attempt(at.day).ok_or_else(|| at.words().no_team_selected.to_owned())
}

fn choose<'d>(at: &At<'_, 'd>, choice: GroundChoice) -> Intended<'d> {
    at.choose(None, move || choice)
}

/// The cursor stays on the run that a command was for; the starter's stays where it is.
fn stay_with(ui: &mut Ui, command: &Command, _: &Day, _: crate::clock::Timestamp) {
    let Command::Ground(GroundCommand::StartWatch { run, .. } | GroundCommand::StopWatch { run, .. }) =
        command
    else {
        return;
    };
    ui.ground.attempt = Some((run.team.clone(), run.attempt));
    let board = BoardId::Result(run.discipline.clone());
    ui.selected.insert(Screen::Ground, Cursor::Team(board, run.team.clone()));
}

fn charge<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let run = shown(at)?;
    if at.day.competition(&run.discipline).is_some_and(|held| held.rules().faults.is_empty()) {
        return at.form(None, GroundForm::Rule(run.discipline, RuleField::Fault));
    }
    choose(at, GroundChoice::Fault(run))
}

fn write_reading<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let run = shown(at)?;
    if let Some(held) = at.day.competition(&run.discipline)
        && !held.rules().low_wins()
        && !held.rules().reckoning.criteria.is_empty()
    {
        return ask(None, move || judges_sheet(held, run));
    }
    if at.day.competition(&run.discipline).is_some_and(|held| !held.rules().low_wins()) {
        return at.form(None, GroundForm::Points(run));
    }
    let watch = at.ui.ground.watch.or_else(|| at.ui.own_watch(at.day, &run).map(|watch| watch.number));
    at.form(None, GroundForm::Reading(run, watch.unwrap_or(1)))
}

fn write_times<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (heat, watch) = at.ui.heat_in_front(at.day).ok_or_else(|| at.words().no_team_selected.to_owned())?;
    at.form(None, GroundForm::Times(heat, watch))
}

fn name_runner<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let run = shown(at)?;
    let probe = GroundCommand::NameRunner { run: run.clone(), name: ".".to_owned() };
    at.form(Some(probe.into()), GroundForm::Runner(run))
}

fn advance<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (day, words, lang) = (at.day, at.words(), at.ui.lang);
    let id = final_meant(day, discipline(at)?);
    let probe = GroundCommand::Advance { discipline: id.clone(), seen: None };
    ask(Some(probe.into()), move || advance_box(day, id, words, lang))
}

fn ruling<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    choose(at, GroundChoice::Outcome(shown(at)?))
}

fn run_again<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    choose(at, GroundChoice::Again(shown(at)?))
}

fn theory_clock<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let run = shown(at)?;
    send(GroundCommand::TheoryClock { discipline: run.discipline, team: run.team })
}

fn theory_answer<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let run = shown(at)?;
    let probe = GroundCommand::Theory {
        discipline: run.discipline.clone(),
        team: run.team.clone(),
        answer: crate::day::Answer::default(),
    };
    at.form(Some(probe.into()), GroundForm::Theory(run.discipline, run.team))
}

fn protest<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let board = board(at)?;
    let team = (at.ui.screen == Screen::Ground).then(|| at.ui.chosen_team(at.day)).flatten();
    at.form(None, GroundForm::Protest(board, team))
}

fn draw_heats<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let id = discipline(at)?;
    choose(at, GroundChoice::Draw(id))
}

fn set_heats<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    at.form(None, GroundForm::Heats(discipline(at)?))
}

fn rules<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    choose(at, GroundChoice::Rules(discipline(at)?))
}

fn rename_team<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let run = shown(at)?;
    match at.day.competition(&run.discipline) {
        Some(held) => at.form(None, GroundForm::Rename(held.item.clone(), run.team)),
        None => Err(at.words().no_team_selected.to_owned()),
    }
}

fn add_team<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    match at.day.competition(&discipline(at)?) {
        Some(held) => at.form(None, GroundForm::Team(held.item.clone())),
        None => Err(at.words().no_team_selected.to_owned()),
    }
}

fn team_menu<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let run = shown(at)?;
    let about = Cursor::Team(BoardId::Result(run.discipline), run.team);
    ask(None, move || Overlay::palette(Menu::Team, Some(about)))
}

fn open_board<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, _| {
        if let Some(board) = ui.listed_board(day) {
            ui.open(day, &board);
        }
        None
    })
}

fn next_team_up(ui: &mut Ui, day: &Day) -> Option<()> {
    let board = ui.open_board(day)?;
    let held = board.discipline().and_then(|id| day.competition(id))?;
    let team = next_team(held, ui.chosen_team(day).as_ref())?;
    ui.ground.attempt = held.attempt_of(&team).map(|attempt| (team.clone(), attempt));
    ui.selected.insert(Screen::Ground, Cursor::Team(board, team));
    Some(())
}

fn team_after<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, _| {
        next_team_up(ui, day);
        None
    })
}

fn attempt_before<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, _| {
        if let Some(run) = ui.shown_attempt(day) {
            ui.ground.attempt = Some((run.team, run.attempt.saturating_sub(1).max(1)));
        }
        None
    })
}

fn attempt_after<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, _| {
        if let Some(run) = ui.shown_attempt(day) {
            let most = day.competition(&run.discipline).map_or(1, |held| held.rules().attempts);
            ui.ground.attempt = Some((run.team, (run.attempt + 1).min(most)));
        }
        None
    })
}

fn watch_before<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| {
        ui.ground.watch = ui.ground.watch.and_then(|watch| watch.checked_sub(1));
        None
    })
}

fn watch_after<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| {
        ui.ground.watch = Some(ui.ground.watch.map_or(0, |watch| watch + 1).clamp(1, 4));
        None
    })
}

fn all_lanes<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| {
        ui.ground.all_lanes = !ui.ground.all_lanes;
        None
    })
}

fn claim_watch<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    choose(at, GroundChoice::Claim(shown(at)?))
}

/// One key starts this console's watch on the selected team, and stops it.
fn watch<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (ui, day) = (at.ui, at.day);
    let run = shown(at)?;
    let held = day.competition(&run.discipline);
    let own = held.and_then(|held| held.run(&run.team, run.attempt));
    let running = match (ui.own_watch(day, &run), own) {
        (Some(watch), _) => watch.is_running(),
        // A watch that the starter set off waits for whoever stops it. One that somebody else has
        // started is theirs at the start; later, nobody would start another: it is taken over from
        // a console that is gone.
        (None, Some(own)) if ui.ground.watch.is_none() => {
            let late =
                own.started_at().is_some_and(|started| at.now - started > day.felt_by(Hand::AtTheStart));
            own.watches.iter().any(|watch| watch.is_running() && (watch.by.is_none() || late))
        }
        _ => false,
    };
    let watch = ui.ground.watch;
    // A console belongs to a watch once its timekeeper says so: until then its first stray press
    // is no reading of the team that happens to stand first.
    if let Some(held) = held
        && watch.is_none()
        && own.is_none_or(|own| own.held_by(&ui.operator).is_none())
    {
        let Some(claim) = day.claim_of(&held.item, &ui.operator) else {
            return choose(at, GroundChoice::Claim(run));
        };
        let lane = held.lane_of(&run.team).and_then(|(_, lane)| u32::try_from(lane).ok());
        if let Some(lane) = lane.filter(|lane| *lane != claim.lane) {
            let own = claim.lane;
            return Err(say!(
                ui.lang,
                "Máy này giữ đường {own}, đội đang chọn ở đường {lane}. Chọn đội ở đường {own}, hoặc nhận đồng hồ khác (Ctrl-P).",
                "This console holds lane {own}, the selected team is on lane {lane}. Select the team on lane {own}, or take another watch (Ctrl-P).",
            ));
        }
    }
    if running {
        return Sent::new(GroundCommand::StopWatch { run, watch }).then(stay_with).into();
    }
    // What has been run is over; the same key begins the next attempt, but not by a shaking hand.
    let over = own.is_some_and(crate::day::Run::has_begun)
        && held.and_then(|held| held.worked(&run.team, run.attempt)).is_some_and(|run| run.is_over());
    let chosen = ui.ground.attempt.as_ref().is_some_and(|(team, _)| *team == run.team);
    let stopped = own.into_iter().flat_map(|own| &own.watches).filter_map(|watch| watch.stopped).max();
    if over && stopped.is_some_and(|stopped| day.is_within(Hand::Settling, stopped, at.now)) {
        return Err(ui.words().just_stopped.to_owned());
    }
    let next = held.and_then(|held| held.attempt_of(&run.team));
    let attempt = if over && !chosen { next.unwrap_or(run.attempt) } else { run.attempt };
    Sent::new(GroundCommand::StartWatch { run: AttemptId { attempt, ..run }, watch }).then(stay_with).into()
}

/// The starter's signal: every lane of the selected team's heat that has this attempt to run.
fn signal<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (ui, day) = (at.ui, at.day);
    let run = shown(at)?;
    let held = day.competition(&run.discipline).ok_or_else(|| ui.words().no_team_selected.to_owned())?;
    let stopped = held.runs(&run.team, run.attempt).iter().flat_map(|run| &run.watches);
    if stopped
        .filter_map(|watch| watch.stopped)
        .max()
        .is_some_and(|stopped| day.is_within(Hand::Settling, stopped, at.now))
    {
        return Err(ui.words().just_stopped.to_owned());
    }
    send(GroundCommand::StartHeat { runs: heat_of(held, &run) })
}

/// The heat of the selected team is called; while it prepares, the key offers what becomes of it.
fn call_to_line<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let run = shown(at)?;
    let held = at.day.competition(&run.discipline);
    let held = held.ok_or_else(|| at.words().no_team_selected.to_owned())?;
    let runs = heat_of(held, &run);
    if held.preparing().is_some_and(|called| called.runs == runs) {
        return choose(at, GroundChoice::Late(run.discipline));
    }
    Sent::new(GroundCommand::CallHeat { runs }).if_seen().into()
}

/// Every lane of a team's heat that has the team's attempt to run.
fn heat_of(held: &Competition, run: &AttemptId) -> Vec<AttemptId> {
    let attempt = held.attempt_of(&run.team).unwrap_or(run.attempt);
    let lanes: Vec<TeamId> = match held.lane_of(&run.team).and_then(|(heat, _)| held.heats.get(heat)) {
        Some(heat) => heat.iter().flatten().cloned().collect(),
        None => vec![run.team.clone()],
    };
    lanes
        .into_iter()
        .filter(|team| *team == run.team || held.attempt_of(team) == Some(attempt))
        .map(|team| AttemptId { discipline: run.discipline.clone(), team, attempt })
        .collect()
}

/// The question before signing names what the referee should have seen.
fn sign<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (ui, day) = (at.ui, at.day);
    let id = board(at)?;
    if let Some(open) = day.board(&id).and_then(|board| Some(board.closing.open_protest()?.seq)) {
        return choose(at, GroundChoice::Settle(id, open));
    }
    let probe = Command::Ground(GroundCommand::Sign(id.clone()));
    let (words, lang) = (ui.words(), ui.lang);
    ask(Some(probe), move || sign_box(day, &id, words, lang))
}

/// The next prize of the board that is open, or else of the running item.
fn reveal<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let own = matches!(at.ui.screen, Screen::Contest | Screen::Ground).then(|| board(at).ok()).flatten();
    let own = own.and_then(|id| at.day.board(&id)).filter(|board| board.next_step().is_some());
    let open = own.or_else(|| at.day.podium_to_go_on());
    let next = open.and_then(|board| Some((board.next_step()?.teams, board.id)));
    let (teams, board) = next.ok_or_else(|| {
        say!(
            at.ui.lang,
            "Không có giải nào chờ công bố: bảng chưa ký (F8 ở màn hình 6), hoặc đã công bố hết.",
            "No prize waits to be announced: nothing is signed (F8 on screen 6), or all is told."
        )
    })?;
    Sent::new(GroundCommand::Reveal { board, teams }).if_seen().into()
}

/// A tie of the selected team, to be decided.
fn decide_tie<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (ui, day) = (at.ui, at.day);
    let id = board(at)?;
    let board = day.board(&id).ok_or_else(|| ui.words().no_tie.to_owned())?;
    let own = ui.chosen_team(day).and_then(|team| board.tied_with(&team));
    let for_the_final = || {
        let finals = day.competitions().iter().filter_map(|held| Some((held.final_of()?, held.id())));
        let mut from = finals.filter(|(own, _)| Some(&own.discipline) == id.discipline());
        from.find_map(|(_, last)| board.tied_with(day.going_on(last)?.tied.first()?))
    };
    let teams = own.or_else(|| board.undecided().into_iter().next()).or_else(for_the_final);
    match teams {
        Some(teams) => choose(at, GroundChoice::Tie(id, teams)),
        None => Err(ui.words().no_tie.to_owned()),
    }
}

/// The board that is meant: the open one, or the one selected on the list.
fn board(at: &At<'_, '_>) -> Result<BoardId, String> {
    let (ui, day) = (at.ui, at.day);
    let found = if ui.screen == Screen::Contest { ui.listed_board(day) } else { ui.open_board(day) };
    found.ok_or_else(|| ui.words().no_contests.to_owned())
}

fn discipline(at: &At<'_, '_>) -> Result<DisciplineId, String> {
    let board = board(at)?;
    board.discipline().cloned().ok_or_else(|| at.words().no_discipline.to_owned())
}
