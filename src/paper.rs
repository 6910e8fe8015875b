//! Paper: lists that come in.
//!
//! Pure: bytes or text in, a [`lists::Preview`] out. Nothing is recorded here.

pub mod lists;
