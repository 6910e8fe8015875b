//! Writing lines down an area, top to bottom, never outside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::cursor::Cursor;
use crate::text;

/// A place that can be clicked, and what the row that it shows is about.
pub type Hits = Vec<(Rect, Cursor)>;

/// Writes lines down an area.
pub struct Pen<'b> {
    buf: &'b mut Buffer,
    area: Rect,
    y: u16,
}

impl<'b> Pen<'b> {
    /// A pen at the top of an area.
    pub fn new(buf: &'b mut Buffer, area: Rect) -> Self {
        let area = area.intersection(buf.area);
        Self { buf, area, y: area.y }
    }

    /// Columns of a line.
    pub fn width(&self) -> usize {
        usize::from(self.area.width)
    }

    /// Lines left.
    pub fn left(&self) -> u16 {
        self.area.bottom().saturating_sub(self.y)
    }

    /// What is left of the area.
    pub fn rest(&self) -> Rect {
        Rect { y: self.y, height: self.left(), ..self.area }
    }

    /// The row of the next line.
    pub fn y(&self) -> u16 {
        self.y
    }

    /// Leaves lines empty.
    pub fn skip(&mut self, lines: u16) {
        self.y = self.y.saturating_add(lines).min(self.area.bottom());
    }

    /// One line.
    pub fn line<'a>(&mut self, line: impl Into<Line<'a>>) {
        if self.left() > 0 {
            self.buf.set_line(self.area.x, self.y, &line.into(), self.area.width);
            self.y += 1;
        }
    }

    /// One line with something at each end. What stands right keeps its place.
    pub fn ends<'a>(&mut self, left: impl Into<Line<'a>>, right: impl Into<Line<'a>>) {
        if self.left() == 0 {
            return;
        }
        let right = right.into();
        let columns = u16::try_from(right.width()).unwrap_or(u16::MAX).min(self.area.width);
        self.buf.set_line(
            self.area.x,
            self.y,
            &left.into(),
            self.area.width.saturating_sub(columns.saturating_add(1)),
        );
        self.buf.set_line(self.area.right().saturating_sub(columns), self.y, &right, columns);
        self.y += 1;
    }

    /// Text broken at words.
    pub fn text(&mut self, words: &str, style: Style) {
        for line in text::wrap(words, self.width()) {
            self.line(Span::styled(line, style));
        }
    }

    /// Text broken at words behind a first word: `lead` on the first line, spaces under it.
    pub fn hanging(&mut self, lead: Span<'_>, words: &str, style: Style) {
        let indent = lead.width();
        let lines = text::wrap(words, self.width().saturating_sub(indent));
        for (index, line) in lines.into_iter().enumerate() {
            let lead = if index == 0 { lead.clone() } else { Span::raw(" ".repeat(indent)) };
            self.line(Line::from(vec![lead, Span::styled(line, style)]));
        }
    }

    /// A rule across.
    pub fn rule(&mut self, glyph: &str, style: Style) {
        self.line(Span::styled(glyph.repeat(self.width()), style));
    }
}

/// Columns that a list takes however little stands in it.
const LEAST: usize = 78;

/// The left of an area, as wide as what stands in its rows and not as the screen: the eye goes from a
/// name to the state at the other end of its line.
pub fn as_wide_as(content: usize, area: Rect) -> Rect {
    let content = u16::try_from(content.max(LEAST)).unwrap_or(u16::MAX);
    Rect { width: content.min(area.width), ..area }
}

/// Two texts at the ends of a line of this width.
pub fn spread(left: Line<'static>, right: Line<'static>, width: usize) -> Line<'static> {
    let gap = width.saturating_sub(left.width() + right.width());
    let mut spans = left.spans;
    spans.push(Span::raw(" ".repeat(gap)));
    spans.extend(right.spans);
    Line::from(spans)
}

/// One row of a list: its lines, and what it is about (nothing for a heading).
pub struct Row {
    /// What it is about, if it can be selected.
    pub on: Option<Cursor>,
    /// Lines.
    pub lines: Vec<Line<'static>>,
}

impl Row {
    /// A row that can be selected.
    pub fn new(on: Cursor, lines: Vec<Line<'static>>) -> Self {
        Self { on: Some(on), lines }
    }

    /// A row that cannot.
    pub fn heading(line: impl Into<Line<'static>>) -> Self {
        Self { on: None, lines: vec![line.into()] }
    }

    /// An empty line.
    pub fn blank() -> Self {
        Self::heading("")
    }

    /// A row of a long list that is too far from the selected one to be seen.
    pub fn unseen() -> Self {
        Self { on: None, lines: vec![Line::default()] }
    }
}

/// Whether one of many rows may be seen beside the selected one. Only such are worth writing out;
/// of the others [`list`] asks no more than that each takes a line.
pub fn is_near(row: usize, selected: usize, area: Rect) -> bool {
    row.abs_diff(selected) <= usize::from(area.height)
}

