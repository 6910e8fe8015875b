//! The MC on a stage: the words, and what changes under them.

use ngayhoi::agenda::{Item, ItemId};
use ngayhoi::day::{Mode, Presence, Said};
use ngayhoi::journal::Trouble;
use ngayhoi::text::Lang;
use ngayhoi::ui::ThemeName;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use crate::everywhere::SHIPPED;
use crate::rig::{Desk, Rig};

/// A short day: an introduction, a report and what follows.
const DAY: &str = r#"(
    title: "Ngày hội phường Mẫu",
    date: "19/8/2026", start: "8h00", must_end: "11h00",
    spoken: [(written: "UBND", read: "Ủy ban nhân dân"), (written: "UBND phường", read: "Ủy ban phường")],
    delegates: [
        (id: "a", name: "Đại biểu 01", honorific: "đồng chí", position: "Phó Chủ tịch UBND thành phố", spoken: "Đại biểu không một"),
        (id: "b", name: "Đại biểu 02", honorific: "đồng chí", position: "Bí thư Đảng ủy phường", side: Host),
        (id: "c", name: "Đại biểu 03", honorific: "đồng chí", position: "Chủ tịch UBND phường", side: Host),
        (id: "d", name: "Đại biểu 04", honorific: "đồng chí", rank_title: "Trung tá", position: "Trưởng Công an phường", side: Host),
    ],
    items: [
        (id: "gioi-thieu", title: "Giới thiệu đại biểu", kind: DelegateIntro, minutes: 10,
            words: "Kính thưa quý vị!\nXin trân trọng giới thiệu:\n{dai_bieu_co_mat}\nXin cảm ơn!"),
        (id: "bao-cao", title: "Báo cáo", kind: Report, minutes: 15, performer: Delegate("d"),
            words: "Kính thưa quý vị đại biểu!\nXin mời {nguoi_trinh_bay}, lên báo cáo kết quả phong trào Toàn dân bảo vệ an ninh Tổ quốc của UBND phường.\nTiếp theo, xin mời {nguoi_sau} chuẩn bị.\nXin trân trọng kính mời!"),
        (id: "tham-luan", title: "Tham luận: Tổ dân phố 5", kind: Discussion, minutes: 20,
            words: "Xin cảm ơn bản báo cáo vừa rồi. Xin mời {nguoi_trinh_bay}."),
        (id: "chi-dao", title: "Phát biểu chỉ đạo", kind: DirectiveSpeech, minutes: 15, performer: Delegate("a"),
            words: "Xin trân trọng kính mời {dai_bieu.a}."),
        (id: "be-mac", title: "Bế mạc", kind: Closing),
    ],
)"#;

/// An MC at screen 2 and an organiser at screen 1, with these delegates here.
fn stage(arrived: &str) -> (Rig, Desk, Desk) {
    let rig = Rig::new(DAY, Mode::Live, "07:50");
    let mut desk = rig.desk();
    desk.press("4");
    for id in ["a", "b", "c", "d"] {
        desk.press(if arrived.contains(id) { "Space Down" } else { "Down" });
    }
    desk.press("1").wait(600);
    let mut mc = rig.console("MC", Lang::Vi, ThemeName::Dark);
    mc.press("2").wait(0);
    mc.text(100, 30);
    (rig, mc, desk)
}

/// The introduction is read, and the report begun.
fn to_the_report(mc: &mut Desk) -> &mut Desk {
    mc.press("PgDn End Enter").wait(60).press("PgDn").wait(5)
}

/// The line that is marked as being read.
fn reading_line(desk: &mut Desk) -> String {
    let shown = desk.text(100, 30);
    let mut marked = shown.lines().filter_map(|line| line.trim_start().strip_prefix("▌ "));
    let line = marked.next().unwrap_or_else(|| panic!("no reading line:\n{shown}")).to_owned();
    assert_eq!(marked.next(), None, "{shown}");
    line
}

/// The text drawn with a modifier.
fn with_modifier(cells: &Buffer, modifier: Modifier) -> String {
    let cells = cells.content().iter().filter(|cell| cell.modifier.contains(modifier));
    cells.map(|cell| cell.symbol()).collect()
}

