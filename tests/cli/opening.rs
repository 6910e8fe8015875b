//! One day, not several: who opens it, which one is meant, and what cannot be read.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::shell::{AGENDA, Said, Shell, said};

/// The journals of the data folder.
fn journals(shell: &Shell) -> Vec<PathBuf> {
    let is_one = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "ngayhoi");
    shell.files("data").into_keys().filter(is_one).collect()
}

#[track_caller]
fn put(shell: &Shell, at: &str, more: &[&str]) -> Said {
    shell.run(&[&["--clock", at, "do", "--agenda", "a.ron"], more].concat())
}

fn note(text: &str) -> String {
    format!("Note(text: \"{text}\")")
}

#[test]
fn all_that_is_typed_is_understood_before_any_of_it_is_done() {
    let shell = Shell::with_agenda();
    // Not even a day is begun for what is not understood.
    put(&shell, "07:30", &[&note("một"), "Nxt()"]).exits(1).err_says("Không có lệnh Nxt()");
    assert_eq!(journals(&shell), Vec::<PathBuf>::new());

    put(&shell, "07:30", &[&note("mở ngày")]).exits(0);
    put(&shell, "07:31", &[&note("hai"), "Next("]).exits(1);
    assert_eq!(shell.run(&["log"]).out.lines().count(), 2, "the first command was not done either");

    // A flag after the command is a flag, and the live day is left alone.
    put(&shell, "07:31", &["--journal", "khac", &note("mở ngày khác")]).exits(0);
    let said = shell.run(&["do", &note("chỗ kia"), "--journal", "khac", "--as", "MC"]).exits(0);
    assert_eq!((said.out.lines().count(), said.err.as_str()), (1, ""));
    assert_eq!(shell.run(&["log"]).out.lines().count(), 2);
    assert!(shell.run(&["log", "--journal", "khac"]).out.contains("MC  ghi chú: chỗ kia"));
    shell.run(&["do", &note("x"), "--jurnal", "khac"]).exits(2);
    assert_eq!(shell.run(&["log", "--journal", "khac"]).out.lines().count(), 3);
}

/// Starts so many that each may be the one to open the day, all at once; one day comes of it.
fn crowd_opens(rounds: usize, many: usize) {
    for round in 0..rounds {
        let shell = Shell::with_agenda();
        let place: &[&str] = if round % 2 == 0 { &[] } else { &["--journal", "j.ngayhoi"] };
        let start = |n: usize| {
            let (name, text) = (format!("bàn {n}"), note(&format!("ghi {n}")));
            let args =
                [&["--clock", "07:30", "do", "--agenda", "a.ron", "--as", &name, &text], place].concat();
            shell.command(&args).spawn().unwrap()
        };
        let started: Vec<_> = (0..many).map(start).collect();
        for child in started {
            said(child.wait_with_output().unwrap()).exits(0);
        }
        assert_eq!(journals(&shell).len(), if place.is_empty() { 1 } else { 0 }, "round {round}");
        let log = shell.run(&[&["log"], place].concat()).exits(0).out;
        assert_eq!(log.lines().count(), many + 1, "round {round}: {log}");
    }
}

#[test]
fn of_twenty_who_open_the_day_at_once_one_opens_it_and_the_others_join() {
    crowd_opens(4, 20);
}

/// `cargo test --test cli fifty_rounds -- --ignored`
#[test]
#[ignore = "takes a minute"]
fn fifty_rounds_of_twenty_who_open_the_day_at_once() {
    crowd_opens(50, 20);
}

#[test]
fn on_a_later_date_it_is_said_whether_the_day_goes_on_or_another_begins() {
    let shell = Shell::with_agenda();
    put(&shell, "2026-08-19T07:30", &["Next()"]).exits(0);
    let said = put(&shell, "2026-08-20T07:30", &[&note("mưa")]).exits(1);
    for part in ["19/8/2026  Ngày hội  (đang mở, 2 sự kiện)", "--continue", "--new"] {
        assert!(said.err.contains(part), "{part}: {said:?}");
    }
    // A console without a terminal says the same, and begins nothing.
    shell
        .run(&["--clock", "2026-08-20T07:30", "run", "a.ron"])
        .exits(1)
        .err_says("--continue")
        .err_says("--new");
    assert_eq!(journals(&shell).len(), 1);

    put(&shell, "2026-08-20T07:30", &["--continue", &note("mưa, hôm nay làm tiếp")]).exits(0);
    // From now on it is plain which day is meant.
    put(&shell, "2026-08-20T07:40", &[&note("tiếp")]).exits(0);
    assert_eq!((journals(&shell).len(), shell.run(&["log"]).out.lines().count()), (1, 4));

    put(&shell, "2026-08-22T07:30", &["--new", &note("từ đầu")]).exits(0);
    assert_eq!(journals(&shell).len(), 2);
    // Two are open now: whoever does not say which is told how to.
    for command in [&["status"][..], &["paper", "owed"], &["log"], &["do", "Next()"]] {
        let said = shell.run(command).exits(2);
        for part in ["19/8/2026  Ngày hội", "22/8/2026  Ngày hội", "--journal "] {
            assert!(said.err.contains(part), "{command:?} {part}: {said:?}");
        }
    }
}

