//! A changed agenda on the drill ground.

use super::{Competition, Contests};
use crate::agenda::{Agenda, ItemId, Team, TeamId};

impl Contests {
    /// Takes over a changed agenda. What was run stays, and no team is lost; rules that the file
    /// changed are taken. What is signed has the teams, the rules and the prizes that it was signed
    /// with. A name that was mended on the day stands, unless the file changed it too.
    pub fn revise(&mut self, written: &Agenda, agenda: &Agenda) {
        let old = std::mem::replace(self, Self::new(agenda));
        self.claims = old.claims;
        for mut was in old.held {
            match self.held.iter_mut().find(|new| new.id() == was.id()) {
                Some(new) => {
                    let before = written_teams(written, &was.item);
                    was.take_over(new, before);
                    *new = was;
                }
                None if was.has_begun() => self.held.push(was),
                None => {}
            }
        }
        for was in old.overall {
            match self.overall.iter_mut().find(|new| new.item == was.item) {
                Some(new) if was.closing.signed.is_some() => *new = was,
                Some(new) => (new.ties, new.closing) = (was.ties, was.closing),
                None if was.closing.signed.is_some() => self.overall.push(was),
                None => {}
            }
        }
    }
}

/// The teams of an item's contest as an agenda has them.
fn written_teams<'a>(agenda: &'a Agenda, item: &ItemId) -> &'a [Team] {
    let contest = agenda.item(item).and_then(|item| item.contest.as_ref());
    contest.map(|contest| contest.teams.as_slice()).unwrap_or_default()
}

impl Competition {
    /// Takes over what a changed agenda says of it; `before` are the teams as they were written.
    fn take_over(&mut self, new: &Self, before: &[Team]) {
        let signed = self.closing.signed.is_some();
        if !signed && self.written != new.written {
            self.discipline.rules = new.discipline.rules.clone();
        }
        self.discipline.title.clone_from(&new.discipline.title);
        self.discipline.category.clone_from(&new.discipline.category);
        self.discipline.final_of.clone_from(&new.discipline.final_of);
        (self.written, self.item) = (new.written.clone(), new.item.clone());
        let named = |team: &Team| {
            let mut team = team.clone();
            let was = before.iter().find(|was| was.id == team.id);
            if let Some(own) = self.team(&team.id).filter(|_| was.is_some_and(|was| was.name == team.name)) {
                team.name.clone_from(&own.name);
            }
            team
        };
        let teams: Vec<Team> = new.teams.iter().map(named).collect();
        let of = |teams: &[Team], id: &TeamId| teams.iter().find(|team| team.id == *id).cloned();
        self.teams = if signed {
            self.teams.iter().map(|own| of(&teams, &own.id).unwrap_or_else(|| own.clone())).collect()
        } else {
            let stay = self.teams.iter().filter(|own| of(&teams, &own.id).is_none()).cloned();
            teams.iter().cloned().chain(stay).collect()
        };
    }
}
