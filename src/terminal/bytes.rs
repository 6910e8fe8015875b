//! What a terminal sends, byte by byte, as the house knows it: keys, pastes, the mouse.
//!
//! Our own reading, for what crossterm has begun to read as a paste it goes on reading for ever
//! when its end never comes (crossterm issue 1060): every key after it would be swallowed. Here
//! what is unfinished is finished by silence. Pure: bytes and the moments they came in, inputs out.

use std::time::Duration;

use crate::ui::{Code, Input, Key};

/// A lone Esc is a key when nothing has followed it for so long: the rest of a sequence is on
/// its way in the same write, and a hand is slower.
const ESC: Duration = Duration::from_millis(30);
/// A paste whose end never came is over when nothing has come for so long. Longer than a bad
/// line over SSH takes between two packets of it.
const PASTE: Duration = Duration::from_secs(1);
/// The most that is kept of a paste, in bytes: somewhat more than any list is read from.
const LARGEST: usize = 24 * 1_048_576;
/// The longest sequence of a key or of the mouse, in bytes; a longer one is none.
const SEQUENCE: usize = 64;

const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// Bytes on their way to inputs.
#[derive(Debug, Default)]
pub struct Decoder {
    /// What has come and says nothing yet.
    open: Vec<u8>,
    /// What has come of a paste whose end has not.
    paste: Option<Vec<u8>>,
}

impl Decoder {
    /// Takes what was read at once.
    pub fn take(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        for byte in bytes {
            match &mut self.paste {
                Some(paste) => {
                    paste.push(*byte);
                    if *byte == b'~' && paste.ends_with(PASTE_ENDS) {
                        paste.truncate(paste.len() - PASTE_ENDS.len());
                        self.end_paste(out);
                    } else if paste.len() > LARGEST {
                        // Too long for whoever reads it, who says so; but bounded, and its end is
                        // still seen.
                        let end = paste.split_off(paste.len() - PASTE_ENDS.len());
                        paste.truncate(LARGEST - SEQUENCE);
                        paste.extend(end);
                    }
                }
                None => {
                    self.open.push(*byte);
                    self.step(out);
                }
            }
        }
    }

    /// How long to wait for more before [`Decoder::lapse`]; none where nothing is unfinished.
    pub fn patience(&self) -> Option<Duration> {
        match (&self.paste, self.open.is_empty()) {
            (Some(_), _) => Some(PASTE),
            (None, false) => Some(ESC),
            (None, true) => None,
        }
    }

    /// Nothing more has come in time: what is unfinished is what it is.
    pub fn lapse(&mut self, out: &mut Vec<Input>) {
        self.end_paste(out);
        match self.open.as_slice() {
            [0x1b] => out.push(plain(Code::Esc)),
            [0x1b, b'['] | [0x1b, b'O'] => {
                let after = self.open.last().copied().map(char::from).unwrap_or_default();
                out.push(Input::Key(Key { code: Code::Char(after), ctrl: false, alt: true }));
            }
            _ => {}
        }
        self.open.clear();
    }

    fn end_paste(&mut self, out: &mut Vec<Input>) {
        if let Some(paste) = self.paste.take() {
            out.push(Input::Paste(String::from_utf8_lossy(&paste).into_owned()));
        }
    }

    fn step(&mut self, out: &mut Vec<Input>) {
        match read(&self.open) {
            // What goes on too long means nothing; its end is waited for, or it would be typed.
            Read::More => self.open.truncate(SEQUENCE),
            Read::Nothing => self.open.clear(),
            Read::Paste => {
                self.open.clear();
                self.paste = Some(Vec::new());
            }
            Read::Input(input) => {
                self.open.clear();
                out.push(input);
            }
            Read::Anew { esc } => {
                self.open.clear();
                self.open.push(0x1b);
                if esc {
                    out.push(plain(Code::Esc));
                }
            }
        }
    }
}

/// What the bytes so far come to.
enum Read {
    More,
    Nothing,
    Paste,
    Input(Input),
    /// The last byte begins something new; before it stood an Esc, or something that broke off.
    Anew {
        esc: bool,
    },
}

