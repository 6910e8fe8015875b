//! Lists of recipients from the command line: `ngayhoi import`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const AGENDA: &str = r#"(title: "Ngày hội", date: "19/8/2026", items: [
    (title: "Trao thưởng", kind: AwardConferral, decisions: [
        (id: "giay-khen", form: "Giấy khen", number: "214/QĐ-UBND", individuals: 3),
    ]),
])"#;

/// A machine with a day open on it.
struct House {
    folder: TempDir,
}

impl House {
    fn new() -> Self {
        Self::of(AGENDA)
    }

    fn of(written: &str) -> Self {
        let house = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::write(house.path("ngay.ron"), written).unwrap();
        let journal = house.path("ngay.nhatky");
        let agenda = house.path("ngay.ron");
        let note = r#"Note(text: "mở")"#;
        let said = house.run(
            &["do", "--agenda", agenda.to_str().unwrap(), "--journal", journal.to_str().unwrap(), note],
            "",
        );
        assert_eq!(said.status.code(), Some(0), "{said:?}");
        house
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ngayhoi"))
            .args(arguments)
            .env("NGAYHOI_DATA", self.folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that does not read its input has closed it.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// Exit code and everything said.
    fn import(&self, file: &Path, more: &[&str], input: &str) -> (i32, String) {
        let journal = self.path("ngay.nhatky");
        let mut arguments = vec!["import", file.to_str().unwrap(), "--journal", journal.to_str().unwrap()];
        if !more.contains(&"--decision") {
            arguments.extend(["--decision", "giay-khen"]);
        }
        arguments.extend(more);
        said(&self.run(&arguments, input))
    }

    fn log(&self) -> String {
        let journal = self.path("ngay.nhatky");
        said(&self.run(&["log", "--journal", journal.to_str().unwrap()], "")).1
    }
}

fn said(output: &Output) -> (i32, String) {
    let text = [&output.stdout[..], &output.stderr].map(|bytes| String::from_utf8(bytes.to_vec()).unwrap());
    (output.status.code().unwrap(), text.concat())
}

const CSV: &str = "STT;Họ và tên;Đơn vị\n1;Cá nhân 01;Tổ 3\n2;Tổ dân phố 4;\n";

#[test]
fn a_preview_tells_row_by_row_and_records_nothing() {
    let house = House::new();
    let file = house.write("ds.csv", CSV);
    let before = house.log();
    let (code, told) = house.import(&file, &["--preview"], "");
    // It ends as recording would: a row waits.
    assert_eq!(code, 1, "{told}");
    for line in [
        "Giấy khen 214/QĐ-UBND · cá nhân",
        "  dòng   2  Cá nhân 01 · Tổ 3",
        "- dòng   3  Tổ dân phố 4",
        "giống tập thể, mà đây là danh sách cá nhân",
        "Quyết định ghi 3, danh sách này có 1.",
        "1 người nhận, 0 dòng không nhận, 1 dòng cần xem. Chưa ghi gì.",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    assert_eq!(house.log(), before);
}

#[test]
fn a_list_is_recorded_as_one_event_that_is_undone_as_one() {
    let house = House::new();
    let file = house.write("ds.csv", CSV);
    let (code, told) = house.import(&file, &["--as", "thư ký", "--doubtful"], "");
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("ghi danh sách 2 cá nhân: Giấy khen 214/QĐ-UBND"), "{told}");
    let (code, told) = house.import(Path::new("-"), &["--replace"], "1) Cá nhân 07, Tổ 3\n2) Cá nhân 08\n");
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("thay danh sách cá nhân bằng 2 người nhận"), "{told}");
    let journal = house.path("ngay.nhatky");
    let undone = house.run(&["do", "--journal", journal.to_str().unwrap(), "Undo(4)", "Undo(3)"], "");
    assert_eq!(said(&undone).0, 0, "{undone:?}");
}

/// As an office sends it: a page number, a gap, one who stands twice, and who signs.
const OFFICE: &str = "STT;Họ và tên;Đơn vị\n1;Cá nhân 01;Tổ 3\nTrang 1/2;;\n2;;Tổ 4\n3;Cá nhân 01;Tổ 3\n\
    4;Cá nhân 02;Tổ 5\n;CHỦ TỊCH;\n;(Đã ký);\n;Lê Văn Ký;\n";

#[test]
fn what_is_not_surely_a_person_is_told_and_waits_while_the_others_are_recorded() {
    let house = House::new();
    let file = house.write("ds.csv", OFFICE);
    let (code, told) = house.import(&file, &[], "");
    assert_eq!(code, 1, "{told}");
    for said in [
        "ghi danh sách 2 cá nhân",
        "- dòng   9  Lê Văn Ký",
        "đứng dưới chỗ ký; có lẽ là người ký",
        "trùng tên với dòng 2",
        "x dòng   4",
        "Đã ghi 2; chưa lấy 3 dòng cần xem (4,5,9).",
        "--without 4,5,9",
    ] {
        assert!(told.contains(said), "{said}\n{told}");
    }
    // What was said is what it is done with: in the order of the list, or for good.
    let (code, told) = house.import(&file, &["--replace", "--take", "5", "--without", "4,9"], "");
    assert!(code == 0 && told.contains("bằng 3 người nhận") && !told.contains("cần xem"), "{told}");
    let (code, told) = house.import(&file, &["--replace", "--without", "4,5,9"], "");
    assert!(code == 0 && told.contains("bằng 2 người nhận"), "{told}");
    let before = house.log();
    let (code, told) = house.import(&file, &["--without", "99"], "");
    assert!(code == 1 && told.contains("không có dòng 99"), "{told}");
    assert_eq!(house.log(), before);
}

#[test]
fn the_same_file_twice_is_ten_people_and_not_twenty() {
    let house = House::new();
    let list: String = (1..=3).map(|n| format!("{n}. Cá nhân 0{n}\n")).collect();
    let file = house.write("ds.txt", list);
    assert_eq!(house.import(&file, &[], "").0, 0);
    let before = house.log();
    for more in [&[][..], &["--doubtful"]] {
        let (code, told) = house.import(&file, more, "");
        assert_eq!(code, 1, "{told}");
        assert!(told.contains("quyết định này đã có tên đó (cá nhân số 1)"), "{told}");
        assert!(told.contains("Chưa ghi gì: cả 3 dòng cần xem (1,2,3)."), "{told}");
        assert_eq!(house.log(), before);
    }
}

#[test]
fn a_refused_row_is_left_out_and_the_others_are_recorded() {
    let house = House::new();
    let file = house.write("ds.txt", "1. Cá nhân 01\n2. NguyÔn V¨n Hïng\n");
    let (code, told) = house.import(&file, &["--without", "2"], "");
    assert!(code == 0 && told.contains("ghi danh sách 1 cá nhân"), "{told}");
}

#[test]
fn a_list_with_a_refused_row_is_not_recorded() {
    let house = House::new();
    let file = house.write("ds.txt", "1. Cá nhân 01\n2. NguyÔn V¨n Hïng\n");
    let before = house.log();
    for (more, said) in [(&[][..], "chưa ghi gì"), (&["--preview"], "1 dòng không nhận")] {
        let (code, told) = house.import(&file, more, "");
        assert_eq!(code, 1, "{told}");
        assert!(told.contains(said) && told.contains("TCVN3"), "{told}");
    }
    assert_eq!(house.log(), before);
}

#[test]
fn what_cannot_be_read_is_said_in_one_sentence() {
    let house = House::new();
    let damaged = house.write("hong.xlsx", b"PK\x03\x04 cut short");
    let picture = house.write("anh.png", b"\x89PNG\r\n\x1a\n");
    let bare = house.write("ds.csv", "1;Cá nhân 01\n2;Cá nhân 02\n");
    let missing = house.path("khong-co.csv");
    for (file, more, code, sentence) in [
        (&damaged, &[][..], 2, "Tệp này hỏng hoặc chưa tải hết."),
        (&picture, &[], 2, "Đây là ảnh, máy không đọc được chữ trong ảnh."),
        (&bare, &[], 2, "Dòng đầu: 1 “1”, 2 “Cá nhân 01”."),
        (&bare, &["--columns", "ten=9x"], 2, "Không hiểu “ten=9x”."),
        (&missing, &[], 2, "không có tệp này"),
        (&bare, &["--decision", "bang-khen"], 1, "giay-khen  Giấy khen 214/QĐ-UBND"),
    ] {
        let (exit, told) = house.import(file, more, "");
        assert_eq!(exit, code, "{told}");
        assert!(told.contains(sentence), "{sentence}\n{told}");
    }
    let (code, told) = house.import(&bare, &["--columns", "number=1,name=2", "--lang", "en"], "");
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("list of 2 (individual) taken in"), "{told}");
}

