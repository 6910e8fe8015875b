//! From what the terminal hands over to what the operator did: bytes to inputs, bursts to pastes.

use std::time::Duration;

use super::burst::Burst;
use super::bytes::Decoder;
use crate::ui::Input;

/// What has arrived and is not decided yet.
#[derive(Debug)]
pub struct Hands<Stamp> {
    decoder: Decoder,
    burst: Burst<Stamp>,
    /// When bytes came last, and their stamp.
    last: Option<(Duration, Stamp)>,
}

impl<Stamp> Default for Hands<Stamp> {
    fn default() -> Self {
        Self { decoder: Decoder::default(), burst: Burst::default(), last: None }
    }
}

impl<Stamp: Copy> Hands<Stamp> {
    /// Takes bytes that were read at once, at a moment. `console` is told each input with its
    /// stamp, and says whether what is pressed after it goes into a line of text.
    pub fn read(
        &mut self,
        bytes: &[u8],
        stamp: Stamp,
        at: Duration,
        console: &mut impl FnMut(Option<(Input, Stamp)>) -> bool,
    ) {
        self.lapse(at, console);
        self.last = Some((at, stamp));
        let mut inputs = Vec::new();
        self.decoder.take(bytes, &mut inputs);
        for input in inputs {
            self.input(input, stamp, at, console);
        }
    }

    /// Takes one input that came at a moment.
    pub fn input(
        &mut self,
        input: Input,
        stamp: Stamp,
        at: Duration,
        console: &mut impl FnMut(Option<(Input, Stamp)>) -> bool,
    ) {
        let typing = console(None);
        for decided in self.burst.take(input, stamp, at, typing) {
            console(Some(decided));
        }
    }

    /// Time has passed, and nothing more has come until this moment.
    pub fn lapse(&mut self, at: Duration, console: &mut impl FnMut(Option<(Input, Stamp)>) -> bool) {
        if let (Some((last, stamp)), Some(patience)) = (self.last, self.decoder.patience())
            && at.saturating_sub(last) > patience
        {
            let mut inputs = Vec::new();
            self.decoder.lapse(&mut inputs);
            for input in inputs {
                self.input(input, stamp, last + patience, console);
            }
        }
        let typing = console(None);
        for decided in self.burst.lapse(at, typing) {
            console(Some(decided));
        }
    }

    /// When something is decided, should nothing more come.
    pub fn until(&self) -> Option<Duration> {
        let open = self.last.and_then(|(last, _)| Some(last + self.decoder.patience()?));
        [open, self.burst.until()].into_iter().flatten().min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{Code, Key};

    /// What bytes read at these moments, in milliseconds, come to; a form opens with F4.
    fn told(reads: &[(u64, &str)]) -> Vec<Input> {
        let mut hands: Hands<u64> = Hands::default();
        let (mut out, mut typing) = (Vec::new(), false);
        let mut console = |input: Option<(Input, u64)>| {
            if let Some((input, _)) = input {
                typing |= input == Input::Key(Key::plain(Code::F(4)));
                out.push(input);
            }
            typing
        };
        for (at, bytes) in reads {
            hands.read(bytes.as_bytes(), *at, Duration::from_millis(*at), &mut console);
        }
        hands.lapse(Duration::from_secs(3600), &mut console);
        assert_eq!(hands.until(), None);
        out
    }

    fn key(code: Code) -> Input {
        Input::Key(Key::plain(code))
    }

    #[test]
    fn keys_pressed_after_a_paste_that_never_ended_count() {
        let read = told(&[(0, "\u{1b}[200~Nguyen"), (2500, "\u{1b}[6~"), (5000, "5")]);
        let pasted = Input::Paste("Nguyen".to_owned());
        assert_eq!(read, [pasted, key(Code::PageDown), Input::Key(Key::char('5'))]);
    }

    #[test]
    fn what_is_pressed_in_one_read_goes_into_the_form_that_it_opened() {
        let read = told(&[(0, "\u{1b}OShoà\r")]);
        let [first, .., last] = read.as_slice() else { panic!("{read:?}") };
        assert_eq!((first, last), (&key(Code::F(4)), &key(Code::Enter)), "{read:?}");
        // Where nothing was opened, the same word and its end act on nothing.
        assert_eq!(told(&[(0, "hoà\r")]), [Input::Paste("hoà\n".to_owned())]);
    }

    #[test]
    fn a_console_that_was_busy_meets_keys_as_they_were_pressed() {
        // Read in time by the thread that reads, looked at long afterwards.
        let pressed = told(&[(0, "\r"), (400, "5"), (800, " "), (1200, "\u{1b}"), (1900, "[A")]);
        let keys =
            [Code::Enter, Code::Char('5'), Code::Char(' '), Code::Esc, Code::Char('['), Code::Char('A')];
        assert_eq!(pressed, keys.map(key));
        // The whole process stood still, and they were read at once.
        assert_eq!(told(&[(0, "\r5 \u{1b}[B\r")]).len(), 5);
    }
}
