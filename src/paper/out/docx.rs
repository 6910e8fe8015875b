//! A document as Word has it (ISO/IEC 29500), written by hand: the format's own crate cannot repeat the
//! headings of a table on the next page, and a list of a hundred recipients needs them there.
//!
//! Lengths are twentieths of a point, as the format counts; sizes of letters are half points.

mod body;
mod letters;
mod line;

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::document::{Document, Page};
use crate::text::Lang;
use body::body;
use letters::{Text, escaped};

/// The file.
///
/// # Errors
/// When the archive cannot be written, which in memory means that there is none left.
pub fn docx(document: &Document, lang: Lang) -> zip::result::ZipResult<Vec<u8>> {
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("docProps/core.xml", properties(document, lang)),
        ("word/_rels/document.xml.rels", OF_DOCUMENT.to_owned()),
        ("word/styles.xml", styles(document.page, lang)),
        ("word/header1.xml", header(document.mark(lang), document.page, false)),
        ("word/header2.xml", header(document.mark(lang), document.page, true)),
        ("word/document.xml", body(document)),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

const DECLARED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const CONTENT_TYPES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>",
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>",
    "<Override PartName=\"/word/header1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>",
    "<Override PartName=\"/word/header2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>",
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    "</Types>",
);
const RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>",
    "<Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>",
    "</Relationships>",
);
const OF_DOCUMENT: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>",
    "<Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header\" Target=\"header1.xml\"/>",
    "<Relationship Id=\"r3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header\" Target=\"header2.xml\"/>",
    "</Relationships>",
);

fn properties(document: &Document, lang: Lang) -> String {
    let (title, language) = (escaped(&document.title), lang.pick("vi-VN", "en-GB"));
    format!(
        "{DECLARED}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title>\
         <dc:language>{language}</dc:language></cp:coreProperties>"
    )
}

/// The letters, and the styles that Word's own list of headings knows.
fn styles(page: Page, lang: Lang) -> String {
    let size = match page {
        Page::Upright => 26,
        Page::Across => 24,
        Page::Large => 36,
    };
    let language = lang.pick("vi-VN", "en-GB");
    let heading = |number: u32, size: u32| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading{number}\"><w:name w:val=\"heading {number}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/>\
             <w:spacing w:before=\"160\" w:after=\"60\"/><w:outlineLvl w:val=\"{}\"/></w:pPr>\
             <w:rPr><w:b/><w:bCs/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>",
            number - 1
        )
    };
    format!(
        "{DECLARED}<w:styles {SPACE}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
         <w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/><w:lang w:val=\"{language}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         {}{}</w:styles>",
        heading(1, size + if page == Page::Large { 4 } else { 0 }),
        heading(2, size)
    )
}

/// What stands over each page: its number, but not on the first, and who may read it on all.
fn header(mark: Option<String>, page: Page, first: bool) -> String {
    let number = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
                  <w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>\
                  <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r>\
                  <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let number = if first { "" } else { number };
    let mark = mark.map(|mark| Text { size: Some(24), ..Text::bold(&mark) }.run()).unwrap_or_default();
    let width = body::width(page);
    let tabs = format!(
        "<w:tab w:val=\"center\" w:pos=\"{}\"/><w:tab w:val=\"right\" w:pos=\"{width}\"/>",
        width / 2
    );
    let tab = "<w:r><w:tab/></w:r>";
    format!(
        "{DECLARED}<w:hdr {SPACE}><w:p><w:pPr><w:tabs>{tabs}</w:tabs></w:pPr>{tab}{number}{tab}{mark}</w:p></w:hdr>"
    )
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use proptest::prelude::*;

    use super::*;
    use crate::paper::out::{Block, Holds, Row, Table};

    /// The text of the body, read back as XML.
    fn read(bytes: Vec<u8>) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut xml = String::new();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
        let mut reader = quick_xml::Reader::from_str(&xml);
        let mut said = String::new();
        loop {
            match reader.read_event().unwrap() {
                // The line after the declaration.
                quick_xml::events::Event::Eof => return said.trim_start_matches('\n').to_owned(),
                quick_xml::events::Event::Text(text) => said += &text.xml10_content(),
                quick_xml::events::Event::GeneralRef(name) => {
                    said += match &*name {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        other => panic!("{other}"),
                    }
                }
                _ => {}
            }
        }
    }

    proptest! {
        #[test]
        fn whatever_people_wrote_is_sound_xml_and_reads_back(said in "\\PC{0,40}") {
            let mut table = Table::headed([("x", "x", Holds::Text, 1)], Lang::Vi);
            table.rows.push(Row::Cells(vec![said.clone()]));
            let document = Document { blocks: vec![Block::Paragraph(said.clone()), Block::Table(table)], ..Document::default() };
            let kept: String = said.chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
            prop_assert_eq!(read(docx(&document, Lang::Vi).unwrap()), format!("{kept}x{kept}"));
        }
    }
}
