//! Runs the day of a *Ngày hội toàn dân bảo vệ an ninh Tổ quốc* from a terminal.
//!
//! Four nouns carry the house. The **agenda** is the programme as written, and never changes once
//! loaded. The **day** is the programme as it happens: events, folded over an agenda. The
//! **journal** is the record of those events on disk, one file a day, and the only thing that
//! operators share. The **console** is one operator's screen.
//!
//! # The map
//!
//! Few, deep modules; a module's folder stands beside its file.
//!
//! | module | what it is | may use |
//! |---|---|---|
//! | [`text`] | Vietnamese text: normal form, folding, width, what may reach a terminal | nothing |
//! | [`clock`] | the only door to time | nothing |
//! | [`agenda`] | the programme as written: RON text → `Agenda`, every fault | `text`, `clock::Timestamp` |
//! | [`day`] | the programme as it happens: command → events → state, timing | `agenda`, `text`, `clock::Timestamp` |
//! | [`journal`] | the record on disk, shared by all consoles | `day`, `text`, `clock::{Timestamp, Anchor}` |
//! | [`seat`] | a journal, the day folded from it, a clock and a name; no screen | `journal`, `day`, `agenda`, `clock`, `text` |
//! | [`paper`] | `lists` and `script`: what comes in (pasted, CSV, spreadsheets, Word) → a preview (`in` is a keyword of Rust); `out`: what is printed, one model, filled per kind, written per format | `day`, `agenda`, `text`, `clock::Timestamp` |
//! | [`ui`] | a pure picture of a day: actions, keys, words, screens | `day`, `agenda`, `paper`, `text`, `clock::Timestamp` |
//! | [`console`] | one operator's screen: input → effect → seat → picture; no tty, no socket | `ui`, `seat`, `paper`, `day`, `agenda`, `text`, `clock` |
//! | [`demo`] | a made-up day that plays itself at a console | `console`, `ui`, `seat`, `journal`, `day`, `agenda`, `clock`, `text` |
//! | [`terminal`] | drives a console on the local terminal | `console`, `ui`, `clock`, `journal::wake` |
//! | [`cli`] | what was typed | everything |
//!
//! `day` and `ui` are cut by job, into the same wings: `programme` (items, clock, checks, notes,
//! messages), `people` (delegates, stand-ins, performers), `awards` (decisions, batches, recipients)
//! and `ground` (contests). A wing has its own commands, events, rules and sentences in `day`, its
//! own actions, forms and screens in `ui`; it knows another wing only through what all share.
//!
//! `tests/house` reads the code and holds it against this table, looks for circles inside the rooms,
//! and finds the arms of a `match` that would pass over a new command, event or action in silence.
//! `CONTRIBUTING.md` says which files one more command, key, item kind or document touches.
//!
//! # The laws
//!
//! What must stay true, and why.
//!
//! **A record is on disk before a screen shows it.** Decide, append, apply, draw, in this order. Power
//! fails on such days; what somebody has seen on a screen must have happened.
//!
//! **Every rule is in `decide`, and `apply` has none.** A journal is replayed by programs of other
//! years: if applying could refuse, a day could be lost. So `apply` is total, and what a rule
//! forbids never becomes an event. A key that is shown grey asks `decide` as well, and shows its
//! reason: there is no second list of what is allowed.
//!
//! **Ids, never indices.** Between a look and a press somebody else may have inserted, moved or removed
//! a row.
//!
//! **A command carries for what it was meant.** `Next` names the item that stood on the screen, a confer
//! the recipient. A second press, or a second operator's, arrives when that is no longer so and is
//! refused with a sentence: two people who press "next" together move the programme by one.
//!
//! **Undo is an event.** It names the event that it takes back, and the day is folded anew without it.
//! Nothing is ever deleted from a journal: it is what a protest or an inspection is answered from.
//! What a later event stands on cannot be taken back, and the refusal names that event.
//!
//! **Time is an argument, and ticks are never counted.** Only [`clock`] reads one. Elapsed is now minus
//! started, and the clock runs on monotonic time from an anchor that the consoles of a day share: a
//! machine's clock that is set back makes no stopwatch run backwards, and a story can tell the time.
//! The agenda carries its offset from UTC; nothing depends on the time zone of the machine.
//!
//! **The first event holds the agenda's text and the mode.** The day opens after the file was edited or
//! lost, and a rehearsal cannot be mistaken for the day. A changed file enters a running day only as
//! an event, with what changes shown first.
//!
//! **Order is data.** The order of recipients is that of the annex to the decision and is never sorted:
//! it is a matter of precedence. Ties are shown as ties, and broken only by a rule or a draw that is
//! on record.
//!
//! **Numbers that people sign are exact.** Whole milliseconds are recorded; no floating point is near a
//! result. Readings and faults stay visible beside what they come to, so that anybody can reckon it
//! again.
//!
//! **Unknown is a value.** Programmes are written before times, names and counts are known. They load,
//! the screens say what is missing, and the day can be run without it.
//!
//! **Nobody's text reaches a terminal raw.** Whatever enters (keys, paste, files, names) becomes NFC, so
//! that a name has one spelling; control characters, escape sequences and bidirectional overrides
//! are refused or shown as symbols, for they could repaint somebody else's screen.
//!
//! **The hall sees only what is public.** Its picture is drawn from a day from which notes, ranks not
//! revealed and names not announced were taken out beforehand, so that no forgotten `if` can show them.
//!
//! **Three kinds of failure.** A *fault* in an agenda or a list: all of them at once, with the place and
//! what to write instead. A *refusal* of a command: one calm sentence that says what to do. *Trouble*
//! with the machine: it stays on the screen until it is over, the console keeps running and trying,
//! and what could not be recorded is said to be not recorded.
//!
//! **A journal of before opens for ever.** Events and fields are added, never taken away or given another
//! meaning; a new field has a default.
//!
//! **What draws and what decides is pure.** `agenda`, `day`, `paper`, `text` and `ui` touch no file, thread,
//! environment, screen or clock. So every screen at every size, and every story, is a test that takes
//! milliseconds.

pub mod agenda;
pub mod cli;
pub mod clock;
pub mod console;
pub mod day;
pub mod demo;
pub mod journal;
pub mod paper;
pub mod seat;
pub mod terminal;
pub mod text;
pub mod ui;
