//! Screen 2, MC: what is to be said now, and nothing else.
//!
//! ```text
//!  Báo cáo kết quả phong trào                        còn 04:46 · chậm 2' · 08:14
//!
//!        Kính thưa quý vị đại biểu! …
//!      ▌ Xin trân trọng kính mời ○ chưa có tên
//!        lên báo cáo kết quả phong trào.
//!  ─── 4 dòng nữa ──────────────────────────────────────────── ▶ 150 tiếng/phút ─
//!  Kế tiếp   Tham luận: Tổ dân phố 5 – bà …
//!  Sau đó    Công bố quyết định – …
//!  ○ 1 đại biểu đã đến, chưa giới thiệu: …
//!  điều hành: đọc chậm, chờ đoàn thành phố 2 phút                   Enter đã đọc
//! ```
//!
//! In the ordinary mode the words stand still and the mark moves over them, until it comes near the
//! foot and the page is turned; in the large mode the mark stands in the upper third and the words
//! move under it.

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::prompter::Reading;
use super::reading::{self, Part, Role, Script};
use crate::day::{Entry, Handover};
use crate::text::{self, counted, say};
use crate::ui::pen::Pen;
use crate::ui::phrases::{to_come, unseen};
use crate::ui::{View, format};

/// So many names make a sentence; more are a list that was read without moving the reading line.
const ONE_SENTENCE: usize = 4;
/// From so many rows on each row of the words has a blank one below it: they are read from further
/// away. It is the window's height that decides and never the words, which change while they are read.
const AIRY: u16 = 36;
/// The most messages shown; the oldest is answered first.
const MESSAGES: usize = 3;

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer) {
    let reading = view.ui.reading(view.day, view.now);
    let mut pen = Pen::new(buf, area);
    title(view, reading.as_ref(), &mut pen);
    pen.skip(1);
    let rest = pen.rest();
    let (mut flow, mut at) = flow(view, reading.as_ref());
    // Until it is as high as this the foot leaves the words where they are.
    let usual = rest.height.saturating_sub(4);
    if usual >= AIRY && !view.ui.prompter.large {
        flow = flow.into_iter().flat_map(|row| [row, Row::aside("")]).collect();
        at *= 2;
    }
    let mut foot = foot(view, pen.width(), rest.height / 2);
    let below = u16::try_from(foot.len()).unwrap_or(0).min(rest.height);
    let body = Rect { height: rest.height - below, ..rest };
    let top = match &reading {
        Some(reading) if reading.ahead => at,
        _ if view.ui.prompter.large => at.saturating_sub(usize::from(usual / 3)),
        _ => {
            turned(at, flow.len(), usize::from(usual)).max((at + 1).saturating_sub(usize::from(body.height)))
        }
    };
    let hidden = flow.iter().skip(top + usize::from(body.height)).filter(|row| row.is_words).count();
    if let Some(rule) = foot.first_mut() {
        *rule = self::rule(view, pen.width(), hidden);
    }
    let left = usize::from(body.width).saturating_sub(view.ui.columns()) / 2;
    let mut pen = Pen::new(buf, body);
    for row in flow.into_iter().skip(top) {
        // What became of the line that is read stands beside the reading mark, where there is a margin.
        let beside = row.beside.filter(|_| left > 2);
        let margin = " ".repeat(left.saturating_sub(if beside.is_some() { 3 } else { 2 }));
        let mut spans = vec![Span::raw(margin), row.sign];
        spans.extend(beside);
        spans.push(Span::raw(" "));
        spans.extend(row.line.spans);
        pen.line(Line::from(spans));
    }
    let mut pen = Pen::new(buf, Rect { y: body.bottom(), height: below, ..rest });
    for line in foot {
        pen.line(line);
    }
}

/// The row on top when the words are turned like pages: the row read now is never among the last
/// third, nor, once it has moved, among the first two.
fn turned(at: usize, rows: usize, height: usize) -> usize {
    if rows <= height {
        return 0;
    }
    let first_page = height - height / 3;
    let page = first_page.saturating_sub(2).max(1);
    match at.checked_sub(first_page) {
        None => 0,
        Some(beyond) => ((beyond / page + 1) * page).min(rows - height),
    }
}

