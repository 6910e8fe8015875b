//! Screen 5, Trao thưởng: who receives, in the order of the annex, ticked one by one.
//!
//! ```text
//!  GIẤY KHEN · Chủ tịch UBND phường · 214/QĐ-UBND                  đã công bố 09:04
//!    người trao  Chủ tịch …
//!    cá nhân · đợt 1/2     7 = 1 đã trao + 1 nhận thay + 1 trao sau + 4 còn lại
//!     1 ✓ Cá nhân 01   Tổ trưởng Tổ dân phố 3                    khay 1   đã trao
//!     2 – Cá nhân 02   Hội Phụ nữ                          khay 2   vắng · trao sau
//!  ▶  3 ● CÁ NHÂN 03   Tổ bảo vệ ANTT số 2                       khay 3   MỜI LÊN
//!     4 ○ Cá nhân 04   Chi đoàn                                  khay 4  chưa thấy
//!    cá nhân · đợt 2/2                              đợt sau: có mặt 2/3
//!      người trao: Trưởng Công an phường
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::agenda::{Decision, Performer, RecipientId, time};
use crate::day::{Batch, Day, Handover, Honoree, Tally};
use crate::text;
use crate::ui::cursor::Cursor;
use crate::ui::pen::spread;
use crate::ui::pen::{Hits, Pen, Row, is_near, list};
use crate::ui::phrases::state_of;
use crate::ui::{View, format};

/// Columns before a name: mark, number, sign.
const LEAD: usize = 9;
/// Columns of a name where the post stands beside it.
const NAME: usize = 26;

/// The recipients, decision by decision: only they can be selected.
pub fn rows(day: &Day) -> Vec<Cursor> {
    let of = |decision: &Decision| {
        let batches = day.batches(&decision.id);
        let honorees = batches.iter().flat_map(|batch| batch.honorees.iter());
        honorees.map(|honoree| Cursor::Recipient(honoree.id().clone())).collect::<Vec<_>>()
    };
    day.decisions().flat_map(of).collect()
}

/// How many recipients stand before the selected one.
pub fn place(day: &Day, selected: Option<&Cursor>) -> usize {
    let Some(Cursor::Recipient(selected)) = selected else { return 0 };
    let mut before = 0;
    for decision in day.decisions() {
        for batch in day.batches(&decision.id) {
            match batch.honorees.iter().position(|honoree| honoree.id() == selected) {
                Some(at) => return before + at,
                None => before += batch.honorees.len(),
            }
        }
    }
    0
}

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let (words, theme) = (view.words, view.theme);
    let mut pen = Pen::new(buf, area);
    pen.skip(1);
    let tally = Tally::of(view.day.honorees());
    pen.ends(
        Span::styled(words.awards_title, theme.heading),
        Span::styled(format!("{} {} ", tally.left(), words.left_to_award), theme.quiet),
    );
    pen.skip(1);
    let width = pen.width();
    // Somebody is called only while their item runs.
    let running = view.day.current();
    let called = |honoree: &&Honoree| {
        running.is_some_and(|live| view.day.decisions_of(&live.item).any(|own| own.id == honoree.decision))
    };
    let next = view.day.next_honoree().filter(called);
    let next = next.map(|honoree| honoree.id().clone());
    let (selected, mut nth) = (view.selected(), 0);
    let at = place(view.day, selected.as_ref());
    let next_batch =
        next.as_ref().and_then(|_| view.day.following_batch()).and_then(|batch| batch.first().cloned());
    let mut rows = Vec::new();
    for decision in view.day.decisions() {
        if !rows.is_empty() {
            rows.push(Row::blank());
        }
        heading_rows(view, decision, width, &mut rows);
        let batches = view.day.batches(&decision.id);
        let board = view.day.prize_board(&decision.id).and_then(|board| view.day.board(board));
        if let Some(board) = board.filter(|board| board.signed().is_none()) {
            // Also after a protest, when somebody has received already.
            let said = format!("   {}: {}", words.result_pending, state_of(view, &board).0);
            rows.push(Row::heading(Span::styled(said, theme.attention)));
        } else if batches.is_empty() {
            let said = format!("   {} {} {}", words.count_unknown, theme.glyphs.dot, words.paste_here);
            rows.push(Row::heading(Span::styled(said, theme.quiet)));
        }
        for batch in batches {
            batch_rows(view, &batch, next_batch.as_ref(), width, &mut rows);
            for honoree in batch.honorees {
                rows.push(if is_near(nth, at, area) {
                    honoree_row(view, honoree, next.as_ref() == Some(honoree.id()), width)
                } else {
                    Row::unseen()
                });
                nth += 1;
            }
        }
    }
    if rows.is_empty() {
        pen.text(words.no_awards, theme.quiet);
    }
    let rest = pen.rest();
    list(buf, rest, &rows, selected.as_ref(), theme.selected, hits);
}

