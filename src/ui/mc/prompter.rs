//! Where the MC is in the words: moved by keys, and by itself at a reading speed; and a look ahead.
//!
//! The place is kept for each item. While the words scroll by themselves, the line follows from the
//! moment at which the line before it was begun and the syllables it holds: no tick is counted, so a
//! late wake loses nothing, and a rehearsal that runs faster scrolls faster.

mod seam;

use std::collections::HashMap;

use chrono::TimeDelta;

use super::reading::{Bookmark, Call, Manner, Script, arrange};
use crate::agenda::words::Name;
use crate::agenda::{DelegateId, Item, ItemId, Spoken};
use crate::clock::Timestamp;
use crate::day::{Day, Entry, Hand, Honoree};
use crate::ui::overlay::Overlay;
use crate::ui::phrases::{on_stage, to_come};
use crate::ui::{Effect, Screen, Tone, Ui};
use seam::{Seam, introduce};

/// Columns of the words: longer lines are lost on the way back to the next one.
const COLUMNS: usize = 72;
/// Columns from which two metres are still read. A terminal has one size of letters and cannot
/// draw larger ones with their marks; what is left is bold, short lines far apart.
const COLUMNS_LARGE: usize = 50;
/// Columns left free at both sides together.
const MARGINS: usize = 12;
/// Syllables a minute by which the speed changes.
const SPEED_STEP: u32 = 10;
/// Slowest and fastest, in syllables a minute.
const SPEEDS: (u32, u32) = (30, 600);

/// What one operator does with the MC's words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prompter {
    /// For reading from two metres.
    pub large: bool,
    /// Written forms are shown as they are spoken.
    pub spoken: bool,
    /// Syllables a minute, where not the agenda's.
    speed: Option<u32>,
    places: HashMap<ItemId, Bookmark>,
    /// Whom this operator's reading line has passed, in that order, and in which item.
    read: (Option<ItemId>, Vec<DelegateId>),
    scroll: Option<Scroll>,
    ahead: Option<Ahead>,
    /// Where the stage was when the reading line last went there.
    followed: Option<(ItemId, Call)>,
    seam: Option<Seam>,
    answered: Option<Timestamp>,
}

impl Prompter {
    /// The day's clock was put right.
    pub(in crate::ui) fn clock_moved(&mut self, by: TimeDelta) {
        if let Some(scroll) = &mut self.scroll {
            scroll.since = scroll.since + by;
        }
        self.answered = self.answered.map(|at| at + by);
    }
}

/// The words scroll by themselves.
#[derive(Clone, Debug, PartialEq)]
struct Scroll {
    item: ItemId,
    /// When the line was begun at which the place stands.
    since: Timestamp,
}

/// A look at the words of an item to come.
#[derive(Clone, Debug, PartialEq)]
struct Ahead {
    /// What ran when it was taken.
    from: Option<ItemId>,
    item: ItemId,
    line: usize,
}

/// What the MC is reading.
pub struct Reading<'d> {
    /// The words of which item.
    pub entry: &'d Entry,
    /// In lines.
    pub script: Script,
    /// The reading line; the first line shown when it is a look ahead.
    pub line: usize,
    /// A look ahead.
    pub ahead: bool,
}

/// What the time that has passed leads to.
#[derive(Debug, Default, PartialEq)]
pub struct OnTime {
    /// The screen is no longer what it was.
    pub moved: bool,
    /// What is to be done.
    pub effect: Option<Effect>,
}

/// Lets the words scroll to where they are at a moment.
pub fn on_time(ui: &mut Ui, day: &Day, now: Timestamp) -> OnTime {
    if ui.screen != Screen::Mc {
        // Nobody is introduced by words that nobody sees.
        ui.prompter.scroll = None;
        return OnTime::default();
    }
    let before = ui.prompter.clone();
    ui.follow_the_stage(day);
    let effect = ui.scroll_on(day, now);
    if ui.ahead_item(day).is_none() {
        ui.prompter.ahead = None;
    }
    ui.mind_the_seam(day, now);
    OnTime { moved: ui.prompter != before, effect }
}

/// When the next line is begun, if the words scroll by themselves.
pub fn next_line(ui: &Ui, day: &Day, now: Timestamp) -> Option<TimeDelta> {
    let since = ui.prompter.scroll.as_ref()?.since;
    let entry = on_stage(day)?;
    let script = ui.script(day, &entry.item);
    let line = ui.own_line(&script, entry, day);
    Some((since + ui.lasting(&script, line, day) - now).max(TimeDelta::milliseconds(1)))
}

