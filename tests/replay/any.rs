//! Any event, any command, any press.

use chrono::{NaiveDate, NaiveTime};
use ngayhoi::agenda::{
    CheckId, DecisionId, Delegate, DelegateId, ItemId, ItemKind, Kit, Lasting, Part, Performer, Recipient,
    RecipientId, RecipientKind, Side,
};
use ngayhoi::clock::Timestamp;
use ngayhoi::day::{
    AwardsCommand, AwardsEvent, Command, Cut, Event, Handover, LeftRunning, Mending, Mode, NewItem,
    OfDelegate, OfItem, OfRecipient, PassedOver, PeopleCommand, PeopleEvent, Presence, ProgrammeCommand,
    ProgrammeEvent, Seq, Spot, StandIn,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::contests;

/// A day with everything that makes one complicated: fixed starts, unknown lengths, checks of
/// every phase, delegates, a contest of two disciplines with theory and prizes.
pub const AGENDA: &str = r#"(
    title: "Ngày hội", date: "19/8/2026", start: "22:30", must_end: "00:30", stage_width: 2,
    delegates: [(name: "Đại biểu 01", side: Guest), (name: "Đại biểu 02"), (name: "Đại biểu 03")],
    items: [
        (id: "a", title: "Chào cờ", minutes: 5, checks: [
            (id: "x", title: "Nhạc", phase: Before, required: true),
            (id: "y", title: "Hoa", phase: After, required: true),
        ]),
        (id: "b", title: "Báo cáo", performer: Delegate("dai-bieu-01"), checks: [
            (id: "x", title: "Micro", phase: During, required: true),
        ]),
        (id: "c", title: "Hội thi", minutes: 10, kind: Contest, contest: (
            teams: ["Đội 1", "Đội 2", "Đội 3"],
            disciplines: [
                (id: "k", title: "Chữa cháy", lanes: 2, watches: Mean, attempts: 2, cap: 2,
                    faults: [(code: "1", text: "Rơi lăng", seconds: 5, max: 2), (code: "2", text: "Bỏ lăng", disqualifies: true)],
                    ties: [FewerFaults, Shared], prizes: [(grade: "Giải nhất", count: 1), (grade: "Giải nhì", count: 1)]),
                (id: "l", title: "Sơ cứu", score: TheoryPlusPractice, faults: [(code: "1", text: "Chậm", points: 0.5)],
                    ties: [BetterPractice, DrawLots], prizes: [(grade: "Giải nhất", count: 1)],
                    practice_prizes: [(grade: "Thực hành tốt nhất", count: 1)],
                    theory: (max_points: 10, prizes: [(grade: "Lý thuyết tốt nhất", count: 1)])),
                (id: "m", title: "Vượt chướng ngại", individuals: (of: 1, best: 1)),
                (id: "n", title: "Chung kết", final_of: (discipline: "m", best: 3)),
            ],
            overall: [(grade: "Nhất toàn đoàn", count: 1)],
        )),
        (id: "d", title: "Trao thưởng", start: "23:45", minutes: 20, decisions: [
            (id: "q", form: "Giấy khen", individuals: 3), (id: "r", form: "Bằng khen", collectives: ["Tổ 1"]),
        ]),
        (id: "e", title: "Bế mạc", minutes: 5, prizes_of: ["k"], checks: [(id: "x", title: "Ảnh", phase: Before)]),
    ],
)"#;

/// Another agenda that the day may be changed to: one item gone, one new, others moved.
const REVISED: &str = r#"(
    title: "Ngày hội", date: "19/8/2026", start: "22:30",
    delegates: [(name: "Đại biểu 02"), (name: "Đại biểu 04")],
    items: [
        (id: "a", title: "Chào cờ", minutes: 6, checks: [(id: "x", title: "Nhạc", phase: Before, required: true)]),
        (id: "d", title: "Trao thưởng", minutes: 20),
        (id: "f", title: "Văn nghệ", minutes: 15),
        (id: "c", title: "Hội thi", minutes: 10, contest: (
            teams: ["Đội 2", "Đội 1", "Đội 4"],
            disciplines: [
                (id: "k", title: "Chữa cháy", watches: SlowerOfTwo, attempts: 1, prizes: [(grade: "Giải nhất", count: 1)]),
                (id: "m", title: "Kéo vòi"),
            ],
        )),
        (id: "e", title: "Bế mạc"),
    ],
)"#;

