//! The real binary, as scripts and people at a shell meet it: exit codes, sentences, JSON.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod agendas;
mod bad;
mod check;
mod commands;
mod contest;
mod day;
mod english;
mod forbidden;
mod kept;
mod nhan_chinh;
mod opening;
mod paper;
mod papers;
mod retime;
mod shell;
mod usage;