/// What is shown, as if on one line.
fn flat(shown: &str) -> String {
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn presence(desk: &Desk, id: &str) -> Presence {
    desk.console.day().attendee(&id.into()).expect("a delegate").presence.clone()
}

fn introduced(desk: &Desk) -> Vec<String> {
    let attendees = desk.console.day().attendees().iter();
    let introduced = attendees.filter(|attendee| attendee.presence == Presence::Introduced);
    introduced.map(|attendee| attendee.delegate.id.0.clone()).collect()
}

#[test]
fn the_words_stand_still_while_the_reading_line_moves_over_them() {
    let (_rig, mut mc, _) = stage("abcd");
    to_the_report(&mut mc);
    insta::assert_snapshot!("report", mc.text(100, 30));
    insta::assert_snapshot!("report_80", mc.text(80, 24));
    let without_mark = |shown: String| shown.replace('▌', " ");
    mc.wait(30);
    let before = without_mark(mc.text(100, 30));
    assert_eq!(reading_line(&mut mc), "Kính thưa quý vị đại biểu!");
    mc.press("Down");
    assert_eq!(
        reading_line(&mut mc),
        "Xin mời đồng chí Trung tá Đại biểu 04 – Trưởng Công an phường, lên báo"
    );
    mc.press("Down");
    assert_eq!(without_mark(mc.text(100, 30)), before);
    mc.press("Home");
    assert_eq!(reading_line(&mut mc), "Kính thưa quý vị đại biểu!");
    mc.press("End");
    assert_eq!(reading_line(&mut mc), "– hết lời dẫn –");
    mc.press("^U ^D ^U Up");
    assert_eq!(reading_line(&mut mc), "Kính thưa quý vị đại biểu!");
}

#[test]
fn each_item_keeps_its_own_place() {
    let (_rig, mut mc, _) = stage("abcd");
    to_the_report(&mut mc).wait(60).press("Down Down");
    let at = reading_line(&mut mc);
    mc.press("PgDn").wait(5);
    assert_eq!(reading_line(&mut mc), "Xin cảm ơn bản báo cáo vừa rồi. Xin mời ○ chưa có tên.");
    mc.press("Down PgUp PgUp");
    assert_eq!(mc.console.day().current_id(), Some(&ItemId::from("bao-cao")));
    assert_eq!(reading_line(&mut mc), at);
    // And in another window, at the same words.
    mc.text(80, 24);
    let shown = mc.text(80, 24);
    let line = shown.lines().find(|line| line.contains('▌')).expect("a reading line");
    assert!(line.contains("phong trào"), "{shown}");
}

#[test]
fn the_words_scroll_by_the_clock_at_a_speed_that_can_be_changed_and_stop_at_the_end() {
    let (_rig, mut mc, _) = stage("abcd");
    to_the_report(&mut mc).press("Space");
    assert!(mc.text(100, 30).contains("▶ 150 tiếng/phút"), "{}", mc.text(100, 30));
    // Six syllables at 150 a minute are 2.4 seconds.
    mc.wait(2);
    assert_eq!(reading_line(&mut mc), "Kính thưa quý vị đại biểu!");
    assert!(mc.console.next_wake() <= std::time::Duration::from_millis(400), "{:?}", mc.console.next_wake());
    mc.wait(1);
    assert!(reading_line(&mut mc).starts_with("Xin mời đồng chí"));
    // Paused, nothing moves; slower is slower.
    mc.press("Space").wait(60);
    assert!(reading_line(&mut mc).starts_with("Xin mời đồng chí"));
    mc.press("Left Left Left Left Left");
    assert!(mc.text(100, 30).contains(" 100 tiếng/phút"));
    // Fifteen syllables at 100 a minute are nine seconds.
    mc.press("Space").wait(8);
    assert!(reading_line(&mut mc).starts_with("Xin mời đồng chí"));
    mc.wait(1);
    assert!(!reading_line(&mut mc).starts_with("Xin mời đồng chí"));
    // One late wake: nothing is lost, and the programme has not moved.
    mc.press("Right").wait(3600);
    assert_eq!(reading_line(&mut mc), "– hết lời dẫn –");
    assert!(!mc.text(100, 30).contains("▶"), "it has stopped");
    assert_eq!(mc.console.day().current_id(), Some(&ItemId::from("bao-cao")));
    mc.press("Space");
    assert!(mc.text(100, 30).contains("Lời dẫn của mục này đã hết."));
}

#[test]
fn the_next_item_stops_the_scroll() {
    let (_rig, mut mc, mut desk) = stage("abcd");
    to_the_report(&mut mc).press("Space").wait(3);
    desk.wait(0).press("PgDn");
    mc.wait(30);
    assert_eq!(mc.console.day().current_id(), Some(&ItemId::from("tham-luan")));
    assert!(!mc.text(100, 30).contains("▶"));
    assert_eq!(reading_line(&mut mc), "Xin cảm ơn bản báo cáo vừa rồi. Xin mời ○ chưa có tên.");
}

#[test]
fn whom_the_reading_line_passes_is_introduced_and_whoever_is_not_here_is_not_named() {
    let (_rig, mut mc, _) = stage("abd");
    mc.press("PgDn").wait(1);
    insta::assert_snapshot!("introduction", mc.text(100, 30));
    assert!(!mc.text(100, 30).contains("Đại biểu 03"));
    mc.press("Down Down");
    assert!(reading_line(&mut mc).contains("Đại biểu 01"));
    assert_eq!(introduced(&mc), [""; 0], "being read is not yet read");
    mc.press("Down");
    assert_eq!(introduced(&mc), ["a"]);
    // Up and down again: once is enough.
    let seq = mc.console.day().last_seq();
    mc.press("Up Down");
    assert_eq!(mc.console.day().last_seq(), seq);
    mc.press("Down Down");
    assert_eq!(introduced(&mc), ["a", "b", "d"]);
    assert_eq!(reading_line(&mut mc), "Xin cảm ơn!");
    assert_eq!(presence(&mc, "c"), Presence::Expected);
}

#[test]
fn an_introduction_taken_back_moves_nothing_and_is_made_again_by_reading() {
    let (_rig, mut mc, _) = stage("abd");
    mc.press("PgDn Down Down Down Down");
    let before = mc.text(100, 30);
    mc.press("^Z ^Z Esc");
    assert_eq!(introduced(&mc), [""; 0]);
    let words = |shown: &str| shown.lines().take(16).map(|line| line.replace('✓', " ")).collect::<Vec<_>>();
    assert_eq!(words(&mc.text(100, 30)), words(&before));
    mc.press("Up Up Down Down");
    assert_eq!(introduced(&mc), ["a", "b"]);
}

#[test]
fn an_introduction_that_could_not_be_recorded_stays_where_it_was_read_and_is_tried_again() {
    let (rig, mut mc, _) = stage("abd");
    mc.press("PgDn Down Down");
    let words = |shown: &str| shown.lines().take(14).skip(1).map(str::to_owned).collect::<Vec<_>>();
    rig.journal.fail_with(Trouble::Locked, 2);
    mc.press("Down");
    assert_eq!(introduced(&mc), [""; 0], "not before it is on disk");
    let shown = mc.text(100, 30);
    assert!(shown.contains("CHƯA GHI ĐƯỢC"), "{shown}");
    assert!(reading_line(&mut mc).contains("Đại biểu 02"));
    mc.wait(1).wait(1);
    assert_eq!(introduced(&mc), ["a"]);
    let after: Vec<String> = words(&mc.text(100, 30)).iter().map(|line| line.replace('✓', " ")).collect();
    assert_eq!(words(&shown), after, "and nothing moved");
}

#[test]
fn the_scroll_introduces_whom_it_passes() {
    let (_rig, mut mc, _) = stage("ad");
    mc.press("PgDn Space").wait(3);
    assert_eq!(introduced(&mc), [""; 0]);
    mc.wait(30);
    assert_eq!(introduced(&mc), ["a", "d"]);
    assert_eq!(reading_line(&mut mc), "– hết lời dẫn –");
}

#[test]
fn on_another_screen_nobody_is_introduced_unseen() {
    let (_rig, mut mc, _) = stage("ad");
    mc.press("PgDn Space").wait(3).press("4").wait(60).press("2").wait(60);
    assert_eq!(introduced(&mc), [""; 0]);
}

#[test]
fn what_the_mc_has_read_is_not_reshuffled_while_reception_ticks() {
    let (_rig, mut mc, mut usher) = stage("bd");
    mc.press("PgDn Down Down Down");
    assert_eq!(introduced(&mc), ["b"]);
    assert!(reading_line(&mut mc).contains("Đại biểu 04"));
    let above = |shown: String| shown.split('▌').next().expect("words").to_owned();
    let before = above(mc.text(100, 30));
    // Both rank before the one who is being read.
    usher.wait(0).press("4 Home Space Down Down Space");
    mc.wait(2);
    assert!(reading_line(&mut mc).contains("Đại biểu 04"));
    let words = |shown: &str| shown.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&above(mc.text(100, 30))), words(&before), "what was read stands where it stood");
    let shown = mc.text(100, 30);
    let at = |name: &str| shown.find(name).unwrap_or_else(|| panic!("{name}:\n{shown}"));
    assert!(at("Đại biểu 04") < at("Đại biểu 01") && at("Đại biểu 01") < at("Đại biểu 03"), "{shown}");
    mc.press("Down Down Down");
    assert_eq!(introduced(&mc), ["a", "b", "c", "d"]);
}

