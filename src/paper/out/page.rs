//! A document as plain text, on pages of 80 columns.

use super::document::{
    Block, Close, Column, Document, Head, Holds, NAMELESS, Placed, Ranking, Row, Signature, Table, TimeLine,
};
use crate::text::{self, Lang};

/// Columns of a printed page.
const PAGE: usize = 80;
/// Columns of half a page, in which two stand side by side.
const HALF: usize = PAGE / 2;
/// Columns before a name in a ranking: its rank.
const LEAD: usize = 8;
/// Columns of a prize.
const PRIZE: usize = 22;
/// Columns of a heat's title.
const HEAT: usize = 10;
/// Columns before the bars of a time line: what they are of.
const LABEL: usize = 30;
/// Columns that a hand needs.
const HAND: usize = 10;
/// No column of words is made narrower than this.
const NARROWEST: usize = 8;

/// The document as lines of a page.
pub fn page(document: &Document, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(mark) = document.mark(lang) {
        lines.push(right(&mark));
    }
    for (index, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Part if index == 0 => {}
            Block::Part => lines.extend([String::new(), "─".repeat(PAGE), String::new()]),
            Block::Head(own) => head(own, &mut lines),
            Block::Name { name, about } => {
                let about = about.iter().flat_map(|line| text::wrap(line, PAGE - 8));
                lines.push(String::new());
                lines.extend(std::iter::once(name.clone()).chain(about).map(|line| centred(&line, 0, PAGE)));
                lines.push(String::new());
            }
            Block::Title { text, mark } => title(text, mark, &mut lines),
            Block::Section(said) => {
                lines.push(String::new());
                wrapped(0, said, &mut lines);
            }
            Block::Paragraph(said) => wrapped(0, said, &mut lines),
            Block::Point(said) => point(said, &mut lines),
            Block::Words(said) => said.lines().for_each(|line| wrapped(4, line, &mut lines)),
            Block::Aside(said) => said.lines().for_each(|line| wrapped(4, &format!("[{line}]"), &mut lines)),
            Block::Verbatim(said) => lines.push(format!("  {said}")),
            Block::Gap => lines.push(String::new()),
            Block::Table(table) => columns(table, &mut lines),
            Block::Ranking(ranking) => ranked(ranking, &mut lines),
            Block::Heat { title, lanes } => heat(title, lanes, &mut lines),
            Block::TimeLine(own) => time_line(own, &mut lines),
            Block::Close(own) => close(own, &mut lines),
        }
    }
    lines
}

fn right(said: &str) -> String {
    format!("{}{said}", " ".repeat(PAGE.saturating_sub(text::width(said))))
}

/// In the middle of so many columns.
fn centred(said: &str, from: usize, columns: usize) -> String {
    let pad = from + columns.saturating_sub(text::width(said)) / 2;
    format!("{}{said}", " ".repeat(pad)).trim_end().to_owned()
}

/// Two columns side by side, each line in the middle of its own.
fn halves(left: &[String], right: &[String], lines: &mut Vec<String>) {
    for row in 0..left.len().max(right.len()) {
        let mut line = left.get(row).map(|said| centred(said, 0, HALF)).unwrap_or_default();
        if let Some(said) = right.get(row).filter(|said| !said.is_empty()) {
            let pad = HALF + HALF.saturating_sub(text::width(said)) / 2;
            line += &" ".repeat(pad.saturating_sub(text::width(&line)));
            line += said;
        }
        lines.push(line);
    }
}

fn head(head: &Head, lines: &mut Vec<String>) {
    let broken =
        |said: &str| -> Vec<String> { said.lines().flat_map(|line| text::wrap(line, HALF - 2)).collect() };
    let mut left: Vec<String> = head.superior.iter().flat_map(|said| broken(&said.to_uppercase())).collect();
    left.extend(broken(&head.issuer.to_uppercase()));
    left.push("───────".to_owned());
    left.extend(head.number.clone());
    let mut right: Vec<String> = head.state.iter().flat_map(|said| broken(said)).collect();
    right.push("───────────────".to_owned());
    right.extend(head.dated.iter().flat_map(|said| broken(said)));
    halves(&left, &right, lines);
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

fn point(said: &str, lines: &mut Vec<String>) {
    for (index, part) in text::wrap(said, PAGE - 4).into_iter().enumerate() {
        lines.push(format!("{}{part}", if index == 0 { "  - " } else { "    " }));
    }
}

/// Columns as wide as what stands in them; where that is wider than a page, words are broken.
fn columns(table: &Table, lines: &mut Vec<String>) {
    let heads: Vec<String> = table.columns.iter().map(|column| column.head.clone()).collect();
    let rows = || std::iter::once(heads.as_slice()).chain(table.cells());
    let longest = |cell: &String| cell.lines().map(text::width).max().unwrap_or(0);
    let wide = |column: usize| rows().filter_map(|row| row.get(column)).map(longest).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..heads.len()).map(wide).collect();
    for (width, column) in widths.iter_mut().zip(&table.columns) {
        if column.holds == Holds::Hand {
            *width = HAND.max(*width);
        }
    }
    fit(table, &mut widths);
    lay(&heads, &widths, lines);
    for row in &table.rows {
        match row {
            Row::Cells(cells) => lay(&filled(cells, table), &widths, lines),
            Row::Band(said) => wrapped(0, said, lines),
        }
    }
}

