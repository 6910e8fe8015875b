//! The times of a heat before they are recorded, row by row: whose each is, what it will be, and what
//! speaks against it. What is in doubt waits until somebody takes it.
//!
//! ```text
//!  ┌ Giờ của lượt, từng dòng ─────────────────────────────┐
//!  │ [ ] “Đội Giờ”                       không thấy giờ   │
//!  │ [x] 42,31 đường 1 · Tổ 5            “Làn 1: 42,31”   │
//!  │ [?] 42,00 đường 2 · Tổ 2  “Tổ 2 42” · chỉ có giây…   │
//!  └──────────────────────────────────────────────────────┘
//! ```

use std::collections::BTreeMap;
use std::sync::Arc;

use super::times::{self, Laned, Noted};
use crate::agenda::RunTime;
use crate::day::{AttemptId, Command, Day, GroundCommand};
use crate::text::{Lang, counted, say};
use crate::ui::View;
use crate::ui::choice::{After, Choice, Line, Pick};
use crate::ui::cursor::Cursor;
use crate::ui::words::Words;

/// What speaks against a row that was understood.
#[derive(Clone, Debug, PartialEq)]
enum Doubt {
    /// A phone's lap says when somebody arrived, and not who.
    Lap,
    /// So many times without a team before them, for so many lanes.
    Count(usize, usize),
    /// The lane that stands beside the team is not its lane.
    OtherLane(usize),
    /// Another row is of the same team.
    Twice,
    /// The rules measure finer than was written.
    NoFraction,
    /// No run takes so long, or is so fast.
    Odd,
    /// The watch runs, and would be stopped.
    Runs,
    /// A reading of the watch stands already.
    Stands(RunTime),
}

/// Why a row cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// There is no time in it.
    NoTime,
    /// It is of nobody in this heat.
    Nobody,
}

/// A row that was understood: the place of its team in the heat, the time, and what speaks against it.
#[derive(Clone, Debug, PartialEq)]
struct Read {
    at: usize,
    time: RunTime,
    doubts: Vec<Doubt>,
}

/// What the operator said of a row. It was said of this team and under these doubts; of another it was
/// not said.
#[derive(Clone, Debug, PartialEq)]
enum Said {
    Taken(AttemptId, Vec<Doubt>),
    Left,
}

/// The times of a heat, looked at row by row.
#[derive(Clone, Debug)]
pub struct HeatTimes {
    runs: Vec<AttemptId>,
    watch: u8,
    noted: Vec<Noted>,
    /// Whose a row is, where the operator said so.
    given: BTreeMap<usize, AttemptId>,
    said: BTreeMap<usize, Said>,
}

impl HeatTimes {
    /// The times of a text, for these attempts; none where the text is empty.
    pub fn of(text: &str, runs: &[AttemptId], watch: u8, day: &Day) -> Option<Self> {
        let noted = times::noted(text, &times::laned(runs, day));
        let (given, said) = (BTreeMap::new(), BTreeMap::new());
        (!noted.is_empty()).then(|| Self { runs: runs.to_vec(), watch, noted, given, said })
    }

    /// Every time with its team, where no row is in doubt but for what is asked about anyway.
    pub fn all_sure(&self, day: &Day) -> Option<Vec<(AttemptId, RunTime)>> {
        let heat = times::laned(&self.runs, day);
        let sure = |read: Result<Read, Why>| {
            let read = read.ok().filter(|read| read.doubts.iter().all(|doubt| *doubt == Doubt::Odd))?;
            Some((heat.get(read.at)?.run.clone(), read.time))
        };
        self.read(&heat, day).into_iter().map(sure).collect()
    }

    /// The place in the heat of each row's team, and the lane beside it that is not its own.
    fn owners(&self, heat: &[Laned]) -> Vec<Option<(usize, Vec<Doubt>)>> {
        let timed = || self.noted.iter().filter(|own| own.time.is_some());
        let by_order = timed().all(|own| own.label.is_empty());
        let count = timed().count();
        let mut order = 0..;
        let owner = |(row, own): (usize, &Noted)| {
            let lane_by_lane = own.time.and_then(|_| order.next());
            if let Some(given) = self.given.get(&row) {
                return Some((heat.iter().position(|own| own.run == *given)?, Vec::new()));
            }
            if by_order {
                let at = lane_by_lane.filter(|at| *at < heat.len())?;
                let doubt = (count != heat.len()).then_some(Doubt::Count(count, heat.len()));
                return Some((at, doubt.into_iter().collect()));
            }
            let (at, lane) = times::named(&own.label, heat)?;
            let other = lane.filter(|lane| heat.get(at).is_some_and(|own| own.lane != *lane));
            Some((at, other.map(Doubt::OtherLane).into_iter().collect()))
        };
        self.noted.iter().enumerate().map(owner).collect()
    }

