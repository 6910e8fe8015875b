//! The drill ground as one console sees it: which board is open, which team is meant, which watch
//! is held. What the keys of screen 6 come to.

pub mod actions;
pub mod board;
mod choices;
pub mod contest;
mod cost;
mod effect;
mod forms;
mod heat_times;
mod line;
mod place;
mod times;

use std::sync::Arc;

use forms::GroundForm;
use heat_times::HeatTimes;

use super::cursor::Cursor;
use super::field::Field;
use super::overlay::Overlay;
use super::{Screen, Ui, Words};
use crate::agenda::{DisciplineId, ItemId, RunTime, TeamId};
use crate::day::{
    AttemptId, Board, BoardId, Command, Competition, Day, GroundCommand, GroundRefusal, Operator, Refusal,
    Status, Watch,
};
use crate::text::{Lang, say};

/// What a console on the drill ground has chosen.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// The watch it holds, where it was chosen by hand.
    pub watch: Option<u8>,
    /// The attempt that is meant, where it was chosen by hand.
    pub attempt: Option<(TeamId, u8)>,
    /// All lanes of the heat are shown, instead of one.
    pub all_lanes: bool,
}

/// Whether a team has a place on a board.
pub fn has(board: &BoardId, team: &TeamId, day: &Day) -> bool {
    match board {
        BoardId::Overall(item) => {
            day.competitions().iter().any(|held| held.item == *item && held.team(team).is_some())
        }
        BoardId::Result(id) | BoardId::Theory(id) | BoardId::Practice(id) => {
            day.competition(id).is_some_and(|held| held.team(team).is_some())
        }
    }
}

/// The board that matters now, while nobody opened one: where a watch runs, then the contest that
/// runs, or comes next.
pub fn natural_board(day: &Day) -> Option<BoardId> {
    let running = day.running_watches().into_iter().next().map(|(run, _)| run.discipline);
    let of_item = |item: &ItemId| {
        let mut held = day.competitions().iter().filter(|held| held.item == *item);
        held.clone().find(|held| held.closing.signed.is_none()).or_else(|| held.next())
    };
    let live = || day.current_id().and_then(of_item);
    let next =
        || day.entries().iter().filter(|entry| entry.started_at().is_none()).find_map(|e| of_item(e.id()));
    running
        .or_else(|| live().or_else(next).or(day.competitions().first()).map(|held| held.id().clone()))
        .map(BoardId::Result)
}

/// The team whose turn it is: whose watch this operator holds, or whose runs, or who is next.
pub fn natural_team(day: &Day, board: &BoardId, by: &Operator) -> Option<TeamId> {
    let BoardId::Result(discipline) = board else {
        return day.board(board)?.places.first().map(|place| place.team.clone());
    };
    let held = day.competition(discipline)?;
    let running = day.running_watches().into_iter().filter(|(run, _)| run.discipline == *discipline);
    let mut running: Vec<(AttemptId, u8)> = running.collect();
    running.sort_by_key(|(run, _)| held.lane_of(&run.team));
    let claimed = day.claim_of(&held.item, by).map(|claim| claim.lane);
    let in_lane = |team: &TeamId| {
        let lane = held.lane_of(team).and_then(|(_, lane)| u32::try_from(lane).ok());
        claimed.is_some() && lane == claimed
    };
    let mine = running.iter().find(|(run, watch)| {
        let own = held.run(&run.team, run.attempt).and_then(|own| own.watch(*watch));
        own.and_then(|watch| watch.by.as_ref()) == Some(by)
    });
    let mine = mine.or_else(|| running.iter().find(|(run, _)| in_lane(&run.team)));
    let first = mine.or(running.first()).map(|(run, _)| run.team.clone());
    first
        .or_else(|| next_in_lane(held, in_lane))
        .or_else(|| next_team(held, None))
        .or_else(|| held.teams.first().map(|team| team.id.clone()))
}

