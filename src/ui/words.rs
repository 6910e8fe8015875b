//! Words on the screen, each in both languages on one row.
//!
//! One rule for two languages: what stands on a screen as it is written here is a row of this table;
//! a sentence that holds a value is a `say!` where it is made, because word order differs; `lang.pick`
//! only chooses between the two names that a thing of the agenda or the day brings along.

use crate::text::Lang;

macro_rules! words {
    ($($name:ident $vi:literal $en:literal;)+) => {
        /// The words of one language.
        #[derive(Debug)]
        // As code: what a screen says, `[x]` among it, links to nothing.
        pub struct Words { $(#[doc = concat!("`", $en, "`")] pub $name: &'static str,)+ }

        const VI: Words = Words { $($name: $vi,)+ };
        const EN: Words = Words { $($name: $en,)+ };

        impl Words {
            /// The words of a language.
            pub fn of(lang: Lang) -> &'static Self {
                match lang { Lang::Vi => &VI, Lang::En => &EN }
            }

            /// Every word of both languages, by name.
            pub fn table() -> Vec<(&'static str, &'static str, &'static str)> {
                vec![$((stringify!($name), $vi, $en),)+]
            }
        }
    };
}

words! {
    agenda_line "kế hoạch" "plan";
    reality_line "thực tế" "reality";
    must_end "hạn" "due";
    times_title "Giờ của lượt, từng dòng" "The times of the heat, row by row";
    times_foot "Enter ghi các dòng [x] · dấu cách nhận hoặc bỏ dòng · Tab đội kế · Esc thôi" "Enter records the ticked rows · Space takes or leaves one · Tab: next team · Esc cancels";
    draw_foot "Enter máy bốc · Tab gõ số thăm đã rút · F7 bốc tất cả một lượt · Esc xong" "Enter: the program draws · Tab: type the lot that was taken · F7: all at once · Esc ends";
    lot_title "Số ghi trên thăm" "The number on the lot";
    forecast_end "dự kiến xong" "forecast end";
    ended_at "đã kết thúc lúc" "ended at";
    at_least "ít nhất" "at least";
    on_time "đúng giờ" "on time";
    late "chậm" "late";
    early "sớm" "early";
    remaining "còn" "left";
    over "quá" "over";
    elapsed "đã qua" "elapsed";
    no_length "chưa có thời lượng" "no planned length";
    no_plan "chương trình chưa ghi giờ" "the programme gives no times";
    following "Kế tiếp" "Next";
    nothing_follows "hết chương trình" "nothing more";
    checks_of_item "Việc của mục này" "Checks of this item";
    checks_left "Việc còn lại của mục trước" "Still to do from items that are over";
    checks_of_next "Việc trước mục kế tiếp" "Checks before the next item";
    no_checks "không có việc cần đánh dấu" "nothing to tick";
    required "bắt buộc" "required";
    paused "TẠM DỪNG" "PAUSED";
    parked "treo" "set aside";
    skipped "bỏ" "skipped";
    not_begun "Chưa bắt đầu" "Not begun";
    earlier_title "Các mục trước chưa bấm bắt đầu: đã diễn ra chưa?" "Items before were never started: were they held?";
    still_to_come "Còn làm sau" "Still to come";
    was_held "Đã diễn ra, không ai bấm" "Held, nobody pressed";
    is_left_out "Bỏ, không làm nữa" "Left out";
    begins "bắt đầu" "begins";
    no_time "không rõ giờ" "no time";
    begins_in "còn" "in";
    press_to_begin "PgDn: bắt đầu" "PgDn: begin";
    nothing_runs "Không có mục nào đang diễn ra" "Nothing is running";
    press_for_next "PgDn: sang mục kế tiếp" "PgDn: go on to the next item";
    day_over "Ngày đã kết thúc" "The day is over";
    all_done "Các mục đã xong; còn việc kết thúc ngày (Ctrl-P)" "All items are done; end the day with Ctrl-P";
    unknown "chưa rõ" "unknown";
    unnamed "chưa có tên" "no name yet";
    performer "Người thực hiện" "Performer";
    prep "Chuẩn bị" "Prepare";
    note "Ghi chú" "Note";
    notes "Ghi chú trong ngày" "Notes of the day";
    minutes "phút" "min";
    ceremony "PHẦN LỄ" "CEREMONY";
    festival "PHẦN HỘI" "FESTIVAL";
    item "mục" "item";
    delegate "đại biểu" "delegate";
    recipient "người nhận" "recipient";
    decision "quyết định" "decision";
    team "đội" "team";
    discipline "môn thi" "discipline";
    before "trước" "before";
    after "sau" "after";
    nobody "chưa phân công" "nobody yet";
    all_checks "Việc cần làm" "Checks";
    by_item "theo mục" "by item";
    by_owner "theo người" "by owner";
    done_hidden "ẩn việc xong" "done hidden";
    all_ticked "Mọi việc đã xong." "Everything is done.";
    log_title "Nhật ký" "Journal";
    undone "đã hoàn tác" "undone";
    mc_title "Lời dẫn" "The MC's words";
    no_words "Mục này chưa có lời dẫn trong chương trình." "The agenda has no words for this item.";
    delegates_title "Đại biểu, theo thứ tự giới thiệu" "Delegates, in the order of introduction";
    no_delegates "Chương trình chưa có danh sách đại biểu." "The agenda has no list of delegates.";
    no_delegate_selected "Mở màn hình 4 và chọn một đại biểu trước đã." "Open screen 4 and select a delegate first.";
    already_first "Đã ở đầu danh sách." "Already the first.";
    already_last "Đã ở cuối danh sách." "Already the last.";
    here "có mặt" "here";
    to_introduce "chưa giới thiệu" "to introduce";
    absent "vắng" "absent";
    replaced_by "đi thay:" "instead:";
    needs_performer "CẦN NGƯỜI THAY" "SOMEBODY ELSE IS NEEDED";
    nothing_changed "Tệp chương trình không có gì khác với buổi lễ đang chạy." "The agenda file says nothing else than the running day.";
    file_changed "Tệp chương trình đã sửa, buổi lễ vẫn theo bản cũ. F10 xem thay đổi:" "The agenda file was changed; the day was not. F10 shows the changes:";
    no_agenda_file "Cửa sổ này không biết tệp chương trình. Mở chương trình bằng: ngayhoi run TỆP.ron" "This console knows no agenda file. Open the day with: ngayhoi run FILE.ron";
    guest "khách" "guest";
    host "chủ nhà" "host";
    substitute_for "đi thay" "instead of";
    awards_title "Trao thưởng, theo thứ tự danh sách" "Awards, in the order of the lists";
    no_awards "Chương trình chưa có quyết định khen thưởng." "The agenda has no awards.";
    left_to_award "chưa trao" "to be awarded";
    batch "đợt" "batch";
    batch_done "xong" "done";
    batch_next "đợt sau:" "next batch:";
    people "người" "people";
    all_here "có mặt" "present";
    and "và" "and";
    batch_settled "Đợt này không còn ai để gọi." "Nobody of this batch is left to be called.";
    batch_called "Cả đợt đã được gọi rồi." "The whole batch has been called already.";
    recipient_title "Thêm người nhận" "Add a recipient";
    staff_title "Người trao, người bưng khay của đợt – nhiều người cách nhau bằng dấu ;" "Presenters and bearers of the batch - several are parted by ;";
    announced "đã công bố" "read";
    not_announced "chưa công bố" "not read yet";
    come_up "MỜI LÊN" "COME UP";
    result_pending "chờ kết quả" "result pending";
    result_changed "KẾT QUẢ ĐÃ ĐỔI: thu hồi" "THE RESULT HAS CHANGED: take it back";
    called_up "ĐÃ GỌI" "CALLED";
    signed_for "ký thay" "signed by another";
    signs_later "ký sau" "to sign later";
    signed_by "người ký:" "signs:";
    called_so_far "đã gọi" "called";
    on_stage "Trên sân khấu" "On the stage";
    conferred "đã trao" "conferred";
    to_proxy "nhận thay" "to a proxy";
    later "trao sau" "later";
    withdrawn "rút" "withdrawn";
    remaining_ones "còn lại" "left";
    bearers "Bưng khay, hoa" "Bearers";
    proxy_title "Ai nhận thay?" "Who receives instead?";
    stand_in_title "Ai sẽ nhận thay? (bỏ trống: tự nhận)" "Who will receive instead? (empty: nobody)";
    proxy_signs_title "Ai ký thay?" "Who signs instead?";
    stand_in_signs_title "Ai sẽ ký thay? (bỏ trống: tự ký)" "Who will sign instead? (empty: nobody)";
    signer_title "Thêm người ký" "Add somebody who signs";
    witnesses_title "Người chứng kiến của đợt này" "Witnesses of this batch";
    confirm_batch_signed "Ghi cả đợt đã ký?" "The whole batch has signed?";
    just_signed "Vừa ghi đã ký. Người kế tiếp thì bấm lại sau 1 giây." "Recorded a moment ago. For the next one press again in 1 second.";
    signing_title "Ký cam kết, theo thứ tự danh sách" "Signing, in the order of the lists";
    relation "Quan hệ (vợ, con, đồng nghiệp…)" "Relation (wife, son, colleague ...)";
    mend_title "Sửa cho đúng" "Mend what is written";
    mend_everywhere "Cùng người, cùng tên còn ghi ở đâu" "Where else the same stands";
    mend_foot "Space chọn hoặc bỏ · Enter sửa những chỗ có [x] · Esc không sửa" "Space takes or leaves · Enter mends those that are ticked · Esc mends nothing";
    address_and_rank "Xưng hô, cấp bậc" "Address and rank";
    introduced_before "Giới thiệu trước" "Introduced before";
    place_unclear "Ô “Giới thiệu trước”: gõ tên một đại biểu trong danh sách, số thứ tự, hoặc “cuối”." "“Introduced before”: type the name of one delegate in the list, a number, or “last”.";
    its_title "Tên mục" "Title";
    honorific "Xưng hô" "Form of address";
    confirm_column "Đánh dấu cả cột?" "Mark the whole column?";
    prepare_title "Chuẩn bị trao thưởng" "What must be ready";
    all_ready "đủ" "all ready";
    next_to_be_called "Người kế tiếp" "Next to be called";
    confirm_batch "Trao cả đợt?" "Award the whole batch?";
    no_recipient "Mở màn hình 5 và chọn một người nhận trước đã." "Open screen 5 and select a recipient first.";
    pressed_unseen "Bấm khi màn hình chưa kịp đổi nên không tính. Xem lại rồi bấm." "Pressed before the screen had changed, so it does not count. Look, then press again.";
    just_marked "Vừa đánh dấu. Muốn bỏ thì bấm lại sau 2 giây." "Marked a moment ago. To take it back, press again in 2 seconds.";
    just_awarded "Vừa ghi đã trao. Người kế tiếp thì bấm lại sau 1 giây." "Recorded a moment ago. For the next one press again in 1 second.";
    pasted_nobody "Chưa dòng nào được lấy: chọn dòng, bấm Space để lấy." "No row is taken: choose a row and press Space to take it.";
    pasted_title "Danh sách vừa dán – chưa ghi gì" "A pasted list - nothing is recorded yet";
    pasted_teams_foot "Enter ghi · Tab hội thi khác · Space bỏ/lấy dòng · Esc thôi" "Enter records · Tab another contest · Space leaves/takes a row · Esc cancels";
    pasted_foot "Enter ghi · Tab danh sách khác · F6 thay danh sách · Space bỏ/lấy dòng · Esc thôi" "Enter records · Tab another roll · F6 replaces the roll · Space leaves/takes a row · Esc cancels";
    line "dòng" "line";
    teams_changed "Danh sách đội vừa đổi. Xem lại rồi hãy bấm Enter." "The list of teams has just changed. Look again before you press Enter.";
    roll_changed "Danh sách của quyết định vừa đổi. Xem lại rồi hãy bấm Enter." "The decision's roll has just changed. Look again before you press Enter.";
    paste_here "dán danh sách vào màn hình này" "paste the list on this screen";
    announcer "Người công bố" "Announcer";
    witnesses "Người chứng kiến" "Witnesses";
    left_to_sign "chưa ký" "not signed";
    presenters "Người trao" "Presenters";
    count_unknown "chưa rõ số lượng" "number unknown";
    slot "khay" "slot";
    representative "lên nhận:" "received by:";
    posthumous "truy tặng" "posthumous";
    of_the_family "đại diện gia đình" "for the family";
    asked_singly "còn lại, hỏi đại diện nhận" "left, to be asked who receives";
    contests_title "Hội thi" "Contests";
    no_contests "Chương trình không có hội thi." "The agenda has no contest.";
    teams "Đội thi" "Teams";
    no_teams "chưa có danh sách đội" "no teams listed yet";
    faults "Lỗi" "Faults";
    prizes "Giải" "Prizes";
    attempt "lần" "attempt";
    points "Điểm" "Points";
    provisional "TẠM THỜI" "PROVISIONAL";
    signed "đã ký" "signed";
    teams_to_run "đội chưa có kết quả" "teams without a result";
    attempts_left "đội còn lần thi" "teams with an attempt left";
    heat "lượt" "heat";
    lane "đường" "lane";
    empty_lane "đường trống" "empty lane";
    watch "đồng hồ" "watch";
    electronic "điện tử" "electronic";
    nobody_holds "chưa ai cầm" "nobody holds it";
    interrupted "MẤT SỐ: máy đã tắt giữa lần thi – F7 thi lại, hoặc F5 gõ giờ" "LOST: the machine went off in mid-run - F7 re-run, or F5 type a time";
    fewer_watches "thiếu đồng hồ" "watch missing";
    result "kết quả" "result";
    theory "lý thuyết" "theory";
    practice "thực hành" "practice";
    overall "toàn đoàn" "overall";
    struck "đã gạch" "struck";
    may_win "còn có thể nhất" "may still win";
    waits_for_decision "chờ quyết định giải" "prize to be decided";
    protests "khiếu nại" "protests";
    drawn_with "bốc thăm số" "drawn with number";
    paste_teams "Dán danh sách đội vào màn hình này, hoặc F3 thêm từng đội." "Paste the list of teams on this screen, or add one with F3.";
    no_team_selected "Mở màn hình 6, mở một môn và chọn một đội trước đã." "Open screen 6, open a discipline and select a team first.";
    no_discipline "Việc này là của từng môn, không phải của toàn đoàn." "This is for one discipline, not for the whole contest.";
    no_tie "Đội đang chọn không đồng hạng với đội nào." "The selected team shares its rank with nobody.";
    just_stopped "Đồng hồ vừa dừng. Bấm chạy lần thi sau thì chờ 5 giây." "The watch has just stopped. To start the next attempt, wait 5 seconds.";
    confirm_sign "Trưởng ban trọng tài ký kết quả?" "The chief referee signs the result?";
    reading_title "Đồng hồ chỉ bao nhiêu? (42,31 hoặc 1:02,5; để trống: không có số)" "What does the watch show? (42,31 or 1:02,5; blank: no reading)";
    electronic_title "Đồng hồ điện tử chỉ bao nhiêu? (để trống: không có số)" "What does the electronic watch show? (blank: no reading)";
    points_title "Thực hành được bao nhiêu điểm?" "How many points for practice?";
    goes_on "vào chung kết" "goes on";
    advance_title "Các đội vào chung kết?" "These teams go on to the final?";
    marks_title "Phiếu chấm của một giám khảo" "A judge's sheet";
    judge "Giám khảo" "Judge";
    runner_title "Ai thi? (để trống: chưa rõ)" "Who runs? (blank: not known)";
    fault_note_title "Ghi chú về lỗi này" "A note on this fault";
    ruling_why "Lý do (có thể để trống)" "Why (may be blank)";
    rerun_title "Vì sao thi lại?" "Why a re-run?";
    reinstate_title "Vì sao bỏ lượt thi lại?" "Why is the re-run withdrawn?";
    theory_title "Câu trả lời lý thuyết" "Answer in the theory round";
    who_answers "Người trả lời" "Who answers";
    question "Câu số" "Question";
    prepares "chuẩn bị" "prepares";
    answers "trả lời" "answers";
    prepared "Chuẩn bị (để trống: theo đồng hồ)" "Prepared (blank: by the clock)";
    answered "Trả lời (để trống: theo đồng hồ)" "Answered (blank: by the clock)";
    protest_title "Khiếu nại về việc gì?" "What is disputed?";
    draw_title "Số bốc thăm (để trống: lấy theo giờ)" "Number to draw from (blank: the moment)";
    draw_about "Cùng một số thì bốc lại ra cùng kết quả; mời một người trong hội trường đọc số." "The same number draws the same again; let somebody in the hall name it.";
    heats_title "Lượt và đường: 3 1; 2 -" "Heats and lanes: 3 1; 2 -";
    heats_about "Ghi số thứ tự đội theo đường; dấu ; sang lượt sau; dấu - là đường trống." "Teams by number, lane by lane; a semicolon begins the next heat; - is an empty lane.";
    not_heats "Ghi như: 3 1; 2 -. Số là thứ tự đội trong danh sách." "Write it like: 3 1; 2 -. The numbers are those of the list.";
    cap_title "Giới hạn thời gian (120, “2 phút”; để trống: không có)" "Time cap (120, “2 min”; blank: none)";
    lanes_title "Mấy đường chạy?" "How many lanes?";
    prizes_title "Cơ cấu giải từ cao xuống (1-1-2; 1-1-1-*: còn lại khuyến khích)" "Prizes from the highest (1-1-2; 1-1-1-*: all the rest)";
    max_points_title "Thực hành nhiều nhất bao nhiêu điểm? (để trống: không giới hạn)" "The most points of practice? (blank: any)";
    watch_limit_title "Hai đồng hồ lệch quá bao nhiêu giây thì báo? (để trống: không báo)" "How far apart may watches lie? (seconds; blank: any)";
    line_prepare_title "Chuẩn bị ở vạch bao lâu? (90, “2 phút”; để trống: không quy định)" "How long to prepare? (90, “2 min”; blank: none)";
    start_points_title "Mỗi đội bắt đầu với bao nhiêu điểm? (để trống: không)" "Points to start with? (blank: none)";
    pace_title "Điểm cho mỗi giây nhanh, chậm (để trống cả ba: không tính)" "Points for each second (all blank: none)";
    pace_set "Thời gian chuẩn (để trống: 0)" "Set time (blank: 0)";
    pace_under "Mỗi giây nhanh hơn được cộng" "For each second under";
    pace_over "Mỗi giây chậm hơn bị trừ" "For each second over";
    failed_title "Đội không hoàn thành tính bao nhiêu? (8:00; để trống: không có)" "The time of a team that failed? (8:00; blank: none)";
    fault_title "Thêm hoặc sửa một lỗi" "Add or change a fault";
    fault_code "Mã lỗi" "Code";
    fault_text "Lỗi gì" "What";
    fault_cost "Phạt (5 giây; 0,5 điểm; loại)" "Costs (5 s; 0,5 points; dis)";
    fault_max "Tính nhiều nhất mấy lần" "Counts at most";
    team_title "Thêm một đội thi" "Add a team";
    rename_team_title "Tên đúng của đội" "The team's right name";
    team_name "Tên đội" "Team";
    team_size "Số người" "People";
    captain "Đội trưởng" "Captain";
    category "Bảng" "Category";
    not_a_number "Chỉ ghi chữ số." "Write digits only.";
    not_a_time "Ghi như 42,31 hoặc 1:02,5." "Write it as 42,31 or 1:02,5.";
    not_points "Ghi như 9 hoặc 9,5." "Write it as 9 or 9,5.";
    not_prizes "Ghi như 1-1-2 hoặc 1-1-1-*." "Write it as 1-1-2 or 1-1-1-*.";
    not_a_cost "Ghi như “5 giây”, “0,5 điểm” hoặc “loại”." "Write it as “5 s”, “0,5 points” or “dis”.";
    faults_title "Lỗi nào?" "Which fault?";
    faults_foot "số hoặc Enter: ghi · Tab: ghi kèm chú thích · Esc thôi" "its number or Enter records · Tab adds a note · Esc cancels";
    ruling_title "Lần thi này kết thúc thế nào?" "How did this attempt end?";
    ruling_foot "Enter ghi · Tab: ghi kèm lý do · Esc thôi" "Enter records · Tab adds why · Esc cancels";
    again_title "Thi lại" "Re-run";
    order_rerun "Cho thi lại" "Order a re-run";
    rerun_keeps "giữ kết quả cũ, gạch đi" "the old result is kept, struck through";
    withdraw_rerun "Bỏ lượt thi lại, lấy lại kết quả trước" "Withdraw the re-run; the old result stands again";
    rules_title "Thể lệ" "Rules";
    typed "gõ" "typed";
    typed_seed "gõ số bốc thăm" "the number is typed";
    tie_title "Các đội bằng nhau" "Equal teams";
    team_withdraws "cả đội bỏ cuộc" "the whole team withdraws";
    team_is_out "cả đội bị loại" "the whole team is put out";
    team_in_again "cả đội thi tiếp" "the whole team is in again";
    confirm_odd "Ghi số này thật không?" "Is that really so?";
    claim_title "Máy này bấm đồng hồ nào?" "Which watch does this console hold?";
    leave_out_title "Vì sao không tính số này?" "Why is this reading left out?";
    stays_on_the_sheet "vẫn ở trên phiếu" "stays on the sheet";
    settle_title "Khiếu nại được giải quyết thế nào?" "What becomes of the protest?";
    decided_by "Ai quyết định" "Decided by";
    why "Lý do" "Why";
    share_rank "Đồng hạng" "Share the rank";
    draw_lots "Bốc thăm" "Draw lots";
    rehearsal "TỔNG DUYỆT – không phải ngày thật" "REHEARSAL – not the real day";
    too_small "Cửa sổ nhỏ quá" "The window is too small";
    too_small_need "cần ít nhất" "at least";
    too_small_have "đang có" "now";
    help_title "Trợ giúp" "Help";
    help_day "Điều hành" "The day";
    help_move "Di chuyển" "Moving about";
    help_screens "Màn hình" "Screens";
    help_program "Chương trình máy" "The program";
    help_foot "Esc đóng · mọi lệnh khác: Ctrl-P" "Esc closes · every other action: Ctrl-P";
    help_more " · ↑ ↓ xem tiếp" " · arrows for more";
    palette_title "Lệnh" "Commands";
    palette_hint "gõ vài chữ, không cần dấu" "type a few letters";
    item_menu "Việc với mục" "Item";
    find_title "Tìm" "Find";
    find_hint "tên người, mục, đội, việc – không cần dấu" "an item, a person, a team, a check";
    found_nothing "Không thấy gì." "Nothing found.";
    note_title "Ghi chú" "Note";
    whole_day "cả ngày" "the whole day";
    correct_title "Mục đã bắt đầu từ bao lâu trước? (số phút, hoặc “90 giây”)" "How long ago did it begin? (minutes, or “90 s”)";
    skip_title "Bỏ mục – lý do (có thể để trống)" "Skip – why (may be blank)";
    park_title "Treo mục – lý do (có thể để trống)" "Set aside – why (may be blank)";
    postpone_title "Dời phần còn lại sang ngày khác" "Put off the rest to another date";
    to_date "Sang ngày" "To the date";
    begins_at "Bắt đầu lúc" "Begins at";
    rain_title "Treo các mục ngoài trời – lý do" "Set outdoor items aside – why";
    insert_title "Chen mục" "Put in an item";
    item_title "Tên mục (để trống: Phát biểu của …)" "Title (blank: Speech of …)";
    at_the_end "cuối chương trình" "at the end";
    speech_of "Phát biểu của" "Speech of";
    invitation "Kính thưa quý vị đại biểu! Xin trân trọng kính mời {nguoi_trinh_bay} lên phát biểu." "Kính thưa quý vị đại biểu! Xin trân trọng kính mời {nguoi_trinh_bay} lên phát biểu.";
    replace_title "Ai thực hiện mục này?" "Who performs this item?";
    message_title "Nhắn MC" "To the MC";
    another_needed "cần người thay" "somebody else is needed";
    following_after "Sau đó" "Then";
    look_ahead "XEM TRƯỚC" "AHEAD";
    end_of_words "hết lời dẫn" "end of the words";
    words_are_read "Lời dẫn của mục này đã hết. Home: về đầu." "These words are at their end. Home: back to the first line.";
    lines_more "dòng nữa" "more lines";
    syllables_a_minute "tiếng/phút" "syllables/min";
    seen_hint "Enter đã đọc" "Enter seen";
    introduced_hint "Enter đã giới thiệu" "Enter introduced";
    messages_more "tin nữa" "more messages";
    introduce_begin "Ban Tổ chức trân trọng giới thiệu:" "Ban Tổ chức trân trọng giới thiệu:";
    introduce_and "và" "và";
    introduce_end "đã đến dự." "đã đến dự.";
    answered_just_now "Vừa có thay đổi ở đây. Đọc rồi bấm Enter." "This has just changed. Read it, then press Enter.";
    guests_wait_for_a_seam "Khách mới đến được mời giới thiệu ở chỗ nghỉ: khi sang mục sau. F9 xem danh sách." "Guests who have come are introduced at a pause: when the next item begins. F9 lists them.";
    nothing_to_answer "Không có tin nhắn nào chờ đọc, không có khách nào chờ giới thiệu." "No message waits to be read, no guest to be introduced.";
    guest_title "Khách mới đến" "A guest has arrived";
    substitute_title "Ai đi thay?" "Who has come instead?";
    rank_title "Cấp bậc" "Rank";
    full_name "Họ và tên" "Full name";
    position "Chức vụ" "Post";
    organization "Đơn vị" "Body";
    place_title "Dời đến đâu?" "Move where?";
    right_next "ngay kế tiếp" "right next";
    waiting_title "Đã đến, chưa giới thiệu" "Arrived, not yet introduced";
    waiting_foot "Enter đã giới thiệu · Ctrl-N khách mới · Esc đóng" "Enter introduced · Ctrl-N new guest · Esc closes";
    nobody_waits "Không ai đang chờ giới thiệu." "Nobody waits to be introduced.";
    unannounced "không báo trước" "unannounced";
    departing_title "Ai phải về sớm?" "Who must leave?";
    leave_title "Khách phải về lúc mấy giờ?" "When must the guest leave?";
    too_late_title "Đến sau giờ khách về" "After the guest has left";
    too_late_foot "Enter chọn · F2 đổi giờ về · Esc đóng" "Enter chooses · F2 another time · Esc closes";
    rescue_title "Để kết thúc đúng hạn" "To end on time";
    rescue_foot "Space lấy hoặc thôi từng dòng · Enter đồng ý · Esc thôi" "Space takes or leaves a line · Enter confirms · Esc cancels";
    no_rescue "Không có mục nào để đề nghị rút: các mục còn lại là nghi lễ, đang diễn ra, có giờ cố định, chưa rõ loại hoặc chưa có số phút. Tự bớt phút bằng −, bỏ mục bằng F8 (màn hình 3)." "Nothing is proposed: what is left is ceremony, runs, has a fixed start, or is of no known kind or length. Take minutes with -, leave items out with F8 (screen 3).";
    leave_out "bỏ" "leave out";
    shorten "rút ngắn" "shorten";
    changed_title "Tệp chương trình đã sửa" "The agenda file has changed";
    take_changes "Lấy các thay đổi dưới đây vào ngày" "Take the changes below into the day";
    keep_running "Giữ chương trình đang chạy" "Keep the programme as it runs";
    choose_foot "Enter chọn · Esc thôi" "Enter chooses · Esc cancels";
    nothing_outdoor "Không có mục ngoài trời nào còn chờ." "No outdoor item waits.";
    no_must_end "Chương trình chưa ghi hạn kết thúc (must_end)." "The agenda has no time to end by (must_end).";
    ends_in_time "Vẫn kịp giờ; không cần rút bớt." "The day ends in time; nothing need be shortened.";
    end_stays "giờ kết thúc không đổi" "the end stays the same";
    prompt_foot "Enter ghi · Esc thôi" "Enter records · Esc cancels";
    confirm_foot "Enter đồng ý · Esc thôi" "Enter confirms · Esc cancels";
    confirm_end "Kết thúc ngày?" "End the day?";
    confirm_undo "Hoàn tác sự kiện này?" "Undo this event?";
    confirm_start "Bắt đầu ngay mục này?" "Start this item now?";
    ends_running "Mục đang diễn ra sẽ kết thúc" "The running item will be over";
    still_waiting "Mục chưa làm" "Items still waiting";
    still_open "Việc bắt buộc còn lại" "Required checks still open";
    nothing_to_undo "Không có việc nào của bạn để hoàn tác." "You have done nothing that can be undone.";
    nothing_to_redo "Không có việc nào của bạn để làm lại." "You have undone nothing that can be redone.";
    chosen_gone "Dòng đã chọn không còn trong danh sách. Chọn lại rồi bấm." "What was chosen is no longer on the list. Choose again, then press.";
    nothing_selected "Chọn một dòng trước đã." "Select a line first.";
    no_item "Chưa có mục nào đang diễn ra." "No item is running.";
    not_minutes "Viết số phút, ví dụ 2 hoặc “90 giây”." "Write minutes, such as 2 or “90 s”.";
    passed_over "Lướt qua chưa đọc. Đã giới thiệu những vị này rồi?" "Passed over unread. Were these introduced?";
    taken_for "Ghi người" "Taken for";
    as_typed "Ghi đúng như đã gõ, không khớp ai" "Written as typed; nobody is so called";
    press_back_again "Bấm PgUp lần nữa để quay lại" "Press PgUp again to go back to";
    you "bạn" "you";
    not_recorded "CHƯA GHI ĐƯỢC" "NOT RECORDED";
    one_at_a_time "Việc trước chưa ghi được. Chờ một lát, hoặc Esc để thôi việc đó." "What you did before is not recorded yet. Wait, or give it up with Esc.";
    trying "đang thử lại… Esc: thôi." "trying again… Esc: give up.";
    given_up "đã thôi thử lại. Hết sự cố thì làm lại việc này. Esc: đã đọc." "given up. Do it again when the trouble is over. Esc: seen.";
    recording_again "Đã ghi được trở lại." "Recording works again.";
    trouble_restored "Tệp nhật ký đã bị xoá; đã ghi lại toàn bộ vào chỗ cũ." "The journal file had been deleted; all of it was written again in its place.";
    clock_ahead "Giờ máy nhanh hơn giờ của ngày" "The machine is ahead of the day by";
    clock_behind "Giờ máy chậm hơn giờ của ngày" "The machine is behind the day by";
    clock_kept "nếu máy đúng: Ctrl-P “giờ của máy”" "if it is right: Ctrl-P “adopt the clock”";
    restarted "máy tắt rồi mở lại sau việc này" "the machine was off after this";
    confirm_clock "Lấy giờ của máy?" "Adopt the machine's time?";
    clock_of_its_own "Buổi này có đồng hồ riêng, không theo giờ của máy." "This has a clock of its own and does not follow the machine's.";
    copy_title "Chép nhật ký đến" "Copy the journal to";
    copy_about "Enter: chép vào đây. Sửa nếu muốn chỗ khác: một thư mục, hoặc tên tệp .ngayhoi." "Enter: copy it here. Or write another place: a folder, or the name of an .ngayhoi file.";
    copy_nowhere "Viết nơi chép đến: một thư mục, hoặc tên tệp .ngayhoi." "Write where it goes: a folder, or the name of an .ngayhoi file.";
    files_elsewhere "Từ đây không ghi được tệp. Làm ở máy đang giữ nhật ký." "No file can be written from here. Do it at the machine that keeps the journal.";
    copying "Đang chép nhật ký…" "Copying the journal…";
    leaving_after_the_file "Đang ghi dở một tệp: ghi xong sẽ rời. Ctrl-Q lần nữa: rời ngay, bỏ tệp đó." "A file is being written: you leave when it is done. Ctrl-Q again: leave now, without it.";
    papers_title "Ghi giấy tờ nào?" "Which paper?";
    papers_foot "Enter: Word · Tab: Excel · dấu cách: HTML · Esc" "Enter: Word · Tab: Excel · Space: HTML · Esc";
    printing "Đang ghi giấy tờ…" "Writing the paper…";
    another_date "Chương trình ghi ngày" "The agenda is dated";
    one_minute_left "còn 1 phút" "1 minute left";
    time_is_up "hết giờ" "time is up";
    line_time_is_up "hết giờ chuẩn bị ở vạch" "the time at the line is over";
    welcome "Kính chào quý vị đại biểu và bà con" "Welcome";
    thanks "Trân trọng cảm ơn quý vị đại biểu và bà con" "Thank you";
    weekdays "thứ Hai,thứ Ba,thứ Tư,thứ Năm,thứ Sáu,thứ Bảy,Chủ nhật" "Mon,Tue,Wed,Thu,Fri,Sat,Sun";
}

impl Words {
    /// The day of the week, 1 for Monday.
    pub fn weekday(&self, number: usize) -> &'static str {
        self.weekdays.split(',').nth(number.saturating_sub(1)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_in_both_languages_and_composed() {
        for (name, vi, en) in Words::table() {
            assert!(!vi.trim().is_empty() && !en.trim().is_empty(), "{name}");
            assert_eq!(vi, crate::text::nfc(vi), "{name}");
            let spoken = ["invitation", "introduce_begin", "introduce_and", "introduce_end"].contains(&name);
            assert!(spoken || en.chars().all(|c| c.is_ascii() || "–·“”…←".contains(c)), "{name}: {en}");
        }
    }
}
