//! `ngayhoi do`: commands for the running day, from scripts, stream decks and stories.

use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use super::open::{self, Found};
use super::which::{self, Wish};
use super::{Common, Exit, Stop, Wished, operator, said};
use crate::agenda::say_unread;
use crate::clock::Timestamp;
use crate::day::{
    AwardsDoubt, BoardId, Command, EXAMPLES, Event, GroundCommand, Mode, ProgrammeEvent, Recorded, Refusal,
};
use crate::journal::Trouble;
use crate::seat::{Failure, Seat};
use crate::text::{Lang, harmless, say};
use crate::ui::Words;
use crate::ui::machine::say_moved;

/// What is to be put to the day.
#[derive(Debug, clap::Args)]
pub struct Orders {
    /// Open a day of this agenda if the journal does not exist yet
    #[arg(long, value_name = "FILE")]
    agenda: Option<PathBuf>,
    #[command(flatten)]
    wished: Wished,
    /// Your name in the journal
    #[arg(long = "as", value_name = "NAME", default_value = said::COMMANDING.0)]
    name: String,
    /// List every command with an example
    #[arg(long)]
    list: bool,
    /// Do also what a console would ask about first: an award to somebody marked as absent, a list
    /// before its turn
    #[arg(long)]
    sure: bool,
    /// Commands; they stop at the first that is refused. `-` reads one a line from standard
    /// input and goes on past refusals
    #[arg(value_name = "COMMAND")]
    commands: Vec<String>,
}

/// Every command with an example.
fn list(common: &Common) -> Result<Exit, Stop> {
    let mut out = io::stdout();
    for (example, vi, en) in EXAMPLES {
        writeln!(out, "{example:<48} {}", common.lang.pick(vi, en))?;
    }
    Ok(Exit::Done)
}

/// Puts commands to the day.
pub fn obey(common: &Common, journal: Option<&Path>, orders: &Orders) -> Result<Exit, Stop> {
    let Orders { agenda, wished, name, list: listed, sure, commands } = orders;
    if *listed {
        return list(common);
    }
    if commands.is_empty() {
        return Err(Stop::trouble(common.lang.pick(
            "Chưa có lệnh nào. Xem các lệnh: ngayhoi do --list",
            "No command was given. See them with: ngayhoi do --list",
        )));
    }
    // All of it is understood before any of it is done, and before a day is begun for it.
    let understood = commands
        .iter()
        .map(|typed| match typed.as_str() {
            "-" => Ok(None),
            typed => parse(typed, common.lang).map(Some),
        })
        .collect::<Result<Vec<_>, _>>()?;
    let mut seat = seat(common, journal, agenda.as_deref(), &Wish::from(*wished), name)?;
    let mut exit = Exit::Done;
    for (typed, command) in commands.iter().zip(&understood) {
        if let Some(command) = command {
            ask_first(&seat, command, *sure, common)?;
            put(&mut seat, command, typed, common)?;
        } else {
            for line in io::stdin().lock().lines() {
                let line = line?;
                let line = line.trim();
                if line.is_empty() || line.starts_with("//") {
                    continue;
                }
                if let Err(stop) = one(&mut seat, line, *sure, common) {
                    writeln!(io::stderr(), "{}", stop.sentence)?;
                    exit = exit.max(stop.exit);
                }
            }
        }
    }
    Ok(exit)
}

fn seat(
    common: &Common,
    journal: Option<&Path>,
    agenda: Option<&Path>,
    wish: &Wish,
    name: &str,
) -> Result<Seat, Stop> {
    let name = operator(name);
    let Some(agenda) = agenda else { return open::seat_at(journal, name, common) };
    let written = open::agenda(agenda, common)?;
    match open::join_or_begin(&written, Mode::Live, 1, journal, wish, name, common)? {
        Found::Seat(seat, _) => Ok(*seat),
        Found::Either(days) => Err(which::say_which(&days, common)),
    }
}

/// Shows what adopting the machine's time would move, and does it if so asked.
pub fn clock(common: &Common, journal: Option<&Path>, adopt: bool, name: &str) -> Result<Exit, Stop> {
    let mut seat = open::seat_at(journal, operator(name), common)?;
    let lang = common.lang;
    let Some(command) = seat.adopt_clock() else {
        return Err(Stop::refused(seat.day().say_refusal(&Refusal::ClockOfRehearsal, seat.now(), lang)));
    };
    let (day, now) = (seat.day(), seat.now());
    let foreseen = day.foresee_clock(&command, seat.operator(), now);
    let (then, after) = foreseen.map_err(|refusal| Stop::refused(day.say_refusal(&refusal, now, lang)))?;
    let before = day.timing(now);
    let mut out = io::stdout();
    for line in say_moved(day, (now, &before), (then, &after), lang) {
        writeln!(out, "{line}")?;
    }
    if adopt {
        put(&mut seat, &command, "AdoptClock", common)?;
    } else {
        let how = lang.pick(
            "Chưa đổi gì. Để lấy giờ của máy: thêm --adopt",
            "Nothing was changed. To adopt it, add --adopt",
        );
        writeln!(out, "{how}")?;
    }
    Ok(Exit::Done)
}

