//! Blocks as paragraphs and tables.

use std::fmt::Write as _;

use super::DECLARED;
use super::SPACE;
use super::letters::{Text, rule};
use crate::paper::out::document::{
    Block, Close, Document, Head, Holds, NAMELESS, Page, Row, Signature, Table,
};

/// A4.
const SHEET: (u32, u32) = (11906, 16838);
/// Top and bottom 20 mm, left 30 mm, right 15 mm (Nghị định 30/2020/NĐ-CP).
const MARGINS: [(&str, u32); 4] = [("top", 1134), ("right", 851), ("bottom", 1134), ("left", 1701)];
/// The left column of what stands side by side, in hundredths of the width.
const LEFT: u32 = 42;

/// A little room.
const GAP: &str = "<w:p><w:pPr><w:spacing w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>";
/// A row that has a cell of more lines may go on on the next page.
const WHOLE: usize = 5;

/// What is written into.
pub struct Body {
    pub xml: String,
    /// From margin to margin.
    pub width: u32,
    /// The size of a paper's name.
    name: u32,
    /// The next paragraph begins a page.
    breaks: bool,
}

/// How wide and how high the pages are.
fn sheet(page: Page) -> (u32, u32) {
    match page {
        Page::Across => (SHEET.1, SHEET.0),
        Page::Upright | Page::Large => SHEET,
    }
}

/// From margin to margin.
pub fn width(page: Page) -> u32 {
    let beside = MARGINS.iter().filter(|(side, _)| ["left", "right"].contains(side));
    sheet(page).0 - beside.map(|(_, own)| own).sum::<u32>()
}

/// The whole text, in the one section that it has.
pub fn body(document: &Document) -> String {
    let (wide, high) = sheet(document.page);
    let across = if wide > high { " w:orient=\"landscape\"" } else { "" };
    let name = if document.page == Page::Large { 44 } else { 28 };
    let mut body = Body { xml: String::new(), width: width(document.page), name, breaks: false };
    for (index, block) in document.blocks.iter().enumerate() {
        body.block(block, index == 0);
    }
    let margins: String = MARGINS.iter().map(|(side, own)| format!(" w:{side}=\"{own}\"")).collect();
    format!(
        "{DECLARED}<w:document {SPACE} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>{}\
         <w:sectPr><w:headerReference w:type=\"default\" r:id=\"r2\"/><w:headerReference w:type=\"first\" r:id=\"r3\"/>\
         <w:pgSz w:w=\"{wide}\" w:h=\"{high}\"{across}/><w:pgMar{margins} w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
         <w:titlePg/></w:sectPr></w:body></w:document>",
        body.xml
    )
}

