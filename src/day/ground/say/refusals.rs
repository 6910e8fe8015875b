//! Refusals of a contest as sentences: calm, one each, and each says what to do.

use super::watch_name;
use crate::day::Day;
use crate::day::ground::{AttemptId, GroundRefusal};
use crate::text::{Lang, counted, harmless, say};

impl Day {
    /// A refusal of a contest as one sentence that says what to do.
    pub(in crate::day) fn say_ground_refusal(&self, refusal: &GroundRefusal, lang: Lang) -> String {
        let attempt = |run: &AttemptId| self.attempt_title(run, lang);
        match refusal {
            GroundRefusal::UnknownDiscipline { id, meant } => {
                let (id, hint) =
                    (harmless(&id.0), self.perhaps(meant.as_ref().map(|id| id.0.as_str()), lang));
                say!(lang, "Không có môn thi “{id}”.{hint}", "There is no discipline “{id}”.{hint}")
            }
            GroundRefusal::UnknownTeam { id, meant } => {
                let (id, hint) =
                    (harmless(&id.0), self.perhaps(meant.as_ref().map(|id| id.0.as_str()), lang));
                say!(lang, "Không có đội “{id}” ở môn này.{hint}", "No team “{id}” competes here.{hint}")
            }
            GroundRefusal::NoContest(item) => {
                let item = self.title(item);
                say!(lang, "“{item}” không có hội thi.", "“{item}” has no contest.")
            }
            GroundRefusal::NoBoard(board) => {
                let what = self.board_title(board, lang);
                say!(lang, "Không có bảng xếp hạng {what}.", "There is no board of {what}.")
            }
            GroundRefusal::NoSuchAttempt { attempts } => {
                say!(
                    lang,
                    "Thể lệ chỉ có {attempts} lần thi.",
                    "The rules know {} only.",
                    counted(&attempts, "attempt")
                )
            }
            GroundRefusal::NoSuchWatch(watch) => {
                say!(lang, "Mỗi đường chạy không có đồng hồ {watch}.", "No lane has a watch {watch}.")
            }
            GroundRefusal::Signed(board) => {
                let what = self.board_title(board, lang);
                say!(
                    lang,
                    "{what}: kết quả đã ký. Muốn sửa thì ghi khiếu nại trước.",
                    "{what}: the result is signed. To change it, record a protest first.",
                )
            }
            GroundRefusal::NoSuchLane { lanes } => {
                say!(lang, "Chỉ có {lanes} đường chạy.", "The ground has {} only.", counted(&lanes, "lane"))
            }
            GroundRefusal::OddReading(run, time) => {
                let what = attempt(run);
                say!(
                    lang,
                    "{what}: ghi {time}, không lần thi nào như vậy. Xem lại dấu phẩy; đúng thì xác nhận (bằng lệnh: sure: true).",
                    "{what}: {time} is written, which no run takes. Look at the comma; if it is so, say so (in a command: sure: true).",
                )
            }
            GroundRefusal::NoPoints(run) => {
                let what = attempt(run);
                say!(
                    lang,
                    "{what}: ghi 0 điểm. Đúng là không có điểm nào thì xác nhận; bằng lệnh: thêm sure: true.",
                    "{what}: 0 points are written. If there are none, say so; in a command add sure: true.",
                )
            }
            GroundRefusal::SaidAlready(run, watch) => {
                let (watch, what) = (watch_name(*watch, lang), attempt(run));
                say!(lang, "{what}: {watch} đã ghi như vậy rồi.", "{what}: {watch} is written so already.")
            }
            GroundRefusal::WatchRuns(run, watch) => {
                let (watch, what) = (watch_name(*watch, lang), attempt(run));
                say!(lang, "{what}: {watch} đang chạy.", "{what}: {watch} is running.")
            }
            GroundRefusal::WatchHasReading(run, watch) => {
                let (watch, what) = (watch_name(*watch, lang), attempt(run));
                say!(
                    lang,
                    "{what}: {watch} đã có số. Bấm nhầm thì Ctrl-Z; thi lại thì trọng tài cho thi lại.",
                    "{what}: {watch} has a reading. A slip: Ctrl-Z; to run again, order a re-run.",
                )
            }
            GroundRefusal::RunStopped(run) => {
                let what = attempt(run);
                say!(
                    lang,
                    "{what}: đã có đồng hồ dừng, bấm chạy lúc này không đo được gì. Ghi số bằng F5, hoặc cho thi lại.",
                    "{what}: a watch has stopped already; one started now measures nothing. Type a time with F5, or order a re-run.",
                )
            }
            GroundRefusal::WatchStands(run, watch) => {
                let (watch, what) = (watch_name(*watch, lang), attempt(run));
                say!(lang, "{what}: {watch} không chạy.", "{what}: {watch} is not running.")
            }
            GroundRefusal::JustStarted(run) => {
                let what = attempt(run);
                say!(
                    lang,
                    "{what}: vừa bấm chạy. Lần bấm này không tính; muốn bỏ thì Ctrl-Z.",
                    "{what}: started a moment ago. This press does not count; to take it back, Ctrl-Z.",
                )
            }
            GroundRefusal::RunOver(run) => {
                let what = attempt(run);
                say!(
                    lang,
                    "{what}: trọng tài đã kết thúc lần thi này. Sửa quyết định đó, hoặc cho thi lại.",
                    "{what}: the referee has ended this attempt. Change that ruling, or order a re-run.",
                )
            }
            GroundRefusal::Interrupted(run) => {
                let what = attempt(run);
                say!(
                    lang,
                    "{what}: máy đã tắt giữa lần thi, đồng hồ này mất số. Cho thi lại, hoặc gõ giờ từ đồng hồ tay.",
                    "{what}: the machine went off during this run and the watch lost its time. Order a re-run, or type a time.",
                )
            }
            GroundRefusal::UnknownFault { code, known } => {
                let (code, known) = (harmless(code), known.join(", "));
                if known.is_empty() {
                    say!(
                        lang,
                        "Môn này chưa có danh mục lỗi. Thêm lỗi vào thể lệ trước.",
                        "This discipline has no catalogue of faults. Add the fault to its rules first.",
                    )
                } else {
                    say!(
                        lang,
                        "Không có lỗi “{code}”. Có: {known}.",
                        "There is no fault “{code}”. There are: {known}."
                    )
                }
            }
            GroundRefusal::NotRun(run) => {
                let what = attempt(run);
                say!(
                    lang,
                    "{what}: chưa thi nên không thi lại.",
                    "{what}: not run yet, so not to be run again."
                )
            }
            GroundRefusal::NoRerun(run) => {
                let what = attempt(run);
                say!(lang, "{what}: chưa cho thi lại lần nào.", "{what}: no re-run was ordered.")
            }
            GroundRefusal::TooManyPoints(most) => {
                say!(
                    lang,
                    "Thể lệ cho nhiều nhất {most} điểm.",
                    "The rules give {} at most.",
                    counted(&most, "point")
                )
            }
            GroundRefusal::TooManyFor { criterion, most } => {
                let name = harmless(criterion);
                say!(lang, "{name}: nhiều nhất {most} điểm.", "{name}: {} at most.", counted(&most, "point"))
            }
            GroundRefusal::OtherCriteria(titles) if titles.is_empty() => say!(
                lang,
                "Môn này không chấm theo tiêu chí: mỗi giám khảo một điểm.",
                "This discipline is not marked by criterion: one mark for each judge.",
            ),
            GroundRefusal::OtherCriteria(titles) => {
                let (n, titles) = (titles.len(), harmless(&titles.join(", ")));
                say!(
                    lang,
                    "Mỗi giám khảo chấm đủ {n} tiêu chí, theo thứ tự: {titles}.",
                    "Each judge marks all {n} criteria, in this order: {titles}.",
                )
            }
            GroundRefusal::NoIndividuals(id) => {
                let what = self.discipline_title(id);
                say!(lang, "{what}: cả đội cùng thi, không ghi tên.", "{what}: the whole team runs together.")
            }
            GroundRefusal::NoFinal(id) => {
                let what = self.discipline_title(id);
                say!(
                    lang,
                    "{what} không phải là chung kết: các đội lấy từ danh sách đội.",
                    "{what} is no final: its teams are those of the list.",
                )
            }
            GroundRefusal::NobodyGoesOn(id) => {
                let what = self.discipline_title(id);
                say!(
                    lang,
                    "{what}: không đội nào có kết quả để vào chung kết.",
                    "{what}: no team has a result with which to go on.",
                )
            }
            GroundRefusal::TiedForTheFinal(teams) => {
                let names = self.any_names(teams);
                say!(
                    lang,
                    "Bằng nhau ở suất cuối vào chung kết: {names}. Chọn đồng hạng (cùng vào) hoặc bốc thăm trước khi ký.",
                    "Equal at the last place in the final: {names}. Share the rank (all go on) or draw lots before signing.",
                )
            }
            GroundRefusal::ScoredByTime(id) => {
                let what = self.discipline_title(id);
                say!(
                    lang,
                    "{what} tính bằng thời gian, không chấm điểm.",
                    "{what} is scored by time, not by points."
                )
            }
            GroundRefusal::NoTheory(id) => {
                let what = self.discipline_title(id);
                say!(lang, "{what} không có phần lý thuyết.", "{what} has no theory round.")
            }
            GroundRefusal::HasAnswered(id, team) => {
                let (team, what) = (self.team_name(id, team), self.discipline_title(id));
                say!(
                    lang,
                    "{team} đã trả lời ({what}). Sửa điểm thì ghi lại câu trả lời.",
                    "{team} has answered ({what}). To correct it, write the answer anew.",
                )
            }
            GroundRefusal::ClockWentOn(team) => {
                let team = self.any_names(std::slice::from_ref(team));
                say!(
                    lang,
                    "Đồng hồ lý thuyết của {team} vừa chuyển. Lần bấm này không tính.",
                    "The theory clock of {team} has just gone on. This press does not count.",
                )
            }
            GroundRefusal::HasLot(discipline, team, lot) => {
                let team = self.team_name(discipline, team);
                say!(
                    lang,
                    "{team} đã bốc được số {lot}. Bốc nhầm thì Ctrl-Z rồi bốc lại.",
                    "{team} has drawn number {lot}. A slip: Ctrl-Z, and draw again.",
                )
            }
            GroundRefusal::LotIsDrawn(discipline, team, lot) => {
                let team = self.team_name(discipline, team);
                say!(
                    lang,
                    "Số {lot} {team} đã bốc rồi. Xem lại thăm, gõ số khác.",
                    "Number {lot} is that of {team}. Look at the lot, type another number.",
                )
            }
            GroundRefusal::NoSuchLot { most } => {
                say!(lang, "Thăm chỉ có số từ 1 đến {most}.", "The lots are numbered from 1 to {most}.")
            }
            GroundRefusal::AllDrawn(id) => {
                let what = self.discipline_title(id);
                say!(
                    lang,
                    "{what}: các đội đã bốc thăm xong. Muốn bốc lại thì hoàn tác, hoặc bốc tất cả một lượt.",
                    "{what}: every team has drawn. To draw anew: undo, or draw all at once.",
                )
            }
            GroundRefusal::CalledAlready => {
                say!(
                    lang,
                    "Vừa gọi lượt này vào vạch, đồng hồ đang đếm. Muốn đếm lại từ đầu thì đợi 2 giây rồi gọi lại.",
                    "This heat was called a moment ago and the time runs. To begin anew: wait 2 seconds, call again.",
                )
            }
            GroundRefusal::TwoDisciplines => {
                say!(
                    lang,
                    "Mỗi lần chỉ gọi đội của một môn. Gọi từng môn.",
                    "One call is for one discipline. Call each by itself.",
                )
            }
            GroundRefusal::NotSigned(board) => {
                let what = self.board_title(board, lang);
                say!(
                    lang,
                    "{what}: chưa ký kết quả nên chưa công bố được. Trưởng ban trọng tài ký trước (F8, màn hình 6).",
                    "{what}: not signed, so nothing is announced. The chief referee signs first (F8, screen 6).",
                )
            }
            GroundRefusal::IsRevealed(board, teams) => {
                let names = self.names_on(board, teams);
                say!(
                    lang,
                    "{names} đã được công bố. Bấm nữa là công bố hạng kế tiếp.",
                    "{names}: announced already. One more press announces the next."
                )
            }
            GroundRefusal::NotTheNext(board) => {
                let next = self.board(board).and_then(|board| board.next_step());
                let next = next.map(|step| self.names_on(board, &step.teams)).unwrap_or_default();
                say!(
                    lang,
                    "Công bố từ giải thấp lên: kế tiếp là {next}.",
                    "From the lowest prize up: next is {next}.",
                )
            }
            GroundRefusal::NothingToReveal(board) => {
                let what = self.board_title(board, lang);
                say!(lang, "{what}: không còn giải nào để công bố.", "{what}: no prize is left to announce.",)
            }
            GroundRefusal::HasBegun(id) => {
                let what = self.discipline_title(id);
                say!(
                    lang,
                    "{what}: đã có đội thi, không xếp lại lượt được nữa.",
                    "{what}: somebody has run; heats cannot be set anew.",
                )
            }
            GroundRefusal::NoTeams(id) => {
                let what = self.discipline_title(id);
                say!(
                    lang,
                    "{what}: chưa có đội thi. Dán danh sách đội vào màn hình này.",
                    "{what}: no teams yet. Paste their list on this screen."
                )
            }
            GroundRefusal::TeamTwice(team) => {
                let team = harmless(&team.0);
                say!(lang, "Đội “{team}” đứng ở hai đường.", "Team “{team}” stands in two lanes.")
            }
            GroundRefusal::TeamThere(team) => {
                let team = harmless(&team.0);
                say!(lang, "Đã có đội “{team}”.", "There is a team “{team}” already.")
            }
            GroundRefusal::NoSuchCategory { category, known } => {
                let (category, known) = (harmless(category), known.join(", "));
                say!(
                    lang,
                    "Không môn nào dành cho bảng “{category}”. Có: {known}. Bỏ trống thì thi mọi môn.",
                    "No discipline is for category “{category}”. There are: {known}. Leave it empty to compete in all.",
                )
            }
            GroundRefusal::BadRule => say!(
                lang,
                "Thể lệ không nhận số này: 1–3 lần thi, 0–2 chữ số sau giây, 1–99 đường, lỗi chỉ cộng giây.",
                "The rules cannot be so: 1–3 attempts, 0–2 digits after the second, 1–99 lanes, faults add time.",
            ),
            GroundRefusal::NotTied => {
                say!(lang, "Các đội này không cùng hạng.", "These teams do not share a rank.")
            }
            GroundRefusal::TheoryMissing(teams) => {
                let (n, names) = (teams.len(), self.any_names(teams));
                say!(
                    lang,
                    "Còn {n} đội chưa có điểm lý thuyết: {names}. Ghi điểm lý thuyết (không trả lời thì 0), rồi ký.",
                    "No points for theory yet, {}: {names}. Write them down (0 for no answer), then sign.",
                    counted(&n, "team")
                )
            }
            GroundRefusal::StillToRun(teams) => {
                let (n, names) = (teams.len(), self.any_names(teams));
                say!(
                    lang,
                    "Còn {n} đội chưa có kết quả: {names}. Đội không thi thì ghi bỏ thi, rồi ký.",
                    "No result yet, {}: {names}. Rule who does not start, then sign.",
                    counted(&n, "team")
                )
            }
            GroundRefusal::AttemptsLeft(teams) => {
                let (n, names) = (teams.len(), self.any_names(teams));
                say!(
                    lang,
                    "Còn {n} đội chưa thi hết số lần: {names}. Không thi nữa thì ghi bỏ thi lần đó, hoặc bớt số lần thi trong thể lệ, rồi ký.",
                    "An attempt left, {}: {names}. Rule that they do not start it, or set fewer attempts, then sign.",
                    counted(&n, "team")
                )
            }
            GroundRefusal::TieStands(teams) => {
                let names = self.any_names(teams);
                say!(
                    lang,
                    "Bằng nhau ở ranh giới giải: {names}. Chọn đồng hạng hoặc bốc thăm trước khi ký.",
                    "A tie across two prizes: {names}. Share the rank or draw lots before signing.",
                )
            }
            GroundRefusal::NotAllSigned(id) => {
                let what = self.discipline_title(id);
                say!(lang, "Chưa ký kết quả môn {what}.", "{what} is not signed yet.")
            }
            GroundRefusal::UnderSignature(board) => {
                let what = self.board_title(board, lang);
                say!(
                    lang,
                    "{what}: việc này nằm trong kết quả đã ký, không hoàn tác được. Muốn sửa thì ghi khiếu nại trước.",
                    "{what}: this is part of a signed result and cannot be undone. To change it, record a protest first.",
                )
            }
            GroundRefusal::NotYourSignature(board) => {
                let what = self.board_title(board, lang);
                say!(
                    lang,
                    "{what}: chữ ký của người khác. Muốn mở lại kết quả thì ghi khiếu nại.",
                    "{what}: somebody else signed it. To open the result again, record a protest.",
                )
            }
            GroundRefusal::BoardMoved(board) => {
                let what = self.board_title(board, lang);
                say!(
                    lang,
                    "{what}: bảng vừa đổi sau khi bạn xem. Chưa ký; xem lại rồi ký.",
                    "{what}: the board has changed since you looked. Not signed; look again, then sign.",
                )
            }
            GroundRefusal::ProtestOpen(board, _) => {
                let what = self.board_title(board, lang);
                say!(
                    lang,
                    "{what}: khiếu nại chưa giải quyết. Ghi chấp nhận hay bác, ai quyết định, rồi ký.",
                    "{what}: a protest is open. Write down whether it is upheld or rejected and by whom, then sign.",
                )
            }
            GroundRefusal::NoProtest(board) => {
                let what = self.board_title(board, lang);
                say!(
                    lang,
                    "{what}: không có khiếu nại nào chờ giải quyết.",
                    "{what}: no protest waits for a decision."
                )
            }
            GroundRefusal::NothingToDispute(board) => {
                let what = self.board_title(board, lang);
                say!(
                    lang,
                    "{what}: chưa có kết quả để khiếu nại.",
                    "{what}: there is no result to dispute yet."
                )
            }
            GroundRefusal::NoTimes => say!(
                lang,
                "Chưa dòng giờ nào được nhận: dấu cách nhận dòng đang chọn.",
                "No time is taken yet: Space takes the selected row."
            ),
            GroundRefusal::NothingRuns => {
                say!(lang, "Không có đồng hồ nào đang chạy.", "No watch is running.")
            }
            GroundRefusal::StillRuns(team) => {
                let team = self.any_names(std::slice::from_ref(team));
                say!(
                    lang,
                    "Đồng hồ của {team} đang chạy. Dừng trước đã.",
                    "A watch of {team} is running. Stop it first."
                )
            }
        }
    }
}
