//! Somebody else records while a list is open. What was chosen stays chosen; if it has gone, nothing
//! is done, and a sentence says so.

use ngayhoi::agenda::ItemId;
use ngayhoi::day::{Day, ItemState, Mode, Presence};
use ngayhoi::text::Lang;
use ngayhoi::ui::ThemeName;

use crate::rig::{Desk, Rig};

const DAY: &str = r#"(
    title: "Ngày hội phường Mẫu",
    date: "19/8/2026", start: "8h00", must_end: "9h00",
    delegates: [
        (id: "dai-bieu-01", name: "Đại biểu 01", position: "Phó Chủ tịch UBND thành phố", bloc: Government, level: 2),
        (id: "dai-bieu-02", name: "Đại biểu 02", position: "Phó Bí thư Đảng ủy phường", bloc: Party, level: 4),
        (id: "dai-bieu-03", name: "Đại biểu 03", position: "Phó Chủ tịch UBND phường", bloc: Government, level: 4),
    ],
    items: [
        (id: "gioi-thieu", title: "Giới thiệu đại biểu", kind: DelegateIntro, minutes: 10, words: "{dai_bieu_co_mat}"),
        (id: "bao-cao", title: "Báo cáo", minutes: 10, performer: Delegate("dai-bieu-01"), checks: ["Slide đã mở", "Nước đã rót"]),
        (id: "tham-luan", title: "Tham luận", minutes: 10, performer: Delegate("dai-bieu-02")),
        (id: "khen", title: "Trao Giấy khen", kind: AwardConferral, minutes: 15, decisions: [(
            id: "giay-khen", form: "Giấy khen", presenters: [Delegate("dai-bieu-03")],
            individuals: ["Cá nhân 01", "Cá nhân 02", "Cá nhân 03", "Cá nhân 04"],
        )]),
        (id: "be-mac", title: "Bế mạc", minutes: 5),
    ],
)"#;

/// The organiser at one console, the usher at another.
fn two() -> (Desk, Desk) {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    (rig.desk(), rig.console("lễ tân", Lang::Vi, ThemeName::Dark))
}

fn presence(day: &Day, delegate: &str) -> Presence {
    day.attendee(&delegate.into()).unwrap().presence.clone()
}

fn order(day: &Day) -> Vec<&str> {
    day.entries().iter().map(|entry| entry.id().0.as_str()).collect()
}

const GONE: &str = "Dòng đã chọn không còn trong danh sách.";

/// Mended: F9 kept the number of the line. While the third was highlighted the usher marked one more
/// as arrived, and Enter introduced somebody else.
#[test]
fn who_is_highlighted_among_those_who_wait_is_introduced_though_one_more_arrives() {
    let (mut desk, mut usher) = two();
    usher.press("4 Down Space Down Space");
    desk.wait(0).press("F9 Down");
    usher.wait(0).press("Home Space");
    desk.wait(1).press("Enter");
    let day = desk.console.day();
    assert_eq!(presence(day, "dai-bieu-03"), Presence::Introduced);
    assert_eq!(presence(day, "dai-bieu-02"), Presence::Arrived);
    assert_eq!(presence(day, "dai-bieu-01"), Presence::Arrived);
}

#[test]
fn whoever_was_introduced_by_somebody_else_is_not_followed_by_another() {
    let (mut desk, mut usher) = two();
    usher.press("4 Space Down Space Down Space");
    desk.wait(0).press("F9 Down");
    usher.wait(0).press("Home Down F3");
    assert_eq!(presence(usher.console.day(), "dai-bieu-02"), Presence::Introduced);
    desk.wait(1);
    assert!(desk.text(80, 24).contains(GONE), "said before the press: {}", desk.text(80, 24));
    desk.press("Enter");
    assert_eq!(presence(desk.console.day(), "dai-bieu-01"), Presence::Arrived);
    assert_eq!(presence(desk.console.day(), "dai-bieu-03"), Presence::Arrived);
    assert!(desk.text(80, 24).contains(GONE), "{}", desk.text(80, 24));
    // The arrows go on from where the line was.
    desk.press("Down Enter");
    assert_eq!(presence(desk.console.day(), "dai-bieu-03"), Presence::Introduced);
}

#[test]
fn guests_who_wait_are_introduced_one_after_another_by_enter_alone() {
    let (mut desk, mut usher) = two();
    usher.press("4 Space Down Space Down Space");
    desk.wait(0).press("F9 Enter Enter Enter Enter");
    for delegate in ["dai-bieu-01", "dai-bieu-02", "dai-bieu-03"] {
        assert_eq!(presence(desk.console.day(), delegate), Presence::Introduced);
    }
}

