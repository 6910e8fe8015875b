//! Sentences about contests: what the journal says, and refusals.

mod reckoning;
mod refusals;
mod rules;

pub use rules::{say_cost, say_criteria, say_fault, say_prizes, say_rule};

use super::theory::TheoryStep;
use super::{Allotted, AttemptId, BoardId, Competition, ELECTRONIC, GroundEvent, Heat, JudgeMark, Measure};
use crate::agenda::{DisciplineId, Outcome, RunTime, TeamId};
use crate::day::Day;
use crate::text::{Lang, counted, harmless, say};

impl Day {
    /// Names of teams of whichever contest.
    pub(super) fn any_names(&self, teams: &[TeamId]) -> String {
        let name = |id: &TeamId| {
            let known = self.competitions().iter().find_map(|held| held.team(id));
            known.map_or_else(|| harmless(&id.0), |team| team.name.clone())
        };
        teams.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    /// A discipline's title; its id when the day has no such discipline.
    pub fn discipline_title(&self, id: &DisciplineId) -> String {
        self.competition(id).map_or_else(|| harmless(&id.0), |held| held.discipline.title.clone())
    }

    /// A team's name; its id when no such team competes.
    pub fn team_name(&self, discipline: &DisciplineId, team: &TeamId) -> String {
        let known = self.competition(discipline).and_then(|held| held.team(team));
        known.map_or_else(|| harmless(&team.0), |team| team.name.clone())
    }

    /// What a board ranks: `Chạy tiếp sức`, `Chạy tiếp sức (lý thuyết)`, `Hội thi (toàn đoàn)`.
    pub fn board_title(&self, board: &BoardId, lang: Lang) -> String {
        match board {
            BoardId::Result(id) => self.discipline_title(id),
            BoardId::Theory(id) => {
                let title = self.discipline_title(id);
                say!(lang, "{title} (lý thuyết)", "{title} (theory)")
            }
            BoardId::Practice(id) => {
                let title = self.discipline_title(id);
                say!(lang, "{title} (thực hành)", "{title} (practice)")
            }
            BoardId::Overall(item) => {
                let title = self.title(item);
                say!(lang, "{title} (toàn đoàn)", "{title} (overall)")
            }
        }
    }

    /// A team as named on a board.
    pub fn team_on(&self, board: &BoardId, team: &TeamId) -> String {
        match board {
            BoardId::Overall(item) => {
                let counts = |held: &&Competition| held.item == *item || self.counts_for(held, board);
                let mut held = self.competitions().iter().filter(counts);
                let known = held.find_map(|held| held.team(team));
                known.map_or_else(|| harmless(&team.0), |team| team.name.clone())
            }
            BoardId::Result(id) | BoardId::Theory(id) | BoardId::Practice(id) => self.team_name(id, team),
        }
    }

    /// An attempt: `Tổ 2, lần 1 (Chạy tiếp sức)`.
    fn attempt_title(&self, run: &AttemptId, lang: Lang) -> String {
        let (team, what) =
            (self.team_name(&run.discipline, &run.team), self.discipline_title(&run.discipline));
        let several = self.competition(&run.discipline).is_some_and(|held| held.rules().attempts > 1);
        if several {
            let held = self.competition(&run.discipline);
            let attempt = held.map(|held| held.say_attempt(&run.team, run.attempt, lang)).unwrap_or_default();
            format!("{team}, {attempt} ({what})")
        } else {
            format!("{team} ({what})")
        }
    }

    /// A result at the precision of its rules.
    pub fn say_measure(&self, board: &BoardId, measure: Measure) -> String {
        match measure {
            Measure::Time(time) => {
                let rules = board.discipline().and_then(|id| self.competition(id));
                time.show_whole(rules.map_or(2, |held| u32::from(held.rules().precision)))
            }
            other => other.to_string(),
        }
    }

    fn names_on(&self, board: &BoardId, teams: &[TeamId]) -> String {
        teams.iter().map(|team| self.team_on(board, team)).collect::<Vec<_>>().join(", ")
    }

    /// The teams of attempts by name, and the discipline in which they are.
    fn teams_of(&self, runs: &[AttemptId]) -> (String, String) {
        let what = runs.first().map(|run| self.discipline_title(&run.discipline)).unwrap_or_default();
        let teams: Vec<String> = runs.iter().map(|run| self.team_name(&run.discipline, &run.team)).collect();
        (teams.join(", "), what)
    }

    /// The prize that teams have, as it goes before their names; nothing where the board is not what
    /// it was.
    fn prize_on(&self, board: &BoardId, teams: &[TeamId]) -> String {
        let board = self.board(board);
        let prize = board.as_ref().and_then(|board| match board.place(teams.first()?)?.prize {
            Allotted::Grade(grade) => board.grades.get(grade),
            Allotted::Nothing | Allotted::Waits => None,
        });
        prize.map(|prize| format!("{}: ", prize.grade)).unwrap_or_default()
    }

    /// What the journal says of an event of a contest.
    pub(in crate::day) fn say_ground_event(&self, event: &GroundEvent, lang: Lang) -> String {
        match event {
            GroundEvent::WatchStarted { run, watch, .. } => {
                let (what, watch) = (self.attempt_title(run, lang), watch_name(*watch, lang));
                say!(lang, "bấm chạy {watch}: {what}", "started {watch}: {what}")
            }
            GroundEvent::HeatStarted { runs, after, .. } => {
                let (_, what) = self.teams_of(runs);
                let team = |(lane, run): (usize, &AttemptId)| {
                    let team = self.team_name(&run.discipline, &run.team);
                    match after.get(lane).filter(|after| after.0 > 0) {
                        Some(after) => say!(lang, "{team} sau {after} giây", "{team} after {after} s"),
                        None => team,
                    }
                };
                let teams: Vec<String> = runs.iter().enumerate().map(team).collect();
                let teams = teams.join(", ");
                say!(lang, "phát lệnh: {teams} ({what})", "starter's signal: {teams} ({what})")
            }
            GroundEvent::WatchStopped { run, watch, at } => {
                let (what, name) = (self.attempt_title(run, lang), watch_name(*watch, lang));
                let reading = self.measured(run, *watch, *at);
                let reading = reading.map(|time| format!(" {time}")).unwrap_or_default();
                say!(lang, "bấm dừng {name}:{reading} {what}", "stopped {name}:{reading} {what}")
            }
            GroundEvent::Read { run, watch, time } => {
                let (what, watch) = (self.attempt_title(run, lang), watch_name(*watch, lang));
                match time {
                    Some(time) => say!(lang, "ghi {watch}: {time} {what}", "wrote {watch}: {time} {what}"),
                    None => say!(lang, "bỏ số của {watch}: {what}", "{watch} has no reading: {what}"),
                }
            }
            GroundEvent::LeftOut { run, watch, reason } => {
                let (what, watch) = (self.attempt_title(run, lang), watch_name(*watch, lang));
                match reason {
                    Some(why) => say!(
                        lang,
                        "trọng tài không tính {watch}: {what} – {why}",
                        "the referee leaves {watch} out: {what} – {why}"
                    ),
                    None => say!(lang, "tính lại {watch}: {what}", "{watch} counts again: {what}"),
                }
            }
            GroundEvent::WatchClaimed { item, lane, watch } => {
                let (what, watch) = (self.title(item), watch_name(*watch, lang));
                say!(lang, "nhận {watch}, đường {lane}: {what}", "holds {watch}, lane {lane}: {what}")
            }
            GroundEvent::Charged { run, fault, note } => {
                let what = self.attempt_title(run, lang);
                let rule = self
                    .competition(&run.discipline)
                    .and_then(|held| held.rules().faults.iter().find(|rule| rule.code == *fault));
                let fault = rule.map_or_else(|| harmless(fault), |rule| say_fault(rule, lang));
                let note = note.as_deref().map(|note| format!(" – {note}")).unwrap_or_default();
                say!(lang, "lỗi {fault}: {what}{note}", "fault {fault}: {what}{note}")
            }
            GroundEvent::Scored { run, points } => {
                let what = self.attempt_title(run, lang);
                say!(lang, "chấm {points} điểm: {what}", "gave {}: {what}", counted(&points, "point"))
            }
            GroundEvent::JudgesMarked { run, marks } => {
                let what = self.attempt_title(run, lang);
                let marks: Vec<String> = marks.iter().map(JudgeMark::said).collect();
                let marks = marks.join(", ");
                say!(lang, "giám khảo chấm {marks}: {what}", "judges gave {marks}: {what}")
            }
            GroundEvent::RunnerNamed { run, name } => {
                let (team, n) = (self.team_name(&run.discipline, &run.team), run.attempt);
                let what = self.discipline_title(&run.discipline);
                match name {
                    Some(name) => say!(
                        lang,
                        "người thi {n} của {team}: {name} ({what})",
                        "runner {n} of {team}: {name} ({what})"
                    ),
                    None => say!(
                        lang,
                        "bỏ tên người thi {n} của {team} ({what})",
                        "runner {n} of {team} is no longer named ({what})"
                    ),
                }
            }
            GroundEvent::Ruled { run, outcome, reason } => {
                let (what, outcome) = (self.attempt_title(run, lang), lang.pick(outcome.vi(), outcome.en()));
                let why = because(reason.as_deref());
                say!(lang, "trọng tài: {outcome}: {what}{why}", "referee: {outcome}: {what}{why}")
            }
            GroundEvent::TeamRuled { item, team, outcome, reason } => {
                let (what, team) = (self.title(item), self.team_on(&BoardId::Overall(item.clone()), team));
                let why = because(reason.as_deref());
                match outcome {
                    Outcome::Finished => {
                        say!(
                            lang,
                            "cả đội thi tiếp: {team} ({what}){why}",
                            "the team is in again: {team} ({what}){why}"
                        )
                    }
                    outcome => {
                        let outcome = lang.pick(outcome.vi(), outcome.en());
                        say!(
                            lang,
                            "cả đội {outcome}: {team} ({what}){why}",
                            "the whole team {outcome}: {team} ({what}){why}"
                        )
                    }
                }
            }
            GroundEvent::RerunOrdered { run, reason } => {
                let what = self.attempt_title(run, lang);
                say!(lang, "thi lại: {what} – {reason}", "to be run again: {what} – {reason}")
            }
            GroundEvent::Reinstated { run, reason } => {
                let what = self.attempt_title(run, lang);
                say!(
                    lang,
                    "bỏ lượt thi lại, lấy lại kết quả trước: {what} – {reason}",
                    "re-run withdrawn, the old result stands: {what} – {reason}",
                )
            }
            GroundEvent::Interrupted { watches, theory } => {
                let mut teams: Vec<String> = Vec::new();
                for (run, _) in watches {
                    let team = self.attempt_title(run, lang);
                    if !teams.contains(&team) {
                        teams.push(team);
                    }
                }
                teams.extend(theory.iter().map(|(discipline, team)| {
                    let (team, what) = (self.team_name(discipline, team), self.discipline_title(discipline));
                    say!(lang, "{team}, lý thuyết ({what})", "{team}, theory ({what})")
                }));
                let teams = teams.join("; ");
                say!(
                    lang,
                    "máy tắt khi đồng hồ đang chạy: {teams}. Trọng tài quyết định thi lại hoặc gõ giờ",
                    "the machine went off while watches ran: {teams}. The referee decides: run again, or type a time",
                )
            }
            GroundEvent::TheoryClock { discipline, team, step, .. } => {
                let (team, what) = (self.team_name(discipline, team), self.discipline_title(discipline));
                let step = match step {
                    TheoryStep::Prepare => lang.pick("bắt đầu chuẩn bị", "prepares"),
                    TheoryStep::Answer => lang.pick("bắt đầu trả lời", "answers"),
                    TheoryStep::Stop => lang.pick("trả lời xong", "has answered"),
                };
                say!(lang, "lý thuyết, {step}: {team} ({what})", "theory, {step}: {team} ({what})")
            }
            GroundEvent::Answered { discipline, team, answer } => {
                let (team, what) = (self.team_name(discipline, team), self.discipline_title(discipline));
                let points = answer.points;
                let who = answer.who.as_deref().map(|who| format!(", {who}")).unwrap_or_default();
                say!(
                    lang,
                    "lý thuyết {points} điểm: {team}{who} ({what})",
                    "theory {}: {team}{who} ({what})",
                    counted(&points, "point")
                )
            }
            GroundEvent::HeatsSet { discipline, seed, heats } => {
                let (what, heats) = (self.discipline_title(discipline), self.say_heats(discipline, heats));
                match seed {
                    Some(seed) => {
                        say!(
                            lang,
                            "bốc thăm (số {seed}): {what}: {heats}",
                            "drawn by lot (number {seed}): {what}: {heats}"
                        )
                    }
                    None => {
                        say!(lang, "xếp lượt, đường: {what}: {heats}", "heats and lanes set: {what}: {heats}")
                    }
                }
            }
            GroundEvent::Advanced { discipline, teams } => {
                let what = self.discipline_title(discipline);
                let names = teams.iter().map(|team| self.team_name(discipline, team));
                let names = names.collect::<Vec<_>>().join(", ");
                say!(lang, "vào {what}: {names}", "in {what}: {names}")
            }
            GroundEvent::LotDrawn { discipline, team, lot, seed } => {
                let (what, team) = (self.discipline_title(discipline), self.team_name(discipline, team));
                match seed {
                    Some(seed) => say!(
                        lang,
                        "bốc thăm: {team} được số {lot}, máy bốc từ số {seed} ({what})",
                        "drew lots: {team} has number {lot}, by the program from the number {seed} ({what})"
                    ),
                    None => say!(
                        lang,
                        "bốc thăm: {team} rút được số {lot} ({what})",
                        "drew lots: {team} took number {lot} ({what})"
                    ),
                }
            }
            GroundEvent::HeatCalled { runs, .. } => {
                let (teams, what) = self.teams_of(runs);
                say!(lang, "gọi vào vạch: {teams} ({what})", "called to the line: {teams} ({what})")
            }
            GroundEvent::HeatRead { watch, times } => {
                let runs: Vec<AttemptId> = times.iter().map(|(run, _)| run.clone()).collect();
                let (_, what) = self.teams_of(&runs);
                let time = |(run, time): &(AttemptId, RunTime)| {
                    format!("{} {time}", self.team_name(&run.discipline, &run.team))
                };
                let (times, watch) =
                    (times.iter().map(time).collect::<Vec<_>>().join(", "), watch_name(*watch, lang));
                say!(
                    lang,
                    "ghi {watch} cả lượt: {times} ({what})",
                    "wrote {watch} of the heat: {times} ({what})"
                )
            }
            GroundEvent::PlaceRevealed { board, teams } => {
                let (what, names) = (self.board_title(board, lang), self.names_on(board, teams));
                let prize = self.prize_on(board, teams);
                say!(lang, "công bố {prize}{names} ({what})", "announced {prize}{names} ({what})")
            }
            GroundEvent::RuleSet { discipline, rule } => {
                let (what, rule) = (self.discipline_title(discipline), say_rule(rule, lang));
                say!(lang, "đổi thể lệ {what}: {rule}", "rule of {what}: {rule}")
            }
            GroundEvent::TeamsAdded { item, teams } => {
                let (item, n) = (self.title(item), teams.len());
                let names = teams.iter().map(|team| team.name.as_str()).collect::<Vec<_>>().join(", ");
                say!(
                    lang,
                    "thêm {n} đội: {names} ({item})",
                    "{} added: {names} ({item})",
                    counted(&n, "team")
                )
            }
            GroundEvent::TeamRenamed { name, was, .. } => {
                say!(lang, "sửa tên đội: {was} → {name}", "team's name mended: {was} → {name}")
            }
            GroundEvent::TieDecided { board, teams, seed } => {
                let (what, names) = (self.board_title(board, lang), self.names_on(board, teams));
                match seed {
                    Some(seed) => say!(
                        lang,
                        "bốc thăm đội bằng nhau (số {seed}): {names}: {what}",
                        "lots between equals (number {seed}): {names}: {what}"
                    ),
                    None => say!(lang, "đồng hạng: {names}: {what}", "rank shared: {names}: {what}"),
                }
            }
            GroundEvent::Signed { board, .. } => {
                let what = self.board_title(board, lang);
                say!(lang, "trưởng ban trọng tài ký kết quả: {what}", "the chief referee signed: {what}")
            }
            GroundEvent::Protested { board, team, reason } => {
                let what = self.board_title(board, lang);
                let who =
                    team.as_ref().map(|team| format!(" {}", self.team_on(board, team))).unwrap_or_default();
                say!(lang, "khiếu nại{who}: {what} – {reason}", "protest{who}: {what} – {reason}")
            }
            GroundEvent::ProtestSettled { board, verdict, decided_by, reason, .. } => {
                let (what, verdict) = (self.board_title(board, lang), verdict.say(lang));
                let who = decided_by.as_deref().map(|who| format!(" ({who})")).unwrap_or_default();
                let why = because(reason.as_deref());
                say!(lang, "{verdict} khiếu nại{who}: {what}{why}", "protest {verdict}{who}: {what}{why}")
            }
        }
    }

    /// Heats and lanes on one line: `lượt 1: 1 Tổ 2, 2 Tổ 5; lượt 2: 1 Tổ 9, 2 –`.
    pub fn say_heats(&self, discipline: &DisciplineId, heats: &[Heat]) -> String {
        let lane = |(lane, team): (usize, &Option<TeamId>)| {
            let team = team.as_ref().map_or("–".to_owned(), |team| self.team_name(discipline, team));
            format!("{} {team}", lane + 1)
        };
        let heat = |(number, heat): (usize, &Heat)| {
            let lanes: Vec<String> = heat.iter().enumerate().map(lane).collect();
            format!("{}) {}", number + 1, lanes.join(", "))
        };
        heats.iter().enumerate().map(heat).collect::<Vec<_>>().join("; ")
    }
}

/// A watch as it is called on the ground.
fn watch_name(watch: u8, lang: Lang) -> String {
    if watch == ELECTRONIC {
        return say!(lang, "đồng hồ điện tử", "the electronic watch");
    }
    say!(lang, "đồng hồ {watch}", "watch {watch}")
}

fn because(reason: Option<&str>) -> String {
    reason.map(|reason| format!(" – {reason}")).unwrap_or_default()
}
