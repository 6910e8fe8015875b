//! Full, read-only and locked, for real.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use ngayhoi::day::Seq;
use ngayhoi::journal::{AppendError, Journal, Sqlite, Trouble};

use crate::disk::{self, Disk, beside, works};
use crate::house::{self, Day, assert_sound, hear, long_record, process, records, start};

/// Appends long events until the disk is full; returns how many there are. Nothing of the refused
/// one may be there, for anybody.
fn append_until_full(journal: &mut Sqlite, path: &Path) -> u64 {
    let mut last = journal.since(Seq(0)).unwrap().last().unwrap().seq;
    loop {
        match journal.append(last, &[long_record(last.0 + 1)]) {
            Ok(()) => last = last.next(),
            Err(error) => {
                assert_eq!(error, AppendError::Trouble(Trouble::Full));
                assert_eq!(journal.since(last).unwrap(), []);
                assert_eq!(Sqlite::open(path).unwrap().since(last).unwrap(), []);
                return last.0;
            }
        }
        assert!(last < Seq(10_000), "the disk is never full");
    }
}

/// The part of a process under a file-size limit. `path` is a folder.
#[cfg(unix)]
pub fn fill_up_to_a_limit(path: &Path) {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let path = path.join("ngay-hoi.ngayhoi");
    let mut journal = house::create(&path).unwrap();
    let last = append_until_full(&mut journal, &path);
    assert!(last > 2, "something was recorded before");
    let limit = getrlimit(Resource::Fsize);
    setrlimit(Resource::Fsize, rustix::process::Rlimit { current: limit.maximum, ..limit }).unwrap();
    journal.append(Seq(last), &[long_record(last + 1)]).unwrap();
    println!("recorded {}", last + 1);
}

/// Fills a file-size limit in a process of its own, which then lifts it and goes on.
#[cfg(unix)]
fn full_by_a_limit() {
    let folder = tempfile::tempdir().unwrap();
    let ours = process("fill up to a limit", folder.path());
    let mut command = Command::new("sh");
    // Blocks of 512 bytes in some shells, of 1024 in others: 200 or 400 kB.
    command.args(["-c", "trap '' XFSZ; ulimit -S -f 400; exec \"$0\" \"$@\""]);
    command.arg(ours.get_program()).args(ours.get_args()).stdout(std::process::Stdio::piped());
    for (key, value) in ours.get_envs() {
        command.env(key, value.unwrap_or_default());
    }
    let (mut child, mut said) = start(command);
    let recorded: u64 = hear(&mut said, "recorded").parse().unwrap();
    assert!(child.wait().unwrap().success());
    let path = folder.path().join("ngay-hoi.ngayhoi");
    assert_eq!(Sqlite::open(&path).unwrap().since(Seq(0)).unwrap().len() as u64, recorded);
    assert_sound(&path);
}

#[cfg(unix)]
#[test]
fn a_file_size_limit_is_a_full_disk_and_the_day_goes_on_when_it_is_lifted() {
    full_by_a_limit();
}

