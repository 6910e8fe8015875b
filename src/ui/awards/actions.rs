//! What can be done by the stage: one recipient, or what must be ready for them. Batches stand beside.

use super::batches::{call_batch, close_batch, confer_batch, join_batch, split_batch, staff_batch};
use super::forms::AwardsForm;
use crate::agenda::Kit;
use crate::clock::Timestamp;
use crate::day::{AwardsCommand, Day, Hand, Handover, Honoree, Operator};
use crate::ui::Screen;
use crate::ui::cursor::Cursor;
use crate::ui::field::Field;
use crate::ui::key::{Code, Key};
use crate::ui::overlay::Overlay;
use crate::ui::row::{At, Intended, OnPledge, Sent, ask, confirm, here, k, rows, send, signed};

rows! {
    /// Recipients, batches, what must be ready.
    ROWS:
        confer Day [k(Code::Enter)] [Awards]
            "trao & kế tiếp" "confer, next", "Đã trao cho người đang chọn, sang người kế tiếp" "The selected recipient has received; on to the next",
            on_pledge: signed("đã ký & kế tiếp", "signed, next", "Người đang chọn đã ký, sang người kế tiếp", "The selected one has signed; on to the next");
        line_up Day [k(Code::Char(' '))] [Awards]
            "có mặt" "present", "Người nhận có mặt, rồi đã tập kết" "The recipient is present, then lined up",
            on_pledge: signed("có mặt", "present", "Người ký có mặt, rồi đã tập kết", "The one who signs is present, then lined up");
        announce Day [k(Code::F(3))] [Awards]
            "công bố" "announce", "Công bố quyết định của người đang chọn" "The decision of the selected recipient is read",
            on_pledge: OnPledge::Absent;
        later Day [k(Code::F(6))] [Awards]
            "vắng" "absent", "Vắng: trao sau" "Absent: to be handed over later",
            on_pledge: signed("vắng", "absent", "Vắng: ký sau", "Absent: signs later");
        proxy Day [k(Code::F(7))] [Awards]
            "nhận thay" "proxy", "Có người nhận thay" "Somebody receives instead",
            on_pledge: signed("ký thay", "proxy", "Có người ký thay", "Somebody signs instead");
        confer_batch Day [k(Code::F(8))] [Awards]
            "cả đợt" "whole batch", "Trao cả đợt, trừ người vắng hay đã rút" "The whole batch has received, but for those absent or withdrawn",
            on_pledge: signed("cả đợt", "whole batch", "Cả đợt đã ký, trừ người vắng hay đã rút", "The whole batch has signed, but for those absent or withdrawn");
        call_batch Day [k(Code::F(12))] [Awards, Mc]
            "gọi đợt" "call batch", "Đã gọi cả đợt lên sân khấu, trừ người vắng hay đã rút" "The whole batch is called to the stage, but for those absent or withdrawn";
        close_batch Day [Key::ctrl('k')] [Awards]
            "xong đợt" "batch done", "Đã chụp ảnh, xong đợt của người đang chọn" "The photo is taken: the batch of the selected recipient is done",
            on_pledge: signed("xong đợt", "batch done", "Đợt của người đang chọn đã ký xong", "The batch of the selected one has signed");
        split_batch Day [] [Awards]
            "tách đợt" "split batch", "Tách đợt: từ người đang chọn trở đi lên riêng" "Divide the batch: from the selected recipient on they go up by themselves";
        join_batch Day [] [Awards]
            "gộp đợt" "join batches", "Gộp đợt của người đang chọn với đợt trước" "Join the batch of the selected recipient with the one before";
        staff_batch Day [] [Awards]
            "người trao của đợt" "batch presenters", "Người trao, người bưng khay của riêng đợt này" "Presenters and bearers of this batch only",
            on_pledge: signed("người chứng kiến", "witnesses", "Người chứng kiến của riêng đợt này", "Witnesses of this batch only");
        mark_ready Day [k(Code::Char(' ')), k(Code::Enter)] [Ready]
            "đánh dấu" "mark", "Đánh dấu ô đang chọn là đủ, hoặc chưa" "Mark the selected cell as ready, or not";
        mark_column Day [k(Code::F(8))] [Ready]
            "cả cột" "column", "Đánh dấu cả cột cho danh sách này" "Mark the whole column for this list";
        withdraw Day [] [Awards]
            "rút" "withdraw", "Rút người nhận khỏi danh sách" "Take the recipient off the list",
            on_pledge: signed("rút", "withdraw", "Rút người ký khỏi danh sách", "Take the one who signs off the list");
        add_recipient Day [Key::ctrl('r')] [Awards]
            "thêm người nhận" "add recipient", "Thêm một người nhận sau người đang chọn" "Add a recipient after the selected one",
            on_pledge: signed("thêm người ký", "add signer", "Thêm một người ký sau người đang chọn", "Add somebody who signs after the selected one");
        prepare Move [k(Code::Tab)] [Awards, Ready]
            "chuẩn bị/sân khấu" "prepare/stage", "Bảng chuẩn bị, hoặc danh sách trên sân khấu" "The board of what must be ready, or the list on the stage";
        kit_left Move [k(Code::Left)] [Ready]
            "cột trái" "left", "Sang cột bên trái của bảng chuẩn bị" "One column to the left on the board";
        kit_right Move [k(Code::Right)] [Ready]
            "cột phải" "right", "Sang cột bên phải của bảng chuẩn bị" "One column to the right on the board";
}

