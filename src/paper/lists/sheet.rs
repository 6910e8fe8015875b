//! Files: what they are, and the cells of a workbook.

use std::io::{Cursor, Read, copy, sink};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, DataRef, DataType, Dimensions, Ods, OdsError, Reader, SheetVisible, Xls, XlsError, Xlsx, XlsxError,
};
use chrono::Datelike;
use zip::ZipArchive;

use super::columns::has_headings;
use super::row::UNCALCULATED;
use super::table::{MAX_COLUMNS, Table, decode, delimited, delimiter};
use super::unseen::Unseen;
use super::{Hints, Unreadable, document};
use crate::paper::word::{self, Block};
use crate::text;

/// The most that a workbook may hold when it is unpacked, in bytes.
const UNPACKED: u64 = 128 * 1_048_576;
/// The most parts of a workbook.
const PARTS: usize = 5_000;
/// The most cells that an ODS file may spell out with repetitions.
const REPEATED: usize = 4_000_000;

/// The first bytes of an archive, which XLSX and ODS are.
const ZIP: &[u8] = b"PK";
/// The first bytes of a file of the old Office; locked new ones are wrapped in it, too.
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// Whether a file is a workbook, told by its first bytes and not by its name.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(OLE)
}

/// What a file holds.
pub enum Found {
    /// The sheets of a workbook, or the one table of a text, that were asked for.
    Tables(Vec<Table>),
    /// A Word document.
    Document(Vec<Block>),
    /// Text with something a line.
    Lines(String),
}

/// What a file is, told by its first bytes and not by its name, with the sheet that is asked for or with
/// all of them.
pub fn of_file(bytes: &[u8], asked: Option<&str>) -> Result<Found, Unreadable> {
    if bytes.starts_with(ZIP) {
        // What a damaged workbook does to its reader is not known beforehand.
        return catch_unwind(AssertUnwindSafe(|| zipped(bytes, asked))).unwrap_or(Err(Unreadable::Damaged));
    }
    if bytes.starts_with(OLE) {
        let holds = |stream: &str| {
            let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.windows(name.len()).any(|part| part == name)
        };
        if holds("EncryptedPackage") {
            return Err(Unreadable::Password);
        }
        if holds("WordDocument") {
            return Err(Unreadable::OldDocument("tệp Word đời cũ (.doc)", "an old Word file (.doc)"));
        }
        return catch_unwind(AssertUnwindSafe(|| old(bytes, asked)))
            .unwrap_or(Err(Unreadable::Damaged))
            .map(Found::Tables);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(Unreadable::OldDocument("tệp RTF", "an RTF file"));
    }
    if bytes.starts_with(b"%PDF") {
        return Err(Unreadable::NotATable("tệp PDF", "a PDF"));
    }
    if is_picture(bytes) {
        return Err(Unreadable::Picture);
    }
    let decoded = decode(bytes)?;
    // Excel's own way of naming the delimiter, on the first line.
    let (named, body) = match decoded.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((named, body)) => (named.bytes().next(), body),
        None => (None, decoded.as_str()),
    };
    let Some(delimiter) = named.or_else(|| delimiter(body)) else { return Ok(Found::Lines(decoded)) };
    let mut table = delimited(body, delimiter)?;
    if named.is_some() {
        table.rows.iter_mut().for_each(|row| row.line += 1);
    }
    Ok(Found::Tables(vec![table]))
}

/// Photographs and screenshots: JPEG, PNG, GIF, WebP, HEIC.
fn is_picture(bytes: &[u8]) -> bool {
    let begins: [&[u8]; 3] = [&[0xff, 0xd8, 0xff], b"\x89PNG", b"GIF8"];
    let is = |at: usize, mark: &[u8]| bytes.get(at..at + mark.len()) == Some(mark);
    begins.iter().any(|mark| bytes.starts_with(mark)) || is(8, b"WEBP") || is(4, b"ftyp")
}

/// XLSX, ODS and DOCX. Everything is unpacked once into nothing, for the sizes that are written in an
/// archive may lie.
fn zipped(bytes: &[u8], asked: Option<&str>) -> Result<Found, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    if archive.len() > PARTS {
        return Err(Unreadable::Bomb);
    }
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.into_owned()).collect();
    let has = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    if has("xl/workbook.bin") {
        return Err(Unreadable::NotATable("tệp XLSB", "an XLSB file"));
    }
    let mut unpacked = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Unreadable::Damaged)?;
        unpacked = unpacked.saturating_add(part.size());
        if part.encrypted() {
            return Err(Unreadable::Password);
        }
    }
    if unpacked > UNPACKED {
        return Err(Unreadable::Bomb);
    }
    let mut left = UNPACKED;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| Unreadable::Damaged)?;
        let read = copy(&mut (&mut part).take(left + 1), &mut sink()).map_err(|_| Unreadable::Damaged)?;
        left = left.checked_sub(read).ok_or(Unreadable::Bomb)?;
    }
    if word::is_document(&names) {
        return word::blocks(bytes).map(Found::Document);
    }
    if names.iter().any(|name| name.starts_with("xl/")) {
        return xlsx(bytes, asked).map(Found::Tables);
    }
    if !has("content.xml") {
        return Err(Unreadable::NotATable("tệp nén", "an archive"));
    }
    let mut content = String::new();
    let mut part = archive.by_name("content.xml").map_err(|_| Unreadable::Damaged)?;
    let read = part.read_to_string(&mut content);
    if content.contains("<office:text") {
        return Err(Unreadable::OldDocument("tệp OpenDocument (.odt)", "an OpenDocument text (.odt)"));
    }
    // An encrypted content is no text; whether it is encrypted is in the manifest.
    if read.is_ok() && repeated(&content) > REPEATED {
        return Err(Unreadable::Bomb);
    }
    let mut book = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => Unreadable::Password,
        _ => Unreadable::Damaged,
    })?;
    ranges(&mut book, asked, |_, _| Vec::new()).map(Found::Tables)
}

