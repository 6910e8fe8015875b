//! The title of a decision and its counts, and what is left of both when its turn is past.

use ratatui::text::{Line, Span};

use crate::agenda::{Decision, DecisionId, time};
use crate::day::{Batch, Day, Entry, Honoree, ItemState, Tally};
use crate::text;
use crate::ui::pen::{Row, spread};
use crate::ui::{View, format};

/// The decisions whose turn is past while another item's lists are on.
pub fn passed_over(day: &Day) -> Vec<&DecisionId> {
    let gives = |entry: &&Entry| day.decisions_of(&entry.item).next().is_some();
    if day.current().filter(gives).is_none() {
        return Vec::new();
    }
    let is_past = |state: ItemState| match state {
        ItemState::Done | ItemState::Skipped => true,
        ItemState::Pending | ItemState::Live | ItemState::Parked => false,
    };
    let past = day.entries().iter().filter(|entry| is_past(entry.state));
    past.flat_map(|entry| day.decisions_of(&entry.item)).map(|own| &own.id).collect()
}

/// A decision that was passed over, on one line: how many it owes.
pub fn passed_over_rows(
    view: &View<'_>,
    decision: &Decision,
    batches: &[Batch<'_>],
    width: usize,
    rows: &mut Vec<Row>,
) {
    let (words, theme) = (view.words, view.theme);
    let open: usize = batches.iter().map(Batch::open).sum();
    let left = if view.day.is_signing(&decision.id) { words.left_to_sign } else { words.left_to_award };
    title_rows(
        Span::styled(format!("  {}", title_of(view, decision)), theme.quiet),
        Span::styled(format!("… {open} {left} "), theme.attention),
        width,
        rows,
    );
}

/// A title that wraps before what stands at its right end.
pub fn title_rows(title: Span<'static>, right: Span<'static>, width: usize, rows: &mut Vec<Row>) {
    let lines = text::wrap(&title.content, width.saturating_sub(text::width(&right.content) + 2));
    for (index, line) in lines.into_iter().enumerate() {
        let left = Line::from(Span::styled(line, title.style));
        rows.push(Row::heading(if index == 0 {
            spread(left, Line::from(right.clone()), width)
        } else {
            left
        }));
    }
}

/// A decision that is over, on one line.
pub fn over_rows(
    view: &View<'_>,
    decision: &Decision,
    batches: &[Batch<'_>],
    width: usize,
    rows: &mut Vec<Row>,
) {
    let (words, theme) = (view.words, view.theme);
    let signing = view.day.is_signing(&decision.id);
    let mut right =
        tally_line(view, batches.iter().flat_map(|batch| batch.honorees.iter().copied()), signing);
    if let Some((at, _)) = batches.iter().filter_map(|batch| batch.closed).max_by_key(|(at, _)| *at) {
        right = format!(
            "{right}{} {} {} ",
            theme.glyphs.dot,
            words.batch_done,
            format::moment(view.day, *at, view.now)
        );
    }
    let title = format!("{} {}", theme.glyphs.done, title_of(view, decision));
    title_rows(Span::styled(title, theme.done), Span::styled(right, theme.done), width, rows);
}

/// Form, issuer, number and date of a decision.
pub fn title_of(view: &View<'_>, decision: &Decision) -> String {
    let facts = [Some(decision.form.clone()), decision.issuer.clone(), decision.number.clone()];
    let title = facts.into_iter().flatten().collect::<Vec<_>>().join(&format!(" {} ", view.theme.glyphs.dot));
    match decision.date {
        Some(date) => format!("{title} ({})", time::print_date(date)),
        None => title,
    }
}

/// `10 = 6 đã trao + 1 nhận thay + 3 trao sau + 0 còn lại`: the counts add up, and show it.
pub fn tally_line<'a>(
    view: &View<'_>,
    honorees: impl IntoIterator<Item = &'a Honoree>,
    signing: bool,
) -> String {
    let (words, tally) = (view.words, Tally::of(honorees));
    if tally.left() == tally.all {
        return format!("{} ", tally.all);
    }
    let parts = [
        (tally.conferred, if signing { words.signed } else { words.conferred }),
        (tally.to_proxy, if signing { words.signed_for } else { words.to_proxy }),
        (tally.later, if signing { words.signs_later } else { words.later }),
        (tally.withdrawn, words.withdrawn),
        (tally.left(), words.remaining_ones),
    ];
    let said: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    format!("{} = {} ", tally.all, said.join(" + "))
}
