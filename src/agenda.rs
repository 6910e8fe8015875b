//! The programme as written: one RON file holds the whole day.
//!
//! [`Agenda`] is what the file means, immutable once loaded. Everything in it may be unknown
//! except the title and the titles of the items: the screens say what is still to be filled in.

mod load;
mod terms;
pub mod time;
mod types;
mod words;

pub use load::load;
pub use terms::{
    Bloc, CapMeans, Combine, Counts, ItemKind, OfficialRole, Part, Phase, RecipientKind, Rounding, Score,
    Side, TieBreak,
};
pub use time::Lasting;
pub use types::*;
pub use words::{Name, Piece, pieces};
