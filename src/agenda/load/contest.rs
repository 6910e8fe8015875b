//! Contests: officials, teams, disciplines, fault rules, prizes.

use super::super::contest::{
    Contest, Discipline, FinalOf, MOST_MEMBERS, Official, PrizeGrade, Rules, Team, Theory, prize_counts,
};
use super::super::fault::{Fault, FaultKind, Noun};
use super::super::measure::{Points, RunTime};
use super::super::reckoning::{Criterion, Handicap, Pace, Reckoning};
use super::super::reckoning::{FaultCost, FaultRule};
use super::super::source::{Node, Shape};
use super::super::terms::{
    AfterTie, CapCounts, CapMeans, Combine, Counts, Marks, Missing, OfficialRole, Rounding, RuleSet, Score,
    TieBreak,
};
use super::super::time::Lasting;
use super::super::types::{DisciplineId, TeamId};
use super::super::words;
use super::Pending;
use super::ids::Draft;
use super::value::{Object, Reader, term};
use crate::text;

const CONTEST: Noun = Noun::new("hội thi", "a contest");
const OFFICIAL: Noun = Noun::new("trọng tài", "an official");
const TEAM: Noun = Noun::new("đội thi", "a team");
const DISCIPLINE: Noun = Noun::new("môn thi", "a discipline");
const FINAL_OF: Noun = Noun::new("chung kết", "a final");
const CRITERION: Noun = Noun::new("tiêu chí chấm", "a criterion");
const HANDICAP: Noun = Noun::new("thời gian chấp", "a handicap");
const INDIVIDUALS: Noun = Noun::new("số người thi và số người tính", "how many run and how many count");
const PACE: Noun = Noun::new("điểm theo giây", "points for time");
const FAULT_COST: Noun = Noun::new("mức phạt lần sau", "a later cost");
const FAULT_RULE: Noun = Noun::new("lỗi thi", "a fault rule");
const PRIZE: Noun = Noun::new("giải", "a prize grade");
const THEORY: Noun = Noun::new("phần lý thuyết", "a theory round");

/// A contest, with what the ids of its disciplines are made from: those are unique in the whole
/// file, for prizes may be given in another item. Teams are unique in their contest.
pub fn contest<'a>(
    reader: &mut Reader<'a>,
    node: Node<'a>,
    pending: &mut Pending<'a>,
) -> Option<(Contest, Vec<Draft>)> {
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
    let read = nodes.into_iter().filter_map(|node| discipline(reader, node, &teams, pending));
    let (drafts, disciplines) = read.unzip();
    let overall = object.take("overall").map(|node| prizes(reader, node)).unwrap_or_default();
    let mut overall_ties = Vec::new();
    if let Some(node) = object.take("overall_ties") {
        let links = reader.elements(node);
        let link = |node| reader.term(node, TieBreak::ALL, TieBreak::code, TieBreak::vi);
        overall_ties = links.iter().filter_map(link).collect();
    }
    let missing = term!(reader, &mut object, "overall_missing", Missing);
    let mut overall_of = Vec::new();
    for node in reader.list(&mut object, "overall_of") {
        overall_of.push(DisciplineId(reader.not_blank(&node, "overall_of")));
        pending.overall_of.push(node.span());
    }
    object.finish(reader);
    let overall_missing = missing.unwrap_or_default();
    let contest = Contest {
        rules_ref,
        officials,
        teams,
        disciplines,
        overall,
        overall_ties,
        overall_missing,
        overall_of,
    };
    Some((contest, drafts))
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

fn discipline<'a>(
    reader: &mut Reader<'a>,
    node: Node<'a>,
    teams: &[Team],
    pending: &mut Pending<'a>,
) -> Option<(Draft, Discipline)> {
    let mut object = reader.object(node, DISCIPLINE)?;
    let written = reader.id(&mut object);
    let (title, _) = reader.required(&mut object, "title", "\"Chữa cháy bằng bình\"");
    let category = reader.text(&mut object, "category");
    let weight = reader.points(&mut object, "weight").unwrap_or(Points(100));
    let final_of = object.take("final_of").and_then(|node| final_of(reader, node, pending));
    let rules = rules(reader, &mut object, teams);
    object.finish(reader);
    Some((
        Draft { written, title: title.clone() },
        Discipline { id: DisciplineId::default(), title, category, weight, final_of, rules },
    ))
}

/// Whence a final has its teams; that the discipline exists is seen when the whole file is read.
fn final_of<'a>(reader: &mut Reader<'a>, node: Node<'a>, pending: &mut Pending<'a>) -> Option<FinalOf> {
    let mut object = reader.object(node, FINAL_OF)?;
    let (discipline, place) = reader.required(&mut object, "discipline", "\"vong-loai\"");
    if !object.has("places") && !object.has("best") {
        object.missing("best", "4");
    }
    let places = reader.whole(&mut object, "places", 0..=99).unwrap_or_default();
    let best = reader.whole(&mut object, "best", 0..=99).unwrap_or_default();
    object.finish(reader);
    pending.finals.push(place);
    Some(FinalOf { discipline: DisciplineId(discipline), places, best })
}

