//! What is typed on the drill ground: for what, under which labels, and what it comes to.

use std::sync::Arc;

use ratatui::text::Line;

use super::cost::cost;
use super::effect::effect;
use super::heat_times::HeatTimes;
use super::times;
use crate::agenda::{
    Criterion, DisciplineId, FaultRule, ItemId, Lasting, Outcome, Pace, Points, Rule, Rules, RunTime, Team,
    TeamId, prize_counts, time,
};
use crate::day::{
    Answer, AttemptId, BoardId, Command, Day, ELECTRONIC, GroundCommand, Heat, JudgeMark, Seq, Verdict,
};
use crate::text::{Lang, say};
use crate::ui::View;
use crate::ui::choice::Choice;
use crate::ui::cursor::RuleField;
use crate::ui::form::{Form, Typed};
use crate::ui::preview::Roll;
use crate::ui::words::Words;

/// What a form of the drill ground is filled in for.
#[derive(Clone, Debug, PartialEq)]
pub enum GroundForm {
    /// A reading of a watch.
    Reading(AttemptId, u8),
    /// The times of a heat, of one watch.
    Times(Vec<AttemptId>, u8),
    /// Points for an attempt.
    Points(AttemptId),
    /// A judge's marks for an attempt, criterion by criterion.
    Marks(AttemptId),
    /// Who of a team runs an attempt.
    Runner(AttemptId),
    /// What else should be known of a fault.
    FaultNote(AttemptId, String),
    /// Why the referee rules so.
    Outcome(AttemptId, Outcome),
    /// Why a team is out as a whole, or in again.
    RuleTeam(ItemId, TeamId, Outcome),
    /// Why a reading is left out.
    LeaveOut(AttemptId, u8),
    /// Why an attempt is to be run again.
    Rerun(AttemptId),
    /// Why the re-run is withdrawn.
    Reinstate(AttemptId),
    /// An answer in the theory round.
    Theory(DisciplineId, TeamId),
    /// Why a result is disputed.
    Protest(BoardId, Option<TeamId>),
    /// By whom, and why, a dispute is upheld or rejected.
    Settle(BoardId, Seq, Verdict),
    /// The number from which heats are drawn.
    Draw(DisciplineId),
    /// The number on the real lot that a team took.
    Lot(DisciplineId, TeamId),
    /// Heats and lanes, set by hand.
    Heats(DisciplineId),
    /// The number from which lots between equals are drawn.
    Lots(BoardId, Vec<TeamId>),
    /// A rule that has to be typed.
    Rule(DisciplineId, RuleField),
    /// A team that was not in the agenda.
    Team(ItemId),
    /// A team's right name.
    Rename(ItemId, TeamId),
}

impl Form for GroundForm {
    fn of_list(&self, _day: &Day) -> Option<Roll> {
        let Self::Team(item) = self else { return None };
        Some(Roll::Teams(item.clone()))
    }

