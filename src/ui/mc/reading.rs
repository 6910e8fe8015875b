//! The MC's words laid out in lines, for reading aloud. Pure: words and a width in, lines out.
//!
//! A [`Bookmark`] in the words is kept by what stands there and not by a line's number: it stays where
//! it was when the window changes, a name becomes longer, or another delegate arrives.

mod setter;

use crate::agenda::words::Name;
use crate::agenda::{DelegateId, RecipientId, Spoken};
use crate::day::{Handover, Said};
use crate::text::{Lang, say};
use setter::{Gap, Setter};

/// Where in the words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Bookmark {
    /// Not begun.
    #[default]
    Start,
    /// At this word.
    At(Mark),
    /// Everything is read.
    End,
}

/// One word of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    block: Block,
    /// The how-manieth written word of its block.
    word: usize,
    /// The how-manieth part of it, where it is read as several or broken.
    part: usize,
}

/// What a word belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Block {
    /// The how-manieth piece of text, delegates not counted.
    Text(usize),
    Delegate(DelegateId),
    /// What is said before a batch goes up, named by its first.
    Batch(RecipientId),
    Recipient(RecipientId),
    /// The photo of a batch.
    Photo(RecipientId),
    /// How many batches are not written out.
    More,
}

/// How a stretch of a line is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// As written.
    Plain,
    /// As it is spoken, and not as it is written.
    Spoken,
    /// Not known yet.
    Unknown,
}

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// What is read.
    pub text: String,
    /// How it is meant.
    pub role: Role,
}

/// One line.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it says.
    pub stretches: Vec<Stretch>,
    /// Empty rows above it.
    pub gap: usize,
    /// Columns by which it is set in.
    pub indent: usize,
    /// Syllables that it takes to read.
    pub syllables: usize,
    /// The delegate named on it.
    pub delegate: Option<Named>,
    /// What it is beside the words that are read as they stand.
    pub part: Part,
    at: Mark,
}

/// What a line belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Words.
    #[default]
    Words,
    /// Somebody who is called to the stage, how far they have come, and whether they are next.
    Recipient {
        /// How far.
        state: Handover,
        /// Next.
        next: bool,
    },
    /// Nothing to be read: what is done at this point.
    Aside {
        /// It was done.
        done: bool,
    },
}

/// A delegate named on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// By whom the place in the words is found again when others come or go.
    pub id: DelegateId,
    /// Introduced already.
    pub introduced: bool,
    /// It is the last line with this delegate's name.
    pub ends: bool,
}

/// How the words are laid out.
#[derive(Clone, Copy, Debug)]
pub struct Manner<'a> {
    /// Columns of a line.
    pub columns: usize,
    /// Double spacing.
    pub large: bool,
    /// How written forms are read; none when that is switched off. The longest first.
    pub spoken: &'a [Spoken],
    /// In which language is said what is not read.
    pub lang: Lang,
}

/// The line at which the photo of a batch is taken.
fn photo(lang: Lang, taken: bool) -> String {
    match taken {
        false => say!(lang, "– chụp ảnh –", "– photo –"),
        true => say!(lang, "– xong đợt –", "– batch done –"),
    }
}

/// Where the stage is while awards are given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// The batch of which this is the first goes up next.
    Batch(RecipientId),
    /// This one is called, or receives.
    Recipient(RecipientId),
    /// The batch of which this is the first has received, and stands for its photo.
    Photo(RecipientId),
}

/// The words of an item in lines.
#[derive(Clone, Debug, Default)]
pub struct Script {
    /// The lines.
    pub lines: Vec<Line>,
}

