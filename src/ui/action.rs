//! Every action: the tables of the wings, joined, and what belongs to no wing.
//!
//! They dispatch keys, and from them come the key bar, the help of each screen and the palette. A new
//! action is a new row in the table of its wing.

use super::key::{Code, Key};
use super::machine::PaperChoice;
use super::overlay::{Menu, Overlay};
use super::row::{Action, At, Intended, ask, here, k, rows};
use super::{Effect, Screen, Ui, awards, ground, mc, people, programme};
use crate::clock::Timestamp;
use crate::day::Day;
use crate::text::Lang;

/// Lines of a page.
const PAGE: isize = 10;

/// Every row, in the order of the key bar and of help.
pub fn table() -> impl Iterator<Item = Action> {
    let tables = [
        programme::actions::ROWS,
        people::actions::ROWS,
        mc::actions::ROWS,
        awards::actions::ROWS,
        people::actions::MENDING,
        ground::actions::ROWS,
        programme::actions::WHOLE_DAY,
        ROWS,
    ];
    tables.into_iter().flatten()
}

/// The action that a key calls on a screen.
pub fn of_key(key: Key, screen: Screen) -> Option<Action> {
    table().find(|row| row.works_on(screen) && row.keys.contains(&key))
}

/// Whether a key calls anything, on any screen.
pub fn is_called(key: Key) -> bool {
    table().any(|row| row.keys.contains(&key))
}

rows! {
    /// Moving about, the screens, the program itself.
    ROWS:
        up Move [k(Code::Up)] []
            "lên" "up", "Lên một dòng" "Up one line",
            in_bar: false;
        down Move [k(Code::Down)] []
            "xuống" "down", "Xuống một dòng" "Down one line",
            in_bar: false;
        page_up Move [k(Code::PageUp)] [Programme, Delegates, Awards, Ready, Contest, Ground, Checks, Log]
            "trang trên" "page up", "Lên một trang" "Up one page";
        page_down Move [k(Code::PageDown)] [Programme, Delegates, Awards, Ready, Contest, Ground, Checks, Log]
            "trang dưới" "page down", "Xuống một trang" "Down one page";
        first Move [k(Code::Home)] []
            "đầu" "first", "Về đầu danh sách" "To the first line",
            in_bar: false;
        last Move [k(Code::End)] []
            "cuối" "last", "Về cuối danh sách" "To the last line",
            in_bar: false;
        screen1 Screen [Key::char('1')] []
            "Điều hành" "Run", "Màn hình 1: điều hành" "Screen 1: run the day";
        screen2 Screen [Key::char('2')] []
            "MC" "MC", "Màn hình 2: lời dẫn của MC" "Screen 2: the MC's words";
        screen3 Screen [Key::char('3')] []
            "Chương trình" "Programme", "Màn hình 3: toàn bộ chương trình" "Screen 3: the whole programme";
        screen4 Screen [Key::char('4')] []
            "Đại biểu" "Delegates", "Màn hình 4: đại biểu" "Screen 4: delegates";
        screen5 Screen [Key::char('5')] []
            "Trao thưởng" "Awards", "Màn hình 5: trao thưởng" "Screen 5: awards";
        screen6 Screen [Key::char('6')] []
            "Hội thi" "Contests", "Màn hình 6: hội thi" "Screen 6: contests";
        screen7 Screen [Key::char('7')] []
            "Việc cần làm" "Checks", "Màn hình 7: việc cần làm" "Screen 7: checks";
        screen8 Screen [Key::char('8')] []
            "Nhật ký" "Journal", "Màn hình 8: nhật ký" "Screen 8: the journal";
        screen9 Screen [Key::char('9')] []
            "Hội trường" "Hall", "Màn hình 9: màn chiếu hội trường" "Screen 9: the hall's screen";
        find Program [Key::ctrl('f')] []
            "tìm" "find", "Tìm mục, người, đội, việc (không cần gõ dấu)" "Find an item, a person, a team, a check";
        palette Program [Key::ctrl('p'), Key::char(':')] []
            "lệnh" "commands", "Mọi lệnh, tìm bằng chữ không dấu" "Every action, found by typing";
        help Program [Key::char('?'), k(Code::F(1))] []
            "trợ giúp" "help", "Trợ giúp của màn hình này" "Help for this screen",
            in_bar: false;
        theme Program [Key::ctrl('t')] []
            "nền tối/sáng" "theme", "Đổi giao diện: tối, sáng, đơn giản" "Change the theme: dark, light, plain";
        language Program [] []
            "English" "Tiếng Việt", "Chuyển sang tiếng Anh (English)" "Switch to Vietnamese (Tiếng Việt)";
        copy_journal Program [] []
            "chép nhật ký" "copy the journal", "Chép nhật ký của ngày vào USB hoặc thư mục khác, lúc nào cũng được" "Copy the day's journal to a stick or another folder, at any time";
        papers Program [Key::ctrl('s')] []
            "giấy tờ" "papers", "Ghi giấy tờ ra tệp: chương trình, kịch bản, danh sách, biên bản …" "Write a paper to a file: programme, script, lists, minutes …";
        redraw Program [Key::ctrl('l')] []
            "vẽ lại" "redraw", "Vẽ lại màn hình" "Draw the screen again",
            in_bar: false;
        dismiss Program [k(Code::Esc)] []
            "đóng" "close", "Đóng thông báo hoặc khung đang mở" "Close the notice or box in front",
            in_palette: false, in_bar: false;
        leave Program [Key::ctrl('q'), Key::ctrl('c')] []
            "rời" "leave", "Rời màn hình; ngày vẫn tiếp tục" "Leave; the day goes on",
            over_boxes: true;
}

