//! Screen 5, Trao thưởng: who receives, in the order of the annex, ticked one by one.
//!
//! ```text
//!  ✓ KỶ NIỆM CHƯƠNG · Bộ Công an                                   3 = 3 đã trao · xong 09:06
//!
//!  GIẤY KHEN · Chủ tịch UBND phường · 214/QĐ-UBND                  đã công bố 09:04
//!    người trao  Chủ tịch …
//!    cá nhân · đợt 1/2     7 = 1 đã trao + 1 nhận thay + 1 trao sau + 4 còn lại
//!     1 ✓  Cá nhân 01   Tổ trưởng Tổ dân phố 3   khay 1  đã trao
//!     2 –  Cá nhân 02   Hội Phụ nữ               khay 2  vắng · trao sau
//!  ▶  3 ●  CÁ NHÂN 03   Tổ bảo vệ ANTT số 2      khay 3  MỜI LÊN
//!     4 ○  Cá nhân 04   Chi đoàn                 khay 4  chưa thấy
//!    cá nhân · đợt 2/2                              đợt sau: có mặt 2/3
//!      người trao: Trưởng Công an phường
//! ```
//! What is over folds to a line, under which only who is owed is left, so that the stage is on top. What
//! was passed over without being handed out folds to `GIẤY KHEN · …   … 3 chưa trao` while another list is
//! on; afterwards it stands whole again, to be handed over.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::beside::{self, facts_of, invitation};
use super::title::{over_rows, passed_over, passed_over_rows, tally_line, title_of, title_rows};
use crate::agenda::{Decision, DecisionId, Performer, RecipientId};
use crate::day::{Batch, Day, Handover, Honoree, Tally};
use crate::text;
use crate::ui::cursor::Cursor;
use crate::ui::pen::spread;
use crate::ui::pen::{Hits, Pen, Row, as_wide_as, is_near, list};
use crate::ui::view::{departing, state_of};
use crate::ui::{View, format};

/// Columns before a name: mark, number, sign.
const LEAD: usize = 9;
/// Columns of a name where the post stands beside it.
const NAME: usize = 26;
/// The widest that a post is given a column for.
const POST: usize = 42;
/// The widest that a list is drawn: what stands at its right end belongs to what stands left.
const WIDEST: usize = 112;
/// From this width on whoever is called stands beside the lists, which then have so many columns.
const BESIDE: u16 = 150;
const LISTS: u16 = 104;
/// Columns of a place on the tray, and of most states.
const SLOT: usize = 10;
const STATE: usize = 18;

