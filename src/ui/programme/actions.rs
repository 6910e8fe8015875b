//! What can be done to the programme.

use std::sync::Arc;

use chrono::TimeDelta;

use super::choices::ProgrammeChoice;
use super::forms::ProgrammeForm;
use crate::agenda::{ItemId, Lasting, time};
use crate::clock::Timestamp;
use crate::day::{Command, Day, Hand, ItemState, ProgrammeCommand, ProgrammeRefusal, Refusal};
use crate::text::Lang;
use crate::ui::cursor::Cursor;
use crate::ui::key::{Code, Key};
use crate::ui::machine::what_the_clock_moves;
use crate::ui::overlay::{Menu, Overlay};
use crate::ui::phrases::owed;
use crate::ui::row::{At, Intended, Sent, ask, confirm, here, k, keep_the_cursor, rows, send};
use crate::ui::{Effect, Screen, Tone, Ui, Words};

rows! {
    /// Items, their clock and checks, notes, undo and redo.
    ROWS:
        next Day [k(Code::PageDown)] [Run, Mc]
            "kế tiếp" "next", "Sang mục kế tiếp" "Go on to the next item",
            let_go: Hand::DoublePress;
        tick Day [k(Code::Char(' '))] [Run, Checks]
            "đánh dấu" "tick", "Đánh dấu việc đang chọn là xong, hoặc bỏ đánh dấu" "Tick the selected check, or untick it";
        item_menu Day [k(Code::Enter)] [Programme]
            "việc với mục" "item", "Mở danh sách việc làm được với mục đang chọn" "Show what can be done with the selected item",
            in_palette: false;
        undo_selected Day [k(Code::Enter)] [Log]
            "hoàn tác dòng này" "undo this", "Hoàn tác sự kiện đang chọn" "Undo the selected event";
        more Day [Key::char('+'), Key::char('=')] [Run, Programme, Mc]
            "thêm phút" "more time", "Thêm một phút cho mục" "Give the item one more minute",
            menus: &[Menu::Item], again: true, let_go: Hand::Tapped;
        less Day [Key::char('-')] [Run, Programme, Mc]
            "bớt phút" "less time", "Bớt một phút của mục" "Take one minute from the item",
            menus: &[Menu::Item], again: true, let_go: Hand::Tapped;
        pause_resume Day [k(Code::F(2))] [Run, Mc, Programme]
            "dừng/chạy" "pause", "Tạm dừng đồng hồ của mục đang diễn ra, hoặc cho chạy tiếp" "Pause the running item's clock, or let it run on";
        back Day [k(Code::PageUp)] [Run, Mc]
            "quay lại" "back", "Mục này bấm nhầm: quay lại mục trước, đồng hồ chạy như chưa rời" "This item was a mistake: back to the one before, its clock unbroken";
        start_item Day [k(Code::F(3))] [Programme]
            "bắt đầu ngay" "start now", "Bắt đầu ngay mục đang chọn" "Start the selected item now",
            menus: &[Menu::Item];
        park Day [k(Code::F(6))] [Programme]
            "treo/lấy lại" "set aside", "Treo mục đang chọn, hoặc lấy lại mục đã treo hay đã bỏ" "Set the selected item aside, or put it back",
            menus: &[Menu::Item];
        skip Day [k(Code::F(8))] [Programme]
            "bỏ mục" "skip", "Bỏ mục đang chọn khỏi chương trình" "Leave the selected item out of the day",
            menus: &[Menu::Item];
        correct_start Day [k(Code::F(5))] [Run, Mc]
            "sửa giờ bắt đầu" "start time", "Mục đang diễn ra thật ra đã bắt đầu trước đó mấy phút" "The running item really began some minutes ago";
        note Day [k(Code::F(4))] []
            "ghi chú" "note", "Ghi chú về mục (chỉ ban tổ chức thấy)" "Write a note on the item (organisers only)",
            menus: &[Menu::Item];
        undo Day [Key::ctrl('z')] []
            "hoàn tác" "undo", "Hoàn tác việc vừa làm của mình" "Undo what you did last";
        redo Day [Key::ctrl('y')] []
            "làm lại" "redo", "Làm lại việc vừa hoàn tác" "Redo what you undid last";
        mark_item Day [k(Code::Char(' '))] [Programme]
            "chọn thêm" "mark", "Chọn thêm mục để dời cả khối" "Mark the item, to move several together",
            in_palette: false, let_go: Hand::Tapped;
        move_items Day [Key::ctrl('x')] [Programme]
            "dời" "move", "Dời mục (hoặc khối đã chọn) đến chỗ khác" "Move the item, or the marked ones, elsewhere",
            menus: &[Menu::Item];
        insert Day [k(Code::F(7))] [Run, Programme]
            "chen mục" "insert", "Chen một mục hay một người phát biểu" "Put in an item or a speaker";
        replace Day [] []
            "đổi người" "replace", "Đổi người thực hiện của mục" "Somebody else performs the item",
            menus: &[Menu::Item];
        end_on_time Day [Key::ctrl('e')] []
            "kịp giờ" "end on time", "Rút ngắn, bỏ bớt để kết thúc đúng hạn" "Shorten and drop to end on time";
        rain Day [] []
            "mưa" "rain", "Mưa: treo mọi mục ngoài trời, hoặc lấy lại" "Rain: set all outdoor items aside, or take them up";
        postpone Day [] []
            "dời ngày" "another date", "Dời phần còn lại sang ngày khác (mưa bão)" "Put off what is still to come to another date (rain)";
        group_by Move [k(Code::Tab)] [Checks]
            "theo người/mục" "by owner/item", "Xếp việc theo mục hoặc theo người phụ trách" "Group checks by item or by owner";
        hide_done Move [k(Code::F(7))] [Checks]
            "ẩn việc xong" "hide done", "Ẩn hoặc hiện việc đã xong" "Hide or show what is done";
}