impl Body {
    fn block(&mut self, block: &Block, first: bool) {
        if self.breaks && !matches!(block, Block::Part) {
            self.breaks = false;
            self.xml.push_str(
                "<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>",
            );
        }
        match block {
            Block::Part => self.breaks = !first,
            Block::Head(own) => self.head(own),
            Block::Name { name, about } => {
                let name = Text { size: Some(self.name), before: 240, keep: true, ..Text::bold(name) };
                self.xml += &name.paragraph("center");
                for (index, line) in about.iter().enumerate() {
                    let after = if index + 1 == about.len() { 200 } else { 0 };
                    self.xml += &Text { after, keep: true, ..Text::bold(line) }.paragraph("center");
                }
            }
            Block::Title { text, mark } => self.heading(1, text, mark),
            Block::Section(said) => self.heading(2, said, ""),
            Block::Paragraph(said) => {
                self.xml += &Text { before: 40, after: 40, ..Text::new(said) }.paragraph("both");
            }
            Block::Point(said) => {
                let said = format!("– {said}");
                let text = Text { before: 20, after: 20, ..Text::new(&said) };
                self.xml += &text.paragraph_with("both", "<w:ind w:left=\"454\" w:hanging=\"227\"/>");
            }
            Block::Words(said) => {
                // What is read in one breath stands on one page, where it can.
                let lines: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).collect();
                for (index, line) in lines.iter().enumerate() {
                    let keep = index + 1 < lines.len();
                    self.xml += &Text { before: 60, after: 60, keep, ..Text::new(line) }.paragraph("left");
                }
            }
            Block::Aside(said) => {
                self.xml += &Text { after: 60, keep: true, ..Text::italic(said) }.paragraph("left");
            }
            Block::Verbatim(said) => {
                self.xml += &Text { size: Some(20), ..Text::new(said) }.paragraph("left");
            }
            Block::Gap => self.xml.push_str(GAP),
            Block::Table(own) => self.table(own),
            Block::Ranking(own) => self.table(&own.table()),
            Block::Heat { title, lanes } => {
                self.heading(2, title, "");
                for (lane, team) in lanes {
                    self.block(&Block::Point(format!("{}: {team}", lane.trim())), false);
                }
            }
            Block::TimeLine(own) => self.time_line(own),
            Block::Close(own) => self.close(own),
        }
    }

    fn heading(&mut self, number: u32, said: &str, mark: &str) {
        let width = self.width;
        let mark = match mark {
            "" => String::new(),
            mark => format!("<w:r><w:tab/></w:r>{}", Text::new(mark).run()),
        };
        let _ = write!(
            self.xml,
            "<w:p><w:pPr><w:pStyle w:val=\"Heading{number}\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"{width}\"/></w:tabs></w:pPr>{}{mark}</w:p>",
            Text::new(said).run()
        );
    }

    /// A table without lines, of two cells.
    fn beside(&mut self, left: &str, right: &str, widths: [u32; 2]) {
        let cell = |width: u32, said: &str| {
            let said = if said.is_empty() { "<w:p/>" } else { said };
            format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{said}</w:tc>")
        };
        let [a, b] = widths;
        let _ = write!(
            self.xml,
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
             <w:tblCellMar><w:left w:w=\"28\" w:type=\"dxa\"/><w:right w:w=\"28\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
             <w:tblGrid><w:gridCol w:w=\"{a}\"/><w:gridCol w:w=\"{b}\"/></w:tblGrid>\
             <w:tr><w:trPr><w:cantSplit/></w:trPr>{}{}</w:tr></w:tbl>",
            a + b,
            cell(a, left),
            cell(b, right)
        );
    }

    fn head(&mut self, own: &Head) {
        let left_width = self.width * LEFT / 100;
        let right_width = self.width - left_width;
        let mut left = String::new();
        if let Some(superior) = &own.superior {
            left += &Text { capitals: true, size: Some(24), ..Text::new(superior) }.paragraph("center");
        }
        left += &Text { capitals: true, size: Some(24), ..Text::bold(&own.issuer) }.paragraph("center");
        left += &rule(left_width, 35);
        if let Some(number) = &own.number {
            left += &Text { size: Some(26), ..Text::new(number) }.paragraph("center");
        }
        let [state, motto] = &own.state;
        let mut right = Text { size: Some(24), ..Text::bold(state) }.paragraph("center");
        right += &Text { size: Some(26), ..Text::bold(motto) }.paragraph("center");
        right += &rule(right_width, 52);
        if let Some(dated) = &own.dated {
            right += &Text { size: Some(26), ..Text::italic(dated) }.paragraph("center");
        }
        self.beside(&left, &right, [left_width, right_width]);
    }

    fn table(&mut self, own: &Table) {
        let all = own.columns.iter().map(|column| column.share).sum::<u32>().max(1);
        let widths: Vec<u32> = own.columns.iter().map(|column| self.width * column.share / all).collect();
        let line =
            |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
        let lines: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).concat();
        let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        let _ = write!(
            self.xml,
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type=\"fixed\"/>\
             <w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/><w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
             <w:tblGrid>{grid}</w:tblGrid>",
            widths.iter().sum::<u32>()
        );
        let heads: String = own
            .columns
            .iter()
            .zip(&widths)
            .map(|(column, width)| {
                let said = Text { before: 20, after: 20, keep: true, ..Text::bold(&column.head) }.paragraph("center");
                format!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>{said}</w:tc>"
                )
            })
            .collect();
        let _ = write!(self.xml, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>");
        for row in &own.rows {
            self.row(row, own, &widths);
        }
        // Word joins tables that follow one another, and ends no cell and no body with one.
        self.xml.push_str("</w:tbl>");
        self.xml.push_str(GAP);
    }

    fn row(&mut self, row: &Row, own: &Table, widths: &[u32]) {
        match row {
            Row::Band(said) => {
                let said = Text { before: 20, after: 20, keep: true, ..Text::bold(said) }.paragraph("left");
                let _ = write!(
                    self.xml,
                    "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{}\"/></w:tcPr>{said}</w:tc></w:tr>",
                    widths.iter().sum::<u32>(),
                    widths.len()
                );
            }
            Row::Cells(cells) => {
                let hand = own.columns.iter().any(|column| column.holds == Holds::Hand);
                let height = if hand { "<w:trHeight w:val=\"510\" w:hRule=\"atLeast\"/>" } else { "" };
                let whole = cells.iter().all(|cell| cell.lines().count() <= WHOLE);
                let whole = if whole { "<w:cantSplit/>" } else { "" };
                let _ = write!(self.xml, "<w:tr><w:trPr>{whole}{height}</w:trPr>");
                for ((cell, column), width) in cells.iter().zip(&own.columns).zip(widths) {
                    let align = match column.holds {
                        Holds::Text => "left",
                        Holds::Number | Holds::Time | Holds::Mark | Holds::Hand => "center",
                    };
                    let said = Text { before: 20, after: 20, ..Text::new(cell) }.paragraph(align);
                    let _ = write!(
                        self.xml,
                        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{said}</w:tc>"
                    );
                }
                self.xml.push_str("</w:tr>");
            }
        }
    }

    fn close(&mut self, own: &Close) {
        let copies = own.copies.as_ref().map(|(heading, to)| {
            let heading =
                Text { bold: true, italic: true, size: Some(24), ..Text::new(heading) }.paragraph("left");
            let to = to.iter().map(|to| {
                let said = format!("- {to}");
                Text { size: Some(22), ..Text::new(&said) }.paragraph("left")
            });
            heading + &to.collect::<String>()
        });
        let copies = copies.unwrap_or_default();
        let left = own.left.as_ref().map_or(copies.clone(), signed);
        let half = self.width / 2;
        self.xml.push_str(
            "<w:p><w:pPr><w:keepNext/><w:spacing w:line=\"200\" w:lineRule=\"exact\"/></w:pPr></w:p>",
        );
        self.beside(&left, &signed(&own.right), [half, self.width - half]);
        self.xml.push_str("<w:p/>");
        if own.left.is_some() {
            self.xml += &copies;
        }
    }
}

/// A signature, with room for the hand and the seal.
fn signed(own: &Signature) -> String {
    let mut said = String::new();
    if let Some(date) = &own.date {
        said += &Text::italic(date).paragraph("center");
    }
    for line in own.on_behalf.iter().chain([&own.post]) {
        said += &Text::bold(line).paragraph("center");
    }
    said += &Text { after: 1100, ..Text::italic(&own.hint) }.paragraph("center");
    said + &Text::bold(own.name.as_deref().unwrap_or(NAMELESS)).paragraph("center")
}
