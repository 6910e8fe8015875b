//! Finding, opening and beginning days.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeDelta, Utc};

use super::which::{self, Known, Meant, Wish};
use super::{Common, Stop};
use crate::agenda::{self, Agenda, MAX_BYTES, time};
use crate::clock::{Anchor, Clock, Hands, Machine, Source, Timestamp};
use crate::day::{Day, Event, Mode, Operator, Recorded, Seq};
use crate::journal::{Sqlite, Trouble, folder, seats};
use crate::paper::lists::{self, Unreadable};
use crate::seat::{CannotOpen, Seat};
use crate::text::{self, Lang, harmless, say};

/// An agenda file, read and found sound.
pub struct Written {
    pub text: String,
    pub agenda: Agenda,
    /// Where it is, in full, as kept in the journal.
    pub path: PathBuf,
}

/// Reads an agenda that is to be run. Its faults are shown in full.
pub fn agenda(file: &Path, common: &Common) -> Result<Written, Stop> {
    let bytes = read(file, common.lang)?;
    let report = agenda::check(&bytes);
    match (report.text.clone(), report.agenda.clone()) {
        (Some(text), Some(agenda)) => {
            let path = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
            Ok(Written { text, agenda, path })
        }
        _ => Err(Stop::refused(agenda::report::render(&report, &shown(file), common.lang, false))),
    }
}

/// The bytes of a file that should be a list of recipients.
pub fn list(file: &Path, lang: Lang) -> Result<Vec<u8>, Stop> {
    let inside = lang.pick("Chỉ ra tệp danh sách bên trong.", "Name the list inside it.");
    bytes(file, lists::MAX_BYTES, inside, lang, |name, _| {
        let why = Unreadable::TooLarge { limit: lists::MAX_BYTES }.say(lang);
        format!("{name}: {why}")
    })
}

/// The bytes of a file that should be an agenda: no folder, and not larger than any agenda is.
pub fn read(file: &Path, lang: Lang) -> Result<Vec<u8>, Stop> {
    let inside = lang.pick("Chỉ ra tệp chương trình .ron bên trong.", "Name the .ron agenda inside it.");
    bytes(file, MAX_BYTES, inside, lang, |name, size| {
        let (size, limit) = (size / 1_048_576, MAX_BYTES / 1_048_576);
        say!(
            lang,
            "{name}: tệp nặng {size} MB; một chương trình không quá {limit} MB. Có lẽ nhầm tệp.",
            "{name} is {size} MB; no agenda is larger than {limit} MB. It may be another file.",
        )
    })
}

/// The bytes of a file of at most so many; `inside` says what to name of a folder, and `too_large`
/// what a larger one is refused with.
fn bytes(
    file: &Path,
    limit: usize,
    inside: &str,
    lang: Lang,
    too_large: impl FnOnce(&str, u64) -> String,
) -> Result<Vec<u8>, Stop> {
    let name = shown(file);
    let about = fs::metadata(file).map_err(|error| cannot_read(&name, &error, lang))?;
    if about.is_dir() {
        let folder = say!(lang, "{name}: đây là một thư mục.", "{name} is a folder.");
        return Err(Stop::trouble(format!("{folder} {inside}")));
    }
    if about.len() > limit as u64 {
        return Err(Stop::trouble(too_large(&name, about.len())));
    }
    fs::read(file).map_err(|error| cannot_read(&name, &error, lang))
}

fn cannot_read(name: &str, error: &std::io::Error, lang: Lang) -> Stop {
    Stop::trouble(match error.kind() {
        std::io::ErrorKind::NotFound => {
            say!(lang, "{name}: không có tệp này.", "{name}: there is no such file.")
        }
        std::io::ErrorKind::PermissionDenied => {
            say!(lang, "{name}: không được phép đọc tệp này.", "{name}: this file may not be read.")
        }
        _ => say!(lang, "{name}: không đọc được ({error}).", "{name}: cannot be read ({error})."),
    })
}

/// A file that could not be written, and why.
pub fn cannot_write(name: &str, error: &std::io::Error, lang: Lang) -> Stop {
    use std::io::ErrorKind;
    Stop::trouble(match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => say!(
            lang,
            "{name}: không được phép ghi ở đây. Chọn thư mục khác.",
            "{name}: writing here is not allowed. Choose another folder."
        ),
        ErrorKind::NotFound => {
            say!(
                lang,
                "{name}: không ghi được, vì không có thư mục này.",
                "{name} cannot be written: there is no such folder."
            )
        }
        ErrorKind::IsADirectory => say!(lang, "{name}: đây là một thư mục.", "{name} is a folder."),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            say!(lang, "{name}: ổ đĩa đã đầy.", "{name}: the disk is full.")
        }
        _ => say!(lang, "{name}: không ghi được ({error}).", "{name}: cannot be written ({error})."),
    })
}

