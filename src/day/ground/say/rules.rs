//! Rules in words.

use crate::agenda::{FaultCost, FaultRule, PrizeGrade, Rule, Rules};
use crate::text::{Lang, say};

/// A fault of the catalogue: `2 Rơi lăng (+5 giây)`.
pub fn say_fault(fault: &FaultRule, lang: Lang) -> String {
    let cost = say_cost(fault.costs, lang);
    format!("{} {} ({cost})", fault.code, fault.text)
}

/// What a fault costs: `+5 giây`, `−0,5 điểm`, `bị loại`.
pub fn say_cost(cost: FaultCost, lang: Lang) -> String {
    match cost {
        FaultCost::Time(time) => {
            let seconds = time.0.num_seconds();
            say!(lang, "+{seconds} giây", "+{seconds} s")
        }
        FaultCost::Points(points) => say!(lang, "−{points} điểm", "−{points} points"),
        FaultCost::Disqualified => say!(lang, "bị loại", "disqualified"),
    }
}

/// Prizes as counts: `1 Giải nhất, 1 Giải nhì, Giải khuyến khích: còn lại`.
pub fn say_prizes(prizes: &[PrizeGrade], lang: Lang) -> String {
    let rest = lang.pick("tất cả còn lại", "all the rest");
    let one = |prize: &PrizeGrade| match prize.count {
        Some(count) => format!("{count} {}", prize.grade),
        None => format!("{}: {rest}", prize.grade),
    };
    prizes.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A rule in words.
pub fn say_rule(rule: &Rule, lang: Lang) -> String {
    let pick = |vi: &str, en: &str| lang.pick(vi, en).to_owned();
    match rule {
        Rule::All(set) => pick(set.vi(), set.en()),
        Rule::Score(score) => pick(score.vi(), score.en()),
        Rule::Lanes(lanes) => {
            let lanes = lanes.unwrap_or(1);
            say!(lang, "{lanes} đường", "{lanes} lanes")
        }
        Rule::Watches(watches) => pick(watches.vi(), watches.en()),
        Rule::WatchLimit(None) => pick("đồng hồ lệch bao nhiêu cũng không báo", "watches may lie apart"),
        Rule::WatchLimit(Some(limit)) => {
            say!(
                lang,
                "báo khi đồng hồ lệch quá {limit} giây",
                "watches apart by over {limit} s are pointed at"
            )
        }
        Rule::Precision(1) => pick("lấy đến 1/10 giây", "to a tenth of a second"),
        Rule::Precision(_) => pick("lấy đến 1/100 giây", "to a hundredth of a second"),
        Rule::Rounding(rounding) => pick(rounding.vi(), rounding.en()),
        Rule::Attempts(attempts) => say!(lang, "{attempts} lần thi", "{attempts} attempts"),
        Rule::Counts(counts) => {
            let counts = lang.pick(counts.vi(), counts.en());
            say!(lang, "lấy {counts}", "{counts} counts")
        }
        Rule::Cap(None) => pick("không giới hạn thời gian", "no time cap"),
        Rule::Cap(Some(cap)) => say!(lang, "giới hạn {cap}", "cap {cap}"),
        Rule::CapMeans(means) => {
            let means = lang.pick(means.vi(), means.en());
            say!(lang, "quá giờ: {means}", "past the cap: {means}")
        }
        Rule::MaxPoints(None) => pick("điểm thực hành không giới hạn", "any number of points"),
        Rule::MaxPoints(Some(most)) => say!(lang, "tối đa {most} điểm", "at most {most} points"),
        Rule::Fault(fault) => {
            let fault = say_fault(fault, lang);
            say!(lang, "lỗi {fault}", "fault {fault}")
        }
        Rule::Ties(ties) => {
            let links =
                ties.iter().map(|link| lang.pick(link.vi(), link.en())).collect::<Vec<_>>().join(" → ");
            say!(lang, "bằng nhau thì xét: {links}", "equals: {links}")
        }
        Rule::AfterTie(after) => pick(after.vi(), after.en()),
        Rule::Prizes(prizes) => say_prizes(prizes, lang),
    }
}

/// The rules on a few lines, the most important first.
pub fn say_rules(rules: &Rules, lang: Lang) -> Vec<String> {
    let several =
        |rules: &[Rule]| rules.iter().map(|rule| say_rule(rule, lang)).collect::<Vec<_>>().join(" · ");
    let mut first = vec![Rule::Score(rules.score)];
    if rules.low_wins() {
        first.extend([
            Rule::Watches(rules.watches),
            Rule::Precision(rules.precision),
            Rule::Rounding(rules.rounding),
        ]);
    } else if rules.max_points.is_some() {
        first.push(Rule::MaxPoints(rules.max_points));
    }
    let mut second = vec![Rule::Attempts(rules.attempts)];
    if rules.attempts > 1 {
        second.push(Rule::Counts(rules.counts));
    }
    if rules.cap.is_some() {
        second.extend([Rule::Cap(rules.cap), Rule::CapMeans(rules.cap_means)]);
    }
    if !rules.ties.is_empty() {
        second.push(Rule::Ties(rules.ties.clone()));
    }
    second.push(Rule::AfterTie(rules.after_tie));
    let mut second = several(&second);
    if let Some(prepare) = rules.prepare {
        let ready = say!(lang, "chuẩn bị ở vạch {prepare}", "{prepare} to prepare");
        second = format!("{second} · {ready}");
    }
    vec![several(&first), second]
}
