//! What an operator asks for. Imperative; carries what it was meant for.

use serde::{Deserialize, Serialize};

use super::{Cut, Handover, Presence, Seq};
use crate::agenda::{
    CheckId, DecisionId, Delegate, DelegateId, Item, ItemId, ItemKind, Kit, Lasting, Part, Performer,
    Recipient, RecipientId, RecipientKind,
};

/// What an operator asks of a running day. The RON form is the one `ngayhoi do` reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Command {
    /// Begin an item now, whatever is running; what was running is over.
    Start(ItemId),
    /// Go on to the next item in order. `from` is the item that the operator saw running
    /// (none before the first); a command from a stale screen is refused.
    Next {
        /// The item seen running.
        #[serde(default)]
        from: Option<ItemId>,
    },
    /// `from` was started by mistake: it waits again, and the one before it runs on as if it
    /// had never been left.
    Back {
        /// The item seen running.
        from: ItemId,
    },
    /// Stop the running item's clock.
    Pause(ItemId),
    /// Let a paused item's clock run on.
    Resume(ItemId),
    /// Leave an item out of the day.
    Skip {
        /// Which.
        item: ItemId,
        /// Why, for the minutes.
        #[serde(default)]
        reason: Option<String>,
    },
    /// Put a skipped item back in its place.
    Unskip(ItemId),
    /// Set an item aside (treo), perhaps in the middle of it; what it has done so far is kept.
    Park {
        /// Which.
        item: ItemId,
        /// Why, for the minutes.
        #[serde(default)]
        reason: Option<String>,
    },
    /// Put a parked item back in its place.
    Unpark(ItemId),
    /// A check is done.
    Tick(CheckId),
    /// A check is not done after all.
    Untick(CheckId),
    /// Write down something about an item or the day.
    Note {
        /// Which item; none is the day.
        #[serde(default)]
        item: Option<ItemId>,
        /// What.
        text: String,
    },
    /// The running item really began `ago` ago ("bắt đầu từ 2 phút trước").
    CorrectStart {
        /// The item seen running.
        item: ItemId,
        /// How long ago.
        ago: Lasting,
    },
    /// Give an item more time, or take some (negative).
    Adjust {
        /// Which.
        item: ItemId,
        /// How much.
        by: Lasting,
    },
    /// The day is over. `from` is the item seen running, if any.
    End {
        /// The item seen running.
        #[serde(default)]
        from: Option<ItemId>,
    },
    /// Put a new item into the day.
    Insert {
        /// What.
        item: Box<NewItem>,
        /// Before which item; none is at the end.
        #[serde(default)]
        before: Option<ItemId>,
    },
    /// Move items that wait, together and in the order given.
    Move {
        /// Which.
        items: Vec<ItemId>,
        /// Before which item; none is to the end.
        #[serde(default)]
        before: Option<ItemId>,
    },
    /// Set several items aside at once: rain.
    SetAside {
        /// Which.
        items: Vec<ItemId>,
        /// Why, for the minutes.
        #[serde(default)]
        reason: Option<String>,
    },
    /// Put items set aside back in their places.
    TakeUp {
        /// Which.
        items: Vec<ItemId>,
    },
    /// Somebody else performs an item. The MC's words follow.
    Replace {
        /// Which item.
        item: ItemId,
        /// Who does it now.
        performer: Performer,
    },
    /// Shorten some items and leave others out, all at once, to end on time.
    Shorten {
        /// Less time for these.
        #[serde(default)]
        cuts: Vec<Cut>,
        /// These are left out.
        #[serde(default)]
        drops: Vec<ItemId>,
    },
    /// A guest must leave: what they take part in comes next, in its order.
    PullForward {
        /// Who.
        delegate: DelegateId,
        /// Which items.
        items: Vec<ItemId>,
    },
    /// Mark delegates as arrived, introduced, left …
    Mark {
        /// Whom.
        delegates: Vec<DelegateId>,
        /// As what.
        presence: Presence,
    },
    /// A guest whom nobody announced, who is here now.
    AddDelegate {
        /// Who. An id is made from the name.
        delegate: Box<Delegate>,
        /// Before whom in the order of introduction; none is at the end.
        #[serde(default)]
        before: Option<DelegateId>,
    },
    /// Change the order of introduction.
    MoveDelegate {
        /// Whom.
        delegate: DelegateId,
        /// Before whom; none is to the end.
        #[serde(default)]
        before: Option<DelegateId>,
    },
    /// Somebody else has come instead of a delegate. A substitute does not take the principal's
    /// place in the order ("ngôi thứ không ủy quyền").
    Substitute {
        /// Instead of whom.
        delegate: DelegateId,
        /// Who has come.
        by: Box<Delegate>,
        /// Before whom in the order of introduction; none is at the end.
        #[serde(default)]
        before: Option<DelegateId>,
    },
    /// Send the MC one line.
    Send {
        /// What.
        text: String,
    },
    /// The MC has read the line sent with this number.
    Seen(Seq),
    /// Take the day's programme from a changed agenda.
    Revise {
        /// The text of the agenda file.
        agenda: String,
    },
    /// Leave the programme as it is although the agenda file has changed.
    KeepProgramme {
        /// The text of the agenda file that is not taken.
        agenda: String,
    },
    /// The decision is read to the hall; once for each.
    Announce(DecisionId),
    /// Recipients have come so far: present, lined up, called, conferred, received by another, to be
    /// handed over later, withdrawn.
    Award {
        /// Whom.
        recipients: Vec<RecipientId>,
        /// How far.
        state: Handover,
    },
    /// Something is ready for recipients, or is not after all.
    Ready {
        /// For whom.
        recipients: Vec<RecipientId>,
        /// What.
        kit: Kit,
        /// Ready, or not.
        done: bool,
    },
    /// Mend the spelling of a recipient's name, or fill it in.
    Rename {
        /// Whose.
        recipient: RecipientId,
        /// The right name.
        name: String,
    },
    /// Take a list that has arrived into a roll, in its order: unnamed places are filled first, the
    /// others follow at the end. Ids are made from the names.
    Import {
        /// Under which decision.
        decision: DecisionId,
        /// Into which roll.
        #[serde(default)]
        kind: RecipientKind,
        /// Who.
        recipients: Vec<Recipient>,
        /// Instead of the roll as it stands; refused once anybody of it has been called.
        #[serde(default)]
        replace: bool,
    },
    /// Put a late name on a roll, at its place.
    AddRecipient {
        /// Under which decision.
        decision: DecisionId,
        /// On which roll.
        #[serde(default)]
        kind: RecipientKind,
        /// Who. An id is made from the name.
        recipient: Box<Recipient>,
        /// After whom; none is at the end.
        #[serde(default)]
        after: Option<RecipientId>,
    },
    /// Divide a batch (đợt): somebody and those after them go up by themselves. Refused once any of
    /// these has been called.
    SplitBatch {
        /// Who begins the second part.
        before: RecipientId,
    },
    /// Join a batch with the one before it, of its kind. Refused once any of it has been called.
    JoinBatch {
        /// The first of the batch, as the operator saw it.
        batch: RecipientId,
    },
    /// Give a batch presenters and bearers of its own.
    StaffBatch {
        /// The first of the batch, as the operator saw it.
        batch: RecipientId,
        /// Who hands over; none is whoever does for the decision.
        #[serde(default)]
        presenters: Vec<Performer>,
        /// Who carries tray and flowers; none is whoever does for the decision.
        #[serde(default)]
        bearers: Vec<String>,
    },
    /// The photo is taken and the batch is done; refused while somebody of it is left.
    CloseBatch {
        /// The first of the batch, as the operator saw it.
        batch: RecipientId,
    },
    /// Take back the event of this number. It stays in the journal.
    Undo(Seq),
    /// Take back the undo of this number.
    Redo(Seq),
}

