//! The machine on which a story happens: its clocks, its power, its journal and its consoles.

use std::path::Path;
use std::sync::Arc;

use chrono::{NaiveDateTime, TimeDelta};
use ngayhoi::agenda::{self, time};
use ngayhoi::clock::{Clock, Hands, Source, Timestamp};
use ngayhoi::day::{Command, Day, Event, Operator, ProgrammeEvent, Recorded, Seq, shorten};
use ngayhoi::seat::{Failure, Seat};
use ngayhoi::text::Lang;

use crate::store::{Kept, Store};
use crate::told::{PowerCut, Step, Story, UndoKey, Written};
use crate::{same, seen};

pub struct World {
    store: Store,
    hands: Arc<Hands>,
    boots: u32,
    seats: Vec<Seat>,
    acting: usize,
}

/// What came of a command.
enum Outcome {
    Done(Vec<Recorded>),
    Refused(String, String),
}

impl World {
    pub fn open(story: &Story, kept: Kept) -> Result<Self, String> {
        let text = match &story.agenda {
            Written::Text(text) => text.clone(),
            Written::File(name) => {
                let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("agendas").join(name);
                std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?
            }
        };
        let agenda = agenda::load(&text).map_err(|faults| {
            let said: Vec<String> = faults.iter().map(|fault| fault.message(Lang::En)).collect();
            format!("the agenda has faults: {}", said.join("; "))
        })?;
        let local = NaiveDateTime::parse_from_str(&story.opens, "%Y-%m-%d %H:%M")
            .map_err(|error| format!("opens: {error}"))?;
        let at = agenda.moment(local.date(), local.time());
        let hands = Hands::new("boot 1", at);
        let first = Recorded {
            seq: Seq(1),
            at,
            by: Operator::named(&story.console),
            event: Day::opening(&text, &agenda, story.mode, at),
        };
        let clock = Clock::starting(hands.clone(), at, story.speed);
        let store = Store::new(kept, first, clock.anchor());
        let mut world = Self { store, hands, boots: 1, seats: Vec::new(), acting: 0 };
        world.sit_down(&story.console)?;
        Ok(world)
    }

    fn sit_down(&mut self, name: &str) -> Result<(), String> {
        let seat = Seat::open(self.store.connect(), self.hands.clone(), Operator::named(name))
            .map_err(|error| format!("{name} cannot sit down: {error}"))?;
        self.seats.push(seat);
        Ok(())
    }

    /// Every console ends; the same operators sit down again.
    fn sit_down_again(&mut self) -> Result<(), String> {
        let names: Vec<String> = self.seats.drain(..).map(|seat| seat.operator().name.clone()).collect();
        names.iter().try_for_each(|name| self.sit_down(name))
    }

    fn seat(&self) -> &Seat {
        &self.seats[self.acting]
    }

    fn pass(&self, by: TimeDelta) {
        self.hands.pass(by / i32::try_from(self.seat().clock().speed()).unwrap());
    }

    /// Lives one step; complaints about what is, or an error after which the story makes no sense.
    pub fn live(&mut self, step: &Step) -> Result<Vec<String>, String> {
        if let Some(by) = &step.by {
            self.acting = match self.seats.iter().position(|seat| seat.operator().name == *by) {
                Some(index) => index,
                None => {
                    self.sit_down(by)?;
                    self.seats.len() - 1
                }
            };
        }
        match (&step.at, &step.after) {
            (Some(_), Some(_)) => return Err("both `at` and `after`".to_owned()),
            (Some(at), None) => self.pass(self.until(at)?),
            (None, Some(after)) => self.pass(length(after)?),
            (None, None) => {}
        }
        if !step.unaware {
            self.seats[self.acting].sync().map_err(|trouble| trouble.to_string())?;
        }
        let mut complaints = self.happen(step)?;
        if !step.unaware {
            self.seats[self.acting].sync().map_err(|trouble| trouble.to_string())?;
        }
        self.replay_agrees()?;
        if let Some(expect) = &step.expect {
            complaints.extend(seen::compare(expect, self.seat()));
        }
        Ok(complaints)
    }

