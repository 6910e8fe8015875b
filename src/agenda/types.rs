//! What an agenda means. Field names are those of the file.

use std::fmt;

use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::batches::PlannedBatch;
use super::contest::Contest;
use super::kind::ItemKind;
use super::terms::{Bloc, Part, Phase, PrizeOrder, RecipientKind, Side};
use crate::clock::Timestamp;
use crate::text;

/// The newest agenda format this program reads. Older ones are read for ever.
pub const FORMAT: u32 = 1;

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }
    };
}

id! {
    /// Names an item: written, or its title folded to ASCII (`chao-co`).
    ItemId
}
id! {
    /// Names a check: its item's id, a slash, and its own (`bao-cao/slide`).
    CheckId
}
id! {
    /// Names a delegate.
    DelegateId
}
id! {
    /// Names a decision (or a gift list) of an award item.
    DecisionId
}
id! {
    /// Names a recipient: the decision's id, a slash, and its own.
    RecipientId
}
id! {
    /// Names a discipline of a contest.
    DisciplineId
}
id! {
    /// Names a team of a contest.
    TeamId
}

/// The programme as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda {
    /// The name of the day.
    pub title: String,
    /// Where it is held (địa điểm).
    pub place: Option<String>,
    /// Who holds it (đơn vị chủ trì).
    pub host: Option<String>,
    /// The number of the plan it carries out (kế hoạch số).
    pub plan_number: Option<String>,
    /// The calendar date at the place.
    pub date: Option<NaiveDate>,
    /// When the first item begins.
    pub start: Option<NaiveTime>,
    /// When everything must be over. Earlier than `start` means after midnight.
    pub must_end: Option<NaiveTime>,
    /// Offset of local time from UTC (+07:00 unless written).
    pub utc_offset: FixedOffset,
    /// Syllables a minute that the MC reads aloud.
    pub reading_speed: u32,
    /// People who can stand on the stage side by side for an award.
    pub stage_width: Option<u32>,
    /// How abbreviations are read aloud.
    pub spoken: Vec<Spoken>,
    /// Figures that the words may name (`{so_lieu.so_ho}`).
    pub figures: Vec<Figure>,
    /// What the official papers of the day are headed and closed with.
    pub letterhead: Letterhead,
    /// Delegates, in the order of introduction.
    pub delegates: Vec<Delegate>,
    /// The items, in order.
    pub items: Vec<Item>,
}

impl Agenda {
    /// The item of this id.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// Every decision, in the order of the file.
    pub fn decisions(&self) -> impl Iterator<Item = &Decision> {
        self.items.iter().flat_map(|item| &item.decisions)
    }

    /// The item that has a decision.
    pub fn owner(&self, decision: &DecisionId) -> Option<&Item> {
        self.items.iter().find(|item| item.decisions.iter().any(|own| own.id == *decision))
    }

    /// The delegate of this id.
    pub fn delegate(&self, id: &DelegateId) -> Option<&Delegate> {
        self.delegates.iter().find(|delegate| delegate.id == *id)
    }

    /// The moment at which a local time of day falls on a date, at the place of the event.
    pub fn moment(&self, date: NaiveDate, time: NaiveTime) -> Timestamp {
        // A fixed offset has no gaps and no repeated hours: every local time exists once.
        let utc = date.and_time(time) - TimeDelta::seconds(i64::from(self.utc_offset.local_minus_utc()));
        Timestamp::from(utc.and_utc())
    }
}

/// What official papers are headed and closed with (thể thức văn bản, Nghị định 30/2020/NĐ-CP). What
/// is not written is left to be filled in by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// The body above (cơ quan cấp trên).
    pub superior: Option<String>,
    /// Whoever writes (cơ quan ban hành); who holds the day, where it is not written.
    pub issuer: Option<String>,
    /// The place that stands before the date (địa danh).
    pub locality: Option<String>,
    /// The number of the programme: 12/CTr-UBND.
    pub programme_number: Option<String>,
    /// The number of the minutes: 15/BB-UBND.
    pub minutes_number: Option<String>,
    /// For whom is signed: TM. BAN TỔ CHỨC.
    pub on_behalf: Option<String>,
    /// As what is signed (chức danh ký): TRƯỞNG BAN.
    pub post: Option<String>,
    /// Who signs.
    pub signatory: Option<String>,
    /// Who writes the minutes (thư ký).
    pub secretary: Option<String>,
    /// To whom the papers go (nơi nhận).
    pub recipients: Vec<String>,
}

