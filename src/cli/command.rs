//! `ngayhoi do`: commands for the running day, from scripts, stream decks and stories.

use std::io::{self, BufRead, Write};
use std::path::Path;
use std::time::Duration;

use super::open::{self, the_open_day};
use super::{Common, Exit, Stop, operator};
use crate::day::{Command, EXAMPLES, Event, Mode, Recorded};
use crate::journal::Trouble;
use crate::seat::{Failure, Seat};
use crate::text::{Lang, harmless, say};
use crate::ui::Words;

/// A journal that is held is tried again this often …
const TRIES: u32 = 50;
/// … with this pause: about ten seconds in all.
const PAUSE: Duration = Duration::from_millis(100);

/// Every command with an example.
pub fn list(common: &Common) -> Result<Exit, Stop> {
    let mut out = io::stdout();
    for (example, vi, en) in EXAMPLES {
        writeln!(out, "{example:<48} {}", common.lang.pick(vi, en))?;
    }
    Ok(Exit::Done)
}

/// Puts commands to the day.
pub fn obey(
    common: &Common,
    journal: Option<&Path>,
    agenda: Option<&Path>,
    name: &str,
    commands: &[String],
) -> Result<Exit, Stop> {
    if commands.is_empty() {
        return Err(Stop::trouble(common.lang.pick(
            "Chưa có lệnh nào. Xem các lệnh: ngayhoi do --list",
            "No command was given. See them with: ngayhoi do --list",
        )));
    }
    let mut seat = seat(common, journal, agenda, name)?;
    let mut exit = Exit::Done;
    for typed in commands {
        if typed == "-" {
            for line in io::stdin().lock().lines() {
                let line = line?;
                let line = line.trim();
                if line.is_empty() || line.starts_with("//") {
                    continue;
                }
                if let Err(stop) = one(&mut seat, line, common) {
                    writeln!(io::stderr(), "{}", stop.sentence)?;
                    exit = exit.max(stop.exit);
                }
            }
        } else {
            one(&mut seat, typed, common)?;
        }
    }
    Ok(exit)
}

fn seat(common: &Common, journal: Option<&Path>, agenda: Option<&Path>, name: &str) -> Result<Seat, Stop> {
    let name = operator(name);
    let existing = match (journal, agenda) {
        (Some(path), Some(_)) => path.exists().then(|| path.to_owned()),
        (Some(path), None) => Some(path.to_owned()),
        (None, Some(agenda)) => {
            let written = open::agenda(agenda, common)?;
            open::going_on(&written, Mode::Live, common)?
        }
        (None, None) => Some(the_open_day(common)?),
    };
    match (existing, agenda) {
        (Some(path), _) => open::seat(&path, name, common),
        (None, Some(agenda)) => {
            let written = open::agenda(agenda, common)?;
            let begun = open::begin(&written, Mode::Live, 1, journal, name.clone(), common);
            match (begun, journal) {
                (Ok((seat, _)), _) => Ok(seat),
                // Somebody began it between the look and the leap: it is theirs and ours.
                (Err(_), Some(path)) if path.exists() => open::seat(path, name, common),
                (Err(stop), _) => Err(stop),
            }
        }
        (None, None) => Err(Stop::trouble(String::new())),
    }
}

/// Reads one command and puts it to the day; says what came of it.
fn one(seat: &mut Seat, typed: &str, common: &Common) -> Result<(), Stop> {
    let command = parse(typed, common.lang)?;
    put(seat, &command, typed, common)
}

/// Puts a command to the day, waiting for a journal that is held; says what came of it.
pub(super) fn put(seat: &mut Seat, command: &Command, typed: &str, common: &Common) -> Result<(), Stop> {
    let at = seat.now();
    let mut left = TRIES;
    let records = loop {
        match seat.submit(command, at) {
            Ok(records) => break records,
            Err(Failure::Refused(refusal)) => {
                return Err(Stop::refused(seat.day().say_refusal(&refusal, common.lang)));
            }
            Err(Failure::NotRecorded(Trouble::Locked)) if left > 0 => {
                left -= 1;
                std::thread::sleep(PAUSE);
            }
            Err(Failure::NotRecorded(trouble)) => {
                let (not, why) = (Words::of(common.lang).not_recorded, trouble.say(common.lang));
                return Err(Stop::trouble(format!("{not}: {typed}. {why}")));
            }
        }
    };
    let mut out = io::stdout();
    for record in &records {
        if let Event::Cautioned { checks, .. } = &record.event {
            return Err(Stop::refused(seat.day().say_caution(checks, common.lang)));
        }
        writeln!(out, "{}", told(seat, record, common.lang))?;
    }
    Ok(())
}

