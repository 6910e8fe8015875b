//! A document's flat table as CSV, for a spreadsheet.

use super::document::Document;

/// The table as text in UTF-8, one row a line.
pub fn csv(document: &Document) -> String {
    // Excel takes a file for UTF-8 only with a byte order mark.
    let mut text = "\u{feff}".to_owned();
    let heads: Vec<String> = document.sheet.columns.iter().map(|column| column.head.clone()).collect();
    for row in std::iter::once(heads.as_slice()).chain(document.sheet.cells()) {
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
    use crate::paper::out::{Holds, Row, Table};
    use crate::text::Lang;

    #[test]
    fn what_people_wrote_comes_back_from_the_spreadsheet_as_they_wrote_it() {
        let written = ["Tổ 2", "a, b", "nói \"được\"", "hai\ndòng", "", " cách "];
        let mut sheet = Table::headed([("x", "x", Holds::Text, 1); 6], Lang::Vi);
        sheet.rows.push(Row::Cells(written.map(str::to_owned).into()));
        let text = csv(&Document { sheet, ..Document::default() });
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
