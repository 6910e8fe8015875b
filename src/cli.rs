//! What was typed on the command line, and what it leads to.
//!
//! Exit codes: 0 done; 1 the agenda has faults, or a command was refused; 2 trouble: something
//! could not be read or recorded, or was typed wrong.

mod ask;
mod check;
mod command;
mod demo;
mod import;
mod new;
mod open;
mod paper;
mod remembered;
mod retime;
mod run;
mod said;
mod show;
mod walk;
mod which;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, FromArgMatches, Parser, Subcommand};

use crate::agenda::RecipientKind;
use crate::paper::out::Kind;
use crate::text::{self, Lang};
use which::Wish;

/// Runs the day of an All-People Security Day from a terminal.
///
/// Without a command: lists the days on this machine and lets you choose one to go on with.
#[derive(Debug, Parser)]
#[command(name = "ngayhoi", version, about, max_term_width = 100)]
struct Typed {
    #[command(subcommand)]
    command: Option<Asked>,
    #[command(flatten)]
    chosen: Chosen,
    #[command(flatten)]
    common: Common,
}

/// Who sits at the console of a day chosen from the list.
#[derive(Clone, Debug, Args)]
struct Chosen {
    /// Your name in the journal; asked for if left out
    #[arg(long = "as", value_name = "NAME")]
    name: Option<String>,
    /// Theme: dark, light or plain (plain is the default under NO_COLOR)
    #[arg(long, value_parser = ["dark", "light", "plain"])]
    theme: Option<String>,
}

/// What every command takes.
#[derive(Clone, Debug, Args)]
struct Common {
    /// Language: vi or en (also NGAYHOI_LANG)
    #[arg(long, global = true, default_value = "vi", value_parser = lang)]
    lang: Lang,
    /// Where days are kept, instead of the user's data folder (also NGAYHOI_DATA)
    #[arg(long, global = true, value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// The moment it is, for stories: `2026-08-19T07:30:00`, or `07:30` on the day's date
    #[arg(long, global = true, hide = true, value_name = "TIME")]
    clock: Option<String>,
}

/// Where the journal is, for the commands that ask of a day.
#[derive(Clone, Debug, Args)]
struct Where {
    /// The journal file, instead of the day that is open in the data folder
    #[arg(long, value_name = "PATH")]
    journal: Option<PathBuf>,
}

/// What is to be done where there is a day of the agenda already.
#[derive(Clone, Copy, Debug, Args)]
struct Wished {
    /// Go on with the day of this agenda that is there, also on a later date
    #[arg(long = "continue", conflicts_with = "new")]
    go_on: bool,
    /// Begin a new day even if there is one of this agenda
    #[arg(long)]
    new: bool,
}

impl From<Wished> for Wish {
    fn from(wished: Wished) -> Self {
        match wished {
            Wished { new: true, .. } => Self::New,
            Wished { go_on: true, .. } => Self::Continue,
            Wished { .. } => Self::Unsaid,
        }
    }
}