#[test]
fn names_beyond_a_roll_on_which_everybody_is_named_wait_until_somebody_takes_them() {
    let named = AGENDA.replace("individuals: 3", r#"individuals: ["Cá nhân 01", "Cá nhân 02"]"#);
    let house = House::of(&named);
    let before = house.log();
    let (code, told) = house.import(Path::new("-"), &[], "Nguyễn Văn An\nTrần Thị Chín\n");
    assert_eq!(code, 1, "{told}");
    for said in ["quá số 2 mà quyết định ghi", "Chưa ghi gì: cả 2 dòng cần xem (1,2)."] {
        assert!(told.contains(said), "{said}\n{told}");
    }
    assert_eq!(house.log(), before);
    let (code, told) = house.import(Path::new("-"), &["--take", "2"], "Nguyễn Văn An\nTrần Thị Chín\n");
    assert_eq!(code, 1, "one waits still: {told}");
    let journal = house.path("ngay.nhatky");
    let list = said(&house.run(&["paper", "awards", "--journal", journal.to_str().unwrap()], "")).1;
    assert!(list.contains("Trần Thị Chín") && !list.contains("Nguyễn Văn An"), "{list}");
}

#[test]
fn whoever_signs_a_pledge_takes_nothing_from_the_tray_and_may_be_seated_all_the_same() {
    let house = House::of(
        r#"(title: "Ngày hội", date: "19/8/2026", items: [
        (title: "Ký giao ước", kind: PledgeSigning, decisions: [(id: "giao-uoc", form: "Giao ước thi đua", collectives: ["Tổ 1"])]),
        (title: "Trao thưởng", kind: AwardConferral, decisions: [(id: "giay-khen", form: "Giấy khen", individuals: ["Cá nhân 01"])]),
    ])"#,
    );
    let journal = house.path("ngay.nhatky");
    let journal = journal.to_str().unwrap();
    let tray = said(&house.run(&["paper", "tray", "--journal", journal], "")).1;
    assert!(tray.contains("Cá nhân 01") && !tray.contains("Tổ 1"), "{tray}");
    // What they sign is printed and their seats are kept, as for whoever receives.
    let seated = r#"Ready(recipients: ["giao-uoc/to-1"], kit: Seated, done: true)"#;
    let (code, told) = said(&house.run(&["do", "--journal", journal, seated], ""));
    assert_eq!(code, 0, "{told}");
}

