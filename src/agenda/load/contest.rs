//! Contests: officials, teams, disciplines, fault rules, prizes.

use super::super::fault::{FaultKind, Noun};
use super::super::source::{Node, Shape};
use super::super::terms::{CapMeans, Combine, Counts, OfficialRole, Rounding, Score, TieBreak};
use super::super::types::{
    Contest, Discipline, DisciplineId, FaultCost, FaultRule, Official, PrizeGrade, Team, TeamId, Theory,
};
use super::ids::Draft;
use super::value::{Object, Reader, term};

const CONTEST: Noun = Noun::new("hội thi", "a contest");
const OFFICIAL: Noun = Noun::new("trọng tài", "an official");
const TEAM: Noun = Noun::new("đội thi", "a team");
const DISCIPLINE: Noun = Noun::new("môn thi", "a discipline");
const FAULT_RULE: Noun = Noun::new("lỗi thi", "a fault rule");
const PRIZE: Noun = Noun::new("giải", "a prize grade");
const THEORY: Noun = Noun::new("phần lý thuyết", "a theory round");

/// Ten points, when a theory round does not say how many it gives (source [31] of the domain
/// notes).
const TEN_POINTS: i64 = 1000;

/// A contest, with what the ids of its disciplines are made from: those are unique in the whole
/// file, for prizes may be given in another item. Teams are unique in their contest.
pub fn contest<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<(Contest, Vec<Draft>)> {
    let mut object = reader.object(node, CONTEST)?;
    let rules_ref = reader.text(&mut object, "rules_ref");
    let officials = reader.list(&mut object, "officials");
    let officials = officials.into_iter().filter_map(|node| official(reader, node)).collect();
    let nodes = reader.list(&mut object, "teams");
    let (drafts, mut teams): (Vec<Draft>, Vec<Team>) =
        nodes.into_iter().filter_map(|node| team(reader, node)).unzip();
    for (team, id) in teams.iter_mut().zip(reader.assign(drafts.iter())) {
        team.id = TeamId(id);
    }
    let nodes = reader.list(&mut object, "disciplines");
    let (drafts, disciplines) = nodes.into_iter().filter_map(|node| discipline(reader, node)).unzip();
    let overall = prizes(reader, &mut object, "overall");
    object.finish(reader);
    Some((Contest { rules_ref, officials, teams, disciplines, overall }, drafts))
}

fn official<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Official> {
    let mut object = reader.object(node, OFFICIAL)?;
    let role = match object.take("role") {
        Some(node) => reader.term(&node, OfficialRole::ALL, OfficialRole::code, OfficialRole::vi),
        None => {
            object.missing("role", "Chief");
            None
        }
    };
    let name = reader.text(&mut object, "name");
    object.finish(reader);
    Some(Official { role: role.unwrap_or_default(), name })
}

fn team<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<(Draft, Team)> {
    let mut team = Team {
        id: TeamId(String::new()),
        name: String::new(),
        category: None,
        size: None,
        captain: None,
        victims: None,
    };
    let mut written = None;
    if node.shape() == Shape::Text {
        team.name = reader.not_blank(&node, "name");
    } else {
        let mut object = reader.object(node, TEAM)?;
        written = reader.id(&mut object);
        team.name = reader.required(&mut object, "name", "\"Tổ dân phố 1\"").0;
        team.category = reader.text(&mut object, "category");
        team.size = reader.whole(&mut object, "size", 1..=1000);
        team.captain = reader.text(&mut object, "captain");
        team.victims = reader.whole(&mut object, "victims", 0..=1000);
        object.finish(reader);
    }
    Some((Draft { written, title: team.name.clone() }, team))
}

