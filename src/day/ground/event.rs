//! What happened on the drill ground.

use chrono::TimeDelta;

use super::theory::TheoryStep;
use super::{Answer, AttemptId, BoardId, Heat, JudgeMark, Sealed, Verdict};
use crate::agenda::{DisciplineId, ItemId, Outcome, Points, Rule, RunTime, Team, TeamId};
use crate::clock::Timestamp;
use crate::day::record::{Seq, events};

events! {
    /// What happened in a contest. Moments are those at which keys arrived, which may be earlier
    /// than what another console has recorded meanwhile. Older journals name an event by its
    /// variant.
    #[derive(Eq)]
    GroundEvent

    /// A watch was started.
    WatchStarted "watch_started" {
        /// Of which attempt.
        run: AttemptId,
        /// The watch that its timekeeper holds, counted from 1.
        watch: u8,
        /// The moment that the key arrived.
        at: Timestamp,
    }
    /// The starter gave the signal: every watch of these lanes started.
    HeatStarted "heat_started" {
        /// The attempts of the lanes.
        runs: Vec<AttemptId>,
        /// How many watches stand on each lane.
        watches: u8,
        /// The moment that the key of the signal arrived.
        at: Timestamp,
        /// How long after the signal each of them starts, where some are given time; nothing where
        /// all start together.
        #[serde(default)]
        after: Vec<RunTime>,
    }
    /// A watch was stopped.
    WatchStopped "watch_stopped" {
        /// Of which attempt.
        run: AttemptId,
        /// The watch that its timekeeper holds, counted from 1.
        watch: u8,
        /// The moment that the key arrived.
        at: Timestamp,
    }
    /// A reading was typed, or taken away.
    Read "read" {
        /// Of which attempt.
        run: AttemptId,
        /// The watch that was read; 0 is the electronic one.
        watch: u8,
        /// What it shows.
        time: Option<RunTime>,
    }
    /// A reading was left out, or is taken in again.
    LeftOut "left_out" {
        /// Of which attempt.
        run: AttemptId,
        /// The watch whose reading it is.
        watch: u8,
        /// Why; none takes it in again.
        reason: Option<String>,
    }
    /// A console took a watch on a lane.
    WatchClaimed "watch_claimed" {
        /// In the contest of which item.
        item: ItemId,
        /// On which lane, counted from 1.
        lane: u32,
        /// The watch, counted from 1; 0 is the electronic one.
        watch: u8,
    }
    /// A fault was seen.
    Charged "charged" {
        /// In which attempt.
        run: AttemptId,
        /// The fault's code.
        fault: String,
        /// What else should be known.
        note: Option<String>,
    }
    /// Points were given.
    Scored "scored" {
        /// For which attempt.
        run: AttemptId,
        /// How many.
        points: Points,
    }
    /// Several judges gave their marks; those of before by the same judges are told anew.
    JudgesMarked "judges_marked" {
        /// For which attempt.
        run: AttemptId,
        /// Judge by judge.
        marks: Vec<JudgeMark>,
    }
    /// It was written down who of a team runs an attempt.
    RunnerNamed "runner_named" {
        /// The attempt that is theirs.
        run: AttemptId,
        /// Their name; none takes back what was written.
        name: Option<String>,
    }
    /// The referee ruled how an attempt ended.
    Ruled "ruled" {
        /// The attempt that ended so.
        run: AttemptId,
        /// Finished, or how it came to have no result.
        outcome: Outcome,
        /// The ground of the ruling, for the minutes.
        reason: Option<String>,
    }
    /// The referee ruled about a team as a whole: withdrawn, put out, or in again.
    TeamRuled "team_ruled" {
        /// In the contest of which item.
        item: ItemId,
        /// The team that is out of it, or in again.
        team: TeamId,
        /// How; "finished" lets it in again.
        outcome: Outcome,
        /// The ground of the ruling, for the minutes.
        reason: Option<String>,
    }
    /// An attempt was ordered to be run again.
    RerunOrdered "rerun_ordered" {
        /// The attempt that was struck through.
        run: AttemptId,
        /// What spoilt the attempt.
        reason: String,
    }
    /// The re-run was withdrawn.
    Reinstated "reinstated" {
        /// Of which attempt.
        run: AttemptId,
        /// What spoke for the old result after all.
        reason: String,
    }
    /// Running watches lost their clock.
    Interrupted "interrupted" {
        /// Those that ran: their time can only be typed from a reading taken by hand.
        watches: Vec<(AttemptId, u8)>,
        /// The teams in the theory round whose clock ran.
        #[serde(default)]
        theory: Vec<(DisciplineId, TeamId)>,
    }
    /// The clock of the theory round went on.
    TheoryClock "theory_clock" {
        /// Of which discipline.
        discipline: DisciplineId,
        /// The team that prepares or answers.
        team: TeamId,
        /// To what.
        step: TheoryStep,
        /// The moment that the key arrived.
        at: Timestamp,
    }
    /// A team answered in the theory round.
    Answered "answered" {
        /// Of which discipline.
        discipline: DisciplineId,
        /// The team that answered.
        team: TeamId,
        /// What, and what it is worth.
        answer: Answer,
    }
    /// Heats and lanes were drawn by lot, or set.
    HeatsSet "heats_set" {
        /// Of which discipline.
        discipline: DisciplineId,
        /// The number from which the draw follows; none where they were set by hand.
        seed: Option<u64>,
        /// Team by lane, heat by heat.
        heats: Vec<Heat>,
    }
    /// Teams went on to a final.
    Advanced "advanced" {
        /// The final.
        discipline: DisciplineId,
        /// Who competes in it.
        teams: Vec<TeamId>,
    }
    /// A team drew a lot, which is its heat and lane.
    LotDrawn "lot_drawn" {
        /// Of which discipline.
        discipline: DisciplineId,
        /// Who drew.
        team: TeamId,
        /// The number of the lot, counted from 1.
        lot: u32,
        /// The number from which the program drew; none of a real lot.
        seed: Option<u64>,
    }
    /// Teams were called to the line: their time to prepare began.
    HeatCalled "heat_called" {
        /// The attempts of the lanes.
        runs: Vec<AttemptId>,
        /// The moment that the key arrived.
        at: Timestamp,
    }
    /// The times of a heat, read elsewhere, were written down in one go.
    HeatRead "heat_read" {
        /// Of which watch; 0 is the electronic one.
        watch: u8,
        /// Whose time, and what it shows.
        times: Vec<(AttemptId, RunTime)>,
    }
    /// A rule was changed.
    RuleSet "rule_set" {
        /// Of which discipline.
        discipline: DisciplineId,
        /// How it is now.
        rule: Rule,
    }
    /// Teams were added.
    TeamsAdded "teams_added" {
        /// To the contest of which item.
        item: ItemId,
        /// As written down, with the ids that they got.
        teams: Vec<Team>,
    }
    /// A team's name was mended.
    TeamRenamed "team_renamed" {
        /// In the contest of which item.
        item: ItemId,
        /// The team, by the id that stays with it under every name.
        team: TeamId,
        /// The right name.
        name: String,
        /// What stood there.
        was: String,
    }
    /// It was decided what becomes of teams of one result.
    TieDecided "tie_decided" {
        /// On which board.
        board: BoardId,
        /// Which teams; in the order of the lots, where lots were drawn.
        teams: Vec<TeamId>,
        /// The number from which the draw follows; none where the rank is shared.
        seed: Option<u64>,
    }
    /// The chief referee signed.
    Signed "signed" {
        /// What was signed: one result, or the whole contest.
        board: BoardId,
        /// What stood on it, and on what is signed with it; nothing in a journal of before.
        #[serde(default)]
        standing: Vec<Sealed>,
    }
    /// The hall learned who has a place.
    PlaceRevealed "place_revealed" {
        /// On which signed board.
        board: BoardId,
        /// Whose place it is: several where they share it.
        teams: Vec<TeamId>,
    }
    /// A result was disputed.
    Protested "protested" {
        /// The result in dispute.
        board: BoardId,
        /// By which team.
        team: Option<TeamId>,
        /// What is claimed, in the words of whoever does.
        reason: String,
    }
    /// It was decided what becomes of a dispute.
    ProtestSettled "protest_settled" {
        /// On which board.
        board: BoardId,
        /// The number of its event.
        protest: Seq,
        /// What becomes of it.
        verdict: Verdict,
        /// Who decided.
        #[serde(default)]
        decided_by: Option<String>,
        /// What it was decided on, for the minutes.
        #[serde(default)]
        reason: Option<String>,
    }
}