/// How a written form is read aloud: UBND → "Uỷ ban nhân dân".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// As written.
    pub written: String,
    /// As read.
    pub read: String,
}

/// A figure that the words may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its name, without braces.
    pub name: String,
    /// As it is to be read: `12.356 hộ`.
    pub value: String,
}

/// A delegate (đại biểu). Rank and post are facts at the event's date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Delegate {
    /// Written, or the name folded.
    pub id: DelegateId,
    /// Full name; unknown when only the post is.
    pub name: Option<String>,
    /// Form of address (xưng hô): đồng chí, ông, bà.
    pub honorific: Option<String>,
    /// Rank (cấp bậc): Trung tá.
    pub rank_title: Option<String>,
    /// Post (chức vụ).
    pub position: Option<String>,
    /// Formerly in that post (nguyên).
    pub former: bool,
    /// Body (đơn vị).
    pub organization: Option<String>,
    /// Which bloc of the order of introduction.
    pub bloc: Bloc,
    /// Level: 1 is the centre, larger is lower. Free, only for suggesting a place.
    pub level: Option<u32>,
    /// Guest or host.
    pub side: Side,
    /// Sent instead of somebody; does not take that person's place in the order.
    pub substitute_for: Option<String>,
    /// How the name is read aloud, where that is not plain.
    pub spoken: Option<String>,
    /// For the organisers only.
    pub note: Option<String>,
}

/// An item of the programme (tiết mục, nội dung).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Written, or the title folded.
    pub id: ItemId,
    /// What the programme calls it.
    pub title: String,
    /// Speech, awards, contest …: the table of kinds says what follows from it.
    pub kind: ItemKind,
    /// Which half of the day.
    pub part: Part,
    /// How long it is planned to take; unknown is a value.
    pub minutes: Option<TimeDelta>,
    /// A time before which it does not begin and that the plan keeps (`start` in the file).
    pub start: Option<NaiveTime>,
    /// Who does it.
    pub performer: Option<Performer>,
    /// What the MC says (lời dẫn), with names in braces.
    pub words: Option<String>,
    /// What must stand ready: sound, slides, props (chuẩn bị).
    pub prep: Option<String>,
    /// For the organisers only (ghi chú nội bộ).
    pub note: Option<String>,
    /// Out of doors: parked when it rains.
    pub outdoor: bool,
    /// What is to be ticked.
    pub checks: Vec<Check>,
    /// Decisions read and conferred here, or gift lists.
    pub decisions: Vec<Decision>,
    /// The contest held here.
    pub contest: Option<Contest>,
    /// Disciplines whose prizes are given here.
    pub prizes_of: Vec<DisciplineId>,
    /// Which prize is called first.
    pub prizes_from: PrizeOrder,
}

/// Who performs an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Performer {
    /// One of the delegates.
    Delegate(DelegateId),
    /// Anybody else, as written.
    Named(String),
}

/// One thing to tick (hạng mục).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The item's id, a slash, and its own.
    pub id: CheckId,
    /// What is to be done.
    pub title: String,
    /// Whether it belongs before the item, into it, or after it.
    pub phase: Phase,
    /// Who does it.
    pub owner: Option<String>,
    /// "Next" names it while it is open.
    pub required: bool,
}