/// How many cells the repetitions of an ODS file spell out. Empty cells up to the edge of the
/// sheet, which every such file ends its rows with, spell out none.
fn repeated(content: &str) -> usize {
    let mut cells = 0_usize;
    for part in content.split("number-columns-repeated=\"").skip(1) {
        let Some((times, rest)) = part.split_once('"') else { continue };
        let ends_row = rest.split_once('>').is_some_and(|(tag, after)| {
            tag.ends_with('/') && after.trim_start().starts_with("</table:table-row")
        });
        let is_column = rest.trim_start().starts_with("table:default-cell-style-name");
        if !ends_row && !is_column {
            cells = cells.saturating_add(times.parse().unwrap_or(1));
        }
    }
    cells
}

fn xlsx(bytes: &[u8], asked: Option<&str>) -> Result<Vec<Table>, Unreadable> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => Unreadable::Password,
        _ => Unreadable::Damaged,
    })?;
    let sheets = visible(&book);
    let mut tables = Vec::new();
    let mut unseen = Unseen::of(bytes);
    for sheet in meant(&sheets, asked)? {
        let mut table = Table { sheet: Some(text::harmless(&sheet)), ..Table::default() };
        let mut reader = match book.worksheet_cells_reader(&sheet) {
            Ok(reader) => reader,
            // A sheet that holds only a chart.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(_) => return Err(Unreadable::Damaged),
        };
        let (mut row, mut cells): (u32, Vec<String>) = (0, Vec::new());
        // Cell by cell: a sheet may claim to be as large as a sheet can be.
        while let Some(cell) = reader.next_cell().map_err(|_| Unreadable::Damaged)? {
            let (at, column) = cell.get_position();
            if at != row {
                table.push(line(row), std::mem::take(&mut cells))?;
                row = at;
            }
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if column < MAX_COLUMNS {
                if cells.len() <= column {
                    cells.resize(column + 1, String::new());
                }
                if let Some(place) = cells.get_mut(column) {
                    *place = match cell.get_value() {
                        DataRef::SharedString(shared) => (*shared).to_owned(),
                        DataRef::String(own) => own.clone(),
                        value => written(value),
                    };
                }
            }
        }
        drop(reader);
        table.push(line(row), cells)?;
        if let Ok(merged) = book.merge_cells_by_sheet_name(&sheet) {
            table.merged = over_lines(&merged);
        }
        if let Some(seen) = unseen.as_mut().and_then(|unseen| unseen.sheet(&sheet)) {
            table.hidden = seen.hidden;
            for (line, column) in seen.uncalculated {
                table.fill(line, column, UNCALCULATED);
            }
        }
        tables.push(table);
    }
    Ok(tables)
}

/// Regions of cells that are merged over several lines.
fn over_lines(merged: &[Dimensions]) -> Vec<(usize, usize, usize)> {
    const MOST: usize = 5_000;
    let over = merged.iter().filter(|region| region.end.0 > region.start.0).take(MOST);
    over.map(|region| {
        (line(region.start.0), line(region.end.0), usize::try_from(region.start.1).unwrap_or(usize::MAX))
    })
    .collect()
}

fn old(bytes: &[u8], asked: Option<&str>) -> Result<Vec<Table>, Unreadable> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Unreadable::Password,
        _ => Unreadable::Damaged,
    })?;
    ranges(&mut book, asked, |book, sheet| book.merge_cells_by_sheet_name(sheet).unwrap_or_default())
}

