//! The MC's wing: the words to say now, where the MC is in them, who is introduced by them. Screen 2.

pub mod actions;
mod forms;
pub mod prompter;
mod reading;
pub mod screen;
