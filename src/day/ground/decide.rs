//! What a command of a contest leads to.

use chrono::TimeDelta;

use super::theory::{TheoryClock, TheoryStep};
use super::{AttemptId, BoardId, Claim, GroundCommand, GroundEvent, GroundRefusal, JudgeMark, draw, lots};
use crate::agenda::{DisciplineId, ItemId, Outcome, Points, Rule, RunTime, Team, TeamId};
use crate::clock::Timestamp;
use crate::day::typed::{fresh, reason, written};
use crate::day::{Day, Hand, Operator, Refusal};
use crate::text;

/// No run on a drill ground is so long, where no cap is written.
const LONGEST_RUN: TimeDelta = TimeDelta::minutes(30);

impl Day {
    /// What a command of a contest leads to. `pressed` is when the key arrived.
    pub(in crate::day) fn decide_ground(
        &self,
        command: &GroundCommand,
        by: &Operator,
        pressed: Timestamp,
    ) -> Result<GroundEvent, Refusal> {
        Ok(match command {
            GroundCommand::StartWatch { run, watch } => {
                let watch = watch.unwrap_or_else(|| self.watch_to_start(run, by));
                GroundEvent::WatchStarted { run: run.clone(), watch, at: pressed }
            }
            GroundCommand::StartHeat { runs } => {
                let held = runs.first().and_then(|run| self.competition(&run.discipline));
                let watches = held.map_or(1, |held| held.rules().watch_count());
                // Whoever is given most starts with the signal, the others so much later.
                let given: Vec<RunTime> = runs.iter().map(|run| self.head_start(run)).collect();
                let most = given.iter().copied().max().unwrap_or_default();
                let after = match most == RunTime::default() {
                    true => Vec::new(),
                    false => given.iter().map(|own| most - *own).collect(),
                };
                GroundEvent::HeatStarted { runs: runs.clone(), watches, at: pressed, after }
            }
            GroundCommand::StopWatch { run, watch } => {
                let watch = watch.unwrap_or_else(|| self.watch_to_stop(run, by));
                self.decide_stop(run, watch, pressed)?
            }
            GroundCommand::Reading { run, watch, time, sure } => {
                if let Some(time) = time.filter(|time| !sure && self.is_odd(run, *time)) {
                    return Err(GroundRefusal::OddReading(run.clone(), time).into());
                }
                GroundEvent::Read { run: run.clone(), watch: *watch, time: *time }
            }
            GroundCommand::LeaveOut { run, watch, reason: why } => {
                GroundEvent::LeftOut { run: run.clone(), watch: *watch, reason: reason(why.as_deref())? }
            }
            GroundCommand::ClaimWatch { item, lane, watch } => {
                let event = GroundEvent::WatchClaimed { item: item.clone(), lane: *lane, watch: *watch };
                if self.claim_of(item, by).is_some_and(|own| (own.lane, own.watch) == (*lane, *watch)) {
                    return Err(Refusal::already(event));
                }
                event
            }
            GroundCommand::Charge { run, fault, note } => GroundEvent::Charged {
                run: run.clone(),
                fault: fault.trim().to_owned(),
                note: reason(note.as_deref())?,
            },
            GroundCommand::JudgesMark { run, marks, sure } => {
                let mut clean = Vec::with_capacity(marks.len());
                for mark in marks {
                    let points = match mark.criteria.is_empty() {
                        true => mark.points,
                        false => mark.criteria.iter().copied().sum(),
                    };
                    clean.push(JudgeMark { judge: written(&mark.judge)?, points, ..mark.clone() });
                }
                if !sure && !clean.is_empty() && clean.iter().all(|mark| mark.points == Points(0)) {
                    return Err(GroundRefusal::NoPoints(run.clone()).into());
                }
                GroundEvent::JudgesMarked { run: run.clone(), marks: clean }
            }
            GroundCommand::NameRunner { run, name } => {
                let name = reason(Some(name))?;
                let held = self.competition(&run.discipline);
                let same = held.is_some_and(|held| held.runner(&run.team, run.attempt) == name.as_deref());
                let event = GroundEvent::RunnerNamed { run: run.clone(), name };
                if same {
                    return Err(Refusal::already(event));
                }
                event
            }
            GroundCommand::Points { run, points, sure } => {
                if !sure && *points == Points(0) {
                    return Err(GroundRefusal::NoPoints(run.clone()).into());
                }
                GroundEvent::Scored { run: run.clone(), points: *points }
            }
            GroundCommand::Rule { run, outcome, reason: why } => {
                let why = reason(why.as_deref())?;
                let own = self.competition(&run.discipline).and_then(|held| held.run(&run.team, run.attempt));
                let is = own.map(|own| (own.outcome, own.reason.clone())).unwrap_or_default();
                // "Finished after all" says something where a fault, or nothing yet, says otherwise.
                let held = self.competition(&run.discipline);
                let worked = held.and_then(|held| held.worked(&run.team, run.attempt));
                let says_more = *outcome == Outcome::Finished
                    && worked
                        .is_none_or(|worked| worked.outcome != Outcome::Finished || worked.net.is_none());
                let ruled = own.is_some_and(|own| own.ruled);
                let same = is == (*outcome, why.clone()) && (ruled || !says_more);
                let event = GroundEvent::Ruled { run: run.clone(), outcome: *outcome, reason: why };
                if same {
                    return Err(Refusal::already(event));
                }
                event
            }
            GroundCommand::RuleTeam { item, team, outcome, reason } => {
                let mut held = self.competitions().iter().filter(|held| held.item == *item);
                let is = held.find_map(|held| held.out_of_it(team)).map_or(Outcome::Finished, |out| out.0);
                let (item, team, why) = (item.clone(), team.clone(), Some(written(reason)?));
                let event = GroundEvent::TeamRuled { item, team, outcome: *outcome, reason: why };
                if is == *outcome {
                    return Err(Refusal::already(event));
                }
                event
            }
            GroundCommand::Rerun { run, reason } => {
                GroundEvent::RerunOrdered { run: run.clone(), reason: written(reason)? }
            }
            GroundCommand::Reinstate { run, reason } => {
                GroundEvent::Reinstated { run: run.clone(), reason: written(reason)? }
            }
            GroundCommand::Interrupt => GroundEvent::Interrupted {
                watches: self.running_watches(),
                theory: self.teams_timed_in_theory(),
            },
            GroundCommand::TheoryClock { discipline, team } => {
                let clock = self.competition(discipline).and_then(|held| held.theory_clock(team));
                if clock.is_some_and(|clock| self.is_within(Hand::ShortestStep, clock.since(), pressed)) {
                    return Err(GroundRefusal::ClockWentOn(team.clone()).into());
                }
                let step = match clock.and_then(TheoryClock::step) {
                    None => TheoryStep::Prepare,
                    Some(TheoryStep::Prepare) => TheoryStep::Answer,
                    Some(_) => TheoryStep::Stop,
                };
                GroundEvent::TheoryClock {
                    discipline: discipline.clone(),
                    team: team.clone(),
                    step,
                    at: pressed,
                }
            }
            GroundCommand::Theory { discipline, team, answer } => {
                let mut answer = answer.clone();
                let clock = self.competition(discipline).and_then(|held| held.theory_clock(team));
                answer.prepared = answer.prepared.or_else(|| clock.and_then(TheoryClock::prepared));
                answer.answered = answer.answered.or_else(|| clock.and_then(TheoryClock::answered));
                answer.who = reason(answer.who.as_deref())?;
                GroundEvent::Answered { discipline: discipline.clone(), team: team.clone(), answer }
            }
            GroundCommand::Draw { discipline, seed } => self.decide_draw(discipline, *seed, pressed)?,
            GroundCommand::SetHeats { discipline, heats } => {
                GroundEvent::HeatsSet { discipline: discipline.clone(), seed: None, heats: heats.clone() }
            }
            GroundCommand::Advance { discipline, seen } => {
                let teams = self.going_on(discipline).unwrap_or_default().ids();
                let event = GroundEvent::Advanced { discipline: discipline.clone(), teams };
                self.state.ground.objection(&event)?;
                let GroundEvent::Advanced { teams, .. } = &event else { return Ok(event) };
                let held = self.competition(discipline);
                if seen.as_ref().is_some_and(|seen| seen != teams) {
                    let heats = held.and_then(super::Competition::final_of).map(|own| own.discipline.clone());
                    return Err(GroundRefusal::BoardMoved(BoardId::Result(heats.unwrap_or_default())).into());
                }
                if held.is_some_and(|held| held.teams.iter().map(|team| &team.id).eq(teams)) {
                    return Err(Refusal::already(event));
                }
                event
            }
            GroundCommand::DrawLot { discipline, team, lot, seed } => {
                let held = self.competition(discipline);
                lots::drawn(held, discipline, team.as_ref(), *lot, seed.unwrap_or_else(|| seed_of(pressed)))?
            }
            GroundCommand::CallHeat { runs } => self.decide_call(runs, pressed)?,
            GroundCommand::Readings { watch, times, sure } => {
                let odd = times.iter().find(|(run, time)| !sure && self.is_odd(run, *time));
                if let Some((run, time)) = odd {
                    return Err(GroundRefusal::OddReading(run.clone(), *time).into());
                }
                GroundEvent::HeatRead { watch: *watch, times: times.clone() }
            }
            GroundCommand::SetRule { discipline, rule } => {
                let (held, rule) = (self.competition(discipline), as_written(rule)?);
                let same = held.is_some_and(|held| held.rules().clone().with(&rule) == *held.rules());
                let event = GroundEvent::RuleSet { discipline: discipline.clone(), rule };
                if same {
                    return Err(Refusal::already(event));
                }
                event
            }
            GroundCommand::AddTeams { item, teams } => {
                GroundEvent::TeamsAdded { item: item.clone(), teams: self.new_teams(item, teams)? }
            }
            GroundCommand::RenameTeam { item, team, name } => {
                let name = written(name)?;
                let held = self.competitions().iter().filter(|held| held.item == *item);
                let was = held.filter_map(|held| held.team(team)).map(|team| team.name.clone()).next();
                let was = was.unwrap_or_default();
                let same = was == name;
                let event = GroundEvent::TeamRenamed { item: item.clone(), team: team.clone(), name, was };
                if same {
                    return Err(Refusal::already(event));
                }
                event
            }
            GroundCommand::ShareTie { board, teams } => {
                GroundEvent::TieDecided { board: board.clone(), teams: teams.clone(), seed: None }
            }
            GroundCommand::DrawTie { board, teams, seed } => {
                let seed = seed.unwrap_or_else(|| seed_of(pressed));
                // From the same number the same lots, whoever named the teams in which order.
                let mut named = teams.clone();
                named.sort();
                let teams = draw::order(&named, seed);
                GroundEvent::TieDecided { board: board.clone(), teams, seed: Some(seed) }
            }
            GroundCommand::Sign(board) => {
                let board = closed_as(board);
                let standing = self.state.ground.seal(&board);
                GroundEvent::Signed { board, standing }
            }
            GroundCommand::SignSeen { board, seen } => {
                let board = closed_as(board);
                // What keeps anything from being signed is said before that it has moved.
                let event = GroundEvent::Signed { board: board.clone(), standing: seen.clone() };
                self.state.ground.objection(&event)?;
                if *seen != self.state.ground.seal(&board) {
                    return Err(GroundRefusal::BoardMoved(board).into());
                }
                event
            }
            GroundCommand::Reveal { board, teams } => {
                let next = || self.board(board).and_then(|board| board.next_step()).map(|step| step.teams);
                let teams = if teams.is_empty() { next().unwrap_or_default() } else { teams.clone() };
                GroundEvent::PlaceRevealed { board: board.clone(), teams }
            }
            GroundCommand::Protest { board, team, reason } => {
                GroundEvent::Protested { board: board.clone(), team: team.clone(), reason: written(reason)? }
            }
            GroundCommand::Settle { board, protest, verdict, decided_by, reason: why } => {
                let open = || self.state.ground.closing(board)?.open_protest().map(|own| own.seq);
                let protest = protest.or_else(open).ok_or_else(|| GroundRefusal::NoProtest(board.clone()))?;
                GroundEvent::ProtestSettled {
                    board: board.clone(),
                    protest,
                    verdict: *verdict,
                    decided_by: reason(decided_by.as_deref())?,
                    reason: reason(why.as_deref())?,
                }
            }
        })
    }

