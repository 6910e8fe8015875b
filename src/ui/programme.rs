//! The programme's wing: items, their clock and checks, notes.

pub mod choices;
pub mod forms;