/// The first team of a lane that still has an attempt to run.
fn next_in_lane(held: &Competition, in_lane: impl Fn(&TeamId) -> bool) -> Option<TeamId> {
    let mut order = held.in_order().into_iter().map(|team| &team.id);
    order.find(|team| in_lane(team) && held.attempt_of(team).is_some()).cloned()
}

/// Who runs after a team: in its lane in the heats that follow, or else the first who still has an
/// attempt to run. With several attempts, everybody's first comes before anybody's second.
pub fn next_team(held: &Competition, after: Option<&TeamId>) -> Option<TeamId> {
    let order: Vec<TeamId> = held.in_order().iter().map(|team| team.id.clone()).collect();
    let place = after.and_then(|after| order.iter().position(|team| team == after));
    let lane = after.and_then(|after| held.lane_of(after)).map(|(_, lane)| lane);
    let waits = |team: &TeamId, attempt: u8| {
        held.attempt_of(team) == Some(attempt)
            && held.run(team, attempt).is_none_or(|run| !run.is_running())
            && Some(team) != after
    };
    let in_lane = |team: &TeamId| lane.is_none() || held.lane_of(team).map(|(_, own)| own) == lane;
    (1..=held.rules().attempts).find_map(|attempt| {
        let from = place.map_or(0, |place| place + 1);
        let ahead = || order.iter().skip(from).chain(order.iter().take(from));
        let own = ahead().find(|team| in_lane(team) && waits(team, attempt));
        own.or_else(|| ahead().find(|team| waits(team, attempt))).cloned()
    })
}

impl Ui {
    /// The board that is open on the ground.
    pub(super) fn open_board(&self, day: &Day) -> Option<BoardId> {
        let chosen = match self.held(Screen::Ground) {
            Some(Cursor::Team(board, _)) => Some(board.clone()),
            _ => None,
        };
        chosen.filter(|board| day.boards().contains(board)).or_else(|| natural_board(day))
    }

    /// The board that is selected on the list of boards.
    pub(super) fn listed_board(&self, day: &Day) -> Option<BoardId> {
        match self.cursor(Screen::Contest, day)? {
            Cursor::Board(board) => Some(board),
            _ => None,
        }
    }

    /// The team that is selected on it.
    pub(super) fn chosen_team(&self, day: &Day) -> Option<TeamId> {
        match self.cursor(Screen::Ground, day)? {
            Cursor::Team(_, team) => Some(team),
            _ => None,
        }
    }

    /// The attempt of the selected team that is shown, judged and corrected: chosen by hand, or the
    /// last that has begun.
    pub(super) fn shown_attempt(&self, day: &Day) -> Option<AttemptId> {
        let BoardId::Result(discipline) = self.open_board(day)? else { return None };
        let team = self.chosen_team(day)?;
        let held = day.competition(&discipline)?;
        let attempts = held.rules().attempts;
        let chosen = self.ground.attempt.as_ref().filter(|(of, _)| *of == team).map(|(_, attempt)| *attempt);
        let begun = |attempt: &u8| held.run(&team, *attempt).is_some_and(crate::day::Run::has_begun);
        let attempt = chosen.filter(|attempt| *attempt <= attempts);
        let attempt = attempt.or_else(|| (1..=attempts).rev().find(begun)).unwrap_or(1);
        Some(AttemptId { discipline, team, attempt })
    }

