//! What must always hold, whatever people press: replay equals live state, operators agree, undo
//! leaves no trace but its record, and no text whatever brings the program down.
//!
//! `PROPTEST_CASES=20000 cargo test --test replay` is the long run.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod any;
mod contests;
mod crowd;
mod every_rule;
mod ground;
mod parsing;
#[path = "../common/same.rs"]
mod same;
mod sheet;
#[path = "../common/store.rs"]
mod store;
mod undo;

use proptest::prelude::ProptestConfig;

/// So many cases, unless the environment asks for another number.
fn cases(cases: u32) -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(cases),
    }
}
