//! The prizes of a board as a podium that is revealed place by place, the lowest first.
//!
//! ```text
//!                        TỔ 2
//!       TỔ 5          ▀▀▀▀▀▀▀▀▀▀
//!    ▀▀▀▀▀▀▀▀▀▀           1            ……
//!        2            GIẢI NHẤT     ▀▀▀▀▀▀▀▀▀▀
//!    GIẢI NHÌ                           3
//!                                    GIẢI BA
//!
//!    GIẢI KHUYẾN KHÍCH   TỔ 11 · TỔ 9
//! ```
//! A place that was not told is `……`, however many share it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::MARGIN;
use crate::agenda::TeamId;
use crate::clock::Timestamp;
use crate::day::{Board, Day};
use crate::text::{self, Lang};
use crate::ui::Theme;
use crate::ui::digits::{self, Size};
use crate::ui::pen::Pen;

/// Grades that stand on the podium, the highest in the middle.
const STANDING: usize = 3;
/// What stands for a name that was not told.
pub const NOT_TOLD: &str = "……";
/// Rows of the highest block at most.
const HIGH: u16 = 13;

/// The prizes of a board, as far as they were told.
pub struct Podium {
    /// The highest first.
    pub grades: Vec<PublicGrade>,
}

/// One grade of prizes.
pub struct PublicGrade {
    pub title: String,
    /// Whose place was told.
    pub names: Vec<String>,
    pub rest: Rest,
}

/// What is to be said of a grade beside the names that were told.
pub enum Rest {
    /// Somebody is still to be told.
    ToCome,
    /// Nobody.
    Told,
    /// Nobody has it, and why.
    NotGiven(String),
}

/// The podium of a board, and when it last changed; none before anything of it was told, or read to
/// the hall at `announced`.
pub fn of(day: &Day, board: &Board, announced: Option<Timestamp>, lang: Lang) -> Option<(Timestamp, Podium)> {
    board.signed()?;
    let at = board.last_revealed().max(announced)?;
    let all_told = board.next_step().is_none();
    let told_from =
        (0..board.grades.len()).find(|grade| board.winners(*grade).any(|own| board.is_revealed(own)));
    let grade = |(index, grade): (usize, &crate::agenda::PrizeGrade)| {
        let winners: Vec<&TeamId> = board.winners(index).collect();
        let told: Vec<&&TeamId> = winners.iter().filter(|own| board.is_revealed(own)).collect();
        // That a prize falls away says how many share the one above: it waits for that.
        let is_known = all_told || told_from.is_some_and(|from| from < index);
        let rest = match (winners.len(), told.len()) {
            (0, _) => match not_given(board, index, lang).filter(|_| is_known) {
                Some(why) => Rest::NotGiven(why),
                None => Rest::ToCome,
            },
            (all, told) if told < all => Rest::ToCome,
            _ => Rest::Told,
        };
        let names = told.into_iter().map(|team| day.team_on(&board.id, team)).collect();
        PublicGrade { title: grade.grade.clone(), names, rest }
    };
    Some((at, Podium { grades: board.grades.iter().enumerate().map(grade).collect() }))
}

/// Why nobody has a grade.
fn not_given(board: &Board, grade: usize, lang: Lang) -> Option<String> {
    let title = &board.grades.get(grade)?.grade;
    board.not_given().into_iter().find(|own| own.grade == *title).map(|own| own.why(lang))
}

impl PublicGrade {
    /// What stands on its block, a line each.
    fn lines(&self, width: usize) -> Vec<String> {
        let hidden = match &self.rest {
            Rest::ToCome => Some(NOT_TOLD.to_owned()),
            Rest::Told => None,
            Rest::NotGiven(why) => Some(why.clone()),
        };
        let names = self.names.iter().map(|name| name.to_uppercase()).chain(hidden);
        names.flat_map(|name| text::wrap(&name, width.max(1))).collect()
    }
}

