//! `ngayhoi paper`: the papers of an agenda, of the running day or of one that is over.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::open::shown;
use super::show::look;
use super::{Common, Exit, Stop, open, operator};
use crate::day::{Day, Mode, Recorded, Seq};
use crate::paper::out::{Format, Kind};
use crate::text::{Lang, say};

impl ValueEnum for Kind {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    /// Typed as it is called in Vietnamese it is understood as well: `bien-ban`.
    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(self.code()).help(self.about(Lang::En));
        Some(value.alias(self.plain()))
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.code()).help(self.about(Lang::En)))
    }
}

/// Where a paper goes, and how it is written.
#[derive(Clone, Debug, clap::Args)]
pub struct Wanted {
    /// The format; what the name of the file ends in, or else text
    #[arg(long)]
    format: Option<Format>,
    /// The file to write, which must not exist; `-` is standard output, where text and CSV go anyway
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long)]
    overwrite: bool,
}

/// Writes a paper.
pub fn write(
    common: &Common,
    journal: Option<&Path>,
    agenda: Option<&Path>,
    kind: Kind,
    wanted: &Wanted,
) -> Result<Exit, Stop> {
    let lang = common.lang;
    let seat;
    let written;
    let day = match agenda {
        Some(file) => {
            written = of_agenda(common, file)?;
            &written
        }
        None => {
            seat = look(common, journal)?;
            seat.day()
        }
    };
    let format = wanted.format.or_else(|| ending(wanted.output.as_deref()?)).unwrap_or_default();
    let bytes = format.write(&kind.fill(day, lang), lang).map_err(Stop::trouble)?;
    let to = match &wanted.output {
        Some(to) if to.as_os_str() == "-" => None,
        Some(to) => Some(to.clone()),
        None if format.is_plain() => None,
        None => Some(PathBuf::from(format!("{}.{}", kind.file_name(day, lang), format.ending()))),
    };
    let Some(to) = to else {
        let mut out = io::stdout();
        out.write_all(&bytes)?;
        out.flush()?;
        return Ok(Exit::Done);
    };
    let name = shown(&to);
    let mut how = OpenOptions::new();
    let how = how.write(true);
    let how = if wanted.overwrite { how.create(true).truncate(true) } else { how.create_new(true) };
    let done = how.open(&to).and_then(|mut file| file.write_all(&bytes).and_then(|()| file.sync_all()));
    done.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Stop::refused(say!(
            lang,
            "Đã có tệp {name}, không ghi đè. Chọn tên khác (-o), hoặc thêm --overwrite.",
            "{name} exists and is not overwritten. Choose another name (-o), or add --overwrite."
        )),
        _ => open::cannot_write(&name, &error, lang),
    })?;
    writeln!(io::stdout(), "{}", say!(lang, "Đã ghi {name}", "Wrote {name}"))?;
    Ok(Exit::Done)
}

fn ending(file: &Path) -> Option<Format> {
    Format::of_ending(file.extension()?.to_str()?)
}

/// The day that an agenda would open, of which nothing has been held; on its own date, also when that
/// has passed.
fn of_agenda(common: &Common, file: &Path) -> Result<Day, Stop> {
    let written = open::agenda(file, common)?;
    let date = written.agenda.date.map_or_else(|| open::today(common), Ok)?;
    let at = written.agenda.moment(date, chrono::NaiveTime::MIN);
    let event = Day::opening(&written.text, &written.agenda, Mode::Live, at);
    let opened = Recorded { seq: Seq(1), at, by: operator("?"), event };
    Day::replay(vec![opened]).map_err(|error| Stop::trouble(error.to_string()))
}
