//! Behind screen 6: one board of the drill ground, its watches in front.
//!
//! ```text
//!  Chạy tiếp sức 4×100                       TẠM THỜI · 3/8 đội chưa có kết quả
//!
//!  ▶ TỔ 7 · lần 1 · lượt 2/4 · đường 3                █ █ ▀▀█   ▀▀█
//!    ▶ đồng hồ 1  bấm giờ 1   42,3   của bạn          ▀▀█ █▀▀   ▀▀█
//!    ✓ đồng hồ 2  bấm giờ 2   42,31                     ▀ ▀▀▀ ▄ ▀▀▀
//!    lỗi 2 Rơi lăng (+5 giây)  09:12 giám sát 1
//!    42,40 + 5,00 = 47,40
//!  ────────────────────────────────────────────────────────────────────
//!    1   Tổ 2                                     41,20      Giải nhất
//!        lần 1  41,18 · 41,20 → 41,20
//!    2=  Tổ 5                                     45,90   chờ quyết định giải
//!    ·   Tổ 7                                  đang thi
//! ```
//! With all lanes in view, each lane of the heat has its own digits.

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::place;
use crate::agenda::{FaultRule, RunTime, TeamId};
use crate::clock::Timestamp;
use crate::day::{AttemptId, Board, Competition, Day, ELECTRONIC, Run, TheoryStep, Watch, Worked, say_cost};
use crate::text::{self, say};
use crate::ui::cursor::Cursor;
use crate::ui::digits::{self, Size};
use crate::ui::pen::spread;
use crate::ui::pen::{Hits, Pen, list};
use crate::ui::view::state_of;
use crate::ui::{Ui, View, format};

/// Columns of the watches when the digits stand beside them.
const BESIDE: u16 = 44;
/// Rows of the large digits.
const DIGITS: u16 = 5;
/// Rows of one lane with all lanes in view.
const LANE: u16 = 4;

pub fn rows(day: &Day, ui: &Ui) -> Vec<Cursor> {
    let board = ui.open_board(day).and_then(|id| day.board(&id));
    let team = |board: &Board, team: &TeamId| Cursor::Team(board.id.clone(), team.clone());
    let rows = |board: Board| board.places.iter().map(|place| team(&board, &place.team)).collect();
    board.map(rows).unwrap_or_default()
}

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let (words, theme, lang) = (view.words, view.theme, view.ui.lang);
    let mut pen = Pen::new(buf, area);
    pen.skip(1);
    let Some(board) = view.ui.open_board(view.day).and_then(|id| view.day.board(&id)) else {
        pen.text(words.no_contests, theme.quiet);
        return;
    };
    let (state, style) = state_of(view, &board);
    let width = pen.width();
    let room = width.saturating_sub(text::width(&state) + 3).max(width / 3);
    for (index, line) in text::wrap(&view.day.board_title(&board.id, lang), room).into_iter().enumerate() {
        let state = if index == 0 { state.clone() } else { String::new() };
        pen.ends(Span::styled(line, theme.heading), Span::styled(format!("{state} "), style));
    }
    for short in board.shortfalls() {
        let said = short.say(lang);
        pen.text(&said, theme.late);
    }
    for prize in board.not_given() {
        pen.text(&prize.say(lang), theme.quiet);
    }
    for protest in &board.closing.protests {
        let team = protest.team.as_ref().map(|team| format!(" {}", view.day.team_on(&board.id, team)));
        let at = format::moment(view.day, protest.at, view.now);
        let settled = view.day.say_settled(protest, |at| view.day.when(at, view.now), lang);
        let team = team.unwrap_or_default();
        let said = format!("{} {at}{team}: {} · {settled}", words.protests, protest.reason);
        pen.text(&said, theme.attention);
    }
    if board.places.is_empty() {
        pen.skip(1);
        match board.id.discipline().and_then(|id| view.day.competition(id)?.final_of()) {
            Some(own) => pen.text(&view.day.say_final_of(own, lang), theme.quiet),
            None => pen.text(words.paste_teams, theme.quiet),
        }
        return;
    }
    let held = board.id.discipline().and_then(|id| view.day.competition(id));
    let run = view.ui.shown_attempt(view.day);
    let rows = place::rows(view, &board, width);
    // The watches have the floor while somebody runs; at rest the board gets what it needs.
    let wanted: u16 = rows.iter().map(|row| u16::try_from(row.lines.len()).unwrap_or(1)).sum();
    if let (Some(held), Some(run)) = (held, run) {
        pen.skip(1);
        let least = pen.left().saturating_sub(wanted.min(pen.left() / 3));
        let place = Rect { height: least, ..pen.rest() };
        let used = if view.ui.ground.all_lanes {
            all_lanes(view, held, &run, place, buf)
        } else {
            one_lane(view, held, &run, place, buf)
        };
        let rest = Rect { y: place.y + used, height: area.bottom().saturating_sub(place.y + used), ..area };
        pen = Pen::new(buf, rest);
        pen.rule(theme.glyphs.rule, theme.quiet);
    } else {
        pen.skip(1);
    }
    let rest = pen.rest();
    list(buf, rest, &rows, view.selected().as_ref(), theme.selected, hits);
}