/// Draws the podium; what does not fit on one stands as a list.
pub fn draw(podium: &Podium, theme: Theme, area: Rect, buf: &mut Buffer) {
    let width = area.width.saturating_sub(2 * MARGIN);
    let standing = podium.grades.len().min(STANDING);
    let below: Vec<Line<'static>> =
        podium.grades.iter().skip(STANDING).flat_map(|grade| beside(grade, theme, width)).collect();
    let under = u16::try_from(below.len()).unwrap_or(u16::MAX);
    let columns = u16::try_from(standing).unwrap_or(1).max(1);
    let wide = (width / columns).saturating_sub(2).min(34);
    let names: Vec<Vec<String>> =
        podium.grades.iter().take(STANDING).map(|grade| grade.lines(usize::from(wide))).collect();
    let room = area.height.saturating_sub(under + u16::from(under > 0));
    let tall = |most: u16, place: usize| match place {
        0 => most,
        1 => most.saturating_sub(most / 3),
        _ => most.saturating_sub(2 * (most / 3)).max(3),
    };
    // The blocks take what the names leave.
    let fits = |most: u16| {
        let mut places = names.iter().enumerate();
        places.all(|(place, lines)| {
            u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(tall(most, place)) <= room
        })
    };
    let Some(most) = (4..=HIGH).rev().find(|most| fits(*most)) else {
        return listed(podium, theme, area, buf);
    };
    let used = names
        .iter()
        .enumerate()
        .map(|(place, lines)| u16::try_from(lines.len()).unwrap_or(u16::MAX) + tall(most, place))
        .max()
        .unwrap_or(most);
    let floor = area.y + used + (room - used) / 3;
    let order: &[usize] = match standing {
        0 | 1 => &[0],
        2 => &[1, 0],
        _ => &[1, 0, 2],
    };
    let gap = 2;
    let all = columns * wide + (columns - 1) * gap;
    let left = area.x + area.width.saturating_sub(all) / 2;
    for (column, place) in (0..columns).zip(order) {
        let (Some(grade), Some(lines)) = (podium.grades.get(*place), names.get(*place)) else { continue };
        let high = tall(most, *place);
        let x = left + column * (wide + gap);
        let block = Rect { x, y: floor.saturating_sub(high), width: wide, height: high };
        block_of(*place, grade, theme, block, buf);
        let above = u16::try_from(lines.len()).unwrap_or(0);
        let mut pen = Pen::new(buf, Rect { y: block.y.saturating_sub(above), height: above, ..block });
        let told = matches!(grade.rest, Rest::Told);
        for (at, line) in lines.iter().enumerate() {
            let name = told || at + 1 < lines.len();
            pen.line(super::centred(line.clone(), if name { theme.now } else { theme.quiet }, wide));
        }
    }
    let foot =
        Rect { y: floor + 1, height: area.bottom().saturating_sub(floor + 1), x: area.x + MARGIN, width };
    let mut pen = Pen::new(buf, foot);
    below.into_iter().for_each(|line| pen.line(line));
}

/// One block: its edge, its number, its prize.
fn block_of(place: usize, grade: &PublicGrade, theme: Theme, block: Rect, buf: &mut Buffer) {
    let edge = if theme.glyphs.is_ascii() { "=" } else { "▀" };
    let mut pen = Pen::new(buf, block);
    let style = if place == 0 { theme.now } else { theme.heading };
    pen.rule(edge, style);
    let number = (place + 1).to_string();
    let room = block.height.saturating_sub(3);
    let size = Size::fitting(&number, block.width, room.min(5)).filter(|_| !theme.glyphs.is_ascii());
    if let Some(size) = size {
        let (columns, rows) = size.of(&number);
        let x = block.x + block.width.saturating_sub(columns) / 2;
        let y = pen.y() + u16::from(room > rows);
        digits::draw(&number, size, style, Rect { x, y, width: columns, height: rows }, buf);
        pen = Pen::new(buf, Rect { y: y + rows, height: block.bottom().saturating_sub(y + rows), ..block });
    } else {
        pen.line(super::centred(number, style, block.width));
    }
    for line in text::wrap(&grade.title.to_uppercase(), usize::from(block.width).max(1)) {
        pen.line(super::centred(line, theme.base, block.width));
    }
}

/// A grade that stands beside the podium: its prize, and whoever has it.
fn beside(grade: &PublicGrade, theme: Theme, width: u16) -> Vec<Line<'static>> {
    let names = grade.lines(usize::from(width));
    let names = names.join(&format!(" {} ", theme.glyphs.dot));
    let told = matches!(grade.rest, Rest::Told);
    let title = grade.title.to_uppercase();
    let room = usize::from(width).saturating_sub(text::width(&title) + 3).max(1);
    let indent = " ".repeat(text::width(&title) + 3);
    let lines = text::wrap(&names, room).into_iter().enumerate().map(|(at, line)| {
        let lead = if at == 0 { format!("{title}   ") } else { indent.clone() };
        let style = if told { theme.heading } else { theme.quiet };
        Line::from(vec![Span::styled(lead, theme.base), Span::styled(line, style)])
    });
    lines.collect()
}

/// Every prize on lines of its own, where there are too many names for blocks.
fn listed(podium: &Podium, theme: Theme, area: Rect, buf: &mut Buffer) {
    let names = podium.grades.iter().flat_map(|grade| {
        let lines = grade.lines(usize::MAX);
        lines.into_iter().map(|line| format!("{}: {line}", grade.title))
    });
    super::draw_names(&names.collect::<Vec<_>>(), theme, area, buf);
}