    /// The rows as the day is now.
    fn read(&self, heat: &[Laned], day: &Day) -> Vec<Result<Read, Why>> {
        let owners = self.owners(heat);
        let of = |at: usize| {
            let same = |(own, owner): &(&Noted, &Option<(usize, Vec<Doubt>)>)| {
                own.time.is_some() && owner.as_ref().is_some_and(|owner| owner.0 == at)
            };
            self.noted.iter().zip(&owners).filter(same).count()
        };
        let read = |(own, owner): (&Noted, &Option<(usize, Vec<Doubt>)>)| {
            let time = own.time.ok_or(Why::NoTime)?;
            let (at, doubts) = owner.clone().ok_or(Why::Nobody)?;
            let run = &heat.get(at).ok_or(Why::Nobody)?.run;
            let mut all: Vec<Doubt> = if own.is_lap { vec![Doubt::Lap] } else { Vec::new() };
            all.extend(doubts);
            all.extend((of(at) > 1).then_some(Doubt::Twice));
            all.extend(self.against(own, time, run, day));
            Ok(Read { at, time, doubts: all })
        };
        self.noted.iter().zip(&owners).map(read).collect()
    }

    /// What the rules and the watches of an attempt say against a time.
    fn against(&self, own: &Noted, time: RunTime, run: &AttemptId, day: &Day) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        let Some(held) = day.competition(&run.discipline) else { return doubts };
        if !own.is_fine && held.rules().precision > 0 {
            doubts.push(Doubt::NoFraction);
        }
        if day.is_odd(run, time) {
            doubts.push(Doubt::Odd);
        }
        if let Some(watch) = held.run(&run.team, run.attempt).and_then(|run| run.watch(self.watch)) {
            doubts.extend(watch.is_running().then_some(Doubt::Runs));
            doubts.extend(watch.reading().map(Doubt::Stands));
        }
        doubts
    }

    /// Whether a row will be recorded.
    fn takes(&self, row: usize, read: &Read, heat: &[Laned]) -> bool {
        match self.said.get(&row) {
            Some(Said::Taken(run, doubts)) => {
                heat.get(read.at).is_some_and(|own| own.run == *run) && *doubts == read.doubts
            }
            Some(Said::Left) => false,
            None => read.doubts.is_empty(),
        }
    }

    /// What is recorded: the sure rows and those that were taken.
    fn taken(&self, day: &Day) -> GroundCommand {
        let heat = times::laned(&self.runs, day);
        let mut sure = false;
        let mut times = Vec::new();
        for (row, read) in self.read(&heat, day).into_iter().enumerate() {
            if let Ok(read) = read
                && self.takes(row, &read, &heat)
                && let Some(own) = heat.get(read.at)
            {
                sure |= read.doubts.contains(&Doubt::Odd);
                times.push((own.run.clone(), read.time));
            }
        }
        GroundCommand::Readings { watch: self.watch, times, sure }
    }

    /// How many rows with a time still wait for a word of the operator.
    fn waiting(&self, day: &Day) -> usize {
        let heat = times::laned(&self.runs, day);
        let waits = |(row, read): &(usize, Result<Read, Why>)| match read {
            Ok(read) => {
                let stands = read.doubts.contains(&Doubt::Stands(read.time));
                let left = self.said.get(row) == Some(&Said::Left);
                !stands && !left && !self.takes(*row, read, &heat)
            }
            Err(Why::Nobody) => true,
            Err(Why::NoTime) => false,
        };
        self.read(&heat, day).into_iter().enumerate().filter(waits).count()
    }

    fn line(&self, row: usize, own: &Noted, read: &Result<Read, Why>, heat: &[Laned], lang: Lang) -> Line {
        let on = Cursor::Pasted(row);
        let said = &own.text;
        let read = match read {
            Ok(read) => read,
            Err(Why::NoTime) => {
                let why = lang.pick("không thấy giờ", "no time in it");
                return Line::new(on, format!("[ ] “{said}”"), why);
            }
            Err(Why::Nobody) => {
                let time = own.time.unwrap_or_default();
                let why = lang.pick(
                    "không rõ đội nào của lượt này, Tab chọn đội",
                    "of nobody in this heat, Tab gives it",
                );
                return Line::new(on, format!("[?] {time} “{said}”"), why);
            }
        };
        let mark = match (self.takes(row, read, heat), self.said.get(&row)) {
            (true, _) => "[x]",
            (false, Some(Said::Left)) => "[ ]",
            (false, _) => "[?]",
        };
        let (time, watch) = (read.time, self.watch);
        let (lane, name) = heat.get(read.at).map(|own| (own.lane, own.name.as_str())).unwrap_or_default();
        let text = say!(lang, "{mark} {time} đường {lane} · {name}", "{mark} {time} lane {lane} · {name}");
        let doubts = read.doubts.iter().map(|doubt| doubt.say(time, watch, lang));
        let right: Vec<String> = std::iter::once(format!("“{said}”")).chain(doubts).collect();
        Line::new(on, text, right.join(" · "))
    }
}

