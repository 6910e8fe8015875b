//! Lines and columns of a text.

/// A place as editors show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
}

/// Where the lines of a text begin, found once.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Goes through the text once.
    pub fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The line, counted from 1, of a place in bytes.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// Line and column of a place in bytes. A place beyond the end is the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.line(offset);
        let start = self.start(line);
        let before = self.text.get(start..offset).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }

    /// The place in bytes of a line and column.
    pub fn offset(&self, position: Position) -> usize {
        let start = self.start(position.line);
        let line = self.content(position.line);
        start + line.char_indices().nth(position.column.saturating_sub(1)).map_or(line.len(), |(at, _)| at)
    }

    /// The text at a place.
    pub fn slice(&self, span: &std::ops::Range<usize>) -> &'a str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// Where a line begins.
    pub fn start(&self, line: usize) -> usize {
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len())
    }

    /// A line without its break.
    pub fn content(&self, line: usize) -> &'a str {
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        self.text.get(self.start(line)..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let text = "một\nhai ba\n";
        let lines = Lines::new(text);
        let at = text.find("ba").unwrap();
        assert_eq!(lines.position(at), Position { line: 2, column: 5 });
        assert_eq!(lines.offset(Position { line: 2, column: 5 }), at);
        assert_eq!(lines.content(2), "hai ba");
        assert_eq!(lines.position(999), Position { line: 3, column: 1 });
    }
}