/// The rules: a ready-made set, and what is written beside it.
fn rules<'a>(reader: &mut Reader<'a>, object: &mut Object<'a>, teams: &[Team]) -> Rules {
    let set = term!(reader, object, "rules", RuleSet);
    let mut rules = set.map(Rules::of).unwrap_or_default();
    macro_rules! take {
        ($($field:ident = $value:expr;)+) => {
            $(if let Some(value) = $value { rules.$field = value; })+
        };
    }
    let small = |number: Option<u32>| number.and_then(|number| u8::try_from(number).ok());
    take! {
        score = term!(reader, object, "score", Score);
        lanes = reader.whole(object, "lanes", 1..=99).map(Some);
        prepare = reader.minutes(object, "prepare").map(|time| Some(Lasting(time)));
        late = reader.text(object, "late").map(Some);
        watches = term!(reader, object, "watches", Combine);
        watch_limit = reader.run_time(object, "watch_limit").map(|limit| Some(limit).filter(|limit| limit.0 > 0));
        precision = small(reader.whole(object, "precision", 0..=2));
        rounding = term!(reader, object, "rounding", Rounding);
        attempts = small(reader.whole(object, "attempts", 1..=u32::from(rules.most_attempts())));
        counts = term!(reader, object, "counts", Counts);
        cap = reader.minutes(object, "cap").map(|time| Some(Lasting(time)));
        cap_means = term!(reader, object, "cap_means", CapMeans);
        max_points = reader.points(object, "max_points").map(Some);
        after_tie = term!(reader, object, "after_tie", AfterTie);
    }
    reckoning(reader, object, &mut rules.reckoning);
    if let Some(node) = object.take("individuals")
        && let Some(mut own) = reader.object(node, INDIVIDUALS)
    {
        let most = u32::from(MOST_MEMBERS);
        if let Some(of) = small(reader.whole(&mut own, "of", 1..=most)) {
            rules.attempts = of;
        }
        let best = small(reader.whole(&mut own, "best", 1..=u32::from(rules.attempts)));
        rules.reckoning.individuals = Some(best.unwrap_or(rules.attempts));
        rules.counts = Counts::Sum;
        own.finish(reader);
    }
    for node in reader.list(object, "handicaps") {
        rules.reckoning.handicaps.extend(handicap(reader, node, teams));
    }
    if let Some(node) = object.take("faults") {
        let nodes = reader.elements(node);
        rules.faults = nodes.into_iter().filter_map(|node| fault_rule(reader, node)).collect();
    }
    if let Some(node) = object.take("ties") {
        let links = reader.elements(node);
        let link = |node| reader.term(node, TieBreak::ALL, TieBreak::code, TieBreak::vi);
        rules.ties = links.iter().filter_map(link).collect();
    }
    if let Some(node) = object.take("prizes") {
        rules.prizes = prizes(reader, node);
    }
    if let Some(node) = object.take("practice_prizes") {
        rules.practice_prizes = prizes(reader, node);
    }
    if let Some(node) = object.take("theory") {
        rules.theory = theory(reader, node);
    }
    rules
}

/// The parts of the reckoning that few rule books have.
fn reckoning<'a>(reader: &mut Reader<'a>, object: &mut Object<'a>, reckoning: &mut Reckoning) {
    if let Some(points) = reader.points(object, "start_points") {
        reckoning.start_points = Some(points);
    }
    if let Some(time) = reader.seconds(object, "failed") {
        reckoning.failed = Some(RunTime::from_millis(time.num_milliseconds()));
    }
    if let Some(counts) = term!(reader, object, "cap_counts", CapCounts) {
        reckoning.cap_counts = counts;
    }
    if let Some(marks) = term!(reader, object, "marks", Marks) {
        reckoning.marks = marks;
    }
    if let Some(node) = object.take("criteria") {
        let nodes = reader.elements(node);
        reckoning.criteria = nodes.into_iter().filter_map(|node| criterion(reader, node)).collect();
    }
    if let Some(node) = object.take("pace")
        && let Some(mut pace) = reader.object(node, PACE)
    {
        reckoning.pace = Some(Pace {
            set: reader.run_time(&mut pace, "set").unwrap_or_default(),
            under: reader.points(&mut pace, "under").unwrap_or_default(),
            over: reader.points(&mut pace, "over").unwrap_or_default(),
        });
        pace.finish(reader);
    }
}

fn criterion<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Criterion> {
    let mut object = reader.object(node, CRITERION)?;
    let (title, _) = reader.required(&mut object, "title", "\"Nội dung\"");
    if !object.has("most") {
        object.missing("most", "40");
    }
    let most = reader.points(&mut object, "most").unwrap_or_default();
    object.finish(reader);
    Some(Criterion { title, most })
}