    fn head_start(&self, run: &AttemptId) -> RunTime {
        let held = self.competition(&run.discipline);
        held.map_or(RunTime::default(), |held| held.rules().reckoning.head_start(&run.team))
    }

    /// Whether a time is one that no run takes: less than two seconds, or far over what the rules
    /// allow; `4231` that should be `42,31`.
    pub fn is_odd(&self, run: &AttemptId, time: RunTime) -> bool {
        let cap = self.competition(&run.discipline).and_then(|held| held.rules().cap);
        let most = cap.map_or(LONGEST_RUN, |cap| (cap.0 * 2).max(TimeDelta::minutes(2)));
        time.0 < Hand::ShortestRun.time().num_milliseconds() || time.0 > most.num_milliseconds()
    }

    /// The watch that a console holds in the contest of an item.
    pub fn claim_of(&self, item: &ItemId, by: &Operator) -> Option<&Claim> {
        self.claims().iter().find(|claim| claim.item == *item && claim.by == *by)
    }

    /// The watch that an operator has taken, where it is of the lane of this run.
    fn claimed_watch(&self, run: &AttemptId, by: &Operator) -> Option<u8> {
        let held = self.competition(&run.discipline)?;
        let claim = self.claim_of(&held.item, by)?;
        let lane = held.lane_of(&run.team).and_then(|(_, lane)| u32::try_from(lane).ok());
        lane.is_none_or(|lane| lane == claim.lane).then_some(claim.watch)
    }

