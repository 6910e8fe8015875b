//! What can be done about delegates.

use super::choices::{PeopleChoice, TooLate};
use super::forms::{Correct, PeopleForm};
use crate::agenda::DelegateId;
use crate::day::{Attendee, Hand, PeopleCommand, Presence};
use crate::ui::Screen;
use crate::ui::cursor::Cursor;
use crate::ui::key::{Code, Key};
use crate::ui::overlay::{Menu, Overlay};
use crate::ui::row::{At, Intended, Sent, ask, k, keep_the_cursor, rows, send};

rows! {
    /// Who has come, who is introduced, who must leave.
    ROWS:
        waiting Day [k(Code::F(9))] []
            "chờ giới thiệu" "to introduce", "Ai đã đến mà chưa giới thiệu" "Who has arrived and is not yet introduced";
        guest Day [Key::ctrl('n')] []
            "khách mới" "new guest", "Thêm khách đến bất ngờ" "Add a guest nobody announced";
        arrive Day [k(Code::Char(' '))] [Delegates]
            "đã đến" "arrived", "Đại biểu đã đến, hoặc chưa đến" "The delegate has arrived, or has not",
            menus: &[Menu::Delegate];
        delegate_menu Day [k(Code::Enter)] [Delegates]
            "việc với đại biểu" "delegate", "Mở danh sách việc làm được với đại biểu đang chọn" "Show what can be done with the selected delegate",
            in_palette: false;
        introduce Day [k(Code::F(3))] [Delegates]
            "đã giới thiệu" "introduced", "Đại biểu đã được giới thiệu" "The delegate was introduced",
            menus: &[Menu::Delegate];
        absent Day [k(Code::F(6))] [Delegates]
            "vắng" "absent", "Đại biểu vắng" "The delegate is not coming",
            menus: &[Menu::Delegate];
        depart Day [] [Delegates]
            "đã về" "left", "Đại biểu đã về" "The delegate has left",
            menus: &[Menu::Delegate];
        must_leave Day [k(Code::F(2))] [Delegates]
            "về sớm" "leaves early", "Khách phải về sớm: ghi giờ, phần đến sau giờ ấy đưa lên trước hoặc người khác làm" "A guest must leave: at which time; what comes after it is brought forward or done by another",
            menus: &[Menu::Delegate];
        substitute Day [] [Delegates]
            "người đi thay" "substitute", "Có người đi thay đại biểu" "Somebody has come instead of the delegate",
            menus: &[Menu::Delegate];
        earlier_place Day [k(Code::F(7))] [Delegates]
            "lên trước" "earlier", "Giới thiệu đại biểu trước một người" "Introduce the delegate one place earlier",
            menus: &[Menu::Delegate], let_go: Hand::Tapped;
        later_place Day [k(Code::F(8))] [Delegates]
            "xuống sau" "later", "Giới thiệu đại biểu sau một người" "Introduce the delegate one place later",
            menus: &[Menu::Delegate], let_go: Hand::Tapped;
}

rows! {
    /// What is written wrong, wherever it stands.
    MENDING:
        correct Day [k(Code::F(5))] [Programme, Delegates, Awards, Ready]
            "sửa" "mend", "Sửa tên, cấp bậc, chức vụ, tên mục: ở đây và mọi chỗ khác" "Mend a name, a rank, a post, a title: here and wherever else it stands",
            menus: &[Menu::Item, Menu::Delegate];
}

/// The delegate that is selected.
fn delegate<'d>(at: &At<'_, 'd>) -> Result<&'d Attendee, String> {
    let found = match at.selected() {
        Some(Cursor::Delegate(id)) => at.day.attendee(&id),
        _ => None,
    };
    found.ok_or_else(|| at.words().no_delegate_selected.to_owned())
}

fn mark(attendee: &Attendee, presence: Presence) -> PeopleCommand {
    PeopleCommand::Mark { delegates: vec![attendee.delegate.id.clone()], presence }
}

/// The delegate under the hand; elsewhere it is asked who.
fn must_leave<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    if at.ui.screen != Screen::Delegates {
        return at.choose(None, || PeopleChoice::Departing);
    }
    let attendee = delegate(at)?;
    let own = attendee.delegate.id.clone();
    let told = at.day.leaves_at(attendee);
    let left = told.map(|told| at.day.departure_at(&own, told, &at.day.timing(at.now)));
    if let Some(late) = left.and_then(|left| TooLate::of(&left, at.now)) {
        return at.choose(None, || late);
    }
    let probe = PeopleCommand::Leave { delegate: own.clone(), at: String::new() };
    at.form(Some(probe.into()), PeopleForm::Leave(own))
}

fn waiting<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    at.choose(None, || PeopleChoice::Waiting)
}

fn guest<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    at.form(None, PeopleForm::Guest)
}

/// Whoever or whatever is selected; elsewhere the running item.
fn correct<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let of = match (at.target(), at.selected()) {
        (_, Some(Cursor::Delegate(id))) => Correct::Delegate(id),
        (_, Some(Cursor::Recipient(id))) => Correct::Recipient(id),
        (Some(item), _) => Correct::item(at.day, item),
        (None, _) => return Err(at.words().nothing_selected.to_owned()),
    };
    at.form(None, of)
}

fn arrive<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let attendee = delegate(at)?;
    let shakes = |since| at.day.is_within(Hand::Shaking, since, at.now);
    let presence = match attendee.presence {
        Presence::Arrived if attendee.since.is_some_and(shakes) => {
            return Err(at.words().just_marked.to_owned());
        }
        Presence::Arrived => Presence::Expected,
        Presence::Expected
        | Presence::Introduced
        | Presence::Absent
        | Presence::Left
        | Presence::ReplacedBy(_) => Presence::Arrived,
    };
    Sent::new(mark(attendee, presence)).then(keep_the_cursor).into()
}

fn delegate_menu<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let about = Cursor::Delegate(delegate(at)?.delegate.id.clone());
    ask(None, move || Overlay::palette(Menu::Delegate, Some(about)))
}

fn introduce<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    send(mark(delegate(at)?, Presence::Introduced))
}

fn absent<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    send(mark(delegate(at)?, Presence::Absent))
}

fn depart<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    send(mark(delegate(at)?, Presence::Left))
}

fn substitute<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    at.form(None, PeopleForm::Substitute(delegate(at)?.delegate.id.clone()))
}

fn earlier_place<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (id, order, index) = in_order(at)?;
    let before = index.checked_sub(1).ok_or_else(|| at.words().already_first.to_owned())?;
    send(PeopleCommand::MoveDelegate { delegate: id, before: order.get(before).cloned() })
}

fn later_place<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (id, order, index) = in_order(at)?;
    if index + 1 == order.len() {
        return Err(at.words().already_last.to_owned());
    }
    send(PeopleCommand::MoveDelegate { delegate: id, before: order.get(index + 2).cloned() })
}

/// The selected delegate, the order of introduction, and their place in it.
fn in_order(at: &At<'_, '_>) -> Result<(DelegateId, Vec<DelegateId>, usize), String> {
    let id = delegate(at)?.delegate.id.clone();
    let order: Vec<DelegateId> = at.day.attendees().iter().map(|other| other.delegate.id.clone()).collect();
    let index = order.iter().position(|other| *other == id).unwrap_or(0);
    Ok((id, order, index))
}