/// Time that a team is given: the team by its id or by its name.
fn handicap<'a>(reader: &mut Reader<'a>, node: Node<'a>, teams: &[Team]) -> Option<Handicap> {
    let mut object = reader.object(node, HANDICAP)?;
    let (written, place) = reader.required(&mut object, "team", "\"Tổ dân phố 1\"");
    let time = reader.seconds(&mut object, "time").unwrap_or_default();
    object.finish(reader);
    let is = |team: &&Team| team.id.0 == written || text::is_same_name(&team.name, &written);
    let Some(team) = teams.iter().find(is) else {
        let suggestion = words::nearest(&written, teams.iter().map(|team| team.name.as_str()));
        reader.fault(place, FaultKind::UnknownReference { to: TEAM, found: written, suggestion });
        return None;
    };
    Some(Handicap { team: team.id.clone(), time: RunTime::from_millis(time.num_milliseconds()) })
}

/// What a fault costs, of the fields of an object.
fn cost<'a>(reader: &mut Reader<'a>, object: &mut Object<'a>) -> (Option<FaultCost>, usize) {
    let seconds = if object.has_fraction("seconds") {
        reader.run_time(object, "seconds").map(FaultCost::Seconds)
    } else {
        reader.seconds(object, "seconds").map(|time| FaultCost::Time(Lasting(time)))
    };
    // The same as a time of the stopwatch: `2,5`.
    let exact = reader.run_time(object, "time").map(FaultCost::Seconds);
    let points = reader.points(object, "points").map(FaultCost::Points);
    let less = reader.run_time(object, "bonus_time");
    let more = reader.points(object, "bonus_points");
    let bonus = (less.is_some() || more.is_some())
        .then(|| FaultCost::Bonus(less.unwrap_or_default(), more.unwrap_or_default()));
    let disqualifies = reader.flag(object, "disqualifies").filter(|yes| *yes);
    let disqualifies = disqualifies.map(|_| FaultCost::Disqualified);
    // A fault may cost both.
    let time = seconds.or(exact);
    let both = time.zip(points).map(|(time, points)| FaultCost::Both(time.time(), points.points()));
    let (time, points) = if both.is_some() { (None, None) } else { (time, points) };
    let costs: Vec<FaultCost> = [time, points, both, bonus, disqualifies].into_iter().flatten().collect();
    (costs.first().copied(), costs.len())
}

fn fault_rule<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<FaultRule> {
    let mut object = reader.object(node, FAULT_RULE)?;
    let (code, _) = reader.required(&mut object, "code", "\"1\"");
    let (text, _) = reader.required(&mut object, "text", "\"Đổ vật cản\"");
    let before = reader.faults.len();
    let (costs, count) = cost(reader, &mut object);
    // A cost that could not be read has been reported already.
    if count != 1 && reader.faults.len() == before {
        reader.fault(object.span.clone(), FaultKind::Costs { count });
    }
    let mut then = Vec::new();
    for node in reader.list(&mut object, "then") {
        if let Some(mut later) = reader.object(node, FAULT_COST) {
            then.extend(cost(reader, &mut later).0);
            later.finish(reader);
        }
    }
    let max = reader.whole(&mut object, "max", 1..=1000);
    object.finish(reader);
    Some(FaultRule { code, text, costs: costs.unwrap_or(FaultCost::Disqualified), then, max })
}

/// Prizes: counts (`"1-1-2"`, `"1-1-1-*"`) or a list of grades.
fn prizes<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Vec<PrizeGrade> {
    if node.shape() == Shape::Text {
        let found = reader.not_blank(&node, "prizes");
        let counted = prize_counts(&found);
        if counted.is_none() && !found.is_empty() {
            reader.fault(node.span(), FaultKind::BadPrizes { found });
        }
        return counted.unwrap_or_default();
    }
    let nodes = reader.elements(node);
    let last = nodes.len().saturating_sub(1);
    let mut prizes = Vec::new();
    for (index, node) in nodes.into_iter().enumerate() {
        let Some(prize) = prize(reader, node) else { continue };
        if prize.count.is_none() && index < last {
            let kind = FaultKind::Uncounted { grade: prize.grade.clone() };
            reader.stricter.push(Fault::new(node.span(), kind));
        }
        prizes.push(prize);
    }
    prizes
}

fn prize<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<PrizeGrade> {
    let mut object = reader.object(node, PRIZE)?;
    let (grade, _) = reader.required(&mut object, "grade", "\"Giải nhất\"");
    let count = reader.whole(&mut object, "count", 1..=1000);
    let amount = reader.text(&mut object, "amount");
    let printed = reader.whole(&mut object, "printed", 0..=1000);
    object.finish(reader);
    Some(PrizeGrade { grade, count, amount, printed })
}

fn theory<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<Theory> {
    let mut object = reader.object(node, THEORY)?;
    let plain = Theory::default();
    let theory = Theory {
        questions: reader.whole(&mut object, "questions", 1..=10_000),
        prepare: reader.minutes(&mut object, "prepare").map(Lasting),
        answer: reader.minutes(&mut object, "answer").map(Lasting),
        max_points: reader.points(&mut object, "max_points").unwrap_or(plain.max_points),
        prizes: object.take("prizes").map(|node| prizes(reader, node)).unwrap_or_default(),
    };
    object.finish(reader);
    Some(theory)
}
