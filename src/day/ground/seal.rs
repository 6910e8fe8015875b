//! What a signature is for: the standing as the referee saw it, and everything it was made of.
//!
//! It is recorded with the signature, so that it can be read for ever what was signed, and so that
//! a signature meets only the board it was meant for.

use super::fold::Contests;
use super::sealed::{Sealed, SealedPlace, SealedResult};
use super::{Allotted, Board, BoardId, Competition, JudgeMark, Measure, Run, Standing, Status};
use crate::agenda::{ItemId, Outcome, Points, Team, TeamId};
use crate::day::Seq;

impl Contests {
    /// What a signature on a board would be for: a discipline is signed with its halves.
    pub fn seal(&self, board: &BoardId) -> Vec<Sealed> {
        let ids: Vec<BoardId> = match board.discipline() {
            Some(discipline) => {
                let own = |id: &BoardId| id.discipline() == Some(discipline);
                self.boards().into_iter().filter(own).collect()
            }
            None => vec![board.clone()],
        };
        ids.iter().filter_map(|id| self.board(id)).map(|board| self.sealed(&board)).collect()
    }

    fn sealed(&self, board: &Board) -> Sealed {
        let held = board.id.discipline().and_then(|id| self.get(id));
        let place = |place: &Standing| SealedPlace {
            team: place.team.clone(),
            rank: place.rank,
            result: match (place.status, place.result) {
                (Status::Out(outcome), _) => SealedResult::Out(outcome),
                (_, Some(Measure::Time(time))) => SealedResult::Time(time),
                (_, Some(Measure::Points(points))) => SealedResult::Points(points),
                (_, Some(Measure::Ranks(ranks))) => SealedResult::Ranks(ranks),
                (_, Some(Measure::Weighted(ranks))) => SealedResult::Weighted(ranks),
                (_, None) => SealedResult::Open,
            },
            prize: match place.prize {
                Allotted::Grade(grade) => board.grades.get(grade).map(|grade| grade.grade.clone()),
                Allotted::Nothing | Allotted::Waits => None,
            },
            sheet: held.map(|held| held.sheet(&place.team)).unwrap_or_default(),
        };
        Sealed { board: board.id.clone(), places: board.places.iter().map(place).collect() }
    }

    /// The first board that is signed here and would still be signed in `other`, but over something
    /// else: what a signature covers is changed by a protest and by nothing else.
    pub fn signature_over_another(&self, other: &Self) -> Option<BoardId> {
        let discipline = self.held.iter().find(|held| {
            let after = other.get(held.id()).filter(|after| after.closing.signed.is_some());
            held.closing.signed.is_some() && after.is_some_and(|after| after.covered() != held.covered())
        });
        let overall = self.overall.iter().find(|overall| {
            let after = other.overall.iter().find(|after| after.item == overall.item);
            let after = after.filter(|after| after.closing.signed.is_some());
            overall.closing.signed.is_some()
                && after.is_some_and(|after| {
                    let same = (&after.prizes, &after.ties, &after.signed_over, &after.chain, after.missing)
                        == (
                            &overall.prizes,
                            &overall.ties,
                            &overall.signed_over,
                            &overall.chain,
                            overall.missing,
                        );
                    !same || self.overall_seal(&overall.item) != other.overall_seal(&overall.item)
                })
        });
        discipline
            .map(|held| BoardId::Result(held.id().clone()))
            .or_else(|| overall.map(|overall| BoardId::Overall(overall.item.clone())))
    }

    /// Whether a board is signed now, by the event of this number.
    pub fn is_signed_by(&self, board: &BoardId, seq: Seq) -> bool {
        let signed = self.closing(board).and_then(|closing| closing.signed.as_ref());
        signed.is_some_and(|signature| signature.seq == seq)
    }

    /// A board that is signed and no longer what its signature tells: an undo may bring a signature
    /// back over something else.
    pub fn broken_signature(&self) -> Option<BoardId> {
        let disciplines = self.held.iter().map(|held| BoardId::Result(held.id().clone()));
        let overall = self.overall.iter().map(|overall| BoardId::Overall(overall.item.clone()));
        disciplines.chain(overall).find(|board| {
            let signed = self.closing(board).and_then(|closing| closing.signed.as_ref());
            let told = signed.map(|signature| &signature.standing).filter(|told| !told.is_empty());
            told.is_some_and(|told| *told != self.seal(board))
        })
    }

