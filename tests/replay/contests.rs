//! Anything that may be asked of a contest or happen in one.

use ngayhoi::agenda::{
    AfterTie, CapCounts, CapMeans, Combine, Counts, Criterion, DisciplineId, FaultCost, FaultRule, Handicap,
    ItemId, Lasting, Marks, Outcome, Pace, Points, PrizeGrade, Reckoning, Rounding, Rule, RuleSet, RunTime,
    Score, Team, TeamId, TieBreak, prize_counts,
};
use ngayhoi::clock::Timestamp;
use ngayhoi::day::{
    Answer, AttemptId, BoardId, GroundCommand, GroundEvent, Heat, JudgeMark, Seq, TheoryStep, Verdict,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// Mostly one that is held.
fn discipline() -> BoxedStrategy<DisciplineId> {
    prop_oneof![
        24 => select(&["k", "l", "k", "l", "k", "l", "m"][..]).prop_map(DisciplineId::from),
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
fn times() -> BoxedStrategy<Vec<(AttemptId, RunTime)>> {
    vec((run(), time()), 0..3).boxed()
}

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

fn marks() -> BoxedStrategy<Vec<JudgeMark>> {
    vec((select(&["1", "2", "GK 3"][..]), points()), 0..4)
        .prop_map(|marks| marks.into_iter().map(|(judge, points)| JudgeMark::of(judge, points)).collect())
        .boxed()
}

fn reckoning() -> BoxedStrategy<Reckoning> {
    let criteria = prop_oneof![
        4 => Just(Vec::new()),
        1 => points().prop_map(|most| vec![Criterion { title: "Nội dung".to_owned(), most }]),
    ];
    let given = (team(), time()).prop_map(|(team, time)| Handicap { team, time });
    let individuals = prop_oneof![4 => Just(None), 1 => (1_u8..4).prop_map(Some)];
    (
        (
            of(points()),
            of((time(), points(), points())),
            of(time()),
            select(CapCounts::ALL),
            select(Marks::ALL),
        ),
        (criteria, vec(given, 0..2), individuals),
    )
        .prop_map(|((start_points, pace, failed, cap_counts, marks), (criteria, handicaps, individuals))| {
            Reckoning {
                start_points,
                pace: pace.map(|(set, under, over)| Pace { set, under, over }),
                failed,
                cap_counts,
                marks,
                criteria,
                handicaps,
                individuals,
            }
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
        of(time()).prop_map(Rule::WatchLimit),
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
            then: Vec::new(),
            max
        })),
        vec(select(TieBreak::ALL), 0..3).prop_map(Rule::Ties),
        select(AfterTie::ALL).prop_map(Rule::AfterTie),
        reckoning().prop_map(Rule::Reckoning),
        reckoning().prop_map(|own| Rule::StartPoints(own.start_points)),
        reckoning().prop_map(|own| Rule::Pace(own.pace)),
        reckoning().prop_map(|own| Rule::Failed(own.failed)),
        select(CapCounts::ALL).prop_map(Rule::CapCounts),
        select(Marks::ALL).prop_map(Rule::Marks),
        of((0_i64..600).prop_map(Lasting::seconds)).prop_map(Rule::Prepare),
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
pub fn command() -> BoxedStrategy<GroundCommand> {
    let watches = prop_oneof![
        3 => (run(), of(watch())).prop_map(|(run, watch)| GroundCommand::StartWatch { run, watch }),
        3 => vec(run(), 0..3).prop_map(|runs| GroundCommand::StartHeat { runs }),
        2 => (run(), of(watch())).prop_map(|(run, watch)| GroundCommand::StopWatch { run, watch }),
        12 => (run(), watch(), of(time()))
            .prop_map(|(run, watch, time)| GroundCommand::Reading { run, watch, time, sure: true }),
        26 => (run(), 0_u8..3, of(text()))
            .prop_map(|(run, watch, reason)| GroundCommand::LeaveOut { run, watch, reason }),
        1 => (item(), 1_u32..4, watch())
            .prop_map(|(item, lane, watch)| GroundCommand::ClaimWatch { item, lane, watch }),
        4 => Just(GroundCommand::Interrupt),
    ];
    let judges = prop_oneof![
        3 => (run(), fault(), of(text()))
            .prop_map(|(run, fault, note)| GroundCommand::Charge { run, fault, note }),
        3 => (run(), marks()).prop_map(|(run, marks)| GroundCommand::JudgesMark { run, marks, sure: true }),
        1 => (run(), text()).prop_map(|(run, name)| GroundCommand::NameRunner { run, name }),
        2 => (team(), 1_u8..3, text()).prop_map(|(team, attempt, name)| {
            let run = AttemptId { discipline: "m".into(), team, attempt };
            GroundCommand::NameRunner { run, name }
        }),
        6 => Just(GroundCommand::Advance { discipline: "n".into(), seen: None }),
        1 => (discipline(), of(vec(team(), 0..3)))
            .prop_map(|(discipline, seen)| GroundCommand::Advance { discipline, seen }),
        3 => (run(), points()).prop_map(|(run, points)| GroundCommand::Points { run, points, sure: true }),
        2 => (run(), outcome(), of(text()))
            .prop_map(|(run, outcome, reason)| GroundCommand::Rule { run, outcome, reason }),
        2 => (run(), text()).prop_map(|(run, reason)| GroundCommand::Rerun { run, reason }),
        2 => (item(), team(), outcome(), text()).prop_map(|(item, team, outcome, reason)| {
            GroundCommand::RuleTeam { item, team, outcome, reason }
        }),
        1 => (run(), text()).prop_map(|(run, reason)| GroundCommand::Reinstate { run, reason }),
        4 => (discipline(), team())
            .prop_map(|(discipline, team)| GroundCommand::TheoryClock { discipline, team }),
        2 => (discipline(), team(), answer()).prop_map(|(discipline, team, answer)| {
            GroundCommand::Theory { discipline, team, answer }
        }),
    ];
    let table = prop_oneof![
        2 => (discipline(), of(any::<u64>()))
            .prop_map(|(discipline, seed)| GroundCommand::Draw { discipline, seed }),
        2 => (discipline(), heats())
            .prop_map(|(discipline, heats)| GroundCommand::SetHeats { discipline, heats }),
        6 => (discipline(), rule())
            .prop_map(|(discipline, rule)| GroundCommand::SetRule { discipline, rule }),
        2 => (discipline(), of(team()), of(0..6_u32), of(any::<u64>())).prop_map(|(discipline, team, lot, seed)| {
            GroundCommand::DrawLot { discipline, team, lot, seed }
        }),
        2 => vec(run(), 0..3).prop_map(|runs| GroundCommand::CallHeat { runs }),
        2 => (any::<bool>(), watch(), times())
            .prop_map(|(sure, watch, times)| GroundCommand::Readings { watch, times, sure }),
        2 => (board(), vec(team(), 0..2)).prop_map(|(board, teams)| GroundCommand::Reveal { board, teams }),
        2 => (item(), new_teams()).prop_map(|(item, teams)| GroundCommand::AddTeams { item, teams }),
        2 => (item(), team(), prop_oneof![3 => "Đội [1-9]", 1 => text()])
            .prop_map(|(item, team, name)| GroundCommand::RenameTeam { item, team, name }),
        1 => (board(), vec(team(), 0..3))
            .prop_map(|(board, teams)| GroundCommand::ShareTie { board, teams }),
        1 => (board(), vec(team(), 0..3), of(any::<u64>()))
            .prop_map(|(board, teams, seed)| GroundCommand::DrawTie { board, teams, seed }),
        1 => board().prop_map(GroundCommand::Sign),
        8 => (board(), verdict(), of(text()), of(text())).prop_map(|(board, verdict, decided_by, reason)| {
            GroundCommand::Settle { board, protest: None, verdict, decided_by, reason }
        }),
        4 => (board(), of(team()), text())
            .prop_map(|(board, team, reason)| GroundCommand::Protest { board, team, reason }),
    ];
    prop_oneof![4 => watches, 4 => judges, 3 => table].boxed()
}

/// One strategy for every kind of event of a contest, by its name.
pub fn events() -> Vec<(&'static str, BoxedStrategy<GroundEvent>)> {
    let at = || any::<i64>().prop_map(Timestamp::from_millis);
    vec![
        (
            "watch_started",
            (run(), any::<u8>(), at())
                .prop_map(|(run, watch, at)| GroundEvent::WatchStarted { run, watch, at })
                .boxed(),
        ),
        (
            "heat_started",
            (vec(run(), 0..3), any::<u8>(), at(), vec(time(), 0..3))
                .prop_map(|(runs, watches, at, after)| GroundEvent::HeatStarted { runs, watches, at, after })
                .boxed(),
        ),
        (
            "watch_stopped",
            (run(), any::<u8>(), at())
                .prop_map(|(run, watch, at)| GroundEvent::WatchStopped { run, watch, at })
                .boxed(),
        ),
        (
            "read",
            (run(), any::<u8>(), of(time()))
                .prop_map(|(run, watch, time)| GroundEvent::Read { run, watch, time })
                .boxed(),
        ),
        (
            "team_ruled",
            (item(), team(), outcome(), of(text()))
                .prop_map(|(item, team, outcome, reason)| GroundEvent::TeamRuled {
                    item,
                    team,
                    outcome,
                    reason,
                })
                .boxed(),
        ),
        (
            "judges_marked",
            (run(), marks()).prop_map(|(run, marks)| GroundEvent::JudgesMarked { run, marks }).boxed(),
        ),
        (
            "left_out",
            (run(), any::<u8>(), of(text()))
                .prop_map(|(run, watch, reason)| GroundEvent::LeftOut { run, watch, reason })
                .boxed(),
        ),
        (
            "watch_claimed",
            (item(), any::<u32>(), any::<u8>())
                .prop_map(|(item, lane, watch)| GroundEvent::WatchClaimed { item, lane, watch })
                .boxed(),
        ),
        (
            "charged",
            (run(), fault(), of(text()))
                .prop_map(|(run, fault, note)| GroundEvent::Charged { run, fault, note })
                .boxed(),
        ),
        (
            "advanced",
            (discipline(), vec(team(), 0..3))
                .prop_map(|(discipline, teams)| GroundEvent::Advanced { discipline, teams })
                .boxed(),
        ),
        (
            "runner_named",
            (run(), of(text())).prop_map(|(run, name)| GroundEvent::RunnerNamed { run, name }).boxed(),
        ),
        ("scored", (run(), points()).prop_map(|(run, points)| GroundEvent::Scored { run, points }).boxed()),
        (
            "ruled",
            (run(), outcome(), of(text()))
                .prop_map(|(run, outcome, reason)| GroundEvent::Ruled { run, outcome, reason })
                .boxed(),
        ),
        (
            "rerun_ordered",
            (run(), text()).prop_map(|(run, reason)| GroundEvent::RerunOrdered { run, reason }).boxed(),
        ),
        (
            "reinstated",
            (run(), text()).prop_map(|(run, reason)| GroundEvent::Reinstated { run, reason }).boxed(),
        ),
        (
            "interrupted",
            (vec((run(), any::<u8>()), 0..3), vec((discipline(), team()), 0..3))
                .prop_map(|(watches, theory)| GroundEvent::Interrupted { watches, theory })
                .boxed(),
        ),
        (
            "theory_clock",
            (discipline(), team(), step(), at())
                .prop_map(|(discipline, team, step, at)| GroundEvent::TheoryClock {
                    discipline,
                    team,
                    step,
                    at,
                })
                .boxed(),
        ),
        (
            "answered",
            (discipline(), team(), answer())
                .prop_map(|(discipline, team, answer)| GroundEvent::Answered { discipline, team, answer })
                .boxed(),
        ),
        (
            "heats_set",
            (discipline(), of(any::<u64>()), heats())
                .prop_map(|(discipline, seed, heats)| GroundEvent::HeatsSet { discipline, seed, heats })
                .boxed(),
        ),
        (
            "lot_drawn",
            (discipline(), team(), any::<u32>(), of(any::<u64>()))
                .prop_map(|(discipline, team, lot, seed)| GroundEvent::LotDrawn {
                    discipline,
                    team,
                    lot,
                    seed,
                })
                .boxed(),
        ),
        (
            "heat_called",
            (vec(run(), 0..3), at()).prop_map(|(runs, at)| GroundEvent::HeatCalled { runs, at }).boxed(),
        ),
        (
            "heat_read",
            (any::<u8>(), times()).prop_map(|(watch, times)| GroundEvent::HeatRead { watch, times }).boxed(),
        ),
        (
            "place_revealed",
            (board(), vec(team(), 0..3))
                .prop_map(|(board, teams)| GroundEvent::PlaceRevealed { board, teams })
                .boxed(),
        ),
        (
            "rule_set",
            (discipline(), rule())
                .prop_map(|(discipline, rule)| GroundEvent::RuleSet { discipline, rule })
                .boxed(),
        ),
        (
            "teams_added",
            (item(), new_teams()).prop_map(|(item, teams)| GroundEvent::TeamsAdded { item, teams }).boxed(),
        ),
        (
            "team_renamed",
            (item(), team(), text(), text())
                .prop_map(|(item, team, name, was)| GroundEvent::TeamRenamed { item, team, name, was })
                .boxed(),
        ),
        (
            "tie_decided",
            (board(), vec(team(), 0..3), of(any::<u64>()))
                .prop_map(|(board, teams, seed)| GroundEvent::TieDecided { board, teams, seed })
                .boxed(),
        ),
        ("signed", board().prop_map(|board| GroundEvent::Signed { board, standing: Vec::new() }).boxed()),
        (
            "protest_settled",
            (board(), any::<u64>(), verdict(), of(text()), of(text()))
                .prop_map(|(board, protest, verdict, decided_by, reason)| GroundEvent::ProtestSettled {
                    board,
                    protest: Seq(protest),
                    verdict,
                    decided_by,
                    reason,
                })
                .boxed(),
        ),
        (
            "protested",
            (board(), of(team()), text())
                .prop_map(|(board, team, reason)| GroundEvent::Protested { board, team, reason })
                .boxed(),
        ),
    ]
}
