//! How results came about, so that whoever disputes one can reckon it again on paper.

use super::super::{
    Board, Competition, ELECTRONIC, Heat, JudgeMark, Measure, Noted, Protest, Run, SheetEntry, Standing,
    Status, Verdict, Worked, draw,
};
use crate::agenda::{FaultCost, FaultRule, Outcome, Points, RunTime, Score, TeamId};
use crate::clock::Timestamp;
use crate::day::Day;
use crate::text::{Lang, counted, say};

impl Competition {
    /// What a reading, the faults and the points come to: `42,40 + 5,00 = 47,40`, `9,5 − 1 = 8,5`;
    /// only the result where nothing was added or taken.
    pub fn say_reckoning(&self, worked: &Worked) -> Option<String> {
        let digits = u32::from(self.rules().precision);
        match worked.net? {
            Measure::Time(net) if worked.is_unfinished() => Some(net.show_whole(digits)),
            Measure::Time(net) => {
                let (time, net) = (worked.time?.show(digits), net.show_whole(digits));
                let penalty = worked.penalty;
                let sign = if penalty.0 < 0 { "−" } else { "+" };
                let shown = RunTime(penalty.0.abs()).show_whole(digits);
                let added = match penalty == RunTime::default() {
                    true => String::new(),
                    false => format!(" {sign} {shown}"),
                };
                // What the team was given stands before its faults.
                let given = worked.head_start;
                let given = match given == RunTime::default() {
                    true => String::new(),
                    false => format!(" − {}", given.show_whole(digits)),
                };
                let whole = worked.time? + penalty >= worked.head_start;
                Some(match (added.is_empty() && given.is_empty(), worked.capped.is_none() && whole) {
                    (true, _) => net,
                    (false, true) => format!("{time}{given}{added} = {net}"),
                    (false, false) => format!("{time}{given}{added} → {net}"),
                })
            }
            // Whoever did not finish has nothing, whatever the judges had given.
            Measure::Points(net) if worked.outcome != Outcome::Finished => Some(net.to_string()),
            Measure::Points(net) => {
                let mut said = worked.points?.to_string();
                let paced = worked.paced.filter(|paced| paced.0 != 0);
                for (sum, sign) in [(paced.unwrap_or_default(), 1), (worked.errors, -1)] {
                    match sum.0 * sign {
                        0 => {}
                        more if more > 0 => said += &format!(" + {}", Points(more)),
                        less => said += &format!(" − {}", Points(-less)),
                    }
                }
                let none = worked.errors.0 == 0 && paced.is_none();
                let below = worked.points? + worked.paced.unwrap_or_default() < worked.errors;
                Some(match (none, below) {
                    (true, _) => net.to_string(),
                    (false, false) => format!("{said} = {net}"),
                    // Nobody has less than nothing: a sum that is none is not printed to be signed.
                    (false, true) => format!("{said} → {net}"),
                })
            }
            Measure::Ranks(_) | Measure::Weighted(_) => None,
        }
    }

