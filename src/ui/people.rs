//! The delegates' wing: who has come, who is introduced, who must leave. Screen 4.

pub mod actions;
pub mod choices;
pub mod delegates;
pub mod forms;
