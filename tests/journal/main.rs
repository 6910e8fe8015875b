//! The journal on real disks and among real processes: contention, `kill -9`, full and read-only
//! disks, files that vanish, files that are no journals.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::disallowed_methods, reason = "these tests measure how long the real world takes")]

mod copy;
mod crowd;
#[path = "../common/disk.rs"]
mod disk;
mod folder;
mod foreign;
mod gone;
mod house;
mod seats;
mod trouble;
mod wake;
