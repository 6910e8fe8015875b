//! How far a stopwatch is from the truth: `cargo bench --bench stopwatch [-- CONSOLES RUNS]`.
//!
//! One day, twenty consoles in pseudo-terminals. One of them is the timekeeper's: a key is written
//! to its terminal to start its watch and to stop it, at moments that are known by the machine's
//! own monotonic clock. The others look on, at the ground and elsewhere, and tick things all the
//! while. What the journal recorded is held against what was true.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::disallowed_methods, reason = "real keys, pressed in real time")]

#[allow(dead_code, reason = "shared with the stories, which use all of it")]
#[path = "../tests/pty/tui.rs"]
mod tui;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;
use serde_json::Value;
use tui::Tui;

/// From a start to its stop: longer than a second press.
const RUN: Duration = Duration::from_millis(2150);

/// The machine's time since it was started, in milliseconds, as the program reads it.
fn since_boot() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

fn main() {
    let mut asked = std::env::args().skip(1).filter_map(|word| word.parse::<usize>().ok());
    let (consoles, runs) = (asked.next().unwrap_or(20), asked.next().unwrap_or(100));
    let folder = tempfile::tempdir().unwrap();
    let agenda = folder.path().join("hoi-thi.ron");
    let teams: Vec<String> = (1..=runs).map(|n| format!("\"Đội {n:03}\"")).collect();
    let checks: Vec<String> = (1..=consoles).map(|n| format!("\"Việc {n:02}\"")).collect();
    let text = format!(
        "(title: \"Ngày hội\", items: [(id: \"thi\", title: \"Hội thi\", checks: [{}], contest: (teams: [{}], \
         disciplines: [(id: \"chay\", title: \"Chạy tiếp sức\")]))])",
        checks.join(", "),
        teams.join(", ")
    );
    std::fs::write(&agenda, text).unwrap();
    let journal = folder.path().join("ngay.ngayhoi");
    let open = |name: &str| console(&agenda, &journal, name);

    let mut timekeeper = open("bấm giờ 1");
    timekeeper.send("6\r");
    timekeeper.wait_for("đồng hồ 1");
    let stop = Arc::new(AtomicBool::new(false));
    let others: Vec<_> = (1..consoles)
        .map(|n| {
            let mut other = open(&format!("máy {n}"));
            let stop = Arc::clone(&stop);
            thread::spawn(move || {
                // Every third looks at the watch; the others work on the day's checks.
                other.send(if n % 3 == 0 { "6\r" } else { "7" });
                while !stop.load(Ordering::Relaxed) {
                    thread::sleep(Duration::from_millis(700 + 13 * u64::try_from(n).unwrap()));
                    other.send(if n % 3 == 0 { "\u{1b}[B" } else { "\u{1b}[B " });
                }
            })
        })
        .collect();

    let mut true_moments = Vec::new();
    for n in 1..=runs {
        for pause in [RUN, Duration::from_millis(150)] {
            true_moments.push(since_boot());
            timekeeper.send(" ");
            thread::sleep(pause);
        }
        if n < runs {
            timekeeper.send("\t");
            timekeeper.wait_for(&format!("ĐỘI {:03}", n + 1));
        }
    }
    stop.store(true, Ordering::Relaxed);
    others.into_iter().for_each(|other| other.join().unwrap());
    timekeeper.kill();

    let (recorded, events) = recorded(&journal);
    assert_eq!(recorded.len(), true_moments.len(), "a key was lost");
    let keys = recorded.iter().zip(&true_moments).map(|(recorded, truth)| recorded - truth).collect();
    let lengths = |moments: &[f64]| -> Vec<f64> { moments.chunks(2).map(|pair| pair[1] - pair[0]).collect() };
    let runs_apart = lengths(&recorded).iter().zip(lengths(&true_moments)).map(|(a, b)| a - b).collect();
    println!(
        "{consoles} consoles, {} keys, {events} events in the journal; error in milliseconds:",
        recorded.len()
    );
    show("a key, against the moment it was written", keys);
    show("a run, start to stop", runs_apart);
}

fn console(agenda: &Path, journal: &Path, name: &str) -> Tui {
    let program = Path::new(env!("CARGO_BIN_EXE_ngayhoi"));
    let arguments = ["run", agenda.to_str().unwrap(), "--journal", journal.to_str().unwrap(), "--as", name];
    let tui = Tui::start(program, arguments, &[], (80, 24));
    tui.wait_until("the first screen", |screen| screen.alternate_screen());
    tui.wait_for("Ngày hội");
    tui
}

/// The moments of the watch in time since boot, and how many events there are in all.
fn recorded(journal: &Path) -> (Vec<f64>, usize) {
    let connection = Connection::open(journal).unwrap();
    let anchor: String =
        connection.query_row("SELECT value FROM meta WHERE key = 'anchor'", [], |row| row.get(0)).unwrap();
    let anchor: Value = serde_json::from_str(&anchor).unwrap();
    let (at, since) = (anchor["at"].as_i64().unwrap(), anchor["since_boot"].as_i64().unwrap());
    let mut statement = connection.prepare("SELECT kind, body FROM event ORDER BY seq").unwrap();
    let rows =
        statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap();
    let rows: Vec<(String, String)> = rows.map(Result::unwrap).collect();
    let moments = rows.iter().filter(|(kind, _)| kind == "contest").map(|(_, body)| {
        let body: Value = serde_json::from_str(body).unwrap();
        let (_, what) = body["what"].as_object().unwrap().iter().next().unwrap();
        (what["at"].as_i64().unwrap() - at + since) as f64
    });
    (moments.collect(), rows.len())
}

fn show(what: &str, mut errors: Vec<f64>) {
    errors.sort_by(f64::total_cmp);
    let at = |part: f64| errors[((errors.len() - 1) as f64 * part).round() as usize];
    println!("  {what}: min {:.2}, median {:.2}, p95 {:.2}, max {:.2}", at(0.0), at(0.5), at(0.95), at(1.0));
}
