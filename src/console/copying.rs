//! Copies of the journal, made beside the console.

use std::path::PathBuf;

use super::Console;
use super::beside::Beside;
use crate::clock::Timestamp;
use crate::text::{counted, harmless, say};
use crate::ui::{Tone, Words};

impl Console {
    /// Lets the operator copy the journal to files of this machine. Not for whoever comes from
    /// another one: they have no business in its folders.
    pub fn may_copy(&mut self, place: impl Fn() -> PathBuf + Send + 'static) {
        self.place_for_a_copy = Some(Box::new(place));
        self.ui.may_copy = true;
    }

    pub(super) fn copy(&mut self, to: PathBuf, now: Timestamp) {
        if self.place_for_a_copy.is_none() {
            self.ui.notify(Words::of(self.ui.lang).files_elsewhere, Tone::Refused, now);
        } else if self.copying.is_some() {
            self.ui.notify(Words::of(self.ui.lang).copying, Tone::Refused, now);
        } else {
            match self.start_copying(to) {
                Ok(copying) => {
                    self.copying = Some(copying);
                    self.ui.notify(Words::of(self.ui.lang).copying, Tone::Said, now);
                }
                Err(why) => self.ui.notify(why, Tone::Refused, now),
            }
        }
    }

    fn start_copying(&mut self, to: PathBuf) -> Result<Beside, String> {
        let lang = self.ui.lang;
        let name = harmless(&to.display().to_string());
        let failed =
            move |why: String| say!(lang, "Chưa chép được vào {name}: {why}", "Not copied to {name}: {why}");
        let copyist = self.seat.copyist().map_err(|trouble| failed(trouble.say(lang)))?;
        let events = copyist.last();
        let refused = failed.clone();
        let copy = move || {
            let lies = copyist.copy(&to).map_err(|trouble| failed(trouble.say(lang)))?;
            let lies = harmless(&lies.display().to_string());
            Ok(say!(
                lang,
                "Đã chép {events} sự kiện vào {lies}",
                "Copied {} to {lies}",
                counted(&events, "event")
            ))
        };
        Beside::start("copy", copy).map_err(|error| refused(harmless(&error.to_string())))
    }
}
