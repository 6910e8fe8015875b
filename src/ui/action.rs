//! Every action: its name, its keys, where it works, and its sentence, in one table.
//!
//! The table dispatches keys, and from it come the key bar, the help of each screen and the
//! palette. A new action is a new row here and an arm in `update`.

use super::key::{Code, Key};
use super::screen::Screen;
use crate::text::Lang;

/// How an action appears in help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Runs the day.
    Day,
    /// Moves about a screen.
    Move,
    /// Goes to another screen.
    Screen,
    /// The program itself.
    Program,
}

/// One row of the table.
#[derive(Debug)]
pub struct Row {
    /// The action.
    pub action: Action,
    /// Keys that call it.
    pub keys: &'static [Key],
    /// Screens on which the keys work; empty means all.
    pub on: &'static [Screen],
    /// Where it stands in help.
    pub group: Group,
    /// A word or two, for the key bar.
    pub label: (&'static str, &'static str),
    /// A sentence, for help and palette.
    pub sentence: (&'static str, &'static str),
}

impl Row {
    /// A word or two, for the key bar.
    pub fn label(&self, lang: Lang) -> &'static str {
        lang.pick(self.label.0, self.label.1)
    }

    /// A sentence, for help and palette.
    pub fn sentence(&self, lang: Lang) -> &'static str {
        lang.pick(self.sentence.0, self.sentence.1)
    }

    /// Whether its keys work on this screen.
    pub fn works_on(&self, screen: Screen) -> bool {
        self.on.is_empty() || self.on.contains(&screen)
    }

    /// Its keys, written out: `PgDn`, `+ =`.
    pub fn keys_written(&self) -> String {
        self.keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
    }
}

macro_rules! actions {
    ($($variant:ident $group:ident [$($key:expr),*] [$($screen:ident),*]
        $vi:literal $en:literal, $vi_long:literal $en_long:literal;)+) => {
        /// What an operator can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $(#[doc = $en_long] $variant,)+ }

        /// The table, in the order of the key bar and of help.
        pub const TABLE: &[Row] = &[$(Row {
            action: Action::$variant,
            keys: &[$($key),*],
            on: &[$(Screen::$screen),*],
            group: Group::$group,
            label: ($vi, $en),
            sentence: ($vi_long, $en_long),
        },)+];
    };
}

const fn k(code: Code) -> Key {
    Key::plain(code)
}

