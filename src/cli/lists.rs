//! `ngayhoi list`: who is still owed something, what lies on the tray, and how the contests stand,
//! to be printed.

mod draw;
mod results;

use std::io::{self, Write};
use std::path::Path;

use super::show::look;
use super::{Common, Exit, Stop};
use crate::day::{Day, Handover, Honoree};
use crate::text::{self, Lang};

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Which {
    /// Who has not received yet, with columns for signature and date (danh sách trao sau)
    Owed,
    /// What lies on the tray, in the annex order, with a gap for each who is absent
    Tray,
    /// Each board with what its ranks were made of, to be signed (bảng kết quả thi)
    Results,
    /// Heats and lanes, and how to draw them again (lượt và đường thi)
    Draw,
}

/// Prints a list, or writes it as CSV for a spreadsheet.
pub fn list(common: &Common, journal: Option<&Path>, which: Which, as_csv: bool) -> Result<Exit, Stop> {
    let seat = look(common, journal)?;
    let (day, lang) = (seat.day(), common.lang);
    let rows = match which {
        Which::Owed => owed(day, lang),
        Which::Tray => tray(day, lang),
        Which::Results => results::rows(day, lang),
        Which::Draw => draw::rows(day, lang),
    };
    let mut out = io::BufWriter::new(io::stdout());
    // Too much stands behind a result for one row of a page.
    let page = match which {
        Which::Results => Some(results::page(day, lang)),
        Which::Draw => Some(draw::page(day, lang)),
        Which::Owed | Which::Tray => None,
    };
    if as_csv {
        // Excel takes a file for UTF-8 only with a byte order mark.
        out.write_all("\u{feff}".as_bytes())?;
        let mut csv = csv::Writer::from_writer(&mut out);
        for row in rows {
            csv.write_record(row.iter().map(|cell| guarded(cell)))
                .map_err(|e| Stop::trouble(e.to_string()))?;
        }
        csv.flush()?;
    } else if let Some(lines) = page {
        for line in lines {
            writeln!(out, "{line}")?;
        }
    } else {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let wide = |column: usize| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| text::width(cell)).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(wide).collect();
        for row in &rows {
            let cells = row.iter().zip(&widths).map(|(cell, width)| {
                format!("{cell}{}", " ".repeat(width.saturating_sub(text::width(cell))))
            });
            writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// A cell that a spreadsheet would take for a formula is kept as text.
fn guarded(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.to_owned() }
}

fn owed(day: &Day, lang: Lang) -> Vec<Vec<String>> {
    let heads = [
        ("TT", "No."),
        ("Họ và tên", "Name"),
        ("Chức vụ, đơn vị", "Post"),
        ("Hình thức", "Award"),
        ("Lý do", "Why"),
        ("Ký nhận", "Signature"),
        ("Ngày nhận", "Date"),
    ];
    let mut rows = vec![heads.iter().map(|(vi, en)| lang.pick(vi, en).to_owned()).collect()];
    let still = |honoree: &&Honoree| !honoree.state.is_received() && honoree.state != Handover::Withdrawn;
    for (index, honoree) in day.honorees().iter().filter(still).enumerate() {
        rows.push(vec![
            (index + 1).to_string(),
            honoree.name(),
            honoree.recipient.position.clone().unwrap_or_default(),
            day.decision_title(&honoree.decision),
            honoree.state.say(lang),
            "………………".to_owned(),
            "……/……/………".to_owned(),
        ]);
    }
    rows
}

fn tray(day: &Day, lang: Lang) -> Vec<Vec<String>> {
    let heads = [
        ("Đợt", "Batch"),
        ("TT", "No."),
        ("Khay", "Slot"),
        ("Họ và tên", "Name"),
        ("Hình thức", "Award"),
        ("", ""),
    ];
    let mut rows = vec![heads.iter().map(|(vi, en)| lang.pick(vi, en).to_owned()).collect()];
    for batch in day.decisions().flat_map(|decision| day.batches(&decision.id)) {
        for honoree in &batch.honorees {
            // Nobody moves up: who is absent leaves a gap, and the next keeps their place.
            let gap = matches!(honoree.state, Handover::Later | Handover::Withdrawn);
            let name = if gap { "—".to_owned() } else { honoree.name() };
            let slot = honoree.recipient.slot.map(|slot| slot.to_string()).unwrap_or_default();
            rows.push(vec![
                format!("{}/{}", batch.number.0, batch.number.1),
                honoree.number.to_string(),
                slot,
                name,
                day.decision_title(&honoree.decision),
                if gap { honoree.state.say(lang) } else { String::new() },
            ]);
        }
    }
    // One certificate too few is found at the table, not on the stage.
    for decision in day.decisions() {
        let board = day.prize_board(&decision.id).and_then(|board| day.board(board));
        for short in board.map(|board| board.shortfalls()).unwrap_or_default() {
            let blank = String::new;
            rows.push(vec![
                "!".to_owned(),
                blank(),
                blank(),
                short.say(lang),
                day.decision_title(&decision.id),
                blank(),
            ]);
        }
    }
    rows
}
