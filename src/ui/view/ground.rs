//! What a command of the drill ground would do, on one line under a list or a form.

use ratatui::text::{Line, Span};

use super::View;
use crate::agenda::Rule;
use crate::day::{Board, BoardPart, Command, GroundCommand};

/// Teams named before the rest are only counted.
const NAMED: usize = 2;

impl View<'_> {
    /// What a command of a contest would change: a rule names the teams that move; a refusal says
    /// why; the others speak for themselves.
    pub(super) fn effect_on_the_ground(&self, command: &GroundCommand) -> Line<'static> {
        let whole = Command::Ground(command.clone());
        if let Err(refusal) = self.day.decide(&whole, &self.ui.operator, self.now) {
            return Line::from(Span::styled(self.day.say_refusal(&refusal, self.ui.lang), self.theme.quiet));
        }
        let GroundCommand::SetRule { discipline, rule } = command else { return Line::default() };
        let Some(held) = self.day.competition(discipline) else { return Line::default() };
        let before = held.board(BoardPart::Result);
        let after = held.under(rule).board(BoardPart::Result);
        match (before, after) {
            (Some(before), Some(after)) => self.moved(&before, &after, rule),
            _ => Line::default(),
        }
    }

    fn moved(&self, before: &Board, after: &Board, rule: &Rule) -> Line<'static> {
        let shown = |board: &Board, place: &crate::day::Standing| {
            let result = place.result.map(|result| self.day.say_measure(&board.id, result));
            let rank = place.rank.map(|rank| format!(" ({rank})")).unwrap_or_default();
            format!("{}{rank}", result.unwrap_or_else(|| "–".to_owned()))
        };
        let moved: Vec<String> = after
            .places
            .iter()
            .filter_map(|place| {
                let was = before.place(&place.team)?;
                let same = was.result == place.result && was.rank == place.rank && was.status == place.status;
                let prize = matches!(rule, Rule::Prizes(_)) && was.prize != place.prize;
                (!same || prize).then(|| {
                    let team = self.day.team_on(&after.id, &place.team);
                    format!("{team} {} → {}", shown(before, was), shown(after, place))
                })
            })
            .collect();
        if moved.is_empty() {
            return Line::from(Span::styled(self.words.moved_none, self.theme.quiet));
        }
        let mut said = moved.iter().take(NAMED).cloned().collect::<Vec<_>>().join(" · ");
        if moved.len() > NAMED {
            said = format!("{said} · +{} {}", moved.len() - NAMED, self.words.moved_more);
        }
        Line::from(Span::styled(said, self.theme.attention))
    }
}