    fn title(&self, _: &Day, words: &Words) -> &'static str {
        match self {
            Self::Reading(_, ELECTRONIC) => words.electronic_title,
            Self::Reading(..) | Self::Times(..) => words.reading_title,
            Self::Points(_) => words.points_title,
            Self::Marks(_) => words.marks_title,
            Self::Runner(_) => words.runner_title,
            Self::FaultNote(..) => words.fault_note_title,
            Self::Outcome(..) => words.ruling_why,
            Self::RuleTeam(..) => words.ruling_why,
            Self::LeaveOut(..) => words.leave_out_title,
            Self::Rerun(_) => words.rerun_title,
            Self::Reinstate(_) => words.reinstate_title,
            Self::Theory(..) => words.theory_title,
            Self::Protest(..) => words.protest_title,
            Self::Settle(..) => words.settle_title,
            Self::Draw(_) | Self::Lots(..) => words.draw_title,
            Self::Lot(..) => words.lot_title,
            Self::Heats(_) => words.heats_title,
            Self::Rule(_, RuleField::Cap) => words.cap_title,
            Self::Rule(_, RuleField::Lanes) => words.lanes_title,
            Self::Rule(_, RuleField::Prizes) => words.prizes_title,
            Self::Rule(_, RuleField::MaxPoints) => words.max_points_title,
            Self::Rule(_, RuleField::Fault) => words.fault_title,
            Self::Rule(_, RuleField::WatchLimit) => words.watch_limit_title,
            Self::Rule(_, RuleField::Prepare) => words.line_prepare_title,
            Self::Rule(_, RuleField::StartPoints) => words.start_points_title,
            Self::Rule(_, RuleField::Pace) => words.pace_title,
            Self::Rule(_, RuleField::Failed) => words.failed_title,
            Self::Team(_) => words.team_title,
            Self::Rename(..) => words.rename_team_title,
        }
    }

    fn about(&self, day: &Day, words: &Words, lang: Lang) -> String {
        let run = |run: &AttemptId| {
            let (team, what) =
                (day.team_name(&run.discipline, &run.team), day.discipline_title(&run.discipline));
            let held = day.competition(&run.discipline);
            let attempt = held.map(|held| held.say_attempt(&run.team, run.attempt, lang)).unwrap_or_default();
            format!("{team}, {attempt} · {what}")
        };
        match self {
            Self::Reading(own, watch) if *watch != ELECTRONIC => {
                format!("{} · {} {watch}", run(own), words.watch)
            }
            Self::Times(runs, watch) => {
                let laned = times::laned(runs, day);
                let lanes: Vec<String> =
                    laned.iter().map(|own| format!("{} {} {}", words.lane, own.lane, own.name)).collect();
                format!("{} {watch} · {}", words.watch, lanes.join(", "))
            }
            Self::Reading(own, _)
            | Self::LeaveOut(own, _)
            | Self::Points(own)
            | Self::Marks(own)
            | Self::Runner(own)
            | Self::FaultNote(own, _)
            | Self::Rerun(own)
            | Self::Reinstate(own) => run(own),
            Self::Outcome(own, outcome) => {
                format!("{}: {}", lang.pick(outcome.vi(), outcome.en()), run(own))
            }
            Self::Theory(discipline, team) | Self::Lot(discipline, team) => {
                format!("{} · {}", day.team_name(discipline, team), day.discipline_title(discipline))
            }
            Self::Protest(board, team) => {
                let team = team.as_ref().map(|team| format!("{} · ", day.team_on(board, team)));
                format!("{}{}", team.unwrap_or_default(), day.board_title(board, lang))
            }
            Self::Settle(board, _, verdict) => {
                format!("{} · {}", verdict.say(lang), day.board_title(board, lang))
            }
            Self::Lots(board, teams) => {
                let names: Vec<String> = teams.iter().map(|team| day.team_on(board, team)).collect();
                format!("{}. {}", names.join(", "), words.draw_about)
            }
            Self::Draw(id) => format!("{}. {}", day.discipline_title(id), words.draw_about),
            Self::Heats(id) => {
                let teams = day.competition(id).map(|held| held.teams.as_slice()).unwrap_or_default();
                let numbered: Vec<String> =
                    teams.iter().enumerate().map(|(at, team)| format!("{} {}", at + 1, team.name)).collect();
                format!("{}. {}", numbered.join(", "), words.heats_about)
            }
            Self::Rule(id, _) => day.discipline_title(id),
            Self::Team(item) => day.title(item),
            Self::RuleTeam(item, team, outcome) => {
                let team = day.team_on(&BoardId::Overall(item.clone()), team);
                format!("{} · {team}", lang.pick(outcome.vi(), outcome.en()))
            }
            Self::Rename(item, team) => day.team_on(&BoardId::Overall(item.clone()), team),
        }
    }

    fn labels(&self, words: &Words) -> Vec<&'static str> {
        match self {
            Self::Theory(..) => {
                vec![words.who_answers, words.question, words.prepared, words.answered, words.points]
            }
            Self::Rule(_, RuleField::Fault) => {
                vec![words.fault_code, words.fault_text, words.fault_cost, words.fault_max]
            }
            Self::Rule(_, RuleField::Pace) => vec![words.pace_set, words.pace_under, words.pace_over],
            Self::Settle(..) => vec![words.decided_by, words.why],
            Self::Team(_) => vec![words.team_name, words.team_size, words.captain, words.category],
            Self::Reading(..)
            | Self::Times(..)
            | Self::Points(_)
            | Self::Marks(_)
            | Self::Runner(_)
            | Self::FaultNote(..)
            | Self::Outcome(..)
            | Self::LeaveOut(..)
            | Self::RuleTeam(..)
            | Self::Rerun(_)
            | Self::Reinstate(_)
            | Self::Protest(..)
            | Self::Draw(_)
            | Self::Lot(..)
            | Self::Heats(_)
            | Self::Lots(..)
            | Self::Rule(
                _,
                RuleField::Cap
                | RuleField::Lanes
                | RuleField::Prizes
                | RuleField::MaxPoints
                | RuleField::WatchLimit
                | RuleField::Prepare
                | RuleField::StartPoints
                | RuleField::Failed,
            )
            | Self::Rename(..) => vec![""],
        }
    }

    fn begins(&self, day: &Day) -> Vec<String> {
        let Self::Rule(id, field) = self else { return Vec::new() };
        day.competition(id).map(|held| as_typed(*field, held.rules())).unwrap_or_default()
    }

    fn questions(&self, day: &Day, words: &Words, lang: Lang) -> Vec<String> {
        let Self::Marks(run) = self else {
            return self.labels(words).into_iter().map(str::to_owned).collect();
        };
        let most = |own: &Criterion| {
            let (title, most) = (&own.title, own.most);
            say!(lang, "{title} (tối đa {most})", "{title} ({most} at most)")
        };
        std::iter::once(words.judge.to_owned()).chain(criteria(day, run).iter().map(most)).collect()
    }

    fn command(&self, typed: &Typed<'_>, day: &Day, words: &Words) -> Result<Command, &'static str> {
        let field = |index: usize| typed.at(index);
        let optional = |index: usize| typed.optional(index);
        let number = |index: usize| match field(index) {
            "" => Ok(None),
            digits => digits.parse::<u32>().map(Some).map_err(|_| words.not_a_number),
        };
        let time = |index: usize| match field(index) {
            "" => Ok(None),
            typed => RunTime::parse(typed).map(Some).ok_or(words.not_a_time),
        };
        let points = |index: usize| Points::parse(field(index)).ok_or(words.not_points);
        let may_be_points = |index: usize| match field(index) {
            "" => Ok(None),
            _ => points(index).map(Some),
        };
        let seed = || match field(0) {
            "" => Ok(None),
            digits => digits.parse::<u64>().map(Some).map_err(|_| words.not_a_number),
        };
        Ok(Command::Ground(match self {
            Self::Reading(run, watch) => {
                GroundCommand::Reading { run: run.clone(), watch: *watch, time: time(0)?, sure: false }
            }
            Self::Times(runs, watch) => {
                let read = HeatTimes::of(field(0), runs, *watch, day);
                let times = read.and_then(|read| read.all_sure(day)).ok_or(words.not_a_time)?;
                GroundCommand::Readings { watch: *watch, times, sure: false }
            }
            // Several marks at once are those of the judges, in the order in which they sit.
            Self::Points(run) if field(0).split_whitespace().nth(1).is_some() => {
                let marks = (1..).zip(field(0).split_whitespace()).map(|(judge, typed)| {
                    let points = Points::parse(typed).ok_or(words.not_points)?;
                    Ok(JudgeMark::of(judge.to_string(), points))
                });
                let marks = marks.collect::<Result<_, &'static str>>()?;
                GroundCommand::JudgesMark { run: run.clone(), marks, sure: false }
            }
            Self::Marks(run) => {
                let criteria = criteria(day, run).len();
                let marks = (1..=criteria).map(points).collect::<Result<_, &'static str>>()?;
                let mark = JudgeMark::by_criteria(field(0), marks);
                GroundCommand::JudgesMark { run: run.clone(), marks: vec![mark], sure: false }
            }
            Self::Runner(run) => GroundCommand::NameRunner { run: run.clone(), name: field(0).to_owned() },
            Self::Points(run) => GroundCommand::Points { run: run.clone(), points: points(0)?, sure: false },
            Self::FaultNote(run, fault) => {
                GroundCommand::Charge { run: run.clone(), fault: fault.clone(), note: optional(0) }
            }
            Self::Outcome(run, outcome) => {
                GroundCommand::Rule { run: run.clone(), outcome: *outcome, reason: optional(0) }
            }
            Self::RuleTeam(item, team, outcome) => GroundCommand::RuleTeam {
                item: item.clone(),
                team: team.clone(),
                outcome: *outcome,
                reason: field(0).to_owned(),
            },
            Self::LeaveOut(run, watch) => {
                GroundCommand::LeaveOut { run: run.clone(), watch: *watch, reason: Some(field(0).to_owned()) }
            }
            Self::Rerun(run) => GroundCommand::Rerun { run: run.clone(), reason: field(0).to_owned() },
            Self::Reinstate(run) => {
                GroundCommand::Reinstate { run: run.clone(), reason: field(0).to_owned() }
            }
            Self::Theory(discipline, team) => GroundCommand::Theory {
                discipline: discipline.clone(),
                team: team.clone(),
                answer: Answer {
                    who: optional(0),
                    question: number(1)?,
                    prepared: time(2)?,
                    answered: time(3)?,
                    points: points(4)?,
                },
            },
            Self::Protest(board, team) => GroundCommand::Protest {
                board: board.clone(),
                team: team.clone(),
                reason: field(0).to_owned(),
            },
            Self::Settle(board, protest, verdict) => GroundCommand::Settle {
                board: board.clone(),
                protest: Some(*protest),
                verdict: *verdict,
                decided_by: optional(0),
                reason: optional(1),
            },
            Self::Lot(discipline, team) => GroundCommand::DrawLot {
                discipline: discipline.clone(),
                team: Some(team.clone()),
                lot: Some(number(0)?.ok_or(words.not_a_number)?),
                seed: None,
            },
            Self::Draw(discipline) => GroundCommand::Draw { discipline: discipline.clone(), seed: seed()? },
            Self::Lots(board, teams) => {
                GroundCommand::DrawTie { board: board.clone(), teams: teams.clone(), seed: seed()? }
            }
            Self::Heats(discipline) => GroundCommand::SetHeats {
                discipline: discipline.clone(),
                heats: heats(field(0), day, discipline).ok_or(words.not_heats)?,
            },
            Self::Rule(discipline, what) => {
                let rule = match what {
                    RuleField::Cap => Rule::Cap(length(field(0), words)?),
                    RuleField::Prepare => Rule::Prepare(length(field(0), words)?),
                    RuleField::WatchLimit => Rule::WatchLimit(time(0)?.filter(|limit| limit.0 > 0)),
                    RuleField::StartPoints => Rule::StartPoints(may_be_points(0)?),
                    RuleField::Failed => Rule::Failed(time(0)?),
                    RuleField::Pace => {
                        let (set, under, over) = (time(0)?, may_be_points(1)?, may_be_points(2)?);
                        let any = set.is_some() || under.is_some() || over.is_some();
                        Rule::Pace(any.then(|| Pace {
                            set: set.unwrap_or_default(),
                            under: under.unwrap_or_default(),
                            over: over.unwrap_or_default(),
                        }))
                    }
                    RuleField::Lanes => Rule::Lanes(number(0)?),
                    RuleField::Prizes => Rule::Prizes(prize_counts(field(0)).ok_or(words.not_prizes)?),
                    RuleField::MaxPoints => Rule::MaxPoints(may_be_points(0)?),
                    RuleField::Fault => Rule::Fault(FaultRule {
                        code: field(0).to_owned(),
                        text: field(1).to_owned(),
                        costs: cost(field(2)).ok_or(words.not_a_cost)?,
                        then: Vec::new(),
                        max: number(3)?,
                    }),
                };
                GroundCommand::SetRule { discipline: discipline.clone(), rule }
            }
            Self::Rename(item, team) => GroundCommand::RenameTeam {
                item: item.clone(),
                team: team.clone(),
                name: field(0).to_owned(),
            },
            Self::Team(item) => GroundCommand::AddTeams {
                item: item.clone(),
                teams: vec![Team {
                    name: field(0).to_owned(),
                    size: number(1)?,
                    captain: optional(2),
                    category: optional(3),
                    ..Team::default()
                }],
            },
        }))
    }

    fn row_by_row(&self, text: &str, day: &Day) -> Option<Arc<dyn Choice>> {
        let Self::Times(runs, watch) = self else { return None };
        Some(Arc::new(HeatTimes::of(text, runs, *watch, day)?))
    }

    fn effect(&self, view: &View<'_>, command: &Command) -> Line<'static> {
        effect(view, command)
    }
}

/// A length of time on the ground, where a bare number is seconds; none where nothing is typed.
fn length(typed: &str, words: &Words) -> Result<Option<Lasting>, &'static str> {
    Ok(match typed {
        "" => None,
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(Lasting::seconds(digits.parse().map_err(|_| words.not_a_number)?))
        }
        typed => Some(time::lasting(typed).ok_or(words.not_minutes)?),
    })
}

