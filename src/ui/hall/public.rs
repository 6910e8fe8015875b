//! What the hall may see, and nothing else: screen 9 is drawn from this.

use chrono::TimeDelta;

use super::before::{self, AtTheLine, Lots};
use super::podium::{self, Podium};
use crate::agenda::{ItemId, TeamId};
use crate::clock::Timestamp;
use crate::day::{Competition, Day, Honoree, Run, Standing, Watch};
use crate::text::{Lang, say};
use crate::ui::View;

/// After the last watch was stopped, the times stand this long.
const STANDS: TimeDelta = TimeDelta::seconds(15);

/// What the hall may see.
pub struct Public {
    pub event: String,
    pub item: Option<PublicItem>,
    pub over: bool,
}

pub struct PublicItem {
    pub title: String,
    pub performer: Option<String>,
    pub remaining: Option<TimeDelta>,
    /// What goes before performer and clock.
    pub shown: Option<Shown>,
}

/// What is to be seen of the running item.
pub enum Shown {
    /// A heat being run: what everybody on the ground can see.
    Lanes { discipline: String, lanes: Vec<PublicLane> },
    /// Who is called to the stage, under a decision that was announced.
    Called { decision: String, names: Vec<String> },
    /// Lots as they are drawn.
    Lots { discipline: String, lots: Lots },
    /// A heat that was called to the line.
    AtTheLine { discipline: String, line: AtTheLine },
    /// The prizes of a signed board, as far as they were told.
    Podium { decision: String, podium: Podium },
}

/// A lane of a heat.
pub struct PublicLane {
    /// Its number, where heats were drawn.
    pub number: Option<usize>,
    pub team: String,
    /// Tenths of a second while it runs, hundredths when it was stopped.
    pub time: Option<String>,
    pub runs: bool,
}

impl Public {
    pub fn of(view: &View<'_>) -> Self {
        let day = view.day;
        let item = day.current().map(|live| PublicItem {
            title: live.item.title.clone(),
            performer: live.item.performer.as_ref().map(|who| day.performer(who)),
            remaining: view
                .timing
                .item(live.id())
                .and_then(|item| item.clock().1)
                .filter(|left| *left > TimeDelta::zero()),
            shown: on_the_ground(view, live.id()).or_else(|| newest(view, live.id())),
        });
        Self { event: day.agenda().title.clone(), item, over: day.ended_at().is_some() }
    }
}

/// The heat that runs; or else the one that was called to the line; or else the one that was stopped
/// a moment ago.
fn on_the_ground(view: &View<'_>, item: &ItemId) -> Option<Shown> {
    let held = || view.day.competitions().iter().filter(|held| held.item == *item);
    let is_running = held().flat_map(Competition::all_runs).any(|(.., run)| runs(run));
    let called = before::at_the_line(view, item).filter(|_| !is_running).map(|(_, shown)| shown);
    called.or_else(|| heat(view, item))
}

/// The heat that runs, or was stopped a moment ago. A ruling meanwhile changes nothing: the hall
/// learns results when they are signed. A time that is struck for a re-run is nobody's time any more,
/// and goes.
fn heat(view: &View<'_>, item: &ItemId) -> Option<Shown> {
    let (day, now) = (view.day, view.moment);
    let held = || day.competitions().iter().filter(|held| held.item == *item);
    let active = held().flat_map(|held| {
        held.all_runs().filter_map(move |(team, attempt, run)| {
            let since = stirred(run, now)?;
            Some((runs(run), since, held, team, attempt, run))
        })
    });
    // Who runs goes before who has stopped, and the last to stop before the others.
    let (running, _, held, lead, attempt, run) =
        active.max_by_key(|(running, since, ..)| (*running, *since))?;
    let first =
        held.all_runs().filter(|(_, _, run)| runs(run)).filter_map(|(.., run)| run.started_at()).min();
    let began = if running { first } else { run.started_at() };
    let (places, heat) = lanes_of(held, lead, running, now);
    let lanes = places.into_iter().map(|(number, team)| {
        // Of the teams beside them, what they ran in this heat: no time of an earlier run.
        let of_heat = |run: &&Run| is_seen(run) && run.watches.iter().any(|own| last_moved(own) >= began);
        let own = held.runs(&team, attempt).iter().rev().find(of_heat);
        lane(held, number, &team, own, now)
    });
    let mut discipline = held.discipline.title.clone();
    if let Some(heat) = heat {
        discipline += &format!(" {} {} {heat}", view.theme.glyphs.dot, view.words.heat);
    }
    Some(Shown::Lanes { discipline, lanes: lanes.collect() })
}

