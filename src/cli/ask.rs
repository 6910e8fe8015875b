//! What is asked on the terminal before a console is on it.

use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use super::open;
use super::which::{self, Known};
use super::{Common, Stop};
use crate::agenda::time;
use crate::clock::{Machine, Source};
use crate::day::{Day, Seq};
use crate::journal::{Journal, Sqlite, seats};
use crate::text::{Lang, say};

/// What is to be done where an agenda has a day already, and it is not plainly the one meant.
pub enum Answer {
    /// Go on with this one.
    GoOn(PathBuf),
    /// Go on with this one, what is still to come put off to the date of this moment.
    PutOff(PathBuf),
    /// Hand over what is still owed from this one.
    HandOver(PathBuf),
    /// Begin another.
    New,
    /// Nothing.
    Leave,
}

/// The day of a journal, as far as it can be read.
pub(super) fn replayed(journal: &Path) -> Option<Day> {
    let records = Sqlite::open(journal).and_then(|mut journal| journal.since(Seq(0)));
    Day::replay(records.ok()?).ok()
}

/// Asks which day is meant.
pub fn which_day(days: &[Known], common: &Common) -> Result<Answer, Stop> {
    let lang = common.lang;
    let wall = Machine::new().wall();
    let mut choices: Vec<(String, Answer)> = Vec::new();
    for known in days {
        let date = which::date_of(known);
        // A copy of a journal is of the same date.
        let alike = days.iter().filter(|other| which::date_of(other) == date).count() > 1;
        let file = known.path.file_name().unwrap_or_default().to_string_lossy();
        let date = if alike { say!(lang, "{date}, tệp {file}", "{date}, file {file}") } else { date };
        let go_on = say!(lang, "Chạy tiếp buổi lễ ngày {date}", "Go on with the day of {date}");
        choices.push((go_on, Answer::GoOn(known.path.clone())));
        let day = replayed(&known.path);
        let at =
            day.as_ref().map(|day| open::told(day.agenda(), day.local_date(wall), common)).transpose()?;
        let at = at.flatten().unwrap_or(wall);
        if let Some((day, today)) = day.as_ref().and_then(|day| Some((day, day.may_be_postponed(at)?))) {
            let today = time::print_date(today);
            let count = day.to_come().count() + usize::from(day.left_running(at).is_some());
            let put_off = say!(
                lang,
                "Dời phần còn lại của buổi lễ ngày {date} ({count} mục) sang hôm nay, {today}",
                "Put off what is still to come of {date} ({count}) to today, {today}",
            );
            choices.push((put_off, Answer::PutOff(known.path.clone())));
        }
        let owed = day.as_ref().map_or(0, |day| day.owed().len());
        if owed > 0 {
            let hand_over = say!(
                lang,
                "Trao nốt phần còn nợ của buổi lễ ngày {date} ({owed})",
                "Hand over what is still owed from {date} ({owed})",
            );
            choices.push((hand_over, Answer::HandOver(known.path.clone())));
        }
    }
    choices.push((say!(lang, "Mở buổi lễ mới, từ đầu", "Begin a new day"), Answer::New));
    let mut out = io::stdout();
    writeln!(out, "{}", lang.pick("Chương trình này đã có buổi lễ:", "This agenda has a day already:"))?;
    for line in super::show::day_lines(days, lang) {
        writeln!(out, "  {line}")?;
    }
    writeln!(out)?;
    for (index, (choice, _)) in choices.iter().enumerate() {
        writeln!(out, "{:>3}  {choice}", index + 1)?;
    }
    // No answer is taken for granted: a new day would owe everything again.
    let last = choices.len();
    let ask = say!(lang, "Chọn số 1–{last} (q: thôi)", "Choose 1–{last} (q: leave)");
    let chosen = number(&ask, last, None, lang)?;
    Ok(chosen.and_then(|index| choices.into_iter().nth(index)).map_or(Answer::Leave, |(_, answer)| answer))
}

/// Asks until one of so many is chosen, from 1; gives its index, or nothing when asked to leave.
pub fn number(ask: &str, of: usize, on_enter: Option<usize>, lang: Lang) -> Result<Option<usize>, Stop> {
    let mut out = io::stdout();
    write!(out, "\n{ask} › ")?;
    out.flush()?;
    for line in io::stdin().lock().lines() {
        let typed = line?;
        let chosen = match typed.trim() {
            "" => on_enter,
            "q" | "Q" => return Ok(None),
            number => number.parse::<usize>().ok().and_then(|number| number.checked_sub(1)),
        };
        if let Some(index) = chosen.filter(|index| *index < of) {
            return Ok(Some(index));
        }
        let none = lang.pick("Không có số đó.", "There is no such number.");
        write!(out, "{none} {ask} › ")?;
        out.flush()?;
    }
    Ok(None)
}

/// Asks whether to go on: Enter does, `q` and the end of the input do not.
pub fn goes_on(ask: &str) -> Result<bool, Stop> {
    let mut out = io::stdout();
    write!(out, "\n{ask} › ")?;
    out.flush()?;
    let mut typed = String::new();
    let read = io::stdin().lock().read_line(&mut typed)?;
    Ok(read > 0 && typed.trim().is_empty())
}

/// Asks for the name that the journal will show; nothing when there is nobody to answer. A name that
/// another console of the day has now is said to be taken, and a free one proposed.
pub fn name(journal: &Path, lang: Lang) -> Result<Option<String>, Stop> {
    let mut free = seats::free_name(journal, super::said::usual(lang));
    let mut out = io::stdout();
    let mut ask = |free: &str| -> io::Result<()> {
        let ask = say!(
            lang,
            "Tên của bạn trong nhật ký (Enter: {free})",
            "Your name in the journal (Enter: {free})"
        );
        write!(out, "{ask} › ")?;
        out.flush()
    };
    ask(&free)?;
    for line in io::stdin().lock().lines() {
        let typed = super::called(&line?);
        if typed == "?" || typed == free {
            return Ok(Some(free));
        }
        if !seats::is_in_use(journal, &typed) {
            return Ok(Some(typed));
        }
        free = seats::free_name(journal, &typed);
        writeln!(
            io::stdout(),
            "{}",
            say!(
                lang,
                "“{typed}” đang có người dùng ở một cửa sổ khác của buổi lễ này.",
                "“{typed}” is in use at another console of this day.",
            )
        )?;
        ask(&free)?;
    }
    Ok(None)
}
