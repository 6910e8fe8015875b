//! Paper: lists that come in, and documents that go out.
//!
//! Pure: bytes or text in, a [`lists::Preview`] out, and nothing is recorded here; a day in, an
//! [`out::Document`] out, and nothing is printed here.

pub mod lists;
pub mod out;
pub mod script;
mod word;