/// Who sits at the console, and how it looks.
#[derive(Clone, Debug, Args)]
struct Seated {
    /// Your name in the journal
    #[arg(long = "as", value_name = "NAME", default_value = said::USUAL.0)]
    name: String,
    /// Theme: dark, light or plain (plain is the default under NO_COLOR and TERM=dumb)
    #[arg(long, value_parser = ["dark", "light", "plain"])]
    theme: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Asked {
    /// Run the day of an agenda, or go on with it
    Run {
        /// The agenda
        file: PathBuf,
        #[command(flatten)]
        wished: Wished,
        #[command(flatten)]
        place: Where,
        #[command(flatten)]
        seated: Seated,
    },
    /// Rehearse an agenda: its own journal, a faster clock, a banner on every screen
    Rehearse {
        /// The agenda
        file: PathBuf,
        /// How many times faster the clock runs
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=600))]
        speed: u32,
        /// Begin a new rehearsal even if one of this agenda is open
        #[arg(long)]
        new: bool,
        #[command(flatten)]
        place: Where,
        #[command(flatten)]
        seated: Seated,
    },
    /// Watch the model day play itself; any key takes over. Leaves no file behind
    Demo(demo::Shown),
    /// Check agendas: every fault, with its place and what to write instead
    Check {
        /// The agendas
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// For programs: one JSON array
        #[arg(long)]
        json: bool,
    },
    /// Write a commented agenda to start from, or one read from the office's own running order
    New {
        /// The file to write; must not exist
        file: PathBuf,
        #[command(flatten)]
        papers: new::Papers,
    },
    /// List the days and rehearsals on this machine
    Days {
        /// For programs: one JSON array
        #[arg(long)]
        json: bool,
    },
    /// Put commands to the running day, such as 'Next(from: "chao-co")'
    Do {
        #[command(flatten)]
        place: Where,
        #[command(flatten)]
        orders: command::Orders,
    },
    /// Take a list of recipients or teams into the running day: CSV, TSV, XLSX, XLS, ODS, DOCX or text
    Import {
        /// The list; `-` reads text from standard input
        file: PathBuf,
        /// The decision that it belongs to
        #[arg(long, value_name = "ID", required_unless_present = "teams")]
        decision: Option<String>,
        /// The item to whose contest the teams are added
        #[arg(long, value_name = "ITEM", conflicts_with_all = ["decision", "kind", "replace"])]
        teams: Option<String>,
        /// The roll: individual, collective or household
        #[arg(long, default_value = "individual", value_parser = recipient_kind)]
        kind: RecipientKind,
        /// The sheet of a workbook or the table of a document, by name or number; remembered, with the columns, for the next
        /// file with the same headings
        #[arg(long, value_name = "NAME")]
        sheet: Option<String>,
        /// The columns where no headings name them: `name=2,position=3`; remembered for the next
        /// file with the same headings
        #[arg(long, value_name = "COLUMNS")]
        columns: Option<String>,
        /// Only show what was understood, row by row
        #[arg(long)]
        preview: bool,
        /// Lines to leave out, such as `3,7`
        #[arg(long, value_name = "LINES", value_delimiter = ',', value_parser = import::line_number)]
        without: Vec<usize>,
        /// Lines to take although they are in doubt, such as `3,7`
        #[arg(long, value_name = "LINES", value_delimiter = ',', value_parser = import::line_number)]
        take: Vec<usize>,
        /// Take every line in doubt, but for who is in the list already
        #[arg(long)]
        doubtful: bool,
        /// Instead of the roll as it stands, while nobody of it has been called
        #[arg(long)]
        replace: bool,
        #[command(flatten)]
        place: Where,
        /// Your name in the journal
        #[arg(long = "as", value_name = "NAME", default_value = said::COMMANDING.0)]
        name: String,
    },
    /// Walk through an agenda the evening before: all that is still loose, item by item, to be ticked off
    Walk {
        /// The agenda
        file: PathBuf,
    },
    /// Show how long rehearsals and days of an agenda took, item by item, and what lengths would change
    /// in its file; with --write, change it
    Retime(retime::Wanted),
    /// Tell where the running day is
    Status {
        #[command(flatten)]
        place: Where,
        /// For programs: one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Write a paper of an agenda, of the running day or of one that is over: the running order, the
    /// minutes, lists to sign, in Word, Excel, HTML, CSV or text
    Paper {
        /// What to write
        which: Kind,
        /// An agenda as written, instead of the running day
        #[arg(value_name = "FILE", conflicts_with = "journal")]
        agenda: Option<PathBuf>,
        #[command(flatten)]
        wanted: paper::Wanted,
        #[command(flatten)]
        place: Where,
    },
    /// Show what adopting the machine's time would move, where the clock was wrong when the day was
    /// opened; with --adopt, do it
    Clock {
        /// Adopt the machine's time from now on
        #[arg(long)]
        adopt: bool,
        #[command(flatten)]
        place: Where,
        /// Your name in the journal
        #[arg(long = "as", value_name = "NAME", default_value = said::COMMANDING.0)]
        name: String,
    },
    /// Copy the journal, whole, at any time, also while consoles are open; nothing is overwritten
    Copy {
        /// The file to write (….ngayhoi), or a folder such as that of a USB stick
        to: PathBuf,
        #[command(flatten)]
        place: Where,
    },
    /// Show the journal, one event a line
    Log {
        #[command(flatten)]
        place: Where,
        /// For programs: one JSON object a line
        #[arg(long)]
        json: bool,
    },
    /// Tell how everything, or a command, is used
    Help {
        /// The command
        command: Option<String>,
    },
}

fn lang(typed: &str) -> Result<Lang, String> {
    match typed {
        "vi" => Ok(Lang::Vi),
        "en" => Ok(Lang::En),
        _ => Err("write vi or en".to_owned()),
    }
}

fn recipient_kind(typed: &str) -> Result<RecipientKind, String> {
    let kinds = || RecipientKind::ALL.iter().copied();
    let names = || kinds().map(|kind| kind.code().to_lowercase()).collect::<Vec<_>>().join(", ");
    kinds()
        .find(|kind| kind.code().eq_ignore_ascii_case(typed))
        .ok_or_else(|| format!("write one of {}", names()))
}

/// Whether the one who runs us wants no colours, or has a terminal that knows none; an empty
/// `NO_COLOR` says nothing (no-color.org).
fn without_colour() -> bool {
    let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    is_dumb || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The agenda has faults, or a command was refused.
    Refused = 1,
    /// Something could not be read or recorded.
    Trouble = 2,
}

/// A sentence for the person who typed, and how it ended.
#[derive(Debug)]
struct Stop {
    exit: Exit,
    sentence: String,
}

impl Stop {
    fn trouble(sentence: impl Into<String>) -> Self {
        Self { exit: Exit::Trouble, sentence: sentence.into() }
    }

