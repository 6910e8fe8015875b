//! What is chosen from a list on the drill ground.

use std::sync::Arc;

use super::effect::effect;
use super::forms::GroundForm;
use super::line;
use crate::agenda::{
    AfterTie, CapCounts, CapMeans, Combine, Counts, DisciplineId, Marks, Outcome, Rounding, Rule, RuleSet,
    Rules, Score, TeamId, TieBreak,
};
use crate::day::{
    AttemptId, BoardId, Command, Competition, Day, GroundCommand, Seq, Verdict, say_cost, say_prizes,
    say_rule,
};
use crate::text::{Lang, say};
use crate::ui::View;
use crate::ui::choice::{After, Choice, Line, Pick};
use crate::ui::cursor::{Cursor, RuleField, Way};
use crate::ui::form::Form;
use crate::ui::key::{Code, Key};
use crate::ui::words::Words;

/// What is being chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum GroundChoice {
    /// Which fault of the catalogue a judge saw.
    Fault(AttemptId),
    /// How an attempt ended.
    Outcome(AttemptId),
    /// Which watch this console holds; the attempt is the one that it looks at.
    Claim(AttemptId),
    /// Whether an attempt is run again, or a re-run withdrawn.
    Again(AttemptId),
    /// Which rule is changed.
    Rules(DisciplineId),
    /// What becomes of equals.
    Tie(BoardId, Vec<TeamId>),
    /// What becomes of a dispute, by the number of its event.
    Settle(BoardId, Seq),
    /// Who draws a lot, team by team.
    Draw(DisciplineId),
    /// What becomes of a team that is not ready in time, or of the call.
    Late(DisciplineId),
}

impl GroundChoice {
    /// The commands and forms of a line: with `more`, a note or a reason is asked for first.
    fn pick(&self, on: &Cursor, day: &Day, more: bool) -> Pick {
        let ask = |form: GroundForm| Pick::Ask(Arc::new(form));
        let command = |command: GroundCommand| Pick::Command(Command::Ground(command));
        match (self, on) {
            (Self::Fault(run), Cursor::Fault(fault)) => match more {
                true => ask(GroundForm::FaultNote(run.clone(), fault.clone())),
                false => {
                    command(GroundCommand::Charge { run: run.clone(), fault: fault.clone(), note: None })
                }
            },
            (Self::Outcome(run), Cursor::Outcome(outcome)) => match more {
                true => ask(GroundForm::Outcome(run.clone(), *outcome)),
                false => command(GroundCommand::Rule { run: run.clone(), outcome: *outcome, reason: None }),
            },
            (Self::Outcome(run), Cursor::WholeTeam(outcome)) => match day.competition(&run.discipline) {
                Some(held) => ask(GroundForm::RuleTeam(held.item.clone(), run.team.clone(), *outcome)),
                None => Pick::Nothing,
            },
            (Self::Outcome(run), Cursor::Watch(watch, counts)) => match counts {
                true => ask(GroundForm::LeaveOut(run.clone(), *watch)),
                false => command(GroundCommand::LeaveOut { run: run.clone(), watch: *watch, reason: None }),
            },
            (Self::Claim(_), Cursor::Lane(item, lane, watch)) => {
                command(GroundCommand::ClaimWatch { item: item.clone(), lane: *lane, watch: *watch })
            }
            (Self::Again(run), Cursor::Way(Way::Rerun)) => ask(GroundForm::Rerun(run.clone())),
            (Self::Again(run), Cursor::Way(Way::Reinstate)) => ask(GroundForm::Reinstate(run.clone())),
            (Self::Rules(id), Cursor::RuleField(field)) => ask(GroundForm::Rule(id.clone(), *field)),
            (Self::Rules(id), Cursor::Rule(rule)) => {
                command(GroundCommand::SetRule { discipline: id.clone(), rule: rule.clone() })
            }
            (Self::Tie(board, teams), Cursor::Way(Way::Share)) => {
                command(GroundCommand::ShareTie { board: board.clone(), teams: teams.clone() })
            }
            (Self::Tie(board, teams), Cursor::Way(Way::DrawLots)) => {
                ask(GroundForm::Lots(board.clone(), teams.clone()))
            }
            (Self::Settle(board, protest), Cursor::Way(way @ (Way::Uphold | Way::Reject))) => {
                let verdict = if *way == Way::Uphold { Verdict::Upheld } else { Verdict::Rejected };
                ask(GroundForm::Settle(board.clone(), *protest, verdict))
            }
            (Self::Draw(id), Cursor::Team(_, team)) => match more {
                true => ask(GroundForm::Lot(id.clone(), team.clone())),
                false => command(GroundCommand::DrawLot {
                    discipline: id.clone(),
                    team: Some(team.clone()),
                    lot: None,
                    seed: None,
                }),
            },
            (Self::Draw(id), Cursor::Way(Way::DrawAll)) => ask(GroundForm::Draw(id.clone())),
            (Self::Late(id), Cursor::Way(Way::CallAgain)) => {
                command(GroundCommand::CallHeat { runs: line::called(day, id) })
            }
            (Self::Late(id), Cursor::Late(team, is_fault)) => {
                match (line::called_run(day, id, team), line::late_fault(day, id).filter(|_| *is_fault)) {
                    (Some(run), Some(fault)) => command(GroundCommand::Charge { run, fault, note: None }),
                    (Some(run), None) => ask(GroundForm::Outcome(run, Outcome::DidNotStart)),
                    (None, _) => Pick::Nothing,
                }
            }
            (
                Self::Fault(_)
                | Self::Draw(_)
                | Self::Late(_)
                | Self::Outcome(_)
                | Self::Again(_)
                | Self::Claim(_)
                | Self::Rules(_)
                | Self::Tie(..)
                | Self::Settle(..),
                _,
            ) => Pick::Nothing,
        }
    }
}

