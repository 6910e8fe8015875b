//! The day that plays itself, watched whole and at once: every scene, every screen, nothing refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::HashSet;
use std::sync::Arc;

use chrono::TimeDelta;
use ngayhoi::clock::{Hands, Timestamp};
use ngayhoi::console::Driven;
use ngayhoi::demo::{Demo, scenes};
use ngayhoi::text::Lang;
use ngayhoi::ui::{Code, Input, Key, Screen, ThemeName, Tone};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn demo(from: usize, lang: Lang) -> (Demo, Arc<Hands>) {
    let hands = Hands::new("boot 1", Timestamp::from_millis(0));
    let demo = Demo::new(hands.clone(), from, &scenes().unwrap(), lang, ThemeName::Dark).unwrap();
    (demo, hands)
}

fn picture(demo: &mut Demo, size: (u16, u16)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    terminal.draw(|frame| demo.draw(frame)).unwrap();
    let buffer = terminal.backend().buffer().clone();
    let rows = buffer.content.chunks(usize::from(size.0));
    rows.map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>() + "\n").collect()
}

#[test]
fn the_whole_day_plays_on_every_screen_without_a_refusal() {
    for lang in [Lang::Vi, Lang::En] {
        let (mut demo, hands) = demo(0, lang);
        let mut screens = HashSet::new();
        let mut beats = 0_u32;
        let mut refused = Vec::new();
        while !demo.is_over() {
            hands.pass(TimeDelta::milliseconds(300));
            demo.turn();
            beats += 1;
            assert!(beats < 40_000, "it never ends");
            if beats.is_multiple_of(8) {
                picture(&mut demo, (80, 24));
            }
            if screens.insert(demo.console().ui().screen) {
                picture(&mut demo, (160, 50));
            }
            // Whatever a key of the script is answered with where it is not obeyed.
            let (day, now) = (demo.console().day(), demo.console().now());
            let notice = demo.console().ui().notice(day, now).filter(|notice| notice.tone == Tone::Refused);
            if let Some(text) = notice.map(|notice| notice.text.clone())
                && refused.last() != Some(&text)
            {
                refused.push(text);
            }
        }
        // Time that is up is told as loudly; a required check is named once, on purpose.
        let told = |said: &&String| {
            let alarms = ["hết giờ", "còn 1 phút", "time is up", "1 minute left"];
            let cautions = ["Vẫn đi tiếp thì bấm lại", "press again"];
            alarms.iter().chain(&cautions).any(|told| said.contains(told))
        };
        assert_eq!(refused.iter().filter(|said| !told(said)).collect::<Vec<_>>(), <[&String; 0]>::default());
        assert!(demo.console().day().ended_at().is_some(), "the last scene ends the day");
        assert_eq!(demo.complaints(), <[String; 0]>::default());
        let missed: Vec<&Screen> = Screen::ALL.iter().filter(|screen| !screens.contains(screen)).collect();
        assert_eq!(missed, <[&Screen; 0]>::default());
    }
}

#[test]
fn any_scene_can_be_the_first() {
    for (from, scene) in scenes().unwrap().iter().enumerate() {
        let (mut demo, hands) = demo(from, Lang::Vi);
        hands.pass(TimeDelta::seconds(2));
        demo.turn();
        assert_eq!(demo.complaints(), <[String; 0]>::default(), "{}", scene.names.0);
        assert!(picture(&mut demo, (80, 24)).contains("TỰ DIỄN"));
    }
}

#[test]
fn a_key_stops_it_slows_it_and_any_other_takes_over_without_doing_more() {
    let (mut demo, hands) = demo(0, Lang::Vi);
    let seen = |demo: &Demo| demo.console().day().last_seq();
    demo.input(Input::Key(Key::char(' ')));
    let before = seen(&demo);
    hands.pass(TimeDelta::minutes(30));
    demo.turn();
    assert_eq!(seen(&demo), before);
    assert!(picture(&mut demo, (80, 24)).contains("ĐANG DỪNG"));
    demo.input(Input::Key(Key::char(' ')));
    demo.input(Input::Key(Key::plain(Code::Right)));
    assert!(picture(&mut demo, (80, 24)).contains("TỰ DIỄN ×2"));
    // Into the second item.
    while demo.console().day().current_id().is_none() {
        hands.pass(TimeDelta::milliseconds(500));
        demo.turn();
    }
    let before = seen(&demo);
    demo.input(Input::Key(Key::plain(Code::F(4))));
    assert!(picture(&mut demo, (80, 24)).contains("BẠN ĐANG ĐIỀU KHIỂN"));
    hands.pass(TimeDelta::hours(1));
    demo.turn();
    assert_eq!(seen(&demo), before, "nothing more plays by itself");
    demo.input(Input::Key(Key::plain(Code::F(4))));
    "micro 2 hú".chars().for_each(|letter| demo.input(Input::Key(Key::char(letter))));
    hands.pass(TimeDelta::seconds(2));
    demo.input(Input::Key(Key::plain(Code::Enter)));
    assert!(seen(&demo) > before, "the day is in the watcher's hands");
    demo.input(Input::Key(Key::ctrl('q')));
    assert!(demo.has_left());
}
