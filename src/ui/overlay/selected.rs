//! Which line is selected of the lists that float above a screen.

use super::super::Ui;
use super::super::cursor::{Cursor, Selection};
use super::super::find;
use super::{Overlay, lines_of, matching};
use crate::day::Day;

impl Ui {
    /// A click on a line of the palette or of what was found selects it; says whether anything
    /// floats above the screen.
    pub(in crate::ui) fn overlay_select(&mut self, row: &Cursor) -> bool {
        match &mut self.overlay {
            Some(
                Overlay::Palette { selection, .. }
                | Overlay::Find { selection, .. }
                | Overlay::Choose { selection, .. },
            ) => {
                *selection = Selection::on(row.clone());
                true
            }
            Some(Overlay::Preview(pasted)) => {
                if let Cursor::Pasted(index) = row {
                    pasted.selected = *index;
                }
                true
            }
            Some(Overlay::Help { .. } | Overlay::Form { .. } | Overlay::Confirm { .. }) => true,
            None => false,
        }
    }

    /// What is looked for has changed, typed or pasted: the first that fits is chosen.
    pub(in crate::ui) fn look_up(&mut self, day: &Day) {
        match &mut self.overlay {
            Some(Overlay::Palette { field, selection, menu, .. }) => {
                *selection = Selection::first(&lines_of(&matching(field.text(), *menu)));
            }
            Some(Overlay::Find { field, selection }) => {
                *selection = Selection::first(&find::lines(&find::find(field.text(), day, self.lang)));
            }
            Some(
                Overlay::Choose { .. }
                | Overlay::Help { .. }
                | Overlay::Form { .. }
                | Overlay::Preview(_)
                | Overlay::Confirm { .. },
            )
            | None => {}
        }
    }

    /// What an open list shows is what its operator sees: from there the arrows go on, if what is
    /// chosen goes away.
    pub(in crate::ui) fn see_lines(&mut self, day: &Day) {
        let (words, lang) = (self.words(), self.lang);
        match &mut self.overlay {
            Some(Overlay::Choose { choice, selection }) => {
                let lines = choice.lines(day, words, lang);
                let lines: Vec<Cursor> = lines.into_iter().map(|line| line.on).collect();
                selection.see(&lines);
            }
            Some(Overlay::Find { field, selection }) => {
                selection.see(&find::lines(&find::find(field.text(), day, lang)));
            }
            Some(
                Overlay::Palette { .. }
                | Overlay::Help { .. }
                | Overlay::Form { .. }
                | Overlay::Preview(_)
                | Overlay::Confirm { .. },
            )
            | None => {}
        }
    }
}
