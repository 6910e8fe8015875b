//! A document's flat table as CSV, for a spreadsheet.

use super::Document;

/// The table as text in UTF-8, one row a line.
pub fn csv(document: &Document) -> String {
    // Excel takes a file for UTF-8 only with a byte order mark.
    let mut text = "\u{feff}".to_owned();
    for row in std::iter::once(&document.sheet.heads).chain(&document.sheet.rows) {
        let cells: Vec<String> = row.iter().map(|cell| cell_of(cell)).collect();
        text += &cells.join(",");
        text.push('\n');
    }
    text
}

/// A cell that a spreadsheet would take for a formula is kept as text.
fn cell_of(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::out::Table;

    #[test]
    fn what_people_wrote_comes_back_from_the_spreadsheet_as_they_wrote_it() {
        let written = ["Tổ 2", "a, b", "nói \"được\"", "hai\ndòng", "", " cách "];
        let sheet = Table { heads: vec!["x".to_owned(); 6], rows: vec![written.map(str::to_owned).into()] };
        let text = csv(&Document { blocks: Vec::new(), sheet });
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].iter().collect::<Vec<_>>(), written);
    }

    #[test]
    fn a_cell_that_would_be_a_formula_stays_text() {
        assert_eq!(cell_of("=1+1"), "'=1+1");
        assert_eq!(cell_of("@A1,2"), "\"'@A1,2\"");
        assert_eq!(cell_of("–"), "–", "a dash is no minus");
    }
}
