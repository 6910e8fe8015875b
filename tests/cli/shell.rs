//! A shell in a folder of its own, with the data folder beside.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ngayhoi::text;
use serde_json::Value;

pub struct Shell {
    folder: tempfile::TempDir,
}

/// What came of a run.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// What was printed for programs. The clock that is told runs on from there, so that moments
    /// carry some thousandths of a second: they are cut to whole seconds.
    pub fn json(&self) -> Value {
        let mut value = serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"));
        to_seconds(&mut value);
        value
    }

    /// The exit code, with what was said for the one who reads a failure.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:?}");
        self
    }

    #[track_caller]
    pub fn err_says(self, part: &str) -> Self {
        assert!(self.err.contains(part), "{part:?} not in {self:?}");
        self
    }

    #[track_caller]
    pub fn out_says(self, part: &str) -> Self {
        assert!(self.out.contains(part), "{part:?} not in {self:?}");
        self
    }
}

impl Shell {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With a short agenda in `a.ron`.
    pub fn with_agenda() -> Self {
        let shell = Self::new();
        shell.write("a.ron", AGENDA);
        shell
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ngayhoi"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env("NGAYHOI_DATA", self.path("data"))
            .env_remove("NO_COLOR")
            .env_remove("NGAYHOI_LANG")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    #[track_caller]
    pub fn run(&self, args: &[&str]) -> Said {
        said(self.command(args).output().unwrap())
    }

    #[track_caller]
    pub fn run_with(&self, args: &[&str], input: &str) -> Said {
        let mut child = self.command(args).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        said(child.wait_with_output().unwrap())
    }

    /// Commands, in this order. What is signed is seen first: `Sign` shows the board, and says which
    /// command signs that one.
    #[track_caller]
    pub fn does(&self, before: &[&str], commands: &[&str]) {
        let is_sign = |command: &&str| command.contains("Sign(");
        for part in commands.chunk_by(|one, next| !is_sign(one) && !is_sign(next)) {
            let said = self.run(&[before, part].concat());
            if part.first().is_some_and(is_sign) {
                let shown = said.exits(1).err;
                let (_, command) = shown.rsplit_once("ngayhoi do '").expect(&shown);
                let command = command.trim_end().trim_end_matches('\'');
                self.run(&[before, &[command]].concat()).exits(0);
            } else {
                said.exits(0);
            }
        }
    }

    /// A paper for a spreadsheet, without the byte order mark that it begins with.
    #[track_caller]
    pub fn csv(&self, which: &str) -> String {
        let out = self.command(&["paper", which, "--format", "csv"]).output().unwrap();
        assert!(out.status.success(), "{out:?}");
        String::from_utf8(out.stdout).unwrap().strip_prefix('\u{feff}').unwrap().to_owned()
    }

    /// Every file below a folder with its bytes.
    pub fn files(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        fn walk(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
            for entry in std::fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, files);
                } else {
                    let bytes = std::fs::read(&path).unwrap();
                    files.insert(path, bytes);
                }
            }
        }
        let mut files = BTreeMap::new();
        walk(&self.path(folder), &mut files);
        files
    }
}

/// `2026-08-19T07:30:00.003+07:00` becomes `2026-08-19T07:30:00+07:00`.
pub fn to_seconds(value: &mut Value) {
    match value {
        Value::String(text) if text.len() == 29 && text.ends_with("+07:00") && text.contains('T') => {
            text.replace_range(19..23, "");
        }
        Value::Array(values) => values.iter_mut().for_each(to_seconds),
        Value::Object(fields) => fields.values_mut().for_each(to_seconds),
        _ => {}
    }
}

/// Whatever is said must be text, and harmless for the terminal that it lands in .
#[track_caller]
pub fn said(output: std::process::Output) -> Said {
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    let said = Said {
        code: output.status.code().expect("an exit code"),
        out: text(output.stdout),
        err: text(output.stderr),
    };
    for c in said.out.chars().chain(said.err.chars()) {
        assert!(!text::is_unsafe(c), "{c:?} reached the terminal: {said:?}");
    }
    said
}

pub const AGENDA: &str = r#"(
    title: "Ngày hội", date: "19/8/2026", start: "07:30", must_end: "09:00",
    items: [
        (title: "Chào cờ", minutes: 5),
        (title: "Báo cáo", minutes: 15, checks: [
            (id: "slide", title: "Trình chiếu", phase: Before, owner: "Kỹ thuật", required: true),
            (id: "nuoc", title: "Nước", phase: During),
        ]),
        (title: "Bế mạc"),
    ],
)"#;