#[test]
fn a_list_that_was_empty_introduces_nobody_who_comes_into_it_unseen() {
    let (mut desk, mut usher) = two();
    desk.press("F9");
    usher.press("4 Space");
    desk.wait(1).press("Enter");
    assert_eq!(presence(desk.console.day(), "dai-bieu-01"), Presence::Arrived);
    desk.press("Down Enter");
    assert_eq!(presence(desk.console.day(), "dai-bieu-01"), Presence::Introduced);
}

#[test]
fn the_guest_who_must_leave_is_the_one_chosen_though_the_list_shrinks() {
    let (mut desk, mut usher) = two();
    desk.press("^P").write("khach phai ve").press("Enter Down");
    assert!(desk.text(80, 24).contains("Đại biểu 02"), "{}", desk.text(80, 24));
    // The first of the list is not coming: the second moves up.
    usher.press("4 F6");
    desk.wait(1).press("Enter");
    assert!(desk.text(80, 24).contains("Đại biểu 02. Ghi như 9h30"), "{}", desk.text(80, 24));
    desk.press("Enter Enter");
    // Next, once the delegates were introduced.
    assert_eq!(order(desk.console.day())[..2], ["gioi-thieu", "tham-luan"]);
}

#[test]
fn a_guest_who_has_gone_from_the_list_brings_nobody_elses_part_forward() {
    let (mut desk, mut usher) = two();
    desk.press("^P").write("khach phai ve").press("Enter");
    usher.press("4 F6");
    desk.wait(1).press("Enter");
    assert_eq!(order(desk.console.day())[0], "gioi-thieu");
    assert!(desk.text(80, 24).contains(GONE), "{}", desk.text(80, 24));
}

#[test]
fn an_item_is_moved_before_the_one_chosen_though_those_above_it_are_gone() {
    let (mut desk, mut caller) = two();
    desk.press("PgDn 3 End Up ^X Down");
    assert!(desk.text(110, 30).contains("trước Tham luận"), "{}", desk.text(110, 30));
    caller.wait(120).press("PgDn");
    desk.wait(1).press("Enter");
    assert_eq!(order(desk.console.day()), ["gioi-thieu", "bao-cao", "khen", "tham-luan", "be-mac"]);
}

#[test]
fn an_item_is_moved_nowhere_when_the_place_has_gone() {
    let (mut desk, mut caller) = two();
    desk.press("PgDn 3 End Up ^X");
    caller.wait(120).press("PgDn");
    let before = order(desk.console.day()).join(" ");
    desk.wait(1).press("Enter");
    assert_eq!(order(desk.console.day()).join(" "), before);
    assert!(desk.text(110, 30).contains(GONE), "{}", desk.text(110, 30));
}

#[test]
fn a_delegates_menu_stays_about_that_delegate() {
    let (mut desk, mut usher) = two();
    // Nobody was chosen by hand: the first is selected.
    desk.press("4 Enter").write("vang");
    usher.press("4 Down Down F7 F7");
    assert_eq!(usher.console.day().attendees()[0].delegate.id, "dai-bieu-03".into());
    desk.wait(1).press("Enter");
    assert_eq!(presence(desk.console.day(), "dai-bieu-01"), Presence::Absent);
    assert_eq!(presence(desk.console.day(), "dai-bieu-03"), Presence::Expected);
}

/// Mended: the palette took whoever was to be called next at the moment of Enter, not whoever was
/// when it was opened.
#[test]
fn what_is_chosen_in_the_palette_is_done_to_whoever_was_selected_when_it_was_opened() {
    let (mut desk, mut secretary) = two();
    desk.press("3").press("End Up F3 Enter 5 F3").wait(3);
    secretary.press("5");
    desk.press("^P").write("rut nguoi nhan");
    secretary.wait(1).press("Enter");
    desk.wait(1).press("Enter");
    let states: Vec<String> =
        desk.console.day().honorees().iter().map(|honoree| honoree.state.say(Lang::Vi)).collect();
    assert!(states[1..].iter().all(|state| *state == states[3]), "nobody else is withdrawn: {states:?}");
}

#[test]
fn what_was_found_is_gone_to_though_something_before_it_is_found_too() {
    let (mut desk, mut usher) = two();
    desk.press("^F").write("dai bieu 0").press("Down");
    usher.press("^N").write("Đại tá").press("Enter").write("Đại biểu 00").press("Enter Enter Enter Enter");
    assert_eq!(usher.console.day().attendees().len(), 4, "{}", usher.text(80, 24));
    desk.wait(1).press("Enter Space");
    assert_eq!(presence(desk.console.day(), "dai-bieu-02"), Presence::Arrived);
}