/// The recipients, decision by decision: only they can be selected.
pub fn rows(day: &Day) -> Vec<Cursor> {
    let of = |decision: &Decision| {
        let batches = day.batches(&decision.id);
        let honorees = batches.iter().flat_map(|batch| batch.honorees.iter());
        honorees.map(|honoree| Cursor::Recipient(honoree.id().clone())).collect::<Vec<_>>()
    };
    day.decisions().flat_map(of).collect()
}

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let (words, theme, day) = (view.words, view.theme, view.day);
    let mut pen = Pen::new(buf, area);
    pen.skip(1);
    let title = if view.ui.signs(day) { words.signing_title } else { words.awards_title };
    pen.ends(Span::styled(title, theme.heading), left_over(view));
    for (said, style) in departing(view) {
        pen.text(&said, style);
    }
    pen.skip(1);
    let mut below = pen.rest();
    // Somebody is called only while their item runs.
    let running = day.current();
    let called = |honoree: &&Honoree| {
        running.is_some_and(|live| day.decisions_of(&live.item).any(|own| own.id == honoree.decision))
    };
    let next = day.next_honoree().filter(called);
    if let Some(next) = next.filter(|_| below.width >= BESIDE) {
        let right = below.width.saturating_sub(LISTS) - 4;
        below.width = LISTS;
        let card = Rect { x: below.right() + 4, width: right, ..below };
        for y in below.top()..below.bottom() {
            buf.set_string(below.right() + 1, y, theme.glyphs.divider, theme.quiet);
        }
        beside::draw(view, next, card, buf);
    }
    let mut pen = Pen::new(buf, below);
    let width = pen.width().min(WIDEST);
    let next = next.map(|honoree| honoree.id().clone());
    let selected = view.selected();
    let next_batch =
        next.as_ref().and_then(|_| day.following_batch()).and_then(|batch| batch.first().cloned());
    let chosen = match &selected {
        Some(Cursor::Recipient(id)) => Some(id),
        _ => None,
    };
    let on_stage = day.batch_on_stage().and_then(|batch| batch.first().cloned());
    let passed_over = passed_over(day);
    let is_passed_over = |decision: &DecisionId| passed_over.contains(&decision);
    let is_folded = |batch: &Batch<'_>| {
        let is_over = batch.open() == 0 && (batch.is_done() || batch.first() != on_stage.as_ref());
        (is_over || is_passed_over(batch.decision)) && !chosen.is_some_and(|chosen| batch.has(chosen))
    };
    let mut rows = Vec::new();
    // Which recipients are shown, and how many of them before the selected one.
    let (mut shown, mut at) = (0, 0);
    let mut people: Vec<(usize, &Honoree, Columns)> = Vec::new();
    for decision in day.decisions() {
        if !rows.is_empty() {
            rows.push(Row::blank());
        }
        let batches = day.batches(&decision.id);
        let board = day.prize_board(&decision.id).and_then(|board| day.board(board));
        let is_pending = board.as_ref().is_some_and(|board| board.signed().is_none());
        let is_over = !batches.is_empty() && !is_pending && batches.iter().all(is_folded);
        let is_owed = batches.iter().any(|batch| batch.open() > 0);
        if is_over && is_owed {
            passed_over_rows(view, decision, &batches, width, &mut rows);
        } else if is_over {
            over_rows(view, decision, &batches, width, &mut rows);
        } else {
            heading_rows(view, decision, width, &mut rows);
        }
        if let Some(board) = board.filter(|_| is_pending) {
            // Also after a protest, when somebody has received already.
            let said = format!("   {}: {}", words.result_pending, state_of(view, &board).0);
            rows.push(Row::heading(Span::styled(said, theme.attention)));
        } else if batches.is_empty() {
            let said = format!("   {} {} {}", words.count_unknown, theme.glyphs.dot, words.paste_here);
            rows.push(Row::heading(Span::styled(said, theme.quiet)));
        }
        let columns = Columns::of(batches.iter().flat_map(|batch| batch.honorees.iter().copied()), width);
        for batch in batches {
            if !is_over {
                batch_rows(view, decision, &batch, next_batch.as_ref(), is_folded(&batch), width, &mut rows);
            }
            let folded = is_folded(&batch);
            for honoree in batch.honorees.iter().filter(|own| !folded || own.state == Handover::Later) {
                if chosen == Some(honoree.id()) {
                    at = shown;
                }
                shown += 1;
                people.push((rows.len(), honoree, columns));
                rows.push(Row::unseen());
            }
        }
    }
    // Only what can be seen is worth writing out.
    for (_, (row, honoree, columns)) in
        people.into_iter().enumerate().filter(|(nth, _)| is_near(*nth, at, area))
    {
        if let Some(row) = rows.get_mut(row) {
            *row = honoree_row(view, honoree, next.as_ref() == Some(honoree.id()), columns, width);
        }
    }
    if rows.is_empty() {
        pen.text(words.no_awards, theme.quiet);
    }
    let rest = as_wide_as(WIDEST, pen.rest());
    list(buf, rest, &rows, selected.as_ref(), theme.selected, hits);
}