/// The recipient that is selected.
pub fn honoree<'d>(at: &At<'_, 'd>) -> Result<&'d Honoree, String> {
    let found = match at.selected() {
        Some(Cursor::Recipient(id)) => at.day.honoree(&id),
        _ => None,
    };
    found.ok_or_else(|| at.words().no_recipient.to_owned())
}

fn award(honoree: &Honoree, state: Handover) -> AwardsCommand {
    AwardsCommand::Award { recipients: vec![honoree.id().clone()], state }
}

fn confer<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let honoree = honoree(at)?;
    let just = |since: &(Timestamp, Operator)| {
        since.1 == at.ui.operator && at.day.is_within(Hand::OneBreath, since.0, at.now)
    };
    let received = |other: &&Honoree| other.state.is_received();
    if at.day.honorees().iter().filter(received).any(|other| other.since.as_ref().is_some_and(just)) {
        let signs = at.day.is_signing(&honoree.decision);
        let just = if signs { at.words().just_signed } else { at.words().just_awarded };
        return Err(just.to_owned());
    }
    if honoree.recipient.posthumous && honoree.stand_in.is_none() && !honoree.state.is_received() {
        return to_proxy(at, honoree);
    }
    unless_doubted(at, award(honoree, Handover::Conferred), Sent::if_seen)
}

/// Asks first where it is hardly what was meant.
pub(in crate::ui) fn unless_doubted<'d>(
    at: &At<'_, 'd>,
    command: AwardsCommand,
    sent: impl FnOnce(Sent) -> Sent,
) -> Intended<'d> {
    let (day, lang) = (at.day, at.ui.lang);
    match day.doubt_about(&command) {
        None => sent(Sent::new(command)).into(),
        Some(doubt) => {
            let (title, lines) = day.say_doubt(&doubt, lang);
            confirm(title, move || lines, command)
        }
    }
}

fn line_up<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let honoree = honoree(at)?;
    let state = match honoree.state {
        Handover::Present | Handover::Called => Handover::LinedUp,
        Handover::LinedUp => Handover::Pending,
        Handover::Pending
        | Handover::Conferred
        | Handover::ToProxy { .. }
        | Handover::Later
        | Handover::Withdrawn => Handover::Present,
    };
    send(award(honoree, state))
}

fn announce<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    unless_doubted(at, AwardsCommand::Announce(honoree(at)?.decision.clone()), |sent| sent)
}

fn later<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    send(award(honoree(at)?, Handover::Later))
}

fn withdraw<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    send(award(honoree(at)?, Handover::Withdrawn))
}

