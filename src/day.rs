//! The programme as it happens: a fold of events over an agenda.

mod command;
mod event;

pub use command::Command;
pub use event::{Event, Mode, Operator, Recorded, Seq};
