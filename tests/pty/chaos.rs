//! Keys pressed at random by somebody who leans on the keyboard.

use std::time::Duration;

use crate::house::{MODEL, Machine, WINDOW};

const KEYS: [&[u8]; 63] = [
    b"\x1b[A",
    b"\x1b[B",
    b"\x1b[C",
    b"\x1b[D",
    b"\x1b[5~",
    b"\x1b[6~",
    b"\x1b[H",
    b"\x1b[F",
    b"\r",
    b" ",
    b"\t",
    b"\x1b",
    b"\x7f",
    b"\x08",
    b"\x1a",
    b"\x19",
    b"\x10",
    b"\x06",
    b"\x0e",
    b"\x05",
    b"\x07",
    b"\x18",
    b"\x14",
    b"\x0c",
    b"\x15",
    b"\x04",
    b"\x0b",
    b"\x12",
    b"\x1b[24~",
    b"?",
    b":",
    b"+",
    b"-",
    b"\x1bOP",
    b"\x1bOQ",
    b"\x1bOR",
    b"\x1bOS",
    b"\x1b[15~",
    b"\x1b[17~",
    b"\x1b[18~",
    b"\x1b[19~",
    b"\x1b[20~",
    b"\x1b[21~",
    b"1",
    b"2",
    b"3",
    b"4",
    b"5",
    b"6",
    b"7",
    b"8",
    b"9",
    b"0",
    b"a",
    b"m",
    "đ".as_bytes(),
    "ạ".as_bytes(),
    b"\xcc\x81",
    b"\xff",
    b"\x1b[<0;20;12M",
    b"\x1b[<64;20;12M",
    b"\x1b[200~1. Ca nhan X\n2. To 5\n\x1b[201~",
    b"\x1b[200~\x1b[2J\x1b[201~",
];
const SIZES: [(u16, u16); 5] = [(110, 30), (80, 24), (20, 5), (200, 60), (100, 40)];

/// A row of numbers that looks random and is the same each time (splitmix64).
fn shuffled(seed: u64) -> impl Iterator<Item = usize> {
    (1..).map(move |n: u64| {
        let mut z = seed.wrapping_add(n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) >> 8).unwrap()
    })
}

/// `NGAYHOI_CHAOS=100000 cargo test --test pty chaos` is the long run.
#[test]
fn keys_pressed_at_random_bring_nothing_down_and_the_journal_still_reads() {
    let count = std::env::var("NGAYHOI_CHAOS").ok().and_then(|count| count.parse().ok()).unwrap_or(1_500);
    for seed in [1, 2, 3] {
        let machine = Machine::new(MODEL);
        let mut tui = machine.run(&["--clock", "07:29:50"]);
        tui.wait_for("Chưa bắt đầu");
        if seed % 2 == 0 {
            // From the drill ground, where most keys do something.
            tui.send("6");
            tui.wait_for("Hội thi gia đình chữa cháy");
            tui.send("\r");
            tui.wait_for("đồng hồ 1");
        }
        for (index, number) in shuffled(seed).take(count).enumerate() {
            tui.send(KEYS[number % KEYS.len()]);
            if index % 100 == 99 {
                tui.resize(SIZES[number % SIZES.len()]);
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        assert!(tui.is_running(), "seed {seed}:\n{}", tui.text());
        tui.resize(WINDOW);
        // Whatever is open is closed, and the console still answers.
        tui.send("\x1b");
        std::thread::sleep(Duration::from_millis(100));
        tui.send("1");
        tui.wait_for("thứ Tư 19/8");
        assert!(!machine.log().is_empty());
    }
}

#[test]
fn redrawing_asks_the_terminal_nothing_and_goes_on() {
    let machine = Machine::new(MODEL);
    let mut tui = machine.run(&["--clock", "07:29:50"]);
    tui.wait_for("Chưa bắt đầu");
    tui.send("\x0c");
    std::thread::sleep(Duration::from_millis(2_500));
    assert!(tui.is_running());
    let raw = String::from_utf8_lossy(&tui.raw()).into_owned();
    assert!(!raw.contains("\u{1b}[6n"), "a question to the terminal would be answered to the keys");
    tui.wait_for("Chưa bắt đầu");
}
