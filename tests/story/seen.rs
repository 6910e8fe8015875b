//! What is, held against what was expected.

use chrono::TimeDelta;
use ngayhoi::agenda::{CheckId, ItemId, Lasting};
use ngayhoi::clock::Timestamp;
use ngayhoi::day::{Command, Day, Moment, Operator, Seq};
use ngayhoi::seat::Seat;
use ngayhoi::text::Lang;

use crate::told::{Expect, ExpectItem, Would};
use crate::{ahead, awarded, ground, people};

/// Nothing, or unknown.
pub const NOTHING: &str = "-";

pub struct Looking<'a> {
    pub day: &'a Day,
    pub complaints: Vec<String>,
}

impl Looking<'_> {
    pub fn at(&mut self, what: &str, expected: Option<&str>, is: &str) {
        if let Some(expected) = expected
            && expected != is
        {
            self.complaints.push(format!("{what}: expected {expected}, is {is}"));
        }
    }

    pub fn time(&mut self, what: &str, expected: Option<&str>, is: Option<Timestamp>) {
        let is = is.map_or_else(|| NOTHING.to_owned(), |at| self.clock(at, expected));
        self.at(what, expected, &is);
    }

    /// The time of day, with the date where the expectation has one.
    fn clock(&self, at: Timestamp, like: Option<&str>) -> String {
        let form = if like.is_some_and(|like| like.matches('-').count() == 2) { "%F %T" } else { "%T" };
        at.at(self.day.agenda().utc_offset).format(form).to_string()
    }

    pub fn moment(&mut self, what: &str, expected: Option<&str>, is: Option<Moment>) {
        let is = match is {
            Some(moment) => least(moment.at_least, &self.clock(moment.at, expected)),
            None => NOTHING.to_owned(),
        };
        self.at(what, expected, &is);
    }

    pub fn length(&mut self, what: &str, expected: Option<&str>, is: Option<TimeDelta>, at_least: bool) {
        let is = match is {
            Some(length) => least(at_least, &Lasting(length).to_string()),
            None => NOTHING.to_owned(),
        };
        self.at(what, expected, &is);
    }

    pub fn list(&mut self, what: &str, expected: Option<&[String]>, is: &[String]) {
        if let Some(expected) = expected
            && expected != is
        {
            self.complaints.push(format!("{what}: expected {expected:?}, is {is:?}"));
        }
    }
}

fn least(at_least: bool, text: &str) -> String {
    if at_least { format!("ít nhất {text}") } else { text.to_owned() }
}

