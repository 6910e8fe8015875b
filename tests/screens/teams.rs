//! Lists of teams that arrive late, pasted on screen 6: a preview first, one event when accepted.

use ngayhoi::agenda::DisciplineId;
use ngayhoi::day::{Event, GroundEvent, Mode};
use ngayhoi::ui::Input;

use crate::rig::{Desk, Rig};

const DAY: &str = r#"(title: "Ngày hội", date: "19/8/2026", start: "8h", items: [
    (id: "thi", title: "Hội thi dân phòng", kind: Contest, contest: (
        teams: ["Tổ 1"],
        disciplines: [
            (id: "tiep-suc", title: "Chạy tiếp sức"),
            (id: "leo-thang", title: "Leo thang nữ", category: "Nữ"),
        ],
    )),
    (id: "hoi-thao", title: "Hội thao", kind: Contest, contest: (
        teams: [], disciplines: [(id: "keo-co", title: "Kéo co")],
    )),
])"#;

/// Line 3 in NFD, line 4 twice, line 5 competes already, line 6 for an old font.
const ZALO: &str = "DANH SÁCH ĐỘI THI\r1) Tổ 2 - 8 người, đội trưởng Cá nhân 01\r\
    2) To\u{302}\u{309} 3 (bảng nữ)\r3) Tổ 2\r4) tổ 1\r5) Tæ d©n phè sè\r";

fn paste(desk: &mut Desk, text: &str) {
    desk.console.input(Input::Paste(text.to_owned()));
}

fn names(desk: &Desk, discipline: &str) -> Vec<String> {
    let held = desk.console.day().competition(&DisciplineId::from(discipline)).unwrap();
    held.teams.iter().map(|team| team.name.clone()).collect()
}

#[test]
fn teams_pasted_on_screen_6_are_looked_at_and_accepted_as_one_event() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    let before = desk.console.day().log().len();
    // The list of boards, and one board opened.
    for keys in ["6", "Enter"] {
        desk.press(keys);
        paste(desk, ZALO);
        let seen = desk.text(100, 40);
        for said in [
            "Hội thi dân phòng",
            "8 người · đội trưởng Cá nhân 01",
            "dấu rời (NFD); đã ghép lại",
            "trùng đội với dòng 2; không ghi lại",
            "đội này đã có trong hội thi; không ghi lại",
            "phông cũ TCVN3 (.VnTime), không nhận",
            "1 dòng không phải đội",
            "Ghi 2 đội vào: Hội thi dân phòng · 1 dòng không nhận · 2 dòng cần xem",
        ] {
            assert!(seen.contains(said), "{said}\n{seen}");
        }
        desk.press("Esc");
        assert_eq!(desk.console.day().log().len(), before, "nothing is recorded until it is accepted");
    }
    paste(desk, ZALO);
    desk.press("Enter");
    assert_eq!(desk.console.day().log().len(), before + 1);
    let last = desk.console.day().log().last().unwrap().event.clone();
    let Event::Ground(GroundEvent::TeamsAdded { item, teams }) = last else { panic!("{last:?}") };
    assert_eq!(item.0, "thi");
    assert_eq!((teams[0].size, teams[0].captain.as_deref()), (Some(8), Some("Cá nhân 01")));
    // The category is the agenda's own, so that the team competes where it should.
    assert_eq!(teams[1].category.as_deref(), Some("Nữ"));
    assert_eq!(names(desk, "tiep-suc"), ["Tổ 1", "Tổ 2", "Tổ 3"]);
    assert!(names(desk, "leo-thang").contains(&"Tổ 3".to_owned()));
    desk.press("^Z");
    assert_eq!(names(desk, "tiep-suc"), ["Tổ 1"]);
}

#[test]
fn tab_takes_the_list_into_another_contest_and_space_leaves_a_team_out() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("6");
    paste(desk, "Tổ 1\nTổ 2\nTổ 3\n");
    desk.press("Tab");
    let seen = desk.text(100, 30);
    assert!(seen.contains("Ghi 3 đội vào: Hội thao") && !seen.contains("đội này đã có"), "{seen}");
    desk.press("Down Space Enter");
    assert_eq!(names(desk, "keo-co"), ["Tổ 1", "Tổ 3"]);
    assert_eq!(names(desk, "tiep-suc"), ["Tổ 1"]);
}

#[test]
fn a_team_that_another_console_added_meanwhile_is_seen_before_enter_counts() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let (one, two) =
        (&mut rig.desk(), &mut rig.console("khác", ngayhoi::text::Lang::Vi, ngayhoi::ui::ThemeName::Dark));
    one.press("6");
    two.press("6");
    paste(one, "Tổ 2\nTổ 3\n");
    paste(two, "Tổ 2\n");
    two.press("Enter");
    one.wait(0).press("Enter");
    let seen = one.text(100, 30);
    assert!(seen.contains("Danh sách đội vừa đổi"), "{seen}");
    assert!(seen.contains("Ghi 1 đội vào"), "{seen}");
    one.press("Enter");
    assert_eq!(names(one, "tiep-suc"), ["Tổ 1", "Tổ 2", "Tổ 3"]);
}

#[test]
fn without_a_contest_a_pasted_list_is_answered() {
    let rig = Rig::new(r#"(title: "Ngày hội", start: "8h", items: ["Một"])"#, Mode::Live, "08:00");
    let desk = &mut rig.desk();
    desk.press("6");
    paste(desk, "Tổ 2\n");
    let seen = desk.text(100, 30);
    assert!(seen.contains("Chương trình không có hội thi."), "{seen}");
}
