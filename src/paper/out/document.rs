//! What stands on paper, whatever it is written as.

use crate::text::Lang;

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What its file, its window and its sheet are called.
    pub title: String,
    /// Who may read it.
    pub access: Access,
    /// It is of a rehearsal, and every page says so.
    pub is_rehearsed: bool,
    /// How its pages lie.
    pub page: Page,
    /// For people: from top to bottom.
    pub blocks: Vec<Block>,
    /// For a spreadsheet: the same as one flat table.
    pub sheet: Table,
}

impl Document {
    /// What every page says: `NỘI BỘ`, `TỔNG DUYỆT`.
    pub fn mark(&self, lang: Lang) -> Option<String> {
        let internal = match self.access {
            Access::Anyone => None,
            Access::Internal => Some(lang.pick("NỘI BỘ", "INTERNAL")),
        };
        let rehearsed = self.is_rehearsed.then_some(lang.pick("TỔNG DUYỆT", "REHEARSAL"));
        let marks: Vec<&str> = internal.into_iter().chain(rehearsed).collect();
        (!marks.is_empty()).then(|| marks.join(" · "))
    }
}

/// Who may read a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// It may be handed out, and has nothing that is for the organisers only.
    #[default]
    Anyone,
    /// For the organisers only; every page says so.
    Internal,
}

/// How pages lie, and how large their letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Upright, as letters are.
    #[default]
    Upright,
    /// Across, for tables of many columns.
    Across,
    /// Upright, in letters that are read standing, from a lectern.
    Large,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Here begins what is read by itself, on a page of its own where there are pages.
    Part,
    /// Who writes, by which number, where and when: what an official paper begins with.
    Head(Head),
    /// What the whole paper is, in the middle of the page, with what it is about below.
    Name {
        /// `BIÊN BẢN`.
        name: String,
        /// Each line below it.
        about: Vec<String>,
    },
    /// What follows is about this. The mark stands at the right edge; it may be empty.
    Title {
        /// The words of the title.
        text: String,
        /// Its state, such as *provisional*.
        mark: String,
    },
    /// A numbered section of a long paper.
    Section(String),
    /// A sentence or several.
    Paragraph(String),
    /// One of several that belong together.
    Point(String),
    /// What is read aloud.
    Words(String),
    /// A hint beside what is read aloud, which is not.
    Aside(String),
    /// Something to be copied: never broken over two lines.
    Verbatim(String),
    /// An empty line.
    Gap,
    /// Rows and columns.
    Table(Table),
    /// Who came in which place.
    Ranking(Ranking),
    /// Who runs in which lane.
    Heat {
        /// Its number, in words.
        title: String,
        /// The lane in words, and the team.
        lanes: Vec<(String, String)>,
    },
    /// A picture of plan and reality.
    TimeLine(TimeLine),
    /// Where it is signed, and whom it goes to.
    Close(Close),
}

/// What an official paper begins with, as Nghị định 30/2020/NĐ-CP, phụ lục I has it. What is not
/// known is dots, to be filled in by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The body above (cơ quan cấp trên), where there is one.
    pub superior: Option<String>,
    /// Whoever writes it (cơ quan ban hành).
    pub issuer: String,
    /// The name of the state, and its motto.
    pub state: [String; 2],
    /// `Số: 12/BB-UBND`; a paper without a number of its own has none.
    pub number: Option<String>,
    /// `Phường Mẫu, ngày 19 tháng 8 năm 2026`; minutes have it in their text.
    pub dated: Option<String>,
}

/// How a paper is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Close {
    /// Who signs at the left.
    pub left: Option<Signature>,
    /// Who signs at the right.
    pub right: Signature,
    /// To whom it goes (nơi nhận), with its heading.
    pub copies: Option<(String, Vec<String>)>,
}

/// Where somebody signs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// The date of signing; papers that are dated above have none here.
    pub date: Option<String>,
    /// For whom they sign: `TM. BAN TỔ CHỨC`.
    pub on_behalf: Option<String>,
    /// As what they sign.
    pub post: String,
    /// What else is to be written there.
    pub hint: String,
    /// Their name, where it is known.
    pub name: Option<String>,
}

