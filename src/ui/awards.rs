//! The wing of the awards: rolls, batches, what must be ready.

pub mod forms;