#[test]
fn who_is_owed_and_what_lies_on_the_tray_with_gaps_and_nobody_moved_up() {
    let house = House::new();
    let journal = house.path("ngay.nhatky");
    let journal = journal.to_str().unwrap();
    let commands = [
        "--sure",
        r#"Announce("giay-khen")"#,
        r#"Award(recipients: ["giay-khen/ca-nhan-1"], state: Conferred)"#,
        r#"Award(recipients: ["giay-khen/ca-nhan-2"], state: Later)"#,
    ];
    let done = house.run(&[&["do", "--journal", journal], commands.as_slice()].concat(), "");
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let said = |which: &str, more: &[&str]| {
        let output = house.run(&[&["paper", which, "--journal", journal], more].concat(), "");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let owed = said("owed", &["--format", "csv"]);
    assert!(!owed.contains("cá nhân 01"), "{owed}");
    assert!(
        owed.contains("cá nhân 02") && owed.contains("vắng · trao sau") && owed.contains("Ký nhận"),
        "{owed}"
    );
    assert!(owed.contains("cá nhân 03"), "{owed}");
    let tray = said("tray", &["--format", "csv"]);
    let lines: Vec<&str> = tray.lines().collect();
    assert!(
        lines[1].contains("cá nhân 01") && lines[2].contains('—') && lines[3].contains("cá nhân 03"),
        "{tray}"
    );
    let csv = said("owed", &["--format", "csv"]);
    assert!(csv.starts_with("\u{feff}TT,Họ và tên,"), "{csv}");
}

/// Words of headings that nobody could guess.
const ODD: &str = "Người;Nơi;Khác\nCá nhân 01;Tổ 3;x\nCá nhân 02;Tổ 4;y\n";

#[test]
fn columns_told_once_are_remembered_for_the_next_file_with_the_same_headings() {
    let house = House::new();
    let (first, next) =
        (house.write("mot.csv", ODD), house.write("hai.csv", ODD.replace("Cá nhân 0", "Cá nhân 1")));
    let (code, told) = house.import(&first, &["--preview"], "");
    assert_ne!(code, 0, "{told}");
    // Only looked at: nothing is kept.
    let (code, told) = house.import(&first, &["--columns", "name=1,position=2", "--preview"], "");
    assert_eq!(code, 0, "{told}");
    assert_ne!(house.import(&next, &["--preview"], "").0, 0);
    let (code, told) = house.import(&first, &["--columns", "name=1,position=2"], "");
    assert_eq!(code, 0, "{told}");
    // The decision has three places, and with these two there are four.
    let (code, told) = house.import(&next, &["--doubtful"], "");
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("đọc như lần trước: --columns name=1,position=2"), "{told}");
    let journal = house.path("ngay.nhatky");
    let list = house.run(&["paper", "awards", "--journal", journal.to_str().unwrap(), "--format", "csv"], "");
    let (_, list) = said(&list);
    assert!(list.contains("Cá nhân 12") && list.contains("Tổ 4"), "{list}");
    // Told otherwise: that counts, and is remembered instead.
    let (code, told) = house.import(&next, &["--columns", "name=1", "--replace"], "");
    assert!(code == 0 && !told.contains("lần trước"), "{told}");
    let (_, told) = house.import(&next, &["--preview"], "");
    assert!(told.contains("--columns name=1."), "{told}");
    // Other headings are another file.
    let other = house.write("khac.csv", ODD.replace("Khác", "Nữa"));
    assert_ne!(house.import(&other, &["--preview"], "").0, 0);
    // What is lost or spoilt is only asked again.
    std::fs::write(house.path("lists.json"), "{ hỏng").unwrap();
    let (code, told) = house.import(&next, &["--preview"], "");
    assert!(code != 0 && !told.contains("lists.json"), "{told}");
}

