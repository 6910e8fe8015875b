//! Screen 5, Trao thưởng: decisions and their recipients, in the order of the annex, as the
//! agenda has them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::View;
use super::super::pen::{Hits, Pen, Row, list};
use super::run::spread;
use crate::agenda::{Agenda, Decision, Performer, Recipient, RecipientKind, Roll, time};
use crate::day::Day;
use crate::text;

fn decisions(agenda: &Agenda) -> impl Iterator<Item = &Decision> {
    agenda.items.iter().flat_map(|item| &item.decisions)
}

pub fn keys(day: &Day) -> Vec<String> {
    decisions(day.agenda())
        .flat_map(|decision| {
            let recipients = decision.rolls().into_iter().flat_map(|(_, roll)| &roll.list);
            std::iter::once(decision.id.0.clone()).chain(recipients.map(|recipient| recipient.id.0.clone()))
        })
        .collect()
}

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let (words, theme) = (view.words, view.theme);
    let mut pen = Pen::new(buf, area);
    pen.skip(1);
    pen.line(Span::styled(words.awards_title, theme.heading));
    pen.skip(1);
    let width = pen.width();
    let mut rows = Vec::new();
    for decision in decisions(view.day.agenda()) {
        if !rows.is_empty() {
            rows.push(Row::blank());
        }
        rows.push(decision_row(view, decision, width));
        for (kind, roll) in decision.rolls() {
            roll_rows(view, kind, roll, width, &mut rows);
        }
    }
    if rows.is_empty() {
        pen.text(words.no_awards, theme.quiet);
    }
    let rest = pen.rest();
    list(buf, rest, &rows, view.selected().as_deref(), theme.selected, hits);
}

fn decision_row(view: &View<'_>, decision: &Decision, width: usize) -> Row {
    let (words, theme) = (view.words, view.theme);
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut title = decision.form.clone();
    if let Some(issuer) = &decision.issuer {
        title = format!("{title} {} {issuer}", theme.glyphs.dot);
    }
    if let Some(number) = &decision.number {
        title = format!("{title} {} {number}", theme.glyphs.dot);
    }
    if let Some(date) = decision.date {
        title = format!("{title} ({})", time::print_date(date));
    }
    lines.extend(
        text::wrap(&title, width).into_iter().map(|line| Line::from(Span::styled(line, theme.heading))),
    );
    let person = |performer: &Performer| view.day.performer(performer);
    let mut people = Vec::new();
    if let Some(announcer) = &decision.announcer {
        people.push(format!("{}: {}", words.announcer, person(announcer)));
    }
    if !decision.presenters.is_empty() {
        let names: Vec<String> = decision.presenters.iter().map(person).collect();
        people.push(format!("{}: {}", words.presenters, names.join(", ")));
    }
    for line in people.iter().flat_map(|line| text::wrap(line, width.saturating_sub(3))) {
        lines.push(Line::from(Span::styled(format!("   {line}"), theme.quiet)));
    }
    Row::new(decision.id.0.clone(), lines)
}

fn roll_rows(view: &View<'_>, kind: RecipientKind, roll: &Roll, width: usize, rows: &mut Vec<Row>) {
    let (words, theme) = (view.words, view.theme);
    let term = view.ui.lang.pick(kind.vi(), kind.en());
    let count = match (roll.count, roll.list.len()) {
        (None, 0) => return,
        (Some(count), 0) => format!("{count} {term}, {}", words.names_to_follow),
        (Some(count), listed) if usize::try_from(count).is_ok_and(|count| count > listed) => {
            format!("{listed}/{count} {term}, {}", words.names_to_follow)
        }
        (_, listed) => format!("{listed} {term}"),
    };
    rows.push(Row::heading(Span::styled(format!("   {count}"), theme.quiet)));
    for (index, recipient) in roll.list.iter().enumerate() {
        rows.push(recipient_row(view, index, recipient, width));
    }
}

fn recipient_row(view: &View<'_>, index: usize, recipient: &Recipient, width: usize) -> Row {
    let (words, theme) = (view.words, view.theme);
    let slot = recipient.slot.map(|slot| format!("{} {slot} ", words.slot)).unwrap_or_default();
    let name = Line::from(vec![
        Span::styled(format!("{:>6}  ", index + 1), theme.quiet),
        Span::styled(recipient.name.clone(), theme.base),
    ]);
    let mut lines = vec![spread(name, Line::from(Span::styled(slot, theme.quiet)), width)];
    let mut facts: Vec<String> = Vec::new();
    facts.extend(recipient.position.clone());
    facts.extend(recipient.representative.as_ref().map(|name| format!("{} {name}", words.representative)));
    if recipient.posthumous {
        facts.push(words.posthumous.to_owned());
    }
    facts.extend(recipient.amount.clone());
    let facts = facts.join(&format!(" {} ", theme.glyphs.dot));
    if !facts.is_empty() {
        let wrapped = text::wrap(&facts, width.saturating_sub(9));
        lines.extend(
            wrapped.into_iter().map(|line| Line::from(Span::styled(format!("        {line}"), theme.quiet))),
        );
    }
    Row::new(recipient.id.0.clone(), lines)
}