fn proxy<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let honoree = honoree(at)?;
    // Before their batch is called, who will receive is known and nothing is handed over.
    let is_up = at
        .day
        .batch_of(honoree.id())
        .is_none_or(|batch| batch.called().is_some() || batch.closed.is_some() || batch.open() == 0);
    if is_up || honoree.state.is_received() {
        return to_proxy(at, honoree);
    }
    let known = honoree.stand_in.as_ref().map(|own| [own.name.clone(), own.relation.clone()]);
    let fields = known.unwrap_or_default().map(|text| Field::of(&text)).to_vec();
    let form = AwardsForm::StandIn(honoree.id().clone());
    ask(None, move || Overlay::filled(std::sync::Arc::new(form), fields))
}

/// Asks who receives instead; for the dead, the representative that the list names.
fn to_proxy<'d>(at: &At<'_, 'd>, honoree: &Honoree) -> Intended<'d> {
    let form = AwardsForm::Proxy(honoree.id().clone());
    // Whoever it is: the dry run asks whether anybody may receive now.
    let state = Handover::ToProxy { name: honoree.name(at.ui.lang), relation: String::new() };
    let probe = Some(award(honoree, state).into());
    if !honoree.recipient.posthumous {
        return at.form(probe, form);
    }
    let name = honoree.recipient.representative.clone().unwrap_or_default();
    let fields = vec![Field::of(&name), Field::of(at.words().of_the_family)];
    ask(probe, move || Overlay::filled(std::sync::Arc::new(form), fields))
}

fn add_recipient<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    at.form(None, AwardsForm::Recipient(honoree(at)?.id().clone()))
}

fn mark_ready<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let (honoree, kit) = (honoree(at)?, at.ui.kit());
    let done = !honoree.ready.contains(&kit);
    send(AwardsCommand::Ready { recipients: vec![honoree.id().clone()], kit, done })
}

fn mark_column<'d>(at: &At<'_, 'd>) -> Intended<'d> {
    let chosen = honoree(at)?;
    let roll = at.day.honorees().iter();
    let roll = roll.filter(|other| other.decision == chosen.decision && other.kind == chosen.kind);
    let kit = at.ui.kit();
    let missing: Vec<&Honoree> = roll.filter(|other| !other.ready.contains(&kit)).collect();
    let recipients = missing.iter().map(|other| other.id().clone()).collect();
    let lang = at.ui.lang;
    let what = lang.pick(kit.vi(), kit.en()).to_owned();
    let lines = move || std::iter::once(what).chain(missing.into_iter().map(|own| own.name(lang))).collect();
    confirm(at.words().confirm_column, lines, AwardsCommand::Ready { recipients, kit, done: true })
}

fn prepare<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, day, _| {
        // Both lists are of the same people: the cursor stays on the same one.
        let chosen = ui.cursor(ui.screen, day);
        ui.screen = if ui.screen == Screen::Ready { Screen::Awards } else { Screen::Ready };
        if let Some(chosen) = chosen {
            ui.selected.insert(ui.screen, chosen);
        }
        None
    })
}

fn kit_left<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| {
        ui.kit = ui.kit.saturating_sub(1);
        None
    })
}

fn kit_right<'d>(_: &At<'_, 'd>) -> Intended<'d> {
    here(|ui, _, _| {
        ui.kit = (ui.kit + 1).min(Kit::ALL.len() - 1);
        None
    })
}

impl crate::ui::Ui {
    /// Whether whoever the list under the hand names signs a pledge, and receives nothing.
    pub(in crate::ui) fn signs(&self, day: &Day) -> bool {
        let decision = match self.screen {
            Screen::Awards | Screen::Ready => match self.cursor(self.screen, day) {
                Some(Cursor::Recipient(id)) => day.honoree(&id).map(|own| &own.decision),
                _ => None,
            },
            Screen::Mc => day.open_batch().map(|batch| batch.decision),
            Screen::Run
            | Screen::Programme
            | Screen::Delegates
            | Screen::Contest
            | Screen::Ground
            | Screen::Checks
            | Screen::Log
            | Screen::Hall => None,
        };
        decision.is_some_and(|decision| day.is_signing(decision))
    }

    /// The selected column of the board of what must be ready.
    pub(in crate::ui) fn kit(&self) -> Kit {
        Kit::ALL.get(self.kit).copied().unwrap_or_default()
    }
}
