//! The real program in a real pseudo-terminal: power cuts, crowds, shaking hands, keyboards,
//! broken disks, and windows that close.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::disallowed_methods, reason = "these stories wait in real time")]

mod chaos;
mod crowd;
mod days;
#[path = "../common/disk.rs"]
mod disk;
mod ground;
mod house;
mod keyboard;
mod leaving;
mod power;
mod press;
mod trouble;
mod tui;
mod window;