/// What is left for a hand is dots.
fn filled(cells: &[String], table: &Table) -> Vec<String> {
    let filled = |(cell, column): (&String, &Column)| match column.holds {
        Holds::Hand if cell.is_empty() => "…".repeat(HAND),
        Holds::Hand | Holds::Text | Holds::Number | Holds::Time | Holds::Mark => cell.clone(),
    };
    cells.iter().zip(&table.columns).map(filled).collect()
}

/// Takes from the widest column of words until all fit on the page.
fn fit(table: &Table, widths: &mut [usize]) {
    let gaps = 2 * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > PAGE {
        let words = widths.iter_mut().zip(&table.columns).filter(|(_, column)| column.holds == Holds::Text);
        let Some((widest, _)) = words.max_by_key(|(width, _)| **width) else { return };
        if *widest <= NARROWEST {
            return;
        }
        *widest -= 1;
    }
}

fn lay(cells: &[String], widths: &[usize], lines: &mut Vec<String>) {
    let broken = |(cell, width): (&String, &usize)| -> Vec<String> {
        cell.lines().flat_map(|line| text::wrap(line, (*width).max(1))).collect()
    };
    let parts: Vec<Vec<String>> = cells.iter().zip(widths).map(broken).collect();
    for row in 0..parts.iter().map(Vec::len).max().unwrap_or(0).max(1) {
        let cell = |(part, width): (&Vec<String>, &usize)| {
            let said = part.get(row).map_or("", String::as_str);
            format!("{said}{}", " ".repeat(width.saturating_sub(text::width(said))))
        };
        let line: Vec<String> = parts.iter().zip(widths).map(cell).collect();
        lines.push(line.join("  ").trim_end().to_owned());
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

/// `▒` as planned, `█` as held.
fn time_line(own: &TimeLine, lines: &mut Vec<String>) {
    let slots = usize::try_from(TimeLine::SLOTS).unwrap_or(0);
    let at = |slot: u32| usize::try_from(slot).unwrap_or(0) * (PAGE - LABEL - 2) / slots;
    let bar = |spans: &[(u32, u32)], with: char| {
        let mut drawn: Vec<char> = vec![' '; PAGE - LABEL - 2];
        for (from, to) in spans {
            let until = at(*to).max(at(*from) + 1);
            drawn.iter_mut().take(until).skip(at(*from)).for_each(|place| *place = with);
        }
        drawn.into_iter().collect::<String>()
    };
    let mut scale = String::new();
    for (slot, said) in &own.ticks {
        let pad = at(*slot).saturating_sub(text::width(&scale));
        if pad > 0 || scale.is_empty() {
            scale += &format!("{}{said}", " ".repeat(pad));
        }
    }
    lines.push(format!("{}{scale}", " ".repeat(LABEL + 2)));
    for bars in &own.bars {
        let mut label = text::wrap(&bars.label, LABEL).into_iter();
        let planned: Vec<(u32, u32)> = bars.planned.into_iter().collect();
        for (spans, with) in [(planned.as_slice(), '▒'), (bars.held.as_slice(), '█')] {
            let said = label.next().unwrap_or_default();
            let pad = " ".repeat((LABEL + 2).saturating_sub(text::width(&said)));
            lines.push(format!("{said}{pad}{}", bar(spans, with)).trim_end().to_owned());
        }
        lines.extend(label);
    }
    let [planned, held] = &own.legend;
    lines.push(format!("{}▒ {planned}   █ {held}", " ".repeat(LABEL + 2)));
}

fn close(own: &Close, lines: &mut Vec<String>) {
    let copies: Vec<String> = match &own.copies {
        Some((heading, to)) => {
            let to = to.iter().flat_map(|to| text::wrap(&format!("- {to}"), HALF - 2));
            std::iter::once(heading.clone()).chain(to).collect()
        }
        None => Vec::new(),
    };
    lines.push(String::new());
    match &own.left {
        Some(left) => halves(&signed(left), &signed(&own.right), lines),
        None => {
            // Whom it goes to stands at the left edge, beside the signature.
            let from = lines.len();
            halves(&[], &signed(&own.right), lines);
            for (index, said) in copies.iter().enumerate() {
                let Some(line) = lines.get_mut(from + index) else {
                    lines.push(said.clone());
                    continue;
                };
                let rest: String = line.chars().skip(text::width(said)).collect();
                *line = format!("{said}{rest}");
            }
            return;
        }
    }
    lines.extend(copies);
}

/// The lines of a signature, with room for the hand.
fn signed(own: &Signature) -> Vec<String> {
    let head = [&own.date, &own.on_behalf].into_iter().flatten().cloned();
    let name = own.name.clone().unwrap_or_else(|| NAMELESS.to_owned());
    let below = [own.post.clone(), own.hint.clone(), String::new(), String::new(), name];
    head.chain(below).collect()
}