#[cfg(unix)]
#[test]
fn a_full_disk_loses_nothing_and_the_day_goes_on_when_there_is_space() {
    let Some(disk) = Disk::mount("1m") else {
        eprintln!("no disk may be mounted here: a file-size limit takes its place");
        return full_by_a_limit();
    };
    let path = disk.path().join("ngay-hoi.ngayhoi");
    let mut one = house::create(&path).unwrap();
    let mut two = Sqlite::open(&path).unwrap();
    let filler = disk.path().join("phim");
    let mut film = File::create(&filler).unwrap();
    while film.write_all(&[7; 4096]).is_ok() {}
    // Not quite full: some events still fit.
    film.set_len(film.metadata().unwrap().len() - 65_536).unwrap();
    let last = append_until_full(&mut one, &path);
    assert!(last > 2, "something was recorded before");
    for _ in 0..20 {
        let refused = two.append(Seq(last), &[long_record(last + 1)]);
        assert_eq!(refused, Err(AppendError::Trouble(Trouble::Full)));
    }
    assert_eq!(two.since(Seq(0)).unwrap().len() as u64, last);
    let elsewhere = disk.path().join("other.ngayhoi");
    assert_eq!(house::create(&elsewhere).err(), Some(Trouble::Full));
    assert!(!elsewhere.exists());

    // On a full disk the journal is lost as well, and cannot be restored at once.
    let all = two.since(Seq(0)).unwrap();
    for suffix in ["", "-wal", "-shm"] {
        fs::remove_file(beside(&path, suffix)).unwrap();
    }
    // The consoles still hold the space of the removed files; the film takes it when they let go.
    let restored = loop {
        while film.write_all(&[7; 512]).is_ok() {}
        match (one.restore(&all), one.append(Seq(last), &[])) {
            (Err(Trouble::Full), Err(AppendError::Trouble(Trouble::Gone))) => break Err(Trouble::Full),
            (Ok(()), Ok(())) => break Ok(()),
            (Err(Trouble::Full), _) => {}
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(restored, Err(Trouble::Full));
    assert!(!path.exists());
    fs::remove_file(&filler).unwrap();
    drop(film);
    one.restore(&all).unwrap();
    two.restore(&all).unwrap();
    one.append(Seq(last), &[long_record(last + 1)]).unwrap();
    two.append(Seq(last + 1), &[long_record(last + 2)]).unwrap();
    assert_eq!(Sqlite::open(&path).unwrap().since(Seq(0)).unwrap().len() as u64, last + 2);
    assert_sound(&path);
}

/// A folder, and how to make it read-only (or writable again) in a way that this user cannot get
/// around; tells whether that worked.
type Way = (PathBuf, Box<dyn Fn(bool) -> bool>);

fn read_only_ways() -> Vec<Way> {
    let mut ways = Vec::<Way>::new();
    if let Some(disk) = Disk::mount("4m") {
        ways.push((disk.path().to_owned(), Box::new(move |on| disk.read_only(on))));
    }
    let folder = tempfile::tempdir().unwrap();
    ways.push((folder.path().to_owned(), Box::new(move |on| disk::read_only(folder.path(), on))));
    ways
}

#[test]
fn a_read_only_day_can_be_read_and_says_that_nothing_is_recorded() {
    let mut told = 0;
    for (folder, read_only) in read_only_ways() {
        let path = folder.join("ngay-hoi.ngayhoi");
        house::create(&path).unwrap().append(Seq(1), &records(2, 3)).unwrap();
        if !read_only(true) {
            eprintln!("one way to make a folder read-only is not permitted here");
            read_only(false);
            continue;
        }
        let mut one = Sqlite::open(&path).unwrap();
        let seen = one.since(Seq(0));
        let refused = one.append(Seq(3), &records(4, 4));
        let created = house::create(&folder.join("new.ngayhoi")).err();
        let clock = one.keep_anchor(&ngayhoi::clock::Anchor { boot: "boot 2".to_owned(), ..house::anchor() });
        let listed = ngayhoi::journal::folder::list(&folder).unwrap();
        assert!(read_only(false));
        assert_eq!(seen.unwrap(), records(1, 3));
        assert_eq!(refused, Err(AppendError::Trouble(Trouble::ReadOnly)));
        assert_eq!(created, Some(Trouble::ReadOnly));
        assert_eq!(clock, Err(Trouble::ReadOnly));
        assert_eq!(listed[0].head.as_ref().unwrap().last, records(3, 3)[0]);
        // The same console goes on as soon as it can.
        one.append(Seq(3), &records(4, 4)).unwrap();
        assert_eq!(Sqlite::open(&path).unwrap().since(Seq(0)).unwrap(), records(1, 4));
        assert_sound(&path);
        told += 1;
    }
    if told == 0 {
        eprintln!("no folder can be made read-only here: somebody else's takes its place");
        #[cfg(unix)]
        read_as_somebody_else();
    }
}

/// The part of a process that comes to a journal which it may only read.
pub fn read_only(path: &Path) {
    let mut one = Sqlite::open(path).unwrap();
    assert_eq!(one.since(Seq(0)).unwrap(), records(1, 3));
    assert_eq!(one.append(Seq(3), &records(4, 4)), Err(AppendError::Trouble(Trouble::ReadOnly)));
    println!("told so");
}

/// Where root can neither mount nor make immutable (a container), another user still can read and
/// not write.
#[cfg(unix)]
fn read_as_somebody_else() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let path = folder.path().join("ngay-hoi.ngayhoi");
    house::create(&path).unwrap().append(Seq(1), &records(2, 3)).unwrap();
    // The build's folder may be out of their reach.
    let program = folder.path().join("program");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let ours = process("read only", &path);
    let mut command = Command::new(program);
    command.args(ours.get_args()).uid(65_534).stdout(std::process::Stdio::piped());
    for (key, value) in ours.get_envs() {
        command.env(key, value.unwrap_or_default());
    }
    let (mut child, mut said) = start(command);
    hear(&mut said, "told so");
    assert!(child.wait().unwrap().success());
    assert_eq!(Sqlite::open(&path).unwrap().since(Seq(0)).unwrap(), records(1, 3));
}

#[test]
fn a_journal_made_read_only_under_a_running_day_loses_nothing() {
    let day = Day::new();
    let mut one = day.console();
    one.append(Seq(1), &records(2, 3)).unwrap();
    let log = beside(&day.path, "-wal");
    let log = log.to_str().unwrap();
    if works("chattr", &["+i", log]) {
        let refused = one.append(Seq(3), &records(4, 4));
        let seen = one.since(Seq(0));
        assert!(works("chattr", &["-i", log]));
        assert_eq!(refused, Err(AppendError::Trouble(Trouble::ReadOnly)));
        assert_eq!(seen.unwrap(), records(1, 3));
        one.append(Seq(3), &records(4, 4)).unwrap();
    } else {
        // Without the right to forbid it to oneself, an open file goes on being written.
        for suffix in ["", "-wal", "-shm"] {
            let path = beside(&day.path, suffix);
            let mut permissions = fs::metadata(&path).unwrap().permissions();
            permissions.set_readonly(true);
            fs::set_permissions(&path, permissions).unwrap();
        }
        one.append(Seq(3), &records(4, 4)).unwrap();
    }
    assert_eq!(one.since(Seq(0)).unwrap(), records(1, 4));
    drop(one);
    assert_eq!(day.console().since(Seq(0)).unwrap(), records(1, 4));
    assert_sound(&day.path);
}

/// The part of a process whose disk fails to sync, and which then dies.
#[cfg(target_os = "linux")]
pub fn fail_to_sync(path: &Path) {
    let flag = std::env::var_os("NGAYHOI_TEST_NO_SYNC").unwrap();
    let mut journal = Sqlite::open(path).unwrap();
    journal.append(Seq(1), &records(2, 2)).unwrap();
    File::create(flag).unwrap();
    println!("refused {}", journal.append(Seq(2), &records(3, 3)).is_err());
    std::process::abort();
}

/// The log then holds the whole commit: without care, whoever opens the journal next would find
/// an event of which was said that it is not recorded.
#[cfg(target_os = "linux")]
#[test]
fn what_could_not_be_synced_does_not_appear_after_a_crash() {
    let day = Day::new();
    let shim = day.folder().join("no_sync.so");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/journal/no_sync.c");
    let built = works("cc", &["-shared", "-fPIC", "-o", shim.to_str().unwrap(), source]);
    assert!(built, "the C compiler that SQLite was built with is needed here too");
    let mut command = process("fail to sync", &day.path);
    command.env("LD_PRELOAD", &shim).env("NGAYHOI_TEST_NO_SYNC", day.folder().join("no-sync"));
    let (mut child, mut said) = start(command);
    assert_eq!(hear(&mut said, "refused"), "true");
    assert!(!child.wait().unwrap().success());
    let mut later = day.console();
    assert_eq!(later.since(Seq(0)).unwrap(), records(1, 2));
    later.append(Seq(2), &records(3, 3)).unwrap();
    assert_sound(&day.path);
}

/// The part of another program that holds the journal for five seconds.
pub fn hold(path: &Path) {
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.execute_batch("BEGIN EXCLUSIVE").unwrap();
    println!("held");
    std::thread::sleep(Duration::from_secs(5));
    conn.execute_batch("ROLLBACK").unwrap();
}

#[test]
fn a_journal_held_for_five_seconds_is_said_to_be_locked_at_once_and_then_goes_on() {
    let day = Day::new();
    let mut one = day.console();
    let (mut holder, mut said) = start(process("hold", &day.path));
    hear(&mut said, "held");
    let start = Instant::now();
    let mut refused = 0;
    loop {
        let asked = Instant::now();
        match one.append(Seq(1), &records(2, 2)) {
            Ok(()) => break,
            Err(error) => assert_eq!(error, AppendError::Trouble(Trouble::Locked)),
        }
        assert!(asked.elapsed() < Duration::from_secs(1), "the screen waited {:?}", asked.elapsed());
        assert_eq!(one.since(Seq(0)).unwrap(), records(1, 1), "reading goes on meanwhile");
        refused += 1;
        assert!(start.elapsed() < Duration::from_secs(30));
    }
    assert!(refused >= 5, "refused {refused} times");
    assert!(holder.wait().unwrap().success());
    assert_eq!(day.console().since(Seq(0)).unwrap(), records(1, 2));
}
