//! Delegates and recipients in the agenda's text.

use std::fmt::Write;

use super::super::awards::Decided;
use super::super::delegates::Guest;
use super::quoted;
use crate::agenda::{RecipientKind, Side, time};
use crate::text::{Lang, say};

/// Fields of a struct, those that are known.
fn fields(known: &[(&str, Option<&String>)]) -> String {
    let known = known.iter().filter_map(|(name, value)| Some(format!("{name}: {}", quoted(value.as_ref()?))));
    known.collect::<Vec<_>>().join(", ")
}

pub fn write_delegates(out: &mut String, guests: &[Guest], lang: Lang) -> std::fmt::Result {
    if guests.is_empty() {
        return Ok(());
    }
    let order = lang.pick(
        "Đại biểu, theo thứ tự của danh sách, cũng là thứ tự giới thiệu: khách trước, chủ sau.",
        "Delegates in the order of the list, which is that of introduction: guests first, hosts last.",
    );
    writeln!(out, "\n    // {order}\n    delegates: [")?;
    for guest in guests {
        match guest {
            Guest::Named(delegate, doubts) => {
                for doubt in doubts {
                    let doubt = doubt.say(lang);
                    writeln!(out, "        // {}", say!(lang, "xem lại: {doubt}", "look at this: {doubt}"))?;
                }
                let mut said = format!("id: {}, ", quoted(&delegate.id.0));
                said += &fields(&[
                    ("name", delegate.name.as_ref()),
                    ("honorific", delegate.honorific.as_ref()),
                    ("rank_title", delegate.rank_title.as_ref()),
                    ("position", delegate.position.as_ref()),
                    ("note", delegate.note.as_ref()),
                ]);
                if delegate.former {
                    said += ", former: true";
                }
                // Only where the words of the post tell it.
                if delegate.level.is_some() {
                    let side = if delegate.side == Side::Host { "Host" } else { "Guest" };
                    said += &format!(", bloc: {}, side: {side}", delegate.bloc.code());
                }
                writeln!(out, "        ({said}),")?;
            }
            Guest::Unread { place, text } => {
                writeln!(
                    out,
                    "        // {}",
                    say!(lang, "? dòng {place}: {text}", "? line {place}: {text}")
                )?;
            }
        }
    }
    writeln!(out, "    ],")
}

pub fn write_decisions(out: &mut String, decisions: &[Decided], lang: Lang) -> std::fmt::Result {
    if decisions.is_empty() {
        return Ok(());
    }
    writeln!(out, "            decisions: [")?;
    for decided in decisions {
        let annex = &decided.annex;
        writeln!(out, "                (\n                    form: {},", quoted(decided.form()))?;
        let date = annex.date.map(time::print_date);
        for (name, value) in [("number", &annex.number), ("date", &date), ("issuer", &annex.issuer)] {
            match value {
                Some(value) => writeln!(out, "                    {name}: {},", quoted(value))?,
                None => writeln!(out, "                    // {name}: \"…\",")?,
            }
        }
        for (kind, roll) in &decided.rolls {
            let field = match kind {
                RecipientKind::Collective => "collectives",
                RecipientKind::Household => "households",
                RecipientKind::Individual => "individuals",
            };
            writeln!(out, "                    {field}: [")?;
            for listed in roll {
                let own = &listed.row.recipient;
                if listed.is_sure {
                    let mut said = fields(&[
                        ("name", Some(&own.name)),
                        ("position", own.position.as_ref()),
                        ("citation", own.citation.as_ref()),
                        ("representative", own.representative.as_ref()),
                        ("amount", own.amount.as_ref()),
                        ("note", own.note.as_ref()),
                    ]);
                    if own.posthumous {
                        said += ", posthumous: true";
                    }
                    writeln!(out, "                        ({said}),")?;
                } else {
                    let (place, text, why) = (listed.row.line, &listed.row.shown, listed.why(lang));
                    let said = say!(lang, "? dòng {place}: {text} ({why})", "? line {place}: {text} ({why})");
                    writeln!(out, "                        // {said}")?;
                }
            }
            writeln!(out, "                    ],")?;
        }
        writeln!(out, "                ),")?;
    }
    writeln!(out, "            ],")
}