impl Choice for GroundChoice {
    fn title(&self, words: &Words) -> &'static str {
        match self {
            Self::Fault(_) => words.faults_title,
            Self::Outcome(_) => words.ruling_title,
            Self::Claim(_) => words.claim_title,
            Self::Again(_) => words.again_title,
            Self::Rules(_) => words.rules_title,
            Self::Tie(..) => words.tie_title,
            Self::Settle(..) => words.settle_title,
            Self::Draw(_) => words.draw_lots,
            Self::Late(_) => words.prep,
        }
    }

    fn foot(&self, words: &Words) -> &'static str {
        match self {
            Self::Fault(_) => words.faults_foot,
            Self::Outcome(_) => words.ruling_foot,
            Self::Draw(_) => words.draw_foot,
            Self::Claim(_)
            | Self::Again(_)
            | Self::Rules(_)
            | Self::Tie(..)
            | Self::Settle(..)
            | Self::Late(_) => words.choose_foot,
        }
    }

    fn lines(&self, day: &Day, words: &Words, lang: Lang) -> Vec<Line> {
        match self {
            Self::Fault(run) => {
                let held = day.competition(&run.discipline);
                let own = held.and_then(|held| held.run(&run.team, run.attempt));
                let faults = held.map(|held| held.rules().faults.as_slice()).unwrap_or_default();
                let line = |fault: &crate::agenda::FaultRule| {
                    let seen =
                        own.map_or(0, |own| own.faults.iter().filter(|own| own.code == fault.code).count());
                    let seen = if seen > 0 { format!("×{seen}   ") } else { String::new() };
                    Line::new(
                        Cursor::Fault(fault.code.clone()),
                        format!("{}  {}", fault.code, fault.text),
                        format!("{seen}{}", say_cost(fault.costs, lang)),
                    )
                };
                faults.iter().map(line).collect()
            }
            Self::Claim(run) => {
                day.competition(&run.discipline).map_or(Vec::new(), |held| watches(day, held, run, lang))
            }
            Self::Outcome(run) => {
                let own = day.competition(&run.discipline).and_then(|held| held.run(&run.team, run.attempt));
                let read = own.into_iter().flat_map(|own| &own.watches).filter_map(|watch| {
                    let (number, shown) = (watch.number, watch.reading()?.show(2));
                    let counts = watch.left_out.is_none();
                    let said = match counts {
                        true => say!(
                            lang,
                            "không tính đồng hồ {number}: {shown}",
                            "leave watch {number} out: {shown}"
                        ),
                        false => say!(
                            lang,
                            "tính lại đồng hồ {number}: {shown}",
                            "count watch {number} again: {shown}"
                        ),
                    };
                    Some(Line::new(Cursor::Watch(number, counts), said, words.stays_on_the_sheet))
                });
                let line =
                    |own: &Outcome| Line::new(Cursor::Outcome(*own), lang.pick(own.vi(), own.en()), "");
                {
                    let out = day.competition(&run.discipline).and_then(|held| held.out_of_it(&run.team));
                    let whole = match out {
                        Some(_) => vec![Outcome::Finished],
                        None => vec![Outcome::DidNotStart, Outcome::Disqualified],
                    };
                    let whole = whole.into_iter().map(|own| {
                        let how = match own {
                            Outcome::Finished => words.team_in_again,
                            Outcome::DidNotStart => words.team_withdraws,
                            _ => words.team_is_out,
                        };
                        Line::new(Cursor::WholeTeam(own), how, words.stays_on_the_sheet)
                    });
                    OUTCOMES.iter().map(line).chain(read).chain(whole).collect()
                }
            }
            Self::Again(_) => vec![
                Line::new(Cursor::Way(Way::Rerun), words.order_rerun, words.rerun_keeps),
                Line::new(Cursor::Way(Way::Reinstate), words.withdraw_rerun, ""),
            ],
            Self::Rules(id) => {
                let Some(held) = day.competition(id) else { return Vec::new() };
                rules(held.rules(), words, lang)
            }
            Self::Settle(board, protest) => {
                let closing = day.board(board).map(|board| board.closing).unwrap_or_default();
                let own = closing.protests.iter().find(|own| own.seq == *protest);
                let what = own.map(|own| own.reason.clone()).unwrap_or_default();
                let line = |way: Way, verdict: Verdict| {
                    Line::new(Cursor::Way(way), format!("{}: {what}", verdict.say(lang)), "")
                };
                vec![line(Way::Reject, Verdict::Rejected), line(Way::Uphold, Verdict::Upheld)]
            }
            Self::Draw(id) => day.competition(id).map_or(Vec::new(), |held| lots(held, lang)),
            Self::Late(id) => day.competition(id).map_or(Vec::new(), |held| late(held, lang)),
            Self::Tie(board, teams) => {
                let names: Vec<String> = teams.iter().map(|team| day.team_on(board, team)).collect();
                let names = names.join(", ");
                let share = format!("{}: {names}", words.share_rank);
                let draw = format!("{}: {names}", words.draw_lots);
                vec![
                    Line::new(Cursor::Way(Way::Share), share, ""),
                    Line::new(Cursor::Way(Way::DrawLots), draw, words.typed_seed),
                ]
            }
        }
    }

    fn probe(&self, on: &Cursor, day: &Day) -> Option<Command> {
        let any = || ".".to_owned();
        if let Self::Again(run) = self {
            // Whatever the reason: the dry run asks whether it can be done now.
            match on {
                Cursor::Way(Way::Rerun) => {
                    return Some(GroundCommand::Rerun { run: run.clone(), reason: any() }.into());
                }
                Cursor::Way(Way::Reinstate) => {
                    return Some(GroundCommand::Reinstate { run: run.clone(), reason: any() }.into());
                }
                _ => {}
            }
        }
        match self.pick(on, day, false) {
            Pick::Command(command) => Some(command),
            Pick::Ask(_) | Pick::Instead(_) | Pick::Errand(_) | Pick::Nothing => None,
        }
    }

    fn effect(&self, view: &View<'_>, command: &Command) -> ratatui::text::Line<'static> {
        effect(view, command)
    }

    fn enter(&self, on: &Cursor, day: &Day) -> Pick {
        self.pick(on, day, false)
    }

    fn tab(&self, on: &Cursor, day: &Day) -> Pick {
        self.pick(on, day, true)
    }

    /// A fault by its code.
    fn by_digit(&self, digit: char, day: &Day) -> Option<Cursor> {
        let Self::Fault(run) = self else { return None };
        let faults = &day.competition(&run.discipline)?.rules().faults;
        let fault = faults.iter().find(|fault| fault.code.chars().eq([digit]))?;
        Some(Cursor::Fault(fault.code.clone()))
    }

    /// The key that opened the draw draws all at once.
    fn form_of(&self, key: Key) -> Option<Arc<dyn Form>> {
        let Self::Draw(id) = self else { return None };
        (key.code == Code::F(7)).then(|| Arc::new(GroundForm::Draw(id.clone())) as Arc<dyn Form>)
    }

    /// Rules are set one after another.
    fn after(&self, _: &Day) -> After {
        match self {
            Self::Rules(_) => After::Stay,
            Self::Draw(_) => After::GoOn,
            Self::Fault(_)
            | Self::Outcome(_)
            | Self::Claim(_)
            | Self::Again(_)
            | Self::Tie(..)
            | Self::Late(_)
            | Self::Settle(..) => After::Close,
        }
    }
}