fn one_of<T: Clone + std::fmt::Debug + From<&'static str> + 'static>(
    names: &'static [&'static str],
) -> BoxedStrategy<T> {
    select(names).prop_map(T::from).boxed()
}

/// Mostly one that exists.
pub fn item() -> BoxedStrategy<ItemId> {
    prop_oneof![
        20 => one_of(&["a", "b", "c", "d", "e"]),
        3 => one_of(&["f", "chen", "chen-2"]),
        1 => any::<String>().prop_map(ItemId),
    ]
    .boxed()
}

fn check() -> BoxedStrategy<CheckId> {
    prop_oneof![
        12 => one_of(&["a/x", "a/y", "b/x", "e/x"]),
        1 => any::<String>().prop_map(CheckId),
    ]
    .boxed()
}

fn delegate_id() -> BoxedStrategy<DelegateId> {
    prop_oneof![
        12 => one_of(&["dai-bieu-01", "dai-bieu-02", "dai-bieu-03", "dai-bieu-04", "khach", "khach-2"]),
        1 => any::<String>().prop_map(DelegateId),
    ]
    .boxed()
}

fn text() -> BoxedStrategy<String> {
    prop_oneof![
        4 => select(&["mưa", "micro hú", "  ", "nghiê\u{300}n", "a\u{1b}[2J"][..]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
    .boxed()
}

fn items() -> BoxedStrategy<Vec<ItemId>> {
    vec(item(), 0..4).boxed()
}

fn lasting() -> BoxedStrategy<Lasting> {
    prop_oneof![
        8 => (-1200_i64..1200).prop_map(Lasting::seconds),
        1 => (-100_000_i64..100_000).prop_map(Lasting::seconds),
        1 => any::<i64>().prop_map(Lasting::seconds),
    ]
    .boxed()
}

/// What the journal can hold: at most a day and a night.
fn short() -> BoxedStrategy<Lasting> {
    (-86_400_i64..86_400).prop_map(Lasting::seconds).boxed()
}

fn performer() -> BoxedStrategy<Performer> {
    prop_oneof![delegate_id().prop_map(Performer::Delegate), text().prop_map(Performer::Named)].boxed()
}

/// A text that is mended; in an event always with what stood there.
fn mending(was: bool) -> BoxedStrategy<Mending> {
    let of_delegate = [
        OfDelegate::Name,
        OfDelegate::Rank,
        OfDelegate::Post,
        OfDelegate::Body,
        OfDelegate::Honorific,
        OfDelegate::Spoken,
        OfDelegate::SentBy,
    ];
    let of_recipient = [
        OfRecipient::Name,
        OfRecipient::Post,
        OfRecipient::Spoken,
        OfRecipient::Representative,
        OfRecipient::StandIn,
    ];
    let of_item = [OfItem::Title, OfItem::Performer, OfItem::Words];
    let at = prop_oneof![
        3 => (delegate_id(), select(of_delegate.to_vec())).prop_map(|(id, part)| Spot::Delegate(id, part)),
        2 => (recipient(), select(of_recipient.to_vec())).prop_map(|(id, part)| Spot::Recipient(id, part)),
        2 => (item(), select(of_item.to_vec())).prop_map(|(id, part)| Spot::Item(id, part)),
        1 => decision().prop_map(Spot::Staff),
    ];
    let now = prop_oneof![2 => "Đại biểu 0[1-4]".boxed(), 1 => text()];
    let stood = if was { text().prop_map(Some).boxed() } else { of(text()).boxed() };
    (at, prop_oneof![1 => stood, 3 => Just(was.then(String::new))], now)
        .prop_map(|(at, was, now)| Mending { at, was, now })
        .boxed()
}

fn presence() -> BoxedStrategy<Presence> {
    prop_oneof![
        Just(Presence::Expected),
        Just(Presence::Arrived),
        Just(Presence::Introduced),
        Just(Presence::Left),
        Just(Presence::Absent),
        delegate_id().prop_map(Presence::ReplacedBy),
    ]
    .boxed()
}

fn delegate() -> BoxedStrategy<Delegate> {
    let named = (of(select(&["Khách", "Đại biểu 02"][..])), of(text()), of(any::<u32>()), any::<bool>());
    named
        .prop_map(|(name, position, level, guest)| Delegate {
            name: name.map(str::to_owned),
            position,
            level,
            side: if guest { Side::Guest } else { Side::Host },
            ..Delegate::default()
        })
        .boxed()
}

fn new_item(minutes: BoxedStrategy<Lasting>) -> BoxedStrategy<NewItem> {
    let title = prop_oneof![4 => Just("Chen".to_owned()), 1 => text()];
    (title, any::<bool>(), of(minutes), of(performer()), of(text()))
        .prop_map(|(title, speech, minutes, performer, words)| NewItem {
            title,
            kind: if speech { ItemKind::DirectiveSpeech } else { ItemKind::Other },
            part: if speech { Part::Ceremony } else { Part::Festival },
            minutes,
            performer,
            words,
        })
        .boxed()
}

fn agenda_text() -> BoxedStrategy<String> {
    prop_oneof![3 => Just(REVISED.to_owned()), 2 => Just(AGENDA.to_owned()), 1 => any::<String>()].boxed()
}

fn seq() -> BoxedStrategy<Seq> {
    prop_oneof![12 => (0_u64..40).prop_map(Seq), 1 => any::<u64>().prop_map(Seq)].boxed()
}

fn cuts(by: BoxedStrategy<Lasting>) -> BoxedStrategy<Vec<Cut>> {
    vec((item(), by).prop_map(|(item, by)| Cut { item, by }), 0..3).boxed()
}

/// A date soon after the day's own, and when it begins there.
fn retitled() -> impl Strategy<Value = Vec<Mending>> {
    let one =
        |(item, was, now): (ItemId, String, String)| Mending::new(Spot::Item(item, OfItem::Title), was, now);
    vec((item(), text(), text()).prop_map(one), 0..2)
}

fn postponed() -> impl Strategy<Value = (NaiveDate, Option<NaiveTime>)> {
    let date = (15_u32..=31).prop_filter_map("a date", |day| NaiveDate::from_ymd_opt(2026, 8, day));
    (date, of(hour()))
}

fn hour() -> BoxedStrategy<NaiveTime> {
    (0_u32..24, 0_u32..60).prop_filter_map("a time", |(h, m)| NaiveTime::from_hms_opt(h, m, 0)).boxed()
}

/// Any command, sensible or not.
pub fn command() -> BoxedStrategy<Command> {
    let day = prop_oneof![
        1 => item().prop_map(|it| ProgrammeCommand::Start(it).into()),
        3 => item().prop_map(|it| ProgrammeCommand::StartAhead(it).into()),
        1 => (item(), vec(item(), 0..3), any::<bool>()).prop_map(|(item, earlier, held)| {
            ProgrammeCommand::StartPast { item, earlier, held }.into()
        }),
        2 => of(item()).prop_map(|from| ProgrammeCommand::Next { from }.into()),
        1 => item().prop_map(|from| ProgrammeCommand::Back { from }.into()),
        1 => item().prop_map(|it| ProgrammeCommand::Pause(it).into()),
        1 => item().prop_map(|it| ProgrammeCommand::Resume(it).into()),
        2 => (item(), of(text())).prop_map(|(item, reason)| ProgrammeCommand::Skip { item, reason }.into()),
        2 => item().prop_map(|it| ProgrammeCommand::Unskip(it).into()),
        2 => (item(), of(text())).prop_map(|(item, reason)| ProgrammeCommand::Park { item, reason }.into()),
        2 => item().prop_map(|it| ProgrammeCommand::Unpark(it).into()),
        3 => check().prop_map(|it| ProgrammeCommand::Tick(it).into()),
        2 => check().prop_map(|it| ProgrammeCommand::Untick(it).into()),
        2 => (of(item()), text()).prop_map(|(item, text)| ProgrammeCommand::Note { item, text }.into()),
        2 => (item(), lasting()).prop_map(|(item, ago)| ProgrammeCommand::CorrectStart { item, ago }.into()),
        2 => (item(), lasting()).prop_map(|(item, by)| ProgrammeCommand::Adjust { item, by }.into()),
        1 => of(item()).prop_map(|from| ProgrammeCommand::End { from }.into()),
        1 => postponed().prop_map(|(to, start)| {
            let (to, start) = (to.format("%d/%m/%Y").to_string(), start.map(|at| at.format("%H:%M").to_string()));
            ProgrammeCommand::Postpone { to, start }.into()
        }),
        3 => seq().prop_map(Command::Undo),
        2 => seq().prop_map(Command::Redo),
    ];
    let change = prop_oneof![
        2 => (new_item(lasting()), of(item()))
            .prop_map(|(item, before)| ProgrammeCommand::Insert { item: Box::new(item), before }.into()),
        2 => (items(), of(item())).prop_map(|(items, before)| ProgrammeCommand::Move { items, before }.into()),
        2 => (items(), of(text())).prop_map(|(items, reason)| ProgrammeCommand::SetAside { items, reason }.into()),
        2 => items().prop_map(|items| ProgrammeCommand::TakeUp { items }.into()),
        1 => (item(), performer()).prop_map(|(item, performer)| PeopleCommand::Replace { item, performer }.into()),
        2 => (cuts(lasting()), items()).prop_map(|(cuts, drops)| ProgrammeCommand::Shorten { cuts, drops }.into()),
        1 => (delegate_id(), items()).prop_map(|(delegate, items)| ProgrammeCommand::PullForward { delegate, items }.into()),
        1 => agenda_text().prop_map(|agenda| Command::Revise { agenda }),
        1 => agenda_text().prop_map(|agenda| Command::KeepProgramme { agenda }),
        1 => (prop_oneof![30 => -20_000_000_i64..20_000_000, 1 => any::<i64>()], prop_oneof![3 => Just(Seq(0)), 1 => seq()])
            .prop_map(|(ahead_ms, since)| Command::AdoptClock { ahead_ms, since }),
    ];
    let people = prop_oneof![
        2 => (vec(delegate_id(), 0..3), presence())
            .prop_map(|(delegates, presence)| PeopleCommand::Mark { delegates, presence }.into()),
        2 => (delegate_id(), prop_oneof![
            1 => Just(String::new()),
            4 => hour().prop_map(|at| at.format("%H:%M").to_string()),
            1 => Just("cuối".to_owned()),
            1 => text(),
        ])
            .prop_map(|(delegate, at)| PeopleCommand::Leave { delegate, at }.into()),
        1 => (delegate(), of(delegate_id()))
            .prop_map(|(delegate, before)| PeopleCommand::AddDelegate { delegate: Box::new(delegate), before }.into()),
        2 => (vec(mending(false), 0..3), any::<bool>())
            .prop_map(|(changes, everywhere)| PeopleCommand::Correct { changes, everywhere }.into()),
        2 => (delegate_id(), of(delegate_id()))
            .prop_map(|(delegate, before)| PeopleCommand::MoveDelegate { delegate, before }.into()),
        1 => (delegate_id(), delegate(), of(delegate_id()))
            .prop_map(|(delegate, by, before)| PeopleCommand::Substitute { delegate, by: Box::new(by), before }.into()),
        3 => text().prop_map(|text| ProgrammeCommand::Send { text }.into()),
        1 => seq().prop_map(|it| ProgrammeCommand::Seen(it).into()),
    ];
    let awards = prop_oneof![
        2 => decision().prop_map(|it| AwardsCommand::Announce(it).into()),
        4 => (vec(recipient(), 0..3), handover())
            .prop_map(|(recipients, state)| AwardsCommand::Award { recipients, state }.into()),
        1 => (recipient(), text()).prop_map(|(recipient, name)| AwardsCommand::Rename { recipient, name }.into()),
        1 => (vec(recipient(), 0..3), select(Kit::ALL), any::<bool>())
            .prop_map(|(recipients, kit, done)| AwardsCommand::Ready { recipients, kit, done }.into()),
        1 => (recipient(), text(), text())
            .prop_map(|(recipient, name, relation)| AwardsCommand::StandIn { recipient, name, relation }.into()),
    ];
    let lists = prop_oneof![
        2 => (decision(), select(RecipientKind::ALL), vec(new_recipient(), 0..4), any::<bool>()).prop_map(
            |(decision, kind, recipients, replace)| AwardsCommand::Import { decision, kind, recipients, replace }.into()
        ),
        1 => (decision(), select(RecipientKind::ALL), new_recipient(), of(recipient())).prop_map(
            |(decision, kind, recipient, after)| AwardsCommand::AddRecipient {
                decision,
                kind,
                recipient: Box::new(recipient),
                after,
            }.into()
        ),
    ];
    let batches = prop_oneof![
        2 => recipient().prop_map(|before| AwardsCommand::SplitBatch { before }.into()),
        2 => recipient().prop_map(|batch| AwardsCommand::JoinBatch { batch }.into()),
        1 => (recipient(), vec(performer(), 0..3), vec(text(), 0..2))
            .prop_map(|(batch, presenters, bearers)| AwardsCommand::StaffBatch { batch, presenters, bearers }.into()),
        1 => recipient().prop_map(|batch| AwardsCommand::CloseBatch { batch }.into()),
    ];
    let contests = contests::command().prop_map(Command::Ground);
    prop_oneof![6 => day, 3 => change, 2 => people, 2 => awards, 1 => lists, 1 => batches, 4 => contests]
        .boxed()
}

fn decision() -> BoxedStrategy<DecisionId> {
    one_of(&["q", "r", "s"])
}

fn recipient() -> BoxedStrategy<RecipientId> {
    one_of(&["q/ca-nhan-1", "q/ca-nhan-2", "q/ca-nhan-3", "r/to-1", "r/to-2"])
}

fn new_recipient() -> BoxedStrategy<Recipient> {
    let name = prop_oneof![4 => "Cá nhân 0[1-6]", 1 => text()];
    name.prop_map(|name| Recipient { name, ..Recipient::default() }).boxed()
}

fn handover() -> BoxedStrategy<Handover> {
    prop_oneof![
        select(&[
            Handover::Pending,
            Handover::Present,
            Handover::LinedUp,
            Handover::Called,
            Handover::Later,
            Handover::Withdrawn
        ]),
        Just(Handover::Conferred),
        (text(), text()).prop_map(|(name, relation)| Handover::ToProxy { name, relation }),
    ]
    .boxed()
}

/// What an operator presses: a command, or a key that means what their screen shows.
#[derive(Clone, Debug)]
pub enum Press {
    Command(Command),
    Next,
    Back,
    Pause,
    Resume,
    ParkIt,
    CorrectIt(Lasting),
    End,
    Undo,
    Redo,
    /// One of the items set aside or left out, put back.
    PutBack(prop::sample::Index),
    /// One of the checks that are ticked.
    Untick(prop::sample::Index),
    /// The MC has read a line.
    Seen(prop::sample::Index),
    /// One of the batches: whoever is left of it is owed, or else it is done.
    Finish(prop::sample::Index),
    /// One of the batches, with the one before.
    Join(prop::sample::Index),
    /// One of the delegates must leave in so many minutes.
    Leaves(prop::sample::Index, i64),
    /// The starter's signal for the next heat of a discipline.
    Signal(prop::sample::Index),
    /// One of the watches that run is stopped.
    Stop(prop::sample::Index),
    /// What one of the boards needs next: its watches read, a tie decided, a signature, a protest.
    Settle(prop::sample::Index),
    /// A run is to be run again, or the re-run is withdrawn.
    Again(prop::sample::Index),
}

pub fn press() -> BoxedStrategy<Press> {
    prop_oneof![
        30 => command().prop_map(Press::Command),
        20 => Just(Press::Next),
        5 => Just(Press::Back),
        5 => Just(Press::Pause),
        5 => Just(Press::Resume),
        4 => Just(Press::ParkIt),
        5 => (0_i64..900).prop_map(|ago| Press::CorrectIt(Lasting::seconds(ago))),
        1 => Just(Press::End),
        10 => Just(Press::Undo),
        8 => Just(Press::Redo),
        6 => any::<prop::sample::Index>().prop_map(Press::PutBack),
        3 => any::<prop::sample::Index>().prop_map(Press::Untick),
        3 => any::<prop::sample::Index>().prop_map(Press::Seen),
        4 => any::<prop::sample::Index>().prop_map(Press::Finish),
        2 => any::<prop::sample::Index>().prop_map(Press::Join),
        3 => (any::<prop::sample::Index>(), 0_i64..60).prop_map(|(who, minutes)| Press::Leaves(who, minutes)),
        3 => any::<prop::sample::Index>().prop_map(Press::Signal),
        6 => any::<prop::sample::Index>().prop_map(Press::Stop),
        32 => any::<prop::sample::Index>().prop_map(Press::Settle),
        2 => any::<prop::sample::Index>().prop_map(Press::Again),
    ]
    .boxed()
}

/// One strategy for every kind of event, by its kind.
pub fn events() -> Vec<(&'static str, BoxedStrategy<Event>)> {
    let id = || any::<String>().prop_map(ItemId).boxed();
    let who = || any::<String>().prop_map(DelegateId).boxed();
    let tick = || any::<String>().prop_map(CheckId).boxed();
    let checks = || vec(tick(), 0..3).boxed();
    let left = || vec(any::<String>().prop_map(RecipientId), 0..2).boxed();
    let item_only = |event: fn(ItemId) -> Event| id().prop_map(event).boxed();
    let text = any::<String>;
    let date =
        || (-100_000_i32..100_000).prop_filter_map("a date", chrono::NaiveDate::from_num_days_from_ce_opt);
    let mut all: Vec<(&str, BoxedStrategy<Event>)> = vec![
        (
            "opened",
            (text(), any::<bool>(), date())
                .prop_map(|(agenda, live, date)| Event::Opened {
                    agenda,
                    mode: if live { Mode::Live } else { Mode::Rehearsal },
                    date,
                })
                .boxed(),
        ),
        (
            "started",
            (id(), of(id()), checks(), left(), any::<bool>(), of((vec(id(), 0..2), any::<bool>()).boxed()))
                .prop_map(|(item, after, gone_over, left, in_turn, passed)| {
                    let passed_over = passed.map(|(items, held)| PassedOver { items, held });
                    ProgrammeEvent::Started { item, after, gone_over, left, in_turn, passed_over }.into()
                })
                .boxed(),
        ),
        (
            "cautioned",
            (of(id()), checks(), left())
                .prop_map(|(item, checks, recipients)| {
                    ProgrammeEvent::Cautioned { item, checks, recipients }.into()
                })
                .boxed(),
        ),
        (
            "went_back",
            (id(), of(id())).prop_map(|(from, to)| ProgrammeEvent::WentBack { from, to }.into()).boxed(),
        ),
        ("paused", item_only(|item| ProgrammeEvent::Paused { item }.into())),
        ("resumed", item_only(|item| ProgrammeEvent::Resumed { item }.into())),
        (
            "skipped",
            (id(), of(text()))
                .prop_map(|(item, reason)| ProgrammeEvent::Skipped { item, reason }.into())
                .boxed(),
        ),
        ("unskipped", item_only(|item| ProgrammeEvent::Unskipped { item }.into())),
        (
            "parked",
            (id(), of(text()))
                .prop_map(|(item, reason)| ProgrammeEvent::Parked { item, reason }.into())
                .boxed(),
        ),
        ("unparked", item_only(|item| ProgrammeEvent::Unparked { item }.into())),
        (
            "postponed",
            (postponed(), of((id(), any::<i64>())))
                .prop_map(|((to, start), left)| {
                    let left = left.map(|(item, at)| LeftRunning { item, at: Timestamp::from_millis(at) });
                    ProgrammeEvent::Postponed { to, start, left }.into()
                })
                .boxed(),
        ),
        ("ticked", tick().prop_map(|check| ProgrammeEvent::Ticked { check }.into()).boxed()),
        ("unticked", tick().prop_map(|check| ProgrammeEvent::Unticked { check }.into()).boxed()),
        (
            "noted",
            (of(id()), text()).prop_map(|(item, text)| ProgrammeEvent::Noted { item, text }.into()).boxed(),
        ),
        (
            "start_corrected",
            (id(), any::<i64>())
                .prop_map(|(item, at)| {
                    ProgrammeEvent::StartCorrected { item, start: Timestamp::from_millis(at) }.into()
                })
                .boxed(),
        ),
        (
            "adjusted",
            (id(), any::<i64>())
                .prop_map(|(item, by_s)| ProgrammeEvent::Adjusted { item, by_s }.into())
                .boxed(),
        ),
        (
            "inserted",
            (id(), new_item(short()), of(id()))
                .prop_map(|(item, what, before)| ProgrammeEvent::Inserted { item, what, before }.into())
                .boxed(),
        ),
        (
            "moved",
            (vec(id(), 0..3), of(id()))
                .prop_map(|(items, before)| ProgrammeEvent::Moved { items, before }.into())
                .boxed(),
        ),
        (
            "set_aside",
            (vec(id(), 0..3), of(text()))
                .prop_map(|(items, reason)| ProgrammeEvent::SetAside { items, reason }.into())
                .boxed(),
        ),
        ("taken_up", vec(id(), 0..3).prop_map(|items| ProgrammeEvent::TakenUp { items }.into()).boxed()),
        (
            "performer_replaced",
            (id(), performer(), vec(who(), 0..2), retitled())
                .prop_map(|(item, performer, gone, titles)| {
                    PeopleEvent::PerformerReplaced { item, performer, gone, titles }.into()
                })
                .boxed(),
        ),
        (
            "shortened",
            (cuts(short()), vec(id(), 0..3))
                .prop_map(|(cuts, drops)| ProgrammeEvent::Shortened { cuts, drops }.into())
                .boxed(),
        ),
        (
            "pulled_forward",
            (who(), vec(id(), 0..3), of(id()))
                .prop_map(|(delegate, items, before)| {
                    ProgrammeEvent::PulledForward { delegate, items, before }.into()
                })
                .boxed(),
        ),
        (
            "marked",
            (vec(who(), 0..3), presence())
                .prop_map(|(delegates, presence)| PeopleEvent::Marked { delegates, presence }.into())
                .boxed(),
        ),
        (
            "will_leave",
            (who(), of(hour()))
                .prop_map(|(delegate, at)| PeopleEvent::WillLeave { delegate, at }.into())
                .boxed(),
        ),
        (
            "delegate_added",
            (delegate(), of(who()))
                .prop_map(|(delegate, before)| PeopleEvent::DelegateAdded { delegate, before }.into())
                .boxed(),
        ),
        (
            "corrected",
            vec(mending(true), 0..3).prop_map(|changes| PeopleEvent::Corrected { changes }.into()).boxed(),
        ),
        (
            "delegate_moved",
            (who(), of(who()))
                .prop_map(|(delegate, before)| PeopleEvent::DelegateMoved { delegate, before }.into())
                .boxed(),
        ),
        (
            "substituted",
            (who(), delegate(), of(who()), retitled())
                .prop_map(|(delegate, by, before, titles)| {
                    PeopleEvent::Substituted { delegate, by, before, titles }.into()
                })
                .boxed(),
        ),
        ("message_sent", text().prop_map(|text| ProgrammeEvent::MessageSent { text }.into()).boxed()),
        (
            "message_seen",
            any::<u64>().prop_map(|seq| ProgrammeEvent::MessageSeen { message: Seq(seq) }.into()).boxed(),
        ),
        ("revised", text().prop_map(|agenda| Event::Revised { agenda, renamed: Default::default() }).boxed()),
        ("programme_kept", text().prop_map(|agenda| Event::ProgrammeKept { agenda }).boxed()),
        ("announced", decision().prop_map(|decision| AwardsEvent::Announced { decision }.into()).boxed()),
        (
            "awarded",
            (vec(recipient(), 0..3), handover())
                .prop_map(|(recipients, state)| AwardsEvent::Awarded { recipients, state }.into())
                .boxed(),
        ),
        (
            "stand_in_named",
            (recipient(), of((text(), text())))
                .prop_map(|(recipient, who)| {
                    let stand_in = who.map(|(name, relation)| StandIn { name, relation });
                    AwardsEvent::StandInNamed { recipient, stand_in }.into()
                })
                .boxed(),
        ),
        (
            "prepared",
            (vec(recipient(), 0..3), select(Kit::ALL), any::<bool>())
                .prop_map(|(recipients, kit, done)| AwardsEvent::Prepared { recipients, kit, done }.into())
                .boxed(),
        ),
        (
            "renamed",
            (recipient(), text(), text())
                .prop_map(|(recipient, name, was)| AwardsEvent::Renamed { recipient, name, was }.into())
                .boxed(),
        ),
        (
            "imported",
            (decision(), select(RecipientKind::ALL), vec(new_recipient(), 0..3), any::<(bool, bool)>())
                .prop_map(|(decision, kind, recipients, (replace, free))| {
                    AwardsEvent::Imported { decision, kind, recipients, replace, free }.into()
                })
                .boxed(),
        ),
        (
            "recipient_added",
            (decision(), select(RecipientKind::ALL), new_recipient(), of(recipient()))
                .prop_map(|(decision, kind, recipient, after)| {
                    AwardsEvent::RecipientAdded { decision, kind, recipient, after }.into()
                })
                .boxed(),
        ),
        ("batch_split", recipient().prop_map(|before| AwardsEvent::BatchSplit { before }.into()).boxed()),
        ("batch_joined", recipient().prop_map(|batch| AwardsEvent::BatchJoined { batch }.into()).boxed()),
        (
            "batch_staffed",
            (recipient(), vec(performer(), 0..3), vec(text(), 0..2))
                .prop_map(|(batch, presenters, bearers)| {
                    AwardsEvent::BatchStaffed { batch, presenters, bearers }.into()
                })
                .boxed(),
        ),
        (
            "batch_closed",
            (decision(), recipient())
                .prop_map(|(decision, batch)| AwardsEvent::BatchClosed { decision, batch }.into())
                .boxed(),
        ),
        (
            "ended",
            (of(id()), checks())
                .prop_map(|(item, gone_over)| ProgrammeEvent::Ended { item, gone_over }.into())
                .boxed(),
        ),
        (
            "clock_adopted",
            (any::<i64>(), any::<u64>())
                .prop_map(|(by_ms, since)| Event::ClockAdopted { by_ms, since: Seq(since) })
                .boxed(),
        ),
        ("reverted", any::<u64>().prop_map(|seq| Event::Reverted { seq: Seq(seq) }).boxed()),
    ];
    let of_contests = contests::events().into_iter();
    all.extend(of_contests.map(|(kind, event)| (kind, event.prop_map(Event::Ground).boxed())));
    all
}
