//! Files that are written beside the console: a stick may take seconds, and no key and no clock waits
//! for it.

use std::io;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use super::Console;
use crate::clock::Timestamp;
use crate::text::{Lang, say};
use crate::ui::{Tone, Words};

/// A file on its way; its end is a sentence, or why there is none.
pub struct Beside(Receiver<Result<String, String>>);

impl Beside {
    /// Sets about it.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn start(
        name: &str,
        write: impl FnOnce() -> Result<String, String> + Send + 'static,
    ) -> io::Result<Self> {
        let (tell, told) = mpsc::channel();
        // Whoever left meanwhile hears nothing; the file lies there all the same.
        let thread = thread::Builder::new().name(name.to_owned()).spawn(move || {
            let _ = tell.send(write());
        });
        thread.map(|_| Self(told))
    }

    /// How it ended, once it has.
    fn ended(&self, lang: Lang) -> Option<Result<String, String>> {
        match self.0.try_recv() {
            Ok(ended) => Some(ended),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                Some(Err(say!(lang, "Việc ghi bị đứt. Làm lại.", "The writing was broken off. Do it again.")))
            }
        }
    }
}

impl Console {
    pub(super) fn mind_the_files(&mut self, now: Timestamp) {
        for own in [&mut self.copying, &mut self.printing] {
            let Some(ended) = own.as_ref().and_then(|own| own.ended(self.ui.lang)) else { continue };
            *own = None;
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
    }

    /// A file on its way is waited for, unless leaving is asked for again: one that is cut short is
    /// none.
    pub(super) fn leave(&mut self, now: Timestamp) {
        if (self.copying.is_some() || self.printing.is_some()) && !self.leaving {
            self.leaving = true;
            self.ui.notify(Words::of(self.ui.lang).leaving_after_the_file, Tone::Refused, now);
        } else {
            self.left = true;
        }
    }
}
