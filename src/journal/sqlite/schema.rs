//! What a journal file holds, and how it is read and written. Knows no path.

use std::path::PathBuf;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::fault::Fault;
use crate::clock::{Anchor, Timestamp};
use crate::day::{Event, Operator, ProgrammeEvent, Recorded, Seq};
use crate::journal::Trouble;

/// `PRAGMA application_id` of every journal: "NgHi".
pub(super) const APPLICATION_ID: i32 = 0x4e67_4869;

/// One step from each version of the file to the next; never edited once released, only added to.
const MIGRATIONS: &[&str] = &[
    // The last trigger also keeps INSERT OR REPLACE, which fires no delete trigger, from replacing.
    r#"
    CREATE TABLE event (
        seq     INTEGER PRIMARY KEY, -- 1, 2, 3 … without gaps
        at      INTEGER NOT NULL,    -- milliseconds since the Unix epoch, UTC
        "by"    TEXT    NOT NULL,    -- the operator
        kind    TEXT    NOT NULL,
        version INTEGER NOT NULL,    -- of the body's format
        body    TEXT    NOT NULL     -- JSON object
    ) STRICT;
    CREATE INDEX event_end ON event (seq) WHERE kind IN ('ended', 'reverted');
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
    CREATE TRIGGER event_follows_the_last BEFORE INSERT ON event
        WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event)
        BEGIN SELECT RAISE(ABORT, 'an event follows the last without a gap'); END;
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    "#,
    // The operator's seat; none in what was recorded before.
    "ALTER TABLE event ADD COLUMN seat INTEGER;",
];

/// The version of the file that this program writes (`PRAGMA user_version`).
pub(super) const VERSION: i64 = MIGRATIONS.len() as i64;

/// The version of an event's body that this program writes.
const BODY_VERSION: i64 = 1;

/// Brings the file to [`VERSION`]. Inside the caller's transaction.
///
/// # Errors
/// [`Trouble::Newer`] when it is past that.
pub(super) fn migrate(conn: &Connection) -> Result<(), Fault> {
    let found = version(conn)?;
    for step in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        conn.execute_batch(step)?;
    }
    Ok(conn.pragma_update(None, "user_version", VERSION)?)
}

/// The version of the file.
///
/// # Errors
/// [`Trouble::Newer`] when this program does not know it.
pub(super) fn version(conn: &Connection) -> Result<i64, Fault> {
    let found = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > VERSION {
        return Err(Trouble::Newer { found, known: VERSION }.into());
    }
    Ok(found)
}

/// The number of the last event; zero when there is none.
pub(super) fn last(conn: &Connection) -> Result<Seq, Fault> {
    let mut statement = conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM event")?;
    Ok(Seq(statement.query_row([], |row| row.get(0))?))
}

/// Writes events. Inside the caller's transaction.
pub(super) fn write(conn: &Connection, records: &[Recorded]) -> Result<(), Fault> {
    let mut statement = conn.prepare_cached(
        r#"INSERT INTO event (seq, at, "by", seat, kind, version, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"#,
    )?;
    for Recorded { seq, at, by, event } in records {
        let body = event.body().map_err(|error| Trouble::Other(error.to_string()))?;
        statement.execute(params![
            seq.0,
            at.as_millis(),
            by.name,
            by.seat,
            event.kind(),
            BODY_VERSION,
            body
        ])?;
    }
    Ok(())
}

/// The events after `after`, in order. One statement, so one moment of the journal.
pub(super) fn read(conn: &Connection, after: Seq) -> Result<Vec<Recorded>, Fault> {
    let mut statement = conn.prepare_cached(&select(conn, "WHERE seq > ?1 ORDER BY seq")?)?;
    let mut rows = statement.query([after.0])?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        records.push(recorded(row)?);
    }
    Ok(records)
}

/// The first and the last event.
pub(super) fn ends(conn: &Connection) -> Result<Option<(Recorded, Recorded)>, Fault> {
    let ends = "WHERE seq IN ((SELECT min(seq) FROM event), (SELECT max(seq) FROM event)) ORDER BY seq";
    let mut statement = conn.prepare(&select(conn, ends)?)?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let first = recorded(row)?;
    let last = rows.next()?.map(recorded).transpose()?.unwrap_or_else(|| first.clone());
    Ok(Some((first, last)))
}

