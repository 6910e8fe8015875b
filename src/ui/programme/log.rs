//! Screen 8, Nhật ký: who did what and when, newest first. Nothing is ever deleted here.
//!
//! ```text
//!  Nhật ký                                                             17
//!   17  08:14:32  thư ký 1     hoàn tác 16 · xong việc: Slide đã mở
//!   16  08:14:20  thư ký 1     xong việc: Slide đã mở            đã hoàn tác
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use crate::day::{Event, ProgrammeEvent, Recorded};
use crate::text;
use crate::ui::View;
use crate::ui::cursor::Cursor;
use crate::ui::pen::{Hits, Pen, Row, list};

/// The widest that an operator's name is given a column for.
const NAME: usize = 18;

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let (words, theme) = (view.words, view.theme);
    let log = view.day.log();
    let mut pen = Pen::new(buf, area);
    pen.skip(1);
    pen.ends(
        Span::styled(words.log_title, theme.heading),
        Span::styled(format!("{} ", log.len()), theme.quiet),
    );
    pen.skip(1);
    let rest = pen.rest();
    // Only what can be seen is worth writing out: a long day has thousands of lines.
    let selected = view.selected();
    let at = match &selected {
        Some(Cursor::Event(seq)) => seq.0,
        _ => view.day.last_seq().0,
    };
    let around = u64::from(rest.height) + 1;
    let near =
        |record: &&Recorded| record.seq.0.abs_diff(at) <= around || view.day.last_seq().0 <= around * 2;
    let shown: Vec<&Recorded> = log.iter().rev().filter(near).collect();
    let name = shown.iter().map(|record| text::width(&view.day.who(&record.by))).max().unwrap_or(0).min(NAME);
    let width = usize::from(rest.width);
    let when = |record: &Recorded| view.day.when(record.at, view.now);
    let widest = shown.iter().map(|record| text::width(&when(record))).max().unwrap_or(0);
    let rows: Vec<Row> = shown
        .iter()
        .map(|record| row(view, record, &format!("{:>widest$}", when(record)), name, width))
        .collect();
    list(buf, rest, &rows, selected.as_ref(), theme.selected, hits);
}

fn row(view: &View<'_>, record: &Recorded, when: &str, name: usize, width: usize) -> Row {
    let (words, theme) = (view.words, view.theme);
    let undone = view.day.is_reverted(record.seq);
    let cautions = matches!(&record.event, Event::Programme(ProgrammeEvent::Cautioned { .. }));
    let turns = matches!(
        &record.event,
        Event::Programme(ProgrammeEvent::Started { .. } | ProgrammeEvent::Ended { .. })
    );
    let style = match () {
        () if undone => theme.quiet.add_modifier(Modifier::CROSSED_OUT),
        () if cautions => theme.attention,
        () if turns => theme.heading,
        () => theme.base,
    };
    let by = text::wrap(&view.day.who(&record.by), name.max(1));
    let lead = |line: usize| {
        let by = by.get(line).cloned().unwrap_or_default();
        let pad = " ".repeat(name.saturating_sub(text::width(&by)));
        if line == 0 {
            format!("{:>5}  {}  {by}{pad}  ", record.seq, when)
        } else {
            format!("{:>5}  {}  {by}{pad}  ", "", " ".repeat(text::width(when)))
        }
    };
    let restarted = view.ui.restarted_after == Some(record.seq);
    let mark = match (undone, restarted) {
        (true, _) => words.undone,
        (false, true) => words.restarted,
        (false, false) => "",
    };
    let marked = undone || restarted;
    let indent = text::width(&lead(0));
    let said = text::wrap(
        &view.day.say_event(record, view.ui.lang),
        width.saturating_sub(indent + if marked { text::width(mark) + 2 } else { 0 }),
    );
    let lines = (0..said.len().max(by.len()))
        .map(|line| {
            let mut spans = vec![
                Span::styled(lead(line), theme.quiet),
                Span::styled(said.get(line).cloned().unwrap_or_default(), style),
            ];
            if marked && line == 0 {
                spans.push(Span::styled(format!("  {mark}"), theme.quiet));
            }
            Line::from(spans)
        })
        .collect();
    Row::new(Cursor::Event(record.seq), lines)
}
