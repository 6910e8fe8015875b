//! Commands as they are typed and written: all wings in one flat list of names, as if they were the
//! variants of one enum.
//!
//! A name is looked up among the names of each wing, and what follows it is read by that wing.

use std::fmt;
use std::sync::LazyLock;

use serde::de::value::{EnumAccessDeserializer, StrDeserializer};
use serde::de::{self, DeserializeSeed, EnumAccess, IntoDeserializer, VariantAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{AwardsCommand, Command, GroundCommand, PeopleCommand, ProgrammeCommand, Seq};

/// The commands that are of no wing.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Command", deny_unknown_fields)]
enum Own {
    Revise { agenda: String },
    KeepProgramme { agenda: String },
    AdoptClock { ahead_ms: i64, since: Seq },
    Undo(Seq),
    Redo(Seq),
}

impl From<Own> for Command {
    fn from(own: Own) -> Self {
        match own {
            Own::Revise { agenda } => Self::Revise { agenda },
            Own::KeepProgramme { agenda } => Self::KeepProgramme { agenda },
            Own::AdoptClock { ahead_ms, since } => Self::AdoptClock { ahead_ms, since },
            Own::Undo(seq) => Self::Undo(seq),
            Own::Redo(seq) => Self::Redo(seq),
        }
    }
}

/// Older scripts type the commands of the drill ground in brackets: `Contest(Interrupt)`.
const OLD_GROUND: &str = "Contest";

/// Every name; what is typed otherwise is not a command.
static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    [
        names::<ProgrammeCommand>(),
        names::<PeopleCommand>(),
        names::<AwardsCommand>(),
        names::<GroundCommand>(),
        names::<Own>(),
    ]
    .concat()
});

impl Command {
    /// The name of every command, as it is typed.
    pub fn names() -> &'static [&'static str] {
        &NAMES
    }
}

impl Serialize for Command {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Programme(command) => command.serialize(serializer),
            Self::People(command) => command.serialize(serializer),
            Self::Awards(command) => command.serialize(serializer),
            Self::Ground(command) => command.serialize(serializer),
            Self::Revise { agenda } => Own::Revise { agenda: agenda.clone() }.serialize(serializer),
            Self::KeepProgramme { agenda } => {
                Own::KeepProgramme { agenda: agenda.clone() }.serialize(serializer)
            }
            Self::AdoptClock { ahead_ms, since } => {
                Own::AdoptClock { ahead_ms: *ahead_ms, since: *since }.serialize(serializer)
            }
            Self::Undo(seq) => Own::Undo(*seq).serialize(serializer),
            Self::Redo(seq) => Own::Redo(*seq).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Command {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_enum("Command", &NAMES, OfAnyWing)
    }
}

struct OfAnyWing;

impl<'de> Visitor<'de> for OfAnyWing {
    type Value = Command;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a command")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, typed: A) -> Result<Command, A::Error> {
        let (Name(name), body) = typed.variant()?;
        let name = name.as_str();
        if name == OLD_GROUND {
            return body.newtype_variant().map(Command::Ground);
        }
        let named = Named { name, body };
        if names::<ProgrammeCommand>().contains(&name) {
            named.read::<ProgrammeCommand>()
        } else if names::<PeopleCommand>().contains(&name) {
            named.read::<PeopleCommand>()
        } else if names::<AwardsCommand>().contains(&name) {
            named.read::<AwardsCommand>()
        } else if names::<GroundCommand>().contains(&name) {
            named.read::<GroundCommand>()
        } else if names::<Own>().contains(&name) {
            named.read::<Own>()
        } else {
            Err(de::Error::unknown_variant(name, &NAMES))
        }
    }
}

/// The name of a command, as an identifier: RON has no quotes around it.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Identifier;
        impl Visitor<'_> for Identifier {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a command")
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<Name, E> {
                Ok(Name(name.to_owned()))
            }
        }
        deserializer.deserialize_identifier(Identifier)
    }
}

/// A command whose name was read, and whose fields were not yet.
struct Named<'a, V> {
    name: &'a str,
    body: V,
}

impl<'de, V: VariantAccess<'de>> Named<'_, V> {
    fn read<C: Deserialize<'de> + Into<Command>>(self) -> Result<Command, V::Error> {
        C::deserialize(EnumAccessDeserializer::new(self)).map(Into::into)
    }
}

impl<'de, V: VariantAccess<'de>> EnumAccess<'de> for Named<'_, V> {
    type Error = V::Error;
    type Variant = V;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, V), V::Error> {
        let name: StrDeserializer<'_, V::Error> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self.body))
    }
}

/// The names of an enum's variants, as it would read them.
fn names<'de, T: Deserialize<'de>>() -> &'static [&'static str] {
    T::deserialize(Asked).err().map(|Listed(names)| names).unwrap_or_default()
}

/// Reads nothing: fails with the names of the variants that it was asked for.
struct Asked;

#[derive(Debug)]
struct Listed(&'static [&'static str]);

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("asked for names only")
    }
}

impl std::error::Error for Listed {}

impl de::Error for Listed {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }
}

impl<'de> Deserializer<'de> for Asked {
    type Error = Listed;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Listed> {
        Err(Listed(&[]))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Listed> {
        Err(Listed(variants))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn read(typed: &str) -> Result<Command, String> {
        ron::from_str(typed).map_err(|error| error.code.to_string())
    }

    #[test]
    fn no_two_commands_of_the_wings_share_a_name() {
        assert_eq!(NAMES.iter().collect::<HashSet<_>>().len(), NAMES.len());
        assert!(!NAMES.contains(&OLD_GROUND));
        assert!(NAMES.contains(&"Tick") && NAMES.contains(&"StopWatch") && NAMES.contains(&"Undo"));
    }

    #[test]
    fn a_command_of_the_drill_ground_is_also_read_in_the_brackets_of_before() {
        let flat = read(r#"Sign(Result("chua-chay"))"#).unwrap();
        assert_eq!(read(r#"Contest(Sign(Result("chua-chay")))"#).unwrap(), flat);
        assert_eq!(ron::to_string(&flat).unwrap(), r#"Sign(Result("chua-chay"))"#);
        assert_eq!(read("Contest(Interrupt)").unwrap(), read("Interrupt").unwrap());
    }

    #[test]
    fn a_command_that_nobody_has_is_refused_by_its_name() {
        let why = read("Fireworks").unwrap_err();
        assert!(why.contains("`Fireworks`") && why.contains("`Tick`"), "{why}");
        let why = read(r#"Tick("a", colour: "red")"#).unwrap_err();
        assert!(!why.is_empty());
        let why = read(r#"Next(form: "a")"#).unwrap_err();
        assert!(why.contains("`form`") && why.contains("`from`"), "{why}");
    }

    #[test]
    fn commands_are_read_from_json_by_the_same_names() {
        let command: Command = serde_json::from_str(r#"{"Undo":12}"#).unwrap();
        assert_eq!(command, Command::Undo(Seq(12)));
        assert_eq!(serde_json::to_string(&read("Interrupt").unwrap()).unwrap(), r#""Interrupt""#);
    }
}