#[test]
fn what_was_put_off_is_gone_on_with_unasked_on_its_new_date() {
    let shell = Shell::with_agenda();
    put(&shell, "2026-08-19T07:30", &[&note("mưa to")]).exits(0);
    // Who is asked which day they mean is told how the rest is put off.
    put(&shell, "2026-08-21T07:30", &[&note("x")]).exits(1).err_says("Postpone(to: \"21/8/2026\")");
    let off = "Postpone(to: \"22/8\", start: \"7h30\")";
    put(&shell, "2026-08-19T08:00", &[off]).exits(0).out_says("sang 22/8/2026, bắt đầu 07:30");
    let status = shell.run(&["status", "--json"]).json();
    assert_eq!([&status["date"], &status["goes_on_date"]], ["2026-08-19", "2026-08-22"]);
    for at in ["2026-08-21T07:30", "2026-08-22T07:30"] {
        put(&shell, at, &[&note("đúng ngày")]).exits(0);
    }
    assert_eq!(journals(&shell).len(), 1);
    shell.run(&["days"]).exits(0).out_says("19/8/2026, dời sang 22/8/2026  Ngày hội");
    assert_eq!(shell.run(&["days", "--json"]).json()[0]["put_off_to"], "2026-08-22");
    // Taken back, it is the day of the nineteenth again.
    put(&shell, "2026-08-22T07:31", &["Undo(3)"]).exits(0);
    assert!(shell.run(&["days", "--json"]).json()[0]["put_off_to"].is_null());
    put(&shell, "2026-08-24T07:30", &[&note("x")]).exits(1).err_says("--continue");
}

#[test]
fn a_gift_is_handed_over_three_days_after_the_day_was_ended() {
    let shell = Shell::new();
    shell.write(
        "a.ron",
        r#"(title: "Ngày hội", date: "19/8/2026", start: "07:30", items: [(title: "Trao thưởng", kind: AwardConferral, decisions: [
            (id: "gk", form: "Giấy khen", issuer: "UBND phường", individuals: ["Cá nhân 01", "Cá nhân 02"]),
        ])])"#,
    );
    let confer = |name: &str| format!("Award(recipients: [\"{name}\"], state: Conferred)");
    put(&shell, "2026-08-19T09:00", &["Next()", "Announce(\"gk\")"]).exits(0);
    let ids = shell.run(&["status", "--json"]).json()["awards"].clone();
    let ids: Vec<String> =
        ids.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
    put(&shell, "2026-08-19T09:05", &[&confer(&ids[0]), "End(from: \"trao-thuong\")"]).exits(0);
    // Three days later nothing is begun anew unasked …
    put(&shell, "2026-08-22T15:00", &[&confer(&ids[1])])
        .exits(1)
        .err_says("(đã kết thúc")
        .err_says("--continue");
    // … and what is owed is handed over in one line.
    put(&shell, "2026-08-22T15:00", &["--continue", &confer(&ids[1])]).exits(0).out_says("22/8");
    assert_eq!(journals(&shell).len(), 1);
    let owed = shell.csv("owed");
    assert!(!owed.contains("Cá nhân"), "{owed}");
    let paper = shell.run(&["paper", "owed"]).exits(0).out;
    assert!(paper.contains("ĐÃ NHẬN SAU") && paper.contains("22/8 15:00"), "{paper}");
    put(&shell, "2026-09-01T07:00", &["--continue", "--journal", "nope", "Next()"]).exits(2).err_says("nope");
}

