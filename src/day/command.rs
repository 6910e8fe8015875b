//! What an operator asks for. Imperative; carries what it was meant for.

mod dialect;

use super::Seq;
use super::awards::AwardsCommand;
use super::ground::GroundCommand;
use super::people::PeopleCommand;
use super::programme::ProgrammeCommand;

/// What an operator asks of a running day. The RON form is the one `ngayhoi do` reads: it does not
/// name the wing (`Tick("bao-cao/slide")`).
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Of the programme.
    Programme(ProgrammeCommand),
    /// About people.
    People(PeopleCommand),
    /// By the stage.
    Awards(AwardsCommand),
    /// On the drill ground.
    Ground(GroundCommand),
    /// Take the day's programme from a changed agenda.
    Revise {
        /// The text of the agenda file.
        agenda: String,
    },
    /// Leave the programme as it is although the agenda file has changed.
    KeepProgramme {
        /// The text of the agenda file that is not taken.
        agenda: String,
    },
    /// Put the day's clock right by the machine's.
    AdoptClock {
        /// How many milliseconds the right clock stands before the one that was read off the machine …
        ahead_ms: i64,
        /// … after this event.
        since: Seq,
    },
    /// Take back the event of this number. It stays in the journal.
    Undo(Seq),
    /// Take back the undo of this number.
    Redo(Seq),
}

impl From<ProgrammeCommand> for Command {
    fn from(command: ProgrammeCommand) -> Self {
        Self::Programme(command)
    }
}

impl From<PeopleCommand> for Command {
    fn from(command: PeopleCommand) -> Self {
        Self::People(command)
    }
}

impl From<AwardsCommand> for Command {
    fn from(command: AwardsCommand) -> Self {
        Self::Awards(command)
    }
}

impl From<GroundCommand> for Command {
    fn from(command: GroundCommand) -> Self {
        Self::Ground(command)
    }
}
