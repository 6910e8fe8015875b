//! Before a heat runs: lots as they are drawn, and the time to prepare at the line.
//!
//! ```text
//!        Chạy tiếp sức · bốc thăm                 Chạy tiếp sức · chuẩn bị
//!                TỔ 7                                 ▀▀█   ▄  █▀▀ █ █
//!                 ▀▀█                                  ▀█   ▄  █▀█ ▀▀█
//!                 ▀▀█                                 ▀▀▀      ▀▀▀   ▀
//!         số 3 · lượt 1 · đường 3                   1 TỔ 5   2 TỔ 2   3 TỔ 7
//!    lượt 1: 1 TỔ 5 · 2 …… · 3 TỔ 7
//! ```

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::podium::NOT_TOLD;
use super::public::Shown;
use super::{MARGIN, centred, draw_names};
use crate::agenda::{ItemId, TeamId};
use crate::clock::Timestamp;
use crate::day::{Competition, Day};
use crate::text::{self, Lang, say};
use crate::ui::digits::{self, Size};
use crate::ui::pen::Pen;
use crate::ui::{Theme, View, Words, format};

/// After the time at the line is over, that is said for so long.
const SAID: TimeDelta = TimeDelta::seconds(15);

/// Lots as far as they are drawn.
pub struct Lots {
    /// Who drew last, and its number.
    last: (String, u32),
    /// Where that number runs.
    place: String,
    /// Heat by heat, or place by place where teams run alone.
    heats: Vec<String>,
}

/// Who prepares at the line.
pub struct AtTheLine {
    /// What is left, or nothing when it is over.
    left: Option<TimeDelta>,
    /// What they do, or that it is over.
    said: String,
    lanes: Vec<String>,
}

/// The draw of an item that goes on or is over, until somebody has run.
pub fn lots(day: &Day, item: &ItemId, words: &Words, lang: Lang) -> Option<(Timestamp, Shown)> {
    let held = day.competitions().iter().filter(|held| held.item == *item && !held.has_begun());
    let (held, last) =
        held.filter_map(|held| Some((held, held.lots.last()?))).max_by_key(|(_, lot)| lot.at)?;
    let name = |team: &TeamId| day.team_name(held.id(), team);
    let lots = Lots {
        last: (name(&last.team), last.lot),
        place: held.say_lot(last.lot, lang),
        heats: said_heats(held, words, &name),
    };
    let title = &held.discipline.title;
    let title = say!(lang, "{title} – bốc thăm", "{title} – the draw");
    Some((last.at, Shown::Lots { discipline: title, lots }))
}

fn said_heats(held: &Competition, words: &Words, name: &dyn Fn(&TeamId) -> String) -> Vec<String> {
    // A lane that stays empty, once everybody has drawn.
    let nobody = if held.next_to_draw().is_some() { NOT_TOLD } else { "–" };
    let team = |team: &Option<TeamId>| team.as_ref().map_or(nobody.to_owned(), name);
    let heat = |(number, heat): (usize, &Vec<Option<TeamId>>)| match heat.as_slice() {
        [one] => format!("{number}  {}", team(one)),
        lanes => {
            let lanes = (1..).zip(lanes).map(|(lane, own): (usize, _)| format!("{lane} {}", team(own)));
            format!("{} {number}:  {}", words.heat, lanes.collect::<Vec<_>>().join(" · "))
        }
    };
    (1..).zip(&held.heats).map(heat).collect()
}

/// The heat of an item that prepares at the line, and when it was called.
pub fn at_the_line(view: &View<'_>, item: &ItemId) -> Option<(Timestamp, Shown)> {
    let held = view.day.competitions().iter().filter(|held| held.item == *item);
    let called = held.filter_map(|held| Some((held, held.preparing()?)));
    let (held, called) = called.max_by_key(|(_, called)| called.at)?;
    let left = TimeDelta::milliseconds(held.left_at_the_line(view.now)?.0);
    if left < -SAID {
        return None;
    }
    let lane = |run: &crate::day::AttemptId| {
        let team = view.day.team_name(held.id(), &run.team);
        held.lane_of(&run.team)
            .map_or(team.clone(), |(_, lane)| format!("{} {lane}  {team}", view.words.lane))
    };
    let lanes = called.runs.iter().map(lane).collect();
    let left = Some(left).filter(|left| *left > TimeDelta::zero());
    let said = match left {
        Some(_) => say!(view.ui.lang, "CHUẨN BỊ Ở VẠCH XUẤT PHÁT", "PREPARE AT THE LINE"),
        None => say!(view.ui.lang, "HẾT GIỜ CHUẨN BỊ", "TIME TO PREPARE IS OVER"),
    };
    let discipline = held.discipline.title.clone();
    Some((called.at, Shown::AtTheLine { discipline, line: AtTheLine { left, said, lanes } }))
}

pub fn draw_lots(lots: &Lots, theme: Theme, area: Rect, buf: &mut Buffer) {
    let mut pen = Pen::new(buf, area);
    let (team, number) = (&lots.last.0, lots.last.1.to_string());
    for line in text::wrap(&team.to_uppercase(), usize::from(area.width.saturating_sub(2 * MARGIN)).max(1)) {
        pen.line(centred(line, theme.now, area.width));
    }
    let room = (pen.left() / 3).min(10);
    if let Some(size) = Size::fitting(&number, area.width / 2, room).filter(|_| !theme.glyphs.is_ascii()) {
        let (columns, rows) = size.of(&number);
        let x = area.x + area.width.saturating_sub(columns) / 2;
        let y = pen.y() + 1;
        digits::draw(&number, size, theme.now, Rect { x, y, width: columns, height: rows }, buf);
        pen = Pen::new(
            buf,
            Rect { y: y + rows + 1, height: area.bottom().saturating_sub(y + rows + 1), ..area },
        );
    }
    pen.line(centred(lots.place.clone(), theme.base, area.width));
    pen.skip(1);
    let rest = pen.rest();
    draw_names(&lots.heats, theme, rest, buf);
}

pub fn draw_line(line: &AtTheLine, theme: Theme, area: Rect, buf: &mut Buffer) {
    let mut pen = Pen::new(buf, area);
    match line.left {
        None => pen.line(centred(line.said.clone(), theme.late, area.width)),
        Some(left) => {
            pen.line(centred(line.said.clone(), theme.quiet, area.width));
            pen.skip(1);
            let clock = format::minutes_seconds(left);
            let room = (pen.left() / 2).min(15);
            match Size::fitting(&clock, area.width.saturating_sub(2 * MARGIN), room)
                .filter(|_| !theme.glyphs.is_ascii())
            {
                Some(size) => {
                    let (columns, rows) = size.of(&clock);
                    let x = area.x + area.width.saturating_sub(columns) / 2;
                    let y = pen.y();
                    digits::draw(&clock, size, theme.now, Rect { x, y, width: columns, height: rows }, buf);
                    let below = y + rows;
                    pen =
                        Pen::new(buf, Rect { y: below, height: area.bottom().saturating_sub(below), ..area });
                }
                None => pen.line(centred(clock, theme.now, area.width)),
            }
        }
    }
    pen.skip(1);
    let rest = pen.rest();
    draw_names(&line.lanes, theme, rest, buf);
}
