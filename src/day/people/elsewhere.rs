//! Where else somebody or something that is mended stands: their other entries in lists, titles that
//! name them, the MC's words, whoever hands over a batch.
//!
//! Whoever is called alike and has no other post is the same person. Who has another post, or only a
//! like name, may be somebody else: that is shown, and mended only when somebody says so.

use std::ops::Range;

use super::texts::named;
use super::{Mending, OfDelegate, OfItem, OfRecipient, Spot};
use crate::agenda::{DelegateId, ItemId, RecipientId};
use crate::day::Day;
use crate::day::state::State;
use crate::text;

/// A text that would be mended together with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// What would be mended.
    pub change: Mending,
    /// It is the same person, or the same title; otherwise it only looks so.
    pub sure: bool,
}

/// Somebody before and after they are mended.
#[derive(Default)]
struct Mended {
    name: (String, String),
    rank: (String, String),
    post: (String, String),
    honorific: (String, String),
}

impl Day {
    /// Where else that stands which some changes mend, and how it would read.
    pub fn elsewhere(&self, changes: &[Mending]) -> Vec<Elsewhere> {
        let mut found: Vec<Elsewhere> = Vec::new();
        for mended in self.state.mended(changes) {
            for new in self.state.standing(&mended) {
                let same = |change: &Mending| {
                    change.at == new.change.at
                        && (!matches!(change.at, Spot::Staff(_)) || change.was == new.change.was)
                };
                if !changes.iter().any(same) && !found.iter().any(|old| same(&old.change)) {
                    found.push(new);
                }
            }
        }
        found
    }

    /// The items whose people follow a delegate by themselves.
    pub fn follow(&self, delegate: &DelegateId) -> Vec<ItemId> {
        let own = self.entries().iter().filter(|entry| self.takes_part(delegate, &entry.item));
        own.map(|entry| entry.id().clone()).collect()
    }
}

impl State {
    /// Whom some changes mend, each once, as they are and as they would be.
    fn mended(&self, changes: &[Mending]) -> Vec<Mended> {
        let now = |at: Spot| {
            let is = self.texts_at(&at).into_iter().next().unwrap_or_default();
            let then = changes.iter().find(|change| change.at == at).map(|change| change.now.clone());
            let then = then.unwrap_or_else(|| is.clone());
            (is, then)
        };
        let mut people: Vec<Mended> = Vec::new();
        let (mut delegates, mut recipients): (Vec<&DelegateId>, Vec<&RecipientId>) = (Vec::new(), Vec::new());
        for change in changes {
            let plain = |name: (String, String)| Mended { name, ..Mended::default() };
            match &change.at {
                Spot::Delegate(id, _) if !delegates.contains(&id) => {
                    delegates.push(id);
                    let of = |part| now(Spot::Delegate(id.clone(), part));
                    people.push(Mended {
                        name: of(OfDelegate::Name),
                        rank: of(OfDelegate::Rank),
                        post: of(OfDelegate::Post),
                        honorific: of(OfDelegate::Honorific),
                    });
                }
                Spot::Recipient(id, OfRecipient::Name | OfRecipient::Post) if !recipients.contains(&id) => {
                    recipients.push(id);
                    let of = |part| now(Spot::Recipient(id.clone(), part));
                    let (name, post) = (of(OfRecipient::Name), of(OfRecipient::Post));
                    people.push(Mended { name, post, ..Mended::default() });
                }
                Spot::Item(id, OfItem::Title) => {
                    people.push(plain(now(Spot::Item(id.clone(), OfItem::Title))))
                }
                Spot::Item(id, OfItem::Performer) => {
                    people.push(plain(now(Spot::Item(id.clone(), OfItem::Performer))));
                }
                Spot::Delegate(..) | Spot::Recipient(..) | Spot::Item(..) | Spot::Staff(_) => {}
            }
        }
        people.retain(|own| !own.name.0.is_empty());
        people
    }