actions! {
    Next Day [k(Code::PageDown)] [Run, Mc]
        "kế tiếp" "next", "Sang mục kế tiếp" "Go on to the next item";
    Tick Day [k(Code::Char(' '))] [Run, Checks]
        "đánh dấu" "tick", "Đánh dấu việc đang chọn là xong, hoặc bỏ đánh dấu" "Tick the selected check, or untick it";
    Menu Day [k(Code::Enter)] [Programme]
        "việc với mục" "item", "Mở danh sách việc làm được với mục đang chọn" "Show what can be done with the selected item";
    UndoSelected Day [k(Code::Enter)] [Log]
        "hoàn tác dòng này" "undo this", "Hoàn tác sự kiện đang chọn" "Undo the selected event";
    More Day [Key::char('+'), Key::char('=')] [Run, Programme, Mc]
        "thêm phút" "more time", "Thêm một phút cho mục" "Give the item one more minute";
    Less Day [Key::char('-')] [Run, Programme, Mc]
        "bớt phút" "less time", "Bớt một phút của mục" "Take one minute from the item";
    PauseResume Day [k(Code::F(2))] [Run, Mc, Programme]
        "dừng/chạy" "pause", "Tạm dừng đồng hồ của mục đang diễn ra, hoặc cho chạy tiếp" "Pause the running item's clock, or let it run on";
    Back Day [k(Code::PageUp)] [Run, Mc]
        "quay lại" "back", "Mục này bấm nhầm: quay lại mục trước, đồng hồ chạy như chưa rời" "This item was a mistake: back to the one before, its clock unbroken";
    StartItem Day [k(Code::F(3))] [Programme]
        "bắt đầu ngay" "start now", "Bắt đầu ngay mục đang chọn" "Start the selected item now";
    Park Day [k(Code::F(6))] [Programme]
        "treo/lấy lại" "set aside", "Treo mục đang chọn, hoặc lấy lại mục đã treo hay đã bỏ" "Set the selected item aside, or put it back";
    Skip Day [k(Code::F(8))] [Programme]
        "bỏ mục" "skip", "Bỏ mục đang chọn khỏi chương trình" "Leave the selected item out of the day";
    CorrectStart Day [k(Code::F(5))] [Run, Mc, Programme]
        "sửa giờ bắt đầu" "start time", "Mục đang diễn ra thật ra đã bắt đầu trước đó mấy phút" "The running item really began some minutes ago";
    Note Day [k(Code::F(4))] []
        "ghi chú" "note", "Ghi chú về mục (chỉ ban tổ chức thấy)" "Write a note on the item (organisers only)";
    Undo Day [Key::ctrl('z')] []
        "hoàn tác" "undo", "Hoàn tác việc vừa làm của mình" "Undo what you did last";
    Redo Day [Key::ctrl('y')] []
        "làm lại" "redo", "Làm lại việc vừa hoàn tác" "Redo what you undid last";
    MarkItem Day [k(Code::Char(' '))] [Programme]
        "chọn thêm" "mark", "Chọn thêm mục để dời cả khối" "Mark the item, to move several together";
    Move Day [Key::ctrl('x')] [Programme]
        "dời" "move", "Dời mục (hoặc khối đã chọn) đến chỗ khác" "Move the item, or the marked ones, elsewhere";
    Insert Day [k(Code::F(7))] [Run, Programme]
        "chen mục" "insert", "Chen một mục hay một người phát biểu" "Put in an item or a speaker";
    Replace Day [] []
        "đổi người" "replace", "Đổi người thực hiện của mục" "Somebody else performs the item";
    EndOnTime Day [Key::ctrl('e')] []
        "kịp giờ" "end on time", "Rút ngắn, bỏ bớt để kết thúc đúng hạn" "Shorten and drop to end on time";
    Rain Day [] []
        "mưa" "rain", "Mưa: treo mọi mục ngoài trời, hoặc lấy lại" "Rain: set all outdoor items aside, or take them up";
    PullForward Day [] []
        "khách về sớm" "guest leaves", "Khách phải về sớm: đưa phần của khách lên trước" "A guest must leave: bring their part forward";
    Waiting Day [k(Code::F(9))] []
        "chờ giới thiệu" "to introduce", "Ai đã đến mà chưa giới thiệu" "Who has arrived and is not yet introduced";
    Guest Day [Key::ctrl('n')] []
        "khách mới" "new guest", "Thêm khách đến bất ngờ" "Add a guest nobody announced";
    Message Day [Key::ctrl('g')] []
        "nhắn MC" "tell the MC", "Gửi MC một dòng" "Send the MC one line";
    Arrive Day [k(Code::Char(' '))] [Delegates]
        "đã đến" "arrived", "Đại biểu đã đến, hoặc chưa đến" "The delegate has arrived, or has not";
    DelegateMenu Day [k(Code::Enter)] [Delegates]
        "việc với đại biểu" "delegate", "Mở danh sách việc làm được với đại biểu đang chọn" "Show what can be done with the selected delegate";
    Introduce Day [k(Code::F(3))] [Delegates]
        "đã giới thiệu" "introduced", "Đại biểu đã được giới thiệu" "The delegate was introduced";
    Absent Day [k(Code::F(6))] [Delegates]
        "vắng" "absent", "Đại biểu vắng" "The delegate is not coming";
    Depart Day [] [Delegates]
        "đã về" "left", "Đại biểu đã về" "The delegate has left";
    Substitute Day [] [Delegates]
        "người đi thay" "substitute", "Có người đi thay đại biểu" "Somebody has come instead of the delegate";
    EarlierPlace Day [k(Code::F(7))] [Delegates]
        "lên trước" "earlier", "Giới thiệu đại biểu trước một người" "Introduce the delegate one place earlier";
    LaterPlace Day [k(Code::F(8))] [Delegates]
        "xuống sau" "later", "Giới thiệu đại biểu sau một người" "Introduce the delegate one place later";
    Answer Day [k(Code::Enter)] [Mc]
        "đã đọc" "seen", "Đã đọc tin nhắn; không có tin thì: đã giới thiệu khách vừa đến" "The message was read; with none: the guests who arrived were introduced";
    Scroll Day [k(Code::Char(' '))] [Mc]
        "cuộn" "scroll", "Cho lời dẫn tự cuộn theo tốc độ đọc, hoặc dừng" "Let the words scroll at the reading speed, or stop";
    Ahead Day [k(Code::Tab)] [Mc]
        "xem trước" "look ahead", "Xem trước lời dẫn mục kế tiếp, rồi mục sau đó, rồi trở lại" "Look at the next item's words, then the one after, then back";
    Slower Move [k(Code::Left)] [Mc]
        "chậm hơn" "slower", "Cuộn chậm hơn" "Scroll slower";
    Faster Move [k(Code::Right)] [Mc]
        "nhanh hơn" "faster", "Cuộn nhanh hơn" "Scroll faster";
    Large Program [k(Code::F(6))] [Mc]
        "chữ thưa" "large", "Lời dẫn dòng ngắn, cách đôi, để đọc từ xa hai mét" "Short lines, double spacing, for reading from two metres";
    Spoken Program [k(Code::F(8))] [Mc]
        "cách đọc" "spoken", "Chữ viết tắt và tên hiện theo cách đọc, hoặc theo cách viết" "Show abbreviations and names as spoken, or as written";
    Changes Day [k(Code::F(10))] []
        "thay đổi" "changes", "Xem tệp chương trình đã sửa sẽ đổi gì trong ngày" "See what the changed agenda file would change";
    Confer Day [k(Code::Enter)] [Awards]
        "trao & kế tiếp" "confer, next", "Đã trao cho người đang chọn, sang người kế tiếp" "The selected recipient has received; on to the next";
    LineUp Day [k(Code::Char(' '))] [Awards]
        "có mặt" "present", "Người nhận có mặt, rồi đã tập kết" "The recipient is present, then lined up";
    Announce Day [k(Code::F(3))] [Awards]
        "công bố" "announce", "Công bố quyết định của người đang chọn" "The decision of the selected recipient is read";
    Later Day [k(Code::F(6))] [Awards]
        "vắng" "absent", "Vắng: trao sau" "Absent: to be handed over later";
    Proxy Day [k(Code::F(7))] [Awards]
        "nhận thay" "proxy", "Có người nhận thay" "Somebody receives instead";
    ConferBatch Day [k(Code::F(8))] [Awards]
        "cả đợt" "whole batch", "Trao cả đợt, trừ người vắng hay đã rút" "The whole batch has received, but for those absent or withdrawn";
    CallBatch Day [k(Code::F(12))] [Awards, Mc]
        "gọi đợt" "call batch", "Đã gọi cả đợt lên sân khấu, trừ người vắng hay đã rút" "The whole batch is called to the stage, but for those absent or withdrawn";
    CloseBatch Day [Key::ctrl('k')] [Awards]
        "xong đợt" "batch done", "Đã chụp ảnh, xong đợt của người đang chọn" "The photo is taken: the batch of the selected recipient is done";
    SplitBatch Day [] [Awards]
        "tách đợt" "split batch", "Tách đợt: từ người đang chọn trở đi lên riêng" "Divide the batch: from the selected recipient on they go up by themselves";
    JoinBatch Day [] [Awards]
        "gộp đợt" "join batches", "Gộp đợt của người đang chọn với đợt trước" "Join the batch of the selected recipient with the one before";
    StaffBatch Day [] [Awards]
        "người trao của đợt" "batch presenters", "Người trao, người bưng khay của riêng đợt này" "Presenters and bearers of this batch only";
    Rename Day [k(Code::F(5))] [Awards, Ready]
        "sửa tên" "mend name", "Sửa hoặc ghi tên người nhận" "Mend or fill in the recipient's name";
    MarkReady Day [k(Code::Char(' ')), k(Code::Enter)] [Ready]
        "đánh dấu" "mark", "Đánh dấu ô đang chọn là đủ, hoặc chưa" "Mark the selected cell as ready, or not";
    MarkColumn Day [k(Code::F(8))] [Ready]
        "cả cột" "column", "Đánh dấu cả cột cho danh sách này" "Mark the whole column for this list";
    Withdraw Day [] [Awards]
        "rút" "withdraw", "Rút người nhận khỏi danh sách" "Take the recipient off the list";
    AddRecipient Day [Key::ctrl('r')] [Awards]
        "thêm người nhận" "add recipient", "Thêm một người nhận sau người đang chọn" "Add a recipient after the selected one";
    OpenBoard Day [k(Code::Enter)] [Contest]
        "mở môn thi" "open", "Mở môn đang chọn: đồng hồ và bảng xếp hạng" "Open the selected discipline: watches and ranking";
    Watch Day [k(Code::Char(' '))] [Ground]
        "chạy/dừng" "start/stop", "Bấm chạy hoặc dừng đồng hồ của bạn cho đội đang chọn" "Start or stop your watch for the selected team";
    Signal Day [k(Code::F(2))] [Ground]
        "phát lệnh" "signal", "Phát lệnh: mọi đồng hồ của lượt cùng chạy" "The starter's signal: every watch of the heat starts";
    Charge Day [k(Code::F(3))] [Ground]
        "lỗi" "fault", "Ghi lỗi của đội đang chọn: F3 rồi số của lỗi" "Charge the selected team with a fault: F3, then its number";
    WriteReading Day [k(Code::F(5))] [Ground]
        "ghi giờ" "write time", "Ghi số của đồng hồ, hoặc điểm thực hành" "Write down a watch's reading, or points for practice";
    Ruling Day [k(Code::F(6))] [Ground]
        "bỏ/loại" "DNF…", "Trọng tài: bỏ thi, không hoàn thành, bị loại, hoặc công nhận lại" "The referee rules: did not start, did not finish, disqualified, or finished after all";
    RunAgain Day [k(Code::F(7))] [Ground]
        "thi lại" "re-run", "Cho thi lại (giữ kết quả cũ, gạch đi), hoặc bỏ lượt thi lại" "Order a re-run (the old result is kept and struck), or withdraw it";
    Sign Day [k(Code::F(8))] [Ground, Contest]
        "ký kết quả" "sign", "Trưởng ban trọng tài ký kết quả" "The chief referee signs the result";
    TeamMenu Day [k(Code::Enter)] [Ground]
        "việc với đội" "team", "Mở danh sách việc làm được với đội đang chọn" "Show what can be done with the selected team";
    DrawHeats Day [k(Code::F(7))] [Contest]
        "bốc thăm" "draw", "Bốc thăm lượt và đường chạy" "Draw heats and lanes by lot";
    Rules Day [k(Code::F(5))] [Contest]
        "thể lệ" "rules", "Xem và đổi thể lệ của môn" "See and change the rules of the discipline";
    TheoryClock Day [Key::ctrl('k')] [Ground]
        "giờ lý thuyết" "theory clock", "Đồng hồ lý thuyết: chuẩn bị, rồi trả lời, rồi dừng" "The theory clock: to prepare, then to answer, then it stops";
    TheoryAnswer Day [] [Ground]
        "lý thuyết" "theory", "Ghi câu trả lời lý thuyết của đội đang chọn" "Write down the selected team's answer in the theory round";
    Protest Day [] [Ground, Contest]
        "khiếu nại" "protest", "Ghi khiếu nại; kết quả đã ký được mở lại" "Record a protest; a signed result is open again";
    DecideTie Day [] [Ground]
        "đồng hạng/bốc thăm" "decide tie", "Các đội bằng nhau: đồng hạng hoặc bốc thăm" "Equal teams: share the rank, or draw lots";
    SetHeats Day [] [Ground, Contest]
        "xếp lượt" "set heats", "Xếp lượt, đường bằng tay" "Set heats and lanes by hand";
    RenameTeam Day [] [Ground]
        "sửa tên đội" "mend name", "Sửa tên đội đang chọn" "Mend the selected team's name";
    AddTeam Day [k(Code::F(3))] [Contest]
        "thêm đội" "add team", "Thêm một đội thi" "Add a team";
    EndDay Day [] []
        "kết thúc ngày" "end the day", "Kết thúc ngày" "End the day";

    Prepare Move [k(Code::Tab)] [Awards, Ready]
        "chuẩn bị/sân khấu" "prepare/stage", "Bảng chuẩn bị, hoặc danh sách trên sân khấu" "The board of what must be ready, or the list on the stage";
    KitLeft Move [k(Code::Left)] [Ready]
        "cột trái" "left", "Sang cột bên trái của bảng chuẩn bị" "One column to the left on the board";
    KitRight Move [k(Code::Right)] [Ready]
        "cột phải" "right", "Sang cột bên phải của bảng chuẩn bị" "One column to the right on the board";
    NextTeam Move [k(Code::Tab)] [Ground]
        "đội kế tiếp" "next team", "Sang đội thi kế tiếp, cùng đường chạy" "On to the team that runs next, in the same lane";
    WatchBefore Move [k(Code::Left)] [Ground]
        "đồng hồ trước" "watch before", "Cầm đồng hồ số nhỏ hơn" "Hold the watch of the number before";
    WatchAfter Move [k(Code::Right)] [Ground]
        "đồng hồ sau" "watch after", "Cầm đồng hồ số lớn hơn" "Hold the watch of the number after";
    AttemptBefore Move [Key::char('-')] [Ground]
        "lần thi trước" "attempt before", "Xem lần thi trước của đội" "Look at the team's attempt before";
    AttemptAfter Move [Key::char('+'), Key::char('=')] [Ground]
        "lần thi sau" "attempt after", "Xem lần thi sau của đội" "Look at the team's attempt after";
    AllLanes Move [Key::char('0')] [Ground]
        "mọi đường" "all lanes", "Xem mọi đường của lượt, hoặc một đường" "Look at all lanes of the heat, or at one";
    GroupBy Move [k(Code::Tab)] [Checks]
        "theo người/mục" "by owner/item", "Xếp việc theo mục hoặc theo người phụ trách" "Group checks by item or by owner";
    HideDone Move [k(Code::F(7))] [Checks]
        "ẩn việc xong" "hide done", "Ẩn hoặc hiện việc đã xong" "Hide or show what is done";
    Up Move [k(Code::Up)] []
        "lên" "up", "Lên một dòng" "Up one line";
    Down Move [k(Code::Down)] []
        "xuống" "down", "Xuống một dòng" "Down one line";
    PageUp Move [k(Code::PageUp)] [Programme, Delegates, Awards, Ready, Contest, Ground, Checks, Log]
        "trang trên" "page up", "Lên một trang" "Up one page";
    PageDown Move [k(Code::PageDown)] [Programme, Delegates, Awards, Ready, Contest, Ground, Checks, Log]
        "trang dưới" "page down", "Xuống một trang" "Down one page";
    ReadPageUp Move [Key::ctrl('u')] [Mc]
        "trang trên" "page up", "Lời dẫn lên một trang" "The words up one page";
    ReadPageDown Move [Key::ctrl('d')] [Mc]
        "trang dưới" "page down", "Lời dẫn xuống một trang" "The words down one page";
    First Move [k(Code::Home)] []
        "đầu" "first", "Về đầu danh sách" "To the first line";
    Last Move [k(Code::End)] []
        "cuối" "last", "Về cuối danh sách" "To the last line";

    Screen1 Screen [Key::char('1')] [] "Điều hành" "Run", "Màn hình 1: điều hành" "Screen 1: run the day";
    Screen2 Screen [Key::char('2')] [] "MC" "MC", "Màn hình 2: lời dẫn của MC" "Screen 2: the MC's words";
    Screen3 Screen [Key::char('3')] [] "Chương trình" "Programme", "Màn hình 3: toàn bộ chương trình" "Screen 3: the whole programme";
    Screen4 Screen [Key::char('4')] [] "Đại biểu" "Delegates", "Màn hình 4: đại biểu" "Screen 4: delegates";
    Screen5 Screen [Key::char('5')] [] "Trao thưởng" "Awards", "Màn hình 5: trao thưởng" "Screen 5: awards";
    Screen6 Screen [Key::char('6')] [] "Hội thi" "Contests", "Màn hình 6: hội thi" "Screen 6: contests";
    Screen7 Screen [Key::char('7')] [] "Việc cần làm" "Checks", "Màn hình 7: việc cần làm" "Screen 7: checks";
    Screen8 Screen [Key::char('8')] [] "Nhật ký" "Journal", "Màn hình 8: nhật ký" "Screen 8: the journal";
    Screen9 Screen [Key::char('9')] [] "Hội trường" "Hall", "Màn hình 9: màn chiếu hội trường" "Screen 9: the hall's screen";

    Find Program [Key::ctrl('f')] []
        "tìm" "find", "Tìm mục, người, đội, việc (không cần gõ dấu)" "Find an item, a person, a team, a check";
    Palette Program [Key::ctrl('p'), Key::char(':')] []
        "lệnh" "commands", "Mọi lệnh, tìm bằng chữ không dấu" "Every action, found by typing";
    Help Program [Key::char('?'), k(Code::F(1))] []
        "trợ giúp" "help", "Trợ giúp của màn hình này" "Help for this screen";
    Theme Program [Key::ctrl('t')] []
        "nền tối/sáng" "theme", "Đổi giao diện: tối, sáng, đơn giản" "Change the theme: dark, light, plain";
    Language Program [] []
        "English" "Tiếng Việt", "Chuyển sang tiếng Anh (English)" "Switch to Vietnamese (Tiếng Việt)";
    Redraw Program [Key::ctrl('l')] []
        "vẽ lại" "redraw", "Vẽ lại màn hình" "Draw the screen again";
    Dismiss Program [k(Code::Esc)] []
        "đóng" "close", "Đóng thông báo hoặc khung đang mở" "Close the notice or box in front";
    Leave Program [Key::ctrl('q'), Key::ctrl('c')] []
        "rời" "leave", "Rời màn hình; ngày vẫn tiếp tục" "Leave; the day goes on";
}