/// `10 = 6 đã trao + 1 nhận thay + 3 trao sau + 0 còn lại`: the counts add up, and show it.
fn tally_line<'a>(view: &View<'_>, honorees: impl IntoIterator<Item = &'a Honoree>) -> String {
    let (words, tally) = (view.words, Tally::of(honorees));
    if tally.left() == tally.all {
        return format!("{} ", tally.all);
    }
    let parts = [
        (tally.conferred, words.conferred),
        (tally.to_proxy, words.to_proxy),
        (tally.later, words.later),
        (tally.withdrawn, words.withdrawn),
        (tally.left(), words.remaining_ones),
    ];
    let said: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    format!("{} = {} ", tally.all, said.join(" + "))
}

/// Which batch, how far it has come, and who hands over where that is not as for the decision.
fn batch_rows(
    view: &View<'_>,
    batch: &Batch<'_>,
    next: Option<&RecipientId>,
    width: usize,
    rows: &mut Vec<Row>,
) {
    let (words, theme) = (view.words, view.theme);
    let term = view.ui.lang.pick(batch.kind().vi(), batch.kind().en());
    let sign = if batch.is_done() { theme.glyphs.done } else { " " };
    let said = match batch.number {
        (_, 1) => format!(" {sign} {term}"),
        (number, of) => format!(" {sign} {term} {} {} {number}/{of}", theme.glyphs.dot, words.batch),
    };
    let mut right = if batch.first().is_some() && batch.first() == next {
        let come = batch.honorees.iter().filter(|own| own.state != Handover::Withdrawn).count();
        let here = batch.honorees.iter().filter(|own| own.state.is_here()).count();
        format!("{} {} {here}/{come} ", words.batch_next, words.all_here)
    } else {
        tally_line(view, batch.honorees.iter().copied())
    };
    if let Some((at, _)) = batch.closed.filter(|_| batch.is_done()) {
        let at = format::hour_minute(view.day, *at);
        right = format!("{right}{} {} {at} ", theme.glyphs.dot, words.batch_done);
    }
    let style = if batch.is_done() { theme.done } else { theme.quiet };
    rows.push(Row::heading(spread(
        Line::from(Span::styled(said, style)),
        Line::from(Span::styled(right, style)),
        width,
    )));
    let mut people = Vec::new();
    if batch.has_its_own {
        let names: Vec<String> = batch.presenters.iter().map(|who| view.day.performer(who)).collect();
        if !names.is_empty() {
            people.push(format!("{}: {}", words.presenters, text::listed(&names, words.and)));
        }
        if !batch.bearers.is_empty() {
            people.push(format!("{}: {}", words.bearers, text::listed(&batch.bearers, words.and)));
        }
    }
    for line in people.iter().flat_map(|line| text::wrap(line, width.saturating_sub(6))) {
        rows.push(Row::heading(Span::styled(format!("     {line}"), theme.quiet)));
    }
    if view.day.needs_presenter(batch) {
        rows.push(Row::heading(Span::styled(format!("     {}", words.needs_performer), theme.late)));
    }
}

fn heading_rows(view: &View<'_>, decision: &Decision, width: usize, rows: &mut Vec<Row>) {
    let (words, theme) = (view.words, view.theme);
    let dot = format!(" {} ", theme.glyphs.dot);
    let facts = [Some(decision.form.clone()), decision.issuer.clone(), decision.number.clone()];
    let mut title = facts.into_iter().flatten().collect::<Vec<_>>().join(&dot);
    if let Some(date) = decision.date {
        title = format!("{title} ({})", time::print_date(date));
    }
    let right = match view.day.announced_at(&decision.id) {
        Some(at) => format!("{} {} ", words.announced, format::hour_minute(view.day, at)),
        None => format!("{} ", words.not_announced),
    };
    let lines = text::wrap(&title, width.saturating_sub(text::width(&right) + 2));
    for (index, line) in lines.into_iter().enumerate() {
        let left = Line::from(Span::styled(line, theme.heading));
        let right = Line::from(Span::styled(right.clone(), theme.quiet));
        rows.push(Row::heading(if index == 0 { spread(left, right, width) } else { left }));
    }
    let person = |performer: &Performer| view.day.performer(performer);
    let mut people = Vec::new();
    if let Some(announcer) = &decision.announcer {
        people.push(format!("{}: {}", words.announcer, person(announcer)));
    }
    if !decision.presenters.is_empty() {
        let names: Vec<String> = decision.presenters.iter().map(person).collect();
        people.push(format!("{}: {}", words.presenters, text::listed(&names, words.and)));
    }
    if !decision.bearers.is_empty() {
        people.push(format!("{}: {}", words.bearers, text::listed(&decision.bearers, words.and)));
    }
    // One certificate too few is seen before the winners stand on the stage.
    let board = view.day.prize_board(&decision.id).and_then(|board| view.day.board(board));
    for short in board.map(|board| board.shortfalls()).unwrap_or_default() {
        let said = short.say(view.ui.lang);
        rows.push(Row::heading(Span::styled(format!("   {said}"), theme.late)));
    }
    for line in people.iter().flat_map(|line| text::wrap(line, width.saturating_sub(3))) {
        rows.push(Row::heading(Span::styled(format!("   {line}"), theme.quiet)));
    }
}