    fn teams_timed_in_theory(&self) -> Vec<(DisciplineId, TeamId)> {
        let held = self.competitions().iter();
        let of = |held: &super::Competition| -> Vec<(DisciplineId, TeamId)> {
            held.timed_in_theory().map(|team| (held.id().clone(), team.clone())).collect()
        };
        held.flat_map(of).collect()
    }

    /// The watch that an operator would start: the one they hold on this run, or held last, or else
    /// the first that is free.
    fn watch_to_start(&self, run: &AttemptId, by: &Operator) -> u8 {
        let held = self.competition(&run.discipline);
        let own = held.and_then(|held| held.run(&run.team, run.attempt));
        if let Some(claimed) = self.claimed_watch(run, by) {
            return claimed;
        }
        let mine = own.and_then(|own| own.held_by(by)).map(|watch| watch.number);
        let free = |number: &u8| own.is_none_or(|own| own.watch(*number).is_none());
        mine.or_else(|| held.and_then(|held| held.last_held_by(by)).filter(free))
            .or_else(|| (1..=u8::MAX).find(free))
            .unwrap_or(1)
    }

    /// The watch that an operator would stop: the one they hold on this run, or else the first of
    /// those that run which nobody holds, before one that somebody else left running. Who has
    /// stopped their own stops no other.
    fn watch_to_stop(&self, run: &AttemptId, by: &Operator) -> u8 {
        let own = self.competition(&run.discipline).and_then(|held| held.run(&run.team, run.attempt));
        let Some(own) = own else { return 1 };
        // Where the claimed watch was never started, one that a dead console left is taken over.
        if let Some(claimed) = self.claimed_watch(run, by).filter(|claimed| own.watch(*claimed).is_some()) {
            return claimed;
        }
        if let Some(mine) = own.held_by(by) {
            return mine.number;
        }
        let usual = self.competition(&run.discipline).and_then(|held| held.last_held_by(by));
        let running = || own.watches.iter().filter(|watch| watch.is_running());
        let nobodys = || running().filter(|watch| watch.by.is_none());
        let found = nobodys().find(|watch| Some(watch.number) == usual);
        found.or_else(|| nobodys().next()).or_else(|| running().next()).map_or(1, |watch| watch.number)
    }

