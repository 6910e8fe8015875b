//! `ngayhoi run`, `ngayhoi rehearse`, and `ngayhoi` alone.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::ask;
use super::open::{self, Found, Written};
use super::which::{self, Days, Meant, Wish};
use super::{Chosen, Common, Exit, Seated, Stop, called, without_colour};
use crate::console::Console;
use crate::day::{Mode, Operator};
use crate::journal::proposed;
use crate::seat::Seat;
use crate::terminal;
use crate::text::say;
use crate::ui::{Screen, ThemeName, Ui};

/// Runs the day of an agenda, or goes on with it.
pub fn run(
    common: &Common,
    file: &Path,
    wish: Wish,
    journal: Option<&Path>,
    seated: &Seated,
) -> Result<Exit, Stop> {
    let written = open::agenda(file, common)?;
    sit_down(common, &written, Mode::Live, 1, wish, journal, seated)
}

/// Rehearses an agenda.
pub fn rehearse(
    common: &Common,
    file: &Path,
    speed: u32,
    wish: Wish,
    journal: Option<&Path>,
    seated: &Seated,
) -> Result<Exit, Stop> {
    let written = open::agenda(file, common)?;
    sit_down(common, &written, Mode::Rehearsal, speed, wish, journal, seated)
}

fn sit_down(
    common: &Common,
    written: &Written,
    mode: Mode,
    speed: u32,
    wish: Wish,
    journal: Option<&Path>,
    seated: &Seated,
) -> Result<Exit, Stop> {
    if let Err(no_terminal) = need_terminal(common) {
        // Nobody can be asked, and nothing is begun; but what there is to choose can be said.
        return match (journal, which::of_agenda(written, mode, &wish, common)?) {
            (None, Meant::Either(days)) => Err(which::say_which(&days, common)),
            _ => Err(no_terminal),
        };
    }
    let name = Operator::named(called(&seated.name));
    let mut wish = wish;
    let mut first = First::AsEver;
    let (seat, path) = loop {
        match open::join_or_begin(written, mode, speed, journal, &wish, name.clone(), common)? {
            Found::Seat(seat, path) => break (*seat, path),
            Found::Either(days) => match ask::which_day(&days, common)? {
                ask::Answer::GoOn(path) => break (open::seat(&path, name, common)?, path),
                ask::Answer::PutOff(path) => {
                    first = First::WhenItGoesOn;
                    break (open::seat(&path, name, common)?, path);
                }
                ask::Answer::HandOver(path) => {
                    first = First::Awards;
                    break (open::seat(&path, name, common)?, path);
                }
                ask::Answer::New => {
                    wish = Wish::NewBeside(days.into_iter().map(|known| known.path).collect());
                }
                ask::Answer::Leave => return Ok(Exit::Done),
            },
        }
    };
    if seat.day().mode() != mode {
        let name = open::shown(&path);
        return Err(Stop::refused(match mode {
            Mode::Live => say!(
                common.lang,
                "{name} là nhật ký tổng duyệt, không phải buổi lễ thật. Dùng ngayhoi rehearse, hoặc nhật ký khác.",
                "{name} is the journal of a rehearsal, not of the day. Use ngayhoi rehearse, or another journal.",
            ),
            Mode::Rehearsal => say!(
                common.lang,
                "{name} là nhật ký của buổi lễ thật, không dùng để tổng duyệt. Chọn nhật ký khác.",
                "{name} is the journal of the day itself, not for rehearsing. Choose another journal.",
            ),
        }));
    }
    let same_event = seat.day().agenda().title == written.agenda.title;
    let source = written.path.clone();
    converse(common, seat, &path, seated.theme.as_deref(), first, |console| {
        let_print(console, Some(&source));
        if same_event {
            console.watch_agenda(source);
        } else {
            console.tell(common.lang.pick(
                "Nhật ký này mở với một chương trình khác; buổi lễ vẫn theo chương trình đó.",
                "This journal was opened with another agenda; the day keeps that one.",
            ));
        }
    })
}

/// What the operator sees first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    /// What everybody does.
    AsEver,
    /// The awards: what is owed is to be handed over.
    Awards,
    /// The question to which date the rest is put off.
    WhenItGoesOn,
}

/// Papers are written beside the agenda, where whoever wrote it looks first; where the agenda is gone, in
/// the folder in which the program was started.
fn let_print(console: &mut Console, agenda: Option<&Path>) {
    let folder = agenda.and_then(Path::parent).filter(|folder| folder.is_dir()).map(Path::to_owned);
    if let Some(folder) = folder.or_else(|| std::env::current_dir().ok()) {
        console.may_print(folder);
    }
}

