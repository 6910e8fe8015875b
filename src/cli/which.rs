//! Which day is meant. Nothing is guessed between two, and no journal is passed over in silence.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chrono::{NaiveDate, TimeDelta};

use super::open::{self, Written, shown};
use super::{Common, Stop};
use crate::agenda::{self, time};
use crate::clock::{Machine, Running, Source, Timestamp};
use crate::day::{Day, Event, Mode};
use crate::journal::{Head, Trouble, folder, put_off_to};
use crate::text::{Lang, counted, say};

/// A day left open longer ago than this is not gone on with unasked: it was a trial, another
/// year's, or one that the rain put off.
const FORGOTTEN: TimeDelta = TimeDelta::hours(20);
/// A backup or a virus scanner holds a file for seconds: it is waited for so long …
const PATIENCE: Duration = Duration::from_secs(10);
/// … and tried again this often.
const PAUSE: Duration = Duration::from_millis(200);

/// What was said on the command line about a day of this agenda that is there already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// Nothing.
    #[default]
    Unsaid,
    /// Go on with it.
    Continue,
    /// Begin another.
    New,
    /// Begin another than these, which were shown to somebody who then chose so.
    NewBeside(Vec<PathBuf>),
}

/// A journal of the data folder that can be read.
#[derive(Clone, Debug)]
pub struct Known {
    pub path: PathBuf,
    pub head: Head,
}

impl Known {
    /// The date to which the agenda's times belong.
    pub fn date(&self) -> Option<NaiveDate> {
        let Event::Opened { date, .. } = &self.head.first.event else { return None };
        Some(*date)
    }

    /// The date to which what was still to come of it was last put off. Where that cannot be read, it
    /// was not put off.
    pub fn put_off_to(&self) -> Option<NaiveDate> {
        put_off_to(&self.path).ok().flatten()
    }

    /// The title of the agenda with which it was opened.
    pub fn title(&self) -> Option<String> {
        let Event::Opened { agenda: text, .. } = &self.head.first.event else { return None };
        Some(agenda::load(text).ok()?.title)
    }
}

/// A journal of the data folder that cannot be read, and why.
pub struct Unread {
    pub path: PathBuf,
    pub trouble: Trouble,
}

/// The journals of a folder.
pub struct Days {
    /// The one last written to first.
    pub known: Vec<Known>,
    pub unread: Vec<Unread>,
}

