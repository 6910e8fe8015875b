//! The screens: a pure picture of the day, what the operator is looking at, a size and a moment.
//!
//! [`Ui`] is what one operator is looking at. [`Ui::input`] turns a key into an [`Action`], and
//! [`update`] turns that into what is to be done ([`Effect`]), without doing it. [`View`] draws.

mod action;
mod awards;
mod choice;
mod cursor;
mod digits;
pub mod field;
mod find;
mod form;
mod format;
mod ground;
mod hall;
mod held;
pub mod key;
pub mod machine;
mod mc;
mod notice;
mod overlay;
mod page;
mod paste;
mod pen;
mod people;
mod phrases;
mod preview;
mod programme;
mod row;
pub mod screen;
pub mod theme;
mod update;
mod view;
pub mod words;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use chrono::TimeDelta;

pub use action::is_called;
pub use key::{Code, Key};
pub use mc::prompter::{OnTime, on_time};
pub use notice::{Notice, Tone};
pub use row::Action;
pub use screen::Screen;
pub use theme::{Theme, ThemeName};
pub use update::update;
pub use view::View;
pub use words::Words;

use crate::agenda::{DisciplineId, ItemId};
use crate::clock::Timestamp;
use crate::day::{
    AwardsEvent, Command, Day, Difference, Event, Hand, Operator, PeopleEvent, Presence, ProgrammeEvent,
    Recorded, Seq,
};
use crate::paper::out::{Format, Kind};
use crate::text::{Lang, say};
use cursor::Cursor;
use ground::Ground;
use mc::prompter::Prompter;
use overlay::Overlay;

/// What an operator's terminal tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// A key that is held down, where the terminal tells.
    Repeat(Key),
    /// Text pasted.
    Paste(String),
    /// A click on this column and row.
    Click(u16, u16),
    /// The wheel, in lines down (negative: up).
    Scroll(i32),
    /// The window has this size now.
    Resize(u16, u16),
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Put a command to the day.
    Command(Command),
    /// Leave; the day goes on.
    Leave,
    /// Draw everything again.
    Redraw,
    /// Read the agenda file, and show what it would change.
    ReadAgenda,
    /// Find a place for a copy of the journal, and ask whether it goes there.
    ProposeCopy,
    /// Copy the journal to this file, or into this folder.
    Copy(PathBuf),
    /// Write a paper of the day as it stands, in this format.
    Print(Kind, Format),
}

/// What one operator is looking at.
#[derive(Clone, Debug)]
pub struct Ui {
    /// What the digit keys choose.
    pub screen: Screen,
    /// In which language.
    pub lang: Lang,
    /// In which theme.
    pub theme: ThemeName,
    /// Who is looking.
    pub operator: Operator,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// Checks are grouped by owner rather than by item.
    pub by_owner: bool,
    /// The column of the board of what must be ready.
    pub kit: usize,
    /// Checks that are done are not shown.
    pub hide_done: bool,
    /// What was asked for and is not recorded: tried again, or given up. Shown until it is
    /// recorded or has been seen.
    pub unrecorded: Option<String>,
    /// What keeps the journal from being read or written, while it does.
    pub trouble: Option<String>,
    /// The text of an agenda file that was changed, and what it would change in the day.
    pub changed: Option<(String, Vec<Difference>)>,
    /// How far the computer's clock stands ahead of the day's (negative: behind).
    pub drift: TimeDelta,
    /// The last event before the machine was off.
    pub restarted_after: Option<Seq>,
    /// What would put the day's clock right by the machine's; none where the day has its own.
    pub clock_of_machine: Option<Command>,
    /// What stands under the screen, whatever is on it: a line each.
    pub caption: Vec<String>,
    /// Files may be written from here: its operator sits at the machine on which the journal lies.
    pub may_copy: bool,
    /// The same of papers.
    pub may_print: bool,
    notice: Option<Notice>,
    overlay: Option<Overlay>,
    /// The selected row of each screen, where one was chosen.
    selected: HashMap<Screen, Cursor>,
    /// Items marked to be moved together.
    marked: HashSet<ItemId>,
    /// What this console has chosen on the drill ground.
    ground: Ground,
    /// What is done with the MC's words.
    prompter: Prompter,
    /// The key that was pressed last.
    press: held::Press,
    /// PageUp was pressed once for this item, and counts until then.
    back_armed: Option<(ItemId, Timestamp)>,
    /// When something was heard after which "next" and Enter mean another item, another person.
    turned: Option<Timestamp>,
    /// What was selected on the screen in front when this was last looked at.
    under_hand: Option<(Screen, Cursor)>,
    /// When somebody else's doing put another row under the hand.
    slid: Option<Timestamp>,
}

impl Ui {
    /// A new seat, at screen 1.
    pub fn new(operator: Operator, lang: Lang, theme: ThemeName) -> Self {
        Self {
            screen: Screen::Run,
            lang,
            theme,
            operator,
            size: (80, 24),
            by_owner: false,
            kit: 0,
            hide_done: false,
            unrecorded: None,
            trouble: None,
            changed: None,
            drift: TimeDelta::zero(),
            clock_of_machine: None,
            restarted_after: None,
            caption: Vec::new(),
            may_copy: false,
            may_print: false,
            notice: None,
            overlay: None,
            selected: HashMap::new(),
            marked: HashSet::new(),
            ground: Ground::default(),
            prompter: Prompter::default(),
            press: held::Press::default(),
            back_armed: None,
            turned: None,
            under_hand: None,
            slid: None,
        }
    }

    fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// The notice to be shown at a moment: as long as it takes to read it.
    pub fn notice(&self, day: &Day, now: Timestamp) -> Option<&Notice> {
        self.notice.as_ref().filter(|notice| now - notice.since < day.felt(notice.reading()))
    }

    /// Shows a notice.
    pub fn notify(&mut self, text: impl Into<String>, tone: Tone, now: Timestamp) {
        self.notice = Some(Notice { text: text.into(), tone, since: now });
    }

    /// What was said to a key that waited begins to be read only now.
    pub fn shown_late(&mut self, at: Timestamp, now: Timestamp) {
        if let Some(notice) = self.notice.as_mut().filter(|notice| notice.since == at) {
            notice.since = now;
        }
    }

    /// Whether a key came before the operator could see what the programme had come to: what was
    /// pressed behind a slow disk was meant for the screen as it stood.
    fn pressed_unseen(&self, at: Timestamp) -> bool {
        self.turned.is_some_and(|turned| at < turned)
    }

    /// Whether another row came under the hand so lately, by somebody else's doing, that a press is
    /// meant for the one before.
    fn has_slid(&self, day: &Day, at: Timestamp) -> bool {
        self.slid.is_some_and(|slid| day.is_within(Hand::Seen, slid, at))
    }

    fn what_is_under_the_hand(&self, day: &Day) -> Option<(Screen, Cursor)> {
        Some((self.screen, self.cursor(self.screen, day)?))
    }

    /// Tells the operator what was recorded: their own doing, or somebody else's.
    pub fn heard(&mut self, record: &Recorded, day: &Day, now: Timestamp) {
        let own = record.by == self.operator;
        if record.event.turns_the_page() {
            self.turned = Some(now);
        }
        if own
            && let Event::Awards(event) = &record.event
            && event.gives_the_stage_to_the_next()
        {
            // The cursor belongs to whoever is to be called next, wherever it was.
            self.selected.remove(&Screen::Awards);
        }
        let under_hand = self.what_is_under_the_hand(day);
        let changed = self.under_hand.is_some() && under_hand != self.under_hand;
        let row = under_hand.as_ref().map(|(_, row)| row);
        if !own && (changed || turns_over(&record.event, row)) {
            self.slid = Some(now);
        }
        self.under_hand = under_hand;
        let mut told = record.clone();
        // Which checks were gone over was on the screen a moment ago; the journal has them.
        if let Event::Programme(ProgrammeEvent::Started { gone_over, .. }) = &mut told.event {
            gone_over.clear();
        }
        let said = day.say_event(&told, self.lang);
        // The MC hears their own reading; whom it introduced is on the screen.
        let read = matches!(
            &record.event,
            Event::People(PeopleEvent::Marked { presence: Presence::Introduced, .. })
        );
        if read && own && self.screen == Screen::Mc {
            return;
        }
        if own && let Event::Programme(ProgrammeEvent::Cautioned { checks, recipients, .. }) = &record.event {
            self.notify(day.say_caution(checks, recipients, self.lang), Tone::Refused, now);
        } else if own {
            let left = matches!(&record.event,
                Event::Programme(ProgrammeEvent::Started { left, .. }) if !left.is_empty());
            self.notify(said, if left { Tone::Refused } else { Tone::Said }, now);
        } else {
            let (at, by) = (format::moment(day, record.at, now), &record.by);
            self.notify(say!(self.lang, "{at} {by}: {said}", "{at} {by}: {said}"), Tone::Heard, now);
        }
    }

    /// What a key, a click or a paste means, and what is to be done about it.
    pub fn input(&mut self, input: Input, day: &Day, now: Timestamp) -> Option<Effect> {
        let effect = self.obey(input, day, now);
        self.see_lines(day);
        self.under_hand = self.what_is_under_the_hand(day);
        effect
    }

    fn obey(&mut self, input: Input, day: &Day, now: Timestamp) -> Option<Effect> {
        self.mind_the_hand(&input, day, now);
        match input {
            Input::Resize(columns, rows) => {
                self.size = (columns, rows);
                None
            }
            Input::Key(key) | Input::Repeat(key) if self.overlay.is_some() => self.overlay_key(key, day, now),
            Input::Paste(pasted) => {
                self.paste(pasted, day, now);
                None
            }
            Input::Key(key) | Input::Repeat(key) => {
                let action = action::of_key(key, self.screen)?;
                update(self, action, day, now)
            }
            Input::Click(x, y) => {
                let row = View::new(day, self, now).row_at(x, y)?;
                if !self.overlay_select(&row) {
                    self.selected.insert(self.screen, row);
                }
                None
            }
            Input::Scroll(lines) if self.overlay.is_some() => {
                let code = if lines < 0 { Code::Up } else { Code::Down };
                self.overlay_key(Key::plain(code), day, now)
            }
            Input::Scroll(lines) => {
                action::go(self, day, now, isize::try_from(lines.clamp(-20, 20)).unwrap_or_default())
            }
        }
    }