/// A rule as it would be typed: the field opens with what is in force, and leaving it alone changes
/// nothing. A new fault and a structure of prizes are typed from nothing.
fn as_typed(field: RuleField, rules: &Rules) -> Vec<String> {
    let shown = |known: Option<String>| vec![known.unwrap_or_default()];
    let more = &rules.reckoning;
    match field {
        RuleField::Cap => shown(rules.cap.map(|cap| cap.0.num_seconds().to_string())),
        RuleField::Prepare => shown(rules.prepare.map(|prepare| prepare.0.num_seconds().to_string())),
        RuleField::Lanes => shown(rules.lanes.map(|lanes| lanes.to_string())),
        RuleField::MaxPoints => shown(rules.max_points.map(|points| points.to_string())),
        RuleField::WatchLimit => shown(rules.watch_limit.map(|limit| limit.to_string())),
        RuleField::StartPoints => shown(more.start_points.map(|points| points.to_string())),
        RuleField::Failed => shown(more.failed.map(|time| time.to_string())),
        RuleField::Pace => match more.pace {
            Some(pace) => vec![pace.set.to_string(), pace.under.to_string(), pace.over.to_string()],
            None => vec![String::new(); 3],
        },
        RuleField::Prizes | RuleField::Fault => Vec::new(),
    }
}

/// By what the judges of an attempt mark it.
fn criteria<'d>(day: &'d Day, run: &AttemptId) -> &'d [Criterion] {
    day.competition(&run.discipline).map_or(&[], |held| &held.rules().reckoning.criteria)
}

/// Heats as typed: teams by their numbers on the list, lane by lane, heats apart by `;` or `/`;
/// `-` is an empty lane. `3 1; 2 -`.
fn heats(typed: &str, day: &Day, discipline: &DisciplineId) -> Option<Vec<Heat>> {
    let teams = &day.competition(discipline)?.teams;
    let lane = |word: &str| match word {
        "-" | "–" | "0" => Some(None),
        number => {
            let at = number.parse::<usize>().ok()?.checked_sub(1)?;
            Some(Some(teams.get(at)?.id.clone()))
        }
    };
    let heat = |part: &str| part.split([' ', ',']).filter(|word| !word.is_empty()).map(lane).collect();
    let parts = typed.split([';', '/']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(heat).collect::<Option<Vec<Heat>>>().filter(|heats| !heats.is_empty())
}
