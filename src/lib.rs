//! Runs the day of a *Ngày hội toàn dân bảo vệ an ninh Tổ quốc* from a terminal.
//!
//! The map of the house. Few, deep modules; a module's folder stands beside its file.
//!
//! | module | what it is | may use |
//! |---|---|---|
//! | [`text`] | Vietnamese text: normal form, folding, width, what may reach a terminal | nothing |
//! | [`clock`] | the only door to time | nothing |
//! | [`agenda`] | the programme as written: RON text → `Agenda`, every fault | `text`, `clock::Timestamp` |
//! | [`day`] | the programme as it happens: command → events → state, timing | `agenda`, `text`, `clock::Timestamp` |
//! | [`journal`] | the record on disk, shared by all consoles | `day`, `text`, `clock::{Timestamp, Anchor}` |
//! | [`seat`] | a journal, the day folded from it, a clock and a name; no screen | `journal`, `day`, `agenda`, `clock`, `text` |
//! | [`paper`] | `lists`: what comes in (pasted text, CSV, spreadsheets) → a preview; `out`: what is printed, one model, filled per kind, written per format (`in` is a keyword of Rust, so the two are not called `in` and `out`) | `day`, `agenda`, `text` |
//! | [`ui`] | a pure picture of a day: actions, keys, words, screens | `day`, `agenda`, `paper`, `text`, `clock::Timestamp` |
//! | [`console`] | one operator's screen: input → effect → seat → picture; no tty, no socket | `ui`, `seat`, `day`, `agenda`, `text`, `clock` |
//! | [`terminal`] | drives a console on the local terminal | `console`, `ui`, `clock`, `journal::wake` |
//! | [`cli`] | what was typed | everything |
//!
//! `tests/house.rs` reads the `use` lines and holds them against this table.

pub mod agenda;
pub mod cli;
pub mod clock;
pub mod console;
pub mod day;
pub mod journal;
pub mod paper;
pub mod seat;
pub mod terminal;
pub mod text;
pub mod ui;
