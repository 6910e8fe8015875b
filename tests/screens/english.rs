//! In English nothing on a screen is Vietnamese but what the users wrote themselves.

use ngayhoi::day::Mode;
use ngayhoi::text::Lang;
use ngayhoi::ui::ThemeName;

use crate::rig::Rig;

const DAY: &str = r#"(
    title: "Security Day", date: "19/8/2026", start: "8h00", must_end: "10h00",
    delegates: [(id: "a", name: "Delegate 01", position: "Chief")],
    items: [
        (id: "flag", title: "Flag", kind: FlagSalute, minutes: 5, checks: ["Sound"]),
        (id: "awards", title: "Awards", kind: AwardConferral, minutes: 20, performer: Delegate("a"),
            decisions: [(id: "m", form: "Merit", collectives: 2, individuals: 2)]),
        (id: "relay", title: "Contest", kind: Contest, minutes: 20, contest: (
            teams: [(name: "Team 1"), (name: "Team 2")], disciplines: [(id: "r", title: "Relay", rules: Relay)])),
        (id: "closing", title: "Closing", kind: Closing, minutes: 5),
    ],
)"#;

#[test]
fn an_english_console_shows_no_vietnamese() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let mut desk = rig.console("organiser", Lang::En, ThemeName::Dark);
    let mut found = Vec::new();
    // What the first record is signed with was written by whoever opened the day.
    let mut look = |what: &str, shown: String| {
        let shown = shown.replace("điều hành", "");
        let line = shown.lines().find(|line| {
            line.chars().any(|c| c.is_alphabetic() && !c.is_ascii() && ('\u{c0}'..='\u{1ef9}').contains(&c))
        });
        found.extend(line.map(|line| format!("{what}: {line}")));
    };
    for turn in 0..3 {
        for screen in ["1", "2", "3", "4", "5", "6", "7", "8", "9"] {
            look(screen, desk.press(screen).text(160, 50));
            for key in
                ["F1", "^P", "^F", "Enter", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "^E", "^K", "^R"]
            {
                look(&format!("{turn} {screen} {key}"), desk.press(key).text(160, 50));
                desk.press("Esc Esc").wait(3);
            }
        }
        desk.go_on().wait(60);
    }
    assert_eq!(found, Vec::<String>::new());
}
