//! A document's flat table as Excel has it.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::document::{Column, Document, Holds, Page, Row};
use crate::agenda::time;
use crate::text::{self, Lang};

/// Columns of a sheet are at least and at most so wide, in letters.
const WIDTHS: (usize, usize) = (5, 46);
/// Letters of a sheet's name; Excel knows no more.
const NAME: usize = 31;

/// The file.
///
/// # Errors
/// When Excel would not have it: more rows than a sheet has, or no memory.
pub fn xlsx(document: &Document, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The moment of writing is nobody's business, and would make no two files the same.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&document.title).set_creation_datetime(&created));
    let sheet = book.add_worksheet();
    sheet.set_name(named(&document.title))?;
    write(sheet, document, lang)?;
    book.save_to_buffer()
}

/// What Excel lets stand in the name of a sheet.
fn named(title: &str) -> String {
    let kept = title.chars().filter(|c| !"[]:*?/\\".contains(*c)).take(NAME).collect::<String>();
    kept.trim_matches('\'').to_owned()
}

fn letters() -> Format {
    Format::new().set_font_name("Times New Roman").set_font_size(12)
}

fn write(sheet: &mut Worksheet, document: &Document, lang: Lang) -> Result<(), XlsxError> {
    let columns = &document.sheet.columns;
    let last = u16::try_from(columns.len().max(1) - 1).unwrap_or(u16::MAX);
    let over = |sheet: &mut Worksheet, row: u32, said: &str, format: &Format| -> Result<(), XlsxError> {
        match last {
            0 => sheet.write_string_with_format(row, 0, said, format).map(|_| ()),
            last => sheet.merge_range(row, 0, row, last, said, format).map(|_| ()),
        }
    };
    let title = letters().set_bold().set_font_size(14).set_align(FormatAlign::Center);
    over(sheet, 0, &document.title, &title)?;
    let mut row = 1;
    if let Some(mark) = document.mark(lang) {
        over(sheet, row, &mark, &letters().set_bold().set_align(FormatAlign::Right))?;
        row += 1;
    }
    let heads = letters()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00E7_E7E7));
    for (index, column) in (0..).zip(columns) {
        sheet.write_string_with_format(row, index, &column.head, &heads)?;
        sheet.set_column_width(index, width(document, usize::from(index), column))?;
    }
    sheet.set_freeze_panes(row + 1, 0)?;
    sheet.set_repeat_rows(row, row)?;
    for own in &document.sheet.rows {
        row += 1;
        match own {
            Row::Band(said) => over(sheet, row, said, &letters().set_bold().set_border(FormatBorder::Thin))?,
            Row::Cells(cells) => {
                for ((index, column), cell) in (0..).zip(columns).zip(cells) {
                    value(sheet, (row, index), column.holds, cell)?;
                }
            }
        }
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    if document.page == Page::Across || columns.len() > 6 {
        sheet.set_landscape();
    }
    Ok(())
}

/// Numbers and times as what they are, and all else as text: what begins with `=` is no formula.
fn value(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    holds: Holds,
    said: &str,
) -> Result<(), XlsxError> {
    let format = letters().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top);
    let middle = format.clone().set_align(FormatAlign::Center);
    match holds {
        Holds::Number => match said.parse::<u32>() {
            Ok(number) => sheet.write_number_with_format(row, column, number, &middle.set_num_format("0"))?,
            Err(_) => sheet.write_string_with_format(row, column, said, &middle)?,
        },
        Holds::Time => match time::time_of_day(said) {
            Some(time) => {
                let seconds =
                    chrono::NaiveTime::signed_duration_since(time, chrono::NaiveTime::MIN).num_seconds();
                let part = f64::from(u32::try_from(seconds).unwrap_or(0)) / 86_400.0;
                sheet.write_number_with_format(row, column, part, &middle.set_num_format("hh:mm"))?
            }
            None => sheet.write_string_with_format(row, column, said, &middle)?,
        },
        Holds::Mark => sheet.write_string_with_format(row, column, said, &middle)?,
        Holds::Text | Holds::Hand => sheet.write_string_with_format(row, column, said, &format)?,
    };
    Ok(())
}

/// As wide as what stands in it, within reason.
fn width(document: &Document, index: usize, column: &Column) -> f64 {
    let (least, most) = WIDTHS;
    let cells = document.sheet.cells().filter_map(|row| row.get(index));
    let longest = cells.flat_map(|cell| cell.lines()).map(text::width).max().unwrap_or(0);
    let words = column.head.split(' ').map(text::width).max().unwrap_or(0);
    let wide = longest.max(words).clamp(least, most) + 2;
    f64::from(u32::try_from(wide).unwrap_or(u32::MAX))
}
