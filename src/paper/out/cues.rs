//! Cue cards (thẻ MC): a strip for each item, to be cut out and held in one hand.

use super::mc::words;
use super::official::{clock_or, performer};
use super::programme::timing;
use super::{Access, Block, Document, Holds, Page, Table};
use crate::day::{Day, Entry, ItemState};
use crate::text::{Lang, say};

/// A strip for each item.
pub fn fill(day: &Day, lang: Lang) -> Document {
    let timing = timing(day);
    let mut sheet = Table::headed(
        [
            ("TT", "No.", Holds::Number, 8),
            ("Giờ", "Time", Holds::Time, 14),
            ("Mục, người được mời", "Item, who is invited", Holds::Text, 38),
            ("Câu mở đầu", "First sentence", Holds::Text, 40),
            ("Kế tiếp", "Next", Holds::Text, 24),
        ],
        lang,
    );
    let held = |entry: &&Entry| entry.state != ItemState::Skipped;
    let held: Vec<&Entry> = day.entries().iter().filter(held).collect();
    for (index, entry) in held.iter().enumerate() {
        let who = performer(day, &entry.item);
        let planned = timing.item(entry.id()).and_then(|own| own.planned_start);
        let next = held.get(index + 1).map_or("–", |next| next.item.title.as_str());
        let item = [entry.item.title.as_str(), who.as_str()];
        let item = item.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join("\n");
        let first = first_sentence(&words(day, entry, lang));
        sheet.push([(index + 1).to_string(), clock_or(day, planned), item, first, next.to_owned()]);
    }
    let name =
        Block::Name { name: say!(lang, "THẺ MC", "CUE CARDS"), about: vec![day.agenda().title.clone()] };
    let blocks = vec![name, Block::Table(sheet.clone())];
    let title = say!(lang, "Thẻ MC", "Cue cards");
    Document { title, access: Access::Internal, page: Page::Across, blocks, sheet, ..Document::default() }
}

/// The first sentence that does not only greet: `Kính thưa quý vị đại biểu!` needs no card.
fn first_sentence(words: &str) -> String {
    let sentences = || words.lines().flat_map(|line| line.split_inclusive(['.', '!', '?']));
    let greets = |said: &&str| said.trim_start().starts_with("Kính thưa");
    let first = sentences().find(|said| !greets(said)).or_else(|| sentences().next());
    first.unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_card_does_not_begin_with_the_greeting() {
        let words = "Kính thưa quý vị! Kính thưa bà con!\nXin mời ông Đại biểu 01 phát biểu. Xin mời!";
        assert_eq!(first_sentence(words), "Xin mời ông Đại biểu 01 phát biểu.");
        assert_eq!(first_sentence("Kính thưa quý vị!"), "Kính thưa quý vị!");
        assert_eq!(first_sentence(""), "");
    }
}