    /// Wherever somebody stands, and how that would read.
    fn standing(&self, mended: &Mended) -> Vec<Elsewhere> {
        let mut found: Vec<Elsewhere> = Vec::new();
        let mut namesakes = false;
        let mut put = |at: Spot, was: &str, now: &str, sure: bool| {
            if was != now && !was.is_empty() {
                found.push(Elsewhere { change: Mending::new(at, was, now), sure });
            }
        };
        for own in self.people.all() {
            let delegate = &own.delegate;
            let at = |part| Spot::Delegate(delegate.id.clone(), part);
            let (name, post) = (delegate.name.as_deref().unwrap_or_default(), delegate.position.as_deref());
            let Some(is) = mended.is(name, post) else { continue };
            namesakes |= is == Is::Another;
            put(at(OfDelegate::Name), name, &mended.name.1, is == Is::Same);
            if is == Is::Same && post == Some(mended.post.0.as_str()) {
                put(at(OfDelegate::Post), &mended.post.0, &mended.post.1, true);
            }
        }
        for own in self.awards.all() {
            let (name, post) = (own.recipient.name.as_str(), own.recipient.position.as_deref());
            let Some(is) = mended.is(name, post) else { continue };
            let at = |part| Spot::Recipient(own.id().clone(), part);
            namesakes |= is == Is::Another;
            put(at(OfRecipient::Name), name, &mended.name.1, is == Is::Same);
            if is == Is::Same && post == Some(mended.post.0.as_str()) {
                put(at(OfRecipient::Post), &mended.post.0, &mended.post.1, true);
            }
        }
        // Texts that name them among other words. With the rank or the post it is they; a name of one
        // word, or of two people, may be another's.
        let long = text_words(&mended.name.0).len();
        let by_name = |text: &str| !namesakes && (long > 1 || text_words(text).len() == long);
        let mut look = |at: Spot, text: &str| match mended.within(text) {
            Some(within) => put(at, text, &within.now, within.in_full || by_name(text)),
            None if mended.is_like(text) => put(at, text, &mended.name.1, false),
            None => {}
        };
        for own in self.people.all() {
            let id = &own.delegate.id;
            look(Spot::Delegate(id.clone(), OfDelegate::SentBy), or_none(&own.delegate.substitute_for));
            look(Spot::Delegate(id.clone(), OfDelegate::Spoken), or_none(&own.delegate.spoken));
        }
        for entry in self.programme.entries() {
            let at = |part| Spot::Item(entry.id().clone(), part);
            look(at(OfItem::Performer), named(entry.item.performer.as_ref()).unwrap_or_default());
            look(at(OfItem::Title), &entry.item.title);
            look(at(OfItem::Words), or_none(&entry.item.words));
        }
        for decision in self.decisions() {
            for name in self.staff(decision) {
                look(Spot::Staff(decision.id.clone()), &name);
            }
        }
        for own in self.awards.all() {
            let at = |part| Spot::Recipient(own.id().clone(), part);
            look(at(OfRecipient::Representative), or_none(&own.recipient.representative));
            look(at(OfRecipient::StandIn), own.stands_in().unwrap_or_default());
            look(at(OfRecipient::Spoken), or_none(&own.recipient.spoken));
        }
        found
    }
}

fn or_none(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

/// Whom an entry of a list is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    /// Called alike, and nothing speaks against it.
    Same,
    /// Called alike, with another post.
    Another,
    /// Called almost alike.
    Like,
}

impl Mended {
    fn is(&self, name: &str, post: Option<&str>) -> Option<Is> {
        if name.is_empty() {
            return None;
        }
        if !text::is_same_name(name, &self.name.0) {
            return self.is_like(name).then_some(Is::Like);
        }
        let other_post =
            post.is_some_and(|post| !self.post.0.is_empty() && !text::is_same_name(post, &self.post.0));
        Some(if other_post { Is::Another } else { Is::Same })
    }

    /// Almost the name as it stood, and not the right one already.
    fn is_like(&self, name: &str) -> bool {
        let (was, now) = &self.name;
        let one_length = name.chars().count().abs_diff(was.chars().count()) <= 2;
        was != now
            && one_length
            && !text::is_same_name(name, was)
            && !text::is_same_name(name, now)
            && text_words(name).len() > 1
            && crate::day::renamed::is_slip(name, was)
    }