fn sign(view: &View<'_>, state: &Handover) -> (&'static str, Style) {
    let (glyphs, theme) = (view.theme.glyphs, view.theme);
    match state {
        Handover::Conferred | Handover::ToProxy { .. } => (glyphs.done, theme.done),
        Handover::Later | Handover::Withdrawn => (glyphs.skipped, theme.quiet),
        Handover::LinedUp | Handover::Called => (glyphs.parked, theme.base),
        Handover::Present | Handover::Pending => (glyphs.open, theme.base),
    }
}

fn honoree_row(view: &View<'_>, honoree: &Honoree, is_next: bool, width: usize) -> Row {
    let (words, theme, lang) = (view.words, view.theme, view.ui.lang);
    let recipient = &honoree.recipient;
    let (glyph, mut style) = sign(view, &honoree.state);
    let mut name = honoree.name();
    let mut state = honoree.state.say(lang);
    if let Some(date) = honoree.since.as_ref().and_then(|(at, _)| view.day.later_date(*at)) {
        state = format!("{state} {date}");
    }
    let mut mark = " ";
    if is_next {
        // The next to be called is what the eye finds first.
        (style, mark) = (theme.now, theme.glyphs.now);
        name = name.to_uppercase();
        if honoree.state == Handover::Called {
            words.called_up.clone_into(&mut state);
        } else if view.day.announced_at(&honoree.decision).is_some() {
            words.come_up.clone_into(&mut state);
        }
    }
    let slot = recipient.slot.map(|slot| format!("{} {slot}   ", words.slot)).unwrap_or_default();
    let right = format!("{slot}{state} ");
    let lead = format!("{mark}{:>4} {glyph}  ", honoree.number);
    let room = width.saturating_sub(LEAD + text::width(&right) + 1).max(width / 3);
    // The post stands beside a short name, in a column of its own, or else below.
    let position = recipient
        .position
        .clone()
        .filter(|position| text::width(&name) < NAME && NAME + text::width(position) < room);
    let beside =
        position.as_deref().map(|position| format!("{}{position}", " ".repeat(NAME - text::width(&name))));
    let mut lines: Vec<Line<'static>> = text::wrap(&name, room)
        .into_iter()
        .enumerate()
        .map(|(index, part)| {
            let lead = if index == 0 { lead.clone() } else { " ".repeat(LEAD) };
            let beside = beside.clone().filter(|_| index == 0).unwrap_or_default();
            let left = Line::from(vec![
                Span::styled(lead, style),
                Span::styled(part, style),
                Span::styled(beside, if is_next { theme.now } else { theme.quiet }),
            ]);
            let right =
                Line::from(Span::styled(right.clone(), if is_next { theme.now } else { theme.quiet }));
            if index == 0 { spread(left, right, width) } else { left }
        })
        .collect();
    let mut facts: Vec<String> = Vec::new();
    facts.extend(recipient.position.clone().filter(|_| position.is_none()));
    facts.extend(recipient.representative.as_ref().map(|name| format!("{} {name}", words.representative)));
    if recipient.posthumous {
        facts.push(words.posthumous.to_owned());
    }
    facts.extend(recipient.amount.clone());
    if view.day.is_no_longer_won(honoree) {
        facts.push(words.result_changed.to_owned());
    }
    facts.extend(recipient.note.clone());
    let facts = facts.join(&format!(" {} ", theme.glyphs.dot));
    if !facts.is_empty() {
        let pad = " ".repeat(LEAD);
        let wrapped = text::wrap(&facts, width.saturating_sub(LEAD + 1));
        lines.extend(
            wrapped.into_iter().map(|line| Line::from(Span::styled(format!("{pad}{line}"), theme.quiet))),
        );
    }
    Row::new(Cursor::Recipient(honoree.id().clone()), lines)
}
