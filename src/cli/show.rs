//! `ngayhoi status`, `ngayhoi log` and `ngayhoi days`: the day as others read it.

use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value, json};

use super::open::{self, shown};
use super::which::{self, Days, Known, Unread};
use super::{Common, Exit, Stop, operator};
use crate::agenda::{self, time};
use crate::clock::Timestamp;
use crate::day::{Allotted, Board, Day, Event, Mode, Moment, Presence, Standing};
use crate::journal::Trouble;
use crate::seat::Seat;
use crate::text::{Lang, counted, say};
use crate::ui::machine::say_late;

/// A seat that only looks.
pub fn look(common: &Common, journal: Option<&Path>) -> Result<Seat, Stop> {
    open::seat_at(journal, operator("?"), common)
}

/// Where the running day is.
pub fn status(common: &Common, journal: Option<&Path>, as_json: bool) -> Result<Exit, Stop> {
    let seat = look(common, journal)?;
    let (day, now) = (seat.day(), seat.now());
    let mut out = io::stdout();
    if as_json {
        let text = serde_json::to_string_pretty(&status_json(day, now));
        writeln!(out, "{}", text.map_err(|error| Stop::trouble(error.to_string()))?)?;
        return Ok(Exit::Done);
    }
    let timing = day.timing(now);
    let lang = common.lang;
    writeln!(out, "{}", day.agenda().title)?;
    let current = day.current().map(|live| live.item.title.clone());
    writeln!(out, "{}: {}", lang.pick("Đang là", "Now"), current.unwrap_or_else(|| "–".to_owned()))?;
    let next = day.next_up().map(|next| next.item.title.clone());
    writeln!(out, "{}: {}", lang.pick("Kế tiếp", "Next"), next.unwrap_or_else(|| "–".to_owned()))?;
    if let Some(late) = timing.lateness {
        let said = say_late(late, lang);
        writeln!(out, "{}: {said}", lang.pick("So với kế hoạch", "Against the plan"))?;
    }
    let end = day.when(timing.forecast_end.at, now);
    let least = if timing.forecast_end.at_least { lang.pick("ít nhất ", "at least ") } else { "" };
    writeln!(out, "{}: {least}{end}", lang.pick("Dự kiến xong", "Forecast end"))?;
    Ok(Exit::Done)
}

/// The day as one object. Times are RFC 3339 at the place of the event.
fn status_json(day: &Day, now: Timestamp) -> Value {
    let timing = day.timing(now);
    let time = |at: Option<Timestamp>| at.map(|at| rfc3339(day, at));
    let moment = |moment: Option<Moment>| time(moment.map(|moment| moment.at));
    let items: Vec<Value> = day
        .entries()
        .iter()
        .zip(&timing.items)
        .map(|(entry, item)| {
            let checks: Vec<Value> = entry
                .item
                .checks
                .iter()
                .map(|check| {
                    let tick = day.tick(&check.id);
                    json!({
                        "id": check.id,
                        "title": check.title,
                        "state": if tick.is_some() { "done" } else { "open" },
                        "required": check.required,
                        "phase": check.phase.code(),
                        "owner": check.owner,
                        "by": tick.map(|tick| &tick.by),
                        "at": time(tick.map(|tick| tick.at)),
                    })
                })
                .collect();
            json!({
                "id": entry.id(),
                "title": entry.item.title,
                "kind": entry.item.kind.code(),
                "part": entry.item.part.code(),
                "state": entry.state.code(),
                "paused": entry.is_paused(),
                "performer": entry.item.performer.as_ref().map(|who| day.performer(who)),
                "needs_performer": day.needs_performer(&entry.item, &timing),
                "reason": entry.reason,
                "planned_start": time(item.planned_start),
                "planned_end": time(item.planned_end),
                "actual_start": time(item.actual_start),
                "actual_end": time(item.actual_end),
                "forecast_start": moment(item.forecast_start),
                "forecast_end": moment(item.forecast_end),
                "forecast_at_least": item.forecast_end.is_some_and(|end| end.at_least),
                "allotted_s": item.allotted.map(|time| time.num_seconds()),
                "elapsed_s": item.elapsed.num_seconds(),
                "remaining_s": item.clock().1.map(|time| time.num_seconds()),
                "checks": checks,
            })
        })
        .collect();
    json!({
        "mode": day.mode(),
        "title": day.agenda().title,
        "date": day.date(),
        "goes_on_date": day.goes_on_date(),
        "now": time(Some(now)),
        "seq": day.last_seq(),
        "current": day.current_id(),
        "next": day.next_up().map(|next| next.id()),
        "lateness_s": timing.lateness.map(|late| late.num_seconds()),
        "lateness_at_least": timing.lateness_at_least,
        "planned_end": time(timing.planned_end),
        "forecast_end": time(Some(timing.forecast_end.at)),
        "forecast_end_at_least": timing.forecast_end.at_least,
        "must_end": time(timing.must_end),
        "ended_at": time(day.ended_at()),
        "items": items,
        "delegates": delegates_json(day),
        "messages": messages_json(day),
        "awards": awards_json(day),
        "contests": contests_json(day),
        "running_watches": running_json(day),
    })
}