impl Doubt {
    fn say(&self, time: RunTime, watch: u8, lang: Lang) -> String {
        match self {
            Self::Lap => {
                lang.pick("giờ vòng, chưa chắc của đội này", "a lap, perhaps not of this team").to_owned()
            }
            Self::Count(times, lanes) => say!(
                lang,
                "{times} giờ cho {lanes} đường",
                "{} for {}",
                counted(times, "time"),
                counted(lanes, "lane")
            ),
            Self::OtherLane(lane) => {
                say!(lang, "ghi đường {lane}, đội này chạy đường khác", "lane {lane} is not its lane")
            }
            Self::Twice => lang.pick("đội này có hai dòng", "this team has two rows").to_owned(),
            Self::NoFraction => lang.pick("chỉ có giây chẵn", "whole seconds only").to_owned(),
            Self::Odd => lang.pick("lạ: quá nhanh hoặc quá lâu", "odd: too fast or too long").to_owned(),
            Self::Runs => {
                say!(lang, "đồng hồ {watch} đang chạy, sẽ dừng", "watch {watch} runs and would stop")
            }
            Self::Stands(stands) if *stands == time => {
                say!(lang, "đồng hồ {watch} đã ghi giờ này", "watch {watch} has it already")
            }
            Self::Stands(stands) => {
                say!(lang, "thay {stands} đã ghi ở đồng hồ {watch}", "replaces {stands} of watch {watch}")
            }
        }
    }
}

impl Choice for HeatTimes {
    fn title(&self, words: &Words) -> &'static str {
        words.times_title
    }

    fn foot(&self, words: &Words) -> &'static str {
        words.times_foot
    }

    fn lines(&self, day: &Day, _: &Words, lang: Lang) -> Vec<Line> {
        let heat = times::laned(&self.runs, day);
        let read = self.read(&heat, day);
        let rows = self.noted.iter().zip(&read).enumerate();
        rows.map(|(row, (own, read))| self.line(row, own, read, &heat, lang)).collect()
    }

    fn probe(&self, _: &Cursor, day: &Day) -> Option<Command> {
        Some(self.taken(day).into())
    }

    /// How many are recorded, and how many wait.
    fn effect(&self, view: &View<'_>, command: &Command) -> ratatui::text::Line<'static> {
        let Command::Ground(GroundCommand::Readings { times, .. }) = command else {
            return ratatui::text::Line::default();
        };
        let (taken, waiting, watch) = (times.len(), self.waiting(view.day), self.watch);
        let refusal = view.day.decide(command, &view.ui.operator, view.now).err().filter(|_| taken > 0);
        let lang = view.ui.lang;
        let said = match (refusal, waiting) {
            (Some(refusal), _) => view.day.say_refusal(&refusal, view.now, lang),
            (None, 0) => say!(
                lang,
                "Ghi {taken} giờ vào đồng hồ {watch}",
                "Records {} of watch {watch}",
                counted(&taken, "time")
            ),
            (None, _) => say!(
                lang,
                "Ghi {taken} giờ vào đồng hồ {watch}; {waiting} dòng còn phải xem",
                "Records {} of watch {watch}; {} still to be looked at",
                counted(&taken, "time"),
                counted(&waiting, "row")
            ),
        };
        ratatui::text::Line::styled(said, view.theme.attention)
    }

    /// Takes a row in spite of its doubts, or leaves it; of two rows of one team one is taken.
    fn space(&self, on: &Cursor, day: &Day) -> Pick {
        let Cursor::Pasted(row) = on else { return Pick::Nothing };
        let heat = times::laned(&self.runs, day);
        let rows = self.read(&heat, day);
        let Some(Ok(read)) = rows.get(*row) else { return Pick::Nothing };
        let mut next = self.clone();
        if self.takes(*row, read, &heat) {
            next.said.insert(*row, Said::Left);
        } else if let Some(own) = heat.get(read.at) {
            let same = |(_, other): &(usize, &Result<Read, Why>)| {
                other.as_ref().is_ok_and(|other| other.at == read.at)
            };
            let others = rows.iter().enumerate().filter(same);
            next.said.extend(others.map(|(other, _)| (other, Said::Left)));
            next.said.insert(*row, Said::Taken(own.run.clone(), read.doubts.clone()));
        }
        Pick::Instead(Arc::new(next))
    }

    /// Gives a row to the next team, from the first that no row is of.
    fn tab(&self, on: &Cursor, day: &Day) -> Pick {
        let Cursor::Pasted(row) = on else { return Pick::Nothing };
        if self.noted.get(*row).is_none_or(|own| own.time.is_none()) {
            return Pick::Nothing;
        }
        let heat = times::laned(&self.runs, day);
        let owners: Vec<Option<usize>> =
            self.owners(&heat).into_iter().map(|own| own.map(|(at, _)| at)).collect();
        let free = || (0..heat.len()).find(|at| !owners.contains(&Some(*at))).unwrap_or(0);
        let next = match owners.get(*row).copied().flatten() {
            Some(at) => (at + 1) % heat.len().max(1),
            None => free(),
        };
        let Some(own) = heat.get(next) else { return Pick::Nothing };
        let mut given = self.clone();
        given.given.insert(*row, own.run.clone());
        given.said.remove(row);
        Pick::Instead(Arc::new(given))
    }

    /// Rows that nobody has said a word of stay in front.
    fn after(&self, day: &Day) -> After {
        if self.waiting(day) > 0 { After::Stay } else { After::Close }
    }
}