#[test]
fn a_late_guest_waits_for_the_seam_and_is_introduced_with_one_key() {
    let (_rig, mut mc, mut desk) = stage("bcd");
    mc.press("PgDn End Enter").wait(60).press("PgDn Down").wait(5);
    // Mid-speech: quietly at the foot, and Enter does not break in.
    desk.wait(0).press("4 Home Space");
    mc.wait(1);
    let shown = mc.text(100, 30);
    assert!(shown.contains("○ 1 đại biểu đã đến, chưa giới thiệu: Đại biểu 01"), "{shown}");
    assert!(!shown.contains("Ban Tổ chức trân trọng giới thiệu"), "{shown}");
    mc.press("Enter");
    assert_eq!(presence(&mc, "a"), Presence::Arrived);
    // The seam.
    mc.wait(400).press("PgDn");
    insta::assert_snapshot!("seam", mc.text(100, 30));
    insta::assert_snapshot!("seam_80", mc.text(80, 24));
    let shown = flat(&mc.text(100, 30));
    let sentence =
        "Ban Tổ chức trân trọng giới thiệu: đồng chí Đại biểu 01 – Phó Chủ tịch UBND thành phố đã đến dự.";
    assert!(shown.contains(sentence), "{shown}");
    mc.wait(3).press("Enter");
    assert_eq!(presence(&mc, "a"), Presence::Introduced);
    assert!(!mc.text(100, 30).contains("Ban Tổ chức trân trọng"), "{}", mc.text(100, 30));
}

