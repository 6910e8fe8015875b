//! Pictures of the real program in the middle of a scripted day, for the README and for looking:
//! `cargo run --example picture -- OUT_DIR [--size 110x30]` writes one SVG for each screen, the
//! help, the palette and what can be found, in the dark and in the light theme.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::disallowed_methods, reason = "the driver waits in real time")]

mod svg;
#[allow(dead_code, reason = "shared with the stories, which use all of it")]
#[path = "../../tests/pty/tui.rs"]
mod tui;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ngayhoi::cli::{self, Exit};
use tui::Tui;

const AGENDA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/agendas/mau-ngay-hoi.ron");

/// Set for the process that is the program itself, in the pseudo-terminal.
const PROGRAM: &str = "NGAYHOI_PICTURE_PROGRAM";

/// The day so far: when, who, and what; an item or two a little late.
const DAY: &[(&str, &str, &[&str])] = &[
    ("07:12:40", "kỹ thuật", &[r#"Tick("don-tiep/am-thanh")"#, r#"Tick("don-tiep/may-phat")"#]),
    ("07:24:05", "lễ tân 1", &[r#"Tick("don-tiep/danh-sach")"#, r#"Tick("don-tiep/so-do")"#]),
    ("07:27:30", "y tế", &[r#"Tick("don-tiep/y-te")"#]),
    ("07:30:10", "điều hành", &["Next()"]),
    ("07:52:00", "thư ký", &[r#"Tick("don-tiep/diem-danh")"#]),
    ("07:58:20", "lễ tân 1", &[r#"Tick("don-tiep/chot")"#]),
    ("08:01:15", "điều hành", &[r#"Next(from: "don-tiep")"#]),
    ("08:12:02", "điều hành", &[r#"Next(from: "van-nghe")"#]),
    ("08:14:40", "kỹ thuật", &[r#"Tick("on-dinh/buc")"#, r#"Tick("chao-co/quoc-ca")"#]),
    ("08:15:50", "MC", &[r#"Tick("on-dinh/mc-danh-sach")"#]),
    ("08:16:30", "điều hành", &[r#"Next(from: "on-dinh")"#]),
    ("08:20:55", "điều hành", &[r#"Next(from: "chao-co")"#]),
    ("08:23:10", "MC", &[r#"Tick("gioi-thieu-dai-bieu/co-mat")"#]),
    ("08:24:20", "điều hành", &[r#"Next(from: "tuyen-bo-ly-do")"#]),
    ("08:30:45", "điều hành", &[r#"Next(from: "gioi-thieu-dai-bieu")"#]),
    ("08:31:05", "thư ký", &[r#"Tick("on-lai-truyen-thong/dien-van")"#]),
    ("08:32:58", "điều hành", &[r#"Next(from: "thong-qua-chuong-trinh")"#]),
    ("08:34:00", "điều hành", &[r#"Note(item: "on-lai-truyen-thong", text: "micro 2 hú, đổi micro 3")"#]),
    ("08:35:30", "lễ tân 1", &[r#"Tick("on-lai-truyen-thong/nuoc")"#]),
    (
        "08:39:12",
        "điều hành",
        &[r#"Skip(item: "tham-luan-nha-truong", reason: "vắng diễn giả")"#, "Undo(24)"],
    ),
    ("08:40:20", "kỹ thuật", &[r#"Tick("bao-cao/slide")"#]),
    ("08:41:46", "điều hành", &[r#"Next(from: "on-lai-truyen-thong")"#]),
    ("08:46:05", "điều hành", &[r#"Park(item: "tro-choi", reason: "sân còn ướt")"#]),
    // A heat is over and the second runs, beside the ceremony.
    (
        "08:46:20",
        "trọng tài",
        &[
            r#"Contest(Draw(discipline: "tiep-suc-4x100", seed: 1924))"#,
            r#"Contest(Reading(run: (discipline: "tiep-suc-4x100", team: "to-bao-ve-an-ninh-trat-tu-1"), watch: 1, time: "42,31"))"#,
            r#"Contest(Reading(run: (discipline: "tiep-suc-4x100", team: "to-bao-ve-an-ninh-trat-tu-1"), watch: 2, time: "42,48"))"#,
            r#"Contest(Charge(run: (discipline: "tiep-suc-4x100", team: "to-bao-ve-an-ninh-trat-tu-1"), fault: "2", note: "khu vực trao lăng 3"))"#,
            r#"Contest(Reading(run: (discipline: "tiep-suc-4x100", team: "to-bao-ve-an-ninh-trat-tu-5"), watch: 1, time: "45,90"))"#,
            r#"Contest(Reading(run: (discipline: "tiep-suc-4x100", team: "to-bao-ve-an-ninh-trat-tu-5"), watch: 2, time: "46,02"))"#,
        ],
    ),
    (
        "08:48:21.700",
        "phát lệnh",
        &[
            r#"Contest(StartHeat(runs: [(discipline: "tiep-suc-4x100", team: "to-bao-ve-an-ninh-trat-tu-6"), (discipline: "tiep-suc-4x100", team: "to-bao-ve-an-ninh-trat-tu-2")]))"#,
        ],
    ),
    (
        "08:48:55",
        "giám sát 1",
        &[
            r#"Contest(Charge(run: (discipline: "tiep-suc-4x100", team: "to-bao-ve-an-ninh-trat-tu-6"), fault: "1"))"#,
        ],
    ),
    (
        "08:48:58.260",
        "bấm giờ 2",
        &[
            r#"Contest(StopWatch(run: (discipline: "tiep-suc-4x100", team: "to-bao-ve-an-ninh-trat-tu-6"), watch: 2))"#,
        ],
    ),
];

/// The moment of the pictures: the report has run for seven minutes.
const NOW: &str = "2026-08-19T08:49:00";

/// Each picture: its name, and the keys that lead there.
const PICTURES: &[(&str, &str)] = &[
    ("1-dieu-hanh", "1"),
    ("2-mc", "2"),
    ("3-chuong-trinh", "3"),
    ("4-dai-bieu", "4"),
    ("5-trao-thuong", "5"),
    ("6-hoi-thi", "6"),
    ("6-bai-thi", "6\r"),
    ("6-moi-duong", "6\r0"),
    ("6-loi", "6\r\u{1b}OR"),
    ("7-viec-can-lam", "7"),
    ("7-theo-nguoi", "7\t"),
    ("8-nhat-ky", "8"),
    ("9-hoi-truong", "9"),
    ("tro-giup", "1?"),
    ("lenh", "1\u{10}"),
    ("tim", "1\u{6}giay khen"),
];

fn main() {
    if std::env::var_os(PROGRAM).is_some() {
        std::process::exit(cli::main(std::env::args_os()) as i32);
    }
    let (out, size) = asked();
    fs::create_dir_all(&out).unwrap();
    let data = tempfile::tempdir().unwrap();
    live_the_day(data.path());
    for theme in ["dark", "light"] {
        for (name, keys) in PICTURES {
            let path = out.join(format!("{name}.{theme}.svg"));
            fs::write(&path, picture(data.path(), theme, keys, size)).unwrap();
            println!("{}", path.display());
        }
    }
}

/// The folder and the size of the window that were typed.
fn asked() -> (PathBuf, (u16, u16)) {
    let (mut out, mut size) = (None, (110, 30));
    let mut typed = std::env::args_os().skip(1);
    while let Some(word) = typed.next() {
        if word == "--size" {
            let text = typed.next().and_then(|size| size.into_string().ok()).unwrap_or_default();
            let (columns, rows) = text.split_once('x').expect("--size 110x30");
            size = (columns.parse().expect("--size 110x30"), rows.parse().expect("--size 110x30"));
        } else {
            out = Some(PathBuf::from(word));
        }
    }
    (out.expect("OUT_DIR [--size 110x30]"), size)
}

fn live_the_day(data: &Path) {
    for (at, by, commands) in DAY {
        let mut typed: Vec<OsString> =
            ["ngayhoi", "do", "--agenda", AGENDA, "--as", by, "--clock"].map(OsString::from).into();
        typed.push(format!("2026-08-19T{at}").into());
        typed.extend([OsString::from("--data"), data.into()]);
        typed.extend(commands.iter().map(OsString::from));
        assert_eq!(cli::main(typed), Exit::Done, "{at} {commands:?}");
    }
}

fn picture(data: &Path, theme: &str, keys: &str, size: (u16, u16)) -> String {
    let program = std::env::current_exe().unwrap();
    let arguments = ["run", AGENDA, "--clock", NOW, "--theme", theme, "--data", data.to_str().unwrap()];
    let mut tui = Tui::start(&program, arguments, &[(PROGRAM, "1")], size);
    tui.wait_for("08:49:0");
    tui.send(keys);
    // A running watch is drawn every tenth of a second.
    tui.wait_quiet(Duration::from_millis(70));
    let mut terminal = tui::parser(size);
    terminal.process(&svg::keep_crossed_out(&tui.raw()));
    svg::draw(terminal.screen())
}