/// Whether an end of the day stands: one that was not taken back, or was put back since.
pub(super) fn ended(conn: &Connection) -> Result<bool, Fault> {
    let ends = "INDEXED BY event_end WHERE kind IN ('ended', 'reverted') ORDER BY seq DESC";
    Ok(last_standing(conn, ends)?.is_some())
}

/// The date to which what was still to come was last put off, where that stands. Looks at every
/// event's kind.
pub(super) fn put_off_to(conn: &Connection) -> Result<Option<NaiveDate>, Fault> {
    let put_off = "WHERE kind IN ('postponed', 'reverted') ORDER BY seq DESC";
    let Some(Event::Programme(ProgrammeEvent::Postponed { to, .. })) = last_standing(conn, put_off)? else {
        return Ok(None);
    };
    Ok(Some(to))
}

/// The last of these events that stands; among them are those that take others back.
fn last_standing(conn: &Connection, which: &str) -> Result<Option<Event>, Fault> {
    let mut statement = conn.prepare(&select(conn, which)?)?;
    let mut rows = statement.query([])?;
    // From the last event back: whoever is reached before being taken back stands.
    let mut reverted = std::collections::HashSet::new();
    while let Some(row) = rows.next()? {
        let Recorded { seq, event, .. } = recorded(row)?;
        if reverted.contains(&seq) {
            continue;
        }
        let Event::Reverted { seq } = event else { return Ok(Some(event)) };
        reverted.insert(seq);
    }
    Ok(None)
}

/// What [`recorded`] reads. A journal that can only be read is not migrated: it may lack a column.
fn select(conn: &Connection, which: &str) -> Result<String, Fault> {
    let seat = if version(conn)? < 2 { "NULL" } else { "seat" };
    Ok(format!(r#"SELECT seq, at, "by", kind, version, body, {seat} FROM event {which}"#))
}

fn recorded(row: &Row<'_>) -> Result<Recorded, Fault> {
    let version = row.get(4)?;
    if version > BODY_VERSION {
        return Err(Trouble::Newer { found: version, known: BODY_VERSION }.into());
    }
    let text = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
    let event = Event::from_parts(text(3)?, text(5)?).map_err(|error| match error.is_newer() {
        true => Trouble::NewerEvent(error.kind),
        false => Trouble::Damaged,
    })?;
    Ok(Recorded {
        seq: Seq(row.get(0)?),
        at: Timestamp::from_millis(row.get(1)?),
        by: Operator { name: row.get(2)?, seat: row.get::<_, Option<u32>>(6)?.unwrap_or(Operator::FIRST) },
        event,
    })
}

/// What a journal knows beside its events.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Meta {
    /// The agenda file at opening. A path that is not Unicode is not kept.
    pub(super) source: Option<PathBuf>,
    /// The clock that the day's consoles share.
    pub(super) anchor: Option<Anchor>,
}

impl Meta {
    /// As the journal holds it.
    pub(super) fn read(conn: &Connection) -> Result<Self, Fault> {
        let mut statement = conn.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
        let mut value = |key: &str| statement.query_row([key], |row| row.get::<_, String>(0)).optional();
        let source = value("source")?.map(PathBuf::from);
        let anchor = value("anchor")?
            .map(|text| serde_json::from_str(&text))
            .transpose()
            .map_err(|error| Trouble::Other(error.to_string()))?;
        Ok(Self { source, anchor })
    }

    /// Writes it. Inside the caller's transaction.
    pub(super) fn write(&self, conn: &Connection) -> Result<(), Fault> {
        let source = self.source.as_deref().and_then(std::path::Path::to_str).map(str::to_owned);
        let anchor = self
            .anchor
            .as_ref()
            .map(serde_json::to_string)
            .transpose()
            .map_err(|error| Trouble::Other(error.to_string()))?;
        let mut statement =
            conn.prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?;
        for (key, value) in [("source", source), ("anchor", anchor)] {
            if let Some(value) = value {
                statement.execute([key, &value])?;
            }
        }
        Ok(())
    }
}
