//! `ngayhoi check` and `ngayhoi new`.

use crate::shell::{AGENDA, Shell};

const SOUND: &str = "a.ron";

#[test]
fn a_sound_agenda_exits_with_0_and_counts_what_is_open() {
    let said = Shell::with_agenda().run(&["check", SOUND]).exits(0);
    assert!(said.out.contains("a.ron: dùng được; 3 tiết mục"), "{said:?}");
    assert_eq!(said.err, "");
}

#[test]
fn every_fault_of_every_file_is_told_in_one_pass_with_its_place() {
    let shell = Shell::with_agenda();
    shell.write(
        "b.ron",
        "(title: \"A\",\n items: [(title: \"X\", minuts: 5),\n  (title: \"Y\", start: \"25:00\")])",
    );
    shell.write("c.ron", "(title: \"B\", items: [(title: \"X\", performer: Delegate(\"ai\"))])");
    let said = shell.run(&["check", "b.ron", SOUND, "c.ron"]).exits(1);
    for part in [
        "b.ron:2:",
        "`minuts`",
        "có phải `minutes` không?",
        "b.ron:3:",
        "\"25:00\"",
        "^^^^",
        "c.ron:1:",
        "a.ron: dùng được",
        "b.ron: chưa dùng được; 2 lỗi",
        "c.ron: chưa dùng được; 1 lỗi",
    ] {
        assert!(said.out.contains(part), "{part}: {said:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_exits_with_2_and_the_others_are_still_checked() {
    let shell = Shell::with_agenda();
    shell.write("b.ron", "(title: 1)");
    shell
        .run(&["check", "nope.ron", "b.ron", SOUND])
        .exits(2)
        .err_says("nope.ron: không có tệp này.")
        .out_says("b.ron: chưa dùng được")
        .out_says("a.ron: dùng được");
}

#[test]
fn the_report_for_programs_holds_the_same() {
    let shell = Shell::with_agenda();
    shell.write("b.ron", "(title: \"A\",\n items: [(title: \"X\", minuts: 5)])");
    let said = shell.run(&["check", "--json", "b.ron", SOUND, "nope.ron"]).exits(2);
    let all = said.json();
    assert_eq!(all.as_array().unwrap().len(), 3);
    assert_eq!(all[0]["ok"], false);
    assert_eq!(all[0]["file"], "b.ron");
    assert_eq!(all[0]["counts"]["faults"], 1);
    assert_eq!((&all[0]["faults"][0]["line"], &all[0]["faults"][0]["column"]), (&2.into(), &23.into()));
    assert!(all[0]["faults"][0]["instead"].as_str().unwrap().contains("minutes"));
    assert_eq!(all[1]["ok"], true);
    assert!(all[1]["unknowns"].as_array().unwrap().iter().any(|open| open["item"] == "be-mac"), "{all}");
    assert!(all[2]["unreadable"].as_str().unwrap().contains("nope.ron"));
    assert_eq!(said.err, "");
}

#[test]
fn warnings_do_not_make_an_agenda_unsound() {
    let shell = Shell::new();
    shell.write(
        "w.ron",
        r#"(title: "A", start: "07:30", must_end: "07:40", items: [
            (title: "X", minutes: 20),
            (title: "Trao", kind: AwardConferral, decisions: [(form: "Kỷ niệm chương", collectives: ["Tập thể 01"])]),
        ])"#,
    );
    let said = shell.run(&["check", "--json", "w.ron"]).exits(0);
    assert_eq!(said.json()[0]["ok"], true);
    assert!(said.json()[0]["counts"]["warnings"].as_u64().unwrap() >= 2, "{said:?}");
}

#[test]
fn a_check_without_files_and_a_word_that_is_no_command_are_trouble() {
    let shell = Shell::new();
    shell.run(&["check"]).exits(2);
    shell.run(&["frobnicate"]).exits(2);
    shell.run(&["--help"]).exits(0).out_says("check");
    shell.run(&["--version"]).exits(0).out_says("ngayhoi");
    // The clock for stories is no part of the help.
    assert!(!shell.run(&["--help"]).out.contains("--clock"));
}

#[test]
fn a_new_agenda_is_sound_and_never_written_over() {
    let shell = Shell::new();
    shell.run(&["new", "moi.ron"]).exits(0).out_says("Đã viết moi.ron.");
    shell.run(&["check", "moi.ron"]).exits(0);
    let template = std::fs::read_to_string(shell.path("moi.ron")).unwrap();
    assert!(template.lines().filter(|line| line.trim_start().starts_with("//")).count() > 5);
    let mine = shell.write("cua-toi.ron", AGENDA);
    shell.run(&["new", "cua-toi.ron"]).exits(1).err_says("đã có tệp này, không ghi đè");
    assert_eq!(std::fs::read_to_string(mine).unwrap(), AGENDA);
    shell.run(&["new", "khong-co/moi.ron"]).exits(2).err_says("không ghi được, vì không có thư mục này");
    // And it runs.
    shell.run(&["do", "--agenda", "moi.ron", "Note(text: \"mở\")"]).exits(0);
}

