//! A pasted list before it is taken into a roll, or into a contest.
//!
//! ```text
//!  ┌ Danh sách vừa dán ───────────────────────────────────┐
//!  │ Giấy khen 214/QĐ-UBND · cá nhân                       │
//!  │ ───────────────────────────────────────────────────── │
//!  │ x     NguyÔn ThÞ                               dòng 3 │
//!  │       gõ bằng phông cũ TCVN3 (.VnTime), không nhận    │
//!  │ –  4  Tổ bảo vệ ANTT số 2                      dòng 4 │
//!  │       giống tập thể, mà đây là danh sách cá nhân      │
//!  │ ✓  1  Cá nhân 01   Tổ dân phố 3                dòng 1 │
//!  │ ✓  2  CÁ NHÂN 02                               dòng 2 │
//!  │       viết HOA toàn bộ; giữ như đã gõ                 │
//!  │                                                       │
//!  │ Ghi 2 người nhận vào Giấy khen · cá nhân; 1 không nhận│
//!  │ Enter ghi · Tab danh sách khác · F6 thay cả danh sách │
//!  └───────────────────────────────────────────────────────┘
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::cursor::Cursor;
use super::super::pen::spread;
use super::super::pen::{Hits, Row, list};
use super::super::preview::{Pasted, Roll};
use super::View;
use crate::paper::lists::{self, Weight};
use crate::text::{self, counted, say};

/// Columns before a name: sign, number.
const LEAD: usize = 8;
/// Rows laid out on each side of the selected one: more than any window shows.
const AROUND: usize = 150;
/// The widest box.
const WIDEST: u16 = 120;

