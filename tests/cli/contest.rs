//! `ngayhoi paper results`, `ngayhoi paper draw`, and contests in `ngayhoi status --json`.

use ngayhoi::text;
use serde_json::json;

use crate::shell::Shell;

const AGENDA: &str = r#"(
    title: "Ngày hội", date: "19/8/2026", start: "7h30",
    items: [
        (id: "thi", title: "Hội thi dân phòng", kind: Contest, contest: (
            officials: [(role: Chief, name: "Trọng tài 01")],
            teams: ["Tổ 2", "Tổ 5", (name: "Tổ dân phố số 7 khu tập thể Nhà máy Dệt phường Nguyễn Du và Công ty Cổ phần Bảy")],
            disciplines: [
                (id: "tiep-suc", title: "Chạy tiếp sức", lanes: 2, watches: Mean, attempts: 2, counts: Best,
                    ties: [FewerFaults, Shared],
                    faults: [(code: "1", text: "Xuất phát trước hiệu lệnh", seconds: 5)],
                    prizes: "1-1"),
            ],
        )),
    ],
)"#;

fn ground() -> Shell {
    let shell = Shell::new();
    shell.write("a.ron", AGENDA);
    let command = |text: &str| format!("Contest({text})");
    let run =
        |team: &str, attempt: u8| format!("(discipline: \"tiep-suc\", team: \"{team}\", attempt: {attempt})");
    let read = |team: &str, attempt: u8, first: &str, second: &str| {
        let run = run(team, attempt);
        [(1, first), (2, second)]
            .map(|(watch, time)| command(&format!("Reading(run: {run}, watch: {watch}, time: \"{time}\")")))
    };
    let mut commands = vec!["Start(\"thi\")".to_owned(), command("Draw(discipline: \"tiep-suc\", seed: 7)")];
    commands.extend(read("to-2", 1, "42,31", "42,48"));
    commands.push(command(&format!("Charge(run: {}, fault: \"1\")", run("to-2", 1))));
    commands.extend(read("to-5", 1, "47,40", "47,40"));
    commands.push(command(&format!("Rerun(run: {}, reason: \"lăng hỏng\")", run("to-5", 1))));
    commands.extend(read("to-5", 1, "47,39", "47,41"));
    commands.push(command("Protest(board: Result(\"tiep-suc\"), team: \"to-5\", reason: \"đường 1 ướt\")"));
    let mut args = vec!["--clock", "07:40", "do", "--agenda", "a.ron", "--as", "thư ký"];
    args.extend(commands.iter().map(String::as_str));
    shell.run(&args).exits(0);
    shell
}

/// Everybody has run, and the chief referee signs.
fn sign(shell: &Shell) {
    let out = |team: &str, attempt: u8| {
        format!(
            "Contest(Rule(run: (discipline: \"tiep-suc\", team: \"{team}\", attempt: {attempt}), outcome: DidNotStart))"
        )
    };
    let teams = shell.run(&["status", "--json"]).exits(0).json();
    let third = teams["contests"][0]["places"][2]["team"].as_str().unwrap().to_owned();
    let rest = [out("to-2", 2), out("to-5", 2), out(&third, 1), out(&third, 2)];
    let mut commands: Vec<&str> = rest.iter().map(String::as_str).collect();
    commands.push(
        "Contest(Settle(board: Result(\"tiep-suc\"), verdict: Rejected, decided_by: \"Ban tổ chức\", reason: \"đường đã lau\"))",
    );
    commands.push("Contest(Sign(Result(\"tiep-suc\")))");
    shell.does(&["--clock", "07:50", "do", "--as", "trọng tài"], &commands);
}