/// `TỔ 7 · lần 1 · lượt 2/4 · đường 3`.
fn caption(view: &View<'_>, held: &Competition, run: &AttemptId) -> String {
    let words = view.words;
    let mut parts = vec![view.day.team_name(held.id(), &run.team).to_uppercase()];
    if held.rules().attempts > 1 {
        let attempt = held.say_attempt(&run.team, run.attempt, view.ui.lang);
        parts.push(format!("{attempt}/{}", held.rules().attempts));
    }
    if let Some((heat, lane)) = held.lane_of(&run.team) {
        parts.push(format!("{} {}/{}", words.heat, heat + 1, held.heats.len()));
        parts.push(format!("{} {lane}", words.lane));
    }
    parts.join(&format!(" {} ", view.theme.glyphs.dot))
}

/// The selected team's run; returns how many rows it took.
fn one_lane(view: &View<'_>, held: &Competition, run: &AttemptId, area: Rect, buf: &mut Buffer) -> u16 {
    let theme = view.theme;
    let own = held.run(&run.team, run.attempt);
    let worked = held.worked(&run.team, run.attempt);
    let beside = area.width >= BESIDE + 20;
    let left = Rect { width: if beside { BESIDE } else { area.width }, ..area };
    let mut pen = Pen::new(buf, area);
    let runs = own.is_some_and(Run::is_running);
    let sign = if runs { theme.glyphs.now } else { " " };
    let style = if runs { theme.now } else { theme.heading };
    for line in text::wrap(&caption(view, held, run), usize::from(area.width).saturating_sub(3)) {
        pen.line(Span::styled(format!("{sign} {line}"), style));
    }
    if let Some((said, style)) = at_the_line(view, held, run) {
        pen.hanging(Span::raw("  "), &said, style);
    }
    let top = pen.rest().y;
    let mut pen = Pen::new(buf, Rect { y: top, height: area.bottom().saturating_sub(top), ..left });
    for line in watch_lines(view, held, run, own) {
        pen.line(line);
    }
    if let Some(line) = theory_line(view, held, run) {
        pen.hanging(Span::raw("  "), &line, theme.attention);
    }
    for charged in own.map(|own| own.faults.as_slice()).unwrap_or_default() {
        let rule = held.rules().faults.iter().find(|rule| rule.code == charged.code);
        let said = fault_line(view, rule, &charged.code);
        let note = charged.note.as_deref().map(|note| format!(" – {note}")).unwrap_or_default();
        let when = format!("{} {}{note}", format::moment(view.day, charged.at, view.now), charged.by);
        let lead = Span::styled("    ", theme.quiet);
        pen.hanging(lead, &format!("{said}  {when}"), theme.attention);
    }
    if own.is_some_and(Run::is_interrupted) {
        pen.hanging(Span::raw("  "), view.words.interrupted, theme.late);
    }
    if let Some(worked) = &worked {
        for line in result_lines(view, held, own, worked) {
            pen.hanging(Span::raw("    "), &line, theme.heading);
        }
    }
    let mut bottom = pen.rest().y;
    if let Some((shown, running)) = clock_of(view, held, run, own)
        && beside
        && !theme.glyphs.is_ascii()
    {
        let style = if running { theme.now } else { theme.heading };
        let room = Rect {
            x: area.x + BESIDE,
            y: top,
            width: area.width - BESIDE,
            height: area.bottom().saturating_sub(top),
        };
        let rows = room.height.min(if area.height > 14 { 2 * DIGITS } else { DIGITS });
        if let Some(size) = Size::fitting(&shown, room.width.saturating_sub(1), rows) {
            let (columns, high) = size.of(&shown);
            // To the right, so that a growing number of minutes moves nothing else.
            let x = room.right().saturating_sub(columns + 1);
            digits::draw(&shown, size, style, Rect { x, y: top, width: columns, height: high }, buf);
            bottom = bottom.max(top + high);
        }
    } else if let Some((shown, running)) = clock_of(view, held, run, own) {
        let mut pen = Pen::new(buf, Rect { y: bottom, height: area.bottom().saturating_sub(bottom), ..area });
        pen.line(Span::styled(format!("    {shown}"), if running { theme.now } else { theme.heading }));
        bottom = pen.rest().y;
    }
    (bottom + 1).saturating_sub(area.y).min(area.height)
}