impl GroundEvent {
    /// A moment that it tells beside the one at which it was recorded: that of the key.
    pub(in crate::day) fn told_moment(&mut self) -> Option<&mut Timestamp> {
        match self {
            Self::WatchStarted { at, .. }
            | Self::HeatStarted { at, .. }
            | Self::HeatCalled { at, .. }
            | Self::WatchStopped { at, .. }
            | Self::TheoryClock { at, .. } => Some(at),
            Self::Read { .. }
            | Self::LeftOut { .. }
            | Self::WatchClaimed { .. }
            | Self::Charged { .. }
            | Self::Scored { .. }
            | Self::JudgesMarked { .. }
            | Self::RunnerNamed { .. }
            | Self::Ruled { .. }
            | Self::TeamRuled { .. }
            | Self::RerunOrdered { .. }
            | Self::Reinstated { .. }
            | Self::Interrupted { .. }
            | Self::Answered { .. }
            | Self::HeatsSet { .. }
            | Self::Advanced { .. }
            | Self::LotDrawn { .. }
            | Self::HeatRead { .. }
            | Self::PlaceRevealed { .. }
            | Self::RuleSet { .. }
            | Self::TeamsAdded { .. }
            | Self::TeamRenamed { .. }
            | Self::TieDecided { .. }
            | Self::Signed { .. }
            | Self::Protested { .. }
            | Self::ProtestSettled { .. } => None,
        }
    }