/// Puts the delegates in the order in which they are read at this place: those introduced and
/// those `read` here, then whoever is being read, then the others. So whoever arrives now comes
/// after the reading line, whatever their rank. Where the whole list is behind, newcomers are left
/// out: they wait for the next seam.
pub fn arrange(said: Vec<Said>, place: &Bookmark, read: &[DelegateId]) -> Vec<Said> {
    let is_delegate = |said: &Said| matches!(said, Said::Delegate { .. });
    let is_read = |said: &Said| match said {
        Said::Text(text) => text.contains(char::is_alphanumeric),
        _ => true,
    };
    let mut arranged = Vec::with_capacity(said.len());
    let mut texts = 0;
    let mut rest = said.into_iter().peekable();
    while let Some(piece) = rest.next() {
        if !is_delegate(&piece) {
            texts += usize::from(matches!(piece, Said::Text(_) | Said::Unknown(_) | Said::NotGiven(_)));
            arranged.push(piece);
            continue;
        }
        let mut run = vec![piece];
        while let Some(next) = rest.next_if(is_delegate) {
            run.push(next);
        }
        let behind = match place {
            Bookmark::At(Mark { block: Block::Text(piece), .. }) => *piece >= texts,
            Bookmark::End => rest.clone().any(|piece| is_read(&piece)),
            _ => false,
        };
        let mut run: Vec<((u8, usize), Said)> = run
            .into_iter()
            .map(|piece| (turn(&piece, place, read), piece))
            .filter(|((group, _), _)| !behind || *group < 2)
            .collect();
        run.sort_by_key(|(turn, _)| *turn);
        arranged.extend(run.into_iter().map(|(_, piece)| piece));
    }
    arranged
}

/// A delegate's turn in the list.
fn turn(piece: &Said, place: &Bookmark, read: &[DelegateId]) -> (u8, usize) {
    let Said::Delegate { id, introduced, .. } = piece else { return (0, 0) };
    match (read.iter().position(|other| other == id), place) {
        (Some(at), _) => (1, at),
        (None, _) if *introduced => (0, 0),
        (None, Bookmark::At(Mark { block: Block::Delegate(being_read), .. })) if being_read == id => (2, 0),
        _ => (3, 0),
    }
}

impl Script {
    /// Lays words out. `unknown` says what stands for a name that is not known yet.
    pub fn lay_out(said: &[Said], unknown: impl Fn(&Name) -> String, manner: Manner<'_>) -> Self {
        let lang = manner.lang;
        let mut setter = Setter::new(manner);
        let mut texts = 0;
        let mut listed = false;
        for piece in said {
            match piece {
                Said::Delegate { id, address, introduced } => {
                    setter.set_word();
                    setter.part(if listed { Gap::Line } else { Gap::Paragraph });
                    setter.delegate = Some(Named { id: id.clone(), introduced: *introduced, ends: false });
                    setter.text(address, &Block::Delegate(id.clone()));
                    listed = true;
                    continue;
                }
                Said::Text(text) => {
                    if std::mem::take(&mut listed) {
                        // A full stop that follows the list belongs to its last line.
                        let first = text.split(char::is_whitespace).next().unwrap_or_default();
                        let stop = !first.is_empty() && !first.contains(char::is_alphanumeric);
                        if !stop {
                            setter.leave_list();
                        }
                    }
                    setter.text(text, &Block::Text(texts));
                }
                Said::Batch { first, text } => {
                    setter.leave_list();
                    setter.text(text, &Block::Batch(first.clone()));
                    listed = false;
                    continue;
                }
                Said::Recipient { id, line, state, next } => {
                    setter.set_word();
                    setter.part(Gap::Line);
                    setter.delegate = None;
                    setter.is_of = Part::Recipient { state: state.clone(), next: *next };
                    setter.text(line, &Block::Recipient(id.clone()));
                    continue;
                }
                Said::Photo { first, taken } => {
                    setter.set_word();
                    setter.part(Gap::Line);
                    setter.is_of = Part::Aside { done: *taken };
                    setter.text(&photo(lang, *taken), &Block::Photo(first.clone()));
                    continue;
                }
                Said::More(batches) => {
                    setter.leave_list();
                    setter.is_of = Part::Aside { done: false };
                    let more = say!(lang, "– còn {batches} đợt nữa –", "– {batches} more batches –");
                    setter.text(&more, &Block::More);
                    continue;
                }
                Said::Unknown(name) => {
                    if std::mem::take(&mut listed) {
                        setter.leave_list();
                    }
                    let at = Mark { block: Block::Text(texts), word: 0, part: 0 };
                    setter.atom(unknown(name), Role::Unknown, at);
                }
                Said::NotGiven(prize) => setter.text(&prize.why(lang), &Block::Text(texts)),
            }
            texts += 1;
        }
        Self { lines: setter.finish() }
    }

