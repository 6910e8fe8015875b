//! What a paste means: a list, a line for a field, or nothing here. None of it acts.

use super::field::{Field, TooLong};
use super::overlay::Overlay;
use super::{Screen, Tone, Ui};
use crate::clock::Timestamp;
use crate::day::Day;
use crate::text::{self, counted, say};

/// As much of a paste that is not taken is shown, in characters.
const SHOWN: usize = 30;

impl Ui {
    /// Takes what was pasted, or what arrived as fast as only a paste does.
    pub(super) fn paste(&mut self, pasted: String, day: &Day, now: Timestamp) {
        let lines = pasted.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).count();
        let listed = match &self.overlay {
            // A form asks for one; what was pasted names several.
            Some(Overlay::Form { form, .. }) if lines > 1 => form.of_list(day),
            _ => None,
        };
        if let Some(roll) = listed {
            return self.paste_into(pasted, roll, day, now);
        }
        let by_row = match &self.overlay {
            Some(Overlay::Form { form, fields, at, .. }) if lines > 1 => {
                let typed = fields.get(*at).map(Field::text).unwrap_or_default();
                form.row_by_row(&format!("{typed}\n{pasted}"), day)
            }
            _ => None,
        };
        if let Some(choice) = by_row {
            self.overlay = Some(Overlay::choose(choice, day, self.lang));
            return;
        }
        match &mut self.overlay {
            None => match self.screen {
                Screen::Awards | Screen::Ready => self.paste_list(pasted, day, now),
                Screen::Contest | Screen::Ground => match self.pasted_times(&pasted, day) {
                    Some(times) => self.overlay = Some(times),
                    None => self.paste_teams(pasted, day, now),
                },
                Screen::Run
                | Screen::Mc
                | Screen::Programme
                | Screen::Delegates
                | Screen::Checks
                | Screen::Log
                | Screen::Hall => self.show_paste(&pasted, lines, now),
            },
            Some(Overlay::Preview(listed)) => listed.add(&pasted, day),
            Some(overlay) => match overlay.field_mut().map(|field| field.paste(&pasted)) {
                Some(Ok(())) => self.look_up(day),
                Some(Err(TooLong(long))) => {
                    let most = super::field::LONGEST;
                    let said = say!(
                        self.lang,
                        "Đoạn vừa dán có {long} ký tự, ô này nhận nhiều nhất {most}: chưa dán gì vào.",
                        "{long} characters were pasted, and this line takes {most} at most: nothing was put in.",
                    );
                    self.notify(said, Tone::Refused, now);
                }
                None => self.show_paste(&pasted, lines, now),
            },
        }
    }

    /// A paste where none is taken.
    fn show_paste(&mut self, pasted: &str, lines: usize, now: Timestamp) {
        let line = pasted.split(['\n', '\r']).find(|line| !line.trim().is_empty()).unwrap_or_default();
        let mut first = text::harmless(&line.trim().chars().take(SHOWN).collect::<String>());
        if line.trim().chars().nth(SHOWN).is_some() {
            first.push('…');
        }
        let said = say!(
            self.lang,
            "Vừa dán {lines} dòng (“{first}”); ở đây không nhận, không phím nào trong đó có tác dụng. Danh sách người nhận dán ở màn hình 5, danh sách đội ở màn hình 6.",
            "{} pasted (“{first}”) not taken here, and no key in them did anything. Paste recipients on screen 5, teams on screen 6.",
            counted(&lines, "line")
        );
        self.notify(said, Tone::Refused, now);
    }

    /// Whether what is pressed goes into a line of text.
    pub fn is_typing(&self) -> bool {
        matches!(self.overlay, Some(Overlay::Form { .. } | Overlay::Find { .. } | Overlay::Palette { .. }))
    }
}
