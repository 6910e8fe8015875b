//! What is chosen from a list on the drill ground.

use super::forms::{GroundForm, RuleField};
use crate::agenda::{
    AfterTie, CapMeans, Combine, Counts, DisciplineId, Outcome, Rounding, Rule, RuleSet, Score, TeamId,
    TieBreak,
};
use crate::day::{AttemptId, BoardId, Command, Day, GroundCommand, say_cost, say_prizes, say_rule};
use crate::text::Lang;
use crate::ui::words::Words;

/// What is being chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum GroundChoice {
    /// Which fault of the catalogue a judge saw.
    Fault(AttemptId),
    /// How an attempt ended.
    Outcome(AttemptId),
    /// Whether an attempt is run again, or a re-run withdrawn.
    Again(AttemptId),
    /// Which rule is changed.
    Rules(DisciplineId),
    /// What becomes of equals.
    Tie(BoardId, Vec<TeamId>),
}

/// What a line comes to.
pub enum Pick {
    /// A command.
    Command(GroundCommand),
    /// Something has to be typed.
    Ask(GroundForm),
}

impl GroundChoice {
    /// What the box is called.
    pub fn title(&self, words: &Words) -> &'static str {
        match self {
            Self::Fault(_) => words.faults_title,
            Self::Outcome(_) => words.ruling_title,
            Self::Again(_) => words.again_title,
            Self::Rules(_) => words.rules_title,
            Self::Tie(..) => words.tie_title,
        }
    }

    /// How it is worked.
    pub fn foot(&self, words: &Words) -> &'static str {
        match self {
            Self::Fault(_) => words.faults_foot,
            Self::Outcome(_) => words.ruling_foot,
            _ => words.choose_foot,
        }
    }

    /// The lines: what stands left, and quietly right.
    pub fn lines(&self, day: &Day, words: &Words, lang: Lang) -> Vec<(String, String)> {
        match self {
            Self::Fault(run) => {
                let held = day.competition(&run.discipline);
                let own = held.and_then(|held| held.run(&run.team, run.attempt));
                let faults = held.map(|held| held.rules().faults.as_slice()).unwrap_or_default();
                let line = |fault: &crate::agenda::FaultRule| {
                    let seen =
                        own.map_or(0, |own| own.faults.iter().filter(|own| own.code == fault.code).count());
                    let seen = if seen > 0 { format!("×{seen}   ") } else { String::new() };
                    (
                        format!("{}  {}", fault.code, fault.text),
                        format!("{seen}{}", say_cost(fault.costs, lang)),
                    )
                };
                faults.iter().map(line).collect()
            }
            Self::Outcome(_) => OUTCOMES
                .iter()
                .map(|outcome| (lang.pick(outcome.vi(), outcome.en()).to_owned(), String::new()))
                .collect(),
            Self::Again(_) => vec![
                (words.order_rerun.to_owned(), words.rerun_keeps.to_owned()),
                (words.withdraw_rerun.to_owned(), String::new()),
            ],
            Self::Rules(id) => {
                let Some(held) = day.competition(id) else { return Vec::new() };
                let rules = held.rules();
                let mut lines: Vec<(String, String)> = FIELDS
                    .iter()
                    .map(|field| match field {
                        RuleField::Cap => (say_rule(&Rule::Cap(rules.cap), lang), words.typed.to_owned()),
                        RuleField::Lanes => {
                            (say_rule(&Rule::Lanes(rules.lanes), lang), words.typed.to_owned())
                        }
                        RuleField::MaxPoints => {
                            (say_rule(&Rule::MaxPoints(rules.max_points), lang), words.typed.to_owned())
                        }
                        RuleField::Prizes => {
                            let prizes = say_prizes(&rules.prizes, lang);
                            let prizes = if prizes.is_empty() { words.unknown.to_owned() } else { prizes };
                            (format!("{}: {prizes}", words.prizes), words.typed.to_owned())
                        }
                        RuleField::Fault => (words.fault_title.to_owned(), words.typed.to_owned()),
                    })
                    .collect();
                for rule in variants() {
                    let is = rules.clone().with(&rule) == *rules;
                    let mark = if is { "[x]" } else { "[ ]" };
                    let of = subject(&rule, words);
                    lines.push((format!("{mark} {}", say_rule(&rule, lang)), of.to_owned()));
                }
                lines
            }
            Self::Tie(board, teams) => {
                let names: Vec<String> = teams.iter().map(|team| day.team_on(board, team)).collect();
                let names = names.join(", ");
                vec![
                    (format!("{}: {names}", words.share_rank), String::new()),
                    (format!("{}: {names}", words.draw_lots), words.typed_seed.to_owned()),
                ]
            }
        }
    }

    /// What the selected line comes to; with `more`, a note or a reason is asked for first.
    pub fn pick(&self, selected: usize, day: &Day, more: bool) -> Option<Pick> {
        Some(match self {
            Self::Fault(run) => {
                let fault = day.competition(&run.discipline)?.rules().faults.get(selected)?.code.clone();
                match more {
                    true => Pick::Ask(GroundForm::FaultNote(run.clone(), fault)),
                    false => Pick::Command(GroundCommand::Charge { run: run.clone(), fault, note: None }),
                }
            }
            Self::Outcome(run) => {
                let outcome = *OUTCOMES.get(selected)?;
                match more {
                    true => Pick::Ask(GroundForm::Outcome(run.clone(), outcome)),
                    false => Pick::Command(GroundCommand::Rule { run: run.clone(), outcome, reason: None }),
                }
            }
            Self::Again(run) if selected == 0 => Pick::Ask(GroundForm::Rerun(run.clone())),
            Self::Again(run) => Pick::Ask(GroundForm::Reinstate(run.clone())),
            Self::Rules(id) => match FIELDS.get(selected) {
                Some(field) => Pick::Ask(GroundForm::Rule(id.clone(), *field)),
                None => Pick::Command(GroundCommand::SetRule {
                    discipline: id.clone(),
                    rule: variants().into_iter().nth(selected - FIELDS.len())?,
                }),
            },
            Self::Tie(board, teams) if selected == 0 => {
                Pick::Command(GroundCommand::ShareTie { board: board.clone(), teams: teams.clone() })
            }
            Self::Tie(board, teams) => Pick::Ask(GroundForm::Lots(board.clone(), teams.clone())),
        })
    }

    /// The line that a digit means: a fault by its code.
    pub fn by_digit(&self, digit: char, day: &Day) -> Option<usize> {
        let Self::Fault(run) = self else { return None };
        let faults = &day.competition(&run.discipline)?.rules().faults;
        faults.iter().position(|fault| fault.code.chars().eq([digit]))
    }

    /// The command that the selected line comes to, for the dry run under the list.
    pub fn probe(&self, selected: usize, day: &Day) -> Option<Command> {
        match self.pick(selected, day, false)? {
            Pick::Command(command) => Some(Command::Ground(command)),
            Pick::Ask(GroundForm::Rerun(run)) => {
                Some(Command::Ground(GroundCommand::Rerun { run, reason: ".".to_owned() }))
            }
            Pick::Ask(GroundForm::Reinstate(run)) => {
                Some(Command::Ground(GroundCommand::Reinstate { run, reason: ".".to_owned() }))
            }
            Pick::Ask(_) => None,
        }
    }
}

