//! The delegates in the order of introduction, and who came.

use super::official::{clock_or, head, when_and_where};
use super::{Block, Document, Holds, Table};
use crate::agenda::Delegate;
use crate::day::{Attendee, Day, Presence};
use crate::text::{Lang, counted, say};

/// A row for each delegate.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let mut sheet = Table::headed(
        [
            ("TT", "No.", Holds::Number, 7),
            ("Họ và tên", "Name", Holds::Text, 28),
            ("Chức vụ, đơn vị", "Post and body", Holds::Text, 37),
            ("Có mặt", "Presence", Holds::Text, 18),
            ("Lúc", "At", Holds::Time, 10),
        ],
        lang,
    );
    for (index, attendee) in day.attendees().iter().enumerate() {
        sheet.push([
            (index + 1).to_string(),
            name(&attendee.delegate),
            post(&attendee.delegate, lang),
            presence(day, attendee, lang),
            clock_or(day, attendee.since.filter(|_| attendee.presence != Presence::Expected)),
        ]);
    }
    let block = Block::Name {
        name: say!(lang, "DANH SÁCH ĐẠI BIỂU", "DELEGATES"),
        about: vec![day.agenda().title.clone()],
    };
    let mut blocks = vec![head(day, None, false, lang), block];
    blocks.extend(when_and_where(day, lang));
    blocks.push(match sheet.rows.is_empty() {
        true => Block::Paragraph(say!(lang, "Chưa có danh sách.", "There is no list yet.")),
        false => Block::Table(sheet.clone()),
    });
    let all = day.attendees().len();
    let here = match here(day) {
        0 => String::new(),
        here => say!(lang, "; {here} người đã đến", "; {here} came"),
    };
    blocks.push(Block::Paragraph(say!(
        lang,
        "Danh sách gồm {all} đại biểu{here}.",
        "{} in the list{here}.",
        counted(&all, "delegate")
    )));
    let title = say!(lang, "Danh sách đại biểu", "Delegates");
    Document { title, blocks, sheet, ..Document::default() }
}

/// How many came.
pub fn here(day: &Day) -> usize {
    day.attendees().iter().filter(|own| came(own)).count()
}

/// Whether somebody came, even if they left before the end.
pub fn came(attendee: &Attendee) -> bool {
    match attendee.presence {
        Presence::Arrived | Presence::Introduced | Presence::Left => true,
        Presence::Expected | Presence::Absent | Presence::ReplacedBy(_) => false,
    }
}

/// The name with the rank; a delegate of whom only the post is known has none.
fn name(delegate: &Delegate) -> String {
    let parts = [&delegate.rank_title, &delegate.name];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ")
}

fn post(delegate: &Delegate, lang: Lang) -> String {
    let former = if delegate.former { lang.pick("nguyên ", "former ") } else { "" };
    let position = delegate.position.as_ref().map(|position| format!("{former}{position}"));
    position.into_iter().chain(delegate.organization.clone()).collect::<Vec<_>>().join(", ")
}

fn presence(day: &Day, attendee: &Attendee, lang: Lang) -> String {
    match &attendee.presence {
        Presence::ReplacedBy(by) => {
            let by = day.delegate_name(by);
            say!(lang, "{by} đi thay", "replaced by {by}")
        }
        Presence::Expected => String::new(),
        own @ (Presence::Arrived | Presence::Introduced | Presence::Left | Presence::Absent) => {
            own.say(lang).to_owned()
        }
    }
}
