//! The timing of hands: how soon a second press is no second wish, and how long a warning holds.
//!
//! All of it in one table, in the time of the people: a rehearsal's clock runs faster, hands do not.

use chrono::TimeDelta;

macro_rules! hands {
    ($($(#[$why:meta])* $hand:ident $millis:literal)+) => {
        /// A time that hands and eyes need.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Hand {
            $($(#[$why])* $hand,)+
        }

        impl Hand {
            /// How long it takes.
            pub fn time(self) -> TimeDelta {
                TimeDelta::milliseconds(match self { $(Self::$hand => $millis,)+ })
            }
        }
    };
}

hands! {
    /// A second "next" within this time is a second press, or a second person's: two operators who
    /// press together move the programme by one.
    DoublePress 2_000
    /// A warning cannot have been read sooner than this.
    Readable 2_000
    /// A warning older than this is forgotten, and given again.
    Remembered 60_000
    /// A second press on the same mark within this time is a shaking hand: it would take back what
    /// the first has done.
    Shaking 2_000
    /// A key that is held down repeats sooner than this after its first press; a hand that presses
    /// twice on purpose can wait for so long.
    LetGo 700
    /// No finger presses one key again within this time; a held key repeats every 25 to 40 ms.
    Tapped 90
    /// Nobody has seen within this time that another row came under their hand: a press is meant for
    /// the one before.
    Seen 700
    /// Two certificates are not handed over within this time: a second Enter is a shaking hand, and
    /// would confer on whoever is called next.
    OneBreath 1_000
    /// Nobody has read a line to the MC that came later than this before Enter.
    Unread 1_000
    /// A clicker's "back" is to be pressed twice within this time: clickers send it by accident.
    Armed 5_000
    /// No run is so short: a stop within this time of the start is a second press.
    ShortestRun 2_000
    /// Nobody prepares for the theory round, or answers in it, in less.
    ShortestStep 1_000
    /// After a watch was stopped, a start within this time is a shaking hand.
    Settling 5_000
    /// Timekeepers of one lane who start their watches by hand do so within this time.
    AtTheStart 5_000
    /// A command that could not be recorded is tried again by itself for so long: later the
    /// operator may no longer mean it.
    Patience 15_000
}
