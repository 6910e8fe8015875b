//! Why something cannot be done on the drill ground.

use super::{AttemptId, BoardId};
use crate::agenda::{DisciplineId, ItemId, Points, RunTime, TeamId};
use crate::day::record::Seq;

/// Why a command of a contest is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroundRefusal {
    /// No discipline of this id.
    UnknownDiscipline {
        /// As written.
        id: DisciplineId,
        /// Perhaps this one.
        meant: Option<DisciplineId>,
    },
    /// No team of this id competes there.
    UnknownTeam {
        /// As written.
        id: TeamId,
        /// Perhaps this one.
        meant: Option<TeamId>,
    },
    /// The item has no contest.
    NoContest(ItemId),
    /// Nothing is ranked there.
    NoBoard(BoardId),
    /// The rules have fewer attempts.
    NoSuchAttempt {
        /// How many they have.
        attempts: u8,
    },
    /// No lane has so many watches.
    NoSuchWatch(u8),
    /// The result is signed; only a protest opens it again.
    Signed(BoardId),
    /// No contest of the item has so many lanes.
    NoSuchLane {
        /// How many there are.
        lanes: u32,
    },
    /// Of the times that were read none is to be written down.
    NoTimes,
    /// A time that no run takes: whoever typed it says that it is so.
    OddReading(AttemptId, RunTime),
    /// No points at all: whoever wrote them down says that it is so.
    NoPoints(AttemptId),
    /// The reading is left out already, or counts already.
    SaidAlready(AttemptId, u8),
    /// The watch runs already.
    WatchRuns(AttemptId, u8),
    /// The watch has a reading already.
    WatchHasReading(AttemptId, u8),
    /// A watch of the run has been stopped already.
    RunStopped(AttemptId),
    /// The watch does not run.
    WatchStands(AttemptId, u8),
    /// The watch was started a moment ago: a second press.
    JustStarted(AttemptId),
    /// The run was ended by the referee.
    RunOver(AttemptId),
    /// The machine was switched off under this run.
    Interrupted(AttemptId),
    /// No fault of this code.
    UnknownFault {
        /// As written.
        code: String,
        /// The codes there are.
        known: Vec<String>,
    },
    /// The run has not begun, so it cannot be run again.
    NotRun(AttemptId),
    /// No re-run was ordered.
    NoRerun(AttemptId),
    /// More points than the rules give.
    TooManyPoints(Points),
    /// More points than a criterion gives.
    TooManyFor {
        /// As the judges' sheet calls it.
        criterion: String,
        /// What it gives.
        most: Points,
    },
    /// A judge's sheet that is not marked by these criteria; by none where there are none.
    OtherCriteria(Vec<String>),
    /// The whole team runs each attempt.
    NoIndividuals(DisciplineId),
    /// No final: its teams are those of the list.
    NoFinal(DisciplineId),
    /// No team of the heats has a result.
    NobodyGoesOn(DisciplineId),
    /// Equals of whom only some would go on to the final.
    TiedForTheFinal(Vec<TeamId>),
    /// The discipline is scored by time.
    ScoredByTime(DisciplineId),
    /// The discipline has no theory round.
    NoTheory(DisciplineId),
    /// The team has answered; its points can be written anew.
    HasAnswered(DisciplineId, TeamId),
    /// The clock of the theory round has gone on: another screen, or a second press.
    ClockWentOn(TeamId),
    /// The team has drawn its lot.
    HasLot(DisciplineId, TeamId, u32),
    /// The lot is another team's.
    LotIsDrawn(DisciplineId, TeamId, u32),
    /// The box holds no lot of this number.
    NoSuchLot {
        /// The highest that it holds.
        most: u32,
    },
    /// Every team has drawn.
    AllDrawn(DisciplineId),
    /// They were called to the line a moment ago: a second press.
    CalledAlready,
    /// One call to the line is for one discipline.
    TwoDisciplines,
    /// Nothing is told to the hall before the signature.
    NotSigned(BoardId),
    /// The hall has learned these places.
    IsRevealed(BoardId, Vec<TeamId>),
    /// The hall learns the lowest place first.
    NotTheNext(BoardId),
    /// The hall knows every place that brings a prize, or no place does.
    NothingToReveal(BoardId),
    /// Heats are not drawn anew once somebody has run.
    HasBegun(DisciplineId),
    /// Nobody competes.
    NoTeams(DisciplineId),
    /// A team stands in two lanes.
    TeamTwice(TeamId),
    /// A team of this name competes already.
    TeamThere(TeamId),
    /// No discipline is for teams of this category.
    NoSuchCategory {
        /// As written.
        category: String,
        /// The categories there are.
        known: Vec<String>,
    },
    /// Not a rule that can be: a precision, a number of attempts.
    BadRule,
    /// These teams do not share a rank.
    NotTied,
    /// Teams have run, and nobody has written down what they answered.
    TheoryMissing(Vec<TeamId>),
    /// Teams are still to run.
    StillToRun(Vec<TeamId>),
    /// Teams have a result, and another attempt that the rules give them.
    AttemptsLeft(Vec<TeamId>),
    /// A tie stands across the boundary of two prizes.
    TieStands(Vec<TeamId>),
    /// A discipline of the contest is not signed yet.
    NotAllSigned(DisciplineId),
    /// It lies under a signed result; only a protest opens that.
    UnderSignature(BoardId),
    /// Somebody else's signature is not taken back.
    NotYourSignature(BoardId),
    /// The board has moved since it was looked at.
    BoardMoved(BoardId),
    /// A dispute, by the number of its event, is not decided yet.
    ProtestOpen(BoardId, Seq),
    /// No dispute waits for a decision.
    NoProtest(BoardId),
    /// Nothing was held that could be disputed.
    NothingToDispute(BoardId),
    /// No watch runs.
    NothingRuns,
    /// A watch of this team runs.
    StillRuns(TeamId),
}