    /// The watch of a run that this console's key would start or stop.
    pub(super) fn own_watch<'a>(&self, day: &'a Day, run: &AttemptId) -> Option<&'a Watch> {
        let own = day.competition(&run.discipline)?.run(&run.team, run.attempt)?;
        match self.ground.watch {
            Some(number) => own.watch(number),
            None => own.held_by(&self.operator),
        }
    }

    /// The attempts of the heat in front, and the watch that this console would write down.
    fn heat_in_front(&self, day: &Day) -> Option<(Vec<AttemptId>, u8)> {
        let run = self.shown_attempt(day)?;
        let watch = self.ground.watch.or_else(|| self.own_watch(day, &run).map(|watch| watch.number));
        Some((times::heat(day.competition(&run.discipline)?, &run), watch.unwrap_or(1)))
    }

    /// The times that were pasted for the heat in front, to be looked at row by row; none where what
    /// was pasted is something else, or nothing is timed here.
    pub(super) fn pasted_times(&self, pasted: &str, day: &Day) -> Option<Overlay> {
        if self.screen != Screen::Ground || !times::looks_like_times(pasted) {
            return None;
        }
        let (heat, watch) = self.heat_in_front(day)?;
        let is_timed = day.competition(&heat.first()?.discipline)?.rules().low_wins();
        let read = HeatTimes::of(pasted, &heat, watch, day).filter(|_| is_timed)?;
        Some(Overlay::choose(Arc::new(read), day, self.lang))
    }
}

impl Ui {
    /// Opens a board, at the team whose turn it is.
    pub(super) fn open(&mut self, day: &Day, board: &BoardId) {
        if let Some(team) = natural_team(day, board, &self.operator) {
            self.selected.insert(Screen::Ground, Cursor::Team(board.clone(), team));
            self.ground.attempt = None;
            self.screen = Screen::Ground;
        } else if let Some(discipline) = board.discipline() {
            // No teams yet: the screen says how they come in.
            let row = Cursor::Team(BoardId::Result(discipline.clone()), TeamId::default());
            self.selected.insert(Screen::Ground, row);
            self.screen = Screen::Ground;
        }
    }

    /// A refusal that asks: a time that no run takes; a board that moved while its box stood open was not signed: it is shown anew.
    pub fn refused(&mut self, command: &Command, refusal: &Refusal, day: &Day) {
        // What was typed is shown as it was understood, and asked about.
        if let Refusal::Ground(GroundRefusal::OddReading(..)) = refusal
            && let Command::Ground(GroundCommand::Reading { run, watch, time: Some(time), .. }) = command
        {
            self.overlay = Some(odd_box(day, run, *watch, *time, self.words(), self.lang));
            return;
        }
        if let Refusal::Ground(GroundRefusal::OddReading(run, time)) = refusal
            && let Command::Ground(GroundCommand::Readings { watch, times, .. }) = command
        {
            let (watch, times) = (*watch, times.clone());
            let all = GroundCommand::Readings { watch, times, sure: true };
            let asked = odd_box(day, run, watch, *time, self.words(), self.lang);
            if let Overlay::Confirm { title, lines, .. } = asked {
                self.overlay = Some(Overlay::confirm(title, lines, Command::Ground(all)));
            }
            return;
        }
        if let Refusal::Ground(GroundRefusal::NoPoints(run)) = refusal
            && let Command::Ground(meant) = command
            && let Some(sure) = meant.as_sure()
        {
            let team = day.team_name(&run.discipline, &run.team);
            let lines = vec![say!(self.lang, "{team}: 0 điểm", "{team}: 0 points")];
            self.overlay = Some(Overlay::confirm(self.words().confirm_odd, lines, Command::Ground(sure)));
            return;
        }
        let Command::Ground(GroundCommand::SignSeen { board, .. }) = command else { return };
        let is_open = day
            .board(board)
            .is_some_and(|board| board.signed().is_none() && board.closing.open_protest().is_none());
        if is_open && day.seal(board).iter().all(|own| own.is_settled()) {
            self.overlay = Some(sign_box(day, board, self.words(), self.lang));
        }
    }
}

/// Asks whether a reading is really so.
fn odd_box(day: &Day, run: &AttemptId, watch: u8, time: RunTime, words: &Words, lang: Lang) -> Overlay {
    let team = day.team_name(&run.discipline, &run.team);
    let minutes = time.show(2);
    let mut lines = vec![say!(
        lang,
        "{team}, đồng hồ {watch}: {minutes} (phút:giây)",
        "{team}, watch {watch}: {minutes} (minutes:seconds)"
    )];
    // Digits alone are seconds; who left the comma out meant hundredths.
    if time.0 % 1000 == 0 && time.0 >= 100_000 {
        let meant = RunTime(time.0 / 100).show(2);
        lines.push(say!(
            lang,
            "Nếu là {meant} thì Esc rồi gõ lại có dấu phẩy.",
            "If {meant} was meant: Esc, and type it with its comma."
        ));
    }
    let command = GroundCommand::Reading { run: run.clone(), watch, time: Some(time), sure: true };
    Overlay::confirm(words.confirm_odd, lines, Command::Ground(command))
}

