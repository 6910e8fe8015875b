//! What is read out of a Word document: its paragraphs and its tables, in their order.
//!
//! Word, LibreOffice, Google Docs and WPS write the same elements in different surroundings, so only the
//! elements that hold text or shape a table are looked at, by their local names, and everything
//! between them is passed through: content controls, links, bookmarks. What is crossed out in tracked
//! changes is not there, nor is hidden text; what is put in is. A text box is read where it hangs.

use std::collections::HashSet;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::lists::Unreadable;

/// The most columns that a merged cell is spread over.
const WIDEST: usize = 256;
/// How deep tables and text boxes stand in each other, at most.
const DEEPEST: usize = 40;

/// A paragraph or a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(Paragraph),
    Table(Vec<Row>),
}

/// The cells of a row, from the left.
pub type Row = Vec<Cell>;

/// A paragraph that has text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// Its text; line ends within it are kept.
    pub text: String,
    /// Its style is that of a heading, or all of it is bold.
    pub stands_out: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Its paragraphs, a line each.
    pub text: String,
    /// Over how many columns it reaches.
    pub span: usize,
    /// It goes on with the cell above.
    pub goes_on: bool,
}

/// The blocks of a document, from the bytes of its file; the archive is known to unpack to something
/// reasonable.
pub fn blocks(bytes: &[u8]) -> Result<Vec<Block>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let mut part = |name: &str| {
        let mut text = String::new();
        let read = archive.by_name(name).ok()?.read_to_string(&mut text);
        read.ok().map(|_| text)
    };
    // Some writers call the main part otherwise; the relations of the archive name it.
    let named = part("_rels/.rels").and_then(|relations| main_part(&relations));
    let main = named.and_then(|named| part(&named)).or_else(|| part("word/document.xml"));
    let styles = part("word/styles.xml").map(|styles| headings(&styles)).unwrap_or_default();
    read(&main.ok_or(Unreadable::Damaged)?, &styles)
}