#[test]
fn nothing_is_gone_on_with_where_there_is_nothing_and_nothing_begun_over_what_there_is() {
    let shell = Shell::with_agenda();
    put(&shell, "07:30", &["--continue", &note("x")]).exits(1).err_says("Bỏ --continue");
    put(&shell, "07:30", &["--journal", "j", "--continue", &note("x")])
        .exits(2)
        .err_says("không có nhật ký này");
    assert!(shell.files("data").is_empty() && !shell.path("j").exists());
    put(&shell, "07:30", &["--journal", "j", &note("x")]).exits(0);
    put(&shell, "07:30", &["--journal", "j", "--new", &note("x")]).exits(2).err_says("đã có tệp này");
    put(&shell, "07:30", &["--new", "--continue", &note("x")]).exits(2);
}

#[test]
fn the_same_agenda_from_another_folder_is_not_silently_another_day() {
    let shell = Shell::with_agenda();
    put(&shell, "07:30", &["Next()"]).exits(0);
    fs::create_dir(shell.path("usb")).unwrap();
    shell.write("usb/a.ron", AGENDA);
    let args = ["--clock", "07:35", "do", "--agenda", "usb/a.ron", "Next(from: \"chao-co\")"];
    shell.run(&args).exits(1).err_says("--continue").err_says("--new");
    shell.run(&["--clock", "07:36", "do", "--agenda", "usb/a.ron", "--continue", &note("x")]).exits(0);
    assert_eq!(journals(&shell).len(), 1);
}

/// Leaves one day in the data folder, broken as told.
fn broken(breaks: impl FnOnce(Vec<u8>) -> Vec<u8>) -> (Shell, PathBuf) {
    let shell = Shell::with_agenda();
    let notes: Vec<String> = (0..60).map(|n| note(&format!("ghi chú dài {n} ").repeat(20))).collect();
    let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
    put(&shell, "07:30", &notes).exits(0);
    let path = journals(&shell).remove(0);
    fs::write(&path, breaks(fs::read(&path).unwrap())).unwrap();
    (shell, path)
}

/// That a journal cannot be read is said by everyone, with its name, and no second day begins.
#[track_caller]
fn is_named(shell: &Shell, why: &str) {
    let name = "2026-08-19-ngay-hoi.ngayhoi";
    for command in [
        &["--clock", "07:31", "do", "--agenda", "a.ron", "Next()"][..],
        &["status"],
        &["log"],
        &["do", "Next()"],
    ] {
        shell.run(command).exits(2).err_says(name).err_says(why);
    }
    shell.run(&["days"]).exits(0).out_says(name).out_says(why);
    let days = shell.run(&["days", "--json"]).exits(0).json();
    let unreadable = |day: &Value| day["unreadable"].as_str().is_some_and(|said| said.contains(why));
    assert!(days.as_array().unwrap().iter().any(unreadable), "{days:#}");
    assert!(journals(shell).len() <= 1);
    // Asked for, another day begins.
    put(shell, "07:32", &["--new", &note("mở ngày mới")]).exits(0);
}

#[test]
fn a_journal_that_was_cut_short_is_named_and_no_second_day_begins() {
    let (shell, path) = broken(|bytes| bytes[..bytes.len() / 2].to_vec());
    assert!(path.exists());
    is_named(&shell, "bị cắt ngắn");
}

#[test]
fn a_journal_with_bad_bytes_is_named_and_no_second_day_begins() {
    let (shell, _) = broken(|bytes| bytes.iter().map(|byte| byte.wrapping_add(13)).collect());
    is_named(&shell, "không phải nhật ký của ngayhoi");
}

#[test]
fn an_empty_journal_is_named_and_no_second_day_begins() {
    let (shell, _) = broken(|_| Vec::new());
    is_named(&shell, "không phải nhật ký của ngayhoi");
}

#[test]
fn a_journal_of_a_newer_program_is_named_and_no_second_day_begins() {
    let (shell, path) = broken(|bytes| bytes);
    let newer = rusqlite::Connection::open(path).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    newer.close().unwrap();
    is_named(&shell, "dạng 99");
}

#[test]
fn a_journal_that_was_renamed_while_it_was_written_leaves_a_trace_that_is_named() {
    let (shell, path) = broken(|bytes| bytes);
    // A console was killed here: its log is still there.
    fs::write(path.with_extension("ngayhoi-wal"), "…").unwrap();
    fs::rename(&path, shell.path("ngay-hoi-cu.bin")).unwrap();
    is_named(&shell, "trả về tên cũ");
}