/// Where somebody's name would stand.
pub const NAMELESS: &str = "…………………………………";

/// Rows and columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows below the headings.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub head: String,
    /// What stands in it.
    pub holds: Holds,
    /// Its share of the width of the page.
    pub share: u32,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Holds {
    /// Words, broken where they are long.
    #[default]
    Text,
    /// A whole number, which a spreadsheet can add.
    Number,
    /// A time of day, `07:30`.
    Time,
    /// A few letters in the middle.
    Mark,
    /// Room for a hand: whoever fills it in needs the height.
    Hand,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A cell for each column; a cell may have several lines.
    Cells(Vec<String>),
    /// A line over all columns: `I. TẬP THỂ`.
    Band(String),
}

impl Table {
    /// An empty table: each column's heading in both languages, what it holds, and its share of the
    /// width.
    pub(super) fn headed<'c>(
        columns: impl IntoIterator<Item = (&'c str, &'c str, Holds, u32)>,
        lang: Lang,
    ) -> Self {
        let column = |(vi, en, holds, share): (&str, &str, Holds, u32)| Column {
            head: lang.pick(vi, en).to_owned(),
            holds,
            share,
        };
        Self { columns: columns.into_iter().map(column).collect(), rows: Vec::new() }
    }

    /// One more row.
    pub(super) fn push(&mut self, cells: impl Into<Vec<String>>) {
        self.rows.push(Row::Cells(cells.into()));
    }

    /// One more line over all columns.
    pub(super) fn band(&mut self, said: impl Into<String>) {
        self.rows.push(Row::Band(said.into()));
    }

    /// The rows that have cells.
    pub fn cells(&self) -> impl Iterator<Item = &[String]> {
        self.rows.iter().filter_map(|row| match row {
            Row::Cells(cells) => Some(cells.as_slice()),
            Row::Band(_) => None,
        })
    }
}

/// Who came in which place, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// The headings of rank, name, result and prize.
    pub heads: [String; 4],
    /// The places in order.
    pub places: Vec<Placed>,
    /// What stands there instead while there is no place.
    pub none: String,
}

impl Ranking {
    /// The same as rows and columns.
    pub fn table(&self) -> Table {
        let holds = [(Holds::Mark, 9), (Holds::Text, 51), (Holds::Mark, 18), (Holds::Text, 22)];
        let columns = self.heads.iter().zip(holds);
        let columns =
            columns.map(|(head, (holds, share))| Column { head: head.clone(), holds, share }).collect();
        let row = |placed: &Placed| {
            let name = std::iter::once(&placed.name).chain(&placed.facts);
            let name = name.cloned().collect::<Vec<_>>().join("\n");
            Row::Cells(vec![placed.rank.clone(), name, placed.result.clone(), placed.prize.clone()])
        };
        let none = self.places.is_empty().then(|| Row::Band(self.none.clone()));
        Table { columns, rows: self.places.iter().map(row).chain(none).collect() }
    }
}

/// One place of a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// `1`, `2=` where it is shared, a dash where there is none.
    pub rank: String,
    /// Who it is.
    pub name: String,
    /// What they reached.
    pub result: String,
    /// What they get for it; may be empty.
    pub prize: String,
    /// What the result was made of, a line each.
    pub facts: Vec<String>,
}

/// A picture of plan and reality: for each item a bar as planned and bars as held, on one line of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeLine {
    /// What the two kinds of bars are.
    pub legend: [String; 2],
    /// Where a time of day stands.
    pub ticks: Vec<(u32, String)>,
    /// The items.
    pub bars: Vec<Bars>,
}

/// The bars of one item, from and to so many slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// What the bars are of.
    pub label: String,
    /// As planned.
    pub planned: Option<(u32, u32)>,
    /// As held.
    pub held: Vec<(u32, u32)>,
}

impl TimeLine {
    /// Slots from the left to the right edge. Word opens no table of more than 63 columns, and the picture
    /// is one, with a column for each slot and one for what the bars are of.
    pub const SLOTS: u32 = 60;
}
