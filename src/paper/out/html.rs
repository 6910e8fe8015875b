//! A document as one page of HTML that needs nothing beside it, and prints on A4 as an official paper
//! does: the PDF is the browser's.

use std::fmt::Write;

use super::document::{Block, Close, Document, Head, Holds, NAMELESS, Page, Row, Signature, Table, TimeLine};
use crate::text::Lang;

/// What is the same for every document. Margins and letters are those of Nghị định 30/2020/NĐ-CP.
const STYLE: &str = "\
body{font-family:'Times New Roman','Liberation Serif',Tinos,serif;font-size:13pt;line-height:1.3;color:#000;\
background:#fff;max-width:250mm;margin:8mm auto;padding:0 8mm}
.mark{text-align:right;font-weight:bold;margin:0 0 2mm}
.head,.close{display:flex;justify-content:space-between;gap:6mm;text-align:center}
.head{gap:2mm}.head>div{flex:1 1 38%}.head>div+div{flex:0 0 auto}.close>div{flex:1 1 50%}
.head p,.close p{margin:0}.upper{text-transform:uppercase;white-space:pre-line}
.rule{display:inline-block;border-top:.75pt solid #000;height:0;vertical-align:top}
.copies{text-align:left;font-size:11pt}.copies p:first-child{font-weight:bold;font-style:italic;font-size:12pt}
.name{text-align:center;margin:6mm 0 4mm}.name p{margin:0;font-weight:bold}.name p:first-child{font-size:14pt}
h2{display:flex;justify-content:space-between;gap:6mm;font-size:13pt;margin:4mm 0 1mm;break-after:avoid}
h3{font-size:13pt;margin:4mm 0 1mm;break-after:avoid}
p{margin:1mm 0;text-align:justify}p.point{padding-left:7mm;text-indent:-4mm}
.head p,.close p,.name p{text-align:center}.copies p{text-align:left}
p.words{white-space:pre-line;text-align:left}p.aside{font-style:italic;text-align:left}
pre{font-size:10pt;white-space:pre-wrap}
table{border-collapse:collapse;width:100%;margin:2mm 0}
th,td{border:.75pt solid #000;padding:.7mm 1.5mm;vertical-align:top;white-space:pre-line}
thead{display:table-header-group}td{orphans:3;widows:3}td.mid{text-align:center}td.hand{height:9mm}
td.band{font-weight:bold}
.line{display:grid;grid-template-columns:38% 62%;font-size:11pt;row-gap:1mm}
.bars{position:relative;border-left:.5pt solid #999;min-height:5mm}
.bars i{position:absolute;height:2mm}.bars i.plan{top:.3mm;background:#aaa}.bars i.held{top:2.6mm;background:#000}
.tick{position:absolute;font-size:9pt}.legend i{display:inline-block;width:6mm;height:2mm;margin:0 2mm 0 6mm}
@media print{body{max-width:none;margin:0;padding:0}.part{break-before:page}
.line i,.legend i{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
@media screen{.part{border-top:1px dashed #999;margin-top:10mm;padding-top:10mm}}
";

/// The whole page.
pub fn html(document: &Document, lang: Lang) -> String {
    let (size, letters) = match document.page {
        Page::Upright => ("A4", ""),
        Page::Across => ("A4 landscape", ""),
        Page::Large => ("A4", "body{font-size:18pt}h2{font-size:20pt;background:#ddd;padding:1mm 2mm}"),
    };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n\
         @page{{size:{size};margin:20mm 15mm 20mm 30mm}}\n{STYLE}{letters}</style>\n</head>\n<body>\n",
        lang.pick("vi", "en"),
        escaped(&document.title),
    );
    if let Some(mark) = document.mark(lang) {
        tag(&mut out, "p", "mark", &mark);
    }
    let last = document.blocks.len();
    for (index, block) in document.blocks.iter().enumerate() {
        // A page begins before a part, not before the paper.
        let begins = index > 0 && index < last;
        written(block, begins, &mut out);
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn written(block: &Block, begins: bool, out: &mut String) {
    match block {
        Block::Part if begins => out.push_str("<div class=\"part\"></div>\n"),
        Block::Part => {}
        Block::Head(own) => head(own, out),
        Block::Name { name, about } => {
            out.push_str("<div class=\"name\">\n");
            std::iter::once(name).chain(about).for_each(|line| tag(out, "p", "", line));
            out.push_str("</div>\n");
        }
        Block::Title { text, mark } => {
            let _ = writeln!(out, "<h2><span>{}</span><span>{}</span></h2>", escaped(text), escaped(mark));
        }
        Block::Section(said) => tag(out, "h3", "", said),
        Block::Paragraph(said) => tag(out, "p", "", said),
        Block::Point(said) => tag(out, "p", "point", &format!("– {said}")),
        Block::Words(said) => tag(out, "p", "words", said),
        Block::Aside(said) => tag(out, "p", "aside", said),
        Block::Verbatim(said) => tag(out, "pre", "", said),
        Block::Gap => {}
        Block::Table(own) => table(own, out),
        Block::Ranking(own) => table(&own.table(), out),
        Block::Heat { title, lanes } => {
            tag(out, "h3", "", title);
            lanes.iter().for_each(|(lane, team)| tag(out, "p", "point", &format!("{lane}: {team}")));
        }
        Block::TimeLine(own) => time_line(own, out),
        Block::Close(own) => close(own, out),
    }
}

/// What people wrote, as HTML shows it.
fn escaped(said: &str) -> String {
    said.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn tag(out: &mut String, name: &str, class: &str, said: &str) {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let _ = writeln!(out, "<{name}{class}>{}</{name}>", escaped(said));
}

fn strong(out: &mut String, said: &str) {
    let _ = writeln!(out, "<p><b>{}</b></p>", escaped(said));
}

fn italic(out: &mut String, said: &str) {
    let _ = writeln!(out, "<p><i>{}</i></p>", escaped(said));
}

fn rule(out: &mut String, width: u32) {
    let _ = writeln!(out, "<p><span class=\"rule\" style=\"width:{width}%\"></span></p>");
}

fn head(own: &Head, out: &mut String) {
    out.push_str("<div class=\"head\">\n<div>\n");
    if let Some(superior) = &own.superior {
        tag(out, "p", "upper", superior);
    }
    let _ = writeln!(out, "<p class=\"upper\"><b>{}</b></p>", escaped(&own.issuer));
    rule(out, 35);
    if let Some(number) = &own.number {
        tag(out, "p", "", number);
    }
    out.push_str("</div>\n<div>\n");
    own.state.iter().for_each(|line| strong(out, line));
    rule(out, 60);
    if let Some(dated) = &own.dated {
        italic(out, dated);
    }
    out.push_str("</div>\n</div>\n");
}

fn table(own: &Table, out: &mut String) {
    let all: u32 = own.columns.iter().map(|column| column.share).sum::<u32>().max(1);
    out.push_str("<table>\n<thead><tr>");
    for column in &own.columns {
        let width = f64::from(column.share * 100) / f64::from(all);
        let _ = write!(out, "<th style=\"width:{width:.1}%\">{}</th>", escaped(&column.head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &own.rows {
        out.push_str("<tr>");
        match row {
            Row::Band(said) => {
                let span = own.columns.len();
                let _ = write!(out, "<td class=\"band\" colspan=\"{span}\">{}</td>", escaped(said));
            }
            Row::Cells(cells) => {
                for (cell, column) in cells.iter().zip(&own.columns) {
                    let class = match column.holds {
                        Holds::Text => "",
                        Holds::Number | Holds::Time | Holds::Mark => " class=\"mid\"",
                        Holds::Hand => " class=\"hand\"",
                    };
                    let _ = write!(out, "<td{class}>{}</td>", escaped(cell));
                }
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn time_line(own: &TimeLine, out: &mut String) {
    let part = |slot: u32| f64::from(slot) * 100.0 / f64::from(TimeLine::SLOTS);
    out.push_str("<div class=\"line\">\n<div></div><div class=\"bars\">");
    for (slot, said) in &own.ticks {
        let _ =
            write!(out, "<span class=\"tick\" style=\"left:{:.1}%\">{}</span>", part(*slot), escaped(said));
    }
    out.push_str("</div>\n");
    for bars in &own.bars {
        let _ = write!(out, "<div>{}</div><div class=\"bars\">", escaped(&bars.label));
        let planned = bars.planned.iter().map(|span| (span, "plan"));
        for ((from, to), class) in planned.chain(bars.held.iter().map(|span| (span, "held"))) {
            let (left, width) = (part(*from), part((*to).max(from + 1) - from));
            let _ = write!(out, "<i class=\"{class}\" style=\"left:{left:.1}%;width:{width:.1}%\"></i>");
        }
        out.push_str("</div>\n");
    }
    let [planned, held] = &own.legend;
    let _ = writeln!(
        out,
        "</div>\n<p class=\"legend\"><i style=\"background:#aaa\"></i>{}<i style=\"background:#000\"></i>{}</p>",
        escaped(planned),
        escaped(held),
    );
}

fn close(own: &Close, out: &mut String) {
    let copies = |out: &mut String| {
        let Some((heading, to)) = &own.copies else { return };
        tag(out, "p", "", heading);
        to.iter().for_each(|to| tag(out, "p", "", &format!("- {to}")));
    };
    out.push_str("<div class=\"close\" style=\"break-inside:avoid;margin-top:6mm\">\n");
    match &own.left {
        Some(left) => signed(left, out),
        None => {
            out.push_str("<div class=\"copies\">\n");
            copies(out);
            out.push_str("</div>\n");
        }
    }
    signed(&own.right, out);
    out.push_str("</div>\n");
    if own.left.is_some() && own.copies.is_some() {
        out.push_str("<div class=\"copies\">\n");
        copies(out);
        out.push_str("</div>\n");
    }
}

fn signed(own: &Signature, out: &mut String) {
    out.push_str("<div>\n");
    if let Some(date) = &own.date {
        italic(out, date);
    }
    own.on_behalf.iter().chain([&own.post]).for_each(|line| strong(out, line));
    italic(out, &own.hint);
    out.push_str("<p style=\"height:18mm\"></p>\n");
    strong(out, own.name.as_deref().unwrap_or(NAMELESS));
    out.push_str("</div>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_shown_and_never_done() {
        let said = "<script>alert(\"1\")</script> & <b>";
        let blocks = vec![
            Block::Paragraph(said.to_owned()),
            Block::Title { text: said.to_owned(), mark: said.to_owned() },
        ];
        let page = html(&Document { title: said.to_owned(), blocks, ..Document::default() }, Lang::Vi);
        assert!(!page.contains("<script") && !page.contains("<b>&"), "{page}");
        assert_eq!(
            page.matches("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;b&gt;").count(),
            4
        );
    }
}