    fn decide_stop(&self, run: &AttemptId, watch: u8, pressed: Timestamp) -> Result<GroundEvent, Refusal> {
        let held = self.competition(&run.discipline);
        let own = held.and_then(|held| held.run(&run.team, run.attempt)?.watch(watch));
        let started = own.filter(|own| own.is_running()).and_then(|own| own.started);
        if started.is_some_and(|started| self.is_within(Hand::ShortestRun, started, pressed)) {
            return Err(GroundRefusal::JustStarted(run.clone()).into());
        }
        Ok(GroundEvent::WatchStopped { run: run.clone(), watch, at: pressed })
    }

    /// A second press, or a second judge's, does not begin the time anew.
    fn decide_call(&self, runs: &[AttemptId], pressed: Timestamp) -> Result<GroundEvent, Refusal> {
        let held = runs.first().and_then(|run| self.competition(&run.discipline));
        let called = held.and_then(|held| held.preparing());
        if called.is_some_and(|own| own.runs == runs && self.is_within(Hand::DoublePress, own.at, pressed)) {
            return Err(GroundRefusal::CalledAlready.into());
        }
        Ok(GroundEvent::HeatCalled { runs: runs.to_vec(), at: pressed })
    }

    fn decide_draw(
        &self,
        discipline: &DisciplineId,
        seed: Option<u64>,
        pressed: Timestamp,
    ) -> Result<GroundEvent, Refusal> {
        let seed = seed.unwrap_or_else(|| seed_of(pressed));
        let held = self.competition(discipline);
        let teams: Vec<TeamId> =
            held.map(|held| held.teams.iter().map(|team| team.id.clone()).collect()).unwrap_or_default();
        let lanes = held.and_then(|held| held.rules().lanes).unwrap_or(1);
        let heats = draw::heats(draw::order(&teams, seed), usize::try_from(lanes).unwrap_or(1));
        Ok(GroundEvent::HeatsSet { discipline: discipline.clone(), seed: Some(seed), heats })
    }