    /// The board that it closes, or opens again.
    pub(in crate::day) fn closes_or_opens(&self) -> Option<&BoardId> {
        match self {
            Self::Signed { board, .. } | Self::Protested { board, .. } => Some(board),
            Self::WatchStarted { .. }
            | Self::HeatStarted { .. }
            | Self::WatchStopped { .. }
            | Self::Read { .. }
            | Self::LeftOut { .. }
            | Self::WatchClaimed { .. }
            | Self::Charged { .. }
            | Self::Scored { .. }
            | Self::JudgesMarked { .. }
            | Self::RunnerNamed { .. }
            | Self::Ruled { .. }
            | Self::TeamRuled { .. }
            | Self::RerunOrdered { .. }
            | Self::Reinstated { .. }
            | Self::Interrupted { .. }
            | Self::TheoryClock { .. }
            | Self::Answered { .. }
            | Self::HeatsSet { .. }
            | Self::Advanced { .. }
            | Self::LotDrawn { .. }
            | Self::HeatCalled { .. }
            | Self::HeatRead { .. }
            | Self::PlaceRevealed { .. }
            | Self::RuleSet { .. }
            | Self::TeamsAdded { .. }
            | Self::TeamRenamed { .. }
            | Self::TieDecided { .. }
            | Self::ProtestSettled { .. } => None,
        }
    }

    /// Whether it wrote down something of a team at a discipline that its result is made of.
    pub(in crate::day) fn is_of(&self, discipline: &DisciplineId, team: &TeamId) -> bool {
        let own = |run: &AttemptId| run.discipline == *discipline && run.team == *team;
        match self {
            Self::Read { run, .. }
            | Self::LeftOut { run, .. }
            | Self::WatchStopped { run, .. }
            | Self::Charged { run, .. }
            | Self::Scored { run, .. }
            | Self::JudgesMarked { run, .. }
            | Self::Ruled { run, .. }
            | Self::RerunOrdered { run, .. }
            | Self::Reinstated { run, .. } => own(run),
            Self::HeatRead { times, .. } => times.iter().any(|(run, _)| own(run)),
            Self::Answered { discipline: of, team: whose, .. } => of == discipline && whose == team,
            Self::WatchStarted { .. }
            | Self::HeatStarted { .. }
            | Self::WatchClaimed { .. }
            | Self::RunnerNamed { .. }
            | Self::TeamRuled { .. }
            | Self::Interrupted { .. }
            | Self::TheoryClock { .. }
            | Self::HeatsSet { .. }
            | Self::Advanced { .. }
            | Self::LotDrawn { .. }
            | Self::HeatCalled { .. }
            | Self::PlaceRevealed { .. }
            | Self::RuleSet { .. }
            | Self::TeamsAdded { .. }
            | Self::TeamRenamed { .. }
            | Self::TieDecided { .. }
            | Self::Signed { .. }
            | Self::Protested { .. }
            | Self::ProtestSettled { .. } => false,
        }
    }

    /// When it started a watch on an attempt: by itself, or by the signal to all of a heat.
    pub(in crate::day) fn started(&self, on: &AttemptId, own: u8) -> Option<Timestamp> {
        match self {
            Self::WatchStarted { run, watch, at } => (run == on && *watch == own).then_some(*at),
            Self::HeatStarted { runs, watches, at, after } => {
                let lane = runs.iter().position(|run| run == on).filter(|_| own <= *watches)?;
                Some(*at + after.get(lane).map_or(TimeDelta::zero(), |own| TimeDelta::milliseconds(own.0)))
            }
            Self::WatchStopped { .. }
            | Self::Read { .. }
            | Self::LeftOut { .. }
            | Self::WatchClaimed { .. }
            | Self::Charged { .. }
            | Self::Scored { .. }
            | Self::JudgesMarked { .. }
            | Self::RunnerNamed { .. }
            | Self::Ruled { .. }
            | Self::TeamRuled { .. }
            | Self::RerunOrdered { .. }
            | Self::Reinstated { .. }
            | Self::Interrupted { .. }
            | Self::TheoryClock { .. }
            | Self::Answered { .. }
            | Self::HeatsSet { .. }
            | Self::Advanced { .. }
            | Self::LotDrawn { .. }
            | Self::HeatCalled { .. }
            | Self::HeatRead { .. }
            | Self::PlaceRevealed { .. }
            | Self::RuleSet { .. }
            | Self::TeamsAdded { .. }
            | Self::TeamRenamed { .. }
            | Self::TieDecided { .. }
            | Self::Signed { .. }
            | Self::Protested { .. }
            | Self::ProtestSettled { .. } => None,
        }
    }
}