fn plain(code: Code) -> Input {
    Input::Key(Key::plain(code))
}

fn read(bytes: &[u8]) -> Read {
    match bytes {
        [] | [0x1b] => Read::More,
        [0x1b, 0x1b] => Read::Anew { esc: true },
        [0x1b, b'[', rest @ ..] => sequence(bytes, rest),
        [0x1b, b'O'] => Read::More,
        [0x1b, b'O', which] => match keypad(*which) {
            Some(code) => Read::Input(plain(code)),
            None => Read::Nothing,
        },
        [0x1b, rest @ ..] => match read(rest) {
            Read::Input(Input::Key(key)) => Read::Input(Input::Key(Key { alt: true, ..key })),
            other => other,
        },
        [b'\r'] => Read::Input(plain(Code::Enter)),
        [b'\t'] => Read::Input(plain(Code::Tab)),
        [0x7f] => Read::Input(plain(Code::Backspace)),
        [0] => Read::Input(Input::Key(Key::ctrl(' '))),
        [byte @ 0x01..=0x1a] => Read::Input(Input::Key(Key::ctrl(char::from(byte - 1 + b'a')))),
        [byte @ 0x1c..=0x1f] => Read::Input(Input::Key(Key::ctrl(char::from(byte - 0x1c + b'4')))),
        letter => match std::str::from_utf8(letter) {
            Ok(letter) => {
                letter.chars().next().map_or(Read::Nothing, |c| Read::Input(Input::Key(Key::char(c))))
            }
            Err(why) if why.error_len().is_none() => Read::More,
            Err(_) => Read::Nothing,
        },
    }
}

/// The keys of a terminal whose keypad sends sequences.
fn keypad(which: u8) -> Option<Code> {
    Some(match which {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'M' => Code::Enter,
        b'P'..=b'S' => Code::F(which - b'P' + 1),
        _ => return None,
    })
}

/// A sequence that begins with `ESC [`.
fn sequence(all: &[u8], rest: &[u8]) -> Read {
    match rest {
        [] => return Read::More,
        // The mouse as the oldest terminals tell it: three bytes, each 32 too large.
        [b'M', told @ ..] => {
            return match told {
                [button, x, y] => mouse(
                    u16::from(button.saturating_sub(32)),
                    u16::from(x.saturating_sub(32)),
                    u16::from(y.saturating_sub(32)),
                    true,
                ),
                _ => Read::More,
            };
        }
        // The Linux console's own F1 to F5.
        [b'[', which @ b'A'..=b'E'] => return Read::Input(plain(Code::F(which - b'A' + 1))),
        [b'['] => return Read::More,
        _ => {}
    }
    if all == PASTE_BEGINS {
        return Read::Paste;
    }
    let Some((end, told)) = rest.split_last() else { return Read::More };
    match end {
        0x40..=0x7e => {}
        0x20..=0x3f => return Read::More,
        0x1b => return Read::Anew { esc: false },
        _ => return Read::Nothing,
    }
    let Ok(told) = std::str::from_utf8(told) else { return Read::Nothing };
    if let Some(told) = told.strip_prefix('<') {
        let numbers: Vec<u16> = told.split(';').filter_map(|number| number.parse().ok()).collect();
        return match numbers.as_slice() {
            [button, x, y] => mouse(*button, *x, *y, *end == b'M'),
            _ => Read::Nothing,
        };
    }
    let numbers: Vec<u16> = told
        .split(';')
        .map(|number| number.split(':').next().unwrap_or_default().parse().unwrap_or(0))
        .collect();
    let first = numbers.first().copied().unwrap_or(0);
    let held = numbers.get(1).copied().unwrap_or(1).saturating_sub(1);
    let code = match end {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'Z' => Code::BackTab,
        // With another first number it is where the cursor stands, which nobody asked for.
        b'P'..=b'S' if first <= 1 => Code::F(end - b'P' + 1),
        b'M' => {
            return match numbers.as_slice() {
                [button, x, y] => mouse(button.saturating_sub(32), *x, *y, true),
                _ => Read::Nothing,
            };
        }
        b'u' => match char::from_u32(u32::from(first)) {
            Some('\r') => Code::Enter,
            Some('\t') if held & 1 == 1 => Code::BackTab,
            Some('\t') => Code::Tab,
            Some('\u{1b}') => Code::Esc,
            Some('\u{7f}') => Code::Backspace,
            Some(c) if !c.is_control() => Code::Char(c),
            _ => return Read::Nothing,
        },
        b'~' => match first {
            1 | 7 => Code::Home,
            3 => Code::Delete,
            4 | 8 => Code::End,
            5 => Code::PageUp,
            6 => Code::PageDown,
            11..=15 => Code::F(u8::try_from(first - 10).unwrap_or(1)),
            17..=21 => Code::F(u8::try_from(first - 11).unwrap_or(1)),
            23..=26 => Code::F(u8::try_from(first - 12).unwrap_or(1)),
            28 | 29 => Code::F(u8::try_from(first - 13).unwrap_or(1)),
            31..=34 => Code::F(u8::try_from(first - 14).unwrap_or(1)),
            _ => return Read::Nothing,
        },
        _ => return Read::Nothing,
    };
    // xterm: 1 Shift, 2 Alt, 4 Ctrl.
    Read::Input(Input::Key(Key { code, alt: held & 2 != 0, ctrl: held & 4 != 0 }))
}

