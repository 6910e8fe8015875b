//! `ngayhoi list`: what can be printed of the running day, as a page or for a spreadsheet.

use std::io::{self, Write};
use std::path::Path;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::show::look;
use super::{Common, Exit, Stop};
use crate::paper::out::{self, Kind};
use crate::text::Lang;

impl ValueEnum for Kind {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.code()).help(self.about(Lang::En)))
    }
}

/// Prints a document, or writes its table as CSV.
pub fn print(common: &Common, journal: Option<&Path>, kind: Kind, as_csv: bool) -> Result<Exit, Stop> {
    let seat = look(common, journal)?;
    let document = kind.fill(seat.day(), common.lang);
    let mut out = io::BufWriter::new(io::stdout());
    if as_csv {
        write!(out, "{}", out::csv(&document))?;
    } else {
        for line in out::page(&document) {
            writeln!(out, "{line}")?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}