rows! {
    /// The day as a whole.
    WHOLE_DAY:
        changes Day [k(Code::F(10))] []
            "thay đổi" "changes", "Xem tệp chương trình đã sửa sẽ đổi gì trong ngày" "See what the changed agenda file would change";
        adopt_clock Day [] []
            "giờ của máy" "adopt the clock", "Lúc mở chương trình đồng hồ máy sai: từ nay lấy giờ của máy" "The clock was wrong when the day was opened: adopt the machine's time from now on";
        end_day Day [] []
            "kết thúc ngày" "end the day", "Kết thúc ngày" "End the day";
}

fn adopt_clock<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let words = at.words();
    let command = at.ui.clock_of_machine.clone().ok_or(words.clock_of_its_own)?;
    let lines = what_the_clock_moves(at.ui, at.day, &command, at.now)?;
    confirm(words.confirm_clock, move || lines, command)
}

fn next<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let command = ProgrammeCommand::Next { from: at.day.current_id().cloned() };
    // Behind the last item there is only the end, which is asked about.
    let refused = at.day.decide(&command.clone().into(), &at.ui.operator, at.now);
    let nothing_waits = matches!(&refused,
        Err(Refusal::Programme(ProgrammeRefusal::NothingNext { parked })) if parked.is_empty());
    if nothing_waits && at.day.current_id().is_some() && !at.ui.pressed_unseen(at.now) {
        return end_day(at);
    }
    Sent::new(command).if_seen().into()
}

fn tick<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let words = at.words();
    let Some(Cursor::Check(check)) = at.selected() else { return Err(words.nothing_selected.to_owned()) };
    let command = match at.day.tick(&check) {
        Some(tick) if at.day.is_within(Hand::Shaking, tick.at, at.now) => {
            return Err(words.just_marked.to_owned());
        }
        Some(_) => ProgrammeCommand::Untick(check),
        None => ProgrammeCommand::Tick(check),
    };
    Sent::new(command).then(keep_the_cursor).into()
}

fn item_menu<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let about = Cursor::Item(at.item()?);
    ask(None, move || Overlay::palette(Menu::Item, Some(about)))
}

fn undo_selected<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let nothing = || at.words().nothing_selected.to_owned();
    let Some(Cursor::Event(seq)) = at.selected() else { return Err(nothing()) };
    let (day, lang, now) = (at.day, at.ui.lang, at.now);
    let record = day.recorded(seq).ok_or_else(nothing)?;
    let line =
        move || format!("{} · {}: {}", day.when(record.at, now), record.by, day.say_event(record, lang));
    confirm(at.words().confirm_undo, move || vec![line()], Command::Undo(seq))
}

fn more<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    send(ProgrammeCommand::Adjust { item: at.item()?, by: Lasting::minutes(1) })
}

fn less<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    send(ProgrammeCommand::Adjust { item: at.item()?, by: Lasting::minutes(-1) })
}

