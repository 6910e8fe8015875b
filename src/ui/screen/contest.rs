//! Screen 6, Hội thi: disciplines, rules and teams, as the agenda has them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::View;
use super::super::pen::{Hits, Pen, Row, list};
use crate::agenda::{Contest, Discipline, FaultCost, Item};
use crate::day::Day;
use crate::text;

fn contests(day: &Day) -> impl Iterator<Item = (&Item, &Contest)> {
    day.entries().iter().filter_map(|entry| Some((&entry.item, entry.item.contest.as_ref()?)))
}

pub fn keys(day: &Day) -> Vec<String> {
    contests(day)
        .flat_map(|(_, contest)| {
            let disciplines = contest.disciplines.iter().map(|discipline| discipline.id.0.clone());
            disciplines.chain(contest.teams.iter().map(|team| team.id.0.clone()))
        })
        .collect()
}

pub fn draw(view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let (words, theme) = (view.words, view.theme);
    let mut pen = Pen::new(buf, area);
    pen.skip(1);
    pen.line(Span::styled(words.contests_title, theme.heading));
    pen.skip(1);
    let width = pen.width();
    let mut rows = Vec::new();
    for (item, contest) in contests(view.day) {
        if !rows.is_empty() {
            rows.push(Row::blank());
        }
        for line in text::wrap(&item.title, width) {
            rows.push(Row::heading(Span::styled(line, theme.heading)));
        }
        for discipline in &contest.disciplines {
            rows.push(Row::new(discipline.id.0.clone(), discipline_lines(view, discipline, width)));
        }
        let teams = if contest.teams.is_empty() {
            format!("   {}: {}", words.teams, words.no_teams)
        } else {
            format!("   {} ({})", words.teams, contest.teams.len())
        };
        rows.push(Row::heading(Span::styled(teams, theme.quiet)));
        for team in &contest.teams {
            let lines = text::wrap(&team.name, width.saturating_sub(6));
            let lines =
                lines.into_iter().map(|line| Line::from(Span::styled(format!("      {line}"), theme.base)));
            rows.push(Row::new(team.id.0.clone(), lines.collect()));
        }
    }
    if rows.is_empty() {
        pen.text(words.no_contests, theme.quiet);
    }
    let rest = pen.rest();
    list(buf, rest, &rows, view.selected().as_deref(), theme.selected, hits);
}

fn discipline_lines(view: &View<'_>, discipline: &Discipline, width: usize) -> Vec<Line<'static>> {
    let (words, theme, lang) = (view.words, view.theme, view.ui.lang);
    let rules = &discipline.rules;
    let dot = format!(" {} ", theme.glyphs.dot);
    let mut facts = vec![
        lang.pick(rules.score.vi(), rules.score.en()).to_owned(),
        lang.pick(rules.watches.vi(), rules.watches.en()).to_owned(),
        format!("{} {}", rules.attempts, words.attempts),
    ];
    if let Some(cap) = rules.cap {
        facts.push(format!("{} {}", words.cap, cap));
    }
    let mut about = vec![facts.join(&dot)];
    if !rules.faults.is_empty() {
        let faults: Vec<String> = rules
            .faults
            .iter()
            .map(|fault| {
                let cost = match fault.costs {
                    FaultCost::Time(time) => format!("+{} {}", time.0.num_seconds(), words.seconds),
                    FaultCost::Points(points) => format!("−{points} {}", words.points),
                    FaultCost::Disqualified => words.disqualified.to_owned(),
                };
                format!("{} {} ({cost})", fault.code, fault.text)
            })
            .collect();
        about.push(format!("{}: {}", words.faults, faults.join("; ")));
    }
    if !rules.prizes.is_empty() {
        let prizes: Vec<String> = rules
            .prizes
            .iter()
            .map(|prize| match prize.count {
                Some(count) => format!("{count} {}", prize.grade),
                None => format!("{}: {}", prize.grade, words.the_rest),
            })
            .collect();
        about.push(format!("{}: {}", words.prizes, prizes.join(", ")));
    }
    let title = text::wrap(&discipline.title, width.saturating_sub(3));
    let title = title.into_iter().map(|line| Line::from(Span::styled(format!("   {line}"), theme.base)));
    let about = about.into_iter().flat_map(|line| text::wrap(&line, width.saturating_sub(6)));
    title.chain(about.map(|line| Line::from(Span::styled(format!("      {line}"), theme.quiet)))).collect()
}
