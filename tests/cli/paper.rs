//! `ngayhoi paper`: the papers of an agenda, of a day, and of a day long over.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use ngayhoi::agenda;
use ngayhoi::paper::out::Kind;
use ngayhoi::text;

use crate::shell::Shell;

const AGENDA: &str = r#"(
    title: "Ngày hội toàn dân bảo vệ an ninh Tổ quốc", date: "19/8/2026", start: "7h30",
    place: "Nhà văn hóa phường Mẫu", host: "Ủy ban nhân dân phường Mẫu",
    letterhead: (
        superior: "Ủy ban nhân dân thành phố Mẫu", locality: "Phường Mẫu", minutes_number: "15/BB-UBND",
        on_behalf: "TM. BAN TỔ CHỨC", post: "TRƯỞNG BAN", signatory: "Đại biểu 02", secretary: "Thư ký 01",
        recipients: ["Thường trực Đảng ủy (báo cáo)", "Các thành viên Ban Tổ chức", "Lưu: VT"],
    ),
    delegates: [
        (id: "db-1", honorific: "đồng chí", name: "Đại biểu 01", position: "Phó Bí thư Thành ủy", note: "KÍN: ngồi gần cửa"),
        (id: "db-2", honorific: "đồng chí", name: "Đại biểu 02", position: "Chủ tịch UBND phường"),
        (id: "db-3", honorific: "ông", name: "Đại biểu 03", position: "Tổ trưởng Tổ dân phố 3"),
    ],
    items: [
        (id: "chao-co", title: "Chào cờ", minutes: 5, performer: "MC", words: "Nghiêm! Chào cờ, chào!", note: "KÍN: thử loa"),
        (id: "khai-mac", title: "Khai mạc", minutes: 10, performer: Delegate("db-2"), prep: "KÍN: bục, micro"),
        (id: "tham-luan", title: "Tham luận của Tổ dân phố 3", minutes: 10, performer: Delegate("db-3"),
            checks: [(title: "KÍN: bài đã duyệt", owner: "Thư ký")]),
        (id: "trao-thuong", title: "Trao thưởng", kind: AwardConferral, minutes: 20, decisions: [
            (id: "gk", form: "Giấy khen", number: "214/QĐ-UBND", date: "1/8/2026", issuer: "Chủ tịch UBND phường",
                presenters: [Delegate("db-1")], note: "KÍN: hoa để bên trái",
                collectives: ["Tập thể 01"],
                individuals: ["Cá nhân 01", (name: "Cá nhân 02", note: "KÍN: đi xe lăn"), "Cá nhân 03", "Cá nhân 04"]),
        ]),
        (id: "thi", title: "Hội thi dân phòng", kind: Contest, part: Festival, minutes: 30, contest: (
            officials: [(role: Chief, name: "Trọng tài 01")],
            teams: ["Tổ 1", "Tổ 2", "Tổ 3"],
            disciplines: [
                (id: "chay", title: "Chạy tiếp sức", attempts: 1, ties: [Shared],
                    faults: [(code: "1", text: "Xuất phát trước hiệu lệnh", seconds: 5)], prizes: "2-1"),
            ],
        )),
        (id: "be-mac", title: "Bế mạc", minutes: 5, performer: Delegate("db-2")),
    ],
)"#;

fn put(shell: &Shell, at: &str, commands: &[&str]) {
    let mut args = vec!["--clock", at, "do", "--agenda", "a.ron", "--continue", "--as", "thư ký"];
    if at == "2026-08-19T07:20" {
        args.retain(|arg| *arg != "--continue");
    }
    shell.does(&args, commands);
}