    fn overall_seal(&self, item: &ItemId) -> Vec<Sealed> {
        self.seal(&BoardId::Overall(item.clone()))
    }
}

impl Competition {
    /// What a signature covers. The spelling of a team's name is not of it: a name is mended, and
    /// its certificate written right, without anybody disputing the result.
    fn covered(&self) -> impl PartialEq + use<'_> {
        let teams: Vec<&TeamId> = self.teams.iter().map(|team: &Team| &team.id).collect();
        ((teams, self.rules(), &self.heats, self.seed), (&self.attempts, &self.theory, &self.ties, &self.out))
    }

    /// Everything that was written down of a team's attempts, each reading and each fault.
    fn sheet(&self, team: &TeamId) -> String {
        let attempts = (1..=self.rules().attempts).filter_map(|attempt| {
            let run = self.run(team, attempt).filter(|run| run.has_begun())?;
            Some(format!("{attempt}: {}", self.sheet_of(run)))
        });
        let mut parts: Vec<String> = attempts.collect();
        parts.extend(self.answer(team).map(|answer| format!("lt={}", answer.points)));
        parts.join("; ")
    }

    fn sheet_of(&self, run: &Run) -> String {
        let watches = run.watches.iter().filter_map(|watch| {
            let left_out = if watch.left_out.is_some() { "~" } else { "" };
            Some(format!("{left_out}{}={}", watch.number, self.written_down(watch.reading()?)))
        });
        let mut parts: Vec<String> = watches.collect();
        let mark = |mark: &JudgeMark| {
            let parts: Vec<String> = mark.criteria.iter().map(Points::to_string).collect();
            let of = if parts.is_empty() { String::new() } else { format!("({})", parts.join("+")) };
            format!("{}:{}{of}", mark.judge, mark.points)
        };
        parts.extend(run.marks.iter().map(mark));
        parts.extend(run.points.map(|points| format!("={points}")));
        parts.extend(run.faults.iter().map(|fault| format!("+{}", fault.code)));
        if run.outcome != Outcome::Finished {
            parts.push(run.outcome.code().to_owned());
        }
        parts.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda;
    use crate::agenda::RunTime;
    use crate::clock::Timestamp;
    use crate::day::{
        AttemptId, Command, Day, Event, GroundEvent, GroundRefusal, Mode, Operator, Recorded, Refusal, Seq,
    };

    #[test]
    fn a_signature_of_a_journal_from_before_it_told_what_was_signed_holds_as_well() {
        let text = r#"(title: "Ngày hội", date: "19/8/2026", items: [(title: "Hội thi", contest: (
            teams: ["Tổ 1", "Tổ 2"], disciplines: [(id: "k", title: "Chữa cháy",
                faults: [(code: "1", text: "Rơi lăng", seconds: 5)])]))])"#;
        let agenda = agenda::load(text).unwrap();
        let (by, at) = (Operator::named("trọng tài"), Timestamp::from_millis(1_787_099_400_000));
        let run = |team: &str| AttemptId { discipline: "k".into(), team: team.into(), attempt: 1 };
        let read = |team: &str, time: &str| GroundEvent::Read {
            run: run(team),
            watch: 1,
            time: RunTime::parse(time),
        };
        let board = BoardId::Result("k".into());
        let happened = [
            read("to-1", "50"),
            read("to-2", "52"),
            GroundEvent::Charged { run: run("to-1"), fault: "1".to_owned(), note: None },
            GroundEvent::Signed { board: board.clone(), standing: Vec::new() },
        ];
        let events = happened.into_iter().map(Event::Ground);
        let all = std::iter::once(Day::opening(text, &agenda, Mode::Live, at)).chain(events);
        let records =
            (1..).zip(all).map(|(seq, event)| Recorded { seq: Seq(seq), at, by: by.clone(), event });
        let day = Day::replay(records.collect()).unwrap();
        let refused = Refusal::from(GroundRefusal::UnderSignature(board));
        assert_eq!(day.decide(&Command::Undo(Seq(4)), &by, at), Err(refused));
        assert!(day.decide(&Command::Undo(Seq(5)), &by, at).is_ok(), "the signature itself, by its signer");
    }
}
