//! What a walk through the programme the evening before comes upon, beyond what is a warning at any time:
//! nobody has it in hand, or somebody has two things at once.

use chrono::NaiveTime;

use super::super::types::{Agenda, Item, ItemId, Performer};
use crate::text::{self, Lang, say};

/// One loose end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loose {
    /// The item in which it is.
    pub item: ItemId,
    /// What it is.
    pub kind: LooseKind,
}

/// Kinds of [`Loose`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are what the sentences beside them show")]
pub enum LooseKind {
    /// A required check that nobody does.
    NobodyDoes { check: String },
    /// Who hands over an award receives it as well.
    PresenterReceives { who: String, form: String },
    /// Somebody is needed in another item that runs at the same time.
    TwoPlaces { who: String, other: String },
    /// A referee is the captain of a team that competes.
    RefereeCompetes { who: String, team: String },
    /// Teams without a captain.
    NoCaptain { teams: Vec<String> },
}

impl LooseKind {
    /// One sentence without a full stop.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::NobodyDoes { check } => {
                say!(
                    lang,
                    "việc bắt buộc chưa có ai làm: {check}",
                    "a required check that nobody does: {check}"
                )
            }
            Self::PresenterReceives { who, form } => {
                say!(lang, "{who} vừa trao vừa nhận ({form})", "{who} hands over and receives ({form})")
            }
            Self::TwoPlaces { who, other } => say!(
                lang,
                "{who} cùng lúc phải có mặt ở “{other}”",
                "{who} is needed in “{other}” at the same time"
            ),
            Self::RefereeCompetes { who, team } => {
                say!(lang, "{who} vừa làm trọng tài vừa dẫn {team}", "{who} is a referee and leads {team}")
            }
            Self::NoCaptain { teams } => {
                let (count, names) = (teams.len(), teams.join(", "));
                say!(lang, "{count} đội chưa có đội trưởng: {names}", "without a captain ({count}): {names}")
            }
        }
    }
}

/// Every loose end of an agenda, item by item.
pub fn loose(agenda: &Agenda) -> Vec<Loose> {
    let mut found = Vec::new();
    let times = times(agenda);
    for (at, item) in agenda.items.iter().enumerate() {
        let mut put = |kind| found.push(Loose { item: item.id.clone(), kind });
        for check in item.checks.iter().filter(|check| check.required && check.owner.is_none()) {
            put(LooseKind::NobodyDoes { check: check.title.clone() });
        }
        for decision in &item.decisions {
            let receives = |who: &str| {
                let rolls = decision.rolls().map(|(_, roll)| roll);
                rolls.iter().flat_map(|roll| &roll.list).any(|own| text::is_same_name(&own.name, who))
            };
            for who in decision.presenters.iter().filter_map(|who| called(agenda, who)) {
                if receives(&who) {
                    put(LooseKind::PresenterReceives { who, form: decision.called() });
                }
            }
        }
        for (other, _) in agenda
            .items
            .iter()
            .zip(&times)
            .take(at)
            .filter(|(_, other)| overlaps(**other, times.get(at).copied().flatten()))
        {
            for who in people(agenda, item).into_iter().filter(|who| people(agenda, other).contains(who)) {
                put(LooseKind::TwoPlaces { who, other: other.title.clone() });
            }
        }
        let Some(contest) = &item.contest else { continue };
        for team in &contest.teams {
            let captain = team.captain.as_deref().unwrap_or_default();
            let referees = contest.officials.iter().filter_map(|own| own.name.as_deref());
            for who in referees.filter(|who| text::is_same_name(who, captain)) {
                put(LooseKind::RefereeCompetes { who: who.to_owned(), team: team.name.clone() });
            }
        }
        let led = contest.teams.iter().any(|team| team.captain.is_some());
        let without: Vec<String> = contest
            .teams
            .iter()
            .filter(|team| team.captain.is_none())
            .map(|team| team.name.clone())
            .collect();
        // Where no list of captains is kept at all, nobody misses one.
        if led && !without.is_empty() {
            put(LooseKind::NoCaptain { teams: without });
        }
    }
    found
}

