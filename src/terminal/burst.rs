//! What no hand can type is a paste, whichever way it arrives.
//!
//! On Windows, and in terminals that do not mark the beginning and the end of a paste, a pasted
//! list arrives as keys: its digits would choose screens, its spaces tick, its line ends confer.
//! So a key that text is made of waits for [`HAND`] before it counts. What follows it sooner than
//! a hand can is gathered with it, and whoever gathers decides what it was. Keys that no text is
//! made of (arrows, function keys, Ctrl, Esc, Backspace, a clicker's PageDown) never wait.
//!
//! | what arrives | what it is |
//! |---|---|
//! | one key again and again, at any speed | a key held down |
//! | letters alone, after Backspace or not | a keyboard tool retyping a syllable |
//! | a word and the Enter or Space that ended it, in a line of text | a keyboard tool that hands over whole words |
//! | a few Enter, Space and digits, however close | presses that waited while the machine was busy |
//! | anything else with letters in it; many digits | a paste |
//!
//! A line that is slow or uneven (a remote desktop, a bad network) leaves longer gaps. So where
//! nothing is being typed and something came that no key of the programme is (a letter, a full stop),
//! what follows is waited for as long as any paste may pause: waiting holds nothing back there.
//!
//! Pure: inputs and the moments they came in, inputs out.

use std::time::Duration;

use unicode_normalization::char::is_combining_mark;

use crate::ui::{Code, Input, Key, is_called};

/// How long a key that text is made of waits for the next: the longest that any press is held
/// back. A fast hand leaves 50 ms between two keys; a slow line delivers 50 characters a second.
pub const HAND: Duration = Duration::from_millis(40);
/// How long the rest of something that is a paste already is waited for.
const REST: Duration = Duration::from_millis(150);
/// Two different keys closer than this were not pressed by one hand.
const AT_ONCE: Duration = Duration::from_millis(6);
/// No hand types so many different keys in one burst.
const MANY: usize = 6;
/// The longest syllable is nghiêng; a tool may be one letter behind.
const SYLLABLE: usize = 8;
/// So many digits close together are text: a telephone number, a column.
const DIGITS: usize = 3;
/// A key held down repeats no sooner than this.
const REPEATS: Duration = Duration::from_millis(10);
/// So many of one key in a row are a key held down; fewer may begin a number.
const HELD: usize = 3;
/// The most keys that are gathered.
const LARGEST: usize = 1_000_000;

/// Keys close together, and when each of them came: `at` by the machine, the stamp by the day.
#[derive(Debug)]
pub struct Burst<Stamp> {
    run: Vec<(Key, Stamp)>,
    /// When the first and the last of them came.
    first: Duration,
    last: Duration,
    /// The longest gap between two of them.
    gap: Duration,
    /// All of them are one key.
    same: bool,
    /// A Backspace came right before them.
    retyped: bool,
    /// When the last Backspace came.
    back: Option<Duration>,
    /// No line of text is open, and one of them is no key of the programme.
    strange: bool,
}

impl<Stamp> Default for Burst<Stamp> {
    fn default() -> Self {
        let zero = Duration::ZERO;
        Self {
            run: Vec::new(),
            first: zero,
            last: zero,
            gap: zero,
            same: true,
            retyped: false,
            back: None,
            strange: false,
        }
    }
}

impl<Stamp: Copy> Burst<Stamp> {
    /// Takes an input that came at a moment; hands over what is decided by it. `typing`: what is
    /// pressed goes into a line of text.
    pub fn take(&mut self, input: Input, stamp: Stamp, at: Duration, typing: bool) -> Vec<(Input, Stamp)> {
        let mut out = self.lapse(at, typing);
        match input {
            Input::Key(key) if is_text(key) => {
                match self.run.last() {
                    None => {
                        (self.first, self.gap, self.same, self.strange) = (at, Duration::ZERO, true, false);
                        self.retyped = self.back.is_some_and(|back| at.saturating_sub(back) <= HAND);
                    }
                    Some((before, _)) => {
                        self.same &= *before == key;
                        self.gap = self.gap.max(at.saturating_sub(self.last));
                    }
                }
                self.run.push((key, stamp));
                self.last = at;
                self.strange |= !typing && !is_called(key);
                if self.is_held() || self.run.len() >= LARGEST {
                    out.extend(self.decide(typing));
                }
            }
            // The window may change its size in the middle of anything.
            Input::Resize(..) => out.push((input, stamp)),
            _ => {
                if matches!(input, Input::Key(key) if key.is_backspace()) {
                    self.back = Some(at);
                }
                out.extend(self.decide(typing));
                out.push((input, stamp));
            }
        }
        out
    }