    /// A run on one line, from its readings on: `42,31 · 42,48 → 42,40 + 5,00 = 47,40; lỗi 2`.
    pub fn say_run(&self, team: &TeamId, run: &Run, lang: Lang) -> String {
        let worked = self.work_out(team, run);
        // Which one is the electronic watch decides what counts.
        let shown = |(number, time): &(u8, RunTime)| {
            let time = time.show(2);
            match *number {
                ELECTRONIC => say!(lang, "điện tử {time}", "electronic {time}"),
                _ => time,
            }
        };
        let readings: Vec<String> = worked.readings.iter().map(shown).collect();
        let mut said = readings.join(" · ");
        if let Some(reckoned) = self.say_reckoning(&worked) {
            said = if said.is_empty() || readings.len() == 1 && said == reckoned {
                reckoned
            } else {
                format!("{said} → {reckoned}")
            };
        }
        if !run.marks.is_empty() {
            let marks: Vec<String> = run.marks.iter().map(JudgeMark::said).collect();
            let marks = marks.join(" · ");
            let to = if said.is_empty() { "" } else { " → " };
            said = say!(lang, "giám khảo {marks}{to}{said}", "judges {marks}{to}{said}");
        }
        let mut parts = vec![said];
        if !run.faults.is_empty() {
            let codes: Vec<&str> = run.faults.iter().map(|fault| fault.code.as_str()).collect();
            let mut codes = codes.join(", ");
            for rule in &self.rules().faults {
                let seen = run.faults.iter().filter(|fault| fault.code == rule.code).count();
                let seen = u32::try_from(seen).unwrap_or(u32::MAX);
                if let Some(max) = rule.max.filter(|max| seen > *max) {
                    let code = &rule.code;
                    codes += &say!(
                        lang,
                        " ({code}: {seen} lần, tính {max})",
                        " ({code}: {}, {max} count)",
                        counted(&seen, "time")
                    );
                }
            }
            parts.push(say!(lang, "lỗi {codes}", "faults {codes}"));
        }
        if worked.outcome != Outcome::Finished {
            let why = run.reason.as_deref().map(|why| format!(" – {why}")).unwrap_or_default();
            parts.push(format!("{}{why}", lang.pick(worked.outcome.vi(), worked.outcome.en())));
        }
        // A time alone would be taken for points, and points alone for a result.
        let still_runs = run.watches.iter().any(crate::day::Watch::is_running);
        if !self.rules().low_wins() && worked.outcome == Outcome::Finished && !still_runs {
            match (worked.points, worked.readings.is_empty()) {
                (None, false) => parts.push(say!(lang, "chưa có điểm", "no points yet")),
                (Some(_), _) if worked.net.is_none() => {
                    parts.push(say!(lang, "chưa có giờ", "no time yet"));
                }
                (None | Some(_), _) => {}
            }
        }
        let out = |fault: &FaultRule| fault.costs == FaultCost::Disqualified;
        let seen = |fault: &&FaultRule| out(fault) && run.faults.iter().any(|own| own.code == fault.code);
        if run.is_acquitted() && self.rules().faults.iter().any(|fault| seen(&fault)) {
            let why = run.reason.as_deref().map(|why| format!(" – {why}")).unwrap_or_default();
            parts.push(say!(
                lang,
                "trọng tài công nhận hoàn thành{why}",
                "the referee ruled it finished{why}"
            ));
        }
        if worked.short && worked.net.is_some() {
            parts.push(say!(lang, "thiếu đồng hồ", "watch missing"));
        }
        for watch in run.watches.iter().filter(|watch| watch.left_out.is_some()) {
            let number = watch_number(watch.number, lang);
            let why = watch.left_out.as_deref().unwrap_or_default();
            let shown = watch.reading().map(|time| self.written_down(time).show(2)).unwrap_or_default();
            parts.push(say!(
                lang,
                "đồng hồ {number} không tính {shown}: {why}",
                "watch {number} left out {shown}: {why}"
            ));
        }
        if !worked.astray.is_empty() {
            let numbers: Vec<String> = worked.astray.iter().map(|own| watch_number(*own, lang)).collect();
            let numbers = numbers.join(", ");
            parts.push(say!(lang, "đồng hồ lệch: {numbers}", "watches apart: {numbers}"));
        }
        if run.is_interrupted() {
            parts.push(say!(
                lang,
                "MẤT SỐ: máy đã tắt giữa lần thi",
                "LOST: the machine went off in mid-run"
            ));
        }
        parts.retain(|part| !part.is_empty());
        parts.join("; ")
    }

    /// Everything that was written down of a run's watches, as what it is, with who and when:
    /// `1 bấm 42,31 (bấm giờ 1 09:12:03) · 2 gõ 42,48 (thư ký 09:13:10)`.
    pub fn say_sheet(&self, run: &Run, clock: impl Fn(Timestamp) -> String, lang: Lang) -> Option<String> {
        let line = |noted: &Noted| {
            let what = match &noted.what {
                SheetEntry::Measured(time) => say!(lang, "bấm {time}", "pressed {time}"),
                SheetEntry::Typed(time) => say!(lang, "gõ {time}", "typed {time}"),
                SheetEntry::Struck => say!(lang, "bỏ số", "no reading"),
                SheetEntry::LeftOut(why) => say!(lang, "không tính, {why}", "left out, {why}"),
                SheetEntry::TakenIn => say!(lang, "tính lại", "counts again"),
            };
            let (by, at) = (&noted.by, clock(noted.at));
            format!("{} {what} ({by} {at})", watch_number(noted.watch, lang))
        };
        let lines: Vec<String> = run.sheet.iter().map(line).collect();
        let said = lines.join(" · ");
        (!lines.is_empty()).then(|| say!(lang, "đồng hồ: {said}", "watches: {said}"))
    }

    /// An attempt as it is called: `lần 2`; `người 2` where each is run by another of the team.
    pub fn say_attempt(&self, team: &TeamId, attempt: u8, lang: Lang) -> String {
        if self.rules().reckoning.individuals.is_none() {
            return say!(lang, "lần {attempt}", "attempt {attempt}");
        }
        match self.runner(team, attempt) {
            Some(name) => say!(lang, "người {attempt}, {name}", "runner {attempt}, {name}"),
            None => say!(lang, "người {attempt}", "runner {attempt}"),
        }
    }

