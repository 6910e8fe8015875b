//! What the MC does with the words, and what is said to the MC.

use super::forms::Message;
use crate::day::Hand;
use crate::ui::key::{Code, Key};
use crate::ui::row::{At, Intended, Sent, here, k, rows};
use crate::ui::{Screen, Ui};

rows! {
    /// The words, and the organisers' lines.
    ROWS:
        message Day [Key::ctrl('g')] []
            "nhắn MC" "tell the MC", "Gửi MC một dòng" "Send the MC one line";
        answer Day [k(Code::Enter)] [Mc]
            "đã đọc" "seen", "Đã đọc tin nhắn; không có tin thì: đã giới thiệu khách vừa đến" "The message was read; with none: the guests who arrived were introduced";
        scroll Day [k(Code::Char(' '))] [Mc]
            "cuộn" "scroll", "Cho lời dẫn tự cuộn theo tốc độ đọc, hoặc dừng" "Let the words scroll at the reading speed, or stop";
        ahead Day [k(Code::Tab)] [Mc]
            "xem trước" "look ahead", "Xem trước lời dẫn mục kế tiếp, rồi mục sau đó, rồi trở lại" "Look at the next item's words, then the one after, then back",
            let_go: Hand::Tapped;
        slower Move [k(Code::Left)] [Mc]
            "chậm hơn" "slower", "Cuộn chậm hơn" "Scroll slower";
        faster Move [k(Code::Right)] [Mc]
            "nhanh hơn" "faster", "Cuộn nhanh hơn" "Scroll faster";
        large Program [k(Code::F(6))] [Mc]
            "chữ thưa" "large", "Lời dẫn dòng ngắn, cách đôi, để đọc từ xa hai mét" "Short lines, double spacing, for reading from two metres";
        spoken Program [k(Code::F(8))] [Mc]
            "cách đọc" "spoken", "Chữ viết tắt và tên hiện theo cách đọc, hoặc theo cách viết" "Show abbreviations and names as spoken, or as written";
        read_page_up Move [Key::ctrl('u')] [Mc]
            "trang trên" "page up", "Lời dẫn lên một trang" "The words up one page";
        read_page_down Move [Key::ctrl('d')] [Mc]
            "trang dưới" "page down", "Lời dẫn xuống một trang" "The words down one page";
}

fn message<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    at.form(None, Message)
}

fn answer<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let command = at.ui.answer(at.day, at.now)?;
    Sent::new(command).then(|ui, _, _, now| ui.answered(now)).into()
}

fn scroll<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, now| {
        if ui.screen == Screen::Mc {
            ui.toggle_scroll(day, now);
        }
        None
    })
}

fn ahead<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, now| {
        if ui.screen == Screen::Mc {
            ui.look_ahead(day, now);
        }
        None
    })
}

fn slower<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, now| {
        ui.change_speed(day, now, false);
        None
    })
}

fn faster<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, now| {
        ui.change_speed(day, now, true);
        None
    })
}

fn large<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| {
        ui.prompter.large = !ui.prompter.large;
        None
    })
}

fn spoken<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| {
        ui.prompter.spoken = !ui.prompter.spoken;
        None
    })
}

fn read_page_up<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui: &mut Ui, day, now| ui.read_page(day, now, false))
}

fn read_page_down<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui: &mut Ui, day, now| ui.read_page(day, now, true))
}
