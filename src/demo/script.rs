//! What is played: scenes in RON, read into beats.

use chrono::NaiveTime;
use serde::Deserialize;

use crate::agenda::time;
use crate::day::Command;
use crate::text::Lang;
use crate::ui::Key;

/// The scenes, in the order of the day.
const SCENES: &str = include_str!("scenes.ron");

/// A part of the day that can be watched alone.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// Its name on the command line, in Vietnamese and in English.
    pub names: (String, String),
    /// What is to be seen in it.
    title: (String, String),
    steps: Vec<Step>,
}

/// A step as it is written: time passes, somebody speaks, then something is done.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    /// The clock leaps to this time of day first.
    at: Option<String>,
    /// Or so many seconds ahead.
    leap: Option<u32>,
    /// What the watcher is told; it stands until the next is told.
    say: Option<(String, String)>,
    /// Seconds for looking, or reading, before it is done.
    wait: Option<u32>,
    /// At whose seat the commands are put.
    by: Option<String>,
    /// What is done there.
    #[serde(default, rename = "do")]
    commands: Vec<Command>,
    /// Keys pressed at the console that is watched, one after the other.
    #[serde(default)]
    press: Vec<String>,
    /// What is typed there.
    types: Option<String>,
}

/// One thing that happens.
#[derive(Clone, Debug)]
pub enum Beat {
    /// The clock leaps to this time of day.
    LeapTo(NaiveTime),
    /// The clock leaps ahead by so many seconds.
    Leap(u32),
    /// The watcher is told this, in Vietnamese and in English.
    Say(String, String),
    /// Time passes, in milliseconds of the day.
    Wait(u32),
    /// A command is put at the seat of this name.
    Act(String, Box<Command>),
    /// A key is pressed at the console that is watched.
    Press(Key),
}

/// Between two keys of a hand that is in no hurry, in milliseconds.
const HAND: u32 = 900;
/// Between two letters.
const LETTER: u32 = 60;
/// For looking, where nothing else is written, in seconds.
const LOOK: u32 = 3;

impl Scene {
    /// What is to be seen in it.
    pub fn title(&self, lang: Lang) -> &str {
        lang.pick(&self.title.0, &self.title.1)
    }

    /// Whether it is called so.
    pub fn is_called(&self, name: &str) -> bool {
        self.names.0 == name || self.names.1 == name
    }

    /// What happens in it, one thing after the other.
    pub fn beats(&self) -> Result<Vec<Beat>, String> {
        let mut beats = Vec::new();
        for step in &self.steps {
            if let Some(at) = &step.at {
                let read = time::time_of_day(at).ok_or_else(|| format!("no time of day: {at}"))?;
                beats.push(Beat::LeapTo(read));
            }
            beats.extend(step.leap.map(Beat::Leap));
            if let Some((vi, en)) = &step.say {
                beats.push(Beat::Say(vi.clone(), en.clone()));
            }
            beats.push(Beat::Wait(step.wait.unwrap_or(LOOK).saturating_mul(1000)));
            for command in &step.commands {
                let by = step.by.clone().ok_or("a command without a seat")?;
                beats.push(Beat::Act(by, Box::new(command.clone())));
            }
            for key in &step.press {
                beats.push(Beat::Press(key.parse()?));
                beats.push(Beat::Wait(HAND));
            }
            for letter in step.types.iter().flat_map(|typed| typed.chars()) {
                beats.push(Beat::Press(Key::char(letter)));
                beats.push(Beat::Wait(LETTER));
            }
        }
        Ok(beats)
    }
}

/// Reads the scenes.
pub fn scenes() -> Result<Vec<Scene>, String> {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(SCENES)
        .map_err(|error| error.to_string())
}