#[test]
fn a_list_that_was_read_without_the_reading_line_is_settled_with_one_key() {
    let text = DAY.replace("delegates: [", "delegates: [(id: \"e\", name: \"Đại biểu 05\"),");
    let rig = Rig::new(&text, Mode::Live, "08:00");
    let mut mc = rig.desk();
    mc.press("4 Home Space Down Space Down Space Down Space Down Space 2 PgDn")
        .wait(90)
        .press("PgDn")
        .wait(3);
    let shown = mc.text(100, 30);
    assert!(shown.contains("5 đại biểu đã đến mà chưa ghi là đã giới thiệu"), "{shown}");
    assert!(!shown.contains("Ban Tổ chức trân trọng giới thiệu"), "five names are no sentence: {shown}");
    mc.press("Enter");
    assert_eq!(introduced(&mc), ["e", "a", "b", "c", "d"]);
}

#[test]
fn the_sentence_does_not_move_the_words_when_its_moment_is_over() {
    let (_rig, mut mc, mut desk) = stage("bcd");
    mc.press("PgDn End Enter").wait(60);
    desk.wait(0).press("4 Home Space");
    mc.press("PgDn").wait(1);
    let row = |shown: &str| shown.lines().position(|line| line.contains("Kính thưa quý vị đại biểu!"));
    let before = row(&mc.text(100, 30));
    assert!(before.is_some());
    mc.wait(90);
    assert_eq!(row(&mc.text(100, 30)), before, "after a minute it is only quieter");
    assert!(!mc.text(100, 30).contains("Enter đã giới thiệu"));
    mc.press("Down");
    assert_eq!(row(&mc.text(100, 30)), before);
}