/// The teams to be seen, with their lanes: the heat of the leading one, or else whoever is active.
/// With the heat goes its number among the heats.
fn lanes_of(
    held: &Competition,
    lead: &TeamId,
    running: bool,
    now: Timestamp,
) -> (Vec<(Option<usize>, TeamId)>, Option<String>) {
    let heat = held.lane_of(lead).and_then(|(heat, _)| Some((heat, held.heats.get(heat)?)));
    let mut places: Vec<(Option<usize>, TeamId)> = Vec::new();
    if let Some((_, lanes)) = heat {
        let teams = (1..).zip(lanes).filter_map(|(lane, team)| Some((Some(lane), team.clone()?)));
        places.extend(teams.filter(|(_, team)| held.team(team).is_some()));
    }
    for (team, _, run) in held.all_runs() {
        let too = if running { runs(run) } else { heat.is_none() && stirred(run, now).is_some() };
        if too && !places.iter().any(|(_, other)| other == team) {
            places.push((None, team.clone()));
        }
    }
    (places, heat.map(|(heat, _)| format!("{}/{}", heat + 1, held.heats.len())))
}

fn lane(
    held: &Competition,
    number: Option<usize>,
    team: &TeamId,
    run: Option<&Run>,
    now: Timestamp,
) -> PublicLane {
    let running = run.and_then(|run| run.watches.iter().find(|watch| watch.is_running()));
    let time = match running {
        Some(watch) => watch.shows(now).map(|time| time.show(1)),
        None => run.and_then(|run| held.clocked(run)).map(|time| time.show(2)),
    };
    let name = held.team(team).map(|team| team.name.clone()).unwrap_or_default();
    PublicLane { number, team: name, time, runs: running.is_some() }
}

/// A watch runs. One that ran when its run was struck never stops: that one is over.
fn runs(run: &Run) -> bool {
    run.struck.is_none() && run.is_running()
}

/// A run that the hall may see: not one that was struck.
fn is_seen(run: &Run) -> bool {
    run.struck.is_none()
}

/// When a run that is still to be seen last stirred; none where nothing is to be seen of it.
fn stirred(run: &Run, now: Timestamp) -> Option<Timestamp> {
    if runs(run) {
        return run.started_at();
    }
    let stopped = run.watches.iter().filter_map(|watch| watch.stopped).max()?;
    (is_seen(run) && now - stopped < STANDS).then_some(stopped)
}

/// When a watch was last touched.
fn last_moved(watch: &Watch) -> Option<Timestamp> {
    watch.stopped.or(watch.started)
}

/// Who is called to the stage, the podium of prizes, lots that are drawn, or a result that was signed and brings no prize:
/// what came last.
fn newest(view: &View<'_>, item: &ItemId) -> Option<Shown> {
    let (day, lang) = (view.day, view.ui.lang);
    let podiums = day.podiums_of(item).into_iter().filter_map(|own| {
        let (at, podium) = podium::of(day, &own.board, own.announced, lang)?;
        Some((at, Shown::Podium { decision: day.decision_title(&own.decision), podium }))
    });
    let all = podiums.chain(called(day, lang)).chain(result(day, item, lang));
    let all = all.chain(before::lots(day, item, view.words, lang));
    all.max_by_key(|(at, _)| *at).map(|(_, shown)| shown)
}

/// The last result of an item that was signed and has no prizes to be called: the hall learns it
/// with the signature. One with prizes is revealed as they are called.
fn result(day: &Day, item: &ItemId, lang: Lang) -> Option<(Timestamp, Shown)> {
    let ids = day.boards().into_iter().filter(|id| day.item_of_board(id) == Some(item));
    let boards = ids.filter_map(|id| day.board(&id)).filter(|board| board.grades.is_empty());
    let signed = boards.filter_map(|board| Some((board.signed()?.at, board)));
    let (at, board) = signed.max_by_key(|(at, _)| *at)?;
    let goes_on = day.going_on_from(&board.id);
    let line = |place: &Standing| {
        let rank = place.rank.map_or_else(String::new, |rank| format!("{rank}. "));
        let (team, result) = (day.team_on(&board.id, &place.team), day.say_standing(&board, place, lang));
        let on = if goes_on.contains(&place.team) {
            say!(lang, " – vào chung kết", " – goes on")
        } else {
            String::new()
        };
        format!("{rank}{team}: {result}{on}")
    };
    let names = board.places.iter().map(line).collect();
    Some((at, Shown::Called { decision: day.board_title(&board.id, lang), names }))
}

/// The batch on the stage, or the next to go up, of a decision of the running item that was
/// announced. After the last, its names stay.
fn called(day: &Day, lang: Lang) -> Option<(Timestamp, Shown)> {
    let batch = day.batch_on_stage()?;
    let announced = day.announced_at(batch.decision).filter(|_| day.prize_board(batch.decision).is_none())?;
    let heard = batch.honorees.iter().filter(|own| own.state.was_called());
    let heard = heard.filter_map(|own| own.since.as_ref().map(|(at, _)| *at)).max();
    // Who is absent is not called, and who was taken off never was; a nameless place is nobody yet.
    let is_called = |own: &&&Honoree| !own.state.stays_away() && !own.recipient.name.is_empty();
    let names: Vec<String> = batch.honorees.iter().filter(is_called).map(|own| own.name(lang)).collect();
    let decision = day.decision_title(batch.decision);
    let is_anybody = !names.is_empty();
    let shown = Shown::Called { decision, names };
    is_anybody.then(|| (announced.max(heard.unwrap_or(announced)), shown))
}