/// That the team prepares at the line, or that its time is over and what can be done.
fn at_the_line(view: &View<'_>, held: &Competition, run: &AttemptId) -> Option<(String, Style)> {
    held.preparing().filter(|called| called.runs.iter().any(|own| own.team == run.team))?;
    let left = held.left_at_the_line(view.now)?;
    Some(match left.0 > 0 {
        true => (
            say!(
                view.ui.lang,
                "Chuẩn bị ở vạch; F2 phát lệnh khi các đội sẵn sàng",
                "Prepares at the line; F2 when all are ready"
            ),
            view.theme.now,
        ),
        false => (
            say!(
                view.ui.lang,
                "HẾT GIỜ CHUẨN BỊ. Sẵn sàng: F2 phát lệnh; đội chưa sẵn sàng: F12",
                "TIME TO PREPARE IS OVER. Ready: F2 signals; a team that is not: F12"
            ),
            view.theme.late,
        ),
    })
}

/// What the large digits show, and whether it runs: this console's own watch, or else the first
/// that runs, or what the watches came to.
fn clock_of(
    view: &View<'_>,
    held: &Competition,
    run: &AttemptId,
    own: Option<&Run>,
) -> Option<(String, bool)> {
    let now = view.moment;
    if let (Some(clock), Some(theory)) = (held.theory_clock(&run.team), &held.rules().theory)
        && clock.step().is_some()
    {
        return Some((clock.left(theory, now).show(1), true));
    }
    if let Some(left) = held.left_at_the_line(view.now).filter(|left| left.0 > 0)
        && held.preparing().is_some_and(|called| called.has(run))
    {
        return Some((format::minutes_seconds(TimeDelta::milliseconds(left.0)), true));
    }
    let own = own?;
    let mine = view.ui.own_watch(view.day, run);
    let watch = mine.or_else(|| own.watches.iter().find(|watch| watch.is_running()));
    if let Some(watch) = watch.filter(|watch| watch.is_running()) {
        return Some((shown_running(watch, now)?, true));
    }
    let worked = held.worked(&run.team, run.attempt)?;
    let shown = mine.and_then(Watch::reading).or(worked.time)?;
    Some((shown.show(2), false))
}

/// What the team does in the theory round while its clock runs, or how long it took.
fn theory_line(view: &View<'_>, held: &Competition, run: &AttemptId) -> Option<String> {
    let words = view.words;
    let clock = held.theory_clock(&run.team).filter(|_| held.answer(&run.team).is_none())?;
    Some(match clock.step() {
        Some(TheoryStep::Prepare) => format!("{}: {}", words.theory, words.prepares),
        Some(_) => format!("{}: {}", words.theory, words.answers),
        None => {
            let shown = |time: Option<RunTime>| time.map(|time| time.show(1)).unwrap_or_default();
            let (prepared, answered) = (shown(clock.prepared()), shown(clock.answered()));
            format!("{}: {} {prepared}, {} {answered}", words.theory, words.prepares, words.answers)
        }
    })
}

