//! Delegates, the words and the messages, held against what was expected.

use ngayhoi::agenda::DelegateId;
use ngayhoi::clock::Timestamp;
use ngayhoi::day::{Attendee, Day, Departure, Entry, Presence, Said, Timing};
use ngayhoi::text::Lang;

use crate::seen::{Looking, NOTHING};
use crate::told::{Expect, ExpectItem};

pub fn compare(look: &mut Looking<'_>, expect: &Expect, timing: &Timing) {
    let day = look.day;
    let ids = |wanted: &dyn Fn(&Attendee) -> bool| -> String {
        let all = day.attendees().iter().filter(|attendee| wanted(attendee));
        all.map(|attendee| attendee.delegate.id.0.as_str()).collect::<Vec<_>>().join(" ")
    };
    look.at("delegates", expect.delegates.as_deref(), &ids(&|_| true));
    look.at("waiting", expect.waiting.as_deref(), &ids(&Attendee::waits_for_introduction));
    look.at("unannounced", expect.unannounced.as_deref(), &ids(&|attendee| attendee.unannounced));
    let read_out: Vec<String> = day
        .to_introduce()
        .iter()
        .map(|attendee| {
            let read = if attendee.waits_for_introduction() { "" } else { "*" };
            format!("{}{read}", attendee.delegate.id)
        })
        .collect();
    look.at("read_out", expect.read_out.as_deref(), &read_out.join(" "));
    for (id, expected) in &expect.presence {
        let is = day.attendee(&DelegateId::from(id.as_str())).map(|attendee| match &attendee.presence {
            Presence::ReplacedBy(by) => format!("ReplacedBy({by})"),
            presence => format!("{presence:?}"),
        });
        look.at(id, Some(expected), is.as_deref().unwrap_or(NOTHING));
    }
    for (id, expected) in &expect.address {
        let is = day.attendee(&DelegateId::from(id.as_str())).map(|attendee| attendee.delegate.address());
        look.at(&format!("address of {id}"), Some(expected), is.as_deref().unwrap_or(NOTHING));
    }
    for (id, expected) in &expect.parts {
        let parts = day.parts_of(&DelegateId::from(id.as_str()));
        let parts: Vec<&str> = parts.iter().map(|item| item.0.as_str()).collect();
        look.at(&format!("parts of {id}"), Some(expected), &parts.join(" "));
    }
    let leaving: Vec<String> = day.departures(timing).iter().map(|own| departure(day, own)).collect();
    look.list("leaving", expect.leaving.as_deref(), &leaving);
    let messages: Vec<String> = day
        .messages()
        .iter()
        .map(|sent| format!("{}{}", sent.text, if sent.seen.is_some() { " ✓" } else { "" }))
        .collect();
    look.list("messages", expect.messages.as_deref(), &messages);
}

fn departure(day: &Day, own: &Departure) -> String {
    let hour = |at: Timestamp| at.at(day.agenda().utc_offset).format("%H:%M").to_string();
    let parts = own.parts.iter().map(|part| {
        let late = own.too_late().any(|other| other == part);
        let comes = part.comes.map(|comes| hour(comes.at)).unwrap_or_default();
        format!(" {} {comes}{}", part.item, if late { "!" } else { "" })
    });
    format!("{} {}:{}", own.who, hour(own.at), parts.collect::<String>())
}

pub fn compare_item(look: &mut Looking<'_>, id: &str, expect: &ExpectItem, entry: &Entry, timing: &Timing) {
    let day = look.day;
    if expect.words.is_some() {
        look.at(&format!("{id}.words"), expect.words.as_deref(), &read(&day.words_of(&entry.item)));
    }
    let performer = entry.item.performer.as_ref().map(|performer| day.performer(performer));
    look.at(&format!("{id}.performer"), expect.performer.as_deref(), performer.as_deref().unwrap_or(NOTHING));
    let yes = |is: bool| if is { "yes" } else { "no" };
    let needs = day.needs_performer(&entry.item, timing);
    look.at(&format!("{id}.needs_performer"), expect.needs_performer.map(yes), yes(needs));
}

/// The words as they would be read: a gap is `[?]`, delegates stand one a line.
fn read(words: &[Said]) -> String {
    let mut text = String::new();
    for said in words {
        match said {
            Said::Text(piece) => text.push_str(piece),
            Said::Unknown(_) => text.push_str("[?]"),
            Said::NotGiven(prize) => text.push_str(&prize.why(Lang::Vi)),
            Said::Batch { text: begins, .. } => {
                text.push_str("\n\n");
                text.push_str(begins);
            }
            Said::Recipient { line, .. } => {
                text.push('\n');
                text.push_str(line);
            }
            // Not read, but done.
            Said::Photo { .. } | Said::More(_) => {}
            Said::Delegate { address, introduced, .. } => {
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                text.push_str(if *introduced { "* " } else { "- " });
                text.push_str(address);
            }
        }
    }
    text.trim().to_owned()
}