#[test]
fn a_sheet_told_once_is_remembered_with_its_headings() {
    let house = House::new();
    let book = |names: [&str; 2]| {
        let mut book = rust_xlsxwriter::Workbook::new();
        for (sheet, name) in ["Đợt A", "Đợt B"].iter().zip(names) {
            let page = book.add_worksheet().set_name(*sheet).unwrap();
            page.write_string(0, 0, "Họ và tên").unwrap();
            page.write_string(0, 1, "Đơn vị").unwrap();
            page.write_string(1, 0, name).unwrap();
            page.write_string(1, 1, "Tổ 1").unwrap();
        }
        book.save_to_buffer().unwrap()
    };
    let first = house.write("mot.xlsx", book(["Cá nhân 01", "Cá nhân 02"]));
    let next = house.write("hai.xlsx", book(["Cá nhân 03", "Cá nhân 04"]));
    assert_ne!(house.import(&first, &[], "").0, 0, "two sheets hold a list");
    assert_eq!(house.import(&first, &["--sheet", "Đợt B"], "").0, 0);
    let (code, told) = house.import(&next, &["--preview"], "");
    assert!(code == 0 && told.contains("--sheet Đợt B") && told.contains("Cá nhân 04"), "{told}");
}

#[test]
fn who_comes_on_another_day_is_ticked_in_the_journal_of_the_day_and_leaves_the_list_of_those_owed() {
    let house = House::new();
    let journal = house.path("ngay.nhatky");
    let journal = journal.to_str().unwrap();
    let run = |commands: &[&str]| {
        let output = house.run(&[&["do", "--journal", journal, "--as", "văn phòng"], commands].concat(), "");
        said(&output)
    };
    let (code, told) = run(&[
        "--sure",
        r#"Announce("giay-khen")"#,
        r#"Award(recipients: ["giay-khen/ca-nhan-1", "giay-khen/ca-nhan-2"], state: Later)"#,
        "End()",
    ]);
    assert_eq!(code, 0, "{told}");
    let owed = || said(&house.run(&["paper", "owed", "--journal", journal, "--format", "csv"], "")).1;
    assert_eq!(owed().lines().count(), 4, "{}", owed());
    let (code, told) = run(&[
        r#"Award(recipients: ["giay-khen/ca-nhan-2"], state: ToProxy(name: "Cá nhân 92", relation: "con"))"#,
    ]);
    assert_eq!(code, 0, "{told}");
    assert!(!owed().contains("cá nhân 02") && owed().contains("cá nhân 01"), "{}", owed());
}

