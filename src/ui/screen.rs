//! The nine screens, and the two behind them.

use crate::day::Day;
use chrono::TimeDelta;

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
        match self {
            Self::Mc | Self::Hall => false,
            Self::Run
            | Self::Programme
            | Self::Delegates
            | Self::Awards
            | Self::Contest
            | Self::Checks
            | Self::Log
            | Self::Ready
            | Self::Ground => true,
        }
    }

    /// Whether the public sees it: nothing internal may stand on it.
    pub(super) fn is_public(self) -> bool {
        self == Self::Hall
    }

    /// How finely time is shown here: a running watch in tenths of a second, clocks in seconds.
    pub(super) fn tick(self, day: &Day) -> TimeDelta {
        let shows_watches = match self {
            Self::Ground | Self::Hall => true,
            Self::Run
            | Self::Mc
            | Self::Programme
            | Self::Delegates
            | Self::Awards
            | Self::Contest
            | Self::Checks
            | Self::Log
            | Self::Ready => false,
        };
        if shows_watches && day.is_timing() { TimeDelta::milliseconds(100) } else { TimeDelta::seconds(1) }
    }
}
