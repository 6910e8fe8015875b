//! The delegates' wing: who has come, who is introduced, who must leave.

pub mod choices;
pub mod forms;