#[test]
fn two_columns_of_names_record_whoever_is_honoured_or_nobody() {
    let house = House::new();
    let sent =
        "STT,Họ tên người đăng ký,Họ tên người được khen,Chức danh\n1,Lê Văn Gửi,Nguyễn Văn An,Tổ trưởng\n";
    let (code, told) = house.import(&house.write("gui.csv", sent), &[], "");
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("Cột không dùng: Họ tên người đăng ký."), "{told}");
    let before = house.log();
    let couples = house.write("vo-chong.csv", "STT,Họ tên vợ,Họ tên chồng\n1,Trần Thị Bình,Lê Văn Bảy\n");
    let (code, told) = house.import(&couples, &[], "");
    assert_eq!(code, 1, "{told}");
    for said in ["“Họ tên vợ”, “Họ tên chồng”", "--columns name=3", "Chưa ghi gì"] {
        assert!(told.contains(said), "{said}\n{told}");
    }
    assert_eq!(house.log(), before);
    let (code, told) = house.import(&couples, &["--columns", "name=3"], "");
    assert_eq!(code, 0, "{told}");
}

#[test]
fn a_word_file_is_recorded_under_its_decision_and_under_no_other() {
    let house = House::new();
    let papers = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers");
    let list = papers.join("khen-thuong.docx");
    let (code, told) = house.import(&list, &[], "");
    assert_eq!(code, 0, "{told}");
    for said in ["Quyết định số 214/QĐ-UBND ngày 10/8/2026", "chưa đọc: “I. TẬP THỂ”"] {
        assert!(told.contains(said), "{said}\n{told}");
    }
    assert!(house.log().contains("3 cá nhân") || house.log().contains("Cá nhân 03"), "{}", house.log());
    let before = house.log();
    let other = house.write("khac.csv", "Kèm theo Quyết định số 99/QĐ-UBND\nTT,Họ và tên\n1,Nguyễn Văn An\n");
    let (code, told) = house.import(&other, &[], "");
    assert_eq!(code, 1, "{told}");
    for said in ["Quyết định số 99/QĐ-UBND, mà đang nhập cho quyết định số 214/QĐ-UBND", "Chưa ghi gì"]
    {
        assert!(told.contains(said), "{said}\n{told}");
    }
    assert_eq!(house.log(), before);
    // Somebody has looked, and it is the right list all the same.
    let (code, told) = house.import(&other, &["--doubtful"], "");
    assert_eq!(code, 0, "{told}");
    let (code, told) = house.import(&papers.join("khen-thuong.doc"), &[], "");
    assert_eq!(code, 2, "{told}");
    assert!(told.contains(".docx rồi nhập tệp mới"), "{told}");
}