#[test]
fn a_day_that_can_be_read_goes_on_beside_one_that_cannot_which_is_named() {
    let (shell, _) = broken(|bytes| bytes[..bytes.len() / 2].to_vec());
    put(&shell, "07:32", &["--new", &note("mở ngày mới")]).exits(0);
    put(&shell, "07:33", &["Next()"]).exits(0).err_says("bị cắt ngắn");
    shell.run(&["status"]).exits(0).err_says("bị cắt ngắn").out_says("Đang là: Chào cờ");
    let log = shell.run(&["log"]).exits(0);
    assert_eq!(log.out.lines().count(), 3);
}

#[test]
fn a_copy_of_the_journal_opens_elsewhere_and_overwrites_nothing() {
    let shell = Shell::with_agenda();
    put(&shell, "07:30", &["Next()"]).exits(0);
    fs::create_dir(shell.path("usb")).unwrap();
    let said = shell.run(&["copy", "usb"]).exits(0).out_says("Đã chép 2 sự kiện vào ");
    let copy = said.out.trim().rsplit_once(" vào ").unwrap().1.to_owned();
    let log = shell.run(&["log"]).exits(0).out;
    assert_eq!(shell.run(&["log", "--journal", &copy]).exits(0).out, log);
    shell.run(&["copy", "usb"]).exits(2).err_says("Chưa chép được vào usb").err_says("Đã có tệp này");
    shell.run(&["copy", "chua-cam/ngay.ngayhoi"]).exits(2).err_says("cắm vào rồi làm lại");
    // Once the day has gone on, a command put to the copy by mistake says so.
    put(&shell, "07:31", &[&note("sau khi chép"), &note("nữa")]).exits(0);
    shell.run(&["status", "--journal", &copy]).exits(0).err_says("là bản sao cũ").err_says("thêm 2 sự kiện");
    assert_eq!(shell.run(&["status"]).exits(0).err, "");
    // The copy is of the one day: it does not become a second one.
    assert_eq!(journals(&shell).len(), 1);
    shell.run(&["copy", "data/days/khac.ngayhoi"]).exits(2).err_says("buổi lễ thứ hai");
}

#[test]
fn the_machine_s_time_is_shown_and_then_adopted_from_the_command_line() {
    let shell = Shell::with_agenda();
    shell.run(&["do", "--journal", "j", "--agenda", "a.ron", "Next()"]).exits(0);
    shell.run(&["clock", "--journal", "j"]).exits(1).err_says("đã khớp nhau");
    // As if the machine had been 45 minutes fast then, and been put right since.
    let conn = rusqlite::Connection::open(shell.path("j")).unwrap();
    let anchor: String =
        conn.query_row("SELECT value FROM meta WHERE key = 'anchor'", [], |row| row.get(0)).unwrap();
    let mut anchor: Value = serde_json::from_str(&anchor).unwrap();
    let ahead = 45 * 60_000;
    anchor["at"] = (anchor["at"].as_i64().unwrap() + ahead).into();
    conn.execute("UPDATE meta SET value = ?1 WHERE key = 'anchor'", [anchor.to_string()]).unwrap();
    conn.close().unwrap();

    let now = |shell: &Shell| {
        let now =
            shell.run(&["status", "--journal", "j", "--json"]).json()["now"].as_str().unwrap().to_owned();
        chrono::DateTime::parse_from_rfc3339(&now).unwrap()
    };
    let wrong = now(&shell);
    let said = shell.run(&["clock", "--journal", "j"]).exits(0);
    assert!(said.out.contains("(lùi 45 phút)") && said.out.contains("--adopt"), "{said:?}");
    assert_eq!(shell.run(&["log", "--journal", "j"]).out.lines().count(), 2);
    shell.run(&["clock", "--adopt", "--journal", "j"]).exits(0).out_says("lấy giờ của máy");
    let back = wrong - now(&shell);
    assert!((44..46).contains(&back.num_minutes()), "{back}");
    shell.run(&["clock", "--adopt", "--journal", "j"]).exits(1).err_says("đã khớp nhau");
}