#[test]
fn results_are_printed_with_everything_behind_them_on_a_page_of_80_columns() {
    let shell = ground();
    let page = shell.run(&["paper", "results"]).exits(0).out;
    let longest = page.lines().map(text::width).max().unwrap();
    assert!(longest <= 80, "{longest}\n{page}");
    for part in [
        "CHẠY TIẾP SỨC",
        "TẠM THỜI",
        "Hội thi dân phòng · 19/8/2026",
        "lần 1 (tính): 42,31 · 42,48 → 42,40 + 5,00 = 47,40; lỗi 1",
        "lần 1: [ĐÃ GẠCH – lăng hỏng] 47,40 · 47,40 → 47,40",
        "lần 1 (tính): 47,39 · 47,41 → 47,40",
        "xét: ít lỗi hơn",
        "Lỗi: 1 Xuất phát trước hiệu lệnh (+5 giây).",
        "Khiếu nại 07:40:0",
        "Tổ 5: đường 1 ướt (thư ký ghi).",
        "TẠM THỜI: trưởng ban trọng tài chưa ký. 1/3 đội chưa có kết quả.",
        "TRƯỞNG BAN TRỌNG TÀI",
        "Trọng tài 01",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let heads: Vec<&str> = page.lines().filter(|line| line.contains("Kết quả")).collect();
    assert_eq!(heads[0].find("Giải").map(|at| text::width(&heads[0][..at])), Some(58), "{page}");
    let first = page.lines().find(|line| line.contains("Giải nhất")).unwrap();
    assert!(first.starts_with("    1   Tổ 5 "), "{page}");
    sign(&shell);
    let page = shell.run(&["paper", "results"]).exits(0).out;
    assert!(page.contains("ĐÃ KÝ") && page.contains("Đã ký trên máy lúc 07:50:0"), "{page}");
    assert!(!page.contains("TẠM THỜI"), "{page}");
    assert!(page.contains("bỏ thi"), "{page}");
    // In the other language nothing Vietnamese is left but what people wrote.
    let page = shell.run(&["--lang", "en", "paper", "results"]).exits(0).out;
    assert!(page.contains("attempt 1 (counts): 42,31 · 42,48") && page.contains("CHIEF REFEREE"), "{page}");
    assert!(!page.contains("lần") && !page.contains("ban trọng tài"), "{page}");
}

#[test]
fn results_bear_the_date_on_which_the_contest_was_held() {
    let shell = Shell::new();
    shell.write("a.ron", AGENDA);
    shell.run(&["--clock", "07:40", "do", "--agenda", "a.ron", "Postpone(to: \"20/8/2026\")"]).exits(0);
    let page = shell.run(&["paper", "results"]).exits(0).out;
    assert!(page.contains("Hội thi dân phòng · 20/8/2026") && !page.contains("19/8/2026"), "{page}");
    // What was held before the rest was put off keeps its own date.
    let shell = ground();
    sign(&shell);
    let add = "Insert(item: (title: \"Bế mạc\"))";
    let put_off = "Postpone(to: \"20/8/2026\")";
    shell
        .run(&["--clock", "08:00", "do", add, "Next(from: \"thi\")", "Park(item: \"be-mac\")", put_off])
        .exits(0);
    let page = shell.run(&["paper", "results"]).exits(0).out;
    assert!(page.contains("Hội thi dân phòng · 19/8/2026") && !page.contains("20/8/2026"), "{page}");
}

#[test]
fn results_for_a_spreadsheet_are_a_row_for_each_team() {
    let shell = ground();
    let csv = shell.csv("results");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(&rows[1][1], "2");
    let row: Vec<&str> = rows[1].iter().collect();
    assert_eq!(
        row[2..8],
        [
            "Tổ 2",
            "47,40",
            "lần 1 (tính): 42,31 · 42,48 → 42,40 + 5,00 = 47,40; lỗi 1",
            "1",
            "ít lỗi hơn",
            "Giải nhì"
        ]
    );
    assert_eq!(row[8..], ["có kết quả", "TẠM THỜI", ""]);
    assert_eq!(&rows[2][8], "chưa thi");
}

#[test]
fn heats_keep_their_empty_lanes_and_say_how_to_draw_them_again() {
    let shell = ground();
    let page = shell.run(&["paper", "draw"]).exits(0).out;
    assert!(page.contains("LƯỢT VÀ ĐƯỜNG THI"), "{page}");
    assert!(page.contains("\nCHẠY TIẾP SỨC\nLượt 1    đường 1   "), "{page}");
    assert!(page.contains("          đường 2   –\n"), "{page}");
    let again = r#"  ngayhoi do 'Contest(Draw(discipline: "tiep-suc", seed: 7))'"#;
    assert!(page.contains(again), "{page}");
    assert!(page.lines().map(text::width).max().unwrap() <= 80, "{page}");
    // Who does as it says gets the same heats.
    let other = Shell::new();
    other.write("a.ron", AGENDA);
    let command = again.trim().strip_prefix("ngayhoi do '").unwrap().trim_end_matches('\'');
    other.run(&["do", "--agenda", "a.ron", command]).exits(0);
    assert_eq!(other.run(&["paper", "draw"]).exits(0).out, page);
    let csv = other.csv("draw");
    assert_eq!(csv.lines().count(), 5, "{csv}");
    assert!(csv.lines().last().unwrap().ends_with(",2,2,,7"), "{csv}");
    // With a team more a draw would differ, and nobody is told otherwise.
    other.run(&["do", "Contest(AddTeams(item: \"thi\", teams: [(name: \"Tổ 12\")]))"]).exits(0);
    let page = other.run(&["paper", "draw"]).exits(0).out;
    assert!(page.contains("Chưa có lượt: Tổ 12.") && page.contains("bốc lại sẽ ra khác"), "{page}");
    assert!(!page.contains("ngayhoi do"), "{page}");
}

#[test]
fn a_day_without_contests_says_so() {
    let shell = Shell::with_agenda();
    shell.run(&["do", "--agenda", "a.ron", "Next()"]).exits(0);
    for which in ["results", "draw"] {
        shell.run(&["paper", which]).exits(0).out_says("Ngày này không có hội thi.");
        assert_eq!(shell.csv(which).lines().count(), 1);
    }
    assert_eq!(shell.run(&["status", "--json"]).exits(0).json()["contests"], json!([]));
}

#[test]
fn the_status_for_programs_has_every_board_and_the_watches_that_run() {
    let shell = ground();
    let start = "Contest(StartWatch(run: (discipline: \"tiep-suc\", team: \"to-2\", attempt: 2)))";
    shell.run(&["--clock", "07:45", "do", start]).exits(0);
    let status = shell.run(&["--clock", "07:46", "status", "--json"]).exits(0).json();
    let running = json!([{ "discipline": "tiep-suc", "team": "to-2", "attempt": 2, "watch": 1 }]);
    assert_eq!(status["running_watches"], running);
    let board = &status["contests"][0];
    assert_eq!(board["id"], json!({ "Result": "tiep-suc" }));
    assert_eq!(board["title"], "Chạy tiếp sức");
    assert_eq!(board["signed"], json!(null));
    let first = json!({
        "team": "to-5", "name": "Tổ 5", "rank": 1, "shared": false, "result": "47,40", "prize": "Giải nhất",
    });
    assert_eq!(board["places"][0], first);
    shell
        .run(&[
            "--clock",
            "07:47",
            "do",
            "Contest(StopWatch(run: (discipline: \"tiep-suc\", team: \"to-2\", attempt: 2)))",
        ])
        .exits(0);
    let again = ground();
    sign(&again);
    let signed = &again.run(&["status", "--json"]).exits(0).json()["contests"][0]["signed"];
    assert_eq!(signed["by"], "trọng tài");
    assert!(signed["at"].as_str().unwrap().starts_with("2026-08-19T07:50:0"), "{signed}");
}

#[test]
fn a_tie_that_somebody_has_to_decide_is_told_to_programs_as_such() {
    let shell = Shell::new();
    shell.write("a.ron", AGENDA.replace("attempts: 2", "attempts: 1"));
    let read = |team: &str, time: &str| {
        let run = format!("(discipline: \"tiep-suc\", team: \"{team}\")");
        [1, 2].map(|watch| format!("Reading(run: {run}, watch: {watch}, time: \"{time}\")"))
    };
    let commands = [read("to-2", "42"), read("to-5", "42")].concat();
    let mut args = vec!["--clock", "07:40", "do", "--agenda", "a.ron", "--as", "thư ký"];
    args.extend(commands.iter().map(String::as_str));
    shell.run(&args).exits(0);
    let places = || shell.run(&["status", "--json"]).exits(0).json()["contests"][0]["places"].clone();
    // Two first places for one prize and one second place: two prizes of a grade each.
    for place in places().as_array().unwrap().iter().take(2) {
        assert_eq!((&place["prize"], &place["to_be_decided"]), (&json!(null), &json!(true)), "{place}");
    }
    let share = r#"ShareTie(board: Result("tiep-suc"), teams: ["to-2", "to-5"])"#;
    shell.run(&["--clock", "07:41", "do", "--as", "trọng tài", share]).exits(0);
    let now = places();
    assert_eq!((&now[0]["prize"], &now[0]["to_be_decided"]), (&json!("Giải nhất"), &json!(null)), "{now}");
    // Who is still to run has no prize and waits for nobody's decision.
    assert_eq!((&now[2]["prize"], &now[2]["to_be_decided"]), (&json!(null), &json!(null)), "{now}");
}

#[test]
fn a_file_of_teams_is_shown_and_taken_in_as_one_event() {
    let shell = ground();
    let events = || shell.run(&["log"]).exits(0).out.lines().count();
    let before = events();
    shell.write(
        "doi.csv",
        "STT;Tên đội;Số người;Đội trưởng;Ghi chú\n1;Tổ 9;8;Cá nhân 01;x\n2;Tổ 5;;;\n3;TỔ MƯỜI;tám;;\n",
    );
    let import = |more: &[&str]| shell.run(&[&["import", "doi.csv", "--teams", "thi"], more].concat());
    let seen = import(&["--preview"]).exits(0).out;
    for part in [
        "Hội thi dân phòng\n",
        "dòng   2  Tổ 9 · 8 người · đội trưởng Cá nhân 01\n",
        "- dòng   3  Tổ 5\n             đội này đã có trong hội thi; không ghi lại\n",
        "viết HOA toàn bộ; giữ như đã gõ",
        "không phải số người: “tám”; để trống",
        "Cột không dùng: Ghi chú.",
        "2 đội, 0 dòng không nhận, 2 dòng cần xem. Chưa ghi gì.",
    ] {
        assert!(seen.contains(part), "{part}\n{seen}");
    }
    assert_eq!(events(), before);
    let said = import(&[]).exits(0).out_says("thêm 2 đội: Tổ 9, TỔ MƯỜI (Hội thi dân phòng)");
    said.err_says("đội này đã có trong hội thi; không ghi lại");
    assert_eq!(events(), before + 1);
    import(&[]).exits(1).err_says("Không có đội nào mới; chưa ghi gì.");
    shell.run(&["do", "Undo()"]);
    // Text with a team a line, from standard input.
    let said = shell.run_with(&["import", "-", "--teams", "thi"], "1) Tổ 12 - 8 người\n2) Tổ 13\n").exits(0);
    assert!(said.out.contains("thêm 2 đội: Tổ 12, Tổ 13"), "{said:?}");
}

#[test]
fn a_list_of_teams_that_cannot_be_taken_says_why_and_records_nothing() {
    let shell = ground();
    let before = shell.run(&["log"]).exits(0).out;
    shell.write("cu.csv", "Đội,Số người\nTổ 9,8\nTæ d©n phè sè,9\n,4\n");
    let import = |file: &str, item: &str| shell.run(&["import", file, "--teams", item]).exits(1);
    import("cu.csv", "thi").err_says("phông cũ TCVN3").err_says("trống tên, không nhận");
    import("cu.csv", "khac").err_says("Không có mục “khac”. Các mục có hội thi:\n  thi  Hội thi dân phòng");
    assert_eq!(shell.run(&["log"]).exits(0).out, before);
    // A roll or a contest, not both, not neither.
    shell.run(&["import", "cu.csv"]).exits(2);
    shell.run(&["import", "cu.csv", "--teams", "thi", "--decision", "x"]).exits(2);
    let other = Shell::with_agenda();
    other.run(&["do", "--agenda", "a.ron", "Next()"]).exits(0);
    other.write("doi.csv", "Đội\nTổ 9\n");
    other.run(&["import", "doi.csv", "--teams", "chao-co"]).exits(1).err_says("không có hội thi");
    other.run(&["import", "doi.csv", "--teams", "khac"]).exits(1).err_says("cũng không mục nào có hội thi.");
    other.run(&["import", "doi.csv", "--decision", "gk"]).exits(1).err_says("không có quyết định nào.");
}

#[test]
fn what_is_signed_is_seen_first_and_what_a_protest_took_back_stays_on_the_sheet() {
    let shell = ground();
    sign(&shell);
    let log = shell.run(&["log", "--json"]).exits(0).out;
    let charge = log.lines().find(|line| line.contains("\"charged\"")).expect(&log);
    let charge: serde_json::Value = serde_json::from_str(charge).unwrap();
    let undo = format!("Undo({})", charge["seq"]);
    let protest = r#"Protest(board: Result("tiep-suc"), team: "to-2", reason: "không phạm lỗi")"#;
    // Under the signature nothing is taken back; after the protest it is, and that is told.
    let as_referee = ["--clock", "08:00", "do", "--as", "thư ký"];
    shell.run(&[&as_referee[..], &[&undo]].concat()).exits(1);
    shell.run(&[&as_referee[..], &[protest, &undo]].concat()).exits(0);
    let page = shell.run(&["paper", "results"]).exits(0).out;
    let flowed = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flowed.contains("[HOÀN TÁC KHI KHIẾU NẠI – thư ký 08:00"), "{page}");
    // A board that moved since it was shown is not signed.
    let shown = shell.run(&[&as_referee[..], &["Sign(Result(\"tiep-suc\"))"]].concat()).exits(1).err;
    assert!(shown.contains("khiếu nại") || shown.contains("Chưa ký"), "{shown}");
}