fn pause_resume<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    at.turns_over();
    let item = at.live()?;
    let paused = at.day.current().is_some_and(crate::day::Entry::is_paused);
    send(if paused { ProgrammeCommand::Resume(item) } else { ProgrammeCommand::Pause(item) })
}

/// The first press says what the second will do.
fn back<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let from = at.live()?;
    let armed = at.ui.back_armed.as_ref().is_some_and(|(item, until)| *item == from && at.now < *until);
    let command = ProgrammeCommand::Back { from }.into();
    if armed || at.by_name {
        return send(command);
    }
    match at.day.decide(&command, &at.ui.operator, at.now) {
        Err(refusal) => Err(at.day.say_refusal(&refusal, at.now, at.ui.lang)),
        Ok(_) => here(|ui, day, now| {
            if let Some(current) = day.current() {
                ui.back_armed = Some((current.id().clone(), now + day.felt_by(Hand::Armed)));
                let to = current.after().map(|id| day.title(id)).unwrap_or_default();
                ui.notify(format!("{} “{to}”.", ui.words().press_back_again), Tone::Refused, now);
            }
            None
        }),
    }
}

fn start_item<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (day, words, item) = (at.day, at.words(), at.item()?);
    let command = ProgrammeCommand::Start(item.clone());
    let current = day.current_id().cloned();
    let earlier = day.not_started_before(&item);
    if !earlier.is_empty() {
        return at.choose(Some(ProgrammeCommand::StartAhead(item.clone()).into()), move || {
            ProgrammeChoice::Earlier { item, earlier }
        });
    }
    let (lang, left) = (at.ui.lang, day.left_without());
    let left: Vec<_> = left.into_iter().cloned().collect();
    let left = (!left.is_empty()).then(|| day.say_left(&left, lang));
    let lines = move || {
        let ends = current.map(|running| format!("{}: {}", words.ends_running, day.title(&running)));
        let open = day.open_required(Some(&item));
        let open: Vec<String> = open.iter().filter_map(|id| Some(day.check(id)?.1.title.clone())).collect();
        let open =
            (!open.is_empty()).then(|| format!("{} ({}): {}", words.still_open, open.len(), open.join("; ")));
        std::iter::once(day.title(&item)).chain(ends).chain(left).chain(open).collect()
    };
    confirm(words.confirm_start, lines, command)
}

fn park<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let item = at.item()?;
    match at.day.entry(&item).map(|entry| entry.state) {
        Some(ItemState::Parked) => send(ProgrammeCommand::Unpark(item)),
        Some(ItemState::Skipped) => send(ProgrammeCommand::Unskip(item)),
        Some(ItemState::Pending | ItemState::Live | ItemState::Done) | None => {
            let probe = ProgrammeCommand::Park { item: item.clone(), reason: None };
            at.form(Some(probe.into()), ProgrammeForm::Park(item))
        }
    }
}

fn skip<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let item = at.item()?;
    let probe = ProgrammeCommand::Skip { item: item.clone(), reason: None };
    at.form(Some(probe.into()), ProgrammeForm::Skip(item))
}

fn correct_start<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    at.form(None, ProgrammeForm::CorrectStart(at.live()?))
}

fn note<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    at.form(None, ProgrammeForm::Note(at.target()))
}

fn undo<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    match at.day.last_undoable(&at.ui.operator) {
        Some(seq) => send(Command::Undo(seq)),
        None => Err(at.words().nothing_to_undo.to_owned()),
    }
}

fn redo<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    match at.day.last_redoable(&at.ui.operator) {
        Some(seq) => send(Command::Redo(seq)),
        None => Err(at.words().nothing_to_redo.to_owned()),
    }
}

fn mark_item<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, now| {
        if let Some(item) = At::new(ui, day, now).target()
            && !ui.marked.remove(&item)
        {
            ui.marked.insert(item);
        }
        ui.step(day, 1);
        None
    })
}

fn move_items<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let items = marked_items(at).ok_or_else(|| at.words().nothing_selected.to_owned())?;
    let probe = ProgrammeCommand::Move { items: items.clone(), before: None };
    at.choose(Some(probe.into()), move || ProgrammeChoice::Place(items))
}

/// The marked items in the day's order, or the selected one.
fn marked_items(at: &At<'_, '_>) -> Option<Vec<ItemId>> {
    let waiting = at.day.entries().iter().filter(|entry| entry.state != ItemState::Done);
    let marked: Vec<ItemId> =
        waiting.map(|entry| entry.id().clone()).filter(|id| at.ui.is_marked(id)).collect();
    if marked.is_empty() { at.target().map(|item| vec![item]) } else { Some(marked) }
}