/// Who still draws, and then who has.
fn lots(held: &Competition, lang: Lang) -> Vec<Line> {
    let line = |(team, name, said): (TeamId, String, String)| {
        Line::new(Cursor::Team(BoardId::Result(held.id().clone()), team), name, said)
    };
    let (open, drawn) = line::lots(held, lang);
    let all = say!(lang, "bốc tất cả một lượt, từ một số", "draw all at once, from one number");
    let all = Line::new(Cursor::Way(Way::DrawAll), all, "");
    open.into_iter().map(line).chain([all]).chain(drawn.into_iter().map(line)).collect()
}

/// What is offered when the time at the line is over, and the call again.
fn late(held: &Competition, lang: Lang) -> Vec<Line> {
    let line = |own: line::Late| Line::new(Cursor::Late(own.team, own.is_fault), own.said, own.costs);
    let again = say!(lang, "gọi lại, đếm lại từ đầu", "call again, from the beginning");
    let again = Line::new(Cursor::Way(Way::CallAgain), again, "");
    line::late(held, lang).into_iter().map(line).chain([again]).collect()
}

/// The watches of the ground: those that nobody holds first, and of them those on the lane of the
/// team in front.
fn watches(day: &Day, held: &Competition, run: &AttemptId, lang: Lang) -> Vec<Line> {
    let lanes = held.rules().lanes.unwrap_or(1);
    let here = held.lane_of(&run.team).and_then(|(_, lane)| u32::try_from(lane).ok()).unwrap_or(1);
    let all = (1..=lanes).flat_map(|lane| (1..=held.rules().watch_count()).map(move |watch| (lane, watch)));
    let holder = |lane: u32, watch: u8| {
        let mut claims = day.claims().iter().rev();
        let own = claims.find(|own| own.item == held.item && (own.lane, own.watch) == (lane, watch));
        own.map(|own| own.by.to_string())
    };
    let mut all: Vec<(u32, u8, Option<String>)> =
        all.map(|(lane, watch)| (lane, watch, holder(lane, watch))).collect();
    all.sort_by_key(|(lane, watch, by)| (by.is_some(), *lane != here, *lane, *watch));
    let line = |(lane, watch, by): (u32, u8, Option<String>)| {
        let said = say!(lang, "đường {lane} · đồng hồ {watch}", "lane {lane} · watch {watch}");
        Line::new(Cursor::Lane(held.item.clone(), lane, watch), said, by.unwrap_or_default())
    };
    all.into_iter().map(line).collect()
}