/// From when to when each item is planned; nothing where that cannot be told.
fn times(agenda: &Agenda) -> Vec<Option<(NaiveTime, NaiveTime)>> {
    let mut clock = agenda.start;
    let mut times = Vec::new();
    for item in &agenda.items {
        let begins = item.start.or(clock);
        let span = begins.zip(item.minutes).map(|(from, minutes)| (from, from + minutes));
        // Past midnight nothing is compared.
        times.push(span.filter(|(from, to)| from < to));
        clock = span.map(|(_, to)| to);
    }
    times
}

fn overlaps(a: Option<(NaiveTime, NaiveTime)>, b: Option<(NaiveTime, NaiveTime)>) -> bool {
    a.zip(b).is_some_and(|((from, to), (begins, ends))| from < ends && begins < to)
}

/// Whoever is named as doing something in an item.
fn people(agenda: &Agenda, item: &Item) -> Vec<String> {
    let decisions = item.decisions.iter().flat_map(|own| own.presenters.iter().chain(&own.announcer));
    let officials = item.contest.iter().flat_map(|contest| &contest.officials);
    let officials = officials.filter_map(|own| own.name.clone());
    let performers = item.performer.iter().chain(decisions).filter_map(|who| called(agenda, who));
    let mut all: Vec<String> = performers.chain(officials).collect();
    all.sort();
    all.dedup();
    all
}

/// Somebody's name; where only a post is known, that.
fn called(agenda: &Agenda, who: &Performer) -> Option<String> {
    match who {
        Performer::Delegate(id) => {
            let delegate = agenda.delegate(id)?;
            delegate.name.clone().or_else(|| delegate.position.clone())
        }
        Performer::Named(name) => Some(name.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agenda_made_for_it_shows_each_kind_of_loose_end() {
        let agenda = crate::agenda::load(
            r#"(title: "Ngày hội", date: "19/8/2026", start: "8h",
                delegates: [(id: "ct", name: "Đại biểu 01", position: "Chủ tịch UBND phường")],
                items: [
                    (title: "Chào cờ", minutes: 5, checks: [(title: "Nhạc Quốc ca", required: true), (title: "Hoa"), (title: "Micro", required: true, owner: "Kỹ thuật")]),
                    (title: "Trao thưởng", kind: AwardConferral, minutes: 20, decisions: [
                        (id: "gk", form: "Giấy khen", number: "214/QĐ-UBND", presenters: [Delegate("ct")], individuals: ["Cá nhân 01", "ĐẠI BIỂU 01"]),
                    ]),
                    (title: "Hội thi", kind: Contest, minutes: 30, start: "8h10", performer: Delegate("ct"), contest: (
                        officials: [(role: Chief, name: "Trọng tài 01")],
                        teams: [(name: "Tổ 1", captain: "Trọng tài 01"), "Tổ 2", "Tổ 3"],
                        disciplines: [(title: "Chữa cháy")],
                    )),
                    (title: "Bế mạc", minutes: 5, performer: Delegate("ct")),
                ])"#,
        );
        let agenda = agenda.unwrap_or_else(|faults| panic!("{faults:?}"));
        let said: Vec<String> =
            loose(&agenda).iter().map(|own| format!("{}: {}", own.item, own.kind.say(Lang::Vi))).collect();
        assert_eq!(
            said,
            [
                "chao-co: việc bắt buộc chưa có ai làm: Nhạc Quốc ca",
                "trao-thuong: Đại biểu 01 vừa trao vừa nhận (Giấy khen 214/QĐ-UBND)",
                "hoi-thi: Đại biểu 01 cùng lúc phải có mặt ở “Trao thưởng”",
                "hoi-thi: Trọng tài 01 vừa làm trọng tài vừa dẫn Tổ 1",
                "hoi-thi: 2 đội chưa có đội trưởng: Tổ 2, Tổ 3",
            ]
        );
    }
}