fn title(view: &View<'_>, reading: Option<&Reading<'_>>, pen: &mut Pen<'_>) {
    let (words, theme) = (view.words, view.theme);
    let clock = clock(view);
    let (title, style) = match reading {
        Some(reading) if reading.ahead => (
            format!("{} {} {}", words.look_ahead, theme.glyphs.dot, reading.entry.item.title),
            theme.attention,
        ),
        Some(reading) => match stage(view) {
            Some(stage) => {
                (format!("{} {} {stage}", reading.entry.item.title, theme.glyphs.dot), theme.heading)
            }
            None => (reading.entry.item.title.clone(), theme.now),
        },
        None if view.day.ended_at().is_some() => (words.day_over.to_owned(), theme.quiet),
        None => (words.nothing_runs.to_owned(), theme.quiet),
    };
    let room = pen.width().saturating_sub(clock.width() + 2);
    for (index, line) in text::wrap(&title, room).into_iter().enumerate() {
        let right = if index == 0 { clock.clone() } else { Line::default() };
        pen.ends(Span::styled(line, style), right);
    }
}

/// Which batch is on the stage, and how many of it were called.
fn stage(view: &View<'_>) -> Option<String> {
    let (words, dot) = (view.words, view.theme.glyphs.dot);
    let batch = view.day.batch_on_stage()?;
    let come = batch.honorees.iter().filter(|own| !own.state.stays_away());
    let called = batch.honorees.iter().filter(|own| own.state.was_called()).count();
    let (number, of) = batch.number;
    let kind = view.ui.lang.pick(batch.kind().vi(), batch.kind().en());
    let counted = format!("{} {called}/{}", words.called_so_far, come.count());
    Some(match of {
        1 => format!("{kind} {dot} {counted}"),
        _ => format!("{kind} {dot} {} {number}/{of} {dot} {counted}", words.batch),
    })
}