/// Seats the operator at a console until they leave.
fn converse(
    common: &Common,
    seat: Seat,
    path: &Path,
    theme: Option<&str>,
    first: First,
    greet: impl FnOnce(&mut Console),
) -> Result<Exit, Stop> {
    let mut ui = Ui::new(seat.operator().clone(), common.lang, theme_of(theme));
    if first == First::Awards {
        ui.screen = Screen::Awards;
    }
    let operator = seat.operator().clone();
    let day = seat.day();
    let last = seat.last_before_the_cut().map(|record| {
        let (at, said) = (day.when(record.at, seat.now()), day.say_event(record, common.lang));
        say!(
            common.lang,
            "Lần trước bị tắt ngang. Việc cuối đã ghi: {at} {said}: xem lại sân khấu.",
            "It was cut off last time. The last thing recorded: {at} {said}: look at the stage.",
        )
    });
    let lacks = which::what_it_lacks(path, day, common);
    ui.restarted_after = seat.restarted_after();
    let mut console = Console::new(seat, ui);
    let journal = path.to_owned();
    console.may_copy(move || proposed(&journal));
    greet(&mut console);
    if operator != Operator::named(operator.name.as_str()) {
        let name = &operator.name;
        console.tell(say!(
            common.lang,
            "Một cửa sổ khác cũng tên “{name}”: việc làm ở đây được ghi là “{operator}”. Đặt tên khác: --as TÊN.",
            "Another console has the name “{name}” too: what is done here is recorded as “{operator}”. For another name: --as NAME.",
        ));
    }
    if let Some(said) = lacks.or(last) {
        console.tell(said);
    }
    if first == First::WhenItGoesOn {
        console.ask_when_it_goes_on();
    }
    terminal::run(console, Some(path)).map_err(|error| {
        Stop::trouble(say!(
            common.lang,
            "Không dùng được cửa sổ này ({error}). Nhật ký vẫn nguyên.",
            "This terminal cannot be used ({error}). The journal is safe.",
        ))
    })?;
    Ok(Exit::Done)
}

/// The theme asked for, or the one that the terminal allows.
pub(super) fn theme_of(asked: Option<&str>) -> ThemeName {
    match asked {
        Some("light") => ThemeName::Light,
        Some("plain") => ThemeName::Plain,
        Some(_) => ThemeName::Dark,
        None if without_colour() => ThemeName::Plain,
        None => ThemeName::Dark,
    }
}

pub(super) fn need_terminal(common: &Common) -> Result<(), Stop> {
    if io::stdout().is_terminal() && io::stdin().is_terminal() {
        return Ok(());
    }
    Err(Stop::trouble(common.lang.pick(
        "Cần một cửa sổ dòng lệnh. Để dùng từ chương trình khác: ngayhoi do, ngayhoi status --json.",
        "A terminal is needed. From another program, use ngayhoi do and ngayhoi status --json.",
    )))
}

/// `ngayhoi` alone: the days on this machine, and which one to go on with.
pub fn choose(common: &Common, seated: Chosen) -> Result<Exit, Stop> {
    let Days { known: mut days, mut unread } = which::days(Mode::Live, common)?;
    let rehearsals = which::days(Mode::Rehearsal, common)?;
    days.extend(rehearsals.known);
    unread.extend(rehearsals.unread);
    let mut out = io::stdout();
    for unread in &unread {
        writeln!(out, "{}", which::complaint(unread, common.lang))?;
    }
    if days.is_empty() && unread.is_empty() {
        let how = common.lang.pick(
            "Chưa có buổi lễ nào trên máy này.\n\n  ngayhoi demo                     xem một ngày hội mẫu tự diễn\n  ngayhoi new chuong-trinh.ron     viết một chương trình mẫu để sửa\n  ngayhoi new chuong-trinh.ron --from kich-ban.docx\n                                   hoặc từ kịch bản sẵn có (Word, Excel, văn bản)\n  ngayhoi check chuong-trinh.ron   kiểm tra\n  ngayhoi run chuong-trinh.ron     chạy buổi lễ\n\nMọi lệnh: ngayhoi --help",
            "There is no day on this machine yet.\n\n  ngayhoi demo               watch a model day play itself\n  ngayhoi new agenda.ron     write an agenda to start from\n  ngayhoi new agenda.ron --from script.docx\n                             or from a running order you have (Word, Excel, text)\n  ngayhoi check agenda.ron   check it\n  ngayhoi run agenda.ron     run the day\n\nEvery command: ngayhoi --help",
        );
        writeln!(out, "{how}")?;
        return Ok(Exit::Done);
    }
    for (index, line) in super::show::day_lines(&days, common.lang).into_iter().enumerate() {
        writeln!(out, "{:>3}  {line}", index + 1)?;
    }
    if !io::stdin().is_terminal() || !out.is_terminal() {
        return Ok(Exit::Done);
    }
    let ask =
        common.lang.pick("Số của buổi lễ (Enter: 1; q: thôi)", "Number of the day (Enter: 1; q: leave)");
    let Some(known) = ask::number(ask, days.len(), Some(0), common.lang)?.and_then(|index| days.get(index))
    else {
        return Ok(Exit::Done);
    };
    let name = match seated.name {
        Some(name) => name,
        None => match ask::name(&known.path, common.lang)? {
            Some(name) => name,
            None => return Ok(Exit::Done),
        },
    };
    let seat = open::seat(&known.path, Operator::named(called(&name)), common)?;
    let source = known.head.source.clone();
    converse(common, seat, &known.path, seated.theme.as_deref(), First::AsEver, |console| {
        let_print(console, source.as_deref());
        if let Some(source) = source {
            console.watch_agenda(source);
        }
    })
}