/// A path as it may be shown.
pub fn shown(path: &Path) -> String {
    harmless(&path.display().to_string())
}

/// A seat at a journal that exists.
pub fn seat(journal: &Path, operator: Operator, common: &Common) -> Result<Seat, Stop> {
    let opened = which::patiently(journal, common.lang, || Sqlite::open(journal))
        .map_err(|trouble| no_journal(journal, &trouble, common.lang))?;
    take(Box::new(opened), journal, operator, common)
}

/// A seat at the journal named, or else at the one day that is open.
pub fn seat_at(journal: Option<&Path>, operator: Operator, common: &Common) -> Result<Seat, Stop> {
    match journal {
        Some(path) => {
            let seat = seat(path, operator, common)?;
            if let Some(lacks) = which::what_it_lacks(path, seat.day(), common) {
                let _ = writeln!(io::stderr(), "{lacks}");
            }
            Ok(seat)
        }
        None => seat(&which::the_open_day(common)?, operator, common),
    }
}

fn take(
    journal: Box<dyn crate::journal::Journal>,
    path: &Path,
    operator: Operator,
    common: &Common,
) -> Result<Seat, Stop> {
    let source: Arc<dyn Source> = Arc::new(Machine::new());
    let is_command = operator.seat == Operator::COMMAND;
    let taken = (!is_command).then(|| seats::take(path, &operator.name));
    let operator = taken.as_ref().map_or(operator, |taken| taken.operator.clone());
    let mut seat = Seat::open(journal, source.clone(), operator).map_err(|error| match error {
        CannotOpen::Trouble(trouble) => no_journal(path, &trouble, common.lang),
        CannotOpen::NotADay(error) => {
            let (name, error) = (shown(path), harmless(&error.to_string()));
            Stop::trouble(say!(
                common.lang,
                "{name}: không dựng lại được buổi lễ từ nhật ký này ({error}).",
                "{name}: this journal does not make a day ({error}).",
            ))
        }
    })?;
    if let Some(taken) = taken {
        seat.keep(taken);
    }
    if let Some(typed) = &common.clock {
        let day = seat.day();
        let at = moment(typed, day.agenda().utc_offset, day.date(), common.lang)?;
        let speed = seat.clock().speed();
        // A console's goes on from there; a command is given at that very moment, however long the machine
        // takes over it.
        let source = if is_command { Hands::new("told", at) as Arc<dyn Source> } else { source };
        seat.set_clock(Clock::starting(source, at, speed));
    }
    Ok(seat)
}

/// What keeps a journal from being opened, in a sentence with its name.
pub fn no_journal(path: &Path, trouble: &Trouble, lang: Lang) -> Stop {
    let name = shown(path);
    Stop::trouble(match trouble {
        Trouble::Gone => say!(lang, "{name}: không có nhật ký này.", "{name}: there is no such journal."),
        Trouble::Exists => say!(lang, "{name}: đã có tệp này.", "{name}: there is already such a file."),
        trouble => format!("{name}: {}", trouble.say(lang)),
    })
}

/// A seat at the day of an agenda, or the days of which one must be chosen first.
pub enum Found {
    /// At this journal.
    Seat(Box<Seat>, PathBuf),
    /// Somebody has to say which.
    Either(Vec<Known>),
}

/// Opens the day of an agenda, or begins it: at `path`, or in the data folder. Of several who do so
/// at once one begins it, and the others join.
pub fn join_or_begin(
    written: &Written,
    mode: Mode,
    speed: u32,
    path: Option<&Path>,
    wish: &Wish,
    operator: Operator,
    common: &Common,
) -> Result<Found, Stop> {
    let found = |seat, path| Ok(Found::Seat(Box::new(seat), path));
    let beginning = beginning(written, mode, speed, operator.clone(), common)?;
    if let Some(path) = path {
        let (path, exists) = (path.to_owned(), which::is_there(path));
        return match (exists, wish) {
            (false, Wish::Continue) => Err(no_journal(&path, &Trouble::Gone, common.lang)),
            (true, Wish::New | Wish::NewBeside(_)) => Err(no_journal(&path, &Trouble::Exists, common.lang)),
            (true, _) => found(seat(&path, operator, common)?, path),
            (false, wish) => match beginning.at(&path) {
                Ok(created) => found(take(Box::new(created), &path, operator, common)?, path),
                // Somebody began it between the look and the leap: it is theirs and ours.
                Err(Trouble::Exists) if *wish == Wish::Unsaid && which::is_there(&path) => {
                    found(seat(&path, operator, common)?, path)
                }
                Err(trouble) => Err(no_journal(&path, &trouble, common.lang)),
            },
        };
    }
    let place = data_folder(mode, common)?;
    loop {
        // The name first, and then the look: whoever begins the day in between takes this very
        // name, and is found by the next look.
        let name = folder::fresh_name(&place, beginning.date, &beginning.slug);
        match which::of_agenda(written, mode, wish, common)? {
            Meant::There(known) => return found(seat(&known.path, operator, common)?, known.path),
            Meant::Either(days) => return Ok(Found::Either(days)),
            Meant::None => {}
        }
        match beginning.at(&name) {
            Ok(created) => return found(take(Box::new(created), &name, operator, common)?, name),
            Err(Trouble::Exists) => {}
            Err(trouble) => return Err(no_journal(&name, &trouble, common.lang)),
        }
    }
}

