//! Copies of the journal, made beside the console: a stick may take seconds, and no key and no clock
//! waits for it.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use super::Console;
use crate::clock::Timestamp;
use crate::seat::Seat;
use crate::text::{Lang, counted, harmless, say};
use crate::ui::{Tone, Words};

/// A copy on its way; its end is a sentence, or why there is no copy.
pub struct Copying(Receiver<Result<String, String>>);

impl Copying {
    /// Sets about it.
    ///
    /// # Errors
    /// When the journal cannot be read now, or the system has no thread left: a sentence.
    pub fn start(seat: &mut Seat, to: PathBuf, lang: Lang) -> Result<Self, String> {
        let name = harmless(&to.display().to_string());
        let failed =
            move |why: String| say!(lang, "Chưa chép được vào {name}: {why}", "Not copied to {name}: {why}");
        let copyist = seat.copyist().map_err(|trouble| failed(trouble.say(lang)))?;
        let events = copyist.last();
        let (tell, told) = mpsc::channel();
        let refused = failed.clone();
        let copy = move || {
            let done = copyist.copy(&to).map_err(|trouble| failed(trouble.say(lang)));
            let done = done.map(|lies| {
                let lies = harmless(&lies.display().to_string());
                say!(
                    lang,
                    "Đã chép {events} sự kiện vào {lies}",
                    "Copied {} to {lies}",
                    counted(&events, "event")
                )
            });
            // Whoever left meanwhile hears nothing; the copy lies there all the same.
            let _ = tell.send(done);
        };
        let thread = thread::Builder::new().name("copy".to_owned()).spawn(copy);
        thread.map_err(|error| refused(harmless(&error.to_string())))?;
        Ok(Self(told))
    }

    /// How it ended, once it has.
    pub fn ended(&self, lang: Lang) -> Option<Result<String, String>> {
        match self.0.try_recv() {
            Ok(ended) => Some(ended),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(say!(
                lang,
                "Việc chép bị đứt. Chép lại.",
                "The copy was broken off. Copy it again."
            ))),
        }
    }
}

impl Console {
    /// Lets the operator copy the journal to files of this machine. Not for whoever comes from
    /// another one: they have no business in its folders.
    pub fn may_copy(&mut self, place: impl Fn() -> PathBuf + Send + 'static) {
        self.place_for_a_copy = Some(Box::new(place));
        self.ui.may_copy = true;
    }

    pub(super) fn copy(&mut self, to: PathBuf, now: Timestamp) {
        if self.place_for_a_copy.is_none() {
            self.ui.notify(Words::of(self.ui.lang).copy_elsewhere, Tone::Refused, now);
        } else if self.copying.is_some() {
            self.ui.notify(Words::of(self.ui.lang).copying, Tone::Refused, now);
        } else {
            match Copying::start(&mut self.seat, to, self.ui.lang) {
                Ok(copying) => {
                    self.copying = Some(copying);
                    self.ui.notify(Words::of(self.ui.lang).copying, Tone::Said, now);
                }
                Err(why) => self.ui.notify(why, Tone::Refused, now),
            }
        }
    }

    pub(super) fn mind_the_copy(&mut self, now: Timestamp) {
        let Some(ended) = self.copying.as_ref().and_then(|copying| copying.ended(self.ui.lang)) else {
            return;
        };
        self.copying = None;
        self.dirty = true;
        match ended {
            Ok(said) => {
                self.ui.notify(said, Tone::Said, now);
                self.left |= self.leaving;
            }
            Err(why) => self.ui.notify(why, Tone::Refused, now),
        }
        self.leaving = false;
    }

    /// A copy on its way is waited for, unless leaving is asked for again: a copy that is cut short is
    /// none.
    pub(super) fn leave(&mut self, now: Timestamp) {
        if self.copying.is_some() && !self.leaving {
            self.leaving = true;
            self.ui.notify(Words::of(self.ui.lang).leaving_after_the_copy, Tone::Refused, now);
        } else {
            self.left = true;
        }
    }
}