#[test]
fn the_journal_says_after_which_act_the_machine_was_off() {
    let shell = Shell::with_agenda();
    shell.run(&["do", "--journal", "j", "--agenda", "a.ron", "Next()", &note("trao xong")]).exits(0);
    let log = |shell: &Shell| shell.run(&["log", "--journal", "j"]).exits(0).out;
    assert!(!log(&shell).contains("máy tắt"), "{}", log(&shell));
    // As if that had been another run of the machine.
    let conn = rusqlite::Connection::open(shell.path("j")).unwrap();
    let anchor: String =
        conn.query_row("SELECT value FROM meta WHERE key = 'anchor'", [], |row| row.get(0)).unwrap();
    let mut anchor: Value = serde_json::from_str(&anchor).unwrap();
    anchor["boot"] = "another".into();
    conn.execute("UPDATE meta SET value = ?1 WHERE key = 'anchor'", [anchor.to_string()]).unwrap();
    conn.close().unwrap();
    shell.run(&["do", "--journal", "j", &note("sau khi có điện")]).exits(0);
    let lines = log(&shell);
    let marked: Vec<&str> =
        lines.lines().filter(|line| line.contains("← máy tắt rồi mở lại sau việc này")).collect();
    assert_eq!(marked.len(), 1, "{lines}");
    assert!(marked[0].contains("trao xong"), "{lines}");
}

/// Another program holds the journal, as a backup or a virus scanner does.
fn held(path: &std::path::Path) -> rusqlite::Connection {
    let holder = rusqlite::Connection::open(path).unwrap();
    holder.pragma_update(None, "locking_mode", "EXCLUSIVE").unwrap();
    holder.execute_batch("BEGIN EXCLUSIVE").unwrap();
    holder.query_row("SELECT count(*) FROM event", [], |row| row.get::<_, i64>(0)).unwrap();
    holder
}

#[test]
fn a_journal_that_is_held_for_three_seconds_is_waited_for_and_that_is_told() {
    let shell = Shell::with_agenda();
    put(&shell, "07:30", &["Next()"]).exits(0);
    let path = journals(&shell).remove(0);
    let holder = held(&path);
    let text = note("sau khi sao lưu");
    let args = ["--clock", "07:31", "do", "--agenda", "a.ron", &text];
    let child = shell.command(&args).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_secs(3));
    drop(holder);
    let said = said(child.wait_with_output().unwrap()).exits(0).out_says("sau khi sao lưu");
    assert_eq!(said.err.matches("đang chờ…").count(), 1, "{said:?}");
    assert!(said.err.contains("2026-08-19-ngay-hoi.ngayhoi"), "{said:?}");
    assert_eq!((journals(&shell).len(), shell.run(&["log"]).out.lines().count()), (1, 3));
}

#[test]
fn a_journal_that_stays_held_is_named_with_its_reason_and_no_second_day_begins() {
    let shell = Shell::with_agenda();
    put(&shell, "07:30", &["Next()"]).exits(0);
    let path = journals(&shell).remove(0);
    let holder = held(&path);
    let begun = ngayhoi::clock::Running::start();
    let start = |args: &[&str]| shell.command(args).spawn().unwrap();
    let asked = [
        start(&["--clock", "07:31", "do", "--agenda", "a.ron", "Next(from: \"chao-co\")"]),
        start(&["status"]),
    ];
    for child in asked {
        said(child.wait_with_output().unwrap())
            .exits(2)
            .err_says("2026-08-19-ngay-hoi.ngayhoi")
            .err_says("một chương trình khác giữ")
            .err_says("Chờ nó xong");
    }
    let waited = begun.so_far().as_secs();
    assert!((9..25).contains(&waited), "{waited} s");
    drop(holder);
    assert_eq!((journals(&shell).len(), shell.run(&["log"]).out.lines().count()), (1, 2));
}

#[test]
fn a_day_and_its_copy_in_one_folder_are_told_apart_by_their_files() {
    let shell = Shell::with_agenda();
    put(&shell, "2026-08-19T07:30", &["Next()"]).exits(0);
    let journal = journals(&shell).pop().unwrap();
    std::fs::copy(&journal, journal.with_file_name("ban-sao.ngayhoi")).unwrap();
    let said = put(&shell, "2026-08-19T07:31", &[&note("x")]).exits(1);
    let own = journal.file_name().unwrap().to_str().unwrap();
    assert!(said.err.contains(own) && said.err.contains("ban-sao.ngayhoi"), "{said:?}");
    let listed = shell.run(&["--clock", "2026-08-20T07:31"]).exits(0);
    assert!(listed.out.contains(own) && listed.out.contains("ban-sao.ngayhoi"), "{listed:?}");
}
