//! Two consoles at one day.

use crate::house::{CTRL_Z, ESC, Machine, NOT_DOUBLE, PAGE_DOWN, SMALLEST, current, eventually, length};
use crate::tui::flowed;

#[test]
fn what_one_console_does_is_soon_on_the_other() {
    let machine = Machine::new(SMALLEST);
    let mut one = machine.run(&["--as", "điều hành"]);
    let two = machine.run(&["--as", "lễ tân 1"]);
    one.send(PAGE_DOWN);
    let first = two.wait_for("điều hành: sang mục: Chào cờ");
    let mut latency = vec![first];
    for minutes in 1..=8 {
        // Each is seen before the next is pressed: on a busy machine two taps may arrive as one key held.
        one.tap("+");
        latency.push(two.wait_for(&length(minutes)));
    }
    latency.sort();
    println!("from the key on one console to the screen of another: {latency:?}");
    assert!(latency[latency.len() / 2].as_secs() < 2, "{latency:?}");
}

#[test]
fn both_press_next_at_the_same_moment_and_the_programme_moves_by_one() {
    let machine = Machine::new(SMALLEST);
    let mut one = machine.run(&["--as", "điều hành"]);
    let mut two = machine.run(&["--as", "MC"]);
    for (round, title) in
        ["Chào cờ", "Báo cáo kết quả phong trào", "Công bố quyết định", "Phát biểu"].into_iter().enumerate()
    {
        one.send(PAGE_DOWN);
        two.send(PAGE_DOWN);
        let running = format!("mục: {title}");
        one.wait_until("what came of it", |screen| said(&screen.contents()));
        two.wait_until("what came of it", |screen| said(&screen.contents()));
        std::thread::sleep(NOT_DOUBLE);
        assert_eq!(machine.count("started"), round + 1, "{}\n{}", one.text(), two.text());
        let status = machine.status();
        let now = current(&status)["title"].as_str().unwrap().to_owned();
        assert!(now.starts_with(title), "{now}");
        let told = [one.text(), two.text()].map(|text| flowed(&text));
        let refused = told.iter().filter(|text| is_refused(text)).count();
        let moved = told.iter().filter(|text| text.contains(&running) && !is_refused(text)).count();
        assert_eq!((refused, moved), (1, 1), "{told:#?}");
        one.send(ESC);
        two.send(ESC);
        one.wait_until("no notice", |screen| !said(&screen.contents()));
        two.wait_until("no notice", |screen| !said(&screen.contents()));
    }
}

fn is_refused(text: &str) -> bool {
    text.contains(" vừa bấm. ") || text.contains("Nhìn lại màn hình rồi hãy bấm.")
}

fn said(text: &str) -> bool {
    let text = flowed(text);
    is_refused(&text) || text.contains("sang mục: ")
}

#[test]
fn undo_takes_back_what_was_done_at_this_console_and_not_what_its_namesake_did() {
    let machine = Machine::new(SMALLEST);
    let mut one = machine.run(&[]);
    let mut two = machine.run(&[]);
    assert!(flowed(&two.text()).contains("việc làm ở đây được ghi là “điều hành (2)”"), "{}", two.text());
    one.send(PAGE_DOWN);
    one.wait_for("sang mục: Chào cờ");
    two.wait_for("sang mục: Chào cờ");
    two.send(CTRL_Z);
    two.wait_for("Không có việc nào của bạn để hoàn tác.");
    two.send("+");
    eventually("a minute more", || machine.count("adjusted") == 1);
    let who = |seq: usize| machine.log()[seq]["seat"].as_u64().unwrap();
    assert_eq!((who(1), who(2)), (1, 2));
    assert!(machine.answer(&["log"], &[]).contains("điều hành (2)"));

    // After a crash whoever comes back under the name finds their own seat, and may undo.
    one.kill();
    let mut back = machine.run(&[]);
    back.send(CTRL_Z);
    eventually("the undo", || machine.count("reverted") == 1);
    let last = machine.log().pop().unwrap();
    assert_eq!((last["body"]["seq"].as_u64(), last["seat"].as_u64()), (Some(2), Some(1)), "{last}");
}