/// The mouse: columns and rows from 1; bit 32 is a movement, 64 the wheel.
fn mouse(button: u16, x: u16, y: u16, pressed: bool) -> Read {
    // Shift, Alt and Ctrl are no other button.
    match (button & !0b1_1100, pressed) {
        (0, true) => Read::Input(Input::Click(x.saturating_sub(1), y.saturating_sub(1))),
        (64, true) => Read::Input(Input::Scroll(-3)),
        (65, true) => Read::Input(Input::Scroll(3)),
        _ => Read::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What bytes come to, silence after them.
    fn inputs(bytes: &[u8]) -> Vec<Input> {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.take(bytes, &mut out);
        decoder.lapse(&mut out);
        out
    }

    fn keys(bytes: &[u8]) -> String {
        let of = |input: &Input| match input {
            Input::Key(key) => key.to_string(),
            other => format!("{other:?}"),
        };
        inputs(bytes).iter().map(of).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_keys_of_every_terminal_are_known() {
        for (bytes, read) in [
            (&b"a\r\t\x7f "[..], "a Enter Tab Backspace Space"),
            ("Đậu".as_bytes(), "Đ ậ u"),
            ("o\u{302}\u{301}".as_bytes(), "o \u{302} \u{301}"),
            (b"\x08\x1a\x05\x00\x1c", "^H ^Z ^E ^  ^4"),
            (b"\n", "^J"),
            (b"\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F\x1b[Z", "↑ ↓ → ← Home End Shift-Tab"),
            (b"\x1bOA\x1bOB\x1bOC\x1bOD\x1bOH\x1bOF", "↑ ↓ → ← Home End"),
            (b"\x1b[5~\x1b[6~\x1b[3~\x1b[1~\x1b[4~\x1b[7~\x1b[8~", "PgUp PgDn Delete Home End Home End"),
            (b"\x1bOP\x1bOQ\x1bOR\x1bOS", "F1 F2 F3 F4"),
            (b"\x1b[11~\x1b[12~\x1b[13~\x1b[14~\x1b[15~", "F1 F2 F3 F4 F5"),
            (b"\x1b[17~\x1b[18~\x1b[19~\x1b[20~\x1b[21~\x1b[23~\x1b[24~", "F6 F7 F8 F9 F10 F11 F12"),
            (b"\x1b[[A\x1b[[E", "F1 F5"),
            (b"\x1b[1;5C\x1b[1;3D\x1b[5;5~\x1b[1;2D\x1b[1;5P", "→ Alt-← PgUp ← F1"),
            (b"\x1b", "Esc"),
            (b"\x1b\x1b", "Esc Esc"),
            (b"\x1b\x1b[A", "Esc ↑"),
            (b"\x1ba", "Alt-a"),
            ("\u{1b}đ".as_bytes(), "Alt-đ"),
            (b"\x1b[13u\x1b[97u\x1b[97;5u\x1b[27u", "Enter a ^A Esc"),
            // Answers that nobody asked for, and what nobody knows, are nothing.
            (b"\x1b[?1;2c\x1b[24;80R\x1b[I\x1b[2~x", "x"),
            (b"\x1b[99999999999999999999999999999999999999999999999999999999999999x", ""),
            (b"\xff\xc3\x28a", "a"),
            (b"\x1b[1\x1b[6~", "PgDn"),
        ] {
            let read_now = keys(bytes);
            assert_eq!(read_now, read, "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn the_mouse_is_read_in_all_three_ways() {
        for bytes in [&b"\x1b[<0;11;5M"[..], b"\x1b[32;11;5M", b"\x1b[M\x20\x2b\x25"] {
            assert_eq!(inputs(bytes), [Input::Click(10, 4)], "{}", bytes.escape_ascii());
        }
        assert_eq!(inputs(b"\x1b[<64;1;1M\x1b[<65;1;1M"), [Input::Scroll(-3), Input::Scroll(3)]);
        // Let go, moved, the right button.
        assert_eq!(inputs(b"\x1b[<0;1;1m\x1b[<35;1;1M\x1b[<2;1;1M\x1b[<32;1;1M"), []);
    }

    #[test]
    fn a_paste_is_one_input_however_it_is_cut() {
        let sent = "\u{1b}[200~1) Đậu\r\n\u{1b}[2J\t5\u{1b}[201~7".as_bytes();
        let whole = [Input::Paste("1) Đậu\r\n\u{1b}[2J\t5".to_owned()), Input::Key(Key::char('7'))];
        for cut in 0..sent.len() {
            let (mut decoder, mut out) = (Decoder::default(), Vec::new());
            decoder.take(&sent[..cut], &mut out);
            decoder.take(&sent[cut..], &mut out);
            assert_eq!(out, whole, "cut at {cut}");
        }
    }

    #[test]
    fn a_paste_whose_end_never_comes_is_over_after_a_second_and_keys_count_again() {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.take("\u{1b}[200~Nguyễn".as_bytes(), &mut out);
        assert_eq!((out.as_slice(), decoder.patience()), (&[][..], Some(PASTE)));
        decoder.lapse(&mut out);
        decoder.take(b"\x1b[6~", &mut out);
        assert_eq!(out, [Input::Paste("Nguyễn".to_owned()), plain(Code::PageDown)]);
        assert_eq!(decoder.patience(), None);
        // An end that comes too late is nothing.
        out.clear();
        decoder.take(b"\x1b[201~5", &mut out);
        assert_eq!(out, [Input::Key(Key::char('5'))]);
    }

    #[test]
    fn a_paste_of_any_size_takes_bounded_memory() {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.take(PASTE_BEGINS, &mut out);
        for _ in 0..30 {
            decoder.take(&vec![b'a'; 1_048_576], &mut out);
        }
        decoder.take(PASTE_ENDS, &mut out);
        let [Input::Paste(pasted)] = out.as_slice() else { panic!("one paste") };
        assert!((LARGEST - 2 * SEQUENCE..=LARGEST).contains(&pasted.len()), "{}", pasted.len());
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_cut_anywhere_come_to_the_same_inputs(
            bytes in proptest::collection::vec(proptest::sample::select(b"\x1b[O<20;1~MAau\r\t\x7f\xc4\x91\xff".as_slice()), 0..40),
            cut in 0usize..40,
        ) {
            let (mut decoder, mut out) = (Decoder::default(), Vec::new());
            let (before, after) = bytes.split_at(cut.min(bytes.len()));
            decoder.take(before, &mut out);
            decoder.take(after, &mut out);
            decoder.lapse(&mut out);
            proptest::prop_assert_eq!(out, inputs(&bytes));
            proptest::prop_assert_eq!(decoder.patience(), None);
        }
    }
}