/// The delegates in the order of introduction.
fn delegates_json(day: &Day) -> Vec<Value> {
    let attendees = day.attendees().iter();
    attendees
        .map(|attendee| {
            let replaced_by = match &attendee.presence {
                Presence::ReplacedBy(by) => Some(by),
                Presence::Expected
                | Presence::Arrived
                | Presence::Introduced
                | Presence::Left
                | Presence::Absent => None,
            };
            json!({
                "id": attendee.delegate.id,
                "address": attendee.delegate.address(),
                "presence": attendee.presence.code(),
                "replaced_by": replaced_by,
                "since": attendee.since.map(|at| rfc3339(day, at)),
                "unannounced": attendee.unannounced,
            })
        })
        .collect()
}

/// Every recipient, in the order of the decisions and of their annexes.
fn awards_json(day: &Day) -> Vec<Value> {
    let honorees = day.honorees().iter();
    honorees
        .map(|honoree| {
            let (proxy, relation) = honoree.state.proxy().unzip();
            json!({
                "id": honoree.id(),
                "decision": honoree.decision,
                "kind": honoree.kind.code(),
                "number": honoree.number,
                "name": honoree.name(Lang::Vi),
                "slot": honoree.recipient.slot,
                "state": honoree.state.code(),
                "proxy": proxy,
                "relation": relation,
                "stand_in": honoree.stand_in,
                "at": honoree.since.as_ref().map(|(at, _)| rfc3339(day, *at)),
                "by": honoree.since.as_ref().map(|(_, by)| by),
            })
        })
        .collect()
}

/// Every board, with its places in order: provisional while it is not signed.
fn contests_json(day: &Day) -> Vec<Value> {
    let boards = day.boards().into_iter().filter_map(|id| day.board(&id));
    let one = |board: Board| {
        let place = |place: &Standing| {
            let grade = match place.prize {
                Allotted::Grade(grade) => board.grades.get(grade).map(|grade| &grade.grade),
                Allotted::Waits | Allotted::Nothing => None,
            };
            let mut said = json!({
                "team": place.team,
                "name": day.team_on(&board.id, &place.team),
                "rank": place.rank,
                "shared": place.shared,
                "result": place.result.map(|result| day.say_measure(&board.id, result)),
                "prize": grade,
            });
            // No prize yet and no prize at all are two things.
            if place.prize == Allotted::Waits
                && let Some(fields) = said.as_object_mut()
            {
                fields.insert("to_be_decided".to_owned(), true.into());
            }
            said
        };
        let signed = board.signed().map(|signed| json!({ "by": signed.by, "at": rfc3339(day, signed.at) }));
        json!({
            "id": board.id,
            "title": day.board_title(&board.id, Lang::Vi),
            "signed": signed,
            "places": board.places.iter().map(place).collect::<Vec<_>>(),
        })
    };
    boards.map(one).collect()
}

/// The watches that run.
fn running_json(day: &Day) -> Vec<Value> {
    let watches = day.running_watches().into_iter();
    watches
        .map(|(run, watch)| {
            json!({
                "discipline": run.discipline,
                "team": run.team,
                "attempt": run.attempt,
                "watch": watch,
            })
        })
        .collect()
}

/// What was sent to the MC, oldest first.
fn messages_json(day: &Day) -> Vec<Value> {
    let messages = day.messages().iter();
    messages
        .map(|message| {
            json!({
                "seq": message.seq,
                "at": rfc3339(day, message.at),
                "by": message.by,
                "text": message.text,
                "seen": message.seen.map(|at| rfc3339(day, at)),
            })
        })
        .collect()
}

fn rfc3339(day: &Day, at: Timestamp) -> String {
    at.at(day.agenda().utc_offset).to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false)
}

/// Copies the journal to a file or into a folder.
pub fn copy(common: &Common, journal: Option<&Path>, to: &Path) -> Result<Exit, Stop> {
    let mut seat = look(common, journal)?;
    let lang = common.lang;
    let lies = seat.copy(to).map_err(|trouble| {
        let name = shown(to);
        let why = match trouble {
            // Of the place that was chosen: the journal itself is well.
            Trouble::ReadOnly => say!(
                lang,
                "không được phép ghi ở đây. Chọn thư mục khác.",
                "writing here is not allowed. Choose another folder."
            ),
            trouble => trouble.say(lang),
        };
        Stop::trouble(say!(lang, "Chưa chép được vào {name}: {why}", "Not copied to {name}: {why}"))
    })?;
    let (name, events) = (shown(&lies), seat.day().last_seq());
    writeln!(
        io::stdout(),
        "{}",
        say!(lang, "Đã chép {events} sự kiện vào {name}", "Copied {} to {name}", counted(&events, "event"))
    )?;
    Ok(Exit::Done)
}