/// The rules of a discipline: what has to be typed, then every way each other one can be.
fn rules(rules: &Rules, words: &Words, lang: Lang) -> Vec<Line> {
    let more = &rules.reckoning;
    let typed = |field: &RuleField| {
        let text = match field {
            RuleField::Cap => say_rule(&Rule::Cap(rules.cap), lang),
            RuleField::Lanes => say_rule(&Rule::Lanes(rules.lanes), lang),
            RuleField::MaxPoints => say_rule(&Rule::MaxPoints(rules.max_points), lang),
            RuleField::Prizes => {
                let prizes = say_prizes(&rules.prizes, lang);
                let prizes = if prizes.is_empty() { words.unknown.to_owned() } else { prizes };
                format!("{}: {prizes}", words.prizes)
            }
            RuleField::Fault => words.fault_title.to_owned(),
            RuleField::WatchLimit => say_rule(&Rule::WatchLimit(rules.watch_limit), lang),
            RuleField::Prepare => say_rule(&Rule::Prepare(rules.prepare), lang),
            RuleField::StartPoints => say_rule(&Rule::StartPoints(more.start_points), lang),
            RuleField::Pace => say_rule(&Rule::Pace(more.pace), lang),
            RuleField::Failed => say_rule(&Rule::Failed(more.failed), lang),
        };
        Line::new(Cursor::RuleField(*field), text, words.typed)
    };
    let chosen = |rule: Rule| {
        let mark = if rules.clone().with(&rule) == *rules { "[x]" } else { "[ ]" };
        let (text, of) = (format!("{mark} {}", say_rule(&rule, lang)), subject(&rule, lang));
        Line::new(Cursor::Rule(rule), text, of)
    };
    FIELDS.iter().map(typed).chain(variants().into_iter().map(chosen)).collect()
}

