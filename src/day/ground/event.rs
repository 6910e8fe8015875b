//! What happened on the drill ground.

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
        /// Which watch.
        watch: u8,
        /// When.
        at: Timestamp,
    }
    /// The starter gave the signal: every watch of these lanes started.
    HeatStarted "heat_started" {
        /// The attempts of the lanes.
        runs: Vec<AttemptId>,
        /// How many watches stand on each lane.
        watches: u8,
        /// When.
        at: Timestamp,
    }
    /// A watch was stopped.
    WatchStopped "watch_stopped" {
        /// Of which attempt.
        run: AttemptId,
        /// Which watch.
        watch: u8,
        /// When.
        at: Timestamp,
    }
    /// A reading was typed, or taken away.
    Read "read" {
        /// Of which attempt.
        run: AttemptId,
        /// Which watch.
        watch: u8,
        /// What it shows.
        time: Option<RunTime>,
    }
    /// A reading was left out, or is taken in again.
    LeftOut "left_out" {
        /// Of which attempt.
        run: AttemptId,
        /// Which watch.
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
        /// Which watch.
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
    /// The referee ruled how an attempt ended.
    Ruled "ruled" {
        /// Which.
        run: AttemptId,
        /// How.
        outcome: Outcome,
        /// Why.
        reason: Option<String>,
    }
    /// The referee ruled about a team as a whole: withdrawn, put out, or in again.
    TeamRuled "team_ruled" {
        /// In the contest of which item.
        item: ItemId,
        /// Which team.
        team: TeamId,
        /// How; "finished" lets it in again.
        outcome: Outcome,
        /// Why.
        reason: Option<String>,
    }
    /// An attempt was ordered to be run again.
    RerunOrdered "rerun_ordered" {
        /// Which.
        run: AttemptId,
        /// Why.
        reason: String,
    }
    /// The re-run was withdrawn.
    Reinstated "reinstated" {
        /// Of which attempt.
        run: AttemptId,
        /// Why.
        reason: String,
    }
    /// Running watches lost their clock.
    Interrupted "interrupted" {
        /// Which.
        watches: Vec<(AttemptId, u8)>,
        /// The teams in the theory round whose clock ran.
        #[serde(default)]
        theory: Vec<(DisciplineId, TeamId)>,
    }
    /// The clock of the theory round went on.
    TheoryClock "theory_clock" {
        /// Of which discipline.
        discipline: DisciplineId,
        /// Which team.
        team: TeamId,
        /// To what.
        step: TheoryStep,
        /// When.
        at: Timestamp,
    }
    /// A team answered in the theory round.
    Answered "answered" {
        /// Of which discipline.
        discipline: DisciplineId,
        /// Which team.
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
        /// Which.
        teams: Vec<Team>,
    }
    /// A team's name was mended.
    TeamRenamed "team_renamed" {
        /// In the contest of which item.
        item: ItemId,
        /// Which.
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
        /// Which board.
        board: BoardId,
        /// What stood on it, and on what is signed with it; nothing in a journal of before.
        #[serde(default)]
        standing: Vec<Sealed>,
    }
    /// A result was disputed.
    Protested "protested" {
        /// Which board.
        board: BoardId,
        /// By which team.
        team: Option<TeamId>,
        /// Why.
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
        /// Why.
        #[serde(default)]
        reason: Option<String>,
    }
}
