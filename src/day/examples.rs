//! Every command by an example.

/// One example of each command, as `ngayhoi do` reads it, with what it does.
/// A test reads each of them back, and demands one for every command.
pub const EXAMPLES: &[(&str, &str, &str)] = &[
    (r#"Start("bao-cao")"#, "bắt đầu một mục ngay bây giờ", "start an item now"),
    (
        r#"StartAhead("bao-cao")"#,
        "bắt đầu một mục; các mục trước nó còn làm sau",
        "start an item; those before it are still to come",
    ),
    (
        r#"StartPast(item: "bao-cao", earlier: ["chao-co"], held: true)"#,
        "bắt đầu một mục; các mục trước đã diễn ra mà không ai bấm (held: false: bỏ)",
        "start an item; those before it were held and nobody pressed (held: false: left out)",
    ),
    (r#"Next(from: "chao-co")"#, "sang mục kế tiếp", "go on to the next item"),
    (r#"Back(from: "bao-cao")"#, "mục này bấm nhầm: quay lại mục trước", "this item was a mistake: go back"),
    (r#"Pause("bao-cao")"#, "dừng đồng hồ của mục", "stop the item's clock"),
    (r#"Resume("bao-cao")"#, "cho đồng hồ của mục chạy tiếp", "let the item's clock run on"),
    (r#"Skip(item: "van-nghe", reason: "thiếu nhạc")"#, "bỏ một mục", "leave an item out"),
    (r#"Unskip("van-nghe")"#, "lấy lại mục đã bỏ", "put a skipped item back"),
    (r#"Park(item: "hoi-thi", reason: "mưa")"#, "treo một mục", "set an item aside"),
    (r#"Unpark("hoi-thi")"#, "lấy lại mục treo", "put an item set aside back"),
    (r#"Tick("bao-cao/slide")"#, "đánh dấu một việc là xong", "tick a check"),
    (r#"Untick("bao-cao/slide")"#, "bỏ đánh dấu một việc", "untick a check"),
    (
        r#"Note(item: "bao-cao", text: "micro 2 hú")"#,
        "ghi chú về một mục, hoặc về cả ngày",
        "write a note on an item, or on the day",
    ),
    (
        r#"CorrectStart(item: "bao-cao", ago: "2 phút")"#,
        "mục thật ra đã bắt đầu từ 2 phút trước",
        "the item really began 2 minutes ago",
    ),
    (
        r#"Adjust(item: "bao-cao", by: "-2 phút")"#,
        "thêm hoặc bớt thời gian của mục",
        "give an item time, or take some",
    ),
    (r#"End(from: "be-mac")"#, "kết thúc ngày", "end the day"),
    (
        r#"Insert(item: (title: "Phát biểu của khách", kind: DirectiveSpeech, minutes: 7), before: "dap-tu")"#,
        "chen một mục",
        "put a new item in",
    ),
    (
        r#"Move(items: ["trao-thuong"], before: "tham-luan")"#,
        "dời các mục đến trước một mục",
        "move items before another",
    ),
    (r#"SetAside(items: ["hoi-thi"], reason: "mưa")"#, "treo nhiều mục một lúc", "set several items aside"),
    (
        r#"Postpone(to: "20/8/2026", start: "7h30")"#,
        "dời phần còn lại sang ngày khác",
        "put what is still to come off to a later date",
    ),
    (r#"TakeUp(items: ["hoi-thi"])"#, "lấy lại các mục treo", "put items set aside back"),
    (
        r#"Replace(item: "bao-cao", performer: Named("Phó Trưởng Công an phường"))"#,
        "đổi người thực hiện",
        "another performer",
    ),
    (
        r#"Shorten(cuts: [(item: "tham-luan", by: "5 phút")], drops: ["tro-choi"])"#,
        "rút ngắn, bỏ bớt để kịp giờ",
        "shorten and drop to end on time",
    ),
    (
        r#"PullForward(delegate: "dai-bieu-01", items: ["trao-thuong"])"#,
        "khách phải về sớm: đưa lên trước",
        "a guest must leave: bring these forward",
    ),
    (
        r#"Mark(delegates: ["dai-bieu-01"], presence: Arrived)"#,
        "đánh dấu đại biểu: Expected, Arrived, Introduced, Left, Absent",
        "mark delegates: Expected, Arrived, Introduced, Left, Absent",
    ),
    (
        r#"Leave(delegate: "dai-bieu-01", at: "9h30")"#,
        "khách phải về lúc mấy giờ; để trống là về ngay, “cuối” là ở lại đến hết",
        "when a guest must leave; blank is now, “end” is that they stay after all",
    ),
    (
        r#"AddDelegate(delegate: (name: "Đại biểu 99", position: "Phó Giám đốc Công an thành phố"), before: "dai-bieu-01")"#,
        "thêm khách đến bất ngờ",
        "add a guest nobody announced",
    ),
    (
        r#"MoveDelegate(delegate: "dai-bieu-02", before: "dai-bieu-01")"#,
        "đổi thứ tự giới thiệu",
        "change the order of introduction",
    ),
    (
        r#"Substitute(delegate: "dai-bieu-01", by: (name: "Đại biểu 98"), before: "dai-bieu-05")"#,
        "người đi thay đại biểu",
        "somebody has come instead",
    ),
    (
        r#"Correct(changes: [(at: Delegate("dai-bieu-01", Rank), now: "Thượng tá")], everywhere: true)"#,
        "sửa tên, cấp bậc, chức vụ, tên mục …: Delegate(…, Name), Recipient(…, Name), Item(…, Title), Staff(…); everywhere: sửa mọi chỗ khác của đúng người ấy",
        "mend a name, rank, post, title …: Delegate(…, Name), Recipient(…, Name), Item(…, Title), Staff(…); everywhere: wherever else the same person stands",
    ),
    (r#"Send(text: "đọc chậm, chờ đoàn thành phố 2 phút")"#, "nhắn MC", "send the MC a line"),
    ("Seen(12)", "MC đã đọc tin nhắn số này", "the MC has read the line of this number"),
    (
        r#"Revise(agenda: "(title: \"Ngày hội\", items: [\"Chào cờ\"])")"#,
        "lấy chương trình từ tệp đã sửa",
        "take the programme from a changed agenda",
    ),
    (
        r#"KeepProgramme(agenda: "(title: \"Ngày hội\", items: [\"Chào cờ\"])")"#,
        "giữ chương trình đang chạy",
        "keep the programme as it runs",
    ),
    (r#"Announce("giay-khen")"#, "công bố một quyết định", "read a decision"),
    (
        r#"Award(recipients: ["giay-khen/ca-nhan-01"], state: Conferred)"#,
        "trao: Present, LinedUp, Called, Conferred, ToProxy(name: …, relation: …), Later, Withdrawn",
        "award: Present, LinedUp, Called, Conferred, ToProxy(name: …, relation: …), Later, Withdrawn",
    ),
    (
        r#"StandIn(recipient: "giay-khen/ca-nhan-01", name: "Cá nhân 91", relation: "con")"#,
        "biết trước người sẽ nhận thay; bỏ trống tên là tự nhận",
        "who will receive instead; an empty name is nobody",
    ),
    (
        r#"Ready(recipients: ["giay-khen/ca-nhan-01"], kit: Printed, done: true)"#,
        "chuẩn bị: Printed, Correct, Signed, Framed, InTray, Envelope, Flowers, Seated, Contacted",
        "ready: Printed, Correct, Signed, Framed, InTray, Envelope, Flowers, Seated, Contacted",
    ),
    (
        r#"Rename(recipient: "giay-khen/ca-nhan-01", name: "Cá nhân 01")"#,
        "sửa tên người nhận",
        "mend a recipient's name",
    ),
    (
        r#"Import(decision: "giay-khen", kind: Individual, recipients: [(name: "Cá nhân 11", position: "Tổ dân phố 3")])"#,
        "ghi danh sách đến muộn: Collective, Household, Individual",
        "take in a list that arrived late: Collective, Household, Individual",
    ),
    (
        r#"AddRecipient(decision: "giay-khen", recipient: (name: "Cá nhân 12"), after: "giay-khen/ca-nhan-01")"#,
        "thêm một tên đến muộn, đúng chỗ",
        "add a late name at its place",
    ),
    (
        r#"SplitBatch(before: "giay-khen/ca-nhan-06")"#,
        "tách đợt: từ người này trở đi lên riêng",
        "divide a batch before somebody",
    ),
    (
        r#"JoinBatch(batch: "giay-khen/ca-nhan-06")"#,
        "gộp đợt bắt đầu từ người này với đợt trước",
        "join the batch that begins with somebody with the one before",
    ),
    (
        r#"StaffBatch(batch: "giay-khen/ca-nhan-06", presenters: [Delegate("dai-bieu-01")], bearers: ["Lễ tân 01"])"#,
        "người trao, người bưng khay của riêng một đợt",
        "presenters and bearers of one batch",
    ),
    (
        r#"CloseBatch(batch: "giay-khen/ca-nhan-06")"#,
        "đợt đã xong, đã chụp ảnh",
        "the batch is done, the photo is taken",
    ),
    (
        r#"StartWatch(run: (discipline: "chua-chay", team: "to-2"), watch: 1)"#,
        "bấm chạy một đồng hồ",
        "start a watch",
    ),
    (
        r#"StartHeat(runs: [(discipline: "chua-chay", team: "to-2"), (discipline: "chua-chay", team: "to-5")])"#,
        "phát lệnh: mọi đồng hồ của lượt cùng chạy",
        "the starter's signal: every watch of the heat starts",
    ),
    (
        r#"StopWatch(run: (discipline: "chua-chay", team: "to-2"), watch: 1)"#,
        "bấm dừng một đồng hồ",
        "stop a watch",
    ),
    (
        r#"Reading(run: (discipline: "chua-chay", team: "to-2"), watch: 2, time: "42,31")"#,
        "ghi số của một đồng hồ; đồng hồ 0 là điện tử",
        "write a watch's reading; watch 0 is the electronic one",
    ),
    (
        r#"JudgesMark(run: (discipline: "so-cuu", team: "to-2"), marks: [(judge: "1", points: "9,5"), (judge: "2", points: 9)])"#,
        "điểm của nhiều giám khảo; thể lệ quyết định cách lấy",
        "the marks of several judges; the rules say how they become one",
    ),
    (
        r#"RuleTeam(item: "hoi-thi", team: "to-2", outcome: Disqualified, reason: "người ngoài danh sách")"#,
        "cả đội bỏ cuộc, bị loại, hoặc thi tiếp (Finished)",
        "a team as a whole: withdrawn, put out, or in again (Finished)",
    ),
    (
        r#"LeaveOut(run: (discipline: "chua-chay", team: "to-2"), watch: 3, reason: "bấm nhầm")"#,
        "không tính số của một đồng hồ; bỏ reason thì tính lại",
        "a reading is left out; without a reason it counts again",
    ),
    (
        r#"ClaimWatch(item: "hoi-thi", lane: 1, watch: 2)"#,
        "máy này giữ đồng hồ ở đường chạy",
        "this console holds a watch on a lane",
    ),
    (
        r#"Charge(run: (discipline: "chua-chay", team: "to-2"), fault: "1", note: "vạch xuất phát")"#,
        "ghi một lỗi",
        "charge a fault",
    ),
    (
        r#"Points(run: (discipline: "so-cuu", team: "to-2"), points: "9,5")"#,
        "chấm điểm thực hành",
        "give points for practice",
    ),
    (
        r#"Advance(discipline: "chung-ket")"#,
        "các đội vào chung kết, khi vòng loại đã ký",
        "send on to the final, once the heats are signed",
    ),
    (
        r#"NameRunner(run: (discipline: "chay", team: "to-2", attempt: 3), name: "Cá nhân 03")"#,
        "ghi tên người thi, khi mỗi người thi một lần",
        "who runs, where each of a team runs once",
    ),
    (
        r#"Rule(run: (discipline: "chua-chay", team: "to-2"), outcome: DidNotFinish, reason: "cháy lại")"#,
        "trọng tài: Finished, DidNotStart, DidNotFinish, Disqualified",
        "the referee rules: Finished, DidNotStart, DidNotFinish, Disqualified",
    ),
    (
        r#"Rerun(run: (discipline: "chua-chay", team: "to-2"), reason: "vòi nước hỏng")"#,
        "cho thi lại, giữ kết quả cũ và gạch đi",
        "order a re-run; the old result is kept and struck through",
    ),
    (
        r#"Reinstate(run: (discipline: "chua-chay", team: "to-2"), reason: "xem lại hình")"#,
        "bỏ lượt thi lại, lấy lại kết quả trước",
        "withdraw the re-run; the old result stands again",
    ),
    ("Interrupt", "đồng hồ đang chạy đã mất số: máy vừa tắt", "the running watches have lost their clock"),
    (
        r#"TheoryClock(discipline: "chua-chay", team: "to-2")"#,
        "đồng hồ lý thuyết: chuẩn bị, rồi trả lời, rồi dừng",
        "the theory clock: prepare, then answer, then stop",
    ),
    (
        r#"Theory(discipline: "chua-chay", team: "to-2", answer: (who: "Cá nhân 01", question: 12, points: "9,5"))"#,
        "ghi câu trả lời lý thuyết",
        "write down an answer in the theory round",
    ),
    (
        r#"Draw(discipline: "chua-chay", seed: 1924)"#,
        "bốc thăm lượt và đường chạy",
        "draw heats and lanes by lot",
    ),
    (
        r#"SetHeats(discipline: "chua-chay", heats: [["to-2", "to-5"], ["to-9", None]])"#,
        "xếp lượt, đường; đường trống ghi None",
        "set heats and lanes; an empty lane is None",
    ),
    (
        r#"DrawLot(discipline: "chua-chay", team: "to-2", lot: 3)"#,
        "đội rút được thăm số 3; bỏ lot thì máy bốc, bỏ team thì đội kế tiếp",
        "a team took lot 3; without lot the program draws, without team for the next one",
    ),
    (
        r#"CallHeat(runs: [(discipline: "chua-chay", team: "to-2"), (discipline: "chua-chay", team: "to-5")])"#,
        "gọi các đội vào vạch, đếm giờ chuẩn bị",
        "call teams to the line: their time to prepare begins",
    ),
    (
        r#"Readings(watch: 1, times: [((discipline: "chua-chay", team: "to-2"), "42,31"), ((discipline: "chua-chay", team: "to-5"), "43,05")])"#,
        "ghi giờ cả lượt trong một lần; watch 0 là điện tử",
        "the times of a heat in one go; watch 0 is the electronic one",
    ),
    (
        r#"SetRule(discipline: "chua-chay", rule: Watches(SlowerOfTwo))"#,
        "đổi một điều của thể lệ",
        "change a rule",
    ),
    (r#"AddTeams(item: "hoi-thi", teams: [(name: "Tổ 12", size: 8)])"#, "thêm đội thi", "add teams"),
    (
        r#"RenameTeam(item: "hoi-thi", team: "to-2", name: "Tổ dân phố 2")"#,
        "sửa tên đội",
        "mend a team's name",
    ),
    (
        r#"ShareTie(board: Result("chua-chay"), teams: ["to-2", "to-5"])"#,
        "các đội bằng nhau: đồng hạng",
        "equal teams share their rank",
    ),
    (
        r#"DrawTie(board: Result("chua-chay"), teams: ["to-2", "to-5"], seed: 1924)"#,
        "các đội bằng nhau: bốc thăm",
        "lots between equal teams",
    ),
    (
        r#"Sign(Result("chua-chay"))"#,
        "trưởng ban trọng tài ký kết quả: Result, Theory, Practice, Overall",
        "the chief referee signs: Result, Theory, Practice, Overall",
    ),
    (
        r#"Reveal(board: Result("chua-chay"))"#,
        "công bố giải kế tiếp trên màn hình hội trường, từ thấp lên",
        "the hall learns the next prize, from the lowest up",
    ),
    (
        r#"Protest(board: Result("chua-chay"), team: "to-5", reason: "lỗi 2 ghi nhầm đường")"#,
        "khiếu nại: kết quả đã ký được mở lại",
        "a protest: a signed result is open again",
    ),
    (
        r#"Settle(board: Result("chua-chay"), verdict: Rejected, decided_by: "Ban tổ chức")"#,
        "giải quyết khiếu nại: Upheld chấp nhận, Rejected bác",
        "a protest is decided: Upheld or Rejected",
    ),
    (
        r#"SignSeen(board: Overall("hoi-thi"), seen: [(board: Overall("hoi-thi"), places: [(team: "to-2", rank: 1, result: Ranks(2))])])"#,
        "ký đúng bảng đã xem; bảng đổi rồi thì không ký",
        "sign what was seen; a board that has moved is not signed",
    ),
    (
        "AdoptClock(ahead_ms: -2700000, since: 0)",
        "lấy giờ của máy (xem trước và làm bằng: ngayhoi clock)",
        "adopt the machine's time (shown and done by: ngayhoi clock)",
    ),
    ("Undo(12)", "hoàn tác sự kiện có số này", "undo the event of this number"),
    ("Redo(13)", "lấy lại việc đã hoàn tác ở số này", "redo what the undo of this number took back"),
];
