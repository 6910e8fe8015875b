//! In English nothing is Vietnamese but what the users wrote themselves.

use ngayhoi::paper::out::Kind;

use crate::shell::Shell;

/// A letter of the Vietnamese alphabet that English has not.
#[track_caller]
fn no_vietnamese(of: &str, said: &str) {
    let line = said.lines().find(|line| line.chars().any(|c| c.is_alphabetic() && !c.is_ascii()));
    assert_eq!(line, None, "{of}");
}

#[test]
fn the_english_template_is_english_and_sound() {
    let shell = Shell::new();
    shell.run(&["--lang", "en", "new", "a.ron"]).exits(0);
    no_vietnamese("new", &std::fs::read_to_string(shell.path("a.ron")).unwrap());
    let said = shell.run(&["--lang", "en", "check", "a.ron"]).exits(0);
    no_vietnamese("check", &(said.out + &said.err));
}

#[test]
fn a_day_in_english_is_read_in_english() {
    let shell = Shell::new();
    shell.write(
        "a.ron",
        r#"(title: "Security Day", date: "19/8/2026", start: "8h00", must_end: "10h00", items: [
            (id: "flag", title: "Flag", kind: FlagSalute, minutes: 5, checks: ["Sound"]),
            (id: "awards", title: "Awards", kind: AwardConferral, minutes: 20, words: "One word and many words.",
                decisions: [(id: "m", form: "Merit", collectives: 2, individuals: 2)]),
            (id: "run", title: "Contest", kind: Contest, minutes: 20, contest: (
                officials: [(role: Chief, name: "Referee 01"), (role: Starter)], teams: ["Team 1", "Team 2"],
                disciplines: [(id: "relay", title: "Relay", faults: [(code: "1", text: "Early", seconds: 5)],
                    prizes: "1-1", theory: (questions: 3, max_points: 10)),
                    (id: "aid", title: "Aid", score: PointsMinusErrors, prizes: "1-1")])),
            (id: "closing", title: "Closing", kind: Closing, minutes: 5),
        ])"#,
    );
    let commands = [
        "Next()",
        "Adjust(item: \"flag\", by: \"5 phút\")",
        "Tick(\"flag/sound\")",
        "Next(from: \"flag\")",
        "Announce(\"m\")",
        "Note(text: \"x\")",
        "Pause(\"awards\")",
        "Resume(\"awards\")",
    ];
    let mut said = String::new();
    for command in commands {
        let run =
            shell.run(&["--lang", "en", "--clock", "2026-08-19T08:00", "do", "--agenda", "a.ron", command]);
        said += &(run.out + &run.err);
    }
    for line in [&["check", "a.ron"][..], &["status"], &["log"], &["days"], &["clock"]] {
        let mut args = vec!["--lang", "en", "--clock", "2026-08-19T08:10"];
        args.extend(line);
        let run = shell.run(&args);
        no_vietnamese(&line.join(" "), &(run.out + &run.err));
    }
    for kind in Kind::ALL {
        let run = shell.run(&["--lang", "en", "paper", kind.code(), "--format", "html", "-o", "-"]);
        no_vietnamese(kind.code(), &run.exits(0).out);
    }
    no_vietnamese("do", &said);
    assert!(said.contains("gave 5 min: Flag"), "{said}");
}