/// A decision to award (quyết định khen thưởng), or a gift list, which has no number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// Written, or its form folded.
    pub id: DecisionId,
    /// Form of award (hình thức): Giấy khen, Bằng khen, Kỷ niệm chương, quà.
    pub form: String,
    /// Number: 214/QĐ-UBND.
    pub number: Option<String>,
    /// Date of the decision.
    pub date: Option<NaiveDate>,
    /// Who decided: Chủ tịch UBND phường.
    pub issuer: Option<String>,
    /// Who signed.
    pub signatory: Option<String>,
    /// For what (trích yếu).
    pub title: Option<String>,
    /// Precedence: 1 is the highest. Free, because ladders differ.
    pub precedence: Option<u32>,
    /// For sudden achievement (đột xuất).
    pub ad_hoc: bool,
    /// Who reads the decision.
    pub announcer: Option<Performer>,
    /// Who hands over; need not be the issuer.
    pub presenters: Vec<Performer>,
    /// Who carries tray and flowers.
    pub bearers: Vec<String>,
    /// Who goes up together (đợt), where that is fixed beforehand.
    pub batches: Vec<PlannedBatch>,
    /// What goes with it, as written: `1.170.000 đồng`.
    pub amount: Option<String>,
    /// For the organisers only.
    pub note: Option<String>,
    /// Collectives, in the annex order.
    pub collectives: Roll,
    /// Households, in the annex order.
    pub households: Roll,
    /// Individuals, in the annex order.
    pub individuals: Roll,
}

impl Decision {
    /// What it is called: its form, with its number where it has one.
    pub fn called(&self) -> String {
        match &self.number {
            Some(number) => format!("{} {number}", self.form),
            None => self.form.clone(),
        }
    }

    /// What tells it from others: with its issuer where another reads like it, as unnumbered
    /// Giấy khen of the ward and of the district do.
    pub fn called_among<'a>(&self, others: impl IntoIterator<Item = &'a Self>) -> String {
        self.apart_from(others).unwrap_or_else(|| self.called())
    }

    /// Its name with its issuer, where another of these reads like it.
    pub fn apart_from<'a>(&self, others: impl IntoIterator<Item = &'a Self>) -> Option<String> {
        let issuer = self.issuer.as_ref()?;
        let alike =
            |other: &Self| other.id != self.id && other.form == self.form && other.number == self.number;
        others.into_iter().any(alike).then(|| format!("{} {issuer}", self.called()))
    }

    /// Gifts have recipients and no decision that is read: by the kind of their item, or by name.
    pub fn is_gift(&self, kind: ItemKind) -> bool {
        let says = |word: &str| word == "qua";
        kind.row().gifts || text::fold(&self.form).split(|c: char| !c.is_alphanumeric()).any(says)
    }

    /// Whether it is a decision that is read before anything is handed over: neither gifts nor the
    /// signatures under a pledge are.
    pub fn is_read(&self, kind: ItemKind) -> bool {
        !self.is_gift(kind) && !kind.row().signs
    }

    /// The three rolls in the order of calling.
    pub fn rolls(&self) -> [(RecipientKind, &Roll); 3] {
        [
            (RecipientKind::Collective, &self.collectives),
            (RecipientKind::Household, &self.households),
            (RecipientKind::Individual, &self.individuals),
        ]
    }
}

/// The recipients of one kind under one decision: a list, or only how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    /// How many the decision says. Unknown when nobody said and nothing is listed.
    pub count: Option<u32>,
    /// Names, in the annex order, which is never re-sorted.
    pub list: Vec<Recipient>,
}

/// One who receives (người nhận).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Recipient {
    /// The decision's id, a slash, and its own.
    pub id: RecipientId,
    /// As in the annex.
    pub name: String,
    /// Post and body.
    pub position: Option<String>,
    /// Achievement (thành tích).
    pub citation: Option<String>,
    /// Place on the tray, counted from 1.
    pub slot: Option<u32>,
    /// Who receives for a collective, or for the family of the dead.
    pub representative: Option<String>,
    /// Posthumous (truy tặng).
    pub posthumous: bool,
    /// Its own amount, as written.
    pub amount: Option<String>,
    /// How the name is read aloud.
    pub spoken: Option<String>,
    /// For the organisers only.
    pub note: Option<String>,
}