impl Days {
    /// What keeps each journal that cannot be read from it, a line each.
    fn complaints(&self, lang: Lang) -> String {
        let lines = self.unread.iter().map(|unread| complaint(unread, lang));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Says on standard error what cannot be read, where the work goes on without it.
    pub fn complain(&self, lang: Lang) {
        if !self.unread.is_empty() {
            let _ = writeln!(io::stderr(), "{}", self.complaints(lang));
        }
    }
}

/// Why one journal cannot be read.
pub fn complaint(unread: &Unread, lang: Lang) -> String {
    let name = shown(&unread.path);
    match &unread.trouble {
        // Listed although it is not there: its log is.
        Trouble::Gone => say!(
            lang,
            "{name}: không còn tệp này, chỉ còn phần ghi dở bên cạnh ({name}-wal). Có lẽ đã bị đổi tên hoặc chuyển đi: trả về tên cũ rồi hãy mở.",
            "{name} is gone; only what was being written lies there ({name}-wal). It may have been renamed or moved: give it back its name, then open it.",
        ),
        trouble => {
            let why = trouble.say(lang);
            say!(lang, "Không đọc được {name}: {why}", "{name} cannot be read: {why}")
        }
    }
}

/// Does something with a journal again and again while another program holds it.
pub fn patiently<T>(path: &Path, lang: Lang, act: impl FnMut() -> Result<T, Trouble>) -> Result<T, Trouble> {
    while_held(&shown(path), lang, |trouble| *trouble == Trouble::Locked, act)
}

/// The same, with whatever else may be wrong; says once that it waits, and for what.
pub fn while_held<T, E>(
    name: &str,
    lang: Lang,
    held: impl Fn(&E) -> bool,
    mut act: impl FnMut() -> Result<T, E>,
) -> Result<T, E> {
    let waited = Running::start();
    let mut told = false;
    loop {
        match act() {
            Err(error) if held(&error) && waited.so_far() < PATIENCE => {
                if !told {
                    let waiting = say!(
                        lang,
                        "{name}: một chương trình khác đang giữ tệp (sao lưu, quét vi-rút?); đang chờ…",
                        "{name} is held by another program (a backup, a virus scanner?); waiting…",
                    );
                    let _ = writeln!(io::stderr(), "{waiting}");
                }
                told = true;
                thread::sleep(PAUSE);
            }
            done => return done,
        }
    }
}

/// The journals of the data folder. Waits for those that are held.
pub fn days(mode: Mode, common: &Common) -> Result<Days, Stop> {
    let place = open::data_folder(mode, common)?;
    let entries = folder::list(&place).map_err(|trouble| open::no_journal(&place, &trouble, common.lang))?;
    let mut days = Days { known: Vec::new(), unread: Vec::new() };
    for folder::Entry { path, head } in entries {
        let head = match head {
            Err(Trouble::Locked) => patiently(&path, common.lang, || Head::of(&path)),
            head => head,
        };
        match head {
            Ok(head) => days.known.push(Known { path, head }),
            Err(trouble) => days.unread.push(Unread { path, trouble }),
        }
    }
    Ok(days)
}

/// The day of an agenda.
pub enum Meant {
    /// This one.
    There(Box<Known>),
    /// None yet.
    None,
    /// One of these, or another: somebody has to say.
    Either(Vec<Known>),
}

/// The day of this agenda: the one that is open and not forgotten, or ended today, so that a day
/// ended by mistake is not lost from sight.
///
/// # Errors
/// When a journal cannot be read that may be the one, or what is wished is not there.
pub fn of_agenda(written: &Written, mode: Mode, wish: &Wish, common: &Common) -> Result<Meant, Stop> {
    let beside: &[PathBuf] = match wish {
        Wish::New => return Ok(Meant::None),
        Wish::NewBeside(shown) => shown,
        Wish::Unsaid | Wish::Continue => &[],
    };
    let lang = common.lang;
    let wall = Machine::new().wall();
    let day = |at: Timestamp| at.at(written.agenda.utc_offset).date_naive();
    let now = open::told(&written.agenda, day(wall), common)?.unwrap_or(wall);
    let mut days = days(mode, common)?;
    days.known.retain(|known| !beside.contains(&known.path));
    let from_the_file = |known: &&Known| known.head.source.as_deref() == Some(written.path.as_path());
    let stands = |known: &&Known| {
        let head = &known.head;
        let untouched = head.last.seq == head.first.seq && known.date().is_some_and(|date| date >= day(now));
        let recent = mode == Mode::Rehearsal || now - head.last.at < FORGOTTEN;
        // What was put off to today, or to a date that is still to come, waits for it.
        let waits = || known.put_off_to().is_some_and(|date| date >= day(now));
        match head.ended {
            true => mode == Mode::Live && day(head.last.at) == day(now),
            false => untouched || recent || waits(),
        }
    };
    let (now_on, others): (Vec<&Known>, Vec<&Known>) = days.known.iter().partition(stands);
    let own: Vec<&Known> = now_on.iter().copied().filter(from_the_file).collect();
    if let [one] = own.as_slice() {
        days.complain(lang);
        return Ok(Meant::There(Box::new((*one).clone())));
    }
    // A second rehearsal is no harm: the one last held goes on.
    if mode == Mode::Rehearsal {
        days.complain(lang);
        return Ok(own.first().map_or(Meant::None, |known| Meant::There(Box::new((*known).clone()))));
    }
    let candidates: Vec<&Known> = if own.is_empty() {
        // The same agenda from another folder, a USB stick or a copy.
        let title = &written.agenda.title;
        let date = written.agenda.date.unwrap_or(day(now));
        let twin = |known: &&Known| known.date() == Some(date) && known.title().as_ref() == Some(title);
        let twins = now_on.iter().copied().filter(twin);
        others.into_iter().filter(from_the_file).chain(twins).collect()
    } else {
        own
    };
    let unread = days.complaints(lang);
    match (candidates.as_slice(), wish) {
        ([], _) if !days.unread.is_empty() && beside.is_empty() => Err(Stop::trouble(say!(
            lang,
            "{unread}\nChưa mở buổi lễ nào, vì đó có thể chính là buổi này. Nếu không phải: thêm --new để mở buổi mới.",
            "{unread}\nNo day was begun: that may be the very one. If it is not, add --new to begin a new day.",
        ))),
        ([], Wish::Continue) => Err(Stop::refused(lang.pick(
            "Chưa có buổi lễ nào của chương trình này để chạy tiếp. Bỏ --continue để mở buổi mới.",
            "There is no day of this agenda to go on with. Leave out --continue to begin one.",
        ))),
        ([], _) => Ok(Meant::None),
        ([one], Wish::Continue) => Ok(Meant::There(Box::new((*one).clone()))),
        (several, Wish::Continue) => Err(Stop::refused(choose_one(
            several,
            lang.pick("Chương trình này có nhiều buổi lễ.", "This agenda has several days."),
            lang,
        ))),
        (several, _) => Ok(Meant::Either(several.iter().map(|known| (*known).clone()).collect())),
    }
}

/// What to say to whoever cannot be asked which day they mean.
pub fn say_which(days: &[Known], common: &Common) -> Stop {
    let lang = common.lang;
    let today = match open::today(common) {
        Ok(today) => time::print_date(today),
        Err(stop) => return stop,
    };
    let lines = super::show::day_lines(days, lang);
    let lines = lines.iter().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n");
    let put_off = match days.iter().any(|known| !known.head.ended) {
        true => say!(
            lang,
            "\nDời phần còn lại sang hôm nay: --continue, rồi Ctrl-P “dời ngày”; bằng lệnh: do --continue 'Postpone(to: \"{today}\")'.",
            "\nTo put off what is still to come to today: --continue, then Ctrl-P “another date”; as a command: do --continue 'Postpone(to: \"{today}\")'.",
        ),
        false => String::new(),
    };
    let how = match days {
        [_] => lang.pick(
            "Chạy tiếp buổi đó (kể cả trao nốt phần còn nợ): --continue. Mở buổi mới, từ đầu: --new.",
            "To go on with it (and to hand over what is still owed): --continue. To begin a new day: --new.",
        ).to_owned() + &put_off,
        several => {
            let several: Vec<&Known> = several.iter().collect();
            let new = lang.pick("Mở buổi mới, từ đầu: --new.", "To begin a new day: --new.");
            format!("{}\n{new}", choose_one(&several, lang.pick("Chạy tiếp một buổi:", "To go on with one:"), lang))
        }
    };
    Stop::refused(say!(
        lang,
        "Chương trình này đã có buổi lễ:\n{lines}\n{how}",
        "This agenda has a day already:\n{lines}\n{how}",
    ))
}

/// The days with what names each on a command line.
fn choose_one(days: &[&Known], head: &str, lang: Lang) -> String {
    let lines = days.iter().map(|known| {
        format!("  {}\n      --journal {}", super::show::day_line(known, lang), shown(&known.path))
    });
    format!("{head}\n{}", lines.collect::<Vec<_>>().join("\n"))
}

/// The journal meant when none was named: the one day that is open.
pub fn the_open_day(common: &Common) -> Result<PathBuf, Stop> {
    let lang = common.lang;
    let days = days(Mode::Live, common)?;
    let unread = days.complaints(lang);
    let open: Vec<&Known> = days.known.iter().filter(|known| !known.head.ended).collect();
    match (open.as_slice(), days.known.first()) {
        ([one], _) => {
            days.complain(lang);
            Ok(one.path.clone())
        }
        ([], _) if !days.unread.is_empty() => Err(Stop::trouble(say!(
            lang,
            "{unread}\nĐó có thể là buổi lễ đang chạy. Chỉ rõ nhật ký bằng --journal TỆP.",
            "{unread}\nThat may be the running day. Name a journal with --journal FILE.",
        ))),
        ([], Some(last)) => Ok(last.path.clone()),
        ([], None) => Err(Stop::trouble(lang.pick(
            "Chưa có buổi lễ nào trên máy này. Bắt đầu bằng: ngayhoi run TỆP.ron",
            "There is no day on this machine yet. Begin with: ngayhoi run FILE.ron",
        ))),
        (several, _) => {
            days.complain(lang);
            let head = lang.pick(
                "Có nhiều buổi lễ đang mở. Chọn một: thêm vào lệnh dòng ghi dưới buổi đó.",
                "Several days are open. Choose one: add the line below it to the command.",
            );
            Err(Stop::trouble(choose_one(several, head, lang)))
        }
    }
}

/// What is missing from a journal that is a copy, where the one it was copied from lies on this machine
/// and has gone further: a copy made by hand of a day in the middle looks like any other.
pub fn what_it_lacks(journal: &Path, day: &Day, common: &Common) -> Option<String> {
    let place = folder::folder(day.mode(), common.data.as_deref())?;
    if journal.canonicalize().ok()?.parent() == place.canonicalize().ok().as_deref() {
        return None;
    }
    let first = day.log().first()?;
    let entries = folder::list(&place).ok()?.into_iter();
    let heads = entries.filter_map(|entry| Some((entry.path, entry.head.ok()?)));
    let (path, head) =
        heads.filter(|(_, head)| head.first == *first).max_by_key(|(_, head)| head.last.seq)?;
    let lacks = head.last.seq.0.checked_sub(day.last_seq().0).filter(|lacks| *lacks > 0)?;
    let (copy, whole) = (shown(journal), shown(&path));
    Some(say!(
        common.lang,
        "{copy} là bản sao cũ: {whole} trên máy này có thêm {lacks} sự kiện.",
        "{copy} is an older copy: {whole} on this machine has {}.",
        counted(&lacks, "more event")
    ))
}

/// How a day is called where one is asked about it: its date, or else its file.
pub fn date_of(known: &Known) -> String {
    known.date().map_or_else(|| shown(&known.path), time::print_date)
}

/// Whether something is at a path; what cannot be looked at is there.
pub fn is_there(path: &Path) -> bool {
    !fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}