    fn refused(sentence: impl Into<String>) -> Self {
        Self { exit: Exit::Refused, sentence: sentence.into() }
    }
}

/// Whoever reads our output may stop reading (`ngayhoi log | head`): that is no trouble.
impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self { exit: Exit::Done, sentence: String::new() },
            _ => Self::trouble(error.to_string()),
        }
    }
}

/// Does what was typed; says what went wrong on standard error.
pub fn main(typed: impl IntoIterator<Item = OsString>) -> Exit {
    let line: Vec<OsString> = typed.into_iter().collect();
    let lang = said::lang_of(&line, said::variable().as_deref());
    let read = said::command(lang).try_get_matches_from(&line);
    let typed = match read.and_then(|read| Typed::from_arg_matches(&read)) {
        Ok(typed) => typed,
        Err(asked) if !asked.use_stderr() => {
            let _ = asked.print();
            return Exit::Done;
        }
        Err(error) => {
            let _ = writeln!(io::stderr(), "{}", said::say_wrong(&error, &line, lang).trim_end());
            return Exit::Trouble;
        }
    };
    let mut common = typed.common;
    if common.data.is_none() {
        common.data = std::env::var_os("NGAYHOI_DATA").map(PathBuf::from);
    }
    match obey(typed.command, typed.chosen, &common) {
        Ok(exit) => exit,
        Err(stop) => {
            if !stop.sentence.is_empty() {
                let _ = writeln!(io::stderr(), "{}", stop.sentence);
            }
            stop.exit
        }
    }
}

fn obey(command: Option<Asked>, chosen: Chosen, common: &Common) -> Result<Exit, Stop> {
    match command {
        None => run::choose(common, chosen),
        Some(_) if chosen.name.is_some() || chosen.theme.is_some() => Err(Stop::trouble(common.lang.pick(
            "--as và --theme viết sau tên lệnh, như: ngayhoi run TỆP.ron --as MC",
            "Write --as and --theme after the command, as in: ngayhoi run FILE.ron --as MC",
        ))),
        Some(Asked::Run { file, wished, place, seated }) => {
            run::run(common, &file, wished.into(), place.journal.as_deref(), &seated)
        }
        Some(Asked::Rehearse { file, speed, new, place, seated }) => {
            let wish = if new { Wish::New } else { Wish::Unsaid };
            run::rehearse(common, &file, speed, wish, place.journal.as_deref(), &seated)
        }
        Some(Asked::Demo(shown)) => demo::play(common, &shown),
        Some(Asked::Help { command }) => {
            let said = said::help(command.as_deref(), common.lang).map_err(|error| {
                let line = ["ngayhoi".into(), command.unwrap_or_default().into()];
                Stop::trouble(said::say_wrong(&error, &line, common.lang).trim_end())
            })?;
            write!(io::stdout(), "{said}")?;
            Ok(Exit::Done)
        }
        Some(Asked::Check { files, json }) => check::check(common, &files, json),
        Some(Asked::New { file, papers }) => new::new(common, &file, &papers),
        Some(Asked::Days { json }) => show::days(common, json),
        Some(Asked::Do { place, orders }) => command::obey(common, place.journal.as_deref(), &orders),
        Some(Asked::Import {
            file,
            decision,
            teams,
            kind,
            sheet,
            columns,
            preview,
            without,
            take,
            doubtful,
            replace,
            place,
            name,
        }) => {
            let into = match teams {
                Some(item) => import::Into::Teams(item.as_str().into()),
                None => import::Into::Roll {
                    decision: decision.unwrap_or_default().as_str().into(),
                    kind,
                    replace,
                },
            };
            let laid_out = import::LaidOut { sheet, columns };
            let chosen = import::Chosen { without, take, doubtful };
            import::import(common, &file, into, laid_out, &chosen, preview, place.journal.as_deref(), &name)
        }
        Some(Asked::Walk { file }) => walk::walk(common, &file),
        Some(Asked::Retime(wanted)) => retime::retime(common, &wanted),
        Some(Asked::Status { place, json }) => show::status(common, place.journal.as_deref(), json),
        Some(Asked::Paper { which, agenda, wanted, place }) => {
            paper::write(common, place.journal.as_deref(), agenda.as_deref(), which, &wanted)
        }
        Some(Asked::Clock { adopt, place, name }) => {
            command::clock(common, place.journal.as_deref(), adopt, &name)
        }
        Some(Asked::Copy { to, place }) => show::copy(common, place.journal.as_deref(), &to),
        Some(Asked::Log { place, json }) => show::log(common, place.journal.as_deref(), json),
    }
}

/// A name for the journal: composed, and free of what may not reach a terminal.
fn called(name: &str) -> String {
    let name = text::harmless(name.trim());
    if name.is_empty() { "?".to_owned() } else { name }
}

/// Whoever gives commands without a console.
fn operator(name: &str) -> crate::day::Operator {
    crate::day::Operator::commanding(called(name))
}