/// How an attempt can end, the most usual first.
const OUTCOMES: [Outcome; 4] =
    [Outcome::DidNotFinish, Outcome::DidNotStart, Outcome::Disqualified, Outcome::Finished];

/// Rules that have to be typed.
const FIELDS: [RuleField; 10] = [
    RuleField::Prizes,
    RuleField::Fault,
    RuleField::Cap,
    RuleField::Failed,
    RuleField::Lanes,
    RuleField::Prepare,
    RuleField::WatchLimit,
    RuleField::MaxPoints,
    RuleField::StartPoints,
    RuleField::Pace,
];

/// Rules that can be chosen, each way they can be.
fn variants() -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    rules.extend(Score::ALL.iter().copied().map(Rule::Score));
    rules.extend(Combine::ALL.iter().copied().map(Rule::Watches));
    rules.extend(Rounding::ALL.iter().copied().map(Rule::Rounding));
    rules.extend([0, 1, 2].map(Rule::Precision));
    rules.extend([1, 2, 3].map(Rule::Attempts));
    rules.extend(Counts::ALL.iter().copied().map(Rule::Counts));
    rules.extend(CapMeans::ALL.iter().copied().map(Rule::CapMeans));
    rules.extend(CapCounts::ALL.iter().copied().map(Rule::CapCounts));
    rules.extend(Marks::ALL.iter().copied().map(Rule::Marks));
    rules.extend(chains().map(Rule::Ties));
    rules.extend(AfterTie::ALL.iter().copied().map(Rule::AfterTie));
    rules.extend(RuleSet::ALL.iter().copied().map(Rule::All));
    rules
}

/// Chains that separate equals, as they are usual; any other stands in the agenda.
fn chains() -> [Vec<TieBreak>; 5] {
    [
        vec![TieBreak::Shared],
        vec![TieBreak::DrawLots],
        vec![TieBreak::FewerFaults, TieBreak::BetterTime, TieBreak::Shared],
        vec![TieBreak::FewerFaults, TieBreak::BetterOtherAttempt, TieBreak::Shared],
        vec![TieBreak::FewerFaults, TieBreak::BetterPractice, TieBreak::BetterTheory, TieBreak::DrawLots],
    ]
}

/// What a rule is about.
fn subject(rule: &Rule, lang: Lang) -> &'static str {
    match rule {
        Rule::All(_) => lang.pick("bộ thể lệ", "set of rules"),
        Rule::Score(_) | Rule::Reckoning(_) | Rule::StartPoints(_) | Rule::Pace(_) => {
            lang.pick("cách tính", "score")
        }
        Rule::Marks(_) => lang.pick("giám khảo", "judges"),
        Rule::Watches(_) | Rule::WatchLimit(_) => lang.pick("đồng hồ", "watches"),
        Rule::Rounding(_) | Rule::Precision(_) => lang.pick("làm tròn", "rounding"),
        Rule::Attempts(_) | Rule::Counts(_) => lang.pick("lần thi", "attempts"),
        Rule::Cap(_) | Rule::CapMeans(_) | Rule::CapCounts(_) | Rule::Failed(_) => {
            lang.pick("quá giờ", "past the cap")
        }
        Rule::Ties(_) | Rule::AfterTie(_) => lang.pick("bằng nhau", "equals"),
        Rule::Lanes(_) | Rule::Prepare(_) | Rule::MaxPoints(_) | Rule::Fault(_) | Rule::Prizes(_) => "",
    }
}
