//! Agendas that were read once. A day may be lived again at every undo, and many times a second to
//! tell what undo would come to; what a changed file said is not parsed anew each time.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::agenda::{self, Agenda, Fault};

/// What was read, by its text: the texts of one day, of which there are few.
#[derive(Default)]
pub(super) struct Readings(Mutex<HashMap<String, Arc<Agenda>>>);

impl fmt::Debug for Readings {
    /// No part of what a day has come to: days that are alike are written alike, whatever each of
    /// them was asked on the way.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Readings")
    }
}

impl Readings {
    /// The agenda of a text.
    ///
    /// # Errors
    /// Every fault of the text. They are not kept: a faulty text never enters a day.
    pub fn read(&self, text: &str) -> Result<Arc<Agenda>, Vec<Fault>> {
        // Whoever panicked with it left a map of what was read, and nothing half done.
        let mut read = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(agenda) = read.get(text) {
            return Ok(Arc::clone(agenda));
        }
        let agenda = Arc::new(agenda::load(text)?);
        read.insert(text.to_owned(), Arc::clone(&agenda));
        Ok(agenda)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_once_and_another_text_is_another_agenda() {
        let readings = Readings::default();
        let first = readings.read(r#"(title: "A", items: ["B"])"#).unwrap();
        assert!(Arc::ptr_eq(&first, &readings.read(r#"(title: "A", items: ["B"])"#).unwrap()));
        assert_eq!(readings.read(r#"(title: "C", items: ["B"])"#).unwrap().title, "C");
        assert!(readings.read("(").is_err());
    }
}
