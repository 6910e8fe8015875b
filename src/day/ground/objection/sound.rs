//! Whether rules that are set on the day, and what judges hand in by them, are such as can be.

use super::super::{GroundRefusal, JudgeMark};
use super::Sense;
use crate::agenda::{Criterion, FaultCost, MOST_MEMBERS, Reckoning, Rule, Rules, RunTime};

/// Whether a judge's sheet is one that the rules ask for.
pub fn can_be_marked(rules: &Rules, mark: &JudgeMark) -> Sense {
    let criteria = &rules.reckoning.criteria;
    if criteria.len() != mark.criteria.len() {
        let titles = criteria.iter().map(|own| own.title.clone()).collect();
        return Err(GroundRefusal::OtherCriteria(titles));
    }
    let over = criteria.iter().zip(&mark.criteria).find(|(own, points)| **points > own.most);
    if let Some((own, _)) = over {
        return Err(GroundRefusal::TooManyFor { criterion: own.title.clone(), most: own.most });
    }
    match rules.max_points {
        Some(most) if mark.points > most => Err(GroundRefusal::TooManyPoints(most)),
        _ => Ok(()),
    }
}

/// Whether a rule is one that can be, beside the others.
pub fn is_sound(rule: &Rule, beside: &Rules) -> bool {
    match rule {
        Rule::Precision(digits) => (0..=2).contains(digits),
        Rule::Attempts(attempts) => (1..=beside.most_attempts()).contains(attempts),
        Rule::Reckoning(reckoning) => can_be_reckoned(reckoning),
        Rule::Lanes(lanes) => lanes.is_none_or(|lanes| (1..=99).contains(&lanes)),
        Rule::Cap(time) | Rule::Prepare(time) => time.is_none_or(|time| time.0.num_milliseconds() > 0),
        Rule::Failed(time) => time.is_none_or(|time| time > RunTime::default()),
        Rule::Fault(fault) => {
            let costs = || fault.then.iter().chain([&fault.costs]);
            let fair = |cost: &FaultCost| cost.is_bonus() || cost.time() >= RunTime::default();
            !fault.code.is_empty() && costs().all(fair)
        }
        Rule::All(_)
        | Rule::Score(_)
        | Rule::Watches(_)
        | Rule::WatchLimit(_)
        | Rule::Rounding(_)
        | Rule::Counts(_)
        | Rule::CapMeans(_)
        | Rule::MaxPoints(_)
        | Rule::StartPoints(_)
        | Rule::Pace(_)
        | Rule::CapCounts(_)
        | Rule::Marks(_)
        | Rule::Ties(_)
        | Rule::AfterTie(_)
        | Rule::Prizes(_) => true,
    }
}

fn can_be_reckoned(reckoning: &Reckoning) -> bool {
    let named = |own: &Criterion| !own.title.trim().is_empty();
    reckoning.individuals.is_none_or(|best| (1..=MOST_MEMBERS).contains(&best))
        && reckoning.criteria.iter().all(named)
        && reckoning.handicaps.iter().all(|own| own.time >= RunTime::default())
}