/// Draws the part of a list around the selected row, which is shown in `style`.
pub fn list(
    buf: &mut Buffer,
    area: Rect,
    rows: &[Row],
    selected: Option<&Cursor>,
    style: Style,
    hits: &mut Hits,
) {
    let area = area.intersection(buf.area);
    let at = selected.and_then(|on| rows.iter().position(|row| row.on.as_ref() == Some(on)));
    let first = first_row(rows, at.unwrap_or(0), usize::from(area.height));
    let mut y = area.y;
    let end = last_row(rows, first, usize::from(area.height));
    for (index, row) in rows.iter().enumerate().take(end).skip(first) {
        let top = y;
        for line in &row.lines {
            if y >= area.bottom() {
                break;
            }
            buf.set_line(area.x, y, line, area.width);
            y += 1;
        }
        let shown = Rect { x: area.x, y: top, width: area.width, height: y - top };
        if Some(index) == at {
            // A long row is marked on its first line: a block of it would shout.
            let marked = if shown.height > 2 { shown.height.min(1) } else { shown.height };
            buf.set_style(Rect { height: marked, ..shown }, style);
        }
        if let Some(on) = &row.on {
            hits.push((shown, on.clone()));
        }
        if y >= area.bottom() {
            break;
        }
    }
}

/// The row before which the list ends. A row is drawn whole or not at all, unless it alone is taller
/// than the area; and a heading of which nothing else can be seen is left out.
fn last_row(rows: &[Row], first: usize, height: usize) -> usize {
    let mut used = 0;
    let fits = rows.iter().skip(first).take_while(|row| {
        used += row.lines.len();
        used <= height
    });
    let end = first + fits.count().max(1);
    let is_blank = |row: &Row| row.on.is_none() && row.lines.iter().all(|line| line.width() == 0);
    let shown = rows.get(first..end).unwrap_or_default();
    match (rows.get(end), shown.iter().rposition(is_blank)) {
        (Some(next), Some(blank)) if !is_blank(next) => {
            let group = shown.get(blank..).unwrap_or_default();
            if group.iter().any(|row| row.on.is_some()) { end } else { first + blank }
        }
        _ => end,
    }
}

/// The first row to show, so that the selected one stands near the middle and the end of the
/// list at the end of the area.
fn first_row(rows: &[Row], selected: usize, height: usize) -> usize {
    let lines = |from: usize, to: usize| -> usize {
        rows.iter().take(to).skip(from).map(|row| row.lines.len()).sum()
    };
    let total = lines(0, rows.len());
    if total <= height {
        return 0;
    }
    // From the top as long as the selected row can be seen there: headings stay.
    if lines(0, selected + 1) <= height {
        return 0;
    }
    let own = rows.get(selected).map_or(1, |row| row.lines.len());
    let above = height.saturating_sub(own) / 2;
    let mut first = selected;
    let mut used = 0;
    while first > 0 {
        let next = rows.get(first - 1).map_or(1, |row| row.lines.len());
        if used + next > above && lines(first, rows.len()) >= height {
            break;
        }
        used += next;
        first -= 1;
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_stands_at_the_foot_only_above_something_of_its_own() {
        let mut all = rows(3);
        all.extend([Row::blank(), Row::heading("heading")]);
        all.extend(rows(2));
        assert_eq!([3, 4, 5, 6, 7, 9].map(|height| last_row(&all, 0, height)), [3, 3, 3, 6, 7, 7]);
        // What is whole stays, although nothing of it can be selected.
        all.insert(5, Row::blank());
        assert_eq!(last_row(&all, 0, 5), 5);
    }

    fn rows(n: usize) -> Vec<Row> {
        (0..n).map(|i| Row::new(Cursor::Pasted(i), vec![Line::from(i.to_string())])).collect()
    }

    #[test]
    fn the_selected_row_is_always_in_sight() {
        for n in [1, 5, 20, 100] {
            for height in [1, 3, 8] {
                for selected in 0..n {
                    let rows = rows(n);
                    let first = first_row(&rows, selected, height);
                    assert!(
                        first <= selected && selected < first + height,
                        "{n} {height} {selected}: {first}"
                    );
                    assert!(
                        first == 0 || n - first >= height,
                        "no empty lines below: {n} {height} {selected}"
                    );
                }
            }
        }
    }

    #[test]
    fn rows_that_are_not_written_out_move_none_that_is() {
        let area = Rect::new(0, 0, 6, 9);
        let drawn = |of: &dyn Fn(usize) -> Row, selected: usize| {
            let (mut buf, mut hits) = (Buffer::empty(area), Hits::new());
            let rows: Vec<Row> = (0..60).map(of).collect();
            list(&mut buf, area, &rows, Some(&Cursor::Pasted(selected)), Style::new().bold(), &mut hits);
            (buf, hits)
        };
        // Rows of one to three lines, so that what stands for them is shorter.
        let whole = |i: usize| Row::new(Cursor::Pasted(i), vec![Line::from(i.to_string()); 1 + i * 7 % 3]);
        for selected in 0..60 {
            let near = |i: usize| if is_near(i, selected, area) { whole(i) } else { Row::unseen() };
            assert_eq!(drawn(&whole, selected), drawn(&near, selected), "{selected}");
        }
    }

    #[test]
    fn a_line_outside_the_area_is_not_drawn() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 4, 2));
        let mut pen = Pen::new(&mut buf, Rect::new(2, 1, 10, 10));
        pen.line("abcdef");
        pen.line("xyz");
        assert_eq!(pen.left(), 0);
        assert_eq!(buf, Buffer::with_lines(["    ", "  ab"]));
    }
}