/// How many are still to be called, and how many were absent, of lists like the one under the hand:
/// both are to be done.
fn left_over(view: &View<'_>) -> Line<'static> {
    let (words, theme, day) = (view.words, view.theme, view.day);
    let signings: Vec<&DecisionId> =
        day.decisions().map(|own| &own.id).filter(|id| day.is_signing(id)).collect();
    let signs = view.ui.signs(day);
    let tally = Tally::of(day.honorees().iter().filter(|own| signings.contains(&&own.decision) == signs));
    let (left, later) = match signs {
        true => (words.left_to_sign, words.signs_later),
        false => (words.left_to_award, words.later),
    };
    let mut said = Vec::new();
    if tally.left() > 0 || (tally.later == 0 && tally.all > 0) {
        said.push(Span::styled(format!("{} {left}", tally.left()), theme.quiet));
    }
    if tally.later > 0 {
        let dot = if said.is_empty() { String::new() } else { format!(" {} ", theme.glyphs.dot) };
        said.push(Span::styled(dot, theme.quiet));
        said.push(Span::styled(format!("{} {later}", tally.later), theme.attention));
    }
    said.push(Span::raw(" "));
    Line::from(said)
}

/// Which batch, how far it has come, and who hands over where that is not as for the decision.
fn batch_rows(
    view: &View<'_>,
    decision: &Decision,
    batch: &Batch<'_>,
    next: Option<&RecipientId>,
    folded: bool,
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
        format!("{} {} ", words.batch_next, beside::here_of(view, batch))
    } else {
        tally_line(view, batch.honorees.iter().copied(), view.day.is_signing(batch.decision))
    };
    if let Some((at, _)) = batch.closed.filter(|_| batch.is_done()) {
        let at = format::moment(view.day, *at, view.now);
        right = format!("{right}{} {} {at} ", theme.glyphs.dot, words.batch_done);
    }
    let style = if batch.is_done() { theme.done } else { theme.quiet };
    rows.push(Row::heading(spread(
        Line::from(Span::styled(said, style)),
        Line::from(Span::styled(right, style)),
        width,
    )));
    let mut people = Vec::new();
    if !folded {
        // Only what is not as the decision has it, which stands above.
        let presenters = Some(batch.presenters).filter(|own| *own != decision.presenters.as_slice());
        let names: Vec<String> =
            presenters.into_iter().flatten().map(|who| view.day.performer(who)).collect();
        if !names.is_empty() {
            let who = if view.day.is_signing(batch.decision) { words.witnesses } else { words.presenters };
            people.push(format!("{who}: {}", text::listed(&names, words.and)));
        }
        if !batch.bearers.is_empty() && batch.bearers != decision.bearers.as_slice() {
            people.push(format!("{}: {}", words.bearers, text::listed(batch.bearers, words.and)));
        }
    }
    for line in people.iter().flat_map(|line| text::wrap(line, width.saturating_sub(6))) {
        rows.push(Row::heading(Span::styled(format!("     {line}"), theme.quiet)));
    }
    if view.day.needs_presenter(batch, &view.timing) {
        rows.push(Row::heading(Span::styled(format!("     {}", words.needs_performer), theme.late)));
    }
}

