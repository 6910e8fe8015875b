//! What the cursor stands on, on a screen or in a list in a box: what a row is about, never its place.
//! Others record meanwhile, rows come and go, and what was chosen stays what was chosen.

use super::key::{Code, Key};
use super::row::Action;
use super::screen::Screen;
use crate::agenda::{CheckId, DelegateId, ItemId, Outcome, RecipientId, Rule, TeamId};
use crate::day::{BoardId, Difference, Seq};

/// What a row is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Cursor {
    /// An item of the programme.
    Item(ItemId),
    /// Something to be ticked.
    Check(CheckId),
    /// A delegate.
    Delegate(DelegateId),
    /// A recipient on a roll.
    Recipient(RecipientId),
    /// A board of a contest.
    Board(BoardId),
    /// A team's place on a board.
    Team(BoardId, TeamId),
    /// A line of the journal.
    Event(Seq),
    /// An action, in the palette.
    Action(Action),
    /// Something found, with the screen that shows it: a name may be found on two.
    Found(Screen, Box<Cursor>),
    /// The place before an item that waits, or at the end.
    Before(Option<ItemId>),
    /// What ends the day on time: an item shortened, or left out.
    Saving(ItemId, bool),
    /// A fault of the catalogue, by its code.
    Fault(String),
    /// How an attempt ended.
    Outcome(Outcome),
    /// How a team is out of the contest as a whole, or in again.
    WholeTeam(Outcome),
    /// A reading of a watch, and whether it counts now.
    Watch(u8, bool),
    /// A watch on a lane of a contest.
    Lane(ItemId, u32, u8),
    /// A team that was not ready in time, and whether the fault of the rules is meant.
    Late(TeamId, bool),
    /// A rule, the way it would be.
    Rule(Rule),
    /// A rule that has to be typed.
    RuleField(RuleField),
    /// One of the ways out of a question.
    Way(Way),
    /// What a changed agenda file would change.
    Difference(Difference),
    /// A line of a correction, which nobody but this operator changes.
    Mending(usize),
    /// A row of a pasted text, which nobody but this operator changes.
    Pasted(usize),
    /// A paper that can be written of the day.
    Paper(crate::paper::out::Kind),
}

/// One of the ways out of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The changed agenda file is taken.
    TakeChanges,
    /// The day goes on with the programme that it has.
    KeepRunning,
    /// Items that were not started come later.
    StillToCome,
    /// They were held, and nobody pressed.
    WasHeld,
    /// They are left out.
    LeftOut,
    /// What a guest who must leave takes part in comes next.
    BringForward,
    /// A re-run is ordered.
    Rerun,
    /// A re-run is withdrawn.
    Reinstate,
    /// Equals share the rank.
    Share,
    /// Lots are drawn between equals.
    DrawLots,
    /// Lots of all are drawn at once.
    DrawAll,
    /// They are called to the line again.
    CallAgain,
    /// A dispute is upheld.
    Uphold,
    /// A dispute is rejected.
    Reject,
}

/// A rule that has to be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleField {
    /// Time cap.
    Cap,
    /// Lanes.
    Lanes,
    /// Prizes.
    Prizes,
    /// The most points of practice.
    MaxPoints,
    /// How far apart the watches of a run may lie.
    WatchLimit,
    /// Time to prepare at the line.
    Prepare,
    /// Points that every team starts with.
    StartPoints,
    /// Points for each second under or over a set time.
    Pace,
    /// The time of a team that failed.
    Failed,
    /// A fault of the catalogue.
    Fault,
}

/// The chosen line of a list in a box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    on: Option<Cursor>,
    /// The line where it was seen last. When what it stood on is gone, the arrows go on from here;
    /// nothing is ever done to what stands here now.
    near: usize,
}

/// Where a selection stands in a list as it is now.
#[derive(Clone, Debug, PartialEq)]
pub enum Chosen {
    /// On this line.
    Line(Cursor),
    /// What it stood on is no longer there.
    Gone,
    /// Nothing has been chosen: the list was empty.
    Nothing,
}

