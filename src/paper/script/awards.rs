//! Lists of those who are honoured, each with the decision that its heading names, for the item in which they
//! are called.

use super::{Item, Line, Script, Trouble};
use crate::agenda::{ItemKind, Needs, RecipientKind};
use crate::paper::lists::{self, Annex, Hints, Preview, Row, Source, Unreadable};
use crate::text::{self, Lang};

/// A decision as its list says it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decided {
    pub annex: Annex,
    pub rolls: Vec<(RecipientKind, Vec<Listed>)>,
}

/// A row of a list, and whether it is somebody for sure; what is not is left as a comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub row: Row,
    pub is_sure: bool,
}

impl Listed {
    /// What there is to be said of it.
    pub fn why(&self, lang: Lang) -> String {
        self.row.doubts.iter().map(|doubt| doubt.say(lang)).collect::<Vec<_>>().join("; ")
    }
}

impl Decided {
    /// What is handed over: Giấy khen, or awards where no heading says it.
    pub fn form(&self) -> &str {
        self.annex.form.as_deref().unwrap_or("Khen thưởng")
    }

    /// Rows that somebody has to look at: where, and what.
    pub fn doubtful(&self) -> impl Iterator<Item = (usize, &str)> {
        let rows = self.rolls.iter().flat_map(|(_, own)| own).filter(|own| !own.is_sure);
        rows.map(|own| (own.row.line, own.row.shown.as_str()))
    }

    /// How many are named on each roll.
    pub fn named(&self) -> Vec<(RecipientKind, usize)> {
        let count = |own: &[Listed]| own.iter().filter(|own| own.is_sure).count();
        self.rolls.iter().map(|(kind, own)| (*kind, count(own))).collect()
    }
}

impl Script {
    /// Takes lists into the items in which they are conferred; whether there is one for each.
    ///
    /// # Errors
    /// When no list can be read.
    pub fn take_awards(&mut self, source: Source<'_>) -> Result<bool, Trouble> {
        for decided in read(source)? {
            let is_gift = text::fold(decided.form()).contains("qua");
            let form = text::fold(decided.form());
            let fits = |item: &Item| {
                let row = item.kind().map(ItemKind::row);
                let is_of_kind =
                    row.is_some_and(
                        |row| if is_gift { row.gifts } else { row.needs.contains(&Needs::Decisions) },
                    );
                is_of_kind || text::fold(&item.title).contains(&form)
            };
            let mut items: Vec<&mut Item> =
                self.lines.iter_mut().filter_map(Line::item_mut).filter(|item| fits(item)).collect();
            // The one that names what is handed over and who decided, before one that names the former.
            let issuer = decided.annex.issuer.as_deref().map(text::fold).unwrap_or_default();
            let fit = |item: &Item| {
                let title = text::fold(&item.title);
                (title.contains(&form), !issuer.is_empty() && title.contains(&issuer))
            };
            let best = items.iter().map(|item| fit(item)).max();
            let Some(item) = items.iter_mut().find(|item| Some(fit(item)) == best) else { return Ok(false) };
            item.decisions.push(decided);
        }
        self.sound().map(|()| true)
    }
}

/// Every list of a file; those under one decision are its rolls.
fn read(source: Source<'_>) -> Result<Vec<Decided>, Unreadable> {
    let of = |kind: RecipientKind, sheet: usize| {
        lists::read(source, &Hints { kind, sheet: Some(sheet.to_string()), ..Hints::default() })
    };
    let mut all: Vec<Decided> = Vec::new();
    let mut why = None;
    for sheet in 1.. {
        let whole = of(RecipientKind::Individual, sheet);
        let whole = match whole {
            Ok(whole) => whole,
            Err(Unreadable::NoSheet { .. }) => break,
            // Some other table or sheet of the file.
            Err(other @ (Unreadable::Empty | Unreadable::WhichColumns { .. })) => {
                why = why.or(Some(other));
                continue;
            }
            Err(other) => return Err(other),
        };
        let annex = whole.annex.clone().unwrap_or_default();
        let mut rolls = Vec::new();
        for kind in RecipientKind::ALL.iter().copied() {
            let is_of = |row: &&Row| row.section.or(row.kind).unwrap_or(RecipientKind::Individual) == kind;
            let read = of(kind, sheet)?;
            let rows: Vec<Listed> = read.rows.iter().filter(is_of).map(|row| listed(row, &read)).collect();
            if !rows.is_empty() {
                rolls.push((kind, rows));
            }
        }
        match all.last_mut().filter(|last| last.annex == annex && annex.number.is_some()) {
            Some(last) => last.rolls.extend(rolls),
            None => all.push(Decided { annex, rolls }),
        }
        // What is no workbook and no document has one list.
        if whole.sheet.is_none() {
            break;
        }
    }
    if all.is_empty() { Err(why.unwrap_or(Unreadable::Empty)) } else { Ok(all) }
}

fn listed(row: &Row, read: &Preview) -> Listed {
    let is_doubtful = row.is_refused() || (row.is_unsure() && read.takes(row));
    Listed { row: row.clone(), is_sure: !is_doubtful }
}