fn ranges<'a, B: Reader<Cursor<&'a [u8]>>>(
    book: &mut B,
    asked: Option<&str>,
    merged: impl Fn(&B, &str) -> Vec<Dimensions>,
) -> Result<Vec<Table>, Unreadable> {
    let sheets = visible(book);
    let mut tables = Vec::new();
    for sheet in meant(&sheets, asked)? {
        let range = book.worksheet_range(&sheet).map_err(|_| Unreadable::Damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        let left = usize::try_from(left).unwrap_or(0).min(MAX_COLUMNS);
        let mut table = Table { sheet: Some(text::harmless(&sheet)), ..Table::default() };
        for (index, row) in range.rows().enumerate() {
            let cells = row.iter().take(MAX_COLUMNS).map(cell).collect::<Vec<_>>();
            let cells = std::iter::repeat_n(String::new(), left).chain(cells).collect();
            table.push(line(top).saturating_add(index), cells)?;
        }
        table.merged = over_lines(&merged(book, &sheet));
        tables.push(table);
    }
    Ok(tables)
}

fn visible<'a, B: Reader<Cursor<&'a [u8]>>>(book: &B) -> Vec<String> {
    let shown = book.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    shown.map(|sheet| sheet.name.clone()).collect()
}

/// The sheets or tables to look at: the one asked for, by its name, its number or a part of its name that no
/// other has; or all.
fn meant(sheets: &[String], asked: Option<&str>) -> Result<Vec<String>, Unreadable> {
    let Some(asked) = asked else { return Ok(sheets.to_vec()) };
    let wanted = text::fold(asked.trim());
    let by_name = sheets.iter().find(|sheet| text::fold(sheet.trim()) == wanted);
    let by_number = || sheets.get(asked.trim().parse::<usize>().ok()?.checked_sub(1)?);
    let by_part = || {
        let mut with =
            sheets.iter().filter(|sheet| text::fold(sheet).contains(&wanted) && !wanted.is_empty());
        with.next().filter(|_| with.next().is_none())
    };
    match by_name.or_else(by_number).or_else(by_part) {
        Some(sheet) => Ok(vec![sheet.clone()]),
        None => Err(Unreadable::NoSheet {
            asked: text::harmless(asked),
            sheets: sheets.iter().map(|sheet| text::harmless(sheet)).collect(),
        }),
    }
}

/// The tables of a document: the one asked for, or all.
pub fn of_document(blocks: &[Block], asked: Option<&str>) -> Result<Vec<Table>, Unreadable> {
    let mut tables = document::tables(blocks)?;
    let names: Vec<String> = tables.iter().filter_map(|table| table.sheet.clone()).collect();
    let meant = meant(&names, asked)?;
    tables.retain(|table| table.sheet.as_ref().is_some_and(|name| meant.contains(name)));
    Ok(tables)
}

/// The only table with anything in it, or the only one with headings, or the only one under the roll that is
/// wanted; and the names of others that have headings.
pub fn choose(tables: Vec<Table>, hints: &Hints) -> Result<(Table, Vec<String>), Unreadable> {
    let mut filled: Vec<Table> = tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
    let mut beside = Vec::new();
    if filled.len() > 1 {
        let mut headed: Vec<Table> =
            filled.iter().filter(|table| has_headings(table, hints.of)).cloned().collect();
        let of_roll = document::of_roll(&headed, hints.of, hints.kind);
        let named = |tables: Vec<Table>| tables.into_iter().filter_map(|table| table.sheet).collect();
        filled = match (headed.len(), of_roll) {
            (1, _) => headed,
            (_, Some(at)) => {
                let chosen = headed.remove(at);
                beside = named(headed);
                vec![chosen]
            }
            (0, None) => return Err(Unreadable::WhichSheet { sheets: named(filled) }),
            (_, None) => return Err(Unreadable::WhichSheet { sheets: named(headed) }),
        };
    }
    Ok((filled.pop().ok_or(Unreadable::Empty)?, beside))
}

fn line(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1)
}

fn cell(value: &Data) -> String {
    match value {
        Data::String(own) => own.clone(),
        value => written(value),
    }
}

/// A number, a date or a formula's last value, as a person would write it.
fn written(value: &impl DataType) -> String {
    if value.is_empty() {
        return String::new();
    }
    if let Some(error) = value.get_error() {
        return error.to_string();
    }
    // A time of day in an ODS file.
    if let Some(time) = value.as_time().filter(|_| value.is_duration_iso()) {
        return time.format("%H:%M").to_string();
    }
    if value.is_datetime() || value.is_datetime_iso() {
        return match value.as_datetime() {
            // A time of day is a part of the day on which the calendar of a workbook begins.
            Some(at) if at.date().year() < 1900 => at.format("%H:%M").to_string(),
            Some(at) if at.time() == chrono::NaiveTime::MIN => at.format("%d/%m/%Y").to_string(),
            Some(at) => at.format("%d/%m/%Y %H:%M").to_string(),
            None => value.as_string().unwrap_or_default(),
        };
    }
    match value.get_int() {
        Some(number) if number.unsigned_abs() < 1 << 53 => return grouped(number as f64),
        _ => {}
    }
    match value.get_float() {
        Some(number) if number.fract() == 0.0 && number.abs() < 1e15 => grouped(number),
        _ => value.as_string().unwrap_or_default(),
    }
}

/// Whole numbers from 10 000 on are money: 1.170.000.
fn grouped(number: f64) -> String {
    let digits = format!("{:.0}", number.abs());
    let sign = if number < 0.0 { "-" } else { "" };
    if digits.len() < 5 {
        return format!("{sign}{digits}");
    }
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            out.push('.');
        }
        out.push(digit);
    }
    format!("{sign}{out}")
}