fn up<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, now| go(ui, day, now, -1))
}

fn down<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, now| go(ui, day, now, 1))
}

fn page_up<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, now| go(ui, day, now, -PAGE))
}

fn page_down<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, now| go(ui, day, now, PAGE))
}

fn first<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, now| go(ui, day, now, isize::MIN))
}

fn last<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, now| go(ui, day, now, isize::MAX))
}

/// Up or down a list, or the MC's words.
pub fn go(ui: &mut Ui, day: &Day, now: Timestamp, by: isize) -> Option<Effect> {
    if ui.screen == Screen::Mc {
        return ui.read_on(day, now, by);
    }
    ui.step(day, by);
    None
}

fn screen1<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| show(ui, Screen::Run))
}

fn screen2<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| show(ui, Screen::Mc))
}

fn screen3<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| show(ui, Screen::Programme))
}

fn screen4<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| show(ui, Screen::Delegates))
}

fn screen5<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| show(ui, Screen::Awards))
}

fn screen6<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| show(ui, Screen::Contest))
}

fn screen7<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| show(ui, Screen::Checks))
}

fn screen8<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| show(ui, Screen::Log))
}

fn screen9<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| show(ui, Screen::Hall))
}

fn show(ui: &mut Ui, screen: Screen) -> Option<Effect> {
    ui.screen = screen;
    None
}

fn find<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    ask(None, Overlay::find)
}

fn palette<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let about = at.selected();
    ask(None, move || Overlay::palette(Menu::All, about))
}

fn help<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    ask(None, Overlay::help)
}

fn theme<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| {
        ui.theme = ui.theme.following();
        None
    })
}

fn language<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| {
        ui.lang = match ui.lang {
            Lang::Vi => Lang::En,
            Lang::En => Lang::Vi,
        };
        None
    })
}

fn copy_journal<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    if !at.ui.may_copy {
        return Err(at.words().files_elsewhere.to_owned());
    }
    here(|_, _, _| Some(Effect::ProposeCopy))
}

fn papers<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    if !at.ui.may_print {
        return Err(at.words().files_elsewhere.to_owned());
    }
    let screen = at.ui.screen;
    at.choose(None, move || PaperChoice::of(screen))
}

fn redraw<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|_, _, _| Some(Effect::Redraw))
}

fn dismiss<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| {
        if ui.screen != Screen::Mc || !ui.look_here() {
            ui.notice = None;
            ui.unrecorded = None;
        }
        None
    })
}