    /// The row of a screen that its operator holds: chosen by hand, or selected when the box was
    /// opened that is in front.
    fn held(&self, screen: Screen) -> Option<&Cursor> {
        let opened_on = self.overlay.as_ref().filter(|_| screen == self.screen).and_then(Overlay::about);
        opened_on.or_else(|| self.selected.get(&screen))
    }

    /// The selected row of a screen: chosen, if it is still there, or else the one that matters now.
    /// What a box was opened on stays selected while it is open; if that has gone, nothing is.
    fn cursor(&self, screen: Screen, day: &Day) -> Option<Cursor> {
        let held = self.held(screen).filter(|row| screen.has(row, day, self)).cloned();
        let boxed = screen == self.screen && self.overlay.as_ref().is_some_and(|own| own.about().is_some());
        if boxed || held.is_some() {
            return held;
        }
        screen.natural_selection(day, self).or_else(|| screen.rows(day, self).into_iter().next())
    }
}

/// Whether a key that turns something over (paused, running; here, lined up) would now do the opposite
/// of what its operator saw a moment ago.
fn turns_over(event: &Event, row: Option<&Cursor>) -> bool {
    let clock =
        matches!(event, Event::Programme(ProgrammeEvent::Paused { .. } | ProgrammeEvent::Resumed { .. }));
    let recipient = matches!((event, row),
        (Event::Awards(AwardsEvent::Awarded { recipients, .. }), Some(Cursor::Recipient(id)))
            if recipients.contains(id));
    let delegate = matches!((event, row),
        (Event::People(PeopleEvent::Marked { delegates, .. }), Some(Cursor::Delegate(id)))
            if delegates.contains(id));
    let check = matches!((event, row),
        (Event::Programme(ProgrammeEvent::Ticked { check } | ProgrammeEvent::Unticked { check }),
            Some(Cursor::Check(id))) if check == id);
    clock || recipient || delegate || check
}

/// How long nothing on the screen changes by itself, in the day's time: a clock with seconds is
/// on every screen, so never longer than to the next whole second (a tenth, where a watch runs),
/// nor than to the next line of words that scroll by themselves.
pub fn next_wake(ui: &Ui, day: &Day, now: Timestamp) -> TimeDelta {
    let tick = ui.screen.tick(day).num_milliseconds();
    let to_tick = TimeDelta::milliseconds(tick - now.as_millis().rem_euclid(tick));
    mc::prompter::next_line(ui, day, now).map_or(to_tick, |line| line.min(to_tick))
}

/// Whether the clocks on the screen show something else at two moments.
pub fn has_ticked(ui: &Ui, day: &Day, drawn: Timestamp, now: Timestamp) -> bool {
    let tick = ui.screen.tick(day).num_milliseconds();
    drawn.as_millis().div_euclid(tick) != now.as_millis().div_euclid(tick)
}

/// A moment at which the bell rings: the item has one minute left, or its time is up; or the time to
/// prepare at the line is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// One minute left.
    OneMinute(ItemId),
    /// Time is up.
    TimeUp(ItemId),
    /// Teams were called to the line then, and their time to prepare is over.
    LineUp(DisciplineId, Timestamp),
}

impl Alarm {
    /// Whether whoever looks at a screen hears it: what happens at the line is for those on the ground.
    pub fn is_heard_on(&self, screen: Screen) -> bool {
        match self {
            Self::OneMinute(_) | Self::TimeUp(_) => true,
            Self::LineUp(..) => matches!(screen, Screen::Contest | Screen::Ground),
        }
    }

    /// What it says.
    pub fn say(&self, day: &Day, words: &Words) -> String {
        let (of, what) = match self {
            Self::OneMinute(item) => (day.title(item), words.one_minute_left),
            Self::TimeUp(item) => (day.title(item), words.time_is_up),
            Self::LineUp(discipline, _) => (day.discipline_title(discipline), words.line_time_is_up),
        };
        format!("{of}: {what}")
    }
}

/// The alarms in force at a moment. One that was not there before rings the bell.
pub fn alarms(day: &Day, now: Timestamp) -> Vec<Alarm> {
    let of_item = || {
        let live = day.current()?;
        let allotted = live.allotted()?;
        let remaining = allotted - live.elapsed(now);
        if remaining <= TimeDelta::zero() {
            Some(Alarm::TimeUp(live.id().clone()))
        } else if remaining <= TimeDelta::minutes(1) && allotted > TimeDelta::minutes(1) {
            Some(Alarm::OneMinute(live.id().clone()))
        } else {
            None
        }
    };
    let at_the_line = day.competitions().iter().filter_map(|held| {
        let is_over = held.left_at_the_line(now)?.0 <= 0;
        is_over.then_some(Alarm::LineUp(held.id().clone(), held.preparing()?.at))
    });
    of_item().into_iter().chain(at_the_line).collect()
}
