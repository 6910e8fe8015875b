//! What each screen shows: the pages of the wings, joined. Each draws itself and lists its rows in order.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cursor::Cursor;
use super::pen::Hits;
use super::screen::Screen;
use super::{Ui, View, awards, ground, hall, mc, people, programme};
use crate::day::Day;

impl Screen {
    /// The rows that can be selected, in order.
    pub(super) fn rows(self, day: &Day, ui: &Ui) -> Vec<Cursor> {
        match self {
            Self::Run => programme::run::rows(day),
            Self::Programme => day.entries().iter().map(|entry| Cursor::Item(entry.id().clone())).collect(),
            Self::Delegates => people::delegates::rows(day),
            Self::Awards => awards::roll::rows(day),
            Self::Ready => awards::ready::rows(day),
            Self::Contest => ground::contest::rows(day),
            Self::Ground => ground::board::rows(day, ui),
            Self::Checks => programme::checks::rows(day, ui),
            Self::Log => day.log().iter().rev().map(|record| Cursor::Event(record.seq)).collect(),
            Self::Mc | Self::Hall => Vec::new(),
        }
    }

    /// Whether a row can be selected: asked in every frame, where ten thousand rows are too many to
    /// write out.
    pub(super) fn has(self, row: &Cursor, day: &Day, ui: &Ui) -> bool {
        match (self, row) {
            (Self::Programme, Cursor::Item(id)) => day.entry(id).is_some(),
            (Self::Delegates, Cursor::Delegate(id)) => day.attendee(id).is_some(),
            (Self::Awards | Self::Ready, Cursor::Recipient(id)) => day.honoree(id).is_some(),
            (Self::Checks, Cursor::Check(id)) => {
                day.check(id).is_some_and(|(_, check)| programme::checks::is_shown(check, day, ui))
            }
            (Self::Log, Cursor::Event(seq)) => day.recorded(*seq).is_some(),
            (Self::Ground, Cursor::Team(board, team)) => ground::has(board, team, day),
            (Self::Run | Self::Contest, row) => self.rows(day, ui).contains(row),
            // A row of another kind.
            (
                Self::Programme
                | Self::Delegates
                | Self::Awards
                | Self::Ready
                | Self::Checks
                | Self::Log
                | Self::Ground
                | Self::Mc
                | Self::Hall,
                _,
            ) => false,
        }
    }

    /// The row that matters now, while the operator has chosen none.
    pub(super) fn natural_selection(self, day: &Day, ui: &Ui) -> Option<Cursor> {
        match self {
            Self::Programme => {
                day.current().or_else(|| day.next_up()).map(|entry| Cursor::Item(entry.id().clone()))
            }
            Self::Contest => ground::natural_board(day).map(Cursor::Board),
            Self::Ground => {
                let board = ui.open_board(day)?;
                let team = ground::natural_team(day, &board, &ui.operator)?;
                Some(Cursor::Team(board, team))
            }
            Self::Awards => day.next_honoree().map(|honoree| Cursor::Recipient(honoree.id().clone())),
            Self::Log => day.log().last().map(|record| Cursor::Event(record.seq)),
            // What is due now before what was left over, or lies ahead.
            Self::Run | Self::Checks => {
                let open = |row: &Cursor| matches!(row, Cursor::Check(id) if day.tick(id).is_none());
                let shown = self.rows(day, ui);
                let due = programme::run::rows(day).into_iter().find(|row| open(row) && shown.contains(row));
                due.or_else(|| shown.into_iter().find(open))
            }
            Self::Delegates | Self::Ready | Self::Mc | Self::Hall => None,
        }
    }

    pub(super) fn draw(self, view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
        match self {
            Self::Run => programme::run::draw(view, area, buf, hits),
            Self::Mc => mc::screen::draw(view, area, buf),
            Self::Programme => programme::list::draw(view, area, buf, hits),
            Self::Delegates => people::delegates::draw(view, area, buf, hits),
            Self::Awards => awards::roll::draw(view, area, buf, hits),
            Self::Ready => awards::ready::draw(view, area, buf, hits),
            Self::Contest => ground::contest::draw(view, area, buf, hits),
            Self::Ground => ground::board::draw(view, area, buf, hits),
            Self::Checks => programme::checks::draw(view, area, buf, hits),
            Self::Log => programme::log::draw(view, area, buf, hits),
            Self::Hall => hall::draw(view, area, buf),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda;
    use crate::clock::Timestamp;
    use crate::day::{BoardId, Mode, Operator, Recorded, Seq};
    use crate::text::Lang;
    use crate::ui::ThemeName;

    #[test]
    fn a_screen_has_the_rows_that_it_lists_and_no_other() {
        let text = include_str!("../../agendas/mau-ngay-hoi.ron");
        let (by, at) = (Operator::named("MC"), Timestamp::from_millis(1_787_099_400_000));
        let event = Day::opening(text, &agenda::load(text).unwrap(), Mode::Live, at);
        let mut day = Day::replay(vec![Recorded { seq: Seq(1), at, by: by.clone(), event }]).unwrap();
        let mut ui = Ui::new(by.clone(), Lang::Vi, ThemeName::Dark);
        let check = day.checks().next().map(|(_, check)| check.id.clone()).unwrap();
        let tick = crate::day::ProgrammeCommand::Tick(check.clone()).into();
        let records = day.record(day.decide(&tick, &by, at).unwrap(), &by, at);
        records.iter().for_each(|record| day.apply(record));
        for hide_done in [false, true] {
            ui.hide_done = hide_done;
            for screen in Screen::ALL.iter().chain(&[Screen::Ready, Screen::Ground]) {
                let rows = screen.rows(&day, &ui);
                assert!(rows.iter().all(|row| screen.has(row, &day, &ui)), "{screen:?}");
                let board = BoardId::Result("khong-co".into());
                let strangers = [
                    Cursor::Item("khong-co".into()),
                    Cursor::Delegate("khong-co".into()),
                    Cursor::Recipient("".into()),
                    Cursor::Check(check.clone()),
                    Cursor::Board(board.clone()),
                    Cursor::Team(board, "khong-co".into()),
                    Cursor::Event(Seq(0)),
                    Cursor::Event(Seq(30)),
                    Cursor::Pasted(0),
                ];
                for stranger in strangers.iter().filter(|stranger| !rows.contains(stranger)) {
                    assert!(!screen.has(stranger, &day, &ui), "{screen:?} {stranger:?}");
                }
            }
        }
    }
}