fn leave<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|_, _, _| Some(Effect::Leave))
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;
    use crate::ui::row::Group;

    fn screens() -> impl Iterator<Item = Screen> {
        Screen::ALL.iter().copied().chain([Screen::Ready, Screen::Ground])
    }

    #[test]
    fn every_action_says_what_it_does_in_both_languages() {
        for row in table() {
            for own in std::iter::once(row.wording).chain(row.pledge()) {
                for text in [own.label.0, own.label.1, own.sentence.0, own.sentence.1] {
                    assert!(!text.trim().is_empty(), "{row:?}");
                }
                assert!(![own.sentence.0, own.sentence.1].iter().any(|text| text.ends_with('.')), "{row:?}");
            }
        }
    }

    #[test]
    fn no_two_actions_have_one_name() {
        let mut seen = HashSet::new();
        assert!(table().all(|row| seen.insert(row.name)), "{seen:?}");
    }

    #[test]
    fn no_key_means_two_things_on_one_screen() {
        for screen in screens() {
            let mut seen = HashMap::new();
            for row in table().filter(|row| row.works_on(screen)) {
                for key in row.keys {
                    if let Some(other) = seen.insert(*key, row) {
                        panic!("{key} on {screen:?}: {other:?} and {row:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_bare_letter_and_no_backspace_does_anything() {
        for row in table() {
            for key in row.keys {
                assert!(!key.is_backspace(), "{row:?}");
                if let (Code::Char(c), false) = (key.code, key.ctrl) {
                    assert!(!c.is_alphabetic() && !"[]{}".contains(c), "{row:?}: {key}");
                }
            }
        }
    }

    /// A line of the table of keys in the README: its keys, and the screens it is about (none: all).
    struct Told {
        keys: Vec<String>,
        screens: Vec<Screen>,
    }

    /// Keys as people write them, in what the README says.
    fn keys_in(said: &str) -> Vec<String> {
        let alone = |word: &str| word.trim_matches(|c: char| ",;().|".contains(c)).to_owned();
        let written = |word: String| match word.strip_prefix("Ctrl-") {
            Some(letter) => format!("^{letter}"),
            None => word.replace('−', "-"),
        };
        let words = said.split_whitespace().map(alone).map(written);
        let known: HashSet<String> =
            table().flat_map(|row| row.keys).chain(&[Key::ctrl('h')]).map(Key::to_string).collect();
        let looks = |word: &String| {
            let mut rest = word.chars().skip(1);
            known.contains(word)
                || (word.starts_with('F') && rest.clone().count() > 0 && rest.all(|c| c.is_ascii_digit()))
                || (word.starts_with('^') && word.chars().count() == 2)
        };
        words.filter(looks).collect()
    }

    /// The screens that a sentence is about.
    fn screens_in(said: &str) -> Vec<Screen> {
        let mut found = Vec::new();
        for (at, _) in said.match_indices("screen") {
            let rest: String =
                said[at..].split(['|', ';']).next().unwrap_or_default().chars().take(24).collect();
            for digit in rest.chars().skip_while(|c| c.is_alphabetic()).filter_map(|c| c.to_digit(10)) {
                found.extend(Screen::ALL.get(digit as usize - 1));
            }
        }
        found.extend(said.contains("on the ground").then_some(Screen::Ground));
        found.extend(said.contains("on that board").then_some(Screen::Ready));
        found
    }

    fn readme() -> Vec<Told> {
        let text = include_str!("../../README.md");
        let of_keys = text.split("## Keys").nth(1).unwrap().split("\n## ").next().unwrap();
        let lines = of_keys.lines().filter(|line| line.starts_with('|')).skip(2);
        lines.map(|line| Told { keys: keys_in(line), screens: screens_in(line) }).collect()
    }

    #[test]
    fn the_readme_names_every_key_of_every_screen() {
        let told = readme();
        let mut missing = Vec::new();
        for row in table().filter(|row| !row.keys.is_empty() && row.group != Group::Screen) {
            let named = |screen: Option<Screen>| {
                told.iter().any(|line| {
                    let here =
                        line.screens.is_empty() || screen.is_some_and(|own| line.screens.contains(&own));
                    here && row.keys.iter().any(|key| line.keys.contains(&key.to_string()))
                })
            };
            let screens: Vec<Option<Screen>> = match row.on {
                [] => vec![None],
                on => on.iter().copied().map(Some).collect(),
            };
            missing.extend(
                screens
                    .into_iter()
                    .filter(|screen| !named(*screen))
                    .map(|screen| format!("{row:?} ({}) on {screen:?}", row.keys_written())),
            );
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn the_readme_names_no_key_that_does_nothing() {
        let told = readme();
        assert!(told.len() > 20, "{}", told.len());
        for line in told {
            for key in &line.keys {
                let works = |row: Action| {
                    let on = line.screens.is_empty() || line.screens.iter().any(|own| row.works_on(*own));
                    on && row.keys.iter().any(|own| own.to_string() == *key)
                };
                assert!(table().any(works), "{key} on {:?}", line.screens);
            }
        }
    }
}
