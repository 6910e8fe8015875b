//! Clocks large enough to be read from across the room.
//!
//! Digits are bitmaps of three by five dots. At [`Size::Small`] a dot is half a row high, so a
//! digit takes three rows; larger, a dot is two columns wide and one row high, or a multiple.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// How large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Three rows.
    Small,
    /// Five rows for each step.
    Times(u16),
}

/// Columns of dots of one digit.
const WIDE: u16 = 3;
/// Rows of dots.
const HIGH: u16 = 5;

/// Five rows of three dots, the left one in the highest of three bits.
fn dots(c: char) -> [u8; HIGH as usize] {
    match c {
        '0' => [0b111, 0b101, 0b101, 0b101, 0b111],
        '1' => [0b010, 0b110, 0b010, 0b010, 0b111],
        '2' => [0b111, 0b001, 0b111, 0b100, 0b111],
        '3' => [0b111, 0b001, 0b111, 0b001, 0b111],
        '4' => [0b101, 0b101, 0b111, 0b001, 0b001],
        '5' => [0b111, 0b100, 0b111, 0b001, 0b111],
        '6' => [0b111, 0b100, 0b111, 0b101, 0b111],
        '7' => [0b111, 0b001, 0b001, 0b001, 0b001],
        '8' => [0b111, 0b101, 0b111, 0b101, 0b111],
        '9' => [0b111, 0b101, 0b111, 0b001, 0b111],
        ':' => [0b000, 0b010, 0b000, 0b010, 0b000],
        ',' => [0b000, 0b000, 0b000, 0b010, 0b100],
        '-' | '−' => [0b000, 0b000, 0b111, 0b000, 0b000],
        _ => [0; HIGH as usize],
    }
}

impl Size {
    /// Columns and rows that a text of digits takes.
    pub fn of(self, text: &str) -> (u16, u16) {
        let digits = u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
        let (column, rows) = match self {
            Self::Small => (1, HIGH.div_ceil(2)),
            Self::Times(n) => (2 * n, HIGH * n),
        };
        let columns = digits.saturating_mul(WIDE + 1).saturating_sub(1).saturating_mul(column);
        (columns, rows)
    }

    /// The largest size at which a text fits, if it fits at all.
    pub fn fitting(text: &str, columns: u16, rows: u16) -> Option<Self> {
        let sizes = (1..=6).rev().map(Self::Times).chain(std::iter::once(Self::Small));
        sizes.into_iter().find(|size| {
            let (wide, high) = size.of(text);
            wide <= columns && high <= rows
        })
    }
}

/// Draws digits at the top left of an area, as far as it reaches.
pub fn draw(text: &str, size: Size, style: Style, area: Rect, buf: &mut Buffer) {
    let area = area.intersection(buf.area);
    let (columns, rows) = size.of(text);
    for y in 0..rows.min(area.height) {
        for x in 0..columns.min(area.width) {
            if let Some(glyph) = cell(text, size, x, y) {
                buf.set_string(area.x + x, area.y + y, glyph, style);
            }
        }
    }
}

/// The same as lines of text, each as wide as the whole.
pub fn rows(text: &str, size: Size) -> Vec<String> {
    let (columns, rows) = size.of(text);
    let row = |y| (0..columns).map(|x| cell(text, size, x, y).unwrap_or(" ")).collect();
    (0..rows).map(row).collect()
}

/// What stands at this column and row of the whole text.
fn cell(text: &str, size: Size, x: u16, y: u16) -> Option<&'static str> {
    match size {
        // Two dots share a cell: the upper and the lower half.
        Size::Small => match (is_dot(text, x, y * 2), is_dot(text, x, y * 2 + 1)) {
            (true, true) => Some("█"),
            (true, false) => Some("▀"),
            (false, true) => Some("▄"),
            (false, false) => None,
        },
        Size::Times(n) => is_dot(text, x / (2 * n), y / n).then_some("█"),
    }
}

/// Whether the dot at this column and row of the whole text is set.
fn is_dot(text: &str, column: u16, row: u16) -> bool {
    let (digit, column) = (column / (WIDE + 1), column % (WIDE + 1));
    let bits = text.chars().nth(usize::from(digit)).and_then(|c| dots(c).get(usize::from(row)).copied());
    column < WIDE && bits.is_some_and(|bits| bits & (0b100 >> column) != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, size: Size) -> Vec<String> {
        let (columns, rows) = size.of(text);
        let area = Rect::new(0, 0, columns, rows);
        let mut buf = Buffer::empty(area);
        draw(text, size, Style::new(), area, &mut buf);
        (0..rows).map(|y| (0..columns).map(|x| buf[(x, y)].symbol()).collect()).collect()
    }

    #[test]
    fn a_clock_in_three_rows() {
        assert_eq!(
            drawn("07:14", Size::Small),
            ["█▀█ ▀▀█  ▄  ▄█  █ █", "█ █   █  ▄   █  ▀▀█", "▀▀▀   ▀     ▀▀▀   ▀",]
        );
    }

    #[test]
    fn the_largest_size_that_fits_is_taken() {
        assert_eq!(Size::fitting("07:14", 19, 3), Some(Size::Small));
        assert_eq!(Size::fitting("07:14", 38, 5), Some(Size::Times(1)));
        assert_eq!(Size::fitting("07:14", 200, 10), Some(Size::Times(2)));
        assert_eq!(Size::fitting("07:14", 18, 3), None);
    }
}
