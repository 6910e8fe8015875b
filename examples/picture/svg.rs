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
        // All grounds first: where a font is a little wider than its cell, no letter is cut.
        let runs = runs(screen, row);
        for (column, cells, _, style) in &runs {
            ground_of(&mut svg, (row, *column), *cells, style, &ground);
        }
        for (column, cells, text, style) in &runs {
            letters_of(&mut svg, (row, *column), *cells, text, style);
        }
    }
    svg + "</g>\n</svg>\n"
}

/// The runs of equal style of one row: first column, number of cells, text, style.
fn runs(screen: &Screen, row: u16) -> Vec<(u16, u16, String, Style)> {
    let mut runs: Vec<(u16, u16, String, Style)> = Vec::new();
    for column in 0..screen.size().1.get() {
        let Some(cell) = screen.cell(row, column) else { continue };
        let style = style(cell);
        let text = match cell.contents() {
            _ if cell.is_wide_continuation() => "",
            "" | "█" => " ",
            text => text,
        };
        match runs.last_mut() {
            Some((_, cells, run, before)) if *before == style || cell.is_wide_continuation() => {
                *cells += 1;
                run.push_str(text);
            }
            _ => runs.push((column, 1, text.to_owned(), style)),
        }
    }
    runs
}

/// The place of a run: left, top, width.
fn place(at: (u16, u16), cells: u16) -> (f32, f32, f32) {
    let (x, y) = (MARGIN + f32::from(at.1) * CELL.0, MARGIN + f32::from(at.0) * CELL.1);
    (x, y, f32::from(cells) * CELL.0)
}

fn ground_of(svg: &mut String, at: (u16, u16), cells: u16, style: &Style, page: &str) {
    if style.ground != page {
        let ((x, y, width), ground, height) = (place(at, cells), &style.ground, CELL.1);
        let _ = writeln!(
            svg,
            "<rect x=\"{x:.2}\" y=\"{y:.1}\" width=\"{width:.2}\" height=\"{height}\" fill=\"{ground}\"/>"
        );
    }
}

fn letters_of(svg: &mut String, at: (u16, u16), cells: u16, text: &str, style: &Style) {
    let (x, y, width) = place(at, cells);
    // Blanks at the ends of a run show nothing unless a line runs through them.
    let lined = style.underlined || style.crossed_out;
    let shown = if lined { text } else { text.trim_matches(' ') };
    if shown.is_empty() {
        return;
    }
    let letters = |text: &str| text.chars().count() as f32;
    let before = if lined { 0.0 } else { letters(text) - letters(text.trim_start_matches(' ')) };
    let width = width - (letters(text) - letters(shown)) * CELL.0;
    let bold = if style.bold { " font-weight=\"bold\"" } else { "" };
    let line = match (style.underlined, style.crossed_out) {
        (true, _) => " text-decoration=\"underline\"",
        (false, true) => " text-decoration=\"line-through\"",
        (false, false) => "",
    };
    let escaped = shown.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let _ = writeln!(
        svg,
        "<text x=\"{:.2}\" y=\"{:.1}\" textLength=\"{:.2}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{bold}{line}>{escaped}</text>",
        x + before * CELL.0,
        y + 13.0,
        width,
        style.ink
    );
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