impl Action {
    /// Its row in the table.
    pub fn row(self) -> Option<&'static Row> {
        TABLE.iter().find(|row| row.action == self)
    }

    /// The action that a key calls on a screen.
    pub fn of_key(key: Key, screen: Screen) -> Option<Self> {
        TABLE.iter().find(|row| row.works_on(screen) && row.keys.contains(&key)).map(|row| row.action)
    }

    /// The screen that it goes to.
    pub fn screen(self) -> Option<Screen> {
        let index = [
            Self::Screen1,
            Self::Screen2,
            Self::Screen3,
            Self::Screen4,
            Self::Screen5,
            Self::Screen6,
            Self::Screen7,
            Self::Screen8,
            Self::Screen9,
        ]
        .iter()
        .position(|action| *action == self)?;
        Screen::ALL.get(index).copied()
    }

    /// What can be done with one delegate, for their menu.
    pub const WITH_DELEGATE: &'static [Self] = &[
        Self::Arrive,
        Self::Introduce,
        Self::Absent,
        Self::Depart,
        Self::Substitute,
        Self::EarlierPlace,
        Self::LaterPlace,
    ];

    /// What can be done with one team, for its menu.
    pub const WITH_TEAM: &'static [Self] = &[
        Self::Watch,
        Self::Charge,
        Self::WriteReading,
        Self::TheoryClock,
        Self::TheoryAnswer,
        Self::Ruling,
        Self::RunAgain,
        Self::DecideTie,
        Self::RenameTeam,
        Self::Protest,
        Self::Sign,
        Self::Rules,
    ];

    /// What can be done with one item, for its menu.
    pub const WITH_ITEM: &'static [Self] = &[
        Self::StartItem,
        Self::Move,
        Self::More,
        Self::Less,
        Self::Park,
        Self::Skip,
        Self::Replace,
        Self::Note,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_says_what_it_does_in_both_languages() {
        for row in TABLE {
            for text in [row.label.0, row.label.1, row.sentence.0, row.sentence.1] {
                assert!(!text.trim().is_empty(), "{:?}", row.action);
            }
            assert!(Lang::ALL.iter().all(|lang| !row.sentence(*lang).ends_with('.')), "{:?}", row.action);
        }
    }

    #[test]
    fn no_key_means_two_things_on_one_screen() {
        for screen in Screen::ALL.iter().copied().chain([Screen::Ready, Screen::Ground]) {
            let mut seen = std::collections::HashMap::new();
            for row in TABLE.iter().filter(|row| row.works_on(screen)) {
                for key in row.keys {
                    if let Some(other) = seen.insert(*key, row.action) {
                        panic!("{key} on {screen:?}: {other:?} and {:?}", row.action);
                    }
                }
            }
        }
    }

    #[test]
    fn no_bare_letter_and_no_backspace_does_anything() {
        for row in TABLE {
            for key in row.keys {
                assert!(!key.is_backspace(), "{:?}", row.action);
                if let (Code::Char(c), false) = (key.code, key.ctrl) {
                    assert!(!c.is_alphabetic() && !"[]{}".contains(c), "{:?}: {key}", row.action);
                }
            }
        }
    }
}
