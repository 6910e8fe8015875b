//! The wing of the awards: rolls, batches, what must be ready. Screen 5 and the board behind it.

pub mod actions;
mod batches;
mod beside;
pub mod forms;
pub mod ready;
pub mod roll;
mod title;
