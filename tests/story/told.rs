//! The form of a story.

use std::collections::BTreeMap;
use std::fmt;

use ngayhoi::agenda::Delegate;
use ngayhoi::day::{Command, Mode};
use serde::Deserialize;

/// Reads a story; the error names line and column.
pub fn read(text: &str) -> Result<Story, String> {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(text)
        .map_err(|error| error.to_string())
}

/// A scenario.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// What it tells, in Vietnamese.
    pub title: String,
    pub agenda: Written,
    /// When the first console is opened, at the place: `2026-08-19 07:00`.
    pub opens: String,
    #[serde(default = "live")]
    pub mode: Mode,
    #[serde(default = "one")]
    pub speed: u32,
    /// The console that is there from the start.
    #[serde(default = "first_console")]
    pub console: String,
    pub steps: Vec<Step>,
}

fn live() -> Mode {
    Mode::Live
}

fn one() -> u32 {
    1
}

fn first_console() -> String {
    "điều hành".to_owned()
}

/// Where the agenda is.
#[derive(Debug, Deserialize)]
pub enum Written {
    /// In the story.
    Text(String),
    /// A file of `agendas/`.
    File(String),
}

/// One step: time passes, then at most one thing happens, then it is looked at.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The day's clock when it happens: the first moment with this time of day that is not past.
    pub at: Option<String>,
    /// Or how long after the step before: `"5 s"`, `"400 ms"`.
    pub after: Option<String>,
    /// At which console; the one of the step before unless told.
    pub by: Option<String>,
    /// The operator acts on a screen that has not been told yet what others did.
    #[serde(default)]
    pub unaware: bool,

    /// A command.
    #[serde(rename = "do")]
    pub command: Option<Command>,
    /// What `end_on_time` proposes is taken, all of it.
    #[serde(default)]
    pub end_on_time: bool,
    /// Ctrl-Z or Ctrl-Y.
    pub key: Option<UndoKey>,
    /// Somebody sets the wall clock by so much.
    pub wall: Option<String>,
    /// The laptop sleeps for so long.
    pub sleep: Option<String>,
    /// The power is cut; the laptop is started again.
    pub power_cut: Option<PowerCut>,
    /// Another operator sits down.
    pub console: Option<String>,
    /// Every console is killed and started again.
    #[serde(default)]
    pub reload: bool,

    /// The command is refused, in a sentence that holds each of these.
    pub refused: Option<Vec<String>>,
    /// The command is answered with a warning that holds each of these.
    pub cautioned: Option<Vec<String>>,
    /// What the journal says of it holds each of these.
    pub says: Option<Vec<String>>,
    /// What is said in English (of a refusal, a warning, or in the journal) holds each of these.
    pub english: Option<Vec<String>>,

    pub expect: Option<Expect>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum UndoKey {
    Undo,
    Redo,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PowerCut {
    /// How long the power was off.
    #[serde(default)]
    pub off: Option<String>,
    /// How far the wall clock is wrong after it.
    #[serde(default)]
    pub wall: Option<String>,
}

/// What the day should be. Only what is written is looked at. `-` is "nothing" or "unknown";
/// a time or a length may begin with `ít nhất`, and must when it is so.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expect {
    pub now: Option<String>,
    pub date: Option<String>,
    pub current: Option<String>,
    pub next: Option<String>,
    pub paused: Option<bool>,
    /// Of the running item.
    pub elapsed: Option<String>,
    pub remaining: Option<String>,
    pub lateness: Option<String>,
    pub planned_start: Option<String>,
    pub planned_end: Option<String>,
    pub forecast_end: Option<String>,
    pub must_end: Option<String>,
    /// By how much the forecast end misses the must-end.
    pub overrun: Option<String>,
    pub ended: Option<String>,
    pub mode: Option<Mode>,
    /// How far the wall clock stands from the day's.
    pub drift: Option<String>,
    /// The state of every item, in order: `"done live pending"`.
    pub states: Option<String>,
    pub item: BTreeMap<String, ExpectItem>,
    /// Every check that is ticked.
    pub ticked: Option<Vec<String>>,
    /// Every required check that is open.
    pub open: Option<Vec<String>>,
    /// The last sentences of the journal, undone ones left out; each holds its text.
    pub log: Option<Vec<String>>,
    /// The number of records, undone ones too.
    pub records: Option<u64>,
    pub notes: Option<Vec<String>>,
    /// What Ctrl-Z would take back, by operator.
    pub undoable: BTreeMap<String, String>,
    /// What Ctrl-Y would bring back, by operator.
    pub redoable: BTreeMap<String, String>,
    /// What a command would be answered with now: nothing happens.
    pub would: Vec<Would>,
    /// The items in the day's order, by id: `"chao-co bao-cao"`.
    pub order: Option<String>,

    /// The delegates in the order of introduction, by id.
    pub delegates: Option<String>,
    /// Whether they are here, by id: `Arrived`, `ReplacedBy(x)`.
    pub presence: BTreeMap<String, String>,
    /// Who is here and not yet introduced, in order.
    pub waiting: Option<String>,
    /// Who is read out at the introduction, in order; `*` after those who were introduced.
    pub read_out: Option<String>,
    /// Whom nobody had announced.
    pub unannounced: Option<String>,
    /// The full form of address, by id.
    pub address: BTreeMap<String, String>,
    /// What waits and a delegate takes part in, by delegate.
    pub parts: BTreeMap<String, String>,
    /// Who must leave and when, with what is still theirs; `!` after what comes too late.
    pub leaving: Option<Vec<String>>,
    /// What was sent to the MC; `✓` after what was seen.
    pub messages: Option<Vec<String>>,

    /// The decisions of the day, in order, by id.
    pub decisions: Option<String>,
    /// The batches of a decision: how many go up in each, `✓` after those done, and who hands over:
    /// `"5 | 5: Người trao 01 | 3✓"`.
    pub batches: BTreeMap<String, String>,
    /// Who stands under a decision, in order, by the last word of the name.
    pub roll: BTreeMap<String, String>,
    /// How far a recipient has come, by id: `Conferred`, `Later`.
    pub awards: BTreeMap<String, String>,

    /// Every place of a board, by `chua-chay`, `chua-chay/ly-thuyet`, `chua-chay/thuc-hanh` or, for a
    /// whole contest, `thi/toan-doan`: `"1 Tổ 2 42,40 Giải nhất"`, `"2= Tổ 5 45,90 chờ quyết định"`,
    /// `"· Tổ 7 chưa thi"`, `"– Tổ 1 bị loại"`; in brackets what separated equals.
    pub boards: BTreeMap<String, Vec<String>>,
    /// Every run of an attempt, by `chua-chay/to-2/1`: its watches (`…` runs, `mất số` lost its
    /// clock), its faults, `+` what they add, `=` what counts, how it ended; `~` before a struck one.
    pub runs: BTreeMap<String, Vec<String>>,
    /// Each stands on the printed results, wherever the lines break.
    pub on_paper: Vec<String>,
    /// And none of these does.
    pub not_on_paper: Vec<String>,
    /// Certificates that are missing, by board: `Giải ba: trao 2, mới in 1 giấy`.
    pub short: BTreeMap<String, Vec<String>>,
    /// Whether a board is signed.
    pub signed: BTreeMap<String, bool>,
    /// Heats and lanes of a discipline: `"1) 1 Tổ 2, 2 Tổ 5; 2) 1 Tổ 9, 2 –"`.
    pub heats: BTreeMap<String, String>,

    /// What `end_on_time` proposes: `"tham-luan −5 phút"`, `"tro-choi bỏ"`.
    pub proposal: Option<Vec<String>>,
    /// What a command would come to: nothing happens.
    pub foresee: Vec<Foresee>,
    /// Where somebody new might stand.
    pub suggest: Vec<Suggest>,
    /// What an agenda would change.
    pub differences: Vec<Differences>,
}