/// A day that is about to begin.
struct Beginning<'a> {
    source: &'a Path,
    first: Recorded,
    anchor: Anchor,
    date: NaiveDate,
    slug: String,
}

impl Beginning<'_> {
    fn at(&self, path: &Path) -> Result<Sqlite, Trouble> {
        Sqlite::create(path, Some(self.source), &self.first, &self.anchor)
    }
}

fn beginning<'a>(
    written: &'a Written,
    mode: Mode,
    speed: u32,
    by: Operator,
    common: &Common,
) -> Result<Beginning<'a>, Stop> {
    let machine = Machine::new();
    let agenda = &written.agenda;
    let today = machine.wall().at(agenda.utc_offset).date_naive();
    let at = match (told(agenda, today, common)?, mode) {
        (Some(at), _) => at,
        // A rehearsal begins at the hour of the day itself, or it could say nothing of lateness.
        (None, Mode::Rehearsal) => match (agenda.date, agenda.start) {
            (date, Some(start)) => agenda.moment(date.unwrap_or(today), start),
            (Some(date), None) => agenda.moment(date, chrono::NaiveTime::MIN) + TimeDelta::hours(8),
            (None, None) => machine.wall(),
        },
        (None, Mode::Live) => machine.wall(),
    };
    let event = Day::opening(&written.text, agenda, mode, at);
    let Event::Opened { date, .. } = &event else { return Err(Stop::trouble("no opening")) };
    let date = *date;
    Ok(Beginning {
        source: written.path.as_path(),
        first: Recorded { seq: Seq(1), at, by, event },
        anchor: Clock::starting(Arc::new(machine), at, speed).anchor().clone(),
        date,
        slug: text::slug(&agenda.title),
    })
}

/// The folder of the days, or of the rehearsals.
pub fn data_folder(mode: Mode, common: &Common) -> Result<PathBuf, Stop> {
    folder::folder(mode, common.data.as_deref()).ok_or_else(|| {
        Stop::trouble(common.lang.pick(
            "Không biết cất dữ liệu ở đâu: máy không cho biết thư mục của người dùng. Dùng --data THƯ_MỤC.",
            "There is no place to keep days: the system names no user folder. Use --data FOLDER.",
        ))
    })
}

/// The moment told on the command line, if one was, on the date of an agenda or else today.
pub fn told(agenda: &Agenda, today: NaiveDate, common: &Common) -> Result<Option<Timestamp>, Stop> {
    let date = agenda.date.unwrap_or(today);
    let typed = common.clock.as_deref();
    typed.map(|typed| moment(typed, agenda.utc_offset, date, common.lang)).transpose()
}

/// The date in Vietnam: the machine's, or the one told on the command line.
pub fn today(common: &Common) -> Result<NaiveDate, Stop> {
    let offset = FixedOffset::east_opt(7 * 3600).unwrap_or_else(|| Utc.fix());
    let date = Machine::new().wall().at(offset).date_naive();
    match common.clock.as_deref() {
        Some(typed) => Ok(moment(typed, offset, date, common.lang)?.at(offset).date_naive()),
        None => Ok(date),
    }
}

/// The moment told on the command line, for stories.
pub fn moment(typed: &str, offset: FixedOffset, date: NaiveDate, lang: Lang) -> Result<Timestamp, Stop> {
    let local = |at: NaiveDateTime| {
        Timestamp::from((at - TimeDelta::seconds(i64::from(offset.local_minus_utc()))).and_utc())
    };
    if let Ok(at) = chrono::DateTime::parse_from_rfc3339(typed) {
        return Ok(at.into());
    }
    for form in ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"] {
        if let Ok(at) = NaiveDateTime::parse_from_str(typed, form) {
            return Ok(local(at));
        }
    }
    time::time_of_day(typed).map(|time| local(date.and_time(time))).ok_or_else(|| {
        Stop::trouble(say!(
            lang,
            "--clock {typed}: viết như 2026-08-19T07:30:00, hoặc 07:30.",
            "--clock {typed}: write it as 2026-08-19T07:30:00, or 07:30.",
        ))
    })
}
