//! What is asked on the drill ground.

use serde::{Deserialize, Serialize};

use super::{Answer, AttemptId, BoardId, Heat, JudgeMark, Sealed, Verdict};
use crate::agenda::{DisciplineId, ItemId, Outcome, Points, Rule, RunTime, Team, TeamId};
use crate::day::record::Seq;

/// What an operator asks of a contest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum GroundCommand {
    /// Start one watch, at the moment the key arrived.
    StartWatch {
        /// Of which attempt.
        run: AttemptId,
        /// Which watch, counted from 1; one's own, or else a free one, when none is named.
        #[serde(default)]
        watch: Option<u8>,
    },
    /// The starter's signal (phát lệnh): every watch of these lanes starts together.
    StartHeat {
        /// The attempts of the lanes.
        runs: Vec<AttemptId>,
    },
    /// Stop one watch, at the moment the key arrived.
    StopWatch {
        /// Of which attempt.
        run: AttemptId,
        /// Which watch, counted from 1; one's own, or else one that nobody holds, when none is
        /// named: two timekeepers who stop at once stop two watches.
        #[serde(default)]
        watch: Option<u8>,
    },
    /// A reading taken elsewhere, or told anew. Watch 0 is the electronic one. Without a time, the
    /// watch has none: it failed.
    Reading {
        /// Of which attempt.
        run: AttemptId,
        /// The watch that was read, counted from 1.
        #[serde(default = "one")]
        watch: u8,
        /// What it shows.
        #[serde(default)]
        time: Option<RunTime>,
        /// It is so, however odd: no time at all, or one that no run takes.
        #[serde(default)]
        sure: bool,
    },
    /// The referee leaves a reading out of the result; it stays on the sheet. Without a reason it
    /// counts again.
    LeaveOut {
        /// Of which attempt.
        run: AttemptId,
        /// The watch whose reading it is.
        watch: u8,
        /// What was wrong with the reading, for the sheet.
        #[serde(default)]
        reason: Option<String>,
    },
    /// This console holds a watch on a lane from now on, in every discipline of a contest.
    ClaimWatch {
        /// In the contest of which item.
        item: ItemId,
        /// On which lane, counted from 1.
        lane: u32,
        /// Which watch, counted from 1; 0 is the electronic one.
        watch: u8,
    },
    /// A judge saw a fault of the catalogue.
    Charge {
        /// In which attempt.
        run: AttemptId,
        /// The fault's code.
        fault: String,
        /// What else should be known.
        #[serde(default)]
        note: Option<String>,
    },
    /// Points that the judges give for an attempt.
    Points {
        /// The attempt that was judged.
        run: AttemptId,
        /// How many.
        points: Points,
        /// It is so, also if it is nothing at all.
        #[serde(default)]
        sure: bool,
    },
    /// The marks of several judges for an attempt; how they become one is in the rules (`marks`).
    JudgesMark {
        /// The attempt that was judged.
        run: AttemptId,
        /// Judge by judge.
        marks: Vec<JudgeMark>,
        /// It is so, also if all of them are nothing at all.
        #[serde(default)]
        sure: bool,
    },
    /// Who of a team runs an attempt, where each is another of the team; empty: nobody known.
    NameRunner {
        /// The attempt that is theirs.
        run: AttemptId,
        /// Their name, as it is read out.
        name: String,
    },
    /// The referee rules how an attempt ended: did not start, did not finish, disqualified; or
    /// finished after all.
    Rule {
        /// The attempt that ended so.
        run: AttemptId,
        /// How it ended.
        outcome: Outcome,
        /// The ground of the ruling, for the minutes.
        #[serde(default)]
        reason: Option<String>,
    },
    /// The referee rules about a team as a whole, in every discipline of a contest: withdrawn
    /// (`DidNotStart`), put out (`Disqualified`); `Finished` lets it in again. Its runs are kept.
    RuleTeam {
        /// In the contest of which item.
        item: ItemId,
        /// The team that is out of it, or in again.
        team: TeamId,
        /// One of the three.
        outcome: Outcome,
        /// The ground of the ruling, for the minutes: it is never without one.
        reason: String,
    },
    /// The referee orders an attempt to be run again. The old one is kept and struck through.
    Rerun {
        /// The attempt that is struck through.
        run: AttemptId,
        /// What spoilt the attempt: a re-run is never without a ground.
        reason: String,
    },
    /// The re-run is withdrawn, and the old result stands again.
    Reinstate {
        /// Of which attempt.
        run: AttemptId,
        /// What speaks for the old result after all.
        reason: String,
    },
    /// The watches that run have lost their clock: the machine was switched off under them.
    Interrupt,
    /// The clock of the theory round goes on: to prepare, then to answer, then it stops.
    TheoryClock {
        /// Of which discipline.
        discipline: DisciplineId,
        /// The team that prepares or answers.
        team: TeamId,
    },
    /// An answer in the theory round. Times that are not told are those of the clock.
    Theory {
        /// The discipline whose theory round it is.
        discipline: DisciplineId,
        /// The team that answered.
        team: TeamId,
        /// What was answered, and what it is worth.
        answer: Answer,
    },
    /// Draw heats and lanes by lot (bốc thăm).
    Draw {
        /// Of which discipline.
        discipline: DisciplineId,
        /// The number from which the draw follows; the moment, when none is named.
        #[serde(default)]
        seed: Option<u64>,
    },
    /// Heats and lanes as drawn or set elsewhere. An empty lane is `None` and keeps its number.
    SetHeats {
        /// Of which discipline.
        discipline: DisciplineId,
        /// Team by lane, heat by heat.
        heats: Vec<Heat>,
    },
    /// Send on to a final whoever goes on from its heats, by place or by result.
    Advance {
        /// The final.
        discipline: DisciplineId,
        /// Who was seen to go on; whoever goes on now, when nobody is named.
        #[serde(default)]
        seen: Option<Vec<TeamId>>,
    },
    /// A team draws its lot, which is its heat and lane: out of a box, where its number is told, or by
    /// the program.
    DrawLot {
        /// Of which discipline.
        discipline: DisciplineId,
        /// Who draws; the first of the list that has not, when none is named.
        #[serde(default)]
        team: Option<TeamId>,
        /// The number that stands on the real lot; the program draws, when none is told.
        #[serde(default)]
        lot: Option<u32>,
        /// The number from which the program draws; the moment, when none is named.
        #[serde(default)]
        seed: Option<u64>,
    },
    /// Teams are called to the line: their time to prepare begins.
    CallHeat {
        /// The attempts of the lanes.
        runs: Vec<AttemptId>,
    },
    /// The times of a heat that were read elsewhere, a phone's or a photocell's, in one go.
    Readings {
        /// The watch that was read, counted from 1; 0 is the electronic one.
        #[serde(default = "one")]
        watch: u8,
        /// Whose time, and what it shows.
        times: Vec<(AttemptId, RunTime)>,
        /// They are so, however odd.
        #[serde(default)]
        sure: bool,
    },
    /// Change a rule. Everything is reckoned anew.
    SetRule {
        /// Of which discipline.
        discipline: DisciplineId,
        /// How it is now.
        rule: Rule,
    },
    /// Teams that were not in the agenda.
    AddTeams {
        /// To the contest of which item.
        item: ItemId,
        /// Which. Ids are made from the names.
        teams: Vec<Team>,
    },
    /// Mend the spelling of a team's name.
    RenameTeam {
        /// In the contest of which item.
        item: ItemId,
        /// The team, by the id that stays with it under every name.
        team: TeamId,
        /// The right name.
        name: String,
    },
    /// Teams of one result share their rank and the higher prize (đồng hạng).
    ShareTie {
        /// On which board.
        board: BoardId,
        /// All who share the result.
        teams: Vec<TeamId>,
    },
    /// Lots are drawn between teams of one result.
    DrawTie {
        /// On which board.
        board: BoardId,
        /// All who have the one result.
        teams: Vec<TeamId>,
        /// The number from which the draw follows; the moment, when none is named.
        #[serde(default)]
        seed: Option<u64>,
    },
    /// The chief referee signs: the result is closed and may be made public. Signs what stands when
    /// it comes; whoever looks at a screen signs what they saw, by [`Self::SignSeen`].
    Sign(BoardId),
    /// The chief referee signs what they saw; a board that has moved meanwhile is not signed.
    SignSeen {
        /// What is signed: one result, or the whole contest.
        board: BoardId,
        /// What stood on it.
        seen: Vec<Sealed>,
    },
    /// The hall learns the next place of a signed board, from the lowest prize up.
    Reveal {
        /// Of which board.
        board: BoardId,
        /// Whose place its operator saw to be next; whichever is next, when nobody is named.
        #[serde(default)]
        teams: Vec<TeamId>,
    },
    /// Somebody disputes a result (khiếu nại). A signed one is open again.
    Protest {
        /// The result in dispute.
        board: BoardId,
        /// Which team does.
        #[serde(default)]
        team: Option<TeamId>,
        /// What is claimed, in the words of whoever does.
        reason: String,
    },
    /// It was decided what becomes of a dispute: before that nothing is signed again.
    Settle {
        /// On which board.
        board: BoardId,
        /// The number of its event; the oldest that is open, when none is named.
        #[serde(default)]
        protest: Option<Seq>,
        /// What becomes of it.
        verdict: Verdict,
        /// Who decided.
        #[serde(default)]
        decided_by: Option<String>,
        /// What it was decided on, for the minutes.
        #[serde(default)]
        reason: Option<String>,
    },
}

impl GroundCommand {
    /// The same, by somebody who says that what was written down is so, however odd; none where nothing is.
    pub fn as_sure(&self) -> Option<Self> {
        let mut command = self.clone();
        if let Self::Reading { sure, .. }
        | Self::Readings { sure, .. }
        | Self::Points { sure, .. }
        | Self::JudgesMark { sure, .. } = &mut command
        {
            *sure = true;
            return Some(command);
        }
        None
    }
}

fn one() -> u8 {
    1
}