fn told(seat: &Seat, record: &Recorded, lang: Lang) -> String {
    let day = seat.day();
    format!("{}  {}  {}", record.seq, day.when(record.at), day.say_event(record, lang))
}

/// Reads a command as the code names it.
///
/// # Errors
/// A sentence with the place and, where only the name is wrong, the commands there are.
fn parse(typed: &str, lang: Lang) -> Result<Command, Stop> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(typed).map_err(|error| {
        let shown = harmless(typed);
        let why = harmless(&error.code.to_string());
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
    use super::*;
    use crate::day::ContestCommand;

    #[test]
    fn every_command_has_an_example_that_works_as_written() {
        let mut names = Vec::new();
        for (example, ..) in EXAMPLES {
            let command = parse(example, Lang::En).unwrap();
            // No wildcard: a new command does not compile without its row here.
            names.push(match command {
                Command::Start(_) => 0,
                Command::Next { .. } => 1,
                Command::Back { .. } => 2,
                Command::Pause(_) => 3,
                Command::Resume(_) => 4,
                Command::Skip { .. } => 5,
                Command::Unskip(_) => 6,
                Command::Park { .. } => 7,
                Command::Unpark(_) => 8,
                Command::Tick(_) => 9,
                Command::Untick(_) => 10,
                Command::Note { .. } => 11,
                Command::CorrectStart { .. } => 12,
                Command::Adjust { .. } => 13,
                Command::End { .. } => 14,
                Command::Undo(_) => 15,
                Command::Redo(_) => 16,
                Command::Insert { .. } => 17,
                Command::Move { .. } => 18,
                Command::SetAside { .. } => 19,
                Command::TakeUp { .. } => 20,
                Command::Replace { .. } => 21,
                Command::Shorten { .. } => 22,
                Command::PullForward { .. } => 23,
                Command::Mark { .. } => 24,
                Command::AddDelegate { .. } => 25,
                Command::MoveDelegate { .. } => 26,
                Command::Substitute { .. } => 27,
                Command::Send { .. } => 28,
                Command::Seen(_) => 29,
                Command::Revise { .. } => 30,
                Command::KeepProgramme { .. } => 31,
                Command::Announce(_) => 32,
                Command::Award { .. } => 33,
                Command::Rename { .. } => 34,
                Command::Ready { .. } => 35,
                Command::Import { .. } => 36,
                Command::AddRecipient { .. } => 37,
                Command::SplitBatch { .. } => 38,
                Command::JoinBatch { .. } => 39,
                Command::StaffBatch { .. } => 40,
                Command::CloseBatch { .. } => 41,
                Command::Contest(ground) => 42 + on_the_ground(&ground),
            });
        }
        names.sort_unstable();
        assert_eq!(names, (0..63).collect::<Vec<_>>());
    }

    fn on_the_ground(command: &ContestCommand) -> usize {
        match command {
            ContestCommand::StartWatch { .. } => 0,
            ContestCommand::StartHeat { .. } => 1,
            ContestCommand::StopWatch { .. } => 2,
            ContestCommand::Reading { .. } => 3,
            ContestCommand::Charge { .. } => 4,
            ContestCommand::Points { .. } => 5,
            ContestCommand::Rule { .. } => 6,
            ContestCommand::Rerun { .. } => 7,
            ContestCommand::Reinstate { .. } => 8,
            ContestCommand::Interrupt => 9,
            ContestCommand::Theory { .. } => 10,
            ContestCommand::Draw { .. } => 11,
            ContestCommand::SetHeats { .. } => 12,
            ContestCommand::SetRule { .. } => 13,
            ContestCommand::AddTeams { .. } => 14,
            ContestCommand::ShareTie { .. } => 15,
            ContestCommand::DrawTie { .. } => 16,
            ContestCommand::Sign(_) => 17,
            ContestCommand::Protest { .. } => 18,
            ContestCommand::TheoryClock { .. } => 19,
            ContestCommand::RenameTeam { .. } => 20,
        }
    }

    #[test]
    fn a_command_typed_wrong_is_answered_with_how_to_write_it() {
        let said = parse("Next(form: \"a\")", Lang::Vi).unwrap_err().sentence;
        assert!(said.contains(r#"Viết như: Next(from: "chao-co")"#), "{said}");
        let said = parse("Fireworks", Lang::Vi).unwrap_err().sentence;
        assert!(said.contains("--list"), "{said}");
    }
}