#[test]
fn a_proposal_to_end_on_time_leaves_what_its_operator_left() {
    let (mut desk, mut caller) = two();
    desk.press("PgDn").wait(2400).press("^E");
    let proposed = desk.text(110, 30);
    assert!(proposed.contains("[x]"), "{proposed}");
    desk.press("Down Space");
    caller.wait(0).press("3 Home Down Down F6").press("Enter");
    desk.wait(1);
    let day = desk.console.day();
    assert_eq!(day.entry(&ItemId::from("tham-luan")).unwrap().state, ItemState::Parked);
    let now = desk.text(110, 30);
    assert_eq!(proposed.matches("[x]").count(), now.matches("[x]").count() + 1, "{now}");
}

#[test]
fn a_fault_is_charged_by_its_code_though_the_catalogue_grows_above_it() {
    let agenda = r#"(
        title: "Ngày hội", date: "19/8/2026", start: "7h30",
        items: [(id: "thi", title: "Hội thi", kind: Contest, contest: (
            teams: ["Tổ 2", "Tổ 5"],
            disciplines: [(id: "tiep-suc", title: "Tiếp sức", faults: [
                (code: "1", text: "Xuất phát trước hiệu lệnh", seconds: 5),
                (code: "2", text: "Lấn làn", seconds: 10),
            ])],
        ))],
    )"#;
    let rig = Rig::new(agenda, Mode::Live, "07:30");
    let (mut judge, mut referee) = (rig.desk(), rig.console("trọng tài", Lang::Vi, ThemeName::Dark));
    judge.press("6 Enter F3 Down");
    referee.press("6 F5 Down Enter").write("1").press("Enter").write("Chạm vạch").press("Enter");
    referee.write("3").press("Enter Enter");
    judge.wait(1);
    assert!(judge.text(110, 30).contains("Chạm vạch"), "{}", judge.text(110, 30));
    judge.press("Enter");
    let held = judge.console.day().competition(&"tiep-suc".into()).unwrap();
    let charged: Vec<&str> = held
        .teams
        .iter()
        .filter_map(|team| held.run(&team.id, 1))
        .flat_map(|run| run.faults.iter().map(|fault| fault.code.as_str()))
        .collect();
    assert_eq!(charged, ["2"]);
}

#[test]
fn the_menu_of_a_team_stays_about_that_team() {
    let agenda = r#"(
        title: "Ngày hội", date: "19/8/2026", start: "7h30",
        items: [(id: "thi", title: "Hội thi", kind: Contest, contest: (
            teams: ["Tổ 2", "Tổ 5"],
            disciplines: [(id: "tiep-suc", title: "Tiếp sức"), (id: "so-cuu", title: "Sơ cứu")],
        ))],
    )"#;
    let rig = Rig::new(agenda, Mode::Live, "07:30");
    let (mut judge, mut timer) = (rig.desk(), rig.console("bấm giờ", Lang::Vi, ThemeName::Dark));
    // Nothing was opened by hand: the ground shows the team whose turn it is.
    judge.press("6 Enter Home Enter").write("sua ten doi");
    timer.press("6 Enter Down Space").wait(1);
    judge.wait(1).press("Enter").write("Tổ Hai").press("Enter");
    let held = judge.console.day().competition(&"tiep-suc".into()).unwrap();
    let names: Vec<&str> = held.teams.iter().map(|team| team.name.as_str()).collect();
    assert_eq!(names, ["Tổ Hai", "Tổ 5"]);
}

/// Mended: the check under the hand was ticked by somebody else, the next one came in its place, and
/// Space ticked that.
#[test]
fn what_comes_under_the_hand_by_somebody_elses_doing_is_not_done_before_it_is_seen() {
    let (mut desk, mut other) = two();
    desk.press("PgDn").wait(60);
    desk.press("PgDn 1");
    other.wait(0).press("1");
    assert_eq!(desk.console.day().current_id(), Some(&ItemId::from("bao-cao")));
    other.press("Space");
    desk.wait(0).press("Space");
    let ticked = |desk: &Desk| desk.console.day().tick(&"bao-cao/nuoc-da-rot".into()).is_some();
    assert!(!ticked(&desk), "a press for the check before");
    let shown = desk.text(110, 30);
    assert!(shown.contains("Bấm khi màn hình chưa kịp đổi"), "{shown}");
    desk.wait(1).press("Space");
    assert!(ticked(&desk), "{}", desk.text(110, 30));
}

/// What a hand has chosen does not move, and is done at once.
#[test]
fn what_was_chosen_by_hand_is_done_at_once_whatever_others_do() {
    let (mut desk, mut other) = two();
    desk.press("4 Down");
    other.press("4 Space");
    desk.wait(0).press("Space");
    assert_eq!(presence(desk.console.day(), "dai-bieu-02"), Presence::Arrived);
}