/// One line for each watch that stands on the lane, or was used.
fn watch_lines(
    view: &View<'_>,
    held: &Competition,
    run: &AttemptId,
    own: Option<&Run>,
) -> Vec<Line<'static>> {
    let (words, theme) = (view.words, view.theme);
    let rules = held.rules();
    if !rules.low_wins() && own.is_none_or(|own| own.watches.is_empty()) {
        return Vec::new();
    }
    let mut numbers: Vec<u8> = (1..=rules.watch_count()).collect();
    for watch in own.map(|own| own.watches.as_slice()).unwrap_or_default() {
        if !numbers.contains(&watch.number) {
            numbers.push(watch.number);
        }
    }
    numbers.sort_unstable();
    let mine = match view.ui.ground.watch {
        Some(number) => Some(number),
        None => view.ui.own_watch(view.day, run).map(|watch| watch.number),
    };
    let line = |number: u8| {
        let watch = own.and_then(|own| own.watch(number));
        let name = if number == ELECTRONIC {
            words.electronic.to_owned()
        } else {
            format!("{} {number}", words.watch)
        };
        let (sign, style) = match watch {
            Some(watch) if watch.is_running() => (theme.glyphs.now, theme.now),
            Some(watch) if watch.interrupted && watch.typed.is_none() => ("!", theme.late),
            Some(watch) if watch.reading().is_some() => (theme.glyphs.done, theme.done),
            _ => (theme.glyphs.open, theme.quiet),
        };
        let by = match watch {
            Some(watch) if watch.typed.is_some() => words.typed.to_owned(),
            Some(watch) => {
                watch.by.as_ref().map_or_else(|| words.nobody_holds.to_owned(), ToString::to_string)
            }
            None => String::new(),
        };
        let shows = watch.and_then(|watch| match watch.is_running() {
            true => shown_running(watch, view.moment),
            false => watch.reading().map(|time| written_down(held, time)),
        });
        let shows = shows.unwrap_or_default();
        // The watch of this console stands out by its mark.
        let own_mark = if mine == Some(number) { theme.glyphs.cursor } else { " " };
        let by = text::wrap(&by, 16).into_iter().next().unwrap_or_default();
        let pad = " ".repeat(16_usize.saturating_sub(text::width(&by)));
        Line::from(vec![
            Span::styled(format!("{own_mark} {sign} {name}  "), style),
            Span::styled(format!("{by}{pad}"), theme.quiet),
            Span::styled(format!("{shows:>8}"), style),
        ])
    };
    numbers.into_iter().map(line).collect()
}

/// A watch that runs; what is left until a team starts that waits for those given time.
fn shown_running(watch: &Watch, now: Timestamp) -> Option<String> {
    match watch.starts_in(now) {
        Some(wait) => Some(format!("-{}", wait.show(1))),
        None => Some(watch.shows(now)?.show(1)),
    }
}

/// A reading as a judge writes it down: hundredths, by the rounding of the rules.
fn written_down(held: &Competition, time: RunTime) -> String {
    held.written_down(time).show(2)
}

/// A fault with what it costs: `2 Rơi lăng (+5 giây)`.
fn fault_line(view: &View<'_>, rule: Option<&FaultRule>, code: &str) -> String {
    match rule {
        Some(rule) => format!("{} {} ({})", rule.code, rule.text, say_cost(rule.costs, view.ui.lang)),
        None => text::harmless(code),
    }
}

/// How a run came to its result: `42,40 + 5,00 = 47,40`, the ruling and why.
fn result_lines(view: &View<'_>, held: &Competition, own: Option<&Run>, worked: &Worked) -> Vec<String> {
    let (words, lang) = (view.words, view.ui.lang);
    let mut lines = Vec::new();
    if worked.outcome != crate::agenda::Outcome::Finished {
        let why =
            own.and_then(|own| own.reason.as_deref()).map(|why| format!(" – {why}")).unwrap_or_default();
        lines.push(format!("{}{why}", lang.pick(worked.outcome.vi(), worked.outcome.en())));
    }
    lines.extend(held.say_reckoning(worked));
    if worked.short && worked.net.is_some() {
        lines.push(words.fewer_watches.to_owned());
    }
    lines
}