fn clock(view: &View<'_>) -> Line<'static> {
    let (words, theme) = (view.words, view.theme);
    let dot = format!(" {} ", theme.glyphs.dot);
    let mut spans = Vec::new();
    if let Some((elapsed, left)) = view.day.current_id().and_then(|id| Some(view.timing.item(id)?.clock())) {
        let (said, style) = match left {
            Some(left) if left < TimeDelta::zero() => (view.minutes_over(left), theme.late),
            Some(left) => (format!("{} {}", words.remaining, format::minutes_seconds(left)), theme.heading),
            None => (format!("{} {}", words.elapsed, format::minutes_seconds(elapsed)), theme.heading),
        };
        spans.push(Span::styled(said, style));
        spans.push(Span::styled(dot.clone(), theme.quiet));
    }
    if let Some(late) = view.timing.lateness {
        spans.push(Span::styled(format::lateness(late, words), theme.quiet));
        spans.push(Span::styled(dot, theme.quiet));
    }
    spans.push(Span::styled(format::hour_minute(view.day, view.now), theme.quiet));
    Line::from(spans)
}

/// One row of what is read.
struct Row {
    /// What stands before it: the reading line, or that somebody was introduced.
    sign: Span<'static>,
    /// Where it is the reading line: that somebody was introduced, or received.
    beside: Option<Span<'static>>,
    line: Line<'static>,
    is_words: bool,
}

impl Row {
    fn aside(line: impl Into<Line<'static>>) -> Self {
        Self { sign: Span::raw(" "), beside: None, line: line.into(), is_words: false }
    }
}

/// What is read, row by row, and the row of the reading line.
fn flow(view: &View<'_>, reading: Option<&Reading<'_>>) -> (Vec<Row>, usize) {
    let (words, theme) = (view.words, view.theme);
    let mut rows = Vec::new();
    let ahead = reading.is_some_and(|reading| reading.ahead);
    if !ahead {
        guests(view, &mut rows);
    }
    let Some(Reading { script, line: at, .. }) = reading else { return (rows, 0) };
    if script.lines.is_empty() {
        rows.push(Row::aside(Span::styled(words.no_words, theme.quiet)));
        return (rows, 0);
    }
    let (mut row_of_line, large) = (0, view.ui.prompter.large);
    for (index, line) in script.lines.iter().enumerate() {
        rows.extend((0..line.gap).map(|_| Row::aside("")));
        if index == *at {
            row_of_line = rows.len();
        }
        let (called, next, aside) = match &line.part {
            Part::Recipient { state, next } => (Some(state), *next, false),
            Part::Aside { .. } => (None, false, true),
            Part::Words => (None, false, false),
        };
        let base = match index.cmp(at) {
            _ if ahead => theme.base,
            // Whoever is called now is what the eye meets, wherever the reading line was left.
            _ if next => theme.now.add_modifier(Modifier::REVERSED | Modifier::BOLD),
            std::cmp::Ordering::Equal if aside => theme.now,
            _ if aside || called.is_some_and(Handover::is_received) => theme.quiet,
            std::cmp::Ordering::Less => theme.quiet,
            std::cmp::Ordering::Equal => theme.heading,
            std::cmp::Ordering::Greater if large => theme.base.add_modifier(Modifier::BOLD),
            std::cmp::Ordering::Greater => theme.base,
        };
        let introduced = line.delegate.as_ref().is_some_and(|named| named.introduced && line.indent == 0);
        let sign = match () {
            () if ahead => Span::styled(theme.glyphs.divider, theme.attention),
            () if index == *at => Span::styled(theme.glyphs.reading, theme.now),
            () if line.indent > 0 => Span::raw(" "),
            () if next => Span::styled(theme.glyphs.now, theme.now),
            () if called.is_some_and(Handover::is_received) => Span::styled(theme.glyphs.done, theme.done),
            () if called.is_some_and(Handover::was_called) => Span::styled(theme.glyphs.parked, theme.base),
            () if introduced => Span::styled(theme.glyphs.done, theme.done),
            () => Span::raw(" "),
        };
        let done = !ahead && (introduced || called.is_some_and(Handover::is_received));
        let beside = (done && index == *at).then(|| Span::styled(theme.glyphs.done, theme.done));
        let mut said = styled(view, line, base);
        if next && !ahead {
            // A band across, with room around the name.
            let width = said.width();
            said.spans.push(Span::styled(" ".repeat(view.ui.columns().saturating_sub(width).max(1)), base));
        }
        rows.push(Row { sign, beside, line: said, is_words: !aside });
    }
    if !ahead {
        let over = *at >= script.end();
        let sign = if over { Span::styled(theme.glyphs.reading, theme.now) } else { Span::raw(" ") };
        rows.push(Row::aside(""));
        if over {
            row_of_line = rows.len();
        }
        let end = format!("{} {} {}", theme.glyphs.skipped, words.end_of_words, theme.glyphs.skipped);
        rows.push(Row { sign, beside: None, line: Span::styled(end, theme.quiet).into(), is_words: false });
    }
    (rows, row_of_line)
}

/// The sentence that introduces who has come since, ready to read before the words.
fn guests(view: &View<'_>, rows: &mut Vec<Row>) {
    let (words, theme) = (view.words, view.theme);
    let guests = view.ui.guests(view.day, view.now);
    let names: Vec<String> = guests.delegates.iter().map(|attendee| attendee.delegate.address()).collect();
    let Some((last, others)) = names.split_last() else { return };
    let count = names.len();
    let said = if count <= ONE_SENTENCE {
        let others: String = others.iter().map(|name| format!("{name}; ")).collect();
        let and = if others.is_empty() { String::new() } else { format!("{} ", words.introduce_and) };
        format!("{} {others}{and}{last} {}", words.introduce_begin, words.introduce_end)
    } else {
        say!(
            view.ui.lang,
            "{count} đại biểu đã đến mà chưa ghi là đã giới thiệu. Nếu đã đọc đủ tên thì bấm Enter; chưa thì F9 xem danh sách.",
            "Here and not marked as introduced: {}. If all were read out, press Enter; if not, F9 lists them.",
            counted(&count, "delegate")
        )
    };
    let script: Script = view.ui.lay_out_text(view.day, said);
    let waits = guests.delegates.iter().any(|attendee| attendee.waits_for_introduction());
    let (style, glyph) = match () {
        () if guests.open => (theme.attention, theme.glyphs.open),
        () if waits => (theme.quiet, theme.glyphs.open),
        () => (theme.quiet, theme.glyphs.done),
    };
    for (index, line) in script.lines.iter().enumerate() {
        rows.extend((0..line.gap).map(|_| Row::aside("")));
        let sign = if index == 0 { Span::styled(glyph, style) } else { Span::raw(" ") };
        rows.push(Row { sign, beside: None, line: styled(view, line, style), is_words: true });
    }
    let hint = if guests.open { words.introduced_hint } else { "" };
    rows.push(Row::aside(Span::styled(hint, theme.quiet)));
    rows.push(Row::aside(""));
}

/// A line in a style, with what is not known and what is spoken otherwise marked in it.
fn styled(view: &View<'_>, line: &reading::Line, base: Style) -> Line<'static> {
    let mut spans = vec![Span::raw(" ".repeat(line.indent))];
    spans.extend(line.stretches.iter().map(|stretch| {
        let style = match stretch.role {
            Role::Plain => base,
            Role::Spoken => base.add_modifier(Modifier::UNDERLINED),
            Role::Unknown => view.theme.attention,
        };
        Span::styled(stretch.text.clone(), style)
    }));
    Line::from(spans)
}

/// The rule above the foot: how much is below it, and how fast the words go.
fn rule(view: &View<'_>, width: usize, hidden: usize) -> Line<'static> {
    let (words, theme, glyph) = (view.words, view.theme, view.theme.glyphs.rule);
    let more = if hidden > 0 { format!(" {hidden} {} ", words.lines_more) } else { String::new() };
    let runs = if view.ui.scrolls() { format!("{} ", theme.glyphs.now) } else { String::new() };
    let speed = format!(" {runs}{} {} ", view.ui.speed(view.day), words.syllables_a_minute);
    let room = width.saturating_sub(text::width(&more) + text::width(&speed) + 5);
    let rule = format!("{}{more}{}{speed}{glyph}", glyph.repeat(4), glyph.repeat(room));
    Line::from(Span::styled(rule, theme.quiet))
}

/// What follows, who waits, what the organisers say; the first line is for the rule. The item after
/// the next is left out, and then messages, where it would be higher than `most`.
fn foot(view: &View<'_>, width: usize, most: u16) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (items, messages) in [(2, MESSAGES), (1, MESSAGES), (1, 1)] {
        lines = vec![Line::default()];
        following(view, width, items, &mut lines);
        to_reveal(view, width, &mut lines);
        waiting(view, width, &mut lines);
        organisers(view, width, messages, &mut lines);
        if lines.len() <= usize::from(most) {
            break;
        }
    }
    lines
}

/// Who walks up next, with the exact title, and the item after that.
fn following(view: &View<'_>, width: usize, items: usize, lines: &mut Vec<Line<'static>>) {
    let (words, theme) = (view.words, view.theme);
    let labels = [words.following, words.following_after];
    let indent = labels.iter().map(|label| text::width(label)).max().unwrap_or(0) + 3;
    let mut say = |label: &str, said: &str, base: Style, role: Option<Style>| {
        for (index, part) in text::wrap(said, width.saturating_sub(indent)).into_iter().enumerate() {
            let label = if index == 0 { label } else { "" };
            let lead = format!("{label}{}", " ".repeat(indent - text::width(label)));
            lines.push(Line::from(vec![
                Span::styled(lead, theme.quiet),
                Span::styled(part, role.unwrap_or(base)),
            ]));
        }
    };
    let near: Vec<&Entry> = to_come(view.day).take(items).collect();
    if near.is_empty() && view.day.ended_at().is_none() {
        say(words.following, words.nothing_follows, theme.quiet, None);
    }
    for (index, (entry, label)) in near.into_iter().zip(labels).enumerate() {
        let base = if index == 0 { theme.base } else { theme.quiet };
        let performer = view.performer_of(&entry.item);
        let needed = view.day.needs_performer(&entry.item, &view.timing);
        let who = performer.map(|(who, _)| format!(" – {who}")).unwrap_or_default();
        say(label, &format!("{}{who}", entry.item.title), base, needed.then_some(theme.attention));
    }
}

/// The prize that is told next, which the hall does not know yet.
fn to_reveal(view: &View<'_>, width: usize, lines: &mut Vec<Line<'static>>) {
    let Some(board) = view.day.podium_to_go_on() else { return };
    let Some(step) = board.next_step() else { return };
    let grade = board.grades.get(step.grade).map(|grade| grade.grade.clone()).unwrap_or_default();
    let names: Vec<String> = step.teams.iter().map(|team| view.day.team_on(&board.id, team)).collect();
    let lead = say!(view.ui.lang, "Công bố ^O   ", "Announce ^O   ");
    let room = width.saturating_sub(text::width(&lead));
    let said = text::wrap(&format!("{grade}: {}", names.join(", ")), room);
    for (index, part) in said.into_iter().enumerate() {
        let lead = if index == 0 { lead.clone() } else { " ".repeat(text::width(&lead)) };
        lines.push(Line::from(vec![
            Span::styled(lead, view.theme.quiet),
            Span::styled(part, view.theme.heading),
        ]));
    }
}

/// Who has arrived and was not introduced, where the sentence for it does not stand above.
fn waiting(view: &View<'_>, width: usize, lines: &mut Vec<Line<'static>>) {
    let theme = view.theme;
    if view.ui.guests(view.day, view.now).open {
        return;
    }
    let waiting = view.ui.waiting(view.day, view.now);
    if waiting.is_empty() {
        return;
    }
    let names: Vec<String> =
        waiting.iter().map(|attendee| view.day.delegate_name(&attendee.delegate.id)).collect();
    let (count, names) = (names.len(), names.join(", "));
    let said = say!(
        view.ui.lang,
        "{count} đại biểu đã đến, chưa giới thiệu: {names}",
        "{count} arrived, not yet introduced: {names}",
    );
    for (index, part) in text::wrap(&said, width.saturating_sub(2)).into_iter().enumerate() {
        let sign = if index == 0 { theme.glyphs.open } else { " " };
        lines.push(Line::from(Span::styled(format!("{sign} {part}"), theme.attention)));
    }
}

/// What the organisers say, the newest last.
fn organisers(view: &View<'_>, width: usize, most: usize, lines: &mut Vec<Line<'static>>) {
    let (words, theme) = (view.words, view.theme);
    let hint = words.seen_hint;
    let room = width.saturating_sub(text::width(hint) + 2);
    for (index, message) in unseen(view.day).take(most).enumerate() {
        let said = format!("{}: {}", message.by, message.text);
        for (row, part) in text::wrap(&said, room).into_iter().enumerate() {
            let mut spans = vec![Span::styled(part, theme.attention.add_modifier(Modifier::BOLD))];
            if (index, row) == (0, 0) {
                let gap =
                    width.saturating_sub(spans.iter().map(Span::width).sum::<usize>() + text::width(hint));
                spans.push(Span::raw(" ".repeat(gap)));
                spans.push(Span::styled(hint, theme.quiet));
            }
            lines.push(Line::from(spans));
        }
    }
    let more = unseen(view.day).count().saturating_sub(most);
    if more > 0 {
        lines.push(Line::from(Span::styled(format!("+{more} {}", words.messages_more), theme.attention)));
    }
}