/// Whether a file is a Word document, by the names of its parts.
pub fn is_document(names: &[String]) -> bool {
    let names = || names.iter().map(|name| name.to_ascii_lowercase());
    names().any(|name| name.starts_with("word/document") && name.ends_with(".xml"))
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = element.attributes();
    let found = all.with_checks(false).flatten().find(|own| own.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

/// The part that a relation of the archive names as the document.
fn main_part(relations: &str) -> Option<String> {
    let mut reader = Reader::from_str(relations);
    loop {
        let element = match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => element,
            Event::Eof => return None,
            _ => continue,
        };
        if attribute(&element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument")) {
            return attribute(&element, "Target").map(|at| at.trim_start_matches('/').to_owned());
        }
    }
}

/// The styles that are headings: their ids are in the language of whoever wrote, their names are not.
fn headings(styles: &str) -> HashSet<String> {
    let mut reader = Reader::from_str(styles);
    let (mut found, mut id) = (HashSet::new(), None);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => match element.local_name().as_ref() {
                "style" => id = attribute(&element, "styleId"),
                "name" => {
                    let name = attribute(&element, "val").unwrap_or_default().to_ascii_lowercase();
                    if name.starts_with("heading") || name == "title" {
                        found.extend(id.take());
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// A table that is being read.
#[derive(Default)]
struct Rows {
    rows: Vec<Row>,
    row: Row,
    cell: Cell,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Lines {
    text: String,
    is_heading: bool,
    has_plain: bool,
}

/// What is being read, the innermost last.
#[derive(Default)]
struct Open {
    /// The blocks of the document, and of each cell that is open.
    blocks: Vec<Vec<Block>>,
    tables: Vec<Rows>,
    paragraphs: Vec<Lines>,
    /// Within runs of text, and whether they are bold or hidden.
    runs: Vec<(bool, bool)>,
}

/// Elements that are passed over with all that is in them: what was taken out, what stands for those
/// who cannot show something, and how things were formatted before.
fn is_passed(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback" | "rPrChange" | "pPrChange" | "tcPrChange" | "instrText")
}

fn read(document: &str, headings: &HashSet<String>) -> Result<Vec<Block>, Unreadable> {
    let mut reader = Reader::from_str(document);
    let mut open = Open { blocks: vec![Vec::new()], ..Open::default() };
    let (mut passed, mut in_text) = (0_usize, false);
    loop {
        match reader.read_event().map_err(|_| Unreadable::Damaged)? {
            Event::Start(element) => {
                let name = element.local_name();
                if passed > 0 || is_passed(name.as_ref()) {
                    passed += 1;
                    continue;
                }
                in_text |= name.as_ref() == "t";
                open.begin(name.as_ref(), &element, headings)?;
            }
            Event::Empty(element) if passed == 0 => {
                let name = element.local_name();
                // A paragraph or a cell may be written as nothing but its name.
                open.begin(name.as_ref(), &element, headings)?;
                open.end(name.as_ref());
            }
            Event::End(element) => {
                if passed > 0 {
                    passed -= 1;
                    continue;
                }
                let name = element.local_name();
                in_text &= name.as_ref() != "t";
                open.end(name.as_ref());
            }
            Event::Text(text) if passed == 0 && in_text => open.write(&text.xml10_content()),
            Event::CData(text) if passed == 0 && in_text => open.write(&text.xml10_content()),
            Event::GeneralRef(named) if passed == 0 && in_text => {
                let letter = named.resolve_char_ref().ok().flatten();
                let written = match named.as_ref() {
                    "amp" => "&".to_owned(),
                    "lt" => "<".to_owned(),
                    "gt" => ">".to_owned(),
                    "quot" => "\"".to_owned(),
                    "apos" => "'".to_owned(),
                    _ => letter.map(String::from).unwrap_or_default(),
                };
                open.write(&written);
            }
            // A document that ends before all of it is closed has not arrived whole.
            Event::Eof if open.blocks.len() != 1 || !open.tables.is_empty() => {
                return Err(Unreadable::Damaged);
            }
            Event::Eof => return Ok(open.blocks.pop().unwrap_or_default()),
            _ => {}
        }
    }
}

impl Open {
    fn begin(
        &mut self,
        name: &str,
        element: &BytesStart<'_>,
        headings: &HashSet<String>,
    ) -> Result<(), Unreadable> {
        let value = || attribute(element, "val");
        let number = || value().and_then(|value| value.parse::<usize>().ok()).unwrap_or(1).clamp(1, WIDEST);
        let is_on = || !matches!(value().as_deref(), Some("0" | "false" | "off" | "none"));
        if self.tables.len() + self.paragraphs.len() > DEEPEST {
            return Err(Unreadable::Bomb);
        }
        let (cell, in_run) = (self.tables.last_mut(), self.runs.last_mut());
        match name {
            "p" => self.paragraphs.push(Lines::default()),
            "tbl" => self.tables.push(Rows::default()),
            "tc" => {
                if let Some(table) = cell {
                    table.cell = Cell { span: 1, ..Cell::default() };
                    self.blocks.push(Vec::new());
                }
            }
            "gridSpan" => cell.into_iter().for_each(|table| table.cell.span = number()),
            "vMerge" => {
                let begins = value().is_some_and(|value| value == "restart");
                cell.into_iter().for_each(|table| table.cell.goes_on = !begins);
            }
            // Columns that a row leaves out at its beginning.
            "gridBefore" => {
                cell.into_iter().for_each(|table| table.row.push(Cell { span: number(), ..Cell::default() }));
            }
            "pStyle" => {
                let is_heading = value().is_some_and(|style| headings.contains(&style));
                self.paragraphs.iter_mut().last().into_iter().for_each(|own| own.is_heading = is_heading);
            }
            "r" => self.runs.push((false, false)),
            "b" => in_run.into_iter().for_each(|run| run.0 = is_on()),
            "vanish" => in_run.into_iter().for_each(|run| run.1 = is_on()),
            "tab" if in_run.is_some() => self.write("\t"),
            "br" | "cr" if in_run.is_some() => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            _ => {}
        }
        Ok(())
    }

    fn write(&mut self, text: &str) {
        let (is_bold, is_hidden) = self.runs.last().copied().unwrap_or_default();
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| !is_hidden) {
            paragraph.text.push_str(text);
            paragraph.has_plain |= !is_bold && !text.trim().is_empty();
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "r" => {
                self.runs.pop();
            }
            "p" => {
                let Some(own) = self.paragraphs.pop() else { return };
                let text = own.text.trim().to_owned();
                if let Some(blocks) = self.blocks.last_mut().filter(|_| !text.is_empty()) {
                    let stands_out = own.is_heading || !own.has_plain;
                    blocks.push(Block::Paragraph(Paragraph { text, stands_out }));
                }
            }
            "tc" if self.blocks.len() > 1 => {
                let text = self.blocks.pop().map(|blocks| flat(&blocks)).unwrap_or_default();
                if let Some(table) = self.tables.last_mut() {
                    let cell = std::mem::take(&mut table.cell);
                    table.row.push(Cell { text, ..cell });
                }
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    let row = std::mem::take(&mut table.row);
                    table.rows.push(row);
                }
            }
            "tbl" => {
                let Some(table) = self.tables.pop() else { return };
                self.blocks.last_mut().into_iter().for_each(|own| own.push(Block::Table(table.rows.clone())));
            }
            _ => {}
        }
    }
}

/// Blocks within a cell as its text: a line for each, the cells of a table within it beside each other.
fn flat(blocks: &[Block]) -> String {
    let lines = blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text.clone(),
        Block::Table(rows) => {
            let cells = |row: &Row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
            rows.iter().map(cells).collect::<Vec<_>>().join("\n")
        }
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(body: &str) -> Vec<Block> {
        read(&format!("<w:document><w:body>{body}</w:body></w:document>"), &HashSet::from(["u1".into()]))
            .unwrap()
    }

    fn paragraph(text: &str, stands_out: bool) -> Block {
        Block::Paragraph(Paragraph { text: text.into(), stands_out })
    }

    fn cell(text: &str, span: usize, goes_on: bool) -> Cell {
        Cell { text: text.into(), span, goes_on }
    }

    #[test]
    fn text_is_read_over_runs_links_and_controls_and_what_was_taken_out_is_not() {
        let body = r#"<w:p><w:r><w:t>Chào </w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>
            <w:ins><w:r><w:t xml:space="preserve">cờ &amp; h&#225;t</w:t></w:r></w:ins>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:br/></w:r>
            <w:hyperlink><w:r><w:t>Quốc ca</w:t></w:r></w:hyperlink></w:p><w:p/>
            <w:sdt><w:sdtContent><w:p><w:pPr><w:pStyle w:val="u1"/></w:pPr><w:r><w:t>Phần lễ</w:t></w:r></w:p></w:sdtContent></w:sdt>"#;
        assert_eq!(of(body), [paragraph("Chào cờ & hát\nQuốc ca", false), paragraph("Phần lễ", true)]);
    }

    #[test]
    fn a_paragraph_that_is_bold_throughout_stands_out() {
        let run = |bold: &str, text: &str| format!("<w:r><w:rPr>{bold}</w:rPr><w:t>{text}</w:t></w:r>");
        let of_runs = |runs: String| of(&format!("<w:p>{runs}</w:p>"));
        assert_eq!(of_runs(run("<w:b/>", "Chào cờ")), [paragraph("Chào cờ", true)]);
        assert_eq!(of_runs(run(r#"<w:b w:val="0"/>"#, "Chào cờ")), [paragraph("Chào cờ", false)]);
        let mixed = run("<w:b/>", "Kính thưa") + &run("", " quý vị");
        assert_eq!(of_runs(mixed), [paragraph("Kính thưa quý vị", false)]);
    }

    #[test]
    fn merged_cells_keep_their_width_and_what_they_go_on_with() {
        let cell_of = |properties: &str, text: &str| {
            format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
        };
        let rows = [
            cell_of(r#"<w:gridSpan w:val="3"/>"#, "PHẦN LỄ"),
            cell_of("", "1") + &cell_of(r#"<w:vMerge w:val="restart"/>"#, "8h00") + &cell_of("", "Chào cờ"),
            cell_of("", "2") + &cell_of("<w:vMerge/>", "") + &cell_of("", "Khai mạc"),
        ];
        let rows: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
        let read = of(&format!("<w:tbl>{rows}</w:tbl>"));
        let expected = vec![
            vec![cell("PHẦN LỄ", 3, false)],
            vec![cell("1", 1, false), cell("8h00", 1, false), cell("Chào cờ", 1, false)],
            vec![cell("2", 1, false), cell("", 1, true), cell("Khai mạc", 1, false)],
        ];
        assert_eq!(read, [Block::Table(expected)]);
    }

    #[test]
    fn a_table_within_a_cell_is_its_text_and_one_that_never_ends_is_damaged() {
        let inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        let read_in = of(&format!("<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"));
        assert_eq!(read_in, [Block::Table(vec![vec![cell("a b", 1, false)]])]);
        assert!(read("<w:document><w:tbl><w:tr>", &HashSet::new()).is_err());
        let deep = "<w:tbl><w:tr><w:tc>".repeat(200);
        assert!(read(&deep, &HashSet::new()).is_err());
    }
}
