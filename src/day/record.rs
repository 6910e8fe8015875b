//! What every wing's events have in common: their number, moment and author, and how they are
//! written down.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;

/// The number of an event in its journal: 1, 2, 3 … without gaps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl Seq {
    /// The number that follows.
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Who acts: the name that the minutes will show, and the seat. Two consoles may have one name;
/// what undo takes back is one's own by the seat.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Operator {
    /// What the operator calls themselves, as the minutes will name them.
    pub name: String,
    /// The consoles of one name that are open at once have seats 1, 2, 3 …; whoever comes back
    /// after a crash finds their own free. Commands without a console come from seat 0.
    pub seat: u32,
}

impl Operator {
    /// The seat of the first console of a name, and of journals that do not tell.
    pub const FIRST: u32 = 1;
    /// The seat of commands that no console gave.
    pub const COMMAND: u32 = 0;

    /// At the first console of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), seat: Self::FIRST }
    }

    /// Whoever gives commands under this name without a console.
    pub fn commanding(name: impl Into<String>) -> Self {
        Self { name: name.into(), seat: Self::COMMAND }
    }

    /// Whether both act with one hand: the same seat, or a command given under the other's name.
    pub fn is_hand_of(&self, other: &Self) -> bool {
        let commanded = [self.seat, other.seat].contains(&Self::COMMAND);
        self.name == other.name && (commanded || self.seat == other.seat)
    }
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.seat {
            0 | 1 => f.write_str(&self.name),
            seat => write!(f, "{} ({seat})", self.name),
        }
    }
}

/// As it is shown: programs that read a status want a name.
impl Serialize for Operator {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Whether this is the day itself or a rehearsal of it (tổng duyệt).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// The day.
    Live,
    /// A rehearsal.
    Rehearsal,
}

/// Number, moment and author of an event: what a wing's fold asks beside what happened.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp<'r> {
    /// The event's number.
    pub seq: Seq,
    /// When the operator acted.
    pub at: Timestamp,
    /// Name and seat.
    pub by: &'r Operator,
}

/// An event of the journal that this program cannot read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("event {kind:?}: {reason}")]
pub struct Unreadable {
    /// The kind, as found.
    pub kind: String,
    /// Why not.
    pub reason: String,
}

impl Unreadable {
    /// Of a kind that this program does not know.
    pub(super) fn unknown(kind: &str) -> Self {
        Self { kind: kind.to_owned(), reason: UNKNOWN.to_owned() }
    }

    /// Whether a newer program wrote it; otherwise it is not what was written.
    pub fn is_newer(&self) -> bool {
        self.reason == UNKNOWN
    }
}

const UNKNOWN: &str = "unknown kind";

/// Reads the body of an event of some kind.
pub(super) fn read<T: DeserializeOwned>(kind: &str, body: &str) -> Result<T, Unreadable> {
    serde_json::from_str(body)
        .map_err(|error| Unreadable { kind: kind.to_owned(), reason: error.to_string() })
}

/// Declares events: variant, kind in the journal, fields; and, of the whole day, the wings whose
/// events it has. The body of an event is the JSON object of its fields; kinds and fields are read
/// for ever, so they are only ever added to, and a new field has `#[serde(default)]`.
macro_rules! events {
    (
        $(#[$all:meta])* $name:ident
        $({ $($(#[$of:meta])* $wing:ident($own:ty),)+ })?
        $($(#[$meta:meta])* $variant:ident $kind:literal { $($(#[$fmeta:meta])* $field:ident: $type:ty,)* })+
    ) => {
        $(#[$all])*
        // Read as a body each; derived all the same, so that a field may say `#[serde(default)]`.
        #[derive(Clone, Debug, PartialEq, serde::Deserialize)]
        pub enum $name {
            $($(#[$meta])* $variant { $($(#[$fmeta])* $field: $type,)* },)+
            $($($(#[$of])* $wing($own),)+)?
        }

        impl $name {
            /// Every kind, as named in the journal.
            pub fn kinds() -> Vec<&'static str> {
                let own = vec![$($kind),+];
                [own, $($(<$own>::kinds(),)+)?].concat()
            }

            /// The kind, as named in the journal.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $kind,)+
                    $($(Self::$wing(event) => event.kind(),)+)?
                }
            }

            /// The fields as a JSON object.
            ///
            /// # Errors
            /// None in practice: every field is a string, a number or a list of them.
            pub fn body(&self) -> Result<String, serde_json::Error> {
                match self {
                    $(Self::$variant { $($field),* } => {
                        #[derive(serde::Serialize)]
                        struct Body<'a> { $($field: &'a $type,)* #[serde(skip)] _a: std::marker::PhantomData<&'a ()> }
                        serde_json::to_string(&Body { $($field,)* _a: std::marker::PhantomData })
                    })+
                    $($(Self::$wing(event) => event.body(),)+)?
                }
            }

            /// Reads an event back from its kind and body; none for a kind that is not of these.
            pub(in crate::day) fn of_kind(
                kind: &str,
                body: &str,
            ) -> Option<Result<Self, crate::day::record::Unreadable>> {
                match kind {
                    $($kind => {
                        #[derive(serde::Deserialize)]
                        struct Body { $($(#[$fmeta])* $field: $type,)* }
                        Some(crate::day::record::read(kind, body).map(|Body { $($field),* }| Self::$variant { $($field),* }))
                    })+
                    _ => {
                        let of_wing: Option<Result<Self, crate::day::record::Unreadable>> = None;
                        $($(let of_wing = of_wing.or_else(|| Some(<$own>::of_kind(kind, body)?.map(Self::$wing)));)+)?
                        of_wing
                    }
                }
            }
        }

        $($(impl From<$own> for $name {
            fn from(event: $own) -> Self {
                Self::$wing(event)
            }
        })+)?
    };
}

pub(super) use events;
