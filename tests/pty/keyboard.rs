//! A Vietnamese keyboard tool is on, as it always is.
//!
//! Such a tool does not type letters: it takes back what was typed (0x7f, or 0x08 on some
//! Windows machines) and types it anew with its mark; some tools send the mark alone, some select
//! what is to be replaced, some send an invisible character first. None of that may do anything
//! in command mode but choose a screen by its digit.

use std::thread;
use std::time::Duration;

use unicode_normalization::UnicodeNormalization;

use crate::house::{CTRL_F, ESC, MODEL, Machine, QUANG_AN};
use crate::tui::{Tui, flowed};

/// How a tool takes back a letter, and in which form it types.
#[derive(Clone, Copy)]
struct Tool {
    back: &'static str,
    decomposed: bool,
}

const TOOLS: [Tool; 4] = [
    Tool { back: "\u{7f}", decomposed: false },
    Tool { back: "\u{8}", decomposed: false },
    Tool { back: "\u{7f}", decomposed: true },
    Tool { back: "\u{8}", decomposed: true },
];

/// Each vowel as typed, with its mark, and with its mark and each tone.
const VOWELS: [(char, char, &str); 12] = [
    ('a', 'a', "àảãáạ"),
    ('a', 'ă', "ằẳẵắặ"),
    ('a', 'â', "ầẩẫấậ"),
    ('e', 'e', "èẻẽéẹ"),
    ('e', 'ê', "ềểễếệ"),
    ('i', 'i', "ìỉĩíị"),
    ('o', 'o', "òỏõóọ"),
    ('o', 'ô', "ồổỗốộ"),
    ('o', 'ơ', "ờởỡớợ"),
    ('u', 'u', "ùủũúụ"),
    ('u', 'ư', "ừửữứự"),
    ('y', 'y', "ỳỷỹýỵ"),
];

impl Tool {
    fn letter(self, letter: char) -> String {
        if self.decomposed { letter.nfd().collect() } else { letter.to_string() }
    }

    /// What arrives when a letter is typed step by step: `a`, then `â` in its place, then `ấ`.
    fn steps(self, steps: &[char]) -> String {
        steps.iter().map(|step| self.letter(*step)).collect::<Vec<_>>().join(self.back)
    }

    /// Every vowel with every tone, and đ, small and capital.
    fn alphabet(self) -> String {
        let mut keys = self.steps(&['d', 'đ']) + &self.steps(&['D', 'Đ']);
        for (plain, marked, toned) in VOWELS {
            for tone in toned.chars() {
                keys += &self.steps(&[plain, marked, tone]);
                let capital = |letter: char| letter.to_uppercase().next().unwrap();
                keys += &self.steps(&[capital(plain), capital(marked), capital(tone)]);
            }
        }
        keys
    }
}

/// What arrives where the tool does not know that it should be quiet, or is off: the raw keys of
/// Telex and VNI; marks alone; a selection that is typed over; invisible characters.
const STRAY: [&str; 6] = [
    "ddajosfxrwz[]{}DDAJWuwow",
    "d9a1a2a3a4a5a6a7a8o6e6u7d9a0",
    "a\u{300}e\u{302}\u{309}o\u{31b}u\u{323}\u{303}\u{301}",
    "a\u{1b}[1;2Dạ\u{1b}[1;2Dậ",
    "\u{202f}\u{7f}\u{7f}ạ\u{200b}\u{8}đ",
    "\u{7f}\u{7f}\u{8}\u{8}\u{8}\u{7f}",
];

/// A day in which much could go wrong: an item runs, checks can be ticked.
fn running() -> Machine {
    let machine = Machine::new(MODEL);
    machine.put(
        "08:00:00",
        &["StartAhead(\"bao-cao\")", "Tick(\"bao-cao/slide\")", "Adjust(item: \"bao-cao\", by: \"2 phút\")"],
    );
    machine
}

fn on_screen(tui: &mut Tui, digit: &str) {
    // What runs and how long it has, and what comes next, on screen 1: nothing has moved them.
    let titles: &[&str] = match digit {
        "1" => &["▶ 08:00 Báo cáo kết quả", " / 12:00 ○ 08:12 Đón tiếp đại biểu"],
        "3" => &["kế hoạch thực tế phút mục"],
        "7" => &["Việc cần làm · theo mục"],
        "8" => &["Nhật ký"],
        _ => panic!("no story on screen {digit}"),
    };
    tui.press_until(digit, &titles.join(", "), |screen| {
        let text = flowed(&screen.contents());
        titles.iter().all(|title| text.contains(title))
    });
}

