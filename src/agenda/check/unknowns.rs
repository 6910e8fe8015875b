//! What is still to be filled in. None of it forbids the day.

use super::super::kind::Needs;
use super::super::load::{DecisionPlaces, Places};
use super::super::terms::RecipientKind;
use super::super::types::{Agenda, Decision, DelegateId, Item, ItemId, Performer};
use super::super::words::{self, Name, Piece};
use crate::text::Lang;

/// One thing to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The item it belongs to; none when it belongs to the whole day.
    pub item: Option<ItemId>,
    /// Where, in bytes of the text.
    pub at: usize,
    /// What is not written yet.
    pub kind: UnknownKind,
}

/// Kinds of [`Unknown`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are what the sentences beside them show")]
pub enum UnknownKind {
    /// The date of the day.
    Date,
    /// When the day begins.
    Start,
    /// Where the day is held.
    Place,
    /// How long an item takes.
    Minutes { title: String },
    /// Who speaks.
    Performer { title: String },
    /// Names in the MC's words that stand for something not known yet.
    Words { title: String, names: String },
    /// The name of a delegate of whom only the post is known.
    DelegateName { position: String },
    /// The number of a decision.
    DecisionNumber { form: String },
    /// The date of a decision.
    DecisionDate { form: String },
    /// How many recipients a decision has.
    RecipientCount { form: String },
    /// Names of recipients of whom only the number is known.
    RecipientNames { form: String, kind: RecipientKind, missing: usize },
    /// What is conferred.
    Decisions { title: String },
    /// What is contested.
    Disciplines { title: String },
    /// Who takes part.
    Teams { title: String },
}

impl Unknown {
    /// What to fill in, in one sentence without a full stop.
    pub fn what(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.kind.vi(),
            Lang::En => self.kind.en(),
        }
    }
}

impl UnknownKind {
    fn vi(&self) -> String {
        match self {
            Self::Date => "ngày tổ chức".into(),
            Self::Start => "giờ bắt đầu".into(),
            Self::Place => "địa điểm".into(),
            Self::Minutes { title } => format!("thời lượng của \"{title}\""),
            Self::Performer { title } => format!("người trình bày \"{title}\""),
            Self::Words { title, names } => format!("chỗ trống trong lời dẫn của \"{title}\": {names}"),
            Self::DelegateName { position } => format!("họ tên đại biểu ({position})"),
            Self::DecisionNumber { form } => format!("số quyết định ({form})"),
            Self::DecisionDate { form } => format!("ngày của quyết định ({form})"),
            Self::RecipientCount { form } => format!("số người nhận ({form})"),
            Self::RecipientNames { form, kind, missing } => {
                format!("tên {missing} {} ({form})", kind.vi())
            }
            Self::Decisions { title } => format!("quyết định khen thưởng của \"{title}\""),
            Self::Disciplines { title } => format!("các môn thi của \"{title}\""),
            Self::Teams { title } => format!("các đội thi của \"{title}\""),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Date => "the date".into(),
            Self::Start => "the time of the start".into(),
            Self::Place => "the place".into(),
            Self::Minutes { title } => format!("how long \"{title}\" takes"),
            Self::Performer { title } => format!("who presents \"{title}\""),
            Self::Words { title, names } => format!("gaps in the words of \"{title}\": {names}"),
            Self::DelegateName { position } => format!("the name of a delegate ({position})"),
            Self::DecisionNumber { form } => format!("the number of the decision ({form})"),
            Self::DecisionDate { form } => format!("the date of the decision ({form})"),
            Self::RecipientCount { form } => format!("how many receive ({form})"),
            Self::RecipientNames { form, kind, missing } => {
                let kind = match kind {
                    RecipientKind::Collective => "collective",
                    RecipientKind::Household => "household",
                    RecipientKind::Individual => "individual",
                };
                format!("the names of {missing} {kind}{} ({form})", if *missing == 1 { "" } else { "s" })
            }
            Self::Decisions { title } => format!("the decisions of \"{title}\""),
            Self::Disciplines { title } => format!("the disciplines of \"{title}\""),
            Self::Teams { title } => format!("the teams of \"{title}\""),
        }
    }
}