    fn happen(&mut self, step: &Step) -> Result<Vec<String>, String> {
        let command = match (&step.command, step.key, step.end_on_time) {
            (Some(command), None, false) => Some(command.clone()),
            (None, Some(key), false) => Some(self.pressed(key)?),
            (None, None, true) => Some(shorten(&self.seat().day().end_on_time(self.seat().now()))),
            (None, None, false) => None,
            _ => return Err("more than one of `do`, `key` and `end_on_time`".to_owned()),
        };
        let others = [
            step.wall.is_some(),
            step.sleep.is_some(),
            step.power_cut.is_some(),
            step.console.is_some(),
            step.reload,
        ];
        if usize::from(command.is_some()) + others.iter().filter(|happens| **happens).count() > 1 {
            return Err("more than one thing happens in one step".to_owned());
        }
        if let Some(command) = command {
            let outcome = self.submit(&command)?;
            return Ok(self.judge(step, &outcome));
        }
        if step.refused.is_some() || step.cautioned.is_some() || step.says.is_some() || step.english.is_some()
        {
            return Err("an answer is expected where nothing was asked".to_owned());
        }
        if let Some(by) = &step.wall {
            self.hands.set_wall(length(by)?);
        } else if let Some(by) = &step.sleep {
            // Asleep or awake, time since boot goes on.
            self.hands.pass(length(by)?);
        } else if let Some(cut) = &step.power_cut {
            self.cut(cut)?;
        } else if let Some(name) = &step.console {
            self.sit_down(name)?;
            self.acting = self.seats.len() - 1;
        } else if step.reload {
            self.sit_down_again()?;
        }
        Ok(Vec::new())
    }

    fn cut(&mut self, cut: &PowerCut) -> Result<(), String> {
        let off = cut.off.as_deref().map_or(Ok(TimeDelta::zero()), length)?;
        let wrong = cut.wall.as_deref().map_or(Ok(TimeDelta::zero()), length)?;
        self.boots += 1;
        self.hands = Hands::new(&format!("boot {}", self.boots), self.hands.wall() + off + wrong);
        self.sit_down_again()
    }

    fn pressed(&self, key: UndoKey) -> Result<Command, String> {
        let (day, me) = (self.seat().day(), self.seat().operator());
        match key {
            UndoKey::Undo => day.last_undoable(me).map(Command::Undo).ok_or("nothing to undo".to_owned()),
            UndoKey::Redo => day.last_redoable(me).map(Command::Redo).ok_or("nothing to redo".to_owned()),
        }
    }

    fn submit(&mut self, command: &Command) -> Result<Outcome, String> {
        let seat = &mut self.seats[self.acting];
        let at = seat.now();
        match seat.submit(command, at) {
            Ok(records) => Ok(Outcome::Done(records)),
            Err(Failure::Refused(refusal)) => {
                let say = |lang| seat.day().say_refusal(&refusal, at, lang);
                Ok(Outcome::Refused(say(Lang::Vi), say(Lang::En)))
            }
            Err(Failure::NotRecorded(trouble)) => Err(format!("not recorded: {trouble}")),
        }
    }