    /// How long after the last key what was gathered is decided; none where nothing was.
    fn patience(&self) -> Option<Duration> {
        let rest = self.strange || (self.run.len() >= MANY && self.is_paste(false));
        (!self.run.is_empty()).then_some(if rest { REST } else { HAND })
    }

    /// When what was gathered is decided, should nothing more come.
    pub fn until(&self) -> Option<Duration> {
        self.patience().map(|patience| self.last + patience)
    }

    /// Time has passed: hands over what was gathered, once nothing more belongs to it.
    pub fn lapse(&mut self, at: Duration, typing: bool) -> Vec<(Input, Stamp)> {
        match self.until() {
            Some(until) if at > until => self.decide(typing),
            _ => Vec::new(),
        }
    }

    fn decide(&mut self, typing: bool) -> Vec<(Input, Stamp)> {
        let is_paste = self.is_paste(typing);
        let run = std::mem::take(&mut self.run);
        match run.first() {
            Some((_, stamp)) if is_paste => {
                let text = run.iter().map(|(key, _)| letter(*key)).collect();
                vec![(Input::Paste(text), *stamp)]
            }
            _ => run.into_iter().map(|(key, stamp)| (Input::Key(key), stamp)).collect(),
        }
    }

    /// One key that goes on by itself; so many at once may be the beginning of a text.
    fn is_held(&self) -> bool {
        let gaps = u32::try_from(self.run.len()).unwrap_or(u32::MAX).saturating_sub(1);
        self.same && self.run.len() >= HELD && self.last.saturating_sub(self.first) >= REPEATS * gaps
    }

    fn is_paste(&self, typing: bool) -> bool {
        if self.same {
            return false;
        }
        let is_letter = |(key, _): &&(Key, Stamp)| letter(*key).is_alphabetic() || is_mark(*key);
        let acts = |(key, _): &(Key, Stamp)| {
            let c = letter(*key);
            c.is_whitespace() || c.is_ascii_digit()
        };
        let letters = self.run.iter().filter(is_letter).count();
        if letters == 0 {
            let digits = self.run.iter().filter(|(key, _)| letter(*key).is_ascii_digit()).count();
            return self.run.len() >= MANY && digits >= DIGITS;
        }
        let word = self.run.iter().take_while(is_letter).filter(|(key, _)| !is_mark(*key)).count();
        let after = self.run.iter().skip_while(is_letter).count();
        if word <= SYLLABLE && after <= 1 {
            // "An" and a line end, copied from one cell of a sheet, where nothing is being typed.
            return after == 1 && !typing && !self.retyped && self.run.last().is_some_and(acts);
        }
        if typing {
            let ends = self.run.iter().any(|(key, _)| matches!(letter(*key), '\n' | '\t'));
            return self.run.len() >= MANY || (ends && self.gap <= AT_ONCE);
        }
        self.run.len() >= MANY || self.run.iter().any(acts)
    }
}

/// Whether text is made of it. A line end in a paste may come with Ctrl (crossterm issue 962), and
/// as Ctrl-J where it is a bare line feed.
fn is_text(key: Key) -> bool {
    match key.code {
        Code::Enter | Code::Tab => !key.alt,
        Code::Char('j') if key.ctrl => !key.alt,
        Code::Char(_) => !key.ctrl && !key.alt,
        _ => false,
    }
}

fn letter(key: Key) -> char {
    match key.code {
        Code::Tab => '\t',
        Code::Char(c) if !key.ctrl => c,
        _ => '\n',
    }
}