/// A day with an item left out, one put in, a tie, a protest, and two who come for their award later.
fn a_day() -> Shell {
    let shell = Shell::new();
    shell.write("a.ron", AGENDA);
    let at = |time: &str| format!("2026-08-19T{time}");
    put(&shell, &at("07:20"), &[r#"Mark(delegates: ["db-1", "db-2"], presence: Arrived)"#]);
    put(&shell, &at("07:32"), &["Next()"]);
    put(&shell, &at("07:38"), &[r#"Next(from: "chao-co")"#]);
    put(
        &shell,
        &at("07:40"),
        &[
            r#"Skip(item: "tham-luan", reason: "báo cáo viên vắng")"#,
            r#"Insert(item: (title: "Phát biểu của lãnh đạo thành phố", kind: DirectiveSpeech, minutes: 7), before: "trao-thuong")"#,
            r#"Note(text: "Mất điện hai phút, đã chạy máy nổ")"#,
        ],
    );
    put(&shell, &at("07:49"), &[r#"Next(from: "khai-mac")"#]);
    put(&shell, &at("07:57"), &[r#"Next(from: "phat-bieu-cua-lanh-dao-thanh-pho")"#]);
    put(
        &shell,
        &at("08:00"),
        &[
            r#"Announce("gk")"#,
            r#"Award(recipients: ["gk/tap-the-01"], state: Conferred)"#,
            r#"Award(recipients: ["gk/ca-nhan-01"], state: ToProxy(name: "Cá nhân 91", relation: "vợ"))"#,
            r#"Award(recipients: ["gk/ca-nhan-02"], state: Conferred)"#,
            r#"Award(recipients: ["gk/ca-nhan-03", "gk/ca-nhan-04"], state: Later)"#,
        ],
    );
    put(&shell, &at("08:20"), &[r#"Next(from: "trao-thuong")"#]);
    let reading = |team: &str, time: &str| {
        format!("Contest(Reading(run: (discipline: \"chay\", team: \"{team}\"), watch: 1, time: \"{time}\"))")
    };
    let ran =
        [("to-1", "42,31"), ("to-2", "42,31"), ("to-3", "50,10")].map(|(team, time)| reading(team, time));
    put(&shell, &at("08:40"), &ran.each_ref().map(String::as_str));
    put(
        &shell,
        &at("08:42"),
        &[
            r#"Contest(Protest(board: Result("chay"), team: "to-3", reason: "đường 1 ướt"))"#,
            r#"Contest(Settle(board: Result("chay"), verdict: Rejected, decided_by: "Ban Tổ chức", reason: "đường đã lau"))"#,
            r#"Contest(Sign(Result("chay")))"#,
        ],
    );
    put(&shell, &at("08:50"), &[r#"Next(from: "thi")"#]);
    put(&shell, &at("08:58"), &[r#"End(from: "be-mac")"#]);
    put(&shell, "2026-08-21T09:15", &[r#"Award(recipients: ["gk/ca-nhan-03"], state: Conferred)"#]);
    put(
        &shell,
        "2026-08-24T15:40",
        &[r#"Award(recipients: ["gk/ca-nhan-04"], state: ToProxy(name: "Cá nhân 94", relation: "con"))"#],
    );
    shell
}

/// `08:42:01` becomes `08:42`: the clock that is told runs on between two commands.
fn to_minutes(page: &str) -> String {
    let mut said: Vec<char> = page.chars().collect();
    let is_time = |part: &[char]| {
        part.iter().enumerate().all(|(at, c)| if at % 3 == 2 { *c == ':' } else { c.is_ascii_digit() })
    };
    while let Some(at) = said.windows(8).position(is_time) {
        said.drain(at + 5..at + 8);
    }
    said.into_iter().collect()
}

#[test]
fn the_minutes_tell_what_was_left_out_put_in_tied_protested_and_handed_over_later() {
    let shell = a_day();
    let page = shell.run(&["paper", "minutes"]).exits(0).out;
    let longest = page.lines().map(text::width).max().unwrap();
    assert!(longest <= 80, "{longest}\n{page}");
    insta::assert_snapshot!(to_minutes(&page));
}

#[test]
fn nothing_is_owed_of_what_is_still_to_come_or_was_left_out() {
    let shell = Shell::new();
    let list = |id: &str, name: &str| {
        format!("decisions: [(id: \"{id}\", form: \"Giấy khen\", individuals: [\"{name} 1\", \"{name} 2\"])]")
    };
    let (first, second) = (list("gk-1", "Cá nhân A"), list("gk-2", "Cá nhân B"));
    let pledge = list("ck", "Hộ C").replace("Giấy khen", "Bản cam kết");
    shell.write(
        "a.ron",
        format!(
            r#"(title: "Ngày hội", date: "19/8/2026", start: "7h30", items: [
                (id: "trao-1", title: "Trao thưởng 1", kind: AwardConferral, {first}),
                (id: "trao-2", title: "Trao thưởng 2", kind: AwardConferral, {second}),
                (id: "ky", title: "Ký cam kết", kind: PledgeSigning, {pledge}),
            ])"#
        ),
    );
    let owed = |of: &[&str]| shell.run(&[&["paper", "owed"], of].concat()).exits(0).out;
    let before = owed(&["a.ron"]);
    assert!(before.contains("Giấy khen (2): chưa đến lượt trao."), "{before}");
    assert!(!before.contains("Cá nhân A 1") && !before.contains("chưa thấy"), "{before}");
    put(&shell, "2026-08-19T07:20", &["Next()"]);
    put(
        &shell,
        "2026-08-19T07:40",
        &[r#"Announce("gk-1")"#, r#"Award(recipients: ["gk-1/ca-nhan-a-1"], state: Conferred)"#],
    );
    put(&shell, "2026-08-19T07:41", &[r#"Skip(item: "trao-2")"#, r#"Skip(item: "ky")"#]);
    put(&shell, "2026-08-19T07:50", &[r#"End(from: "trao-1")"#]);
    let after = owed(&[]);
    assert!(after.contains("Cá nhân A 2") && !after.contains("Cá nhân A 1"), "{after}");
    assert!(after.contains("Giấy khen (2): không trao trong buổi lễ."), "{after}");
    assert!(!after.contains("Cá nhân B") && !after.contains("Hộ C"), "{after}");
}

/// What only organisers may read begins so in the agenda of these stories.
const SECRET: &str = "KÍN";

#[test]
fn what_is_for_the_organisers_only_stands_on_no_paper_that_is_handed_out() {
    let shell = a_day();
    let mut internal = Vec::new();
    for kind in Kind::ALL {
        for of in [&["a.ron"][..], &[]] {
            let page = shell
                .run(&[&["paper", kind.code(), "--format", "html", "-o", "-"], of].concat())
                .exits(0)
                .out;
            let says_so = page.contains("NỘI BỘ");
            assert!(says_so || !page.contains(SECRET), "{kind:?} {of:?}\n{page}");
            internal.extend(says_so.then_some(*kind));
        }
    }
    internal.dedup();
    assert_eq!(internal, [Kind::Script, Kind::Mc, Kind::Cues, Kind::Tasks, Kind::Tray]);
}

#[test]
fn a_file_that_is_there_is_not_written_over_unasked() {
    let shell = Shell::new();
    shell.write("a.ron", AGENDA);
    let name = "2026-08-19-chuong-trinh.docx";
    shell.run(&["paper", "programme", "a.ron", "--format", "docx"]).exits(0).out_says(name);
    let before = std::fs::read(shell.path(name)).unwrap();
    shell.run(&["paper", "programme", "a.ron", "--format", "docx"]).exits(1).err_says("không ghi đè");
    shell.run(&["paper", "minutes", "a.ron", "-o", name]).exits(1).err_says("không ghi đè");
    assert_eq!(std::fs::read(shell.path(name)).unwrap(), before);
    shell.run(&["paper", "minutes", "a.ron", "-o", name, "--overwrite"]).exits(0);
    assert_ne!(std::fs::read(shell.path(name)).unwrap(), before);
    // Written the same a second time, whatever the clock says.
    shell.run(&["paper", "programme", "a.ron", "-o", "hai.docx"]).exits(0);
    assert_eq!(std::fs::read(shell.path("hai.docx")).unwrap(), before);
    shell
        .run(&["paper", "programme", "a.ron", "-o", "no/where.docx"])
        .exits(2)
        .err_says("không ghi được, vì không có thư mục này");
}

#[test]
fn a_spreadsheet_has_numbers_that_add_up_and_names_that_are_no_formulas() {
    let shell = Shell::new();
    shell.write("a.ron", AGENDA.replace("Cá nhân 02", "=1+1"));
    let out = shell.run(&["paper", "awards", "a.ron", "-o", "a.xlsx"]).exits(0);
    assert!(out.out.contains("a.xlsx"), "{out:?}");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(shell.path("a.xlsx")).unwrap();
    let sheet = calamine::Reader::worksheet_range_at(&mut book, 0).unwrap().unwrap();
    let rows: Vec<&[calamine::Data]> = sheet.rows().collect();
    assert_eq!(rows[0][0], calamine::Data::String("Danh sách khen thưởng".to_owned()));
    assert_eq!(rows[3][2], calamine::Data::Float(1.0), "{rows:?}");
    assert!(rows.iter().any(|row| row[3] == calamine::Data::String("=1+1".to_owned())), "{rows:?}");
    assert!(calamine::Reader::worksheet_formula(&mut book, "Danh sách khen thưởng").unwrap().is_empty());
}

#[test]
fn a_running_order_that_went_out_in_word_comes_back_as_the_same_items() {
    let shell = Shell::new();
    let text = std::fs::read_to_string("agendas/mau-ngay-hoi.ron").unwrap();
    shell.write("a.ron", &text);
    let written = agenda::load(&text).unwrap();
    for kind in ["programme", "script"] {
        let (paper, back) = (format!("{kind}.docx"), format!("{kind}.ron"));
        shell.run(&["paper", kind, "a.ron", "-o", &paper]).exits(0);
        shell.run(&["new", &back, "--from", &paper]).exits(0).out_says("34 mục, 0 dòng chưa hiểu.");
        let read = agenda::load(&std::fs::read_to_string(shell.path(&back)).unwrap()).unwrap();
        let titles = |of: &agenda::Agenda| of.items.iter().map(|item| item.title.clone()).collect::<Vec<_>>();
        assert_eq!(titles(&read), titles(&written), "{kind}");
        assert_eq!((read.title, read.date, read.start), (written.title.clone(), written.date, written.start));
        if kind == "script" {
            let minutes = |items: &[agenda::Item]| items.iter().map(|item| item.minutes).collect::<Vec<_>>();
            assert_eq!(minutes(&read.items), minutes(&written.items));
        }
    }
}

/// Where LibreOffice is, if it is installed.
fn office() -> Option<&'static str> {
    let there = |name: &&str| {
        let version =
            Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        version.is_ok_and(|status| status.success())
    };
    let found = ["soffice", "libreoffice"].into_iter().find(there);
    if found.is_none() || !there(&"pdftotext") && Command::new("pdftotext").arg("-v").output().is_err() {
        eprintln!("LEFT OUT: LibreOffice or pdftotext is not installed; no paper was turned into a PDF");
        return None;
    }
    found
}

/// Every paper as a PDF by LibreOffice, and what is read on each page. With `PAPER_PAGES` the PDFs are
/// kept in that folder, for somebody to look at.
fn pages(shell: &Shell, of: &str, office: &str) -> BTreeMap<&'static str, Vec<String>> {
    let mut files = Vec::new();
    for kind in Kind::ALL {
        let file = format!("{}.docx", kind.code());
        let args = ["paper", kind.code(), "-o", &file, "--overwrite", of];
        shell.run(&args[..if of.is_empty() { 5 } else { 6 }]).exits(0);
        files.push(file);
    }
    let profile = format!("-env:UserInstallation=file://{}", shell.path("office").display());
    let done = Command::new(office)
        .args([&profile, "--headless", "--convert-to", "pdf"])
        .args(&files)
        .current_dir(shell.path(""))
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    let read = |kind: &Kind| {
        let pdf = shell.path(&format!("{}.pdf", kind.code()));
        let done = Command::new("pdftotext").arg(&pdf).arg("-").output().unwrap();
        assert!(done.status.success(), "{done:?}");
        if let Ok(folder) = std::env::var("PAPER_PAGES") {
            let name = format!("{}-{}.pdf", of.split('.').next().unwrap_or_default(), kind.code());
            std::fs::copy(&pdf, Path::new(&folder).join(name)).unwrap();
        }
        let all = text::nfc(&String::from_utf8(done.stdout).unwrap());
        let mut pages: Vec<String> =
            all.split('\u{c}').map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        pages.pop();
        (kind.code(), pages)
    };
    Kind::ALL.iter().map(read).collect()
}

#[test]
fn every_paper_of_the_model_day_and_of_a_real_one_opens_in_an_office_with_all_that_stands_on_it() {
    let Some(office) = office() else { return };
    for name in ["mau-ngay-hoi.ron", "lam-son-2023.ron"] {
        let shell = Shell::new();
        let text = std::fs::read_to_string(Path::new("agendas").join(name)).unwrap();
        shell.write(name, &text);
        let agenda = agenda::load(&text).unwrap();
        let pages = pages(&shell, name, office);
        let all = |kind: &str| pages[kind].join(" ");
        // A cell of two lines is read beside its neighbours: all its words are on one page.
        let missing = |kind: &str, said: &str| {
            let said = text::nfc(said);
            !pages[kind].iter().any(|page| said.split_whitespace().all(|word| page.contains(word)))
        };
        for kind in ["programme", "script", "mc", "cues", "minutes"] {
            let items = agenda.items.iter().map(|item| &item.title).filter(|title| missing(kind, title));
            assert_eq!(items.collect::<Vec<_>>(), [""; 0], "{kind} of {name}:\n{}", all(kind));
        }
        let recipients = agenda.decisions().flat_map(|own| own.rolls()).flat_map(|(_, roll)| &roll.list);
        let missed: Vec<_> = recipients.map(|own| &own.name).filter(|own| missing("awards", own)).collect();
        assert_eq!(missed, [""; 0], "{name}:\n{}", all("awards"));
        let delegates = agenda.delegates.iter().filter_map(|own| own.name.as_ref());
        let missed: Vec<_> = delegates.filter(|own| missing("delegates", own)).collect();
        assert_eq!(missed, [""; 0], "{name}");
        for kind in Kind::ALL {
            let pages = &pages[kind.code()];
            assert!((1..40).contains(&pages.len()), "{kind:?} of {name}: {}", pages.len());
            assert!(pages.iter().all(|page| !page.is_empty()), "{kind:?} of {name} has an empty page");
            let marked = pages.iter().filter(|page| page.contains("NỘI BỘ")).count();
            assert!([0, pages.len()].contains(&marked), "{kind:?} of {name}: {marked}/{}", pages.len());
        }
        let last = agenda.items.len().to_string();
        assert!(all("programme").contains(&last) && all("minutes").contains(&last), "{name}");
        // A table that goes on has its headings on every page.
        let headed = pages["programme"].iter().filter(|page| page.contains("Người thực hiện")).count();
        let last = usize::from(!pages["programme"].last().unwrap().contains("Người thực hiện"));
        assert_eq!(headed + last, pages["programme"].len(), "{:#?}", pages["programme"]);
    }
}

#[test]
fn the_minutes_of_a_day_open_in_an_office() {
    let Some(office) = office() else { return };
    let shell = a_day();
    let pages = pages(&shell, "", office);
    let minutes = pages["minutes"].join(" ");
    for said in
        ["BIÊN BẢN", "07 giờ 32 phút", "báo cáo viên vắng", "Cá nhân 94 (con)", "đường đã lau", "Thư ký 01"]
    {
        assert!(minutes.contains(said), "{said}\n{minutes}");
    }
}
