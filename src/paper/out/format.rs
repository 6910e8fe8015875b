//! The formats in which a document is written.

use super::document::Document;
use super::{csv, docx, html, page, xlsx};
use crate::text::{Lang, say};

/// A format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// A page for the browser, which prints it or makes a PDF of it.
    Html,
    /// A table for any spreadsheet.
    Csv,
    /// A page of 80 columns.
    #[default]
    Text,
}

impl Format {
    /// Every format.
    pub const ALL: &[Self] = &[Self::Docx, Self::Xlsx, Self::Html, Self::Csv, Self::Text];

    /// Its name on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Text => "text",
        }
    }

    /// How the name of such a file ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Docx | Self::Xlsx | Self::Html | Self::Csv => self.code(),
            Self::Text => "txt",
        }
    }

    /// The format of a file with this ending.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.ending().eq_ignore_ascii_case(ending))
    }

    /// Whether it is read as it comes, without a program that opens files.
    pub fn is_plain(self) -> bool {
        match self {
            Self::Csv | Self::Text => true,
            Self::Docx | Self::Xlsx | Self::Html => false,
        }
    }

    /// What opens it.
    pub fn about(self, lang: Lang) -> &'static str {
        match self {
            Self::Docx => lang.pick("Word, LibreOffice", "Word, LibreOffice"),
            Self::Xlsx => lang.pick("Excel, LibreOffice", "Excel, LibreOffice"),
            Self::Html => {
                lang.pick("trình duyệt; in ra hoặc lưu PDF từ đó", "the browser; print or make a PDF there")
            }
            Self::Csv => lang.pick("bảng tính nào cũng mở được", "any spreadsheet"),
            Self::Text => lang.pick("văn bản, 80 cột", "text of 80 columns"),
        }
    }

    /// The document as a file.
    ///
    /// # Errors
    /// A sentence, where the format cannot hold it.
    pub fn write(self, document: &Document, lang: Lang) -> Result<Vec<u8>, String> {
        let cannot = |why: String| say!(lang, "Không ghi được: {why}", "It cannot be written: {why}");
        match self {
            Self::Docx => docx::docx(document, lang).map_err(|error| cannot(error.to_string())),
            Self::Xlsx => xlsx::xlsx(document, lang).map_err(|error| cannot(error.to_string())),
            Self::Html => Ok(html::html(document, lang).into_bytes()),
            Self::Csv => Ok(csv(document).into_bytes()),
            Self::Text => {
                let lines = page(document, lang).into_iter().map(|line| line + "\n");
                Ok(lines.collect::<String>().into_bytes())
            }
        }
    }
}
