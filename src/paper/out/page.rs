//! A document as plain text, on pages of 80 columns.

use super::{Block, Document, Placed, Ranking, Table};
use crate::text;

/// Columns of a printed page.
const PAGE: usize = 80;
/// Columns before a name in a ranking: its rank.
const LEAD: usize = 8;
/// Columns of a prize.
const PRIZE: usize = 22;
/// Columns of a heat's title.
const HEAT: usize = 10;

/// The document as lines of a page.
pub fn page(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Part if index == 0 => {}
            Block::Part => lines.extend([String::new(), "─".repeat(PAGE), String::new()]),
            Block::Title { text, mark } => title(text, mark, &mut lines),
            Block::Paragraph(said) => wrapped(0, said, &mut lines),
            Block::Verbatim(said) => lines.push(format!("  {said}")),
            Block::Gap => lines.push(String::new()),
            Block::Table(table) => columns(table, &mut lines),
            Block::Ranking(ranking) => ranked(ranking, &mut lines),
            Block::Heat { title, lanes } => heat(title, lanes, &mut lines),
            Block::Signature { date, post, hint, name } => {
                let name = name.as_deref().unwrap_or("…………………………………");
                lines.push(String::new());
                for line in [date, post, hint, "", "", name] {
                    // In the right half of the page, as on every minute that is signed.
                    let pad = (PAGE / 2).saturating_sub(text::width(line)) / 2 + PAGE / 2;
                    lines.push(format!("{}{line}", " ".repeat(pad)).trim_end().to_owned());
                }
            }
        }
    }
    lines
}

fn title(left: &str, right: &str, lines: &mut Vec<String>) {
    let beside = if right.is_empty() { 0 } else { text::width(right) + 2 };
    for (index, part) in text::wrap(left, PAGE.saturating_sub(beside)).into_iter().enumerate() {
        let gap = PAGE.saturating_sub(text::width(&part) + text::width(right));
        let beside = index == 0 && !right.is_empty();
        lines.push(if beside { format!("{part}{}{right}", " ".repeat(gap)) } else { part });
    }
}

fn wrapped(indent: usize, said: &str, lines: &mut Vec<String>) {
    let parts = text::wrap(said, PAGE.saturating_sub(indent));
    lines.extend(parts.into_iter().map(|part| format!("{}{part}", " ".repeat(indent))));
}

/// Columns as wide as what stands in them.
fn columns(table: &Table, lines: &mut Vec<String>) {
    let rows = || std::iter::once(&table.heads).chain(&table.rows);
    let wide = |column: usize| {
        rows().filter_map(|row| row.get(column)).map(|cell| text::width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..rows().map(Vec::len).max().unwrap_or(0)).map(wide).collect();
    for row in rows() {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell}{}", " ".repeat(width.saturating_sub(text::width(cell)))));
        lines.push(cells.collect::<Vec<_>>().join("  ").trim_end().to_owned());
    }
}

fn ranked(ranking: &Ranking, lines: &mut Vec<String>) {
    let [rank, name, result, prize] = &ranking.heads;
    row(rank, name, result, prize, lines);
    for Placed { rank, name, result, prize, facts } in &ranking.places {
        row(rank, name, result, prize, lines);
        for fact in facts {
            wrapped(LEAD, fact, lines);
        }
    }
    if ranking.places.is_empty() {
        wrapped(LEAD, &ranking.none, lines);
    }
}

/// A row of a ranking; a long name goes on below.
fn row(rank: &str, name: &str, result: &str, prize: &str, lines: &mut Vec<String>) {
    let pad = " ".repeat(PRIZE.saturating_sub(text::width(prize)));
    let right = format!("{result}  {prize}{pad}");
    let room = PAGE.saturating_sub(LEAD + text::width(&right) + 1).max(12);
    for (index, part) in text::wrap(name, room).into_iter().enumerate() {
        let lead = " ".repeat(LEAD);
        if index > 0 {
            lines.push(format!("{lead}{part}"));
            continue;
        }
        let gap = " ".repeat(PAGE.saturating_sub(LEAD + text::width(&part) + text::width(&right)).max(1));
        // The mark of a shared rank stands beside the number, which keeps its column.
        let mark = usize::from(rank.ends_with('='));
        let lead = format!("{}{rank}", " ".repeat((5 + mark).saturating_sub(text::width(rank))));
        let lead = format!("{lead}{}", " ".repeat(LEAD.saturating_sub(text::width(&lead))));
        lines.push(format!("{lead}{part}{gap}{right}").trim_end().to_owned());
    }
}

/// The heat's title stands beside its first lane only.
fn heat(title: &str, lanes: &[(String, String)], lines: &mut Vec<String>) {
    for (row, (lane, team)) in lanes.iter().enumerate() {
        let lead = if row == 0 { title } else { "" };
        let pad = " ".repeat(HEAT.saturating_sub(text::width(lead)));
        let indent = HEAT + text::width(lane) + 1;
        for (index, part) in text::wrap(team, PAGE.saturating_sub(indent)).into_iter().enumerate() {
            let beside = if index == 0 { format!("{lead}{pad}{lane} ") } else { " ".repeat(indent) };
            lines.push(format!("{beside}{part}"));
        }
    }
}