fn heading_rows(view: &View<'_>, decision: &Decision, width: usize, rows: &mut Vec<Row>) {
    let (words, theme) = (view.words, view.theme);
    let title = title_of(view, decision);
    let right = match view.day.announced_at(&decision.id) {
        Some(at) => format!("{} {} ", words.announced, format::moment(view.day, at, view.now)),
        None if !view.day.is_read_out(&decision.id) => String::new(),
        None => format!("{} ", words.not_announced),
    };
    title_rows(Span::styled(title, theme.heading), Span::styled(right, theme.quiet), width, rows);
    let person = |performer: &Performer| view.day.performer(performer);
    let mut people = Vec::new();
    if let Some(announcer) = &decision.announcer {
        people.push(format!("{}: {}", words.announcer, person(announcer)));
    }
    if !decision.presenters.is_empty() {
        let names: Vec<String> = decision.presenters.iter().map(person).collect();
        let who = if view.day.is_signing(&decision.id) { words.witnesses } else { words.presenters };
        people.push(format!("{who}: {}", text::listed(&names, words.and)));
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

/// Columns between the name and the state, as wide as what stands in them and not as the screen:
/// the eye goes from a name to its state.
#[derive(Clone, Copy)]
struct Columns {
    /// Of the posts; none where nobody's stands beside the name.
    post: usize,
    /// Of the places on the tray; none where nobody has one.
    slot: usize,
}

impl Columns {
    fn of<'a>(honorees: impl Iterator<Item = &'a Honoree>, width: usize) -> Self {
        let most = width.saturating_sub(LEAD + NAME + SLOT + STATE).min(POST);
        let mut columns = Self { post: 0, slot: 0 };
        for recipient in honorees.map(|own| &own.recipient) {
            let post = recipient.position.as_ref().map_or(0, |post| post.chars().count() + 2);
            columns.post = columns.post.max(if post <= most { post } else { 0 });
            columns.slot = if recipient.slot.is_some() { SLOT } else { columns.slot };
        }
        columns
    }
}

fn honoree_row(view: &View<'_>, honoree: &Honoree, is_next: bool, columns: Columns, width: usize) -> Row {
    let (words, theme, lang) = (view.words, view.theme, view.ui.lang);
    let recipient = &honoree.recipient;
    let (glyph, mut style) = sign(view, &honoree.state);
    let mut name = honoree.name(lang);
    let mut state = view.day.say_honoree(honoree, lang);
    if let Some(date) = honoree.since.as_ref().and_then(|(at, _)| view.day.date_beside(*at, view.now)) {
        state = format!("{state} {date}");
    }
    let mut mark = " ";
    if is_next {
        // The next to be called is what the eye finds first.
        (style, mark) = (theme.now, theme.glyphs.now);
        name = name.to_uppercase();
        if let Some(invited) = invitation(view, honoree) {
            invited.clone_into(&mut state);
        }
    }
    let signing = view.day.is_signing(&honoree.decision);
    let slot = recipient.slot.filter(|_| !signing).map(|slot| format!("{} {slot}", words.slot));
    let lead = format!("{mark}{:>4} {glyph}  ", honoree.number);
    let room = NAME + columns.post;
    // The post stands beside a short name, or else below.
    let position = recipient.position.clone();
    let position = position.filter(|own| text::width(&name) < NAME && text::width(own) < columns.post);
    let beside =
        position.as_deref().map(|position| format!("{}{position}", " ".repeat(NAME - text::width(&name))));
    let slot = format!("{:<1$}", slot.unwrap_or_default(), if signing { 0 } else { columns.slot });
    let quiet = if is_next { theme.now } else { theme.quiet };
    // A state that is longer than its column stands below.
    let fits = LEAD + room + text::width(&slot) + text::width(&state) <= width;
    let mut lines: Vec<Line<'static>> = text::wrap(&name, room.saturating_sub(2))
        .into_iter()
        .enumerate()
        .map(|(index, part)| {
            if index > 0 {
                return Line::from(vec![Span::raw(" ".repeat(LEAD)), Span::styled(part, style)]);
            }
            let beside = beside.clone().unwrap_or_default();
            let gap = room.saturating_sub(text::width(&part) + text::width(&beside));
            let state = if fits { state.as_str() } else { "" };
            Line::from(vec![
                Span::styled(lead.clone(), style),
                Span::styled(part, style),
                Span::styled(beside, quiet),
                Span::raw(" ".repeat(gap)),
                Span::styled(format!("{slot}{state}"), quiet),
            ])
        })
        .collect();
    if !fits {
        let wrapped = text::wrap(&state, width.saturating_sub(LEAD + 1)).into_iter();
        lines.extend(
            wrapped.map(|line| Line::from(vec![Span::raw(" ".repeat(LEAD)), Span::styled(line, quiet)])),
        );
    }
    let facts: Vec<String> = recipient.position.clone().filter(|_| position.is_none()).into_iter().collect();
    let facts = facts.into_iter().chain(facts_of(view, honoree, is_next)).collect::<Vec<_>>();
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
