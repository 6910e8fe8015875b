//! What the machine does not allow: another user's files, a folder that may not be written.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::shell::{Said, Shell, said};

fn mode(shell: &Shell, name: &str, mode: u32) {
    fs::set_permissions(shell.path(name), fs::Permissions::from_mode(mode)).unwrap();
}

fn is_journal(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ngayhoi")
}

/// Runs the program as somebody to whom modes mean something: as nobody where we are root, to whom all
/// is allowed. None, with the reason, where we may not become nobody.
fn run(shell: &Shell, lang: &str, args: &[&str]) -> Option<Said> {
    let mut command = Command::new(shell.path("ngayhoi"));
    command.args(args).current_dir(shell.path("")).stdin(Stdio::null());
    command.env("NGAYHOI_DATA", shell.path("data")).env("NGAYHOI_LANG", lang);
    if fs::metadata(shell.path("")).unwrap().uid() == 0 {
        command.uid(65_534).gid(65_534);
    }
    match command.output() {
        Ok(output) => Some(said(output)),
        Err(error) => {
            eprintln!("skipped: root that may not become another user ({error})");
            None
        }
    }
}

#[test]
fn what_is_not_allowed_is_said_of_the_file_that_it_is_about() {
    let shell = Shell::with_agenda();
    shell.write("ds.txt", "Cá nhân 01\n");
    // The build's folder may be out of their reach.
    fs::copy(env!("CARGO_BIN_EXE_ngayhoi"), shell.path("ngayhoi")).unwrap();
    shell.run(&["do", "--agenda", "a.ron", "Note(text: \"x\")"]).exits(0);
    let journal = shell.files("data").into_keys().find(|path| is_journal(path)).unwrap();
    fs::create_dir(shell.path("khoa")).unwrap();
    for (name, allowed) in [("", 0o755), ("khoa", 0o555), ("ds.txt", 0o000), ("ngayhoi", 0o755)] {
        mode(&shell, name, allowed);
    }
    let copied = ["copy", "khoa/ban.ngayhoi"];
    for (args, vi, en) in [
        (
            &["check", "ds.txt"][..],
            "ds.txt: không được phép đọc tệp này.",
            "ds.txt: this file may not be read.",
        ),
        (&["new", "khoa/b.ron"], "khoa/b.ron: không được phép ghi ở đây.", "writing here is not allowed."),
        (&["paper", "owed", "-o", "khoa/o.csv"], "khoa/o.csv: không được phép ghi ở đây.", "is not allowed."),
        (
            &copied,
            "khoa/ban.ngayhoi: không được phép ghi ở đây.",
            "khoa/ban.ngayhoi: writing here is not allowed.",
        ),
    ] {
        for (lang, sentence) in [("vi", vi), ("en", en)] {
            let Some(said) = run(&shell, lang, args) else { return };
            said.exits(2).err_says(sentence);
        }
    }
    // A journal that may not be read is named, and no second day begins beside it.
    fs::set_permissions(&journal, fs::Permissions::from_mode(0o000)).unwrap();
    for args in [&["status"][..], &["do", "--agenda", "a.ron", "Note(text: \"y\")"]] {
        let Some(said) = run(&shell, "vi", args) else { return };
        said.exits(2).err_says("Không được phép đọc tệp nhật ký").err_says("Không đọc được");
    }
    fs::set_permissions(&journal, fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(
        shell.files("data").into_keys().filter(|path| is_journal(path)).collect::<Vec<_>>(),
        [journal]
    );
}