/// Reads one command and puts it to the day; says what came of it.
fn one(seat: &mut Seat, typed: &str, sure: bool, common: &Common) -> Result<(), Stop> {
    let command = parse(typed, common.lang)?;
    ask_first(seat, &command, sure, common)?;
    put(seat, &command, typed, common)
}

/// What a console would ask about is done only where it was said to be meant.
fn ask_first(seat: &Seat, command: &Command, sure: bool, common: &Common) -> Result<(), Stop> {
    let (day, lang) = (seat.day(), common.lang);
    let Command::Awards(awards) = command else { return Ok(()) };
    // What is refused anyway is refused with its own sentence.
    let doubt =
        || day.decide(command, seat.operator(), seat.now()).ok().and_then(|_| day.doubt_about(awards));
    let Some(doubt) = (!sure).then(doubt).flatten() else { return Ok(()) };
    // Whoever is named is meant, also where no cursor has come to them yet.
    if matches!(doubt, AwardsDoubt::OfNextBatch(_)) {
        return Ok(());
    }
    let (asked, about) = day.say_doubt(&doubt, lang);
    let about = harmless(&about.join(" · "));
    Err(Stop::refused(say!(
        lang,
        "{asked} {about}. Đúng ý như vậy thì thêm --sure: ngayhoi do --sure …",
        "{asked} {about}. If it is meant, add --sure: ngayhoi do --sure …",
    )))
}

/// Puts a command to the day, waiting for a journal that is held; says what came of it.
pub(super) fn put(seat: &mut Seat, command: &Command, typed: &str, common: &Common) -> Result<(), Stop> {
    let at = seat.now();
    if let Command::Ground(GroundCommand::Sign(board)) = command {
        return Err(what_would_be_signed(seat, board, at, common.lang));
    }
    let held = |failure: &Failure| matches!(failure, Failure::NotRecorded(Trouble::Locked));
    let journal = common.lang.pick("Nhật ký", "The journal");
    let records = which::while_held(journal, common.lang, held, || seat.submit(command, at));
    let records = records.map_err(|failure| match failure {
        Failure::Refused(refusal) => Stop::refused(seat.day().say_refusal(&refusal, at, common.lang)),
        Failure::NotRecorded(trouble) => {
            let (not, why) = (Words::of(common.lang).not_recorded, trouble.say(common.lang));
            Stop::trouble(format!("{not}: {typed}. {why}"))
        }
    })?;
    let mut out = io::stdout();
    for record in &records {
        if let Event::Programme(ProgrammeEvent::Cautioned { checks, recipients, .. }) = &record.event {
            return Err(Stop::refused(seat.day().say_caution(checks, recipients, common.lang)));
        }
        writeln!(out, "{}", told(seat, record, common.lang))?;
    }
    Ok(())
}

/// A signature is for a board that was seen: shows it, with the command that signs it and no other.
fn what_would_be_signed(seat: &Seat, board: &BoardId, at: Timestamp, lang: Lang) -> Stop {
    let day = seat.day();
    let sign = Command::Ground(GroundCommand::Sign(board.clone()));
    if let Err(refusal) = day.decide(&sign, seat.operator(), at) {
        return Stop::refused(day.say_refusal(&refusal, at, lang));
    }
    let seal = day.seal(board);
    let mut lines = Vec::new();
    for own in seal.iter().filter_map(|own| day.board(&own.board)) {
        lines.push(harmless(&day.board_title(&own.id, lang)));
        for place in &own.places {
            let rank = place.rank.map_or("–".to_owned(), |rank| rank.to_string());
            let (team, result) = (day.team_on(&own.id, &place.team), day.say_standing(&own, place, lang));
            lines.push(harmless(&format!("{rank:>4}  {team}  {result}")));
        }
    }
    let written = (notation().to_string(board), notation().to_string(&seal));
    let (Ok(board), Ok(seal)) = written else {
        return Stop::trouble(
            lang.pick("Bảng này chỉ ký được bằng F8.", "This board is signed with F8 only."),
        );
    };
    let shown = lines.join("\n");
    Stop::refused(say!(
        lang,
        "Chưa ký. Bảng bây giờ:\n{shown}\nĐúng bảng này thì ký bằng: ngayhoi do 'SignSeen(board: {board}, seen: {seal})'",
        "Not signed. The board as it stands:\n{shown}\nTo sign this one: ngayhoi do 'SignSeen(board: {board}, seen: {seal})'",
    ))
}