    /// Teams as they are recorded: each with an id made from its name.
    fn new_teams(&self, item: &crate::agenda::ItemId, teams: &[Team]) -> Result<Vec<Team>, Refusal> {
        if teams.is_empty() {
            return Err(Refusal::NothingChosen);
        }
        let there: Vec<&Team> = self
            .competitions()
            .iter()
            .filter(|held| held.item == *item)
            .flat_map(|held| &held.teams)
            .collect();
        let mut new: Vec<Team> = Vec::with_capacity(teams.len());
        for team in teams {
            let name = written(&team.name)?;
            let same = |other: &&Team| text::is_same_name(&other.name, &name);
            if let Some(twice) = there.iter().copied().chain(&new).find(same) {
                return Err(GroundRefusal::TeamThere(twice.id.clone()).into());
            }
            let taken = |id: &str| there.iter().copied().chain(&new).any(|other| other.id.0 == id);
            let id = TeamId(fresh(&text::slug(&name), "doi", taken));
            let clean = |field: &Option<String>| reason(field.as_deref());
            let (category, captain) = (clean(&team.category)?, clean(&team.captain)?);
            new.push(Team { id, name, category, captain, ..team.clone() });
        }
        Ok(new)
    }
}

/// A discipline is signed as a whole, whichever of its boards was named.
fn closed_as(board: &BoardId) -> BoardId {
    match board.discipline() {
        Some(discipline) => BoardId::Result(discipline.clone()),
        None => board.clone(),
    }
}

/// A rule with its texts as they are recorded.
fn as_written(rule: &Rule) -> Result<Rule, Refusal> {
    let mut rule = rule.clone();
    match &mut rule {
        Rule::Fault(fault) => {
            fault.code = fault.code.trim().to_owned();
            if !fault.code.is_empty() {
                fault.code = written(&fault.code)?;
            }
            fault.text = written(&fault.text)?;
        }
        Rule::Reckoning(reckoning) => {
            for own in &mut reckoning.criteria {
                own.title = written(&own.title)?;
            }
        }
        Rule::Prizes(prizes) => {
            for prize in prizes {
                prize.grade = written(&prize.grade)?;
                prize.amount = reason(prize.amount.as_deref())?;
            }
        }
        _ => {}
    }
    Ok(rule)
}

/// The number of a draw that nobody named: the moment at which it was asked for.
fn seed_of(at: Timestamp) -> u64 {
    u64::try_from(at.as_millis()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda;
    use crate::day::{Command, Mode, Recorded, Seq};

    #[test]
    fn a_rule_holds_nothing_that_may_not_reach_a_terminal() {
        let text = r#"(title: "Ngày hội", date: "19/8/2026", items: [(title: "Hội thi", contest: (
            teams: ["Tổ 1"], disciplines: [(id: "k", title: "Chữa cháy")]))])"#;
        let agenda = agenda::load(text).unwrap();
        let (by, at) = (Operator::named("trọng tài"), Timestamp::from_millis(1_787_099_400_000));
        let event = Day::opening(text, &agenda, Mode::Live, at);
        let day = Day::replay(vec![Recorded { seq: Seq(1), at, by: by.clone(), event }]).unwrap();
        let set = |rule: Rule| {
            let discipline = "k".into();
            day.decide(&Command::Ground(GroundCommand::SetRule { discipline, rule }), &by, at)
        };
        let fault = |code: &str, text: &str| {
            let (code, text) = (code.to_owned(), text.to_owned());
            Rule::Fault(agenda::FaultRule {
                code,
                text,
                costs: agenda::FaultCost::Disqualified,
                then: Vec::new(),
                max: None,
            })
        };
        let prize = |grade: &str| {
            Rule::Prizes(vec![agenda::PrizeGrade { grade: grade.to_owned(), ..Default::default() }])
        };
        for bad in [fault("1", "rơi\u{1b}[2J"), fault("\u{202e}1", "rơi lăng"), prize("Giải\u{1b}[2J nhất")]
        {
            assert!(matches!(set(bad.clone()), Err(Refusal::UnsafeText { .. })), "{bad:?}");
        }
        assert!(set(fault("1", "Rơi lăng")).is_ok());
        let costs = agenda::FaultCost::Time(agenda::Lasting::seconds(-5));
        let gift = agenda::FaultRule {
            code: "1".to_owned(),
            text: "Thưởng".to_owned(),
            costs,
            then: Vec::new(),
            max: None,
        };
        assert_eq!(set(Rule::Fault(gift)), Err(GroundRefusal::BadRule.into()), "a fault gives no time");
        assert!(set(prize("Giải nhất")).is_ok());
    }
}
