//! Hands that shake.

use std::thread;
use std::time::Duration;

use crate::house::{MODEL, Machine, NOT_DOUBLE, PAGE_DOWN, SMALLEST, next};

#[test]
fn a_double_press_of_next_moves_the_programme_by_one() {
    let machine = Machine::new(SMALLEST);
    let mut tui = machine.run(&[]);
    tui.send([PAGE_DOWN, PAGE_DOWN].concat());
    tui.wait_for("điều hành vừa bấm");
    assert_eq!(machine.count("started"), 1);
    thread::sleep(Duration::from_millis(700));
    tui.send(PAGE_DOWN);
    thread::sleep(Duration::from_millis(300));
    assert_eq!(machine.count("started"), 1);
    next(&mut tui);
    tui.wait_for("sang mục: Báo cáo kết quả phong trào");
    assert_eq!(machine.count("started"), 2);
}

#[test]
fn required_checks_are_named_and_may_be_gone_over_once_that_could_be_read() {
    let machine = Machine::new(MODEL);
    machine.put("07:20", &["Tick(\"don-tiep/danh-sach\")"]);
    let mut tui = machine.run(&["--clock", "07:25"]);
    tui.send(PAGE_DOWN);
    tui.wait_for("Còn 2 việc bắt buộc chưa xong: Thử ba micro, nhạc Quốc ca và màn hình; Bàn y tế");
    // Too soon to have been read.
    thread::sleep(Duration::from_millis(600));
    tui.send(PAGE_DOWN);
    thread::sleep(Duration::from_millis(300));
    assert_eq!(machine.kinds(), ["opened", "ticked", "cautioned"]);
    thread::sleep(NOT_DOUBLE);
    tui.send(PAGE_DOWN);
    tui.wait_for("sang mục: Đón tiếp đại biểu, phát tài liệu");
    let started = machine.log().pop().unwrap();
    assert_eq!(started["kind"], "started");
    assert_eq!(started["body"]["gone_over"], serde_json::json!(["don-tiep/am-thanh", "don-tiep/y-te"]));
}