#[test]
fn nobody_is_announced_while_the_introduction_is_still_to_come() {
    let text = DAY.replace(
        "    items: [",
        "    items: [\n (id: \"van-nghe\", title: \"Văn nghệ\", words: \"Mời xem.\"),",
    );
    let rig = Rig::new(&text, Mode::Live, "08:00");
    let mut desk = rig.desk();
    desk.press("4 Space Down Space 1 PgDn 2").wait(10);
    let shown = desk.text(100, 30);
    assert_eq!(desk.console.day().current_id(), Some(&ItemId::from("van-nghe")));
    assert!(!shown.contains("chưa giới thiệu") && !shown.contains("Ban Tổ chức trân trọng"), "{shown}");
}

#[test]
fn whoever_arrives_when_nothing_runs_can_be_introduced_at_once() {
    let (_rig, mut mc, mut desk) = stage("bcd");
    mc.press("PgDn End Enter").wait(60).press("PgDn").wait(10);
    desk.wait(0).press("3 F6 Enter 4 Home Space");
    mc.wait(1);
    assert!(mc.console.day().current().is_none());
    assert!(mc.text(100, 30).contains("Ban Tổ chức trân trọng giới thiệu"), "{}", mc.text(100, 30));
    mc.press("Enter");
    assert_eq!(presence(&mc, "a"), Presence::Introduced);
}

#[test]
fn the_organisers_line_is_on_the_mcs_screen_at_once_rings_once_and_is_answered_with_enter() {
    let (_rig, mut mc, mut desk) = stage("abcd");
    to_the_report(&mut mc).press("Down");
    mc.console.take_bell();
    let before = mc.text(100, 30);
    desk.wait(0).press("^G").write("đọc chậm, chờ đoàn thành phố 2 phút").press("Enter");
    desk.wait(1).press("^G").write("micro 2 hỏng, dùng micro 3").press("Enter");
    assert!(!desk.console.take_bell(), "the bell is the MC's");
    mc.wait(1);
    assert!(mc.console.take_bell());
    mc.wait(1);
    assert!(!mc.console.take_bell(), "once");
    let shown = mc.text(100, 30);
    insta::assert_snapshot!("messages", shown);
    let words = |shown: &str| shown.lines().take(15).skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&shown), words(&before), "the words have not moved");
    mc.press("Enter");
    let seen = |desk: &Desk| desk.console.day().messages().iter().filter(|one| one.seen.is_some()).count();
    assert_eq!(seen(&mc), 1);
    let shown = mc.text(100, 30);
    assert!(!shown.contains("điều hành: đọc chậm") && shown.contains("điều hành: micro 2 hỏng"), "{shown}");
    mc.press("Enter");
    assert_eq!(seen(&mc), 1, "a shaking hand answers one");
    mc.wait(3).press("Enter");
    assert_eq!(seen(&mc), 2);
    desk.wait(0);
    assert!(
        desk.text(110, 30).contains("MC đã đọc: micro 2 hỏng"),
        "the organiser hears of it: {}",
        desk.text(110, 30)
    );
}

#[test]
fn enter_answers_the_message_first_and_introduces_only_when_pressed_again_later() {
    let (_rig, mut mc, mut desk) = stage("bcd");
    mc.press("PgDn End Enter").wait(60);
    desk.wait(0).press("4 Home Space ^G").write("giới thiệu khách ngay").press("Enter");
    mc.press("PgDn").wait(5).press("Enter Enter");
    assert_eq!(mc.console.day().messages()[0].seen.map(|_| ()), Some(()));
    assert_eq!(presence(&mc, "a"), Presence::Arrived, "one shaking press");
    mc.wait(3).press("Enter");
    assert_eq!(presence(&mc, "a"), Presence::Introduced);
}