/// The first places of a board, a line each.
pub fn summary(day: &Day, board: &Board) -> Vec<String> {
    let ranked = board.places.iter().filter(|place| place.status == Status::Ranked).take(4);
    let line = |place: &crate::day::Standing| {
        let (rank, team) = (place.rank.unwrap_or_default(), day.team_on(&board.id, &place.team));
        let sign = if place.shared { "=" } else { "" };
        let result = place.result.map(|result| day.say_measure(&board.id, result)).unwrap_or_default();
        format!("{rank}{sign}. {team}: {result}")
    };
    ranked.map(line).collect()
}

/// A judge's sheet to be filled in. Judges hand them in one after the other: the next is of whoever
/// has none yet.
fn judges_sheet(held: &Competition, run: AttemptId) -> Overlay {
    let own = held.run(&run.team, run.attempt);
    let marks = own.map(|own| own.marks.as_slice()).unwrap_or_default();
    let is_in = |judge: &String| marks.iter().any(|mark| mark.judge == *judge);
    let judge = (1_u32..).map(|judge| judge.to_string()).find(|judge| !is_in(judge));
    let mut fields = vec![Field::of(&judge.unwrap_or_default())];
    fields.resize(1 + held.rules().reckoning.criteria.len(), Field::default());
    Overlay::filled(Arc::new(GroundForm::Marks(run)), fields)
}

/// The final that is meant where a final, or its heats, are selected.
fn final_meant(day: &Day, id: DisciplineId) -> DisciplineId {
    if day.competition(&id).is_some_and(|held| held.final_of().is_some()) {
        return id;
    }
    let from = |held: &&Competition| held.final_of().is_some_and(|own| own.discipline == id);
    let last = day.competitions().iter().find(from).map(|last| last.id().clone());
    last.unwrap_or(id)
}

/// The box that names who goes on to a final, and how; what it names is what is sent.
fn advance_box(day: &Day, id: DisciplineId, words: &Words, lang: Lang) -> Overlay {
    let seen = day.going_on(&id).map(|found| found.ids());
    let mut lines = vec![day.discipline_title(&id)];
    lines.extend(day.say_going_on(&id, lang));
    Overlay::confirm(words.advance_title, lines, GroundCommand::Advance { discipline: id, seen }.into())
}

/// The box in which a board is signed: what it shows is what is signed.
fn sign_box(day: &Day, id: &BoardId, words: &Words, lang: Lang) -> Overlay {
    let command = GroundCommand::SignSeen { board: id.clone(), seen: day.seal(id) };
    let lines = || {
        let mut lines = vec![day.board_title(id, lang)];
        let Some(board) = day.board(id) else { return lines };
        lines.extend(summary(day, &board));
        if let Some(held) = id.discipline().and_then(|id| day.competition(id)) {
            let short: Vec<String> = held
                .teams
                .iter()
                .filter(|team| {
                    (1..=held.rules().attempts).any(|n| held.worked(&team.id, n).is_some_and(|run| run.short))
                })
                .map(|team| team.name.clone())
                .collect();
            if !short.is_empty() {
                let names = short.join(", ");
                lines.push(say!(
                    lang,
                    "Thiếu đồng hồ so với thể lệ: {names}",
                    "Fewer watches than the rules ask: {names}"
                ));
            }
        }
        lines.extend(board.shortfalls().iter().map(|short| short.say(lang)));
        lines
    };
    Overlay::confirm(words.confirm_sign, lines(), Command::Ground(command))
}