#[test]
fn telex_and_vni_left_on_in_command_mode_record_nothing_at_all() {
    let machine = running();
    let before = machine.log();
    let mut tui = machine.run(&["--clock", "08:05:00"]);
    let whole: Vec<String> =
        TOOLS.iter().map(|tool| tool.alphabet()).chain(STRAY.map(str::to_owned)).collect();
    for digit in ["1", "3", "7", "8"] {
        for keys in &whole {
            on_screen(&mut tui, digit);
            tui.send(keys);
        }
    }
    on_screen(&mut tui, "1");
    assert!(tui.is_running());
    assert_eq!(machine.log(), before);
}

#[test]
fn slow_typing_with_a_tool_on_records_nothing_at_all() {
    let machine = running();
    let before = machine.log();
    thread::scope(|scope| {
        for digit in ["1", "3", "7", "8"] {
            let mut tui = machine.run(&["--clock", "08:05:00"]);
            scope.spawn(move || {
                let streams = [
                    "dd\u{7f}đaj\u{7f}ạos\u{8}ó",
                    STRAY[0],
                    STRAY[1],
                    STRAY[2],
                    STRAY[4],
                    "Đứ\u{8}\u{8}đư\u{301}c",
                ];
                for keys in streams {
                    on_screen(&mut tui, digit);
                    // Byte by byte, in the middle of letters too: so close that it is one burst.
                    for byte in keys.bytes() {
                        tui.send([byte]);
                        thread::sleep(Duration::from_millis(12));
                    }
                    // And at the pace of a hand: each of them counts for itself.
                    on_screen(&mut tui, digit);
                    for key in keys.chars() {
                        tui.send(key.to_string());
                        thread::sleep(Duration::from_millis(45));
                    }
                }
                on_screen(&mut tui, digit);
                assert!(tui.is_running());
            });
        }
    });
    assert_eq!(machine.log(), before);
}

#[test]
fn a_name_is_found_however_the_tool_types_it() {
    let machine = Machine::new(QUANG_AN);
    let mut tui = machine.run(&[]);
    let streams = [
        // Telex and VNI, the mark on the last vowel, and on the one before.
        "hoa\u{7f}à",
        "hoa\u{8}à",
        "hoa\u{7f}\u{7f}òa",
        "hoa\u{8}\u{8}òa",
        "h\u{7f}ho\u{7f}o\u{7f}oa\u{7f}\u{7f}òa",
        // Decomposed: with the letter, and the mark alone.
        "hoa\u{7f}a\u{300}",
        "hoa\u{300}",
        "hoa",
        "HOÀ",
    ];
    for keys in streams {
        for slow in [false, true] {
            tui.send(CTRL_F);
            tui.wait_for("tên người, mục, đội, việc");
            if slow {
                for byte in keys.bytes() {
                    tui.send([byte]);
                    thread::sleep(Duration::from_millis(4));
                }
            } else {
                tui.send(keys);
            }
            tui.wait_for("Nguyễn Thị Thanh Hòa");
            tui.wait_until("nobody else", |screen| !screen.contents().contains("Ngô Văn Dụ"));
            tui.send(ESC);
            tui.wait_without("Nguyễn Thị Thanh Hòa");
        }
    }
    for keys in ["duc", "dd\u{7f}\u{7f}đuc", "d\u{7f}đu\u{7f}ưc\u{7f}\u{7f}ức", "DUC"] {
        tui.send(CTRL_F);
        tui.wait_for("tên người, mục, đội, việc");
        tui.send(keys);
        tui.wait_for("Nguyễn Đức Kiên");
        // Enter goes there.
        tui.send("\r");
        tui.wait_for("Đại biểu, theo thứ tự giới thiệu");
        tui.send("1");
        tui.wait_for("Chưa bắt đầu");
    }
    assert_eq!(machine.kinds(), ["opened"]);
}

#[test]
fn a_burst_of_keys_and_a_long_paste_arrive_whole_and_at_once() {
    let machine = running();
    let mut tui = machine.run(&["--clock", "08:05:00"]);
    // More than any read holds, of keys that no text is made of: the last of them counts.
    for length in [1024, 2048, 4000] {
        on_screen(&mut tui, "3");
        tui.send("\u{1b}[B".repeat(length) + "7");
        tui.wait_for("Việc cần làm · theo mục");
    }
    let words = "một hai ba bốn năm sáu bảy tám chín mười ".repeat(100);
    tui.send(CTRL_F);
    tui.send(format!("\u{1b}[200~{words}\u{1b}[201~"));
    tui.wait_for("Không thấy gì");
    tui.send(ESC);
    tui.wait_without("Không thấy gì");
    on_screen(&mut tui, "8");
}

/// A terminal that does not mark pastes, as those of Windows: what is pasted arrives as keys.
const LIST: &str = "1) Cá nhân 01 - Tổ 3\r2) Cá nhân 02\tTổ 5\r\n3) Cá nhân 03 4 5 7\r";

