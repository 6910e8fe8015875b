//! A terminal's screen as a picture.

use std::fmt::Write;

use vt100::{Cell, Color, Screen};

const CELL: (f32, f32) = (8.43, 17.0);
const MARGIN: f32 = 12.0;
/// Monospaced fonts that have every Vietnamese letter.
const FONTS: &str =
    "'JetBrains Mono', 'Cascadia Mono', Consolas, Menlo, 'DejaVu Sans Mono', 'Noto Sans Mono', monospace";

/// What the cells of one run have in common.
#[derive(Clone, PartialEq)]
struct Style {
    ink: String,
    ground: String,
    bold: bool,
    underlined: bool,
    crossed_out: bool,
    /// Signs stand apart from letters: a font that lacks them must not shift the letters.
    sign: bool,
}

/// Draws a screen. A terminal whose [`vt100::Parser`] was fed through [`keep_crossed_out`] shows
/// crossed-out text as well.
pub fn draw(screen: &Screen) -> String {
    let (rows, columns) = (screen.size().0.get(), screen.size().1.get());
    let ground = screen.cell(0, 0).map_or_else(|| colour(Color::Default, false), |cell| style(cell).ground);
    let (width, height) =
        (f32::from(columns) * CELL.0 + 2.0 * MARGIN, f32::from(rows) * CELL.1 + 2.0 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{ground}\"/>\n\
         <g font-family=\"{FONTS}\" font-size=\"14\" xml:space=\"preserve\">\n"
    );
    for row in 0..rows {
        // All of the ground first: a letter that is wider than its cell is not cut by the next one.
        for (column, cells, colour) in grounds(screen, row) {
            if colour != ground {
                rectangle(&mut svg, (row, column), cells, &colour);
            }
        }
        for (column, text, style) in runs(screen, row) {
            write_run(&mut svg, (row, column), &text, &style);
        }
    }
    svg + "</g>\n</svg>\n"
}

/// The ground of one row: first column, number of cells, colour.
fn grounds(screen: &Screen, row: u16) -> Vec<(u16, u16, String)> {
    let mut grounds: Vec<(u16, u16, String)> = Vec::new();
    for column in 0..screen.size().1.get() {
        let Some(cell) = screen.cell(row, column) else { continue };
        let colour = style(cell).ground;
        match grounds.last_mut() {
            Some((_, cells, before)) if *before == colour => *cells += 1,
            _ => grounds.push((column, 1, colour)),
        }
    }
    grounds
}

/// The text of one row in runs of equal style: first column, text, style.
fn runs(screen: &Screen, row: u16) -> Vec<(u16, String, Style)> {
    let mut runs: Vec<(u16, String, Style)> = Vec::new();
    for column in 0..screen.size().1.get() {
        let Some(cell) = screen.cell(row, column).filter(|cell| !cell.is_wide_continuation()) else {
            continue;
        };
        let style = style(cell);
        let text = match cell.contents() {
            "" | "█" => " ",
            text => text,
        };
        match runs.last_mut() {
            Some((_, run, before)) if *before == style => run.push_str(text),
            _ => runs.push((column, text.to_owned(), style)),
        }
    }
    runs
}

fn place((row, column): (u16, u16)) -> (f32, f32) {
    (MARGIN + f32::from(column) * CELL.0, MARGIN + f32::from(row) * CELL.1)
}

fn rectangle(svg: &mut String, at: (u16, u16), cells: u16, colour: &str) {
    let ((x, y), width, height) = (place(at), f32::from(cells) * CELL.0, CELL.1);
    let _ = writeln!(
        svg,
        "<rect x=\"{x:.2}\" y=\"{y:.1}\" width=\"{width:.2}\" height=\"{height}\" fill=\"{colour}\"/>"
    );
}

/// Writes a run word group by word group, so that columns stand in line in any font.
fn write_run(svg: &mut String, at: (u16, u16), text: &str, style: &Style) {
    let (x, y) = place(at);
    let bold = if style.bold { " font-weight=\"bold\"" } else { "" };
    let line = match (style.underlined, style.crossed_out) {
        (true, _) => " text-decoration=\"underline\"",
        (false, true) => " text-decoration=\"line-through\"",
        (false, false) => "",
    };
    let columns = |text: &str| ngayhoi::text::width(text) as f32 * CELL.0;
    let mut before = 0.0;
    for group in text.split("  ") {
        let shown = group.trim_matches(' ');
        if !shown.is_empty() {
            let start = x + before + columns(group) - columns(group.trim_start_matches(' '));
            let escaped = shown.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let _ = writeln!(
                svg,
                "<text x=\"{start:.2}\" y=\"{:.1}\" textLength=\"{:.2}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{bold}{line}>{escaped}</text>",
                y + 13.0,
                columns(shown),
                style.ink
            );
        }
        before += columns(group) + 2.0 * CELL.0;
    }
}

fn style(cell: &Cell) -> Style {
    let (mut ink, mut ground) = (colour(cell.fgcolor(), true), colour(cell.bgcolor(), false));
    if cell.inverse() {
        std::mem::swap(&mut ink, &mut ground);
    }
    if cell.contents() == "█" {
        ground.clone_from(&ink);
    }
    Style {
        ink,
        ground,
        bold: cell.bold(),
        underlined: cell.underline(),
        crossed_out: cell.italic(),
        sign: cell.contents().chars().any(|c| ('\u{2190}'..='\u{2bff}').contains(&c)),
    }
}

/// The colours of xterm.
fn colour(colour: Color, ink: bool) -> String {
    const BASIC: [&str; 16] = [
        "#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5", "#7f7f7f",
        "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff",
    ];
    let hex = |r: u8, g: u8, b: u8| format!("#{r:02x}{g:02x}{b:02x}");
    let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    match colour {
        Color::Default => if ink { "#d0d0d0" } else { "#121212" }.to_owned(),
        Color::Rgb(r, g, b) => hex(r, g, b),
        Color::Idx(n @ 0..16) => BASIC[usize::from(n)].to_owned(),
        Color::Idx(n @ 16..232) => hex(step((n - 16) / 36), step((n - 16) / 6 % 6), step((n - 16) % 6)),
        Color::Idx(n) => hex(8 + 10 * (n - 232), 8 + 10 * (n - 232), 8 + 10 * (n - 232)),
    }
}

/// vt100 knows no crossed-out text. The program writes nothing in italics, so those can stand in.
pub fn keep_crossed_out(raw: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(raw)
        .replace("\u{1b}[9m", "\u{1b}[3m")
        .replace("\u{1b}[29m", "\u{1b}[23m")
        .into_bytes()
}
