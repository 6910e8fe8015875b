//! The programme as written: one RON file holds the whole day.
//!
//! [`Agenda`] is what the file means, immutable once loaded. Everything in it may be unknown
//! except the title and the titles of the items: the screens say what is still to be filled in.

mod batches;
mod check;
mod contest;
mod fault;
mod kind;
mod legacy;
mod lines;
mod load;
mod measure;
pub mod posts;
mod reckoning;
pub mod report;
mod retime;
mod rule_sets;
mod scan;
mod source;
mod syntax;
mod terms;
pub mod time;
mod types;
pub mod words;

pub use batches::{Division, PlannedBatch};
pub use check::{
    Guess, Loose, LooseKind, MAX_BYTES, Report, Unknown, UnknownKind, Warning, WarningKind, check, check_on,
    decode, loose,
};
pub use contest::{
    Contest, Discipline, FinalOf, MOST_MEMBERS, Official, PrizeGrade, Rule, Rules, Team, Theory, prize_counts,
};
pub use fault::{BadLasting, Fault, FaultKind, Noun};
pub use kind::{ItemKind, Kind, Needs, Spare};
pub use legacy::Legacy;
pub use lines::{Lines, Position};
pub use load::load;
pub use measure::{Points, RunTime};
pub use reckoning::{Criterion, FaultCost, FaultRule, Handicap, Pace, Reckoning};
pub use retime::{OtherLine, Retimed, retime};
pub use syntax::{Syntax, say_unread};
pub use terms::{
    AfterTie, Bloc, CapCounts, CapMeans, Combine, Counts, Kit, Marks, Missing, OfficialRole, Outcome, Part,
    Phase, PrizeOrder, RecipientKind, Rounding, RuleSet, Score, Side, TieBreak,
};
pub use time::Lasting;
pub use types::*;
