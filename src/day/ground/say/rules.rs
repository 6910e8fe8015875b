//! Rules in words.

use super::super::Competition;
use super::super::line::usual;
use crate::agenda::{
    CapCounts, Criterion, FaultCost, FaultRule, Marks, Pace, PrizeGrade, Reckoning, Rule, Rules, TeamId,
};
use crate::text::{Lang, counted, say};

/// A fault of the catalogue: `2 Rơi lăng (+5 giây)`.
pub fn say_fault(fault: &FaultRule, lang: Lang) -> String {
    let costs = std::iter::once(&fault.costs).chain(&fault.then);
    let cost = costs.map(|cost| say_cost(*cost, lang)).collect::<Vec<_>>().join(" → ");
    let most = fault
        .max
        .map(|max| say!(lang, ", tính tối đa {max} lần", ", counts {} at most", counted(&max, "time")));
    let cost = format!("{cost}{}", most.unwrap_or_default());
    format!("{} {} ({cost})", fault.code, fault.text)
}

/// What a fault costs: `+5 giây`, `−0,5 điểm`, `bị loại`.
pub fn say_cost(cost: FaultCost, lang: Lang) -> String {
    match cost {
        FaultCost::Time(time) => {
            let seconds = time.0.num_seconds();
            say!(lang, "+{seconds} giây", "+{seconds} s")
        }
        FaultCost::Seconds(time) => say!(lang, "+{time} giây", "+{time} s"),
        FaultCost::Both(time, points) => {
            say!(lang, "+{time} giây, −{points} điểm", "+{time} s, −{}", counted(&points, "point"))
        }
        FaultCost::Bonus(time, points) => match (time.0, points.0) {
            (_, 0) => say!(lang, "thưởng −{time} giây", "bonus −{time} s"),
            (0, _) => say!(lang, "thưởng +{points} điểm", "bonus +{}", counted(&points, "point")),
            _ => say!(
                lang,
                "thưởng −{time} giây, +{points} điểm",
                "bonus −{time} s, +{}",
                counted(&points, "point")
            ),
        },
        FaultCost::Points(points) => say!(lang, "−{points} điểm", "−{}", counted(&points, "point")),
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
            say!(lang, "{lanes} đường", "{}", counted(&lanes, "lane"))
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
        Rule::Precision(0) => pick("lấy đến giây", "to a whole second"),
        Rule::Precision(1) => pick("lấy đến 1/10 giây", "to a tenth of a second"),
        Rule::Precision(_) => pick("lấy đến 1/100 giây", "to a hundredth of a second"),
        Rule::Rounding(rounding) => pick(rounding.vi(), rounding.en()),
        Rule::Attempts(attempts) => say!(lang, "{attempts} lần thi", "{}", counted(&attempts, "attempt")),
        Rule::Counts(counts) => {
            let counts = lang.pick(counts.vi(), counts.en());
            say!(lang, "lấy {counts}", "{counts} counts")
        }
        Rule::Cap(None) => pick("không giới hạn thời gian", "no time cap"),
        Rule::Cap(Some(cap)) => {
            let cap = cap.say(lang);
            say!(lang, "giới hạn {cap}", "cap {cap}")
        }
        Rule::CapMeans(means) => {
            let means = lang.pick(means.vi(), means.en());
            say!(lang, "quá giờ: {means}", "past the cap: {means}")
        }
        Rule::MaxPoints(None) => pick("điểm thực hành không giới hạn", "any number of points"),
        Rule::MaxPoints(Some(most)) => {
            say!(lang, "tối đa {most} điểm", "at most {}", counted(&most, "point"))
        }
        Rule::Prepare(None) => {
            let usual = usual(None).say(lang);
            say!(
                lang,
                "không quy định thời gian chuẩn bị (lấy {usual})",
                "no time to prepare ({usual} is taken)"
            )
        }
        Rule::Prepare(Some(prepare)) => {
            let prepare = prepare.say(lang);
            say!(lang, "chuẩn bị ở vạch {prepare}", "{prepare} to prepare at the line")
        }
        Rule::StartPoints(None) => pick("không cho điểm sẵn", "no points to start with"),
        Rule::StartPoints(Some(points)) => {
            say!(lang, "bắt đầu với {points} điểm", "{} to start with", counted(&points, "point"))
        }
        Rule::Pace(None) => pick("không tính điểm theo giây", "no points for seconds"),
        Rule::Pace(Some(Pace { set, under, over })) => say!(
            lang,
            "thời gian chuẩn {set}: mỗi giây nhanh hơn +{under}, chậm hơn −{over} điểm",
            "set time {set}: each second under +{under}, over −{}",
            counted(&over, "point")
        ),
        Rule::Failed(None) => pick("không hoàn thành thì không có thời gian", "no time for who failed"),
        Rule::Failed(Some(time)) => {
            let time = if time.0 % 1000 == 0 { time.show(0) } else { time.to_string() };
            say!(lang, "không hoàn thành tính {time}", "failed counts {time}")
        }
        Rule::CapCounts(counts) => {
            let counts = lang.pick(counts.vi(), counts.en());
            say!(lang, "giới hạn so với thời gian {counts}", "the cap is held against the time {counts}")
        }
        Rule::Marks(marks) => pick(marks.vi(), marks.en()),
        Rule::Reckoning(reckoning) => {
            let said = say_reckoning(reckoning, lang);
            if said.is_empty() {
                pick("cách tính thường", "the usual reckoning")
            } else {
                said.join(", ")
            }
        }
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

/// What goes beyond the usual reckoning.
fn say_reckoning(reckoning: &Reckoning, lang: Lang) -> Vec<String> {
    let mut usual: Vec<Rule> = Vec::new();
    usual.extend(reckoning.start_points.map(|points| Rule::StartPoints(Some(points))));
    usual.extend(reckoning.pace.map(|pace| Rule::Pace(Some(pace))));
    usual.extend(reckoning.failed.map(|time| Rule::Failed(Some(time))));
    usual.extend(Some(reckoning.cap_counts).filter(|own| *own != CapCounts::default()).map(Rule::CapCounts));
    usual.extend(Some(reckoning.marks).filter(|own| *own != Marks::default()).map(Rule::Marks));
    let mut said: Vec<String> = usual.iter().map(|rule| say_rule(rule, lang)).collect();
    if !reckoning.criteria.is_empty() {
        let criteria = say_criteria(&reckoning.criteria);
        said.push(say!(lang, "mỗi giám khảo chấm {criteria}", "each judge marks {criteria}"));
    }
    if !reckoning.handicaps.is_empty() {
        let n = reckoning.handicaps.len();
        said.push(say!(lang, "{n} đội được chấp thời gian", "time given to {}", counted(&n, "team")));
    }
    if let Some(best) = reckoning.individuals {
        said.push(say!(lang, "cộng {best} người tốt nhất", "the best {best} are added"));
    }
    said
}

/// Criteria with the most that each gives: `Nội dung 40 · Hình thức 30`.
pub fn say_criteria(criteria: &[Criterion]) -> String {
    let one = |own: &Criterion| format!("{} {}", own.title, own.most);
    criteria.iter().map(one).collect::<Vec<_>>().join(", ")
}

impl Competition {
    /// The rules on a few lines, the most important first.
    pub fn say_rules(&self, lang: Lang) -> Vec<String> {
        let name = |id: &TeamId| self.team(id).map_or_else(|| id.0.clone(), |team| team.name.clone());
        let marked = self.all_runs().any(|(.., run)| !run.marks.is_empty());
        say_rules(self.rules(), marked, name, lang)
    }
}

fn say_rules(rules: &Rules, marked: bool, team: impl Fn(&TeamId) -> String, lang: Lang) -> Vec<String> {
    let several =
        |rules: &[Rule]| rules.iter().map(|rule| say_rule(rule, lang)).collect::<Vec<_>>().join(" · ");
    let mut first = vec![Rule::Score(rules.score)];
    // Whoever reckons it again has to know how watches, and judges, become one number.
    let timed = rules.low_wins() || rules.reckoning.pace.is_some();
    if timed {
        first.extend([Rule::Watches(rules.watches), Rule::Precision(rules.precision)]);
    }
    if timed || marked {
        first.push(Rule::Rounding(rules.rounding));
    }
    if marked && rules.reckoning.marks == Marks::default() {
        first.push(Rule::Marks(rules.reckoning.marks));
    }
    if !rules.low_wins() && rules.max_points.is_some() {
        first.push(Rule::MaxPoints(rules.max_points));
    }
    // Whoever is given time is told by name, below.
    let nameless = Reckoning { handicaps: Vec::new(), ..rules.reckoning.clone() };
    if nameless != Reckoning::default() {
        first.push(Rule::Reckoning(nameless));
    }
    let each = rules.reckoning.individuals.is_some();
    let mut second = if each { Vec::new() } else { vec![Rule::Attempts(rules.attempts)] };
    if rules.attempts > 1 && !each {
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
    if each {
        let n = rules.attempts;
        let run = say!(lang, "{n} người thi, mỗi người một lần", "{n} run, each once");
        second = format!("{run} · {second}");
    }
    let given = &rules.reckoning.handicaps;
    if !given.is_empty() {
        let given: Vec<String> =
            given.iter().map(|own| format!("{} {}", team(&own.team), own.time)).collect();
        let given = given.join(", ");
        second += &say!(lang, " · được chấp (giây): {given}", " · seconds given: {given}");
    }
    if rules.prepare.is_some() {
        second = format!("{second} · {}", say_rule(&Rule::Prepare(rules.prepare), lang));
    }
    vec![several(&first), second]
}