impl Selection {
    /// On the first line.
    pub fn first<'c>(lines: impl IntoIterator<Item = &'c Cursor>) -> Self {
        Self { on: lines.into_iter().next().cloned(), near: 0 }
    }

    /// On this line.
    pub fn on(cursor: Cursor) -> Self {
        Self { on: Some(cursor), near: 0 }
    }

    /// What it stands on, whether that is still there or not.
    pub fn cursor(&self) -> Option<&Cursor> {
        self.on.as_ref()
    }

    /// What it stands on in a list as it is now.
    pub fn among(&self, lines: &[Cursor]) -> Chosen {
        match &self.on {
            Some(cursor) if lines.contains(cursor) => Chosen::Line(cursor.clone()),
            Some(_) => Chosen::Gone,
            None => Chosen::Nothing,
        }
    }

    /// Moves it by a key; says whether the key was for that.
    pub fn step(&mut self, key: Key, lines: &[Cursor]) -> bool {
        let by: isize = match key.code {
            Code::Up => -1,
            Code::Down => 1,
            Code::PageUp => -10,
            Code::PageDown => 10,
            _ => return false,
        };
        self.go(by, lines);
        true
    }

    /// Moves it by lines.
    fn go(&mut self, by: isize, lines: &[Cursor]) {
        let last = lines.len().saturating_sub(1);
        let at = self.on.as_ref().and_then(|cursor| lines.iter().position(|line| line == cursor));
        self.near = match (at, &self.on) {
            (Some(at), _) => at.saturating_add_signed(by).min(last),
            // What stood here has gone, and what followed it stands here now.
            (None, Some(_)) => self.near.saturating_add_signed(by.min(0)).min(last),
            (None, None) => 0,
        };
        self.on = lines.get(self.near).cloned();
    }

    /// Goes on to what follows: what it stands on is done, and will leave the list.
    pub fn go_on(&mut self, lines: &[Cursor]) {
        let at = self.on.as_ref().and_then(|cursor| lines.iter().position(|line| line == cursor));
        let Some(at) = at else { return };
        let next = lines.get(at + 1).or_else(|| at.checked_sub(1).and_then(|before| lines.get(before)));
        *self = Self { on: next.cloned(), near: at };
    }

    /// Keeps in mind where it stands, for the arrows; asked whenever the list is looked at.
    pub fn see(&mut self, lines: &[Cursor]) {
        if let Some(at) = self.on.as_ref().and_then(|cursor| lines.iter().position(|line| line == cursor)) {
            self.near = at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(ids: &[&str]) -> Vec<Cursor> {
        ids.iter().map(|id| Cursor::Item((*id).into())).collect()
    }

    #[test]
    fn what_was_chosen_stays_chosen_when_the_line_before_it_goes() {
        let mut selection = Selection::first(&items(&["a", "b", "c"]));
        selection.step(Key::plain(Code::Down), &items(&["a", "b", "c"]));
        let rest = items(&["b", "c"]);
        assert_eq!(selection.among(&rest), Chosen::Line(Cursor::Item("b".into())));
        selection.step(Key::plain(Code::Down), &rest);
        assert_eq!(selection.among(&rest), Chosen::Line(Cursor::Item("c".into())));
    }

    #[test]
    fn what_is_gone_is_gone_and_the_arrows_go_on_from_where_it_stood() {
        let all = items(&["a", "b", "c", "d"]);
        let mut selection = Selection::on(Cursor::Item("b".into()));
        selection.see(&all);
        let rest = items(&["a", "c", "d"]);
        assert_eq!(selection.among(&rest), Chosen::Gone);
        for (key, wanted) in [(Code::Down, "c"), (Code::Up, "a")] {
            let mut selection = selection.clone();
            selection.step(Key::plain(key), &rest);
            assert_eq!(selection.among(&rest), Chosen::Line(Cursor::Item(wanted.into())));
        }
    }

    #[test]
    fn who_is_done_is_followed_by_the_next_and_the_last_by_the_one_before() {
        let all = items(&["a", "b"]);
        let mut selection = Selection::first(&all);
        selection.go_on(&all);
        assert_eq!(selection.cursor(), Some(&Cursor::Item("b".into())));
        selection.go_on(&all);
        assert_eq!(selection.cursor(), Some(&Cursor::Item("a".into())));
        selection.go_on(&items(&["a"]));
        assert_eq!(selection.cursor(), None);
    }
}