    /// The results that make a team's sum, where several do: `42,31 + 43,00 + 44,20 = 2:09,51`.
    pub fn say_sum(&self, team: &TeamId) -> Option<String> {
        let own = self.showing(team, false);
        let net = |n: &u8| Some(self.say_net(self.worked(team, *n)?.net?));
        let nets: Option<Vec<String>> = own.counting.iter().map(net).collect();
        let (nets, sum) = (nets.filter(|nets| nets.len() > 1)?, own.result?);
        Some(format!("{} = {}", nets.join(" + "), self.say_net(sum)))
    }

    /// Whether it is to be said of an attempt that it counts: some of the team's do not.
    pub fn is_said_to_count(&self, place: &Standing, attempt: u8) -> bool {
        place.counting.contains(&attempt) && place.counting.len() < usize::from(self.rules().attempts)
    }

    /// A result at the precision of the rules.
    fn say_net(&self, measure: Measure) -> String {
        match measure {
            Measure::Time(time) => time.show_whole(u32::from(self.rules().precision)),
            other => other.to_string(),
        }
    }

    /// Practice and theory added, where both count: `84 + 8 = 92`.
    pub fn say_total(&self, team: &TeamId, lang: Lang) -> Option<String> {
        let theory = self.answer(team).filter(|_| self.rules().score == Score::TheoryPlusPractice)?.points;
        let (Measure::Points(practice), Measure::Points(all)) =
            (self.showing(team, false).result?, self.showing(team, true).result?)
        else {
            return None;
        };
        Some(say!(
            lang,
            "thực hành {practice} + lý thuyết {theory} = {all}",
            "practice {practice} + theory {theory} = {all}"
        ))
    }

    /// What a team answered in the theory round: `lý thuyết 9,5 · Đội trưởng 01 · câu 3`.
    pub fn say_answer(&self, team: &TeamId, lang: Lang) -> Option<String> {
        let answer = self.answer(team)?;
        let points = answer.points;
        let who = answer.who.as_deref().map(|who| format!(" · {who}")).unwrap_or_default();
        let question = match answer.question {
            Some(n) => say!(lang, " · câu {n}", " · question {n}"),
            None => String::new(),
        };
        Some(say!(lang, "lý thuyết {points}{who}{question}", "theory {points}{who}{question}"))
    }

    /// Whether drawing again from the same number gives these heats: not when teams came, or lanes
    /// were changed, since the draw.
    pub fn can_be_drawn_again(&self) -> bool {
        let Some(seed) = self.seed else { return false };
        let teams: Vec<TeamId> = self.teams.iter().map(|team| team.id.clone()).collect();
        let lanes = usize::try_from(self.rules().lanes.unwrap_or(1)).unwrap_or(1);
        let again: Vec<Heat> = draw::heats(draw::order(&teams, seed), lanes);
        again == self.heats
    }
}

/// A watch by its number; the electronic one has none on paper.
fn watch_number(number: u8, lang: Lang) -> String {
    match number {
        ELECTRONIC => say!(lang, "điện tử", "electronic"),
        number => number.to_string(),
    }
}

impl Day {
    /// What became of a dispute, its moment written by `when`: `Bác 10:05, Ban tổ chức – xem lại hình.`
    pub fn say_settled(&self, protest: &Protest, when: impl Fn(Timestamp) -> String, lang: Lang) -> String {
        let Some(settled) = &protest.settled else {
            return say!(lang, "Chưa giải quyết.", "Not decided yet.");
        };
        let verdict = match settled.verdict {
            Verdict::Upheld => lang.pick("Chấp nhận", "Upheld"),
            Verdict::Rejected => lang.pick("Bác", "Rejected"),
        };
        let at = when(settled.at);
        let who = settled.decided_by.as_deref().unwrap_or(&settled.by.name);
        let why = settled.reason.as_deref().map(|why| format!(" – {why}")).unwrap_or_default();
        format!("{verdict} {at}, {who}{why}.")
    }

    /// What stands where a board shows a result: the result, how it ended without one, or what is
    /// still to come.
    pub fn say_standing(&self, board: &Board, place: &Standing, lang: Lang) -> String {
        match (place.status, place.result) {
            (Status::Running, _) => say!(lang, "đang thi", "running"),
            (Status::Out(outcome), _) => lang.pick(outcome.vi(), outcome.en()).to_owned(),
            (_, Some(result)) => self.say_measure(&board.id, result),
            (_, None) => say!(lang, "chưa thi", "to run"),
        }
    }
}