    fn judge(&self, step: &Step, outcome: &Outcome) -> Vec<String> {
        let day = self.seat().day();
        let mut complaints = Vec::new();
        let (vi, en) = match outcome {
            Outcome::Refused(vi, en) => {
                complaints.extend([vi, en].into_iter().filter_map(|said| calm(said)));
                match &step.refused {
                    Some(parts) => complaints.extend(lacks("refusal", vi, parts)),
                    None => complaints.push(format!("refused: {vi}")),
                }
                (vi.clone(), en.clone())
            }
            Outcome::Done(records) => {
                let [record] = records.as_slice() else {
                    return vec![format!("{} records", records.len())];
                };
                if step.refused.is_some() {
                    complaints.push(format!("was done, not refused: {}", day.say_event(record, Lang::Vi)));
                }
                match (&record.event, &step.cautioned) {
                    (Event::Programme(ProgrammeEvent::Cautioned { checks, recipients, .. }), Some(parts)) => {
                        let (vi, en) = (
                            day.say_caution(checks, recipients, Lang::Vi),
                            day.say_caution(checks, recipients, Lang::En),
                        );
                        complaints.extend(lacks("warning", &vi, parts));
                        (vi, en)
                    }
                    (Event::Programme(ProgrammeEvent::Cautioned { checks, recipients, .. }), None) => {
                        complaints
                            .push(format!("cautioned: {}", day.say_caution(checks, recipients, Lang::Vi)));
                        Default::default()
                    }
                    (_, Some(_)) => {
                        let said = day.say_event(record, Lang::Vi);
                        complaints.push(format!("was done, without a warning: {said}"));
                        Default::default()
                    }
                    (_, None) => (day.say_event(record, Lang::Vi), day.say_event(record, Lang::En)),
                }
            }
        };
        complaints.extend(step.says.iter().flat_map(|parts| lacks("said", &vi, parts)));
        complaints.extend(step.english.iter().flat_map(|parts| lacks("said in English", &en, parts)));
        complaints
    }

    /// How long until the day's clock shows this time of day.
    fn until(&self, typed: &str) -> Result<TimeDelta, String> {
        let time = time::time_of_day(typed).ok_or_else(|| format!("no time of day: {typed}"))?;
        let now = self.seat().now();
        let offset = self.seat().day().agenda().utc_offset;
        let today = now.at(offset).date_naive();
        let at = self.seat().day().agenda().moment(today, time);
        let at = if at < now { at + TimeDelta::days(1) } else { at };
        if at - now > TimeDelta::hours(18) {
            return Err(format!("time would run backwards to {typed}"));
        }
        Ok(at - now)
    }

    fn fresh(&self) -> Result<Day, String> {
        let records = self.store.connect().since(Seq(0)).map_err(|trouble| trouble.to_string())?;
        same::sound(&records)?;
        Day::replay(records).map_err(|error| error.to_string())
    }

    /// A second reading of the journal tells the day that this seat shows.
    fn replay_agrees(&self) -> Result<(), String> {
        let (fresh, seat) = (self.fresh()?, self.seat());
        if fresh.last_seq() != seat.day().last_seq() {
            // An operator who has not been told yet.
            return Ok(());
        }
        same::same(&fresh, seat.day(), seat.now())
    }

    /// At the end every console shows the same day.
    pub fn agree(&mut self) -> Result<(), String> {
        let fresh = self.fresh()?;
        for seat in &mut self.seats {
            seat.sync().map_err(|trouble| trouble.to_string())?;
            same::same(&fresh, seat.day(), seat.now())
                .map_err(|why| format!("{}: {why}", seat.operator()))?;
        }
        let now: Vec<Timestamp> = self.seats.iter().map(Seat::now).collect();
        if now.iter().any(|at| *at != now[0]) {
            return Err(format!("the consoles' clocks differ: {now:?}"));
        }
        Ok(())
    }
}

/// A length of time, in milliseconds where `ms` says so.
fn length(typed: &str) -> Result<TimeDelta, String> {
    if let Some(millis) = typed.strip_suffix("ms") {
        return millis.trim().parse().map(TimeDelta::milliseconds).map_err(|error| error.to_string());
    }
    time::lasting(typed).map(|lasting| lasting.0).ok_or_else(|| format!("no length of time: {typed}"))
}

fn lacks(what: &str, said: &str, parts: &[String]) -> Option<String> {
    let missing: Vec<&String> = parts.iter().filter(|part| !said.contains(part.as_str())).collect();
    (!missing.is_empty()).then(|| format!("{what} lacks {missing:?}: {said}"))
}

/// A refusal is one calm sentence or two: whole, and without a shout.
fn calm(said: &str) -> Option<String> {
    let whole = said.ends_with(['.', '?']) && said.chars().next().is_some_and(|c| !c.is_lowercase());
    let shouts = said.contains('!') || said.contains("  ") || said.contains("{");
    (!whole || shouts).then(|| format!("not a calm sentence: {said}"))
}