/// The times that a command would lead to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Foresee {
    #[serde(rename = "do")]
    pub command: Command,
    #[serde(default)]
    pub forecast_end: Option<String>,
    #[serde(default)]
    pub overrun: Option<String>,
    #[serde(default)]
    pub lateness: Option<String>,
}

/// A suggestion for a place in the order of introduction.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suggest {
    pub delegate: Delegate,
    pub before: String,
    /// A part of the reason.
    pub why: String,
}

/// What an agenda would change.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Differences {
    pub agenda: String,
    /// Every line.
    pub are: Vec<String>,
}

/// A dry run.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Would {
    #[serde(rename = "do")]
    pub command: Command,
    /// Refused in a sentence that holds each of these; possible when absent.
    #[serde(default)]
    pub refused: Option<Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExpectItem {
    pub state: Option<String>,
    pub paused: Option<bool>,
    pub reason: Option<String>,
    pub planned_start: Option<String>,
    pub planned_end: Option<String>,
    pub actual_start: Option<String>,
    pub actual_end: Option<String>,
    pub forecast_start: Option<String>,
    pub forecast_end: Option<String>,
    pub elapsed: Option<String>,
    pub remaining: Option<String>,
    pub allotted: Option<String>,
    pub title: Option<String>,
    /// As they would be read now: a gap is `[?]`, delegates are one a line.
    pub words: Option<String>,
    /// In the full form of address.
    pub performer: Option<String>,
    pub needs_performer: Option<bool>,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = self.at.as_ref().or(self.after.as_ref()) {
            write!(f, "{at}: ")?;
        }
        if let Some(by) = &self.by {
            write!(f, "{by}: ")?;
        }
        match self {
            Self { command: Some(command), .. } => write!(f, "{command:?}"),
            Self { end_on_time: true, .. } => write!(f, "end on time"),
            Self { key: Some(key), .. } => write!(f, "{key:?}"),
            Self { wall: Some(by), .. } => write!(f, "wall {by}"),
            Self { sleep: Some(by), .. } => write!(f, "sleep {by}"),
            Self { power_cut: Some(_), .. } => write!(f, "power cut"),
            Self { console: Some(name), .. } => write!(f, "{name} sits down"),
            Self { reload: true, .. } => write!(f, "reload"),
            _ => write!(f, "a look"),
        }
    }
}