/// A tone or a letter mark that a tool sends by itself.
fn is_mark(key: Key) -> bool {
    is_combining_mark(letter(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Milliseconds a character at which everything is tried.
    const SPEEDS: [u64; 6] = [0, 1, 2, 5, 20, 30];

    /// Keys written as text: `⏎`, `⇥`, `⌫`, `⇟` (PageDown), `↓`.
    fn keys(written: &str) -> Vec<Key> {
        let of = |c| match c {
            '⏎' => Key::plain(Code::Enter),
            '⇥' => Key::plain(Code::Tab),
            '⌫' => Key::plain(Code::Backspace),
            '⇟' => Key::plain(Code::PageDown),
            '↓' => Key::plain(Code::Down),
            '␊' => Key::ctrl('j'),
            c => Key::char(c),
        };
        written.chars().map(of).collect()
    }

    fn shown(input: &Input) -> String {
        match input {
            Input::Paste(text) => format!("paste {text:?}"),
            Input::Key(key) => key.to_string(),
            other => format!("{other:?}"),
        }
    }

    /// What keys so many milliseconds apart come to.
    fn at_speed(written: &str, gap: u64, typing: bool) -> String {
        let mut burst = Burst::default();
        let mut at = Duration::from_secs(9);
        let mut out = Vec::new();
        for key in keys(written) {
            out.extend(burst.take(Input::Key(key), (), at, typing));
            at += Duration::from_millis(gap);
        }
        out.extend(burst.lapse(at + REST * 2, typing));
        assert_eq!(burst.until(), None, "nothing is kept");
        out.iter().map(|(input, ())| shown(input)).collect::<Vec<_>>().join(" ")
    }

    fn as_keys(written: &str) -> String {
        keys(written).into_iter().map(|key| key.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_pasted_list_is_a_paste_at_every_speed_and_nothing_in_it_acts() {
        for list in [
            "1) Cá nhân 01⏎2) Cá nhân 02⏎3) Cá nhân 03⏎",
            "STT⇥Họ và tên⇥Đơn vị⏎1⇥Nguyễn Văn An⇥Tổ 3⏎",
            "Nguyễn Văn An␊Trần Thị Bình␊",
            "5 2 7⏎ Lê Văn C",
            "Nguye\u{302}\u{303}n Va\u{306}n An⏎",
            "Cá nhân 01",
            "11. Cá nhân 01⏎",
            "0912345678⏎",
            "1⏎2⏎3⏎4⏎",
            "An⏎",
        ] {
            let text = list.replace(['⏎', '␊'], "\n").replace('⇥', "\t");
            for gap in SPEEDS {
                assert_eq!(at_speed(list, gap, false), format!("paste {text:?}"), "{gap} ms");
                // A line of text takes a word and its end as they come: a tool hands them over so.
                let typing = at_speed(list, gap, true);
                let word = list == "An⏎";
                assert!(typing.starts_with("paste") || word, "{gap} ms: {typing}");
            }
        }
    }

    #[test]
    fn a_list_over_an_uneven_line_is_one_paste_once_there_is_a_letter_in_it() {
        let list = "Cá nhân 01⏎Cá nhân 02 5⏎ 3";
        let mut burst = Burst::default();
        let (mut at, mut out) = (Duration::from_secs(9), Vec::new());
        for (key, gap) in keys(list).into_iter().zip([30, 5, 120, 0, 45, 30, 149, 12].into_iter().cycle()) {
            out.extend(burst.take(Input::Key(key), (), at, false));
            at += Duration::from_millis(gap);
        }
        out.extend(burst.lapse(at + REST * 2, false));
        assert_eq!(out, [(Input::Paste(list.replace('⏎', "\n")), ())]);
    }

    #[test]
    fn an_enter_that_was_meant_is_not_held_back_by_a_letter_pressed_long_before() {
        let (mut burst, at) = (Burst::default(), Duration::from_secs(9));
        assert_eq!(burst.take(Input::Key(Key::char('w')), (), at, false), []);
        let later = at + Duration::from_millis(400);
        let lapsed = burst.take(Input::Key(Key::plain(Code::Enter)), (), later, false);
        assert_eq!(lapsed, [(Input::Key(Key::char('w')), ())]);
        let enter = burst.lapse(later + HAND + Duration::from_millis(1), false);
        assert_eq!(enter, [(Input::Key(Key::plain(Code::Enter)), ())]);
        // A clicker waits for nothing.
        assert_eq!(burst.take(Input::Key(Key::char('w')), (), later * 2, false), []);
        let next = (Input::Key(Key::plain(Code::PageDown)), ());
        assert_eq!(burst.take(next.0.clone(), (), later * 2, false).last(), Some(&next));
    }

    #[test]
    fn a_clicker_a_held_key_and_presses_that_waited_are_keys_at_every_speed() {
        for pressed in [
            "⇟⇟⇟⇟⇟⇟⇟⇟",
            "⇟5⏎",
            "⏎⏎⏎⏎⏎⏎⏎⏎⏎⏎",
            "          ",
            "aaaaaaaaaaaa",
            "5555555",
            " ⏎ ",
            "5⏎",
            "5↓↓⏎",
            "  ⏎5⏎",
            "↓ ↓ ↓ ↓ ↓ ⏎",
            "?",
            "4",
        ] {
            for gap in SPEEDS {
                for typing in [false, true] {
                    assert_eq!(at_speed(pressed, gap, typing), as_keys(pressed), "{gap} ms, {typing}");
                }
            }
        }
    }

    #[test]
    fn a_keyboard_tool_that_takes_back_and_retypes_sends_keys_at_every_speed() {
        for sent in [
            "d⌫đ",
            "Nguye⌫ê⌫⌫ễn",
            "hoa⌫à",
            "nghie⌫⌫⌫⌫ghiê\u{303}ng",
            "truong⌫⌫⌫⌫ương",
            "⌫⌫⌫oà ",
            "a\u{300}e\u{302}\u{309}",
        ] {
            for gap in SPEEDS {
                for typing in [false, true] {
                    assert_eq!(at_speed(sent, gap, typing), as_keys(sent), "{gap} ms, {typing}");
                }
            }
        }
        // A tool that composes by itself hands over a word with the key that ended it.
        for sent in ["Nguyễn ", "hoà⏎", "Tổ⇥"] {
            for gap in SPEEDS {
                assert_eq!(at_speed(sent, gap, true), as_keys(sent), "{gap} ms");
                let nothing_typed = at_speed(sent, gap, false);
                assert!(nothing_typed.starts_with("paste"), "{gap} ms: {nothing_typed}");
            }
        }
    }

    #[test]
    fn whoever_types_fast_types_keys() {
        // 60 ms a key is 200 words a minute; now and then two fingers come down together.
        assert_eq!(at_speed("Tổ 3, phường⏎", 60, true), as_keys("Tổ 3, phường⏎"));
        assert_eq!(at_speed("5⏎ 3⏎1 2", 60, false), as_keys("5⏎ 3⏎1 2"));
        assert_eq!(at_speed("an ⏎", 12, true), as_keys("an ⏎"));
    }

    #[test]
    fn a_key_waits_no_longer_than_a_hand_needs_for_the_next_and_others_do_not_wait() {
        let (mut burst, at) = (Burst::default(), Duration::from_secs(9));
        assert_eq!(burst.take(Input::Key(Key::plain(Code::Enter)), 1, at, false), []);
        assert_eq!(burst.until(), Some(at + HAND));
        assert_eq!(burst.lapse(at + HAND, false), []);
        let enter = || (Input::Key(Key::plain(Code::Enter)), 1);
        assert_eq!(burst.lapse(at + HAND + Duration::from_millis(1), false), [enter()]);
        // With its own moment, whenever it is decided.
        let later = at + Duration::from_secs(2);
        assert_eq!(burst.take(Input::Key(Key::plain(Code::Enter)), 1, later, false), []);
        let down = (Input::Key(Key::plain(Code::Down)), 2);
        assert_eq!(burst.take(down.0.clone(), 2, later, false), [enter(), down]);
        assert_eq!(burst.until(), None);
    }

    #[test]
    fn the_window_changes_in_the_middle_of_a_paste() {
        let (mut burst, at) = (Burst::default(), Duration::from_secs(9));
        for key in keys("Lê 1⏎T") {
            assert_eq!(burst.take(Input::Key(key), (), at, false), []);
        }
        assert_eq!(burst.take(Input::Resize(80, 24), (), at, false), [(Input::Resize(80, 24), ())]);
        for key in keys("ô 2") {
            assert_eq!(burst.take(Input::Key(key), (), at + Duration::from_millis(140), false), []);
        }
        let pasted = burst.lapse(at + Duration::from_secs(1), false);
        assert_eq!(pasted, [(Input::Paste("Lê 1\nTô 2".to_owned()), ())]);
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_lost_whatever_arrives_and_however_fast(
            pressed in proptest::collection::vec((proptest::sample::select("aĐ\u{301} 59⏎⇥␊⌫⇟".chars().collect::<Vec<_>>()), 0u64..60), 0..60),
            typing: bool,
        ) {
            let mut burst = Burst::default();
            let (mut at, mut out, mut sent) = (Duration::from_secs(9), Vec::new(), String::new());
            for (c, gap) in pressed {
                at += Duration::from_millis(gap);
                sent.push(c);
                let key = keys(&c.to_string())[0];
                out.extend(burst.take(Input::Key(key), (), at, typing));
            }
            out.extend(burst.lapse(at + REST * 2, typing));
            let text: String = out
                .iter()
                .map(|(input, ())| match input {
                    Input::Paste(text) => text.clone(),
                    Input::Key(key) if is_text(*key) => letter(*key).to_string(),
                    Input::Key(key) => if key.is_backspace() { "⌫".to_owned() } else { "⇟".to_owned() },
                    other => panic!("{other:?}"),
                })
                .collect();
            proptest::prop_assert_eq!(text, sent.replace(['⏎', '␊'], "\n").replace('⇥', "\t"));
        }
    }
}