#[test]
fn a_replaced_speaker_is_the_one_who_is_called() {
    let (_rig, mut mc, mut desk) = stage("abcd");
    to_the_report(&mut mc);
    assert!(mc.text(100, 30).contains("xin mời ○ chưa có tên chuẩn bị"), "{}", mc.text(100, 30));
    desk.wait(0).press("^P").write("doi nguoi").press("Enter").write("Đại biểu 02").press("Enter");
    mc.wait(1);
    let shown = mc.text(100, 30);
    assert!(shown.contains("Xin mời đồng chí Đại biểu 02 – Bí thư Đảng ủy phường"), "{shown}");
    assert!(!shown.contains("Đại biểu 04"), "{shown}");
}

#[test]
fn whoever_is_not_coming_is_not_called() {
    let (_rig, mut mc, mut desk) = stage("bcd");
    to_the_report(&mut mc);
    desk.wait(0).press("4 Home F6 End F6");
    mc.wait(1);
    let shown = mc.text(100, 30);
    assert!(shown.contains("Xin mời ○ cần người thay, lên báo cáo"), "{shown}");
    // Only the gap is marked, not the line around it.
    let cells = mc.cells(100, 30);
    let attention = cells.content().iter().find(|cell| cell.symbol() == "○").expect("a gap").fg;
    let marked: String =
        cells.content().iter().filter(|cell| cell.fg == attention).map(|cell| cell.symbol()).collect();
    assert!(marked.starts_with("○ cần người thay○ chưa có tên"), "{marked}");
    mc.press("PgDn").wait(60);
    let shown = mc.text(100, 30);
    assert!(shown.contains("Phát biểu chỉ đạo – CẦN NGƯỜI THAY"), "who walks up next is missing:\n{shown}");
}

#[test]
fn a_look_ahead_leaves_the_live_words_alone_and_falls_back_by_itself() {
    let (_rig, mut mc, mut desk) = stage("abcd");
    to_the_report(&mut mc).press("Down");
    let live = mc.text(100, 30);
    mc.press("Tab");
    let shown = mc.text(100, 30);
    insta::assert_snapshot!("ahead", shown);
    assert!(shown.contains("XEM TRƯỚC · Tham luận: Tổ dân phố 5") && !shown.contains('▌'), "{shown}");
    mc.press("Down Down Tab");
    assert!(mc.text(100, 30).contains("XEM TRƯỚC · Phát biểu chỉ đạo"));
    mc.press("Tab");
    assert_eq!(mc.text(100, 30), live);
    mc.press("Tab Esc");
    assert_eq!(mc.text(100, 30), live);
    mc.press("Tab");
    desk.wait(0).press("PgDn");
    mc.wait(1);
    let shown = mc.text(100, 30);
    assert!(!shown.contains("XEM TRƯỚC") && shown.contains("▌ Xin cảm ơn bản báo cáo"), "{shown}");
}

#[test]
fn a_look_ahead_at_an_introduction_introduces_nobody() {
    let rig = Rig::new(DAY, Mode::Live, "08:00");
    let mut desk = rig.desk();
    desk.press("4 Space Down Space 2").wait(5).press("Down Down Down End");
    assert_eq!(introduced(&desk), [""; 0], "the day has not begun");
}

#[test]
fn spoken_forms_are_switched_on_and_stand_out() {
    let (_rig, mut mc, _) = stage("abcd");
    to_the_report(&mut mc);
    assert!(mc.text(100, 30).contains("UBND phường"));
    mc.press("F8");
    let shown = mc.text(100, 30);
    assert!(!shown.contains("của UBND"), "{shown}");
    // It is broken between two lines here.
    assert_eq!(with_modifier(&mc.cells(100, 30), Modifier::UNDERLINED), "Ủy banphường");
    // Names too; and by the palette as well as by the key.
    mc.press("PgDn").wait(5).press("PgDn").wait(5);
    let spoken = "đồng chí Đại biểu không một – Phó Chủ tịch Ủy ban nhân dân thành phố";
    assert!(flat(&mc.text(100, 30)).contains(spoken), "{}", mc.text(100, 30));
    mc.press("^P").write("cach doc").press("Enter");
    let written = "Xin trân trọng kính mời đồng chí Đại biểu 01 – Phó Chủ tịch UBND thành phố.";
    assert!(flat(&mc.text(100, 30)).contains(written), "{}", mc.text(100, 30));
}

