//! What concerns the machine rather than the day: its clock, its files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::TimeDelta;

use super::choice::{Choice, Line, Pick};
use super::cursor::Cursor;
use super::field::Field;
use super::form::{Form, Typed};
use super::overlay::Overlay;
use super::screen::Screen;
use super::words::Words;
use super::{Effect, Ui, format};
use crate::agenda::Lasting;
use crate::clock::Timestamp;
use crate::day::{Command, Day, Timing};
use crate::paper::out::{Format, Kind};
use crate::text::{Lang, say};

/// What adopting the machine's time would move: the time itself, lateness, the forecast.
///
/// # Errors
/// Why it cannot be adopted, in a sentence.
pub(super) fn what_the_clock_moves(
    ui: &Ui,
    day: &Day,
    command: &Command,
    now: Timestamp,
) -> Result<Vec<String>, String> {
    let lang = ui.lang;
    let foreseen = day.foresee_clock(command, &ui.operator, now);
    let (then, after) = foreseen.map_err(|refusal| day.say_refusal(&refusal, now, lang))?;
    let before = day.timing(now);
    Ok(say_moved(day, (now, &before), (then, &after), lang))
}

/// What a change of the clock moves, line by line.
pub fn say_moved(
    day: &Day,
    before: (Timestamp, &Timing),
    after: (Timestamp, &Timing),
    lang: Lang,
) -> Vec<String> {
    let by = TimeDelta::seconds(((after.0 - before.0).abs() + TimeDelta::milliseconds(500)).num_seconds());
    let by = Lasting(by).say(lang);
    // Where the date moves as well, every time stands with its own.
    let moves_date = day.local_date(before.0) != day.local_date(after.0);
    let read_at = |at: Timestamp, now: Timestamp| if moves_date { at + TimeDelta::days(1) } else { now };
    let now_said = |at: Timestamp| day.when(at, read_at(at, before.0));
    let (from, to) = (now_said(before.0), now_said(after.0));
    let clock = match after.0 > before.0 {
        true => say!(
            lang,
            "Giờ của ngày: {from} → {to} (tiến {by})",
            "The day's time: {from} → {to} (forward {by})"
        ),
        false => {
            say!(lang, "Giờ của ngày: {from} → {to} (lùi {by})", "The day's time: {from} → {to} (back {by})")
        }
    };
    let late = |timing: &Timing| say_late(timing.lateness.unwrap_or_default(), lang);
    let (was, is) = (late(before.1), late(after.1));
    let end = |(now, timing): (Timestamp, &Timing)| {
        let at = timing.forecast_end.at;
        format::moment(day, at, read_at(at, now))
    };
    let (ended, ends) = (end(before), end(after));
    vec![
        clock,
        say!(lang, "So với kế hoạch: {was} → {is}", "Against the plan: {was} → {is}"),
        say!(lang, "Dự kiến xong: {ended} → {ends}", "Forecast end: {ended} → {ends}"),
        say!(
            lang,
            "Mục và đồng hồ bấm giờ đang chạy vẫn chạy tiếp, không đứt. Việc đã ghi được tính theo giờ mới.",
            "Running items and stopwatches run on unbroken. What is recorded is reckoned by the new time."
        ),
    ]
}

/// How late the day is, in words: `chậm 2 phút`, `sớm 1 giờ 3 phút`, `đúng giờ`.
pub fn say_late(late: TimeDelta, lang: Lang) -> String {
    let by = Lasting::minutes(late.num_minutes().abs()).say(lang);
    match late.num_minutes() {
        0 => say!(lang, "đúng giờ", "on time"),
        minutes if minutes > 0 => say!(lang, "chậm {by}", "{by} late"),
        _ => say!(lang, "sớm {by}", "{by} early"),
    }
}

/// Where a copy of the journal goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CopyForm;

impl Form for CopyForm {
    fn title(&self, _: &Day, words: &Words) -> &'static str {
        words.copy_title
    }

    fn about(&self, _day: &Day, words: &Words, _lang: Lang) -> String {
        words.copy_about.to_owned()
    }

    fn command(&self, _typed: &Typed<'_>, _day: &Day, words: &Words) -> Result<Command, &'static str> {
        Err(words.copy_nowhere)
    }

    fn errand(&self, typed: &Typed<'_>) -> Option<Effect> {
        typed.optional(0).map(|path| Effect::Copy(PathBuf::from(path)))
    }
}

/// Every paper, the one that a screen is about on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PaperChoice {
    first: Kind,
}

impl PaperChoice {
    /// As chosen from a screen.
    pub fn of(screen: Screen) -> Self {
        let first = match screen {
            Screen::Run => Kind::Script,
            Screen::Mc => Kind::Mc,
            Screen::Programme | Screen::Hall => Kind::Programme,
            Screen::Delegates => Kind::Delegates,
            Screen::Awards => Kind::Awards,
            Screen::Ready => Kind::Tray,
            Screen::Contest => Kind::Results,
            Screen::Ground => Kind::Scores,
            Screen::Checks => Kind::Tasks,
            Screen::Log => Kind::Minutes,
        };
        Self { first }
    }

    fn write(on: &Cursor, format: Format) -> Pick {
        match on {
            Cursor::Paper(kind) => Pick::Errand(Effect::Print(*kind, format)),
            _ => Pick::Nothing,
        }
    }
}

impl Choice for PaperChoice {
    fn title(&self, words: &Words) -> &'static str {
        words.papers_title
    }

    fn foot(&self, words: &Words) -> &'static str {
        words.papers_foot
    }

    fn lines(&self, _: &Day, _: &Words, lang: Lang) -> Vec<Line> {
        let rest = Kind::ALL.iter().copied().filter(|kind| *kind != self.first);
        let line = |kind: Kind| Line::new(Cursor::Paper(kind), kind.called(lang), "");
        std::iter::once(self.first).chain(rest).map(line).collect()
    }

    fn probe(&self, _: &Cursor, _: &Day) -> Option<Command> {
        None
    }

    fn enter(&self, on: &Cursor, _: &Day) -> Pick {
        Self::write(on, Format::Docx)
    }

    fn tab(&self, on: &Cursor, _: &Day) -> Pick {
        Self::write(on, Format::Xlsx)
    }

    fn space(&self, on: &Cursor, _: &Day) -> Pick {
        Self::write(on, Format::Html)
    }
}

impl Ui {
    /// Asks whether a copy of the journal goes to this place.
    pub fn ask_where_to_copy(&mut self, proposed: &Path) {
        let field = Field::of(&proposed.display().to_string());
        self.overlay = Some(Overlay::filled(Arc::new(CopyForm), vec![field]));
    }

    /// The day's clock was put right: what this operator sees and does goes on as if nothing had
    /// happened.
    pub fn clock_moved(&mut self, by: TimeDelta) {
        if let Some(notice) = &mut self.notice {
            notice.since = notice.since + by;
        }
        if let Some((_, until)) = &mut self.back_armed {
            *until = *until + by;
        }
        self.press.clock_moved(by);
        self.turned = self.turned.map(|at| at + by);
        self.slid = self.slid.map(|at| at + by);
        self.prompter.clock_moved(by);
    }
}
