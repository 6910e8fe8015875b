//! `ngayhoi run`, `ngayhoi rehearse`, and `ngayhoi` alone.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use super::open::{self, Known, Written};
use super::{Common, Exit, Seated, Stop, operator, without_colour};
use crate::console::Console;
use crate::day::Mode;
use crate::seat::Seat;
use crate::terminal;
use crate::text::say;
use crate::ui::{ThemeName, Ui};

/// Runs the day of an agenda, or goes on with it.
pub fn run(
    common: &Common,
    file: &Path,
    new: bool,
    journal: Option<&Path>,
    seated: &Seated,
) -> Result<Exit, Stop> {
    let written = open::agenda(file, common)?;
    sit_down(common, &written, Mode::Live, 1, new, journal, seated)
}

/// Rehearses an agenda.
pub fn rehearse(
    common: &Common,
    file: &Path,
    speed: u32,
    new: bool,
    journal: Option<&Path>,
    seated: &Seated,
) -> Result<Exit, Stop> {
    let written = open::agenda(file, common)?;
    sit_down(common, &written, Mode::Rehearsal, speed, new, journal, seated)
}

fn sit_down(
    common: &Common,
    written: &Written,
    mode: Mode,
    speed: u32,
    new: bool,
    journal: Option<&Path>,
    seated: &Seated,
) -> Result<Exit, Stop> {
    need_terminal(common)?;
    let going_on = match journal {
        Some(path) => path.exists().then(|| path.to_owned()),
        None if new => None,
        None => open::going_on(written, mode, common)?,
    };
    let name = operator(&seated.name);
    let (seat, path) = match going_on {
        Some(path) => (open::seat(&path, name, common)?, path),
        None => open::begin(written, mode, speed, journal, name, common)?,
    };
    if seat.day().mode() != mode {
        let name = open::shown(&path);
        return Err(Stop::refused(match mode {
            Mode::Live => say!(
                common.lang,
                "{name} là nhật ký tổng duyệt, không phải ngày thật. Dùng ngayhoi rehearse, hoặc nhật ký khác.",
                "{name} is the journal of a rehearsal, not of the day. Use ngayhoi rehearse, or another journal.",
            ),
            Mode::Rehearsal => say!(
                common.lang,
                "{name} là nhật ký của ngày thật, không dùng để tổng duyệt. Chọn nhật ký khác.",
                "{name} is the journal of the day itself, not for rehearsing. Choose another journal.",
            ),
        }));
    }
    let same_event = seat.day().agenda().title == written.agenda.title;
    let source = written.path.clone();
    converse(common, seat, &path, seated, |console| {
        if same_event {
            console.watch_agenda(source);
        } else {
            console.tell(common.lang.pick(
                "Nhật ký này mở với một chương trình khác; ngày vẫn theo chương trình đó.",
                "This journal was opened with another agenda; the day keeps that one.",
            ));
        }
    })
}

/// Seats the operator at a console until they leave.
fn converse(
    common: &Common,
    seat: Seat,
    path: &Path,
    seated: &Seated,
    greet: impl FnOnce(&mut Console),
) -> Result<Exit, Stop> {
    let theme = match seated.theme.as_deref() {
        Some("light") => ThemeName::Light,
        Some("plain") => ThemeName::Plain,
        Some(_) => ThemeName::Dark,
        None if without_colour() => ThemeName::Plain,
        None => ThemeName::Dark,
    };
    let ui = Ui::new(seat.operator().clone(), common.lang, theme);
    let mut console = Console::new(seat, ui);
    greet(&mut console);
    terminal::run(console, Some(path)).map_err(|error| {
        Stop::trouble(say!(
            common.lang,
            "Không dùng được cửa sổ này ({error}). Nhật ký vẫn nguyên.",
            "This terminal cannot be used ({error}). The journal is safe.",
        ))
    })?;
    Ok(Exit::Done)
}

fn need_terminal(common: &Common) -> Result<(), Stop> {
    if io::stdout().is_terminal() && io::stdin().is_terminal() {
        return Ok(());
    }
    Err(Stop::trouble(common.lang.pick(
        "Cần một cửa sổ dòng lệnh. Để dùng từ chương trình khác: ngayhoi do, ngayhoi status --json.",
        "A terminal is needed. From another program, use ngayhoi do and ngayhoi status --json.",
    )))
}

/// `ngayhoi` alone: the days on this machine, and which one to go on with.
pub fn choose(common: &Common) -> Result<Exit, Stop> {
    let mut days: Vec<Known> = open::known(Mode::Live, common)?;
    days.extend(open::known(Mode::Rehearsal, common)?);
    let mut out = io::stdout();
    if days.is_empty() {
        let how = common.lang.pick(
            "Chưa có ngày nào trên máy này.\n\n  ngayhoi new chuong-trinh.ron     viết một chương trình mẫu để sửa\n  ngayhoi check chuong-trinh.ron   kiểm tra\n  ngayhoi run chuong-trinh.ron     chạy ngày\n\nMọi lệnh: ngayhoi --help",
            "There is no day on this machine yet.\n\n  ngayhoi new agenda.ron     write an agenda to start from\n  ngayhoi check agenda.ron   check it\n  ngayhoi run agenda.ron     run the day\n\nEvery command: ngayhoi --help",
        );
        writeln!(out, "{how}")?;
        return Ok(Exit::Done);
    }
    for (index, known) in days.iter().enumerate() {
        writeln!(out, "{:>3}  {}", index + 1, super::show::day_line(known, common.lang))?;
    }
    if !io::stdin().is_terminal() || !out.is_terminal() {
        return Ok(Exit::Done);
    }
    let input = io::stdin().lock();
    let ask = common.lang.pick("Số của ngày (Enter: 1; q: thôi)", "Number of the day (Enter: 1; q: leave)");
    write!(out, "\n{ask} › ")?;
    out.flush()?;
    for line in input.lines() {
        let typed = line?;
        let chosen = match typed.trim() {
            "" => Some(1),
            "q" | "Q" => return Ok(Exit::Done),
            number => number.parse::<usize>().ok(),
        };
        if let Some(known) = chosen.and_then(|number| days.get(number.checked_sub(1)?)) {
            let seated = Seated { name: "điều hành".to_owned(), theme: None };
            let seat = open::seat(&known.path, operator(&seated.name), common)?;
            let source = known.head.source.clone();
            return converse(common, seat, &known.path, &seated, |console| {
                if let Some(source) = source {
                    console.watch_agenda(source);
                }
            });
        }
        write!(out, "{ask} › ")?;
        out.flush()?;
    }
    Ok(Exit::Done)
}
