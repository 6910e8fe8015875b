//! What happened to the programme.

use super::{Cut, LeftRunning, NewItem, PassedOver};
use crate::agenda::{CheckId, DelegateId, ItemId, RecipientId};
use crate::clock::Timestamp;
use crate::day::Seq;
use crate::day::record::events;

events! {
    /// What happened to the items, their clock, the checks, the notes and the MC.
    ProgrammeEvent

    /// An item began; what ran before is over.
    Started "started" {
        /// What runs from now on.
        item: ItemId,
        /// What was running.
        after: Option<ItemId>,
        /// Required checks that were still open, and gone over.
        gone_over: Vec<CheckId>,
        /// Who of the item before it had not received, or not signed.
        #[serde(default)]
        left: Vec<RecipientId>,
        /// By "next", as opposed to being chosen by name.
        in_turn: bool,
        /// Items before it that nobody had started, where it was said what became of them.
        passed_over: Option<PassedOver>,
    }
    /// Somebody pressed "next" while something of the item was open, and was told what.
    Cautioned "cautioned" {
        /// The item that was running.
        item: Option<ItemId>,
        /// The open checks named.
        checks: Vec<CheckId>,
        /// Who had not received, or not signed.
        #[serde(default)]
        recipients: Vec<RecipientId>,
    }
    /// An item had been started by mistake; the one before runs on.
    WentBack "went_back" {
        /// The item that waits again.
        from: ItemId,
        /// The item that runs on; none when nothing ran before.
        to: Option<ItemId>,
    }
    /// The running item's clock was stopped.
    Paused "paused" {
        /// What stands still.
        item: ItemId,
    }
    /// The running item's clock runs on.
    Resumed "resumed" {
        /// What runs on.
        item: ItemId,
    }
    /// An item was left out.
    Skipped "skipped" {
        /// What is not held.
        item: ItemId,
        /// For the minutes, where it was told.
        reason: Option<String>,
    }
    /// A skipped item was put back.
    Unskipped "unskipped" {
        /// What waits again.
        item: ItemId,
    }
    /// An item was set aside.
    Parked "parked" {
        /// What may be taken up later.
        item: ItemId,
        /// For the minutes, where it was told.
        reason: Option<String>,
    }
    /// A parked item was put back.
    Unparked "unparked" {
        /// What waits again.
        item: ItemId,
    }
    /// A check was done.
    Ticked "ticked" {
        /// What somebody stands for.
        check: CheckId,
    }
    /// A check was not done after all.
    Unticked "unticked" {
        /// What is to be done again.
        check: CheckId,
    }
    /// Something was written down.
    Noted "noted" {
        /// About which item; none is the day.
        item: Option<ItemId>,
        /// For the minutes; the hall never sees it.
        text: String,
    }
    /// The running item really began at another moment.
    StartCorrected "start_corrected" {
        /// What runs, or ran.
        item: ItemId,
        /// When it began.
        start: Timestamp,
    }
    /// An item was given time, or some was taken.
    Adjusted "adjusted" {
        /// One that runs or is still to be held.
        item: ItemId,
        /// How many seconds.
        by_s: i64,
    }
    /// A new item was put into the day.
    Inserted "inserted" {
        /// Its id.
        item: ItemId,
        /// As asked for; the day replays without the file that lacks it.
        what: NewItem,
        /// Before which item; none is at the end.
        before: Option<ItemId>,
    }
    /// Items were moved, together and in this order.
    Moved "moved" {
        /// Those that waited, in the order that they have now.
        items: Vec<ItemId>,
        /// Before which item; none is to the end.
        before: Option<ItemId>,
    }
    /// A guest must leave: what they take part in was brought forward.
    PulledForward "pulled_forward" {
        /// The guest who must leave.
        delegate: DelegateId,
        /// Which items, in their order.
        items: Vec<ItemId>,
        /// Before which item; none when nothing else waited.
        before: Option<ItemId>,
    }
    /// Several items were set aside at once.
    SetAside "set_aside" {
        /// All that could not be held.
        items: Vec<ItemId>,
        /// For the minutes, where it was told.
        reason: Option<String>,
    }
    /// Items set aside were put back.
    TakenUp "taken_up" {
        /// All that wait again.
        items: Vec<ItemId>,
    }
    /// Items were shortened and left out, all at once, to end on time.
    Shortened "shortened" {
        /// Less time for these.
        cuts: Vec<Cut>,
        /// These were left out.
        drops: Vec<ItemId>,
    }
    /// What is still to come was put off to a later date.
    Postponed "postponed" {
        /// To which.
        to: chrono::NaiveDate,
        /// When it begins there; unknown counts from the first item that does.
        start: Option<chrono::NaiveTime>,
        /// What still ran from the date before.
        #[serde(default)]
        left: Option<LeftRunning>,
    }
    /// The MC was sent a line.
    MessageSent "message_sent" {
        /// As the MC sees it.
        text: String,
    }
    /// The MC has read a line.
    MessageSeen "message_seen" {
        /// The number of the event that sent it.
        message: Seq,
    }
    /// The day was ended.
    Ended "ended" {
        /// What was running.
        item: Option<ItemId>,
        /// Required checks that were still open.
        gone_over: Vec<CheckId>,
    }
}