impl View<'_> {
    pub(super) fn pasted(&self, area: Rect, pasted: &Pasted, buf: &mut Buffer, hits: &mut Hits) {
        let (words, theme) = (self.words, self.theme);
        let mut pen = self.panel(area, WIDEST, u16::MAX, words.pasted_title, buf);
        let width = pen.width();
        let roll = pasted.roll().map(|roll| match roll {
            Roll::Awards(decision, kind) => {
                let kind = self.ui.lang.pick(kind.vi(), kind.en());
                format!("{} {} {kind}", self.day.decision_title(decision), theme.glyphs.dot)
            }
            Roll::Teams(item) => self.day.title(item),
        });
        let roll = roll.unwrap_or_default();
        for part in text::wrap(&roll, width) {
            pen.line(Span::styled(part, theme.heading));
        }
        pen.rule(theme.glyphs.rule, theme.quiet);
        let from = pasted.selected.saturating_sub(AROUND);
        let order = pasted.preview.in_doubt_first();
        let rows: Vec<Row> = order
            .iter()
            .enumerate()
            .skip(from)
            .take(2 * AROUND)
            .filter_map(|(at, index)| Some((at, *index, pasted.preview.rows.get(*index)?)))
            .map(|(at, index, row)| self.pasted_row(at, index, row, pasted, width))
            .collect();
        let foot = self.pasted_foot(pasted, &roll, width);
        let rest = pen.rest();
        let below = u16::try_from(foot.len() + 1).unwrap_or(u16::MAX).min(rest.height);
        let place = Rect { height: rest.height - below, ..rest };
        pen.skip(place.height + 1);
        for line in foot {
            pen.line(line);
        }
        list(buf, place, &rows, Some(&Cursor::Pasted(pasted.selected)), theme.selected, hits);
    }

    fn pasted_row(&self, at: usize, index: usize, row: &lists::Row, pasted: &Pasted, width: usize) -> Row {
        let (words, theme) = (self.words, self.theme);
        let (sign, style) = match row.weight() {
            Some(Weight::Refusal) => ("x", theme.late),
            _ if !pasted.takes(index) => (theme.glyphs.skipped, theme.quiet),
            Some(Weight::Doubt) => ("!", theme.attention),
            _ => (theme.glyphs.done, theme.done),
        };
        let name = if row.is_refused() { row.shown.clone() } else { row.name().to_owned() };
        let number = row.number.as_deref().filter(|_| !row.is_refused()).unwrap_or_default();
        let right = format!("{} {} ", words.line, row.line);
        let lead = format!(" {sign} {number:>3}  ");
        let room = width.saturating_sub(LEAD + text::width(&right) + 1).max(width / 3);
        let quiet = if pasted.takes(index) { theme.base } else { theme.quiet };
        let mut lines: Vec<Line<'static>> = text::wrap(&name, room)
            .into_iter()
            .enumerate()
            .map(|(part_index, part)| {
                if part_index > 0 {
                    return Line::from(Span::styled(format!("{}{part}", " ".repeat(LEAD)), quiet));
                }
                let left = Line::from(vec![Span::styled(lead.clone(), style), Span::styled(part, quiet)]);
                spread(left, Line::from(Span::styled(right.clone(), theme.quiet)), width)
            })
            .collect();
        let under = |said: &str, style| {
            let wrapped = text::wrap(said, width.saturating_sub(LEAD + 1));
            wrapped
                .into_iter()
                .map(move |part| Line::from(Span::styled(format!("{}{part}", " ".repeat(LEAD)), style)))
                .collect::<Vec<_>>()
        };
        if !row.is_refused() {
            let facts = row.facts(self.ui.lang);
            if !facts.is_empty() {
                lines.extend(under(&facts.join(&format!(" {} ", theme.glyphs.dot)), theme.quiet));
            }
        }
        for doubt in &row.doubts {
            let style = match doubt.weight() {
                Weight::Told => theme.quiet,
                Weight::Doubt => theme.attention,
                Weight::Refusal => theme.late,
            };
            lines.extend(under(&doubt.say(self.ui.lang), style));
        }
        Row::new(Cursor::Pasted(at), lines)
    }

    /// How many and where to, what there is to be said of the whole, and the keys.
    fn pasted_foot(&self, pasted: &Pasted, roll: &str, width: usize) -> Vec<Line<'static>> {
        let (theme, lang) = (self.theme, self.ui.lang);
        let (taken, refused) = (pasted.taken(), pasted.preview.refused());
        let doubts = pasted.preview.rows.iter().filter(|row| row.weight() == Some(Weight::Doubt)).count();
        let mut said = match pasted.roll() {
            Some(Roll::Teams(_)) => {
                say!(lang, "Ghi {taken} đội vào: {roll}", "{} into: {roll}", counted(&taken, "team"))
            }
            _ if pasted.replace => say!(
                lang,
                "THAY cả danh sách bằng {taken} người nhận: {roll}",
                "{} INSTEAD of the roll: {roll}",
                counted(&taken, "recipient")
            ),
            _ => say!(
                lang,
                "Ghi {taken} người nhận vào: {roll}",
                "{} into: {roll}",
                counted(&taken, "recipient")
            ),
        };
        if refused > 0 {
            said += &say!(lang, " · {refused} dòng không nhận", " · {} refused", counted(&refused, "row"));
        }
        if doubts > 0 {
            said += &say!(lang, " · {doubts} dòng cần xem", " · {} to look at", counted(&doubts, "row"));
        }
        let waiting = pasted.waiting();
        if waiting > 0 {
            said += &say!(
                lang,
                " · {waiting} dòng chưa lấy, Space để lấy",
                " · {} not taken, Space takes them",
                counted(&waiting, "row")
            );
        }
        let styled = |said: &str, style| {
            let wrapped = text::wrap(said, width);
            wrapped.into_iter().map(move |part| Line::from(Span::styled(part, style))).collect::<Vec<_>>()
        };
        let mut lines = Vec::new();
        for remark in pasted.preview.remarks(taken) {
            lines.extend(styled(&remark.say(lang), theme.attention));
        }
        lines.extend(styled(&said, theme.heading));
        let foot = match pasted.roll() {
            Some(Roll::Teams(_)) => self.words.pasted_teams_foot,
            _ => self.words.pasted_foot,
        };
        lines.extend(styled(foot, theme.quiet));
        lines
    }
}