#[test]
fn from_two_metres_lines_are_short_far_apart_and_the_reading_line_stands_in_the_upper_third() {
    let rig = Rig::new(SHIPPED[0], Mode::Live, "08:00");
    let mut mc = rig.desk();
    mc.press("^F").write("tuyen bo ly do").press("Enter F3 Enter 2 F6").wait(5);
    insta::assert_snapshot!("large", mc.text(100, 30));
    let mut rows = Vec::new();
    for _ in 0..14 {
        mc.press("Down");
        let shown = mc.text(100, 30);
        rows.push(shown.lines().position(|line| line.contains('▌')).expect("a reading line"));
    }
    rows.drain(..4);
    assert!(rows.iter().all(|row| (8..=11).contains(row)), "{rows:?}");
}

#[test]
fn what_is_read_in_an_agenda_never_leaves_the_screen_and_no_word_is_lost() {
    for text in SHIPPED {
        let rig = Rig::new(text, Mode::Rehearsal, "07:30");
        let mut desk = rig.desk();
        for index in 0..desk.console.day().attendees().len().min(40) {
            desk.press(if index == 0 { "4 Home Space" } else { "Down Space" });
        }
        let items: Vec<Item> = desk.console.day().entries().iter().map(|entry| entry.item.clone()).collect();
        desk.press("2");
        for item in &items {
            desk.go_on().wait(30);
            assert_eq!(desk.console.day().current_id(), Some(&item.id));
            let words = expected(&desk, item);
            for (size, keys) in [((80, 24), ""), ((100, 30), ""), ((80, 24), "F6"), ((100, 30), "F6")] {
                desk.text(size.0, size.1);
                desk.press(keys).press("Home");
                assert_eq!(read_through(&mut desk, size), words, "{} at {size:?} {keys}", item.title);
                desk.press(keys);
            }
        }
    }
}

/// The words of an item as they are to be read, without what stands between them.
fn expected(desk: &Desk, item: &Item) -> String {
    let day = desk.console.day();
    let said = day.words_of(item).into_iter().map(|said| match said {
        Said::Text(text) => text,
        Said::Unknown(_) => "?".to_owned(),
        Said::Delegate { address, .. } => address,
        Said::Batch { text, .. } => text,
        Said::Recipient { line, .. } => line,
        // Not read, but done.
        Said::NotGiven(prize) => prize.why(Lang::Vi),
        Said::Photo { .. } | Said::More(_) => String::new(),
    });
    said.collect::<String>().chars().filter(|c| !c.is_whitespace()).collect()
}

/// What passes under the reading line from the first line to the last.
fn read_through(desk: &mut Desk, size: (u16, u16)) -> String {
    let mut read = String::new();
    for _ in 0..400 {
        let shown = desk.text(size.0, size.1);
        // The edge of a rehearsal is at the left of every line.
        let line = shown.lines().find_map(|line| line.get('▌'.len_utf8()..)?.trim_start().strip_prefix('▌'));
        // Beside the mark stands what became of the line.
        let line = line.map(|line| line.trim_start_matches('✓').trim_start());
        match line {
            None if shown.contains("chưa có lời dẫn") => return read,
            None => panic!("no reading line:\n{shown}"),
            Some("– hết lời dẫn –") => return read,
            Some(line) if line.starts_with("– ") && line.ends_with(" –") => {}
            Some(line) => read.push_str(line),
        }
        read = read.replace("○ chưa có tên", "?").replace("○ chưa rõ", "?");
        read.retain(|c| !c.is_whitespace());
        desk.press("Down");
    }
    panic!("the words have no end");
}
