//! What official papers are headed and closed with.

use super::super::fault::Noun;
use super::super::types::Letterhead;
use super::value::{Object, Reader};

const LETTERHEAD: Noun = Noun::new("phần đầu văn bản", "a letterhead");

/// As written; all of it is unknown where nothing is.
pub fn letterhead<'a>(reader: &mut Reader<'a>, agenda: &mut Object<'a>) -> Letterhead {
    let Some(node) = agenda.take("letterhead") else { return Letterhead::default() };
    let Some(mut object) = reader.object(node, LETTERHEAD) else { return Letterhead::default() };
    let mut text = |name| reader.text(&mut object, name);
    let mut own = Letterhead {
        superior: text("superior"),
        issuer: text("issuer"),
        locality: text("locality"),
        programme_number: text("programme_number"),
        minutes_number: text("minutes_number"),
        on_behalf: text("on_behalf"),
        post: text("post"),
        signatory: text("signatory"),
        secretary: text("secretary"),
        recipients: Vec::new(),
    };
    own.recipients = reader.texts(&mut object, "recipients");
    object.finish(reader);
    own
}