/// How an attempt can end, the most usual first.
const OUTCOMES: [Outcome; 4] =
    [Outcome::DidNotFinish, Outcome::DidNotStart, Outcome::Disqualified, Outcome::Finished];

/// Rules that have to be typed.
const FIELDS: [RuleField; 5] =
    [RuleField::Prizes, RuleField::Fault, RuleField::Cap, RuleField::Lanes, RuleField::MaxPoints];

/// Rules that can be chosen, each way they can be.
fn variants() -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    rules.extend(Score::ALL.iter().copied().map(Rule::Score));
    rules.extend(Combine::ALL.iter().copied().map(Rule::Watches));
    rules.extend(Rounding::ALL.iter().copied().map(Rule::Rounding));
    rules.extend([1, 2].map(Rule::Precision));
    rules.extend([1, 2, 3].map(Rule::Attempts));
    rules.extend(Counts::ALL.iter().copied().map(Rule::Counts));
    rules.extend(CapMeans::ALL.iter().copied().map(Rule::CapMeans));
    rules.extend(chains().map(Rule::Ties));
    rules.extend(AfterTie::ALL.iter().copied().map(Rule::AfterTie));
    rules.extend(RuleSet::ALL.iter().copied().map(Rule::All));
    rules
}

/// Chains that separate equals, as they are usual; any other stands in the agenda.
fn chains() -> [Vec<TieBreak>; 4] {
    [
        vec![TieBreak::Shared],
        vec![TieBreak::DrawLots],
        vec![TieBreak::FewerFaults, TieBreak::BetterOtherAttempt, TieBreak::Shared],
        vec![TieBreak::FewerFaults, TieBreak::BetterPractice, TieBreak::BetterTheory, TieBreak::DrawLots],
    ]
}

/// What a rule is about.
fn subject(rule: &Rule, words: &Words) -> &'static str {
    match rule {
        Rule::All(_) => words.rule_all,
        Rule::Score(_) => words.rule_score,
        Rule::Watches(_) => words.rule_watches,
        Rule::Rounding(_) | Rule::Precision(_) => words.rule_rounding,
        Rule::Attempts(_) | Rule::Counts(_) => words.rule_attempts,
        Rule::Cap(_) | Rule::CapMeans(_) => words.rule_cap,
        Rule::Ties(_) | Rule::AfterTie(_) => words.rule_ties,
        Rule::Lanes(_) | Rule::MaxPoints(_) | Rule::Fault(_) | Rule::Prizes(_) => "",
    }
}