/// Every lane of the selected team's heat; returns how many rows it took.
fn all_lanes(view: &View<'_>, held: &Competition, run: &AttemptId, area: Rect, buf: &mut Buffer) -> u16 {
    let (words, theme) = (view.words, view.theme);
    let lanes: Vec<Option<TeamId>> = match held.lane_of(&run.team).and_then(|(heat, _)| held.heats.get(heat))
    {
        Some(heat) => heat.clone(),
        // Without heats: whoever runs, or else the selected team.
        None => {
            let mut running: Vec<Option<TeamId>> = Vec::new();
            for (own, _) in view.day.running_watches() {
                if own.discipline == run.discipline && !running.contains(&Some(own.team.clone())) {
                    running.push(Some(own.team));
                }
            }
            if running.is_empty() { vec![Some(run.team.clone())] } else { running }
        }
    };
    let high = u16::try_from(lanes.len()).unwrap_or(u16::MAX).saturating_mul(LANE) <= area.height;
    let mut y = area.y;
    for (index, team) in lanes.iter().enumerate() {
        let rows = if high && !theme.glyphs.is_ascii() { LANE } else { 1 };
        if y + rows > area.bottom() {
            break;
        }
        let place = Rect { y, height: rows, ..area };
        y += rows;
        let Some(team) = team else {
            let said = format!("  {} {}  {}", words.lane, index + 1, words.empty_lane);
            Pen::new(buf, place).line(Span::styled(said, theme.quiet));
            continue;
        };
        let attempt = held.attempt_of(team).filter(|n| held.run(team, *n).is_some_and(Run::is_running));
        let own_run =
            AttemptId { team: team.clone(), attempt: attempt.unwrap_or(run.attempt), ..run.clone() };
        let own = held.run(team, own_run.attempt);
        let (style, sign) = match own {
            Some(own) if own.is_running() => (theme.now, theme.glyphs.now),
            Some(own) if own.has_begun() => (theme.heading, theme.glyphs.done),
            _ => (theme.base, theme.glyphs.open),
        };
        let name = format!("{sign} {} {}  {}", words.lane, index + 1, view.day.team_name(held.id(), team));
        let clock = clock_of(view, held, &own_run, own);
        let faults =
            own.map(|own| own.faults.iter().map(|fault| fault.code.as_str()).collect::<Vec<_>>().join(" "));
        let faults =
            faults.filter(|codes| !codes.is_empty()).map(|codes| format!("   {}: {codes}", words.faults));
        let shown = clock.as_ref().map(|(shown, _)| shown.clone()).unwrap_or_default();
        let left = Line::from(vec![
            Span::styled(name, style),
            Span::styled(faults.unwrap_or_default(), theme.attention),
        ]);
        if rows == 1 {
            let line =
                spread(left, Line::from(Span::styled(format!("{shown} "), style)), usize::from(area.width));
            Pen::new(buf, place).line(line);
            continue;
        }
        let mut pen = Pen::new(buf, place);
        pen.line(left);
        if let Some(own) = own {
            let readings = own.watches.iter().filter_map(|watch| {
                let shows = watch.reading().map(|time| written_down(held, time));
                Some(format!("{}: {}", watch.number, shows?))
            });
            let said = readings.collect::<Vec<_>>().join("   ");
            pen.line(Span::styled(format!("    {said}"), theme.quiet));
        }
        draw_clock(&shown, style, place, buf);
    }
    (y + 1).saturating_sub(area.y).min(area.height)
}

/// Digits at the right of a lane.
fn draw_clock(shown: &str, style: Style, place: Rect, buf: &mut Buffer) {
    if let Some(size) = Size::fitting(shown, place.width / 2, 3) {
        let (columns, high) = size.of(shown);
        let x = place.right().saturating_sub(columns + 1);
        digits::draw(shown, size, style, Rect { x, y: place.y, width: columns, height: high }, buf);
    }
}
