//! A key that is held down, or a clicker that sticks, is pressed once: whatever it sends until it has
//! been let go is not obeyed. Kept by each console for its own keyboard.
//!
//! A held key is silent for 250 to 600 ms and then comes every 25 to 40 ms, so the second of them
//! looks like a second press: only who has left the key alone for longer has let it go. Keys that
//! move the cursor, scroll or write repeat freely.

use chrono::TimeDelta;

use super::choice::After;
use super::overlay::Overlay;
use super::{Code, Input, Key, Notice, Tone, Ui};
use crate::clock::Timestamp;
use crate::day::{Day, Hand};
use crate::text::say;

/// The key that was pressed last, and how it came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Press {
    last: Option<(Key, Timestamp)>,
    /// When the same key came before it, with no other between them.
    before: Option<Timestamp>,
    /// Since when it has not been let go.
    since: Option<Timestamp>,
    /// The terminal itself says that the key is held.
    told: bool,
    /// It came to nothing, and so did not count.
    refused: bool,
    /// The one before it came to nothing.
    refused_before: bool,
}

impl Press {
    /// A key comes.
    fn begin(&mut self, key: Key, told: bool, at: Timestamp, day: &Day) {
        self.before = self.last.filter(|(last, _)| *last == key).map(|(_, at)| at);
        if !self.before.is_some_and(|before| day.is_within(Hand::LetGo, before, at)) {
            self.since = Some(at);
        }
        self.refused_before = std::mem::take(&mut self.refused) && self.before.is_some();
        (self.last, self.told) = (Some((key, at)), told);
    }

    /// What it asked for was refused.
    pub fn was_refused(&mut self) {
        self.refused = true;
    }

    /// The day's clock was put right.
    pub fn clock_moved(&mut self, by: TimeDelta) {
        if let Some((_, at)) = &mut self.last {
            *at = *at + by;
        }
        self.since = self.since.map(|at| at + by);
    }
}

impl Ui {
    /// Minds the key that comes.
    pub(super) fn mind_the_hand(&mut self, input: &Input, day: &Day, now: Timestamp) {
        match input {
            Input::Key(key) => self.press.begin(*key, false, now, day),
            Input::Repeat(key) => self.press.begin(*key, true, now, day),
            Input::Paste(_) | Input::Click(..) | Input::Scroll(_) | Input::Resize(..) => {}
        }
    }

    /// Whether the key that has just come was never let go: it came again within the time that its
    /// action asks for. A press that was refused begins that time anew.
    pub(super) fn is_held(&self, let_go: Hand, day: &Day) -> bool {
        let press = &self.press;
        let (Some((_, at)), Some(before)) = (press.last, press.before) else { return press.told };
        let shakes =
            press.refused_before && let_go != Hand::Tapped && day.is_within(Hand::OneBreath, before, at);
        press.told || shakes || day.is_within(let_go, before, at)
    }

    /// Whether a key in a box would act, and was never let go since it opened the box or acted in it.
    pub(super) fn is_held_in_box(&self, key: Key, day: &Day) -> bool {
        let let_go = match (&self.overlay, key.code) {
            (Some(Overlay::Palette { .. } | Overlay::Preview(_) | Overlay::Confirm { .. }), Code::Enter) => {
                Hand::LetGo
            }
            (Some(Overlay::Form { fields, at, .. }), Code::Enter) if at + 1 >= fields.len() => Hand::LetGo,
            (Some(Overlay::Choose { choice, .. }), Code::Enter | Code::Tab | Code::Char(_)) => {
                // A fault is counted as often as its key is pressed.
                if choice.after() == After::Stay { Hand::Tapped } else { Hand::LetGo }
            }
            _ => return false,
        };
        self.is_held(let_go, day)
    }

    /// Says that the key does not count. What was refused before is to be read, not this.
    pub(super) fn say_held(&mut self, day: &Day, now: Timestamp) {
        self.press.refused = true;
        let Some((key, _)) = self.press.last else { return };
        let read = |notice: &Notice| notice.tone == Tone::Refused && Some(notice.since) >= self.press.since;
        if self.notice(day, now).is_some_and(read) {
            return;
        }
        let said = say!(
            self.lang,
            "Phím {key} còn đang giữ hoặc bấm dồn: thả ra, đợi một lát rồi bấm lại.",
            "{key} is still held, or pressed too fast: let it go, wait a moment, press again.",
        );
        self.notify(said, Tone::Refused, now);
    }
}
