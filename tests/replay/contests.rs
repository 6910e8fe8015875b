//! Anything that may be asked of a contest or happen in one.

use ngayhoi::agenda::{
    AfterTie, CapMeans, Combine, Counts, DisciplineId, FaultCost, FaultRule, ItemId, Lasting, Outcome,
    Points, PrizeGrade, Rounding, Rule, RuleSet, RunTime, Score, Team, TeamId, TieBreak, prize_counts,
};
use ngayhoi::clock::Timestamp;
use ngayhoi::day::{
    Answer, AttemptId, BoardId, ContestCommand, ContestEvent, Heat, Seq, TheoryStep, Verdict,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// Mostly one that is held.
fn discipline() -> BoxedStrategy<DisciplineId> {
    prop_oneof![
        24 => select(&["k", "l"][..]).prop_map(DisciplineId::from),
        1 => any::<String>().prop_map(DisciplineId),
    ]
    .boxed()
}

fn team() -> BoxedStrategy<TeamId> {
    prop_oneof![
        24 => select(&["doi-1", "doi-2", "doi-3"][..]).prop_map(TeamId::from),
        2 => Just(TeamId::from("doi-4")),
        1 => any::<String>().prop_map(TeamId),
    ]
    .boxed()
}

fn item() -> BoxedStrategy<ItemId> {
    prop_oneof![6 => Just("c".into()), 1 => Just("a".into()), 1 => any::<String>().prop_map(ItemId)].boxed()
}

fn run() -> BoxedStrategy<AttemptId> {
    let attempt = prop_oneof![12 => Just(1_u8), 4 => Just(2), 1 => any::<u8>()];
    (discipline(), team(), attempt)
        .prop_map(|(discipline, team, attempt)| AttemptId { discipline, team, attempt })
        .boxed()
}

fn board() -> BoxedStrategy<BoardId> {
    prop_oneof![
        6 => discipline().prop_map(BoardId::Result),
        1 => discipline().prop_map(BoardId::Theory),
        1 => discipline().prop_map(BoardId::Practice),
        2 => item().prop_map(BoardId::Overall),
    ]
    .boxed()
}

fn watch() -> BoxedStrategy<u8> {
    prop_oneof![12 => 0_u8..4, 1 => any::<u8>()].boxed()
}

/// Few different ones, so that teams come out equal; and any that can be typed.
fn time() -> BoxedStrategy<RunTime> {
    prop_oneof![
        4 => select(&[42_310, 42_480, 45_900, 130_000][..]).prop_map(RunTime::from_millis),
        1 => (0_i64..=86_400_000).prop_map(RunTime::from_millis),
    ]
    .boxed()
}

fn points() -> BoxedStrategy<Points> {
    prop_oneof![4 => select(&[0, 50, 900, 950][..]).prop_map(Points), 1 => (0_i64..=100_000_000).prop_map(Points)]
        .boxed()
}

fn text() -> BoxedStrategy<String> {
    prop_oneof![4 => select(&["vòi hỏng", "khói", "cháy lại", "a\u{1b}[2J"][..]).prop_map(str::to_owned), 1 => any::<String>()]
        .boxed()
}

fn fault() -> BoxedStrategy<String> {
    prop_oneof![8 => select(&["1", "2", "3"][..]).prop_map(str::to_owned), 1 => any::<String>()].boxed()
}

fn outcome() -> BoxedStrategy<Outcome> {
    select(Outcome::ALL).boxed()
}

fn answer() -> BoxedStrategy<Answer> {
    (of(text()), of(any::<u32>()), of(time()), of(time()), points())
        .prop_map(|(who, question, prepared, answered, points)| Answer {
            who,
            question,
            prepared,
            answered,
            points,
        })
        .boxed()
}

fn verdict() -> BoxedStrategy<Verdict> {
    select(&[Verdict::Upheld, Verdict::Rejected][..]).boxed()
}

fn step() -> BoxedStrategy<TheoryStep> {
    select(&[TheoryStep::Prepare, TheoryStep::Answer, TheoryStep::Stop][..]).boxed()
}

fn heats() -> BoxedStrategy<Vec<Heat>> {
    let all = ["doi-1", "doi-2", "doi-3"].map(|id| Some(TeamId::from(id)));
    prop_oneof![
        2 => Just(vec![vec![all[2].clone(), None], vec![all[0].clone(), all[1].clone()]]),
        1 => vec(vec(of(team()), 0..3), 0..3),
    ]
    .boxed()
}

fn prizes() -> BoxedStrategy<Vec<PrizeGrade>> {
    let typed = select(&["1-1", "1-1-1", "1-2", "1-*", "2"][..]);
    typed.prop_map(|typed| prize_counts(typed).unwrap_or_default()).boxed()
}

fn cost() -> BoxedStrategy<FaultCost> {
    prop_oneof![
        (0_i64..60).prop_map(|seconds| FaultCost::Time(Lasting::seconds(seconds))),
        points().prop_map(FaultCost::Points),
        Just(FaultCost::Disqualified),
    ]
    .boxed()
}

pub fn rule() -> BoxedStrategy<Rule> {
    let few = prop_oneof![8 => 1_u8..4, 1 => any::<u8>()];
    prop_oneof![
        select(RuleSet::ALL).prop_map(Rule::All),
        select(Score::ALL).prop_map(Rule::Score),
        of(prop_oneof![4 => 1_u32..4, 1 => any::<u32>()]).prop_map(Rule::Lanes),
        select(Combine::ALL).prop_map(Rule::Watches),
        few.clone().prop_map(Rule::Precision),
        select(Rounding::ALL).prop_map(Rule::Rounding),
        few.prop_map(Rule::Attempts),
        select(Counts::ALL).prop_map(Rule::Counts),
        of((0_i64..600).prop_map(Lasting::seconds)).prop_map(Rule::Cap),
        select(CapMeans::ALL).prop_map(Rule::CapMeans),
        of(points()).prop_map(Rule::MaxPoints),
        (fault(), text(), cost(), of(0_u32..4)).prop_map(|(code, text, costs, max)| Rule::Fault(FaultRule {
            code,
            text,
            costs,
            max
        })),
        vec(select(TieBreak::ALL), 0..3).prop_map(Rule::Ties),
        select(AfterTie::ALL).prop_map(Rule::AfterTie),
        prizes().prop_map(Rule::Prizes),
    ]
    .boxed()
}

fn new_teams() -> BoxedStrategy<Vec<Team>> {
    let name = prop_oneof![4 => "Đội [3-9]", 1 => text()];
    let one = (name, of(Just("dân phòng".to_owned())), of(any::<u32>()))
        .prop_map(|(name, category, size)| Team { name, category, size, ..Team::default() });
    vec(one, 0..3).boxed()
}

/// Anything that may be asked, sensible or not.
pub fn command() -> BoxedStrategy<ContestCommand> {
    let watches = prop_oneof![
        3 => (run(), of(watch())).prop_map(|(run, watch)| ContestCommand::StartWatch { run, watch }),
        3 => vec(run(), 0..3).prop_map(|runs| ContestCommand::StartHeat { runs }),
        2 => (run(), of(watch())).prop_map(|(run, watch)| ContestCommand::StopWatch { run, watch }),
        6 => (run(), watch(), of(time()))
            .prop_map(|(run, watch, time)| ContestCommand::Reading { run, watch, time }),
        4 => Just(ContestCommand::Interrupt),
    ];
    let judges = prop_oneof![
        3 => (run(), fault(), of(text()))
            .prop_map(|(run, fault, note)| ContestCommand::Charge { run, fault, note }),
        3 => (run(), points()).prop_map(|(run, points)| ContestCommand::Points { run, points }),
        2 => (run(), outcome(), of(text()))
            .prop_map(|(run, outcome, reason)| ContestCommand::Rule { run, outcome, reason }),
        2 => (run(), text()).prop_map(|(run, reason)| ContestCommand::Rerun { run, reason }),
        1 => (run(), text()).prop_map(|(run, reason)| ContestCommand::Reinstate { run, reason }),
        4 => (discipline(), team())
            .prop_map(|(discipline, team)| ContestCommand::TheoryClock { discipline, team }),
        2 => (discipline(), team(), answer()).prop_map(|(discipline, team, answer)| {
            ContestCommand::Theory { discipline, team, answer }
        }),
    ];
    let table = prop_oneof![
        2 => (discipline(), of(any::<u64>()))
            .prop_map(|(discipline, seed)| ContestCommand::Draw { discipline, seed }),
        2 => (discipline(), heats())
            .prop_map(|(discipline, heats)| ContestCommand::SetHeats { discipline, heats }),
        6 => (discipline(), rule())
            .prop_map(|(discipline, rule)| ContestCommand::SetRule { discipline, rule }),
        2 => (item(), new_teams()).prop_map(|(item, teams)| ContestCommand::AddTeams { item, teams }),
        2 => (item(), team(), prop_oneof![3 => "Đội [1-9]", 1 => text()])
            .prop_map(|(item, team, name)| ContestCommand::RenameTeam { item, team, name }),
        1 => (board(), vec(team(), 0..3))
            .prop_map(|(board, teams)| ContestCommand::ShareTie { board, teams }),
        1 => (board(), vec(team(), 0..3), of(any::<u64>()))
            .prop_map(|(board, teams, seed)| ContestCommand::DrawTie { board, teams, seed }),
        1 => board().prop_map(ContestCommand::Sign),
        2 => (board(), verdict(), of(text()), of(text())).prop_map(|(board, verdict, decided_by, reason)| {
            ContestCommand::Settle { board, protest: None, verdict, decided_by, reason }
        }),
        4 => (board(), of(team()), text())
            .prop_map(|(board, team, reason)| ContestCommand::Protest { board, team, reason }),
    ];
    prop_oneof![4 => watches, 4 => judges, 3 => table].boxed()
}

/// One strategy for every kind of event of a contest, by its name.
pub fn events() -> Vec<(&'static str, BoxedStrategy<ContestEvent>)> {
    let at = || any::<i64>().prop_map(Timestamp::from_millis);
    vec![
        (
            "WatchStarted",
            (run(), any::<u8>(), at())
                .prop_map(|(run, watch, at)| ContestEvent::WatchStarted { run, watch, at })
                .boxed(),
        ),
        (
            "HeatStarted",
            (vec(run(), 0..3), any::<u8>(), at())
                .prop_map(|(runs, watches, at)| ContestEvent::HeatStarted { runs, watches, at })
                .boxed(),
        ),
        (
            "WatchStopped",
            (run(), any::<u8>(), at())
                .prop_map(|(run, watch, at)| ContestEvent::WatchStopped { run, watch, at })
                .boxed(),
        ),
        (
            "Read",
            (run(), any::<u8>(), of(time()))
                .prop_map(|(run, watch, time)| ContestEvent::Read { run, watch, time })
                .boxed(),
        ),
        (
            "Charged",
            (run(), fault(), of(text()))
                .prop_map(|(run, fault, note)| ContestEvent::Charged { run, fault, note })
                .boxed(),
        ),
        ("Scored", (run(), points()).prop_map(|(run, points)| ContestEvent::Scored { run, points }).boxed()),
        (
            "Ruled",
            (run(), outcome(), of(text()))
                .prop_map(|(run, outcome, reason)| ContestEvent::Ruled { run, outcome, reason })
                .boxed(),
        ),
        (
            "RerunOrdered",
            (run(), text()).prop_map(|(run, reason)| ContestEvent::RerunOrdered { run, reason }).boxed(),
        ),
        (
            "Reinstated",
            (run(), text()).prop_map(|(run, reason)| ContestEvent::Reinstated { run, reason }).boxed(),
        ),
        (
            "Interrupted",
            (vec((run(), any::<u8>()), 0..3), vec((discipline(), team()), 0..3))
                .prop_map(|(watches, theory)| ContestEvent::Interrupted { watches, theory })
                .boxed(),
        ),
        (
            "TheoryClock",
            (discipline(), team(), step(), at())
                .prop_map(|(discipline, team, step, at)| ContestEvent::TheoryClock {
                    discipline,
                    team,
                    step,
                    at,
                })
                .boxed(),
        ),
        (
            "Answered",
            (discipline(), team(), answer())
                .prop_map(|(discipline, team, answer)| ContestEvent::Answered { discipline, team, answer })
                .boxed(),
        ),
        (
            "HeatsSet",
            (discipline(), of(any::<u64>()), heats())
                .prop_map(|(discipline, seed, heats)| ContestEvent::HeatsSet { discipline, seed, heats })
                .boxed(),
        ),
        (
            "RuleSet",
            (discipline(), rule())
                .prop_map(|(discipline, rule)| ContestEvent::RuleSet { discipline, rule })
                .boxed(),
        ),
        (
            "TeamsAdded",
            (item(), new_teams()).prop_map(|(item, teams)| ContestEvent::TeamsAdded { item, teams }).boxed(),
        ),
        (
            "TeamRenamed",
            (item(), team(), text(), text())
                .prop_map(|(item, team, name, was)| ContestEvent::TeamRenamed { item, team, name, was })
                .boxed(),
        ),
        (
            "TieDecided",
            (board(), vec(team(), 0..3), of(any::<u64>()))
                .prop_map(|(board, teams, seed)| ContestEvent::TieDecided { board, teams, seed })
                .boxed(),
        ),
        ("Signed", board().prop_map(|board| ContestEvent::Signed { board, standing: Vec::new() }).boxed()),
        (
            "ProtestSettled",
            (board(), any::<u64>(), verdict(), of(text()), of(text()))
                .prop_map(|(board, protest, verdict, decided_by, reason)| ContestEvent::ProtestSettled {
                    board,
                    protest: Seq(protest),
                    verdict,
                    decided_by,
                    reason,
                })
                .boxed(),
        ),
        (
            "Protested",
            (board(), of(team()), text())
                .prop_map(|(board, team, reason)| ContestEvent::Protested { board, team, reason })
                .boxed(),
        ),
    ]
}

/// The name of an event, as the journal writes it. Without a wildcard: whoever adds an event adds
/// it to [`events`] too.
pub fn name(event: &ContestEvent) -> &'static str {
    match event {
        ContestEvent::WatchStarted { .. } => "WatchStarted",
        ContestEvent::HeatStarted { .. } => "HeatStarted",
        ContestEvent::WatchStopped { .. } => "WatchStopped",
        ContestEvent::Read { .. } => "Read",
        ContestEvent::Charged { .. } => "Charged",
        ContestEvent::Scored { .. } => "Scored",
        ContestEvent::Ruled { .. } => "Ruled",
        ContestEvent::RerunOrdered { .. } => "RerunOrdered",
        ContestEvent::Reinstated { .. } => "Reinstated",
        ContestEvent::Interrupted { .. } => "Interrupted",
        ContestEvent::TheoryClock { .. } => "TheoryClock",
        ContestEvent::Answered { .. } => "Answered",
        ContestEvent::HeatsSet { .. } => "HeatsSet",
        ContestEvent::RuleSet { .. } => "RuleSet",
        ContestEvent::TeamsAdded { .. } => "TeamsAdded",
        ContestEvent::TeamRenamed { .. } => "TeamRenamed",
        ContestEvent::TieDecided { .. } => "TieDecided",
        ContestEvent::Signed { .. } => "Signed",
        ContestEvent::Protested { .. } => "Protested",
        ContestEvent::ProtestSettled { .. } => "ProtestSettled",
    }
}