impl ProgrammeEvent {
    /// Whether it may change what is running.
    pub(in crate::day) fn moves(&self) -> bool {
        match self {
            Self::Started { .. }
            | Self::WentBack { .. }
            | Self::Parked { .. }
            | Self::SetAside { .. }
            | Self::Ended { .. } => true,
            Self::Cautioned { .. }
            | Self::Paused { .. }
            | Self::Resumed { .. }
            | Self::Skipped { .. }
            | Self::Unskipped { .. }
            | Self::Unparked { .. }
            | Self::Ticked { .. }
            | Self::Unticked { .. }
            | Self::Noted { .. }
            | Self::StartCorrected { .. }
            | Self::Adjusted { .. }
            | Self::Inserted { .. }
            | Self::Moved { .. }
            | Self::PulledForward { .. }
            | Self::TakenUp { .. }
            | Self::Shortened { .. }
            | Self::Postponed { .. }
            | Self::MessageSent { .. }
            | Self::MessageSeen { .. } => false,
        }
    }

    /// Whether it changes the day. A warning only tells: nothing of it can be undone.
    pub(in crate::day) fn has_an_effect(&self) -> bool {
        !matches!(self, Self::Cautioned { .. })
    }

    /// Whether the day went another way than was planned: the minutes say so, and why.
    pub fn departs_from_the_plan(&self) -> bool {
        match self {
            Self::Skipped { .. }
            | Self::Unskipped { .. }
            | Self::Parked { .. }
            | Self::Unparked { .. }
            | Self::Inserted { .. }
            | Self::Moved { .. }
            | Self::PulledForward { .. }
            | Self::SetAside { .. }
            | Self::TakenUp { .. }
            | Self::Shortened { .. }
            | Self::Postponed { .. } => true,
            Self::Started { passed_over, .. } => passed_over.is_some(),
            Self::Cautioned { .. }
            | Self::WentBack { .. }
            | Self::Paused { .. }
            | Self::Resumed { .. }
            | Self::Ticked { .. }
            | Self::Unticked { .. }
            | Self::Noted { .. }
            | Self::StartCorrected { .. }
            | Self::Adjusted { .. }
            | Self::MessageSent { .. }
            | Self::MessageSeen { .. }
            | Self::Ended { .. } => false,
        }
    }

    /// A moment that it tells beside the one at which it was recorded.
    pub(in crate::day) fn told_moment(&mut self) -> Option<&mut Timestamp> {
        match self {
            Self::StartCorrected { start, .. } => Some(start),
            Self::Postponed { left, .. } => left.as_mut().map(|left| &mut left.at),
            Self::Started { .. }
            | Self::Cautioned { .. }
            | Self::WentBack { .. }
            | Self::Paused { .. }
            | Self::Resumed { .. }
            | Self::Skipped { .. }
            | Self::Unskipped { .. }
            | Self::Parked { .. }
            | Self::Unparked { .. }
            | Self::Ticked { .. }
            | Self::Unticked { .. }
            | Self::Noted { .. }
            | Self::Adjusted { .. }
            | Self::Inserted { .. }
            | Self::Moved { .. }
            | Self::PulledForward { .. }
            | Self::SetAside { .. }
            | Self::TakenUp { .. }
            | Self::Shortened { .. }
            | Self::MessageSent { .. }
            | Self::MessageSeen { .. }
            | Self::Ended { .. } => None,
        }
    }

    /// The item that is held, or waits again, although it may have been left out before: the awards
    /// ask, whose lists come back with it.
    pub(in crate::day) fn is_to_be_held(&self) -> Option<&ItemId> {
        match self {
            Self::Started { item, .. } | Self::Unskipped { item } | Self::Unparked { item } => Some(item),
            Self::Cautioned { .. }
            | Self::WentBack { .. }
            | Self::Paused { .. }
            | Self::Resumed { .. }
            | Self::Skipped { .. }
            | Self::Parked { .. }
            | Self::Ticked { .. }
            | Self::Unticked { .. }
            | Self::Noted { .. }
            | Self::StartCorrected { .. }
            | Self::Adjusted { .. }
            | Self::Inserted { .. }
            | Self::Moved { .. }
            | Self::PulledForward { .. }
            | Self::SetAside { .. }
            | Self::TakenUp { .. }
            | Self::Shortened { .. }
            | Self::Postponed { .. }
            | Self::MessageSent { .. }
            | Self::MessageSeen { .. }
            | Self::Ended { .. } => None,
        }
    }

    /// The guest who must leave, as it is now known: reception and the order of awards ask.
    pub(in crate::day) fn will_leave(&self) -> Option<&DelegateId> {
        if let Self::PulledForward { delegate, .. } = self { Some(delegate) } else { None }
    }
}