    /// Where "everything is read" stands: after the last line.
    pub fn end(&self) -> usize {
        self.lines.len()
    }

    /// The line at a place. Whoever arrives when all is read comes after it all: that is the line.
    pub fn line_of(&self, place: &Bookmark) -> usize {
        match place {
            Bookmark::Start => 0,
            Bookmark::End => {
                let still = |line: &&Line| line.delegate.as_ref().is_some_and(|named| !named.introduced);
                self.end() - self.lines.iter().rev().take_while(still).count()
            }
            Bookmark::At(mark) => self.line_at(mark),
        }
    }

    fn line_at(&self, mark: &Mark) -> usize {
        let before = |line: &Line| match (&line.at.block, &mark.block) {
            (Block::Text(line_piece), Block::Text(piece)) => {
                (line_piece, line.at.word, line.at.part) <= (piece, mark.word, mark.part)
            }
            (Block::Text(_), _) | (_, Block::Text(_)) => false,
            (of_line, of_mark) => {
                of_line == of_mark && (line.at.word, line.at.part) <= (mark.word, mark.part)
            }
        };
        self.lines.iter().rposition(before).unwrap_or_else(|| {
            if !matches!(mark.block, Block::Text(_) | Block::Delegate(_)) {
                // A batch that is over, or somebody who is not called after all.
                let stage = |line: &Line| !matches!(line.at.block, Block::Text(_) | Block::Delegate(_));
                return self.lines.iter().position(stage).unwrap_or(self.end());
            }
            // Whoever was being read has gone: on with those not yet read, or with what follows.
            let named = |line: &Line| line.delegate.as_ref().map(|named| named.introduced);
            let next = self.lines.iter().position(|line| named(line) == Some(false));
            let after = || self.lines.iter().rposition(|line| named(line).is_some()).map(|last| last + 1);
            next.or_else(after).unwrap_or(0)
        })
    }

    /// The line at which the stage is.
    pub fn line_of_call(&self, call: &Call) -> Option<usize> {
        let block = match call.clone() {
            Call::Batch(first) => Block::Batch(first),
            Call::Recipient(id) => Block::Recipient(id),
            Call::Photo(first) => Block::Photo(first),
        };
        self.lines.iter().position(|line| line.at.block == block)
    }

    /// The place of a line.
    pub fn place_of(&self, line: usize) -> Bookmark {
        match self.lines.get(line) {
            _ if line == 0 => Bookmark::Start,
            Some(line) => Bookmark::At(line.at.clone()),
            None => Bookmark::End,
        }
    }

    /// The delegates not yet introduced who were read between two lines.
    pub fn passed(&self, from: usize, to: usize) -> Vec<DelegateId> {
        let lines = self.lines.iter().take(to).skip(from);
        let named = lines.filter_map(|line| line.delegate.as_ref());
        named.filter(|named| named.ends && !named.introduced).map(|named| named.id.clone()).collect()
    }

    /// The delegates who are still to be read from a line on.
    pub fn to_be_read(&self, from: usize) -> impl Iterator<Item = &DelegateId> {
        let named = self.lines.iter().skip(from).filter_map(|line| line.delegate.as_ref());
        named.filter(|named| !named.introduced).map(|named| &named.id)
    }
}

#[cfg(test)]
mod tests;