    /// A text with the right name, rank and post in place of those that stood; nothing where it does
    /// not name them.
    fn within(&self, said: &str) -> Option<Within> {
        let joined = |parts: [&str; 3]| {
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let (name, rank, honorific) = (&self.name, &self.rank, &self.honorific);
        // The longest first: with the rank before the name, and with the form of address before both.
        let mut forms = vec![
            (joined([&honorific.0, &rank.0, &name.0]), joined([&honorific.1, &rank.1, &name.1])),
            (joined(["", &rank.0, &name.0]), joined(["", &rank.1, &name.1])),
            (joined([&honorific.0, "", &name.0]), joined([&honorific.1, "", &name.1])),
            (name.0.clone(), name.1.clone()),
        ];
        if rank.0.is_empty() {
            // Without a rank so far, the new one goes only where they are addressed in full.
            forms.remove(1);
            if honorific.0.is_empty() {
                forms.remove(0);
            }
        }
        let forms: Vec<(Vec<&str>, String)> =
            forms.iter().map(|(was, now)| (each_word(was), now.clone())).collect();
        let post = (each_word(&self.post.0), self.post.1.as_str());
        let with_rank = joined(["", &rank.0, &name.0]);
        let with_rank = each_word(&with_rank);
        let words = text_words(said);
        let here = each_word(said);
        let starts = |at: usize, form: &[&str]| {
            let here = here.get(at..at + form.len()).unwrap_or_default();
            !here.is_empty() && here.iter().zip(form).all(|(word, wanted)| is_that_word(word, wanted))
        };
        let (mut mended, mut copied, mut at, mut in_full) = (String::new(), 0, 0, true);
        let mut replace = |from: usize, count: usize, now: &str| {
            let (first, last) = (words.get(from)?, words.get(from + count - 1)?);
            let was = said.get(first.start..last.end)?;
            mended.push_str(said.get(copied..first.start)?);
            let capitals = was.chars().any(char::is_alphabetic) && was == was.to_uppercase();
            mended.push_str(&if capitals { now.to_uppercase() } else { now.to_owned() });
            copied = last.end;
            Some(())
        };
        while at < words.len() {
            let Some((form, now)) = forms.iter().find(|(form, _)| starts(at, form)) else {
                at += 1;
                continue;
            };
            replace(at, form.len(), now)?;
            at += form.len();
            let with_post = starts(at, &post.0);
            in_full &= with_post || (!rank.0.is_empty() && form.ends_with(&with_rank));
            if with_post && !post.1.is_empty() {
                replace(at, post.0.len(), post.1)?;
                at += post.0.len();
            }
        }
        if copied == 0 {
            return None;
        }
        mended.push_str(said.get(copied..)?);
        Some(Within { now: mended, in_full })
    }
}

/// A text that names somebody.
#[derive(Debug, PartialEq)]
struct Within {
    /// As it is right.
    now: String,
    /// Each time with their rank or post.
    in_full: bool,
}

/// One word however its tone is placed, written in capitals or not; "báo cáo" is no title "Báo cáo".
fn is_that_word(word: &str, wanted: &str) -> bool {
    let begins_large = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    text::spelling(word) == text::spelling(wanted)
        && (begins_large(word) == begins_large(wanted) || word == word.to_uppercase())
}

fn each_word(said: &str) -> Vec<&str> {
    text_words(said).into_iter().filter_map(|word| said.get(word)).collect()
}

/// Where the words of a text are, but for names in braces, which stand for something themselves.
fn text_words(said: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let (mut inside, mut open) = (false, false);
    for (at, c) in said.char_indices() {
        inside = match c {
            '{' => true,
            '}' => false,
            _ => inside,
        };
        let of_word = !inside && (c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\'' | '’'));
        match words.last_mut() {
            Some(word) if of_word && open => word.end = at + c.len_utf8(),
            _ if of_word => words.push(at..at + c.len_utf8()),
            _ => {}
        }
        open = of_word;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hung() -> Mended {
        let pair = |was: &str, now: &str| (was.to_owned(), now.to_owned());
        Mended {
            name: pair("Đại biểu Hưng", "Đại biểu Hùng"),
            rank: pair("Trung tá", "Thượng tá"),
            post: pair("Phó Trưởng Công an phường", "Trưởng Công an phường"),
            honorific: pair("đồng chí", "đồng chí"),
        }
    }

    #[test]
    fn rank_name_and_post_are_mended_where_they_stand_together() {
        let mended = |said: &str| hung().within(said).map(|within| within.now);
        assert_eq!(
            mended("Phát biểu của đồng chí Trung tá Đại biểu Hưng – Phó Trưởng Công an phường, Công an phường Mẫu")
                .unwrap(),
            "Phát biểu của đồng chí Thượng tá Đại biểu Hùng – Trưởng Công an phường, Công an phường Mẫu"
        );
        assert_eq!(
            mended("Mời Đại biểu Hưng, rồi Đại biểu Hưng.").unwrap(),
            "Mời Đại biểu Hùng, rồi Đại biểu Hùng."
        );
        assert_eq!(mended("TRUNG TÁ ĐẠI BIỂU HƯNG").unwrap(), "THƯỢNG TÁ ĐẠI BIỂU HÙNG");
        assert_eq!(mended("Đại biểu Hưngg"), None);
        assert_eq!(mended("{dai_bieu.dai-bieu-hung} Đại biểu Hương"), None);
    }

    #[test]
    fn tones_are_one_wherever_they_are_written() {
        let pair = |was: &str, now: &str| (was.to_owned(), now.to_owned());
        let hoa = Mended { name: pair("Cá nhân Hoà", "Cá nhân Hoa"), ..Mended::default() };
        assert_eq!(hoa.within("mời Cá nhân Hòa lên").unwrap().now, "mời Cá nhân Hoa lên");
        assert_eq!(hoa.within("mời cá nhân hoa lên"), None);
    }
}
