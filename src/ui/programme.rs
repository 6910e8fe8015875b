//! The programme's wing: items, their clock and checks, notes, and the journal of it all.
//! Screens 1, 3, 7 and 8.

pub mod actions;
pub mod checks;
pub mod choices;
pub mod forms;
pub mod list;
pub mod log;
pub mod run;
mod timeline;