impl Ui {
    /// What the MC is reading at a moment.
    pub(in crate::ui) fn reading<'d>(&self, day: &'d Day, now: Timestamp) -> Option<Reading<'d>> {
        if let Some((entry, line)) = self.ahead_item(day) {
            let script = self.lay_out(day, &entry.item, &Bookmark::Start, &[]);
            let line = line.min(script.end().saturating_sub(1));
            return Some(Reading { entry, script, line, ahead: true });
        }
        let entry = on_stage(day)?;
        let script = self.script(day, &entry.item);
        let (line, _) = self.scrolled(&script, entry, day, now);
        Some(Reading { entry, script, line, ahead: false })
    }

    /// Columns of the words.
    pub(in crate::ui) fn columns(&self) -> usize {
        let most = if self.prompter.large { COLUMNS_LARGE } else { COLUMNS };
        usize::from(self.size.0).saturating_sub(MARGINS).clamp(1, most)
    }

    /// A text as it is to be read, in lines.
    pub(in crate::ui) fn lay_out_text(&self, day: &Day, text: String) -> Script {
        let spoken = self.spoken_forms(day);
        let manner =
            Manner { columns: self.columns(), large: self.prompter.large, spoken: &spoken, lang: self.lang };
        Script::lay_out(&[crate::day::Said::Text(text)], |_| String::new(), manner)
    }

    /// The words of what is on stage in lines of this width, for whoever is not reading them.
    pub(in crate::ui) fn words_in(&self, day: &Day, columns: usize) -> Option<Vec<String>> {
        let entry = on_stage(day)?;
        let script = self.set_in(day, &entry.item, &Bookmark::Start, &[], (columns, false));
        let lines = script.lines.iter().flat_map(|line| {
            let said: String = line.stretches.iter().map(|stretch| stretch.text.as_str()).collect();
            let gap = std::iter::repeat_n(String::new(), line.gap);
            gap.chain(std::iter::once(format!("{}{said}", " ".repeat(line.indent))))
        });
        Some(lines.collect())
    }

    fn script(&self, day: &Day, item: &Item) -> Script {
        let read = match &self.prompter.read {
            (Some(of), read) if *of == item.id => read.as_slice(),
            _ => &[],
        };
        self.lay_out(day, item, self.place(&item.id), read)
    }

    fn lay_out(&self, day: &Day, item: &Item, place: &Bookmark, read: &[DelegateId]) -> Script {
        self.set_in(day, item, place, read, (self.columns(), self.prompter.large))
    }

    fn set_in(
        &self,
        day: &Day,
        item: &Item,
        place: &Bookmark,
        read: &[DelegateId],
        (columns, large): (usize, bool),
    ) -> Script {
        let words = self.words();
        let glyph = crate::ui::Theme::of(self.theme).glyphs.open;
        let unknown = |name: &Name| {
            let what = match name {
                Name::Performer | Name::Position if day.lacks_performer(item) => words.another_needed,
                Name::Performer
                | Name::NextPerformer
                | Name::Delegate(_)
                | Name::Result(..)
                | Name::Overall(..) => words.unnamed,
                _ => words.unknown,
            };
            format!("{glyph} {what}")
        };
        let spoken = self.spoken_forms(day);
        let manner = Manner { columns, large, spoken: &spoken, lang: self.lang };
        Script::lay_out(&arrange(day.words_of(item), place, read), unknown, manner)
    }

    /// How written forms and names are read, the longest first; none while that is off.
    fn spoken_forms(&self, day: &Day) -> Vec<Spoken> {
        if !self.prompter.spoken {
            return Vec::new();
        }
        let names = day.attendees().iter().filter_map(|attendee| {
            let (written, read) = attendee.delegate.name.clone().zip(attendee.delegate.spoken.clone())?;
            Some(Spoken { written, read })
        });
        let mut spoken: Vec<Spoken> = day.agenda().spoken.iter().cloned().chain(names).collect();
        spoken.sort_by_key(|spoken| std::cmp::Reverse(spoken.written.chars().count()));
        spoken
    }

    fn place(&self, item: &ItemId) -> &Bookmark {
        self.prompter.places.get(item).unwrap_or(&Bookmark::Start)
    }

    /// Where the stage is, once somebody of the running item was called: at a person, at a batch's
    /// photo, or at the batch that goes up next.
    fn call(day: &Day) -> Option<(ItemId, Call)> {
        let live = day.current()?;
        let batch = day.batch_on_stage()?;
        let first = batch.first()?.clone();
        let open = batch.honorees.iter().find(|own| !own.state.is_settled());
        let heard = |own: &Honoree| {
            own.state.was_called() && day.decisions_of(&live.item).any(|of| of.id == own.decision)
        };
        let call = match (batch.called(), open) {
            (Some(_), Some(next)) => Call::Recipient(next.id().clone()),
            (Some(_), None) if batch.closed.is_none() => Call::Photo(first),
            (None, Some(_)) if day.honorees().iter().any(heard) => Call::Batch(first),
            _ => return None,
        };
        Some((live.id().clone(), call))
    }

    /// The line that the stage has gone to since the MC last moved the reading line.
    fn line_of_the_stage(&self, script: &Script, entry: &Entry, day: &Day) -> Option<usize> {
        let call = Self::call(day).filter(|call| self.prompter.followed.as_ref() != Some(call))?;
        if call.0 == *entry.id() { script.line_of_call(&call.1) } else { None }
    }

    /// The reading line before what scrolls by is counted: where the MC left it, or the stage has
    /// gone to.
    fn own_line(&self, script: &Script, entry: &Entry, day: &Day) -> usize {
        let stage = self.line_of_the_stage(script, entry, day);
        stage.unwrap_or_else(|| script.line_of(self.place(entry.id())))
    }

    /// The reading line goes along with the stage: to whoever is called, and to the photo. Where the
    /// MC moves it by hand, it stays until the stage goes on.
    fn follow_the_stage(&mut self, day: &Day) {
        let Some(entry) = day.current() else { return };
        let script = self.script(day, &entry.item);
        let Some(line) = self.line_of_the_stage(&script, entry, day) else { return };
        self.prompter.places.insert(entry.id().clone(), script.place_of(line));
        self.prompter.followed = Self::call(day);
        self.prompter.scroll = None;
    }

    /// Syllables a minute.
    pub(in crate::ui) fn speed(&self, day: &Day) -> u32 {
        self.prompter.speed.unwrap_or(day.agenda().reading_speed).clamp(SPEEDS.0, SPEEDS.1)
    }

    /// Whether the words scroll by themselves.
    pub(in crate::ui) fn scrolls(&self) -> bool {
        self.prompter.scroll.is_some()
    }

    /// How long a line takes to read.
    fn lasting(&self, script: &Script, line: usize, day: &Day) -> TimeDelta {
        let syllables = script.lines.get(line).map_or(1, |line| line.syllables.max(1));
        let syllables = i64::try_from(syllables).unwrap_or(i64::MAX / 60_000);
        TimeDelta::milliseconds(syllables * 60_000 / i64::from(self.speed(day)))
    }

    /// The line at a moment, and since when.
    fn scrolled(&self, script: &Script, entry: &Entry, day: &Day, now: Timestamp) -> (usize, Timestamp) {
        let mut line = self.own_line(script, entry, day);
        let Some(scroll) = self.prompter.scroll.as_ref().filter(|scroll| scroll.item == *entry.id()) else {
            return (line, now);
        };
        let mut since = scroll.since;
        while line < script.end() {
            let over = since + self.lasting(script, line, day);
            if over > now {
                break;
            }
            (line, since) = (line + 1, over);
        }
        (line, since)
    }

    /// Takes over what has scrolled by.
    fn scroll_on(&mut self, day: &Day, now: Timestamp) -> Option<Effect> {
        let scroll = self.prompter.scroll.as_ref()?;
        let Some(entry) = on_stage(day).filter(|entry| *entry.id() == scroll.item) else {
            self.prompter.scroll = None;
            return None;
        };
        let script = self.script(day, &entry.item);
        let from = self.own_line(&script, entry, day);
        let (line, since) = self.scrolled(&script, entry, day, now);
        self.prompter.scroll = (line < script.end()).then(|| Scroll { item: entry.id().clone(), since });
        if line == from { None } else { self.go_to(day, entry, &script, from, line) }
    }

    /// Moves the reading line; returns whom it has passed who waits to be introduced.
    fn pass(
        &mut self,
        day: &Day,
        entry: &Entry,
        script: &Script,
        (from, to): (usize, usize),
    ) -> Vec<DelegateId> {
        let item = entry.id();
        self.prompter.places.insert(item.clone(), script.place_of(to));
        self.prompter.followed = Self::call(day).or(self.prompter.followed.take());
        if day.current_id() != Some(item) {
            return Vec::new();
        }
        script.passed(from, to)
    }

    /// Moves the reading line as it reads; whoever it passes was introduced.
    fn go_to(&mut self, day: &Day, entry: &Entry, script: &Script, from: usize, to: usize) -> Option<Effect> {
        let item = entry.id();
        let passed = self.pass(day, entry, script, (from, to));
        if passed.is_empty() {
            return None;
        }
        if self.prompter.read.0.as_ref() != Some(item) {
            self.prompter.read = (Some(item.clone()), Vec::new());
        }
        for id in &passed {
            if !self.prompter.read.1.contains(id) {
                self.prompter.read.1.push(id.clone());
            }
        }
        introduce(passed).map(Effect::Command)
    }

    /// Moves the reading line by lines; looking ahead, what is looked at.
    pub(in crate::ui) fn read_on(&mut self, day: &Day, now: Timestamp, by: isize) -> Option<Effect> {
        let Reading { entry, script, line, ahead } = self.reading(day, now)?;
        let last = script.end();
        let to = line.saturating_add_signed(by).min(last);
        if ahead {
            if let Some(ahead) = &mut self.prompter.ahead {
                ahead.line = to.min(last.saturating_sub(1));
            }
            return None;
        }
        if let Some(scroll) = &mut self.prompter.scroll {
            scroll.since = now;
        }
        if to == last {
            self.prompter.scroll = None;
        }
        // Nobody reads ten lines at once: who is passed like that was not heard by the hall, unless
        // the MC says so.
        if by.unsigned_abs() > 1 || self.press.is_held(Hand::Tapped, day) {
            let passed = self.pass(day, entry, &script, (line, to));
            let address = |id| Some(day.attendee(id)?.delegate.address());
            let names: Vec<String> = passed.iter().filter_map(address).collect();
            if let Some(command) = introduce(passed) {
                self.overlay =
                    Some(Overlay::confirm(self.words().passed_over, vec![names.join("; ")], command));
            }
            return None;
        }
        self.go_to(day, entry, &script, line, to)
    }

    /// Moves by a page, less two lines so that the eye finds its way.
    pub(in crate::ui) fn read_page(&mut self, day: &Day, now: Timestamp, down: bool) -> Option<Effect> {
        let rows = usize::from(self.size.1).saturating_sub(12);
        let lines = if self.prompter.large { rows / 2 } else { rows }.max(3).cast_signed();
        self.read_on(day, now, if down { lines } else { -lines })
    }

    /// Starts or stops the scroll.
    pub(in crate::ui) fn toggle_scroll(&mut self, day: &Day, now: Timestamp) {
        if self.prompter.ahead.take().is_some() || self.prompter.scroll.take().is_some() {
            return;
        }
        let Some(Reading { entry, script, line, .. }) = self.reading(day, now) else { return };
        if line < script.end() {
            self.prompter.scroll = Some(Scroll { item: entry.id().clone(), since: now });
        } else {
            self.notify(self.words().words_are_read, Tone::Said, now);
        }
    }

    /// Changes the speed; the line being read keeps what was read of it.
    pub(in crate::ui) fn change_speed(&mut self, day: &Day, now: Timestamp, faster: bool) {
        let old = self.speed(day);
        let new = if faster { old.saturating_add(SPEED_STEP) } else { old.saturating_sub(SPEED_STEP) };
        let new = new.clamp(SPEEDS.0, SPEEDS.1);
        if let Some(scroll) = &mut self.prompter.scroll {
            let read = (now - scroll.since).num_milliseconds() * i64::from(old) / i64::from(new);
            scroll.since = now - TimeDelta::milliseconds(read);
        }
        self.prompter.speed = Some(new);
    }

    /// The item that is looked at ahead, and the line.
    fn ahead_item<'d>(&self, day: &'d Day) -> Option<(&'d Entry, usize)> {
        let ahead = self.prompter.ahead.as_ref()?;
        if ahead.from.as_ref() != day.current_id() {
            return None;
        }
        let entry = to_come(day).find(|entry| *entry.id() == ahead.item)?;
        Some((entry, ahead.line))
    }

    /// Looks at the next item's words, then at those of the one after it, then at the live ones.
    pub(in crate::ui) fn look_ahead(&mut self, day: &Day, now: Timestamp) {
        let shown = self.ahead_item(day).map(|(entry, _)| entry.id().clone());
        let mut near = to_come(day).take(2);
        let next = match shown {
            None => near.next(),
            Some(id) => near.skip_while(|entry| *entry.id() != id).nth(1),
        };
        if next.is_none() && self.prompter.ahead.is_none() {
            self.notify(self.words().nothing_follows, Tone::Said, now);
        }
        // What is not seen is not read.
        self.prompter.scroll = None;
        let from = day.current_id().cloned();
        self.prompter.ahead = next.map(|entry| Ahead { from, item: entry.id().clone(), line: 0 });
    }

    /// Back to the live words; says whether it was elsewhere.
    pub(in crate::ui) fn look_here(&mut self) -> bool {
        self.prompter.ahead.take().is_some()
    }
}
