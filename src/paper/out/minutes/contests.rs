//! The results of the contests, what was protested, and who signed.

use super::super::results::{below, one_line, state};
use super::super::{Block, Ranking};
use crate::day::Day;
use crate::text::Lang;

/// Each board as far as it has come; one that nobody has run for is left out.
pub fn blocks(day: &Day, lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    for board in day.boards().iter().filter_map(|id| day.board(id)) {
        let begun = board.places.iter().any(|place| place.rank.is_some() || place.result.is_some());
        if !begun && board.signed().is_none() {
            continue;
        }
        let ranking: Ranking = one_line(day, &board, lang);
        blocks.push(Block::Title { text: day.board_title(&board.id, lang), mark: state(&board, lang) });
        blocks.push(Block::Ranking(ranking));
        blocks.extend(below(day, &board, lang).into_iter().map(Block::Paragraph));
    }
    blocks
}
