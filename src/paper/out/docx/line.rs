//! A line of time as a table: its columns are the slots.

use std::fmt::Write as _;

use super::body::Body;
use super::letters::Text;
use crate::paper::out::document::{Bars, TimeLine};

impl Body {
    /// The bars are cells of a table whose columns are the slots: lines of a drawing would be lost in
    /// one program or the other.
    pub fn time_line(&mut self, own: &TimeLine) {
        let label = self.width * 36 / 100;
        let slot = (self.width - label) / TimeLine::SLOTS;
        let grid = format!("<w:gridCol w:w=\"{label}\"/>")
            + &format!("<w:gridCol w:w=\"{slot}\"/>").repeat(TimeLine::SLOTS as usize);
        let _ = write!(
            self.xml,
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
             <w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
            label + slot * TimeLine::SLOTS
        );
        let cell = |slots: u32, fill: &str, said: &str| {
            if slots == 0 {
                return String::new();
            }
            let fill = match fill {
                "" => String::new(),
                fill => format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>"),
            };
            format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{slots}\"/>{fill}</w:tcPr>{said}</w:tc>",
                slots * slot
            )
        };
        // The picture stays on one page, where it can.
        let empty = "<w:p><w:pPr><w:keepNext/><w:spacing w:line=\"100\" w:lineRule=\"exact\"/></w:pPr></w:p>";
        let mut ticks = String::new();
        let mut at = 0;
        for (index, (from, said)) in own.ticks.iter().enumerate() {
            ticks += &cell(from.saturating_sub(at), "", "<w:p/>");
            let until = own.ticks.get(index + 1).map_or(TimeLine::SLOTS, |(next, _)| *next);
            ticks += &cell(
                until.saturating_sub(*from),
                "",
                &Text { size: Some(18), keep: true, ..Text::new(said) }.paragraph("left"),
            );
            at = until.max(at);
        }
        ticks += &cell(TimeLine::SLOTS - at.min(TimeLine::SLOTS), "", "<w:p/>");
        let _ = write!(
            self.xml,
            "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{label}\" w:type=\"dxa\"/></w:tcPr><w:p/></w:tc>{ticks}</w:tr>"
        );
        let row = |spans: &[(u32, u32)], fill: &str| {
            let mut cells = String::new();
            let mut at = 0;
            for (from, to) in spans {
                let from = (*from).clamp(at, TimeLine::SLOTS - 1);
                let to = (*to).clamp(from + 1, TimeLine::SLOTS);
                cells += &cell(from - at, "", empty);
                cells += &cell(to - from, fill, empty);
                at = to;
            }
            cells + &cell(TimeLine::SLOTS - at, "", empty)
        };
        for Bars { label: said, planned, held } in &own.bars {
            let planned: Vec<(u32, u32)> = planned.iter().copied().collect();
            let said = Text { size: Some(20), keep: true, ..Text::new(said) }.paragraph("left");
            for (merge, said, spans, fill) in [
                ("<w:vMerge w:val=\"restart\"/>", said.as_str(), planned.as_slice(), "B0B0B0"),
                ("<w:vMerge/>", "<w:p><w:pPr><w:keepNext/></w:pPr></w:p>", held.as_slice(), "202020"),
            ] {
                let _ = write!(
                    self.xml,
                    "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"130\" w:hRule=\"atLeast\"/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{label}\" w:type=\"dxa\"/>{merge}<w:vAlign w:val=\"center\"/></w:tcPr>{said}</w:tc>{}</w:tr>",
                    row(spans, fill)
                );
            }
        }
        self.xml.push_str("</w:tbl>");
        let [planned, held] = &own.legend;
        let swatch = |color: &str| {
            format!(
                "<w:r><w:rPr><w:sz w:val=\"18\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{color}\"/></w:rPr><w:t xml:space=\"preserve\">      </w:t></w:r>"
            )
        };
        let said = |said: &str| Text { size: Some(20), ..Text::new(said) }.run();
        let _ = write!(
            self.xml,
            "<w:p><w:pPr><w:spacing w:before=\"60\" w:after=\"60\"/><w:jc w:val=\"right\"/></w:pPr>{}{}{}{}</w:p>",
            swatch("B0B0B0"),
            said(&format!("  {planned}      ")),
            swatch("202020"),
            said(&format!("  {held}"))
        );
    }
}