fn insert<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let waits = |id: &ItemId| at.day.entry(id).is_some_and(|entry| entry.state == ItemState::Pending);
    let before = (at.ui.screen == Screen::Programme).then(|| at.target()).flatten().filter(waits);
    let before = before.or_else(|| at.day.next_up().map(|next| next.id().clone()));
    at.form(None, ProgrammeForm::Insert(before))
}

fn replace<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    at.form(None, ProgrammeForm::Replace(at.item()?))
}

fn end_on_time<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (day, now) = (at.day, at.now);
    if day.timing(now).must_end.is_none() {
        return Err(at.words().no_must_end.to_owned());
    }
    if day.timing(now).overrun().is_none_or(|over| over <= TimeDelta::zero()) {
        return Err(at.words().ends_in_time.to_owned());
    }
    at.choose(None, move || ProgrammeChoice::rescue(day, now))
}

fn rain<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let outdoor = |state| {
        let entries = at.day.entries().iter().filter(move |entry| entry.item.outdoor && entry.state == state);
        entries.map(|entry| entry.id().clone()).collect::<Vec<_>>()
    };
    let waiting: Vec<ItemId> =
        outdoor(ItemState::Live).into_iter().chain(outdoor(ItemState::Pending)).collect();
    // What rain has not touched yet is set aside first; after that, the same takes it all up.
    match (waiting.is_empty(), outdoor(ItemState::Parked)) {
        (true, parked) if parked.is_empty() => Err(at.words().nothing_outdoor.to_owned()),
        (true, items) => send(ProgrammeCommand::TakeUp { items }),
        (false, _) => {
            let probe = ProgrammeCommand::SetAside { items: waiting.clone(), reason: None };
            at.form(Some(probe.into()), ProgrammeForm::Rain(waiting))
        }
    }
}

fn postpone<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (day, now) = (at.day, at.now);
    let later = day.goes_on_date().succ_opt().map(time::print_date).unwrap_or_default();
    let probe = ProgrammeCommand::Postpone { to: later, start: None };
    ask(Some(probe.into()), move || ProgrammeForm::postpone(day, now))
}

fn group_by<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| {
        ui.by_owner = !ui.by_owner;
        None
    })
}

fn hide_done<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| {
        ui.hide_done = !ui.hide_done;
        None
    })
}

/// The file is read at the press: it may have been saved a moment ago.
fn changes<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|_, _, _| Some(Effect::ReadAgenda))
}

fn end_day<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (day, lang, words) = (at.day, at.ui.lang, at.words());
    let command = ProgrammeCommand::End { from: day.current_id().cloned() };
    confirm(words.confirm_end, move || what_ending_leaves(day, lang, words), command)
}

/// What the operator should know before the day is ended.
fn what_ending_leaves(day: &Day, lang: Lang, words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(current) = day.current_id() {
        lines.push(format!("{}: {}", words.ends_running, day.title(current)));
    }
    let waiting: Vec<_> = day.to_come().map(|entry| entry.item.title.as_str()).collect();
    if !waiting.is_empty() {
        lines.push(format!("{} ({}): {}", words.still_waiting, waiting.len(), waiting.join(", ")));
    }
    let open: Vec<_> = day.left_open().map(|check| check.title.as_str()).collect();
    if !open.is_empty() {
        lines.push(format!("{} ({}): {}", words.still_open, open.len(), open.join("; ")));
    }
    lines.extend(owed(day, lang));
    lines
}

impl Ui {
    /// Shows what the agenda file would change; says whether there is anything.
    pub fn show_changes(&mut self, day: &Day) -> bool {
        let Some((text, differences)) = self.changed.clone() else { return false };
        let changed = ProgrammeChoice::Changed { text, differences };
        self.overlay = Some(Overlay::choose(Arc::new(changed), day, self.lang));
        true
    }

    /// Asks to which date what is still to come is put off.
    pub fn ask_when_it_goes_on(&mut self, day: &Day, now: Timestamp) {
        self.overlay = Some(ProgrammeForm::postpone(day, now));
    }

    /// Whether an item is marked to be moved together with others.
    pub(in crate::ui) fn is_marked(&self, item: &ItemId) -> bool {
        self.marked.contains(item)
    }
}
