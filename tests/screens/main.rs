//! What the screens show, seen through a whole console.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod awards;
mod before;
mod books;
mod changes;
mod clock;
mod copying;
mod english;
mod everywhere;
mod ground;
mod hall;
mod held;
mod lists;
mod mc;
mod meant;
mod meanwhile;
mod midnight;
mod moment;
mod papers;
mod prizes;
mod rig;
mod rule_book;
mod stories;
mod teams;
mod typing;
