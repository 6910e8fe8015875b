//! Typing Vietnamese with a keyboard tool that is always on: what it sends, and what is recorded.
//!
//! Such a tool lets each key through and then, when a mark is due, sends backspaces and the
//! letters again, in whatever normal form it is set to.

use ngayhoi::day::{Event, Mode, ProgrammeEvent};
use ngayhoi::ui::{Code, Input, Key, Screen};
use unicode_normalization::UnicodeNormalization;

use crate::rig::{Desk, Rig};

const DAY: &str =
    r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: [(title: "Chào cờ", minutes: 5)])"#;

/// Vowels without and with letter marks, as typed before any tone.
const VOWELS: [char; 12] = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
/// Huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// What the tool's Backspace looks like on the wire.
#[derive(Clone, Copy)]
enum Back {
    /// 0x7F.
    Delete,
    /// 0x08, which Unikey sends on some Windows machines, and which arrives as Ctrl-H.
    CtrlH,
}

/// In which form the tool retypes a letter.
#[derive(Clone, Copy)]
enum Form {
    Composed,
    Decomposed,
    /// "Unicode tổ hợp": the letter mark composed, the tone by itself.
    Half,
}

fn base(vowel: char) -> char {
    vowel.nfd().next().unwrap()
}

fn retyped(vowel: char, tone: Option<char>, form: Form) -> String {
    let whole: String = std::iter::once(vowel).chain(tone).collect();
    match form {
        Form::Composed => whole.nfc().collect(),
        Form::Decomposed => whole.nfd().collect(),
        Form::Half => whole,
    }
}

fn backspace(desk: &mut Desk, back: Back) {
    let key = match back {
        Back::Delete => Key::plain(Code::Backspace),
        Back::CtrlH => Key::ctrl('h'),
    };
    desk.console.input(Input::Key(key));
}

/// Types "b", a vowel with a tone, and "n", as a tool sends it.
fn type_syllable(desk: &mut Desk, vowel: char, tone: Option<char>, back: Back, form: Form) {
    desk.write("b");
    desk.write(&base(vowel).to_string());
    if vowel != base(vowel) {
        // The second key of the letter (aa, aw, 6 …) makes the tool take back and retype.
        backspace(desk, back);
        desk.write(&retyped(vowel, None, form));
    }
    desk.write("n");
    if let Some(tone) = tone {
        // The tone key comes after the word: two letters are taken back and typed again.
        backspace(desk, back);
        backspace(desk, back);
        desk.write(&retyped(vowel, Some(tone), form));
        desk.write("n");
    }
}

#[test]
fn every_vowel_with_every_tone_is_recorded_as_it_is_read() {
    for back in [Back::Delete, Back::CtrlH] {
        for form in [Form::Composed, Form::Decomposed, Form::Half] {
            let rig = Rig::new(DAY, Mode::Live, "08:00");
            let desk = &mut rig.desk();
            for vowel in VOWELS {
                let mut expected = Vec::new();
                desk.press("F4");
                for tone in std::iter::once(None).chain(TONES.map(Some)) {
                    if !expected.is_empty() {
                        desk.write(" ");
                    }
                    type_syllable(desk, vowel, tone, back, form);
                    let whole: String = ['b', vowel].into_iter().chain(tone).chain(['n']).collect();
                    expected.push(whole.nfc().collect::<String>());
                }
                desk.press("Enter");
                let Some(Event::Programme(ProgrammeEvent::Noted { text, .. })) =
                    desk.console.day().log().last().map(|record| &record.event)
                else {
                    panic!("the note was recorded");
                };
                assert_eq!(*text, expected.join(" "));
            }
        }
    }
}

#[test]
fn backspace_takes_what_is_seen_as_one_letter() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("F4").write("Nguyê\u{303}n Thi\u{323} Thanh Ho\u{300}a").press("Backspace Backspace");
    desk.press("Enter");
    let note = desk.console.day().notes().last().unwrap();
    assert_eq!(note.text, "Nguyễn Thị Thanh H");
}

#[test]
fn the_cursor_stands_behind_what_was_typed() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("F4").write("Tổ dân phô\u{301}");
    let shown = desk.text(80, 24);
    let row = shown.lines().position(|line| line.contains("Tổ dân phố")).unwrap();
    let column = shown.lines().nth(row).unwrap().find("Tổ dân phố").unwrap();
    let before: String = shown.lines().nth(row).unwrap()[..column].to_owned();
    let cursor = desk.cursor(80, 24).expect("a text field shows its cursor");
    assert_eq!((usize::from(cursor.x), usize::from(cursor.y)), (before.chars().count() + 10, row));
}

#[test]
fn a_pasted_line_is_one_line_and_harmless() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("F4");
    desk.console.input(Input::Paste("micro 2\r\nhú\u{7}, Nguye\u{302}\u{303}n\u{1b}]0;x".to_owned()));
    assert!(desk.text(80, 24).contains("micro 2  hú␇, Nguyễn␛]0;x"), "{}", desk.text(80, 24));
}

/// Mended: what was pasted selected nothing, and Enter did nothing; in the palette the line selected
/// before stayed so.
#[test]
fn a_name_pasted_to_be_found_is_found_as_a_typed_one_is() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("^F");
    desk.console.input(Input::Paste("chao co".to_owned()));
    desk.press("Enter");
    assert_eq!(desk.console.ui().screen, Screen::Programme);
    desk.press("^P");
    desk.console.input(Input::Paste("ghi chú".to_owned()));
    desk.press("Enter").write("micro 2").press("Enter");
    assert_eq!(desk.console.day().notes().last().map(|note| note.text.as_str()), Some("micro 2"));
}