fn discipline<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<(Draft, Discipline)> {
    let mut object = reader.object(node, DISCIPLINE)?;
    let written = reader.id(&mut object);
    let (title, _) = reader.required(&mut object, "title", "\"Chữa cháy bằng bình\"");
    let small =
        |number: Option<u32>, default: u8| number.and_then(|n| u8::try_from(n).ok()).unwrap_or(default);
    let discipline = Discipline {
        id: DisciplineId(String::new()),
        title: title.clone(),
        category: reader.text(&mut object, "category"),
        score: term!(reader, object, "score", Score).unwrap_or_default(),
        lanes: reader.whole(&mut object, "lanes", 1..=99),
        prepare: reader.minutes(&mut object, "prepare"),
        watches: term!(reader, object, "watches", Combine).unwrap_or_default(),
        precision: small(reader.whole(&mut object, "precision", 1..=2), 2),
        rounding: term!(reader, object, "rounding", Rounding).unwrap_or_default(),
        attempts: small(reader.whole(&mut object, "attempts", 1..=3), 1),
        counts: term!(reader, object, "counts", Counts).unwrap_or_default(),
        cap: reader.minutes(&mut object, "cap"),
        cap_means: term!(reader, object, "cap_means", CapMeans).unwrap_or_default(),
        faults: {
            let rules = reader.list(&mut object, "faults");
            rules.into_iter().filter_map(|node| fault_rule(reader, node)).collect()
        },
        ties: {
            let links = reader.list(&mut object, "ties");
            let link = |node| reader.term(node, TieBreak::ALL, TieBreak::code, TieBreak::vi);
            links.iter().filter_map(link).collect()
        },
        prizes: prizes(reader, &mut object, "prizes"),
        theory: object.take("theory").and_then(|node| theory(reader, node)),
    };
    object.finish(reader);
    Some((Draft { written, title }, discipline))
}

fn fault_rule<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<FaultRule> {
    let mut object = reader.object(node, FAULT_RULE)?;
    let (code, _) = reader.required(&mut object, "code", "\"1\"");
    let (text, _) = reader.required(&mut object, "text", "\"Đổ vật cản\"");
    let before = reader.faults.len();
    let seconds = reader.seconds(&mut object, "seconds").map(FaultCost::Time);
    let points = reader.points(&mut object, "points").map(FaultCost::Points);
    let disqualifies = reader.flag(&mut object, "disqualifies").filter(|yes| *yes);
    let disqualifies = disqualifies.map(|_| FaultCost::Disqualified);
    let costs: Vec<FaultCost> = [seconds, points, disqualifies].into_iter().flatten().collect();
    // A cost that could not be read has been reported already.
    if costs.len() != 1 && reader.faults.len() == before {
        reader.fault(object.span.clone(), FaultKind::Costs { count: costs.len() });
    }
    let max = reader.whole(&mut object, "max", 1..=1000);
    object.finish(reader);
    let costs = costs.first().copied().unwrap_or(FaultCost::Disqualified);
    Some(FaultRule { code, text, costs, max })
}

fn prizes<'a>(reader: &mut Reader<'a>, object: &mut Object<'a>, name: &'static str) -> Vec<PrizeGrade> {
    let nodes = reader.list(object, name);
    nodes.into_iter().filter_map(|node| prize(reader, node)).collect()
}

fn prize<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<PrizeGrade> {
    let mut object = reader.object(node, PRIZE)?;
    let (grade, _) = reader.required(&mut object, "grade", "\"Giải nhất\"");
    let count = reader.whole(&mut object, "count", 1..=1000);
    let amount = reader.text(&mut object, "amount");
    object.finish(reader);
    Some(PrizeGrade { grade, count, amount })
}

fn theory<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Theory> {
    let mut object = reader.object(node, THEORY)?;
    let theory = Theory {
        questions: reader.whole(&mut object, "questions", 1..=10_000),
        prepare: reader.minutes(&mut object, "prepare"),
        answer: reader.minutes(&mut object, "answer"),
        max_points: reader.points(&mut object, "max_points").unwrap_or(TEN_POINTS),
    };
    object.finish(reader);
    Some(theory)
}