/// What is otherwise than expected.
pub fn compare(expect: &Expect, seat: &Seat) -> Vec<String> {
    let (day, now) = (seat.day(), seat.now());
    let timing = day.timing(now);
    let mut look = Looking { day, complaints: Vec::new() };
    let name = |id: Option<&ItemId>| id.map_or(NOTHING, |id| id.0.as_str()).to_owned();

    look.time("now", expect.now.as_deref(), Some(now));
    look.at("date", expect.date.as_deref(), &day.date().to_string());
    look.at("current", expect.current.as_deref(), &name(day.current_id()));
    look.at("next", expect.next.as_deref(), &name(day.next_up().map(|next| next.id())));
    let live = day.current_id().and_then(|id| timing.item(id));
    look.length("elapsed", expect.elapsed.as_deref(), live.map(|item| item.elapsed), false);
    look.length("remaining", expect.remaining.as_deref(), live.and_then(|item| item.remaining), false);
    let paused = day.current().is_some_and(|entry| entry.is_paused());
    look.at("paused", expect.paused.map(yes), yes(paused));
    look.length("lateness", expect.lateness.as_deref(), timing.lateness, timing.lateness_at_least);
    look.time("planned_start", expect.planned_start.as_deref(), timing.planned_start);
    look.time("planned_end", expect.planned_end.as_deref(), timing.planned_end);
    look.moment("forecast_end", expect.forecast_end.as_deref(), Some(timing.forecast_end));
    look.time("must_end", expect.must_end.as_deref(), timing.must_end);
    look.length("overrun", expect.overrun.as_deref(), timing.overrun(), timing.forecast_end.at_least);
    look.time("ended", expect.ended.as_deref(), day.ended_at());
    if let Some(mode) = expect.mode {
        look.at("mode", Some(&format!("{mode:?}")), &format!("{:?}", day.mode()));
    }
    look.length("drift", expect.drift.as_deref(), Some(seat.clock().drift()), false);
    let states: Vec<String> = day.entries().iter().map(|entry| entry.state.code().to_lowercase()).collect();
    look.at("states", expect.states.as_deref(), &states.join(" "));
    for (id, item) in &expect.item {
        compare_item(&mut look, id, item, now);
    }
    compare_checks(&mut look, expect);
    compare_log(&mut look, expect);
    let order: Vec<&str> = day.entries().iter().map(|entry| entry.id().0.as_str()).collect();
    look.at("order", expect.order.as_deref(), &order.join(" "));
    people::compare(&mut look, expect, &timing);
    awarded::compare(&mut look, expect);
    ground::compare(&mut look, expect);
    ahead::compare(&mut look, expect, seat);
    for would in &expect.would {
        look.complaints.extend(compare_dry_run(would, seat));
    }
    look.complaints
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn compare_item(look: &mut Looking<'_>, id: &str, expect: &ExpectItem, now: Timestamp) {
    let item_id = ItemId::from(id);
    let timing = look.day.timing(now);
    let (Some(entry), Some(item)) = (look.day.entry(&item_id), timing.item(&item_id)) else {
        return look.complaints.push(format!("there is no item {id}"));
    };
    let of = |what: &str| format!("{id}.{what}");
    look.at(&of("state"), expect.state.as_deref(), &entry.state.code().to_lowercase());
    look.at(&of("paused"), expect.paused.map(yes), yes(entry.is_paused()));
    look.at(&of("reason"), expect.reason.as_deref(), entry.reason.as_deref().unwrap_or(NOTHING));
    look.time(&of("planned_start"), expect.planned_start.as_deref(), item.planned_start);
    look.time(&of("planned_end"), expect.planned_end.as_deref(), item.planned_end);
    look.time(&of("actual_start"), expect.actual_start.as_deref(), item.actual_start);
    look.time(&of("actual_end"), expect.actual_end.as_deref(), item.actual_end);
    look.moment(&of("forecast_start"), expect.forecast_start.as_deref(), item.forecast_start);
    look.moment(&of("forecast_end"), expect.forecast_end.as_deref(), item.forecast_end);
    look.length(&of("elapsed"), expect.elapsed.as_deref(), Some(item.elapsed), false);
    look.length(&of("remaining"), expect.remaining.as_deref(), item.remaining, false);
    look.length(&of("allotted"), expect.allotted.as_deref(), item.allotted, false);
    look.at(&of("title"), expect.title.as_deref(), &entry.item.title);
    people::compare_item(look, id, expect, entry, &timing);
}

fn compare_checks(look: &mut Looking<'_>, expect: &Expect) {
    let checks = |wanted: &dyn Fn(&CheckId, bool) -> bool| -> Vec<String> {
        let all = look.day.checks().filter(|(_, check)| wanted(&check.id, check.required));
        all.map(|(_, check)| check.id.0.clone()).collect()
    };
    let ticked = checks(&|id, _| look.day.tick(id).is_some());
    let open = checks(&|id, required| required && look.day.tick(id).is_none());
    look.list("ticked", expect.ticked.as_deref(), &ticked);
    look.list("open", expect.open.as_deref(), &open);
}

fn compare_log(look: &mut Looking<'_>, expect: &Expect) {
    let day = look.day;
    let said: Vec<String> = day
        .log()
        .iter()
        .filter(|record| !day.is_reverted(record.seq))
        .map(|record| format!("{}: {}", record.by, day.say_event(record, Lang::Vi)))
        .collect();
    if let Some(expected) = &expect.log {
        let last = &said[said.len().saturating_sub(expected.len())..];
        let same = last.len() == expected.len()
            && last.iter().zip(expected).all(|(said, expected)| said.contains(expected.as_str()));
        if !same {
            look.complaints.push(format!("log: expected {expected:?}, is {last:?}"));
        }
    }
    let records = day.log().len().to_string();
    look.at("records", expect.records.map(|n| n.to_string()).as_deref(), &records);
    let notes: Vec<String> = day.notes().iter().map(|note| note.text.clone()).collect();
    look.list("notes", expect.notes.as_deref(), &notes);
    let say = |seq: Option<Seq>| match seq.and_then(|seq| day.recorded(seq)) {
        Some(record) => day.say_event(record, Lang::Vi),
        None => NOTHING.to_owned(),
    };
    for (by, expected) in &expect.undoable {
        look.at(&format!("undoable by {by}"), Some(expected), &say(day.last_undoable(&Operator::named(by))));
    }
    for (by, expected) in &expect.redoable {
        look.at(&format!("redoable by {by}"), Some(expected), &say(day.last_redoable(&Operator::named(by))));
    }
}

fn compare_dry_run(would: &Would, seat: &Seat) -> Option<String> {
    let command: &Command = &would.command;
    let answer = seat.day().decide(command, seat.operator(), seat.now());
    match (answer, &would.refused) {
        (Ok(_), None) => None,
        (Ok(_), Some(_)) => Some(format!("{command:?} would be done, not refused")),
        (Err(refusal), parts) => {
            let said = seat.day().say_refusal(&refusal, seat.now(), Lang::Vi);
            match parts {
                Some(parts) if parts.iter().all(|part| said.contains(part.as_str())) => None,
                _ => Some(format!("{command:?} would be refused: {said}")),
            }
        }
    }
}
