//! The nine screens. Each draws itself and lists the keys of its rows in order.

mod awards;
mod checks;
mod contest;
mod delegates;
mod ground;
mod hall;
mod log;
mod mc;
mod programme;
mod run;
mod timeline;

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(super) use awards::owed;
pub(super) use run::spread;

use super::pen::Hits;
use super::{Ui, View};
use crate::day::{Day, Seq};

/// Which screen. The digit that chooses it is its place in [`Screen::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    /// 1 Điều hành: what runs, what follows, how late, what is to be ticked.
    Run,
    /// 2 MC: the words.
    Mc,
    /// 3 Chương trình: every item.
    Programme,
    /// 4 Đại biểu: delegates.
    Delegates,
    /// 5 Trao thưởng: awards.
    Awards,
    /// 6 Hội thi: contests.
    Contest,
    /// 7 Việc cần làm: every check.
    Checks,
    /// 8 Nhật ký: who did what.
    Log,
    /// 9 Hội trường: for the projector.
    Hall,
    /// Behind 5: what must be ready for each recipient.
    Ready,
    /// Behind 6: one board, with its watches.
    Ground,
}

impl Screen {
    /// Every screen, in the order of its digits.
    pub const ALL: &'static [Self] = &[
        Self::Run,
        Self::Mc,
        Self::Programme,
        Self::Delegates,
        Self::Awards,
        Self::Contest,
        Self::Checks,
        Self::Log,
        Self::Hall,
    ];

    /// Whether the title and the clock stand on top and the keys below: the MC's and the hall's
    /// screens hold nothing but their own.
    pub(super) fn has_frame(self) -> bool {
        !matches!(self, Self::Mc | Self::Hall)
    }

    /// Whether the public sees it: nothing internal may stand on it.
    pub(super) fn is_public(self) -> bool {
        self == Self::Hall
    }

    /// How finely time is shown here: a running watch in tenths of a second, clocks in seconds.
    pub(super) fn tick(self, day: &Day) -> TimeDelta {
        match self {
            Self::Ground | Self::Hall if day.is_timing() => TimeDelta::milliseconds(100),
            _ => TimeDelta::seconds(1),
        }
    }

    /// The keys of the rows that can be selected, in order.
    pub(super) fn keys(self, day: &Day, ui: &Ui) -> Vec<String> {
        match self {
            Self::Run => run::keys(day),
            Self::Programme => day.entries().iter().map(|entry| entry.id().0.clone()).collect(),
            Self::Delegates => delegates::keys(day),
            Self::Awards | Self::Ready => awards::keys(day),
            Self::Contest => contest::keys(day),
            Self::Ground => ground::keys(day, ui),
            Self::Checks => checks::keys(day, ui),
            Self::Log => day.log().iter().rev().map(|record| record.seq.to_string()).collect(),
            Self::Mc | Self::Hall => Vec::new(),
        }
    }

    /// Whether a row of this key can be selected: asked in every frame, where the keys of ten
    /// thousand rows are too many to write out.
    pub(super) fn has(self, key: &str, day: &Day, ui: &Ui) -> bool {
        match self {
            Self::Programme => day.entry(&key.into()).is_some(),
            Self::Delegates => day.attendee(&key.into()).is_some(),
            Self::Awards | Self::Ready => day.honoree(&key.into()).is_some(),
            Self::Checks => day.check(&key.into()).is_some_and(|(_, check)| checks::is_shown(check, day, ui)),
            Self::Log => key.parse().is_ok_and(|seq| day.recorded(Seq(seq)).is_some()),
            Self::Ground => super::ground::has(key, day),
            Self::Run | Self::Contest | Self::Mc | Self::Hall => {
                self.keys(day, ui).iter().any(|other| other == key)
            }
        }
    }

    /// The row that matters now, while the operator has chosen none.
    pub(super) fn natural_selection(self, day: &Day, ui: &Ui) -> Option<String> {
        match self {
            Self::Programme => day.current().or_else(|| day.next_up()).map(|entry| entry.id().0.clone()),
            Self::Contest => super::ground::natural_board(day).map(|board| board.key()),
            Self::Ground => {
                let board = ui.open_board(day)?;
                let team = super::ground::natural_team(day, &board, &ui.operator)?;
                Some(super::ground::row_key(&board, &team))
            }
            Self::Awards => day.next_honoree().map(|honoree| honoree.id().0.clone()),
            Self::Log => day.log().last().map(|record| record.seq.to_string()),
            // What is due now before what was left over, or lies ahead.
            Self::Run | Self::Checks => {
                let open = |key: &String| day.tick(&key.as_str().into()).is_none();
                let shown = self.keys(day, ui);
                let due = run::keys(day).into_iter().find(|key| open(key) && shown.contains(key));
                due.or_else(|| shown.into_iter().find(open))
            }
            _ => None,
        }
    }

    pub(super) fn draw(self, view: &View<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
        match self {
            Self::Run => run::draw(view, area, buf, hits),
            Self::Mc => mc::draw(view, area, buf),
            Self::Programme => programme::draw(view, area, buf, hits),
            Self::Delegates => delegates::draw(view, area, buf, hits),
            Self::Awards => awards::draw(view, area, buf, hits),
            Self::Ready => awards::board::draw(view, area, buf, hits),
            Self::Contest => contest::draw(view, area, buf, hits),
            Self::Ground => ground::draw(view, area, buf, hits),
            Self::Checks => checks::draw(view, area, buf, hits),
            Self::Log => log::draw(view, area, buf, hits),
            Self::Hall => hall::draw(view, area, buf),
        }
    }
}

/// `3/5`; nothing where there is nothing to tick.
fn done_of(day: &Day, item: &crate::agenda::Item) -> String {
    match item.checks.len() {
        0 => String::new(),
        all => {
            let done = item.checks.iter().filter(|check| day.tick(&check.id).is_some()).count();
            format!("{done}/{all}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda;
    use crate::clock::Timestamp;
    use crate::day::{Mode, Operator, Recorded};
    use crate::text::Lang;
    use crate::ui::ThemeName;

    #[test]
    fn a_screen_has_the_keys_that_it_lists_and_no_other() {
        let text = include_str!("../../agendas/mau-ngay-hoi.ron");
        let (by, at) = (Operator("MC".to_owned()), Timestamp::from_millis(1_787_099_400_000));
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
                let keys = screen.keys(&day, &ui);
                assert!(keys.iter().all(|key| screen.has(key, &day, &ui)), "{screen:?}");
                let strangers = ["khong-co", "", "0", "3", check.0.as_str()];
                for stranger in strangers.iter().filter(|stranger| !keys.iter().any(|key| key == *stranger)) {
                    assert!(!screen.has(stranger, &day, &ui), "{screen:?} {stranger}");
                }
            }
        }
    }
}