/// The journal, one event a line, the undone ones marked.
pub fn log(common: &Common, journal: Option<&Path>, as_json: bool) -> Result<Exit, Stop> {
    let seat = look(common, journal)?;
    let (day, now) = (seat.day(), seat.now());
    let mut out = io::BufWriter::new(io::stdout());
    for record in day.log() {
        let undone = day.is_reverted(record.seq);
        if as_json {
            let body = record.event.body().map_err(|error| Stop::trouble(error.to_string()))?;
            let body: Value =
                serde_json::from_str(&body).map_err(|error| Stop::trouble(error.to_string()))?;
            let line = json!({
                "seq": record.seq,
                "at": rfc3339(day, record.at),
                "by": record.by.name,
                "seat": record.by.seat,
                "kind": record.event.kind(),
                "body": body,
                "undone": undone,
                "restarted_after": seat.restarted_after() == Some(record.seq),
            });
            writeln!(out, "{line}")?;
        } else {
            let mark = if undone { common.lang.pick("  (đã hoàn tác)", "  (undone)") } else { "" };
            let off = match seat.restarted_after() == Some(record.seq) {
                true => common
                    .lang
                    .pick("  ← máy tắt rồi mở lại sau việc này", "  ← the machine was off after this"),
                false => "",
            };
            let said = day.say_event(record, common.lang);
            writeln!(
                out,
                "{:>5}  {}  {}  {said}{mark}{off}",
                record.seq,
                day.when(record.at, now),
                day.who(&record.by)
            )?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// Days and rehearsals on this machine.
pub fn days(common: &Common, as_json: bool) -> Result<Exit, Stop> {
    let Days { known: mut all, mut unread } = which::days(Mode::Live, common)?;
    let rehearsals = which::days(Mode::Rehearsal, common)?;
    all.extend(rehearsals.known);
    unread.extend(rehearsals.unread);
    let mut out = io::stdout();
    if as_json {
        let unread = unread.iter().map(|unread| unread_json(unread, common.lang));
        let days: Vec<Value> = all.iter().map(day_json).chain(unread).collect();
        let text = serde_json::to_string_pretty(&days).map_err(|error| Stop::trouble(error.to_string()))?;
        writeln!(out, "{text}")?;
        return Ok(Exit::Done);
    }
    for known in &all {
        writeln!(out, "{}\n     {}", day_line(known, common.lang), shown(&known.path))?;
    }
    for unread in &unread {
        writeln!(out, "{}", which::complaint(unread, common.lang))?;
    }
    if all.is_empty() && unread.is_empty() {
        let none =
            common.lang.pick("Chưa có buổi lễ nào trên máy này.", "There is no day on this machine yet.");
        writeln!(out, "{none}")?;
    }
    Ok(Exit::Done)
}

/// What the first record of a journal says of it: title, mode, date.
fn heading(known: &Known) -> Option<(String, Mode, chrono::NaiveDate)> {
    let Event::Opened { agenda: text, mode, date } = &known.head.first.event else { return None };
    let title = agenda::load(text).ok()?.title;
    Some((title, *mode, *date))
}

/// Each day on one line; those that would read alike are told apart by their files.
pub fn day_lines(days: &[Known], lang: Lang) -> Vec<String> {
    let told = |known: &Known| Some((heading(known)?, known.put_off_to()));
    let alike = |known: &Known| days.iter().filter(|other| told(other) == told(known)).count() > 1;
    let line = |known: &Known| match alike(known) {
        true => format!("{}\n     {}", day_line(known, lang), shown(&known.path)),
        false => day_line(known, lang),
    };
    days.iter().map(line).collect()
}

/// One day on one line: date, title, how far it has come.
pub fn day_line(known: &Known, lang: Lang) -> String {
    let Some((title, mode, date)) = heading(known) else { return shown(&known.path) };
    let state = match (mode, known.head.ended) {
        (Mode::Rehearsal, false) => lang.pick("tổng duyệt", "rehearsal"),
        (Mode::Rehearsal, true) => lang.pick("tổng duyệt, đã kết thúc", "rehearsal, ended"),
        (Mode::Live, false) => lang.pick("đang mở", "open"),
        (Mode::Live, true) => lang.pick("đã kết thúc", "ended"),
    };
    let events = known.head.last.seq;
    let date = time::print_date(date);
    let date = match known.put_off_to().map(time::print_date) {
        Some(to) => say!(lang, "{date}, dời sang {to}", "{date}, put off to {to}"),
        None => date,
    };
    say!(
        lang,
        "{date}  {title}  ({state}, {events} sự kiện)",
        "{date}  {title}  ({state}, {})",
        counted(&events, "event")
    )
}

/// A journal that is there and tells nothing.
fn unread_json(unread: &Unread, lang: Lang) -> Value {
    json!({ "journal": shown(&unread.path), "unreadable": which::complaint(unread, lang) })
}

fn day_json(known: &Known) -> Value {
    let heading = heading(known);
    json!({
        "journal": shown(&known.path),
        "title": heading.as_ref().map(|heading| &heading.0),
        "mode": heading.as_ref().map(|heading| heading.1),
        "date": heading.as_ref().map(|heading| heading.2),
        "put_off_to": known.put_off_to(),
        "agenda": known.head.source.as_deref().map(shown),
        "events": known.head.last.seq,
        "ended": known.head.ended,
    })
}
