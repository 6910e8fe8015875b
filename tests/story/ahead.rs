//! What is proposed and foreseen, held against what was expected. Looking changes nothing.

use ngayhoi::agenda::{self, Lasting};
use ngayhoi::seat::Seat;
use ngayhoi::text::Lang;

use crate::seen::{Looking, NOTHING};
use crate::told::Expect;

pub fn compare(look: &mut Looking<'_>, expect: &Expect, seat: &Seat) {
    let (day, now) = (look.day, seat.now());
    if let Some(expected) = &expect.proposal {
        let proposal: Vec<String> = day
            .end_on_time(now)
            .iter()
            .map(|saving| match saving.dropped {
                true => format!("{} bỏ", saving.item),
                false => format!("{} −{}", saving.item, Lasting(saving.by)),
            })
            .collect();
        look.list("proposal", Some(expected), &proposal);
    }
    for foresee in &expect.foresee {
        let what = format!("{:?} would lead to", foresee.command);
        match day.foresee(&foresee.command, seat.operator(), now) {
            Ok(timing) => {
                let of = |name: &str| format!("{what} {name}");
                let end = timing.forecast_end;
                look.moment(&of("forecast_end"), foresee.forecast_end.as_deref(), Some(end));
                look.length(
                    &of("overrun"),
                    foresee.overrun.as_deref(),
                    timing.overrun(),
                    timing.forecast_end.at_least,
                );
                look.length(
                    &of("lateness"),
                    foresee.lateness.as_deref(),
                    timing.lateness,
                    timing.lateness_at_least,
                );
            }
            Err(refusal) => {
                let said = day.say_refusal(&refusal, now, Lang::Vi);
                look.complaints.push(format!("{:?} cannot be foreseen: {said}", foresee.command));
            }
        }
    }
    for suggest in &expect.suggest {
        let place = day.suggest_place(&suggest.delegate);
        let before = place.before.as_ref().map_or(NOTHING, |before| before.0.as_str());
        look.at("suggested place", Some(&suggest.before), before);
        let why = place.why.say(Lang::Vi);
        if !why.contains(&suggest.why) {
            look.complaints.push(format!("suggested why: expected {}, is {why}", suggest.why));
        }
    }
    for differences in &expect.differences {
        match agenda::load(&differences.agenda) {
            Ok(new) => {
                let lines: Vec<String> = day
                    .differences(&new, Lang::Vi)
                    .iter()
                    .map(|difference| difference.say(Lang::Vi))
                    .collect();
                look.list("differences", Some(&differences.are), &lines);
            }
            Err(faults) => {
                let said = faults.first().map(|fault| fault.message(Lang::En)).unwrap_or_default();
                look.complaints.push(format!("the other agenda has faults: {said}"));
            }
        }
    }
}
