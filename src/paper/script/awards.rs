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
    /// Takes a list into the item in which it is conferred; whether there is one.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub fn take_awards(&mut self, source: Source<'_>) -> Result<bool, Trouble> {
        let decided = read(source)?;
        let is_gift = text::fold(decided.form()).contains("qua");
        let form = text::fold(decided.form());
        let fits = |item: &Item| {
            let row = item.kind().map(ItemKind::row);
            let is_of_kind = row
                .is_some_and(|row| if is_gift { row.gifts } else { row.needs.contains(&Needs::Decisions) });
            is_of_kind || text::fold(&item.title).contains(&form)
        };
        let mut items: Vec<&mut Item> =
            self.lines.iter_mut().filter_map(Line::item_mut).filter(|item| fits(item)).collect();
        // The one that names what is handed over, before another that only hands something over.
        let named = items.iter().position(|item| text::fold(&item.title).contains(&form));
        let Some(item) = items.get_mut(named.unwrap_or(0)) else { return Ok(false) };
        item.decisions.push(decided);
        self.sound().map(|()| true)
    }
}

fn read(source: Source<'_>) -> Result<Decided, Unreadable> {
    let of = |kind: RecipientKind| lists::read(source, &Hints { kind, ..Hints::default() });
    let whole = of(RecipientKind::Individual);
    // Where every table stands under a roll, each roll is read from its own; else one table has them all.
    let is_divided = |read: &Preview| read.has_others();
    let kinds = RecipientKind::ALL.iter().copied();
    let mut decided = Decided::default();
    let mut why = None;
    for kind in kinds {
        let read = match of(kind) {
            Ok(read) => read,
            Err(other) => {
                why = why.or(Some(other));
                continue;
            }
        };
        let divided = is_divided(&read);
        let is_of =
            |row: &&Row| divided || row.section.or(row.kind).unwrap_or(RecipientKind::Individual) == kind;
        let rows: Vec<Listed> = read.rows.iter().filter(is_of).map(|row| listed(row, &read)).collect();
        if !rows.is_empty() {
            decided.annex = read.annex.clone().unwrap_or_default();
            decided.rolls.push((kind, rows));
        }
    }
    match (decided.rolls.is_empty(), whole, why) {
        (false, ..) => Ok(decided),
        (true, Err(why), _) | (true, Ok(_), Some(why)) => Err(why),
        (true, Ok(_), None) => Err(Unreadable::Empty),
    }
}

fn listed(row: &Row, read: &Preview) -> Listed {
    let is_doubtful = row.is_refused() || (row.is_unsure() && read.takes(row));
    Listed { row: row.clone(), is_sure: !is_doubtful }
}