#[test]
fn a_list_that_arrives_as_keys_is_a_paste_and_nothing_in_it_acts() {
    let machine = running();
    let before = machine.log();
    let mut tui = machine.run(&["--clock", "08:05:00"]);
    for pause in [0, 1, 2, 5, 20, 30] {
        for digit in ["1", "3", "7", "8"] {
            tui.send(digit);
            thread::sleep(Duration::from_millis(100));
            for letter in LIST.chars() {
                tui.send(letter.to_string());
                thread::sleep(Duration::from_millis(pause));
            }
            tui.wait_for("Vừa dán 3 dòng");
            // A key pressed at once after it would still belong to it.
            thread::sleep(Duration::from_millis(400));
        }
    }
    assert_eq!(machine.log(), before);
    // Where lists are taken, it is looked at.
    tui.send("5");
    thread::sleep(Duration::from_millis(400));
    tui.send(LIST);
    tui.wait_for("Danh sách vừa dán");
    assert_eq!(machine.log(), before);
}

/// The least of several tries: whatever else the machine does only adds to it.
#[test]
fn one_key_is_held_back_no_longer_than_a_hand_needs_for_the_next() {
    let machine = running();
    let mut tui = machine.run(&["--clock", "08:05:00"]);
    let (mut text, mut other) = (Vec::new(), Vec::new());
    for _ in 0..8 {
        tui.send("7");
        text.push(tui.wait_for("Việc cần làm · theo mục"));
        tui.send(CTRL_F);
        other.push(tui.wait_for("tên người, mục, đội, việc"));
        tui.send(ESC);
        tui.wait_without("tên người, mục, đội, việc");
        tui.send("8");
        tui.wait_without("Việc cần làm · theo mục");
    }
    let (text, other) = (text.iter().min().unwrap(), other.iter().min().unwrap());
    println!("a digit: {text:?}; Ctrl-F: {other:?}");
    assert!(*text < *other + Duration::from_millis(60), "a digit {text:?}, Ctrl-F {other:?}");
}

#[test]
fn a_paste_whose_end_never_comes_swallows_no_keys() {
    let machine = running();
    let mut tui = machine.run(&["--clock", "08:05:00"]);
    tui.send("\u{1b}[200~Nguyen");
    tui.wait_for("Vừa dán 1 dòng (“Nguyen”)");
    on_screen(&mut tui, "7");
}

/// What a tool sends for "b", a vowel with a tone, "n": each key as it is pressed, then backspaces
/// and the letters again.
fn syllable(vowel: char, tone: Option<char>, back: &str, form: fn(&str) -> String) -> String {
    let base = vowel.nfd().next().unwrap();
    let whole: String = std::iter::once(vowel).chain(tone).collect();
    let mut keys = format!("b{base}");
    if vowel != base {
        keys += &format!("{back}{}", form(&vowel.to_string()));
    }
    keys.push('n');
    if tone.is_some() {
        keys += &format!("{back}{back}{}n", form(&whole));
    }
    keys
}

/// Every vowel with every tone, typed into a note of the real program: in one burst and byte by
/// byte, with either Backspace, retyped composed, decomposed, and half composed.
#[test]
fn every_vowel_with_every_tone_is_recorded_as_it_is_read() {
    const VOWELS: [char; 12] = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
    const TONES: [Option<char>; 6] =
        [None, Some('\u{300}'), Some('\u{309}'), Some('\u{303}'), Some('\u{301}'), Some('\u{323}')];
    let composed: fn(&str) -> String = |text| text.nfc().collect();
    let decomposed: fn(&str) -> String = |text| text.nfd().collect();
    let half: fn(&str) -> String = str::to_owned;
    let machine = Machine::new(MODEL);
    let mut tui = machine.run(&["--clock", "07:00"]);
    let mut expected = Vec::new();
    for (back, form, slow) in [
        ("\u{7f}", composed, false),
        ("\u{8}", composed, false),
        ("\u{7f}", decomposed, false),
        ("\u{8}", half, true),
    ] {
        for vowel in VOWELS {
            let typed = TONES.map(|tone| syllable(vowel, tone, back, form)).join(" ");
            let read = TONES.map(|tone| {
                let whole: String = ['b', vowel].into_iter().chain(tone).chain(['n']).collect();
                whole.nfc().collect::<String>()
            });
            let note = format!("{} {}", expected.len(), read.join(" "));
            tui.send(format!("\u{1b}OS{} ", expected.len()));
            if slow {
                for byte in typed.as_bytes() {
                    tui.send([*byte]);
                    thread::sleep(Duration::from_millis(1));
                }
            } else {
                tui.send(&typed);
            }
            tui.send("\r");
            tui.wait_for(&format!("ghi chú: {note}"));
            expected.push(note);
        }
    }
    let notes: Vec<String> = machine
        .log()
        .iter()
        .filter(|record| record["kind"] == "noted")
        .map(|record| record["body"]["text"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(notes, expected);
}
