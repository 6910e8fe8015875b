//! What stands beside the lists of screen 5 where the screen is wide: whoever is to be called now, with
//! all that is said and handed over, and who comes after.
//!
//! ```text
//!  MỜI LÊN                                đợt 1/2
//!
//!    2   CÁ NHÂN 02
//!        Hội Phụ nữ Tổ dân phố 5
//!        lên nhận: …
//!        khay 2
//!
//!  Người trao   đồng chí …
//!  Sau đó   3. Cá nhân 03 · đã tập kết
//!           4. Cá nhân 04 · chưa thấy
//!
//!  Đợt sau: tập thể · có mặt 2/3
//!           1. Tập thể 01 · đã tập kết
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Span;

use crate::day::{Batch, Handover, Honoree};
use crate::text;
use crate::ui::View;
use crate::ui::pen::Pen;

/// Columns before a name: its number in the roll.
const NUMBER: usize = 6;
/// How many of those who follow are named.
const FOLLOW: usize = 4;

pub fn draw(view: &View<'_>, next: &Honoree, area: Rect, buf: &mut Buffer) {
    let (words, theme, day, lang) = (view.words, view.theme, view.day, view.ui.lang);
    let signing = day.is_signing(&next.decision);
    let mut pen = Pen::new(buf, area);
    let invited = invitation(view, next).unwrap_or(words.next_to_be_called);
    let batch = day.batch_of(next.id());
    let place = batch.as_ref().map(|batch| batch.number).filter(|(_, of)| *of > 1);
    let place = place.map(|(number, of)| format!("{} {number}/{of}", words.batch)).unwrap_or_default();
    let style = theme.now.add_modifier(Modifier::BOLD);
    pen.ends(Span::styled(invited, style), Span::styled(place, theme.quiet));
    pen.skip(1);
    let number = Span::styled(format!("{:>4}  ", next.number), style);
    pen.hanging(number, &next.name(lang).to_uppercase(), style);
    let own = next.recipient.position.iter().cloned().chain(facts_of(view, next, true));
    let slot = next.recipient.slot.filter(|_| !signing).map(|slot| format!("{} {slot}", words.slot));
    for fact in own.chain(slot) {
        pen.hanging(Span::raw(" ".repeat(NUMBER)), &fact, theme.base);
    }
    pen.skip(1);
    let Some(batch) = batch else { return };
    let label = |label: &str| format!("{label}   ");
    let presenters: Vec<String> = batch.presenters.iter().map(|who| day.performer(who)).collect();
    if !presenters.is_empty() {
        let who = if signing { words.witnesses } else { words.presenters };
        let who = Span::styled(label(who), theme.quiet);
        pen.hanging(who, &text::listed(&presenters, words.and), theme.base);
        pen.skip(1);
    }
    let open = batch.honorees.iter().filter(|own| !own.state.is_settled());
    let after = open.skip_while(|own| own.id() != next.id()).skip(1).copied().collect::<Vec<_>>();
    follow(view, words.following_after, &after, &mut pen);
    // Whoever waits behind the stage is looked for while this batch is still on it.
    let Some(batch) = day.following_batch() else { return };
    if !after.is_empty() {
        pen.skip(1);
    }
    let kind = lang.pick(batch.kind().vi(), batch.kind().en());
    let said = format!("{kind} {} {}", theme.glyphs.dot, here_of(view, &batch));
    pen.hanging(Span::styled(label(words.batch_next), theme.quiet), &said, theme.base);
    let open = batch.honorees.iter().filter(|own| !own.state.is_settled());
    follow(view, &" ".repeat(text::width(words.batch_next)), &open.copied().collect::<Vec<_>>(), &mut pen);
}

/// The first few of those who come after, each on a line.
fn follow(view: &View<'_>, label: &str, after: &[&Honoree], pen: &mut Pen<'_>) {
    let (theme, lang) = (view.theme, view.ui.lang);
    let lead = format!("{label}   ");
    for (index, own) in after.iter().take(FOLLOW).enumerate() {
        let lead = if index == 0 { lead.clone() } else { " ".repeat(text::width(&lead)) };
        let state = view.day.say_honoree(own, lang);
        let said = format!("{}. {} {} {state}", own.number, own.name(lang), theme.glyphs.dot);
        let style = if index == 0 { theme.base } else { theme.quiet };
        pen.hanging(Span::styled(lead, theme.quiet), &said, style);
    }
    if let Some(more) = after.len().checked_sub(FOLLOW).filter(|more| *more > 0) {
        pen.line(Span::styled(format!("{}+{more}", " ".repeat(text::width(&lead))), theme.quiet));
    }
}

/// How many of a batch are here, of those who come: `có mặt 2/3`.
pub fn here_of(view: &View<'_>, batch: &Batch<'_>) -> String {
    let come = batch.honorees.iter().filter(|own| own.state != Handover::Withdrawn).count();
    let here = batch.honorees.iter().filter(|own| own.state.is_here()).count();
    format!("{} {here}/{come}", view.words.all_here)
}

/// What whoever is next is told, once there is nothing to be read before.
pub fn invitation(view: &View<'_>, next: &Honoree) -> Option<&'static str> {
    if next.state == Handover::Called {
        return Some(view.words.called_up);
    }
    let read = view.day.announced_at(&next.decision).is_some() || !view.day.is_read_out(&next.decision);
    read.then_some(view.words.come_up)
}

/// What there is to know of somebody beside name, post and state.
pub fn facts_of(view: &View<'_>, honoree: &Honoree, is_next: bool) -> Vec<String> {
    let (words, lang, recipient) = (view.words, view.ui.lang, &honoree.recipient);
    let signing = view.day.is_signing(&honoree.decision);
    let mut facts: Vec<String> = Vec::new();
    let representative = if signing { words.signed_by } else { words.representative };
    facts.extend(recipient.representative.as_ref().map(|name| format!("{representative} {name}")));
    if recipient.posthumous {
        facts.push(words.posthumous.to_owned());
    }
    // "Mời lên" takes the place of the state.
    let stand_in = honoree.stand_in.as_ref().filter(|_| is_next);
    facts.extend(stand_in.map(|stand_in| view.day.say_stand_in(honoree.id(), stand_in, lang)));
    facts.extend(recipient.amount.clone());
    if view.day.is_no_longer_won(honoree) {
        facts.push(words.result_changed.to_owned());
    }
    facts.extend(recipient.note.clone());
    facts
}
