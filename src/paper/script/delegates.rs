//! The list of delegates, in the order in which it names them: rank, form of address and bloc as its words
//! tell.

use super::{Script, Trouble};
use crate::agenda::{Bloc, Delegate, DelegateId, posts};
use crate::paper::lists::{self, Doubt, Hints, Row, Source};
use crate::text;

/// Ranks of the police and the army, as they stand before a name.
const RANKS: [&str; 13] = [
    "Đại tướng",
    "Thượng tướng",
    "Trung tướng",
    "Thiếu tướng",
    "Đại tá",
    "Thượng tá",
    "Trung tá",
    "Thiếu tá",
    "Đại úy",
    "Thượng úy",
    "Trung úy",
    "Thiếu úy",
    "Thượng sĩ",
];

/// A delegate, or a line of the list that names nobody for sure.
#[derive(Clone, Debug, PartialEq)]
pub enum Guest {
    /// With what there is to be said of their line.
    Named(Box<Delegate>, Vec<Doubt>),
    Unread {
        place: usize,
        text: String,
    },
}

impl Script {
    /// Takes the delegates of a list, and puts them where the programme names them as performers.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub fn take_delegates(&mut self, source: Source<'_>) -> Result<(), Trouble> {
        let list = lists::read(source, &Hints::default())?;
        let host = self.head.host.clone().unwrap_or_default();
        let mut ids: Vec<String> = Vec::new();
        for row in &list.rows {
            if row.is_refused() {
                self.guests.push(Guest::Unread { place: row.line, text: row.shown.clone() });
                continue;
            }
            let mut delegate = delegate(row, &host);
            let slug = text::slug(delegate.name.as_deref().unwrap_or_default());
            let slug = if slug.is_empty() { "dai-bieu".to_owned() } else { slug };
            let numbered = (2..).map(|number| format!("{slug}-{number}"));
            let free = std::iter::once(slug.clone()).chain(numbered).find(|id| !ids.contains(id));
            let id = free.unwrap_or_default();
            ids.push(id.clone());
            delegate.id = DelegateId(id);
            // A delegate may be a rank before a name, or a body that sends somebody.
            let is_doubt = |doubt: &&Doubt| {
                doubt.leaves_out() && !matches!(doubt, Doubt::NoPerson | Doubt::OtherKind { .. })
            };
            let doubts = row.doubts.iter().filter(is_doubt).cloned().collect();
            self.guests.push(Guest::Named(Box::new(delegate), doubts));
        }
        let delegates: Vec<Delegate> = self.delegates().cloned().collect();
        for item in self.lines.iter_mut().filter_map(super::Line::item_mut) {
            let named = item.performer.as_deref().and_then(|performer| {
                let mut fits = delegates.iter().filter(|delegate| is_named(performer, delegate));
                fits.next().filter(|_| fits.next().is_none())
            });
            item.delegate = named.map(|delegate| delegate.id.clone());
        }
        self.sound()
    }

    /// Those who are named.
    pub(super) fn delegates(&self) -> impl Iterator<Item = &Delegate> {
        self.guests.iter().filter_map(|guest| match guest {
            Guest::Named(delegate, _) => Some(delegate.as_ref()),
            Guest::Unread { .. } => None,
        })
    }
}

fn delegate(row: &Row, host: &str) -> Delegate {
    let recipient = &row.recipient;
    let (honorific, rank_title, name) = parts(&recipient.name);
    let mut position = recipient.position.clone();
    let is_former = position.as_ref().is_some_and(|post| text::fold(post).starts_with("nguyen "));
    if let Some(post) = position.as_mut().filter(|_| is_former) {
        *post = post.split_once(' ').map_or_else(|| post.clone(), |(_, post)| text::capital(post));
    }
    let post = position.clone().unwrap_or_default();
    let standing = posts::standing(&post, "");
    let side = standing.map(|own| posts::side(&own, &post, "", host));
    let note = [&recipient.citation, &recipient.note].into_iter().flatten().cloned().collect::<Vec<_>>();
    Delegate {
        name: Some(name),
        honorific,
        rank_title,
        former: is_former,
        bloc: standing.map_or_else(Bloc::default, |own| own.bloc),
        side: side.unwrap_or_default(),
        level: standing.map(|own| own.level),
        note: Some(note.join("; ")).filter(|note| !note.is_empty()),
        position,
        ..Delegate::default()
    }
}

/// Form of address, rank and name: "Đồng chí Trung tá Nguyễn Văn A".
fn parts(written: &str) -> (Option<String>, Option<String>, String) {
    let words: Vec<&str> = written.split_whitespace().collect();
    let of = |from: usize| words.get(from..).unwrap_or_default().join(" ");
    // The form of address is what is left when a name is not taken for a rank.
    let form = [2, 1].into_iter().find_map(|count| {
        let lead = words.get(..count).filter(|_| words.len() > count)?.join(" ");
        match posts::addressed(&lead) {
            (Some(form), None) => {
                // As the MC says it.
                let spoken =
                    if text::fold(&form) == "d/c" { "đồng chí".to_owned() } else { form.to_lowercase() };
                Some((spoken, count))
            }
            (Some(_), Some(_)) | (None, _) => None,
        }
    });
    let (form, from) = form.map_or((None, 0), |(form, count)| (Some(form), count));
    let rest = of(from);
    let spelled = |text: &str| -> Vec<String> {
        text.split_whitespace().map(|word| text::spelling(&word.to_lowercase().replace("uý", "úy"))).collect()
    };
    let rank = RANKS.iter().find(|rank| {
        let (rank, rest) = (spelled(rank), spelled(&rest));
        rest.len() > rank.len() && rest.starts_with(&rank)
    });
    match rank {
        Some(rank) => (form, Some((*rank).to_owned()), of(from + 2)),
        None => (form, None, rest),
    }
}

/// Whether a performer is a delegate: by the name, with nothing beside it but what the list says of them; or by
/// the post, word for word.
fn is_named(performer: &str, delegate: &Delegate) -> bool {
    let words = |text: &str| -> Vec<String> {
        let folded = text.to_lowercase().replace("đ/c", "đồng chí");
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(text::spelling).collect()
    };
    let written = words(performer);
    let name = words(delegate.name.as_deref().unwrap_or_default());
    let position = words(delegate.position.as_deref().unwrap_or_default());
    if !position.is_empty() && written == position {
        return true;
    }
    let known = [delegate.honorific.as_deref(), delegate.rank_title.as_deref(), Some("đồng chí ông bà")];
    let known: Vec<String> = known.into_iter().flatten().flat_map(words).chain(position).collect();
    let at = written.windows(name.len().max(1)).position(|part| part == name.as_slice());
    at.is_some_and(|at| {
        let beside = written.iter().take(at).chain(written.iter().skip(at + name.len()));
        !name.is_empty() && beside.into_iter().all(|word| known.contains(word))
    })
}