fn told(seat: &Seat, record: &Recorded, lang: Lang) -> String {
    let day = seat.day();
    format!("{}  {}  {}", record.seq, day.when(record.at, seat.now()), day.say_event(record, lang))
}

/// How commands are written and read.
fn notation() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// Reads a command as the code names it.
///
/// # Errors
/// A sentence with the place and, where only the name is wrong, the commands there are.
fn parse(typed: &str, lang: Lang) -> Result<Command, Stop> {
    notation().from_str(typed).map_err(|error| {
        let shown = harmless(typed);
        let why = harmless(&say_unread(&error.code, lang));
        // The example most like it: the drill ground has many commands of one name.
        let named = |text: &str, parts: usize| -> String {
            text.split(|c: char| !c.is_ascii_alphanumeric()).take(parts).collect::<Vec<_>>().join("(")
        };
        let like =
            |parts: usize| EXAMPLES.iter().find(|(example, ..)| named(example, parts) == named(typed, parts));
        let example = like(2).or_else(|| like(1)).map(|(example, ..)| example);
        Stop::refused(match example {
            Some(example) => say!(
                lang,
                "Không hiểu lệnh {shown} ({why}). Viết như: {example}",
                "{shown} is not understood ({why}). Write it as: {example}",
            ),
            None => say!(
                lang,
                "Không có lệnh {shown}. Xem các lệnh: ngayhoi do --list",
                "There is no command {shown}. See them with: ngayhoi do --list",
            ),
        })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_command_has_an_example_that_works_as_written() {
        for (example, ..) in EXAMPLES {
            parse(example, Lang::En).unwrap();
        }
        let name = |example: &&'static str| example.split(['(', ' ']).next().unwrap_or_default();
        let examples = EXAMPLES.iter().map(|(example, ..)| name(example)).collect::<BTreeSet<_>>();
        assert_eq!(examples, Command::names().iter().copied().collect());
    }

    #[test]
    fn a_command_typed_wrong_is_answered_with_how_to_write_it() {
        let said = parse("Next(form: \"a\")", Lang::Vi).unwrap_err().sentence;
        assert!(said.contains(r#"Viết như: Next(from: "chao-co")"#), "{said}");
        let said = parse("Fireworks", Lang::Vi).unwrap_err().sentence;
        assert!(said.contains("--list"), "{said}");
    }

    #[test]
    fn a_command_typed_wrong_is_answered_without_a_word_of_the_parser() {
        let run = r#"run: (discipline: "chay", team: "to-1")"#;
        for (typed, why) in [
            ("Tick", "chỗ này viết trong ngoặc ( )"),
            ("Tick(", "chỗ này là chữ trong ngoặc kép"),
            (r#"Tick("a", x: 1)"#, "thiếu dấu phẩy hoặc dấu đóng ngoặc"),
            (r#"Tick("\q")"#, "sau dấu \\ là ký tự không có nghĩa"),
            (r#"Tick("a") x"#, "thừa chữ ở cuối"),
            (r#"Next(form: "a")"#, "không có “form”, chỉ có: from"),
            (r#"Next(from: "a", from: "b")"#, "“from: …” viết hai lần"),
            (r#"SetRule(discipline: "chay")"#, "thiếu “rule: …”"),
            (
                r#"Insert(item: (title: "a", performer: "x"))"#,
                "một từ không có ngoặc kép, như Arts, Delegate(\"mã\")",
            ),
            ("Undo(-3)", "số nhỏ quá hoặc lớn quá"),
            (&format!("Reading({run}, watch: 1, time: \"abc\")"), "một thời gian, như"),
            (&format!("Points({run}, points: \"x\")"), "số điểm, như 10"),
            (r#"Sign(Foo("chay"))"#, "không có “Foo”, chỉ có: Result, Theory, Practice, Overall"),
        ] {
            let said = parse(typed, Lang::Vi).unwrap_err().sentence;
            assert!(said.contains(why), "{typed}: {said}");
            let english = ["xpected", "nteger", "string", "field", "missing", "duplicate", "trailing"];
            let english = english.iter().find(|word| said.contains(**word));
            assert_eq!(english, None, "{said}");
        }
    }
}
