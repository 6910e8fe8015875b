//! Screen 7, Việc cần làm: every check of the day, by item or by owner.
//!
//! ```text
//!  Việc cần làm · theo mục                                         12/31
//!  Báo cáo kết quả phong trào                                        3/5
//!   ✓ Slide báo cáo đã mở                             Kỹ thuật  kt 08:05
//!   ○ Danh sách tham luận đã báo                      Thư ký    bắt buộc
//! ```

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::run::check_row;
use crate::agenda::{Check, Item};
use crate::day::Day;
use crate::text;
use crate::ui::cursor::Cursor;
use crate::ui::pen::{Hits, Pen, Row, as_wide_as, list, spread};
use crate::ui::{Ui, View};

/// Columns for the sign before a check, and for who and when behind it.
const BESIDE: usize = 36;

type Group<'a> = (String, Vec<(&'a Item, &'a Check)>);

/// The groups, in the order of the day or of the owners' names; the unowned last.
fn groups<'a>(day: &'a Day, ui: &Ui) -> Vec<Group<'a>> {
    let shown = |check: &Check| is_shown(check, day, ui);
    if ui.by_owner {
        let mut owners: BTreeMap<(bool, String), Group<'a>> = BTreeMap::new();
        for (item, check) in day.checks().filter(|(_, check)| shown(check)) {
            let name = check.owner.clone();
            let key = (name.is_none(), text::fold(name.as_deref().unwrap_or_default()));
            let title = name.unwrap_or_else(|| ui.words().nobody.to_owned());
            owners.entry(key).or_insert_with(|| (title, Vec::new())).1.push((item, check));
        }
        return owners.into_values().collect();
    }
    day.entries()
        .iter()
        .map(|entry| {
            let checks =
                entry.item.checks.iter().filter(|check| shown(check)).map(|check| (&entry.item, check));
            (entry.item.title.clone(), checks.collect())
        })
        .filter(|(_, checks): &Group<'_>| !checks.is_empty())
        .collect()
}

/// What is done may be hidden.
pub fn is_shown(check: &Check, day: &Day, ui: &Ui) -> bool {
    !ui.hide_done || day.tick(&check.id).is_none()
}

pub fn rows(day: &Day, ui: &Ui) -> Vec<Cursor> {
    let checks = groups(day, ui).into_iter().flat_map(|(_, checks)| checks);
    checks.map(|(_, check)| Cursor::Check(check.id.clone())).collect()
}

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let (words, theme) = (view.words, view.theme);
    let content = view.day.checks().map(|(_, check)| text::width(&check.title) + BESIDE).max();
    let area = as_wide_as(content.unwrap_or_default(), area);
    let mut pen = Pen::new(buf, area);
    pen.skip(1);
    let done = view.day.checks().filter(|(_, check)| view.day.tick(&check.id).is_some()).count();
    let all = view.day.checks().count();
    let mut title = vec![
        Span::styled(words.all_checks, theme.heading),
        Span::styled(
            format!(
                " {} {}",
                theme.glyphs.dot,
                if view.ui.by_owner { words.by_owner } else { words.by_item }
            ),
            theme.quiet,
        ),
    ];
    if view.ui.hide_done {
        title.push(Span::styled(format!(" {} {}", theme.glyphs.dot, words.done_hidden), theme.quiet));
    }
    pen.ends(Line::from(title), Span::styled(format!("{done}/{all} "), theme.now));
    pen.skip(1);
    let width = pen.width();
    let mut rows = Vec::new();
    for (title, checks) in groups(view.day, view.ui) {
        if !rows.is_empty() {
            rows.push(Row::blank());
        }
        let ticked = checks.iter().filter(|(_, check)| view.day.tick(&check.id).is_some()).count();
        let count = format!("{ticked}/{} ", checks.len());
        rows.push(Row::heading(spread(
            Line::from(Span::styled(title, theme.heading)),
            Line::from(Span::styled(count, theme.quiet)),
            width,
        )));
        for (item, check) in checks {
            let mut row = check_row(view, check, width, !view.ui.by_owner);
            if view.ui.by_owner {
                row.lines.push(Line::from(Span::styled(format!("     {}", item.title), theme.quiet)));
            }
            rows.push(row);
        }
    }
    if all == 0 {
        pen.text(words.no_checks, theme.quiet);
    } else if rows.is_empty() {
        pen.text(words.all_ticked, theme.done);
    }
    let rest = pen.rest();
    list(buf, rest, &rows, view.selected().as_ref(), theme.selected, hits);
}