/// Everything still to be filled in, in the order of the file.
pub(super) fn find(agenda: &Agenda, places: &Places) -> Vec<Unknown> {
    let mut unknowns = Vec::new();
    let mut day = |missing: bool, kind| {
        if missing {
            unknowns.push(Unknown { item: None, at: places.root, kind });
        }
    };
    let starts = agenda.start.is_some() || agenda.items.first().is_some_and(|item| item.start.is_some());
    day(agenda.date.is_none(), UnknownKind::Date);
    day(!starts, UnknownKind::Start);
    day(agenda.place.is_none(), UnknownKind::Place);
    for (delegate, at) in agenda.delegates.iter().zip(&places.delegates) {
        if delegate.name.is_none() {
            let position = delegate.position.as_ref().or(delegate.organization.as_ref());
            let position = position.cloned().unwrap_or_else(|| delegate.id.0.clone());
            unknowns.push(Unknown { item: None, at: *at, kind: UnknownKind::DelegateName { position } });
        }
    }
    for (index, (item, place)) in agenda.items.iter().zip(&places.items).enumerate() {
        let title = || item.title.clone();
        let mut add = |at, kind| unknowns.push(Unknown { item: Some(item.id.clone()), at, kind });
        if item.minutes.is_none() {
            add(place.at, UnknownKind::Minutes { title: title() });
        }
        for need in item.kind.row().needs {
            match need {
                Needs::Performer if item.performer.is_none() => {
                    add(place.at, UnknownKind::Performer { title: title() });
                }
                Needs::Decisions if item.decisions.is_empty() => {
                    add(place.at, UnknownKind::Decisions { title: title() });
                }
                Needs::Contest if item.contest.is_none() => {
                    add(place.at, UnknownKind::Disciplines { title: title() });
                    add(place.at, UnknownKind::Teams { title: title() });
                }
                Needs::Performer | Needs::Decisions | Needs::Contest => {}
            }
        }
        let names = gaps(agenda, item, agenda.items.get(index + 1));
        if !names.is_empty() {
            add(place.words, UnknownKind::Words { title: title(), names: names.join(", ") });
        }
        for (decision, place) in item.decisions.iter().zip(&place.decisions) {
            let form = decision.apart_from(agenda.decisions()).unwrap_or_else(|| decision.form.clone());
            awards(item, decision, &form, place, &mut add);
        }
        if let Some(contest) = &item.contest {
            if contest.disciplines.is_empty() {
                add(place.contest, UnknownKind::Disciplines { title: title() });
            }
            if contest.teams.is_empty() {
                add(place.contest, UnknownKind::Teams { title: title() });
            }
        }
    }
    unknowns.sort_by_key(|unknown| unknown.at);
    unknowns
}

/// Names in the words that will be a gap on the MC's screen, each once. Who wins what is not one:
/// the day tells.
fn gaps(agenda: &Agenda, item: &Item, next: Option<&Item>) -> Vec<String> {
    let named =
        |id: &DelegateId| agenda.delegate(id).is_some_and(|who| who.name.is_some() || who.position.is_some());
    let performs = |item: &Item| match &item.performer {
        Some(Performer::Delegate(id)) => named(id),
        Some(Performer::Named(_)) => true,
        None => false,
    };
    let known = |name: &Name| match name {
        Name::Performer => performs(item),
        Name::Position => match &item.performer {
            Some(Performer::Delegate(id)) => agenda.delegate(id).is_some_and(|who| who.position.is_some()),
            _ => false,
        },
        Name::Place => agenda.place.is_some(),
        Name::Host => agenda.host.is_some(),
        Name::NextItem => next.is_some(),
        Name::NextPerformer => next.is_some_and(performs),
        Name::Delegate(id) => named(id),
        Name::Count(id, kind) => {
            let rolls = agenda.decisions().find(|decision| decision.id == *id).map(Decision::rolls);
            let mut rolls = rolls.into_iter().flatten().filter(|(of, _)| of == kind);
            rolls.any(|(_, roll)| roll.count.is_some() || !roll.list.is_empty())
        }
        Name::Event | Name::Date | Name::ItemTitle | Name::Present => true,
        Name::Figure(_) | Name::Result(..) | Name::Overall(..) => true,
    };
    let mut names = Vec::new();
    for piece in words::pieces(agenda, item.words.as_deref().unwrap_or_default()) {
        if let Piece::Name(name) = piece
            && !known(&name)
            && !names.contains(&name.to_string())
        {
            names.push(name.to_string());
        }
    }
    names
}

fn awards(
    item: &Item,
    decision: &Decision,
    form: &str,
    place: &DecisionPlaces,
    add: &mut impl FnMut(usize, UnknownKind),
) {
    let form = || form.to_owned();
    let is_read = decision.is_read(item.kind);
    if is_read && decision.number.is_none() {
        add(place.at, UnknownKind::DecisionNumber { form: form() });
    }
    if is_read && decision.date.is_none() {
        add(place.at, UnknownKind::DecisionDate { form: form() });
    }
    if decision.rolls().iter().all(|(_, roll)| roll.count.is_none()) {
        add(place.at, UnknownKind::RecipientCount { form: form() });
    }
    for ((kind, roll), at) in decision.rolls().into_iter().zip(&place.rolls) {
        let count = roll.count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
        let missing = count.saturating_sub(roll.list.len());
        if missing > 0 {
            add(*at, UnknownKind::RecipientNames { form: form(), kind, missing });
        }
    }
}