/// An item that the agenda does not have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewItem {
    /// What the programme calls it. Its id is made from this.
    pub title: String,
    /// What it is.
    #[serde(default)]
    pub kind: ItemKind,
    /// Which half of the day.
    #[serde(default)]
    pub part: Part,
    /// How long it is to take.
    #[serde(default)]
    pub minutes: Option<Lasting>,
    /// Who does it.
    #[serde(default)]
    pub performer: Option<Performer>,
    /// What the MC says.
    #[serde(default)]
    pub words: Option<String>,
}

impl NewItem {
    /// As an item of the day.
    pub(super) fn item(&self, id: &ItemId) -> Item {
        Item {
            id: id.clone(),
            title: self.title.clone(),
            kind: self.kind,
            part: self.part,
            minutes: self.minutes.map(|minutes| minutes.0),
            performer: self.performer.clone(),
            words: self.words.clone(),
            ..Item::default()
        }
    }
}

/// One example of each command, as `ngayhoi do` reads it, with what it does.
/// A test reads each of them back, and demands one for every command.
pub const EXAMPLES: &[(&str, &str, &str)] = &[
    (r#"Start("bao-cao")"#, "bắt đầu một mục ngay bây giờ", "start an item now"),
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
    ("Undo(12)", "hoàn tác sự kiện có số này", "undo the event of this number"),
    ("Redo(13)", "lấy lại việc đã hoàn tác ở số này", "redo what the undo of this number took back"),
];
