//! What the stories share: events, a day in a folder of its own, and processes of our own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use ngayhoi::clock::{Anchor, Timestamp};
use ngayhoi::day::{Event, Mode, Operator, ProgrammeEvent, Recorded, Seq};
use ngayhoi::journal::{AppendError, Journal, Sqlite, Trouble};
use tempfile::TempDir;

/// An event of this number by somebody; the first opens the day.
pub fn record(seq: u64, by: &str) -> Recorded {
    let event = match seq {
        1 => Event::Opened {
            agenda: "(title: \"Ngày hội\", items: [(title: \"Chào cờ\")])".to_owned(),
            mode: Mode::Live,
            date: chrono::NaiveDate::from_ymd_opt(2026, 8, 19).unwrap(),
        },
        _ => ProgrammeEvent::Noted { item: None, text: format!("ghi chú của {by}, số {seq}") }.into(),
    };
    let at = Timestamp::from_millis(1_786_000_000_000 + i64::try_from(seq).unwrap());
    Recorded { seq: Seq(seq), at, by: Operator::named(by), event }
}

/// An event that takes some 8 kB on the disk.
pub fn long_record(seq: u64) -> Recorded {
    let event = ProgrammeEvent::Noted { item: None, text: "dài ".repeat(1_600) }.into();
    Recorded { event, ..record(seq, "Cá nhân 01") }
}

pub fn records(from: u64, to: u64) -> Vec<Recorded> {
    (from..=to).map(|seq| record(seq, "Cá nhân 01")).collect()
}

pub fn anchor() -> Anchor {
    Anchor {
        boot: "boot 1".to_owned(),
        since_boot: 5,
        at: Timestamp::from_millis(1_786_000_000_000),
        speed: 1,
        since: 0,
    }
}

pub fn create(path: &Path) -> Result<Sqlite, Trouble> {
    Sqlite::create(path, Some(Path::new("/chương trình.ron")), &record(1, "Cá nhân 01"), &anchor())
}

/// A journal in a folder of its own.
pub struct Day {
    folder: TempDir,
    pub path: PathBuf,
}

impl Day {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2026-08-19-ngay-hoi.ngayhoi");
        drop(create(&path).unwrap());
        Self { folder, path }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn console(&self) -> Sqlite {
        Sqlite::open(&self.path).unwrap()
    }
}

/// What SQLite itself thinks of the file.
pub fn assert_sound(path: &Path) {
    let conn = rusqlite::Connection::open(path).unwrap();
    let verdict: String = conn.pragma_query_value(None, "integrity_check", |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
    let (count, last): (u64, u64) = conn
        .query_row("SELECT count(*), max(seq) FROM event", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!(count, last, "numbers without a gap");
}

/// Appends one event as a console does: when others were faster, it reads and decides again; when
/// the journal is held, it tries again. Returns the number it got.
pub fn record_for_sure(journal: &mut Sqlite, seen: &mut Seq, by: &str) -> Seq {
    loop {
        let next = record(seen.0 + 1, by);
        match journal.append(*seen, std::slice::from_ref(&next)) {
            Ok(()) => {
                *seen = next.seq;
                return next.seq;
            }
            Err(AppendError::Behind) => {
                *seen = journal.since(*seen).unwrap().last().map_or(*seen, |record| record.seq);
            }
            Err(AppendError::Trouble(Trouble::Locked)) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
}

/// This test program once more, in a role of [`another_process`].
pub fn process(role: &str, path: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "house::another_process", "--ignored", "--nocapture", "--test-threads=1"])
        .env("NGAYHOI_TEST_ROLE", role)
        .env("NGAYHOI_TEST_PATH", path)
        .stdout(Stdio::piped());
    command
}

/// The process and what it says.
pub fn start(mut command: Command) -> (Child, BufReader<ChildStdout>) {
    let mut child = command.spawn().unwrap();
    let said = BufReader::new(child.stdout.take().unwrap());
    (child, said)
}

/// The rest of what a process says after this word.
pub fn hear(said: &mut impl BufRead, word: &str) -> String {
    let mut line = String::new();
    while said.read_line(&mut line).unwrap() > 0 {
        // The test harness speaks on the same line before the first word.
        if let Some((_, rest)) = line.trim_end().split_once(word) {
            return rest.trim().to_owned();
        }
        line.clear();
    }
    panic!("the process ended without saying {word:?}");
}

/// Not a story: the other processes of the stories, told by their environment what to do.
#[test]
#[ignore = "the stories start it as a process of its own"]
fn another_process() {
    let role = std::env::var("NGAYHOI_TEST_ROLE").expect("run by the stories");
    let path = PathBuf::from(std::env::var_os("NGAYHOI_TEST_PATH").unwrap());
    let name = std::env::var("NGAYHOI_TEST_NAME").unwrap_or_default();
    match role.as_str() {
        "write 200" => crate::crowd::write(&path, &name, 200),
        "write for ever" => crate::crowd::write(&path, &name, u64::MAX),
        "create or open" => crate::crowd::create_or_open(&path, &name),
        "read only" => crate::trouble::read_only(&path),
        "hold" => crate::trouble::hold(&path),
        #[cfg(unix)]
        "fill up to a limit" => crate::trouble::fill_up_to_a_limit(&path),
        #[cfg(target_os = "linux")]
        "fail to sync" => crate::trouble::fail_to_sync(&path),
        "sit" => crate::seats::sit(&path),
        "settle and stay" => crate::copy::settle_and_stay(&path),
        "open and leave" => drop(Sqlite::open(&path).unwrap()),
        _ => panic!("no role {role:?}"),
    }
}

/// Waits until something holds; a minute is for ever.
pub fn wait_until(mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(60), "waited for a minute");
        thread::sleep(Duration::from_millis(1));
    }
}