#[test]
fn english_is_spoken_where_it_is_asked_for() {
    let shell = Shell::with_agenda();
    shell.run(&["--lang", "en", "check", SOUND]).exits(0).out_says("a.ron: sound; 3 items");
    shell.run(&["check", "nope.ron", "--lang", "en"]).exits(2).err_says("there is no such file");
    shell.run(&["new", SOUND, "--lang", "en"]).exits(1).err_says("exists already");
    shell.run(&["--lang", "en", "status"]).exits(2).err_says("no day on this machine yet");
    shell.run(&["--lang", "en", "do", "--list"]).exits(0).out_says("go on to the next item");
    shell.run(&["--lang", "en", "run", SOUND]).exits(2).err_says("A terminal is needed");
    shell.run(&["--lang", "en"]).exits(0).out_says("There is no day on this machine yet.");
    let clock = ["--lang", "en", "--clock", "07:30"];
    let put = |command| [&clock[..], &["do", "--agenda", SOUND, command]].concat();
    shell.run(&put("Next()")).exits(0).out_says("went on to: Chào cờ");
    shell.run(&put("Pause(\"be-mac\")")).exits(1).err_says("“Chào cờ” is running now");
    shell.run(&[&clock[..], &["status"]].concat()).exits(0).out_says("Forecast end");
    shell.run(&[&clock[..], &["log"]].concat()).exits(0).out_says("the day was opened");
    shell.run(&[&clock[..], &["days"]].concat()).exits(0).out_says("(open, 2 events)");
    shell.run(&["--lang", "fr", "days"]).exits(2);
}

#[test]
fn an_item_without_a_kind_is_what_its_title_says_and_that_is_said_once() {
    let shell = Shell::new();
    shell.write(
        "a.ron",
        r#"(title: "A", must_end: "11h", items: ["Chào cờ", (title: "Giao lưu"), (title: "Văn nghệ", kind: Other), (title: "Trao thưởng")])"#,
    );
    let said = shell.run(&["check", "a.ron"]).exits(0);
    let told = "chưa ghi kind, hiểu theo tên tiết mục (hiểu sai thì ghi kind): Chào cờ (FlagSalute); Trao thưởng (AwardConferral)\n";
    assert_eq!(said.out.matches(told).count(), 1, "{said:?}");
    let untold = "chưa ghi kind và tên không cho biết, nên khi chậm giờ không tự đề xuất rút: Giao lưu\n";
    assert_eq!(said.out.matches(untold).count(), 1, "{said:?}");
    assert!(said.out.contains("quyết định khen thưởng của \"Trao thưởng\""), "{said:?}");
    assert!(said.out.contains("0 cảnh báo"), "{said:?}");
    let guesses = shell.run(&["check", "--json", "a.ron"]).exits(0).json()[0]["guesses"].clone();
    assert_eq!(guesses[0]["kind"], "FlagSalute");
    assert_eq!(guesses[1]["item"], "giao-luu");
    assert_eq!(guesses[1]["kind"], serde_json::Value::Null);
    assert_eq!(guesses.as_array().unwrap().len(), 3);
    let said = shell.run(&["check", "agendas/mau-ngay-hoi.ron"]);
    assert!(!said.out.contains("chưa ghi kind"), "{said:?}");
}

/// Mended: Giấy khen of the ward and of the district, neither numbered yet, could not be told apart.
#[test]
fn two_decisions_that_would_read_alike_are_told_with_their_issuers() {
    let shell = Shell::new();
    shell.write(
        "a.ron",
        r#"(title: "A", date: "19/8/2026", items: [(title: "Trao thưởng", decisions: [
            (id: "p", form: "Giấy khen", issuer: "Chủ tịch UBND phường", individuals: ["Cá nhân 01"]),
            (id: "q", form: "Giấy khen", issuer: "Chủ tịch UBND quận", individuals: ["Cá nhân 02"]),
            (id: "b", form: "Bằng khen", issuer: "Chủ tịch UBND thành phố", individuals: ["Cá nhân 03"]),
        ])])"#,
    );
    let said = shell.run(&["check", "a.ron"]).exits(0);
    for told in [
        "số quyết định (Giấy khen Chủ tịch UBND phường)",
        "số quyết định (Giấy khen Chủ tịch UBND quận)",
        "số quyết định (Bằng khen)",
    ] {
        assert!(said.out.contains(told), "{told}: {said:?}");
    }
    shell.run(&["do", "--agenda", "a.ron", "Next()", "Announce(\"q\")"]).exits(0);
    let log = shell.run(&["log"]).exits(0);
    assert!(log.out.contains("Giấy khen Chủ tịch UBND quận") && !log.out.contains("UBND phường"), "{log:?}");
    let owed = shell.csv("owed");
    for told in ["Giấy khen Chủ tịch UBND phường", "Giấy khen Chủ tịch UBND quận"] {
        assert!(owed.contains(told), "{told}: {owed}");
    }
    assert!(!owed.contains("UBND thành phố"), "{owed}");
}
